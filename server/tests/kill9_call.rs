//! Kill −9 between a call and the writing down of it, and between the call and the key: nobody is called twice for one step,
//! nobody is forgotten. The child is this test binary, started for its one ignored test; it dies while the provider, which
//! lives in the test, holds its answer back.

#[path = "support/gateway.rs"]
mod gateway;
#[path = "support/night.rs"]
mod night;
mod support;

use gateway::{Provider, Way, ok};
use night::{NIGHT, on_duty, press};
use shouwen::{
    app::{App, Place},
    channels::{self, setup},
    org::reach::{self, Change},
    world::World,
};
use shouwen_domain::{
    id::Id,
    moment::{MINUTE, Moment, SECOND},
};
use shouwen_store::{
    StoreError,
    messages::{self, Message},
};
use std::{
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};
use support::{On, TestWorld, sweep};

fn config(provider: &Provider, repeat: bool) -> String {
    format!(
        r#"
[[gateway]]
name = "voice"
kind = "http"
means = "voice"
url = "{}"
timeout = 20
repeat = {repeat}
json = {{ to = "{{number}}", ref = "{{id}}" }}
code = "/code"
ok = ["0"]
"#,
        provider.url()
    )
}

fn open(place: Place, now: Moment, seed: u64, config: &str) -> Arc<App> {
    let app = App::open(place, Arc::new(World::standing(now, seed))).unwrap();
    app.connect(setup::parse(&app, config, std::path::Path::new(".")).unwrap());
    app
}

/// Calls what waits until it is killed.
#[test]
#[ignore = "the child of the tests in this file"]
fn child() {
    let Ok(data) = std::env::var("KILL_DATA") else { return };
    let place = Place { data: data.into(), database_url: std::env::var("KILL_URL").ok() };
    let now = Moment(std::env::var("KILL_NOW").unwrap().parse().unwrap());
    let app = open(place, now, 99, &std::env::var("KILL_CONFIG").unwrap());
    app.post().lanes[0].drain(&app).unwrap();
    println!("DRAINED");
    // Until it is killed, or its parent is gone.
    drop(std::io::read_to_string(std::io::stdin()));
}

fn start(w: &TestWorld, config: &str) -> Child {
    let place = &w.app.place;
    let mut start = Command::new(std::env::current_exe().unwrap());
    start
        .args(["--exact", "child", "--ignored", "--nocapture", "--test-threads=1"])
        .env("KILL_DATA", &place.data)
        .env("KILL_NOW", w.app.now().0.to_string())
        .env("KILL_CONFIG", config)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    match &place.database_url {
        Some(url) => start.env("KILL_URL", url),
        None => start.env_remove("KILL_URL"),
    };
    start.spawn().unwrap()
}

fn night(on: On) -> Option<(TestWorld, Id)> {
    let w = TestWorld::new(on, NIGHT)?;
    on_duty(&w, true, true);
    for (n, person) in w.cast.people.values().copied().enumerate() {
        let app = w.app.clone();
        let change = Change { phone: Some(format!("139000{n:05}")), ..Change::default() };
        w.app.db.write_now(move |tx| reach::change(tx, &app, None, person, &change)).unwrap().unwrap();
    }
    let id = press(&w).1;
    Some((w, id))
}

fn calls(app: &App, id: Id) -> Vec<Message> {
    let read = move |tx: &mut shouwen_store::Tx<'_>| {
        let ids = messages::of_record(tx, id)?;
        let all = ids.into_iter().filter_map(|id| messages::lookup(tx, id).transpose());
        all.collect::<Result<Vec<_>, StoreError>>()
    };
    app.db.read_now(read).unwrap().into_iter().filter(|m| m.means == "voice" && m.purpose == "crew_call").collect()
}

/// How often the provider was asked to make this call.
fn rung(provider: &Provider, id: Id) -> usize {
    provider.asked().iter().filter(|a| a.header("idempotency-key") == id.to_string()).count()
}

fn killed_in_the_middle(on: On, repeat: bool) {
    let Some((w, id)) = night(on) else { return };
    let provider = Provider::new(Way::Hangs);
    let config = config(&provider, repeat);
    let call = calls(&w.app, id)[0].id;
    w.app.db.close();

    // The provider has the call; the program dies before it knows.
    let mut child = start(&w, &config);
    provider.heard.recv_timeout(Duration::from_mins(1)).expect("the child calls");
    child.kill().unwrap();
    child.wait().unwrap();
    let first = provider.asked()[0].header("idempotency-key").to_owned();
    assert_eq!(first, call.to_string(), "the first of the chain");

    // Started again at once, it waits: the call may be under way elsewhere.
    provider.will(ok());
    let app = open(w.app.place.clone(), w.app.now().plus(SECOND), 100, &config);
    app.post().lanes[0].drain(&app).unwrap();
    assert_eq!(rung(&provider, call), 1, "it belongs to whoever took it until its time is up");
    app.world.set(app.now().plus(50 * SECOND));
    app.post().lanes[0].drain(&app).unwrap();
    let state = calls(&app, id)[0].state.clone();
    if repeat {
        assert_eq!((rung(&provider, call), state.as_str()), (2, "sent"), "the provider knows the id and rings once");
    } else {
        assert_eq!((rung(&provider, call), state.as_str()), (1, "unclear"), "nobody is called twice for one step");
    }
    // Nobody is forgotten: the step goes on by its clock, and the next one is called once.
    app.world.set(app.now().plus(MINUTE));
    sweep(&app);
    app.post().lanes[0].drain(&app).unwrap();
    let all = calls(&app, id);
    assert_eq!(all.len(), 2);
    assert_eq!((rung(&provider, all[1].id), all[1].state.as_str()), (1, "sent"));
    app.db.close();
}

/// EMG-04 NTF-01
#[test]
fn a_call_cut_off_is_not_made_twice_on_sqlite() {
    killed_in_the_middle(On::Sqlite, false);
}

/// EMG-04 NTF-01
#[test]
fn a_call_cut_off_is_not_made_twice_on_postgresql() {
    killed_in_the_middle(On::Pg, false);
}

/// EMG-04 NTF-01: where the provider knows an id again, the call is handed over again with the same.
#[test]
fn a_call_cut_off_is_handed_over_again_where_that_is_safe() {
    killed_in_the_middle(On::Sqlite, true);
}

/// EMG-04 NTF-01: killed between the call and the key. The key that comes afterwards counts, and nobody is called again.
#[test]
fn the_key_that_comes_after_a_kill_counts() {
    let Some((w, id)) = night(On::Sqlite) else { return };
    let provider = Provider::new(ok());
    let config = config(&provider, false);
    let call = calls(&w.app, id)[0].id;
    w.app.db.close();
    let mut child = start(&w, &config);
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // The name of the test stands before it, on the same line.
    while !line.contains("DRAINED") {
        line.clear();
        assert!(std::io::BufRead::read_line(&mut out, &mut line).unwrap() > 0, "the child ended by itself");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let app = open(w.app.place.clone(), w.app.now().plus(40 * SECOND), 100, &config);
    app.post().lanes[0].drain(&app).unwrap();
    assert_eq!((rung(&provider, call), calls(&app, id)[0].state.as_str()), (1, "sent"));
    assert!(channels::answered(&app, call, "1").unwrap());
    app.world.set(app.now().plus(5 * MINUTE));
    sweep(&app);
    app.post().lanes[0].drain(&app).unwrap();
    assert_eq!(calls(&app, id).len(), 1, "whoever has answered is not called again, nor is anybody else");
    assert_eq!(rung(&provider, call), 1);
    app.db.close();
}
