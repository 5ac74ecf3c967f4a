//! What a row of a foreign table becomes: the fields of a request, or the list of what is wrong with it.
//! `plan.rs` makes them.

use super::mapping::Target;
use serde::Serialize;
use serde_json::{Map, Value};
use shouwen_domain::moment::Moment;
use shouwen_domain::words::{Said, Words};
use std::collections::BTreeMap;

/// Something odd that does not stop a row: kept with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Note {
    pub(crate) code: &'static str,
    #[serde(flatten)]
    pub(crate) said: Words,
}

/// A row ready for the door. Dates are RFC 3339 in UTC, `lat` and `lon` numbers, everything else texts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct MappedRow {
    pub(crate) row: u64,
    pub(crate) line: u64,
    /// Unique with the name of the source: the key as written, or the digest of the row.
    pub(crate) source_ref: String,
    /// By [`Target::name`]; empty targets are left out.
    pub(crate) fields: Map<String, Value>,
    /// Raw values of the extra fields, empty ones too.
    pub(crate) extra: BTreeMap<String, String>,
    pub(crate) notes: Vec<Note>,
    /// Targets of the mapping that are empty in this row.
    #[serde(skip)]
    pub(crate) empty: Vec<&'static str>,
    /// The row as read, for the error sheet.
    #[serde(skip)]
    pub(crate) cells: Vec<String>,
}

impl MappedRow {
    pub(crate) fn text(&self, target: Target) -> Option<&str> {
        self.fields.get(target.name())?.as_str()
    }

    pub(crate) fn moment(&self, target: Target) -> Option<Moment> {
        Moment::parse(self.text(target)?)
    }
}

/// One thing wrong with a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RowError {
    pub(crate) row: u64,
    pub(crate) line: u64,
    /// Header of the column; `None` when it is not about one.
    pub(crate) column: Option<String>,
    pub(crate) target: Option<String>,
    pub(crate) value: Option<String>,
    pub(crate) said: Said,
}

/// A row that cannot be imported, with its cells for the error sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct BadRow {
    pub(crate) row: u64,
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
    pub(crate) errors: Vec<RowError>,
    /// Nothing after it can be read.
    pub(crate) fatal: bool,
}

/// What happened while rows were mapped: shown in the preview, kept with the import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    /// Per target with codes or a value map: how often each value became what.
    pub(crate) values: BTreeMap<String, BTreeMap<String, Outcome>>,
    /// Rows by the code of their notes.
    pub(crate) notes: BTreeMap<&'static str, u64>,
    /// Empty values per target and extra field.
    pub(crate) missing: BTreeMap<String, u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Outcome {
    /// `None`: the value is not provided for.
    pub(crate) became: Option<String>,
    pub(crate) n: u64,
}
