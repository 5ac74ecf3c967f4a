//! Backups: the database as one consistent copy, the files that its rows name, the seals; and the way back.
//! Owns: the manifest, and that nothing counts as a backup before it was checked. Refuses a target that is not empty, a
//! file that is not what the manifest says, a key that is another installation's. Tested in `tests/backup.rs`.
//!
//! `DIR/<time>/` is one backup: `shouwen.db` or `shouwen.dump`, `objects/`, `seals/`, `manifest.json`. Objects are
//! content-addressed and never change, so those that the last backup has are linked to it, not copied again. The rows
//! are copied first and the objects after them: an object is written before its row, so each row's object is there.
//!
//! The master key is left out unless asked for: a thief of the backups must not get the names and numbers with them.

use crate::{
    app::{KEY_CHECK, Place, key_check, object_path},
    verify::hash_file,
    world::World,
};
use serde::{Deserialize, Serialize};
use shouwen_domain::moment::Moment;
use shouwen_store::{StoreError, Vault, backup as store};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

const MANIFEST: &str = "manifest.json";
const KEY: &str = "master.key";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub program: String,
    /// `sqlite` or `postgresql`.
    pub engine: String,
    pub schema: i64,
    pub at: String,
    /// The master key is inside.
    pub with_key: bool,
    /// Tells the right key from others without telling the key.
    pub key_check: String,
    pub counts: BTreeMap<String, i64>,
    pub files: Vec<FileLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileLine {
    pub path: String,
    pub sha256: String,
    pub size: u64,
}

/// What was made.
#[derive(Clone, Debug, Serialize)]
pub struct Made {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// Objects that rows name and that are not in the data folder.
    pub missing: Vec<String>,
    pub linked: u64,
    pub copied: u64,
    pub removed: Vec<PathBuf>,
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |e| StoreError::Broken(format!("{}: {e}", path.display()))
}

fn refuse(text: impl Into<String>) -> StoreError {
    StoreError::Conflict(text.into())
}

/// Makes a backup in a new folder below `to` and checks it. `keep`: how many remain, this one included.
pub fn backup(
    place: &Place,
    world: &Arc<World>,
    to: &Path,
    keep: Option<usize>,
    with_key: bool,
    progress: &mut dyn FnMut(&'static str, u64, u64),
) -> Result<Made, StoreError> {
    let db = place.bare(world)?;
    let check = db.read_now(|tx| Ok::<_, StoreError>(key_check(tx.vault())))?;
    fs::create_dir_all(to).map_err(at(to))?;
    let before = standing(to);
    let now = world.now();
    // A moment before the rows: what is urgent and open, for the hours in which there is no system (INF-06).
    let open = crate::standby::gather(&db, now)?;
    let folder = free(to, now);
    let half = folder.with_extension("part");
    drop(fs::remove_dir_all(&half));
    crate::app::own_folder(&half).map_err(at(&half))?;

    let (engine, name) =
        if place.database_url.is_some() { ("postgresql", "shouwen.dump") } else { ("sqlite", "shouwen.db") };
    let target = half.join(name);
    let copied = match &place.database_url {
        Some(url) => {
            let (url, target) = (url.clone(), target.clone());
            progress("database", 0, 1);
            db.read_now(move |tx| store::postgres(tx, &url, &target))?
        }
        None => store::sqlite(&place.sqlite_file(), &target, &mut |done, all| progress("database", done, all))?,
    };
    db.close();
    let mut files = vec![line(&half, name)?];
    if let Some(open) = open {
        let text = serde_json::to_vec(&open).map_err(|e| StoreError::Broken(e.to_string()))?;
        fs::write(half.join(crate::standby::FILE), text).map_err(at(&half))?;
        files.push(line(&half, crate::standby::FILE)?);
    }

    let total = copied.files.len() as u64;
    let (mut missing, mut linked, mut new) = (Vec::new(), 0, 0);
    for (n, (sha256, size)) in copied.files.iter().enumerate() {
        let path = Path::new("objects").join(object_path(sha256));
        let target = half.join(&path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(at(folder))?;
        }
        let older =
            before.last().map(|b| b.join(&path)).filter(|p| p.metadata().is_ok_and(|m| m.len() as i64 == *size));
        if older.is_some_and(|older| fs::hard_link(older, &target).is_ok()) {
            linked += 1;
        } else if fs::copy(place.object(sha256), &target).is_ok() {
            new += 1;
        } else {
            missing.push(sha256.clone());
            continue;
        }
        let found = line(&half, &path.to_string_lossy())?;
        if found.sha256 != *sha256 || found.size as i64 != *size {
            missing.push(sha256.clone());
        }
        files.push(found);
        progress("files", n as u64 + 1, total);
    }
    for entry in fs::read_dir(place.seals()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().extension().is_some_and(|e| e == "json") {
            fs::create_dir_all(half.join("seals")).map_err(at(&half))?;
            fs::copy(entry.path(), half.join("seals").join(&name)).map_err(at(&entry.path()))?;
            files.push(line(&half, &format!("seals/{name}"))?);
        }
    }
    if with_key {
        fs::copy(place.key_file(), half.join(KEY)).map_err(at(&place.key_file()))?;
        files.push(line(&half, KEY)?);
    }
    let manifest = Manifest {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        engine: engine.to_owned(),
        schema: copied.schema,
        at: now.rfc3339(&world.zone),
        with_key,
        key_check: check,
        counts: copied.counts.into_iter().collect(),
        files,
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(|e| StoreError::Broken(e.to_string()))?;
    fs::write(half.join(MANIFEST), text + "\n").map_err(at(&half))?;
    close_off(&half).map_err(at(&half))?;
    sync(&half)?;
    fs::rename(&half, &folder).map_err(at(&folder))?;
    sync(to)?;
    let mut removed = Vec::new();
    if let Some(keep) = keep {
        let all = standing(to);
        for old in all.iter().take(all.len().saturating_sub(keep.max(1))) {
            fs::remove_dir_all(old).map_err(at(old))?;
            removed.push(old.clone());
        }
    }
    Ok(Made { folder, manifest, missing, linked, copied: new, removed })
}

/// Backups below a folder, oldest first; halves do not count.
fn standing(folder: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.join(MANIFEST).is_file() && p.extension().is_none())
        .collect();
    out.sort();
    out
}

fn free(folder: &Path, now: Moment) -> PathBuf {
    let stamp = now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let first = folder.join(&stamp);
    if !first.exists() {
        return first;
    }
    (2..1_000).map(|n| folder.join(format!("{stamp}-{n:03}"))).find(|p| !p.exists()).unwrap_or(first)
}

fn line(folder: &Path, path: &str) -> Result<FileLine, StoreError> {
    let full = folder.join(path);
    let (sha256, size) = hash_file(&full).map_err(at(&full))?;
    Ok(FileLine { path: path.replace('\\', "/"), sha256, size })
}

/// Files of a folder are their owner's only, whatever the umask and the files they were copied from.
fn close_off(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            close_off(&entry.path())?;
        } else {
            shouwen_store::keep_private(&entry.path())?;
        }
    }
    Ok(())
}

/// A power cut after "done" must not take the backup: every file and folder is brought to the disk.
fn sync(folder: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder).map_err(at(folder))?.flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|t| t.is_file()) {
            fs::File::open(&path).and_then(|f| f.sync_all()).map_err(at(&path))?;
        } else if path.extension().is_none() && path.parent() == Some(folder) && !path.join(MANIFEST).exists() {
            sync(&path)?;
        }
    }
    fs::File::open(folder).and_then(|f| f.sync_all()).map_err(at(folder))
}

/// Where a restore gets the key from.
#[derive(Clone, Debug)]
pub enum Key {
    /// From the backup, or `SHOUWEN_KEY`.
    There,
    File(PathBuf),
    /// Go on without: personal data stay unreadable.
    None,
}

/// Reads a backup, or the newest one below a folder, and checks every file against the manifest.
pub fn read(from: &Path) -> Result<(PathBuf, Manifest), StoreError> {
    let folder = if from.join(MANIFEST).is_file() {
        from.to_owned()
    } else {
        standing(from)
            .pop()
            .ok_or_else(|| refuse(format!("{0} 里没有备份 / there is no backup in {0}", from.display())))?
    };
    let file = folder.join(MANIFEST);
    let text = fs::read_to_string(&file).map_err(at(&file))?;
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|e| refuse(format!("{0} 不是备份清单：{e} / {0} is no manifest: {e}", file.display())))?;
    for one in &manifest.files {
        if one.path.split('/').any(|part| part == ".." || part.is_empty()) {
            return Err(refuse(format!(
                "{0}：{1} 不是备份内的路径 / {0}: {1} is no path inside a backup",
                file.display(),
                one.path
            )));
        }
        let path = folder.join(&one.path);
        match hash_file(&path) {
            Err(e) => return Err(refuse(format!("读不了 {0}：{e} / cannot read {0}: {e}", path.display()))),
            Ok((sha256, size)) if sha256 != one.sha256 || size != one.size => {
                return Err(refuse(format!("{0} 与清单不符 / {0} is not what the manifest says", path.display())));
            }
            Ok(_) => {}
        }
    }
    Ok((folder, manifest))
}

/// The backups below a folder, the newest first; the folder itself where it is one.
pub(crate) fn newest_first(folder: &Path) -> Vec<PathBuf> {
    if folder.join(MANIFEST).is_file() {
        return vec![folder.to_owned()];
    }
    let mut all = standing(folder);
    all.reverse();
    all
}

/// One file of a backup with its manifest, checked against it; `None` where the manifest names no such file.
pub(crate) fn part_of(folder: &Path, name: &str) -> Result<Option<(Manifest, Vec<u8>)>, StoreError> {
    let file = folder.join(MANIFEST);
    let text = fs::read_to_string(&file).map_err(at(&file))?;
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|e| refuse(format!("{0} 不是备份清单：{e} / {0} is no manifest: {e}", file.display())))?;
    let Some(wanted) = manifest.files.iter().find(|one| one.path == name) else { return Ok(None) };
    let path = folder.join(name);
    let (sha256, size) = hash_file(&path).map_err(at(&path))?;
    if sha256 != wanted.sha256 || size != wanted.size {
        return Err(refuse(format!("{0} 与清单不符 / {0} is not what the manifest says", path.display())));
    }
    let bytes = fs::read(&path).map_err(at(&path))?;
    Ok(Some((manifest, bytes)))
}

/// Puts a backup into an empty data folder (and an empty PostgreSQL database). What is checked afterwards is the
/// caller's to ask of `verify`; the counts are compared here.
pub fn restore(place: &Place, world: &Arc<World>, from: &Path, key: &Key) -> Result<Manifest, StoreError> {
    let (folder, manifest) = read(from)?;
    let pg = place.database_url.is_some();
    if pg != (manifest.engine == "postgresql") {
        return Err(refuse(format!(
            "备份来自 {0}：请相应设置或去掉 DATABASE_URL / the backup is of {0}: set or leave out DATABASE_URL accordingly",
            manifest.engine
        )));
    }
    if manifest.schema > shouwen_store::migrate::NEWEST {
        return Err(refuse("备份来自较新的程序，请用那个程序 / the backup is of a newer program: use that one"));
    }
    if fs::read_dir(&place.data).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(refuse(format!(
            "{0} 不是空的：恢复从不覆盖任何内容 / {0} is not empty: a restore never writes over anything",
            place.data.display()
        )));
    }
    let master = match key {
        // What is no text is no key either, and is told so below.
        Key::File(file) => Some(String::from_utf8_lossy(&fs::read(file).map_err(at(file))?).into_owned()),
        _ if manifest.with_key => Some(fs::read_to_string(folder.join(KEY)).map_err(at(&folder))?),
        Key::There => std::env::var("SHOUWEN_KEY").ok(),
        Key::None => None,
    };
    if master.is_none() && !matches!(key, Key::None) {
        return Err(refuse(
            "备份里没有密钥，没有它就读不出姓名、电话和地址：请给出 --key FILE 或 SHOUWEN_KEY，或写明 --without-key / the backup holds \
             no key, and without it no name, number or address can be read: give --key FILE or \
             SHOUWEN_KEY, or say --without-key",
        ));
    }
    if let Some(text) = &master {
        let key = crate::app::parse_key(text.trim()).ok_or_else(|| refuse("这不是密钥 / that is no key"))?;
        if key_check(&Vault::new(&key)) != manifest.key_check {
            return Err(refuse(
                "密钥属于另一套系统，读不出这份备份的个人信息 / the key is of another installation: the personal data of this backup need theirs",
            ));
        }
    }
    crate::app::own_folder(&place.objects()).map_err(at(&place.data))?;
    if let (Some(text), false) = (&master, std::env::var_os("SHOUWEN_KEY").is_some()) {
        crate::app::write_key(&place.key_file(), text.trim()).map_err(at(&place.key_file()))?;
    }
    if master.is_none() {
        crate::app::write_key(&place.key_file(), &World::real().secret(32)).map_err(at(&place.key_file()))?;
    }
    if let Some(url) = &place.database_url {
        let db = place.bare(world)?;
        let tables = db.read_now(store::tables)?;
        db.close();
        if tables > 0 {
            return Err(refuse(format!(
                "PostgreSQL 数据库已有 {tables} 张表：恢复从不覆盖任何内容 / the PostgreSQL database has {tables} tables: a restore never writes over anything"
            )));
        }
        store::postgres_restore(url, &folder.join("shouwen.dump"))?;
    }
    let beside = [KEY, "shouwen.dump", crate::standby::FILE];
    for one in manifest.files.iter().filter(|f| !beside.contains(&f.path.as_str())) {
        let target = place.data.join(&one.path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        fs::copy(folder.join(&one.path), &target).map_err(at(&target))?;
    }
    close_off(&place.data).map_err(at(&place.data))?;
    let db = place.bare(world)?;
    let counts: BTreeMap<String, i64> = db.read_now(shouwen_store::verify::counts)?.into_iter().collect();
    db.close();
    if counts != manifest.counts {
        let differ: Vec<String> = manifest
            .counts
            .iter()
            .filter(|(table, n)| counts.get(*table) != Some(n))
            .map(|(table, n)| format!("{table}: {n} → {}", counts.get(table).copied().unwrap_or(0)))
            .collect();
        return Err(StoreError::Broken(format!("rows differ after the restore: {}", differ.join(", "))));
    }
    if master.is_none() {
        // From here on it is written with a key of its own.
        let db = place.bare(world)?;
        db.write_now(|tx| {
            let mark = key_check(tx.vault());
            shouwen_store::system::put_setting(tx, KEY_CHECK, &mark)
        })?;
        db.close();
    }
    Ok(manifest)
}
