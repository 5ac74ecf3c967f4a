//! The consequences of the actions of a request.

use super::{
    Address, Room, blank, customer, outage,
    request::{Request, Withheld},
};
use crate::{
    clock::catalog::fact,
    emergency,
    flow::{Child, Effects, Fact, Facts, Follow, Party, Pause, Priority, Relation, Told, Whom},
    id::Id,
};
use serde_json::{Map, Value, json};

/// Copies the fields of a body onto the request; what is not given stays.
pub(super) fn apply_fields(r: &mut Request, f: &Facts) {
    let take = |key: &str, slot: &mut String| {
        if let Some(text) = f.text(key) {
            text.clone_into(slot);
        }
    };
    take("content", &mut r.content);
    take("wanted", &mut r.wanted);
    take("special", &mut r.special);
    take("background", &mut r.background);
    take("name", &mut r.name);
    take("contact", &mut r.contact);
    take("channel", &mut r.channel);
    take("source_ref", &mut r.source_ref);
    take("source_status", &mut r.source_status);
    if let Some(call) = f.id("call").filter(|call| !r.calls.contains(call)) {
        r.calls.push(call);
    }
    if let Some(at) = f.moment("occurred_at") {
        r.occurred_at = Some(at);
    }
    if let Some(address) = f.input.get("address").and_then(|v| serde_json::from_value::<Address>(v.clone()).ok()) {
        r.address = address;
    }
    // Whoever names the service point has said where it is; what is typed goes before.
    if let Some(address) = f.given.point_address.as_ref().filter(|_| r.address.is_empty()) {
        r.address.clone_from(address);
    }
    if let Some(list) = f.input.get("withheld").and_then(|v| serde_json::from_value::<Vec<Withheld>>(v.clone()).ok()) {
        r.withheld = list;
    }
    if let Some(Value::Object(extra)) = f.input.get("extra") {
        for (key, value) in extra {
            r.extra.insert(key.clone(), value.clone());
        }
    }
}

fn summary(r: &Request) -> String {
    let line: String = r.content.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(120).collect()
}

/// What lists may filter by: the channel, the district, and the simple fields of the type.
fn fields(r: &Request) -> std::collections::BTreeMap<String, String> {
    let mut out: std::collections::BTreeMap<String, String> = r
        .extra
        .iter()
        .map(|(k, v)| (k.clone(), v.as_str().map_or_else(|| v.to_string(), str::to_owned)))
        .filter(|(_, v)| v.chars().count() <= 120)
        .collect();
    if !r.address.district.is_empty() {
        out.insert("district".into(), r.address.district.clone());
    }
    out
}

pub(super) fn decide(before: &Request, f: &Facts, action: &str) -> Effects {
    let mut r = before.clone();
    let mut e = Effects::default();
    if f.is_late_entry() && !matches!(action, "save" | "apply" | "confirm_silent" | "settle" | "close") {
        r.late_entries += 1;
    }
    match action {
        "save" => save(&mut r, f, &mut e),
        "apply" => {
            customer::begin(&mut r, f, &mut e);
            save(&mut r, f, &mut e);
        }
        "emergency_call" | "emergency" => begin_emergency(&mut r, f, &mut e),
        "answer_outage" => outage::answered_by(&mut r, f, &mut e),
        "stay_closed" => outage::stay_closed(&mut r, f, &mut e),
        "edit" => {
            apply_fields(&mut r, f);
            describe(&r, f, &mut e);
            // What was changed is sent again: silence on the old data is no consent to the new.
            if !f.voice && read_out(&r) != read_out(before) {
                send_read_back(&mut r, f, &mut e);
            }
            // Whatever kept silence from counting may be mended now: the clock is looked at again.
            e.reclock = !f.voice || e.type_code.is_some() || e.priority.is_some();
        }
        "confirm" | "confirm_silent" => confirm(&mut r, f, &mut e, action == "confirm_silent"),
        "answer" => answer(&mut r, f, &mut e),
        "create_order" | "order_by_rule" | "register_complaint" => {
            let mut body = Map::new();
            body.insert("content".into(), json!(f.text("content").unwrap_or(&r.content)));
            if let Some(unit) = f.text("unit") {
                body.insert("unit".into(), json!(unit));
            }
            let kind = if action == "register_complaint" { "case" } else { "order" };
            if kind == "order" && !r.address.district.is_empty() {
                body.insert("district".into(), json!(r.address.district));
            }
            e.children.push(Child { kind, action: "open", body });
        }
        "reopen" | "reject_answer" => {
            r.repeats += 1;
            r.first_contact = false;
            r.outcome.clear();
            r.resolved_at = None;
            r.answered_at = None;
            e.new_round = true;
            e.reclock = true;
            // What was waited for has ended with the answer; the customer who calls again does not wait.
            e.resume = Some(f.at);
            e.facts.push(f.fact(fact::RECEIVED));
            // Who reopens is asked first now: the duty is open again.
            e.duty_open = Some(true);
        }
        "contact" if f.text("result") == Some("reached") && !f.flag("automatic") => {
            e.facts.push(f.fact(fact::CONTACT));
            keep_promises(f, &mut e);
            if r.untold && f.flag("told_new_owner") {
                r.untold = false;
                e.duty_open = Some(false);
            }
        }
        "promise" => {
            let mut body = Map::new();
            for key in ["by", "text"] {
                if let Some(value) = f.input.get(key) {
                    body.insert(key.into(), value.clone());
                }
            }
            e.children.push(Child { kind: "promise", action: "make", body });
        }
        "call_conference" => {
            e.children.push(Child { kind: "conference", action: "convene", body: f.input.clone() });
        }
        "hand_over" => hand_over(&mut r, f, &mut e),
        "take_over" => take_over(&mut r, f, &mut e),
        "handover_rejected" => r.rejections += 1,
        "claim" => e.owner = Some(f.actor.person),
        "assign" => e.owner = Some(f.id("person")),
        "diagnose" => e.facts.push(f.fact(if f.flag("interim") { fact::INTERIM_MEASURE } else { fact::DIAGNOSIS })),
        "arrange" => e.facts.push(f.fact(fact::ARRANGED)),
        "hear" => {
            let code = f.text("fact").unwrap_or_default();
            e.facts.push(f.fact(code));
            if code == fact::CONTACT {
                keep_promises(f, &mut e);
            }
            if matches!(code, fact::SOLUTION_DELIVERED | fact::SOLVED) {
                r.resolved_at = Some(r.resolved_at.map_or(f.at, |old| old.min(f.at)));
            }
            if code == fact::WORK_REJECTED {
                r.resolved_at = f.facts.get(fact::SOLUTION_DELIVERED).copied();
            }
        }
        "engage" => {
            let on_site = f.text("means") == Some("visit");
            e.facts.push(f.fact(if on_site { fact::ARRIVED } else { fact::REMOTE_SESSION }));
            e.facts.push(f.fact(fact::CONTACT));
            keep_promises(f, &mut e);
        }
        "deliver_solution" => {
            e.facts.push(f.fact(fact::SOLUTION_DELIVERED));
            e.facts.push(f.fact(fact::CONTACT));
            r.resolved_at = Some(r.resolved_at.map_or(f.at, |old| old.min(f.at)));
            keep_promises(f, &mut e);
        }
        "reclassify" => {
            describe(&r, f, &mut e);
            e.reclock = true;
        }
        "pause" => {
            let cause = f.text("cause").unwrap_or_default().to_owned();
            e.pause = Some(Pause { cause, from: f.at, to: None, until: f.moment("until") });
        }
        "incident_merged" => {
            if let Some(there) = &f.given.joins {
                emergency::join(f, there, f.record.received_at, &mut e);
            }
        }
        "merged" => r.waits_for.extend(f.id("into")),
        // Of a visit below it: the time until the customer's date is the customer's (APT-05), and no longer than that.
        "visit_moved" => {
            e.shorten = f.moment("until");
            if let (Some(cause), Some(until)) = (f.text("cause"), e.shorten.filter(|until| *until > f.at)) {
                e.pause = Some(Pause { cause: cause.to_owned(), from: f.at, to: Some(until), until: None });
            }
        }
        "resume" => {
            e.resume = Some(f.at);
            if f.actor.is_system() {
                e.tell.extend(f.record.owner.or(f.record.first_owner).map(Told::Person));
            }
        }
        "outside_due" => {
            if let Some(due) = f.moment("due") {
                e.due.push(("external_due", due));
                e.reclock = true;
            }
            e.facts.push(Fact { code: fact::EXTERNAL_RECEIVED.into(), at: f.record.received_at, evidenced: true });
            f.text("number").unwrap_or(&before.external_no).clone_into(&mut r.external_no);
        }
        "correct" => {
            apply_fields(&mut r, f);
            e.summary = Some(summary(&r));
            e.fields = fields(&r);
        }
        "chase" => r.chases += 1,
        "mute" | "unmute" => r.muted = action == "mute",
        // The end is the program's own record: it needs no evidence, and `at` is not earlier than evidence allows.
        "close" | "discard" => {
            e.facts.push(Fact { code: fact::ENDED.into(), at: f.at, evidenced: true });
            // Nobody answers for what was never a matter (machine 6.0).
            e.duty_open = (action == "discard").then_some(false);
            e.follows.extend(outage::restored(&r).filter(|_| action == "close"));
        }
        // settle, note, attach: the state and the event say it all.
        _ => {}
    }
    // A form counts as entered with what was copied from it, and once.
    if f.given.blank == Some(blank::Standing::Out) {
        e.blank = f.text("blank").and_then(blank::parse);
    }
    if customer::is_theirs(action) {
        customer::tell(f, &mut e);
    }
    if r != *before {
        e.room = Some(Room::Request(Box::new(r)));
    }
    e
}

/// Type, priority, archive and list fields that a body sets.
pub(super) fn describe(r: &Request, f: &Facts, e: &mut Effects) {
    e.type_code = f.text("type").map(str::to_owned);
    e.priority = f.text("priority").and_then(Priority::parse).or_else(|| raised(f));
    if f.input.contains_key("customer") {
        e.customer = Some(f.id("customer"));
    }
    if f.input.contains_key("point") {
        e.point = Some(f.id("point"));
    }
    e.summary = Some(summary(r));
    e.fields = fields(r);
}

/// Another type brings its priority along where that is higher: what turns out to be a leak is one at once (CLS-10).
fn raised(f: &Facts) -> Option<Priority> {
    f.record.state.as_ref()?;
    let usual = f.policy.type_def(f.text("type")?)?.priority;
    (usual < f.record.priority).then_some(usual)
}

fn save(r: &mut Request, f: &Facts, e: &mut Effects) {
    apply_fields(r, f);
    describe(r, f, e);
    if e.priority.is_none() {
        let proposed = r.proposed_priority.as_deref().and_then(Priority::parse);
        e.priority = Some(proposed.unwrap_or(f.kind.priority));
    }
    // Whoever was asked first stays answerable; for a paper form that is the receiver, not the typist (FAR-01).
    let first = f.id("receiver").or(f.actor.person);
    e.first_owner = first;
    e.owner = Some(first);
    e.duty_open = Some(true);
    e.reclock = true;
    e.facts.push(Fact { code: fact::RECEIVED.into(), at: f.record.received_at, evidenced: true });
    if e.priority == Some(Priority::P0) {
        answered(f, f.record.received_at, e);
    }
    if !f.voice {
        send_read_back(r, f, e);
    }
    if f.now.since(f.record.received_at) > crate::flow::LIVE {
        r.late_entries += 1;
    }
}

/// EMG-01: P0 at once, by its kind; the incident is opened in the same act. What is still missing is asked while the crew
/// is on its way.
fn begin_emergency(r: &mut Request, f: &Facts, e: &mut Effects) {
    apply_fields(r, f);
    // Not even the kind is demanded: without it the words of the matter say it, and else it is a leak.
    let named = f.text("kind").and_then(emergency::kind_of);
    let kind = named.or_else(|| emergency::kind_of_type(&f.record.type_code)).unwrap_or(&emergency::ALL[0]);
    if r.content.is_empty() {
        kind.words.zh.clone_into(&mut r.content);
    }
    describe(r, f, e);
    // `alarm` is a type that every company has.
    let known = f.policy.type_def(kind.type_code).is_some();
    e.type_code = Some(if known { kind.type_code } else { "alarm" }.to_owned());
    e.priority = Some(Priority::P0);
    e.reclock = true;
    let fresh = f.record.state.is_none();
    let first = if fresh || f.record.state.as_deref() == Some("draft") { f.record.received_at } else { f.now };
    // A desk whose clock runs fast keeps nobody from a leak.
    let received = f.moment("received_at").unwrap_or(first).min(f.now);
    if fresh {
        e.first_owner = f.actor.person;
        e.owner = Some(f.actor.person);
        e.duty_open = Some(true);
        e.facts.push(Fact { code: fact::RECEIVED.into(), at: f.record.received_at, evidenced: true });
    }
    e.facts.push(Fact { code: "accepted".into(), at: f.now, evidenced: true });
    answered(f, received, e);
    // A neighbour's call: the crew that comes for the one comes for the other (EMG-09).
    if let Some(there) = &f.given.joins {
        return emergency::join(f, there, received, e);
    }
    let district = r.address.district.clone();
    e.children.push(emergency::open(f, kind, received, &district, &r.content));
}

/// Whoever answers the telephone of an emergency has given the first response: its limit is nought, and the call is it
/// (docs/decisions/0008). Written down long afterwards it needs its proof like everything else (INT-13).
fn answered(f: &Facts, at: crate::moment::Moment, e: &mut Effects) {
    if f.voice && f.now.since(at) <= crate::flow::LIVE {
        e.facts.push(Fact { code: fact::CONTACT.into(), at, evidenced: true });
    }
}

/// The key data that are read back (INT-03).
fn read_out(r: &Request) -> (&str, &Address, &str, &str, Option<crate::moment::Moment>) {
    (&r.name, &r.address, &r.contact, &r.content, r.occurred_at)
}

/// The data go to the customer when they are written down, however long the letter lay before.
fn send_read_back(r: &mut Request, f: &Facts, e: &mut Effects) {
    r.read_back_sent = Some(f.now);
    e.facts.push(Fact { code: fact::READBACK_SENT.into(), at: f.now, evidenced: true });
}

fn confirm(r: &mut Request, f: &Facts, e: &mut Effects, silent: bool) {
    let listed = fields(r);
    apply_fields(r, f);
    r.read_back = if silent { "silent".into() } else { f.text("result").unwrap_or_default().to_owned() };
    e.summary = Some(summary(r));
    // Most read-backs correct nothing; then the list fields need not be written again.
    e.fields = Some(fields(r)).filter(|now| *now != listed).unwrap_or_default();
    e.reclock = true;
    // Nobody spoke with who applied on the portal: whoever reads it back with them is asked first (FAR-01).
    if !silent && f.record.first_owner.is_none() && f.actor.person.is_some() {
        e.first_owner = f.actor.person;
        e.owner = f.record.owner.is_none().then_some(f.actor.person);
    }
    e.facts.push(f.fact("accepted"));
    e.facts.push(f.fact(fact::READBACK_ANSWERED));
    // CLS-02: a person on the line who says what happens next and by when has given the first response at intake.
    if f.voice && f.text("told").is_some() && f.moment("told_by").is_some() {
        e.facts.push(f.fact(fact::TOLD_NEXT));
    }
}

fn answer(r: &mut Request, f: &Facts, e: &mut Effects) {
    f.text("text").unwrap_or_default().clone_into(&mut r.answer);
    f.text("outcome").unwrap_or_default().clone_into(&mut r.outcome);
    r.answered_at = Some(f.at);
    r.resolved_at = Some(r.resolved_at.map_or(f.at, |old| old.min(f.at)));
    r.first_contact = f.record.state.as_deref() != Some("in_handling");
    r.untold = false;
    e.duty_open = Some(false);
    e.facts.push(f.fact(fact::ANSWERED));
    e.facts.push(f.fact(fact::CONTACT));
    keep_promises(f, e);
}

fn hand_over(r: &mut Request, f: &Facts, e: &mut Effects) {
    let mut body = Map::new();
    for key in ["to_person", "to_unit", "content", "reason", "outstanding"] {
        if let Some(value) = f.input.get(key) {
            body.insert(key.into(), value.clone());
        }
    }
    body.insert("rejections".into(), json!(r.rejections));
    if let Some(giver) = f.record.owner.or(f.actor.person) {
        body.insert("giver".into(), json!(giver.to_string()));
    }
    r.told_receiver =
        if f.flag("customer_told") { f.text("to_person").or(f.text("to_unit")).map(str::to_owned) } else { None };
    e.children.push(Child { kind: "handover", action: "offer", body });
}

fn take_over(r: &mut Request, f: &Facts, e: &mut Effects) {
    let person = f.id("person");
    e.owner = Some(person);
    // A person of another unit who takes it brings it to their own unit: its leaders answer for it from now on.
    let elsewhere = person.filter(|who| !f.policy.serves(*who, f.record.unit, f.now));
    if let Some(unit) = f.id("unit").or_else(|| elsewhere.and_then(|who| f.policy.home_of(who))) {
        e.unit = Some(unit);
    }
    if f.flag("bound") {
        (r.bound, r.bound_to) = (true, person);
    }
    // The duty of the first owner ends when the handover is accepted AND the customer knows who answers (FAR-01).
    let told = r.told_receiver.is_some() && r.told_receiver.as_deref() == f.text("receiver");
    r.untold = !told;
    r.told_receiver = None;
    if told {
        e.duty_open = Some(false);
    }
    if let Some(first) = f.record.first_owner {
        e.parties.push(Party { who: first, relation: Relation::Watcher });
    }
}

/// Any contact in which the customer was reached keeps the promises that are open, and, entered afterwards with evidence,
/// those held broken until then (TRK-03).
fn keep_promises(f: &Facts, e: &mut Effects) {
    // One that was broken is asked again only by what comes to light later.
    if f.links.open_promises == 0 && !(f.is_late_entry() && f.is_evidenced()) {
        return;
    }
    let mut body = Map::new();
    body.insert("happened_at".into(), json!(f.at.0));
    if let Some(evidence) = f.input.get("evidence") {
        body.insert("evidence".into(), evidence.clone());
    }
    e.follows.push(Follow { whom: Whom::Children("promise"), action: "keep", body });
}

/// The party a handover names.
pub(super) fn receiver(f: &Facts) -> Option<Id> {
    f.id("to_person").or_else(|| f.id("to_unit"))
}
