//! What stands around the records: audit chains, seals and their copies, files, configuration, the database itself.

use super::{Finding, Options, Progress, Report, Subject};
use crate::{app::object_path, seal};
use sha2::{Digest, Sha256};
use shouwen_domain::{
    event::{GENESIS, hex},
    id::Id,
    intake::kinds::TypeDef,
    policy::{Book, Entry, pack::Channel},
};
use shouwen_store::{
    StoreError, audit, calendar, files as file_rows, leaving, policy,
    verify::{self as store, ForeignKeys},
};
use std::{collections::BTreeSet, io::Read, path::Path};

const LINES: i64 = 2_000;

/// Nothing is ownerless (ORG-05): no open matter stands with somebody who cannot sign in any more.
pub(super) fn ownerless(subject: Subject<'_>, report: &mut Report) -> Result<(), StoreError> {
    let (found, gone) = subject.db.read_now(leaving::ownerless)?;
    report.count("people_gone", u64::try_from(gone).unwrap_or(0));
    for (number, kind, name) in found {
        report.find(Finding::new(
            "ownerless",
            number,
            format!("责任人“{name}”已停用，事项未移交（{kind}）"),
            format!("its owner \"{name}\" is not active any more, and nobody has taken it over ({kind})"),
        ));
    }
    Ok(())
}

/// Every log from its first line to the head as it stood when the look began.
pub(super) fn audit_chains(
    subject: Subject<'_>,
    report: &mut Report,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let (heads, lasts) = subject.db.read_now(|tx| Ok::<_, StoreError>((audit::heads(tx)?, store::audit_last(tx)?)))?;
    for (company, last) in &lasts {
        let head = heads.iter().find(|(c, ..)| c == company).map_or(0, |(_, seq, _)| *seq);
        if head != *last {
            report.find(Finding::new(
                "audit_head",
                format!("{company}"),
                format!("审计链头为 {head}，最后一行为 {last}"),
                format!("the head of the log is {head}, its last line {last}"),
            ));
        }
    }
    let total: i64 = heads.iter().map(|(_, seq, _)| *seq).sum();
    let mut done = 0u64;
    for (company, length, hash) in heads {
        let mut previous = GENESIS.to_owned();
        let mut at = 0;
        while at < length {
            let from = at;
            let lines = subject.db.read_now(move |tx| audit::chain(tx, company, from, LINES))?;
            if lines.is_empty() {
                break;
            }
            for line in lines.into_iter().filter(|l| l.seq <= length) {
                if line.seq != at + 1 {
                    report.find(gone(company, at + 1, line.seq - 1));
                } else if line.link_after(company, &previous) != line.hash {
                    report.find(Finding::new(
                        "audit_changed",
                        format!("{company} #{}", line.seq),
                        format!("审计行“{}”与链不符", line.what),
                        format!("audit line \"{}\" does not agree with the chain", line.what),
                    ));
                }
                at = line.seq;
                previous = line.hash;
                done += 1;
            }
            progress("audit", done, total.max(0) as u64);
            if at >= length {
                break;
            }
        }
        if at < length {
            report.find(gone(company, at + 1, length));
        } else if previous != hash {
            let subject = format!("{company}");
            let en = "the head of the log does not agree with its last line";
            report.find(Finding::new("audit_head", subject, "审计链头与最后一行不符", en));
        }
    }
    report.count("audit_lines", done);
    Ok(())
}

fn gone(company: Id, from: i64, to: i64) -> Finding {
    Finding::new(
        "audit_missing",
        format!("{company} #{from}"),
        format!("第 {from} 至 {to} 号审计行缺失"),
        format!("audit lines {from} to {to} are missing"),
    )
}

/// Every seal again, and the copies that lie beside the database.
pub(super) fn seals(subject: Subject<'_>, report: &mut Report) -> Result<(), StoreError> {
    let mut named = BTreeSet::new();
    let heads = subject.db.read_now(audit::heads)?;
    for (company, length, _) in heads {
        let list = subject.db.read_now(move |tx| audit::seals(tx, company))?;
        let (mut previous, mut after) = (GENESIS.to_owned(), Id(0));
        for one in list {
            report.count("seals", 1);
            let name = format!("{company} {}", one.day);
            let (before, from, through, audited) = (previous.clone(), after, one.through_event, one.through_audit);
            let chained = one.previous == before;
            let (events, hash) =
                subject.db.read_now(move |tx| audit::seal_hash(tx, company, &before, from, through, audited))?;
            if !chained || one.through_audit > length {
                let en = "it does not follow the seal before, or covers audit lines that are gone";
                report.find(Finding::new("seal_broken", &name, "封存未接上前一封存，或所封审计行已不在", en));
            } else if (events, &hash) != (one.events, &one.hash) {
                report.find(Finding::new(
                    "seal_broken",
                    &name,
                    format!("封存时 {} 个事件，现为 {events} 个，或其内容不同", one.events),
                    format!("it sealed {} events; now there are {events}, or they are others", one.events),
                ));
            }
            let file = seal::copy_file(subject.place, company, &one.day);
            if let Ok(text) = std::fs::read_to_string(&file) {
                report.count("seal_copies", 1);
                if serde_json::from_str::<seal::Copy>(&text).ok() != Some(seal::Copy::of(company, &one)) {
                    let en = "the copy says something else than the database";
                    report.find(Finding::new("seal_copy", &name, "封存副本与库中不符", en));
                }
            }
            named.insert(file);
            previous = one.hash;
            after = one.through_event;
        }
    }
    for entry in std::fs::read_dir(subject.place.seals()).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "json") && !named.contains(&path) {
            let en = "there is a copy, but no such seal in the database";
            report.find(Finding::new("seal_missing", path.display().to_string(), "有封存副本，库中却没有该封存", en));
        }
    }
    Ok(())
}

/// Rows against objects, and objects that nothing names.
pub(super) fn files(
    subject: Subject<'_>,
    options: Options,
    report: &mut Report,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    // The folder first: what is uploaded meanwhile is not in this list, so it cannot look like an orphan.
    let lying = objects(&subject.place.objects());
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut after = Id(0);
    loop {
        let from = after;
        let page = subject.db.read_now(move |tx| file_rows::all(tx, from, 1_000))?;
        let Some(last) = page.last() else { break };
        after = last.0;
        for (id, sha256, size) in page {
            report.count("files", 1);
            let path = subject.place.objects().join(object_path(&sha256));
            let known = !named.insert(sha256.clone());
            match std::fs::metadata(&path) {
                Err(_) => {
                    let (zh, en) = (format!("文件内容 {sha256} 不存在"), format!("its content {sha256} is not there"));
                    report.find(Finding::new("file_missing", id.to_string(), zh, en));
                }
                Ok(meta) if meta.len() as i64 != size => {
                    let (zh, en) = (
                        format!("文件大小应为 {size}，实为 {}", meta.len()),
                        format!("it should have {size} bytes and has {}", meta.len()),
                    );
                    report.find(Finding::new("file_changed", id.to_string(), zh, en));
                }
                Ok(_) if options.quick || known => {}
                Ok(_) if hash_file(&path).is_ok_and(|(found, _)| found == sha256) => {}
                Ok(_) => {
                    let en = format!("its content is not what {sha256} says");
                    report.find(Finding::new("file_changed", id.to_string(), format!("文件内容与 {sha256} 不符"), en));
                }
            }
        }
        progress("files", report.checked.get("files").copied().unwrap_or(0), 0);
    }
    report.orphans = lying.into_iter().filter(|name| !named.contains(name)).collect();
    if !report.orphans.is_empty() {
        let n = report.orphans.len();
        report.note(
            format!("{n} 个文件内容没有记录引用，多为中断的上传"),
            format!("{n} objects are named by no row, usually uploads that were broken off"),
        );
    }
    Ok(())
}

fn objects(folder: &Path) -> Vec<String> {
    let mut out = Vec::new();
    for shelf in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        for object in std::fs::read_dir(shelf.path()).into_iter().flatten().flatten() {
            out.push(object.file_name().to_string_lossy().into_owned());
        }
    }
    out.sort();
    out
}

/// SHA-256 and size of a file, read in pieces.
pub(crate) fn hash_file(path: &Path) -> std::io::Result<(String, u64)> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0u8; 1 << 16];
    let mut size = 0;
    loop {
        let n = file.read(&mut piece)?;
        if n == 0 {
            return Ok((hex(&hash.finalize()), size));
        }
        size += n as u64;
        hash.update(&piece[..n]);
    }
}

/// Everything that rules are made of can be read.
pub(super) fn configuration(subject: Subject<'_>, report: &mut Report) -> Result<(), StoreError> {
    let bad = |report: &mut Report, name: String, why: String| {
        report.find(Finding::new("configuration", name, format!("无法读取：{why}"), format!("cannot be read: {why}")));
    };
    let rows = subject.db.read_now(policy::entries)?;
    report.count("policy_entries", rows.len() as u64);
    let mut entries = Vec::new();
    for row in rows {
        match serde_json::from_str::<Entry>(&row.data) {
            Ok(entry) if entry.id == row.id && entry.code == row.code => entries.push(entry),
            Ok(_) => bad(report, format!("policy {} {}", row.code, row.id), "another id or code inside".to_owned()),
            Err(error) => bad(report, format!("policy {} {}", row.code, row.id), error.to_string()),
        }
    }
    let unusable = Book::compile(0, entries, Vec::new()).faulty().len();
    if unusable > 0 {
        report.note(
            format!("{unusable} 条规则参数本程序不认识，未生效"),
            format!("{unusable} policy entries are not known to this program and have no effect"),
        );
    }
    let [types, channels] = subject.db.read_now(store::types_and_channels)?;
    for (company, code, data) in types {
        if let Err(error) = serde_json::from_str::<TypeDef>(&data) {
            bad(report, format!("type {company} {code}"), error.to_string());
        }
    }
    for (company, code, data) in channels {
        if let Err(error) = serde_json::from_str::<Channel>(&data) {
            bad(report, format!("channel {company} {code}"), error.to_string());
        }
    }
    for (unit, code, _, data) in subject.db.read_now(calendar::all)? {
        let read = serde_json::from_str(&data).map_err(|e| e.to_string()).and_then(|json| {
            shouwen_domain::calendar::CalendarSpec::from_json(&code, &json).map(drop).map_err(|said| said.en)
        });
        if let Err(error) = read {
            bad(report, format!("calendar {unit} {code}"), error);
        }
    }
    Ok(())
}

/// Foreign keys, and the pages and indexes of SQLite.
pub(super) fn database(
    subject: Subject<'_>,
    options: Options,
    report: &mut Report,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    progress("database", 0, 2);
    match subject.db.read_now(store::foreign_keys)? {
        ForeignKeys::Enforced { keys, unvalidated } => {
            report.count("foreign_keys", keys.max(0) as u64);
            report.note(
                format!("外键由 PostgreSQL 强制（{keys} 个，提交时检查）"),
                format!("foreign keys are enforced by PostgreSQL ({keys}, deferred to the commit)"),
            );
            if unvalidated > 0 {
                let en = format!("{unvalidated} constraints were never validated");
                report.find(Finding::new("foreign_key", "pg_constraint", format!("{unvalidated} 个外键未经验证"), en));
            }
        }
        ForeignKeys::Checked { tables, broken } => {
            report.count("tables", tables as u64);
            for one in broken {
                report.find(Finding::new(
                    "foreign_key",
                    one,
                    "外键指向不存在的行",
                    "it points at a row that is not there",
                ));
            }
        }
    }
    progress("database", 1, 2);
    let quick = options.quick;
    if let Some(lines) = subject.db.read_now(move |tx| store::integrity(tx, quick))? {
        for line in lines {
            report.find(Finding::new("database", "sqlite", format!("数据库文件损坏：{line}"), line));
        }
    }
    progress("database", 2, 2);
    Ok(())
}
