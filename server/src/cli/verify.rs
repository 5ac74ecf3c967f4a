//! `shouwen verify`: see `crate::verify`.

use super::{Ended, Global};
use crate::{
    verify::{self, Options, Report},
    world::World,
};
use indicatif::ProgressBar;
use std::sync::Arc;

/// Exit codes: 0 all is well, 1 there are findings, 2 there is no database, 3 it cannot be opened.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Leave out file contents, personal values, clocks of ended records and the indexes of SQLite
    #[arg(long)]
    quick: bool,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    global.must_exist()?;
    let report = look(global, Options { quick: args.quick, key: true })?;
    global.out().document(&report);
    say(global, &report);
    if report.ok { Ok(()) } else { Err(Ended::Refused(String::new())) }
}

/// Looks with a bar for each part.
pub(super) fn look(global: &Global, options: Options) -> Result<Report, Ended> {
    let out = global.out();
    let mut bar: Option<(&'static str, ProgressBar)> = None;
    let mut progress = |part: &'static str, done: u64, all: u64| {
        if bar.as_ref().is_none_or(|(name, _)| *name != part) {
            if let Some((_, old)) = bar.take() {
                old.finish();
            }
            bar = Some((part, out.bar(all, part)));
        }
        if let Some((_, bar)) = &bar {
            bar.set_length(all.max(done));
            bar.set_position(done);
        }
    };
    let report = verify::verify_place(global.place(), &Arc::new(World::real()), options, &mut progress)?;
    if let Some((_, bar)) = bar {
        bar.finish();
    }
    Ok(report)
}

pub(super) fn say(global: &Global, report: &Report) {
    let out = global.out();
    let checked: Vec<String> = report.checked.iter().map(|(what, n)| format!("{what} {n}")).collect();
    out.say(format!("已核对 / checked: {}", checked.join(", ")));
    for note in &report.notes {
        out.say(format!("说明 / note: {} / {}", note.zh, note.en));
    }
    for orphan in &report.orphans {
        out.say(format!("  无主附件 / orphan object {orphan}"));
    }
    for finding in &report.findings {
        out.say(format!("{} {}: {} / {}", finding.what, finding.subject, finding.said.zh, finding.said.en));
    }
    let n: u64 = report.found.values().sum();
    if report.findings.len() as u64 == n {
        out.say(if n == 0 { "一切完好 / all is well".to_owned() } else { format!("{n} 处问题 / {n} findings") });
    } else {
        out.say(format!(
            "{n} 处问题，列出 {} 处 / {n} findings, of which {} are listed",
            report.findings.len(),
            report.findings.len()
        ));
    }
}
