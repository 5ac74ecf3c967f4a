//! The watch: raises the alarm when a post is or will soon be without anybody, by the clock and whoever is looking, and ends it
//! when somebody is there again (EMG-15). Owns: when to look. Refuses nothing. Tested in `tests/duty.rs`.

use super::{AHEAD, limit, now};
use crate::{
    act::{Command, Target},
    app::App,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    flow::Door,
    id::Id,
    moment::{HOUR, MINUTE},
    org::Role,
    people::{Duty, Uncovered, gap},
};
use shouwen_store::{StoreError, Tx, duty, record};
use std::{collections::BTreeSet, sync::Arc};

/// Looks at every company once. How many alarms were raised and how many ended.
pub fn sweep(app: &Arc<App>) -> Result<(usize, usize), StoreError> {
    let house = app.db.read_now({
        let app = app.clone();
        move |tx| app.house_in(tx)
    })?;
    let companies: Vec<Id> = house.units.values().filter(|u| u.level == "company").map(|u| u.id).collect();
    let mut all = (0, 0);
    for company in companies {
        let app = app.clone();
        let (raised, ended) = app.db.clone().write_now(move |tx| look(tx, &app, company))?;
        all = (all.0 + raised, all.1 + ended);
    }
    Ok(all)
}

/// Looks at one company, holding it: two nodes raise one alarm.
pub fn look(tx: &mut Tx<'_>, app: &App, company: Id) -> Result<(usize, usize), StoreError> {
    let (house, at) = (app.house_in(tx)?, app.now());
    let ahead = limit(&house, company, "shift.ahead", at, AHEAD);
    let plan = now(tx, &house, company, at, ahead)?;
    let open = duty::open_gaps(tx, company)?;
    let mut empty = Vec::new();
    for cover in plan.covers.iter().filter(|cover| plan.is_planned(cover)) {
        let gap = cover.gaps(&plan.present, &plan.crew).into_iter().next();
        let stands = !plan.unplanned(&house, cover, at).is_empty();
        if let Some(gap) = gap.filter(|_| !stands) {
            let until = (gap.to < at.plus(ahead)).then_some(gap.to);
            let (key, name, unit) = (cover.key.clone(), cover.name.clone(), cover.unit);
            empty.push(Uncovered { key, name, unit, from: gap.from, until });
        }
    }
    let new: Vec<&Uncovered> = empty.iter().filter(|e| !open.iter().any(|(_, key)| *key == e.key)).collect();
    let over: Vec<Id> =
        open.iter().filter(|(_, key)| !empty.iter().any(|e| e.key == *key)).map(|(id, _)| *id).collect();
    if new.is_empty() && over.is_empty() {
        return hand_overs(tx, app, company).map(|()| (0, 0));
    }
    duty::hold(tx, company)?;
    let held = duty::open_gaps(tx, company)?;
    let mut done = (0, 0);
    for one in new.into_iter().filter(|e| !held.iter().any(|(_, key)| *key == e.key)) {
        let mut body = gap::body(one, "plan");
        spell(&mut body, app);
        body.entry("unit").or_insert_with(|| json!(company));
        let command = Command {
            target: Target::New { kind: "gap" },
            action: "raise".to_owned(),
            body: Value::Object(body),
            if_match: None,
        };
        match app.act_in(tx, None, Door::Scheduler, &command)? {
            Ok(_) => done.0 += 1,
            Err(failure) => tracing::error!(%failure, post = %one.key, "an uncovered post could not be raised"),
        }
    }
    for id in over {
        let command =
            Command { target: Target::Record(id), action: "covered".to_owned(), body: json!({}), if_match: None };
        match app.act_in(tx, None, Door::Scheduler, &command)? {
            Ok(_) => done.1 += 1,
            Err(failure) => tracing::error!(%failure, record = %id, "an alarm could not be ended"),
        }
    }
    hand_overs(tx, app, company)?;
    Ok(done)
}

/// A body as a person would send it: instants in words.
fn spell(body: &mut Map<String, Value>, app: &App) {
    for key in ["from", "until"] {
        if let Some(at) = body.get(key).and_then(Value::as_i64) {
            body.insert(key.to_owned(), json!(shouwen_domain::moment::Moment(at).rfc3339(&app.world.zone)));
        }
    }
}

/// A shift of a published roster that has ended is handed over: where nobody prepared it the program does, so that it stands
/// on the leader's list when nobody signs (SHF-02). One for each change of a roster, between those who lead if they change.
fn hand_overs(tx: &mut Tx<'_>, app: &App, company: Id) -> Result<(), StoreError> {
    let (house, at) = (app.house_in(tx)?, app.now());
    let near = Window { from: at.minus(HOUR), to: at.plus(HOUR) };
    let duties: Vec<Duty> = duty::duties(tx, company, near)?.into_iter().filter(|d| !d.stand_in).collect();
    let rosters: BTreeSet<Id> = duties.iter().filter_map(|d| d.source).collect();
    for roster in rosters {
        let of = || duties.iter().filter(move |d| d.source == Some(roster));
        let Some(last) = of().map(|d| d.window.to).filter(|to| *to <= at && *to > at.minus(HOUR)).max() else {
            continue;
        };
        let leads = |d: &&Duty| {
            let grants = house.grants_of(d.person, at);
            (!grants.iter().any(|g| matches!(g.role, Role::GroupLeader | Role::TeamLeader)), d.person)
        };
        let giver = of().filter(|d| d.window.to == last).min_by_key(leads);
        // Only where somebody comes after: the end of a day without a night is no hand-over.
        let taker = of().filter(|d| d.window.from <= last && d.window.to > last.plus(MINUTE)).min_by_key(leads);
        let (Some(giver), Some(taker)) = (giver, taker) else { continue };
        let key = format!("{roster}/{}", last.0);
        if giver.person == taker.person || duty::handed_over(tx, company, &key)? {
            continue;
        }
        let unit = record::lookup(tx, roster)?.map_or(giver.unit, |row| row.unit);
        let body = json!({
            "unit": unit, "giver": giver.person, "taker": taker.person, "ends": last.rfc3339(&app.world.zone),
        });
        let command = Command {
            target: Target::New { kind: "shift_handover" },
            action: "prepare".to_owned(),
            body,
            if_match: None,
        };
        if let Err(failure) = app.act_in(tx, None, Door::Scheduler, &command)? {
            tracing::error!(%failure, "a hand-over could not be prepared");
        }
    }
    Ok(())
}
