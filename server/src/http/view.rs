//! What leaves the house: rows, pages, events, clocks — with masks. The one place where personal data become visible.

use super::mask;
use crate::house::House;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    event::Event,
    flow::{By, Edge, Flow, Phase},
    form,
    id::Id,
    intake::{self, Room},
    moment::Moment,
    org::{Actor, may_take},
    words::{Words, w},
};
use shouwen_store::{
    StoreError, Tx,
    clock::ClockRow,
    event::{self, GateHit, Shown},
    record::{NO_DUE, RecordRow},
};

pub(super) fn named(house: &House, id: Option<Id>) -> Value {
    id.map_or(Value::Null, |id| json!({"id": id, "name": house.name_of(id)}))
}

/// The colour of the most urgent clock. Never alone: screens add an icon and words.
pub(super) fn colour(row: &RecordRow, now: Moment) -> &'static str {
    if row.phase == 2 || (row.next_due_at == NO_DUE && !row.paused) {
        "done"
    } else if row.paused && row.next_due_at == NO_DUE {
        "paused"
    } else if row.next_due_at < now.0 {
        "red"
    } else if row.warn_step >= 80 {
        "orange"
    } else if row.warn_step >= 50 {
        "yellow"
    } else {
        "green"
    }
}

fn clock_colour(c: &ClockRow, now: Moment) -> &'static str {
    match (c.state.as_str(), c.kept, c.due_at) {
        ("stopped", Some(false), _) => "red",
        ("stopped", _, _) => "done",
        ("paused", _, _) => "paused",
        (_, _, Some(due)) if due < now => "red",
        _ if c.announced >= 80 => "orange",
        _ if c.announced >= 50 => "yellow",
        _ => "green",
    }
}

/// One line of a list. Actions by state and role only: the guards are for the record page.
pub(super) fn row(house: &House, actor: &Actor, r: &RecordRow, customer: Option<&str>, now: Moment) -> Value {
    json!({
        "id": r.id,
        "kind": r.kind,
        "number": r.number,
        "state": r.state,
        "type": r.type_code,
        "priority": r.priority.code(),
        "company": r.company,
        "unit": named(house, Some(r.unit)),
        "owner": named(house, r.owner),
        "first_owner": named(house, r.first_owner),
        "customer": r.customer.map(|id| json!({"id": id, "name": customer})),
        "summary": r.summary,
        "channel": r.channel,
        "received_at": r.received_at,
        "closed_at": r.closed_at,
        "next_due_at": (r.next_due_at != NO_DUE).then_some(r.next_due_at),
        "next_clock": (!r.next_clock.is_empty()).then_some(&r.next_clock),
        "colour": colour(r, now),
        "duty_open": r.duty_open,
        "version": r.version,
        "actions": by_role(house, actor, r),
    })
}

/// The actions that the table and the roles allow; parties are not asked, so lists offer what is common.
fn by_role(house: &House, actor: &Actor, r: &RecordRow) -> Vec<&'static str> {
    let Some(flow) = intake::flow(&r.kind) else { return Vec::new() };
    let relations =
        shouwen_domain::org::Relations { unit_path: house.path(r.unit), ..shouwen_domain::org::Relations::default() };
    let facts = shouwen_domain::flow::RecordFacts {
        id: r.id,
        kind: r.kind.clone(),
        state: Some(r.state.clone()),
        type_code: r.type_code.clone(),
        priority: r.priority,
        company: r.company,
        unit: r.unit,
        owner: r.owner,
        first_owner: r.first_owner,
        recorder: r.recorder,
        received_at: r.received_at,
        round: r.round,
        duty_open: r.duty_open,
        paused: r.paused,
        parent: r.parent,
        closed_at: r.closed_at,
    };
    flow.edges_from(&r.state)
        .filter(|e| is_offered(e) && may_take(e, actor, &facts, &relations).is_ok())
        .map(|e| e.action)
        .collect()
}

pub(super) fn is_offered(edge: &Edge) -> bool {
    !edge.auto && edge.by != [By::System]
}

/// Whether the actor handles the open matter and so sees its contact without asking (SEC-01).
pub(super) fn handles(actor: &Actor, r: &RecordRow) -> bool {
    let Some(person) = actor.person else { return true };
    let mine = |who: Option<Id>| who == Some(person);
    r.phase < 2
        && (mine(r.owner)
            || mine(r.first_owner)
            || mine(r.recorder)
            || (r.owner.is_none() && actor.units.contains(&r.unit)))
}

/// A clock as a chip.
pub(super) fn clock(c: &ClockRow, now: Moment) -> Value {
    let def = intake::clock_def(&c.code, &intake::kinds::TypeDef::unknown(""));
    json!({
        "code": c.code,
        "round": c.round,
        "words": def.map(|d| d.words),
        "state": c.state,
        "colour": clock_colour(c, now),
        "provisional": c.provisional,
        "started_at": c.started_at,
        "due_at": c.due_at,
        "stopped_at": c.stopped_at,
        "kept": c.kept,
        "paused_ms": c.paused_ms,
        "used_ms": c.used_ms,
        "next_at": c.next_at,
        "next_step": c.next_step,
        "limit": c.limit_text,
        "clause": c.clause,
        "unannounced": c.unannounced.split(',').filter_map(|y| y.parse::<i64>().ok()).collect::<Vec<_>>(),
        "explain_href": format!("/api/records/{}/clocks/{}/explain", c.record, c.code),
    })
}

pub(super) fn hit(h: &GateHit) -> Value {
    json!({"code": h.gate, "zh": h.zh, "en": h.en, "clause": h.clause, "mode": h.mode})
}

fn field(key: &str, label: Words, kind: &str, value: Value, masked: bool) -> Value {
    json!({"key": key, "label": label, "kind": kind, "value": value, "masked": masked})
}

/// The fields of the room, masked unless the caller handles the open matter.
pub(super) fn fields(room: &Room, open: bool) -> Vec<Value> {
    match room {
        Room::Request(q) => {
            let address = if open { q.address.clone() } else { mask::address(&q.address) };
            let contact = if open { q.contact.clone() } else { mask::phone(&q.contact) };
            let hidden = !open && !q.contact.is_empty();
            let mut out = vec![
                field("name", w("客户姓名", "Customer name"), "text", json!(q.name), false),
                field("contact", w("联系电话", "Contact"), "phone", json!(contact), hidden),
                field(
                    "address",
                    w("地址", "Address"),
                    "address",
                    json!(address.line()),
                    !open && !q.address.is_empty(),
                ),
                field("content", w("内容", "Content"), "text", json!(q.content), false),
                field("occurred_at", w("发生时间", "Occurred at"), "moment", json!(q.occurred_at), false),
                field("wanted", w("时间要求", "Time wanted"), "text", json!(q.wanted), false),
                field("special", w("特殊需求", "Special demands"), "text", json!(q.special), false),
                field("background", w("背景", "Background"), "text", json!(q.background), false),
                field("read_back", w("复述确认", "Read-back"), "text", json!(read_back(&q.read_back)), false),
                field("answer", w("答复", "Answer"), "text", json!(q.answer), false),
                field("answered_at", w("答复时间", "Answered at"), "moment", json!(q.answered_at), false),
                field("external_no", w("外部编号", "Outside number"), "text", json!(q.external_no), false),
                field("source_ref", w("来源编号", "Reference at the source"), "text", json!(q.source_ref), false),
                field("source_status", w("来源状态", "Status at the source"), "text", json!(q.source_status), false),
                field("chases", w("催办次数", "Chased"), "number", json!(q.chases), false),
                field("repeats", w("重复来电", "Repeats"), "number", json!(q.repeats), false),
                field("late_entries", w("补录次数", "Entries afterwards"), "number", json!(q.late_entries), false),
            ];
            out.extend(q.withheld.iter().map(|x| {
                field(
                    &format!("withheld.{}", x.field),
                    w("客户不愿提供", "Withheld by the customer"),
                    "text",
                    json!(format!("{}：{}", x.field, x.reason)),
                    false,
                )
            }));
            out.extend(q.extra.iter().map(|(key, value)| {
                let words = json!({"zh": key, "en": key});
                json!({"key": format!("extra.{key}"), "label": words, "kind": "text", "value": value, "masked": false})
            }));
            out.retain(|f| !matches!(&f["value"], Value::Null) && f["value"] != json!("") && f["value"] != json!(0));
            out
        }
        Room::Handover(h) => vec![
            field("content", w("移交内容", "Content"), "text", json!(h.content), false),
            field("reason", w("原因", "Reason"), "text", json!(h.reason), false),
            field("outstanding", w("未了事项", "Outstanding"), "text", json!(h.outstanding), false),
            field("rejections", w("已被拒收次数", "Rejections"), "number", json!(h.rejections), false),
            field("rejected_because", w("拒收原因", "Rejected because"), "text", json!(h.rejected_because), false),
        ],
        Room::Promise(p) => vec![
            field("due", w("承诺时间", "Promised for"), "moment", json!(p.due), false),
            field("text", w("承诺内容", "Promise"), "text", json!(p.text), false),
            field("kept_at", w("兑现时间", "Kept at"), "moment", json!(p.kept_at), false),
        ],
        Room::Order(o) | Room::Case(o) => vec![
            field("content", w("工作内容", "Work"), "text", json!(o.content), false),
            field("result", w("办理结果", "Result"), "text", json!(o.result), false),
        ],
    }
}

fn read_back(code: &str) -> &str {
    match code {
        "confirmed" => "客户已确认",
        "corrected" => "更正后确认",
        "silent" => "到期未确认，按默认受理",
        other => other,
    }
}

/// A page of the history, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    house: &House,
    r: &RecordRow,
    open: bool,
    before: i64,
    limit: i64,
) -> Result<Value, StoreError> {
    Ok(events(house, r, open, &event::page(tx, r.id, before, limit)?, limit))
}

/// A page of the history that was read already.
pub(super) fn events(house: &House, r: &RecordRow, open: bool, page: &[Shown], limit: i64) -> Value {
    let next = (page.len() as i64 == limit).then(|| page.last().map(|s| s.event.seq)).flatten();
    let flow = intake::flow(&r.kind);
    let items: Vec<Value> = page.iter().map(|s| shown(house, flow, s, open)).collect();
    json!({"items": items, "next": next.map(|n| n.to_string())})
}

fn shown(house: &House, flow: Option<&'static Flow>, s: &Shown, open: bool) -> Value {
    let e: &Event = &s.event;
    let words = flow.and_then(|f| f.action(&e.action)).map_or_else(|| program_words(&e.action), |a| a.words);
    let role = shouwen_domain::org::Role::parse(&e.role).map_or_else(|| way_words(&e.role), |r| r.words());
    let form = flow.and_then(|f| f.action(&e.action)).map_or(&[] as &[_], |a| a.form);
    let mut body = e.body.as_object().cloned().unwrap_or_default();
    if !open {
        mask::hide(form, &mut body);
        if let Some(Value::Object(before)) = body.get_mut("before") {
            mask::hide(form, before);
        }
    }
    // References are shown with their names beside the id.
    let mut names = Map::new();
    for f in form.iter().filter(|f| matches!(f.kind, form::Kind::Ref { .. })) {
        let name = body.get(f.name).and_then(Value::as_str).and_then(Id::parse).and_then(|id| house.name_of(id));
        if let Some(name) = name {
            names.insert(f.name.to_owned(), json!(name));
        }
    }
    if !names.is_empty() {
        body.insert("names".to_owned(), Value::Object(names));
    }
    if let Some(Value::Object(changes)) = body.get_mut("changes") {
        for (key, pair) in changes.iter_mut() {
            if matches!(key.as_str(), "owner" | "unit") {
                if let Some(pair) = pair.as_array_mut() {
                    for id in pair {
                        if let Some(found) = id.as_str().and_then(Id::parse) {
                            *id = json!(house.name_of(found));
                        }
                    }
                }
            }
        }
    }
    json!({
        "id": e.id,
        "seq": e.seq,
        "action": e.action,
        "words": words,
        "from": e.from,
        "to": e.to,
        "happened_at": e.happened_at,
        "recorded_at": e.recorded_at,
        "late": e.recorded_at.since(e.happened_at) > shouwen_domain::flow::LIVE,
        "door": e.door,
        "actor": named(house, e.actor),
        "role": role,
        "acting_for": named(house, e.acting_for),
        "body": body,
        "warnings": s.gates.iter().map(hit).collect::<Vec<_>>(),
    })
}

fn program_words(action: &str) -> Words {
    match action {
        "clock.warn" => w("时限预警", "Deadline warning"),
        "clock.breach" => w("时限超期", "Deadline breached"),
        "clock.withdrawn" => w("超期撤回", "Breach withdrawn"),
        "clock.refold" => w("时限重算", "Deadline counted again"),
        "clock.silent_refused" => w("未能自动受理", "Not accepted by itself"),
        _ => w("系统记录", "Recorded by the system"),
    }
}

fn way_words(role: &str) -> Words {
    match role {
        "owner" => w("责任人", "owner"),
        "first_owner" => w("首问责任人", "first owner"),
        "recorder" => w("登记人", "recorder"),
        "receiver" => w("接收方", "receiver"),
        "giver" => w("移交方", "giver"),
        "employee" => w("员工", "employee"),
        _ => w("系统", "system"),
    }
}

/// The phase as lists name it.
pub(super) const fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "draft",
        Phase::Open => "open",
        Phase::Ended => "ended",
    }
}
