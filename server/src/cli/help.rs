//! The reference of the command line, written by the commands themselves (`cargo xtask gen` asks for it).

use clap::{Command, CommandFactory};
use std::fmt::Write;

/// Every command with its help, as one page.
pub(super) fn markdown() -> String {
    let mut out =
        shouwen_domain::reference::head("Command line", "What `shouwen COMMAND --help` says, for every command.");
    let root = super::Cli::command();
    page(&root, "shouwen", &mut out);
    out
}

fn page(command: &Command, name: &str, out: &mut String) {
    // The values of this machine's environment are no part of the reference, and what all commands take stands once.
    let whole = !name.contains(' ');
    let mut shown = command
        .clone()
        .bin_name(name)
        .mut_args(move |a| a.hide_env_values(true))
        .disable_help_flag(!whole)
        .disable_help_subcommand(true);
    shown.build();
    let text = shown.render_long_help().to_string();
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    let _ = write!(out, "\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n"));
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help" && !s.is_hide_set()) {
        page(sub, &format!("{name} {}", sub.get_name()), out);
    }
}
