//! A work order from its dispatch to the door of the customer.

use super::{
    masters,
    scene::{Fate, Scene, Thread},
    site,
    staff::{Desk, by_day, day_of, is_weekend, midnight, minute_of},
    words,
};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Priority,
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
};
use shouwen_store::{StoreError, record::RecordRow};

/// What has been done once for an order and is not done again.
pub(super) mod once {
    pub const RETURNED: u16 = 1;
    pub const RETURNED_AGAIN: u16 = 2;
    pub const FATE: u16 = 4;
    pub const MOVED: u16 = 8;
    pub const CALLED: u16 = 16;
    pub const WAITED: u16 = 32;
    pub const EXTRA: u16 = 64;
    pub const TESTED: u16 = 128;
    pub const HAZARD: u16 = 256;
    pub const WORKED: u16 = 512;
    pub const PROPOSED: u16 = 1_024;
}

impl Thread {
    /// True the first time.
    pub fn once(&mut self, what: u16) -> bool {
        let first = self.step & what == 0;
        self.step |= what;
        first
    }
}

pub(super) fn is(row: &RecordRow, top: &str) -> bool {
    row.type_code.split('.').next() == Some(top)
}

pub(super) fn look(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    match row.state.as_str() {
        "new" | "ruling" => dispatch(s, row, &mut t)?,
        "dispatched" => answer(s, row, &mut t)?,
        "taken" => agree(s, row, &mut t)?,
        "scheduled" | "ready" => prepare(s, row, &mut t)?,
        "on_the_way" => arrive(s, row, &mut t)?,
        _ => site::look(s, row, &mut t)?,
    }
    s.keep(row.id, t);
    Ok(())
}

/// The crew that such work is given to by hand: that of the district, and where nobody has it either of them.
fn crew(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<Desk, StoreError> {
    let either = if t.dice.mille(500) { Desk::Repair1 } else { Desk::Repair2 };
    let district = s.order(row.id)?.district;
    let of_district = masters::CREWS.iter().find(|(region, _)| *region == district);
    Ok(match of_district {
        _ if is(row, "installation") => Desk::Install,
        Some((_, "lj-repair-1")) => Desk::Repair1,
        Some(_) => Desk::Repair2,
        None => either,
    })
}

fn dispatch(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let desk = crew(s, row, t)?;
    let there: Vec<Id> = s.month.base.staff.on_duty(desk, s.now).iter().map(|w| w.id).collect();
    if there.is_empty() {
        let morning = by_day(s.now, 8 * 60, 17 * 60, &mut t.dice);
        s.at(row.id, morning.max(s.now.plus(HOUR)));
        return Ok(());
    }
    let person = *t.dice.pick(&there);
    let dispatcher = s.somebody(Desk::Dispatch, &mut t.dice);
    let done = if row.state == "ruling" {
        let body = json!({"person": person.to_string(), "reason": "两次退单，按属地裁定由该班组承办"});
        s.do_(dispatcher, row.id, "rule", body)?
    } else {
        s.do_(dispatcher, row.id, "dispatch", json!({"person": person.to_string()}))?
    };
    let wait = if done { t.dice.minutes(1, 24) } else { t.dice.minutes(20, 60) };
    s.later(row.id, wait);
    Ok(())
}

/// Accepted, or given back.
fn answer(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let desk = s.month.base.staff.all.iter().find(|w| w.unit == row.unit).map_or(Desk::Repair1, |w| w.desk);
    let mut there: Vec<Id> = s.month.base.staff.on_duty(desk, s.now).iter().map(|w| w.id).collect();
    if let Some(owner) = row.owner {
        there = vec![owner];
    } else if row.priority > Priority::P1 && !(8 * 60..17 * 60 + 30).contains(&minute_of(s.now)) {
        // Who is on call at night is there for what cannot wait.
        there.clear();
    }
    if there.is_empty() {
        let morning = by_day(s.now, 8 * 60, 17 * 60 + 30, &mut t.dice);
        s.at(row.id, morning.max(s.now.plus(10 * MINUTE)));
        return Ok(());
    }
    let first = t.dice.below(there.len());
    there.rotate_left(first);
    let returned = match t.fate {
        Fate::Returned => t.once(once::RETURNED),
        Fate::ReturnedTwice => t.once(once::RETURNED) || t.once(once::RETURNED_AGAIN),
        _ => false,
    };
    if returned && row.priority > Priority::P0 {
        let (code, reason) = *t.dice.pick(words::RETURNS);
        s.do_(there[0], row.id, "return", json!({"code": code, "reason": reason}))?;
        let wait = t.dice.minutes(4, 28);
        s.later(row.id, wait);
        return Ok(());
    }
    for person in there.into_iter().take(2) {
        if s.do_(person, row.id, "accept", json!({}))? {
            let wait = match (row.priority, t.fate) {
                (Priority::P0, _) => t.dice.minutes(1, 3),
                (_, Fate::Slow) => t.dice.minutes(200, 420),
                (Priority::P1, _) => t.dice.minutes(3, 45),
                _ => t.dice.minutes(5, 150),
            };
            let at = if row.priority > Priority::P1 {
                by_day(s.now.plus(wait), 8 * 60, 21 * 60, &mut t.dice)
            } else {
                s.now.plus(wait)
            };
            s.at(row.id, at);
            return Ok(());
        }
    }
    let wait = t.dice.minutes(20, 90);
    s.later(row.id, wait);
    Ok(())
}

fn agree(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let Some(owner) = row.owner else { return Ok(()) };
    if is(row, "correction") {
        s.do_(owner, row.id, "help_remotely", json!({"text": "按备用号码联系到客户，核实现用号码"}))?;
        let wait = t.dice.minutes(3, 12);
        s.later(row.id, wait);
        return Ok(());
    }
    if row.priority.is_p0() {
        if s.do_(owner, row.id, "depart_at_once", json!({"gear": true}))? {
            let wait = t.dice.minutes(7, 33);
            s.later(row.id, wait);
        }
        return Ok(());
    }
    if t.fate == Fate::Reassigned && t.once(once::FATE) {
        let others: Vec<Id> =
            s.month.base.staff.all.iter().filter(|w| w.unit == row.unit && w.id != owner).map(|w| w.id).collect();
        let others: Vec<Id> = others.into_iter().filter(|id| s.month.base.staff.is_there(*id, s.now)).collect();
        if let (Some(leader), false) = (s.month.base.staff.leader(row.unit), others.is_empty()) {
            let body =
                json!({"person": t.dice.pick(&others).to_string(), "reason": "原承办人临时抽调巡线", "told": true});
            s.do_(leader, row.id, "reassign", body)?;
            let wait = t.dice.minutes(2, 20);
            s.later(row.id, wait);
            return Ok(());
        }
    }
    if t.dice.mille(140) && t.once(once::CALLED) {
        s.do_(
            owner,
            row.id,
            "contact",
            json!({"means": "call", "result": "not_reached", "text": "无人接听，稍后再拨"}),
        )?;
        let wait = t.dice.minutes(15, 50);
        s.later(row.id, wait);
        return Ok(());
    }
    let urgent = row.priority == Priority::P1;
    let how = match (urgent, is(row, "installation")) {
        (true, _) => (0, true, 25 * MINUTE),
        (_, true) => (t.dice.below(7), false, 20 * HOUR),
        _ => (t.dice.below(5), false, 50 * MINUTE),
    };
    let proposing = t.fate == Fate::Proposed && t.once(once::PROPOSED);
    let action = if proposing { "propose_window" } else { "agree_window" };
    let body = if proposing {
        json!({"means": "call"})
    } else {
        json!({"means": "call", "scope": "按登记内容上门处理", "price": "按公示价目表"})
    };
    let window = s.visit(owner, row.id, action, how, &body)?;
    if window.is_some() && !proposing {
        let (symptom, cause, need) = *t.dice.pick(words::diagnoses(&row.type_code));
        s.do_(owner, row.id, "diagnose", json!({"symptom": symptom, "cause": cause, "need": need}))?;
    }
    let wait = if window.is_some() { t.dice.minutes(2, 40) } else { t.dice.minutes(60, 240) };
    s.later(row.id, wait);
    Ok(())
}

/// From the agreed window to the departure.
fn prepare(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let o = s.order(row.id)?;
    let (Some(owner), Some(w)) = (row.owner, o.window) else { return Ok(()) };
    if is(row, "installation") && !o.part {
        if o.solution.is_empty() {
            let (text, cost) = *t.dice.pick(words::SOLUTIONS);
            let body = json!({"text": text, "cost": cost, "means": "call"});
            s.do_(owner, row.id, "send_solution", body)?;
            let wait = t.dice.minutes(30, 300);
            let at = by_day(s.now.plus(wait), 9 * 60, 20 * 60, &mut t.dice);
            s.at(row.id, at.min(w.from.minus(90 * MINUTE)));
            return Ok(());
        }
        if o.solution_accepted.is_none() {
            let agent = s.speaks(row, &mut t.dice);
            s.do_(agent, row.id, "answer_solution", json!({"accepted": true, "means": "call"}))?;
        }
    }
    if t.fate == Fate::Cancelled && t.once(once::FATE) {
        let agent = s.speaks(row, &mut t.dice);
        s.do_(agent, row.id, "cancel", json!({"reason": "客户来电，已自行解决，不需要上门", "means": "call"}))?;
        if let Some(parent) = row.parent {
            s.later(parent, 5 * MINUTE);
        }
        return Ok(());
    }
    if t.fate == Fate::CustomerMoves && t.once(once::FATE) {
        let agent = s.speaks(row, &mut t.dice);
        let proof = format!("通话 {}", t.dice.between(10_000, 99_999));
        let how = (t.dice.below(4) + 1, false, w.to.since(s.now).max(0) + HOUR);
        s.visit(agent, row.id, "move_by_customer", how, &json!({"means": "call", "proof": proof}))?;
        let wait = t.dice.minutes(2, 20);
        s.later(row.id, wait);
        return Ok(());
    }
    // Told in time that it will be later, and moved with an apology.
    if t.fate == Fate::Delay && t.step & once::MOVED == 0 {
        let tell = w.from.minus(70 * MINUTE);
        if s.now < tell && t.step & once::FATE == 0 {
            if row.state == "ready" || tell.since(s.now) < HOUR {
                s.at(row.id, tell);
                return Ok(());
            }
        } else if t.once(once::FATE) {
            let body = json!({"cause": "previous_job", "expected": s.text(w.to.plus(2 * HOUR))});
            s.do_(owner, row.id, "report_delay", body)?;
            s.adopt(row.id, "delay", t, (1, 5))?;
            s.later(row.id, 14 * MINUTE);
            return Ok(());
        } else {
            t.once(once::MOVED);
            let body = json!({"means": "call", "apology": true, "cause": "previous_job"});
            s.visit(owner, row.id, "move_by_company", (0, false, 100 * MINUTE), &body)?;
            if t.dice.mille(300) {
                t.fate = Fate::Late;
            }
            s.later(row.id, 3 * MINUTE);
            return Ok(());
        }
    }
    if row.state == "scheduled" {
        let mut eve = day_of(w.from) - 1;
        while is_weekend(eve) {
            eve -= 1;
        }
        let evening = midnight(eve).plus(15 * HOUR + t.dice.minutes(0, 80));
        if evening > s.now.plus(10 * MINUTE) && t.once(once::WAITED) {
            s.at(row.id, evening);
            return Ok(());
        }
        t.step &= !once::WAITED;
        let items = ready(s, row.id, owner)?;
        if !s.do_(owner, row.id, "get_ready", items)? {
            s.later(row.id, 30 * MINUTE);
            return Ok(());
        }
        s.at(row.id, w.from.minus(55 * MINUTE));
        return Ok(());
    }
    let leaves = w.from.minus(t.dice.between(15, 30) * MINUTE);
    if o.confirmed_at.is_none_or(|at| at < w.from.minus(DAY)) {
        if s.now < w.from.minus(3 * HOUR) {
            s.at(row.id, w.from.minus(55 * MINUTE));
            return Ok(());
        }
        s.do_(owner, row.id, "confirm_window", json!({"means": "call"}))?;
        s.at(row.id, leaves);
        return Ok(());
    }
    if s.do_(owner, row.id, "depart", json!({}))? {
        let late = t.fate == Fate::Late || t.dice.mille(35);
        let arrives =
            if late { w.to.plus(t.dice.minutes(6, 75)) } else { w.from.plus(t.dice.minutes(-6, 40)).min(w.to) };
        // Who is there before the window waits for it (APT-03).
        s.at(row.id, arrives.max(w.from).max(s.now.plus(4 * MINUTE)));
    } else {
        s.later(row.id, 20 * MINUTE);
    }
    Ok(())
}

/// The readiness list of the type with everything in the van.
fn ready(s: &mut Scene<'_, '_>, id: Id, owner: Id) -> Result<Value, StoreError> {
    let o = s.order(id)?;
    let serial = |kind: &str| masters::serial(kind, &s.month.base.staff, owner);
    let items: Vec<Value> = o
        .readiness
        .iter()
        .map(|item| match item.code.as_str() {
            "detector" => json!({"code": item.code, "there": 1, "serial": serial("DET")}),
            "manometer" => json!({"code": item.code, "there": 1, "serial": serial("MAN")}),
            _ => json!({"code": item.code, "there": item.wanted}),
        })
        .collect();
    Ok(json!({"items": items}))
}

fn arrive(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let Some(owner) = row.owner else { return Ok(()) };
    let there = row.point.and_then(|p| s.month.base.place_of(p));
    let body = there.map_or_else(
        || json!({}),
        |(lat, lng)| {
            // Now and then the telephone is somewhere else than the door.
            let off = if t.dice.mille(30) { 0.012 } else { t.dice.between(-80, 80) as f64 / 100_000.0 };
            json!({"lat": format!("{:.5}", lat + off), "lng": format!("{lng:.5}"), "accuracy": t.dice.between(5, 45)})
        },
    );
    s.do_(owner, row.id, "arrive", body)?;
    let wait: i64 = t.dice.minutes(2, 9);
    s.later(row.id, wait);
    Ok(())
}

/// The moment from which something of today would be overdue if nobody looked at it.
pub(super) fn tomorrow(at: Moment) -> Moment {
    midnight(day_of(at) + 1)
}
