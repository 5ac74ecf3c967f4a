//! The shapes of the answers, each under its name: the one source of the types of the screens and of every other client.
//! Owns: what a client may rely on, member by member. Refuses nothing itself, but every object is closed: an answer with
//! a member that does not stand here is a fault, and so is one without a required member. Tested by `tests/openapi.rs`.

mod customers;
mod dispatch;
mod duty;
mod emergency;
mod notify;
mod org;
mod plans;
mod policy;
mod portal;
mod program;
mod publicity;
mod records;
mod reports;
mod telephony;

use serde_json::{Map, Value, json};
use shouwen_domain::words::Words;

/// A shape, its name, and what it is.
type Shape = (&'static str, Words, Value);

/// The shapes of every room.
fn rooms() -> Vec<Vec<Shape>> {
    vec![
        program::shapes(),
        records::shapes(),
        customers::shapes(),
        dispatch::shapes(),
        duty::shapes(),
        emergency::shapes(),
        plans::shapes(),
        notify::shapes(),
        org::shapes(),
        policy::shapes(),
        portal::shapes(),
        publicity::shapes(),
        reports::shapes(),
        telephony::shapes(),
    ]
}

/// `components.schemas` of the document.
pub(super) fn all() -> Value {
    let mut out = Map::new();
    for (name, words, mut shape) in rooms().into_iter().flatten() {
        shape["description"] = json!(format!("{} · {}", words.zh, words.en));
        out.insert(name.to_owned(), shape);
    }
    Value::Object(out)
}

/// A shape by its name.
fn a(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn whole() -> Value {
    json!({"type": "integer", "format": "int64"})
}

fn flag() -> Value {
    json!({"type": "boolean"})
}

fn id() -> Value {
    a("Id")
}

fn moment() -> Value {
    a("Moment")
}

fn words() -> Value {
    a("Words")
}

fn or_null(of: Value) -> Value {
    json!({"anyOf": [of, {"type": "null"}]})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

/// One text out of a table of the domain.
fn one_of<'a>(codes: impl IntoIterator<Item = &'a str>) -> Value {
    json!({"type": "string", "enum": codes.into_iter().collect::<Vec<_>>()})
}

/// An object of members that are always there, and of no others.
fn exact(always: Value) -> Value {
    object(always, json!({}))
}

/// An object of members that are always there, of others that are there sometimes, and of no more.
fn object(mut always: Value, mut sometimes: Value) -> Value {
    let mut members = std::mem::take(always.as_object_mut().expect("members are written as an object"));
    let required: Vec<String> = members.keys().cloned().collect();
    members.append(sometimes.as_object_mut().expect("members are written as an object"));
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": members})
}

/// A list that is whole.
fn items(of: Value) -> Value {
    exact(json!({"items": list(of)}))
}

/// A page of a list: `next` goes into `after` for the following one.
fn pages(of: Value) -> Value {
    exact(json!({"items": list(of), "next": or_null(text())}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{Answer, routes};
    use std::collections::BTreeSet;

    fn named_in(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                if let Some(name) = map.get("$ref").and_then(Value::as_str) {
                    found.insert(name.trim_start_matches("#/components/schemas/").to_owned());
                }
                map.values().for_each(|v| named_in(v, found));
            }
            Value::Array(list) => list.iter().for_each(|v| named_in(v, found)),
            _ => {}
        }
    }

    #[test]
    fn every_name_has_one_shape_and_every_shape_is_used() {
        let document = crate::http::openapi::document();
        let shapes = document["components"]["schemas"].as_object().unwrap();
        let mut used = BTreeSet::new();
        named_in(&document, &mut used);
        used.retain(|name| !name.starts_with("#/components/responses/"));
        let standing: BTreeSet<String> = shapes.keys().cloned().collect();
        assert_eq!(used, standing);
        for route in routes() {
            if let Answer::Json(_, name) = route.answer {
                assert!(shapes.contains_key(name), "{} answers {name}", route.id);
            }
        }
        assert_eq!(super::rooms().iter().map(Vec::len).sum::<usize>(), shapes.len(), "a name stands twice");
    }
}
