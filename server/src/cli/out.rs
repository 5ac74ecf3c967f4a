//! What a command prints: sentences for people, one JSON document for programs, progress on standard error.

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::Write;

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

    /// A bar for long work of known length, on standard error and only on a terminal.
    pub fn bar(self, length: u64, what: &'static str) -> ProgressBar {
        let bar = ProgressBar::new(length);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed} ETA {eta}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar
    }
}

/// A line on standard output. Whoever closed the pipe has seen enough: that ends the program, it is no error.
fn write(line: &str) {
    let done = writeln!(std::io::stdout().lock(), "{line}");
    if done.is_err_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe) {
        std::process::exit(0);
    }
}

/// Rows as lines with columns in line; Chinese characters are two wide.
pub fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(wide(cell));
        }
    }
    let line = |row: &[String; N]| {
        let mut out = String::new();
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            out.push_str(cell);
            if at + 1 < N {
                out.push_str(&" ".repeat(width - wide(cell) + 2));
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
    fn columns_stand_in_line_whatever_the_script() {
        let rows = [["时钟".to_owned(), "x".to_owned()], ["ab".to_owned(), "y".to_owned()]];
        assert_eq!(columns(&rows), ["时钟  x", "ab    y"]);
    }
}
