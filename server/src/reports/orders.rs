//! The report of work orders. Owns: what is read of an order, its appointments and its follow-up. Refuses nothing; which
//! company it is of was decided before. Tested by `tests/demo_month.rs` against the events.

use super::{PAGE, Span};
use crate::{app::App, world::ZONE};
use serde::{Deserialize, Serialize};
use shouwen_domain::{
    flow::Phase,
    followup::FollowUp,
    id::Id,
    intake,
    moment::{DAY, Moment},
    orders::{Appointment, Order},
    policy::Query,
    reports::{Asked, OrderRow, OrderSums, OrdersReport},
};
use shouwen_store::{StoreError, reports};
use std::sync::Arc;

#[derive(Clone, Debug, Serialize)]
pub struct About {
    pub company: String,
    pub zone: &'static str,
    /// The moment at which something is due or not.
    pub as_of: Moment,
    pub span: Span,
}

/// The report with what it is of.
#[derive(Debug, Serialize)]
pub struct Orders {
    pub report_of: About,
    #[serde(flatten)]
    pub report: OrdersReport,
}

fn read<'d, T: Deserialize<'d>>(data: &'d str, of: Id) -> Result<T, StoreError> {
    serde_json::from_str(data).map_err(|e| StoreError::Broken(format!("data of order {of}: {e}")))
}

/// Counts the work orders of a company, page by page; what is due by `as_of` is due.
pub fn orders(app: &Arc<App>, company: Id, span: &Span, as_of: Moment) -> Result<Orders, StoreError> {
    let house = app.house();
    let mut sums = OrderSums::default();
    let (mut after, times) = (Id(0), span.times());
    let path = house.path(company);
    let query = Query { unit_path: &path, at: as_of, ..Query::default() };
    let repeat = house.book.count("fault.repeat", &query).unwrap_or(30) * DAY;
    loop {
        let page = app.db.read_now(move |tx| reports::orders(tx, company, after, times, repeat, PAGE))?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page.iter().filter(|row| span.holds(row.unit)) {
            sums.add(&one(row, house.name_of(row.unit).unwrap_or_default(), as_of)?);
        }
    }
    let code = house.unit(company).map(|u| u.code.clone()).unwrap_or_default();
    Ok(Orders { report_of: About { company: code, zone: ZONE, as_of, span: span.clone() }, report: sums.finish() })
}

fn one(row: &reports::OrderRow, team: String, as_of: Moment) -> Result<OrderRow, StoreError> {
    let order: Order = read(&row.data, row.id)?;
    let of = |kind: &'static str| row.below.iter().filter(move |(k, ..)| k == kind);
    let followup = match of("followup").next_back() {
        Some((_, state, data)) => {
            let own: FollowUp = read(data, row.id)?;
            let phase = intake::flow("followup").and_then(|f| f.state(state)).map(|s| s.phase);
            Some(Asked {
                ended: phase == Some(Phase::Ended),
                due: own.closes.is_some_and(|at| at <= as_of),
                without_answer: matches!(state.as_str(), "not_reached" | "ended"),
                answer: own.answers.get("satisfied").cloned(),
            })
        }
        None => None,
    };
    let mut in_vain = Vec::new();
    for (_, _, data) in of("appointment").filter(|(_, state, _)| state == "no_access") {
        let own: Appointment = read(data, row.id)?;
        in_vain.extend(Some(own.arrived).filter(|arrived| !arrived.is_empty()));
    }
    Ok(OrderRow {
        team,
        type_code: row.type_code.clone(),
        state: row.state.clone(),
        part: order.part,
        accepted: row.accepted_at,
        finished: order.finished_at,
        unsolved: order.unsolved.is_some(),
        again: order.rework > 0 || order.reopened > 0,
        closed: row.state == "closed",
        repeated: row.repeats > 0,
        appointments: of("appointment").map(|(_, state, _)| state.clone()).collect(),
        in_vain,
        overdue: row.breaches > 0,
        selected: order.followed.is_some(),
        followup,
    })
}
