//! What everybody may read without signing in: stops of gas that are announced or go on (ANN-01, site), and the notice board
//! (ANN-04). Owns: that neither a name nor a door stands there. Refuses companies whose portal is closed. Tested by
//! `tests/bulletins.rs` and `tests/outages_told.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, company, portal, reply};
use crate::{
    http::sheet,
    paper::{self, Print},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::outage::{notice, public},
    form::{Fields, Kind, choice, may, must},
    id::Id,
    intake::{self, Room},
    paper::Pen,
    publicity::bulletin,
    refusal::Refusal,
    words::{Lang, w},
};
use shouwen_store::{StoreError, bulletins, intake as rooms, outages, record};
use std::collections::BTreeMap;

const COMPANY: shouwen_domain::form::Field = must("company", Kind::Line { max: 60 }, "企业代码", "Company code");
const STOPS: Fields = &[COMPANY, may("q", Kind::Line { max: 80 }, "小区或地址", "Estate or address")];
const BOARD: Fields = &[COMPANY];
const LANG: Fields = &[may(
    "lang",
    Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
    "语言（默认中文）",
    "Language (Chinese unless named)",
)];

/// Stops and notices that are looked at: more than a company ever has at once.
const LOOKED_AT: i64 = 300;
/// Shown at once; whoever looks for more types the estate.
const SHOWN: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("portal");
    r.add(
        Method::GET,
        "/api/portal/stops",
        "public_stops",
        w("公示的停气（按小区或地址查询）", "Stops of gas, by estate or address"),
        Need::Nothing,
        STOPS,
        None,
        Answer::Json(200, "PublicStops"),
        stops,
    );
    r.add(
        Method::GET,
        "/api/portal/stops/{number}/notice.pdf",
        "public_stop_paper",
        w("停气通知（PDF，供张贴）", "Poster of a stop (PDF)"),
        Need::Nothing,
        LANG,
        None,
        Answer::Other("application/pdf"),
        poster,
    );
    r.add(
        Method::GET,
        "/api/portal/bulletins",
        "public_bulletins",
        w("服务公告", "The notice board"),
        Need::Nothing,
        BOARD,
        None,
        Answer::Json(200, "PublicBulletins"),
        board,
    );
    r.list
}

/// The company that is named, if its portal is open.
fn open(req: &Req, code: &str) -> Result<Id, Problem> {
    let found = portal::company(&req.app.house(), code, req.app.now());
    found.ok_or_else(|| Refusal::missing().into())
}

async fn stops(req: Req) -> Result<Response, Problem> {
    let id = open(&req, req.text("company"))?;
    let (app, typed, now) = (req.app.clone(), req.text("q").to_owned(), req.app.now());
    let items: Vec<Value> = req
        .app
        .db
        .read(move |tx| {
            let flow = intake::flow("outage");
            let mut items = Vec::new();
            for (_, number, state, o) in outages::known(tx, id, LOOKED_AT)? {
                let Some(stairs) = public::found(&o, &typed).filter(|_| public::TOLD.contains(&state.as_str())) else {
                    continue;
                };
                let words = flow.and_then(|flow| flow.state(&state)).map(|state| state.words);
                items.push((
                    o.from,
                    json!({"number": number, "state": words, "planned": o.is_planned(), "area": o.area, "why": o.why,
                        "from": o.from, "until": o.until, "contact": o.enquiries, "found": stairs,
                        "published_at": o.published_at,
                        "poster": format!("/api/portal/stops/{number}/notice.pdf")}),
                ));
            }
            // What comes next first.
            items.sort_by_key(|(from, _)| *from);
            items.truncate(SHOWN);
            Ok::<_, StoreError>(items.into_iter().map(|(_, item)| item).collect())
        })
        .await?;
    Ok(reply(200, &json!({"company": company(&app.house(), id, now), "at": now, "items": items})))
}

async fn poster(req: Req) -> Result<Response, Problem> {
    let number = req.segment("number").to_owned();
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let (app, now) = (req.app.clone(), req.app.now());
    let found = req
        .app
        .db
        .read(move |tx| {
            let house = app.house_in(tx)?;
            let Some(id) = record::by_number(tx, &number)? else { return Ok::<_, StoreError>(None) };
            let Some(row) = record::lookup(tx, id)? else { return Ok(None) };
            let is_open = house.unit(row.company).is_some_and(|u| portal::company(&house, &u.code, now).is_some());
            if !is_open || row.kind != "outage" || !public::TOLD.contains(&row.state.as_str()) {
                return Ok(None);
            }
            let Room::Outage(outage) = rooms::load(tx, id, &row.kind)? else { return Ok(None) };
            let zone = house.calendar(row.unit).zone().clone();
            let name = house.name_of(row.company).unwrap_or_default();
            let head = notice::Head { pen: Pen { lang, zone: &zone }, number: &row.number, company: &name };
            Ok(Some((notice::poster(&outage, &head), row.opened_at, zone)))
        })
        .await?;
    let (paper, at, zone) = found.ok_or_else(Refusal::missing)?;
    sheet::as_pdf(paper.number.clone(), move || {
        paper::print(&Print { paper: &paper, strokes: &BTreeMap::new(), at, zone: &zone })
    })
    .await
}

async fn board(req: Req) -> Result<Response, Problem> {
    let id = open(&req, req.text("company"))?;
    let (app, now) = (req.app.clone(), req.app.now());
    let items: Vec<Value> = req
        .app
        .db
        .read(move |tx| {
            let mut shown: Vec<_> = bulletins::approved(tx, id, LOOKED_AT)?
                .into_iter()
                .filter(|one| one.bulletin.is_shown(&one.state, now))
                .collect();
            shown.sort_by_key(|one| std::cmp::Reverse(one.bulletin.from));
            shown.truncate(SHOWN);
            Ok::<_, StoreError>(shown.into_iter().map(|one| item(&one.number, &one.bulletin)).collect())
        })
        .await?;
    Ok(reply(200, &json!({"company": company(&app.house(), id, now), "at": now, "items": items})))
}

/// A notice as the public reads it: who wrote and approved it is the house's affair.
fn item(number: &str, b: &bulletin::Bulletin) -> Value {
    let topic = bulletin::TOPICS.iter().find(|t| t.code == b.topic).map(|t| t.words);
    json!({"number": number, "topic": b.topic, "words": topic, "title": b.title, "text": b.text, "title_en": b.title_en,
        "text_en": b.text_en, "from": b.from, "until": b.until})
}
