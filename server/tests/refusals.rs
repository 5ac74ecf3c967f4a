//! Every code with which this program refuses is in the lists of `domain::refusal`, and so in the book.
//! The look is at the texts: a code is a literal at the place where a refusal is made.

use shouwen_domain::refusal::{CODES, FIELD_CODES, POLICY_CODES};
use std::path::Path;

fn sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The literal that follows `call(`, if the first argument at `argument` is one.
fn literals(text: &str, call: &str, argument: usize) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices(call) {
        let rest = &text[at + call.len()..];
        let mut depth = 0;
        let mut start = 0;
        let mut args = Vec::new();
        let mut quoted = false;
        for (n, c) in rest.char_indices() {
            match c {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => {
                    args.push(&rest[start..n]);
                    break;
                }
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    args.push(&rest[start..n]);
                    start = n + 1;
                    if args.len() > argument {
                        break;
                    }
                }
                _ => {}
            }
        }
        if let Some(code) = args.get(argument).and_then(|a| a.trim().strip_prefix('"')?.strip_suffix('"')) {
            out.push(code.to_owned());
        }
    }
    out
}

#[test]
fn every_refusal_code_is_in_the_book() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    sources(&root.join("server/src"), &mut files);
    sources(&root.join("domain/src"), &mut files);
    let known = |lists: &[&[shouwen_domain::refusal::Code]], code: &str| {
        lists.iter().any(|list| list.iter().any(|c| c.code == code))
    };
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (file, text) in &files {
        for (call, argument, lists) in [
            ("Refusal::new(", 0, &[CODES, POLICY_CODES, FIELD_CODES] as &[_]),
            ("Problem::status(", 1, &[CODES]),
            ("Self::status(", 1, &[CODES]),
            ("invalid(", 0, &[CODES, FIELD_CODES]),
            ("Refusal::conflict(", 0, &[CODES]),
            ("FieldError { field: name.to_owned(), code: ", 0, &[FIELD_CODES]),
            ("check::field(", 1, &[FIELD_CODES]),
            ("push(field(", 1, &[FIELD_CODES]),
            ("&[field(", 1, &[FIELD_CODES]),
            ("vec![field(", 1, &[FIELD_CODES]),
            ("errors.push(error(", 1, &[FIELD_CODES]),
            ("return fail(", 0, &[FIELD_CODES]),
            ("=> fail(", 0, &[FIELD_CODES]),
            ("Finding::new(", 0, &[POLICY_CODES]),
        ] {
            if call.starts_with("Finding") && !file.contains("domain/src/policy") {
                continue;
            }
            if (call == "=> fail(" || call == "return fail(" || call == "errors.push(error(")
                && !file.ends_with("domain/src/form.rs")
            {
                continue;
            }
            for code in literals(text, call, argument) {
                seen += 1;
                if !known(lists, &code) {
                    wrong.push(format!("{file}: {code}"));
                }
            }
        }
    }
    assert!(seen > 60, "only {seen} codes were found: the look is blind");
    assert!(wrong.is_empty(), "not in domain/src/refusal.rs:\n{}", wrong.join("\n"));
}

#[test]
fn the_look_sees_literals_and_nothing_else() {
    let text = "Refusal::new(\n  \"a_b\", x) Refusal::new(code, y) check::field(\"unit\", \"required\", z)";
    assert_eq!(literals(text, "Refusal::new(", 0), ["a_b"]);
    assert_eq!(literals(text, "check::field(", 1), ["required"]);
}
