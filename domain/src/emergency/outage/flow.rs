//! The table of the outage notice of machine 6.10, with its guards.

use super::{
    Named, Outage, Supply,
    forms::{
        ABSENT, ADD, AMEND, ASSIGN, BEGIN, CAME_BACK, CUT_OFF, DRAFT, DROP, EXTEND, FINISH, PUBLISH, RESCHEDULE,
        RESTORE, SEND_BACK, TELL,
    },
};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Facts, Flow, Phase, To, action, auto, edge, state},
    guard::{Verdict, guards},
    intake::{ATTACH, NOTE, Room, guards::NOT_FUTURE},
    moment::{HOUR, MINUTE, Moment},
    org::Role,
    words::w,
};

fn own<'a>(f: &'a Facts) -> Option<&'a Outage> {
    match &f.room {
        Room::Outage(outage) => Some(outage),
        _ => None,
    }
}

/// What it will be when this act is done.
fn span(f: &Facts) -> (Option<Moment>, Option<Moment>) {
    let of = own(f);
    (f.moment("from").or_else(|| of.and_then(|o| o.from)), f.moment("until").or_else(|| of.and_then(|o| o.until)))
}

fn urgent(f: &Facts) -> bool {
    let said = f.text("urgent_reason").or_else(|| own(f).map(|o| o.urgent_reason.as_str()));
    said.is_some_and(|text| !text.trim().is_empty())
}

/// What an act names and cannot do it to.
fn unfit<'a>(f: &'a Facts, fits: impl Fn(&Named) -> bool + 'a) -> impl Iterator<Item = &'a Named> {
    f.given.outage.named.iter().filter(move |named| !fits(named))
}

fn off(named: &Named) -> bool {
    matches!(named.supply, Supply::Listed | Supply::Absent)
}

/// Whether gas may be given back at this hour. It is asked of the time that is proven, so that typing an earlier one does not
/// help (EMG-10).
pub(crate) fn quiet_hours(f: &Facts, household: bool) -> Verdict {
    let local = f.proven_at().timestamp().to_zoned(f.given.zone().clone()).time();
    let minute = (i32::from(local.hour()) * 60 + i32::from(local.minute())) as u16;
    match f.given.restore_quiet.filter(|quiet| household && quiet.contains(minute)) {
        None => Verdict::Pass,
        Some(quiet) => Verdict::refuse(
            format!("{quiet}不得恢复居民用户供气：请约定 {} 之后逐户上门，用户在场检漏后恢复。", quiet.to),
            format!(
                "No household is restored between {quiet}: visit each after {}, with somebody in and a leak check.",
                quiet.to
            ),
        ),
    }
}

guards! {
    /// State Council Decree 583: nobody brings it below the law, so it has no mode.
    NOTICE_IN_TIME "outage_notice" Rule of_input "城镇燃气管理条例（国务院令第583号）" "计划停气提前告知" "a planned stop is announced in time" =>
        |f| {
            let (from, _) = span(f);
            let Some(from) = from.filter(|_| !urgent(f)) else { return Verdict::Pass };
            // Announced at this instant, it could begin then.
            let earliest = f.policy.due("outage.notice", f.now).unwrap_or(f.now);
            if from >= earliest {
                return Verdict::Pass;
            }
            let (hours, earliest) = (from.since(f.now).max(0) / HOUR, earliest.local_minute(f.given.zone()));
            Verdict::refuse(
                format!("距停气开始只有 {hours} 小时，不足提前告知时限：最早可停气时间为 {earliest}。请推迟停气，确属紧急的填写紧急原因。"),
                format!("Only {hours} hours are left before the stop; announced now, gas may stop from {earliest}. Begin later, or say which emergency leaves no time."),
            )
        };
    SPAN_FORWARD "outage_span" Rule of_input "ANN-01" "恢复晚于停气" "gas is back after it stopped" =>
        |f| {
            let (from, until) = span(f);
            Verdict::when(
                from.zip(until).is_none_or(|(from, until)| from < until),
                w("预计恢复时间须晚于停气开始时间。", "Gas has to be back after it stopped: check both times."),
            )
        };
    VALVES_KNOWN "outage_valves" Rule of_input "CUS-06" "阀门在管网资料中" "the valves are in the network data" =>
        |f| {
            let unknown = &f.given.outage.unknown;
            if unknown.is_empty() {
                return Verdict::Pass;
            }
            let names = unknown.join("、");
            Verdict::refuse(
                format!("管网资料中没有阀门 {names}：请核对编号，或直接列出受影响的用气点。"),
                format!("The network data have no valve {names}: check the number, or name the service points."),
            )
        };
    POINTS_THERE "outage_points" Rule of_input "ANN-01" "有受影响的用气点" "somebody is affected" =>
        |f| {
            // What is not named anew stays as it is listed.
            let named = f.input.contains_key("valves") || f.input.contains_key("points") || own(f).is_none_or(|o| o.points == 0);
            Verdict::when(
                !named || !f.given.outage.listed.is_empty(),
                w(
                    "没有受影响的用气点：请填写阀门编号，或列出用气点。",
                    "Nobody is affected: give the valve, or name the service points.",
                ),
            )
        };
    /// Who wrote it does not approve it.
    APPROVED_BY_ANOTHER "outage_approver" Rule "ANN-01" "编制人不审批" "who wrote it does not approve it" =>
        |f| Verdict::when(
            f.record.recorder.is_none() || f.record.recorder != f.actor.person,
            w("停气通知须由编制人以外的人审批。", "Somebody else than its author has to approve it."),
        );
    ON_THE_LIST "outage_listed" Rule of_input "ANN-01" "用气点在名单上" "the points are on the list" =>
        |f| Verdict::when(
            f.given.outage.strangers == 0 && !f.given.outage.named.is_empty(),
            w("有用气点不在本次停气名单上：请先补入名单。", "A service point is not on the list of this stop: add it first."),
        );
    NOT_RESTORED "outage_off" Rule of_input "EMG-10" "用气点尚未恢复" "the points have no gas yet" =>
        |f| {
            let done: Vec<&str> = unfit(f, off).map(|named| named.number.as_str()).take(5).collect();
            if done.is_empty() {
                return Verdict::Pass;
            }
            let done = done.join("、");
            Verdict::refuse(
                format!("{done} 已恢复供气或已移出名单：请去掉后重试。"),
                format!("{done} have gas again or are off the list: leave them out."),
            )
        };
    NOT_EARLY "outage_not_early" Rule "ANN-01" "不早于公布的时间" "not before the time that was announced" =>
        |f| {
            let from = own(f).and_then(|o| o.from).unwrap_or(f.at);
            if f.at >= from.minus(5 * MINUTE) {
                return Verdict::Pass;
            }
            let from = from.local_minute(f.given.zone());
            Verdict::refuse(
                format!("公布的停气时间是 {from}，不得提前停气。"),
                format!("The stop was announced for {from}: gas is not stopped before."),
            )
        };
    /// Somebody who cannot hear a telephone, or lives alone, is spoken with before the stop.
    CARE_SPOKEN "outage_care" Gate "ANN-01" "已当面或电话告知需关照的用户" "points with a care flag were spoken with" =>
        |f| {
            let unspoken = &f.given.outage.unspoken;
            if unspoken.is_empty() {
                return Verdict::Pass;
            }
            let (count, some) = (unspoken.len(), unspoken.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("、"));
            Verdict::refuse(
                format!("有 {count} 户需关照的用户尚未当面或电话告知（{some}）：请先联系并登记。"),
                format!("{count} points with a care flag were not spoken with ({some}): call on them first."),
            )
        };
    LATER "outage_later" Rule of_input "ANN-01" "新的时间更晚" "the new time is later" =>
        |f| Verdict::when(
            f.moment("until").is_some_and(|to| to > f.now && own(f).and_then(|o| o.until).is_none_or(|was| to > was)),
            w("延长后的恢复时间须晚于现在和原定时间。", "The new time has to be later than now and than the one before."),
        );
    /// Nobody is woken to light a stove, and nobody half asleep checks it.
    QUIET "outage_restore_quiet" Rule "EMG-10" "不在禁止恢复供气时段" "not in the hours in which households are not restored" =>
        |f| quiet_hours(f, f.given.outage.named.iter().any(|named| named.household));
    CHECKED "outage_restore_checked" Rule of_input "EMG-10" "用户在场，检漏合格" "somebody is in, and the leak check is passed" =>
        |f| {
            let household = f.given.outage.named.iter().any(|named| named.household);
            Verdict::when(
                (f.flag("present") || !household) && f.flag("leak_free"),
                w(
                    "恢复供气须用户在场并检漏合格，请逐项确认；不在家的用户登记为“无人在家”。",
                    "Gas is given back with somebody in and a passed leak check: confirm both; where nobody is in, enter it as absent.",
                ),
            )
        };
    NOTICE_LEFT "outage_notice_left" Rule of_input "EMG-10" "已留通知单" "a notice was left" =>
        |f| Verdict::when(
            f.flag("notice_left"),
            w("用户不在家时须在门上留通知单。", "Leave a notice at the door where nobody is in."),
        );
    NOBODY_WITHOUT "outage_nobody_without" Rule "EMG-10" "各户已恢复或另行跟踪" "each has gas again or is a matter of its own" =>
        |f| Verdict::when(
            f.given.outage.without == 0,
            w("还有用户没有恢复供气。", "Some points have no gas yet."),
        );
    NOBODY_ABSENT "outage_nobody_absent" Rule "EMG-10" "不在家的用户已恢复" "those who were out have gas again" =>
        |f| Verdict::when(
            f.given.outage.absent == 0,
            w("还有不在家的用户没有恢复供气。", "Somebody who was out has no gas yet."),
        );
}

/// ANN-01: to the last instant at which it is announced in time.
pub(super) const PUBLISH_CLOCK: ClockDef = clock(
    "outage_publish",
    w("停气公布", "announcement of a stop"),
    "",
    (fact::OUTAGE_DRAFTED, StopRule::Any(&[fact::OUTAGE_PUBLISHED]), &[fact::ENDED]),
    AtDue::Breach,
    "ANN-01",
)
.dated("停气前须公布的最后时间", "the last instant to announce the stop");

/// What was announced is a promise.
pub(super) const BACK_CLOCK: ClockDef = clock(
    "outage_back",
    w("恢复供气", "gas is back"),
    "",
    (fact::OUTAGE_BEGUN, StopRule::Any(&[fact::OUTAGE_FINISHED]), &[fact::ENDED]),
    AtDue::Breach,
    "ANN-01",
)
.dated("公布的恢复时间", "the time that was announced");

/// ANN-01: once more before a planned stop begins.
pub(super) const REMIND_CLOCK: ClockDef = clock(
    "outage_remind",
    w("停气前提醒", "reminder before a stop"),
    "",
    (fact::OUTAGE_ANNOUNCED, StopRule::Any(&[fact::OUTAGE_REMINDED, fact::OUTAGE_BEGUN]), &[fact::ENDED]),
    AtDue::Happens,
    "ANN-01",
)
.dated("再次提醒受影响用户的时间", "when those affected are reminded");

const AUTHORS: &[By] =
    &[By::Role(Role::Dispatcher), By::Role(Role::GroupLeader), By::Role(Role::TeamLeader), By::Role(Role::ServiceHead)];
const APPROVERS: &[By] = &[By::Role(Role::ServiceHead), By::Role(Role::CompanyLeader)];
const OPERATORS: &[By] = &[By::Owner, By::Receiver, By::Role(Role::Dispatcher), By::Role(Role::TeamLeader)];
/// The repair of the incident ends the work of its outage.
const FINISHERS: &[By] = &[By::Owner, By::Receiver, By::Role(Role::Dispatcher), By::Role(Role::TeamLeader), By::System];
const ASSIGNERS: &[By] = &[By::Owner, By::Role(Role::Dispatcher), By::Role(Role::TeamLeader)];
const TELLERS: &[By] = &[By::Employee];

const BEFORE: &[&str] = &["draft", "approved", "published"];
const KNOWN: &[&str] = &["published", "active", "finished", "restored"];
const BACK: &[&str] = &["finished", "restored"];
const ALIVE: &[&str] = &["draft", "approved", "published", "active", "finished", "restored"];

pub static FLOW: Flow = Flow {
    kind: "outage",
    words: w("停气通知", "Outage notice"),
    states: &[
        state("draft", Phase::Open, "待审批", "To be approved"),
        state("approved", Phase::Open, "待公布", "To be published"),
        state("published", Phase::Open, "已公布", "Published"),
        state("active", Phase::Open, "停气中", "Gas is off"),
        state("finished", Phase::Open, "逐户恢复中", "Being restored"),
        state("restored", Phase::Open, "个别用户未恢复", "A few without gas"),
        state("closed", Phase::Ended, "已全部恢复", "All have gas"),
        state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    ],
    actions: &[
        action(
            "draft",
            DRAFT,
            w("编制停气通知", "Draft"),
            w("计划停气的范围、时间、原因", "Area, time and reason of a planned stop"),
        ),
        action("cut_off", CUT_OFF, w("紧急停气", "Cut off"), w("由突发事件的“关阀停气”产生", "Made at an incident")),
        action("amend", AMEND, w("修改", "Amend"), w("审批前修改", "Before it is approved")),
        action(
            "approve",
            &[],
            w("审批通过", "Approve"),
            w("由编制人以外的负责人审批", "By somebody else than its author"),
        ),
        action("send_back", SEND_BACK, w("退回修改", "Send back"), w("说明原因", "With the reason")),
        action("publish", PUBLISH, w("公布", "Publish"), w("向受影响的用户发出通知", "Those affected are told")),
        action(
            "reschedule",
            RESCHEDULE,
            w("改期", "Move"),
            w(
                "重新告知受影响的用户，并按新的时间再次提醒",
                "Those affected are told again, and reminded by the new time",
            ),
        )
        .grave(),
        action(
            "remind",
            &[],
            w("停气前提醒", "Reminder"),
            w("到提醒时间由系统发出", "Sent by the program when its time has come"),
        ),
        action("tell", TELL, w("登记告知", "Told"), w("逐户告知的结果", "How one point was told")),
        action(
            "add_points",
            ADD,
            w("补入用户", "Add points"),
            w("名单以外也受影响的用户", "Others are affected as well"),
        ),
        action("drop_points", DROP, w("移出用户", "Take off the list"), w("误列的用户", "Listed by mistake")),
        action(
            "assign",
            ASSIGN,
            w("指派现场人员", "Send somebody"),
            w("关阀和逐户恢复由其录入", "They close the valve and go from door to door"),
        ),
        action("begin", BEGIN, w("开始停气", "Stop the gas"), w("阀门已关闭", "The valves are closed")),
        action("extend", EXTEND, w("延长", "Extend"), w("重新告知受影响的用户", "Those affected are told again")),
        action("finish", FINISH, w("作业完成", "Work is done"), w("可以逐户恢复", "Each may be given gas again")),
        action("restore_points", RESTORE, w("恢复供气", "Restore"), w("用户在场、检漏合格", "Somebody is in, no leak")),
        action(
            "absent",
            ABSENT,
            w("无人在家", "Nobody in"),
            w("保持停气，另行约定", "It stays closed, and gets its own matter"),
        ),
        action(
            "came_back",
            CAME_BACK,
            w("补恢复", "Restored later"),
            w("不在家的用户已另行恢复", "Who was out has gas"),
        ),
        action(
            "all_back",
            &[],
            w("逐户恢复完毕", "Restored"),
            w("其余用户另行跟踪", "The rest are matters of their own"),
        ),
        action("close", &[], w("全部恢复", "Close"), w("没有用户停气", "Nobody is without gas")),
        action(
            "cancel",
            SEND_BACK,
            w("取消停气", "Cancel"),
            w("已公布的同时告知用户", "Whoever was told is told again"),
        )
        .grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上图纸、照片或通知单", "Attach a drawing, photo or poster")),
    ],
    edges: &[
        edge(
            &[],
            "draft",
            To::State("draft"),
            AUTHORS,
            &[&SPAN_FORWARD, &VALVES_KNOWN, &POINTS_THERE, &NOTICE_IN_TIME],
        ),
        edge(&[], "cut_off", To::State("active"), &[By::System], &[&VALVES_KNOWN, &POINTS_THERE]),
        edge(&["draft"], "amend", To::Same, AUTHORS, &[&SPAN_FORWARD, &VALVES_KNOWN, &POINTS_THERE, &NOTICE_IN_TIME]),
        edge(&["draft"], "approve", To::State("approved"), APPROVERS, &[&APPROVED_BY_ANOTHER, &NOTICE_IN_TIME]),
        edge(&["draft", "approved"], "send_back", To::State("draft"), APPROVERS, &[]),
        edge(&["approved"], "publish", To::State("published"), AUTHORS, &[&NOTICE_IN_TIME]),
        edge(&["published"], "reschedule", To::Same, APPROVERS, &[&SPAN_FORWARD, &NOTICE_IN_TIME]),
        edge(&["published"], "remind", To::Same, &[By::System], &[]),
        edge(KNOWN, "tell", To::Same, TELLERS, &[&NOT_FUTURE, &ON_THE_LIST]),
        edge(&["draft", "published", "active"], "add_points", To::Same, AUTHORS, &[&VALVES_KNOWN, &POINTS_THERE]),
        edge(&["draft", "published", "active"], "drop_points", To::Same, AUTHORS, &[&ON_THE_LIST, &NOT_RESTORED]),
        edge(KNOWN, "assign", To::Same, ASSIGNERS, &[]),
        edge(&["published"], "begin", To::State("active"), OPERATORS, &[&NOT_FUTURE, &NOT_EARLY, &CARE_SPOKEN]),
        edge(&["published", "active"], "extend", To::Same, OPERATORS, &[&LATER]),
        edge(&["active"], "finish", To::State("finished"), FINISHERS, &[&NOT_FUTURE]),
        edge(
            BACK,
            "restore_points",
            To::Same,
            OPERATORS,
            &[&NOT_FUTURE, &ON_THE_LIST, &NOT_RESTORED, &QUIET, &CHECKED],
        ),
        edge(BACK, "absent", To::Same, OPERATORS, &[&NOT_FUTURE, &ON_THE_LIST, &NOT_RESTORED, &NOTICE_LEFT]),
        edge(BACK, "came_back", To::Same, &[By::System], &[]),
        auto(&["finished"], "all_back", To::State("restored"), &[&NOBODY_WITHOUT]),
        auto(&["restored"], "close", To::State("closed"), &[&NOBODY_ABSENT]),
        edge(BEFORE, "cancel", To::State("cancelled"), APPROVERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&PUBLISH_CLOCK, &REMIND_CLOCK, &BACK_CLOCK],
};
