//! Leaks, struck pipes and poisonings, from the call to the review: machine 6.8 as a good crew goes through it. Owns: how
//! long each step takes, and who takes it. Nobody is called by telephone: what is made up rings nobody (`act::save`).

use super::{
    masters, plan,
    scene::{Scene, Thread},
    staff::by_day,
};
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::{Incident, Step},
    id::Id,
    intake::Room,
    moment::{DAY, HOUR, MINUTE},
};
use shouwen_store::{
    StoreError, intake,
    record::{self, RecordRow},
};

mod once {
    pub const GUIDED: u16 = 1;
    pub const TOLD: u16 = 2;
    pub const REVIEWED: u16 = 4;
    pub const ORDER: u16 = 8;
}

/// The crew answers within the minute, before the next is called.
const ANSWERS: (i64, i64) = (15, 50);

/// The kind of emergency behind a request type.
pub(super) fn kind(type_code: &str) -> &'static str {
    match type_code {
        "alarm.damage" => "damage",
        "alarm.poisoning" => "co",
        _ => "leak",
    }
}

/// What the caller says of the scene beside the words.
pub(super) fn scene(body: &mut Value, t: &mut Thread) {
    body["indoors"] = json!(t.dice.mille(700));
    body["people"] = json!(t.dice.between(1, 5));
    body["casualties"] = json!(i64::from(body["kind"] == "co"));
    body["signs"] = json!(*t.dice.pick(&["有煤气味", "有嘶嘶声和煤气味", "报警器响", "气味很浓"]));
}

fn load(s: &mut Scene<'_, '_>, id: Id) -> Result<Option<Incident>, StoreError> {
    Ok(match intake::load(s.tx, id, "incident")? {
        Room::Incident(incident) => Some(*incident),
        _ => None,
    })
}

/// The incident of a call that has just come in: the crew answers while the agent reads the script.
pub(super) fn begin(s: &mut Scene<'_, '_>, request: Id, t: &mut Thread) -> Result<(), StoreError> {
    for id in record::children(s.tx, request, "incident", false)? {
        s.keep(id, Thread { dice: t.dice.child(), ..*t });
        let wait = t.dice.between(ANSWERS.0, ANSWERS.1) * 1_000;
        s.later(id, wait);
    }
    Ok(())
}

pub(super) fn look(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let Some(incident) = load(s, row.id)? else { return Ok(()) };
    match row.state.as_str() {
        "reported" | "notified" => called(s, row, &mut t, &incident)?,
        _ => go(s, row, &mut t, &incident)?,
    }
    s.keep(row.id, t);
    Ok(())
}

fn called(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, i: &Incident) -> Result<(), StoreError> {
    if let Some(crew) = i.calls.last().and_then(|call| call.people.first()) {
        s.do_(*crew, row.id, "ack", json!({"means": "key"}))?;
    }
    guide(s, row, t, i)?;
    if t.once(once::TOLD)
        && let Some(leader) = i.leaders.last().and_then(|call| call.people.first())
    {
        s.do_(*leader, row.id, "leader_ack", json!({"means": "phone"}))?;
    }
    let wait = t.dice.minutes(2, 6);
    s.later(row.id, wait);
    Ok(())
}

/// The script, said to whoever called; now and then a line is forgotten, which is a finding (EMG-02).
fn guide(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, i: &Incident) -> Result<(), StoreError> {
    let Some(agent) = row.recorder.filter(|_| t.once(once::GUIDED)) else { return Ok(()) };
    let forgets = t.dice.mille(70);
    let said = i.script.lines(i.indoors).map(|line| line.code.as_str());
    let mut at = row.received_at;
    for code in said.filter(|code| !forgets || *code != "no_switches") {
        at = at.plus(t.dice.between(3, 8) * 1_000).min(s.now);
        let when = s.text(at);
        s.do_(agent, row.id, "tick", json!({"codes": [code], "happened_at": when}))?;
    }
    Ok(())
}

fn go(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, i: &Incident) -> Result<(), StoreError> {
    let Some(owner) = row.owner else { return Ok(()) };
    let head = s.month.base.staff.head();
    let (body, action, who, wait) = match row.state.as_str() {
        "acknowledged" => {
            let slow = t.dice.mille(60);
            let drive = if slow { t.dice.minutes(31, 42) } else { t.dice.minutes(7, 22) };
            (json!({"gear": true}), "depart", owner, drive)
        }
        "en_route" => (place(s, row), "arrive", owner, t.dice.minutes(4, 15)),
        "on_scene" if i.kind == "leak" && t.dice.mille(90) => {
            (json!({"reason": "检测无燃气，气味来自下水道", "means": "visit"}), "false_alarm", owner, 0)
        }
        "on_scene" => {
            let text = *t.dice.pick(&["已关表前阀，室内通风，浓度降至 0", "已关立管阀并疏散住户，浓度 3%LEL 后降至 0"]);
            (json!({"text": text}), "control", owner, t.dice.minutes(12, 45))
        }
        "controlled" => {
            let instrument = masters::serial("DET", &s.month.base.staff, owner);
            let text = *t.dice.pick(&["软管老化开裂，已更换", "接头松动，已紧固并换密封", "灶前阀内漏，已更换"]);
            let readings = json!([{"test": "leak", "value": "0", "instrument": instrument}]);
            (json!({"text": text, "readings": readings}), "repair", owner, t.dice.minutes(5, 30))
        }
        "repaired" => {
            // Nobody is woken for it (EMG-10).
            let morning = by_day(s.now, 6 * 60 + 5, 22 * 60, &mut t.dice);
            if morning > s.now {
                s.at(row.id, morning);
                return Ok(());
            }
            let body = json!({"text": "已恢复供气，用户在场试火正常", "present": true, "leak_free": true});
            (body, "restore", owner, t.dice.minutes(20, 90))
        }
        "restored" => {
            let arrived = i.reached(Step::Arrive).map_or(0, |at| at.since(row.received_at));
            let mut body = json!({"informed": true});
            if arrived > 30 * MINUTE {
                body["late_reason"] = json!("途中道路封闭，绕行");
            }
            (body, "stand_down", head, t.dice.minutes(24 * 60, 60 * 60))
        }
        "stood_down" => return learn(s, row, t, i, head),
        _ => return Ok(()),
    };
    plan::at(s, row, t)?;
    let done = s.do_(who, row.id, action, body)?;
    if done && action == "arrive" && t.once(once::ORDER) {
        // The sheet at the customer's is written when the place is safe.
        s.adopt(row.id, "order", t, (60, 140))?;
    }
    if done && matches!(action, "stand_down" | "false_alarm") {
        let call = t.dice.minutes(5, 60);
        row.parent.into_iter().for_each(|request| s.later(request, call));
    }
    if action == "false_alarm" {
        return Ok(());
    }
    let at =
        if action == "stand_down" { by_day(s.now.plus(wait), 8 * 60, 18 * 60, &mut t.dice) } else { s.now.plus(wait) };
    s.at(row.id, at);
    Ok(())
}

/// Where the crew stands: at the point, as far as the archive knows it.
fn place(s: &Scene<'_, '_>, row: &RecordRow) -> Value {
    row.point.and_then(|point| s.month.base.place_of(point)).map_or_else(
        || json!({}),
        |(lat, lng)| json!({"lat": format!("{lat:.6}"), "lng": format!("{lng:.6}"), "accuracy": 15}),
    )
}

/// The review, and the end once nothing of it is open.
fn learn(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, i: &Incident, head: Id) -> Result<(), StoreError> {
    if i.casualties.unwrap_or(0) > 0 && !i.authority_told {
        let text = "一人不适送医，已停气检查，原因为燃气热水器排烟不畅";
        s.do_(head, row.id, "report_authority", json!({"to": "市燃气主管部门", "text": text}))?;
    }
    if t.once(once::REVIEWED) {
        let cause = *t.dice.pick(&["软管超期使用", "接头安装不到位", "第三方施工未会签", "阀门老化"]);
        let due = s.in_(20 * DAY);
        let actions =
            if t.dice.mille(300) { json!([{"text": "列入入户安检重点", "due": due}]) } else { json!([]) };
        s.do_(head, row.id, "review", json!({"cause": cause, "plan_change": false, "actions": actions}))?;
        s.adopt(row.id, "finding", t, (24 * 60, 10 * 24 * 60))?;
    }
    plan::rest(s, row, head)?;
    let open = record::children(s.tx, row.id, "order", false)?;
    if open.is_empty() {
        s.do_(head, row.id, "conclude", json!({}))?;
        return Ok(());
    }
    let again = t.dice.minutes(20 * 60, 28 * 60);
    let at = by_day(s.now.plus(again), 8 * 60, 18 * 60, &mut t.dice);
    s.at(row.id, at.max(s.now.plus(HOUR)));
    Ok(())
}

/// Whether the request of an emergency may be answered: nothing of the incident is going on.
pub(super) fn is_over(s: &mut Scene<'_, '_>, request: Id) -> Result<bool, StoreError> {
    for id in record::children(s.tx, request, "incident", false)? {
        let row = record::lookup(s.tx, id)?;
        if row.is_some_and(|row| row.state != "stood_down") {
            return Ok(false);
        }
    }
    Ok(true)
}
