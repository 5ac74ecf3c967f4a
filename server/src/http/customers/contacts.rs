//! The contacts of an archive: add, change, take away.
//! Owns: their forms. Refuses a number that stands there already. Tested by `tests/archive_parts.rs`.

use super::{changing, text};
use crate::{
    act::{Ctx, Failure},
    http::{Answer, Need, Problem, Req, Routes},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    customers::{CONTACT_KINDS, is_of_kind},
    form::{FieldError, Fields, Kind, may, must},
    id::Id,
    refusal::{Nature, Refusal},
    words::{Said, w},
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

/// A mobile number is one that takes messages; what is none stands as a landline.
fn is_of_its_kind(kind: &str, value: &str) -> Result<(), Failure> {
    if is_of_kind(kind, value) {
        return Ok(());
    }
    let said = Said::new(
        "手机号码应为 11 位、以 1 开头；不是手机请选“固定电话”，境外号码请以 + 开头",
        "A mobile number has 11 digits and begins with 1; another telephone is a landline, one abroad begins with +",
    );
    Err(Refusal::invalid(vec![FieldError::new("value", "not_a_mobile", said)]).into())
}

pub(super) fn put(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customer: Id, company: Id, body: &Value) -> Result<(), Failure> {
    let (kind, value) = (text(body, "kind"), text(body, "value"));
    is_of_its_kind(&kind, &value)?;
    only_once(tx, customer, &value, None)?;
    Ok(store::add_contact(tx, ctx.world.id(), customer, company, &kind, &value, ctx.now)?)
}

fn load(tx: &mut Tx<'_>, customer: Id, contact: Id) -> Result<store::ContactRow, Failure> {
    let found = store::contacts(tx, customer)?.into_iter().find(|c| c.id == contact);
    found.ok_or_else(|| Refusal::missing().into())
}

async fn add(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    changing(&req, 201, "customer.contact", move |tx, ctx, row| {
        put(tx, ctx, row.id, row.company, &body)?;
        Ok(Some(Value::Null))
    })
    .await
}

async fn change(req: Req) -> Result<Response, Problem> {
    let (contact, body) = (req.id("contact")?, req.body.clone());
    changing(&req, 200, "customer.contact_change", move |tx, _, row| {
        let before = load(tx, row.id, contact)?;
        let mut after = before.clone();
        for (key, slot) in [("kind", &mut after.kind), ("value", &mut after.value)] {
            if let Some(new) = body.get(key).and_then(Value::as_str) {
                new.clone_into(slot);
            }
        }
        if after == before {
            return Ok(None);
        }
        is_of_its_kind(&after.kind, &after.value)?;
        only_once(tx, row.id, &after.value, Some(contact))?;
        store::change_contact(tx, row.id, &after)?;
        let mut changed = Vec::new();
        changed.extend((after.kind != before.kind).then_some("kind"));
        changed.extend((after.value != before.value).then_some("value"));
        Ok(Some(json!({"contact": contact, "changed": changed})))
    })
    .await
}

async fn end(req: Req) -> Result<Response, Problem> {
    let contact = req.id("contact")?;
    changing(&req, 200, "customer.contact_end", move |tx, _, row| {
        if !store::end_contact(tx, contact, row.id)? {
            return Err(Refusal::missing().into());
        }
        Ok(Some(json!({"contact": contact})))
    })
    .await
}
