//! A row that is known and has changed at its source: its newer outcome goes through the one door, by the acts that a new
//! row of that outcome takes, at its own time (`--update`). Owns: what is newer. Refuses what would go backwards: a matter
//! that has ended does not open again by a file, nor end at another time. Takes over the outcome, the date due, the answer
//! and what the source says of itself, never contents that somebody here may have corrected; of what it does not take it
//! remembers that it differs. Tested by `tests/import_update.rs`.

use super::{
    Target,
    parts::{self, Part, part_of},
    steps::{self, Ready},
};
use crate::{
    act::{Ctx, Matter},
    app::App,
    import::run::Fate,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    clock::catalog::fact,
    flow::{Door, Phase},
    id::Id,
    intake::{self, request::Request},
    moment::Moment,
    org::Actor,
    words::Said,
};
use shouwen_store::{StoreError, Tx};

/// What brings a known record up to its row.
#[derive(Debug, Default)]
pub(super) struct News {
    pub(super) acts: Vec<(&'static str, Value)>,
    /// The parts of the row that the acts take over.
    pub(super) taken: Vec<Part>,
}

impl News {
    fn take(&mut self, part: Part, acts: impl IntoIterator<Item = (&'static str, Value)>) {
        let before = self.acts.len();
        self.acts.extend(acts);
        if self.acts.len() > before {
            self.taken.push(part);
        }
    }
}

/// What is to be done with the record of a row that differs, or why it would go backwards. `was` is the digest of the row
/// as it was taken over last.
pub(super) fn news(
    tx: &mut Tx<'_>,
    app: &App,
    record: Id,
    ready: &Ready,
    was: &str,
) -> Result<Result<News, Said>, StoreError> {
    let house = app.house_in(tx)?;
    let actor = Actor::system(None);
    let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Import, house: &house, world: &app.world };
    let matter = Matter::load(tx, &ctx, record, false)?.ok_or(StoreError::NotFound)?;
    Ok(newer(&matter, ready, &parts::differing(was, &ready.digest), app))
}

fn newer(matter: &Matter, ready: &Ready, differing: &[Part], app: &App) -> Result<News, Said> {
    let Some(request) = matter.room.as_request() else { return Ok(News::default()) };
    let here = intake::flow(&matter.row.kind).and_then(|f| f.state(&matter.row.state));
    let over = request.answered_at.is_some() || here.is_some_and(|s| s.phase == Phase::Ended);
    let differs = |part| differing.contains(&part);
    let mut news = News::default();
    if differs(Part::Due) && matches!(matter.row.state.as_str(), "draft" | "accepted" | "in_handling") {
        news.take(Part::Due, ready.steps.iter().filter(|(action, _)| *action == "outside_due").cloned());
    }
    if differs(Part::Outcome) {
        not_backwards(matter, request, over, ready, app)?;
        if !over {
            news.take(Part::Outcome, outcome(request, ready));
        }
        if !news.taken.contains(&Part::Outcome) && stands(request, over, ready) {
            news.taken.push(Part::Outcome);
        }
    }
    if differs(Part::Answer) {
        // The acts of an outcome carry the answer, what did not fit goes behind it; an outcome that stands here already, or
        // one that voids the matter, carries nothing.
        if news.acts.iter().any(|(action, _)| matches!(*action, "answer" | "deliver_solution")) {
            news.acts.extend(ready.rest.iter().cloned());
            news.taken.push(Part::Answer);
        } else {
            news.take(Part::Answer, ready.answer.iter().cloned());
        }
    }
    if differs(Part::Own) {
        news.taken.push(Part::Own);
    }
    let corrected = correction(request, ready, &news.taken);
    news.acts.splice(0..0, corrected);
    Ok(news)
}

/// Refuses an outcome that is older than what stands here.
fn not_backwards(matter: &Matter, request: &Request, over: bool, ready: &Ready, app: &App) -> Result<(), Said> {
    let closed_at = ready.row.text(Target::ClosedAt).and_then(Moment::parse);
    let shown = |at: Moment| at.local_minute(&app.world.zone);
    if over && !ends(ready) {
        let here = intake::flow(&matter.row.kind).and_then(|f| f.state(&matter.row.state));
        let named = here.map_or(Said::new("", ""), |s| s.words.into());
        return Err(Said::new(
            format!("这一行对应的记录已是“{}”，来源又改为未办结：导入不重新打开，请在系统中办理", named.zh),
            format!(
                "its record is \"{}\" and the source opens it again: an import does not, do it in the system",
                named.en
            ),
        ));
    }
    if over
        && let (Some(stands), Some(at)) = (request.resolved_at.or(request.answered_at), closed_at)
        && stands != at
    {
        let (stands, at) = (shown(stands), shown(at));
        return Err(Said::new(
            format!("这一行对应的记录已于 {stands} 办结，来源写的是 {at}：办结时间不由导入更改"),
            format!("its record ended at {stands} and the source says {at}: an import does not move that"),
        ));
    }
    let again = matter.facts.iter().filter(|(round, f)| *round == matter.row.round && f.code == fact::RECEIVED);
    let again = again.map(|(_, f)| f.at).max().filter(|_| request.repeats > 0);
    if !over
        && let (Some(again), Some(at)) = (again, closed_at)
        && at <= again
    {
        let (again, at) = (shown(again), shown(at));
        return Err(Said::new(
            format!("这一行对应的记录已于 {again} 重新打开，来源的办结时间 {at} 在此之前"),
            format!("its record was opened again at {again}, and the source ended it before, at {at}"),
        ));
    }
    Ok(())
}

fn ends(ready: &Ready) -> bool {
    matches!(ready.row.text(Target::State), Some("closed" | "answered"))
}

/// Whether the record is where a new row of this outcome would be: the source has other words for it.
fn stands(request: &Request, over: bool, ready: &Ready) -> bool {
    let closed_at = ready.row.text(Target::ClosedAt).and_then(Moment::parse);
    let here = request.resolved_at.or(request.answered_at);
    let undated = closed_at.is_none() && request.extra.contains_key(steps::CLOSED_UNKNOWN);
    over == ends(ready) && ready.row.text(Target::State) != Some("void") && (closed_at == here || undated)
}

/// The acts by which a new row reaches this outcome.
fn outcome(request: &Request, ready: &Ready) -> impl Iterator<Item = (&'static str, Value)> {
    let solved = request.resolved_at.is_some() && !ends(ready);
    let reached = ready.steps.iter().filter(move |(action, _)| match *action {
        "answer" | "discard" => true,
        "deliver_solution" => !solved,
        _ => false,
    });
    reached.cloned()
}

/// What the source says of itself and of the fields that are its own: status and extra fields where they changed, the list
/// of empty columns as far as these were taken over.
fn correction(request: &Request, ready: &Ready, taken: &[Part]) -> Option<(&'static str, Value)> {
    let mut body = json!({"reason": "来源数据更新"});
    let mut extra = Map::new();
    if taken.contains(&Part::Own) {
        let (_, saved) = ready.steps.first()?;
        let status = saved.get("source_status").and_then(Value::as_str).unwrap_or_default();
        if !status.is_empty() && status != request.source_status {
            body["source_status"] = json!(status);
        }
        extra = saved.get("extra").and_then(Value::as_object).cloned().unwrap_or_default();
        if request.extra.contains_key(steps::STATUS) && !extra.contains_key(steps::STATUS) {
            extra.insert(steps::STATUS.to_owned(), json!(status));
        }
        // A field that the source emptied is empty here.
        for name in ready.row.extra.keys().filter(|name| request.extra.contains_key(*name)) {
            extra.entry(name.clone()).or_insert_with(|| json!(""));
        }
        // When it was closed without a date is when that was read first.
        if request.extra.contains_key(steps::CLOSED_UNKNOWN) {
            extra.remove(steps::CLOSED_UNKNOWN);
        }
    }
    extra.insert(steps::EMPTY.to_owned(), json!(empty(request, ready, taken)));
    let old = |key: &str| request.extra.get(key).and_then(Value::as_str).unwrap_or_default();
    extra.retain(|key, value| value.as_str().map_or(request.extra.get(key) != Some(value), |text| old(key) != text));
    if !extra.is_empty() {
        body["extra"] = Value::Object(extra);
    }
    body.as_object().is_some_and(|body| body.len() > 1).then_some(("correct", body))
}

/// Columns that the source left empty: as the row has them where it was taken over, else as they were.
fn empty(request: &Request, ready: &Ready, taken: &[Part]) -> String {
    let before = request.extra.get(steps::EMPTY).and_then(Value::as_str).unwrap_or_default();
    let before: Vec<&str> = before.split(',').collect();
    let names = Target::ALL.iter().filter(|target| {
        let name = target.name();
        if taken.contains(&part_of(**target)) { ready.row.empty.contains(&name) } else { before.contains(&name) }
    });
    steps::list(names.map(|target| target.name()).collect())
}

/// The fate of a known row before its acts are taken.
pub(super) fn settled(found: Result<News, Said>) -> Result<News, Fate> {
    match found {
        Ok(news) if news.acts.is_empty() && news.taken.is_empty() => Err(Fate::Changed),
        Ok(news) => Ok(news),
        Err(said) => Err(Fate::Refused(said, true)),
    }
}
