//! Dispatch: which unit a job goes to, and who of it may take it (DSP-01, DSP-03). Owns: the rule table's way of
//! choosing, the objections to a person, the order in which people are offered. Refuses nothing itself: an objection is
//! a refusal of the guard of the order, except for P0, where nothing may keep a crew from a leak (EMG-16).
//! Tested here by tables.

mod candidate;
mod route;

pub use candidate::{Certificate, Job, Limits, Objection, Offer, Person, objections, offers};
pub use route::{Rule, covers, doubles, is_unmapped, route};
