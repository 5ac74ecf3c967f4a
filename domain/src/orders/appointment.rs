//! The appointment (上门预约, 6.10): proposed → agreed → confirmed again → kept, early, late, no access or moved. Each agreed window is
//! one of its own, so that punctuality can be counted (APT-02, APT-03). The order acts; its appointment follows.

use crate::{
    fieldwork::window::{Arrival, Window},
    flow::{By, Effects, Facts, Flow, Phase, To, action, edge, state},
    form::{Fields, Kind, may, must},
    intake::Room,
    moment::Moment,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appointment {
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    pub means: String,
    pub agreed_at: Option<Moment>,
    pub confirmed_at: Option<Moment>,
    /// The customer was told before the window began, with an apology.
    pub told_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub cause: String,
    /// How somebody arrived who found nobody in: `kept`, `late_no_notice` …
    pub arrived: String,
}

impl Appointment {
    pub fn window(&self) -> Option<Window> {
        Some(Window { from: self.from?, to: self.until? })
    }
}

const WINDOW: Fields = &[
    must("from", Kind::Moment, "上门时间起", "From"),
    must("until", Kind::Moment, "上门时间止", "Until"),
    may("means", Kind::Line { max: 40 }, "联系方式", "Means"),
];
const WHY: Fields = &[may("cause", Kind::Line { max: 200 }, "原因", "Cause")];

const OPEN: &[&str] = &["proposed", "agreed", "confirmed"];
const VISITED: &[&str] = &["agreed", "confirmed", "kept", "early", "late_notified", "late_no_notice"];
const STANDING: &[&str] = &["agreed", "confirmed"];

pub static FLOW: Flow = Flow {
    kind: "appointment",
    words: w("上门预约", "Appointment"),
    states: &[
        state("proposed", Phase::Open, "已提议", "Proposed"),
        state("agreed", Phase::Open, "已约定", "Agreed"),
        state("confirmed", Phase::Open, "已再次确认", "Confirmed again"),
        state("kept", Phase::Ended, "准时", "Kept"),
        state("early", Phase::Ended, "提前到达", "Early"),
        state("late_notified", Phase::Ended, "迟到（已告知）", "Late, notified"),
        state("late_no_notice", Phase::Ended, "迟到（未告知）", "Late without notice"),
        state("no_access", Phase::Ended, "到访不遇", "No access"),
        state("moved_by_company", Phase::Ended, "公司改期", "Moved by the company"),
        state("moved_by_customer", Phase::Ended, "客户改期", "Moved by the customer"),
        state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    ],
    actions: &[
        action("propose", WINDOW, w("提议", "Propose"), w("向客户提议上门时段", "A window is offered")),
        action("agree", WINDOW, w("约定", "Agree"), w("客户同意的上门时段", "The customer agreed")),
        action("confirm", &[], w("再次确认", "Confirm again"), w("出发前再次确认", "Confirmed before leaving")),
        action("keep", &[], w("准时到达", "Keep"), w("在约定时段内到达", "Arrived inside the window")),
        action("early", &[], w("提前到达", "Early"), w("早于约定时段到达", "Arrived before the window")),
        action(
            "late_notified",
            &[],
            w("迟到（已告知）", "Late, notified"),
            w("事先告知", "The customer was told before"),
        ),
        action(
            "late_no_notice",
            &[],
            w("迟到（未告知）", "Late without notice"),
            w("未事先告知", "Nobody told before"),
        ),
        action("no_access", &[], w("到访不遇", "No access"), w("无人应门", "Nobody opened")),
        action("move_by_company", WHY, w("公司改期", "Move (company)"), w("公司原因改期", "The company moved it")),
        action("move_by_customer", WHY, w("客户改期", "Move (customer)"), w("客户要求改期", "The customer moved it")),
        action("cancel", &[], w("取消", "Cancel"), w("工单已结束或改派", "The order ended or went to others")),
    ],
    edges: &[
        edge(&[], "propose", To::State("proposed"), &[By::System], &[]),
        edge(&[], "agree", To::State("agreed"), &[By::System], &[]),
        edge(&["proposed"], "agree", To::State("agreed"), &[By::System], &[]),
        edge(&["agreed", "confirmed"], "confirm", To::State("confirmed"), &[By::System], &[]),
        edge(STANDING, "keep", To::State("kept"), &[By::System], &[]),
        edge(STANDING, "early", To::State("early"), &[By::System], &[]),
        edge(STANDING, "late_notified", To::State("late_notified"), &[By::System], &[]),
        edge(STANDING, "late_no_notice", To::State("late_no_notice"), &[By::System], &[]),
        // Whenever somebody came, nobody opened.
        edge(VISITED, "no_access", To::State("no_access"), &[By::System], &[]),
        edge(STANDING, "move_by_company", To::State("moved_by_company"), &[By::System], &[]),
        edge(STANDING, "move_by_customer", To::State("moved_by_customer"), &[By::System], &[]),
        edge(OPEN, "cancel", To::State("cancelled"), &[By::System], &[]),
    ],
    clocks: &[],
};

/// The action that ends an appointment on arrival.
pub(super) const fn arrived(arrival: Arrival) -> &'static str {
    match arrival {
        Arrival::InTime => "keep",
        Arrival::Early => "early",
        Arrival::LateNotified => "late_notified",
        Arrival::LateNoNotice => "late_no_notice",
    }
}

pub(crate) fn decide(before: &Appointment, f: &Facts, action: &str) -> Effects {
    let mut a = before.clone();
    let mut e = Effects::default();
    match action {
        "propose" | "agree" => {
            (a.from, a.until) = (f.moment("from"), f.moment("until"));
            f.text("means").unwrap_or_default().clone_into(&mut a.means);
            if action == "agree" {
                a.agreed_at = Some(f.at);
            }
            e.owner = Some(None);
        }
        "confirm" => a.confirmed_at = Some(f.at),
        _ => {
            a.ended_at = Some(f.at);
            f.text("cause").unwrap_or_default().clone_into(&mut a.cause);
            if action == "move_by_company" {
                a.told_at = Some(f.at);
            }
            if action == "no_access" {
                // Nobody in makes no late arrival good (APT-03).
                let here = f.record.state.as_deref().filter(|state| !STANDING.contains(state));
                here.unwrap_or_default().clone_into(&mut a.arrived);
            }
        }
    }
    if a != *before {
        e.room = Some(Room::Appointment(a));
    }
    e
}
