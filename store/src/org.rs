//! Units, people, roles, sessions and tokens.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    GUESS "i i?" "SELECT failures, locked_until FROM login_guess WHERE digest = ?1";
    GUESS_PUT ""
        "INSERT INTO login_guess (digest, failures, locked_until, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (digest) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until,
            at = excluded.at";
    GUESS_PURGE "" "DELETE FROM login_guess WHERE at < ?1";
    UNITS "i i? i? t t t i t t i?"
        "SELECT id, parent, company, level, code, name, binding, profile, calendar, closed_at FROM unit ORDER BY id";
    UNIT_PUT ""
        "INSERT INTO unit (id, parent, company, level, code, name, binding, profile, calendar, created_at, closed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL)";
    PERSON "i i? i t t? t? i i i?"
        "SELECT id, company, home_unit, name, login, password, active, failures, locked_until FROM person WHERE id = ?1";
    BY_LOGIN "i i? i t t? t? i i i?"
        "SELECT id, company, home_unit, name, login, password, active, failures, locked_until FROM person
         WHERE login = ?1";
    PERSON_PUT ""
        "INSERT INTO person (id, company, home_unit, name, login, password, active, failures, locked_until, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 0, NULL, ?7)";
    STAFF "i t t? t i" "SELECT id, number, login, name, home_unit FROM person WHERE company = ?1 ORDER BY id";
    BY_NUMBER "i" "SELECT id FROM person WHERE company = ?1 AND number = ?2 AND number <> ''";
    NUMBER "t" "SELECT number FROM person WHERE id = ?1";
    NUMBER_PUT "" "UPDATE person SET number = ?2 WHERE id = ?1";
    PERSON_CHANGE "" "UPDATE person SET name = ?2, home_unit = ?3, login = ?4 WHERE id = ?1";
    PASSWORD "" "UPDATE person SET password = ?2, failures = 0, locked_until = NULL WHERE id = ?1";
    FAILURES "" "UPDATE person SET failures = ?2, locked_until = ?3 WHERE id = ?1";
    ACTIVE "" "UPDATE person SET active = ?2 WHERE id = ?1";
    NAMES "i t" "SELECT id, name FROM person ORDER BY id";
    PEOPLE "i i? i t t? t? i i i?"
        "SELECT id, company, home_unit, name, login, password, active, failures, locked_until FROM person
         WHERE (CAST(?1 AS BIGINT) = 0 OR company = ?1) AND id > ?2 ORDER BY id LIMIT ?3";
    GRANTS "i i t i i i? i?"
        "SELECT id, person, role, unit, from_at, until_at, acting_for FROM role_grant WHERE person = ?1 ORDER BY id";
    ALL_GRANTS "i i t i i i? i?"
        "SELECT id, person, role, unit, from_at, until_at, acting_for FROM role_grant ORDER BY id";
    GRANT_PUT ""
        "INSERT INTO role_grant (id, person, role, unit, from_at, until_at, acting_for, made_by, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    GRANT_END "" "UPDATE role_grant SET until_at = ?2 WHERE id = ?1";
    SESSION "i t i i" "SELECT person, csrf, seen_at, expires_at FROM session WHERE token = ?1";
    SESSION_PUT "" "INSERT INTO session (token, person, csrf, created_at, seen_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
    SESSION_SEEN "" "UPDATE session SET seen_at = ?2, expires_at = ?3 WHERE token = ?1";
    SESSION_END "" "DELETE FROM session WHERE token = ?1";
    SESSIONS_END "" "DELETE FROM session WHERE person = ?1 OR expires_at < ?2";
    TOKEN "i i t i? i?" "SELECT id, person, scopes, expires_at, revoked_at FROM api_token WHERE token = ?1";
    TOKENS "i t t i i? i?"
        "SELECT id, name, scopes, created_at, expires_at, revoked_at FROM api_token WHERE person = ?1 ORDER BY id";
    TOKEN_PUT ""
        "INSERT INTO api_token (id, token, person, name, scopes, created_at, expires_at, revoked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL)";
    TOKEN_END "" "UPDATE api_token SET revoked_at = ?3 WHERE id = ?1 AND person = ?2 AND revoked_at IS NULL";
}

#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    pub id: Id,
    pub parent: Option<Id>,
    /// The company the unit belongs to; `None` above companies.
    pub company: Option<Id>,
    pub level: String,
    pub code: String,
    pub name: String,
    pub binding: bool,
    pub profile: String,
    pub calendar: String,
    pub closed_at: Option<Moment>,
}

pub fn units(tx: &mut Tx<'_>) -> Result<Vec<UnitRow>> {
    tx.rows(&UNITS, &[], |row| {
        Ok(UnitRow {
            id: row.id(0)?,
            parent: row.opt_id(1)?,
            company: row.opt_id(2)?,
            level: row.text(3)?,
            code: row.text(4)?,
            name: row.text(5)?,
            binding: row.bool(6)?,
            profile: row.text(7)?,
            calendar: row.text(8)?,
            closed_at: row.opt_moment(9)?,
        })
    })
}

pub fn put_unit(tx: &mut Tx<'_>, u: &UnitRow, at: Moment) -> Result<()> {
    tx.run(
        &UNIT_PUT,
        params![u.id, u.parent, u.company, &u.level, &u.code, &u.name, u.binding, &u.profile, &u.calendar, at],
    )
    .map(drop)
}

#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    pub id: Id,
    pub company: Option<Id>,
    pub home_unit: Id,
    pub name: String,
    pub login: Option<String>,
    pub password: Option<String>,
    pub active: bool,
    pub failures: i64,
    pub locked_until: Option<Moment>,
}

fn person(row: &crate::Row<'_>) -> Result<PersonRow> {
    Ok(PersonRow {
        id: row.id(0)?,
        company: row.opt_id(1)?,
        home_unit: row.id(2)?,
        name: row.text(3)?,
        login: row.opt_text(4)?,
        password: row.opt_text(5)?,
        active: row.bool(6)?,
        failures: row.int(7)?,
        locked_until: row.opt_moment(8)?,
    })
}

pub fn lookup_person(tx: &mut Tx<'_>, id: Id) -> Result<Option<PersonRow>> {
    tx.one(&PERSON, params![id], person)
}

pub fn by_login(tx: &mut Tx<'_>, login: &str) -> Result<Option<PersonRow>> {
    tx.one(&BY_LOGIN, params![login], person)
}

/// People of a company (`Id(0)`: all) after an id.
pub fn people(tx: &mut Tx<'_>, company: Id, after: Id, limit: i64) -> Result<Vec<PersonRow>> {
    tx.rows(&PEOPLE, params![company, after, limit], person)
}

pub fn put_person(tx: &mut Tx<'_>, p: &PersonRow, at: Moment) -> Result<()> {
    tx.run(&PERSON_PUT, params![p.id, p.company, p.home_unit, &p.name, &p.login, &p.password, at]).map(drop)
}

pub fn set_password(tx: &mut Tx<'_>, id: Id, hash: &str) -> Result<()> {
    tx.run(&PASSWORD, params![id, hash]).map(drop)
}

pub fn set_failures(tx: &mut Tx<'_>, id: Id, failures: i64, locked_until: Option<Moment>) -> Result<()> {
    tx.run(&FAILURES, params![id, failures, locked_until]).map(drop)
}

pub fn set_active(tx: &mut Tx<'_>, id: Id, active: bool) -> Result<()> {
    tx.run(&ACTIVE, params![id, active]).map(drop)
}

/// Writes name, home unit and login as they are now.
pub fn change_person(tx: &mut Tx<'_>, p: &PersonRow) -> Result<()> {
    tx.run(&PERSON_CHANGE, params![p.id, &p.name, p.home_unit, &p.login]).map(drop)
}

/// Everybody of a company with the staff number; empty: none.
pub fn staff(tx: &mut Tx<'_>, company: Id) -> Result<Vec<StaffRow>> {
    tx.rows(&STAFF, params![company], |row| {
        Ok(StaffRow {
            id: row.id(0)?,
            number: row.text(1)?,
            login: row.opt_text(2)?,
            name: row.text(3)?,
            home_unit: row.id(4)?,
        })
    })
}

/// A person as files of a company name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    pub id: Id,
    pub number: String,
    pub login: Option<String>,
    pub name: String,
    pub home_unit: Id,
}

/// The person of a staff number.
pub fn by_number(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<Id>> {
    tx.one(&BY_NUMBER, params![company, number], |row| row.id(0))
}

pub fn staff_number(tx: &mut Tx<'_>, id: Id) -> Result<String> {
    Ok(tx.one(&NUMBER, params![id], |row| row.text(0))?.unwrap_or_default())
}

pub fn put_staff_number(tx: &mut Tx<'_>, id: Id, number: &str) -> Result<()> {
    tx.run(&NUMBER_PUT, params![id, number]).map(drop)
}

/// Names of all people, for screens.
pub fn names(tx: &mut Tx<'_>) -> Result<Vec<(Id, String)>> {
    tx.rows(&NAMES, &[], |row| Ok((row.id(0)?, row.text(1)?)))
}

#[derive(Clone, Debug, PartialEq)]
pub struct GrantRow {
    pub id: Id,
    pub person: Id,
    pub role: String,
    pub unit: Id,
    pub from: Moment,
    pub until: Option<Moment>,
    pub acting_for: Option<Id>,
}

fn grant(row: &crate::Row<'_>) -> Result<GrantRow> {
    Ok(GrantRow {
        id: row.id(0)?,
        person: row.id(1)?,
        role: row.text(2)?,
        unit: row.id(3)?,
        from: row.moment(4)?,
        until: row.opt_moment(5)?,
        acting_for: row.opt_id(6)?,
    })
}

pub fn grants(tx: &mut Tx<'_>, person: Id) -> Result<Vec<GrantRow>> {
    tx.rows(&GRANTS, params![person], grant)
}

pub fn all_grants(tx: &mut Tx<'_>) -> Result<Vec<GrantRow>> {
    tx.rows(&ALL_GRANTS, &[], grant)
}

pub fn put_grant(tx: &mut Tx<'_>, g: &GrantRow, by: Option<Id>, at: Moment) -> Result<()> {
    tx.run(&GRANT_PUT, params![g.id, g.person, &g.role, g.unit, g.from, g.until, g.acting_for, by, at]).map(drop)
}

pub fn end_grant(tx: &mut Tx<'_>, id: Id, at: Moment) -> Result<()> {
    tx.run(&GRANT_END, params![id, at]).map(drop)
}

#[derive(Clone, Debug, PartialEq)]
pub struct SessionRow {
    pub person: Id,
    pub csrf: String,
    pub seen_at: Moment,
    pub expires_at: Moment,
}

pub fn session(tx: &mut Tx<'_>, token: &str) -> Result<Option<SessionRow>> {
    tx.one(&SESSION, params![token], |row| {
        Ok(SessionRow { person: row.id(0)?, csrf: row.text(1)?, seen_at: row.moment(2)?, expires_at: row.moment(3)? })
    })
}

pub fn put_session(tx: &mut Tx<'_>, token: &str, person: Id, csrf: &str, now: Moment, expires: Moment) -> Result<()> {
    tx.run(&SESSION_PUT, params![token, person, csrf, now, expires]).map(drop)
}

pub fn seen_session(tx: &mut Tx<'_>, token: &str, now: Moment, expires: Moment) -> Result<()> {
    tx.run(&SESSION_SEEN, params![token, now, expires]).map(drop)
}

pub fn end_session(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    tx.run(&SESSION_END, params![token]).map(drop)
}

/// Ends a person's sessions, and every session that has expired.
pub fn end_sessions(tx: &mut Tx<'_>, person: Id, now: Moment) -> Result<u64> {
    tx.run(&SESSIONS_END, params![person, now])
}

#[derive(Clone, Debug, PartialEq)]
pub struct TokenRow {
    pub id: Id,
    pub person: Id,
    pub name: String,
    pub scopes: String,
    pub created_at: Moment,
    pub expires_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
}

/// The token behind a keyed digest.
pub fn token(tx: &mut Tx<'_>, digest: &str) -> Result<Option<TokenRow>> {
    tx.one(&TOKEN, params![digest], |row| {
        Ok(TokenRow {
            id: row.id(0)?,
            person: row.id(1)?,
            name: String::new(),
            scopes: row.text(2)?,
            created_at: Moment(0),
            expires_at: row.opt_moment(3)?,
            revoked_at: row.opt_moment(4)?,
        })
    })
}

pub fn tokens(tx: &mut Tx<'_>, person: Id) -> Result<Vec<TokenRow>> {
    tx.rows(&TOKENS, params![person], |row| {
        Ok(TokenRow {
            id: row.id(0)?,
            person,
            name: row.text(1)?,
            scopes: row.text(2)?,
            created_at: row.moment(3)?,
            expires_at: row.opt_moment(4)?,
            revoked_at: row.opt_moment(5)?,
        })
    })
}

pub fn put_token(tx: &mut Tx<'_>, t: &TokenRow, digest: &str) -> Result<()> {
    tx.run(&TOKEN_PUT, params![t.id, digest, t.person, &t.name, &t.scopes, t.created_at, t.expires_at]).map(drop)
}

/// False when there is no such live token of this person.
pub fn revoke_token(tx: &mut Tx<'_>, id: Id, person: Id, at: Moment) -> Result<bool> {
    Ok(tx.run(&TOKEN_END, params![id, person, at])? == 1)
}

/// Failures and lock of a login that nobody has, by its keyed digest.
pub fn guess(tx: &mut Tx<'_>, digest: &str) -> Result<(i64, Option<Moment>)> {
    Ok(tx.one(&GUESS, params![digest], |row| Ok((row.int(0)?, row.opt_moment(1)?)))?.unwrap_or((0, None)))
}

pub fn put_guess(tx: &mut Tx<'_>, digest: &str, failures: i64, locked: Option<Moment>, at: Moment) -> Result<()> {
    tx.run(&GUESS_PUT, params![digest, failures, locked, at]).map(drop)
}

/// Forgets those that were last tried before an instant.
pub fn purge_guesses(tx: &mut Tx<'_>, before: Moment) -> Result<u64> {
    tx.run(&GUESS_PURGE, params![before])
}
