//! How people are reached: one's own page, an administrator's, and the browsers that take notices (NTF-01).
//! Owns: that others see masks. Refuses whoever is not an administrator of the person's company. Tested by `tests/reach.rs`.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use crate::{
    channels::{preview, push::Browser},
    org::reach::{self as rooms, CHOICES, Change},
};
use axum::{http::Method, http::StatusCode, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::Means,
    form::{Choice, Fields, Kind, choice, may, must},
    id::Id,
    org::Role,
    refusal::{Nature, Refusal},
    words::w,
};
use shouwen_store::reach::{self, Target};

const LANGS: &[Choice] = &[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")];
const MINE: Fields = &[
    may("phone", Kind::Line { max: 30 }, "手机号", "Telephone").personal(),
    may("mail", Kind::Line { max: 254 }, "邮箱", "Mail").personal(),
    may("chat", Kind::Line { max: 80 }, "群内账号", "Name in the group chat").personal(),
    may("sms", Kind::Bool, "提醒也发短信", "Notices by SMS too"),
    may("by_mail", Kind::Bool, "提醒也发邮件", "Notices by mail too"),
    may("robot", Kind::Bool, "提醒也在群里点名", "Notices by the group robot too"),
    may("push", Kind::Bool, "提醒也推送到浏览器", "Notices to the browser too"),
    may("lang", Kind::Choice(LANGS), "消息语言", "Language of messages"),
];
const THEIRS: Fields = &[
    may("phone", Kind::Line { max: 30 }, "手机号", "Telephone").personal(),
    may("mail", Kind::Line { max: 254 }, "邮箱", "Mail").personal(),
    may("chat", Kind::Line { max: 80 }, "群内账号", "Name in the group chat").personal(),
];
const BROWSER: Fields = &[
    must("endpoint", Kind::Text { max: 2_000 }, "推送地址", "Endpoint").personal(),
    must("p256dh", Kind::Line { max: 200 }, "公钥", "Public key").personal(),
    must("auth", Kind::Line { max: 100 }, "密钥", "Secret").personal(),
    may("name", Kind::Line { max: 80 }, "浏览器名称", "Name of the browser"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("org");
    r.add(
        Method::GET,
        "/api/me/reach",
        "my_reach",
        w("我的联系方式和提醒方式", "How I am reached"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "MyReach"),
        mine,
    );
    r.add(
        Method::PUT,
        "/api/me/reach",
        "put_my_reach",
        w("修改我的联系方式和提醒方式", "Change how I am reached"),
        Need::Write,
        &[],
        Some(MINE),
        Answer::Json(200, "MyReach"),
        put_mine,
    );
    r.add(
        Method::POST,
        "/api/me/browsers",
        "add_browser",
        w("让这个浏览器接收推送", "Let this browser take notices"),
        Need::Write,
        &[],
        Some(BROWSER),
        Answer::Json(200, "MyReach"),
        add_browser,
    );
    r.add(
        Method::DELETE,
        "/api/me/browsers/{id}",
        "end_browser",
        w("不再向这个浏览器推送", "Send no more to this browser"),
        Need::Write,
        &[],
        None,
        Answer::Empty,
        end_browser,
    );
    r.add(
        Method::GET,
        "/api/people/{id}/reach",
        "reach",
        w("员工的联系方式（遮盖）", "How a person is reached, masked"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Reach"),
        theirs,
    );
    r.add(
        Method::PUT,
        "/api/people/{id}/reach",
        "put_reach",
        w("修改员工的联系方式", "Change how a person is reached"),
        Need::Write,
        &[],
        Some(THEIRS),
        Answer::Json(200, "Reach"),
        put_theirs,
    );
    r.add(
        Method::GET,
        "/api/notify/preview",
        "notify_preview",
        w("员工消息的文字预览", "How messages to employees read"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "NotifyPreview"),
        |req| async move { samples(&req) },
    );
    r.list
}

fn text(req: &Req, key: &str) -> Option<String> {
    match req.body.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        // What is sent empty is taken away.
        Some(Value::Null) => Some(String::new()),
        _ => None,
    }
}

/// What the page needs: what is there, what may be chosen, and the key for the browser.
async fn page(req: &Req) -> Result<Value, Problem> {
    let me = req.person();
    let (found, targets) = req
        .app
        .db
        .read(move |tx| Ok::<_, shouwen_store::StoreError>((reach::lookup(tx, me)?, reach::targets(tx, me)?)))
        .await?;
    let mut out = rooms::shown(&found.unwrap_or_default(), true, &targets);
    out["key"] = json!(req.app.post().vapid.as_ref().map(|v| v.public()));
    out["choices"] = json!(CHOICES.map(Means::code));
    Ok(out)
}

async fn mine(req: Req) -> Result<Response, Problem> {
    Ok(reply(200, &page(&req).await?))
}

async fn put_mine(req: Req) -> Result<Response, Problem> {
    let me = req.person();
    let given = [("sms", Means::Sms), ("by_mail", Means::Mail), ("robot", Means::Robot), ("push", Means::Push)];
    let chosen: Vec<(Means, bool)> =
        given.iter().filter_map(|(key, means)| Some((*means, req.body.get(*key)?.as_bool()?))).collect();
    let base = Change {
        phone: text(&req, "phone"),
        mail: text(&req, "mail"),
        chat: text(&req, "chat"),
        wants: None,
        lang: text(&req, "lang").filter(|l| !l.is_empty()),
    };
    records::writing(&req, move |tx, app, _| {
        let mut change = base.clone();
        if !chosen.is_empty() {
            let there = reach::lookup(tx, me)?.map(|r| Means::list(&r.wants)).unwrap_or_default();
            let keeps = |m: &Means| chosen.iter().find(|(c, _)| c == m).map_or(there.contains(m), |(_, yes)| *yes);
            change.wants = Some(CHOICES.into_iter().filter(keeps).collect());
        }
        Ok(rooms::change(tx, app, Some(me), me, &change)??)
    })
    .await?;
    req.app.refresh().await?;
    mine(req).await
}

async fn add_browser(req: Req) -> Result<Response, Problem> {
    let me = req.person();
    let get = |key: &str| text(&req, key).unwrap_or_default();
    let browser = Browser { endpoint: get("endpoint"), p256dh: get("p256dh"), auth: get("auth") };
    let Some(vapid) = req.app.post().vapid.clone() else {
        let (zh, en) =
            ("本系统没有启用浏览器推送，请联系管理员。", "Push is not configured here: ask an administrator.");
        return Err(Refusal::new("no_push", Nature::Conflict, zh, en).into());
    };
    if !vapid.takes(&browser) {
        let (zh, en) = (
            "不认识这个浏览器的推送服务，请换一个浏览器。",
            "The push service of this browser is not known: use another.",
        );
        return Err(Refusal::new("unknown_push_service", Nature::Invalid, zh, en).into());
    }
    let name = get("name");
    records::writing(&req, move |tx, app, ctx| {
        let data = serde_json::to_string(&browser).unwrap_or_default();
        let target = Target { id: app.world.id(), data, agent: name.clone(), at: ctx.now };
        reach::put_target(tx, me, &browser.endpoint, &target)?;
        let there = reach::lookup(tx, me)?.map(|r| Means::list(&r.wants)).unwrap_or_default();
        let wants = Some(there.into_iter().chain([Means::Push]).collect());
        Ok(rooms::change(tx, app, Some(me), me, &Change { wants, ..Change::default() })??)
    })
    .await?;
    req.app.refresh().await?;
    mine(req).await
}

async fn end_browser(req: Req) -> Result<Response, Problem> {
    let (id, me) = (req.id("id")?, req.person());
    records::writing(
        &req,
        move |tx, _, _| {
            if reach::end_target(tx, me, id)? { Ok(()) } else { Err(Refusal::missing().into()) }
        },
    )
    .await?;
    let mut out = Response::new(axum::body::Body::empty());
    *out.status_mut() = StatusCode::NO_CONTENT;
    Ok(out)
}

/// The person, if the caller administers their unit.
fn administered(req: &Req) -> Result<Id, Problem> {
    let (id, house, actor) = (req.id("id")?, req.app.house(), req.actor()?);
    let Some(person) = house.person(id).filter(|p| p.company == actor.company) else {
        return Err(Refusal::missing().into());
    };
    let path = house.path(person.home_unit);
    let may = actor.grants.iter().any(|g| g.role == Role::Administrator && path.contains(&g.unit));
    if may {
        Ok(id)
    } else {
        Err(Refusal::forbidden(
            "只有系统管理员可以查看和修改他人的联系方式。",
            "Only an administrator sees and changes how others are reached.",
        )
        .into())
    }
}

async fn theirs(req: Req) -> Result<Response, Problem> {
    let id = administered(&req)?;
    let found = req.app.db.read(move |tx| reach::lookup(tx, id)).await?.unwrap_or_default();
    let mut out = rooms::shown(&found, false, &[]);
    if let Some(map) = out.as_object_mut() {
        map.remove("browsers");
    }
    Ok(reply(200, &out))
}

async fn put_theirs(req: Req) -> Result<Response, Problem> {
    let (id, me) = (administered(&req)?, req.person());
    let change =
        Change { phone: text(&req, "phone"), mail: text(&req, "mail"), chat: text(&req, "chat"), ..Change::default() };
    records::writing(&req, move |tx, app, _| Ok(rooms::change(tx, app, Some(me), id, &change)??)).await?;
    theirs(req).await
}

fn samples(req: &Req) -> Result<Response, Problem> {
    let house = req.app.house();
    let company = req.actor()?.company.unwrap_or(Id(0));
    let items: Vec<Value> = preview(&house, company, req.app.now())
        .into_iter()
        .map(|s| json!({"purpose": s.purpose, "zh": s.zh, "en": s.en, "broken": s.broken}))
        .collect();
    Ok(reply(200, &json!({"items": items})))
}
