//! The table of machine 6.8, line for line, with its forms and guards.

use super::{Incident, chain};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    fieldwork::measure,
    flow::{By, Facts, Flow, Phase, To, action, auto, edge, join, state},
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    guard::{Verdict, guards},
    intake::{
        AT, ATTACH, EVIDENCE, MEANS, NOTE, REASON, Room,
        guards::{NOT_FUTURE, TIME_ORDER, WORK_ENDED},
    },
    orders::GEAR_THERE,
    org::Role,
    words::w,
};

pub const KINDS: &[Choice] = &[
    choice("leak", "燃气泄漏", "gas leak"),
    choice("explosion", "爆炸", "explosion"),
    choice("fire", "着火", "fire"),
    choice("alarm", "报警器响", "alarm sounding"),
    choice("co", "一氧化碳中毒", "CO poisoning"),
    choice("damage", "外力破坏", "third-party damage"),
];

const INDOORS: Field = may("indoors", Kind::Bool, "在室内闻到或发生", "Smelled or happening indoors");
const SIGNS: Field = may("signs", Kind::Line { max: LINE }, "气味、声响、火焰", "Smell, noise, flame");
const PEOPLE: Field = may("people", Kind::Int { min: 0, max: 100_000 }, "屋内人数", "People in the building");
const CASUALTIES: Field = may("casualties", Kind::Int { min: 0, max: 100_000 }, "伤亡人数", "Casualties");
const VALVE: Field = may("valve_closed", Kind::Bool, "阀门已关", "Valve closed");
const SAFE: Field = may("caller_safe", Kind::Bool, "来电人安全", "Caller is safe");

/// What is asked of the scene while the crew is on its way; nothing of it is demanded (EMG-03).
pub(crate) const SCENE: [Field; 6] = [INDOORS, SIGNS, PEOPLE, CASUALTIES, VALVE, SAFE];
const SCENE_FORM: Fields = &SCENE;

const REPORT: Fields = &[
    must("kind", Kind::Choice(KINDS), "突发类型", "Kind"),
    must("received_at", Kind::Moment, "接听时间", "Answered at"),
    may("district", Kind::Line { max: 60 }, "区域", "District"),
    must("content", Kind::Text { max: TEXT }, "内容", "Content"),
    INDOORS,
    SIGNS,
    PEOPLE,
    CASUALTIES,
    VALVE,
    SAFE,
];

const SENT: Fields = &[
    must("call", Kind::Int { min: 1, max: 100_000 }, "第几次呼叫", "Number of the call"),
    may("person", Kind::Ref { to: "person" }, "对象", "Person"),
    must("means", Kind::Line { max: 20 }, "方式", "Means"),
    must("what", Kind::Line { max: 20 }, "结果", "What became of it"),
];

const EXCEPTION: Fields = &[
    must(
        "gates",
        Kind::List {
            of: &[
                must("gate", Kind::Line { max: 60 }, "关口", "Gate"),
                must("zh", Kind::Text { max: 1_000 }, "说明", "In Chinese"),
                must("en", Kind::Text { max: 1_000 }, "英文说明", "In English"),
            ],
            max: 40,
        },
        "放行的关口",
        "Gates that yielded",
    ),
    may("number", Kind::Line { max: 60 }, "发生在", "At the record"),
];

const TICK: Fields = &[must("codes", Kind::Lines { max: 60, count: 40 }, "已告知的步骤", "Lines that were said"), AT];

/// An ordinary phone stays out of a gas area: the dispatcher enters what the crew says by radio or telephone.
const FOR: Field = may("entered_for", Kind::Ref { to: "person" }, "代何人录入", "Entered for");
const LAT: Field = may("lat", Kind::Line { max: 20 }, "纬度", "Latitude");
const LNG: Field = may("lng", Kind::Line { max: 20 }, "经度", "Longitude");
const ACCURACY: Field = may("accuracy", Kind::Int { min: 0, max: 100_000 }, "精度（米）", "Accuracy in metres");

const ACK: Fields = &[
    may(
        "means",
        Kind::Choice(&[
            choice("screen", "系统", "screen"),
            choice("key", "电话按键", "key on the telephone"),
            choice("radio", "对讲", "radio"),
            choice("phone", "电话", "telephone"),
        ]),
        "确认方式",
        "Acknowledged by",
    ),
    FOR,
    AT,
    EVIDENCE,
];
const SEND: Fields = &[
    must("person", Kind::Ref { to: "person" }, "抢修人员", "Person"),
    may(REASON.name, REASON.kind, "原因", "Reason"),
];
const DEPART: Fields = &[
    may("gear", Kind::Bool, "防护用品和检测仪已随车", "Gear and detector are in the van"),
    FOR,
    LAT,
    LNG,
    ACCURACY,
    AT,
    EVIDENCE,
];
const ARRIVE: Fields = &[FOR, LAT, LNG, ACCURACY, AT, EVIDENCE];
const CONTROL: Fields = &[
    must(
        "text",
        Kind::Text { max: TEXT },
        "控制措施（关阀、疏散、浓度）",
        "What made it safe (valve, evacuation, gas value)",
    ),
    FOR,
    LAT,
    LNG,
    ACCURACY,
    AT,
    EVIDENCE,
];
const REPAIR: Fields = &[
    must("text", Kind::Text { max: TEXT }, "原因和修复情况", "Cause and repair"),
    may(
        "readings",
        Kind::List {
            of: &[
                must("test", Kind::Line { max: 60 }, "检测项", "Test"),
                must("value", Kind::Line { max: 20 }, "数值", "Value"),
                may("held", Kind::Int { min: 0, max: 10_000 }, "保持分钟", "Minutes held"),
                may("instrument", Kind::Line { max: 60 }, "仪器编号", "Instrument"),
            ],
            max: 20,
        },
        "检测记录",
        "Test records",
    ),
    FOR,
    AT,
    EVIDENCE,
];
const RESTORE: Fields = &[must("text", Kind::Text { max: TEXT }, "恢复情况", "What was restored"), FOR, AT, EVIDENCE];
const STAND_DOWN: Fields = &[
    may("informed", Kind::Bool, "已告知受影响用户并回电来电人", "Those affected know and callers were called back"),
    AT,
    EVIDENCE,
];
const FALSE_ALARM: Fields = &[REASON, must("means", Kind::Choice(MEANS), "告知来电人方式", "How the caller was told")];

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
            let open: Vec<_> = measure::open(&f.kind.work.tests, &readings);
            if open.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<&str> = open.iter().map(|t| t.zh.as_str()).collect();
            let en: Vec<&str> = open.iter().map(|t| t.en.as_str()).collect();
            Verdict::refuse(
                format!("检测未做或不合格：{}。", zh.join("、")),
                format!("Tests are open or failed: {}.", en.join(", ")),
            )
        };
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
const SENDERS: &[By] = &[By::Role(Role::Dispatcher), By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];
const CREW: &[By] = &[By::Owner, By::Role(Role::Dispatcher)];
const DUTY: &[By] = &[By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];
const DUTY_OR_CREW: &[By] = &[By::Owner, By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];

const WAITING: &[&str] = &["reported", "notified"];
const COMING: &[&str] = &["acknowledged", "en_route"];
const THERE: &[&str] = &["on_scene", "controlled", "repaired", "restored"];
const OPEN: &[&str] = &join::<9>(&[WAITING, COMING, THERE, &["stood_down"]]);
const ANY: &[&str] = &join::<11>(&[OPEN, &["closed", "false_report"]]);

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
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    ],
    edges: &[
        edge(&[], "report", To::State("reported"), &[By::System], &[]),
        auto(&["reported"], "notify", To::State("notified"), &[&SOMEBODY_THERE]),
        edge(WAITING, "call_next", To::State("notified"), CALLERS, &[&SOMEBODY_THERE]),
        edge(ANY, "sent", To::Same, &[By::System], &[]),
        edge(OPEN, "exception", To::Same, &[By::System], &[]),
        edge(OPEN, "tick", To::Same, GUIDES, &[&NOT_FUTURE, &LINES_KNOWN]),
        edge(OPEN, "scene", To::Same, &[By::Employee], &[]),
        edge(WAITING, "ack", To::State("acknowledged"), ANSWERERS, &[&NOT_FUTURE, &ACK_WHOM, &TIME_ORDER]),
        edge(&["reported", "notified", "acknowledged"], "send_crew", To::State("acknowledged"), SENDERS, &[]),
        edge(&["acknowledged"], "depart", To::State("en_route"), CREW, &[&NOT_FUTURE, &GEAR_THERE, &TIME_ORDER]),
        edge(COMING, "arrive", To::State("on_scene"), CREW, &[&NOT_FUTURE, &TIME_ORDER]),
        edge(&["on_scene"], "control", To::State("controlled"), CREW, &[&NOT_FUTURE, &NO_SWITCHES_SAID]),
        edge(&["controlled"], "repair", To::State("repaired"), CREW, &[&NOT_FUTURE, &INCIDENT_TESTS]),
        edge(&["repaired"], "restore", To::State("restored"), CREW, &[&NOT_FUTURE]),
        edge(&["repaired", "restored"], "stand_down", To::State("stood_down"), DUTY, &[&NOT_FUTURE, &AFFECTED_TOLD]),
        edge(&["stood_down"], "conclude", To::State("closed"), &[By::Role(Role::ServiceHead)], &[&WORK_ENDED]),
        edge(
            &["reported", "notified", "acknowledged", "en_route"],
            "false_alarm",
            To::State("false_report"),
            DUTY,
            &[],
        ),
        edge(&["on_scene"], "false_alarm", To::State("false_report"), DUTY_OR_CREW, &[]),
        edge(OPEN, "note", To::Same, &[By::Employee], &[]),
        edge(OPEN, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&ACK_CLOCK, &ARRIVE_CLOCK],
};
