//! The command line. Every command answers `--json`, says its exit code in its help, and goes through the same doors.
//! Exit codes: 0 done; 1 refused or findings; 2 wrong call; 3 the database or a file is broken.

mod backup;
mod bench;
mod calendar;
mod demo;
mod explain;
mod export;
mod flows;
mod help;
mod import;
mod masters;
mod migrate;
mod out;
mod policy;
mod report;
mod serve;
mod user;
mod verify;

use crate::{
    app::{App, Place},
    world::World,
};
use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode, sync::Arc};

pub use out::Out;

/// 首问：公用事业客户服务系统 / customer-service operation for utilities
#[derive(Parser, Debug)]
#[command(name = "shouwen", version, after_help = "Exit codes: 0 done, 1 refused or findings, 2 wrong call, 3 broken")]
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

    /// Opens the data folder with the real world.
    pub fn open(&self) -> Result<Arc<App>, String> {
        App::open(self.place(), Arc::new(World::real())).map_err(|e| e.to_string())
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
    /// People who sign in
    User(user::Args),
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
    let cli = Cli::parse();
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
        Command::User(args) => user::run(global, &args),
        Command::Policy(args) => policy::run(global, &args),
        Command::Flows(args) => flows::run(global, &args),
        Command::Bench(args) => bench::run(global, &args),
        Command::HelpMarkdown => {
            print!("{}", help::markdown());
            Ok(())
        }
        // Members stand in the order of their names, so that two texts differ only where the interface does.
        Command::Openapi => {
            println!("{:#}", crate::http::openapi::document());
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
        eprintln!("shouwen: {text}");
    }
    ExitCode::from(code)
}
