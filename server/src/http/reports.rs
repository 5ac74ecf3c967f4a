//! The figures of `shouwen report` for screens and programs (RPT-01): of what the caller looks over, and of a span of time.
//! Owns: which units and days. Refuses who looks over nothing. Tested by `tests/reports.rs` against the command line.

use super::{Answer, Need, Problem, Req, Route, Routes, reply};
use crate::reports::{self, Ask, IntakeError, Span};
use axum::{http::Method, response::Response};
use serde_json::Value;
use shouwen_domain::{
    form::{FieldError, Fields, Kind, may},
    id::Id,
    moment::Moment,
    org::Sees,
    refusal::Refusal,
    reports::RESERVED,
    words::{Said, w},
};
use shouwen_store::StoreError;

const UNIT: shouwen_domain::form::Field = may(
    "unit",
    Kind::Ref { to: "unit" },
    "单位及其下属（默认所管全部）",
    "Unit and below (all that the caller looks over)",
);
const FROM: shouwen_domain::form::Field = may("from", Kind::Moment, "受理时间起", "Received at or after");
const UNTIL: shouwen_domain::form::Field = may("until", Kind::Moment, "受理时间止（不含）", "Received before");
const ORDERS: Fields =
    &[UNIT, FROM, UNTIL, may("as_of", Kind::Moment, "到期以此刻为准（默认现在）", "Due is what was due by then (now)")];
const INTAKE: Fields = &[
    UNIT,
    FROM,
    UNTIL,
    may(
        "source",
        Kind::Line { max: 60 },
        "来源（house、all 或导入的来源名）",
        "Source: house, all, or the name of an import",
    ),
    may("dimensions", Kind::Line { max: 200 }, "分组字段，以逗号分隔", "Fields to group by, separated by commas"),
];
/// Fields to group by: each costs a pass over every label.
const DIMENSIONS: usize = 6;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("reports");
    r.add(
        Method::GET,
        "/api/reports/orders",
        "report_orders",
        w("工单统计", "Figures of work orders: states, punctuality, first-time fix, hours, follow-ups, by team"),
        Need::Read,
        ORDERS,
        None,
        Answer::Json(200, "OrdersReport"),
        orders,
    );
    r.add(
        Method::GET,
        "/api/reports/intake",
        "report_intake",
        w("受理统计", "Figures of intake: what came in, what was closed, how long it took, what was late"),
        Need::Read,
        INTAKE,
        None,
        Answer::Json(200, "IntakeReport"),
        intake,
    );
    r.list
}

/// The company and the span that the caller may count. A unit that the caller does not look over is not there.
fn scope(req: &Req) -> Result<(Id, Span), Problem> {
    let (house, actor) = (req.app.house(), req.actor()?);
    let over: Vec<Id> = actor.grants.iter().filter(|g| g.role.sees() == Sees::Subtree).map(|g| g.unit).collect();
    if over.is_empty() {
        return Err(Refusal::forbidden("您的角色不能查看统计。", "Your role does not see figures.").into());
    }
    let wanted = Id::parse(req.text("unit"));
    if let Some(unit) = wanted {
        let path = house.path(unit);
        if house.unit(unit).is_none() || !over.iter().any(|o| path.contains(o)) {
            return Err(Refusal::missing().into());
        }
    }
    let above = |unit: &Id| house.company_of(*unit);
    let company = wanted.and_then(|u| above(&u)).or_else(|| wanted.is_none().then_some(actor.company).flatten());
    // Figures are of one company: who looks over several names a unit of one.
    let company = company.or_else(|| wanted.is_none().then(|| over.iter().find_map(above)).flatten());
    let company = company.ok_or_else(Refusal::missing)?;
    let roots = wanted.map_or(over, |unit| vec![unit]);
    let at = |key: &str| req.query.get(key).and_then(Value::as_i64).map(Moment);
    let mut span = Span { from: at("from"), until: at("until"), units: None };
    let path = house.path(company);
    if !roots.iter().any(|root| path.contains(root)) {
        let mut units: Vec<Id> = roots.iter().flat_map(|root| house.subtree(*root)).collect();
        units.retain(|unit| house.company_of(*unit) == Some(company));
        units.sort_unstable();
        units.dedup();
        span.units = Some(units);
    }
    Ok((company, span))
}

fn json<T: serde::Serialize>(of: &T) -> Result<Value, StoreError> {
    serde_json::to_value(of).map_err(|e| StoreError::Broken(e.to_string()))
}

/// Counting reads every record of the span: on a thread of its own, page by page.
async fn counted<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Broken(e.to_string()))
}

async fn orders(req: Req) -> Result<Response, Problem> {
    let (company, span) = scope(&req)?;
    let app = req.app.clone();
    let as_of = req.query.get("as_of").and_then(Value::as_i64).map_or_else(|| req.app.now(), Moment);
    let done = counted(move || reports::orders(&app, company, &span, as_of)).await??;
    Ok(reply(200, &json(&done)?))
}

async fn intake(req: Req) -> Result<Response, Problem> {
    let (company, span) = scope(&req)?;
    let names: Vec<String> =
        req.text("dimensions").split(',').map(str::trim).filter(|d| !d.is_empty()).map(str::to_owned).collect();
    if names.len() > DIMENSIONS || names.iter().any(|d| RESERVED.contains(&d.as_str()) || d == "report_of") {
        return Err(wrong(
            "dimensions",
            format!("分组字段最多 {DIMENSIONS} 个，且不得与统计项同名"),
            format!("at most {DIMENSIONS} fields to group by, none with the name of a figure"),
        ));
    }
    let source = Some(req.text("source").to_owned()).filter(|s| !s.is_empty());
    let ask = Ask { source, dimensions: Some(names).filter(|d| !d.is_empty()), span };
    let app = req.app.clone();
    match counted(move || reports::intake(&app, company, &ask)).await? {
        Ok(done) => Ok(reply(200, &json(&done)?)),
        Err(IntakeError::NoSuchSource(said)) => Err(wrong("source", said.zh, said.en)),
        Err(IntakeError::NoSuchDimension(said)) => Err(wrong("dimensions", said.zh, said.en)),
        Err(IntakeError::Store(error)) => Err(error.into()),
    }
}

fn wrong(field: &str, zh: String, en: String) -> Problem {
    let code = "unknown_reference";
    Refusal::invalid(vec![FieldError::new(field, code, Said::new(zh, en))]).into()
}
