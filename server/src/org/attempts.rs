//! Sign-ins that failed, by where they came from: `auth.login_rate` a minute and no more (SEC-02). Those that succeed
//! are not counted, so that a shift behind one address is not locked out by starting work.
//! Kept in memory by each node: it slows guessing down, the lock of the account is what stops it.

use shouwen_domain::moment::{MINUTE, Moment};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;

#[derive(Debug)]
pub struct Attempts {
    failed: Mutex<HashMap<String, (Moment, i64)>>,
    /// Whose password is being judged.
    pub turn: Arc<Semaphore>,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { failed: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

/// Only keeps a flood of addresses from filling the memory.
const MOST: usize = 10_000;

impl Attempts {
    /// Whether this source has failed too often in its running minute.
    pub fn is_spent(&self, source: &str, now: Moment, most: i64) -> bool {
        let all = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(source).is_some_and(|(since, n)| now.since(*since) < MINUTE && now >= *since && *n >= most)
    }

    pub fn failed(&self, source: &str, now: Moment) {
        let mut all = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.retain(|_, (since, _)| now.since(*since) < MINUTE);
        }
        let slot = all.entry(source.to_owned()).or_insert((now, 0));
        if now.since(slot.0) >= MINUTE || now < slot.0 {
            *slot = (now, 0);
        }
        slot.1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SEC-02
    #[test]
    fn a_source_is_held_up_for_the_rest_of_its_minute() {
        let attempts = Attempts::default();
        let t = Moment(1_000_000);
        for n in 0..3 {
            assert!(!attempts.is_spent("a", t, 3), "{n}");
            attempts.failed("a", t.plus(n));
        }
        assert!(attempts.is_spent("a", t.plus(MINUTE - 1), 3));
        assert!(!attempts.is_spent("b", t, 3));
        assert!(!attempts.is_spent("a", t.plus(MINUTE), 3));
        attempts.failed("a", t.plus(MINUTE));
        assert!(!attempts.is_spent("a", t.plus(MINUTE), 3));
    }
}
