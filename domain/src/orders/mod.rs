//! Work orders: machine 6.1 (WOL), with the assignment as a matter of its own (DSP-04, DSP-05), the case
//! conference (COO-03) and the task (EMG-08). Owns: states, who may do what, what stands between a step and the next.
//! Refuses by named guards. Tested here by tables, in `server` by the walk over all pairs and by the stories.

mod actions;
pub(crate) mod appointment;
mod assignment;
pub mod conference;
mod coordination;
mod customer;
mod decide;
pub(crate) mod delay;
mod forms;
mod giving;
mod guards;
pub mod profile;
mod states;
mod table;
pub mod task;
mod visit;

pub use appointment::Appointment;
pub(crate) use assignment::decide as decide_assignment;
pub use assignment::{Assignment, FLOW as ASSIGNMENT};
pub use conference::Conference;
pub(crate) use decide::decide;
pub use delay::Delay;
pub(crate) use giving::REGION_COVERED;
pub(crate) use guards::GEAR_THERE;
pub use table::FLOW;
pub use task::Task;

use crate::{
    fieldwork::{
        measure::Reading,
        place::Position,
        readiness::Item,
        scope::{Agreed, Charges, Consent, Line, Scope, charges},
        sheet::{Sheet, Signature},
        window::{Arrival, Window},
    },
    id::Id,
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A diagnosis (WOL-03).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Diagnosis {
    pub symptom: String,
    pub cause: String,
    pub need: String,
}

/// What stands in for a signature (SGN-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitute {
    pub reason: String,
    pub witness: String,
}

/// The customer's marks, 1 to 5 (SGN-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub quality: i64,
    pub attitude: i64,
    #[serde(default)]
    pub text: String,
}

impl Rating {
    /// A mark that something is done about (SGN-05).
    pub fn is_low(&self) -> bool {
        self.quality.min(self.attitude) <= 2
    }
}

/// Why it was not solved and what comes next (WOL-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsolved {
    pub reason: String,
    pub plan: String,
    pub by: Moment,
}

/// Data of a work order beside its record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    pub content: String,
    /// District of the address.
    pub district: String,
    /// A part that colleagues do for another order: the customer is asked about that one.
    pub part: bool,
    /// Made by an incident, whose chain finds who takes it (EMG-04).
    pub called: bool,
    /// Given to a unit by name: the rule table may send it out, but not elsewhere.
    pub direct: bool,
    /// Number of the order whose work it goes on with.
    pub follows: String,
    /// The manager has approved the sheet (DSP-07).
    pub approved: bool,
    /// How often it came back; the second time somebody rules (DSP-06).
    pub returns: i64,
    pub ruled: bool,
    pub diagnosis: Option<Diagnosis>,
    /// Steps, cost, time and risks as the customer was told them.
    pub solution: String,
    /// What the solution costs, in yuan as it was written.
    pub cost: String,
    /// The customer's answer to the solution.
    pub solution_accepted: Option<bool>,
    /// Staff wrote down what the customer said, the customer did not answer on the portal.
    pub answered_by_staff: bool,
    pub window: Option<Window>,
    pub agreed_at: Option<Moment>,
    pub confirmed_at: Option<Moment>,
    /// When the customer was told, with an apology, that the window cannot be kept.
    pub told_late_at: Option<Moment>,
    /// When the last step of the visit happened.
    pub stepped_at: Option<Moment>,
    pub moved_by_company: i64,
    pub moved_by_customer: i64,
    /// Windows in which nobody came and nobody had told the customer before (APT-03).
    pub missed: i64,
    pub readiness: Vec<Item>,
    /// Codes of lines that a leader let pass.
    pub overridden: BTreeSet<String>,
    pub position: Option<Position>,
    /// Further from the address than `geo.max` (OSV-13).
    pub far: bool,
    pub arrival: Option<Arrival>,
    pub no_access: i64,
    pub consent_to_enter: bool,
    pub explained: bool,
    pub ticks: BTreeSet<String>,
    pub lines: Vec<Line>,
    /// What the customer signed before it was done (OSV-05), oldest first.
    pub agreed: Vec<Agreed>,
    pub readings: Vec<Reading>,
    /// Of visits whose work the customer rejected, or that were before a reopening: they prove nothing of what is done again.
    pub earlier: Vec<Reading>,
    pub hazards: Vec<String>,
    pub handed: Vec<String>,
    pub done: String,
    pub result_explained: bool,
    pub finished_at: Option<Moment>,
    /// When items were asked for or the sheet was amended last.
    pub asked_at: Option<Moment>,
    pub signature: Option<Signature>,
    pub substitute: Option<Substitute>,
    pub rating: Option<Rating>,
    /// The customer was asked for marks and gave none (SGN-01); they may still be given on the portal.
    pub unrated: bool,
    pub unsolved: Option<Unsolved>,
    /// A change after signing has taken the signature its ground (SGN-02).
    pub signature_void: bool,
    /// Files of signatures that were voided: a picture signs once.
    pub voided: Vec<String>,
    pub rework: i64,
    pub result: String,
    pub opinion: String,
    /// Followed up, and why (`fu.ratio`).
    pub followed: Option<crate::followup::select::Selected>,
    pub merged_into: Option<Id>,
    /// Requests whose own orders were merged into this one: they hear what the first hears, and wait for it.
    pub followers: Vec<Id>,
    pub reopened: i64,
}

impl Order {
    /// The work is done again: nothing that was ticked or measured before speaks of it (OSV-06, OSV-07).
    pub(crate) fn anew(&mut self) {
        self.finished_at = None;
        self.ticks.clear();
        self.earlier.append(&mut self.readings);
        (self.consent_to_enter, self.explained, self.result_explained) = (false, false, false);
    }

    /// The customer has had time of their own: a later date, or nobody in. What runs meanwhile stands still.
    pub(crate) fn had_own_time(&self) -> bool {
        self.moved_by_customer + self.no_access > 0
    }

    /// Added items that the customer has not answered yet.
    pub fn asked(&self) -> bool {
        self.lines.iter().any(|line| line.consent == Consent::Asked)
    }

    /// What a signature stands under was last written down then: the finish, an amendment, a question about more.
    pub fn written_at(&self) -> Option<Moment> {
        self.finished_at.max(self.asked_at)
    }

    /// The content of the sheet that the customer signs.
    pub fn sheet(&self, number: &str) -> Sheet {
        Sheet {
            number: number.to_owned(),
            asked: self.content.clone(),
            done: self.done.clone(),
            lines: self.lines.clone(),
            cost: if self.solution_accepted == Some(true) { self.cost.clone() } else { String::new() },
            readings: self.readings.clone(),
            hazards: self.hazards.clone(),
            handed: self.handed.clone(),
        }
    }

    /// What the customer pays.
    pub fn charges(&self) -> Charges {
        charges(!self.solution.is_empty(), &self.cost, self.solution_accepted, &self.lines)
    }

    /// What the customer signs before it is done: the items that wait for an answer.
    pub fn scope(&self, number: &str) -> Scope {
        Scope::asked(number, &self.lines)
    }

    /// What a picture stands under already, or stood under until it was voided.
    pub fn signed_with(&self, file: &str) -> Option<Words> {
        let is = |s: &Signature| s.file.as_deref() == Some(file);
        if self.agreed.iter().any(|a| is(&a.signature)) {
            Some(w("增项签字", "the consent to added items"))
        } else if self.signature.as_ref().is_some_and(is) {
            Some(w("服务单签字", "the sheet"))
        } else if self.voided.iter().any(|used| used == file) {
            Some(w("已作废的签字", "a signature that is void"))
        } else {
            None
        }
    }
}
