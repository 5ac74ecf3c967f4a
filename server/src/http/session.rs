//! Sign-in, sign-out, own password.

use super::{Answer, Need, Problem, Req, Route, Routes, reply};
use crate::org::session;
use axum::{
    http::{HeaderMap, HeaderValue, Method, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, must},
    org::{Archive, Role, Sees},
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::org;

const COOKIE: &str = "shouwen_session";

const SIGN_IN: Fields = &[
    must("login", Kind::Line { max: 60 }, "登录名", "Login"),
    must("password", Kind::Line { max: 200 }, "密码", "Password"),
];
const PASSWORD: Fields = &[
    must("old", Kind::Line { max: 200 }, "原密码", "Old password"),
    must("new", Kind::Line { max: 200 }, "新密码", "New password"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("session");
    r.add(
        Method::POST,
        "/api/session",
        "sign_in",
        w("登录", "Sign in"),
        Need::Nothing,
        &[],
        Some(SIGN_IN),
        Answer::Json(200, "Session"),
        sign_in,
    );
    r.add(
        Method::GET,
        "/api/session",
        "session",
        w("当前登录", "Who is signed in"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Session"),
        |req| async move { Ok(reply(200, &shown(&req)?)) },
    );
    r.add(
        Method::DELETE,
        "/api/session",
        "sign_out",
        w("退出登录", "Sign out"),
        Need::Write,
        &[],
        None,
        Answer::Empty,
        sign_out,
    );
    r.add(
        Method::POST,
        "/api/session/password",
        "change_password",
        w("修改密码", "Change the password"),
        Need::Write,
        &[],
        Some(PASSWORD),
        Answer::Empty,
        change_password,
    );
    r.list
}

/// The secret in the session cookie.
pub(super) fn cookie(headers: &HeaderMap) -> Option<String> {
    cookie_named(headers, COOKIE)
}

pub(super) fn cookie_named(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

fn set_cookie(response: &mut Response, value: &str, age: i64, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
}

/// Behind a proxy that speaks TLS the cookie is for TLS only.
pub(super) fn is_tls(req: &Req) -> bool {
    req.header("x-forwarded-proto") == Some("https")
}

async fn sign_in(mut req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (login, password) = (text("login"), text("password"));
    let signed = session::sign_in(&req.app, &login, &password, &req.source).await?;
    let age = session::idle(&req.app, req.app.now()) / 1_000;
    req.caller =
        Some(session::Caller { person: signed.person, csrf: Some(signed.csrf.clone()), session: None, scopes: None });
    req.app.refresh().await?;
    let mut response = reply(200, &shown(&req)?);
    set_cookie(&mut response, &signed.secret, age, is_tls(&req));
    Ok(response)
}

async fn sign_out(req: Req) -> Result<Response, Problem> {
    if let Some(digest) = req.caller().and_then(|c| c.session.clone()) {
        let (app, person) = (req.app.clone(), req.person());
        req.app
            .db
            .write(move |tx| {
                org::end_session(tx, &digest)?;
                session::line(tx, &app, Some(person), "session.close", "done")
            })
            .await?;
        req.app.known.forget();
    }
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = axum::http::StatusCode::NO_CONTENT;
    set_cookie(&mut response, "", 0, is_tls(&req));
    Ok(response)
}

async fn change_password(req: Req) -> Result<Response, Problem> {
    if req.caller().is_some_and(|c| c.scopes.is_some()) {
        return Err(Refusal::forbidden("请登录后修改密码。", "Sign in to change the password.").into());
    }
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (old, new, person) = (text("old"), text("new"), req.person());
    let row = req.app.db.read(move |tx| org::lookup_person(tx, person)).await?;
    let login = row.and_then(|p| p.login).unwrap_or_default();
    session::strong_enough(&new, &login)?;
    session::sign_in(&req.app, &login, &old, &req.source).await.map_err(|refusal| {
        if refusal.code == "wrong_login" {
            Refusal::new("wrong_password", Nature::Invalid, "原密码不正确。", "The old password is wrong.")
        } else {
            refusal
        }
    })?;
    let hash = tokio::task::spawn_blocking(move || session::hash(&new))
        .await
        .map_err(|e| shouwen_store::StoreError::Broken(e.to_string()))??;
    let app = req.app.clone();
    req.app
        .db
        .write(move |tx| {
            org::set_password(tx, person, &hash)?;
            // Every other place where the old password opened a session is closed, this one too.
            org::end_sessions(tx, person, app.now())?;
            session::line(tx, &app, Some(person), "session.password", "done")
        })
        .await?;
    req.app.known.forget();
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = axum::http::StatusCode::NO_CONTENT;
    Ok(response)
}

/// All that a person may be able to do in general.
pub(super) const ABILITIES: &[&str] = &[
    "audit.read",
    "blank.print",
    "bulletin.write",
    "campaign.write",
    "channels.write",
    "customers.read",
    "customers.write",
    "deliveries.read",
    "org.read",
    "outage.plan",
    "policy.read",
    "policy.write",
    "reach.write",
    "request.save",
    "tokens",
];

/// The signed-in person with roles and abilities; screens get abilities, they never compute them.
fn shown(req: &Req) -> Result<Value, Problem> {
    let house = req.app.house();
    let person = house.person(req.person()).ok_or_else(super::unauthorised)?;
    let actor = req.actor()?;
    let named = |id: shouwen_domain::id::Id| json!({"id": id, "name": house.name_of(id)});
    let roles: Vec<Value> = actor
        .grants
        .iter()
        .map(|g| {
            json!({"role": g.role.code(), "words": g.role.words(), "unit": named(g.unit),
                "acting_for": g.acting_for.map(named)})
        })
        .collect();
    let holds = |roles: &[Role]| crate::act::holds(&actor, roles);
    let sees = actor.grants.iter().any(|g| g.role.sees() == Sees::Subtree);
    let only_audits = !actor.grants.is_empty() && actor.grants.iter().all(|g| g.role == Role::Auditor);
    let mut abilities = vec!["tokens", "org.read"];
    if !actor.is_office_only() {
        abilities.push("request.save");
    }
    if sees {
        abilities.push("policy.read");
    }
    let reach = crate::act::reach(&house, &actor);
    if reach > Archive::Closed {
        abilities.push("customers.read");
    }
    if reach == Archive::Whole {
        abilities.push("customers.write");
    }
    if holds(&[Role::Administrator, Role::ServiceOffice]) {
        abilities.extend(["policy.read", "policy.write", "channels.write"]);
    }
    if holds(&[Role::Dispatcher, Role::TeamLeader, Role::GroupLeader, Role::ServiceHead, Role::CompanyLeader]) {
        abilities.push("outage.plan");
    }
    if holds(super::blanks::PRINTERS) {
        abilities.push("blank.print");
    }
    if holds(&[Role::GroupLeader, Role::ServiceHead, Role::ServiceOffice]) {
        abilities.push("bulletin.write");
    }
    if holds(&[Role::GroupLeader, Role::TeamLeader, Role::ServiceHead]) {
        abilities.push("campaign.write");
    }
    if holds(&[Role::Auditor]) {
        abilities.push("audit.read");
    }
    if holds(super::deliveries::LEADERS) || holds(&[Role::Auditor, Role::Administrator]) {
        abilities.push("deliveries.read");
    }
    if holds(&[Role::Administrator]) {
        abilities.push("reach.write");
    }
    abilities.sort_unstable();
    abilities.dedup();
    Ok(json!({
        "person": {"id": person.id, "name": person.name},
        "company": person.company.map(named),
        "csrf": req.caller().and_then(|c| c.csrf.clone()),
        "roles": roles,
        "abilities": abilities,
        // Where a person's work stands: whoever only audits has no queue.
        "home": if only_audits { "audit" } else { "queue" },
    }))
}
