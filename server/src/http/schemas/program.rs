//! Words and names, problems, the description of the program itself, channels, life signs.

use super::{Shape, a, exact, flag, id, items, list, moment, object, one_of, or_null, text, whole, words};
use serde_json::json;
use shouwen_domain::{
    flow::{Door, Priority},
    form::{Fields, Kind},
    intake::FLOWS,
    org::ROLES,
    words::w,
};
use std::collections::BTreeSet;

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = basic();
    out.extend(problems());
    out.extend(meta());
    out.extend(channels());
    out
}

fn basic() -> Vec<Shape> {
    vec![
        (
            "Id",
            w("编号，按时间先后排序", "An id; ids sort by time"),
            json!({"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{13}$"}),
        ),
        (
            "Moment",
            w("时间，纪元毫秒", "A moment in milliseconds since 1970-01-01T00:00Z"),
            json!({"type": "integer", "format": "int64"}),
        ),
        ("Words", w("中英文", "Chinese and English"), exact(json!({"zh": text(), "en": text()}))),
        ("Named", w("人员、单位或企业", "A person, a unit or a company"), exact(json!({"id": id(), "name": text()}))),
        ("Worded", w("代码及其名称", "A code and its words"), exact(json!({"code": text(), "words": words()}))),
        (
            "Coded",
            w("代码及其名称", "A code and its words"),
            exact(json!({"code": text(), "zh": text(), "en": text()})),
        ),
        ("Kind", w("记录种类", "Kind of a record"), one_of(FLOWS.iter().map(|f| f.kind))),
        ("Priority", w("优先级", "Priority"), one_of(Priority::ALL.iter().map(|p| p.code()))),
        ("Role", w("角色", "Role"), one_of(ROLES.iter().map(|r| r.code))),
        ("Door", w("操作途径", "The way in which something was done"), one_of(Door::ALL.iter().map(|d| d.code()))),
        (
            "Colour",
            w("时限颜色", "How a clock stands"),
            one_of(["green", "yellow", "orange", "red", "paused", "none", "done"]),
        ),
        (
            "Said",
            w("原因及其条款", "A reason and its clause"),
            object(
                json!({"code": text(), "zh": text(), "en": text(), "clause": or_null(text())}),
                json!({"release": or_null(a("Release"))}),
            ),
        ),
        (
            "Release",
            w("谁可以放行一次", "Who may let one act pass"),
            exact(json!({"gate": text(), "who": words(), "may": flag()})),
        ),
        ("Made", w("新建的编号", "The id of what was made"), exact(json!({"id": id()}))),
    ]
}

fn problems() -> Vec<Shape> {
    vec![
        (
            "FieldError",
            w("某个字段的问题", "What is wrong with a field"),
            object(
                json!({"field": text(), "code": text(), "zh": text(), "en": text()}),
                json!({"choices": list(text())}),
            ),
        ),
        (
            "Changed",
            w("此前他人所作的更改", "What others have changed since"),
            object(
                json!({"version": whole(), "state": text()}),
                json!({"by": or_null(a("Named")), "at": or_null(moment()), "events": list(a("Event")),
                    "lines": list(exact(json!({"by": or_null(a("Named")), "at": moment(), "words": or_null(a("Words")),
                        "fields": list(text())})))}),
            ),
        ),
        (
            "Problem",
            w("未能办理的原因（RFC 9457）", "Why something was not done (RFC 9457)"),
            object(
                json!({
                    "type": text(), "title": text(), "status": whole(), "detail": text(), "code": text(), "zh": text(),
                    "en": text(), "clause": or_null(text()), "errors": list(a("FieldError")),
                }),
                json!({"changed": a("Changed"), "release": a("Release"), "request_id": text()}),
            ),
        ),
    ]
}

/// What the forms of acts refer to.
fn targets(form: Fields, found: &mut BTreeSet<&'static str>) {
    for field in form {
        match field.kind {
            Kind::Ref { to } => drop(found.insert(to)),
            Kind::Object(of) | Kind::List { of, .. } => targets(of, found),
            _ => {}
        }
    }
}

fn meta() -> Vec<Shape> {
    let mut to = BTreeSet::new();
    FLOWS.iter().flat_map(|f| f.actions).for_each(|a| targets(a.form, &mut to));
    let kinds = [
        "line", "text", "phone", "int", "bool", "moment", "date", "choice", "ref", "limit", "object", "list", "lines",
        "extra",
    ];
    vec![
        ("RefTarget", w("可引用的对象", "What a form can refer to"), one_of(to)),
        (
            "Drawn",
            w("表单字段", "A field of a form"),
            object(
                json!({"name": text(), "label": words(), "required": flag(), "personal": flag(), "kind": one_of(kinds)}),
                json!({"max": whole(), "min": whole(), "count": whole(), "choices": list(a("Coded")),
                    "to": a("RefTarget"), "fields": list(a("Drawn"))}),
            ),
        ),
        (
            "FlowState",
            w("流程状态", "A state of a flow"),
            exact(json!({"code": text(), "words": words(), "phase": one_of(["draft", "open", "ended"])})),
        ),
        (
            "FlowAction",
            w("流程操作", "An action of a flow"),
            exact(
                json!({"code": text(), "words": words(), "about": words(), "grave": flag(), "fields": list(a("Drawn"))}),
            ),
        ),
        (
            "Flow",
            w("流程", "A flow"),
            exact(json!({"kind": a("Kind"), "words": words(), "states": list(a("FlowState")),
                "actions": list(a("FlowAction"))})),
        ),
        (
            "TypeDef",
            w("受理类型", "A type of request"),
            exact(json!({"code": text(), "zh": text(), "en": text(), "default_priority": a("Priority"),
                "required": list(text()), "keywords": list(text())})),
        ),
        ("ClockDef", w("时限", "A clock"), exact(json!({"code": text(), "words": words(), "clause": text()}))),
        (
            "Meta",
            w("程序与企业的基本信息", "The program and the company"),
            exact(json!({
                "version": text(), "flows": list(a("Flow")), "priorities": list(a("Worded")),
                "clocks": list(a("ClockDef")), "colours": list(a("Colour")), "types": list(a("TypeDef")),
                "channels": list(a("Channel")), "roles": list(a("Worded")), "doors": list(a("Door")), "now": moment(),
            })),
        ),
        ("Health", w("进程存活", "The process answers"), exact(json!({"status": one_of(["ok"]), "version": text()}))),
        (
            "Ready",
            w("可以服务", "The database answers"),
            exact(json!({"status": one_of(["ready"]), "schema": whole(), "jobs": whole(), "dead_jobs": whole(),
                "exchanges_down": whole(), "clock_off_ms": whole()})),
        ),
        (
            "OpenApi",
            w("本说明", "This document"),
            exact(json!({
                "openapi": text(), "info": {"type": "object"}, "servers": list(json!({"type": "object"})),
                "paths": {"type": "object"}, "components": {"type": "object"}, "x-generated": text(),
            })),
        ),
    ]
}

fn channels() -> Vec<Shape> {
    let channel = json!({
        "code": text(), "zh": text(), "en": text(), "hours": text(), "response": text(), "contact": text(),
        "voice": flag(), "enabled": flag(), "clause": text(),
    });
    let mut public = channel.clone();
    public["hours_name"] = text();
    public["hours_spec"] = a("Hours");
    let sessions = || list(json!({"type": "array", "items": text(), "minItems": 2, "maxItems": 2}));
    let exception = exact(json!({"sessions": sessions(), "name": or_null(text())}));
    vec![
        ("Channel", w("受理渠道", "A channel"), exact(channel)),
        ("Channels", w("受理渠道", "Channels"), items(a("Channel"))),
        (
            "Hours",
            w("服务时间", "Hours of service"),
            exact(json!({
                "name": text(), "revision": whole(), "zone": text(),
                "days": {"anyOf": [one_of(["cn", "monfri", "all"]), list(text())]},
                "holidays": one_of(["cn", "none"]), "sessions": sessions(),
                "week": {"type": "object", "additionalProperties": sessions()},
                "exceptions": {"type": "object", "additionalProperties": exception},
            })),
        ),
        ("PublicChannel", w("对外公布的渠道", "A published channel"), exact(public)),
        (
            "PublicChannels",
            w("各企业公布的渠道", "The published channels of every company"),
            items(exact(json!({"company": exact(json!({"code": text(), "name": text()})),
                "channels": list(a("PublicChannel"))}))),
        ),
    ]
}
