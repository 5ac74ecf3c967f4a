//! A stop of gas for screens: the list with its proof of delivery (ANN-01), what is known where a caller is (ANN-02), the
//! valves of the network, the poster and the list of the crew. Owns: nothing. Refuses like the record's page, and whoever
//! does not answer calls. Tested by `tests/outages.rs`.

use crate::{
    act::{self, Ctx, Failure},
    http::{
        Answer, Need, Problem, Req, Routes,
        print::{self, Page},
        records, reply, view,
    },
};
use axum::{http::Method, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    customers::account_number,
    emergency::outage::{self, Bound, Outage, notice},
    form::{Choice, Field, Fields, Kind, LINE, choice, may, must},
    id::Id,
    intake::{self, Address, Room},
    paper::Pen,
    refusal::Refusal,
    words::{Lang, w},
};
use shouwen_store::{Tx, customers, outages, record};
use std::collections::BTreeMap;

const SUPPLIES: &[Choice] = &[
    choice("listed", "未恢复", "without gas"),
    choice("absent", "无人在家", "nobody in"),
    choice("restored", "已恢复", "restored"),
    choice("dropped", "已移出", "off the list"),
];

/// The same, and those of them that nobody has spoken with although they have a care flag.
const PARTS: &[Choice] = &[
    SUPPLIES[0],
    SUPPLIES[1],
    SUPPLIES[2],
    SUPPLIES[3],
    choice("unspoken", "需关照、尚未当面或电话告知", "with a care flag and not spoken with"),
];

const PAGE: Fields = &[
    may("supply", Kind::Choice(PARTS), "状态", "State"),
    may("after", Kind::Line { max: 400 }, "上页末尾", "End of the page before"),
];

/// Where the caller is, as far as it is typed.
const PLACE: &[Field] = &[
    may("district", Kind::Line { max: 60 }, "区县", "District"),
    may("road", Kind::Line { max: 100 }, "道路门牌或小区", "Road or estate"),
    may("building", Kind::Line { max: 30 }, "楼栋", "Building"),
    may("unit", Kind::Line { max: 30 }, "单元", "Unit"),
    may("text", Kind::Line { max: LINE }, "补充", "More"),
    may("point", Kind::Ref { to: "point" }, "用气地址", "Service point"),
];

const SEEK: Fields = &[may("q", Kind::Line { max: 60 }, "阀门编号开头", "Beginning of the number")];

const FIND: Fields = &[must("q", Kind::Line { max: 120 }, "户号或地址开头", "Beginning of the number or address")];

const PAPER: Fields = &[
    may(
        "what",
        Kind::Choice(&[choice("poster", "张贴的通知", "poster"), choice("list", "逐户恢复表", "list for the crew")]),
        "打印内容",
        "What is printed",
    ),
    may(
        "lang",
        Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
        "语言（默认中文）",
        "Language (Chinese unless named)",
    ),
];

/// Lines of one page of the list.
const LINES: i64 = 100;
/// Open stops that are looked at for one caller, and shown.
const LOOKED_AT: i64 = 200;
const SHOWN: usize = 5;
const VALVES: i64 = 20;
const FOUND: i64 = 20;
/// Lines of the printed list: a stop of more is worked through in parts.
const PRINTED: i64 = 2_000;

pub(super) fn routes(r: &mut Routes) {
    r.add(
        Method::GET,
        "/api/outages/{id}/points",
        "outage_points",
        w("停气用户名单与告知、恢复情况", "The list of an outage: told, spoken with, restored"),
        Need::Read,
        PAGE,
        None,
        Answer::Json(200, "OutagePoints"),
        points,
    );
    r.add(
        Method::POST,
        "/api/outages/known",
        "outages_known",
        w("来电地址的停气通知", "Outages known where a caller is"),
        Need::Write,
        &[],
        Some(PLACE),
        Answer::Json(200, "KnownOutages"),
        known,
    );
    r.add(
        Method::GET,
        "/api/valves",
        "valves",
        w("管网阀门及其用户数", "Valves of the network and the points behind them"),
        Need::Read,
        SEEK,
        None,
        Answer::Json(200, "Valves"),
        valves,
    );
    r.add(
        Method::GET,
        "/api/points",
        "points_found",
        w("按户号或地址找用气点", "Service points by account number or address"),
        Need::Read,
        FIND,
        None,
        Answer::Json(200, "FoundPoints"),
        found,
    );
    r.add(
        Method::GET,
        "/api/outages/{id}/notice.pdf",
        "outage_paper",
        w("停气通知、逐户恢复表（PDF）", "Poster of an outage, or the list for the crew (PDF)"),
        Need::Read,
        PAPER,
        None,
        Answer::Other("application/pdf"),
        paper,
    );
}

async fn points(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let supply = req.text("supply").to_owned();
    let after = seek(req.text("after"));
    let value = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Outage(_) = &matter.room else { return Err(Refusal::missing().into()) };
        let clear = view::handles(ctx.actor, &matter.row);
        let mut lines = outages::page(tx, id, (&after.0, after.1), &supply, LINES + 1)?;
        let more = lines.len() as i64 > LINES;
        lines.truncate(LINES as usize);
        let next = lines.last().filter(|_| more).map(|line| format!("{} {}", line.point, line.address));
        let mut sums = BTreeMap::new();
        for tally in outages::tally(tx, id)? {
            sums.insert(
                tally.supply.clone(),
                json!({"points": tally.points, "unspoken": tally.unspoken, "sent": tally.sent, "delivered": tally.delivered,
                    "failed": tally.failed, "untold": tally.untold}),
            );
        }
        let none = json!({"points": 0, "unspoken": 0, "sent": 0, "delivered": 0, "failed": 0, "untold": 0});
        let of = |code: &str| sums.get(code).unwrap_or(&none).clone();
        let items: Vec<Value> = lines
            .into_iter()
            .map(|l| {
                let name = l.name.map(|name| if clear { name } else { crate::mask::name(&name) });
                json!({"point": l.point, "number": l.number, "address": l.address, "customer": l.customer, "name": name,
                    "supply": l.supply, "care": l.care, "household": l.household, "waits": l.waits, "how": l.how,
                    "told_at": l.told_at, "spoken_at": l.spoken_at, "moved_at": l.moved_at, "message": l.message,
                    "sent_at": l.sent_at, "delivered_at": l.delivered_at})
            })
            .collect();
        let asked = outages::asked(tx, matter.row.company, &matter.row.number)?;
        Ok(json!({"listed": of("listed"), "absent": of("absent"), "restored": of("restored"), "dropped": of("dropped"),
            "asked": asked, "items": items, "next": next}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// Where the page before ended: the id of the point, a space, its address.
fn seek(after: &str) -> (String, Id) {
    let (id, line) = after.split_once(' ').unwrap_or((after, ""));
    (line.to_owned(), Id::parse(id).unwrap_or(Id(0)))
}

async fn known(req: Req) -> Result<Response, Problem> {
    let body = req.body.clone();
    let value = records::reading(&req, move |tx, ctx| Ok(json!({"items": around(tx, ctx, &body)?}))).await?;
    Ok(reply(200, &value))
}

fn around(tx: &mut Tx<'_>, ctx: &Ctx<'_>, body: &Value) -> Result<Vec<Value>, Failure> {
    let company = ctx.actor.company.filter(|_| !ctx.actor.is_office_only()).ok_or_else(|| {
        Refusal::forbidden("只有接待客户的人员可以查询停气。", "Only who speaks with customers asks for outages.")
    })?;
    let typed = serde_json::from_value::<Address>(body.clone()).unwrap_or_default();
    let point = body.get("point").and_then(Value::as_str).and_then(Id::parse);
    let mut here = Vec::new();
    let mut address = typed;
    if let Some(point) = point {
        let row = customers::point(tx, point)?.filter(|p| p.company == company).ok_or_else(Refusal::missing)?;
        here = outages::off_at(tx, point)?;
        if address.is_empty() {
            address = serde_json::from_str(&row.address).unwrap_or_default();
        }
    }
    if address.is_empty() && here.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<(Bound, Value)> = Vec::new();
    for (id, number, state, outage) in outages::known(tx, company, LOOKED_AT)? {
        if !act::HOLDS.contains(&state.as_str()) {
            continue;
        }
        let bound = if here.contains(&id) { Some(Bound::Listed) } else { outage::binds(&outage, &address) };
        // Who is on no list of it although their point is known is not affected.
        let Some(bound) = bound.filter(|bound| point.is_none() || *bound == Bound::Listed) else { continue };
        found.push((bound, line(ctx, company, (id, &number, &state), &outage, bound)));
    }
    found.sort_by_key(|(bound, _)| *bound);
    found.truncate(SHOWN);
    Ok(found.into_iter().map(|(_, line)| line).collect())
}

fn line(ctx: &Ctx<'_>, company: Id, (id, number, state): (Id, &str, &str), o: &Outage, bound: Bound) -> Value {
    let words = intake::flow("outage").and_then(|flow| flow.state(state)).map(|state| state.words);
    let said = outage::said(o, ctx.house.calendar(company).zone());
    json!({"id": id, "number": number, "state": words, "planned": o.is_planned(), "bound": bound.code(), "area": o.area,
        "why": o.why, "from": o.from, "until": o.until, "contact": o.enquiries, "said": said})
}

async fn valves(req: Req) -> Result<Response, Problem> {
    let prefix = req.text("q").trim().to_owned();
    let value = records::reading(&req, move |tx, ctx| {
        let company = ctx.actor.company.ok_or_else(Refusal::missing)?;
        let found = outages::valves(tx, company, &prefix, VALVES)?;
        let items: Vec<Value> = found
            .into_iter()
            .map(|(number, name, points)| json!({"number": number, "name": name, "points": points}))
            .collect();
        Ok(json!({"items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}

/// Without names: whoever plans a stop or stands at a valve looks for doors, not for people.
async fn found(req: Req) -> Result<Response, Problem> {
    let typed = req.text("q").trim().to_owned();
    let value = records::reading(&req, move |tx, ctx| {
        let company = ctx.actor.company.filter(|_| !ctx.actor.is_office_only()).ok_or_else(Refusal::missing)?;
        let found = customers::find_points(tx, company, (&account_number(&typed), &typed), FOUND)?;
        let items: Vec<Value> = found
            .into_iter()
            .map(|(point, number, address)| json!({"id": point, "number": number, "address": address}))
            .collect();
        Ok(json!({"items": items}))
    })
    .await?;
    Ok(reply(200, &value))
}

async fn paper(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let lang = if req.text("lang") == "en" { Lang::En } else { Lang::Zh };
    let list = req.text("what") == "list";
    let loaded = records::reading(&req, move |tx, ctx| {
        let matter = records::visible(tx, ctx, id)?;
        let Room::Outage(outage) = &matter.room else { return Err(Refusal::missing().into()) };
        let zone = ctx.house.calendar(matter.row.unit).zone().clone();
        let company = ctx.house.name_of(matter.row.company).unwrap_or_default();
        let doors = if list { doors(tx, id)? } else { Vec::new() };
        let pen = Pen { lang, zone: &zone };
        let head = notice::Head { pen, number: &matter.row.number, company: &company };
        let paper = if list { notice::list(outage, &doors, &head) } else { notice::poster(outage, &head) };
        let at = record::lookup(tx, id)?.map_or(ctx.now, |row| row.opened_at);
        Ok((paper, at, zone))
    })
    .await?;
    let (paper, at, zone) = loaded;
    print::drawn(Page { paper, at, zone }).await
}

/// The doors that the crew goes to, by address; no names: a list lies about in a van.
fn doors(tx: &mut Tx<'_>, id: Id) -> Result<Vec<notice::Door>, Failure> {
    let lines = outages::page(tx, id, ("", Id(0)), "", PRINTED)?;
    let shown = lines.into_iter().filter(|line| line.supply != "dropped");
    Ok(shown
        .map(|line| notice::Door {
            number: line.number,
            address: line.address,
            care: line.care,
            restored: line.supply == "restored",
        })
        .collect())
}
