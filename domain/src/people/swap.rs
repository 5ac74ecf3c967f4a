//! The swap of two shifts (换班): offered, agreed by the other, approved by a leader (SHF-01). Owns: the two consents. Refuses
//! shifts that have begun or stand in different rosters; rest, cover and leave are checked again when the plan is changed.
//! Tested in `server/tests/duty_leave.rs`.

use super::{Line, PLANNERS};
use crate::{
    flow::{By, Effects, Facts, Flow, Follow, Party, Phase, Relation, To, Told, Whom, action, edge, state},
    form::{Fields, Kind, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{NOTE, REASON, Room},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Swap {
    pub person: Option<Id>,
    /// When the own shift begins.
    pub mine: Option<Moment>,
    pub with: Option<Id>,
    pub theirs: Option<Moment>,
    pub text: String,
    pub reason: String,
}

/// Both shifts as the plan has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    pub roster: Id,
    pub mine: Line,
    pub theirs: Line,
}

const OFFER: Fields = &[
    must("mine", Kind::Moment, "我的班次（上班时间）", "My shift begins"),
    must("with", Kind::Ref { to: "person" }, "与谁换", "With whom"),
    must("theirs", Kind::Moment, "对方班次（上班时间）", "Their shift begins"),
    must("text", Kind::Text { max: 1_000 }, "原因", "Reason"),
];

fn own<'a>(f: &'a Facts) -> Option<&'a Swap> {
    match &f.room {
        Room::Swap(swap) => Some(swap),
        _ => None,
    }
}

guards! {
    SWAP_KNOWN "swap_known" Rule of_input "004-Q Art. 5" "两个班次都在同一张已发布的排班表" "both shifts stand in one published roster" =>
        |f| Verdict::when(
            f.given.duty.swap.is_some(),
            w("没有找到这两个班次：双方都须在同一张已发布的排班表里，上班时间须一致。",
              "The two shifts were not found: both have to stand in one published roster and begin at these times."),
        );
    SWAP_AHEAD "swap_ahead" Rule of_input "004-Q Art. 5" "两个班次都未开始" "neither shift has begun" =>
        |f| Verdict::when(
            f.given.duty.swap.as_ref().is_none_or(|b| b.mine.from > f.now && b.theirs.from > f.now),
            w("已开始的班次不能换。", "A shift that has begun is not swapped."),
        );
    SWAP_NOT_OWN "swap_not_own" Rule "004-Q Art. 5" "不审批自己的换班" "nobody approves their own swap" =>
        |f| Verdict::when(
            own(f).is_some_and(|s| s.person != f.actor.person && s.with != f.actor.person),
            w("不能审批自己的换班，请由其他负责人审批。", "You cannot decide on your own swap: somebody else does."),
        );
}

pub static FLOW: Flow = Flow {
    kind: "swap",
    words: w("换班", "Swap of shifts"),
    states: &[
        state("offered", Phase::Open, "待对方同意", "Offered"),
        state("agreed", Phase::Open, "待审批", "Agreed"),
        state("approved", Phase::Ended, "已换班", "Approved"),
        state("declined", Phase::Ended, "对方不同意", "Declined"),
        state("refused", Phase::Ended, "未批准", "Refused"),
        state("withdrawn", Phase::Ended, "已撤回", "Withdrawn"),
    ],
    actions: &[
        action(
            "offer_swap",
            OFFER,
            w("申请换班", "Offer a swap"),
            w("须对方同意、负责人批准", "The other agrees, a leader approves"),
        ),
        action("agree", &[], w("同意换班", "Agree"), w("由对方同意", "By the other person")),
        action("decline", &[REASON], w("不同意", "Decline"), w("说明原因", "With the reason")),
        action(
            "approve",
            &[],
            w("批准", "Approve"),
            w("批准后排班即更改，重新检查休息和空岗", "Changes the plan; rest and cover are checked again"),
        ),
        action("refuse", &[REASON], w("不批准", "Refuse"), w("说明原因", "With the reason")).grave(),
        action("take_back", &[REASON], w("撤回", "Take back"), w("不再换班", "It is not needed any more")),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
    ],
    edges: &[
        edge(&[], "offer_swap", To::State("offered"), &[By::Employee], &[&SWAP_KNOWN, &SWAP_AHEAD]),
        edge(&["offered"], "agree", To::State("agreed"), &[By::Receiver], &[]),
        edge(&["offered"], "decline", To::State("declined"), &[By::Receiver, By::System], &[]),
        edge(&["agreed"], "approve", To::State("approved"), PLANNERS, &[&SWAP_NOT_OWN, &SWAP_KNOWN, &SWAP_AHEAD]),
        edge(&["agreed"], "refuse", To::State("refused"), PLANNERS, &[&SWAP_NOT_OWN]),
        edge(&["offered", "agreed"], "take_back", To::State("withdrawn"), &[By::Recorder], &[]),
        edge(&["offered", "agreed"], "note", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};

pub(crate) fn decide(before: &Swap, f: &Facts, action: &str) -> Effects {
    let mut s = before.clone();
    let mut e = Effects::default();
    match action {
        "offer_swap" => {
            (s.person, s.with) = (f.actor.person, f.id("with"));
            (s.mine, s.theirs) = (f.moment("mine"), f.moment("theirs"));
            f.text("text").unwrap_or_default().clone_into(&mut s.text);
            e.owner = Some(s.with);
            e.summary = Some(s.text.chars().take(120).collect());
            e.parties.extend(s.with.map(|who| Party { who, relation: Relation::Receiver }));
            e.tell.extend(s.with.map(Told::Person));
        }
        "agree" => {
            e.owner = Some(None);
            e.tell = vec![Told::Role(Role::GroupLeader), Told::Role(Role::TeamLeader)];
            e.tell.extend(s.person.map(Told::Person));
        }
        "approve" => {
            if let Some(both) = &f.given.duty.swap {
                e.follows.push(Follow { whom: Whom::Record(both.roster), action: "change", body: change(both) });
            }
            e.tell.extend(s.person.into_iter().chain(s.with).map(Told::Person));
        }
        "decline" | "refuse" | "take_back" => {
            f.text("reason").unwrap_or_default().clone_into(&mut s.reason);
            e.tell.extend(s.person.into_iter().chain(s.with).map(Told::Person));
        }
        _ => {}
    }
    if matches!(action, "approve" | "decline" | "refuse" | "take_back") {
        e.facts.push(f.witnessed(crate::clock::catalog::fact::ENDED));
    }
    if s != *before {
        e.room = Some(Room::Swap(s));
    }
    e
}

/// Each in the place of the other.
fn change(both: &Both) -> Map<String, serde_json::Value> {
    let crossed = |line: &Line, person: Id| json!({"person": person, "from": line.from, "until": line.until, "post": line.post, "unit": line.unit});
    let out = |line: &Line| json!({"person": line.person, "from": line.from});
    let mut body = Map::new();
    body.insert("remove".into(), json!([out(&both.mine), out(&both.theirs)]));
    body.insert(
        "add".into(),
        json!([crossed(&both.mine, both.theirs.person), crossed(&both.theirs, both.mine.person)]),
    );
    body.insert("reason".into(), json!("换班"));
    body
}
