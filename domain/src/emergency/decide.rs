//! The consequences of the actions of an incident.

use super::{
    Entry, Exception, Incident, Kind, Step, Tick, aftermath,
    chain::{self, Call, Outcome},
    leaders, near, plan,
};
use crate::{
    channels::{Message, means::CREW},
    clock::catalog::fact,
    fieldwork::{measure::Reading, place::Position},
    flow::{Child, Effects, Fact, Facts, Follow, Party, Relation, Told, Whom},
    id::Id,
    intake::Room,
    moment::{DAY, Moment},
    org::Role,
};
use serde_json::{Map, Value, json};

/// The incident that a request opens: its kind, its scene, and when the call was answered (EMG-01).
pub(crate) fn open(f: &Facts, kind: &Kind, received: Moment, district: &str, content: &str) -> Child {
    let mut body = Map::new();
    body.insert("kind".into(), json!(kind.code));
    for key in super::SCENE.iter().chain(&super::MAP_POINT).map(|field| field.name) {
        if let Some(value) = f.input.get(key) {
            body.insert(key.into(), value.clone());
        }
    }
    body.insert("received_at".into(), json!(received.0));
    body.insert("content".into(), json!(content));
    if !district.is_empty() {
        body.insert("district".into(), json!(district));
    }
    Child { kind: "incident", action: "report", body }
}

pub(crate) fn decide(before: &Incident, f: &Facts, action: &str) -> Effects {
    let mut i = before.clone();
    let mut e = Effects::default();
    match action {
        "report" => report(&mut i, f, &mut e),
        "notify" | "call_next" => call(&mut i, f, &mut e, None),
        // ORG-05, EMG-16: whoever had it does not come. It rings on, and whoever answers has it.
        "crew_lost" => {
            e.owner = Some(None);
            e.facts.push(Fact { code: fact::CREW_LOST.into(), at: f.now, evidenced: true });
            call(&mut i, f, &mut e, f.id("person"));
        }
        "sent" => sent(&mut i, f),
        "exception" => {
            i.exceptions.extend(exceptions(f));
            e.tell = vec![Told::Role(Role::CompanyLeader), Told::Role(Role::ServiceHead)];
        }
        "start_plan" => {
            let kind = f.text("plan").unwrap_or_default();
            plan::start(&mut i, f, &mut e, kind, plan::plan_for(f, kind));
        }
        "stop_plan" => plan::stop(&mut i, f, &mut e, f.text("plan").unwrap_or_default()),
        "tick" => tick(&mut i, f),
        "scene" => scene(&mut i, f),
        "join" => near::joined(&mut i, f, &mut e),
        "tell_leader" | "call_leader" => leaders::call(&mut i, f, &mut e, before.leader_due()),
        "leader_ack" => {
            write(&mut i, f, Step::LeaderAck);
            leaders::acknowledged(&i, f, &mut e);
        }
        "upgrade" => {
            f.text("severity").unwrap_or_default().clone_into(&mut i.severity);
            write(&mut i, f, Step::Severity);
        }
        "outside" => write(&mut i, f, Step::Outside),
        "report_authority" => {
            i.authority_told = true;
            write(&mut i, f, Step::Authority);
            e.facts.push(f.fact(fact::AUTHORITY_TOLD));
        }
        "ack" => {
            let who = f.id("entered_for").or(f.actor.person);
            write(&mut i, f, Step::Ack);
            go(&mut i, who, f, &mut e);
        }
        "send_crew" => {
            write(&mut i, f, Step::Ack);
            go(&mut i, f.id("person"), f, &mut e);
            e.tell.extend(f.id("person").map(Told::Person));
        }
        "depart" => {
            write(&mut i, f, Step::Depart);
            e.follows.push(order("depart_at_once", [("gear", json!(f.flag("gear")))]));
        }
        "arrive" => {
            write(&mut i, f, Step::Arrive);
            e.facts.push(f.fact(fact::ARRIVED));
            let place = ["lat", "lng", "accuracy"].into_iter();
            e.follows.push(order("depart_at_once", [("gear", json!(true))]));
            e.follows.push(order("arrive", place.filter_map(|key| Some((key, f.input.get(key)?.clone())))));
            hear(f, &mut e, fact::ARRIVED);
        }
        "control" => {
            write(&mut i, f, Step::Controlled);
            hear(f, &mut e, fact::DIAGNOSIS);
            e.children.extend(finding(&i, f));
        }
        "repair" => {
            i.readings.extend(readings(f));
            write(&mut i, f, Step::Repaired);
            hear(f, &mut e, fact::SOLVED);
            // Each household may be given gas from now on.
            e.follows.push(Follow { whom: Whom::Children("outage"), action: "finish", body: Map::new() });
            aftermath::provisional(&mut i, f, &mut e);
        }
        "retest" => {
            i.readings.extend(readings(f));
            i.provisional.clear();
            write(&mut i, f, Step::Retest);
            e.facts.push(f.fact(fact::RETESTED));
        }
        "restore" | "all_back" => write(&mut i, f, Step::Restored),
        "cut_off" => cut_off(&mut i, f, &mut e),
        "supply_back" => i.back += 1,
        "merge" => near::merged(&mut i, f, &mut e),
        "stand_down" => {
            f.text("late_reason").unwrap_or_default().clone_into(&mut i.late_reason);
            write(&mut i, f, Step::StoodDown);
            e.facts.push(f.fact(fact::STOOD_DOWN));
            e.reclock = true;
            e.follows.push(Follow { whom: Whom::Above("request"), action: "all_clear", body: Map::new() });
            e.follows.push(Follow { whom: Whom::Children("request"), action: "all_clear", body: Map::new() });
        }
        "review" => {
            write(&mut i, f, Step::Reviewed);
            aftermath::review(&mut i, f, &mut e);
        }
        "conclude" => {
            write(&mut i, f, Step::Closed);
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "false_alarm" => {
            f.text("reason").unwrap_or_default().clone_into(&mut i.reason);
            write(&mut i, f, Step::Closed);
            e.facts.push(f.witnessed(fact::ENDED));
            // Who called first was told by whoever decides it; the others hear it by message.
            e.follows.push(Follow { whom: Whom::Children("request"), action: "all_clear", body: Map::new() });
            let why = [("reason", json!(i.reason)), ("means", json!(f.text("means")))];
            e.follows.push(order("cancel_by_company", why));
            e.follows.push(plan::call_off(None, "误报"));
        }
        "downgrade" => {
            f.text("reason").unwrap_or_default().clone_into(&mut i.reason);
            write(&mut i, f, Step::Closed);
            e.facts.push(f.witnessed(fact::ENDED));
            e.follows.push(Follow { whom: Whom::Children("request"), action: "all_clear", body: Map::new() });
            // The order is one as others are: the rule table may find who takes it.
            e.follows.push(order("released", []));
            e.follows.push(plan::call_off(None, "已降级"));
        }
        _ => {}
    }
    plan::follow(before, &i, f, &mut e);
    if i != *before {
        e.room = Some(Room::Incident(Box::new(i)));
    }
    e
}

fn report(i: &mut Incident, f: &Facts, e: &mut Effects) {
    f.text("kind").unwrap_or_default().clone_into(&mut i.kind);
    f.text("district").unwrap_or_default().clone_into(&mut i.district);
    i.script = f.kind.script.clone();
    scene(i, f);
    let at = f.record.received_at;
    i.log.push(Entry { step: Step::Received, at, by: f.actor.person, ..Entry::default() });
    let content = f.text("content").unwrap_or_default();
    e.summary = Some(content.chars().take(120).collect());
    e.owner = Some(None);
    if !i.district.is_empty() {
        e.fields.insert("district".into(), i.district.clone());
    }
    e.facts.push(Fact { code: fact::RECEIVED.into(), at, evidenced: true });
    // The ringing begins with the report, whether the plan names somebody or not.
    e.facts.push(Fact { code: fact::CREW_CALLED.into(), at: f.now, evidenced: true });
    e.reclock = true;
    e.tell = vec![Told::Role(Role::Dispatcher), Told::Role(Role::CompanyLeader)];
    let mut body = Map::new();
    body.insert("content".into(), json!(content));
    body.insert("called".into(), json!(true));
    if !i.district.is_empty() {
        body.insert("district".into(), json!(i.district));
    }
    e.children.push(Child { kind: "order", action: "open", body });
    let kind = i.kind.clone();
    plan::start(i, f, e, &kind, &f.kind.plan);
}

/// EMG-10: who is behind the valve is known by the network data, and told at once.
fn cut_off(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let households = f.given.outage.listed.len() as i64;
    i.cut += 1;
    i.valve_closed = Some(true);
    i.affected = Some(i.affected.unwrap_or(0).max(households));
    leaders::judge(i, f);
    let mut body = f.input.clone();
    body.remove("evidence");
    if let (Some(owner), None) = (f.record.owner, f.id("person")) {
        body.insert("person".into(), json!(owner.to_string()));
    }
    e.children.push(Child { kind: "outage", action: "cut_off", body });
    let valves = f.input.get("valves").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let valves = valves.collect::<Vec<_>>().join("、");
    let text = format!("{valves} {households} 户");
    i.log.push(Entry {
        step: Step::CutOff,
        at: f.at,
        by: f.actor.person,
        text: text.trim().to_owned(),
        ..Entry::default()
    });
}

/// What is said of the scene; what is not said stays.
fn scene(i: &mut Incident, f: &Facts) {
    let number = |key: &str| f.input.get(key).and_then(Value::as_i64);
    let flag = |key: &str| f.input.get(key).and_then(Value::as_bool);
    i.indoors = flag("indoors").or(i.indoors);
    i.valve_closed = flag("valve_closed").or(i.valve_closed);
    i.caller_safe = flag("caller_safe").or(i.caller_safe);
    i.people = number("people").or(i.people);
    i.casualties = number("casualties").or(i.casualties);
    i.affected = number("affected").or(i.affected);
    i.public_place = flag("public_place").or(i.public_place);
    i.place = near::point(f.input).or(i.place);
    if let Some(signs) = f.text("signs") {
        signs.clone_into(&mut i.signs);
    }
    leaders::judge(i, f);
}

/// An entry of the log. Whoever enters it for somebody else is marked as doing so, also when nobody is named.
pub(super) fn write(i: &mut Incident, f: &Facts, step: Step) {
    let number = |key: &str| f.text(key).and_then(|v| v.parse::<f64>().ok()).filter(|v| v.is_finite());
    let position = number("lat").zip(number("lng")).map(|(lat, lng)| {
        let accuracy = f.input.get("accuracy").and_then(Value::as_i64).unwrap_or(0) as f64;
        Position { lat, lng, accuracy }
    });
    let of_crew = matches!(step, Step::Depart | Step::Arrive | Step::Controlled | Step::Repaired | Step::Restored);
    let owner = f.record.owner.filter(|owner| of_crew && f.actor.person != Some(*owner));
    let entered_for = f.id("entered_for").filter(|who| f.actor.person != Some(*who)).or(owner);
    // What was chosen stands before what was written: the body that was called, the severity.
    let chosen = ["body", "to", "severity"].into_iter().filter_map(|key| f.text(key));
    let text =
        chosen.chain(["text", "reason"].into_iter().filter_map(|key| f.text(key))).collect::<Vec<_>>().join(" · ");
    i.log.push(Entry { step, at: f.at, by: f.actor.person, entered_for, position, text });
}

/// The next of the chain is called: by telephone with a key to answer, and by message (EMG-04).
fn call(i: &mut Incident, f: &Facts, e: &mut Effects, gone: Option<Id>) {
    // The plan still has who goes with this very act.
    let mut there = f.given.chain.clone();
    for rung in &mut there {
        rung.people.retain(|who| Some(*who) != gone);
    }
    there.retain(|rung| !rung.people.is_empty());
    let Some(rung) = chain::next(&there, &i.calls).cloned() else {
        // Nobody is there now: the clock asks again, and tells the leaders.
        if gone.is_some() {
            e.facts.push(Fact { code: fact::CREW_CALLED.into(), at: f.now, evidenced: true });
            e.reclock = true;
        }
        return;
    };
    let turn = i.calls.len() as i64 + 1;
    for person in &rung.people {
        if !i.was_called(*person) {
            e.parties.push(Party { who: *person, relation: Relation::Receiver });
        }
        e.messages.push(Message { to: *person, purpose: CREW.code, turn, urgent: true });
        e.tell.push(Told::Person(*person));
    }
    i.log.push(Entry { step: Step::Notified, at: f.now, text: rung.code.clone(), ..Entry::default() });
    i.calls.push(Call { rung: rung.code, unit: rung.unit, people: rung.people, at: f.now, outcomes: Vec::new() });
    e.facts.push(Fact { code: fact::CREW_CALLED.into(), at: f.now, evidenced: true });
    e.reclock = true;
}

fn sent(i: &mut Incident, f: &Facts) {
    let number = f.input.get("call").and_then(Value::as_i64).and_then(|n| usize::try_from(n - 1).ok());
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    let calls = if f.flag("leader") { &mut i.leaders } else { &mut i.calls };
    if let Some(call) = number.and_then(|at| calls.get_mut(at)) {
        call.outcomes.push(Outcome { person: f.id("person"), means: text("means"), what: text("what"), at: f.at });
    }
}

fn exceptions(f: &Facts) -> Vec<Exception> {
    let gates = f.input.get("gates").and_then(Value::as_array).into_iter().flatten();
    let number = f.text("number").unwrap_or_default();
    gates
        .map(|gate| {
            let text = |key: &str| gate.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            Exception { at: f.at, gate: text("gate"), zh: text("zh"), en: text("en"), number: number.to_owned() }
        })
        .collect()
}

fn tick(i: &mut Incident, f: &Facts) {
    let codes = f.input.get("codes").and_then(Value::as_array).into_iter().flatten();
    let was_open = !i.unsaid().is_empty();
    for code in codes.filter_map(Value::as_str) {
        // What was said stays said at the second it was said first.
        if !i.ticks.iter().any(|t| t.code == code) {
            i.ticks.push(Tick { code: code.to_owned(), at: f.at, by: f.actor.person });
        }
    }
    if was_open && i.unsaid().is_empty() {
        write(i, f, Step::Script);
    }
}

/// Somebody has it: the chain is silent, the order is theirs.
fn go(i: &mut Incident, who: Option<Id>, f: &Facts, e: &mut Effects) {
    let Some(who) = who else { return };
    e.owner = Some(Some(who));
    if !i.was_called(who) && f.record.owner != Some(who) {
        e.parties.push(Party { who, relation: Relation::Receiver });
    }
    e.facts.push(f.witnessed(fact::CREW_ACKED));
    // A leader who answers finds a crew; whoever goes has the order.
    let leads = |call: &Call| call.rung != "crew" && call.people.contains(&who);
    let goes = f.id("person") == Some(who) || !i.calls.iter().any(leads);
    if goes {
        e.follows.push(order("crew_took", [("person", json!(who.to_string()))]));
        hear(f, e, fact::ARRANGED);
    }
    e.tell.extend(f.record.recorder.map(Told::Person));
    e.tell.push(Told::Role(Role::Dispatcher));
}

/// An act on the order of the incident, if it is there to be done.
pub(super) fn order(action: &'static str, body: impl IntoIterator<Item = (&'static str, Value)>) -> Follow {
    let body = body.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Follow { whom: Whom::Children("order"), action, body }
}

/// The clocks of the callers' requests stop by what the crew has done.
fn hear(f: &Facts, e: &mut Effects, code: &str) {
    let mut body = Map::new();
    body.insert("fact".into(), json!(code));
    if let Some(evidence) = f.input.get("evidence") {
        body.insert("evidence".into(), evidence.clone());
    }
    // Everybody who called of it hears it (EMG-09).
    e.follows.push(Follow { whom: Whom::Above("request"), action: "hear", body: body.clone() });
    e.follows.push(Follow { whom: Whom::Children("request"), action: "hear", body });
}

/// Test values of a body, with what the equipment room knows of the instruments.
pub(super) fn readings(f: &Facts) -> Vec<Reading> {
    let all = f.input.get("readings").and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|one| {
        let text = |key: &str| one.get(key).and_then(Value::as_str);
        let instrument = text("instrument").unwrap_or_default().to_owned();
        Some(Reading {
            test: text("test")?.to_owned(),
            value: text("value")?.parse().ok()?,
            held: one.get("held").and_then(Value::as_i64).unwrap_or(0),
            calibrated_until: f.given.instruments.get(&instrument).map(|known| known.until),
            device: f.given.instruments.get(&instrument).map(|known| known.device),
            instrument,
            at: f.at,
        })
    })
    .collect()
}

/// EMG-02: what was not said to the caller is a finding; it is written when the place is safe, not before.
fn finding(i: &Incident, f: &Facts) -> Option<Child> {
    let unsaid = i.unsaid();
    if unsaid.is_empty() {
        return None;
    }
    let lines: Vec<&str> = unsaid.iter().map(|line| line.zh.as_str()).collect();
    let text: String = format!("安全指导未逐条告知：{}", lines.join("；")).chars().take(1_000).collect();
    let due = f.policy.due("fu.issue", f.now).unwrap_or_else(|| f.now.plus(DAY));
    let mut body = Map::new();
    body.insert("text".into(), json!(text));
    body.insert("clause".into(), json!("001 §1.4"));
    body.insert("due".into(), json!(due.0));
    if let Some(person) = f.record.recorder {
        body.insert("person".into(), json!(person.to_string()));
    }
    Some(Child { kind: "finding", action: "record", body })
}
