//! Follow-up: which finished work is asked about, when a customer may be called, and what the answers mean
//! (FUP-01..06). Owns: rule, selection, hours, questionnaire. Refuses nothing itself. Tested here by tables.

mod flow;
pub mod hours;
pub mod questions;
pub mod select;

pub(crate) use flow::decide;
pub use flow::{FLOW, FollowUp};

use crate::{id::Id, moment::Moment};

/// What is known of an order when its follow-up is planned.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub performers: Vec<Id>,
    pub questions: Vec<questions::Question>,
    /// Unit whose people call.
    pub unit: Option<Id>,
}
