//! Who is signed in, units, people, delegations, tokens; the audit log and notices.

use super::{Shape, a, exact, flag, id, items, list, moment, one_of, or_null, pages, text, whole, words};
use serde_json::json;
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = org();
    out.extend(logs());
    out
}

fn org() -> Vec<Shape> {
    let held = exact(json!({"role": a("Role"), "words": words(), "unit": text(), "acting_for": or_null(text())}));
    vec![
        (
            "Ability",
            w("可用的功能", "What a person may do in general"),
            one_of(crate::http::session::ABILITIES.iter().copied()),
        ),
        (
            "SessionRole",
            w("所任角色", "A role that is held"),
            exact(json!({"role": a("Role"), "words": words(), "unit": a("Named"), "acting_for": or_null(a("Named"))})),
        ),
        (
            "Session",
            w("当前登录", "Who is signed in"),
            exact(json!({"person": a("Named"), "company": or_null(a("Named")), "csrf": or_null(text()),
                "roles": list(a("SessionRole")), "abilities": list(a("Ability")), "home": one_of(["queue", "audit"])})),
        ),
        (
            "Unit",
            w("单位", "A unit"),
            exact(json!({
                "id": id(), "parent": or_null(id()), "company": or_null(id()), "code": text(), "name": text(),
                "level": one_of(["national", "region", "company", "department", "team"]), "binding": flag(),
                "depth": whole(),
            })),
        ),
        ("Units", w("组织机构", "Units"), items(a("Unit"))),
        (
            "Person",
            w("人员", "A person"),
            exact(json!({"id": id(), "name": text(), "unit": a("Named"), "roles": list(held)})),
        ),
        ("People", w("人员", "People"), items(a("Person"))),
        (
            "Delegation",
            w("委托", "A delegation"),
            exact(json!({"id": id(), "to": a("Named"), "from_person": or_null(a("Named")), "role": text(),
                "words": or_null(words()), "unit": a("Named"), "from": moment(), "until": or_null(moment())})),
        ),
        ("Delegations", w("我的委托", "My delegations"), items(a("Delegation"))),
        (
            "Token",
            w("访问令牌", "An API token"),
            exact(json!({"id": id(), "name": text(), "scope": text(), "created_at": moment(),
                "expires_at": or_null(moment()), "revoked_at": or_null(moment())})),
        ),
        ("Tokens", w("我的访问令牌", "My API tokens"), items(a("Token"))),
        ("NewToken", w("新令牌，只显示一次", "A new token, shown once"), exact(json!({"id": id(), "token": text()}))),
    ]
}

fn logs() -> Vec<Shape> {
    vec![
        (
            "AuditLine",
            w("审计日志的一行", "A line of the audit log"),
            exact(json!({"seq": whole(), "at": moment(), "actor": or_null(a("Named")), "door": text(), "what": text(),
                "words": or_null(words()), "subject": or_null(id()),
                "record": or_null(exact(json!({"number": text(), "kind": a("Kind"), "open": flag()}))),
                "customer": or_null(exact(json!({"name": text(), "open": flag()}))),
                "outcome": text(), "gate": or_null(words()), "detail": text(), "hash": text()})),
        ),
        ("AuditActions", w("审计日志中的操作名称", "Names of what the audit log holds"), items(a("Worded"))),
        ("AuditLines", w("一页审计日志", "A page of the audit log"), pages(a("AuditLine"))),
        (
            "Notice",
            w("提醒", "A notice"),
            exact(json!({
                "id": id(), "record": id(), "record_kind": a("Kind"), "number": text(), "priority": a("Priority"),
                "summary": text(), "clock": text(), "step": whole(), "kind": text(), "due": or_null(moment()),
                "at": moment(), "read_at": or_null(moment()),
            })),
        ),
        (
            "Notices",
            w("一页提醒", "A page of notices"),
            exact(json!({"items": list(a("Notice")), "next": or_null(id()), "unread": whole()})),
        ),
        (
            "Unread",
            w("未读提醒数，至多数到 100", "Unread notices, counted up to 100"),
            exact(json!({"unread": whole()})),
        ),
    ]
}
