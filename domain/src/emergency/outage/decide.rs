//! What follows from each act upon an outage.

use super::{Change, Extension, Listed, Named, Outage, PLACES_MOST, Supply, flow};
use crate::{
    channels::progress::{
        OUTAGE_BACK, OUTAGE_CANCELLED, OUTAGE_EXTENDED, OUTAGE_MOVED, OUTAGE_NOW, OUTAGE_PLANNED, OUTAGE_REMINDER,
    },
    clock::catalog::fact,
    flow::{Child, Effects, Facts, Follow, Party, Relation, Told, Whom},
    intake::{Address, Room},
    moment::Moment,
    org::Role,
};
use serde_json::{Map, Value, json};

pub(crate) fn decide(before: &Outage, f: &Facts, action: &str) -> Effects {
    let mut o = before.clone();
    let mut e = Effects::default();
    match action {
        "draft" => {
            "planned".clone_into(&mut o.nature);
            write(&mut o, f);
            list(&mut o, f, &mut e);
            e.owner = Some(f.actor.person);
            e.facts.push(f.witnessed(fact::OUTAGE_DRAFTED));
            e.due.push((flow::PUBLISH_CLOCK.code, publish_by(&o, f)));
            e.reclock = true;
            e.tell = vec![Told::Role(Role::ServiceHead)];
        }
        "amend" => {
            write(&mut o, f);
            if f.input.contains_key("valves") || f.input.contains_key("points") {
                list(&mut o, f, &mut e);
            }
            e.due.push((flow::PUBLISH_CLOCK.code, publish_by(&o, f)));
            e.reclock = true;
        }
        "approve" => e.tell.extend(f.record.recorder.map(Told::Person)),
        "send_back" => {
            f.text("reason").unwrap_or_default().clone_into(&mut o.reason);
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "publish" => {
            write(&mut o, f);
            o.published_at = Some(f.now);
            tell_all(&mut o, &mut e, OUTAGE_PLANNED.parameter);
            e.facts.push(f.witnessed(fact::OUTAGE_PUBLISHED));
            remind_later(&mut o, f, &mut e);
            e.tell = vec![Told::Role(Role::GroupLeader), Told::Role(Role::Dispatcher)];
        }
        "reschedule" => {
            write(&mut o, f);
            f.text("reason").unwrap_or_default().clone_into(&mut o.reason);
            e.points.push(Change::Again);
            tell_all(&mut o, &mut e, OUTAGE_MOVED.parameter);
            remind_later(&mut o, f, &mut e);
            e.tell = vec![Told::Role(Role::GroupLeader), Told::Role(Role::Dispatcher)];
        }
        "remind" => {
            o.reminded_at = Some(f.now);
            tell_all(&mut o, &mut e, OUTAGE_REMINDER.parameter);
            e.facts.push(f.witnessed(fact::OUTAGE_REMINDED));
        }
        "cut_off" => cut_off(&mut o, f, &mut e),
        "tell" => {
            let how = f.text("how").unwrap_or_default();
            e.points.extend(f.id("point").map(|point| Change::Told(point, how.to_owned())));
        }
        "add_points" => {
            let listed = &f.given.outage.listed;
            o.points += listed.len() as i64;
            places(&mut o, listed);
            e.points.push(Change::Add(listed.clone()));
            // Whoever was told keeps what they were told; the others hear it now.
            if before.turn > 0 {
                let words = if o.is_planned() { OUTAGE_PLANNED.parameter } else { OUTAGE_NOW.parameter };
                e.points.push(Change::Tell { turn: before.turn, words });
            }
        }
        "drop_points" => {
            let named = f.given.outage.named.iter();
            o.points -= named.len() as i64;
            e.points.extend(named.map(|named| Change::Move(named.point, Supply::Dropped)));
        }
        "assign" => on_site(f, &mut e),
        "begin" => {
            o.begun_at = Some(f.at);
            off(&o, f, &mut e);
        }
        "extend" => {
            let until = f.moment("until");
            let reason = f.text("reason").unwrap_or_default().to_owned();
            o.extensions.extend(until.map(|until| Extension { at: f.at, until, reason }));
            o.until = until;
            tell_all(&mut o, &mut e, OUTAGE_EXTENDED.parameter);
            // A later time is a new promise; the one before was broken where it had run out.
            e.due.extend(o.until.map(|until| (flow::BACK_CLOCK.code, until)));
            e.reclock = o.begun_at.is_some();
            e.tell = vec![Told::Role(Role::GroupLeader)];
        }
        "finish" => {
            o.finished_at = Some(f.at);
            tell_all(&mut o, &mut e, OUTAGE_BACK.parameter);
            e.facts.push(f.fact(fact::OUTAGE_FINISHED));
        }
        "restore_points" => {
            let back = f.given.outage.named.iter();
            e.points.extend(back.map(|named| Change::Move(named.point, Supply::Restored)));
        }
        "absent" => absent(&o, f, &mut e),
        "came_back" => e.points.extend(f.id("point").map(|point| Change::Move(point, Supply::Restored))),
        "all_back" => {
            e.follows.push(Follow { whom: Whom::Above("incident"), action: "supply_back", body: Map::new() });
        }
        "close" => e.facts.push(f.fact(fact::ENDED)),
        "cancel" => {
            f.text("reason").unwrap_or_default().clone_into(&mut o.reason);
            if o.published_at.is_some() {
                tell_all(&mut o, &mut e, OUTAGE_CANCELLED.parameter);
            }
            e.facts.push(f.witnessed(fact::ENDED));
        }
        _ => {}
    }
    if o != *before {
        e.room = Some(Room::Outage(Box::new(o)));
    }
    e
}

/// What the form says; what it does not say stays.
fn write(o: &mut Outage, f: &Facts) {
    let take = |key: &str, slot: &mut String| {
        if let Some(text) = f.text(key) {
            text.trim().clone_into(slot);
        }
    };
    take("area", &mut o.area);
    take("why", &mut o.why);
    take("enquiries", &mut o.enquiries);
    take("urgent_reason", &mut o.urgent_reason);
    o.from = f.moment("from").or(o.from);
    o.until = f.moment("until").or(o.until);
    if let Some(ways) = lines(f, "ways") {
        o.ways = ways;
    }
}

fn lines(f: &Facts, key: &str) -> Option<Vec<String>> {
    let lines = f.input.get(key)?.as_array()?.iter().filter_map(Value::as_str);
    Some(lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect())
}

/// The list is that of the valves, as the network data are now (ANN-01).
fn list(o: &mut Outage, f: &Facts, e: &mut Effects) {
    o.valves = lines(f, "valves").unwrap_or_default();
    let listed = &f.given.outage.listed;
    o.points = listed.len() as i64;
    o.places.clear();
    places(o, listed);
    e.summary = Some(format!("{} {}", o.area, o.why).trim().chars().take(120).collect());
    e.points.push(Change::Set(listed.clone()));
}

/// Stairways, each once: whoever calls from one of them is affected, and the notice names them.
fn places(o: &mut Outage, listed: &[Listed]) {
    for one in listed {
        let stair = Address { room: String::new(), text: String::new(), ..one.address.clone() };
        if o.places.len() < PLACES_MOST && !stair.is_empty() && !o.places.contains(&stair) {
            o.places.push(stair);
        }
    }
}

/// The last instant at which it is announced in time: as long before the stop as the limit is from now on.
fn publish_by(o: &Outage, f: &Facts) -> Moment {
    let from = o.from.unwrap_or(f.now);
    let lead = f.policy.due("outage.notice", f.now).map_or(0, |due| due.since(f.now));
    if o.urgent_reason.is_empty() { from.minus(lead) } else { from }
}

/// Once more before it begins. Whoever hears of it later than that has heard of it lately enough.
fn remind_later(o: &mut Outage, f: &Facts, e: &mut Effects) {
    let lead = f.policy.due("outage.remind", f.now).map_or(0, |due| due.since(f.now));
    let at = o.from.map(|from| from.minus(lead)).filter(|at| lead > 0 && *at > f.now);
    (o.remind_at, o.reminded_at) = (at, None);
    if let Some(at) = at {
        e.facts.push(f.witnessed(fact::OUTAGE_ANNOUNCED));
        e.due.push((flow::REMIND_CLOCK.code, at));
        e.reclock = true;
    } else {
        e.facts.push(f.witnessed(fact::OUTAGE_REMINDED));
    }
}

/// Every point that has no gas hears it once.
fn tell_all(o: &mut Outage, e: &mut Effects, words: &'static str) {
    o.turn += 1;
    e.points.push(Change::Tell { turn: o.turn, words });
}

/// A crew closed a valve: they are told at once, at whatever hour (EMG-10).
fn cut_off(o: &mut Outage, f: &Facts, e: &mut Effects) {
    "unplanned".clone_into(&mut o.nature);
    write(o, f);
    list(o, f, e);
    if o.area.is_empty() {
        o.area = o.places.first().map(Address::line).unwrap_or_default();
    }
    "抢修".clone_into(&mut o.why);
    o.from = Some(f.at);
    (o.begun_at, o.published_at) = (Some(f.at), Some(f.now));
    e.summary = Some(format!("紧急停气 {}", o.area).trim().chars().take(120).collect());
    e.facts.push(f.fact(fact::OUTAGE_PUBLISHED));
    off(o, f, e);
    e.reclock = true;
    on_site(f, e);
    tell_all(o, e, OUTAGE_NOW.parameter);
    e.tell.extend([Told::Role(Role::Dispatcher), Told::Role(Role::GroupLeader)]);
}

/// Whoever goes there sees the list, and enters what is done at each door.
fn on_site(f: &Facts, e: &mut Effects) {
    if let Some(who) = f.id("person") {
        e.parties.push(Party { who, relation: Relation::Receiver });
        e.tell.push(Told::Person(who));
    }
}

/// From now on the time that was announced is to be kept.
fn off(o: &Outage, f: &Facts, e: &mut Effects) {
    e.facts.push(f.fact(fact::OUTAGE_BEGUN));
    if let Some(until) = o.until {
        e.due.push((flow::BACK_CLOCK.code, until));
        e.reclock = true;
    }
}

/// EMG-10: it stays closed, and somebody comes again when they are in: a matter of its own, from the appointment to the
/// leak check and the signature.
fn absent(o: &Outage, f: &Facts, e: &mut Effects) {
    let Some(named) = f.given.outage.named.first() else { return };
    let fresh = named.supply == Supply::Listed;
    e.points.push(Change::Move(named.point, Supply::Absent));
    if fresh {
        e.children.push(matter(o, f, named));
    }
}

fn matter(o: &Outage, f: &Facts, named: &Named) -> Child {
    let mut body = Map::new();
    let number = &f.given.number;
    let content = format!("停气 {number}（{}）结束时无人在家，未恢复供气：约定时间上门，用户在场检漏后恢复。", o.area);
    body.insert("content".into(), json!(content));
    body.insert("point".into(), json!(named.point.to_string()));
    body.insert("name".into(), json!(named.name));
    body.insert("contact".into(), json!(named.contact));
    if let Some(customer) = named.customer {
        body.insert("customer".into(), json!(customer.to_string()));
    }
    if let Ok(address) = serde_json::to_value(&named.address) {
        body.insert("address".into(), address);
    }
    Child { kind: "request", action: "stay_closed", body }
}
