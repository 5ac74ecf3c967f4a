//! Both real sets of `../shared/data` imported through the one door: every figure of their `reference.json` comes out of
//! the database again; a second run adds nothing; a run broken off in the middle is completed by the next.

mod support;

use serde_json::{Value, json};
use shouwen::{
    import::run::{self, Summary, Task, Trouble},
    reports::{Ask, Intake, IntakeError, intake},
};
use shouwen_domain::id::Id;
use std::{path::PathBuf, process::Command};
use support::{MONDAY, On, TestWorld};

/// The folder of shared data, or `None` with a message.
fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SHOUWEN_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = root.join("data").join(name);
    if !folder.exists() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn task(name: &str, file: &str) -> Option<Task> {
    let file = shared(name)?.join(file);
    Some(Task { file, map: name.to_owned(), company: Some("LJ".to_owned()), ..Task::default() })
}

fn import(w: &TestWorld, task: &Task) -> Summary {
    let prepared = run::prepare(&w.app, task, 0).unwrap();
    let errors = w.folder().join("errors.csv");
    run::run(&w.app, &prepared, Some(&errors), &mut |_| true).unwrap()
}

struct Figures {
    reference: Value,
    intake: Intake,
    json: Value,
}

fn figures(w: &TestWorld, name: &str) -> Figures {
    let reference = std::fs::read_to_string(shared(name).unwrap().join("reference.json")).unwrap();
    let intake = intake(&w.app, w.cast.unit("LJ"), &Ask::default()).unwrap();
    let json = serde_json::from_str(&serde_json::to_string(&intake).unwrap()).unwrap();
    Figures { reference: serde_json::from_str(&reference).unwrap(), intake, json }
}

impl Figures {
    fn same(&self, pairs: &[(&str, &str)]) {
        for (theirs, ours) in pairs {
            assert!(!self.reference[theirs].is_null(), "{theirs}");
            assert_eq!(self.json[ours], self.reference[theirs], "{theirs}");
        }
    }

    fn same_names(&self, names: &[&str]) {
        let pairs: Vec<(&str, &str)> = names.iter().map(|n| (*n, *n)).collect();
        self.same(&pairs);
    }

    /// The most frequent labels are those of the reference, with their counts, in its order.
    fn same_top(&self, key: &str, dimension: &str, n: usize) {
        let d = self.intake.report.dimensions.iter().find(|d| d.name == dimension).unwrap();
        let top: serde_json::Map<String, Value> = d.counts.top(n).iter().map(|(k, n)| (k.clone(), json!(n))).collect();
        assert_eq!(Value::Object(top), self.reference[key], "{key}");
    }

    fn same_hours_of_top(&self, key: &str, dimension: &str, n: usize) {
        let d = self.intake.report.dimensions.iter().find(|d| d.name == dimension).unwrap();
        assert_eq!(self.reference[key].as_object().unwrap().len(), n);
        for (label, _) in d.counts.top(n) {
            assert_eq!(json!(d.close_hours[label]), self.reference[key][label], "{key} {label}");
        }
    }

    fn missing(&self, pairs: &[(&str, &str)]) {
        assert_eq!(self.reference["missing"].as_object().unwrap().len(), pairs.len());
        for (column, field) in pairs {
            assert_eq!(self.json["missing"][field], self.reference["missing"][column], "missing {column}");
        }
    }

    fn same_moment(ours: &Value, theirs: &Value) {
        let (ours, theirs) = (ours.as_str().unwrap().replace('T', " "), theirs.as_str().unwrap());
        assert!(ours.starts_with(theirs.split('+').next().unwrap()), "{ours} is not {theirs}");
    }
}

fn new_york(f: &Figures) {
    f.same_names(&[
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
    ]);
    f.same(&[("complaint_types", "complaint_type_distinct")]);
    f.same_top("complaint_type_top20", "complaint_type", 20);
    f.same_hours_of_top("close_hours_by_type_top10", "complaint_type", 10);
    f.missing(&[
        ("Closed Date", "closed_at"),
        ("Due Date", "due_at"),
        ("Incident Zip", "zip"),
        ("Incident Address", "incident_address"),
        ("Latitude", "lat"),
        ("Descriptor", "descriptor"),
        ("Location Type", "location_type"),
    ]);
    for at in 0..2 {
        Figures::same_moment(&f.json["received"][at], &f.reference["created"][at]);
    }
    Figures::same_moment(&f.json["closed_max"], &f.reference["closed_max"]);
    Figures::same_moment(&f.json["due_max"], &f.reference["due_max"]);
}

fn san_francisco(f: &Figures) {
    f.same_names(&[
        "rows",
        "status",
        "source",
        "complaint_type",
        "closed_before_created",
        "close_hours_all",
        "close_hours_by_source",
    ]);
    f.same(&[
        ("agencies", "agency_distinct"),
        ("open_status_with_closed_date", "not_closed_but_with_closed_date"),
        ("created_per_year_utc", "created_per_year"),
    ]);
    f.same_top("agency_top15", "agency", 15);
    f.same_top("category_top15", "category", 15);
    f.same_hours_of_top("close_hours_by_category_top10", "category", 10);
    f.missing(&[
        ("closed_date", "closed_at"),
        ("status_notes", "answer"),
        ("descriptor", "descriptor"),
        ("location", "location"),
        ("neighborhood", "neighborhood"),
        ("police_district", "police_district"),
        ("media_url", "media_url"),
    ]);
    assert_eq!(f.json["missing"]["lat"], f.reference["lat_long_zero"]);
    for at in 0..2 {
        Figures::same_moment(&f.json["received"][at], &f.reference["created"][at]);
    }
    Figures::same_moment(&f.json["closed_max"], &f.reference["closed_max"]);
}

fn counted(w: &TestWorld) -> i64 {
    let company = w.cast.unit("LJ");
    w.app.db.read_now(move |tx| shouwen_store::record::count(tx, company, "request")).unwrap()
}

/// Ids of all records of the company's requests.
fn ids(w: &TestWorld) -> Vec<Id> {
    w.app.db.read_now(|tx| shouwen_store::record::all_ids(tx, Id(0), 100_000)).unwrap()
}

both! {
    /// SYS-04 CLS-11 CLS-08
    fn the_new_york_set_is_imported_with_its_published_figures(w at MONDAY) {
        let Some(task) = task("nyc311", "nyc311_2013-12-25.csv.gz") else { return };
        let summary = import(w, &task);
        assert_eq!((summary.rows, summary.imported, summary.refused), (2_386, 2_386, 0), "{:?}", summary.refusals);
        assert_eq!(summary.errors_file, None);
        new_york(&figures(w, "nyc311"));
        // What happened long ago is noted, not warned: the sweep has nothing to say and nobody is told anything.
        assert_eq!(w.sweep(), 0);
        let told: usize = w
            .cast
            .people
            .values()
            .map(|p| {
                let person = *p;
                w.app.db.read_now(move |tx| shouwen_store::jobs::notices(tx, person, false, Id(i64::MAX), 10)).unwrap().len()
            })
            .sum();
        assert_eq!(told, 0);
        // The same file twice makes no doubles.
        let again = import(w, &task);
        assert_eq!((again.imported, again.skipped, again.changed, again.refused), (0, 2_386, 0, 0));
        assert_eq!(counted(w), 2_386);
        new_york(&figures(w, "nyc311"));
        // What nothing has, or who the customer is, is no field to group by.
        let company = w.cast.unit("LJ");
        for unknown in ["nope", "customer_name", "rows"] {
            let ask = Ask { dimensions: Some(vec!["agency".into(), unknown.into()]), ..Ask::default() };
            let Err(IntakeError::NoSuchDimension(said)) = intake(&w.app, company, &ask) else { panic!("{unknown}") };
            assert!(said.en.contains(unknown) && said.zh.contains("borough") && said.zh.contains("district"), "{said:?}");
        }
        // Historic events keep when they happened.
        let first = w.matter(ids(w)[0]);
        assert_eq!(first.row.received_at, support::at("2013-12-25T23:59:08-05:00"));
        assert_eq!(first.row.state, "closed");
        assert_eq!(w.history(first.row.id), ["save", "confirm", "outside_due", "answer", "close"]);
    }
}

/// SYS-04: 10,000 requests of San Francisco.
#[test]
fn the_san_francisco_set_is_imported_with_its_published_figures() {
    let Some(task) = task("sf311", "sf311_sample_10000.csv.gz") else { return };
    let w = TestWorld::new(On::Sqlite, MONDAY).unwrap();
    let summary = import(&w, &task);
    eprintln!("10,000 rows in {:.1} s", summary.seconds);
    assert_eq!((summary.rows, summary.imported, summary.refused), (10_000, 10_000, 0), "{:?}", summary.refusals);
    san_francisco(&figures(&w, "sf311"));
    assert_eq!(w.sweep(), 0);
    let again = import(&w, &task);
    assert_eq!((again.imported, again.skipped), (0, 10_000));
    san_francisco(&figures(&w, "sf311"));
}

both! {
    /// SYS-04: broken off in the middle and run again: complete, and no doubles.
    fn an_import_that_was_broken_off_is_completed_by_the_next(w at MONDAY) {
        let Some(task) = task("nyc311", "nyc311_2013-12-25.csv.gz") else { return };
        let prepared = run::prepare(&w.app, &task, 0).unwrap();
        let mut batches = 0;
        let first = run::run(&w.app, &prepared, None, &mut |_| {
            batches += 1;
            batches < 20
        })
        .unwrap();
        assert!(first.stopped && first.imported > 0 && first.imported < 2_386, "{first:?}");
        assert_eq!(counted(w), first.imported as i64);
        let second = import(w, &task);
        assert_eq!((second.imported, second.skipped), (2_386 - first.imported, first.imported));
        assert_eq!(counted(w), 2_386);
        new_york(&figures(w, "nyc311"));
    }
}

const MAP: &str = r#"
[source]
name = "old"
key = "no"
zone = "Asia/Shanghai"
[fields.received_at]
column = "time"
[fields.closed_at]
column = "closed"
[fields.type]
column = "kind"
map = { "报修" = "repair", "咨询" = "enquiry", "险情" = "alarm" }
[fields.channel]
constant = "hotline"
[fields.content]
column = "text"
[fields.contact]
column = "phone"
[fields.customer_name]
column = "name"
[fields.state]
column = "state"
map = { "已结" = "closed", "未结" = "open", "作废" = "void" }
[fields.source_status]
column = "state"
"#;

const HEAD: &str = "no,time,closed,kind,text,phone,name,state\n";

fn small(w: &TestWorld, rows: &str) -> Task {
    let (file, map) = (w.folder().join("old.csv"), w.folder().join("old.toml"));
    std::fs::write(&file, format!("{HEAD}{rows}")).unwrap();
    std::fs::write(&map, MAP).unwrap();
    Task { file, map: map.display().to_string(), company: Some("LJ".to_owned()), ..Task::default() }
}

both! {
    /// SYS-04: bad rows are listed with their numbers and reasons in both languages; none is half imported.
    fn bad_rows_are_listed_and_none_is_half_imported(w at MONDAY) {
        let rows = "A1,2026-03-02 09:00,2026-03-02 11:00,报修,灶具打不着火,13900002046,李桂兰,已结\n\
                    A2,2026-03-32 09:00,,报修,日期不对,13900002046,李桂兰,未结\n\
                    A3,2026-03-03 09:00,,险情,闻到气味,,,未结\n\
                    A4,2026-03-03 09:00,2027-01-01 00:00,咨询,关闭时间在未来,13900002046,王海涛,已结\n\
                    A5,2026-03-04 09:00,,咨询,问账单,13900002046,王海涛,未结\n\
                    A6,2026-03-04 09:00,,咨询,已结但无时间,13900002046,王海涛,已结\n\
                    A7,2026-03-05 09:00,,咨询,误报,13900002046,王海涛,作废\n\
                    A8,2026-03-05 09:00,2026-03-05 09:40,险情,闻到气味，已处理,,,已结\n";
        let task = small(w, rows);
        let summary = import(w, &task);
        assert_eq!((summary.rows, summary.imported, summary.refused), (8, 5, 3), "{:?}", summary.refusals);
        assert_eq!(counted(w), 5, "the refused rows left nothing");
        let numbers: Vec<(u64, u64)> = summary.refusals.iter().map(|r| (r.row, r.line)).collect();
        assert_eq!(numbers.iter().copied().collect::<std::collections::BTreeSet<_>>(), [(2, 3), (3, 4), (4, 5)].into());
        let sheet = std::fs::read_to_string(summary.errors_file.unwrap()).unwrap();
        assert!(sheet.starts_with("\u{feff}no,time,closed,kind,text,phone,name,state,行号,原因,reason\r\n"), "{sheet}");
        assert!(sheet.contains("A3,2026-03-03 09:00,,险情,闻到气味,,,未结,4,"), "{sheet}");
        assert!(sheet.contains("请至少填写地点或回拨号码") && sheet.contains("the place or a call-back number"), "{sheet}");
        assert!(sheet.contains("发生时间晚于现在"), "{sheet}");
        // The attempt stands in the audit log although all else of the row was undone.
        let company = w.cast.unit("LJ");
        let log = w.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, 20)).unwrap();
        assert!(log.iter().any(|l| l.what == "import.row" && l.outcome == "refused:p0_reachable" && l.detail == "old:A3"));
        // "Closed", but nobody knows when: no closing date is made up.
        let f = intake(&w.app, company, &Ask::default()).unwrap();
        assert_eq!(f.report.state.get("closed"), 3);
        assert_eq!((f.report.state.get("void"), f.report.state.get("accepted")), (1, 1));
        assert_eq!((f.report.closed_status_without_closed_date, f.report.close_hours_all.n), (1, 2));

        // Corrected in the sheet and run again: only what was missing comes in; what changed is told, not touched.
        let rows = "A1,2026-03-02 09:00,2026-03-02 12:00,报修,灶具打不着火,13900002046,李桂兰,已结\n\
                    A2,2026-03-02 09:00,,报修,日期改好了,13900002046,李桂兰,未结\n\
                    A5,2026-03-04 09:00,,咨询,问账单,13900002046,王海涛,未结\n";
        let summary = import(w, &small(w, rows));
        assert_eq!((summary.imported, summary.skipped, summary.changed, summary.refused), (1, 1, 1, 0));
        assert_eq!(summary.changed_rows, [(1, "A1".to_owned())]);
        assert_eq!(counted(w), 6);
    }
}

/// RPT-01: a plain day of `report intake` begins in the zone that the report names.
#[test]
fn plain_days_are_those_of_the_zone_of_the_report() {
    let w = TestWorld::new(On::Sqlite, MONDAY).unwrap();
    let rows = "A1,2013-12-25 00:30,,咨询,问账单,13900002046,王海涛,未结\n\
                A2,2013-12-25 23:30,,咨询,问账单,13900002046,王海涛,未结\n\
                A3,2013-12-26 00:10,,咨询,问账单,13900002046,王海涛,未结\n";
    let task = small(&w, rows);
    std::fs::write(&task.map, MAP.replace("Asia/Shanghai", "-05:00")).unwrap();
    assert_eq!(import(&w, &task).imported, 3);
    let report = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
        command.args(["report", "intake", "--json", "--data"]).arg(w.folder()).args(args);
        command.env_remove("DATABASE_URL").env_remove("SHOUWEN_KEY").output().unwrap()
    };
    let rows = |args: &[&str]| -> Value {
        let out = report(args);
        let document: Value = serde_json::from_slice(&out.stdout).unwrap();
        json!([document["report_of"]["zone"], document["rows"]])
    };
    let day = ["--from", "2013-12-25", "--until", "2013-12-26"];
    assert_eq!(rows(&day), json!(["-05:00", 2]));
    assert_eq!(rows(&[&day[..], &["--source", "old"]].concat()), json!(["-05:00", 2]));
    assert_eq!(rows(&[&day[..], &["--source", "all"]].concat()), json!(["Asia/Shanghai", 1]));
    let out = report(&["--dimensions", "nope"]);
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("nope") && said.contains("district"), "{said}");
}

/// SYS-04: a date order that the file does not prove is not guessed: nothing is written.
#[test]
fn a_file_whose_dates_would_have_to_be_guessed_is_refused() {
    let w = TestWorld::new(On::Sqlite, MONDAY).unwrap();
    let task = small(&w, "A1,03/05/2025 09:00,,报修,火打不着,13900002046,李桂兰,未结\n");
    let prepared = run::prepare(&w.app, &task, 0).unwrap();
    let refused = run::run(&w.app, &prepared, None, &mut |_| true);
    assert!(matches!(refused, Err(Trouble::Refused(_))), "{refused:?}");
    assert_eq!(counted(&w), 0);
    let nobody = Task { person: Some("gjhead".to_owned()), ..task.clone() };
    assert!(matches!(run::prepare(&w.app, &nobody, 0), Err(Trouble::Refused(_))), "a person of another company");
    let nowhere = Task { map: "../secret".to_owned(), ..task };
    assert!(matches!(run::prepare(&w.app, &nowhere, 0), Err(Trouble::Usage(_))));
}
