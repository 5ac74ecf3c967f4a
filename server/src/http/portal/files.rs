//! Documents of customers, and the service sheet for them. Owns: what kinds and how many are taken, and the lines of the log.

use super::{Answer, Need, Problem, Req, Route, Routes, acts, view};
use crate::{
    act::{Ctx, Failure, Matter},
    channels::portal::{self, Own},
    fieldwork::{self, Ask},
    http::{files as kept, sheet, text_reply},
};
use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use sha2::{Digest, Sha256};
use shouwen_domain::{
    channels::portal::{FILE_MAX, FILES_MOST, media_of},
    event::hex,
    fieldwork::paper::Copy,
    flow::Door,
    form::{Fields, Kind, choice, may},
    id::Id,
    refusal::{Nature, Refusal},
    words::{Lang, w},
};
use shouwen_store::{StoreError, audit, files};

const LANG: Fields = &[may(
    "lang",
    Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
    "语言（默认中文）",
    "Language (Chinese unless named)",
)];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("portal");
    let route = r.add(
        Method::POST,
        "/api/portal/requests/{id}/files",
        "portal_upload",
        w("补充材料", "Add a document"),
        Need::PortalWrite,
        &[],
        None,
        Answer::Json(201, "PortalMatter"),
        upload,
    );
    route.raw = true;
    r.add(
        Method::GET,
        "/api/portal/files/{id}",
        "portal_file",
        w("下载自己的材料", "Download one's own document"),
        Need::Portal,
        &[],
        None,
        Answer::Other("application/octet-stream"),
        download,
    );
    r.add(
        Method::GET,
        "/api/portal/orders/{id}/sheet.pdf",
        "portal_sheet",
        w("服务单（PDF）", "Service sheet (PDF)"),
        Need::Portal,
        LANG,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
    r.list
}

async fn upload(req: Req) -> Result<Response, Problem> {
    let (record, account) = (req.id("id")?, req.customer()?.account.clone());
    let refused = |code, nature, zh: &str, en: &str| Problem::from(Refusal::new(code, nature, zh, en));
    if req.raw.is_empty() {
        return Err(refused("empty_file", Nature::Invalid, "文件是空的。", "The file is empty."));
    }
    if req.raw.len() > FILE_MAX {
        let most = FILE_MAX / 1024 / 1024;
        return Err(Problem::status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("文件超过 {most} MB，请压缩或拍小一些。"),
            format!("The file is larger than {most} MB: make it smaller."),
        ));
    }
    let Some(media) = media_of(&req.raw) else {
        return Err(refused(
            "file_kind",
            Nature::Invalid,
            "只接受照片（JPG、PNG、WebP）和 PDF 文件。",
            "Only photographs (JPG, PNG, WebP) and PDF files are taken.",
        ));
    };
    let name = kept::name(&req);
    // Whose matter it is comes before a byte is written.
    let looking = account.clone();
    let mine = req.app.db.read(move |tx| Ok::<_, StoreError>(portal::own(tx, &looking, record)?.is_some())).await?;
    let sha = hex(&Sha256::digest(&req.raw));
    if mine {
        let (folder, bytes, digest) = (req.app.place.objects(), req.raw.clone(), sha.clone());
        tokio::task::spawn_blocking(move || kept::store(&folder, &digest, &bytes))
            .await
            .map_err(|e| StoreError::Broken(e.to_string()))??;
    }
    let (app, size) = (req.app.clone(), req.raw.len() as i64);
    let done: Result<_, Failure> = req
        .app
        .db
        .write(move |tx| {
            let theirs = |f: &files::FileRow| f.by == Some(account.id);
            if files::of_record(tx, record)?.iter().filter(|f| theirs(f)).count() >= FILES_MOST {
                let full = Refusal::conflict(
                    "files_full",
                    format!("这件事项最多补充 {FILES_MOST} 份材料；还有要补充的，请留言或致电服务热线。"),
                    format!("At most {FILES_MOST} documents are taken: leave a message or call about more."),
                );
                let line = ("act.add_document", Some(record), "refused:files_full");
                portal::line(tx, &app, account.company, Some(account.id), line)?;
                return Ok(Err(Failure::Refused(full)));
            }
            let row = files::FileRow {
                id: app.world.id(),
                company: account.company,
                record,
                name: name.clone(),
                media_type: media.to_owned(),
                size,
                sha256: sha.clone(),
                at: app.now(),
                by: Some(account.id),
                strokes: None,
            };
            // The row and its act stand or fall together; the line about a refusal stays.
            let done: Result<Id, Failure> = tx.savepoint(|tx| {
                files::insert(tx, &row)?;
                acts::perform(tx, &app, &account, &acts::attached(row.id, record, &row.name))?
            });
            match done {
                Err(Failure::Store(error)) => Err(error),
                Err(failure) => {
                    let outcome = match &failure {
                        Failure::Refused(refusal) => format!("refused:{}", refusal.code),
                        _ => "failed".to_owned(),
                    };
                    let line = ("act.add_document", Some(record), outcome.as_str());
                    portal::line(tx, &app, account.company, Some(account.id), line)?;
                    Ok(Err(failure))
                }
                done => Ok(done),
            }
        })
        .await
        .map_err(Failure::Store)
        .and_then(|inner| inner);
    let page = view::page(&req, done.map_err(acts::to_customer)?).await?;
    Ok(text_reply(201, page))
}

async fn download(req: Req) -> Result<Response, Problem> {
    let (id, account, app) = (req.id("id")?, req.customer()?.account.clone(), req.app.clone());
    let found: Result<files::FileRow, Refusal> = req
        .app
        .db
        .write(move |tx| {
            let house = app.house_in(tx)?;
            // What employees attached is the house's.
            let row = files::lookup(tx, id)?.filter(|f| f.by.is_some_and(|by| house.person(by).is_none()));
            let row = match row {
                Some(row) => portal::own(tx, &account, row.record)?.map(|_| row),
                None => None,
            };
            let (subject, outcome) = row.as_ref().map_or((None, "refused:not_found"), |r| (Some(r.record), "done"));
            portal::line(tx, &app, account.company, Some(account.id), ("portal.file", subject, outcome))?;
            Ok::<_, StoreError>(row.ok_or_else(Refusal::missing))
        })
        .await?;
    kept::sent(&req, &found?).await
}

/// The customer's copy, once the work is done.
async fn paper(req: Req) -> Result<Response, Problem> {
    let (id, account, app) = (req.id("id")?, req.customer()?.account.clone(), req.app.clone());
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let found: Result<fieldwork::Sheet, Refusal> = req
        .app
        .db
        .write(move |tx| {
            let house = app.house_in(tx)?;
            let mut sheet = None;
            if let Some(own) = portal::own(tx, &account, id)? {
                let actor = Own::actor(&own, &account);
                let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Portal, house: &house, world: &app.world };
                let matter = Matter::load(tx, &ctx, id, false)?;
                if let Some(matter) = matter.filter(|m| m.room.as_order().is_some_and(view::has_sheet)) {
                    let ask = Ask { copy: Copy::Customer, lang, clear: view::is_contact(tx, &account, &own)? };
                    sheet = fieldwork::load(tx, &ctx, &matter, ask)?.map(|sheet| (sheet, ask));
                }
            }
            let detail = sheet.as_ref().map_or_else(String::new, |(_, ask)| ask.detail(None));
            let entry = audit::Entry {
                at: app.now(),
                actor: Some(account.id),
                door: Door::Portal.code(),
                what: "print.sheet",
                subject: Some(id),
                outcome: if sheet.is_some() { "done" } else { "refused:not_found" },
                detail: &detail,
            };
            audit::append(tx, account.company, &entry)?;
            Ok::<_, StoreError>(sheet.map(|(sheet, _)| sheet).ok_or_else(Refusal::missing))
        })
        .await?;
    sheet::sent(&req, found?).await
}
