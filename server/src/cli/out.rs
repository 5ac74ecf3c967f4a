//! What a command prints: sentences for people, one JSON document for programs, progress on standard error.

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write};

#[derive(Clone, Copy, Debug)]
pub struct Out {
    json: bool,
}

impl Out {
    pub const fn new(json: bool) -> Self {
        Self { json }
    }

    pub const fn is_json(self) -> bool {
        self.json
    }

    /// A line for people; nothing when JSON was asked for.
    pub fn say(self, line: impl AsRef<str>) {
        if !self.json {
            write(line.as_ref());
        }
    }

    /// The document for programs; nothing for people.
    pub fn document(self, value: &impl Serialize) {
        if self.json {
            write(&serde_json::to_string_pretty(value).unwrap_or_else(|e| format!("{{\"error\": \"{e}\"}}")));
        }
    }

    /// A bar for long work, on standard error and only on a terminal; a count while its length (0) is not known.
    pub fn bar(self, length: u64, what: &'static str) -> ProgressBar {
        let bar = if length == 0 { ProgressBar::no_length() } else { ProgressBar::new(length) };
        let style = ProgressStyle::with_template(if length == 0 {
            "{msg} {pos} {elapsed}"
        } else {
            "{msg} {wide_bar} {pos}/{len} {elapsed} ETA {eta}"
        });
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar
    }
}

/// A line on standard output. Whoever closed the pipe has seen enough: that ends the program, it is no error.
pub(super) fn write(line: &str) {
    let done = writeln!(std::io::stdout().lock(), "{line}");
    if done.is_err_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe) {
        std::process::exit(0);
    }
}

/// Most runs that are written out; a program reads all of them from `--json`.
const RUNS: usize = 40;

/// Ascending numbers as runs: `2-5, 9, 11`.
pub(super) fn runs(numbers: &[u64]) -> String {
    let mut all: Vec<(u64, u64)> = Vec::new();
    for n in numbers {
        match all.last_mut() {
            Some((_, last)) if *n == *last + 1 => *last = *n,
            _ => all.push((*n, *n)),
        }
    }
    let mut text: Vec<String> =
        all.iter().take(RUNS).map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") }).collect();
    if all.len() > RUNS {
        text.push("…".to_owned());
    }
    text.join(", ")
}

/// Asks at a terminal before much is written; a script is not asked. `asked` is the question without its "[y/N]".
pub(super) fn agreed(without: bool, asked: impl FnOnce() -> String) -> Result<(), super::Ended> {
    if without || !std::io::stdin().is_terminal() {
        return Ok(());
    }
    print!("{} [y/N] ", asked());
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    if matches!(answer.trim(), "y" | "Y" | "yes" | "是") {
        return Ok(());
    }
    Err(super::Ended::Refused("没有导入 / nothing was imported".into()))
}

/// One long cell pushes its own line out, not those of all others.
const WIDEST: usize = 40;

/// Rows as lines with columns in line; Chinese characters are two wide.
pub fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(wide(cell).min(WIDEST));
        }
    }
    let line = |row: &[String; N]| {
        let mut out = String::new();
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            out.push_str(cell);
            if at + 1 < N {
                out.push_str(&" ".repeat(width.saturating_sub(wide(cell)) + 2));
            }
        }
        out.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn wide(text: &str) -> usize {
    text.chars().map(|c| if matches!(c as u32, 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_written_as_runs() {
        assert_eq!(runs(&[2, 3, 4, 9, 11, 12]), "2-4, 9, 11-12");
        assert_eq!(runs(&[]), "");
        let odd: Vec<u64> = (0..50).map(|n| n * 2).collect();
        assert!(runs(&odd).ends_with("78, …"));
    }

    #[test]
    fn columns_stand_in_line_whatever_the_script() {
        let rows = [["时钟".to_owned(), "x".to_owned()], ["ab".to_owned(), "y".to_owned()]];
        assert_eq!(columns(&rows), ["时钟  x", "ab    y"]);
        let long = "x".repeat(100);
        let rows = [[long.clone(), "1".to_owned()], ["ab".to_owned(), "2".to_owned()]];
        assert_eq!(columns(&rows), [format!("{long}  1"), format!("ab{}2", " ".repeat(WIDEST))]);
    }
}
