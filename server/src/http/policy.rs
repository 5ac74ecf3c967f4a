//! Parameters and gates: what is in force, where it comes from, and changing it.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use crate::policy as rooms;
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Priority,
    form::{Fields, Kind, may, must},
    id::Id,
    intake::PRIORITIES,
    moment::Moment,
    org::Role,
    policy::{Entry, Named, Query, Scope, Value as Setting, catalog, rows},
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::event;

const WHERE: Fields = &[
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("priority", Kind::Choice(PRIORITIES), "优先级", "Priority"),
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    may("code", Kind::Line { max: 60 }, "参数", "Parameter"),
];
const PUT: Fields = &[
    must("code", Kind::Line { max: 60 }, "参数", "Parameter"),
    must("value", Kind::Line { max: 200 }, "取值", "Value"),
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("priority", Kind::Choice(PRIORITIES), "优先级", "Priority"),
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    may("from", Kind::Moment, "生效时间", "Effective from"),
    must("clause", Kind::Line { max: 200 }, "依据条款", "Clause"),
    may("locked", Kind::Bool, "锁定", "Locked"),
    may("replaces", Kind::Bool, "取代上级", "Replaces"),
    may("note", Kind::Line { max: 200 }, "说明", "Note"),
];
const HITS: Fields = &[
    may("gate", Kind::Line { max: 60 }, "门禁", "Gate"),
    may("after", Kind::Line { max: 90 }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("policy");
    r.add(
        Method::GET,
        "/api/policy/parameters",
        "parameters",
        w("参数", "Parameters"),
        Need::Read,
        WHERE,
        None,
        Answer::Json(200, "Parameters"),
        |req| async move { parameters(&req) },
    );
    r.add(
        Method::GET,
        "/api/policy/resolve",
        "resolve",
        w("参数如何得出", "How a value comes about"),
        Need::Read,
        WHERE,
        None,
        Answer::Json(200, "Resolved"),
        |req| async move { resolve(&req) },
    );
    r.add(
        Method::GET,
        "/api/policy/gates",
        "gates",
        w("门禁", "Gates"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Gates"),
        |req| async move { gates(&req) },
    );
    r.add(
        Method::GET,
        "/api/policy/would-have-blocked",
        "would_have_blocked",
        w("本应拦截的事项", "What gates would have blocked"),
        Need::Read,
        HITS,
        None,
        Answer::Json(200, "GateHits"),
        hits,
    );
    r.add(
        Method::POST,
        "/api/policy/values",
        "set_parameter",
        w("设定参数", "Set a parameter"),
        Need::Write,
        &[],
        Some(PUT),
        Answer::Json(201, "Saved"),
        |req| async move {
            let done = set(&req).await;
            records::noted(&req, "policy.save", None, done).await
        },
    );
    r.list
}

fn unit_of(req: &Req) -> Result<Id, Problem> {
    let actor = req.actor()?;
    let house = req.app.house();
    let root = actor.company.or_else(|| actor.grants.first().map(|g| g.unit));
    let root = root.ok_or_else(Refusal::missing)?;
    let unit = Id::parse(req.text("unit")).unwrap_or(root);
    let fine = house.path(unit).contains(&root)
        || house.path(root).contains(&unit)
        || actor.grants.iter().any(|g| house.path(unit).contains(&g.unit));
    if house.unit(unit).is_some() && fine { Ok(unit) } else { Err(Refusal::missing().into()) }
}

fn with_query<T>(req: &Req, unit: Id, work: impl FnOnce(&Query<'_>) -> T) -> T {
    let house = req.app.house();
    let path: Vec<Id> = house.path(unit).into_iter().rev().collect();
    let some = |key: &str| Some(req.text(key)).filter(|t| !t.is_empty());
    work(&Query {
        unit_path: &path,
        request_type: some("type"),
        priority: some("priority").and_then(Priority::parse),
        channel: some("channel"),
        grade: None,
        at: req.app.now(),
    })
}

fn parameters(req: &Req) -> Result<Response, Problem> {
    let unit = unit_of(req)?;
    let house = req.app.house();
    let prefix = req.text("code").to_owned();
    let shown = with_query(req, unit, |query| rows::show(&house.book, query, &prefix, |named| house.named(named)));
    let items: Vec<Value> = shown
        .into_iter()
        .map(|row| {
            let parameter = catalog().parameter(&row.code);
            let own: Vec<Value> = house
                .book
                .entries(&row.code)
                .iter()
                .filter(|e| e.scope.unit.is_none_or(|u| house.path(unit).contains(&u.id)))
                .map(|e| {
                    json!({"value": e.value.to_string(), "scope": e.scope.said_with(|named| house.named(named)),
                        "from": e.from, "to": e.to, "clause": e.clause, "locked": e.locked, "replaces": e.replaces})
                })
                .collect();
            let mut out = serde_json::to_value(&row).unwrap_or_default();
            out["words"] = json!(row.title);
            out["about"] = json!(parameter.map(|p| &p.about));
            out["used_by"] = json!(parameter.map(|p| &p.used_by));
            out["later"] = json!(parameter.is_some_and(|p| p.later));
            out["overrides"] = json!(own);
            out["by_priority"] = by_priority(req, unit, &row.code);
            out
        })
        .collect();
    Ok(reply(
        200,
        &json!({"version": house.version, "unit": {"id": unit, "name": house.name_of(unit)}, "items": items}),
    ))
}

/// What holds for each priority, where they differ; nothing when one value stands for all of them.
fn by_priority(req: &Req, unit: Id, code: &str) -> Value {
    let house = req.app.house();
    let name = |named: Named<'_>| house.named(named);
    let rows: Vec<_> = with_query(req, unit, |query| {
        let asked = Priority::ALL.iter().filter(|p| query.priority.is_none_or(|one| one == **p));
        asked
            .filter_map(|p| {
                let resolved = house.book.resolve(code, &Query { priority: Some(*p), ..*query })?;
                Some((*p, rows::row(&resolved, &name)))
            })
            .collect()
    });
    if rows.windows(2).all(|pair| pair[0].1.value == pair[1].1.value) {
        return json!([]);
    }
    let items: Vec<Value> = rows
        .iter()
        .map(|(p, row)| {
            json!({"priority": p.code(), "value": row.value, "said": row.said, "origin": row.origin,
                "clause": row.clause, "default": row.default})
        })
        .collect();
    json!(items)
}

fn resolve(req: &Req) -> Result<Response, Problem> {
    let unit = unit_of(req)?;
    let house = req.app.house();
    let resolved = with_query(req, unit, |query| house.book.resolve(req.text("code"), query));
    let resolved = resolved.ok_or_else(Refusal::missing)?;
    let said = resolved.said();
    let mut out = serde_json::to_value(&resolved).unwrap_or_default();
    out["said"] = json!(said);
    Ok(reply(200, &out))
}

fn gates(req: &Req) -> Result<Response, Problem> {
    let unit = unit_of(req)?;
    let house = req.app.house();
    let items: Vec<Value> = with_query(req, unit, |query| {
        catalog()
            .gates()
            .map(|g| {
                let ruling = house.book.gate(&g.code, query);
                json!({"code": g.code, "words": g.title, "about": g.about, "default": g.default, "floor": g.floor,
                    "mode": ruling.as_ref().map(|r| r.mode), "clause": ruling.as_ref().map(|r| &r.origin.clause),
                    "origin": ruling.as_ref().map(|r| &r.origin.said), "parameter": g.parameter, "used_by": g.used_by})
            })
            .collect()
    });
    Ok(reply(200, &json!({"items": items})))
}

/// `event` or `event:gate`: one act may have passed several gates.
fn after_hit(text: &str) -> Result<(Id, String), Refusal> {
    if text.is_empty() {
        return Ok((Id(i64::MAX), String::new()));
    }
    let (event, gate) = text.split_once(':').unwrap_or((text, ""));
    Ok((Id::parse(event).ok_or_else(records::bad_cursor)?, gate.to_owned()))
}

async fn hits(req: Req) -> Result<Response, Problem> {
    let (gate, limit) = (req.text("gate").to_owned(), req.number("limit", 50));
    let after = after_hit(req.text("after"))?;
    let value = records::reading(&req, move |tx, ctx| {
        let Some(company) = ctx.actor.company else { return Ok(json!({"items": [], "next": null})) };
        let found = event::would_have_blocked(tx, company, &gate, (after.0, &after.1), limit)?;
        let full = found.len() as i64 == limit;
        let next = full.then(|| found.last().map(|last| format!("{}:{}", last.event, last.hit.gate))).flatten();
        // An auditor reads what passed in the whole company, but opens only what everybody of his roles opens.
        let audits = ctx.actor.grants.iter().any(|g| g.role == Role::Auditor);
        let mut items = Vec::new();
        for passed in found {
            let open = records::visible(tx, ctx, passed.record).is_ok();
            if !open && !audits {
                continue;
            }
            let (hit, title) = (&passed.hit, super::audit::demanded(&passed.hit.gate));
            items.push(json!({"event": passed.event, "record": passed.record, "number": passed.number,
                "kind": passed.kind, "action": passed.action, "at": passed.at,
                "actor": passed.actor.map(|id| json!({"id": id, "name": ctx.house.name_of(id).unwrap_or_default()})),
                "open": open, "gate": hit.gate, "title": title, "mode": hit.mode, "zh": hit.zh, "en": hit.en,
                "clause": hit.clause}));
        }
        Ok(json!({"items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn set(req: &Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let flag = |key: &str| req.body.get(key).and_then(Value::as_bool).unwrap_or(false);
    let some = |key: &str| Some(text(key)).filter(|t| !t.is_empty());
    let actor = req.actor()?;
    let house = req.app.house();
    let unit = Id::parse(&text("unit")).or(actor.company).ok_or_else(Refusal::missing)?;
    if house.unit(unit).is_none() || !(house.path(unit).iter().any(|u| actor.grants.iter().any(|g| g.unit == *u))) {
        return Err(Refusal::missing().into());
    }
    let may = actor
        .grants
        .iter()
        .any(|g| matches!(g.role, Role::Administrator | Role::ServiceOffice) && house.path(unit).contains(&g.unit));
    if !may {
        return Err(Refusal::forbidden(
            "只有系统管理员或服务管理办公室可以修改参数。",
            "Only the administrator or the service management office may change parameters.",
        )
        .into());
    }
    let code = text("code");
    let parameter = catalog().parameter(&code).ok_or_else(|| {
        Refusal::new("unknown_parameter", Nature::Invalid, "没有这个参数。", "There is no such parameter.")
    })?;
    let value = Setting::parse(parameter.kind, &text("value")).ok_or_else(|| {
        let kind = parameter.kind.said();
        Refusal::new(
            "wrong_kind",
            Nature::Invalid,
            format!("取值应为{}。", kind.zh),
            format!("The value must be: {}.", kind.en),
        )
    })?;
    let now = req.app.now();
    let entry = Entry {
        locked: flag("locked"),
        replaces: flag("replaces"),
        author: Some(req.person()),
        note: text("note"),
        ..Entry::new(
            req.app.world.id(),
            &code,
            Scope {
                unit: Some(rooms::level(&house, unit)),
                request_type: some("type"),
                priority: some("priority").as_deref().and_then(Priority::parse),
                grade: None,
                channel: some("channel"),
            },
            value,
            req.body.get("from").and_then(Value::as_i64).map_or(now.plus(1), Moment),
            &text("clause"),
        )
    };
    let me = req.person();
    let id = entry.id;
    let findings = records::writing(req, move |tx, app, ctx| {
        let proposal = rooms::succeeding(ctx.house, entry.clone());
        match rooms::save(tx, app, Some(me), &proposal, &entry.code) {
            Ok(findings) => Ok(findings),
            Err(rooms::Refused::Store(error)) => Err(error.into()),
            Err(rooms::Refused::Findings(findings)) => Err(rooms::Refused::refusal(&findings).into()),
        }
    })
    .await?;
    req.app.refresh().await?;
    Ok(reply(201, &json!({"id": id, "findings": findings})))
}
