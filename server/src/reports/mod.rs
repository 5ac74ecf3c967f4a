//! Figures out of the database. Owns: which requests a report is of, and reading them page by page.
//! Refuses: a source that the company never imported, a field to group by that nothing has. Tested by
//! `tests/import_real.rs` and, against the events, `tests/demo_month.rs`.

pub mod export;
pub mod history;
mod orders;

pub use orders::{Orders, orders};

use crate::{
    app::App,
    import::{
        Target,
        known::{self, Source},
        steps,
    },
    mask,
    world::ZONE,
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shouwen_domain::{
    id::Id,
    intake::Address,
    moment::Moment,
    reports::{IntakeRow, IntakeSums, Report},
    words::Said,
};
use shouwen_store::{StoreError, reports};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is counted of a company: received in a span of time, at some of its units. Nothing named is no limit.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Span {
    pub from: Option<Moment>,
    /// Before this instant.
    pub until: Option<Moment>,
    /// Sorted.
    pub units: Option<Vec<Id>>,
}

impl Span {
    fn times(&self) -> (Moment, Moment) {
        (self.from.unwrap_or(Moment::MIN), self.until.unwrap_or(Moment::MAX))
    }

    fn holds(&self, unit: Id) -> bool {
        self.units.as_ref().is_none_or(|units| units.binary_search(&unit).is_ok())
    }
}

/// What a report of intake is of. Sources are not added up: each has a zone and labels of its own.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// `house`: recorded here; `all`; or the name of an imported source. Not given: the source imported last, else all.
    pub source: Option<String>,
    /// Fields to group by; those of the mapping, or type, channel and priority, when not given.
    pub dimensions: Option<Vec<String>>,
    pub span: Span,
}

/// The requests recorded here, as a source.
pub const HOUSE: &str = "house";
pub const ALL: &str = "all";

/// What the figures are of.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    pub company: String,
    pub source: String,
    pub zone: String,
    /// Requests by source, so that nobody takes a part for the whole.
    pub requests: BTreeMap<String, u64>,
    pub span: Span,
}

/// The report with what it is of, as one flat document.
#[derive(Debug, Serialize)]
pub struct Intake {
    pub report_of: About,
    #[serde(flatten)]
    pub report: Report,
    /// Names of the dimensions for people.
    #[serde(skip)]
    pub titles: BTreeMap<String, Said>,
}

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// What the report reads of a request's data.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Data {
    content: String,
    name: String,
    address: Address,
    answer: String,
    occurred_at: Option<Moment>,
    repeats: i64,
    extra: Map<String, Value>,
}

impl Data {
    fn text(&self, key: &str) -> Option<&str> {
        self.extra.get(key).and_then(Value::as_str)
    }
}

/// The sources of a company and the one that is asked for.
struct Picked {
    sources: Vec<Source>,
    wanted: String,
}

impl Picked {
    fn new(app: &Arc<App>, company: Id, asked: Option<&str>) -> Result<Self, IntakeError> {
        let sources = app.db.read_now(move |tx| known::sources(tx, company))?;
        let wanted = asked.map_or_else(|| sources.first().map_or(ALL.to_owned(), |s| s.name.clone()), str::to_owned);
        if wanted != HOUSE && wanted != ALL && sources.iter().all(|s| s.name != wanted) {
            let mut names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
            names.extend([HOUSE, ALL]);
            let names = names.join(", ");
            return Err(IntakeError::NoSuchSource(Said::new(
                format!("没有来源 {wanted}（已有：{names}）"),
                format!("no source {wanted} (there are: {names})"),
            )));
        }
        Ok(Self { sources, wanted })
    }

    fn source(&self) -> Option<&Source> {
        self.sources.iter().find(|s| s.name == self.wanted)
    }

    fn zone(&self) -> TimeZone {
        self.source().map_or_else(house_zone, Source::time_zone)
    }

    /// What requests of this report can be grouped by.
    fn dimensions(&self) -> BTreeSet<&str> {
        let own = ["type", "channel", "priority", "district"];
        let of_sources = self.sources.iter().filter(|s| self.wanted == ALL || s.name == self.wanted);
        let theirs = of_sources.flat_map(|s| &s.fields).map(String::as_str);
        // What the mapping puts into the record itself has a meaning of its own there; it may be who the customer is.
        own.into_iter().chain(theirs.filter(|name| !Target::is_name(name))).collect()
    }
}

fn house_zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// The zone in which the report of a source shows days, and in which its days begin.
pub fn zone(app: &Arc<App>, company: Id, source: Option<&str>) -> Result<TimeZone, IntakeError> {
    Ok(Picked::new(app, company, source)?.zone())
}

/// Counts the requests of a company in the order in which they came in.
pub fn intake(app: &Arc<App>, company: Id, ask: &Ask) -> Result<Intake, IntakeError> {
    let picked = Picked::new(app, company, ask.source.as_deref())?;
    let (source, wanted) = (picked.source(), picked.wanted.clone());
    let known = picked.dimensions();
    if let Some(unknown) = ask.dimensions.iter().flatten().find(|name| !known.contains(name.as_str())) {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        return Err(IntakeError::NoSuchDimension(Said::new(
            format!("没有分组字段 {unknown}（可用：{known}）"),
            format!("no field {unknown} to group by (there are: {known})"),
        )));
    }
    let dims = ask.dimensions.clone().unwrap_or_else(|| match source {
        Some(source) => source.dimensions.clone(),
        None => ["type", "channel", "priority"].map(str::to_owned).to_vec(),
    });
    let zone_name = source.map_or(ZONE, |s| &s.zone).to_owned();
    let mut sums = IntakeSums::new(&dims, picked.zone());
    let fields: Vec<String> = source.map_or_else(
        || ["content", "customer_name", "address", "answer", "occurred_at"].map(str::to_owned).to_vec(),
        |s| s.fields.clone(),
    );
    sums.expect_fields(fields.iter().map(String::as_str));
    let mut requests: BTreeMap<String, u64> = BTreeMap::new();
    let (mut after, times) = (Id(0), ask.span.times());
    loop {
        let page = app.db.read_now(move |tx| reports::intake(tx, company, after, times, PAGE))?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page.iter().filter(|row| ask.span.holds(row.unit)) {
            let data: Data = serde_json::from_str(&row.data)
                .map_err(|e| StoreError::Broken(format!("data of request {}: {e}", row.id)))?;
            let of = data.text(steps::SOURCE).unwrap_or(HOUSE).to_owned();
            if wanted == ALL || of == wanted {
                let from = picked.sources.iter().find(|s| s.name == of);
                sums.add(&one(row, &data, &dims, &fields, (source, closed(row, &data, from))));
            }
            *requests.entry(of).or_default() += 1;
        }
    }
    let code = app.house().unit(company).map(|u| u.code.clone()).unwrap_or_default();
    let titles = source.map(|s| s.titles.clone()).unwrap_or_default();
    Ok(Intake {
        report_of: About { company: code, source: wanted, zone: zone_name, requests, span: ask.span.clone() },
        report: sums.finish(),
        titles: titles.into_iter().map(|(name, t)| (name, Said::new(t.zh, t.en))).collect(),
    })
}

#[derive(Debug)]
pub enum IntakeError {
    NoSuchSource(Said),
    NoSuchDimension(Said),
    Store(StoreError),
}

impl From<StoreError> for IntakeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// When a request was closed, by one definition for all: as the system that closed it recorded it. Ours when it was closed
/// here; the source's own date, whatever its status says, until it is opened again here. Where the source calls it closed
/// and gives no date, nobody knows. What was answered or solved and is still open is not closed.
fn closed(row: &reports::IntakeRow, data: &Data, source: Option<&Source>) -> Option<Moment> {
    let imported = data.text(steps::SOURCE).is_some() && data.repeats == 0;
    let empty = |name: &str| data.text(steps::EMPTY).is_some_and(|list| list.split(',').any(|e| e == name));
    let name = Target::ClosedAt.name();
    if imported && data.text(steps::CLOSED_UNKNOWN).is_some() {
        None
    } else if imported && source.is_some_and(|s| s.fields.iter().any(|f| f == name)) && !empty(name) {
        // The import wrote that date as the first one by which the matter was solved.
        row.resolved_at
    } else {
        row.closed_at.filter(|_| row.state == "closed")
    }
}

fn one(
    row: &reports::IntakeRow,
    data: &Data,
    dims: &[String],
    fields: &[String],
    (source, closed): (Option<&Source>, Option<Moment>),
) -> IntakeRow {
    let label = |name: &str| match (name, data.extra.get(name)) {
        // A field that its source emptied is as one that was never there.
        (_, Some(Value::String(text))) if !text.is_empty() => mask::text(text),
        (_, Some(other)) if !other.is_string() => other.to_string(),
        ("type", _) => row.type_code.clone(),
        ("channel", _) => row.channel.clone(),
        ("priority", _) => row.priority.clone(),
        ("district", _) => data.address.district.clone(),
        _ => String::new(),
    };
    let empty_at_source: Vec<&str> = data.text(steps::EMPTY).map(|list| list.split(',').collect()).unwrap_or_default();
    let missing = |name: &str| {
        if let Some(source) = source {
            // An extra field is kept when it was filled; the empty targets were listed.
            empty_at_source.contains(&name) || (source.titles.contains_key(name) && label(name).is_empty())
        } else {
            match name {
                "content" => data.content.is_empty(),
                "customer_name" => data.name.is_empty(),
                "address" => data.address.is_empty(),
                "answer" => data.answer.is_empty(),
                _ => data.occurred_at.is_none(),
            }
        }
    };
    IntakeRow {
        received: row.received_at,
        closed,
        due: row.due_at,
        dims: dims.iter().map(|name| (name.clone(), label(name))).collect(),
        state: row.state.clone(),
        source_status: data.text(steps::STATUS).unwrap_or(&row.source_status).to_owned(),
        missing: fields.iter().filter(|name| missing(name)).cloned().collect(),
    }
}
