//! Telephony (INF-04): exchanges tell of calls, by the three-event interface over HTTP or on a line of their own; a call is
//! what its events say. Owns: the exchanges, what follows from a call (screen pop, call-back, alarm, the record on the
//! matter), dialling. Nothing here is in the way of a call: when this program is down the hotline goes on, and the calls
//! of that time are taken over later with their times. Tested by `tests/calls*.rs`.

pub mod ami;
pub mod esl;
pub mod exchange;
mod follow;
pub mod hear;
pub mod line;
pub mod lines;
pub mod link;
pub mod state;

pub use exchange::{Exchange, Protocol};
pub(crate) use follow::{caller, customer, phoned, topic};
pub use hear::{Heard, hear, hear_now};
pub use state::{LinkState, Telephony};

use crate::house::House;
use shouwen_domain::{
    id::Id,
    moment::{Moment, SECOND},
    policy::Query,
};

/// Length of a ring in milliseconds, and within how many of them a call is to be answered (`ring.cycle`, `call.rings`).
pub fn measure(house: &House, company: Id, now: Moment) -> (i64, i64) {
    let path = house.path(company);
    let query = Query { unit_path: &path, at: now, ..Query::default() };
    let cycle = house.book.limits("ring.cycle", &query).first().map_or(5 * SECOND, |(limit, _)| limit.amount);
    (cycle, house.book.count("call.rings", &query).unwrap_or(3))
}
