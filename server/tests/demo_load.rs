//! A demonstration that was killed while it was loaded begins anew; a database that somebody else made is not touched.

use shouwen::{
    app::{App, Place},
    demo::{self, unfinished},
    world::World,
};
use shouwen_domain::moment::DAY;
use shouwen_store::audit;
use std::{
    path::Path,
    process::{Command, Output},
    sync::Arc,
};

fn place(data: &Path) -> Place {
    Place { data: data.to_owned(), database_url: None }
}

fn open(data: &Path) -> Arc<App> {
    App::open(place(data), Arc::new(World::real())).unwrap()
}

/// Units, and requests of Linjiang.
fn there(data: &Path) -> (usize, i64) {
    let app = open(data);
    let company = app.house().units.values().find(|u| u.code == "LJ").map(|u| u.id);
    let count = app.db.read_now(move |tx| company.map_or(Ok(0), |c| shouwen_store::record::count(tx, c, "request")));
    let units = app.house().units.len();
    app.db.close();
    (units, count.unwrap())
}

fn load(data: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
    command.env_remove("DATABASE_URL").args(["demo", "--empty-size", "small", "--load-only", "--data"]).arg(data);
    command.output().unwrap()
}

const AGAIN: &str = "begins anew";

#[test]
fn a_load_that_was_killed_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("d");
    let app = open(&data);
    unfinished::begin(&app).unwrap();
    let cast = demo::organise(&app, app.now().minus(100 * DAY)).unwrap();
    demo::fill(&app, &cast, 3).unwrap();
    std::fs::write(app.place.objects().join("half"), "a file").unwrap();
    app.db.close();
    drop(app);
    let key = std::fs::read(data.join("master.key")).unwrap();
    assert!(there(&data).1 > 0, "half of it stands there");
    let first = load(&data);
    let said = String::from_utf8_lossy(&first.stdout).into_owned() + &String::from_utf8_lossy(&first.stderr);
    assert!(first.status.success() && said.contains(AGAIN), "{said}");
    let (units, requests) = there(&data);
    assert!(requests >= 12 && units > 10, "{units} {requests}");
    assert!(!data.join("objects/half").exists() && std::fs::read(data.join("master.key")).unwrap() == key);
    // Loaded to the end it is left alone.
    let second = load(&data);
    let said = String::from_utf8_lossy(&second.stdout).into_owned() + &String::from_utf8_lossy(&second.stderr);
    assert!(second.status.success() && !said.contains(AGAIN), "{said}");
    assert_eq!(there(&data), (units, requests));
}

/// What a command writes comes behind what a demonstration has lived through already; days that were sealed stay as they are.
#[test]
fn commands_go_on_where_a_demonstration_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("d");
    assert!(load(&data).status.success());
    let app = open(&data);
    app.keep_demonstration().unwrap();
    let company = app.house().units.values().find(|u| u.code == "LJ").map(|u| u.id).unwrap();
    assert!(app.world.move_on(app.now().plus(40 * DAY)));
    let left = app.now();
    let (at, subject) = (left, None);
    let line = move |tx: &mut shouwen_store::Tx<'_>| {
        let entry =
            audit::Entry { at, actor: None, door: "screen", what: "test", subject, outcome: "done", detail: "" };
        audit::append(tx, company, &entry)
    };
    app.db.write_now(line).unwrap();
    app.db.close();
    drop(app);
    let mut export = Command::new(env!("CARGO_BIN_EXE_shouwen"));
    let file = folder.path().join("out.jsonl");
    export.env_remove("DATABASE_URL").args(["export", "history", "--kind", "request", "--company", "LJ", "--data"]);
    let done = export.arg(&data).arg("--out").arg(&file).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let app = open(&data);
    let newest = app.db.read_now(move |tx| audit::page(tx, company, i64::MAX, 1)).unwrap().pop().unwrap();
    assert!(newest.what == "export.history" && newest.at >= left, "{newest:?}");
    app.db.close();
}

#[test]
fn a_database_that_no_load_made_gets_no_mark() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let founded = app.clone();
    app.db
        .write_now(move |tx| {
            let new = shouwen::org::NewUnit {
                parent: None,
                level: "national",
                code: "own",
                name: "自有",
                profile: "gas",
                calendar: "",
            };
            shouwen::org::add_unit(tx, &founded, None, &new)
        })
        .unwrap();
    unfinished::begin(&app).unwrap();
    assert!(!unfinished::is_left(&app).unwrap(), "it was not empty");
    app.db.close();
    drop(app);
    let elsewhere = Place { database_url: Some("postgres://nowhere/x".into()), ..place(folder.path()) };
    assert!(matches!(unfinished::clear(&elsewhere), Err(unfinished::Left::Elsewhere(_))));
    assert_eq!(there(folder.path()), (1, 0));
}
