//! Which orders are followed up (FUP-01, FUP-02, FUP-04). The selection is made when the result is entered, so that an
//! order knows whether it may close; it is drawn from a seed, so that it can be shown again; and nobody who knows only
//! which orders came before can tell the next one.

use crate::{calendar::Calendar, moment::Moment};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The rule of a type. `percent` 0 and not `included` are different: the first still takes what is forced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub included: bool,
    pub percent: i64,
}

/// Why an order is followed up whatever the draw says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forced {
    Emergency,
    Complaint,
    LowRating,
    Unsolved,
    NoSignature,
}

/// The place of an order among those of its stratum in its month.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Secret of the company for the month.
    pub seed: &'a str,
    /// Team.
    pub stratum: &'a str,
    /// Orders of the stratum before this one in the month.
    pub before: i64,
    /// Orders of the technician before this one in the month, and how many of them were selected.
    pub of_technician: (i64, i64),
}

/// Why it is selected; `None`: it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selected {
    Forced(Forced),
    Drawn,
    /// At least one a technician and month: the third in a row that was not drawn.
    Minimum,
}

/// A technician's orders that may pass before one is taken.
const PASSED: i64 = 2;

/// The draw is by slots: 30 % means one of every 3⅓ orders, each slot's one chosen by the seed. So a team that has
/// finished 100 has exactly 30, and any other number is off by less than one.
pub fn select(rule: Rule, forced: Option<Forced>, place: Place<'_>) -> Option<Selected> {
    if !rule.included {
        return None;
    }
    if let Some(forced) = forced {
        return Some(Selected::Forced(forced));
    }
    let percent = rule.percent.clamp(0, 100);
    if percent == 0 {
        return None;
    }
    let slot = place.before * percent / 100;
    // First and next first place of the slot: the smallest n with n × percent / 100 ≥ slot.
    let first = |slot: i64| (slot * 100 + percent - 1) / percent;
    let (from, to) = (first(slot), first(slot + 1));
    let chosen = from + draw(place.seed, place.stratum, slot, to - from);
    if place.before == chosen {
        return Some(Selected::Drawn);
    }
    let (seen, taken) = place.of_technician;
    (taken == 0 && seen >= PASSED).then_some(Selected::Minimum)
}

/// A number below `n` that the seed decides. The remainder of 64 bits favours nobody by more than one in 10¹⁷.
fn draw(seed: &str, stratum: &str, slot: i64, n: i64) -> i64 {
    let hash = Sha256::digest(format!("{seed}\n{stratum}\n{slot}").as_bytes());
    let bytes: [u8; 8] = hash[..8].try_into().unwrap_or_default();
    (u64::from_be_bytes(bytes) % n.max(1) as u64) as i64
}

/// When the customer may be asked: not before `earliest` after the work, nor before what was left over is done, and until
/// `latest` (FUP-04). Both in calendar days or milliseconds by the caller's limits; the window opens in working time only
/// through the hours of calling.
pub fn window(done: Moment, earliest: i64, latest: i64, left_over: Option<Moment>) -> (Moment, Moment) {
    let opens = done.plus(earliest).max(left_over.unwrap_or(Moment::MIN));
    // What was left over moves the end as well: the customer is asked about all of it.
    (opens, done.plus(latest).max(opens.plus(latest - earliest)))
}

/// The month whose strata an order counts in: `2026-03`.
pub fn month(calendar: &Calendar, at: Moment) -> String {
    calendar.date_of(at).strftime("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{DAY, HOUR};

    fn list(seed: &str, stratum: &str, n: i64, percent: i64) -> Vec<i64> {
        let rule = Rule { included: true, percent };
        let at = |before| Place { seed, stratum, before, of_technician: (before, 1) };
        (0..n).filter(|before| select(rule, None, at(*before)) == Some(Selected::Drawn)).collect()
    }

    /// FUP-02
    #[test]
    fn two_hundred_at_thirty_per_cent_are_sixty_and_the_same_again() {
        let chosen = list("s", "team 1", 200, 30);
        assert_eq!(chosen.len(), 60);
        assert_eq!(chosen, list("s", "team 1", 200, 30));
        assert_ne!(chosen, list("t", "team 1", 200, 30), "another seed");
        let teams: usize =
            [("a", 100), ("b", 60), ("c", 40)].map(|(team, n)| list("s", team, n, 30).len()).iter().sum();
        assert_eq!(teams, 60, "by team as well");
    }

    /// FUP-02: at every moment of the month and for every ratio, a team is off by less than one.
    #[test]
    fn the_ratio_is_kept_all_the_time() {
        for percent in 1..=100 {
            let mut taken = 0;
            let chosen = list("seed", "team", 300, percent);
            for n in 0..300_i64 {
                taken += i64::from(chosen.contains(&n));
                let due = (n + 1) * percent;
                assert!((taken * 100 - due).abs() <= 100, "{percent} % after {n}: {taken}");
            }
            assert_eq!(taken, 3 * percent);
        }
    }

    /// FUP-02: what comes next cannot be told from the pattern.
    #[test]
    fn the_distance_to_the_next_one_varies() {
        let chosen = list("seed", "team", 1_000, 20);
        let mut gaps: Vec<i64> = chosen.windows(2).map(|w| w[1] - w[0]).collect();
        gaps.sort_unstable();
        gaps.dedup();
        assert!(gaps.len() >= 7, "{gaps:?}");
    }

    /// FUP-01 FUP-02
    #[test]
    fn what_is_forced_and_what_is_switched_off() {
        let place = Place { seed: "s", stratum: "t", before: 0, of_technician: (0, 0) };
        let off = Rule { included: false, percent: 100 };
        assert_eq!(select(off, Some(Forced::Unsolved), place), None, "switched off is off");
        let none = Rule { included: true, percent: 0 };
        assert_eq!(select(none, None, place), None);
        assert_eq!(select(none, Some(Forced::NoSignature), place), Some(Selected::Forced(Forced::NoSignature)));
        let few = Rule { included: true, percent: 1 };
        let third = Place { before: 1, of_technician: (2, 0), ..place };
        let second = Place { of_technician: (1, 0), ..third };
        let again = Place { of_technician: (2, 1), ..third };
        let drawn = |p| select(few, None, p) == Some(Selected::Drawn);
        assert!(!drawn(third), "the table below is about the others");
        assert_eq!(select(few, None, third), Some(Selected::Minimum));
        assert_eq!((select(few, None, second), select(few, None, again)), (None, None));
    }

    /// FUP-04
    #[test]
    fn the_window_waits_for_what_was_left_over() {
        let done = Moment(1_000 * DAY);
        assert_eq!(window(done, 24 * HOUR, 7 * DAY, None), (done.plus(DAY), done.plus(7 * DAY)));
        let left = done.plus(5 * DAY);
        assert_eq!(window(done, 24 * HOUR, 7 * DAY, Some(left)), (left, left.plus(6 * DAY)), "not callable on day 2");
    }
}
