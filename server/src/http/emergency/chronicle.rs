//! The chronicle of an incident as PDF (EMG-05). Owns: what is loaded for it, and the line of the audit log. Refuses like the
//! record's page. Tested by `tests/chronicle.rs`.

use super::super::{
    Answer, Need, Problem, Req, Routes,
    print::{self, ASK, Page, Taken},
    records, tasks, view,
};
use crate::{
    act::{self, Ctx, Matter},
    mask,
};
use axum::{http::Method, response::Response};
use shouwen_domain::{
    emergency::chronicle::{self, Caller, Limit, Step, Told},
    id::Id,
    intake::{self, Room, kinds::TypeDef},
    org::Role,
    paper::Pen,
    refusal::Refusal,
    words::{Lang, w},
};
use shouwen_store::{StoreError, Tx, event, record};

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/incidents/{id}/report.pdf",
        "incident_paper",
        w("突发事件处置报告（PDF）", "Report of an incident (PDF)"),
        Need::Read,
        ASK,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let lang = print::lang(&req);
    print::printed(&req, "print.report", move |tx, ctx, id| {
        let matter = records::visible(tx, ctx, id)?;
        let clear = view::handles(ctx.actor, &matter.row);
        let page = load(tx, ctx, &matter, (lang, clear))?.ok_or_else(Refusal::missing)?;
        let detail = serde_json::json!({"clear": clear}).to_string();
        Ok(Taken { page, company: matter.row.company, detail })
    })
    .await
}

/// `None`: the record is no incident.
fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    (lang, clear): (Lang, bool),
) -> Result<Option<Page>, StoreError> {
    let Room::Incident(incident) = &matter.room else { return Ok(None) };
    let (house, r) = (ctx.house, &matter.row);
    let zone = house.calendar(r.unit).zone().clone();
    let unknown = TypeDef::unknown(&r.type_code);
    let kind = house.type_def(r.company, &r.type_code).unwrap_or(&unknown);
    let name = |id: Id| house.name_of(id).unwrap_or_default();
    let named = |id: Option<Id>| id.map(name).unwrap_or_default();
    let children = record::newest_children(tx, r.id)?;
    let callers = callers(tx, r.parent, &children, clear)?;
    let mut all = tasks::among(tx, &children)?;
    all.sort_by_key(|(id, task)| (task.due, *id));
    let step = |(id, task): &(Id, shouwen_domain::orders::Task)| {
        let row = children.iter().find(|row| row.id == *id)?;
        let state = intake::flow("task").and_then(|flow| flow.state(&row.state))?;
        let whose = row.owner.map(name).or_else(|| task.role().map(|role| lang.of(Role::words(role)).to_owned()));
        Some(Step {
            text: task.said(),
            who: whose.unwrap_or_default(),
            due: task.due,
            done: task.done_at,
            state: state.words,
            late: tasks::is_late(task, ctx.now, row.phase < 2),
            result: if task.result.is_empty() { task.reason.clone() } else { task.result.clone() },
        })
    };
    let steps: Vec<Step> = all.iter().filter_map(step).collect();
    let mut limits: Vec<Limit> = matter
        .clocks
        .iter()
        .filter_map(|c| {
            let words = intake::clock_def(&c.code, kind)?.words;
            Some(Limit { words, due: c.due_at, stopped: c.stopped_at, kept: c.kept, clause: c.clause.clone() })
        })
        .collect();
    limits.sort_by_key(|limit| limit.due);
    let told = Told {
        pen: Pen { lang, zone: &zone },
        company: named(Some(r.company)),
        number: &r.number,
        state: &r.state,
        received: r.received_at,
        agent: named(r.recorder),
        crew: named(r.owner),
        incident,
        tests: &kind.work.tests,
        callers: &callers,
        steps: &steps,
        limits: &limits,
        head: &r.head_hash,
        name: &name,
    };
    let paper = chronicle::paper(&told);
    // The same history is the same file.
    let at = event::page(tx, r.id, i64::MAX, 1)?.first().map_or(r.received_at, |last| last.event.recorded_at);
    Ok(Some(Page { paper, at, zone }))
}

/// Who called first, and whoever was joined, in the order of their calls.
fn callers(
    tx: &mut Tx<'_>,
    first: Option<Id>,
    children: &[record::RecordRow],
    clear: bool,
) -> Result<Vec<Caller>, StoreError> {
    let joined = children.iter().filter(|row| row.kind == "request").map(|row| row.id);
    let mut out = Vec::new();
    for id in first.into_iter().chain(joined) {
        let Some(row) = record::lookup(tx, id)? else { continue };
        let Some((row, request)) = act::request_from(tx, row)? else { continue };
        let (contact, address) = if clear {
            (request.contact.clone(), request.address.line())
        } else {
            (mask::phone(&request.contact), mask::address(&request.address).line())
        };
        out.push(Caller {
            number: row.number,
            received: row.received_at,
            name: request.name.clone(),
            contact,
            address,
        });
    }
    out.sort_by_key(|caller| caller.received);
    Ok(out)
}
