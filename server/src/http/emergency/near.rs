//! Known incidents around the place of a caller (EMG-09). Owns: its form, what is told of an incident to somebody who may
//! not see it. Refuses whoever does not answer calls. Tested by `tests/neighbours.rs`.

use crate::{
    act::{Ctx, Failure},
    http::{Answer, Need, Problem, Req, Routes, records, reply, view},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::{self, Here, kind_of},
    form::{Field, Kind, LINE, may},
    id::Id,
    intake::{self, Address},
    moment::HOUR,
    policy::Query,
    refusal::Refusal,
    words::w,
};
use shouwen_store::{Tx, customers, incidents};

/// Where the caller is, as far as it is typed.
const PLACE: &[Field] = &[
    may("district", Kind::Line { max: 60 }, "区县", "District"),
    may("road", Kind::Line { max: 100 }, "道路门牌或小区", "Road or estate"),
    may("building", Kind::Line { max: 30 }, "楼栋", "Building"),
    may("text", Kind::Line { max: LINE }, "补充", "More"),
    may("point", Kind::Ref { to: "point" }, "用气地址", "Service point"),
    may("lat", Kind::Line { max: 20 }, "现场纬度", "Latitude of the place"),
    may("lng", Kind::Line { max: 20 }, "现场经度", "Longitude of the place"),
];

/// How many open incidents are looked at: more than a company ever has.
const LOOKED_AT: i64 = 500;
/// More than one or two are read by nobody who has a caller on the line.
const SHOWN: usize = 5;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::POST,
        "/api/incidents/near",
        "incidents_near",
        w("来电地点附近正在处置的突发事件", "Running incidents around the place of a caller"),
        Need::Write,
        &[],
        Some(PLACE),
        Answer::Json(200, "NearbyIncidents"),
        near,
    );
}

async fn near(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    let value = records::reading(&req, move |tx, ctx| Ok(json!({"items": around(tx, ctx, &body)?}))).await?;
    Ok(reply(200, &value))
}

/// The place that a body names; a service point of the archive fills what was not typed.
fn here(tx: &mut Tx<'_>, company: Id, body: &Value) -> Result<Here, Failure> {
    let mut here = Here {
        address: serde_json::from_value::<Address>(body.clone()).unwrap_or_default(),
        point: body.as_object().and_then(emergency::point),
    };
    let Some(point) = body.get("point").and_then(Value::as_str).and_then(Id::parse) else { return Ok(here) };
    let row = customers::point(tx, point)?.filter(|p| p.company == company).ok_or_else(Refusal::missing)?;
    if here.address.is_empty() {
        here.address = serde_json::from_str(&row.address).unwrap_or_default();
    }
    if here.point.is_none() {
        here.point = customers::place(tx, point)?.map(customers::degrees);
    }
    Ok(here)
}

pub(in crate::http) fn around(tx: &mut Tx<'_>, ctx: &Ctx<'_>, body: &Value) -> Result<Vec<Value>, Failure> {
    let company = ctx.actor.company.filter(|_| !ctx.actor.is_office_only()).ok_or_else(|| {
        Refusal::forbidden("只有接报人员可以查询附近的突发事件。", "Only who answers calls asks for incidents nearby.")
    })?;
    let here = here(tx, company, body)?;
    if here == Here::default() {
        return Ok(Vec::new());
    }
    let path = ctx.house.path(company);
    let query = Query { unit_path: &path, at: ctx.now, ..Query::default() };
    let radius = ctx.house.book.count("emg.cluster.radius", &query).unwrap_or(200);
    let window = ctx.house.book.limits("emg.cluster.window", &query).first().map_or(HOUR, |(limit, _)| limit.amount);
    let open = incidents::open_since(tx, company, ctx.now.minus(window), LOOKED_AT)?;
    let mut found: Vec<_> = open
        .into_iter()
        .filter(|running| emergency::is_running(&running.state))
        .filter_map(|running| Some((emergency::near(&running.here, &here, radius as f64)?, running)))
        .collect();
    // The nearest first, and of those that only the words make near the newest.
    found.sort_by(|(a, one), (b, other)| {
        let metres = |n: &emergency::Near| n.metres.unwrap_or(f64::MAX);
        metres(a).total_cmp(&metres(b)).then(other.received_at.cmp(&one.received_at))
    });
    found.truncate(SHOWN);
    let flow = intake::flow("incident");
    let shown = found.into_iter().map(|(near, running)| {
        // The door of another household is told to nobody who asks for their neighbours.
        let Address { district, road, building, .. } = running.here.address;
        let place = Address { district, road, building, ..Address::default() };
        json!({
            "id": running.id,
            "number": running.number,
            "kind": kind_of(&running.incident.kind).map(|kind| kind.words),
            "state": flow.and_then(|flow| flow.state(&running.state)).map(|state| state.words),
            "received_at": running.received_at,
            "place": place.line(),
            "same": near.same,
            "metres": near.metres.map(|metres| metres.round() as i64),
            "why": near.same.words(),
            "callers": running.joined + 1,
            "crew": view::named(ctx.house, running.crew),
        })
    });
    Ok(shown.collect())
}
