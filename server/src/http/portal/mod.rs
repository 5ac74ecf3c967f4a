//! The portal of customers (CHN-08): signing in with a code, own matters, own steps. Owns: its routes, its session, and that
//! nothing of the house is said there. Refuses what is not the caller's own as if it did not exist. Tested by
//! `tests/portal.rs`.

mod acts;
mod files;
mod public;
mod view;

use super::{Answer, Need, Problem, Req, Route, Routes, reply, session};
use crate::{
    app::App,
    channels::portal::{self, Caller},
    house::House,
    mask,
};
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::portal::SESSION_MOST,
    form::{Fields, Kind, may, must},
    id::Id,
    moment::Moment,
    refusal::{Nature, Refusal},
    words::w,
};
use std::sync::Arc;

/// Its own name and its own path: the browser shows it to nothing but the portal.
const COOKIE: &str = "shouwen_portal";

const ASK: Fields = &[
    must("company", Kind::Line { max: 60 }, "企业代码", "Company code"),
    must("phone", Kind::Phone, "手机号", "Telephone number"),
];
const SIGN_IN: Fields = &[
    must("company", Kind::Line { max: 60 }, "企业代码", "Company code"),
    must("phone", Kind::Phone, "手机号", "Telephone number"),
    must("code", Kind::Line { max: 12 }, "验证码", "Code"),
];
const PAGE: Fields = &[
    may("after", Kind::Line { max: 13 }, "续页标记", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 50 }, "条数", "How many"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("portal");
    r.add(
        Method::GET,
        "/api/portal",
        "portal",
        w("开通网上办事的企业", "Companies that offer the portal"),
        Need::Nothing,
        &[],
        None,
        Answer::Json(200, "PortalHouse"),
        |req| async move { Ok(reply(200, &houses(&req))) },
    );
    r.add(
        Method::POST,
        "/api/portal/codes",
        "portal_code",
        w("获取验证码", "Ask for a code"),
        Need::Nothing,
        &[],
        Some(ASK),
        Answer::Json(201, "PortalCode"),
        ask,
    );
    r.add(
        Method::POST,
        "/api/portal/session",
        "portal_sign_in",
        w("客户登录", "Sign in to the portal"),
        Need::Nothing,
        &[],
        Some(SIGN_IN),
        Answer::Json(200, "PortalSession"),
        sign_in,
    );
    r.add(
        Method::GET,
        "/api/portal/session",
        "portal_session",
        w("当前登录的客户", "The customer who is signed in"),
        Need::Portal,
        &[],
        None,
        Answer::Json(200, "PortalSession"),
        |req| async move { Ok(reply(200, &shown(&req, req.customer()?))) },
    );
    r.add(
        Method::DELETE,
        "/api/portal/session",
        "portal_sign_out",
        w("客户退出", "Sign out of the portal"),
        Need::PortalWrite,
        &[],
        None,
        Answer::Empty,
        sign_out,
    );
    r.add(
        Method::GET,
        "/api/portal/form",
        "portal_form",
        w("可申请的事项和表单", "What can be applied for, and the form"),
        Need::Portal,
        &[],
        None,
        Answer::Json(200, "PortalForm"),
        |req| async move { view::form(&req) },
    );
    r.add(
        Method::GET,
        "/api/portal/requests",
        "portal_requests",
        w("我的事项", "My matters"),
        Need::Portal,
        PAGE,
        None,
        Answer::Json(200, "PortalRows"),
        view::list,
    );
    r.add(
        Method::GET,
        "/api/portal/requests/{id}",
        "portal_request",
        w("一件事项", "One matter"),
        Need::Portal,
        &[],
        None,
        Answer::Json(200, "PortalMatter"),
        view::one,
    );
    r.list.extend(acts::routes());
    r.list.extend(files::routes());
    r.list.extend(public::routes());
    r.list
}

pub(super) fn unauthorised() -> Refusal {
    Refusal::new(
        "not_signed_in_portal",
        Nature::Forbidden,
        "请先用手机号登录。",
        "Please sign in with your telephone number first.",
    )
}

/// The customer behind the cookie; a staff cookie or a token is not looked at.
pub(super) async fn who(app: &Arc<App>, headers: &HeaderMap) -> Result<Option<Caller>, Problem> {
    match session::cookie_named(headers, COOKIE) {
        Some(secret) => Ok(portal::by_cookie(app, &secret).await?),
        None => Ok(None),
    }
}

pub(super) fn admit(route: &Route, caller: Option<&Caller>, headers: &HeaderMap) -> Result<(), Problem> {
    let caller = caller.ok_or_else(unauthorised)?;
    if route.need == Need::PortalWrite { super::same_page(&caller.csrf, headers) } else { Ok(()) }
}

/// A company as customers know it, with the line to call.
fn company(house: &House, id: Id, now: Moment) -> Value {
    let channels = house.channels(id, now);
    let line = channels.iter().find(|c| c.code == "hotline").or_else(|| channels.iter().find(|c| c.voice));
    let unit = house.unit(id);
    json!({
        "code": unit.map_or("", |u| u.code.as_str()),
        "name": unit.map_or("", |u| u.name.as_str()),
        "line": line.filter(|c| c.enabled).map_or("", |c| c.contact.as_str()),
    })
}

fn houses(req: &Req) -> Value {
    let house = req.app.house();
    let now = req.app.now();
    let mut open: Vec<_> =
        house.units.values().filter(|u| portal::company(&house, &u.code, now) == Some(u.id)).collect();
    open.sort_by_key(|u| u.id);
    let items: Vec<Value> = open.iter().map(|u| company(&house, u.id, now)).collect();
    json!({"items": items, "demo": req.app.is_demonstration()})
}

fn text<'r>(req: &'r Req, key: &str) -> &'r str {
    req.body.get(key).and_then(Value::as_str).unwrap_or_default()
}

async fn ask(req: Req) -> Result<Response, Problem> {
    let asked = portal::ask(&req.app, text(&req, "company"), text(&req, "phone"), &req.source).await?;
    Ok(reply(201, &json!({"lasts_ms": asked.lasts_ms, "code": asked.shown})))
}

fn shown(req: &Req, caller: &Caller) -> Value {
    let house = req.app.house();
    json!({
        "company": company(&house, caller.account.company, req.app.now()),
        "phone": mask::phone(&caller.account.number),
        "csrf": caller.csrf,
        "expires_at": caller.expires_at,
    })
}

fn set_cookie(response: &mut Response, value: &str, age: i64, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{COOKIE}={value}; Path=/api/portal; HttpOnly; SameSite=Strict; Max-Age={age}{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
}

async fn sign_in(req: Req) -> Result<Response, Problem> {
    let [company, phone, code] = ["company", "phone", "code"].map(|key| text(&req, key));
    let signed = portal::sign_in(&req.app, company, phone, code, &req.source).await?;
    let mut response = reply(200, &shown(&req, &signed.caller));
    set_cookie(&mut response, &signed.secret, SESSION_MOST / 1_000, session::is_tls(&req));
    Ok(response)
}

async fn sign_out(req: Req) -> Result<Response, Problem> {
    portal::sign_out(&req.app, req.customer()?).await?;
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    set_cookie(&mut response, "", 0, session::is_tls(&req));
    Ok(response)
}
