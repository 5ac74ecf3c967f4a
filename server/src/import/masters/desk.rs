//! What a row of master data is read against: the company, its units, types and people, as they stood when it began.
//! Refuses a unit or a person that cannot be told. Tested by `tests/import_masters.rs`.

use crate::{app::App, house::House, org::accounts::login_of};
use jiff::tz::TimeZone;
use shouwen_domain::{id::Id, moment::Moment, words::Said};
use shouwen_store::{StoreError, org::StaffRow};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

pub(crate) struct Desk {
    pub(super) app: Arc<App>,
    pub(super) house: Arc<House>,
    pub(super) company: Id,
    pub(super) zone: TimeZone,
    /// Who imports; `None`: the command line.
    pub(super) by: Option<Id>,
    units: BTreeMap<String, Id>,
    /// Names that several units bear are not among them.
    unit_names: HashMap<String, Option<Id>>,
    staff: Vec<StaffRow>,
}

impl Desk {
    pub(super) fn open(app: &Arc<App>, company: Id, by: Option<Id>) -> Result<Self, StoreError> {
        let house = app.house();
        let (mut units, mut unit_names) = (BTreeMap::new(), HashMap::new());
        for unit in house.subtree(company).into_iter().filter_map(|id| house.unit(id)) {
            if unit.closed_at.is_none() {
                units.insert(unit.code.clone(), unit.id);
                unit_names.entry(unit.name.clone()).and_modify(|id| *id = None).or_insert(Some(unit.id));
            }
        }
        let staff = app.db.read_now(move |tx| shouwen_store::org::staff(tx, company))?;
        let zone = house.calendar(company).zone().clone();
        Ok(Self { app: app.clone(), house, company, zone, by, units, unit_names, staff })
    }

    pub(super) fn id(&self) -> Id {
        self.app.world.id()
    }

    pub(super) fn now(&self) -> Moment {
        self.app.now()
    }

    /// A unit of the company by its code, or by a name that only one bears.
    pub(super) fn unit(&self, text: &str) -> Result<Id, Said> {
        let named = || self.unit_names.get(text).copied().flatten();
        self.units.get(text).copied().or_else(named).ok_or_else(|| {
            let codes: Vec<&str> = self.units.keys().map(String::as_str).collect();
            let codes = codes.join(", ");
            Said::new(
                format!("公司没有单位“{text}”（单位代码有：{codes}）"),
                format!("the company has no unit \"{text}\" (codes of units: {codes})"),
            )
        })
    }

    pub(super) fn unit_if(&self, text: &str) -> Result<Option<Id>, Said> {
        if text.is_empty() { Ok(None) } else { self.unit(text).map(Some) }
    }

    /// A person of the company by login, staff number, or a name that only one bears.
    pub(super) fn person(&self, text: &str) -> Result<&StaffRow, Said> {
        let login = login_of(text);
        let by_login = || self.staff.iter().find(|p| p.login.as_deref() == Some(login.as_str()));
        let by_number = || self.staff.iter().find(|p| !p.number.is_empty() && p.number == text);
        if let Some(found) = by_login().or_else(by_number) {
            return Ok(found);
        }
        let named: Vec<&StaffRow> = self.staff.iter().filter(|p| p.name == text).collect();
        match named[..] {
            [one] => Ok(one),
            [] => Err(Said::new(
                format!("公司没有人员“{text}”（请填登录名、工号或姓名）"),
                format!("the company has nobody called \"{text}\" (write login, staff number or name)"),
            )),
            _ => Err(Said::new(
                format!("有 {} 个人叫“{text}”，请改填登录名或工号", named.len()),
                format!("{} people are called \"{text}\": write the login or the staff number", named.len()),
            )),
        }
    }
}
