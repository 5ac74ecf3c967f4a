//! The delivery log: what was sent to whom, by which way, and what became of it (NTF-01); and the door at which providers
//! report. Owns: who reads which part, masks. Refuses everybody but auditors and those who lead. Tested by
//! `tests/deliveries.rs` and `tests/gateways.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use crate::{
    act::Ctx,
    channels::report::{self, Heard},
    mask,
    org::reach::masked_mail,
};
use axum::{
    body::Body,
    http::{Method, header},
    response::Response,
};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::Means,
    form::{Choice, Fields, Kind, choice, may},
    id::Id,
    moment::Moment,
    org::Role,
    refusal::Refusal,
    words::w,
};
use shouwen_store::{
    deliveries::{self, Delivery, Wanted},
    record,
};

const MEANS: &[Choice] = &[
    choice("voice", "语音电话", "voice call"),
    choice("sms", "短信", "SMS"),
    choice("mail", "邮件", "mail"),
    choice("robot", "群机器人", "group robot"),
    choice("push", "浏览器推送", "push"),
];
const STATES: &[Choice] = &[
    choice("queued", "待发", "waiting"),
    choice("sent", "已发出", "sent"),
    choice("delivered", "已送达", "delivered"),
    choice("answered", "已应答", "answered"),
    choice("failed", "未发出", "failed"),
    choice("unclear", "结果不明", "not known whether it went"),
];
macro_rules! filters {
    ($($more:expr),*) => { &[
        may("person", Kind::Ref { to: "person" }, "人员", "Person"),
        may("number", Kind::Line { max: 60 }, "记录编号", "Number of a record"),
        may("means", Kind::Choice(MEANS), "方式", "Means"),
        may("state", Kind::Choice(STATES), "状态", "State"),
        may("purpose", Kind::Line { max: 40 }, "用途", "Purpose"),
        may("from", Kind::Moment, "从", "From"),
        may("until", Kind::Moment, "至", "Until"),
        $($more),*
    ] };
}
const PAGE: Fields = filters!(
    may("after", Kind::Ref { to: "message" }, "续页", "Cursor"),
    may("limit", Kind::Int { min: 1, max: 200 }, "条数", "Rows")
);
const FILE: Fields = filters!();
/// Who leads, and reads what was sent about the records of their units.
pub(super) const LEADERS: &[Role] = &[
    Role::GroupLeader,
    Role::TeamLeader,
    Role::ServiceHead,
    Role::UnitSupervisor,
    Role::BusinessManager,
    Role::CompanyLeader,
    Role::RegionalDirector,
    Role::NationalCentre,
];
/// Rows of a file.
const MOST: i64 = 20_000;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("audit");
    r.add(
        Method::GET,
        "/api/deliveries",
        "deliveries",
        w("消息发送日志", "Delivery log"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "Deliveries"),
        log,
    );
    r.add(
        Method::GET,
        "/api/deliveries.csv",
        "deliveries_file",
        w("消息发送日志（CSV）", "Delivery log as CSV"),
        Need::Read,
        FILE,
        None,
        Answer::Other("text/csv"),
        file,
    );
    r.add(
        Method::POST,
        "/api/gateways/{name}/report",
        "gateway_report",
        w("短信、语音网关的签名回执", "Signed report of a gateway"),
        Need::Nothing,
        &[],
        None,
        Answer::Json(200, "Reported"),
        take_in,
    );
    r.list
}

fn moment(req: &Req, key: &str) -> Option<Moment> {
    req.query.get(key).and_then(Value::as_i64).map(Moment)
}

/// What the caller may see of what they ask for: auditors and administrators everything of the company, leaders what
/// belongs to the records of their units.
fn wanted(req: &Req) -> Result<(Wanted, String), Problem> {
    let actor = req.actor()?;
    let house = req.app.house();
    let holds = |roles: &[Role]| actor.grants.iter().any(|g| roles.contains(&g.role));
    let units = if holds(&[Role::Auditor, Role::Administrator]) {
        None
    } else {
        let led = actor.grants.iter().filter(|g| LEADERS.contains(&g.role));
        let mut units: Vec<Id> = led.flat_map(|g| house.subtree(g.unit)).collect();
        units.sort_unstable();
        units.dedup();
        if units.is_empty() {
            return Err(Refusal::forbidden(
                "只有审计员、系统管理员和负责人可以查看消息发送日志。",
                "Only auditors, administrators and those who lead read the delivery log.",
            )
            .into());
        }
        Some(units)
    };
    let text = |key: &str| req.text(key).to_owned();
    let wanted = Wanted {
        person: Id::parse(req.text("person")),
        record: None,
        means: text("means"),
        state: text("state"),
        purpose: text("purpose"),
        from: moment(req, "from"),
        until: moment(req, "until"),
        units,
    };
    Ok((wanted, req.text("number").trim().to_uppercase()))
}

async fn found(req: &Req, before: Id, limit: i64) -> Result<Vec<Value>, Problem> {
    let (wanted, number) = wanted(req)?;
    records::reading(req, move |tx, ctx| {
        let mut wanted = wanted.clone();
        if !number.is_empty() {
            let Some(id) = record::by_number(tx, &number)? else { return Ok(Vec::new()) };
            wanted.record = Some(id);
        }
        let company = ctx.actor.company.unwrap_or(Id(0));
        let rows = deliveries::page(tx, company, &wanted, before, limit)?;
        Ok(rows.iter().map(|d| line(ctx, d)).collect())
    })
    .await
}

fn line(ctx: &Ctx<'_>, d: &Delivery) -> Value {
    let to = if d.means == Means::Mail.code() { masked_mail(&d.number) } else { mask::phone(&d.number) };
    let person = d.person.map(|id| json!({"id": id, "name": ctx.house.name_of(id).unwrap_or_default()}));
    json!({
        "id": d.id, "at": d.at, "person": person, "to": to, "means": d.means, "driver": d.driver,
        "purpose": d.purpose, "urgent": d.urgent, "state": d.state, "tries": d.tries,
        "record": d.of.as_ref().zip(d.record).map(|((number, kind, unit), id)| {
            json!({"id": id, "number": number, "kind": kind, "open": super::audit::opens(ctx, *unit)})
        }),
        "sent_at": d.sent_at, "delivered_at": d.delivered_at, "read_at": d.read_at, "answered_at": d.answered_at,
        "answer": d.answer, "error": d.error,
    })
}

async fn log(req: Req) -> Result<Response, Problem> {
    let before = Id::parse(req.text("after")).unwrap_or(Id(i64::MAX));
    let limit = req.number("limit", 50);
    let items = found(&req, before, limit).await?;
    let next = (items.len() as i64 == limit).then(|| items.last().map(|item| item["id"].clone())).flatten();
    Ok(reply(200, &json!({"items": items, "next": next})))
}

/// A cell that no table program takes for a formula.
pub(super) fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", guarded.replace('"', "\"\""))
}

async fn file(req: Req) -> Result<Response, Problem> {
    let items = found(&req, Id(i64::MAX), MOST).await?;
    let zone = req.app.world.zone.clone();
    let heads = [
        "时间 at",
        "人员 person",
        "号码 to",
        "方式 means",
        "网关 gateway",
        "用途 purpose",
        "记录 record",
        "状态 state",
        "次数 tries",
        "发出 sent",
        "送达 delivered",
        "已读 read",
        "应答 answered",
        "按键 key",
        "错误 error",
    ];
    // The mark by which table programs know UTF-8.
    let mut out = String::from("\u{feff}");
    let mut row = |cells: Vec<String>| {
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    row(heads.map(cell).to_vec());
    for item in &items {
        let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let at = |key: &str| item[key].as_i64().map(|ms| Moment(ms).rfc3339(&zone)).unwrap_or_default();
        let cells = [
            at("at"),
            item["person"]["name"].as_str().unwrap_or_default().to_owned(),
            text("to"),
            text("means"),
            text("driver"),
            text("purpose"),
            item["record"]["number"].as_str().unwrap_or_default().to_owned(),
            text("state"),
            item["tries"].to_string(),
            at("sent_at"),
            at("delivered_at"),
            at("read_at"),
            at("answered_at"),
            text("answer"),
            text("error"),
        ];
        row(cells.iter().map(|c| cell(c)).collect());
    }
    let me = req.person();
    records::writing(&req, move |tx, app, _| {
        Ok(crate::org::session::line(tx, app, Some(me), "export.deliveries", "done")?)
    })
    .await?;
    let mut response = Response::new(Body::from(out));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = header::HeaderValue::from_static("attachment; filename=\"deliveries.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// A provider says what became of messages. Whoever cannot sign learns nothing, not even whether the gateway is there.
async fn take_in(req: Req) -> Result<Response, Problem> {
    let name = req.segment("name").to_owned();
    let post = req.app.post();
    let signed = post.reports.get(&name).filter(|report| {
        let header = |name: &str| req.header(name).unwrap_or_default();
        report.is_signed(header("x-timestamp"), header("x-signature"), &req.raw, req.app.now())
    });
    let Some(report) = signed.cloned() else {
        return Err(Refusal::forbidden("回执签名不符。", "The signature of the report does not fit.").into());
    };
    let heard: Vec<(Id, Heard)> = report.read(&req.body);
    let (app, count) = (req.app.clone(), heard.len());
    let news = tokio::task::spawn_blocking(move || {
        heard.iter().try_fold(0, |news, (id, heard)| {
            report::take_in(&app, &name, &report, *id, heard).map(|new| news + usize::from(new))
        })
    })
    .await
    .map_err(|e| shouwen_store::StoreError::Broken(e.to_string()))??;
    Ok(reply(200, &json!({"understood": count, "news": news})))
}
