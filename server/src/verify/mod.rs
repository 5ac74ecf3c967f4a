//! `shouwen verify`: what is stored compared with itself — chains, seals, numbers, clocks, files, keys (AUD-01, ARC-03).
//! Owns: what is looked at and how a finding is named. Refuses nothing and writes nothing. Tested in `tests/verify.rs`.
//!
//! The server may run meanwhile. Records are read in chunks, each in one short transaction, and a record's row moves in
//! the transaction of its events, so every chunk is a true picture. What spans chunks (numbers, audit) is compared with
//! a mark taken before the first one; what is newer than the mark is next time's work.

mod around;
mod records;

pub(crate) use around::hash_file;

use crate::{
    app::{App, Place},
    world::World,
};
use serde::Serialize;
use shouwen_domain::words::Said;
use shouwen_store::{Db, StoreError};
use std::{collections::BTreeMap, sync::Arc};

/// How thorough.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Leaves out the contents of files, personal values, clocks of ended records, and indexes of SQLite.
    pub quick: bool,
    /// False where the key is not at hand: personal values cannot be compared then.
    pub key: bool,
}

/// Something that is not as it must be.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Stable: `event_changed`, `audit_changed`, `number_missing` …
    pub what: &'static str,
    /// A record's number and the event's sequence, a company and day, a file.
    pub subject: String,
    pub said: Said,
}

impl Finding {
    pub fn new(what: &'static str, subject: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { what, subject: subject.into(), said: Said::new(zh, en) }
    }
}

/// More findings of one kind than this are counted, not listed.
const LISTED: u64 = 1_000;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub ok: bool,
    pub quick: bool,
    pub checked: BTreeMap<&'static str, u64>,
    pub findings: Vec<Finding>,
    /// By kind, listed or not.
    pub found: BTreeMap<&'static str, u64>,
    /// What is worth knowing and wrong in no way.
    pub notes: Vec<Said>,
    /// Objects that no row names: left by an upload that was broken off.
    pub orphans: Vec<String>,
}

impl Report {
    fn count(&mut self, what: &'static str, n: u64) {
        *self.checked.entry(what).or_default() += n;
    }

    fn find(&mut self, finding: Finding) {
        let n = self.found.entry(finding.what).or_default();
        *n += 1;
        if *n <= LISTED {
            self.findings.push(finding);
        }
    }

    fn note(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Said::new(zh, en));
    }
}

/// What is looked at. Without `app` (its configuration cannot be read) clocks are left out.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub db: &'a Db,
    pub place: &'a Place,
    pub app: Option<&'a Arc<App>>,
}

/// Hears which part is at work, how much is done and how much there is.
pub type Progress<'a> = &'a mut dyn FnMut(&'static str, u64, u64);

/// Looks at everything.
pub fn verify(subject: Subject<'_>, options: Options, progress: Progress<'_>) -> Result<Report, StoreError> {
    let mut report = Report { quick: options.quick, ..Report::default() };
    around::configuration(subject, &mut report)?;
    records::records(subject, options, &mut report, progress)?;
    around::audit_chains(subject, &mut report, progress)?;
    around::seals(subject, &mut report)?;
    around::ownerless(subject, &mut report)?;
    around::files(subject, options, &mut report, progress)?;
    around::database(subject, options, &mut report, progress)?;
    report.ok = report.found.is_empty();
    Ok(report)
}

/// Opens the data folder and looks at everything. A configuration that cannot be read is a finding of its own.
pub fn verify_place(
    place: Place,
    world: &Arc<World>,
    options: Options,
    progress: Progress<'_>,
) -> Result<Report, StoreError> {
    match App::open(place.clone(), world.clone()) {
        Ok(app) => {
            let report = verify(Subject { db: &app.db, place: &place, app: Some(&app) }, options, progress);
            app.db.close();
            report
        }
        Err(error) => {
            let db = place.bare(world).map_err(|_| StoreError::Broken(error.to_string()))?;
            let report = verify(Subject { db: &db, place: &place, app: None }, options, progress);
            db.close();
            let mut report = report?;
            report.find(Finding::new(
                "configuration",
                place.data.display().to_string(),
                format!("配置无法读取，未核对时钟：{error}"),
                format!("the configuration cannot be read, clocks were left out: {error}"),
            ));
            report.ok = false;
            Ok(report)
        }
    }
}
