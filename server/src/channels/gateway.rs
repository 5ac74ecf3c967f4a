//! A provider of short messages or automatic calls behind plain HTTP: address, headers and body are templates of the
//! configuration, and so is what counts as success (NTF-01). Owns: filling them, reading the answer. The message's id goes
//! along as the key by which the provider drops a second one. Tested by `tests/gateways.rs`.

use super::{
    Driver, Letter, Miss, Receipt,
    web::{self, Answer},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use shouwen_domain::channels::Means;
use std::{collections::BTreeMap, time::Duration};
use ureq::{Agent, http::Request};

/// A body as it is sent.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Json(Value),
    Form(BTreeMap<String, String>),
}

/// Which values at a place of the answer mean what.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// JSON pointer to the code; empty: the status alone decides.
    pub code: String,
    pub ok: Vec<String>,
    /// Codes that will never become better: a number that is none.
    pub never: Vec<String>,
    /// Codes that ask to wait.
    pub later: Vec<String>,
    /// JSON pointer to the provider's own id.
    pub id: String,
}

pub(super) struct Gateway {
    pub name: String,
    pub means: Means,
    pub agent: Agent,
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Body,
    pub reading: Reading,
    pub repeats: bool,
    /// What the gateway accepts has arrived; otherwise it reports later.
    pub delivered: bool,
    pub longest: Duration,
}

/// Headers and addresses hold secrets.
impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gateway {} for {:?}", self.name, self.means)
    }
}

/// A template with what is known put in, each piece first made fit for where it stands.
fn fill(template: &str, letter: &Letter, fit: impl Fn(&str) -> String) -> String {
    let id = letter.id.to_string();
    let second = (letter.now.0 / 1_000).to_string();
    let mut out = String::with_capacity(template.len() + letter.text.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(name, behind)| {
            let value = match name {
                "number" => letter.number.as_str(),
                "text" => letter.text.as_str(),
                "id" => id.as_str(),
                "time" => second.as_str(),
                _ => return None,
            };
            Some((value, behind))
        });
        rest = if let Some((value, behind)) = known {
            out.push_str(&fit(value));
            behind
        } else {
            out.push('{');
            after
        };
    }
    out.push_str(rest);
    out
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A header holds one line of what HTTP allows in it.
fn in_header(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').collect()
}

/// The texts inside a JSON value are templates; filled as texts they cannot break out of their place.
fn filled(value: &Value, letter: &Letter) -> Value {
    match value {
        Value::String(text) => Value::String(fill(text, letter, str::to_owned)),
        Value::Array(items) => items.iter().map(|item| filled(item, letter)).collect(),
        Value::Object(map) => map.iter().map(|(key, item)| (key.clone(), filled(item, letter))).collect(),
        other => other.clone(),
    }
}

impl Gateway {
    fn request(&self, letter: &Letter) -> Result<Request<Vec<u8>>, Miss> {
        let (media, body) = match &self.body {
            Body::Json(value) => ("application/json; charset=utf-8", filled(value, letter).to_string()),
            Body::Form(fields) => {
                let pairs: Vec<String> = fields
                    .iter()
                    .map(|(key, value)| format!("{}={}", encoded(key), encoded(&fill(value, letter, str::to_owned))))
                    .collect();
                ("application/x-www-form-urlencoded", pairs.join("&"))
            }
        };
        let mut request = Request::builder()
            .method(self.method.as_str())
            .uri(fill(&self.url, letter, encoded))
            .header("content-type", media)
            .header("idempotency-key", letter.id.to_string());
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), fill(value, letter, in_header));
        }
        request.body(body.into_bytes()).map_err(|e| Miss::Never(format!("the request cannot be made: {e}")))
    }

    /// What the provider said of the message.
    fn read(&self, answer: &Answer) -> Result<Receipt, Miss> {
        let (reading, body) = (&self.reading, serde_json::from_str::<Value>(&answer.body).ok());
        let at = |pointer: &str| {
            let found = body.as_ref().and_then(|b| b.pointer(pointer))?;
            Some(found.as_str().map_or_else(|| found.to_string(), str::to_owned))
        };
        let code = (!reading.code.is_empty()).then(|| at(&reading.code)).flatten();
        let said = || format!("HTTP {}: {}", answer.status, web::first_line(&answer.body));
        // A code is read before the status: many providers explain a refusal there, whatever the status is.
        if let Some(code) = &code {
            if reading.never.contains(code) {
                return Err(Miss::Never(said()));
            }
            if reading.later.contains(code) {
                return Err(Miss::Later(said(), answer.retry_after.unwrap_or(Duration::from_secs(30))));
            }
        }
        if let Some(miss) = web::by_status(answer) {
            return Err(miss);
        }
        match code {
            _ if reading.code.is_empty() => {}
            Some(code) if reading.ok.contains(&code) => {}
            Some(_) => return Err(Miss::Again(said())),
            // It took the message, and what it says is not what its manual says.
            None => return Err(Miss::Unclear(said())),
        }
        let provider = if reading.id.is_empty() { None } else { at(&reading.id) };
        let provider = provider.unwrap_or_default().chars().take(80).collect();
        Ok(Receipt { delivered: self.delivered, provider, gone: Vec::new() })
    }
}

impl Driver for Gateway {
    fn code(&self) -> &str {
        &self.name
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        if letter.number.is_empty() {
            return Err(Miss::Never("there is no telephone number".into()));
        }
        let answer = web::send(&self.agent, self.request(letter)?)?;
        self.read(&answer)
    }

    fn repeats(&self) -> bool {
        self.repeats
    }

    fn longest(&self) -> Duration {
        self.longest
    }
}
