//! The plan library (预案库, EPL-01, EPL-02): one record a version, from the draft to the day on which another takes its place.
//! Owns: scenarios, which version holds where and when, what is reviewed by when. Refuses a version without its four parts,
//! and one that its own author approves. Tested here and in `server/tests/library.rs`.

pub mod activation;
mod decide;
mod diff;
mod flow;
mod forms;
pub mod paper;

pub use activation::Activation;
pub(crate) use decide::decide;
pub use decide::{SCENARIO, content};
pub use diff::{Difference, compare};
pub use flow::FLOW;
pub(super) use forms::OF_INCIDENT;
pub use forms::{DONE_BY, SCENARIOS};

use super::{Plan, PlanStep, kind_of};
use crate::{
    flow::{Facts, Follow, Whom},
    guard::Guard,
    id::Id,
    moment::Moment,
    words::{Said, Words, w},
};
use jiff::{ToSpan, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use std::collections::BTreeMap;

/// The plan that is started by how grave an incident is (EMG-08).
pub const GRAVE: &str = "grave";
/// What a company without a plan of its own for a kind of emergency follows: every pack has it.
const GENERAL: &str = "alarm";

/// What a plan is for.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    pub code: &'static str,
    pub words: Words,
    /// It runs with an incident, whose log does some of its steps.
    pub incident: bool,
    /// Each company must own one (EPL-01 and the plan for level-1 complaints).
    pub wanted: bool,
}

const fn scenario(code: &'static str, words: Words, incident: bool, wanted: bool) -> Scenario {
    Scenario { code, words, incident, wanted }
}

/// Every scenario, in the order of the library.
pub const ALL: &[Scenario] = &[
    scenario("leak", w("燃气泄漏", "gas leak"), true, true),
    scenario("explosion", w("爆炸", "explosion"), true, true),
    scenario("fire", w("着火", "fire"), true, true),
    scenario("alarm", w("报警器响", "alarm sounding"), true, true),
    scenario("co", w("一氧化碳中毒", "CO poisoning"), true, true),
    scenario("damage", w("外力破坏", "third-party damage"), true, true),
    scenario(GRAVE, w("重大突发事件", "grave incident"), true, true),
    scenario("supply", w("大面积停气", "supply interrupted"), false, false),
    scenario("complaint", w("一级投诉", "level-1 complaint"), false, true),
    scenario("complaint_surge", w("投诉集中", "surge of complaints"), false, false),
    scenario("equipment", w("设备故障", "equipment failure"), false, true),
    scenario("process", w("流程中断", "process interrupted"), false, true),
    scenario("system", w("信息系统中断", "information system down"), false, false),
];

pub fn scenario_of(code: &str) -> Option<&'static Scenario> {
    ALL.iter().find(|one| one.code == code)
}

/// A use of a plan that is to be reviewed (EPL-02).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Use {
    /// The incident or activation: its number and its record.
    pub number: String,
    pub matter: Option<Id>,
    pub at: Moment,
    pub due: Option<Moment>,
}

/// A review with what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanReview {
    pub at: Moment,
    pub by: Option<Id>,
    /// `applicable` or `change`.
    pub result: String,
    pub text: String,
    /// Number of the incident or activation after which it was made; empty: the periodic one.
    pub number: String,
}

/// A version of a plan beside its record. Its unit is the record's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmergencyPlan {
    pub scenario: String,
    pub unit: Option<Id>,
    pub version: i64,
    pub title: String,
    pub title_en: String,
    pub clause: String,
    pub process: String,
    pub process_en: String,
    /// Codes of the request types that it is joined to.
    pub types: Vec<String>,
    pub steps: Vec<PlanStep>,
    /// Who wrote in it: none of them approves it.
    pub authors: Vec<Id>,
    pub approved_by: Option<Id>,
    pub approved_at: Option<Moment>,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Pack and version of the pack's plan that it was made of: `city-gas 1`.
    pub pack: String,
    /// Why there is this version: what reviews have asked for.
    pub improvements: Vec<String>,
    /// When the periodic review is due; uses may want one before.
    pub periodic: Option<Moment>,
    pub uses: Vec<Use>,
    /// How often it was followed.
    pub used: i64,
    pub reviews: Vec<PlanReview>,
    pub reason: String,
}

impl EmergencyPlan {
    /// What is followed.
    pub fn plan(&self) -> Plan {
        Plan {
            version: self.version,
            zh: self.title.clone(),
            en: if self.title_en.is_empty() { self.title.clone() } else { self.title_en.clone() },
            clause: self.clause.clone(),
            process_zh: self.process.clone(),
            process_en: if self.process_en.is_empty() { self.process.clone() } else { self.process_en.clone() },
            steps: self.steps.clone(),
        }
    }

    /// What keeps it from being approved (EPL-01).
    pub fn faults(&self) -> Vec<Said> {
        let mut out = self.plan().faults();
        let of_incident = scenario_of(&self.scenario).is_some_and(|s| s.incident);
        if !of_incident && self.steps.iter().any(|step| !step.done_by.is_empty()) {
            out.push(Said::new(
                "该场景没有突发事件的处置记录，步骤不能以它为完成依据",
                "there is no log of an incident in this scenario that could do a step",
            ));
        }
        out
    }

    /// When it has to be looked at again: after a year, or after a use.
    pub fn review_due(&self) -> Option<Moment> {
        self.uses.iter().filter_map(|one| one.due).chain(self.periodic).min()
    }

    pub fn is_in_force(&self, now: Moment) -> bool {
        holds(self.from, self.until, now)
    }
}

const fn holds(from: Option<Moment>, until: Option<Moment>, now: Moment) -> bool {
    match (from, until) {
        (Some(from), Some(until)) => from.0 <= now.0 && now.0 < until.0,
        (Some(from), None) => from.0 <= now.0,
        (None, _) => false,
    }
}

/// A version as the library has it, for whoever starts a plan.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: Id,
    pub number: String,
    pub unit: Id,
    pub scenario: String,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// What it says; left out of versions that hold no more.
    pub plan: Option<Plan>,
}

/// A version of the same unit and scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfLine {
    pub id: Id,
    pub state: String,
    pub version: i64,
}

/// The library around an act: of the scenarios it asks about every version that has come into force, ended or not.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    pub held: Vec<Held>,
    /// Units whose plans apply, the nearest first.
    pub units: Vec<Id>,
    /// Every version of the unit and scenario of the plan at hand.
    pub line: Vec<OfLine>,
    /// Of versions that were started: the one that is in force in their place now.
    pub successor: BTreeMap<Id, Id>,
}

impl Plans {
    /// The library has or had a version for it: the pack's plan beside the request type does not speak any more.
    pub fn knows(&self, scenario: &str) -> bool {
        self.held.iter().any(|held| held.scenario == scenario && held.from.is_some())
    }

    /// The version in force at an instant: of the nearest unit, and there the one that began last.
    pub fn in_force(&self, scenario: &str, now: Moment) -> Option<&Held> {
        let near = |unit: Id| self.units.iter().position(|other| *other == unit);
        let there = self.held.iter().filter(|held| held.scenario == scenario && held.plan.is_some());
        there
            .filter(|held| holds(held.from, held.until, now))
            .filter_map(|held| Some(((near(held.unit)?, std::cmp::Reverse((held.from, held.id))), held)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, held)| held)
    }

    /// A version of the line that is being prepared.
    pub fn in_hand(&self, but: Id) -> Option<&OfLine> {
        self.line.iter().find(|one| one.id != but && matches!(one.state.as_str(), "draft" | "in_approval" | "approved"))
    }

    /// The number of the next version.
    pub fn next_version(&self) -> i64 {
        self.line.iter().map(|one| one.version).max().unwrap_or(0) + 1
    }
}

/// The plan that is followed now.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub id: Option<Id>,
    pub number: String,
    pub plan: Plan,
}

/// What holds for a scenario where the record is: the version in force of the nearest unit; as long as the library knows
/// nothing of the scenario, what the pack says beside the request type; of an emergency without either, the general plan.
pub fn choose(f: &Facts, scenario: &str) -> Option<Chosen> {
    let plans = &f.given.plans;
    let of = |code: &str, type_code: Option<&str>| {
        if let Some(held) = plans.in_force(code, f.now) {
            let plan = held.plan.clone()?;
            return Some(Chosen { id: Some(held.id), number: held.number.clone(), plan });
        }
        let plan =
            type_code.filter(|_| !plans.knows(code)).and_then(|code| f.policy.type_def(code)).map(|def| &def.plan)?;
        (!plan.is_empty()).then(|| Chosen { id: None, number: String::new(), plan: plan.clone() })
    };
    let kind = kind_of(scenario);
    of(scenario, kind.map(|kind| kind.type_code))
        .or_else(|| of(GENERAL, kind.map(|_| GENERAL)).filter(|_| kind.is_some()))
}

/// Which of the plans of a company an incident of this kind may ask about.
pub fn asked_of(kind: &str) -> [&str; 3] {
    [kind, GENERAL, GRAVE]
}

/// EMG-16: without a plan the incident goes on; it is written into it and told to the leaders.
pub(super) fn nothing_holds(f: &Facts, scenario: &str) -> Follow {
    let said = nothing_said(scenario);
    let gates = json!([{"gate": PLAN_IN_FORCE.code, "zh": said.zh, "en": said.en}]);
    let mut body = Map::new();
    body.insert("gates".into(), gates);
    body.insert("number".into(), json!(f.given.number));
    Follow { whom: Whom::Record(f.record.id), action: "exception", body }
}

fn nothing_said(scenario: &str) -> Said {
    let words = scenario_of(scenario).map_or(w("该场景", "this scenario"), |one| one.words);
    Said::new(
        format!("“{}”没有现行预案：请按现场情况指挥，并补齐预案库。", words.zh),
        format!("No plan is in force for \"{}\": lead by what you see, and complete the library.", words.en),
    )
}

const PLAN_IN_FORCE: &Guard = &activation::PLAN_IN_FORCE;

/// So many months later at the same time of day; the last day of a shorter month.
fn months(from: Moment, count: i64, zone: &TimeZone) -> Option<Moment> {
    let span = i32::try_from(count).ok()?.months();
    let at = from.timestamp().to_zoned(zone.clone()).checked_add(span).ok()?;
    Some(Moment(at.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emergency::{ALL as KINDS, forms};

    fn held(id: i64, unit: i64, scenario: &str, from: Option<i64>, until: Option<i64>) -> Held {
        let plan = Plan { version: id, ..Plan::default() };
        Held {
            id: Id(id),
            number: String::new(),
            unit: Id(unit),
            scenario: scenario.into(),
            from: from.map(Moment),
            until: until.map(Moment),
            plan: Some(plan),
        }
    }

    /// EPL-01: the nearest unit's plan in force wins, and of one unit the one that began last, from its date on.
    #[test]
    fn the_nearest_unit_wins_and_there_the_newest() {
        let plans = Plans {
            held: vec![
                held(1, 10, "leak", Some(0), Some(100)),
                held(2, 10, "leak", Some(100), None),
                held(3, 20, "leak", Some(50), Some(60)),
                held(4, 30, "leak", Some(0), None),
                held(5, 10, "fire", Some(0), Some(50)),
                held(6, 10, "co", None, None),
            ],
            units: vec![Id(20), Id(10)],
            ..Plans::default()
        };
        let at = |scenario, now| plans.in_force(scenario, Moment(now)).map(|held| held.id.0);
        assert_eq!(at("leak", 0), Some(1));
        assert_eq!(at("leak", 55), Some(3), "of the region, while it has one");
        assert_eq!(at("leak", 60), Some(1));
        assert_eq!(at("leak", 100), Some(2), "from its date on, whether the earlier one was ended yet or not");
        assert_eq!((at("fire", 100), plans.knows("fire")), (None, true), "withdrawn, and the pack speaks no more");
        assert_eq!((at("co", 100), plans.knows("co")), (None, false), "never in force");
    }

    /// EPL-02: a use wants its review before the year is over, and never puts the year off.
    #[test]
    fn the_nearest_review_is_due() {
        let mut plan = EmergencyPlan { periodic: Some(Moment(1_000)), ..EmergencyPlan::default() };
        assert_eq!(plan.review_due(), Some(Moment(1_000)));
        plan.uses.push(Use { due: Some(Moment(500)), ..Use::default() });
        assert_eq!(plan.review_due(), Some(Moment(500)));
        plan.uses[0].due = Some(Moment(2_000));
        assert_eq!(plan.review_due(), Some(Moment(1_000)));
    }

    /// EPL-02: twelve months are a year, and the end of a short month.
    #[test]
    fn months_are_those_of_the_calendar() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let at = |text| Moment::parse(text).unwrap();
        assert_eq!(months(at("2026-03-05T02:13:40+08:00"), 12, &zone), Some(at("2027-03-05T02:13:40+08:00")));
        assert_eq!(months(at("2026-08-31T09:00:00+08:00"), 6, &zone), Some(at("2027-02-28T09:00:00+08:00")));
    }

    #[test]
    fn every_kind_of_emergency_is_a_scenario() {
        for kind in KINDS {
            assert!(scenario_of(kind.code).is_some_and(|s| s.incident && s.words == kind.words), "{}", kind.code);
        }
        let codes = |choices: &[crate::form::Choice]| choices.iter().map(|c| (c.code, c.words)).collect::<Vec<_>>();
        let all: Vec<_> = ALL.iter().map(|s| (s.code, s.words)).collect();
        assert_eq!(codes(SCENARIOS), all);
        let of_incident: Vec<_> = ALL.iter().filter(|s| s.incident).map(|s| (s.code, s.words)).collect();
        assert_eq!(
            codes(
                forms::START_PLAN
                    .iter()
                    .find_map(|f| match f.kind {
                        crate::form::Kind::Choice(all) => Some(all),
                        _ => None,
                    })
                    .unwrap()
            ),
            of_incident
        );
    }
}
