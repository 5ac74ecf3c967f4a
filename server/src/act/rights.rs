//! Who sees which record, and from which index ranges their lists are drawn. Out of sight is "not found", never 403.

use crate::house::House;
use shouwen_domain::{
    id::Id,
    org::{Actor, Archive, Role, Sees},
    people::staff_rules::rank,
};
use shouwen_store::{queue::Lane, record::RecordRow};

/// Whether the actor may see the record at all.
pub fn sees(house: &House, actor: &Actor, row: &RecordRow, parties: &[(Id, String)]) -> bool {
    if actor.is_system() {
        return true;
    }
    // A customer sees what was found to be theirs, and that only (CHN-08).
    let Some(person) = actor.person else { return actor.owns(row.id) };
    let is_me = |who: Id| who == person || actor.units.contains(&who);
    if parties.iter().any(|(who, relation)| relation == "denied" && is_me(*who)) {
        return false;
    }
    let path = house.path(row.unit);
    let looks = |role: Role| role.sees() == Sees::Subtree && (!is_personal(&row.kind) || leads(role));
    if actor.grants.iter().any(|g| looks(g.role) && path.contains(&g.unit)) {
        return true;
    }
    let for_whom: Vec<Id> = std::iter::once(person).chain(actor.grants.iter().filter_map(|g| g.acting_for)).collect();
    let mine = |who: Option<Id>| who.is_some_and(|id| for_whom.contains(&id));
    mine(row.owner)
        || mine(row.first_owner)
        || mine(row.recorder)
        || (row.owner.is_none() && actor.units.contains(&row.unit) && !is_personal(&row.kind))
        || parties.iter().any(|(who, _)| is_me(*who) || for_whom.contains(who))
}

/// A matter of somebody's employment: colleagues of the same unit have no business with it, whoever leads them has (ORG-05).
fn is_personal(kind: &str) -> bool {
    kind == "staff_change"
}

fn leads(role: Role) -> bool {
    (1..7).contains(&rank(role))
}

/// [`lanes`] for the records of one kind.
pub fn lanes_of(house: &House, actor: &Actor, kind: &str, only: Option<Id>) -> Vec<Lane> {
    if !is_personal(kind) {
        return lanes(house, actor, only);
    }
    let mut leading = actor.clone();
    leading.grants.retain(|g| leads(g.role));
    leading.units.clear();
    lanes(house, &leading, only)
}

/// The index ranges that hold everything the actor may list. `only` narrows them to a unit's subtree.
pub fn lanes(house: &House, actor: &Actor, only: Option<Id>) -> Vec<Lane> {
    let mut out = Vec::new();
    let roots: Vec<Id> = actor.grants.iter().filter(|g| g.role.sees() == Sees::Subtree).map(|g| g.unit).collect();
    let inside = |unit: Id| {
        let path = house.path(unit);
        roots.iter().any(|root| path.contains(root)) && only.is_none_or(|o| path.contains(&o))
    };
    for root in &roots {
        let top = match only {
            Some(o) if house.path(o).contains(root) => o,
            Some(o) if house.path(*root).contains(&o) => *root,
            Some(_) => continue,
            None => *root,
        };
        // Whole companies are one range each; below a company, every unit is one.
        if house.unit(top).is_some_and(|u| u.company.is_none() || u.level == "company") {
            out.extend(house.companies_under(top).into_iter().map(Lane::Company));
        } else {
            out.extend(house.subtree(top).into_iter().map(Lane::Unit));
        }
    }
    if let Some(person) = actor.person {
        if only.is_none() {
            out.push(Lane::Owner(person));
            out.push(Lane::First(person));
        }
        let whole = out.iter().any(|l| matches!(l, Lane::Company(_)));
        if !whole {
            out.extend(
                actor.units.iter().filter(|u| !inside(**u) && only.is_none_or(|o| o == **u)).map(|u| Lane::Unit(*u)),
            );
        }
        if whole {
            // The company's range already holds what the person owns in it.
            let company = actor.company;
            if out.iter().any(|l| company.is_some_and(|c| *l == Lane::Company(c))) {
                out.retain(|l| !matches!(l, Lane::Owner(_) | Lane::First(_)));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Where applications of customers come in: at those who answer online, else at those who answer the telephone, else at the
/// company.
pub fn portal_unit(house: &House, company: Id) -> Id {
    let desk = |role| house.desk(company, role);
    desk(Role::OnlineAgent).or_else(|| desk(Role::Agent)).unwrap_or(company)
}

/// Whether the actor holds a role anywhere, or at a unit of the company.
pub fn holds(actor: &Actor, roles: &[Role]) -> bool {
    actor.grants.iter().any(|g| roles.contains(&g.role))
}

/// How far the caller's roles reach into the archive of their company.
pub fn reach(house: &House, actor: &Actor) -> Archive {
    let Some(company) = actor.company else { return Archive::Closed };
    let inside = |unit: Id| house.path(unit).contains(&company) || house.path(company).contains(&unit);
    actor.grants.iter().filter(|g| inside(g.unit)).map(|g| g.role.archive()).max().unwrap_or(Archive::Closed)
}
