//! What follows from a call: screens hear of it, a caller whom nobody took is called back, one who pressed the emergency key
//! is never only a missed call, the matter hears how its call ended. All of it by `act`, in the transaction of the event;
//! an act that is refused does not take the event away.

use super::Exchange;
use crate::{
    act::{Command, Failure, Target},
    app::App,
    house::House,
};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    flow::Door,
    id::Id,
    intake,
    moment::{Moment, SECOND},
    org::Role,
    telephony::call::seated,
};
use shouwen_store::{
    StoreError, Tx, customers, record,
    telephony::{self as store, CallRow},
};

/// The topic of a person's own calls, and the one of whoever answers calls of a company.
pub(crate) fn topic(person: Id) -> String {
    format!("call:{person}")
}

pub(super) fn follow(
    tx: &mut Tx<'_>,
    app: &App,
    house: &House,
    exchange: &Exchange,
    before: &CallRow,
    call: &CallRow,
) -> Result<(), StoreError> {
    ping(tx, exchange, before, call, app.now())?;
    if call.answered_at.is_some() {
        spoken(tx, app, call)?;
    } else if call.is_inbound() && call.was_missed() {
        missed(tx, app, house, call)?;
    } else if call.is_inbound() && call.emergency_at.is_some() && call.callback.is_none() {
        let body = json!({"call": call.id.to_string(), "received_at": time(app, call.begun_at)});
        call_back(tx, app, house, call, "press_key", body)?;
    }
    if call.has_ended() {
        for (record, told) in store::linked(tx, call.id)? {
            if !told {
                tell(tx, app, call, record)?;
            }
        }
    }
    Ok(())
}

/// Whose telephone rings, or rang a moment ago, and who has the call. An emergency is heard of by all who answer calls.
fn ping(tx: &mut Tx<'_>, exchange: &Exchange, before: &CallRow, call: &CallRow, now: Moment) -> Result<(), StoreError> {
    let seats = store::seats(tx, call.company, &exchange.code, call.begun_at, now)?;
    let extensions = call.rung.split(',').chain([call.extension.as_str(), before.extension.as_str()]);
    let mut people: Vec<Id> = extensions.filter_map(|x| seated(&seats, x, now)).collect();
    people.extend(call.person);
    people.sort_unstable();
    people.dedup();
    for person in people {
        tx.ping(topic(person));
    }
    tx.ping(format!("calls:{}", call.company));
    Ok(())
}

fn time(app: &App, at: Moment) -> Value {
    json!(at.rfc3339(&app.world.zone))
}

/// Somebody spoke with the caller: whoever waits to be called back at this number has been spoken with.
fn spoken(tx: &mut Tx<'_>, app: &App, call: &CallRow) -> Result<(), StoreError> {
    let Some(answered) = call.answered_at else { return Ok(()) };
    let mut over: Vec<Id> = Vec::new();
    for (back, last) in store::open_backs(tx, call.company, &call.blind)? {
        if last <= answered {
            over.push(back);
        }
    }
    // Its own: the key was pressed while it rang, or the answer was told after the end.
    over.extend(call.callback);
    over.dedup();
    for back in over {
        let open = record::lookup(tx, back)?.is_some_and(|row| row.phase < 2);
        // Another of its calls may still have nobody.
        let alone = call.callback != Some(back) || !others_wait(tx, back, call)?;
        if open && alone {
            let body = json!({"call": call.id.to_string(), "happened_at": time(app, answered),
                "evidence": {"kind": "call", "reference": format!("{} {}", call.source, call.reference)}});
            act(tx, app, Target::Record(back), "settle", body)?;
        }
    }
    Ok(())
}

/// A call-back has another call that was missed after this one was taken.
fn others_wait(tx: &mut Tx<'_>, back: Id, call: &CallRow) -> Result<bool, StoreError> {
    let all = store::of_record(tx, back)?;
    Ok(all.iter().any(|other| other.id != call.id && other.was_missed() && other.ended_at > call.answered_at))
}

fn missed(tx: &mut Tx<'_>, app: &App, house: &House, call: &CallRow) -> Result<(), StoreError> {
    let Some(ended) = call.ended_at else { return Ok(()) };
    // Told in after a stop of this program: they were spoken with since.
    if !call.blind.is_empty() && store::spoken_since(tx, call.company, &call.blind, ended)?.is_some() {
        return Ok(());
    }
    // Who shows no number cannot be called back; an emergency is told to a leader all the same.
    if call.blind.is_empty() && call.emergency_at.is_none() {
        return Ok(());
    }
    let body = json!({"call": call.id.to_string(), "received_at": time(app, call.begun_at), "ended_at": time(app, ended),
        "emergency": call.emergency_at.is_some()});
    if let Some(own) = call.callback {
        // Its key made the record; now it is over. Heard of again it is nothing new.
        let waits = record::lookup(tx, own)?.is_some_and(|row| row.state == "waiting");
        if waits {
            act(tx, app, Target::Record(own), "miss", body)?;
        }
        return Ok(());
    }
    call_back(tx, app, house, call, "miss", body)
}

/// One call-back for a number, however often it calls.
fn call_back(
    tx: &mut Tx<'_>,
    app: &App,
    house: &House,
    call: &CallRow,
    action: &str,
    body: Value,
) -> Result<(), StoreError> {
    let mut body = body;
    if let Some(customer) = customer(tx, call)? {
        body["customer"] = json!(customer.to_string());
    }
    let open = store::open_backs(tx, call.company, &call.blind)?.first().map(|(id, _)| *id);
    let target = if let Some(id) = open {
        Target::Record(id)
    } else {
        // Whoever answers the telephone calls back.
        let desk = house.desk(call.company, Role::Agent).unwrap_or(call.company);
        body["unit"] = json!(desk.to_string());
        Target::New { kind: "callback" }
    };
    if let Some(record) = act(tx, app, target, action, body)? {
        store::put_callback(tx, call.id, record)?;
    }
    Ok(())
}

/// The one customer whom the archive knows by this number.
pub(crate) fn customer(tx: &mut Tx<'_>, call: &CallRow) -> Result<Option<Id>, StoreError> {
    if call.number.is_empty() {
        return Ok(None);
    }
    let found = customers::of_phone(tx, call.company, &call.blind)?;
    Ok(if let [one] = found[..] { Some(one) } else { None })
}

/// The matter hears of its call: when it rang, was taken and ended, how long it was, where the recording is.
pub(crate) fn tell(tx: &mut Tx<'_>, app: &App, call: &CallRow, record: Id) -> Result<(), StoreError> {
    act(tx, app, Target::Record(record), "phoned", phoned(call, &app.world.zone))?;
    store::told(tx, call.id, record)
}

/// The number of the caller whom nobody took; empty where the exchange did not show it.
pub(crate) fn caller(tx: &mut Tx<'_>, row: &record::RecordRow) -> Result<String, StoreError> {
    let calls = store::of_record(tx, row.id)?;
    let call = calls.iter().rev().find(|call| call.emergency_at.is_some()).or(calls.last());
    Ok(call.map(|call| call.number.clone()).unwrap_or_default())
}

/// What a matter hears of a call that has ended.
pub(crate) fn phoned(call: &CallRow, zone: &TimeZone) -> Value {
    let mut body = Map::new();
    body.insert("call".into(), json!(call.id.to_string()));
    body.insert("direction".into(), json!(call.direction));
    for (key, at) in [("ring_at", call.ring_at), ("answered_at", call.answered_at), ("ended_at", call.ended_at)] {
        if let Some(at) = at {
            body.insert(key.into(), json!(at.rfc3339(zone)));
        }
    }
    if let Some(rings) = call.rings {
        body.insert("rings".into(), json!(rings.min(1_000)));
    }
    if let (Some(answered), Some(ended)) = (call.answered_at, call.ended_at) {
        body.insert("seconds".into(), json!((ended.since(answered).max(0) / SECOND).min(1_000_000)));
    }
    if !call.recording.is_empty() {
        body.insert("recording".into(), json!(call.recording));
    }
    Value::Object(body)
}

/// An act that a call leads to; the record, unless it was refused. A refusal is told in the log: the call stays heard.
fn act(tx: &mut Tx<'_>, app: &App, target: Target, action: &str, body: Value) -> Result<Option<Id>, StoreError> {
    if let Target::Record(id) = target {
        let Some(row) = record::lookup(tx, id)? else { return Ok(None) };
        if intake::flow(&row.kind).is_none_or(|flow| flow.edge(Some(&row.state), action).is_none()) {
            return Ok(None);
        }
    }
    let command = Command { target, action: action.to_owned(), body, if_match: None };
    match app.act_in(tx, None, Door::Api, &command)? {
        Ok(done) => Ok(Some(done.record)),
        Err(Failure::Store(error)) => Err(error),
        Err(failure) => {
            tracing::error!(%failure, action, "what a call led to was refused");
            Ok(None)
        }
    }
}
