//! How employees are reached: numbers and addresses sealed by the vault, and the browsers that take notices (NTF-01).
//! Tested in `server/tests/reach.rs`.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    ONE "b b b t t"
        "SELECT phone_sealed, mail_sealed, chat_sealed, wants, lang FROM reach WHERE person = ?1";
    PUT ""
        "INSERT INTO reach (person, phone_sealed, mail_sealed, chat_sealed, wants, lang, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (person) DO UPDATE SET phone_sealed = excluded.phone_sealed, mail_sealed = excluded.mail_sealed,
            chat_sealed = excluded.chat_sealed, wants = excluded.wants, lang = excluded.lang, at = excluded.at";
    /// Who wants notices beside the screen: a few of many.
    WANTS "i t" "SELECT person, wants FROM reach WHERE wants <> '' ORDER BY person";
    TARGETS "i b t i" "SELECT id, target_sealed, agent, at FROM push_target WHERE person = ?1 ORDER BY id";
    TARGET_PUT ""
        "INSERT INTO push_target (id, person, blind, target_sealed, agent, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (blind) DO UPDATE SET person = excluded.person, target_sealed = excluded.target_sealed,
            agent = excluded.agent, at = excluded.at";
    TARGET_END "" "DELETE FROM push_target WHERE id = ?1 AND person = ?2";
    TARGET_GONE "" "DELETE FROM push_target WHERE id = ?1";
}

/// How somebody is reached; what is empty is not known.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reach {
    pub phone: String,
    pub mail: String,
    /// Name or number of the person in the group chat of the company.
    pub chat: String,
    /// Means of notices beside the screen, comma-separated.
    pub wants: String,
    /// `zh` or `en`; empty: Chinese.
    pub lang: String,
}

/// Numbers are in no log.
impl std::fmt::Debug for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reach wants {:?}", self.wants)
    }
}

pub fn lookup(tx: &mut Tx<'_>, person: Id) -> Result<Option<Reach>> {
    let vault = tx.vault();
    tx.one(&ONE, params![person], |row| {
        let open = |at: usize| Ok::<_, crate::StoreError>(vault.open(&row.bytes(at)?).unwrap_or_default());
        Ok(Reach { phone: open(0)?, mail: open(1)?, chat: open(2)?, wants: row.text(3)?, lang: row.text(4)? })
    })
}

pub fn put(tx: &mut Tx<'_>, person: Id, reach: &Reach, at: Moment) -> Result<()> {
    let vault = tx.vault();
    // The nonce comes of row and value: three values of one row must not share it with one another when they are equal.
    let [phone, mail, chat] =
        [(&reach.phone, 0), (&reach.mail, 1), (&reach.chat, 2)].map(|(value, n)| vault.seal(person.0 ^ n, value));
    let values = params![person, &phone, &mail, &chat, &reach.wants, &reach.lang, at];
    tx.run(&PUT, values).map(drop)
}

/// Who wants notices by which means.
pub fn wants(tx: &mut Tx<'_>) -> Result<Vec<(Id, String)>> {
    tx.rows(&WANTS, &[], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// A browser that takes notices; `data` is its address with its keys, as JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    pub id: Id,
    pub data: String,
    /// What the browser calls itself, for its owner.
    pub agent: String,
    pub at: Moment,
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Target {}", self.id)
    }
}

pub fn targets(tx: &mut Tx<'_>, person: Id) -> Result<Vec<Target>> {
    let vault = tx.vault();
    tx.rows(&TARGETS, params![person], |row| {
        Ok(Target {
            id: row.id(0)?,
            data: vault.open(&row.bytes(1)?).unwrap_or_default(),
            agent: row.text(2)?,
            at: row.moment(3)?,
        })
    })
}

/// A browser is its last owner's: who signs in there next gets the notices.
pub fn put_target(tx: &mut Tx<'_>, person: Id, endpoint: &str, target: &Target) -> Result<()> {
    let (blind, sealed) =
        (tx.vault().token(&format!("push target {endpoint}")), tx.vault().seal(target.id.0, &target.data));
    tx.run(&TARGET_PUT, params![target.id, person, &blind, &sealed, &target.agent, target.at]).map(drop)
}

pub fn end_target(tx: &mut Tx<'_>, person: Id, id: Id) -> Result<bool> {
    Ok(tx.run(&TARGET_END, params![id, person])? == 1)
}

/// The browser's service says that it is no more.
pub fn target_gone(tx: &mut Tx<'_>, id: Id) -> Result<()> {
    tx.run(&TARGET_GONE, params![id]).map(drop)
}
