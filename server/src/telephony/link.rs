//! Keeping the line to an exchange: connect, sign in, read, sign of life, and again when it breaks, after a time that grows.
//! Owns: that nothing that was heard is lost while the database is busy, and that calls which the exchange does not know any
//! more are not shown as running. Tested against simulators in `tests/calls_lines.rs`.

use super::{
    Exchange, Heard, Protocol,
    ami::Ami,
    esl::Esl,
    hear,
    line::{Line, Step},
};
use crate::app::App;
use shouwen_domain::{moment::SECOND, telephony::What};
use shouwen_store::{StoreError, telephony as store};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
    time::{Instant, timeout},
};

const CONNECT: Duration = Duration::from_secs(5);
/// So often a sign of life is asked for; after three of them unanswered the line is dead.
const KNOCK: Duration = Duration::from_secs(20);
const SILENT: Duration = Duration::from_mins(1);
/// The first try again comes soon, later ones at most this far apart.
const FIRST: u64 = 500;
const FURTHEST: u64 = 60_000;
/// How often a busy database is asked again before the line is given up; the exchange is asked anew afterwards.
const TRIES: u32 = 40;

/// Keeps the lines of all exchanges that we connect to; ends with the program.
pub async fn keep_all(app: Arc<App>) {
    let mut tasks = tokio::task::JoinSet::new();
    for exchange in app.telephony.exchanges() {
        if exchange.protocol != Protocol::Http {
            tasks.spawn(keep(app.clone(), exchange));
        }
    }
    while tasks.join_next().await.is_some() {}
    std::future::pending::<()>().await;
}

/// Keeps one line.
pub async fn keep(app: Arc<App>, exchange: Arc<Exchange>) {
    let mut failures = 0;
    loop {
        let (was_up, why) = speak(&app, &exchange).await;
        app.telephony.dials_through(&exchange.code, None);
        if app.telephony.went(&exchange.code, false, &why, app.now()) || failures == 0 {
            tracing::warn!(exchange = %exchange.code, why, "the line to the exchange is down");
            tell(&app, &exchange);
        }
        failures = if was_up { 1 } else { failures + 1 };
        tokio::time::sleep(Duration::from_millis(pause(failures, app.world.below(1_000)))).await;
    }
}

/// Milliseconds until the next try: twice as long after every failure, up to a minute, and between half and all of it by
/// chance (`0..1000`), so that many do not come back at once.
fn pause(failures: u32, chance: u64) -> u64 {
    let whole = FIRST.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(FURTHEST);
    whole / 2 + whole * chance.min(1_000) / 2_000
}

/// Screens that show the state of the lines read it again.
fn tell(app: &Arc<App>, exchange: &Exchange) {
    let code = exchange.company.clone();
    let house = app.house();
    let company = house.units.values().find(|u| u.level == "company" && u.code == code).map(|u| u.id);
    if let Some(company) = company {
        app.live.publish(&[format!("calls:{company}")]);
    }
}

/// One connection from its beginning to its end: whether it was signed in, and why it ended.
async fn speak(app: &Arc<App>, exchange: &Arc<Exchange>) -> (bool, String) {
    let mut up = false;
    match connection(app, exchange, &mut up).await {
        Ok(()) => (up, "the exchange closed the line".to_owned()),
        Err(why) => (up, why),
    }
}

async fn connection(app: &Arc<App>, exchange: &Arc<Exchange>, up: &mut bool) -> Result<(), String> {
    let stream = timeout(CONNECT, TcpStream::connect(&exchange.address)).await;
    let mut stream = stream.map_err(|_| "no answer".to_owned())?.map_err(|e| e.to_string())?;
    let mut line = match exchange.protocol {
        Protocol::Esl => Line::Esl(Box::new(Esl::new(exchange.clone()))),
        _ => Line::Ami(Box::new(Ami::new(exchange.clone()))),
    };
    let (sender, mut dials) = mpsc::channel(16);
    let mut buffer = vec![0; 16 * 1024];
    let mut last = Instant::now();
    loop {
        tokio::select! {
            read = stream.read(&mut buffer) => {
                let n = read.map_err(|e| e.to_string())?;
                if n == 0 {
                    return Ok(());
                }
                last = Instant::now();
                let step = line.hear(&buffer[..n], app.now());
                if !step.send.is_empty() {
                    stream.write_all(&step.send).await.map_err(|e| e.to_string())?;
                }
                if step.up {
                    *up = true;
                    app.telephony.dials_through(&exchange.code, Some(sender.clone()));
                    if app.telephony.went(&exchange.code, true, "", app.now()) {
                        tracing::info!(exchange = %exchange.code, "the line to the exchange is up");
                        tell(app, exchange);
                    }
                }
                let fail = step.fail.clone();
                heed(app, exchange, step).await?;
                if let Some(why) = fail {
                    return Err(why);
                }
            }
            dial = dials.recv(), if *up => {
                if let Some(dial) = dial {
                    let order = line.dial(exchange, &dial);
                    stream.write_all(&order).await.map_err(|e| e.to_string())?;
                }
            }
            () = tokio::time::sleep(KNOCK) => {
                if last.elapsed() > SILENT || !*up {
                    return Err("the exchange is silent".to_owned());
                }
                stream.write_all(&line.knock()).await.map_err(|e| e.to_string())?;
            }
        }
    }
}

/// Writes down what was heard, however busy the database is: the exchange says it once.
async fn heed(app: &Arc<App>, exchange: &Arc<Exchange>, step: Step) -> Result<(), String> {
    app.telephony.heard(&exchange.code, step.heard.len(), step.garbage, app.now());
    // What comes in one piece with the list may have happened after it was drawn: that call is not gone.
    let spoken_of: Vec<String> = step.heard.iter().map(|heard| heard.reference.clone()).collect();
    if !step.heard.is_empty() {
        for n in 0_u64.. {
            match hear(app, exchange, step.heard.clone()).await {
                Ok(_) => break,
                Err(error @ (StoreError::Busy(_) | StoreError::Lost(_))) if n < u64::from(TRIES) => {
                    tracing::warn!(%error, "what an exchange said waits for the database");
                    tokio::time::sleep(Duration::from_millis(250)).await;
                }
                Err(error) => return Err(error.to_string()),
            }
        }
    }
    if let Some(mut running) = step.running {
        running.extend(spoken_of);
        running.sort();
        lost(app, exchange, running).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Calls that we believe to run and the exchange does not have have ended while nobody listened. When is told by its call
/// records, if they are sent (`/api/exchange/calls`).
async fn lost(app: &Arc<App>, exchange: &Arc<Exchange>, running: Vec<String>) -> Result<(), StoreError> {
    let (code, company, now) = (exchange.code.clone(), exchange.company.clone(), app.now());
    let house = app.house();
    let Some(company) = house.units.values().find(|u| u.level == "company" && u.code == company).map(|u| u.id) else {
        return Ok(());
    };
    let known = app.db.read(move |tx| store::running(tx, company, 5_000)).await?;
    let settled = now.minus(2 * SECOND);
    let gone = known.into_iter().filter(|call| {
        call.source == code && call.begun_at < settled && running.binary_search(&call.reference).is_err()
    });
    let list = gone.map(|call| Heard { reference: call.reference, what: Some(What::Lost), ..Heard::default() });
    let list: Vec<Heard> = list.collect();
    if list.is_empty() {
        return Ok(());
    }
    hear(app, exchange, list).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::pause;

    /// INF-04: half a second, one, two … a minute, and never all at once.
    #[test]
    fn the_tries_grow_further_apart() {
        let most: Vec<u64> = (1..=9).map(|n| pause(n, 1_000)).collect();
        assert_eq!(most, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
        assert_eq!((pause(1, 0), pause(200, 0)), (250, 30_000));
    }
}
