//! One operation of the registry: address, what it takes and answers, who may call it.

use super::{Problem, Req};
use axum::{http::Method, response::Response};
use shouwen_domain::{form::Fields, words::Words};
use std::{future::Future, pin::Pin, sync::Arc};

/// What a caller needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nobody in particular.
    Nothing,
    /// Signed in, or a token with scope `read`.
    Read,
    /// Signed in with the CSRF value, or a token with scope `write`.
    Write,
    /// A customer who signed in with a code; an employee's session or token is none (CHN-08).
    Portal,
    /// The same with the CSRF value.
    PortalWrite,
    /// A telephone exchange, or the script beside it, with its token (INF-04).
    Exchange,
}

/// What a route answers when it goes well.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// JSON described by a named shape of `schemas`.
    Json(u16, &'static str),
    /// Anything else: media type.
    Other(&'static str),
    Empty,
}

/// One operation.
pub struct Route {
    pub method: Method,
    pub path: String,
    pub tag: &'static str,
    /// Name in generated clients.
    pub id: String,
    pub words: Words,
    pub query: Fields,
    /// `None`: no body. Bodies of acts are checked again by the act itself.
    pub body: Option<Fields>,
    /// The body is a file of any type.
    pub raw: bool,
    pub need: Need,
    pub answer: Answer,
    /// Takes `Idempotency-Key` and `Prefer`.
    pub act: bool,
    /// Takes `If-Match`.
    pub versioned: bool,
    pub(super) handler: Handler,
}

pub(super) type Handler =
    Arc<dyn Fn(Req) -> Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>> + Send + Sync>;

/// Builds routes with little noise.
pub(crate) struct Routes {
    tag: &'static str,
    pub list: Vec<Route>,
}

impl Routes {
    pub(crate) fn new(tag: &'static str) -> Self {
        Self { tag, list: Vec::new() }
    }

    #[expect(clippy::too_many_arguments, reason = "a route is all of these, in the order in which they are read")]
    pub(crate) fn add<F, Fut>(
        &mut self,
        method: Method,
        path: impl Into<String>,
        id: impl Into<String>,
        words: Words,
        need: Need,
        query: Fields,
        body: Option<Fields>,
        answer: Answer,
        handler: F,
    ) -> &mut Route
    where
        F: Fn(Req) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Problem>> + Send + 'static,
    {
        self.list.push(Route {
            method,
            path: path.into(),
            tag: self.tag,
            id: id.into(),
            words,
            query,
            body,
            raw: false,
            need,
            answer,
            act: false,
            versioned: false,
            handler: Arc::new(move |req| Box::pin(handler(req))),
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }
}
