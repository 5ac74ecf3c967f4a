//! What is printed, in words: headings, pairs, tables, boxes to sign in. Owns: the parts that every paper is made of, and the
//! pen that writes them in one language and one time zone. Where they stand on the page is found elsewhere. Refuses nothing.
//! Tested with the papers that are made of it.

use crate::{
    moment::Moment,
    words::{Lang, Words, w},
};
use jiff::tz::TimeZone;

/// A paper in words, before it is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub lang: Lang,
    pub title: String,
    pub copy: String,
    pub company: String,
    pub number: String,
    /// Stands large on the first page when something about the paper does not hold.
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

/// What stands where nothing is known.
pub(crate) const DASH: &str = "—";

/// Writes in one language and one time zone.
#[derive(Clone, Copy, Debug)]
pub struct Pen<'a> {
    pub lang: Lang,
    pub zone: &'a TimeZone,
}

impl Pen<'_> {
    pub(crate) fn say(&self, words: Words) -> &'static str {
        self.lang.of(words)
    }

    pub(crate) fn at(&self, moment: Option<Moment>) -> String {
        moment.map_or_else(|| DASH.to_owned(), |at| at.local_minute(self.zone))
    }

    /// For what is told by the second: the day and the time.
    pub(crate) fn second(&self, moment: Option<Moment>) -> String {
        let day = |at: Moment| at.local_minute(self.zone).chars().take(10).collect::<String>();
        moment.map_or_else(|| DASH.to_owned(), |at| format!("{} {}", day(at), at.local_second(self.zone)))
    }

    pub(crate) fn yes(&self, is: bool) -> String {
        self.say(if is { w("是", "yes") } else { w("否", "no") }).to_owned()
    }

    pub(crate) fn pair(&self, label: Words, value: impl Into<String>) -> Pair {
        Pair { label: self.say(label).to_owned(), value: filled(value.into()), wide: false }
    }

    pub(crate) fn wide(&self, label: Words, value: impl Into<String>) -> Pair {
        Pair { wide: true, ..self.pair(label, value) }
    }

    pub(crate) fn heading(&self, words: Words) -> Block {
        Block::Heading(self.say(words).to_owned())
    }

    pub(crate) fn table(&self, columns: &[(Words, f32, bool)], rows: Vec<Vec<String>>) -> Table {
        let column = |(words, share, right): &(Words, f32, bool)| Column {
            title: self.say(*words).to_owned(),
            share: *share,
            right: *right,
        };
        Table { columns: columns.iter().map(column).collect(), rows, total: None }
    }
}

pub(crate) fn filled(text: String) -> String {
    if text.trim().is_empty() { DASH.to_owned() } else { text }
}
