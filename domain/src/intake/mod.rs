//! Intake: the service request with read-back, first owner, handover and promise (INT, FAR, CLS, TRK-03).
//! Owns: machine 6.0 and the short machines handover, promise, and the thin order and case that requests lead to.
//! Refuses by named guards. Tested here by tables, in `server` by the walk over all pairs and by the stories.

mod address;
pub mod blank;
mod case;
mod customer;
pub(crate) mod guards;
pub mod handover;
pub mod kinds;
mod outage;
pub mod promise;
pub mod request;
mod request_actions;
mod request_decide;
mod request_forms;

use kinds::TypeDef;

pub use address::Address;
pub use case::Case;
pub(crate) use customer::tell as tell_holder;
pub use handover::Handover;
pub use outage::Noticed;
pub use promise::Promise;
pub use request::Request;
pub use request_forms::PRIORITIES;
pub(crate) use request_forms::{ATTACH, NOTE};

use crate::{
    channels::progress::SENT,
    clock::{ClockDef, catalog, visit_of},
    emergency::{
        self, Incident,
        library::{self, Activation, EmergencyPlan, activation},
        outage::Outage,
    },
    fieldwork::{Hazard, hazard},
    flow::{Action, Effects, Facts, Flow, Priority},
    followup::{self, FollowUp},
    form::{Choice, Field, Kind, LINE, choice, may, must},
    inspection::{Finding, finding},
    orders::{self, Appointment, Assignment, Conference, Delay, Order, Task, appointment, conference, delay, task},
    people::{
        Absence, Attendance, Gap, Roster, ShiftHandover, StaffChange, Swap, absence, attendance, gap, roster,
        shift_handover, staff_change, swap,
    },
    policy::release,
    publicity::{Bulletin, Campaign, bulletin, campaign},
    telephony::{CallBack, callback},
    words::w,
};
use serde_json::{Map, Value};

/// The one list of kinds. Own data, flow and decision of a kind stand in one line; rows, pages, routes, forms, the
/// reference and the walk through every door are made of it.
macro_rules! kinds {
    ($($name:ident($own:ty) = $flow:path, $decide:path;)*) => {
        /// The room's own data of a record, beside what all records share.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Room { $($name($own)),* }

        /// Every flow of the program, in the order of the book.
        pub const FLOWS: &[&Flow] = &[$(&$flow),*];

        impl Room {
            /// Empty data for a record of this kind that is about to be made.
            pub fn blank(kind: &str) -> Option<Self> {
                $(if kind == $flow.kind { return Some(Self::$name(<$own>::default())); })*
                None
            }

            /// The data of a kind as [`Room::json`] wrote them; `None` for a kind that this program does not know.
            pub fn read(kind: &str, json: &str) -> Option<serde_json::Result<Self>> {
                $(if kind == $flow.kind { return Some(serde_json::from_str(json).map(Self::$name)); })*
                None
            }

            pub fn json(&self) -> serde_json::Result<String> {
                match self { $(Self::$name(own) => serde_json::to_string(own)),* }
            }

            pub fn flow(&self) -> &'static Flow {
                match self { $(Self::$name(_) => &$flow),* }
            }
        }

        /// The consequences of an action whose guards have passed. Pure; the caller saves them.
        pub fn decide(facts: &Facts, action: &str) -> Effects {
            if let Some(effects) = release::decide(facts, action) {
                return effects;
            }
            if action == crate::flow::SUCCEED {
                return crate::flow::succession::decide(facts);
            }
            match &facts.room { $(Room::$name(own) => $decide(own, facts, action)),* }
        }
    };
}

kinds! {
    Request(Box<Request>) = request::FLOW, request_decide::decide;
    Handover(Handover) = handover::FLOW, handover::decide;
    Promise(Promise) = promise::FLOW, promise::decide;
    Order(Box<Order>) = orders::FLOW, orders::decide;
    Assignment(Assignment) = orders::ASSIGNMENT, orders::decide_assignment;
    FollowUp(FollowUp) = followup::FLOW, followup::decide;
    Case(Case) = case::FLOW, case::decide;
    Conference(Conference) = conference::FLOW, conference::decide;
    Task(Task) = task::FLOW, task::decide;
    Appointment(Appointment) = appointment::FLOW, appointment::decide;
    Delay(Delay) = delay::FLOW, delay::decide;
    Hazard(Hazard) = hazard::FLOW, hazard::decide;
    Finding(Finding) = finding::FLOW, finding::decide;
    Incident(Box<Incident>) = emergency::FLOW, emergency::decide;
    Outage(Box<Outage>) = emergency::outage::FLOW, emergency::outage::decide;
    Plan(Box<EmergencyPlan>) = library::FLOW, library::decide;
    Activation(Box<Activation>) = activation::FLOW, activation::decide;
    CallBack(CallBack) = callback::FLOW, callback::decide;
    Roster(Roster) = roster::FLOW, roster::decide;
    Absence(Absence) = absence::FLOW, absence::decide;
    Gap(Gap) = gap::FLOW, gap::decide;
    Swap(Swap) = swap::FLOW, swap::decide;
    ShiftHandover(ShiftHandover) = shift_handover::FLOW, shift_handover::decide;
    Attendance(Attendance) = attendance::FLOW, attendance::decide;
    Bulletin(Bulletin) = bulletin::FLOW, bulletin::decide;
    Campaign(Box<Campaign>) = campaign::FLOW, campaign::decide;
    StaffChange(Box<StaffChange>) = staff_change::FLOW, staff_change::decide;
}

/// What became of a message to the customer (TRK-04).
pub(crate) const SENDING: Action = crate::flow::action(
    "sent",
    SENT,
    w("客户短信", "Message to the customer"),
    w("进度或结果短信的发送情况", "Sent, delivered or failed"),
);

impl Room {
    pub fn as_request(&self) -> Option<&Request> {
        match self {
            Self::Request(request) => Some(request),
            _ => None,
        }
    }

    pub fn as_order(&self) -> Option<&Order> {
        match self {
            Self::Order(order) => Some(order),
            _ => None,
        }
    }

    pub fn into_order(self) -> Option<Box<Order>> {
        match self {
            Self::Order(order) => Some(order),
            _ => None,
        }
    }

    /// What forms have written into the data under their own names: the field of the form and the present value, in the
    /// order of the flow. A page that shows them needs no words but those of the forms.
    pub fn written(&self) -> Vec<(&'static Field, Value)> {
        let own = self.json().and_then(|text| serde_json::from_str::<Map<String, Value>>(&text));
        let Ok(mut own) = own else { return Vec::new() };
        let fields = self.flow().actions.iter().flat_map(|action| action.form);
        fields.filter_map(|field| Some((field, own.remove(field.name)?))).collect()
    }
}

pub fn flow(kind: &str) -> Option<&'static Flow> {
    FLOWS.iter().copied().find(|f| f.kind == kind)
}

/// Kinds in which a request is worked on for its customer. What colleagues settle among themselves is none.
pub fn is_work(kind: &str) -> bool {
    matches!(kind, "order" | "case" | "followup" | "hazard" | "incident")
}

/// Acts that add to a record without changing what others are looking at: they leave the version alone, so that nobody who
/// is typing has to begin anew.
pub fn is_quiet(action: &str) -> bool {
    matches!(
        action,
        "note" | "attach" | "say" | "add_document" | "sent" | "exception" | "phoned" | "ask_release" | "release"
    )
}

/// Every clock of the program, in the order of the book.
pub fn every_clock() -> impl Iterator<Item = &'static ClockDef> {
    FLOWS.iter().flat_map(|flow| flow.clocks.iter().copied())
}

/// The clocks that a record has in its present state. A request has those of its type and priority (CLS-02..04), the
/// other kinds have all of their flow.
pub fn clocks(kind: &str, priority: Priority, type_def: &TypeDef, silent: bool) -> Vec<&'static ClockDef> {
    if kind != request::FLOW.kind {
        return flow(kind).map_or_else(Vec::new, |flow| flow.clocks.to_vec());
    }
    let mut clocks = catalog::at_receipt(priority == Priority::P1, type_def.fault);
    clocks.push(&catalog::EXTERNAL_DUE);
    if silent {
        clocks.push(&catalog::READBACK_SILENT);
    }
    clocks
}

/// The clock of this record in place of the one of its flow: outside the town a crew has longer to come (EMG-07).
pub fn clock_of(room: &Room, def: &'static ClockDef) -> &'static ClockDef {
    match room {
        Room::Incident(incident) if incident.outside_town && def.code == emergency::ARRIVE_ELSEWHERE.code => {
            &emergency::ARRIVE_ELSEWHERE
        }
        _ => def,
    }
}

/// The definition behind a stored clock; a request's initial handling depends on its type.
pub fn clock_def(code: &str, type_def: &TypeDef) -> Option<&'static ClockDef> {
    let (code, _) = visit_of(code);
    if code == catalog::INITIAL_HANDLING.code && type_def.fault {
        return Some(&catalog::INITIAL_HANDLING_FAULT);
    }
    every_clock().find(|def| def.code == code)
}

/// Ways a contact with a customer is made.
pub const MEANS: &[Choice] = &[
    choice("call", "电话", "telephone"),
    choice("counter", "当面", "in person"),
    choice("visit", "上门", "visit"),
    choice("message", "短信或消息", "message"),
    choice("email", "邮件", "e-mail"),
    choice("letter", "信函", "letter"),
    choice("portal", "网上", "portal"),
];

/// When it happened, if not now (INT-13).
pub(crate) const AT: Field = may("happened_at", Kind::Moment, "发生时间", "Happened at");

/// What proves an entry afterwards (INT-13).
pub(crate) const EVIDENCE: Field = may(
    "evidence",
    Kind::Object(&[
        must(
            "kind",
            Kind::Choice(&[
                choice("call", "通话记录", "call record"),
                choice("scan", "扫描件", "scan"),
                choice("message", "消息", "message"),
                choice("import", "导入的原系统记录", "record of the former system"),
            ]),
            "凭证种类",
            "Kind of evidence",
        ),
        must("reference", Kind::Line { max: LINE }, "凭证编号", "Reference"),
    ]),
    "凭证",
    "Evidence",
);

pub(crate) const REASON: Field = must("reason", Kind::Text { max: 1_000 }, "原因", "Reason");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::To;

    /// WOL-01: every name in every table exists, nothing is listed twice, every state can be reached.
    #[test]
    fn the_tables_are_sound() {
        for flow in FLOWS {
            assert_eq!(Room::blank(flow.kind).unwrap().flow().kind, flow.kind, "two kinds of one name");
            let mut seen = std::collections::BTreeSet::new();
            for edge in flow.edges {
                assert!(flow.action(edge.action).is_some(), "{}: action {}", flow.kind, edge.action);
                for from in edge.from {
                    assert!(flow.state(from).is_some(), "{}: state {from}", flow.kind);
                    assert!(seen.insert((*from, edge.action)), "{}: {from} {} twice", flow.kind, edge.action);
                }
                if let To::State(to) = edge.to {
                    assert!(flow.state(to).is_some(), "{}: state {to}", flow.kind);
                }
            }
            // What may be entered afterwards is never dated ahead (INT-13).
            for edge in flow.edges.iter().filter(|e| e.by.iter().any(|by| *by != crate::flow::By::System)) {
                let dated = flow.action(edge.action).is_some_and(|a| a.form.iter().any(|f| f.name == AT.name));
                let guarded = edge.guards.iter().any(|g| g.code == guards::NOT_FUTURE.code);
                assert!(!dated || guarded, "{}: {} may be dated ahead", flow.kind, edge.action);
            }
            for state in flow.states {
                let reached = flow.edges.iter().any(|e| e.to == To::State(state.code));
                assert!(reached, "{}: {} cannot be reached", flow.kind, state.code);
            }
            for action in flow.actions {
                assert!(flow.edges.iter().any(|e| e.action == action.code), "{}: {} unused", flow.kind, action.code);
            }
        }
    }
}
