//! Kill −9 during a load of writes: what was acknowledged is there, chains hold, numbers have no gaps, each warning was
//! sent once. The child is this test binary, started for its one ignored test.

mod support;

use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use shouwen::{
    act::{Command, Ctx, Matter, Target, differing},
    app::{App, Place},
    world::World,
};
use shouwen_domain::{
    event::{GENESIS, link},
    flow::Door,
    id::Id,
    moment::{MINUTE, Moment},
    org::Actor,
};
use shouwen_store::{StoreError, audit, clock, event, jobs, record};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    process::{Command as Process, Stdio},
    sync::Arc,
};
use support::{On, TestWorld, at, repair, sweep};

/// Monday morning, before the working day is over for a while.
const BEGIN: &str = "2026-03-09T08:40:00+08:00";
const WRITERS: usize = 4;

fn open(place: Place, now: Moment, seed: u64) -> Arc<App> {
    App::open(place, Arc::new(World::standing(now, seed))).unwrap()
}

/// Writes and sweeps until it is killed; prints what was acknowledged.
#[test]
#[ignore = "the child of the tests in this file"]
fn child() {
    let Ok(data) = std::env::var("KILL_DATA") else { return };
    let number = |name: &str| std::env::var(name).unwrap().parse::<i64>().unwrap();
    let place = Place { data: data.into(), database_url: std::env::var("KILL_URL").ok() };
    let app = open(place, Moment(number("KILL_NOW")), number("KILL_SEED") as u64);
    let person = Some(Id(number("KILL_PERSON")));
    std::thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                let act = |target: Target, action: &str, body: Value| {
                    let command = Command { target, action: action.to_owned(), body, if_match: None };
                    let done = app.act_now(person, Door::Api, command).unwrap();
                    println!("ACK {} {}", done.record.0, done.version);
                    done.record
                };
                // Bounded: a child whose parent died does not write for ever.
                for _ in 0..5_000 {
                    let id = act(Target::New { kind: "request" }, "save", repair());
                    act(Target::Record(id), "confirm", json!({"result": "confirmed"}));
                    act(Target::Record(id), "promise", json!({"by": "2026-03-09T20:00:00+08:00", "text": "回复"}));
                    act(Target::Record(id), "chase", json!({"by": "customer"}));
                }
            });
        }
        scope.spawn(|| {
            for _ in 0..5_000 {
                println!("SWEPT {}", sweep(&app));
            }
        });
    });
}

/// Starts the child, lets it acknowledge so many writes, kills it. What it had acknowledged: record → version.
fn killed_after(w: &TestWorld, now: Moment, seed: u64, writes: usize, acknowledged: &mut BTreeMap<Id, i64>) {
    let place = &w.app.place;
    let mut start = Process::new(std::env::current_exe().unwrap());
    start
        .args(["--exact", "child", "--ignored", "--nocapture", "--test-threads=1"])
        .env("KILL_DATA", &place.data)
        .env("KILL_NOW", now.0.to_string())
        .env("KILL_SEED", seed.to_string())
        .env("KILL_PERSON", w.cast.person("zhoumin").0.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    match &place.database_url {
        Some(url) => start.env("KILL_URL", url),
        None => start.env_remove("KILL_URL"),
    };
    let mut child = start.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut count = 0;
    for line in lines {
        // The last line may be cut off in the middle of a character.
        let Ok(line) = line else { break };
        let words: Vec<&str> = line.split(' ').collect();
        if let ["ACK", record, version] = words[..] {
            let (record, version) = (Id(record.parse().unwrap()), version.parse::<i64>().unwrap());
            let known = acknowledged.entry(record).or_default();
            *known = (*known).max(version);
            count += 1;
            if count == writes {
                child.kill().unwrap();
            }
        }
    }
    let ended = child.wait().unwrap();
    assert!(!ended.success() && count >= writes, "the child ended by itself after {count} of {writes}: {ended}");
}

/// Everything that must hold of the data after a start. How often each step was announced.
fn whole(app: &Arc<App>, acknowledged: &BTreeMap<Id, i64>) -> BTreeMap<i64, usize> {
    let (app2, acknowledged) = (app.clone(), acknowledged.clone());
    app.db
        .read_now(move |tx| {
            let house = app2.house_in(tx)?;
            let actor = Actor::system(None);
            let ctx = Ctx { now: app2.now(), actor: &actor, door: Door::Cli, house: &house, world: &app2.world };
            let mut numbers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            let mut found = BTreeSet::new();
            let mut steps: BTreeMap<i64, usize> = BTreeMap::new();
            for id in record::all_ids(tx, Id(0), 1_000_000)? {
                let matter = Matter::load(tx, &ctx, id, false)?.unwrap();
                found.insert(id);
                let least = acknowledged.get(&id).copied().unwrap_or(0);
                assert!(matter.row.version >= least, "{id}: version {} of {least}", matter.row.version);
                let mut hash = GENESIS.to_owned();
                let chain = event::chain(tx, id)?;
                assert_eq!(chain.len() as i64, matter.row.head_seq);
                let mut announced = BTreeSet::new();
                for (n, shown) in chain.iter().enumerate() {
                    hash = link(&hash, &shown.event.canonical());
                    assert_eq!((shown.event.seq, &shown.hash), (n as i64 + 1, &hash), "{id}");
                    if shown.event.action.starts_with("clock.") {
                        *steps.entry(shown.event.body["step"].as_i64().unwrap()).or_default() += 1;
                        let what = (shown.event.body["clock"].to_string(), shown.event.body["step"].to_string());
                        assert!(announced.insert(what.clone()), "{id}: {what:?} was announced twice");
                    }
                }
                assert_eq!(hash, matter.row.head_hash);
                assert!(differing(&ctx, &matter)?.is_empty(), "{id}: clocks differ from their facts");
                let mut told = BTreeSet::new();
                for n in jobs::notices_of(tx, id)? {
                    assert!(told.insert((n.person, n.clock.clone(), n.step)), "{id}: {n:?} was sent twice");
                    assert!(
                        announced.contains(&(json!(n.clock).to_string(), n.step.to_string())),
                        "{n:?} without event"
                    );
                }
                assert_eq!(told.is_empty(), announced.is_empty(), "{id}: an announcement nobody was told of");
                let (series, serial) = matter.row.number.rsplit_once('-').unwrap();
                assert!(numbers.entry(series.to_owned()).or_default().insert(serial.to_owned()));
            }
            assert!(acknowledged.keys().all(|id| found.contains(id)), "an acknowledged record is gone");
            for (series, serials) in numbers {
                let last = serials.last().unwrap().parse::<usize>().unwrap();
                assert_eq!(serials.len(), last, "{series} has gaps");
            }
            for (company, length, head) in audit::heads(tx)? {
                let mut hash = GENESIS.to_owned();
                let lines = audit::chain(tx, company, 0, 1_000_000)?;
                for line in &lines {
                    hash = line.link_after(company, &hash);
                    assert_eq!(hash, line.hash);
                }
                assert_eq!((lines.len() as i64, hash), (length, head));
            }
            Ok::<_, StoreError>(steps)
        })
        .unwrap()
}

fn rounds(on: On, rounds: u64) {
    let Some(w) = TestWorld::new(on, BEGIN) else { return };
    w.app.db.close();
    let mut chance = StdRng::seed_from_u64(20_260_309);
    let mut acknowledged = BTreeMap::new();
    let mut now = at(BEGIN);
    for round in 0..rounds {
        // From round to round the clocks of what was written before come to 50, 80, 100 %.
        now = now.plus(240 * MINUTE / rounds as i64);
        let writes = 1 + (chance.next_u64() % 250) as usize;
        killed_after(&w, now, round, writes, &mut acknowledged);
        let app = open(w.app.place.clone(), now, 1_000 + round);
        whole(&app, &acknowledged);
        if round + 1 == rounds {
            sweep(&app);
            assert_eq!(sweep(&app), 0);
            let due = app.db.read_now(move |tx| clock::due(tx, now, 10)).unwrap();
            assert!(due.is_empty(), "what has come due was announced: {due:?}");
            let steps = whole(&app, &acknowledged);
            assert!([50, 80, 100].iter().all(|step| steps.contains_key(step)), "too little was announced: {steps:?}");
            eprintln!("{} records acknowledged, announced {steps:?}", acknowledged.len());
        }
        app.db.close();
    }
    assert!(acknowledged.len() > rounds as usize);
}

/// INT-04 CLS-08 AUD-01
#[test]
fn kill_nine_in_twenty_rounds_on_sqlite() {
    rounds(On::Sqlite, 20);
}

/// INT-04 CLS-08 AUD-01
#[test]
fn kill_nine_in_six_rounds_on_postgresql() {
    rounds(On::Pg, 6);
}
