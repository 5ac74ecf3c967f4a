//! What somebody who goes has open, to whom it falls, and whose account is closed (ORG-05). Owns: reading it for the change of
//! staff, and that no account is closed beside it. Refuses nothing. Tested in `tests/staff_change.rs`.

use crate::{
    act::{Command, Ctx, Failure, Matter, Target},
    app::App,
    house::House,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    flow::{Door, Priority},
    id::Id,
    intake::Room,
    moment::{DAY, Moment},
    org::Role,
    people::{
        Departure, OpenItem, StaffChange,
        staff_rules::{LEADING, POSTS, rank},
    },
};
use shouwen_store::{Result, StoreError, Tx, duty, intake as rooms, leaving, leaving::Held, record};
use std::collections::{BTreeMap, BTreeSet};

/// How far ahead planned shifts are looked for.
const PLANNED: i64 = 400 * DAY;
/// What is somebody's own and passes to nobody: presence, leave, and the swap that was offered to them.
const PERSONAL: [&str; 3] = ["attendance", "absence", "swap"];
/// What goes with the matter above it where the same person has both.
const PARTS: [&str; 5] = ["assignment", "promise", "appointment", "delay", "handover"];

fn id(input: &Map<String, Value>, key: &str) -> Option<Id> {
    input.get(key).and_then(Value::as_str).and_then(Id::parse)
}

/// What an act on a change of staff asks.
pub(crate) fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    change: &StaffChange,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Departure> {
    let Some(person) = id(input, "person").or(change.person) else { return Ok(Departure::default()) };
    let (house, now) = (ctx.house, ctx.now);
    let home = house.person(person).map(|p| p.home_unit);
    let to_unit = id(input, "to_unit").or(change.to_unit);
    let due = change.effective_at.is_some_and(|at| at <= now);
    let path = home.map(|unit| house.path(unit)).unwrap_or_default();
    let mut out = Departure {
        name: house.name_of(person).unwrap_or_default(),
        home,
        to_path: to_unit.map(|unit| house.path(unit)).unwrap_or_default(),
        rank: own(house, person, now).iter().map(|(role, _)| rank(*role)).max().unwrap_or(0),
        ..Departure::default()
    };
    if matches!(action, "note" | "attach" | "withdraw" | "call_off") || (action == "take_effect" && !due) {
        out.path = path;
        return Ok(out);
    }
    // On the day whoever is there takes it, also who goes later; before, nothing is promised by somebody who goes.
    let strict = action != "take_effect";
    let named: BTreeSet<Id> = [change.leader, id(input, "leader"), id(input, "to")]
        .into_iter()
        .flatten()
        .chain(change.items.iter().filter_map(|i| i.to))
        .collect();
    for who in named {
        let goes = strict && leaving::changes_of(tx, who)?.iter().any(|(id, _)| *id != matter.row.id);
        if goes || !leaving::is_active(tx, who)? {
            out.gone.insert(who);
        }
    }
    out.heir = heir(tx, house, &path, person, now)?;
    out.leads = alone(house, person, now, &LEADING).into_iter().map(|(_, unit)| unit).collect();
    out.leads.dedup();
    let open = leaving::changes_of(tx, person)?;
    out.other = open.into_iter().find(|(id, _)| *id != matter.row.id).map(|(_, number)| number);
    out.path = path;
    if matches!(action, "announce" | "open_for_leave" | "close_account" | "redraw" | "take_effect") {
        let from = input.get("from").and_then(Value::as_i64).map(Moment).or(change.effective_at).unwrap_or(now);
        let leave = change.what == "leave" || action == "open_for_leave";
        draw(tx, ctx, (person, matter.row.id), from, (leave, to_unit, &change.roles), &mut out)?;
    }
    if action == "take_effect" {
        on_the_day(tx, person, change, &mut out)?;
    }
    Ok(out)
}

/// Roles that somebody holds for themselves now, each with its unit.
fn own(house: &House, person: Id, now: Moment) -> Vec<(Role, Id)> {
    let grants = house.grants_of(person, now).into_iter();
    grants.filter(|g| g.acting_for.is_none()).map(|g| (g.role, g.unit)).collect()
}

/// Of these roles those that the person holds at a unit and nobody else does. Where several of them lead a unit, one is
/// enough.
fn alone(house: &House, person: Id, now: Moment, roles: &[Role]) -> Vec<(Role, Id)> {
    let mut mine: Vec<(Role, Id)> = own(house, person, now).into_iter().filter(|(r, _)| roles.contains(r)).collect();
    let leads = roles.len() == LEADING.len();
    mine.retain(|(role, unit)| {
        let others = house.people.values().filter(|p| p.active && p.id != person);
        let same = |r: Role, u: Id| u == *unit && if leads { roles.contains(&r) } else { r == *role };
        !others.into_iter().any(|p| own(house, p.id, now).into_iter().any(|(r, u)| same(r, u)))
    });
    mine
}

/// To whom falls what nobody takes: who leads the nearest unit from there upwards, without the person.
pub(crate) fn heir(tx: &mut Tx<'_>, house: &House, path: &[Id], except: Id, now: Moment) -> Result<Option<Id>> {
    let mut all: Vec<(usize, usize, Id)> = Vec::new();
    for person in house.people.values().filter(|p| p.active && p.id != except) {
        let near = own(house, person.id, now).into_iter().filter_map(|(role, unit)| {
            let far = path.iter().position(|u| *u == unit)?;
            Some((far, LEADING.iter().position(|r| *r == role)?))
        });
        all.extend(near.min().map(|(far, order)| (far, order, person.id)));
    }
    all.sort_unstable();
    for (.., who) in all {
        // The configuration may have been read before somebody was switched off in this very transaction.
        if leaving::is_active(tx, who)? {
            return Ok(Some(who));
        }
    }
    Ok(None)
}

/// Everything that is open: matters, shifts that are planned, posts that nobody else holds.
fn draw(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    (person, change): (Id, Id),
    from: Moment,
    (leave, to_unit, roles): (bool, Option<Id>, &[String]),
    out: &mut Departure,
) -> Result<()> {
    let mut held: BTreeMap<Id, Held> = BTreeMap::new();
    for one in leaving::of_person(tx, person)? {
        if one.kind == "swap" {
            out.swaps.push(one.id);
        }
        if PERSONAL.contains(&one.kind.as_str()) || one.id == change {
            continue;
        }
        held.insert(one.id, one);
    }
    // Tasks of a conference stand in its minutes.
    for relation in ["watcher", "receiver"] {
        for one in leaving::as_party(tx, person, relation, "conference")? {
            if let Room::Conference(conference) = rooms::load(tx, one.id, "conference")?
                && conference.tasks.iter().any(|t| t.person == person && t.done_at.is_none())
            {
                held.entry(one.id).or_insert(one);
            }
        }
    }
    let ids: BTreeSet<Id> = held.keys().copied().collect();
    for one in held.into_values() {
        let under = one.parent.filter(|parent| PARTS.contains(&one.kind.as_str()) && ids.contains(parent));
        out.drawn.push(OpenItem {
            key: format!("record:{}", one.id),
            record: Some(one.id),
            kind: one.kind,
            number: one.number,
            first: one.first,
            under,
            urgent: one.priority <= Priority::P1,
            unit: Some(one.unit),
            until: one.due,
            ..OpenItem::default()
        });
    }
    if !leave {
        let stays: BTreeSet<Id> = to_unit.map(|unit| ctx.house.subtree(unit)).unwrap_or_default().into_iter().collect();
        for shift in duty::duties_of(tx, person, Window { from, to: from.plus(PLANNED) })? {
            if stays.contains(&shift.unit) {
                continue;
            }
            let source = shift.source.map(|id| record::lookup(tx, id)).transpose()?.flatten();
            out.drawn.push(OpenItem {
                key: format!("shift:{}", shift.window.from.0),
                kind: "shift".to_owned(),
                unit: Some(shift.unit),
                from: Some(shift.window.from),
                until: Some(shift.window.to),
                roster: source.filter(|row| row.kind == "roster").map(|row| row.id),
                ..OpenItem::default()
            });
        }
    }
    let mut posts = alone(ctx.house, person, ctx.now, &LEADING);
    posts.extend(POSTS.iter().flat_map(|role| alone(ctx.house, person, ctx.now, &[*role])));
    for (role, unit) in posts {
        // Who keeps the post by the transfer itself leaves nobody without it.
        if to_unit == Some(unit) && roles.iter().any(|code| code == role.code()) {
            continue;
        }
        out.drawn.push(OpenItem {
            key: format!("post:{}@{unit}", role.code()),
            kind: "post".to_owned(),
            role: role.code().to_owned(),
            unit: Some(unit),
            ..OpenItem::default()
        });
    }
    Ok(())
}

/// What only the day can say: who cannot do an accepted shift after all, and which emergencies still wait for the person.
fn on_the_day(tx: &mut Tx<'_>, person: Id, change: &StaffChange, out: &mut Departure) -> Result<()> {
    for item in change.items.iter().filter(|i| i.kind == "shift" && i.state == "accepted") {
        let (Some(to), Some(from), Some(until)) = (item.to, item.from, item.until) else { continue };
        let window = Window { from, to: until };
        if duty::duties_of(tx, to, window)?.iter().any(|d| d.window.meets(&window)) {
            out.busy.insert(item.key.clone());
        }
    }
    for one in leaving::as_party(tx, person, "receiver", "incident")? {
        let Room::Incident(incident) = rooms::load(tx, one.id, "incident")? else { continue };
        let called = incident.calls.last().is_some_and(|call| call.people.contains(&person));
        let waits = match one.state.as_str() {
            "reported" | "notified" => called,
            "acknowledged" | "en_route" => one.owner == Some(person),
            _ => false,
        };
        if waits {
            out.ringing.push(one.id);
        }
    }
    Ok(())
}

/// An account is closed by whoever keeps the system, or by a list of the staff: what the person has open goes to the leader in
/// the same transaction (ORG-05). Nothing is made of it where there is nothing open.
pub(crate) fn close(tx: &mut Tx<'_>, app: &App, person: Id) -> std::result::Result<(), StoreError> {
    let house = app.house_in(tx)?;
    let Some(known) = house.person(person) else { return Ok(()) };
    let (unit, now) = (known.home_unit, app.now());
    let posts = |roles: &[Role]| alone(&house, person, now, roles);
    let idle = leaving::of_person(tx, person)?.iter().all(|h| PERSONAL.contains(&h.kind.as_str()))
        && duty::duties_of(tx, person, Window { from: now, to: now.plus(PLANNED) })?.is_empty()
        && posts(&LEADING).is_empty();
    if known.company.is_none() || idle || !leaving::is_active(tx, person)? {
        return Ok(());
    }
    let command = Command {
        target: Target::New { kind: "staff_change" },
        action: "close_account".to_owned(),
        body: json!({"person": person, "unit": unit, "reason": "账号停用"}),
        if_match: None,
    };
    match app.act_in(tx, None, Door::Scheduler, &command)? {
        Ok(_) => Ok(()),
        Err(Failure::Store(error)) => Err(error),
        // The account is closed in any case: whoever is dangerous is out. What is open then stands in `shouwen verify`.
        Err(failure) => {
            tracing::error!(%failure, %person, "what a closed account had open could not be handed on");
            Ok(())
        }
    }
}
