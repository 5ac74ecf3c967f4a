//! Room `people` in the world: which places have to be covered, who is there, and the alarm when nobody is. Owns: reading the
//! rule tables, channels and calendars for it. Refuses nothing. Tested in `tests/duty*.rs`.

mod around;
mod departure;
mod watch;

pub(crate) use around::{load, of_roster};
pub(crate) use departure::{close, heir, load as departure};
pub use watch::{look, sweep};

use crate::house::House;
use shouwen_domain::{
    dispatch,
    fieldwork::window::Window,
    flow::Priority,
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
    org::Role,
    people::{Cover, Duty},
    policy::Query,
    words::Said,
};
use shouwen_store::{Result, Tx, duty};
use std::collections::BTreeSet;

/// How far around a moment a unit has to have shifts to count as one that plans them (decision 7.5).
const PLANS: i64 = 7 * DAY;
/// Emergencies are of this type.
const ALARM: &str = "alarm";

/// The places of a company that have to be covered day and night, as its tables say: each region to which the rule table
/// sends emergencies, each queue that is answered round the clock, each unit whose own calendar is. `fallback`: a company
/// that sends emergencies nowhere by rule has one region, itself.
pub fn covers(house: &House, company: Id, now: Moment, span: Window, fallback: bool) -> Vec<Cover> {
    let mut out: Vec<Cover> = Vec::new();
    let need = vec![span];
    let within = |unit: Id| house.subtree(unit).into_iter().collect::<BTreeSet<Id>>();
    let rules = house.rules(company);
    let mut regions: Vec<&str> = rules.iter().map(|rule| rule.region.as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    for region in regions {
        let Some(rule) = dispatch::route(rules, ALARM, Priority::P0, region) else { continue };
        // A row for every region says nothing of its own where it is not the one that is taken.
        if rule.region != region {
            continue;
        }
        let (zh, en) = match region {
            "" if out.is_empty() => ("全部区域抢修".to_owned(), "Emergency crews, all regions".to_owned()),
            "" => ("其他区域抢修".to_owned(), "Emergency crews, other regions".to_owned()),
            region => (format!("{region}抢修"), format!("Emergency crew of {region}")),
        };
        out.push(Cover {
            key: format!("region:{region}"),
            name: Said::new(zh, en),
            unit: Some(rule.unit),
            units: within(rule.unit),
            crew_only: true,
            least: 1,
            need: need.clone(),
            others: Vec::new(),
        });
    }
    if out.is_empty() && fallback {
        out.push(Cover {
            key: "region:*".to_owned(),
            name: Said::new("抢修（全公司）", "Emergency crews of the company"),
            unit: Some(company),
            units: within(company),
            crew_only: true,
            least: 1,
            need: need.clone(),
            others: Vec::new(),
        });
    }
    if let Some(desk) = house.desk(company, Role::Agent) {
        for channel in house.channels(company, now).into_iter().filter(|c| c.enabled && c.voice) {
            if house.calendar_named(company, &channel.hours, None).is_round_the_clock() {
                out.push(Cover {
                    key: format!("queue:{}", channel.code),
                    name: Said::new(&channel.title.zh, &channel.title.en),
                    unit: Some(desk),
                    units: within(desk),
                    crew_only: false,
                    least: limit_count(house, desk, now),
                    need: need.clone(),
                    others: Vec::new(),
                });
            }
        }
    }
    for unit in house.subtree(company) {
        let Some(row) = house.unit(unit).filter(|u| !u.calendar.is_empty() && u.level != "company") else { continue };
        let told = out.iter().any(|c| c.unit == Some(unit));
        if !told && house.calendar(unit).is_round_the_clock() {
            out.push(Cover {
                key: format!("unit:{unit}"),
                name: Said::new(&row.name, &row.name),
                unit: Some(unit),
                units: within(unit),
                crew_only: false,
                least: limit_count(house, unit, now),
                need: need.clone(),
                others: Vec::new(),
            });
        }
    }
    out
}

/// `shift.least` at a unit.
fn limit_count(house: &House, unit: Id, now: Moment) -> i64 {
    let path = root_first(house, unit);
    house.book.count("shift.least", &Query { unit_path: &path, at: now, ..Query::default() }).unwrap_or(1).max(1)
}

/// A limit of the plan at a unit, in milliseconds.
pub(crate) fn limit(house: &House, unit: Id, code: &str, now: Moment, otherwise: i64) -> i64 {
    let path = root_first(house, unit);
    let found = house.book.limits(code, &Query { unit_path: &path, at: now, ..Query::default() });
    found.first().map_or(otherwise, |(limit, _)| limit.amount)
}

fn root_first(house: &House, unit: Id) -> Vec<Id> {
    let mut path = house.path(unit);
    path.reverse();
    path
}

/// Those of a company who go out: leaders of crews and technicians, by a role of their own.
pub fn crew(house: &House, company: Id, now: Moment) -> BTreeSet<Id> {
    let goes_out = |who: Id| {
        let grants = house.grants_of(who, now);
        grants.iter().any(|g| matches!(g.role, Role::TeamLeader | Role::Technician) && g.acting_for.is_none())
    };
    house
        .people
        .values()
        .filter(|p| p.active && p.company == Some(company))
        .map(|p| p.id)
        .filter(|p| goes_out(*p))
        .collect()
}

/// Plan and actual of a company in a span.
#[derive(Debug)]
pub struct Now {
    pub covers: Vec<Cover>,
    pub crew: BTreeSet<Id>,
    /// As planned, with those who were called in.
    pub duties: Vec<Duty>,
    /// The parts of them in which their people are there.
    pub present: Vec<Duty>,
    pub away: Vec<(Id, Window)>,
    /// Units that plan their shifts; of the others nobody knows.
    pub plans: BTreeSet<Id>,
}

/// What is planned and who is there from `now` until `ahead` later.
pub fn now(tx: &mut Tx<'_>, house: &House, company: Id, now: Moment, ahead: i64) -> Result<Now> {
    let span = Window { from: now, to: now.plus(ahead.max(MINUTE)) };
    let around = duty::duties(tx, company, Window { from: now.minus(PLANS), to: now.plus(PLANS).max(span.to) })?;
    let away = duty::away(tx, company, Window { from: now.minus(DAY), to: span.to })?;
    let plans: BTreeSet<Id> = around.iter().filter(|d| !d.stand_in).map(|d| d.unit).collect();
    let duties: Vec<Duty> = around.into_iter().filter(|d| d.window.to > now && d.window.from < span.to).collect();
    let present = duty::present(&duties, &away);
    Ok(Now {
        covers: covers(house, company, now, span, true),
        crew: crew(house, company, now),
        duties,
        present,
        away,
        plans,
    })
}

impl Now {
    /// A place whose units plan nothing at all is nobody's alarm: they work by their calendars (decision 7.5).
    pub fn is_planned(&self, cover: &Cover) -> bool {
        cover.units.iter().any(|unit| self.plans.contains(unit))
    }

    /// Those who count at a place and plan nothing: there by where they are at home.
    pub fn unplanned(&self, house: &House, cover: &Cover, now: Moment) -> Vec<Id> {
        let gone = |who: Id| self.away.iter().any(|(p, w)| *p == who && w.from <= now && now < w.to);
        let here = |who: &&Id| {
            house
                .person(**who)
                .is_some_and(|p| cover.units.contains(&p.home_unit) && !self.plans.contains(&p.home_unit))
        };
        if !cover.crew_only {
            return Vec::new();
        }
        self.crew.iter().filter(here).copied().filter(|who| !gone(*who)).collect()
    }
}

/// The longest that is looked ahead.
pub(crate) const FAR: i64 = 14 * DAY;
/// How far ahead the watch looks when nothing says it.
pub(crate) const AHEAD: i64 = 12 * HOUR;
