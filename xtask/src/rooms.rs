//! The same room names on every floor, so that `ls` is the table of contents. The names and what they own stand in
//! docs/rooms.tsv: a folder under a floor that is not listed there is refused, and so is a room without its rules.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::tree;

const FLOORS: [(&str, &str); 4] =
    [("domain", "domain/src"), ("store", "store/src"), ("server", "server/src"), ("ui", "ui/src")];

pub(crate) fn run(root: &Path, _: &[String]) -> Result<(), String> {
    let list = fs::read_to_string(root.join("docs/rooms.tsv")).map_err(|error| format!("docs/rooms.tsv: {error}"))?;
    let standing: Vec<Vec<(String, bool)>> =
        FLOORS.iter().map(|(_, folder)| tree::entries(&root.join(folder))).collect();
    let (table, faults) = inspect(&list, &standing)?;
    print!("{table}");
    if faults.is_empty() { Ok(()) } else { Err(format!("{} findings:\n  {}", faults.len(), faults.join("\n  "))) }
}

fn inspect(list: &str, standing: &[Vec<(String, bool)>]) -> Result<(String, Vec<String>), String> {
    let names = parse(list)?;
    let mut faults = Vec::new();
    let mut floors_of: BTreeMap<&str, [bool; FLOORS.len()]> = BTreeMap::new();
    for (floor, entries) in standing.iter().enumerate() {
        for (entry, is_folder) in entries {
            let stem = entry.rsplit_once('.').map_or(entry.as_str(), |(stem, _)| stem);
            if names.contains_key(stem) {
                floors_of.entry(stem).or_default()[floor] = true;
            } else if *is_folder {
                let folder = FLOORS[floor].1;
                faults.push(format!("{folder}/{entry} is neither a room nor a listed part of the spine"));
            }
        }
    }
    let mut table = format!("{:<14}{}\n", "", FLOORS.map(|(floor, _)| format!("{floor:<8}")).concat());
    for (name, stands) in &floors_of {
        if names[name] == Kind::Room {
            let marks = stands.map(|there| format!("{:<8}", if there { "x" } else { "." })).concat();
            table.push_str(format!("{name:<14}{marks}").trim_end());
            table.push('\n');
            if !stands[0] {
                faults.push(format!("room {name} has no rules: domain/src/{name} is missing"));
            }
        }
    }
    Ok((table, faults))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Room,
    Spine,
}

fn parse(list: &str) -> Result<BTreeMap<&str, Kind>, String> {
    let mut names = BTreeMap::new();
    for line in list.lines().skip(1) {
        let mut cells = line.split('\t');
        let (name, kind) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let kind = match kind {
            "room" => Kind::Room,
            "spine" => Kind::Spine,
            other => return Err(format!("docs/rooms.tsv: {name} is {other:?}, not room or spine")),
        };
        if names.insert(name, kind).is_some() {
            return Err(format!("docs/rooms.tsv: {name} stands there twice"));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "name\tkind\towns\nintake\troom\trequests\nclock\tspine\tdue times\n";

    fn floor(entries: &[(&str, bool)]) -> Vec<(String, bool)> {
        entries.iter().map(|(name, is_folder)| ((*name).to_owned(), *is_folder)).collect()
    }

    #[test]
    fn a_room_may_be_a_file_or_a_folder() {
        let standing = [floor(&[("intake", true), ("clock", true), ("lib.rs", false)]), floor(&[("intake.rs", false)])];
        let (table, faults) = inspect(LIST, &standing).unwrap();
        assert_eq!(faults, Vec::<String>::new());
        assert!(table.contains("intake        x       x       .       ."), "{table}");
    }

    #[test]
    fn a_folder_with_another_name_is_refused() {
        let (_, faults) = inspect(LIST, &[floor(&[("requests", true)])]).unwrap();
        assert_eq!(faults, ["domain/src/requests is neither a room nor a listed part of the spine"]);
    }

    #[test]
    fn a_room_without_rules_is_refused() {
        let (_, faults) = inspect(LIST, &[floor(&[]), floor(&[("intake", true)])]).unwrap();
        assert_eq!(faults, ["room intake has no rules: domain/src/intake is missing"]);
    }

    #[test]
    fn the_list_itself_is_checked() {
        assert!(parse("name\tkind\nintake\tcellar\n").is_err());
        assert!(parse("name\tkind\nintake\troom\nintake\troom\n").is_err());
    }
}
