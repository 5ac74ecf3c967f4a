//! Robots of group chats: WeCom, DingTalk, Feishu (NTF-01). Owns: the JSON each of them documents, their signatures, their
//! codes. Each allows some twenty messages a minute; more is put off. Tested below and by `tests/gateways.rs`.

use super::{Driver, Letter, Miss, Receipt, web};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use shouwen_domain::moment::Moment;
use std::time::Duration;
use ureq::{Agent, http::Request};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum House {
    WeCom,
    DingTalk,
    Feishu,
}

pub(super) struct Robot {
    pub name: String,
    pub house: House,
    pub agent: Agent,
    /// The address that the group shows, with its key.
    pub url: String,
    /// The secret of the signature; `None` where the group is protected otherwise.
    pub secret: Option<String>,
    pub longest: Duration,
}

/// The address is the key.
impl std::fmt::Debug for Robot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Robot {} of {:?}", self.name, self.house)
    }
}

fn hmac(key: &[u8], text: &[u8]) -> String {
    // An HMAC takes a key of any length.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).unwrap_or_else(|_| unreachable!("any length fits"));
    mac.update(text);
    STANDARD.encode(mac.finalize().into_bytes())
}

/// DingTalk: HMAC-SHA256 of "milliseconds, line feed, secret" under the secret, in Base64.
fn dingtalk_sign(now: Moment, secret: &str) -> String {
    hmac(secret.as_bytes(), format!("{}\n{secret}", now.0).as_bytes())
}

/// Feishu: HMAC-SHA256 of nothing under the key "seconds, line feed, secret", in Base64.
fn feishu_sign(second: i64, secret: &str) -> String {
    hmac(format!("{second}\n{secret}").as_bytes(), b"")
}

impl Robot {
    fn request(&self, letter: &Letter) -> (String, Value) {
        let text = &letter.text;
        let named = |list: &str| if list.is_empty() { Vec::new() } else { vec![list.to_owned()] };
        match self.house {
            House::WeCom => {
                let text = json!({"content": text, "mentioned_list": named(&letter.chat),
                    "mentioned_mobile_list": named(&letter.number)});
                (self.url.clone(), json!({"msgtype": "text", "text": text}))
            }
            House::DingTalk => {
                let url = self.secret.as_deref().map_or_else(
                    || self.url.clone(),
                    |secret| {
                        let sign = dingtalk_sign(letter.now, secret);
                        let sign = percent_encoding::utf8_percent_encode(&sign, percent_encoding::NON_ALPHANUMERIC);
                        let joint = if self.url.contains('?') { '&' } else { '?' };
                        format!("{}{joint}timestamp={}&sign={sign}", self.url, letter.now.0)
                    },
                );
                let at =
                    json!({"atMobiles": named(&letter.number), "atUserIds": named(&letter.chat), "isAtAll": false});
                (url, json!({"msgtype": "text", "text": {"content": text}, "at": at}))
            }
            House::Feishu => {
                // The text is markup: what stands in it for itself is written so.
                let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                let fits =
                    !letter.chat.is_empty() && letter.chat.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let named = if fits { format!("<at user_id=\"{}\"></at> {plain}", letter.chat) } else { plain };
                let mut body = json!({"msg_type": "text", "content": {"text": named}});
                if let Some(secret) = &self.secret {
                    let second = letter.now.0 / 1_000;
                    body["timestamp"] = json!(second.to_string());
                    body["sign"] = json!(feishu_sign(second, secret));
                }
                (self.url.clone(), body)
            }
        }
    }

    fn read(&self, body: &str) -> Result<Receipt, Miss> {
        let said = || web::first_line(body);
        let Some(answer) = serde_json::from_str::<Value>(body).ok().filter(Value::is_object) else {
            return Err(Miss::Unclear(format!("not the answer of a robot: {}", said())));
        };
        // Feishu says `code`, and said `StatusCode` before.
        let code = ["errcode", "code", "StatusCode"].into_iter().find_map(|key| answer.get(key)?.as_i64());
        let minute = Duration::from_mins(1);
        match (self.house, code) {
            (_, Some(0)) => Ok(Receipt::delivered()),
            (House::WeCom, Some(45_009 | 45_033)) | (House::Feishu, Some(11_232 | 9_499)) => {
                Err(Miss::Later(said(), minute))
            }
            // DingTalk shuts the robot up for ten minutes.
            (House::DingTalk, Some(130_101 | 410_100 | 660_026)) => Err(Miss::Later(said(), minute * 10)),
            // Busy, or a server of theirs.
            (_, Some(-1)) => Err(Miss::Again(said())),
            // A key that is none, a signature that is wrong, a text that is not allowed: an administrator has to look.
            (_, Some(_)) => Err(Miss::Never(said())),
            (_, None) => Err(Miss::Unclear(format!("an answer without a code: {}", said()))),
        }
    }
}

impl Driver for Robot {
    fn code(&self) -> &str {
        &self.name
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        let (url, body) = self.request(letter);
        let request = Request::builder()
            .method("POST")
            .uri(url)
            .header("content-type", "application/json; charset=utf-8")
            .body(body.to_string().into_bytes())
            .map_err(|e| Miss::Never(format!("the address of the robot is none: {e}")))?;
        let answer = web::send(&self.agent, request)?;
        if let Some(miss) = web::by_status(&answer) {
            return Err(miss);
        }
        self.read(&answer.body)
    }

    fn longest(&self) -> Duration {
        self.longest
    }
}
