//! What exchanges tell over HTTP (INF-04): the three-event interface that PBX scripts speak (new call, answer, hang-up), and
//! the list of events or of whole calls, with which calls of a time when this program was down are taken over. Owns: how a
//! body is read. Refuses whoever shows no token of an exchange, before the body is read. Tested by `tests/calls.rs`.

use crate::{
    http::{Answer, Need, Problem, Req, Routes, reply},
    telephony::{self, Exchange, Heard},
};
use axum::{
    http::{Method, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    form::{FieldError, Fields, Kind, LINE, choice, may, must},
    moment::{Moment, SECOND},
    refusal::Refusal,
    telephony::What,
    words::{Said, w},
};
use std::sync::Arc;

/// A script sends one event of some hundred bytes.
const EVENT_MAX: usize = 64 * 1024;

const REPLAY: Fields = &[
    may(
        "events",
        Kind::List {
            of: &[
                must("call", Kind::Line { max: 120 }, "通话编号", "Call"),
                must(
                    "event",
                    Kind::Choice(&[
                        choice("ring", "振铃", "rings"),
                        choice("answer", "接听", "answered"),
                        choice("transfer", "转接", "transferred"),
                        choice("hold", "保持", "on hold"),
                        choice("resume", "取回", "taken back"),
                        choice("hangup", "挂断", "hung up"),
                        choice("recording", "录音", "recording"),
                        choice("emergency", "应急键", "emergency key"),
                    ]),
                    "事件",
                    "Event",
                ),
                must("at", Kind::Moment, "发生时间", "Happened at"),
                may("direction", IN_OUT, "方向", "Direction"),
                may("number", Kind::Line { max: 60 }, "对方号码", "Number of the other side"),
                may("line", Kind::Line { max: 60 }, "被叫线路或队列", "Line or queue"),
                may("extension", Kind::Line { max: 40 }, "分机", "Extension"),
                may("detail", Kind::Line { max: LINE }, "原因、录音编号或铃响次数", "Cause, recording or rings"),
            ],
            max: 500,
        },
        "事件",
        "Events",
    ),
    may(
        "calls",
        Kind::List {
            of: &[
                must("call", Kind::Line { max: 120 }, "通话编号", "Call"),
                must("ring_at", Kind::Moment, "振铃时间", "Rang at"),
                may("answer_at", Kind::Moment, "接听时间", "Answered at"),
                must("end_at", Kind::Moment, "结束时间", "Ended at"),
                may("direction", IN_OUT, "方向", "Direction"),
                may("number", Kind::Line { max: 60 }, "对方号码", "Number of the other side"),
                may("line", Kind::Line { max: 60 }, "被叫线路或队列", "Line or queue"),
                may("extension", Kind::Line { max: 40 }, "分机", "Extension"),
                may("rings", Kind::Int { min: 0, max: 1_000 }, "铃响次数", "Rings"),
                may("cause", Kind::Line { max: 60 }, "挂断原因", "Cause"),
                may("recording", Kind::Line { max: LINE }, "录音编号", "Recording"),
                may("emergency", Kind::Bool, "按了应急键", "Emergency key"),
            ],
            max: 500,
        },
        "话单",
        "Call records",
    ),
];
const IN_OUT: Kind = Kind::Choice(&[choice("in", "呼入", "in"), choice("out", "呼出", "out")]);

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::POST,
        "/api/cti/{token}",
        "cti",
        w("交换机事件：来电、接听、挂断", "Events of an exchange: new call, answer, hang-up"),
        Need::Exchange,
        &[],
        None,
        Answer::Json(200, "HeardCalls"),
        event,
    )
    .raw = true;
    r.add(
        Method::POST,
        "/api/exchange/calls",
        "exchange_calls",
        w("交换机补报：事件或话单", "Events or call records of an exchange, also of a time gone by"),
        Need::Exchange,
        &[],
        Some(REPLAY),
        Answer::Json(200, "HeardCalls"),
        replay,
    );
}

fn wrong(name: &str, zh: &str, en: &str) -> Problem {
    Refusal::invalid(vec![FieldError::new(name, "not_understood", Said::new(zh, en))]).into()
}

async fn take(req: &Req, exchange: &Arc<Exchange>, list: Vec<Heard>) -> Result<Response, Problem> {
    let told = list.len();
    req.app.telephony.heard(&exchange.code, told, 0, req.app.now());
    let new = telephony::hear(&req.app, exchange, list).await?;
    Ok(reply(200, &json!({"told": told, "new": new})))
}

/// One event as scripts send it, in JSON or as a form. What is not known of it is passed over: exchanges add fields.
async fn event(req: Req) -> Result<Response, Problem> {
    let exchange = req.exchange()?;
    if req.raw.len() > EVENT_MAX {
        return Err(Problem::status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "一个事件不超过 64 KB。",
            "An event has at most 64 kB.",
        ));
    }
    let fields = fields(&req)?;
    let text = |keys: &[&str]| {
        keys.iter()
            .filter_map(|key| fields.get(*key))
            .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
            .map(|v| v.trim().to_owned())
            .find(|v| !v.is_empty() && v != "null")
            .unwrap_or_default()
    };
    let reference = text(&["callId", "call_id", "callid", "call"]);
    if reference.is_empty() {
        return Err(wrong(
            "callId",
            "没有 callId：同一通话的每个事件都要带同一个编号",
            "callId is missing: every event of a call carries the same",
        ));
    }
    let said = text(&["event"]).to_lowercase();
    let what = match said.as_str() {
        "newcall" | "new_call" | "ring" => Some(What::Ring),
        "answer" | "answered" => Some(What::Answer),
        "hangup" | "hang_up" => Some(What::HangUp),
        "transfer" => Some(What::Transfer),
        "hold" => Some(What::Hold),
        "resume" | "unhold" => Some(What::Resume),
        "recording" => Some(What::Recording),
        "emergency" => Some(What::Emergency),
        "key" | "dtmf" => None,
        _ => {
            return Err(wrong(
                "event",
                "不认识的事件：newCall、answer、hangup、transfer、hold、resume、recording、key",
                "an unknown event: newCall, answer, hangup, transfer, hold, resume, recording or key",
            ));
        }
    };
    let at = match text(&["at", "timestamp"]) {
        said if said.is_empty() => None,
        said => Some(moment(&said).ok_or_else(|| {
            wrong(
                "at",
                "时间应为 2026-03-05T02:13:05+08:00 或纪元秒",
                "a time is 2026-03-05T02:13:05+08:00 or seconds since 1970",
            )
        })?),
    };
    let out = matches!(text(&["direction"]).as_str(), "out" | "outbound");
    let (from, to) = (text(&["from", "number"]), text(&["to"]));
    let (number, line) = if out { (to, String::new()) } else { (from.clone(), to) };
    let mut extension = text(&["answeringNumber", "extension"]);
    if extension.is_empty() && out && exchange.is_extension(&from) {
        extension = from;
    }
    let queue = text(&["queue"]);
    let line = if queue.is_empty() { line } else { queue };
    let detail = match what {
        Some(What::HangUp) => text(&["cause"]),
        Some(What::Recording) => text(&["recording", "detail"]),
        Some(What::Answer) => text(&["rings"]),
        _ => String::new(),
    };
    let base =
        Heard { reference, what, at, extension, detail, direction: if out { "out" } else { "in" }, number, line };
    let mut list = Vec::new();
    let pressed = exchange.is_emergency_key(&text(&["key", "digit"])) || text(&["emergency"]) == "true";
    if pressed {
        let key =
            Heard { what: Some(What::Emergency), extension: String::new(), detail: String::new(), ..base.clone() };
        list.push(key);
    }
    if what == Some(What::HangUp) && !text(&["recording"]).is_empty() {
        list.push(Heard { what: Some(What::Recording), detail: text(&["recording"]), ..base.clone() });
    }
    if what.is_some() && !(pressed && what == Some(What::Emergency)) {
        list.push(base);
    }
    take(&req, &exchange, list).await
}

/// The fields of a body, whichever of the two ways it is written.
fn fields(req: &Req) -> Result<Map<String, Value>, Problem> {
    let media = req.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if media.starts_with("application/x-www-form-urlencoded") {
        let text = String::from_utf8_lossy(&req.raw);
        let decode =
            |s: &str| percent_encoding::percent_decode_str(&s.replace('+', " ")).decode_utf8_lossy().into_owned();
        let pair = |pair: &str| pair.split_once('=').map(|(k, v)| (decode(k), json!(decode(v))));
        return Ok(text.split('&').filter_map(pair).collect());
    }
    match serde_json::from_slice(&req.raw) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Problem::status(
            StatusCode::BAD_REQUEST,
            "bad_json",
            "内容应为 JSON 对象，或 application/x-www-form-urlencoded 表单。",
            "The body is a JSON object or an application/x-www-form-urlencoded form.",
        )),
    }
}

/// RFC 3339, or seconds since 1970 with or without a fraction.
fn moment(text: &str) -> Option<Moment> {
    if let Some(at) = Moment::parse(text) {
        return Some(at);
    }
    let seconds: f64 = text.parse().ok()?;
    (0.0..1e11).contains(&seconds).then(|| Moment((seconds * SECOND as f64).round() as i64))
}

async fn replay(req: Req) -> Result<Response, Problem> {
    let exchange = req.exchange()?;
    let mut list = Vec::new();
    let rows = |key: &str| req.body.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    for row in rows("events") {
        let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        list.push(Heard {
            reference: text("call"),
            what: What::parse(&text("event")),
            at: row.get("at").and_then(Value::as_i64).map(Moment),
            extension: text("extension"),
            detail: text("detail"),
            direction: way(&text("direction")),
            number: text("number"),
            line: text("line"),
        });
    }
    for row in rows("calls") {
        let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let time = |key: &str| row.get(key).and_then(Value::as_i64).map(Moment);
        let base = Heard {
            reference: text("call"),
            direction: way(&text("direction")),
            number: text("number"),
            line: text("line"),
            ..Heard::default()
        };
        let mut add = |what, at: Option<Moment>, extension: String, detail: String| {
            if at.is_some() {
                list.push(Heard { what: Some(what), at, extension, detail, ..base.clone() });
            }
        };
        add(What::Ring, time("ring_at"), String::new(), String::new());
        if row.get("emergency").and_then(Value::as_bool) == Some(true) {
            add(What::Emergency, time("ring_at"), String::new(), String::new());
        }
        let rings = row.get("rings").and_then(Value::as_i64).map(|n| n.to_string()).unwrap_or_default();
        add(What::Answer, time("answer_at"), text("extension"), rings);
        add(What::HangUp, time("end_at"), String::new(), text("cause"));
        if !text("recording").is_empty() {
            add(What::Recording, time("end_at"), String::new(), text("recording"));
        }
    }
    take(&req, &exchange, list).await
}

fn way(text: &str) -> &'static str {
    match text {
        "out" => "out",
        "in" => "in",
        _ => "",
    }
}
