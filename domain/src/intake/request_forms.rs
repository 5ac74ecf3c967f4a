//! What the actions of a request accept.

use super::{AT, EVIDENCE, MEANS, REASON, blank::BLANK};
use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    telephony::CALL,
};

/// What the form of a request and every list by priority take.
pub const PRIORITIES: &[Choice] = &[
    choice("P0", "P0 紧急", "P0 emergency"),
    choice("P1", "P1 高", "P1 high"),
    choice("P2", "P2 普通", "P2 standard"),
    choice("P3", "P3 计划", "P3 planned"),
];

const WITHHELD: Field = may(
    "withheld",
    Kind::List {
        of: &[
            must(
                "field",
                Kind::Choice(&[
                    choice("name", "姓名", "name"),
                    choice("address", "地址", "address"),
                    choice("contact", "联系电话", "contact"),
                    choice("content", "内容", "content"),
                    choice("occurred_at", "发生时间", "time of occurrence"),
                    choice("wanted", "时间要求", "time wanted"),
                    choice("special", "特殊需求", "special demands"),
                    choice("background", "背景", "background"),
                ]),
                "项目",
                "Field",
            ),
            must("reason", Kind::Line { max: LINE }, "原因", "Reason"),
        ],
        max: 8,
    },
    "客户不愿提供",
    "Withheld by the customer",
);

pub(super) const ADDRESS: Field = may(
    "address",
    Kind::Object(&[
        may("district", Kind::Line { max: 60 }, "区县", "District"),
        may("road", Kind::Line { max: 100 }, "道路门牌或小区", "Road or estate"),
        may("building", Kind::Line { max: 30 }, "楼栋", "Building"),
        may("unit", Kind::Line { max: 30 }, "单元", "Unit"),
        may("room", Kind::Line { max: 30 }, "房号", "Room"),
        may("text", Kind::Line { max: 300 }, "补充", "More"),
    ]),
    "地址",
    "Address",
)
.personal();

pub(super) const CONTENT: Field = may("content", Kind::Text { max: TEXT }, "内容", "Content");
pub(super) const NAME: Field = may("name", Kind::Line { max: 100 }, "客户姓名", "Customer name").personal();
pub(super) const CONTACT_NO: Field = may("contact", Kind::Phone, "联系电话", "Contact").personal();
pub(super) const OCCURRED: Field = may("occurred_at", Kind::Moment, "发生时间", "Occurred at");
pub(super) const WANTED: Field = may("wanted", Kind::Line { max: LINE }, "时间要求", "Time wanted");
pub(super) const SPECIAL: Field = may("special", Kind::Line { max: LINE }, "特殊需求", "Special demands");
pub(super) const BACKGROUND: Field = may("background", Kind::Text { max: 1_000 }, "背景", "Background");
pub(super) const TYPE: Field = must("type", Kind::Line { max: 60 }, "类型", "Type");
const PRIORITY: Field = may("priority", Kind::Choice(PRIORITIES), "优先级", "Priority");
const PRIORITY_REASON: Field =
    may("priority_reason", Kind::Line { max: LINE }, "降级原因", "Reason for lower priority");
pub(super) const CUSTOMER: Field = may("customer", Kind::Ref { to: "customer" }, "客户档案", "Customer archive");
pub(super) const POINT: Field = may("point", Kind::Ref { to: "point" }, "用气地址", "Service point");
const EXTRA: Field = may("extra", Kind::Extra, "类型字段", "Fields of the type");

pub(super) const SAVE: Fields = &[
    must("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    TYPE,
    PRIORITY,
    PRIORITY_REASON,
    CONTENT,
    NAME,
    CONTACT_NO,
    ADDRESS,
    OCCURRED,
    WANTED,
    SPECIAL,
    BACKGROUND,
    WITHHELD,
    CUSTOMER,
    POINT,
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
    may("receiver", Kind::Ref { to: "person" }, "接待人（纸质登记时）", "Received by (for paper)"),
    may("received_at", Kind::Moment, "受理时间（补录时填写）", "Received at (entry afterwards)"),
    may("source_ref", Kind::Line { max: 120 }, "来源编号", "Reference at the source"),
    may("source_status", Kind::Line { max: 60 }, "来源状态", "Status at the source"),
    BLANK,
    CALL,
    EXTRA,
];

const KIND: Field = may("kind", Kind::Choice(crate::emergency::KINDS), "突发类型", "Kind of emergency");
/// The plan starts by the minute in which the telephone was answered, not by that of typing (EMG-01).
const ANSWERED_AT: Field = may("received_at", Kind::Moment, "接听时间", "Call answered at");
const SCENE: [Field; 6] = crate::emergency::SCENE;
const MAP_POINT: [Field; 2] = crate::emergency::MAP_POINT;
const JOINS: Field = may("joins", Kind::Ref { to: "incident" }, "并入已有突发事件", "Joins a known incident");

/// The incident that goes on with it (system).
pub(super) const INCIDENT_MERGED: Fields =
    &[must("joins", Kind::Line { max: 40 }, "并入的突发事件", "The other incident")];

pub(super) const EMERGENCY: Fields = &[
    KIND,
    ADDRESS,
    CONTACT_NO,
    NAME,
    CONTENT,
    SCENE[0],
    SCENE[1],
    SCENE[2],
    SCENE[3],
    SCENE[4],
    SCENE[5],
    MAP_POINT[0],
    MAP_POINT[1],
    CUSTOMER,
    POINT,
    ANSWERED_AT,
    CALL,
    JOINS,
];

pub(super) const EMERGENCY_CALL: Fields = &[
    KIND,
    ADDRESS,
    CONTACT_NO,
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    NAME,
    CONTENT,
    SCENE[0],
    SCENE[1],
    SCENE[2],
    SCENE[3],
    SCENE[4],
    SCENE[5],
    MAP_POINT[0],
    MAP_POINT[1],
    CUSTOMER,
    POINT,
    ANSWERED_AT,
    CALL,
    JOINS,
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
    may("source_ref", Kind::Line { max: 120 }, "来源编号", "Reference at the source"),
    BLANK,
];

pub(super) const EDIT: Fields = &[
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    PRIORITY,
    PRIORITY_REASON,
    CONTENT,
    NAME,
    CONTACT_NO,
    ADDRESS,
    OCCURRED,
    WANTED,
    SPECIAL,
    BACKGROUND,
    WITHHELD,
    CUSTOMER,
    POINT,
    EXTRA,
];

/// Only what was found wrong while reading back needs to be given; nothing given means "all confirmed".
pub(super) const CONFIRM: Fields = &[
    must(
        "result",
        Kind::Choice(&[
            choice("confirmed", "客户确认无误", "confirmed"),
            choice("corrected", "更正后确认", "confirmed after correction"),
        ]),
        "复述结果",
        "Result of reading back",
    ),
    NAME,
    CONTACT_NO,
    ADDRESS,
    CONTENT,
    WANTED,
    may("told", Kind::Line { max: LINE }, "已告知客户的下一步", "What the customer was told happens next"),
    may("told_by", Kind::Moment, "告知的时间", "…and by when"),
    AT,
    EVIDENCE,
];

pub(super) const ANSWER: Fields = &[
    must("text", Kind::Text { max: TEXT }, "答复内容", "Answer"),
    must(
        "outcome",
        Kind::Choice(&[
            choice("solved", "已解决", "solved"),
            choice("not_possible", "无法办理，已解释", "not possible, explained"),
        ]),
        "结果",
        "Outcome",
    ),
    must("means", Kind::Choice(MEANS), "告知方式", "How the customer was told"),
    may("agreed", Kind::Bool, "客户认可", "Customer agrees"),
    may("article", Kind::Line { max: 120 }, "知识条目", "Knowledge article"),
    may("basis", Kind::Line { max: 300 }, "依据（无法办理时）", "Basis (if not possible)"),
    may("alternative", Kind::Text { max: 1_000 }, "替代方案", "Alternative offered"),
    AT,
    EVIDENCE,
];

pub(super) const CREATE_ORDER: Fields = &[
    must("content", Kind::Text { max: 1_000 }, "工作内容", "Work"),
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
    BLANK,
];

pub(super) const REOPEN: Fields = &[
    must(
        "cause",
        Kind::Choice(&[
            choice("repeat", "客户再次来电", "repeat contact"),
            choice("rejected", "客户不认可", "customer rejects"),
        ]),
        "重开原因",
        "Cause",
    ),
    REASON,
    AT,
    EVIDENCE,
];

/// The customer's own words; when it happened is now.
pub(super) const REJECT: Fields = &[REASON];
pub(super) const DISCARD: Fields = &[REASON];

pub(super) const CONTACT: Fields = &[
    must("means", Kind::Choice(MEANS), "联系方式", "Means"),
    must(
        "result",
        Kind::Choice(&[choice("reached", "已联系上", "reached"), choice("not_reached", "未联系上", "not reached")]),
        "联系结果",
        "Result",
    ),
    may("automatic", Kind::Bool, "自动消息", "Automatic message"),
    may("text", Kind::Text { max: TEXT }, "内容", "What was said"),
    may("told_new_owner", Kind::Bool, "已告知客户由谁负责", "Told who answers now"),
    AT,
    EVIDENCE,
];

pub(super) const PROMISE: Fields = &[
    must("by", Kind::Moment, "承诺时间", "Promised for"),
    must("text", Kind::Line { max: LINE }, "承诺内容", "What was promised"),
];

pub(super) const HAND_OVER: Fields = &[
    may("to_person", Kind::Ref { to: "person" }, "接收人", "To person"),
    may("to_unit", Kind::Ref { to: "unit" }, "接收单位", "To unit"),
    must("content", Kind::Text { max: 1_000 }, "移交内容", "Content"),
    REASON,
    may("outstanding", Kind::Text { max: 1_000 }, "未了事项和承诺", "Outstanding promises"),
    may("customer_told", Kind::Bool, "已告知客户转由对方负责", "Customer told who will answer"),
    may("told_means", Kind::Choice(MEANS), "告知方式", "Told by"),
];

pub(super) const TAKE_OVER: Fields = &[
    may("person", Kind::Ref { to: "person" }, "新责任人", "New owner"),
    may("unit", Kind::Ref { to: "unit" }, "新责任单位", "New unit"),
    may("receiver", Kind::Ref { to: "party" }, "接收方", "Receiver"),
    may("bound", Kind::Bool, "裁定", "By ruling"),
];

pub(super) const ASSIGN: Fields = &[must("person", Kind::Ref { to: "person" }, "责任人", "Owner"), REASON];

pub(super) const DIAGNOSE: Fields = &[
    must("text", Kind::Text { max: TEXT }, "诊断或措施", "Diagnosis or measure"),
    may("interim", Kind::Bool, "仅为临时措施", "Interim measure only"),
    AT,
    EVIDENCE,
];

pub(super) const ARRANGE: Fields = &[must("text", Kind::Text { max: 1_000 }, "安排", "Arrangement"), AT, EVIDENCE];

/// What an order tells its request (system).
pub(super) const HEAR: Fields = &[must("fact", Kind::Line { max: 40 }, "事实", "Fact"), EVIDENCE];

/// The elder order that does what its own was to do (system).
pub(super) const MERGED: Fields = &[must("into", Kind::Ref { to: "record" }, "并入工单", "Into the order")];

/// What a visit of its order tells it (system): with a cause the time until then is the customer's.
pub(super) const VISIT_MOVED: Fields =
    &[must("until", Kind::Moment, "至", "Until"), may("cause", Kind::Line { max: 40 }, "原因", "Cause")];

pub(super) const ENGAGE: Fields = &[
    must("means", Kind::Choice(MEANS), "介入方式", "Means"),
    may("text", Kind::Text { max: 1_000 }, "说明", "Remark"),
    AT,
    EVIDENCE,
];

pub(super) const SOLUTION: Fields = &[
    must("text", Kind::Text { max: TEXT }, "解决方案", "Solution"),
    must("means", Kind::Choice(MEANS), "送达方式", "Delivered by"),
    AT,
    EVIDENCE,
];

pub(super) const RECLASSIFY: Fields = &[
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    PRIORITY,
    PRIORITY_REASON,
    REASON,
    may("allow_later", Kind::Bool, "主管批准时限延后", "Head allows later due times"),
];

pub(super) const PAUSE: Fields = &[
    must(
        "cause",
        Kind::Choice(&[
            choice("waiting_customer", "等待客户", "waiting for the customer"),
            choice("customer_date", "客户指定日期", "date wished by the customer"),
            choice("force_majeure", "不可抗力", "force majeure"),
            choice("authority_permit", "等待主管部门许可", "permit of an authority"),
        ]),
        "原因",
        "Cause",
    ),
    must("proof", Kind::Line { max: LINE }, "凭证", "Proof"),
    must("until", Kind::Moment, "暂停至（到时自动恢复）", "Until (then the clocks go on by themselves)"),
    AT,
];

pub(super) const RESUME: Fields = &[REASON, AT];

pub(super) const OUTSIDE_DUE: Fields = &[
    must("source", Kind::Line { max: 60 }, "来源", "Source"),
    may("number", Kind::Line { max: 120 }, "外部编号", "Outside number"),
    must("due", Kind::Moment, "外部时限", "Due"),
    may("reason", Kind::Text { max: 1_000 }, "变更原因", "Reason of the change"),
];

/// ANS-08: what was wrong, the corrected values, the apology, the cause.
pub(super) const CORRECT: Fields = &[
    NAME,
    CONTACT_NO,
    ADDRESS,
    CONTENT,
    OCCURRED,
    may("source_status", Kind::Line { max: 60 }, "来源状态", "Status at the source"),
    EXTRA,
    REASON,
    may("apology", Kind::Line { max: LINE }, "致歉（消息编号）", "Apology (message id)"),
];

pub(super) const CHASE: Fields = &[
    must(
        "by",
        Kind::Choice(&[choice("customer", "客户", "customer"), choice("staff", "员工", "staff")]),
        "催办人",
        "Chased by",
    ),
    may("text", Kind::Text { max: 1_000 }, "内容", "Text"),
];

pub(crate) const NOTE: Fields = &[must("text", Kind::Text { max: TEXT }, "备注", "Note")];

pub(crate) const ATTACH: Fields = &[
    must("file", Kind::Ref { to: "file" }, "文件", "File"),
    may("remark", Kind::Line { max: LINE }, "说明", "Remark"),
];
