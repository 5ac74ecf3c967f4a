//! A demonstration's time may be moved on, so that limits pass and follow-ups come due while somebody looks. Refuses wherever
//! customers are served: there it is no address. Tested by `tests/http.rs` and the story of the browser.

use super::{Answer, Need, Problem, Req, Route, Routes, reply};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, must},
    moment::{DAY, Moment},
    refusal::{Nature, Refusal},
    words::w,
};

/// Working days of the year after next are not announced: a demonstration stays within what calendars know.
const FURTHEST: i64 = 400 * DAY;

const TO: Fields = &[must("to", Kind::Moment, "拨到", "Move on to")];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("demo");
    r.add(
        Method::POST,
        "/api/demo/clock",
        "demo_clock",
        w("把演示环境的时间往后拨", "Move the demonstration's time on"),
        Need::Write,
        &[],
        Some(TO),
        Answer::Json(200, "DemoClock"),
        |req| async move { move_on(&req) },
    );
    r.list
}

fn move_on(req: &Req) -> Result<Response, Problem> {
    if !req.app.is_demonstration() {
        return Err(Refusal::missing().into());
    }
    let to = req.body.get("to").and_then(Value::as_i64).map(Moment).ok_or_else(Refusal::missing)?;
    let now = req.app.now();
    if to.since(now) > FURTHEST || !req.app.world.move_on(to) {
        return Err(Refusal::new(
            "not_ahead",
            Nature::Invalid,
            "演示时间只能往后拨，最多 400 天。",
            "The demonstration's time moves on, by 400 days at most.",
        )
        .into());
    }
    Ok(reply(200, &json!({"now": req.app.now()})))
}
