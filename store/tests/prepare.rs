//! Every statement of the program is prepared on both databases, and returns the columns that its table says.

use shouwen_store::{Db, Engine, STATEMENTS, Settings, StoreError, Vault, migrate};
use std::sync::Arc;

fn check(db: &Db) {
    let engine = db.engine();
    let count = db
        .write_now(move |tx| {
            migrate::migrate(tx, 0)?;
            let mut wrong = Vec::new();
            let mut count = 0;
            for sql in STATEMENTS.iter().copied().flatten() {
                count += 1;
                let shape = sql.shape();
                match tx.describe(sql) {
                    Err(error) => wrong.push(format!("{}: {error}", sql.name)),
                    Ok((columns, _)) if columns.len() != shape.len() => {
                        wrong.push(format!("{}: says {} columns, returns {}", sql.name, shape.len(), columns.len()));
                    }
                    Ok((columns, params)) if engine == Engine::Pg => {
                        for (at, ty) in params.iter().enumerate() {
                            // Anything narrower would refuse our 64-bit values at run time: a CAST is missing.
                            if !matches!(ty.as_str(), "int8" | "text" | "float8" | "bytea") {
                                wrong.push(format!("{}: parameter {} is {ty}", sql.name, at + 1));
                            }
                        }
                        for (at, (ty, (letter, _))) in columns.iter().zip(&shape).enumerate() {
                            let expected = match letter {
                                b'i' => "int8",
                                b't' => "text",
                                b'f' => "float8",
                                _ => "bytea",
                            };
                            if ty != expected {
                                wrong.push(format!("{}: column {at} is {ty}, said {expected}", sql.name));
                            }
                        }
                    }
                    Ok(_) => {}
                }
            }
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
            Ok::<_, StoreError>(count)
        })
        .unwrap();
    assert!(count > 50, "only {count} statements were found");
}

#[test]
fn every_statement_is_prepared_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::Sqlite { file: folder.path().join("p.db"), readers: 1 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[1; 32])), Arc::new(|_| ())).unwrap();
    check(&db);
    db.close();
}

#[test]
fn every_statement_is_prepared_on_postgresql() {
    let Ok(base) = std::env::var("SHOUWEN_TEST_PG") else {
        assert!(std::env::var_os("CI").is_none(), "CI must run this on PostgreSQL");
        eprintln!("skipped: SHOUWEN_TEST_PG is not set (scripts/with-postgres sets it)");
        return;
    };
    let name = format!("prepare_{}", std::process::id());
    shouwen_store::pg_admin(&base, &format!("CREATE DATABASE {name}")).unwrap();
    let url = format!("{}/{name}", base.rsplit_once('/').map_or(base.as_str(), |(head, _)| head));
    let settings = Settings::Pg { url, writers: 1, readers: 1 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[1; 32])), Arc::new(|_| ())).unwrap();
    check(&db);
    db.close();
    shouwen_store::pg_admin(&base, &format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
}
