//! What the walk through the doors walks over: records in every situation, and bodies that fit or do not.

mod emergency;
mod orders;
mod outages;
mod people;
mod plans;
mod publicity;
mod telephony;

use crate::support::{MONDAY, TestWorld, repair, with};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    form::{self, Field, Fields, Kind},
    id::Id,
    moment::{HOUR, MINUTE, Moment},
};

/// One record in a state, with a file of its own.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    pub(crate) label: &'static str,
    pub(crate) id: Id,
    pub(crate) file: Id,
}

/// Records of every flow in every state that can be reached, and in the situations that guards ask about.
pub(crate) fn stages(w: &TestWorld) -> Vec<Stage> {
    let (agent, leader, head, team) = (w.as_("zhoumin"), w.as_("hejun"), w.as_("chenli"), w.as_("weiqiang"));
    let installer = w.as_("huangjg");
    w.masters();
    let (one, two) = (w.cast.unit("lj-repair-1").to_string(), w.cast.unit("lj-install").to_string());
    let mut out: Vec<(&'static str, Id)> = Vec::new();
    let accepted = |change: Value| {
        let id = agent.request(with(repair(), change));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        id
    };
    let done = json!({"text": "已处理", "outcome": "solved", "means": "call"});
    let offer = |id: Id, to: Value| {
        agent.act(id, "hand_over", with(json!({"content": "灶具维修", "reason": "职责"}), to));
        w.child(id, "handover")
    };
    let reject = json!({"code": "wrong_unit", "reason": "不属本班"});

    // Some weeks ago: what is closed for good, and a promise that was broken.
    let old = accepted(json!({"occurred_at": null, "withheld": [{"field": "occurred_at", "reason": "记不清"}]}));
    agent.act(old, "answer", done.clone());
    out.push(("closed long ago", old));
    let id = accepted(json!({"occurred_at": null, "withheld": [{"field": "occurred_at", "reason": "记不清"}]}));
    agent.act(id, "promise", json!({"by": w.app.now().plus(HOUR).rfc3339(&w.app.world.zone), "text": "回复"}));
    w.app.world.set(w.app.now().plus(2 * HOUR));
    w.sweep();
    out.push(("promise broken", w.child(id, "promise")));
    out.push(("accepted, weeks old", id));
    w.set(MONDAY);

    out.push(("draft", agent.request(repair())));
    out.push(("draft from the website", w.as_("lufang").request(with(repair(), json!({"channel": "website"})))));
    out.push(("draft without name", agent.request(with(repair(), json!({"name": null})))));
    let released = agent.request(with(repair(), json!({"name": null})));
    leader.act(released, "release", json!({"gate": "required_fields", "reason": "客户赶时间"}));
    out.push(("draft without name, released", released));
    out.push(("draft of a leak", agent.request(with(repair(), json!({"type": "alarm.leak", "name": null})))));
    let leak = accepted(json!({"type": "alarm.leak"}));
    out.push(("leak accepted", leak));
    out.push(("accepted", accepted(json!({}))));
    out.push(("enquiry accepted", accepted(json!({"type": "enquiry.bill", "channel": "email"}))));
    let id = accepted(json!({"type": "complaint"}));
    out.push(("complaint accepted", id));
    let id = accepted(json!({"type": "complaint"}));
    agent.act(id, "register_complaint", json!({}));
    out.push(("complaint in handling", id));
    out.push(("case open", w.child(id, "case")));
    for (label, action, body) in [
        ("case finished", "finish", json!({"result": "已核实"})),
        ("case cancelled", "cancel", json!({"reason": "重复"})),
    ] {
        let id = accepted(json!({"type": "complaint"}));
        agent.act(id, "register_complaint", json!({}));
        head.act(w.child(id, "case"), action, body);
        out.push((label, w.child(id, "case")));
    }
    let id = accepted(json!({}));
    agent.act(
        id,
        "pause",
        json!({"cause": "waiting_customer", "proof": "通话记录", "until": "2026-03-31T17:30:00+08:00"}),
    );
    out.push(("paused", id));
    let id = accepted(json!({}));
    agent.act(id, "create_order", json!({"content": "上门"}));
    agent.act(id, "pause", json!({"cause": "customer_date", "proof": "短信", "until": "2026-03-31T17:30:00+08:00"}));
    out.push(("paused in handling", id));

    let id = accepted(json!({}));
    agent.act(id, "create_order", json!({"content": "上门", "unit": one}));
    out.push(("in handling", id));
    out.push(("order open", w.child(id, "order")));
    let cancelled = accepted(json!({}));
    agent.act(cancelled, "create_order", json!({"content": "上门"}));
    head.act(w.child(cancelled, "order"), "cancel_by_company", json!({"reason": "重复", "means": "call"}));
    out.push(("order cancelled", w.child(cancelled, "order")));

    let id = accepted(json!({}));
    agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复"}));
    out.push(("promise made", w.child(id, "promise")));
    out.push(("accepted, a promise open", id));
    let id = accepted(json!({}));
    agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复"}));
    agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
    out.push(("promise kept", w.child(id, "promise")));

    let id = accepted(json!({}));
    out.push(("offered to a unit", offer(id, json!({"to_unit": one}))));
    out.push(("accepted, offered to a unit", id));
    let luojian = w.cast.person("luojian").to_string();
    out.push(("offered to a person", offer(accepted(json!({})), json!({"to_person": luojian}))));
    let id = agent.request(repair());
    out.push(("draft offered", offer(id, json!({"to_unit": one}))));
    let id = accepted(json!({}));
    let handover = offer(id, json!({"to_unit": one}));
    team.act(handover, "accept", json!({}));
    out.push(("handover accepted", handover));
    out.push(("taken over, customer not told", id));
    let handover = offer(accepted(json!({})), json!({"to_unit": one}));
    team.act(handover, "reject", reject.clone());
    out.push(("handover rejected", handover));
    let handover = offer(accepted(json!({})), json!({"to_unit": one}));
    agent.act(handover, "withdraw", json!({"reason": "自己办"}));
    out.push(("handover withdrawn", handover));
    for (label, ruled) in [("ruling", false), ("handover bound", true), ("bound, in handling", true)] {
        let id = accepted(json!({}));
        let handover = offer(id, json!({"to_unit": one}));
        team.act(handover, "reject", reject.clone());
        agent.act(handover, "offer_again", json!({"to_unit": two, "reason": "改交"}));
        installer.act(handover, "reject", reject.clone());
        if ruled {
            head.act(handover, "bind", json!({"to_unit": one, "reason": "裁定"}));
            out.push(("bound to a unit, nobody has it", id));
        }
        if label == "bound, in handling" {
            w.as_("linyi").act(id, "create_order", json!({"content": "上门"}));
        }
        out.push((label, handover));
    }
    // The work ends and the customer is answered while a handover is still offered.
    let id = accepted(json!({}));
    agent.act(id, "create_order", json!({"content": "上门"}));
    let handover = offer(id, json!({"to_unit": one}));
    leader.act(id, "answer", done.clone());
    head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "已修好", "means": "call"}));
    out.push(("answered, a handover open", id));
    out.push(("offered, the request is answered", handover));

    let leader_and_team = json!([{"person": leader.person.to_string()}, {"person": team.person.to_string()}]);
    let call = json!({"trigger": "special", "planned": "2026-03-09T15:00:00+08:00", "agenda": "反复报修",
        "participants": leader_and_team});
    let task = json!({"text": "换机", "person": team.person.to_string(), "due": "2026-03-12T12:00:00+08:00"});
    let steps = [
        ("hold", json!({"minutes": "批次缺陷"})),
        ("decide", json!({"decision": "换机", "tasks": [task]})),
        ("tick_off", json!({"task": 1, "result": "已换"})),
        ("finish", json!({})),
    ];
    for (label, taken) in [
        ("conference convened", 0),
        ("conference held", 1),
        ("conference decided, a task open", 2),
        ("conference decided, tasks done", 3),
        ("conference done", 4),
    ] {
        let id = accepted(json!({}));
        agent.act(id, "call_conference", call.clone());
        let conference = w.child(id, "conference");
        for (action, body) in &steps[..taken] {
            agent.act(conference, action, body.clone());
        }
        out.push((label, conference));
        if taken == 2 {
            agent.act(id, "answer", done.clone());
            out.push(("answered, a conference open", id));
        }
    }
    let id = accepted(json!({}));
    agent.act(id, "call_conference", call);
    agent.act(w.child(id, "conference"), "cancel", json!({"reason": "撤诉"}));
    out.push(("conference cancelled", w.child(id, "conference")));

    let id = accepted(json!({}));
    agent.act(id, "answer", done);
    out.push(("closed", id));
    let id = agent.request(repair());
    agent.act(id, "discard", json!({"reason": "误登记"}));
    out.push(("void", id));

    // One of each state whose customer wants no messages; the others can still be told so.
    for state in ["draft", "accepted", "in_handling", "answered"] {
        let of: Vec<Id> = out
            .iter()
            .map(|(_, id)| *id)
            .filter(|id| w.matter(*id).row.kind == "request" && w.state(*id) == state)
            .collect();
        assert!(of.len() > 1, "{state}");
        agent.act(of[of.len() - 1], "mute", json!({"means": "call"}));
    }

    orders::stages(w, &mut out);
    outages::stages(w, &mut out);
    publicity::stages(w, &mut out);
    telephony::stages(w, &mut out);
    people::stages(w, &mut out);
    people::changes(w, &mut out);
    plans::stages(w, &mut out);
    // Last: a hand-over of a shift looks at every emergency of its post, and one that rang nobody would ring then.
    emergency::stages(w, &mut out);
    out.into_iter().map(|(label, id)| Stage { label, id, file: w.file(id) }).collect()
}

/// What is known of a record before it is walked over.
pub(crate) fn of_record(w: &TestWorld, t: &Things, id: Id) -> Things {
    Things { record: id.to_string(), digest: orders::digest(w, id), scope: orders::agreed(w, id), ..t.clone() }
}

/// The service point that the outages of the walk affect.
pub(crate) fn stopped_point(w: &TestWorld) -> String {
    outages::point(w).to_string()
}

/// What the least body of an outage wants besides: whom it affects, and why at once.
pub(crate) fn stop_of(t: &Things) -> Value {
    json!({"points": [{"point": t.point}], "urgent_reason": "渗漏"})
}

/// What bodies are made of.
#[derive(Clone)]
pub(crate) struct Things {
    pub(crate) now: Moment,
    pub(crate) person: String,
    /// Who has none of the orders.
    pub(crate) other_person: String,
    pub(crate) unit: String,
    pub(crate) other_unit: String,
    pub(crate) foreign_unit: String,
    pub(crate) foreign_person: String,
    /// The record itself, the digests of its sheet and of what is asked, and an order that it may be merged into.
    pub(crate) record: String,
    pub(crate) digest: String,
    pub(crate) scope: String,
    pub(crate) elder: String,
    /// An incident that is being dealt with.
    pub(crate) incident: String,
    /// A service point that stands on the lists of the outages.
    pub(crate) point: String,
}

pub(crate) fn moment(at: Moment) -> Value {
    json!(at.rfc3339(&jiff::tz::TimeZone::UTC))
}

pub(crate) fn value(field: &Field, t: &Things, file: Id) -> Value {
    match field.kind {
        Kind::Line { .. } | Kind::Text { .. } => match field.name {
            "type" => json!("repair.stove"),
            "channel" => json!("hotline"),
            _ => json!("测试"),
        },
        Kind::Phone => json!("13900002046"),
        Kind::Int { min, .. } => json!(min),
        Kind::Bool => json!(true),
        Kind::Moment if ["by", "due", "until", "told_by", "expected", "proposal"].contains(&field.name) => {
            moment(t.now.plus(HOUR))
        }
        Kind::Moment if field.name == "from" => moment(t.now.plus(HOUR / 2)),
        Kind::Moment => moment(t.now.minus(MINUTE)),
        Kind::Date => json!("2026-03-10"),
        Kind::Choice(choices) => json!(choices[0].code),
        Kind::Ref { to: "person" } => json!(t.person),
        Kind::Ref { to: "record" } => json!(t.record),
        Kind::Ref { to: "file" } => json!(file.to_string()),
        Kind::Ref { to: "incident" } if field.required => json!(t.incident),
        Kind::Ref { to: "point" } if field.required => json!(t.point),
        Kind::Ref { to: "customer" | "point" | "call" } => Value::Null,
        Kind::Ref { .. } => json!(t.unit),
        Kind::Limit => json!("2h"),
        Kind::Object(fields) => body(fields, t, file, true),
        Kind::List { of, .. } => json!([body(of, t, file, true)]),
        Kind::Lines { .. } => json!(["测试"]),
        Kind::Act => json!({}),
        Kind::Extra => json!({"floor": "3"}),
    }
}

pub(crate) fn body(form: Fields, t: &Things, file: Id, all: bool) -> Value {
    let fields: Map<String, Value> =
        form.iter().filter(|f| f.required || all).map(|f| (f.name.to_owned(), value(f, t, file))).collect();
    Value::Object(fields)
}

/// Bodies that a form accepts: the least, all, the ones a guard is content with, and one written half an hour late.
pub(crate) fn fitting(form: Fields, action: &str, t: &Things, file: Id) -> Vec<Value> {
    let least = body(form, t, file, false);
    let mut out = vec![least.clone(), body(form, t, file, true)];
    let drawn = if matches!(action, "sign" | "sign_scope") {
        with(least.clone(), json!({"file": file.to_string()}))
    } else {
        least.clone()
    };
    out.extend(orders::body_for(action, &drawn, t));
    out.extend(emergency::body_for(action, &least, t));
    out.extend(outages::body_for(action, &least, t));
    out.extend(publicity::body_for(action, &least));
    out.extend(people::body_for(action, &least, t));
    match action {
        "hand_over" | "offer_again" | "bind" => out.push(with(least.clone(), json!({"to_unit": t.other_unit}))),
        "confirm" => out.push(json!({"result": "corrected", "name": "李桂芝"})),
        "reopen" => out.push(json!({"cause": "rejected", "reason": "未解决"})),
        "reclassify" => out.push(json!({"priority": "P3", "reason": "复核", "type": "enquiry.bill"})),
        "answer" => out.push(json!({"text": "不办", "outcome": "not_possible", "means": "call"})),
        _ => {}
    }
    // Actions of several flows share names; what this form does not know is another's.
    out.retain(|body| form::check(form, body).is_ok());
    if form.iter().any(|f| f.name == "happened_at") {
        out.push(with(least.clone(), json!({"happened_at": moment(t.now.minus(30 * MINUTE))})));
        out.push(with(least, json!({"happened_at": moment(t.now.plus(HOUR))})));
    }
    out
}

/// Bodies that no form accepts.
pub(crate) fn wrong(form: Fields, t: &Things, file: Id) -> Vec<Value> {
    let least = body(form, t, file, false);
    let mut out = vec![json!([]), json!("x"), with(least.clone(), json!({"no_such_field": 1}))];
    for field in form {
        if field.required {
            out.push(with(least.clone(), json!({field.name: null})));
        }
        out.push(with(least.clone(), json!({field.name: [[]]})));
        match field.kind {
            Kind::Line { max } | Kind::Text { max } => {
                out.push(with(least.clone(), json!({field.name: "长".repeat(max as usize + 1)})));
                out.push(with(least.clone(), json!({field.name: "a\u{0}b"})));
            }
            Kind::Ref { to: "person" } => out.push(with(least.clone(), json!({field.name: t.foreign_person}))),
            Kind::Ref { to: "unit" | "party" } => out.push(with(least.clone(), json!({field.name: t.foreign_unit}))),
            Kind::Ref { .. } => out.push(with(least.clone(), json!({field.name: Id(77).to_string()}))),
            // What is wrong inside is wrong outside.
            Kind::List { of, .. } => {
                out.extend(wrong(of, t, file).into_iter().map(|item| with(least.clone(), json!({field.name: [item]}))));
            }
            _ => {}
        }
    }
    out
}
