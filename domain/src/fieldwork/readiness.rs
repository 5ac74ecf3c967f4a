//! What has to be in the van and in order before anybody leaves (PRE-01, PRE-02).

use super::Device;
use crate::{calendar::Calendar, moment::Moment, words::Said};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    Tool,
    Material,
    Document,
    Certificate,
    /// Protective gear and gas detectors: no leader may let them be missing.
    Protective,
}

/// A line of the list as the type demands it and the technician ticks it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub code: String,
    pub name: String,
    pub nature: Nature,
    pub wanted: i64,
    #[serde(default)]
    pub there: i64,
    /// Serial number of an instrument or certificate.
    #[serde(default)]
    pub serial: String,
    /// Last instant at which its calibration, test or validity holds; `None` for what has none.
    #[serde(default)]
    pub valid_until: Option<Moment>,
    /// The line wants an instrument of this kind: one that the equipment room knows, whatever is typed of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
    /// What the equipment room has under this serial number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Device>,
    /// Without it the job can be done.
    #[serde(default)]
    pub optional: bool,
}

/// A line that keeps the technician at home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blocked {
    pub code: String,
    pub said: Said,
    /// A leader may let it pass, with a reason.
    pub overridable: bool,
}

/// Every line that blocks departure at `at`. An item that has expired blocks even where it was optional: whoever takes it
/// along relies on it.
pub fn blocked(items: &[Item], at: Moment, zone: &TimeZone) -> Vec<Blocked> {
    let mut out = Vec::new();
    for item in items {
        let mut block = |zh: String, en: String| {
            let overridable = item.nature != Nature::Protective;
            out.push(Blocked { code: item.code.clone(), said: Said::new(zh, en), overridable });
        };
        let (name, wanted, there) = (&item.name, item.wanted, item.there);
        if there < wanted && !item.optional {
            block(format!("{name}：需要 {wanted}，现有 {there}。"), format!("{name}: {wanted} needed, {there} there."));
        } else if there > 0
            && let Some((zh, en)) = unproven(item)
        {
            block(zh, en);
        } else if there > 0
            && let Some(until) = item.valid_until.filter(|until| *until < at)
        {
            let day = until.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
            let serial = &item.serial;
            block(format!("{name}（{serial}）{day} 已过有效期。"), format!("{name} ({serial}) was valid until {day}."));
        }
    }
    out
}

/// Why an instrument that is said to be there is none that counts: no number, a number nobody knows, another thing.
fn unproven(item: &Item) -> Option<(String, String)> {
    let wanted = item.device?;
    let (name, serial) = (&item.name, item.serial.trim());
    match item.known {
        _ if serial.is_empty() => {
            Some((format!("{name}：请填写仪器编号。"), format!("{name}: enter the serial number of the instrument.")))
        }
        None => Some((
            format!("{name}：仪器台账中没有编号 {serial}，请核对编号，或换一台在册且检定有效的。"),
            format!(
                "{name}: no instrument {serial} is in the ledger; check the number, or take one that is and is calibrated."
            ),
        )),
        Some(device) if device != wanted => {
            let (is, want) = (device.words(), wanted.words());
            Some((
                format!("{name}：{serial} 在册为{}，请换{}。", is.zh, want.zh),
                format!("{name}: {serial} is a {}; take a {}.", is.en, want.en),
            ))
        }
        Some(_) => None,
    }
}

/// PRE-02: close of business `lead` working days before the start; departure where less time is left. P0 and P1 have no
/// such limit, their callers do not ask.
pub fn due(calendar: &Calendar, start: Moment, lead: u32, now: Moment) -> Moment {
    match calendar.working_days_before(start, lead) {
        Ok(before) if before.value > now => before.value,
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Nature::{Protective, Tool},
        *,
    };
    use crate::calendar::{CalendarSpec, HolidayYears};

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+08:00")).unwrap()
    }

    fn item(nature: Nature, there: i64, until: Option<&str>, optional: bool) -> Item {
        Item {
            code: "x".into(),
            name: "检测仪".into(),
            nature,
            wanted: 1,
            there,
            serial: "D-117".into(),
            valid_until: until.map(at),
            optional,
            device: None,
            known: None,
        }
    }

    /// PRE-01
    #[test]
    fn what_is_missing_or_expired_blocks_and_protective_gear_cannot_be_overridden() {
        let leaves = at("2026-03-12T08:20");
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let found = |i: Item| blocked(&[i], leaves, &zone).first().map(|b| b.overridable);
        for (item, expected) in [
            (item(Tool, 1, None, false), None),
            (item(Tool, 0, None, false), Some(true)),
            (item(Tool, 0, None, true), None),
            (item(Tool, 1, Some("2026-03-11T23:59"), false), Some(true)),
            (item(Tool, 1, Some("2026-03-11T23:59"), true), Some(true)),
            (item(Tool, 1, Some("2026-09-30T23:59"), false), None),
            (item(Protective, 0, None, false), Some(false)),
            (item(Protective, 1, Some("2026-03-11T23:59"), false), Some(false)),
        ] {
            assert_eq!(found(item.clone()), expected, "{item:?}");
        }
        let said = &blocked(&[item(Protective, 1, Some("2026-03-11T23:59"), false)], leaves, &zone)[0].said;
        assert_eq!(said.zh, "检测仪（D-117）2026-03-11 已过有效期。");
    }

    /// PRE-01: the line of an instrument wants one that the equipment room knows, of the kind, calibrated.
    #[test]
    fn an_instrument_counts_by_what_the_equipment_room_knows_of_it() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let said = |serial: &str, known: Option<Device>, until: &str| {
            let base = item(Protective, 1, Some(until), false);
            let item = Item { serial: serial.into(), device: Some(Device::GasDetector), known, ..base };
            blocked(&[item], at("2026-03-12T08:20"), &zone).first().map(|b| (b.said.zh.clone(), b.overridable))
        };
        let (valid, detector) = ("2026-09-30T23:59", Some(Device::GasDetector));
        assert_eq!(said("D-117", detector, valid), None);
        for (serial, known, until, words) in [
            ("", None, valid, "请填写仪器编号"),
            (" ", detector, valid, "请填写仪器编号"),
            ("DET-NOSUCH", None, valid, "没有编号 DET-NOSUCH"),
            ("MAN-7", Some(Device::Manometer), valid, "MAN-7 在册为压力表，请换可燃气体检测仪"),
            ("D-117", detector, "2026-03-11T23:59", "2026-03-11 已过有效期"),
        ] {
            let (zh, overridable) = said(serial, known, until).unwrap();
            assert!(zh.contains(words) && !overridable, "{serial}: {zh}");
        }
    }

    /// PRE-02
    #[test]
    fn readiness_is_due_so_many_working_days_ahead() {
        let calendar =
            Calendar::new(CalendarSpec::office("std", &[("08:30", "17:30")]).unwrap(), HolidayYears::built_in())
                .unwrap();
        let asked = at("2026-03-09T10:00");
        for (start, lead, now, expected) in [
            ("2026-03-12T09:00", 1, asked, "2026-03-11T17:30"),
            ("2026-03-16T09:00", 2, asked, "2026-03-12T17:30"),
            ("2026-03-12T09:00", 1, at("2026-03-11T18:00"), "2026-03-12T09:00"),
            ("2026-04-07T09:00", 1, asked, "2026-04-03T17:30"),
        ] {
            assert_eq!(due(&calendar, at(start), lead, now), at(expected), "{start} {lead}");
        }
    }
}
