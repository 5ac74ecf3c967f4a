//! Rows are written before what they refer to (their references are checked at commit), and then SQLite looks for rows
//! that refer to every parent it inserts. Without an index on the referring column each look reads the whole table.

use shouwen_store::{Db, Settings, Vault, migrate, verify};
use std::sync::Arc;

#[test]
fn what_refers_to_a_record_or_an_event_is_indexed_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.db");
    let settings = Settings::Sqlite { file: file.clone(), readers: 1 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[7; 32])), Arc::new(|_| ())).unwrap();
    db.write_now(|tx| migrate::migrate(tx, 0)).unwrap();
    db.close();

    let conn = rusqlite::Connection::open(&file).unwrap();
    let mut bare = conn
        .prepare(
            "SELECT t.name || '.' || f.\"from\" FROM sqlite_master t, pragma_foreign_key_list(t.name) f
             WHERE t.type = 'table' AND f.\"table\" IN ('record', 'event')
               AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = f.\"from\" AND c.pk = 1)
               AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
                               WHERE c.seqno = 0 AND c.name = f.\"from\")
             ORDER BY 1",
        )
        .unwrap();
    let bare: Vec<String> = bare.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(bare, [] as [&str; 0]);
}

/// SEC-04: a table that nobody counts could be lost on the way to a backup without a word.
#[test]
fn every_table_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.db");
    let settings = Settings::Sqlite { file: file.clone(), readers: 1 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[7; 32])), Arc::new(|_| ())).unwrap();
    db.write_now(|tx| migrate::migrate(tx, 0)).unwrap();
    let mut counted: Vec<String> = db.read_now(verify::counts).unwrap().into_iter().map(|(table, _)| table).collect();
    counted.extend(["audit_head", "node", "schema_version"].map(str::to_owned));
    counted.sort();
    db.close();

    let conn = rusqlite::Connection::open(&file).unwrap();
    let mut all = conn.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").unwrap();
    let all: Vec<String> = all.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(counted, all);
}
