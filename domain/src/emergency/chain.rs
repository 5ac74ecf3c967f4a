//! Whom an emergency calls, one after the other until somebody answers (EMG-04): the crews on duty, the duty leader, the
//! head of the centre. Who is on duty is an argument.

use crate::{
    id::Id,
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};

/// One step of the chain as the shift plan has it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rung {
    /// `crew`, `duty_leader`, `centre_head`.
    pub code: String,
    pub unit: Option<Id>,
    /// Those who are called at once; never empty.
    pub people: Vec<Id>,
}

/// A call that went out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Call {
    pub rung: String,
    pub unit: Option<Id>,
    pub people: Vec<Id>,
    pub at: Moment,
    /// What became of its messages, in the order in which it was heard.
    pub outcomes: Vec<Outcome>,
}

/// A message was sent, delivered, answered, or could not be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    pub person: Option<Id>,
    pub means: String,
    pub what: String,
    pub at: Moment,
}

/// Whom a rung of the chain calls.
pub fn rung_words(code: &str) -> Words {
    match code {
        "crew" => w("抢修队", "crew"),
        "duty_leader" => w("值班领导", "duty leader"),
        code if code.starts_with("leader.") => w("领导", "leader"),
        _ => w("中心负责人", "head of the centre"),
    }
}

/// How somebody was called.
pub fn means_words(code: &str) -> Words {
    match code {
        "voice" => w("电话", "telephone"),
        "mail" => w("邮件", "mail"),
        "robot" => w("群机器人", "group robot"),
        "push" => w("浏览器推送", "push"),
        _ => w("短信", "message"),
    }
}

/// What became of a call or a message.
pub fn outcome_words(code: &str) -> Words {
    match code {
        "sent" => w("发出", "sent"),
        "delivered" => w("送达", "delivered"),
        "answered" => w("按键应答", "answered by key"),
        "unclear" => w("结果不明", "not known whether it went"),
        _ => w("未能发出", "could not be sent"),
    }
}

/// The rung to be called now: of those called least often, the first of the chain. So nobody is left out, and when the
/// last has been silent too it begins anew: an emergency does not stop ringing before somebody has it.
pub fn next<'r>(chain: &'r [Rung], calls: &[Call]) -> Option<&'r Rung> {
    let often = |rung: &Rung| calls.iter().filter(|c| c.rung == rung.code && c.unit == rung.unit).count();
    chain.iter().min_by_key(|rung| often(rung))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rung(code: &str, unit: i64) -> Rung {
        Rung { code: code.into(), unit: (unit > 0).then_some(Id(unit)), people: vec![Id(unit + 100)] }
    }

    fn called(rung: &Rung) -> Call {
        Call { rung: rung.code.clone(), unit: rung.unit, people: rung.people.clone(), ..Call::default() }
    }

    /// EMG-04: crew, next crew, duty leader, centre head, and round again.
    #[test]
    fn one_after_the_other_and_round_again() {
        let chain = [rung("crew", 1), rung("crew", 2), rung("duty_leader", 0), rung("centre_head", 0)];
        let mut calls = Vec::new();
        let mut order = Vec::new();
        for _ in 0..6 {
            let to = next(&chain, &calls).unwrap();
            order.push((to.code.as_str(), to.unit.map(|u| u.0)));
            calls.push(called(to));
        }
        assert_eq!(
            order,
            [
                ("crew", Some(1)),
                ("crew", Some(2)),
                ("duty_leader", None),
                ("centre_head", None),
                ("crew", Some(1)),
                ("crew", Some(2))
            ]
        );
        assert_eq!(next(&[], &calls), None, "nobody is there");
    }

    /// EMG-04: who comes on duty meanwhile is called before anybody is called twice.
    #[test]
    fn a_crew_that_comes_on_duty_is_called_next() {
        let (first, second) = (rung("crew", 1), rung("crew", 2));
        let calls = [called(&first), called(&rung("duty_leader", 0))];
        let chain = [first, second.clone(), rung("duty_leader", 0)];
        assert_eq!(next(&chain, &calls), Some(&second));
    }
}
