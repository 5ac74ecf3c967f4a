//! What rings now (screen pop): the caller's own telephone, emergencies that nobody has taken, the call that is spoken or
//! ended a moment ago; and how the lines to the exchanges are.

use super::{STALE, company, shown};
use crate::{
    act::{Ctx, Failure},
    app::App,
    http::{Problem, Req, customers as archive, emergency, records, reply, view},
    telephony,
};
use axum::response::Response;
use serde_json::{Value, json};
use shouwen_domain::{id::Id, moment::MINUTE};
use shouwen_store::{
    Tx, customers,
    telephony::{self as store, CallRow},
};

/// Running calls looked at: more than a company has agents.
const MOST: i64 = 500;
/// How long a call that has ended stands there for what is still to be written down.
const AFTERWARDS: i64 = 10 * MINUTE;
/// Matters of the caller that are shown.
const MATTERS: i64 = 5;

pub(super) async fn now(req: Req) -> Result<Response, Problem> {
    let app = req.app.clone();
    let value = records::reading(&req, move |tx, ctx| standing(tx, &app, ctx)).await?;
    Ok(reply(200, &value))
}

fn standing(tx: &mut Tx<'_>, app: &App, ctx: &Ctx<'_>) -> Result<Value, Failure> {
    let company = company(ctx)?;
    let me = ctx.actor.person.unwrap_or(Id(0));
    let seat = store::seat_of(tx, me)?;
    let mut calls = Vec::new();
    let fresh = |call: &CallRow| ctx.now.since(call.begun_at) < STALE;
    for call in store::running(tx, company, MOST)?.into_iter().filter(fresh) {
        let at_mine = seat.as_ref().is_some_and(|(exchange, extension, _)| {
            *exchange == call.source && call.rung.split(',').any(|x| x == extension)
        });
        let rings = call.answered_at.is_none();
        let alarm = rings && call.is_inbound() && call.emergency_at.is_some();
        if (rings && at_mine) || alarm || call.person == Some(me) {
            calls.push((call, at_mine));
        }
    }
    // Emergencies first, then what rings here, then what is spoken.
    calls.sort_by_key(|(call, mine)| (call.emergency_at.is_none(), call.answered_at.is_some(), !mine, call.begun_at));
    let mut pops = Vec::new();
    for (call, mine) in &calls {
        pops.push(pop(tx, ctx, call, *mine)?);
    }
    let last = last(tx, ctx, company, me)?;
    let exchanges: Vec<Value> = app
        .telephony
        .of_company(ctx.house, company)
        .iter()
        .map(|x| {
            let link = app.telephony.link(&x.code);
            let connects = x.protocol != telephony::Protocol::Http;
            json!({"code": x.code, "protocol": x.protocol.code(), "connects": connects, "up": link.up || !connects,
                "since": link.since, "heard_at": link.heard_at, "why": link.why})
        })
        .collect();
    let (cycle, most) = telephony::measure(ctx.house, company, ctx.now);
    let seat =
        seat.map(|(exchange, extension, since)| json!({"exchange": exchange, "extension": extension, "since": since}));
    Ok(json!({"seat": seat, "exchanges": exchanges, "ring_ms": cycle, "rings": most, "calls": pops, "last": last}))
}

/// The call that the person has just had, with what has been written of it.
fn last(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id, me: Id) -> Result<Value, Failure> {
    match store::last_of(tx, company, me, ctx.now.minus(AFTERWARDS))? {
        Some(call) => pop(tx, ctx, &call, true),
        None => Ok(Value::Null),
    }
}

/// A call with what is known of its caller: open matters, and what happens around their place.
fn pop(tx: &mut Tx<'_>, ctx: &Ctx<'_>, call: &CallRow, mine: bool) -> Result<Value, Failure> {
    let mut matters = Vec::new();
    let mut near = Vec::new();
    let customer = telephony::customer(tx, call)?;
    if let Some(customer) = customer {
        let (rows, _) = archive::matters(tx, ctx, customer, (Id(i64::MAX), 20))?;
        matters.extend(rows.into_iter().filter(|row| row.phase < 2));
        for point in customers::points(tx, customer)?.into_iter().take(3) {
            near.extend(emergency::near::around(tx, ctx, &json!({"point": point.id.to_string()}))?);
        }
    }
    let since = Id::compose(ctx.now.minus(7 * shouwen_domain::moment::DAY), 0, 0);
    if !call.number.is_empty() {
        for id in shouwen_store::queue::by_contact(tx, call.company, &call.number, since)? {
            if let (false, Ok(matter)) = (matters.iter().any(|m| m.id == id), records::visible(tx, ctx, id)) {
                matters.push(matter.row);
            }
        }
    }
    near.dedup_by(|a, b| a["id"] == b["id"]);
    let rows: Vec<Value> = matters
        .iter()
        .filter(|row| row.phase < 2)
        .take(MATTERS as usize)
        .map(|row| view::row(ctx.house, ctx.actor, row, None, ctx.now))
        .collect();
    Ok(json!({"call": shown::call(tx, ctx, call)?, "mine": mine, "matters": rows, "near": near}))
}
