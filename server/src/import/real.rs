//! Both real sets of `../shared/data`, read and mapped with the shipped mappings: every figure of their
//! `reference.json` that follows from the rows. Skipped, with a message, where the folder is absent.

use super::{Import, MappedRow, Mapping, Target};
use serde_json::{Value, json};
use shouwen_domain::reports::{IntakeRow, IntakeSums, Report};
use std::path::{Path, PathBuf};

struct Set {
    rows: Vec<MappedRow>,
    reference: Value,
    report: Report,
    json: Value,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn mapping(name: &str) -> Mapping {
    Mapping::parse(&std::fs::read_to_string(root().join(format!("packs/import/{name}.toml"))).unwrap()).unwrap()
}

/// What a report loader makes of a record: here straight from the mapped row.
fn intake_row(row: &MappedRow, dims: &[String], fields: &[&str]) -> IntakeRow {
    let empty = |name: &str| !row.fields.contains_key(name) && row.extra.get(name).is_none_or(String::is_empty);
    IntakeRow {
        received: row.moment(Target::ReceivedAt).unwrap(),
        closed: row.moment(Target::ClosedAt),
        due: row.moment(Target::DueAt),
        dims: dims.iter().map(|d| (d.clone(), row.extra[d].clone())).collect(),
        state: row.text(Target::State).unwrap_or_default().to_owned(),
        source_status: row.text(Target::SourceStatus).unwrap_or_default().to_owned(),
        missing: fields.iter().filter(|name| empty(name)).map(|name| (*name).to_owned()).collect(),
    }
}

fn load(name: &str, file: &str) -> Option<Set> {
    let folder = root().join("../shared/data").join(name);
    let Ok(reference) = std::fs::read_to_string(folder.join("reference.json")) else {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    };
    let import = Import::open(&folder.join(file), mapping(name)).unwrap();
    assert_eq!(import.refusals(), []);
    let rows: Vec<MappedRow> = import.rows().unwrap().collect::<Result<_, _>>().unwrap();
    let mapping = import.mapping();
    assert_eq!(mapping.name, name);
    let fields: Vec<&str> =
        mapping.fields.keys().map(|t| t.name()).chain(mapping.extra.keys().map(String::as_str)).collect();
    let mut sums = IntakeSums::new(&mapping.dimensions, mapping.zone.clone());
    sums.expect_fields(fields.iter().copied());
    for row in &rows {
        sums.add(&intake_row(row, &mapping.dimensions, &fields));
    }
    let report = sums.finish();
    let json = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    Some(Set { rows, reference: serde_json::from_str(&reference).unwrap(), report, json })
}

impl Set {
    fn same(&self, key: &str, ours: &str) {
        assert_eq!(self.json[ours], self.reference[key], "{key}");
    }

    /// The first n labels of a dimension are those of the reference, with their counts.
    fn same_top(&self, key: &str, dimension: &str, n: usize) {
        let d = self.report.dimensions.iter().find(|d| d.name == dimension).unwrap();
        let top: serde_json::Map<String, Value> = d.counts.top(n).iter().map(|(k, n)| (k.clone(), json!(n))).collect();
        assert_eq!(Value::Object(top), self.reference[key], "{key}");
    }

    fn same_hours_of_top(&self, key: &str, dimension: &str, n: usize) {
        let d = self.report.dimensions.iter().find(|d| d.name == dimension).unwrap();
        for (label, _) in d.counts.top(n) {
            assert_eq!(json!(d.close_hours[label]), self.reference[key][label], "{key} {label}");
        }
        assert_eq!(self.reference[key].as_object().unwrap().len(), n);
    }

    fn missing(&self, pairs: &[(&str, &str)]) {
        for (column, field) in pairs {
            assert_eq!(self.json["missing"][field], self.reference["missing"][column], "missing {column}");
        }
        assert_eq!(self.reference["missing"].as_object().unwrap().len(), pairs.len());
    }
}

fn same_moment(ours: &Value, reference: &Value) {
    let naive = ours.as_str().unwrap().replace('T', " ");
    let theirs = reference.as_str().unwrap();
    assert!(naive.starts_with(theirs.split('+').next().unwrap()), "{naive} is not {theirs}");
}

/// SYS-04, CLS-11: 2,386 requests of New York, with due dates set outside.
#[test]
fn the_new_york_set_gives_its_published_figures() {
    let Some(set) = load("nyc311", "nyc311_2013-12-25.csv.gz") else { return };
    for key in [
        "rows",
        "status",
        "agency",
        "borough",
        "address_type",
        "closed_status_without_closed_date",
        "not_closed_but_with_closed_date",
        "closed_before_created",
        "close_hours_all",
        "close_hours_by_agency",
        "with_due_date",
        "closed_late_against_due",
        "closed_in_time",
        "due_but_not_closed",
        "due_by_agency",
    ] {
        set.same(key, key);
    }
    set.same("complaint_types", "complaint_type_distinct");
    set.same_top("complaint_type_top20", "complaint_type", 20);
    set.same_hours_of_top("close_hours_by_type_top10", "complaint_type", 10);
    set.missing(&[
        ("Closed Date", "closed_at"),
        ("Due Date", "due_at"),
        ("Incident Zip", "zip"),
        ("Incident Address", "incident_address"),
        ("Latitude", "lat"),
        ("Descriptor", "descriptor"),
        ("Location Type", "location_type"),
    ]);
    for at in 0..2 {
        same_moment(&set.json["received"][at], &set.reference["created"][at]);
    }
    same_moment(&set.json["closed_max"], &set.reference["closed_max"]);
    same_moment(&set.json["due_max"], &set.reference["due_max"]);
    assert_eq!(set.json["created_per_year"], json!({"2013": 2386}));
    assert_eq!(mapping("nyc311").zone_name, "-05:00");

    let mut keys: Vec<&str> = set.rows.iter().map(|r| r.source_ref.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(json!(keys.len()), set.reference["distinct_keys"]);
    let first = &set.rows[0];
    assert_eq!((first.row, first.line, first.source_ref.as_str()), (1, 2, "26984072"));
    assert_eq!(first.text(Target::ReceivedAt), Some("2013-12-26T04:59:08Z"));
    assert_eq!(first.text(Target::Content), Some("Blocked Driveway: No Access"));
    let noted = |code| set.rows.iter().filter(|r| r.notes.iter().any(|n| n.code == code)).count();
    assert_eq!((noted("closed_before_received"), noted("not_closed_with_closed_date")), (1, 7));
    assert_eq!(set.report.state.get("closed") + set.report.state.get("in_handling"), 2302 + 18 + 3);
}

/// SYS-04: 10,000 requests of San Francisco, with notes over several lines.
#[test]
fn the_san_francisco_set_gives_its_published_figures() {
    let Some(set) = load("sf311", "sf311_sample_10000.csv.gz") else { return };
    for key in [
        "rows",
        "status",
        "source",
        "complaint_type",
        "closed_before_created",
        "close_hours_all",
        "close_hours_by_source",
    ] {
        set.same(key, key);
    }
    set.same("agencies", "agency_distinct");
    set.same("open_status_with_closed_date", "not_closed_but_with_closed_date");
    set.same("created_per_year_utc", "created_per_year");
    set.same_top("agency_top15", "agency", 15);
    set.same_top("category_top15", "category", 15);
    set.same_hours_of_top("close_hours_by_category_top10", "category", 10);
    set.missing(&[
        ("closed_date", "closed_at"),
        ("status_notes", "answer"),
        ("descriptor", "descriptor"),
        ("location", "location"),
        ("neighborhood", "neighborhood"),
        ("police_district", "police_district"),
        ("media_url", "media_url"),
    ]);
    assert_eq!(set.json["missing"]["lat"], set.reference["lat_long_zero"]);
    assert_eq!(set.json["missing"]["lon"], set.reference["lat_long_zero"]);
    for at in 0..2 {
        same_moment(&set.json["received"][at], &set.reference["created"][at]);
    }
    same_moment(&set.json["closed_max"], &set.reference["closed_max"]);

    let notes = || set.rows.iter().filter_map(|r| r.text(Target::Answer));
    let count = |yes: &dyn Fn(&str) -> bool| json!(notes().filter(|note| yes(note)).count());
    assert_eq!(count(&|note| note.contains('\n')), set.reference["rows_with_newline_in_status_notes"]);
    assert_eq!(count(&|note| !note.is_ascii()), set.reference["non_ascii_rows"]);
    assert_eq!(json!(notes().map(|n| n.chars().count()).max()), set.reference["longest_status_notes"]);
    assert_eq!(set.json["missing"]["address"], json!(4270));
    // Line numbers are those of the file: the last row stands where the lines end.
    let lines = 1 + set.rows.len() as u64 + notes().map(|n| n.matches('\n').count() as u64).sum::<u64>();
    let last = set.rows.last().unwrap();
    assert_eq!((last.row, last.line), (10_000, lines));
}

/// SYS-04: the dry run of a real file says what it found and what it would do.
#[test]
fn the_preview_of_a_real_file_tells_what_every_value_becomes() {
    let file = root().join("../shared/data/sf311/sf311_sample_10000.csv.gz");
    if !file.exists() {
        eprintln!("skipped: {} is not there", file.display());
        return;
    }
    let import = Import::open(&file, mapping("sf311")).unwrap();
    let preview = import.preview(3, 10).unwrap();
    assert_eq!((preview.rows, preview.good, preview.bad, preview.first.len()), (10_000, 10_000, 0, 3));
    assert_eq!(preview.refusals, []);
    let phone = &preview.tally.values["channel"]["Phone"];
    assert_eq!((phone.became.as_deref(), phone.n), (Some("hotline"), 4865));
    assert_eq!(preview.tally.notes["closed_before_received"], 17);
    assert_eq!(preview.tally.missing["media_url"], 9382);
    assert_eq!((preview.info.encoding, preview.info.delimiter.as_str()), ("UTF-8", ","));
    assert!(preview.unused_columns.is_empty(), "{:?}", preview.unused_columns);
}
