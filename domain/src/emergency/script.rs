//! The safety script (EMG-02): what the agent says to a caller, in order, and what was said when. What could be dangerous
//! is worded as a prohibition; reading a pack refuses a prohibition that does not sound like one.

use crate::{id::Id, moment::Moment};
use serde::{Deserialize, Serialize};

/// Whom a line is meant for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    #[default]
    Always,
    /// The caller smells gas in the house: out first, the call goes on outside.
    Indoors,
    Outdoors,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub code: String,
    pub zh: String,
    pub en: String,
    #[serde(default)]
    pub when: When,
    /// Something that must not be done.
    #[serde(default)]
    pub prohibition: bool,
}

/// The text in force; a change of its words is a new version, and the incident keeps the one that was read out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    pub version: i64,
    pub lines: Vec<Line>,
}

/// A line that was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tick {
    pub code: String,
    pub at: Moment,
    pub by: Option<Id>,
}

const FORBIDS_ZH: &[&str] = &["严禁", "禁止", "切勿", "不要", "不得"];
const FORBIDS_EN: &[&str] = &["do not", "never", "no "];

impl Line {
    /// A prohibition sounds like one in both languages, and nothing else does.
    pub fn is_worded(&self) -> bool {
        let en = self.en.to_lowercase();
        let forbids = FORBIDS_ZH.iter().any(|word| self.zh.starts_with(word))
            && FORBIDS_EN.iter().any(|word| en.starts_with(word));
        forbids || !self.prohibition
    }
}

impl Script {
    /// The lines for a caller who is inside, outside, or of whom it is not known: then all of them.
    pub fn lines(&self, indoors: Option<bool>) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| match (line.when, indoors) {
            (When::Indoors, Some(false)) | (When::Outdoors, Some(true)) => false,
            (When::Always | When::Indoors | When::Outdoors, _) => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(zh: &str, en: &str, prohibition: bool) -> Line {
        Line { code: "x".into(), zh: zh.into(), en: en.into(), when: When::Always, prohibition }
    }

    /// EMG-02: worded as a prohibition, in both languages.
    #[test]
    fn a_prohibition_sounds_like_one() {
        for (zh, en, prohibition, fine) in [
            ("严禁明火", "Do not use any open flame", true, true),
            ("不要开关任何电器", "Never touch a switch", true, true),
            ("关好电器", "Switch appliances off", true, false),
            ("严禁明火", "Put out the flame", true, false),
            ("请打开门窗通风", "Open windows and doors", false, true),
        ] {
            assert_eq!(line(zh, en, prohibition).is_worded(), fine, "{zh} / {en}");
        }
    }

    /// EMG-02: who is inside leaves first; of whom nothing is known hears everything.
    #[test]
    fn the_branch_depends_on_where_the_caller_is() {
        let of = |code: &str, when| Line { code: code.into(), when, ..Line::default() };
        let lines = vec![of("leave", When::Indoors), of("calm", When::Always), of("away", When::Outdoors)];
        let script = Script { version: 1, lines };
        let codes = |indoors| script.lines(indoors).map(|l| l.code.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(codes(Some(true)), "leave calm");
        assert_eq!(codes(Some(false)), "calm away");
        assert_eq!(codes(None), "leave calm away");
    }
}
