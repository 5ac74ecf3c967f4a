//! Versions of plans and started plans in every state.

use crate::support::{Persona, TestWorld, with};
use serde_json::{Value, json};
use shouwen::act::{Command, Target};
use shouwen_domain::{flow::Door, id::Id};

fn made(who: Persona<'_>, kind: &'static str, action: &str, body: Value) -> Id {
    who.try_new(kind, action, body).unwrap_or_else(|failure| panic!("{action}: {failure}")).record
}

fn step() -> Value {
    json!({"zh": "启用纸质受理单", "role": "group_leader", "minutes": 5})
}

fn text(w: &TestWorld, scenario: &str, unit: &str) -> Value {
    json!({"scenario": scenario, "unit": w.cast.unit(unit), "title": "信息系统中断应急预案", "process": "中断即启动，恢复后终止",
        "steps": [step()]})
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (writer, head) = (w.as_("linyi"), w.as_("chenli"));
    let drafted = |scenario: &str, unit: &str| made(writer, "plan", "draft", text(w, scenario, unit));
    let approved = |scenario: &str, unit: &str, from: Value| {
        let id = drafted(scenario, unit);
        writer.act(id, "submit", json!({}));
        head.act(id, "approve", from);
        id
    };
    out.push(("plan drafted", drafted("process", "LJ")));
    let timeless = with(text(w, "equipment", "LJ"), json!({"steps": [with(step(), json!({"minutes": null}))]}));
    out.push(("plan without timing", made(writer, "plan", "draft", timeless)));
    let id = drafted("complaint", "LJ");
    writer.act(id, "submit", json!({}));
    out.push(("plan in approval", id));
    out.push(("plan to come", approved("supply", "LJ", json!({"from": "2026-04-01T00:00:00+08:00"}))));
    let old = approved("system", "LJ", json!({}));
    assert_eq!(w.state(old), "in_force");
    head.act(old, "next_version", json!({}));
    let next = w.child(old, "plan");
    writer.act(next, "submit", json!({}));
    w.as_("mengzong").act(next, "approve", json!({}));
    out.push(("plan superseded", old));
    out.push(("plan in force", next));
    let busy = approved("complaint_surge", "LJ", json!({}));
    head.act(busy, "next_version", json!({}));
    out.push(("plan in force, the next one drafted", busy));
    let id = approved("system", "lj-repair", json!({}));
    head.act(id, "withdraw", json!({"reason": "并入公司预案"}));
    out.push(("plan withdrawn", id));

    let start = || made(writer, "activation", "activate", json!({"scenario": "system", "text": "客服系统无法登录"}));
    let done = |id: Id| head.act(w.child(id, "task"), "finish", json!({"result": "已启用"}));
    out.push(("plan started", start()));
    let id = start();
    done(id);
    out.push(("plan started, its task done", id));
    let id = start();
    done(id);
    writer.act(id, "finish", json!({"result": "系统恢复"}));
    out.push(("started plan over", id));
    let id = start();
    writer.act(id, "stop", json!({"reason": "误判"}));
    out.push(("started plan stopped", id));
    // A plan of the pack comes through the program alone.
    let body = with(text(w, "process", "lj-install"), json!({"pack": "city-gas 1"}));
    let command = Command { target: Target::New { kind: "plan" }, action: "adopt".to_owned(), body, if_match: None };
    let id = w.app.act_now(None, Door::Scheduler, command).unwrap_or_else(|failure| panic!("{failure}")).record;
    out.push(("plan of a pack", id));
}
