//! Records: the chain of events, personal values, numbers, clocks and the header of each.

use super::{Finding, Options, Progress, Report, Subject};
use crate::{
    act::{self, Ctx, Matter},
    app::App,
};
use serde_json::Value;
use shouwen_domain::{
    event::{Event, GENESIS, digest, link},
    flow::Door,
    id::Id,
    org::Actor,
};
use shouwen_store::{
    StoreError, Tx,
    record::NO_DUE,
    verify::{self as store, Head, Side},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

/// Records in one transaction: some hundred milliseconds.
const CHUNK: i64 = 500;

type Series = BTreeMap<(Id, String, String), Vec<i64>>;

#[derive(Default)]
struct Chunk {
    last: Option<Id>,
    records: u64,
    events: u64,
    sides: u64,
    clocks: u64,
    waiting: u64,
    findings: Vec<Finding>,
    numbers: Vec<(Id, String, String, i64)>,
}

pub(super) fn records(
    subject: Subject<'_>,
    options: Options,
    report: &mut Report,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let before = subject.db.read_now(store::series)?;
    let total = subject.db.read_now(store::records)? as u64;
    let mut given: Series = BTreeMap::new();
    let mut after = Id(0);
    let mut waiting = 0;
    loop {
        let app = subject.app.cloned();
        let quick = subject.db.read_now(move |tx| chunk(tx, app.as_ref(), options, after, CHUNK));
        let out = match quick {
            Ok(out) => out,
            // A record that cannot even be read: one by one, so that it is named and the others are still looked at.
            Err(_) => one_by_one(subject, options, after)?,
        };
        let Some(last) = out.last else { break };
        after = last;
        report.count("records", out.records);
        report.count("events", out.events);
        report.count("side_values", out.sides);
        report.count("clocks", out.clocks);
        waiting += out.waiting;
        out.findings.into_iter().for_each(|f| report.find(f));
        for (company, kind, day, serial) in out.numbers {
            given.entry((company, kind, day)).or_default().push(serial);
        }
        progress("records", report.checked.get("records").copied().unwrap_or(0), total);
    }
    for id in subject.db.read_now(store::stray_events)? {
        let en = "its record is not there";
        report.find(Finding::new("event_stray", id.to_string(), "事件所属的记录不存在", en));
    }
    if waiting > 0 {
        report.note(
            format!("{waiting} 个运行中的时钟尚未按新公布的放假安排重算，请再次运行 calendar announce"),
            format!("{waiting} running clocks are not yet counted by the holidays announced last: announce them again"),
        );
    }
    let now = subject.db.read_now(store::series)?;
    numbers(&before, &now, given, report);
    Ok(())
}

fn one_by_one(subject: Subject<'_>, options: Options, after: Id) -> Result<Chunk, StoreError> {
    let heads = subject.db.read_now(move |tx| store::heads(tx, after, CHUNK))?;
    let mut out = Chunk::default();
    let mut before = after;
    for head in heads {
        let app = subject.app.cloned();
        let from = before;
        match subject.db.read_now(move |tx| chunk(tx, app.as_ref(), options, from, 1)) {
            Ok(one) => {
                out.records += one.records;
                out.events += one.events;
                out.sides += one.sides;
                out.clocks += one.clocks;
                out.waiting += one.waiting;
                out.findings.extend(one.findings);
                out.numbers.extend(one.numbers);
            }
            Err(error @ StoreError::Busy(_)) => return Err(error),
            Err(error) => out.findings.push(Finding::new(
                "record_unreadable",
                head.number.clone(),
                format!("记录无法读取：{error}"),
                format!("the record cannot be read: {error}"),
            )),
        }
        before = head.id;
        out.last = Some(head.id);
    }
    Ok(out)
}

fn chunk(
    tx: &mut Tx<'_>,
    app: Option<&Arc<App>>,
    options: Options,
    after: Id,
    limit: i64,
) -> Result<Chunk, StoreError> {
    let heads = store::heads(tx, after, limit)?;
    let mut out = Chunk { last: heads.last().map(|h| h.id), records: heads.len() as u64, ..Chunk::default() };
    let Some(through) = out.last else { return Ok(out) };
    let by_id: HashMap<Id, &Head> = heads.iter().map(|h| (h.id, h)).collect();
    let mut walk = Walk { heads: &by_id, at: None, events: 0, seen: HashSet::new(), findings: Vec::new() };
    store::events(tx, after, through, |event, body, hash| {
        walk.event(event, body, hash);
        Ok(())
    })?;
    walk.finish();
    let (events, seen, mut findings) = (walk.events, walk.seen, walk.findings);
    out.events = events;
    // A record of which nothing is left has no event that could tell.
    findings.extend(
        heads.iter().filter(|h| !seen.contains(&h.id)).map(|h| {
            Finding::new("event_missing", format!("{} #1", h.number), "没有任何事件", "it has no events at all")
        }),
    );
    if options.key && !options.quick {
        store::sides(tx, after, through, |side| {
            out.sides += 1;
            findings.extend(personal(&side, &by_id));
            Ok(())
        })?;
    }
    for head in &heads {
        match serial(&head.number) {
            Some((day, serial)) => out.numbers.push((head.company, head.kind.clone(), day, serial)),
            None => findings.push(Finding::new(
                "number_unreadable",
                head.number.clone(),
                "编号不是“企业-类型-日期-流水号”的形式",
                "the number is not of the form company-type-day-serial",
            )),
        }
    }
    clocks(tx, app, options, &heads, (after, through), &mut out, &mut findings)?;
    out.findings = findings;
    Ok(out)
}

/// One pass over the events of a chunk, which come ordered by record and sequence.
struct Walk<'h> {
    heads: &'h HashMap<Id, &'h Head>,
    /// Record, sequence of the last event, its stored link.
    at: Option<(Id, i64, String)>,
    events: u64,
    seen: HashSet<Id>,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event, body: &str, hash: &str) {
        if self.at.as_ref().is_none_or(|(record, ..)| *record != event.record) {
            self.finish();
            self.at = Some((event.record, 0, GENESIS.to_owned()));
            self.seen.insert(event.record);
        }
        self.events += 1;
        let Some(head) = self.heads.get(&event.record) else { return };
        let Some((_, seq, previous)) = &mut self.at else { return };
        let gap = event.seq != *seq + 1;
        if gap {
            self.findings.push(Finding::new(
                "event_missing",
                format!("{} #{}", head.number, *seq + 1),
                format!("第 {} 至 {} 号事件缺失", *seq + 1, event.seq - 1),
                format!("events {} to {} are missing", *seq + 1, event.seq - 1),
            ));
        } else if link(previous, &event.canonical_with(body)) != hash {
            // The stored link goes on, so that only what was changed is named and not all that follows.
            self.findings.push(Finding::new(
                "event_changed",
                format!("{} #{}", head.number, event.seq),
                format!("事件“{}”的内容与链不符", event.action),
                format!("event \"{}\" does not agree with the chain", event.action),
            ));
        }
        *seq = event.seq;
        hash.clone_into(previous);
    }

    /// The last event against the row of its record.
    fn finish(&mut self) {
        let Some((record, seq, hash)) = self.at.take() else { return };
        let Some(head) = self.heads.get(&record) else { return };
        if seq < head.seq {
            self.findings.push(Finding::new(
                "event_missing",
                format!("{} #{}", head.number, seq + 1),
                format!("最后 {} 个事件缺失", head.seq - seq),
                format!("the last {} events are missing", head.seq - seq),
            ));
        } else if (seq, &hash) != (head.seq, &head.hash) {
            self.findings.push(Finding::new(
                "head_changed",
                head.number.clone(),
                "记录的链头与最后一个事件不符",
                "the head of the record does not agree with its last event",
            ));
        }
    }
}

/// A personal value against the digest that stands in its event.
fn personal(side: &Side, heads: &HashMap<Id, &Head>) -> Option<Finding> {
    let number = heads.get(&side.record).map_or("?", |h| h.number.as_str());
    let subject = format!("{number} #{} {}", side.seq, side.path);
    let Some(value) = &side.value else {
        return Some(Finding::new(
            "side_unreadable",
            subject,
            "个人信息无法用现有密钥解开",
            "the personal value cannot be opened with this key",
        ));
    };
    let body: Value = serde_json::from_str(&side.body).ok()?;
    let slot = match side.path.strip_prefix("before.") {
        Some(inner) => body.get("before").and_then(|b| b.get(inner)),
        None => body.get(&side.path),
    };
    let stands = slot.and_then(|s| s.get("#")).and_then(Value::as_str);
    (stands != Some(digest(&side.salt, value).as_str())).then(|| {
        Finding::new(
            "side_changed",
            subject,
            "个人信息与事件中的摘要不符",
            "the personal value does not agree with the digest in its event",
        )
    })
}

fn clocks(
    tx: &mut Tx<'_>,
    app: Option<&Arc<App>>,
    options: Options,
    heads: &[Head],
    (after, through): (Id, Id),
    out: &mut Chunk,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let Some(app) = app else { return Ok(()) };
    let timed = store::with_clocks(tx, after, through)?;
    let house = app.house_in(tx)?;
    let actor = Actor::system(None);
    let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
    for head in heads {
        let stands = (head.next_due_at, head.next_clock.clone());
        let mut should = (NO_DUE, String::new());
        let has = timed.binary_search(&head.id).is_ok();
        if has && options.quick && head.phase == 2 {
            continue;
        }
        if has {
            let Some(matter) = Matter::load(tx, &ctx, head.id, false)? else { continue };
            let compared = act::compare(&ctx, &matter)?;
            out.clocks += compared.checked as u64;
            out.waiting += compared.waiting as u64;
            for (code, round, said) in compared.differing {
                findings.push(Finding::new(
                    "clock_differs",
                    format!("{} {code}", head.number),
                    format!("时钟 {code}（第 {round} 轮）与事实重算不一致：{said}"),
                    format!("clock {code} (round {round}) differs from its facts: {said}"),
                ));
            }
            should = act::header(tx, &matter)?;
        }
        if stands != should {
            findings.push(Finding::new(
                "header_differs",
                head.number.clone(),
                format!("记录头的下一时限与时钟不一致：{stands:?} / {should:?}"),
                format!("the next due time of the record differs from its clocks: {stands:?} / {should:?}"),
            ));
        }
    }
    Ok(())
}

/// Day and serial of `LJ-REPAIR-20260309-0001`; a company's code may hold hyphens.
fn serial(number: &str) -> Option<(String, i64)> {
    let mut parts = number.rsplitn(3, '-');
    let (serial, day) = (parts.next()?, parts.next()?);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_some() && digits(serial) && day.len() == 8 && digits(day))
        .then(|| Some((day.to_owned(), serial.parse().ok()?)))
        .flatten()
}

/// Every series runs from 1 to its last number without a gap and without a double (INT-04).
fn numbers(
    before: &[(Id, String, String, i64)],
    now: &[(Id, String, String, i64)],
    mut given: Series,
    report: &mut Report,
) {
    let mut total = 0;
    let name = |company: Id, kind: &str, day: &str| format!("{company} {kind} {day}");
    for (company, kind, day, last) in before {
        let mut serials = given.remove(&(*company, kind.clone(), day.clone())).unwrap_or_default();
        serials.sort_unstable();
        total += serials.len() as u64;
        let newest =
            now.iter().find(|(c, k, d, _)| (c, k, d) == (company, kind, day)).map_or(*last, |(.., last)| *last);
        let mut expected = 1;
        for serial in serials {
            if serial < expected {
                let (zh, en) = (format!("流水号 {serial} 出现两次"), format!("serial {serial} was given twice"));
                report.find(Finding::new("number_twice", name(*company, kind, day), zh, en));
                continue;
            }
            if serial > expected && expected <= *last {
                missing(report, name(*company, kind, day), expected, serial - 1);
            }
            if serial > newest {
                let (zh, en) = (
                    format!("流水号 {serial} 超出序列 {newest}"),
                    format!("serial {serial} is beyond the series, {newest}"),
                );
                report.find(Finding::new("number_beyond", name(*company, kind, day), zh, en));
            }
            expected = serial + 1;
        }
        if expected <= *last {
            missing(report, name(*company, kind, day), expected, *last);
        }
    }
    for ((company, kind, day), serials) in given {
        total += serials.len() as u64;
        if !now.iter().any(|(c, k, d, _)| (*c, k, d) == (company, &kind, &day)) {
            let en = "there are numbers but no series";
            report.find(Finding::new("number_beyond", name(company, &kind, &day), "有编号而没有序列", en));
        }
    }
    report.count("numbers", total);
}

fn missing(report: &mut Report, subject: String, from: i64, to: i64) {
    let (zh, en) = if from == to {
        (format!("缺少流水号 {from}"), format!("serial {from} is missing"))
    } else {
        (format!("缺少流水号 {from} 至 {to}"), format!("serials {from} to {to} are missing"))
    };
    report.find(Finding::new("number_missing", subject, zh, en));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_from_its_end() {
        assert_eq!(serial("LJ-REPAIR-20260309-0001"), Some(("20260309".into(), 1)));
        assert_eq!(serial("LJ-GAS-2-REPAIR-20260309-12345"), Some(("20260309".into(), 12_345)));
        for bad in ["", "0001", "20260309-0001", "LJ-REPAIR-2026030-0001", "LJ-REPAIR-20260309-x"] {
            assert_eq!(serial(bad), None, "{bad}");
        }
    }

    /// INT-04: gaps, doubles and numbers nobody gave; what was given after the mark is nobody's gap.
    #[test]
    fn a_series_has_no_gap_and_no_double() {
        let row = |last| vec![(Id(1), "request".to_owned(), "20260309".to_owned(), last)];
        let key = || (Id(1), "request".to_owned(), "20260309".to_owned());
        let found = |last, later, serials: &[i64]| {
            let mut report = Report::default();
            numbers(&row(last), &row(later), BTreeMap::from([(key(), serials.to_vec())]), &mut report);
            report.findings.into_iter().map(|f| f.what).collect::<Vec<_>>()
        };
        assert_eq!(found(3, 3, &[3, 1, 2]), Vec::<&str>::new());
        assert_eq!(found(3, 5, &[1, 2, 3, 5]), Vec::<&str>::new());
        assert_eq!(found(3, 3, &[1, 3]), ["number_missing"]);
        assert_eq!(found(3, 3, &[1, 2]), ["number_missing"]);
        assert_eq!(found(3, 3, &[1, 2, 2, 3]), ["number_twice"]);
        assert_eq!(found(3, 3, &[1, 2, 3, 4]), ["number_beyond"]);
    }
}
