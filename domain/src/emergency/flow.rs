//! The table of machine 6.8, line for line, with its forms and guards.

use super::{
    forms::{
        ACK, ARRIVE, AUTHORITY, CONTROL, CREW_LOST, DEPART, EXCEPTION, FALSE_ALARM, JOIN, LEADER_ACK, MERGE, OUTSIDE,
        REPAIR, REPORT, RESTORE, RETEST, REVIEW, SCENE_FORM, SEND, SENT, STAND_DOWN, START_PLAN, STOP_PLAN, TICK,
        UPGRADE,
    },
    guards::{
        ACK_WHOM, AFFECTED_TOLD, ALL_BACK, AUTHORITY_KNOWS, GRAVER, IN_ORDER, INCIDENT_TESTS, LATE_EXPLAINED,
        LEADER_DUE, LEADER_THERE, LEADER_WHOM, LINES_KNOWN, NO_SWITCHES_SAID, NOBODY_CUT, OTHER_RUNS, PLAN_DONE,
        PLAN_READY, PLAN_RUNS, RESTORE_CHECKED, RESTORE_HOURS, RETEST_PASSES, RETEST_WANTED, RETESTED, REVIEWED,
        SOMEBODY_THERE,
    },
    outage::{CUT_OFF, POINTS_THERE, VALVES_KNOWN},
};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Flow, Phase, To, action, auto, edge, join, state},
    intake::{
        ATTACH, NOTE,
        guards::{NOT_FUTURE, TIME_ORDER, WORK_ENDED},
    },
    orders::GEAR_THERE,
    org::Role,
    words::w,
};

/// EMG-04: counts from the last call; when it runs out the next of the chain is called.
pub(super) const ACK_CLOCK: ClockDef = clock(
    "emg_ack",
    w("抢修确认", "crew acknowledgement"),
    "emg.ack",
    (fact::CREW_CALLED, StopRule::Any(&[fact::CREW_ACKED]), &[fact::ENDED]),
    AtDue::Happens,
    "EMG-04",
)
.undone_by(&[fact::CREW_LOST], &[fact::CREW_ACKED]);

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
/// A valve may be closed from the control room while the crew is on its way.
const CUTTING: &[&str] = &["acknowledged", "en_route", "on_scene", "controlled", "repaired"];
/// What another caller may mean: until it is stood down.
pub(super) const RUNNING: &[&str] = &join::<8>(&[WAITING, COMING, THERE]);
const OPEN: &[&str] = &join::<9>(&[RUNNING, &["stood_down"]]);
const ANY: &[&str] = &join::<13>(&[OPEN, &["closed", "false_report", "downgraded", "merged"]]);

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
        state("merged", Phase::Ended, "已并入", "Merged"),
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
            "crew_lost",
            CREW_LOST,
            w("抢修人员不能前往", "Who was to go is gone"),
            w("停职、调离或离职，随即呼叫下一级", "The next of the chain is called at once"),
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
        action(
            "cut_off",
            CUT_OFF,
            w("关阀停气", "Cut off"),
            w("受影响的用户随即收到停气通知", "Those affected are told at once"),
        ),
        action(
            "supply_back",
            &[],
            w("停气已处理", "Supply is back"),
            w("停气用户已逐户恢复或另行跟踪", "Each has gas again or is a matter of its own"),
        ),
        action(
            "merge",
            MERGE,
            w("并入另一事件", "Merge"),
            w("同一险情被两人同时接报：来电人、通知随之转入", "Two agents opened one smell: its callers go over"),
        )
        .grave(),
        action("all_back", &[], w("全部恢复", "All have gas"), w("各次停气均已处理", "Every outage is dealt with")),
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
        edge(BEFORE, "crew_lost", To::State("notified"), &[By::System], &[]),
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
            &[&NOT_FUTURE, &IN_ORDER, &NOBODY_CUT, &RESTORE_HOURS, &RESTORE_CHECKED],
        ),
        edge(BEFORE, "merge", To::State("merged"), SENDERS, &[&OTHER_RUNS, &NOBODY_CUT]),
        edge(CUTTING, "cut_off", To::Same, CREW, &[&NOT_FUTURE, &VALVES_KNOWN, &POINTS_THERE]),
        edge(ANY, "supply_back", To::Same, &[By::System], &[]),
        auto(&["repaired"], "all_back", To::State("restored"), &[&ALL_BACK]),
        edge(
            &["repaired", "restored"],
            "stand_down",
            To::State("stood_down"),
            DUTY,
            &[&NOT_FUTURE, &IN_ORDER, &NOBODY_CUT, &AFFECTED_TOLD, &LATE_EXPLAINED],
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
