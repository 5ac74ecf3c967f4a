//! The list of the archive: a page of customers with what stands about each, in a fixed number of questions.

use super::company;
use crate::{
    act::{Ctx, Failure, reach, sees},
    http::{Problem, Req, records, reply},
    mask,
};
use axum::response::Response;
use serde_json::{Value, json};
use shouwen_domain::{id::Id, org::Archive};
use shouwen_store::{
    Tx, customers as store,
    record::{self, RecordRow},
};
use std::collections::HashSet;

pub(super) async fn search(req: Req) -> Result<Response, Problem> {
    let q = req.text("q").to_owned();
    let limit = req.number("limit", 50);
    let after = match req.text("after").rsplit_once('|') {
        Some((name, id)) => (name.to_owned(), Id::parse(id).ok_or_else(records::bad_cursor)?),
        None if req.text("after").is_empty() => (String::new(), Id(0)),
        None => return Err(records::bad_cursor().into()),
    };
    let done = records::reading(&req, move |tx, ctx| {
        let company = company(ctx)?;
        let found = if q.is_empty() {
            store::page(tx, company, (&after.0, after.1), limit)?
        } else {
            store::search(tx, company, &q, (&after.0, after.1), limit)?
        };
        let next =
            (found.len() as i64 >= limit).then(|| found.last().map(|f| format!("{}|{}", f.name, f.id))).flatten();
        let mut ids: Vec<Id> = found.iter().map(|f| f.id).collect();
        if reach(ctx.house, ctx.actor) != Archive::Whole {
            let theirs = with_matters(tx, ctx, &ids)?;
            ids.retain(|id| theirs.contains(id));
        }
        let (contacts, open) = (store::first_contacts(tx, &ids)?, store::open_matters(tx, &ids)?);
        let items: Vec<Value> = found
            .iter()
            .filter(|f| ids.contains(&f.id))
            .map(|f| {
                let contact = contacts.get(&f.id).map(|number| mask::phone(number));
                json!({"id": f.id, "name": f.name, "kind": f.kind, "contact": contact, "points": f.points,
                    "open": open.get(&f.id).copied().unwrap_or(0)})
            })
            .collect();
        Ok(json!({"items": items, "next": next}))
    })
    .await;
    let value = records::noted(&req, "customer.search", None, done).await?;
    Ok(reply(200, &value))
}

/// Those of many customers who have a matter in the caller's sight among their newest fifty: two questions, however many
/// they are.
fn with_matters(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customers: &[Id]) -> Result<HashSet<Id>, Failure> {
    let rows = record::newest_of_customers(tx, customers)?;
    let parties = record::parties_of(tx, &rows.iter().map(|row| row.id).collect::<Vec<_>>())?;
    let of = |row: &RecordRow| parties.get(&row.id).map_or(&[] as &[_], Vec::as_slice);
    let seen = rows.iter().filter(|row| sees(ctx.house, ctx.actor, row, of(row)));
    Ok(seen.filter_map(|row| row.customer).collect())
}
