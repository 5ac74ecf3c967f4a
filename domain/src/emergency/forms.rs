//! The forms of machine 6.8.

use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    intake::{AT, EVIDENCE, MEANS, REASON},
};

pub const KINDS: &[Choice] = &[
    choice("leak", "燃气泄漏", "gas leak"),
    choice("explosion", "爆炸", "explosion"),
    choice("fire", "着火", "fire"),
    choice("alarm", "报警器响", "alarm sounding"),
    choice("co", "一氧化碳中毒", "CO poisoning"),
    choice("damage", "外力破坏", "third-party damage"),
];

/// Who was called or was to go, and is not there any more (ORG-05).
pub(crate) const CREW_LOST: Fields = &[must("person", Kind::Ref { to: "person" }, "抢修人员", "Who it was")];

const INDOORS: Field = may("indoors", Kind::Bool, "在室内闻到或发生", "Smelled or happening indoors");
const SIGNS: Field = may("signs", Kind::Line { max: LINE }, "气味、声响、火焰", "Smell, noise, flame");
const PEOPLE: Field = may("people", Kind::Int { min: 0, max: 100_000 }, "屋内人数", "People in the building");
const CASUALTIES: Field = may("casualties", Kind::Int { min: 0, max: 100_000 }, "伤亡人数", "Casualties");
const VALVE: Field = may("valve_closed", Kind::Bool, "阀门已关", "Valve closed");
const SAFE: Field = may("caller_safe", Kind::Bool, "来电人安全", "Caller is safe");

/// What is asked of the scene while the crew is on its way; nothing of it is demanded (EMG-03).
pub(crate) const SCENE: [Field; 6] = [INDOORS, SIGNS, PEOPLE, CASUALTIES, VALVE, SAFE];
/// A point of the map, in degrees (WGS 84): what the caller's telephone or another service's system says.
pub(crate) const MAP_POINT: [Field; 2] = [
    may("lat", Kind::Line { max: 20 }, "现场纬度", "Latitude of the place"),
    may("lng", Kind::Line { max: 20 }, "现场经度", "Longitude of the place"),
];
pub(super) const SCENE_FORM: Fields = &[
    INDOORS,
    SIGNS,
    PEOPLE,
    CASUALTIES,
    VALVE,
    SAFE,
    MAP_POINT[0],
    MAP_POINT[1],
    may("affected", Kind::Int { min: 0, max: 1_000_000 }, "受影响户数", "Households affected"),
    may("public_place", Kind::Bool, "公共场所", "Public place"),
];

pub(super) const REPORT: Fields = &[
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
    MAP_POINT[0],
    MAP_POINT[1],
];

/// EMG-09: what another caller says of the same incident.
pub(super) const JOIN: Fields =
    &[may("text", Kind::Text { max: TEXT }, "内容", "Content"), INDOORS, SIGNS, PEOPLE, CASUALTIES, VALVE, SAFE];

/// EMG-09: the other incident that it is one with.
pub(super) const MERGE: Fields =
    &[must("joins", Kind::Ref { to: "incident" }, "并入的突发事件", "The other incident"), REASON];

pub(crate) const SENT: Fields = &[
    must("call", Kind::Int { min: 1, max: 100_000 }, "第几次呼叫", "Number of the call"),
    may("leader", Kind::Bool, "呼叫领导", "A call to a leader"),
    may("person", Kind::Ref { to: "person" }, "对象", "Person"),
    must("means", Kind::Line { max: 20 }, "方式", "Means"),
    must("what", Kind::Line { max: 20 }, "结果", "What became of it"),
];

pub(super) const EXCEPTION: Fields = &[
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

pub(super) const TICK: Fields =
    &[must("codes", Kind::Lines { max: 60, count: 40 }, "已告知的步骤", "Lines that were said"), AT];

/// An ordinary phone stays out of a gas area: the dispatcher enters what the crew says by radio or telephone.
const FOR: Field = may("entered_for", Kind::Ref { to: "person" }, "代何人录入", "Entered for");
const LAT: Field = may("lat", Kind::Line { max: 20 }, "纬度", "Latitude");
const LNG: Field = may("lng", Kind::Line { max: 20 }, "经度", "Longitude");
const ACCURACY: Field = may("accuracy", Kind::Int { min: 0, max: 100_000 }, "精度（米）", "Accuracy in metres");

const ACK_MEANS: Field = may(
    "means",
    Kind::Choice(&[
        choice("screen", "系统", "screen"),
        choice("key", "电话按键", "key on the telephone"),
        choice("radio", "对讲", "radio"),
        choice("phone", "电话", "telephone"),
    ]),
    "确认方式",
    "Acknowledged by",
);
pub(super) const ACK: Fields = &[ACK_MEANS, FOR, AT, EVIDENCE];
pub(super) const SEND: Fields = &[
    must("person", Kind::Ref { to: "person" }, "抢修人员", "Person"),
    may(REASON.name, REASON.kind, "原因", "Reason"),
];
pub(super) const DEPART: Fields = &[
    may("gear", Kind::Bool, "防护用品和检测仪已随车", "Gear and detector are in the van"),
    FOR,
    LAT,
    LNG,
    ACCURACY,
    AT,
    EVIDENCE,
];
pub(super) const ARRIVE: Fields = &[FOR, LAT, LNG, ACCURACY, AT, EVIDENCE];
pub(super) const CONTROL: Fields = &[
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
const READINGS: Kind = Kind::List {
    of: &[
        must("test", Kind::Line { max: 60 }, "检测项", "Test"),
        must("value", Kind::Line { max: 20 }, "数值", "Value"),
        may("held", Kind::Int { min: 0, max: 10_000 }, "保持分钟", "Minutes held"),
        may("instrument", Kind::Line { max: 60 }, "仪器编号", "Instrument"),
    ],
    max: 20,
};
pub(super) const REPAIR: Fields = &[
    must("text", Kind::Text { max: TEXT }, "原因和修复情况", "Cause and repair"),
    may("readings", READINGS, "检测记录", "Test records"),
    FOR,
    AT,
    EVIDENCE,
];
/// EMG-10: gas is given back to a household that is there and has no leak.
pub(super) const RESTORE: Fields = &[
    must("text", Kind::Text { max: TEXT }, "恢复情况", "What was restored"),
    may("present", Kind::Bool, "恢复时用户在场；不在家的未恢复", "Somebody was in; where nobody was it stays closed"),
    may("leak_free", Kind::Bool, "逐户检漏合格", "Each was checked for leaks and passed"),
    FOR,
    AT,
    EVIDENCE,
];
/// EMG-11: again, with an instrument that is calibrated.
pub(super) const RETEST: Fields = &[must("readings", READINGS, "检测记录", "Test records"), FOR, AT, EVIDENCE];
pub(super) const STAND_DOWN: Fields = &[
    may("informed", Kind::Bool, "已告知受影响用户并回电来电人", "Those affected know and callers were called back"),
    may("late_reason", Kind::Text { max: 1_000 }, "到场超时原因", "Why the arrival was late"),
    AT,
    EVIDENCE,
];
/// EMG-13: that it was none, or less than was feared.
pub(super) const FALSE_ALARM: Fields =
    &[REASON, must("means", Kind::Choice(MEANS), "告知来电人方式", "How the caller was told")];

pub const SEVERITIES: &[Choice] = &[
    choice("1", "Ⅰ级（特别重大）", "I, extremely grave"),
    choice("2", "Ⅱ级（重大）", "II, grave"),
    choice("3", "Ⅲ级（较大）", "III, serious"),
    choice("4", "Ⅳ级（一般）", "IV, ordinary"),
];
pub(super) const UPGRADE: Fields = &[must("severity", Kind::Choice(SEVERITIES), "事件级别", "Severity"), REASON];
pub(super) const LEADER_ACK: Fields = &[ACK_MEANS, FOR, AT, EVIDENCE];
/// EMG-14: who else was called, and what they were told.
pub(super) const OUTSIDE: Fields = &[
    must(
        "body",
        Kind::Choice(&[
            choice("119", "119 消防", "fire brigade (119)"),
            choice("110", "110 公安", "police (110)"),
            choice("120", "120 急救", "ambulance (120)"),
            choice("property", "物业或社区", "property company or neighbourhood"),
            choice("other", "其他", "other"),
        ]),
        "外部单位",
        "Outside body",
    ),
    may("text", Kind::Text { max: 1_000 }, "通报内容、接报人", "What was said, and to whom"),
    AT,
    EVIDENCE,
];
pub(super) const AUTHORITY: Fields = &[
    must("to", Kind::Line { max: LINE }, "上报部门", "Authority"),
    must(
        "text",
        Kind::Text { max: TEXT },
        "上报内容（时间、地点、伤亡、原因、措施）",
        "Time, place, casualties, cause, measures",
    ),
    AT,
    EVIDENCE,
];
/// EMG-08: by hand, beside what the rule has started.
pub(super) const START_PLAN: Fields = &[must("plan", Kind::Choice(KINDS), "预案", "Plan")];
pub(super) const STOP_PLAN: Fields = &[must("plan", Kind::Choice(KINDS), "预案", "Plan"), REASON];
/// EMG-12: what is learned of it.
pub(super) const REVIEW: Fields = &[
    must("cause", Kind::Text { max: TEXT }, "原因", "Cause"),
    may("gaps", Kind::Text { max: TEXT }, "处置中的迟延和疏漏", "Gaps in the timeline"),
    must("plan_change", Kind::Bool, "需修订预案", "The plan has to change"),
    may(
        "actions",
        Kind::List {
            of: &[
                must("text", Kind::Text { max: 1_000 }, "改进措施", "Improvement"),
                may("person", Kind::Ref { to: "person" }, "责任人", "Who"),
                must("due", Kind::Moment, "完成时限", "By"),
            ],
            max: 20,
        },
        "改进措施",
        "Improvement actions",
    ),
    AT,
    EVIDENCE,
];
