//! The work queue: lists by urgency or by age, their colours, their counts, and the record of a number.
//! Owns: the parameters and cursors of lists. Refuses a cursor that is none. Tested by `tests/lists.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply, view};
use crate::act::{self, Ctx, Failure};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Phase,
    form::{self, Choice, FieldError, Fields, Kind, choice, may},
    id::Id,
    intake::{self, PRIORITIES},
    moment::Moment,
    policy::Named,
    refusal::Refusal,
    words::{Said, w},
};
use shouwen_store::{
    StoreError, Tx,
    queue::{self, Filter, Lane, Seen},
    record::{self, RecordRow},
};

const COLOURS: &[Choice] = &[
    choice("green", "正常", "in time"),
    choice("yellow", "过半", "half used"),
    choice("orange", "将到期", "nearly due"),
    choice("red", "已超期", "overdue"),
    choice("paused", "暂停", "paused"),
];
const ME: &[Choice] = &[choice("me", "我", "me")];
/// How far a queue is counted.
const COUNTED: i64 = 1_000;

const LIST: Fields = &[
    may("kind", Kind::Line { max: 30 }, "种类", "Kind"),
    may("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    may("state", Kind::Line { max: 30 }, "状态", "State"),
    may("type", Kind::Line { max: 60 }, "类型", "Type"),
    may("priority", Kind::Choice(PRIORITIES), "优先级", "Priority"),
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    may("colour", Kind::Choice(COLOURS), "时限颜色", "Clock colour"),
    may("owner", Kind::Choice(ME), "责任人", "Owner"),
    may("first", Kind::Choice(ME), "首问", "First owner"),
    may("open", Kind::Bool, "未办结", "Open only"),
    may(
        "order",
        Kind::Choice(&[
            choice("due", "最急在前：先 P0，再按到期", "most urgent first: P0, then by due time"),
            choice("newest", "按登记", "newest first"),
        ]),
        "排序",
        "Order",
    ),
    may("number", Kind::Line { max: 60 }, "编号", "Number"),
    may("after", records::CURSOR, "续页", "Cursor"),
    may("limit", records::LIMIT, "条数", "Rows"),
    may("count", Kind::Bool, "计数，至多 1,000", "Count them all, up to 1,000"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("records");
    r.add(
        Method::GET,
        "/api/records",
        "records",
        w("工作队列", "Work queue"),
        Need::Read,
        LIST,
        None,
        Answer::Json(200, "Rows"),
        list,
    );
    r.list
}

/// Where a list goes on: `due.id` in decimal, with `P0.` before it among the emergencies.
fn cursor(text: &str) -> Result<Seen, Refusal> {
    if text.is_empty() {
        return Ok(Seen::NOTHING);
    }
    let (urgent, rest) = text.strip_prefix("P0.").map_or((false, text), |rest| (true, rest));
    rest.split_once('.')
        .and_then(|(due, id)| Some(Seen { urgent, due: due.parse().ok()?, id: id.parse().ok()? }))
        .ok_or_else(records::bad_cursor)
}

fn cursor_text(at: Seen) -> String {
    format!("{}{}.{}", if at.urgent { "P0." } else { "" }, at.due, at.id)
}

/// What a colour means to the index (see `view::colour`).
fn colour_range(filter: &mut Filter, colour: &str, now: Moment) {
    let running = (Some(now.0), Some(record::NO_DUE - 1));
    match colour {
        "red" => filter.due_to = Some(now.0 - 1),
        "orange" => ((filter.due_from, filter.due_to), filter.warn_step) = (running, 80),
        "yellow" => {
            ((filter.due_from, filter.due_to), filter.warn_step) = (running, 50);
            filter.warn_below = Some(80);
        }
        "green" => ((filter.due_from, filter.due_to), filter.warn_below) = (running, Some(50)),
        "paused" => (filter.due_from, filter.paused) = (Some(record::NO_DUE), true),
        _ => {}
    }
}

async fn list(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.text(key).to_owned();
    let flag = |key: &str| req.query.get(key).and_then(Value::as_bool);
    // What has ended has no due time any more: it is listed by age, and a list of it that says otherwise is refused.
    let kind = if text("kind").is_empty() { "request".to_owned() } else { text("kind") };
    let flow = intake::flow(&kind);
    let state = flow.and_then(|flow| flow.state(req.text("state")));
    // A list of nothing would say that there is no such matter, where there is no such word.
    let there_are = intake::FLOWS.iter().map(|flow| (flow.kind, flow.words));
    let flow = flow.ok_or_else(|| Refusal::invalid(vec![form::not_among("kind", w("种类", "Kind"), there_are)]))?;
    if state.is_none() && !text("state").is_empty() {
        let there_are = flow.states.iter().map(|s| (s.code, s.words));
        return Err(Refusal::invalid(vec![form::not_among("state", w("状态", "State"), there_are)]).into());
    }
    let house = req.app.house();
    for (name, named) in [("type", Named::Type(req.text("type"))), ("channel", Named::Channel(req.text("channel")))] {
        if !req.text(name).is_empty() && house.named(named).is_none() {
            return Err(Refusal::invalid(vec![nobody_has(name)]).into());
        }
    }
    let is_end = state.is_some_and(|s| s.phase == Phase::Ended);
    let ended = flag("open").map_or(is_end, |open| !open);
    if ended && text("order") == "due" {
        return Err(Refusal::invalid(vec![by_age_only()]).into());
    }
    let urgency = text("order") != "newest" && !ended;
    let colour = text("colour");
    let mut filter = Filter {
        kind,
        state: text("state"),
        type_code: text("type"),
        priority: text("priority"),
        channel: text("channel"),
        open: flag("open").unwrap_or(urgency),
        ..Filter::default()
    };
    colour_range(&mut filter, &colour, req.app.now());
    let only = Id::parse(&text("unit"));
    let (mine, first) = (!text("owner").is_empty(), !text("first").is_empty());
    let after = cursor(&text("after"))?;
    let limit = req.number("limit", 50);
    let number = text("number");
    // A colour is no part of the index by age: such a list is not counted.
    let counted = flag("count").unwrap_or(false) && (urgency || colour.is_empty());
    let value = records::reading(&req, move |tx, ctx| {
        if !number.is_empty() {
            return by_number(tx, ctx, &number);
        }
        let person = ctx.actor.person.unwrap_or(Id(0));
        let lanes = match (mine, first) {
            (true, _) => vec![Lane::Owner(person)],
            (_, true) => vec![Lane::First(person)],
            _ => act::lanes_of(ctx.house, ctx.actor, &filter.kind, only),
        };
        let mut filter = filter.clone();
        filter.denied = ctx.actor.units.first().copied();
        let (rows, next) = if urgency {
            let rows = queue::by_due(tx, &lanes, &filter, after, limit)?;
            let next = (rows.len() as i64 == limit).then(|| rows.last().map(|r| cursor_text(Seen::of(r)))).flatten();
            (rows, next)
        } else {
            newest(tx, &lanes, &filter, &colour, after, limit, ctx.now)?
        };
        let mut out = records::rows_json(tx, ctx, &rows, next)?;
        if counted {
            let n = queue::count(tx, &lanes, &filter, urgency, COUNTED + 1)?;
            out["count"] = json!({"n": n.min(COUNTED), "capped": n > COUNTED});
        }
        Ok(out)
    })
    .await?;
    Ok(reply(200, &value))
}

fn nobody_has(name: &str) -> FieldError {
    let of = if name == "type" { w("类型", "type") } else { w("渠道", "channel") };
    let said = Said::new(format!("没有一家企业有这个{}", of.zh), format!("no company has such a {}", of.en));
    FieldError::new(name, "not_a_choice", said)
}

fn by_age_only() -> FieldError {
    let said = Said::new(
        "包含已办结的列表没有时限可排：请改为按时间排列，或只看未办结的",
        "A list with ended matters has no due times to go by: ask for the newest first, or for open matters alone",
    );
    FieldError::new("order", "not_a_choice", said)
}

/// One page by age. Colours are looked at here, over at most ten pages of candidates.
fn newest(
    tx: &mut Tx<'_>,
    lanes: &[Lane],
    filter: &Filter,
    colour: &str,
    after: Seen,
    limit: i64,
    now: Moment,
) -> Result<(Vec<RecordRow>, Option<String>), StoreError> {
    let mut out: Vec<RecordRow> = Vec::new();
    let mut before = if after.id == i64::MIN { i64::MAX } else { after.id };
    let next = |id: i64| Some(format!("0.{id}"));
    for _ in 0..10 {
        let page = queue::newest(tx, lanes, filter, Id(before), limit)?;
        let full = page.len() as i64 == limit;
        for row in page {
            before = row.id.0;
            if colour.is_empty() || view::colour(&row, now) == colour {
                out.push(row);
                if out.len() as i64 == limit {
                    return Ok((out, next(before)));
                }
            }
        }
        if !full {
            return Ok((out, None));
        }
    }
    Ok((out, next(before)))
}

fn by_number(tx: &mut Tx<'_>, ctx: &Ctx<'_>, number: &str) -> Result<Value, Failure> {
    let mut rows = Vec::new();
    if let Some(id) = record::by_number(tx, &number.to_uppercase())?
        && let Ok(matter) = records::visible(tx, ctx, id)
    {
        rows.push(matter.row);
    }
    records::rows_json(tx, ctx, &rows, None)
}
