//! Reading the audit log (auditors), and a person's own notices.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, may},
    id::Id,
    org::Role,
    refusal::Refusal,
    words::w,
};
use shouwen_store::{audit, jobs, record};

const PAGE: Fields = &[
    may("subject", Kind::Ref { to: "record" }, "对象", "Subject"),
    may("after", Kind::Line { max: 30 }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];
const MINE: Fields = &[
    may("after", Kind::Ref { to: "notice" }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("audit");
    r.add(
        Method::GET,
        "/api/audit",
        "audit",
        w("审计日志", "Audit log"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "AuditLines"),
        log,
    );
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
    r.list
}

async fn log(req: Req) -> Result<Response, Problem> {
    let subject = Id::parse(req.text("subject"));
    let before = if req.text("after").is_empty() {
        i64::MAX
    } else {
        req.text("after").parse().map_err(|_| records::bad_cursor())?
    };
    let limit = req.number("limit", 50);
    let value = records::reading(&req, move |tx, ctx| {
        if !ctx.actor.grants.iter().any(|g| g.role == Role::Auditor) {
            return Err(Refusal::forbidden("只有审计员可以查看审计日志。", "Only an auditor reads the audit log.").into());
        }
        let company = ctx.actor.company.unwrap_or(Id(0));
        let lines = match subject {
            Some(id) => audit::of_subject(tx, id, company, before, limit)?,
            None => audit::page(tx, company, before, limit)?,
        };
        let next = (lines.len() as i64 == limit).then(|| lines.last().map(|l| l.seq.to_string())).flatten();
        let items: Vec<Value> = lines
            .iter()
            .map(|l| {
                json!({"seq": l.seq, "at": l.at, "actor": l.actor.map(|id| json!({"id": id, "name": ctx.house.name_of(id)})),
                    "door": l.door, "what": l.what, "subject": l.subject, "outcome": l.outcome, "hash": l.hash})
            })
            .collect();
        Ok(json!({"items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn notices(req: Req) -> Result<Response, Problem> {
    let before = Id::parse(req.text("after")).unwrap_or(Id(i64::MAX));
    let limit = req.number("limit", 50);
    let value = records::reading(&req, move |tx, ctx| {
        let me = ctx.actor.person.unwrap_or(Id(0));
        let rows = jobs::notices(tx, me, before, limit)?;
        let next = (rows.len() as i64 == limit).then(|| rows.last().map(|(n, _)| n.id)).flatten();
        let mut items = Vec::new();
        for (n, read) in &rows {
            let number = record::lookup(tx, n.record)?.map(|r| (r.number, r.summary));
            items.push(json!({"id": n.id, "record": n.record, "number": number.as_ref().map(|x| &x.0),
                "summary": number.as_ref().map(|x| &x.1), "clock": n.clock, "step": n.step, "kind": n.kind, "at": n.at,
                "read_at": read}));
        }
        Ok(json!({"items": items, "next": next, "unread": jobs::unread(tx, me)?}))
    })
    .await?;
    Ok(reply(200, &value))
}
