//! Machine "Handover" of 6.10: Offered → Accepted / Rejected → (after two rejections) Ruling → Bound (FAR-02, FAR-04).

use super::{AT, EVIDENCE, REASON, Room, guards as g, request_decide::receiver};
use crate::{
    clock::catalog::{HANDOVER_ACCEPT, fact},
    flow::{By, Effects, Facts, Flow, Follow, Party, Phase, Relation, To, Whom, action, auto, edge, state},
    form::{Fields, Kind, may, must},
    id::Id,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    pub to_person: Option<Id>,
    pub to_unit: Option<Id>,
    pub giver: Option<Id>,
    pub content: String,
    pub reason: String,
    pub outstanding: String,
    /// Rejections of the matter so far, earlier handovers included.
    pub rejections: i64,
    pub rejected_because: String,
}

const OFFER: Fields = &[
    may("to_person", Kind::Ref { to: "person" }, "接收人", "To person"),
    may("to_unit", Kind::Ref { to: "unit" }, "接收单位", "To unit"),
    must("content", Kind::Text { max: 1_000 }, "移交内容", "Content"),
    REASON,
    may("outstanding", Kind::Text { max: 1_000 }, "未了事项和承诺", "Outstanding promises"),
    may("rejections", Kind::Int { min: 0, max: 1_000 }, "已被拒收次数", "Rejections so far"),
    may("giver", Kind::Ref { to: "person" }, "移交人", "Giver"),
];

const REJECT: Fields = &[
    must(
        "code",
        Kind::Choice(&[
            crate::form::choice("wrong_unit", "不属本单位职责", "not the duty of this unit"),
            crate::form::choice("incomplete", "材料不全", "content incomplete"),
            crate::form::choice("duplicate", "重复事项", "duplicate"),
            crate::form::choice("other", "其他", "other"),
        ]),
        "拒收原因",
        "Reason code",
    ),
    REASON,
];

const OFFER_AGAIN: Fields = &[
    may("to_person", Kind::Ref { to: "person" }, "接收人", "To person"),
    may("to_unit", Kind::Ref { to: "unit" }, "接收单位", "To unit"),
    REASON,
];

/// The coordinator: the head, or a group leader above both sides.
const COORDINATORS: &[By] = &[By::Role(Role::ServiceHead), By::Role(Role::CompanyLeader)];

/// Who offered it; the leader where the giver has left or does not act (ORG-05).
const GIVERS: &[By] = &[By::Giver, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];

pub static FLOW: Flow = Flow {
    kind: "handover",
    words: w("移交", "Handover"),
    states: &[
        state("offered", Phase::Open, "待接收", "Offered"),
        state("accepted", Phase::Ended, "已接收", "Accepted"),
        state("rejected", Phase::Open, "已拒收", "Rejected"),
        state("ruling", Phase::Open, "待裁定", "Ruling"),
        state("bound", Phase::Ended, "已裁定", "Bound"),
        state("withdrawn", Phase::Ended, "已撤回", "Withdrawn"),
    ],
    actions: &[
        action("offer", OFFER, w("移交", "Offer"), w("由请求的“移交”产生", "Made by handing a request over")),
        action(
            "accept",
            &[AT, EVIDENCE],
            w("接收", "Accept"),
            w("接收后由您负责答复客户", "From now on you answer to the customer"),
        ),
        action("reject", REJECT, w("拒收", "Reject"), w("说明原因退回移交方", "Give it back with the reason")),
        action(
            "offer_again",
            OFFER_AGAIN,
            w("改移交", "Offer again"),
            w("移交给另一接收方", "Offer it to another receiver"),
        ),
        action("withdraw", &[REASON], w("撤回", "Withdraw"), w("由自己继续负责", "Keep it yourself")),
        action(
            "go_to_ruling",
            &[],
            w("转裁定", "Go to ruling"),
            w("拒收达上限，由协调员裁定", "Rejected too often: the coordinator rules"),
        ),
        action(
            "bind",
            OFFER_AGAIN,
            w("裁定", "Rule"),
            w("裁定负责方，不得再推诿", "Bind who answers; it cannot be handed on"),
        )
        .grave(),
    ],
    edges: &[
        edge(&[], "offer", To::State("offered"), &[By::System], &[&g::ONE_RECEIVER]),
        edge(&["offered"], "accept", To::State("accepted"), &[By::Receiver], &[&g::NOT_FUTURE]),
        edge(&["offered"], "reject", To::State("rejected"), &[By::Receiver], &[&g::REJECTIONS_LEFT]),
        auto(&["rejected"], "go_to_ruling", To::State("ruling"), &[&g::REJECTIONS_SPENT]),
        edge(&["rejected"], "offer_again", To::State("offered"), GIVERS, &[&g::REJECTIONS_LEFT, &g::ONE_RECEIVER]),
        edge(&["offered", "rejected"], "withdraw", To::State("withdrawn"), GIVERS, &[]),
        edge(&["ruling"], "bind", To::State("bound"), COORDINATORS, &[&g::ONE_RECEIVER]),
    ],
    clocks: &[&HANDOVER_ACCEPT],
};

pub(super) fn decide(before: &Handover, f: &Facts, action: &str) -> Effects {
    let mut h = before.clone();
    let mut e = Effects::default();
    match action {
        "offer" => {
            h.giver = f.id("giver");
            f.text("content").unwrap_or_default().clone_into(&mut h.content);
            f.text("reason").unwrap_or_default().clone_into(&mut h.reason);
            f.text("outstanding").unwrap_or_default().clone_into(&mut h.outstanding);
            h.rejections = f.input.get("rejections").and_then(serde_json::Value::as_i64).unwrap_or(0);
            address_to(&mut h, f, &mut e);
            // A leader who hands over what another has gives it as well.
            let mut givers: Vec<Id> = h.giver.into_iter().chain(f.actor.person).collect();
            givers.dedup();
            e.parties.extend(givers.into_iter().map(|who| Party { who, relation: Relation::Giver }));
            e.summary = Some(h.content.chars().take(120).collect());
            e.facts.push(f.fact(fact::HANDOVER_OFFERED));
            e.reclock = true;
        }
        "offer_again" => {
            address_to(&mut h, f, &mut e);
            e.new_round = true;
            e.reclock = true;
            e.facts.push(f.fact(fact::HANDOVER_OFFERED));
        }
        "accept" => {
            e.facts.push(f.witnessed(fact::HANDOVER_ACCEPTED));
            e.follows.push(to_parent(&h, f, false));
        }
        "reject" => {
            h.rejections += 1;
            f.text("reason").unwrap_or_default().clone_into(&mut h.rejected_because);
            e.facts.push(f.fact(fact::HANDOVER_REJECTED));
            e.follows.push(Follow { whom: Whom::Parent, action: "handover_rejected", body: Map::new() });
        }
        "withdraw" => e.facts.push(f.fact(fact::ENDED)),
        "bind" => {
            address_to(&mut h, f, &mut e);
            e.facts.push(f.fact(fact::HANDOVER_ACCEPTED));
            e.follows.push(to_parent(&h, f, true));
        }
        _ => {}
    }
    if h != *before {
        e.room = Some(Room::Handover(h));
    }
    e
}

fn address_to(h: &mut Handover, f: &Facts, e: &mut Effects) {
    h.to_person = f.id("to_person");
    h.to_unit = f.id("to_unit");
    e.unparties.push(Relation::Receiver);
    if let Some(who) = receiver(f) {
        e.parties.push(Party { who, relation: Relation::Receiver });
    }
    // It stands in the queue of whoever has to answer it.
    e.owner = Some(h.to_person);
    if let Some(unit) = h.to_unit {
        e.unit = Some(unit);
    }
}

fn to_parent(h: &Handover, f: &Facts, bound: bool) -> Follow {
    let mut body = Map::new();
    // A unit that accepts answers as a unit until one of its people claims it; who pressed the button takes it at once.
    let person = h.to_person.or(if bound { None } else { f.actor.person });
    if let Some(person) = person {
        body.insert("person".into(), json!(person.to_string()));
    }
    if let Some(unit) = h.to_unit {
        body.insert("unit".into(), json!(unit.to_string()));
    }
    if let Some(receiver) = h.to_person.or(h.to_unit) {
        body.insert("receiver".into(), json!(receiver.to_string()));
    }
    if bound {
        body.insert("bound".into(), json!(true));
    }
    Follow { whom: Whom::Parent, action: "take_over", body }
}
