//! Holds values against the shapes of the served document. It knows the keywords that the document uses for answers and
//! fails on any other, so that nothing is passed over in silence; the same answers are held against the document by an
//! independent validator in `scripts/schemathesis`.

use serde_json::Value;
use shouwen_domain::id::Id;

/// What is wrong with `value`, each with its place; nothing when it fits.
pub fn faults(document: &Value, shape: &Value, value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    check(document, shape, value, "", &mut out);
    out
}

fn check(document: &Value, shape: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    let rules = shape.as_object().unwrap_or_else(|| panic!("no shape: {shape}"));
    for (rule, with) in rules {
        match rule.as_str() {
            "$ref" => {
                let place = with.as_str().unwrap().trim_start_matches('#');
                let found = document.pointer(place).unwrap_or_else(|| panic!("{with} names nothing"));
                check(document, found, value, at, out);
            }
            "type" => {
                let kinds = with.as_array().cloned().unwrap_or_else(|| vec![with.clone()]);
                if !kinds.iter().any(|kind| is(kind.as_str().unwrap(), value)) {
                    out.push(format!("{at}: {value} is not of type {with}"));
                }
            }
            "enum" => {
                if !with.as_array().unwrap().contains(value) {
                    out.push(format!("{at}: {value} is none of {with}"));
                }
            }
            "pattern" => {
                assert_eq!(with, "^[0-9A-HJKMNP-TV-Z]{13}$", "a pattern that this test does not know");
                if value.as_str().is_some_and(|text| Id::parse(text).is_none()) {
                    out.push(format!("{at}: {value} is no id"));
                }
            }
            "anyOf" | "oneOf" => {
                let tries = with.as_array().unwrap().iter().map(|one| faults(document, one, value));
                let tries: Vec<Vec<String>> = tries.collect();
                match tries.iter().filter(|found| found.is_empty()).count() {
                    0 => {
                        let nearest = tries.into_iter().min_by_key(Vec::len).unwrap_or_default();
                        out.extend(nearest.into_iter().map(|fault| format!("{at}{fault}")));
                    }
                    1 => {}
                    n if rule == "oneOf" => out.push(format!("{at}: fits {n} shapes instead of one")),
                    _ => {}
                }
            }
            "required" => {
                for name in with.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if value.as_object().is_some_and(|map| !map.contains_key(name)) {
                        out.push(format!("{at}/{name}: missing"));
                    }
                }
            }
            "properties" => {
                for (name, shape) in with.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        check(document, shape, member, &format!("{at}/{name}"), out);
                    }
                }
            }
            "additionalProperties" => {
                let known = |name: &str| shape["properties"].get(name).is_some();
                for (name, member) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name)) {
                    let here = format!("{at}/{name}");
                    match with {
                        Value::Bool(true) => {}
                        Value::Bool(false) => out.push(format!("{here}: not described")),
                        shape => check(document, shape, member, &here, out),
                    }
                }
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(document, with, item, &format!("{at}/{n}"), out);
                }
            }
            "minItems" | "maxItems" => {
                let (most, length) = (with.as_u64().unwrap(), value.as_array().map_or(0, Vec::len) as u64);
                if value.is_array() && if rule == "minItems" { length < most } else { length > most } {
                    out.push(format!("{at}: {length} items, {rule} {most}"));
                }
            }
            "description" | "format" => {}
            other => panic!("the document uses {other}, which this test does not know"),
        }
    }
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("no such type: {other}"),
    }
}
