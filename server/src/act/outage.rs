//! Stops of gas on their way to the people affected (ANN-01, ANN-02, EMG-10): what the archive and the network data say of an
//! act, what it does to the list, and the messages to each point. Refuses nothing; the guards of the outage do. The notice is
//! the law's: no consent is asked, quiet hours hold back what can wait. Tested by `tests/outages.rs`.

use super::{Ctx, Failure, Matter, Work, inform::awake};
use serde_json::{Map, Value};
use shouwen_domain::{
    channels::{
        Means,
        progress::{self, OFF},
    },
    emergency::outage::{Change, Outage},
    flow::{Door, Effects},
    given::Given,
    id::Id,
    intake::{Noticed, Room},
    moment::Moment,
    policy::value::Value as Setting,
};
use shouwen_store::{
    Result, StoreError, Tx,
    jobs::Rank,
    messages,
    outages::{self, Waiting},
    record,
};
use std::collections::BTreeSet;

/// States in which a notice answers a caller.
pub(crate) const HOLDS: &[&str] = &["published", "active", "finished", "restored"];

/// What an act upon an outage asks, and the closing of a valve at an incident.
pub(super) fn given(
    tx: &mut Tx<'_>,
    matter: &Matter,
    action: &str,
    input: &Map<String, Value>,
    given: &mut Given,
) -> Result<()> {
    let company = matter.row.company;
    let out = &mut given.outage;
    match action {
        "draft" | "amend" | "cut_off" | "add_points" => {
            let valves = input.get("valves").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            for number in valves.map(str::trim).filter(|number| !number.is_empty()) {
                match outages::valve(tx, company, number)? {
                    Some((valve, _)) => out.listed.extend(outages::behind(tx, valve)?),
                    None => out.unknown.push(number.to_owned()),
                }
            }
            out.listed.extend(outages::points(tx, company, &points(input))?);
            out.listed.sort_unstable_by_key(|listed| listed.point);
            out.listed.dedup_by_key(|listed| listed.point);
            if action == "add_points" {
                let there = outages::named(tx, matter.row.id, &out.listed.iter().map(|l| l.point).collect::<Vec<_>>())?;
                let is_there = |point| {
                    there
                        .iter()
                        .any(|n| n.point == point && n.supply != shouwen_domain::emergency::outage::Supply::Dropped)
                };
                out.listed.retain(|listed| !is_there(listed.point));
            }
        }
        "restore_points" | "absent" | "tell" | "drop_points" => {
            let mut ids = points(input);
            ids.extend(input.get("point").and_then(Value::as_str).and_then(Id::parse));
            ids.sort_unstable();
            ids.dedup();
            out.named = outages::named(tx, matter.row.id, &ids)?;
            out.strangers = (ids.len() - out.named.len()) as i64;
            // Somebody comes again to who was out, and has to reach them.
            for named in out.named.iter_mut().filter(|_| action == "absent") {
                if let Some(customer) = named.customer {
                    named.contact = outages::mobile(tx, customer)?;
                }
            }
        }
        "begin" => out.unspoken = outages::unspoken(tx, matter.row.id)?,
        "all_back" | "close" => (out.without, out.absent) = outages::left(tx, matter.row.id)?,
        _ => {}
    }
    Ok(())
}

fn points(input: &Map<String, Value>) -> Vec<Id> {
    let list = input.get("points").and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|one| one.get("point").and_then(Value::as_str).and_then(Id::parse)).collect()
}

/// The notice that a caller is answered by, as long as it holds (ANN-02).
pub(super) fn noticed(tx: &mut Tx<'_>, company: Id, named: Option<Id>) -> Result<Option<Noticed>> {
    let Some(row) = named.map(|id| record::lookup(tx, id)).transpose()?.flatten() else { return Ok(None) };
    if row.company != company || row.kind != "outage" || !HOLDS.contains(&row.state.as_str()) {
        return Ok(None);
    }
    Ok(match shouwen_store::intake::load(tx, row.id, &row.kind)? {
        Room::Outage(outage) => Some(Noticed { id: row.id, number: row.number, outage }),
        _ => None,
    })
}

impl Work<'_, '_> {
    /// What the act does to the list, written with it.
    pub(super) fn affect(&mut self, id: Id, effects: &Effects, at: Moment) -> std::result::Result<(), Failure> {
        if effects.points.is_empty() {
            return Ok(());
        }
        // What is made up rings nobody.
        let demo = self.ctx.door == Door::Demo;
        let kept = effects.points.iter().filter(|change| !(demo && matches!(change, Change::Tell { .. })));
        let changes: Vec<Change> = kept.cloned().collect();
        Ok(outages::change(self.tx, id, &changes, at)?)
    }
}

/// Points told in one turn of the sweep.
const TOGETHER: i64 = 32;

/// Writes the messages of some points that wait to be told; how many there were.
pub fn tell_affected(tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> Result<usize> {
    let waiting = outages::waiting(tx, TOGETHER)?;
    let mut known: Option<(Id, Option<Told>)> = None;
    for to in &waiting {
        if known.as_ref().is_none_or(|(id, _)| *id != to.outage) {
            known = Some((to.outage, Told::load(tx, ctx, to.outage)?));
        }
        let told = known.as_ref().and_then(|(_, told)| told.as_ref());
        let message = match told {
            Some(told) => told.message(tx, ctx, to)?,
            None => None,
        };
        outages::said(tx, to, message)?;
    }
    for id in waiting.iter().map(|to| to.outage).collect::<BTreeSet<_>>() {
        tx.ping(format!("record:{id}"));
    }
    Ok(waiting.len())
}

/// An outage as its messages name it.
struct Told {
    matter: Matter,
    outage: Box<Outage>,
}

impl Told {
    fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<Option<Self>> {
        let Some(matter) = Matter::load(tx, ctx, id, false)? else { return Ok(None) };
        let Room::Outage(outage) = matter.room.clone() else {
            return Err(StoreError::Broken(format!("record {id} has a list of points and is no outage")));
        };
        Ok(Some(Self { matter, outage }))
    }

    /// One message for one turn; `None` for whoever has no mobile number, or where the company has no words.
    fn message(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Option<Id>> {
        let row = &self.matter.row;
        let judge = self.matter.judge(ctx.house);
        let words = match ctx.house.book.value(&to.words, &judge.query()) {
            Some(Setting::Text(words)) if words.trim() != OFF => words,
            _ => return Ok(None),
        };
        let Some(about) = progress::OUTAGES.iter().find(|m| m.parameter == to.words) else { return Ok(None) };
        let number = to.customer.map(|customer| outages::mobile(tx, customer)).transpose()?.unwrap_or_default();
        if number.is_empty() {
            return Ok(None);
        }
        let calendar = ctx.house.calendar(row.unit);
        let time = |at: Option<Moment>| at.map(|at| at.local_minute(calendar.zone())).unwrap_or_default();
        let company = ctx.house.name_of(row.company).unwrap_or_default();
        let known = [
            ("company", company),
            ("number", row.number.clone()),
            ("area", self.outage.area.clone()),
            ("why", self.outage.why.clone()),
            ("from", time(self.outage.from)),
            ("until", time(self.outage.until)),
            ("contact", self.outage.enquiries.clone()),
        ];
        let Some(text) = progress::fill(&words, &known) else { return Ok(None) };
        let quiet = if about.waits { ctx.house.book.range("ntf.quiet", &judge.query()) } else { None };
        let id = ctx.world.id();
        let message = messages::New {
            id,
            company: row.company,
            record: Some(row.id),
            purpose: about.code,
            // Each is its own: that a point is told once stands on the list.
            turn: id.0,
            person: None,
            number: &number,
            text: &text,
            means: Means::Sms.code(),
            urgent: !about.waits,
            // Thousands of them wait for no crew's call.
            rank: Rank::Usual,
            at: quiet.map_or(ctx.now, |hours| awake(ctx.now, hours, calendar.zone())),
        };
        messages::queue(tx, &message)?;
        Ok(Some(id))
    }
}
