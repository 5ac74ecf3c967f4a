//! What screens need to know of the program: flows, types, channels, words.

use super::{Answer, Need, Problem, Req, Route, Routes, reply, view};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::{Door, Priority},
    form,
    id::Id,
    intake::{FLOWS, every_clock},
    org::ROLES,
    words::w,
};
use std::collections::BTreeSet;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("meta");
    r.add(
        Method::GET,
        "/api/meta",
        "meta",
        w("程序与企业的基本信息", "Flows, types, channels"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Meta"),
        |req| async move { meta(&req) },
    );
    r.list
}

fn meta(req: &Req) -> Result<Response, Problem> {
    let house = req.app.house();
    let actor = req.actor()?;
    let flows: Vec<Value> = FLOWS
        .iter()
        .map(|f| {
            let states: Vec<Value> = f
                .states
                .iter()
                .map(|s| json!({"code": s.code, "words": s.words, "phase": view::phase_code(s.phase)}))
                .collect();
            let actions: Vec<Value> = f
                .every_action()
                .map(|a| {
                    json!({"code": a.code, "words": a.words, "about": a.about, "grave": a.grave,
                        "fields": form::drawing(a.form)})
                })
                .collect();
            json!({"kind": f.kind, "words": f.words, "states": states, "actions": actions})
        })
        .collect();
    let priorities: Vec<Value> = Priority::ALL
        .iter()
        .zip([w("紧急", "emergency"), w("高", "high"), w("普通", "standard"), w("计划", "planned")])
        .map(|(p, words)| json!({"code": p.code(), "words": words}))
        .collect();
    let clocks: Vec<Value> = every_clock()
        .filter(|c| c.words.zh != "初步诊断并安排维修")
        .map(|c| json!({"code": c.code, "words": c.words, "clause": c.clause}))
        .collect();
    // Whoever stands above the companies reads the names of them all; a code means the same in each.
    let companies: Vec<Id> = match actor.company {
        Some(company) => vec![company],
        None => actor.grants.iter().flat_map(|g| house.companies_under(g.unit)).collect(),
    };
    let now = req.app.now();
    let mut known = BTreeSet::new();
    let types: Vec<Value> = companies
        .iter()
        .flat_map(|c| house.types(*c))
        .filter(|t| known.insert(t.code.clone()))
        .map(|t| {
            json!({"code": t.code, "zh": t.title.zh, "en": t.title.en, "default_priority": t.priority.code(),
                "required": t.fields, "keywords": t.keywords})
        })
        .collect();
    let mut known = BTreeSet::new();
    let channels: Vec<Value> = companies
        .iter()
        .flat_map(|c| house.channels(*c, now))
        .filter(|c| known.insert(c.code.clone()))
        .map(super::channels::shown)
        .collect();
    let roles: Vec<Value> = ROLES.iter().map(|r| json!({"code": r.code, "words": r.words})).collect();
    let doors: Vec<&str> = Door::ALL.iter().map(|d| d.code()).collect();
    Ok(reply(
        200,
        &json!({
            "version": env!("CARGO_PKG_VERSION"),
            "flows": flows,
            "priorities": priorities,
            "clocks": clocks,
            "colours": ["green", "yellow", "orange", "red", "paused", "none", "done"],
            "types": types,
            "channels": channels,
            "roles": roles,
            "doors": doors,
            "now": now,
        }),
    ))
}
