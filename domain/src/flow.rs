//! Flows: a state machine is one table that reads line for line like section 6 of the requirements.
//! Owns: states, actions, edges, what a guard may look at (`Facts`) and what a decision may change (`Effects`). Refuses
//! every (state, action) pair that is not in the table. Tested by the walk over all pairs through every door.

mod door;
mod links;
pub(crate) mod succession;

pub use door::Door;
pub use links::Links;
pub use succession::SUCCEED;

use crate::{
    channels::Message,
    clock::ClockDef,
    emergency::outage::Change,
    form::Fields,
    given::Given,
    guard::{GateMode, Guard},
    id::Id,
    intake::Room,
    intake::kinds::TypeDef,
    limit::Limit,
    moment::Moment,
    org::{Actor, Role},
    people::Staffing,
    publicity::Reach,
    words::Words,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One machine.
#[derive(Debug)]
pub struct Flow {
    /// `request`, `handover` ... also the path segment of the API (with an s).
    pub kind: &'static str,
    pub words: Words,
    pub states: &'static [State],
    pub actions: &'static [Action],
    pub edges: &'static [Edge],
    /// Every clock that a record of the kind may have.
    pub clocks: &'static [&'static ClockDef],
}

#[derive(Debug)]
pub struct State {
    pub code: &'static str,
    pub words: Words,
    pub phase: Phase,
}

/// What lists need to know of a state. Open records stand in queues, ended ones only in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Draft,
    Open,
    Ended,
}

#[derive(Debug)]
pub struct Action {
    pub code: &'static str,
    pub words: Words,
    /// One sentence under the button and in the reference.
    pub about: Words,
    pub form: Fields,
    /// The screen asks again before it sends.
    pub grave: bool,
    /// Of its body stands what can stand: nothing typed may stop it (EMG-01).
    pub lenient: bool,
}

#[derive(Debug)]
pub struct Edge {
    /// Empty: the record does not exist yet.
    pub from: &'static [&'static str],
    pub action: &'static str,
    pub to: To,
    pub by: &'static [By],
    pub guards: &'static [&'static Guard],
    /// Taken by the program itself as soon as its guards pass, in the transaction that made them pass.
    pub auto: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Same,
    State(&'static str),
}

/// Who may take an edge: any of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Role(Role),
    /// Any employee who can see the record.
    Employee,
    /// Who answers for it now (or a member of the answering unit when no person is named).
    Owner,
    FirstOwner,
    /// Who wrote it down.
    Recorder,
    /// The person, or a member of the unit, it was offered to.
    Receiver,
    /// Who offered it.
    Giver,
    /// Whose matter it is, proven by a code sent to their number (CHN-08).
    Customer,
    /// The program: scheduler, automatic edges, consequences of other acts.
    System,
}

pub const fn state(code: &'static str, phase: Phase, zh: &'static str, en: &'static str) -> State {
    State { code, words: Words { zh, en }, phase }
}

pub const fn action(code: &'static str, form: Fields, words: Words, about: Words) -> Action {
    Action { code, words, about, form, grave: false, lenient: false }
}

impl Action {
    #[must_use]
    pub const fn grave(mut self) -> Self {
        self.grave = true;
        self
    }

    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }
}

pub const fn edge(
    from: &'static [&'static str],
    action: &'static str,
    to: To,
    by: &'static [By],
    guards: &'static [&'static Guard],
) -> Edge {
    Edge { from, action, to, by, guards, auto: false }
}

pub const fn auto(
    from: &'static [&'static str],
    action: &'static str,
    to: To,
    guards: &'static [&'static Guard],
) -> Edge {
    Edge { from, action, to, by: &[By::System], guards, auto: true }
}

/// Lists of states one after the other, for an edge that leaves from all of them. `N` is the length of the whole; another
/// number does not compile.
pub const fn join<const N: usize>(lists: &[&[&'static str]]) -> [&'static str; N] {
    let mut out = [""; N];
    let (mut n, mut list) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            out[n] = lists[list][at];
            n += 1;
            at += 1;
        }
        list += 1;
    }
    assert!(n == N, "the length of the whole");
    out
}

impl Flow {
    pub fn state(&self, code: &str) -> Option<&'static State> {
        self.states.iter().find(|s| s.code == code)
    }

    pub fn action(&self, code: &str) -> Option<&'static Action> {
        self.actions.iter().find(|a| a.code == code).or_else(|| succession::action(code))
    }

    /// Those of the table and those that every flow has: what a history may name.
    pub fn every_action(&self) -> impl Iterator<Item = &'static Action> {
        let listed: &'static [Action] = self.actions;
        listed.iter().chain(succession::action(SUCCEED))
    }

    /// The edge for a pair; `None` for a state means: the record does not exist yet.
    pub fn edge(&self, from: Option<&str>, action: &str) -> Option<&'static Edge> {
        let listed = self.edges.iter().find(|e| e.action == action && e.leaves(from));
        listed.or_else(|| succession::edge(self, from, action))
    }

    /// Edges a person could take from here, in table order.
    pub fn edges_from(&self, from: &str) -> impl Iterator<Item = &'static Edge> {
        let edges: &'static [Edge] = self.edges;
        let from = from.to_owned();
        edges.iter().filter(move |e| e.leaves(Some(&from)))
    }
}

impl Edge {
    /// People of the house may take it; what is the program's alone or the customer's is not offered to them.
    pub fn is_of_staff(&self) -> bool {
        !self.auto && self.by.iter().any(|by| !matches!(by, By::System | By::Customer))
    }

    /// Customers may take it on their own pages.
    pub fn is_of_customer(&self) -> bool {
        self.by.contains(&By::Customer)
    }

    fn leaves(&self, from: Option<&str>) -> bool {
        match from {
            None => self.from.is_empty(),
            Some(state) => self.from.contains(&state),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Priority {
    P0,
    P1,
    P2,
    P3,
}

impl Priority {
    pub const ALL: [Self; 4] = [Self::P0, Self::P1, Self::P2, Self::P3];

    pub const fn code(self) -> &'static str {
        ["P0", "P1", "P2", "P3"][self as usize]
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == text)
    }

    pub const fn is_p0(self) -> bool {
        matches!(self, Self::P0)
    }
}

/// What every record shares, as far as rules look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordFacts {
    pub id: Id,
    pub kind: String,
    /// `None` before the record exists.
    pub state: Option<String>,
    pub type_code: String,
    pub priority: Priority,
    pub company: Id,
    pub unit: Id,
    /// Who answers now. `None`: the unit answers.
    pub owner: Option<Id>,
    pub first_owner: Option<Id>,
    pub recorder: Option<Id>,
    pub received_at: Moment,
    /// Grows by one at every reopening; clocks and facts belong to a round.
    pub round: i64,
    pub duty_open: bool,
    pub paused: bool,
    pub parent: Option<Id>,
    pub closed_at: Option<Moment>,
}

/// Policy as far as rules may ask it; the answer carries its clause.
pub trait PolicyView {
    fn count(&self, code: &str) -> Option<(i64, String)>;
    fn limit(&self, code: &str) -> Option<(Limit, String)>;
    /// When a limit that begins at `start` runs out, by the calendar of the record's unit.
    fn due(&self, code: &str, start: Moment) -> Option<Moment>;
    /// Another type of the record's company, for an act that names one.
    fn type_def(&self, code: &str) -> Option<&TypeDef>;
    /// Whether a person works for a unit: at home in it or below it, or by a role that reaches it.
    fn serves(&self, person: Id, unit: Id, now: Moment) -> bool;
    /// The unit in which a person is at home.
    fn home_of(&self, person: Id) -> Option<Id>;
    /// How a gate stands for the record, and which role may release it; `None`: there is no such gate.
    fn gate(&self, code: &str) -> Option<(GateMode, Option<String>)>;
}

/// All that a guard or a decision may look at. Loaded for n ids at a time, never a query per row.
pub struct Facts<'a> {
    /// The transaction's now (`recorded_at`).
    pub now: Moment,
    /// When it happened: the same as `now`, or earlier when entered afterwards (INT-13).
    pub at: Moment,
    pub actor: &'a Actor,
    pub door: Door,
    pub record: RecordFacts,
    /// Units from the record's unit up to the root.
    pub unit_path: &'a [Id],
    pub room: Room,
    pub kind: &'a TypeDef,
    /// Facts of the present round: code → first instant.
    pub facts: BTreeMap<String, Moment>,
    /// Gates that were released for one act and wait to be used (SYS-06).
    pub released: Vec<String>,
    pub links: Links,
    pub policy: &'a dyn PolicyView,
    /// What the world around the record says, as far as this action asks.
    pub given: &'a Given,
    /// The checked body of the action.
    pub input: &'a Map<String, Value>,
    /// The channel's people speak with the customer (telephone, counter, visit).
    pub voice: bool,
}

/// An entry later than this after it happened is an entry afterwards (补录) and needs evidence to stop a clock.
pub const LIVE: i64 = 10 * crate::moment::MINUTE;

impl Facts<'_> {
    pub fn text(&self, key: &str) -> Option<&str> {
        self.input.get(key).and_then(Value::as_str)
    }

    pub fn flag(&self, key: &str) -> bool {
        self.input.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    pub fn moment(&self, key: &str) -> Option<Moment> {
        self.input.get(key).and_then(Value::as_i64).map(Moment)
    }

    pub fn id(&self, key: &str) -> Option<Id> {
        self.text(key).and_then(Id::parse)
    }

    /// The actor holds the role at a unit above the record.
    pub fn holds(&self, role: Role) -> bool {
        self.actor.grants.iter().any(|g| g.role == role && self.unit_path.contains(&g.unit))
    }

    /// Live, or entered afterwards with a call record, scan or message (INT-13).
    pub fn is_evidenced(&self) -> bool {
        !self.is_late_entry() || self.input.get("evidence").is_some()
    }

    /// A fact at the instant of this act.
    pub fn fact(&self, code: &str) -> Fact {
        Fact { code: code.to_owned(), at: self.at, evidenced: self.is_evidenced() }
    }

    /// A fact that the act itself is: the button was pressed now, whatever time is typed beside it. An earlier time
    /// counts with evidence only; without, it is a fact of now (INT-13).
    pub fn witnessed(&self, code: &str) -> Fact {
        Fact { code: code.to_owned(), at: self.proven_at(), evidenced: true }
    }

    /// When it happened as far as it is proven: what is entered afterwards without evidence is of now (INT-13).
    pub fn proven_at(&self) -> Moment {
        if self.is_evidenced() { self.at } else { self.now }
    }

    /// Entered afterwards: the act says it happened noticeably before it is written (INT-13).
    pub fn is_late_entry(&self) -> bool {
        self.now.since(self.at) > LIVE
    }
}

/// A fact that may start or stop clocks, with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub code: String,
    pub at: Moment,
    /// False for an entry afterwards without call record, scan or message: it starts clocks, it stops none (INT-13).
    pub evidenced: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    pub cause: String,
    pub from: Moment,
    pub to: Option<Moment>,
    /// When it ends by itself, unless somebody ends it before; unknown of pauses from before that was asked.
    pub until: Option<Moment>,
}

/// A record to be made in the same transaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Child {
    pub kind: &'static str,
    pub action: &'static str,
    pub body: Map<String, Value>,
}

/// An act on another record that follows from this one, in the same transaction and through the same door.
#[derive(Clone, Debug, PartialEq)]
pub struct Follow {
    pub whom: Whom,
    pub action: &'static str,
    pub body: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Parent,
    /// The nearest record of this kind above, if its present state offers the action.
    Above(&'static str),
    /// This very record, if its present state offers the action.
    Record(Id),
    /// Every child of this kind whose present state offers the action.
    Children(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    Receiver,
    Giver,
    Watcher,
    CoUnit,
    /// May not see it (CHN-06).
    Denied,
}

impl Relation {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiver => "receiver",
            Self::Giver => "giver",
            Self::Watcher => "watcher",
            Self::CoUnit => "co_unit",
            Self::Denied => "denied",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// A person or a unit.
    pub who: Id,
    pub relation: Relation,
}

/// Everything a decision changes besides the state. `None` means: as it is.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    pub room: Option<Room>,
    pub type_code: Option<String>,
    pub priority: Option<Priority>,
    pub unit: Option<Id>,
    pub owner: Option<Option<Id>>,
    pub first_owner: Option<Id>,
    pub duty_open: Option<bool>,
    pub customer: Option<Option<Id>>,
    pub point: Option<Option<Id>>,
    /// The record hangs below this one from now on.
    pub parent: Option<Id>,
    pub summary: Option<String>,
    pub new_round: bool,
    /// Clocks are computed again from the receipt (acceptance, reclassification, reopening).
    pub reclock: bool,
    pub facts: Vec<Fact>,
    pub pause: Option<Pause>,
    /// Spans that are the customer's and were to last longer end at this instant: it is agreed earlier.
    pub shorten: Option<Moment>,
    /// Ends the running pause at this instant.
    pub resume: Option<Moment>,
    pub parties: Vec<Party>,
    /// Parties whose relation ends.
    pub unparties: Vec<Relation>,
    pub children: Vec<Child>,
    pub follows: Vec<Follow>,
    /// Fields that lists may filter by: key → text.
    pub fields: BTreeMap<String, String>,
    /// A fixed due time for the clock of this code (promise, outside due date).
    pub due: Vec<(&'static str, Moment)>,
    /// Who hears of the act by a notice.
    pub tell: Vec<Told>,
    /// Messages that go out, each once, as soon as the act is committed.
    pub messages: Vec<Message>,
    /// What becomes of the service points of an outage (ANN-01).
    pub points: Vec<Change>,
    /// What becomes of the list of a campaign (ANN-03).
    pub reach: Vec<Reach>,
    /// Number of the paper form that this was copied from (INF-06).
    pub blank: Option<String>,
    /// A result was entered, and whether it is followed up: counted for the next draw (FUP-02).
    pub drawn: Option<bool>,
    /// What becomes of somebody's place in the company: unit, roles, shifts, sign-in (ORG-05).
    pub staffing: Option<Box<Staffing>>,
}

/// Somebody to be told of an act. Who acts is not told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Person(Id),
    /// Who holds the role at the unit of the record or above it.
    Role(Role),
}
