//! What the plan says around an act of the room `people`: loaded for the people it names. Owns: which action asks for what.

use super::{FAR, covers, crew, limit, limit_count, now};
use crate::act::{Ctx, Matter};
use serde_json::{Map, Value};
use shouwen_domain::{
    fieldwork::window::Window,
    id::Id,
    intake::Room,
    moment::{DAY, HOUR, MINUTE, Moment},
    people::{
        Absence, Around, Duty, Gap, Line, ShiftHandover, Swap, Uncovered,
        roster::{lines_after, unit_of},
        swap::Both,
    },
};
use shouwen_store::{Result, Tx, duty, intake as rooms, staff};
use std::collections::BTreeSet;

fn id(input: &Map<String, Value>, key: &str) -> Option<Id> {
    input.get(key).and_then(Value::as_str).and_then(Id::parse)
}

fn moment(input: &Map<String, Value>, key: &str) -> Option<Moment> {
    input.get(key).and_then(Value::as_i64).map(Moment)
}

/// What an action of the room asks; nothing for the actions that ask nothing.
pub(crate) fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Around> {
    match &matter.room {
        Room::Roster(roster) if matches!(action, "publish" | "change") => {
            let zone = ctx.house.calendar(matter.row.unit).zone();
            let lines = lines_after(roster, action, input, zone);
            let (Some(from), Some(to)) = (roster.from, roster.until) else { return Ok(Around::default()) };
            of_roster(tx, ctx, matter.row.id, matter.row.unit, &lines, Window { from, to })
        }
        Room::Absence(absence) => of_absence(tx, ctx, matter, absence, action, input),
        Room::Gap(gap) => of_gap(tx, ctx, matter, gap, action, input),
        Room::Swap(swap) => of_swap(tx, ctx, swap, action, input),
        Room::ShiftHandover(handover) => of_handover(tx, ctx, matter, handover, action, input),
        Room::Attendance(_) if action == "check_in" => of_check_in(tx, ctx, input),
        _ => Ok(Around::default()),
    }
}

/// Everything that a plan of these lines is held against.
pub(crate) fn of_roster(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    roster: Id,
    unit: Id,
    lines: &[Line],
    period: Window,
) -> Result<Around> {
    let house = ctx.house;
    let company = house.company_of(unit).unwrap_or(unit);
    let rest = limit(house, unit, "shift.rest", ctx.now, 11 * HOUR);
    let people: BTreeSet<Id> = lines.iter().map(|l| l.person).collect();
    let inside: BTreeSet<Id> = house.subtree(unit).into_iter().collect();
    let home = |who: &Id| house.person(*who).map(|p| p.home_unit).filter(|home| inside.contains(home));
    let mut out = Around {
        rest,
        homes: people.iter().filter_map(|who| Some((*who, home(who)?))).collect(),
        names: people.iter().filter_map(|who| Some((*who, house.name_of(*who)?))).collect(),
        double: duty::other_roster(tx, unit, period, roster)?,
        ..Around::default()
    };
    let all = crew(house, company, ctx.now);
    out.crew = people.iter().copied().filter(|who| all.contains(who)).collect();
    // What is planned already, without what this plan replaces: its own shifts, and imported ones of its units in its time.
    let around = Window { from: period.from.minus(rest.max(DAY)), to: period.to.plus(rest.max(DAY)) };
    let units: BTreeSet<Id> = lines.iter().map(|l| unit_of(l, &out, unit)).collect();
    let replaced = |d: &Duty| {
        let imported = d.source.is_none() && units.contains(&d.unit);
        d.source == Some(roster) || (imported && d.window.from >= period.from && d.window.from < period.to)
    };
    let mut others = duty::duties(tx, company, around)?;
    others.retain(|d| !replaced(d));
    let away = duty::away(tx, company, around)?;
    out.elsewhere = others.iter().filter(|d| people.contains(&d.person)).copied().collect();
    out.away = away.iter().filter(|(who, _)| people.contains(who)).copied().collect();
    // Of the others those count who are there.
    let others = duty::present(&others, &away);
    for mut cover in covers(house, company, ctx.now, period, false) {
        let concerned = cover.units.contains(&unit) || cover.units.iter().any(|u| inside.contains(u));
        if concerned {
            cover.others = others.iter().filter(|d| cover.counts(d.person, d.unit, &all)).copied().collect();
            // Its own people count by what they are; the others were counted above.
            cover.others.iter_mut().for_each(|d| d.source = None);
            out.crew.extend(cover.others.iter().map(|d| d.person).filter(|who| all.contains(who)));
            out.covers.push(cover);
        }
    }
    if out.covers.is_empty() {
        out.open = sessions(ctx, unit, period);
        out.least = limit_count(house, unit, ctx.now);
    }
    if out.covers.iter().any(|c| c.crew_only) {
        for who in people.iter().filter(|who| all.contains(who)) {
            let held = staff::certificates(tx, *who)?;
            let holds = |l: &&Line| {
                held.iter().any(|c| c.scenario == "emergency" && !c.suspended && c.from <= l.from && l.until <= c.until)
            };
            if lines.iter().filter(|l| l.person == *who).any(|l| !holds(&l)) {
                out.uncertified.push(*who);
            }
        }
    }
    Ok(out)
}

/// Opening hours of a unit in a span of a quarter at most.
fn sessions(ctx: &Ctx<'_>, unit: Id, period: Window) -> Vec<Window> {
    let calendar = ctx.house.calendar(unit);
    let (mut date, last) = (calendar.date_of(period.from), calendar.date_of(period.to));
    let mut out = Vec::new();
    while date <= last {
        for session in calendar.day(date).sessions {
            let at = |seconds: i32| {
                let midnight = date.to_datetime(jiff::civil::Time::midnight());
                calendar.instant(midnight).plus(i64::from(seconds) * 1_000)
            };
            let window = Window { from: at(session.from).max(period.from), to: at(session.to).min(period.to) };
            if window.from < window.to {
                out.push(window);
            }
        }
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    out
}

/// Places that are without anybody in the span once somebody is away: those that had somebody as planned, and are nobody's
/// open alarm yet. `with` comes to those who are there.
fn uncovered(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    company: Id,
    span: Window,
    gone: Option<(Id, Window)>,
    with: &[Duty],
    new_only: bool,
) -> Result<Vec<Uncovered>> {
    // An hour beyond the span: so it is seen whether somebody comes at its end.
    let ahead = span.to.plus(HOUR).since(ctx.now).clamp(MINUTE, FAR);
    let mut plan = now(tx, ctx.house, company, ctx.now, ahead)?;
    plan.away.extend(gone);
    plan.present = duty::present(&plan.duties, &plan.away);
    plan.present.extend(with);
    let open = if new_only { duty::open_gaps(tx, company)? } else { Vec::new() };
    let mut out = Vec::new();
    for cover in &plan.covers {
        if !plan.is_planned(cover) || open.iter().any(|(_, key)| *key == cover.key) {
            continue;
        }
        // Units without a plan stand in for one that has one: as before the report, only without who is away.
        if !plan.unplanned(ctx.house, cover, ctx.now).is_empty() {
            continue;
        }
        let gaps = cover.gaps(&plan.present, &plan.crew);
        let meets = |w: &&Window| w.from < span.to && span.from < w.to;
        if let Some(gap) = gaps.iter().find(meets) {
            let end = ctx.now.plus(ahead);
            out.push(Uncovered {
                key: cover.key.clone(),
                name: cover.name.clone(),
                unit: cover.unit,
                from: gap.from.max(span.from),
                until: (gap.to < end).then_some(gap.to),
            });
        }
    }
    Ok(out)
}

fn of_absence(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    absence: &Absence,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Around> {
    let mut out = Around::default();
    let person = match action {
        "report_absence" => id(input, "person"),
        "ask_leave" => ctx.actor.person,
        "approve" => absence.person,
        _ => return Ok(out),
    };
    let Some(person) = person else { return Ok(out) };
    let from = absence.from.or_else(|| moment(input, "from")).unwrap_or(ctx.now);
    let until = absence.until.or_else(|| moment(input, "until"));
    let span = Window { from, to: until.unwrap_or_else(|| from.max(ctx.now).plus(DAY)) };
    out.own = duty::duties_of(tx, person, span)?;
    out.own.retain(|d| d.window.from < span.to);
    let unit = out.own.first().map(|d| d.unit).or_else(|| ctx.house.person(person).map(|p| p.home_unit));
    out.homes.extend(unit.map(|unit| (person, unit)));
    name(ctx, &mut out, person);
    let company = ctx.house.person(person).and_then(|p| p.company).unwrap_or(matter.row.company);
    let mut with = Vec::new();
    if let Some(stand_in) = id(input, "stand_in") {
        stands_in(tx, ctx, &mut out, stand_in, span)?;
        with = out.own.iter().map(|d| Duty { person: stand_in, ..*d }).collect();
    }
    if matches!(action, "report_absence" | "approve") {
        let new_only = action == "report_absence";
        if new_only {
            duty::hold(tx, company)?;
        }
        let gone = Window { from, to: until.unwrap_or(Moment::MAX) };
        let looked = Window { from: from.max(ctx.now), to: span.to.max(ctx.now.plus(MINUTE)) };
        // A post that was empty before is nobody's absence.
        let before = uncovered(tx, ctx, company, looked, None, &[], new_only)?;
        out.uncovered = uncovered(tx, ctx, company, looked, Some((person, gone)), &with, new_only)?;
        if action == "approve" {
            out.uncovered.retain(|u| !before.iter().any(|b| b.key == u.key && b.from == u.from && b.until == u.until));
        }
    }
    Ok(out)
}

fn name(ctx: &Ctx<'_>, out: &mut Around, person: Id) {
    out.names.extend(ctx.house.name_of(person).map(|name| (person, name)));
}

/// What is known of a stand-in around the span.
fn stands_in(tx: &mut Tx<'_>, ctx: &Ctx<'_>, out: &mut Around, person: Id, span: Window) -> Result<()> {
    let unit = ctx.house.person(person).map_or(Id(0), |p| p.home_unit);
    out.rest = limit(ctx.house, unit, "shift.rest", ctx.now, 11 * HOUR);
    let near = Window { from: span.from.minus(out.rest), to: span.to.plus(out.rest) };
    out.elsewhere = duty::duties_of(tx, person, near)?;
    out.away.extend(duty::away_of(tx, person, near)?.into_iter().map(|w| (person, w)));
    name(ctx, out, person);
    Ok(())
}

fn of_gap(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    gap: &Gap,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Around> {
    let mut out = Around::default();
    let company = matter.row.company;
    if action == "raise" {
        let unit = id(input, "unit").unwrap_or(matter.row.unit);
        out.replace_by = Some(ctx.now.plus(limit(ctx.house, unit, "shift.replace", ctx.now, 15 * MINUTE)));
    }
    if let (Some(person), "stand_in") = (id(input, "stand_in"), action) {
        let from = moment(input, "from").unwrap_or_else(|| gap.from.unwrap_or(ctx.now).max(ctx.now));
        let window = Window { from, to: moment(input, "until").unwrap_or(from) };
        stands_in(tx, ctx, &mut out, person, window)?;
        // Where the post is: with the unit that answers for it, whatever unit the stand-in is at home in.
        let place = covers(ctx.house, company, ctx.now, window, true).into_iter().find(|c| c.key == gap.cover);
        let home = ctx.house.person(person).map(|p| p.home_unit);
        let counts = place.as_ref().is_some_and(|c| home.is_some_and(|home| c.units.contains(&home)));
        let unit = if counts { home } else { place.as_ref().and_then(|c| c.unit) };
        let own = Duty { person, unit: unit.unwrap_or(matter.row.unit), window, source: None, stand_in: true };
        out.own = vec![own];
    }
    Ok(out)
}

fn of_swap(tx: &mut Tx<'_>, ctx: &Ctx<'_>, swap: &Swap, action: &str, input: &Map<String, Value>) -> Result<Around> {
    let (person, with, mine, theirs) = match action {
        "offer_swap" => (ctx.actor.person, id(input, "with"), moment(input, "mine"), moment(input, "theirs")),
        "approve" => (swap.person, swap.with, swap.mine, swap.theirs),
        _ => return Ok(Around::default()),
    };
    let (Some(person), Some(with), Some(mine), Some(theirs)) = (person, with, mine, theirs) else {
        return Ok(Around::default());
    };
    let mut source = |who: Id, at: Moment| -> Result<Option<Id>> {
        let near = duty::duties_of(tx, who, Window { from: at, to: at.plus(1) })?;
        Ok(near.into_iter().find(|d| d.window.from == at && !d.stand_in).and_then(|d| d.source))
    };
    let (a, b) = (source(person, mine)?, source(with, theirs)?);
    let Some(roster) = a.filter(|_| a == b && person != with) else { return Ok(Around::default()) };
    let Room::Roster(plan) = rooms::load(tx, roster, "roster")? else { return Ok(Around::default()) };
    let line = |who: Id, at: Moment| plan.lines.iter().find(|l| l.person == who && l.from == at).cloned();
    let swap = line(person, mine).zip(line(with, theirs)).map(|(mine, theirs)| Both { roster, mine, theirs });
    Ok(Around { swap, ..Around::default() })
}

fn of_handover(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    handover: &ShiftHandover,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Around> {
    let mut out = Around::default();
    if !matches!(action, "prepare" | "redraw" | "sign") {
        return Ok(out);
    }
    let giver = handover.giver.or_else(|| id(input, "giver")).or(ctx.actor.person);
    let unit = id(input, "unit").filter(|_| action == "prepare").unwrap_or(matter.row.unit);
    if let Some(giver) = giver {
        name(ctx, &mut out, giver);
        // The shift that runs, or the one that has just ended.
        let span = Window { from: ctx.now.minus(2 * HOUR), to: ctx.now.plus(1) };
        out.own = duty::duties_of(tx, giver, span)?;
    }
    let ends = moment(input, "ends").or_else(|| out.own.first().map(|d| d.window.to)).unwrap_or(ctx.now);
    let by = limit(ctx.house, unit, "shift.unsigned", ctx.now, 15 * MINUTE);
    out.sign_by = Some(ends.max(ctx.now).plus(by));
    // What the unit and those below it have open; promises of the next shift are due within half a day.
    let units = ctx.house.subtree(unit);
    out.items = duty::open_items(tx, &units, giver, ctx.now, ctx.now.plus(12 * HOUR))?;
    Ok(out)
}

fn of_check_in(tx: &mut Tx<'_>, ctx: &Ctx<'_>, input: &Map<String, Value>) -> Result<Around> {
    let mut out = Around::default();
    let Some(person) = ctx.actor.person else { return Ok(out) };
    let at = moment(input, "happened_at").unwrap_or(ctx.now);
    name(ctx, &mut out, person);
    out.checked_in = duty::checked_in(tx, person, ctx.now.minus(DAY))?.is_some();
    out.own = duty::duties_of(tx, person, Window { from: at.minus(HOUR), to: at.plus(4 * HOUR) })?;
    Ok(out)
}
