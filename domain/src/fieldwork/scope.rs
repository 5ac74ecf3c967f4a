//! Prices and consent: nothing is billed that was neither contracted nor signed for beforehand (OSV-05).

use super::sheet::Signature;
use crate::{
    event::hex,
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

impl Consent {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Signed { .. } => "signed",
            Self::Refused { .. } => "refused",
            Self::Contracted => "contracted",
        }
    }

    /// As the sheet says it.
    pub const fn words(self) -> Words {
        match self {
            Self::Asked => w("待客户签字，不计费", "not signed yet, not charged"),
            Self::Signed { .. } => w("已签字", "signed"),
            Self::Refused { .. } => w("客户不同意，不计费", "refused, not charged"),
            Self::Contracted => w("合同内", "contracted"),
        }
    }
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

fn total_of(quantity: i64, price: i64) -> i64 {
    (i128::from(quantity) * i128::from(price) + 500).div_euclid(1_000).try_into().unwrap_or(i64::MAX)
}

impl Line {
    /// In fen, half a fen rounded up. Prices and quantities are bounded by their forms; what still overflows is as large as
    /// a number gets and is noticed.
    pub fn total(&self) -> i64 {
        total_of(self.quantity, self.price)
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

/// What the customer is asked to agree to before the work: items, quantities and prices, and nothing that may change behind
/// the signature without being asked anew (OSV-05).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    pub number: String,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub code: String,
    pub quantity: i64,
    pub price: i64,
}

impl Item {
    /// In fen, as a line of the sheet.
    pub fn total(&self) -> i64 {
        total_of(self.quantity, self.price)
    }
}

impl Scope {
    /// The lines that wait for an answer.
    pub fn asked(number: &str, lines: &[Line]) -> Self {
        let items = lines.iter().filter(|line| line.consent == Consent::Asked);
        let items = items.map(|l| Item { code: l.code.clone(), quantity: l.quantity, price: l.price }).collect();
        Self { number: number.to_owned(), items }
    }

    /// Hex SHA-256 over the content as JSON, whose fields have a fixed order.
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(serde_json::to_string(self).unwrap_or_default().as_bytes()))
    }

    pub fn total(&self) -> i64 {
        self.items.iter().fold(0, |sum, item| sum.saturating_add(item.total()))
    }
}

/// What was agreed to, by a signature that stands under just that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub scope: Scope,
    pub signature: Signature,
}

/// What may be billed, in fen.
pub fn total(lines: &[Line]) -> i64 {
    lines.iter().filter(|line| line.is_billable()).fold(0, |sum, line| sum.saturating_add(line.total()))
}

/// An amount in yuan as people write it, in fen: `260`, `1,260.50 元`. `None` for what is not just one number.
pub fn fen(text: &str) -> Option<i64> {
    let bare =
        text.trim().trim_start_matches(['¥', '￥']).trim_end_matches(['元', '圆']).trim().replace([',', '，'], "");
    let (whole, part) = bare.split_once('.').unwrap_or((&bare, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// What the customer pays, in fen: the plan that was accepted and what was added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Charges {
    /// There is a plan that may cost something: none was refused.
    pub planned: bool,
    /// Its cost, where that is a number.
    pub plan: Option<i64>,
    pub added: i64,
    /// `None`: the plan's cost is words, or not accepted yet; nobody can say the sum.
    pub total: Option<i64>,
}

/// The plan's cost is bound by the customer's acceptance, the lines by consent.
pub fn charges(planned: bool, cost: &str, accepted: Option<bool>, lines: &[Line]) -> Charges {
    let added = total(lines);
    let planned = planned && accepted != Some(false);
    let plan = if planned { fen(cost) } else { None };
    let sum = match (planned, plan, accepted) {
        (false, ..) => Some(added),
        (true, Some(plan), Some(true)) => Some(plan.saturating_add(added)),
        _ => None,
    };
    Charges { planned, plan, added, total: sum }
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

    /// OSV-05 SGN-02
    #[test]
    fn consent_stands_under_the_items_and_prices_that_were_shown() {
        let lines = [
            line("pipe", 1_200, 3_500, Consent::Asked),
            line("visit", 1_000, 0, Consent::Contracted),
            line("valve", 1_000, 6_800, Consent::Asked),
        ];
        let scope = Scope::asked("LJ-1", &lines);
        assert_eq!((scope.items.len(), scope.total()), (2, 11_000));
        let changes: [fn(&mut Vec<Line>); 3] =
            [|l| l[0].price = 3_600, |l| l[0].quantity = 1_300, |l| drop(l.remove(2))];
        for change in changes {
            let mut other = lines.to_vec();
            change(&mut other);
            assert_ne!(Scope::asked("LJ-1", &other).digest(), scope.digest());
        }
        assert_ne!(Scope::asked("LJ-2", &lines).digest(), scope.digest(), "nor another order");
    }

    /// OSV-05 SGN-02
    #[test]
    fn the_total_is_the_plan_and_the_additions_where_the_plan_is_a_number() {
        for (text, is) in [("260", Some(26_000)), (" 1,260.5 元", Some(126_050)), ("￥0.05", Some(5)), ("0", Some(0))]
        {
            assert_eq!(fen(text), is, "{text}");
        }
        for text in ["", "元", "约 260 元", "260-300", "-5", "1.234", "按实", "9999999999", "1.2.3"] {
            assert_eq!(fen(text), None, "{text}");
        }
        let lines = [
            line("pipe", 1_200, 3_500, Consent::Signed { at: Moment(1) }),
            line("hose", 1_000, 4_500, Consent::Refused { at: Moment(1) }),
        ];
        let of = |planned, cost, accepted| {
            let c = charges(planned, cost, accepted, &lines);
            assert_eq!(c.added, 4_200);
            (c.planned, c.plan, c.total)
        };
        assert_eq!(of(true, "260", Some(true)), (true, Some(26_000), Some(30_200)));
        assert_eq!(of(true, "260", None), (true, Some(26_000), None), "nobody has agreed to it yet");
        assert_eq!(of(true, "按实际用量", Some(true)), (true, None, None));
        assert_eq!(of(true, "260", Some(false)), (false, None, Some(4_200)), "a plan that was refused costs nothing");
        assert_eq!(of(false, "", None), (false, None, Some(4_200)));
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
