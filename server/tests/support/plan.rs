//! A week of the repair department, planned: three people by day, by night and off.
#![allow(dead_code, reason = "each test of duty uses a part")]

use crate::support::{TestWorld, at};
use serde_json::{Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    id::Id,
    intake::Room,
    people::{Duty, Line},
};
use shouwen_store::duty;

/// Monday morning: the first day of the week that is planned begins in an hour.
pub const OPENS: &str = "2026-03-09T07:00:00+08:00";

pub fn drafted(w: &TestWorld, unit: &str) -> Value {
    json!({"unit": w.cast.unit(unit), "from": "2026-03-09T08:00:00+08:00", "until": "2026-03-16T08:00:00+08:00"})
}

/// An empty roster of a unit from Monday 08:00 for a week, drafted by whoever may.
pub fn draft(w: &TestWorld, unit: &str) -> Id {
    w.as_("chenli").try_new("roster", "draft", drafted(w, unit)).unwrap_or_else(|failure| panic!("{failure}")).record
}

pub fn turns(people: &[Id]) -> Value {
    let people: Vec<Value> = people.iter().map(|person| json!({"person": person})).collect();
    let turn = |begins: &str, ends: &str| json!({"begins": begins, "ends": ends});
    json!({"people": people, "cycle": [turn("08:00", "20:00"), turn("20:00", "08:00"), {}]})
}

pub fn publish(w: &TestWorld, id: Id) {
    w.as_("chenli").act(id, "publish", json!({}));
}

/// The week of the crews of 七星区, published: Wei by day on Monday, Huang by night, Luo off.
pub fn week(w: &TestWorld) -> Id {
    w.rules(&[("alarm", "七星区", "lj-repair")]);
    let people = ["weiqiang", "huangjg", "luojian"].map(|login| w.cast.person(login));
    let id = draft(w, "lj-repair");
    w.as_("linyi").act(id, "fill", turns(&people));
    publish(w, id);
    id
}

pub fn lines(w: &TestWorld, id: Id) -> Vec<Line> {
    match w.matter(id).room {
        Room::Roster(roster) => roster.lines,
        other => panic!("{other:?}"),
    }
}

/// The plan of the company for March.
pub fn shifts(w: &TestWorld) -> Vec<Duty> {
    let company = w.cast.unit("LJ");
    let span = Window { from: at("2026-03-01T00:00:00+08:00"), to: at("2026-04-01T00:00:00+08:00") };
    w.app.db.read_now(move |tx| duty::duties(tx, company, span)).unwrap()
}
