//! The fold of a clock over stored facts. Owns: stop, due, kept, state, the next warning.
//! Refuses: nothing of its own; a calendar without working time is an error for limits counted in it.
//! Tested in: `clock/tests.rs`, `domain/tests/clock_properties.rs`.

use super::course::Course;
use super::{AtDue, ClockDef, ClockFold, ClockInput, ClockState, Fact, LimitBy, Pause, Step, StopRule};
use crate::calendar::{Calendar, CalendarError, Counted};
use crate::limit::{Limit, Unit};
use crate::moment::Moment;

/// When the facts stop a clock that started at `start`, whatever their order and whatever `now` is.
/// Facts before the start belong to an earlier round; facts entered afterwards without evidence do not count (INT-13).
pub fn stop_of(def: &ClockDef, start: Moment, facts: &[Fact<'_>]) -> Option<Moment> {
    let undone = facts.iter().filter(|fact| def.undone.contains(&fact.code)).map(|fact| fact.at).max();
    let after = |code: &str, undone: Option<Moment>| {
        let counts = |fact: &&Fact<'_>| fact.code == code && fact.at >= start && fact.counts();
        facts.iter().filter(counts).map(|fact| fact.at).filter(|at| undone.is_none_or(|undone| *at > undone)).min()
    };
    let first = |code: &str| after(code, undone.filter(|_| def.taken_back.contains(&code)));
    let by_rule = match def.stop {
        StopRule::Any(codes) => codes.iter().filter_map(|code| first(code)).min(),
        StopRule::All(codes) => codes
            .iter()
            .map(|code| first(code))
            .try_fold(None, |last: Option<Moment>, at| at.map(|at| Some(last.map_or(at, |last| last.max(at)))))
            .flatten(),
    };
    // That the matter is over is not taken back by what was done in it.
    let by_end = def.also.iter().filter_map(|code| after(code, None)).min();
    [by_rule, by_end].into_iter().flatten().min()
}

/// CLS-06..08. Pure: the same stored facts give the same answer however late it is asked; after the stop `now` has no
/// part in it. `kept` compares the stored stop with the due instant; both the same is kept.
pub fn fold(input: &ClockInput<'_>) -> Result<ClockFold, CalendarError> {
    let ends = input.pauses.iter().flat_map(|pause| [Some(pause.from), pause.to]).flatten();
    in_range(input.limit, [input.start, input.now, input.entered_at].into_iter().chain(ends))?;
    let stopped_at = stop_of(input.def, input.start, input.facts);
    in_range(input.limit, stopped_at.into_iter())?;
    let limit = ruling(input, stopped_at)?.0;
    let course = Course::new(input.calendar, limit, input.start, stopped_at, input.pauses);
    let due_at = course.due()?;
    let until = stopped_at.unwrap_or(input.now);
    let is_paused = |hole: &super::course::Hole| hole.from <= input.now && hole.to.is_none_or(|to| input.now < to);
    let state = match stopped_at {
        Some(_) => ClockState::Stopped,
        None if course.holes.iter().any(is_paused) => ClockState::Paused,
        None => ClockState::Running,
    };
    let overdue = due_at.is_some_and(|due| due < until);
    let kept = stopped_at.map(|_| !overdue);
    let remaining = if stopped_at.is_some() { None } else { Some(remaining(&course, due_at, input.now)?) };
    let (next, noted) = steps(input, &course, due_at, stopped_at)?;
    let unannounced_years = if course.by_work() {
        input.calendar.unannounced(input.start, due_at.unwrap_or(until).max(input.start))
    } else {
        Vec::new()
    };
    Ok(ClockFold {
        state,
        limit,
        due_at,
        stopped_at,
        kept,
        overdue,
        used_ms: course.spent(until)?,
        paused_ms: course.paused(until),
        resumes_at: course.holes.iter().find(|hole| stopped_at.is_none() && is_paused(hole)).and_then(|hole| hole.to),
        remaining,
        next,
        noted,
        unannounced_years,
    })
}

/// Which of the limit and its caps rules, and when it falls due: the earliest, the first of equals. All of them pause
/// alike, so that a cap holds while the clock is paused and afterwards. Behind an open pause it is the one that would fall
/// due first were the clock resumed at once; that does not depend on when one looks.
fn ruling(input: &ClockInput<'_>, stopped_at: Option<Moment>) -> Result<(LimitBy, Moment), CalendarError> {
    let resumed = |pause: &Pause| Pause { to: pause.to.or(Some(pause.from)), ..*pause };
    let pauses: Vec<Pause> = match stopped_at {
        Some(_) => input.pauses.to_vec(),
        None => input.pauses.iter().map(resumed).collect(),
    };
    let due = |limit: LimitBy| {
        in_range(limit, std::iter::empty())?;
        let course = Course::new(input.calendar, limit, input.start, stopped_at, &pauses);
        course.due()?.ok_or(CalendarError::NoWorkingTime)
    };
    let mut best = (input.limit, due(input.limit)?);
    for cap in input.caps {
        let at = due(*cap)?;
        if at < best.1 {
            best = (*cap, at);
        }
    }
    Ok(best)
}

/// When the clock falls due, an open pause taken as ended: for comparing one limit with another while a pause is open.
pub fn due_ahead(input: &ClockInput<'_>) -> Result<Moment, CalendarError> {
    Ok(ruling(input, stop_of(input.def, input.start, input.facts))?.1)
}

/// The due instant without pauses, for showing a limit before anything runs (CLS-05) and for comparing limits.
pub fn due_for(limit: LimitBy, calendar: &Calendar, start: Moment) -> Result<Counted<Moment>, CalendarError> {
    in_range(limit, [start].into_iter())?;
    let course = Course::new(calendar, limit, start, None, &[]);
    // Without pauses there is always a due instant.
    let value = course.due()?.ok_or(CalendarError::NoWorkingTime)?;
    let unannounced_years = if course.by_work() { calendar.unannounced(start, value) } else { Vec::new() };
    Ok(Counted { value, unannounced_years })
}

/// CLS-11, design "the tightest remains": index and due instant of the limit that falls due first; the first of equals.
/// `None` for no limits.
pub fn tightest(
    limits: &[LimitBy],
    calendar: &Calendar,
    start: Moment,
) -> Result<Option<(usize, Moment)>, CalendarError> {
    let mut best: Option<(usize, Moment)> = None;
    for (index, limit) in limits.iter().enumerate() {
        let due = due_for(*limit, calendar, start)?.value;
        if best.is_none_or(|(_, earliest)| due < earliest) {
            best = Some((index, due));
        }
    }
    Ok(best)
}

/// CLS-02: "a save in which a later stage could fall due before an earlier one is refused". Tries every half hour of
/// `days` days from `from` (a year meets every holiday) and returns the first start that puts stages out of order, with
/// the index of the stage that is overtaken. Half hours find what holidays and nights do to limits; two limits that
/// differ by less than that are not told apart.
pub fn overtaken(
    stages: &[LimitBy],
    calendar: &Calendar,
    from: Moment,
    days: u32,
) -> Result<Option<(usize, Moment)>, CalendarError> {
    for half_hour in 0..i64::from(days) * 48 {
        let start = from.plus(half_hour * 30 * crate::moment::MINUTE);
        let mut before: Option<Moment> = None;
        for (index, stage) in stages.iter().enumerate() {
            let due = due_for(*stage, calendar, start)?.value;
            if before.is_some_and(|before| due < before) {
                return Ok(Some((index - 1, start)));
            }
            before = Some(due);
        }
    }
    Ok(None)
}

/// Differences of instants are safe only inside the years this program knows.
fn in_range(limit: LimitBy, instants: impl Iterator<Item = Moment>) -> Result<(), CalendarError> {
    let fixed = if let LimitBy::At(at) = limit { Some(at) } else { None };
    let fine = instants.chain(fixed).all(|at| Moment::MIN <= at && at <= Moment::MAX);
    if fine { Ok(()) } else { Err(CalendarError::BeyondRange) }
}

fn remaining(course: &Course<'_>, due: Option<Moment>, now: Moment) -> Result<Limit, CalendarError> {
    if let Some(n) = course.closes() {
        let left = i64::from(n.saturating_sub(course.closes_passed(now)?));
        return Ok(Limit { amount: left, unit: Unit::WorkingDay });
    }
    let unit = if course.by_work() { Unit::Working } else { Unit::Wall };
    let left = match course.limit {
        LimitBy::At(at) => at.since(now),
        LimitBy::Limit(_) => course.budget(due)?.unwrap_or(0) - course.spent(now)?,
    };
    Ok(Limit { amount: left.max(0), unit })
}

/// The next warning and those to be noted. Once stopped there is nothing to warn of, but a breach that happened before
/// the stop is still to be recorded, once, with its true instant (CLS-08).
fn steps(
    input: &ClockInput<'_>,
    course: &Course<'_>,
    due: Option<Moment>,
    stopped_at: Option<Moment>,
) -> Result<(Option<Step>, Vec<Step>), CalendarError> {
    let mut next: Option<Step> = None;
    let mut noted = Vec::new();
    // Where silence is an answer nobody is warned, and what happens at the due instant happens however late one looks.
    if input.def.at_due == AtDue::Happens {
        let step = due.filter(|_| stopped_at.is_none()).map(|at| Step { percent: 100, at });
        return Ok((step, noted));
    }
    let Some(budget) = course.budget(due)? else { return Ok((None, noted)) };
    let mut percents: Vec<u16> = input.warn.iter().copied().filter(|p| !input.announced.contains(p)).collect();
    percents.sort_unstable();
    percents.dedup();
    for percent in percents {
        let Some(at) = instant_of(course, budget, due, percent)? else { break };
        let step = Step { percent, at };
        let over = stopped_at.is_some_and(|stop| stop <= at || percent < 100);
        if over {
            continue;
        }
        if at < input.entered_at {
            noted.push(step);
        } else if next.is_none() {
            next = Some(step);
        }
    }
    Ok((next, noted))
}

/// When `percent` of the budget is spent. For day limits the budget is the working time between start and due, so that
/// half of a limit of three days is half the work, not half the nights. `None` behind an open pause.
fn instant_of(
    course: &Course<'_>,
    budget: i64,
    due: Option<Moment>,
    percent: u16,
) -> Result<Option<Moment>, CalendarError> {
    if percent == 100 || budget <= 0 {
        return Ok(due);
    }
    // Rounded up: a warning may come a millisecond late, never before its percent is used.
    let part = (i128::from(budget) * i128::from(percent) + 99) / 100;
    course.reach(i64::try_from(part).map_err(|_| CalendarError::BeyondRange)?)
}
