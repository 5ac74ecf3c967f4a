//! HTTP: one registry of routes from which the router, the checks and the OpenAPI document are made.
//! Owns: who calls, CSRF, scopes, sizes, problems, metrics. Refuses what the registry does not list.
//! Tested by `tests/http_*.rs` and, from outside, by generated requests against the served document.

mod acts;
mod around;
mod audit;
mod blanks;
mod channels;
mod charges;
mod customers;
mod deliveries;
mod demo;
mod dispatch;
mod duty;
mod emergency;
mod fields;
mod files;
mod health;
mod live;
mod meta;
mod notices;
mod offers;
pub mod openapi;
mod org;
mod policy;
mod portal;
mod print;
mod problem;
mod publicity;
mod queue;
mod reach;
mod records;
mod reports;
mod route;
mod said;
mod schemas;
mod screens;
mod session;
mod sheet;
mod tasks;
mod telephony;
mod view;

pub use problem::Problem;
pub(crate) use route::Routes;
pub use route::{Answer, Need, Route};

use crate::{app::App, channels::portal::Caller as Customer, org::session::Caller, telephony::Exchange};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{RawPathParams, Request, State, rejection::RawPathParamsRejection},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    form::{self, FieldError, Fields},
    id::Id,
    org::Actor,
    refusal::{Nature, Refusal},
    words::Said,
};
use std::sync::Arc;

/// Largest JSON body. Forms end long before; this only keeps a stranger from filling the memory.
const JSON_MAX: usize = 256 * 1024;
/// Largest file (policy `upload.max` may ask for less).
const FILE_MAX: usize = 50 * 1024 * 1024;

/// A checked request.
pub struct Req {
    pub app: Arc<App>,
    caller: Option<Caller>,
    customer: Option<Customer>,
    exchange: Option<Arc<Exchange>>,
    params: Vec<(String, String)>,
    pub query: Map<String, Value>,
    pub body: Value,
    pub raw: Bytes,
    pub headers: HeaderMap,
    pub method: Method,
    pub path: String,
    /// Address of the caller; behind a proxy on this machine, the one it names.
    pub source: String,
}

impl Req {
    /// The person who calls; routes that need one have been refused without.
    pub fn person(&self) -> Id {
        self.caller.as_ref().map_or(Id(0), |c| c.person)
    }

    pub fn caller(&self) -> Option<&Caller> {
        self.caller.as_ref()
    }

    /// The customer who calls.
    pub fn customer(&self) -> Result<&Customer, Problem> {
        self.customer.as_ref().ok_or_else(|| portal::unauthorised().into())
    }

    /// The exchange that calls.
    pub fn exchange(&self) -> Result<Arc<Exchange>, Problem> {
        self.exchange.clone().ok_or_else(|| bad_token().into())
    }

    /// The caller with the rights of this moment.
    pub fn actor(&self) -> Result<Actor, Problem> {
        self.app.house().actor(self.person(), self.app.now()).ok_or_else(|| unauthorised().into())
    }

    /// A path segment.
    pub fn segment(&self, name: &str) -> &str {
        self.params.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// A path segment that is an id. What is none cannot be found.
    pub fn id(&self, name: &str) -> Result<Id, Problem> {
        Id::parse(self.segment(name)).ok_or_else(|| Refusal::missing().into())
    }

    pub fn text(&self, name: &str) -> &str {
        self.query.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub fn number(&self, name: &str, otherwise: i64) -> i64 {
        self.query.get(name).and_then(Value::as_i64).unwrap_or(otherwise)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// `If-Match: "7"` → 7.
    pub fn if_match(&self) -> Result<Option<i64>, Problem> {
        match self.headers.get(header::IF_MATCH) {
            None => Ok(None),
            Some(value) => {
                value.to_str().ok().and_then(|v| v.trim().trim_matches('"').parse().ok()).map(Some).ok_or_else(|| {
                    Refusal::new(
                        "bad_if_match",
                        Nature::Invalid,
                        "If-Match 应为版本号。",
                        "If-Match must be a version number.",
                    )
                    .into()
                })
            }
        }
    }
}

pub fn unauthorised() -> Refusal {
    Refusal::new("not_signed_in", Nature::Forbidden, "请先登录。", "Please sign in first.")
}

/// JSON with a status.
pub fn reply(status: u16, value: &Value) -> Response {
    text_reply(status, serde_json::to_string(value).unwrap_or_default())
}

/// JSON that is text already.
pub(crate) fn text_reply(status: u16, text: String) -> Response {
    let mut out = Response::new(Body::from(text));
    *out.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    out.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    out
}

/// Every operation of the program.
pub fn routes() -> Vec<Route> {
    let mut out = Vec::new();
    for part in [
        session::routes(),
        portal::routes(),
        demo::routes(),
        meta::routes(),
        queue::routes(),
        records::routes(),
        sheet::routes(),
        acts::routes(),
        customers::routes(),
        dispatch::routes(),
        duty::routes(),
        files::routes(),
        org::routes(),
        policy::routes(),
        reports::routes(),
        channels::routes(),
        audit::routes(),
        notices::routes(),
        reach::routes(),
        deliveries::routes(),
        emergency::routes(),
        blanks::routes(),
        publicity::routes(),
        telephony::routes(),
        live::routes(),
        health::routes(),
        openapi::routes(),
    ] {
        out.extend(part);
    }
    out
}

/// The names in a path, if it is text at all.
type Named = Result<RawPathParams, RawPathParamsRejection>;

/// The whole service: API and screens.
pub fn service(app: Arc<App>) -> Router {
    let mut router = Router::new();
    let mut by_path: std::collections::BTreeMap<String, Vec<Arc<Route>>> = std::collections::BTreeMap::new();
    for route in routes() {
        by_path.entry(route.path.clone()).or_default().push(Arc::new(route));
    }
    for (path, list) in by_path {
        let list = Arc::new(list);
        let template = path.clone();
        let handler = move |State(app): State<Arc<App>>, params: Named, request: Request| {
            let (list, template) = (list.clone(), template.clone());
            async move {
                // A path that is no text names nothing.
                let Ok(params) = params else { return Problem::from(Refusal::missing()).into_response() };
                let params: Vec<(String, String)> = params.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
                answer(app, &list, &template, params, request).await
            }
        };
        router = router.route(&path, axum::routing::any(handler));
    }
    router.fallback(screens::serve).layer(axum::middleware::from_fn(problem::named)).with_state(app)
}

async fn answer(
    app: Arc<App>,
    routes: &[Arc<Route>],
    template: &str,
    params: Vec<(String, String)>,
    request: Request,
) -> Response {
    let begun = tokio::time::Instant::now();
    let method = request.method().clone();
    let wanted = if method == Method::HEAD { Method::GET } else { method.clone() };
    let mut response = if let Some(route) = routes.iter().find(|r| r.method == wanted) {
        match run(&app, route, params, request).await {
            Ok(response) => response,
            Err(problem) => problem.into_response(),
        }
    } else {
        let allowed: Vec<&str> = routes.iter().map(|r| r.method.as_str()).collect();
        let mut response = Problem::status(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "该地址不支持此方法。",
            "This address does not take this method.",
        )
        .into_response();
        if let Ok(value) = allowed.join(", ").parse() {
            response.headers_mut().insert(header::ALLOW, value);
        }
        response
    };
    if method == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    secure(response.headers_mut());
    // The program's time: what is due is counted from it, whatever the caller's clock says.
    if let Some(date) = http_date(app.now()) {
        response.headers_mut().insert(header::DATE, date);
    }
    let us = begun.elapsed().as_micros() as u64;
    app.metrics.request(template, response.status().as_u16(), us);
    response
}

/// `Mon, 09 Mar 2026 02:20:00 GMT`
fn http_date(now: shouwen_domain::moment::Moment) -> Option<header::HeaderValue> {
    let at = jiff::Timestamp::from_millisecond(now.0).ok()?;
    header::HeaderValue::try_from(jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()?)
        .ok()
}

/// Headers of every answer of the API.
fn secure(headers: &mut HeaderMap) {
    let fixed = header::HeaderValue::from_static;
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    headers.insert(header::REFERRER_POLICY, fixed("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(fixed("no-store"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(fixed("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
}

async fn run(
    app: &Arc<App>,
    route: &Route,
    params: Vec<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    // Two doors with two keys: whoever has the one does not come through the other.
    let mut exchange = None;
    let (caller, customer) = if route.need == Need::Exchange {
        exchange = Some(exchange_of(app, &params, &parts.headers)?);
        (None, None)
    } else if matches!(route.need, Need::Portal | Need::PortalWrite) {
        let customer = portal::who(app, &parts.headers).await?;
        portal::admit(route, customer.as_ref(), &parts.headers)?;
        (None, customer)
    } else {
        let caller = who(app, &parts.headers).await?;
        admit(route, caller.as_ref(), &parts.headers)?;
        (caller, None)
    };
    let query = query(route.query, parts.uri.query().unwrap_or_default())?;
    let most = if route.raw { FILE_MAX } else { JSON_MAX };
    let raw = axum::body::to_bytes(body, most).await.map_err(|_| {
        Problem::status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("内容超过 {} KB。", most / 1024),
            format!("The body is larger than {} kB.", most / 1024),
        )
    })?;
    let value = if route.raw || raw.is_empty() {
        Value::Null
    } else {
        let media = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !media.starts_with("application/json") {
            return Err(Problem::status(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not_json",
                "请以 application/json 提交。",
                "Please send application/json.",
            ));
        }
        serde_json::from_slice(&raw).map_err(|e| {
            Problem::status(
                StatusCode::BAD_REQUEST,
                "bad_json",
                format!("不是合法的 JSON（第 {} 行）。", e.line()),
                format!("Not JSON (line {}).", e.line()),
            )
        })?
    };
    let body = match route.body {
        // Acts check their own bodies, with the state in hand.
        Some(_) if route.act => value,
        Some(fields) => Value::Object(form::check(fields, &value).map_err(Refusal::invalid)?),
        None => value,
    };
    let source = source(&parts);
    let req = Req {
        app: app.clone(),
        caller,
        customer,
        exchange,
        params,
        query,
        body,
        raw,
        headers: parts.headers,
        method: parts.method,
        path: parts.uri.path().to_owned(),
        source,
    };
    (route.handler)(req).await
}

/// Where a request comes from. What a proxy says is believed only from this machine: anybody may write the header.
fn source(parts: &axum::http::request::Parts) -> String {
    let peer = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|c| c.0.ip());
    let named = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok()).and_then(|v| v.rsplit(',').next());
    match (peer, named) {
        (Some(peer), Some(named)) if peer.is_loopback() => named.trim().chars().take(60).collect(),
        (Some(peer), _) => peer.to_string(),
        (None, _) => String::new(),
    }
}

/// The exchange behind the token that stands in the address, where scripts know no other place, or in the header.
fn exchange_of(app: &Arc<App>, params: &[(String, String)], headers: &HeaderMap) -> Result<Arc<Exchange>, Problem> {
    let in_path = params.iter().find(|(name, _)| name == "token").map(|(_, value)| value.as_str());
    let header = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let token = in_path.or_else(|| header.and_then(|v| v.strip_prefix("Bearer "))).unwrap_or_default();
    app.telephony.behind(token).ok_or_else(|| bad_token().into())
}

fn bad_token() -> Refusal {
    Refusal::new(
        "bad_token",
        Nature::Forbidden,
        "访问令牌无效、已过期或已撤销。",
        "The token is not valid, has expired or was revoked.",
    )
}

/// The caller behind a cookie or a token; nobody when there is neither.
async fn who(app: &Arc<App>, headers: &HeaderMap) -> Result<Option<Caller>, Problem> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let secret = value.to_str().ok().and_then(|v| v.strip_prefix("Bearer ")).unwrap_or_default();
        let caller = crate::org::session::by_token(app, secret).await?;
        return caller.map(Some).ok_or_else(|| bad_token().into());
    }
    match session::cookie(headers) {
        Some(secret) => Ok(crate::org::session::by_cookie(app, &secret).await?),
        None => Ok(None),
    }
}

fn admit(route: &Route, caller: Option<&Caller>, headers: &HeaderMap) -> Result<(), Problem> {
    if route.need == Need::Nothing {
        return Ok(());
    }
    let Some(caller) = caller else { return Err(unauthorised().into()) };
    let scope = if route.need == Need::Read { "read" } else { "write" };
    if let Some(scopes) = &caller.scopes
        && !scopes.iter().any(|s| s == scope || s == "write")
    {
        return Err(Refusal::new(
            "scope_missing",
            Nature::Forbidden,
            format!("令牌没有 {scope} 权限。"),
            format!("The token lacks the scope {scope}."),
        )
        .into());
    }
    match &caller.csrf {
        Some(csrf) if route.need == Need::Write => same_page(csrf, headers),
        _ => Ok(()),
    }
}

/// What writes shows the CSRF value of its session: the page that sends it is ours.
fn same_page(csrf: &str, headers: &HeaderMap) -> Result<(), Problem> {
    if headers.get("x-csrf-token").and_then(|v| v.to_str().ok()) == Some(csrf) {
        return Ok(());
    }
    let (zh, en) = ("页面已过期，请刷新后再试。", "The page is out of date: reload it and try again.");
    Err(Refusal::new("csrf", Nature::Forbidden, zh, en).into())
}

/// The query string as a checked object: numbers and booleans are read from their texts, unknown names refused.
fn query(fields: Fields, text: &str) -> Result<Map<String, Value>, Problem> {
    let mut map = Map::new();
    for pair in text.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decode =
            |s: &str| percent_encoding::percent_decode_str(&s.replace('+', " ")).decode_utf8_lossy().into_owned();
        let (key, value) = (decode(key), decode(value));
        if value.is_empty() {
            continue;
        }
        if map.contains_key(&key) {
            let shown: String = key.chars().take(40).collect();
            let said =
                Said::new(format!("参数 {shown} 只能给一次"), format!("the parameter {shown} may be given once"));
            return Err(Refusal::invalid(vec![FieldError::new(shown, "given_twice", said)]).into());
        }
        let typed = match fields.iter().find(|f| f.name == key).map(|f| f.kind) {
            Some(form::Kind::Int { .. }) => value.parse::<i64>().map_or(json!(value), |n| json!(n)),
            Some(form::Kind::Bool) => match value.as_str() {
                "true" => json!(true),
                "false" => json!(false),
                _ => json!(value),
            },
            _ => json!(value),
        };
        map.insert(key, typed);
    }
    Ok(form::check(fields, &Value::Object(map)).map_err(Refusal::invalid)?)
}
