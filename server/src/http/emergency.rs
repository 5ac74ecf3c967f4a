//! The incident as people read it: what is known of the scene, the script with its ticks, the chain, the log with its
//! intervals; and the report made of the same (EMG-05). Owns: nothing. Refuses nothing of its own. Tested in
//! `tests/story_emergency.rs`, where the intervals are computed anew from the history.

mod chronicle;
mod library;
pub(super) mod near;
mod outage;
mod scene;

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply, tasks, view};
use crate::house::House;
use axum::{http::Method, response::Response};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::{Call, Entry, Incident, SEVERITIES, kind_of, means_words, outcome_words, rung_words},
    intake::Room,
    moment::{MINUTE, Moment, SECOND},
    refusal::Refusal,
    words::{Said, Words, w},
};

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("emergency");
    r.add(
        Method::GET,
        "/api/incidents/{id}/report",
        "incident_report",
        w("突发事件报告：记录、时间间隔、呼叫、安全指导", "Report of an incident: log, intervals, calls, script"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "IncidentReport"),
        report,
    );
    chronicle::routes(&mut r);
    library::routes(&mut r);
    scene::routes(&mut r);
    near::routes(&mut r);
    outage::routes(&mut r);
    r.list
}

async fn report(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Incident(incident) = &matter.room else { return Err(Refusal::missing().into()) };
        let children = shouwen_store::record::newest_children(tx, id)?;
        let tasks = tasks::reported(tx, ctx.house, &children, ctx.now)?;
        Ok(document(ctx.house, &matter.row.number, &matter.row.state, (incident, tasks)))
    })
    .await?;
    Ok(reply(200, &value))
}

fn document(house: &House, number: &str, state: &str, (i, tasks): (&Incident, Vec<Value>)) -> Value {
    let entry = |e: &Entry| {
        json!({"step": e.step.code(), "words": e.step.words(), "at": e.at, "by": view::named(house, e.by),
            "entered_for": view::named(house, e.entered_for), "text": e.text,
            "lat": e.position.map(|p| p.lat), "lng": e.position.map(|p| p.lng)})
    };
    let line = |line: &shouwen_domain::emergency::Line| {
        let tick = i.ticks.iter().find(|t| t.code == line.code);
        json!({"code": line.code, "zh": line.zh, "en": line.en, "prohibition": line.prohibition,
            "at": tick.map(|t| t.at), "by": view::named(house, tick.and_then(|t| t.by))})
    };
    let call = |c: &Call| {
        let outcome = |o: &shouwen_domain::emergency::Outcome| json!({"person": view::named(house, o.person), "means": o.means, "what": o.what, "at": o.at});
        json!({"rung": c.rung, "unit": view::named(house, c.unit), "at": c.at,
            "people": c.people.iter().map(|p| view::named(house, Some(*p))).collect::<Vec<_>>(),
            "outcomes": c.outcomes.iter().map(outcome).collect::<Vec<_>>()})
    };
    json!({
        "number": number,
        "state": state,
        "kind": i.kind,
        "plans": i.plans.iter().map(|p| json!({"kind": p.kind, "plan": p.plan, "number": p.number,
            "version": p.version, "zh": p.zh, "en": p.en, "at": p.at, "by": view::named(house, p.by), "stopped_at": p.stopped_at})).collect::<Vec<_>>(),
        "tasks": tasks,
        "severity": severity(i),
        "log": i.log.iter().map(entry).collect::<Vec<_>>(),
        "intervals": i.intervals(),
        "script_version": i.script.version,
        "script": i.script.lines(i.indoors).map(line).collect::<Vec<_>>(),
        "calls": i.calls.iter().map(call).collect::<Vec<_>>(),
        "leaders": i.leaders.iter().map(call).collect::<Vec<_>>(),
        "late_reason": i.late_reason,
        "provisional": i.provisional,
        "authority_told": i.authority_told,
        "review": i.review.as_ref().map(|r| json!({"at": r.at, "by": view::named(house, r.by), "cause": r.cause,
            "gaps": r.gaps, "plan_change": r.plan_change, "actions": r.actions})),
        "exceptions": i.exceptions.iter().map(|x| json!({"at": x.at, "gate": x.gate, "zh": x.zh, "en": x.en,
            "number": x.number})).collect::<Vec<_>>(),
    })
}

/// The same as fields of the record page.
pub(super) fn fields(house: &House, zone: &TimeZone, i: &Incident) -> Vec<Value> {
    let mut out = Vec::new();
    let mut put = |key: String, label: Said, kind: &str, value: Value| {
        out.push(json!({"key": key, "label": label, "kind": kind, "value": value, "masked": false}));
    };
    if let Some(kind) = kind_of(&i.kind) {
        put("kind".into(), w("突发类型", "Kind").into(), "text", json!(kind.words));
    }
    for (n, plan) in i.plans.iter().enumerate() {
        let said = Said::new(plan.zh.clone(), plan.en.clone());
        put(format!("plan.{}", n + 1), w("预案", "Plan").into(), "text", json!(said));
    }
    put("severity".into(), w("事件级别", "Severity").into(), "text", json!(severity(i)));
    let yes = |flag: Option<bool>| flag.map(|yes| if yes { w("是", "yes") } else { w("否", "no") });
    put("indoors".into(), w("室内", "Indoors").into(), "text", json!(yes(i.indoors)));
    put("signs".into(), w("气味、声响、火焰", "Smell, noise, flame").into(), "text", json!(i.signs));
    put("people".into(), w("屋内人数", "People in the building").into(), "number", json!(i.people));
    put("casualties".into(), w("伤亡人数", "Casualties").into(), "number", json!(i.casualties));
    put("valve_closed".into(), w("阀门已关", "Valve closed").into(), "text", json!(yes(i.valve_closed)));
    put("affected".into(), w("受影响户数", "Households affected").into(), "number", json!(i.affected));
    put("public_place".into(), w("公共场所", "Public place").into(), "text", json!(yes(i.public_place)));
    put("caller_safe".into(), w("来电人安全", "Caller is safe").into(), "text", json!(yes(i.caller_safe)));
    for line in i.script.lines(i.indoors) {
        let tick = i.ticks.iter().find(|t| t.code == line.code);
        let label = Said::new(line.zh.clone(), line.en.clone());
        match tick {
            Some(tick) => put(format!("script.{}", line.code), label, "moment", json!(tick.at)),
            None => put(format!("script.{}", line.code), label, "text", json!(w("未告知", "not said yet"))),
        }
    }
    for (n, call) in i.calls.iter().enumerate() {
        let label = Said::new(format!("第 {} 次呼叫", n + 1), format!("Call {}", n + 1));
        put(format!("call.{}", n + 1), label, "text", json!(said(house, zone, call)));
    }
    for (n, call) in i.leaders.iter().enumerate() {
        let label = Said::new(format!("报告领导 第 {} 次", n + 1), format!("Leader, call {}", n + 1));
        put(format!("leader.{}", n + 1), label, "text", json!(said(house, zone, call)));
    }
    for (n, entry) in i.log.iter().enumerate() {
        let words = entry.step.words();
        let (zh, en) = (who(house, entry, " · "), who(house, entry, " · "));
        let label = Said::new(format!("{}{zh}", words.zh), format!("{}{en}", words.en));
        put(format!("log.{}", n + 1), label, "moment", json!(entry.at));
    }
    for interval in i.intervals() {
        let Words { zh, en } = interval.words;
        put(format!("interval.{}", interval.code), Said::new(zh, en), "text", json!(lasted(interval.ms)));
    }
    for (n, x) in i.exceptions.iter().enumerate() {
        let label = Said::new("紧急放行", "Let pass");
        put(format!("exception.{}", n + 1), label, "text", json!({"zh": x.zh, "en": x.en}));
    }
    put("late_reason".into(), w("到场超时原因", "Why the arrival was late").into(), "text", json!(i.late_reason));
    if let Some(r) = &i.review {
        put("review.cause".into(), w("复盘：原因", "Review: cause").into(), "text", json!(r.cause));
        put("review.gaps".into(), w("复盘：迟延和疏漏", "Review: gaps").into(), "text", json!(r.gaps));
        put(
            "review.plan".into(),
            w("复盘：修订预案", "Review: plan changes").into(),
            "text",
            json!(yes(Some(r.plan_change))),
        );
    }
    put("reason".into(), w("误报或降级原因", "Why it was none, or less").into(), "text", json!(i.reason));
    out.retain(|field| !field["value"].is_null() && field["value"] != json!(""));
    out
}

/// Ⅰ to Ⅳ in words.
fn severity(i: &Incident) -> Option<Words> {
    SEVERITIES.iter().find(|choice| choice.code == i.severity).map(|choice| choice.words)
}

fn name(house: &House, id: Option<shouwen_domain::id::Id>) -> String {
    id.and_then(|id| house.name_of(id)).unwrap_or_default()
}

fn who(house: &House, entry: &Entry, before: &str) -> String {
    let (by, for_whom) = (name(house, entry.by), name(house, entry.entered_for));
    match (by.is_empty(), for_whom.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("{before}{by}"),
        (false, false) => format!("{before}{by} → {for_whom}"),
    }
}

/// Who was called and what came of it, in one line.
fn said(house: &House, zone: &TimeZone, call: &Call) -> Said {
    let rung = rung_words(&call.rung);
    let unit = name(house, call.unit);
    let people: Vec<String> = call.people.iter().map(|p| name(house, Some(*p))).collect();
    let time = |at: Moment| at.local_second(zone);
    let mut zh = vec![format!("{}{unit} {}：{}", rung.zh, time(call.at), people.join("、"))];
    let mut en = vec![format!("{} {unit} {}: {}", rung.en, time(call.at), people.join(", "))];
    for o in &call.outcomes {
        let (means, what) = (means_words(&o.means), outcome_words(&o.what));
        let person = name(house, o.person);
        zh.push(format!("{person} {}{} {}", means.zh, what.zh, time(o.at)));
        en.push(format!("{person} {} {} {}", means.en, what.en, time(o.at)));
    }
    Said::new(zh.join("；"), en.join("; "))
}

fn lasted(ms: i64) -> Said {
    let (minutes, seconds) = (ms / MINUTE, ms % MINUTE / SECOND);
    if minutes >= 120 {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        return Said::new(format!("{hours} 小时 {minutes} 分"), format!("{hours} h {minutes} min"));
    }
    if minutes == 0 {
        return Said::new(format!("{seconds} 秒"), format!("{seconds} s"));
    }
    Said::new(format!("{minutes} 分 {seconds} 秒"), format!("{minutes} min {seconds} s"))
}
