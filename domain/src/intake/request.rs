//! Machine 6.0: the service request (服务请求).

use super::{Address, SENDING, customer, guards as g, request_forms as form};
use crate::{
    clock::catalog::REQUEST,
    flow::{Action, By, Flow, Phase, To, action, auto, edge, state},
    moment::Moment,
    orders::{
        REGION_COVERED,
        conference::{self, NO_OPEN_CONFERENCE, PARTICIPANTS_NAMED},
    },
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Data of a request beside its record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    pub channel: String,
    pub content: String,
    pub occurred_at: Option<Moment>,
    pub wanted: String,
    pub special: String,
    pub background: String,
    pub name: String,
    /// Telephone number in clear; encrypted by the store.
    pub contact: String,
    pub address: Address,
    /// Fields the customer does not want to give, with the reason (客户不愿提供).
    pub withheld: Vec<Withheld>,
    pub source_ref: String,
    pub source_status: String,
    pub external_no: String,
    /// `confirmed`, `corrected`, `silent` or empty.
    pub read_back: String,
    /// When the data as they stand were sent to a customer who is not on the line; silence counts from there (INT-03).
    pub read_back_sent: Option<Moment>,
    pub answer: String,
    /// `solved`, `not_possible` or empty.
    pub outcome: String,
    pub answered_at: Option<Moment>,
    /// When the matter was solved for the customer, whatever the state says (kept for statistics).
    pub resolved_at: Option<Moment>,
    pub first_contact: bool,
    pub rejections: i64,
    pub bound: bool,
    /// The person whom a ruling named; `None` where it named a unit.
    pub bound_to: Option<crate::id::Id>,
    /// The receiver that the customer was told of while the handover was still offered.
    pub told_receiver: Option<String>,
    /// A handover was accepted and the customer has not been told yet who answers now.
    pub untold: bool,
    pub chases: i64,
    pub repeats: i64,
    pub late_entries: i64,
    /// Elder orders into which its own were merged: it is not done before they are (6.1).
    pub waits_for: Vec<crate::id::Id>,
    /// The customer wants no messages about the course of their matters (TRK-04).
    pub muted: bool,
    pub proposed_priority: Option<String>,
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    pub field: String,
    pub reason: String,
}

/// Fields that a type may demand before acceptance (INT-01), with their words.
pub const REQUIRED: &[&str] =
    &["name", "address", "contact", "content", "occurred_at", "wanted", "special", "background"];

/// Key of the extra field that names the system which recorded the matter first.
pub const IMPORT_SOURCE: &str = "IMPORT_SOURCE";

impl Request {
    /// Recorded by another system: who acted on it, and whether there is still work, is not known here.
    pub fn is_imported(&self) -> bool {
        self.extra.contains_key(IMPORT_SOURCE)
    }

    /// Demanded fields that are neither filled nor marked as withheld.
    pub fn missing(&self, required: &[String]) -> Vec<&'static str> {
        REQUIRED
            .iter()
            .copied()
            .filter(|field| required.iter().any(|r| r == field))
            .filter(|field| !self.withheld.iter().any(|w| w.field == *field))
            .filter(|field| match *field {
                "name" => self.name.is_empty(),
                "address" => self.address.is_empty(),
                "contact" => self.contact.is_empty(),
                "content" => self.content.is_empty(),
                "occurred_at" => self.occurred_at.is_none(),
                "wanted" => self.wanted.is_empty(),
                "special" => self.special.is_empty(),
                _ => self.background.is_empty(),
            })
            .collect()
    }
}

const RECORDERS: &[By] = &[
    By::Recorder,
    By::Role(Role::Agent),
    By::Role(Role::CounterClerk),
    By::Role(Role::OnlineAgent),
    By::Role(Role::ComplaintSpecialist),
    By::Role(Role::VipAgent),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];
const CUSTOMER: &[By] = &[By::Customer];
const SAVERS: &[By] = &[By::Employee, By::System];
const ANSWERERS: &[By] = &[
    By::Recorder,
    By::Owner,
    By::FirstOwner,
    By::Role(Role::Agent),
    By::Role(Role::CounterClerk),
    By::Role(Role::OnlineAgent),
    By::Role(Role::ComplaintSpecialist),
    By::Role(Role::VipAgent),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];
const DISPATCHERS: &[By] = &[
    By::Recorder,
    By::Owner,
    By::Role(Role::Agent),
    By::Role(Role::Dispatcher),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];
const GIVERS: &[By] = &[By::Owner, By::FirstOwner, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
const CALLERS: &[By] = &[By::Owner, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
const LEADERS: &[By] = &[By::Role(Role::GroupLeader), By::Role(Role::TeamLeader), By::Role(Role::ServiceHead)];

/// Before it is settled.
const ALIVE: &[&str] = &["accepted", "in_handling"];
/// A customer may ask, be told and be promised something as long as there is something to say.
const SPEAKABLE: &[&str] = &["draft", "accepted", "in_handling", "answered"];

/// Section 6.0, line for line; "Reopened" is the event that leads back into handling, not a state to rest in.
pub static FLOW: Flow = Flow {
    kind: "request",
    words: w("服务请求", "Service request"),
    states: &[
        state("draft", Phase::Draft, "草稿", "Draft"),
        state("accepted", Phase::Open, "已受理", "Accepted"),
        state("in_handling", Phase::Open, "处理中", "In handling"),
        state("answered", Phase::Open, "已答复", "Answered"),
        state("closed", Phase::Ended, "已关闭", "Closed"),
        state("void", Phase::Ended, "作废", "Void"),
    ],
    actions: ACTIONS,
    edges: &[
        edge(&[], "save", To::State("draft"), SAVERS, &[&g::NOT_FUTURE, &g::RECEIVER_OF_PAPER, &g::REASON_TO_LOWER]),
        // CHN-08: what customers do themselves, on their own pages.
        edge(&[], "apply", To::State("draft"), CUSTOMER, &[&g::NOT_FUTURE, &customer::OPEN_TO_CUSTOMERS]),
        edge(&["answered", "closed"], "reject_answer", To::State("in_handling"), CUSTOMER, &[&g::REPEAT_WINDOW]),
        edge(customer::SHOWN, "say", To::Same, CUSTOMER, &[]),
        edge(customer::SHOWN, "add_document", To::Same, CUSTOMER, &[]),
        // EMG-01: one key, from nothing and from whatever the call has become; nothing but the place or a number to call back
        // can stand in its way.
        edge(&[], "emergency_call", To::State("in_handling"), SAVERS, &[&g::EMERGENCY_REACHABLE]),
        edge(
            &["draft", "accepted", "in_handling"],
            "emergency",
            To::State("in_handling"),
            SAVERS,
            &[&g::EMERGENCY_REACHABLE, &g::NO_OPEN_INCIDENT],
        ),
        edge(&["draft"], "edit", To::Same, RECORDERS, &[&g::REASON_TO_LOWER]),
        edge(
            &["draft"],
            "confirm",
            To::State("accepted"),
            RECORDERS,
            &[&g::NOT_FUTURE, &g::REACHABLE, &g::REQUIRED_FIELDS, &g::READ_BACK, &g::TOLD_AHEAD],
        ),
        edge(
            &["draft"],
            "confirm_silent",
            To::State("accepted"),
            &[By::System],
            &[&g::SILENT_CHANNEL, &g::REACHABLE, &g::REQUIRED_FIELDS],
        ),
        edge(
            &["draft", "accepted"],
            "answer",
            To::State("answered"),
            ANSWERERS,
            &[&g::NOT_FUTURE, &g::NO_OPEN_HANDOVER, &g::TIME_ORDER, &g::BASIS],
        ),
        edge(&["in_handling"], "answer", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::TIME_ORDER, &g::BASIS]),
        edge(
            &["accepted"],
            "create_order",
            To::State("in_handling"),
            DISPATCHERS,
            &[&g::TYPE_HAS_FLOW, &REGION_COVERED],
        ),
        edge(&["in_handling"], "create_order", To::Same, DISPATCHERS, &[&g::TYPE_HAS_FLOW, &REGION_COVERED]),
        auto(&["accepted"], "order_by_rule", To::State("in_handling"), &[&g::TYPE_HAS_FLOW, &g::ORDER_BY_RULE]),
        edge(&["accepted"], "register_complaint", To::State("in_handling"), RECORDERS, &[&g::IS_COMPLAINT]),
        auto(&["in_handling"], "settle", To::State("answered"), &[&g::WORK_ENDED, &g::ANSWERED]),
        auto(&["answered"], "close", To::State("closed"), &[&g::ANSWERED, &g::NO_OPEN_ISSUE]),
        edge(
            &["answered", "closed"],
            "reopen",
            To::State("in_handling"),
            ANSWERERS,
            &[&g::NOT_FUTURE, &g::REPEAT_WINDOW],
        ),
        edge(&["draft"], "discard", To::State("void"), RECORDERS, &[&g::NO_OPEN_ISSUE]),
        edge(SPEAKABLE, "contact", To::Same, &[By::Employee], &[&g::NOT_FUTURE, &g::TIME_ORDER]),
        edge(SPEAKABLE, "promise", To::Same, ANSWERERS, &[&g::PROMISE_AHEAD]),
        edge(
            &["draft", "accepted", "in_handling"],
            "hand_over",
            To::Same,
            GIVERS,
            &[&g::NO_OPEN_HANDOVER, &g::NOT_BOUND, &g::OWN_TO_GIVE, &g::HANDOVER_RECEIVER, &g::HANDOVER_DOCUMENTED],
        ),
        edge(ALIVE, "call_conference", To::Same, CALLERS, &[&PARTICIPANTS_NAMED, &NO_OPEN_CONFERENCE]),
        edge(SPEAKABLE, "hear", To::Same, &[By::System], &[]),
        edge(SPEAKABLE, "merged", To::Same, &[By::System], &[]),
        edge(ALIVE, "visit_moved", To::Same, &[By::System], &[]),
        edge(SPEAKABLE, "all_clear", To::Same, &[By::System], &[]),
        // Also when the work ended while the handover was on its way: the receiver can still answer it.
        edge(SPEAKABLE, "take_over", To::Same, &[By::System], &[]),
        edge(SPEAKABLE, "handover_rejected", To::Same, &[By::System], &[]),
        edge(ALIVE, "claim", To::Same, &[By::Owner], &[&g::UNCLAIMED]),
        edge(ALIVE, "assign", To::Same, LEADERS, &[&g::NO_OPEN_HANDOVER, &g::ASSIGNEE_WITHIN, &g::RULING_STANDS]),
        edge(ALIVE, "diagnose", To::Same, &[By::Employee], &[&g::NOT_FUTURE, &g::TIME_ORDER]),
        edge(ALIVE, "arrange", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::TIME_ORDER]),
        edge(ALIVE, "engage", To::Same, &[By::Employee], &[&g::NOT_FUTURE, &g::TIME_ORDER, &g::AT_WORK_TOGETHER]),
        edge(
            &["draft", "accepted", "in_handling"],
            "deliver_solution",
            To::Same,
            ANSWERERS,
            &[&g::NOT_FUTURE, &g::TIME_ORDER],
        ),
        edge(
            ALIVE,
            "reclassify",
            To::Same,
            ANSWERERS,
            &[&g::NO_OPEN_INCIDENT, &g::REASON_TO_LOWER, &g::HEAD_FOR_LATER],
        ),
        edge(
            ALIVE,
            "pause",
            To::Same,
            ANSWERERS,
            &[&g::NO_OPEN_INCIDENT, &g::NOT_PAUSED, &g::NOT_FUTURE, &g::PAUSE_OF_NOW, &g::PAUSE_ENDS],
        ),
        edge(
            ALIVE,
            "resume",
            To::Same,
            // Who may enter a pause may enter its end (`PAUSE_OF_NOW` says who afterwards).
            &[By::Owner, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead), By::System],
            &[&g::IS_PAUSED, &g::NOT_FUTURE, &g::PAUSE_OF_NOW],
        ),
        edge(
            &["draft", "accepted", "in_handling"],
            "outside_due",
            To::Same,
            &[By::Recorder, By::Owner, By::Role(Role::Agent), By::Role(Role::ServiceHead), By::System],
            &[],
        ),
        edge(&["accepted", "in_handling", "answered", "closed"], "correct", To::Same, ANSWERERS, &[]),
        edge(SPEAKABLE, "chase", To::Same, &[By::Employee], &[]),
        edge(
            &["draft", "accepted", "in_handling", "answered", "closed", "void"],
            "note",
            To::Same,
            &[By::Employee],
            &[],
        ),
        edge(&["draft", "accepted", "in_handling", "answered", "closed"], "attach", To::Same, &[By::Employee], &[]),
        edge(&["accepted", "in_handling", "answered", "closed", "void"], "sent", To::Same, &[By::System], &[]),
        edge(SPEAKABLE, "mute", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::HEARS]),
        edge(SPEAKABLE, "unmute", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::HEARS_NOT]),
    ],
    clocks: REQUEST,
};

const ACTIONS: &[Action] = &[
    action("save", form::SAVE, w("登记", "Record"), w("登记客户的诉求", "Write down what the customer asks")),
    action(
        "emergency_call",
        form::EMERGENCY_CALL,
        w("紧急接报", "Emergency call"),
        w(
            "泄漏、爆炸、着火：立即启动预案并通知抢修",
            "Leak, explosion, fire: the plan starts and a crew is called at once",
        ),
    )
    .lenient(),
    action(
        "emergency",
        form::EMERGENCY,
        w("突发事件", "Emergency"),
        w("按突发事件处置，立即通知抢修", "It is an emergency: a crew is called at once"),
    )
    .lenient(),
    action("edit", form::EDIT, w("修改", "Edit"), w("受理前补充或修改登记内容", "Complete or change the draft")),
    action(
        "confirm",
        form::CONFIRM,
        w("复述确认并受理", "Read back and accept"),
        w("向客户复述要点，确认后受理", "Read the key data back; once confirmed the request is accepted"),
    ),
    action(
        "confirm_silent",
        &[],
        w("超时自动受理", "Accept unconfirmed"),
        w("客户未确认，到时按未确认受理", "Accepted as not confirmed after the silent period"),
    ),
    action(
        "answer",
        form::ANSWER,
        w("答复", "Answer"),
        w("记录给客户的答复以及如何告知", "Record the answer and how the customer was told"),
    ),
    action(
        "create_order",
        form::CREATE_ORDER,
        w("生成工单", "Create work order"),
        w("转为工单办理", "Make a work order of it"),
    ),
    action(
        "order_by_rule",
        &[],
        w("自动生成工单", "Order by rule"),
        w("规则表规定受理即派", "The rule table makes the order on acceptance"),
    ),
    action("hear", form::HEAR, w("工单进展", "Progress of an order"), w("工单的办理事实", "What an order did for it")),
    action("all_clear", &[], w("险情解除", "All clear"), w("现场已解除应急状态", "The emergency on the spot is over")),
    action(
        "register_complaint",
        &[],
        w("登记为投诉", "Register as complaint"),
        w("转入投诉处理", "Open a complaint case"),
    ),
    action("settle", &[], w("办结", "Settle"), w("全部工单办结且已答复", "All work ended and the customer answered")),
    action("close", &[], w("关闭", "Close"), w("没有未了事项", "Nothing is left open")),
    action(
        "reopen",
        form::REOPEN,
        w("重新打开", "Reopen"),
        w("客户再次来电或不认可答复", "The customer calls again or rejects the answer"),
    ),
    action("discard", form::DISCARD, w("作废", "Discard"), w("作废草稿，编号保留", "Void the draft; its number stays"))
        .grave(),
    action(
        "contact",
        form::CONTACT,
        w("记录联系", "Record contact"),
        w("记录与客户的一次联系", "Record a contact with the customer"),
    ),
    action(
        "promise",
        form::PROMISE,
        w("承诺答复时间", "Promise a time"),
        w("告诉客户何时给答复", "Tell the customer when an answer will come"),
    ),
    action(
        "hand_over",
        form::HAND_OVER,
        w("移交", "Hand over"),
        w("移交给他人或其他单位，对方接受前仍由您负责", "You stay answerable until the other side accepts"),
    ),
    action(
        "call_conference",
        conference::CALL,
        w("召集会商", "Call a conference"),
        w("疑难、特殊问题专题会商，同时报告主管", "On a special or difficult problem; the leaders hear of it"),
    ),
    action("take_over", form::TAKE_OVER, w("责任转移", "Take over"), w("移交已被接受", "The handover was accepted")),
    action("handover_rejected", &[], w("移交被拒", "Handover rejected"), w("接收方拒收", "The receiver refused")),
    action("claim", &[], w("认领", "Claim"), w("由我负责办理", "I answer for it")),
    action("assign", form::ASSIGN, w("指定责任人", "Assign"), w("指定单位内的责任人", "Name who answers for it")),
    action(
        "diagnose",
        form::DIAGNOSE,
        w("记录诊断", "Record diagnosis"),
        w("记录故障诊断或临时措施", "Record the diagnosis or an interim measure"),
    ),
    action(
        "arrange",
        form::ARRANGE,
        w("记录维修安排", "Record arrangement"),
        w("记录已约定的维修或派工", "Record the repair appointment or dispatch"),
    ),
    action(
        "engage",
        form::ENGAGE,
        w("专业人员已介入", "Support engaged"),
        w("有资质人员已开始与客户一起处理", "A qualified person is at work with the customer"),
    ),
    action(
        "deliver_solution",
        form::SOLUTION,
        w("送达解决方案", "Deliver solution"),
        w("详细解决方案已送达客户", "The detailed solution has reached the customer"),
    ),
    action(
        "reclassify",
        form::RECLASSIFY,
        w("重新分类", "Reclassify"),
        w("更改类型或优先级，时限从受理起重算", "Change type or priority; clocks count again from receipt"),
    ),
    action("pause", form::PAUSE, w("暂停计时", "Pause clocks"), w("仅限规定的原因", "For the listed causes only")),
    action("resume", form::RESUME, w("恢复计时", "Resume clocks"), w("暂停原因已消除", "The cause has ended")),
    action(
        "outside_due",
        form::OUTSIDE_DUE,
        w("外部时限", "Outside due date"),
        w("上级或政府平台要求的办结时间", "Due date set by a superior body"),
    ),
    action(
        "correct",
        form::CORRECT,
        w("更正", "Correct"),
        w("更正登记内容，原值保留", "Correct what was written; the old value is kept"),
    ),
    action("chase", form::CHASE, w("催办", "Chase"), w("客户或员工催促", "The customer or a colleague asks again")),
    action(
        "note",
        form::NOTE,
        w("备注", "Note"),
        w("内部备注，客户不可见", "Internal note, not shown to the customer"),
    ),
    action(
        "attach",
        form::ATTACH,
        w("附件", "Attach"),
        w("附上照片、扫描件或录音", "Attach a photo, scan or recording"),
    ),
    SENDING,
    customer::MUTING,
    customer::UNMUTING,
    customer::APPLYING,
    customer::REJECTING,
    customer::SAYING,
    customer::ADDING,
    action(
        "merged",
        form::MERGED,
        w("工单已合并", "Order merged"),
        w("随同一地址较早的工单办理", "Done with the elder order of the same place"),
    ),
    action(
        "visit_moved",
        form::VISIT_MOVED,
        w("上门改期", "Visit moved"),
        w("客户要求的时间不计入公司时限", "The time until the customer's date is the customer's"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// INT-01: what is missing is listed by name; a withheld field with a reason is not missing.
    #[test]
    fn missing_fields_are_listed() {
        let required: Vec<String> = REQUIRED.iter().map(|s| (*s).to_owned()).collect();
        let mut request = Request { name: "李桂兰".into(), special: "无".into(), ..Request::default() };
        assert_eq!(
            request.missing(&required),
            ["address", "contact", "content", "occurred_at", "wanted", "background"]
        );
        request.withheld.push(Withheld { field: "contact".into(), reason: "客户不愿提供".into() });
        assert!(!request.missing(&required).contains(&"contact"));
        assert!(request.missing(&["name".to_owned()]).is_empty());
    }
}
