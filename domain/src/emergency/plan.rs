//! The plan of an emergency (EMG-08, EPL-01): steps, each with who answers for it and by when. Owns: its shape, what makes
//! it complete, how its steps become tasks. Reading a pack refuses a plan of which one of the four parts is missing.

use crate::{
    flow::{Child, Effects, Facts, Follow, Whom},
    id::Id,
    moment::{MINUTE, Moment},
    org::Role,
    words::Said,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    Entry, Incident, Step,
    decide::write,
    library::{Chosen, DONE_BY, GRAVE, choose, nothing_holds},
};

/// What a plan says; a change is a new version, and an incident goes on by the one that it was begun with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Plan {
    pub version: i64,
    pub zh: String,
    pub en: String,
    pub clause: String,
    /// The process: when it is started, how it goes on, what ends it.
    pub process_zh: String,
    pub process_en: String,
    pub steps: Vec<PlanStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// Code of the role that answers for it.
    pub role: String,
    /// Minutes after the plan has started.
    pub minutes: i64,
    /// What in the log of the incident does it: `script`, `arrive`, `outside.119`. Empty: somebody says that it is done.
    #[serde(default)]
    pub done_by: String,
}

/// Longer than this is no step of an emergency: a week.
const MOST_MINUTES: i64 = 7 * 24 * 60;

impl Plan {
    /// What is missing or cannot be (EPL-01): steps, responsibilities, process and timing are the four parts of a plan.
    pub fn faults(&self) -> Vec<Said> {
        let mut out = Vec::new();
        if self.version < 1 || self.zh.trim().is_empty() || self.steps.is_empty() {
            out.push(Said::new("预案须有版本号、名称和步骤", "a plan has a version, a name and steps"));
        }
        if self.process_zh.trim().is_empty() {
            out.push(Said::new(
                "预案须写明流程：何时启动、如何推进、何时终止",
                "a plan says how it goes: what starts it, how it goes on, what ends it",
            ));
        }
        for (n, step) in self.steps.iter().enumerate() {
            let code = &step.code;
            let (zh_step, en_step) =
                (format!("第 {} 步（{}）", n + 1, step.zh), format!("step {} ({})", n + 1, step.said().en));
            let mut wrong = |zh: String, en: String| out.push(Said::new(zh, en));
            if code.is_empty() || self.steps[..n].iter().any(|other| other.code == *code) {
                wrong(format!("步骤编号有误或重复：{code}"), format!("no code, or twice: {code}"));
            }
            if step.zh.trim().is_empty() {
                wrong(format!("第 {} 步没有内容", n + 1), format!("step {} does not say what is done", n + 1));
            }
            if Role::parse(&step.role).is_none() {
                wrong(format!("{zh_step}没有责任岗位"), format!("{en_step} has no role that answers for it"));
            }
            if !(1..=MOST_MINUTES).contains(&step.minutes) {
                wrong(
                    format!("{zh_step}没有可用的时限（分钟）"),
                    format!("{en_step} has no time in which it is done (minutes)"),
                );
            }
            if self.steps[..n].iter().any(|before| before.minutes > step.minutes && step.minutes > 0) {
                wrong(format!("{zh_step}的时限早于前一步"), format!("{en_step} is due before the one above it"));
            }
            let done_by = &step.done_by;
            if !done_by.is_empty() && DONE_BY.iter().all(|one| one.code != done_by) {
                wrong(
                    format!("{zh_step}的完成依据不存在：{done_by}"),
                    format!("{en_step}: the log of an incident has no {done_by}"),
                );
            }
        }
        out
    }

    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

impl PlanStep {
    /// What is done; without English words the Chinese ones stand for them.
    pub fn said(&self) -> Said {
        Said::new(self.zh.clone(), if self.en.is_empty() { self.zh.clone() } else { self.en.clone() })
    }
}

/// A plan that was started for an incident, by the rule or by hand, and until when it ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Started {
    /// Scenario that it is for: the kind of emergency, or how grave it is.
    pub kind: String,
    /// The version in the library, and its number; none of a plan that stands in the pack alone.
    pub plan: Option<Id>,
    pub number: String,
    pub version: i64,
    pub zh: String,
    pub en: String,
    pub at: Moment,
    pub by: Option<Id>,
    pub stopped_at: Option<Moment>,
}

/// Starts what holds for the kind of an incident that was just reported. Without any the incident goes on (EMG-16): it is
/// written into it and told to the leaders.
pub(super) fn by_kind(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let kind = i.kind.clone();
    match choose(f, &kind) {
        Some(chosen) => start(i, f, e, &kind, &chosen),
        None => e.follows.push(nothing_holds(f, &kind)),
    }
}

/// EMG-08: how grave it is starts a plan too, once, in the act that made it so grave.
pub(super) fn by_severity(before: &Incident, i: &mut Incident, f: &Facts, e: &mut Effects) {
    let from = f.policy.count("emg.plan.severity").map_or(0, |(n, _)| n);
    let grave = |incident: &Incident| incident.severity.parse::<i64>().is_ok_and(|severity| severity <= from);
    if !grave(i) || grave(before) || i.plans.iter().any(|plan| plan.kind == GRAVE) {
        return;
    }
    match choose(f, GRAVE) {
        Some(chosen) => start(i, f, e, GRAVE, &chosen),
        None if f.given.plans.knows(GRAVE) => e.follows.push(nothing_holds(f, GRAVE)),
        None => {}
    }
}

/// Starts a plan: its steps become tasks, each with who answers for it and until when.
pub(super) fn start(i: &mut Incident, f: &Facts, e: &mut Effects, scenario: &str, chosen: &Chosen) {
    let plan = &chosen.plan;
    i.log.push(Entry {
        step: Step::PlanStarted,
        at: f.now,
        by: f.actor.person,
        text: plan.zh.clone(),
        ..Entry::default()
    });
    i.plans.push(Started {
        kind: scenario.to_owned(),
        plan: chosen.id,
        number: chosen.number.clone(),
        version: plan.version,
        zh: plan.zh.clone(),
        en: plan.en.clone(),
        at: f.now,
        by: f.actor.person,
        stopped_at: None,
    });
    let is_done = |step: &PlanStep| i.log.iter().any(|entry| does(entry, &step.done_by));
    e.children.extend(tasks(plan, scenario, f, is_done));
}

/// The steps of a plan as tasks from now on, but those that are done already.
pub(super) fn tasks(plan: &Plan, scenario: &str, f: &Facts, is_done: impl Fn(&PlanStep) -> bool) -> Vec<Child> {
    let task = |step: &PlanStep| {
        let person = match (Role::parse(&step.role), f.record.kind.as_str()) {
            // Who speaks with the caller; who goes.
            (Some(Role::Agent), "incident") => f.record.recorder.or(f.actor.person),
            (Some(Role::Technician), "incident") => f.record.owner,
            _ => None,
        };
        let mut body = Map::new();
        body.insert("text".into(), json!(step.zh));
        body.insert("text_en".into(), json!(step.en));
        body.insert("role".into(), json!(step.role));
        body.insert("due".into(), json!(f.now.plus(step.minutes * MINUTE).0));
        body.insert("clause".into(), json!(plan.clause));
        body.insert("plan".into(), json!(scenario));
        body.insert("done_by".into(), json!(step.done_by));
        if let Some(person) = person {
            body.insert("person".into(), json!(person.to_string()));
        }
        Child { kind: "task", action: "set", body }
    };
    plan.steps.iter().filter(|step| !is_done(step)).map(task).collect()
}

/// Stops a plan that runs; what is still open of it is called off.
pub(super) fn stop(i: &mut Incident, f: &Facts, e: &mut Effects, kind: &str) {
    for plan in i.plans.iter_mut().filter(|plan| plan.kind == kind && plan.stopped_at.is_none()) {
        plan.stopped_at = Some(f.now);
    }
    write(i, f, Step::PlanStopped);
    e.follows.push(call_off(Some(kind), f.text("reason").unwrap_or_default()));
    used(i, f, e, Some(kind));
}

/// EPL-02: what was followed is reviewed, whichever version of it is in force by then. `kind`: of one plan, or of all that
/// were still running.
pub(super) fn used(i: &Incident, f: &Facts, e: &mut Effects, kind: Option<&str>) {
    for id in of_library(i, f, kind) {
        let mut body = Map::new();
        body.insert("number".into(), json!(f.given.number));
        body.insert("matter".into(), json!(f.record.id.to_string()));
        e.follows.push(Follow { whom: Whom::Record(id), action: "used", body });
    }
}

/// The plans of the library that an incident followed, as they are in force now, each once.
pub(super) fn of_library(i: &Incident, f: &Facts, kind: Option<&str>) -> Vec<Id> {
    let of = |plan: &&Started| match kind {
        Some(kind) => plan.kind == kind,
        None => plan.stopped_at.is_none(),
    };
    let mut out: Vec<Id> = Vec::new();
    for id in i.plans.iter().filter(of).filter_map(|plan| plan.plan) {
        let now = f.given.plans.successor.get(&id).copied().unwrap_or(id);
        if !out.contains(&now) {
            out.push(now);
        }
    }
    out
}

/// What has not been done of a plan, or of all of them, is not wanted any more.
pub(super) fn call_off(kind: Option<&str>, reason: &str) -> Follow {
    let mut body = Map::new();
    body.insert("reason".into(), json!(reason));
    if let Some(kind) = kind {
        body.insert("plan".into(), json!(kind));
    }
    Follow { whom: Whom::Children("task"), action: "call_off", body }
}

/// Which tasks the new entries of the log do; whose hands the steps of the crew are in.
pub(super) fn follow(before: &Incident, i: &Incident, f: &Facts, e: &mut Effects) {
    if i.plans.is_empty() {
        return;
    }
    let task = |action: &'static str, key: &str, value: Value| {
        let mut body = Map::new();
        body.insert(key.to_owned(), value);
        Follow { whom: Whom::Children("task"), action, body }
    };
    if let Some(Some(owner)) = e.owner.filter(|owner| *owner != f.record.owner) {
        e.follows.push(task("to_crew", "person", json!(owner.to_string())));
    }
    for entry in i.log.iter().skip(before.log.len()) {
        let mut reached = task("reached", "step", json!(key(entry)));
        if let Some(evidence) = f.input.get("evidence") {
            reached.body.insert("evidence".into(), evidence.clone());
        }
        e.follows.push(reached);
    }
}

/// How a step of a plan names an entry of the log: an outside body with which it was.
fn key(entry: &Entry) -> String {
    match (entry.step, entry.text.split(" · ").next().unwrap_or_default()) {
        (Step::Outside, body) if !body.is_empty() => format!("outside.{body}"),
        (step, _) => step.code().to_owned(),
    }
}

fn does(entry: &Entry, done_by: &str) -> bool {
    !done_by.is_empty() && key(entry) == done_by
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(code: &str, role: &str, minutes: i64, done_by: &str) -> PlanStep {
        PlanStep {
            code: code.into(),
            zh: "步骤".into(),
            en: "step".into(),
            role: role.into(),
            minutes,
            done_by: done_by.into(),
        }
    }

    fn plan(steps: Vec<PlanStep>) -> Plan {
        Plan {
            version: 1,
            zh: "预案".into(),
            en: "plan".into(),
            clause: "002 §1.5".into(),
            process_zh: "接报即启动，安全后终止".into(),
            process_en: "from the report until it is safe".into(),
            steps,
        }
    }

    /// EPL-01: steps, responsibilities, order, timing; a plan without one of them is refused.
    #[test]
    fn a_plan_has_its_four_parts() {
        let fine = [
            step("a", "agent", 3, "script"),
            step("b", "dispatcher", 10, "outside.119"),
            step("c", "technician", 10, ""),
        ];
        assert_eq!(plan(fine.to_vec()).faults(), []);
        for (steps, says) in [
            (vec![], "步骤"),
            (vec![step("a", "agent", 0, "")], "时限"),
            (vec![step("a", "nobody", 3, "")], "责任岗位"),
            (vec![step("a", "agent", 30, ""), step("b", "agent", 3, "")], "早于前一步"),
            (vec![step("a", "agent", 3, ""), step("a", "agent", 3, "")], "重复"),
            (vec![step("a", "agent", 3, "dance")], "完成依据"),
        ] {
            let faults = plan(steps).faults();
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert!(faults[0].zh.contains(says), "{}", faults[0].zh);
        }
        let silent = Plan { process_zh: " ".into(), ..plan(fine.to_vec()) };
        assert!(silent.faults().iter().any(|fault| fault.zh.contains("流程")), "{:?}", silent.faults());
    }
}
