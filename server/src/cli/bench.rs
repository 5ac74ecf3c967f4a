//! `shouwen bench`: measured figures with their targets and the raw database of the same run beside them.
//! It needs no data: a folder (or a database on the given PostgreSQL) of its own is made and removed.

use super::{Ended, Global};
use crate::bench::{self, Figure, Options, PHASES, Report, Target};
use std::time::Duration;

#[derive(clap::Args, Debug)]
pub struct Args {
    /// Database: sqlite, pg (server from SHOUWEN_TEST_PG or DATABASE_URL), or both where a server is known
    #[arg(long, value_parser = ["sqlite", "pg"])]
    engine: Option<String>,
    /// Only these: raw, binary, cold, memory, create, action, page, queue, sweep
    #[arg(long, value_delimiter = ',', value_parser = clap::builder::PossibleValuesParser::new(PHASES))]
    only: Vec<String>,
    /// Seconds a run of requests lasts
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Records of the large archive
    #[arg(long, default_value_t = 1_000_000)]
    records: i64,
    /// Due clocks of the sweep
    #[arg(long, default_value_t = 100_000)]
    clocks: i64,
    /// Ends with 1 when a figure misses its target
    #[arg(long)]
    strict: bool,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let server = std::env::var("SHOUWEN_TEST_PG").ok().or_else(|| global.database_url.clone());
    let server = server.filter(|url| !url.is_empty());
    let engines: Vec<Option<String>> = match (args.engine.as_deref(), server) {
        (Some("sqlite"), _) | (None, None) => vec![None],
        (Some(_), None) => return Err(Ended::Usage("--engine pg needs SHOUWEN_TEST_PG or DATABASE_URL".into())),
        (Some(_), server) => vec![server],
        (None, server) => vec![None, server],
    };
    let mut reports = Vec::new();
    for pg in engines {
        let options = Options {
            pg,
            only: args.only.clone(),
            span: Duration::from_secs(args.seconds.max(1)),
            records: args.records.max(1),
            clocks: args.clocks.max(1),
        };
        let report = bench::run(&options)?;
        show(global, &report);
        reports.push(report);
    }
    global.out().document(&reports);
    let missed = reports.iter().flat_map(|r| &r.figures).filter(|f| f.meets() == Some(false)).count();
    if args.strict && missed > 0 {
        return Err(Ended::Refused(format!("{missed} figures miss their targets")));
    }
    Ok(())
}

fn show(global: &Global, report: &Report) {
    let out = global.out();
    out.say(format!(
        "\n{} {} · shouwen {} · {} processors · {} records · {} clocks",
        report.engine, report.engine_version, report.program, report.processors, report.records, report.clocks
    ));
    let width = report.figures.iter().map(|f| f.what.chars().count()).max().unwrap_or(0);
    for f in &report.figures {
        out.say(line(f, width));
    }
}

fn line(f: &Figure, width: usize) -> String {
    let raw = f.of_raw.map_or(String::new(), |r| format!("{:.1} % of raw", r * 100.0));
    let target = match f.target {
        None => String::new(),
        Some(Target::AtLeast(n)) => format!("≥ {n}"),
        Some(Target::AtMost(n)) => format!("≤ {n}"),
    };
    let verdict = match f.meets() {
        None => "",
        Some(true) => "met",
        Some(false) => "MISSED",
    };
    format!("{:<width$}  {:>10.2} {:<4} {raw:<16} {target:<8} {verdict}", f.what, f.value, f.unit).trim_end().to_owned()
}
