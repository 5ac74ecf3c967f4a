//! A state machine as rows, as Markdown and as a Mermaid diagram.

use super::{head, table};
use crate::{
    flow::{Edge, Flow, Phase, To},
    intake::FLOWS,
    org::by_words,
    words::Words,
};
use serde::Serialize;
use std::fmt::Write;

/// One line of a machine: an edge from one state.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Empty: the record does not exist yet.
    pub from: String,
    pub action: &'static str,
    pub action_words: Words,
    pub to: String,
    pub by: Vec<Words>,
    pub guards: Vec<GuardRow>,
    pub auto: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct GuardRow {
    pub code: &'static str,
    pub words: Words,
    pub clause: &'static str,
    pub nature: crate::guard::GuardNature,
}

fn by(edge: &Edge) -> Vec<Words> {
    edge.by
        .iter()
        .map(|by| {
            let (zh, en) = by_words(*by);
            Words { zh, en }
        })
        .collect()
}

/// Every edge of a machine in the order of its table, one row for each state it leaves.
pub fn rows(flow: &Flow) -> Vec<Row> {
    let mut out = Vec::new();
    for edge in flow.edges {
        let words = flow.action(edge.action).map_or(Words { zh: "", en: "" }, |a| a.words);
        let guards: Vec<GuardRow> = edge
            .guards
            .iter()
            .map(|g| GuardRow { code: g.code, words: g.words, clause: g.clause, nature: g.nature })
            .collect();
        let from: Vec<&str> = if edge.from.is_empty() { vec![""] } else { edge.from.to_vec() };
        for from in from {
            let to = match edge.to {
                To::Same => from,
                To::State(to) => to,
            };
            out.push(Row {
                from: from.to_owned(),
                action: edge.action,
                action_words: words,
                to: to.to_owned(),
                by: by(edge),
                guards: guards.clone(),
                auto: edge.auto,
            });
        }
    }
    out
}

/// A Mermaid state diagram. What leaves a state as it is stands in the table, not in the picture.
pub fn mermaid(flow: &Flow) -> String {
    let mut out = String::from("stateDiagram-v2\n");
    for state in flow.states {
        let _ = writeln!(out, "  state \"{} {}\" as {}", state.words.zh, state.words.en, state.code);
    }
    let mut lines: Vec<(String, String, Vec<String>)> = Vec::new();
    for row in rows(flow) {
        if row.from == row.to {
            continue;
        }
        let from = if row.from.is_empty() { "[*]".to_owned() } else { row.from };
        let label = format!("{}{}", row.action_words.zh, if row.auto { "（自动）" } else { "" });
        match lines.iter_mut().find(|(f, t, _)| *f == from && *t == row.to) {
            Some((_, _, labels)) => labels.push(label),
            None => lines.push((from, row.to, vec![label])),
        }
    }
    for (from, to, labels) in lines {
        let _ = writeln!(out, "  {from} --> {to} : {}", labels.join("、"));
    }
    for state in flow.states.iter().filter(|s| s.phase == Phase::Ended) {
        let _ = writeln!(out, "  {} --> [*]", state.code);
    }
    out
}

/// One machine as a chapter.
pub fn markdown(flow: &Flow) -> String {
    let mut out = format!("\n## {} · {} (`{}`)\n", flow.words.zh, flow.words.en, flow.kind);
    let _ = write!(out, "\n```mermaid\n{}```\n", mermaid(flow));
    let name =
        |code: &str| flow.state(code).map_or_else(|| "（新）".to_owned(), |s| format!("{} `{code}`", s.words.zh));
    let cells = rows(flow).into_iter().map(|row| {
        let who: Vec<&str> = row.by.iter().map(|w| w.zh).collect();
        let guards: Vec<String> =
            row.guards.iter().map(|g| format!("`{}` {}（{}）", g.code, g.words.zh, g.clause)).collect();
        vec![
            name(&row.from),
            format!("{} `{}`{}", row.action_words.zh, row.action, if row.auto { "（自动）" } else { "" }),
            name(&row.to),
            who.join("、"),
            guards.join("；"),
        ]
    });
    out.push_str(&table(&["从 from", "操作 action", "到 to", "谁 who", "条件 guards"], &cells.collect::<Vec<_>>()));
    out
}

pub(super) fn page() -> String {
    let mut out = head(
        "State machines",
        "Every machine as it runs: what is not in a table is refused (`illegal_transition`, WOL-01).\n\
         The program answers the same from `shouwen flows`.",
    );
    for flow in FLOWS {
        out.push_str(&markdown(flow));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WOL-01: the picture and the table show every edge.
    #[test]
    fn every_edge_stands_in_the_table_and_every_move_in_the_picture() {
        for flow in FLOWS {
            let text = markdown(flow);
            for edge in flow.edges {
                assert!(text.contains(&format!("`{}`", edge.action)), "{} {}", flow.kind, edge.action);
                for guard in edge.guards {
                    assert!(text.contains(guard.code));
                }
            }
            let picture = mermaid(flow);
            for row in rows(flow).iter().filter(|r| r.from != r.to) {
                let from = if row.from.is_empty() { "[*]" } else { &row.from };
                assert!(picture.contains(&format!("  {from} --> {} : ", row.to)), "{} {from}", flow.kind);
            }
        }
    }
}
