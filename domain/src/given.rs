//! What the world around a record says: people, shifts, bookings, instruments, prices. The server loads it for the action at
//! hand; the guards and decisions of orders and follow-ups look at it.

use crate::{
    dispatch::{Objection, Rule},
    emergency::{Rung, There, library::Plans, outage::Affected},
    fieldwork::{device::Known, scope::Price, window::Window},
    followup::{Plan, select::Selected},
    id::Id,
    intake::{Address, Noticed, blank::Standing},
    moment::Moment,
    people::{Around, Departure},
    policy::value::DayRange,
    words::Said,
};
use jiff::{civil::Time, tz::TimeZone};
use std::collections::BTreeMap;

/// What the world around a record says, loaded for the action at hand and for no other.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Number of the record.
    pub number: String,
    /// District of the request or order above, for an order that is made.
    pub district: String,
    /// The zone that people at the record's unit live in.
    pub zone: Option<TimeZone>,
    /// What speaks against the person who is named, or who accepts.
    pub objections: Vec<Objection>,
    /// Home unit of the person who is named.
    pub home: Option<Id>,
    /// Name of the person, or else of the unit, that is named.
    pub named: String,
    /// Windows booked at the unit around the one that is named, and how many people are there when.
    pub booked: Vec<Window>,
    pub crew: Vec<(Window, i64)>,
    /// When everything has to be ready for the window that is named (PRE-02).
    pub prepare_by: Option<Moment>,
    /// The row of the rule table that the matter goes by (DSP-01).
    pub route: Option<Rule>,
    /// The desk that gives it away by hand, because no row names its region (DSP-01).
    pub unmapped: Option<Id>,
    /// The unit that is named does not work in the region: in words.
    pub foreign: Option<Said>,
    /// Instruments that the equipment room knows, by serial number.
    pub instruments: BTreeMap<String, Known>,
    /// Where the service point is.
    pub address: Option<(f64, f64)>,
    pub prices: Vec<Price>,
    /// Length of what is drawn on the picture that is to be a signature; none for what is no picture.
    pub strokes: Option<i64>,
    /// Files of the record that hold the same bytes as that picture.
    pub copies: Vec<String>,
    /// Another record that holds that picture, by its number.
    pub picture_of: Option<String>,
    /// The order that this one is to be merged into is elder, open and of the same place.
    pub elder: bool,
    /// The request that the order works for.
    pub request: Option<Id>,
    /// When the order itself is due.
    pub due: Option<Moment>,
    /// What the draw says of this order.
    pub selected: Option<Selected>,
    pub followup: Plan,
    /// Whom an emergency may call, in order, as the shift plan has it now (EMG-04).
    pub chain: Vec<Rung>,
    /// Leaders to be called, one a rung, those on duty first (EMG-06).
    pub leaders: Vec<Rung>,
    /// The plans that hold around the act (EPL-01).
    pub plans: Plans,
    /// The place lies in a district outside the town (EMG-07).
    pub outside_town: bool,
    /// The running incident that a call is to be joined to (EMG-09); none where it has ended meanwhile.
    pub joins: Option<There>,
    /// Who is affected by a stop of gas, as far as the act asks (ANN-01).
    pub outage: Affected,
    /// Points that an act upon a campaign names, and how many of them are not on its list (ANN-03).
    pub reached: Vec<Id>,
    pub strangers: i64,
    /// The notice that answers a caller, as long as it holds (ANN-02).
    pub notice: Option<Noticed>,
    /// The paper form that a body was copied from (INF-06).
    pub blank: Option<Standing>,
    /// The address of the service point that a body names.
    pub point_address: Option<Address>,
    /// The number that the customer who acts has proven.
    pub proven: String,
    /// Hours in which households are not given gas back (EMG-10).
    pub restore_quiet: Option<DayRange>,
    /// Hours in which customers may be called.
    pub calling: Option<(Time, Time)>,
    /// What the plan of the people says around the act (SHF-01).
    pub duty: Around,
    /// What somebody who goes has open, and to whom it falls (ORG-05).
    pub departure: Departure,
}

impl Given {
    pub fn zone(&self) -> &TimeZone {
        static UTC: TimeZone = TimeZone::UTC;
        self.zone.as_ref().unwrap_or(&UTC)
    }

    /// People who are there when a visit begins.
    pub fn crew_at(&self, window: Window) -> i64 {
        self.crew.iter().filter(|(w, _)| w.from <= window.from && window.from < w.to).map(|(_, n)| n).sum()
    }
}
