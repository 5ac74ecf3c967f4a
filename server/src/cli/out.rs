//! What a command prints: sentences for people, one JSON document for programs, progress on standard error.

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

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
            println!("{}", line.as_ref());
        }
    }

    /// The document for programs; nothing for people.
    pub fn document(self, value: &impl Serialize) {
        if self.json {
            println!("{}", serde_json::to_string_pretty(value).unwrap_or_else(|e| format!("{{\"error\": \"{e}\"}}")));
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
