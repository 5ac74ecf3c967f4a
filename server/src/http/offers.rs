//! What a page offers: the actions that a person may take, each with its form, what it starts with, and why it is blocked.

use super::view;
use crate::act::{self, Ctx, Matter};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    clock::catalog::fact::CONTACT,
    fieldwork::{
        measure::{self, judge},
        scope::Price,
    },
    flow::{Action, Edge, Links},
    form,
    intake::{self, Room},
    orders::Order,
    org::may_take,
};
use std::{
    collections::HashMap,
    sync::{OnceLock, PoisonError, RwLock},
};

/// What never changes of an action: its words and the drawing of its form, as the beginning of a JSON object.
fn drawn(kind: &str, action: &'static Action) -> &'static str {
    type Drawings = HashMap<(String, &'static str), &'static str>;
    static DRAWN: OnceLock<RwLock<Drawings>> = OnceLock::new();
    let all = DRAWN.get_or_init(RwLock::default);
    let key = (kind.to_owned(), action.code);
    if let Some(text) = all.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return text;
    }
    let mut text = json!({"action": action.code, "words": action.words, "about": action.about, "grave": action.grave,
        "method": "POST", "form": form::drawing(action.form)})
    .to_string();
    text.pop();
    // Kept for good: there are as many as the flows have actions.
    all.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert_with(|| text.leak())
}

/// The actions a person may take, each with its form, as JSON texts; a blocked one says why. `prices`: the list in force
/// where the work may be priced.
pub(super) fn actions(ctx: &Ctx<'_>, matter: &Matter, links: Links, open: bool, prices: &[Price]) -> Vec<String> {
    let Some(flow) = intake::flow(&matter.row.kind) else { return Vec::new() };
    let mut judge = matter.judge(ctx.house);
    judge.given = act::of_page(ctx, matter, &judge);
    let relations = matter.relations(ctx.house);
    let facts_row = matter.facts_row(false);
    let empty = Map::new();
    let facts = matter.facts(ctx, &judge, &empty, ctx.now, links, false);
    flow.edges_from(&matter.row.state)
        .filter(|e| view::is_offered(e))
        .filter(|e| may_take(e, ctx.actor, &facts_row, &relations).is_ok())
        .filter_map(|e| {
            let action = flow.action(e.action)?;
            let (refusal, warnings) = outcome(ctx, &judge, e, &facts);
            let now = json!({
                "href": format!("/api/{}s/{}/{}", matter.row.kind, matter.row.id, action.code),
                "allowed": refusal.is_none(),
                "refusal": refusal,
                "warnings": warnings,
                "initial": initial(ctx, matter, action.code, open, prices),
            });
            Some(view::joined(drawn(&matter.row.kind, action), &now))
        })
        .collect()
}

/// What customers are offered of their own matter: what they may do now, and nothing of why they may not do the rest.
pub(super) fn of_customer(ctx: &Ctx<'_>, matter: &Matter) -> Vec<(&'static str, String)> {
    let Some(flow) = intake::flow(&matter.row.kind) else { return Vec::new() };
    let mut judge = matter.judge(ctx.house);
    judge.given = act::of_page(ctx, matter, &judge);
    let empty = Map::new();
    let facts = matter.facts(ctx, &judge, &empty, ctx.now, Links::default(), false);
    let (relations, row) = (matter.relations(ctx.house), matter.facts_row(false));
    flow.edges_from(&matter.row.state)
        .filter(|e| e.is_of_customer() && may_take(e, ctx.actor, &row, &relations).is_ok())
        // The days for not being content are over whatever is typed.
        .filter(|e| e.action != "reject_answer" || act::run_guards(ctx, &judge, e.guards, &facts).is_ok())
        .filter(|e| outcome(ctx, &judge, e, &facts).0.is_none())
        .filter_map(|e| {
            let action = flow.action(e.action)?;
            let now = json!({
                "href": format!("/api/portal/{}s/{}/{}", matter.row.kind, matter.row.id, action.code),
                "allowed": true,
                "refusal": null,
                "warnings": [],
                "initial": initial(ctx, matter, action.code, false, &[]),
            });
            Some((action.code, view::joined(drawn(&matter.row.kind, action), &now)))
        })
        .collect()
}

/// Guards that do not depend on what will be typed, run now; the others speak when the form is sent.
fn outcome(
    ctx: &Ctx<'_>,
    judge: &crate::house::Judge<'_>,
    edge: &Edge,
    facts: &shouwen_domain::flow::Facts<'_>,
) -> (Option<Value>, Vec<Value>) {
    let early: Vec<&'static shouwen_domain::guard::Guard> =
        edge.guards.iter().copied().filter(|g| !g.of_input).collect();
    match act::run_guards(ctx, judge, &early, facts) {
        Ok(hits) => (None, hits.iter().map(view::hit).collect()),
        Err(refusal) => (
            Some(json!({"code": refusal.code, "zh": refusal.said.zh, "en": refusal.said.en, "clause": refusal.clause,
                "release": refusal.release})),
            Vec::new(),
        ),
    }
}

/// What the forms of an order start with: the sheet that is signed, and the lists that are ticked, measured and priced.
fn of_order(ctx: &Ctx<'_>, order: &Order, matter: &Matter, action: &str, prices: &[Price]) -> Value {
    let (r, work) = (&matter.row, &matter.kind_of_matter().work);
    let zone = ctx.house.calendar(r.unit).zone();
    match action {
        "sign" => json!({"content": order.sheet(&r.number).digest(), "prices": prices}),
        "sign_scope" => json!({"content": order.scope(&r.number).digest(), "prices": prices}),
        "get_ready" => {
            let wants = |code: &str| work.readiness.iter().find(|line| line.code == code).and_then(|line| line.device);
            let items = order.readiness.iter().map(|i| {
                json!({"code": i.code, "name": i.name, "nature": i.nature, "wanted": i.wanted, "there": i.wanted,
                    "serial": i.serial, "optional": i.optional, "device": i.device.or_else(|| wants(&i.code))})
            });
            json!({"items": items.collect::<Vec<_>>()})
        }
        "tick" => json!({"steps": work.steps, "closing": work.closing, "codes": order.ticks}),
        "measure" => {
            let judged = order.readings.iter().filter_map(|reading| {
                let test = work.tests.iter().find(|test| test.code == reading.test)?;
                Some(json!({"test": reading.test, "at": reading.at, "outcome": judge(test, reading),
                    "why": measure::void(test, reading, zone)}))
            });
            json!({"tests": work.tests, "readings": judged.collect::<Vec<_>>()})
        }
        "ask_consent" | "bill" | "amend" => json!({"prices": prices}),
        "enter_result" => json!({"result": order.done}),
        "move_by_company" | "move_by_customer" | "ask_later" => {
            order.window.map_or_else(|| json!({}), |w| json!({"from": w.from, "until": w.to}))
        }
        _ => json!({}),
    }
}

/// What a form starts with: the present values, where the form changes them and the caller may see them.
fn initial(ctx: &Ctx<'_>, matter: &Matter, action: &str, open: bool, prices: &[Price]) -> Value {
    let r = &matter.row;
    if let Room::Order(order) = &matter.room {
        return of_order(ctx, order, matter, action, prices);
    }
    if let Room::FollowUp(own) = &matter.room {
        return match action {
            "complete" | "raise_issue" => json!({"questions": own.questions}),
            _ => json!({}),
        };
    }
    // The tests of the kind of work, by their names.
    if matches!((&matter.room, action), (Room::Incident(_), "repair" | "retest")) {
        return json!({"tests": matter.kind_of_matter().work.tests});
    }
    let Some(request) = matter.room.as_request() else { return json!({}) };
    match action {
        "edit" | "correct" => {
            let mut out = json!({
                "content": request.content, "name": request.name, "wanted": request.wanted,
                "special": request.special, "background": request.background,
            });
            if open {
                out["contact"] = json!(request.contact);
                out["address"] = json!(request.address);
            }
            if action == "edit" {
                out["type"] = json!(r.type_code);
                out["priority"] = json!(r.priority.code());
            }
            if let Some(map) = out.as_object_mut() {
                map.retain(|_, v| *v != json!(""));
            }
            out
        }
        // What is read back to the customer; the form sends only what was found wrong.
        "confirm" => {
            let mut out = json!({});
            if open {
                out = json!({
                    "name": request.name, "contact": request.contact, "address": request.address,
                    "content": request.content, "wanted": request.wanted,
                });
            }
            // CLS-02: what is told is the first response where somebody speaks; nothing is, once it was given.
            let given = r.priority.is_p0() || matter.facts.iter().any(|(_, fact)| fact.code == CONTACT);
            out["told_counts"] = if given { Value::Null } else { json!(matter.voice) };
            out
        }
        "reclassify" => json!({"type": r.type_code, "priority": r.priority.code()}),
        _ => json!({}),
    }
}
