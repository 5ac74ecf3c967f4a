//! The coverage of a campaign (ANN-03): figures by class and way, its list with the proof of each point, as screen, CSV and PDF.
//! Nobody is named anywhere.

use super::LANG;
use crate::{
    act::Ctx,
    http::{Answer, Need, Problem, Req, Routes, deliveries::cell, records, reply, sheet},
    paper::{self, Print},
};
use axum::{
    body::Body,
    http::{HeaderValue, Method, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, may},
    id::Id,
    intake::{self, Room},
    paper::Pen,
    publicity::campaign::{
        Campaign, Class, FORMULA, GATHERINGS, percent,
        report::{self, COLUMNS, Figures},
    },
    refusal::Refusal,
    words::{Lang, Words, w},
};
use shouwen_store::{Tx, audit, campaigns};
use std::collections::BTreeMap;

const PAGE: Fields = &[may("after", Kind::Ref { to: "point" }, "续页", "Cursor")];
const PAPER: Fields = &[LANG];
/// Lines of one page of the list.
const LINES: i64 = 100;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/campaigns/{id}/coverage",
        "campaign_coverage",
        w("宣传覆盖率", "Coverage of a campaign"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "CampaignCoverage"),
        coverage,
    );
    r.add(
        Method::GET,
        "/api/campaigns/{id}/points",
        "campaign_points",
        w("宣传名单与触达证明", "The list of a campaign with its proof"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "CampaignPoints"),
        points,
    );
    r.add(
        Method::GET,
        "/api/campaigns/{id}/coverage.csv",
        "campaign_csv",
        w("宣传覆盖率（CSV）", "Coverage of a campaign (CSV)"),
        Need::Read,
        &[],
        None,
        Answer::Other("text/csv"),
        csv,
    );
    r.add(
        Method::GET,
        "/api/campaigns/{id}/coverage.pdf",
        "campaign_paper",
        w("宣传覆盖率报告（PDF）", "Coverage report of a campaign (PDF)"),
        Need::Read,
        PAPER,
        None,
        Answer::Other("application/pdf"),
        print,
    );
}

/// What a report is made of.
struct Loaded {
    campaign: Campaign,
    number: String,
    company: Id,
    company_name: String,
    state: Words,
    rows: Vec<(Class, Figures)>,
    waits: i64,
    zone: jiff::tz::TimeZone,
}

fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<Loaded, crate::act::Failure> {
    let matter = records::visible(tx, ctx, id)?;
    let row = matter.row.clone();
    let Room::Campaign(campaign) = matter.room else { return Err(Refusal::missing().into()) };
    let (rows, waits) = campaigns::sums(tx, id)?;
    let state = intake::flow("campaign").and_then(|flow| flow.state(&row.state)).map_or(w("", ""), |state| state.words);
    Ok(Loaded {
        campaign: *campaign,
        number: row.number,
        company: row.company,
        company_name: ctx.house.name_of(row.company).unwrap_or_default(),
        state,
        rows,
        waits,
        zone: ctx.house.calendar(row.unit).zone().clone(),
    })
}

fn figures(f: &Figures) -> Value {
    json!({"points": f.points, "sent": f.sent, "delivered": f.delivered, "failed": f.failed, "muted": f.muted,
        "no_number": f.no_number, "visit": f.visit, "counter": f.counter, "call": f.call, "event": f.event,
        "reached": f.reached, "coverage": f.coverage()})
}

async fn coverage(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let l = load(tx, ctx, id)?;
        let mut all = Figures::default();
        for (_, one) in &l.rows {
            all.add(one);
        }
        let rows: Vec<Value> = l
            .rows
            .iter()
            .map(|(class, one)| json!({"class": class.code(), "words": class.words(), "figures": figures(one)}))
            .collect();
        let kind = |code: &str| GATHERINGS.iter().find(|g| g.code == code).map(|g| g.words);
        let events: Vec<Value> = l
            .campaign
            .events
            .iter()
            .map(|e| {
                json!({"at": e.at, "words": kind(&e.kind), "place": e.place, "attendance": e.attendance, "text": e.text,
                    "points": e.points, "photos": e.photos})
            })
            .collect();
        let posters: Vec<Value> =
            l.campaign.posters.iter().map(|p| json!({"at": p.at, "place": p.place, "count": p.count})).collect();
        Ok(json!({"all": figures(&all), "rows": rows, "waits": l.waits, "listed": l.campaign.listed_at.is_some(),
            "goal": l.campaign.goal, "formula": FORMULA, "events": events, "posters": posters}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn points(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let after = Id::parse(req.text("after")).unwrap_or(Id(0));
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Campaign(_) = matter.room else { return Err(Refusal::missing().into()) };
        let mut lines = campaigns::page(tx, id, after, LINES + 1)?;
        let more = lines.len() as i64 > LINES;
        lines.truncate(LINES as usize);
        let next = lines.last().filter(|_| more).map(|line| line.point);
        let items: Vec<Value> = lines
            .into_iter()
            .map(|l| {
                json!({"point": l.point, "number": l.number, "address": l.address, "class": l.class, "how": l.how,
                    "waits": l.waits, "why": l.why, "reached_at": l.reached_at, "message": l.message,
                    "sent_at": l.sent_at, "delivered_at": l.delivered_at})
            })
            .collect();
        Ok(json!({"items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// What leaves the house is logged with who took it.
async fn taken(req: &Req, what: &'static str) -> Result<Loaded, Problem> {
    let id = req.id("id")?;
    let done = records::writing(req, move |tx, app, ctx| {
        let loaded = load(tx, ctx, id)?;
        let entry = audit::Entry {
            at: app.now(),
            actor: ctx.actor.person,
            door: ctx.door.code(),
            what,
            subject: Some(id),
            outcome: "done",
            detail: "",
        };
        audit::append(tx, loaded.company, &entry)?;
        Ok(loaded)
    })
    .await;
    records::noted(req, what, Some(id), done).await
}

async fn csv(req: Req) -> Result<Response, Problem> {
    let l = taken(&req, "export.campaign").await?;
    // The mark by which table programs know UTF-8.
    let mut out = String::from("\u{feff}");
    let mut row = |cells: Vec<String>| {
        out.push_str(&cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    };
    let mut head = vec!["对象 class".to_owned()];
    head.extend(COLUMNS.iter().map(|words| format!("{} {}", words.zh, words.en)));
    head.push("覆盖率 coverage".to_owned());
    row(head);
    let mut all = Figures::default();
    let line = |name: &str, f: &Figures| {
        let mut cells = vec![name.to_owned()];
        cells.extend(f.cells().map(|n| n.to_string()));
        cells.push(percent(f.coverage()));
        cells
    };
    for (class, one) in &l.rows {
        all.add(one);
        row(line(class.words().zh, one));
    }
    row(line("合计 all", &all));
    row(vec![FORMULA.zh.to_owned()]);
    row(vec![FORMULA.en.to_owned()]);
    let mut response = Response::new(Body::from(out));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{}.csv\"", l.number)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

async fn print(req: Req) -> Result<Response, Problem> {
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let l = taken(&req, "print.campaign").await?;
    let now = req.app.now();
    sheet::as_pdf(l.number.clone(), move || {
        let pen = Pen { lang, zone: &l.zone };
        let paper = report::paper(&l.campaign, &l.rows, (&l.number, &l.company_name, l.state), pen);
        paper::print(&Print { paper: &paper, strokes: &BTreeMap::new(), at: now, zone: &l.zone })
    })
    .await
}
