//! One moment of the demonstration: somebody looks at a record and does the next thing, through `act` like everybody.

use super::{
    Month, Wake,
    dice::Dice,
    picture,
    staff::{Desk, day_of, midnight},
};
use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    flow::Door,
    id::Id,
    intake::Room,
    moment::{DAY, MINUTE, Moment},
    orders::Order,
};
use shouwen_store::{
    StoreError, Tx, files, intake,
    record::{self, RecordRow},
};

/// What is remembered of a record beside what is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thread {
    pub dice: Dice,
    pub fate: Fate,
    /// How often somebody has looked at it in this state of things; each room counts for itself.
    pub step: u16,
}

/// What is special about an order. Dealt like cards, so that every forty orders see all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Plain,
    Late,
    Slow,
    CustomerMoves,
    Delay,
    NoAccess,
    Returned,
    ReturnedTwice,
    Reassigned,
    Unsolved,
    Coordinate,
    Rework,
    Substitute,
    Cancelled,
    Proposed,
}

/// What a customer signs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Under {
    Scope,
    Sheet,
}

pub(super) struct Scene<'a, 't> {
    pub month: &'a mut Month,
    pub tx: &'a mut Tx<'t>,
    pub app: &'a App,
    pub now: Moment,
}

impl Scene<'_, '_> {
    pub fn text(&self, at: Moment) -> Value {
        json!(at.rfc3339(&self.app.world.zone))
    }

    pub fn in_(&self, ms: i64) -> Value {
        self.text(self.now.plus(ms))
    }

    /// Does it. `None`: it was refused, which is counted; the record stays as it was.
    pub fn act(&mut self, who: Id, target: Target, action: &str, body: Value) -> Result<Option<Id>, StoreError> {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        match self.app.act_in(self.tx, Some(who), Door::Demo, &command)? {
            Ok(done) => {
                self.month.acts += 1;
                Ok(Some(done.record))
            }
            Err(Failure::Refused(refusal)) => {
                *self.month.refused.entry(format!("{action} {}", refusal.code)).or_default() += 1;
                if let Target::Record(id) = command.target {
                    *self.month.misses.entry(id).or_default() += 1;
                }
                Ok(None)
            }
            Err(Failure::Store(error)) => Err(error),
            Err(stale @ Failure::Stale { .. }) => Err(StoreError::Broken(stale.to_string())),
        }
    }

    /// [`Scene::act`] on a record that is there.
    pub fn do_(&mut self, who: Id, id: Id, action: &str, body: Value) -> Result<bool, StoreError> {
        Ok(self.act(who, Target::Record(id), action, body)?.is_some())
    }

    /// Somebody looks at it at a moment.
    pub fn at(&mut self, id: Id, at: Moment) {
        // What is refused again and again is looked at less and less often.
        let misses = self.month.misses.get(&id).copied().unwrap_or(0);
        let at = at.plus(i64::from(misses / 4) * 40 * MINUTE);
        self.month.wake(at.max(self.now.plus(1_000)), Wake::Look(id));
    }

    pub fn later(&mut self, id: Id, ms: i64) {
        self.at(id, self.now.plus(ms));
    }

    pub fn thread(&self, id: Id) -> Thread {
        self.month.threads.get(&id).copied().unwrap_or(Thread {
            dice: Dice::new(1, id.0 as u64),
            fate: Fate::Plain,
            step: 0,
        })
    }

    pub fn keep(&mut self, id: Id, thread: Thread) {
        self.month.threads.insert(id, thread);
    }

    /// Open records of a kind below this one that nobody has looked at yet are looked at in a while.
    pub fn adopt(&mut self, id: Id, kind: &str, thread: &mut Thread, minutes: (i64, i64)) -> Result<(), StoreError> {
        for child in record::children(self.tx, id, kind, false)? {
            if !self.month.threads.contains_key(&child) {
                let mut dice = thread.dice.child();
                let wait = dice.minutes(minutes.0, minutes.1);
                let fate = if kind == "order" { self.month.deal() } else { Fate::Plain };
                self.keep(child, Thread { dice, fate, step: 0 });
                self.later(child, wait);
            }
        }
        Ok(())
    }

    pub fn order(&mut self, id: Id) -> Result<Order, StoreError> {
        match intake::load(self.tx, id, "order")? {
            Room::Order(order) => Ok(*order),
            _ => Err(StoreError::Broken(format!("{id} is no order"))),
        }
    }

    /// Somebody of a desk who is at work now; the telephone is always attended.
    pub fn somebody(&self, desk: Desk, dice: &mut Dice) -> Id {
        let staff = &self.month.base.staff;
        let mut there = staff.on_duty(desk, self.now);
        if there.is_empty() {
            there = staff.on_duty(Desk::Phone, self.now);
        }
        if there.is_empty() { staff.head() } else { dice.pick(&there).id }
    }

    /// Who deals with a request now: whoever answers for it if at work, else a colleague who sees it.
    pub fn deals(&self, row: &RecordRow, dice: &mut Dice) -> Id {
        let base = &self.month.base;
        let home = row.owner.and_then(|id| base.staff.of(id)).map(|w| w.desk);
        if let Some(owner) = row.owner
            && (base.staff.is_there(owner, self.now) || !matches!(home, Some(Desk::Phone | Desk::Online | Desk::Lead)))
        {
            return owner;
        }
        // What a crew was given stays with the crew; the hall has a desk of its own.
        match base.staff.leader(row.unit).and_then(|id| base.staff.of(id)).map(|w| (w.desk, w.id)) {
            Some((Desk::Repair1 | Desk::Repair2 | Desk::Install, leader)) => leader,
            Some((Desk::Hall, clerk)) => {
                let there = base.staff.on_duty(Desk::Hall, self.now);
                if there.is_empty() { clerk } else { dice.pick(&there).id }
            }
            _ => self.somebody(Desk::Phone, dice),
        }
    }

    /// Who speaks with the customer about an order: the agent who made it, else the dispatcher.
    pub fn speaks(&self, row: &RecordRow, dice: &mut Dice) -> Id {
        let staff = &self.month.base.staff;
        let agent = |id: &Id| staff.of(*id).is_some_and(|w| matches!(w.desk, Desk::Phone | Desk::Online | Desk::Hall));
        match row.recorder.filter(agent).filter(|id| staff.is_there(*id, self.now)) {
            Some(id) => id,
            None => self.somebody(Desk::Dispatch, dice),
        }
    }

    /// A photograph beside the record.
    pub fn photo(&mut self, record: Id, by: Id) -> Result<Value, StoreError> {
        let sha256 = self.month.base.photo.clone();
        self.picture(record, by, "现场照片.png", (super::PHOTO.len(), sha256), None)
    }

    /// What the customer drew on the pad, under one thing or the other.
    pub fn signature(&mut self, record: Id, by: Id, under: Under) -> Result<Value, StoreError> {
        let drawn = picture::remarked(super::SIGNATURES[under as usize], &format!("{record} {}", self.now.0));
        let sha256 = super::keep(self.app, &drawn)?;
        let strokes = self.month.base.strokes[under as usize];
        self.picture(record, by, "客户签名.png", (drawn.len(), sha256), strokes)
    }

    fn picture(
        &mut self,
        record: Id,
        by: Id,
        name: &str,
        of: (usize, String),
        strokes: Option<i64>,
    ) -> Result<Value, StoreError> {
        let row = files::FileRow {
            id: self.app.world.id(),
            company: self.month.base.company,
            record,
            name: name.into(),
            media_type: "image/png".into(),
            size: of.0 as i64,
            sha256: of.1,
            at: self.now,
            by: Some(by),
            strokes,
        };
        files::insert(self.tx, &row)?;
        Ok(json!(row.id.to_string()))
    }

    /// Windows that suit a technician, the earliest first: inside a shift and beside no other visit.
    pub fn windows(&self, person: Id, urgent: bool, ahead: i64) -> Vec<Window> {
        const SLOTS: &[(i64, i64)] = &[
            (510, 600),
            (540, 660),
            (600, 705),
            (630, 720),
            (840, 930),
            (870, 990),
            (930, 1_020),
            (960, 1_050),
            (1_110, 1_200),
            (1_170, 1_260),
        ];
        let base = &self.month.base;
        let Some(worker) = base.staff.of(person) else { return Vec::new() };
        let booked = self.month.booked.get(&person);
        let free = |w: &Window| booked.is_none_or(|all| all.iter().all(|b| b.to <= w.from || w.to <= b.from));
        let mut out = Vec::new();
        let today = day_of(self.now);
        for day in today - 1..=today + 9 {
            let Some((from, to)) = super::staff::Staff::shift(worker, day) else { continue };
            let mut add = |w: Window| {
                if w.from >= from && w.to <= to && w.from >= self.now.plus(ahead) && free(&w) {
                    out.push(w);
                }
            };
            if urgent {
                // Whatever the clock says: in half an hour, in an hour, …
                for n in 0..12 {
                    let start = Moment((self.now.plus(ahead).0 / (10 * MINUTE) + 1 + 3 * n) * 10 * MINUTE);
                    add(Window { from: start, to: start.plus(75 * MINUTE) });
                }
            }
            for (a, b) in SLOTS {
                add(Window { from: midnight(day).plus(a * MINUTE), to: midnight(day).plus(b * MINUTE) });
            }
        }
        out.sort_by_key(|w| (w.from, w.to));
        out.dedup();
        out
    }

    /// Agrees or moves a visit: the first window that is free and is not refused. The others are tried in turn, as people
    /// do on the telephone.
    pub fn visit(
        &mut self,
        who: Id,
        id: Id,
        action: &str,
        (skip, urgent, ahead): (usize, bool, i64),
        body: &Value,
    ) -> Result<Option<Window>, StoreError> {
        let owner = record::lookup(self.tx, id)?.and_then(|r| r.owner).unwrap_or(who);
        let all = self.windows(owner, urgent, ahead);
        for window in all.iter().skip(skip.min(all.len().saturating_sub(1))).take(4) {
            let mut body = body.clone();
            body["from"] = self.text(window.from);
            body["until"] = self.text(window.to);
            if self.do_(who, id, action, body)? {
                let booked = self.month.booked.entry(owner).or_default();
                booked.retain(|w| w.to > self.now.minus(DAY));
                booked.push(*window);
                return Ok(Some(*window));
            }
        }
        Ok(None)
    }
}
