//! Time and chance: the one place that reads the host's clock and its randomness. Everything else is handed a `World`.
//! A test world stands still until it is told to move. Tested through everything that uses it.

use jiff::tz::TimeZone;
use rand::{Rng, SeedableRng, rngs::StdRng};
use shouwen_domain::{event::hex, id::Id, moment::Moment};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

/// The zone of companies that name none (requirements NTF-02). Never the host's.
pub const ZONE: &str = "Asia/Shanghai";

pub struct World {
    /// `None`: the host's clock.
    fixed: Option<AtomicI64>,
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
        Self::build(None, StdRng::try_from_rng(&mut rand::rngs::SysRng).unwrap_or_else(|_| StdRng::seed_from_u64(0)))
    }

    /// One that stands at `now` and draws its chances from `seed`.
    pub fn standing(now: Moment, seed: u64) -> Self {
        Self::build(Some(AtomicI64::new(now.0)), StdRng::seed_from_u64(seed))
    }

    fn build(fixed: Option<AtomicI64>, chance: StdRng) -> Self {
        Self {
            fixed,
            ahead: AtomicI64::new(0),
            chance: Mutex::new(chance),
            ids: Mutex::new((0, 0)),
            node: AtomicI64::new(0),
            zone: TimeZone::get(ZONE).unwrap_or(TimeZone::UTC),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that reads the host's clock")]
    pub fn now(&self) -> Moment {
        match &self.fixed {
            Some(at) => Moment(at.load(Ordering::SeqCst)),
            None => Moment(jiff::Timestamp::now().as_millisecond() + self.ahead.load(Ordering::SeqCst)),
        }
    }

    /// Moves time on to an instant, and never back; false when it lies behind. Only a demonstration is moved
    /// (`App::is_demonstration`).
    pub fn move_on(&self, to: Moment) -> bool {
        let by = to.since(self.now());
        if by > 0 {
            self.fixed.as_ref().unwrap_or(&self.ahead).fetch_add(by, Ordering::SeqCst);
        }
        by > 0
    }

    /// Moves a standing world; nothing happens to the real one.
    pub fn set(&self, now: Moment) {
        if let Some(at) = &self.fixed {
            at.store(now.0, Ordering::SeqCst);
        }
    }

    pub fn is_standing(&self) -> bool {
        self.fixed.is_some()
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
