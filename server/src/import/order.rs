//! The order of day and month in a column: `03/05/2026` alone does not tell, the column often does.
//! What it does not prove is reported in the dry run and refused in the real one.

use super::dates::Order;
use super::scan::{Parts, Written, Year, scan};
use serde::Serialize;
use shouwen_domain::words::Said;

/// Finds the order of day and month in a column, date by date.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guess {
    open: u64,
    unreadable: u64,
    dates: u64,
    /// Rows whose date can only be month first, or only day first: how many, and the first of them.
    month_first: (u64, Vec<Example>),
    day_first: (u64, Vec<Example>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Example {
    pub(crate) row: u64,
    pub(crate) value: String,
}

/// What the dates of a column say about their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Guessed {
    /// The order to read by; `YMD` when no date leaves it open, `None` when nothing tells.
    pub(crate) order: Option<Order>,
    /// Every date agrees with `order` and at least one proves it. Only then may it be used undeclared.
    pub(crate) certain: bool,
    pub(crate) dates: u64,
    /// Dates that could be read either way.
    pub(crate) open: u64,
    pub(crate) unreadable: u64,
    /// The first dates that contradict `order`.
    pub(crate) against: Vec<Example>,
    pub(crate) said: Said,
}

impl Guess {
    const EXAMPLES: usize = 5;

    /// Adds one date; empty texts and date cells of a workbook should not come here.
    pub(crate) fn add(&mut self, row: u64, text: &str) {
        self.dates += 1;
        let Some(Parts { date, .. }) = scan(text.trim()) else {
            self.unreadable += 1;
            return;
        };
        let (a, b) = match date {
            Written::Open(a, b, Year::Four(_)) => (a, b),
            // Which of three short numbers is the year cannot be told: only a declaration helps.
            Written::Open(_, _, Year::Two(_) | Year::One(_)) => {
                self.open += 1;
                return;
            }
            Written::YearFirst(..) | Written::Named(..) => return,
        };
        let proof = match (a > 12, b > 12) {
            (false, true) => &mut self.month_first,
            (true, false) => &mut self.day_first,
            (true, true) => {
                self.unreadable += 1;
                return;
            }
            (false, false) => {
                // 05/05 reads alike either way: it is open only when the numbers differ.
                self.open += u64::from(a != b);
                return;
            }
        };
        proof.0 += 1;
        if proof.1.len() < Self::EXAMPLES {
            proof.1.push(Example { row, value: text.to_owned() });
        }
    }

    /// What speaks against an order that was declared: more dates that can only be read the other way than such as need
    /// it. A single one is a slip of its row and is refused there.
    pub(crate) fn contradicts(&self, declared: Order) -> Option<Said> {
        let (fitting, against) = match declared {
            Order::Mdy => (self.month_first.0, &self.day_first),
            Order::Dmy => (self.day_first.0, &self.month_first),
            Order::Ymd => return None,
        };
        let (count, examples) = against;
        if *count <= fitting {
            return None;
        }
        let (zh, en, other) = match declared {
            Order::Mdy => ("月在前（MDY）", "month first (MDY)", "DMY"),
            _ => ("日在前（DMY）", "day first (DMY)", "MDY"),
        };
        let seen: Vec<String> = examples.iter().map(|one| format!("{} ({})", one.value, one.row)).collect();
        let seen = seen.join(", ");
        Some(Said::new(
            format!(
                "声明为{zh}，但有 {count} 个日期不能这样读，只有 {fitting} 个支持它；例如（括号内为行号）{seen}。请核对，或声明为 {other}"
            ),
            format!(
                "declared as {en}, but {count} dates cannot be read so and only {fitting} need it; for example (with their rows) {seen}. Check them, or declare {other}"
            ),
        ))
    }

    /// `mapped`: there is a mapping in which the order can be declared; master data have `--dates`.
    pub(crate) fn result(&self, mapped: bool) -> Guessed {
        let (zh, en) = if mapped {
            ("映射中 date = …", "date = … in the mapping")
        } else {
            ("--dates MDY 或 DMY", "--dates MDY or DMY")
        };
        let (m, d) = (self.month_first.0, self.day_first.0);
        let (order, certain, against) = match (m, d) {
            (0, 0) if self.open == 0 => (Some(Order::Ymd), true, Vec::new()),
            (0, 0) => (None, false, Vec::new()),
            (_, 0) => (Some(Order::Mdy), true, Vec::new()),
            (0, _) => (Some(Order::Dmy), true, Vec::new()),
            _ if m >= d => (Some(Order::Mdy), false, self.day_first.1.clone()),
            _ => (Some(Order::Dmy), false, self.month_first.1.clone()),
        };
        let said = match (order, certain) {
            (Some(Order::Ymd), _) => Said::new("没有日月顺序的疑问", "no date leaves day and month open"),
            (Some(Order::Mdy), true) => Said::new("月在前（有日期为证）", "month first (proved by dates)"),
            (Some(Order::Dmy), true) => Said::new("日在前（有日期为证）", "day first (proved by dates)"),
            (None, _) => Said::new(
                format!("日月顺序不明：没有一个日期大于 12，请写明 MDY 或 DMY（{zh}）"),
                format!("day or month first? no date proves it: declare MDY or DMY ({en})"),
            ),
            (Some(_), false) => Said::new(
                format!("日月顺序互相矛盾：请检查所列各行，并写明顺序（{zh}）"),
                format!("the dates contradict each other: look at the rows listed and declare the order ({en})"),
            ),
        };
        Guessed { order, certain, dates: self.dates, open: self.open, unreadable: self.unreadable, against, said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess_order(samples: &[&str]) -> Guessed {
        let mut guess = Guess::default();
        for (at, text) in samples.iter().enumerate() {
            guess.add(at as u64 + 1, text);
        }
        guess.result(true)
    }

    /// SYS-04: the dry run reports the order of day and month and how sure it is.
    #[test]
    fn a_column_tells_its_order_or_that_it_does_not() {
        for (samples, order, certain, open) in [
            (&["01/02/2026", "12/25/2013 11:59:08 PM"][..], Some(Order::Mdy), true, 1),
            (&["25.12.2013", "1.2.2026"], Some(Order::Dmy), true, 1),
            (&["01/02/2026", "03/04/2026"], None, false, 2),
            (&["05/05/2026"], Some(Order::Ymd), true, 0),
            (&["2026-03-05", "2026年3月5日", "5 Mar 2026"], Some(Order::Ymd), true, 0),
            (&["26/03/05"], None, false, 1),
            (&[], Some(Order::Ymd), true, 0),
        ] {
            let guessed = guess_order(samples);
            assert_eq!((guessed.order, guessed.certain, guessed.open), (order, certain, open), "{samples:?}");
        }
    }

    #[test]
    fn contradictions_are_shown_with_their_rows() {
        let guessed = guess_order(&["12/25/2013", "12/26/2013", "25/12/2013", "nonsense", "45/45/2013"]);
        assert_eq!((guessed.order, guessed.certain, guessed.unreadable), (Some(Order::Mdy), false, 2));
        assert_eq!(guessed.against, [Example { row: 3, value: "25/12/2013".into() }]);
    }
}
