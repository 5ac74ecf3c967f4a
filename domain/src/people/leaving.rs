//! The list of a change of staff: what is on it, who answers, and what becomes of each item on the day (ORG-05). Owns: that the
//! day leaves nothing without somebody. Refuses nothing. Tested below and in `server/tests/staff_change.rs`.

use super::{
    staff_change::{Item, Post, StaffChange, Staffing, Turn},
    staff_rules::{LEADING, what_words},
};
use crate::{
    flow::{Effects, Facts, Follow, Party, Relation, SUCCEED, Told, Whom},
    id::Id,
    moment::Moment,
    org::Role,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl Item {
    /// It has not ended and is still to be moved.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state.as_str(), "open" | "proposed" | "accepted" | "declined")
    }
}

impl StaffChange {
    /// Items still to be moved, and how many of them somebody has accepted. What goes with another is counted as well.
    pub fn counts(&self) -> (usize, usize) {
        let waiting = || self.items.iter().filter(|i| i.is_waiting());
        (waiting().count(), waiting().filter(|i| i.state == "accepted").count())
    }
}

/// Keys of items that a body names.
pub(super) fn keys<'a>(f: &'a Facts) -> Vec<&'a str> {
    f.input.get("items").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The actor, and those for whom the actor stands.
pub(super) fn mine(f: &Facts) -> BTreeSet<Id> {
    f.actor.person.into_iter().chain(f.actor.grants.iter().filter_map(|g| g.acting_for)).collect()
}

pub(super) fn is_to(item: &Item, people: &BTreeSet<Id>) -> bool {
    item.to.is_some_and(|to| people.contains(&to))
}

/// `李明 调动 2026-03-12，未安排 3 项`
pub(super) fn summary(c: &StaffChange, f: &Facts) -> String {
    let name = &f.given.departure.name;
    let what = what_words(&c.what).zh;
    let day = c.effective_at.map(|at| at.timestamp().to_zoned(f.given.zone().clone()).date().to_string());
    let day = day.unwrap_or_else(|| c.effective.clone());
    let fallen = c.items.iter().filter(|i| i.state == "fallen").count();
    let tail = match (c.done_at, c.counts()) {
        (Some(_), _) if fallen > 0 => format!("，{fallen} 项转负责人"),
        (Some(_), _) => String::new(),
        (None, (all, taken)) if all > taken => format!("，{} 项待接手", all - taken),
        _ => String::new(),
    };
    // The name is loaded with every act that may change the summary.
    format!("{name} {what} {day}{tail}").trim().to_owned()
}

/// Compares the list with what is open now: what is new comes on it, what has ended stays as ended, and what was agreed stays
/// agreed.
pub(super) fn draw(c: &mut StaffChange, f: &Facts) {
    let mut old: BTreeMap<String, Item> = c.items.drain(..).map(|i| (i.key.clone(), i)).collect();
    for fresh in &f.given.departure.drawn {
        let known = old.remove(&fresh.key);
        let mut item = fresh.clone();
        item.added_at = known.as_ref().and_then(|k| k.added_at).or(Some(f.now));
        "open".clone_into(&mut item.state);
        if let Some(known) = known.filter(Item::is_waiting) {
            (item.to, item.state, item.reason) = (known.to, known.state, known.reason);
        }
        c.items.push(item);
    }
    c.items.extend(old.into_values().map(|mut gone| {
        if gone.is_waiting() {
            "ended".clone_into(&mut gone.state);
        }
        gone
    }));
    go_together(&mut c.items);
    c.drawn_at = Some(f.now);
}

/// What hangs on a matter of the same person goes with it: the assignment with its order, the promise with its request.
fn go_together(items: &mut [Item]) {
    let above: BTreeMap<Id, (Option<Id>, String, String)> = items
        .iter()
        .filter(|i| i.under.is_none())
        .filter_map(|i| Some((i.record?, (i.to, i.state.clone(), i.reason.clone()))))
        .collect();
    for item in items.iter_mut().filter(|i| i.is_waiting()) {
        let with = item.under.and_then(|under| above.get(&under));
        if let Some((to, state, reason)) = with.filter(|(_, state, _)| state != "ended") {
            (item.to, item.state, item.reason) = (*to, state.clone(), reason.clone());
        }
    }
}

/// A leader says who is to take it. Who takes it themselves has accepted.
pub(super) fn propose(c: &mut StaffChange, f: &Facts, e: &mut Effects) {
    let Some(to) = f.id("to") else { return };
    let named = keys(f);
    let state = if f.actor.person == Some(to) { "accepted" } else { "proposed" };
    for item in c.items.iter_mut().filter(|i| i.under.is_none() && i.is_waiting()) {
        let wanted = if named.is_empty() {
            matches!(item.state.as_str(), "open" | "declined")
        } else {
            named.contains(&item.key.as_str())
        };
        if wanted {
            (item.to, item.state, item.reason) = (Some(to), state.to_owned(), String::new());
        }
    }
    go_together(&mut c.items);
    if f.actor.person != Some(to) {
        e.parties.push(Party { who: to, relation: Relation::Receiver });
        e.tell.push(Told::Person(to));
    }
}

/// Whoever was proposed accepts or declines.
pub(super) fn answer(c: &mut StaffChange, f: &Facts, e: &mut Effects, accepted: bool) {
    let (named, me) = (keys(f), mine(f));
    for item in c.items.iter_mut().filter(|i| i.under.is_none() && i.state == "proposed") {
        if !is_to(item, &me) || !(named.is_empty() || named.contains(&item.key.as_str())) {
            continue;
        }
        if accepted {
            "accepted".clone_into(&mut item.state);
        } else {
            "declined".clone_into(&mut item.state);
            f.text("reason").unwrap_or_default().clone_into(&mut item.reason);
        }
    }
    go_together(&mut c.items);
    // Nobody has to look whether it was declined; that all is accepted is worth a word as well.
    let (all, taken) = c.counts();
    if !accepted || all == taken {
        e.tell.extend(f.record.recorder.map(Told::Person));
        e.tell.extend(f.given.departure.heir.map(Told::Person));
    }
}

/// The day: what was accepted goes to whoever accepted it and is still there, all the rest to the leader.
pub(super) fn take_effect(c: &mut StaffChange, f: &Facts, e: &mut Effects) {
    let d = &f.given.departure;
    let Some(person) = c.person else { return };
    let at = c.effective_at.unwrap_or(f.now);
    draw(c, f);
    let heir = c.leader.filter(|l| !d.gone.contains(l)).or(d.heir);
    c.heir = heir;
    c.done_at = Some(f.now);
    let away = c.what == "leave";
    let out = matches!(c.what.as_str(), "suspension" | "leaving" | "account");
    let mut place = Staffing { person, at, out, home: c.to_unit, ends: !away, give: Vec::new(), shifts: Vec::new() };
    let until = c.until;
    let mut planned: BTreeMap<Id, Vec<Value>> = BTreeMap::new();
    let change = json!(f.record.id);
    for item in c.items.iter_mut().filter(|i| i.is_waiting()) {
        let there = |to: &Id| *to != person && !d.gone.contains(to) && !d.busy.contains(&item.key);
        let taken = item.to.filter(|_| item.state == "accepted").filter(there);
        let is_leading = Role::parse(&item.role).is_some_and(|role| LEADING.contains(&role));
        // Who leads is named with the change.
        let to = if is_leading { heir } else { taken.or(heir) };
        let fell = taken.is_none() && !(is_leading && c.leader.is_some() && heir == c.leader);
        (if fell { "fallen" } else { "moved" }).clone_into(&mut item.state);
        match item.kind.as_str() {
            // Nobody is put on duty unasked: a shift that nobody took has nobody, which raises its alarm (EMG-15).
            "shift" => {
                let (Some(from), Some(to), Some(unit)) = (item.from, item.until, item.unit) else { continue };
                item.to = taken.or(heir);
                match item.roster {
                    Some(roster) => planned.entry(roster).or_default().push(match taken {
                        Some(taken) => json!({"from": from, "to": taken}),
                        None => json!({"from": from}),
                    }),
                    None => place.shifts.push(Turn { begins: from, from: from.max(at), until: to, unit, to: taken }),
                }
            }
            "post" => {
                item.to = to;
                if let (Some(to), Some(unit)) = (to, item.unit) {
                    let instead_of = away.then_some((person, until));
                    place.give.push(Post { person: to, role: item.role.clone(), unit, instead_of });
                }
            }
            _ => {
                item.to = to;
                let Some(record) = item.record else { continue };
                let mut body = Map::new();
                body.insert("from".into(), json!(person));
                body.insert("change".into(), change.clone());
                if let Some(to) = to {
                    body.insert("to".into(), json!(to));
                }
                e.follows.push(Follow { whom: Whom::Record(record), action: SUCCEED, body });
            }
        }
    }
    if let (Some(unit), "transfer") = (c.to_unit, c.what.as_str()) {
        let give = |role: &String| Post { person, role: role.clone(), unit, instead_of: None };
        place.give.extend(c.roles.iter().map(give));
    }
    for (roster, shifts) in planned {
        let mut body = Map::new();
        body.insert("person".into(), json!(person));
        body.insert("at".into(), json!(at));
        body.insert("shifts".into(), json!(shifts));
        e.follows.push(Follow { whom: Whom::Record(roster), action: "hand_shifts", body });
    }
    // An emergency that calls them, or waits for them, rings on at once (EMG-16).
    for incident in &d.ringing {
        let body = Map::from_iter([("person".to_owned(), json!(person))]);
        e.follows.push(Follow { whom: Whom::Record(*incident), action: "crew_lost", body });
    }
    for swap in &d.swaps {
        let body = Map::from_iter([("reason".to_owned(), json!(format!("对方{}", what_words(&c.what).zh)))]);
        e.follows.push(Follow { whom: Whom::Record(*swap), action: "decline", body });
    }
    let fell = c.items.iter().any(|i| i.state == "fallen");
    let people: BTreeSet<Id> = c.items.iter().filter(|i| i.state == "moved").filter_map(|i| i.to).collect();
    e.tell.extend(people.into_iter().map(Told::Person));
    if fell {
        e.tell.extend(heir.map(Told::Person));
        e.parties.extend(heir.map(|who| Party { who, relation: Relation::Watcher }));
    }
    if !out {
        e.tell.push(Told::Person(person));
    }
    e.tell.extend(f.record.recorder.map(Told::Person));
    e.staffing = Some(Box::new(place));
}

/// How many days are left until an instant, counted by nights in a zone; 0 on the day itself.
pub fn days_left(now: Moment, at: Moment, zone: &jiff::tz::TimeZone) -> i64 {
    let day = |m: Moment| m.timestamp().to_zoned(zone.clone()).date();
    let span = day(now).until(day(at)).map_or(0, |span| i64::from(span.get_days()));
    span.max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(key: &str, under: Option<Id>, state: &str, to: Option<Id>) -> Item {
        let record = key.strip_prefix("record:").and_then(Id::parse);
        Item { key: key.to_owned(), record, under, state: state.to_owned(), to, ..Item::default() }
    }

    /// ORG-05: an assignment never goes to somebody else than its order; what hangs on nothing of the list stands alone.
    #[test]
    fn what_hangs_on_a_matter_goes_with_it() {
        let order = Id(7_000);
        let mut items = [
            item(&format!("record:{order}"), None, "accepted", Some(Id(5))),
            item("record:leg", Some(order), "open", None),
            item("record:other", Some(Id(9)), "open", None),
            item("record:over", Some(order), "ended", None),
        ];
        go_together(&mut items);
        assert_eq!((items[1].state.as_str(), items[1].to), ("accepted", Some(Id(5))));
        assert_eq!((items[2].state.as_str(), items[2].to), ("open", None));
        assert_eq!(items[3].state, "ended");
    }

    #[test]
    fn days_are_counted_by_nights() {
        let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
        let at = |text: &str| Moment(text.parse::<jiff::Timestamp>().unwrap().as_millisecond());
        let day = at("2026-03-12T00:00:00+08:00");
        assert_eq!(days_left(at("2026-03-11T23:59:00+08:00"), day, &zone), 1);
        assert_eq!(days_left(at("2026-03-09T00:00:00+08:00"), day, &zone), 3);
        assert_eq!(days_left(at("2026-03-12T08:00:00+08:00"), day, &zone), 0);
        assert_eq!(days_left(at("2026-04-20T08:00:00+08:00"), day, &zone), 0);
    }
}
