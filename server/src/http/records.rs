//! Records of every kind: pages, histories, clocks, proposals. Lists stand in `queue`; every change goes to `act`.

use super::{Answer, Need, Problem, Req, Route, Routes, around::around, reply, text_reply, view};
use crate::{
    act::{self, Ctx, Failure, Matter},
    app::App,
};
use axum::{
    http::{HeaderValue, Method, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Door,
    form::{Fields, Kind, may, must},
    id::Id,
    intake,
    moment::DAY,
    org::Actor,
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::{
    StoreError, Tx, audit, queue,
    record::{self, Ahead, RecordRow},
};
use std::sync::Arc;

pub(super) const LIMIT: Kind = Kind::Int { min: 1, max: 200 };
pub(super) const CURSOR: Kind = Kind::Line { max: 60 };
const TIMELINE: Fields = &[may("after", CURSOR, "续页", "Cursor"), may("limit", LIMIT, "条数", "Rows")];
const PROPOSE: Fields = &[
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("content", Kind::Text { max: 4_000 }, "内容", "Content"),
];
const SIMILAR: Fields = &[must("contact", Kind::Phone, "电话", "Telephone number")];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("records");
    r.add(
        Method::GET,
        "/api/records/{id}",
        "record",
        w("记录页", "Record page"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Page"),
        page,
    );
    r.add(
        Method::GET,
        "/api/records/{id}/timeline",
        "timeline",
        w("办理经过", "History"),
        Need::Read,
        TIMELINE,
        None,
        Answer::Json(200, "Timeline"),
        timeline,
    );
    r.add(
        Method::GET,
        "/api/records/{id}/clocks/{code}/explain",
        "explain_clock",
        w("时限如何算出", "How a due time was counted"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Explanation"),
        explain,
    );
    r.add(
        Method::POST,
        "/api/requests/propose",
        "propose",
        w("建议类型和优先级", "Propose type and priority"),
        Need::Read,
        &[],
        Some(PROPOSE),
        Answer::Json(200, "Proposed"),
        propose,
    );
    r.add(
        Method::GET,
        "/api/requests/similar",
        "similar",
        w("同号码的未结事项", "Open matters of a number"),
        Need::Read,
        SIMILAR,
        None,
        Answer::Json(200, "Rows"),
        similar,
    );
    r.list
}

/// Runs `work` with the caller's rights in one consistent picture.
pub(super) async fn reading<T: Send + 'static>(
    req: &Req,
    mut work: impl FnMut(&mut Tx<'_>, &Ctx<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let (app, person) = (req.app.clone(), req.person());
    let out: Result<T, Failure> = req
        .app
        .db
        .read(move |tx| {
            let house = app.house_in(tx)?;
            let Some(actor) = house.actor(person, app.now()) else { return Err(Refusal::missing().into()) };
            let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Api, house: &house, world: &app.world };
            work(tx, &ctx)
        })
        .await;
    Ok(out?)
}

/// The record, if the caller may see it.
pub(super) fn visible(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<Matter, Failure> {
    let matter = Matter::load(tx, ctx, id, false)?.ok_or_else(Refusal::missing)?;
    if act::sees(ctx.house, ctx.actor, &matter.row, &matter.parties) {
        Ok(matter)
    } else {
        Err(Refusal::missing().into())
    }
}

async fn page(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let (text, version) = reading(&req, move |tx, ctx| {
        record::ask_ahead(tx, &[id], Ahead::Page)?;
        let matter = visible(tx, ctx, id)?;
        let around = around(tx, &matter.row, Some(&matter.room), ctx.now)?;
        Ok((view::page(ctx, &matter, &around), matter.row.version))
    })
    .await?;
    let mut response = text_reply(200, text);
    // What `If-Match` of an act wants back.
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

async fn timeline(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let before =
        if req.text("after").is_empty() { i64::MAX } else { req.text("after").parse().map_err(|_| bad_cursor())? };
    let limit = req.number("limit", 50);
    let value = reading(&req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        let open = view::handles(ctx.actor, &matter.row);
        Ok(view::timeline(tx, ctx.house, &matter, open, ctx.now, (before, limit))?)
    })
    .await?;
    Ok(reply(200, &value))
}

async fn explain(req: Req) -> Result<Response, Problem> {
    let (id, code) = (req.id("id")?, req.segment("code").to_owned());
    let value = reading(&req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        let row = matter.clocks.iter().filter(|c| c.code == code).max_by_key(|c| c.round);
        let row = row.ok_or_else(Refusal::missing)?;
        let explanation = act::explain(ctx, &matter, row)?.ok_or_else(Refusal::missing)?;
        serde_json::to_value(explanation).map_err(|e| StoreError::Broken(e.to_string()).into())
    })
    .await?;
    Ok(reply(200, &value))
}

pub(super) fn bad_cursor() -> Refusal {
    Refusal::new(
        "bad_cursor",
        Nature::Invalid,
        "续页标记无效，请从第一页开始。",
        "The cursor is not valid: start from the first page.",
    )
}

/// Rows as a list; how many there are in all is said by who has counted them.
pub(super) fn rows_json(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    rows: &[RecordRow],
    next: Option<String>,
) -> Result<Value, Failure> {
    let mut ids: Vec<Id> = rows.iter().filter_map(|r| r.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut names = std::collections::HashMap::new();
    for id in ids {
        if let Some(name) = shouwen_store::customers::name(tx, id)? {
            names.insert(id, name);
        }
    }
    let items: Vec<Value> = rows
        .iter()
        .map(|r| {
            let name = r.customer.and_then(|c| names.get(&c)).map(String::as_str);
            view::row(ctx.house, ctx.actor, r, name, ctx.now)
        })
        .collect();
    let n = items.len();
    let count = json!({"n": n, "capped": next.is_some()});
    Ok(view::object([("items", Value::Array(items)), ("next", json!(next)), ("count", count)]))
}

async fn propose(req: Req) -> Result<Response, Problem> {
    let actor = req.actor()?;
    let house = req.app.house();
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default();
    let types = actor.company.map_or(&[] as &[_], |c| house.types(c));
    let chosen = Some(text("type")).filter(|t| !t.is_empty());
    let proposal = intake::kinds::propose(types, chosen, text("content"));
    Ok(reply(200, &json!({"proposal": proposal})))
}

async fn similar(req: Req) -> Result<Response, Problem> {
    let contact = req.text("contact").to_owned();
    let value = reading(&req, move |tx, ctx| {
        let Some(company) = ctx.actor.company else { return rows_json(tx, ctx, &[], None) };
        let since = Id::compose(ctx.now.minus(7 * DAY), 0, 0);
        let mut rows = Vec::new();
        for id in queue::by_contact(tx, company, &contact, since)? {
            if let Ok(matter) = visible(tx, ctx, id) {
                rows.push(matter.row);
            }
        }
        rows_json(tx, ctx, &rows, None)
    })
    .await?;
    Ok(reply(200, &value))
}

/// The door a caller comes through: screens sign in with a cookie, programs with a token.
pub(super) fn door(req: &Req) -> Door {
    if req.caller().is_some_and(|c| c.scopes.is_some()) { Door::Api } else { Door::Screen }
}

/// What is refused beside `act` stands in the log like any refused act, in a transaction of its own: that of the attempt was
/// given up (AUD-01).
pub(super) async fn noted<T>(
    req: &Req,
    what: &'static str,
    subject: Option<Id>,
    done: Result<T, Problem>,
) -> Result<T, Problem> {
    let Err(problem) = &done else { return done };
    if !problem.is_refusal() {
        return done;
    }
    let (app, person, door, outcome) =
        (req.app.clone(), req.person(), door(req), format!("refused:{}", problem.code()));
    let write = move |tx: &mut Tx<'_>| {
        let house = app.house_in(tx)?;
        let company = house.person(person).and_then(|p| p.company).unwrap_or(Id(0));
        let entry = audit::Entry {
            at: app.now(),
            actor: Some(person),
            door: door.code(),
            what,
            subject,
            outcome: &outcome,
            detail: "",
        };
        audit::append(tx, company, &entry)
    };
    req.app.db.write(write).await?;
    req.app.metrics.refusals.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    done
}

/// Runs `work` in a write transaction with the caller's rights.
pub(super) async fn writing<T: Send + 'static>(
    req: &Req,
    mut work: impl FnMut(&mut Tx<'_>, &Arc<App>, &Ctx<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let (app, person, door) = (req.app.clone(), req.person(), door(req));
    let out: Result<T, Failure> = req
        .app
        .db
        .write(move |tx| {
            let house = app.house_in(tx)?;
            let Some(actor) = house.actor(person, app.now()) else { return Err(Refusal::missing().into()) };
            let actor: Actor = actor;
            let ctx = Ctx { now: app.now(), actor: &actor, door, house: &house, world: &app.world };
            work(tx, &app, &ctx)
        })
        .await;
    Ok(out?)
}
