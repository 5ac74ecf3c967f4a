//! Import of master data: customers, points, staff, certificates, instruments, shifts, prices, rules of dispatch (SYS-04).
//! Owns: the list of kinds; each is a table of columns, a key and what a row does. Refuses a bad row alone (of `rules`
//! the whole table), a key that stands twice in a file, and whatever it would have to guess. Tested by
//! `tests/import_masters.rs`, the reading of values in `values.rs`.

mod archive;
mod columns;
mod desk;
mod network;
mod roster;
mod rules;
pub mod run;
mod staff;
mod stock;
pub mod template;
mod values;

use super::run::Trouble;
use desk::Desk;
use shouwen_domain::{
    form::Choice,
    id::Id,
    moment::Moment,
    words::{Said, Words, w},
};
use shouwen_store::{StoreError, Tx};
use std::collections::BTreeMap;

/// How the text of a cell is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// At most so many letters.
    Text(usize),
    /// The same, of what is shown and exported everywhere: never what a spreadsheet would run.
    Name(usize),
    /// The same, and never quoted in a message.
    Personal(usize),
    /// Telephone numbers, several of them divided by `、` or `;`.
    Phones,
    /// Texts, divided likewise.
    List,
    Choice(&'static [Choice]),
    Choices(&'static [Choice]),
    YesNo,
    /// The first instant of a day.
    Day,
    /// The last millisecond of a day.
    LastDay,
    Instant,
    /// Minutes of a day up to 24:00; from the next day with `次日` before it.
    Clock,
    /// Yuan with at most two decimals, as fen.
    Fen,
    /// Degrees up to this many, as millionths.
    Degrees(f64),
}

impl Shape {
    pub(crate) const fn is_date(self) -> bool {
        matches!(self, Self::Day | Self::LastDay | Self::Instant)
    }
}

#[derive(Debug)]
pub(crate) struct Column {
    /// The name in the program; understood as a header like both words.
    pub(crate) name: &'static str,
    pub(crate) words: Words,
    pub(crate) must: bool,
    pub(crate) shape: Shape,
    /// What the two example rows of the template hold.
    pub(crate) examples: [&'static str; 2],
}

const fn must(name: &'static str, zh: &'static str, en: &'static str, shape: Shape, ex: [&'static str; 2]) -> Column {
    Column { name, words: w(zh, en), must: true, shape, examples: ex }
}

const fn may(name: &'static str, zh: &'static str, en: &'static str, shape: Shape, ex: [&'static str; 2]) -> Column {
    Column { name, words: w(zh, en), must: false, shape, examples: ex }
}

/// One kind of master data.
#[derive(Debug)]
pub(crate) struct Master {
    pub(crate) kind: &'static str,
    pub(crate) words: Words,
    pub(crate) columns: &'static [Column],
    /// What tells its rows apart; none of them may stand twice in a file.
    pub(crate) keys: fn(&Filled, &Desk) -> Result<Vec<String>, Said>,
    pub(crate) apply: Apply,
    /// Read into the picture of the configuration: a change makes a new version of it.
    pub(crate) configures: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Apply {
    /// Row by row.
    Row(fn(&mut Tx<'_>, &Desk, &Filled) -> Result<Fate, Stop>),
    /// All rows or none.
    Table(fn(&mut Tx<'_>, &Desk, &[Filled]) -> Result<Replaced, Stop>),
}

/// A table that took the place of another.
#[derive(Clone, Debug)]
pub(crate) struct Replaced {
    pub(crate) fates: Vec<Fate>,
    /// Rows of the table before that are not in the file.
    pub(crate) gone: u64,
}

pub(crate) const MASTERS: &[Master] = &[
    archive::CUSTOMERS,
    archive::POINTS,
    network::VALVES,
    staff::STAFF,
    roster::CERTIFICATES,
    stock::INSTRUMENTS,
    roster::SHIFTS,
    stock::PRICES,
    rules::RULES,
];

/// Names of the kinds, in the order in which a company is set up.
pub fn kinds() -> Vec<&'static str> {
    MASTERS.iter().map(|m| m.kind).collect()
}

pub(crate) fn master(kind: &str) -> Option<&'static Master> {
    MASTERS.iter().find(|m| m.kind == kind)
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fate {
    /// With its id, where the log should name it.
    Made(Option<Id>),
    /// With the columns that were different.
    /// And what whoever imports it should look at.
    Changed(Option<Id>, Vec<&'static str>, Vec<Said>),
    There,
    Refused(Said),
}

/// Why a row is not applied.
#[derive(Debug)]
pub(crate) enum Stop {
    Refused(Said),
    /// Of a table: the rows that are wrong, by their place.
    Rows(Vec<(usize, Said)>),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Said> for Stop {
    fn from(said: Said) -> Self {
        Self::Refused(said)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    List(Vec<String>),
    Yes(bool),
    At(Moment),
    /// Minutes, fen or millionths of a degree.
    Whole(i64),
}

/// A row that could be read. An empty cell has no value.
#[derive(Clone, Debug)]
pub(crate) struct Filled {
    pub(crate) row: u64,
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
    pub(crate) values: BTreeMap<&'static str, Value>,
}

impl Filled {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Empty when there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        if let Some(Value::Text(text)) = self.values.get(name) { text } else { "" }
    }

    pub(crate) fn list(&self, name: &str) -> &[String] {
        if let Some(Value::List(list)) = self.values.get(name) { list } else { &[] }
    }

    pub(crate) fn yes(&self, name: &str) -> Option<bool> {
        if let Some(Value::Yes(yes)) = self.values.get(name) { Some(*yes) } else { None }
    }

    pub(crate) fn at(&self, name: &str) -> Option<Moment> {
        if let Some(Value::At(at)) = self.values.get(name) { Some(*at) } else { None }
    }

    pub(crate) fn whole(&self, name: &str) -> Option<i64> {
        if let Some(Value::Whole(n)) = self.values.get(name) { Some(*n) } else { None }
    }
}

/// Columns in which a row differs from what is stored. An empty cell changes nothing.
#[derive(Debug, Default)]
pub(crate) struct Changes(Vec<&'static str>, Vec<Said>);

impl Changes {
    pub(crate) fn take<T: PartialEq>(&mut self, name: &'static str, slot: &mut T, value: Option<T>) {
        if let Some(value) = value.filter(|v| v != slot) {
            *slot = value;
            self.0.push(name);
        }
    }

    pub(crate) fn text(&mut self, name: &'static str, slot: &mut String, row: &Filled) {
        self.take(name, slot, row.has(name).then(|| row.text(name).to_owned()));
    }

    pub(crate) fn note(&mut self, name: &'static str) {
        self.0.push(name);
    }

    /// A change that is easily a mistake is said in words.
    pub(crate) fn remark(&mut self, said: Said) {
        self.1.push(said);
    }

    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    pub(crate) fn fate(self, id: Option<Id>) -> Fate {
        if self.any() { Fate::Changed(id, self.0, self.1) } else { Fate::There }
    }
}
