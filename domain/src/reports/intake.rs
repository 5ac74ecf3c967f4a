//! The intake report: what came in, what was closed, how long it took, what was late against its due date.

use super::dist::{Counts, Dist, dist, sorted};
use crate::moment::Moment;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::collections::{BTreeMap, HashMap};

/// What the report needs of one request.
#[derive(Clone, Debug)]
pub struct IntakeRow {
    pub received: Moment,
    /// The closing date the record or its source states, whatever the state says: sources disagree with themselves,
    /// and that is counted.
    pub closed: Option<Moment>,
    /// The date promised or demanded from outside (CLS-11).
    pub due: Option<Moment>,
    /// Dimension and raw value; a dimension that is not here counts as the empty label.
    pub dims: Vec<(String, String)>,
    /// State of our flow; `closed` is the one that should have a closing date.
    pub state: String,
    /// The status as the source wrote it.
    pub source_status: String,
    /// Names of further mapped fields that are empty in this row. `closed_at`, `due_at` and the dimensions are
    /// counted without being named here.
    pub missing: Vec<String>,
}

/// Names that a dimension may not have, because the report has a figure of that name. A dimension `d` also makes the
/// keys `d_distinct`, `close_hours_by_d` and `due_by_d`.
pub const RESERVED: [&str; 16] = [
    "rows",
    "status",
    "state",
    "received",
    "closed_max",
    "due_max",
    "missing",
    "closed_status_without_closed_date",
    "not_closed_but_with_closed_date",
    "closed_before_created",
    "close_hours_all",
    "with_due_date",
    "closed_late_against_due",
    "closed_in_time",
    "due_but_not_closed",
    "created_per_year",
];

/// Requests with a due date: how many, closed after it, not closed at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Due {
    pub n: u64,
    pub late: u64,
    pub open: u64,
}

/// The figures of one dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    pub name: String,
    pub counts: Counts,
    /// By label, in the order of labels; groups without a usable interval have `n` 0.
    pub close_hours: BTreeMap<String, Dist>,
    /// By label; only groups with a due date.
    pub due: BTreeMap<String, Due>,
}

/// Written as one flat JSON object: see [`RESERVED`] for its keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub rows: u64,
    pub status: Counts,
    pub state: Counts,
    /// First and last receipt.
    pub received: Option<(Moment, Moment)>,
    pub closed_max: Option<Moment>,
    pub due_max: Option<Moment>,
    pub missing: BTreeMap<String, u64>,
    pub closed_status_without_closed_date: u64,
    pub not_closed_but_with_closed_date: u64,
    /// Left out of the hours.
    pub closed_before_created: u64,
    pub close_hours_all: Dist,
    pub with_due_date: u64,
    pub closed_late_against_due: u64,
    pub closed_in_time: u64,
    pub due_but_not_closed: u64,
    pub created_per_year: BTreeMap<i16, u64>,
    pub dimensions: Vec<Dimension>,
    zone: TimeZone,
}

impl Report {
    /// The zone in which its moments are shown.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = |moment: Moment| moment.rfc3339(&self.zone);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rows", &self.rows)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("state", &self.state)?;
        map.serialize_entry("received", &self.received.map(|(first, last)| [at(first), at(last)]))?;
        map.serialize_entry("closed_max", &self.closed_max.map(at))?;
        map.serialize_entry("due_max", &self.due_max.map(at))?;
        map.serialize_entry("missing", &self.missing)?;
        map.serialize_entry("closed_status_without_closed_date", &self.closed_status_without_closed_date)?;
        map.serialize_entry("not_closed_but_with_closed_date", &self.not_closed_but_with_closed_date)?;
        map.serialize_entry("closed_before_created", &self.closed_before_created)?;
        map.serialize_entry("close_hours_all", &self.close_hours_all)?;
        map.serialize_entry("with_due_date", &self.with_due_date)?;
        map.serialize_entry("closed_late_against_due", &self.closed_late_against_due)?;
        map.serialize_entry("closed_in_time", &self.closed_in_time)?;
        map.serialize_entry("due_but_not_closed", &self.due_but_not_closed)?;
        map.serialize_entry("created_per_year", &self.created_per_year)?;
        for d in &self.dimensions {
            map.serialize_entry(&d.name, &d.counts)?;
            map.serialize_entry(&format!("{}_distinct", d.name), &d.counts.0.len())?;
            map.serialize_entry(&format!("close_hours_by_{}", d.name), &d.close_hours)?;
            map.serialize_entry(&format!("due_by_{}", d.name), &d.due)?;
        }
        map.end()
    }
}

/// The report of all rows. Years and moments are shown in `zone`.
pub fn intake_report(rows: impl IntoIterator<Item = IntakeRow>, dims: &[String], zone: &TimeZone) -> Report {
    let mut sums = IntakeSums::new(dims, zone.clone());
    for row in rows {
        sums.add(&row);
    }
    sums.finish()
}

#[derive(Default)]
struct Group {
    n: u64,
    hours: Vec<f64>,
    due: Due,
}

/// Running sums: feed rows one by one in a steady order (the import's), then [`finish`](Self::finish). Holds one
/// number per closed row and dimension, no row.
pub struct IntakeSums {
    zone: TimeZone,
    rows: u64,
    status: HashMap<String, u64>,
    state: HashMap<String, u64>,
    received: Option<(Moment, Moment)>,
    closed_max: Option<Moment>,
    due_max: Option<Moment>,
    missing: BTreeMap<String, u64>,
    closed_status_without_closed_date: u64,
    not_closed_but_with_closed_date: u64,
    closed_before_created: u64,
    hours: Vec<f64>,
    due: Due,
    in_time: u64,
    per_year: BTreeMap<i16, u64>,
    dims: Vec<(String, HashMap<String, Group>)>,
}

impl IntakeSums {
    pub fn new(dims: &[String], zone: TimeZone) -> Self {
        let mut missing: BTreeMap<String, u64> = dims.iter().map(|name| (name.clone(), 0)).collect();
        missing.insert("closed_at".into(), 0);
        missing.insert("due_at".into(), 0);
        Self {
            zone,
            rows: 0,
            status: HashMap::new(),
            state: HashMap::new(),
            received: None,
            closed_max: None,
            due_max: None,
            missing,
            closed_status_without_closed_date: 0,
            not_closed_but_with_closed_date: 0,
            closed_before_created: 0,
            hours: Vec::new(),
            due: Due::default(),
            in_time: 0,
            per_year: BTreeMap::new(),
            dims: dims.iter().map(|name| (name.clone(), HashMap::new())).collect(),
        }
    }

    /// Names fields whose emptiness is counted, so that a field that is never empty shows a zero.
    pub fn expect_fields<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.missing.entry(name.to_owned()).or_default();
        }
    }

    pub fn add(&mut self, row: &IntakeRow) {
        self.rows += 1;
        *entry(&mut self.status, &row.source_status) += 1;
        *entry(&mut self.state, &row.state) += 1;
        let (first, last) = self.received.unwrap_or((row.received, row.received));
        self.received = Some((first.min(row.received), last.max(row.received)));
        self.closed_max = self.closed_max.max(row.closed);
        self.due_max = self.due_max.max(row.due);
        *self.per_year.entry(row.received.timestamp().to_zoned(self.zone.clone()).year()).or_default() += 1;

        match (row.state == "closed", row.closed.is_some()) {
            (true, false) => self.closed_status_without_closed_date += 1,
            (false, true) => self.not_closed_but_with_closed_date += 1,
            _ => {}
        }
        let elapsed = row.closed.map(|closed| closed.since(row.received));
        self.closed_before_created += u64::from(elapsed.is_some_and(|ms| ms < 0));
        let hours = elapsed.filter(|ms| *ms >= 0).map(|ms| ms as f64 / 1000.0 / 3600.0);
        self.hours.extend(hours);
        let due = row.due.map(|due| Due {
            n: 1,
            late: u64::from(row.closed.is_some_and(|closed| closed > due)),
            open: u64::from(row.closed.is_none()),
        });
        if let Some(due) = due {
            self.due.plus(due);
            self.in_time += 1 - due.late - due.open;
        }

        let mut absent = |name: &str| *self.missing.entry(name.to_owned()).or_default() += 1;
        if row.closed.is_none() {
            absent("closed_at");
        }
        if row.due.is_none() {
            absent("due_at");
        }
        let counted = |name: &str| name == "closed_at" || name == "due_at" || self.dims.iter().any(|(d, _)| d == name);
        row.missing.iter().filter(|name| !counted(name)).for_each(|name| absent(name));
        for (name, groups) in &mut self.dims {
            let label = row.dims.iter().find(|(d, _)| d == name).map_or("", |(_, value)| value.as_str());
            if label.is_empty() {
                absent(name);
            }
            let group = entry(groups, label);
            group.n += 1;
            group.hours.extend(hours);
            group.due.plus(due.unwrap_or_default());
        }
    }

    pub fn finish(mut self) -> Report {
        let dimensions = self.dims.into_iter().map(|(name, groups)| {
            let counts = sorted(groups.iter().map(|(label, group)| (label.clone(), group.n)));
            let due = groups.iter().filter(|(_, g)| g.due.n > 0).map(|(label, g)| (label.clone(), g.due)).collect();
            let close_hours = groups.into_iter().map(|(label, mut g)| (label, dist(&mut g.hours))).collect();
            Dimension { name, counts, close_hours, due }
        });
        Report {
            rows: self.rows,
            status: sorted(self.status),
            state: sorted(self.state),
            received: self.received,
            closed_max: self.closed_max,
            due_max: self.due_max,
            missing: self.missing,
            closed_status_without_closed_date: self.closed_status_without_closed_date,
            not_closed_but_with_closed_date: self.not_closed_but_with_closed_date,
            closed_before_created: self.closed_before_created,
            close_hours_all: dist(&mut self.hours),
            with_due_date: self.due.n,
            closed_late_against_due: self.due.late,
            closed_in_time: self.in_time,
            due_but_not_closed: self.due.open,
            created_per_year: self.per_year,
            dimensions: dimensions.collect(),
            zone: self.zone,
        }
    }
}

impl Due {
    fn plus(&mut self, other: Self) {
        self.n += other.n;
        self.late += other.late;
        self.open += other.open;
    }
}

/// The entry of a label, allocating the label only when it is new.
fn entry<'a, V: Default>(map: &'a mut HashMap<String, V>, label: &str) -> &'a mut V {
    if !map.contains_key(label) {
        map.insert(label.to_owned(), V::default());
    }
    map.get_mut(label).expect("inserted above")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn row(received: &str, closed: Option<&str>, due: Option<&str>, state: &str, unit: &str) -> IntakeRow {
        IntakeRow {
            received: at(received),
            closed: closed.map(at),
            due: due.map(at),
            dims: vec![("unit".into(), unit.into())],
            state: state.into(),
            source_status: state.to_uppercase(),
            missing: vec!["address".into()],
        }
    }

    /// CLS-11: the external due date stands beside the closing date and lateness is counted against it.
    #[test]
    fn every_figure_is_counted_once() {
        let rows = [
            row("2026-01-01T00:00:00Z", Some("2026-01-01T02:00:00Z"), Some("2026-01-01T01:00:00Z"), "closed", "A"),
            row("2025-12-31T20:00:00Z", Some("2026-01-01T00:00:00Z"), Some("2026-01-01T00:00:00Z"), "closed", "A"),
            row("2026-01-02T00:00:00Z", None, Some("2026-01-03T00:00:00Z"), "accepted", "B"),
            row("2026-01-02T00:00:00Z", None, None, "closed", ""),
            row("2026-01-02T00:00:00Z", Some("2026-01-01T00:00:00Z"), None, "accepted", "B"),
        ];
        let report = intake_report(rows, &["unit".to_owned()], &TimeZone::get("Asia/Shanghai").unwrap());
        let json = serde_json::to_value(&report).unwrap();
        let expected = serde_json::json!({
            "rows": 5, "status": {"CLOSED": 3, "ACCEPTED": 2}, "state": {"closed": 3, "accepted": 2},
            "received": ["2026-01-01T04:00:00+08:00", "2026-01-02T08:00:00+08:00"],
            "closed_max": "2026-01-01T10:00:00+08:00", "due_max": "2026-01-03T08:00:00+08:00",
            "missing": {"address": 5, "closed_at": 2, "due_at": 2, "unit": 1},
            "closed_status_without_closed_date": 1, "not_closed_but_with_closed_date": 1, "closed_before_created": 1,
            "close_hours_all": {"n": 2, "mean": 3.0, "median_lin": 3.0, "p90_lin": 3.8, "p90_near": 4.0,
                                "p95_lin": 3.9, "max": 4.0},
            "with_due_date": 3, "closed_late_against_due": 1, "closed_in_time": 1, "due_but_not_closed": 1,
            "created_per_year": {"2026": 5},
            "unit": {"A": 2, "B": 2, "": 1}, "unit_distinct": 3,
            "close_hours_by_unit": {"": {"n": 0}, "B": {"n": 0}, "A": {"n": 2, "mean": 3.0, "median_lin": 3.0,
                "p90_lin": 3.8, "p90_near": 4.0, "p95_lin": 3.9, "max": 4.0}},
            "due_by_unit": {"A": {"n": 2, "late": 1, "open": 0}, "B": {"n": 1, "late": 0, "open": 1}},
        });
        assert_eq!(json, expected);
        let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(RESERVED.iter().all(|name| keys.contains(name)), "{keys:?}");
        assert_eq!(keys.len(), RESERVED.len() + 4, "a figure is not in RESERVED: {keys:?}");
    }

    #[test]
    fn an_empty_set_has_a_report() {
        let json = serde_json::to_value(intake_report([], &["unit".to_owned()], &TimeZone::UTC)).unwrap();
        assert_eq!(json["received"], serde_json::Value::Null);
        assert_eq!(json["close_hours_all"], serde_json::json!({"n": 0}));
    }
}
