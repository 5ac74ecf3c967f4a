//! A promise (承诺答复时间): whatever the progress, the customer hears by the promised minute (TRK-03).

use super::{AT, EVIDENCE, Room, guards as g};
use crate::{
    clock::catalog::{PROMISE, fact},
    flow::{By, Effects, Fact, Facts, Flow, Phase, To, action, edge, state},
    form::{Kind, LINE, must},
    moment::Moment,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Promise {
    pub due: Option<Moment>,
    pub text: String,
    pub kept_at: Option<Moment>,
}

pub static FLOW: Flow = Flow {
    kind: "promise",
    words: w("承诺", "Promise"),
    states: &[
        state("made", Phase::Open, "已承诺", "Promised"),
        state("kept", Phase::Ended, "已兑现", "Kept"),
        state("broken", Phase::Ended, "未兑现", "Broken"),
    ],
    actions: &[
        action(
            "make",
            &[
                must("by", Kind::Moment, "承诺时间", "Promised for"),
                must("text", Kind::Line { max: LINE }, "承诺内容", "What was promised"),
            ],
            w("承诺", "Promise"),
            w("由请求的“承诺答复时间”产生", "Made on a request"),
        ),
        action(
            "keep",
            &[AT, EVIDENCE],
            w("兑现", "Keep"),
            w("承诺时间前已联系客户", "The customer was reached before the promised time"),
        ),
        action(
            "break",
            &[],
            w("未兑现", "Break"),
            w("承诺时间已过而未联系", "The promised time passed without a contact"),
        ),
    ],
    edges: &[
        edge(&[], "make", To::State("made"), &[By::System], &[&g::PROMISE_AHEAD]),
        // Also from "broken": evidence that comes to light later withdraws the breach.
        edge(&["made", "broken"], "keep", To::State("kept"), &[By::System], &[&g::CONTACT_IN_TIME]),
        edge(&["made"], "break", To::State("broken"), &[By::System], &[&g::PROMISE_PASSED]),
    ],
    clocks: &[&PROMISE],
};

pub(super) fn decide(before: &Promise, f: &Facts, action: &str) -> Effects {
    let mut p = before.clone();
    let mut e = Effects::default();
    match action {
        "make" => {
            p.due = f.moment("by");
            f.text("text").unwrap_or_default().clone_into(&mut p.text);
            e.owner = Some(f.actor.person);
            e.summary = Some(p.text.clone());
            e.facts.push(f.fact(fact::PROMISED));
            if let Some(due) = p.due {
                e.due.push(("promise", due));
            }
            e.reclock = true;
        }
        "keep" => {
            p.kept_at = Some(f.at);
            e.facts.push(f.fact(fact::CONTACT));
        }
        // The clock ends with the promise, at the instant it was broken and not when somebody looked. The breach stays
        // recorded; a contact in time that comes to light stops the clock before, and withdraws it.
        "break" => {
            let at = p.due.map_or(f.now, |due| due.plus(1));
            e.facts.push(Fact { code: fact::ENDED.to_owned(), at, evidenced: true });
        }
        _ => {}
    }
    if p != *before {
        e.room = Some(Room::Promise(p));
    }
    e
}
