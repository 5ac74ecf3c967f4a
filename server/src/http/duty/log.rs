//! The duty log of a shift or a day as PDF (SHF-02). Who takes it is written down before the first byte goes out.

use super::{FROM, UNIT, UNTIL, scope, span};
use crate::{
    act::Ctx,
    http::{Answer, Need, Problem, Req, Routes, records, sheet},
    paper::{self, Print},
    people::limit,
};
use axum::{http::Method, response::Response};
use jiff::tz::TimeZone;
use shouwen_domain::{
    fieldwork::window::Window,
    form::{Fields, Kind, choice, may},
    id::Id,
    intake::{self, Room},
    moment::DAY,
    paper::{Paper, Pen},
    people::{
        attendance::presence,
        log::{self, Entry, Served, Told},
    },
    words::{Lang, w},
};
use shouwen_store::{StoreError, Tx, audit, duty, record};
use std::collections::BTreeMap;

const ASK: Fields = &[
    UNIT,
    FROM,
    UNTIL,
    may(
        "lang",
        Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
        "语言（默认中文）",
        "Language (Chinese unless named)",
    ),
];

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/duty/log.pdf",
        "duty_log",
        w("值班日志（PDF）", "Duty log (PDF)"),
        Need::Read,
        ASK,
        None,
        Answer::Other("application/pdf"),
        print,
    );
}

async fn print(req: Req) -> Result<Response, Problem> {
    let (unit, window) = (Id::parse(req.text("unit")), span(&req, 1));
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let done = records::writing(&req, move |tx, app, ctx| {
        let (unit, company) = scope(ctx, unit)?;
        let loaded = load(tx, ctx, (unit, company), window, lang)?;
        let entry = audit::Entry {
            at: app.now(),
            actor: ctx.actor.person,
            door: ctx.door.code(),
            what: "print.duty_log",
            subject: Some(unit),
            outcome: "done",
            detail: "",
        };
        audit::append(tx, company, &entry)?;
        Ok((loaded, ctx.now))
    })
    .await;
    let ((paper, zone), at) = records::noted(&req, "print.duty_log", unit, done).await?;
    sheet::as_pdf(format!("duty-{}", window.from.local_day(&zone)), move || {
        paper::print(&Print { paper: &paper, strokes: &BTreeMap::new(), at, zone: &zone })
    })
    .await
}

fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    (unit, company): (Id, Id),
    window: Window,
    lang: Lang,
) -> Result<(Paper, TimeZone), StoreError> {
    let house = ctx.house;
    let zone = house.calendar(unit).zone().clone();
    let units = house.subtree(unit);
    let name = |id: Id| house.name_of(id).unwrap_or_default();
    let named = |id: Option<Id>| id.map(name).unwrap_or_default();
    let grace = limit(house, unit, "shift.grace", ctx.now, 0);
    let away = duty::away(tx, company, window)?;
    let around = Window { from: window.from.minus(DAY), to: window.to.plus(DAY) };
    let came = duty::attended(tx, company, around)?;
    let served = duty::duties(tx, company, window)?
        .into_iter()
        .filter(|d| units.contains(&d.unit))
        .map(|d| {
            let a = came.iter().map(|(_, a)| a).find(|a| a.person == Some(d.person) && a.from == Some(d.window.from));
            let gone = away.iter().any(|(who, w)| *who == d.person && w.meets(&d.window));
            let (came, left) = (a.and_then(|a| a.in_at), a.and_then(|a| a.out_at));
            Served {
                person: name(d.person),
                unit: name(d.unit),
                window: d.window,
                stand_in: d.stand_in,
                came,
                left,
                vehicle: a.map(|a| a.vehicle.clone()).unwrap_or_default(),
                is: presence((d.window.from, d.window.to), came, left, gone, grace, ctx.now),
            }
        })
        .collect();
    let (mut counts, mut urgent, mut gaps, mut handovers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for kind in ["request", "incident", "order", "case", "gap", "shift_handover"] {
        let Some(flow) = intake::flow(kind) else { continue };
        let rows = duty::entered(tx, &units, kind, window)?;
        if !matches!(kind, "gap" | "shift_handover") {
            counts.push((flow.words, rows.len(), rows.iter().filter(|r| r.phase < 2).count()));
        }
        for row in rows {
            // Whoever prints it sees what they see on the screen and nothing else.
            let parties = record::parties(tx, row.id)?;
            if !crate::act::sees(house, ctx.actor, &row, &parties) {
                continue;
            }
            let state = flow.state(&row.state).map_or("", |s| lang.of(s.words)).to_owned();
            let entry = Entry {
                at: row.received_at,
                number: row.number.clone(),
                kind: kind.to_owned(),
                priority: row.priority.code().to_owned(),
                text: row.summary.clone(),
                owner: named(row.owner),
                state,
                closed: row.closed_at,
            };
            match kind {
                "gap" => gaps.push(entry),
                "shift_handover" => {
                    if let Room::ShiftHandover(h) = shouwen_store::intake::load(tx, row.id, kind)? {
                        handovers.push((row.number, h));
                    }
                }
                "request" | "incident" if entry.priority.as_str() < "P2" => urgent.push(entry),
                _ => {}
            }
        }
    }
    urgent.sort_by_key(|e| e.at);
    let told = Told {
        pen: Pen { lang, zone: &zone },
        company: name(company),
        unit: name(unit),
        span: window,
        served,
        counts,
        urgent,
        gaps,
        handovers,
        name: &name,
    };
    let paper = log::paper(&told);
    Ok((paper, zone))
}
