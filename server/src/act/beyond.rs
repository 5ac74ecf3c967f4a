//! What goes beyond the screen: calls by the means of the table, and notices to those who want them by mail, robot or push
//! as well (NTF-01, EMG-04). Owns: by which means, and when. Only what is P0 is sent in quiet hours. Tested by
//! `tests/beyond.rs`.

use super::{Failure, Work, inform::awake};
use shouwen_domain::{
    channels::{
        Means,
        means::{self, Purpose},
    },
    flow::{Door, Effects},
    id::Id,
    policy::{Query, value::Value},
};
use shouwen_store::{
    jobs::{Notice, Rank},
    messages,
};

impl Work<'_, '_> {
    /// The means that policy lists for a purpose.
    fn ways(&self, id: Id, purpose: &Purpose) -> Vec<Means> {
        let ctx = self.ctx;
        let judge = self.matters[&id].judge(ctx.house);
        // As it holds now, and not when the matter came in: a way that was shut since reaches nobody.
        match ctx.house.book.value(purpose.means, &Query { at: ctx.now, ..judge.query() }) {
            Some(Value::Text(listed)) => purpose.ways(&listed),
            _ => purpose.ways(""),
        }
    }

    /// Messages of an act: written with it, sent after it.
    pub(super) fn send(&mut self, id: Id, effects: &Effects) -> Result<(), Failure> {
        // What is made up rings nobody.
        if self.ctx.door == Door::Demo {
            return Ok(());
        }
        let mut first = true;
        for m in &effects.messages {
            let Some(purpose) = Purpose::of(m.purpose) else { continue };
            for means in self.ways(id, purpose) {
                let row = &self.matters[&id].row;
                let message = messages::New {
                    id: self.ctx.world.id(),
                    company: row.company,
                    record: Some(id),
                    purpose: m.purpose,
                    turn: m.turn,
                    person: Some(m.to),
                    number: "",
                    text: "",
                    means: means.code(),
                    urgent: m.urgent,
                    // One of a call reaches somebody before the second of another does.
                    rank: match (m.urgent, first) {
                        (true, true) => Rank::First,
                        (true, false) => Rank::Urgent,
                        (false, _) => Rank::Usual,
                    },
                    at: self.ctx.now,
                };
                first = false;
                messages::queue(self.tx, &message)?;
            }
        }
        Ok(())
    }

    /// The same notices by the further means that each person has chosen, as far as policy offers them.
    pub(super) fn beyond(&mut self, id: Id, notices: &[Notice]) -> Result<(), Failure> {
        let ctx = self.ctx;
        // What is made up or brought in from elsewhere wakes nobody.
        if matches!(ctx.door, Door::Demo | Door::Import) {
            return Ok(());
        }
        for notice in notices {
            let wanted = ctx.house.wants(notice.person);
            if wanted.is_empty() {
                continue;
            }
            let purpose = means::of_notice(&notice.kind);
            let offered = self.ways(id, purpose);
            let matter = &self.matters[&id];
            let urgent = matter.row.priority.is_p0();
            let home = ctx.house.person(notice.person).map_or(matter.row.unit, |p| p.home_unit);
            let quiet = ctx.house.book.range("ntf.quiet", &matter.judge(ctx.house).query());
            let at = match quiet {
                Some(hours) if !urgent => awake(ctx.now, hours, ctx.house.calendar(home).zone()),
                _ => ctx.now,
            };
            for means in wanted.iter().filter(|m| offered.contains(m)) {
                let message = messages::New {
                    id: ctx.world.id(),
                    company: notice.company,
                    record: Some(id),
                    purpose: purpose.code,
                    turn: notice.id.0,
                    person: Some(notice.person),
                    number: "",
                    text: "",
                    means: means.code(),
                    urgent,
                    rank: if urgent { Rank::Urgent } else { Rank::Usual },
                    at,
                };
                messages::queue(self.tx, &message)?;
            }
        }
        Ok(())
    }
}
