//! Tasks of the workshop: checks and generators that need more than a line of shell. Each refuses with one sentence per
//! finding and exit code 1; a wrong call is exit code 2. Each module is tested where it stands.

mod deny;
mod generate;
mod holidays;
mod lines;
mod rooms;
mod sql;
mod trace;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Task = fn(&Path, &[String]) -> Result<(), String>;

const TASKS: &[(&str, &str, Task)] = &[
    ("deny", "licences, banned packages and the walls between the floors (licences.toml)", deny::run),
    ("gen", "generated files [--check]", generate::run),
    ("holidays", "announced holidays out of holiday-cn [FOLDER]", holidays::run),
    ("lines", "no source file over 500 lines", lines::run),
    ("rooms", "the same room names on every floor (docs/rooms.tsv)", rooms::run),
    ("sql", "every statement is prepared by a test", sql::run),
    ("trace", "requirements and the tests that name them [--json]", trace::run),
];

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let Some((_, _, task)) = TASKS.iter().find(|(known, ..)| *known == name) else {
        eprintln!("usage: cargo xtask TASK");
        for (known, what, _) in TASKS {
            eprintln!("  {known:<8} {what}");
        }
        return ExitCode::from(2);
    };
    match task(&root(), &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask {name}: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The clone in which cargo was called: clones share a target directory, so the place is asked for, never compiled in.
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    here.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
