//! Chance of the demonstration: a small generator that can be copied, so that a transaction that is run again draws the
//! same. Every request has dice of its own; what one customer does moves nobody else's.

use shouwen_domain::moment::MINUTE;

/// `SplitMix64`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut dice = Self(seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        dice.next();
        dice
    }

    /// Dice for something that follows, so that it draws nothing from these.
    pub fn child(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True this many times in a thousand.
    pub fn mille(&mut self, n: u64) -> bool {
        self.next() % 1_000 < n
    }

    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + (self.next() % (to - from).max(1) as u64) as i64
    }

    /// Milliseconds between so many minutes, more often short than long, to the second.
    pub fn minutes(&mut self, from: i64, to: i64) -> i64 {
        let span = (to - from) * MINUTE;
        let (a, b) = (self.between(0, span), self.between(0, span));
        (from * MINUTE + a.min(b)) / 1_000 * 1_000
    }

    pub fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// The place of a weight, drawn by the weights.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.next() % weights.iter().sum::<u64>().max(1);
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_weights_are_kept() {
        let (mut a, mut b) = (Dice::new(7, 3), Dice::new(7, 3));
        assert!((0..50).all(|_| a.below(1_000) == b.below(1_000)));
        assert_ne!(Dice::new(7, 3).below(1_000_000), Dice::new(7, 4).below(1_000_000));
        let mut seen = [0; 3];
        for _ in 0..10_000 {
            seen[a.weighted(&[1, 0, 3])] += 1;
            let span = a.minutes(5, 10);
            assert!((5 * MINUTE..10 * MINUTE).contains(&span));
        }
        assert!(seen[1] == 0 && (2_200..2_800).contains(&seen[0]), "{seen:?}");
    }
}
