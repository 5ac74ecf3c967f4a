//! The service points of an archive: add, correct, detach.
//! Owns: their forms, and that a point outlives its customer: records keep it, the next customer takes it over. Refuses an
//! account number that is in use, and detaching under open matters. Tested by `tests/archive_parts.rs`.

use super::{FIRST, changing, matters, text};
use crate::{
    act::{Ctx, Failure},
    http::{Answer, Need, Problem, Req, Routes},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    customers::{account_number, is_place, meter_is_at},
    form::{Field, FieldError, Fields, Kind, may, must},
    id::Id,
    intake::Address,
    refusal::{Nature, Refusal},
    words::{Said, w},
};
use shouwen_store::{StoreError, Tx, customers as store};

const DISTRICT: Field = may("district", Kind::Line { max: 60 }, "区县", "District");
const ROAD: Field = may("road", Kind::Line { max: 100 }, "道路门牌或小区", "Road or estate");
const BUILDING: Field = may("building", Kind::Line { max: 30 }, "楼栋", "Building");
const UNIT: Field = may("unit_no", Kind::Line { max: 30 }, "单元", "Unit");
const ROOM: Field = may("room", Kind::Line { max: 30 }, "房号", "Room");
const MORE: Field = may("text", Kind::Line { max: 300 }, "补充", "More");
const METER: Field = may("meter", Kind::Line { max: 60 }, "表号", "Meter");
/// An address is one value: whoever gives a part of it writes the whole anew.
const ADDRESS: [&str; 6] = ["district", "road", "building", "unit_no", "room", "text"];

pub(super) const FORM: Fields = &[
    must("number", Kind::Line { max: 40 }, "户号", "Account number"),
    DISTRICT,
    ROAD,
    BUILDING,
    UNIT,
    ROOM,
    MORE,
    METER,
];
const CHANGE: Fields = &[
    may("number", Kind::Line { max: 40 }, "户号", "Account number"),
    DISTRICT,
    ROAD,
    BUILDING,
    UNIT,
    ROOM,
    MORE,
    METER,
];

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::POST,
        "/api/customers/{id}/points",
        "add_point",
        w("增加用气地址", "Add a service point"),
        Need::Write,
        &[],
        Some(FORM),
        Answer::Json(201, "CustomerPage"),
        add,
    )
    .versioned = true;
    r.add(
        Method::PATCH,
        "/api/customers/{id}/points/{point}",
        "change_point",
        w("更正用气地址；给出地址任一项即整条重写", "Correct a service point; any part of the address writes it anew"),
        Need::Write,
        &[],
        Some(CHANGE),
        Answer::Json(200, "CustomerPage"),
        change,
    )
    .versioned = true;
    r.add(
        Method::DELETE,
        "/api/customers/{id}/points/{point}",
        "end_point",
        w("解除用气地址与客户的关联", "Detach a service point"),
        Need::Write,
        &[],
        None,
        Answer::Json(200, "CustomerPage"),
        end,
    )
    .versioned = true;
}

fn registered() -> Failure {
    Refusal::new(
        "point_exists",
        Nature::Conflict,
        "这个户号已经登记：请按户号查找，在原档案中更正或解除后再登记。",
        "This account number is already registered: find it by its number and correct or detach it there first.",
    )
    .into()
}

fn no_address() -> Failure {
    let said = Said::new(
        "请填写地址：至少填道路门牌或小区，或补充一栏；没有地址就派不了人",
        "Give the address, at least the road or estate or the rest of it: nobody can be sent without one",
    );
    Refusal::invalid(vec![FieldError::new("road", "required", said)]).into()
}

/// Two who register one number at once: the second is told as if it had come later.
fn or_registered(error: StoreError) -> Failure {
    match error {
        StoreError::Conflict(_) => registered(),
        other => other.into(),
    }
}

fn address(body: &Value) -> Address {
    Address {
        district: text(body, "district"),
        road: text(body, "road"),
        building: text(body, "building"),
        unit: text(body, "unit_no"),
        room: text(body, "room"),
        text: text(body, "text"),
    }
}

/// Writes what the body gives over a point.
fn fill(row: &mut store::PointRow, body: &Value) {
    if let Some(number) = body.get("number").and_then(Value::as_str) {
        row.number = account_number(number);
    }
    if let Some(meter) = body.get("meter").and_then(Value::as_str) {
        row.meter = account_number(meter);
    }
    if ADDRESS.iter().any(|part| body.get(part).is_some()) {
        let address = address(body);
        (row.address, row.line) = (json!(address).to_string(), address.line());
    }
}

/// One meter, one account.
fn metered(tx: &mut Tx<'_>, row: &store::PointRow) -> Result<(), Failure> {
    match store::meter_elsewhere(tx, row)? {
        None => Ok(()),
        Some(number) => {
            let said = meter_is_at(&row.meter, &number);
            Err(Refusal::invalid(vec![FieldError::new("meter", "elsewhere", said)]).into())
        }
    }
}

/// Registers a point. One that nobody holds any more is taken over as it is, so that its records keep one point.
pub(super) fn put(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customer: Id, company: Id, body: &Value) -> Result<(), Failure> {
    match store::point_of(tx, company, &text(body, "number"))? {
        Some((row, _)) if row.customer.is_some() => Err(registered()),
        Some((mut row, _)) => {
            if !store::take_point(tx, row.id, customer)? {
                return Err(registered());
            }
            row.customer = Some(customer);
            fill(&mut row, body);
            metered(tx, &row)?;
            Ok(store::change_point(tx, &row)?)
        }
        None => {
            let mut row = store::PointRow {
                id: ctx.world.id(),
                company,
                customer: Some(customer),
                number: String::new(),
                unit: None,
                address: json!(Address::default()).to_string(),
                line: String::new(),
                meter: String::new(),
            };
            fill(&mut row, body);
            if !is_place(&serde_json::from_str(&row.address).unwrap_or_default()) {
                return Err(no_address());
            }
            metered(tx, &row)?;
            store::add_point(tx, &row, ctx.now).map_err(or_registered)
        }
    }
}

/// A point of this customer.
fn load(tx: &mut Tx<'_>, customer: Id, point: Id) -> Result<store::PointRow, Failure> {
    let found = store::point(tx, point)?.filter(|p| p.customer == Some(customer));
    found.ok_or_else(|| Refusal::missing().into())
}

async fn add(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    changing(&req, 201, "customer.point", move |tx, ctx, row| {
        put(tx, ctx, row.id, row.company, &body)?;
        Ok(Some(Value::Null))
    })
    .await
}

async fn change(req: Req) -> Result<Response, Problem> {
    let (point, body) = (req.id("point")?, req.body.clone());
    changing(&req, 200, "customer.point_change", move |tx, _, row| {
        let before = load(tx, row.id, point)?;
        let mut after = before.clone();
        fill(&mut after, &body);
        if after == before {
            return Ok(None);
        }
        if after.number != before.number && store::point_of(tx, row.company, &after.number)?.is_some() {
            return Err(registered());
        }
        if after.meter != before.meter {
            metered(tx, &after)?;
        }
        store::change_point(tx, &after).map_err(or_registered)?;
        if after.address != before.address {
            // An arrival would be judged by where the point was thought to be.
            store::forget_place(tx, point)?;
        }
        let mut changed = Vec::new();
        changed.extend((after.number != before.number).then_some("number"));
        changed.extend((after.address != before.address).then_some("address"));
        changed.extend((after.meter != before.meter).then_some("meter"));
        Ok(Some(json!({"point": point, "changed": changed})))
    })
    .await
}

async fn end(req: Req) -> Result<Response, Problem> {
    let point = req.id("point")?;
    changing(&req, 200, "customer.point_end", move |tx, ctx, row| {
        let mut held = load(tx, row.id, point)?;
        nothing_open(tx, ctx, row.id, point)?;
        held.customer = None;
        store::change_point(tx, &held)?;
        Ok(Some(json!({"point": point})))
    })
    .await
}

/// Open matters hold a point with its customer. Those that the caller sees are named; the others are counted.
fn nothing_open(tx: &mut Tx<'_>, ctx: &Ctx<'_>, customer: Id, point: Id) -> Result<(), Failure> {
    let open = store::open_at_point(tx, customer, point)?;
    if open == 0 {
        return Ok(());
    }
    let (seen, _) = matters(tx, ctx, customer, FIRST)?;
    let here = seen.iter().filter(|r| r.point == Some(point) && r.phase < 2);
    let numbers: Vec<&str> = here.take(3).map(|r| r.number.as_str()).collect();
    let named = |open: &str, close: &str, between: &str| {
        if numbers.is_empty() { String::new() } else { format!("{open}{}{close}", numbers.join(between)) }
    };
    Err(Refusal::new(
        "point_in_use",
        Nature::Conflict,
        format!("该用气地址还有 {open} 件未办结事项{}，不能解除：请先办结。", named("（", "）", "、")),
        format!(
            "{open} open matter(s) hang on this service point{}: close them before detaching it.",
            named(" (", ")", ", ")
        ),
    )
    .into())
}
