//! Backups made while others write, and the way back, on both databases.

mod support;

use serde_json::json;
use shouwen::{
    app::{App, Place},
    backup::{Key, backup, read, restore},
    verify::{Options, Subject, verify},
    world::World,
};
use shouwen_store::{Db, Engine, Settings, StoreError, Vault, migrate};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use support::{MONDAY, TestWorld, repair};

/// An empty place of the same kind of database; the database is dropped at the end.
struct Empty {
    place: Place,
    pg: Option<(String, String)>,
    _folder: tempfile::TempDir,
}

impl Empty {
    fn beside(w: &TestWorld) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pg = (w.app.db.engine() == Engine::Pg).then(|| {
            let base = std::env::var("SHOUWEN_TEST_PG").unwrap();
            let name = format!("r_{}", World::real().secret(8));
            shouwen_store::pg_admin(&base, &format!("CREATE DATABASE {name}")).unwrap();
            (base, name)
        });
        let url = pg.as_ref().map(|(base, name)| format!("{}/{name}", base.rsplit_once('/').unwrap().0));
        Self { place: Place { data: folder.path().join("data"), database_url: url }, pg, _folder: folder }
    }
}

impl Drop for Empty {
    fn drop(&mut self) {
        if let Some((base, name)) = &self.pg {
            drop(shouwen_store::pg_admin(base, &format!("DROP DATABASE {name} WITH (FORCE)")));
        }
    }
}

fn counts(app: &Arc<App>) -> BTreeMap<String, i64> {
    app.db.read_now(shouwen_store::verify::counts).unwrap().into_iter().collect()
}

fn quiet() -> impl FnMut(&'static str, u64, u64) {
    |_, _, _| ()
}

fn object(w: &TestWorld, record: shouwen_domain::id::Id, bytes: &[u8]) {
    use sha2::Digest;
    let sha256 = shouwen_domain::event::hex(&sha2::Sha256::digest(bytes));
    let path = w.app.place.object(&sha256);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let row = shouwen_store::files::FileRow {
        id: w.app.world.id(),
        company: w.cast.unit("LJ"),
        record,
        name: "x".into(),
        media_type: "text/plain".into(),
        size: bytes.len() as i64,
        sha256,
        at: w.app.now(),
        by: None,
        strokes: None,
    };
    w.app.db.write_now(move |tx| shouwen_store::files::insert(tx, &row)).unwrap();
}

fn key_of(w: &TestWorld) -> Key {
    Key::File(w.app.place.key_file())
}

/// Restores and looks at everything.
fn bring_back(w: &TestWorld, from: &Path) -> (Empty, Arc<App>) {
    let empty = Empty::beside(w);
    restore(&empty.place, &w.app.world, from, &key_of(w)).unwrap();
    let app = App::open(empty.place.clone(), w.app.world.clone()).unwrap();
    let subject = Subject { db: &app.db, place: &empty.place, app: Some(&app) };
    let report = verify(subject, Options { quick: false, key: true }, &mut quiet()).unwrap();
    assert!(report.ok, "{:#?}", report.findings);
    (empty, app)
}

/// Files below a folder that somebody else may read or write.
#[cfg(unix)]
fn open_files(folder: &Path) -> Vec<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            out.extend(open_files(&entry.path()));
        } else if entry.metadata().unwrap().permissions().mode() & 0o777 != 0o600 {
            out.push(entry.path());
        }
    }
    out
}

#[cfg(unix)]
both! {
    /// SEC-02 SEC-04: database, log, key, backup and what is restored are their owner's only, whatever the umask.
    fn data_and_backups_are_their_owner_s_only(w at MONDAY) {
        use std::os::unix::fs::PermissionsExt;
        let id = w.as_("zhoumin").request(repair());
        assert_eq!(open_files(w.folder()), Vec::<PathBuf>::new());
        // An attachment that an earlier program wrote, and a database that somebody opened to all.
        object(w, id, b"one");
        let all = std::fs::Permissions::from_mode(0o644);
        let database = w.app.place.sqlite_file();
        if database.exists() {
            std::fs::set_permissions(&database, all.clone()).unwrap();
            drop(w.restarted());
            assert_eq!(database.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        let to = tempfile::tempdir().unwrap();
        let made = backup(&w.app.place, &w.app.world, to.path(), None, true, &mut quiet()).unwrap();
        assert_eq!(made.folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(open_files(to.path()), Vec::<PathBuf>::new());
        for file in ["manifest.json", "master.key"] {
            std::fs::set_permissions(made.folder.join(file), all.clone()).unwrap();
        }
        let (empty, _app) = bring_back(w, to.path());
        assert_eq!(open_files(&empty.place.data), Vec::<PathBuf>::new());
    }
}

both! {
    /// SEC-04 ARC-03: while four threads write, a backup is one picture: it restores, verifies, and its counts agree.
    fn a_backup_during_writes_is_one_picture(w at MONDAY) {
        let first = w.as_("zhoumin").request(repair());
        object(w, first, b"one");
        let to = tempfile::tempdir().unwrap();
        let stop = AtomicBool::new(false);
        let written = AtomicUsize::new(0);
        let made = std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| {
                    while !stop.load(Ordering::SeqCst) {
                        let id = w.as_("zhoumin").request(repair());
                        w.as_("zhoumin").act(id, "confirm", json!({"result": "confirmed"}));
                        written.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
            while written.load(Ordering::SeqCst) < 20 {
                std::thread::yield_now();
            }
            let made = backup(&w.app.place, &w.app.world, to.path(), None, false, &mut quiet());
            stop.store(true, Ordering::SeqCst);
            made
        }).unwrap();
        assert!(made.missing.is_empty());
        assert_eq!((made.copied, made.linked), (1, 0));
        assert!(made.manifest.counts["request"] >= 21);
        assert!(!made.folder.join("master.key").exists(), "the key is not inside unless asked for");
        let (empty, app) = bring_back(w, to.path());
        assert_eq!(counts(&app), made.manifest.counts);
        assert!(counts(&w.app)["request"] >= made.manifest.counts["request"]);
        // The names are there again, and it goes on being written.
        let phone = app.db.read_now(move |tx| {
            Ok::<_, StoreError>(shouwen_store::intake::load(tx, first, "request")?.as_request().unwrap().contact.clone())
        }).unwrap();
        assert_eq!(phone, "13900002046");
        app.db.close();
        drop(empty);
    }
}

both! {
    /// SEC-04: files are linked from the last backup, old ones go, nothing is written over, nothing damaged is restored.
    fn backups_are_kept_and_checked(w at MONDAY) {
        let id = w.as_("zhoumin").request(repair());
        object(w, id, b"one");
        let to = tempfile::tempdir().unwrap();
        let make = |keep: Option<usize>, key: bool| backup(&w.app.place, &w.app.world, to.path(), keep, key, &mut quiet()).unwrap();
        let first = make(None, false);
        object(w, id, b"two");
        w.set("2026-03-10T10:20:00+08:00");
        let second = make(Some(2), true);
        assert_eq!((second.copied, second.linked, second.removed.len()), (1, 1, 0));
        w.set("2026-03-11T10:20:00+08:00");
        let third = make(Some(2), true);
        assert_eq!((third.copied, third.linked), (0, 2));
        assert_eq!(third.removed, [first.folder]);
        assert!(read(&second.folder).is_ok(), "links to a backup that is gone still hold");

        // With the key inside no other is needed.
        let empty = Empty::beside(w);
        restore(&empty.place, &w.app.world, &second.folder, &Key::There).unwrap();
        assert!(empty.place.key_file().exists());
        // Not over anything.
        let again = restore(&empty.place, &w.app.world, &second.folder, &Key::There);
        assert!(matches!(again, Err(StoreError::Conflict(text)) if text.contains("not empty")));
        // Not with another key.
        let other = tempfile::tempdir().unwrap();
        let wrong: PathBuf = other.path().join("k");
        std::fs::write(&wrong, "00".repeat(32)).unwrap();
        let empty = Empty::beside(w);
        let refused = restore(&empty.place, &w.app.world, &second.folder, &Key::File(wrong.clone()));
        assert!(matches!(refused, Err(StoreError::Conflict(text)) if text.contains("another installation")));
        // Nor with what is no key at all.
        std::fs::write(&wrong, [0xff, 0xfe, 0x00, 0xc3]).unwrap();
        let refused = restore(&empty.place, &w.app.world, &second.folder, &Key::File(wrong));
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
        // Not when a file is not what it was.
        let file = third.folder.join(&third.manifest.files[0].path);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        let refused = restore(&empty.place, &w.app.world, &third.folder, &Key::There);
        assert!(matches!(refused, Err(StoreError::Conflict(text)) if text.contains("not what the manifest says")));
        assert!(!empty.place.data.exists(), "a refused restore leaves nothing behind");
    }
}

both! {
    /// SEC-04 SYS-01: what an earlier program left is backed up by this one, restored, and migrated as it is opened.
    fn a_backup_from_before_a_migration_is_restored(w at MONDAY) {
        let old = Empty::beside(w);
        std::fs::create_dir_all(old.place.objects()).unwrap();
        std::fs::write(old.place.key_file(), "07".repeat(32)).unwrap();
        let settings = match &old.place.database_url {
            Some(url) => Settings::Pg { url: url.clone(), writers: 1, readers: 1 },
            None => Settings::Sqlite { file: old.place.sqlite_file(), readers: 1 },
        };
        let db = Db::open(&settings, Arc::new(Vault::new(&[7; 32])), Arc::new(|_| ())).unwrap();
        db.write_now(|tx| migrate::through(tx, 0, 1)).unwrap();
        db.close();
        let to = tempfile::tempdir().unwrap();
        let made = backup(&old.place, &w.app.world, to.path(), None, true, &mut quiet()).unwrap();
        assert_eq!((made.manifest.schema, made.manifest.counts.get("conference")), (1, None));
        let new = Empty::beside(w);
        restore(&new.place, &w.app.world, to.path(), &Key::There).unwrap();
        let app = App::open(new.place.clone(), w.app.world.clone()).unwrap();
        assert_eq!(counts(&app)["conference"], 0);
        app.db.close();
    }
}

both! {
    /// SEC-02: a database is opened with its own key or not at all.
    fn another_key_is_refused(w at MONDAY) {
        w.as_("zhoumin").request(repair());
        let to = tempfile::tempdir().unwrap();
        let made = backup(&w.app.place, &w.app.world, to.path(), None, false, &mut quiet()).unwrap();
        let empty = Empty::beside(w);
        let refused = restore(&empty.place, &w.app.world, to.path(), &Key::There);
        assert!(matches!(refused, Err(StoreError::Conflict(text)) if text.contains("no key")), "{}", made.folder.display());
        restore(&empty.place, &w.app.world, to.path(), &Key::None).unwrap();
        let app = App::open(empty.place.clone(), w.app.world.clone()).unwrap();
        let subject = Subject { db: &app.db, place: &empty.place, app: Some(&app) };
        let report = verify(subject, Options { quick: false, key: false }, &mut quiet()).unwrap();
        assert!(report.ok, "chains hold without the key: {:#?}", report.findings);
        app.db.close();
        std::fs::write(empty.place.key_file(), "11".repeat(32)).unwrap();
        let refused = App::open(empty.place.clone(), w.app.world.clone());
        assert!(matches!(refused, Err(StoreError::Broken(text)) if text.contains("is not the key")));
    }
}
