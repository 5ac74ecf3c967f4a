//! Statements, parameters and rows: the few portable types that both databases share.

use crate::{Result, StoreError, wire::PgRow};
use bytes::BytesMut;
use shouwen_domain::{id::Id, moment::Moment};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// A statement. `columns` says what it returns, one letter a column: `i` 64-bit integer, `t` text, `f` float, `b` bytes;
/// a `?` behind it means that it may be NULL. Made only by `statements!`, so that none escapes the prepare-all test.
#[derive(Debug)]
pub struct Sql {
    pub name: &'static str,
    pub columns: &'static str,
    pub text: &'static str,
    /// Other words for PostgreSQL where the dialects differ; the steps never differ.
    pub pg: Option<&'static str>,
}

impl Sql {
    /// The text for PostgreSQL: `?1` becomes `$1`.
    pub fn for_pg(&self) -> String {
        let text = self.pg.unwrap_or(self.text);
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let placeholder = c == '?' && chars.peek().is_some_and(char::is_ascii_digit);
            out.push(if placeholder { '$' } else { c });
        }
        out
    }

    /// The letters of the columns with their nullability.
    pub fn shape(&self) -> Vec<(u8, bool)> {
        let bytes = self.columns.as_bytes();
        let mut out: Vec<(u8, bool)> = Vec::new();
        for &b in bytes {
            match b {
                b'?' => {
                    if let Some(last) = out.last_mut() {
                        last.1 = true;
                    }
                }
                b' ' => {}
                letter => out.push((letter, false)),
            }
        }
        out
    }
}

/// A room's statements: `NAME "columns" "text";` or `NAME "columns" "text" pg "text";`.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident $columns:literal $text:literal $(pg $pg:literal)?;)*) => {
        $($(#[$doc])* static $name: $crate::Sql = $crate::Sql {
            name: concat!(module_path!(), "::", stringify!($name)),
            columns: $columns,
            text: $text,
            pg: $crate::statements!(@pg $($pg)?),
        };)*
        /// All of them, for the test that prepares every statement on both databases.
        pub const STATEMENTS: &[&$crate::Sql] = &[$(&$name),*];
    };
    (@pg) => { None };
    (@pg $pg:literal) => { Some($pg) };
}

/// A value given to a statement.
#[derive(Clone, Copy, Debug)]
pub enum Param<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Float(f64),
    Bytes(&'a [u8]),
}

macro_rules! from {
    ($($from:ty => |$v:ident| $to:expr;)*) => { $(
        impl<'a> From<$from> for Param<'a> {
            fn from($v: $from) -> Self { $to }
        }
    )* };
}

from! {
    i64 => |v| Self::Int(v);
    bool => |v| Self::Int(i64::from(v));
    Id => |v| Self::Int(v.0);
    Moment => |v| Self::Int(v.0);
    f64 => |v| Self::Float(v);
    &'a str => |v| Self::Text(v);
    &'a String => |v| Self::Text(v);
    &'a [u8] => |v| Self::Bytes(v);
    &'a Vec<u8> => |v| Self::Bytes(v);
}

impl<'a, T: Into<Param<'a>>> From<Option<T>> for Param<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a Option<String>> for Param<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().map_or(Self::Null, Self::Text)
    }
}

/// Many ids as one value: how many there are is no part of a statement's text.
pub(crate) fn listed(ids: &[shouwen_domain::id::Id]) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",")
}

/// Makes a list of parameters out of values of different types.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Param::from($value)),*] };
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Int(v) => ValueRef::Integer(v),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Float(v) => ValueRef::Real(v),
            Self::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(v) => v.to_sql(ty, out),
            Self::Text(v) => v.to_sql(ty, out),
            Self::Float(v) => v.to_sql(ty, out),
            Self::Bytes(v) => v.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::TEXT | Type::FLOAT8 | Type::BYTEA | Type::VARCHAR)
    }

    to_sql_checked!();
}

/// One row of an answer, read by position.
pub enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Pg(&'r PgRow),
}

fn broken(error: impl std::fmt::Display) -> StoreError {
    StoreError::Broken(error.to_string())
}

macro_rules! getters {
    ($($name:ident $opt:ident $ty:ty;)*) => { $(
        pub fn $name(&self, at: usize) -> Result<$ty> {
            match self {
                Self::Sqlite(row) => row.get(at).map_err(broken),
                Self::Pg(row) => row.get(at).map_err(broken),
            }
        }

        pub fn $opt(&self, at: usize) -> Result<Option<$ty>> {
            match self {
                Self::Sqlite(row) => row.get(at).map_err(broken),
                Self::Pg(row) => row.get(at).map_err(broken),
            }
        }
    )* };
}

impl Row<'_> {
    getters! {
        int opt_int i64;
        text opt_text String;
        float opt_float f64;
        bytes opt_bytes Vec<u8>;
    }

    pub fn bool(&self, at: usize) -> Result<bool> {
        Ok(self.int(at)? != 0)
    }

    pub fn id(&self, at: usize) -> Result<Id> {
        Ok(Id(self.int(at)?))
    }

    pub fn opt_id(&self, at: usize) -> Result<Option<Id>> {
        Ok(self.opt_int(at)?.map(Id))
    }

    pub fn moment(&self, at: usize) -> Result<Moment> {
        Ok(Moment(self.int(at)?))
    }

    pub fn opt_moment(&self, at: usize) -> Result<Option<Moment>> {
        Ok(self.opt_int(at)?.map(Moment))
    }

    /// Text that holds JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&self, at: usize) -> Result<T> {
        serde_json::from_str(&self.text(at)?).map_err(broken)
    }
}

/// Repeats the last parenthesised group of `INSERT … VALUES (?1, ?2)` `rows` times with growing numbers.
pub(crate) fn repeat_values(text: &str, rows: usize, mark: char) -> String {
    let Some(open) = text.rfind('(') else { return text.to_owned() };
    let Some(close) = text[open..].find(')').map(|at| open + at) else { return text.to_owned() };
    let width = text[open..close].matches(['?', '$']).count();
    let mut out = String::from(&text[..open]);
    for row in 0..rows {
        if row > 0 {
            out.push_str(", ");
        }
        out.push('(');
        for column in 0..width {
            if column > 0 {
                out.push_str(", ");
            }
            out.push(mark);
            out.push_str(&(row * width + column + 1).to_string());
        }
        out.push(')');
    }
    out.push_str(&text[close + 1..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_repeated_with_growing_numbers() {
        assert_eq!(
            repeat_values("INSERT INTO a (x, y) VALUES (?1, ?2)", 2, '?'),
            "INSERT INTO a (x, y) VALUES (?1, ?2), (?3, ?4)"
        );
    }

    #[test]
    fn placeholders_become_dollars_and_questions_in_text_stay() {
        let sql = Sql { name: "", columns: "it?", text: "SELECT '?' WHERE a = ?1 AND b = ?12", pg: None };
        assert_eq!(sql.for_pg(), "SELECT '?' WHERE a = $1 AND b = $12");
        assert_eq!(sql.shape(), [(b'i', false), (b't', true)]);
    }
}
