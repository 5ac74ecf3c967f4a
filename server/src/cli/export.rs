//! `shouwen export`: requests as CSV for spreadsheets or one JSON object a line; the history of all records as JSON lines.

use super::{Ended, Global, files};
use crate::{
    import::whose::company,
    reports::{
        export::{ExportError, Order, export},
        history,
    },
    world::ZONE,
};
use jiff::{civil::Date, tz::TimeZone};
use serde_json::json;
use shouwen_domain::{intake, moment::Moment};
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Service requests, with masked names, telephone numbers and doors
    Requests(Span),
    /// Every record with its limits and events, one JSON object a line; names, numbers and doors masked
    History(History),
}

#[derive(clap::Args, Debug)]
struct History {
    /// This kind alone: request, order, followup, incident, …
    #[arg(long)]
    kind: Option<String>,
    #[command(flatten)]
    span: Span,
}

#[derive(clap::Args, Debug)]
struct Span {
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    /// Received on this day or later: 2026-03-01, or an instant with offset
    #[arg(long)]
    from: Option<String>,
    /// Received before this day
    #[arg(long)]
    until: Option<String>,
    /// Standard output when not given
    #[arg(long)]
    out: Option<PathBuf>,
    /// Names, telephone numbers and addresses in clear; written into the audit log
    #[arg(long, requires = "reason")]
    reveal: bool,
    /// Why they are needed
    #[arg(long)]
    reason: Option<String>,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let (args, history) = match &args.what {
        What::Requests(span) => (span, None),
        What::History(args) => (&args.span, Some(args.kind.as_deref())),
    };
    if let Some(kind) = history.flatten().filter(|kind| intake::flow(kind).is_none()) {
        let all: Vec<&str> = intake::FLOWS.iter().map(|flow| flow.kind).collect();
        return Err(Ended::Usage(format!("没有这类记录 / no such kind: {kind} ({})", all.join(", "))));
    }
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let from = args.from.as_deref().map_or(Ok(Moment::MIN), |text| moment(text, &zone))?;
    let until = args.until.as_deref().map_or(Ok(Moment::MAX), |text| moment(text, &zone))?;
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if args.reveal && reason.is_none() {
        return Err(Ended::Usage("请写明理由 / give the reason: --reason".into()));
    }
    let app = global.existing()?;
    let order = Order {
        company: company(&app.house(), args.company.as_deref())?,
        from,
        until,
        reveal: reason.filter(|_| args.reveal).map(str::to_owned),
        json: global.json,
    };
    let out: Box<dyn Write> = match &args.out {
        Some(file) => Box::new(files::create(file, &[])?),
        None => Box::new(io::stdout().lock()),
    };
    let bar = global.out().bar(0, "导出 / exporting");
    let mut moved = |n| bar.set_position(n);
    let rows = match history {
        Some(kind) => history::write(&app, &order, kind, out, &mut moved),
        None => export(&app, &order, out, &mut moved),
    };
    bar.finish_and_clear();
    let rows = match rows {
        Ok(rows) => rows,
        // Whoever reads the pipe has seen enough.
        Err(ExportError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
        Err(ExportError::Io(error)) => return Err(error.into()),
        Err(ExportError::Store(error)) => return Err(error.into()),
    };
    if let Some(file) = &args.out {
        global.out().document(&json!({"rows": rows, "file": file, "revealed": order.reveal.is_some()}));
        global.out().say(format!("{rows} 条 → {} / {rows} records", file.display()));
    }
    Ok(())
}

/// A day begins at midnight in the zone in which what is asked for is shown, never in that of the host.
pub(super) fn moment(text: &str, zone: &TimeZone) -> Result<Moment, Ended> {
    if let Some(at) = Moment::parse(text) {
        return Ok(at);
    }
    text.parse::<Date>()
        .ok()
        .and_then(|day| day.to_zoned(zone.clone()).ok())
        .map(|at| Moment(at.timestamp().as_millisecond()))
        .ok_or_else(|| Ended::Usage(format!("不是日期 / not a day or an instant: {text}")))
}
