//! The rules of Shouwen. This crate has no way to read a clock, a file, a socket or a database: what a rule needs is
//! an argument, so every rule can be tried with a table. Rooms carry the same names as in `store`, `server` and `ui`.

pub mod calendar;
pub mod channels;
pub mod clock;
pub mod customers;
pub mod dispatch;
pub mod emergency;
pub mod event;
pub mod fieldwork;
pub mod flow;
pub mod followup;
pub mod form;
pub mod given;
pub mod guard;
pub mod id;
pub mod inspection;
pub mod intake;
pub mod limit;
pub mod moment;
pub mod orders;
pub mod org;
pub mod paper;
pub mod people;
pub mod policy;
pub mod publicity;
pub mod reference;
pub mod refusal;
pub mod reports;
pub mod telephony;
pub mod words;
