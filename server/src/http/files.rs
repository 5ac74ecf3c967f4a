//! Files of records: content-addressed, scoped like their record, named in the event that attaches them.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply, view};
use crate::{
    act::{self, Command, Failure, Target},
    fieldwork,
};
use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use shouwen_domain::{
    event::hex,
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::{StoreError, files};
use std::{io::Write, path::Path};

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("files");
    let upload = r.add(
        Method::POST,
        "/api/records/{id}/files",
        "upload",
        w("上传附件", "Attach a file"),
        Need::Write,
        &[],
        None,
        Answer::Json(201, "File"),
        upload,
    );
    upload.raw = true;
    r.add(
        Method::GET,
        "/api/files/{id}",
        "download",
        w("下载附件", "Download a file"),
        Need::Read,
        &[],
        None,
        Answer::Other("application/octet-stream"),
        download,
    );
    r.list
}

/// Types that browsers may show; everything else is offered for saving.
const SHOWN: &[&str] = &["image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf", "text/plain"];

async fn upload(req: Req) -> Result<Response, Problem> {
    let record = req.id("id")?;
    let invalid = |code, zh: &str, en: &str| Problem::from(Refusal::new(code, Nature::Invalid, zh, en));
    if req.raw.is_empty() {
        return Err(invalid("empty_file", "文件是空的。", "The file is empty."));
    }
    let name = name(&req);
    let given = req.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_owned();
    let media = if SHOWN.contains(&given.as_str()) { given } else { "application/octet-stream".to_owned() };
    // The right to see the record comes before a byte is written.
    let seen = records::reading(&req, move |tx, ctx| records::visible(tx, ctx, record).map(drop)).await;
    records::noted(&req, "act.attach", Some(record), seen).await?;
    let sha = hex(&Sha256::digest(&req.raw));
    let (folder, bytes, digest) = (req.app.place.objects(), req.raw.clone(), sha.clone());
    let strokes = tokio::task::spawn_blocking(move || {
        store(&folder, &digest, &bytes)?;
        Ok::<_, StoreError>(fieldwork::length(&bytes))
    })
    .await
    .map_err(|e| StoreError::Broken(e.to_string()))??;
    let size = req.raw.len() as i64;
    let done = records::writing(&req, move |tx, app, ctx| {
        let matter = records::visible(tx, ctx, record)?;
        let row = files::FileRow {
            id: app.world.id(),
            company: matter.row.company,
            record,
            name: name.clone(),
            media_type: media.clone(),
            size,
            sha256: sha.clone(),
            at: ctx.now,
            by: ctx.actor.person,
            strokes,
        };
        files::insert(tx, &row)?;
        let command = Command {
            target: Target::Record(record),
            action: "attach".to_owned(),
            body: json!({"file": row.id, "remark": format!("{name} sha256:{sha}")}),
            if_match: None,
        };
        match act::act(tx, ctx, &command)? {
            Ok(_) => Ok(json!({"file": {"id": row.id, "name": row.name, "type": row.media_type, "size": row.size,
                "sha256": row.sha256, "at": row.at, "by": view::named(ctx.house, row.by)}})),
            Err(failure) => Err(failure),
        }
    })
    .await;
    // The refusal took its own line of the log with it, and the row of the file.
    let value = records::noted(&req, "act.attach", Some(record), done).await?;
    Ok(reply(201, &value))
}

/// The name that the caller gives the file, without what a name must not hold.
pub(super) fn name(req: &Req) -> String {
    let name = req.header("x-file-name").unwrap_or("file").to_owned();
    let name = percent_encoding::percent_decode_str(&name).decode_utf8_lossy().into_owned();
    let name: String = name.chars().filter(|c| !c.is_control() && *c != '/' && *c != '\\').take(120).collect();
    if name.trim().is_empty() { "file".to_owned() } else { name }
}

/// Writes an object under its hash, whole or not at all.
pub(super) fn store(folder: &Path, sha: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let broken = |e: std::io::Error| StoreError::Broken(format!("object store: {e}"));
    let shelf = folder.join(&sha[..2]);
    let target = shelf.join(sha);
    if target.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&shelf).map_err(broken)?;
    let part = shelf.join(format!("{sha}.part{:?}", std::thread::current().id()));
    shouwen_store::keep_private(&part).map_err(broken)?;
    let mut out = std::fs::File::create(&part).map_err(broken)?;
    out.write_all(bytes).and_then(|()| out.sync_all()).map_err(broken)?;
    std::fs::rename(&part, &target).map_err(broken)
}

async fn download(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let row = records::reading(&req, move |tx, ctx| {
        let row = files::lookup(tx, id)?.ok_or_else(Refusal::missing)?;
        records::visible(tx, ctx, row.record)?;
        Ok::<_, Failure>(row)
    })
    .await?;
    sent(&req, &row).await
}

/// The bytes of a file that the caller may have.
pub(super) async fn sent(req: &Req, row: &files::FileRow) -> Result<Response, Problem> {
    let path = req.app.place.objects().join(&row.sha256[..2]).join(&row.sha256);
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(path))
        .await
        .map_err(|e| StoreError::Broken(e.to_string()))?
        .map_err(|e| StoreError::Broken(format!("object store: {e}")))?;
    let mut out = Response::new(Body::from(bytes));
    *out.status_mut() = StatusCode::OK;
    let headers = out.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_str(&row.media_type).unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    let way = if SHOWN.contains(&row.media_type.as_str()) { "inline" } else { "attachment" };
    let name = percent_encoding::utf8_percent_encode(&row.name, percent_encoding::NON_ALPHANUMERIC);
    if let Ok(value) = HeaderValue::from_str(&format!("{way}; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
    );
    Ok(out)
}
