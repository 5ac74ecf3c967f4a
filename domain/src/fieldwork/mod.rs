//! Field work: what is judged on the way to the customer, at the door and on the sheet (APT, PRE, OSV, SGN, RES).
//! Owns: windows and punctuality, readiness, test values, prices and consent, distance, what a signature signs.
//! Refuses nothing itself: the guards of the order do, with what is found here. Tested here by tables.

pub mod device;
pub(crate) mod hazard;
pub mod measure;
pub mod paper;
pub mod place;
pub mod readiness;
pub mod scope;
pub mod sheet;
pub mod strokes;
pub mod window;

pub use device::Device;
pub use hazard::Hazard;
