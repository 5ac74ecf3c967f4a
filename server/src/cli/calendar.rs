//! `shouwen calendar`: working-time sums in bulk, calendars as they are, newly announced holiday years.

use super::{Ended, Global};
use crate::{
    calendar::{AnnounceError, BulkError, Sum, announce, bulk},
    import::run::company,
};
use jiff::civil::date;
use serde_json::{Value, json};
use shouwen_domain::{
    calendar::{Calendar, DayKind},
    words::Said,
};
use std::{
    fs::File,
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
    /// Columns calendar, start, minutes: when the minutes are over
    Add(Bulk),
    /// Columns calendar, start, end: working minutes between
    Between(Bulk),
    /// Calendars of a company, and what a year's holidays are
    Show(Show),
    /// Add the State Council's holidays of a year and count open due times anew
    Announce(Announce),
}

#[derive(clap::Args, Debug)]
struct Bulk {
    /// Calendars as JSON: {"calendars": {code: {"days": "cn", "sessions": [["08:30", "12:00"], …]}}}
    #[arg(long)]
    calendars: PathBuf,
    /// The questions, CSV or TSV, also gzipped
    #[arg(long)]
    csv: PathBuf,
    /// Their columns and "answer"; "-" is standard output
    #[arg(long)]
    out: PathBuf,
}

#[derive(clap::Args, Debug)]
struct Show {
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    /// The present year when not given
    #[arg(long)]
    year: Option<i16>,
}

#[derive(clap::Args, Debug)]
struct Announce {
    year: i16,
    /// One year in the shape of holiday-cn: {"year", "papers", "days": [{"name", "date", "isOffDay"}]}
    file: PathBuf,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    match &args.what {
        What::Add(args) => sums(global, Sum::Add, args),
        What::Between(args) => sums(global, Sum::Between, args),
        What::Show(args) => show(global, args),
        What::Announce(args) => announced(global, args),
    }
}

fn both(said: &Said) -> String {
    format!("{} / {}", said.zh, said.en)
}

fn sums(global: &Global, sum: Sum, args: &Bulk) -> Result<(), Ended> {
    let name = args.calendars.display();
    let calendars = std::fs::read_to_string(&args.calendars)
        .map_err(|e| Ended::Usage(format!("读不了日历文件 {name} / cannot read the calendars: {e}")))?;
    let to_stdout = args.out.as_os_str() == "-";
    let out: Box<dyn Write> =
        if to_stdout { Box::new(io::stdout().lock()) } else { Box::new(File::create(&args.out)?) };
    let (rows, errors) = bulk(sum, &calendars, &args.csv, out, &mut |_| ()).map_err(|error| match error {
        BulkError::Refused(said) => Ended::Refused(both(&said)),
        BulkError::Io(error) => Ended::Broken(error.to_string()),
    })?;
    for error in &errors {
        eprintln!("第 {} 行：{} / line {}: {}", error.line, error.said.zh, error.line, error.said.en);
    }
    if !to_stdout {
        global.out().document(&json!({"rows": rows, "answered": rows - errors.len() as u64, "errors": errors}));
        global.out().say(format!(
            "{rows} 行，{} 行没有答案 / {rows} rows, {} without an answer",
            errors.len(),
            errors.len()
        ));
    }
    if errors.is_empty() { Ok(()) } else { Err(Ended::Refused(String::new())) }
}

fn show(global: &Global, args: &Show) -> Result<(), Ended> {
    let app = global.open()?;
    let house = app.house();
    let company = company(&house, args.company.as_deref())?;
    let path = house.path(company);
    let mine: Vec<(String, &Calendar)> = house
        .calendars()
        .into_iter()
        .filter(|(unit, _)| path.contains(unit) || house.company_of(*unit) == Some(company))
        .map(|(unit, calendar)| (house.unit(unit).map(|u| u.code.clone()).unwrap_or_default(), calendar))
        .collect();
    let office = house.calendar(company);
    let year = args.year.unwrap_or_else(|| office.date_of(app.now()).year());
    let known = office.holidays().announced(year);
    let mut days = date(year, 1, 1);
    let mut named: Vec<Value> = Vec::new();
    let mut listed = Vec::new();
    while days.year() == year {
        if let Some(day) = office.holidays().lookup(days) {
            named.push(json!({"date": day.date.to_string(), "off": day.off, "name": day.name}));
            let kind = if day.off { "休" } else { "班" };
            listed.push(format!("{} {kind} {}", day.date.strftime("%m-%d"), day.name));
        }
        let Ok(next) = days.tomorrow() else { break };
        days = next;
    }
    let worked = |calendar: &Calendar| {
        let mut n = 0;
        let mut day = date(year, 1, 1);
        while day.year() == year {
            let kind = calendar.day(day).kind;
            n += u32::from(matches!(kind, DayKind::Working | DayKind::MakeUp(_) | DayKind::OpenByUnit(_)));
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        n
    };
    let shown: Vec<Value> = mine
        .iter()
        .map(|(unit, c)| {
            json!({"unit": unit, "code": c.code(), "revision": c.revision(), "spec": c.spec().to_json(),
                "working_days": worked(c)})
        })
        .collect();
    global.out().document(&json!({"year": year, "announced": known, "holidays": named, "calendars": shown}));
    let out = global.out();
    for (unit, c) in &mine {
        let spec = c.spec().to_json();
        out.say(format!(
            "{unit} {:<10} {}  r{}  {}  {}  {} 个工作日 / working days in {year}",
            c.code(),
            c.name(),
            c.revision(),
            spec["days"],
            spec["sessions"],
            worked(c)
        ));
    }
    if known {
        out.say(format!("\n{year} 年放假安排 / holidays of {year}"));
        for chunk in listed.chunks(6) {
            out.say(format!("  {}", chunk.join("   ")));
        }
    } else {
        out.say(format!(
            "\n{year} 年放假安排尚未公布，按周一至周五计 / {year} is not announced: Monday to Friday is assumed"
        ));
    }
    Ok(())
}

fn announced(global: &Global, args: &Announce) -> Result<(), Ended> {
    let text = std::fs::read_to_string(&args.file)
        .map_err(|e| Ended::Usage(format!("读不了 {} / cannot read it: {e}", args.file.display())))?;
    let app = global.open()?;
    let bar = global.out().bar(0, "重算时限 / counting due times");
    let done = announce(&app, args.year, &text, &mut |n| {
        bar.set_length(n);
        bar.set_position(n);
    });
    bar.finish_and_clear();
    let done = done.map_err(|error| match error {
        AnnounceError::Refused(said) => Ended::Refused(both(&said)),
        AnnounceError::Failure(failure) => Ended::Broken(failure.to_string()),
    })?;
    global.out().document(&done);
    let news = if done.known { "此前已有 / known already" } else { "已公布 / announced" };
    global.out().say(format!(
        "{} 年放假安排第 {} 版，{} 天，{news}；查看 {} 条记录，{} 条的时限有变 / revision {}, {} records looked at, {} changed",
        done.year, done.revision, done.days, done.looked_at, done.changed, done.revision, done.looked_at, done.changed
    ));
    Ok(())
}
