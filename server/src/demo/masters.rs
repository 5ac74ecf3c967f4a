//! What work needs before it can be given away: certificates, shifts, instruments and prices of the small demonstration,
//! so that somebody may be sent. No rule table: its orders wait for a dispatcher. Tested by the story of five people in
//! the browser.

use super::Cast;
use crate::app::App;
use jiff::{Span, civil::Time};
use shouwen_domain::{
    dispatch::Certificate,
    fieldwork::{Device, scope::Price},
    id::Id,
    moment::{DAY, Moment},
};
use shouwen_store::{StoreError, Tx, staff, stock};

/// Code, Chinese, English, measure, fen.
const PRICES: &[(&str, &str, &str, &str, i64)] = &[
    ("pipe", "不锈钢波纹管", "Corrugated pipe", "m", 3_500),
    ("valve", "自闭阀", "Self-closing valve", "个", 6_800),
    ("hose_clamp", "喉箍", "Hose clamp", "个", 500),
    ("igniter", "点火器", "Igniter", "个", 8_500),
    ("battery", "燃气表电池", "Meter battery", "组", 1_200),
    ("thermocouple", "热电偶", "Thermocouple", "个", 4_500),
    ("alarm_device", "家用燃气报警器", "Household gas detector", "个", 16_800),
    ("labour", "人工费", "Labour", "次", 5_000),
];

/// Person, scenario, days from now until the end. Luo's has run out: dispatch says so of him.
const CERTIFICATES: &[(&str, &str, i64)] = &[
    ("huangjg", "installation", 300),
    ("huangjg", "repair", 300),
    ("luojian", "installation", -12),
    ("weiqiang", "repair", 400),
    ("weiqiang", "emergency", 400),
];

/// Serial number, name, unit, days from now until the end of its calibration.
const INSTRUMENTS: &[(&str, &str, &str, i64)] = &[
    ("DET-003", "可燃气体检测仪", "lj-install", 200),
    ("MAN-007", "压力表", "lj-install", 200),
    ("DET-009", "可燃气体检测仪（待送检）", "lj-install", -9),
    ("DET-101", "可燃气体检测仪", "lj-repair-1", 150),
    ("MAN-101", "压力表", "lj-repair-1", 150),
];

/// Whose days are planned, and for how many.
const CREWS: &[(&str, &str)] = &[("huangjg", "lj-install"), ("luojian", "lj-install"), ("weiqiang", "lj-repair-1")];
const PLANNED: i64 = 60;

pub(super) fn prices(tx: &mut Tx<'_>, app: &App, company: Id, from: Moment) -> Result<(), StoreError> {
    for (code, zh, en, unit, price) in PRICES {
        let text = |t: &str| t.to_owned();
        let p = Price { code: text(code), zh: text(zh), en: text(en), unit: text(unit), price: *price };
        stock::put_price(tx, app.world.id(), company, &p, from)?;
    }
    Ok(())
}

pub(super) fn small(tx: &mut Tx<'_>, app: &App, cast: &Cast) -> Result<(), StoreError> {
    let (company, now) = (cast.unit("LJ"), app.now());
    for (n, (login, scenario, days)) in CERTIFICATES.iter().enumerate() {
        let certificate = Certificate {
            scenario: (*scenario).to_owned(),
            from: now.minus(500 * DAY),
            until: now.plus(days * DAY),
            suspended: false,
        };
        let (person, number) = (cast.person(login), format!("LJ-{:02}", n + 1));
        let row =
            staff::CertificateRow { id: app.world.id(), company, person, number: &number, certificate: &certificate };
        staff::put_certificate(tx, &row)?;
    }
    for (serial, name, unit, days) in INSTRUMENTS {
        let i = stock::Instrument {
            id: app.world.id(),
            unit: cast.unit(unit),
            serial: (*serial).into(),
            name: (*name).into(),
            calibrated_until: now.plus(days * DAY),
            device: Device::of_name(name),
        };
        stock::put_instrument(tx, company, &i)?;
    }
    for (login, unit) in CREWS {
        for shift in (0..PLANNED).filter_map(|day| shift(app, now, day)) {
            staff::put_shift(tx, (app.world.id(), company, cast.unit(unit)), cast.person(login), shift)?;
        }
    }
    prices(tx, app, company, now.minus(100 * DAY))
}

/// Half past eight to half past five, also at weekends: customers are at home then.
fn shift(app: &App, now: Moment, day: i64) -> Option<(Moment, Moment)> {
    let date = now.timestamp().to_zoned(app.world.zone.clone()).date().checked_add(Span::new().days(day)).ok()?;
    let at = |hour: i8| {
        let local = date.to_datetime(Time::constant(hour, 30, 0, 0)).to_zoned(app.world.zone.clone()).ok()?;
        Some(Moment(local.timestamp().as_millisecond()))
    };
    Some((at(8)?, at(17)?))
}
