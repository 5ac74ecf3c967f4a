//! Messages to people: sent by a driver, with what became of them written down (NTF-01, EMG-04). Owns: the words of a
//! message, the driver, one outcome a message. Refuses nothing: what cannot be sent is tried again and then told.
//! A message is a row and a job of the act that sends it; the same rows carry messages to customers (RES-03, TRK-04).
//! Tested in `tests/story_emergency.rs`.

pub mod portal;
mod words;

use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::{Means, progress},
    emergency::LEADER_CALL,
    flow::Door,
    id::Id,
    intake,
    moment::SECOND,
};
use shouwen_store::{
    StoreError, Tx,
    jobs::{self, Job},
    messages::{self, Message},
    record,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How long a node has to send what it has taken.
const LEASE: i64 = 30 * SECOND;
/// How many are taken at once: an urgent one waits for no more than these.
const BATCH: i64 = 8;
/// How long the outcome of an urgent message waits for others to be written with it.
const KNOWN: Duration = Duration::from_millis(20);
/// After so many tries it is given up, and said so.
const TRIES: i64 = 5;
const AGAIN: i64 = 10 * SECOND;

/// What a driver is handed. The id is the same however often it is tried: a provider sends one id once.
#[derive(Clone)]
pub struct Letter {
    pub id: Id,
    pub means: Means,
    pub person: Option<Id>,
    /// Where it goes when it is not to an employee.
    pub number: String,
    pub urgent: bool,
    pub text: String,
}

/// The text names people and places: it is in no log.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter {} by {:?}", self.id, self.means)
    }
}

/// What the driver knows at once. Delivery may be heard later, an answer always is.
#[derive(Clone, Copy, Debug)]
pub struct Receipt {
    pub delivered: bool,
}

/// A message that was handed over, and what came of it.
#[derive(Clone, Debug)]
struct Outcome {
    job: Job,
    letter: Letter,
    receipt: Result<Receipt, String>,
}

/// A way out of the house: a telephone exchange, a provider of short messages.
pub trait Driver: Send + Sync + std::fmt::Debug {
    fn code(&self) -> &'static str;
    /// Sends one message, or says why not.
    fn send(&self, letter: &Letter) -> Result<Receipt, String>;
}

/// Sends nothing outside: the stored message is the record of what would have been sent. What every installation has
/// before a provider is connected.
#[derive(Debug)]
pub struct Recorder;

impl Driver for Recorder {
    fn code(&self) -> &'static str {
        "recorder"
    }

    fn send(&self, _: &Letter) -> Result<Receipt, String> {
        Ok(Receipt { delivered: true })
    }
}

/// Sends what has come due; how many were taken.
pub fn turn(app: &Arc<App>) -> Result<usize, StoreError> {
    turn_with(app, &*app.driver)
}

/// [`turn`] with a driver. Three steps: take, send, write down. Whoever dies between the second and the third has sent it
/// and not said so: the next one sends the same id again, and the provider knows it.
pub fn turn_with(app: &Arc<App>, driver: &dyn Driver) -> Result<usize, StoreError> {
    let taking = app.clone();
    let letters = app.db.write_now(move |tx| take(tx, &taking))?;
    let count = letters.len();
    let code = driver.code();
    let mut waiting = Vec::new();
    let mut since = Instant::now();
    for (job, letter) in letters {
        let receipt = driver.send(&letter);
        let urgent = letter.urgent;
        waiting.push(Outcome { job, letter, receipt });
        // What became of them is written together; of an urgent one no later than this, however slow the others are.
        if urgent && since.elapsed() > KNOWN {
            together(app, code, std::mem::take(&mut waiting))?;
            since = Instant::now();
        }
    }
    together(app, code, waiting)?;
    Ok(count)
}

/// Outcomes in one transaction; when one of them cannot be written, each alone.
fn together(app: &Arc<App>, code: &'static str, mut waiting: Vec<Outcome>) -> Result<(), StoreError> {
    if waiting.len() > 1 {
        let (writing, all) = (app.clone(), Arc::new(waiting));
        let list = all.clone();
        let together = app.db.write_now(move |tx| list.iter().try_for_each(|one| write(tx, &writing, code, one)));
        match together {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(%error, "outcomes of messages are written one by one"),
        }
        waiting = Arc::try_unwrap(all).unwrap_or_else(|all| all.to_vec());
    }
    for outcome in waiting {
        alone(app, code, outcome)?;
    }
    Ok(())
}

/// One that cannot be written down does not keep the others waiting.
fn alone(app: &Arc<App>, driver: &'static str, outcome: Outcome) -> Result<(), StoreError> {
    let (writing, id, tries) = (app.clone(), outcome.job.id, outcome.job.tries);
    if let Err(error) = app.db.write_now(move |tx| write(tx, &writing, driver, &outcome)) {
        tracing::error!(%error, job = %id, "what became of a message could not be written");
        let again = app.now().plus(AGAIN);
        app.db.write_now(move |tx| jobs::fail(tx, id, again, tries + 1 >= TRIES, "not written"))?;
    }
    Ok(())
}

fn take(tx: &mut Tx<'_>, app: &App) -> Result<Vec<(Job, Letter)>, StoreError> {
    let house = app.house_in(tx)?;
    let mut out = Vec::new();
    for job in jobs::claim(tx, app.now(), LEASE, BATCH)? {
        let message = match Id::parse(&job.key) {
            Some(id) if job.kind == messages::JOB => messages::lookup(tx, id)?,
            _ => None,
        };
        match message.filter(|m| m.state == "queued") {
            Some(m) => {
                let words = if m.text.is_empty() { words::of(tx, &house, &m) } else { Ok(m.text.clone()) };
                let text = match words {
                    Ok(text) => text,
                    Err(error @ StoreError::Busy(_)) => return Err(error),
                    Err(error) => {
                        tracing::error!(%error, message = %m.id, "a message has no text");
                        jobs::fail(tx, job.id, app.now().plus(AGAIN), job.tries + 1 >= TRIES, "no text")?;
                        continue;
                    }
                };
                let means = Means::parse(&m.means).unwrap_or(Means::Sms);
                out.push((job, Letter { id: m.id, means, person: m.person, number: m.number, urgent: m.urgent, text }));
            }
            None => jobs::done(tx, job.id)?,
        }
    }
    Ok(out)
}

fn write(tx: &mut Tx<'_>, app: &App, driver: &str, outcome: &Outcome) -> Result<(), StoreError> {
    let Outcome { job, letter, receipt } = outcome;
    let now = app.now();
    // A key may be pressed before the driver has said that it rang.
    let Some(message) = messages::hold(tx, letter.id)?.filter(|m| m.sent_at.is_none() && m.state != "failed") else {
        // Another node was given it when the lease ran out.
        return jobs::done(tx, job.id);
    };
    let answered = message.state == "answered";
    let kept = portal::kept(&message.purpose, &letter.text);
    let heard = if answered { Ok(true) } else { receipt.as_ref().map(|receipt| receipt.delivered) };
    match heard {
        Ok(delivered) => {
            let state = match (answered, delivered) {
                (true, _) => "answered",
                (false, true) => "delivered",
                (false, false) => "sent",
            };
            messages::sent(tx, letter.id, driver, state, (Some(now), delivered.then_some(now)), &kept)?;
            // Customers' messages are told once: what is delivered was sent.
            if !delivered || progress::of_purpose(&message.purpose).is_none() {
                tell(tx, app, &message, "sent")?;
            }
            if delivered {
                tell(tx, app, &message, "delivered")?;
            }
            jobs::done(tx, job.id)
        }
        Err(why) if job.tries + 1 < TRIES => jobs::fail(tx, job.id, now.plus(AGAIN), false, &reason(why, letter)),
        Err(why) => {
            messages::sent(tx, letter.id, driver, "failed", (None, None), &kept)?;
            tell(tx, app, &message, "failed")?;
            jobs::fail(tx, job.id, now, true, &reason(why, letter))
        }
    }
}

/// Longest reason of a driver that is kept (characters).
const REASON: usize = 300;

/// What a driver says of a failure, fit to be kept and shown: in one line, not long, and without what it was to send.
/// Providers like to send back what they were given, and the text names people.
fn reason(why: &str, letter: &Letter) -> String {
    let hidden = [letter.text.as_str(), letter.number.as_str()];
    let clean = hidden.iter().filter(|h| !h.is_empty()).fold(why.to_owned(), |why, hidden| why.replace(hidden, "…"));
    let line: String = clean.chars().map(|c| if c.is_control() { ' ' } else { c }).take(REASON).collect();
    crate::mask::text(line.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

/// The record hears what became of its message, if its kind keeps such things.
fn tell(tx: &mut Tx<'_>, app: &App, m: &Message, what: &str) -> Result<(), StoreError> {
    let Some(id) = m.record else { return Ok(()) };
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
