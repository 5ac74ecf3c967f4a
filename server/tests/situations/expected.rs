//! What must come of an attempt, worked out anew from the tables: edge, role, form, guards.

use serde_json::Value;
use shouwen::act::{Ctx, Matter, given, sees};
use shouwen_domain::{
    flow::{Door, Flow, Links, To},
    form,
    guard::{GuardNature, Verdict},
    id::Id,
    intake,
    moment::Moment,
    org::may_take,
    policy::value::Mode,
};
use shouwen_store::{Tx, record};
use std::collections::BTreeSet;

/// What section 6 leaves to the program: no person takes it, whatever the door.
pub const PROGRAM_ONLY: &[&str] = &[
    "take_over",
    "handover_rejected",
    "settle",
    "close",
    "keep",
    "break",
    "confirm_silent",
    "go_to_ruling",
    "offer",
    "make",
    "open",
    "convene",
    "hear",
    "order_by_rule",
    "route",
    "select",
    "give",
    "called",
    "propose",
    "early",
    "late_notified",
    "late_no_notice",
    "find",
    "record",
    "plan",
    "give_up",
    "handled",
    "notify",
    "sent",
    "exception",
    "crew_took",
    "give_taken",
    "set",
    "reached",
    "to_crew",
    "call_off",
    "came_back",
    "incident_merged",
    "all_back",
    "close_account",
    "crew_lost",
    "hand_shifts",
    "open_for_leave",
    "take_effect",
    "supply_back",
    "stay_closed",
    "phoned",
    "miss",
    "press_key",
    "alarm",
    "raise",
    "covered",
    "carry_on",
    "adopt",
    "improve",
    "come_into_force",
    "supersede",
    "used",
    "learned",
    "ask_casualties",
    "remind",
    "appear",
    "expire",
    "gathered",
];

/// What must come of an act, worked out from the tables: the edge's target, or the code of the first refusal.
pub fn expected(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    links: Links,
    action: &str,
    body: &Value,
    fits: bool,
) -> Result<To, &'static str> {
    if !sees(ctx.house, ctx.actor, &matter.row, &matter.parties) {
        return Err("not_found");
    }
    let flow = intake::flow(&matter.row.kind).unwrap();
    let Some(definition) = flow.actions.iter().find(|a| a.code == action) else { return Err("no_such_action") };
    let state = matter.row.state.as_str();
    let Some(edge) = flow.edges.iter().find(|e| e.action == action && e.from.contains(&state)) else {
        return Err("illegal_transition");
    };
    // Of an emergency stands what can stand (EMG-01); a field that the form does not have is refused as everywhere.
    let lenient = definition.lenient.then(|| form::check_leniently(definition.form, body));
    if lenient.as_ref().map_or(!fits, Result::is_err) {
        return Err("invalid_fields");
    }
    // A record that the person does not see is none that can be referred to.
    if let Some(into) = body.get("into").and_then(Value::as_str).and_then(Id::parse) {
        let other = record::lookup(tx, into).unwrap().unwrap();
        let parties = record::parties(tx, into).unwrap();
        if !sees(ctx.house, ctx.actor, &other, &parties) {
            return Err("invalid_fields");
        }
    }
    let input = match lenient {
        Some(left) => left.unwrap().0,
        None => form::check(definition.form, body).unwrap(),
    };
    if (ctx.door == Door::Portal) != ctx.actor.customer.is_some() {
        return Err("not_allowed");
    }
    if may_take(edge, ctx.actor, &matter.facts_row(false), &matter.relations(ctx.house)).is_err() {
        return Err("not_allowed");
    }
    let at = input.get("happened_at").and_then(Value::as_i64).map_or(ctx.now, Moment);
    let mut judge = matter.judge(ctx.house);
    judge.given = given(tx, ctx, matter, &judge, action, &input).unwrap();
    let facts = matter.facts(ctx, &judge, &input, at, links, false);
    for guard in edge.guards {
        if (guard.check)(&facts) == Verdict::Pass {
            continue;
        }
        let blocks = match guard.nature {
            GuardNature::Rule | GuardNature::Safety => true,
            // The book knows which gates yield to a P0 (EMG-16).
            GuardNature::Gate => {
                ctx.house.book.gate(guard.code, &judge.query()).is_none_or(|ruling| ruling.mode == Mode::Block)
            }
        };
        // Let pass by whom policy names, for this one act (SYS-06).
        let released = guard.nature == GuardNature::Gate && facts.released.iter().any(|open| open == guard.code);
        if blocks && !released {
            return Err(guard.code);
        }
    }
    Ok(edge.to)
}

/// The states a record may rest in after an edge: its target, or where automatic edges lead on from there.
pub fn rests(flow: &Flow, from: &str) -> BTreeSet<&'static str> {
    let mut out = BTreeSet::new();
    let mut open = vec![flow.state(from).unwrap().code];
    while let Some(state) = open.pop() {
        if out.insert(state) {
            for edge in flow.edges.iter().filter(|e| e.auto && e.from.contains(&state)) {
                if let To::State(next) = edge.to {
                    open.push(next);
                }
            }
        }
    }
    out
}
