//! A person's own notices: what was told of, until when, whether it was read.
//! Owns: reading and marking, each for the caller alone. Refuses nothing: somebody else's notice stays as it is.
//! Tested by `tests/lists.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, may},
    id::Id,
    words::w,
};
use shouwen_store::{jobs, messages};

const MINE: Fields = &[
    may("unread", Kind::Bool, "仅未读", "Unread only"),
    may("after", Kind::Ref { to: "notice" }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];
const READ: Fields = &[
    may("notice", Kind::Ref { to: "notice" }, "一条提醒", "One notice"),
    may("through", Kind::Ref { to: "notice" }, "到这一条为止的全部", "All up to and with this one"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("notices");
    r.add(
        Method::GET,
        "/api/notices",
        "notices",
        w("我的提醒", "My notices"),
        Need::Read,
        MINE,
        None,
        Answer::Json(200, "Notices"),
        notices,
    );
    r.add(
        Method::POST,
        "/api/notices/read",
        "read_notices",
        w("标记提醒为已读：一条、到某条为止或全部", "Mark notices as read: one, all up to one, or all"),
        Need::Write,
        &[],
        Some(READ),
        Answer::Json(200, "Unread"),
        mark,
    );
    r.list
}

async fn notices(req: Req) -> Result<Response, Problem> {
    let before = Id::parse(req.text("after")).unwrap_or(Id(i64::MAX));
    let limit = req.number("limit", 50);
    let unread = req.query.get("unread").and_then(Value::as_bool).unwrap_or(false);
    let value = records::reading(&req, move |tx, ctx| {
        let me = ctx.actor.person.unwrap_or(Id(0));
        let rows = jobs::notices(tx, me, unread, before, limit)?;
        let next = (rows.len() as i64 == limit).then(|| rows.last().map(|told| told.notice.id)).flatten();
        let items: Vec<Value> = rows
            .iter()
            .map(|told| {
                let n = &told.notice;
                // What is told of an act has no clock, and so no time by which something is due.
                let due = (!n.clock.is_empty()).then_some(n.due);
                json!({"id": n.id, "record": n.record, "record_kind": told.kind, "number": told.number,
                    "priority": told.priority, "summary": told.summary, "clock": n.clock, "step": n.step,
                    "kind": n.kind, "due": due, "at": n.at, "read_at": told.read_at})
            })
            .collect();
        Ok(json!({"items": items, "next": next, "unread": jobs::unread(tx, me)?}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn mark(req: Req) -> Result<Response, Problem> {
    let named = |key: &str| req.body.get(key).and_then(Value::as_str).and_then(Id::parse);
    let (one, through) = (named("notice"), named("through").unwrap_or(Id(i64::MAX)));
    let value = records::writing(&req, move |tx, _, ctx| {
        let me = ctx.actor.person.unwrap_or(Id(0));
        match one {
            Some(id) => jobs::mark_one_read(tx, me, id, ctx.now)?,
            None => jobs::mark_read(tx, me, through, ctx.now)?,
        };
        // What went beside the screen about them was read with them.
        messages::read_by(tx, me, one.map_or((Id(0), through), |id| (id, id)), ctx.now)?;
        tx.ping(format!("person:{me}"));
        Ok(json!({"unread": jobs::unread(tx, me)?}))
    })
    .await?;
    Ok(reply(200, &value))
}
