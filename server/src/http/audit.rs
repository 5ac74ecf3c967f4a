//! Reading the audit log: what was done, revealed and refused, and the words for it.
//! Owns: its filters and its names of acts. Refuses everybody but auditors. Tested by `tests/lists.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use crate::{
    act::{Ctx, reach},
    mask,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, may},
    id::Id,
    intake::{self, FLOWS},
    org::{Archive, Role, Sees},
    policy::catalog,
    refusal::{CODES, FIELD_CODES, POLICY_CODES, Refusal},
    words::{Words, w},
};
use shouwen_store::{
    StoreError, Tx,
    audit::{self, Found, Wanted},
    customers, record,
};
use std::collections::BTreeMap;

const PAGE: Fields = &[
    may("person", Kind::Ref { to: "person" }, "人员", "Person"),
    may("what", Kind::Line { max: 60 }, "操作", "Action"),
    may("subject", Kind::Ref { to: "record" }, "对象", "Subject"),
    may("number", Kind::Line { max: 60 }, "记录编号、客户编号或户号", "Number of a record, a customer or an account"),
    may("refused", Kind::Bool, "仅未办成", "Only what did not come about"),
    may("after", Kind::Line { max: 30 }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];

/// What is logged beside the acts of the flows.
const OTHERS: &[(&str, Words)] = &[
    ("reveal", w("查看遮盖内容", "Masked value shown")),
    ("dial", w("点击拨号", "Dialled")),
    ("seat.take", w("登录分机", "Sat down at an extension")),
    ("seat.leave", w("退出分机", "Left the extension")),
    ("import.valves", w("导入阀门清单", "List of valves imported")),
    ("session.open", w("登录", "Signed in")),
    ("session.close", w("退出登录", "Signed out")),
    ("session.refused", w("登录未成", "Sign-in refused")),
    ("session.locked", w("锁定期间登录", "Sign-in while locked")),
    ("session.password", w("修改密码", "Password changed")),
    ("account.password", w("重置密码", "Password set")),
    ("account.enable", w("启用账号", "Account enabled")),
    ("account.disable", w("停用账号", "Account disabled")),
    ("account.roles", w("更改角色", "Roles changed")),
    ("account.token", w("命令行新建令牌", "Token made from the command line")),
    ("token.make", w("新建令牌", "Token made")),
    ("token.revoke", w("吊销令牌", "Token revoked")),
    ("customer.read", w("查看客户档案", "Customer read")),
    ("customer.search", w("查找客户", "Customers searched")),
    ("customer.make", w("新建客户档案", "Customer made")),
    ("customer.change", w("修改客户档案", "Customer changed")),
    ("customer.contact", w("添加联系方式", "Contact added")),
    ("customer.contact_change", w("更正联系方式", "Contact corrected")),
    ("customer.contact_end", w("移除联系方式", "Contact taken away")),
    ("customer.point", w("添加用气地址", "Service point added")),
    ("customer.point_change", w("更正用气地址", "Service point corrected")),
    ("customer.point_end", w("解除用气地址", "Service point detached")),
    ("print.sheet", w("打印服务单", "Service sheet printed")),
    ("print.duty_log", w("打印值班日志", "Duty log printed")),
    ("print.authority", w("打印事故报告（493号令）", "Accident report printed (Decree 493)")),
    ("print.plan", w("打印预案", "Plan printed")),
    ("print.campaign", w("打印宣传覆盖率报告", "Coverage report printed")),
    ("export.campaign", w("导出宣传覆盖率", "Coverage of a campaign exported")),
    ("print.report", w("打印处置报告", "Incident report printed")),
    ("blank.print", w("打印空白单", "Paper forms printed")),
    ("blank.paper", w("打印未使用的空白单", "Unused paper forms printed")),
    ("blank.spoil", w("空白单作废", "Paper form declared spoiled")),
    ("portal.code", w("获取网上办事验证码", "Portal code asked for")),
    ("portal.sign_in", w("客户登录网上办事", "Customer signed in to the portal")),
    ("portal.sign_out", w("客户退出网上办事", "Customer signed out of the portal")),
    ("portal.file", w("客户下载材料", "Customer read a document")),
    ("export.requests", w("导出请求", "Requests exported")),
    ("export.reveal", w("导出完整个人信息", "Requests exported with personal data")),
    ("export.history", w("导出变更历史", "History exported")),
    ("import.customers", w("导入客户", "Customer imported")),
    ("import.points", w("导入用气地址", "Service point imported")),
    ("import.staff", w("导入人员", "Person imported")),
    ("import.certificates", w("导入资格证", "Certificate imported")),
    ("import.shifts", w("导入值班表", "Shifts imported")),
    ("import.rules", w("导入规则", "Rule imported")),
    ("import.instruments", w("导入仪器", "Instrument imported")),
    ("import.prices", w("导入价目", "Price imported")),
    ("import.begin", w("导入开始", "Import begun")),
    ("import.row", w("导入一行", "Row of an import")),
    ("import.end", w("导入结束", "Import ended")),
    ("policy.save", w("设定参数", "Parameter set")),
    ("policy.pack", w("装入规则包", "Policy pack loaded")),
    ("calendar.announce", w("公布放假安排", "Holidays announced")),
    ("org.unit", w("更改单位", "Unit changed")),
    ("org.person", w("更改人员", "Person changed")),
    ("org.staff", w("人员变动生效", "A change of staff took effect")),
    ("org.reach", w("修改联系方式或提醒方式", "How somebody is reached was changed")),
    ("export.deliveries", w("导出消息发送日志", "Delivery log exported")),
    ("host.clock", w("服务器时钟跳变", "The clock of the host jumped")),
    ("org.delegation", w("授权代理", "Delegation given")),
    ("org.delegation_end", w("结束代理", "Delegation ended")),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("audit");
    r.add(
        Method::GET,
        "/api/audit",
        "audit",
        w("审计日志", "Audit log"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "AuditLines"),
        log,
    );
    r.add(
        Method::GET,
        "/api/audit/actions",
        "audit_actions",
        w("审计日志中的操作名称", "Names of what the audit log holds"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "AuditActions"),
        |_| async move { Ok(actions()) },
    );
    r.list
}

/// The codes by which the log can be narrowed. An act of a flow has one name in all flows, and so one line here.
fn actions() -> Response {
    let mut acts: BTreeMap<&str, Words> = BTreeMap::new();
    for action in FLOWS.iter().flat_map(|f| f.actions) {
        acts.entry(action.code).or_insert(action.words);
    }
    let all = OTHERS.iter().copied().chain(acts);
    let items: Vec<Value> = all.map(|(code, words)| json!({"code": code, "words": words})).collect();
    reply(200, &json!({"items": items}))
}

/// The words for a line. A refused act does not say its kind; the record does.
pub(super) fn words(what: &str, kind: Option<&str>) -> Option<Words> {
    if let Some((_, words)) = OTHERS.iter().find(|(code, _)| *code == what) {
        return Some(*words);
    }
    let (head, action) = what.split_once('.')?;
    let flow = intake::flow(head).or_else(|| kind.and_then(intake::flow));
    let known = |action: &str| FLOWS.iter().find_map(|f| f.action(action)).map(|a| a.words);
    flow.and_then(|f| f.action(action)).map(|a| a.words).or_else(|| known(action))
}

async fn log(req: Req) -> Result<Response, Problem> {
    let wanted = Wanted {
        actor: Id::parse(req.text("person")),
        subject: Id::parse(req.text("subject")),
        what: req.text("what").to_owned(),
        refused: req.query.get("refused").and_then(Value::as_bool).unwrap_or(false),
    };
    let number = req.text("number").trim().to_owned();
    let before = if req.text("after").is_empty() {
        i64::MAX
    } else {
        req.text("after").parse().map_err(|_| records::bad_cursor())?
    };
    let limit = req.number("limit", 50);
    let value = records::reading(&req, move |tx, ctx| {
        if !ctx.actor.grants.iter().any(|g| g.role == Role::Auditor) {
            return Err(
                Refusal::forbidden("只有审计员可以查看审计日志。", "Only an auditor reads the audit log.").into()
            );
        }
        let company = ctx.actor.company.unwrap_or(Id(0));
        let mut wanted = wanted.clone();
        if !number.is_empty() {
            let Some(id) = numbered(tx, company, &number)? else { return Ok(json!({"items": [], "next": null})) };
            wanted.subject = Some(id);
        }
        let (found, next) = audit::find(tx, company, &wanted, before, limit)?;
        let items: Vec<Value> = found.iter().map(|f| line(ctx, f)).collect();
        Ok(json!({"items": items, "next": next.map(|seq| seq.to_string())}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// The record, the customer or the holder of the account that a number names.
fn numbered(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<Id>, StoreError> {
    if let Some(id) = record::by_number(tx, &number.to_uppercase())? {
        return Ok(Some(id));
    }
    if let Some(id) = customers::of_number(tx, company, number)? {
        return Ok(Some(id));
    }
    Ok(customers::point_of(tx, company, number)?.and_then(|(point, _)| point.customer))
}

/// Why something was refused, in words: what the guard demands, or what the code means that the program has for it.
fn refused(code: &str) -> Option<Value> {
    let fixed = || CODES.iter().chain(POLICY_CODES).chain(FIELD_CODES).find(|c| c.code == code).map(|c| json!(c.words));
    demanded(code).or_else(fixed)
}

/// What a guard demands, in words: as the catalog names it, or as its flow does where no parameter sets it.
pub(super) fn demanded(code: &str) -> Option<Value> {
    if let Some(gate) = catalog().gate(code) {
        return Some(json!(gate.title));
    }
    let guards = FLOWS.iter().flat_map(|flow| flow.edges).flat_map(|edge| edge.guards);
    guards.into_iter().find(|guard| guard.code == code).map(|guard| json!(guard.words))
}

fn line(ctx: &Ctx<'_>, found: &Found) -> Value {
    let l = &found.line;
    let kind = found.record.as_ref().map(|(_, kind, _)| kind.as_str());
    let gate = l.outcome.strip_prefix("refused:").and_then(refused);
    let archive = reach(ctx.house, ctx.actor) == Archive::Whole;
    json!({
        "seq": l.seq,
        "at": l.at,
        "actor": l.actor.map(|id| json!({"id": id, "name": ctx.house.name_of(id).unwrap_or_default()})),
        "door": l.door,
        "what": l.what,
        "words": words(&l.what, kind),
        "subject": l.subject,
        "record": found.record.as_ref().map(|(number, kind, unit)| {
            json!({"number": number, "kind": kind, "open": opens(ctx, *unit)})
        }),
        // Whom it was about is told as outside the house: an auditor has no matter of the customer's.
        "customer": found.customer.as_ref().map(|name| json!({"name": mask::name(name), "open": archive})),
        "outcome": l.outcome,
        "gate": gate,
        "detail": l.detail,
        "hash": l.hash,
    })
}

/// Whether the reader sees the records of a unit, and a link leads somewhere.
pub(super) fn opens(ctx: &Ctx<'_>, unit: Id) -> bool {
    let path = ctx.house.path(unit);
    ctx.actor.grants.iter().any(|g| g.role.sees() == Sees::Subtree && path.contains(&g.unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// AUD-01
    #[test]
    fn every_act_that_is_logged_has_words() {
        for flow in FLOWS {
            for action in flow.actions {
                assert_eq!(words(&format!("{}.{}", flow.kind, action.code), None), Some(action.words));
                assert_eq!(words(&format!("act.{}", action.code), Some(flow.kind)), Some(action.words));
            }
        }
        for code in written() {
            assert!(words(&code, None).is_some(), "the log would show the bare code {code}");
        }
        assert_eq!(words("session.open", None).map(|w| w.zh), Some("登录"));
        assert_eq!(words("act.no_such", Some("request")), None);
    }

    /// Every code of the log that stands in the program: what looks like one and has the first word of one that is known.
    fn written() -> BTreeSet<String> {
        let heads: BTreeSet<&str> =
            OTHERS.iter().filter_map(|(code, _)| code.split_once('.')).map(|(h, _)| h).collect();
        // Rights of tokens and roles, which look the same.
        let others = ["org.read", "policy.read", "policy.write"];
        let mut out = BTreeSet::new();
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(path).unwrap();
                    let plain =
                        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                    let codes = text.split('"').filter(|literal| {
                        literal.split_once('.').is_some_and(|(head, tail)| heads.contains(head) && plain(tail))
                    });
                    out.extend(codes.filter(|code| !others.contains(code)).map(str::to_owned));
                }
            }
        }
        let kinds = crate::import::masters::MASTERS.iter().map(|m| format!("import.{}", m.kind));
        out.extend(kinds);
        out
    }

    /// What was refused is said in words, also by a guard that no parameter sets.
    #[test]
    fn a_refusal_is_said_in_words() {
        assert_eq!(demanded("window_begun").unwrap()["zh"], "在约定时段内到达");
        assert_eq!(
            demanded("certificate").unwrap()["zh"].as_str(),
            catalog().gate("certificate").map(|g| g.title.zh.as_str())
        );
        assert_eq!(demanded("nothing"), None);
        assert_eq!(refused("unknown_field").unwrap()["zh"], "不认识的字段");
        assert_eq!(refused("point_in_use").unwrap()["zh"], "用气地址还有未办结事项");
    }
}
