//! What follows from each act upon a campaign.

use super::{Campaign, Event, Poster, Reach};
use crate::{
    clock::catalog::fact,
    flow::{Effects, Facts, Told},
    id::Id,
    intake::Room,
    org::Role,
};
use serde_json::Value;

pub(crate) fn decide(before: &Campaign, f: &Facts, action: &str) -> Effects {
    let mut c = before.clone();
    let mut e = Effects::default();
    match action {
        "draft" | "amend" => {
            write(&mut c, f);
            e.summary = Some(c.title.chars().take(120).collect());
            if action == "draft" {
                e.owner = Some(f.actor.person);
                e.tell = vec![Told::Role(Role::ServiceHead)];
            }
        }
        "approve" => e.tell.extend(f.record.recorder.map(Told::Person)),
        "send_back" => {
            f.text("reason").unwrap_or_default().clone_into(&mut c.reason);
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "start" => {
            c.started_at = Some(f.now);
            e.reach.push(Reach::Gather);
            e.tell = vec![Told::Role(Role::TeamLeader), Told::Role(Role::GroupLeader)];
        }
        "gathered" => {
            c.listed_at = Some(f.now);
            c.points = f.input.get("points").and_then(Value::as_i64).unwrap_or(0);
        }
        "reach" => {
            let how = f.text("how").unwrap_or_default().to_owned();
            e.reach.push(Reach::By(f.given.reached.clone(), how));
        }
        "hold_event" => {
            let text = |key: &str| f.text(key).unwrap_or_default().trim().to_owned();
            c.events.push(Event {
                at: Some(f.at),
                kind: text("kind"),
                place: text("place"),
                attendance: f.input.get("attendance").and_then(Value::as_i64).unwrap_or(0),
                text: text("text"),
                photos: ids(f, "photos", "file"),
                points: f.given.reached.len() as i64,
            });
            if !f.given.reached.is_empty() {
                e.reach.push(Reach::By(f.given.reached.clone(), "event".to_owned()));
            }
        }
        "put_up" => c.posters.push(Poster {
            at: Some(f.at),
            place: f.text("place").unwrap_or_default().trim().to_owned(),
            count: f.input.get("count").and_then(Value::as_i64).unwrap_or(0),
        }),
        "finish" => {
            c.finished_at = Some(f.now);
            e.reach.push(Reach::Stop);
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "report" => {
            c.reported_at = Some(f.now);
            f.text("summary").unwrap_or_default().trim().clone_into(&mut c.summary);
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell = vec![Told::Role(Role::ServiceHead), Told::Role(Role::CompanyLeader)];
        }
        "cancel" => {
            f.text("reason").unwrap_or_default().clone_into(&mut c.reason);
            e.reach.push(Reach::Stop);
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        _ => {}
    }
    if c != *before {
        e.room = Some(Room::Campaign(Box::new(c)));
    }
    e
}

fn write(c: &mut Campaign, f: &Facts) {
    let take = |key: &str, slot: &mut String| {
        if let Some(text) = f.text(key) {
            text.trim().clone_into(slot);
        }
    };
    take("title", &mut c.title);
    take("text", &mut c.text);
    for (key, slot) in [("districts", &mut c.districts), ("roads", &mut c.roads)] {
        if let Some(lines) = f.input.get(key).and_then(Value::as_array) {
            let lines = lines.iter().filter_map(Value::as_str).map(|line| line.trim().to_owned());
            *slot = lines.filter(|line| !line.is_empty()).collect();
        }
    }
    for (key, slot) in [
        ("households", &mut c.households),
        ("cared_for", &mut c.cared_for),
        ("firms", &mut c.firms),
        ("sms", &mut c.sms),
        ("visit", &mut c.visit),
        ("event", &mut c.event),
        ("poster", &mut c.poster),
    ] {
        if let Some(tick) = f.input.get(key).and_then(Value::as_bool) {
            *slot = tick;
        }
    }
    c.from = f.moment("from").or(c.from);
    c.until = f.moment("until").or(c.until);
    c.goal = f.input.get("goal").and_then(Value::as_i64).or(c.goal);
}

fn ids(f: &Facts, list: &str, key: &str) -> Vec<Id> {
    let all = f.input.get(list).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|one| one.get(key).and_then(Value::as_str).and_then(Id::parse)).collect()
}
