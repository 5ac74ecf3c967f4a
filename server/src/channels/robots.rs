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

#[cfg(test)]
mod tests {
    use super::*;
    use shouwen_domain::{channels::Means, id::Id};

    fn robot(house: House, secret: Option<&str>) -> Robot {
        let agent = web::agent(Duration::from_secs(1), None);
        let (url, secret) = ("https://robot.example/send?key=1".to_owned(), secret.map(str::to_owned));
        Robot { name: "group".into(), house, agent, url, secret, longest: Duration::from_secs(1) }
    }

    fn letter() -> Letter {
        Letter {
            id: Id(1),
            means: Means::Robot,
            person: None,
            number: "13900004410".into(),
            mail: String::new(),
            chat: "ou_1".into(),
            targets: Vec::new(),
            urgent: false,
            text: "超时 <b>".into(),
            path: String::new(),
            now: Moment(1_577_262_236_757),
        }
    }

    /// NTF-01: computed with the code that DingTalk and Feishu print in their manuals (HMAC-SHA256, Base64).
    #[test]
    fn signatures_are_those_of_the_manuals() {
        assert_eq!(dingtalk_sign(Moment(1_577_262_236_757), "this is secret"), DING);
        assert_eq!(feishu_sign(1_599_360_473, "this is secret"), FEISHU);
    }

    /// NTF-01
    #[test]
    fn each_robot_is_asked_in_its_own_words() {
        let (url, body) = robot(House::DingTalk, Some("this is secret")).request(&letter());
        let signed = percent_encoding::utf8_percent_encode(DING, percent_encoding::NON_ALPHANUMERIC).to_string();
        assert_eq!(url, format!("https://robot.example/send?key=1&timestamp=1577262236757&sign={signed}"));
        assert_eq!(body["at"]["atMobiles"], json!(["13900004410"]));
        let (_, body) = robot(House::WeCom, None).request(&letter());
        assert_eq!(body["text"]["mentioned_mobile_list"], json!(["13900004410"]));
        let (_, body) = robot(House::Feishu, Some("s")).request(&letter());
        assert_eq!(body["content"]["text"], "<at user_id=\"ou_1\"></at> 超时 &lt;b&gt;", "a text is no markup");
        assert_eq!((&body["timestamp"], body["sign"].is_string()), (&json!("1577262236"), true));
    }

    /// NTF-01: too many waits, a wrong key ends, nonsense is not known.
    #[test]
    fn codes_say_what_comes_next() {
        let read = |house, body: &str| robot(house, None).read(body);
        assert_eq!(read(House::WeCom, r#"{"errcode":0,"errmsg":"ok"}"#), Ok(Receipt::delivered()));
        assert_eq!(read(House::Feishu, r#"{"StatusCode":0,"StatusMessage":"success"}"#), Ok(Receipt::delivered()));
        assert!(matches!(read(House::WeCom, r#"{"errcode":45009,"errmsg":"limit"}"#), Err(Miss::Later(..))));
        assert!(
            matches!(read(House::DingTalk, r#"{"errcode":130101}"#), Err(Miss::Later(_, wait)) if wait.as_secs() == 600)
        );
        assert!(matches!(
            read(House::DingTalk, r#"{"errcode":310000,"errmsg":"sign not match"}"#),
            Err(Miss::Never(_))
        ));
        assert!(matches!(read(House::Feishu, r#"{"code":19021,"msg":"sign match fail"}"#), Err(Miss::Never(_))));
        for nonsense in ["", "<html>", "[]", "{}", r#"{"errcode":"0"}"#] {
            assert!(matches!(read(House::WeCom, nonsense), Err(Miss::Unclear(_))), "{nonsense}");
        }
    }

    const DING: &str = "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=";
    const FEISHU: &str = "/eYKrXQBzTjUZJ3s6NX16VxGbTwmK7AEs8/FnvC1CSw=";
}
