//! Master data of the company: instruments, the rule table of dispatch, customers with their service points.

use super::{
    dice::Dice,
    places::{self, Household},
    staff::{Desk, Staff},
};
use crate::{app::App, demo::Cast};
use serde_json::Value;
use shouwen_domain::{
    dispatch::Rule,
    fieldwork::Device,
    id::Id,
    moment::{DAY, Moment},
};
use shouwen_store::{StoreError, Tx, customers, policy, stock};

/// Districts and the crew that drives there; the two outer ones are left to the dispatcher.
pub(super) const CREWS: &[(&str, &str)] =
    &[("七星区", "lj-repair-1"), ("叠彩区", "lj-repair-1"), ("象山区", "lj-repair-2"), ("秀峰区", "lj-repair-2")];

/// Serial number of the instrument that somebody of a crew has in the van.
pub(super) fn serial(kind: &str, staff: &Staff, person: Id) -> String {
    let place = staff.all.iter().position(|w| w.id == person).unwrap_or(0);
    format!("{kind}-{:03}", 100 + place)
}

/// Instruments: everybody of the crews has a detector and a manometer of their own; one lies expired in the store.
pub(super) fn equip(tx: &mut Tx<'_>, app: &App, company: Id, staff: &Staff, until: Moment) -> Result<(), StoreError> {
    let crew = |d: Desk| matches!(d, Desk::Repair1 | Desk::Repair2 | Desk::Install);
    for (n, worker) in staff.all.iter().filter(|w| crew(w.desk)).enumerate() {
        for (kind, name) in [("DET", "可燃气体检测仪"), ("MAN", "压力表")] {
            let calibrated_until = until.plus((60 + 11 * n as i64) * DAY);
            let serial = serial(kind, staff, worker.id);
            let i = stock::Instrument {
                id: app.world.id(),
                unit: worker.unit,
                serial,
                name: name.into(),
                calibrated_until,
                device: Device::of_name(name),
            };
            stock::put_instrument(tx, company, &i)?;
        }
    }
    let unit = staff.all.iter().find(|w| w.desk == Desk::Install).map_or(company, |w| w.unit);
    let (serial, name) = ("DET-900".into(), "可燃气体检测仪（待送检）".into());
    let (id, device) = (app.world.id(), Device::GasDetector);
    let expired = stock::Instrument { id, unit, serial, name, calibrated_until: until.minus(9 * DAY), device };
    stock::put_instrument(tx, company, &expired)
}

/// Prices and the rule table of dispatch, as a new version of the configuration.
pub(super) fn set_up(tx: &mut Tx<'_>, app: &App, cast: &Cast, from: Moment) -> Result<(), StoreError> {
    let company = cast.unit("LJ");
    crate::demo::masters::prices(tx, app, company, from.minus(100 * DAY))?;
    let rule = |type_code: &str, region: &str, unit: &str| Rule {
        type_code: type_code.to_owned(),
        priority: None,
        region: region.to_owned(),
        unit: cast.unit(unit),
        automatic: true,
    };
    let mut rules = vec![rule("installation", "", "lj-install"), rule("alarm", "", "lj-repair-1")];
    for (region, unit) in CREWS {
        rules.push(rule("repair", region, unit));
        rules.push(rule("alarm", region, unit));
    }
    stock::put_rules(tx, company, &rules)?;
    policy::new_version(tx, None, app.now(), "rule table of dispatch").map(drop)
}

/// Somebody of the archive with the ids it got.
#[derive(Clone, Debug)]
pub(super) struct Customer {
    pub id: Id,
    pub point: Id,
    pub is: Household,
}

pub(super) fn archive(
    tx: &mut Tx<'_>,
    app: &App,
    company: Id,
    seed: u64,
    count: usize,
) -> Result<Vec<Customer>, StoreError> {
    let mut dice = Dice::new(seed, u64::MAX - 1);
    let mut out = Vec::with_capacity(count);
    for n in 0..count {
        let (id, point) = (app.world.id(), app.world.id());
        let is = places::household(&mut dice, n);
        let created_at = app.now().minus(dice.between(30, 390) * DAY);
        let row = customers::CustomerRow {
            id,
            company,
            kind: is.kind.into(),
            name: is.name.clone(),
            grade: if is.kind == "organisation" { "B" } else { "C" }.into(),
            care: is.care.into(),
            remark: String::new(),
            id_number: String::new(),
            version: 1,
            created_at,
            erased_at: None,
        };
        customers::insert(tx, &row)?;
        customers::add_contact(tx, app.world.id(), id, company, "mobile", &is.phone, created_at)?;
        let line = serde_json::from_value::<shouwen_domain::intake::Address>(is.address.clone());
        let row = customers::PointRow {
            id: point,
            company,
            customer: Some(id),
            number: format!("LJ{:06}", 200_000 + n),
            unit: None,
            address: Value::to_string(&is.address),
            line: line.map(|a| a.line()).unwrap_or_default(),
            meter: format!("G4-{:08}", 20_240_000 + n * 37),
        };
        customers::add_point(tx, &row, created_at)?;
        let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
        customers::put_place(tx, point, (millionths(is.place.0), millionths(is.place.1)))?;
        out.push(Customer { id, point, is });
    }
    Ok(out)
}
