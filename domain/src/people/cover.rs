//! Cover: where somebody has to be, and the spans in which nobody is (SHF-01, EMG-15). Owns: gaps, overlaps, rest. Refuses
//! nothing itself; the guards of the roster do. Tested below by tables.

use crate::{fieldwork::window::Window, id::Id, moment::Moment, words::Said};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody on duty somewhere in a span; `to` is no longer in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    pub person: Id,
    pub unit: Id,
    pub window: Window,
    /// The roster, the absence or the uncovered post that planned it; imported shifts have none.
    pub source: Option<Id>,
    /// Called in for somebody: actual, not plan.
    pub stand_in: bool,
}

/// Somewhere that somebody has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// `region:七星区`, `queue:hotline`, `unit:17`.
    pub key: String,
    pub name: Said,
    /// The unit that answers for it.
    pub unit: Option<Id>,
    /// Units whose shifts count.
    pub units: BTreeSet<Id>,
    /// Only those who go out count: leaders of crews and technicians.
    pub crew_only: bool,
    /// So many have to be there.
    pub least: i64,
    /// When.
    pub need: Vec<Window>,
    /// Who is there anyway.
    pub others: Vec<Duty>,
}

impl Cover {
    /// Whether a shift of somebody counts here.
    pub fn counts(&self, person: Id, unit: Id, crew: &BTreeSet<Id>) -> bool {
        self.units.contains(&unit) && (!self.crew_only || crew.contains(&person))
    }

    /// The spans in which too few are there, when these come to those who are there anyway.
    pub fn gaps(&self, duties: &[Duty], crew: &BTreeSet<Id>) -> Vec<Window> {
        let of = duties.iter().chain(&self.others).filter(|d| self.counts(d.person, d.unit, crew));
        gaps(&self.need, &of.map(|d| d.window).collect::<Vec<_>>(), self.least)
    }
}

/// A place that is or will be without anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uncovered {
    pub key: String,
    pub name: Said,
    pub unit: Option<Id>,
    pub from: Moment,
    /// None: as far as the plan was looked at.
    pub until: Option<Moment>,
}

/// What the plan around an act says, loaded for the people that it names.
#[derive(Clone, Debug, Default)]
pub struct Around {
    pub covers: Vec<Cover>,
    /// Of the people named, those who go out.
    pub crew: BTreeSet<Id>,
    /// Shifts of the people named that are planned elsewhere.
    pub elsewhere: Vec<Duty>,
    /// Approved leave and reported absence of the people named.
    pub away: Vec<(Id, Window)>,
    /// `shift.rest` in milliseconds.
    pub rest: i64,
    /// Opening hours of a unit that is not open round the clock, and how many it wants in them.
    pub open: Vec<Window>,
    pub least: i64,
    /// Number of another published roster of the unit in the same time.
    pub double: Option<String>,
    /// Where the people named stand: their own unit below the roster's.
    pub homes: BTreeMap<Id, Id>,
    pub names: BTreeMap<Id, String>,
    /// Of the crew, those whose certificate for emergencies does not hold in one of their shifts.
    pub uncertified: Vec<Id>,
    /// What an absence leaves uncovered, or what a stand-in still leaves.
    pub uncovered: Vec<Uncovered>,
    /// Shifts of the person whom an act is about.
    pub own: Vec<Duty>,
    /// Both shifts of a swap.
    pub swap: Option<super::swap::Both>,
    /// What is open when a shift is handed over.
    pub items: Vec<super::Item>,
    /// The person is checked in already.
    pub checked_in: bool,
    /// When a replacement has to be found.
    pub replace_by: Option<Moment>,
    /// When a hand-over goes to the leader.
    pub sign_by: Option<Moment>,
    /// `shift.grace` in milliseconds.
    pub grace: i64,
}

impl Around {
    pub fn name(&self, person: Id) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }
}

/// The parts of `need` in which fewer than `least` of the spans run, joined where they touch. The end of a span is not in it.
pub fn gaps(need: &[Window], there: &[Window], least: i64) -> Vec<Window> {
    let mut marks: Vec<(Moment, i64)> = Vec::with_capacity(there.len() * 2);
    for w in there.iter().filter(|w| w.from < w.to) {
        marks.push((w.from, 1));
        marks.push((w.to, -1));
    }
    marks.sort_unstable();
    let mut out: Vec<Window> = Vec::new();
    for span in need.iter().filter(|w| w.from < w.to) {
        let (mut at, mut count) = (span.from, 0);
        let mut close = |from: Moment, to: Moment, count: i64| {
            if from >= to || count >= least {
                return;
            }
            match out.last_mut() {
                Some(last) if last.to == from => last.to = to,
                _ => out.push(Window { from, to }),
            }
        };
        for (when, step) in &marks {
            if *when > span.from && *when < span.to {
                close(at, *when, count);
                at = *when;
            }
            if *when < span.to {
                count += step;
            }
        }
        close(at, span.to, count);
    }
    out
}

/// Pairs of shifts of one person that run at the same time.
pub fn overlaps(duties: &[Duty]) -> Vec<(Duty, Duty)> {
    neighbours(duties).filter(|(a, b)| b.window.from < a.window.to).collect()
}

/// Pairs of shifts of one person with less than `rest` milliseconds between them.
pub fn short_rests(duties: &[Duty], rest: i64) -> Vec<(Duty, Duty)> {
    neighbours(duties)
        .filter(|(a, b)| b.window.from >= a.window.to && b.window.from.since(a.window.to) < rest)
        .collect()
}

/// Each shift with the next one of the same person. One that reaches over several is compared with the first of them.
fn neighbours(duties: &[Duty]) -> impl Iterator<Item = (Duty, Duty)> {
    let mut all = duties.to_vec();
    all.sort_by_key(|d| (d.person, d.window.from, d.window.to));
    let pairs: Vec<(Duty, Duty)> =
        all.windows(2).filter(|p| p[0].person == p[1].person).map(|p| (p[0], p[1])).collect();
    pairs.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::HOUR;

    fn w(from: i64, to: i64) -> Window {
        Window { from: Moment(from * HOUR), to: Moment(to * HOUR) }
    }

    fn duty(person: i64, from: i64, to: i64) -> Duty {
        Duty { person: Id(person), unit: Id(1), window: w(from, to), source: None, stand_in: false }
    }

    /// SHF-01: every uncovered minute is found, at the ends too, and touching shifts leave none.
    #[test]
    fn gaps_are_what_nobody_covers() {
        for (need, there, least, expected) in [
            (vec![w(0, 24)], vec![], 1, vec![w(0, 24)]),
            (vec![w(0, 24)], vec![w(0, 8), w(8, 24)], 1, vec![]),
            (vec![w(0, 24)], vec![w(-2, 3), w(4, 30)], 1, vec![w(3, 4)]),
            (vec![w(0, 24)], vec![w(1, 23)], 1, vec![w(0, 1), w(23, 24)]),
            (vec![w(0, 24)], vec![w(0, 12), w(6, 24)], 2, vec![w(0, 6), w(12, 24)]),
            (vec![w(8, 12), w(13, 17)], vec![w(9, 16)], 1, vec![w(8, 9), w(16, 17)]),
            (vec![w(8, 12), w(13, 17)], vec![w(0, 1)], 1, vec![w(8, 12), w(13, 17)]),
            (vec![w(0, 24), w(24, 48)], vec![w(0, 20), w(26, 48)], 1, vec![w(20, 26)]),
            (vec![w(0, 24)], vec![w(0, 24), w(10, 10)], 1, vec![]),
        ] {
            assert_eq!(gaps(&need, &there, least), expected, "{need:?} {there:?} {least}");
        }
    }

    /// SHF-01
    #[test]
    fn nobody_is_in_two_places_and_everybody_rests() {
        let all = [duty(1, 0, 8), duty(2, 4, 12), duty(1, 8, 16), duty(2, 11, 20)];
        assert_eq!(overlaps(&all), [(all[1], all[3])]);
        assert_eq!(short_rests(&all, 11 * HOUR), [(all[0], all[2])]);
        assert_eq!(short_rests(&[duty(1, 0, 8), duty(1, 19, 24)], 11 * HOUR), [], "eleven hours are enough");
    }

    /// EMG-15: the agent in the same unit is no crew.
    #[test]
    fn only_those_who_go_out_cover_a_region() {
        let cover = Cover {
            units: BTreeSet::from([Id(1)]),
            crew_only: true,
            least: 1,
            need: vec![w(0, 24)],
            others: vec![duty(1, 0, 12)],
            ..Cover::default()
        };
        let crew = BTreeSet::from([Id(1)]);
        assert_eq!(cover.gaps(&[duty(2, 12, 24)], &crew), [w(12, 24)]);
        assert_eq!(cover.gaps(&[duty(1, 12, 24)], &crew), []);
    }
}
