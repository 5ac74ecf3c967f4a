//! Calls.

use super::{Shape, a, exact, flag, items, list, moment, one_of, or_null, pages, text, whole};
use serde_json::json;
use shouwen_domain::{
    telephony::{Outcome, Stage},
    words::w,
};

pub(super) fn shapes() -> Vec<Shape> {
    let stages = [Stage::Ringing, Stage::Talking, Stage::Ended].map(Stage::code);
    let linked = || exact(json!({"id": a("Id"), "number": text(), "kind": a("Kind"), "state": text()}));
    vec![
        ("HeardCalls", w("已收到的事件", "What was heard"), exact(json!({"told": whole(), "new": whole()}))),
        (
            "PhoneCall",
            w("一次通话", "A call"),
            exact(json!({"id": a("Id"), "direction": one_of(["in", "out"]), "number": text(), "line": text(),
                "exchange": text(), "extension": text(), "person": or_null(a("Named")), "stage": one_of(stages),
                "outcome": or_null(exact(json!({"code": one_of(Outcome::ALL.map(Outcome::code)), "zh": text(),
                    "en": text()}))),
                "begun_at": moment(), "ring_at": or_null(moment()), "answered_at": or_null(moment()),
                "ended_at": or_null(moment()), "rings": or_null(whole()), "within": or_null(flag()),
                "seconds": or_null(whole()), "held_seconds": whole(), "lost": flag(), "recording": text(),
                "emergency_at": or_null(moment()),
                "customer": or_null(exact(json!({"id": a("Id"), "name": text()}))),
                "callback": or_null(linked()), "records": list(linked())})),
        ),
        (
            "CallPop",
            w("来电弹屏", "A call with what is known of its caller"),
            exact(json!({"call": a("PhoneCall"), "mine": flag(), "matters": list(a("Row")),
                "near": list(a("NearbyIncident"))})),
        ),
        (
            "CallsNow",
            w("正在振铃和通话的电话", "What rings or is spoken now, and how the lines are"),
            exact(json!({
                "seat": or_null(exact(json!({"exchange": text(), "extension": text(), "since": moment()}))),
                "exchanges": list(exact(json!({"code": text(), "protocol": one_of(["http", "ami", "esl"]),
                    "connects": flag(), "up": flag(), "since": or_null(moment()), "heard_at": or_null(moment()),
                    "why": text()}))),
                "ring_ms": whole(), "rings": whole(), "calls": list(a("CallPop")), "last": or_null(a("CallPop"))})),
        ),
        ("Calls", w("一天的电话", "Calls of a day"), pages(a("PhoneCall"))),
        ("RecordCalls", w("事项的电话", "Calls of a matter"), items(a("PhoneCall"))),
    ]
}
