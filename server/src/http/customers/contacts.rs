//! The contacts of an archive: add, change, take away.
//! Owns: their forms. Refuses a number that stands there already. Tested by `tests/archive_parts.rs`.

use super::{FIRST, kept, load_to_change, shown, text, unmoved};
use crate::{
    act::{Ctx, Failure},
    http::{Answer, Need, Problem, Req, Routes, records, reply},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    customers::CONTACT_KINDS,
    form::{Fields, Kind, may, must},
    id::Id,
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::{Tx, customers as store};

pub(super) const FORM: Fields =
    &[must("kind", Kind::Choice(CONTACT_KINDS), "种类", "Kind"), must("value", Kind::Phone, "号码", "Number")];
const CHANGE: Fields =
    &[may("kind", Kind::Choice(CONTACT_KINDS), "种类", "Kind"), may("value", Kind::Phone, "号码", "Number")];

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::POST,
        "/api/customers/{id}/contacts",
        "add_contact",
        w("增加联系方式", "Add a contact"),
        Need::Write,
        &[],
        Some(FORM),
        Answer::Json(201, "CustomerPage"),
        add,
    )
    .versioned = true;
    r.add(
        Method::PATCH,
        "/api/customers/{id}/contacts/{contact}",
        "change_contact",
        w("更正联系方式", "Correct a contact"),
        Need::Write,
        &[],
        Some(CHANGE),
        Answer::Json(200, "CustomerPage"),
        change,
    )
    .versioned = true;
    r.add(
        Method::DELETE,
        "/api/customers/{id}/contacts/{contact}",
        "end_contact",
        w("移除联系方式", "Take a contact away"),
        Need::Write,
        &[],
        None,
        Answer::Json(200, "CustomerPage"),
        end,
    )
    .versioned = true;
}

/// A number stands once in an archive, however it is written: two lines of one number would have to be corrected twice.
fn only_once(tx: &mut Tx<'_>, customer: Id, value: &str, but: Option<Id>) -> Result<(), Failure> {
    if store::contact_of(tx, customer, value)?.is_some_and(|found| Some(found) != but) {
        return Err(Refusal::new(
            "contact_exists",
            Nature::Conflict,
            "这个号码已在该客户的联系方式中，无需重复登记；种类有误请更正原来的一条。",
            "This number is among the customer's contacts already: no need to add it again; if its kind is wrong, correct \
             the line that is there.",
        )
        .into());
    }
    Ok(())
}

pub(super) fn put(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customer: Id, company: Id, body: &Value) -> Result<(), Failure> {
    let (kind, value) = (text(body, "kind"), text(body, "value"));
    only_once(tx, customer, &value, None)?;
    Ok(store::add_contact(tx, ctx.world.id(), customer, company, &kind, &value, ctx.now)?)
}

fn load(tx: &mut Tx<'_>, customer: Id, contact: Id) -> Result<store::ContactRow, Failure> {
    let found = store::contacts(tx, customer)?.into_iter().find(|c| c.id == contact);
    found.ok_or_else(|| Refusal::missing().into())
}

async fn add(req: Req) -> Result<Response, Problem> {
    let (id, body, seen) = (req.id("id")?, req.body.clone(), req.if_match()?);
    let done = records::writing(&req, move |tx, _, ctx| {
        let row = load_to_change(tx, ctx, id)?;
        unmoved(&row, seen)?;
        put(tx, ctx, id, row.company, &body)?;
        kept(tx, ctx, &row, "customer.contact", &Value::Null)
    })
    .await;
    let value = records::noted(&req, "customer.contact", Some(id), done).await?;
    Ok(reply(201, &value))
}

async fn change(req: Req) -> Result<Response, Problem> {
    let (id, contact, body, seen) = (req.id("id")?, req.id("contact")?, req.body.clone(), req.if_match()?);
    let done = records::writing(&req, move |tx, _, ctx| {
        let row = load_to_change(tx, ctx, id)?;
        unmoved(&row, seen)?;
        let before = load(tx, id, contact)?;
        let mut after = before.clone();
        for (key, slot) in [("kind", &mut after.kind), ("value", &mut after.value)] {
            if let Some(new) = body.get(key).and_then(Value::as_str) {
                new.clone_into(slot);
            }
        }
        if after == before {
            return shown(tx, ctx, id, FIRST);
        }
        only_once(tx, id, &after.value, Some(contact))?;
        store::change_contact(tx, id, &after)?;
        let mut changed = Vec::new();
        changed.extend((after.kind != before.kind).then_some("kind"));
        changed.extend((after.value != before.value).then_some("value"));
        kept(tx, ctx, &row, "customer.contact_change", &json!({"contact": contact, "changed": changed}))
    })
    .await;
    let value = records::noted(&req, "customer.contact_change", Some(id), done).await?;
    Ok(reply(200, &value))
}

async fn end(req: Req) -> Result<Response, Problem> {
    let (id, contact, seen) = (req.id("id")?, req.id("contact")?, req.if_match()?);
    let done = records::writing(&req, move |tx, _, ctx| {
        let row = load_to_change(tx, ctx, id)?;
        unmoved(&row, seen)?;
        if !store::end_contact(tx, contact, id)? {
            return Err(Refusal::missing().into());
        }
        kept(tx, ctx, &row, "customer.contact_end", &json!({"contact": contact}))
    })
    .await;
    let value = records::noted(&req, "customer.contact_end", Some(id), done).await?;
    Ok(reply(200, &value))
}
