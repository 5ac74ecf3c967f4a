//! The consequences of the actions of a plan.

use super::{
    EmergencyPlan, PlanReview, PlanStep, Use,
    flow::{REVIEW_CLOCK, STARTS_CLOCK},
    months,
};
use crate::{
    clock::catalog::fact,
    flow::{Child, Effects, Fact, Facts, Follow, Party, Relation, Told, Whom},
    id::Id,
    intake::Room,
    moment::Moment,
    org::Role,
};
use serde_json::{Map, Value, json};

/// Under this key lists find plans of a scenario.
pub const SCENARIO: &str = "scenario";
/// Uses and reviews that stay beside a plan; all of them stand in its history.
const KEPT: usize = 40;

pub(crate) fn decide(before: &EmergencyPlan, f: &Facts, action: &str) -> Effects {
    let mut p = before.clone();
    let mut e = Effects::default();
    match action {
        "draft" | "carry_on" | "adopt" => {
            f.text("scenario").unwrap_or_default().clone_into(&mut p.scenario);
            p.unit = f.id("unit");
            e.unit = p.unit;
            p.version = f.given.plans.next_version();
            f.text("pack").unwrap_or_default().clone_into(&mut p.pack);
            p.improvements.extend(f.text("improvement").map(str::to_owned));
            e.owner = Some(f.id("person").or(f.actor.person));
            e.fields.insert(SCENARIO.to_owned(), p.scenario.clone());
            written(&mut p, f, &mut e);
            // Whoever asked for a next version has not written in it yet.
            if action == "draft" {
                author(&mut p, f.actor.person);
            }
            if action == "adopt" {
                begins(&mut p, f, f.moment("from").unwrap_or(f.now), &mut e);
            } else if action == "carry_on" {
                e.tell.extend(f.id("person").map(Told::Person));
            }
        }
        "revise" => {
            written(&mut p, f, &mut e);
            author(&mut p, f.actor.person);
            if let Some(person) = f.id("person") {
                entrust(person, &mut e);
            }
        }
        "improve" => {
            p.improvements.extend(f.text("improvement").map(str::to_owned));
            e.tell.extend(f.record.owner.map(Told::Person));
        }
        "submit" => {
            // Whoever hands it in stands for it as its authors do.
            author(&mut p, f.actor.person);
            e.tell = vec![Told::Role(Role::ServiceHead), Told::Role(Role::CompanyLeader)];
        }
        "approve" => {
            p.approved_by = f.actor.person;
            p.approved_at = Some(f.at);
            begins(&mut p, f, f.moment("from").unwrap_or(f.now).max(f.now), &mut e);
            e.tell.extend(p.authors.iter().map(|who| Told::Person(*who)));
        }
        "send_back" => {
            (p.approved_by, p.approved_at, p.from) = (None, None, None);
            f.text("reason").unwrap_or_default().clone_into(&mut p.reason);
            e.tell.extend(p.authors.iter().map(|who| Told::Person(*who)));
        }
        "come_into_force" => come_into_force(&mut p, f, &mut e),
        "supersede" => ended(&mut p, f, &mut e),
        "withdraw" => {
            f.text("reason").unwrap_or_default().clone_into(&mut p.reason);
            ended(&mut p, f, &mut e);
            e.tell.extend(p.authors.iter().chain(f.record.owner.iter()).map(|who| Told::Person(*who)));
            e.tell.push(Told::Role(Role::ServiceHead));
        }
        "review" => {
            reviewed(&mut p, f, f.actor.person, None);
            p.uses.clear();
            next_review(&mut p, f, &mut e);
            if f.text("result") == Some("change") {
                change(&p, f, f.text("improvement").unwrap_or_default(), &mut e);
            }
        }
        "next_version" => e.children.push(next(&p, f, f.text("improvement").unwrap_or_default())),
        "used" => {
            p.used += 1;
            let due = f.policy.due("epl.after", f.at);
            p.uses.push(Use {
                number: f.text("number").unwrap_or_default().to_owned(),
                matter: f.id("matter"),
                at: f.at,
                due,
            });
            trim(&mut p.uses);
            due_at(&p, &mut e);
        }
        "learned" => {
            let number = f.text("number").unwrap_or_default().to_owned();
            p.uses.retain(|one| one.number != number);
            reviewed(&mut p, f, f.id("person"), Some(number));
            due_at(&p, &mut e);
            if f.text("result") == Some("change") {
                change(&p, f, f.text("text").unwrap_or_default(), &mut e);
            }
        }
        "entrust" => {
            if let Some(person) = f.id("person") {
                entrust(person, &mut e);
            }
        }
        _ => {}
    }
    if p != *before {
        e.room = Some(Room::Plan(Box::new(p)));
    }
    e
}

/// What a form says of it. Steps keep their codes, so that versions can be laid beside each other; a new one gets the next.
fn written(p: &mut EmergencyPlan, f: &Facts, e: &mut Effects) {
    let text = |key: &str| f.text(key).unwrap_or_default().trim().to_owned();
    (p.title, p.title_en, p.clause) = (text("title"), text("title_en"), text("clause"));
    (p.process, p.process_en) = (text("process"), text("process_en"));
    let types = f.input.get("types").and_then(Value::as_array).into_iter().flatten();
    p.types = types.filter_map(Value::as_str).map(str::to_owned).collect();
    let typed = f.input.get("steps").and_then(Value::as_array).cloned().unwrap_or_default();
    let own = |one: &Value, key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let mut taken: Vec<String> = typed.iter().map(|one| own(one, "code")).collect();
    let mut steps: Vec<PlanStep> = Vec::with_capacity(typed.len());
    for one in &typed {
        let mut code = own(one, "code");
        if code.is_empty() || steps.iter().any(|step| step.code == code) {
            let free = (1..=typed.len() + taken.len()).map(|n| format!("s{n}")).find(|code| !taken.contains(code));
            code = free.unwrap_or_default();
            taken.push(code.clone());
        }
        steps.push(PlanStep {
            code,
            zh: own(one, "zh"),
            en: own(one, "en"),
            role: own(one, "role"),
            minutes: one.get("minutes").and_then(Value::as_i64).unwrap_or(0),
            done_by: own(one, "done_by"),
        });
    }
    p.steps = steps;
    e.summary = Some(p.title.chars().take(120).collect());
}

fn author(p: &mut EmergencyPlan, who: Option<Id>) {
    if let Some(who) = who.filter(|who| !p.authors.contains(who)) {
        p.authors.push(who);
    }
}

/// Approved: it comes into force on its date.
fn begins(p: &mut EmergencyPlan, f: &Facts, from: Moment, e: &mut Effects) {
    p.from = Some(from);
    p.approved_at = p.approved_at.or(Some(f.at));
    e.facts.push(Fact { code: fact::PLAN_APPROVED.into(), at: from.min(f.now), evidenced: true });
    // What holds already waits for nothing.
    if from > f.now {
        e.due.push((STARTS_CLOCK.code, from));
        e.reclock = true;
    }
}

/// From now on it is followed, and the version before it no more.
fn come_into_force(p: &mut EmergencyPlan, f: &Facts, e: &mut Effects) {
    // From its date on, whenever the sweep has come to it.
    let from = p.from.unwrap_or(f.now).min(f.now);
    e.facts.push(Fact { code: fact::PLAN_IN_FORCE.into(), at: from, evidenced: true });
    p.periodic = yearly(from, f);
    due_at(p, e);
    for other in f.given.plans.line.iter().filter(|one| one.id != f.record.id && one.state == "in_force") {
        e.follows.push(Follow { whom: Whom::Record(other.id), action: "supersede", body: Map::new() });
    }
    e.tell.extend(f.record.owner.map(Told::Person));
    e.tell.push(Told::Role(Role::Dispatcher));
}

fn ended(p: &mut EmergencyPlan, f: &Facts, e: &mut Effects) {
    // One that had not begun never holds.
    if p.from.is_some_and(|from| from > f.now) {
        p.from = None;
    }
    p.until = Some(f.now);
    e.facts.push(f.witnessed(fact::ENDED));
}

fn yearly(from: Moment, f: &Facts) -> Option<Moment> {
    months(from, f.policy.count("epl.review").map_or(12, |(n, _)| n), f.given.zone())
}

fn next_review(p: &mut EmergencyPlan, f: &Facts, e: &mut Effects) {
    p.periodic = yearly(f.now, f);
    due_at(p, e);
}

/// The clock runs to the nearest review.
fn due_at(p: &EmergencyPlan, e: &mut Effects) {
    if let Some(due) = p.review_due() {
        e.due.push((REVIEW_CLOCK.code, due));
        e.reclock = true;
    }
}

fn reviewed(p: &mut EmergencyPlan, f: &Facts, by: Option<Id>, number: Option<String>) {
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    p.reviews.push(PlanReview {
        at: f.at,
        by,
        result: text("result"),
        text: text("text"),
        number: number.unwrap_or_default(),
    });
    trim(&mut p.reviews);
}

fn trim<T>(list: &mut Vec<T>) {
    let more = list.len().saturating_sub(KEPT);
    list.drain(..more);
}

/// EPL-02: what has to change goes into the version that is being prepared, or opens the draft of the next.
fn change(p: &EmergencyPlan, f: &Facts, text: &str, e: &mut Effects) {
    let said = match f.text("number") {
        Some(number) => format!("{number}：{text}"),
        None => text.to_owned(),
    };
    let open = f
        .given
        .plans
        .line
        .iter()
        .find(|one| one.id != f.record.id && matches!(one.state.as_str(), "draft" | "in_approval"));
    if let Some(open) = open {
        let mut body = Map::new();
        body.insert("improvement".into(), json!(said));
        e.follows.push(Follow { whom: Whom::Record(open.id), action: "improve", body });
    } else {
        e.children.push(next(p, f, &said));
    }
}

/// The draft of the next version, made of this one.
fn next(p: &EmergencyPlan, f: &Facts, improvement: &str) -> Child {
    let mut body = content(p);
    if !improvement.trim().is_empty() {
        body.insert("improvement".into(), json!(improvement.chars().take(4_000).collect::<String>()));
    }
    if let Some(person) = f.record.owner.or(f.actor.person) {
        body.insert("person".into(), json!(person.to_string()));
    }
    Child { kind: "plan", action: "carry_on", body }
}

/// What a version says, as the forms take it.
pub fn content(p: &EmergencyPlan) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("scenario".into(), json!(p.scenario));
    body.extend(p.unit.map(|unit| ("unit".to_owned(), json!(unit.to_string()))));
    for (key, value) in [
        ("title", &p.title),
        ("title_en", &p.title_en),
        ("clause", &p.clause),
        ("process", &p.process),
        ("process_en", &p.process_en),
    ] {
        if !value.is_empty() {
            body.insert(key.into(), json!(value));
        }
    }
    body.insert("types".into(), json!(p.types));
    let step = |one: &PlanStep| {
        let mut out = Map::new();
        for (key, value) in
            [("code", &one.code), ("zh", &one.zh), ("en", &one.en), ("role", &one.role), ("done_by", &one.done_by)]
        {
            if !value.is_empty() {
                out.insert(key.into(), json!(value));
            }
        }
        if one.minutes > 0 {
            out.insert("minutes".into(), json!(one.minutes));
        }
        Value::Object(out)
    };
    body.insert("steps".into(), Value::Array(p.steps.iter().map(step).collect()));
    body
}

fn entrust(person: Id, e: &mut Effects) {
    e.owner = Some(Some(person));
    e.parties.push(Party { who: person, relation: Relation::Watcher });
    e.tell.push(Told::Person(person));
}
