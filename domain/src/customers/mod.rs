//! The customer archive (CUS-01, ANS-06). Owns: the codes that an archive is written in, for forms and imports alike.
//! Refuses nothing itself: forms and imports refuse what is not listed. Tested where they are.

use crate::form::{Choice, choice};

pub const KINDS: &[Choice] = &[choice("person", "个人", "person"), choice("organisation", "单位", "organisation")];
pub const CONTACT_KINDS: &[Choice] = &[choice("mobile", "手机", "mobile"), choice("landline", "固定电话", "landline")];
/// CUS-04; how each is treated is a matter of policy.
pub const GRADES: &[Choice] =
    &[choice("A", "A", "A"), choice("B", "B", "B"), choice("C", "C", "C"), choice("D", "D", "D")];
pub const CARE: &[Choice] = &[
    choice("mobility", "行动不便", "reduced mobility"),
    choice("hearing", "听力障碍", "hard of hearing"),
    choice("alone", "独居老人", "lives alone"),
];
