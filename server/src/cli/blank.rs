//! `shouwen blank`: paper forms with reserved numbers for the hours in which the system is down (INF-06).

use super::{Ended, Global, files};
use crate::paper::{MISSING, Print, PrintError, print_all};
use serde_json::json;
use shouwen_domain::{
    id::Id,
    intake::blank::{self, KINDS},
    paper::Pen,
};
use shouwen_store::{StoreError, audit, blanks};
use std::{collections::BTreeMap, io::Write, path::PathBuf};

#[derive(clap::Subcommand, Debug)]
pub enum Command {
    /// Reserve numbers and print the forms
    Print(Print_),
    /// Forms that nobody has entered or declared spoiled
    Out(Company),
    /// Declare a form spoiled
    Spoil(Spoil),
}

#[derive(clap::Args, Debug)]
pub struct Company {
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
}

#[derive(clap::Args, Debug)]
#[command(name = "print")]
pub struct Print_ {
    /// emergency, request or order
    #[arg(long, value_parser = ["emergency", "request", "order"])]
    kind: String,
    /// How many, at most 500 at once
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=500))]
    count: u16,
    /// The file to write (PDF)
    #[arg(long)]
    out: PathBuf,
    /// Language of the forms
    #[arg(long, value_enum, default_value_t = super::Lang::Zh)]
    lang: super::Lang,
    #[command(flatten)]
    company: Company,
}

#[derive(clap::Args, Debug)]
pub struct Spoil {
    /// The number as it is printed
    number: String,
    /// Why it is not entered
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    company: Company,
}

pub fn run(global: &Global, command: &Command) -> Result<(), Ended> {
    match command {
        Command::Print(args) => print(global, args),
        Command::Out(args) => out_(global, args),
        Command::Spoil(args) => spoil(global, args),
    }
}

fn company(app: &crate::app::App, named: Option<&str>) -> Result<(Id, String), Ended> {
    let house = app.house();
    let id = crate::import::whose::company(&house, named)?;
    Ok((id, house.name_of(id).unwrap_or_default()))
}

fn broken(error: StoreError) -> Ended {
    Ended::Broken(error.to_string())
}

fn print(global: &Global, args: &Print_) -> Result<(), Ended> {
    // The file first: numbers that were reserved and never printed would have to be explained.
    let mut file = files::create(&args.out, &[])?;
    let app = global.existing()?;
    let (company, name) = company(&app, args.company.company.as_deref())?;
    let (kind, count, now) = (args.kind.clone(), usize::from(args.count), app.now());
    let numbers = app
        .db
        .write_now(move |tx| {
            let numbers = blanks::print(tx, company, &kind, count, (now, None))?;
            let detail = json!({"kind": kind, "first": numbers.first(), "last": numbers.last()}).to_string();
            let entry = audit::Entry {
                at: now,
                actor: None,
                door: "cli",
                what: "blank.print",
                subject: None,
                outcome: "done",
                detail: &detail,
            };
            audit::append(tx, company, &entry)?;
            Ok::<_, StoreError>(numbers)
        })
        .map_err(broken)?;
    let zone = app.world.zone.clone();
    let pen = Pen { lang: args.lang.into(), zone: &zone };
    let papers: Vec<_> = numbers.iter().map(|number| blank::paper(&args.kind, number, &name, pen)).collect();
    let strokes = BTreeMap::new();
    let prints: Vec<Print<'_>> =
        papers.iter().map(|paper| Print { paper, strokes: &strokes, at: now, zone: &zone }).collect();
    let bytes = print_all(&prints).map_err(|error| match error {
        PrintError::NoFont => Ended::Refused(format!("{} / {}", MISSING.zh, MISSING.en)),
        PrintError::Failed(text) => Ended::Broken(text),
    })?;
    file.write_all(&bytes).map_err(|error| Ended::Usage(error.to_string()))?;
    let out = global.out();
    out.document(&json!({"kind": args.kind, "numbers": numbers, "file": args.out}));
    let (first, last) = (numbers.first().cloned().unwrap_or_default(), numbers.last().cloned().unwrap_or_default());
    out.say(format!("{first} … {last}：{} → {}", numbers.len(), args.out.display()));
    out.say("请放在接警台。恢复后按单号补录，未用的不必处理，作废的用 blank spoil 登记。 / Keep them at the desk; enter each by its number afterwards, declare spoiled ones.");
    app.db.close();
    Ok(())
}

fn out_(global: &Global, args: &Company) -> Result<(), Ended> {
    let app = global.existing()?;
    let (company, _) = company(&app, args.company.as_deref())?;
    let (tally, forms) = app
        .db
        .read_now(move |tx| Ok::<_, StoreError>((blanks::tally(tx, company)?, blanks::out(tx, company, "", 10_000)?)))
        .map_err(broken)?;
    let out = global.out();
    let word = |kind: &str| KINDS.iter().find(|c| c.code == kind).map_or("?", |c| c.words.zh);
    let zone = &app.world.zone;
    out.document(&json!({
        "sums": tally.iter().map(|(kind, state, n, first, last)| json!({"kind": kind, "state": state, "forms": n,
            "first": first, "last": last})).collect::<Vec<_>>(),
        "out": forms.iter().map(|f| json!({"number": f.number, "kind": f.kind, "printed_at": f.printed_at.rfc3339(zone)}))
            .collect::<Vec<_>>(),
    }));
    for (kind, state, n, first, last) in &tally {
        out.say(format!("{} {state}: {n} ({first} … {last})", word(kind)));
    }
    for form in &forms {
        out.say(format!("  {} {} {}", form.number, word(&form.kind), form.printed_at.local_minute(zone)));
    }
    app.db.close();
    Ok(())
}

fn spoil(global: &Global, args: &Spoil) -> Result<(), Ended> {
    let reason = args.reason.trim().to_owned();
    let number = blank::parse(&args.number).ok_or_else(|| {
        Ended::Refused(
            "单号不对，请按单上打印的号码核对（含末位校验码） / check the number, the last digit included".into(),
        )
    })?;
    if reason.is_empty() {
        return Err(Ended::Usage("请写明原因 / give the reason: --reason".into()));
    }
    let app = global.existing()?;
    let (company, _) = company(&app, args.company.company.as_deref())?;
    let (wanted, now) = (number.clone(), app.now());
    let done = app
        .db
        .write_now(move |tx| {
            let done = blanks::spoil(tx, company, &wanted, &reason, (now, None))?;
            let entry = audit::Entry {
                at: now,
                actor: None,
                door: "cli",
                what: "blank.spoil",
                subject: None,
                outcome: if done { "done" } else { "refused" },
                detail: &json!({"number": wanted}).to_string(),
            };
            audit::append(tx, company, &entry)?;
            Ok::<_, StoreError>(done)
        })
        .map_err(broken)?;
    app.db.close();
    if !done {
        return Err(Ended::Refused(format!("{number} 未在外：已录入、已作废或不存在 / {number} is not out")));
    }
    global.out().document(&json!({"number": number, "state": "spoiled"}));
    global.out().say(format!("{number} 已作废 / spoiled"));
    Ok(())
}
