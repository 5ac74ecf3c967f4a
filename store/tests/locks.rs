//! The locks of the database file are SQLite's own: nothing else of the program takes them away.
#![cfg(target_os = "linux")]

use shouwen_store::{Db, Settings, StoreError, Vault, keep_private, migrate};
use std::{os::unix::fs::MetadataExt, sync::Arc};

/// How many locks this process has on a file, as the kernel knows them.
fn held(file: &std::path::Path) -> usize {
    let inode = format!(":{} ", std::fs::metadata(file).unwrap().ino());
    let own = format!(" {} ", std::process::id());
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks.lines().filter(|line| line.contains(&inode) && line.contains(&own)).count()
}

/// Without its lock a server does not stop another program that closes the database from removing the log, and with it
/// every write that was acknowledged since.
#[test]
fn the_server_keeps_its_lock_on_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("l.db");
    let settings = Settings::Sqlite { file: file.clone(), readers: 3 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[1; 32])), Arc::new(|_| ())).unwrap();
    db.write_now(|tx| migrate::migrate(tx, 0).map(drop)).unwrap();
    for _ in 0..4 {
        db.read_now(|tx| shouwen_store::org::units(tx).map(drop)).unwrap();
    }
    assert!(held(&file) > 0, "while it is open");
    keep_private(&file).unwrap();
    let again = Db::open(&settings, Arc::new(Vault::new(&[1; 32])), Arc::new(|_| ())).unwrap();
    again.read_now(|tx| shouwen_store::org::units(tx).map(drop)).unwrap();
    assert!(held(&file) > 0, "after it was opened once more");
    again.close();
    db.write_now(|_| Ok::<_, StoreError>(())).unwrap();
    assert!(held(&file) > 0, "after the other one was closed");
    db.close();
}
