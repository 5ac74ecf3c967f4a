//! Calendars at run time: sums in bulk, and holiday years that the State Council announces after the program was built.
//! Refuses: a notice without days or of another year; single rows it cannot answer; a table none of whose rows it can.
//! Tested by `tests/calendar_cli.rs`.

use crate::{
    act::{Ctx, Failure, refold},
    app::App,
    import::{Fault, Options, Table},
    policy::changed,
};
use serde::{Deserialize, Serialize};
use shouwen_domain::{
    calendar::{
        HolidayDay, HolidayYears,
        bulk::{Book, answer_add, answer_between},
    },
    flow::Door,
    id::Id,
    org::Actor,
    words::Said,
};
use shouwen_store::{StoreError, Tx, calendar, record};
use std::{
    io::{self, Write},
    path::Path,
    sync::Arc,
};

/// What is asked of every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// `calendar`, `start`, `minutes` → when so many working minutes are over.
    Add,
    /// `calendar`, `start`, `end` → working minutes between.
    Between,
}

/// A row without an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unanswered {
    /// Number of the data row, from 1.
    pub row: u64,
    /// Line in the file where it starts.
    pub line: u64,
    #[serde(flatten)]
    pub said: Said,
}

/// A row whose answer leans on years whose holidays are not known: there, the plain week was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unannounced {
    pub row: u64,
    pub line: u64,
    pub years: Vec<i16>,
}

/// What became of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answers {
    pub rows: u64,
    pub answered: u64,
    pub errors: Vec<Unanswered>,
    pub unannounced: Vec<Unannounced>,
}

#[derive(Debug)]
pub enum BulkError {
    /// The calendars, the table as a whole, or a column that is missing.
    Refused(Said),
    Io(io::Error),
}

impl From<io::Error> for BulkError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Fault> for BulkError {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault.said)
    }
}

/// Answers a table: its columns as they are, then `answer`, empty where a row has none; remarks are in what is returned.
/// `holidays` are the years known; `out` is opened when the table and its columns have been found; `moved` hears after
/// every row.
pub fn bulk<W: Write>(
    sum: Sum,
    book: &Book,
    table: &Path,
    out: impl FnOnce() -> Result<W, BulkError>,
    moved: &mut dyn FnMut(u64),
) -> Result<Answers, BulkError> {
    let table = Table::open(table, &Options { header_as_is: true, ..Options::default() })?;
    let second = if sum == Sum::Add { "minutes" } else { "end" };
    let column = |name| column(&table.columns, name).map_err(BulkError::Refused);
    let (code, start, other) = (column("calendar")?, column("start")?, column(second)?);
    let width = table.columns.len();
    let mut out = io::BufWriter::new(out()?);
    write_row(&mut out, table.columns.iter().map(String::as_str).chain(["answer"]))?;
    let mut done = Answers::default();
    for row in table {
        done.rows += 1;
        moved(done.rows);
        let (cells, line, answer) = match row {
            Ok(row) => {
                let (a, b, c) = (&row.cells[code], &row.cells[start], &row.cells[other]);
                let answer = match sum {
                    Sum::Add => answer_add(book, a, b, c),
                    Sum::Between => answer_between(book, a, b, c),
                };
                (row.cells, row.line, answer)
            }
            Err(fault) if fault.fatal => return Err(fault.into()),
            Err(fault) => (fault.cells, fault.line, Err(fault.said)),
        };
        let shown = cells.iter().map(String::as_str).chain(std::iter::repeat("")).take(width);
        let row = done.rows;
        match answer {
            Ok(answer) => {
                done.answered += 1;
                write_row(&mut out, shown.chain([answer.value.as_str()]))?;
                if !answer.unannounced_years.is_empty() {
                    done.unannounced.push(Unannounced { row, line, years: answer.unannounced_years });
                }
            }
            Err(said) => {
                write_row(&mut out, shown.chain([""]))?;
                done.errors.push(Unanswered { row, line, said });
            }
        }
    }
    out.flush()?;
    Ok(done)
}

/// The one column of that name; capitals and spaces around it do not matter when no column has the name exactly.
fn column(columns: &[String], name: &str) -> Result<usize, Said> {
    let places = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
        columns.iter().enumerate().filter(|(_, c)| same(c)).map(|(at, _)| at).collect()
    };
    let mut found = places(&|c| c == name);
    if found.is_empty() {
        found = places(&|c| c.trim().eq_ignore_ascii_case(name));
    }
    match found[..] {
        [at] => Ok(at),
        [] => {
            let all = columns.join(", ");
            Err(Said::new(
                format!("缺少列 {name}（文件的列是：{all}）"),
                format!("there is no column {name} (the file has: {all})"),
            ))
        }
        [first, second, ..] => Err(Said::new(
            format!("列 {name} 出现了两次（第 {} 列和第 {} 列），请只留一列", first + 1, second + 1),
            format!("the column {name} stands twice (columns {} and {}): keep one", first + 1, second + 1),
        )),
    }
}

/// Cells as they are: unlike an error sheet this is read by programs, which want back what they gave.
fn write_row<'c>(out: &mut impl Write, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

/// The file of one year in the shape of holiday-cn.
#[derive(Deserialize)]
struct Notice {
    year: i16,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<NoticeDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoticeDay {
    name: String,
    date: jiff::civil::Date,
    is_off_day: bool,
}

impl Notice {
    fn read(text: &str) -> Result<Self, Said> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
            Said::new(
                format!("放假安排文件看不懂（应为 holiday-cn 的格式）：{e}"),
                format!("not a notice of holidays as holiday-cn writes it: {e}"),
            )
        })
    }

    fn sorted(&self) -> Vec<HolidayDay> {
        let mut days: Vec<HolidayDay> = self
            .days
            .iter()
            .map(|d| HolidayDay { date: d.date, off: d.is_off_day, name: d.name.replace(['\n', '\r'], " ") })
            .collect();
        days.sort_by_key(|d| d.date);
        days
    }
}

/// The years compiled in and those of the given files, each as holiday-cn writes one.
pub fn holidays_with(files: &[String]) -> Result<Arc<HolidayYears>, Said> {
    let mut years = HolidayYears::built_in();
    for text in files {
        let notice = Notice::read(text)?;
        years = Arc::new(years.with_year(notice.year, notice.sorted())?);
    }
    Ok(years)
}

/// What an announcement did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Announced {
    pub year: i16,
    pub revision: i64,
    /// The year was known like this already; clocks were looked at all the same.
    pub known: bool,
    pub days: usize,
    pub papers: Vec<String>,
    /// Records whose clocks were folded again, and those of them that have new due times.
    pub looked_at: u64,
    pub changed: u64,
}

#[derive(Debug)]
pub enum AnnounceError {
    Refused(Said),
    Failure(Failure),
}

impl From<StoreError> for AnnounceError {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}

/// Records folded in one closure of the writer.
const CHUNK: i64 = 50;

/// Adds the notice of a year as a new revision and folds every open clock; each change is an event. What has stopped keeps
/// the holidays it was judged by.
/// Run again after a break it goes on where it was: what is folded already does not change a second time.
pub fn announce(app: &Arc<App>, year: i16, text: &str, moved: &mut dyn FnMut(u64)) -> Result<Announced, AnnounceError> {
    let notice = Notice::read(text).map_err(AnnounceError::Refused)?;
    if notice.year != year {
        return Err(AnnounceError::Refused(Said::new(
            format!("文件是 {} 年的，不是 {year} 年的", notice.year),
            format!("the file is of {}, not of {year}", notice.year),
        )));
    }
    let days = notice.sorted();
    let mut lines = format!("year {year}\n");
    for day in &days {
        let kind = if day.off { "off" } else { "work" };
        lines.extend([&day.date.to_string(), " ", kind, " ", &day.name, "\n"]);
    }
    // The text is what is stored, so the text is what has to be readable.
    let mine = HolidayYears::parse(&lines).map_err(AnnounceError::Refused)?;
    let was_announced = HolidayYears::built_in().announced(year);
    let app2 = app.clone();
    let count = days.len();
    let (revision, known) = app.db.write_now(move |tx| {
        let stored: Vec<(i64, String)> = calendar::years(tx)?
            .into_iter()
            .filter(|y| y.year == i64::from(year))
            .map(|y| (y.revision, y.text))
            .collect();
        let newest = stored.last();
        let same = match newest {
            Some((_, text)) => *text == lines,
            None => was_announced && same_as_built_in(year, &mine),
        };
        if same {
            return Ok::<_, StoreError>((newest.map_or(0, |(r, _)| *r), true));
        }
        let revision = newest.map_or(1, |(r, _)| r + 1);
        calendar::put_year(tx, i64::from(year), revision, &lines, app2.now())?;
        changed(tx, &app2, None, Id(0), "calendar.announce", &format!("{year} r{revision}"))?;
        Ok((revision, false))
    })?;
    let mut done = Announced { year, revision, known, days: count, papers: notice.papers, ..Announced::default() };
    let why = format!("{year} 年放假安排（第 {revision} 版） / holidays of {year}, revision {revision}");
    // Any open clock may run into the year later, and a notice may name days of the December before it.
    let house = app.house();
    let companies: Vec<Id> = house.units.values().filter(|u| u.level == "company").map(|u| u.id).collect();
    for company in companies {
        fold_all(app, &why, &mut done, moved, &move |tx, after| record::open_ids(tx, company, after, CHUNK))?;
    }
    Ok(done)
}

/// Whether the notice says what the program was built with.
fn same_as_built_in(year: i16, mine: &HolidayYears) -> bool {
    let built_in = HolidayYears::built_in();
    let first = jiff::civil::date(year, 1, 1);
    first.series(jiff::ToSpan::days(1)).take(366).all(|date| built_in.lookup(date) == mine.lookup(date))
}

fn fold_all(
    app: &Arc<App>,
    why: &str,
    done: &mut Announced,
    moved: &mut dyn FnMut(u64),
    next: &(impl Fn(&mut Tx<'_>, Id) -> Result<Vec<Id>, StoreError> + Clone + Send + 'static),
) -> Result<(), AnnounceError> {
    let mut after = Id(0);
    loop {
        let (app2, why, next) = (app.clone(), why.to_owned(), next.clone());
        let chunk = app.db.write_now(move |tx| {
            let ids = next(tx, after)?;
            let house = app2.house_in(tx)?;
            let actor = Actor::system(None);
            let ctx = Ctx { now: app2.now(), actor: &actor, door: Door::Cli, house: &house, world: &app2.world };
            let mut moved = 0;
            for id in &ids {
                moved += u64::from(refold(tx, &ctx, *id, &why)?);
            }
            Ok::<_, Failure>((ids.last().copied(), ids.len() as u64, moved))
        });
        let (last, looked_at, changed) = chunk.map_err(AnnounceError::Failure)?;
        let Some(last) = last else { return Ok(()) };
        after = last;
        done.looked_at += looked_at;
        done.changed += changed;
        moved(done.looked_at);
    }
}
