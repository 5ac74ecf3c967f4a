//! Printing a page of words: read, noted in the audit log with who took it, drawn. One piece for whatever is printed of a
//! record. Refuses like the record's page. Tested by the papers that are printed (`tests/chronicle.rs`, `tests/scene.rs`).

use super::{Problem, Req, records, sheet};
use crate::{
    act::{Ctx, Failure},
    paper::{self, Print},
};
use axum::response::Response;
use jiff::tz::TimeZone;
use shouwen_domain::{
    form::{Fields, Kind, choice, may},
    id::Id,
    moment::Moment,
    paper::Paper,
    words::Lang,
};
use shouwen_store::{Tx, audit};
use std::collections::BTreeMap;

/// What the address of a paper asks.
pub(super) const ASK: Fields = &[may(
    "lang",
    Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
    "语言（默认中文）",
    "Language (Chinese unless named)",
)];

pub(super) fn lang(req: &Req) -> Lang {
    if req.text("lang") == "en" { Lang::En } else { Lang::Zh }
}

/// The words of a page, with what dates them.
pub(super) struct Page {
    pub paper: Paper,
    pub at: Moment,
    pub zone: TimeZone,
}

/// What was loaded, of which company, and what the log says beside it.
pub(super) struct Taken {
    pub page: Page,
    pub company: Id,
    pub detail: String,
}

/// Draws a page under the number that stands on it.
pub(super) async fn drawn(page: Page) -> Result<Response, Problem> {
    sheet::as_pdf(page.paper.number.clone(), move || {
        let Page { paper, at, zone } = &page;
        paper::print(&Print { paper, strokes: &BTreeMap::new(), at: *at, zone })
    })
    .await
}

/// The paper of a record. What leaves the house on paper is logged with who took it, before the first byte does; `what`: under
/// which word.
pub(super) async fn printed(
    req: &Req,
    what: &'static str,
    mut load: impl FnMut(&mut Tx<'_>, &Ctx<'_>, Id) -> Result<Taken, Failure> + Send + 'static,
) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let done = records::writing(req, move |tx, app, ctx| {
        let Taken { page, company, detail } = load(tx, ctx, id)?;
        let entry = audit::Entry {
            at: app.now(),
            actor: ctx.actor.person,
            door: ctx.door.code(),
            what,
            subject: Some(id),
            outcome: "done",
            detail: &detail,
        };
        audit::append(tx, company, &entry)?;
        Ok(page)
    })
    .await;
    drawn(records::noted(req, what, Some(id), done).await?).await
}
