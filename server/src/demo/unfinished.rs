//! A load of the demonstration that was killed midway. Owns: the mark that a load sets in an empty database and takes away
//! at its end, and beginning anew where it still stands. Refuses to touch any other database: what a load did not find
//! empty has no mark. Tested by `tests/demo_load.rs`.

use crate::app::{App, Place};
use shouwen_domain::words::Said;
use shouwen_store::{StoreError, system};
use std::{io, sync::Arc};

const KEY: &str = "demo.load";
const BEGUN: &str = "begun";
const DONE: &str = "done";

/// A load begins. Where somebody has units already it is their database, and gets no mark.
pub fn begin(app: &Arc<App>) -> Result<(), StoreError> {
    let inner = app.clone();
    app.db.write_now(move |tx| {
        if inner.house_in(tx)?.units.is_empty() {
            system::put_setting(tx, KEY, BEGUN)?;
        }
        Ok(())
    })
}

/// The load has come to its end.
pub fn finish(app: &Arc<App>) -> Result<(), StoreError> {
    app.db.write_now(|tx| {
        if system::setting(tx, KEY)?.as_deref() == Some(BEGUN) {
            system::put_setting(tx, KEY, DONE)?;
        }
        Ok(())
    })
}

/// Whether a load began here and did not end. The program has the database to itself while it asks.
pub fn is_left(app: &Arc<App>) -> Result<bool, StoreError> {
    app.db.read_now(|tx| Ok(system::setting(tx, KEY)?.as_deref() == Some(BEGUN)))
}

/// Why an unfinished load could not be cleared away.
#[derive(Debug)]
pub enum Left {
    /// The database is not a file of ours: whoever keeps it empties it.
    Elsewhere(Said),
    Io(io::Error),
}

/// Takes away what an unfinished load left in a data folder; its key stays. The database must be closed.
pub fn clear(place: &Place) -> Result<(), Left> {
    if place.database_url.is_some() {
        return Err(Left::Elsewhere(Said::new(
            "上次装入演示数据时中断，PostgreSQL 数据库只装了一半：请清空该数据库（或换一个空的）再启动",
            "the last load of the demonstration was broken off and the PostgreSQL database holds half of it: empty it, or \
             name an empty one, and start again",
        )));
    }
    let gone = |done: io::Result<()>| match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Left::Io(error)),
        _ => Ok(()),
    };
    // The database last: as long as it is there the mark is, and a second interruption is found again.
    gone(std::fs::remove_dir_all(place.objects()))?;
    gone(std::fs::remove_dir_all(place.seals()))?;
    let file = place.sqlite_file();
    for end in ["-wal", "-shm", ""] {
        let mut name = file.clone().into_os_string();
        name.push(end);
        gone(std::fs::remove_file(name))?;
    }
    Ok(())
}
