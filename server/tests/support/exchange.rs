//! A simulator of Asterisk's manager interface and of FreeSWITCH's event socket: what an exchange writes for a call, byte for
//! byte as their documentation shows it, and a socket that signs clients in. It is a simulator: it connects no calls.
#![allow(dead_code, reason = "each test of lines uses a part")]

use crate::support::TestWorld;
use shouwen::telephony::{Protocol, exchange, link};
use shouwen_domain::moment::Moment;
use std::{
    cell::RefCell,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    time::{Duration, Instant},
};

const TOKEN: &str = "pbx-0123456789abcdef01234";
pub const SECRET: &str = "s3cret-of-the-exchange";

pub struct Simulator {
    pub protocol: Protocol,
}

fn stamp(at: Moment) -> String {
    format!("{}.{:03}000", at.0 / 1_000, at.0 % 1_000)
}

impl Simulator {
    pub fn new(protocol: Protocol) -> Self {
        Self { protocol }
    }

    pub fn config(&self, address: &str, secret: &str) -> String {
        format!(
            "[[exchange]]\ncode = \"pbx\"\ncompany = \"LJ\"\nprotocol = \"{}\"\naddress = \"{address}\"\nlogin = \"{}\"\n\
             secret = \"{secret}\"\ntoken = \"{TOKEN}\"\nextension_digits = 4\nemergency_keys = [\"9\"]\n",
            self.protocol.code(),
            if self.protocol == Protocol::Ami { "shouwen" } else { "" },
        )
    }

    fn ami(event: &str, at: Moment, fields: &[(&str, &str)]) -> Vec<u8> {
        let mut out = format!("Event: {event}\r\nPrivilege: call,all\r\nTimestamp: {}\r\n", stamp(at));
        for (key, value) in fields {
            out += &[key, ": ", value, "\r\n"].concat();
        }
        out.push_str("\r\n");
        out.into_bytes()
    }

    /// `event plain`: values are URL-encoded, as `switch_event_serialize` does.
    fn esl(event: &str, at: Moment, fields: &[(&str, &str)]) -> Vec<u8> {
        let encode = |v: &str| percent_encoding::utf8_percent_encode(v, percent_encoding::NON_ALPHANUMERIC).to_string();
        let mut body = format!("Event-Name: {event}\nEvent-Date-Timestamp: {}\n", at.0 * 1_000);
        for (key, value) in fields {
            body += &[key, ": ", &encode(value), "\n"].concat();
        }
        body.push('\n');
        format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{body}", body.len()).into_bytes()
    }

    /// The leg of the caller.
    pub fn arrives(&self, id: &str, number: &str, line: &str, at: Moment) -> Vec<u8> {
        match self.protocol {
            Protocol::Esl => Self::esl(
                "CHANNEL_CREATE",
                at,
                &[
                    ("Unique-ID", id),
                    ("Call-Direction", "inbound"),
                    ("Caller-Caller-ID-Number", number),
                    ("Caller-Destination-Number", line),
                ],
            ),
            Protocol::Ami | Protocol::Http => Self::ami(
                "Newchannel",
                at,
                &[
                    ("Channel", "PJSIP/trunk-00000001"),
                    ("ChannelStateDesc", "Ring"),
                    ("CallerIDNum", number),
                    ("Exten", line),
                    ("Uniqueid", id),
                    ("Linkedid", id),
                ],
            ),
        }
    }

    fn leg(id: &str, extension: &str) -> String {
        format!("{id}-{extension}")
    }

    /// It rings at an extension.
    pub fn rings(&self, id: &str, extension: &str, at: Moment) -> Vec<u8> {
        let leg = Self::leg(id, extension);
        match self.protocol {
            Protocol::Esl => Self::esl(
                "CHANNEL_CREATE",
                at,
                &[
                    ("Unique-ID", &leg),
                    ("Call-Direction", "outbound"),
                    ("Other-Leg-Unique-ID", id),
                    ("variable_call_uuid", id),
                    ("Caller-Destination-Number", extension),
                ],
            ),
            Protocol::Ami | Protocol::Http => {
                let channel = format!("PJSIP/{extension}-00000002");
                let mut out = Self::ami(
                    "Newchannel",
                    at,
                    &[
                        ("Channel", &channel),
                        ("Uniqueid", &leg),
                        ("Linkedid", id),
                        ("CallerIDNum", extension),
                        ("Exten", "s"),
                    ],
                );
                out.extend(Self::ami(
                    "DialBegin",
                    at,
                    &[
                        ("Channel", "PJSIP/trunk-00000001"),
                        ("Uniqueid", id),
                        ("Linkedid", id),
                        ("DestChannel", &channel),
                        ("DestUniqueid", &leg),
                        ("DestLinkedid", id),
                        ("DialString", extension),
                    ],
                ));
                out
            }
        }
    }

    pub fn answers(&self, id: &str, extension: &str, at: Moment) -> Vec<u8> {
        let leg = Self::leg(id, extension);
        match self.protocol {
            Protocol::Esl => {
                let mut out = Self::esl(
                    "CHANNEL_ANSWER",
                    at,
                    &[
                        ("Unique-ID", &leg),
                        ("Call-Direction", "outbound"),
                        ("Other-Leg-Unique-ID", id),
                        ("variable_call_uuid", id),
                        ("Caller-Destination-Number", extension),
                    ],
                );
                out.extend(Self::esl(
                    "CHANNEL_BRIDGE",
                    at,
                    &[
                        ("Unique-ID", id),
                        ("Call-Direction", "inbound"),
                        ("Other-Leg-Unique-ID", &leg),
                        ("Other-Leg-Destination-Number", extension),
                    ],
                ));
                out
            }
            Protocol::Ami | Protocol::Http => {
                let channel = format!("PJSIP/{extension}-00000002");
                let mut out = Self::ami(
                    "DialEnd",
                    at,
                    &[
                        ("Channel", "PJSIP/trunk-00000001"),
                        ("Uniqueid", id),
                        ("Linkedid", id),
                        ("DestChannel", &channel),
                        ("DestUniqueid", &leg),
                        ("DestLinkedid", id),
                        ("DialStatus", "ANSWER"),
                    ],
                );
                out.extend(Self::ami(
                    "BridgeEnter",
                    at,
                    &[("BridgeUniqueid", "b1"), ("Channel", &channel), ("Uniqueid", &leg), ("Linkedid", id)],
                ));
                out
            }
        }
    }

    pub fn holds(&self, id: &str, at: Moment) -> Vec<u8> {
        self.simple(("Hold", "CHANNEL_HOLD"), id, at, &[])
    }

    pub fn resumes(&self, id: &str, at: Moment) -> Vec<u8> {
        self.simple(("Unhold", "CHANNEL_UNHOLD"), id, at, &[])
    }

    fn simple(&self, (ami, esl): (&str, &str), id: &str, at: Moment, more: &[(&str, &str)]) -> Vec<u8> {
        let mut fields = match self.protocol {
            Protocol::Esl => vec![("Unique-ID", id), ("Call-Direction", "inbound")],
            Protocol::Ami | Protocol::Http => {
                vec![("Channel", "PJSIP/trunk-00000001"), ("Uniqueid", id), ("Linkedid", id)]
            }
        };
        fields.extend_from_slice(more);
        if self.protocol == Protocol::Esl { Self::esl(esl, at, &fields) } else { Self::ami(ami, at, &fields) }
    }

    pub fn recorded(&self, id: &str, file: &str, at: Moment) -> Vec<u8> {
        let more = [("Variable", "MIXMONITOR_FILENAME"), ("Value", file), ("Record-File-Path", file)];
        self.simple(("VarSet", "RECORD_STOP"), id, at, &more)
    }

    pub fn key(&self, id: &str, digit: &str, at: Moment) -> Vec<u8> {
        self.simple(("DTMFEnd", "DTMF"), id, at, &[("Digit", digit), ("DTMF-Digit", digit), ("Direction", "Received")])
    }

    pub fn hangs_up(&self, id: &str, at: Moment) -> Vec<u8> {
        let more = [("Cause", "16"), ("Cause-txt", "Normal Clearing"), ("Hangup-Cause", "NORMAL_CLEARING")];
        self.simple(("Hangup", "CHANNEL_HANGUP_COMPLETE"), id, at, &more)
    }

    pub fn calls_out(&self, id: &str, extension: &str, number: &str, at: Moment) -> Vec<u8> {
        match self.protocol {
            Protocol::Esl => {
                let mut out = Self::esl(
                    "CHANNEL_CREATE",
                    at,
                    &[
                        ("Unique-ID", id),
                        ("Call-Direction", "inbound"),
                        ("Caller-Caller-ID-Number", extension),
                        ("Caller-Destination-Number", number),
                    ],
                );
                out.extend(Self::esl(
                    "CHANNEL_CREATE",
                    at,
                    &[
                        ("Unique-ID", "trunk-leg"),
                        ("Call-Direction", "outbound"),
                        ("Other-Leg-Unique-ID", id),
                        ("Caller-Destination-Number", number),
                    ],
                ));
                out
            }
            Protocol::Ami | Protocol::Http => {
                let channel = format!("PJSIP/{extension}-00000009");
                let mut out = Self::ami(
                    "Newchannel",
                    at,
                    &[
                        ("Channel", &channel),
                        ("CallerIDNum", extension),
                        ("Exten", number),
                        ("Uniqueid", id),
                        ("Linkedid", id),
                    ],
                );
                out.extend(Self::ami(
                    "DialBegin",
                    at,
                    &[
                        ("Channel", &channel),
                        ("Uniqueid", id),
                        ("Linkedid", id),
                        ("DestChannel", "PJSIP/trunk-0000000a"),
                        ("DestUniqueid", "t"),
                        ("DestLinkedid", id),
                    ],
                ));
                out
            }
        }
    }

    pub fn out_answered(&self, id: &str, extension: &str, at: Moment) -> Vec<u8> {
        match self.protocol {
            Protocol::Esl => Self::esl(
                "CHANNEL_ANSWER",
                at,
                &[
                    ("Unique-ID", "trunk-leg"),
                    ("Call-Direction", "outbound"),
                    ("Other-Leg-Unique-ID", id),
                    ("Caller-Destination-Number", "x"),
                ],
            ),
            Protocol::Ami | Protocol::Http => Self::ami(
                "DialEnd",
                at,
                &[
                    ("Channel", &format!("PJSIP/{extension}-00000009")),
                    ("Uniqueid", id),
                    ("Linkedid", id),
                    ("DestChannel", "PJSIP/trunk-0000000a"),
                    ("DialStatus", "ANSWER"),
                ],
            ),
        }
    }

    /// What no exchange says, ended so that the next message can be read.
    pub fn garbage() -> Vec<u8> {
        let mut out = vec![0xff, 0xfe, b'\n', b'\n'];
        out.extend_from_slice(b"no colon here\r\n:\r\nEvent\r\n\r\n\r\n\r\n");
        out.extend(std::iter::repeat_n(b'x', 40_000));
        out.extend_from_slice(b"\r\nEvent: Hangup\r\nUniqueid: \r\n\r\n");
        out
    }

    pub fn half(&self) -> Vec<u8> {
        let whole = self.hangs_up("a", Moment(1_709_571_185_000));
        whole[..whole.len() / 2].to_vec()
    }

    /// The answer to a client that has just come, as far as a sign-in goes.
    pub fn welcome(&self) -> &'static [u8] {
        match self.protocol {
            Protocol::Esl => b"Content-Type: auth/request\n\n",
            Protocol::Ami | Protocol::Http => b"Asterisk Call Manager/9.0.0\r\n",
        }
    }

    /// Signs a client in that has just come, or refuses it; what it said.
    pub fn greet(&self, stream: &mut TcpStream, expected: &str) -> String {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(self.welcome()).unwrap();
        let mut said = String::new();
        loop {
            let message = read_until(stream);
            said.push_str(&message);
            let field = |name: &str| {
                let line = message.lines().find(|l| l.to_lowercase().starts_with(&format!("{}:", name.to_lowercase())));
                line.and_then(|l| l.split_once(':')).map_or("", |(_, v)| v.trim())
            };
            let reply = if self.protocol == Protocol::Esl {
                let good = message.trim() == format!("auth {expected}");
                format!(
                    "Content-Type: command/reply\nReply-Text: {}\n\n",
                    if good { "+OK accepted" } else { "-ERR invalid" }
                )
            } else if field("Action").eq_ignore_ascii_case("challenge") {
                format!("Response: Success\r\nActionID: {}\r\nChallenge: 840415273\r\n\r\n", field("ActionID"))
            } else {
                let good = field("Key") == md5_of(&format!("840415273{expected}")) || field("Secret") == expected;
                let (how, why) =
                    if good { ("Success", "Authentication accepted") } else { ("Error", "Authentication failed") };
                format!("Response: {how}\r\nActionID: {}\r\nMessage: {why}\r\n\r\n", field("ActionID"))
            };
            stream.write_all(reply.as_bytes()).unwrap();
            if !reply.contains("Challenge") {
                return said;
            }
        }
    }

    /// The list of running channels.
    fn channels(&self, rows: &[(&str, &str, &str, &str, i64)], now: Moment) -> Vec<u8> {
        match self.protocol {
            Protocol::Esl => {
                let mut list = Vec::new();
                for (id, number, extension, state, seconds) in rows {
                    let epoch = (now.0 / 1_000 - seconds).to_string();
                    list.push(serde_json::json!({"uuid": id, "direction": "inbound", "created_epoch": epoch, "cid_num": number,
                        "dest": "96777", "callstate": "ACTIVE", "call_uuid": ""}));
                    list.push(
                        serde_json::json!({"uuid": format!("{id}-leg"), "direction": "outbound", "created_epoch": epoch,
                        "cid_num": number, "dest": extension, "callstate": state.to_uppercase(), "call_uuid": id}),
                    );
                }
                let body = serde_json::json!({"row_count": list.len(), "rows": list}).to_string();
                format!("Content-Type: api/response\nContent-Length: {}\n\n{body}", body.len()).into_bytes()
            }
            Protocol::Ami | Protocol::Http => {
                let mut out = b"Response: Success\r\nActionID: channels\r\nEventList: start\r\n\r\n".to_vec();
                for (id, number, extension, state, seconds) in rows {
                    let duration = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
                    for (channel, unique, desc) in [
                        ("PJSIP/trunk-00000021".to_owned(), (*id).to_owned(), "Ring"),
                        (
                            format!("PJSIP/{extension}-00000022"),
                            format!("{id}-leg"),
                            if *state == "ringing" { "Ringing" } else { "Up" },
                        ),
                    ] {
                        out.extend(format!(
                            "Event: CoreShowChannel\r\nActionID: channels\r\nChannel: {channel}\r\nChannelStateDesc: {desc}\r\n\
                             CallerIDNum: {number}\r\nExten: 96777\r\nUniqueid: {unique}\r\nLinkedid: {id}\r\n\
                             Duration: {duration}\r\nBridgeId: \r\n\r\n"
                        ).into_bytes());
                    }
                }
                out.extend_from_slice(b"Event: CoreShowChannelsComplete\r\nActionID: channels\r\nEventList: Complete\r\nListItems: 2\r\n\r\n");
                out
            }
        }
    }

    /// Runs a real line of the program against a socket; `story` plays the exchange.
    pub fn serve(&self, w: &TestWorld, story: impl FnOnce(&Played<'_>)) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        w.app.telephony.set(exchange::read(&self.config(&address, SECRET), &|_| None).unwrap());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let task = runtime.spawn(link::keep(w.app.clone(), w.app.telephony.named("pbx").unwrap()));
        let line = Played { simulator: self, world: w, listener, stream: RefCell::new(None) };
        story(&line);
        task.abort();
        drop(runtime);
    }
}

/// The exchange's side of a socket.
pub struct Played<'w> {
    simulator: &'w Simulator,
    world: &'w TestWorld,
    listener: TcpListener,
    stream: RefCell<Option<TcpStream>>,
}

impl Played<'_> {
    /// A client comes, and signs in; with another secret than the exchange expects it is refused.
    pub fn accept(&self, expected: &str) {
        let (mut stream, _) = self.listener.accept().unwrap();
        let said = self.simulator.greet(&mut stream, expected);
        assert!(self.simulator.protocol == Protocol::Esl || !said.contains(SECRET), "the secret itself is not sent");
        *self.stream.borrow_mut() = Some(stream);
    }

    /// The question for the running channels is answered; `then` follows in the same piece.
    pub fn list(&self, rows: &[(&str, &str, &str, &str, i64)], then: &[u8]) {
        let asked = self.heard();
        assert!(asked.contains("CoreShowChannels") || asked.contains("show channels as json"), "{asked}");
        let mut piece = Vec::new();
        if self.simulator.protocol == Protocol::Esl {
            piece.extend(b"Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n");
        }
        piece.extend(self.simulator.channels(rows, self.world.app.now()));
        piece.extend(then);
        self.send(&piece);
    }

    pub fn send(&self, bytes: &[u8]) {
        self.stream.borrow_mut().as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// What the client says next, up to an empty line.
    pub fn heard(&self) -> String {
        let mut stream = self.stream.borrow_mut();
        let stream = stream.as_mut().unwrap();
        let mut out = read_until(stream);
        // The two questions after a sign-in may come together or one after the other.
        if self.simulator.protocol == Protocol::Esl && out.starts_with("event ") && !out.contains("show channels") {
            out.push_str(&read_until(stream));
        }
        out
    }

    pub fn cut(&self) {
        *self.stream.borrow_mut() = None;
    }

    /// Waits for what another thread does, half a minute at most.
    #[track_caller]
    pub fn until(&self, mut is: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !is() {
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "it did not come to be: {:?}",
                self.world.app.telephony.link("pbx")
            );
            std::thread::yield_now();
        }
    }
}

pub fn read_until(stream: &mut TcpStream) -> String {
    let mut out = Vec::new();
    let mut one = [0; 1];
    loop {
        assert_eq!(stream.read(&mut one).unwrap(), 1, "the client went away");
        out.push(one[0]);
        if out.ends_with(b"\n\n") || out.ends_with(b"\r\n\r\n") {
            return String::from_utf8(out).unwrap();
        }
    }
}

fn md5_of(text: &str) -> String {
    use md5::Digest;
    shouwen_domain::event::hex(&md5::Md5::digest(text.as_bytes()))
}
