//! What the actions of a work order accept.

use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    intake::{AT, EVIDENCE, MEANS, REASON},
};

const PERSON: Field = may("person", Kind::Ref { to: "person" }, "承办人", "Person");
const UNIT: Field = may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit");
const FROM: Field = must("from", Kind::Moment, "上门时间起", "From");
const UNTIL: Field = must("until", Kind::Moment, "上门时间止", "Until");
const SPOKEN: Field = must("means", Kind::Choice(MEANS), "联系方式", "Means");
const TOLD: Field = must("told", Kind::Bool, "已告知客户", "The customer was told");
const REMARK_FIELD: Field = may("remark", Kind::Text { max: 1_000 }, "说明", "Remark");
const SIGNER: Field = must("name", Kind::Line { max: 100 }, "签字人", "Signed by").personal();
const STROKES: Field = may("file", Kind::Ref { to: "file" }, "签名图像", "Strokes");

pub(super) const OPEN: Fields = &[
    must("content", Kind::Text { max: TEXT }, "工作内容", "Work"),
    UNIT,
    may("follows", Kind::Line { max: 40 }, "接续的工单", "Follows the order"),
    may("district", Kind::Line { max: 60 }, "区域", "District"),
    may("part", Kind::Bool, "协同任务", "Part of another order"),
    may("called", Kind::Bool, "由突发事件产生", "Made by an incident"),
    may("due", Kind::Moment, "完成时限", "To be done by"),
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("priority", Kind::Choice(crate::intake::PRIORITIES), "优先级", "Priority"),
];
/// Who goes to an emergency (system).
pub(super) const CREW_TOOK: Fields = &[must("person", Kind::Ref { to: "person" }, "抢修人员", "Person")];
pub(super) const REMARK: Fields = &[REMARK_FIELD];
pub(super) const WHY: Fields = &[REASON];
pub(super) const NOTE: Fields = &[must("text", Kind::Text { max: TEXT }, "备注", "Note")];
pub(super) const ASSIGN: Fields = &[PERSON, UNIT, REMARK_FIELD];
pub(super) const RULE: Fields = &[PERSON, UNIT, REASON];
pub(super) const REASSIGN: Fields =
    &[PERSON, UNIT, REASON, may("told", Kind::Bool, "时间有变，已告知客户", "The time changes and the customer knows")];

/// DSP-06: "busy" is none of them.
const RETURN_REASONS: &[Choice] = &[
    choice("wrong_region", "不属本辖区", "wrong region"),
    choice("wrong_skill", "超出本岗技能", "wrong skill"),
    choice("duplicate", "重复派单", "duplicate"),
    choice("unsafe", "现场条件不安全", "unsafe conditions"),
    choice("emergency", "被抽调抢险", "called away to an emergency"),
    choice("vehicle", "车辆故障", "vehicle"),
    choice("illness", "突发疾病", "illness"),
];
pub(super) const RETURN: Fields = &[must("code", Kind::Choice(RETURN_REASONS), "退单原因", "Reason code"), REASON];

pub(super) const CONTACT: Fields = &[
    SPOKEN,
    must(
        "result",
        Kind::Choice(&[choice("reached", "已联系上", "reached"), choice("not_reached", "未联系上", "not reached")]),
        "联系结果",
        "Result",
    ),
    may("text", Kind::Text { max: TEXT }, "内容", "What was said"),
    AT,
    EVIDENCE,
];
pub(super) const WINDOW: Fields = &[
    FROM,
    UNTIL,
    SPOKEN,
    may("scope", Kind::Text { max: 1_000 }, "已沟通的需求和范围", "Need and scope as agreed"),
    may("price", Kind::Line { max: LINE }, "已告知的费用", "Price as told"),
    AT,
    EVIDENCE,
];
pub(super) const PROPOSE: Fields = &[FROM, UNTIL, SPOKEN];
pub(super) const MOVE: Fields = &[
    FROM,
    UNTIL,
    SPOKEN,
    must("apology", Kind::Bool, "已致歉", "Apology given"),
    must(
        "cause",
        Kind::Choice(&[
            choice("previous_job", "上一任务延误", "the job before took longer"),
            choice("parts", "缺少备件", "a part is missing"),
            choice("staff", "人员原因", "staff"),
            choice("weather", "天气或交通", "weather or traffic"),
            choice("other", "其他", "other"),
        ]),
        "改期原因",
        "Cause",
    ),
    AT,
    EVIDENCE,
];
/// The customer's wish stops the company's clocks, so it has to be proven.
pub(super) const MOVE_WISHED: Fields = &[
    FROM,
    UNTIL,
    SPOKEN,
    must("proof", Kind::Line { max: LINE }, "凭证（通话或消息编号）", "Proof (call or message)"),
    AT,
];
pub(super) const CONFIRM: Fields = &[SPOKEN, AT, EVIDENCE];
pub(super) const CALL_AWAY: Fields =
    &[must("incident", Kind::Line { max: 60 }, "突发事件编号", "Incident"), FROM, UNTIL, TOLD];
pub(super) const DIAGNOSE: Fields = &[
    must("symptom", Kind::Line { max: LINE }, "现象", "Symptom"),
    must("cause", Kind::Line { max: 120 }, "原因", "Cause"),
    may("need", Kind::Text { max: 1_000 }, "所需材料和配合", "Need"),
    AT,
    EVIDENCE,
];
pub(super) const SOLUTION: Fields = &[
    must("text", Kind::Text { max: TEXT }, "方案、费用、时间、风险", "Steps, cost, time, risks"),
    may("cost", Kind::Line { max: 40 }, "方案费用合计（元，填数字）", "Cost of the plan in CNY (a number)"),
    SPOKEN,
    AT,
    EVIDENCE,
];
pub(super) const SOLUTION_ANSWER: Fields =
    &[must("accepted", Kind::Bool, "客户接受", "Accepted"), SPOKEN, REMARK_FIELD, AT, EVIDENCE];
pub(super) const REMOTE: Fields =
    &[must("text", Kind::Text { max: TEXT }, "远程处理经过", "What was done"), AT, EVIDENCE];
pub(super) const READY: Fields = &[must(
    "items",
    Kind::List {
        of: &[
            must("code", Kind::Line { max: 60 }, "项目", "Item"),
            must("there", Kind::Int { min: 0, max: 1_000 }, "现有数量", "There"),
            may("serial", Kind::Line { max: 60 }, "编号", "Serial"),
            may("valid_until", Kind::Moment, "有效期至", "Valid until"),
        ],
        max: 60,
    },
    "准备清单",
    "Readiness list",
)];
pub(super) const AT_ONCE: Fields =
    &[must("gear", Kind::Bool, "防护用品和检测仪已随车", "Gear and detector are in the van")];
pub(super) const LET_PASS: Fields = &[must("item", Kind::Line { max: 60 }, "项目", "Item"), REASON];
pub(super) const ARRIVE: Fields = &[
    may("lat", Kind::Line { max: 20 }, "纬度", "Latitude"),
    may("lng", Kind::Line { max: 20 }, "经度", "Longitude"),
    may("accuracy", Kind::Int { min: 0, max: 100_000 }, "精度（米）", "Accuracy in metres"),
    may("early_agreed", Kind::Bool, "客户同意提前到达", "The customer agreed to an earlier arrival"),
    AT,
    EVIDENCE,
];
pub(super) const NO_ACCESS: Fields = &[
    must("photo", Kind::Ref { to: "file" }, "现场照片", "Photo"),
    must("notice", Kind::Bool, "已留到访通知", "A notice was left"),
    must("calls", Kind::Int { min: 1, max: 20 }, "拨打次数", "Calls made"),
    FROM,
    UNTIL,
    AT,
];
pub(super) const BEGIN: Fields = &[
    may("consent", Kind::Bool, "客户同意进入", "The customer lets you in"),
    may("explained", Kind::Bool, "已说明内容、步骤和影响", "Content, steps and effects explained"),
    may("conduct", Kind::Lines { max: 40, count: 20 }, "着装、工牌、鞋套", "Uniform, badge, shoe covers"),
    AT,
];
/// Quantity in thousandths, price in fen from the price list.
const LINES: Field = must(
    "lines",
    Kind::List {
        of: &[
            must("code", Kind::Line { max: 60 }, "项目", "Item"),
            must("quantity", Kind::Int { min: 1, max: 1_000_000_000 }, "数量（千分之一）", "Quantity (thousandths)"),
        ],
        max: 50,
    },
    "项目",
    "Items",
);
pub(super) const SCOPE: Fields = &[LINES, REASON, may("photo", Kind::Ref { to: "file" }, "照片", "Photo")];
pub(super) const SIGN: Fields =
    &[SIGNER, must("content", Kind::Line { max: 64 }, "项目和价格摘要", "Digest of items and prices"), STROKES, AT];
pub(super) const TICK: Fields = &[must("codes", Kind::Lines { max: 60, count: 100 }, "步骤", "Steps")];
pub(super) const MEASURE: Fields = &[
    must("test", Kind::Line { max: 60 }, "检测项", "Test"),
    must("value", Kind::Line { max: 20 }, "数值", "Value"),
    may("held", Kind::Int { min: 0, max: 10_000 }, "保持分钟", "Minutes held"),
    may("instrument", Kind::Line { max: 60 }, "仪器编号", "Instrument"),
    AT,
];
pub(super) const BILL: Fields = &[LINES];
pub(super) const HAND: Fields = &[must("things", Kind::Lines { max: 100, count: 30 }, "物品", "Things")];
pub(super) const COORDINATE: Fields = &[
    REASON,
    must("needs", Kind::Text { max: 1_000 }, "需要什么", "What is needed"),
    UNIT,
    may("by", Kind::Moment, "期望时间", "Wanted by"),
    TOLD,
];
pub(super) const FINISH: Fields = &[
    must("done", Kind::Text { max: TEXT }, "完成情况", "What was done"),
    may("explained", Kind::Bool, "已说明结果、使用和保养", "Result, use and maintenance explained"),
    may("waived", Kind::Bool, "客户免除清理", "The customer waives cleaning"),
    AT,
    EVIDENCE,
];
pub(super) const UNSOLVED: Fields = &[
    must(
        "code",
        Kind::Choice(&[
            choice("part", "缺少备件", "part missing"),
            choice("other_unit", "需其他单位", "another unit is needed"),
            choice("customer", "客户原因", "the customer"),
            choice("technical", "技术原因", "technical"),
        ]),
        "原因",
        "Reason code",
    ),
    must("plan", Kind::Text { max: 1_000 }, "后续安排", "Plan"),
    must("by", Kind::Moment, "完成时间", "By"),
    AT,
    EVIDENCE,
];
const MARK: Kind = Kind::Int { min: 1, max: 5 };
pub(super) const SIGN_SHEET: Fields = &[
    SIGNER,
    must("content", Kind::Line { max: 64 }, "单据摘要", "Digest of the sheet"),
    STROKES,
    may("quality", MARK, "服务质量", "Quality"),
    may("attitude", MARK, "服务态度", "Attitude"),
    may("text", Kind::Text { max: 1_000 }, "客户意见", "Opinion"),
    may("unrated", Kind::Bool, "客户不愿评价", "The customer does not want to rate"),
    AT,
];
pub(super) const SUBSTITUTE: Fields = &[
    must(
        "code",
        Kind::Choice(&[choice("refused", "客户拒签", "refused"), choice("absent", "客户不在场", "absent")]),
        "原因",
        "Reason code",
    ),
    REASON,
    must("witness", Kind::Line { max: LINE }, "见证、照片或录音编号", "Witness, photo or recording"),
    AT,
];
pub(super) const REJECT: Fields = &[REASON, FROM, UNTIL];
pub(super) const AMEND: Fields = &[
    REASON,
    may("done", Kind::Text { max: TEXT }, "完成情况", "What was done"),
    may(LINES.name, LINES.kind, "项目", "Items"),
];
pub(super) const RESULT: Fields = &[
    must("result", Kind::Text { max: TEXT }, "处理结果和经过", "Result and process"),
    may("opinion", Kind::Text { max: 1_000 }, "客户意见", "Opinion"),
    AT,
    EVIDENCE,
];
pub(super) const CANCEL: Fields = &[REASON, SPOKEN];
pub(super) const MERGE: Fields = &[must("into", Kind::Ref { to: "record" }, "并入工单", "Into the order"), REASON];
/// What a younger order leaves to an elder one (system).
pub(super) const ABSORB: Fields = &[must("requests", Kind::Lines { max: 40, count: 200 }, "请求", "Requests")];
pub(super) const REOPEN: Fields = &[PERSON, UNIT, REASON];
