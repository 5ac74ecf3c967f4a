//! A PDF as it leaves the house, read with poppler's tools.
#![allow(dead_code, reason = "each test of papers uses a part")]

use crate::{site::Client, support::TestWorld};
use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use std::{io::Write, process::Command};
use tower::ServiceExt;

/// A GET whose answer is bytes.
pub fn get(w: &TestWorld, client: &Client, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let service = shouwen::http::service(w.app.clone());
    let request = Request::get(path).header("cookie", format!("shouwen_session={}", client.cookie));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async move {
        let response = service.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
    })
}

pub fn poppler(tool: &str, args: &[&str], bytes: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let out = Command::new(tool).args(args).arg(file.path()).arg("-").output();
    let out = out.unwrap_or_else(|e| panic!("{tool}: {e}; scripts/packages test installs it"));
    String::from_utf8(out.stdout).unwrap()
}

/// What a tool lists of the file.
pub fn listed(tool: &str, args: &[&str], bytes: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    String::from_utf8(Command::new(tool).args(args).arg(file.path()).output().unwrap().stdout).unwrap()
}

pub fn info(bytes: &[u8]) -> String {
    listed("pdfinfo", &["-l", "-1"], bytes)
}

/// The text without the breaks of lines.
pub fn text(bytes: &[u8]) -> String {
    poppler("pdftotext", &["-raw"], bytes).split_whitespace().collect()
}

#[track_caller]
pub fn says(bytes: &[u8], wanted: &[&str]) {
    let text = text(bytes);
    for want in wanted {
        let bare: String = want.split_whitespace().collect();
        assert!(text.contains(&bare), "{want} is not in:\n{text}");
    }
}
