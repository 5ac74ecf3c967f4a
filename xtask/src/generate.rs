//! Generated files: made of the tables of the domain, or by the binary that is asked for them. `--check` compares.
//! A further generator is one more line of GENERATORS.

use serde_json::{Value, json};
use shouwen_domain::{
    flow::{Action, By, Edge, State, To},
    form,
    intake::FLOWS,
    org::{ROLES, by_words},
};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Path from the root and the whole text.
type Written = (String, String);

struct Generator {
    name: &'static str,
    make: fn(&Path) -> Result<Vec<Written>, String>,
}

const GENERATORS: &[Generator] = &[
    Generator { name: "reference", make: reference },
    Generator { name: "command line", make: command_line },
    Generator { name: "interface", make: interface },
    Generator { name: "tables for the screens' mock", make: mock },
    // Last: it alone needs Node.js, and what can be written without it is.
    Generator { name: "types of the screens", make: screen_types },
];

const REFERENCE: &str = "docs/book/reference";

pub(crate) fn run(root: &Path, args: &[String]) -> Result<(), String> {
    let check = match args {
        [] => false,
        [one] if one == "--check" => true,
        _ => return Err("usage: cargo xtask gen [--check]".to_owned()),
    };
    let mut differing = Vec::new();
    let mut count = 0;
    for generator in GENERATORS {
        let files = (generator.make)(root).map_err(|e| format!("{}: {e}", generator.name))?;
        for (path, text) in files {
            count += 1;
            let full = root.join(&path);
            if std::fs::read_to_string(&full).is_ok_and(|old| old == text) {
                continue;
            }
            if check {
                differing.push(path);
                continue;
            }
            if let Some(folder) = full.parent() {
                std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
            }
            std::fs::write(&full, text).map_err(|e| format!("{path}: {e}"))?;
            println!("wrote {path}");
        }
    }
    if differing.is_empty() {
        println!("{count} generated files are in step");
        return Ok(());
    }
    Err(format!("out of date, run `make gen`:\n  {}", differing.join("\n  ")))
}

/// Pages that need nothing but the rules.
#[expect(clippy::unnecessary_wraps, reason = "one of several generators, of which others can fail")]
fn reference(_: &Path) -> Result<Vec<Written>, String> {
    Ok(shouwen_domain::reference::pages()
        .into_iter()
        .map(|(name, text)| (format!("{REFERENCE}/{name}"), text))
        .collect())
}

/// The tables as the mock of the screens reads them, a flow a line: a mock with tables of its own would be believed.
#[expect(clippy::unnecessary_wraps, reason = "one of several generators, of which others can fail")]
fn mock(_: &Path) -> Result<Vec<Written>, String> {
    let said = |by: &By| {
        let (zh, en) = by_words(*by);
        json!({"code": format!("{by:?}"), "zh": zh, "en": en})
    };
    let state = |s: &State| json!({"code": s.code, "words": s.words, "phase": s.phase});
    let action = |a: &Action| json!({"code": a.code, "words": a.words, "about": a.about, "grave": a.grave, "fields": form::drawing(a.form)});
    let edge = |e: &Edge| {
        let guards: Vec<Value> =
            e.guards.iter().map(|g| json!({"code": g.code, "words": g.words, "clause": g.clause})).collect();
        let to = match e.to {
            To::Same => None,
            To::State(state) => Some(state),
        };
        json!({"from": e.from, "action": e.action, "to": to, "auto": e.auto, "guards": guards,
            "by": e.by.iter().map(said).collect::<Vec<_>>()})
    };
    let flows = FLOWS.iter().map(|f| {
        json!({"kind": f.kind, "words": f.words, "states": f.states.iter().map(state).collect::<Vec<_>>(),
            "actions": f.actions.iter().map(action).collect::<Vec<_>>(),
            "edges": f.edges.iter().map(edge).collect::<Vec<_>>()})
        .to_string()
    });
    let roles = ROLES.iter().map(|r| json!({"code": r.code, "words": r.words}).to_string());
    let lines = |of: Vec<String>| of.join(",\n");
    let text = format!(
        "{{\"@generated\":\"cargo xtask gen\",\n\"flows\":[\n{}\n],\n\"roles\":[\n{}\n]}}\n",
        lines(flows.collect()),
        lines(roles.collect())
    );
    Ok(vec![("ui/e2e/flows.json".to_owned(), text)])
}

/// What the program says of its own commands.
fn command_line(root: &Path) -> Result<Vec<Written>, String> {
    Ok(vec![(format!("{REFERENCE}/cli.md"), ask(root, &["help-markdown"])?)])
}

/// The description of the interface as it is served.
fn interface(root: &Path) -> Result<Vec<Written>, String> {
    Ok(vec![("docs/api/openapi.json".to_owned(), ask(root, &["openapi"])?)])
}

/// The same for the screens, in TypeScript.
fn screen_types(root: &Path) -> Result<Vec<Written>, String> {
    let text = translated(&root.join("ui"), &ask(root, &["openapi"])?)?;
    Ok(vec![("ui/src/api/schema.d.ts".to_owned(), text)])
}

/// Through the pinned openapi-typescript of the screens. Without it nothing can be said about the file, so that is an
/// error and not a pass.
fn translated(ui: &Path, document: &str) -> Result<String, String> {
    if !ui.join("node_modules/openapi-typescript").is_dir() {
        return Err("ui/node_modules lacks openapi-typescript: run `scripts/ui install` (Node.js 20.19 or newer), \
                    then again"
            .to_owned());
    }
    let mut node = Command::new("node")
        .current_dir(ui)
        .arg("scripts/types.mjs")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("node: {e}; install Node.js 20.19 or newer"))?;
    let mut stdin = node.stdin.take().expect("the input of node is a pipe");
    let written = stdin.write_all(document.as_bytes());
    drop(stdin);
    let done = node.wait_with_output().map_err(|e| format!("node: {e}"))?;
    if !done.status.success() {
        return Err(format!("ui/scripts/types.mjs: {}", String::from_utf8_lossy(&done.stderr)));
    }
    written.map_err(|e| format!("ui/scripts/types.mjs: {e}"))?;
    String::from_utf8(done.stdout).map_err(|e| e.to_string())
}

/// The answer of the binary, built if need be.
fn ask(root: &Path, args: &[&str]) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root).args(["run", "--quiet", "--locked", "--package", "shouwen", "--"]).args(args);
    let done = command.output().map_err(|e| format!("cargo run -p shouwen: {e}"))?;
    if !done.status.success() {
        return Err(format!("shouwen {}: {}", args.join(" "), String::from_utf8_lossy(&done.stderr)));
    }
    String::from_utf8(done.stdout).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_packages_of_the_screens_it_says_what_to_do() {
        let why = translated(Path::new("nowhere"), "{}").unwrap_err();
        assert!(why.contains("scripts/ui install"), "{why}");
    }
}
