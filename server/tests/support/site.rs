//! The API from outside: callers with cookie or token. Every answer is held against the served document.

use super::shape;
use crate::support::TestWorld;
use axum::{
    body::Body,
    http::{HeaderMap, Request, Response, StatusCode},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::{cell::RefCell, collections::BTreeSet, sync::OnceLock};
use tower::ServiceExt;

/// A caller with cookie and CSRF value, or with a token.
#[derive(Clone, Default)]
pub struct Client {
    pub cookie: String,
    pub csrf: String,
    pub token: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

pub struct Site<'w> {
    world: &'w TestWorld,
    runtime: tokio::runtime::Runtime,
    /// Operation and status of every answer that was given.
    pub seen: RefCell<BTreeSet<(String, u16)>>,
}

/// The document as it is served.
pub fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(shouwen::http::openapi::document)
}

impl<'w> Site<'w> {
    pub fn new(world: &'w TestWorld) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { world, runtime, seen: RefCell::default() }
    }

    #[track_caller]
    pub fn send(&self, client: &Client, method: &str, path: &str, body: Value, extra: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !client.cookie.is_empty() {
            request = request.header("cookie", format!("shouwen_session={}", client.cookie));
        }
        if !client.csrf.is_empty() {
            request = request.header("x-csrf-token", &client.csrf);
        }
        if !client.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", client.token));
        }
        for (name, value) in extra {
            request = request.header(*name, *value);
        }
        let body = if body.is_null() {
            Body::empty()
        } else {
            request = request.header("content-type", "application/json");
            Body::from(body.to_string())
        };
        self.raw(request.body(body).unwrap())
    }

    #[track_caller]
    pub fn raw(&self, request: Request<Body>) -> Answer {
        let service = shouwen::http::service(self.world.app.clone());
        let (method, path) = (request.method().as_str().to_lowercase(), request.uri().path().to_owned());
        let answer = self.runtime.block_on(async move {
            let response: Response<Body> = service.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = body.collect().await.unwrap().to_bytes();
            let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| json!(String::from_utf8_lossy(&bytes)));
            Answer { status: parts.status, headers: parts.headers, body }
        });
        let (operation, faults) = compare(&method, &path, &answer);
        assert!(faults.is_empty(), "{method} {path} {}: {faults:#?}\n{}", answer.status, answer.body);
        self.seen.borrow_mut().insert((operation, answer.status.as_u16()));
        answer
    }

    #[track_caller]
    pub fn sign_in(&self, login: &str) -> Client {
        let answer = self.login(login, shouwen::demo::PASSWORD);
        assert_eq!(answer.status, 200, "{}", answer.body);
        let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        let secret = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
        Client { cookie: secret, csrf: answer.body["csrf"].as_str().unwrap().to_owned(), token: String::new() }
    }

    #[track_caller]
    pub fn login(&self, login: &str, password: &str) -> Answer {
        let body = json!({"login": login, "password": password});
        self.send(&Client::default(), "POST", "/api/session", body, &[])
    }
}

/// The operation that answered, and how its answer differs from what the document says of it.
pub fn compare(method: &str, path: &str, answer: &Answer) -> (String, Vec<String>) {
    let document = document();
    let media = answer.headers.get("content-type").map_or("", |v| v.to_str().unwrap());
    let media = media.split(';').next().unwrap_or_default();
    let Some(operation) = operation(document, method, path) else {
        // What the registry does not list is refused, and in the same form as everything else.
        let problem = &document["components"]["schemas"]["Problem"];
        return (String::new(), shape::faults(document, problem, &answer.body));
    };
    let id = operation["operationId"].as_str().unwrap().to_owned();
    let mut response = &operation["responses"][answer.status.as_str()];
    if let Some(place) = response["$ref"].as_str() {
        response = document.pointer(place.trim_start_matches('#')).unwrap();
    }
    let faults = match (&response["content"], media) {
        _ if response.is_null() => vec![format!("{id} does not say that it may answer {}", answer.status)],
        (Value::Null, "") if answer.body == json!("") => Vec::new(),
        (Value::Null, _) => vec![format!("{id} has a body where the document has none")],
        (content, media) => match content.get(media).map(|of| &of["schema"]) {
            // Files come in their own type.
            None if content.get("application/octet-stream").is_some() => Vec::new(),
            None => vec![format!("{id} does not say that it may answer {media}")],
            Some(Value::Null) => Vec::new(),
            Some(schema) => shape::faults(document, schema, &answer.body),
        },
    };
    (id, faults)
}

/// The operation at an address; a written-out path comes before one with parameters.
fn operation<'d>(document: &'d Value, method: &str, path: &str) -> Option<&'d Value> {
    let fits = |template: &str| {
        let (template, path) = (template.split('/'), path.split('/'));
        template.clone().count() == path.clone().count()
            && template.zip(path).all(|(t, p)| t == p || t.starts_with('{'))
    };
    let paths = document["paths"].as_object()?;
    let found = paths.iter().filter(|(template, _)| fits(template)).min_by_key(|(t, _)| t.matches('{').count())?;
    found.1.get(method)
}
