//! What leaves the house: rows, pages, events, clocks — with masks. The one place where personal data become visible.

use super::{
    around::{Around, prices},
    charges, fields, offers, said, sheet, tasks,
};
use crate::{
    act::{self, Ctx, Matter},
    house::House,
    mask,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    clock::visit_of,
    event::Event,
    fieldwork::scope::Price,
    flow::{Door, Edge, Flow, Phase},
    form,
    id::Id,
    intake::{self, Room},
    moment::Moment,
    org::{Actor, Role, may_take},
    words::{Said, Words},
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

/// The customer, as the staff's pages name whoever did something on the portal: who it is stands on the record.
pub(super) fn customer(account: Option<Id>) -> Value {
    json!({"id": account, "name": Role::Customer.words().zh})
}

/// The colour of the most urgent clock. Never alone: screens add an icon and words.
pub(super) fn colour(row: &RecordRow, now: Moment) -> &'static str {
    if row.phase == 2 {
        "done"
    } else if row.next_due_at == NO_DUE && !row.paused {
        // Open, and no clock runs: neither urgent nor done.
        "none"
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
    edge.is_of_staff()
}

/// Whether the actor handles the open matter and so sees its contact without asking (SEC-01).
pub(super) fn handles(actor: &Actor, r: &RecordRow) -> bool {
    let Some(person) = actor.person else { return actor.is_system() };
    let mine = |who: Option<Id>| who == Some(person);
    r.phase < 2
        && (mine(r.owner)
            || mine(r.first_owner)
            || mine(r.recorder)
            || (r.owner.is_none() && actor.units.contains(&r.unit)))
}

/// Kinds whose pages say whom they are for, out of the request above them.
pub(super) fn names_customer(kind: &str) -> bool {
    matches!(kind, "order" | "followup" | "handover" | "incident")
}

/// The whole record page, as JSON text: the drawings of the forms are most of it and never change.
pub(super) fn page(ctx: &Ctx<'_>, matter: &Matter, around: &Around) -> String {
    let (house, actor, now) = (ctx.house, ctx.actor, ctx.now);
    let r = &matter.row;
    let mut record = row(house, actor, r, around.customer.as_deref(), now);
    if let Some((parent, parties)) = &around.parent
        && act::sees(house, actor, parent, parties)
    {
        record["parent"] = row(house, actor, parent, None, now);
    }
    record["round"] = json!(r.round);
    record["policy_version"] = json!(r.policy_version);
    let open = handles(actor, r);
    // What is closed to somebody is not named on the pages around it either.
    let parties = |id: Id| {
        let of = around.parties.iter().filter(|(record, ..)| *record == id);
        of.map(|(_, who, relation)| (*who, relation.clone())).collect::<Vec<_>>()
    };
    let links = around.children.iter().filter(|c| act::sees(house, actor, c, &parties(c.id))).map(|c| {
        let task = around.tasks.iter().find(|(id, _)| *id == c.id).map(|(_, task)| task);
        let task = task.map(|task| tasks::drawn(task, now, c.phase < 2));
        object([("relation", json!("child")), ("record", row(house, actor, c, None, now)), ("task", json!(task))])
    });
    let merged =
        around.merged.iter().filter(|(_, row, of)| act::sees(house, actor, row, of)).map(|(relation, one, _)| {
            object([
                ("relation", json!(relation)),
                ("record", row(house, actor, one, None, now)),
                ("task", Value::Null),
            ])
        });
    let links: Vec<Value> = merged.chain(links).collect();
    let kept: Vec<Value> = around
        .files
        .iter()
        .map(|f| {
            json!({"id": f.id, "name": f.name, "size": f.size, "type": f.media_type, "sha256": f.sha256, "at": f.at,
                "by": if f.by.is_some_and(|id| house.person(id).is_none()) { customer(f.by) } else { named(house, f.by) }})
        })
        .collect();
    let parties: Vec<Value> = matter
        .parties
        .iter()
        .map(|(who, relation)| json!({"relation": relation, "id": who, "name": house.name_of(*who)}))
        .collect();
    // Who works on the order knows where to go; others only what they may see of the request itself.
    // Whoever is to take a matter over knows what it is before they answer (FAR-02).
    let offered = r.kind == "handover" && act::sees(house, actor, r, &matter.parties);
    // As long as an emergency lasts, whoever is at work on it knows where it is and whom to ring back (EMG-03).
    let urgent = r.kind == "incident" && r.phase < 2;
    let request = around
        .request
        .as_ref()
        .filter(|(above, parties, _)| open || urgent || offered || act::sees(house, actor, above, parties));
    let until = matter.pauses.iter().filter(|p| p.to.is_none()).filter_map(|p| p.until).max();
    // What was discarded was never a matter: none of its clocks was kept.
    let clocks: Vec<Value> = matter
        .clocks
        .iter()
        .map(|c| {
            let mut chip = clock(c, until, now);
            if r.state == "void" {
                chip["kept"] = Value::Null;
            }
            chip
        })
        .collect();
    let fields = match &matter.room {
        Room::Incident(incident) => {
            let whom = request.map(|(_, _, request)| fields::whom(request, open || urgent)).unwrap_or_default();
            let whom = whom.into_iter().filter(|f| f["value"] != json!(""));
            whom.chain(super::emergency::fields(house, house.calendar(r.unit).zone(), incident)).collect()
        }
        room @ Room::FollowUp(own) => {
            let about = request.map(|(_, _, request)| fields::Asked {
                request,
                work: around.work.as_deref(),
                mended: around.mended.as_deref(),
            });
            fields::of_followup(house, own, about, room, open)
        }
        room => fields::fields(room, request.map(|(_, _, request)| &**request), open, &around.prices),
    };
    let actions = offers::actions(ctx, matter, around.counted(r), open, &around.prices);
    let mut out = format!("{{\"actions\":[{}]", actions.join(","));
    for (key, value) in [
        ("record", record),
        ("fields", Value::Array(fields)),
        ("clocks", Value::Array(clocks)),
        ("links", Value::Array(links)),
        ("files", Value::Array(kept)),
        ("parties", Value::Array(parties)),
        ("timeline", events(house, matter, open, &around.events, &around.prices)),
        ("papers", json!(sheet::papers(r))),
    ] {
        out.push_str(",\"");
        out.push_str(key);
        out.push_str("\":");
        out.push_str(&serde_json::to_string(&value).unwrap_or_default());
    }
    out.push('}');
    out
}

/// An object of what is there already: `json!` copies every value that it is given, whole trees of them.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A JSON object that was begun as text, with the members of another behind it.
pub(super) fn joined(begun: &str, rest: &Value) -> String {
    let rest = serde_json::to_string(rest).unwrap_or_default();
    let mut out = String::with_capacity(begun.len() + rest.len() + 1);
    out.push_str(begun);
    out.push(',');
    out.push_str(&rest[1..]);
    out
}

/// The name of a clock; of an earlier visit's with which it was.
fn visit_words(words: Words, code: &str) -> Said {
    match visit_of(code).1 {
        Some(n) => Said::new(format!("{}（第 {n} 次约定）", words.zh), format!("{} (visit {n})", words.en)),
        None => words.into(),
    }
}

/// A clock as a chip. `until`: when the open pause of the record ends.
pub(super) fn clock(c: &ClockRow, until: Option<Moment>, now: Moment) -> Value {
    let def = intake::clock_def(&c.code, &intake::kinds::TypeDef::unknown(""));
    json!({
        "code": c.code,
        "round": c.round,
        "words": def.map(|d| visit_words(d.words, &c.code)),
        "state": c.state,
        "colour": clock_colour(c, now),
        "provisional": c.provisional,
        "started_at": c.started_at,
        "due_at": c.due_at,
        "paused_until": until.filter(|_| c.state == "paused"),
        "stopped_at": c.stopped_at,
        "kept": c.kept,
        // What still grows is no stored figure: the explanation computes it for the moment it is asked.
        "paused_ms": (c.state != "paused").then_some(c.paused_ms),
        "used_ms": c.stopped_at.map(|_| c.used_ms),
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

/// A page of the history, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    house: &House,
    matter: &Matter,
    open: bool,
    now: Moment,
    (before, limit): (i64, i64),
) -> Result<Value, StoreError> {
    let prices = prices(tx, &matter.row, now)?;
    Ok(events(house, matter, open, &event::page(tx, matter.row.id, before, limit)?, &prices))
}

fn events(house: &House, matter: &Matter, open: bool, page: &[Shown], prices: &[Price]) -> Value {
    // Numbered from 1 without gaps.
    let next = page.last().map(|s| s.event.seq).filter(|seq| *seq > 1);
    let flow = intake::flow(&matter.row.kind);
    let mut items: Vec<Value> = page.iter().map(|s| shown(house, flow, matter, s, open)).collect();
    if matter.row.kind == "order" {
        let bodies = items.iter_mut().filter_map(|item| item["body"].as_object_mut());
        bodies.for_each(|body| charges::say_lines(prices, body));
    }
    object([("items", Value::Array(items)), ("next", json!(next.map(|n| n.to_string())))])
}

fn shown(house: &House, flow: Option<&'static Flow>, matter: &Matter, s: &Shown, open: bool) -> Value {
    let room = &matter.room;
    let e: &Event = &s.event;
    let words = flow.and_then(|f| f.action(&e.action)).map_or_else(|| said::program_words(&e.action), |a| a.words);
    let role = shouwen_domain::org::Role::parse(&e.role)
        .map_or_else(|| said::way_words(&e.role), shouwen_domain::org::Role::words);
    let form = flow.and_then(|f| f.action(&e.action)).map_or(&[] as &[_], |a| a.form);
    let mut body = e.body.as_object().cloned().unwrap_or_default();
    if !open {
        mask::hide(form, &mut body);
        if let Some(Value::Object(before)) = body.get_mut("before") {
            mask::hide(form, before);
        }
    }
    if let Room::FollowUp(own) = room {
        fields::say_answers(&own.questions, &mut body);
    }
    if let (Room::Order(order), "measure") = (room, e.action.as_str()) {
        let (work, zone) = (&matter.kind_of_matter().work, house.calendar(matter.row.unit).zone());
        fields::say_reading(order, &work.tests, (e.happened_at, zone), &mut body);
    }
    said::say_codes(matter, &e.action, &mut body);
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
            if matches!(key.as_str(), "owner" | "unit")
                && let Some(pair) = pair.as_array_mut()
            {
                for id in pair {
                    if let Some(found) = id.as_str().and_then(Id::parse) {
                        *id = json!(house.name_of(found));
                    }
                }
            }
        }
    }
    let warnings = s.gates.iter().map(hit).collect();
    let mut out = json!({
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
        "actor": null,
        "role": role,
        "acting_for": null,
        "body": null,
        "warnings": null,
    });
    out["actor"] = if e.door == Door::Portal.code() { customer(e.actor) } else { named(house, e.actor) };
    out["acting_for"] = named(house, e.acting_for);
    out["body"] = Value::Object(body);
    out["warnings"] = Value::Array(warnings);
    out
}

/// The phase as lists name it.
pub(super) const fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "draft",
        Phase::Open => "open",
        Phase::Ended => "ended",
    }
}
