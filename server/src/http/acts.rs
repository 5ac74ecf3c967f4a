//! Acting on records: make, act, several at once, show masked data. Every change goes through the one door; the
//! idempotency key stands in the same transaction.

use super::{
    Answer, Need, Problem, Req, Route, Routes,
    around::{Around, around},
    records, reply, text_reply, view,
};
use crate::{
    act::{self, Command, Ctx, Done, Failure, Matter, Target},
    app::App,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shouwen_domain::{
    event::hex,
    flow::Door,
    form::{FieldError, Fields, Kind, may, must},
    id::Id,
    intake::FLOWS,
    moment::{DAY, Moment},
    policy::Query,
    refusal::{Nature, Refusal},
    words::{Said, w},
};
use shouwen_store::{
    Engine, StoreError, Tx, audit, event,
    record::{self, Ahead, RecordRow},
    system,
};
use std::sync::Arc;

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
    may("body", Kind::Act, "内容", "Body"),
];
const REVEAL: Fields = &[
    must("field", Kind::Line { max: 80 }, "字段", "Field"),
    must("reason", Kind::Line { max: 200 }, "原因", "Reason"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("records");
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
    for flow in FLOWS {
        for edge in flow.edges.iter().filter(|e| e.from.is_empty() && e.is_of_staff()) {
            let Some(action) = flow.action(edge.action) else { continue };
            let kind = flow.kind;
            // The first way to make one is the plain address of the kind; another has its name behind it.
            let plain = flow.actions.first().is_some_and(|first| first.code == action.code);
            let path = if plain { format!("/api/{kind}s") } else { format!("/api/{kind}s/{}", action.code) };
            r.add(
                Method::POST,
                path,
                format!("{kind}_{}", action.code),
                action.words,
                Need::Write,
                &[],
                Some(action.form),
                Answer::Json(201, "Acted"),
                move |req| create(req, kind, action.code),
            )
            .act = true;
        }
        for action in flow.actions {
            let by_people = flow.edges.iter().any(|e| e.action == action.code && !e.from.is_empty() && e.is_of_staff());
            if !by_people {
                continue;
            }
            let kind = flow.kind;
            let route = r.add(
                Method::POST,
                format!("/api/{kind}s/{{id}}/{}", action.code),
                format!("{kind}_{}", action.code),
                action.words,
                Need::Write,
                &[],
                Some(action.form),
                Answer::Json(200, "Acted"),
                move |req| act_on(req, kind, action.code),
            );
            (route.act, route.versioned) = (true, true);
        }
    }
    r.list
}

/// What an idempotency key has to match: the same call with the same body.
pub(super) fn fingerprint(req: &Req) -> String {
    let mut hash = Sha256::new();
    for part in [req.method.as_str(), &req.path, req.header("if-match").unwrap_or(""), &req.body.to_string()] {
        hash.update(part.as_bytes());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

pub(super) fn key(req: &Req) -> Result<Option<String>, Refusal> {
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

async fn create(req: Req, kind: &'static str, action: &'static str) -> Result<Response, Problem> {
    let command =
        Command { target: Target::New { kind }, action: action.to_owned(), body: req.body.clone(), if_match: None };
    perform(&req, command, 201).await
}

async fn act_on(req: Req, kind: &'static str, action: &'static str) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let command = Command {
        target: Target::OfKind(id, kind),
        action: action.to_owned(),
        body: req.body.clone(),
        if_match: req.if_match()?,
    };
    perform(&req, command, 200).await
}

/// The act, its idempotency key in the same transaction, and the fresh page.
async fn perform(req: &Req, command: Command, status: u16) -> Result<Response, Problem> {
    let (app, person, door) = (req.app.clone(), req.person(), records::door(req));
    let key = key(req)?;
    let print = key.as_ref().map(|_| fingerprint(req)).unwrap_or_default();
    let seen = command.clone();
    let minimal = req.header("prefer").is_some_and(|p| p.contains("return=minimal"));
    let done: Result<(Id, Option<Made>), Failure> = req
        .app
        .db
        .write(move |tx| {
            if let Some(key) = &key
                && let Some((known, record)) = system::idempotent(tx, person, key)?
            {
                return match record {
                    Some(record) if known == print => Ok(Ok((record, None))),
                    _ => Ok(Err(reused().into())),
                };
            }
            let before = if minimal { None } else { before(tx, &seen.target, app.now())? };
            let done = app.act_in(tx, Some(person), door, &seen)?;
            match done {
                Ok(done) => {
                    if let Some(key) = &key {
                        system::put_idempotent(tx, person, key, &print, Some(done.record), app.now())?;
                    }
                    Ok(Ok((done.record, Some(Made { done, before }))))
                }
                Err(failure) => Ok(Err(failure)),
            }
        })
        .await
        .map_err(Failure::Store)
        .and_then(|inner| inner);
    let count = |ok: bool| {
        let counter = if ok { &req.app.metrics.acts } else { &req.app.metrics.refusals };
        counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    };
    let (id, done) = match done {
        Ok(done) => {
            count(true);
            done
        }
        Err(Failure::Stale { version, state, record, seen }) => {
            count(false);
            return Err(changed(req, record, (seen, version), &state).await?);
        }
        Err(failure) => {
            count(false);
            return Err(failure.into());
        }
    };
    if minimal {
        let row = match done {
            Some(made) => made.done.matter.row.clone(),
            None => {
                records::reading(req, move |tx, _| Ok(record::lookup(tx, id)?)).await?.ok_or_else(Refusal::missing)?
            }
        };
        return Ok(reply(
            status,
            &json!({"id": row.id, "number": row.number, "state": row.state, "version": row.version}),
        ));
    }
    let mut written = None;
    if let Some(made) = done {
        let matter = made.done.matter.clone();
        let house = req.app.house();
        let actor = req.actor()?;
        let ctx = Ctx { now: req.app.now(), actor: &actor, door, house: &house, world: &req.app.world };
        if act::sees(&house, &actor, &matter.row, &matter.parties)
            && let Some(around) = made.around()
        {
            return Ok(text_reply(status, view::page(&ctx, &matter, &around)));
        }
        written = Some(matter);
    }
    // The act may have moved the record out of the caller's sight (a ruling, a reassignment): then the answer is short.
    let page = records::reading(req, move |tx, ctx| {
        let matter = match &written {
            Some(matter) => matter.clone(),
            None => Arc::new(Matter::load(tx, ctx, id, false)?.ok_or_else(Refusal::missing)?),
        };
        if act::sees(ctx.house, ctx.actor, &matter.row, &matter.parties) {
            let around = around(tx, &matter.row, Some(&matter.room), ctx.now)?;
            Ok(view::page(ctx, &matter, &around))
        } else {
            let r = &matter.row;
            Ok(json!({"record": {"id": r.id, "kind": r.kind, "number": r.number, "state": r.state, "version": r.version},
                "gone": true})
            .to_string())
        }
    })
    .await?;
    Ok(text_reply(status, page))
}

/// What was done, and the record with what stood around it before.
struct Made {
    done: Done,
    before: Option<(RecordRow, Around)>,
}

impl Made {
    /// What stands around the record now, where that is known without another look at the database.
    fn around(self) -> Option<Around> {
        let made = &self.done.matter;
        if !self.done.alone {
            return None;
        }
        match self.before {
            Some((row, around)) => around.after(&row, made),
            None if made.is_new() && made.row.customer.is_none() => {
                Some(Around { events: made.written(), ..Around::default() })
            }
            None => None,
        }
    }
}

/// Where trips to the database cost more than its time, what the answer will show is read on the way to the act. With
/// SQLite the one writer has better things to do: the page is read afterwards, beside it.
fn before(tx: &mut Tx<'_>, target: &Target, now: Moment) -> Result<Option<(RecordRow, Around)>, StoreError> {
    let Target::OfKind(id, _) = target else { return Ok(None) };
    if tx.engine() != Engine::Pg {
        return Ok(None);
    }
    record::ask_ahead(tx, &[*id], Ahead::ActOnPage)?;
    let Some(row) = record::lock(tx, *id)? else { return Ok(None) };
    let around = around(tx, &row, None, now)?;
    Ok(Some((row, around)))
}

pub(super) fn reused() -> Refusal {
    Refusal::new(
        "idempotency_mismatch",
        Nature::Invalid,
        "同一个 Idempotency-Key 已用于另一项内容不同的请求。",
        "This Idempotency-Key was used for another request.",
    )
}

/// How many events a conflict names at most, the newest.
const TOLD: i64 = 20;

/// The conflict answer: what happened since the version that the caller has seen.
async fn changed(req: &Req, id: Id, (seen, version): (i64, i64), state: &str) -> Result<Problem, Problem> {
    let state = state.to_owned();
    let value = records::reading(req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let open = view::handles(ctx.actor, &matter.row);
        let mut recent = view::timeline(tx, ctx.house, &matter, open, ctx.now, (i64::MAX, TOLD))?;
        // What the caller has seen, or did, is no news to them.
        let first = event::after(tx, id, seen)?;
        if let (Some(first), Some(items)) = (first, recent["items"].as_array_mut()) {
            items.retain(|item| item["seq"].as_i64().is_none_or(|seq| seq >= first));
        }
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
        let row = records::reading(&req, move |tx, ctx| match records::visible(tx, ctx, id) {
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
    let value = records::writing(&req, move |tx, app, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        // Whom it is for is said by the request above it, to who may see that.
        let above = if view::names_customer(&matter.row.kind) { act::request_above(tx, &matter.row)? } else { None };
        let (of, request) = match (&above, matter.room.as_request()) {
            (Some((row, request)), _) => {
                let parties = record::parties(tx, row.id)?;
                if !view::handles(ctx.actor, &matter.row) && !act::sees(ctx.house, ctx.actor, row, &parties) {
                    return Err(Refusal::missing().into());
                }
                (row.id, &**request)
            }
            (None, Some(request)) => (id, request),
            (None, None) => return Err(Refusal::missing().into()),
        };
        let own = field.strip_prefix("extra.").filter(|_| of == id).and_then(|key| request.extra.get(key));
        let value = match (field.as_str(), own) {
            ("contact", _) => request.contact.clone(),
            ("address", _) => request.address.line(),
            (_, Some(value)) => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            _ => return Err(Refusal::invalid(vec![nothing_hidden()]).into()),
        };
        // Written where the value lies: who reads the log of the request finds it.
        note_reveal(tx, app, ctx, matter.row.company, of, &field, &reason)?;
        Ok(json!({"field": field, "value": value}))
    })
    .await?;
    Ok(reply(200, &value))
}

fn nothing_hidden() -> FieldError {
    let said = Said::new(
        "这里没有这项被遮盖的内容：可以查看的是联系电话、地址和类型字段",
        "Nothing hidden here has this name: what can be shown is the telephone, the address and the fields of the type",
    );
    FieldError::new("field", "not_a_choice", said)
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
