//! Identifiers: 64 bits, ordered by time, 13 Crockford characters outside the database.

use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// Time-ordered id: 41 bits of milliseconds since 2020-01-01, 10 bits of node, 12 bits of sequence. Always positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub i64);

/// 2020-01-01T00:00:00Z.
const EPOCH: i64 = 1_577_836_800_000;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Id {
    /// Builds an id from its parts. `node` < 1024, `sequence` < 4096.
    pub const fn compose(at: Moment, node: u16, sequence: u16) -> Self {
        let ms = if at.0 > EPOCH { at.0 - EPOCH } else { 0 };
        Self(((ms & 0x1FF_FFFF_FFFF) << 22) | ((node as i64 & 0x3FF) << 12) | (sequence as i64 & 0xFFF))
    }

    /// Reads the 13-character form; letters I, L, O are read as 1, 1, 0. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 13 || !text.is_ascii() {
            return None;
        }
        let mut value: i64 = 0;
        for byte in text.bytes() {
            let upper = match byte.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let digit = ALPHABET.iter().position(|&c| c == upper)? as i64;
            if value > i64::MAX >> 5 {
                return None;
            }
            value = (value << 5) | digit;
        }
        (value > 0).then_some(Self(value))
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = [0u8; 13];
        let mut value = self.0;
        for slot in out.iter_mut().rev() {
            *slot = ALPHABET[(value & 31) as usize];
            value >>= 5;
        }
        f.write_str(std::str::from_utf8(&out).unwrap_or(""))
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_survives_its_text(value in 1i64..) {
            let id = Id(value);
            prop_assert_eq!(Id::parse(&id.to_string()), Some(id));
            prop_assert_eq!(Id::parse(&id.to_string().to_lowercase()), Some(id));
        }

        #[test]
        fn later_ids_are_larger_and_sort_as_text(ms in 0i64..2_000_000_000_000, more in 1i64..1_000_000) {
            let a = Id::compose(Moment(EPOCH + ms), 1023, 4095);
            let b = Id::compose(Moment(EPOCH + ms + more), 0, 0);
            prop_assert!(a < b);
            prop_assert!(a.to_string() < b.to_string());
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for bad in ["", "0", "ZZZZZZZZZZZZZ", "0000000000000", "00000000000U0", "000000000000"] {
            assert_eq!(Id::parse(bad), None, "{bad}");
        }
    }
}
