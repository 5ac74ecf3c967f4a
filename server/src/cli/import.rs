//! `shouwen import`: requests of a former system from CSV, TSV or XLSX; master data are in `masters.rs`. Exit code 1 when
//! rows were refused, also by the dry run.

use super::{Ended, Global, files, masters, out};
use crate::app::App;
use crate::import::run::{self, Prepared, Summary, Task, Trouble};
use serde_json::json;
use std::{path::PathBuf, sync::Arc};

#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Service requests with their true times
    Requests(Requests),
    /// Customers with contacts, grade and care flags
    Customers(masters::Args),
    /// Service points with address, meter and place
    Points(masters::Args),
    /// People with home unit and roles
    Staff(masters::Args),
    /// Certificates of people
    Certificates(masters::Args),
    /// Instruments with their calibration
    Instruments(masters::Args),
    /// Shifts of people
    Shifts(masters::Args),
    /// Price list
    Prices(masters::Args),
    /// Rule table of dispatch; the file takes the place of the whole table
    Rules(masters::Args),
}

#[derive(clap::Args, Debug)]
struct Requests {
    /// CSV, TSV (also gzipped) or XLSX
    file: PathBuf,
    /// Mapping file, or the name of one that comes with the program: nyc311, sf311
    #[arg(long)]
    map: String,
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    /// Login of the person who records; the customer service head when not given
    #[arg(long = "as", value_name = "LOGIN")]
    person: Option<String>,
    /// How the file is encoded, in place of what the mapping says: utf-8, gb18030, big5, windows-1252 … A byte order mark
    /// in the file has the last word
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// Read, map, put every row through the rules and take it back; show what would come of it and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Of rows that were imported before and have a newer outcome in the file: put that outcome through the rules too. What
    /// would go backwards goes to the refused rows
    #[arg(long)]
    update: bool,
    /// Where refused rows go, with their reasons; <FILE>.errors.csv in the working folder when not given
    #[arg(long, value_name = "CSV")]
    errors: Option<PathBuf>,
    /// Rows shown by the dry run
    #[arg(long, default_value_t = 3)]
    preview: usize,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

impl From<Trouble> for Ended {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Usage(said) => Self::Usage(format!("{} / {}", said.zh, said.en)),
            Trouble::Refused(said) => Self::Refused(format!("{} / {}", said.zh, said.en)),
            Trouble::Broken(text) => Self::Broken(text),
        }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let args = match &args.what {
        What::Requests(args) => args,
        What::Customers(args) => return masters::run(global, "customers", args),
        What::Points(args) => return masters::run(global, "points", args),
        What::Staff(args) => return masters::run(global, "staff", args),
        What::Certificates(args) => return masters::run(global, "certificates", args),
        What::Instruments(args) => return masters::run(global, "instruments", args),
        What::Shifts(args) => return masters::run(global, "shifts", args),
        What::Prices(args) => return masters::run(global, "prices", args),
        What::Rules(args) => return masters::run(global, "rules", args),
    };
    files::readable(&args.file)?;
    let app = global.existing()?;
    let task = Task {
        file: args.file.clone(),
        map: args.map.clone(),
        company: args.company.clone(),
        person: args.person.clone(),
        encoding: args.encoding.clone(),
        update: args.update,
    };
    let prepared = run::prepare(&app, &task, if args.dry_run { args.preview } else { 0 })?;
    if args.dry_run {
        return dry_run(global, &app, args, &prepared);
    }
    out::agreed(args.yes || global.json, || {
        let p = &prepared;
        format!(
            "{n} 行，导入到 {name}（{code}），以 {who} 的名义。继续？/ {n} rows into {code}, recorded by {who}. Go on?",
            n = p.rows(),
            name = p.company_name,
            code = p.company_code,
            who = p.person_name
        )
    })?;
    let errors = args.errors.clone().unwrap_or_else(|| {
        let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        PathBuf::from(format!("{name}.errors.csv"))
    });
    let bar = global.out().bar(prepared.rows(), "导入 / importing");
    let summary = run::run(&app, &prepared, Some(&errors), &mut |done| {
        bar.set_position(done);
        true
    });
    bar.finish_and_clear();
    let summary = summary?;
    global.out().document(&summary);
    tell(global, &summary, args.update);
    if summary.refused > 0 { Err(Ended::Refused(String::new())) } else { Ok(()) }
}

fn tell(global: &Global, s: &Summary, update: bool) {
    let out = global.out();
    out.say(format!(
        "公司 / company: {}    来源 / source: {}    登记人 / recorded by: {}",
        s.company, s.source, s.person
    ));
    figures(global, s, update);
    out.say(format!("{:.1} s", s.seconds));
}

/// The figures of a run, or of one that was rehearsed.
fn figures(global: &Global, s: &Summary, update: bool) {
    let out = global.out();
    let untouched = if update {
        "来源有变更，属导入不接收的内容，未改动 / changed at the source in what an import does not take: not touched"
    } else {
        "来源已变更，未改动（加 --update 更新办理结果） / changed at the source, not touched (--update takes newer outcomes)"
    };
    let figures = [
        ("行 / rows", s.rows),
        ("已导入 / imported", s.imported),
        ("此前已导入 / there already", s.skipped),
        ("已更新 / updated", s.updated),
        ("  其中另有内容与来源不同 / of them with something else that differs", s.partly),
        (untouched, s.changed),
        ("拒绝 / refused", s.refused),
    ];
    for (label, n) in figures.into_iter().filter(|(label, n)| *n > 0 || !label.starts_with(' ')) {
        out.say(format!("{n:>9}  {label}"));
    }
    if s.known > 0 {
        let differ = s.known - s.skipped;
        out.say(format!(
            "此前已导入 {0} 行，其中 {differ} 行与来源不同 / {0} rows known, {differ} of them differ",
            s.known
        ));
    }
    for (state, n) in &s.states {
        out.say(format!("{n:>9}  → {state}"));
    }
    for (code, n) in s.notes.iter().chain(&s.warnings) {
        out.say(format!("{n:>9}  · {code}"));
    }
    for (row, key) in &s.changed_rows {
        out.say(format!("  第 {row} 行 {key} 在来源中有变更 / row {row} ({key}) has changed at the source"));
    }
    for one in &s.refusals {
        out.say(format!(
            "  第 {} 行（文件第 {} 行）：{} / row {}: {}",
            one.row, one.line, one.said.zh, one.row, one.said.en
        ));
    }
    let more = s.refused.saturating_sub(s.refusals.len() as u64);
    if more > 0 {
        out.say(format!("  … 另有 {more} 行，见错误表（--errors） / {more} more, see the error sheet (--errors)"));
    }
    if let Some(file) = &s.errors_file {
        out.say(format!("拒绝的行见 / refused rows are in: {}", file.display()));
    }
}

/// Shows what an import would do: every row goes through the door and is taken back. The only file it may write is the
/// error sheet that was asked for.
fn dry_run(global: &Global, app: &Arc<App>, args: &Requests, prepared: &Prepared) -> Result<(), Ended> {
    let out = global.out();
    let bar = out.bar(prepared.rows(), "试导 / rehearsing");
    let would = run::rehearse(app, prepared, args.errors.as_deref(), &mut |done| {
        bar.set_position(done);
        true
    });
    bar.finish_and_clear();
    let would = would?;
    let preview = prepared.preview_with(&would);
    let p = &preview;
    let about = json!({"company": prepared.company_code, "source": prepared.source(), "person": prepared.person_name});
    out.document(&json!({
        "dry_run": true, "about": about, "preview": p, "would": would, "refused": would.refused,
        "refusals": would.refusals,
    }));
    out.say(format!(
        "{} → {}（{}），{} / {}, {}{}",
        args.file.display(),
        prepared.company_name,
        prepared.company_code,
        prepared.person_name,
        p.info.kind,
        p.info.encoding,
        if p.info.encoding_guessed { "（推测 / guessed）" } else { "" },
    ));
    for (name, guess) in &p.orders {
        out.say(format!("日期次序 / order of dates {name}: {} / {}", guess.said.zh, guess.said.en));
    }
    for row in &p.first {
        out.say(format!("— 第 {} 行 / row {} ({})", row.row, row.row, row.source_ref));
        for (name, value) in &row.fields {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let short: String = text.chars().take(100).collect();
            out.say(format!("    {name:<16} {}", short.replace('\n', " ⏎ ")));
        }
        for (name, value) in row.extra.iter().filter(|(_, v)| !v.is_empty()) {
            out.say(format!("    + {name:<14} {value}"));
        }
    }
    for (target, values) in &p.tally.values {
        out.say(format!("取值对应 / values of {target}:"));
        let mut sorted: Vec<_> = values.iter().collect();
        sorted.sort_by(|a, b| b.1.n.cmp(&a.1.n).then_with(|| a.0.cmp(b.0)));
        for (value, outcome) in sorted.iter().take(20) {
            out.say(format!("{:>9}  {value} → {}", outcome.n, outcome.became.as_deref().unwrap_or("✗")));
        }
        if sorted.len() > 20 {
            out.say(format!("{:>9}  …", sorted.len() - 20));
        }
    }
    if !p.absent_columns.is_empty() {
        out.say(format!("文件没有、可缺的列 / columns the file has not: {}", p.absent_columns.join(", ")));
    }
    if !p.unused_columns.is_empty() {
        out.say(format!("未使用的列 / unused columns: {}", p.unused_columns.join(", ")));
    }
    for said in &p.refusals {
        out.say(format!("不能导入 / cannot be imported: {} / {}", said.zh, said.en));
    }
    out.say("试导的结果 / what the import would do:");
    figures(global, &would, args.update);
    out.say("没有写入任何内容 / nothing was written");
    if would.refused > 0 || !p.refusals.is_empty() { Err(Ended::Refused(String::new())) } else { Ok(()) }
}
