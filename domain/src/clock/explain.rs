//! How a due instant was counted, sentence by sentence (design, section 2 "Clock"). Owns: the derivation.
//! Refuses: to differ from the fold; adding up the steps gives the due instant, and a property test does so.
//! Tested in: `clock/explain_tests.rs`, `domain/tests/clock_properties.rs`.

use super::catalog::fact_words;
use super::course::Course;
use super::{ClockInput, LimitBy, Pause, due_ahead, fold, say, stop_of};
use crate::calendar::{CalendarError, DayKind};
use crate::moment::Moment;
use crate::words::{Said, Words};
use jiff::civil::Date;
use serde::Serialize;

/// Where the limit comes from; known to the policy room.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// Clause of the regulation in force.
    pub clause: &'a str,
    /// Version of the policy book the record is judged by.
    pub policy_version: &'a str,
    /// The rule that matched, in words: scope, type, priority.
    pub origin: &'a Said,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarNamed {
    pub code: String,
    pub name: String,
    pub revision: u32,
    pub zone: String,
}

/// The whole derivation, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub clock: &'static str,
    pub words: Words,
    pub clause: String,
    pub policy_version: String,
    pub origin: Said,
    pub start_fact: &'static str,
    pub start: Moment,
    /// Text form of the limit (`3wd`) or `at`.
    pub limit: String,
    pub limit_said: Said,
    pub calendar: CalendarNamed,
    /// At most [`MOST_STEPS`] and a few; the middle of a long list is summed up in one step.
    pub steps: Vec<Derivation>,
    pub due_at: Option<Moment>,
    /// When the open pause ends by itself, and when the clock falls due if nobody ends it before (CLS-07).
    pub paused_until: Option<Moment>,
    pub expected_due_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    pub kept: Option<bool>,
    pub unannounced_years: Vec<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DerivationKind {
    Start,
    /// Time or a day that counts.
    Counted,
    /// Days that do not count, with the reason.
    Skipped,
    Paused,
    /// Several steps summed up.
    More,
    /// A date fixed by others, or a limit that others may only extend.
    Fixed,
    Unannounced,
    Due,
    Stopped,
}

/// One sentence. For limits in time the `ms` of all steps add up to the limit, for limits in days of work the `days`
/// do; the last step that counts ends at the due instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derivation {
    pub kind: DerivationKind,
    pub said: Said,
    pub from: Moment,
    pub to: Moment,
    /// Milliseconds counted towards the limit.
    pub ms: i64,
    /// Working days counted towards the limit.
    pub days: u32,
}

/// Steps between start and due that are shown one by one.
pub const MOST_STEPS: usize = 24;
const HEAD: usize = 15;

/// Explains the due instant of `input`. Errors are those of [`fold`].
pub fn explain(input: &ClockInput<'_>, basis: &Basis<'_>) -> Result<Explanation, CalendarError> {
    let folded = fold(input)?;
    // The limit that rules is explained; that it is not its own is said.
    let own = input.limit;
    let input = &ClockInput { limit: folded.limit, caps: &[], ..*input };
    let course = Course::new(input.calendar, input.limit, input.start, folded.stopped_at, input.pauses);
    let calendar = input.calendar;
    let mut body = match (input.limit, course.by_work()) {
        (LimitBy::At(at), _) => vec![fixed(input, at)],
        (_, true) => by_day(input, &course, folded.due_at)?,
        (_, false) => by_span(input, &course, folded.due_at),
    };
    compress(&mut body, calendar);
    let mut steps = vec![started(input)];
    if own != input.limit {
        steps.push(capped(input, own));
    }
    steps.append(&mut body);
    for year in &folded.unannounced_years {
        let zh = format!("{year} 年放假安排尚未公布，暂按周一至周五计；公布后重新计算");
        let en = format!("the holidays of {year} are not announced: Monday to Friday is assumed, to be counted again");
        steps.push(plain(DerivationKind::Unannounced, Said::new(zh, en), input.start, input.start));
    }
    let ahead = match folded.due_at {
        Some(_) => None,
        None => ahead(input)?,
    };
    steps.push(due_step(input, folded.due_at, ahead));
    if let Some(stop) = folded.stopped_at {
        let at = say::instant(calendar, stop);
        let (zh, en) = if folded.overdue { ("超时", "late") } else { ("期限内", "in time") };
        let said = Said::new(format!("{} 停表，{zh}", at.zh), format!("stopped {}, {en}", at.en));
        steps.push(plain(DerivationKind::Stopped, said, stop, stop));
    }
    Ok(Explanation {
        clock: input.def.code,
        words: input.def.words,
        clause: basis.clause.to_owned(),
        policy_version: basis.policy_version.to_owned(),
        origin: basis.origin.clone(),
        start_fact: input.def.start,
        start: input.start,
        limit: match input.limit {
            LimitBy::Limit(limit) => limit.to_string(),
            LimitBy::At(_) => "at".to_owned(),
        },
        limit_said: say::limit(calendar, input.limit),
        calendar: CalendarNamed {
            code: calendar.code().to_owned(),
            name: calendar.name().to_owned(),
            revision: calendar.revision(),
            zone: calendar.spec().zone.clone(),
        },
        steps,
        due_at: folded.due_at,
        paused_until: ahead.map(|(until, _)| until),
        expected_due_at: ahead.map(|(_, due)| due),
        stopped_at: folded.stopped_at,
        kept: folded.kept,
        unannounced_years: folded.unannounced_years,
    })
}

fn plain(kind: DerivationKind, said: Said, from: Moment, to: Moment) -> Derivation {
    Derivation { kind, said, from, to, ms: 0, days: 0 }
}

fn started(input: &ClockInput<'_>) -> Derivation {
    let at = say::instant(input.calendar, input.start);
    let fact = fact_words(input.def.start).map_or_else(|| Said::new(input.def.start, input.def.start), Said::from);
    let said = Said::new(format!("{} 起（{}）", at.zh, fact.zh), format!("from {} ({})", at.en, fact.en));
    plain(DerivationKind::Start, said, input.start, input.start)
}

/// When an open pause ends by itself, and the due instant if it does.
fn ahead(input: &ClockInput<'_>) -> Result<Option<(Moment, Moment)>, CalendarError> {
    let open = input.pauses.iter().filter(|pause| pause.to.is_none());
    let Some(until) = open.map(|pause| pause.until).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max())
    else {
        return Ok(None);
    };
    let ended = |pause: &Pause| Pause { to: pause.to.or(pause.until), ..*pause };
    let pauses: Vec<Pause> = input.pauses.iter().map(ended).collect();
    Ok(Some((until, due_ahead(&ClockInput { pauses: &pauses, ..*input })?)))
}

fn due_step(input: &ClockInput<'_>, due: Option<Moment>, ahead: Option<(Moment, Moment)>) -> Derivation {
    if let (None, Some((until, due))) = (due, ahead) {
        let (until, at) = (say::instant(input.calendar, until), say::instant(input.calendar, due));
        let zh = format!("暂停至 {} 自动结束；届时恢复计时，{} 到期", until.zh, at.zh);
        let en = format!("the pause ends by itself {}; then due {}", until.en, at.en);
        return plain(DerivationKind::Due, Said::new(zh, en), due, due);
    }
    let Some(due) = due else {
        let said = Said::new("暂停尚未结束，恢复后确定到期时间", "due once the open pause has ended");
        return plain(DerivationKind::Due, said, input.start, input.start);
    };
    let at = say::instant(input.calendar, due);
    plain(DerivationKind::Due, Said::new(format!("{} 到期", at.zh), format!("due {}", at.en)), due, due)
}

fn fixed(input: &ClockInput<'_>, at: Moment) -> Derivation {
    let said = Said::new("期限为对外确定的时间，暂停不顺延", "a date fixed with others: pauses do not move it");
    plain(DerivationKind::Fixed, said, input.start, at)
}

/// CLS-10: a limit of before a reclassification that falls due first.
fn capped(input: &ClockInput<'_>, own: LimitBy) -> Derivation {
    let (old, new) = (say::limit(input.calendar, input.limit), say::limit(input.calendar, own));
    let zh = format!("重新分类后的时限为{}，未经主管批准不得延后，仍按原时限{}计", new.zh, old.zh);
    let en =
        format!("reclassified to {}; without the head it is not later than by the limit before, {}", new.en, old.en);
    plain(DerivationKind::Fixed, Said::new(zh, en), input.start, input.start)
}

/// Pauses as they were entered, those that begin before `end` and before the stop.
fn pauses_in(input: &ClockInput<'_>, end: Moment) -> Vec<Derivation> {
    let stop = stop_of(input.def, input.start, input.facts);
    let mut list: Vec<&Pause> = input.pauses.iter().collect();
    list.sort_by_key(|pause| (pause.from, pause.to.is_none(), pause.to));
    list.into_iter()
        .filter(|pause| stop.is_none_or(|stop| pause.from < stop))
        .filter(|pause| pause.from <= end && pause.to.is_none_or(|to| to > input.start && to > pause.from))
        .map(|pause| {
            let cause = pause.cause.words();
            let from = say::instant(input.calendar, pause.from);
            let from_at = pause.from.max(input.start);
            let Some(to) = pause.to else {
                let zh = format!("{} 起暂停：{}，尚未结束", from.zh, cause.zh);
                let en = format!("paused from {}: {}, not yet ended", from.en, cause.en);
                return plain(DerivationKind::Paused, Said::new(zh, en), from_at, from_at);
            };
            let until = say::instant(input.calendar, to);
            let zh = format!("{} 至 {} 暂停：{}", from.zh, until.zh, cause.zh);
            let en = format!("paused from {} to {}: {}", from.en, until.en, cause.en);
            plain(DerivationKind::Paused, Said::new(zh, en), from_at, to)
        })
        .collect()
}

/// Wall-clock limits and calendar days: the stretches between pauses.
fn by_span(input: &ClockInput<'_>, course: &Course<'_>, due: Option<Moment>) -> Vec<Derivation> {
    let mut steps = Vec::new();
    let mut cursor = input.start;
    let stretch = |from: Moment, to: Moment| {
        let (a, b) = (say::instant(input.calendar, from), say::instant(input.calendar, to));
        let ms = to.since(from);
        let span = say::span(ms);
        let zh = format!("{} 至 {}，计 {}", a.zh, b.zh, span.zh);
        let en = format!("{} to {}: {}", a.en, b.en, span.en);
        Derivation { ms, ..plain(DerivationKind::Counted, Said::new(zh, en), from, to) }
    };
    for hole in &course.holes {
        if due.is_some_and(|due| due <= hole.from) {
            break;
        }
        if cursor < hole.from {
            steps.push(stretch(cursor, hole.from));
        }
        let Some(to) = hole.to else { break };
        cursor = to;
    }
    if let Some(due) = due.filter(|due| cursor < *due) {
        steps.push(stretch(cursor, due));
    }
    let end = due.unwrap_or(Moment::MAX);
    steps.append(&mut pauses_in(input, end));
    steps.sort_by_key(|step| step.from);
    steps
}

/// Why a day does not count.
#[derive(Clone, PartialEq, Eq)]
enum Reason {
    Rest,
    Holiday(String),
    Closed(String),
    StartDay,
    AfterHours,
    Paused,
}

impl Reason {
    fn said(&self) -> Said {
        match self {
            Self::Rest => Said::new("休息日", "day off"),
            // A day off that the unit announced may be called "…放假" already.
            Self::Holiday(name) if name.ends_with("放假") => {
                Said::new(name.clone(), format!("public holiday {name}"))
            }
            Self::Holiday(name) => Said::new(format!("{name}放假"), format!("public holiday {name}")),
            Self::Closed(name) if name.is_empty() => Said::new("本单位停班", "closed by the unit"),
            Self::Closed(name) => Said::new(format!("本单位停班：{name}"), format!("closed by the unit: {name}")),
            Self::StartDay => Said::new("起算当日不计", "the day of the start does not count"),
            Self::AfterHours => Said::new("已过下班时间", "after close of business"),
            Self::Paused => Said::new("暂停中，不计", "paused, does not count"),
        }
    }
}

struct Skip {
    reason: Reason,
    first: Date,
    last: Date,
    count: u32,
}

/// Limits in working time and in days of work: day by day.
fn by_day(input: &ClockInput<'_>, course: &Course<'_>, due: Option<Moment>) -> Result<Vec<Derivation>, CalendarError> {
    let calendar = input.calendar;
    if due == Some(input.start) {
        return Ok(Vec::new());
    }
    // Behind an open pause nothing can be counted yet.
    let end = due.or_else(|| course.holes.last().map(|hole| hole.from)).unwrap_or(input.start);
    // A due instant at midnight is the end (24:00) of the day before.
    let (first, last) = (calendar.date_of(input.start), calendar.date_of(end.minus(1).max(input.start)));
    let mut pauses = pauses_in(input, end).into_iter().peekable();
    let mut steps: Vec<Derivation> = Vec::new();
    let mut skip: Option<Skip> = None;
    let mut days = 0;
    let mut spent = 0;
    let mut date = first;
    while date <= last {
        while let Some(pause) = pauses.next_if(|pause| calendar.date_of(pause.from) <= date) {
            steps.extend(skip.take().map(|skip| skipped(input, &skip)));
            steps.push(pause);
        }
        let midnight = next_midnight(input, date);
        // Time until the end of this day, so that the parts of the days add up exactly.
        let until = if date == last { end } else { midnight };
        let total = course.spent(until)?;
        let ms = total - spent;
        spent = total;
        match counts(input, course, date, first, ms) {
            Err(reason) => match &mut skip {
                Some(run) if run.reason == reason => {
                    run.last = date;
                    run.count += 1;
                }
                _ => {
                    steps.extend(skip.take().map(|skip| skipped(input, &skip)));
                    skip = Some(Skip { reason, first: date, last: date, count: 1 });
                }
            },
            Ok(to) => {
                steps.extend(skip.take().map(|skip| skipped(input, &skip)));
                days += 1;
                let to = if date == last { end } else { to };
                let is_last = date == last && due.is_some();
                steps.push(counted(input, course, date, (ms, days), (to, is_last)));
            }
        }
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    steps.extend(skip.take().map(|skip| skipped(input, &skip)));
    steps.extend(pauses);
    Ok(steps)
}

/// Close of business of a day that counts, or the reason why it does not.
fn counts(input: &ClockInput<'_>, course: &Course<'_>, date: Date, first: Date, ms: i64) -> Result<Moment, Reason> {
    let Some(close) = input.calendar.close_of(date) else {
        return Err(match input.calendar.day(date).kind {
            DayKind::Holiday(name) => Reason::Holiday(name.to_owned()),
            DayKind::ClosedByUnit(name) => Reason::Closed(name.to_owned()),
            _ => Reason::Rest,
        });
    };
    if course.closes().is_none() {
        return match ms {
            0 if close <= input.start => Err(Reason::AfterHours),
            0 => Err(Reason::Paused),
            _ => Ok(close),
        };
    }
    if course.start_day_is_free() && date == first {
        return Err(Reason::StartDay);
    }
    if close <= input.start {
        return Err(Reason::AfterHours);
    }
    if course.swallows(close) { Err(Reason::Paused) } else { Ok(close) }
}

fn counted(
    input: &ClockInput<'_>,
    course: &Course<'_>,
    date: Date,
    (ms, nth): (i64, u32),
    (to, is_last): (Moment, bool),
) -> Derivation {
    let calendar = input.calendar;
    let day = say::day(date);
    let (note_zh, note_en) = match calendar.day(date).kind {
        DayKind::MakeUp(name) => (format!("（{name}调休上班）"), format!(" (make-up day for {name})")),
        DayKind::OpenByUnit("") => ("（本单位加班）".to_owned(), " (opened by the unit)".to_owned()),
        DayKind::OpenByUnit(name) => (format!("（本单位加班：{name}）"), format!(" (opened by the unit: {name})")),
        _ => (String::new(), String::new()),
    };
    // From the first moment of work that lies after the start.
    let midnight = date.yesterday().map_or(input.start, |before| next_midnight(input, before));
    let open = calendar.next_open(midnight.max(input.start)).map_or(to, |open| open.value);
    let from = open.min(to);
    if course.closes().is_some() {
        let zh = format!("{}{note_zh}：第 {nth} 个工作日", day.zh);
        let en = format!("{}{note_en}: working day {nth}", day.en);
        return Derivation { days: 1, ..plain(DerivationKind::Counted, Said::new(zh, en), from, to) };
    }
    let span = say::span(ms);
    let mut said =
        Said::new(format!("{}{note_zh}：计 {}", day.zh, span.zh), format!("{}{note_en}: {}", day.en, span.en));
    if is_last {
        let clock = if calendar.date_of(to) == date { say::time(calendar, to) } else { "24:00".to_owned() };
        said = append(said, &format!("，至 {clock}"), &format!(", until {clock}"));
    }
    Derivation { ms, ..plain(DerivationKind::Counted, said, from, to) }
}

fn skipped(input: &ClockInput<'_>, skip: &Skip) -> Derivation {
    let (a, b, why) = (say::day(skip.first), say::day(skip.last), skip.reason.said());
    let said = if skip.count == 1 {
        Said::new(format!("{}：{}", a.zh, why.zh), format!("{}: {}", a.en, why.en))
    } else {
        let count = skip.count;
        let zh = format!("{} 至 {}：{}，共 {count} 天", a.zh, b.zh, why.zh);
        Said::new(zh, format!("{} to {}: {}, {count} days", a.en, b.en, why.en))
    };
    let before = skip.first.yesterday().unwrap_or(skip.first);
    plain(DerivationKind::Skipped, said, next_midnight(input, before), next_midnight(input, skip.last))
}

/// The instant at which a date is over.
fn next_midnight(input: &ClockInput<'_>, date: Date) -> Moment {
    let next = date.tomorrow().unwrap_or(date).to_datetime(jiff::civil::Time::midnight());
    input.calendar.instant(next)
}

fn append(said: Said, zh: &str, en: &str) -> Said {
    Said::new(said.zh + zh, said.en + en)
}

/// Sums up the middle of a long list in one step.
fn compress(steps: &mut Vec<Derivation>, calendar: &crate::calendar::Calendar) {
    if steps.len() <= MOST_STEPS {
        return;
    }
    let tail = MOST_STEPS - HEAD - 1;
    let middle: Vec<Derivation> = steps.splice(HEAD..steps.len() - tail, []).collect();
    let (Some(head), Some(last)) = (middle.first(), middle.last()) else { return };
    let (from, to) = (head.from, middle.iter().map(|step| step.to).max().unwrap_or(last.to));
    let ms: i64 = middle.iter().map(|step| step.ms).sum();
    let days: u32 = middle.iter().map(|step| step.days).sum();
    // The end of a skipped run is the next midnight, which belongs to the day before it.
    let (a, b) = (calendar.date_of(from), calendar.date_of(to.minus(1)));
    let span = (a.until(b).map_or(0, |span| span.get_days()) + 1).max(1);
    let pauses = middle.iter().filter(|step| step.kind == DerivationKind::Paused).count();
    let mut said = Said::new(format!("……另 {span} 天（{a} 至 {b}）"), format!("… {span} more days ({a} to {b})"));
    if days > 0 {
        said = append(said, &format!("，计 {days} 个工作日"), &format!(", {days} working days counted"));
    }
    if ms > 0 {
        let time = say::span(ms);
        said = append(said, &format!("，计 {}", time.zh), &format!(", {} counted", time.en));
    }
    if pauses > 0 {
        said = append(said, &format!("，暂停 {pauses} 次"), &format!(", {pauses} pauses"));
    }
    steps.insert(HEAD, Derivation { kind: DerivationKind::More, said, from, to, ms, days });
}
