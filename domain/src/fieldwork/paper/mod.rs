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
    paper::{Block, DASH, Pair, Paper, Pen, Signing, Tick, filled},
    words::{Lang, Said, Words, w},
};
use std::ops::Deref;

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
    pub pen: Pen<'a>,
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

impl<'a> Deref for Told<'a> {
    type Target = Pen<'a>;

    fn deref(&self) -> &Pen<'a> {
        &self.pen
    }
}

impl Told<'_> {
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
