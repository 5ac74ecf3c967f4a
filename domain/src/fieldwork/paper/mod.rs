//! The service sheet as paper: what stands on it, in which order and in which words; where it stands on the page is found
//! elsewhere. Owns: the parts of the sheet and the difference between the customer's copy and the one that is kept.
//! Refuses nothing. Tested here by table and, printed, in `server/tests/sheet.rs`.

mod body;
mod close;
mod head;

use super::{Hazard, scope::Price};
use crate::{
    flow::{Flow, Priority},
    form::Kind,
    moment::Moment,
    orders::{FLOW, Order, profile::Profile},
    words::{Lang, Said, Words, w},
};
use jiff::tz::TimeZone;

/// For whom it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copy {
    /// What concerns the customer, and nothing that colleagues settle among themselves.
    #[default]
    Customer,
    /// The same and the company's own side of it: who signed when, all limits, what was let pass, files, the history's head.
    Archive,
}

/// A step of the history as far as the sheet tells it.
#[derive(Clone, Debug)]
pub struct Step {
    pub action: String,
    pub at: Moment,
    pub who: String,
    pub body: serde_json::Value,
}

/// The request that the work was done for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub number: String,
    pub name: String,
    /// As far as the reader may see them.
    pub contact: String,
    pub address: String,
    pub wanted: String,
    pub special: String,
}

/// A limit with what became of it.
#[derive(Clone, Debug)]
pub struct Limited {
    pub code: String,
    pub words: Words,
    pub limit: Said,
    pub clause: String,
    pub due: Option<Moment>,
    pub stopped: Option<Moment>,
    pub kept: Option<bool>,
}

/// A record made by the order: hazard or part.
#[derive(Clone, Debug)]
pub struct Made {
    pub number: String,
    pub state: Words,
    pub who: String,
    pub summary: String,
    pub hazard: Option<Hazard>,
}

/// What was not passed and why it did not stop the order.
#[derive(Clone, Debug)]
pub struct Passed {
    pub at: Moment,
    pub mode: String,
    pub said: Said,
    pub clause: String,
}

#[derive(Clone, Debug)]
pub struct Kept {
    pub name: String,
    pub sha256: String,
    pub at: Moment,
}

/// All that the sheet tells, loaded by who prints it.
#[derive(Debug)]
pub struct Told<'a> {
    pub copy: Copy,
    pub lang: Lang,
    pub zone: &'a TimeZone,
    pub company: String,
    pub number: &'a str,
    pub state: &'a str,
    pub type_words: Said,
    pub priority: Priority,
    pub received: Moment,
    pub unit: String,
    pub owner: String,
    pub asked: Asked,
    pub order: &'a Order,
    pub work: &'a Profile,
    pub prices: &'a [Price],
    /// Oldest first.
    pub steps: &'a [Step],
    pub limits: &'a [Limited],
    pub made: &'a [Made],
    pub passed: &'a [Passed],
    pub files: &'a [Kept],
    /// Hash of the last event.
    pub head: &'a str,
    /// Files of signatures that can be drawn.
    pub drawn: &'a [String],
}

/// A sheet in words, before it is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub lang: Lang,
    pub title: String,
    pub copy: String,
    pub company: String,
    pub number: String,
    /// Stands large on the first page when something about the sheet does not hold.
    pub stamp: Option<String>,
    /// Digest of the content, on every page.
    pub digest: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading(String),
    Pairs(Vec<Pair>),
    Table(Table),
    Ticks(Vec<Tick>),
    /// Small print.
    Note(String),
    Signature(Signing),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub label: String,
    pub value: String,
    /// Takes a line of its own.
    pub wide: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    pub share: f32,
    pub right: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// Label and sum under the last column.
    pub total: Option<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub done: bool,
    pub text: String,
}

/// The box at the end: who signed what, or where to sign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signing {
    pub label: String,
    /// The picture that belongs into the box.
    pub strokes: Option<String>,
    /// Lines beside the image; blanks are drawn as lines to write on.
    pub lines: Vec<String>,
    pub void: Option<String>,
    pub blanks: Vec<String>,
}

/// Whether the signature under the present content holds (SGN-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Unsigned,
    Signed,
    Substituted,
    Void,
}

pub fn standing(order: &Order, number: &str) -> Standing {
    match &order.signature {
        Some(signature) if signature.binds(&order.sheet(number)) => Standing::Signed,
        Some(_) => Standing::Void,
        None if order.signature_void => Standing::Void,
        None if order.substitute.is_some() => Standing::Substituted,
        None => Standing::Unsigned,
    }
}

/// The whole sheet in words.
pub fn paper(t: &Told<'_>) -> Paper {
    let mut blocks = head::blocks(t);
    blocks.extend(body::blocks(t));
    blocks.extend(close::blocks(t));
    let void = standing(t.order, t.number) == Standing::Void;
    Paper {
        lang: t.lang,
        title: t.say(w("服务单", "Service sheet")).to_owned(),
        copy: t
            .say(match t.copy {
                Copy::Customer => w("客户联", "Customer's copy"),
                Copy::Archive => w("存档联", "Archive copy"),
            })
            .to_owned(),
        company: t.company.clone(),
        number: t.number.to_owned(),
        stamp: void.then(|| t.say(w("签字作废", "Signature void")).to_owned()),
        digest: t.order.sheet(t.number).digest(),
        blocks,
    }
}

/// What stands where nothing is known.
pub(super) const DASH: &str = "—";

impl Told<'_> {
    fn say(&self, words: Words) -> &'static str {
        self.lang.of(words)
    }

    fn at(&self, moment: Option<Moment>) -> String {
        moment.map_or_else(|| DASH.to_owned(), |at| at.local_minute(self.zone))
    }

    fn yes(&self, is: bool) -> String {
        self.say(if is { w("是", "yes") } else { w("否", "no") }).to_owned()
    }

    fn pair(&self, label: Words, value: impl Into<String>) -> Pair {
        Pair { label: self.say(label).to_owned(), value: filled(value.into()), wide: false }
    }

    fn wide(&self, label: Words, value: impl Into<String>) -> Pair {
        Pair { wide: true, ..self.pair(label, value) }
    }

    fn heading(&self, words: Words) -> Block {
        Block::Heading(self.say(words).to_owned())
    }

    fn table(&self, columns: &[(Words, f32, bool)], rows: Vec<Vec<String>>) -> Table {
        let column = |(words, share, right): &(Words, f32, bool)| Column {
            title: self.say(*words).to_owned(),
            share: *share,
            right: *right,
        };
        Table { columns: columns.iter().map(column).collect(), rows, total: None }
    }

    /// The words of a choice that a form of the order offered.
    fn chosen(&self, action: &str, field: &str, code: &str) -> String {
        self.chosen_in(&FLOW, action, field, code)
    }

    fn chosen_in(&self, flow: &'static Flow, action: &str, field: &str, code: &str) -> String {
        let form = flow.action(action).map_or(&[] as &[_], |a| a.form);
        let found = form.iter().find(|f| f.name == field).and_then(|f| match f.kind {
            Kind::Choice(all) => all.iter().find(|c| c.code == code),
            _ => None,
        });
        found.map_or_else(|| code.to_owned(), |c| self.say(c.words).to_owned())
    }

    /// The picture of a signature, where it can be drawn.
    fn strokes(&self, file: Option<&String>) -> Option<String> {
        file.filter(|file| self.drawn.contains(file)).cloned()
    }

    /// Under what, by whom and when.
    fn signed(&self, name: &str, at: Moment, content: &str) -> Vec<String> {
        let at = self.at(Some(at));
        let by = match self.lang {
            Lang::Zh => format!("签字人：{name}　　时间：{at}"),
            Lang::En => format!("Signed by {name} at {at}"),
        };
        vec![by, format!("{}{content}", self.say(w("内容摘要 SHA-256：", "Content SHA-256: ")))]
    }

    fn archive(&self) -> bool {
        self.copy == Copy::Archive
    }
}

fn filled(text: String) -> String {
    if text.trim().is_empty() { DASH.to_owned() } else { text }
}

/// 12,345 fen → `123.45`.
fn yuan(fen: i64) -> String {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// 1,200 thousandths → `1.2`.
fn amount(thousandths: i64) -> String {
    let whole = format!("{}.{:03}", thousandths / 1_000, (thousandths % 1_000).abs());
    whole.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A measured value without a tail of noughts.
fn value(number: f64) -> String {
    format!("{number}")
}

#[cfg(test)]
mod tests;
