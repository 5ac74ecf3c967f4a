//! The demonstration company: Linjiang Gas in the South China region, its people, rules, customers and some requests.
//! Owns: names and numbers that are invented. Everything goes through the same doors as real data.

mod duty;
mod masters;
pub mod month;
pub mod phone;
pub mod plans;
mod publicity;
mod requests;
mod stops;
pub mod unfinished;

pub use requests::fill;

use crate::{
    app::App,
    org::{NewPerson, NewUnit, add_person, add_unit, reach, session},
    policy,
};
use shouwen_domain::{
    id::Id,
    moment::{DAY, Moment},
    org::Role,
};
use shouwen_store::StoreError;
use std::{collections::BTreeMap, sync::Arc};

/// Password of every demonstration account; printed at the start, never used elsewhere.
pub const PASSWORD: &str = "linjiang-demo-2026";

/// Units and people by the short names that stories use.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    pub units: BTreeMap<&'static str, Id>,
    pub people: BTreeMap<&'static str, Id>,
}

impl Cast {
    pub fn unit(&self, name: &str) -> Id {
        self.units.get(name).copied().unwrap_or(Id(0))
    }

    pub fn person(&self, login: &str) -> Id {
        self.people.get(login).copied().unwrap_or(Id(0))
    }
}

/// Code, parent, level, name, calendar.
const UNITS: &[(&str, &str, &str, &str, &str)] = &[
    ("national", "", "national", "全国客户服务中心", ""),
    ("south", "national", "region", "华南区域协调中心", ""),
    ("LJ", "south", "company", "临江燃气", "office"),
    ("lj-service", "LJ", "department", "客户服务中心", ""),
    ("lj-phone", "lj-service", "team", "电话组", ""),
    ("lj-online", "lj-service", "team", "在线组", ""),
    ("lj-hall", "LJ", "department", "滨江营业厅", ""),
    ("lj-repair", "LJ", "department", "抢修维修部", ""),
    ("lj-repair-1", "lj-repair", "team", "维修一班", ""),
    ("lj-repair-2", "lj-repair", "team", "维修二班", ""),
    ("lj-install", "LJ", "department", "安装队（七星）", ""),
    ("GJ", "south", "company", "桂江燃气", "office"),
    ("gj-service", "GJ", "department", "客户服务中心", ""),
];

/// Login, name, home unit, roles with their units.
const PEOPLE: &[(&str, &str, &str, &[(Role, &str)])] = &[
    ("admin", "系统管理员", "LJ", &[(Role::Administrator, "LJ")]),
    ("zhoumin", "周敏", "lj-phone", &[(Role::Agent, "lj-service")]),
    ("lufang", "陆芳", "lj-online", &[(Role::OnlineAgent, "lj-service"), (Role::FollowUpAgent, "lj-service")]),
    ("tangli", "唐丽", "lj-hall", &[(Role::CounterClerk, "lj-hall")]),
    ("hejun", "何军", "lj-phone", &[(Role::GroupLeader, "lj-service"), (Role::FollowUpReviewer, "lj-service")]),
    ("chenli", "陈立", "lj-service", &[(Role::ServiceHead, "LJ")]),
    ("linyi", "林毅", "lj-repair", &[(Role::Dispatcher, "LJ")]),
    ("weiqiang", "韦强", "lj-repair-1", &[(Role::TeamLeader, "lj-repair-1"), (Role::Technician, "lj-repair-1")]),
    ("luojian", "罗健", "lj-install", &[(Role::Technician, "lj-install")]),
    ("huangjg", "黄建国", "lj-install", &[(Role::TeamLeader, "lj-install"), (Role::Technician, "lj-install")]),
    ("mengzong", "蒙总", "LJ", &[(Role::CompanyLeader, "LJ")]),
    ("audit", "审计员", "LJ", &[(Role::Auditor, "LJ")]),
    ("quyu", "区域总监", "south", &[(Role::RegionalDirector, "south")]),
    ("quanguo", "全国中心", "national", &[(Role::NationalCentre, "national")]),
    ("gjagent", "桂江坐席", "gj-service", &[(Role::Agent, "gj-service")]),
    ("gjhead", "桂江主管", "gj-service", &[(Role::ServiceHead, "GJ")]),
];

/// The accounts as they are printed: login, name and role.
pub fn accounts() -> Vec<(&'static str, &'static str, &'static str)> {
    PEOPLE
        .iter()
        .map(|(login, name, _, roles)| (*login, *name, roles.first().map_or("", |(role, _)| role.words().zh)))
        .collect()
}

/// Makes the units, the people and their rules. `since`: from when the rules hold, so that history can be entered.
/// On a database that has units already, it only looks them up.
pub fn organise(app: &Arc<App>, since: Moment) -> Result<Cast, StoreError> {
    let password = session::hash(PASSWORD)?;
    let app2 = app.clone();
    let cast = app.db.write_now(move |tx| {
        let house = app2.house_in(tx)?;
        let mut cast = Cast::default();
        for (code, parent, level, name, calendar) in UNITS {
            let there = house.units.values().find(|u| u.code == *code).map(|u| u.id);
            let id = if let Some(id) = there {
                id
            } else {
                let parent = cast.units.get(parent).copied();
                let unit = NewUnit { parent, level, code, name, profile: "gas", calendar };
                add_unit(tx, &app2, None, &unit)?
            };
            cast.units.insert(code, id);
        }
        for (login, name, unit, roles) in PEOPLE {
            let there = shouwen_store::org::by_login(tx, login)?.map(|p| p.id);
            let id = if let Some(id) = there {
                id
            } else {
                let roles: Vec<(Role, Id)> = roles.iter().map(|(role, at)| (*role, cast.unit(at))).collect();
                let person = NewPerson {
                    unit: cast.unit(unit),
                    name,
                    login: Some(login),
                    password: Some(&password),
                    roles: &roles,
                };
                add_person(tx, &app2, None, &person)?
            };
            cast.people.insert(login, id);
        }
        // Numbers that nobody has. The tests give their people numbers themselves.
        if app2.is_demonstration() || !app2.world.is_standing() {
            for (n, (login, ..)) in PEOPLE.iter().enumerate() {
                let change = reach::Change {
                    phone: Some(format!("1390000{:04}", 8_000 + n)),
                    mail: Some(format!("{login}@linjiang.example")),
                    ..reach::Change::default()
                };
                if shouwen_store::reach::lookup(tx, cast.person(login))?.is_none() {
                    reach::change(tx, &app2, None, cast.person(login), &change)?
                        .map_err(|r| StoreError::Broken(r.said.en))?;
                }
            }
        }
        Ok::<_, StoreError>(cast)
    })?;
    let pack = policy::read_pack("city-gas").map_err(|errors| {
        StoreError::Broken(errors.first().map_or_else(|| "pack city-gas".to_owned(), ToString::to_string))
    })?;
    for company in ["LJ", "GJ"] {
        let (app2, pack, unit) = (app.clone(), pack.clone(), cast.unit(company));
        app.db.write_now(move |tx| {
            policy::load_pack(tx, &app2, None, &pack, unit, since).map(drop).map_err(|e| match e {
                policy::Refused::Store(error) => error,
                policy::Refused::Findings(findings) => {
                    StoreError::Broken(findings.iter().map(|f| f.said.en.clone()).collect::<Vec<_>>().join("; "))
                }
            })
        })?;
    }
    app.db.read_now({
        let app = app.clone();
        move |tx| app.house_in(tx).map(drop)
    })?;
    Ok(cast)
}

/// From when the rules of a demonstration hold: long enough ago for its history.
pub fn since(now: Moment) -> Moment {
    now.minus(400 * DAY)
}
