//! Calls on the screens (INF-04, ANS-01): what rings now, the calls of a day, those of a matter, who sits where, dialling.
//! Owns: what of a call is shown to whom; numbers are masked like every other. Refuses whoever handles no business.
//! Tested by `tests/calls.rs`.

mod heard;
mod now;
mod shown;

use super::{Answer, Need, Problem, Req, Route, Routes, acts, records, reply};
use crate::{
    act::{self, Ctx, Failure},
    telephony::state::Dial,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{FieldError, Fields, Kind, choice, may, must},
    id::Id,
    intake::Room,
    moment::{DAY, Moment},
    refusal::{Nature, Refusal},
    words::{Said, w},
};
use shouwen_store::{
    Tx, audit,
    telephony::{self as store, CallRow},
};
use std::sync::Arc;

const CALLS: Fields = &[
    may("day", Kind::Date, "日期（默认今天）", "Day (today if not given)"),
    may(
        "show",
        Kind::Choice(&[
            choice("mine", "我的", "mine"),
            choice("missed", "未接", "missed"),
            choice("all", "全部", "all"),
        ]),
        "范围",
        "Which",
    ),
    may("after", records::CURSOR, "续页", "Cursor"),
    may("limit", records::LIMIT, "条数", "Rows"),
];
const REASON: Fields = &[must("reason", Kind::Line { max: 200 }, "原因", "Reason")];
const SEAT: Fields = &[
    must("extension", Kind::Line { max: 20 }, "分机", "Extension"),
    may("exchange", Kind::Line { max: 40 }, "交换机", "Exchange"),
];
const DIAL: Fields = &[
    may("record", Kind::Ref { to: "record" }, "事项", "Matter"),
    may("call", Kind::Ref { to: "call" }, "来电", "Call"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("telephony");
    heard::routes(&mut r);
    r.add(
        Method::GET,
        "/api/calls/now",
        "calls_now",
        w("正在振铃和通话的电话", "What rings or is spoken now"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "CallsNow"),
        now::now,
    );
    r.add(
        Method::GET,
        "/api/calls",
        "calls",
        w("一天的电话", "The calls of a day"),
        Need::Read,
        CALLS,
        None,
        Answer::Json(200, "Calls"),
        day,
    );
    r.add(
        Method::GET,
        "/api/records/{id}/calls",
        "record_calls",
        w("事项的电话", "The calls of a matter"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "RecordCalls"),
        of_record,
    );
    r.add(
        Method::POST,
        "/api/calls/{id}/reveal",
        "reveal_call",
        w("查看完整号码", "Show the number"),
        Need::Write,
        &[],
        Some(REASON),
        Answer::Json(200, "Revealed"),
        reveal,
    );
    r.add(
        Method::POST,
        "/api/calls/dial",
        "dial",
        w("点击拨号", "Dial"),
        Need::Write,
        &[],
        Some(DIAL),
        Answer::Empty,
        dial,
    );
    r.add(
        Method::POST,
        "/api/seat",
        "sit",
        w("登录分机", "Sit down at an extension"),
        Need::Write,
        &[],
        Some(SEAT),
        Answer::Json(200, "CallsNow"),
        sit,
    );
    r.add(
        Method::DELETE,
        "/api/seat",
        "rise",
        w("退出分机", "Leave the extension"),
        Need::Write,
        &[],
        None,
        Answer::Json(200, "CallsNow"),
        rise,
    );
    r.list
}

/// The company whose calls the caller may know of.
pub(super) fn company(ctx: &Ctx<'_>) -> Result<Id, Failure> {
    let company = ctx.actor.company.filter(|_| !ctx.actor.is_office_only());
    company.ok_or_else(|| {
        Refusal::forbidden("您的角色不接听电话。", "Your role has no business with telephone calls.").into()
    })
}

fn midnight(ctx: &Ctx<'_>, day: &str) -> Option<(Moment, Moment)> {
    let date: jiff::civil::Date =
        if day.is_empty() { ctx.now.timestamp().to_zoned(ctx.world.zone.clone()).date() } else { day.parse().ok()? };
    let from = date.to_zoned(ctx.world.zone.clone()).ok()?;
    let to = date.tomorrow().ok()?.to_zoned(ctx.world.zone.clone()).ok()?;
    Some((Moment(from.timestamp().as_millisecond()), Moment(to.timestamp().as_millisecond())))
}

/// Candidates are read so many at a time, and so often, to fill a page of one's own.
const CANDIDATES: i64 = 200;
const TIMES: usize = 20;

async fn day(req: Req) -> Result<Response, Problem> {
    let (day, show, after) = (req.text("day").to_owned(), req.text("show").to_owned(), req.text("after").to_owned());
    let limit = usize::try_from(req.number("limit", 50)).unwrap_or(50);
    let value = records::reading(&req, move |tx, ctx| {
        let company = company(ctx)?;
        let Some((from, to)) = midnight(ctx, &day) else { return Ok(json!({"items": [], "next": null})) };
        let me = ctx.actor.person;
        let fits = |call: &CallRow| match show.as_str() {
            "mine" => call.person == me,
            "missed" => call.is_inbound() && call.was_missed(),
            _ => true,
        };
        let mut before = cursor(&after).unwrap_or((Moment(i64::MAX), Id(i64::MAX)));
        let mut found = Vec::new();
        let mut more = false;
        'pages: for _ in 0..TIMES {
            let rows = store::page(tx, company, (from, to), before, CANDIDATES)?;
            more = rows.len() as i64 == CANDIDATES;
            for row in rows {
                if found.len() == limit {
                    more = true;
                    break 'pages;
                }
                before = (row.begun_at, row.id);
                if fits(&row) {
                    found.push(row);
                }
            }
            if !more {
                break;
            }
        }
        let items = found.iter().map(|call| shown::call(tx, ctx, call)).collect::<Result<Vec<_>, Failure>>()?;
        let next = more.then(|| format!("{}~{}", before.0.0, before.1));
        Ok(json!({"items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

fn cursor(text: &str) -> Option<(Moment, Id)> {
    let (at, id) = text.split_once('~')?;
    Some((Moment(at.parse().ok()?), Id::parse(id)?))
}

async fn of_record(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        records::visible(tx, ctx, id)?;
        let calls = store::of_record(tx, id)?;
        let items = calls.iter().map(|call| shown::call(tx, ctx, call)).collect::<Result<Vec<_>, Failure>>()?;
        Ok(json!({"items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// The call, if it is one of the caller's company.
fn known(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<CallRow, Failure> {
    let company = company(ctx)?;
    Ok(store::lookup(tx, id)?.filter(|call| call.company == company).ok_or_else(Refusal::missing)?)
}

async fn reveal(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let reason = req.body.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned();
    let value = records::writing(&req, move |tx, app, ctx| {
        let call = known(tx, ctx, id)?;
        acts::note_reveal(tx, app, ctx, call.company, id, "contact", &reason)?;
        Ok(json!({"field": "contact", "value": call.number}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn sit(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let (extension, named) = (text("extension"), text("exchange"));
    records::writing(&req, move |tx, app, ctx| {
        let company = company(ctx)?;
        let there = app.telephony.of_company(ctx.house, company);
        let wrong = |name: &str, zh: &str, en: &str| {
            Failure::from(Refusal::invalid(vec![FieldError::new(name, "not_a_choice", Said::new(zh, en))]))
        };
        let exchange = match (&there[..], named.as_str()) {
            ([only], "") => only.clone(),
            (_, "") => {
                return Err(wrong("exchange", "请指明分机所在的交换机", "say at which exchange the extension is"));
            }
            (_, code) => there
                .into_iter()
                .find(|x| x.code == code)
                .ok_or_else(|| wrong("exchange", "本企业没有这台交换机", "the company has no exchange of this name"))?,
        };
        if !exchange.is_extension(&extension) {
            return Err(wrong(
                "extension",
                "分机号应为数字，且不能是外线号码",
                "an extension is a short number, all digits",
            ));
        }
        let person = ctx.actor.person.unwrap_or(Id(0));
        store::sit(tx, (app.world.id(), company, person), &exchange.code, &extension, ctx.now)?;
        note(tx, ctx, company, "seat.take", &format!("{} {extension}", exchange.code))?;
        tx.ping(crate::telephony::topic(person));
        Ok(())
    })
    .await?;
    now::now(req).await
}

async fn rise(req: Req) -> Result<Response, Problem> {
    records::writing(&req, move |tx, _, ctx| {
        let company = company(ctx)?;
        let person = ctx.actor.person.unwrap_or(Id(0));
        store::rise(tx, company, person, ctx.now)?;
        note(tx, ctx, company, "seat.leave", "")?;
        tx.ping(crate::telephony::topic(person));
        Ok(())
    })
    .await?;
    now::now(req).await
}

fn note(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id, what: &str, detail: &str) -> Result<(), Failure> {
    let entry = audit::Entry {
        at: ctx.now,
        actor: ctx.actor.person,
        door: ctx.door.code(),
        what,
        subject: None,
        outcome: "done",
        detail,
    };
    Ok(audit::append(tx, company, &entry)?)
}

/// From the caller's extension to the number of a matter or of a call. The number goes to the exchange and into no answer.
async fn dial(req: Req) -> Result<Response, Problem> {
    let named = |key: &str| req.body.get(key).and_then(Value::as_str).and_then(Id::parse);
    let (record, call) = (named("record"), named("call"));
    let app = Arc::clone(&req.app);
    let (exchange, order) = records::writing(&req, move |tx, _, ctx| {
        let company = company(ctx)?;
        let number = match (call, record) {
            (Some(id), _) => known(tx, ctx, id)?.number,
            (None, Some(id)) => number_of(tx, ctx, id)?,
            (None, None) => String::new(),
        };
        if number.is_empty() {
            let said = Said::new("这里没有可以拨打的号码", "there is no number here that could be dialled");
            return Err(Refusal::invalid(vec![FieldError::new("record", "required", said)]).into());
        }
        let Some((exchange, extension, _)) = store::seat_of(tx, ctx.actor.person.unwrap_or(Id(0)))? else {
            let (zh, en) = ("请先登录您的分机，再点击拨号。", "Sit down at your extension first, then dial.");
            return Err(Refusal::conflict("no_seat", zh, en).into());
        };
        let subject = record.or(call);
        let entry = audit::Entry {
            at: ctx.now,
            actor: ctx.actor.person,
            door: ctx.door.code(),
            what: "dial",
            subject,
            outcome: "done",
            detail: "",
        };
        audit::append(tx, company, &entry)?;
        Ok((exchange, Dial { extension, number }))
    })
    .await?;
    if !app.telephony.dial(&exchange, order) {
        let (zh, en) = (
            "这台交换机现在不能由系统拨号，请在话机上拨打。",
            "This exchange takes no calls from here now: dial on the telephone.",
        );
        return Err(Refusal::new("cannot_dial", Nature::Conflict, zh, en).into());
    }
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = axum::http::StatusCode::NO_CONTENT;
    Ok(response)
}

/// The number by which the customer of a matter is reached.
fn number_of(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<String, Failure> {
    let matter = records::visible(tx, ctx, id)?;
    Ok(match &matter.room {
        Room::Request(request) => request.contact.clone(),
        Room::CallBack(back) => match back.calls.last() {
            Some(call) => store::lookup(tx, *call)?.map(|c| c.number).unwrap_or_default(),
            None => String::new(),
        },
        _ => act::request_above(tx, &matter.row)?.map(|(_, request)| request.contact.clone()).unwrap_or_default(),
    })
}

/// Calls that began longer ago than this and whose end was never told are not shown as running.
pub(super) const STALE: i64 = DAY / 4;
