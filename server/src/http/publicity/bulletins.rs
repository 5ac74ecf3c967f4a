//! The notice board for staff: what is shown, what waits, and the archive of what was (ANN-04); one notice as PDF.

use super::LANG;
use crate::http::{
    Answer, Need, Problem, Req, Routes,
    print::{self, Page},
    records, reply,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Choice, Fields, Kind, choice, may},
    id::Id,
    intake::{self, Room},
    paper::Pen,
    publicity::bulletin,
    refusal::Refusal,
    words::{Lang, w},
};
use shouwen_store::{bulletins, record};

const PARTS: &[Choice] = &[
    choice("shown", "公布中", "shown now"),
    choice("coming", "待审批、待公布", "to be approved or shown"),
    choice("past", "已到期、已撤下", "expired or withdrawn"),
];
const PAGE: Fields = &[
    may("part", Kind::Choice(PARTS), "部分（默认全部）", "Part (all unless named)"),
    may("after", Kind::Ref { to: "bulletin" }, "续页", "Cursor"),
];
const PAPER: Fields = &[LANG];
/// Notices that are looked at for one page.
const LOOKED_AT: i64 = 400;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/bulletins",
        "bulletins",
        w("公告栏与存档", "The notice board and its archive"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "Bulletins"),
        list,
    );
    r.add(
        Method::GET,
        "/api/bulletins/{id}/notice.pdf",
        "bulletin_paper",
        w("打印公告（PDF）", "A notice as PDF"),
        Need::Read,
        PAPER,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
}

async fn list(req: Req) -> Result<Response, Problem> {
    let part = req.text("part").to_owned();
    let before = Id::parse(req.text("after")).unwrap_or(Id(i64::MAX));
    let value = records::reading(&req, move |tx, ctx| {
        let company = ctx.actor.company.ok_or_else(Refusal::missing)?;
        let found = bulletins::page(tx, company, before, LOOKED_AT)?;
        let next = (found.len() as i64 == LOOKED_AT).then(|| found.last().map(|one| one.id)).flatten();
        let flow = intake::flow("bulletin");
        let mut items: Vec<Value> = Vec::new();
        for one in found {
            let b = &one.bulletin;
            let is_shown = b.is_shown(&one.state, ctx.now);
            // What has expired is past, also in the minute before the sweep says so.
            let past = matches!(one.state.as_str(), "expired" | "withdrawn")
                || bulletin::APPROVED.contains(&one.state.as_str()) && b.until.is_some_and(|until| until <= ctx.now);
            let is = if is_shown {
                "shown"
            } else if past {
                "past"
            } else {
                "coming"
            };
            if !part.is_empty() && part != is {
                continue;
            }
            let topic = bulletin::TOPICS.iter().find(|t| t.code == b.topic).map(|t| t.words);
            let words = flow.and_then(|flow| flow.state(&one.state)).map(|state| state.words);
            items.push(json!({"id": one.id, "number": one.number, "state": one.state, "words": words, "part": is,
                "topic": topic, "title": b.title, "title_en": b.title_en, "from": b.from, "until": b.until}));
        }
        Ok(json!({"items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let (paper, at, zone) = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Bulletin(bulletin) = &matter.room else { return Err(Refusal::missing().into()) };
        let zone = ctx.house.calendar(matter.row.unit).zone().clone();
        let company = ctx.house.name_of(matter.row.company).unwrap_or_default();
        let paper = bulletin::paper(bulletin, &matter.row.number, &company, Pen { lang, zone: &zone });
        let at = record::lookup(tx, id)?.map_or(ctx.now, |row| row.opened_at);
        Ok((paper, at, zone))
    })
    .await?;
    print::drawn(Page { paper, at, zone }).await
}
