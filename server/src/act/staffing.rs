//! What becomes of somebody's place in the company, in the transaction of the act that says so (ORG-05): unit, roles, shifts,
//! sign-in. Owns: that nothing is given to somebody who is gone. Refuses nothing. Tested in `tests/staff_change.rs`.

use super::{Failure, Work};
use crate::people::heir;
use shouwen_domain::{
    flow::{Effects, SUCCEED},
    id::Id,
    people::{Line, Staffing},
};
use shouwen_store::{
    audit, duty,
    org::{self, GrantRow},
    policy, staff,
};

impl Work<'_, '_> {
    /// Writes it, as a new version of the configuration.
    pub(super) fn place(&mut self, id: Id, effects: &Effects) -> Result<(), Failure> {
        let Some(place) = effects.staffing.as_deref() else { return Ok(()) };
        let Some(mut person) = org::lookup_person(self.tx, place.person)? else { return Ok(()) };
        let ctx = self.ctx;
        if place.ends {
            for grant in org::grants(self.tx, place.person)? {
                if grant.until.is_none_or(|until| until > place.at) {
                    org::end_grant(self.tx, grant.id, place.at.max(grant.from))?;
                }
            }
        }
        self.give(place)?;
        if let Some(home) = place.home {
            person.home_unit = home;
            org::change_person(self.tx, &person)?;
        }
        if place.out {
            org::set_active(self.tx, place.person, false)?;
            org::end_sessions(self.tx, place.person, ctx.now)?;
            for token in org::tokens(self.tx, place.person)? {
                org::revoke_token(self.tx, token.id, place.person, ctx.now)?;
            }
        }
        self.turns(id, place)?;
        let company = self.matter(id).row.company;
        let number = self.matter(id).row.number.clone();
        policy::new_version(self.tx, ctx.actor.person, ctx.now, &number)?;
        let entry = audit::Entry {
            at: ctx.now,
            actor: ctx.actor.id(),
            door: ctx.door.code(),
            what: "org.staff",
            subject: Some(place.person),
            outcome: "done",
            detail: &number,
        };
        Ok(audit::append(self.tx, company, &entry)?)
    }

    fn give(&mut self, place: &Staffing) -> Result<(), Failure> {
        let ctx = self.ctx;
        for post in &place.give {
            let (acting_for, until) = match post.instead_of {
                Some((whom, until)) => (Some(whom), until),
                None => (None, None),
            };
            let held = org::grants(self.tx, post.person)?.into_iter().any(|g| {
                g.role == post.role
                    && g.unit == post.unit
                    && g.acting_for == acting_for
                    && g.until.is_none_or(|until| until > place.at)
            });
            if held {
                continue;
            }
            let grant = GrantRow {
                id: ctx.world.id(),
                person: post.person,
                role: post.role.clone(),
                unit: post.unit,
                from: place.at,
                until,
                acting_for,
            };
            org::put_grant(self.tx, &grant, ctx.actor.person, ctx.now)?;
        }
        Ok(())
    }

    /// Shifts of the person from then on are somebody else's, or nobody's: then their places raise the alarm.
    fn turns(&mut self, id: Id, place: &Staffing) -> Result<(), Failure> {
        if place.shifts.is_empty() {
            return Ok(());
        }
        let company = self.matter(id).row.company;
        let mut lines = Vec::new();
        for turn in &place.shifts {
            if turn.begins < turn.from {
                let row = (self.ctx.world.id(), company, turn.unit);
                staff::put_shift(self.tx, row, place.person, (turn.begins, turn.from))?;
            } else {
                staff::end_shift(self.tx, place.person, turn.begins)?;
            }
            let post = String::new();
            lines.extend(turn.to.map(|person| Line {
                person,
                from: turn.from,
                until: turn.until,
                post,
                unit: Some(turn.unit),
            }));
        }
        Ok(duty::plan(self.tx, id, company, &lines, true)?)
    }

    /// A decision may name somebody who is gone: who had a matter that is opened again, whoever made a promise. It
    /// goes to who leads there, who hears of it. Whatever stands with them already is not touched by this act.
    pub(super) fn nobody_gone(&mut self, id: Id, action: &str, before: Held) -> Result<(), Failure> {
        let (house, now) = (self.ctx.house, self.ctx.now);
        let row = &self.matter(id).row;
        if action == SUCCEED || row.phase == 2 {
            return Ok(());
        }
        let Some(who) = row.owner.filter(|id| house.person(*id).is_some_and(|p| !p.active)) else { return Ok(()) };
        if before.phase != 2 && before.owner == Some(who) {
            return Ok(());
        }
        let path = house.path(house.person(who).map_or(row.unit, |p| p.home_unit));
        let to = heir(self.tx, house, &path, who, now)?;
        self.matter_mut(id).row.owner = to;
        self.notices(id, to.into_iter().collect(), SUCCEED)
    }
}

/// Who had a record before an act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub owner: Option<Id>,
    pub phase: i64,
}
