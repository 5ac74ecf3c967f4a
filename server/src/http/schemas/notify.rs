//! Shapes of how people are reached and of the delivery log.

use super::{Shape, a, exact, flag, id, items, list, moment, one_of, or_null, pages, text, whole};
use serde_json::{Value, json};
use shouwen_domain::{channels::Means, words::w};

fn means() -> Value {
    one_of(Means::ALL.map(Means::code))
}

pub(super) fn shapes() -> Vec<Shape> {
    let lang = || one_of(["zh", "en"]);
    vec![
        (
            "Reach",
            w("员工的联系方式，已遮盖", "How a person is reached, masked"),
            exact(json!({"phone": text(), "mail": text(), "chat": text(), "wants": list(means()), "lang": lang()})),
        ),
        (
            "MyReach",
            w("我的联系方式和提醒方式", "How I am reached"),
            exact(json!({"phone": text(), "mail": text(), "chat": text(), "wants": list(means()), "lang": lang(),
                "browsers": list(exact(json!({"id": id(), "name": text(), "at": moment()}))),
                "key": or_null(text()), "choices": list(means())})),
        ),
        (
            "Delivery",
            w("一条消息的发送情况", "What became of a message"),
            exact(json!({"id": id(), "at": moment(), "person": or_null(a("Named")), "to": text(), "means": means(),
                "driver": text(), "purpose": text(), "urgent": flag(),
                "state": one_of(["queued", "sent", "delivered", "answered", "failed", "unclear"]), "tries": whole(),
                "record": or_null(exact(json!({"id": id(), "number": text(), "kind": a("Kind"), "open": flag()}))),
                "sent_at": or_null(moment()), "delivered_at": or_null(moment()), "read_at": or_null(moment()),
                "answered_at": or_null(moment()), "answer": text(), "error": text()})),
        ),
        ("Deliveries", w("一页消息发送日志", "A page of the delivery log"), pages(a("Delivery"))),
        (
            "Reported",
            w("读懂的回执数和其中的新消息数", "Reports understood, and how many were news"),
            exact(json!({"understood": whole(), "news": whole()})),
        ),
        (
            "NotifyPreview",
            w("员工消息的文字预览", "How messages to employees read"),
            items(exact(json!({"purpose": text(), "zh": text(), "en": text(), "broken": flag()}))),
        ),
    ]
}
