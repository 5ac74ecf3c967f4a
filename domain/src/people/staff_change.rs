//! Change of staff (人员变动): transfer, long leave, suspension, leaving, and what the person had open (ORG-05). Owns: who takes
//! what over, by when, and what becomes of the person's place. Refuses a unit without a leader, a successor who is gone, ranks
//! above one's own. What nobody has accepted by the day is the leader's. Tested in `server/tests/staff_change.rs`.

use super::{
    leaving,
    staff_rules::{
        CHANGE_DAY, CHANGE_HEIR, CHANGE_LEADER, CHANGE_NOT_SELF, CHANGE_ONCE, CHANGE_REACH, CHANGE_ROLES, CLOSING,
        DAY_COME, DECLINE, FOR_LEAVE, ITEMS_KNOWN, PLAN, PROPOSE, PROPOSED_TO_ME, SUCCESSOR_FITS, TAKE_ON, midnight,
    },
};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Party, Phase, Relation, To, Told, action, auto, edge, state},
    id::Id,
    intake::{ATTACH, NOTE, REASON, Room},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffChange {
    pub person: Option<Id>,
    /// `transfer`, `leave`, `suspension`, `leaving`; `account` where the sign-in was ended by whoever keeps the system.
    pub what: String,
    /// The day as it was named, `YYYY-MM-DD` in the company's time zone.
    pub effective: String,
    pub effective_at: Option<Moment>,
    pub until: Option<Moment>,
    pub to_unit: Option<Id>,
    /// Codes of the roles at the new unit.
    pub roles: Vec<String>,
    /// Who leads afterwards where the person alone did.
    pub leader: Option<Id>,
    pub reason: String,
    pub announced_at: Option<Moment>,
    /// When the list was last compared with what the person has open.
    pub drawn_at: Option<Moment>,
    #[serde(rename = "list")]
    pub items: Vec<Item>,
    /// To whom fell what nobody had accepted.
    pub heir: Option<Id>,
    pub done_at: Option<Moment>,
    pub withdrawn_because: String,
}

/// One thing that the person has open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// `record:ID`, `shift:INSTANT`, `post:ROLE@UNIT`.
    pub key: String,
    pub record: Option<Id>,
    /// Kind of the record; `shift`, `post`.
    pub kind: String,
    pub number: String,
    /// The person is its first owner and that duty has not ended.
    pub first: bool,
    /// It goes with the item of this record.
    pub under: Option<Id>,
    /// P0 or P1.
    pub urgent: bool,
    pub unit: Option<Id>,
    pub role: String,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// The roster that planned the shift; imported ones have none.
    pub roster: Option<Id>,
    pub to: Option<Id>,
    /// `open`, `proposed`, `accepted`, `declined`; `moved` and `fallen` once it is done; `ended` when it ended before.
    pub state: String,
    /// Why it was declined.
    pub reason: String,
    /// When it came on the list.
    pub added_at: Option<Moment>,
}

/// What the world says of somebody who goes, loaded for the act at hand.
#[derive(Clone, Debug, Default)]
pub struct Departure {
    pub name: String,
    pub home: Option<Id>,
    /// Units from the person's own up to the root, and the same of the unit that is named.
    pub path: Vec<Id>,
    pub to_path: Vec<Id>,
    /// The highest rank that the person holds.
    pub rank: i64,
    /// To whom it falls: the nearest leader above, without the person.
    pub heir: Option<Id>,
    /// Units that would be without a leader of their own.
    pub leads: Vec<Id>,
    /// Everything that is open, as it is now.
    pub drawn: Vec<Item>,
    /// Number of another change of the person that is announced.
    pub other: Option<String>,
    /// Of those named here, who is not there any more or goes as well.
    pub gone: BTreeSet<Id>,
    /// Shifts that whoever accepted them cannot do: on duty elsewhere at that time.
    pub busy: BTreeSet<String>,
    /// Emergencies that call the person, or wait for them.
    pub ringing: Vec<Id>,
    /// Swaps of shifts that were offered to the person.
    pub swaps: Vec<Id>,
}

/// What becomes of somebody's place in the company.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staffing {
    pub person: Id,
    pub at: Moment,
    /// No sign-in any more: sessions and tokens end with it.
    pub out: bool,
    /// The new home.
    pub home: Option<Id>,
    /// Every role of the person ends, those held for somebody else as well.
    pub ends: bool,
    pub give: Vec<Post>,
    pub shifts: Vec<Turn>,
}

/// A role that somebody gets; for a while and for somebody else during leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub person: Id,
    pub role: String,
    pub unit: Id,
    pub instead_of: Option<(Id, Option<Moment>)>,
}

/// The rest of a shift: somebody else's from `from` on, or nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Where the row begins, and where the person goes.
    pub begins: Moment,
    pub from: Moment,
    pub until: Moment,
    pub unit: Id,
    pub to: Option<Id>,
}

/// To the day. What happens then happens by itself.
const DAY: ClockDef = clock(
    "staff_change",
    w("人员变动生效", "change of staff"),
    "",
    (fact::CHANGE_ANNOUNCED, StopRule::Any(&[fact::ENDED]), &[]),
    AtDue::Happens,
    "ORG-05",
)
.dated("生效日", "the effective day");

const LEADS: &[By] = &[
    By::Role(Role::TeamLeader),
    By::Role(Role::GroupLeader),
    By::Role(Role::UnitSupervisor),
    By::Role(Role::ServiceHead),
    By::Role(Role::BusinessManager),
    By::Role(Role::CompanyLeader),
    By::Role(Role::RegionalDirector),
];
const ALIVE: &[&str] = &["draft", "announced"];

pub static FLOW: Flow = Flow {
    kind: "staff_change",
    words: w("人员变动", "Change of staff"),
    states: &[
        state("draft", Phase::Draft, "草稿", "Draft"),
        state("announced", Phase::Open, "已公布", "Announced"),
        state("done", Phase::Ended, "已生效", "In effect"),
        state("withdrawn", Phase::Ended, "已撤回", "Withdrawn"),
    ],
    actions: &[
        action(
            "enter",
            PLAN,
            w("登记人员变动", "Enter"),
            w("调动、休假、停职、离职", "Transfer, leave, suspension, leaving"),
        ),
        action("change", PLAN, w("修改", "Change"), w("公布前可改", "Before it is announced")),
        action(
            "announce",
            &[],
            w("公布", "Announce"),
            w("列出全部未了事项；停职立即生效", "Draws the list of all that is open; a suspension holds at once"),
        )
        .grave(),
        action(
            "open_for_leave",
            FOR_LEAVE,
            w("由长假产生", "Made by long leave"),
            w("超过短期委托时限的休假", "Leave that is longer than delegation covers"),
        ),
        action("close_account", CLOSING, w("账号停用", "Account closed"), w("立即生效", "Holds at once")),
        action("name_successor", PROPOSE, w("安排接手人", "Propose"), w("可一次安排多项", "For several items at once")),
        action("take_on", TAKE_ON, w("同意接手", "Accept"), w("到生效日由我负责", "From the day on it is mine")),
        action("decline", DECLINE, w("不接手", "Decline"), w("说明原因", "With the reason")),
        action("redraw", &[], w("重新核对清单", "Draw again"), w("补上新增的事项", "With what has come since")),
        action("take_effect", &[], w("生效", "Takes effect"), w("事项移交，岗位变更", "Items, roles and unit change")),
        action("withdraw", &[REASON], w("撤回", "Withdraw"), w("不再变动", "It does not happen")).grave(),
        action(
            "call_off",
            &[REASON],
            w("随休假撤回", "Called off"),
            w("休假取消或提前返岗", "The leave is over or off"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上文件", "Attach a paper")),
    ],
    edges: &[
        edge(&[], "enter", To::State("draft"), LEADS, &[&CHANGE_NOT_SELF, &CHANGE_REACH, &CHANGE_DAY, &CHANGE_ROLES]),
        edge(&[], "open_for_leave", To::State("announced"), &[By::System], &[]),
        edge(&[], "close_account", To::State("announced"), &[By::System], &[]),
        edge(&["draft"], "change", To::Same, LEADS, &[&CHANGE_NOT_SELF, &CHANGE_REACH, &CHANGE_DAY, &CHANGE_ROLES]),
        edge(
            &["draft"],
            "announce",
            To::State("announced"),
            LEADS,
            &[&CHANGE_NOT_SELF, &CHANGE_REACH, &CHANGE_ONCE, &CHANGE_LEADER, &CHANGE_HEIR],
        ),
        edge(&["announced"], "name_successor", To::Same, LEADS, &[&SUCCESSOR_FITS, &ITEMS_KNOWN]),
        edge(&["announced"], "take_on", To::Same, &[By::Receiver], &[&PROPOSED_TO_ME]),
        edge(&["announced"], "decline", To::Same, &[By::Receiver], &[&PROPOSED_TO_ME]),
        edge(&["announced"], "redraw", To::Same, LEADS, &[]),
        auto(&["announced"], "take_effect", To::State("done"), &[&DAY_COME]),
        edge(ALIVE, "withdraw", To::State("withdrawn"), LEADS, &[&CHANGE_NOT_SELF]),
        edge(&["announced"], "call_off", To::State("withdrawn"), &[By::System], &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&DAY],
};

/// The key under which lists find whose change it is.
pub const PERSON: &str = "staff";

pub(crate) fn decide(before: &StaffChange, f: &Facts, action: &str) -> Effects {
    let mut c = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "enter" | "change" => {
            c.person = f.id("person");
            (c.what, c.reason, c.effective) = (text("what"), text("reason"), text("effective"));
            c.until = f.text("until").and_then(|day| midnight(f, day));
            (c.to_unit, c.leader) = (f.id("to_unit").filter(|_| c.what == "transfer"), f.id("leader"));
            let codes = f.input.get("roles").and_then(serde_json::Value::as_array).into_iter().flatten();
            c.roles = codes.filter_map(serde_json::Value::as_str).map(str::to_owned).collect();
            c.effective_at = if c.what == "suspension" { None } else { midnight(f, &c.effective) };
            e.unit = f.given.departure.home;
        }
        "announce" => announced(&mut c, f, &mut e),
        "open_for_leave" => {
            (c.person, c.what, c.reason) = (f.id("person"), "leave".to_owned(), text("reason"));
            (c.effective_at, c.until) = (f.moment("from"), f.moment("until"));
            e.unit = f.given.departure.home;
            announced(&mut c, f, &mut e);
        }
        "close_account" => {
            (c.person, c.what, c.reason) = (f.id("person"), "account".to_owned(), text("reason"));
            e.unit = f.given.departure.home;
            announced(&mut c, f, &mut e);
        }
        "redraw" => leaving::draw(&mut c, f),
        "name_successor" => leaving::propose(&mut c, f, &mut e),
        "take_on" | "decline" => leaving::answer(&mut c, f, &mut e, action == "take_on"),
        "take_effect" => leaving::take_effect(&mut c, f, &mut e),
        "withdraw" | "call_off" => {
            c.withdrawn_because = text("reason");
            let people: BTreeSet<Id> = c.items.iter().filter_map(|i| i.to).chain(c.person).collect();
            e.tell.extend(people.into_iter().filter(|_| c.announced_at.is_some()).map(Told::Person));
        }
        _ => {}
    }
    if matches!(action, "take_effect" | "withdraw" | "call_off") {
        e.facts.push(f.witnessed(fact::ENDED));
        // Whoever asks whether somebody goes is not told of what is over.
        e.fields.insert(PERSON.to_owned(), String::new());
    }
    if c != *before {
        e.summary = Some(leaving::summary(&c, f));
        e.room = Some(Room::StaffChange(Box::new(c)));
    }
    e
}

/// It is made known: the list is drawn, and everybody concerned hears of it.
fn announced(c: &mut StaffChange, f: &Facts, e: &mut Effects) {
    c.announced_at = Some(f.now);
    // A day that has begun holds from now on; what was done in it before was theirs.
    c.effective_at = Some(c.effective_at.map_or(f.now, |at| at.max(f.now)));
    leaving::draw(c, f);
    if let Some(person) = c.person {
        e.fields.insert(PERSON.to_owned(), person.to_string());
        e.parties.push(Party { who: person, relation: Relation::Watcher });
        e.tell.push(Told::Person(person));
    }
    let leader = c.leader.or(f.given.departure.heir);
    e.tell.extend(leader.map(Told::Person));
    e.facts.push(f.witnessed(fact::CHANGE_ANNOUNCED));
    e.due.extend(c.effective_at.map(|at| (DAY.code, at)));
    e.reclock = true;
}
