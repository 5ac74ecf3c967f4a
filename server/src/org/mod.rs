//! Organisation at run time: units, people, roles, delegation, sign-in and tokens.
//! Owns: making and changing them (audited, a new configuration version each). Refuses weak passwords, unknown roles.
//! Tested in `tests/session.rs` and through the demonstration company.

pub mod accounts;
pub mod attempts;
pub mod reach;
pub mod session;

use crate::{app::App, policy::changed};
use shouwen_domain::{
    id::Id,
    moment::Moment,
    org::Role,
    refusal::{Nature, Refusal},
};
use shouwen_store::{
    StoreError, Tx,
    org::{self, GrantRow, PersonRow, UnitRow},
};

/// A unit to be made.
#[derive(Clone, Debug)]
pub struct NewUnit<'a> {
    pub parent: Option<Id>,
    /// `national`, `region`, `company`, `department` or `team`.
    pub level: &'a str,
    pub code: &'a str,
    pub name: &'a str,
    pub profile: &'a str,
    pub calendar: &'a str,
}

/// Makes a unit below its parent. Units below a company belong to it.
pub fn add_unit(tx: &mut Tx<'_>, app: &App, by: Option<Id>, unit: &NewUnit<'_>) -> Result<Id, StoreError> {
    let house = app.house_in(tx)?;
    let id = app.world.id();
    let company = match unit.level {
        "company" => Some(id),
        "national" | "region" => None,
        _ => unit.parent.and_then(|p| house.company_of(p)),
    };
    let row = UnitRow {
        id,
        parent: unit.parent,
        company,
        level: unit.level.to_owned(),
        code: unit.code.to_owned(),
        name: unit.name.to_owned(),
        binding: true,
        profile: unit.profile.to_owned(),
        calendar: unit.calendar.to_owned(),
        closed_at: None,
    };
    org::put_unit(tx, &row, app.now())?;
    changed(tx, app, by, company.unwrap_or(Id(0)), "org.unit", unit.code)?;
    Ok(id)
}

/// A person to be made. Without a login they cannot sign in.
#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    pub unit: Id,
    pub name: &'a str,
    pub login: Option<&'a str>,
    /// Already hashed: hashing is slow and does not belong into a transaction.
    pub password: Option<&'a str>,
    pub roles: &'a [(Role, Id)],
}

pub fn add_person(tx: &mut Tx<'_>, app: &App, by: Option<Id>, person: &NewPerson<'_>) -> Result<Id, StoreError> {
    let house = app.house_in(tx)?;
    let id = app.world.id();
    let company = house.company_of(person.unit);
    let row = PersonRow {
        id,
        company,
        home_unit: person.unit,
        name: person.name.to_owned(),
        login: person.login.map(str::to_owned),
        password: person.password.map(str::to_owned),
        active: true,
        failures: 0,
        locked_until: None,
    };
    org::put_person(tx, &row, app.now())?;
    for (role, unit) in person.roles {
        let grant = GrantRow {
            id: app.world.id(),
            person: id,
            role: role.code().to_owned(),
            unit: *unit,
            from: Moment(0),
            until: None,
            acting_for: None,
        };
        org::put_grant(tx, &grant, by, app.now())?;
    }
    changed(tx, app, by, company.unwrap_or(Id(0)), "org.person", "")?;
    Ok(id)
}

/// Hands a role on for a while (ORG-02). Only who holds it may, and not somebody who holds it for another.
pub fn delegate(
    tx: &mut Tx<'_>,
    app: &App,
    giver: Id,
    to: Id,
    role: Role,
    unit: Id,
    span: (Moment, Moment),
) -> Result<Result<Id, Refusal>, StoreError> {
    let house = app.house_in(tx)?;
    let now = app.now();
    let holds = house
        .grants_of(giver, now)
        .iter()
        .any(|g| g.role == role && g.acting_for.is_none() && house.path(unit).contains(&g.unit));
    let same = house.person(to).is_some_and(|p| p.active)
        && house.person(to).and_then(|p| p.company) == house.person(giver).and_then(|p| p.company);
    if !holds {
        return Ok(Err(Refusal::conflict(
            "delegation_not_held",
            "您在该单位没有这个角色，或者只是代理，不能再委托。",
            "You do not hold this role there, or hold it only for somebody else.",
        )));
    }
    if !same || to == giver {
        return Ok(Err(Refusal::conflict(
            "delegation_receiver",
            "请委托给本企业的另一位在岗员工。",
            "Choose another active colleague of your company.",
        )));
    }
    if span.1 <= span.0 || span.1 <= now {
        return Ok(Err(Refusal::new(
            "delegation_span",
            Nature::Invalid,
            "委托的结束时间须晚于开始时间和现在。",
            "The delegation must end after it begins, and after now.",
        )));
    }
    let id = app.world.id();
    let grant = GrantRow {
        id,
        person: to,
        role: role.code().to_owned(),
        unit,
        from: span.0,
        until: Some(span.1),
        acting_for: Some(giver),
    };
    org::put_grant(tx, &grant, Some(giver), now)?;
    let company = house.company_of(unit).unwrap_or(Id(0));
    changed(tx, app, Some(giver), company, "org.delegation", role.code())?;
    Ok(Ok(id))
}
