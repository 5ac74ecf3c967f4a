//! Prices and consent: nothing is billed that was neither contracted nor signed for beforehand (OSV-05).

use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// A line of the price list. `price` in fen (1/100 yuan).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// Piece, metre, hour.
    pub unit: String,
    pub price: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Shown to the customer, not signed yet.
    Asked,
    Signed {
        at: Moment,
    },
    Refused {
        at: Moment,
    },
    /// Part of the contract or the quote.
    Contracted,
}

/// A line of the sheet. `quantity` in thousandths of the unit, so that 1.2 m is 1,200.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub code: String,
    pub quantity: i64,
    pub price: i64,
    pub consent: Consent,
    /// When the work on it began, where that is known.
    #[serde(default)]
    pub begun: Option<Moment>,
}

impl Line {
    /// In fen, half a fen rounded up. Prices and quantities are bounded by their forms; what still overflows is as large as
    /// a number gets and is noticed.
    pub fn total(&self) -> i64 {
        (i128::from(self.quantity) * i128::from(self.price) + 500).div_euclid(1_000).try_into().unwrap_or(i64::MAX)
    }

    /// Contracted or signed.
    pub const fn is_billable(&self) -> bool {
        matches!(self.consent, Consent::Signed { .. } | Consent::Contracted)
    }

    /// Signed only after the work on it had begun: billed, but flagged.
    pub fn is_late(&self) -> bool {
        matches!((self.consent, self.begun), (Consent::Signed { at }, Some(begun)) if at > begun)
    }
}

/// What may be billed, in fen.
pub fn total(lines: &[Line]) -> i64 {
    lines.iter().filter(|line| line.is_billable()).fold(0, |sum, line| sum.saturating_add(line.total()))
}

/// Lines that nobody has consented to: the bill with one of them is refused.
pub fn unconsented(lines: &[Line]) -> Vec<&Line> {
    lines.iter().filter(|line| !line.is_billable()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(code: &str, quantity: i64, price: i64, consent: Consent) -> Line {
        Line { code: code.into(), quantity, price, consent, begun: None }
    }

    /// OSV-05
    #[test]
    fn only_what_was_contracted_or_signed_is_billed() {
        let signed = Consent::Signed { at: Moment(22) };
        let mut lines = vec![
            line("pipe", 1_200, 3_500, signed),
            line("valve", 1_000, 6_800, signed),
            line("labour", 1_000, 5_000, signed),
        ];
        assert_eq!(lines.iter().map(Line::total).collect::<Vec<_>>(), [4_200, 6_800, 5_000]);
        assert_eq!(total(&lines), 16_000, "1.2 m × 35.00 + 68.00 + 50.00 = 160.00");
        assert!(unconsented(&lines).is_empty());
        lines.push(line("hose", 1_000, 4_500, Consent::Asked));
        lines.push(line("clamp", 2_000, 300, Consent::Refused { at: Moment(23) }));
        lines.push(line("visit", 1_000, 0, Consent::Contracted));
        assert_eq!(total(&lines), 16_000);
        assert_eq!(unconsented(&lines).iter().map(|l| l.code.as_str()).collect::<Vec<_>>(), ["hose", "clamp"]);
    }

    #[test]
    fn consent_after_the_work_began_is_flagged() {
        let mut one = line("pipe", 333, 1_001, Consent::Signed { at: Moment(10) });
        assert_eq!(one.total(), 333, "0.333 × 10.01 = 3.33333");
        assert!(!one.is_late());
        one.begun = Some(Moment(10));
        assert!(!one.is_late());
        one.begun = Some(Moment(9));
        assert!(one.is_late());
        one.consent = Consent::Contracted;
        assert!(!one.is_late());
        assert_eq!(line("x", i64::MAX, i64::MAX, Consent::Asked).total(), i64::MAX);
    }
}
