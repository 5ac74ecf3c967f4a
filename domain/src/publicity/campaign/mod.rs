//! Campaigns of advice on safe use (安全宣传活动, ANN-03): an area and a class of customers, the material, the ways on which it
//! is delivered, and what was reached. Owns: whom a campaign is for, and the formula of its coverage. Refuses an approval by its
//! author. Whoever wants no messages gets none: this is no emergency. Tested here and in `server/tests/campaigns.rs`.

mod decide;
mod flow;
mod forms;
pub mod report;

pub(crate) use decide::decide;
pub use flow::FLOW;
pub use forms::{GATHERINGS, HOW};

use crate::{emergency::plain, id::Id, intake::Address, moment::Moment, words::Words, words::w};
use serde::{Deserialize, Serialize};

/// Data of a campaign beside its record. Its points stand in a table of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Campaign {
    pub title: String,
    /// What is said; the words of the message.
    pub text: String,
    /// Districts, and roads or estates by how they begin; none means all of the company.
    pub districts: Vec<String>,
    pub roads: Vec<String>,
    /// Classes of customers it is for; none means all.
    pub households: bool,
    pub cared_for: bool,
    pub firms: bool,
    /// Ways on which it is delivered.
    pub sms: bool,
    pub visit: bool,
    pub event: bool,
    pub poster: bool,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Coverage that is aimed at, in percent.
    pub goal: Option<i64>,
    pub started_at: Option<Moment>,
    /// When the list was complete, and how many stand on it.
    pub listed_at: Option<Moment>,
    pub points: i64,
    pub events: Vec<Event>,
    pub posters: Vec<Poster>,
    pub finished_at: Option<Moment>,
    pub reported_at: Option<Moment>,
    pub summary: String,
    pub reason: String,
}

/// An event at a school, in a community.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    pub at: Option<Moment>,
    pub kind: String,
    pub place: String,
    pub attendance: i64,
    pub text: String,
    /// Photographs among the files of the record.
    pub photos: Vec<Id>,
    /// Points whose people were there, as they are on the list of those who came.
    pub points: i64,
}

/// Posters put up somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Poster {
    pub at: Option<Moment>,
    pub place: String,
    pub count: i64,
}

/// Class of a point, for whom a campaign is and by which its coverage is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Household,
    /// A household with a care flag: old, alone, ill.
    CaredFor,
    Firm,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::Household, Self::CaredFor, Self::Firm];

    pub const fn code(self) -> &'static str {
        ["household", "cared_for", "firm"][self as usize]
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Household => w("居民用户", "households"),
            Self::CaredFor => w("需关照的居民用户", "households with a care flag"),
            Self::Firm => w("单位用户", "organisations"),
        }
    }

    pub fn of(household: bool, care: bool) -> Self {
        match (household, care) {
            (true, true) => Self::CaredFor,
            (true, false) => Self::Household,
            (false, _) => Self::Firm,
        }
    }
}

impl Campaign {
    /// Whether a point of this class at this address is one of those it is for.
    pub fn is_for(&self, class: Class, address: &Address) -> bool {
        let classed = match class {
            _ if !(self.households || self.cared_for || self.firms) => true,
            Class::Household => self.households,
            // Who asks for households asks for all of them.
            Class::CaredFor => self.households || self.cared_for,
            Class::Firm => self.firms,
        };
        let district = plain(&address.district);
        let road = plain(&address.road);
        classed
            && (self.districts.is_empty() || self.districts.iter().any(|d| plain(d) == district))
            && (self.roads.is_empty() || self.roads.iter().any(|r| road.starts_with(&plain(r))))
    }
}

/// What an act does to the list of a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The list is made from here on, bit by bit.
    Gather,
    /// These were reached by a person, and how.
    By(Vec<Id>, String),
    /// Nobody is told any more.
    Stop,
}

/// Hundredths of a percent of `part` in `whole`, rounded down: 0 of nothing. Coverage is never made to look better.
pub fn share(part: i64, whole: i64) -> i64 {
    if whole <= 0 { 0 } else { part * 10_000 / whole }
}

/// `97.35 %`
pub fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// How the rate is counted, as it is written below every figure.
pub const FORMULA: Words = w(
    "覆盖率 = 已触达用气点数 ÷ 宣传范围内用气点数 × 100%。已触达：短信有送达回执，或上门、营业厅、电话告知本人，或在活动签到；同一用气点以多种方式触达只计一次。张贴海报和只有人数的活动无法逐户证明，不计入。",
    "Coverage = points reached ÷ points of the area × 100 %. Reached: a message with proof of delivery, or spoken with on a visit, at the counter or on the telephone, or signed in at an event; a point reached in several ways counts once. Posters, and events of which only the attendance is known, prove nothing of a point and do not count.",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(district: &str, road: &str) -> Address {
        Address { district: district.into(), road: road.into(), ..Address::default() }
    }

    /// ANN-03: by area and class; nothing named is everybody.
    #[test]
    fn a_campaign_is_for_its_area_and_its_classes() {
        let all = Campaign::default();
        assert!(Class::ALL.iter().all(|class| all.is_for(*class, &at("", ""))));
        let some = Campaign {
            districts: vec!["七星区".into()],
            roads: vec!["漓江路".into()],
            cared_for: true,
            firms: true,
            ..Campaign::default()
        };
        for (class, district, road, is) in [
            (Class::CaredFor, "七星区", "漓江路 88号", true),
            (Class::Firm, "七星区", "漓江路９０号", true),
            (Class::Household, "七星区", "漓江路88号", false),
            (Class::CaredFor, "象山区", "漓江路88号", false),
            (Class::CaredFor, "七星区", "滨江路88号", false),
        ] {
            assert_eq!(some.is_for(class, &at(district, road)), is, "{class:?} {district} {road}");
        }
        let households = Campaign { households: true, ..Campaign::default() };
        assert!(households.is_for(Class::CaredFor, &at("", "")) && !households.is_for(Class::Firm, &at("", "")));
    }

    /// ANN-03: the rate is rounded down and nothing of nothing is nothing.
    #[test]
    fn a_rate_never_looks_better_than_it_is() {
        for (part, whole, said) in
            [(0, 0, "0.00%"), (1, 3, "33.33%"), (2, 3, "66.66%"), (7, 7, "100.00%"), (99_999, 100_000, "99.99%")]
        {
            assert_eq!(percent(share(part, whole)), said);
        }
    }
}
