//! Property companies and the estates that they look after (ANN-01), and what they were told of a stop. Numbers and addresses
//! are masked for whoever does not keep them.

use crate::{
    act,
    http::{Answer, Need, Problem, Req, Routes, records, reply},
    mask,
    org::reach::{is_mail, masked_mail},
};
use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{FieldError, Fields, Kind, may, must},
    id::Id,
    intake::Room,
    org::Role,
    refusal::Refusal,
    words::{Said, w},
};
use shouwen_store::{Tx, audit, estates};

const NEW: Fields = &[
    must("road", Kind::Line { max: 100 }, "道路门牌或小区（按开头）", "Road or estate, by how it begins"),
    must("firm", Kind::Line { max: 100 }, "物业公司", "Property company"),
    may("phone", Kind::Phone, "手机号（收短信）", "Mobile telephone"),
    may("mail", Kind::Line { max: 200 }, "邮箱", "Mail address"),
];
/// Who keeps them.
const KEEPERS: &[Role] = &[Role::Dispatcher, Role::GroupLeader, Role::TeamLeader, Role::ServiceHead];
const MOST: i64 = 2_000;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/estates",
        "estates",
        w("小区物业联系人", "Property companies of estates"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Estates"),
        list,
    );
    r.add(
        Method::POST,
        "/api/estates",
        "estate_put",
        w("登记小区物业联系人", "Enter a property company"),
        Need::Write,
        &[],
        Some(NEW),
        Answer::Json(201, "Estate"),
        put,
    );
    r.add(
        Method::DELETE,
        "/api/estates/{id}",
        "estate_end",
        w("停用小区物业联系人", "End a property company"),
        Need::Write,
        &[],
        None,
        Answer::Empty,
        end,
    );
    r.add(
        Method::GET,
        "/api/outages/{id}/told",
        "outage_told",
        w("停气告知的各轮送达情况与物业", "What was told of a stop, turn by turn, and to property companies"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "OutageTold"),
        told,
    );
}

fn shown(e: &estates::Estate) -> Value {
    json!({"id": e.id, "road": e.road, "firm": e.firm, "phone": mask::phone(&e.phone), "mail": masked_mail(&e.mail)})
}

fn not_theirs() -> Refusal {
    Refusal::forbidden(
        "只有调度和负责人可以维护物业联系人。",
        "Only dispatchers and leaders keep the property companies.",
    )
}

async fn list(req: Req) -> Result<Response, Problem> {
    let value = records::reading(&req, move |tx, ctx| {
        let company = ctx.actor.company.filter(|_| !ctx.actor.is_office_only()).ok_or_else(Refusal::missing)?;
        let items: Vec<Value> = estates::of(tx, company, MOST)?.iter().map(shown).collect();
        Ok(json!({"items": items, "may": act::holds(ctx.actor, KEEPERS)}))
    })
    .await?;
    Ok(reply(200, &value))
}

fn line(
    tx: &mut Tx<'_>,
    ctx: &act::Ctx<'_>,
    company: Id,
    what: &str,
    subject: Id,
) -> Result<(), shouwen_store::StoreError> {
    let entry = audit::Entry {
        at: ctx.now,
        actor: ctx.actor.person,
        door: ctx.door.code(),
        what,
        subject: Some(subject),
        outcome: "done",
        detail: "",
    };
    audit::append(tx, company, &entry)
}

async fn put(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let (phone, mail) = (text("phone"), text("mail"));
    let wrong = |field: &str, code: &'static str, zh: &str, en: &str| FieldError::new(field, code, Said::new(zh, en));
    if phone.is_empty() && mail.is_empty() {
        let error = wrong("phone", "required", "手机号和邮箱至少填一项", "give a mobile number or a mail address");
        return Err(Refusal::invalid(vec![error]).into());
    }
    if !phone.is_empty() && !shouwen_domain::channels::progress::is_mobile(&phone) {
        let error = wrong(
            "phone",
            "not_a_mobile",
            "不是手机号，收不到短信：请填手机号，或改填邮箱",
            "not a mobile number: messages cannot reach it; give one, or a mail address",
        );
        return Err(Refusal::invalid(vec![error]).into());
    }
    if !mail.is_empty() && !is_mail(&mail) {
        let error =
            wrong("mail", "not_a_mail", "不是邮箱地址，如 li@example.com", "not a mail address such as li@example.com");
        return Err(Refusal::invalid(vec![error]).into());
    }
    let estate = estates::Estate { id: req.app.world.id(), road: text("road"), firm: text("firm"), phone, mail };
    let done = records::writing(&req, move |tx, _, ctx| {
        let company = ctx.actor.company.ok_or_else(Refusal::missing)?;
        if !act::holds(ctx.actor, KEEPERS) {
            return Err(not_theirs().into());
        }
        estates::put(tx, company, &estate, (ctx.now, ctx.actor.person))?;
        line(tx, ctx, company, "estate.put", estate.id)?;
        Ok(shown(&estate))
    })
    .await;
    Ok(reply(201, &records::noted(&req, "estate.put", None, done).await?))
}

async fn end(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let done = records::writing(&req, move |tx, _, ctx| {
        let company = ctx.actor.company.ok_or_else(Refusal::missing)?;
        if !act::holds(ctx.actor, KEEPERS) {
            return Err(not_theirs().into());
        }
        if !estates::end(tx, id, company, ctx.now)? {
            return Err(Refusal::missing().into());
        }
        Ok(line(tx, ctx, company, "estate.end", id)?)
    })
    .await;
    records::noted(&req, "estate.end", Some(id), done).await?;
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(response)
}

async fn told(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Outage(outage) = &matter.room else { return Err(Refusal::missing().into()) };
        let turns: Vec<Value> = shouwen_store::outages::turns(tx, id)?
            .into_iter()
            .map(|(turn, words, points, sent, delivered, failed)| {
                json!({"turn": turn, "about": words.trim_start_matches("msg.outage."), "points": points, "sent": sent,
                    "delivered": delivered, "failed": failed})
            })
            .collect();
        let proof = |of: Option<(String, _, _)>| {
            of.map(
                |(state, sent, delivered): (
                    String,
                    Option<shouwen_domain::moment::Moment>,
                    Option<shouwen_domain::moment::Moment>,
                )| json!({"state": state, "sent_at": sent, "delivered_at": delivered}),
            )
        };
        let firms: Vec<Value> = estates::told(tx, id)?
            .into_iter()
            .map(|l| {
                json!({"estate": l.estate, "road": l.road, "firm": l.firm, "waits": l.waits, "sms": proof(l.sms),
                    "mail": proof(l.mail)})
            })
            .collect();
        Ok(json!({"turns": turns, "firms": firms, "remind_at": outage.remind_at, "reminded_at": outage.reminded_at}))
    })
    .await?;
    Ok(reply(200, &value))
}
