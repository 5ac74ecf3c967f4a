//! Incidents in every state.

use super::Things;
use crate::support::{TestWorld, repair, with};
use serde_json::{Value, json};
use shouwen_domain::id::Id;
use shouwen_store::{StoreError, org, policy};

/// The way of an incident: who, action, body.
const WAY: &[(&str, &str)] = &[
    ("linyi", "ack"),
    ("weiqiang", "depart"),
    ("weiqiang", "arrive"),
    ("weiqiang", "control"),
    ("weiqiang", "repair"),
    ("weiqiang", "restore"),
    ("chenli", "stand_down"),
    ("chenli", "review"),
    ("chenli", "conclude"),
];

fn readings() -> Value {
    json!([{"test": "leak", "value": "0", "instrument": "DET-3"}])
}

fn body(w: &TestWorld, action: &str) -> Value {
    match action {
        "ack" => json!({"means": "radio", "entered_for": w.cast.person("weiqiang").to_string()}),
        "depart" => json!({"gear": true}),
        "control" => json!({"text": "已处理"}),
        "restore" => json!({"text": "已恢复", "present": true, "leak_free": true}),
        "repair" => json!({"text": "已更换", "readings": readings()}),
        "stand_down" => json!({"informed": true}),
        "review" => json!({"cause": "软管老化", "plan_change": false}),
        _ => json!({}),
    }
}

/// Everybody who could be called, there or not.
fn all_there(w: &TestWorld, there: bool) {
    let app = w.app.clone();
    let people = ["weiqiang", "huangjg", "luojian", "mengzong", "chenli"].map(|login| w.cast.person(login));
    w.app
        .db
        .write_now(move |tx| {
            for person in people {
                org::set_active(tx, person, there)?;
            }
            policy::new_version(tx, None, app.now(), "people")?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let press = || {
        let request = w.as_("zhoumin").request(with(repair(), json!({"type": "alarm.leak"})));
        w.as_("zhoumin").act(request, "emergency", json!({"kind": "leak"}));
        (request, w.child(request, "incident"))
    };
    all_there(w, false);
    let (_, id) = press();
    all_there(w, true);
    assert_eq!(w.state(id), "reported");
    out.push(("incident, nobody to call", id));
    let (request, id) = press();
    out.push(("request with an emergency", request));
    out.push(("incident notified", id));
    out.push(("order of an incident", w.child(id, "order")));
    for (label, taken) in [
        ("incident acknowledged", 1),
        ("incident en route", 2),
        ("incident on scene", 3),
        ("incident controlled", 4),
        ("incident repaired", 5),
        ("incident restored", 6),
        ("incident stood down, its order open", 7),
        ("incident reviewed, its order open", 8),
        ("incident closed", 9),
    ] {
        let (_, id) = press();
        for (who, action) in &WAY[..taken] {
            if *action == "conclude" {
                w.finish_plan(id);
                let order = w.child(id, "order");
                w.as_("chenli").act(order, "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
            }
            w.as_(who).act(id, action, body(w, action));
        }
        out.push((label, id));
    }
    let (_, id) = press();
    for (who, action) in &WAY[..8] {
        w.as_(who).act(id, action, body(w, action));
    }
    let order = w.child(id, "order");
    w.as_("chenli").act(order, "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
    out.push(("incident reviewed, its plan open", id));
    let task = w.child(id, "task");
    out.push(("task of a plan, its incident at work no more", task));
    let (_, id) = press();
    for (who, action) in &WAY[..8] {
        w.as_(who).act(id, action, body(w, action));
    }
    w.finish_plan(id);
    w.as_("chenli").act(w.child(id, "order"), "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
    out.push(("incident reviewed", id));
    out.push(("task done", w.child(id, "task")));
    let (_, id) = press();
    out.push(("task to do", w.child(id, "task")));
    w.as_("linyi").act(id, "start_plan", json!({"plan": "fire"}));
    out.push(("incident with two plans", id));
    w.as_("linyi").act(id, "stop_plan", json!({"plan": "fire", "reason": "未着火"}));
    out.push(("task called off", w.child(id, "task")));
    let (_, id) = press();
    w.as_("mengzong").act(id, "false_alarm", json!({"reason": "误报", "means": "call"}));
    out.push(("incident false", id));
    let ((_, id), (_, into)) = (press(), press());
    w.as_("linyi").act(id, "merge", json!({"joins": into.to_string(), "reason": "同一户"}));
    out.push(("incident merged", id));
    let (_, id) = press();
    w.as_("mengzong").act(id, "downgrade", json!({"reason": "报警器电量低", "means": "call"}));
    out.push(("incident downgraded", id));
    for (label, taken) in [
        ("incident repaired, to be tested again", 5),
        ("incident restored, to be tested again", 6),
        ("incident stood down, to be tested again", 7),
    ] {
        let (_, id) = press();
        for (who, action) in &WAY[..taken] {
            let doubtful =
                json!({"text": "已更换", "readings": [{"test": "leak", "value": "0", "instrument": "DET-9"}]});
            w.as_(who).act(id, action, if *action == "repair" { doubtful } else { body(w, action) });
        }
        out.push((label, id));
    }
}

/// The body that an action of the incident is content with, where the general one is not.
pub(super) fn body_for(action: &str, least: &Value, t: &Things) -> Option<Value> {
    Some(match action {
        "ack" => json!({"means": "radio", "entered_for": t.person}),
        "depart" => json!({"gear": true}),
        "stand_down" => json!({"informed": true, "late_reason": "绕行"}),
        "tick" => json!({"codes": ["no_flame"]}),
        "repair" | "retest" => with(least.clone(), json!({"readings": readings()})),
        "restore" => with(least.clone(), json!({"present": true, "leak_free": true})),
        "merge" => json!({"joins": t.incident, "reason": "同一户"}),
        "start_plan" => json!({"plan": "fire"}),
        "stop_plan" => json!({"plan": "leak", "reason": "已并入他处"}),
        "upgrade" => json!({"severity": "1", "reason": "疏散"}),
        _ => return None,
    })
}
