//! The table of machine 6.8, line for line, with its forms and guards.

use super::{
    Incident, aftermath, chain,
    forms::{
        ACK, ARRIVE, AUTHORITY, CONTROL, DEPART, EXCEPTION, FALSE_ALARM, JOIN, LEADER_ACK, OUTSIDE, REPAIR, REPORT,
        RESTORE, RETEST, REVIEW, SCENE_FORM, SEND, SENT, STAND_DOWN, START_PLAN, STOP_PLAN, TICK, UPGRADE,
    },
    plan,
};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    fieldwork::measure,
    flow::{By, Facts, Flow, Phase, To, action, auto, edge, join, state},
    guard::{Verdict, guards},
    intake::{
        ATTACH, NOTE, Room,
        guards::{NOT_FUTURE, TIME_ORDER, WORK_ENDED},
    },
    orders::GEAR_THERE,
    org::Role,
    words::w,
};

pub(super) fn own<'a>(f: &'a Facts) -> Option<&'a Incident> {
    match &f.room {
        Room::Incident(incident) => Some(incident),
        _ => None,
    }
}

guards! {
    SOMEBODY_THERE "somebody_to_call" Rule "001 §1.4" "有人可以呼叫" "there is somebody to call" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| chain::next(&f.given.chain, &i.calls).is_some()),
            w(
                "排班和岗位中没有可呼叫的人员，请立即电话联系并代为录入。",
                "The shift plan and the roles name nobody to call: telephone yourself and enter who goes.",
            ),
        );
    /// EMG-05: no interval of the report runs backwards. Without a time it is now, which always fits.
    IN_ORDER "log_order" Rule of_input "EMG-05" "不早于上一步" "not before the step that it follows" =>
        |f| match own(f).and_then(Incident::stepped_at).filter(|before| f.at < *before) {
            None => Verdict::Pass,
            Some(before) => {
                let before = before.local_second(f.given.zone());
                Verdict::refuse(
                    format!("发生时间早于上一步（{before}）：请核对时间，或不填时间按现在记录。"),
                    format!("It cannot have happened before the step that it follows ({before}): check the time, or leave it out."),
                )
            }
        };
    LINES_KNOWN "script_lines_known" Rule of_input "EMG-02" "步骤属于安全指导" "the lines belong to the script" =>
        |f| {
            let codes = f.input.get("codes").and_then(serde_json::Value::as_array);
            let known = |code: &str| own(f).is_some_and(|i| i.script.lines.iter().any(|l| l.code == code));
            let all = codes.is_some_and(|all| {
                !all.is_empty() && all.iter().filter_map(serde_json::Value::as_str).all(known)
            });
            Verdict::when(all, w("有步骤不属于本次安全指导。", "A line does not belong to this script."))
        };
    ACK_WHOM "ack_whom" Rule of_input "001 §1.4" "由被呼叫者确认，或代其录入" "by who was called, or entered for whoever goes" =>
        |f| Verdict::when(
            f.id("entered_for").is_some()
                || f.actor.person.is_some_and(|who| own(f).is_some_and(|i| i.was_called(who))),
            w("您不在被呼叫之列：请填写代何人录入。", "You were not called: say for whom you enter it."),
        );
    /// EMG-02: told to the leaders and listed; it keeps nobody from making the place safe.
    NO_SWITCHES_SAID "script_no_switches" Gate "001 §1.4" "已告知“严禁开关电器”" "\"no switches\" was said" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.unsaid().iter().all(|line| line.code != "no_switches")),
            w("安全指导中“严禁开关电器”未勾选。", "\"No switches\" is not ticked in the safety script."),
        );
    /// A value that fails is a fail; unsafe is not repaired, at night either.
    INCIDENT_TESTS "incident_tests" Rule of_input "001 §3.3" "检测合格" "the tests are passed" =>
        |f| {
            let mut readings = own(f).map(|i| i.readings.clone()).unwrap_or_default();
            readings.extend(super::decide::readings(f));
            // An instrument whose calibration has run out counts for now, and is taken again (EMG-11).
            let doubtful = measure::provisional(&f.kind.work.tests, &readings);
            let mut open: Vec<_> = measure::open(&f.kind.work.tests, &readings);
            open.retain(|test| !doubtful.contains(test));
            if open.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<&str> = open.iter().map(|t| t.zh.as_str()).collect();
            let en: Vec<&str> = open.iter().map(|t| t.en.as_str()).collect();
            let why = measure::voids(&open, &readings, f.given.zone());
            let (why_zh, why_en): (String, String) = why.iter().map(|s| (s.zh.as_str(), format!(" {}", s.en))).unzip();
            Verdict::refuse(
                format!("检测未做或不合格：{}。{why_zh}", zh.join("、")),
                format!("Tests are open or failed: {}.{why_en}", en.join(", ")),
            )
        };
    LEADER_DUE "leader_due" Rule "EMG-06" "须报告领导" "leaders have to know" =>
        |f| Verdict::when(
            own(f).is_some_and(Incident::leader_due),
            w("该级别无需报告领导，或已报告。", "No leader has to be called for this, or one was."),
        );
    LEADER_THERE "leader_there" Rule "004-J 5-1" "有领导可以呼叫" "there is a leader to call" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| chain::next(&f.given.leaders, i.leader_calls()).is_some()),
            w(
                "排班和岗位中没有可呼叫的领导，请立即电话报告并代为录入。",
                "The shift plan and the roles name no leader: telephone yourself and enter who knows.",
            ),
        );
    LEADER_WHOM "leader_whom" Rule of_input "004-J 5-1" "由被呼叫的领导确认，或代其录入" "by the leader who was called, or entered for one" =>
        |f| Verdict::when(
            f.id("entered_for").is_some() || f.actor.person.is_some_and(|who| own(f).is_some_and(|i| i.is_leader(who))),
            w("您不在被呼叫的领导之列：请填写代何人录入。", "You were not called as a leader: say for whom you enter it."),
        );
    GRAVER "graver" Rule of_input "EMG-06" "级别只能上调" "the severity is raised only" =>
        |f| Verdict::when(
            f.text("severity").is_some_and(|to| own(f).is_some_and(|i| to < i.severity.as_str())),
            w("级别只能上调；降低请用“降级”并说明原因。", "It can be raised only; to lower it, downgrade it with a reason."),
        );
    LATE_EXPLAINED "late_explained" Rule of_input "EMG-07" "到场超时须说明原因" "a late arrival is explained" =>
        |f| Verdict::when(
            f.text("late_reason").is_some_and(|text| !text.trim().is_empty())
                || own(f).is_none_or(|i| !aftermath::late(i, f)),
            w("到场超过时限，请填写原因。", "The crew arrived after the limit: say why."),
        );
    RETEST_PASSES "retest_passes" Rule of_input "001 §3.3" "用检定有效的仪器复测合格" "passed with a calibrated instrument" =>
        |f| {
            let open = own(f).map(|i| aftermath::unproven(i, f)).unwrap_or_default();
            if open.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<&str> = open.iter().map(|t| t.zh.as_str()).collect();
            let en: Vec<&str> = open.iter().map(|t| t.en.as_str()).collect();
            Verdict::refuse(
                format!("复测未做、不合格或仪器检定无效：{}。", zh.join("、")),
                format!("Open, failed, or taken with an instrument that is not calibrated: {}.", en.join(", ")),
            )
        };
    RETEST_WANTED "retest_wanted" Rule "EMG-11" "有暂认的检测" "a test counts provisionally" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| !i.provisional.is_empty()),
            w("没有需要复测的检测。", "No test has to be taken again."),
        );
    RETESTED "retested" Rule "001 §3.3" "暂认的检测已复测" "provisional tests were taken again" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.provisional.is_empty()),
            w("有检测用的是检定过期的仪器，请先复测。", "A test was taken with an instrument out of calibration: test again first."),
        );
    AUTHORITY_KNOWS "authority_knows" Rule "State Council Decree 493" "有伤亡时已上报主管部门" "with casualties the authority has the report" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.casualties.unwrap_or(0) == 0 || i.authority_told),
            w("有人员伤亡，尚未上报主管部门。", "There are casualties, and the authority has no report yet."),
        );
    REVIEWED "reviewed" Rule "002 §1.5" "已复盘" "the review is done" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.review.is_some()),
            w("尚未复盘：请先填写原因、疏漏和改进措施。", "Not reviewed yet: write the cause, the gaps and what is improved."),
        );
    PLAN_READY "plan_ready" Rule of_input "002 §1.5" "该预案有步骤且未在执行" "the plan has steps and does not run yet" =>
        |f| {
            let kind = f.text("plan").unwrap_or_default();
            let runs = own(f).is_some_and(|i| i.runs(kind));
            Verdict::when(
                !runs && !plan::plan_for(f, kind).is_empty(),
                w("该预案已在执行中，或没有步骤。", "This plan runs already, or it has no steps."),
            )
        };
    PLAN_RUNS "plan_runs" Rule of_input "002 §1.5" "该预案正在执行" "the plan runs" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| i.runs(f.text("plan").unwrap_or_default())),
            w("该预案没有在执行。", "This plan does not run."),
        );
    PLAN_DONE "plan_done" Rule "002 §1.5" "预案任务已办结" "every step of the plan is done" =>
        |f| match f.links.open_tasks {
            0 => Verdict::Pass,
            n => Verdict::refuse(
                format!("预案还有 {n} 项任务未办：请完成，或说明不再需要。"),
                format!("{n} steps of the plan are open: finish them, or say that they are not needed."),
            ),
        };
    /// Nobody is woken to light a stove, and nobody half asleep checks it.
    RESTORE_HOURS "restore_quiet" Rule "EMG-10" "不在禁止恢复供气时段" "not in the hours in which households are not restored" =>
        |f| {
            let local = f.proven_at().timestamp().to_zoned(f.given.zone().clone()).time();
            let minute = (i32::from(local.hour()) * 60 + i32::from(local.minute())) as u16;
            let household = own(f).is_none_or(|i| i.indoors != Some(false));
            match f.given.restore_quiet.filter(|quiet| household && quiet.contains(minute)) {
                None => Verdict::Pass,
                Some(quiet) => Verdict::refuse(
                    format!("{quiet}不得恢复居民用户供气：请约定 {} 之后逐户上门，用户在场检漏后恢复。", quiet.to),
                    format!("No household is restored between {quiet}: visit each after {}, with somebody in and a leak check.", quiet.to),
                ),
            }
        };
    RESTORE_CHECKED "restore_checked" Rule of_input "EMG-10" "用户在场，检漏合格" "somebody is in, and the leak check is passed" =>
        |f| Verdict::when(
            f.flag("present") && f.flag("leak_free"),
            w(
                "恢复供气须用户在场并检漏合格，请逐项确认；不在家的用户不恢复，另行约定。",
                "Gas is given back with somebody in and after a passed leak check: confirm both; where nobody is in it stays closed.",
            ),
        );
    AFFECTED_TOLD "affected_told" Rule of_input "6.8" "已告知受影响用户，已回电来电人" "those affected were told, callers called back" =>
        |f| Verdict::when(
            f.flag("informed"),
            w("请先告知受影响用户并回电来电人。", "Tell those affected and call the callers back first."),
        );
}

/// EMG-04: counts from the last call; when it runs out the next of the chain is called.
pub(super) const ACK_CLOCK: ClockDef = clock(
    "emg_ack",
    w("抢修确认", "crew acknowledgement"),
    "emg.ack",
    (fact::CREW_CALLED, StopRule::Any(&[fact::CREW_ACKED]), &[fact::ENDED]),
    AtDue::Happens,
    "EMG-04",
);

/// EMG-06: counts from the last call to a leader; when it runs out the next of the list is called.
const LEADER_CLOCK: ClockDef = clock(
    "emg_leader_ack",
    w("领导确认", "leader acknowledgement"),
    "emg.leader_ack",
    (fact::LEADER_CALLED, StopRule::Any(&[fact::LEADER_ACKED, fact::STOOD_DOWN]), &[fact::ENDED]),
    AtDue::Happens,
    "EMG-06",
);

/// EMG-14: from the instant at which a leader knows of casualties.
const AUTHORITY_CLOCK: ClockDef = clock(
    "emg_authority",
    w("上报主管部门", "report to the authority"),
    "emg.authority_report",
    (fact::AUTHORITY_DUE, StopRule::Any(&[fact::AUTHORITY_TOLD]), &[]),
    AtDue::Breach,
    "EMG-14",
);

/// EMG-11: a test that counts for now is taken again.
const RETEST_CLOCK: ClockDef = clock(
    "emg_retest",
    w("复测", "test again"),
    "emg.retest",
    (fact::RETEST_NEEDED, StopRule::Any(&[fact::RETESTED]), &[]),
    AtDue::Breach,
    "EMG-11",
);

/// EMG-12: from standing down.
const REVIEW_CLOCK: ClockDef = clock(
    "emg_review",
    w("复盘", "review"),
    "emg.review",
    (fact::STOOD_DOWN, StopRule::Any(&[fact::REVIEWED]), &[]),
    AtDue::Breach,
    "EMG-12",
);

/// EMG-07: from the answer of the call.
const ARRIVE_CLOCK: ClockDef = clock(
    "emg_arrive",
    w("到场", "arrival"),
    "emg.arrive.urban",
    (fact::RECEIVED, StopRule::Any(&[fact::ARRIVED]), &[fact::ENDED]),
    AtDue::Breach,
    "EMG-07",
);

const GUIDES: &[By] = &[
    By::Recorder,
    By::Role(Role::Agent),
    By::Role(Role::CounterClerk),
    By::Role(Role::OnlineAgent),
    By::Role(Role::GroupLeader),
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceHead),
];
const CALLERS: &[By] = &[By::Role(Role::Dispatcher), By::Role(Role::ServiceHead), By::System];
const ANSWERERS: &[By] = &[By::Receiver, By::Role(Role::Dispatcher), By::Role(Role::ServiceHead)];
const LEADERS: &[By] =
    &[By::Receiver, By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead), By::Role(Role::Dispatcher)];
const SENDERS: &[By] = &[By::Role(Role::Dispatcher), By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];
const CREW: &[By] = &[By::Owner, By::Role(Role::Dispatcher)];
const DUTY: &[By] = &[By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];
const DUTY_OR_CREW: &[By] = &[By::Owner, By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];

const WAITING: &[&str] = &["reported", "notified"];
const COMING: &[&str] = &["acknowledged", "en_route"];
const BEFORE: &[&str] = &join::<4>(&[WAITING, COMING]);
const AFTER_REPAIR: &[&str] = &["repaired", "restored", "stood_down"];
const THERE: &[&str] = &["on_scene", "controlled", "repaired", "restored"];
/// What another caller may mean: until it is stood down.
pub(super) const RUNNING: &[&str] = &join::<8>(&[WAITING, COMING, THERE]);
const OPEN: &[&str] = &join::<9>(&[RUNNING, &["stood_down"]]);
const ANY: &[&str] = &join::<12>(&[OPEN, &["closed", "false_report", "downgraded"]]);

pub static FLOW: Flow = Flow {
    kind: "incident",
    words: w("突发事件", "Emergency incident"),
    states: &[
        state("reported", Phase::Open, "已接报", "Reported"),
        state("notified", Phase::Open, "已通知", "Notified"),
        state("acknowledged", Phase::Open, "已响应", "Crew acknowledged"),
        state("en_route", Phase::Open, "出警", "En route"),
        state("on_scene", Phase::Open, "到场", "On scene"),
        state("controlled", Phase::Open, "已控制", "Controlled"),
        state("repaired", Phase::Open, "已修复", "Repaired"),
        state("restored", Phase::Open, "已恢复", "Restored"),
        state("stood_down", Phase::Open, "解除", "Stood down"),
        state("closed", Phase::Ended, "已关闭", "Closed"),
        state("false_report", Phase::Ended, "误报", "False report"),
        state("downgraded", Phase::Ended, "已降级", "Downgraded"),
    ],
    actions: &[
        action("report", REPORT, w("接报", "Report"), w("由请求的“突发事件”产生", "Made by the emergency key")),
        action("notify", &[], w("通知抢修", "Notify"), w("呼叫当班抢修队", "The crew on duty is called")),
        action(
            "call_next",
            &[],
            w("呼叫下一级", "Call the next"),
            w("无人确认，呼叫下一队或值班领导", "Nobody answered"),
        ),
        action(
            "sent",
            SENT,
            w("呼叫结果", "Call result"),
            w("短信或电话的发送、送达、应答", "Sent, delivered or answered"),
        ),
        action("exception", EXCEPTION, w("紧急放行", "Let pass"), w("紧急事项放行的关口", "Gates that yielded")),
        action("tick", TICK, w("安全指导", "Safety script"), w("逐条告知并勾选", "Say it line by line and tick it")),
        action(
            "scene",
            SCENE_FORM,
            w("现场情况", "Scene"),
            w("补充或更正现场情况", "Complete or change what is known"),
        ),
        action("join", JOIN, w("并入来电", "Another caller"), w("同一事件的又一来电", "Somebody else calls of it")),
        action(
            "ack",
            ACK,
            w("确认出动", "Acknowledge"),
            w("我去，或代抢修人员录入", "I go; or entered for whoever goes"),
        ),
        action("send_crew", SEND, w("指派抢修", "Send a crew"), w("指定由谁前往", "Say who goes")),
        action("depart", DEPART, w("出警", "Depart"), w("准备清单可在途中填写", "Readiness may be filled on the way")),
        action("arrive", ARRIVE, w("到场", "Arrive"), w("记录时间和位置", "Time and position")),
        action("control", CONTROL, w("已控制", "Controlled"), w("现场已处于安全状态", "The place is safe")),
        action("repair", REPAIR, w("已修复", "Repaired"), w("修复完成，检测合格", "Repaired, the tests are passed")),
        action("restore", RESTORE, w("恢复供气", "Restore"), w("恢复受影响用户供气", "Supply is restored")),
        action("stand_down", STAND_DOWN, w("解除", "Stand down"), w("值班领导解除应急状态", "The duty leader ends it")),
        action("conclude", &[], w("结案", "Conclude"), w("复盘后关闭", "After the review")).grave(),
        action("false_alarm", FALSE_ALARM, w("误报", "False report"), w("值班领导或到场人员认定", "It was none"))
            .grave(),
        action(
            "downgrade",
            FALSE_ALARM,
            w("降级", "Downgrade"),
            w("转为普通工单，紧急统计保留", "It goes on as an ordinary order; it stays in the figures"),
        )
        .grave(),
        action(
            "tell_leader",
            &[],
            w("报告领导", "Tell a leader"),
            w("按级别报告值班领导", "The leader on duty is called"),
        ),
        action(
            "call_leader",
            &[],
            w("呼叫下一位领导", "Call the next leader"),
            w("前一位未确认", "Nobody of them answered"),
        ),
        action(
            "leader_ack",
            LEADER_ACK,
            w("领导确认", "Leader knows"),
            w("我已知悉，或代领导录入", "I know; or entered for the leader"),
        ),
        action(
            "upgrade",
            UPGRADE,
            w("上调级别", "Raise the severity"),
            w("更高级别的领导随即被呼叫", "Its leaders are called at once"),
        ),
        action(
            "outside",
            OUTSIDE,
            w("通报外部单位", "Outside body"),
            w("119、110、120、物业", "Fire brigade, police, ambulance, property company"),
        ),
        action(
            "report_authority",
            AUTHORITY,
            w("上报主管部门", "Report to the authority"),
            w("有伤亡时一小时内", "Within the hour when there are casualties"),
        ),
        action(
            "retest",
            RETEST,
            w("复测", "Test again"),
            w("用检定有效的仪器", "With an instrument that is calibrated"),
        ),
        action(
            "review",
            REVIEW,
            w("复盘", "Review"),
            w("原因、疏漏、预案修订、改进措施", "Cause, gaps, plan, improvements"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
        action(
            "start_plan",
            START_PLAN,
            w("启动预案", "Start a plan"),
            w("按预案生成各岗位任务", "Its steps become tasks, each with a role and a time"),
        ),
        action(
            "stop_plan",
            STOP_PLAN,
            w("停止预案", "Stop a plan"),
            w("未完成的任务随之取消", "What is open of it is called off"),
        )
        .grave(),
    ],
    edges: &[
        edge(&[], "report", To::State("reported"), &[By::System], &[]),
        auto(&["reported"], "notify", To::State("notified"), &[&SOMEBODY_THERE]),
        edge(WAITING, "call_next", To::State("notified"), CALLERS, &[&SOMEBODY_THERE]),
        edge(ANY, "sent", To::Same, &[By::System], &[]),
        edge(OPEN, "exception", To::Same, &[By::System], &[]),
        edge(OPEN, "tick", To::Same, GUIDES, &[&NOT_FUTURE, &TIME_ORDER, &LINES_KNOWN]),
        edge(OPEN, "scene", To::Same, &[By::Employee], &[]),
        edge(RUNNING, "join", To::Same, &[By::System], &[]),
        edge(WAITING, "ack", To::State("acknowledged"), ANSWERERS, &[&NOT_FUTURE, &ACK_WHOM, &IN_ORDER]),
        edge(&["reported", "notified", "acknowledged"], "send_crew", To::State("acknowledged"), SENDERS, &[]),
        edge(&["acknowledged"], "depart", To::State("en_route"), CREW, &[&NOT_FUTURE, &GEAR_THERE, &IN_ORDER]),
        // Only who has departed arrives: the gate of gear and detector stands at the departure (EMG-16).
        edge(&["en_route"], "arrive", To::State("on_scene"), CREW, &[&NOT_FUTURE, &IN_ORDER]),
        edge(&["on_scene"], "control", To::State("controlled"), CREW, &[&NOT_FUTURE, &IN_ORDER, &NO_SWITCHES_SAID]),
        edge(&["controlled"], "repair", To::State("repaired"), CREW, &[&NOT_FUTURE, &IN_ORDER, &INCIDENT_TESTS]),
        edge(
            &["repaired"],
            "restore",
            To::State("restored"),
            CREW,
            &[&NOT_FUTURE, &IN_ORDER, &RESTORE_HOURS, &RESTORE_CHECKED],
        ),
        edge(
            &["repaired", "restored"],
            "stand_down",
            To::State("stood_down"),
            DUTY,
            &[&NOT_FUTURE, &IN_ORDER, &AFFECTED_TOLD, &LATE_EXPLAINED],
        ),
        edge(AFTER_REPAIR, "retest", To::Same, CREW, &[&NOT_FUTURE, &RETEST_WANTED, &RETEST_PASSES]),
        edge(&["stood_down"], "review", To::Same, DUTY, &[&NOT_FUTURE]),
        edge(
            &["stood_down"],
            "conclude",
            To::State("closed"),
            &[By::Role(Role::ServiceHead)],
            &[&WORK_ENDED, &RETESTED, &AUTHORITY_KNOWS, &PLAN_DONE, &REVIEWED],
        ),
        auto(RUNNING, "tell_leader", To::Same, &[&LEADER_DUE, &LEADER_THERE]),
        edge(RUNNING, "call_leader", To::Same, CALLERS, &[&LEADER_THERE]),
        edge(OPEN, "leader_ack", To::Same, LEADERS, &[&NOT_FUTURE, &LEADER_WHOM]),
        edge(RUNNING, "upgrade", To::Same, DUTY, &[&GRAVER]),
        edge(OPEN, "outside", To::Same, &[By::Employee], &[&NOT_FUTURE]),
        edge(OPEN, "report_authority", To::Same, DUTY, &[&NOT_FUTURE]),
        edge(BEFORE, "false_alarm", To::State("false_report"), DUTY, &[]),
        edge(&["on_scene"], "false_alarm", To::State("false_report"), DUTY_OR_CREW, &[]),
        edge(BEFORE, "downgrade", To::State("downgraded"), DUTY, &[]),
        edge(&["on_scene"], "downgrade", To::State("downgraded"), DUTY_OR_CREW, &[]),
        edge(OPEN, "note", To::Same, &[By::Employee], &[]),
        edge(OPEN, "attach", To::Same, &[By::Employee], &[]),
        edge(RUNNING, "start_plan", To::Same, SENDERS, &[&PLAN_READY]),
        edge(OPEN, "stop_plan", To::Same, SENDERS, &[&PLAN_RUNS]),
    ],
    clocks: &[&ACK_CLOCK, &ARRIVE_CLOCK, &LEADER_CLOCK, &AUTHORITY_CLOCK, &RETEST_CLOCK, &REVIEW_CLOCK],
};
