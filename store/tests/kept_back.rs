//! What is kept back until the next question fails where it belongs: in its own savepoint, and never beside it.

use shouwen_domain::{id::Id, moment::Moment};
use shouwen_store::{Db, Settings, StoreError, Tx, Vault, audit, migrate, system};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};

/// Names of the throw-away databases.
static NEXT: AtomicU32 = AtomicU32::new(0);

fn open(settings: &Settings, ping: impl Fn(&[String]) + Send + Sync + 'static) -> Db {
    let db = Db::open(settings, Arc::new(Vault::new(&[1; 32])), Arc::new(ping)).unwrap();
    db.write_now(|tx| migrate::migrate(tx, 0).map(drop)).unwrap();
    db
}

/// The second argument breaks every connection to the server, where there is one.
fn on_both(test: impl Fn(&Db, &dyn Fn())) {
    let open = |settings: &Settings| open(settings, |_| ());
    let folder = tempfile::tempdir().unwrap();
    let db = open(&Settings::Sqlite { file: folder.path().join("k.db"), readers: 1 });
    test(&db, &|| ());
    db.close();
    on_pg(|base, name, url| {
        let db = open(&Settings::Pg { url, writers: 2, readers: 1 });
        // Waits until they are gone: a connection that dies while it flushes is another matter, and is told.
        test(&db, &|| {
            let end = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
            shouwen_store::pg_admin(base, &end).unwrap();
        });
        db.close();
    });
}

/// Server, name and address of a throw-away database.
fn on_pg(test: impl Fn(&str, &str, String)) {
    let Ok(base) = std::env::var("SHOUWEN_TEST_PG") else {
        assert!(std::env::var_os("CI").is_none(), "CI must run this on PostgreSQL");
        eprintln!("skipped: SHOUWEN_TEST_PG is not set (scripts/with-postgres sets it)");
        return;
    };
    let name = format!("kept_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    shouwen_store::pg_admin(&base, &format!("CREATE DATABASE {name}")).unwrap();
    test(&base, &name, format!("{}/{name}", base.rsplit_once('/').map_or(base.as_str(), |(head, _)| head)));
    shouwen_store::pg_admin(&base, &format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
}

/// A key that can be taken once.
fn take(tx: &mut Tx<'_>, key: &str) -> Result<(), StoreError> {
    system::put_idempotent(tx, Id(1), key, "hash", None, Moment(0))
}

fn taken(db: &Db, key: &'static str) -> bool {
    db.read_now(move |tx| system::idempotent(tx, Id(1), key)).unwrap().is_some()
}

#[test]
fn a_failure_is_told_to_its_own_savepoint() {
    on_both(|db, _| {
        let told = db
            .write_now(|tx| {
                let first = tx.savepoint(|tx| take(tx, "a"));
                let second = tx.savepoint(|tx| take(tx, "b").and_then(|()| take(tx, "a")));
                let third = tx.savepoint(|tx| take(tx, "c"));
                Ok::<_, StoreError>((first.is_ok(), matches!(second, Err(StoreError::Conflict(_))), third.is_ok()))
            })
            .unwrap();
        assert_eq!(told, (true, true, true));
        assert!(taken(db, "a") && !taken(db, "b") && taken(db, "c"));
    });
}

#[test]
fn a_failure_at_the_commit_undoes_everything() {
    on_both(|db, _| {
        db.write_now(|tx| take(tx, "x")).unwrap();
        let again = db.write_now(|tx| take(tx, "y").and_then(|()| take(tx, "x")));
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        assert!(!taken(db, "y"));
    });
}

#[test]
fn a_savepoint_that_gives_up_leaves_nothing_and_the_rest_goes_on() {
    on_both(|db, _| {
        db.write_now(|tx| {
            let inner: Result<(), StoreError> = tx.savepoint(|tx| {
                take(tx, "lost")?;
                tx.savepoint(|tx| take(tx, "lost too"))?;
                Err(StoreError::NotFound)
            });
            assert!(inner.is_err());
            let asked: Result<(), StoreError> = tx.savepoint(|tx| {
                take(tx, "asked")?;
                assert!(system::idempotent(tx, Id(1), "asked")?.is_some(), "what was kept back is seen by a question");
                Err(StoreError::NotFound)
            });
            assert!(asked.is_err());
            take(tx, "kept")
        })
        .unwrap();
        assert!(taken(db, "kept") && !taken(db, "lost") && !taken(db, "lost too") && !taken(db, "asked"));
    });
}

#[test]
fn savepoints_keep_their_order_whether_the_server_has_heard_of_them_or_not() {
    on_both(|db, _| {
        db.write_now(|tx| {
            let looked: Result<bool, StoreError> =
                tx.savepoint(|tx| Ok(system::idempotent(tx, Id(1), "a")?.is_some() || take(tx, "a").is_err()));
            assert!(!looked?);
            let outer: Result<(), StoreError> = tx.savepoint(|tx| {
                let inner: Result<(), StoreError> = tx.savepoint(|tx| {
                    take(tx, "inner")?;
                    Err(StoreError::NotFound)
                });
                assert!(inner.is_err());
                take(tx, "outer")?;
                assert!(system::idempotent(tx, Id(1), "inner")?.is_none());
                tx.savepoint(|tx| take(tx, "late"))
            });
            outer?;
            let gone: Result<(), StoreError> = tx.savepoint(|tx| {
                tx.savepoint(|tx| take(tx, "gone"))?;
                assert!(system::idempotent(tx, Id(1), "gone")?.is_some());
                tx.savepoint(|tx| take(tx, "gone too"))?;
                Err(StoreError::NotFound)
            });
            assert!(gone.is_err());
            take(tx, "end")
        })
        .unwrap();
        for (key, there) in [
            ("a", true),
            ("inner", false),
            ("outer", true),
            ("late", true),
            ("gone", false),
            ("gone too", false),
            ("end", true),
        ] {
            assert_eq!(taken(db, key), there, "{key}");
        }
    });
}

#[test]
fn lost_connections_are_renewed_and_nobody_hears_of_it() {
    on_both(|db, lose| {
        for round in 0..4 {
            lose();
            for n in 0..6 {
                let key: &'static str = format!("{round} {n}").leak();
                let asks_first = move |tx: &mut Tx<'_>| {
                    assert!(system::idempotent(tx, Id(1), key)?.is_none());
                    take(tx, key)
                };
                db.write_now(asks_first).unwrap();
                assert!(taken(db, key), "{key}");
            }
        }
    });
}

#[test]
fn what_one_node_commits_the_other_hears_of() {
    on_pg(|_, _, url| {
        let settings = Settings::Pg { url, writers: 1, readers: 1 };
        let node = || {
            let (hear, heard) = std::sync::mpsc::channel::<String>();
            let db = open(&settings, move |topics| topics.iter().for_each(|t| drop(hear.send(t.clone()))));
            // It listens when it has asked for the whole queue.
            assert_eq!(heard.recv().unwrap(), "queue");
            (db, heard)
        };
        let ((one, at_one), (other, at_other)) = (node(), node());
        one.write_now(|tx| {
            tx.ping("record:1".to_owned());
            take(tx, "a")
        })
        .unwrap();
        assert_eq!((at_one.recv().unwrap(), at_other.recv().unwrap()), ("record:1".to_owned(), "record:1".to_owned()));
        drop(one.write_now(|tx| {
            tx.ping("record:2".to_owned());
            take(tx, "a")
        }));
        other
            .write_now(|tx| {
                tx.ping("person:3".to_owned());
                take(tx, "b")
            })
            .unwrap();
        let both = (at_one.recv().unwrap(), at_other.recv().unwrap());
        assert_eq!(both, ("person:3".to_owned(), "person:3".to_owned()), "what was not committed is not told");
        one.close();
        other.close();
    });
}

fn line(tx: &mut Tx<'_>, what: &str) -> Result<(), StoreError> {
    let (at, door) = (Moment(0), "api");
    audit::append(tx, Id(1), &audit::Entry { at, actor: None, door, what, subject: None, outcome: "done", detail: "" })
}

/// AUD-01
#[test]
fn a_line_of_the_log_goes_with_its_savepoint_and_stays_with_the_commit() {
    on_both(|db, _| {
        let undone = db.write_now(|tx| {
            line(tx, "first")?;
            let inner: Result<(), StoreError> = tx.savepoint(|tx| {
                line(tx, "undone")?;
                Err(StoreError::NotFound)
            });
            assert!(inner.is_err());
            tx.savepoint(|tx| line(tx, "second"))
        });
        undone.unwrap();
        assert!(db.write_now(|tx| line(tx, "nothing").and(Err::<(), _>(StoreError::NotFound))).is_err());
        let lines = db.read_now(|tx| audit::chain(tx, Id(1), 0, 9)).unwrap();
        let told: Vec<_> = lines.iter().map(|l| (l.seq, l.what.as_str())).collect();
        assert_eq!(told, [(1, "first"), (2, "second")]);
        assert!(db.read_now(|tx| line(tx, "reader")).is_err(), "who reads writes nothing");
    });
}

/// AUD-01: whoever has said something holds up nobody who holds what it needs next; a deadlock would be ended by the server
/// after a second and done again.
#[test]
fn the_log_is_locked_last() {
    on_pg(|_, _, url| {
        let db = open(&Settings::Pg { url, writers: 2, readers: 1 }, |_| ());
        let other = db.clone();
        let meet = Arc::new(Barrier::new(2));
        let met = meet.clone();
        let mut runs = 0;
        let second = std::thread::spawn(move || {
            other.write_now(move |tx| {
                runs += 1;
                assert_eq!(runs, 1, "it was done again");
                met.wait();
                system::next_number(tx, Id(1), "k", "d")?;
                met.wait();
                line(tx, "second")
            })
        });
        let mut runs = 0;
        let first = db.write_now(move |tx| {
            runs += 1;
            assert_eq!(runs, 1, "it was done again");
            line(tx, "first")?;
            // A question takes everything along that was kept back.
            system::idempotent(tx, Id(1), "none")?;
            meet.wait();
            meet.wait();
            system::next_number(tx, Id(1), "k", "d").map(drop)
        });
        first.unwrap();
        second.join().unwrap().unwrap();
        db.close();
    });
}
