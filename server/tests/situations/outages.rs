//! Outages in every state.

use super::Things;
use crate::support::{TestWorld, with};
use serde_json::{Value, json};
use shouwen_domain::id::Id;

/// The number of the one point that these stops affect.
pub(super) const NUMBER: &str = "H-STOP";

/// The point of these stops, made once.
pub(super) fn point(w: &TestWorld) -> Id {
    let company = w.cast.unit("LJ");
    let known = w.app.db.read_now(move |tx| shouwen_store::customers::point_of(tx, company, NUMBER)).unwrap();
    known.map_or_else(|| w.point(w.customer(), NUMBER), |(row, _)| row.id)
}

fn plan(w: &TestWorld) -> Value {
    json!({"points": [{"point": point(w).to_string()}], "area": "漓江路88号", "why": "更换立管", "enquiries": "96777",
        "from": "2026-03-09T10:25:00+08:00", "until": "2026-03-09T17:00:00+08:00", "urgent_reason": "渗漏"})
}

/// From the draft on: who, action.
const WAY: &[(&str, &str)] = &[
    ("chenli", "approve"),
    ("linyi", "publish"),
    ("linyi", "begin"),
    ("linyi", "finish"),
    ("linyi", "absent"),
    ("linyi", "restore_points"),
];

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let body = |action: &str| match action {
        "absent" => json!({"point": point(w).to_string(), "notice_left": true}),
        "restore_points" => back(&point(w).to_string()),
        _ => json!({}),
    };
    let desk = w.as_("linyi");
    let drafted = || desk.try_new("outage", "draft", plan(w)).unwrap_or_else(|f| panic!("{f}")).record;
    for (label, taken) in [
        ("outage drafted", 0),
        ("outage approved", 1),
        ("outage published", 2),
        ("outage active", 3),
        ("outage finished", 4),
        ("outage restored but for one", 5),
        ("outage closed", 6),
    ] {
        let id = drafted();
        for (who, action) in &WAY[..taken] {
            w.as_(who).act(id, action, body(action));
        }
        out.push((label, id));
    }
    let id = drafted();
    w.as_("chenli").act(id, "cancel", json!({"reason": "改期"}));
    out.push(("outage cancelled", id));
    // Who lives there was out: a request of the program's own.
    let (_, behind) = *out.iter().find(|(label, _)| *label == "outage restored but for one").unwrap();
    out.push(("request of who was out", w.child(behind, "request")));
}

fn back(point: &str) -> Value {
    json!({"points": [{"point": point}], "present": true, "leak_free": true})
}

/// The body that an action of an outage is content with, where the general one is not.
pub(super) fn body_for(action: &str, least: &Value, t: &Things) -> Option<Value> {
    Some(match action {
        "amend" => json!({"area": "漓江路90号"}),
        "cut_off" | "add_points" => json!({"points": [{"point": t.point}]}),
        "restore_points" => back(&t.point),
        "absent" => with(least.clone(), json!({"notice_left": true})),
        "extend" => with(least.clone(), json!({"until": "2026-03-10T17:00:00+08:00"})),
        "tell" => with(least.clone(), json!({"how": "spoken"})),
        _ => return None,
    })
}
