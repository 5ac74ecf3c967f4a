//! What customers are shown on the portal.

use super::{Shape, a, exact, flag, id, items, list, moment, or_null, pages, text, whole, words};
use serde_json::{Value, json};
use shouwen_domain::words::w;

fn window() -> Value {
    or_null(exact(json!({"from": moment(), "until": moment()})))
}

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = signing_in();
    out.extend(matters());
    out
}

fn signing_in() -> Vec<Shape> {
    let mut houses = items(a("PortalCompany"));
    houses["properties"]["demo"] = flag();
    houses["required"] = json!(["items", "demo"]);
    vec![
        (
            "PortalCompany",
            w("开通网上办事的企业和热线", "A company that offers the portal, and the line to call"),
            exact(json!({"code": text(), "name": text(), "line": text()})),
        ),
        ("PortalHouse", w("开通网上办事的企业", "The companies that offer the portal"), houses),
        (
            "PortalCode",
            w("验证码已发送（演示环境直接给出）", "A code was sent; only the demonstration says it"),
            exact(json!({"lasts_ms": whole(), "code": or_null(text())})),
        ),
        (
            "PortalSession",
            w("登录的客户", "The customer who is signed in"),
            exact(json!({"company": a("PortalCompany"), "phone": text(), "csrf": text(), "expires_at": moment()})),
        ),
        ("DemoClock", w("演示环境的时间", "The demonstration's time"), exact(json!({"now": moment()}))),
        (
            "PortalType",
            w("可申请的一类事项", "A type that can be applied for"),
            exact(json!({"code": text(), "words": words(), "group": or_null(words()), "fields": list(text())})),
        ),
        (
            "PortalForm",
            w("申请的类型和表单", "Types and form of an application"),
            exact(json!({"types": list(a("PortalType")), "form": list(a("Drawn")), "danger": list(text()),
                "line": text(), "file_max": whole(), "files_most": whole()})),
        ),
    ]
}

fn matters() -> Vec<Shape> {
    let due = exact(json!({"words": words(), "at": moment()}));
    let rating = exact(json!({"quality": whole(), "attitude": whole(), "text": text()}));
    vec![
        (
            "PortalRow",
            w("我的一件事项", "One of my matters"),
            exact(json!({"id": id(), "number": text(), "type": words(), "state": text(), "words": words(),
                "summary": text(), "received_at": moment(), "ended": flag(), "due": or_null(due), "visit": window()})),
        ),
        ("PortalRows", w("我的事项，一页", "A page of my matters"), pages(a("PortalRow"))),
        (
            "PortalField",
            w("登记的一项内容", "A field of the matter"),
            exact(json!({"key": text(), "label": words(), "value": text()})),
        ),
        (
            "PortalClock",
            w("一个时限", "A due time"),
            exact(
                json!({"code": text(), "words": words(), "due_at": or_null(moment()), "stopped_at": or_null(moment()),
                "kept": or_null(flag()), "state": text()}),
            ),
        ),
        (
            "PortalStep",
            w("办理经过的一步", "A step of the matter"),
            exact(
                json!({"at": moment(), "action": text(), "words": words(), "number": or_null(text()), "mine": flag(),
                "text": or_null(text()), "window": window(), "by": or_null(moment()), "accepted": or_null(flag()),
                "quality": or_null(whole()), "attitude": or_null(whole())}),
            ),
        ),
        (
            "PortalDocument",
            w("客户补充的一份材料", "A document that the customer added"),
            exact(json!({"id": id(), "name": text(), "size": whole(), "type": text(), "at": moment()})),
        ),
        (
            "Charges",
            w("客户应付：分和千分之一", "What the customer pays: in fen and thousandths"),
            exact(json!({"planned": flag(), "plan": or_null(whole()), "cost": text(), "added": whole(),
                "total": or_null(whole()),
                "lines": list(exact(json!({"code": text(), "zh": text(), "en": text(), "unit": text(), "quantity": whole(),
                    "price": whole(), "total": whole(), "billable": flag(), "consent": text(), "words": words()})))})),
        ),
        (
            "PortalVisit",
            w("上门服务", "A visit"),
            exact(json!({"id": id(), "number": text(), "version": whole(), "state": text(), "words": words(),
                "ended": flag(), "content": text(),
                "staff": or_null(exact(json!({"name": text(), "badge": text()}))), "window": window(),
                "confirmed": flag(), "plan": or_null(text()), "plan_accepted": or_null(flag()), "plan_by_staff": flag(),
                "charges": or_null(a("Charges")),
                "rating": or_null(rating), "sheet": or_null(text()), "actions": list(a("Offer"))})),
        ),
        (
            "PortalMatter",
            w("一件事项：进展、时限、上门和可办的操作", "A matter: progress, due times, visits, and what can be done"),
            exact(json!({"id": id(), "number": text(), "version": whole(), "type": words(), "state": text(),
                "words": words(), "urgent": flag(), "received_at": moment(), "closed_at": or_null(moment()),
                "fields": list(a("PortalField")), "clocks": list(a("PortalClock")), "paused": flag(),
                "steps": list(a("PortalStep")), "documents": list(a("PortalDocument")), "may_add": flag(),
                "visits": list(a("PortalVisit")), "actions": list(a("Offer")), "line": text()})),
        ),
    ]
}
