//! The hazard (安全隐患, 6.10): found on site, told to the customer in writing, rechecked by its date, closed with a photo. A
//! grave one is made safe at once; one that is not mended is told again and reported.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Child, Effects, Facts, Flow, Phase, To, Told, action, edge, state},
    form::{Fields, Kind, TEXT, choice, may, must},
    guard::{Verdict, guards},
    intake::{AT, ATTACH, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hazard {
    /// 1 grave, 2 serious, 3 slight.
    pub grade: i64,
    pub text: String,
    pub notice: String,
    pub made_safe: bool,
    pub recheck: Option<Moment>,
    pub measure: String,
    pub finding: String,
    pub photo: String,
    pub reported_to: String,
    pub failures: i64,
}

/// What the technician writes; the same form stands on the order.
pub(crate) const FIND: Fields = &[
    must(
        "grade",
        Kind::Int { min: 1, max: 3 },
        "隐患等级（1 重大，2 较大，3 一般）",
        "Grade (1 grave, 2 serious, 3 slight)",
    ),
    must("text", Kind::Text { max: 1_000 }, "隐患内容", "Hazard"),
    must(
        "notice",
        Kind::Choice(&[
            choice("signed", "客户已签收通知", "notice signed"),
            choice("left", "已留置通知", "notice left"),
            choice("refused", "客户拒签", "signature refused"),
        ]),
        "隐患通知",
        "Notice",
    ),
    may("made_safe", Kind::Bool, "已停气或隔离", "Made safe"),
    must("due", Kind::Moment, "复查期限", "Recheck due"),
    AT,
];
const RECTIFY: Fields = &[must("measure", Kind::Text { max: 1_000 }, "整改措施", "Measure")];
const ORDER: Fields = &[
    must("content", Kind::Text { max: TEXT }, "复查内容", "Recheck"),
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
];
const PASSED: Fields = &[
    must("photo", Kind::Ref { to: "file" }, "复查照片", "Photo"),
    must("finding", Kind::Text { max: 1_000 }, "复查情况", "Finding"),
    AT,
];
const FAILED: Fields = &[
    must("finding", Kind::Text { max: 1_000 }, "复查情况", "Finding"),
    must("due", Kind::Moment, "再次复查期限", "Next recheck due"),
    AT,
];
const REPORT: Fields = &[must("to", Kind::Line { max: 200 }, "报告给", "Reported to")];

/// The date on the notice.
const RECHECK: ClockDef = clock(
    "hazard_recheck",
    w("隐患复查", "recheck of a hazard"),
    "",
    (fact::HAZARD_TOLD, StopRule::Any(&[fact::RECHECKED]), &[fact::ENDED]),
    AtDue::Breach,
    "001 §3.3",
)
.dated("隐患通知上的复查期限", "the date on the notice");

const HANDLERS: &[By] = &[
    By::Recorder,
    By::Owner,
    By::Role(Role::Dispatcher),
    By::Role(Role::TeamLeader),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];
const OPEN: &[&str] = &["notified", "rectifying", "second_notice", "reported"];

pub static FLOW: Flow = Flow {
    kind: "hazard",
    words: w("安全隐患", "Hazard"),
    states: &[
        state("notified", Phase::Open, "已通知", "Notified"),
        state("rectifying", Phase::Open, "整改中", "Rectifying"),
        state("second_notice", Phase::Open, "再次通知", "Second notice"),
        state("reported", Phase::Open, "已上报", "Reported"),
        state("closed", Phase::Ended, "已消除", "Closed"),
    ],
    actions: &[
        action("find", FIND, w("发现隐患", "Find"), w("由工单的“登记隐患”产生", "Made on an order")),
        action("rectify", RECTIFY, w("整改", "Rectify"), w("客户或公司正在整改", "It is being mended")),
        action("order_recheck", ORDER, w("派复查", "Order a recheck"), w("生成复查工单", "An order for the recheck")),
        action("pass", PASSED, w("复查通过", "Recheck passed"), w("附照片，隐患已消除", "With a photo: it is gone")),
        action("fail", FAILED, w("复查未通过", "Recheck failed"), w("再次通知客户", "The customer is told again")),
        action(
            "report",
            REPORT,
            w("上报", "Report"),
            w("报告主管部门或按规定停气", "To the authority, or stop by rule"),
        )
        .grave(),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或通知书", "Attach a photo or the notice")),
    ],
    edges: &[
        edge(&[], "find", To::State("notified"), &[By::System], &[]),
        edge(&["notified", "second_notice"], "rectify", To::State("rectifying"), HANDLERS, &[]),
        edge(OPEN, "order_recheck", To::Same, HANDLERS, &[]),
        edge(OPEN, "pass", To::State("closed"), HANDLERS, &[&NOT_FUTURE]),
        edge(OPEN, "fail", To::State("second_notice"), HANDLERS, &[&NOT_FUTURE, &RECHECK_AHEAD]),
        edge(&["second_notice"], "report", To::State("reported"), HANDLERS, &[]),
        edge(OPEN, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&RECHECK],
};

guards! {
    RECHECK_AHEAD "recheck_ahead" Rule of_input "001 §3.3" "复查期限在现在之后" "the recheck lies ahead" =>
        |f| Verdict::when(
            f.moment("due").is_some_and(|due| due > f.now),
            w("复查期限须在现在之后。", "The date of the recheck lies ahead."),
        );
    /// 001 §3.3: make safe first.
    GRAVE_IS_SAFE "grave_made_safe" Rule of_input "001 §3.3" "重大隐患须先停气或隔离" "a grave hazard is made safe first" =>
        |f| Verdict::when(
            f.input.get("grade").and_then(serde_json::Value::as_i64) != Some(1) || f.flag("made_safe"),
            w("重大隐患须先停气或隔离。", "Make a grave hazard safe first: stop the supply."),
        );
}

pub(crate) fn decide(before: &Hazard, f: &Facts, action: &str) -> Effects {
    let mut h = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "find" => {
            h.grade = f.input.get("grade").and_then(serde_json::Value::as_i64).unwrap_or(3);
            (h.text, h.notice, h.made_safe) = (text("text"), text("notice"), f.flag("made_safe"));
            e.summary = Some(h.text.chars().take(120).collect());
            e.owner = Some(None);
            due(&mut h, f, &mut e);
            if h.grade == 1 {
                e.tell.push(Told::Role(Role::ServiceHead));
            }
        }
        "rectify" => h.measure = text("measure"),
        "order_recheck" => {
            let mut body = Map::new();
            body.insert("content".into(), json!(text("content")));
            body.insert("part".into(), json!(true));
            if let Some(unit) = f.text("unit") {
                body.insert("unit".into(), json!(unit));
            }
            e.children.push(Child { kind: "order", action: "open", body });
        }
        "pass" => {
            (h.photo, h.finding) = (text("photo"), text("finding"));
            e.facts.push(f.fact(fact::RECHECKED));
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "fail" => {
            h.finding = text("finding");
            h.failures += 1;
            due(&mut h, f, &mut e);
        }
        "report" => h.reported_to = text("to"),
        _ => {}
    }
    if h != *before {
        e.room = Some(Room::Hazard(h));
    }
    e
}

fn due(h: &mut Hazard, f: &Facts, e: &mut Effects) {
    h.recheck = f.moment("due");
    if let Some(due) = h.recheck {
        e.due.push(("hazard_recheck", due));
        e.facts.push(f.fact(fact::HAZARD_TOLD));
        e.reclock = true;
    }
}
