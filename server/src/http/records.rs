//! Records of every kind: lists, pages, acts, bulk, reveal. Every change goes to `act`.

use super::{Answer, Need, Problem, Req, Route, Routes, reply, view};
use crate::{
    act::{self, Command, Ctx, Failure, Matter, Target},
    app::App,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shouwen_domain::{
    event::hex,
    flow::{By, Door},
    form::{Choice, Fields, Kind, choice, may, must},
    id::Id,
    intake::{self, FLOWS},
    moment::{DAY, Moment},
    org::Actor,
    policy::Query,
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::{
    StoreError, Tx, audit,
    queue::{self, Filter, Lane},
    record::{self, RecordRow},
    system,
};
use std::sync::Arc;

const LIMIT: Kind = Kind::Int { min: 1, max: 200 };
const CURSOR: Kind = Kind::Line { max: 60 };
const COLOURS: &[Choice] = &[
    choice("green", "正常", "in time"),
    choice("yellow", "过半", "half used"),
    choice("orange", "将到期", "nearly due"),
    choice("red", "已超期", "overdue"),
    choice("paused", "暂停", "paused"),
];
const ME: &[Choice] = &[choice("me", "我", "me")];

const LIST: Fields = &[
    may("kind", Kind::Line { max: 30 }, "种类", "Kind"),
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    may("state", Kind::Line { max: 30 }, "状态", "State"),
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("priority", Kind::Line { max: 2 }, "优先级", "Priority"),
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    may("colour", Kind::Choice(COLOURS), "时限颜色", "Clock colour"),
    may("owner", Kind::Choice(ME), "责任人", "Owner"),
    may("first", Kind::Choice(ME), "首问", "First owner"),
    may("open", Kind::Bool, "未办结", "Open only"),
    may(
        "order",
        Kind::Choice(&[choice("due", "按到期", "by due time"), choice("newest", "按登记", "newest first")]),
        "排序",
        "Order",
    ),
    may("number", Kind::Line { max: 60 }, "编号", "Number"),
    may("after", CURSOR, "续页", "Cursor"),
    may("limit", LIMIT, "条数", "Rows"),
];
const TIMELINE: Fields = &[may("after", CURSOR, "续页", "Cursor"), may("limit", LIMIT, "条数", "Rows")];
const BULK: Fields = &[
    must("action", Kind::Line { max: 60 }, "操作", "Action"),
    must(
        "items",
        Kind::List {
            of: &[
                must("id", Kind::Ref { to: "record" }, "记录", "Record"),
                may("version", Kind::Int { min: 1, max: i64::MAX }, "版本", "Version"),
            ],
            max: 200,
        },
        "记录",
        "Records",
    ),
    may("body", Kind::Extra, "内容", "Body"),
];
const REVEAL: Fields = &[
    must(
        "field",
        Kind::Choice(&[choice("contact", "联系电话", "contact"), choice("address", "地址", "address")]),
        "字段",
        "Field",
    ),
    must("reason", Kind::Line { max: 200 }, "原因", "Reason"),
];
const PROPOSE: Fields = &[
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("content", Kind::Text { max: 4_000 }, "内容", "Content"),
];
const SIMILAR: Fields = &[must("contact", Kind::Phone, "电话", "Telephone number")];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("records");
    r.add(
        Method::GET,
        "/api/records",
        "records",
        w("工作队列", "Work queue"),
        Need::Read,
        LIST,
        None,
        Answer::Json(200, "Rows"),
        list,
    );
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
        Answer::Json(200, "Events"),
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
        "/api/records/{id}/reveal",
        "reveal",
        w("查看被遮盖的内容", "Show masked data"),
        Need::Write,
        &[],
        Some(REVEAL),
        Answer::Json(200, "Revealed"),
        reveal,
    );
    r.add(
        Method::POST,
        "/api/bulk",
        "bulk",
        w("批量办理", "Act on several records"),
        Need::Write,
        &[],
        Some(BULK),
        Answer::Json(200, "BulkResults"),
        bulk,
    );
    r.add(
        Method::POST,
        "/api/requests/propose",
        "propose",
        w("建议类型和优先级", "Propose type and priority"),
        Need::Read,
        &[],
        Some(PROPOSE),
        Answer::Json(200, "Proposal"),
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
    for flow in FLOWS {
        for edge in flow.edges.iter().filter(|e| e.from.is_empty() && e.by != [By::System]) {
            let Some(action) = flow.action(edge.action) else { continue };
            let kind = flow.kind;
            r.add(
                Method::POST,
                format!("/api/{kind}s"),
                format!("{kind}_{}", action.code),
                action.words,
                Need::Write,
                &[],
                Some(action.form),
                Answer::Json(201, "Page"),
                move |req| create(req, kind, action.code),
            )
            .act = true;
        }
        for action in flow.actions {
            let by_people =
                flow.edges.iter().any(|e| e.action == action.code && !e.from.is_empty() && e.by != [By::System] && !e.auto);
            if !by_people {
                continue;
            }
            let kind = flow.kind;
            r.add(
                Method::POST,
                format!("/api/{kind}s/{{id}}/{}", action.code),
                format!("{kind}_{}", action.code),
                action.words,
                Need::Write,
                &[],
                Some(action.form),
                Answer::Json(200, "Page"),
                move |req| act_on(req, kind, action.code),
            )
            .act = true;
        }
    }
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
    let value = reading(&req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        Ok(view::page(tx, ctx, &matter)?)
    })
    .await?;
    Ok(reply(200, &value))
}

async fn timeline(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let before = if req.text("after").is_empty() {
        i64::MAX
    } else {
        req.text("after").parse().map_err(|_| bad_cursor())?
    };
    let limit = req.number("limit", 50);
    let value = reading(&req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        let open = view::handles(ctx.actor, &matter.row);
        Ok(view::timeline(tx, ctx.house, &matter.row, open, before, limit)?)
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
    Refusal::new("bad_cursor", Nature::Invalid, "续页标记无效，请从第一页开始。", "The cursor is not valid: start from the first page.")
}

/// `due.id` in decimal.
fn cursor(text: &str) -> Result<(i64, i64), Refusal> {
    if text.is_empty() {
        return Ok((i64::MIN, i64::MIN));
    }
    text.split_once('.').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?))).ok_or_else(bad_cursor)
}

async fn list(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.text(key).to_owned();
    let due_order = text("order") != "newest";
    let colour = text("colour");
    let now = req.app.now();
    let mut filter = Filter {
        kind: if text("kind").is_empty() { "request".into() } else { text("kind") },
        state: text("state"),
        type_code: text("type"),
        priority: text("priority"),
        channel: text("channel"),
        open: req.query.get("open").and_then(Value::as_bool).unwrap_or(due_order),
        ..Filter::default()
    };
    match colour.as_str() {
        "red" => filter.due_to = Some(now.0 - 1),
        "orange" => (filter.due_from, filter.warn_step) = (Some(now.0), 80),
        "yellow" => (filter.due_from, filter.warn_step) = (Some(now.0), 50),
        "green" => (filter.due_from, filter.due_to) = (Some(now.0), Some(record::NO_DUE - 1)),
        "paused" => filter.paused = true,
        _ => {}
    }
    let only = Id::parse(&text("unit"));
    let (mine, first) = (!text("owner").is_empty(), !text("first").is_empty());
    let after = cursor(&text("after"))?;
    let limit = req.number("limit", 50);
    let number = text("number");
    let value = reading(&req, move |tx, ctx| {
        if !number.is_empty() {
            return by_number(tx, ctx, &number);
        }
        let person = ctx.actor.person.unwrap_or(Id(0));
        let lanes = match (mine, first) {
            (true, _) => vec![Lane::Owner(person)],
            (_, true) => vec![Lane::First(person)],
            _ => act::lanes(ctx.house, ctx.actor, only),
        };
        let mut filter = filter.clone();
        filter.denied = ctx.actor.units.first().copied();
        let (rows, next) = gather(tx, &lanes, &filter, due_order, &colour, after, limit, ctx.now)?;
        rows_json(tx, ctx, &rows, next)
    })
    .await?;
    Ok(reply(200, &value))
}

/// Rows of one page; colours that no index knows are filtered here, over at most ten pages of candidates.
#[expect(clippy::too_many_arguments, reason = "a page of a list is all of these")]
fn gather(
    tx: &mut Tx<'_>,
    lanes: &[Lane],
    filter: &Filter,
    due_order: bool,
    colour: &str,
    mut after: (i64, i64),
    limit: i64,
    now: Moment,
) -> Result<(Vec<RecordRow>, Option<String>), StoreError> {
    let mut out: Vec<RecordRow> = Vec::new();
    for _ in 0..10 {
        let page = if due_order {
            queue::by_due(tx, lanes, filter, after, limit)?
        } else {
            let before = if after.1 == i64::MIN { i64::MAX } else { after.1 };
            queue::newest(tx, lanes, filter, Id(before), limit)?
        };
        let full = page.len() as i64 == limit;
        for row in page {
            after = (row.next_due_at, row.id.0);
            if colour.is_empty() || view::colour(&row, now) == colour {
                out.push(row);
                if out.len() as i64 == limit {
                    return Ok((out, Some(format!("{}.{}", after.0, after.1))));
                }
            }
        }
        if !full {
            return Ok((out, None));
        }
    }
    Ok((out, Some(format!("{}.{}", after.0, after.1))))
}

fn by_number(tx: &mut Tx<'_>, ctx: &Ctx<'_>, number: &str) -> Result<Value, Failure> {
    let mut rows = Vec::new();
    if let Some(id) = record::by_number(tx, &number.to_uppercase())? {
        if let Ok(matter) = visible(tx, ctx, id) {
            rows.push(matter.row);
        }
    }
    rows_json(tx, ctx, &rows, None)
}

fn rows_json(
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
    Ok(json!({"items": items, "next": next.clone(), "count": {"n": n, "capped": next.is_some()}}))
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

/// What an idempotency key has to match: the same call with the same body.
fn fingerprint(req: &Req) -> String {
    let mut hash = Sha256::new();
    for part in [req.method.as_str(), &req.path, req.header("if-match").unwrap_or(""), &req.body.to_string()] {
        hash.update(part.as_bytes());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

fn key(req: &Req) -> Result<Option<String>, Refusal> {
    match req.headers.get("idempotency-key") {
        None => Ok(None),
        Some(value) => match value.to_str() {
            Ok(text) if !text.is_empty() && text.len() <= 100 => Ok(Some(text.to_owned())),
            _ => Err(Refusal::new(
                "bad_idempotency_key",
                Nature::Invalid,
                "Idempotency-Key 应为 1 至 100 个字符。",
                "Idempotency-Key has 1 to 100 characters.",
            )),
        },
    }
}

/// The door a caller comes through: screens sign in with a cookie, programs with a token.
fn door(req: &Req) -> Door {
    if req.caller().is_some_and(|c| c.scopes.is_some()) { Door::Api } else { Door::Screen }
}

async fn create(req: Req, kind: &'static str, action: &'static str) -> Result<Response, Problem> {
    let command =
        Command { target: Target::New { kind }, action: action.to_owned(), body: req.body.clone(), if_match: None };
    perform(&req, command, 201).await
}

async fn act_on(req: Req, kind: &'static str, action: &'static str) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let command = Command {
        target: Target::Record(id),
        action: action.to_owned(),
        body: req.body.clone(),
        if_match: req.if_match()?,
    };
    // The path names the kind; a record of another kind is not found under it.
    let known = reading(&req, move |tx, _| Ok(record::lookup(tx, id)?)).await?;
    if known.is_none_or(|r| r.kind != kind) {
        return Err(Refusal::missing().into());
    }
    perform(&req, command, 200).await
}

/// The act, its idempotency key in the same transaction, and the fresh page.
async fn perform(req: &Req, command: Command, status: u16) -> Result<Response, Problem> {
    let (app, person, door) = (req.app.clone(), req.person(), door(req));
    let (key, print) = (key(req)?, fingerprint(req));
    let seen = command.clone();
    let done: Result<Id, Failure> = req
        .app
        .db
        .write(move |tx| {
            if let Some(key) = &key {
                if let Some((known, record)) = system::idempotent(tx, person, key)? {
                    return match record {
                        Some(record) if known == print => Ok(Ok(record)),
                        _ => Ok(Err(reused().into())),
                    };
                }
            }
            let done = app.act_in(tx, Some(person), door, &seen)?;
            match done {
                Ok(done) => {
                    if let Some(key) = &key {
                        system::put_idempotent(tx, person, key, &print, Some(done.record), app.now())?;
                    }
                    Ok(Ok(done.record))
                }
                Err(failure) => Ok(Err(failure)),
            }
        })
        .await
        .map_err(Failure::Store)
        .and_then(|inner: Result<Id, Failure>| inner);
    let count = |ok: bool| {
        let counter = if ok { &req.app.metrics.acts } else { &req.app.metrics.refusals };
        counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    };
    let id = match done {
        Ok(id) => {
            count(true);
            id
        }
        Err(Failure::Stale { version, state, record, .. }) => {
            count(false);
            return Err(changed(req, record, version, &state).await?);
        }
        Err(failure) => {
            count(false);
            return Err(failure.into());
        }
    };
    if req.header("prefer").is_some_and(|p| p.contains("return=minimal")) {
        let row = reading(req, move |tx, _| Ok(record::lookup(tx, id)?)).await?;
        let row = row.ok_or_else(Refusal::missing)?;
        return Ok(reply(
            status,
            &json!({"id": row.id, "number": row.number, "state": row.state, "version": row.version}),
        ));
    }
    // The act may have moved the record out of the caller's sight (a ruling, a reassignment): then the answer is short.
    let page = reading(req, move |tx, ctx| {
        let matter = Matter::load(tx, ctx, id, false)?.ok_or_else(Refusal::missing)?;
        if act::sees(ctx.house, ctx.actor, &matter.row, &matter.parties) {
            Ok(view::page(tx, ctx, &matter)?)
        } else {
            let r = &matter.row;
            Ok(json!({"record": {"id": r.id, "kind": r.kind, "number": r.number, "state": r.state, "version": r.version},
                "gone": true}))
        }
    })
    .await?;
    Ok(reply(status, &page))
}

fn reused() -> Refusal {
    Refusal::new(
        "idempotency_mismatch",
        Nature::Invalid,
        "同一个 Idempotency-Key 已用于另一项内容不同的请求。",
        "This Idempotency-Key was used for another request.",
    )
}

/// The conflict answer: what happened since the version that the caller has seen.
async fn changed(req: &Req, id: Id, version: i64, state: &str) -> Result<Problem, Problem> {
    let state = state.to_owned();
    let value = reading(req, move |tx, ctx| {
        let matter = visible(tx, ctx, id)?;
        let open = view::handles(ctx.actor, &matter.row);
        let recent = view::timeline(tx, ctx.house, &matter.row, open, i64::MAX, 5)?;
        let last = recent["items"].get(0).cloned().unwrap_or(Value::Null);
        Ok(json!({"version": version, "state": state, "by": last["actor"], "at": last["recorded_at"],
            "events": recent["items"]}))
    })
    .await?;
    Ok(Problem::stale(value))
}

async fn bulk(req: Req) -> Result<Response, Problem> {
    let action = req.body.get("action").and_then(Value::as_str).unwrap_or_default().to_owned();
    let body = req.body.get("body").cloned().unwrap_or_else(|| json!({}));
    let items: Vec<Value> = req.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut results = Vec::new();
    for item in items {
        let Some(id) = item.get("id").and_then(Value::as_str).and_then(Id::parse) else { continue };
        let command = Command {
            target: Target::Record(id),
            action: action.clone(),
            body: body.clone(),
            if_match: item.get("version").and_then(Value::as_i64),
        };
        let done = req.app.act(Some(req.person()), Door::Bulk, command).await;
        let problem = match done {
            Ok(_) => Value::Null,
            Err(failure) => Problem::from(failure).json(),
        };
        let row = reading(&req, move |tx, ctx| match visible(tx, ctx, id) {
            Ok(matter) => Ok(view::row(ctx.house, ctx.actor, &matter.row, None, ctx.now)),
            Err(Failure::Refused(_)) => Ok(Value::Null),
            Err(other) => Err(other),
        })
        .await?;
        results.push(json!({"id": id, "ok": problem.is_null(), "problem": problem, "record": row}));
    }
    Ok(reply(200, &json!({"results": results})))
}

async fn reveal(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (field, reason) = (text("field"), text("reason"));
    let value = writing(&req, move |tx, app, ctx| {
        let matter = visible(tx, ctx, id)?;
        let request = matter.room.as_request().ok_or_else(Refusal::missing)?;
        let value = match field.as_str() {
            "contact" => request.contact.clone(),
            _ => request.address.line(),
        };
        note_reveal(tx, app, ctx, matter.row.company, id, &field, &reason)?;
        Ok(json!({"field": field, "value": value}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// Counts against the daily limit and writes the audit line, before anything is shown (SEC-01).
pub(super) fn note_reveal(
    tx: &mut Tx<'_>,
    app: &App,
    ctx: &Ctx<'_>,
    company: Id,
    subject: Id,
    field: &str,
    reason: &str,
) -> Result<(), Failure> {
    let person = ctx.actor.person.unwrap_or(Id(0));
    let path: Vec<Id> = ctx.house.path(company).into_iter().rev().collect();
    let query = Query { unit_path: &path, at: ctx.now, ..Query::default() };
    let most = ctx.house.book.count("reveal.daily", &query).unwrap_or(200);
    let today = audit::count_since(tx, person, company, "reveal", ctx.now.minus(DAY))?;
    if today >= most {
        return Err(Refusal::new(
            "reveal_limit",
            Nature::TooMuch,
            format!("今天查看遮盖内容已达 {most} 次上限，请联系主管。"),
            format!("The daily limit of {most} reveals is reached: ask your head."),
        )
        .into());
    }
    // The reason is the employee's text and may name people: it is kept, but shortened.
    let short: String = reason.chars().take(200).collect();
    let detail = json!({"field": field, "reason": short}).to_string();
    let entry = audit::Entry {
        at: app.now(),
        actor: Some(person),
        door: ctx.door.code(),
        what: "reveal",
        subject: Some(subject),
        outcome: "done",
        detail: &detail,
    };
    Ok(audit::append(tx, company, &entry)?)
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
