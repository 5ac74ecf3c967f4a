//! `shouwen import customers …`: master data of a company from CSV, TSV or XLSX, and their templates. Exit code 1 when rows
//! were refused.

use super::{Ended, Global, files, out};
use crate::import::masters::{
    run::{self, Prepared, Summary, Task},
    template,
};
use serde_json::json;
use std::path::PathBuf;

#[derive(clap::Args, Debug)]
pub struct Args {
    /// CSV, TSV (also gzipped) or XLSX with headers in Chinese or English
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Write the empty table with two example rows instead, as .csv or .xlsx
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    template: Option<PathBuf>,
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    /// Login of the person who imports, for the log; the command line itself when not given
    #[arg(long = "as", value_name = "LOGIN")]
    person: Option<String>,
    /// Order of dates that the file does not prove: YMD, MDY or DMY
    #[arg(long, value_name = "ORDER")]
    dates: Option<String>,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Show what would be made, changed and refused; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Where refused rows go, with their reasons; <FILE>.errors.csv in the working folder when not given
    #[arg(long, value_name = "CSV")]
    errors: Option<PathBuf>,
}

pub fn run(global: &Global, kind: &str, args: &Args) -> Result<(), Ended> {
    let out = global.out();
    let file = match (&args.template, &args.file) {
        (Some(path), _) => {
            template::write(kind, path)?;
            out.document(&json!({"kind": kind, "template": path}));
            out.say(format!("模板已写到 / the template is in: {}", path.display()));
            return Ok(());
        }
        (None, Some(file)) => file,
        (None, None) => return Err(Ended::Usage("请给出文件 / give a file".into())),
    };
    files::readable(file)?;
    let app = global.existing()?;
    let task = Task {
        kind: kind.to_owned(),
        file: file.clone(),
        company: args.company.clone(),
        person: args.person.clone(),
        dates: args.dates.clone(),
    };
    let prepared = run::prepare(&app, &task)?;
    out::agreed(args.yes || args.dry_run || global.json, || {
        let (n, name) = (prepared.rows(), &prepared.company_name);
        format!("{n} 行，导入到 {name}。继续？/ {n} rows into {name}. Go on?")
    })?;
    let named = || PathBuf::from(format!("{}.errors.csv", file.file_name().unwrap_or_default().to_string_lossy()));
    let errors = args.errors.clone().or_else(|| (!args.dry_run).then(named));
    let bar = out.bar(prepared.rows(), "导入 / importing");
    let summary = run::run(&prepared, args.dry_run, errors.as_deref(), &mut |done| bar.set_position(done));
    bar.finish_and_clear();
    let summary = summary?;
    out.document(&summary);
    tell(global, &prepared, &summary);
    if summary.refused > 0 { Err(Ended::Refused(String::new())) } else { Ok(()) }
}

fn tell(global: &Global, prepared: &Prepared, s: &Summary) {
    let out = global.out();
    let guessed = if s.info.encoding_guessed { "（推测 / guessed）" } else { "" };
    let (file, company, kind, encoding) = (&s.file, &prepared.company_name, s.info.kind, s.info.encoding);
    out.say(format!("{file} → {company}（{}）, {}, {kind}, {encoding}{guessed}", s.company, s.kind));
    for (name, guess) in &s.orders {
        out.say(format!("日期次序 / order of dates {name}: {} / {}", guess.said.zh, guess.said.en));
    }
    if !s.unused_columns.is_empty() {
        out.say(format!("未使用的列 / unused columns: {}", s.unused_columns.join(", ")));
    }
    let figures = [
        ("行 / rows", s.rows),
        ("新建 / made", s.made),
        ("修改 / changed", s.changed),
        ("此前已有，没有变化 / there already", s.there),
        ("拒绝 / refused", s.refused),
        ("整表被拒，因而未导入 / withheld with the whole table", s.withheld),
        ("新表中没有，已撤去 / gone with the table before", s.gone),
    ];
    for (label, n) in figures.into_iter().filter(|(label, n)| *n > 0 || !label.contains("表")) {
        out.say(format!("{n:>9}  {label}"));
    }
    for (row, said) in &s.remarks {
        out.say(format!("  ! 行 {row}：{} / row {row}: {}", said.zh, said.en));
    }
    for (row, columns) in &s.changed_rows {
        let columns = columns.join(", ");
        out.say(format!("  第 {row} 行有变化：{columns} / row {row} differs: {columns}"));
    }
    for one in &s.refusals {
        out.say(format!(
            "  第 {} 行（文件第 {} 行）：{} / row {}: {}",
            one.row, one.line, one.said.zh, one.row, one.said.en
        ));
    }
    if let Some(file) = &s.errors_file {
        out.say(format!("拒绝的行见 / refused rows are in: {}", file.display()));
    }
    if s.dry_run {
        out.say("没有写入任何内容 / nothing was written");
    } else if s.made + s.changed + s.gone == 0 {
        out.say("没有任何改动 / nothing was changed");
    }
    out.say(format!("{:.1} s", s.seconds));
}
