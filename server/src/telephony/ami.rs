//! Asterisk's manager interface (AMI): sign-in by digest or plainly, events of channels, queues and bridges, the channels
//! that are there after a sign-in, Originate. Owns: how its channels become one call: all with one `Linkedid` are. Refuses
//! nothing: what it does not know it passes over. Tested here and against the simulator in `tests/calls_lines.rs`.

use super::{
    Exchange, Heard,
    line::{Step, dialled},
    lines::{Fields, Lines},
    state::Dial,
};
use shouwen_domain::{
    event::hex,
    moment::{Moment, SECOND},
    telephony::What,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::Arc,
};

/// Longer messages than any that Asterisk sends.
const MOST_FIELDS: usize = 500;
/// More calls at once than any exchange of a company has; the oldest is forgotten first.
const MOST_CALLS: usize = 5_000;

#[derive(Debug, Default)]
struct Known {
    direction: &'static str,
    number: String,
    line: String,
    /// Extension that has the call.
    with: String,
    channels: BTreeSet<String>,
    /// The channel that began it.
    first: String,
    answered: bool,
}

#[derive(Debug)]
pub struct Ami {
    exchange: Arc<Exchange>,
    lines: Lines,
    message: Fields,
    over_long: bool,
    greeted: bool,
    signed_in: bool,
    calls: BTreeMap<String, Known>,
    listed: Vec<String>,
}

impl Ami {
    pub fn new(exchange: Arc<Exchange>) -> Self {
        Self {
            exchange,
            lines: Lines::default(),
            message: Fields::default(),
            over_long: false,
            greeted: false,
            signed_in: false,
            calls: BTreeMap::new(),
            listed: Vec::new(),
        }
    }

    pub fn hear(&mut self, bytes: &[u8], now: Moment) -> Step {
        let mut step = Step::default();
        let before = self.lines.garbage;
        for line in self.lines.feed(bytes) {
            if !self.greeted && line.starts_with("Asterisk Call Manager") {
                self.greeted = true;
                step.send.extend_from_slice(&self.sign_in(None));
            } else if line.is_empty() {
                let message = std::mem::take(&mut self.message);
                let whole = !std::mem::take(&mut self.over_long);
                if whole && !message.0.is_empty() {
                    self.message(&message, now, &mut step);
                } else if !whole {
                    step.garbage += 1;
                }
            } else if self.message.0.len() >= MOST_FIELDS {
                self.over_long = true;
            } else if !self.message.push_line(&line) {
                step.garbage += 1;
            }
        }
        step.garbage += self.lines.garbage - before;
        step
    }

    fn sign_in(&self, challenge: Option<&str>) -> Vec<u8> {
        let x = &self.exchange;
        let text = match challenge {
            None if x.plain => {
                format!(
                    "Action: Login\r\nActionID: login\r\nUsername: {}\r\nSecret: {}\r\nEvents: on\r\n\r\n",
                    x.login, x.secret
                )
            }
            None => "Action: Challenge\r\nActionID: challenge\r\nAuthType: MD5\r\n\r\n".to_owned(),
            Some(challenge) => {
                use md5::Digest;
                let key = hex(&md5::Md5::digest(format!("{challenge}{}", x.secret).as_bytes()));
                format!(
                    "Action: Login\r\nActionID: login\r\nAuthType: MD5\r\nUsername: {}\r\nKey: {key}\r\nEvents: on\r\n\r\n",
                    x.login
                )
            }
        };
        text.into_bytes()
    }

    fn message(&mut self, m: &Fields, now: Moment, step: &mut Step) {
        match (m.get("Response"), m.get("ActionID")) {
            ("", _) => {}
            ("Success", "challenge") => step.send.extend_from_slice(&self.sign_in(Some(m.get("Challenge")))),
            ("Success", "login") => {
                self.signed_in = true;
                step.up = true;
                step.send.extend_from_slice(b"Action: CoreShowChannels\r\nActionID: channels\r\n\r\n");
            }
            ("Error", "challenge" | "login") => {
                step.fail = Some("the exchange refuses the sign-in: login or secret is wrong".to_owned());
            }
            _ => {}
        }
        if self.signed_in && !m.get("Event").is_empty() {
            self.event(m, now, step);
        }
    }

    fn event(&mut self, m: &Fields, now: Moment, step: &mut Step) {
        let name = m.get("Event");
        if name == "CoreShowChannelsComplete" {
            let mut listed = std::mem::take(&mut self.listed);
            listed.sort();
            listed.dedup();
            step.running = Some(listed);
            return;
        }
        let linked = [m.get("Linkedid"), m.get("DestLinkedid"), m.get("Uniqueid")];
        let Some(reference) = linked.into_iter().find(|id| !id.is_empty()).map(str::to_owned) else { return };
        let at = stamped(m.get("Timestamp")).filter(|at| *at <= now.plus(SECOND));
        if !self.calls.contains_key(&reference) && self.calls.len() >= MOST_CALLS {
            self.calls.pop_first();
        }
        let channel = m.get("Channel").to_owned();
        let (own, dest) = (self.extension(&channel), self.extension(m.get("DestChannel")));
        let (queue, digits) = (m.get("Queue").to_owned(), m.get("Exten").to_owned());
        let exchange = self.exchange.clone();
        let known = self.calls.entry(reference.clone()).or_default();
        if known.direction.is_empty() {
            // The first channel says who began it: an extension, or somebody outside.
            let caller = m.get("CallerIDNum");
            let out = !own.is_empty();
            known.direction = if out { "out" } else { "in" };
            m.get("Uniqueid").clone_into(&mut known.first);
            known.number = if out { digits.clone() } else { caller.to_owned() };
            known.line = if out { String::new() } else { digits };
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
                line: if queue.is_empty() { known.line.clone() } else { queue.clone() },
            });
        };
        match name {
            "Newchannel" => {
                known.channels.insert(m.get("Uniqueid").to_owned());
            }
            "QueueCallerJoin" => say(known, What::Ring, "", ""),
            "DialBegin" | "AgentCalled" => {
                let rings = if known.direction == "out" { own } else { dest };
                say(known, What::Ring, &rings, "");
            }
            "DialEnd" if m.get("DialStatus") == "ANSWER" => {
                let by = if known.direction == "out" { own } else { dest };
                known.answered = true;
                known.with.clone_from(&by);
                say(known, What::Answer, &by, "");
            }
            "AgentConnect" => {
                known.answered = true;
                known.with.clone_from(&dest);
                say(known, What::Answer, &dest, "");
            }
            // Who enters the bridge has the call, however they came to it.
            "BridgeEnter" if !own.is_empty() && known.direction == "in" && known.with != own => {
                let what = if known.answered { What::Transfer } else { What::Answer };
                known.answered = true;
                known.with.clone_from(&own);
                say(known, what, &own, "");
            }
            "Hold" | "MusicOnHoldStart" => say(known, What::Hold, "", ""),
            "Unhold" | "MusicOnHoldStop" => say(known, What::Resume, "", ""),
            "VarSet" if m.get("Variable") == "MIXMONITOR_FILENAME" => say(known, What::Recording, "", m.get("Value")),
            "DTMFEnd" | "DTMF" if own.is_empty() && exchange.is_emergency_key(m.get("Digit")) && !known.answered => {
                say(known, What::Emergency, "", "");
            }
            "UserEvent" if m.get("UserEvent").eq_ignore_ascii_case("emergency") => say(known, What::Emergency, "", ""),
            "CoreShowChannel" => {
                known.channels.insert(m.get("Uniqueid").to_owned());
                self.listed.push(reference.clone());
                let since = seconds(m.get("Duration")).map(|s| now.minus(s * SECOND));
                let rings = matches!(m.get("ChannelStateDesc"), "Ringing" | "Ring");
                let spoken = m.get("ChannelStateDesc") == "Up" && !m.get("BridgeId").is_empty();
                if !own.is_empty() && (rings || spoken) {
                    let what = if rings { What::Ring } else { What::Answer };
                    known.answered |= spoken;
                    // It rang no later than this; when it was answered is not told, and the call record will say.
                    let at = if rings { since } else { None };
                    let (direction, number, line) = (known.direction, known.number.clone(), known.line.clone());
                    step.heard.push(Heard {
                        reference,
                        what: Some(what),
                        at,
                        extension: own,
                        detail: String::new(),
                        direction,
                        number,
                        line,
                    });
                }
            }
            "Hangup" => {
                let id = m.get("Uniqueid");
                known.channels.remove(id);
                let caller_left = known.direction == "in" && id == known.first;
                if caller_left || known.channels.is_empty() {
                    let cause = if m.get("Cause-txt").is_empty() { m.get("Cause") } else { m.get("Cause-txt") };
                    // What never rang for anybody was no call to us: the caller left the announcement.
                    say(known, What::HangUp, "", cause);
                    self.calls.remove(&reference);
                }
            }
            _ => {}
        }
    }

    /// `PJSIP/8001-0000002a` → `8001`, if that is an extension of the house.
    fn extension(&self, channel: &str) -> String {
        let peer = channel.split_once('/').map_or("", |(_, peer)| peer);
        let peer = peer.split(['-', '@', ';']).next().unwrap_or_default();
        if self.exchange.is_extension(peer) { peer.to_owned() } else { String::new() }
    }
}

/// `1709571185.123456`: seconds since 1970 (`timestampevents = yes`).
fn stamped(text: &str) -> Option<Moment> {
    let seconds: f64 = text.parse().ok()?;
    (1e9..1e11).contains(&seconds).then(|| Moment((seconds * 1_000.0).floor() as i64))
}

/// `01:02:03` → 3,723.
fn seconds(text: &str) -> Option<i64> {
    let parts = text.split(':').map(|p| p.parse::<i64>().ok().filter(|n| (0..100_000).contains(n)));
    let parts: Option<Vec<i64>> = parts.collect();
    parts.filter(|p| p.len() == 3).map(|p| p[0] * 3_600 + p[1] * 60 + p[2])
}

/// The extension is called first; when it is taken, the number outside.
pub fn dial(x: &Exchange, dial: &Dial) -> Vec<u8> {
    let extension: String = dial.extension.chars().filter(char::is_ascii_digit).collect();
    let device = if x.dial_device.is_empty() { "PJSIP/{}" } else { &x.dial_device };
    let context = if x.dial_through.is_empty() { "from-internal" } else { &x.dial_through };
    let mut out = String::new();
    let _ = write!(
        out,
        "Action: Originate\r\nActionID: dial\r\nChannel: {}\r\nExten: {}{}\r\nContext: {context}\r\nPriority: 1\r\n\
         CallerID: {extension}\r\nTimeout: 20000\r\nAsync: true\r\n\r\n",
        device.replace("{}", &extension),
        x.dial_prefix,
        dialled(&dial.number),
    );
    out.into_bytes()
}
