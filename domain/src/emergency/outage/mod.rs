//! Stops of gas: machine 6.10 of the planned outage notice (停气通知), and the unplanned one of an incident (ANN-01, EMG-10).
//! Owns: who is affected, what they are told, and the life of each service point from the stop to the flame. Refuses a stop
//! that was not announced in time, and gas for a household that nobody is in. Tested in `server/tests/outages.rs`.

mod answer;
mod decide;
mod flow;
mod forms;
pub mod notice;
pub mod public;

pub use answer::{Bound, binds, said};
pub(crate) use decide::decide;
pub use flow::FLOW;
pub(crate) use flow::{POINTS_THERE, VALVES_KNOWN, quiet_hours};
pub(crate) use forms::CUT_OFF;
use forms::PLACES_MOST;
pub use forms::TELLING;

use crate::{id::Id, intake::Address, moment::Moment};
use serde::{Deserialize, Serialize};

/// Data of an outage beside its record. Its points stand in a table of their own: a district has thousands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outage {
    /// `planned`; `unplanned` where an incident closed the valve.
    pub nature: String,
    /// Numbers of the valves that are closed.
    pub valves: Vec<String>,
    /// Where, as people say it.
    pub area: String,
    /// Roads, buildings and stairs of the points, for whoever calls from there.
    pub places: Vec<Address>,
    pub why: String,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Whom customers may ask.
    pub enquiries: String,
    /// Ways on which it is made known, beside the messages.
    pub ways: Vec<String>,
    /// Why a planned one is announced later than the law has it.
    pub urgent_reason: String,
    pub points: i64,
    pub published_at: Option<Moment>,
    pub begun_at: Option<Moment>,
    pub finished_at: Option<Moment>,
    pub extensions: Vec<Extension>,
    /// When those affected are reminded of a planned stop.
    pub remind_at: Option<Moment>,
    pub reminded_at: Option<Moment>,
    /// Messages to those affected so far; each goes to every point once.
    pub turn: i64,
    pub reason: String,
}

/// It took longer than was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub at: Moment,
    pub until: Moment,
    pub reason: String,
}

impl Outage {
    pub fn is_planned(&self) -> bool {
        self.nature != "unplanned"
    }
}

/// Where a service point stands in an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// It has gas still, or has none because of this.
    Listed,
    /// Everybody around has gas again; here nobody was in, and it is a matter of its own (EMG-10).
    Absent,
    Restored,
    /// It was on the list by mistake.
    Dropped,
}

impl Supply {
    pub const ALL: [Self; 4] = [Self::Listed, Self::Absent, Self::Restored, Self::Dropped];

    pub const fn code(self) -> &'static str {
        ["listed", "absent", "restored", "dropped"][self as usize]
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == text)
    }
}

/// A service point as the archive has it when it is put on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub point: Id,
    pub customer: Option<Id>,
    pub address: Address,
    /// Somebody lives there who has to be spoken with (ANS-06, ANN-01).
    pub care: bool,
    pub household: bool,
}

/// A point of the list that an act names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub point: Id,
    pub customer: Option<Id>,
    pub address: Address,
    pub number: String,
    pub supply: Supply,
    pub household: bool,
    /// Name and telephone number of whoever lives there, for the matter that an absence becomes.
    pub name: String,
    pub contact: String,
}

/// What the archive, the network data and the stored list say, as far as an action asks.
#[derive(Clone, Debug, Default)]
pub struct Affected {
    /// Points behind the valves that are named, and points that are named.
    pub listed: Vec<Listed>,
    /// Numbers that no valve of the company has.
    pub unknown: Vec<String>,
    /// Points of the list that a body names.
    pub named: Vec<Named>,
    /// Points that are named and stand on no list.
    pub strangers: i64,
    /// Points without gas that nobody has dealt with, and those that are a matter of their own.
    pub without: i64,
    pub absent: i64,
    /// Account numbers of points with a care flag that nobody has spoken with.
    pub unspoken: Vec<String>,
}

/// What an act does to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Exactly these from now on.
    Set(Vec<Listed>),
    Add(Vec<Listed>),
    Move(Id, Supply),
    /// Somebody was spoken with, or the notice was handed over; how.
    Told(Id, String),
    /// What people were told by a person holds no more: the stop was moved.
    Again,
    /// A message to every point that still has no gas, with the words of this parameter.
    Tell {
        turn: i64,
        words: &'static str,
    },
}
