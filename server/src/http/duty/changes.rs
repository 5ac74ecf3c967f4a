//! Changes of staff for screens (ORG-05): who goes and when, how much of it has somebody, what is asked of me; and the list of
//! one change with everything on it. Owns: nothing. Refuses whoever does not see the record. Tested in
//! `tests/staff_change_pages.rs`.

use super::{UNIT, scope};
use crate::{
    act::{self, Ctx, Failure, Matter},
    http::{Answer, Need, Problem, Req, Routes, records, reply, view},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    flow,
    id::Id,
    intake::{self, Room},
    moment::Moment,
    org::{Role, may_take},
    people::{OpenItem, StaffChange, leaving::days_left, staff_rules::what_words},
    words::{Words, w},
};
use shouwen_store::{StoreError, Tx, leaving, record};
use std::collections::BTreeSet;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/duty/changes",
        "staff_changes",
        w("人员变动：谁何时离开，未了事项有多少人接手", "Changes of staff, and how much of each has a successor"),
        Need::Read,
        &[UNIT],
        None,
        Answer::Json(200, "StaffChanges"),
        list,
    );
    r.add(
        Method::GET,
        "/api/duty/changes/{id}",
        "staff_change",
        w("一项人员变动的全部未了事项", "Everything on the list of one change"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "StaffChange"),
        one,
    );
}

async fn list(req: Req) -> Result<Response, Problem> {
    let wanted = Id::parse(req.text("unit"));
    let value = records::reading(&req, move |tx, ctx| {
        let (_, company) = scope(ctx, wanted)?;
        Ok(drawn(tx, ctx, company)?)
    })
    .await?;
    Ok(reply(200, &value))
}

/// Those that the caller may see: the changes of the company, and those in which something was proposed to the caller.
fn drawn(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id) -> Result<Value, StoreError> {
    let mut ids: Vec<Id> = leaving::changes(tx, company)?;
    let me = mine(ctx);
    for who in &me {
        ids.extend(leaving::as_party(tx, *who, "receiver", "staff_change")?.into_iter().map(|held| held.id));
    }
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for id in ids.into_iter().filter(|id| seen.insert(*id)) {
        let Some(matter) = Matter::load(tx, ctx, id, false)? else { continue };
        if let (Room::StaffChange(change), true) =
            (&matter.room, act::sees(ctx.house, ctx.actor, &matter.row, &matter.parties))
        {
            all.push(row(ctx, &matter, change, &me));
        }
    }
    Ok(json!({"at": ctx.now, "items": all, "enter": may_enter(ctx)}))
}

/// The caller leads people somewhere, and may enter a change.
fn may_enter(ctx: &Ctx<'_>) -> bool {
    let edge = intake::flow("staff_change").and_then(|flow| flow.edge(None, "enter"));
    let by = edge.map_or(&[] as &[_], |edge| edge.by);
    by.iter().any(|by| matches!(by, flow::By::Role(role) if ctx.actor.has(*role)))
}

fn mine(ctx: &Ctx<'_>) -> BTreeSet<Id> {
    ctx.actor.person.into_iter().chain(ctx.actor.grants.iter().filter_map(|g| g.acting_for)).collect()
}

fn is_mine(item: &OpenItem, me: &BTreeSet<Id>) -> bool {
    item.state == "proposed" && item.to.is_some_and(|to| me.contains(&to))
}

fn row(ctx: &Ctx<'_>, matter: &Matter, change: &StaffChange, me: &BTreeSet<Id>) -> Value {
    let (waiting, accepted) = change.counts();
    let count = |state: &str| change.items.iter().filter(|i| i.state == state).count();
    let zone = ctx.house.calendar(matter.row.unit).zone();
    json!({
        "id": matter.row.id, "number": matter.row.number, "state": matter.row.state, "version": matter.row.version,
        "person": view::named(ctx.house, change.person), "what": what_words(&change.what),
        "unit": view::named(ctx.house, Some(matter.row.unit)),
        "effective_at": change.effective_at, "until": change.until,
        "days": change.effective_at.filter(|_| matter.row.phase < 2).map(|at| days_left(ctx.now, at, zone)),
        "waiting": waiting, "accepted": accepted, "moved": count("moved"), "fallen": count("fallen"),
        "to_me": change.items.iter().filter(|i| is_mine(i, me)).count(),
    })
}

async fn one(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::StaffChange(change) = &matter.room else {
            return Err(Failure::Refused(shouwen_domain::refusal::Refusal::missing()));
        };
        Ok(detail(tx, ctx, &matter, change)?)
    })
    .await?;
    Ok(reply(200, &value))
}

fn detail(tx: &mut Tx<'_>, ctx: &Ctx<'_>, matter: &Matter, change: &StaffChange) -> Result<Value, StoreError> {
    let me = mine(ctx);
    let mut items = Vec::with_capacity(change.items.len());
    for item in &change.items {
        items.push(drawn_item(tx, ctx, item, change.announced_at, &me)?);
    }
    let may = |action: &str| {
        let edge = intake::flow("staff_change").and_then(|flow| flow.edge(Some(&matter.row.state), action));
        edge.is_some_and(|e| may_take(e, ctx.actor, &matter.facts_row(false), &matter.relations(ctx.house)).is_ok())
    };
    let mine = change.items.iter().filter(|i| i.under.is_none()).any(|i| is_mine(i, &me));
    let mut value = row(ctx, matter, change, &me);
    value["drawn_at"] = json!(change.drawn_at);
    value["heir"] = view::named(ctx.house, change.heir);
    value["leader"] = view::named(ctx.house, change.leader);
    value["names"] = json!(may("name_successor"));
    value["answers"] = json!(mine && may("take_on"));
    value["items"] = Value::Array(items);
    Ok(value)
}

/// What is on a line. Of a matter that the caller may not see there are its kind and its number.
fn drawn_item(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    item: &OpenItem,
    announced: Option<Moment>,
    me: &BTreeSet<Id>,
) -> Result<Value, StoreError> {
    let row = item.record.map(|id| record::lookup(tx, id)).transpose()?.flatten();
    let mut text = String::new();
    let mut seen = false;
    if let Some(row) = &row {
        let parties = record::parties(tx, row.id)?;
        seen = act::sees(ctx.house, ctx.actor, row, &parties);
        if seen {
            text.clone_from(&row.summary);
        }
    }
    let role = Role::parse(&item.role).map(Role::words);
    Ok(json!({
        "key": item.key, "kind": kind_words(&item.kind), "group": item.kind, "number": item.number, "text": text,
        "record": item.record.filter(|_| seen), "first": item.first, "under": item.under.is_some(),
        "urgent": item.urgent, "unit": view::named(ctx.house, item.unit), "role": role,
        "from": item.from, "until": item.until, "to": view::named(ctx.house, item.to), "state": item.state,
        "state_words": state_words(&item.state), "reason": item.reason, "mine": is_mine(item, me),
        "later": item.added_at.is_some_and(|at| announced.is_some_and(|announced| at > announced)),
    }))
}

fn kind_words(kind: &str) -> Words {
    match kind {
        "shift" => w("班次", "Shift"),
        "post" => w("岗位职责", "Post"),
        kind => intake::flow(kind).map_or(w("事项", "Matter"), |flow| flow.words),
    }
}

fn state_words(state: &str) -> Words {
    match state {
        "proposed" => w("待接手人答复", "waits for an answer"),
        "accepted" => w("已同意接手", "accepted"),
        "declined" => w("不接手", "declined"),
        "moved" => w("已移交", "handed on"),
        "fallen" => w("转负责人", "fell to the leader"),
        "ended" => w("已办结", "ended before"),
        _ => w("未安排", "nobody yet"),
    }
}
