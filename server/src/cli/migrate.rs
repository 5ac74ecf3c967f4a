//! `shouwen migrate`: brings the database up to date, or says what would be done.

use super::{Ended, Global};
use crate::world::{World, ZONE};
use shouwen_store::{StoreError, migrate};

/// Exit codes: 0 up to date, 1 with --check: migrations are missing, 3 the database is of a newer program.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Change nothing; say what is missing
    #[arg(long)]
    check: bool,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let place = global.place();
    let fresh = place.database_url.is_none() && !place.sqlite_file().exists();
    let before = if fresh { 0 } else { stored(global)? };
    if before > migrate::NEWEST {
        return Err(Ended::Broken(format!(
            "数据库是第 {before} 版，本程序只认识到第 {} 版，请用较新的程序 / the database is at version {before}, this program \
             knows {}: use the newer program",
            migrate::NEWEST,
            migrate::NEWEST
        )));
    }
    let missing = migrate::missing(before);
    if !args.check {
        global.open()?.db.close();
    }
    let applied = if args.check && fresh { Vec::new() } else { applied(global)? };
    let zone = World::real().zone;
    let out = global.out();
    let rows: Vec<_> =
        applied.iter().map(|(n, at)| serde_json::json!({"version": n, "at": at.rfc3339(&zone)})).collect();
    out.document(&serde_json::json!({
        "version": applied.last().map_or(0, |(n, _)| *n),
        "newest": migrate::NEWEST,
        "applied": rows,
        "missing": if args.check { missing.clone() } else { Vec::new() },
        "now_applied": if args.check { Vec::new() } else { missing.clone() },
    }));
    for (number, at) in &applied {
        let new = if !args.check && missing.contains(number) { "  (now)" } else { "" };
        out.say(format!("{number:04}  {} {ZONE}{new}", at.local_minute(&zone)));
    }
    if args.check && !missing.is_empty() {
        let list: Vec<String> = missing.iter().map(ToString::to_string).collect();
        return Err(Ended::Refused(format!(
            "缺少迁移：{}；请运行 shouwen migrate / migrations are missing: {}; run shouwen migrate",
            list.join("、"),
            list.join(", ")
        )));
    }
    out.say(format!("数据库是第 {} 版 / the database is at version {}", migrate::NEWEST, migrate::NEWEST));
    Ok(())
}

/// The version without bringing anything up to date; an empty PostgreSQL database has none.
fn stored(global: &Global) -> Result<i64, Ended> {
    let db = global.bare()?;
    let tables = db.read_now(shouwen_store::backup::tables)?;
    let version = if tables == 0 { Ok(0) } else { db.read_now(migrate::stored) };
    db.close();
    Ok(version?)
}

fn applied(global: &Global) -> Result<Vec<(i64, shouwen_domain::moment::Moment)>, Ended> {
    let db = global.bare()?;
    let out: Result<_, StoreError> = match db.read_now(shouwen_store::backup::tables) {
        Ok(0) => Ok(Vec::new()),
        Ok(_) => db.read_now(migrate::applied),
        Err(error) => Err(error),
    };
    db.close();
    Ok(out?)
}
