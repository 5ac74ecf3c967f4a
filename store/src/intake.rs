//! The rooms' own rows of requests, handovers, promises, orders and cases.

use crate::{Result, StoreError, Tx, params, statements};
use shouwen_domain::{
    id::Id,
    intake::{Handover, Order, Promise, Request, Room},
};

statements! {
    REQUEST "b t" "SELECT contact_sealed, data FROM request WHERE id = ?1";
    REQUEST_INSERT ""
        "INSERT INTO request (id, company, contact_sealed, contact_blind, answered_at, resolved_at, source_status, data)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    REQUEST_UPDATE ""
        "UPDATE request SET contact_sealed = ?2, contact_blind = ?3, answered_at = ?4, resolved_at = ?5,
            source_status = ?6, data = ?7 WHERE id = ?1";
    HANDOVER "t" "SELECT data FROM handover WHERE id = ?1";
    HANDOVER_INSERT "" "INSERT INTO handover (id, data) VALUES (?1, ?2)";
    HANDOVER_UPDATE "" "UPDATE handover SET data = ?2 WHERE id = ?1";
    PROMISE "t" "SELECT data FROM promise WHERE id = ?1";
    PROMISE_INSERT "" "INSERT INTO promise (id, due_at, data) VALUES (?1, ?2, ?3)";
    PROMISE_UPDATE "" "UPDATE promise SET due_at = ?2, data = ?3 WHERE id = ?1";
    WORK "t" "SELECT data FROM work WHERE id = ?1";
    WORK_INSERT "" "INSERT INTO work (id, data) VALUES (?1, ?2)";
    WORK_UPDATE "" "UPDATE work SET data = ?2 WHERE id = ?1";
}

/// The question for the own row of the commonest kind, to be asked ahead.
pub(crate) const REQUESTS: &crate::Sql = &REQUEST;

fn text(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|e| StoreError::Broken(e.to_string()))
}

/// The room's own data of a record.
pub fn load(tx: &mut Tx<'_>, id: Id, kind: &str) -> Result<Room> {
    let found = match kind {
        "request" => {
            let vault = tx.vault();
            tx.one(&REQUEST, params![id], |row| {
                let mut request: Request = row.json(1)?;
                request.contact = vault.open(&row.bytes(0)?).unwrap_or_default();
                Ok(Room::Request(Box::new(request)))
            })?
        }
        "handover" => tx.one(&HANDOVER, params![id], |row| Ok(Room::Handover(row.json::<Handover>(0)?)))?,
        "promise" => tx.one(&PROMISE, params![id], |row| Ok(Room::Promise(row.json::<Promise>(0)?)))?,
        "order" => tx.one(&WORK, params![id], |row| Ok(Room::Order(row.json::<Order>(0)?)))?,
        "case" => tx.one(&WORK, params![id], |row| Ok(Room::Case(row.json::<Order>(0)?)))?,
        _ => None,
    };
    found.ok_or_else(|| StoreError::Broken(format!("record {id} has no row in its room {kind}")))
}

/// Writes the room's own row; `fresh` makes it.
pub fn save(tx: &mut Tx<'_>, id: Id, company: Id, room: &Room, fresh: bool) -> Result<()> {
    match room {
        Room::Request(request) => {
            let vault = tx.vault();
            let sealed = vault.seal(id.0, &request.contact);
            let blind = vault.blind(&request.contact);
            // The number stands only in its sealed column.
            let mut plain = (**request).clone();
            plain.contact.clear();
            let data = text(&plain)?;
            let (answered, resolved, status) = (request.answered_at, request.resolved_at, &request.source_status);
            if fresh {
                tx.later(&REQUEST_INSERT, params![id, company, &sealed, &blind, answered, resolved, status, &data], 1)?;
            } else {
                tx.later(&REQUEST_UPDATE, params![id, &sealed, &blind, answered, resolved, status, &data], 1)?;
            }
        }
        Room::Handover(handover) => {
            let data = text(handover)?;
            tx.later(if fresh { &HANDOVER_INSERT } else { &HANDOVER_UPDATE }, params![id, &data], 1)?;
        }
        Room::Promise(promise) => {
            let data = text(promise)?;
            tx.later(if fresh { &PROMISE_INSERT } else { &PROMISE_UPDATE }, params![id, promise.due, &data], 1)?;
        }
        Room::Order(order) | Room::Case(order) => {
            let data = text(order)?;
            tx.later(if fresh { &WORK_INSERT } else { &WORK_UPDATE }, params![id, &data], 1)?;
        }
    }
    Ok(())
}
