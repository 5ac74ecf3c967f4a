//! A row that is known and has changed at its source: its newer outcome goes through the one door, by the acts that a new
//! row of that outcome takes, at its own time (`--update`). Owns: what is newer. Refuses what would go backwards: a matter
//! that has ended does not open again by a file, nor end at another time. Takes over the outcome and what the source says
//! of itself, never contents that somebody here may have corrected. Tested by `tests/import_update.rs`.

use super::{
    Target,
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

/// The acts that bring a known record up to its row; none where its outcome is the same.
pub(super) type Acts = Vec<(&'static str, Value)>;

/// What is to be done with the record of a row that differs, or why it would go backwards.
pub(super) fn acts(tx: &mut Tx<'_>, app: &App, record: Id, ready: &Ready) -> Result<Result<Acts, Said>, StoreError> {
    let house = app.house_in(tx)?;
    let actor = Actor::system(None);
    let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Import, house: &house, world: &app.world };
    let matter = Matter::load(tx, &ctx, record, false)?.ok_or(StoreError::NotFound)?;
    Ok(newer(&matter, ready, app))
}

fn newer(matter: &Matter, ready: &Ready, app: &App) -> Result<Acts, Said> {
    let Some(request) = matter.room.as_request() else { return Ok(Vec::new()) };
    let closed_at = ready.row.text(Target::ClosedAt).and_then(Moment::parse);
    let state = ready.row.text(Target::State).unwrap_or("open");
    let ends = matches!(state, "closed" | "answered");
    let flow = intake::flow(&matter.row.kind);
    let here = flow.and_then(|f| f.state(&matter.row.state));
    let named = here.map_or(Said::new("", ""), |s| s.words.into());
    let shown = |at: Moment| at.local_minute(&app.world.zone);
    let over = request.answered_at.is_some() || here.is_some_and(|s| s.phase == Phase::Ended);
    if over && !ends {
        return Err(Said::new(
            format!("这一行对应的记录已是“{}”，来源又改为未办结：导入不重新打开，请在系统中办理", named.zh),
            format!(
                "its record is \"{}\" and the source opens it again: an import does not, do it in the system",
                named.en
            ),
        ));
    }
    if over {
        let stands = request.resolved_at.or(request.answered_at);
        if let (Some(stands), Some(at)) = (stands, closed_at)
            && stands != at
        {
            let (stands, at) = (shown(stands), shown(at));
            return Err(Said::new(
                format!("这一行对应的记录已于 {stands} 办结，来源写的是 {at}：办结时间不由导入更改"),
                format!("its record ended at {stands} and the source says {at}: an import does not move that"),
            ));
        }
        return Ok(correction(request, ready).into_iter().collect());
    }
    let again = matter.facts.iter().filter(|(round, f)| *round == matter.row.round && f.code == fact::RECEIVED);
    let again = again.map(|(_, f)| f.at).max().filter(|_| request.repeats > 0);
    if let (Some(again), Some(at)) = (again, closed_at)
        && at <= again
    {
        let (again, at) = (shown(again), shown(at));
        return Err(Said::new(
            format!("这一行对应的记录已于 {again} 重新打开，来源的办结时间 {at} 在此之前"),
            format!("its record was opened again at {again}, and the source ended it before, at {at}"),
        ));
    }
    let solved = request.resolved_at.is_some() && !ends;
    let outcome = ready.steps.iter().filter(|(action, _)| match *action {
        "answer" | "discard" => true,
        "deliver_solution" => !solved,
        _ => false,
    });
    let outcome: Acts = outcome.cloned().collect();
    let rest = if outcome.is_empty() { Vec::new() } else { ready.rest.clone() };
    Ok(correction(request, ready).into_iter().chain(outcome).chain(rest).collect())
}

/// What the source says of itself and of the fields that are its own: status, empty columns, extra fields.
fn correction(request: &Request, ready: &Ready) -> Option<(&'static str, Value)> {
    let (_, saved) = ready.steps.first()?;
    let status = saved.get("source_status").and_then(Value::as_str).unwrap_or_default();
    let mut extra: Map<String, Value> = saved.get("extra").and_then(Value::as_object).cloned().unwrap_or_default();
    if request.extra.contains_key(steps::STATUS) && !extra.contains_key(steps::STATUS) {
        extra.insert(steps::STATUS.to_owned(), json!(status));
    }
    if request.extra.contains_key(steps::EMPTY) && !extra.contains_key(steps::EMPTY) {
        extra.insert(steps::EMPTY.to_owned(), json!(""));
    }
    // When it was closed without a date is when that was read first.
    if request.extra.contains_key(steps::CLOSED_UNKNOWN) {
        extra.remove(steps::CLOSED_UNKNOWN);
    }
    extra.retain(|key, value| request.extra.get(key) != Some(value));
    let mut body = json!({"reason": "来源数据更新"});
    if !status.is_empty() && status != request.source_status {
        body["source_status"] = json!(status);
    }
    if !extra.is_empty() {
        body["extra"] = Value::Object(extra);
    }
    body.as_object().is_some_and(|body| body.len() > 1).then_some(("correct", body))
}

/// The fate of a known row before its acts are taken.
pub(super) fn settled(found: Result<Acts, Said>) -> Result<Acts, Fate> {
    match found {
        Ok(acts) if acts.is_empty() => Err(Fate::Changed),
        Ok(acts) => Ok(acts),
        Err(said) => Err(Fate::Refused(said, true)),
    }
}
