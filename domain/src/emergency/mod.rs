//! Emergencies: machine 6.8, the incident (突发事件) of a leak, fire or explosion (EMG). Owns: kinds, the safety script and
//! its ticks, whom the chain calls next, the log and its intervals. Refuses almost nothing: no approval, no archive, no
//! form stands between a call and a crew (EMG-01, EMG-16). Tested here by tables, in `server/tests/story_emergency.rs`.

mod aftermath;
pub mod authority;
mod chain;
pub mod chronicle;
mod decide;
mod flow;
mod forms;
mod guards;
mod known;
mod leaders;
pub mod library;
mod log;
mod near;
pub mod outage;
mod plan;
mod script;

pub use aftermath::Review;
pub use chain::{Call, Outcome, Rung, means_words, next, outcome_words, rung_words};
pub(crate) use decide::{decide, open};
pub use flow::{ARRIVE_ELSEWHERE, FLOW};
pub use forms::{KINDS, SEVERITIES};
pub(crate) use forms::{MAP_POINT, SCENE, SENT};
pub use known::{Known, Missing, Reach};
pub use leaders::LEADER_CALL;
pub use log::{Entry, INTERVALS, Interval, Step, between};
pub(crate) use near::join;
pub use near::{Here, Near, Same, There, is_running, near, plain, point};
pub use plan::{Plan, PlanStep, Started};
pub use script::{Line, Script, Tick};

use crate::{
    fieldwork::measure::Reading,
    id::Id,
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};

/// A kind of emergency: what the agent picks, and the request type behind it, whose plan starts (EMG-01, EMG-08).
#[derive(Debug)]
pub struct Kind {
    pub code: &'static str,
    pub words: Words,
    /// Code of the request type; a company without it uses `alarm`, which every pack has.
    pub type_code: &'static str,
}

const fn kind(code: &'static str, words: Words, type_code: &'static str) -> Kind {
    Kind { code, words, type_code }
}

/// Every kind, in the order of the form.
pub const ALL: &[Kind] = &[
    kind("leak", w("燃气泄漏", "gas leak"), "alarm.leak"),
    kind("explosion", w("爆炸", "explosion"), "alarm.explosion"),
    kind("fire", w("着火", "fire"), "alarm.fire"),
    kind("alarm", w("报警器响", "alarm sounding"), "alarm"),
    kind("co", w("一氧化碳中毒", "CO poisoning"), "alarm.poisoning"),
    kind("damage", w("外力破坏", "third-party damage"), "alarm.damage"),
];

pub fn kind_of(code: &str) -> Option<&'static Kind> {
    ALL.iter().find(|k| k.code == code)
}

/// The kind that a request type stands for, for the hint beside the key; `None` is no emergency (EMG-01).
pub fn kind_of_type(type_code: &str) -> Option<&'static Kind> {
    let exact = ALL.iter().find(|k| k.type_code == type_code);
    exact.or_else(|| type_code.starts_with("alarm.").then(|| &ALL[3]))
}

/// What let a gate pass for an emergency: kept here and told to the leaders (EMG-16).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exception {
    pub at: Moment,
    pub gate: String,
    pub zh: String,
    pub en: String,
    /// Number of the record at which it happened.
    pub number: String,
}

/// Data of an incident beside its record. Address and telephone number stand on the request above and nowhere else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Incident {
    pub kind: String,
    /// What was started to deal with it, in order.
    pub plans: Vec<Started>,
    pub district: String,
    /// Smelled inside the house; `None`: not known.
    pub indoors: Option<bool>,
    pub signs: String,
    pub people: Option<i64>,
    pub casualties: Option<i64>,
    pub valve_closed: Option<bool>,
    /// Latitude and longitude of the scene in degrees, where somebody gave a point of the map.
    pub place: Option<(f64, f64)>,
    pub caller_safe: Option<bool>,
    /// Households without gas or in danger; a place where many people are.
    pub affected: Option<i64>,
    pub public_place: Option<bool>,
    /// `1` (Ⅰ) to `4` (Ⅳ).
    pub severity: String,
    /// Calls to leaders; from where on they are for what it is now, and what that is (EMG-06).
    pub leaders: Vec<Call>,
    pub leaders_from: usize,
    pub told_severity: String,
    pub told_casualties: bool,
    /// The authority has the report (EMG-14), and what of it nobody can read from the chronicle.
    pub authority_told: bool,
    pub authority: authority::Answers,
    /// The place lies outside the town, where the crew has longer to come (EMG-07).
    pub outside_town: bool,
    pub late_reason: String,
    /// Tests that count for now only (EMG-11).
    pub provisional: Vec<String>,
    pub review: Option<Review>,
    /// The script as it stood when the call came, with its version (EMG-02).
    pub script: Script,
    pub ticks: Vec<Tick>,
    pub calls: Vec<Call>,
    pub log: Vec<Entry>,
    pub exceptions: Vec<Exception>,
    pub readings: Vec<Reading>,
    /// Stops of gas that it needed, and those of them that are over: each household has gas or is a matter of its own.
    pub cut: i64,
    pub back: i64,
    /// Why it was none.
    pub reason: String,
}

impl Incident {
    /// The lines of the script that are not ticked, of those that are meant for this caller.
    pub fn unsaid(&self) -> Vec<&Line> {
        self.script.lines(self.indoors).filter(|line| !self.ticks.iter().any(|t| t.code == line.code)).collect()
    }

    /// The plan for a kind of emergency is being followed.
    pub fn runs(&self, kind: &str) -> bool {
        self.plans.iter().any(|plan| plan.kind == kind && plan.stopped_at.is_none())
    }

    /// The person was called by the chain.
    pub fn was_called(&self, person: Id) -> bool {
        self.calls.iter().any(|call| call.people.contains(&person))
    }

    /// When the last step on the way of the incident happened.
    pub fn stepped_at(&self) -> Option<Moment> {
        const WAY: [Step; 8] = [
            Step::Received,
            Step::Ack,
            Step::Depart,
            Step::Arrive,
            Step::Controlled,
            Step::Repaired,
            Step::Restored,
            Step::StoodDown,
        ];
        self.log.iter().filter(|entry| WAY.contains(&entry.step)).map(|entry| entry.at).max()
    }

    /// Somebody has no gas because of it, and nobody has dealt with that yet (EMG-10).
    pub fn is_cut(&self) -> bool {
        self.cut > self.back
    }

    /// When a step was reached first.
    pub fn reached(&self, step: Step) -> Option<Moment> {
        self.log.iter().find(|entry| entry.step == step).map(|entry| entry.at)
    }

    /// The intervals of the report: what the log says and nothing else (EMG-05).
    pub fn intervals(&self) -> Vec<Interval> {
        INTERVALS.iter().filter_map(|i| between(&self.log, i)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        flow::Priority,
        intake::kinds::TypeDef,
        policy::pack::{hints, parse},
    };

    fn pack() -> Vec<TypeDef> {
        parse(&[("types.toml", include_str!("../../../packs/city-gas/types.toml"))]).unwrap().types
    }

    /// EMG-01: the words of the row lead to a kind, with the priority that goes with it.
    #[test]
    fn the_words_of_the_customer_point_at_a_kind() {
        let types = pack();
        for (said, kind) in [
            ("厨房漏气了，有嘶嘶声", "leak"),
            ("楼下爆炸了", "explosion"),
            ("灶台着火了", "fire"),
            ("屋里有煤气味", "leak"),
            ("家里报警器响个不停", "leak"),
            ("一氧化碳中毒，头晕", "co"),
            ("挖机挖断了管子", "damage"),
            ("来电报警", "alarm"),
        ] {
            let hint = hints(&types, said).into_iter().next().unwrap_or_else(|| panic!("no hint: {said}"));
            assert_eq!(hint.priority, Priority::P0, "{said}");
            assert_eq!(kind_of_type(&hint.request_type).map(|k| k.code), Some(kind), "{said}");
        }
        for said in ["灶具打不着火", "报警器坏了要换", "问一下气费"] {
            let found = hints(&types, said).into_iter().next().and_then(|h| kind_of_type(&h.request_type));
            assert!(found.is_none(), "{said}: {found:?}");
        }
    }

    /// EMG-02: every kind has a script in the pack, in both languages; what could be dangerous is forbidden.
    #[test]
    fn every_kind_has_a_script_that_forbids_switches_and_flames() {
        let types = pack();
        for kind in ALL {
            let def = types.iter().find(|t| t.code == kind.type_code).unwrap_or_else(|| panic!("{}", kind.code));
            let script = &def.script;
            assert!(script.version >= 1 && !script.lines.is_empty(), "{}", kind.code);
            for code in ["no_flame", "no_switches"] {
                let line = script.lines.iter().find(|l| l.code == code);
                assert!(line.is_some_and(|l| l.prohibition), "{}: {code}", kind.code);
            }
            let inside: Vec<_> = script.lines(Some(true)).map(|l| l.code.as_str()).collect();
            assert!(inside.contains(&"leave"), "{}: who smells gas indoors leaves and calls from outside", kind.code);
        }
    }

    #[test]
    fn every_kind_has_a_choice_in_the_form() {
        let codes: Vec<_> = KINDS.iter().map(|c| c.code).collect();
        assert_eq!(codes, ALL.iter().map(|k| k.code).collect::<Vec<_>>());
        for (choice, kind) in KINDS.iter().zip(ALL) {
            assert_eq!(choice.words, kind.words);
        }
    }
}
