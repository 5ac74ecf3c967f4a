//! A call as a fold over what the exchange said of it (ANS-01). Owns: state, ring count, who answered, what became of it.
//! Events come late, twice and out of order: the same events give the same call, in whatever order they were heard.
//! Tested here by tables and permutations.

use crate::{
    id::Id,
    moment::{Moment, SECOND},
    words::{Words, w},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an exchange says of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The call reached the queue, or rings at an extension.
    Ring,
    /// Somebody took it; `detail`: the rings that the exchange has counted, if it counts.
    Answer,
    /// It went on to another extension, which has it now.
    Transfer,
    Hold,
    Resume,
    /// The whole call has ended; `detail`: the cause as the exchange calls it.
    HangUp,
    /// `detail`: where the recording is.
    Recording,
    /// The key for emergencies was pressed, or the queue is that of emergencies.
    Emergency,
    /// The exchange does not know it any more and never said how it ended.
    Lost,
}

impl What {
    pub const ALL: [Self; 9] = [
        Self::Ring,
        Self::Answer,
        Self::Transfer,
        Self::Hold,
        Self::Resume,
        Self::HangUp,
        Self::Recording,
        Self::Emergency,
        Self::Lost,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Ring => "ring",
            Self::Answer => "answer",
            Self::Transfer => "transfer",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::HangUp => "hangup",
            Self::Recording => "recording",
            Self::Emergency => "emergency",
            Self::Lost => "lost",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }

    /// It can be said once only: heard again without a time of its own it is the same.
    pub const fn is_once(self) -> bool {
        !matches!(self, Self::Hold | Self::Resume)
    }
}

/// One event. Equal ones are one, however often they come.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    pub at: Moment,
    pub what: What,
    /// Empty where it concerns none (the queue).
    pub extension: String,
    pub detail: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Ringing,
    Talking,
    Ended,
}

impl Stage {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ringing => "ringing",
            Self::Talking => "talking",
            Self::Ended => "ended",
        }
    }
}

/// What became of a call that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Answered,
    /// It rang, and nobody took it.
    Missed,
    /// The caller gave up before the first ring was over: no agent could have been there (appendix B).
    Abandoned,
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Answered, Self::Missed, Self::Abandoned];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Missed => "missed",
            Self::Abandoned => "abandoned",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Answered => w("已接听", "answered"),
            Self::Missed => w("未接", "missed"),
            Self::Abandoned => w("一声内挂断", "given up within one ring"),
        }
    }
}

/// A call as its events have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The first that was heard of it.
    pub begun_at: Option<Moment>,
    pub ring_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    /// Who took it first.
    pub answered_by: String,
    /// Who has it now, or had it last.
    pub with: String,
    /// Extensions at which it rings or rang.
    pub rung: Vec<String>,
    pub ended_at: Option<Moment>,
    pub cause: String,
    /// How it ended was never said.
    pub lost: bool,
    /// Rings as the exchange counted them.
    pub counted: Option<i64>,
    /// Milliseconds on hold.
    pub held: i64,
    pub on_hold: bool,
    pub recording: String,
    pub emergency_at: Option<Moment>,
}

impl Call {
    /// The call that these events tell of, in whatever order and however often they stand there.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Happening>) -> Self {
        let mut all: Vec<&Happening> = events.into_iter().collect();
        all.sort();
        all.dedup();
        let mut call = Self { begun_at: all.first().map(|e| e.at), ..Self::default() };
        let mut first_rings: BTreeMap<&str, Moment> = BTreeMap::new();
        let mut held_since = None;
        let mut lost_at = None;
        for e in &all {
            match e.what {
                What::Ring => {
                    call.ring_at.get_or_insert(e.at);
                    if !e.extension.is_empty() {
                        first_rings.entry(&e.extension).or_insert(e.at);
                    }
                }
                What::Answer => {
                    if call.answered_at.is_none() {
                        call.answered_at = Some(e.at);
                        call.answered_by.clone_from(&e.extension);
                        call.with.clone_from(&e.extension);
                    }
                    call.counted = call.counted.or_else(|| e.detail.parse().ok().filter(|n| (0..1_000).contains(n)));
                    // Some say the taking without who took it, and that a moment later.
                    if call.answered_by.is_empty() {
                        call.answered_by.clone_from(&e.extension);
                    }
                    if !e.extension.is_empty() {
                        call.with.clone_from(&e.extension);
                    }
                }
                What::Transfer => call.with.clone_from(&e.extension),
                What::Hold => {
                    held_since.get_or_insert(e.at);
                }
                What::Resume => call.held += held_since.take().map_or(0, |from| e.at.since(from)),
                What::HangUp => {
                    if call.ended_at.is_none() {
                        call.ended_at = Some(e.at);
                        call.cause.clone_from(&e.detail);
                    }
                }
                What::Recording => call.recording.clone_from(&e.detail),
                What::Emergency => {
                    call.emergency_at.get_or_insert(e.at);
                }
                What::Lost => {
                    lost_at.get_or_insert(e.at);
                }
            }
        }
        call.rung = first_rings.keys().map(|e| (*e).to_owned()).collect();
        if let (None, Some(at)) = (call.ended_at, lost_at) {
            (call.ended_at, call.lost) = (Some(at), true);
        }
        // Two clocks of one exchange may differ by a moment: a call does not end before it was taken.
        call.ended_at = call.ended_at.map(|end| call.answered_at.map_or(end, |answer| end.max(answer)));
        match (held_since, call.ended_at) {
            (Some(from), Some(end)) => call.held += end.since(from).max(0),
            (Some(_), None) => call.on_hold = true,
            _ => {}
        }
        call
    }

    pub fn stage(&self) -> Stage {
        match (self.ended_at, self.answered_at) {
            (Some(_), _) => Stage::Ended,
            (None, Some(_)) => Stage::Talking,
            (None, None) => Stage::Ringing,
        }
    }

    /// How often it rang before it was taken or ended: as the exchange counted, else by the ring's length (`ring.cycle`,
    /// in milliseconds): a tone begins at once and then at every cycle. Unknown while it rings, and where the ringing was
    /// not heard of.
    pub fn rings(&self, cycle: i64) -> Option<i64> {
        if self.answered_at.is_some() && self.counted.is_some() {
            return self.counted;
        }
        let waited = self.answered_at.or(self.ended_at)?.since(self.ring_at?).max(0);
        Some(waited / cycle.max(SECOND) + 1)
    }

    /// Answered within so many rings (`call.rings`, ANS-01). A call that nobody took was not; one that was given up within
    /// the first ring counts neither way, nor does one whose ringing was not heard of.
    pub fn within(&self, cycle: i64, most: i64) -> Option<bool> {
        match self.outcome(cycle)? {
            Outcome::Abandoned => None,
            Outcome::Missed => Some(false),
            Outcome::Answered => Some(self.rings(cycle)? <= most),
        }
    }

    /// What became of it; nothing while it rings.
    pub fn outcome(&self, cycle: i64) -> Option<Outcome> {
        if self.answered_at.is_some() {
            return Some(Outcome::Answered);
        }
        let end = self.ended_at?;
        let waited = end.since(self.ring_at.or(self.begun_at)?);
        Some(if waited < cycle && !self.lost { Outcome::Abandoned } else { Outcome::Missed })
    }

    /// Milliseconds spoken; unknown where the end is.
    pub fn spoken(&self) -> Option<i64> {
        if self.lost {
            return None;
        }
        Some(self.ended_at?.since(self.answered_at?).max(0))
    }
}

/// Who was logged in at an extension from one instant to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub extension: String,
    pub person: Id,
    pub from: Moment,
    pub until: Option<Moment>,
}

/// Who sat there at that instant.
pub fn seated(seats: &[Seat], extension: &str, at: Moment) -> Option<Id> {
    let there = |s: &&Seat| s.extension == extension && s.from <= at && s.until.is_none_or(|until| at < until);
    seats.iter().filter(there).max_by_key(|s| s.from).map(|s| s.person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CYCLE: i64 = 5 * SECOND;

    fn e(second: i64, what: What, extension: &str, detail: &str) -> Happening {
        Happening { at: Moment(second * SECOND), what, extension: extension.into(), detail: detail.into() }
    }

    /// ANS-01, story 7.1 step 1: 02:13:05 rings, 02:13:14 answered on the second ring.
    #[test]
    fn nine_seconds_are_two_rings() {
        let call = Call::of(&[e(5, What::Ring, "8001", ""), e(14, What::Answer, "8001", "")]);
        assert_eq!((call.rings(CYCLE), call.within(CYCLE, 3), call.stage()), (Some(2), Some(true), Stage::Talking));
        for (waited, rings, within) in
            [(0, 1, true), (4, 1, true), (5, 2, true), (14, 3, true), (15, 4, false), (60, 13, false)]
        {
            let call = Call::of(&[e(0, What::Ring, "", ""), e(waited, What::Answer, "8001", "")]);
            assert_eq!((call.rings(CYCLE), call.within(CYCLE, 3)), (Some(rings), Some(within)), "{waited} s");
        }
        // What the exchange has counted goes before what is worked out.
        let counted = Call::of(&[e(0, What::Ring, "", ""), e(14, What::Answer, "8001", "4")]);
        assert_eq!((counted.rings(CYCLE), counted.within(CYCLE, 3)), (Some(4), Some(false)));
        // Nothing is claimed of a ringing that was not heard.
        let late = Call::of(&[e(14, What::Answer, "8001", "")]);
        assert_eq!((late.rings(CYCLE), late.within(CYCLE, 3)), (None, None));
    }

    /// ANS-01: nobody took it; given up within the first ring; lost from sight.
    #[test]
    fn what_became_of_a_call_that_nobody_took() {
        let ended = |second| Call::of(&[e(0, What::Ring, "8001", ""), e(second, What::HangUp, "", "cancel")]);
        assert_eq!((ended(3).outcome(CYCLE), ended(3).within(CYCLE, 3)), (Some(Outcome::Abandoned), None));
        assert_eq!((ended(5).outcome(CYCLE), ended(5).within(CYCLE, 3)), (Some(Outcome::Missed), Some(false)));
        let lost = Call::of(&[e(0, What::Ring, "8001", ""), e(2, What::Lost, "", "")]);
        assert_eq!((lost.outcome(CYCLE), lost.lost, lost.spoken()), (Some(Outcome::Missed), true, None));
        // How it really ended may be told later.
        let told = Call::of(&[
            e(0, What::Ring, "", ""),
            e(90, What::Lost, "", ""),
            e(4, What::Answer, "8002", ""),
            e(64, What::HangUp, "", ""),
        ]);
        assert_eq!(
            (told.outcome(CYCLE), told.lost, told.spoken()),
            (Some(Outcome::Answered), false, Some(60 * SECOND))
        );
        assert_eq!(Call::of(&[e(0, What::Ring, "", "")]).outcome(CYCLE), None);
        assert_eq!(Call::of(&[]), Call::default());
    }

    /// INF-04: transfer, hold, recording.
    #[test]
    fn who_has_it_and_how_long_it_waited() {
        let call = Call::of(&[
            e(0, What::Ring, "", ""),
            e(1, What::Ring, "8001", ""),
            e(1, What::Ring, "8002", ""),
            e(8, What::Answer, "8002", ""),
            e(20, What::Hold, "", ""),
            e(50, What::Resume, "", ""),
            e(60, What::Transfer, "8009", ""),
            e(90, What::Recording, "", "2026/03/05/1.wav"),
            e(100, What::HangUp, "", "16"),
        ]);
        assert_eq!((call.answered_by.as_str(), call.with.as_str()), ("8002", "8009"));
        assert_eq!((call.rung.join(","), call.held, call.on_hold), ("8001,8002".into(), 30 * SECOND, false));
        assert_eq!((call.spoken(), call.recording.as_str()), (Some(92 * SECOND), "2026/03/05/1.wav"));
    }

    #[test]
    fn the_seat_of_that_hour_counts() {
        let seat = |n, from, until| Seat { extension: "8001".into(), person: Id(n), from: Moment(from), until };
        let seats = [seat(1, 0, Some(Moment(10))), seat(2, 10, None)];
        assert_eq!(seated(&seats, "8001", Moment(9)), Some(Id(1)));
        assert_eq!(seated(&seats, "8001", Moment(10)), Some(Id(2)));
        assert_eq!(seated(&seats, "8002", Moment(10)), None);
    }

    fn happening() -> impl Strategy<Value = Happening> {
        let extension = prop::sample::select(vec!["", "8001", "8002"]);
        let detail = prop::sample::select(vec!["", "2", "x"]);
        (0..40_i64, prop::sample::select(What::ALL.to_vec()), extension, detail)
            .prop_map(|(s, what, x, d)| e(s, what, x, d))
    }

    proptest! {
        /// INF-04: any order and any repetition of the events is the same call.
        #[test]
        fn the_order_of_hearing_does_not_matter(
            (events, mixed) in prop::collection::vec(happening(), 0..12).prop_flat_map(|events| {
                let twice: Vec<Happening> = events.iter().chain(&events).cloned().collect();
                (Just(events), Just(twice).prop_shuffle())
            })
        ) {
            let call = Call::of(&events);
            prop_assert_eq!(&call, &Call::of(&mixed));
            prop_assert!(call.held >= 0);
            if let (Some(answer), Some(end)) = (call.answered_at, call.ended_at) {
                prop_assert!(answer <= end);
            }
            prop_assert_eq!(call.stage() == Stage::Ended, call.ended_at.is_some());
        }
    }
}
