//! Owns the rows of `shouwen policy show | diff | check` and of the settings screen: text, no printing.
//! Refuses nothing. Tested below.

use crate::policy::book::{Book, Resolved};
use crate::policy::catalog::catalog;
use crate::policy::check::Finding;
use crate::policy::pack::{Action, Change, PackError};
use crate::policy::scope::{Named, Query};
use crate::policy::value::Kind;
use crate::words::{Said, w};
use serde::Serialize;

/// One parameter as it stands for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub code: String,
    pub title: Said,
    pub kind: Kind,
    /// The text form, several joined by ` / ` for limits of mixed units; empty when not set.
    pub value: String,
    pub said: Said,
    /// Which unit and scope, with the unit's name where `unit_name` knows it.
    pub origin: Said,
    pub clause: Said,
    pub locked: bool,
    pub default: bool,
}

/// All parameters and gates for one question, by code. `prefix` narrows: `sla.`, `gate.`, or empty.
pub fn show(book: &Book, query: &Query<'_>, prefix: &str, name: impl Fn(Named<'_>) -> Option<Said>) -> Vec<Row> {
    let codes = catalog().parameters().filter(|parameter| parameter.code.starts_with(prefix));
    codes.filter_map(|p| Some(row(&book.resolve(&p.code, query)?, &name))).collect()
}

/// One answer as a row.
pub fn row(resolved: &Resolved, name: &impl Fn(Named<'_>) -> Option<Said>) -> Row {
    let parameter = catalog().parameter(&resolved.code);
    let join = |parts: Vec<String>| parts.join(" / ");
    let both = |pick: &dyn Fn(&crate::policy::Candidate) -> Said| {
        let parts: Vec<Said> = resolved.winners.iter().map(pick).collect();
        let zh = join(parts.iter().map(|part| part.zh.clone()).collect());
        Said::new(zh, join(parts.into_iter().map(|part| part.en).collect()))
    };
    let not_set: Said = w("未设定", "not set").into();
    Row {
        code: resolved.code.clone(),
        title: parameter.map_or_else(|| Said::new("", ""), |p| p.title.clone()),
        kind: parameter.map_or(Kind::Text, |p| p.kind),
        value: join(resolved.winners.iter().map(|winner| winner.value.to_string()).collect()),
        said: if resolved.winners.is_empty() { not_set } else { both(&|winner| winner.value.said()) },
        origin: both(&|winner| match winner.origin.entry {
            Some(_) => winner.origin.scope.said_with(name),
            None => winner.origin.said.clone(),
        }),
        clause: both(&|winner| winner.origin.clause.clone()),
        locked: resolved.locked_by.is_some(),
        default: resolved.winners.iter().all(|winner| winner.origin.entry.is_none()),
    }
}

/// One line of `policy diff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// `+`, `~`, `-` or ` `.
    pub mark: char,
    pub what: &'static str,
    pub code: String,
    pub scope: Said,
    pub was: String,
    pub becomes: String,
    pub clause: String,
}

/// The changes as rows; without the unchanged unless `all`.
pub fn changes(changes: &[Change], all: bool) -> Vec<ChangeRow> {
    let shown = changes.iter().filter(|change| all || change.action != Action::Unchanged);
    shown
        .map(|change| ChangeRow {
            mark: match change.action {
                Action::Added => '+',
                Action::Changed => '~',
                Action::Removed => '-',
                Action::Unchanged => ' ',
            },
            what: change.what,
            code: change.code.clone(),
            scope: change.scope.said(),
            was: change.was.clone().unwrap_or_default(),
            becomes: change.becomes.clone().unwrap_or_default(),
            clause: change.clause.clone(),
        })
        .collect()
}

/// One line of `policy check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckRow {
    pub refused: bool,
    /// The refusal code, or `unreadable`.
    pub code: &'static str,
    /// The parameter, or `file:line`.
    pub place: String,
    pub said: Said,
}

pub fn findings(findings: &[Finding]) -> Vec<CheckRow> {
    let row =
        |f: &Finding| CheckRow { refused: f.refused, code: f.code, place: f.parameter.clone(), said: f.said.clone() };
    findings.iter().map(row).collect()
}

pub fn pack_errors(errors: &[PackError]) -> Vec<CheckRow> {
    let row = |error: &PackError| {
        let place = format!("{}:{}", error.file, error.line);
        let said =
            Said::new(format!("{}：{}", error.path, error.said.zh), format!("{}: {}", error.path, error.said.en));
        CheckRow { refused: true, code: "unreadable", place, said }
    };
    errors.iter().map(row).collect()
}
