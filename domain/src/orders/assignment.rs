//! The assignment (派单): one leg of a work order at one unit or person, with its own time to accept and to call the
//! customer (DSP-04, DSP-05, APT-01). The order acts; its assignment follows.

use crate::{
    clock::catalog::{self, fact},
    flow::{By, Effects, Facts, Flow, Phase, To, action, edge, state},
    form::{Fields, Kind, may},
    id::Id,
    intake::Room,
    moment::Moment,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assignment {
    pub person: Option<Id>,
    pub unit: Option<Id>,
    /// The two stamps of DSP-04: when a team took it and when a person did.
    pub given_at: Option<Moment>,
    pub accepted_at: Option<Moment>,
    pub why_returned: String,
}

const GIVE: Fields = &[
    may("person", Kind::Ref { to: "person" }, "承办人", "Person"),
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
];
const RETURNED: Fields = &[may("reason", Kind::Text { max: 1_000 }, "原因", "Reason")];

pub static FLOW: Flow = Flow {
    kind: "assignment",
    words: w("派单记录", "Assignment"),
    clocks: &[&catalog::ACCEPT, &catalog::CALL],
    states: &[
        state("offered", Phase::Open, "待接单", "Offered"),
        state("accepted", Phase::Open, "已接单", "Accepted"),
        state("ended", Phase::Ended, "已结束", "Ended"),
        state("returned", Phase::Ended, "已退单", "Returned"),
        state("withdrawn", Phase::Ended, "已改派", "Withdrawn"),
    ],
    actions: &[
        action("give", GIVE, w("派出", "Give"), w("由工单的“派单”产生", "Made by dispatching an order")),
        action(
            "give_taken",
            GIVE,
            w("接令", "Given and taken"),
            w("由突发事件的确认产生", "Answered to an emergency call"),
        ),
        action("accept", GIVE, w("接单", "Accept"), w("由承办人接单", "Taken by whoever does it")),
        action("called", &[], w("已联系客户", "Customer called"), w("已联系客户", "The customer was reached")),
        action("return", RETURNED, w("退单", "Return"), w("承办方退回", "Given back")),
        action("withdraw", &[], w("改派", "Withdraw"), w("改由他人承办", "Given to somebody else")),
        action("end", &[], w("结束", "End"), w("工单已结束", "The order has ended")),
    ],
    edges: &[
        edge(&[], "give", To::State("offered"), &[By::System], &[]),
        edge(&[], "give_taken", To::State("accepted"), &[By::System], &[]),
        edge(&["offered"], "accept", To::State("accepted"), &[By::System], &[]),
        edge(&["accepted"], "called", To::Same, &[By::System], &[]),
        edge(&["offered"], "return", To::State("returned"), &[By::System], &[]),
        edge(&["offered", "accepted"], "withdraw", To::State("withdrawn"), &[By::System], &[]),
        edge(&["offered", "accepted"], "end", To::State("ended"), &[By::System], &[]),
    ],
};

pub(crate) fn decide(before: &Assignment, f: &Facts, action: &str) -> Effects {
    let mut a = before.clone();
    let mut e = Effects::default();
    match action {
        "give" => {
            (a.person, a.unit, a.given_at) = (f.id("person"), f.id("unit"), Some(f.at));
            e.owner = Some(a.person);
            e.unit = a.unit;
            e.facts.push(f.fact(fact::ASSIGNED));
            e.reclock = true;
        }
        "give_taken" => {
            (a.person, a.unit) = (f.id("person"), f.id("unit"));
            (a.given_at, a.accepted_at) = (Some(f.at), Some(f.at));
            e.owner = Some(a.person);
            let own = |code: &str| f.witnessed(code);
            e.facts.extend([fact::ASSIGNED, fact::ASSIGNMENT_ANSWERED, fact::TAKEN].map(own));
            e.reclock = true;
        }
        "accept" => {
            a.person = f.id("person").or(a.person);
            a.accepted_at = Some(f.at);
            e.owner = Some(a.person);
            e.facts.push(f.witnessed(fact::ASSIGNMENT_ANSWERED));
            e.facts.push(f.witnessed(fact::TAKEN));
            e.reclock = true;
        }
        "called" => e.facts.push(f.fact(fact::CONTACT)),
        "return" => {
            f.text("reason").unwrap_or_default().clone_into(&mut a.why_returned);
            e.facts.push(f.fact(fact::ASSIGNMENT_ANSWERED));
        }
        "withdraw" | "end" => e.facts.push(f.witnessed(fact::ENDED)),
        _ => {}
    }
    if a != *before {
        e.room = Some(Room::Assignment(a));
    }
    e
}
