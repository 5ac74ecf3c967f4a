//! Time limits as regulations write them: an amount and the unit it is counted in.
//! Text form: `30min`, `2h` (wall clock), `30wmin`, `4wh` (working time), `3wd` (working days), `7d` (calendar days),
//! `day_end` (close of business of the day it starts on; a start after close counts for the next working day).

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Wall-clock milliseconds; hours and minutes are both kept here.
    Wall,
    /// Working milliseconds inside the sessions of the calendar.
    Working,
    /// Due at close of business of the n-th working day after the start day (CLS-06).
    WorkingDay,
    /// The same time of day n calendar days later, in the calendar's zone.
    CalendarDay,
    /// Close of business of the day (CHN-09).
    DayEnd,
}

/// `amount` is milliseconds for `Wall` and `Working`, days for `WorkingDay` and `CalendarDay`, 0 for `DayEnd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    pub amount: i64,
    pub unit: Unit,
}

impl Limit {
    /// Reads the text form. `None` when it is not one, or longer than ten years.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "day_end" {
            return Some(Self { amount: 0, unit: Unit::DayEnd });
        }
        let split = text.find(|c: char| !c.is_ascii_digit())?;
        let number: i64 = text[..split].parse().ok()?;
        let (factor, unit) = match &text[split..] {
            "s" => (1_000, Unit::Wall),
            "min" => (60_000, Unit::Wall),
            "h" => (3_600_000, Unit::Wall),
            "wmin" => (60_000, Unit::Working),
            "wh" => (3_600_000, Unit::Working),
            "wd" => (1, Unit::WorkingDay),
            "d" => (1, Unit::CalendarDay),
            _ => return None,
        };
        let longest = if factor == 1 { 3_660 } else { 3_660 * 86_400_000 };
        let amount = number.checked_mul(factor)?;
        (amount <= longest).then_some(Self { amount, unit })
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let time = |f: &mut std::fmt::Formatter<'_>, prefix: &str| {
            if self.amount % 3_600_000 == 0 {
                write!(f, "{}{prefix}h", self.amount / 3_600_000)
            } else if self.amount % 60_000 == 0 {
                write!(f, "{}{prefix}min", self.amount / 60_000)
            } else {
                write!(f, "{}s", self.amount / 1_000)
            }
        };
        match self.unit {
            Unit::Wall => time(f, ""),
            Unit::Working => time(f, "w"),
            Unit::WorkingDay => write!(f, "{}wd", self.amount),
            Unit::CalendarDay => write!(f, "{}d", self.amount),
            Unit::DayEnd => f.write_str("day_end"),
        }
    }
}

impl Serialize for Limit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not a time limit: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_and_written_alike() {
        for text in ["30min", "2h", "45wmin", "4wh", "3wd", "7d", "day_end", "90s", "0h"] {
            assert_eq!(Limit::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "h", "2", "2 hours", "-2h", "99999999h", "day_start", "9223372036854775807h"] {
            assert_eq!(Limit::parse(bad), None, "{bad}");
        }
    }
}
