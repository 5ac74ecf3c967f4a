//! Which requirement is shown by which test. A test shows a row by naming its id: in a comment directly above, or in
//! its own name. Refused: an id that no row has, in a test or a note. Prints every row, tested or not.

mod scan;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::tree;

/// One row of docs/requirements.tsv: id, class, Chinese title, English title.
struct Row {
    id: String,
    class: String,
    title: String,
}

#[derive(Default, Serialize, PartialEq, Debug)]
struct Shown {
    tests: Vec<String>,
    note: Option<String>,
}

pub(crate) fn run(root: &Path, args: &[String]) -> Result<(), String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"));
    let rows = parse_rows(&read("docs/requirements.tsv")?)?;
    let mut tests = Vec::new();
    for source in tree::sources(root, &["rs", "ts", "tsx", "mjs"])? {
        if source.path.starts_with("xtask/") {
            continue; // the workshop's own tests are about ids, they show none
        }
        let found = if source.extension() == "rs" { scan::rust(&source.text) } else { scan::script(&source.text) };
        tests.extend(
            found.into_iter().map(|test| scan::Test { name: format!("{}::{}", source.path, test.name), ..test }),
        );
    }
    let matrix = matrix(&rows, &tests, &read("docs/trace-notes.tsv")?)?;
    if args.iter().any(|arg| arg == "--json") {
        println!("{}", serde_json::to_string_pretty(&matrix).map_err(|error| error.to_string())?);
    } else {
        print(&rows, &matrix);
    }
    Ok(())
}

fn parse_rows(text: &str) -> Result<Vec<Row>, String> {
    let rows: Vec<Row> = text
        .lines()
        .skip(1)
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [id, class, _, title] => Ok(Row { id: id.to_owned(), class: class.to_owned(), title: title.to_owned() }),
            _ => Err(format!("docs/requirements.tsv: four columns expected: {line}")),
        })
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn matrix(rows: &[Row], tests: &[scan::Test], notes: &str) -> Result<BTreeMap<String, Shown>, String> {
    let mut matrix: BTreeMap<String, Shown> = rows.iter().map(|row| (row.id.clone(), Shown::default())).collect();
    let mut faults = Vec::new();
    for test in tests {
        for id in &test.ids {
            if let Some(shown) = matrix.get_mut(id) {
                shown.tests.push(test.name.clone());
            } else if rows.iter().any(|row| row.id[..3] == id[..3]) {
                // "UTF-16" has the shape of an id too: only a known family makes it a mistake.
                faults.push(format!("{} names {id}, which is no requirement", test.name));
            }
        }
    }
    for line in notes.lines().skip(1).filter(|line| !line.is_empty()) {
        match line.split_once('\t').and_then(|(id, note)| Some((matrix.get_mut(id)?, note))) {
            Some((shown, note)) if shown.note.is_none() && !note.is_empty() => shown.note = Some(note.to_owned()),
            _ => faults.push(format!("docs/trace-notes.tsv: unknown or repeated id, or no note: {line}")),
        }
    }
    if faults.is_empty() { Ok(matrix) } else { Err(format!("{} findings:\n  {}", faults.len(), faults.join("\n  "))) }
}

fn print(rows: &[Row], matrix: &BTreeMap<String, Shown>) {
    for row in rows {
        let shown = &matrix[&row.id];
        let mark = if shown.tests.is_empty() { "-".to_owned() } else { shown.tests.len().to_string() };
        println!("{}  {:<8} {mark:>3}  {}", row.id, row.class, row.title);
        if let Some(note) = &shown.note {
            println!("{:22}  note: {note}", "");
        }
        for test in &shown.tests {
            println!("{:22}  {test}", "");
        }
    }
    let tested = matrix.values().filter(|shown| !shown.tests.is_empty()).count();
    let noted = matrix.values().filter(|shown| shown.note.is_some()).count();
    println!("{} requirements: {tested} named by a test, {noted} with a note", rows.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        parse_rows("id\tclass\tzh\ten\nFUP-02\tCORE\t抽样\tSampling\nINT-13\tCORE\t补录\tAfterwards\n").unwrap()
    }

    fn test(name: &str, ids: &[&str]) -> scan::Test {
        scan::Test { name: name.to_owned(), ids: ids.iter().map(|id| (*id).to_owned()).collect() }
    }

    #[test]
    fn every_row_stands_in_the_output() {
        let matrix =
            matrix(&rows(), &[test("a.rs::one", &["FUP-02", "UTF-16"])], "id\tnote\nFUP-02\tper team only\n").unwrap();
        assert_eq!(
            serde_json::to_string(&matrix).unwrap(),
            r#"{"FUP-02":{"tests":["a.rs::one"],"note":"per team only"},"INT-13":{"tests":[],"note":null}}"#
        );
    }

    #[test]
    fn an_id_that_no_row_has_is_refused() {
        let error = matrix(&rows(), &[test("a.rs::one", &["FUP-99"])], "id\tnote\n").unwrap_err();
        assert!(error.contains("a.rs::one names FUP-99"), "{error}");
        assert!(matrix(&rows(), &[], "id\tnote\nFUP-99\tpartly\n").is_err());
        assert!(matrix(&rows(), &[], "id\tnote\nFUP-02\n").is_err());
    }

    #[test]
    fn the_list_of_requirements_is_whole() {
        let list = include_str!("../../../docs/requirements.tsv");
        let rows = parse_rows(list).unwrap();
        assert_eq!(rows.len(), 369);
        assert!(rows.iter().all(|row| ["CORE", "MANAGE", "PLATFORM"].contains(&row.class.as_str())));
        assert!(list.lines().flat_map(|line| line.split('\t')).all(|cell| (1..=90).contains(&cell.chars().count())));
        let unique: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(unique.len(), 369);
    }
}
