//! The history: canonical bytes, the hash chain of a record, and personal values that can be erased (SEC-03, AUD-01).
//! Owns: what exactly is hashed. Refuses nothing. Tested here; `shouwen verify` recomputes it over the whole database.

use crate::{
    form::{Fields, Kind},
    id::Id,
    moment::Moment,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// First link of every chain: 32 zero bytes in hex.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One event as it is hashed. `body` has its personal values already replaced by digests (see [`split_personal`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: Id,
    pub record: Id,
    pub seq: i64,
    pub actor: Option<Id>,
    pub role: String,
    pub acting_for: Option<Id>,
    pub door: String,
    pub action: String,
    pub from: Option<String>,
    pub to: String,
    pub happened_at: Moment,
    pub recorded_at: Moment,
    pub body: Value,
}

impl Event {
    /// The stored canonical bytes: a JSON array in fixed order; object keys are sorted by `serde_json`'s map.
    pub fn canonical(&self) -> String {
        self.canonical_with(&self.body.to_string())
    }

    /// The same from the text of the body as it is stored. Checking must use this one: a number that is read and written
    /// again need not come out as the same text. `body` is not looked at.
    pub fn canonical_with(&self, body: &str) -> String {
        let mut out = json!([
            self.id,
            self.record,
            self.seq,
            self.actor,
            self.role,
            self.acting_for,
            self.door,
            self.action,
            self.from,
            self.to,
            self.happened_at,
            self.recorded_at
        ])
        .to_string();
        out.pop();
        out.push(',');
        out.push_str(body);
        out.push(']');
        out
    }
}

/// Hex SHA-256 over the previous link and the canonical bytes.
pub fn link(previous: &str, canonical: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(b"\n");
    hash.update(canonical.as_bytes());
    hex(&hash.finalize())
}

/// Hex SHA-256 of a salt and a value: what stands in the event for a personal value.
pub fn digest(salt: &str, value: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(b"\n");
    hash.update(value.as_bytes());
    hex(&hash.finalize())
}

/// Lower-case hex of bytes.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// A personal value taken out of an event body; it stands in an erasable side row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideValue {
    /// Path in the body, e.g. `after.contact`.
    pub path: String,
    pub salt: String,
    pub value: String,
}

/// Replaces every personal value of `body` by `{"#": digest}` and returns the values. `salt` is asked once per value.
/// Free text may name people too, so the longer texts of a form count as personal as well as the marked fields.
pub fn split_personal(form: Fields, body: &mut Map<String, Value>, mut salt: impl FnMut() -> String) -> Vec<SideValue> {
    let mut out = Vec::new();
    for field in form {
        let personal = field.personal || matches!(field.kind, Kind::Text { .. });
        if !personal {
            continue;
        }
        if let Some(value) = body.get_mut(field.name) {
            let text = value.to_string();
            let salt = salt();
            *value = json!({"#": digest(&salt, &text)});
            out.push(SideValue { path: field.name.to_owned(), salt, value: text });
        }
    }
    out
}

/// Puts the side values back for display; an erased one stays `{"#": ...}`.
pub fn join_personal(body: &mut Map<String, Value>, side: &[SideValue]) {
    for one in side {
        let slot = match one.path.strip_prefix("before.") {
            Some(inner) => body.get_mut("before").and_then(|before| before.get_mut(inner)),
            None => body.get_mut(&one.path),
        };
        if let (Some(slot), Ok(value)) = (slot, serde_json::from_str(&one.value)) {
            *slot = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{may, must};

    const FORM: Fields = &[
        may("contact", Kind::Phone, "电话", "Phone").personal(),
        must("result", Kind::Line { max: 9 }, "结果", "Result"),
        may("text", Kind::Text { max: 9 }, "内容", "Text"),
    ];

    /// SEC-03: erasing the side values leaves the hashed body, and so the chain, as it was.
    #[test]
    fn personal_values_leave_the_event_and_come_back() {
        let mut body = json!({"contact": "13900002046", "result": "ok", "text": "李桂兰"}).as_object().unwrap().clone();
        let mut n = 0;
        let side = split_personal(FORM, &mut body, || {
            n += 1;
            format!("salt{n}")
        });
        let stored = Value::Object(body.clone()).to_string();
        assert!(!stored.contains("13900002046") && !stored.contains("李桂兰") && stored.contains("ok"));
        assert_eq!(side.len(), 2);
        join_personal(&mut body, &side);
        assert_eq!(body["contact"], "13900002046");
        assert_ne!(digest("a", "x"), digest("b", "x"));
    }

    #[test]
    fn the_canonical_bytes_are_one_json_array() {
        let event = Event {
            id: Id(1),
            record: Id(2),
            seq: 1,
            actor: None,
            role: "agent".into(),
            acting_for: None,
            door: "screen".into(),
            action: "note".into(),
            from: None,
            to: "draft".into(),
            happened_at: Moment(3),
            recorded_at: Moment(4),
            body: json!({"b": 1, "a": [1.5, "x"]}),
        };
        let read: Value = serde_json::from_str(&event.canonical()).unwrap();
        assert_eq!(read.as_array().map(Vec::len), Some(13));
        assert_eq!(read[12], event.body);
    }

    /// AUD-01: a changed event breaks its own link and every later one.
    #[test]
    fn a_link_depends_on_everything_before_it() {
        let a = link(GENESIS, "[1]");
        let b = link(&a, "[2]");
        assert_ne!(link(&link(GENESIS, "[0]"), "[2]"), b);
        assert_eq!(a.len(), 64);
    }
}
