//! What an incident leaves to do when the place is safe: a test that counted provisionally (EMG-11), the report to the
//! authority (EMG-14), the review with what is learned (EMG-12), the reason for a late arrival (EMG-07).

use super::{Exception, Incident, Step, decide, plan};
use crate::{
    clock::catalog::fact,
    fieldwork::measure,
    flow::{Child, Effects, Facts, Follow, Told, Whom},
    id::Id,
    moment::{DAY, Moment},
    org::Role,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What was learned (EMG-12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    pub at: Moment,
    pub by: Option<Id>,
    pub cause: String,
    pub gaps: String,
    pub plan_change: bool,
    /// How many improvements were opened.
    pub actions: i64,
}

/// The limit of the arrival: of the town, or of the country around it (EMG-07).
pub const fn arrive_within(i: &Incident) -> &'static str {
    if i.outside_town { "emg.arrive.other" } else { "emg.arrive.urban" }
}

/// The crew was later than the limit, by the log.
pub fn late(i: &Incident, f: &Facts) -> bool {
    let limit = f.policy.due(arrive_within(i), f.record.received_at);
    i.reached(Step::Arrive).zip(limit).is_some_and(|(arrived, limit)| arrived > limit)
}

/// EMG-11: with no other instrument at hand a value taken with one whose calibration has run out counts for now; the
/// leaders know, and it is taken again with a valid one (`emg.retest`).
pub(super) fn provisional(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let doubtful = measure::provisional(&f.kind.work.tests, &i.readings);
    if doubtful.is_empty() {
        return;
    }
    let (zh, en): (Vec<&str>, Vec<&str>) = doubtful.iter().map(|t| (t.zh.as_str(), t.en.as_str())).unzip();
    i.provisional = doubtful.iter().map(|t| t.code.clone()).collect();
    let content = format!("用检定有效的仪器复测：{}", zh.join("、"));
    i.exceptions.push(Exception {
        at: f.at,
        gate: "calibrated".into(),
        zh: format!("仪器检定已过期，检测暂认：{}。", zh.join("、")),
        en: format!("Counted for now, the instrument's calibration has run out: {}.", en.join(", ")),
        number: f.given.number.clone(),
    });
    e.tell.extend([Told::Role(Role::CompanyLeader), Told::Role(Role::ServiceHead)]);
    e.facts.push(f.witnessed(fact::RETEST_NEEDED));
    e.reclock = true;
    let mut body = Map::new();
    body.insert("content".into(), json!(content));
    body.insert("part".into(), json!(true));
    body.extend(f.policy.due("emg.retest", f.at).map(|due| ("due".to_owned(), json!(due.0))));
    if !i.district.is_empty() {
        body.insert("district".into(), json!(i.district));
    }
    e.children.push(Child { kind: "order", action: "open", body });
}

/// The tests that still count provisionally, with the readings of a body.
pub(super) fn unproven<'f>(i: &Incident, f: &'f Facts) -> Vec<&'f measure::Test> {
    let taken = decide::readings(f);
    let doubtful = f.kind.work.tests.iter().filter(|test| i.provisional.contains(&test.code));
    let doubtful: Vec<measure::Test> = doubtful.cloned().collect();
    let open = measure::open(&doubtful, &taken);
    f.kind.work.tests.iter().filter(|test| open.iter().any(|o| o.code == test.code)).collect()
}

pub(super) fn review(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    let actions: Vec<&Value> = f.input.get("actions").and_then(Value::as_array).into_iter().flatten().collect();
    i.review = Some(Review {
        at: f.at,
        by: f.actor.person,
        cause: text("cause"),
        gaps: text("gaps"),
        plan_change: f.flag("plan_change"),
        actions: actions.len() as i64,
    });
    e.facts.push(f.fact(fact::REVIEWED));
    learn(i, f, e);
    for action in actions {
        let mut body = Map::new();
        body.insert("text".into(), action["text"].clone());
        body.insert("clause".into(), json!("002 §1.5"));
        body.insert("due".into(), action["due"].as_i64().map_or_else(|| json!(f.now.plus(DAY).0), |due| json!(due)));
        if let Some(person) = action.get("person").filter(|person| person.is_string()) {
            body.insert("person".into(), person.clone());
        }
        e.children.push(Child { kind: "finding", action: "record", body });
    }
}

/// What was learned goes to the plans that were followed: they are reviewed with it, and a change is a draft of the next
/// version (EPL-02).
fn learn(i: &Incident, f: &Facts, e: &mut Effects) {
    let said = ["plan_text", "gaps", "cause"].into_iter().find_map(|key| f.text(key)).unwrap_or_default();
    let mut plans = plan::of_library(i, f, None);
    for started in &i.plans {
        plans.extend(plan::of_library(i, f, Some(&started.kind)));
    }
    plans.sort_unstable();
    plans.dedup();
    for id in plans {
        let mut body = Map::new();
        body.insert("number".into(), json!(f.given.number));
        body.insert("matter".into(), json!(f.record.id.to_string()));
        body.insert("result".into(), json!(if f.flag("plan_change") { "change" } else { "applicable" }));
        body.insert("text".into(), json!(said));
        if let Some(person) = f.actor.person {
            body.insert("person".into(), json!(person.to_string()));
        }
        e.follows.push(Follow { whom: Whom::Record(id), action: "learned", body });
    }
}
