//! A file that one cannot read at a sitting is two files. Generated files are not counted.

use std::path::Path;

use crate::tree;

const LIMIT: usize = 500;
const WARNED: usize = 450;

pub(crate) fn run(root: &Path, _: &[String]) -> Result<(), String> {
    let files = tree::sources(root, &["rs", "ts", "tsx", "mjs", "js", "css"])?;
    let mut over = Vec::new();
    for file in &files {
        let lines = file.text.lines().count();
        if lines > LIMIT {
            over.push(format!("{}: {lines} lines", file.path));
        } else if lines > WARNED {
            println!("warning: {}: {lines} lines, the limit is {LIMIT}", file.path);
        }
    }
    if over.is_empty() {
        println!("{} source files, none over {LIMIT} lines", files.len());
        return Ok(());
    }
    Err(format!("over {LIMIT} lines:\n  {}", over.join("\n  ")))
}
