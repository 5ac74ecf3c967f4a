//! The hand-over of a shift (值班交接): the program draws the list of what is open, the giver signs it with remarks, the taker
//! signs for it and answers from then on (SHF-02). Owns: both signatures and the list as it was signed. Refuses nothing that
//! would hold up a telephone: no other flow asks whether a hand-over is signed; unsigned it goes to the leader. Tested in
//! `server/tests/duty_handover.rs`.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Follow, Party, Phase, Relation, To, Told, Whom, action, edge, state},
    form::{Fields, Kind, TEXT, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{ATTACH, NOTE, REASON, Room},
    moment::Moment,
    org::Role,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShiftHandover {
    pub giver: Option<Id>,
    pub taker: Option<Id>,
    /// When the shift ends that is handed over.
    pub ends: Option<Moment>,
    pub post: String,
    /// What is open, as the program found it when it was last drawn; after the signature as it was signed.
    pub items: Vec<Item>,
    pub drawn_at: Option<Moment>,
    pub equipment: String,
    pub remarks: String,
    pub signed_at: Option<Moment>,
    pub taker_remarks: String,
    pub accepted_at: Option<Moment>,
    /// The leader closed it instead.
    pub closed_by: Option<Id>,
    pub reason: String,
}

/// Something that the next shift has to know of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// `urgent`, `promise`, `unaccepted`, `gap`, `notice`, `equipment`.
    pub what: String,
    pub record: Option<Id>,
    pub kind: String,
    pub number: String,
    pub priority: String,
    pub text: String,
    pub owner: Option<Id>,
    pub due: Option<Moment>,
}

/// The key under which a hand-over is found: the roster and the end of the shift.
pub const SHIFT: &str = "shift";

/// The headings of the list, in the order in which they are read out.
pub const WHAT: [(&str, Words); 6] = [
    ("urgent", w("未结的紧急和加急（P0、P1）", "Open P0 and P1")),
    ("promise", w("到期承诺", "Promises due")),
    ("unaccepted", w("未接收的工单", "Orders nobody has accepted")),
    ("gap", w("缺岗", "Uncovered posts")),
    ("notice", w("未读提醒", "Unread notices")),
    ("equipment", w("仪器设备", "Equipment")),
];

const PREPARE: Fields = &[
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    may("giver", Kind::Ref { to: "person" }, "交班人（默认本人）", "Giver (you unless said)"),
    may("taker", Kind::Ref { to: "person" }, "接班人", "Taker"),
    may("ends", Kind::Moment, "下班时间", "The shift ends"),
    may("post", Kind::Line { max: 30 }, "岗位", "Post"),
];
const SIGN: Fields = &[
    may("taker", Kind::Ref { to: "person" }, "接班人", "Taker"),
    must("equipment", Kind::Text { max: TEXT }, "设备、车辆、钥匙情况", "Equipment, vehicles, keys"),
    must("remarks", Kind::Text { max: TEXT }, "交班说明（没有写“无”）", "Remarks (\"none\" if none)"),
];
const ACCEPT: Fields = &[may("remarks", Kind::Text { max: TEXT }, "接班说明", "Remarks of the taker")];

fn own<'a>(f: &'a Facts) -> Option<&'a ShiftHandover> {
    match &f.room {
        Room::ShiftHandover(handover) => Some(handover),
        _ => None,
    }
}

guards! {
    TAKER_NAMED "taker_named" Rule of_input "004-I 3-1" "接班人已指明且不是交班人" "the taker is named, and somebody else" =>
        |f| {
            let known = own(f);
            let taker = f.id("taker").or_else(|| known.and_then(|h| h.taker));
            Verdict::when(
                taker.is_some() && taker != known.and_then(|h| h.giver),
                w("请指明接班人，接班人不能是交班人本人。", "Name who takes over: somebody else than who gives."),
            )
        };
    GIVER_SELF "giver_self" Rule of_input "004-I 3-1" "由本人或负责人准备" "by the giver or a leader" =>
        |f| Verdict::when(
            f.actor.is_system()
                || f.id("giver").is_none_or(|giver| f.actor.person == Some(giver))
                || super::LEADERS.iter().any(|role| f.holds(*role)),
            w("只能为自己准备交接；替他人准备须是负责人。", "You prepare your own hand-over; for somebody else a leader does."),
        );
}

/// Both have to sign by then; after it the leader has it on the list.
const SIGNED: ClockDef = clock(
    "shift_signed",
    w("交接签字", "hand-over signed"),
    "",
    (fact::SHIFT_ENDS, StopRule::Any(&[fact::SHIFT_TAKEN]), &[fact::ENDED]),
    AtDue::Breach,
    "SHF-02",
)
.dated("下班后签字时限", "so long after the end of the shift");

const ALIVE: &[&str] = &["prepared", "signed"];
const CLOSERS: &[By] = &[
    By::Role(Role::GroupLeader),
    By::Role(Role::TeamLeader),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
    By::Role(Role::UnitSupervisor),
];

pub static FLOW: Flow = Flow {
    kind: "shift_handover",
    words: w("值班交接", "Shift hand-over"),
    states: &[
        state("prepared", Phase::Open, "待交班人签字", "To be signed by the giver"),
        state("signed", Phase::Open, "待接班人签字", "To be signed by the taker"),
        state("accepted", Phase::Ended, "已交接", "Handed over"),
        state("closed", Phase::Ended, "负责人代结", "Closed by the leader"),
    ],
    actions: &[
        action("prepare", PREPARE, w("准备交接", "Prepare"), w("系统列出未了事项", "The program lists what is open")),
        action("redraw", &[], w("重新列出", "List again"), w("按现在的情况重新列出未了事项", "What is open by now")),
        action(
            "sign",
            SIGN,
            w("交班签字", "Sign"),
            w("核对清单、说明设备后签字", "The list is checked, the equipment told"),
        ),
        action("accept", ACCEPT, w("接班签字", "Take over"), w("签字后由您负责", "From your signature on you answer")),
        action("send_back", &[REASON], w("退回", "Send back"), w("清单或说明不全", "List or remarks are incomplete")),
        action(
            "close_for",
            &[REASON],
            w("负责人代结", "Close"),
            w("一方无法签字，由负责人处理", "One side cannot sign: the leader sees to it"),
        )
        .grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    ],
    edges: &[
        edge(&[], "prepare", To::State("prepared"), &[By::Employee, By::System], &[&GIVER_SELF]),
        edge(
            &["prepared"],
            "redraw",
            To::Same,
            &[By::Owner, By::Role(Role::GroupLeader), By::Role(Role::TeamLeader)],
            &[],
        ),
        edge(&["prepared"], "sign", To::State("signed"), &[By::Giver], &[&TAKER_NAMED]),
        edge(&["signed"], "accept", To::State("accepted"), &[By::Receiver], &[]),
        edge(&["signed"], "send_back", To::State("prepared"), &[By::Receiver], &[]),
        edge(ALIVE, "close_for", To::State("closed"), CLOSERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&SIGNED],
};

pub(crate) fn decide(before: &ShiftHandover, f: &Facts, action: &str) -> Effects {
    let mut h = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    if matches!(action, "prepare" | "redraw" | "sign") {
        h.items.clone_from(&f.given.duty.items);
        h.drawn_at = Some(f.now);
    }
    match action {
        "prepare" => {
            h.giver = f.id("giver").or(f.actor.person);
            h.taker = f.id("taker");
            h.post = text("post");
            let own = f.given.duty.own.first().map(|d| d.window.to);
            h.ends = f.moment("ends").or(own).or(Some(f.now));
            // By this the watch knows that the shift is handed over already.
            let plan = f.given.duty.own.first().and_then(|d| d.source).unwrap_or(f.record.unit);
            if let Some(ends) = h.ends {
                e.fields.insert(SHIFT.to_owned(), format!("{plan}/{}", ends.0));
            }
            e.owner = Some(h.giver);
            e.summary = h.giver.map(|who| f.given.duty.name(who));
            e.parties.extend(h.giver.map(|who| Party { who, relation: Relation::Giver }));
            e.tell.extend(h.giver.map(Told::Person));
            e.facts.push(f.witnessed(fact::SHIFT_ENDS));
            e.due.push((SIGNED.code, f.given.duty.sign_by.unwrap_or(f.now)));
            e.reclock = true;
        }
        "sign" => {
            h.taker = f.id("taker").or(h.taker);
            (h.equipment, h.remarks) = (text("equipment"), text("remarks"));
            h.signed_at = Some(f.now);
            e.owner = Some(h.taker);
            e.parties.extend(h.taker.map(|who| Party { who, relation: Relation::Receiver }));
            e.tell.extend(h.taker.map(Told::Person));
        }
        "accept" => {
            h.taker = f.actor.person.or(h.taker);
            h.taker_remarks = text("remarks");
            h.accepted_at = Some(f.now);
            e.facts.push(f.witnessed(fact::SHIFT_TAKEN));
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(h.giver.map(Told::Person));
            passed_on(&h, &mut e);
        }
        "send_back" => {
            h.reason = text("reason");
            h.signed_at = None;
            e.owner = Some(h.giver);
            e.unparties.push(Relation::Receiver);
            e.tell.extend(h.giver.map(Told::Person));
        }
        "close_for" => {
            h.reason = text("reason");
            h.closed_by = f.actor.person;
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(h.giver.into_iter().chain(h.taker).map(Told::Person));
        }
        _ => {}
    }
    if h != *before {
        e.room = Some(Room::ShiftHandover(h));
    }
    e
}

/// Requests that the giver answers for are the taker's from now on; what others have in hand stays theirs.
fn passed_on(h: &ShiftHandover, e: &mut Effects) {
    let Some(taker) = h.taker else { return };
    let of_giver = |i: &&Item| i.kind == "request" && i.owner.is_some() && i.owner == h.giver;
    let mut seen = std::collections::BTreeSet::new();
    for id in h.items.iter().filter(of_giver).filter_map(|i| i.record).filter(|id| seen.insert(*id)) {
        let mut body = Map::new();
        body.insert("person".into(), json!(taker));
        e.follows.push(Follow { whom: Whom::Record(id), action: "take_over", body });
    }
}
