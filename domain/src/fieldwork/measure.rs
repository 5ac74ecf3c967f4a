//! Test values: the system judges, whatever is ticked (OSV-07).

use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// A test that the type demands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Test {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// `kPa`, `%LEL`, `ppm`.
    pub unit: String,
    /// Least and greatest value that passes, both included.
    #[serde(default)]
    pub least: Option<f64>,
    #[serde(default)]
    pub most: Option<f64>,
    /// Minutes for which the value has to hold.
    #[serde(default)]
    pub hold: i64,
    /// Has to be taken with an instrument that is calibrated.
    #[serde(default)]
    pub instrument: bool,
}

/// A value as it was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub test: String,
    pub value: f64,
    /// Minutes for which it held.
    #[serde(default)]
    pub held: i64,
    #[serde(default)]
    pub instrument: String,
    /// Last instant of its calibration, as the equipment room knew it.
    #[serde(default)]
    pub calibrated_until: Option<Moment>,
    pub at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    Fail,
    /// No value: the instrument was not calibrated when it was taken, or there was none.
    Void,
}

/// What a reading proves. A value that is no number fails.
pub fn judge(test: &Test, reading: &Reading) -> Outcome {
    if test.instrument && reading.calibrated_until.is_none_or(|until| until < reading.at) {
        return Outcome::Void;
    }
    let least = test.least.is_none_or(|least| reading.value >= least);
    let most = test.most.is_none_or(|most| reading.value <= most);
    if reading.value.is_finite() && least && most && reading.held >= test.hold { Outcome::Pass } else { Outcome::Fail }
}

/// The demanded tests that are not passed by their last reading.
pub fn open<'t>(tests: &'t [Test], readings: &[Reading]) -> Vec<&'t Test> {
    let passed = |test: &Test| {
        let last = readings.iter().filter(|r| r.test == test.code).max_by_key(|r| r.at);
        last.is_some_and(|reading| judge(test, reading) == Outcome::Pass)
    };
    tests.iter().filter(|test| !passed(test)).collect()
}

/// The demanded tests whose last reading would pass, had the calibration of its instrument not run out (EMG-11).
pub fn provisional<'t>(tests: &'t [Test], readings: &[Reading]) -> Vec<&'t Test> {
    let doubtful = |test: &Test| {
        let last = readings.iter().filter(|r| r.test == test.code).max_by_key(|r| r.at);
        let passes = |r: &Reading| judge(&Test { instrument: false, ..test.clone() }, r) == Outcome::Pass;
        last.is_some_and(|r| r.calibrated_until.is_some() && judge(test, r) == Outcome::Void && passes(r))
    };
    tests.iter().filter(|test| doubtful(test)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+08:00")).unwrap()
    }

    fn tightness() -> Test {
        Test {
            code: "tightness".into(),
            zh: "严密性".into(),
            en: "Tightness".into(),
            unit: "kPa".into(),
            least: Some(5.0),
            most: None,
            hold: 15,
            instrument: true,
        }
    }

    fn reading(value: f64, held: i64, until: Option<&str>, taken: &str) -> Reading {
        let calibrated_until = until.map(at);
        Reading { test: "tightness".into(), value, held, instrument: "D-117".into(), calibrated_until, at: at(taken) }
    }

    /// OSV-07
    #[test]
    fn the_value_decides_and_the_instrument_must_be_calibrated() {
        let valid = Some("2026-09-30T23:59");
        for (value, held, until, expected) in [
            (5.0, 15, valid, Outcome::Pass),
            (4.99, 15, valid, Outcome::Fail),
            (5.2, 14, valid, Outcome::Fail),
            (f64::NAN, 15, valid, Outcome::Fail),
            (f64::INFINITY, 15, valid, Outcome::Fail),
            (5.0, 15, Some("2026-03-04T23:59"), Outcome::Void),
            (5.0, 15, None, Outcome::Void),
        ] {
            let taken = reading(value, held, until, "2026-03-05T03:10");
            assert_eq!(judge(&tightness(), &taken), expected, "{value} {held} {until:?}");
        }
        let leak = Test { most: Some(0.0), least: None, hold: 0, instrument: false, ..tightness() };
        assert_eq!(judge(&leak, &reading(12.0, 0, None, "2026-03-05T02:41")), Outcome::Fail);
    }

    #[test]
    fn the_last_reading_of_a_test_counts() {
        let tests = [tightness()];
        let bad = reading(3.0, 15, Some("2026-09-30T23:59"), "2026-03-05T03:00");
        let good = reading(5.0, 15, Some("2026-09-30T23:59"), "2026-03-05T03:20");
        assert_eq!(open(&tests, &[]).len(), 1);
        assert_eq!(open(&tests, &[good.clone(), bad.clone()]).len(), 0);
        let worse = Reading { at: at("2026-03-05T03:30"), ..bad };
        assert_eq!(open(&tests, &[good, worse]).len(), 1);
    }
}
