//! What customers do: the actions that the tables give them, through the one door. The routes are made of the flows.

use super::{Answer, Need, Problem, Req, Route, Routes, view};
use crate::{
    act::{self, Command, Ctx, Failure, Target},
    app::App,
    channels::portal::{self, Own},
    http::{acts, text_reply},
};
use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use serde_json::Value;
use shouwen_domain::{
    channels::portal::{NOT_NOW, said_to_customer},
    flow::Door,
    id::Id,
    intake::FLOWS,
    org::Actor,
    refusal::{Nature, Refusal},
};
use shouwen_store::{StoreError, Tx, portal::Account, system};

/// What the upload does; it has no route of its own.
pub(super) const UPLOAD: &str = "add_document";

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("portal");
    for flow in FLOWS {
        for edge in flow.edges.iter().filter(|e| e.is_of_customer() && e.action != UPLOAD) {
            let Some(action) = flow.action(edge.action) else { continue };
            let (kind, code, makes) = (flow.kind, action.code, edge.from.is_empty());
            let path =
                if makes { format!("/api/portal/{kind}s") } else { format!("/api/portal/{kind}s/{{id}}/{code}") };
            let route = r.add(
                Method::POST,
                path,
                format!("portal_{kind}_{code}"),
                action.words,
                Need::PortalWrite,
                &[],
                Some(action.form),
                Answer::Json(if makes { 201 } else { 200 }, "PortalMatter"),
                move |req| act_on(req, kind, code, makes),
            );
            (route.act, route.versioned) = (true, !makes);
        }
    }
    r.list
}

async fn act_on(req: Req, kind: &'static str, action: &'static str, makes: bool) -> Result<Response, Problem> {
    let id = if makes { None } else { Some(req.id("id")?) };
    let (account, key, if_match) = (req.customer()?.account.clone(), acts::key(&req)?, req.if_match()?);
    let print = key.as_ref().map(|_| acts::fingerprint(&req)).unwrap_or_default();
    let (app, body) = (req.app.clone(), req.body.clone());
    let done: Result<Id, Failure> = req
        .app
        .db
        .write(move |tx| {
            if let Some(key) = &key
                && let Some((known, record)) = system::idempotent(tx, account.id, key)?
            {
                return match record {
                    Some(record) if known == print => Ok(Ok(record)),
                    _ => Ok(Err(acts::reused().into())),
                };
            }
            let target = match id {
                Some(id) => Target::OfKind(id, kind),
                None => Target::New { kind },
            };
            let command = Command { target, action: action.to_owned(), body: body.clone(), if_match };
            let done = perform(tx, &app, &account, &command)?;
            if let (Some(key), Ok(record)) = (&key, &done) {
                system::put_idempotent(tx, account.id, key, &print, Some(*record), app.now())?;
            }
            Ok(done)
        })
        .await
        .map_err(Failure::Store)
        .and_then(|inner| inner);
    let counter = if done.is_ok() { &req.app.metrics.acts } else { &req.app.metrics.refusals };
    counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let page = view::page(&req, done.map_err(to_customer)?).await?;
    Ok(text_reply(if makes { 201 } else { 200 }, page))
}

/// One act of a customer on what is found, in this transaction, to be their own; everything else does not exist, and the
/// attempt stands in the log.
pub(super) fn perform(
    tx: &mut Tx<'_>,
    app: &App,
    account: &Account,
    command: &Command,
) -> Result<Result<Id, Failure>, StoreError> {
    let id = match command.target {
        Target::New { .. } => None,
        Target::Record(id) | Target::OfKind(id, _) => Some(id),
    };
    let actor = match id {
        None => Actor::customer(account.company, account.id, Vec::new()),
        Some(id) => {
            let Some(own) = portal::own(tx, account, id)? else {
                let what = format!("act.{}", command.action);
                portal::line(tx, app, account.company, Some(account.id), (&what, Some(id), "refused:not_found"))?;
                return Ok(Err(Refusal::missing().into()));
            };
            Own::actor(&own, account)
        }
    };
    let house = app.house_in(tx)?;
    let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Portal, house: &house, world: &app.world };
    Ok(act::act(tx, &ctx, command)?.map(|done| done.record))
}

/// A refusal in words for customers: the house's own reasons, with names and papers of employees in them, stay inside.
pub(super) fn to_customer(failure: Failure) -> Problem {
    let changed = || {
        Problem::status(
            StatusCode::CONFLICT,
            "stale",
            "情况刚刚有了变化，请看过最新内容后再办；您填写的内容还在。",
            "Something has just changed: look at it and try again; what you typed is kept.",
        )
    };
    match failure {
        Failure::Stale { .. } => changed(),
        Failure::Refused(r) if matches!(r.code, "illegal_transition" | "no_such_version") => changed(),
        Failure::Refused(r) if r.nature == Nature::Conflict && !said_to_customer(r.code) => {
            Problem::status(StatusCode::CONFLICT, r.code, NOT_NOW.zh, NOT_NOW.en)
        }
        Failure::Refused(r) => Refusal { clause: None, ..r }.into(),
        store @ Failure::Store(_) => store.into(),
    }
}

/// The body of an upload as its act names it.
pub(super) fn attached(id: Id, record: Id, name: &str) -> Command {
    let body: Value = serde_json::json!({"file": id, "remark": name});
    Command { target: Target::OfKind(record, "request"), action: UPLOAD.to_owned(), body, if_match: None }
}
