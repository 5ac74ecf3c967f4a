//! A telephone exchange of the tests, which tells of calls over HTTP. It is a simulator: no exchange stands behind it.
#![allow(dead_code, reason = "each test of calls uses a part")]

use super::site::{Answer, Client, Site};
use crate::support::TestWorld;
use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use shouwen::telephony::{Exchange, exchange};
use shouwen_domain::{id::Id, moment::Moment};
use shouwen_store::telephony::{self as store, CallRow};
use std::sync::Arc;

pub const TOKEN: &str = "pbx1-0123456789abcdef0123";

pub fn config() -> Vec<Exchange> {
    let text = format!(
        "[[exchange]]\ncode = \"pbx1\"\ncompany = \"LJ\"\nprotocol = \"http\"\ntoken = \"{TOKEN}\"\nextension_digits = 4\n\
         emergency_keys = [\"9\"]\nemergency_lines = [\"96777-9\"]\n"
    );
    exchange::read(&text, &|_| None).unwrap()
}

pub fn connect(w: &TestWorld) -> Arc<Exchange> {
    w.app.telephony.set(config());
    w.app.telephony.named("pbx1").unwrap()
}

/// Somebody sits at an extension from now on.
pub fn sit(w: &TestWorld, login: &'static str, extension: &str) {
    sit_at(w, "pbx1", login, extension, w.app.now());
}

pub fn sit_at(w: &TestWorld, source: &'static str, login: &'static str, extension: &str, at: Moment) {
    let (app, extension) = (w.app.clone(), extension.to_owned());
    let (company, person) = (w.cast.unit("LJ"), w.cast.person(login));
    w.app.db.write_now(move |tx| store::sit(tx, (app.world.id(), company, person), source, &extension, at)).unwrap();
}

/// The three-event interface as a script speaks it; the fields of a form.
#[track_caller]
pub fn event(site: &Site<'_>, fields: &[(&str, &str)]) -> Answer {
    let body: Vec<String> =
        fields.iter().map(|(k, v)| format!("{k}={}", v.replace('+', "%2B").replace(' ', "+"))).collect();
    let request = Request::builder()
        .method("POST")
        .uri(format!("/api/cti/{TOKEN}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.join("&")))
        .unwrap();
    let answer = site.raw(request);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer
}

/// What was not told in time.
#[track_caller]
pub fn replay(site: &Site<'_>, body: Value) -> Value {
    let exchange = Client { token: TOKEN.into(), ..Client::default() };
    let answer = site.send(&exchange, "POST", "/api/exchange/calls", body, &[]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

pub fn now(site: &Site<'_>, who: &Client) -> Value {
    let answer = site.send(who, "GET", "/api/calls/now", json!(null), &[]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

/// Every call of the company, the oldest first.
pub fn calls(w: &TestWorld) -> Vec<CallRow> {
    let company = w.cast.unit("LJ");
    let all = (Moment(0), Moment(i64::MAX));
    let mut rows =
        w.app.db.read_now(move |tx| store::page(tx, company, all, (Moment(i64::MAX), Id(i64::MAX)), 10_000)).unwrap();
    rows.reverse();
    rows
}
