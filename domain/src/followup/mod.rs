//! Follow-up: which finished work is asked about, when a customer may be called, and what the answers mean
//! (FUP-01..06). Owns: rule, selection, hours, questionnaire. Refuses nothing itself. Tested here by tables.

pub mod hours;
pub mod questions;
pub mod select;
