//! Forms: the one description of what an action or an endpoint accepts.
//! Owns: checking a body field by field, its JSON schema (OpenAPI 3.1), what the screen draws. Refuses unknown fields,
//! over-long text and wrong kinds with a bilingual sentence per field. Tested here and, through HTTP, by schemathesis.

mod fault;
mod lenient;

pub use fault::{FieldError, not_among};
pub use lenient::check_leniently;

use crate::{
    id::Id,
    moment::Moment,
    words::{Words, w},
};
use fault::error;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Longest single line accepted when a field says nothing else (characters).
pub const LINE: u32 = 200;
/// Longest free text (characters). Documented in the reference; a letter of two pages fits.
pub const TEXT: u32 = 4_000;

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text, at most `max` characters.
    Line {
        max: u32,
    },
    /// Several lines of text.
    Text {
        max: u32,
    },
    /// Telephone number: digits, `+`, `-`, spaces and brackets, 5 to 20 digits.
    Phone,
    Int {
        min: i64,
        max: i64,
    },
    Bool,
    /// RFC 3339 instant with offset.
    Moment,
    /// `YYYY-MM-DD`.
    Date,
    Choice(&'static [Choice]),
    /// Id of something: `to` names what the screen offers for picking.
    Ref {
        to: &'static str,
    },
    /// A time limit in text form (`2h`, `3wd`).
    Limit,
    Object(&'static [Field]),
    List {
        of: &'static [Field],
        max: u32,
    },
    /// Lines of text, each at most `max` characters.
    Lines {
        max: u32,
        count: u32,
    },
    /// Free object whose shape the type decides (INT-02); at most 40 keys of 4,000 characters.
    Extra,
    /// The body of another act, which checks it by its own form.
    Act,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Choice {
    pub code: &'static str,
    #[serde(flatten)]
    pub words: Words,
}

pub const fn choice(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { code, words: w(zh, en) }
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Personal data: stands in an erasable side row of the event, masked in views (SEC-03).
    pub personal: bool,
    pub words: Words,
}

/// An optional field.
pub const fn may(name: &'static str, kind: Kind, zh: &'static str, en: &'static str) -> Field {
    Field { name, kind, required: false, personal: false, words: w(zh, en) }
}

/// A required field.
pub const fn must(name: &'static str, kind: Kind, zh: &'static str, en: &'static str) -> Field {
    Field { name, kind, required: true, personal: false, words: w(zh, en) }
}

impl Field {
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }
}

const OUT_OF_YEARS: Words = w("年份应在 1900 到 2199 之间", "must lie in the years 1900 to 2199");

pub type Fields = &'static [Field];

/// Checks `body` against the form. Returns the body with blank texts dropped and texts trimmed, or every error at once.
pub fn check(form: Fields, body: &Value) -> Result<Map<String, Value>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let out = match body {
        Value::Object(map) => check_object(form, map, "", &mut errors),
        Value::Null if form.iter().all(|f| !f.required) => Map::new(),
        _ => {
            errors.push(error("", "not_an_object", "内容应为 JSON 对象", "the body must be a JSON object"));
            Map::new()
        }
    };
    if errors.is_empty() { Ok(out) } else { Err(errors) }
}

fn check_object(form: Fields, map: &Map<String, Value>, at: &str, errors: &mut Vec<FieldError>) -> Map<String, Value> {
    let mut out = Map::new();
    for key in map.keys() {
        if !form.iter().any(|f| f.name == key) {
            let shown: String = key.chars().take(40).collect();
            errors.push(error(
                &join(at, &shown),
                "unknown_field",
                format!("不认识的字段“{shown}”"),
                format!("unknown field \"{shown}\""),
            ));
        }
    }
    for field in form {
        let path = join(at, field.name);
        match map.get(field.name) {
            None | Some(Value::Null) if field.required => {
                errors.push(error(
                    &path,
                    "required",
                    format!("请填写“{}”", field.words.zh),
                    format!("\"{}\" is required", field.words.en),
                ));
            }
            None | Some(Value::Null) => {}
            Some(value) => {
                let before = errors.len();
                if let Some(clean) = check_value(field, value, &path, errors) {
                    out.insert(field.name.to_owned(), clean);
                } else if field.required && errors.len() == before {
                    errors.push(error(
                        &path,
                        "required",
                        format!("请填写“{}”", field.words.zh),
                        format!("\"{}\" is required", field.words.en),
                    ));
                }
            }
        }
    }
    out
}

/// What people call the field at a path such as `items[2].price`.
pub fn words_at(form: Fields, path: &str) -> Option<Words> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let name = first.split('[').next().unwrap_or(first);
    let field = form.iter().find(|f| f.name == name)?;
    match (rest, field.kind) {
        (None, _) => Some(field.words),
        (Some(rest), Kind::Object(inner) | Kind::List { of: inner, .. }) => words_at(inner, rest),
        _ => None,
    }
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// `None` without an error means: blank, drop it.
fn check_value(field: &Field, value: &Value, path: &str, errors: &mut Vec<FieldError>) -> Option<Value> {
    let mut fail = |code, zh: String, en: String| {
        errors.push(error(path, code, format!("“{}”{zh}", field.words.zh), format!("\"{}\" {en}", field.words.en)));
        None
    };
    match field.kind {
        Kind::Line { max } | Kind::Text { max } => {
            let Some(text) = value.as_str() else {
                return fail("not_text", "应为文字".into(), "must be text".into());
            };
            let single = matches!(field.kind, Kind::Line { .. });
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let length = text.chars().count();
            if length > max as usize {
                return fail(
                    "too_long",
                    format!("最多 {max} 字，现有 {length} 字"),
                    format!("has {length} characters, at most {max} are kept"),
                );
            }
            if text.chars().any(|c| c == '\0' || (c.is_control() && (single || !matches!(c, '\n' | '\r' | '\t')))) {
                return fail("control_character", "含有控制字符".into(), "contains control characters".into());
            }
            Some(json!(text))
        }
        Kind::Phone => {
            let Some(text) = value.as_str() else {
                return fail("not_text", "应为文字".into(), "must be text".into());
            };
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let fit = text.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c)) && (5..=20).contains(&digits);
            if !fit || text.len() > 40 {
                return fail(
                    "not_a_phone",
                    "应为 5 到 20 位电话号码".into(),
                    "must be a phone number of 5 to 20 digits".into(),
                );
            }
            Some(json!(text))
        }
        Kind::Int { min, max } => match value.as_i64() {
            Some(n) if (min..=max).contains(&n) => Some(json!(n)),
            _ => fail(
                "not_in_range",
                format!("应为 {min} 到 {max} 的整数"),
                format!("must be a whole number from {min} to {max}"),
            ),
        },
        Kind::Bool => match value {
            Value::Bool(_) => Some(value.clone()),
            _ => fail("not_bool", "应为是或否".into(), "must be true or false".into()),
        },
        Kind::Moment => match value.as_str().and_then(Moment::parse) {
            Some(at) => Some(json!(at.0)),
            // Well written, and further off than the product keeps.
            None if value.as_str().is_some_and(|t| t.parse::<jiff::Timestamp>().is_ok()) => {
                fail("not_a_moment", OUT_OF_YEARS.zh.into(), OUT_OF_YEARS.en.into())
            }
            None => fail(
                "not_a_moment",
                "应为带时区的时间，例如 2026-03-05T02:13:14+08:00".into(),
                "must be a time with offset such as 2026-03-05T02:13:14+08:00".into(),
            ),
        },
        Kind::Date => match value.as_str().map(|t| (t, t.parse::<jiff::civil::Date>())) {
            Some((text, Ok(date))) if text.len() == 10 && (1900..2200).contains(&date.year()) => Some(value.clone()),
            Some((text, Ok(_))) if text.len() == 10 => {
                fail("not_a_date", OUT_OF_YEARS.zh.into(), OUT_OF_YEARS.en.into())
            }
            _ => fail("not_a_date", "应为日期，例如 2026-03-05".into(), "must be a date such as 2026-03-05".into()),
        },
        Kind::Choice(choices) => match value.as_str() {
            Some(code) if choices.iter().any(|c| c.code == code) => Some(value.clone()),
            _ => {
                errors.push(not_among(path, field.words, choices.iter().map(|c| (c.code, c.words))));
                None
            }
        },
        Kind::Ref { .. } => match value.as_str().and_then(Id::parse) {
            Some(id) => Some(json!(id.to_string())),
            None => fail("not_an_id", "应为 13 位编号".into(), "must be a 13-character id".into()),
        },
        Kind::Limit => match value.as_str().and_then(crate::limit::Limit::parse) {
            Some(limit) => Some(json!(limit.to_string())),
            None => fail("not_a_limit", "应为时限，例如 2h、3wd".into(), "must be a limit such as 2h or 3wd".into()),
        },
        Kind::Object(form) => match value {
            Value::Object(map) => Some(Value::Object(check_object(form, map, path, errors))),
            _ => fail("not_an_object", "应为对象".into(), "must be an object".into()),
        },
        Kind::List { of, max } => match value {
            Value::Array(items) if items.len() <= max as usize => {
                let mut clean = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let here = format!("{path}[{index}]");
                    if let Value::Object(map) = item {
                        clean.push(Value::Object(check_object(of, map, &here, errors)));
                    } else {
                        let (zh, en, n) = (field.words.zh, field.words.en, index + 1);
                        errors.push(error(
                            &here,
                            "not_an_object",
                            format!("“{zh}”第 {n} 项应为对象"),
                            format!("item {n} of \"{en}\" must be an object"),
                        ));
                    }
                }
                Some(Value::Array(clean))
            }
            _ => fail("not_a_list", format!("应为至多 {max} 项的列表"), format!("must be a list of at most {max}")),
        },
        Kind::Lines { max, count } => match value {
            Value::Array(items)
                if items.len() <= count as usize
                    && items.iter().all(|i| {
                        i.as_str().is_some_and(|t| t.chars().count() <= max as usize && !t.contains('\0'))
                    }) =>
            {
                Some(value.clone())
            }
            _ => fail(
                "not_lines",
                format!("应为至多 {count} 行、每行至多 {max} 字"),
                format!("must be at most {count} lines of at most {max} characters"),
            ),
        },
        Kind::Act => match value {
            Value::Object(_) => Some(value.clone()),
            _ => fail("not_an_object", "应为对象".into(), "must be an object".into()),
        },
        Kind::Extra => match value {
            Value::Object(map) if map.len() <= 40 => match map.iter().find(|(key, item)| !is_extra(key, item)) {
                None => Some(value.clone()),
                Some((key, _)) => {
                    let key: String = key.chars().take(60).collect();
                    fail(
                        "not_extra",
                        format!(
                            "“{key}”不合要求：名称为 1 至 60 个字母、数字或下划线，值为至多 {TEXT} 字的文字、数字或是否"
                        ),
                        format!(
                            "does not take \"{key}\": a name has 1 to 60 letters, digits or underscores, a value is a \
                             text of at most {TEXT} characters, a number, true or false"
                        ),
                    )
                }
            },
            _ => fail("not_extra", "应为至多 40 项的键值".into(), "must be at most 40 keys and values".into()),
        },
    }
}

/// A field that a type or a source has of its own.
fn is_extra(key: &str, item: &Value) -> bool {
    let name = (1..=60).contains(&key.len()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    name && match item {
        Value::String(text) => text.chars().count() <= TEXT as usize && !text.contains('\0'),
        Value::Number(_) | Value::Bool(_) => true,
        _ => false,
    }
}

/// A body that the program made itself, its moments as numbers, in the words that [`check`] takes.
pub fn spoken(form: Fields, body: &Value) -> Value {
    let mut out = body.clone();
    for field in form {
        let Some(value) = out.get_mut(field.name) else { continue };
        match (field.kind, &mut *value) {
            (Kind::Moment, Value::Number(ms)) => {
                if let Some(ms) = ms.as_i64() {
                    *value = json!(Moment(ms).rfc3339(&jiff::tz::TimeZone::UTC));
                }
            }
            (Kind::Object(inner), _) => *value = spoken(inner, value),
            (Kind::List { of, .. }, Value::Array(items)) => items.iter_mut().for_each(|i| *i = spoken(of, i)),
            _ => {}
        }
    }
    out
}

/// Every id in a checked body: its path, what it refers to, and the id; those inside objects and lists too.
pub fn references(form: Fields, body: &Map<String, Value>) -> Vec<(String, &'static str, Id)> {
    let mut out = Vec::new();
    refer(form, body, "", &mut out);
    out
}

fn refer(form: Fields, body: &Map<String, Value>, at: &str, out: &mut Vec<(String, &'static str, Id)>) {
    for field in form {
        let path = join(at, field.name);
        match (field.kind, body.get(field.name)) {
            (Kind::Ref { to }, Some(Value::String(id))) => out.extend(Id::parse(id).map(|id| (path, to, id))),
            (Kind::Object(inner), Some(Value::Object(map))) => refer(inner, map, &path, out),
            (Kind::List { of, .. }, Some(Value::Array(items))) => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Object(map) = item {
                        refer(of, map, &format!("{path}[{index}]"), out);
                    }
                }
            }
            _ => {}
        }
    }
}

/// JSON schema (2020-12, as in OpenAPI 3.1) of the body.
pub fn schema(form: Fields) -> Value {
    let mut properties = Map::new();
    for field in form {
        let mut one = value_schema(field);
        if let Value::Object(map) = &mut one {
            map.insert("description".into(), json!(format!("{} · {}", field.words.zh, field.words.en)));
        }
        properties.insert(field.name.to_owned(), one);
    }
    let required: Vec<_> = form.iter().filter(|f| f.required).map(|f| f.name).collect();
    let mut out = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !required.is_empty() {
        out["required"] = json!(required);
    }
    out
}

fn value_schema(field: &Field) -> Value {
    let least = u32::from(field.required);
    match field.kind {
        Kind::Line { max } => json!({"type": "string", "minLength": least, "maxLength": max,
            "pattern": if field.required { r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$" } else { r"^[^\u0000-\u001f\u007f-\u009f]*$" }}),
        Kind::Text { max } => json!({"type": "string", "minLength": least, "maxLength": max,
            "pattern": if field.required { r"[^\s\u0000-\u001f\u007f-\u009f]" } else { r"^[^\u0000]*$" }}),
        Kind::Phone => json!({"type": "string", "pattern": r"^[+(]?[0-9][0-9() -]{3,24}[0-9]$", "maxLength": 40}),
        Kind::Int { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Kind::Bool => json!({"type": "boolean"}),
        Kind::Moment => json!({"type": "string", "format": "date-time"}),
        Kind::Date => json!({"type": "string", "format": "date"}),
        Kind::Choice(choices) => json!({"type": "string", "enum": choices.iter().map(|c| c.code).collect::<Vec<_>>()}),
        Kind::Ref { to } => json!({"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{13}$", "x-ref": to}),
        Kind::Limit => json!({"type": "string", "pattern": "^([0-9]{1,6}(s|min|h|wmin|wh|wd|d)|day_end)$"}),
        Kind::Object(form) => schema(form),
        Kind::List { of, max } => json!({"type": "array", "maxItems": max, "items": schema(of)}),
        Kind::Lines { max, count } => {
            json!({"type": "array", "maxItems": count, "items": {"type": "string", "maxLength": max}})
        }
        Kind::Act => json!({"type": "object"}),
        Kind::Extra => json!({"type": "object", "maxProperties": 40,
            "propertyNames": {"pattern": "^[A-Za-z0-9_]{1,60}$"},
            "additionalProperties": {"type": ["string", "number", "boolean"], "maxLength": TEXT}}),
    }
}

/// What the screen draws: one entry per field, in order.
pub fn drawing(form: Fields) -> Value {
    Value::Array(form.iter().map(draw).collect())
}

fn draw(field: &Field) -> Value {
    let mut out = json!({"name": field.name, "label": field.words, "required": field.required,
        "personal": field.personal});
    let extra = match field.kind {
        Kind::Line { max } => json!({"kind": "line", "max": max}),
        Kind::Text { max } => json!({"kind": "text", "max": max}),
        Kind::Phone => json!({"kind": "phone"}),
        Kind::Int { min, max } => json!({"kind": "int", "min": min, "max": max}),
        Kind::Bool => json!({"kind": "bool"}),
        Kind::Moment => json!({"kind": "moment"}),
        Kind::Date => json!({"kind": "date"}),
        Kind::Choice(choices) => json!({"kind": "choice", "choices": choices}),
        Kind::Ref { to } => json!({"kind": "ref", "to": to}),
        Kind::Limit => json!({"kind": "limit"}),
        Kind::Object(form) => json!({"kind": "object", "fields": drawing(form)}),
        Kind::List { of, max } => json!({"kind": "list", "fields": drawing(of), "max": max}),
        Kind::Lines { max, count } => json!({"kind": "lines", "max": max, "count": count}),
        Kind::Act => json!({"kind": "act"}),
        Kind::Extra => json!({"kind": "extra"}),
    };
    if let (Value::Object(out), Value::Object(extra)) = (&mut out, extra) {
        out.extend(extra);
    }
    out
}

#[cfg(test)]
mod tests;
