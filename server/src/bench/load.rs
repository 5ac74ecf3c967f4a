//! The load: creating, acting, reading. Bodies are what the screens send; every answer is checked.

use super::{
    client::{Answer, Times},
    place::{Ground, Service},
};
use serde_json::{Value, json};
use shouwen_domain::id::Id;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// Requests of one run and how long it took.
#[derive(Clone, Debug, Default)]
pub struct Rate {
    pub times: Times,
    pub span: Duration,
    /// Processor time of the service for one request; it hardly depends on what else the machine does.
    pub cpu_us: f64,
}

impl Rate {
    pub fn per_second(&self) -> f64 {
        self.times.len() as f64 / self.span.as_secs_f64().max(1e-9)
    }
}

/// Who calls: from a fixed line, to which no messages go, or from a mobile telephone, whose owner is told of the course of
/// the matter (TRK-04): the message and what became of it are written beside the acts that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Fixed,
    Mobile,
}

/// A complete repair report by telephone.
fn repair(n: u64, line: Line) -> Value {
    let contact = match line {
        Line::Fixed => format!("0773{:07}", n % 10_000_000),
        Line::Mobile => format!("139{:08}", n % 100_000_000),
    };
    json!({
        "channel": "hotline",
        "type": "repair.stove",
        "content": format!("燃气灶打不着火，换过电池仍然不行（{n}）"),
        "name": "李桂兰",
        "contact": contact,
        "address": {"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"},
        "occurred_at": "2025-12-01T08:00:00+08:00",
        "wanted": "今天下午",
        "special": "无",
        "background": "首次报修",
    })
}

pub(super) fn expect(answer: Answer, status: u16) -> Result<Answer, String> {
    if answer.status == status {
        Ok(answer)
    } else {
        Err(format!("answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body)))
    }
}

/// The id of the request: from the address of its first action, or from the minimal answer.
fn id_of(answer: &Answer) -> Option<String> {
    answer
        .text_of("href")
        .and_then(|href| href.split('/').nth(3).map(str::to_owned))
        .or_else(|| answer.json()["id"].as_str().map(str::to_owned))
}

/// Runs `work` on threads, one a token, and adds their times up.
fn threads<T: Send>(
    service: &Service,
    tokens: &[String],
    work: impl Fn(usize, &str) -> Result<(Times, T), String> + Sync,
) -> Result<(Rate, Vec<T>), String> {
    let (begun, before) = (Instant::now(), service.processor());
    let done: Vec<Result<(Times, T), String>> = std::thread::scope(|scope| {
        let work = &work;
        let all: Vec<_> = tokens.iter().enumerate().map(|(n, token)| scope.spawn(move || work(n, token))).collect();
        all.into_iter().map(|t| t.join().unwrap_or_else(|_| Err("a thread of the load died".into()))).collect()
    });
    let mut rate = Rate { span: begun.elapsed(), ..Rate::default() };
    let mut out = Vec::new();
    for one in done {
        let (times, more) = one?;
        rate.times.join(times);
        out.push(more);
    }
    rate.cpu_us = service.processor().checked_sub(before).unwrap().as_micros() as f64 / rate.times.len().max(1) as f64;
    Ok((rate, out))
}

/// First statements are prepared and first pages are read before anything is counted.
pub fn warm(service: &Service, ground: &Ground) -> Result<(), String> {
    create(service, ground, Duration::from_millis(500), "", Line::Fixed).map(drop)
}

/// Eight agents register requests. The rate, and the ids of each agent.
pub fn create(
    service: &Service,
    ground: &Ground,
    span: Duration,
    headers: &str,
    line: Line,
) -> Result<(Rate, Vec<Vec<String>>), String> {
    let begun = Instant::now();
    threads(service, &ground.tokens, |n, token| {
        let mut client = service.client(token);
        let (mut times, mut ids) = (Times::default(), Vec::new());
        while begun.elapsed() < span {
            let body = repair(n as u64 * 1_000_000 + ids.len() as u64, line).to_string();
            let answer = expect(client.call("POST", "/api/requests", &body, headers)?, 201)?;
            times.add(answer.took);
            ids.push(id_of(&answer).ok_or("a page without an id")?);
        }
        Ok((times, ids))
    })
}

/// One request.
fn create_one(service: &Service, token: &str) -> Result<String, String> {
    let mut client = service.client(token);
    let body = repair(7, Line::Fixed).to_string();
    let answer = expect(client.call("POST", "/api/requests", &body, "Prefer: return=minimal\r\n")?, 201)?;
    id_of(&answer).ok_or_else(|| "no id".to_owned())
}

/// Acts of the mix on one record, in order.
fn step(n: usize) -> (&'static str, Value) {
    match n {
        0 => ("confirm", json!({"result": "confirmed"})),
        1 => ("contact", json!({"means": "call", "result": "reached", "text": "已电话联系，约定上门时间"})),
        _ => ("note", json!({"text": "已核对地址，客户在家"})),
    }
}

/// Each agent confirms its drafts and records a contact and a note on each.
pub fn act(service: &Service, ground: &Ground, span: Duration, ids: &[Vec<String>]) -> Result<Rate, String> {
    let begun = Instant::now();
    let (rate, _) = threads(service, &ground.tokens, |n, token| {
        let mut client = service.client(token);
        let mut times = Times::default();
        for id in &ids[n] {
            for at in 0..3 {
                if begun.elapsed() >= span {
                    return Ok((times, ()));
                }
                let (action, body) = step(at);
                let answer = expect(client.post(&format!("/api/requests/{id}/{action}"), &body)?, 200)?;
                times.add(answer.took);
            }
        }
        Ok((times, ()))
    })?;
    Ok(rate)
}

/// Requests that wait for an order, of each agent.
pub fn accepted(service: &Service, ground: &Ground, each: u64) -> Result<Vec<Vec<String>>, String> {
    let (_, ids) = threads(service, &ground.tokens, |n, token| {
        let mut client = service.client(token);
        let mut ids = Vec::new();
        for one in 0..each {
            let body = repair(n as u64 * 1_000_000 + 500_000 + one, Line::Fixed).to_string();
            let made = expect(client.call("POST", "/api/requests", &body, "Prefer: return=minimal\r\n")?, 201)?;
            let id = id_of(&made).ok_or("no id")?;
            let (action, body) = step(0);
            expect(client.post(&format!("/api/requests/{id}/{action}"), &body)?, 200)?;
            ids.push(id);
        }
        Ok((Times::default(), ids))
    })?;
    Ok(ids)
}

/// From the accepted request to an order in hand and given up: the agent makes it, the head gives it to a technician, who
/// takes it, calls, diagnoses and notes; the head ends it, so that nobody's hands fill.
pub fn orders(service: &Service, ground: &Ground, span: Duration, ids: &[Vec<String>]) -> Result<Rate, String> {
    let begun = Instant::now();
    let (rate, _) = threads(service, &ground.tokens, |n, token| {
        let (person, hand) = &ground.crew[n];
        let (mut agent, mut head, mut crew) =
            (service.client(token), service.client(&ground.head_token), service.client(hand));
        let mut times = Times::default();
        for id in ids[n].iter().take_while(|_| begun.elapsed() < span) {
            let body = json!({"content": "上门检修灶具", "unit": ground.team.to_string()});
            let made = expect(agent.post(&format!("/api/requests/{id}/create_order"), &body)?, 200)?;
            times.add(made.took);
            let page = made.json();
            let mut links = page["links"].as_array().into_iter().flatten().map(|link| &link["record"]);
            let order = links.find(|r| r["kind"] == "order").and_then(|r| r["id"].as_str()).ok_or("no order")?;
            let mut act = |client: &mut super::client::Client, action: &str, body: Value| {
                let answer = expect(client.post(&format!("/api/orders/{order}/{action}"), &body)?, 200)?;
                times.add(answer.took);
                Ok::<_, String>(())
            };
            act(&mut head, "dispatch", json!({"person": person.to_string()}))?;
            act(&mut crew, "accept", json!({}))?;
            act(&mut crew, "contact", json!({"means": "call", "result": "reached", "text": "已联系，在家"}))?;
            act(&mut crew, "diagnose", json!({"symptom": "打不着火", "cause": "ignition", "need": "点火针"}))?;
            act(&mut crew, "note", json!({"text": "已带点火针"}))?;
            act(&mut head, "cancel_by_company", json!({"reason": "压测", "means": "call"}))?;
        }
        Ok((times, ()))
    })?;
    Ok(rate)
}

/// A request with thirty events in its history.
pub fn long_history(service: &Service, ground: &Ground) -> Result<String, String> {
    let token = &ground.tokens[0];
    let id = create_one(service, token)?;
    let mut client = service.client(token);
    for n in 0..29 {
        let (action, body) = if n == 0 { step(0) } else { step(1 + n % 2) };
        expect(client.post(&format!("/api/requests/{id}/{action}"), &body)?, 200)?;
    }
    Ok(id)
}

/// An accepted request whose clocks run, to be copied for the sweep.
pub fn template(service: &Service, ground: &Ground) -> Result<Id, String> {
    let token = &ground.tokens[0];
    let id = create_one(service, token)?;
    let (action, body) = step(0);
    expect(service.client(token).post(&format!("/api/requests/{id}/{action}"), &body)?, 200)?;
    Id::parse(&id).ok_or_else(|| "not an id".to_owned())
}

/// One reader, one request after the other.
pub fn read(service: &Service, token: &str, path: &str, span: Duration) -> Result<Times, String> {
    let mut client = service.client(token);
    for _ in 0..20 {
        expect(client.get(path)?, 200)?;
    }
    let (begun, mut times) = (Instant::now(), Times::default());
    while begun.elapsed() < span {
        times.add(expect(client.get(path)?, 200)?.took);
    }
    Ok(times)
}

/// Two agents register requests as long as `going` says so.
pub fn beside(
    service: &Service,
    ground: &Ground,
    going: impl Fn() -> Result<bool, String>,
    most: Duration,
) -> Result<Rate, String> {
    let done = AtomicBool::new(false);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let done = &done;
        let load = scope.spawn(move || {
            threads(service, &ground.tokens[..2], |n, token| {
                let mut client = service.client(token);
                let (mut times, mut count) = (Times::default(), 0);
                while !done.load(Ordering::Relaxed) {
                    let body = repair(n as u64 * 1_000_000 + count, Line::Fixed);
                    times.add(expect(client.post("/api/requests", &body)?, 201)?.took);
                    count += 1;
                    super::pause(Duration::from_millis(5));
                }
                Ok((times, ()))
            })
        });
        let mut outcome = Ok(true);
        while matches!(outcome, Ok(true)) && begun.elapsed() < most && !load.is_finished() {
            super::pause(Duration::from_millis(100));
            outcome = going();
        }
        done.store(true, Ordering::Relaxed);
        let (rate, _) = load.join().unwrap_or_else(|_| Err("the load beside the sweep died".into()))?;
        outcome?;
        Ok(rate)
    })
}
