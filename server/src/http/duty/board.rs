//! The duty board (EMG-15): each region and queue with who is on duty now, whether they are there, what they are at, with which
//! vehicle and where they last were; those without anybody are the alarm.

use super::{UNIT, scope};
use crate::{
    act::Ctx,
    http::{Answer, Need, Problem, Req, Routes, records, reply, view},
    people::{self, AHEAD, Now, limit},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    id::Id,
    intake,
    moment::DAY,
    people::{
        Attendance, Cover, Duty,
        attendance::{Presence, presence},
    },
    words::w,
};
use shouwen_store::{Tx, duty, record};
use std::collections::BTreeMap;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/duty/board",
        "duty_board",
        w("值班看板：各区域和队列现在谁在岗", "Duty board: who is there now, for each region and queue"),
        Need::Read,
        &[UNIT],
        None,
        Answer::Json(200, "DutyBoard"),
        board,
    );
}

async fn board(req: Req) -> Result<Response, Problem> {
    let wanted = Id::parse(req.text("unit"));
    let value = records::reading(&req, move |tx, ctx| {
        let (_, company) = scope(ctx, wanted)?;
        Ok(drawn(tx, ctx, company)?)
    })
    .await?;
    Ok(reply(200, &value))
}

fn drawn(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id) -> Result<Value, shouwen_store::StoreError> {
    let now = ctx.now;
    let ahead = limit(ctx.house, company, "shift.ahead", now, AHEAD);
    let grace = limit(ctx.house, company, "shift.grace", now, 0);
    let plan = people::now(tx, ctx.house, company, now, ahead)?;
    let open: BTreeMap<String, Id> = duty::open_gaps(tx, company)?.into_iter().map(|(id, key)| (key, id)).collect();
    let in_now: BTreeMap<Id, Attendance> =
        duty::attended(tx, company, Window { from: now.minus(DAY), to: now.plus(1) })?
            .into_iter()
            .filter_map(|(_, a)| Some((a.person?, a)))
            .collect();
    let mut posts = Vec::new();
    for cover in &plan.covers {
        posts.push(post(tx, ctx, &plan, cover, (&open, &in_now, grace))?);
    }
    let handovers = unsigned(tx, ctx, company)?;
    Ok(json!({"at": now, "company": view::named(ctx.house, Some(company)), "posts": posts, "handovers": handovers}))
}

type Known<'k> = (&'k BTreeMap<String, Id>, &'k BTreeMap<Id, Attendance>, i64);

fn post(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    plan: &Now,
    cover: &Cover,
    (open, in_now, grace): Known<'_>,
) -> Result<Value, shouwen_store::StoreError> {
    let now = ctx.now;
    let gap = cover.gaps(&plan.present, &plan.crew).into_iter().next();
    let stands = plan.unplanned(ctx.house, cover, now);
    let state = match &gap {
        _ if !plan.is_planned(cover) => "unplanned",
        None => "covered",
        Some(_) if !stands.is_empty() => "unplanned",
        Some(gap) if gap.from <= now => "uncovered",
        Some(_) => "soon",
    };
    let here = |d: &&Duty| cover.counts(d.person, d.unit, &plan.crew);
    let mut people = Vec::new();
    for d in plan.duties.iter().filter(here).filter(|d| d.window.from <= now && now < d.window.to) {
        let gone = plan.away.iter().any(|(p, w)| *p == d.person && w.from <= now && now < w.to);
        let came = in_now.get(&d.person).filter(|a| a.in_at.is_some_and(|at| at < d.window.to));
        let (in_at, out_at) = (came.and_then(|a| a.in_at), came.and_then(|a| a.out_at));
        let is = match presence((d.window.from, d.window.to), in_at, out_at, gone, grace, now) {
            _ if gone => Presence::Away,
            is => is,
        };
        people.push(person(tx, ctx, d.person, Some(d), is, came)?);
    }
    for who in stands {
        people.push(person(tx, ctx, who, None, Presence::Awaited, in_now.get(&who))?);
    }
    let mut next: Vec<&Duty> = plan.duties.iter().filter(here).filter(|d| d.window.from > now).collect();
    next.sort_by_key(|d| (d.window.from, d.person));
    let next: Vec<Value> = next
        .into_iter()
        .take(4)
        .map(|d| json!({"person": view::named(ctx.house, Some(d.person)), "from": d.window.from, "until": d.window.to}))
        .collect();
    let told = matches!(state, "uncovered" | "soon");
    Ok(json!({
        "key": cover.key,
        "name": cover.name,
        "unit": view::named(ctx.house, cover.unit),
        "crew": cover.crew_only,
        "state": state,
        "from": gap.filter(|_| told).map(|g| g.from),
        "until": gap.filter(|g| told && g.to < now.plus(AHEAD)).map(|g| g.to),
        "gap": open.get(&cover.key),
        "people": people,
        "next": next,
    }))
}

fn person(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    who: Id,
    planned: Option<&Duty>,
    is: Presence,
    came: Option<&Attendance>,
) -> Result<Value, shouwen_store::StoreError> {
    let work = duty::at_work(tx, who)?;
    let place = match &work {
        Some((_, record, ..)) => duty::last_place(tx, *record, who)?,
        None => None,
    };
    let place = place.map(|(at, body)| {
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        let degrees = |key: &str| body.get(key).and_then(Value::as_str).and_then(|t| t.parse::<f64>().ok());
        json!({"at": at, "lat": degrees("lat"), "lng": degrees("lng")})
    });
    let state = match (&work, came.and_then(|a| a.states.last()).map(|s| s.state.as_str())) {
        (Some((_, _, state, kind)), _) => busy(kind, state),
        (None, Some(state @ ("busy" | "break"))) => state,
        _ => "free",
    };
    let work = work.map(|(number, id, state, kind)| {
        let words = intake::flow(&kind).and_then(|flow| flow.state(&state)).map(|s| s.words);
        json!({"id": id, "number": number, "kind": kind, "state": words})
    });
    Ok(json!({
        "person": view::named(ctx.house, Some(who)),
        "unit": view::named(ctx.house, planned.map(|d| d.unit).or_else(|| ctx.house.person(who).map(|p| p.home_unit))),
        "from": planned.map(|d| d.window.from),
        "until": planned.map(|d| d.window.to),
        "stand_in": planned.is_some_and(|d| d.stand_in),
        "presence": is,
        "came": came.and_then(|a| a.in_at),
        "vehicle": came.map(|a| a.vehicle.clone()).unwrap_or_default(),
        "state": state,
        "work": work,
        "place": place,
    }))
}

/// What somebody is at, in the words of the board.
fn busy(kind: &str, state: &str) -> &'static str {
    match (kind, state) {
        (_, "on_the_way" | "en_route") => "on_the_way",
        ("incident", "acknowledged") => "called",
        _ => "on_scene",
    }
}

/// Hand-overs that are not signed, the oldest first.
fn unsigned(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id) -> Result<Vec<Value>, shouwen_store::StoreError> {
    let mut out = Vec::new();
    for id in duty::open_handovers(tx, company)? {
        let Some(row) = record::lookup(tx, id)? else { continue };
        let intake::Room::ShiftHandover(h) = shouwen_store::intake::load(tx, id, &row.kind)? else { continue };
        let parties = record::parties(tx, id)?;
        if !crate::act::sees(ctx.house, ctx.actor, &row, &parties) {
            continue;
        }
        let due = (row.next_due_at < i64::MAX).then_some(row.next_due_at);
        let over = h.ends.is_some_and(|ends| ctx.now > ends) && row.warn_step >= 100;
        out.push(json!({"id": id, "number": row.number, "unit": view::named(ctx.house, Some(row.unit)),
            "giver": view::named(ctx.house, h.giver), "taker": view::named(ctx.house, h.taker),
            "signed": h.signed_at, "due": due, "late": over}));
    }
    Ok(out)
}
