//! The forms of a change of staff, and what has to hold for it (ORG-05): who may move whom, when, and who is left to lead. Owns:
//! the ranks. Tested in `server/tests/staff_change.rs`.

use super::{
    leaving::{self, is_to, mine},
    staff_change::{Item, StaffChange},
};
use crate::{
    flow::Facts,
    form::{Fields, Kind, LINE, choice, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{REASON, Room},
    moment::Moment,
    org::Role,
    words::{Words, w},
};

const WHAT: Kind = Kind::Choice(&[
    choice("transfer", "调动", "transfer"),
    choice("leave", "长期休假", "long leave"),
    choice("suspension", "停职（立即生效）", "suspension (at once)"),
    choice("leaving", "离职", "leaving"),
]);

/// How a change is called in a sentence.
pub fn what_words(what: &str) -> Words {
    match what {
        "transfer" => w("调动", "transfer"),
        "leave" => w("长期休假", "long leave"),
        "suspension" => w("停职", "suspension"),
        "account" => w("账号停用", "account closed"),
        _ => w("离职", "leaving"),
    }
}

pub(super) const PLAN: Fields = &[
    must("person", Kind::Ref { to: "person" }, "人员", "Person"),
    must("what", WHAT, "变动", "Change"),
    may("effective", Kind::Date, "生效日（停职为立即）", "Effective day (a suspension holds at once)"),
    may("until", Kind::Date, "休假至（休假须填）", "Back on (for leave)"),
    may("to_unit", Kind::Ref { to: "unit" }, "调往单位（调动须填）", "New unit (for a transfer)"),
    may("roles", Kind::Lines { max: 60, count: 10 }, "调动后的岗位（调动须填）", "Roles there (for a transfer)"),
    may("leader", Kind::Ref { to: "person" }, "接任负责人", "Who leads afterwards"),
    REASON,
];
pub(super) const FOR_LEAVE: Fields = &[
    must("person", Kind::Ref { to: "person" }, "人员", "Person"),
    must("from", Kind::Moment, "从", "From"),
    must("until", Kind::Moment, "到", "Until"),
    REASON,
];
pub(super) const CLOSING: Fields = &[
    must("person", Kind::Ref { to: "person" }, "人员", "Person"),
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    REASON,
];
const KEYS: Kind = Kind::Lines { max: LINE, count: 1_000 };
pub(super) const PROPOSE: Fields = &[
    must("to", Kind::Ref { to: "person" }, "接手人", "Successor"),
    may("items", KEYS, "事项（空为全部未安排的）", "Items (empty: all that have nobody)"),
];
pub(super) const TAKE_ON: Fields =
    &[may("items", KEYS, "事项（空为交给我的全部）", "Items (empty: all that were proposed to me)")];
pub(super) const DECLINE: Fields =
    &[REASON, may("items", KEYS, "事项（空为交给我的全部）", "Items (empty: all that were proposed to me)")];

pub(super) fn own<'a>(f: &'a Facts) -> Option<&'a StaffChange> {
    match &f.room {
        Room::StaffChange(change) => Some(change),
        _ => None,
    }
}

/// How high a role stands: nobody moves whoever stands above, and nobody is lifted above whoever moves them. Roles that keep
/// or audit the system are given by whoever keeps it, and by nobody here.
pub fn rank(role: Role) -> i64 {
    match role {
        Role::TeamLeader | Role::GroupLeader => 1,
        Role::UnitSupervisor => 2,
        Role::ServiceHead | Role::BusinessManager | Role::ServiceOffice => 3,
        Role::CompanyLeader => 4,
        Role::RegionalDirector => 5,
        Role::NationalCentre => 6,
        Role::GeneralOffice | Role::HrOfficer | Role::Auditor | Role::Administrator | Role::Customer => 7,
        _ => 0,
    }
}

/// Roles that lead people, the nearest to the work first: to them falls what nobody takes.
pub const LEADING: [Role; 7] = [
    Role::TeamLeader,
    Role::GroupLeader,
    Role::UnitSupervisor,
    Role::ServiceHead,
    Role::BusinessManager,
    Role::CompanyLeader,
    Role::RegionalDirector,
];

/// Roles beside these that somebody has to hold, because matters wait for them and for nobody in person: approvals, rulings,
/// cases. The technician of a unit is no post of this kind: the work that is open is on the list by itself.
pub const POSTS: [Role; 5] =
    [Role::Dispatcher, Role::ComplaintSpecialist, Role::ComplaintBody, Role::FollowUpReviewer, Role::ServiceOffice];

/// The highest rank that the actor holds above all of the units.
fn own_rank(f: &Facts, path: &[Id]) -> i64 {
    let held = f.actor.grants.iter().filter(|g| g.acting_for.is_none() && path.contains(&g.unit));
    held.map(|g| rank(g.role)).filter(|rank| *rank < 7).max().unwrap_or(-1)
}

/// Above it, or as high from the head of a company on: there may be nobody above.
fn outranks(own: i64, other: i64) -> bool {
    own > other || (own >= 4 && own == other)
}

fn what<'a>(f: &'a Facts) -> &'a str {
    f.text("what").or_else(|| own(f).map(|c| c.what.as_str())).unwrap_or_default()
}

/// Midnight of a day in the zone of the unit.
pub(super) fn midnight(f: &Facts, day: &str) -> Option<Moment> {
    let date: jiff::civil::Date = day.parse().ok()?;
    let at = date.to_zoned(f.given.zone().clone()).ok()?;
    Some(Moment(at.timestamp().as_millisecond()))
}

guards! {
    CHANGE_NOT_SELF "staff_not_self" Rule of_input "004-F 1-6" "不办理自己的变动" "nobody enters their own change" =>
        |f| Verdict::when(
            f.actor.is_system() || f.id("person").or_else(|| own(f)?.person) != f.actor.person,
            w("不能办理自己的人员变动，请由上级办理。", "Your own change is entered by whoever is above you."),
        );
    CHANGE_REACH "staff_reach" Rule of_input "ORG-05" "由其上级办理" "entered by somebody above" =>
        |f| {
            let d = &f.given.departure;
            let here = own_rank(f, &d.path);
            let there = if d.to_path.is_empty() { here } else { own_rank(f, &d.to_path) };
            Verdict::when(
                f.actor.is_system() || (outranks(here, d.rank) && there >= 1),
                w(
                    "只能办理本人管理范围内、级别低于自己的人员；跨单位调动由两个单位共同的上级办理。",
                    "Only people in your own reach and below your rank; between two units by somebody above both.",
                ),
            )
        };
    CHANGE_ROLES "staff_roles" Rule of_input "ORG-05" "调动须写明岗位" "a transfer says the roles there" =>
        |f| {
            if what(f) != "transfer" {
                return Verdict::Pass;
            }
            let codes = f.input.get("roles").and_then(serde_json::Value::as_array);
            let codes: Vec<&str> = codes.into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
            let own = own_rank(f, &f.given.departure.to_path);
            let fine = |code: &&str| Role::parse(code).is_some_and(|role| rank(role) < 7 && outranks(own, rank(role)));
            if f.id("to_unit").is_none() || codes.is_empty() {
                return Verdict::refuse("调动须填写调往单位和调动后的岗位。", "A transfer names the new unit and the roles there.");
            }
            match codes.iter().find(|code| !fine(code)) {
                None => Verdict::Pass,
                Some(code) => Verdict::refuse(
                    format!("岗位“{code}”不存在，或须由更高一级（管理类岗位由系统管理员）授予。"),
                    format!("The role \"{code}\" does not exist, or is given by somebody higher up."),
                ),
            }
        };
    CHANGE_DAY "staff_day" Rule of_input "ORG-05" "生效日为今天或以后" "the day is today or later" =>
        |f| {
            if what(f) == "suspension" {
                return Verdict::Pass;
            }
            let Some(day) = f.text("effective") else {
                return Verdict::refuse("请填写生效日。", "Name the day from which it holds.");
            };
            let today = f.now.timestamp().to_zoned(f.given.zone().clone()).date().to_string();
            if day < today.as_str() {
                return Verdict::refuse("生效日不能早于今天。", "The day cannot lie before today.");
            }
            let until = f.text("until");
            if what(f) == "leave" && until.is_none_or(|until| until <= day) {
                return Verdict::refuse("休假须填写结束日，且晚于生效日。", "Leave has an end, after its first day.");
            }
            Verdict::Pass
        };
    CHANGE_ONCE "staff_once" Rule of_input "ORG-05" "没有另一项已公布的变动" "no other change is announced" =>
        |f| match &f.given.departure.other {
            None => Verdict::Pass,
            Some(number) => Verdict::refuse(
                format!("此人已有公布的人员变动 {number}，请先撤回。"),
                format!("{number} is announced for this person already: withdraw it first."),
            ),
        };
    /// Refused if the unit would be without a leader.
    CHANGE_LEADER "staff_leader" Rule of_input "004-F 1-6" "单位不能没有负责人" "no unit is left without a leader" =>
        |f| {
            let d = &f.given.departure;
            let leader = own(f).and_then(|c| c.leader);
            if let Some(leader) = leader.filter(|l| d.gone.contains(l) || own(f).is_some_and(|c| c.person == Some(*l))) {
                let _ = leader;
                return Verdict::refuse(
                    "接任负责人已不在岗，或就是本人，请另选。",
                    "Whoever is to lead afterwards is gone or is the same person: choose another.",
                );
            }
            Verdict::when(
                d.leads.is_empty() || leader.is_some() || own(f).is_some_and(|c| c.what == "leave"),
                w(
                    "此人离开后所在单位没有负责人，请先填写“接任负责人”。",
                    "The unit would be without a leader: name who leads afterwards.",
                ),
            )
        };
    CHANGE_HEIR "staff_heir" Rule of_input "004-F 1-6" "未接手的有负责人承接" "somebody answers for what nobody takes" =>
        |f| Verdict::when(
            f.given.departure.heir.is_some() || own(f).is_some_and(|c| c.leader.is_some()),
            w(
                "此人之上没有其他负责人，未接手的事项将无人负责，请先填写“接任负责人”。",
                "There is no other leader to whom what nobody takes could fall: name who leads afterwards.",
            ),
        );
    SUCCESSOR_FITS "staff_successor" Rule of_input "ORG-05" "接手人在岗且非本人" "the successor is somebody else who stays" =>
        |f| {
            let Some(to) = f.id("to") else { return Verdict::Pass };
            Verdict::when(
                own(f).is_some_and(|c| c.person != Some(to)) && !f.given.departure.gone.contains(&to),
                w(
                    "接手人不能是本人，也不能是已停用或已公布离开的人员。",
                    "The successor is somebody else, and nobody who is gone or about to go.",
                ),
            )
        };
    ITEMS_KNOWN "staff_items" Rule of_input "ORG-05" "事项在清单上" "the items are on the list" =>
        |f| {
            let Some(c) = own(f) else { return Verdict::Pass };
            let known = |key: &str| c.items.iter().any(|i| i.key == key && i.under.is_none() && i.is_waiting());
            match leaving::keys(f).into_iter().find(|key| !known(key)) {
                None => Verdict::Pass,
                Some(key) => Verdict::refuse(
                    format!("事项 {key} 不在清单上、已结束，或随其上级事项一并移交。"),
                    format!("The item {key} is not on the list, has ended, or goes with the matter above it."),
                ),
            }
        };
    PROPOSED_TO_ME "staff_mine" Rule of_input "ORG-05" "有交给我的事项" "something was proposed to me" =>
        |f| {
            let keys = leaving::keys(f);
            let Some(c) = own(f) else { return Verdict::Pass };
            let me = mine(f);
            let fits = |i: &&Item| i.state == "proposed" && is_to(i, &me);
            let fine = if keys.is_empty() {
                c.items.iter().any(|i| fits(&i))
            } else {
                keys.iter().all(|key| c.items.iter().filter(fits).any(|i| i.key == *key))
            };
            Verdict::when(
                fine,
                w("这些事项没有交给您，或已经答复过。", "These items were not proposed to you, or you have answered already."),
            )
        };
    DAY_COME "staff_day_come" Rule "ORG-05" "生效时间已到" "the day has come" =>
        |f| Verdict::when(
            own(f).and_then(|c| c.effective_at).is_some_and(|at| f.now >= at),
            w("生效时间未到。", "The day has not come."),
        );
}
