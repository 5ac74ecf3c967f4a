//! Room `people`: who is on duty when, as planned and as it is (SHF). Owns: rosters, leave and absence, uncovered posts, swaps,
//! the hand-over of a shift, attendance. Refuses planned gaps; what happens is recorded whatever it is. Tested here by tables
//! and in `server/tests/duty*.rs`.

pub mod absence;
pub mod attendance;
pub mod cover;
pub mod gap;
pub mod leaving;
pub mod log;
pub mod pattern;
pub mod roster;
mod roster_left;
pub mod shift_handover;
pub mod staff_change;
pub mod staff_rules;
pub mod staffing;
pub mod swap;

pub use absence::Absence;
pub use attendance::Attendance;
pub use cover::{Around, Cover, Duty, Uncovered};
pub use gap::Gap;
pub use roster::{Line, Roster};
pub use shift_handover::{Item, ShiftHandover};
pub use staff_change::{Departure, Item as OpenItem, StaffChange, Staffing};
pub use swap::Swap;

use crate::{flow::By, org::Role};

/// Whoever leads people plans their days.
pub(crate) const PLANNERS: &[By] = &[
    By::Role(Role::GroupLeader),
    By::Role(Role::TeamLeader),
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
    By::Role(Role::UnitSupervisor),
];

/// The same as roles.
pub const LEADERS: [Role; 6] = [
    Role::GroupLeader,
    Role::TeamLeader,
    Role::Dispatcher,
    Role::ServiceHead,
    Role::CompanyLeader,
    Role::UnitSupervisor,
];
