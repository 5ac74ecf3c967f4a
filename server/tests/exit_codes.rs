//! The one table of exit codes, walked command by command: 0 done, 1 the answer is no, 2 the call is wrong, 3 broken; with
//! and without `--json`. And: a command that only reads makes no database where there was none.

use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn command(args: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
    command.args(args).arg("--data").arg(data).env_remove("DATABASE_URL").env_remove("SHOUWEN_KEY");
    command.env("SHOUWEN_PASSWORD", "a long pass phrase").stdin(Stdio::null());
    command
}

fn run(args: &[&str], data: &Path) -> Output {
    command(args, data).output().unwrap()
}

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// A demonstration company, and files to name.
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        let done = run(&["demo", "--load-only", "--empty-size", "small", "--json"], &site.data());
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(serde_json::from_slice::<Value>(&done.stdout).is_ok());
        site.write("c.json", r#"{"office": {"days": "cn", "sessions": [["08:30", "17:30"]]}}"#);
        site.write("add.csv", "calendar,start,minutes\noffice,2026-03-09 10:20,60\n");
        site.write("bad.csv", "calendar,start,minutes\noffice,tomorrow,60\n");
        site.write("none.csv", "start,minutes\n2026-03-09 10:20,60\n");
        site.write(
            "requests.csv",
            "Unique Key,Created Date,Closed Date,Status,Agency,Complaint Type\n1,12/25/2013,,Open,HPD,HEATING\n",
        );
        site.write("twice.csv", "Unique Key,Created Date,Closed Date,Status,Agency,Complaint Type\n1,12/25/2013,,Open,HPD,HEATING\n1,12/25/2013,,Open,HPD,HEATING\n");
        std::fs::create_dir(site.folder.path().join("empty")).unwrap();
        site.write("2027.json", r#"{"year": 2027, "days": []}"#);
        site
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// `{name}` in an argument is a file of the site.
    fn args(&self, line: &str) -> Vec<String> {
        line.split(' ')
            .map(|word| match word.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(name) => self.path(name),
                None => word.to_owned(),
            })
            .collect()
    }
}

/// SYS-04: what a script can rely on.
#[test]
fn every_command_keeps_the_table_of_exit_codes() {
    let site = Site::new();
    let table: &[(i32, &str)] = &[
        (0, "flows"),
        (0, "policy check city-gas"),
        (0, "policy show --company LJ"),
        (0, "policy diff city-gas --company LJ"),
        (0, "report intake"),
        (0, "verify --quick"),
        (0, "user list"),
        (0, "calendar show"),
        (0, "export requests --out {x.csv}"),
        (0, "migrate --check"),
        (0, "backup --to {backups}"),
        (0, "calendar add --calendars {c.json} --csv {add.csv} --out {o.csv}"),
        (0, "import requests {requests.csv} --map nyc311 --dry-run"),
        (0, "--help"),
        (1, "explain clock LJ-NONE solution"),
        (1, "user roles nobody"),
        (1, "user init --company LJ --name x"),
        (1, "policy resolve no.such --company LJ"),
        (1, "policy show --code no.such --company LJ"),
        (1, "policy load petrochemical --company LJ"),
        (1, "calendar add --calendars {c.json} --csv {bad.csv} --out {o.csv}"),
        (1, "calendar add --calendars {c.json} --csv {none.csv} --out {o.csv}"),
        (1, "calendar add --calendars {add.csv} --csv {add.csv} --out {o.csv}"),
        (1, "calendar announce 2027 {2027.json}"),
        (1, "import requests {twice.csv} --map nyc311 --dry-run"),
        (1, "import requests {add.csv} --map nyc311 --yes"),
        (1, "restore --from {backups}"),
        (1, "restore --from {empty}"),
        (2, "frobnicate"),
        (2, "report intake --no-such-option"),
        (1, "report intake --company NOPE"),
        (2, "report intake --source nope"),
        (1, "policy show --company NOPE"),
        (1, "user list --company NOPE"),
        (1, "calendar show --company NOPE"),
        (2, "policy check no-such-pack"),
        (2, "policy diff no-such-pack --company LJ"),
        (2, "flows dragon"),
        (2, "policy show"),
        (2, "calendar add --calendars {nothing} --csv {add.csv} --out {o.csv}"),
        (2, "calendar add --calendars {c.json} --csv {nothing} --out {o.csv}"),
        (2, "calendar add --calendars {c.json} --csv {backups} --out {o.csv}"),
        (2, "calendar add --calendars {c.json} --csv {add.csv} --out {nowhere/o.csv}"),
        (2, "calendar add --calendars {c.json} --csv {add.csv} --out {add.csv}"),
        (2, "calendar add --calendars {c.json} --csv {add.csv} --out {o.csv} --holidays {nothing}"),
        (2, "calendar announce 2027 {nothing}"),
        (2, "import requests {nothing} --map nyc311"),
        (2, "import requests {requests.csv} --map nothing"),
        (1, "import requests {requests.csv} --map nyc311 --as nobody"),
        (2, "import requests {twice.csv} --map nyc311 --yes --errors {nowhere/e.csv}"),
        (2, "export requests --out {nowhere/x.csv}"),
        (2, "export requests --from yesterday"),
        (2, "restore --from {nothing}"),
        (2, "restore --from {backups} --key {nothing}"),
    ];
    for (code, line) in table {
        let args = site.args(line);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let done = run(&args, &site.data());
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(*code), "{line}: {said}");
        let told = format!("{}{said}", String::from_utf8_lossy(&done.stdout));
        assert!(*code == 0 || told.chars().any(|c| c > '\u{2e80}'), "{line}: no word of Chinese: {told}");
        if *line == "--help" || *line == "frobnicate" || line.contains("no-such-option") {
            continue;
        }
        let done = run(&[&args[..], &["--json"]].concat(), &site.data());
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(*code), "{line} --json: {said}");
        if let Some(last) = said.lines().last().filter(|line| line.starts_with('{')) {
            assert_eq!(serde_json::from_str::<Value>(last).unwrap()["exit"], *code, "{line}: {last}");
        } else {
            assert!(serde_json::from_slice::<Value>(&done.stdout).is_ok(), "{line} --json says nothing: {said}");
        }
    }
}

#[test]
fn the_table_stands_in_the_help_and_in_the_book() {
    let help = String::from_utf8(run(&["--help"], Path::new("x")).stdout).unwrap();
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/book/operations.md");
    let book = std::fs::read_to_string(book).unwrap();
    for code in 0..=3 {
        assert!(help.contains(&format!("\n  {code}  ")), "{help}");
        assert!(book.contains(&format!("\n| {code} |")), "the table in operations.md lacks {code}");
    }
}

/// A mistyped `--data` must not become a new and empty company.
#[test]
fn commands_that_need_data_make_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("typo");
    let (file, to) = (folder.path().join("f.csv"), folder.path().join("b"));
    std::fs::write(&file, "a,b\n1,2\n").unwrap();
    let (file, to) = (file.display().to_string(), to.display().to_string());
    for args in [
        &["report", "intake"][..],
        &["verify"],
        &["explain", "clock", "A", "solution"],
        &["export", "requests"],
        &["backup", "--to", &to],
        &["policy", "show"],
        &["policy", "resolve", "sla.solution"],
        &["policy", "diff", "city-gas", "--company", "LJ"],
        &["policy", "load", "city-gas", "--company", "LJ", "--yes"],
        &["calendar", "show"],
        &["calendar", "announce", "2027", &file],
        &["user", "list"],
        &["user", "add", "x", "--name", "x", "--unit", "LJ"],
        &["user", "password", "admin"],
        &["import", "requests", &file, "--map", "nyc311", "--yes"],
    ] {
        let done = run(args, &data);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains("没有数据库") && said.contains("check --data"), "{args:?}: {said}");
        assert!(!data.exists() && !Path::new(&to).exists(), "{args:?} made something");
    }
    let done = run(&["migrate", "--check"], &data);
    assert_eq!((done.status.code(), data.exists()), (Some(1), false));
    assert_eq!(run(&["migrate"], &data).status.code(), Some(0));
    assert!(data.exists());
}

#[test]
fn a_database_that_is_none_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shouwen.db"), "this is no database, whatever its name may be".repeat(200))
        .unwrap();
    assert_eq!(run(&["report", "intake"], folder.path()).status.code(), Some(3));
}

/// `--out -` and `--json`: the table is on standard output, the document on standard error. A closed pipe is no error.
#[test]
fn a_table_goes_to_standard_output_and_its_document_to_standard_error() {
    let site = Site::new();
    let mut rows = String::from("calendar,start,minutes\n");
    rows.push_str(&"office,2026-12-31 17:00,60\n".repeat(50_000));
    site.write("long.csv", &rows);
    let args = site.args("calendar add --calendars {c.json} --csv {long.csv} --out -");
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = run(&[&args[..], &["--json"]].concat(), &site.data());
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stdout.starts_with(b"calendar,start,minutes,answer\n"));
    let document: Value = serde_json::from_slice(&done.stderr).unwrap();
    assert_eq!((&document["rows"], &document["answered"]), (&50_000.into(), &50_000.into()));
    assert_eq!(document["unannounced"][49_999], serde_json::json!({"row": 50_000, "line": 50_001, "years": [2027]}));
    for line in ["help-markdown", "calendar add --calendars {c.json} --csv {long.csv} --out -"] {
        let args = site.args(line);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut child = command(&args, &site.data()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
