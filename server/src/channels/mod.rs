//! Messages to people: sent by a driver, with what became of them written down (NTF-01, EMG-04). Owns: taking what has come
//! due, one outcome a message, what is tried again. Refuses nothing: what cannot be sent is tried again and then told.
//! A message is a row and a job of the act that sends it; the same rows carry messages to customers (RES-03, TRK-04).
//! Tested in `tests/story_emergency.rs`, `tests/gateways.rs`, `tests/kill9_call.rs`.

mod driver;
mod gateway;
mod lanes;
mod mail;
pub mod portal;
pub mod push;
pub mod report;
mod robots;
pub mod setup;
mod web;
mod words;

pub use driver::{Driver, Letter, Miss, Receipt, Recorder};
pub use lanes::{Lane, Post, run};
pub use words::preview;

use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::{
        Means,
        means::{self, Purpose},
        progress,
    },
    emergency::LEADER_CALL,
    flow::Door,
    id::Id,
    intake,
};
use shouwen_store::{
    StoreError, Tx,
    jobs::{self, Job, Share},
    messages::{self, Message},
    reach, record,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How many the sandbox takes at once: an urgent one waits for no more than these.
const BATCH: i64 = 8;
/// How long the outcome of an urgent message waits for others to be written with it.
const KNOWN: Duration = Duration::from_millis(20);

/// A message that was taken, and what the driver said.
#[derive(Clone, Debug)]
struct Outcome {
    job: Job,
    letter: Letter,
    receipt: Result<Receipt, Miss>,
    /// A number below 1,000, drawn before the transaction that may be tried again.
    chance: u64,
}

/// Sends what has come due by the driver of an installation without gateways; how many were taken.
pub fn turn(app: &Arc<App>) -> Result<usize, StoreError> {
    turn_with(app, &Recorder)
}

/// [`turn`] with a driver, for all means.
pub fn turn_with(app: &Arc<App>, driver: &dyn Driver) -> Result<usize, StoreError> {
    turn_of(app, driver, &Share::all(), BATCH)
}

/// One turn of a share. Three steps: take, send, write down. Whoever dies between the second and the third has sent it and
/// not said so; whoever finds it sends the same id again where the driver may, and says that nobody knows where it may not.
fn turn_of(app: &Arc<App>, driver: &dyn Driver, share: &Share, batch: i64) -> Result<usize, StoreError> {
    let (taking, share, lease) = (app.clone(), share.clone(), driver::lease(driver));
    let letters = app.db.write_now(move |tx| take(tx, &taking, &share, lease, batch))?;
    deliver(app, driver, letters)
}

/// Sends what was taken, and writes down what became of it.
fn deliver(app: &Arc<App>, driver: &dyn Driver, letters: Vec<(Job, Letter)>) -> Result<usize, StoreError> {
    let count = letters.len();
    let mut waiting = Vec::new();
    let mut since = Instant::now();
    for (job, letter) in letters {
        let receipt = if job.lost && !driver.repeats() {
            Err(Miss::Unclear("it was handed over before a stop, and the answer is not known".into()))
        } else {
            driver.send(&letter)
        };
        let urgent = letter.urgent;
        waiting.push(Outcome { job, letter, receipt, chance: app.world.below(1_000) });
        // What became of them is written together; of an urgent one no later than this, however slow the others are.
        if urgent && since.elapsed() > KNOWN {
            together(app, driver, std::mem::take(&mut waiting))?;
            since = Instant::now();
        }
    }
    together(app, driver, waiting)?;
    Ok(count)
}

/// What the writing of outcomes has to know of a driver.
#[derive(Clone, Debug)]
struct Way {
    code: String,
    repeats: bool,
}

/// Outcomes in one transaction; when one of them cannot be written, each alone.
fn together(app: &Arc<App>, driver: &dyn Driver, waiting: Vec<Outcome>) -> Result<(), StoreError> {
    let way = Way { code: driver.code().to_owned(), repeats: driver.repeats() };
    let all = Arc::new(waiting);
    if all.len() > 1 {
        let (writing, list, way) = (app.clone(), all.clone(), way.clone());
        match app.db.write_now(move |tx| list.iter().try_for_each(|one| write(tx, &writing, &way, one))) {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(%error, "outcomes of messages are written one by one"),
        }
    }
    for at in 0..all.len() {
        alone(app, &way, all.clone(), at)?;
    }
    Ok(())
}

/// One that cannot be written down does not keep the others waiting. If its record cannot take it, the message alone keeps
/// what became of it: it was sent, and nobody sends it again because of a record.
fn alone(app: &Arc<App>, way: &Way, all: Arc<Vec<Outcome>>, at: usize) -> Result<(), StoreError> {
    let (writing, list, its) = (app.clone(), all.clone(), way.clone());
    let Err(error) = app.db.write_now(move |tx| write(tx, &writing, &its, &list[at])) else { return Ok(()) };
    tracing::error!(%error, job = %all[at].job.id, "the record of a message could not be told what became of it");
    let (writing, way) = (app.clone(), way.clone());
    app.db.write_now(move |tx| settle(tx, &writing, &way, &all[at]).map(drop))
}

fn take(tx: &mut Tx<'_>, app: &App, share: &Share, lease: i64, batch: i64) -> Result<Vec<(Job, Letter)>, StoreError> {
    let house = app.house_in(tx)?;
    let mut out = Vec::new();
    for job in jobs::claim(tx, app.now(), lease, batch, share)? {
        let message = match Id::parse(&job.key) {
            Some(id) if job.kind == messages::JOB => messages::lookup(tx, id)?,
            _ => None,
        };
        match message.filter(|m| m.state == "queued") {
            // A message that waited for the morning of a campaign that was ended in the evening (ANN-03).
            Some(m) if m.purpose == progress::CAMPAIGN.code && !runs(tx, &m)? => {
                messages::sent(tx, m.id, "", "failed", (None, None), "")?;
                messages::noted(tx, m.id, job.tries + 1, "the campaign has ended", "", "")?;
                jobs::done(tx, job.id)?;
            }
            Some(m) => {
                let reach = m.person.map(|person| reach::lookup(tx, person)).transpose()?.flatten().unwrap_or_default();
                let words = if m.text.is_empty() { words::of(tx, &house, &m, &reach.lang) } else { Ok(m.text.clone()) };
                let text = match words {
                    Ok(text) => text,
                    Err(error @ StoreError::Busy(_)) => return Err(error),
                    Err(error) => {
                        tracing::error!(%error, message = %m.id, "a message has no text");
                        let tries = job.tries + 1;
                        let again = means::again(means_of(&m), m.urgent, tries, 500);
                        if again.is_none() {
                            messages::sent(tx, m.id, "", "failed", (None, None), "")?;
                            messages::noted(tx, m.id, tries, "no text", "", "")?;
                        }
                        let at = app.now().plus(again.unwrap_or(0));
                        jobs::fail(tx, job.id, at, again.is_none(), "no text")?;
                        continue;
                    }
                };
                let means = means_of(&m);
                let targets = match m.person {
                    Some(person) if means == Means::Push => {
                        reach::targets(tx, person)?.into_iter().map(|t| (t.id, t.data)).collect()
                    }
                    _ => Vec::new(),
                };
                let number = if m.person.is_some() { reach.phone } else { m.number };
                // A property company is no employee: its address came with the message.
                let outside = m.person.is_none() && means == Means::Mail;
                let mail = if outside { number.clone() } else { reach.mail };
                let letter = Letter {
                    id: m.id,
                    means,
                    person: m.person,
                    number,
                    mail,
                    chat: reach.chat,
                    targets,
                    urgent: m.urgent,
                    text,
                    path: m.record.map(|id| format!("/records/{id}")).unwrap_or_default(),
                    now: app.now(),
                };
                out.push((job, letter));
            }
            None => jobs::done(tx, job.id)?,
        }
    }
    Ok(out)
}

fn runs(tx: &mut Tx<'_>, m: &Message) -> Result<bool, StoreError> {
    let row = m.record.map(|id| record::lookup(tx, id)).transpose()?.flatten();
    Ok(row.is_some_and(|row| row.state == crate::act::RUNNING))
}

fn means_of(m: &Message) -> Means {
    Means::parse(&m.means).unwrap_or(Means::Sms)
}

/// What became of a message, in its row and its job; `None` when that was known already or is still open. Otherwise the
/// message and what its record hears.
fn settle(
    tx: &mut Tx<'_>,
    app: &App,
    way: &Way,
    outcome: &Outcome,
) -> Result<Option<(Message, &'static [&'static str])>, StoreError> {
    let Outcome { job, letter, receipt, chance } = outcome;
    let now = app.now();
    // A key may be pressed before the driver has said that it rang.
    let Some(message) = messages::hold(tx, letter.id)?.filter(|m| m.sent_at.is_none() && m.state != "failed") else {
        // Another node was given it when the lease ran out.
        jobs::done(tx, job.id)?;
        return Ok(None);
    };
    let answered = message.state == "answered";
    let kept = portal::kept(&message.purpose, &letter.text);
    let went_to = if letter.means == Means::Mail { &letter.mail } else { &letter.number };
    let tries = job.tries + 1;
    // A provider may have said that it rang, by another way, before its answer was read.
    let known = message.delivered_at.is_some();
    let arrived = match receipt {
        _ if answered => Some(true),
        Ok(receipt) => Some(receipt.delivered || known),
        Err(_) => known.then_some(true),
    };
    if let Some(delivered) = arrived {
        let state = match (answered, delivered) {
            (true, _) => "answered",
            (false, true) => "delivered",
            (false, false) => "sent",
        };
        let delivered_at = message.delivered_at.or(delivered.then_some(now));
        messages::sent(tx, letter.id, &way.code, state, (Some(now), delivered_at), &kept)?;
        let (provider, gone) = receipt.as_ref().map_or(("", &[] as &[Id]), |r| (r.provider.as_str(), &r.gone));
        messages::noted(tx, letter.id, tries, "", provider, went_to)?;
        for target in gone {
            reach::target_gone(tx, *target)?;
        }
        jobs::done(tx, job.id)?;
        // Customers' messages are told once: what is delivered was sent.
        let once = delivered && progress::of_purpose(&message.purpose).is_some();
        let heard: &[&str] = match (once, delivered) {
            (true, _) => &["delivered"],
            (false, true) => &["sent", "delivered"],
            (false, false) => &["sent"],
        };
        return Ok(Some((message, heard)));
    }
    let Err(miss) = receipt else { return Ok(None) };
    let why = reason(miss.said(), letter);
    let again = match miss {
        Miss::Never(_) | Miss::Gone(..) => None,
        Miss::Unclear(_) if !way.repeats => None,
        Miss::Later(_, wait) => means::again(letter.means, letter.urgent, tries, *chance)
            .map(|usual| usual.max(wait.as_millis().min(3_600_000) as i64)),
        Miss::Again(_) | Miss::Unclear(_) => means::again(letter.means, letter.urgent, tries, *chance),
    };
    messages::noted(tx, letter.id, tries, &why, "", went_to)?;
    if let Miss::Gone(_, targets) = miss {
        targets.iter().try_for_each(|target| reach::target_gone(tx, *target))?;
    }
    if let Some(wait) = again {
        jobs::fail(tx, job.id, now.plus(wait), false, &why)?;
        return Ok(None);
    }
    // Nobody waits any longer for what may have gone; the chain of an emergency goes on by its clock.
    let unclear = matches!(miss, Miss::Unclear(_));
    let (state, heard): (_, &[&str]) = if unclear { ("unclear", &["unclear"]) } else { ("failed", &["failed"]) };
    messages::sent(tx, letter.id, &way.code, state, (unclear.then_some(now), None), &kept)?;
    jobs::fail(tx, job.id, now, true, &why)?;
    Ok(Some((message, heard)))
}

fn write(tx: &mut Tx<'_>, app: &App, way: &Way, outcome: &Outcome) -> Result<(), StoreError> {
    let Some((message, heard)) = settle(tx, app, way, outcome)? else { return Ok(()) };
    heard.iter().try_for_each(|what| tell(tx, app, &message, what))
}

/// Longest reason of a driver that is kept (characters).
const REASON: usize = 300;

/// What a driver says of a failure, fit to be kept and shown: in one line, not long, and without what it was to send.
/// Providers like to send back what they were given, and the text names people.
fn reason(why: &str, letter: &Letter) -> String {
    let targets = letter.targets.iter().map(|(_, data)| data.as_str());
    let hidden = [&letter.text, &letter.number, &letter.mail, &letter.chat].map(String::as_str).into_iter();
    let hidden: Vec<&str> = hidden.chain(targets).collect();
    let clean = hidden.iter().filter(|h| !h.is_empty()).fold(why.to_owned(), |why, hidden| why.replace(hidden, "…"));
    let line: String = clean.chars().map(|c| if c.is_control() { ' ' } else { c }).take(REASON).collect();
    crate::mask::text(line.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

/// The record hears what became of its message, if its kind keeps such things.
fn tell(tx: &mut Tx<'_>, app: &App, m: &Message, what: &str) -> Result<(), StoreError> {
    let Some(id) = m.record else { return Ok(()) };
    // A notice beside the screen is no fact of the record; the delivery log has it.
    if Purpose::of(&m.purpose).is_some_and(|p| !p.calls) {
        return Ok(());
    }
    if progress::of_purpose(&m.purpose).is_some() {
        let body = json!({"moment": m.purpose, "means": m.means, "what": what});
        return act(tx, app, None, id, "sent", body);
    }
    let leader = m.purpose == LEADER_CALL;
    let body = json!({"call": m.turn, "leader": leader, "person": m.person, "means": m.means, "what": what});
    act(tx, app, None, id, "sent", body)
}

/// An act that a message leads to. A record that does not take it any more is no fault of the message.
fn act(tx: &mut Tx<'_>, app: &App, person: Option<Id>, id: Id, action: &str, body: Value) -> Result<(), StoreError> {
    let Some(row) = record::lookup(tx, id)? else { return Ok(()) };
    if intake::flow(&row.kind).is_none_or(|flow| flow.edge(Some(&row.state), action).is_none()) {
        return Ok(());
    }
    let door = if person.is_some() { Door::Api } else { Door::Scheduler };
    let command = Command { target: Target::Record(id), action: action.to_owned(), body, if_match: None };
    match app.act_in(tx, person, door, &command)? {
        Err(Failure::Store(error)) => Err(error),
        Err(failure) => {
            tracing::warn!(record = %id, %failure, action, "what a message led to was refused");
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

/// A key was pressed on an automatic call: `1` acknowledges. Heard twice it counts once.
pub fn answered(app: &Arc<App>, id: Id, key: &str) -> Result<bool, StoreError> {
    let (answering, key) = (app.clone(), key.to_owned());
    app.db.write_now(move |tx| {
        let app = &answering;
        let Some(message) = messages::hold(tx, id)?.filter(|m| m.answered_at.is_none()) else { return Ok(false) };
        messages::answered(tx, id, app.now(), &key)?;
        tell(tx, app, &message, "answered")?;
        if key == "1"
            && let (Some(record), Some(person)) = (message.record, message.person)
        {
            let what = if message.purpose == LEADER_CALL { "leader_ack" } else { "ack" };
            act(tx, app, Some(person), record, what, json!({"means": "key"}))?;
        }
        Ok(true)
    })
}
