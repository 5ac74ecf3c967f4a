//! Accounts: passwords, roles, tokens, disabling, and the first administrator of an empty database.
//! Owns: that each of these is audited and makes a new configuration version. Refuses weak passwords, unknown roles and
//! scopes, a login that is taken, founding twice. Tested in `tests/user.rs`.

use super::{NewPerson, NewUnit, add_person, add_unit, session};
use crate::{
    app::App,
    policy::{self, changed},
};
use shouwen_domain::{
    id::Id,
    moment::{DAY, Moment},
    org::Role,
    policy::Pack,
    refusal::{Nature, Refusal},
};
use shouwen_store::{
    StoreError, Tx,
    org::{self, GrantRow, PersonRow, TokenRow},
};

type Answer<T> = Result<Result<T, Refusal>, StoreError>;

/// What a token may do: `read` without changing anything, `write` everything its person may.
pub const SCOPES: &[&str] = &["read", "write"];

/// Logins are kept in small letters, as sign-in asks for them.
pub fn login_of(text: &str) -> String {
    text.trim().to_lowercase()
}

/// `ROLE@UNIT` as a role and a unit of the tree.
pub fn role_at(house: &crate::house::House, text: &str) -> Result<(Role, Id), Refusal> {
    let unknown = |zh: String, en: String| Refusal::new("unknown_role", Nature::Invalid, zh, en);
    let Some((role, unit)) = text.split_once('@') else {
        return Err(unknown(format!("“{text}”应写成 角色@单位"), format!("\"{text}\" must be ROLE@UNIT")));
    };
    let found =
        Role::parse(role).ok_or_else(|| unknown(format!("没有角色 {role}"), format!("there is no role {role}")))?;
    let unit = house
        .units
        .values()
        .find(|u| u.code == unit)
        .ok_or_else(|| unknown(format!("没有单位 {unit}"), format!("there is no unit {unit}")))?;
    Ok((found, unit.id))
}

/// Makes a person who can sign in.
pub fn add(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    (login, name): (&str, &str),
    unit: Id,
    roles: &[(Role, Id)],
    hash: &str,
) -> Answer<Id> {
    let login = login_of(login);
    if org::by_login(tx, &login)?.is_some() {
        let (zh, en) = (format!("登录名 {login} 已被使用。"), format!("The login {login} is taken."));
        return Ok(Err(Refusal::conflict("login_taken", zh, en)));
    }
    let person = NewPerson { unit, name, login: Some(&login), password: Some(hash), roles };
    add_person(tx, app, by, &person).map(Ok)
}

/// A new password set for a person: their sessions end, their tokens are revoked, a lock is lifted. Who asks for it may have
/// lost more than the password.
pub fn set_password(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    person: &PersonRow,
    hash: &str,
) -> Result<(), StoreError> {
    org::set_password(tx, person.id, hash)?;
    org::set_failures(tx, person.id, 0, None)?;
    end_ways_in(tx, app, person.id)?;
    session::line(tx, app, by.or(Some(person.id)), "account.password", "done")
}

fn end_ways_in(tx: &mut Tx<'_>, app: &App, person: Id) -> Result<(), StoreError> {
    org::end_sessions(tx, person, app.now())?;
    for token in org::tokens(tx, person)? {
        org::revoke_token(tx, token.id, person, app.now())?;
    }
    Ok(())
}

/// Ends or begins a person's right to sign in; history keeps their name. Who is let in again is not kept out by a lock.
pub fn set_active(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    person: &PersonRow,
    active: bool,
) -> Result<(), StoreError> {
    switch(tx, app, person.id, active)?;
    let what = if active { "account.enable" } else { "account.disable" };
    changed(tx, app, by, person.company.unwrap_or(Id(0)), what, person.login.as_deref().unwrap_or("")).map(drop)
}

/// The change alone, for whoever makes a new configuration version for many people at once.
pub(crate) fn switch(tx: &mut Tx<'_>, app: &App, person: Id, active: bool) -> Result<(), StoreError> {
    if !active {
        crate::people::close(tx, app, person)?;
    }
    org::set_active(tx, person, active)?;
    if active { org::set_failures(tx, person, 0, None) } else { end_ways_in(tx, app, person) }
}

/// Gives and takes roles; what is there already, or not there, stays as it is. Whether anything changed.
pub fn set_roles(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    person: &PersonRow,
    give: &[(Role, Id)],
    take: &[(Role, Id)],
) -> Result<bool, StoreError> {
    let moved = move_roles(tx, app, by, person.id, give, take)?;
    if moved {
        changed(tx, app, by, person.company.unwrap_or(Id(0)), "account.roles", person.login.as_deref().unwrap_or(""))?;
    }
    Ok(moved)
}

/// The change alone, for whoever makes a new configuration version for many people at once.
pub(crate) fn move_roles(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    person: Id,
    give: &[(Role, Id)],
    take: &[(Role, Id)],
) -> Result<bool, StoreError> {
    let now = app.now();
    let held: Vec<GrantRow> = org::grants(tx, person)?
        .into_iter()
        .filter(|g| g.acting_for.is_none() && g.until.is_none_or(|until| until > now))
        .collect();
    let is = |g: &GrantRow, (role, unit): &(Role, Id)| g.role == role.code() && g.unit == *unit;
    let mut moved = false;
    for one in give.iter().filter(|one| !held.iter().any(|g| is(g, one))) {
        let grant = GrantRow {
            id: app.world.id(),
            person,
            role: one.0.code().to_owned(),
            unit: one.1,
            from: now,
            until: None,
            acting_for: None,
        };
        org::put_grant(tx, &grant, by, now)?;
        moved = true;
    }
    for gone in held.iter().filter(|g| take.iter().any(|one| is(g, one))) {
        org::end_grant(tx, gone.id, now)?;
        moved = true;
    }
    Ok(moved)
}

/// Makes an API token. The secret is told once; the database keeps its keyed digest.
pub fn issue_token(
    tx: &mut Tx<'_>,
    app: &App,
    person: &PersonRow,
    name: &str,
    scopes: &str,
    days: Option<i64>,
) -> Answer<(Id, String)> {
    let list: Vec<&str> = scopes.split_whitespace().collect();
    if list.is_empty() || list.iter().any(|s| !SCOPES.contains(s)) {
        let known = SCOPES.join(" ");
        let (zh, en) = (format!("令牌权限只能是：{known}。"), format!("A token has scopes out of: {known}."));
        return Ok(Err(Refusal::new("unknown_scope", Nature::Invalid, zh, en)));
    }
    let secret = format!("sw_{}", app.world.secret(24));
    let now = app.now();
    let row = TokenRow {
        id: app.world.id(),
        person: person.id,
        name: name.chars().take(100).collect(),
        scopes: list.join(" "),
        created_at: now,
        expires_at: days.map(|d| now.plus(d.clamp(0, 36_500) * DAY)),
        revoked_at: None,
    };
    let digest = tx.vault().token(&secret);
    org::put_token(tx, &row, &digest)?;
    session::line(tx, app, Some(person.id), "account.token", "done")?;
    Ok(Ok((row.id, secret)))
}

/// The first company of an empty database.
#[derive(Clone, Debug)]
pub struct Founding<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub login: &'a str,
    pub hash: &'a str,
    pub pack: &'a Pack,
    /// From when the rules hold: a day in the past lets history be entered.
    pub from: Moment,
}

/// Centre, region, company, an administrator and the rules of a pack.
pub fn found(tx: &mut Tx<'_>, app: &App, new: &Founding<'_>) -> Answer<(Id, Id)> {
    if !org::units(tx)?.is_empty() {
        return Ok(Err(Refusal::conflict(
            "already_founded",
            "库中已有单位，不能再初始化。",
            "There are units already: it cannot be founded again.",
        )));
    }
    let (mut parent, mut company) = (None, Id(0));
    for (level, code, name, calendar) in [
        ("national", "national", "全国客户服务中心", ""),
        ("region", "region", "区域协调中心", ""),
        ("company", new.code, new.name, "office"),
    ] {
        company = add_unit(tx, app, None, &NewUnit { parent, level, code, name, profile: "gas", calendar })?;
        parent = Some(company);
    }
    match policy::load_pack(tx, app, None, new.pack, company, new.from) {
        Ok(_) => {}
        Err(policy::Refused::Store(error)) => return Err(error),
        Err(policy::Refused::Findings(findings)) => return Ok(Err(policy::Refused::refusal(&findings))),
    }
    let admin = add(tx, app, None, (new.login, "系统管理员"), company, &[(Role::Administrator, company)], new.hash)?;
    Ok(admin.map(|admin| (company, admin)))
}
