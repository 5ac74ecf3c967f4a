//! Keys of rows: what tells that a row came in before.

use sha2::{Digest, Sha256};
use shouwen_domain::words::Said;
use std::collections::HashMap;

/// Keys seen in the file, as 16 bytes of their digest: some 50 bytes a row whatever the keys look like.
#[derive(Default)]
pub(super) struct Keys(HashMap<[u8; 16], u64>);

impl Keys {
    pub(super) fn claim(&mut self, key: &str, line: u64) -> Result<(), Said> {
        match self.0.insert(digest(&[key]), line) {
            None => Ok(()),
            Some(earlier) => {
                self.0.insert(digest(&[key]), earlier);
                Err(Said::new(
                    format!("编号与第 {earlier} 行重复：同一编号只取第一行；若是另一件事，请另给编号"),
                    format!(
                        "the key stood in line {earlier} already: the first row of a key counts; another matter needs a \
                         key of its own"
                    ),
                ))
            }
        }
    }

    /// The same row twice in one file is two matters; the same file twice is none.
    pub(super) fn of_contents(&mut self, cells: &[String]) -> String {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let digest = digest(&cells);
        let times = self.0.entry(digest).or_default();
        *times += 1;
        let hex = u128::from_be_bytes(digest);
        if *times == 1 { format!("row:{hex:032x}") } else { format!("row:{hex:032x}#{times}") }
    }
}

fn digest(parts: &[&str]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    short
}
