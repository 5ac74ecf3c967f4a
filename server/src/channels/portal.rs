//! Signing in to the portal with a code sent to one's telephone (CHN-08). Owns: codes, sessions, whose matter is whose.
//! Refuses without telling whether a number is known: nothing here looks it up before it is proven. Tested by
//! `tests/portal.rs`.

use crate::{app::App, house::House};
use serde_json::json;
use shouwen_domain::{
    channels::{Means, portal as bounds},
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
    org::Actor,
    policy::Query,
    refusal::{Nature, Refusal},
};
use shouwen_store::{
    StoreError, Tx, audit, intake as rooms,
    jobs::Rank,
    messages::{self, New},
    portal::{self, Account, NewCode},
    record::{self, RecordRow},
};
use std::sync::Arc;

/// The purpose of the message that carries a code.
pub const PURPOSE: &str = "portal_code";
/// Codes and sessions that ended are forgotten after this.
pub const KEPT: i64 = DAY;

/// A company whose portal is open: its channel of that name is.
pub fn company(house: &House, code: &str, now: Moment) -> Option<Id> {
    let unit = house.units.values().find(|u| u.level == "company" && u.closed_at.is_none() && u.code == code)?;
    house.channel(unit.id, bounds::CHANNEL, now).is_some_and(|c| c.enabled).then_some(unit.id)
}

fn no_company() -> Refusal {
    Refusal::new("no_portal", Nature::Missing, "该企业没有开通网上办事。", "This company offers no portal.")
}

/// What came of asking for a code.
#[derive(Debug)]
pub struct Asked {
    pub lasts_ms: i64,
    /// The code itself, in the demonstration only.
    pub shown: Option<String>,
}

/// A number as it is dialled: without what people put between the digits, and without the code of the country where it is
/// ours. The index by which it is found takes no notice of these either.
fn plain(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = number.trim_start().starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    match abroad.map(|rest| (rest, rest.strip_prefix("86"))) {
        Some((_, Some(ours))) => ours.to_owned(),
        Some((theirs, None)) => format!("+{theirs}"),
        None => digits,
    }
}

fn digest(tx: &Tx<'_>, id: Id, blind: &str, code: &str) -> String {
    tx.vault().token(&format!("portal code {id} {blind} {code}"))
}

/// An audit line of the portal; the number is in none of them.
pub fn line(
    tx: &mut Tx<'_>,
    app: &App,
    company: Id,
    account: Option<Id>,
    (what, subject, outcome): (&str, Option<Id>, &str),
) -> Result<(), StoreError> {
    let entry = audit::Entry { at: app.now(), actor: account, door: "portal", what, subject, outcome, detail: "" };
    audit::append(tx, company, &entry)
}

/// Sends a code to a number, whoever it belongs to.
pub async fn ask(
    app: &Arc<App>,
    company_code: &str,
    number: &str,
    source: &str,
) -> Result<Asked, crate::http::Problem> {
    let now = app.now();
    let company = company(&app.house(), company_code, now).ok_or_else(no_company)?;
    let (sending, number, source) = (app.clone(), plain(number), source.to_owned());
    // The chance is fixed before the transaction, which may be tried again.
    let (id, message) = (app.world.id(), app.world.id());
    let code =
        format!("{:0width$}", app.world.below(10_u64.pow(bounds::CODE_DIGITS)), width = bounds::CODE_DIGITS as usize);
    let shown = app.is_demonstration().then(|| code.clone());
    let done: Result<(), Refusal> = app
        .db
        .write(move |tx| {
            let app = &sending;
            let blind = tx.vault().blind(&number);
            let from = tx.vault().token(&format!("portal source {source}"));
            let (of_number, of_source) = portal::codes_since(tx, company, &blind, &from, now.minus(HOUR))?;
            if of_number >= bounds::CODES_AN_HOUR || of_source >= bounds::CODES_OF_SOURCE {
                line(tx, app, company, None, ("portal.code", None, "refused:too_many_codes"))?;
                return Ok::<_, StoreError>(Err(Refusal::new(
                    "too_many_codes",
                    Nature::TooMuch,
                    "获取验证码过于频繁，请一小时后再试，或致电服务热线。",
                    "Too many codes were asked for: try again in an hour, or call the service line.",
                )));
            }
            let digest = digest(tx, id, &blind, &code);
            let expires_at = now.plus(bounds::CODE_LASTS);
            let new = NewCode { id, company, blind: &blind, source: &from, digest: &digest, at: now, expires_at };
            portal::put_code(tx, &new)?;
            let text = format!(
                "【网上办事】验证码 {code}，{} 分钟内有效。请勿告诉他人，我们的员工不会向您索要。",
                bounds::CODE_LASTS / MINUTE
            );
            let letter = New {
                id: message,
                company,
                record: None,
                purpose: PURPOSE,
                turn: 0,
                person: None,
                number: &number,
                text: &text,
                means: Means::Sms.code(),
                // Somebody waits for it: quiet hours are for what comes unasked (NTF-01).
                urgent: true,
                rank: Rank::Urgent,
                at: now,
            };
            messages::queue(tx, &letter)?;
            line(tx, app, company, None, ("portal.code", None, "done"))?;
            Ok(Ok(()))
        })
        .await?;
    done?;
    Ok(Asked { lasts_ms: bounds::CODE_LASTS, shown })
}

/// What a sign-in gave.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub caller: Caller,
    /// Secret of the cookie; only its keyed digest is stored.
    pub secret: String,
}

/// A customer who is signed in.
#[derive(Clone, Debug)]
pub struct Caller {
    pub account: Account,
    pub csrf: String,
    /// Digest of the cookie, to end the session.
    pub session: String,
    pub expires_at: Moment,
}

/// One sentence for every way in which it does not fit: wrong, too late, used, tried too often, never asked for.
fn wrong() -> Refusal {
    Refusal::new(
        "wrong_code",
        Nature::Forbidden,
        "验证码不正确或已失效，请核对，或重新获取。",
        "The code is wrong or no longer valid: check it, or ask for another.",
    )
}

pub async fn sign_in(
    app: &Arc<App>,
    company_code: &str,
    number: &str,
    code: &str,
    source: &str,
) -> Result<SignedIn, crate::http::Problem> {
    let now = app.now();
    let company = company(&app.house(), company_code, now).ok_or_else(no_company)?;
    let most = app.house().book.count("auth.login_rate", &Query { at: now, ..Query::default() }).unwrap_or(20);
    let place = format!("portal {source}");
    if app.attempts.is_spent(&place, now, most) {
        return Err(Refusal::new(
            "login_rate",
            Nature::TooMuch,
            "尝试次数过多，请一分钟后再试。",
            "Too many attempts from here: try again in a minute.",
        )
        .into());
    }
    let (secret, csrf, fresh) = (app.world.secret(32), app.world.secret(16), app.world.id());
    let (signing, number, code, token) = (app.clone(), plain(number), code.to_owned(), app.vault.token(&secret));
    let (csrf2, token2) = (csrf.clone(), token.clone());
    let expires_at = now.plus(bounds::SESSION_IDLE);
    let account: Option<Account> = app
        .db
        .write(move |tx| {
            let app = &signing;
            let blind = tx.vault().blind(&number);
            let sent = portal::newest_code(tx, company, &blind)?
                .filter(|c| c.used_at.is_none() && c.tries < bounds::CODE_TRIES && c.expires_at > now);
            let Some(sent) = sent else {
                line(tx, app, company, None, ("portal.sign_in", None, "refused:wrong_code"))?;
                return Ok::<_, StoreError>(None);
            };
            if digest(tx, sent.id, &blind, &code) != sent.digest {
                // Counted although it is refused: the attempt is what counts.
                portal::tried(tx, sent.id)?;
                line(tx, app, company, None, ("portal.sign_in", None, "refused:wrong_code"))?;
                return Ok(None);
            }
            portal::used(tx, sent.id, now)?;
            let id = portal::prove(tx, fresh, company, &number, now)?;
            portal::put_session(tx, &token2, id, &csrf2, now, expires_at)?;
            line(tx, app, company, Some(id), ("portal.sign_in", None, "done"))?;
            portal::account(tx, id)
        })
        .await?;
    let Some(account) = account else {
        app.attempts.failed(&place, now);
        return Err(wrong().into());
    };
    Ok(SignedIn { caller: Caller { account, csrf, session: token, expires_at }, secret })
}

/// The customer behind a cookie; the session is prolonged at most once a minute, and ends for good after its longest time.
pub async fn by_cookie(app: &Arc<App>, secret: &str) -> Result<Option<Caller>, StoreError> {
    let (digest, now) = (app.vault.token(secret), app.now());
    let key = digest.clone();
    let found = app
        .db
        .read(move |tx| {
            let Some(session) = portal::session(tx, &key)? else { return Ok::<_, StoreError>(None) };
            Ok(portal::account(tx, session.account)?.map(|account| (session, account)))
        })
        .await?;
    let Some((session, account)) = found.filter(|(s, _)| s.expires_at > now) else { return Ok(None) };
    let mut expires_at = session.expires_at;
    if now.since(session.seen_at) > MINUTE {
        let until = now.plus(bounds::SESSION_IDLE).min(session.created_at.plus(bounds::SESSION_MOST));
        let key = digest.clone();
        app.db.write(move |tx| portal::seen_session(tx, &key, now, until)).await?;
        expires_at = until;
    }
    Ok(Some(Caller { account, csrf: session.csrf, session: digest, expires_at }))
}

pub async fn sign_out(app: &Arc<App>, caller: &Caller) -> Result<(), StoreError> {
    let (ending, caller) = (app.clone(), caller.clone());
    app.db
        .write(move |tx| {
            portal::end_session(tx, &caller.session)?;
            let account = &caller.account;
            line(tx, &ending, account.company, Some(account.id), ("portal.sign_out", None, "done"))
        })
        .await
}

/// A request with the records below it that its customer is shown.
#[derive(Debug)]
pub struct Own {
    pub request: RecordRow,
    /// Orders, oldest first.
    pub orders: Vec<RecordRow>,
    pub promises: Vec<RecordRow>,
}

/// Orders and promises that are looked at; no matter has as many.
const MOST: usize = 24;

impl Own {
    pub fn ids(&self) -> Vec<Id> {
        [&self.request].into_iter().chain(&self.orders).map(|r| r.id).collect()
    }

    /// The customer of this matter as one who acts.
    pub fn actor(&self, account: &Account) -> Actor {
        Actor::customer(account.company, account.id, self.ids())
    }
}

/// The matter that a record belongs to, if it is the caller's own; `None` for everybody else's, and for what is not there.
pub fn own(tx: &mut Tx<'_>, account: &Account, id: Id) -> Result<Option<Own>, StoreError> {
    let Some(row) = record::lookup(tx, id)?.filter(|r| r.company == account.company) else { return Ok(None) };
    if !matches!(row.kind.as_str(), "request" | "order") {
        return Ok(None);
    }
    let Some((request, _)) = crate::act::request_from(tx, row)? else { return Ok(None) };
    if !portal::is_own(tx, account, request.id)? {
        return Ok(None);
    }
    let mut own = Own { request, orders: Vec::new(), promises: Vec::new() };
    let mut open = vec![own.request.id];
    let mut seen = 0;
    while let Some(above) = open.pop().filter(|_| seen < MOST) {
        for child in record::newest_children(tx, above)? {
            seen += 1;
            match child.kind.as_str() {
                // An emergency's order stands below its incident.
                "incident" => open.push(child.id),
                "promise" => own.promises.push(child),
                "order" => {
                    // What colleagues do for one another is their affair.
                    let part = rooms::load(tx, child.id, "order")?.as_order().is_some_and(|o| o.part);
                    if !part {
                        open.push(child.id);
                        own.orders.push(child);
                    }
                }
                _ => {}
            }
        }
    }
    own.orders.sort_unstable_by_key(|r| r.id);
    // Under the address of a part there is nothing of the customer's.
    Ok(own.ids().contains(&id).then_some(own))
}

/// What the audit log keeps of a code message once it is sent: that there was one.
pub(super) fn kept(purpose: &str, text: &str) -> String {
    if purpose == PURPOSE { json!({"code": "sent"}).to_string() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_number_is_one_number_however_it_is_written() {
        for typed in ["13900004410", "+86 139-0000-4410", "0086 13900004410", "(139) 0000 4410"] {
            assert_eq!(plain(typed), "13900004410", "{typed}");
        }
        assert_eq!(plain("0773-2800000"), "07732800000");
        assert_eq!(plain("+44 20 7946 0000"), "+442079460000");
    }
}
