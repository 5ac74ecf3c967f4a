//! Stops of gas (ANN-01, ANN-02, EMG-10): what the archive and the network data say of an act, and what it does to the list.
//! Refuses nothing; the guards of the outage do. The messages are `told`'s. Tested by `tests/outages.rs`.

use super::{Failure, Matter, Work};
use serde_json::{Map, Value};
use shouwen_domain::{
    channels::progress::{OUTAGE_BACK, OUTAGE_REMINDER},
    emergency::{
        outage::{Change, Outage},
        plain,
    },
    flow::{Door, Effects},
    given::Given,
    id::Id,
    intake::{Noticed, Room},
    moment::Moment,
};
use shouwen_store::{Result, Tx, estates, outages, record};

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

/// The points that a body lists, each once.
pub(super) fn points(input: &Map<String, Value>) -> Vec<Id> {
    let list = input.get("points").and_then(Value::as_array).into_iter().flatten();
    let mut out: Vec<Id> =
        list.filter_map(|one| one.get("point").and_then(Value::as_str).and_then(Id::parse)).collect();
    out.sort_unstable();
    out.dedup();
    out
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
        outages::change(self.tx, id, &changes, at)?;
        let row = &self.matter(id).row;
        let (company, room) = (row.company, self.matter(id).room.clone());
        for change in &changes {
            if let (Change::Tell { turn, words }, Room::Outage(outage)) = (change, &room)
                && ![OUTAGE_REMINDER.parameter, OUTAGE_BACK.parameter].contains(words)
            {
                tell_estates(self.tx, (company, id), outage, *turn, words)?;
            }
        }
        Ok(())
    }
}

/// Estates of a company that are looked at: more than any has.
const ESTATES: i64 = 5_000;

/// ANN-01: the property company of every estate in which the gas is stopped hears it as well. Not the reminder and not the end:
/// those go from door to door.
fn tell_estates(tx: &mut Tx<'_>, (company, id): (Id, Id), outage: &Outage, turn: i64, words: &str) -> Result<()> {
    let roads: Vec<String> = outage.places.iter().map(|place| plain(&place.road)).collect();
    for estate in estates::of(tx, company, ESTATES)? {
        let begins = plain(&estate.road);
        if !begins.is_empty() && roads.iter().any(|road| road.starts_with(&begins)) {
            estates::tell(tx, id, estate.id, turn, words)?;
        }
    }
    Ok(())
}
