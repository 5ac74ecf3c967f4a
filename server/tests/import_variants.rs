//! Other files of the same kinds as the two real sets, through their shipped mappings: headers of another export, columns
//! left out, dates written in several ways, odd encodings, nothing but a header. And the rehearsal: a dry run says what
//! the import makes, to the last figure, and leaves nothing.

mod support;

use serde_json::Value;
use shouwen::{
    import::run::{self, Summary, Task},
    reports::{Ask, Intake, intake},
};
use std::process::Command;
use support::{MONDAY, On, TestWorld};

fn task(w: &TestWorld, map: &str, name: &str, bytes: &[u8]) -> Task {
    let file = w.folder().join(name);
    std::fs::write(&file, bytes).unwrap();
    Task { file, map: map.to_owned(), company: Some("LJ".to_owned()), ..Task::default() }
}

fn rehearse(w: &TestWorld, task: &Task) -> Summary {
    let prepared = run::prepare(&w.app, task, 0).unwrap();
    run::rehearse(&w.app, &prepared, None, &mut |_| true).unwrap()
}

fn import(w: &TestWorld, task: &Task) -> Summary {
    let prepared = run::prepare(&w.app, task, 0).unwrap();
    run::run(&w.app, &prepared, None, &mut |_| true).unwrap()
}

fn figures(w: &TestWorld) -> Intake {
    intake(&w.app, w.cast.unit("LJ"), &Ask::default()).unwrap()
}

/// What two runs say, but for the time they took.
fn said(summary: &Summary) -> Value {
    let mut value = serde_json::to_value(summary).unwrap();
    value.as_object_mut().unwrap().remove("seconds");
    value
}

/// Records and lines of the audit log of the company.
fn written(w: &TestWorld) -> (u64, usize) {
    let company = w.cast.unit("LJ");
    let requests = intake(&w.app, company, &Ask { source: Some("all".into()), dimensions: None, ..Ask::default() })
        .unwrap()
        .report
        .rows;
    let lines = w.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, 500)).unwrap().len();
    (requests, lines)
}

const NEW_YORK: &str = "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Incident Address,Status,Due Date,Borough\n\
    1,12/25/2013 11:59:08 PM,12/26/2013 01:15:00 AM,NYPD,Blocked Driveway,No Access,952 EAST 58 STREET,Closed,12/26/2013 07:59:08 AM,BROOKLYN\n\
    2,12/25/2013 11:00:00 PM,,HPD,HEATING,HEAT,1 MAIN STREET,Open,,QUEENS\n\
    3,12/25/2013 10:00:00 PM,,DOT,Street Condition,Pothole,2 MAIN STREET,Pending,,Unspecified\n\
    4,12/25/2013 09:00:00 PM,12/25/2013 08:00:00 PM,DEP,Noise,Noise,3 MAIN STREET,Closed,,BRONX\n\
    5,12/25/2013 08:00:00 PM,12/28/2013 08:00:00 PM,DPR,Drones,Low,4 MAIN STREET,Assigned,,BRONX\n\
    2,12/25/2013 07:00:00 PM,,HPD,PLUMBING,WATER,5 MAIN STREET,Open,,QUEENS\n\
    7,2013-99-25,,HPD,PLUMBING,WATER,5 MAIN STREET,Open,,QUEENS\n";

both! {
    /// SYS-04: the dry run goes through the door like the import, tells the same, and leaves nothing behind.
    fn a_rehearsal_tells_what_the_import_makes_and_leaves_nothing(w at MONDAY) {
        let task = task(w, "nyc311", "n.csv", NEW_YORK.as_bytes());
        let before = written(w);
        let would = rehearse(w, &task);
        assert_eq!(written(w), before, "nothing was written");
        assert_eq!((would.rows, would.imported, would.refused), (7, 5, 2), "{:?}", would.refusals);
        let made = import(w, &task);
        assert_eq!(said(&would), said(&made));
        let report = figures(w).report;
        let states: Vec<(&str, u64)> = ["accepted", "closed"].map(|s| (s, report.state.get(s))).to_vec();
        assert_eq!(states, made.states.iter().map(|(s, n)| (s.as_str(), *n)).collect::<Vec<_>>());
        assert_eq!((made.states["closed"], made.states["accepted"]), (2, 3), "an open row of any word is accepted");
        let before = written(w);
        let again = rehearse(w, &task);
        assert_eq!((again.imported, again.skipped, again.changed, again.refused), (0, 5, 0, 2));
        assert_eq!(written(w), before);
        let changed = NEW_YORK.replace("HEAT,1 MAIN STREET,Open", "HEAT,1 MAIN STREET,Closed");
        std::fs::write(&task.file, changed).unwrap();
        assert_eq!(rehearse(w, &task).changed_rows, [(2, "2".to_owned())]);
    }
}

/// SYS-04: the same rows under another header, without columns, in other encodings, with dates of several hands.
#[test]
fn other_forms_of_the_same_file_give_the_same_figures() {
    let good: String = NEW_YORK.split_inclusive('\n').take(6).collect();
    let (header, rows) = good.split_once('\n').unwrap();
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(good.replace(',', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let forms: [(&str, Vec<u8>); 7] = [
        ("as_it_is", good.clone().into_bytes()),
        ("header_of_the_api", format!("{}\n{rows}", header.to_lowercase().replace(' ', "_")).into_bytes()),
        ("capitals", format!("{}\n{rows}", header.to_uppercase()).into_bytes()),
        ("mark_and_crlf", format!("\u{feff}{}", good.replace('\n', "\r\n")).into_bytes()),
        ("utf16_and_tabs", utf16),
        (
            "dates_of_many_hands",
            good.replace("12/25/2013 11:00:00 PM", "2013-12-25T23:00:00.000")
                .replace("12/28/2013 08:00:00 PM", "\"Dec 28, 2013 8:00 PM\"")
                .into_bytes(),
        ),
        ("no_such_date", good.replace("11:00:00 PM,,", "11:00:00 PM,N/A,").into_bytes()),
    ];
    for (name, bytes) in forms {
        let Some(w) = TestWorld::new(On::Sqlite, MONDAY) else { return };
        let summary = import(&w, &task(&w, "nyc311", "n.csv", &bytes));
        assert_eq!((summary.imported, summary.refused), (5, 0), "{name}: {:?}", summary.refusals);
        let r = figures(&w).report;
        assert_eq!((r.rows, r.closed_before_created, r.not_closed_but_with_closed_date), (5, 1, 1), "{name}");
        assert_eq!((r.with_due_date, r.closed_in_time, r.close_hours_all.n), (1, 1, 2), "{name}");
        let hours = r.close_hours_all.figures.unwrap();
        assert!((hours.max - 72.0).abs() < 1e-9 && (hours.mean - 36.6322).abs() < 1e-4, "{name}: {hours:?}");
    }
}

/// SYS-04: what a file may lack is not asked of it; what it must have is named, all at once.
#[test]
fn columns_may_be_missing_or_named_all_at_once() {
    let Some(w) = TestWorld::new(On::Sqlite, MONDAY) else { return };
    let few = "status,unique_key,created_date,closed_date,category,agency_name,source\n\
               Open,a,2017-01-02 03:04:05+00:00,,Sewer Issues,PUC,Phone\n\
               Closed,b,01/02/2017 01:00:00 PM,2017-01-02 14:30:00 UTC,Graffiti,DPW,Voice In\n";
    let summary = import(&w, &task(&w, "sf311", "s.csv", few.as_bytes()));
    assert_eq!((summary.imported, summary.refused), (2, 0), "{:?}", summary.refusals);
    let r = figures(&w).report;
    assert!((r.close_hours_all.figures.unwrap().max - 1.5).abs() < 1e-9);
    assert_eq!(r.missing["descriptor"], 2);
    let header = task(&w, "sf311", "h.csv", few.lines().next().unwrap().as_bytes());
    assert_eq!(said(&import(&w, &header))["rows"], 0);
    let without = task(&w, "sf311", "w.csv", b"unique_key,created_date\na,2017-01-02\n");
    let Err(run::Trouble::Refused(refused)) = run::prepare(&w.app, &without, 0) else { panic!("columns are missing") };
    assert!(refused.en.contains("agency_name, category, closed_date, source, status"), "{}", refused.en);
    // Two columns that differ only in capitals are not guessed between.
    let twice = task(
        &w,
        "sf311",
        "t.csv",
        few.replace("closed_date", "Closed_Date").replace("source", "CLOSED DATE").as_bytes(),
    );
    assert!(matches!(run::prepare(&w.app, &twice, 0), Err(run::Trouble::Refused(_))));
}

/// SYS-04: bytes of an encoding that nothing proves are refused until somebody names it.
#[test]
fn an_encoding_can_be_named() {
    let Some(w) = TestWorld::new(On::Sqlite, MONDAY) else { return };
    let text = NEW_YORK.lines().take(3).collect::<Vec<_>>().join("\n").replace("HEAT,", "caf\u{e9},");
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let mut task = task(&w, "nyc311", "l.csv", &bytes);
    let Err(run::Trouble::Refused(refused)) = run::prepare(&w.app, &task, 0) else {
        panic!("neither UTF-8 nor GB18030")
    };
    assert!(refused.en.contains("--encoding"), "{}", refused.en);
    task.encoding = Some("windows-1252".into());
    assert_eq!(import(&w, &task).imported, 2);
    let ask = Ask { source: None, dimensions: Some(vec!["descriptor".into()]), ..Ask::default() };
    let report = intake(&w.app, w.cast.unit("LJ"), &ask).unwrap().report;
    assert_eq!(report.dimensions[0].counts.get("caf\u{e9}"), 1);
}

/// SYS-04: the preview names the state that rows reach, not the word of the mapping.
#[test]
fn the_preview_names_the_states_that_are_reached() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("n.csv"));
    std::fs::write(&file, NEW_YORK).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
        command.args(args).arg("--data").arg(&data).env_remove("DATABASE_URL").output().unwrap()
    };
    run(&["demo", "--load-only", "--empty-size", "small"]);
    let file = file.display().to_string();
    let done = run(&["import", "requests", &file, "--map", "nyc311", "--dry-run", "--json"]);
    assert_eq!(done.status.code(), Some(1), "rows are refused");
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    let values = &document["preview"]["tally"]["values"]["state"];
    for (word, state) in [("Open", "accepted"), ("Pending", "accepted"), ("Assigned", "accepted"), ("Closed", "closed")]
    {
        assert_eq!(values[word]["became"], state, "{word}: {values}");
    }
    assert_eq!(document["preview"]["first"][1]["fields"]["state"], "accepted");
    assert_eq!(document["would"]["states"], serde_json::json!({"accepted": 3, "closed": 2}));
    let shown = String::from_utf8(run(&["import", "requests", &file, "--map", "nyc311", "--dry-run"]).stdout).unwrap();
    assert!(
        shown.contains("Open → accepted") && !shown.contains("→ open") && shown.contains("3  → accepted"),
        "{shown}"
    );
}
