//! The customer archive (CUS-01, ANS-06). Owns: the codes that an archive is written in, for forms and imports alike.
//! Refuses nothing itself: forms and imports refuse what is not listed, and what these rules say is none.

use crate::{
    channels::progress::is_mobile,
    form::{Choice, choice},
    intake::Address,
    words::{Said, narrow},
};

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
    let dash = |c: char| if matches!(c, '—' | '–') { '-' } else { c };
    narrow(typed).chars().filter(|c| !c.is_whitespace()).map(dash).map(|c| c.to_ascii_uppercase()).collect()
}

/// Where somebody can be sent: a road or an estate, or words that say as much.
pub fn is_place(address: &Address) -> bool {
    let says = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    says(&address.road) || says(&address.text)
}

/// What a meter measures is charged to one account.
pub fn meter_is_at(meter: &str, number: &str) -> Said {
    Said::new(
        format!("表号“{meter}”已在户号 {number}：请核对；换表或移表的，先清除原户号的表号"),
        format!("meter \"{meter}\" hangs at account {number}: check it; if it was moved, take it away there first"),
    )
}

/// Whether a number is of its kind: a mobile one takes messages, one abroad is written with its `+`.
pub fn is_of_kind(kind: &str, number: &str) -> bool {
    kind != "mobile" || is_mobile(number) || number.trim_start().starts_with('+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_is_written_in_one_way() {
        for typed in ["PS-0001", "ps-0001", "ＰＳ－０００１", " PS-0001 ", "PS - 0001"] {
            assert_eq!(account_number(typed), "PS-0001", "{typed}");
        }
        assert_eq!(account_number("0450302"), "0450302");
    }

    /// CUS-01
    #[test]
    fn a_place_is_where_somebody_can_be_sent() {
        for (road, text, place) in
            [("滨江路", "", true), ("", "河边第二栋", true), (".", "", false), ("", "3", false), ("", "", false)]
        {
            let address =
                Address { district: "七星区".into(), road: road.into(), text: text.into(), ..Address::default() };
            assert_eq!(is_place(&address), place, "{road} {text}");
        }
        for (kind, number, fits) in [
            ("mobile", "139 0000 2046", true),
            ("mobile", "+852 5123 4567", true),
            ("mobile", "12345678", false),
            ("landline", "12345678", true),
        ] {
            assert_eq!(is_of_kind(kind, number), fits, "{kind} {number}");
        }
    }
}
