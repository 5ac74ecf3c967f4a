//! No statement escapes the test that prepares all of them: each stands in a `statements!` table (or a macro of its own
//! that lists what it makes), and each such list is in `store::STATEMENTS`. A look at the text is enough.

use std::path::Path;

use crate::tree;

pub(crate) fn run(root: &Path, _: &[String]) -> Result<(), String> {
    let files: Vec<(String, String)> = tree::sources(root, &["rs"])?
        .into_iter()
        .filter_map(|s| Some((s.path.strip_prefix("store/src/")?.to_owned(), s.text)))
        .collect();
    let (count, faults) = inspect(&files);
    if faults.is_empty() {
        println!("{count} lists of statements, all of them prepared by store/tests/prepare.rs");
        return Ok(());
    }
    Err(format!("{} findings:\n  {}", faults.len(), faults.join("\n  ")))
}

fn inspect(files: &[(String, String)]) -> (usize, Vec<String>) {
    let all = files.iter().find(|(path, _)| path == "lib.rs").map_or("", |(_, text)| {
        text.split_once("pub const STATEMENTS").map_or("", |(_, rest)| rest.split("];").next().unwrap_or_default())
    });
    let mut count = 0;
    let mut faults = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| !["lib.rs", "sql.rs"].contains(&path.as_str())) {
        let room = path.trim_end_matches(".rs").replace('/', "::");
        let room = room.trim_end_matches("::mod");
        let mut lists = Vec::new();
        if text.lines().any(|l| l.trim_end() == "statements! {") {
            lists.push("STATEMENTS".to_owned());
        }
        // A macro of its own names its list: `pub const LANES: &[&Sql] = &[$(&$name),*];`
        for line in text.lines().filter(|l| l.contains(": &[&Sql] = &[$")) {
            lists.extend(line.split("const ").nth(1).and_then(|l| l.split(':').next()).map(str::to_owned));
        }
        for list in lists {
            count += 1;
            if !all.contains(&format!("{room}::{list}")) {
                faults.push(format!("store/src/{path}: {room}::{list} is missing in store::STATEMENTS"));
            }
        }
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let made = line.contains("static ") && line.contains(": Sql") && !line.contains("static $name");
            // A name for errors without a text of its own cannot be wrong.
            let body = lines[at..].iter().take_while(|l| !l.starts_with("};")).take(8).copied().collect::<String>();
            if made && !body.contains("text: \"\"") {
                faults
                    .push(format!("store/src/{path}:{}: a statement outside `statements!` is never prepared", at + 1));
            }
        }
    }
    (count, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(room: &str, lib: &str) -> Vec<String> {
        inspect(&[("a.rs".into(), room.into()), ("lib.rs".into(), format!("pub const STATEMENTS: x = &[{lib}];"))]).1
    }

    #[test]
    fn what_is_not_prepared_is_found() {
        assert_eq!(look("statements! {\n}", "a::STATEMENTS,"), Vec::<String>::new());
        assert_eq!(
            look("statements! {\n}", "b::STATEMENTS,"),
            ["store/src/a.rs: a::STATEMENTS is missing in store::STATEMENTS"]
        );
        assert_eq!(look("pub const LANES: &[&Sql] = &[$(&$name),*];", "").len(), 1);
        assert_eq!(look("static X: Sql = Sql {\n name: \"x\", text: \"SELECT 1\"\n};", "").len(), 1);
        assert_eq!(look("static X: Sql = Sql { name: \"x\", text: \"\" };", "").len(), 0);
    }
}
