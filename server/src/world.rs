//! Time and chance: the one place that reads the host's clock and its randomness. Everything else is handed a `World`.
//! A test world stands still until it is told to move. Tested through everything that uses it.

pub mod host;
pub mod jumps;

use host::{Host, Jump, Machine, Watched};
use jiff::tz::TimeZone;
use rand::{Rng, SeedableRng, rngs::StdRng};
use shouwen_domain::{event::hex, id::Id, moment::Moment};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

/// The zone of companies that name none (requirements NTF-02). Never the host's.
pub const ZONE: &str = "Asia/Shanghai";

/// Where the time comes from.
enum Clock {
    Standing(AtomicI64),
    Running(Watched),
}

pub struct World {
    clock: Clock,
    /// How far a demonstration was moved on before the host's clock, in milliseconds.
    ahead: AtomicI64,
    chance: Mutex<StdRng>,
    ids: Mutex<(i64, u16)>,
    node: AtomicI64,
    pub zone: TimeZone,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "World(at {:?})", self.now())
    }
}

impl World {
    /// The real one.
    pub fn real() -> Self {
        Self::on(Box::new(Machine::default()))
    }

    /// One that runs by the clocks of a host.
    pub fn on(host: Box<dyn Host>) -> Self {
        let clock = Clock::Running(Watched::new(host));
        Self::build(clock, StdRng::try_from_rng(&mut rand::rngs::SysRng).unwrap_or_else(|_| StdRng::seed_from_u64(0)))
    }

    /// One that stands at `now` and draws its chances from `seed`.
    pub fn standing(now: Moment, seed: u64) -> Self {
        Self::build(Clock::Standing(AtomicI64::new(now.0)), StdRng::seed_from_u64(seed))
    }

    fn build(clock: Clock, chance: StdRng) -> Self {
        Self {
            clock,
            ahead: AtomicI64::new(0),
            chance: Mutex::new(chance),
            ids: Mutex::new((0, 0)),
            node: AtomicI64::new(0),
            zone: TimeZone::get(ZONE).unwrap_or(TimeZone::UTC),
        }
    }

    pub fn now(&self) -> Moment {
        match &self.clock {
            Clock::Standing(at) => Moment(at.load(Ordering::SeqCst)),
            Clock::Running(watched) => watched.now().plus(self.ahead.load(Ordering::SeqCst)),
        }
    }

    /// By how much the host's clock differs from what is believed, in milliseconds.
    pub fn clock_off(&self) -> i64 {
        match &self.clock {
            Clock::Standing(_) => 0,
            Clock::Running(watched) => watched.off(),
        }
    }

    /// Jumps of the host's clock since this was asked last.
    pub fn jumps(&self) -> Vec<Jump> {
        match &self.clock {
            Clock::Standing(_) => Vec::new(),
            Clock::Running(watched) => watched.jumps(),
        }
    }

    /// Moves time on to an instant, and never back; false when it lies behind. Only a demonstration is moved
    /// (`App::is_demonstration`).
    pub fn move_on(&self, to: Moment) -> bool {
        let by = to.since(self.now());
        if by > 0 {
            let moved = match &self.clock {
                Clock::Standing(at) => at,
                Clock::Running(_) => &self.ahead,
            };
            moved.fetch_add(by, Ordering::SeqCst);
        }
        by > 0
    }

    /// Moves a standing world; nothing happens to the real one.
    pub fn set(&self, now: Moment) {
        if let Clock::Standing(at) = &self.clock {
            at.store(now.0, Ordering::SeqCst);
        }
    }

    pub const fn is_standing(&self) -> bool {
        matches!(self.clock, Clock::Standing(_))
    }

    /// No id is given that might be of before this instant: the database has records of then already.
    pub fn ids_after(&self, newest: Moment) {
        let mut last = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        last.0 = last.0.max(newest.0.saturating_add(1));
    }

    /// The node part of ids, leased from the database.
    pub fn set_node(&self, node: i64) {
        self.node.store(node & 0x3FF, Ordering::SeqCst);
    }

    /// A fresh id, larger than every id this world gave before.
    pub fn id(&self) -> Id {
        let now = self.now().0;
        let node = self.node.load(Ordering::SeqCst) as u16;
        let mut last = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        if now > last.0 {
            *last = (now, 0);
        } else if last.1 == 4095 {
            // More than 4,096 in a millisecond, or a clock that went back: borrow from the next one.
            *last = (last.0 + 1, 0);
        } else {
            last.1 += 1;
        }
        Id::compose(Moment(last.0), node, last.1)
    }

    /// A secret of `bytes` random bytes in hex.
    pub fn secret(&self, bytes: usize) -> String {
        let mut out = vec![0u8; bytes];
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut out);
        hex(&out)
    }

    /// A number below `n` (1 for `n` = 0).
    pub fn below(&self, n: u64) -> u64 {
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).next_u64() % n.max(1)
    }
}
