//! Figures over many records: distributions, counts, and the intake report (`shouwen report intake`).
//! Pure sums over rows that others load; which rows one may see is decided before they come here.
//! Tried against numpy's results here, and against two real sets in `server/src/import/real.rs`.

mod dist;
mod intake;

pub use dist::{Counts, Dist, Figures, counts, dist};
pub use intake::{Dimension, Due, IntakeRow, IntakeSums, RESERVED, Report, intake_report};
