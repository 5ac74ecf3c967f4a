//! Messages to customers about the course of their matter (TRK-04, RES-03, FUP-06): written with the act that they tell of,
//! sent after it. Owns: whether one goes out. Who has no mobile number gets none; who asked for none gets only those of an
//! emergency; nobody is told what was entered from elsewhere. Tested by `tests/progress.rs`.

use super::{Failure, Work, given};
use jiff::{ToSpan, tz::TimeZone};
use shouwen_domain::{
    channels::{
        Means,
        progress::{self, DELAYED},
    },
    flow::Door,
    id::Id,
    intake::Room,
    moment::{DAY, Moment},
    policy::value::{DayRange, Value},
};
use shouwen_store::{jobs::Rank, messages};

impl Work<'_, '_> {
    pub(super) fn inform(&mut self, id: Id, action: &str, at: Moment) -> Result<(), Failure> {
        let ctx = self.ctx;
        let matter = &self.matters[&id];
        if let (Room::Request(request), "mute" | "unmute") = (&matter.room, action) {
            messages::mute(self.tx, matter.row.company, &request.contact, request.muted.then_some(ctx.now))?;
        }
        let Some(about) = progress::of(&matter.row.kind, action) else { return Ok(()) };
        // What is imported or made up was told by others, or happened to nobody; what is entered a day later is no news.
        if matches!(ctx.door, Door::Import | Door::Demo) || ctx.now.since(at) > DAY {
            return Ok(());
        }
        // Most who call from a fixed line, or are in no archive, are asked for nothing more.
        if let Room::Request(request) = &matter.room
            && !progress::is_mobile(&request.contact)
        {
            return Ok(());
        }
        let judge = matter.judge(ctx.house);
        let words = match ctx.house.book.value(about.parameter, &judge.query()) {
            Some(Value::Text(words)) if words.trim() != progress::OFF => words,
            _ => return Ok(()),
        };
        let (row, room) = (matter.row.clone(), matter.room.clone());
        let asked = match &room {
            Room::Request(request) => Some((row.clone(), request.clone())),
            _ => given::request_above(self.tx, &row)?,
        };
        let Some((above, request)) = asked.filter(|(_, r)| progress::is_mobile(&r.contact)) else { return Ok(()) };
        if !row.priority.is_p0() && messages::is_muted(self.tx, row.company, &request.contact)? {
            return Ok(());
        }
        let zone = ctx.house.calendar(row.unit).zone().clone();
        let time = |at: Option<Moment>| at.map(|at| at.local_minute(&zone)).unwrap_or_default();
        let name = |id: Option<Id>| id.and_then(|id| ctx.house.name_of(id)).unwrap_or_default();
        let kind = ctx.house.type_def(row.company, &above.type_code).map(|t| t.title.zh.clone()).unwrap_or_default();
        let mut known = vec![("company", name(Some(row.company))), ("number", above.number.clone()), ("matter", kind)];
        match &room {
            // The customer hears of the visit, not of what colleagues do for one another.
            Room::Order(order) if order.part => return Ok(()),
            Room::Order(order) => {
                // Who comes is named where somebody is; the words of a team stand for it until then.
                let who = name(row.owner.or(Some(row.unit)));
                let until = order.window.map(|w| w.to);
                let until = until.map(|at| at.timestamp().to_zoned(zone.clone()).strftime("%H:%M").to_string());
                known.extend([("who", who), ("from", time(order.window.map(|w| w.from)))]);
                known.extend([("until", until.unwrap_or_default()), ("done", short(&order.done))]);
            }
            Room::Delay(delay) => known.push(("expected", time(delay.proposal.or(delay.expected)))),
            _ => {}
        }
        let Some(text) = progress::fill(&words, &known) else { return Ok(()) };
        let urgent = row.priority.is_p0();
        // About a delay the order's own page tells: the delay is the house's.
        let record = if about.code == DELAYED.code { row.parent.unwrap_or(id) } else { id };
        let quiet = if urgent || !about.waits { None } else { ctx.house.book.range("ntf.quiet", &judge.query()) };
        let message = messages::New {
            id: ctx.world.id(),
            company: row.company,
            record: Some(record),
            purpose: about.code,
            turn: ctx.now.0,
            person: None,
            number: &request.contact,
            text: &text,
            means: Means::Sms.code(),
            urgent,
            rank: if urgent { Rank::Urgent } else { Rank::Usual },
            at: quiet.map_or(ctx.now, |hours| awake(ctx.now, hours, &zone)),
        };
        messages::queue(self.tx, &message)?;
        Ok(())
    }
}

/// As much of a sentence as a message has room for.
fn short(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Now, or when quiet hours are over (NTF-01).
pub(super) fn awake(now: Moment, quiet: DayRange, zone: &TimeZone) -> Moment {
    let local = now.timestamp().to_zoned(zone.clone()).datetime();
    let minute = (i32::from(local.hour()) * 60 + i32::from(local.minute())) as u16;
    if !quiet.contains(minute) {
        return now;
    }
    let day = if minute < quiet.to.0 { Some(local.date()) } else { local.date().tomorrow().ok() };
    let begins = day.and_then(|day| day.at(0, 0, 0, 0).checked_add(i64::from(quiet.to.0).minutes()).ok());
    let begins = begins.and_then(|at| at.to_zoned(zone.clone()).ok());
    begins.map_or(now, |at| Moment(at.timestamp().as_millisecond()))
}
