//! The command line. Every command answers `--json`, keeps the one table of exit codes, and goes through the same doors.
//! Only `serve`, `demo`, `migrate`, `restore` and `user init` make a database; the others refuse a folder without one.
//! Tested by `tests/cli.rs` and `tests/exit_codes.rs`.

mod backup;
mod bench;
mod blank;
mod calendar;
mod demo;
mod explain;
mod export;
mod files;
mod flows;
mod help;
mod import;
mod masters;
mod migrate;
mod notify;
mod out;
mod policy;
mod report;
mod serve;
mod sheet;
mod standby;
mod user;
mod verify;

use crate::{
    app::{App, Place},
    world::World,
};
use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode, sync::Arc};

pub use out::Out;

const EXIT_CODES: &str = "\
Exit codes, of every command:
  0  done; nothing to remark, or remarks only
  1  the call is understood and the answer is no: refused by a rule or by the contents of a file, or a person, company, unit,
     role, record, clock or parameter that it names is not there; or there are findings (verify, policy check, migrate
     --check, rows left out of an import, sums without an answer)
  2  the call is wrong: an unknown option, source, mapping, pack or machine, a file or folder that cannot be
     read or written, a data folder without a database
  3  broken: the database or the disk does not do what it should

Reasons stand on standard error, with --json as one JSON document {\"exit\", \"error\"}. Whoever closes a pipe early has
seen enough: that is 0.";

/// 首问：公用事业客户服务系统 / customer-service operation for utilities
#[derive(Parser, Debug)]
#[command(name = "shouwen", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(clap::Args, Debug, Clone)]
pub struct Global {
    /// Data folder: keys, files and the embedded database
    #[arg(long, env = "DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded database: postgresql://user@host/name
    #[arg(long, env = "DATABASE_URL", global = true)]
    pub database_url: Option<String>,
    /// Answer as JSON
    #[arg(long, global = true)]
    pub json: bool,
}

impl Global {
    /// Where the data are.
    pub fn place(&self) -> Place {
        Place { data: self.data.clone(), database_url: self.database_url.clone().filter(|u| !u.is_empty()) }
    }

    /// Refuses a place without a database: a mistyped `--data` must not become a new and empty company.
    pub fn must_exist(&self) -> Result<(), Ended> {
        let place = self.place();
        let data = place.data.display();
        if place.database_url.is_none() {
            if place.sqlite_file().exists() {
                return Ok(());
            }
            return Err(Ended::Usage(format!(
                "{data} 里没有数据库；请检查 --data（或环境变量 DATA）。新建请用 migrate、user init、demo 或 serve / there is no \
                 database in {data}: check --data (or DATA); a new one is made by migrate, user init, demo or serve"
            )));
        }
        if std::env::var_os("SHOUWEN_KEY").is_none() && !place.key_file().exists() {
            let key = place.key_file();
            let key = key.display();
            return Err(Ended::Usage(format!(
                "没有密钥 {key}；请检查 --data（或环境变量 DATA、SHOUWEN_KEY） / there is no key {key}: check --data (or DATA, \
                 SHOUWEN_KEY)"
            )));
        }
        let db = self.bare()?;
        let tables = db.read_now(shouwen_store::backup::tables);
        db.close();
        if tables? == 0 {
            return Err(Ended::Usage(
                "DATABASE_URL 的数据库是空的；新建请用 migrate、user init、demo 或 serve / the database of DATABASE_URL is empty; a \
                 new one is made by migrate, user init, demo or serve"
                    .into(),
            ));
        }
        Ok(())
    }

    /// Opens what is there already, see [`Self::must_exist`].
    pub fn existing(&self) -> Result<Arc<App>, Ended> {
        self.must_exist()?;
        Ok(self.open()?)
    }

    /// Opens the data folder with the real world, and makes what is not there.
    pub fn open(&self) -> Result<Arc<App>, String> {
        let app = App::open(self.place(), Arc::new(World::real())).map_err(|e| e.to_string())?;
        app.go_on().map_err(|e| e.to_string())?;
        Ok(app)
    }

    /// Opens the database alone, as it is.
    pub fn bare(&self) -> Result<shouwen_store::Db, Ended> {
        Ok(self.place().bare(&World::real())?)
    }

    pub fn out(&self) -> Out {
        Out::new(self.json)
    }
}

/// Language of what a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    Zh,
    En,
}

impl From<Lang> for shouwen_domain::words::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

impl Lang {
    pub fn of(self, said: &shouwen_domain::words::Said) -> &str {
        match self {
            Self::Zh => &said.zh,
            Self::En => &said.en,
        }
    }
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the screens and the API
    Serve(serve::Listen),
    /// Bring the database up to date
    Migrate(migrate::Args),
    /// Load the demonstration company and serve it
    Demo(demo::Args),
    /// Import requests and master data from CSV, TSV or XLSX
    Import(import::Args),
    /// Write requests as CSV
    Export(export::Args),
    /// Figures
    Report(report::Args),
    /// How a due time was counted
    Explain(explain::Args),
    /// Working-time sums in bulk
    Calendar(calendar::Args),
    /// Check chains, seals, foreign keys, clocks and files
    Verify(verify::Args),
    /// Copy the database and the files while the program runs
    Backup(backup::BackupArgs),
    /// Put a checked copy into an empty data folder
    Restore(backup::RestoreArgs),
    /// Open P0 and P1 matters out of the newest backup, as one page for when the system is down
    Standby(standby::Args),
    /// Paper forms with reserved numbers, for the hours in which the system is down
    #[command(subcommand)]
    Blank(blank::Command),
    /// People who sign in
    User(user::Args),
    /// Gateways of messages: try them
    Notify(notify::Args),
    /// Rules: check, show, compare, load
    Policy(policy::Args),
    /// State machines as tables or Mermaid
    Flows(flows::Args),
    /// Measured figures
    Bench(bench::Args),
    /// This reference as Markdown
    #[command(hide = true)]
    HelpMarkdown,
    /// The description of the interface, as it is served at /api/openapi.json
    #[command(hide = true)]
    Openapi,
}

/// Why a command ended without being done; the number is the exit code.
#[derive(Debug)]
pub enum Ended {
    /// 1: refused, or there are findings. The text was already printed when empty.
    Refused(String),
    /// 2: the call was wrong.
    Usage(String),
    /// 3: database or file broken.
    Broken(String),
}

impl From<String> for Ended {
    fn from(text: String) -> Self {
        Self::Broken(text)
    }
}

impl From<shouwen_store::StoreError> for Ended {
    fn from(error: shouwen_store::StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<std::io::Error> for Ended {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are asked for; everything else is a wrong call, said in clap's words and ours.
            let wrong = error.use_stderr();
            // A program that asked for JSON is told in JSON, whatever else of its call was understood.
            if wrong && std::env::args().any(|arg| arg == "--json") {
                let text = error.render().to_string();
                eprintln!("{}", serde_json::json!({"exit": 2, "error": text.trim_end()}));
                return ExitCode::from(2);
            }
            drop(error.print());
            if wrong {
                eprintln!("shouwen: 命令或参数不对，请看 --help / the call is wrong, see --help");
            }
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let global = &cli.global;
    let done = match cli.command {
        Command::Serve(args) => serve::run(global, &args),
        Command::Migrate(args) => migrate::run(global, &args),
        Command::Demo(args) => demo::run(global, &args),
        Command::Import(args) => import::run(global, &args),
        Command::Export(args) => export::run(global, &args),
        Command::Report(args) => report::run(global, &args),
        Command::Explain(args) => explain::run(global, &args),
        Command::Calendar(args) => calendar::run(global, &args),
        Command::Verify(args) => verify::run(global, &args),
        Command::Backup(args) => backup::backup(global, &args),
        Command::Restore(args) => backup::restore(global, &args),
        Command::Standby(args) => standby::run(global, &args),
        Command::Blank(command) => blank::run(global, &command),
        Command::User(args) => user::run(global, &args),
        Command::Notify(args) => notify::run(global, &args),
        Command::Policy(args) => policy::run(global, &args),
        Command::Flows(args) => flows::run(global, &args),
        Command::Bench(args) => bench::run(global, &args),
        Command::HelpMarkdown => {
            out::write(help::markdown().trim_end());
            Ok(())
        }
        // Members stand in the order of their names, so that two texts differ only where the interface does.
        Command::Openapi => {
            out::write(&format!("{:#}", crate::http::openapi::document()));
            Ok(())
        }
    };
    let (code, text) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Ended::Refused(text)) => (1, text),
        Err(Ended::Usage(text)) => (2, text),
        Err(Ended::Broken(text)) => (3, text),
    };
    if !text.is_empty() {
        if global.json {
            eprintln!("{}", serde_json::json!({"exit": code, "error": text}));
        } else {
            eprintln!("shouwen: {text}");
        }
    }
    ExitCode::from(code)
}
