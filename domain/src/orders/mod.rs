//! Orders: what a matter sets going between departments (COO). Owns: the case conference; the order itself is still the
//! thin one of intake. Refuses by named guards. Tested here by tables, in `server/tests/conference.rs` and by the walk.

pub mod conference;

pub use conference::Conference;
