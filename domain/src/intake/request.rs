//! Machine 6.0: the service request (服务请求).

use super::{Address, blank::BLANK_OUT, customer, guards as g, outage::NOTICE_STANDS, request_actions::ACTIONS};
use crate::{
    clock::catalog::REQUEST,
    flow::{By, Flow, Phase, To, auto, edge, state},
    moment::Moment,
    orders::{
        REGION_COVERED,
        conference::{NO_OPEN_CONFERENCE, PARTICIPANTS_NAMED},
    },
    org::Role,
    policy::release,
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
    /// The telephone calls that it came by, or was spoken of in.
    pub calls: Vec<crate::id::Id>,
    pub repeats: i64,
    pub late_entries: i64,
    /// Elder orders into which its own were merged: it is not done before they are (6.1).
    pub waits_for: Vec<crate::id::Id>,
    /// The customer wants no messages about the course of their matters (TRK-04).
    pub muted: bool,
    pub proposed_priority: Option<String>,
    /// The outage that the caller asked about (ANN-02).
    pub outage: Option<crate::id::Id>,
    /// The point that has no gas until this is done (EMG-10).
    pub restores: Option<crate::id::Id>,
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
        edge(
            &[],
            "save",
            To::State("draft"),
            SAVERS,
            &[&g::NOT_FUTURE, &g::RECEIVER_OF_PAPER, &BLANK_OUT, &g::REASON_TO_LOWER],
        ),
        // CHN-08: what customers do themselves, on their own pages.
        edge(&[], "apply", To::State("draft"), CUSTOMER, &[&g::NOT_FUTURE, &customer::OPEN_TO_CUSTOMERS]),
        edge(&["answered", "closed"], "reject_answer", To::State("in_handling"), CUSTOMER, &[&g::REPEAT_WINDOW]),
        edge(customer::SHOWN, "say", To::Same, CUSTOMER, &[]),
        edge(customer::SHOWN, "add_document", To::Same, CUSTOMER, &[]),
        // ANN-02: the notice is the answer. EMG-10: nobody was in when gas came back.
        edge(&[], "answer_outage", To::State("answered"), SAVERS, &[&g::NOT_FUTURE, &NOTICE_STANDS]),
        edge(&[], "stay_closed", To::State("in_handling"), &[By::System], &[]),
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
            &[&g::TYPE_HAS_FLOW, &REGION_COVERED, &BLANK_OUT],
        ),
        edge(
            &["in_handling"],
            "create_order",
            To::Same,
            DISPATCHERS,
            &[&g::TYPE_HAS_FLOW, &REGION_COVERED, &BLANK_OUT],
        ),
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
        edge(SPEAKABLE, "incident_merged", To::Same, &[By::System], &[]),
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
        edge(SPEAKABLE, "ask_release", To::Same, release::ASKERS, release::ASKED),
        edge(SPEAKABLE, "release", To::Same, release::RELEASERS, release::GIVEN),
        edge(
            &["draft", "accepted", "in_handling", "answered", "closed", "void"],
            "note",
            To::Same,
            &[By::Employee],
            &[],
        ),
        edge(&["draft", "accepted", "in_handling", "answered", "closed"], "attach", To::Same, &[By::Employee], &[]),
        edge(&["accepted", "in_handling", "answered", "closed", "void"], "sent", To::Same, &[By::System], &[]),
        edge(
            &["draft", "accepted", "in_handling", "answered", "closed", "void"],
            "phoned",
            To::Same,
            &[By::System],
            &[],
        ),
        edge(SPEAKABLE, "mute", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::HEARS]),
        edge(SPEAKABLE, "unmute", To::Same, ANSWERERS, &[&g::NOT_FUTURE, &g::HEARS_NOT]),
    ],
    clocks: REQUEST,
};

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
