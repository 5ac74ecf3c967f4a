//! Hearing: what an exchange says of a call is written down once, the call is worked out anew from all that was heard, and
//! what follows is done in the same transaction. Late, twice and out of order is how exchanges speak.

use super::{Exchange, follow, measure};
use crate::app::App;
use shouwen_domain::{
    moment::{MINUTE, Moment},
    telephony::{Happening, What, call::seated, plain_number},
};
use shouwen_store::{
    StoreError, Tx,
    telephony::{self as store, CallRow, NewCall},
};
use std::sync::{Arc, atomic::Ordering};

/// One event as an exchange tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// What the exchange calls the call; the same for all of its legs.
    pub reference: String,
    pub what: Option<What>,
    /// When it happened; without one it is now.
    pub at: Option<Moment>,
    pub extension: String,
    pub detail: String,
    /// `in` or `out`; empty where this event does not say it.
    pub direction: &'static str,
    /// The other side.
    pub number: String,
    /// Our number, or the queue.
    pub line: String,
}

/// Longest text of an exchange that is kept (characters).
const MOST: usize = 200;

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MOST).collect::<String>().trim().to_owned()
}

/// Takes what was heard of an exchange; how much of it was new. Calls are independent of each other: each has a
/// transaction of its own, so that a long list does not hold the writer.
pub async fn hear(app: &Arc<App>, exchange: &Arc<Exchange>, list: Vec<Heard>) -> Result<usize, StoreError> {
    let mut new = 0;
    for of_call in calls(list) {
        let (app2, exchange) = (app.clone(), exchange.clone());
        new += app.db.write(move |tx| hear_call(tx, &app2, &exchange, &of_call)).await?;
    }
    app.metrics.phone_events.fetch_add(new as u64, Ordering::Relaxed);
    Ok(new)
}

/// The same for programs without an async runtime.
pub fn hear_now(app: &Arc<App>, exchange: &Arc<Exchange>, list: Vec<Heard>) -> Result<usize, StoreError> {
    let mut new = 0;
    for of_call in calls(list) {
        let (app2, exchange) = (app.clone(), exchange.clone());
        new += app.db.write_now(move |tx| hear_call(tx, &app2, &exchange, &of_call))?;
    }
    Ok(new)
}

/// The events of each call together, calls in the order in which they were first named.
fn calls(list: Vec<Heard>) -> Vec<Vec<Heard>> {
    let mut out: Vec<Vec<Heard>> = Vec::new();
    for mut heard in list {
        heard.reference = short(&heard.reference);
        match out.iter_mut().find(|of| of[0].reference == heard.reference) {
            Some(of) => of.push(heard),
            None => out.push(vec![heard]),
        }
    }
    out
}

/// Everything that was heard of one call; how many of its events were new.
fn hear_call(tx: &mut Tx<'_>, app: &App, exchange: &Exchange, list: &[Heard]) -> Result<usize, StoreError> {
    let house = app.house_in(tx)?;
    let Some(company) = house.units.values().find(|u| u.level == "company" && u.code == exchange.company) else {
        return Err(StoreError::Broken(format!(
            "exchange {}: there is no company {}",
            exchange.code, exchange.company
        )));
    };
    let (company, now) = (company.id, app.now());
    // What has not happened yet is a clock that runs fast: it is now.
    let at = |heard: &Heard| heard.at.filter(|at| *at <= now).unwrap_or(now);
    let Some(first) = list.iter().min_by_key(|heard| at(heard)) else { return Ok(0) };
    let said = |pick: fn(&Heard) -> &str| list.iter().map(pick).find(|t| !t.is_empty()).unwrap_or_default().to_owned();
    let number = plain_number(&said(|h| &h.number));
    let line = short(&said(|h| &h.line));
    let direction = said(|h| h.direction);
    let new = NewCall {
        id: app.world.id(),
        company,
        source: &exchange.code,
        reference: &first.reference,
        direction: if direction.is_empty() { "in" } else { &direction },
        line: &line,
        number: &number,
        at: at(first),
        now,
    };
    let mut call = store::hold_named(tx, &new)?;
    let before = call.clone();
    // A later event may say what the first did not.
    if call.number.is_empty() {
        call.number = number;
    }
    if call.line.is_empty() {
        call.line.clone_from(&line);
    }
    if !direction.is_empty() {
        call.direction = direction;
    }
    if (&call.number, &call.line, &call.direction) != (&before.number, &before.line, &before.direction) {
        store::put_who(tx, &call)?;
        call = store::lookup(tx, call.id)?.ok_or(StoreError::NotFound)?;
    }
    let mut fresh = 0;
    let on_emergency_line = call.is_inbound() && exchange.is_emergency_line(&call.line);
    for heard in list {
        let Some(what) = heard.what else { continue };
        let e = Happening { at: at(heard), what, extension: short(&heard.extension), detail: short(&heard.detail) };
        let is_new = store::hear(tx, call.id, &e, heard.at.is_some(), now)?;
        fresh += usize::from(is_new);
        if is_new && what == What::Ring && on_emergency_line {
            let key = Happening { what: What::Emergency, extension: String::new(), detail: String::new(), ..e };
            store::hear(tx, call.id, &key, false, now)?;
        }
    }
    if fresh == 0 && call == before {
        return Ok(0);
    }
    let (cycle, _) = measure(&house, company, now);
    let folded = store::fold(tx, call.id)?;
    write(tx, &mut call, &folded, cycle)?;
    follow::follow(tx, app, &house, exchange, &before, &call)?;
    tracing::debug!(?call, fresh, "heard");
    Ok(fresh)
}

/// The row as its events have it.
fn write(
    tx: &mut Tx<'_>,
    call: &mut CallRow,
    folded: &shouwen_domain::telephony::Call,
    cycle: i64,
) -> Result<(), StoreError> {
    let begun = folded.begun_at.unwrap_or(call.begun_at);
    call.extension.clone_from(if folded.with.is_empty() { &folded.answered_by } else { &folded.with });
    call.rung = folded.rung.join(",");
    call.begun_at = begun;
    (call.ring_at, call.answered_at, call.ended_at) = (folded.ring_at, folded.answered_at, folded.ended_at);
    folded.stage().code().clone_into(&mut call.stage);
    call.outcome = folded.outcome(cycle).map(|o| o.code().to_owned()).unwrap_or_default();
    call.rings = folded.rings(cycle);
    call.held = folded.held;
    call.cause = if folded.lost { "lost".to_owned() } else { folded.cause.clone() };
    call.recording.clone_from(&folded.recording);
    call.emergency_at = folded.emergency_at;
    // Who sat there when it was taken; somebody who sits down a minute late at their own desk is them too.
    let when = folded.answered_at.unwrap_or(begun);
    let seats = store::seats(tx, call.company, &call.source, when.minus(MINUTE), when.plus(MINUTE))?;
    let person = seated(&seats, &call.extension, when).or_else(|| seated(&seats, &call.extension, when.plus(MINUTE)));
    call.person = person.filter(|_| !call.extension.is_empty());
    store::put(tx, call)
}
