//! Figures out of the database. Owns: which requests a report is of, and reading them page by page.
//! Refuses: a source that the company never imported. Tested by `tests/import_real.rs`.

pub mod export;
mod orders;

pub use orders::{Orders, orders};

use crate::{
    app::App,
    import::{
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
use std::{collections::BTreeMap, sync::Arc};

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
    extra: Map<String, Value>,
}

impl Data {
    fn text(&self, key: &str) -> Option<&str> {
        self.extra.get(key).and_then(Value::as_str)
    }
}

/// Counts the requests of a company in the order in which they came in.
pub fn intake(app: &Arc<App>, company: Id, ask: &Ask) -> Result<Intake, IntakeError> {
    let sources = app.db.read_now(move |tx| known::sources(tx, company))?;
    let wanted = ask.source.clone().unwrap_or_else(|| sources.first().map_or(ALL.to_owned(), |s| s.name.clone()));
    let source = sources.iter().find(|s| s.name == wanted);
    if source.is_none() && wanted != HOUSE && wanted != ALL {
        let mut names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
        names.extend([HOUSE, ALL]);
        let names = names.join(", ");
        return Err(IntakeError::NoSuchSource(Said::new(
            format!("没有来源 {wanted}（已有：{names}）"),
            format!("no source {wanted} (there are: {names})"),
        )));
    }
    let dims = ask.dimensions.clone().unwrap_or_else(|| match source {
        Some(source) => source.dimensions.clone(),
        None => ["type", "channel", "priority"].map(str::to_owned).to_vec(),
    });
    let zone_name = source.map_or(ZONE, |s| &s.zone).to_owned();
    let zone = source.map_or_else(|| TimeZone::get(ZONE).unwrap_or(TimeZone::UTC), Source::time_zone);
    let mut sums = IntakeSums::new(&dims, zone);
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
                sums.add(&one(row, &data, &dims, &fields, source));
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
    Store(StoreError),
}

impl From<StoreError> for IntakeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn one(
    row: &reports::IntakeRow,
    data: &Data,
    dims: &[String],
    fields: &[String],
    source: Option<&Source>,
) -> IntakeRow {
    let unknown = data.text(steps::CLOSED_UNKNOWN).and_then(Moment::parse);
    let label = |name: &str| match (name, data.extra.get(name)) {
        (_, Some(Value::String(text))) => mask::text(text),
        (_, Some(other)) => other.to_string(),
        ("type", None) => row.type_code.clone(),
        ("channel", None) => row.channel.clone(),
        ("priority", None) => row.priority.clone(),
        ("district", None) => data.address.district.clone(),
        (_, None) => String::new(),
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
        closed: row.resolved_at.filter(|at| Some(*at) != unknown),
        due: row.due_at,
        dims: dims.iter().map(|name| (name.clone(), label(name))).collect(),
        state: row.state.clone(),
        source_status: data.text(steps::STATUS).unwrap_or(&row.source_status).to_owned(),
        missing: fields.iter().filter(|name| missing(name)).cloned().collect(),
    }
}
