//! Finds tests and the ids they name, by reading lines: a test is a function under a test attribute, or a call of
//! `test`, `it`, `story` or `step` with a title. What is ignored or skipped shows nothing and is left out.

#[derive(Debug, PartialEq)]
pub(crate) struct Test {
    pub(crate) name: String,
    pub(crate) ids: Vec<String>,
}

const ATTRIBUTES: &[&str] = &["test", "both", "story", "rstest", "test_case", "proptest"];
const MACROS: &[&str] = &["both", "story"];
const CALLS: &[&str] = &["test", "it", "story", "step"];

/// Comments and attributes read since the last line of code.
#[derive(Default)]
struct Above {
    comments: String,
    test: bool,
    ignored: bool,
}

pub(crate) fn rust(text: &str) -> Vec<Test> {
    let mut found = Vec::new();
    let mut above = Above::default();
    let mut open_attribute = String::new();
    // Indentation of a `both! {` whose closing brace is still to come: the functions in it are tests.
    let mut inside: Option<usize> = None;
    for line in text.lines() {
        let code = line.trim();
        if !open_attribute.is_empty() || code.starts_with("#[") {
            open_attribute.push_str(code);
            if open_attribute.matches('[').count() <= open_attribute.matches(']').count() {
                let path = open_attribute[2..].split(['(', ']', '=', ' ']).next().unwrap_or_default();
                let last = path.rsplit("::").next().unwrap_or_default();
                above.test |= ATTRIBUTES.contains(&last);
                above.ignored |= last == "ignore";
                open_attribute.clear();
            }
        } else if code.starts_with("//!") {
            above = Above::default();
        } else if code.starts_with("//") {
            above.comments.push_str(code);
            above.comments.push('\n');
        } else if let Some((rest, braces)) = macro_call(code) {
            match word(rest.trim_start_matches("fn ")) {
                "" if braces => inside = Some(indentation(line)),
                name if !name.is_empty() && !above.ignored => found.push(named(name, &above.comments)),
                _ => {}
            }
            above = Above::default();
        } else {
            if inside == Some(indentation(line)) && code.starts_with('}') {
                inside = None;
            }
            if let Some(name) = function(code)
                && (above.test || inside.is_some())
                && !above.ignored
            {
                found.push(named(name, &above.comments));
            }
            above = Above::default();
        }
    }
    found
}

pub(crate) fn script(text: &str) -> Vec<Test> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut comments = String::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim();
        if code.starts_with("//") || code.starts_with("/*") || code.starts_with('*') {
            comments.push_str(code);
            comments.push('\n');
            continue;
        }
        if is_call(code.trim_start_matches("await ")) {
            // The title may stand on one of the next lines, behind the rows of a table.
            let title = lines[at..].iter().take(40).find_map(|line| title(line));
            let line_number = format!("line {}", at + 1);
            found.push(named(title.unwrap_or(&line_number), &comments));
        }
        comments.clear();
    }
    found
}

fn named(name: &str, comments: &str) -> Test {
    let mut ids = ids_in(comments);
    for id in ids_in(name).into_iter().chain(ids_in_snake(name)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Test { name: name.to_owned(), ids }
}

/// `FUP-02`, standing alone.
fn ids_in(text: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for token in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
        if is_id(token) && !ids.iter().any(|id| id == token) {
            ids.push(token.to_owned());
        }
    }
    ids
}

/// `fup_02` in a snake_case name.
fn ids_in_snake(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    parts
        .windows(2)
        .filter(|pair| pair[0].bytes().all(|b| b.is_ascii_lowercase()))
        .map(|pair| format!("{}-{}", pair[0].to_ascii_uppercase(), pair[1]))
        .filter(|id| is_id(id))
        .collect()
}

fn is_id(token: &str) -> bool {
    let bytes = token.as_bytes();
    bytes.len() == 6
        && bytes[..3].iter().all(u8::is_ascii_uppercase)
        && bytes[3] == b'-'
        && bytes[4..].iter().all(u8::is_ascii_digit)
}

/// The name in `pub async fn name(`.
fn function(code: &str) -> Option<&str> {
    let (before, after) = code.split_once("fn ")?;
    let qualifiers =
        before.split_whitespace().all(|part| ["pub", "async", "const"].contains(&part) || part.starts_with("pub("));
    (qualifiers && !word(after).is_empty()).then(|| word(after))
}

/// What follows `both!(` or `both! {`, and whether braces opened it.
fn macro_call(code: &str) -> Option<(&str, bool)> {
    let (name, rest) = code.split_once('!')?;
    let name = name.rsplit("::").next()?;
    let rest = rest.trim_start();
    let inner = rest.strip_prefix(['(', '{'])?;
    MACROS.contains(&name).then(|| (inner.trim_start(), rest.starts_with('{')))
}

fn is_call(code: &str) -> bool {
    let head = code.split(['(', '`']).next().unwrap_or_default();
    let mut parts = head.split('.');
    parts.next().is_some_and(|name| CALLS.contains(&name))
        && code.len() > head.len()
        && parts.all(|part| !["skip", "todo", "fixme", "skipIf"].contains(&part))
}

/// The first string that opens an argument list: `test('…'`, `)("…"`, or a line of its own.
fn title(line: &str) -> Option<&str> {
    let line = line.trim();
    let start = ['\'', '"', '`'].iter().filter_map(|quote| {
        let inside = if line.starts_with(*quote) { Some(1) } else { line.find(&format!("({quote}")).map(|at| at + 2) };
        inside.map(|at| (at, *quote))
    });
    let (at, quote) = start.min()?;
    line[at..].split(quote).next()
}

fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests;
