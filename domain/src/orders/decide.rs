//! The consequences of the actions of a work order.

use super::{
    Diagnosis, Order, Rating, Substitute, Unsolved, customer,
    visit::{above, appointment, arrive, customers_time, hear, leg, moved, own, own_time_ends, reached, window},
};
use crate::{
    clock::catalog::fact,
    fieldwork::{
        measure::Reading,
        readiness::Item,
        scope::{Agreed, Consent, Line},
        sheet::Signature,
    },
    flow::{Child, Effects, Facts, Follow, Priority, Told, Whom},
    id::Id,
    intake::{Room, tell_holder},
    moment::Moment,
    org::Role,
};
use serde_json::{Map, Value, json};

/// Lines of a body as code and quantity (thousandths). An item that is written twice is as much as both together.
pub(super) fn lines(f: &Facts) -> Vec<(String, i64)> {
    let all = f.input.get("lines").and_then(Value::as_array).into_iter().flatten();
    let line = |v: &Value| Some((v.get("code")?.as_str()?.to_owned(), v.get("quantity")?.as_i64()?));
    let mut out: Vec<(String, i64)> = Vec::new();
    for (code, quantity) in all.filter_map(line) {
        match out.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sum)) => *sum = sum.saturating_add(quantity),
            None => out.push((code, quantity)),
        }
    }
    out
}

/// What the technician says is there, written onto the list of the type.
pub(super) fn take_ready(items: &mut Vec<Item>, f: &Facts) {
    if items.is_empty() && !super::guards::order(f).part {
        items.clone_from(&f.kind.work.readiness);
    }
    for given in f.input.get("items").and_then(Value::as_array).into_iter().flatten() {
        let code = given.get("code").and_then(Value::as_str);
        let Some(item) = items.iter_mut().find(|i| Some(i.code.as_str()) == code) else { continue };
        item.there = given.get("there").and_then(Value::as_i64).unwrap_or(0);
        given.get("serial").and_then(Value::as_str).unwrap_or_default().trim().clone_into(&mut item.serial);
        item.valid_until = given.get("valid_until").and_then(Value::as_i64).map(Moment);
        item.known = None;
    }
    // What the equipment room knows of an instrument counts, not what is typed (PRE-01).
    for item in items {
        if let Some(known) = f.given.instruments.get(&item.serial) {
            (item.valid_until, item.known) = (Some(known.until), Some(known.device));
        }
        // The type may have come to want an instrument after the order was made.
        let line = f.kind.work.readiness.iter().find(|line| line.code == item.code);
        item.device = item.device.or_else(|| line.and_then(|line| line.device));
    }
}

pub(crate) fn decide(before: &Order, f: &Facts, action: &str) -> Effects {
    let mut o = before.clone();
    let mut e = Effects::default();
    match action {
        "open" => open(&mut o, f, &mut e),
        "approve" => o.approved = true,
        "dispatch" | "route" | "rule" | "reassign" | "reopen" => assign(&mut o, f, &mut e, action),
        "accept" => {
            e.owner = Some(f.actor.person.or(f.record.owner));
            let person = f.actor.person.map(|id| ("person", json!(id.to_string())));
            e.follows.push(leg("accept", person));
        }
        "released" => o.called = false,
        "crew_took" => {
            e.follows.push(leg("withdraw", None));
            e.owner = Some(f.id("person"));
            e.unit = f.given.home;
            e.children.push(Child { kind: "assignment", action: "give_taken", body: f.input.clone() });
            e.facts.push(f.witnessed(fact::DISPATCHED));
            e.reclock = true;
        }
        "return" => {
            o.returns += 1;
            e.owner = Some(None);
            e.facts.push(own(f, fact::RETURNED));
            // It waits to be given anew, and somebody has to know.
            e.tell.push(Told::Role(Role::Dispatcher));
            e.follows.push(leg("return", f.text("reason").map(|r| ("reason", json!(r)))));
        }
        "contact" if f.text("result") == Some("reached") => reached(f, &mut e),
        "propose_window" => e.children.push(appointment("propose", f)),
        "report_delay" => {
            let mut body = f.input.clone();
            // Once somebody is there the window is kept or missed already.
            let over = o.arrival.is_none() && o.window.is_some_and(|w| f.now > w.to);
            body.insert("late".into(), json!(over));
            e.children.push(Child { kind: "delay", action: "report", body });
        }
        "find_hazard" => {
            let mut body = f.input.clone();
            body.remove("happened_at");
            let grade = f.input.get("grade").and_then(Value::as_i64).unwrap_or(3);
            o.hazards.push(format!("{grade} {}", f.text("text").unwrap_or_default()));
            e.children.push(Child { kind: "hazard", action: "find", body });
        }
        "agree_window" => {
            window(&mut o, f, &mut e);
            o.agreed_at = Some(f.at);
            reached(f, &mut e);
            hear(f, &mut e, fact::ARRANGED);
        }
        "move_by_company" => {
            e.follows.push(moved("move_by_company", f));
            o.told_late_at = Some(f.proven_at());
            o.moved_by_company += 1;
            window(&mut o, f, &mut e);
            reached(f, &mut e);
        }
        "move_by_customer" | "ask_later" => {
            e.follows.push(moved("move_by_customer", f));
            o.moved_by_customer += 1;
            window(&mut o, f, &mut e);
            // The time until the date the customer wants is the customer's (APT-05).
            customers_time(&o, f, &mut e, "customer_date");
        }
        "missed_window" => {
            e.follows.push(moved("late_no_notice", f));
            o.missed += 1;
            e.facts.push(own(f, fact::VISIT_MISSED));
            window(&mut o, f, &mut e);
            reached(f, &mut e);
        }
        "confirm_window" | "confirm_visit" => {
            o.confirmed_at = Some(f.at);
            e.follows.push(moved("confirm", f));
        }
        "call_away" | "come_again" => {
            e.follows.push(moved("move_by_company", f));
            window(&mut o, f, &mut e);
        }
        "diagnose" => {
            let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
            o.diagnosis = Some(Diagnosis { symptom: text("symptom"), cause: text("cause"), need: text("need") });
            e.fields.insert("cause".into(), text("cause"));
            hear(f, &mut e, fact::DIAGNOSIS);
        }
        "send_solution" => {
            f.text("text").unwrap_or_default().clone_into(&mut o.solution);
            f.text("cost").unwrap_or_default().trim().clone_into(&mut o.cost);
            (o.solution_accepted, o.answered_by_staff) = (None, false);
            hear(f, &mut e, fact::SOLUTION_DELIVERED);
        }
        "answer_solution" | "answer_plan" => {
            o.solution_accepted = Some(f.flag("accepted"));
            o.answered_by_staff = action == "answer_solution";
        }
        "help_remotely" => hear(f, &mut e, fact::REMOTE_SESSION),
        "get_ready" => {
            take_ready(&mut o.readiness, f);
            e.facts.push(f.fact(fact::PREPARED));
        }
        "let_pass" => o.overridden.extend(f.text("item").map(str::to_owned)),
        "arrive" => arrive(&mut o, f, &mut e),
        "no_access" => {
            o.no_access += 1;
            e.follows.push(moved("no_access", f));
            window(&mut o, f, &mut e);
            customers_time(&o, f, &mut e, "no_access");
            if o.no_access >= 3 {
                e.fields.insert("no_access".into(), "3".into());
            }
        }
        "begin" => (o.consent_to_enter, o.explained) = (f.flag("consent"), f.flag("explained")),
        "ask_consent" => {
            o.lines.extend(lines(f).into_iter().filter_map(|(code, quantity)| line(f, code, quantity)));
            o.asked_at = Some(f.at);
        }
        "sign_scope" => {
            o.agreed.push(Agreed { scope: o.scope(&f.given.number), signature: signature(f) });
            answer_scope(&mut o, Consent::Signed { at: f.at });
        }
        "refuse_scope" => refuse_scope(&mut o, f.at),
        "rate" => customer::rate(&mut o, f, &mut e),
        "tick" => {
            let codes = f.input.get("codes").and_then(Value::as_array).into_iter().flatten();
            o.ticks.extend(codes.filter_map(Value::as_str).map(str::to_owned));
        }
        "measure" => o.readings.extend(reading(f)),
        "bill" => {
            for (code, quantity) in lines(f) {
                for line in o.lines.iter_mut().filter(|l| l.code == code && l.is_billable()) {
                    line.quantity = quantity;
                    line.begun = line.begun.or(Some(f.at));
                }
            }
        }
        "hand_item" => {
            let things = f.input.get("things").and_then(Value::as_array).into_iter().flatten();
            o.handed.extend(things.filter_map(Value::as_str).map(str::to_owned));
        }
        "coordinate" => {
            let mut body = Map::new();
            body.insert("content".into(), json!(f.text("needs").unwrap_or_default()));
            if let Some(unit) = f.text("unit") {
                body.insert("unit".into(), json!(unit));
                body.insert("part".into(), json!(true));
                // It has a date of its own, and none later than that of the whole.
                let whole = f.given.due;
                let by = f.moment("by").map_or(whole, |by| Some(whole.map_or(by, |whole| by.min(whole))));
                if let Some(by) = by.filter(|by| *by > f.now) {
                    body.insert("due".into(), json!(by.0));
                }
                e.children.push(Child { kind: "order", action: "open", body });
            }
        }
        "finish" => {
            f.text("done").unwrap_or_default().clone_into(&mut o.done);
            o.result_explained = f.flag("explained");
            o.finished_at = Some(f.at);
            hear(f, &mut e, fact::SOLVED);
            e.facts.push(f.fact(fact::FINISHED));
            e.reclock = true;
        }
        "stop_unsolved" => stop(&mut o, f, &mut e),
        "sign" => sign(&mut o, f),
        "substitute" => {
            let witness = f.text("witness").unwrap_or_default().to_owned();
            o.substitute = Some(Substitute { reason: f.text("code").unwrap_or_default().to_owned(), witness });
        }
        "reject_work" => {
            o.rework += 1;
            o.anew();
            e.facts.push(own(f, fact::WORK_REJECTED));
            hear(f, &mut e, fact::WORK_REJECTED);
            window(&mut o, f, &mut e);
        }
        "amend" => {
            for (code, quantity) in lines(f) {
                let refused = |l: &Line| matches!(l.consent, Consent::Refused { .. });
                for line in o.lines.iter_mut().filter(|l| l.code == code && !refused(l)) {
                    line.quantity = quantity;
                    // What the customer signed for is asked anew when it grows beyond that, and stands when it does not.
                    if matches!(line.consent, Consent::Signed { .. } | Consent::Asked) {
                        let at = signed_for(&o.agreed, line);
                        line.consent = at.map_or(Consent::Asked, |at| Consent::Signed { at });
                    }
                }
            }
            if let Some(done) = f.text("done") {
                done.clone_into(&mut o.done);
            }
            o.asked_at = Some(f.at);
            o.voided.extend(o.signature.take().and_then(|s| s.file));
            (o.substitute, o.signature_void) = (None, true);
        }
        "enter_result" => {
            f.text("result").unwrap_or_default().clone_into(&mut o.result);
            f.text("opinion").unwrap_or_default().clone_into(&mut o.opinion);
            o.followed = f.given.selected;
            e.facts.push(f.fact(fact::RESULT_ENTERED));
            e.drawn = Some(o.followed.is_some());
        }
        "select" => e.children.push(Child { kind: "followup", action: "plan", body: Map::new() }),
        "close" | "cancel" | "cancel_by_company" => end(f, &mut e),
        "merge" => merge(&mut o, f, &mut e),
        "absorb" => {
            let named = f.input.get("requests").and_then(Value::as_array).into_iter().flatten();
            o.followers.extend(named.filter_map(Value::as_str).filter_map(Id::parse));
            o.followers.sort_unstable();
            o.followers.dedup();
        }
        // send_for_approval, reject_sheet, go_to_ruling, depart, go_on, chase, note: the state and the event say it all.
        _ => {}
    }
    if STEPS.contains(&action) {
        o.stepped_at = Some(f.at);
    }
    if customer::is_theirs(action) {
        tell_holder(f, &mut e);
    }
    if o != *before {
        e.room = Some(Room::Order(Box::new(o)));
    }
    e
}

/// The way of a visit: what comes later did not happen earlier.
const STEPS: &[&str] = &["depart", "depart_at_once", "arrive", "no_access", "begin", "finish", "stop_unsolved"];

fn open(o: &mut Order, f: &Facts, e: &mut Effects) {
    f.text("content").unwrap_or_default().clone_into(&mut o.content);
    f.text("district").unwrap_or(&f.given.district).clone_into(&mut o.district);
    f.text("follows").unwrap_or_default().clone_into(&mut o.follows);
    (o.part, o.called) = (f.flag("part"), f.flag("called"));
    o.direct = f.id("unit").is_some();
    if !o.district.is_empty() {
        e.fields.insert("district".into(), o.district.clone());
    }
    if !o.part {
        o.readiness.clone_from(&f.kind.work.readiness);
    }
    // It is of the kind and as urgent as what it was made for, unless that is another matter altogether.
    e.type_code = f.text("type").filter(|code| f.policy.type_def(code).is_some()).map(str::to_owned);
    e.priority = f.text("priority").and_then(Priority::parse);
    e.summary = Some(o.content.chars().take(120).collect());
    // It answers to its unit until somebody there takes it.
    e.owner = Some(None);
    // An emergency is the crew's from the first second, not the desk's that heard of it: the rule says whose.
    let called = f.given.route.as_ref().filter(|_| o.called).map(|rule| rule.unit);
    // A region that nobody was given waits at the desk that gives away by hand, and the desk is told (DSP-01).
    let by_hand = f.given.unmapped.filter(|_| !o.direct && !o.called && !o.part);
    e.tell.extend(by_hand.map(|_| Told::Role(Role::Dispatcher)));
    e.unit = f.id("unit").or(called).or(by_hand);
    // What it is made for has a limit of its own, and whoever does it sees that one (FUP-08, EMG-11).
    e.due.extend(f.moment("due").map(|due| ("complete", due)));
    e.facts.push(own(f, fact::ORDERED));
    e.reclock = true;
}

fn assign(o: &mut Order, f: &Facts, e: &mut Effects, action: &str) {
    if action == "reopen" {
        o.reopened += 1;
        o.voided.extend(o.signature.take().and_then(|s| s.file));
        (o.substitute, o.rating, o.followed) = (None, None, None);
        o.unrated = false;
        (o.window, o.agreed_at, o.confirmed_at) = (None, None, None);
        o.anew();
        o.result.clear();
        e.new_round = true;
        e.facts.push(own(f, fact::ORDERED));
    }
    if matches!(action, "reassign" | "reopen") {
        if action == "reassign" {
            if o.window.is_some() {
                e.facts.push(own(f, fact::VISIT_OFF));
            }
            (o.window, o.agreed_at, o.confirmed_at) = (None, None, None);
            e.follows.push(moved("cancel", f));
        }
        e.follows.push(leg("withdraw", None));
    }
    o.ruled |= action == "rule";
    e.owner = Some(f.id("person"));
    if let Some(unit) = f.id("unit").or_else(|| f.id("person").and(f.given.home)) {
        e.unit = Some(unit);
    }
    let mut body = Map::new();
    for key in ["person", "unit"] {
        if let Some(value) = f.input.get(key) {
            body.insert(key.into(), value.clone());
        }
    }
    if let (Some(rule), "route") = (&f.given.route, action) {
        e.owner = Some(None);
        e.unit = Some(rule.unit);
        body.insert("unit".into(), json!(rule.unit.to_string()));
    }
    e.children.push(Child { kind: "assignment", action: "give", body });
    e.facts.push(f.fact(fact::DISPATCHED));
    e.reclock = true;
}

fn line(f: &Facts, code: String, quantity: i64) -> Option<Line> {
    let price = f.given.prices.iter().find(|p| p.code == code)?.price;
    Some(Line { code, quantity, price, consent: Consent::Asked, begun: None })
}

/// When the customer signed for at least this much of an item at this price.
fn signed_for(agreed: &[Agreed], line: &Line) -> Option<Moment> {
    signatures(agreed, line).find(|(quantity, _)| *quantity >= line.quantity).map(|(_, at)| at)
}

/// Quantity and instant of every signature for an item at this price; where one was for the item twice, both.
fn signatures<'a>(agreed: &'a [Agreed], line: &'a Line) -> impl Iterator<Item = (i64, Moment)> + 'a {
    agreed.iter().flat_map(move |one| {
        let same = one.scope.items.iter().filter(move |i| i.code == line.code && i.price == line.price);
        same.map(|i| (i.quantity, one.signature.at))
    })
}

/// What the customer does not want more of stays as it was signed for; what was never signed for is not done.
fn refuse_scope(o: &mut Order, at: Moment) {
    for n in 0..o.lines.len() {
        let line = &o.lines[n];
        if line.consent != Consent::Asked {
            continue;
        }
        let is_twin = |(m, other): (usize, &Line)| {
            m != n && other.code == line.code && matches!(other.consent, Consent::Signed { .. })
        };
        let signed = if o.lines.iter().enumerate().any(is_twin) { None } else { most_signed(&o.agreed, line) };
        let line = &mut o.lines[n];
        line.consent = signed.map_or(Consent::Refused { at }, |(_, at)| Consent::Signed { at });
        line.quantity = signed.map_or(line.quantity, |(quantity, _)| quantity);
    }
}

/// The largest quantity of an item at this price that the customer signed for, and when.
fn most_signed(agreed: &[Agreed], line: &Line) -> Option<(i64, Moment)> {
    signatures(agreed, line).max()
}

fn answer_scope(o: &mut Order, answer: Consent) {
    for line in o.lines.iter_mut().filter(|l| l.consent == Consent::Asked) {
        line.consent = answer;
    }
}

fn reading(f: &Facts) -> Option<Reading> {
    let instrument = f.text("instrument").unwrap_or_default().to_owned();
    Some(Reading {
        test: f.text("test")?.to_owned(),
        value: f.text("value")?.parse().ok()?,
        held: f.input.get("held").and_then(Value::as_i64).unwrap_or(0),
        calibrated_until: f.given.instruments.get(&instrument).map(|known| known.until),
        device: f.given.instruments.get(&instrument).map(|known| known.device),
        instrument,
        at: f.at,
    })
}

fn stop(o: &mut Order, f: &Facts, e: &mut Effects) {
    let plan = f.text("plan").unwrap_or_default().to_owned();
    if let Some(by) = f.moment("by") {
        o.unsolved = Some(Unsolved { reason: f.text("code").unwrap_or_default().to_owned(), plan: plan.clone(), by });
    }
    // The customer's matter goes on in an order of its own; this one can end.
    let mut body = Map::new();
    body.insert("content".into(), json!(plan));
    body.insert("follows".into(), json!(f.given.number));
    e.children.push(Child { kind: "order", action: "open", body });
    e.facts.push(f.fact(fact::FINISHED));
    e.facts.push(own(f, fact::NOT_SOLVED));
    e.reclock = true;
}

fn signature(f: &Facts) -> Signature {
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    Signature { content: text("content"), name: text("name"), at: f.at, file: f.text("file").map(str::to_owned) }
}

fn sign(o: &mut Order, f: &Facts) {
    o.signature = Some(signature(f));
    (o.substitute, o.signature_void) = (None, false);
    o.unrated = f.flag("unrated") && o.rating.is_none();
    let mark = |key: &str| f.input.get(key).and_then(Value::as_i64);
    if let (Some(quality), Some(attitude)) = (mark("quality"), mark("attitude")) {
        o.rating = Some(Rating { quality, attitude, text: f.text("text").unwrap_or_default().to_owned() });
    }
}

/// The elder order does what this one was to do: whoever waited for this one waits for that one (6.1).
fn merge(o: &mut Order, f: &Facts, e: &mut Effects) {
    o.merged_into = f.id("into");
    end(f, e);
    let Some(into) = o.merged_into else { return };
    let waiting: Vec<String> = f.given.request.iter().chain(&o.followers).map(Id::to_string).collect();
    let mut body = Map::new();
    body.insert("requests".into(), json!(waiting));
    e.follows.push(Follow { whom: Whom::Record(into), action: "absorb", body });
    e.follows.push(above("merged", &[("into", json!(into.to_string()))]));
}

/// The customer had asked for a date, or was not there.
fn order_waits(f: &Facts) -> bool {
    f.room.as_order().is_some_and(Order::had_own_time)
}

fn end(f: &Facts, e: &mut Effects) {
    if order_waits(f) {
        own_time_ends(f, e);
    }
    e.facts.push(own(f, fact::ENDED));
    e.follows.push(leg("end", None));
    e.follows.push(moved("cancel", f));
}
