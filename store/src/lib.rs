//! SQL of Shouwen and nothing else: load, save, page. One text for SQLite and PostgreSQL; a statement exists only inside
//! a `statements!` table, and every one of them is prepared on both databases by `tests/prepare.rs`.
//! Refuses nothing of the business: it says `NotFound`, `Conflict`, `Busy` or `Broken`.

pub mod audit;
pub mod backup;
pub mod bench;
pub mod blanks;
pub mod bulletins;
pub mod calendar;
pub mod campaigns;
pub mod channels;
pub mod clock;
pub mod customers;
mod db;
pub mod deliveries;
pub mod duty;
mod engine;
pub mod estates;
pub mod event;
pub mod files;
mod flush;
mod herald;
pub mod history;
pub mod incidents;
pub mod intake;
pub mod jobs;
pub mod leaving;
pub mod messages;
pub mod migrate;
pub mod org;
pub mod outages;
mod pipe;
pub mod plans;
pub mod policy;
pub mod portal;
pub mod queue;
pub mod reach;
pub mod record;
pub mod reports;
mod sql;
pub mod staff;
pub mod standby;
pub mod stock;
pub mod system;
pub mod telephony;
pub mod told;
mod vault;
pub mod verify;
mod wire;

pub use db::{Db, Settings, keep_private, pg_admin};
pub use engine::{Engine, Tx};
pub use sql::{Param, Row, Sql};
pub use vault::Vault;

/// What can go wrong below the rules.
#[derive(Debug)]
pub enum StoreError {
    NotFound,
    /// The row was changed by somebody else, or a unique key is taken.
    Conflict(String),
    /// The database is busy; the same call may go through later.
    Busy(String),
    /// The connection broke while the change was being committed: whether it is there is not known.
    Lost(String),
    Broken(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Conflict(what) => write!(f, "conflict: {what}"),
            Self::Busy(what) => write!(f, "busy: {what}"),
            Self::Lost(what) => write!(f, "connection lost: {what}"),
            Self::Broken(what) => write!(f, "broken: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

pub type Result<T> = std::result::Result<T, StoreError>;

/// Every statement of the program, by room.
pub const STATEMENTS: &[&[&Sql]] = &[
    audit::STATEMENTS,
    blanks::STATEMENTS,
    bench::STATEMENTS,
    bulletins::STATEMENTS,
    campaigns::STATEMENTS,
    backup::STATEMENTS,
    calendar::STATEMENTS,
    channels::STATEMENTS,
    clock::STATEMENTS,
    customers::STATEMENTS,
    deliveries::STATEMENTS,
    estates::STATEMENTS,
    event::STATEMENTS,
    files::STATEMENTS,
    history::STATEMENTS,
    duty::STATEMENTS,
    incidents::STATEMENTS,
    intake::STATEMENTS,
    jobs::STATEMENTS,
    leaving::STATEMENTS,
    messages::STATEMENTS,
    migrate::STATEMENTS,
    org::STATEMENTS,
    outages::STATEMENTS,
    plans::STATEMENTS,
    policy::STATEMENTS,
    portal::STATEMENTS,
    queue::LANES,
    queue::STATEMENTS,
    reach::STATEMENTS,
    record::STATEMENTS,
    reports::STATEMENTS,
    staff::STATEMENTS,
    standby::STATEMENTS,
    stock::STATEMENTS,
    system::STATEMENTS,
    telephony::STATEMENTS,
    told::STATEMENTS,
    verify::STATEMENTS,
];
