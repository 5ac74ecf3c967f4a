//! What the acts of an order do to its visit and to those who hear of it: the window and its appointment, the arrival, the
//! customer's own time, the request above.

use super::{Order, guards::named};
use crate::{
    clock::catalog::fact,
    fieldwork::place::{self, Position},
    flow::{Child, Door, Effects, Fact, Facts, Follow, Pause, Whom},
};
use serde_json::{Map, Value, json};

pub(super) fn reached(f: &Facts, e: &mut Effects) {
    e.facts.push(f.fact(fact::CONTACT));
    e.follows.push(leg("called", None));
    hear(f, e, fact::CONTACT);
}

/// Tells the request above what was done for it: its clocks stop by the same evidence.
pub(super) fn hear(f: &Facts, e: &mut Effects, code: &str) {
    let mut body = Map::new();
    body.insert("fact".into(), json!(code));
    if let Some(evidence) = f.input.get("evidence") {
        body.insert("evidence".into(), evidence.clone());
    }
    e.follows.push(Follow { whom: Whom::Above("request"), action: "hear", body });
}

pub(super) fn above(action: &'static str, body: &[(&str, Value)]) -> Follow {
    let body = body.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    Follow { whom: Whom::Above("request"), action, body }
}

/// Whatever the customer had asked for, the time is the company's from now on.
pub(super) fn own_time_ends(f: &Facts, e: &mut Effects) {
    e.shorten = Some(f.at);
    e.follows.push(above("visit_moved", &[("until", json!(f.at.0))]));
}

/// From now until the window the time is the customer's: for the order and for the request that it answers (APT-05).
pub(super) fn customers_time(o: &Order, f: &Facts, e: &mut Effects, cause: &str) {
    let Some(window) = o.window else { return };
    e.pause = Some(Pause { cause: cause.into(), from: f.at, to: Some(window.from), until: None });
    e.follows.retain(|follow| follow.action != "visit_moved");
    e.follows.push(above("visit_moved", &[("cause", json!(cause)), ("until", json!(window.from.0))]));
}

pub(super) fn window(o: &mut Order, f: &Facts, e: &mut Effects) {
    if let Some(window) = named(f) {
        o.window = Some(window);
        o.confirmed_at = None;
        // What the customer wanted later and takes sooner after all is the company's from then on.
        if o.had_own_time() {
            e.shorten = Some(window.from);
            e.follows.push(above("visit_moved", &[("until", json!(window.from.0))]));
        }
        if f.links.open_appointments > 0 && f.record.state.as_deref() == Some("taken") {
            let body = appointment("agree", f).body;
            e.follows.push(Follow { whom: Whom::Children("appointment"), action: "agree", body });
        } else {
            e.children.push(appointment("agree", f));
        }
        e.due.push(("arrival", window.to));
        if let Some(by) = f.given.prepare_by {
            e.due.push(("prep", by));
        }
        e.facts.push(f.fact(fact::AGREED));
        e.reclock = true;
    }
}

pub(super) fn arrive(o: &mut Order, f: &Facts, e: &mut Effects) {
    let number = |key: &str| f.text(key).and_then(|v| v.parse::<f64>().ok()).filter(|v| v.is_finite());
    if let (Some(lat), Some(lng)) = (number("lat"), number("lng")) {
        let accuracy = f.input.get("accuracy").and_then(Value::as_i64).unwrap_or(0);
        let here = Position { lat, lng, accuracy: accuracy as f64 };
        let most = f.policy.count("geo.max").map_or(300, |(n, _)| n);
        o.far = f.given.address.is_some_and(|there| place::is_far(here, there, most as f64));
        o.position = Some(here);
    }
    // Clock and appointment judge by the same instant.
    o.arrival = o.window.map(|w| w.arrival(f.proven_at(), 0, o.told_late_at));
    if let Some(arrival) = o.arrival {
        e.follows.push(moved(super::appointment::arrived(arrival), f));
    }
    // Whoever is there before the date that the customer wanted has ended the customer's time.
    if o.had_own_time() {
        own_time_ends(f, e);
    }
    e.facts.push(f.fact(fact::ARRIVED));
    hear(f, e, fact::ARRIVED);
}

/// The window of this act as an appointment of its own.
pub(super) fn appointment(action: &'static str, f: &Facts) -> Child {
    let mut body = Map::new();
    for key in ["from", "until", "means"] {
        if let Some(value) = f.input.get(key) {
            body.insert(key.into(), value.clone());
        }
    }
    if f.door == Door::Portal {
        body.insert("means".into(), json!("portal"));
    }
    Child { kind: "appointment", action, body }
}

/// What becomes of the appointment that stands.
pub(super) fn moved(action: &'static str, f: &Facts) -> Follow {
    let mut body = Map::new();
    if let (Some(cause), true) = (f.text("cause"), action.starts_with("move_by")) {
        body.insert("cause".into(), json!(cause));
    }
    Follow { whom: Whom::Children("appointment"), action, body }
}

pub(super) fn leg(action: &'static str, more: Option<(&str, Value)>) -> Follow {
    let body = more.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Follow { whom: Whom::Children("assignment"), action, body }
}

/// The program's own record: it needs no evidence.
pub(super) fn own(f: &Facts, code: &str) -> Fact {
    Fact { code: code.to_owned(), at: f.at, evidenced: true }
}
