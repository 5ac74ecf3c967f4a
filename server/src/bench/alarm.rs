//! An evening of alarms: a thousand open incidents, and two hundred chains that ring at once because nobody answers (issue
//! "emergencies"). What is measured is read from the database afterwards: when the first message of each call had gone out, and
//! how late each next call was.

use super::{
    client::Times,
    load::expect,
    pause,
    place::{Ground, Service},
};
use crate::world::World;
use serde_json::{Value, json};
use shouwen_domain::{id::Id, intake::Room, moment::Moment};
use shouwen_store::{StoreError, Tx, messages};
use std::time::{Duration, Instant};

/// Incidents that are under way and have their crew.
pub const OPEN: usize = 800;
/// Incidents that nobody answers.
pub const CHAINS: usize = 200;
/// `emg.ack`: after this the next of the chain is called; a little more is waited for.
const ACK: i64 = 60_000;

/// What was found: milliseconds from the key to the first message, and from a call's time to the next call.
#[derive(Debug, Default)]
pub struct Found {
    pub key: Times,
    pub late: Times,
    pub messages: usize,
    /// Chains that rang nobody.
    pub silent: usize,
}

fn now() -> Moment {
    World::real().now()
}

fn call(n: usize) -> Value {
    json!({
        "channel": "hotline", "kind": "leak", "name": "李桂兰", "contact": format!("0773{:07}", n % 10_000_000),
        "indoors": true, "signs": "厨房有气味", "people": 3, "casualties": 0,
        "address": {"district": "七星区", "road": format!("滨江路{n}号"), "building": "3", "unit": "2", "room": "501"},
    })
}

/// One press of the key; the incident and when it was pressed.
fn press(client: &mut super::client::Client, n: usize) -> Result<(Id, Moment), String> {
    let at = now();
    let page = expect(client.post("/api/requests/emergency_call", &call(n))?, 201)?.json();
    let mut links = page["links"].as_array().into_iter().flatten().map(|link| &link["record"]);
    let incident = links.find(|r| r["kind"] == "incident").and_then(|r| r["id"].as_str());
    incident.and_then(Id::parse).map(|id| (id, at)).ok_or_else(|| "a press without an incident".to_owned())
}

/// Fills the evening, presses the key two hundred times and waits until every chain has called a second time.
pub fn ring(service: &Service, ground: &Ground) -> Result<Vec<(Id, Moment)>, String> {
    let per = OPEN / ground.tokens.len();
    std::thread::scope(|scope| {
        let threads = ground.tokens.iter().enumerate().map(|(t, token)| {
            scope.spawn(move || {
                let (mut agent, mut head) = (service.client(token), service.client(&ground.head_token));
                for n in 0..per {
                    let (incident, _) = press(&mut agent, t * per + n)?;
                    let goes = json!({"entered_for": ground.crew[t].0.to_string(), "means": "phone"});
                    expect(head.post(&format!("/api/incidents/{incident}/ack"), &goes)?, 200)?;
                }
                Ok::<_, String>(())
            })
        });
        let threads: Vec<_> = threads.collect();
        threads.into_iter().try_for_each(|t| t.join().unwrap_or_else(|_| Err("a thread of the evening died".into())))
    })?;
    drained(service)?;
    // All eight agents at once, as fast as they can: an explosion in a street.
    let per = CHAINS / ground.tokens.len();
    let pressed = std::thread::scope(|scope| {
        let threads = ground.tokens.iter().enumerate().map(|(t, token)| {
            scope.spawn(move || {
                let mut client = service.client(token);
                (0..per).map(|n| press(&mut client, 100_000 + t * per + n)).collect::<Result<Vec<_>, String>>()
            })
        });
        let threads: Vec<_> = threads.collect();
        let mut all = Vec::with_capacity(CHAINS);
        for thread in threads {
            all.extend(thread.join().unwrap_or_else(|_| Err("a thread of the alarm died".into()))?);
        }
        Ok::<_, String>(all)
    })?;
    let last = pressed.iter().map(|(_, at)| at.0).max().unwrap_or(0);
    pause(Duration::from_millis((last + ACK + 5_000 - now().0).max(0) as u64));
    Ok(pressed)
}

/// Waits until everything that was to be sent has been.
fn drained(service: &Service) -> Result<(), String> {
    let begun = Instant::now();
    loop {
        let text = expect(service.client("").get("/metrics")?, 200)?.body;
        let text = String::from_utf8_lossy(&text).into_owned();
        let waiting = text.lines().find_map(|l| l.strip_prefix("shouwen_jobs_waiting "));
        if waiting == Some("0") {
            return Ok(());
        }
        if begun.elapsed() > Duration::from_mins(3) {
            return Err(format!("messages were not sent: {waiting:?} wait"));
        }
        pause(Duration::from_millis(200));
    }
}

/// What the database says of the chains.
pub fn found(tx: &mut Tx<'_>, pressed: &[(Id, Moment)]) -> Result<Found, StoreError> {
    let mut out = Found::default();
    for (incident, at) in pressed {
        let mut first: Option<Moment> = None;
        for id in messages::of_record(tx, *incident)? {
            let Some(message) = messages::lookup(tx, id)?.filter(|m| m.purpose == "crew_call") else { continue };
            out.messages += 1;
            first = message.sent_at.into_iter().chain(first).min();
        }
        match first {
            Some(sent) => out.key.add(Duration::from_millis(sent.since(*at).max(0) as u64)),
            None => out.silent += 1,
        }
        if let Room::Incident(i) = shouwen_store::intake::load(tx, *incident, "incident")? {
            for pair in i.calls.windows(2) {
                let late = pair[1].at.since(pair[0].at) - ACK;
                out.late.add(Duration::from_millis(late.max(0) as u64));
            }
        }
    }
    Ok(out)
}
