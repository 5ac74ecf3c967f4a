//! Running emergencies of a company, for whoever has another caller on the line (EMG-09).

use crate::{Result, Tx, customers::degrees, params, statements};
use shouwen_domain::{
    emergency::{Here, Incident},
    id::Id,
    intake::Request,
    moment::Moment,
};

statements! {
    /// Over the narrow index of open emergencies; the newest first.
    OPEN_SINCE "i t t i i? i? t t i i?"
        "SELECT record.id, record.number, record.state, record.received_at, point.lat, point.lng, own.data, request.data,
            (SELECT COUNT(*) FROM record AS joined WHERE joined.parent = record.id AND joined.kind = 'request'),
            record.owner
         FROM record JOIN own ON own.id = record.id JOIN request ON request.id = record.parent
            LEFT JOIN point ON point.id = record.point
         WHERE record.company = ?1 AND record.kind = 'incident' AND record.phase < 2 AND record.priority = 'P0'
            AND record.received_at >= ?2
         ORDER BY record.received_at DESC, record.id DESC LIMIT ?3";
}

/// An open incident and where it is.
#[derive(Clone, Debug)]
pub struct Running {
    pub id: Id,
    pub number: String,
    pub state: String,
    pub received_at: Moment,
    /// Who goes, once somebody does.
    pub crew: Option<Id>,
    pub incident: Incident,
    pub here: Here,
    /// Other callers who were joined to it.
    pub joined: i64,
}

/// The newest `limit` open incidents of a company that were reported since an instant.
pub fn open_since(tx: &mut Tx<'_>, company: Id, since: Moment, limit: i64) -> Result<Vec<Running>> {
    tx.rows(&OPEN_SINCE, params![company, since, limit], |row| {
        let incident: Incident = row.json(6)?;
        let request: Request = row.json(7)?;
        let of_point = row.opt_int(4)?.zip(row.opt_int(5)?).map(degrees);
        Ok(Running {
            id: row.id(0)?,
            number: row.text(1)?,
            state: row.text(2)?,
            received_at: row.moment(3)?,
            here: Here { address: request.address, point: incident.place.or(of_point) },
            incident,
            joined: row.int(8)?,
            crew: row.opt_id(9)?,
        })
    })
}
