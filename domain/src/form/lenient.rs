//! A body of which everything stands that can stand (EMG-01): while somebody is on the line with a leak, a slip of the pen
//! keeps nobody from calling a crew. What was left out or cut is told, so that it is asked again. Tested here.

use super::{FieldError, Fields, Kind, check};
use crate::words::narrow;
use serde_json::{Map, Value};

/// How often a body is looked at again: what is cut may be wrong in another way.
const LOOKS: usize = 4;

/// As [`check`], but a value that cannot stand is cut to what can, or left out; with what was said against it. A field that
/// the form does not have is no slip of the pen: that is refused as everywhere.
pub fn check_leniently(form: Fields, body: &Value) -> Result<(Map<String, Value>, Vec<FieldError>), Vec<FieldError>> {
    let mut body = body.clone();
    let mut told = Vec::new();
    for _ in 0..LOOKS {
        let errors = match check(form, &body) {
            Ok(clean) => return Ok((clean, told)),
            Err(errors) => errors,
        };
        if errors.iter().any(|e| e.code == "unknown_field" || e.field.is_empty()) {
            return Err(errors);
        }
        for error in errors {
            mend(form, &mut body, &error);
            told.push(error);
        }
    }
    check(form, &body).map(|clean| (clean, told))
}

fn at<'v>(body: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let pointer = path.replace(['.', '['], "/").replace(']', "");
    body.pointer_mut(&format!("/{pointer}"))
}

fn kind_at(form: Fields, path: &str) -> Option<Kind> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let field = form.iter().find(|f| f.name == name)?;
    match (rest, field.kind) {
        (None, kind) => Some(kind),
        (Some(rest), Kind::Object(inner)) => kind_at(inner, rest),
        _ => None,
    }
}

fn mend(form: Fields, body: &mut Value, error: &FieldError) {
    let Some(value) = at(body, &error.field) else { return };
    *value = match (kind_at(form, &error.field), value.as_str()) {
        (Some(Kind::Line { max } | Kind::Text { max }), Some(text)) if error.code == "too_long" => {
            text.trim().chars().take(max as usize).collect::<String>().into()
        }
        (Some(Kind::Line { .. } | Kind::Text { .. }), Some(text)) if error.code == "control_character" => {
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().into()
        }
        (Some(Kind::Phone), Some(text)) => number(text).map_or(Value::Null, Value::from),
        (Some(Kind::Phone), None) if value.is_number() => number(&value.to_string()).map_or(Value::Null, Value::from),
        // An address in one piece is one all the same.
        (Some(Kind::Object(inner)), Some(text)) if inner.iter().any(|f| f.name == "text") => {
            serde_json::json!({"text": text})
        }
        _ => Value::Null,
    };
}

/// The first telephone number in what was typed ("13900002046转3").
fn number(text: &str) -> Option<String> {
    let text = narrow(text);
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || "+-() ".contains(c))).map(str::trim);
    let mut numbers = pieces.filter(|p| (5..=20).contains(&p.chars().filter(char::is_ascii_digit).count()));
    numbers.next().filter(|n| n.len() <= 40).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{may, must};
    use serde_json::json;

    const INNER: Fields = &[may("road", Kind::Line { max: 4 }, "道路", "Road")];
    const FORM: Fields = &[
        may("contact", Kind::Phone, "联系电话", "Contact"),
        may("address", Kind::Object(INNER), "地址", "Address"),
        may("at", Kind::Moment, "时间", "At"),
        may("people", Kind::Int { min: 0, max: 10 }, "人数", "People"),
        may("text", Kind::Text { max: 5 }, "内容", "Text"),
    ];

    const ASKED: Fields = &[must("text", Kind::Text { max: 5 }, "内容", "Text")];

    /// EMG-01
    #[test]
    fn what_can_stand_stands() {
        for (body, clean, told) in [
            (json!({"contact": "13900002046"}), json!({"contact": "13900002046"}), 0),
            (json!({"contact": "13900002046转3"}), json!({"contact": "13900002046"}), 1),
            (json!({"contact": "１３９００００２０４６"}), json!({"contact": "13900002046"}), 1),
            (json!({"contact": 13_900_002_046_i64}), json!({"contact": "13900002046"}), 1),
            (json!({"contact": "不知道", "at": "刚才"}), json!({}), 2),
            (json!({"address": {"road": "滨江路88号"}}), json!({"address": {"road": "滨江路8"}}), 1),
            (json!({"people": -1, "text": "嘶嘶声很大很大"}), json!({"text": "嘶嘶声很大"}), 2),
            (json!({"text": "a\u{0}b"}), json!({"text": "a b"}), 1),
            (json!({"text": 7, "address": []}), json!({}), 2),
            (json!({"at": "2026-03-05T02:13:14.5Z+08:00", "people": 2}), json!({"people": 2}), 1),
        ] {
            let (kept, errors) = check_leniently(FORM, &body).unwrap();
            assert_eq!((Value::Object(kept), errors.len()), (clean, told), "{body}");
        }
        assert!(check_leniently(FORM, &json!({"peple": 2})).is_err());
        assert!(check_leniently(FORM, &json!([])).is_err());
        assert!(check_leniently(ASKED, &json!({"text": 7})).is_err(), "what is demanded is not made up");
    }
}
