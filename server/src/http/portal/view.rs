//! What customers see: their matters in their words, through the tables of `domain/src/channels/portal.rs`. The one place
//! where something of a record becomes visible to who is no employee.

use super::{Problem, Req, acts::UPLOAD, company, reply};
use crate::{
    act::{Ctx, Matter},
    channels::portal::{self, Own},
    http::{charges, offers, text_reply, view::joined},
    mask,
};
use axum::response::Response;
use serde_json::{Value, json};
use shouwen_domain::{
    channels::portal as tables,
    flow::Door,
    form,
    id::Id,
    intake::{Request, flow, kinds::TypeDef},
    orders::Order,
    org::Actor,
    refusal::Refusal,
    words::{Words, w},
};
use shouwen_store::{
    Result as Stored, StoreError, Tx,
    event::{self, Shown},
    files, org,
    portal::{self as store, Account, Below},
    record::{NO_DUE, RecordRow},
    stock,
};

/// Steps of one record that are told; no matter of a customer has as many.
const STEPS: i64 = 300;

/// What can be applied for, with the form; and the words at which the line to call is shown instead of it.
pub(super) fn form(req: &Req) -> Result<Response, Problem> {
    let (house, company_id) = (req.app.house(), req.customer()?.account.company);
    let types = house.types(company_id);
    let title = |code: &str| types.iter().find(|t| t.code == code).map(|t| json!(t.title));
    // The finest there is: whoever applies says what for.
    let is_parent = |t: &TypeDef| types.iter().any(|other| other.parent() == Some(t.code.as_str()));
    let open: Vec<Value> = types
        .iter()
        .filter(|t| t.portal && !is_parent(t))
        .map(|t| json!({"code": t.code, "words": t.title, "group": t.parent().and_then(title), "fields": t.fields}))
        .collect();
    let danger: Vec<&str> =
        types.iter().filter(|t| t.priority.is_p0()).flat_map(|t| t.keywords.iter().map(String::as_str)).collect();
    let fields = flow("request").and_then(|f| f.action("apply")).map_or(&[] as &[_], |a| a.form);
    let company = company(&house, company_id, req.app.now());
    Ok(reply(
        200,
        &json!({"types": open, "form": form::drawing(fields), "danger": danger, "line": company["line"],
            "file_max": tables::FILE_MAX, "files_most": tables::FILES_MOST}),
    ))
}

fn state(kind: &str, state: &str) -> Words {
    tables::state_words(kind, state).unwrap_or(w("办理中", "In progress"))
}

/// The state of a request, as fine as what is under way for it says.
fn standing(r: &RecordRow, order: Option<&str>) -> Words {
    match (r.state.as_str(), order) {
        ("in_handling", Some(order)) if order != "cancelled" && order != "merged" => state("order", order),
        (own, _) => state("request", own),
    }
}

pub(super) async fn list(req: Req) -> Result<Response, Problem> {
    let account = req.customer()?.account.clone();
    let before = match req.text("after") {
        "" => Id(i64::MAX),
        text => Id::parse(text).ok_or_else(super::super::records::bad_cursor)?,
    };
    let (limit, app) = (req.number("limit", 20), req.app.clone());
    let value = req
        .app
        .db
        .read(move |tx| {
            let house = app.house_in(tx)?;
            let rows = store::own(tx, &account, before, limit)?;
            let below: Vec<Below> = match (rows.last(), rows.first()) {
                (Some(oldest), Some(newest)) => store::orders_below(tx, &account, oldest.id, newest.id)?,
                _ => Vec::new(),
            };
            let items: Vec<Value> = rows
                .iter()
                .map(|r| {
                    let order = below.iter().rfind(|b| b.request == r.id);
                    let title = house.type_def(r.company, &r.type_code).map(|t| t.title.clone()).unwrap_or_default();
                    let due = (r.next_due_at != NO_DUE).then(|| tables::clock_words(&r.next_clock)).flatten();
                    let visit = order.filter(|o| matches!(o.state.as_str(), "scheduled" | "ready" | "on_the_way"));
                    json!({"id": r.id, "number": r.number, "type": title,
                        "state": r.state, "words": standing(r, order.map(|o| o.state.as_str())),
                        "summary": mask::text(&r.summary), "received_at": r.received_at, "ended": r.phase == 2,
                        "due": due.map(|words| json!({"words": words, "at": r.next_due_at})),
                        "visit": visit.and_then(|o| o.window).map(|(from, to)| json!({"from": from, "until": to}))})
                })
                .collect();
            let next = (rows.len() as i64 == limit).then(|| rows.last().map(|r| r.id)).flatten();
            Ok::<_, StoreError>(json!({"items": items, "next": next}))
        })
        .await?;
    Ok(reply(200, &value))
}

pub(super) async fn one(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    Ok(text_reply(200, shown(&req, id, move |own| own.request.id == id).await?))
}

/// The page of the matter that a record of the caller belongs to.
pub(super) async fn page(req: &Req, id: Id) -> Result<String, Problem> {
    shown(req, id, |_| true).await
}

async fn shown(req: &Req, id: Id, fits: impl Fn(&Own) -> bool + Send + 'static) -> Result<String, Problem> {
    let (account, app) = (req.customer()?.account.clone(), req.app.clone());
    let found = req
        .app
        .db
        .read(move |tx| {
            let house = app.house_in(tx)?;
            let Some(own) = portal::own(tx, &account, id)?.filter(|own| fits(own)) else {
                return Ok::<_, StoreError>(None);
            };
            let actor: Actor = own.actor(&account);
            let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Portal, house: &house, world: &app.world };
            matter(tx, &ctx, &account, &own).map(Some)
        })
        .await?;
    found.ok_or_else(|| Refusal::missing().into())
}

/// The number that was proven is the contact of the matter itself: who gave it knows what they told. Those who stand in the
/// archive of the customer see name and door with masks.
pub(super) fn is_contact(tx: &mut Tx<'_>, account: &Account, own: &Own) -> Stored<bool> {
    let contact = shouwen_store::intake::load(tx, own.request.id, "request")?;
    Ok(contact.as_request().is_some_and(|r| tx.vault().blind(&r.contact) == account.blind))
}

/// There is a sheet to take home as soon as the work is done.
pub(super) fn has_sheet(order: &Order) -> bool {
    order.finished_at.is_some()
}

fn matter(tx: &mut Tx<'_>, ctx: &Ctx<'_>, account: &Account, own: &Own) -> Stored<String> {
    let r = &own.request;
    let Some(request_matter) = Matter::load(tx, ctx, r.id, false)? else { return Err(StoreError::NotFound) };
    let clear = is_contact(tx, account, own)?;
    let mut steps: Vec<(shouwen_domain::moment::Moment, Id, Value)> = Vec::new();
    told(&mut steps, "request", None, &event::page(tx, r.id, i64::MAX, STEPS)?);
    for promise in &own.promises {
        told(&mut steps, "promise", None, &event::page(tx, promise.id, i64::MAX, STEPS)?);
    }
    let mut clocks = due(&request_matter);
    let mut visits = Vec::new();
    for order in &own.orders {
        let Some(loaded) = Matter::load(tx, ctx, order.id, false)? else { continue };
        told(&mut steps, "order", Some(&order.number), &event::page(tx, order.id, i64::MAX, STEPS)?);
        clocks.extend(due(&loaded));
        visits.push(visit(tx, ctx, &loaded)?);
    }
    for promise in own.promises.iter().filter(|p| p.phase < 2) {
        if let Some(loaded) = Matter::load(tx, ctx, promise.id, false)? {
            clocks.extend(due(&loaded));
        }
    }
    clocks.sort_by_key(|c| (c["stopped_at"].is_i64(), c["due_at"].as_i64()));
    steps.sort_by_key(|(at, id, _)| std::cmp::Reverse((*at, *id)));
    let latest = own.orders.iter().rfind(|o| o.phase < 2).map(|o| o.state.as_str());
    let title = ctx.house.type_def(r.company, &r.type_code).map(|t| t.title.clone()).unwrap_or_default();
    let documents: Vec<Value> = files::of_record(tx, r.id)?
        .iter()
        .filter(|f| f.by.is_some_and(|by| ctx.house.person(by).is_none()))
        .map(|f| json!({"id": f.id, "name": f.name, "size": f.size, "type": f.media_type, "at": f.at}))
        .collect();
    let mut offers = offers::of_customer(ctx, &request_matter);
    let all = offers.len();
    // A document is uploaded, not typed: the page has its own place for it.
    offers.retain(|(action, _)| *action != UPLOAD);
    let may_add = offers.len() < all;
    let head = format!("{{\"actions\":[{}],\"visits\":[{}]", drawn(&offers), visits.join(","));
    let request = request_matter.room.as_request().cloned().unwrap_or_default();
    let body = json!({
        "id": r.id, "number": r.number, "version": r.version, "type": title,
        "state": r.state, "words": standing(r, latest), "urgent": r.priority.is_p0(),
        "received_at": r.received_at, "closed_at": r.closed_at, "fields": fields(&request, clear),
        "clocks": clocks,
        "paused": request_matter.is_paused_at(ctx.now),
        "steps": steps.into_iter().map(|(.., step)| step).collect::<Vec<_>>(),
        "documents": documents, "may_add": may_add,
        "line": company(ctx.house, r.company, ctx.now)["line"],
    });
    Ok(joined(&head, &body))
}

fn drawn(offers: &[(&str, String)]) -> String {
    offers.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(",")
}

fn fields(request: &Request, clear: bool) -> Value {
    let (name, address) = if clear {
        (request.name.clone(), request.address.line())
    } else {
        (mask::name(&request.name), mask::address(&request.address).line())
    };
    let all = [
        ("content", w("内容", "Content"), request.content.clone()),
        ("name", w("姓名", "Name"), name),
        ("contact", w("联系电话", "Telephone"), mask::phone(&request.contact)),
        ("address", w("地址", "Address"), address),
        ("wanted", w("时间要求", "Time wanted"), request.wanted.clone()),
        ("special", w("特殊需求", "Special demands"), request.special.clone()),
        ("background", w("背景", "Background"), request.background.clone()),
    ];
    let shown = all.into_iter().filter(|(.., value)| !value.is_empty());
    shown.map(|(key, label, value)| json!({"key": key, "label": label, "value": value})).collect()
}

/// The clocks of a record that customers may hold the company to.
fn due(matter: &Matter) -> Vec<Value> {
    let of_round = matter.clocks.iter().filter(|c| c.round == matter.row.round && c.due_at.is_some());
    of_round
        .filter_map(|c| {
            let words = tables::clock_words(&c.code)?;
            Some(json!({"code": c.code, "words": words, "due_at": c.due_at, "stopped_at": c.stopped_at,
                "kept": c.kept, "state": c.state}))
        })
        .collect()
}

/// The steps of a record that stand in the table, with what customers may read of them.
fn told(
    out: &mut Vec<(shouwen_domain::moment::Moment, Id, Value)>,
    kind: &str,
    number: Option<&str>,
    events: &[Shown],
) {
    for shown in events {
        let e = &shown.event;
        let Some(step) = tables::step_of(kind, &e.action) else { continue };
        let value = |key: &str| step.fields.contains(&key).then(|| e.body.get(key)).flatten();
        let texts: Vec<String> = step
            .fields
            .iter()
            .filter(|key| !matches!(**key, "from" | "until" | "by"))
            .filter_map(|key| e.body.get(*key).and_then(Value::as_str))
            .map(mask::text)
            .collect();
        let window = value("from").zip(value("until")).map(|(from, until)| json!({"from": from, "until": until}));
        out.push((
            e.happened_at,
            e.id,
            json!({"at": e.happened_at, "action": e.action, "words": step.words, "number": number,
                "mine": e.role == "customer", "text": (!texts.is_empty()).then(|| texts.join("\n")), "window": window,
                "by": value("by"), "accepted": value("accepted"), "quality": value("quality"),
                "attitude": value("attitude")}),
        ));
    }
}

/// An order as its customer sees it.
fn visit(tx: &mut Tx<'_>, ctx: &Ctx<'_>, matter: &Matter) -> Stored<String> {
    let r = &matter.row;
    let blank = Order::default();
    let order = matter.room.as_order().unwrap_or(&blank);
    let person = r.owner.and_then(|id| ctx.house.person(id));
    let staff = match person {
        Some(person) => {
            let badge = org::staff_number(tx, person.id)?;
            json!({"name": tables::staff_name(&person.name), "badge": badge})
        }
        None => Value::Null,
    };
    let window = order.window.filter(|_| r.phase < 2);
    let open =
        window.is_some_and(|w| order.confirmed_at.is_some_and(|at| at >= w.from.minus(shouwen_domain::moment::DAY)));
    // What was agreed to is told with its price; what a plan costs, as it was told.
    let prices = if order.lines.is_empty() { Vec::new() } else { stock::prices(tx, r.company, ctx.now)? };
    let sheet = has_sheet(order).then(|| format!("/api/portal/orders/{}/sheet.pdf", r.id));
    let body = json!({
        "id": r.id, "number": r.number, "version": r.version, "state": r.state, "words": state("order", &r.state),
        "ended": r.phase == 2, "content": mask::text(&order.content), "staff": staff,
        "window": window.map(|w| json!({"from": w.from, "until": w.to})), "confirmed": open,
        "plan": (!order.solution.is_empty()).then(|| mask::text(&order.solution)),
        "plan_accepted": order.solution_accepted,
        "plan_by_staff": order.answered_by_staff,
        "charges": charges::any(order).then(|| charges::charges(order, &prices)),
        "rating": order.rating.as_ref().map(|m| json!({"quality": m.quality, "attitude": m.attitude, "text": m.text})),
        "sheet": sheet,
    });
    Ok(joined(&format!("{{\"actions\":[{}]", drawn(&offers::of_customer(ctx, matter))), &body))
}
