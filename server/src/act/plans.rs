//! Which plans hold around an act, read from the library (EPL-01, EMG-08). Owns: which units are near. Refuses nothing: without
//! a plan an incident goes on (EMG-16). Tested in `tests/library.rs`.

use super::{Ctx, Matter};
use crate::house::{House, Judge};
use serde_json::{Map, Value};
use shouwen_domain::{
    dispatch,
    emergency::library::{GRAVE, Plans, asked_of},
    flow::Priority,
    given::Given,
    id::Id,
    intake::Room,
    policy::value::Value as Setting,
};
use shouwen_store::{Result, Tx, plans};

/// What an act upon an incident, a plan or an activation asks.
pub(super) fn given(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    judge: &Judge<'_>,
    action: &str,
    input: &Map<String, Value>,
    given: &mut Given,
) -> Result<()> {
    let (row, text) = (&matter.row, |key: &str| input.get(key).and_then(Value::as_str).unwrap_or_default());
    let plans = &mut given.plans;
    match &matter.room {
        Room::Incident(incident) => {
            let district = if action == "report" { text("district") } else { &incident.district };
            match action {
                "report" => {
                    given.outside_town = is_outside(judge, district);
                    plans.held = plans::held(tx, row.company, asked_of(text("kind")), ctx.now)?;
                }
                "start_plan" => plans.held = plans::held(tx, row.company, asked_of(text("plan")), ctx.now)?,
                // How grave it is may change, and start a plan once.
                "scene" | "join" | "upgrade" | "cut_off" if !incident.plans.iter().any(|plan| plan.kind == GRAVE) => {
                    plans.held = plans::held(tx, row.company, [GRAVE; 3], ctx.now)?;
                }
                "stop_plan" | "stand_down" | "review" => {
                    for id in incident.plans.iter().filter_map(|plan| plan.plan) {
                        succeed(tx, plans, id, ctx)?;
                    }
                }
                _ => {}
            }
            if !plans.held.is_empty() {
                plans.units = near(ctx.house, row.company, row.unit, Some((&row.type_code, district)));
            }
        }
        Room::Plan(plan) => {
            let (unit, scenario) = match action {
                "draft" | "carry_on" | "adopt" => {
                    (input.get("unit").and_then(Value::as_str).and_then(Id::parse), text("scenario"))
                }
                "come_into_force" | "review" | "next_version" | "learned" => (plan.unit, plan.scenario.as_str()),
                _ => (None, ""),
            };
            if let Some(unit) = unit {
                plans.line = plans::line(tx, row.company, unit, scenario)?;
            }
        }
        Room::Activation(activation) => match action {
            "activate" => {
                plans.held = plans::held(tx, row.company, [text("scenario"); 3], ctx.now)?;
                plans.units = near(ctx.house, row.company, row.unit, None);
            }
            "finish" | "stop" => {
                if let Some(id) = activation.plan {
                    succeed(tx, plans, id, ctx)?;
                }
            }
            _ => {}
        },
        _ => {}
    }
    Ok(())
}

fn succeed(tx: &mut Tx<'_>, plans: &mut Plans, id: Id, ctx: &Ctx<'_>) -> Result<()> {
    if let Some(now) = plans::successor(tx, id, ctx.now)? {
        plans.successor.insert(id, now);
    }
    Ok(())
}

/// Units whose plans apply, the nearest first: the one that emergencies of the district are sent to and those above it, then
/// the one that has the matter and those above it.
pub(crate) fn near(house: &House, company: Id, unit: Id, district: Option<(&str, &str)>) -> Vec<Id> {
    let routed = district
        .and_then(|(type_code, district)| dispatch::route(house.rules(company), type_code, Priority::P0, district))
        .map(|rule| rule.unit);
    let mut out: Vec<Id> = routed.map(|unit| house.path(unit)).unwrap_or_default();
    // What stands at the company is the last that counts, whichever way it is reached.
    let (own, above): (Vec<Id>, Vec<Id>) =
        house.path(unit).into_iter().partition(|one| house.path(*one).contains(&company) && *one != company);
    let at = out.iter().position(|one| *one == company).unwrap_or(out.len());
    let own: Vec<Id> = own.into_iter().filter(|one| !out.contains(one)).collect();
    out.splice(at..at, own);
    for one in above {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

/// The district is one of those that the company counts as outside the town (EMG-07).
fn is_outside(judge: &Judge<'_>, district: &str) -> bool {
    let named = judge.house.book.value("emg.zone.other", &judge.query());
    let Some(Setting::Text(named)) = named else { return false };
    let mut names = named.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
    !district.trim().is_empty() && names.any(|name| name == district.trim())
}
