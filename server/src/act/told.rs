//! What is told to many: the points of an outage, the property companies of its estates, the points of a campaign (ANN-01,
//! EMG-10, ANN-03). Owns: one way for all of them, some at a time, so that no transaction grows with a district and a restart
//! goes on where it stopped. A notice of a stop is the law's: no consent is asked. A campaign asks it. Quiet hours hold back
//! what can wait. Tested by `tests/outages.rs`, `tests/outages_told.rs`, `tests/campaigns.rs`.

use super::{Ctx, Failure, Matter, Work, inform::awake};
use serde_json::json;
use shouwen_domain::{
    channels::{
        Means,
        progress::{self, CAMPAIGN, OFF, OUTAGE_ESTATE},
    },
    flow::{Door, Effects},
    id::Id,
    intake::Room,
    moment::Moment,
    policy::value::Value as Setting,
    publicity::Reach,
    words::{Words, w},
};
use shouwen_store::{
    Result, StoreError, Tx, campaigns, estates,
    jobs::Rank,
    messages, outages,
    told::{self, List, Said, Waiting},
};
use std::collections::BTreeSet;

/// A campaign in any other state tells nobody.
pub(crate) const RUNNING: &str = "running";
/// Told in one turn of the sweep.
const TOGETHER: i64 = 32;
/// Points of the archive looked at in one turn, for the list of a campaign.
const GATHERED: i64 = 256;

/// Writes the messages of some who wait to be told; how many there were.
pub fn tell_some(tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> Result<usize> {
    let waiting = told::waiting(tx, TOGETHER)?;
    let mut known: Option<(Id, Option<Teller>)> = None;
    for to in &waiting {
        if known.as_ref().is_none_or(|(id, _)| *id != to.record) {
            known = Some((to.record, Teller::load(tx, ctx, to)?));
        }
        let said = match known.as_ref().and_then(|(_, teller)| teller.as_ref()) {
            Some(teller) => teller.tell(tx, ctx, to)?,
            None => Said::default(),
        };
        told::said(tx, to, said)?;
    }
    for id in waiting.iter().map(|to| to.record).collect::<BTreeSet<_>>() {
        tx.ping(format!("record:{id}"));
    }
    Ok(waiting.len())
}

/// A record as the messages to its list name it.
struct Teller {
    matter: Matter,
    /// What may stand in the braces of its words.
    known: Vec<(&'static str, String)>,
}

impl Teller {
    /// `None`: the record is gone.
    fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Option<Self>> {
        let Some(matter) = Matter::load(tx, ctx, to.record, false)? else { return Ok(None) };
        let row = &matter.row;
        let zone = ctx.house.calendar(row.unit).zone().clone();
        let time = |at: Option<Moment>| at.map(|at| at.local_minute(&zone)).unwrap_or_default();
        let company = ctx.house.name_of(row.company).unwrap_or_default();
        let known = match &matter.room {
            Room::Outage(outage) => vec![
                ("company", company),
                ("number", row.number.clone()),
                ("area", outage.area.clone()),
                ("why", outage.why.clone()),
                ("from", time(outage.from)),
                ("until", time(outage.until)),
                ("contact", outage.enquiries.clone()),
            ],
            Room::Campaign(campaign) => vec![
                ("company", company),
                ("title", campaign.title.clone()),
                ("text", campaign.text.clone()),
                ("contact", line_of(ctx, row.company)),
            ],
            _ => return Err(StoreError::Broken(format!("record {} has a list and tells nobody", to.record))),
        };
        Ok(Some(Self { matter, known }))
    }

    /// The words of a parameter here; `None` where the company has none.
    fn words(&self, ctx: &Ctx<'_>, parameter: &str) -> Option<String> {
        match ctx.house.book.value(parameter, &self.matter.judge(ctx.house).query()) {
            Some(Setting::Text(words)) if words.trim() != OFF => Some(words),
            _ => None,
        }
    }

    fn tell(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Said> {
        match to.list {
            List::Outage => self.point(tx, ctx, to),
            List::Estate => self.estate(tx, ctx, to),
            List::Campaign => self.advice(tx, ctx, to),
        }
    }

    /// One message of a stop; none for whoever has no mobile number, or where the company has no words.
    fn point(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Said> {
        let Some(about) = progress::OUTAGES.iter().find(|m| m.parameter == to.words) else {
            return Ok(Said::default());
        };
        let text = self.words(ctx, &to.words).and_then(|words| progress::fill(&words, &self.known));
        let number = to.customer.map(|customer| outages::mobile(tx, customer)).transpose()?.unwrap_or_default();
        match text {
            Some(text) if !number.is_empty() => {
                let message = self.send(tx, ctx, about, (Means::Sms, &number), &text)?;
                Ok(Said { message: Some(message), ..Said::default() })
            }
            _ => Ok(Said::default()),
        }
    }

    /// Message and mail to a property company.
    fn estate(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Said> {
        let Some(estate) = estates::lookup(tx, to.to)? else { return Ok(Said::default()) };
        let Some(words) = self.words(ctx, OUTAGE_ESTATE.parameter) else { return Ok(Said::default()) };
        let mut known = self.known.clone();
        known.push(("what", of_turn(&to.words).zh.to_owned()));
        known.push(("road", estate.road.clone()));
        // Of an emergency nobody knows yet when it is over.
        for (name, value) in &mut known {
            if *name == "until" && value.is_empty() {
                "另行通知".clone_into(value);
            }
        }
        let Some(text) = progress::fill(&words, &known) else { return Ok(Said::default()) };
        let link = self.words(ctx, "site.address").map(|site| {
            let poster = format!("/api/portal/stops/{}/notice.pdf", self.matter.row.number);
            format!("{}{poster}", site.trim().trim_end_matches('/'))
        });
        let text = link.map_or(text.clone(), |link| format!("{text}\n通知打印件：{link}"));
        let mut said = Said::default();
        if progress::is_mobile(&estate.phone) {
            said.message = Some(self.send(tx, ctx, &OUTAGE_ESTATE, (Means::Sms, &estate.phone), &text)?);
        }
        if !estate.mail.is_empty() {
            said.letter = Some(self.send(tx, ctx, &OUTAGE_ESTATE, (Means::Mail, &estate.mail), &text)?);
        }
        Ok(said)
    }

    /// Advice on safe use is no emergency: whoever wants no messages gets none (ANN-03).
    fn advice(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, to: &Waiting) -> Result<Said> {
        if self.matter.row.state != RUNNING {
            return Ok(Said { why: "stopped", ..Said::default() });
        }
        let number = to.customer.map(|customer| outages::mobile(tx, customer)).transpose()?.unwrap_or_default();
        if number.is_empty() {
            return Ok(Said { why: "no_number", ..Said::default() });
        }
        if messages::is_muted(tx, self.matter.row.company, &number)? {
            return Ok(Said { why: "muted", ..Said::default() });
        }
        let text = self.words(ctx, CAMPAIGN.parameter).and_then(|words| progress::fill(&words, &self.known));
        let Some(text) = text else { return Ok(Said { why: "no_words", ..Said::default() }) };
        let message = self.send(tx, ctx, &CAMPAIGN, (Means::Sms, &number), &text)?;
        Ok(Said { message: Some(message), ..Said::default() })
    }

    fn send(
        &self,
        tx: &mut Tx<'_>,
        ctx: &Ctx<'_>,
        about: &progress::Moment,
        (means, number): (Means, &str),
        text: &str,
    ) -> Result<Id> {
        let row = &self.matter.row;
        let judge = self.matter.judge(ctx.house);
        let calendar = ctx.house.calendar(row.unit);
        let quiet = if about.waits { ctx.house.book.range("ntf.quiet", &judge.query()) } else { None };
        let id = ctx.world.id();
        let message = messages::New {
            id,
            company: row.company,
            record: Some(row.id),
            purpose: about.code,
            // Each is its own: that somebody is told once stands on the list.
            turn: id.0,
            person: None,
            number,
            text,
            means: means.code(),
            urgent: !about.waits,
            // Thousands of them wait for no crew's call.
            rank: Rank::Usual,
            at: quiet.map_or(ctx.now, |hours| awake(ctx.now, hours, calendar.zone())),
        };
        messages::queue(tx, &message)?;
        Ok(id)
    }
}

/// What the points hear in the same turn, as it is called to a property company.
fn of_turn(parameter: &str) -> Words {
    match parameter {
        "msg.outage.now" => w("紧急停气", "emergency stop of gas"),
        "msg.outage.extended" => w("停气延长", "the stop takes longer"),
        "msg.outage.moved" => w("停气改期", "the stop is moved"),
        "msg.outage.cancelled" => w("停气取消，供气照常", "the stop is called off"),
        _ => w("计划停气", "planned stop of gas"),
    }
}

/// The line that customers call.
fn line_of(ctx: &Ctx<'_>, company: Id) -> String {
    let channels = ctx.house.channels(company, ctx.now);
    let line = channels.iter().find(|c| c.code == "hotline").or_else(|| channels.iter().find(|c| c.voice));
    line.map(|c| c.contact.clone()).unwrap_or_default()
}

impl Work<'_, '_> {
    /// What the act does to the list of a campaign, written with it.
    pub(super) fn reach(&mut self, id: Id, effects: &Effects, at: Moment) -> std::result::Result<(), Failure> {
        for reach in &effects.reach {
            match reach {
                // What is made up rings nobody.
                Reach::Gather => campaigns::gather(self.tx, id, self.ctx.door == Door::Demo)?,
                Reach::By(points, how) => campaigns::reached(self.tx, id, points, how, at)?,
                Reach::Stop => campaigns::stop(self.tx, id)?,
            }
        }
        Ok(())
    }
}

/// Looks at some more points of the archive for a campaign whose list is being made; whether there was one. The last turn
/// tells the campaign how many it has.
pub fn gather_some(tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> std::result::Result<bool, Failure> {
    let Some((id, after, silent)) = campaigns::gathering(tx)? else { return Ok(false) };
    let matter = Matter::load(tx, ctx, id, false)?;
    let Some((row, Room::Campaign(campaign))) = matter.map(|m| (m.row, m.room)) else {
        campaigns::gathered(tx, id, None)?;
        return Ok(true);
    };
    let found = campaigns::points(tx, row.company, after, GATHERED)?;
    let told = if campaign.sms && !silent { CAMPAIGN.parameter } else { "" };
    for point in found.iter().filter(|point| campaign.is_for(point.class, &point.address)) {
        campaigns::add(tx, id, point, told)?;
    }
    if let Some(last) = found.last().filter(|_| found.len() as i64 == GATHERED) {
        campaigns::gathered(tx, id, Some(last.id))?;
        return Ok(true);
    }
    campaigns::gathered(tx, id, None)?;
    let points = campaigns::count(tx, id)?;
    tx.savepoint(|tx| {
        let mut work = Work::new(tx, ctx);
        work.load(id)?;
        work.perform(id, "gathered", &json!({"points": points}), None, 1)?;
        work.settle_all()?;
        work.flush()?;
        Ok::<_, Failure>(())
    })?;
    Ok(true)
}

/// Points that an act upon a campaign names: those of its list, and how many are none of it.
pub(super) fn of_campaign(tx: &mut Tx<'_>, campaign: Id, named: &[Id]) -> Result<(Vec<Id>, i64)> {
    let there = campaigns::among(tx, campaign, named)?;
    let strangers = (named.len() - there.len()) as i64;
    Ok((there, strangers))
}
