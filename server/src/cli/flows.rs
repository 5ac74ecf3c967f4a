//! `shouwen flows`: the machines as they run.

use super::{Ended, Global};
use shouwen_domain::{
    intake::{FLOWS, flow},
    reference::flows::{markdown, mermaid, rows},
};

/// Exit codes: 0 printed, 2 there is no such machine.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// `request`, `handover` …; all of them when left out
    kind: Option<String>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Mermaid,
    Markdown,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let chosen = match &args.kind {
        None => FLOWS.to_vec(),
        Some(kind) => vec![flow(kind).ok_or_else(|| {
            let known: Vec<&str> = FLOWS.iter().map(|f| f.kind).collect();
            Ended::Usage(format!(
                "没有状态机 {kind}，已有：{} / there is no machine {kind}; known are {}",
                known.join("、"),
                known.join(", ")
            ))
        })?],
    };
    let out = global.out();
    if out.is_json() {
        let all: Vec<_> = chosen
            .iter()
            .map(|f| {
                let states: Vec<_> = f
                    .states
                    .iter()
                    .map(|s| serde_json::json!({"code": s.code, "words": s.words, "phase": s.phase}))
                    .collect();
                serde_json::json!({"kind": f.kind, "words": f.words, "states": states, "edges": rows(f)})
            })
            .collect();
        out.document(&all);
        return Ok(());
    }
    for flow in chosen {
        match args.format {
            Format::Mermaid => out.say(mermaid(flow)),
            Format::Markdown => out.say(markdown(flow)),
            Format::Table => {
                out.say(format!("{} · {} ({})", flow.words.zh, flow.words.en, flow.kind));
                let mut lines = vec![["from", "action", "to", "who", "guards"].map(str::to_owned)];
                for row in rows(flow) {
                    let who: Vec<&str> = row.by.iter().map(|w| w.zh).collect();
                    let guards: Vec<String> =
                        row.guards.iter().map(|g| format!("{}（{}）", g.code, g.clause)).collect();
                    let from = if row.from.is_empty() { "·".to_owned() } else { row.from };
                    let action = format!("{}{}", row.action, if row.auto { " *" } else { "" });
                    lines.push([from, action, row.to, who.join("、"), guards.join(" ")]);
                }
                for line in super::out::columns(&lines) {
                    out.say(format!("  {line}"));
                }
                out.say("  * by itself, as soon as its guards pass");
            }
        }
    }
    Ok(())
}
