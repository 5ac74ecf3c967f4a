//! `shouwen calendar`: working-time sums in bulk, calendars as they are, newly announced holiday years.

use super::{Ended, Global, files, out};
use crate::{
    calendar::{AnnounceError, BulkError, Sum, Unannounced, announce, bulk, holidays_with},
    import::whose::company,
};
use jiff::civil::date;
use serde_json::{Value, json};
use shouwen_domain::{
    calendar::{Calendar, DayKind, bulk::Book},
    words::Said,
};
use std::{
    collections::BTreeMap,
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
    ///
    /// The answer is the first instant at which so many working minutes are over, in the zone of the calendar: it may
    /// be the end of a session, and 0 minutes is the start itself. A start that the zone skips (summer time) is the
    /// instant of the change, one that stands twice the first. Rows without an answer, and rows whose answer reaches a
    /// year whose holidays are not known, are told on standard error and with --json. Exit codes: 0 every row has an
    /// answer, 1 some have none, or the table cannot be answered, 2 wrong call
    Add(Bulk),
    /// Columns calendar, start, end: working minutes between
    ///
    /// 0 when the end is not later than the start; a decimal of at most six places when seconds are left over. Times,
    /// remarks and exit codes as for `add`
    Between(Bulk),
    /// Calendars of a company, and what a year's holidays are
    Show(Show),
    /// Add the State Council's holidays of a year and count open due times anew
    Announce(Announce),
}

#[derive(clap::Args, Debug)]
struct Bulk {
    /// Calendars as JSON: `{"calendars": {"office": {"days": "cn", "sessions": [["08:30", "12:00"]]}}}`
    #[arg(long)]
    calendars: PathBuf,
    /// The questions, CSV or TSV, also gzipped
    #[arg(long)]
    csv: PathBuf,
    /// Their columns and "answer", as CSV; "-" is standard output (with --json the document then goes to standard error)
    #[arg(long)]
    out: PathBuf,
    /// Holidays of a year that the program does not know, as the holiday-cn project writes it; several times if need be
    #[arg(long, value_name = "JSON")]
    holidays: Vec<PathBuf>,
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
    /// One year as the holiday-cn project writes it: `{"year", "papers", "days": [{"name", "date", "isOffDay"}]}`
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
    let calendars = files::text(&args.calendars)?;
    let years: Vec<String> = args.holidays.iter().map(|file| files::text(file)).collect::<Result<_, _>>()?;
    files::readable(&args.csv)?;
    let holidays = holidays_with(&years).map_err(|said| Ended::Refused(both(&said)))?;
    let book = Book::parse(&calendars, &holidays).map_err(|said| Ended::Refused(both(&said)))?;
    let to_stdout = args.out.as_os_str() == "-";
    let mut wrong = None;
    let open = || -> Result<Box<dyn Write>, BulkError> {
        if to_stdout {
            return Ok(Box::new(io::stdout().lock()));
        }
        let read = [&args.calendars, &args.csv].into_iter().chain(&args.holidays).collect::<Vec<_>>();
        match files::create(&args.out, &read) {
            Ok(file) => Ok(Box::new(file)),
            Err(ended) => {
                wrong = Some(ended);
                Err(BulkError::Io(io::ErrorKind::Other.into()))
            }
        }
    };
    let bar = global.out().bar(0, "计算 / counting");
    let done = bulk(sum, &book, &args.csv, open, &mut |n| bar.set_position(n));
    bar.finish_and_clear();
    if let Some(ended) = wrong {
        return Err(ended);
    }
    let done = match done {
        Ok(done) => done,
        Err(BulkError::Refused(said)) => return Err(Ended::Refused(both(&said))),
        // Whoever reads the pipe has seen enough.
        Err(BulkError::Io(error)) if to_stdout && error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
        Err(BulkError::Io(error)) => return Err(error.into()),
    };
    let document = json!({
        "rows": done.rows, "answered": done.answered, "errors": done.errors, "unannounced": done.unannounced,
        "faulty_calendars": book.faults().map(|(code, said)| (code.to_owned(), json!(said))).collect::<serde_json::Map<_, _>>(),
    });
    if global.json && to_stdout {
        eprintln!("{document:#}");
    } else {
        for error in &done.errors {
            eprintln!("第 {} 行：{} / line {}: {}", error.line, error.said.zh, error.line, error.said.en);
        }
        for said in unannounced(&done.unannounced) {
            eprintln!("{}", both(&said));
        }
        global.out().document(&document);
    }
    let without = done.errors.len();
    let said = format!("{} 行，{without} 行没有答案 / {} rows, {without} without an answer", done.rows, done.rows);
    if !to_stdout {
        global.out().say(said);
    }
    if done.errors.is_empty() { Ok(()) } else { Err(Ended::Refused(String::new())) }
}

/// One sentence for the rows of the same unknown years, with their lines in the file as runs: 2-5, 9.
fn unannounced(rows: &[Unannounced]) -> Vec<Said> {
    let mut by_years: BTreeMap<&[i16], Vec<u64>> = BTreeMap::new();
    for row in rows {
        by_years.entry(&row.years).or_default().push(row.line);
    }
    let told = |(years, lines): (&[i16], Vec<u64>)| {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let (n, runs) = (lines.len(), out::runs(&lines));
        Said::new(
            format!(
                "第 {runs} 行（共 {n} 行）用到 {} 年：没有该年放假安排（尚未公布），按平常的星期计；公布后请用 --holidays 载入并重算",
                years.join("、")
            ),
            format!(
                "lines {runs} ({n} {}) reach {}: its holidays are not known (not announced yet), the plain week was \
                 assumed; when they are announced, count again with --holidays",
                if n == 1 { "row" } else { "rows" },
                years.join(", ")
            ),
        )
    };
    by_years.into_iter().map(told).collect()
}

fn show(global: &Global, args: &Show) -> Result<(), Ended> {
    let app = global.existing()?;
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
    let text = files::text(&args.file)?;
    let app = global.existing()?;
    let bar = global.out().bar(0, "重算时限 / counting due times");
    let done = announce(&app, args.year, &text, &mut |n| bar.set_position(n));
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
