//! The duty of the small demonstration: the telephones planned day and night for two weeks, a draft for the two after them,
//! somebody checked in, a hand-over that waits for its signatures. Tested by the pages of the browser tests.

use super::Cast;
use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use jiff::civil::Time;
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Door,
    id::Id,
    intake::Room,
    moment::{DAY, HOUR, Moment},
};
use std::sync::Arc;

/// The change of the shift: eight in the morning and in the evening.
const CHANGE: i8 = 8;
const WEEKS: i64 = 2;

pub(super) fn fill(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let zone = &app.world.zone;
    let head = cast.person("chenli");
    let act = |who: Id, target: Target, action: &str, body: Value| {
        app.act_now(Some(who), Door::Demo, Command { target, action: action.to_owned(), body, if_match: None })
    };
    let today = app.now().timestamp().to_zoned(zone.clone()).date();
    let Ok(first) = today.to_datetime(Time::constant(CHANGE, 0, 0, 0)).to_zoned(zone.clone()) else { return Ok(()) };
    // From yesterday on, so that tonight has somebody whatever the hour.
    let from = Moment(first.timestamp().as_millisecond()).minus(DAY);
    let until = from.plus(WEEKS * 7 * DAY);
    let line = |who: &str, from: Moment, until: Moment| json!({"person": cast.person(who), "from": from.rfc3339(zone), "until": until.rfc3339(zone), "post": "热线"});
    let lines: Vec<Value> = (0..WEEKS * 7)
        .flat_map(|day| {
            let (morning, evening) = (from.plus(day * DAY), from.plus(day * DAY + 12 * HOUR));
            [line("zhoumin", morning, evening), line("hejun", evening, morning.plus(DAY))]
        })
        .collect();
    let span = |from: Moment, until: Moment, lines: &[Value]| json!({"unit": cast.unit("lj-phone"), "from": from.rfc3339(zone), "until": until.rfc3339(zone), "lines": lines});
    let new = |kind: &'static str| Target::New { kind };
    let made = act(head, new("roster"), "draft", span(from, until, &lines))?;
    act(head, Target::Record(made.record), "publish", json!({}))?;
    act(head, new("roster"), "draft", span(until, until.plus(WEEKS * 7 * DAY), &[]))?;
    act(cast.person("zhoumin"), new("attendance"), "check_in", json!({}))?;
    act(cast.person("weiqiang"), new("attendance"), "check_in", json!({"vehicle": "桂H·抢001"}))?;
    let body = json!({"taker": cast.person("hejun"), "post": "热线"});
    act(cast.person("zhoumin"), new("shift_handover"), "prepare", body)?;
    changes(app, cast)
}

/// Somebody moves to the counter in a week: some of what is open has a successor, some waits for an answer, some has nobody.
fn changes(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let act = |who: &str, target: Target, action: &str, body: Value| {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        app.act_now(Some(cast.person(who)), Door::Demo, command)
    };
    let day = app.now().plus(7 * DAY).timestamp().to_zoned(app.world.zone.clone()).date().to_string();
    let body = json!({"person": cast.person("lufang"), "what": "transfer", "effective": day,
        "to_unit": cast.unit("lj-hall"), "roles": ["counter_clerk"], "reason": "轮岗到营业厅"});
    let made = act("chenli", Target::New { kind: "staff_change" }, "enter", body)?;
    let done = act("chenli", Target::Record(made.record), "announce", json!({}))?;
    let Room::StaffChange(change) = &done.matter.room else { return Ok(()) };
    let keys: Vec<&str> = change.items.iter().filter(|i| i.under.is_none()).map(|i| i.key.as_str()).collect();
    let third = keys.len() / 3;
    for (to, some) in ["zhoumin", "hejun"].into_iter().zip(keys.chunks(third.max(1))) {
        let body = json!({"to": cast.person(to), "items": some});
        act("hejun", Target::Record(made.record), "name_successor", body)?;
    }
    Ok(())
}
