//! The channel registry: for staff, and without login for the public (CHN-02).

use super::{Answer, Need, Problem, Req, Route, Routes, reply};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, may},
    policy::pack::Channel,
    words::w,
};

const PUBLIC: Fields = &[may("company", Kind::Line { max: 30 }, "企业代码", "Company code")];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("channels");
    r.add(
        Method::GET,
        "/api/channels",
        "channels",
        w("受理渠道", "Channels"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Channels"),
        |req| async move { own(&req) },
    );
    r.add(
        Method::GET,
        "/api/public/channels",
        "public_channels",
        w("公开的渠道、时间和承诺", "Published channels, hours and limits"),
        Need::Nothing,
        PUBLIC,
        None,
        Answer::Json(200, "PublicChannels"),
        |req| async move { Ok(public(&req)) },
    );
    r.list
}

/// A channel with its hours in words; the limit is the one that the clocks use.
pub(super) fn shown(c: &Channel) -> Value {
    json!({"code": c.code, "zh": c.title.zh, "en": c.title.en, "hours": c.hours, "response": c.response,
        "contact": c.contact, "voice": c.voice, "enabled": c.enabled, "clause": c.clause})
}

fn own(req: &Req) -> Result<Response, Problem> {
    let house = req.app.house();
    let company = req.actor()?.company;
    let items: Vec<Value> =
        company.map(|c| house.channels(c, req.app.now())).unwrap_or_default().iter().map(|c| shown(c)).collect();
    Ok(reply(200, &json!({"items": items})))
}

fn public(req: &Req) -> Response {
    let house = req.app.house();
    let wanted = req.text("company");
    let mut companies: Vec<_> = house
        .units
        .values()
        .filter(|u| u.level == "company" && u.closed_at.is_none() && (wanted.is_empty() || u.code == wanted))
        .collect();
    companies.sort_by_key(|u| u.id);
    let items: Vec<Value> = companies
        .iter()
        .map(|u| {
            let channels: Vec<Value> = house
                .channels(u.id, req.app.now())
                .iter()
                .filter(|c| c.enabled)
                .map(|c| {
                    let hours = house.calendar_named(u.id, &c.hours, None);
                    let mut out = shown(c);
                    out["hours_name"] = json!(hours.name());
                    // The hours alone: what a calendar is called in English is the office's own.
                    let mut spec = hours.spec().to_json();
                    if let Some(spec) = spec.as_object_mut() {
                        spec.remove("description");
                    }
                    out["hours_spec"] = spec;
                    out
                })
                .collect();
            json!({"company": {"code": u.code, "name": u.name}, "channels": channels})
        })
        .collect();
    reply(200, &json!({"items": items}))
}
