//! The report of work orders. Owns: what is read of an order, its appointments and its follow-up. Refuses nothing; which
//! company it is of was decided before. Tested by `tests/demo_month.rs` against the events.

use super::{PAGE, Span};
use crate::{app::App, world::ZONE};
use serde::{Deserialize, Serialize};
use shouwen_domain::{
    followup::FollowUp,
    id::Id,
    orders::Order,
    reports::{OrderRow, OrderSums, OrdersReport},
};
use shouwen_store::{StoreError, reports};
use std::sync::Arc;

#[derive(Clone, Debug, Serialize)]
pub struct About {
    pub company: String,
    pub zone: &'static str,
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

/// Counts the work orders of a company, page by page.
pub fn orders(app: &Arc<App>, company: Id, span: &Span) -> Result<Orders, StoreError> {
    let house = app.house();
    let mut sums = OrderSums::default();
    let (mut after, times) = (Id(0), span.times());
    loop {
        let page = app.db.read_now(move |tx| reports::orders(tx, company, after, times, PAGE))?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page.iter().filter(|row| span.holds(row.unit)) {
            sums.add(&one(row, house.name_of(row.unit).unwrap_or_default())?);
        }
    }
    let code = house.unit(company).map(|u| u.code.clone()).unwrap_or_default();
    Ok(Orders { report_of: About { company: code, zone: ZONE, span: span.clone() }, report: sums.finish() })
}

fn one(row: &reports::OrderRow, team: String) -> Result<OrderRow, StoreError> {
    let order: Order = read(&row.data, row.id)?;
    let of = |kind: &'static str| row.below.iter().filter(move |(k, ..)| k == kind);
    let followup = match of("followup").next_back() {
        Some((_, state, data)) => {
            let own: FollowUp = read(data, row.id)?;
            Some((state.clone(), own.answers.get("satisfied").cloned()))
        }
        None => None,
    };
    Ok(OrderRow {
        team,
        type_code: row.type_code.clone(),
        state: row.state.clone(),
        part: order.part,
        accepted: row.accepted_at,
        finished: order.finished_at,
        unsolved: order.unsolved.is_some(),
        again: order.rework > 0 || order.reopened > 0,
        appointments: of("appointment").map(|(_, state, _)| state.clone()).collect(),
        overdue: row.breaches > 0,
        selected: order.followed.is_some(),
        followup,
    })
}
