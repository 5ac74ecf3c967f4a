//! The own rows of every kind of record: requests, handovers, promises, orders, cases, conferences.

use crate::{Result, Sql, StoreError, Tx, duty, params, statements};
use shouwen_domain::{
    id::Id,
    intake::{Request, Room},
    moment::Moment,
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
    WORK_INSERT "" "INSERT INTO work (id, data, from_at, to_at) VALUES (?1, ?2, ?3, ?4)";
    WORK_UPDATE "" "UPDATE work SET data = ?2, from_at = ?3, to_at = ?4 WHERE id = ?1";
    OWN "t" "SELECT data FROM own WHERE id = ?1";
    OWN_INSERT "" "INSERT INTO own (id, data) VALUES (?1, ?2)";
    OWN_UPDATE "" "UPDATE own SET data = ?2 WHERE id = ?1";
    AWAY "t" "SELECT data FROM away WHERE id = ?1";
    AWAY_INSERT ""
        "INSERT INTO away (id, company, person, from_at, to_at, counts, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    AWAY_UPDATE ""
        "UPDATE away SET company = ?2, person = ?3, from_at = ?4, to_at = ?5, counts = ?6, data = ?7 WHERE id = ?1";
    ATTENDANCE "t" "SELECT data FROM attendance WHERE id = ?1";
    ATTENDANCE_INSERT ""
        "INSERT INTO attendance (id, company, person, from_at, in_at, out_at, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    ATTENDANCE_UPDATE ""
        "UPDATE attendance SET company = ?2, person = ?3, from_at = ?4, in_at = ?5, out_at = ?6, data = ?7 WHERE id = ?1";
    PLAN "t" "SELECT data FROM plan WHERE id = ?1";
    PLAN_INSERT ""
        "INSERT INTO plan (id, company, unit, scenario, version, from_at, until_at, review_at, data)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    PLAN_UPDATE ""
        "UPDATE plan SET company = ?2, unit = ?3, scenario = ?4, version = ?5, from_at = ?6, until_at = ?7, review_at = ?8,
            data = ?9 WHERE id = ?1";
    CONFERENCE "t" "SELECT data FROM conference WHERE id = ?1";
    CONFERENCE_INSERT "" "INSERT INTO conference (id, data) VALUES (?1, ?2)";
    CONFERENCE_UPDATE "" "UPDATE conference SET data = ?2 WHERE id = ?1";
}

/// The question for the own row of the commonest kind, to be asked ahead.
pub(crate) const REQUESTS: &Sql = &REQUEST;

/// How the own row of a kind is read, made and changed. A kind that needs no column but its data needs a line here.
fn own(kind: &str) -> Option<[&'static Sql; 3]> {
    Some(match kind {
        "handover" => [&HANDOVER, &HANDOVER_INSERT, &HANDOVER_UPDATE],
        "promise" => [&PROMISE, &PROMISE_INSERT, &PROMISE_UPDATE],
        "order" | "case" => [&WORK, &WORK_INSERT, &WORK_UPDATE],
        "assignment" | "followup" | "appointment" | "delay" | "hazard" | "finding" | "incident" | "outage" | "task"
        | "activation" | "callback" | "roster" | "gap" | "swap" | "shift_handover" | "bulletin" | "campaign"
        | "staff_change" => [&OWN, &OWN_INSERT, &OWN_UPDATE],
        "conference" => [&CONFERENCE, &CONFERENCE_INSERT, &CONFERENCE_UPDATE],
        "request" => [&REQUEST, &REQUEST_INSERT, &REQUEST_UPDATE],
        "absence" => [&AWAY, &AWAY_INSERT, &AWAY_UPDATE],
        "plan" => [&PLAN, &PLAN_INSERT, &PLAN_UPDATE],
        "attendance" => [&ATTENDANCE, &ATTENDANCE_INSERT, &ATTENDANCE_UPDATE],
        _ => return None,
    })
}

fn broken(error: serde_json::Error) -> StoreError {
    StoreError::Broken(error.to_string())
}

/// The room's own data of a record.
pub fn load(tx: &mut Tx<'_>, id: Id, kind: &str) -> Result<Room> {
    let [question, ..] = own(kind).ok_or_else(|| StoreError::Broken(format!("{kind} has no table of its own")))?;
    let found = if kind == "request" {
        let vault = tx.vault();
        tx.one(question, params![id], |row| {
            let mut request: Request = row.json(1)?;
            request.contact = vault.open(&row.bytes(0)?).unwrap_or_default();
            Ok(Room::Request(Box::new(request)))
        })?
    } else {
        tx.one(question, params![id], |row| row.text(0))?
            .and_then(|data| Room::read(kind, &data))
            .transpose()
            .map_err(broken)?
    };
    found.ok_or_else(|| StoreError::Broken(format!("record {id} has no row in its room {kind}")))
}

/// Writes the room's own row; `fresh` makes it.
pub fn save(tx: &mut Tx<'_>, id: Id, company: Id, room: &Room, fresh: bool) -> Result<()> {
    let kind = room.flow().kind;
    let [_, insert, update] = own(kind).ok_or_else(|| StoreError::Broken(format!("{kind} has no table of its own")))?;
    let statement = if fresh { insert } else { update };
    match room {
        Room::Request(request) => {
            let vault = tx.vault();
            let sealed = vault.seal(id.0, &request.contact);
            let blind = vault.blind(&request.contact);
            // The number stands only in its sealed column.
            let mut plain = (**request).clone();
            plain.contact.clear();
            let data = serde_json::to_string(&plain).map_err(broken)?;
            let (answered, resolved, status) = (request.answered_at, request.resolved_at, &request.source_status);
            if fresh {
                tx.later(statement, params![id, company, &sealed, &blind, answered, resolved, status, &data], 1)
            } else {
                tx.later(statement, params![id, &sealed, &blind, answered, resolved, status, &data], 1)
            }
        }
        Room::Order(order) => {
            let (from, to) = (order.window.map(|w| w.from), order.window.map(|w| w.to));
            tx.later(statement, params![id, &room.json().map_err(broken)?, from, to], 1)
        }
        Room::Case(_) => tx.later(statement, params![id, &room.json().map_err(broken)?, None::<i64>, None::<i64>], 1),
        Room::Promise(promise) => tx.later(statement, params![id, promise.due, &room.json().map_err(broken)?], 1),
        Room::Absence(absence) => {
            let data = room.json().map_err(broken)?;
            let from = absence.from.unwrap_or(Moment::MIN);
            let values = params![id, company, absence.person, from, absence.until, absence.counts, &data];
            tx.later(statement, values, 1)?;
            duty::plan(tx, id, company, &absence.stand_ins, true)
        }
        Room::Plan(plan) => {
            let data = room.json().map_err(broken)?;
            let (unit, due) = (plan.unit.unwrap_or(company), plan.review_due());
            let (from, until) = (plan.from, plan.until);
            let values = params![id, company, unit, &plan.scenario, plan.version, from, until, due, &data];
            tx.later(statement, values, 1)
        }
        Room::Attendance(a) => {
            let data = room.json().map_err(broken)?;
            tx.later(statement, params![id, company, a.person, a.from, a.in_at, a.out_at, &data], 1)
        }
        _ => {
            tx.later(statement, params![id, &room.json().map_err(broken)?], 1)?;
            match room {
                Room::Roster(roster) => duty::save_roster(tx, id, company, roster),
                Room::Gap(gap) => duty::plan(tx, id, company, &gap.stand_ins, true),
                _ => Ok(()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn every_kind_has_its_row() {
        for flow in shouwen_domain::intake::FLOWS {
            assert!(own(flow.kind).is_some(), "{}", flow.kind);
        }
    }
}
