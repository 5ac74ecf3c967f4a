//! The forms of an outage.

use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    intake::{AT, EVIDENCE, REASON},
};

/// How one point was told by a person.
pub const TELLING: &[Choice] = &[
    choice("spoken", "当面或电话告知本人", "spoken with, in person or by telephone"),
    choice("door", "通知单留在门上", "notice left at the door"),
    choice("property", "物业或社区转告", "through the property company"),
    choice("not_reached", "未联系上", "not reached"),
];

/// Distinct roads, buildings and stairs that a notice names.
pub(super) const PLACES_MOST: usize = 400;
/// Valves closed at once, and points named by hand.
const VALVES: Kind = Kind::Lines { max: 60, count: 20 };
const VALVES_ZH: &str = "关闭的阀门编号";
const VALVES_EN: &str = "Valves that are closed";
const POINTS: Kind =
    Kind::List { of: &[must("point", Kind::Ref { to: "point" }, "用气点", "Service point")], max: 200 };
const NAMED: Field = must("points", POINTS, "用气点", "Service points");
const POINT: Field = must("point", Kind::Ref { to: "point" }, "用气点", "Service point");
const UNTIL: Field = must("until", Kind::Moment, "预计恢复时间", "Gas is back, as expected");

pub(super) const DRAFT: Fields = &[
    may("valves", VALVES, VALVES_ZH, VALVES_EN),
    may("points", POINTS, "另外受影响的用气点", "Further service points"),
    must("area", Kind::Line { max: LINE }, "停气范围", "Area"),
    must("why", Kind::Line { max: LINE }, "停气原因", "Reason of the stop"),
    must("from", Kind::Moment, "停气开始", "Gas stops"),
    UNTIL,
    must("enquiries", Kind::Line { max: 60 }, "咨询电话", "Whom to ask"),
    may("ways", Kind::Lines { max: 20, count: 8 }, "短信以外的告知方式", "Made known by, beside messages"),
    may(
        "urgent_reason",
        Kind::Line { max: LINE },
        "不足提前告知时限的紧急原因",
        "Emergency that leaves no time for the notice",
    ),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
];

pub(super) const AMEND: Fields = &[
    may("valves", VALVES, VALVES_ZH, VALVES_EN),
    may("points", POINTS, "另外受影响的用气点", "Further service points"),
    may("area", Kind::Line { max: LINE }, "停气范围", "Area"),
    may("why", Kind::Line { max: LINE }, "停气原因", "Reason of the stop"),
    may("from", Kind::Moment, "停气开始", "Gas stops"),
    may("until", Kind::Moment, "预计恢复时间", "Gas is back, as expected"),
    may("enquiries", Kind::Line { max: 60 }, "咨询电话", "Whom to ask"),
    may("ways", Kind::Lines { max: 20, count: 8 }, "短信以外的告知方式", "Made known by, beside messages"),
    may(
        "urgent_reason",
        Kind::Line { max: LINE },
        "不足提前告知时限的紧急原因",
        "Emergency that leaves no time for the notice",
    ),
];

/// What a crew or its dispatcher writes when a valve is closed at an incident. The same form makes the outage below it.
pub(crate) const CUT_OFF: Fields = &[
    may("valves", VALVES, VALVES_ZH, VALVES_EN),
    may("points", POINTS, "另外受影响的用气点", "Further service points"),
    may("area", Kind::Line { max: LINE }, "停气范围", "Area"),
    may("until", Kind::Moment, "预计恢复时间", "Gas is back, as expected"),
    may("enquiries", Kind::Line { max: 60 }, "咨询电话", "Whom to ask"),
    may("person", Kind::Ref { to: "person" }, "现场人员（不填为出警人员）", "On site (whoever went, unless named)"),
    AT,
    EVIDENCE,
];

/// Who closes the valve and goes from door to door; they see the list and enter it themselves.
pub(super) const ASSIGN: Fields = &[must("person", Kind::Ref { to: "person" }, "现场人员", "On site")];

pub(super) const PUBLISH: Fields = &[may(
    "urgent_reason",
    Kind::Line { max: LINE },
    "不足提前告知时限的紧急原因",
    "Emergency that leaves no time for the notice",
)];
pub(super) const SEND_BACK: Fields = &[REASON];
pub(super) const TELL: Fields = &[
    POINT,
    must("how", Kind::Choice(TELLING), "告知方式", "How"),
    may("text", Kind::Line { max: LINE }, "说明（何人接听、何时再联系）", "Who answered, when to try again"),
    AT,
    EVIDENCE,
];
pub(super) const ADD: Fields = &[
    may("valves", VALVES, VALVES_ZH, VALVES_EN),
    may("points", POINTS, "用气点", "Service points"),
    may(REASON.name, REASON.kind, "原因", "Reason"),
];
pub(super) const DROP: Fields = &[NAMED, REASON];
pub(super) const BEGIN: Fields = &[AT, EVIDENCE];
pub(super) const RESCHEDULE: Fields = &[
    must("from", Kind::Moment, "停气开始", "Gas stops"),
    UNTIL,
    REASON,
    may(
        "urgent_reason",
        Kind::Line { max: LINE },
        "不足提前告知时限的紧急原因",
        "Emergency that leaves no time for the notice",
    ),
];
pub(super) const EXTEND: Fields = &[UNTIL, REASON];
pub(super) const FINISH: Fields = &[may("text", Kind::Text { max: TEXT }, "作业情况", "What was done"), AT, EVIDENCE];
pub(super) const RESTORE: Fields = &[
    NAMED,
    may("present", Kind::Bool, "每户恢复时都有人在场", "Somebody was in at each of them"),
    may("leak_free", Kind::Bool, "逐户检漏合格", "Each was checked for leaks and passed"),
    may("entered_for", Kind::Ref { to: "person" }, "代何人录入", "Entered for"),
    AT,
    EVIDENCE,
];
pub(super) const ABSENT: Fields = &[
    POINT,
    must("notice_left", Kind::Bool, "已在门上留通知单", "A notice was left at the door"),
    may("text", Kind::Line { max: LINE }, "说明", "Remark"),
    AT,
    EVIDENCE,
];
/// Their own matter is done (system).
pub(super) const CAME_BACK: Fields = &[POINT];
