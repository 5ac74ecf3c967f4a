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

/// An account number as it is kept: no spaces, narrow signs, capitals. Nobody tells `ps-0001` from `ＰＳ－0001` on a bill.
pub fn account_number(typed: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '—' | '–' => '-',
        c => c,
    };
    typed.chars().filter(|c| !c.is_whitespace()).map(narrow).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::account_number;

    #[test]
    fn one_account_is_written_in_one_way() {
        for typed in ["PS-0001", "ps-0001", "ＰＳ－０００１", " PS-0001 ", "PS - 0001"] {
            assert_eq!(account_number(typed), "PS-0001", "{typed}");
        }
        assert_eq!(account_number("0450302"), "0450302");
    }
}
