//! Open P0 and P1 matters for the hours in which this system is down (INF-06): taken with every backup, written as one page
//! that needs neither database nor server. Owns: what stands in `open.json` of a backup, and that of several backups the newest
//! intact one is read. Refuses a backup without it, and a key of another installation. Tested in `tests/standby.rs`.
//!
//! Numbers, states, times and crews stand there in clear; place, caller, number to call back and what was written are sealed
//! with the installation's key, as they are in the database: a thief of the backups reads neither.

mod page;

pub use page::html;

use crate::{
    act::request_from,
    app::{key_check, parse_key},
    backup::{self, Manifest},
    house::House,
    mask,
    world::World,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shouwen_domain::{
    event::hex,
    id::Id,
    intake::{self, kinds::TypeDef},
    moment::Moment,
    words::Words,
};
use shouwen_store::{Db, StoreError, Tx, Vault, clock, event, record, standby};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Name of the list in a backup.
pub const FILE: &str = "open.json";
/// Name of the page in the folder that a server keeps.
pub const PAGE: &str = "standby.html";
/// A company with more emergencies than this has other cares.
const MOST: i64 = 2_000;
/// Last lines of the history of each record.
const LINES: i64 = 5;

/// The open matters of one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Open {
    pub at: Moment,
    pub matters: Vec<Matter>,
}

/// A request with what hangs on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    pub number: String,
    pub priority: String,
    pub kind: Pair,
    pub company: String,
    pub received: Moment,
    pub parts: Vec<Part>,
    /// [`Secret`], sealed.
    pub sealed: String,
}

/// One record of a matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub number: String,
    pub kind: Pair,
    pub state: Pair,
    pub unit: String,
    /// Who answers for it.
    pub crew: String,
    pub clocks: Vec<Limit>,
    pub log: Vec<Line>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    pub words: Pair,
    pub due: Moment,
    /// Sealed by nothing: a limit names nobody.
    pub late: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub at: Moment,
    pub words: Pair,
    pub by: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub zh: String,
    pub en: String,
}

impl From<Words> for Pair {
    fn from(words: Words) -> Self {
        Self { zh: words.zh.to_owned(), en: words.en.to_owned() }
    }
}

/// What names people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    pub place: String,
    pub name: String,
    pub contact: String,
    pub content: String,
    /// What was written in the last lines, by number of the part and time.
    pub said: Vec<(String, Moment, String)>,
}

fn broken(error: impl std::fmt::Display) -> StoreError {
    StoreError::Broken(error.to_string())
}

/// Reads the open matters of a database. `None`: it is of another version than this program, as before an upgrade.
pub fn gather(db: &Db, now: Moment) -> Result<Option<Open>, StoreError> {
    db.read_now(move |tx| {
        if shouwen_store::migrate::stored(tx)? != shouwen_store::migrate::NEWEST {
            return Ok(None);
        }
        let house = House::load(tx)?;
        let mut by_root: BTreeMap<Id, (usize, Matter, Secret)> = BTreeMap::new();
        for id in standby::open(tx, MOST)? {
            let Some(row) = record::lookup(tx, id)? else { continue };
            let above = request_from(tx, row.clone())?;
            let root = above.as_ref().map_or(row.id, |(request, _)| request.id);
            let order = by_root.len();
            let (_, matter, secret) = by_root.entry(root).or_insert_with(|| {
                let of = above.as_ref().map_or(&row, |(request, _)| request);
                let title = house
                    .type_def(of.company, &of.type_code)
                    .map(|t| Pair { zh: t.title.zh.clone(), en: t.title.en.clone() });
                let usual = intake::flow(&of.kind).map_or_else(Pair::default, |flow| flow.words.into());
                let matter = Matter {
                    number: of.number.clone(),
                    priority: of.priority.code().to_owned(),
                    kind: title.unwrap_or(usual),
                    company: house.name_of(of.company).unwrap_or_default(),
                    received: of.received_at,
                    ..Matter::default()
                };
                let secret = above.as_ref().map_or_else(Secret::default, |(_, r)| Secret {
                    place: r.address.line(),
                    name: r.name.clone(),
                    contact: r.contact.clone(),
                    content: r.content.clone(),
                    said: Vec::new(),
                });
                (order, matter, secret)
            });
            let (part, said) = part(tx, &house, &row, now)?;
            secret.said.extend(said);
            matter.parts.push(part);
        }
        let mut all: Vec<(usize, Id, Matter, Secret)> =
            by_root.into_iter().map(|(root, (order, matter, secret))| (order, root, matter, secret)).collect();
        all.sort_by_key(|(order, ..)| *order);
        let mut open = Open { at: now, matters: Vec::with_capacity(all.len()) };
        for (_, root, mut matter, secret) in all {
            let plain = serde_json::to_string(&secret).map_err(broken)?;
            matter.sealed = hex(&tx.vault().seal(root.0, &plain));
            open.matters.push(matter);
        }
        Ok(Some(open))
    })
}

type Said = Vec<(String, Moment, String)>;

fn part(tx: &mut Tx<'_>, house: &House, row: &record::RecordRow, now: Moment) -> Result<(Part, Said), StoreError> {
    let flow = intake::flow(&row.kind);
    let unknown = TypeDef::unknown(&row.type_code);
    let of_type = house.type_def(row.company, &row.type_code).unwrap_or(&unknown);
    let mut clocks: Vec<Limit> = clock::of_record(tx, row.id)?
        .into_iter()
        .filter(|c| c.round == row.round && c.stopped_at.is_none())
        .filter_map(|c| {
            let words = intake::clock_def(&c.code, of_type)?.words;
            Some(Limit { words: words.into(), due: c.due_at?, late: c.due_at? < now })
        })
        .collect();
    clocks.sort_by_key(|limit| limit.due);
    let mut said = Vec::new();
    let mut log = Vec::new();
    for shown in event::page(tx, row.id, i64::MAX, LINES)? {
        let e = shown.event;
        // What the program notes of its clocks stands in the limits.
        let Some(action) = flow.and_then(|flow| flow.action(&e.action)) else { continue };
        let by = e.actor.and_then(|person| house.name_of(person)).unwrap_or_default();
        let text = ["text", "remark", "reason"].iter().find_map(|key| e.body.get(*key).and_then(Value::as_str));
        said.extend(text.map(|text| (row.number.clone(), e.happened_at, text.to_owned())));
        log.push(Line { at: e.happened_at, words: action.words.into(), by });
    }
    let part = Part {
        number: row.number.clone(),
        kind: flow.map_or_else(Pair::default, |flow| flow.words.into()),
        state: flow.and_then(|flow| flow.state(&row.state)).map_or_else(Pair::default, |state| state.words.into()),
        unit: house.name_of(row.unit).unwrap_or_default(),
        crew: row.owner.and_then(|who| house.name_of(who)).unwrap_or_default(),
        clocks,
        log,
    };
    Ok((part, said))
}

/// What is sealed of a matter; `None` without the key.
fn secret(matter: &Matter, vault: Option<&Vault>) -> Option<Secret> {
    let bytes: Option<Vec<u8>> = matter
        .sealed
        .as_bytes()
        .chunks(2)
        .map(|two| std::str::from_utf8(two).ok().and_then(|two| u8::from_str_radix(two, 16).ok()))
        .collect();
    serde_json::from_str(&vault?.open(&bytes?)?).ok()
}

/// A list that was found, and the backups newer than it that are not intact.
#[derive(Clone, Debug)]
pub struct Found {
    pub folder: PathBuf,
    pub manifest: Manifest,
    pub open: Open,
    pub damaged: Vec<String>,
}

/// The list of a backup, or of the newest intact one below a folder. Only the list and the manifest are read: on a laptop
/// the rest may still be on its way.
pub fn find(from: &Path) -> Result<Found, StoreError> {
    let refuse = |text: String| StoreError::Conflict(text);
    let given = if from.is_file() { from.parent().unwrap_or(from) } else { from };
    let all = backup::newest_first(given);
    let mut damaged = Vec::new();
    for folder in &all {
        match backup::part_of(folder, FILE) {
            Ok(Some((manifest, bytes))) => {
                let open = serde_json::from_slice(&bytes).map_err(|e| refuse(format!("{}: {e}", folder.display())))?;
                return Ok(Found { folder: folder.clone(), manifest, open, damaged });
            }
            Ok(None) => {}
            Err(error) => damaged.push(format!("{}: {error}", folder.display())),
        }
    }
    let shown = given.display();
    Err(refuse(match (all.is_empty(), damaged.first()) {
        (true, _) => format!("{shown} 里没有备份 / there is no backup in {shown}"),
        (_, Some(first)) => format!("{shown} 里没有完好的备份 / there is no intact backup in {shown}: {first}"),
        _ => format!(
            "{shown} 里的备份没有未结事项清单（由较早的程序制作）：请恢复备份后查看 / the backups in {shown} hold no list of open matters (an \
             earlier program made them): restore one to look"
        ),
    }))
}

/// The key that opens what is sealed: the one that is named, that of the backup, that of the surroundings. Refuses one of
/// another installation.
pub fn key(found: &Found, named: Option<&Path>, data: &Path) -> Result<Option<Vault>, StoreError> {
    let read = |file: &Path| fs::read_to_string(file).ok();
    let text = match named {
        Some(file) => {
            Some(fs::read_to_string(file).map_err(|e| StoreError::Conflict(format!("{}: {e}", file.display())))?)
        }
        None => std::env::var("SHOUWEN_KEY")
            .ok()
            .or_else(|| read(&found.folder.join("master.key")))
            .or_else(|| read(&data.join("master.key"))),
    };
    let Some(text) = text else { return Ok(None) };
    let key = parse_key(text.trim()).ok_or_else(|| StoreError::Conflict("这不是密钥 / that is no key".into()))?;
    let vault = Vault::new(&key);
    if key_check(&vault) == found.manifest.key_check {
        return Ok(Some(vault));
    }
    if named.is_some() {
        return Err(StoreError::Conflict(
            "密钥属于另一套系统，读不出这份备份 / the key is of another installation: it does not open this backup"
                .into(),
        ));
    }
    Ok(None)
}

/// Who wants numbers in full, and why; it stands in the heading of the page and beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmasked {
    pub by: String,
    pub reason: String,
}

/// Writes the page, in one piece or not at all, and a line into the file beside it that says what was written for whom.
pub fn write(
    found: &Found,
    vault: Option<&Vault>,
    unmasked: Option<&Unmasked>,
    to: &Path,
    world: &World,
) -> Result<usize, StoreError> {
    let now = world.now();
    let text = html(found, vault, unmasked, now, &world.zone);
    let at = |e: std::io::Error| StoreError::Conflict(format!("{}: {e}", to.display()));
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        crate::app::own_folder(folder).map_err(at)?;
    }
    let half = to.with_extension("part");
    fs::write(&half, &text).map_err(at)?;
    shouwen_store::keep_private(&half).map_err(at)?;
    fs::File::open(&half).and_then(|file| file.sync_all()).map_err(at)?;
    fs::rename(&half, to).map_err(at)?;
    let line = serde_json::json!({
        "at": now.rfc3339(&world.zone), "page": to.file_name().map(|n| n.to_string_lossy()),
        "backup": found.folder.file_name().map(|n| n.to_string_lossy()), "backup_at": found.manifest.at,
        "matters": found.open.matters.len(), "unmasked": unmasked.is_some(), "by": unmasked.map(|u| &u.by),
        "reason": unmasked.map(|u| &u.reason),
    });
    let beside = to.with_extension("audit.jsonl");
    let mut file = fs::OpenOptions::new().create(true).append(true).open(&beside).map_err(at)?;
    writeln!(file, "{line}").map_err(at)?;
    shouwen_store::keep_private(&beside).map_err(at)?;
    Ok(found.open.matters.len())
}

/// Writes the page of the newest backup below a folder, unless it stands there already; whether it was written.
pub fn keep(backups: &Path, folder: &Path, vault: &Vault, world: &World) -> Result<bool, StoreError> {
    let found = find(backups)?;
    let to = folder.join(PAGE);
    let mark = page::mark(&found);
    if fs::read_to_string(&to).is_ok_and(|text| text.contains(&mark)) {
        return Ok(false);
    }
    let ours = key_check(vault) == found.manifest.key_check;
    write(&found, ours.then_some(vault), None, &to, world)?;
    Ok(true)
}

/// A number as it may stand on the page.
fn number(contact: &str, clear: bool) -> String {
    if clear { contact.to_owned() } else { mask::phone(contact) }
}
