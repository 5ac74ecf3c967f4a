//! Rows, pages, clocks, events, offers; what an act answers.

use super::{Shape, a, exact, flag, id, list, moment, object, one_of, or_null, pages, text, whole, words};
use crate::act::RELEASED;
use serde_json::{Value, json};
use shouwen_domain::{guard::GateMode, words::w};

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = rows();
    out.extend(page());
    out.extend(history());
    out.extend(clocks());
    out.extend(acts());
    out
}

fn row() -> Value {
    json!({
        "id": id(), "kind": a("Kind"), "number": text(), "state": text(), "type": text(), "priority": a("Priority"),
        "company": id(), "unit": a("Named"), "owner": or_null(a("Named")), "first_owner": or_null(a("Named")),
        "customer": or_null(exact(json!({"id": id(), "name": or_null(text())}))), "summary": text(),
        "channel": text(), "received_at": moment(), "closed_at": or_null(moment()), "next_due_at": or_null(moment()),
        "next_clock": or_null(text()), "colour": a("Colour"), "duty_open": flag(), "version": whole(),
        "actions": list(text()),
    })
}

fn rows() -> Vec<Shape> {
    let count = exact(json!({"n": whole(), "capped": flag()}));
    vec![
        ("Row", w("队列中的一行", "One line of a list"), exact(row())),
        (
            "Rows",
            w("一页队列", "A page of a list"),
            exact(json!({"items": list(a("Row")), "next": or_null(text()), "count": count})),
        ),
    ]
}

fn page() -> Vec<Shape> {
    let mut record = row();
    record["round"] = whole();
    record["policy_version"] = whole();
    vec![
        ("PageRecord", w("记录页的记录", "The record of a page"), object(record, json!({"parent": a("Row")}))),
        (
            "PageField",
            w("记录的一项内容", "A field of a record"),
            exact(json!({
                "key": text(), "label": words(), "kind": one_of(["text", "phone", "address", "moment", "number", "json"]),
                "value": {"anyOf": [
                    {"type": ["string", "number", "boolean", "null"]},
                    list(json!({})),
                    {"type": "object", "additionalProperties": true},
                ]},
                "masked": flag(),
            })),
        ),
        (
            "FileInfo",
            w("附件", "An attached file"),
            exact(
                json!({"id": id(), "name": text(), "size": whole(), "type": text(), "sha256": text(), "at": moment(),
                "by": or_null(a("Named"))}),
            ),
        ),
        ("File", w("新上传的附件", "The file that was attached"), exact(json!({"file": a("FileInfo")}))),
        (
            "Link",
            w("关联的记录", "A linked record"),
            exact(json!({"relation": one_of(["child", "merged_into", "waiting"]), "record": a("Row"),
            "task": or_null(a("TaskDrawn"))})),
        ),
        (
            "TaskDrawn",
            w("任务：做什么、谁负责、何时前", "A task: what, by whom, until when"),
            exact(json!({"text": a("Words"), "role": or_null(a("Words")), "clause": text(), "plan": text(),
                "automatic": flag(), "due": or_null(moment()), "done_at": or_null(moment()), "result": text(),
                "reason": text(), "late": flag()})),
        ),
        (
            "Party",
            w("相关人员或单位", "A person or unit that takes part"),
            exact(json!({"relation": text(), "id": id(), "name": text()})),
        ),
        (
            "Page",
            w("记录页", "A record page"),
            exact(json!({
                "record": a("PageRecord"), "fields": list(a("PageField")), "clocks": list(a("Clock")),
                "actions": list(a("Offer")), "links": list(a("Link")), "files": list(a("FileInfo")),
                "parties": list(a("Party")), "timeline": a("Timeline"), "papers": list(a("Paper")),
            })),
        ),
        (
            "Paper",
            w("可打印的单据", "What a record can be printed as"),
            exact(json!({"code": text(), "words": words(), "href": text()})),
        ),
        ("Revealed", w("被遮盖的内容", "What was masked"), exact(json!({"field": text(), "value": text()}))),
    ]
}

fn history() -> Vec<Shape> {
    vec![
        (
            "Event",
            w("办理经过中的一步", "A step of the history"),
            exact(json!({
                "id": id(), "seq": whole(), "action": text(), "words": words(), "from": or_null(text()), "to": text(),
                "happened_at": moment(), "recorded_at": moment(), "late": flag(), "door": a("Door"),
                "actor": or_null(a("Named")), "role": words(), "acting_for": or_null(a("Named")),
                "body": a("EventBody"), "warnings": list(a("Warning")),
            })),
        ),
        (
            "EventBody",
            w(
                "这一步的内容：表单各字段，以及名称和更改前后的值",
                "What the step said: the fields of its form, the names of those it refers to, what it changed",
            ),
            // The rest are the fields of the form of the action: they differ from action to action.
            json!({"type": "object", "properties": {
                "names": {"type": "object", "additionalProperties": text()},
                "changes": {"type": "object", "additionalProperties": {"type": "array", "items": {}}},
                "before": {"type": "object"},
            }}),
        ),
        (
            "Warning",
            w("门禁提示", "What a gate said"),
            exact(json!({"code": text(), "zh": text(), "en": text(), "clause": text(), "mode": a("HitMode")})),
        ),
        ("Mode", w("门禁方式", "How a gate acts"), one_of(GateMode::ALL.iter().map(|m| m.code()))),
        (
            "HitMode",
            w("门禁放过的方式", "How a gate let an act pass"),
            one_of(GateMode::ALL.iter().map(|m| m.code()).chain([RELEASED])),
        ),
        ("Timeline", w("一页办理经过，最近的在前", "A page of the history, newest first"), pages(a("Event"))),
    ]
}

fn clocks() -> Vec<Shape> {
    let steps = ["start", "counted", "skipped", "paused", "more", "fixed", "unannounced", "due", "stopped"];
    vec![
        (
            "Clock",
            w("时限的走势", "How a clock stands"),
            exact(json!({
                "code": text(), "round": whole(), "words": or_null(words()),
                "state": one_of(["running", "paused", "stopped"]), "colour": a("Colour"), "provisional": flag(),
                "started_at": moment(), "due_at": or_null(moment()), "paused_until": or_null(moment()),
                "stopped_at": or_null(moment()),
                "kept": or_null(flag()), "paused_ms": or_null(whole()), "used_ms": or_null(whole()), "next_at": or_null(moment()),
                "next_step": or_null(whole()), "limit": or_null(text()), "clause": text(),
                "unannounced": list(whole()), "explain_href": text(),
            })),
        ),
        (
            "Derivation",
            w("计算的一步", "One sentence of the sum"),
            exact(json!({"kind": one_of(steps), "said": words(), "from": moment(), "to": moment(), "ms": whole(),
                "days": whole()})),
        ),
        (
            "Explanation",
            w("时限如何算出", "How a due time was counted"),
            exact(json!({
                "clock": text(), "words": words(), "clause": text(), "policy_version": text(), "origin": words(),
                "start_fact": text(), "start": moment(), "limit": text(), "limit_said": words(),
                "calendar": exact(json!({"code": text(), "name": text(), "revision": whole(), "zone": text()})),
                "steps": list(a("Derivation")), "due_at": or_null(moment()), "paused_until": or_null(moment()),
                "expected_due_at": or_null(moment()), "stopped_at": or_null(moment()),
                "kept": or_null(flag()), "unannounced_years": list(whole()),
            })),
        ),
    ]
}

fn acts() -> Vec<Shape> {
    let address = exact(json!({"district": text(), "road": text(), "building": text(), "unit": text(), "room": text(),
        "text": text()}));
    vec![
        ("Address", w("地址", "An address"), address),
        (
            "Initial",
            w("表单的初值", "What a form starts with"),
            object(
                json!({}),
                json!({"name": text(), "contact": text(), "address": a("Address"), "content": text(), "wanted": text(),
                    "special": text(), "background": text(), "type": text(), "priority": a("Priority"),
                    "result": text(), "from": moment(), "until": moment(), "codes": list(text()),
                    "steps": list(a("StartLine")), "closing": list(a("StartLine")), "tests": list(a("StartLine")),
                    "items": list(a("StartLine")), "prices": list(a("StartLine")), "readings": list(a("StartLine")),
                    "questions": list(a("StartLine")), "told_counts": or_null(flag()),
                    "scenario": text(), "title": text(), "title_en": text(), "clause": text(), "process": text(),
                    "process_en": text(), "types": list(text()), "to": text(), "overview": text(), "dead": whole(),
                    "injured": whole(), "missing": whole(), "loss": whole(), "other": text()}),
            ),
        ),
        (
            "StartLine",
            w(
                "清单中的一行：代码、名称和要求",
                "A line of a list that a form draws: its code, its names, what is asked of it",
            ),
            json!({"type": "object"}),
        ),
        (
            "Offer",
            w("此刻可办的操作", "An action as it is offered for this record, to this person, now"),
            exact(json!({
                "action": text(), "words": words(), "about": words(), "grave": flag(), "href": text(),
                "method": one_of(["POST"]), "allowed": flag(), "refusal": or_null(a("Said")),
                "warnings": list(a("Warning")), "form": list(a("Drawn")), "initial": a("Initial"),
            })),
        ),
        (
            "Gone",
            w("办理后已不在本人可见范围", "The act moved the record out of the caller's sight"),
            exact(json!({
                "record": exact(json!({"id": id(), "kind": a("Kind"), "number": text(), "state": text(),
                    "version": whole()})),
                "gone": {"type": "boolean", "enum": [true]},
            })),
        ),
        (
            "Brief",
            w("简短答复（Prefer: return=minimal）", "The short answer to Prefer: return=minimal"),
            exact(json!({"id": id(), "number": text(), "state": text(), "version": whole()})),
        ),
        (
            "Acted",
            w("办理后的记录页", "The record after the act"),
            json!({"oneOf": [a("Page"), a("Gone"), a("Brief")]}),
        ),
        (
            "BulkResult",
            w("批量办理中一件的结果", "How one of several acts ended"),
            exact(json!({"id": id(), "ok": flag(), "problem": or_null(a("Problem")), "record": or_null(a("Row"))})),
        ),
        ("BulkResults", w("批量办理结果", "How several acts ended"), exact(json!({"results": list(a("BulkResult"))}))),
        (
            "Proposal",
            w("建议的类型和优先级", "A proposed type and priority"),
            exact(json!({"type": text(), "priority": a("Priority"), "emergency": or_null(text()), "reason": words()})),
        ),
        (
            "Proposed",
            w("建议（没有时为空）", "A proposal, if there is one"),
            exact(json!({"proposal": or_null(a("Proposal"))})),
        ),
    ]
}
