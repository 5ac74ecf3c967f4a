//! Errors as RFC 9457 problems, in Chinese and English. One place turns refusals and store errors into answers.

use crate::act::Failure;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use shouwen_domain::{
    form::FieldError,
    refusal::{Nature, Refusal, Release},
    words::Said,
};
use shouwen_store::StoreError;
use std::sync::{
    OnceLock,
    atomic::{AtomicU64, Ordering},
};
use tracing::Instrument;

tokio::task_local! {
    /// Name of the request that is being answered, for the log and for problems.
    static REQUEST: String;
}

/// What a caller may name a request: nothing that could break a line of the log.
fn is_name(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b))
}

/// A name of our own: the start of the program and a count.
fn new_name() -> String {
    static BEGUN: OnceLock<String> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let begun = BEGUN.get_or_init(|| crate::world::World::real().secret(6));
    format!("{begun}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Every answer carries `x-request-id`: what the caller sent, or a new one. Problems and lines of the log name it too.
pub(super) async fn named(request: Request, next: Next) -> Response {
    const HEADER: HeaderName = HeaderName::from_static("x-request-id");
    let given = request.headers().get(HEADER).and_then(|v| v.to_str().ok()).filter(|text| is_name(text));
    let name = given.map_or_else(new_name, str::to_owned);
    let span = tracing::error_span!("request", id = %name, method = %request.method(), path = request.uri().path());
    let mut response = REQUEST.scope(name.clone(), next.run(request)).instrument(span.clone()).await;
    let status = response.status().as_u16();
    span.in_scope(|| {
        if status >= 500 {
            tracing::warn!(status, "answered");
        } else {
            tracing::debug!(status, "answered");
        }
    });
    if let Ok(value) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: String,
    said: Said,
    clause: Option<String>,
    fields: Vec<FieldError>,
    /// What changed since the caller looked (409 `stale`).
    changed: Option<Value>,
    /// Who may let it pass all the same (SYS-06).
    release: Option<Release>,
    /// Seconds.
    retry_after: Option<i64>,
}

impl Problem {
    pub fn status(status: StatusCode, code: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let (code, said) = (code.to_owned(), Said::new(zh, en));
        Self { status, code, said, clause: None, fields: Vec::new(), changed: None, release: None, retry_after: None }
    }

    /// Somebody was faster.
    pub fn stale(changed: Value) -> Self {
        Self {
            changed: Some(changed),
            ..Self::status(
                StatusCode::CONFLICT,
                "stale",
                "这条记录刚刚被别人更新过，请查看变化后再提交；您填写的内容还在。",
                "Somebody has just changed this record: look at what changed and submit again; what you typed is kept.",
            )
        }
    }

    pub fn code(&self) -> &str {
        &self.code
    }

    /// The caller was told no: not that something of ours failed.
    pub fn is_refusal(&self) -> bool {
        self.status.is_client_error()
    }

    pub fn json(&self) -> Value {
        let mut out = json!({
            "type": format!("/api/problems#{}", self.code),
            "title": self.said.en,
            "status": self.status.as_u16(),
            "detail": self.said.zh,
            "code": self.code,
            "zh": self.said.zh,
            "en": self.said.en,
            "clause": self.clause,
            "errors": self.fields,
        });
        if let Ok(name) = REQUEST.try_with(Clone::clone) {
            out["request_id"] = json!(name);
        }
        if let Some(changed) = &self.changed {
            out["changed"] = changed.clone();
        }
        if let Some(release) = &self.release {
            out["release"] = json!(release);
        }
        out
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match (refusal.nature, refusal.code) {
            (_, "not_signed_in" | "not_signed_in_portal" | "bad_token" | "wrong_login" | "wrong_code") => {
                StatusCode::UNAUTHORIZED
            }
            (Nature::Invalid, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (Nature::Conflict, _) => StatusCode::CONFLICT,
            (Nature::Forbidden, _) => StatusCode::FORBIDDEN,
            (Nature::Missing, _) => StatusCode::NOT_FOUND,
            (Nature::TooMuch, _) => StatusCode::TOO_MANY_REQUESTS,
        };
        Self {
            status,
            code: refusal.code.to_owned(),
            said: refusal.said,
            clause: refusal.clause,
            fields: refusal.fields,
            changed: None,
            release: refusal.release,
            retry_after: refusal.retry_after,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Refusal::missing().into(),
            StoreError::Conflict(what) => {
                tracing::warn!(%what, "conflict in the store");
                Self::status(
                    StatusCode::CONFLICT,
                    "conflict",
                    "与另一项改动冲突，请刷新后再试。",
                    "This conflicts with another change: reload and try again.",
                )
            }
            StoreError::Busy(what) => {
                tracing::warn!(%what, "busy");
                Self::status(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "busy",
                    "系统繁忙，请稍后再试；没有写入任何内容。",
                    "The system is busy, please try again; nothing was written.",
                )
            }
            StoreError::Lost(what) => {
                tracing::error!(%what, "lost");
                Self::status(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "connection_lost",
                    "保存时与数据库的连接中断：请先刷新，看改动是否已在，再决定是否重做。",
                    "The connection to the database broke while this was saved: reload and see whether the change is \
                     there before doing it again.",
                )
            }
            StoreError::Broken(what) => {
                tracing::error!(%what, "broken");
                Self::status(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "broken",
                    "系统内部出错，没有写入任何内容；请把发生时间告诉管理员。",
                    "An internal error; nothing was written. Please tell the administrator the time.",
                )
            }
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Stale { version, state, .. } => Self::stale(json!({"version": version, "state": state})),
            Failure::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut out = Response::new(Body::from(self.json().to_string()));
        *out.status_mut() = self.status;
        out.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            out.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        let busy = self.status == StatusCode::SERVICE_UNAVAILABLE;
        if let Some(seconds) = self.retry_after.or(busy.then_some(1)) {
            out.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        out
    }
}
