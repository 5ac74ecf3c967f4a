//! What providers report afterwards: it arrived, nobody answered, a key was pressed (NTF-01, EMG-04). Owns: whom to believe,
//! and reading their JSON by the places of the configuration. A report is believed when it is signed with the secret of its
//! gateway; it says nothing twice. Tested by `tests/gateways.rs`.

use super::{answered, tell};
use crate::app::App;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use shouwen_domain::{event::hex, id::Id, moment::Moment};
use shouwen_store::{StoreError, messages};
use std::{collections::BTreeMap, sync::Arc};

/// How far the time of a signature may be away from ours.
const SKEW: i64 = 5 * 60_000;
/// Reports in one request.
const MOST: usize = 500;

/// How one gateway reports.
#[derive(Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Of the signature: HMAC-SHA256 of "seconds.body" in hexadecimal, in the header `X-Signature`, the seconds in
    /// `X-Timestamp`.
    pub secret: String,
    /// JSON pointer to our id.
    pub id: String,
    /// JSON pointer to the provider's word for what happened.
    pub status: String,
    #[serde(default)]
    pub delivered: Vec<String>,
    #[serde(default)]
    pub failed: Vec<String>,
    #[serde(default)]
    pub answered: Vec<String>,
    /// JSON pointer to the key that was pressed.
    #[serde(default)]
    pub key: String,
    /// JSON pointer to why it failed.
    #[serde(default)]
    pub reason: String,
    /// Company whose messages it may speak of; set by the gateway.
    #[serde(skip)]
    pub company: Option<Id>,
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Report(…)")
    }
}

pub type Reports = BTreeMap<String, Report>;

/// What a report says of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Delivered,
    Failed(String),
    Answered(String),
}

impl Report {
    /// Whether the body was signed with the secret, not long ago.
    pub fn is_signed(&self, seconds: &str, signature: &str, body: &[u8], now: Moment) -> bool {
        let near = seconds.parse::<i64>().is_ok_and(|s| s.saturating_mul(1_000).saturating_sub(now.0).abs() <= SKEW);
        let Some(given) = unhex(signature) else { return false };
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(self.secret.as_bytes()) else { return false };
        mac.update(seconds.as_bytes());
        mac.update(b".");
        mac.update(body);
        near && mac.verify_slice(&given).is_ok()
    }

    /// The signature of a body, for those who write a gateway.
    pub fn sign(secret: &str, seconds: i64, body: &[u8]) -> String {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()).map(|mut mac| {
            mac.update(format!("{seconds}.").as_bytes());
            mac.update(body);
            hex(&mac.finalize().into_bytes())
        });
        mac.unwrap_or_default()
    }

    /// The messages of which a body speaks: one object, or a list of them. What is not understood is left out.
    pub fn read(&self, body: &Value) -> Vec<(Id, Heard)> {
        let items = body.as_array().map_or_else(|| std::slice::from_ref(body), Vec::as_slice);
        items.iter().take(MOST).filter_map(|item| self.one(item)).collect()
    }

    fn one(&self, item: &Value) -> Option<(Id, Heard)> {
        let at = |pointer: &str| {
            let found = item.pointer(pointer).filter(|_| !pointer.is_empty())?;
            Some(found.as_str().map_or_else(|| found.to_string(), str::to_owned))
        };
        let id = Id::parse(&at(&self.id)?)?;
        let status = at(&self.status)?;
        let heard = if self.answered.contains(&status) {
            Heard::Answered(at(&self.key).unwrap_or_default().chars().take(8).collect())
        } else if self.delivered.contains(&status) {
            Heard::Delivered
        } else if self.failed.contains(&status) {
            let why = at(&self.reason).unwrap_or_else(|| status.clone());
            Heard::Failed(crate::mask::text(&why.chars().take(200).collect::<String>()))
        } else {
            return None;
        };
        Some((id, heard))
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// Writes down what was reported; whether it was news. Only of messages that this gateway sends.
pub fn take_in(app: &Arc<App>, gateway: &str, report: &Report, id: Id, heard: &Heard) -> Result<bool, StoreError> {
    let (means, company) = (gateway.to_owned(), report.company);
    let known = app.db.read_now(move |tx| {
        // A call may be answered before the gateway's first answer was read, so the driver is not written down yet.
        let mine = |m: &messages::Message| m.driver.is_empty() || m.driver == means;
        Ok::<_, StoreError>(
            messages::lookup(tx, id)?.filter(|m| mine(m) && company.is_none_or(|company| company == m.company)),
        )
    })?;
    if known.is_none() {
        return Ok(false);
    }
    match heard {
        Heard::Answered(key) => answered(app, id, key),
        Heard::Delivered => {
            let writing = app.clone();
            app.db.write_now(move |tx| {
                let Some(message) = messages::hold(tx, id)? else { return Ok(false) };
                let news = messages::delivered(tx, id, writing.now())?;
                // What is still being handed over tells its record itself, with the gateway's answer.
                if news && message.sent_at.is_some() {
                    tell(tx, &writing, &message, "delivered")?;
                }
                Ok(news)
            })
        }
        Heard::Failed(why) => {
            let (writing, why) = (app.clone(), why.clone());
            app.db.write_now(move |tx| {
                let Some(message) = messages::hold(tx, id)? else { return Ok(false) };
                let news = messages::refused(tx, id, &why)?;
                if news {
                    tell(tx, &writing, &message, "failed")?;
                }
                Ok(news)
            })
        }
    }
}
