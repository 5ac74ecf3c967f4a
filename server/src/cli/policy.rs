//! `shouwen policy`: packs and the rules in force.

use super::{Ended, Global, Lang, out::columns, user::unit_of};
use crate::{
    app::App,
    policy::{self, Refused, read_pack, shipped},
};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Priority,
    id::Id,
    moment::Moment,
    policy::{
        Pack, Query, catalog,
        pack::{Change, Placement, diff},
        rows,
    },
};
use std::{
    io::{BufRead, IsTerminal, Write},
    sync::Arc,
};

/// Exit codes: 0 done, 1 refused or findings, 2 wrong call.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
    /// Language of the sentences
    #[arg(long, value_enum, default_value_t = Lang::Zh, global = true)]
    lang: Lang,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Names file, line, key and clause of everything wrong with a pack; needs no database
    Check {
        /// A shipped pack (city-gas, petrochemical) or a folder
        pack: String,
    },
    /// What holds, and by which clause
    Show {
        #[command(flatten)]
        place: PlaceArgs,
        /// Only codes that begin so: sla., gate. …
        #[arg(long, default_value = "", value_name = "PREFIX")]
        code: String,
    },
    /// What loading a pack would change
    Diff {
        pack: String,
        #[arg(long, value_name = "CODE")]
        company: String,
        /// Day from which it would hold (default: now)
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// Loads a pack, after showing what changes; twice is once
    Load {
        pack: String,
        #[arg(long, value_name = "CODE")]
        company: String,
        /// Day from which it holds (default: now)
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Which value holds for one question, what it beat and why
    Resolve {
        /// sla.first_response, gate.certificate …
        code: String,
        #[command(flatten)]
        place: PlaceArgs,
    },
}

#[derive(clap::Args, Debug)]
struct PlaceArgs {
    /// Company or any unit; the only company when left out
    #[arg(long, value_name = "CODE")]
    company: Option<String>,
    #[arg(long = "type", value_name = "CODE")]
    request_type: Option<String>,
    #[arg(long, value_name = "P0..P3")]
    priority: Option<String>,
    #[arg(long)]
    grade: Option<String>,
    #[arg(long)]
    channel: Option<String>,
    /// As of a day (default: now)
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    if let What::Check { pack } = &args.what {
        return check(global, args.lang, pack);
    }
    let app = global.existing()?;
    let done = match &args.what {
        What::Check { .. } => Ok(()),
        What::Show { place, code } => show(global, &app, args.lang, place, code),
        What::Resolve { code, place } => resolve(global, &app, args.lang, place, code),
        What::Diff { pack, company, from } => {
            changes(global, &app, pack, company, from.as_deref()).map(|shown| global.out().document(&shown.document))
        }
        What::Load { pack, company, from, yes } => load(global, &app, pack, company, from.as_deref(), *yes),
    };
    app.db.close();
    done
}

/// The first instant of a day in the zone of the program; now when no day is named.
pub(super) fn from_day(app: &App, day: Option<&str>) -> Result<Moment, Ended> {
    let Some(text) = day else { return Ok(app.now()) };
    let wrong = || Ended::Usage(format!("{text} 不是 2026-03-09 这样的日期 / {text} is no day such as 2026-03-09"));
    let date: jiff::civil::Date = text.parse().map_err(|_| wrong())?;
    let start = date.to_zoned(app.world.zone.clone()).map_err(|_| wrong())?;
    Ok(Moment(start.timestamp().as_millisecond()))
}

/// A shipped pack or a folder: anything else is a slip of the pen and no faulty pack.
pub(super) fn known(pack: &str) -> Result<(), Ended> {
    if shipped().iter().any(|name| name == pack) || std::path::Path::new(pack).is_dir() {
        return Ok(());
    }
    let all = shipped();
    Err(Ended::Usage(format!(
        "没有规则包 {pack}：随程序提供的有 {}，或给出文件夹 / there is no pack {pack}: shipped are {}, or name a folder",
        all.join("、"),
        all.join(", ")
    )))
}

fn check(global: &Global, lang: Lang, name: &str) -> Result<(), Ended> {
    known(name)?;
    let found = match read_pack(name) {
        Err(errors) => rows::pack_errors(&errors),
        Ok(pack) => policy::check_pack(name, &pack),
    };
    let bad = found.iter().filter(|r| r.refused).count();
    global.out().document(&json!({"ok": bad == 0, "pack": name, "findings": found}));
    for row in &found {
        let mark = if row.refused { "错误 error" } else { "备注 remark" };
        global.out().say(format!("{mark} {} {}: {}", row.code, row.place, lang.of(&row.said)));
    }
    if bad > 0 {
        return Err(Ended::Refused(format!("{name} 有 {bad} 处错误 / {bad} errors in {name}")));
    }
    global.out().say(format!("{name} 没有错误 / {name} is in order"));
    Ok(())
}

/// The chain of units (root first) and the rest of the question, kept alive for the query.
struct Asked {
    path: Vec<Id>,
    priority: Option<Priority>,
    at: Moment,
}

fn asked(app: &App, place: &PlaceArgs) -> Result<Asked, Ended> {
    let house = app.house();
    let companies: Vec<Id> = house.units.values().filter(|u| u.level == "company").map(|u| u.id).collect();
    let unit = match (&place.company, companies.as_slice()) {
        (Some(code), _) => Some(unit_of(&house, code)?),
        (None, [only]) => Some(*only),
        (None, []) => None,
        (None, _) => {
            let mut codes: Vec<String> =
                companies.iter().filter_map(|id| house.unit(*id)).map(|u| u.code.clone()).collect();
            codes.sort();
            return Err(Ended::Usage(format!(
                "请用 --company 指明公司：{} / say --company; there are {}",
                codes.join("、"),
                codes.join(", ")
            )));
        }
    };
    let mut path = unit.map_or_else(Vec::new, |u| house.path(u));
    path.reverse();
    let priority =
        match &place.priority {
            None => None,
            Some(text) => Some(Priority::parse(text).ok_or_else(|| {
                Ended::Usage("--priority 只能是 P0、P1、P2、P3 / --priority is P0, P1, P2 or P3".into())
            })?),
        };
    Ok(Asked { path, priority, at: from_day(app, place.on.as_deref())? })
}

impl Asked {
    fn query<'a>(&'a self, place: &'a PlaceArgs) -> Query<'a> {
        Query {
            unit_path: &self.path,
            request_type: place.request_type.as_deref(),
            priority: self.priority,
            grade: place.grade.as_deref(),
            channel: place.channel.as_deref(),
            at: self.at,
        }
    }
}

fn show(global: &Global, app: &App, lang: Lang, place: &PlaceArgs, prefix: &str) -> Result<(), Ended> {
    let asked = asked(app, place)?;
    let house = app.house();
    let list = rows::show(&house.book, &asked.query(place), prefix, |named| house.named(named));
    if list.is_empty() {
        return Err(Ended::Refused(format!("没有以 {prefix} 开头的参数 / no parameter begins with {prefix}")));
    }
    global.out().document(&list);
    let lines: Vec<[String; 5]> = list
        .iter()
        .map(|r| {
            let lock = if r.locked { " 🔒" } else { "" };
            [
                r.code.clone(),
                if r.value.is_empty() { "—".to_owned() } else { format!("{}{lock}", r.value) },
                lang.of(&r.title).to_owned(),
                lang.of(&r.origin).to_owned(),
                lang.of(&r.clause).to_owned(),
            ]
        })
        .collect();
    for line in columns(&lines) {
        global.out().say(line);
    }
    Ok(())
}

fn resolve(global: &Global, app: &App, lang: Lang, place: &PlaceArgs, code: &str) -> Result<(), Ended> {
    let asked = asked(app, place)?;
    let house = app.house();
    let Some(found) = house.book.resolve(code, &asked.query(place)) else {
        let near: Vec<&str> = catalog()
            .parameters()
            .map(|p| p.code.as_str())
            .filter(|c| c.contains(code.rsplit('.').next().unwrap_or(code)))
            .take(5)
            .collect();
        return Err(Ended::Refused(format!(
            "没有参数 {code}，相近的有：{} / there is no parameter {code}; near: {}",
            near.join("、"),
            near.join(", ")
        )));
    };
    let out = global.out();
    out.document(&found);
    let row = rows::row(&found, &|named| house.named(named));
    out.say(format!("{} {}: {}", row.code, lang.of(&row.title), lang.of(&row.said)));
    for winner in &found.winners {
        let origin = winner.origin.scope.said_with(|named| house.named(named));
        let origin = if winner.origin.entry.is_some() { origin } else { winner.origin.said.clone() };
        out.say(format!(
            "  = {} ({}, {})",
            lang.of(&winner.value.said()),
            lang.of(&origin),
            lang.of(&winner.origin.clause)
        ));
    }
    for beaten in &found.beaten {
        out.say(format!("  ≠ {}", lang.of(&beaten.said())));
    }
    if let Some(lock) = &found.locked_by {
        out.say(format!("  🔒 {} ({})", lang.of(&lock.said), lang.of(&lock.clause)));
    }
    Ok(())
}

fn pack_of(name: &str) -> Result<Pack, Ended> {
    known(name)?;
    read_pack(name).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Ended::Refused(format!("{}\nshipped packs: {}", lines.join("\n"), shipped().join(", ")))
    })
}

/// Shows what loading would change, and hands it out as the document to print.
fn changes(global: &Global, app: &App, name: &str, company: &str, from: Option<&str>) -> Result<Shown, Ended> {
    let pack = pack_of(name)?;
    let house = app.house();
    let unit = unit_of(&house, company)?;
    let from = from_day(app, from)?;
    let place = Placement { unit: Some(policy::level(&house, unit)), from };
    let mut list: Vec<Change> = diff(&policy::current(&house, unit, from), &pack, &place);
    let inner = pack.clone();
    list.extend(app.db.read_now(move |tx| crate::emergency::changes(tx, &inner, unit))?);
    let shown = rows::changes(&list, false);
    let out = global.out();
    if !out.is_json() {
        let short = |text: &str| -> String {
            let mut cut: String = text.chars().take(60).collect();
            if cut.len() < text.len() {
                cut.push('…');
            }
            cut
        };
        let lines: Vec<[String; 4]> = shown
            .iter()
            .map(|r| {
                let scope = if r.scope.zh == "全部" { String::new() } else { r.scope.zh.clone() };
                let moved = match (r.was.is_empty(), r.becomes.is_empty()) {
                    (true, _) => short(&r.becomes),
                    (_, true) => format!("{} →", short(&r.was)),
                    _ => format!("{} → {}", short(&r.was), short(&r.becomes)),
                };
                [format!("{} {} {}", r.mark, r.what, r.code), scope, moved, r.clause.clone()]
            })
            .collect();
        for line in columns(&lines) {
            out.say(line);
        }
        let n = shown.len();
        out.say(if n == 0 {
            "没有变化 / nothing changes".to_owned()
        } else {
            format!("{n} 处变化 / {n} changes")
        });
    }
    let document =
        json!({"pack": pack.code, "company": company, "from": from.rfc3339(&app.world.zone), "changes": shown});
    Ok(Shown { pack, unit, from, nothing: shown.is_empty(), document })
}

/// A pack and what it would change.
struct Shown {
    pack: Pack,
    unit: Id,
    from: Moment,
    nothing: bool,
    document: Value,
}

fn load(global: &Global, app: &Arc<App>, name: &str, company: &str, day: Option<&str>, yes: bool) -> Result<(), Ended> {
    let Shown { pack, unit, from, nothing, mut document } = changes(global, app, name, company, day)?;
    if nothing {
        document["loaded"] = false.into();
        global.out().document(&document);
        return Ok(());
    }
    if !yes {
        let stdin = std::io::stdin();
        if !stdin.is_terminal() {
            return Err(Ended::Refused("没有载入：请加 --yes / nothing was loaded: say --yes".into()));
        }
        eprint!("载入 / load? [y/N] ");
        std::io::stderr().flush()?;
        let mut line = String::new();
        stdin.lock().read_line(&mut line)?;
        if !matches!(line.trim(), "y" | "Y" | "yes" | "是") {
            return Err(Ended::Refused("没有载入 / nothing was loaded".into()));
        }
    }
    let inner = app.clone();
    let dated = day.is_some();
    app.db
        .write_now(move |tx| {
            // "Now" is when it is saved, not when it was shown.
            let from = if dated { from } else { inner.now() };
            policy::load_pack(tx, &inner, None, &pack, unit, from)?;
            // The library is no matter of dates in the past: what the pack brings holds from now on.
            crate::emergency::adopt_now(tx, &inner, &pack, unit).map_err(Refused::Store)
        })
        .map(drop)
        .map_err(|e| match e {
            Refused::Store(error) => Ended::from(error),
            Refused::Findings(findings) => {
                let lines: Vec<String> = findings
                    .iter()
                    .filter(|f| f.refused)
                    .map(|f| format!("{} {}: {} / {}", f.code, f.clause, f.said.zh, f.said.en))
                    .collect();
                Ended::Refused(lines.join("\n"))
            }
        })?;
    document["loaded"] = true.into();
    global.out().document(&document);
    global.out().say("已载入 / loaded");
    Ok(())
}
