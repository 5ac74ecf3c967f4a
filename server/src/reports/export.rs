//! Requests as a table for people or lines for programs, streamed page by page. Owns: what is shown of a request and
//! what is masked. Refuses: names, numbers and doors in clear without a reason, which goes into the audit log (SEC-01).
//! Tested by `tests/export.rs`.

use crate::{app::App, house::House, import::safe_row, mask, world::ZONE};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use shouwen_domain::{
    id::Id,
    intake::{self, Request},
    moment::Moment,
    words::Said,
};
use shouwen_store::{StoreError, audit, record::NO_DUE, reports};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// What is to be exported.
#[derive(Clone, Debug)]
pub struct Order {
    pub company: Id,
    /// Received at or after, and before.
    pub from: Moment,
    pub until: Moment,
    /// Personal data in clear, and why.
    pub reveal: Option<String>,
    /// One JSON object a line instead of CSV.
    pub json: bool,
}

#[derive(Debug)]
pub enum ExportError {
    Store(StoreError),
    Io(io::Error),
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

const PAGE: i64 = 500;

/// Columns: key, title.
const COLUMNS: &[(&str, &str)] = &[
    ("number", "编号 number"),
    ("state", "状态 state"),
    ("type", "类型 type"),
    ("priority", "优先级 priority"),
    ("channel", "渠道 channel"),
    ("received_at", "受理时间 received"),
    ("occurred_at", "发生时间 occurred"),
    ("answered_at", "答复时间 answered"),
    ("closed_at", "关闭时间 closed"),
    ("due_at", "最近时限 next due"),
    ("due_clock", "时限名称 clock"),
    ("unit", "责任单位 unit"),
    ("first_owner", "首问责任人 first owner"),
    ("owner", "当前责任人 owner"),
    ("name", "客户姓名 customer"),
    ("contact", "联系电话 contact"),
    ("address", "地址 address"),
    ("content", "内容 content"),
    ("answer", "答复 answer"),
    ("outcome", "结果 outcome"),
    ("source_ref", "来源编号 source reference"),
    ("source_status", "来源状态 source status"),
    ("id", "记录 id"),
];

/// The line of the audit log. It comes first: what was shown cannot be taken back.
pub(super) fn noted(app: &Arc<App>, order: &Order, what: &'static str) -> Result<(), StoreError> {
    let (company, at) = (order.company, app.now());
    let what = if order.reveal.is_some() { "export.reveal" } else { what };
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let span = format!("{} … {}", order.from.local_minute(&zone), order.until.local_minute(&zone));
    let detail = order.reveal.as_ref().map_or(span.clone(), |reason| format!("{span}: {reason}"));
    app.db.write_now(move |tx| {
        let entry =
            audit::Entry { at, actor: None, door: "cli", what, subject: None, outcome: "done", detail: &detail };
        audit::append(tx, company, &entry)
    })
}

/// Writes all of it; how many requests.
pub fn export(app: &Arc<App>, order: &Order, out: impl Write, moved: &mut dyn FnMut(u64)) -> Result<u64, ExportError> {
    noted(app, order, "export.requests")?;
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let company = order.company;
    let house = app.house();
    let mut out = io::BufWriter::new(out);
    if !order.json {
        out.write_all("\u{feff}".as_bytes())?;
        safe_row(&mut out, COLUMNS.iter().map(|(_, title)| *title))?;
    }
    let (mut after, mut rows) = (Id(0), 0);
    let span = (order.from, order.until);
    loop {
        let page = app.db.read_now(move |tx| reports::export(tx, company, after, span, PAGE))?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in &page {
            let value = shown(&house, &zone, row, order)?;
            if order.json {
                writeln!(out, "{value}")?;
            } else {
                let cells: Vec<&str> =
                    COLUMNS.iter().map(|(key, _)| value.get(key).and_then(Value::as_str).unwrap_or("")).collect();
                safe_row(&mut out, cells)?;
            }
            rows += 1;
        }
        moved(rows);
    }
    out.flush()?;
    Ok(rows)
}

fn shown(house: &House, zone: &TimeZone, row: &reports::ExportRow, order: &Order) -> Result<Value, ExportError> {
    let data: Request =
        serde_json::from_str(&row.data).map_err(|e| StoreError::Broken(format!("data of request {}: {e}", row.id)))?;
    let at = |moment: Option<Moment>| {
        moment.map(|m| if order.json { m.rfc3339(zone) } else { minute(m, zone) }).unwrap_or_default()
    };
    // Codes for programs, words for people.
    let words = |said: Said, code: &str| if order.json { code.to_owned() } else { said.zh };
    let state = intake::flow("request").and_then(|f| f.state(&row.state)).map(|s| Said::from(s.words));
    let title = house.type_def(order.company, &row.type_code).map(|t| Said::new(&t.title.zh, &t.title.en));
    let name = |id: Option<Id>| id.and_then(|id| house.name_of(id)).unwrap_or_default();
    let due = Some(Moment(row.next_due_at)).filter(|at| at.0 != NO_DUE);
    let clear = order.reveal.is_some();
    let contact = if clear { row.contact.clone() } else { mask::phone(&row.contact) };
    let who = if clear { data.name.clone() } else { mask::name(&data.name) };
    let address = if clear { data.address.line() } else { mask::address(&data.address).line() };
    let said = |text: &str| if clear { text.to_owned() } else { mask::text(text) };
    let mut out = json!({
        "id": row.id.to_string(),
        "number": row.number,
        "state": state.map_or_else(|| row.state.clone(), |s| words(s, &row.state)),
        "type": title.map_or_else(|| row.type_code.clone(), |t| words(t, &row.type_code)),
        "priority": row.priority,
        "channel": row.channel,
        "received_at": at(Some(row.received_at)),
        "occurred_at": at(data.occurred_at),
        "answered_at": at(row.answered_at),
        "closed_at": at(row.closed_at),
        "due_at": at(due),
        "due_clock": row.next_clock,
        "unit": name(Some(row.unit)),
        "first_owner": name(Some(row.first_owner)),
        "owner": name(row.owner),
        "name": who,
        "contact": contact,
        "address": address,
        "content": said(&data.content),
        "answer": said(&data.answer),
        "outcome": data.outcome,
        "source_ref": data.source_ref,
        "source_status": data.source_status,
    });
    // Fields of a type have no marks: any of them may hold an address, so that they are left out.
    if order.json && clear {
        out["extra"] = Value::Object(data.extra);
    }
    Ok(out)
}

fn minute(at: Moment, zone: &TimeZone) -> String {
    at.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
