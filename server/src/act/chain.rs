//! Whom an emergency may call now, read from the shift plan and the roles (EMG-04). Owns: the order of the crews. Refuses
//! nothing: an empty chain is a refusal of the incident. Tested in `tests/story_emergency.rs`.

use super::Ctx;
use shouwen_domain::{
    dispatch,
    emergency::Rung,
    flow::Priority,
    id::Id,
    moment::{DAY, Moment},
    org::Role,
};
use shouwen_store::{Result, Tx, duty, record::RecordRow, staff};
use std::collections::{BTreeMap, BTreeSet};

/// How far around now a unit has to have shifts to count as one that plans them (decision 7.5).
const PLANS: i64 = 7 * DAY;

/// Crews on duty, the one of the region first; the duty leader; the head of the centre.
pub(super) fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, row: &RecordRow, district: &str) -> Result<Vec<Rung>> {
    let (house, now) = (ctx.house, ctx.now);
    let shifts = staff::shifts_of(tx, row.company, now.minus(PLANS), now.plus(PLANS))?;
    let planned: BTreeSet<Id> = shifts.iter().map(|(unit, ..)| *unit).collect();
    // Whoever is reported ill or on leave is not there, whatever the plan says (EMG-15).
    let away = duty::away_at(tx, row.company, now)?;
    let on_duty: BTreeMap<Id, Id> = shifts
        .iter()
        .filter(|(_, person, window)| window.from <= now && now < window.to && !away.contains(person))
        .map(|(unit, person, _)| (*person, *unit))
        .collect();
    let mut crews: BTreeMap<Id, Vec<(bool, Id)>> = BTreeMap::new();
    for person in house.people.values().filter(|p| p.active && p.company == Some(row.company)) {
        let grants = house.grants_of(person.id, now);
        let own = |role| grants.iter().any(|g| g.role == role && g.acting_for.is_none());
        let leads = own(Role::TeamLeader);
        if away.contains(&person.id) || (!leads && !own(Role::Technician)) {
            continue;
        }
        // Whoever is on duty is with the unit of the shift; a unit without a plan is there.
        let unit = on_duty.get(&person.id).copied();
        if let Some(unit) = unit.or_else(|| (!planned.contains(&person.home_unit)).then_some(person.home_unit)) {
            crews.entry(unit).or_default().push((!leads, person.id));
        }
    }
    let routed =
        dispatch::route(house.rules(row.company), &row.type_code, Priority::P0, district).map(|rule| rule.unit);
    let far = |unit: Id| {
        let path = house.path(unit);
        let same_house = |routed: Id| path.get(1).is_some_and(|above| house.path(routed).get(1) == Some(above));
        (!routed.is_some_and(|r| path.contains(&r)), !routed.is_some_and(same_house), !planned.contains(&unit), unit)
    };
    let mut units: Vec<Id> = crews.keys().copied().collect();
    units.sort_by_key(|unit| far(*unit));
    let mut out = Vec::new();
    for unit in units {
        let mut people = crews.remove(&unit).unwrap_or_default();
        // The leader of the crew first.
        people.sort_unstable();
        let people = people.into_iter().map(|(_, person)| person).collect();
        out.push(Rung { code: "crew".into(), unit: Some(unit), people });
    }
    for (code, role) in [("duty_leader", Role::CompanyLeader), ("centre_head", Role::ServiceHead)] {
        let people = there(ctx, row.unit, role, &on_duty, &away, now);
        if !people.is_empty() {
            out.push(Rung { code: code.into(), unit: None, people });
        }
    }
    Ok(out)
}

/// The people of the crews that the chain would call for an emergency, in its order, at most `limit`.
pub(crate) fn crews(tx: &mut Tx<'_>, ctx: &Ctx<'_>, row: &RecordRow, limit: usize) -> Result<Vec<Id>> {
    let district = match super::request_above(tx, row)? {
        Some((_, request)) => request.address.district.clone(),
        None => String::new(),
    };
    let rungs = load(tx, ctx, row, &district)?;
    let mut out: Vec<Id> = Vec::new();
    for person in rungs.into_iter().filter(|rung| rung.unit.is_some()).flat_map(|rung| rung.people) {
        if out.len() < limit && !out.contains(&person) {
            out.push(person);
        }
    }
    Ok(out)
}

/// Leaders to be told of a grave incident, one after the other (EMG-06): those on duty first, then their deputies, the
/// leaders of the company before the heads of the centre.
pub(super) fn leaders(tx: &mut Tx<'_>, ctx: &Ctx<'_>, row: &RecordRow) -> Result<Vec<Rung>> {
    let now = ctx.now;
    let shifts = staff::shifts_of(tx, row.company, now.minus(DAY), now.plus(DAY))?;
    let away = duty::away_at(tx, row.company, now)?;
    let on_duty: BTreeSet<Id> = shifts
        .iter()
        .filter(|(.., window)| window.from <= now && now < window.to)
        .map(|(_, person, _)| *person)
        .collect();
    let mut people = Vec::new();
    for role in [Role::CompanyLeader, Role::ServiceHead] {
        let mut holders = ctx.house.holders(role, row.unit, now);
        holders.retain(|who| !people.contains(who));
        people.extend(holders);
    }
    people.sort_by_key(|who| (away.contains(who), !on_duty.contains(who)));
    Ok(people.into_iter().map(|who| Rung { code: format!("leader.{who}"), unit: None, people: vec![who] }).collect())
}

/// Those of the leaders whom the plan has on duty; where it has none, those who are not away; at the last all of them, for
/// somebody has to be told.
fn there(ctx: &Ctx<'_>, unit: Id, role: Role, on_duty: &BTreeMap<Id, Id>, away: &BTreeSet<Id>, now: Moment) -> Vec<Id> {
    let all = ctx.house.holders(role, unit, now);
    let there: Vec<Id> = all.iter().copied().filter(|person| on_duty.contains_key(person)).collect();
    if !there.is_empty() {
        return there;
    }
    let left: Vec<Id> = all.iter().copied().filter(|person| !away.contains(person)).collect();
    if left.is_empty() { all } else { left }
}
