//! The week as it is planned, what stands against a draft, who came when, and how many will be wanted.

use super::{FROM, UNIT, UNTIL, scope, span};
use crate::{
    http::{Answer, Need, Problem, Req, Routes, records, reply, view},
    people::{self, limit},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    fieldwork::window::Window,
    form::{Field, Fields, Kind, may, must},
    id::Id,
    intake::Room,
    moment::{DAY, HOUR, MINUTE, Moment},
    people::{
        Line,
        attendance::presence,
        roster::{self, problems},
        staffing::{Goal, forecast},
    },
    refusal::Refusal,
    words::w,
};
use shouwen_store::{duty, record};
use std::collections::BTreeSet;

const SPAN: Fields = &[UNIT, FROM, UNTIL];
const CHECK: Fields = &[
    must("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    must("from", Kind::Moment, "开始", "From"),
    must("until", Kind::Moment, "结束", "Until"),
    may("roster", Kind::Ref { to: "record" }, "排班表", "Roster"),
    must("lines", Kind::List { of: LINE, max: 1_000 }, "班次", "Shifts"),
];
const LINE: &[Field] = &[
    must("person", Kind::Ref { to: "person" }, "人员", "Person"),
    must("from", Kind::Moment, "上班", "From"),
    must("until", Kind::Moment, "下班", "Until"),
    may("post", Kind::Line { max: 30 }, "岗位", "Post"),
    may("unit", Kind::Ref { to: "unit" }, "班组", "Unit"),
];
const FORECAST: Fields = &[
    UNIT,
    may("date", Kind::Date, "日期（默认今天）", "Day (today unless named)"),
    may("weeks", Kind::Int { min: 1, max: 52 }, "参考周数", "Weeks of history"),
    may("handling", Kind::Int { min: 10, max: 3_600 }, "每件用时（秒）", "Seconds each"),
    may("percent", Kind::Int { min: 1, max: 99 }, "接通率目标（%）", "Percent answered"),
    may("within", Kind::Int { min: 1, max: 600 }, "多少秒内接听", "Within seconds"),
];

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/duty/week",
        "duty_week",
        w("一个单位的人员和班次", "People and shifts of a unit"),
        Need::Read,
        SPAN,
        None,
        Answer::Json(200, "DutyWeek"),
        week,
    );
    r.add(
        Method::POST,
        "/api/duty/check",
        "duty_check",
        w("排班检查：空档、重叠、休息、请假", "What stands against a plan: gaps, overlaps, rest, leave"),
        Need::Write,
        &[],
        Some(CHECK),
        Answer::Json(200, "DutyProblems"),
        check,
    );
    r.add(
        Method::GET,
        "/api/duty/attendance",
        "duty_attendance",
        w("考勤：迟到、早退、缺勤", "Attendance: late, early, absent"),
        Need::Read,
        SPAN,
        None,
        Answer::Json(200, "DutyAttendance"),
        attendance,
    );
    r.add(
        Method::GET,
        "/api/duty/forecast",
        "duty_forecast",
        w("半小时话务预测与排班", "Forecast by half-hour against the roster"),
        Need::Read,
        FORECAST,
        None,
        Answer::Json(200, "DutyForecast"),
        wanted,
    );
}

async fn week(req: Req) -> Result<Response, Problem> {
    let (unit, window) = (Id::parse(req.text("unit")), span(&req, 7));
    let value = records::reading(&req, move |tx, ctx| {
        let (unit, company) = scope(ctx, unit)?;
        let units: BTreeSet<Id> = ctx.house.subtree(unit).into_iter().collect();
        let mut all = duty::duties(tx, company, window)?;
        all.retain(|d| units.contains(&d.unit));
        let mut people: BTreeSet<Id> = all.iter().map(|d| d.person).collect();
        for below in &units {
            people.extend(ctx.house.people_of(*below).iter().map(|p| p.id));
        }
        let away = duty::away(tx, company, window)?;
        let mut names: Vec<(String, Id)> =
            people.iter().filter_map(|who| Some((ctx.house.name_of(*who)?, *who))).collect();
        names.sort();
        let person = |who: Id| {
            let home = ctx.house.person(who).map(|p| p.home_unit);
            json!({"person": view::named(ctx.house, Some(who)), "unit": view::named(ctx.house, home)})
        };
        let shift = |d: &shouwen_domain::people::Duty| {
            json!({"person": d.person, "unit": view::named(ctx.house, Some(d.unit)), "from": d.window.from,
                "until": d.window.to, "roster": d.source, "stand_in": d.stand_in})
        };
        let mut rosters = Vec::new();
        for id in duty::rosters(tx, unit)? {
            let Some(row) = record::lookup(tx, id)? else { continue };
            let Room::Roster(r) = shouwen_store::intake::load(tx, id, &row.kind)? else { continue };
            let state = roster::FLOW.state(&row.state).map(|s| s.words);
            let line = |l: &Line| json!({"person": l.person, "from": l.from, "until": l.until, "post": l.post, "unit": l.unit});
            // The lines of a draft are what the planner works on; a published one stands in the shifts.
            let lines: Vec<Value> = if row.state == "draft" { r.lines.iter().map(line).collect() } else { Vec::new() };
            rosters.push(json!({"id": id, "number": row.number, "state": row.state, "words": state, "version": row.version,
                "from": r.from, "until": r.until, "lines": lines}));
        }
        let away: Vec<Value> = away
            .iter()
            .filter(|(who, _)| people.contains(who))
            .map(|(who, w)| json!({"person": who, "from": w.from, "until": (w.to < Moment::MAX).then_some(w.to)}))
            .collect();
        Ok(json!({
            "unit": view::named(ctx.house, Some(unit)),
            "from": window.from,
            "until": window.to,
            "people": names.into_iter().map(|(_, who)| person(who)).collect::<Vec<_>>(),
            "shifts": all.iter().map(shift).collect::<Vec<_>>(),
            "away": away,
            "rosters": rosters,
        }))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn check(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    let value = records::reading(&req, move |tx, ctx| {
        let id = |key: &str| body.get(key).and_then(Value::as_str).and_then(Id::parse);
        let moment = |key: &str| body.get(key).and_then(Value::as_i64).map(Moment);
        let (unit, company) = scope(ctx, id("unit"))?;
        let (Some(from), Some(to)) = (moment("from"), moment("until")) else { return Err(Refusal::missing().into()) };
        if to <= from || to.since(from) > super::LONGEST {
            return Err(Refusal::new(
                "roster_span",
                shouwen_domain::refusal::Nature::Invalid,
                "结束须晚于开始，一张排班表最长 100 天。",
                "It has to end after it begins, and within 100 days.",
            )
            .into());
        }
        let lines: Vec<Line> =
            body.get("lines").and_then(|v| serde_json::from_value(v.clone()).ok()).unwrap_or_default();
        // Of another company nobody is named.
        let known = |who: Id| ctx.house.person(who).is_some_and(|p| p.company == Some(company));
        if lines.iter().any(|l| !known(l.person)) {
            return Err(Refusal::missing().into());
        }
        let period = Window { from, to };
        let around = people::of_roster(tx, ctx, id("roster").unwrap_or(Id(0)), unit, &lines, period)?;
        let found = problems(&lines, &around, unit, period, ctx.now, ctx.house.calendar(unit).zone());
        let capped = found.len() > 200;
        let items: Vec<Value> = found
            .iter()
            .take(200)
            .map(|p| json!({"code": p.code, "said": p.said, "person": p.person, "from": p.from, "until": p.until, "warns": p.gate}))
            .collect();
        Ok(json!({"items": items, "capped": capped}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn attendance(req: Req) -> Result<Response, Problem> {
    let (unit, window) = (Id::parse(req.text("unit")), span(&req, 1));
    let value = records::reading(&req, move |tx, ctx| {
        let (unit, company) = scope(ctx, unit)?;
        let units: BTreeSet<Id> = ctx.house.subtree(unit).into_iter().collect();
        let grace = limit(ctx.house, unit, "shift.grace", ctx.now, 5 * MINUTE);
        let mut planned = duty::duties(tx, company, window)?;
        planned.retain(|d| units.contains(&d.unit) && d.window.from >= window.from && !d.stand_in);
        let away = duty::away(tx, company, window)?;
        let came = duty::attended(tx, company, Window { from: window.from.minus(DAY), to: window.to.plus(DAY) })?;
        let mut rows = Vec::new();
        for d in &planned {
            let of = came.iter().find(|(_, a)| a.person == Some(d.person) && a.from == Some(d.window.from));
            let a = of.map(|(_, a)| a);
            let gone = away.iter().any(|(who, w)| *who == d.person && w.meets(&d.window));
            let (in_at, out_at) = (a.and_then(|a| a.in_at), a.and_then(|a| a.out_at));
            let is = presence((d.window.from, d.window.to), in_at, out_at, gone, grace, ctx.now);
            let late = in_at.map(|at| at.since(d.window.from) / MINUTE).filter(|n| *n > 0);
            let early = out_at.map(|at| d.window.to.since(at) / MINUTE).filter(|n| *n > 0);
            rows.push(json!({
                "person": view::named(ctx.house, Some(d.person)), "unit": view::named(ctx.house, Some(d.unit)),
                "from": d.window.from, "until": d.window.to, "in_at": in_at, "out_at": out_at, "presence": is,
                "words": is.words(), "late": late, "early": early, "excused": a.is_some_and(|a| a.excused),
                "record": of.map(|(id, _)| *id),
                "states": a.map(|a| a.states.iter().map(|s| json!({"state": s.state, "at": s.at})).collect::<Vec<_>>()).unwrap_or_default(),
            }));
        }
        Ok(json!({"unit": view::named(ctx.house, Some(unit)), "from": window.from, "until": window.to,
            "grace": grace / MINUTE, "items": rows}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn wanted(req: Req) -> Result<Response, Problem> {
    let unit = Id::parse(req.text("unit"));
    let zone = req.app.world.zone.clone();
    let today = req.app.now().timestamp().to_zoned(zone.clone()).date();
    let date: jiff::civil::Date = req.text("date").parse().unwrap_or(today);
    let weeks = req.number("weeks", 8);
    let goal = Goal {
        handling: req.number("handling", 300) as f64,
        percent: req.number("percent", 80) as f64,
        within: req.number("within", 20) as f64,
    };
    let value = records::reading(&req, move |tx, ctx| {
        let (unit, company) = scope(ctx, unit)?;
        let midnight = |date: jiff::civil::Date| {
            date.to_zoned(zone.clone()).map_or(Moment(0), |z| Moment(z.timestamp().as_millisecond()))
        };
        let mut counts = [0_u32; 48];
        let mut seen = 0;
        for back in 1..=weeks {
            let Ok(day) = date.checked_sub(jiff::Span::new().weeks(back)) else { break };
            let begins = midnight(day);
            if begins >= ctx.now {
                continue;
            }
            seen += 1;
            for at in duty::received(tx, company, Window { from: begins, to: begins.plus(DAY) })? {
                let slot = usize::try_from(at.since(begins) / (HOUR / 2)).unwrap_or(0).min(47);
                counts[slot] += 1;
            }
        }
        let begins = midnight(date);
        let units: BTreeSet<Id> = ctx.house.subtree(unit).into_iter().collect();
        let mut duties = duty::duties(tx, company, Window { from: begins, to: begins.plus(DAY) })?;
        duties.retain(|d| units.contains(&d.unit));
        let away = duty::away(tx, company, Window { from: begins, to: begins.plus(DAY) })?;
        let present = duty::present(&duties, &away);
        let mut planned = [0_u32; 48];
        for (slot, n) in planned.iter_mut().enumerate() {
            // Whoever is there in the whole half-hour.
            let (from, to) = (begins.plus(slot as i64 * HOUR / 2), begins.plus((slot as i64 + 1) * HOUR / 2));
            *n = present.iter().filter(|d| d.window.from <= from && to <= d.window.to).count() as u32;
        }
        let items: Vec<Value> = forecast(&counts, seen, &planned, goal)
            .iter()
            .map(|h| json!({"slot": h.slot, "load": (h.load * 10.0).round() / 10.0, "required": h.required, "planned": h.planned,
                "short": h.required > h.planned}))
            .collect();
        Ok(json!({"unit": view::named(ctx.house, Some(unit)), "date": date.to_string(), "weeks": seen, "items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}
