//! Two languages for everything a person reads. Chinese first: it is what the users see; English beside it.

use serde::Serialize;

/// A text in Chinese and in English. Static, because words belong to the program, not to the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    pub zh: &'static str,
    pub en: &'static str,
}

/// Short constructor, so that tables read as tables.
pub const fn w(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// A text made at run time (a name or a number stands in it).
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    pub zh: String,
    pub en: String,
}

impl Said {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Full-width signs (`８８号`, `ＰＳ－1`) as the narrow ones: two people type one thing in two ways.
pub fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

/// The language of a text that can be had in one only: paper, a line of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    pub const fn of(self, words: Words) -> &'static str {
        match self {
            Self::Zh => words.zh,
            Self::En => words.en,
        }
    }

    pub fn said(self, said: &Said) -> &str {
        match self {
            Self::Zh => &said.zh,
            Self::En => &said.en,
        }
    }
}

impl From<Words> for Said {
    fn from(words: Words) -> Self {
        Self::new(words.zh, words.en)
    }
}
