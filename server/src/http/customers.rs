//! The customer archive: find, read with masks, make, change.
//! Owns: who reads and changes one. Refuses what is out of reach, and a version that has moved on. Tested by
//! `tests/archive.rs` and `tests/archive_parts.rs`.

mod conflict;
mod contacts;
mod find;
mod points;

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply, view};
use crate::act::{Ctx, Failure, never_was, reach, sees};
use crate::mask;
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    customers::{CARE, KINDS},
    form::{Fields, Kind, may, must},
    id::Id,
    intake::Address,
    org::Archive,
    refusal::{Nature, Refusal},
    words::{Words, w},
};
use shouwen_store::{
    Tx, audit, customers as store,
    queue::{self, Filter, Lane},
    record::{self, RecordRow},
};

const SEARCH: Fields = &[
    may("q", Kind::Line { max: 100 }, "姓名、电话、地址或户号", "Name, number, address or account"),
    may("after", Kind::Line { max: 200 }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];
const MATTERS: Fields = &[
    may("after", Kind::Ref { to: "record" }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows"),
];
/// Matters on the first page of an archive.
const FIRST: (Id, i64) = (Id(i64::MAX), 50);
const MAKE: Fields = &[
    must("kind", Kind::Choice(KINDS), "种类", "Kind"),
    must("name", Kind::Line { max: 100 }, "姓名或名称", "Name"),
    may("id_number", Kind::Line { max: 40 }, "证件号", "Id or licence number"),
    may("care", Kind::Choice(CARE), "关怀标记", "Care flag"),
    may("remark", Kind::Text { max: 1_000 }, "备注", "Remark"),
    may("contacts", Kind::List { of: contacts::FORM, max: 10 }, "联系方式", "Contacts"),
    may("points", Kind::List { of: points::FORM, max: 20 }, "用气地址", "Service points"),
];
const CHANGE: Fields = &[
    may("kind", Kind::Choice(KINDS), "种类", "Kind"),
    may("name", Kind::Line { max: 100 }, "姓名或名称", "Name"),
    may("id_number", Kind::Line { max: 40 }, "证件号", "Id or licence number"),
    may("care", Kind::Choice(CARE), "关怀标记", "Care flag"),
    may("remark", Kind::Text { max: 1_000 }, "备注", "Remark"),
];
const REVEAL: Fields = &[
    must("field", Kind::Line { max: 40 }, "字段", "Field"),
    must("reason", Kind::Line { max: 200 }, "原因", "Reason"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("customers");
    r.add(
        Method::GET,
        "/api/customers",
        "customers",
        w("查找客户", "Find customers"),
        Need::Read,
        SEARCH,
        None,
        Answer::Json(200, "CustomerRows"),
        find::search,
    );
    r.add(
        Method::POST,
        "/api/customers",
        "make_customer",
        w("新建客户档案", "Make an archive"),
        Need::Write,
        &[],
        Some(MAKE),
        Answer::Json(201, "CustomerPage"),
        make,
    );
    r.add(
        Method::GET,
        "/api/customers/{id}",
        "customer",
        w("客户档案", "Customer archive"),
        Need::Read,
        MATTERS,
        None,
        Answer::Json(200, "CustomerPage"),
        |req| async move {
            let id = req.id("id")?;
            let page = (Id::parse(req.text("after")).unwrap_or(FIRST.0), req.number("limit", FIRST.1));
            let done = records::reading(&req, move |tx, ctx| shown(tx, ctx, id, page)).await;
            let value = records::noted(&req, "customer.read", Some(id), done).await?;
            Ok(reply(200, &value))
        },
    );
    r.add(
        Method::PATCH,
        "/api/customers/{id}",
        "change_customer",
        w("修改客户档案", "Change an archive"),
        Need::Write,
        &[],
        Some(CHANGE),
        Answer::Json(200, "CustomerPage"),
        change,
    )
    .versioned = true;
    contacts::routes(&mut r);
    points::routes(&mut r);
    r.add(
        Method::POST,
        "/api/customers/{id}/reveal",
        "reveal_customer",
        w("查看被遮盖的内容", "Show masked data"),
        Need::Write,
        &[],
        Some(REVEAL),
        Answer::Json(200, "Revealed"),
        reveal,
    );
    r.list
}

/// Customers belong to a company; technicians see their orders, not these.
fn company(ctx: &Ctx<'_>) -> Result<Id, Failure> {
    let company = ctx.actor.company.ok_or_else(Refusal::missing)?;
    if reach(ctx.house, ctx.actor) > Archive::Closed {
        Ok(company)
    } else {
        Err(Refusal::forbidden("您的角色不能查看客户档案。", "Your role does not see the archive.").into())
    }
}

/// The same for making, changing and showing in full.
fn whole(ctx: &Ctx<'_>) -> Result<Id, Failure> {
    let company = company(ctx)?;
    if reach(ctx.house, ctx.actor) == Archive::Whole {
        Ok(company)
    } else {
        Err(Refusal::forbidden(
            "您的角色只能查看所办事项的客户；修改档案或显示遮盖内容请找客服人员，事项页面上可按理由查看联系方式。",
            "Your role only reads the customers of your matters: ask customer service to change an archive; the contact of a \
             matter is shown on its own page, with a reason.",
        )
        .into())
    }
}

/// Whether one of the customer's matters is in the caller's sight.
fn has_matter(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customer: Id) -> Result<bool, Failure> {
    Ok(!matters(tx, ctx, customer, (FIRST.0, FIRST.1))?.0.is_empty())
}

fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<store::CustomerRow, Failure> {
    let own = company(ctx)?;
    let row = store::lookup(tx, id)?.filter(|c| c.company == own && c.erased_at.is_none());
    let row = row.ok_or_else(Refusal::missing)?;
    if reach(ctx.house, ctx.actor) == Archive::Whole || has_matter(tx, ctx, id)? {
        Ok(row)
    } else {
        Err(Refusal::missing().into())
    }
}

/// An archive that is to be changed.
fn load_to_change(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<store::CustomerRow, Failure> {
    let row = load(tx, ctx, id)?;
    whole(ctx).map(|_| row)
}

/// Percent of what an archive should hold, and what is missing (CUS-01).
fn completeness(c: &store::CustomerRow, contacts: usize, points: usize) -> Value {
    let checks: [(bool, Words); 5] = [
        (!c.name.is_empty(), w("姓名", "name")),
        (contacts > 0, w("联系电话", "telephone number")),
        (points > 0, w("用气地址", "service point")),
        (!c.id_number.is_empty(), w("证件号", "id number")),
        (!c.grade.is_empty(), w("客户等级", "grade")),
    ];
    let there = checks.iter().filter(|(is, _)| *is).count();
    let missing: Vec<Words> = checks.iter().filter(|(is, _)| !is).map(|(_, words)| *words).collect();
    json!({"percent": there * 100 / checks.len(), "missing": missing})
}

/// A page of the customer's matters that the caller may see: the page obeys the scope of every single matter, and is filled
/// from those behind it, over at most ten pages of candidates.
pub(super) fn matters(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    customer: Id,
    (mut before, limit): (Id, i64),
) -> Result<(Vec<RecordRow>, Option<Id>), Failure> {
    let mut out = Vec::new();
    for _ in 0..10 {
        let rows = queue::newest(tx, &[Lane::Customer(customer)], &Filter::default(), before, limit)?;
        let full = rows.len() as i64 == limit;
        let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
        let parties = record::parties_of(tx, &ids)?;
        for row in rows {
            before = row.id;
            if sees(ctx.house, ctx.actor, &row, parties.get(&row.id).map_or(&[], Vec::as_slice)) {
                out.push(row);
                if out.len() as i64 == limit {
                    return Ok((out, Some(before)));
                }
            }
        }
        if !full {
            return Ok((out, None));
        }
    }
    Ok((out, Some(before)))
}

/// The archive with a page of the customer's matters, newest first: those before an id, so many at most.
fn shown(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id, (before, limit): (Id, i64)) -> Result<Value, Failure> {
    let c = load(tx, ctx, id)?;
    let contacts = store::contacts(tx, id)?;
    let points = store::points(tx, id)?;
    let masked: Vec<Value> = contacts
        .iter()
        .map(|x| json!({"id": x.id, "kind": x.kind, "value": mask::phone(&x.value), "masked": true}))
        .collect();
    let places: Vec<Value> = points
        .iter()
        .map(|p| {
            let address: Address = serde_json::from_str(&p.address).unwrap_or_default();
            json!({"id": p.id, "number": p.number, "address": mask::address(&address).line(), "meter": p.meter})
        })
        .collect();
    let (rows, next) = matters(tx, ctx, id, (before, limit))?;
    let items: Vec<Value> =
        rows.iter().map(|row| view::row(ctx.house, ctx.actor, row, Some(&c.name), ctx.now)).collect();
    let care: Vec<&str> = c.care.split(',').filter(|x| !x.is_empty()).collect();
    let care: Vec<Value> = care
        .iter()
        .map(|code| {
            let words = CARE.iter().find(|x| x.code == *code).map(|x| x.words);
            json!({"code": code, "words": words})
        })
        .collect();
    Ok(json!({
        "id": c.id,
        "name": c.name,
        "kind": c.kind,
        "grade": c.grade,
        "care": care,
        "remark": c.remark,
        "id_number": mask::id(&c.id_number),
        "contacts": masked,
        "points": places,
        "completeness": completeness(&c, contacts.len(), points.len()),
        "version": c.version,
        "records": {"items": items, "next": next},
    }))
}

fn text(body: &Value, key: &str) -> String {
    body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Refuses a change made on another version of the archive than the caller saw; its contacts and points are part of it.
fn unmoved(row: &store::CustomerRow, seen: Option<i64>) -> Result<(), Failure> {
    match seen {
        None => Ok(()),
        Some(v) if v == row.version => Ok(()),
        Some(v) if v < 1 || v > row.version => Err(never_was(row.version).into()),
        Some(seen) => Err(Failure::Stale { version: row.version, state: String::new(), seen, record: row.id }),
    }
}

/// What was done to an archive; `detail` names fields, never what stands in them.
fn note(tx: &mut Tx<'_>, ctx: &Ctx<'_>, company: Id, what: &str, id: Id, detail: &str) -> Result<(), Failure> {
    let entry = audit::Entry {
        at: ctx.now,
        actor: ctx.actor.person,
        door: ctx.door.code(),
        what,
        subject: Some(id),
        outcome: "done",
        detail,
    };
    Ok(audit::append(tx, company, &entry)?)
}

/// A change of an archive, by whoever has the whole of it: its parts, its version and the line of the log together, answered
/// with the page as it stands then. `work` gives what the log tells of it (fields, never what stands in them); `None` when
/// nothing was changed.
async fn changing(
    req: &Req,
    status: u16,
    what: &'static str,
    mut work: impl FnMut(&mut Tx<'_>, &Ctx<'_>, &mut store::CustomerRow) -> Result<Option<Value>, Failure> + Send + 'static,
) -> Result<Response, Problem> {
    let (id, seen) = (req.id("id")?, req.if_match()?);
    let done = records::writing(req, move |tx, _, ctx| {
        let mut row = load_to_change(tx, ctx, id)?;
        unmoved(&row, seen)?;
        if let Some(changed) = work(tx, ctx, &mut row)? {
            store::update(tx, &row)?;
            let detail = if changed.is_null() { String::new() } else { changed.to_string() };
            note(tx, ctx, row.company, what, id, &detail)?;
        }
        shown(tx, ctx, id, FIRST)
    })
    .await;
    let done = match done {
        Err(problem) if problem.code() == "stale" => Err(conflict::told(req, id, seen.unwrap_or(0)).await?),
        done => done,
    };
    let value = records::noted(req, what, Some(id), done).await?;
    Ok(reply(status, &value))
}

async fn make(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    let done = records::writing(&req, move |tx, _, ctx| {
        let company = whole(ctx)?;
        let id = ctx.world.id();
        let row = store::CustomerRow {
            id,
            company,
            kind: text(&body, "kind"),
            name: text(&body, "name"),
            grade: String::new(),
            care: text(&body, "care"),
            remark: text(&body, "remark"),
            id_number: text(&body, "id_number"),
            version: 1,
            created_at: ctx.now,
            erased_at: None,
        };
        store::insert(tx, &row)?;
        for one in body.get("contacts").and_then(Value::as_array).into_iter().flatten() {
            contacts::put(tx, ctx, id, company, one)?;
        }
        for one in body.get("points").and_then(Value::as_array).into_iter().flatten() {
            points::put(tx, ctx, id, company, one)?;
        }
        let out = shown(tx, ctx, id, FIRST)?;
        note(tx, ctx, company, "customer.make", id, "")?;
        Ok(out)
    })
    .await;
    let value = records::noted(&req, "customer.make", None, done).await?;
    Ok(reply(201, &value))
}

async fn change(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    changing(&req, 200, "customer.change", move |_, _, row| {
        let mut changed = Vec::new();
        for (key, slot) in [
            ("kind", &mut row.kind),
            ("name", &mut row.name),
            ("id_number", &mut row.id_number),
            ("care", &mut row.care),
            ("remark", &mut row.remark),
        ] {
            if let Some(new) = body.get(key).and_then(Value::as_str).filter(|new| new != slot) {
                new.clone_into(slot);
                changed.push(key);
            }
        }
        Ok((!changed.is_empty()).then(|| json!({"changed": changed})))
    })
    .await
}

async fn reveal(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let (field, reason) = (text(&req.body, "field"), text(&req.body, "reason"));
    let done = records::writing(&req, move |tx, app, ctx| {
        let c = load_to_change(tx, ctx, id)?;
        let unknown = || Refusal::new("unknown_field", Nature::Invalid, "没有这个字段。", "There is no such field.");
        let value = if field == "id_number" {
            c.id_number.clone()
        } else if let Some(contact) = field.strip_prefix("contact:").and_then(Id::parse) {
            store::contacts(tx, id)?.into_iter().find(|x| x.id == contact).map(|x| x.value).ok_or_else(unknown)?
        } else if let Some(point) = field.strip_prefix("point:").and_then(Id::parse) {
            store::points(tx, id)?.into_iter().find(|x| x.id == point).map(|x| x.line).ok_or_else(unknown)?
        } else {
            return Err(unknown().into());
        };
        super::acts::note_reveal(tx, app, ctx, c.company, id, &field, &reason)?;
        Ok(json!({"field": field, "value": value}))
    })
    .await;
    let value = records::noted(&req, "reveal", Some(id), done).await?;
    Ok(reply(200, &value))
}
