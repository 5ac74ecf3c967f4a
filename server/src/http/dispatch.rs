//! Dispatch for screens: who may take an order, with what speaks against each (DSP-03); the board of a unit (DSP-08).

use super::{
    Answer, Need, Problem, Req, Route, Routes,
    records::{reading, visible},
    reply, view,
};
use crate::act;
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    dispatch,
    fieldwork::window::Window,
    form::{Fields, Kind, may},
    id::Id,
    moment::Moment,
    org::Sees,
    refusal::Refusal,
    words::w,
};
use shouwen_store::{
    queue::{self, Filter, Lane},
    staff,
};

const WHEN: Fields = &[
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
    may("from", Kind::Moment, "上门时间起", "From"),
    may("until", Kind::Moment, "上门时间止", "Until"),
];
const BOARD: Fields = &[may("unit", Kind::Ref { to: "unit" }, "单位", "Unit")];

/// People on duty who are judged for an emergency.
const CREWS: usize = 60;
/// Orders on a board; more than a unit can have in hand.
const MOST: i64 = 500;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("dispatch");
    r.add(
        Method::GET,
        "/api/orders/{id}/candidates",
        "candidates",
        w("可派人员", "Who may take the order, and what speaks against whom"),
        Need::Read,
        WHEN,
        None,
        Answer::Json(200, "CrewCandidates"),
        candidates,
    );
    r.add(
        Method::GET,
        "/api/board",
        "board",
        w("派单看板", "The orders of a unit by person, and those that wait"),
        Need::Read,
        BOARD,
        None,
        Answer::Json(200, "Board"),
        board,
    );
    r.list
}

async fn candidates(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let unit = Id::parse(req.text("unit"));
    let moment = |key: &str| req.query.get(key).and_then(Value::as_i64).map(Moment);
    let wanted = moment("from").zip(moment("until")).map(|(from, to)| Window { from, to });
    let value = reading(&req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        let order = matter.room.as_order().ok_or_else(Refusal::missing)?;
        let named = unit.is_some();
        let unit = unit.unwrap_or(matter.row.unit);
        if ctx.house.company_of(unit) != Some(matter.row.company) {
            return Err(Refusal::missing().into());
        }
        let judge = matter.judge(ctx.house);
        let job = act::job(ctx, &matter, unit, wanted.or(order.window));
        let around = act::around(tx, &job)?;
        // An emergency that nobody has yet is for whoever is on duty, wherever they belong: its order still lies with
        // those who took the call.
        let asked: Vec<Id> = if matter.row.priority.is_p0() && matter.row.owner.is_none() && !named {
            act::crews(tx, ctx, &matter.row, CREWS)?
        } else {
            let below = ctx.house.subtree(unit);
            below.into_iter().flat_map(|below| ctx.house.people_of(below).into_iter().map(|p| p.id)).collect()
        };
        let mut people = Vec::new();
        for person in asked {
            people.extend(act::person(tx, ctx, person, &job, &around, &matter)?);
        }
        let zone = ctx.house.calendar(unit).zone();
        let offers = dispatch::offers(&people, &job, act::limits(&judge), zone);
        let items: Vec<Value> = offers
            .iter()
            .map(|o| {
                let objections: Vec<Value> = o
                    .objections
                    .iter()
                    .map(|x| json!({"code": x.code, "zh": x.said.zh, "en": x.said.en, "clause": x.clause}))
                    .collect();
                json!({"person": view::named(ctx.house, Some(o.person)), "load": o.load, "knows": o.knows, "why": o.why,
                    "fits": o.objections.is_empty(), "objections": objections})
            })
            .collect();
        Ok(json!({"unit": view::named(ctx.house, Some(unit)), "from": job.from, "until": job.to, "items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn board(req: Req) -> Result<Response, Problem> {
    let wanted = Id::parse(req.text("unit"));
    let value = reading(&req, move |tx, ctx| {
        let unit =
            wanted.or_else(|| ctx.actor.grants.first().map(|g| g.unit)).or_else(|| ctx.actor.units.first().copied());
        let unit = unit.ok_or_else(Refusal::missing)?;
        // A board names people: it is shown to who works there and to who looks over it.
        let path = ctx.house.path(unit);
        let over = ctx.actor.grants.iter().any(|g| g.role.sees() == Sees::Subtree && path.contains(&g.unit));
        if ctx.house.unit(unit).is_none() || !(over || ctx.actor.units.contains(&unit)) {
            return Err(Refusal::missing().into());
        }
        let mut filter = Filter { kind: "order".into(), open: true, ..Filter::default() };
        filter.denied = ctx.actor.units.first().copied();
        // Only what the caller may list, of this unit and those below it.
        let lanes: Vec<Lane> = act::lanes(ctx.house, ctx.actor, Some(unit));
        let mut rows = queue::by_due(tx, &lanes, &filter, queue::Seen::NOTHING, MOST)?;
        let full = rows.len() as i64 == MOST;
        // What runs out first for an emergency runs on its incident: the next call, the arrival.
        if let Some(company) = ctx.house.company_of(unit) {
            for (id, due, clock, warned) in shouwen_store::record::incidents_above(tx, company)? {
                if let Some(row) = rows.iter_mut().find(|r| r.id == id && due < r.next_due_at) {
                    (row.next_due_at, row.next_clock, row.warn_step) = (due, clock, row.warn_step.max(warned));
                }
            }
        }
        let shown = |r| view::row(ctx.house, ctx.actor, r, None, ctx.now);
        let waiting: Vec<Value> = rows.iter().filter(|r| r.owner.is_none()).map(shown).collect();
        let mut people = Vec::new();
        for below in ctx.house.subtree(unit) {
            let there = staff::on_shift(tx, below, ctx.now.minus(shouwen_domain::moment::DAY), ctx.now)?;
            for person in ctx.house.people_of(below) {
                let mine: Vec<Value> = rows.iter().filter(|r| r.owner == Some(person.id)).map(shown).collect();
                let until =
                    there.iter().filter(|(who, w)| *who == person.id && w.to > ctx.now).map(|(_, w)| w.to).max();
                // Who has neither work nor a shift at a unit without orders is no part of its board.
                if !mine.is_empty() || until.is_some() {
                    people.push(json!({"person": view::named(ctx.house, Some(person.id)), "on_shift_until": until,
                        "load": staff::at_hand(tx, person.id)?.len(), "orders": mine}));
                }
            }
        }
        Ok(json!({"unit": view::named(ctx.house, Some(unit)), "people": people, "waiting": waiting, "capped": full}))
    })
    .await?;
    Ok(reply(200, &value))
}
