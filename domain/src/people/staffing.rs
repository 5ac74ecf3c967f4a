//! How many are wanted (SHF-05): the load of each half-hour of a weekday from history, and by Erlang C so many agents that a
//! share of the callers is answered within a time. Owns: the formula. Refuses nothing. Tested below against published values.
//!
//! Erlang C (A. K. Erlang, 1917): with load `a = calls per second x seconds each` and `n` agents the chance of waiting is
//! `P = (a^n / n! * n / (n - a)) / (sum over k < n of a^k / k! + a^n / n! * n / (n - a))`; of those who wait, the share that
//! waits longer than `t` is `exp(-(n - a) * t / seconds each)`. It is computed through Erlang B, which does not overflow.

use serde::Serialize;

/// What a centre wants to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Seconds that a call and its after-work take.
    pub handling: f64,
    /// So many percent are answered...
    pub percent: f64,
    /// ...within so many seconds.
    pub within: f64,
}

/// Chance that a caller waits, from 0 to 1. `load` in erlangs; as many agents as load or fewer: everybody waits.
pub fn erlang_c(agents: u32, load: f64) -> f64 {
    let n = f64::from(agents);
    if load <= 0.0 {
        return 0.0;
    }
    if n <= load {
        return 1.0;
    }
    let mut b = 1.0;
    for k in 1..=agents {
        let k = f64::from(k);
        b = load * b / (k + load * b);
    }
    n * b / (n - load * (1.0 - b))
}

/// The share of callers answered within `goal.within`, from 0 to 1.
pub fn service_level(agents: u32, calls_per_hour: f64, goal: Goal) -> f64 {
    let load = calls_per_hour * goal.handling / 3_600.0;
    if load <= 0.0 {
        return 1.0;
    }
    let n = f64::from(agents);
    if n <= load {
        return 0.0;
    }
    1.0 - erlang_c(agents, load) * (-(n - load) * goal.within / goal.handling).exp()
}

/// The fewest agents that reach the goal; none where nobody calls. More than `MOST` is not counted.
pub fn required(calls_per_hour: f64, goal: Goal) -> u32 {
    if calls_per_hour <= 0.0 || goal.handling <= 0.0 {
        return 0;
    }
    let least = (calls_per_hour * goal.handling / 3_600.0).floor() as u32 + 1;
    (least.max(1)..MOST).find(|n| service_level(*n, calls_per_hour, goal) * 100.0 >= goal.percent).unwrap_or(MOST)
}

const MOST: u32 = 2_000;

/// A half-hour of a day as it is forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HalfHour {
    /// 0 is 00:00 to 00:30.
    pub slot: usize,
    /// Calls an hour.
    pub load: f64,
    pub required: u32,
    pub planned: u32,
}

/// Counts of half-hours by weekday become the calls an hour of each: the mean over the weeks that were looked at.
pub fn forecast(counts: &[u32; 48], weeks: u32, planned: &[u32; 48], goal: Goal) -> Vec<HalfHour> {
    let of = |slot: usize| {
        let load = if weeks == 0 { 0.0 } else { f64::from(counts[slot]) * 2.0 / f64::from(weeks) };
        HalfHour { slot, load, required: required(load, goal), planned: planned[slot] }
    };
    (0..48).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHF-05: tables of Erlang C as they are printed (probability of waiting, four places).
    #[test]
    fn the_published_values() {
        for (agents, load, expected) in [
            (1, 0.5, 0.5),
            (2, 1.0, 0.3333),
            (3, 2.0, 0.4444),
            (4, 3.0, 0.5094),
            (5, 4.0, 0.5541),
            (10, 8.0, 0.4092),
            (14, 10.0, 0.1741),
            (20, 15.0, 0.1604),
            (5, 5.0, 1.0),
            (3, 0.0, 0.0),
        ] {
            let p = erlang_c(agents, load);
            assert!((p - expected).abs() < 5e-5, "{agents} {load}: {p}");
        }
    }

    /// SHF-05: 200 calls an hour of three minutes, 80 % within 20 seconds: fourteen agents, 88.8 % (the example of every
    /// text book: 100 calls in half an hour, 10 erlangs).
    #[test]
    fn the_example_of_the_text_books() {
        let goal = Goal { handling: 180.0, percent: 80.0, within: 20.0 };
        assert_eq!(required(200.0, goal), 14);
        assert!((service_level(14, 200.0, goal) - 0.888).abs() < 5e-4, "{}", service_level(14, 200.0, goal));
        assert!(service_level(13, 200.0, goal) < 0.8);
        assert_eq!(required(0.0, goal), 0);
        assert_eq!(required(1.0, goal), 1);
        assert_eq!(required(1e9, goal), MOST);
        let mut counts = [0; 48];
        counts[18] = 400;
        let day = forecast(&counts, 4, &[2; 48], goal);
        assert_eq!((day[18].load, day[18].required, day[18].planned), (200.0, 14, 2));
        assert_eq!((day[17].required, day.len()), (0, 48));
    }
}
