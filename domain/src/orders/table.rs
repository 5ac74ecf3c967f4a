//! The table of machine 6.1, line for line.

use super::{
    actions::ACTIONS,
    coordination::{COORDINATION_TOLD, PART_IN_TIME, PARTS_ENDED},
    customer::{self, CUSTOMER},
    giving as d, guards as g,
    states::{ACTIVE, ANY, AT_WORK, BEFORE_WORK, HELD, OPEN, STATES},
};
use crate::{
    clock::{ClockDef, catalog},
    fieldwork::hazard,
    flow::{By, Edge, Flow, To, auto, edge},
    guard::Guard,
    intake::guards::NOT_FUTURE,
    org::Role,
    policy::release,
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
    edge(&["new"], "send_for_approval", To::State("awaiting_approval"), DISPATCHERS, &[&d::APPROVAL_WANTED]),
    edge(&["awaiting_approval"], "approve", To::State("approved"), MANAGERS, &[&d::NOT_OWN_SHEET]),
    edge(&["awaiting_approval"], "reject_sheet", To::State("new"), MANAGERS, &[]),
    edge(
        &["new", "approved"],
        "dispatch",
        To::State("dispatched"),
        DISPATCHERS_OR_RULE,
        &[
            &d::SHEET_APPROVED,
            &d::ONE_ASSIGNEE,
            &d::REGION_COVERED,
            &d::QUALIFIED,
            &d::NOT_OVERLOADED,
            &d::NOT_EXCLUDED,
            &d::ON_SHIFT,
        ],
    ),
    auto(&["new"], "route", To::State("dispatched"), &[&d::BY_RULE, &d::APPROVAL_NEEDLESS]),
    edge(
        &["ruling"],
        "rule",
        To::State("dispatched"),
        &[By::Role(Role::Dispatcher), By::Role(Role::ServiceHead)],
        &[&d::ONE_ASSIGNEE, &d::REGION_COVERED, &d::QUALIFIED, &d::NOT_OVERLOADED, &d::NOT_EXCLUDED, &d::ON_SHIFT],
    ),
    edge(
        &["dispatched", "taken", "scheduled", "ready"],
        "reassign",
        To::State("dispatched"),
        LEADERS,
        &[
            &d::ONE_ASSIGNEE,
            &d::TO_ANOTHER,
            &g::TOLD_OF_CHANGE,
            &d::REGION_COVERED,
            &d::QUALIFIED,
            &d::NOT_OVERLOADED,
            &d::NOT_EXCLUDED,
            &d::ON_SHIFT,
        ],
    ),
    edge(
        &["dispatched"],
        "accept",
        To::State("taken"),
        &[By::Owner],
        &[&d::QUALIFIED, &d::NOT_OVERLOADED, &d::NOT_EXCLUDED],
    ),
    // Whoever answers the call of an incident has its order: every gate but that of the gear yields (EMG-16).
    edge(
        &["new", "approved", "ruling", "dispatched", "taken", "on_the_way"],
        "crew_took",
        To::State("taken"),
        &[By::System],
        &[&d::QUALIFIED, &d::NOT_OVERLOADED, &d::NOT_EXCLUDED, &d::ON_SHIFT],
    ),
    edge(&["dispatched"], "return", To::State("new"), &[By::Owner], &[&d::NOT_RULED]),
    auto(&["new"], "go_to_ruling", To::State("ruling"), &[&d::RETURNED_TWICE]),
    // Speaking with the customer.
    edge(HELD, "contact", To::Same, SPEAKERS, &[&NOT_FUTURE]),
    edge(&["taken"], "propose_window", To::Same, CREW, &[&g::WINDOW_AHEAD, &g::WINDOW_FREE]),
    edge(
        &["taken"],
        "agree_window",
        To::State("scheduled"),
        CREW,
        &[
            &NOT_FUTURE,
            &g::WINDOW_AHEAD,
            &g::WINDOW_FREE,
            &d::NOT_DOUBLE_BOOKED,
            &d::QUALIFIED,
            &d::ON_SHIFT,
            &g::AGREED_BEFORE,
        ],
    ),
    edge(
        &["scheduled", "ready"],
        "move_by_company",
        To::State("scheduled"),
        CREW,
        &[
            &NOT_FUTURE,
            &g::WINDOW_AHEAD,
            &g::TOLD_BEFORE_START,
            &g::APOLOGISED,
            &g::WINDOW_FREE,
            &d::NOT_DOUBLE_BOOKED,
            &d::QUALIFIED,
            &d::ON_SHIFT,
        ],
    ),
    // Too late to move it: that nobody came is said, and counted (APT-03).
    edge(
        &["scheduled", "ready"],
        "missed_window",
        To::State("scheduled"),
        CREW,
        &[
            &NOT_FUTURE,
            &g::WINDOW_MISSED,
            &g::APOLOGISED,
            &g::WINDOW_AHEAD,
            &g::WINDOW_FREE,
            &d::NOT_DOUBLE_BOOKED,
            &d::QUALIFIED,
            &d::ON_SHIFT,
        ],
    ),
    edge(
        &["scheduled", "ready"],
        "move_by_customer",
        To::State("scheduled"),
        SPEAKERS,
        &[&NOT_FUTURE, &g::WINDOW_AHEAD, &g::WINDOW_FREE, &d::NOT_DOUBLE_BOOKED, &d::QUALIFIED, &d::ON_SHIFT],
    ),
    edge(&["scheduled", "ready"], "confirm_window", To::Same, SPEAKERS, &[&NOT_FUTURE]),
    edge(
        &["taken", "scheduled", "ready", "on_the_way", "on_site", "working"],
        "call_away",
        To::State("scheduled"),
        &[By::Role(Role::Dispatcher)],
        &[&g::WINDOW_AHEAD, &d::NOT_DOUBLE_BOOKED],
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
        &[&NOT_FUTURE, &g::STEP_ORDER, &g::WINDOW_BEGUN, &g::POSITION_WHOLE],
    ),
    edge(
        &["on_site"],
        "no_access",
        To::State("scheduled"),
        CREW,
        &[&NOT_FUTURE, &g::STEP_ORDER, &g::WINDOW_AHEAD, &d::NOT_DOUBLE_BOOKED, &d::QUALIFIED, &d::ON_SHIFT],
    ),
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
        &[&NOT_FUTURE, &PARTS_ENDED, &g::WINDOW_AHEAD, &d::NOT_DOUBLE_BOOKED, &d::QUALIFIED, &d::ON_SHIFT],
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
    edge(
        &["done"],
        "reject_work",
        To::State("scheduled"),
        CREW,
        &[&g::WINDOW_AHEAD, &d::NOT_DOUBLE_BOOKED, &d::QUALIFIED, &d::ON_SHIFT],
    ),
    edge(&["signed", "result_entered"], "amend", To::State("done"), CREW, &[&g::AMENDS]),
    edge(&["signed", "not_solved"], "enter_result", To::State("result_entered"), CREW, &[&NOT_FUTURE, &g::STEP_ORDER]),
    auto(&["result_entered"], "select", To::State("follow_up"), &[&g::SELECTED]),
    auto(&["result_entered", "follow_up"], "close", To::State("closed"), &[&g::NOTHING_LEFT]),
    edge(BEFORE_WORK, "cancel", To::State("cancelled"), SPEAKERS, &[]),
    edge(&["new"], "released", To::Same, &[By::System], &[]),
    edge(BEFORE_WORK, "cancel_by_company", To::State("cancelled"), &[By::Role(Role::ServiceHead), By::System], &[]),
    edge(ACTIVE, "merge", To::State("merged"), DISPATCHERS, &[&d::ELDER_OF_SAME_PLACE]),
    edge(ANY, "absorb", To::Same, &[By::System], &[]),
    edge(
        &["closed"],
        "reopen",
        To::State("dispatched"),
        &[By::Role(Role::FollowUpAgent), By::Role(Role::Dispatcher), By::Role(Role::ServiceHead), By::System],
        &[&d::REOPENABLE, &d::ONE_ASSIGNEE, &d::QUALIFIED],
    ),
    // What customers do on their own pages (CHN-08).
    edge(&["scheduled", "ready"], "confirm_visit", To::Same, CUSTOMER, &[&customer::VISIT_NEAR]),
    edge(
        &["scheduled", "ready"],
        "ask_later",
        To::State("scheduled"),
        CUSTOMER,
        &[&g::WINDOW_AHEAD, &customer::LATER_DATE, &g::WINDOW_FREE, &d::NOT_DOUBLE_BOOKED, &d::QUALIFIED, &d::ON_SHIFT],
    ),
    edge(HELD, "answer_plan", To::Same, CUSTOMER, &[&g::SOLUTION_SENT, &customer::PLAN_OPEN]),
    edge(customer::RATED_IN, "rate", To::Same, CUSTOMER, &[&customer::NOT_RATED, &customer::RATING_OPEN]),
    edge(OPEN, "chase", To::Same, &[By::Employee], &[]),
    edge(OPEN, "ask_release", To::Same, release::ASKERS, release::ASKED),
    edge(OPEN, "release", To::Same, release::RELEASERS, release::GIVEN),
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
