//! The record page: the record, what stands around it, and the actions with their forms. Written as JSON text, because
//! the drawings of the forms are most of it and never change. Masks are `view`'s.

use super::view::{clock, events, fields, handles, hit, is_offered, named, row};
use crate::act::{self, Ctx, Matter};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    flow::{Action, Edge},
    form,
    id::Id,
    intake::{self, Room},
    org::may_take,
};
use shouwen_store::{
    StoreError, Tx,
    event::{self, Shown},
    files, queue,
    record::RecordRow,
};
use std::{
    collections::HashMap,
    sync::{OnceLock, PoisonError, RwLock},
};

/// What a page shows beside the record itself.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub customer: Option<String>,
    pub parent: Option<RecordRow>,
    pub children: Vec<RecordRow>,
    pub files: Vec<files::FileRow>,
    /// Newest first.
    pub events: Vec<Shown>,
}

/// Events of the first page of a history.
const EVENTS: i64 = 30;

/// Reads what stands around a record, up to the event that its row knows.
pub(super) fn around(tx: &mut Tx<'_>, matter: &Matter) -> Result<Around, StoreError> {
    let r = &matter.row;
    event::ask_ahead(tx, r.id, r.head_seq, EVENTS)?;
    let filter = queue::Filter::default();
    Ok(Around {
        customer: r.customer.map(|id| shouwen_store::customers::name(tx, id)).transpose()?.flatten(),
        parent: r.parent.map(|id| shouwen_store::record::lookup(tx, id)).transpose()?.flatten(),
        children: queue::newest(tx, &[queue::Lane::Parent(r.id)], &filter, Id(i64::MAX), 100)?,
        files: files::of_record(tx, r.id)?,
        events: event::page(tx, r.id, r.head_seq + 1, EVENTS)?,
    })
}

/// The whole record page, as JSON text: the drawings of the forms are most of it and never change.
pub(super) fn page(ctx: &Ctx<'_>, matter: &Matter, around: &Around) -> String {
    let (house, actor, now) = (ctx.house, ctx.actor, ctx.now);
    let r = &matter.row;
    let mut record = row(house, actor, r, around.customer.as_deref(), now);
    if let Some(parent) = &around.parent {
        record["parent"] = row(house, actor, parent, None, now);
    }
    record["round"] = json!(r.round);
    record["policy_version"] = json!(r.policy_version);
    let open = handles(actor, r);
    let links: Vec<Value> = around
        .children
        .iter()
        .map(|c| json!({"relation": "child", "record": row(house, actor, c, None, now)}))
        .collect();
    let kept: Vec<Value> = around
        .files
        .iter()
        .map(|f| {
            json!({"id": f.id, "name": f.name, "size": f.size, "type": f.media_type, "sha256": f.sha256, "at": f.at,
                "by": named(house, f.by)})
        })
        .collect();
    let parties: Vec<Value> = matter
        .parties
        .iter()
        .map(|(who, relation)| json!({"relation": relation, "id": who, "name": house.name_of(*who)}))
        .collect();
    let rest = json!({
        "record": record,
        "fields": fields(&matter.room, open),
        "clocks": matter.clocks.iter().map(|c| clock(c, now)).collect::<Vec<_>>(),
        "links": links,
        "files": kept,
        "parties": parties,
        "timeline": events(house, r, open, &around.events, EVENTS),
    });
    let actions = actions(ctx, matter, counted(&around.children), open);
    joined(&format!("{{\"actions\":[{}]", actions.join(",")), &rest)
}

/// A JSON object that was begun as text, with the members of another behind it.
fn joined(begun: &str, rest: &Value) -> String {
    let rest = rest.to_string();
    let mut out = String::with_capacity(begun.len() + rest.len() + 1);
    out.push_str(begun);
    out.push(',');
    out.push_str(&rest[1..]);
    out
}

fn counted(children: &[RecordRow]) -> shouwen_domain::flow::Links {
    let open =
        |kinds: &[&str]| children.iter().filter(|c| c.phase < 2 && kinds.contains(&c.kind.as_str())).count() as i64;
    shouwen_domain::flow::Links {
        open_work: open(&["order", "case"]),
        open_handovers: open(&["handover"]),
        open_promises: open(&["promise"]),
    }
}

/// What never changes of an action: its words and the drawing of its form, as the beginning of a JSON object.
fn drawn(kind: &str, action: &'static Action) -> &'static str {
    type Drawings = HashMap<(String, &'static str), &'static str>;
    static DRAWN: OnceLock<RwLock<Drawings>> = OnceLock::new();
    let all = DRAWN.get_or_init(RwLock::default);
    let key = (kind.to_owned(), action.code);
    if let Some(text) = all.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return text;
    }
    let mut text = json!({"action": action.code, "words": action.words, "about": action.about, "grave": action.grave,
        "method": "POST", "form": form::drawing(action.form)})
    .to_string();
    text.pop();
    // Kept for good: there are as many as the flows have actions.
    all.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert_with(|| text.leak())
}

/// The actions a person may take, each with its form, as JSON texts; a blocked one says why.
fn actions(ctx: &Ctx<'_>, matter: &Matter, links: shouwen_domain::flow::Links, open: bool) -> Vec<String> {
    let Some(flow) = intake::flow(&matter.row.kind) else { return Vec::new() };
    let judge = matter.judge(ctx.house);
    let relations = matter.relations(ctx.house);
    let facts_row = matter.facts_row(false);
    let empty = Map::new();
    let facts = matter.facts(ctx, &judge, &empty, ctx.now, links, false);
    flow.edges_from(&matter.row.state)
        .filter(|e| is_offered(e))
        .filter(|e| may_take(e, ctx.actor, &facts_row, &relations).is_ok())
        .filter_map(|e| {
            let action = flow.action(e.action)?;
            let (refusal, warnings) = outcome(ctx, &judge, e, &facts);
            let now = json!({
                "href": format!("/api/{}s/{}/{}", matter.row.kind, matter.row.id, action.code),
                "allowed": refusal.is_none(),
                "refusal": refusal,
                "warnings": warnings,
                "initial": initial(&matter.room, &matter.row, action.code, open),
            });
            Some(joined(drawn(&matter.row.kind, action), &now))
        })
        .collect()
}

/// Guards that do not depend on what will be typed, run now; the others speak when the form is sent.
fn outcome(
    ctx: &Ctx<'_>,
    judge: &crate::house::Judge<'_>,
    edge: &Edge,
    facts: &shouwen_domain::flow::Facts<'_>,
) -> (Option<Value>, Vec<Value>) {
    let early: Vec<&'static shouwen_domain::guard::Guard> =
        edge.guards.iter().copied().filter(|g| !intake::looks_at_input(g.code)).collect();
    match act::run_guards(ctx, judge, &early, facts) {
        Ok(hits) => (None, hits.iter().map(hit).collect()),
        Err(refusal) => (
            Some(json!({"code": refusal.code, "zh": refusal.said.zh, "en": refusal.said.en, "clause": refusal.clause})),
            Vec::new(),
        ),
    }
}

/// What a form starts with: the present values, where the form changes them and the caller may see them.
fn initial(room: &Room, r: &RecordRow, action: &str, open: bool) -> Value {
    let Some(request) = room.as_request() else { return json!({}) };
    match action {
        "edit" | "correct" => {
            let mut out = json!({
                "content": request.content, "name": request.name, "wanted": request.wanted,
                "special": request.special, "background": request.background,
            });
            if open {
                out["contact"] = json!(request.contact);
                out["address"] = json!(request.address);
            }
            if action == "edit" {
                out["type"] = json!(r.type_code);
                out["priority"] = json!(r.priority.code());
            }
            if let Some(map) = out.as_object_mut() {
                map.retain(|_, v| *v != json!(""));
            }
            out
        }
        // What is read back to the customer; the form sends only what was found wrong.
        "confirm" if open => json!({
            "name": request.name, "contact": request.contact, "address": request.address,
            "content": request.content, "wanted": request.wanted,
        }),
        "reclassify" => json!({"type": r.type_code, "priority": r.priority.code()}),
        _ => json!({}),
    }
}
