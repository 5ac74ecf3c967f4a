//! How much is known of the scene, and what is asked next (EMG-03); the report of an accident to the authority as PDF (EMG-14).
//! Owns: what is loaded for them, and the line of the audit log. Refuses like the record's page. Tested in `tests/scene.rs`.

use super::super::{
    Answer, Need, Problem, Req, Routes,
    print::{self, ASK, Page, Taken},
    records, reply, view,
};
use crate::{
    act::{self, Ctx, Matter},
    mask,
};
use axum::{http::Method, response::Response};
use serde_json::json;
use shouwen_domain::{
    customers::is_place,
    emergency::{Incident, Reach, Step, authority, is_running},
    id::Id,
    intake::{Request, Room},
    paper::Pen,
    policy::{Query, value::Value as Setting},
    refusal::Refusal,
    words::{Lang, w},
};
use shouwen_store::{StoreError, Tx, event, record};

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/incidents/{id}/known",
        "incident_known",
        w("现场情况的完整度，接下来要问的", "How much is known of the scene, and what is asked next"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "IncidentScene"),
        scene,
    );
    r.add(
        Method::GET,
        "/api/incidents/{id}/authority.pdf",
        "incident_authority",
        w("生产安全事故报告（PDF）", "Report of an accident to the authority (PDF)"),
        Need::Read,
        ASK,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
}

/// The request of the first caller.
fn caller(tx: &mut Tx<'_>, matter: &Matter) -> Result<Option<Box<Request>>, StoreError> {
    let Some(row) = matter.row.parent.map(|id| record::lookup(tx, id)).transpose()?.flatten() else { return Ok(None) };
    Ok(act::request_from(tx, row)?.map(|(_, request)| request))
}

async fn scene(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Incident(i) = &matter.room else { return Err(Refusal::missing().into()) };
        let request = caller(tx, &matter)?;
        let reach = Reach {
            address: request.as_ref().is_some_and(|r| is_place(&r.address)) || matter.row.point.is_some(),
            contact: request.as_ref().is_some_and(|r| !r.contact.is_empty()),
        };
        let known = i.known(reach);
        let asked = matter.clocks.iter().find(|c| c.code == "emg_casualties");
        let missing: Vec<_> =
            known.missing.iter().map(|m| json!({"code": m.code, "words": m.words, "ask": m.ask})).collect();
        Ok(json!({
            "percent": known.percent,
            "missing": missing,
            // Asked as long as there is somebody to ask: until the incident is stood down.
            "ask_casualties": i.casualties.is_none() && is_running(&matter.row.state),
            "asked_again_at": asked.and_then(|c| c.due_at),
            "asked_again": asked.is_some_and(|c| c.announced >= 100),
            "outside_town": i.outside_town,
            "arrive_by": matter.clocks.iter().find(|c| c.code == "emg_arrive").and_then(|c| c.due_at),
            "arrived_at": i.reached(Step::Arrive),
        }))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let lang = print::lang(&req);
    print::printed(&req, "print.authority", move |tx, ctx, id| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Incident(incident) = &matter.room else { return Err(Refusal::missing().into()) };
        let clear = view::handles(ctx.actor, &matter.row);
        let page = load(tx, ctx, &matter, incident, (lang, clear))?;
        let detail = json!({"clear": clear}).to_string();
        Ok(Taken { page, company: matter.row.company, detail })
    })
    .await
}

fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    incident: &Incident,
    (lang, clear): (Lang, bool),
) -> Result<Page, StoreError> {
    let (house, row) = (ctx.house, &matter.row);
    let zone = house.calendar(row.unit).zone().clone();
    let name = |id: Id| house.name_of(id).unwrap_or_default();
    let request = caller(tx, matter)?;
    let address = request.map(|r| if clear { r.address.line() } else { mask::address(&r.address).line() });
    let mut path = house.path(row.unit);
    path.reverse();
    let overview =
        match house.book.value("emg.authority.unit", &Query { unit_path: &path, at: ctx.now, ..Query::default() }) {
            Some(Setting::Text(words)) if words.trim() != "-" => words,
            _ => String::new(),
        };
    let told = authority::Told {
        pen: Pen { lang, zone: &zone },
        company: name(row.company),
        number: &row.number,
        received: row.received_at,
        address: address.unwrap_or_default(),
        incident,
        overview: &overview,
        head: &row.head_hash,
        name: &name,
    };
    let paper = authority::paper(&told);
    let at = event::page(tx, row.id, i64::MAX, 1)?.first().map_or(row.received_at, |last| last.event.recorded_at);
    Ok(Page { paper, at, zone })
}
