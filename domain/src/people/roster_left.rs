//! Shifts of somebody who goes, in the roster that planned them (ORG-05, SHF-01): the record is the plan, its rows follow. Owns:
//! what becomes of each line. Refuses nothing: whoever is gone is on no plan, also where that leaves a gap, which then raises
//! its alarm (EMG-15). Tested in `server/tests/staff_change.rs`.

use super::{Line, Roster};
use crate::{
    flow::Facts,
    form::{Fields, Kind, may, must},
    id::Id,
    moment::Moment,
};
use serde_json::Value;

/// From `at` on; of a shift that runs, the part before it stays.
pub(super) const HAND: Fields = &[
    must("person", Kind::Ref { to: "person" }, "离开的人员", "Who goes"),
    must("at", Kind::Moment, "从", "From"),
    must(
        "shifts",
        Kind::List {
            of: &[
                must("from", Kind::Moment, "班次开始", "Beginning of the shift"),
                may("to", Kind::Ref { to: "person" }, "接班人", "Who does it"),
            ],
            max: 1_000,
        },
        "班次",
        "Shifts",
    ),
];

/// The lines after it, and who does something of it.
pub(super) fn handed(r: &Roster, f: &Facts) -> (Vec<Line>, Vec<Id>) {
    let (Some(person), Some(at)) = (f.id("person"), f.moment("at")) else { return (r.lines.clone(), Vec::new()) };
    let named: Vec<(Moment, Option<Id>)> = f
        .input
        .get("shifts")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|one| {
            let from = Moment(one.get("from")?.as_i64()?);
            Some((from, one.get("to").and_then(Value::as_str).and_then(Id::parse)))
        })
        .collect();
    let (mut lines, mut people) = (Vec::with_capacity(r.lines.len()), Vec::new());
    for line in &r.lines {
        let Some((_, to)) = named.iter().find(|(from, _)| line.person == person && line.from == *from) else {
            lines.push(line.clone());
            continue;
        };
        if line.from < at {
            lines.push(Line { until: line.until.min(at), ..line.clone() });
        }
        if let Some(to) = to {
            people.push(*to);
            lines.push(Line { person: *to, from: line.from.max(at), ..line.clone() });
        }
    }
    lines.sort_by_key(|line| (line.from, line.person));
    (lines, people)
}
