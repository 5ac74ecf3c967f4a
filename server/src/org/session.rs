//! Signing in: argon2id passwords, cookie sessions with a CSRF value, API tokens, lock-out.
//! A slow hash is computed only when a password is given, never per request.

use crate::app::App;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use shouwen_domain::{
    id::Id,
    moment::{HOUR, MINUTE, Moment},
    policy::Query,
    refusal::{Nature, Refusal},
};
use shouwen_store::{StoreError, Tx, audit, org};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Hashes a password with the parameters of the argon2 crate (19 MiB, two passes).
pub fn hash(password: &str) -> Result<String, StoreError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|h| h.to_string())
        .map_err(|e| StoreError::Broken(format!("password hash: {e}")))
}

fn matches(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// At least ten characters, not the login, not one character repeated (SEC-02).
pub fn strong_enough(password: &str, login: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    let first = password.chars().next();
    let monotone = password.chars().all(|c| Some(c) == first);
    if !(10..=200).contains(&length) || monotone || password.eq_ignore_ascii_case(login) {
        return Err(Refusal::new(
            "weak_password",
            Nature::Invalid,
            "密码须 10 至 200 个字符，不能与登录名相同，也不能是同一个字符的重复。",
            "A password has 10 to 200 characters, is not the login and not one character repeated.",
        ));
    }
    Ok(())
}

/// What a sign-in gave.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub person: Id,
    /// Secret of the cookie; only its keyed digest is stored.
    pub secret: String,
    pub csrf: String,
}

fn wrong() -> Refusal {
    Refusal::new("wrong_login", Nature::Forbidden, "登录名或密码不正确。", "The login or the password is wrong.")
}

/// Checks login and password and opens a session. Wrong passwords are counted; the account locks after
/// `auth.lock_after` of them for `auth.lock_for` (SEC-02). Unknown logins take as long as known ones.
pub async fn sign_in(
    app: &std::sync::Arc<App>,
    login: &str,
    password: &str,
    source: &str,
) -> Result<SignedIn, Refusal> {
    let broken = |_: StoreError| {
        Refusal::new("busy", Nature::TooMuch, "系统繁忙，请稍后再试。", "The system is busy, please try again.")
    };
    // Each hash takes 19 MiB and a processor: one at a time, and whoever waits is judged by what those before have left.
    let turn = app.attempts.turn.clone().acquire_owned().await;
    let wanted = login.trim().to_lowercase();
    // A login that nobody has is counted and locked like any other: a lock says nothing of who is here.
    let digest = app.vault.token(&format!("login {wanted}"));
    let (found, guessed) = {
        let digest = digest.clone();
        app.db.read(move |tx| Ok((org::by_login(tx, &wanted)?, org::guess(tx, &digest)?))).await.map_err(broken)?
    };
    let (who, locked) = match &found {
        Some(person) => (Who::Person(person.id), person.locked_until),
        None => (Who::Nobody(digest), guessed.1),
    };
    let now = app.now();
    let most = app.house().book.count("auth.login_rate", &Query { at: now, ..Query::default() }).unwrap_or(20);
    if app.attempts.is_spent(source, now, most) {
        return Err(Refusal::new(
            "login_rate",
            Nature::TooMuch,
            "登录失败次数过多，请一分钟后再试。",
            "Too many sign-ins have failed from here: try again in a minute.",
        )
        .retry_after(60));
    }
    if let Some(until) = locked.filter(|until| *until > now) {
        let when = until.local_minute(&app.world.zone);
        note(app, found.as_ref().map(|p| p.id), "session.locked").await;
        return Err(Refusal::new(
            "locked_out",
            Nature::TooMuch,
            format!("密码多次错误，账号已锁定至 {when}。"),
            format!("Too many wrong passwords: the account is locked until {when}."),
        )
        // Rounded up: not a second too early.
        .retry_after((until.since(now) + 999) / 1_000));
    }
    let stored = found.as_ref().filter(|p| p.active).and_then(|p| p.password.clone());
    let given = password.to_owned();
    // Off the async threads: the hash takes some ten milliseconds on purpose.
    let fits = tokio::task::spawn_blocking(move || {
        // An unknown login is compared with a hash of nothing: the answer is no either way, the time is the point.
        let known = stored.is_some();
        matches(&given, stored.as_deref().unwrap_or(DUMMY)) && known
    })
    .await
    .unwrap_or(false);
    let person = match found {
        Some(person) if fits => person,
        _ => {
            app.attempts.failed(source, now);
            let app2 = app.clone();
            drop(app.db.write(move |tx| failed(tx, &app2, &who, now)).await);
            return Err(wrong());
        }
    };
    let signed = SignedIn { person: person.id, secret: app.world.secret(32), csrf: app.world.secret(16) };
    let app2 = app.clone();
    let out = signed.clone();
    app.db
        .write(move |tx| {
            let digest = tx.vault().token(&out.secret);
            org::set_failures(tx, out.person, 0, None)?;
            org::put_session(tx, &digest, out.person, &out.csrf, now, now.plus(idle(&app2, now)))?;
            line(tx, &app2, Some(out.person), "session.open", "done")
        })
        .await
        .map_err(broken)?;
    drop(turn);
    Ok(signed)
}

/// A hash of nothing anybody knows, so that unknown logins cost the same time.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2hvdXdlbi1ub2JvZHk$6CmzWlKq0iE0d0k0xXcKQnO2o0vJQ4Y1y8m1b4z2vZo";

/// Whose password was wrong.
enum Who {
    Person(Id),
    /// Keyed digest of a login that nobody has.
    Nobody(String),
}

fn failed(tx: &mut Tx<'_>, app: &App, who: &Who, now: Moment) -> Result<(), StoreError> {
    let (failures, locked) = match who {
        Who::Person(id) => org::lookup_person(tx, *id)?.map_or((0, None), |p| (p.failures, p.locked_until)),
        Who::Nobody(digest) => org::guess(tx, digest)?,
    };
    let house = app.house_in(tx)?;
    let query = Query { at: now, ..Query::default() };
    let most = house.book.count("auth.lock_after", &query).unwrap_or(5);
    let pause = house.book.limits("auth.lock_for", &query).first().map_or(15 * MINUTE, |(l, _)| l.amount);
    let failures = failures + 1;
    let locked = (failures >= most).then(|| now.plus(pause)).or(locked.filter(|until| *until > now));
    let failures = if failures >= most { 0 } else { failures };
    let person = match who {
        Who::Person(id) => {
            org::set_failures(tx, *id, failures, locked)?;
            Some(*id)
        }
        Who::Nobody(digest) => {
            org::put_guess(tx, digest, failures, locked, now)?;
            None
        }
    };
    line(tx, app, person, "session.refused", if locked.is_some() { "locked" } else { "refused" })
}

async fn note(app: &std::sync::Arc<App>, person: Option<Id>, what: &'static str) {
    let app2 = app.clone();
    drop(app.db.write(move |tx| line(tx, &app2, person, what, "refused")).await);
}

/// An audit line about a session or a token.
pub fn line(tx: &mut Tx<'_>, app: &App, person: Option<Id>, what: &str, outcome: &str) -> Result<(), StoreError> {
    let house = app.house_in(tx)?;
    let company = person.and_then(|id| house.person(id)).and_then(|p| p.company).unwrap_or(Id(0));
    let entry =
        audit::Entry { at: app.now(), actor: person, door: "session", what, subject: None, outcome, detail: "" };
    audit::append(tx, company, &entry)
}

/// How long a session lives without a request.
pub fn idle(app: &App, now: Moment) -> i64 {
    let query = Query { at: now, ..Query::default() };
    app.house().book.limits("auth.session", &query).first().map_or(12 * HOUR, |(l, _)| l.amount)
}

/// Who a request comes from.
#[derive(Clone, Debug)]
pub struct Caller {
    pub person: Id,
    /// Set for cookie sessions: the value that writing requests have to show.
    pub csrf: Option<String>,
    /// Digest of the cookie, to end the session.
    pub session: Option<String>,
    /// Scopes of an API token; `None` for a session, which has them all.
    pub scopes: Option<Vec<String>>,
}

/// Callers of the last seconds, so that a busy token is not looked up for every request. What ends here is forgotten at
/// once; of what another node ended this one hears after [`KNOWN`].
#[derive(Debug, Default)]
pub struct Known(Mutex<HashMap<String, (Moment, Moment, Caller)>>);

/// How long a caller is believed without a look at the database.
const KNOWN: i64 = 3_000;
/// More than anybody serves at once; only keeps a flood of callers from filling the memory.
const KNOWN_MOST: usize = 10_000;

impl Known {
    fn lookup(&self, digest: &str, now: Moment) -> Option<Caller> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, expires, caller) = all.get(digest)?;
        (now.since(*since) <= KNOWN && now >= *since && *expires > now).then(|| caller.clone())
    }

    fn keep(&self, digest: String, now: Moment, expires: Moment, caller: &Caller) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KNOWN_MOST {
            all.clear();
        }
        all.insert(digest, (now, expires, caller.clone()));
    }

    /// After a session, a token or a password was changed.
    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The session behind a cookie secret; prolonged at most once a minute.
pub async fn by_cookie(app: &std::sync::Arc<App>, secret: &str) -> Result<Option<Caller>, StoreError> {
    let digest = app.vault.token(secret);
    let now = app.now();
    if let Some(caller) = app.known.lookup(&digest, now) {
        return Ok(Some(caller));
    }
    let key = digest.clone();
    let Some(session) = app.db.read(move |tx| org::session(tx, &key)).await? else { return Ok(None) };
    if session.expires_at <= now {
        return Ok(None);
    }
    if now.since(session.seen_at) > MINUTE {
        let (key, until) = (digest.clone(), now.plus(idle(app, now)));
        app.db.write(move |tx| org::seen_session(tx, &key, now, until)).await?;
    }
    let caller =
        Caller { person: session.person, csrf: Some(session.csrf), session: Some(digest.clone()), scopes: None };
    app.known.keep(digest, now, session.expires_at, &caller);
    Ok(Some(caller))
}

/// The person behind an API token. The digest is a keyed hash, not a password hash: it is one index look-up.
pub async fn by_token(app: &std::sync::Arc<App>, secret: &str) -> Result<Option<Caller>, StoreError> {
    let digest = app.vault.token(secret);
    let now = app.now();
    if let Some(caller) = app.known.lookup(&digest, now) {
        return Ok(Some(caller));
    }
    let key = digest.clone();
    let Some(token) = app.db.read(move |tx| org::token(tx, &key)).await? else { return Ok(None) };
    let live = token.revoked_at.is_none() && token.expires_at.is_none_or(|at| at > now);
    let scopes = token.scopes.split(' ').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    let caller = Caller { person: token.person, csrf: None, session: None, scopes: Some(scopes) };
    if !live {
        return Ok(None);
    }
    app.known.keep(digest, now, token.expires_at.unwrap_or(Moment::MAX), &caller);
    Ok(Some(caller))
}
