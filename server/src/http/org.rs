//! Units, people, delegations, API tokens.

use super::{Answer, Need, Problem, Req, Route, Routes, records, reply};
use crate::org as rooms;
use axum::{http::Method, http::StatusCode, response::Response};
use serde_json::{Value, json};
use shouwen_domain::{
    form::{Choice, FieldError, Fields, Kind, choice, may, must},
    id::Id,
    moment::Moment,
    org::Role,
    refusal::{Nature, Refusal},
    words::{Said, w},
};
use shouwen_store::org::{self, TokenRow};

const PEOPLE: Fields =
    &[may("q", Kind::Line { max: 60 }, "姓名", "Name"), may("unit", Kind::Ref { to: "unit" }, "单位", "Unit")];
const DELEGATE: Fields = &[
    must("to", Kind::Ref { to: "person" }, "受托人", "To"),
    must("role", Kind::Line { max: 40 }, "角色", "Role"),
    must("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    must("from", Kind::Moment, "开始", "From"),
    must("until", Kind::Moment, "结束", "Until"),
];
const SCOPES: &[Choice] = &[choice("read", "只读", "read"), choice("write", "读写", "read and write")];
const TOKEN: Fields = &[
    must("name", Kind::Line { max: 60 }, "名称", "Name"),
    must("scope", Kind::Choice(SCOPES), "权限", "Scope"),
    may("expires", Kind::Moment, "到期", "Expires"),
];

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("org");
    r.add(
        Method::GET,
        "/api/units",
        "units",
        w("组织机构", "Units"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Units"),
        |req| async move { units(&req) },
    );
    r.add(
        Method::GET,
        "/api/people",
        "people",
        w("人员", "People"),
        Need::Read,
        PEOPLE,
        None,
        Answer::Json(200, "People"),
        |req| async move { people(&req) },
    );
    r.add(
        Method::GET,
        "/api/delegations",
        "delegations",
        w("我的委托", "My delegations"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Delegations"),
        |req| async move { Ok(delegations(&req)) },
    );
    r.add(
        Method::POST,
        "/api/delegations",
        "delegate",
        w("委托角色", "Delegate a role"),
        Need::Write,
        &[],
        Some(DELEGATE),
        Answer::Json(201, "Made"),
        delegate,
    );
    r.add(
        Method::DELETE,
        "/api/delegations/{id}",
        "end_delegation",
        w("结束委托", "End a delegation"),
        Need::Write,
        &[],
        None,
        Answer::Empty,
        end_delegation,
    );
    r.add(
        Method::GET,
        "/api/tokens",
        "tokens",
        w("我的访问令牌", "My API tokens"),
        Need::Read,
        &[],
        None,
        Answer::Json(200, "Tokens"),
        tokens,
    );
    r.add(
        Method::POST,
        "/api/tokens",
        "make_token",
        w("新建访问令牌", "Make an API token"),
        Need::Write,
        &[],
        Some(TOKEN),
        Answer::Json(201, "NewToken"),
        make_token,
    );
    r.add(
        Method::DELETE,
        "/api/tokens/{id}",
        "revoke_token",
        w("撤销访问令牌", "Revoke an API token"),
        Need::Write,
        &[],
        None,
        Answer::Empty,
        revoke_token,
    );
    r.list
}

fn empty() -> Response {
    let mut out = Response::new(axum::body::Body::empty());
    *out.status_mut() = StatusCode::NO_CONTENT;
    out
}

/// The units a person may know of: their company's tree with what is above it, and the subtrees of their roles.
fn known(req: &Req) -> Result<Vec<Id>, Problem> {
    let house = req.app.house();
    let actor = req.actor()?;
    let mut out: Vec<Id> = Vec::new();
    for root in actor.company.iter().copied().chain(actor.grants.iter().map(|g| g.unit)) {
        out.extend(house.subtree(root));
        out.extend(house.path(root));
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

fn units(req: &Req) -> Result<Response, Problem> {
    let house = req.app.house();
    let items: Vec<Value> = known(req)?
        .into_iter()
        .filter_map(|id| house.unit(id))
        .map(|u| {
            json!({"id": u.id, "parent": u.parent, "level": u.level, "code": u.code, "name": u.name,
                "binding": u.binding, "depth": house.path(u.id).len() - 1, "company": u.company})
        })
        .collect();
    Ok(reply(200, &json!({"items": items})))
}

fn people(req: &Req) -> Result<Response, Problem> {
    let house = req.app.house();
    let units = known(req)?;
    let q = req.text("q");
    let only = Id::parse(req.text("unit"));
    let now = req.app.now();
    let mut found: Vec<_> = house
        .people
        .values()
        .filter(|p| p.active && units.contains(&p.home_unit))
        .filter(|p| q.is_empty() || p.name.contains(q))
        .filter(|p| only.is_none_or(|u| house.path(p.home_unit).contains(&u)))
        .collect();
    found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let items: Vec<Value> = found
        .into_iter()
        .take(200)
        .map(|p| {
            let roles: Vec<Value> = house
                .grants_of(p.id, now)
                .iter()
                .map(|g| {
                    json!({"role": g.role.code(), "words": g.role.words(), "unit": house.name_of(g.unit),
                        "acting_for": g.acting_for.and_then(|id| house.name_of(id))})
                })
                .collect();
            json!({"id": p.id, "name": p.name, "unit": {"id": p.home_unit, "name": house.name_of(p.home_unit)},
                "roles": roles})
        })
        .collect();
    Ok(reply(200, &json!({"items": items})))
}

fn delegations(req: &Req) -> Response {
    let house = req.app.house();
    let me = req.person();
    let now = req.app.now();
    let mut items = Vec::new();
    for person in house.people.values() {
        for g in house.grant_rows(person.id) {
            let live = g.until.is_none_or(|until| until > now);
            if live && g.acting_for.is_some() && (g.acting_for == Some(me) || person.id == me) {
                items.push(json!({"id": g.id, "to": {"id": person.id, "name": person.name},
                    "from_person": g.acting_for.map(|id| json!({"id": id, "name": house.name_of(id)})),
                    "role": g.role, "words": Role::parse(&g.role).map(Role::words),
                    "unit": {"id": g.unit, "name": house.name_of(g.unit)}, "from": g.from, "until": g.until}));
            }
        }
    }
    reply(200, &json!({"items": items}))
}

async fn delegate(req: Req) -> Result<Response, Problem> {
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let moment = |key: &str| Moment(req.body.get(key).and_then(Value::as_i64).unwrap_or(0));
    let role = Role::parse(&text("role"))
        .ok_or_else(|| Refusal::new("unknown_role", Nature::Invalid, "没有这个角色。", "There is no such role."))?;
    let (to, unit) = (Id::parse(&text("to")).unwrap_or(Id(0)), Id::parse(&text("unit")).unwrap_or(Id(0)));
    let span = (moment("from"), moment("until"));
    let me = req.person();
    let id = records::writing(&req, move |tx, app, _| match rooms::delegate(tx, app, me, to, role, unit, span)? {
        Ok(id) => Ok(id),
        Err(refusal) => Err(refusal.into()),
    })
    .await?;
    req.app.refresh().await?;
    Ok(reply(201, &json!({"id": id})))
}

async fn end_delegation(req: Req) -> Result<Response, Problem> {
    let id = req.id("id")?;
    let me = req.person();
    records::writing(&req, move |tx, app, ctx| {
        let mine = ctx
            .house
            .people
            .keys()
            .flat_map(|p| ctx.house.grant_rows(*p))
            .any(|g| g.id == id && g.acting_for == Some(me));
        if !mine {
            return Err(Refusal::missing().into());
        }
        org::end_grant(tx, id, ctx.now)?;
        let company = ctx.actor.company.unwrap_or(Id(0));
        crate::policy::changed(tx, app, Some(me), company, "org.delegation_end", "")?;
        Ok(())
    })
    .await?;
    req.app.refresh().await?;
    Ok(empty())
}

async fn tokens(req: Req) -> Result<Response, Problem> {
    let me = req.person();
    let rows = req.app.db.read(move |tx| org::tokens(tx, me)).await?;
    let items: Vec<Value> = rows
        .iter()
        .map(|t| {
            json!({"id": t.id, "name": t.name, "scope": t.scopes, "created_at": t.created_at,
                "expires_at": t.expires_at, "revoked_at": t.revoked_at})
        })
        .collect();
    Ok(reply(200, &json!({"items": items})))
}

async fn make_token(req: Req) -> Result<Response, Problem> {
    // A token must not be able to make itself a stronger or longer-lived one.
    if req.caller().is_some_and(|c| c.scopes.is_some()) {
        return Err(Refusal::forbidden("请登录后新建令牌。", "Sign in to make a token.").into());
    }
    let text = |key: &str| req.body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (name, scope) = (text("name"), text("scope"));
    let expires = req.body.get("expires").and_then(Value::as_i64).map(Moment);
    if expires.is_some_and(|at| at <= req.app.now()) {
        let said = Said::new("到期时间须在现在之后", "the token expires in the future");
        return Err(Refusal::invalid(vec![FieldError::new("expires", "in_the_past", said)]).into());
    }
    let secret = format!("sw_{}", req.app.world.secret(24));
    let digest = req.app.vault.token(&secret);
    let me = req.person();
    let id = records::writing(&req, move |tx, app, ctx| {
        let row = TokenRow {
            id: app.world.id(),
            person: me,
            name: name.clone(),
            scopes: scope.clone(),
            created_at: ctx.now,
            expires_at: expires,
            revoked_at: None,
        };
        org::put_token(tx, &row, &digest)?;
        rooms::session::line(tx, app, Some(me), "token.make", "done")?;
        Ok(row.id)
    })
    .await?;
    Ok(reply(201, &json!({"id": id, "token": secret})))
}

async fn revoke_token(req: Req) -> Result<Response, Problem> {
    let (id, me) = (req.id("id")?, req.person());
    records::writing(&req, move |tx, app, ctx| {
        if !org::revoke_token(tx, id, me, ctx.now)? {
            return Err(Refusal::missing().into());
        }
        Ok(rooms::session::line(tx, app, Some(me), "token.revoke", "done")?)
    })
    .await?;
    req.app.known.forget();
    Ok(empty())
}
