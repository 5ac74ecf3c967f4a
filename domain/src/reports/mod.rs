//! Figures over many records: distributions, counts, and the reports of intake and of work orders (`shouwen report`).
//! Pure sums over rows that others load; which rows one may see is decided before they come here.
//! Tried against numpy's results here, and against two real sets in `server/src/import/real.rs`.

mod dist;
mod intake;
mod orders;

pub use dist::{Counts, Dist, Figures, counts, dist};
pub use intake::{Dimension, Due, IntakeRow, IntakeSums, RESERVED, Report, intake_report};
pub use orders::{Arrivals, Asked, FirstTime, FollowUps, Group, OrderRow, OrderSums, OrdersReport};
