//! The plan library for screens: the list with what is overdue and what is missing, one version with its difference to the
//! one in force, its paper, what applies to a matter (EPL-01, EPL-02). Owns: who may read it: everybody of the company, for
//! everybody answers for steps. Tested in `tests/library.rs`.

use super::super::{
    Answer, Need, Problem, Req, Routes,
    print::{self, ASK, Page, Taken},
    records, reply, view,
};
use crate::{
    act::{self, Ctx, Failure},
    house::House,
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::{
        PlanStep,
        library::{self, ALL, EmergencyPlan, Scenario, compare, scenario_of},
    },
    form::{Fields, Kind, may, must},
    id::Id,
    intake::{self, Room},
    org::{Role, Sees},
    paper::Pen,
    refusal::Refusal,
    words::{Lang, Said, w},
};
use shouwen_store::{
    StoreError, Tx, event,
    plans::{self, Listed},
    record::{self, RecordRow},
};
use std::collections::BTreeMap;

const OF: Fields = &[may("unit", Kind::Ref { to: "unit" }, "单位（默认本企业）", "Unit (your company unless named)")];
const JOINED: Fields = &[must("record", Kind::Ref { to: "record" }, "事项", "Record")];
/// More versions than any company keeps; the list is whole.
const MOST: i64 = 1_000;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/plans/library",
        "plan_library",
        w("预案库", "The plan library"),
        Need::Read,
        OF,
        None,
        Answer::Json(200, "PlanLibrary"),
        list,
    );
    r.add(
        Method::GET,
        "/api/plans/joined",
        "plans_joined",
        w("与事项的类型关联的现行预案", "Plans in force that are joined to the type of a matter"),
        Need::Read,
        JOINED,
        None,
        Answer::Json(200, "PlansJoined"),
        joined,
    );
    r.add(
        Method::GET,
        "/api/plans/{id}/text",
        "plan_text",
        w("预案全文，与现行版本的差异", "A version of a plan, and how it differs from the one in force"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "PlanText"),
        text,
    );
    r.add(
        Method::GET,
        "/api/plans/{id}/plan.pdf",
        "plan_paper",
        w("预案（PDF）", "A plan (PDF)"),
        Need::Read,
        ASK,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
}

/// The company whose library is asked for: of who works there or looks over it.
fn company(ctx: &Ctx<'_>, unit: Option<Id>) -> Result<Id, Failure> {
    let unit = unit.or(ctx.actor.company);
    let unit =
        unit.or_else(|| ctx.actor.grants.first().and_then(|g| ctx.house.companies_under(g.unit).first().copied()));
    let company = unit.and_then(|unit| ctx.house.company_of(unit)).ok_or_else(Refusal::missing)?;
    let path = ctx.house.path(company);
    let above = ctx.actor.grants.iter().any(|g| g.role.sees() == Sees::Subtree && path.contains(&g.unit));
    let works = ctx.actor.company == Some(company) && !ctx.actor.is_office_only();
    if above || works { Ok(company) } else { Err(Refusal::missing().into()) }
}

fn scenario(code: &str) -> Value {
    let words = scenario_of(code).map(|one| one.words);
    json!({"code": code, "words": words, "incident": scenario_of(code).is_some_and(|one| one.incident)})
}

fn state(code: &str) -> Value {
    json!(library::FLOW.state(code).map(|state| state.words))
}

fn titled(plan: &EmergencyPlan) -> Said {
    let said = plan.plan();
    Said::new(said.zh, said.en)
}

/// The caller may draft a plan, or start one, at the company.
fn offers(ctx: &Ctx<'_>, company: Id, kind: &str, action: &str) -> bool {
    let Some(edge) = intake::flow(kind).and_then(|flow| flow.edge(None, action)) else { return false };
    let reach = ctx.house.path(company);
    let within = |unit: Id| reach.contains(&unit) || ctx.house.path(unit).contains(&company);
    edge.by.iter().any(|by| match by {
        shouwen_domain::flow::By::Role(role) => ctx.actor.grants.iter().any(|g| g.role == *role && within(g.unit)),
        _ => false,
    })
}

async fn list(req: Req) -> Result<Response, Problem> {
    let unit = Id::parse(req.text("unit"));
    let value = records::reading(&req, move |tx, ctx| {
        let company = company(ctx, unit)?;
        let all = plans::library(tx, company, MOST)?;
        let item = |one: &Listed| {
            let due = one.plan.review_due().filter(|_| one.state == "in_force");
            json!({
                "id": one.id, "number": one.number, "state": one.state, "words": state(&one.state),
                "scenario": scenario(&one.plan.scenario), "unit": view::named(ctx.house, one.plan.unit),
                "version": one.plan.version, "title": titled(&one.plan), "owner": view::named(ctx.house, one.owner),
                "from": one.plan.from, "review_due": due, "late": due.is_some_and(|due| due < ctx.now),
                "steps": one.plan.steps.len(), "used": one.plan.used,
                "waiting": one.plan.uses.iter().map(|u| u.number.as_str()).collect::<Vec<_>>(),
                "improvements": one.plan.improvements.len(),
            })
        };
        let holds = |code: &str| {
            all.iter().any(|one| one.plan.scenario == code && one.plan.unit == Some(company) && one.plan.is_in_force(ctx.now))
        };
        let missing: Vec<Value> =
            ALL.iter().filter(|one: &&Scenario| one.wanted && !holds(one.code)).map(|one| scenario(one.code)).collect();
        let mut running = Vec::new();
        for row in plans::running(tx, company)? {
            let open = records::visible(tx, ctx, row.id).is_ok();
            running.push(json!({"id": row.id, "number": row.number, "summary": row.summary, "at": row.opened_at,
                "unit": view::named(ctx.house, Some(row.unit)), "owner": view::named(ctx.house, row.owner), "open": open}));
        }
        Ok(json!({
            "company": view::named(ctx.house, Some(company)),
            "items": all.iter().map(item).collect::<Vec<_>>(),
            "missing": missing,
            "running": running,
            "may_draft": offers(ctx, company, "plan", "draft"),
            "may_activate": offers(ctx, company, "activation", "activate"),
        }))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn joined(req: Req) -> Result<Response, Problem> {
    let id = Id::parse(req.text("record")).ok_or_else(Refusal::missing)?;
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let row = &matter.row;
        let near = act::near(ctx.house, row.company, row.unit, None);
        let covers = |codes: &[String]| {
            codes.iter().any(|code| row.type_code == *code || row.type_code.starts_with(&format!("{code}.")))
        };
        let mut best: BTreeMap<String, (usize, Listed)> = BTreeMap::new();
        for one in plans::library(tx, row.company, MOST)? {
            let Some(rank) = one.plan.unit.and_then(|unit| near.iter().position(|other| *other == unit)) else { continue };
            let fits = one.plan.is_in_force(ctx.now) && covers(&one.plan.types);
            if fits && best.get(&one.plan.scenario).is_none_or(|(other, _)| rank < *other) {
                best.insert(one.plan.scenario.clone(), (rank, one));
            }
        }
        let may = offers(ctx, row.company, "activation", "activate") && row.phase < 2;
        let item = |one: &Listed| {
            let by_hand = scenario_of(&one.plan.scenario).is_some_and(|one| !one.incident);
            json!({"id": one.id, "number": one.number, "scenario": scenario(&one.plan.scenario), "title": titled(&one.plan),
                "version": one.plan.version, "steps": one.plan.steps.len(), "may_activate": may && by_hand})
        };
        Ok(json!({"items": best.values().map(|(_, one)| item(one)).collect::<Vec<_>>()}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// A version of the caller's company, whether its record is in their scope or not.
fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, id: Id) -> Result<(RecordRow, Box<EmergencyPlan>), Failure> {
    let row = record::lookup(tx, id)?.filter(|row| row.kind == "plan").ok_or_else(Refusal::missing)?;
    company(ctx, Some(row.company))?;
    match shouwen_store::intake::load(tx, id, &row.kind)? {
        Room::Plan(plan) => Ok((row, plan)),
        _ => Err(Refusal::missing().into()),
    }
}

fn types(house: &House, company: Id, codes: &[String]) -> Vec<(String, Said)> {
    let named = |code: &String| {
        let said = house.type_def(company, code).map_or_else(
            || Said::new(code.clone(), code.clone()),
            |def| Said::new(def.title.zh.clone(), def.title.en.clone()),
        );
        (code.clone(), said)
    };
    codes.iter().map(named).collect()
}

fn step(one: &PlanStep) -> Value {
    json!({"code": one.code, "zh": one.zh, "en": one.en, "role": one.role,
        "role_words": Role::parse(&one.role).map(Role::words), "minutes": one.minutes, "done_by": one.done_by})
}

async fn text(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let (row, plan) = load(tx, ctx, id)?;
        let against = plans::successor(tx, id, ctx.now)?.filter(|other| *other != id);
        let against = match against {
            Some(other) => Some(load(tx, ctx, other)?),
            None => None,
        };
        let difference = against.map(|(other, old)| {
            let (steps, members) = compare(&old, &plan);
            let steps: Vec<Value> = steps
                .iter()
                .map(|d| {
                    json!({"what": d.what, "was": d.was.as_ref().map(step), "is": d.is.as_ref().map(step),
                        "members": d.members})
                })
                .collect();
            json!({"id": other.id, "number": other.number, "version": old.version, "steps": steps, "members": members,
                "title": titled(&old), "process": old.process, "process_en": old.process_en})
        });
        let review = |one: &library::PlanReview| {
            json!({"at": one.at, "by": view::named(ctx.house, one.by), "result": one.result, "text": one.text,
                "number": one.number})
        };
        let mut uses = Vec::new();
        for one in &plan.uses {
            let open = one.matter.is_some_and(|matter| records::visible(tx, ctx, matter).is_ok());
            uses.push(
                json!({"number": one.number, "matter": one.matter.filter(|_| open), "at": one.at, "due": one.due}),
            );
        }
        let due = plan.review_due().filter(|_| row.state == "in_force");
        // Whoever has the record in their scope acts on it there; others read it here.
        let open = records::visible(tx, ctx, id).is_ok();
        let faults = if row.phase < 2 { plan.faults() } else { Vec::new() };
        Ok(json!({
            "id": id, "number": row.number, "state": row.state, "words": state(&row.state), "open": open,
            "scenario": scenario(&plan.scenario), "unit": view::named(ctx.house, plan.unit), "version": plan.version,
            "title": titled(&plan), "clause": plan.clause,
            "process": {"zh": plan.plan().process_zh, "en": plan.plan().process_en},
            "types": types(ctx.house, row.company, &plan.types).into_iter()
                .map(|(code, words)| json!({"code": code, "words": words})).collect::<Vec<_>>(),
            "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
            "faults": faults, "improvements": plan.improvements, "pack": plan.pack,
            "authors": plan.authors.iter().map(|who| view::named(ctx.house, Some(*who))).collect::<Vec<_>>(),
            "approved_by": view::named(ctx.house, plan.approved_by), "approved_at": plan.approved_at,
            "from": plan.from, "until": plan.until, "owner": view::named(ctx.house, row.owner),
            "review_due": due, "late": due.is_some_and(|due| due < ctx.now), "periodic": plan.periodic,
            "uses": uses, "used": plan.used, "reviews": plan.reviews.iter().rev().map(review).collect::<Vec<_>>(),
            "reason": plan.reason, "difference": difference,
        }))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let lang = print::lang(&req);
    print::printed(&req, "print.plan", move |tx, ctx, id| {
        let (row, plan) = load(tx, ctx, id)?;
        let page = words(tx, ctx, &row, &plan, lang)?;
        Ok(Taken { page, company: row.company, detail: String::new() })
    })
    .await
}

fn words(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    row: &RecordRow,
    plan: &EmergencyPlan,
    lang: Lang,
) -> Result<Page, StoreError> {
    let house = ctx.house;
    let zone = house.calendar(row.unit).zone().clone();
    let name = |id: Id| house.name_of(id).unwrap_or_default();
    let told = library::paper::Told {
        pen: Pen { lang, zone: &zone },
        company: name(row.company),
        unit: plan.unit.map(name).unwrap_or_default(),
        number: &row.number,
        state: &row.state,
        plan,
        keeper: row.owner.map(name).unwrap_or_default(),
        types: types(house, row.company, &plan.types).iter().map(|(_, said)| lang.said(said).to_owned()).collect(),
        head: &row.head_hash,
        name: &name,
    };
    let paper = library::paper::paper(&told);
    let at = event::page(tx, row.id, i64::MAX, 1)?.first().map_or(row.received_at, |last| last.event.recorded_at);
    Ok(Page { paper, at, zone })
}
