//! The clocks of a service request and of its handovers and promises, and the words for the facts that move clocks. Owns:
//! constants only. Refuses: nothing. Other rooms write their clocks as constants of the same kind; a flow names its own.
//! Tested in: this file; the rules of stopping in `clock/tests.rs`.

use super::AtDue::{Breach, Happens};
use super::StopRule::{All, Any};
use super::{AtDue, ClockDef, StopRule};
use crate::words::{Words, w};

/// Facts, as rooms store them.
pub mod fact {
    pub const RECEIVED: &str = "received";
    /// Substantive contact by a person; an automatic message is none.
    pub const CONTACT: &str = "contact";
    /// At intake a person told the customer what happens next and by when.
    pub const TOLD_NEXT: &str = "told_next";
    pub const REMOTE_SESSION: &str = "remote_session";
    pub const ARRIVED: &str = "arrived";
    pub const DIAGNOSIS: &str = "diagnosis";
    pub const INTERIM_MEASURE: &str = "interim_measure";
    /// Repair appointment agreed or order dispatched.
    pub const ARRANGED: &str = "arranged";
    pub const SOLUTION_DELIVERED: &str = "solution_delivered";
    pub const SOLVED: &str = "solved";
    pub const ANSWERED: &str = "answered";
    /// Discarded, cancelled, merged or closed.
    pub const ENDED: &str = "ended";
    pub const EXTERNAL_RECEIVED: &str = "external_received";
    pub const EXTERNAL_RETURNED: &str = "external_returned";
    pub const READBACK_SENT: &str = "readback_sent";
    pub const READBACK_ANSWERED: &str = "readback_answered";
    pub const HANDOVER_OFFERED: &str = "handover_offered";
    pub const HANDOVER_ACCEPTED: &str = "handover_accepted";
    pub const HANDOVER_REJECTED: &str = "handover_rejected";
    pub const PROMISED: &str = "promised";
    /// A work order is there and may be dispatched.
    pub const ORDERED: &str = "ordered";
    pub const DISPATCHED: &str = "dispatched";
    pub const ASSIGNED: &str = "assigned";
    /// Accepted or returned by whoever it was given to.
    pub const ASSIGNMENT_ANSWERED: &str = "assignment_answered";
    pub const TAKEN: &str = "taken";
    pub const RETURNED: &str = "returned";
    /// The customer does not accept what was done; or it was left without a solution.
    pub const WORK_REJECTED: &str = "work_rejected";
    pub const NOT_SOLVED: &str = "not_solved";
    pub const AGREED: &str = "agreed";
    /// Nobody comes in the window that was agreed: the order is somebody else's, who agrees another.
    pub const VISIT_OFF: &str = "visit_off";
    /// The window began and nobody came; another is agreed.
    pub const VISIT_MISSED: &str = "visit_missed";
    pub const PREPARED: &str = "prepared";
    pub const FINISHED: &str = "finished";
    pub const RESULT_ENTERED: &str = "result_entered";
    /// The customer may be asked from now on.
    pub const ASKABLE: &str = "askable";
    pub const ASKED: &str = "asked";
    pub const ISSUE_RAISED: &str = "issue_raised";
    pub const ISSUE_HANDLED: &str = "issue_handled";
    pub const ISSUE_CONFIRMED: &str = "issue_confirmed";
    pub const HAZARD_TOLD: &str = "hazard_told";
    pub const RECHECKED: &str = "rechecked";
    pub const FINDING_ISSUED: &str = "finding_issued";
    pub const RECTIFIED: &str = "rectified";
    pub const CONFERENCE_DECIDED: &str = "conference_decided";
    pub const TASKS_DONE: &str = "tasks_done";
    pub const TASK_SET: &str = "task_set";
    pub const TASK_DONE: &str = "task_done";
    /// The chain of an emergency called somebody; each call counts anew.
    pub const CREW_CALLED: &str = "crew_called";
    pub const CREW_ACKED: &str = "crew_acked";
    /// Whoever had acknowledged does not come after all.
    pub const CREW_LOST: &str = "crew_lost";
    /// A leader was called; each call counts anew.
    pub const LEADER_CALLED: &str = "leader_called";
    pub const LEADER_ACKED: &str = "leader_acked";
    /// A leader knows of casualties.
    pub const AUTHORITY_DUE: &str = "authority_due";
    pub const AUTHORITY_TOLD: &str = "authority_told";
    pub const RETEST_NEEDED: &str = "retest_needed";
    pub const RETESTED: &str = "retested";
    pub const STOOD_DOWN: &str = "stood_down";
    pub const REVIEWED: &str = "reviewed";
    /// Whether somebody is hurt is not known yet, and then is.
    pub const CASUALTIES_ASKED: &str = "casualties_asked";
    pub const CASUALTIES_KNOWN: &str = "casualties_known";
    pub const PLAN_APPROVED: &str = "plan_approved";
    pub const PLAN_IN_FORCE: &str = "plan_in_force";
    pub const OUTAGE_DRAFTED: &str = "outage_drafted";
    pub const OUTAGE_PUBLISHED: &str = "outage_published";
    pub const OUTAGE_BEGUN: &str = "outage_begun";
    /// The work is done; each point may be given gas again.
    pub const OUTAGE_FINISHED: &str = "outage_finished";
    /// A time to remind those affected was set; each counts anew.
    pub const OUTAGE_ANNOUNCED: &str = "outage_announced";
    /// They were reminded, or there is no time left for it.
    pub const OUTAGE_REMINDED: &str = "outage_reminded";
    pub const BULLETIN_APPROVED: &str = "bulletin_approved";
    pub const BULLETIN_SHOWN: &str = "bulletin_shown";
    /// A call ended that nobody had taken.
    pub const CALL_MISSED: &str = "call_missed";
    pub const CALLED_BACK: &str = "called_back";
    /// A caller pressed the key for emergencies, or a leader was called because nobody took it; each counts anew.
    pub const EMERGENCY_RANG: &str = "emergency_rang";
    pub const ALARM_TAKEN: &str = "alarm_taken";
    /// A post has nobody, and somebody again.
    pub const UNCOVERED: &str = "uncovered";
    pub const COVERED: &str = "covered";
    pub const SHIFT_ENDS: &str = "shift_ends";
    /// Who comes on duty signed for what is open.
    pub const SHIFT_TAKEN: &str = "shift_taken";
    /// It is made known that somebody goes, and when.
    pub const CHANGE_ANNOUNCED: &str = "change_announced";
}

/// What a person reads for a fact; `None` for facts of other rooms.
pub fn fact_words(code: &str) -> Option<Words> {
    Some(match code {
        fact::RECEIVED => w("受理登记", "received"),
        fact::CONTACT => w("联系客户", "contact with the customer"),
        fact::TOLD_NEXT => w("当场告知下一步与时间", "customer told what happens next and by when"),
        fact::REMOTE_SESSION => w("远程协助开始", "remote session begun"),
        fact::ARRIVED => w("到达现场", "arrived on site"),
        fact::DIAGNOSIS => w("诊断记录", "diagnosis recorded"),
        fact::INTERIM_MEASURE => w("临时措施", "interim measure"),
        fact::ARRANGED => w("维修已安排", "repair arranged"),
        fact::SOLUTION_DELIVERED => w("解决方案送达客户", "solution delivered to the customer"),
        fact::SOLVED => w("问题解决", "solved"),
        fact::ANSWERED => w("已答复", "answered"),
        fact::ENDED => w("已结束", "ended"),
        fact::EXTERNAL_RECEIVED => w("外部平台转来", "received from an outside platform"),
        fact::EXTERNAL_RETURNED => w("已回复外部平台", "returned to the outside platform"),
        fact::READBACK_SENT => w("复述信息已发送", "read-back sent"),
        fact::READBACK_ANSWERED => w("客户已确认或更正", "read-back confirmed or corrected"),
        fact::CHANGE_ANNOUNCED => w("人员变动已公布", "change of staff announced"),
        fact::HANDOVER_OFFERED => w("提出移交", "handover offered"),
        fact::HANDOVER_ACCEPTED => w("移交被接收", "handover accepted"),
        fact::HANDOVER_REJECTED => w("移交被退回", "handover rejected"),
        fact::ORDERED => w("工单生成", "order made"),
        fact::DISPATCHED => w("已派单", "dispatched"),
        fact::ASSIGNED => w("派给承办方", "given to whoever does it"),
        fact::ASSIGNMENT_ANSWERED => w("接单或退单", "accepted or returned"),
        fact::TAKEN => w("已接单", "accepted"),
        fact::RETURNED => w("退单", "returned"),
        fact::WORK_REJECTED => w("客户不予签收，返工", "work rejected by the customer"),
        fact::NOT_SOLVED => w("未解决", "not solved"),
        fact::AGREED => w("已约定上门时间", "visit agreed"),
        fact::VISIT_OFF => w("约定的上门取消", "the agreed visit is off"),
        fact::VISIT_MISSED => w("错过约定时段", "the agreed window was missed"),
        fact::PREPARED => w("准备就绪", "ready"),
        fact::FINISHED => w("完工", "work finished"),
        fact::ASKABLE => w("可以回访", "the customer may be asked"),
        fact::ASKED => w("已回访", "the customer was asked"),
        fact::ISSUE_RAISED => w("登记问题", "issue raised"),
        fact::ISSUE_HANDLED => w("问题已处理", "issue handled"),
        fact::ISSUE_CONFIRMED => w("客户确认问题已解决", "issue confirmed by the customer"),
        fact::HAZARD_TOLD => w("已通知隐患", "hazard told to the customer"),
        fact::RECHECKED => w("已复查", "rechecked"),
        fact::FINDING_ISSUED => w("检查问题下发", "finding issued"),
        fact::RECTIFIED => w("整改完成", "rectified"),
        fact::RESULT_ENTERED => w("结果已录入", "result entered"),
        fact::PROMISED => w("向客户承诺时间", "time promised to the customer"),
        fact::CONFERENCE_DECIDED => w("会商形成决定", "conference decided"),
        fact::TASKS_DONE => w("会商任务全部销号", "every task of the conference done"),
        fact::TASK_SET => w("任务下达", "task set"),
        fact::TASK_DONE => w("任务完成", "task done"),
        fact::CALL_MISSED => w("来电未接", "call not answered"),
        fact::CALLED_BACK => w("已与来电人通话", "caller spoken with"),
        fact::EMERGENCY_RANG => w("应急来电振铃或呼叫领导", "emergency call ringing, or a leader called"),
        fact::ALARM_TAKEN => w("有人负责回电", "somebody calls back"),
        fact::CREW_CALLED => w("呼叫抢修", "crew called"),
        fact::CREW_LOST => w("抢修人员不能前往", "the crew does not come"),
        fact::CREW_ACKED => w("抢修已确认", "crew acknowledged"),
        fact::LEADER_CALLED => w("报告领导", "leader called"),
        fact::LEADER_ACKED => w("领导已确认", "leader acknowledged"),
        fact::AUTHORITY_DUE => w("领导获知有人员伤亡", "a leader knows of casualties"),
        fact::AUTHORITY_TOLD => w("已上报主管部门", "authority told"),
        fact::RETEST_NEEDED => w("检测暂认", "a test counts provisionally"),
        fact::RETESTED => w("已复测", "tested again"),
        fact::STOOD_DOWN => w("应急解除", "stood down"),
        fact::REVIEWED => w("已复盘", "reviewed"),
        fact::CASUALTIES_ASKED => w("伤亡情况不明", "casualties not known"),
        fact::CASUALTIES_KNOWN => w("伤亡情况已明", "casualties known"),
        fact::PLAN_APPROVED => w("预案批准", "plan approved"),
        fact::PLAN_IN_FORCE => w("预案生效", "plan in force"),
        fact::OUTAGE_DRAFTED => w("停气通知编制", "outage notice drafted"),
        fact::OUTAGE_PUBLISHED => w("停气已公布", "outage announced"),
        fact::OUTAGE_BEGUN => w("已停气", "gas is off"),
        fact::OUTAGE_FINISHED => w("停气作业完成", "work of the outage done"),
        fact::OUTAGE_ANNOUNCED => w("已定提醒时间", "time of the reminder set"),
        fact::OUTAGE_REMINDED => w("已提醒或不再提醒", "reminded, or no reminder is due"),
        fact::BULLETIN_APPROVED => w("公告已批准", "bulletin approved"),
        fact::BULLETIN_SHOWN => w("公告已公布", "bulletin shown"),
        fact::UNCOVERED => w("岗位无人当班", "the post has nobody"),
        fact::COVERED => w("岗位已补齐", "the post is covered"),
        fact::SHIFT_ENDS => w("准备交接", "hand-over prepared"),
        fact::SHIFT_TAKEN => w("接班签字", "signed by the taker"),
        _ => return None,
    })
}

const OVER: &[&str] = &[fact::SOLVED, fact::ANSWERED, fact::ENDED];
const VISIT_OVER: &[&str] = &[fact::SOLVED, fact::ANSWERED, fact::ENDED, fact::VISIT_OFF];
const CLOSED: &[&str] = &[fact::ANSWERED, fact::ENDED];
const ENDED: &[&str] = &[fact::ENDED];

pub(crate) const fn clock(
    code: &'static str,
    words: Words,
    param: &'static str,
    (start, stop, also): (&'static str, StopRule, &'static [&'static str]),
    at_due: AtDue,
    clause: &'static str,
) -> ClockDef {
    ClockDef {
        code,
        words,
        param,
        start,
        stop,
        also,
        at_due,
        clause,
        dated: w("", ""),
        per_visit: false,
        undone: &[],
        taken_back: &[],
    }
}

/// CLS-02: first substantive contact.
pub const FIRST_RESPONSE: ClockDef = clock(
    "first_response",
    w("首次响应", "first response"),
    "sla.first_response",
    (fact::RECEIVED, Any(&[fact::CONTACT, fact::TOLD_NEXT]), OVER),
    Breach,
    "CLS-02",
);

/// CLS-03: a qualified person at work with the customer; P1 only, beside the first response.
pub const SUPPORT_ENGAGED: ClockDef = clock(
    "support_engaged",
    w("支援到位", "support engaged"),
    "sla.support_engaged",
    (fact::RECEIVED, Any(&[fact::REMOTE_SESSION, fact::ARRIVED]), OVER),
    Breach,
    "CLS-03",
);

/// CLS-02: diagnosis or an interim measure.
pub const INITIAL_HANDLING: ClockDef = clock(
    "initial_handling",
    w("初步处理", "initial handling"),
    "sla.initial_handling",
    (fact::RECEIVED, Any(&[fact::DIAGNOSIS, fact::INTERIM_MEASURE]), OVER),
    Breach,
    "CLS-02",
);

/// CLS-04: for faults the diagnosis alone is not enough, the repair must be arranged as well.
pub const INITIAL_HANDLING_FAULT: ClockDef = clock(
    "initial_handling",
    w("初步诊断并安排维修", "first diagnosis and repair arranged"),
    "sla.initial_handling",
    (fact::RECEIVED, All(&[fact::DIAGNOSIS, fact::ARRANGED]), OVER),
    Breach,
    "CLS-04",
);

/// CLS-02: solution document delivered, or solved.
pub const SOLUTION: ClockDef = clock(
    "solution",
    w("详细解决方案", "detailed solution"),
    "sla.solution",
    (fact::RECEIVED, Any(&[fact::SOLUTION_DELIVERED, fact::SOLVED]), CLOSED),
    Breach,
    "CLS-02",
)
// The customer has what was delivered; what they reject was no solution (SGN-03).
.undone_by(&[fact::WORK_REJECTED], &[fact::SOLVED]);

/// CLS-11: the date of a platform, regulator or group. Met by the return to it; our own answer alone does not stop it.
pub const EXTERNAL_DUE: ClockDef = clock(
    "external_due",
    w("外部平台时限", "outside due date"),
    "",
    (fact::EXTERNAL_RECEIVED, Any(&[fact::EXTERNAL_RETURNED]), ENDED),
    Breach,
    "CLS-11",
)
.dated("外部平台要求的时间", "the date set by the outside body");

/// INT-03: a customer who does not answer the read-back has accepted it, marked "not confirmed".
pub const READBACK_SILENT: ClockDef = clock(
    "readback_silent",
    w("复述默认确认", "read-back accepted by silence"),
    "readback.silent",
    (fact::READBACK_SENT, Any(&[fact::READBACK_ANSWERED]), CLOSED),
    Happens,
    "INT-03",
);

/// FAR-02: until acceptance the giver's clocks run on.
pub const HANDOVER_ACCEPT: ClockDef = clock(
    "handover_accept",
    w("移交接收", "handover accepted"),
    "handover.accept",
    (fact::HANDOVER_OFFERED, Any(&[fact::HANDOVER_ACCEPTED, fact::HANDOVER_REJECTED]), CLOSED),
    Breach,
    "FAR-02",
);

/// TRK-03: an answer at the promised time, whatever the progress.
pub const PROMISE: ClockDef =
    clock("promise", w("承诺答复", "promise"), "", (fact::PROMISED, Any(&[fact::CONTACT]), CLOSED), Breach, "TRK-03")
        .dated("向客户承诺的时间", "the time promised to the customer");

/// Every clock of a request.
pub const REQUEST: &[&ClockDef] = &[
    &FIRST_RESPONSE,
    &SUPPORT_ENGAGED,
    &INITIAL_HANDLING,
    &INITIAL_HANDLING_FAULT,
    &SOLUTION,
    &EXTERNAL_DUE,
    &READBACK_SILENT,
];

/// DSP-01.
pub const DISPATCH: ClockDef = clock(
    "dispatch",
    w("派单", "dispatch"),
    "dispatch",
    (fact::ORDERED, Any(&[fact::DISPATCHED]), CLOSED),
    Breach,
    "DSP-01",
)
// What comes back is to be given anew, and has no new limit (6.1).
.undone_by(&[fact::RETURNED], &[fact::DISPATCHED]);

/// The end of the agreed window. A window moved in time moves it; after an arrival, or when it was missed, the next visit
/// has its own.
pub const ARRIVAL: ClockDef =
    clock("arrival", w("到达", "arrival"), "", (fact::AGREED, Any(&[fact::ARRIVED]), VISIT_OVER), Breach, "APT-03")
        .dated("约定时段的终点", "the end of the agreed window")
        .per_visit();

/// PRE-02: everything is in the van one or two working days before the visit.
pub const PREPARE: ClockDef =
    clock("prep", w("出发准备", "readiness"), "", (fact::AGREED, Any(&[fact::PREPARED]), VISIT_OVER), Breach, "PRE-02")
        .dated("上门前的准备期限", "the lead before the visit")
        .per_visit();

pub const COMPLETE: ClockDef = clock(
    "complete",
    w("完工", "completion"),
    "sla.complete",
    (fact::ORDERED, Any(&[fact::FINISHED]), CLOSED),
    Breach,
    "001 §2.3",
)
// Work that is rejected or left unsolved is not complete (6.1, WOL-04, SGN-03).
.undone_by(&[fact::WORK_REJECTED, fact::NOT_SOLVED], &[fact::FINISHED]);

/// RES-01.
pub const RESULT: ClockDef = clock(
    "result",
    w("结果录入", "result entry"),
    "result",
    (fact::FINISHED, Any(&[fact::RESULT_ENTERED]), ENDED),
    Breach,
    "RES-01",
)
// There is no result to enter of work that is done again.
.undone_by(&[fact::WORK_REJECTED], &[fact::FINISHED]);

/// DSP-05.
pub const ACCEPT: ClockDef = clock(
    "accept",
    w("接单", "acceptance"),
    "accept",
    (fact::ASSIGNED, Any(&[fact::ASSIGNMENT_ANSWERED]), ENDED),
    Breach,
    "DSP-05",
);

/// APT-01.
pub const CALL: ClockDef = clock(
    "contact",
    w("联系客户", "contact with the customer"),
    "contact",
    (fact::TAKEN, Any(&[fact::CONTACT]), ENDED),
    Breach,
    "APT-01",
);

/// FUP-04: the latest time to ask, from the opening of the window.
pub const FOLLOW_UP: ClockDef =
    clock("follow_up", w("回访", "follow-up"), "", (fact::ASKABLE, Any(&[fact::ASKED]), ENDED), Breach, "FUP-04")
        .dated("回访期的终点", "the end of the follow-up window");

/// FUP-08: what the customer said is to be done.
pub const ISSUE: ClockDef = clock(
    "issue",
    w("问题处理", "issue"),
    "fu.issue",
    (fact::ISSUE_RAISED, Any(&[fact::ISSUE_HANDLED]), ENDED),
    Breach,
    "FUP-08",
);

/// FUP-08: the customer is asked again.
pub const ISSUE_CONFIRM: ClockDef = clock(
    "confirm",
    w("问题复核", "confirmation"),
    "fu.confirm",
    (fact::ISSUE_HANDLED, Any(&[fact::ISSUE_CONFIRMED]), ENDED),
    Breach,
    "FUP-08",
);

/// The clocks that start together at receipt (CLS-02..04). The others start with facts of their own.
pub fn at_receipt(p1: bool, fault: bool) -> Vec<&'static ClockDef> {
    let handling = if fault { &INITIAL_HANDLING_FAULT } else { &INITIAL_HANDLING };
    let mut clocks = vec![&FIRST_RESPONSE, handling, &SOLUTION];
    if p1 {
        clocks.insert(1, &SUPPORT_ENGAGED);
    }
    clocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_of_the_clocks_has_words() {
        for clock in crate::intake::every_clock() {
            assert_eq!(clock.param.is_empty(), !clock.dated.zh.is_empty(), "{}: a limit or a date", clock.code);
            let (Any(facts) | All(facts)) = clock.stop;
            for code in facts.iter().chain(clock.also).chain([&clock.start]) {
                assert!(fact_words(code).is_some(), "{code}");
            }
        }
    }

    /// CLS-03
    #[test]
    fn only_p1_has_the_clock_for_support() {
        let codes = |p1, fault| at_receipt(p1, fault).iter().map(|c| c.code).collect::<Vec<_>>();
        assert_eq!(codes(true, true), ["first_response", "support_engaged", "initial_handling", "solution"]);
        assert_eq!(codes(false, false), ["first_response", "initial_handling", "solution"]);
    }
}
