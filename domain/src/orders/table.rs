//! The table of machine 6.1, line for line.

use super::{
    coordination::{COORDINATION_TOLD, PART_IN_TIME, PARTS_ENDED},
    customer::{self, CUSTOMER},
    delay, forms as form, guards as g,
    states::{ACTIVE, ANY, AT_WORK, BEFORE_WORK, HELD, OPEN, STATES},
};
use crate::{
    clock::{ClockDef, catalog},
    fieldwork::hazard,
    flow::{Action, By, Edge, Flow, To, action, auto, edge},
    guard::Guard,
    intake::{ATTACH, SENDING, guards::NOT_FUTURE},
    org::Role,
    words::w,
};

/// Who moves work about.
const DISPATCHERS: &[By] = &[By::Role(Role::Dispatcher), By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
const DISPATCHERS_OR_RULE: &[By] =
    &[By::Role(Role::Dispatcher), By::Role(Role::GroupLeader), By::Role(Role::ServiceHead), By::System];
const LEADERS: &[By] =
    &[By::Role(Role::Dispatcher), By::Role(Role::TeamLeader), By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
/// Who does the work, and the dispatcher on the crew's word by telephone.
const CREW: &[By] = &[By::Owner, By::Role(Role::Dispatcher)];
/// Who stands before the customer: consent, tests and signatures are nobody's word by telephone (6.1).
const ON_SITE: &[By] = &[By::Owner, By::Role(Role::TeamLeader)];
/// Who speaks with customers.
const SPEAKERS: &[By] = &[
    By::Owner,
    By::Recorder,
    By::Role(Role::Dispatcher),
    By::Role(Role::Agent),
    By::Role(Role::CounterClerk),
    By::Role(Role::OnlineAgent),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];
/// The crew, or the incident that follows it on its way.
const CREW_OR_INCIDENT: &[By] = &[By::Owner, By::Role(Role::Dispatcher), By::System];
const MANAGERS: &[By] = &[By::Role(Role::CompanyLeader), By::Role(Role::ServiceHead)];

pub static FLOW: Flow = Flow {
    kind: "order",
    words: w("工单", "Work order"),
    states: STATES,
    actions: ACTIONS,
    edges: EDGES,
    clocks: CLOCKS,
};

const CLOCKS: &[&ClockDef] =
    &[&catalog::DISPATCH, &catalog::PREPARE, &catalog::ARRIVAL, &catalog::COMPLETE, &catalog::RESULT];

static EDGES: &[Edge] = &[
    // Making, approving, dispatching.
    edge(&[], "open", To::State("new"), &[By::System], &[]),
    edge(&["new"], "send_for_approval", To::State("awaiting_approval"), DISPATCHERS, &[&g::APPROVAL_WANTED]),
    edge(&["awaiting_approval"], "approve", To::State("approved"), MANAGERS, &[&g::NOT_OWN_SHEET]),
    edge(&["awaiting_approval"], "reject_sheet", To::State("new"), MANAGERS, &[]),
    edge(
        &["new", "approved"],
        "dispatch",
        To::State("dispatched"),
        DISPATCHERS_OR_RULE,
        &[&g::SHEET_APPROVED, &g::ONE_ASSIGNEE, &g::QUALIFIED, &g::NOT_OVERLOADED, &g::NOT_EXCLUDED, &g::ON_SHIFT],
    ),
    auto(&["new"], "route", To::State("dispatched"), &[&g::BY_RULE, &g::APPROVAL_NEEDLESS]),
    edge(
        &["ruling"],
        "rule",
        To::State("dispatched"),
        &[By::Role(Role::Dispatcher), By::Role(Role::ServiceHead)],
        &[&g::ONE_ASSIGNEE, &g::QUALIFIED, &g::NOT_OVERLOADED, &g::NOT_EXCLUDED, &g::ON_SHIFT],
    ),
    edge(
        &["dispatched", "taken", "scheduled", "ready"],
        "reassign",
        To::State("dispatched"),
        LEADERS,
        &[
            &g::ONE_ASSIGNEE,
            &g::TO_ANOTHER,
            &g::TOLD_OF_CHANGE,
            &g::QUALIFIED,
            &g::NOT_OVERLOADED,
            &g::NOT_EXCLUDED,
            &g::ON_SHIFT,
        ],
    ),
    edge(
        &["dispatched"],
        "accept",
        To::State("taken"),
        &[By::Owner],
        &[&g::QUALIFIED, &g::NOT_OVERLOADED, &g::NOT_EXCLUDED],
    ),
    // Whoever answers the call of an incident has its order: every gate but that of the gear yields (EMG-16).
    edge(
        &["new", "approved", "ruling", "dispatched", "taken"],
        "crew_took",
        To::State("taken"),
        &[By::System],
        &[&g::QUALIFIED, &g::NOT_OVERLOADED, &g::NOT_EXCLUDED, &g::ON_SHIFT],
    ),
    edge(&["dispatched"], "return", To::State("new"), &[By::Owner], &[&g::NOT_RULED]),
    auto(&["new"], "go_to_ruling", To::State("ruling"), &[&g::RETURNED_TWICE]),
    // Speaking with the customer.
    edge(HELD, "contact", To::Same, SPEAKERS, &[&NOT_FUTURE]),
    edge(&["taken"], "propose_window", To::Same, CREW, &[&g::WINDOW_AHEAD, &g::WINDOW_FREE]),
    edge(
        &["taken"],
        "agree_window",
        To::State("scheduled"),
        CREW,
        &[&NOT_FUTURE, &g::WINDOW_AHEAD, &g::WINDOW_FREE, &g::AGREED_BEFORE],
    ),
    edge(
        &["scheduled", "ready"],
        "move_by_company",
        To::State("scheduled"),
        CREW,
        &[&NOT_FUTURE, &g::WINDOW_AHEAD, &g::TOLD_BEFORE_START, &g::WINDOW_FREE, &g::QUALIFIED, &g::ON_SHIFT],
    ),
    edge(
        &["scheduled", "ready"],
        "move_by_customer",
        To::State("scheduled"),
        SPEAKERS,
        &[&NOT_FUTURE, &g::WINDOW_AHEAD, &g::WINDOW_FREE, &g::QUALIFIED, &g::ON_SHIFT],
    ),
    edge(&["scheduled", "ready"], "confirm_window", To::Same, SPEAKERS, &[&NOT_FUTURE]),
    edge(
        &["taken", "scheduled", "ready", "on_the_way", "on_site", "working"],
        "call_away",
        To::State("scheduled"),
        &[By::Role(Role::Dispatcher)],
        &[&g::WINDOW_AHEAD],
    ),
    // Diagnosis and solution.
    edge(HELD, "diagnose", To::Same, &[By::Owner, By::Role(Role::Dispatcher)], &[&NOT_FUTURE]),
    edge(HELD, "send_solution", To::Same, CREW, &[&NOT_FUTURE]),
    edge(HELD, "answer_solution", To::Same, SPEAKERS, &[&NOT_FUTURE, &g::SOLUTION_SENT]),
    edge(&["taken"], "help_remotely", To::State("working"), &[By::Owner], &[&NOT_FUTURE, &g::SOLUTION_ACCEPTED]),
    edge(HELD, "report_delay", To::Same, CREW, &[&g::DELAY_AHEAD]),
    edge(
        &["on_site", "working", "awaiting_consent", "coordinating", "done"],
        "find_hazard",
        To::Same,
        CREW,
        &[&NOT_FUTURE, &hazard::RECHECK_AHEAD, &hazard::GRAVE_IS_SAFE],
    ),
    // Going there.
    edge(&["scheduled"], "get_ready", To::State("ready"), CREW, &[&g::EQUIPPED, &g::GEAR]),
    edge(&["scheduled"], "let_pass", To::Same, &[By::Role(Role::TeamLeader)], &[&g::MAY_PASS]),
    edge(&["ready"], "depart", To::State("on_the_way"), CREW, &[&g::CONFIRMED, &g::EQUIPPED, &g::GEAR]),
    edge(
        &["taken", "scheduled"],
        "depart_at_once",
        To::State("on_the_way"),
        CREW_OR_INCIDENT,
        &[&g::ONLY_P0, &g::GEAR_THERE],
    ),
    edge(
        &["on_the_way"],
        "arrive",
        To::State("on_site"),
        CREW_OR_INCIDENT,
        &[&NOT_FUTURE, &g::STEP_ORDER, &g::WINDOW_BEGUN],
    ),
    edge(&["on_site"], "no_access", To::State("scheduled"), CREW, &[&NOT_FUTURE, &g::STEP_ORDER, &g::WINDOW_AHEAD]),
    edge(
        &["on_site"],
        "begin",
        To::State("working"),
        ON_SITE,
        &[&NOT_FUTURE, &g::STEP_ORDER, &g::CONSENT_TO_ENTER, &g::EXPLAINED, &g::SOLUTION_ACCEPTED],
    ),
    // The work.
    edge(&["working"], "ask_consent", To::State("awaiting_consent"), CREW, &[&g::PRICED]),
    edge(&["awaiting_consent"], "sign_scope", To::State("working"), ON_SITE, SIGNED_SCOPE),
    edge(&["awaiting_consent"], "refuse_scope", To::State("working"), CREW, &[]),
    // An amendment that asks for more is answered before the sheet is signed anew.
    edge(&["done"], "sign_scope", To::Same, ON_SITE, SIGNED_SCOPE),
    edge(&["done"], "refuse_scope", To::Same, CREW, &[&g::ITEM_WAITS]),
    edge(AT_WORK, "tick", To::Same, CREW, &[&g::TICKS_KNOWN]),
    edge(AT_WORK, "measure", To::Same, ON_SITE, &[&g::TEST_KNOWN, &NOT_FUTURE, &g::STEP_ORDER]),
    edge(AT_WORK, "bill", To::Same, CREW, &[&g::CONTRACTED_ONLY]),
    edge(AT_WORK, "hand_item", To::Same, CREW, &[]),
    edge(&["working"], "coordinate", To::State("coordinating"), CREW, &[&COORDINATION_TOLD, &PART_IN_TIME]),
    edge(&["coordinating"], "go_on", To::State("working"), LEADERS, &[&PARTS_ENDED]),
    edge(
        &["coordinating"],
        "come_again",
        To::State("scheduled"),
        LEADERS,
        &[&NOT_FUTURE, &PARTS_ENDED, &g::WINDOW_AHEAD],
    ),
    edge(
        &["working"],
        "finish",
        To::State("done"),
        CREW,
        &[&NOT_FUTURE, &g::STEP_ORDER, &g::STEPS_DONE, &g::TESTS_PASSED, &g::SITE_CLEAN, &g::RESULT_EXPLAINED],
    ),
    edge(&["working"], "stop_unsolved", To::State("not_solved"), CREW, &[&NOT_FUTURE, &g::STEP_ORDER, &g::PLAN_AHEAD]),
    // The end.
    edge(&["done"], "sign", To::State("signed"), ON_SITE, SIGNED),
    edge(&["done"], "substitute", To::State("signed"), CREW, &[&NOT_FUTURE, &g::STEP_ORDER, &g::NO_ITEM_WAITS]),
    auto(&["done"], "unsigned", To::State("signed"), &[&g::DESK_WORK]),
    edge(&["done"], "reject_work", To::State("scheduled"), CREW, &[&g::WINDOW_AHEAD]),
    edge(&["signed", "result_entered"], "amend", To::State("done"), CREW, &[&g::AMENDS]),
    edge(&["signed", "not_solved"], "enter_result", To::State("result_entered"), CREW, &[&NOT_FUTURE, &g::STEP_ORDER]),
    auto(&["result_entered"], "select", To::State("follow_up"), &[&g::SELECTED]),
    auto(&["result_entered", "follow_up"], "close", To::State("closed"), &[&g::NOTHING_LEFT]),
    edge(BEFORE_WORK, "cancel", To::State("cancelled"), SPEAKERS, &[]),
    edge(&["new"], "released", To::Same, &[By::System], &[]),
    edge(BEFORE_WORK, "cancel_by_company", To::State("cancelled"), &[By::Role(Role::ServiceHead), By::System], &[]),
    edge(ACTIVE, "merge", To::State("merged"), DISPATCHERS, &[&g::ELDER_OF_SAME_PLACE]),
    edge(
        &["closed"],
        "reopen",
        To::State("dispatched"),
        &[By::Role(Role::FollowUpAgent), By::Role(Role::Dispatcher), By::Role(Role::ServiceHead), By::System],
        &[&g::REOPENABLE, &g::ONE_ASSIGNEE, &g::QUALIFIED],
    ),
    // What customers do on their own pages (CHN-08).
    edge(&["scheduled", "ready"], "confirm_visit", To::Same, CUSTOMER, &[&customer::VISIT_NEAR]),
    edge(
        &["scheduled", "ready"],
        "ask_later",
        To::State("scheduled"),
        CUSTOMER,
        &[&g::WINDOW_AHEAD, &customer::LATER_DATE, &g::WINDOW_FREE, &g::QUALIFIED, &g::ON_SHIFT],
    ),
    edge(HELD, "answer_plan", To::Same, CUSTOMER, &[&g::SOLUTION_SENT, &customer::PLAN_OPEN]),
    edge(customer::RATED_IN, "rate", To::Same, CUSTOMER, &[&customer::NOT_RATED, &customer::RATING_OPEN]),
    edge(OPEN, "chase", To::Same, &[By::Employee], &[]),
    edge(OPEN, "note", To::Same, &[By::Employee], &[]),
    edge(ANY, "sent", To::Same, &[By::System], &[]),
    edge(OPEN, "attach", To::Same, &[By::Employee], &[]),
];

const SIGNED: &[&Guard] = &[
    &NOT_FUTURE,
    &g::NO_ITEM_WAITS,
    &g::SIGNED_AFTERWARDS,
    &g::SIGNATURE_DRAWN,
    &g::RATING_ASKED,
    &g::NOT_RERATED,
    &g::SIGNS_THIS,
];
const SIGNED_SCOPE: &[&Guard] =
    &[&NOT_FUTURE, &g::ITEM_WAITS, &g::SIGNED_AFTERWARDS, &g::SIGNATURE_DRAWN, &g::SIGNS_SCOPE];

const ACTIONS: &[Action] = &[
    action("open", form::OPEN, w("建立", "Open"), w("由请求或计划产生", "Made from a request or a plan")),
    action(
        "send_for_approval",
        &[],
        w("送审", "Send for approval"),
        w("派单单送经理审批", "The manager approves the sheet"),
    ),
    action("approve", form::REMARK, w("批准", "Approve"), w("同意派人", "Staff may be sent")),
    action(
        "reject_sheet",
        form::WHY,
        w("退回", "Reject"),
        w("说明原因，退回派单", "Back to the dispatcher with the reason"),
    ),
    action("dispatch", form::ASSIGN, w("派单", "Dispatch"), w("派给班组或人员", "Give it to a team or a person")),
    action("route", &[], w("按规则派单", "Route"), w("按规则表派给单位", "Given to a unit by the rule table")),
    action(
        "rule",
        form::RULE,
        w("裁定派单", "Rule"),
        w("裁定由谁承办，不得再退", "Who does it; it cannot be returned"),
    )
    .grave(),
    action("reassign", form::REASSIGN, w("改派", "Reassign"), w("改由他人承办", "Give it to somebody else")),
    action("accept", &[], w("接单", "Accept"), w("由我承办", "I do it")),
    action("return", form::RETURN, w("退单", "Return"), w("限规定的原因", "For the listed reasons only")),
    action("go_to_ruling", &[], w("转裁定", "Go to ruling"), w("第二次退单须裁定", "Returned twice: somebody rules")),
    action(
        "contact",
        form::CONTACT,
        w("记录联系", "Record contact"),
        w("记录与客户的一次联系", "A contact with the customer"),
    ),
    action(
        "propose_window",
        form::PROPOSE,
        w("提议时间", "Propose window"),
        w("向客户提议上门时段", "Offer the customer a window"),
    ),
    action(
        "report_delay",
        delay::REPORT,
        w("预计延误", "Report delay"),
        w("在超时之前报告，中心答复", "Before the time is over; the centre answers"),
    ),
    action(
        "find_hazard",
        hazard::FIND,
        w("登记隐患", "Record hazard"),
        w("书面通知客户并约定复查", "The customer is told in writing; a recheck is set"),
    ),
    action(
        "agree_window",
        form::WINDOW,
        w("预约时间", "Agree window"),
        w("与客户约定上门时段", "When the visit takes place"),
    ),
    action(
        "move_by_company",
        form::MOVE,
        w("公司改期", "Move (company)"),
        w("须先联系客户并致歉", "The customer is told first, with an apology"),
    ),
    action(
        "move_by_customer",
        form::MOVE_WISHED,
        w("客户改期", "Move (customer)"),
        w("客户要求改到以后", "The customer wants a later date"),
    ),
    action(
        "confirm_window",
        form::CONFIRM,
        w("出发前确认", "Confirm again"),
        w("出发前再次确认上门时间", "The time is confirmed before leaving"),
    ),
    action(
        "call_away",
        form::CALL_AWAY,
        w("抽调抢险", "Call away"),
        w("被紧急事项抽调，客户已告知", "Called to an emergency; the customer knows"),
    ),
    action("diagnose", form::DIAGNOSE, w("诊断", "Diagnose"), w("现象、原因和所需", "Symptom, cause and need")),
    action(
        "send_solution",
        form::SOLUTION,
        w("送达方案", "Send solution"),
        w("方案、费用、时间和风险", "Steps, cost, time and risks"),
    ),
    action(
        "answer_solution",
        form::SOLUTION_ANSWER,
        w("客户答复方案", "Customer's answer"),
        w("接受或不接受方案", "The solution is accepted or not"),
    ),
    action(
        "help_remotely",
        form::REMOTE,
        w("远程处理", "Help remotely"),
        w("电话或视频指导解决", "Solved by telephone or video"),
    ),
    action(
        "get_ready",
        form::READY,
        w("准备就绪", "Get ready"),
        w("逐项核对工具、材料、证件", "Tools, materials and papers, line by line"),
    ),
    action(
        "let_pass",
        form::LET_PASS,
        w("放行", "Let pass"),
        w("班长放行一项，说明原因", "A leader lets a line pass, with the reason"),
    ),
    action("depart", &[], w("出发", "Depart"), w("前往客户处", "On the way to the customer")),
    action("depart_at_once", form::AT_ONCE, w("立即出发", "Depart at once"), w("仅限紧急事项", "Emergencies only")),
    action("arrive", form::ARRIVE, w("到达", "Arrive"), w("记录时间和位置", "Time and position")),
    action(
        "no_access",
        form::NO_ACCESS,
        w("到访不遇", "No access"),
        w("拍照、留条、致电后改约", "Photo, notice and call, then another window"),
    ),
    action(
        "begin",
        form::BEGIN,
        w("开始服务", "Begin"),
        w("客户同意进入，已说明内容", "The customer lets you in and knows what will be done"),
    ),
    action(
        "ask_consent",
        form::SCOPE,
        w("增项报价", "Ask consent"),
        w("新增项目须客户先签字", "New items are signed before the work"),
    ),
    action("sign_scope", form::SIGN, w("增项签字", "Sign scope"), w("客户签字同意", "The customer signs")),
    action("refuse_scope", form::WHY, w("不同意增项", "Refuse scope"), w("增项撤回", "The items are taken back")),
    action("tick", form::TICK, w("完成步骤", "Tick steps"), w("勾选已完成的步骤", "Steps that are done")),
    action(
        "measure",
        form::MEASURE,
        w("记录检测", "Record test"),
        w("合格与否由系统判定", "The system judges the value"),
    ),
    action("bill", form::BILL, w("计费", "Bill"), w("限合同内项目", "Contracted items only")),
    action(
        "hand_item",
        form::HAND,
        w("移交物品", "Hand over"),
        w("交给客户的表、卡、钥匙", "Meter, card or key handed to the customer"),
    ),
    action(
        "coordinate",
        form::COORDINATE,
        w("请求协同", "Coordinate"),
        w("需其他单位、备件或延期", "Another unit, a part or more time is needed"),
    ),
    action("go_on", form::REMARK, w("继续服务", "Go on"), w("协同事项已解决", "What was missing is there")),
    action("come_again", form::WINDOW, w("改日再来", "Come again"), w("约定下次上门", "Another visit is agreed")),
    action(
        "finish",
        form::FINISH,
        w("完工", "Finish"),
        w("步骤、检测、清理、说明齐全", "Steps, tests, clean site, explanation"),
    ),
    action(
        "stop_unsolved",
        form::UNSOLVED,
        w("未解决", "Not solved"),
        w("说明原因和后续安排", "Reason and what comes next"),
    ),
    action("sign", form::SIGN_SHEET, w("签收", "Sign"), w("客户核对并签字评价", "The customer reads, signs and rates")),
    action(
        "substitute",
        form::SUBSTITUTE,
        w("代签收", "Substitute"),
        w("客户未签字的原因和见证", "Why there is no signature, and the witness"),
    ),
    action(
        "reject_work",
        form::REJECT,
        w("拒收返工", "Reject work"),
        w("客户不认可，约定返工", "The customer rejects it; rework is agreed"),
    ),
    action(
        "amend",
        form::AMEND,
        w("更正单据", "Amend sheet"),
        w("签字失效，须重新签字", "The signature is void and has to be given again"),
    )
    .grave(),
    action(
        "enter_result",
        form::RESULT,
        w("录入结果", "Enter result"),
        w("处理经过和客户意见", "What was done and what the customer said"),
    ),
    action("select", &[], w("转回访", "Select"), w("按规则抽中回访", "Chosen for follow-up by the rule")),
    action("close", &[], w("关闭", "Close"), w("没有未了事项", "Nothing is left")),
    action("cancel", form::CANCEL, w("客户取消", "Cancel (customer)"), w("客户撤回，已确认", "The customer withdraws")),
    action(
        "cancel_by_company",
        form::CANCEL,
        w("公司取消", "Cancel (company)"),
        w("须主管同意并告知客户", "By the head; the customer is told"),
    )
    .grave(),
    action(
        "merge",
        form::MERGE,
        w("合并", "Merge"),
        w("并入同一地址较早的工单", "Into the elder order of the same place"),
    )
    .grave(),
    action(
        "reopen",
        form::REOPEN,
        w("重新打开", "Reopen"),
        w("复发或回访不认可", "It came back, or the follow-up rejects it"),
    ),
    action("chase", form::REMARK, w("催办", "Chase"), w("客户或员工催促", "The customer or a colleague asks again")),
    customer::CONFIRMING,
    customer::MOVING,
    customer::ANSWERING,
    customer::RATING,
    action("note", form::NOTE, w("备注", "Note"), w("内部备注", "Internal note")),
    SENDING,
    action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    action(
        "crew_took",
        form::CREW_TOOK,
        w("抢修接令", "Crew took it"),
        w("突发事件中确认出动", "They answered the call"),
    ),
    action(
        "released",
        &[],
        w("转普通派单", "Dispatched as others"),
        w("突发事件已降级", "The incident was downgraded"),
    ),
    action("unsigned", &[], w("无须签字", "Needs no signature"), w("办公室办结", "Done at a desk")),
];
