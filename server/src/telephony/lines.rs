//! Lines out of bytes as they come: halves, several at once, far too long ones. Owns: what is kept of them. Refuses to fill
//! the memory: a line that does not end is passed over to its end. Tested here.

/// Longest line that is kept, in bytes. What exchanges write is shorter than one kilobyte.
const LONGEST: usize = 16 * 1024;

#[derive(Debug, Default)]
pub struct Lines {
    begun: Vec<u8>,
    passing_over: bool,
    /// Lines that were too long.
    pub garbage: usize,
}

impl Lines {
    /// The lines that have ended, without what ends them. What is no UTF-8 is marked as such.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        for part in bytes.split_inclusive(|b| *b == b'\n') {
            let ends = part.last() == Some(&b'\n');
            if !self.passing_over {
                self.begun.extend_from_slice(part);
                if self.begun.len() > LONGEST {
                    self.begun = Vec::new();
                    self.passing_over = true;
                    self.garbage += 1;
                }
            }
            if ends {
                if !self.passing_over {
                    let line = std::mem::take(&mut self.begun);
                    let line = line.strip_suffix(b"\n").unwrap_or(&line);
                    let line = line.strip_suffix(b"\r").unwrap_or(line);
                    out.push(String::from_utf8_lossy(line).into_owned());
                }
                self.passing_over = false;
            }
        }
        out
    }
}

/// `Key: value` lines as they stand: keys are compared without their case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a key; empty where there is none.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(k, _)| k.eq_ignore_ascii_case(key)).map_or("", |(_, v)| v.as_str())
    }

    pub fn push_line(&mut self, line: &str) -> bool {
        let Some((key, value)) = line.split_once(':') else { return false };
        self.0.push((key.trim().to_owned(), value.trim().to_owned()));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// INF-04: however the bytes are cut, the lines are the same; nothing that comes breaks it.
        #[test]
        fn the_cuts_do_not_matter(text in "[a-z:\r\n\u{4e2d}]{0,200}", cuts in prop::collection::vec(1..9_usize, 0..60)) {
            let whole = Lines::default().feed(text.as_bytes());
            let (mut lines, mut cut, mut rest) = (Lines::default(), Vec::new(), text.as_bytes());
            for n in cuts {
                let (part, after) = rest.split_at(n.min(rest.len()));
                cut.extend(lines.feed(part));
                rest = after;
            }
            cut.extend(lines.feed(rest));
            prop_assert_eq!(cut, whole);
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            Lines::default().feed(&bytes);
        }
    }

    #[test]
    fn a_line_without_end_fills_no_memory() {
        let mut lines = Lines::default();
        for _ in 0..1_000 {
            assert!(lines.feed(&[b'x'; 1_024]).is_empty());
        }
        assert!(lines.begun.capacity() <= 2 * LONGEST);
        assert_eq!((lines.feed(b"tail\nnext\r\n"), lines.garbage), (vec!["next".to_owned()], 1));
    }
}
