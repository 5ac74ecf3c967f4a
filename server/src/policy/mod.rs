//! Policy at run time: changing a value, loading a pack, showing what is in force.
//! Owns: the one way by which configuration changes (checked, versioned, audited). Refuses what `check_save` refuses.
//! Tested in `tests/policy.rs` and through the command line.

use crate::{app::App, house::House};
use shouwen_domain::{
    id::Id,
    moment::Moment,
    policy::{
        Book, Entry, Finding, Pack, PackError, Proposal, UnitLevel, check_save, may_save,
        pack::{self, Calendar, Change, Current, Placement, Title},
        rows::{self, CheckRow},
    },
    refusal::{Nature, Refusal},
};
use shouwen_store::{StoreError, Tx, audit, calendar, channels, policy as store};
use std::path::Path;

/// Packs inside the binary, by name and file.
#[derive(rust_embed::RustEmbed)]
#[folder = "../packs"]
struct Shipped;

/// Names of the packs that come with the program.
pub fn shipped() -> Vec<String> {
    let mut names: Vec<String> =
        Shipped::iter().filter_map(|file| Some(file.strip_suffix("/pack.toml")?.to_owned())).collect();
    names.sort();
    names
}

/// Text of a shipped file such as `import/nyc311.toml`.
pub fn shipped_file(path: &str) -> Option<String> {
    String::from_utf8(Shipped::get(path)?.data.into_owned()).ok()
}

/// A pack by shipped name or by folder.
pub fn read_pack(name: &str) -> Result<Pack, Vec<PackError>> {
    let files = pack_texts(name)?;
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(f, t)| (f.as_str(), t.as_str())).collect();
    pack::parse(&borrowed)
}

/// The files of a pack with their texts, in order of their names.
fn pack_texts(name: &str) -> Result<Vec<(String, String)>, Vec<PackError>> {
    let mut files: Vec<(String, String)> = Vec::new();
    if shipped().iter().any(|n| n == name) {
        for file in Shipped::iter().filter(|f| f.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))) {
            files.extend(shipped_file(&file).map(|text| (file.to_string(), text)));
        }
    } else {
        let folder = Path::new(name);
        let entries = std::fs::read_dir(folder).map_err(|e| {
            vec![PackError {
                file: name.to_owned(),
                line: 0,
                path: String::new(),
                said: shouwen_domain::words::Said::new(
                    format!("读不了规则包：{e}；随程序提供的有 {}", shipped().join("、")),
                    format!("cannot read the pack: {e}; shipped are {}", shipped().join(", ")),
                ),
            }]
        })?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == "toml")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                files.push((path.display().to_string(), text));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Judges a pack that can be read, as if an empty company loaded it. The place is `file:line`, the sentence names
/// parameter, scope and clause.
pub fn check_pack(name: &str, pack: &Pack) -> Vec<CheckRow> {
    // A company at the third level of a tree that has nothing yet.
    let place = Placement { unit: Some(UnitLevel { id: Id(1), depth: 2 }), from: Moment(0) };
    let mut next = 1_000;
    let entries = pack.entries(&place, || {
        next += 1;
        Id(next)
    });
    let book = Book::compile(0, Vec::new(), vec![vec![Id(3), Id(2), Id(1)]]);
    let proposal = Proposal { entries, retroactive: true, ..Proposal::default() };
    let texts = pack_texts(name).unwrap_or_default();
    check_save(&book, &proposal, Moment(0))
        .iter()
        .map(|f| {
            let mut row = rows::findings(std::slice::from_ref(f)).remove(0);
            if let Some((file, line)) = line_of(&texts, f) {
                row.place = format!("{file}:{line} {}", f.parameter);
            }
            row
        })
        .collect()
}

/// Where a parameter stands in the files of a pack: the block with its code, and with its clause if there are several.
fn line_of(texts: &[(String, String)], finding: &Finding) -> Option<(String, usize)> {
    let code = finding.parameter.strip_prefix("gate.").unwrap_or(&finding.parameter);
    let key = format!("code = \"{code}\"");
    let mut found: Option<(String, usize)> = None;
    for (file, text) in texts {
        let lines: Vec<&str> = text.lines().collect();
        for (at, _) in lines.iter().enumerate().filter(|(_, l)| l.trim().starts_with(&key)) {
            let block = lines[at..].iter().skip(1).take_while(|l| !l.trim_start().starts_with("[["));
            let named = !finding.clause.is_empty() && block.into_iter().any(|l| l.contains(finding.clause.as_str()));
            if named {
                return Some((file.clone(), at + 1));
            }
            found.get_or_insert((file.clone(), at + 1));
        }
    }
    found
}

/// The place of a unit in the tree, as policy counts it.
pub fn level(house: &House, unit: Id) -> UnitLevel {
    UnitLevel { id: unit, depth: (house.path(unit).len().saturating_sub(1)) as u8 }
}

/// What a unit has today.
pub fn current(house: &House, unit: Id, at: Moment) -> Current {
    let calendars = house
        .calendars()
        .into_iter()
        .filter(|(owner, _)| *owner == unit)
        .filter_map(|(_, c)| {
            let (spec, json) = (c.spec(), c.spec().to_json());
            let sessions = json.get("sessions")?.as_array()?.iter();
            Some(Calendar {
                code: c.code().to_owned(),
                title: Title { zh: spec.name.clone(), en: spec.description.clone() },
                days: serde_json::from_value(json.get("days")?.clone()).ok()?,
                sessions: sessions
                    .filter_map(|s| {
                        let (from, to) = (s.get(0)?.as_str()?, s.get(1)?.as_str()?);
                        shouwen_domain::policy::DayRange::parse(&format!("{from}-{to}"))
                    })
                    .collect(),
            })
        })
        .collect();
    Current {
        entries: house.book.all_entries().cloned().collect(),
        types: house.types(unit).to_vec(),
        channels: house.channels(unit, at).into_iter().cloned().collect(),
        calendars,
    }
}

/// Why a change of configuration was not made.
#[derive(Debug)]
pub enum Refused {
    Findings(Vec<Finding>),
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Refused {
    /// As an answer: the first refusing finding in words, all of them as fields.
    pub fn refusal(findings: &[Finding]) -> Refusal {
        let first = findings.iter().find(|f| f.refused).or(findings.first());
        first.map_or_else(Refusal::missing, |f| {
            Refusal::new(f.code, Nature::Conflict, f.said.zh.clone(), f.said.en.clone()).clause(f.clause.clone())
        })
    }
}

/// Saves a checked proposal: new entries, ended ones, a new version, an audit line.
pub fn save(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    proposal: &Proposal,
    note: &str,
) -> Result<Vec<Finding>, Refused> {
    let house = app.house_in(tx)?;
    let now = app.now();
    // "From now" was said when the proposal was made; what took a moment to get here is not retroactive.
    let findings = check_save(&house.book, proposal, now.minus(shouwen_domain::moment::MINUTE));
    if !may_save(&findings) {
        return Err(Refused::Findings(findings));
    }
    for (id, at) in &proposal.ends {
        store::end(tx, *id, *at)?;
    }
    let national = house.units.values().find(|u| u.parent.is_none()).map(|u| u.id);
    for entry in &proposal.entries {
        let Some(unit) = entry.scope.unit.map(|u| u.id).or(national) else { continue };
        let data = serde_json::to_string(entry).map_err(|e| StoreError::Broken(e.to_string()))?;
        let row =
            store::EntryRow { id: entry.id, unit, code: entry.code.clone(), data, from: entry.from, to: entry.to };
        store::put(tx, &row, by, now)?;
    }
    // The auditor of the company whose rules change is to find it; above companies it is the national log.
    let units = proposal.entries.iter().filter_map(|e| e.scope.unit);
    let company = units.into_iter().find_map(|u| house.company_of(u.id)).unwrap_or(Id(0));
    changed(tx, app, by, company, "policy.save", note)?;
    Ok(findings)
}

/// A new version of the configuration and its audit line. Every change of units, people or rules ends here.
pub fn changed(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    company: Id,
    what: &str,
    note: &str,
) -> Result<i64, StoreError> {
    let now = app.now();
    let version = store::new_version(tx, by, now, note)?;
    let entry = audit::Entry { at: now, actor: by, door: "config", what, subject: None, outcome: "done", detail: note };
    audit::append(tx, company, &entry)?;
    Ok(version)
}

/// Loads a pack at a unit: idempotent, checked, one transaction. The changes that were made.
pub fn load_pack(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    pack: &Pack,
    unit: Id,
    from: Moment,
) -> Result<Vec<Change>, Refused> {
    let house = app.house_in(tx)?;
    let place = Placement { unit: Some(level(&house, unit)), from };
    let now_has = current(&house, unit, from);
    let changes = pack::diff(&now_has, pack, &place);
    let real: Vec<&Change> = changes.iter().filter(|c| c.action != pack::Action::Unchanged).collect();
    if real.is_empty() {
        return Ok(changes);
    }
    let proposal = pack::proposal(&changes, &pack.code, &place, || app.world.id());
    // A pack that is loaded for a first time may hold from a day in the past, so that history can be entered.
    let proposal = Proposal { retroactive: now_has.types.is_empty() || proposal.retroactive, ..proposal };
    if !proposal.entries.is_empty() || !proposal.ends.is_empty() {
        save(tx, app, by, &proposal, &format!("pack {}", pack.code))?;
    }
    let now = app.now();
    let touched = |what: &str, code: &str| real.iter().any(|c| c.what == what && c.code == code);
    for (position, kind) in pack.types.iter().enumerate().filter(|(_, t)| touched("type", &t.code)) {
        store::put_type(tx, unit, position as i64, kind)?;
    }
    for (position, channel) in pack.channels.iter().enumerate().filter(|(_, c)| touched("channel", &c.code)) {
        let data = serde_json::to_string(channel).map_err(|e| StoreError::Broken(e.to_string()))?;
        channels::put(tx, unit, &channel.code, from, position as i64, by, &data)?;
    }
    for one in pack.calendars.iter().filter(|c| touched("calendar", &c.code)) {
        let revision = house
            .calendars()
            .iter()
            .find(|(owner, c)| *owner == unit && c.code() == one.code)
            .map_or(1, |(_, c)| i64::from(c.revision()) + 1);
        let mut spec = one.spec();
        spec["description"] = serde_json::json!(one.title.en);
        calendar::put(tx, unit, &one.code, revision, &spec.to_string(), now)?;
    }
    changed(tx, app, by, unit, "policy.pack", &pack.code)?;
    Ok(changes)
}

/// One value with its place, as an entry that follows the one in force.
pub fn succeeding(house: &House, entry: Entry) -> Proposal {
    Proposal::succeeding(&house.book, entry)
}
