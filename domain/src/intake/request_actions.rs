//! The actions of a request with their words: what stands on its buttons. Owns: a table, in the order of the book.

use super::{SENDING, customer, outage, request_forms as form};
use crate::{
    flow::{Action, action},
    orders::conference,
    words::w,
};

pub(super) const ACTIONS: &[Action] = &[
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
    outage::ANSWERING,
    outage::STAYING,
];
