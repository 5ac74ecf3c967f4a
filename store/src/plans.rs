//! The plan library (EPL-01): which version holds where, and the list of all of them.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{
    emergency::library::{EmergencyPlan, Held, OfLine},
    id::Id,
    moment::Moment,
};

statements! {
    /// Asked while a caller waits: a few rows of three scenarios, the text of those alone that hold.
    HELD "i t i t i? i? t"
        "SELECT plan.id, record.number, plan.unit, plan.scenario, plan.from_at, plan.until_at,
            CASE WHEN plan.from_at <= ?5 AND (plan.until_at IS NULL OR plan.until_at > ?5) THEN plan.data ELSE '' END
         FROM plan JOIN record ON record.id = plan.id
         WHERE plan.company = ?1 AND plan.scenario IN (?2, ?3, ?4)
            AND plan.from_at <= ?5";
    LINE "i t i"
        "SELECT plan.id, record.state, plan.version FROM plan JOIN record ON record.id = plan.id
         WHERE plan.company = ?1 AND plan.unit = ?2 AND plan.scenario = ?3 ORDER BY plan.version, plan.id";
    SUCCESSOR "i"
        "SELECT other.id FROM plan JOIN plan AS other
            ON other.company = plan.company AND other.unit = plan.unit AND other.scenario = plan.scenario
         WHERE plan.id = ?1 AND other.from_at <= ?2 AND (other.until_at IS NULL OR other.until_at > ?2)
         ORDER BY other.from_at DESC, other.id DESC LIMIT 1";
    LIBRARY "i t t i? t"
        "SELECT plan.id, record.number, record.state, record.owner, plan.data
         FROM plan JOIN record ON record.id = plan.id
         WHERE plan.company = ?1 AND record.phase < 2 ORDER BY plan.scenario, plan.unit, plan.version DESC LIMIT ?2";
    /// Activations that go on, by the index of open records.
    RUNNING "i t t i i i?"
        "SELECT id, number, summary, opened_at, unit, owner FROM record
         WHERE company = ?1 AND kind = 'activation' AND phase < 2 ORDER BY id DESC LIMIT 100";
    ADOPTED "t"
        "SELECT plan.data FROM plan WHERE plan.company = ?1 AND plan.unit = ?1
         ORDER BY plan.scenario, plan.version";
}

/// Every version of three scenarios of a company but its drafts, what it says of those that hold. A text that cannot be read
/// is left out: it must not stand between a caller and a crew (EMG-16).
pub fn held(tx: &mut Tx<'_>, company: Id, scenarios: [&str; 3], now: Moment) -> Result<Vec<Held>> {
    let [one, two, three] = scenarios;
    tx.rows(&HELD, params![company, one, two, three, now], |row| {
        let data = row.text(6)?;
        let plan: Option<EmergencyPlan> = serde_json::from_str(&data).ok();
        Ok(Held {
            id: row.id(0)?,
            number: row.text(1)?,
            unit: row.id(2)?,
            scenario: row.text(3)?,
            from: row.opt_moment(4)?,
            until: row.opt_moment(5)?,
            plan: plan.map(|plan| plan.plan()).filter(|plan| !plan.is_empty()),
        })
    })
}

/// Every version for a unit and a scenario, the oldest first.
pub fn line(tx: &mut Tx<'_>, company: Id, unit: Id, scenario: &str) -> Result<Vec<OfLine>> {
    tx.rows(&LINE, params![company, unit, scenario], |row| {
        Ok(OfLine { id: row.id(0)?, state: row.text(1)?, version: row.int(2)? })
    })
}

/// The version in force now in the place of one that was started.
pub fn successor(tx: &mut Tx<'_>, plan: Id, now: Moment) -> Result<Option<Id>> {
    tx.one(&SUCCESSOR, params![plan, now], |row| row.id(0))
}

/// A version on the list of the library.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: Id,
    pub number: String,
    pub state: String,
    pub owner: Option<Id>,
    pub plan: EmergencyPlan,
}

/// The versions of a company that have not ended, by scenario and unit.
pub fn library(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<Listed>> {
    tx.rows(&LIBRARY, params![company, limit], |row| {
        Ok(Listed {
            id: row.id(0)?,
            number: row.text(1)?,
            state: row.text(2)?,
            owner: row.opt_id(3)?,
            plan: row.json(4)?,
        })
    })
}

/// The versions that stand at the company itself, ended ones too: what a pack has brought already.
pub fn of_company(tx: &mut Tx<'_>, company: Id) -> Result<Vec<EmergencyPlan>> {
    tx.rows(&ADOPTED, params![company], |row| row.json(0))
}

/// A plan that is being followed without an incident.
#[derive(Clone, Debug)]
pub struct Running {
    pub id: Id,
    pub number: String,
    pub summary: String,
    pub opened_at: Moment,
    pub unit: Id,
    pub owner: Option<Id>,
}

/// The activations of a company that go on, the newest first.
pub fn running(tx: &mut Tx<'_>, company: Id) -> Result<Vec<Running>> {
    tx.rows(&RUNNING, params![company], |row| {
        Ok(Running {
            id: row.id(0)?,
            number: row.text(1)?,
            summary: row.text(2)?,
            opened_at: row.moment(3)?,
            unit: row.id(4)?,
            owner: row.opt_id(5)?,
        })
    })
}
