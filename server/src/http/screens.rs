//! The screens inside the binary: hashed files with long cache times, gzip once, strict CSP with a nonce for styles.

use super::Problem;
use crate::app::App;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

#[derive(rust_embed::RustEmbed)]
#[folder = "../ui/dist"]
#[allow_missing = true]
struct Screens;

/// Compressed files, made at the first request for each.
fn packed(path: &str) -> Option<(Bytes, Bytes)> {
    static CACHE: OnceLock<Mutex<HashMap<String, (Bytes, Bytes)>>> = OnceLock::new();
    let cache = CACHE.get_or_init(Mutex::default);
    if let Some(found) = cache.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
        return Some(found.clone());
    }
    let plain = Bytes::from(Screens::get(path)?.data.into_owned());
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(&plain).ok()?;
    let pair = (plain, Bytes::from(gz.finish().ok()?));
    cache.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), pair.clone());
    Some(pair)
}

const fn media(path: &str) -> &'static str {
    let bytes = path.as_bytes();
    match bytes {
        [.., b'.', b'j', b's'] => "text/javascript; charset=utf-8",
        [.., b'.', b'c', b's', b's'] => "text/css; charset=utf-8",
        [.., b'.', b's', b'v', b'g'] => "image/svg+xml",
        [.., b'.', b'p', b'n', b'g'] => "image/png",
        [.., b'.', b'i', b'c', b'o'] => "image/x-icon",
        [.., b'w', b'o', b'f', b'f', b'2'] => "font/woff2",
        [.., b'j', b's', b'o', b'n'] | [.., b'm', b'a', b'n', b'i', b'f', b'e', b's', b't'] => "application/json",
        [.., b'h', b't', b'm', b'l'] => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Files by name; every other path is the application's own address and gets its first page.
pub(super) async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if path.starts_with("api/") || path == "api" {
        return Problem::from(shouwen_domain::refusal::Refusal::missing()).into_response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut response = Problem::status(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "该地址不支持此方法。",
            "This address does not take this method.",
        )
        .into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let gzip = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    if !path.is_empty()
        && path != "index.html"
        && let Some((plain, packed)) = packed(&path)
    {
        let mut out = Response::new(Body::from(if gzip { packed } else { plain }));
        let headers = out.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media(&path)));
        let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if gzip {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        return out;
    }
    // A part of the screens that there is not, such as one of a version before: a page in its place would be run as a program.
    if path.starts_with("assets/") {
        return Problem::from(shouwen_domain::refusal::Refusal::missing()).into_response();
    }
    first_page(&app)
}

fn first_page(app: &App) -> Response {
    let Some(file) = Screens::get("index.html") else {
        return Problem::status(
            StatusCode::NOT_FOUND,
            "no_screens",
            "此程序未包含界面，请先构建界面（make ui）再编译。",
            "This binary has no screens inside: build them (make ui) and compile again.",
        )
        .into_response();
    };
    let nonce = app.world.secret(16);
    let html = String::from_utf8_lossy(&file.data).replace("__CSP_NONCE__", &nonce);
    let policy = format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    );
    let mut out = Response::new(Body::from(html));
    let headers = out.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if let Ok(value) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, value);
    }
    out
}
