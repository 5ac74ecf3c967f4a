//! Clocks of a record in work: started when the record says so, folded over its facts, written when they moved.
//! Owns: which limit applies (policy, channel, outside date), and the header of the record (next due). Refuses nothing.

use super::{Ctx, Failure, Matter, Work};
use shouwen_domain::{
    calendar::Calendar,
    clock::{
        self as clocks, AtDue, Basis, ClockDef, ClockFold, ClockInput, ClockState, Explanation, Fact, LimitBy, Pause,
        PauseCause, catalog::fact,
    },
    id::Id,
    intake,
    limit::Limit,
    moment::Moment,
    words::Said,
};
use shouwen_store::{
    StoreError,
    clock::{self, ClockRow},
    record::NO_DUE,
};

/// Percents at which people are warned, when policy names none (`sla.warn`).
const WARN: [u16; 3] = [50, 80, 100];

/// Everything a fold needs, made of a stored clock.
struct Ready<'m> {
    def: &'static ClockDef,
    limit: LimitBy,
    caps: Vec<LimitBy>,
    calendar: &'m Calendar,
    facts: Vec<Fact<'m>>,
    pauses: Vec<Pause>,
    warn: Vec<u16>,
    announced: Vec<u16>,
}

fn ready<'m>(ctx: &Ctx<'m>, matter: &'m Matter, row: &ClockRow) -> Option<Ready<'m>> {
    let def = intake::clock_def(&row.code, &matter.type_def)?;
    let limit = match (row.fixed_at, row.limit_text.as_deref().and_then(Limit::parse)) {
        (Some(at), _) => LimitBy::At(at),
        (None, Some(limit)) => LimitBy::Limit(limit),
        (None, None) => return None,
    };
    // A reclassification without the head keeps the earlier limits beside the new one (CLS-10).
    let caps = caps_of(row).map(LimitBy::Limit).chain(row.no_later_than.map(LimitBy::At)).collect();
    // A new round ends the one before: what was never proven there is asked of the new one, and does not run beside it.
    let over = matter.facts.iter().filter(|(round, _)| *round > row.round).map(|(_, f)| f.at.max(row.started_at)).min();
    let over = over.map(|at| Fact { code: fact::ENDED, at, recorded_at: at, evidenced: true });
    // A visit hears of what happened between its own agreement and the next one's.
    let (from, until) = if def.per_visit { span_of_visit(matter, row) } else { (None, None) };
    // Missed is missed, also when another visit was agreed before the window was over.
    let missed = |at: Moment| row.fixed_at.filter(|_| has(matter, row, fact::VISIT_MISSED, at));
    let until_missed = |at: Moment| missed(at).map_or(at, |due| at.max(due.plus(1)));
    let next = until.map(until_missed).map(|at| Fact { code: fact::ENDED, at, recorded_at: at, evidenced: true });
    let facts = matter
        .facts
        .iter()
        // What happened before a reopening belongs to the round before, whenever it is written down.
        .filter(|(round, f)| *round == row.round && (row.round == 1 || f.at >= row.started_at))
        .filter(|(_, f)| from.is_none_or(|from| f.at >= from) && until.is_none_or(|until| f.at < until))
        .map(|(_, f)| Fact {
            code: &f.code,
            // An instant before the receipt is an error of the source (told by the gate "time_order"). What would satisfy
            // the clock does not count there: nobody was answered before asking. That the matter is over counts as if at
            // the receipt, or the clock of an ended record would run for ever.
            at: if matter.row.kind == "request" && !def.also.contains(&f.code.as_str()) {
                f.at
            } else {
                f.at.max(row.started_at)
            },
            recorded_at: if f.evidenced { f.at } else { Moment::MAX },
            evidenced: f.evidenced,
        })
        .chain(over)
        .chain(next)
        .collect();
    let pauses = matter
        .pauses
        .iter()
        .filter_map(|p| Some(Pause { cause: PauseCause::parse(&p.cause)?, from: p.from, to: p.to, until: p.until }))
        .collect();
    let judge = matter.judge(ctx.house);
    let warn: Vec<u16> = ctx
        .house
        .book
        .list("sla.warn", &judge.query())
        .map_or_else(|| WARN.to_vec(), |list| list.into_iter().filter_map(percent).collect());
    let announced = warn.iter().copied().filter(|p| i64::from(*p) <= row.announced).collect();
    let calendar = ctx.house.calendar_judged(row.calendar_of, &row.calendar, row.revision, row.holidays);
    Some(Ready { def, limit, caps, calendar, facts, pauses, warn, announced })
}

/// From when, and until when where there is a later one, facts speak of the visit of a clock.
fn span_of_visit(matter: &Matter, row: &ClockRow) -> (Option<Moment>, Option<Moment>) {
    let base = clocks::visit_of(&row.code).0;
    let same = matter.clocks.iter().filter(|c| c.round == row.round && clocks::visit_of(&c.code).0 == base);
    (Some(row.started_at), same.map(|c| c.started_at).filter(|at| *at > row.started_at).min())
}

fn caps_of(row: &ClockRow) -> impl Iterator<Item = Limit> {
    row.caps.split(',').filter_map(Limit::parse)
}

/// The limits that a reclassified clock may not exceed: those of before, without what the new one is tighter than.
fn capped(old: &ClockRow, new: Limit) -> String {
    let mut kept: Vec<Limit> = Vec::new();
    for cap in caps_of(old).chain(old.limit_text.as_deref().and_then(Limit::parse)) {
        let looser = |than: &Limit| than.unit == cap.unit && than.amount <= cap.amount;
        if !looser(&new) && !kept.iter().any(looser) {
            kept.retain(|k| k.unit != cap.unit);
            kept.push(cap);
        }
    }
    kept.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// When a stored clock falls due, an open pause taken as ended.
fn ahead(ctx: &Ctx<'_>, matter: &Matter, row: &ClockRow) -> Result<Option<Moment>, StoreError> {
    let Some(ready) = ready(ctx, matter, row) else { return Ok(None) };
    clocks::due_ahead(&input(&ready, row, ctx.now)).map(Some).map_err(broken)
}

/// `sla.warn` holds hundredths of a percent or whole percents; both are read.
fn percent(n: i64) -> Option<u16> {
    u16::try_from(if n > 1_000 { n / 100 } else { n }).ok()
}

fn input<'r>(ready: &'r Ready<'_>, row: &ClockRow, now: Moment) -> ClockInput<'r> {
    ClockInput {
        def: ready.def,
        limit: ready.limit,
        caps: &ready.caps,
        calendar: ready.calendar,
        start: row.started_at,
        entered_at: row.entered_at,
        facts: &ready.facts,
        pauses: &ready.pauses,
        warn: &ready.warn,
        announced: &ready.announced,
        now,
    }
}

fn broken(error: shouwen_domain::calendar::CalendarError) -> StoreError {
    StoreError::Broken(error.said().en)
}

/// Folds one stored clock over the facts of its record. `None` for a clock this program does not know.
pub(super) fn fold(ctx: &Ctx<'_>, matter: &Matter, row: &ClockRow) -> Result<Option<ClockFold>, StoreError> {
    let Some(ready) = ready(ctx, matter, row) else { return Ok(None) };
    clocks::fold(&input(&ready, row, ctx.now)).map(Some).map_err(broken)
}

/// Whether running out is a breach or simply makes something happen.
pub(super) fn at_due(matter: &Matter, row: &ClockRow) -> Option<AtDue> {
    intake::clock_def(&row.code, &matter.type_def).map(|def| def.at_due)
}

/// The derivation of a due time, sentence by sentence.
pub fn explain(ctx: &Ctx<'_>, matter: &Matter, row: &ClockRow) -> Result<Option<Explanation>, StoreError> {
    let Some(ready) = ready(ctx, matter, row) else { return Ok(None) };
    let origin = Said::new(row.origin_zh.clone(), row.origin_en.clone());
    let version = row.policy_version.to_string();
    let basis = Basis { clause: &row.clause, policy_version: &version, origin: &origin };
    clocks::explain(&input(&ready, row, ctx.now), &basis).map(Some).map_err(broken)
}

/// Writes the result of a fold into the stored clock. The next step is stored as the instant at which the sweep has to
/// look: a breach one millisecond after its due time, since a stop at the due time itself is kept.
fn store(row: &mut ClockRow, fold: &ClockFold) {
    let state = match fold.state {
        ClockState::Running => "running",
        ClockState::Paused => "paused",
        ClockState::Stopped => "stopped",
    };
    state.clone_into(&mut row.state);
    row.due_at = fold.due_at;
    row.stopped_at = fold.stopped_at;
    row.kept = fold.kept;
    row.used_ms = if fold.stopped_at.is_some() { fold.used_ms } else { 0 };
    row.paused_ms = fold.paused_ms;
    if let Some(step) = fold.noted.iter().map(|s| i64::from(s.percent)).max() {
        row.announced = row.announced.max(step);
    }
    row.next_at = fold.next.map(|s| if s.percent < 100 { s.at } else { s.at.plus(1) });
    // A clock that a span with an end keeps from running is looked at when that is over.
    row.next_at = row.next_at.into_iter().chain(fold.resumes_at).min();
    row.next_step = fold.next.map(|s| i64::from(s.percent));
    let years: Vec<String> = fold.unannounced_years.iter().map(ToString::to_string).collect();
    row.unannounced = years.join(",");
}

/// Whether the due time of a breach that was told has moved to a later one: by a pause entered afterwards, by holidays that
/// were announced late. While a pause is open there is no due time; behind it the clock was late before the pause began, and
/// the pause moved nothing, or the due time lies behind the pause and is another one.
fn has_moved_on(matter: &Matter, row: &ClockRow, fold: &ClockFold) -> bool {
    let paused = || matter.pauses.iter().filter(|p| p.to.is_some()).map(|p| p.from).max();
    let later = match (row.due_at, fold.due_at) {
        (Some(before), Some(due)) => due > before,
        (None, Some(due)) => paused().is_some_and(|from| due > from),
        _ => false,
    };
    row.announced >= 100 && fold.stopped_at.is_none() && later && at_due(matter, row) != Some(AtDue::Happens)
}

/// What a visit ends with.
const OVER: &[&str] = &[fact::ARRIVED, fact::VISIT_OFF, fact::VISIT_MISSED];

/// Whether this happened in the round of a clock at that very instant.
fn has(matter: &Matter, row: &ClockRow, code: &str, at: Moment) -> bool {
    matter.facts.iter().any(|(round, f)| *round == row.round && f.code == code && f.at == at)
}

/// Whether the visit of a clock was over when another was agreed: somebody had come, or nothing had and its time was past.
fn over(matter: &Matter, row: &ClockRow, agreed: Moment) -> bool {
    let since = |f: &shouwen_domain::flow::Fact| (row.started_at..=agreed).contains(&f.at);
    let visited =
        matter.facts.iter().any(|(round, f)| *round == row.round && OVER.contains(&f.code.as_str()) && since(f));
    let missed = row.stopped_at.is_none() && row.due_at.is_some_and(|due| due < agreed);
    agreed > row.started_at && (visited || missed)
}

impl Work<'_, '_> {
    /// Starts the clocks that the record's kind, type and priority have, or gives running ones their new limits.
    /// `fixed`: due times that others set. `allow_later`: the head lets due times move back (CLS-10).
    pub(super) fn start_clocks(
        &mut self,
        id: Id,
        fixed: &[(&'static str, Moment)],
        allow_later: bool,
    ) -> Result<(), Failure> {
        let ctx = self.ctx;
        let matter = self.matter(id);
        let draft = matter.row.phase == 0;
        let silent = draft && !matter.voice && matter.row.kind == "request";
        let judge = matter.judge(ctx.house);
        let round = matter.row.round;
        let defs = intake::clocks(&matter.row.kind, matter.row.priority, &matter.type_def, silent);
        let mut rows: Vec<ClockRow> = matter.clocks.iter().filter(|c| c.round != round).cloned().collect();
        let mut moved = matter.clone_clocks(round);
        for def in &defs {
            let def = &intake::clock_of(&matter.room, def);
            let of_round = || matter.facts.iter().filter(|(r, _)| *r == round).map(|(_, f)| f);
            let taken_back = def.taken_back.contains(&def.start);
            let undone = of_round().filter(|f| taken_back && def.undone.contains(&f.code.as_str())).map(|f| f.at).max();
            let starts = of_round().filter(|f| f.code == def.start && Some(f.at) > undone).map(|f| f.at);
            let mut date = fixed.iter().find(|(code, _)| *code == def.code).map(|(_, at)| *at);
            let mut old = moved.iter().position(|c| c.code == def.code).map(|at| moved.remove(at));
            let start = match &old {
                // Another visit begins with its own agreement, the same visit stays where it began.
                Some(row) if def.per_visit => {
                    let named = date.and(starts.max());
                    if let Some(agreed) = named.filter(|at| over(matter, row, *at)) {
                        let visit = 1 + moved.iter().filter(|c| clocks::visit_of(&c.code).0 == def.code).count();
                        rows.extend(old.take().map(|row| ClockRow { code: clocks::earlier(def.code, visit), ..row }));
                        Some(agreed)
                    } else {
                        // What was done for the visit stays done by the date that it was done for.
                        date = date.filter(|_| row.stopped_at.is_none());
                        Some(row.started_at)
                    }
                }
                // A silence counts from the last time that something was sent.
                _ if def.at_due == AtDue::Happens || def.per_visit => starts.max(),
                _ => starts.min(),
            };
            let Some(start) = start else {
                moved.extend(old);
                continue;
            };
            let (calendar_of, calendar) = old.as_ref().map_or_else(
                || ctx.house.calendar_at(matter.row.unit),
                |c| (c.calendar_of, ctx.house.calendar_judged(c.calendar_of, &c.calendar, c.revision, c.holidays)),
            );
            let date = date.or_else(|| old.as_ref().and_then(|c| c.fixed_at));
            let mut limits =
                if def.param.is_empty() { Vec::new() } else { ctx.house.book.limits(def.param, &judge.query()) };
            if date.is_none() && limits.is_empty() {
                continue;
            }
            let by: Vec<LimitBy> = limits.iter().map(|(limit, _)| LimitBy::Limit(*limit)).collect();
            let tightest = clocks::tightest(&by, calendar, start).map_err(broken)?;
            let (limit, clause, origin) = match (date, tightest) {
                (Some(_), _) => (None, def.clause.to_owned(), def.dated.into()),
                (None, Some((at, _))) => {
                    let (limit, origin) = limits.swap_remove(at);
                    // Unit, type and channel by their names, as they are called now.
                    let named = origin.entry.is_some().then(|| origin.scope.said_with(|n| ctx.house.named(n)));
                    (Some(limit), origin.clause.zh.clone(), named.unwrap_or(origin.said))
                }
                (None, None) => continue,
            };
            let clause = if clause.is_empty() { def.clause.to_owned() } else { clause };
            let mut row = old.clone().unwrap_or_else(|| ClockRow {
                record: id,
                code: def.code.to_owned(),
                round,
                company: matter.row.company,
                started_at: start,
                entered_at: ctx.now,
                limit_text: None,
                fixed_at: None,
                no_later_than: None,
                calendar: calendar.code().to_owned(),
                revision: i64::from(calendar.revision()),
                clause: String::new(),
                origin_zh: String::new(),
                origin_en: String::new(),
                policy_version: ctx.house.version,
                provisional: draft,
                state: String::new(),
                due_at: None,
                stopped_at: None,
                kept: None,
                used_ms: 0,
                paused_ms: 0,
                announced: 0,
                next_at: None,
                next_step: None,
                unannounced: String::new(),
                caps: String::new(),
                holidays: ctx.house.edition(),
                calendar_of,
            });
            row.started_at = start;
            row.limit_text = limit.map(|l| l.to_string());
            row.fixed_at = date;
            row.caps = String::new();
            row.no_later_than = None;
            row.clause = clause;
            row.origin_zh = origin.zh;
            row.origin_en = origin.en;
            row.policy_version = ctx.house.version;
            row.provisional = draft;
            // CLS-10: never later than before without the head. While it is a draft nothing was promised yet.
            if let (Some(old), Some(new), false) = (&old, limit, draft || allow_later)
                && !old.provisional
            {
                row.caps = capped(old, new);
                row.no_later_than = old.no_later_than;
            }
            // A later date is watched anew: what was announced of the earlier one does not speak of it (CLS-10, CLS-11).
            if let Some(old) = &old
                && let (Some(before), Some(now_due)) = (ahead(ctx, matter, old)?, ahead(ctx, matter, &row)?)
                && now_due > before
            {
                row.announced = 0;
                row.entered_at = ctx.now;
            }
            rows.push(row);
        }
        // A clock that the new type or priority does not have is gone, but not what it has shown (CLS-08).
        rows.extend(moved.into_iter().filter(|c| c.announced >= 100 || c.stopped_at.is_some()));
        rows.sort_by(|a, b| (a.round, &a.code).cmp(&(b.round, &b.code)));
        self.matter_mut(id).clocks = rows;
        Ok(())
    }

    /// Folds the clocks of the present round, and those of earlier ones that have not stopped; refreshes the header.
    pub(super) fn fold_clocks(&mut self, id: Id) -> Result<(), Failure> {
        let ctx = self.ctx;
        // The header of an order holds what runs out on its assignment.
        if self.matter(id).row.kind == "order" {
            self.links(id)?;
        }
        let matter = self.matter(id);
        let round = matter.row.round;
        let mut folded = Vec::new();
        let open = |c: &ClockRow| c.round == round || c.stopped_at.is_none();
        for (at, row) in matter.clocks.iter().enumerate().filter(|(_, c)| open(c)) {
            let Some(mut folded_row) = fold(ctx, matter, row)? else { continue };
            let mut edition = row.holidays;
            let mut fresh = None;
            if has_moved_on(matter, row, &folded_row) {
                // A breach of the earlier due time says nothing of the later one, which is watched anew (CLS-08). What of
                // it is past already is told once, as the breach that it is; its warnings are too late to be any.
                let since = folded_row.due_at.map_or(ctx.now, |due| due.min(ctx.now));
                fresh = Some(since);
                let again = ClockRow { announced: 0, entered_at: since, ..row.clone() };
                folded_row = fold(ctx, matter, &again)?.unwrap_or(folded_row);
            }
            if row.stopped_at.is_some() && folded_row.stopped_at.is_none() && edition < ctx.house.edition() {
                // What runs again is judged anew, by what is announced now.
                edition = ctx.house.edition();
                let again = ClockRow { holidays: edition, ..row.clone() };
                folded_row = fold(ctx, matter, &again)?.unwrap_or(folded_row);
            }
            folded.push((at, folded_row, edition, fresh));
        }
        let matter = self.matter_mut(id);
        for (at, fold, edition, fresh) in folded {
            matter.clocks[at].holidays = edition;
            if let Some(since) = fresh {
                (matter.clocks[at].announced, matter.clocks[at].entered_at) = (0, since);
            }
            store(&mut matter.clocks[at], &fold);
        }
        matter.refresh_header();
        Ok(())
    }

    pub(super) fn write_clocks(&mut self, matter: &Matter) -> Result<(), Failure> {
        let id = matter.row.id;
        let known = |c: &ClockRow| matter.clocks_stored.iter().find(|s| s.code == c.code && s.round == c.round);
        let new: Vec<ClockRow> = matter.clocks.iter().filter(|c| known(c).is_none()).cloned().collect();
        clock::insert(self.tx, &new)?;
        for row in matter.clocks.iter().filter(|c| known(c).is_some_and(|stored| stored != *c)) {
            clock::update(self.tx, row)?;
        }
        for gone in &matter.clocks_stored {
            if !matter.clocks.iter().any(|c| c.code == gone.code && c.round == gone.round) {
                clock::remove(self.tx, id, &gone.code, gone.round)?;
            }
        }
        Ok(())
    }
}

impl Matter {
    fn clone_clocks(&self, round: i64) -> Vec<ClockRow> {
        self.clocks.iter().filter(|c| c.round == round).cloned().collect()
    }

    /// Next due time, its clock and the highest warning, from the clocks that run.
    pub(super) fn refresh_header(&mut self) {
        let round = self.row.round;
        let running = || self.clocks.iter().filter(|c| c.round == round && c.stopped_at.is_none());
        let leg = self.leg.iter().map(|leg| (Moment(leg.due), leg.clock.clone())).filter(|(due, _)| due.0 != NO_DUE);
        let next = running().filter_map(|c| Some((c.due_at?, c.code.clone()))).chain(leg).min();
        let warned = self.leg.iter().map(|leg| leg.warned);
        let warn_step = running().map(|c| c.announced).chain(warned).max().unwrap_or(0);
        let (due, code) = next.map_or((NO_DUE, String::new()), |(due, code)| (due.0, code));
        self.row.next_due_at = due;
        self.row.next_clock = code;
        self.row.warn_step = warn_step;
    }
}
