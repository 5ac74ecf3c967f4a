//! Owns the parameters of the regulations: the catalogue, the book of values by scope and date, packs, save checks.
//! Refuses a value that its clause, its kind, a lock or a neighbouring clock forbids (`check`).
//! Tested in `truth_table`, `check_test` and beside each file.

pub mod book;
pub mod catalog;
pub mod check;
pub mod pack;
pub mod release;
pub mod rows;
pub mod scope;
pub mod tightness;
pub mod value;

#[cfg(test)]
mod check_test;
#[cfg(test)]
mod pack_test;
#[cfg(test)]
mod truth_table;

pub use book::{Beaten, Book, Candidate, GateRuling, Origin, Resolved, Why};
pub use catalog::{Catalog, Gate, Parameter, catalog};
pub use check::{Finding, Proposal, check_save, may_save};
pub use pack::{Pack, PackError};
pub use scope::{Entry, Named, Priority, Query, Scope, UnitLevel};
pub use value::{DayRange, GateSetting, Kind, Mode, Tighter, TimeOfDay, Value};
