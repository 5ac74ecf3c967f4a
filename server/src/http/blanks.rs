//! Paper forms with reserved numbers, for screens (INF-06): blocks with what became of each number, new blocks as PDF, numbers
//! accounted for. A form is entered like any request, through `act`, by the field `blank` and with its true time. Owns: who
//! may reserve numbers. Refuses whoever does not work at the desk. Tested by `tests/blanks.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply, sheet, view};
use crate::{
    act,
    paper::{Print, print_all},
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Fields, Kind, choice, may, must},
    id::Id,
    intake::blank::{self, KINDS},
    org::Role,
    paper::Pen,
    refusal::{Nature, Refusal},
    words::{Lang, w},
};
use shouwen_store::{audit, blanks};
use std::collections::BTreeMap;

/// Who reserves numbers and accounts for them.
pub(super) const PRINTERS: &[Role] = &[Role::GroupLeader, Role::TeamLeader, Role::Dispatcher, Role::ServiceHead];
const NUMBER: Kind = Kind::Line { max: 20 };
const NEW: Fields = &[
    must("kind", Kind::Choice(KINDS), "种类", "Kind"),
    must("count", Kind::Int { min: 1, max: 500 }, "份数", "How many"),
];
const FORMS: Fields =
    &[must("first", NUMBER, "第一个单号", "First number"), may("last", NUMBER, "最后一个单号", "Last number")];
const PAPER: Fields = &[
    must("first", NUMBER, "第一个单号", "First number"),
    must("last", NUMBER, "最后一个单号", "Last number"),
    may(
        "lang",
        Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
        "语言（默认中文）",
        "Language (Chinese unless named)",
    ),
];
const ACCOUNT: Fields = &[
    must("number", NUMBER, "单号", "Number"),
    must("reason", Kind::Line { max: 200 }, "原因（写坏、遗失、收回）", "Why it is not entered"),
];
/// Blocks of one look; a block a month is forty years.
const BLOCKS: i64 = 500;
/// Forms printed and listed at once.
const MOST: i64 = 500;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("blanks");
    r.add(
        Method::GET,
        "/api/blanks",
        "blanks",
        w("纸质单号段与使用情况", "Blocks of paper forms and what became of them"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Blanks"),
        blocks,
    );
    r.add(
        Method::POST,
        "/api/blanks",
        "blanks_print",
        w("预留单号", "Reserve numbers"),
        Need::Write,
        &[],
        Some(NEW),
        Answer::Json(201, "BlankBlock"),
        reserve,
    );
    r.add(
        Method::GET,
        "/api/blanks/forms",
        "blank_forms",
        w("一段单号逐个的状态", "The forms of a block"),
        Need::Read,
        FORMS,
        None,
        Answer::Json(200, "BlankForms"),
        forms,
    );
    r.add(
        Method::GET,
        "/api/blanks/forms.pdf",
        "blank_paper",
        w("打印未使用的纸质单（PDF）", "Unused forms as PDF"),
        Need::Read,
        PAPER,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
    r.add(
        Method::POST,
        "/api/blanks/account",
        "blank_account",
        w("说明一个单号的去向", "Account for a number"),
        Need::Write,
        &[],
        Some(ACCOUNT),
        Answer::Json(200, "BlankForm"),
        account,
    );
    r.list
}

/// The company of whoever works at the desk.
fn desk(ctx: &act::Ctx<'_>) -> Result<Id, Refusal> {
    ctx.actor.company.filter(|_| !ctx.actor.is_office_only()).ok_or_else(Refusal::missing)
}

/// The same for whoever keeps the forms.
fn keeper(ctx: &act::Ctx<'_>) -> Result<Id, Refusal> {
    let company = desk(ctx)?;
    if act::holds(ctx.actor, PRINTERS) {
        return Ok(company);
    }
    Err(Refusal::forbidden(
        "只有组长、班长、调度和主管可以预留和核销纸质单号。",
        "Only leaders and dispatchers reserve numbers and account for them.",
    ))
}

fn misread() -> Refusal {
    Refusal::new(
        "blank_misread",
        Nature::Invalid,
        "单号不对，请按单上打印的号码核对（含末位校验码）。",
        "No form has this number: check it against the print, the last digit included.",
    )
    .clause("INF-06")
}

fn number(text: &str) -> Result<String, Refusal> {
    blank::parse(text).ok_or_else(misread)
}

fn kind_words(code: &str) -> Value {
    json!(KINDS.iter().find(|kind| kind.code == code).map(|kind| kind.words))
}

async fn blocks(req: Req) -> Result<Response, Problem> {
    let value = records::reading(&req, move |tx, ctx| {
        let company = desk(ctx)?;
        let items: Vec<Value> = blanks::blocks(tx, company, BLOCKS)?
            .into_iter()
            .map(|b| {
                json!({"kind": b.kind, "words": kind_words(&b.kind), "printed_at": b.printed_at,
                    "by": view::named(ctx.house, b.printed_by), "first": b.first, "last": b.last, "forms": b.forms,
                    "unused": b.unused, "entered": b.entered, "spoiled": b.spoiled, "missing": b.missing})
            })
            .collect();
        Ok(json!({"items": items, "may": act::holds(ctx.actor, PRINTERS)}))
    })
    .await?;
    Ok(reply(200, &value))
}

fn line(
    tx: &mut shouwen_store::Tx<'_>,
    ctx: &act::Ctx<'_>,
    company: Id,
    what: &str,
    detail: &Value,
) -> Result<(), shouwen_store::StoreError> {
    let detail = detail.to_string();
    let entry = audit::Entry {
        at: ctx.now,
        actor: ctx.actor.person,
        door: ctx.door.code(),
        what,
        subject: None,
        outcome: "done",
        detail: &detail,
    };
    audit::append(tx, company, &entry)
}

async fn reserve(req: Req) -> Result<Response, Problem> {
    let kind = req.body.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
    let count = req.body.get("count").and_then(Value::as_u64).unwrap_or(1) as usize;
    let done = records::writing(&req, move |tx, _, ctx| {
        let company = keeper(ctx)?;
        let numbers = blanks::print(tx, company, &kind, count, (ctx.now, ctx.actor.person))?;
        let (first, last) = (numbers.first().cloned().unwrap_or_default(), numbers.last().cloned().unwrap_or_default());
        line(tx, ctx, company, "blank.print", &json!({"kind": kind, "first": first, "last": last}))?;
        Ok(json!({"kind": kind, "words": kind_words(&kind), "printed_at": ctx.now,
            "by": view::named(ctx.house, ctx.actor.person), "first": first, "last": last, "forms": count, "unused": count,
            "entered": 0, "spoiled": 0, "missing": 0}))
    })
    .await;
    Ok(reply(201, &records::noted(&req, "blank.print", None, done).await?))
}

fn form(house: &crate::house::House, f: &blanks::Form) -> Value {
    json!({"number": f.number, "kind": f.kind, "words": kind_words(&f.kind), "printed_at": f.printed_at, "state": f.state,
        "record": f.record.as_ref().map(|(id, number)| json!({"id": id, "number": number})), "reason": f.reason,
        "settled_at": f.settled_at, "by": view::named(house, f.settled_by)})
}

async fn forms(req: Req) -> Result<Response, Problem> {
    let first = number(req.text("first"))?;
    let last = if req.text("last").is_empty() { first.clone() } else { number(req.text("last"))? };
    let value = records::reading(&req, move |tx, ctx| {
        let company = desk(ctx)?;
        let found = blanks::forms(tx, company, (&first, &last), MOST)?;
        let items: Vec<Value> = found.iter().map(|one| form(ctx.house, one)).collect();
        Ok(json!({"items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let (first, last) = (number(req.text("first"))?, number(req.text("last"))?);
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let done = records::writing(&req, move |tx, app, ctx| {
        let company = keeper(ctx)?;
        let mut found = blanks::forms(tx, company, (&first, &last), MOST)?;
        // What was used or accounted for is not printed a second time.
        found.retain(|one| matches!(one.state, "unused" | "missing"));
        if found.is_empty() {
            return Err(Refusal::missing().into());
        }
        line(tx, ctx, company, "blank.paper", &json!({"first": first, "last": last}))?;
        let (zone, name) = (app.world.zone.clone(), ctx.house.name_of(company).unwrap_or_default());
        let pen = Pen { lang, zone: &zone };
        let papers: Vec<_> = found.iter().map(|one| blank::paper(&one.kind, &one.number, &name, pen)).collect();
        Ok((papers, ctx.now, zone))
    })
    .await;
    let (papers, at, zone) = records::noted(&req, "blank.paper", None, done).await?;
    let name = papers.first().map(|paper| paper.number.clone()).unwrap_or_default();
    sheet::as_pdf(name, move || {
        let strokes = BTreeMap::new();
        let prints: Vec<Print<'_>> =
            papers.iter().map(|paper| Print { paper, strokes: &strokes, at, zone: &zone }).collect();
        print_all(&prints)
    })
    .await
}

async fn account(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let (wanted, reason) = (number(&text("number"))?, text("reason"));
    let done = records::writing(&req, move |tx, _, ctx| {
        let company = keeper(ctx)?;
        if !blanks::spoil(tx, company, &wanted, &reason, (ctx.now, ctx.actor.person))? {
            let (zh, en) = (
                "该单号已录入、已核销或不存在，请刷新后核对。",
                "This form is entered, accounted for, or was never printed: check it.",
            );
            return Err(Refusal::conflict("blank_settled", zh, en).clause("INF-06").into());
        }
        line(tx, ctx, company, "blank.spoil", &json!({"number": wanted}))?;
        let found = blanks::forms(tx, company, (&wanted, &wanted), 1)?;
        let one = found.first().ok_or_else(Refusal::missing)?;
        Ok(form(ctx.house, one))
    })
    .await;
    Ok(reply(200, &records::noted(&req, "blank.spoil", None, done).await?))
}
