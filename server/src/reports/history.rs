//! The history of every record as lines for programs: one JSON object a record, with its limits and its events. Owns: what of
//! an event leaves the house, and in which form. Refuses: names, numbers and doors in clear without a reason, which goes
//! into the audit log (SEC-01). Tested by `tests/export.rs`; that the figures of the reports follow from it,
//! by `tests/demo_month.rs`.

use super::export::{ExportError, Order, noted};
use crate::{app::App, house::House, mask, world::ZONE};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    event::join_personal,
    flow::Flow,
    form::{Fields, Kind},
    id::Id,
    intake,
    moment::Moment,
};
use shouwen_store::history::{self, Entry, History};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// Records of a page: what is held at once, however many there are.
const PAGE: i64 = 100;

/// Writes one line a record, kind by kind and the oldest first; how many records. `kind`: this one alone.
pub fn write(
    app: &Arc<App>,
    order: &Order,
    kind: Option<&str>,
    out: impl Write,
    moved: &mut dyn FnMut(u64),
) -> Result<u64, ExportError> {
    noted(app, order, "export.history")?;
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let house = app.house();
    let mut out = io::BufWriter::new(out);
    let (company, span) = (order.company, (order.from, order.until));
    let mut rows = 0;
    for flow in intake::FLOWS.iter().filter(|flow| kind.is_none_or(|kind| kind == flow.kind)) {
        let mut after = Id(0);
        loop {
            let page = app.db.read_now(move |tx| history::page(tx, company, flow.kind, after, span, PAGE))?;
            let Some(last) = page.last() else { break };
            after = last.id;
            for record in &page {
                serde_json::to_writer(&mut out, &line(&house, &zone, flow, record, order.reveal.is_some()))
                    .map_err(io::Error::from)?;
                out.write_all(b"\n")?;
                rows += 1;
            }
            moved(rows);
        }
    }
    out.flush()?;
    Ok(rows)
}

fn line(house: &House, zone: &TimeZone, flow: &'static Flow, record: &History, clear: bool) -> Value {
    let at = |moment: Option<Moment>| moment.map(|m| m.rfc3339(zone));
    let name = |id: Option<Id>| id.and_then(|id| house.name_of(id));
    let limits: Vec<Value> = record
        .limits
        .iter()
        .map(|l| {
            json!({"code": l.code, "round": l.round, "started_at": at(Some(l.started_at)), "due_at": at(l.due_at),
                "stopped_at": at(l.stopped_at), "kept": l.kept, "clause": l.clause})
        })
        .collect();
    let events: Vec<Value> = record
        .events
        .iter()
        .map(|entry| {
            let e = &entry.event;
            let gates: Vec<Value> = entry
                .gates
                .iter()
                .map(|g| json!({"gate": g.gate, "mode": g.mode, "clause": g.clause, "zh": g.zh, "en": g.en}))
                .collect();
            json!({"seq": e.seq, "action": e.action, "from": e.from, "to": e.to, "actor": e.actor,
                "actor_name": name(e.actor), "role": e.role, "acting_for": e.acting_for, "door": e.door,
                "happened_at": at(Some(e.happened_at)), "recorded_at": at(Some(e.recorded_at)),
                "fields": fields(flow, entry, zone, clear), "gates": gates, "hash": entry.hash})
        })
        .collect();
    json!({"id": record.id, "kind": flow.kind, "number": record.number, "type": record.type_code,
        "state": record.state, "unit": record.unit, "unit_name": name(Some(record.unit)), "owner": record.owner,
        "owner_name": name(record.owner), "parent": record.parent, "customer": record.customer,
        "point": record.point, "received_at": at(Some(record.received_at)),
        "closed_at": at(record.closed_at), "round": record.round, "limits": limits, "events": events})
}

/// The body of an event. Moments as people write them; personal values as the reader may have them.
fn fields(flow: &'static Flow, entry: &Entry, zone: &TimeZone, clear: bool) -> Value {
    let mut body = entry.event.body.as_object().cloned().unwrap_or_default();
    join_personal(&mut body, &entry.side);
    let form = flow.action(&entry.event.action).map_or(&[] as Fields, |a| a.form);
    let (before, own): (Vec<_>, Vec<_>) =
        entry.side.iter().map(|s| s.path.as_str()).partition(|p| p.starts_with("before."));
    let before: Vec<&str> = before.into_iter().filter_map(|path| path.strip_prefix("before.")).collect();
    shown(form, &mut body, &own, zone, clear);
    if let Some(Value::Object(old)) = body.get_mut("before") {
        shown(form, old, &before, zone, clear);
    }
    Value::Object(body)
}

fn shown(form: Fields, body: &mut Map<String, Value>, personal: &[&str], zone: &TimeZone, clear: bool) {
    if !clear {
        mask::hide(form, body);
    }
    for (key, value) in body.iter_mut() {
        let field = form.iter().find(|f| f.name == key);
        match field.map(|f| f.kind) {
            Some(Kind::Moment) => {
                if let Some(at) = value.as_i64().map(Moment) {
                    *value = json!(at.rfc3339(zone));
                }
            }
            _ if clear => {}
            // Nobody says what stands in them.
            Some(Kind::Act | Kind::Extra) => *value = json!("****"),
            Some(Kind::Line { .. }) if field.is_some_and(|f| f.personal) => {
                *value = value.as_str().map_or_else(|| json!("****"), |said| json!(mask::name(said)));
            }
            Some(Kind::Text { .. } | Kind::List { .. } | Kind::Lines { .. }) => sentences(value),
            // Taken out of the history as personal by a form that has changed since.
            None if personal.contains(&key.as_str()) => *value = json!("****"),
            _ => {}
        }
    }
}

/// Numbers that people write into sentences.
fn sentences(value: &mut Value) {
    match value {
        Value::String(said) => *said = mask::text(said),
        Value::Array(all) => all.iter_mut().for_each(sentences),
        Value::Object(all) => all.values_mut().for_each(sentences),
        _ => {}
    }
}
