//! FreeSWITCH's event socket (ESL), inbound: sign-in, events of channels, the channels that are there after a sign-in,
//! originate. Owns: how its two legs become one call. Refuses a message longer than any that FreeSWITCH sends: behind it
//! nothing could be read any more. Tested here and against the simulator in `tests/calls_lines.rs`.

use super::{
    Exchange, Heard,
    line::{Step, dialled},
    lines::{Fields, Lines},
    state::Dial,
};
use serde_json::Value;
use shouwen_domain::{
    moment::{Moment, SECOND},
    telephony::What,
};
use std::{collections::BTreeMap, sync::Arc};

/// Longest message that is waited for, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;
const MOST_HEADERS: usize = 100;
const MOST_CALLS: usize = 5_000;

const EVENTS: &[u8] = b"event plain CHANNEL_CREATE CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_HOLD CHANNEL_UNHOLD \
CHANNEL_HANGUP_COMPLETE DTMF RECORD_STOP HEARTBEAT CUSTOM callcenter::info\n\n";
const CHANNELS: &[u8] = b"api show channels as json\n\n";

#[derive(Debug, Default)]
struct Known {
    direction: &'static str,
    number: String,
    line: String,
    with: String,
    answered: bool,
}

#[derive(Debug)]
pub struct Esl {
    exchange: Arc<Exchange>,
    lines: Lines,
    head: Fields,
    /// A message whose body is still on its way: its head, its bytes so far, how many there will be.
    body: Option<(Fields, Vec<u8>, usize)>,
    signed_in: bool,
    asked: bool,
    calls: BTreeMap<String, Known>,
}

impl Esl {
    pub fn new(exchange: Arc<Exchange>) -> Self {
        Self {
            exchange,
            lines: Lines::default(),
            head: Fields::default(),
            body: None,
            signed_in: false,
            asked: false,
            calls: BTreeMap::new(),
        }
    }

    pub fn hear(&mut self, bytes: &[u8], now: Moment) -> Step {
        let mut step = Step::default();
        let before = self.lines.garbage;
        let mut rest = bytes;
        while !rest.is_empty() && step.fail.is_none() {
            if let Some((head, mut body, length)) = self.body.take() {
                let (part, after) = rest.split_at(rest.len().min(length - body.len()));
                body.extend_from_slice(part);
                rest = after;
                if body.len() == length {
                    self.message(&head, &body, now, &mut step);
                } else {
                    self.body = Some((head, body, length));
                }
                continue;
            }
            // One line at a time: behind an empty one a body may begin, which is no lines.
            let end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |at| at + 1);
            let (part, after) = rest.split_at(end);
            rest = after;
            for line in self.lines.feed(part) {
                self.line(&line, now, &mut step);
            }
        }
        step.garbage += self.lines.garbage - before;
        step
    }

    fn line(&mut self, line: &str, now: Moment, step: &mut Step) {
        if !line.is_empty() {
            if self.head.0.len() >= MOST_HEADERS || !self.head.push_line(line) {
                step.garbage += 1;
            }
            return;
        }
        let head = std::mem::take(&mut self.head);
        if head.0.is_empty() {
            return;
        }
        match head.get("Content-Length").parse::<usize>() {
            Ok(length) if length > LONGEST => {
                step.fail = Some(format!("the exchange announces a message of {length} bytes"));
            }
            Ok(length) if length > 0 => self.body = Some((head, Vec::new(), length)),
            _ => self.message(&head, b"", now, step),
        }
    }

    fn message(&mut self, head: &Fields, body: &[u8], now: Moment, step: &mut Step) {
        match head.get("Content-Type") {
            "auth/request" => {
                let x = &self.exchange;
                let text = if x.login.is_empty() {
                    format!("auth {}\n\n", x.secret)
                } else {
                    format!("userauth {}:{}\n\n", x.login, x.secret)
                };
                step.send.extend_from_slice(text.as_bytes());
            }
            "command/reply" => {
                let good = head.get("Reply-Text").starts_with("+OK");
                if good && !self.signed_in {
                    self.signed_in = true;
                    step.up = true;
                    step.send.extend_from_slice(EVENTS);
                    step.send.extend_from_slice(CHANNELS);
                    self.asked = true;
                } else if !good && !self.signed_in {
                    step.fail = Some("the exchange refuses the sign-in: the secret is wrong".to_owned());
                }
            }
            "text/rude-rejection" => {
                step.fail = Some("the exchange takes no connection from here (its ACL)".to_owned());
            }
            "text/disconnect-notice" => step.fail = Some("the exchange closes the line".to_owned()),
            "api/response" if self.asked => {
                // Replies come in the order of the questions; that of a sign of life is no list.
                if let Ok(list) = serde_json::from_slice::<Value>(body)
                    && list.get("row_count").is_some()
                {
                    self.asked = false;
                    self.listed(&list, step);
                }
            }
            "text/event-plain" => {
                let mut event = Fields::default();
                for line in String::from_utf8_lossy(body).lines() {
                    let Some((key, value)) = line.split_once(':') else { continue };
                    let value = percent_encoding::percent_decode_str(value.trim()).decode_utf8_lossy().into_owned();
                    event.0.push((key.trim().to_owned(), value));
                }
                self.event(&event, now, step);
            }
            "text/event-json" => match serde_json::from_slice::<Value>(body) {
                Ok(Value::Object(map)) => {
                    let text = |v: Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
                    let event = Fields(map.into_iter().map(|(k, v)| (k, text(v))).collect());
                    self.event(&event, now, step);
                }
                _ => step.garbage += 1,
            },
            _ => {}
        }
    }

    fn event(&mut self, m: &Fields, now: Moment, step: &mut Step) {
        let name = m.get("Event-Name");
        let id = m.get("Unique-ID");
        if id.is_empty() {
            return;
        }
        let at = micros(m.get("Event-Date-Timestamp")).filter(|at| *at <= now.plus(SECOND));
        // The leg that FreeSWITCH makes belongs to the one that asked for it.
        let made = m.get("Call-Direction") == "outbound";
        let above = [m.get("variable_call_uuid"), m.get("Channel-Call-UUID"), m.get("Other-Leg-Unique-ID")];
        let above = above.into_iter().find(|other| made && !other.is_empty() && *other != id);
        let reference = above.unwrap_or(id).to_owned();
        let (caller, dest) = (m.get("Caller-Caller-ID-Number"), m.get("Caller-Destination-Number"));
        let exchange = self.exchange.clone();
        let ours = |number: &str| if exchange.is_extension(number) { number.to_owned() } else { String::new() };
        if !self.calls.contains_key(&reference) && self.calls.len() >= MOST_CALLS {
            self.calls.pop_first();
        }
        let known = self.calls.entry(reference.clone()).or_default();
        if known.direction.is_empty() && above.is_none() {
            let out = !ours(caller).is_empty() && ours(dest).is_empty();
            known.direction = if out { "out" } else { "in" };
            let number = if out { dest } else { caller };
            number.clone_into(&mut known.number);
            known.line = if out { String::new() } else { dest.to_owned() };
            if out {
                known.with = ours(caller);
            }
        }
        let mut say = |known: &Known, what: What, extension: &str, detail: &str| {
            step.heard.push(Heard {
                reference: reference.clone(),
                what: Some(what),
                at,
                extension: extension.to_owned(),
                detail: detail.to_owned(),
                direction: known.direction,
                number: known.number.clone(),
                line: known.line.clone(),
            });
        };
        match name {
            "CHANNEL_CREATE" if above.is_some() => {
                let rings = if known.direction == "out" { known.with.clone() } else { ours(dest) };
                if known.direction == "out" || !rings.is_empty() {
                    say(known, What::Ring, &rings, "");
                }
            }
            "CHANNEL_ANSWER" if above.is_some() => {
                let by = if known.direction == "out" { known.with.clone() } else { ours(dest) };
                if known.direction == "out" || !by.is_empty() {
                    known.answered = true;
                    known.with.clone_from(&by);
                    say(known, What::Answer, &by, "");
                }
            }
            // Who is on the bridge has the call.
            "CHANNEL_BRIDGE" if known.direction != "out" => {
                let other = m.get("Other-Leg-Destination-Number");
                let by = ours(if made { dest } else { other });
                if !by.is_empty() && known.with != by {
                    let what = if known.answered { What::Transfer } else { What::Answer };
                    known.answered = true;
                    known.with.clone_from(&by);
                    say(known, what, &by, "");
                }
            }
            "CHANNEL_HOLD" => say(known, What::Hold, "", ""),
            "CHANNEL_UNHOLD" => say(known, What::Resume, "", ""),
            "RECORD_STOP" => say(known, What::Recording, "", m.get("Record-File-Path")),
            "DTMF" if above.is_none() && exchange.is_emergency_key(m.get("DTMF-Digit")) && !known.answered => {
                say(known, What::Emergency, "", "");
            }
            "CUSTOM" if m.get("CC-Action") == "member-queue-start" => say(known, What::Ring, "", ""),
            "CHANNEL_HANGUP_COMPLETE" if above.is_none() => {
                say(known, What::HangUp, "", m.get("Hangup-Cause"));
                self.calls.remove(&reference);
            }
            _ => {}
        }
    }

    /// The channels that are there now: what rings at extensions and who speaks.
    fn listed(&mut self, list: &Value, step: &mut Step) {
        let mut running = Vec::new();
        for row in list.get("rows").and_then(Value::as_array).into_iter().flatten() {
            let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
            let (id, above) = (text("uuid"), text("call_uuid"));
            let reference = if above.is_empty() { id } else { above }.to_owned();
            if reference.is_empty() {
                continue;
            }
            running.push(reference.clone());
            let made = text("direction") == "outbound" && reference != id;
            let begun = text("created_epoch").parse::<i64>().ok().map(|s| Moment(s.saturating_mul(SECOND)));
            let known = self.calls.entry(reference.clone()).or_default();
            if !made && known.direction.is_empty() {
                let out = self.exchange.is_extension(text("cid_num")) && !self.exchange.is_extension(text("dest"));
                known.direction = if out { "out" } else { "in" };
                text(if out { "dest" } else { "cid_num" }).clone_into(&mut known.number);
                known.line = if out { String::new() } else { text("dest").to_owned() };
            }
            if !made || !self.exchange.is_extension(text("dest")) {
                continue;
            }
            let rings = matches!(text("callstate"), "RINGING" | "EARLY");
            let spoken = matches!(text("callstate"), "ACTIVE" | "HELD");
            if rings || spoken {
                known.answered |= spoken;
                step.heard.push(Heard {
                    reference,
                    what: Some(if rings { What::Ring } else { What::Answer }),
                    // When it was answered is not told here; the call record will say.
                    at: begun.filter(|_| rings),
                    extension: text("dest").to_owned(),
                    detail: String::new(),
                    direction: known.direction,
                    number: known.number.clone(),
                    line: known.line.clone(),
                });
            }
        }
        running.sort();
        running.dedup();
        step.running = Some(running);
    }
}

/// Microseconds since 1970.
fn micros(text: &str) -> Option<Moment> {
    let us: i64 = text.parse().ok()?;
    (us > 1_000_000_000_000_000).then_some(Moment(us / 1_000))
}

/// The extension is called first; when it is taken, the number outside.
pub fn dial(x: &Exchange, dial: &Dial) -> Vec<u8> {
    let extension: String = dial.extension.chars().filter(char::is_ascii_digit).collect();
    let device = if x.dial_device.is_empty() { "user/{}" } else { &x.dial_device };
    let through = if x.dial_through.is_empty() { "sofia/gateway/out/{}" } else { &x.dial_through };
    let number = format!("{}{}", x.dial_prefix, dialled(&dial.number));
    let (device, through) = (device.replace("{}", &extension), through.replace("{}", &number));
    format!("bgapi originate {{origination_caller_id_number={extension}}}{device} &bridge({through})\n\n").into_bytes()
}
