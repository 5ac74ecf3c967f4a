//! Attendance (考勤): who came and went when, beside the shift that was planned, and whether an agent was ready, busy or on a
//! break (SHF-03). Owns: the actual times; the plan is never changed by them. Refuses a second check-in. Tested in
//! `server/tests/duty_board.rs`.

use super::PLANNERS;
use crate::{
    flow::{By, Effects, Facts, Flow, Phase, To, action, edge, state},
    form::{Fields, Kind, LINE, choice, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{AT, EVIDENCE, NOTE, REASON, Room, guards::NOT_FUTURE},
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendance {
    pub person: Option<Id>,
    /// The shift that was planned; none for who comes without one.
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    pub in_at: Option<Moment>,
    pub out_at: Option<Moment>,
    /// The plate of the vehicle that the crew has.
    pub vehicle: String,
    pub states: Vec<Entry>,
    /// A leader took the reason of lateness or leaving early.
    pub excused: bool,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub state: String,
    pub at: Moment,
}

/// What becomes of a shift that was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It has not begun, or the grace is not over.
    Awaited,
    Kept,
    Late,
    LeftEarly,
    LateAndEarly,
    /// Reported, or on approved leave.
    Away,
    /// Nobody came and nobody said anything.
    Absent,
}

impl Presence {
    pub const fn words(self) -> Words {
        match self {
            Self::Awaited => w("待到岗", "awaited"),
            Self::Kept => w("正常", "kept"),
            Self::Late => w("迟到", "late"),
            Self::LeftEarly => w("早退", "left early"),
            Self::LateAndEarly => w("迟到且早退", "late and left early"),
            Self::Away => w("请假或已报缺勤", "on leave or reported"),
            Self::Absent => w("缺勤", "absent"),
        }
    }
}

/// Plan against actual. `grace` in milliseconds: so much later or earlier is neither late nor early; a minute beyond is.
pub fn presence(
    (from, until): (Moment, Moment),
    came: Option<Moment>,
    left: Option<Moment>,
    away: bool,
    grace: i64,
    now: Moment,
) -> Presence {
    let Some(came) = came else {
        return match () {
            () if away => Presence::Away,
            () if now.since(from) <= grace => Presence::Awaited,
            () => Presence::Absent,
        };
    };
    let late = came.since(from) > grace;
    let early = left.is_some_and(|left| until.since(left) > grace) && !away;
    match (late, early) {
        (true, true) => Presence::LateAndEarly,
        (true, false) => Presence::Late,
        (false, true) => Presence::LeftEarly,
        (false, false) => Presence::Kept,
    }
}

const STATES: Kind =
    Kind::Choice(&[choice("ready", "就绪", "ready"), choice("busy", "忙碌", "busy"), choice("break", "小休", "break")]);

const IN: Fields = &[may("vehicle", Kind::Line { max: 20 }, "车辆", "Vehicle"), AT, EVIDENCE];
const STATE: Fields = &[must("state", STATES, "状态", "State")];
const OUT: Fields = &[AT, EVIDENCE];
const VEHICLE: Fields = &[may("vehicle", Kind::Line { max: LINE }, "车辆", "Vehicle")];

fn own<'a>(f: &'a Facts) -> Option<&'a Attendance> {
    match &f.room {
        Room::Attendance(attendance) => Some(attendance),
        _ => None,
    }
}

guards! {
    IN_ONCE "checked_in_once" Rule of_input "004-N 3-1" "未重复签到" "nobody checks in twice" =>
        |f| Verdict::when(
            !f.given.duty.checked_in,
            w("您已签到，尚未签退。", "You are checked in already."),
        );
    OUT_AFTER_IN "out_after_in" Rule of_input "004-N 3-1" "签退晚于签到" "out after in" =>
        |f| Verdict::when(
            own(f).and_then(|a| a.in_at).is_none_or(|at| f.at >= at),
            w("签退时间不能早于签到时间。", "Checking out cannot be before checking in."),
        );
    NOT_OWN_EXCUSE "excuse_not_own" Rule "004-N 3-1" "不审批自己的考勤" "nobody excuses themselves" =>
        |f| Verdict::when(
            own(f).is_some_and(|a| a.person != f.actor.person),
            w("不能审批自己的考勤，请由其他负责人审批。", "You cannot excuse yourself: another leader does."),
        );
}

pub static FLOW: Flow = Flow {
    kind: "attendance",
    words: w("考勤", "Attendance"),
    states: &[state("on", Phase::Open, "在岗", "On duty"), state("off", Phase::Ended, "已签退", "Checked out")],
    actions: &[
        action("check_in", IN, w("签到", "Check in"), w("上班到岗", "The shift begins")),
        action("set_state", STATE, w("切换状态", "State"), w("就绪、忙碌、小休", "Ready, busy, on a break")),
        action("take_vehicle", VEHICLE, w("登记车辆", "Vehicle"), w("本班使用的车辆", "The vehicle of this shift")),
        action("check_out", OUT, w("签退", "Check out"), w("下班离岗", "The shift is over")),
        action(
            "excuse",
            &[REASON],
            w("认可原因", "Excuse"),
            w("迟到、早退的原因经负责人认可", "A leader takes the reason"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
    ],
    edges: &[
        edge(&[], "check_in", To::State("on"), &[By::Employee], &[&NOT_FUTURE, &IN_ONCE]),
        edge(&["on"], "set_state", To::Same, &[By::Owner], &[]),
        edge(&["on"], "take_vehicle", To::Same, &[By::Owner], &[]),
        edge(&["on"], "check_out", To::State("off"), &[By::Owner], &[&NOT_FUTURE, &OUT_AFTER_IN]),
        edge(&["on", "off"], "excuse", To::Same, PLANNERS, &[&NOT_OWN_EXCUSE]),
        edge(&["on", "off"], "note", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};

pub(crate) fn decide(before: &Attendance, f: &Facts, action: &str) -> Effects {
    let mut a = before.clone();
    let mut e = Effects::default();
    let enter = |a: &mut Attendance, state: &str| a.states.push(Entry { state: state.to_owned(), at: f.at });
    match action {
        "check_in" => {
            a.person = f.actor.person;
            // Of the shifts around now the one that is nearest; the plan stands as it is.
            let nearest = f.given.duty.own.iter().min_by_key(|d| d.window.from.since(f.at).abs());
            (a.from, a.until) = (nearest.map(|d| d.window.from), nearest.map(|d| d.window.to));
            // What is entered afterwards without evidence is of now (INT-13).
            a.in_at = Some(f.proven_at());
            f.text("vehicle").unwrap_or_default().clone_into(&mut a.vehicle);
            enter(&mut a, "ready");
            e.owner = Some(a.person);
            e.unit = nearest.map(|d| d.unit);
            e.summary = a.person.map(|who| f.given.duty.name(who));
        }
        "set_state" => enter(&mut a, f.text("state").unwrap_or_default()),
        "take_vehicle" => f.text("vehicle").unwrap_or_default().clone_into(&mut a.vehicle),
        "check_out" => {
            a.out_at = Some(f.at);
            enter(&mut a, "off");
        }
        "excuse" => {
            a.excused = true;
            f.text("reason").unwrap_or_default().clone_into(&mut a.reason);
        }
        _ => {}
    }
    if a != *before {
        e.room = Some(Room::Attendance(a));
    }
    e
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{HOUR, MINUTE};

    /// SHF-03: ten minutes late with five of grace is late; who was reported is not absent without leave.
    #[test]
    fn plan_against_actual() {
        let at = |minutes: i64| Moment(minutes * MINUTE);
        let shift = (at(0), Moment(8 * HOUR));
        let of = |came: Option<i64>, left: Option<i64>, away, now| {
            presence(shift, came.map(at), left.map(at), away, 5 * MINUTE, at(now))
        };
        for (came, left, away, now, expected) in [
            (None, None, false, -60, Presence::Awaited),
            (None, None, false, 5, Presence::Awaited),
            (None, None, false, 6, Presence::Absent),
            (None, None, true, 6, Presence::Away),
            (Some(-10), None, false, 60, Presence::Kept),
            (Some(5), None, false, 60, Presence::Kept),
            (Some(10), None, false, 60, Presence::Late),
            (Some(0), Some(480), false, 500, Presence::Kept),
            (Some(0), Some(470), false, 500, Presence::LeftEarly),
            (Some(0), Some(470), true, 500, Presence::Kept),
            (Some(30), Some(400), false, 500, Presence::LateAndEarly),
        ] {
            assert_eq!(of(came, left, away, now), expected, "{came:?} {left:?} {away} {now}");
        }
    }
}
