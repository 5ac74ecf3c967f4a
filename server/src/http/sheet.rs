//! The service sheet of an order as PDF (SGN-02, DSP-02, ARC-02). Owns: who gets which copy, and the line of the audit log.
//! Refuses like the record's page. Tested by `tests/sheet.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, view};
use crate::{
    fieldwork::{self, Ask},
    paper::{MISSING, PrintError},
};
use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    fieldwork::paper::Copy,
    form::{Choice, Fields, Kind, choice, may},
    refusal::Refusal,
    words::{Lang, Words, w},
};
use shouwen_store::{StoreError, audit, record::RecordRow};

const COPIES: &[Choice] =
    &[choice("customer", "客户联", "customer's copy"), choice("archive", "存档联", "archive copy")];
const ASK: Fields = &[
    may("copy", Kind::Choice(COPIES), "联次（默认客户联）", "Copy (the customer's unless named)"),
    may(
        "lang",
        Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
        "语言（默认中文）",
        "Language (Chinese unless named)",
    ),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("records");
    r.add(
        Method::GET,
        "/api/orders/{id}/sheet.pdf",
        "sheet",
        w("服务单（PDF）", "Service sheet (PDF)"),
        Need::Read,
        ASK,
        None,
        Answer::Other("application/pdf"),
        sheet,
    );
    r.list
}

/// The papers that a record can be printed as.
pub(super) fn papers(r: &RecordRow) -> Vec<Value> {
    if r.kind == "incident" {
        let words = w("打印处置报告", "Print report");
        let href = format!("/api/incidents/{}/report.pdf", r.id);
        let form = w("打印事故报告（493号令）", "Print accident report (Decree 493)");
        let authority = format!("/api/incidents/{}/authority.pdf", r.id);
        return vec![
            json!({"code": "report", "words": words, "href": href}),
            json!({"code": "authority", "words": form, "href": authority}),
        ];
    }
    if r.kind == "plan" {
        let (words, href) = (w("打印预案", "Print plan"), format!("/api/plans/{}/plan.pdf", r.id));
        return vec![json!({"code": "plan", "words": words, "href": href})];
    }
    if r.kind == "bulletin" {
        let words = w("打印公告", "Print the notice");
        return vec![
            json!({"code": "bulletin", "words": words, "href": format!("/api/bulletins/{}/notice.pdf", r.id)}),
        ];
    }
    if r.kind == "campaign" {
        let words = w("打印覆盖率报告", "Print the coverage report");
        return vec![
            json!({"code": "coverage", "words": words, "href": format!("/api/campaigns/{}/coverage.pdf", r.id)}),
        ];
    }
    if r.kind != "order" {
        return Vec::new();
    }
    let paper = |(code, words): (&str, Words)| json!({"code": format!("sheet.{code}"), "words": words, "href": format!("/api/orders/{}/sheet.pdf?copy={code}", r.id)});
    [
        ("customer", w("打印服务单（客户联）", "Print sheet (customer)")),
        ("archive", w("打印服务单（存档联）", "Print sheet (archive)")),
    ]
    .map(paper)
    .to_vec()
}

async fn sheet(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let copy = if req.text("copy") == "archive" { Copy::Archive } else { Copy::Customer };
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    // What leaves the house on paper is logged with who took it: the line stands before the first byte does.
    let done = records::writing(&req, move |tx, app, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let clear = view::handles(ctx.actor, &matter.row);
        let ask = Ask { copy, lang, clear };
        let sheet = fieldwork::load(tx, ctx, &matter, ask)?.ok_or_else(Refusal::missing)?;
        let detail = ask.detail(None);
        let entry = audit::Entry {
            at: app.now(),
            actor: ctx.actor.person,
            door: ctx.door.code(),
            what: "print.sheet",
            subject: Some(id),
            outcome: "done",
            detail: &detail,
        };
        audit::append(tx, sheet.company, &entry)?;
        Ok(sheet)
    })
    .await;
    let sheet = records::noted(&req, "print.sheet", Some(id), done).await?;
    sent(&req, sheet).await
}

/// The sheet drawn, for who may have it.
pub(super) async fn sent(req: &Req, sheet: fieldwork::Sheet) -> Result<Response, Problem> {
    let place = req.app.place.clone();
    as_pdf(sheet.number.clone(), move || fieldwork::print(&place, &sheet)).await
}

/// What is drawn, beside the requests of others, as a file to be looked at in the browser.
pub(super) async fn as_pdf(
    number: String,
    draw: impl FnOnce() -> Result<Vec<u8>, PrintError> + Send + 'static,
) -> Result<Response, Problem> {
    let bytes =
        tokio::task::spawn_blocking(draw).await.map_err(|e| StoreError::Broken(e.to_string()))?.map_err(failed)?;
    let mut out = Response::new(Body::from(bytes));
    let headers = out.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = percent_encoding::utf8_percent_encode(&number, percent_encoding::NON_ALPHANUMERIC);
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename*=UTF-8''{name}.pdf")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(out)
}

fn failed(error: PrintError) -> Problem {
    match error {
        PrintError::NoFont => Problem::status(StatusCode::SERVICE_UNAVAILABLE, "no_font", MISSING.zh, MISSING.en),
        PrintError::Failed(why) => StoreError::Broken(format!("sheet: {why}")).into(),
    }
}
