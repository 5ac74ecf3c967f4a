//! Kill −9 while an exchange tells of calls (INF-04): the calls go on without us, and after a restart what was missed is told
//! again. Every call is there once, with its own times, and every caller whom nobody took is to be called back once. The
//! exchange is a simulator; the child is this test binary, started for its one ignored test.

mod support;

use shouwen::{
    app::{App, Place},
    telephony::{Heard, exchange, hear_now},
    world::World,
};
use shouwen_domain::{
    id::Id,
    moment::{MINUTE, Moment, SECOND},
    telephony::What,
};
use shouwen_store::{record, telephony as store};
use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    process::{Command as Process, Stdio},
    sync::Arc,
};
use support::{On, TestWorld, at};

const BEGIN: &str = "2026-03-09T08:40:00+08:00";
const CALLS: i64 = 120;
const EXCHANGE: &str =
    "[[exchange]]\ncode = \"pbx1\"\ncompany = \"LJ\"\nprotocol = \"http\"\ntoken = \"pbx1-0123456789abcdef0123\"\n";

fn open(place: Place, seed: u64) -> Arc<App> {
    let app = App::open(place, Arc::new(World::standing(at(BEGIN), seed))).unwrap();
    app.telephony.set(exchange::read(EXCHANGE, &|_| None).unwrap());
    app
}

/// What the exchange has to tell of the n-th call: every third is missed, and every sixth caller has called before.
fn told(n: i64) -> Vec<Heard> {
    let begun = at(BEGIN).minus(300 * MINUTE).plus(n * MINUTE);
    let heard = |what, second: i64| Heard {
        reference: format!("k-{n}"),
        what: Some(what),
        at: Some(begun.plus(second * SECOND)),
        number: format!("139{:08}", if n % 6 == 3 { n - 3 } else { n }),
        direction: "in",
        ..Heard::default()
    };
    let mut out = vec![heard(What::Ring, 0)];
    if n % 3 != 0 {
        out.push(heard(What::Answer, 7));
    }
    out.push(heard(What::HangUp, 40));
    out
}

/// Hears one event after the other until it is killed.
#[test]
#[ignore = "the child of the test in this file"]
fn child() {
    let Ok(data) = std::env::var("KILL_DATA") else { return };
    let app = open(Place { data: data.into(), database_url: std::env::var("KILL_URL").ok() }, 3);
    let exchange = app.telephony.named("pbx1").unwrap();
    for n in 0..CALLS {
        for heard in told(n) {
            hear_now(&app, &exchange, vec![heard]).unwrap();
            println!("ACK {n}");
        }
    }
    // Whoever is killed too late has nothing to show.
    std::thread::park();
}

fn story(on: On) {
    let Some(w) = TestWorld::new(on, BEGIN) else { return };
    w.app.db.close();
    for after in [5, 90, 200] {
        let mut start = Process::new(std::env::current_exe().unwrap());
        start
            .args(["--exact", "child", "--ignored", "--nocapture", "--test-threads=1"])
            .env("KILL_DATA", &w.app.place.data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        match &w.app.place.database_url {
            Some(url) => start.env("KILL_URL", url),
            None => start.env_remove("KILL_URL"),
        };
        let mut child = start.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let acknowledged = lines.map_while(Result::ok).filter(|l| l.starts_with("ACK")).take(after).count();
        child.kill().unwrap();
        assert_eq!((acknowledged, child.wait().unwrap().success()), (after, false));
    }
    // The exchange tells of the whole day, twice, the second time from behind.
    let app = open(w.app.place.clone(), 5);
    let exchange = app.telephony.named("pbx1").unwrap();
    let day: Vec<Heard> = (0..CALLS).flat_map(told).collect();
    hear_now(&app, &exchange, day.clone()).unwrap();
    hear_now(&app, &exchange, day.into_iter().rev().collect()).unwrap();
    let company = w.cast.unit("LJ");
    let all = (Moment(0), Moment(i64::MAX));
    let rows = app.db.read_now(move |tx| store::page(tx, company, all, (all.1, Id(i64::MAX)), 10_000)).unwrap();
    assert_eq!(rows.len() as i64, CALLS, "each once");
    let mut backs = BTreeSet::new();
    for call in &rows {
        let n: i64 = call.reference[2..].parse().unwrap();
        let own = told(n);
        assert_eq!((call.ring_at, call.ended_at), (own[0].at, own[own.len() - 1].at), "{call:?}");
        assert_eq!(call.outcome == "missed", n % 3 == 0, "{call:?}");
        if n % 3 == 0 {
            backs.insert((call.number.clone(), call.callback.expect("somebody is to call back")));
        }
    }
    let numbers: BTreeSet<&String> = backs.iter().map(|(number, _)| number).collect();
    assert_eq!(backs.len(), numbers.len(), "one call-back for a number");
    let open_backs = app.db.read_now(move |tx| record::count(tx, company, "callback")).unwrap();
    assert_eq!(open_backs as usize, backs.len(), "and none besides");
    app.db.close();
}

/// INF-04 ANS-01
#[test]
fn killed_while_calls_go_on_sqlite() {
    story(On::Sqlite);
}

/// INF-04 ANS-01
#[test]
fn killed_while_calls_go_on_postgresql() {
    story(On::Pg);
}
