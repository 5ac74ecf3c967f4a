//! Who may be sent, as the world has it now: the rule table's unit, the region, the people of a unit with their certificates,
//! shifts, work and visits. Owns: what dispatch is asked with. Refuses nothing; the guards of the order do.

use super::{Ctx, Matter};
use crate::house::Judge;
use shouwen_domain::{
    dispatch::{self, Job, Limits, Person},
    fieldwork::window::Window,
    given::Given,
    id::Id,
    moment::{DAY, HOUR, Moment},
    org::Role,
    words::Said,
};
use shouwen_store::{Result, Tx, duty, staff};

/// A visit without a window is judged by the time it would take.
const USUAL: i64 = 2 * HOUR;

/// The row of the rule table that an order goes by.
pub(super) fn route(ctx: &Ctx<'_>, matter: &Matter, district: &str) -> Option<dispatch::Rule> {
    let row = &matter.row;
    dispatch::route(ctx.house.rules(row.company), &row.type_code, row.priority, district).cloned()
}

/// The desk that gives away by hand what no row of the table sends anywhere although other regions have theirs (DSP-01).
pub(super) fn unmapped(ctx: &Ctx<'_>, matter: &Matter, district: &str) -> Option<Id> {
    let row = &matter.row;
    dispatch::is_unmapped(ctx.house.rules(row.company), &row.type_code, row.priority, district)
        .then(|| ctx.house.desk(row.company, Role::Dispatcher).unwrap_or(row.unit))
}

/// What has to be done, as dispatch asks about it.
pub(crate) fn job(ctx: &Ctx<'_>, matter: &Matter, unit: Id, window: Option<Window>) -> Job {
    let (now, agreed) = (ctx.now, window.is_some());
    let window = window.unwrap_or(Window { from: now, to: now.plus(USUAL) });
    let part = matter.room.as_order().is_some_and(|o| o.part);
    Job {
        unit,
        scenario: if part { String::new() } else { matter.type_def.work.scenario.clone() },
        from: window.from,
        to: window.to,
        customer: matter.row.customer,
        planned: matter.type_def.work.planned,
        agreed,
    }
}

/// Says so where a unit does not do such work in the region of an order (6.1). Parts are done by whoever can do them.
pub(super) fn foreign(ctx: &Ctx<'_>, matter: &Matter, unit: Id) -> Option<Said> {
    let order = matter.room.as_order().filter(|o| !o.part)?;
    foreign_to(ctx, matter, &order.district, unit)
}

/// The same of a request, before its order is made.
pub(super) fn foreign_to(ctx: &Ctx<'_>, matter: &Matter, region: &str, unit: Id) -> Option<Said> {
    let row = &matter.row;
    let path = ctx.house.path(unit);
    let is_kin = |other: Id| path.contains(&other) || ctx.house.path(other).contains(&unit);
    if dispatch::covers(ctx.house.rules(row.company), &row.type_code, row.priority, region, is_kin) {
        return None;
    }
    let name = ctx.house.name_of(unit).unwrap_or_default();
    Some(Said::new(
        format!("{name}不负责{region}的此类工作：请派给负责该区域的单位，或先修改派单规则表。"),
        format!(
            "{name} does not do such work in {region}: give it to a unit that does, or change the rule table first."
        ),
    ))
}

/// A person as dispatch sees one, for an order that is given: it does not count itself.
pub(crate) fn person(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    who: Id,
    job: &Job,
    around: &Around,
    matter: &Matter,
) -> Result<Option<Person>> {
    let except = matter.row.id;
    let Some(known) = ctx.house.person(who).filter(|p| p.active) else { return Ok(None) };
    let mut units = ctx.house.path(known.home_unit);
    // Who holds a role at a unit works there too.
    units.extend(ctx.house.grants_of(who, ctx.now).iter().filter(|g| g.acting_for.is_none()).map(|g| g.unit));
    let company = known.company;
    // Of a unit with others below it those below say where their people work.
    let place = if ctx.house.path(known.home_unit).contains(&job.unit) { known.home_unit } else { job.unit };
    let at_hand = staff::at_hand(tx, who)?;
    let counts = |code: &str| company.and_then(|c| ctx.house.type_def(c, code)).is_none_or(|t| !t.work.planned);
    let mut shifts = staff::shifts(tx, who, job.from.minus(DAY), job.from)?;
    // Planned and not reported absent (EMG-15).
    if !duty::away_of(tx, who, Window { from: job.from, to: job.from.plus(1) })?.is_empty() {
        shifts.clear();
    } else if shifts.is_empty() && !around.shifts_planned {
        // A unit that plans no shifts works by its calendar; that is asked when the visit is agreed.
        shifts.push((Moment::MIN, Moment::MAX));
    }
    Ok(Some(Person {
        id: who,
        name: known.name.clone(),
        units,
        certificates: staff::certificates(tx, who)?,
        shifts,
        load: at_hand.iter().filter(|o| o.id != except && counts(&o.type_code)).count() as i64,
        suspended: false,
        accused_by: if around.accused.contains(&who) { job.customer.into_iter().collect() } else { Vec::new() },
        knows_since: around.worked.iter().find(|(id, _)| *id == who).map(|(_, at)| *at),
        foreign: foreign(ctx, matter, place),
        expected: at_hand.into_iter().filter(|o| o.id != except).filter_map(|o| Some((o.window?, o.number))).collect(),
    }))
}

/// What is the same for every person who is asked about one job.
#[derive(Debug, Default)]
pub(crate) struct Around {
    accused: Vec<Id>,
    worked: Vec<(Id, Moment)>,
    /// The unit plans shifts around that day.
    shifts_planned: bool,
}

pub(crate) fn around(tx: &mut Tx<'_>, job: &Job) -> Result<Around> {
    let (accused, worked) = match job.customer {
        Some(customer) => (staff::accused(tx, customer)?, staff::worked(tx, customer)?),
        None => Default::default(),
    };
    let planned = staff::on_shift(tx, job.unit, job.from.minus(7 * DAY), job.from.plus(7 * DAY))?;
    Ok(Around { accused, worked, shifts_planned: !planned.is_empty() })
}

pub(crate) fn limits(judge: &Judge<'_>) -> Limits {
    let most = judge.house.book.count("load.max", &judge.query()).unwrap_or(8);
    Limits { load: most }
}

pub(super) fn object(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    judge: &Judge<'_>,
    (who, unit): (Id, Id),
    window: Option<Window>,
    given: &mut Given,
) -> Result<()> {
    // Whoever else gives this person work waits until this is decided, and then counts it.
    staff::hold(tx, who)?;
    let job = job(ctx, matter, unit, window);
    let around = around(tx, &job)?;
    if let Some(person) = person(tx, ctx, who, &job, &around, matter)? {
        let zone = ctx.house.calendar(unit).zone();
        given.objections = dispatch::objections(&person, &job, limits(judge), zone);
    }
    Ok(())
}

/// Windows that are booked at the unit around the wanted one and the people who are there in it.
pub(super) fn book(tx: &mut Tx<'_>, ctx: &Ctx<'_>, matter: &Matter, wanted: Window, given: &mut Given) -> Result<()> {
    let unit = matter.row.unit;
    let until = wanted.to.plus(14 * DAY);
    let booked = staff::booked(tx, unit, wanted.from, until)?;
    given.booked = booked.into_iter().filter(|(id, _)| *id != matter.row.id).map(|(_, w)| w).collect();
    let shifts = staff::on_shift(tx, unit, wanted.from.minus(DAY), until)?;
    let people = ctx.house.people_of(unit);
    given.crew = if shifts.is_empty() {
        vec![(Window { from: Moment::MIN, to: Moment::MAX }, people.len() as i64)]
    } else {
        let away = duty::away(tx, matter.row.company, Window { from: wanted.from.minus(DAY), to: until })?;
        let gone = |who: Id, w: &Window| away.iter().any(|(p, a)| *p == who && a.from <= w.from && w.to <= a.to);
        shifts.into_iter().filter(|(who, window)| !gone(*who, window)).map(|(_, window)| (window, 1)).collect()
    };
    Ok(())
}
