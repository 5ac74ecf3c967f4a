//! What the scheduler does to one record: warnings, breaches, and what happens by itself when time runs out.
//! Owns: announcing each step once, to the people policy names. Refuses to judge by its own clock: it folds the facts.

use super::{Ctx, Failure, Matter, Work, clocks, sees};
use serde_json::{Value, json};
use shouwen_domain::{
    clock::AtDue,
    flow::{Party, Relation, Told},
    id::Id,
    intake::Room,
    moment::{DAY, MINUTE, Moment},
    orders::{Task, task::late_told},
    org::{Actor, Role, Used},
};
use shouwen_store::{
    StoreError, Tx,
    clock::ClockRow,
    jobs::{self, Notice},
    record,
};
use std::collections::HashMap;

/// Holders of a role at a unit, remembered for one sweep.
#[derive(Default)]
pub struct Memo(HashMap<(Role, Id), Vec<Id>>);

impl Memo {
    fn holders(&mut self, ctx: &Ctx<'_>, role: Role, unit: Id) -> &[Id] {
        self.0.entry((role, unit)).or_insert_with(|| ctx.house.holders(role, unit, ctx.now))
    }
}

/// Announces what has come due on some records: all of them or, when one fails, none. The number of steps announced; 0
/// when somebody else was faster.
pub fn tick(tx: &mut Tx<'_>, ctx: &Ctx<'_>, ids: &[Id], memo: &mut Memo) -> Result<usize, Failure> {
    tx.savepoint(|tx| {
        let mut work = Work::new(tx, ctx);
        record::ask_ahead(work.tx, ids, record::Ahead::Act)?;
        for id in ids {
            work.load(*id)?;
            // Known now with the record, and a trip of its own behind the first notice.
            work.links(*id)?;
        }
        let mut announced = 0;
        for id in ids {
            announced += work.announce_all(*id, memo)?;
        }
        work.flush()?;
        Ok(announced)
    })
}

/// Ends a pause whose time is up, at that time (CLS-07). Whether it could: a matter that has ended is not resumed.
pub fn resume(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id, until: Moment) -> Result<(), Failure> {
    tx.savepoint(|tx| {
        let mut work = Work::new(tx, ctx);
        work.load(id)?;
        work.perform(id, "resume", &json!({"reason": "暂停时间已到"}), Some(until), 1)?;
        work.settle_all()?;
        work.flush()?;
        Ok(())
    })
}

/// Folds every clock of an open record again, after a calendar or a holiday year changed; the event says why.
pub fn refold(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id, why: &str) -> Result<bool, Failure> {
    tx.savepoint(|tx| {
        let mut work = Work::new(tx, ctx);
        work.load(id)?;
        let round = work.matter(id).row.round;
        let shown = |work: &Work<'_, '_>| -> Vec<Value> {
            work.matter(id).clocks.iter().map(|c| json!([c.code, c.due_at, c.unannounced])).collect()
        };
        let before = shown(&work);
        // What has stopped was judged, and keeps the calendar and the holidays it was judged by.
        for clock in work.matter_mut(id).clocks.iter_mut().filter(|c| c.round == round && c.stopped_at.is_none()) {
            let newest = ctx.house.calendar_named(clock.calendar_of, &clock.calendar, None);
            clock.revision = i64::from(newest.revision());
            clock.holidays = ctx.house.edition();
        }
        work.fold_clocks(id)?;
        let after = shown(&work);
        if before == after {
            // Only what it will be judged by from now on is written down.
            work.flush()?;
            return Ok(false);
        }
        work.record_event(id, "clock.refold", json!({"why": why, "before": before, "after": after}));
        work.flush()?;
        Ok(true)
    })
}

impl Work<'_, '_> {
    fn announce_all(&mut self, id: Id, memo: &mut Memo) -> Result<usize, Failure> {
        let now = self.ctx.now;
        self.acted = false;
        let due: Vec<ClockRow> =
            self.matter(id).clocks.iter().filter(|c| c.next_at.is_some_and(|at| at <= now)).cloned().collect();
        let mut announced = 0;
        for row in due {
            announced += self.announce(id, &row, memo)?;
        }
        // Where nothing was done nobody around follows.
        if self.acted || self.settle(id)? {
            self.settle_all()?;
        }
        Ok(announced)
    }

    fn announce(&mut self, id: Id, row: &ClockRow, memo: &mut Memo) -> Result<usize, Failure> {
        if clocks::at_due(self.matter(id), row) == Some(AtDue::Happens) {
            return self.happens(id, row, memo);
        }
        let ctx = self.ctx;
        let mut last = None;
        let mut current = row.clone();
        // After a stop of the service several steps may have passed: the gravest is told, the others are behind it.
        while let Some(fold) = clocks::fold(ctx, self.matter(id), &current)? {
            let Some(step) = fold.to_announce(ctx.now) else { break };
            current.announced = i64::from(step.percent);
            last = Some((step, fold.due_at, fold.stopped_at));
        }
        if let Some(slot) = self.matter_mut(id).clocks.iter_mut().find(|c| c.code == row.code && c.round == row.round) {
            slot.announced = current.announced;
        }
        self.fold_clocks(id)?;
        let Some((step, due, stopped)) = last else { return Ok(0) };
        let percent = i64::from(step.percent);
        let action = if percent >= 100 { "clock.breach" } else { "clock.warn" };
        self.record_event(
            id,
            action,
            json!({"clock": row.code, "step": percent, "at": step.at, "due": due, "stopped": stopped}),
        );
        let kind = if percent >= 100 { "breach" } else { "warn" };
        self.notify(id, row, percent, kind, due, memo)?;
        if row.code == "promise" && percent >= 100 && self.matter(id).row.state == "made" {
            self.perform(id, "break", &json!({}), None, 1)?;
        }
        Ok(1)
    }

    /// Tells the people of a step, each once.
    fn notify(
        &mut self,
        id: Id,
        row: &ClockRow,
        step: i64,
        kind: &str,
        due: Option<Moment>,
        memo: &mut Memo,
    ) -> Result<(), Failure> {
        let ctx = self.ctx;
        let mut told = self.told(id, step, memo);
        // Who gives work away hears of what is not given away, and of what nobody takes: after the leader (DSP-05).
        let theirs = row.code == "dispatch" || row.code == "accept" && step >= 100;
        if theirs {
            told.extend_from_slice(memo.holders(self.ctx, Role::Dispatcher, self.matter(id).row.unit));
            told.sort_unstable();
            told.dedup();
        }
        if self.matter(id).row.kind == "handover" {
            self.let_see(id, &told);
        }
        let mut notices = Vec::with_capacity(told.len());
        for person in told {
            notices.push(Notice {
                id: ctx.world.id(),
                company: self.matter(id).row.company,
                person,
                record: id,
                clock: row.code.clone(),
                round: row.round,
                step,
                kind: kind.to_owned(),
                due: due.unwrap_or(ctx.now),
                at: ctx.now,
            });
            self.tx.ping(format!("person:{person}"));
        }
        jobs::tell(self.tx, &notices)?;
        self.beyond(id, &notices)
    }

    /// What running out means where silence is an answer (INT-03). What cannot be accepted is raised once, to those who
    /// hear of a breach, and tried again: at once after a change of the draft, and every day.
    fn happens(&mut self, id: Id, row: &ClockRow, memo: &mut Memo) -> Result<usize, Failure> {
        let now = self.ctx.now;
        let fold = clocks::fold(self.ctx, self.matter(id), row)?;
        let Some(due) = fold.and_then(|fold| fold.to_announce(now)).map(|step| step.at) else {
            self.fold_clocks(id)?;
            return Ok(0);
        };
        let mut again = None;
        if row.code == "readback_silent" && self.matter(id).row.state == "draft" {
            match self.perform(id, "confirm_silent", &json!({}), None, 1) {
                Ok(()) => return Ok(1),
                Err(Failure::Refused(refusal)) => {
                    if row.announced < 100 {
                        self.record_event(id, "clock.silent_refused", json!({"code": refusal.code}));
                        self.notify(id, row, 100, "silent_refused", Some(due), memo)?;
                    }
                    again = Some(now.plus(DAY));
                }
                Err(other) => return Err(other),
            }
        }
        // ORG-05: the day has come, and what follows is of that instant, however late one looks.
        if row.code == "staff_change" && self.matter(id).row.state == "announced" {
            self.perform(id, "take_effect", &json!({}), Some(due), 1)?;
            return Ok(1);
        }
        // EMG-04, EMG-06: nobody answered, the next of the chain or of the leaders is called and has the time anew. As long
        // as there is nobody to call it is tried again, and the leaders know.
        // EMG-03: whoever speaks with somebody there asks again, once; in a state that does not offer it nobody is asked.
        if row.code == "emg_casualties" && self.offers(id, "ask_casualties")? {
            self.perform(id, "ask_casualties", &json!({}), None, 1)?;
        }
        let call = match row.code.as_str() {
            "emg_ack" if matches!(self.matter(id).row.state.as_str(), "reported" | "notified") => Some("call_next"),
            "emg_leader_ack" => Some("call_leader"),
            "call_alarm" => Some("alarm"),
            // ANN-01, ANN-04: what was approved for this instant.
            "outage_remind" if self.matter(id).row.state == "published" => Some("remind"),
            "bulletin_from" if self.matter(id).row.state == "approved" => Some("appear"),
            "bulletin_until" if matches!(self.matter(id).row.state.as_str(), "approved" | "shown") => Some("expire"),
            _ => None,
        };
        if let Some(call) = call {
            match self.perform(id, call, &json!({}), None, 1) {
                Ok(()) => return Ok(1),
                Err(Failure::Refused(refusal)) => {
                    if row.announced < 100 {
                        self.record_event(id, "clock.nobody", json!({"code": refusal.code}));
                        self.notify(id, row, 100, "breach", Some(due), memo)?;
                    }
                    again = Some(now.plus(MINUTE));
                }
                Err(other) => return Err(other),
            }
        }
        if let Some(slot) = self.matter_mut(id).clocks.iter_mut().find(|c| c.code == row.code && c.round == row.round) {
            slot.announced = 100;
            slot.next_at = again;
        }
        Ok(usize::from(row.announced < 100))
    }

    /// Whoever is told of a handover sees it, on whichever side they lead (FAR-02).
    fn let_see(&mut self, id: Id, told: &[Id]) {
        let (house, now) = (self.ctx.house, self.ctx.now);
        let matter = self.matter_mut(id);
        for who in told {
            let sees = |actor: Actor| sees(house, &actor, &matter.row, &matter.parties);
            if !house.actor(*who, now).is_none_or(sees) {
                matter.new_parties.push(Party { who: *who, relation: Relation::Watcher });
                matter.parties.push((*who, Relation::Watcher.code().to_owned()));
            }
        }
    }

    /// Owner and first owner at every step, the leaders from 80 %, the head at the breach (CLS-08). Nothing is told to
    /// nobody: without an owner the leaders hear of it at once.
    fn told(&self, id: Id, percent: i64, memo: &mut Memo) -> Vec<Id> {
        let row = &self.matter(id).row;
        if let Room::Task(task) = &self.matter(id).room {
            return self.told_of_task(id, task, percent, memo);
        }
        let mut out: Vec<Id> = row.owner.into_iter().collect();
        if row.duty_open {
            out.extend(row.first_owner);
        }
        if percent >= 80 || out.is_empty() {
            out.extend_from_slice(memo.holders(self.ctx, Role::GroupLeader, row.unit));
            out.extend_from_slice(memo.holders(self.ctx, Role::TeamLeader, row.unit));
        }
        if percent >= 100 || out.is_empty() {
            out.extend_from_slice(memo.holders(self.ctx, Role::ServiceHead, row.unit));
        }
        // A handover that nobody answers is told to the leaders of both sides (FAR-02).
        if row.kind == "handover" && percent >= 100 {
            for (who, _) in &self.matter(id).parties {
                if let Some(person) = self.ctx.house.person(*who) {
                    for role in [Role::GroupLeader, Role::TeamLeader] {
                        out.extend_from_slice(memo.holders(self.ctx, role, person.home_unit));
                    }
                }
            }
        }
        // A plan that nobody has reviewed is the leaders' (EPL-02).
        if row.kind == "plan" && (percent >= 100 || row.owner.is_none()) {
            out.extend_from_slice(memo.holders(self.ctx, Role::ServiceHead, row.unit));
            out.extend_from_slice(memo.holders(self.ctx, Role::CompanyLeader, row.unit));
        }
        // A post that stays empty is the company leader's too (EMG-15).
        if row.kind == "gap" && percent >= 100 {
            out.extend_from_slice(memo.holders(self.ctx, Role::CompanyLeader, row.unit));
            out.extend_from_slice(memo.holders(self.ctx, Role::Dispatcher, row.unit));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// A step of a plan is late at once or not at all: who has it is warned, at the breach the leaders hear of it (EMG-08).
    fn told_of_task(&self, id: Id, task: &Task, percent: i64, memo: &mut Memo) -> Vec<Id> {
        let row = &self.matter(id).row;
        if percent < 100 {
            return row.owner.into_iter().collect();
        }
        let mut out = Vec::new();
        for told in late_told(task, row.owner) {
            match told {
                Told::Person(person) => out.push(person),
                Told::Role(role) => out.extend_from_slice(memo.holders(self.ctx, role, row.unit)),
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// An event of the program about the record; its state and version stay.
    fn record_event(&mut self, id: Id, action: &str, body: Value) {
        let state = self.matter(id).row.state.clone();
        let used = Used { role: "system".to_owned(), acting_for: None };
        let now = self.ctx.now;
        self.append(id, action, Some(state.clone()), &state, &used, now, now, body, Vec::new(), Vec::new(), Vec::new());
    }
}

/// How stored clocks compare with their facts, for `verify`.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub checked: usize,
    /// Running, and still judged by holidays that were announced anew meanwhile: they wait for the refolding job.
    pub waiting: usize,
    /// Clock, round, and what is stored against what the facts say.
    pub differing: Vec<(String, i64, String)>,
}

/// Folds every clock of every round anew and compares it with what is stored.
pub fn compare(ctx: &Ctx<'_>, matter: &Matter) -> Result<Compared, StoreError> {
    let mut out = Compared::default();
    for row in &matter.clocks {
        let Some(mut fold) = clocks::fold(ctx, matter, row)? else { continue };
        out.checked += 1;
        let runs = row.stopped_at.is_none() && row.round == matter.row.round && matter.row.phase < 2;
        out.waiting += usize::from(runs && row.holidays < ctx.house.edition());
        let earlier = row.round < matter.row.round;
        let same = |fold: &shouwen_domain::clock::ClockFold| {
            // A pause of a later round would move a clock of an earlier one that nothing stopped; nobody looks at it.
            fold.stopped_at == row.stopped_at
                && fold.kept == row.kept
                && (fold.due_at == row.due_at || (earlier && row.stopped_at.is_none()))
        };
        if !same(&fold) && earlier {
            // The type may have been a fault, or none, in that round.
            let mut other = matter.clone();
            other.type_def.fault = !other.type_def.fault;
            if let Some(folded) = clocks::fold(ctx, &other, row)? {
                fold = if same(&folded) { folded } else { fold };
            }
        }
        if !same(&fold) {
            let said = |due: Option<Moment>, stop: Option<Moment>| {
                let one = |at: Option<Moment>| at.map_or_else(|| "-".to_owned(), |at| at.rfc3339(&ctx.world.zone));
                format!("due {}, stopped {}", one(due), one(stop))
            };
            let text = format!(
                "stored {}; by the facts {}",
                said(row.due_at, row.stopped_at),
                said(fold.due_at, fold.stopped_at)
            );
            out.differing.push((row.code.clone(), row.round, text));
        }
    }
    Ok(out)
}

/// What the header of a record should say of its clocks and of its open assignment: next due time and clock.
pub fn header(tx: &mut Tx<'_>, matter: &Matter) -> Result<(i64, String), StoreError> {
    let mut fresh = matter.clone();
    if matter.row.kind == "order" {
        fresh.leg = record::links(tx, matter.row.id)?.1;
    }
    fresh.refresh_header();
    Ok((fresh.row.next_due_at, fresh.row.next_clock))
}

/// The clocks whose stored form differs from their facts.
pub fn differing(ctx: &Ctx<'_>, matter: &Matter) -> Result<Vec<String>, StoreError> {
    Ok(compare(ctx, matter)?.differing.into_iter().map(|(code, round, _)| format!("{code} (round {round})")).collect())
}
