//! For which company an import or a report is, and who records it. Refuses a company that is not there.

use super::run::Trouble;
use crate::{app::App, house::House};
use shouwen_domain::{id::Id, org::Role, words::Said};

/// The company of a code; the first one when none is given.
pub fn company(house: &House, code: Option<&str>) -> Result<Id, Trouble> {
    let mut all: Vec<_> = house.units.values().filter(|u| u.level == "company" && u.closed_at.is_none()).collect();
    all.sort_by_key(|u| u.id);
    let found = match code {
        Some(code) => all.iter().find(|u| u.code == code),
        None => all.first(),
    };
    found.map(|u| u.id).ok_or_else(|| {
        let codes: Vec<&str> = all.iter().map(|u| u.code.as_str()).collect();
        let codes = codes.join(", ");
        Trouble::Refused(Said::new(
            format!("没有这个公司（已有：{codes}）"),
            format!("no such company (there are: {codes})"),
        ))
    })
}

/// Who records when nobody is named: the head, else who may at least record.
pub(super) fn recorder(app: &App, house: &House, company: Id) -> Option<Id> {
    let mut people: Vec<_> = house.people.values().filter(|p| p.active && p.company == Some(company)).collect();
    people.sort_by_key(|p| p.id);
    let holds = |person: Id, role: Role| {
        house.grants_of(person, app.now()).iter().any(|g| g.role == role && g.acting_for.is_none())
    };
    [Role::ServiceHead, Role::GroupLeader, Role::Agent, Role::Administrator]
        .into_iter()
        .find_map(|role| people.iter().find(|p| holds(p.id, role)).map(|p| p.id))
}
