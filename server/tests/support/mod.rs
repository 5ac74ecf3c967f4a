//! A test world: a real database (SQLite file or a database of its own on PostgreSQL), a standing clock, personas.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the support")]

pub mod masters;

use serde_json::{Value, json};
use shouwen::{
    act::{Command, Ctx, Done, Failure, Matter, Memo, Target, tick},
    app::{App, Place},
    demo::{self, Cast},
    world::World,
};
use shouwen_domain::{
    flow::Door,
    id::Id,
    moment::Moment,
    org::{Actor, Role},
    policy::{Entry, Proposal, Scope, Value as Setting, catalog},
    refusal::Refusal,
    words::Said,
};
use shouwen_store::{StoreError, Tx, jobs::Notice};
use std::sync::Arc;

pub struct TestWorld {
    pub app: Arc<App>,
    pub cast: Cast,
    folder: tempfile::TempDir,
    pg: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Pg,
}

/// Monday 2026-03-09 10:20, the beginning of story 7.2.
pub const MONDAY: &str = "2026-03-09T10:20:00+08:00";

pub fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("not a moment: {text}"))
}

impl TestWorld {
    /// `None` when PostgreSQL was asked for and none is there; CI must have one.
    pub fn new(on: On, now: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let pg = match on {
            On::Sqlite => None,
            On::Pg => {
                let Ok(base) = std::env::var("SHOUWEN_TEST_PG") else {
                    assert!(std::env::var_os("CI").is_none(), "CI must run this on PostgreSQL");
                    eprintln!("skipped: SHOUWEN_TEST_PG is not set (scripts/with-postgres sets it)");
                    return None;
                };
                let name = format!("t_{}", World::real().secret(8));
                shouwen_store::pg_admin(&base, &format!("CREATE DATABASE {name}")).unwrap();
                Some((base, name))
            }
        };
        let url = pg
            .as_ref()
            .map(|(base, name)| format!("{}/{name}", base.rsplit_once('/').map_or(base.as_str(), |(head, _)| head)));
        let world = Arc::new(World::standing(at(now), 7));
        let place = Place { data: folder.path().to_owned(), database_url: url };
        let app = App::open(place, world).unwrap();
        let cast = demo::organise(&app, demo::since(at(now))).unwrap();
        Some(Self { app, cast, folder, pg })
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn set(&self, now: &str) {
        self.app.world.set(at(now));
    }

    pub fn as_(&self, login: &'static str) -> Persona<'_> {
        Persona { world: self, person: self.cast.person(login), door: Door::Screen }
    }

    /// Runs the sweep of the clocks at the present moment; how many steps were announced.
    pub fn sweep(&self) -> usize {
        sweep(&self.app)
    }

    /// The program started again on the same data: a new `App` that knows nothing but what is stored.
    pub fn restarted(&self) -> Arc<App> {
        let world = Arc::new(World::standing(self.app.now(), 11));
        App::open(self.app.place.clone(), world).unwrap()
    }

    /// What `work` finds when it runs as the program, for reading or inside a transaction that is given up afterwards.
    pub fn given_up<T: Send + 'static>(&self, mut work: impl FnMut(&App, &mut Tx<'_>) -> T + Send + 'static) -> T {
        let (send, receive) = std::sync::mpsc::channel();
        let app = self.app.clone();
        let none: Result<(), StoreError> = self.app.db.write_now(move |tx| {
            send.send(work(&app, tx)).unwrap();
            Err(StoreError::NotFound)
        });
        assert!(matches!(none, Err(StoreError::NotFound)), "{none:?}");
        receive.recv().unwrap()
    }

    /// Sets a parameter at a unit from now on, through the checks of policy.
    pub fn set_policy(&self, unit: &str, code: &str, value: &str) {
        let scope = Scope::default();
        self.try_policy(unit, code, value, scope, self.app.now())
            .unwrap_or_else(|why| panic!("{code} = {value}: {why:?}"));
    }

    /// The codes of what stands against it.
    pub fn try_policy(
        &self,
        unit: &str,
        code: &str,
        value: &str,
        scope: Scope,
        from: Moment,
    ) -> Result<(), Vec<&'static str>> {
        let (app, unit) = (self.app.clone(), self.cast.unit(unit));
        let kind = catalog().parameter(code).unwrap_or_else(|| panic!("no parameter {code}")).kind;
        let value = Setting::parse(kind, value).unwrap();
        let code = code.to_owned();
        self.app
            .db
            .write_now(move |tx| {
                let house = app.house_in(tx)?;
                let level = shouwen::policy::level(&house, unit);
                let scope = Scope { unit: Some(level), ..scope.clone() };
                let entry = Entry::new(app.world.id(), &code, scope, value.clone(), from, "测试条款 §1");
                let proposal = Proposal::succeeding(&house.book, entry);
                match shouwen::policy::save(tx, &app, None, &proposal, "test") {
                    Ok(_) => Ok(Ok(())),
                    Err(shouwen::policy::Refused::Store(error)) => Err(error),
                    Err(shouwen::policy::Refused::Findings(findings)) => {
                        Ok(Err(findings.iter().filter(|f| f.refused).map(|f| f.code).collect()))
                    }
                }
            })
            .unwrap()
    }

    /// Runs a gate of a company in a mode from now on (SYS-06).
    pub fn set_gate(&self, unit: &str, gate: &str, mode: &str) {
        self.set_policy(unit, &catalog().gate(gate).unwrap().parameter, mode);
    }

    /// Hands a role on for a while (ORG-02).
    pub fn delegate(&self, from: &str, to: &str, role: Role, unit: &str, until: &str) -> Result<Id, Refusal> {
        let (app, giver, to) = (self.app.clone(), self.cast.person(from), self.cast.person(to));
        let (unit, span) = (self.cast.unit(unit), (self.app.now(), at(until)));
        self.app.db.write_now(move |tx| shouwen::org::delegate(tx, &app, giver, to, role, unit, span)).unwrap()
    }

    /// Who was told what about a record: login, clock, step.
    pub fn told(&self, id: Id) -> Vec<(&'static str, String, i64)> {
        let mut out: Vec<_> = self.notices(id).into_iter().map(|n| (self.login(n.person), n.clock, n.step)).collect();
        out.sort();
        out
    }

    pub fn notices(&self, id: Id) -> Vec<Notice> {
        self.app.db.read_now(move |tx| shouwen_store::jobs::notices_of(tx, id)).unwrap()
    }

    pub fn login(&self, person: Id) -> &'static str {
        self.cast.people.iter().find(|(_, id)| **id == person).map_or("?", |(login, _)| login)
    }

    /// The chain of a record as stored, oldest first.
    pub fn events(&self, id: Id) -> Vec<shouwen_store::event::Shown> {
        self.app.db.read_now(move |tx| shouwen_store::event::chain(tx, id)).unwrap()
    }

    pub fn matter(&self, id: Id) -> Matter {
        let app = self.app.clone();
        self.app
            .db
            .read_now(move |tx| {
                let house = app.house_in(tx)?;
                let actor = Actor::system(None);
                let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
                Matter::load(tx, &ctx, id, false)
            })
            .unwrap()
            .unwrap()
    }

    /// The clocks of a record that are not as its facts say, as `verify` finds them.
    pub fn differing(&self, id: Id) -> Vec<String> {
        self.given_up(move |app, tx| {
            let house = app.house_in(tx).unwrap();
            let actor = Actor::system(None);
            let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
            let matter = Matter::load(tx, &ctx, id, false).unwrap().unwrap();
            shouwen::act::differing(&ctx, &matter).unwrap()
        })
    }

    pub fn state(&self, id: Id) -> String {
        self.matter(id).row.state
    }

    /// The clock of the newest round.
    pub fn clock(&self, id: Id, code: &str) -> shouwen_store::clock::ClockRow {
        self.matter(id)
            .clocks
            .into_iter()
            .filter(|c| c.code == code)
            .max_by_key(|c| c.round)
            .unwrap_or_else(|| panic!("no clock {code}"))
    }

    /// The newest child of a kind.
    pub fn child(&self, id: Id, kind: &'static str) -> Id {
        self.app
            .db
            .read_now(move |tx| shouwen_store::record::children(tx, id, kind, true))
            .unwrap()
            .pop()
            .unwrap_or_else(|| panic!("no {kind}"))
    }

    /// What is left of the plan of an incident is done.
    pub fn finish_plan(&self, incident: Id) {
        let open = move |tx: &mut Tx<'_>| shouwen_store::record::children(tx, incident, "task", false);
        for task in self.app.db.read_now(open).unwrap() {
            self.as_("chenli").act(task, "finish", json!({"result": "已逐户告知，物业已到场"}));
        }
    }

    /// A number that was proven on the portal of the company.
    pub fn account(&self, number: &str) -> Id {
        let (app, company, number) = (self.app.clone(), self.cast.unit("LJ"), number.to_owned());
        let prove =
            move |tx: &mut Tx<'_>| shouwen_store::portal::prove(tx, app.world.id(), company, &number, app.now());
        self.app.db.write_now(prove).unwrap()
    }

    /// Actions of the history, oldest first.
    pub fn history(&self, id: Id) -> Vec<String> {
        self.app
            .db
            .read_now(move |tx| shouwen_store::event::chain(tx, id))
            .unwrap()
            .into_iter()
            .map(|s| s.event.action)
            .collect()
    }

    /// The last line of the audit log of the company.
    pub fn last_audit(&self) -> (String, String) {
        let company = self.cast.unit("LJ");
        let line = self.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, 1)).unwrap();
        line.into_iter().next().map(|l| (l.what, l.outcome)).unwrap()
    }
}

/// Announces what has come due, as the scheduler does.
pub fn sweep(app: &Arc<App>) -> usize {
    let app = app.clone();
    app.db
        .clone()
        .write_now(move |tx| {
            let house = app.house_in(tx)?;
            let actor = Actor::system(None);
            let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Scheduler, house: &house, world: &app.world };
            let mut memo = Memo::default();
            let mut n = 0;
            for id in shouwen_store::clock::due(tx, ctx.now, 1_000)? {
                n += tick(tx, &ctx, &[id], &mut memo).map_err(|e| StoreError::Broken(e.to_string()))?;
            }
            Ok::<_, StoreError>(n)
        })
        .unwrap()
}

impl Drop for TestWorld {
    fn drop(&mut self) {
        self.app.db.close();
        if let Some((base, name)) = &self.pg {
            drop(shouwen_store::pg_admin(base, &format!("DROP DATABASE {name} WITH (FORCE)")));
        }
    }
}

#[derive(Clone, Copy)]
pub struct Persona<'w> {
    world: &'w TestWorld,
    pub person: Id,
    pub door: Door,
}

impl Persona<'_> {
    pub fn through(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    pub fn try_new(&self, kind: &'static str, action: &str, body: Value) -> Result<Done, Failure> {
        let command = Command { target: Target::New { kind }, action: action.to_owned(), body, if_match: None };
        self.world.app.act_now(Some(self.person), self.door, command)
    }

    /// With the version the caller has seen.
    pub fn try_at(&self, id: Id, action: &str, body: Value, version: i64) -> Result<Done, Failure> {
        let command = Command { target: Target::Record(id), action: action.to_owned(), body, if_match: Some(version) };
        self.world.app.act_now(Some(self.person), self.door, command)
    }

    pub fn try_act(&self, id: Id, action: &str, body: Value) -> Result<Done, Failure> {
        let command = Command { target: Target::Record(id), action: action.to_owned(), body, if_match: None };
        self.world.app.act_now(Some(self.person), self.door, command)
    }

    #[track_caller]
    pub fn act(&self, id: Id, action: &str, body: Value) -> Done {
        match self.try_act(id, action, body) {
            Ok(done) => done,
            Err(failure) => panic!("{action} was refused: {failure}"),
        }
    }

    /// "Refused": the act fails, the stored state is unchanged, the attempt is in the audit log, the reason is said.
    #[track_caller]
    pub fn refused(&self, id: Id, action: &str, body: Value) -> Refusal {
        let before = self.world.matter(id);
        let Err(Failure::Refused(refusal)) = self.try_act(id, action, body) else { panic!("{action} was not refused") };
        let after = self.world.matter(id);
        assert_eq!(before.row, after.row, "a refusal changed the record");
        assert_eq!(before.room, after.room, "a refusal changed the room");
        assert!(!refusal.said.zh.is_empty());
        let (_, outcome) = self.world.last_audit();
        assert_eq!(outcome, format!("refused:{}", refusal.code), "the attempt is not in the audit log");
        refusal
    }

    #[track_caller]
    pub fn request(&self, body: Value) -> Id {
        match self.try_new("request", "save", body) {
            Ok(done) => done.record,
            Err(failure) => panic!("save was refused: {failure}"),
        }
    }
}

/// A word in a sentence for people that is a program's: four Latin letters or more in Chinese, snake_case in English.
pub fn raw_word(said: &Said) -> Option<String> {
    let word = |c: char| c.is_ascii_lowercase() || c == '_';
    let zh = said.zh.split(|c| !word(c)).find(|w| w.len() >= 4);
    let en = said.en.split(|c: char| !word(c)).find(|w| w.trim_matches('_').contains('_'));
    zh.or(en).map(str::to_owned)
}

/// A complete repair report by telephone.
pub fn repair() -> Value {
    json!({
        "channel": "hotline",
        "type": "repair.stove",
        "content": "燃气灶打不着火，换过电池仍然不行",
        "name": "李桂兰",
        "contact": "13900002046",
        "address": {"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"},
        "occurred_at": "2026-03-09T08:00:00+08:00",
        "wanted": "今天下午",
        "special": "无",
        "background": "首次报修",
    })
}

/// The same with some fields changed; a null takes a field away.
pub fn with(mut body: Value, change: Value) -> Value {
    if let (Value::Object(body), Value::Object(change)) = (&mut body, change) {
        for (key, value) in change {
            if value.is_null() {
                body.remove(&key);
            } else {
                body.insert(key, value);
            }
        }
    }
    body
}

/// Runs a test on both databases.
#[macro_export]
macro_rules! both {
    ($(#[doc = $doc:literal])* fn $name:ident($world:ident at $now:expr) $body:block) => {
        mod $name {
            use super::*;

            fn story($world: &support::TestWorld) $body

            $(#[doc = $doc])*
            #[test]
            fn on_sqlite() {
                if let Some(world) = support::TestWorld::new(support::On::Sqlite, $now) {
                    story(&world);
                }
            }

            $(#[doc = $doc])*
            #[test]
            fn on_postgresql() {
                if let Some(world) = support::TestWorld::new(support::On::Pg, $now) {
                    story(&world);
                }
            }
        }
    };
}
