//! The host's clock, believed with care. The program goes on by the clock of the processor, which only goes on, and follows
//! the wall clock as long as that moves with it. A wall clock that jumps is not believed at once: a call-out that is late by
//! two hours and a day of breaches that never were are both worse than a minute of doubt.
//! Owns: when a jump is doubted, and when it is believed. Tested here by a table and by `server/tests/clock_jump.rs`.

use shouwen_domain::moment::{MINUTE, Moment, SECOND};
use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// What is corrected without a word: time servers slew, and small steps are theirs too.
const STEP: i64 = 2 * SECOND;
/// A jump ahead is believed when it has lasted this long: a machine that was put to sleep and woken stands rightly later.
const AHEAD: i64 = MINUTE;
/// A jump back is believed later: times that stand in histories would come again.
const BACK: i64 = 10 * MINUTE;
/// Both clocks are read within this, or read again.
const TOGETHER: i64 = 100;
/// Jumps that wait to be told; older ones are given up.
const TOLD: usize = 100;

/// Where times come from.
pub trait Host: Send + Sync {
    /// What the wall clock of the host says.
    fn wall(&self) -> Moment;
    /// Milliseconds of a clock that only goes on, from wherever it began.
    fn ticks(&self) -> i64;
}

/// The real host.
#[derive(Debug)]
pub struct Machine {
    begun: Instant,
}

impl Default for Machine {
    fn default() -> Self {
        Self { begun: Instant::now() }
    }
}

impl Host for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the host's clock")]
    fn wall(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_millisecond())
    }

    fn ticks(&self) -> i64 {
        i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// The program goes on by its own clock.
    Doubted,
    /// The wall clock came back to where it was expected.
    Over,
    /// It lasted: the program follows the wall clock from here on.
    Adopted,
}

impl Belief {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Doubted => "doubted",
            Self::Over => "over",
            Self::Adopted => "adopted",
        }
    }
}

/// Something happened to the host's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The program's own time.
    pub at: Moment,
    /// Milliseconds by which the wall clock differs; negative: it went back.
    pub by: i64,
    pub belief: Belief,
}

struct State {
    wall: Moment,
    ticks: i64,
    last: Moment,
    doubt: Option<Doubt>,
    jumps: Vec<Jump>,
}

#[derive(Clone, Copy)]
struct Doubt {
    by: i64,
    since: i64,
}

pub struct Watched {
    host: Box<dyn Host>,
    state: Mutex<State>,
}

impl Watched {
    pub fn new(host: Box<dyn Host>) -> Self {
        let (wall, ticks) = read(host.as_ref());
        let state = State { wall, ticks, last: wall, doubt: None, jumps: Vec::new() };
        Self { host, state: Mutex::new(state) }
    }

    /// The time. It never goes back, but where a jump back was believed.
    pub fn now(&self) -> Moment {
        let mut s = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // Read under the lock: two threads may not pass each other between the reading and its use.
        let (wall, ticks) = read(self.host.as_ref());
        let own = s.wall.plus((ticks - s.ticks).max(0));
        let by = wall.since(own);
        if by.abs() <= STEP {
            if let Some(doubt) = s.doubt.take() {
                s.tell(own, doubt.by, Belief::Over);
            }
            (s.wall, s.ticks) = (wall, ticks);
            s.last = s.last.max(wall);
            return s.last;
        }
        let since = match s.doubt {
            Some(doubt) if (doubt.by - by).abs() <= STEP => doubt.since,
            // It jumped again: what it says now is as young as that.
            _ => {
                s.doubt = Some(Doubt { by, since: ticks });
                s.tell(own, by, Belief::Doubted);
                ticks
            }
        };
        if ticks - since >= if by > 0 { AHEAD } else { BACK } {
            s.doubt = None;
            (s.wall, s.ticks, s.last) = (wall, ticks, wall);
            s.tell(wall, by, Belief::Adopted);
            return wall;
        }
        s.last = s.last.max(own);
        s.last
    }

    /// By how much the wall clock differs from the program's now, in milliseconds; 0: it is believed.
    pub fn off(&self) -> i64 {
        self.now();
        self.state.lock().unwrap_or_else(PoisonError::into_inner).doubt.map_or(0, |doubt| doubt.by)
    }

    /// What happened since this was asked last.
    pub fn jumps(&self) -> Vec<Jump> {
        self.now();
        std::mem::take(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner).jumps)
    }
}

impl State {
    fn tell(&mut self, at: Moment, by: i64, belief: Belief) {
        if self.jumps.len() < TOLD {
            self.jumps.push(Jump { at, by, belief });
        }
    }
}

/// Both clocks as of one instant: whoever is put aside between the two readings reads again.
fn read(host: &dyn Host) -> (Moment, i64) {
    for _ in 0..5 {
        let (before, wall, after) = (host.ticks(), host.wall(), host.ticks());
        if after - before <= TOGETHER {
            return (wall, after);
        }
    }
    (host.wall(), host.ticks())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    };

    #[derive(Clone, Default)]
    struct Fake {
        ticks: Arc<AtomicI64>,
        shift: Arc<AtomicI64>,
    }

    impl Host for Fake {
        fn wall(&self) -> Moment {
            Moment(1_000_000_000 + self.ticks() + self.shift.load(Ordering::SeqCst))
        }

        fn ticks(&self) -> i64 {
            self.ticks.load(Ordering::SeqCst)
        }
    }

    /// Steps: (milliseconds that pass, by how much the wall clock is off then, by how much the program is off).
    #[test]
    fn a_jump_is_doubted_and_believed_when_it_lasts() {
        type Step = (i64, i64, i64);
        let hour = 60 * MINUTE;
        let table: &[(&str, &[Step], &[Belief])] = &[
            ("steady", &[(10, 0, 0), (hour, 0, 0)], &[]),
            ("slewed", &[(10, 900, 900), (10, 1_800, 1_800), (10, 3_000, 3_000)], &[]),
            // Time stands still until it is made up for.
            ("a small step back", &[(5_000, 0, 0), (10, -1_500, -10), (2_000, -1_500, -1_500)], &[]),
            ("ahead and back", &[(10, hour, 0), (30_000, hour, 0), (10, 0, 0)], &[Belief::Doubted, Belief::Over]),
            (
                "ahead for good",
                &[(10, hour, 0), (59_000, hour, 0), (1_000, hour, hour)],
                &[Belief::Doubted, Belief::Adopted],
            ),
            (
                "back for a while",
                &[(10, -hour, 0), (9 * MINUTE, -hour, 0), (10, 0, 0)],
                &[Belief::Doubted, Belief::Over],
            ),
            ("back for good", &[(10, -hour, 0), (10 * MINUTE, -hour, -hour)], &[Belief::Doubted, Belief::Adopted]),
            (
                "a wandering clock is never believed",
                &[(10, hour, 0), (50_000, 2 * hour, 0), (50_000, 3 * hour, 0), (50_000, 4 * hour, 0)],
                &[Belief::Doubted, Belief::Doubted, Belief::Doubted, Belief::Doubted],
            ),
        ];
        for (name, steps, beliefs) in table {
            let fake = Fake::default();
            let clock = Watched::new(Box::new(fake.clone()));
            let mut before = clock.now();
            for (passes, off, wanted) in *steps {
                fake.ticks.fetch_add(*passes, Ordering::SeqCst);
                fake.shift.store(*off, Ordering::SeqCst);
                let now = clock.now();
                let own = Moment(1_000_000_000 + fake.ticks());
                assert_eq!(now.since(own), *wanted, "{name} after {passes}");
                assert!(now >= before || *wanted < 0, "{name}: time went back");
                before = now;
            }
            let told: Vec<Belief> = clock.jumps().iter().map(|jump| jump.belief).collect();
            assert_eq!(told, *beliefs, "{name}");
            assert!(clock.jumps().is_empty(), "told once");
        }
    }
}
