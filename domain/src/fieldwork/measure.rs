//! Test values: the system judges, whatever is ticked (OSV-07).

use super::Device;
use crate::{moment::Moment, words::Said};
use jiff::tz::TimeZone;
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
    /// And with one of this kind: a gas detector measures no pressure.
    #[serde(default)]
    pub device: Option<Device>,
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
    /// What the equipment room has under this number. Left out where nothing is known, so that what was signed before kinds
    /// were kept has the digest that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
    pub at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    Fail,
    /// No value: the instrument was not calibrated when it was taken, is one for something else, or there was none.
    Void,
}

/// What a reading proves. A value that is no number fails.
pub fn judge(test: &Test, reading: &Reading) -> Outcome {
    if test.instrument && reading.calibrated_until.is_none_or(|until| until < reading.at) {
        return Outcome::Void;
    }
    if wrong_device(test, reading) || below_zero(test, reading) {
        return Outcome::Void;
    }
    let least = test.least.is_none_or(|least| reading.value >= least);
    let most = test.most.is_none_or(|most| reading.value <= most);
    if reading.value.is_finite() && least && most && reading.held >= test.hold { Outcome::Pass } else { Outcome::Fail }
}

/// A concentration or a pressure below nought is a slip or a sensor that has to be set to zero: no value.
fn below_zero(test: &Test, reading: &Reading) -> bool {
    reading.value < 0.0 && test.least.is_none_or(|least| least >= 0.0)
}

fn wrong_device(test: &Test, reading: &Reading) -> bool {
    test.device.zip(reading.device).is_some_and(|(wanted, is)| wanted != is)
}

/// Why a reading is void, and what to do.
pub fn void(test: &Test, reading: &Reading, zone: &TimeZone) -> Option<Said> {
    if judge(test, reading) != Outcome::Void {
        return None;
    }
    let serial = &reading.instrument;
    let (zh, en) = match (reading.calibrated_until, test.device.zip(reading.device)) {
        _ if below_zero(test, reading) => (
            format!("读数 {} 为负，请核对数值或将仪器校零后重测", reading.value),
            format!("{} is below zero; check the value, or set the instrument to zero and test again", reading.value),
        ),
        (_, Some((wanted, is))) if wanted != is => {
            let (wanted, is) = (wanted.words(), is.words());
            (
                format!("{serial} 是{}，该项须用{}检测", is.zh, wanted.zh),
                format!("{serial} is a {}, the test wants a {}", is.en, wanted.en),
            )
        }
        (None, _) if serial.is_empty() => {
            ("未填写仪器编号，请用在册仪器重测".to_owned(), "no instrument was named; test again with one".to_owned())
        }
        (None, _) => (
            format!("仪器台账中没有编号 {serial}，请用在册仪器重测"),
            format!("no instrument {serial} is in the ledger; test again with one that is"),
        ),
        (Some(until), _) => {
            let day = until.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
            (
                format!("{serial} 的检定 {day} 已到期，请用检定有效的仪器重测"),
                format!("the calibration of {serial} ran out on {day}; test again with a valid one"),
            )
        }
    };
    Some(Said::new(zh, en))
}

/// Why the last readings of these tests are void, by test.
pub fn voids(tests: &[&Test], readings: &[Reading], zone: &TimeZone) -> Vec<Said> {
    let last = |test: &Test| readings.iter().filter(|r| r.test == test.code).max_by_key(|r| r.at);
    let said = |test: &&Test| {
        let why = void(test, last(test)?, zone)?;
        Some(Said::new(format!("{}：{}。", test.zh, why.zh), format!("{}: {}.", test.en, why.en)))
    };
    tests.iter().filter_map(said).collect()
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
            device: Some(Device::Manometer),
        }
    }

    fn reading(value: f64, held: i64, until: Option<&str>, taken: &str) -> Reading {
        let calibrated_until = until.map(at);
        let device = until.map(|_| Device::Manometer);
        Reading {
            test: "tightness".into(),
            value,
            held,
            instrument: "D-117".into(),
            calibrated_until,
            device,
            at: at(taken),
        }
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
        // A slip, or a sensor that stands below nought, makes nothing tight.
        let below = reading(-5.0, 0, None, "2026-03-05T02:41");
        assert_eq!(judge(&leak, &below), Outcome::Void);
        assert!(provisional(std::slice::from_ref(&leak), std::slice::from_ref(&below)).is_empty(), "nor for now");
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        assert!(void(&leak, &below, &zone).unwrap().zh.contains("为负"));
        let outside = Test { least: Some(-20.0), most: Some(40.0), ..leak };
        assert_eq!(judge(&outside, &below), Outcome::Pass, "what may be below nought says so");
    }

    /// OSV-07: pressure is not measured with a gas detector, calibrated as it may be.
    #[test]
    fn an_instrument_for_something_else_proves_nothing_and_it_is_said_why() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let good = reading(5.2, 15, Some("2026-09-30T23:59"), "2026-03-05T03:10");
        let other = Reading { device: Some(Device::GasDetector), ..good.clone() };
        assert_eq!(judge(&tightness(), &other), Outcome::Void);
        assert!(provisional(&[tightness()], std::slice::from_ref(&other)).is_empty(), "nor for now");
        // Taken before kinds were kept: judged as it was then.
        assert_eq!(judge(&tightness(), &Reading { device: None, ..good.clone() }), Outcome::Pass);
        let why = |r: &Reading| void(&tightness(), r, &zone).map(|said| said.zh);
        assert_eq!(why(&good), None);
        assert_eq!(why(&other).unwrap(), "D-117 是可燃气体检测仪，该项须用压力表检测");
        let unknown = reading(5.2, 15, None, "2026-03-05T03:10");
        assert!(why(&unknown).unwrap().contains("没有编号 D-117"));
        let late = reading(5.2, 15, Some("2026-03-04T23:59"), "2026-03-05T03:10");
        assert!(why(&late).unwrap().contains("2026-03-04 已到期"));
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
