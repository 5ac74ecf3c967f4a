//! The lines to exchanges (INF-04): Asterisk's manager interface and FreeSWITCH's event socket, against simulators that speak
//! as they do. No exchange can be installed where this is tested; that the simulators speak as exchanges do is shown by
//! third-party clients (`scripts/phone-simulators`). A line that breaks, garbage, halves, a call that goes on meanwhile.

#[path = "support/exchange.rs"]
mod exchange;
#[path = "support/phone.rs"]
mod phone;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use exchange::{SECRET, Simulator};
use phone::{calls, now, sit_at};
use serde_json::json;
use shouwen::telephony::{Protocol, ami::Ami, esl::Esl, exchange as exchanges, hear_now, line::Line, state::Dial};
use shouwen_domain::telephony::What;
use shouwen_domain::{id::Id, moment::SECOND};
use site::Site;
use support::{TestWorld, at};

const NUMBER: &str = "13900002046";
const BEGIN: &str = "2026-03-09T10:20:00+08:00";

/// Bytes through the line of the program without a socket, in pieces of so many.
fn drive(w: &TestWorld, x: &Simulator, bytes: &[&[u8]], piece: usize) {
    w.app.telephony.set(exchanges::read(&x.config("127.0.0.1:1", SECRET), &|_| None).unwrap());
    let exchange = w.app.telephony.named("pbx").unwrap();
    let mut line = match x.protocol {
        Protocol::Esl => Line::Esl(Box::new(Esl::new(exchange.clone()))),
        _ => Line::Ami(Box::new(Ami::new(exchange.clone()))),
    };
    let welcome = match x.protocol {
        Protocol::Esl => [x.welcome(), b"Content-Type: command/reply\nReply-Text: +OK accepted\n\n"].concat(),
        _ => [x.welcome(), b"Response: Success\r\nActionID: challenge\r\nChallenge: 1\r\n\r\nResponse: Success\r\nActionID: login\r\n\r\n"].concat(),
    };
    let all: Vec<u8> = [&[&welcome[..]], bytes].concat().concat();
    for part in all.chunks(piece.min(all.len())) {
        let step = line.hear(part, w.app.now());
        assert_eq!(step.fail, None);
        hear_now(&w.app, &exchange, step.heard).unwrap();
    }
}

/// A call of a day at both kinds of exchange: it rings at two desks, one takes it, holds it, hands it on, the caller hangs
/// up, the recording is named. Once more with the same bytes cut into single ones.
fn a_call(w: &TestWorld, protocol: Protocol) {
    let t = |s: i64| at(BEGIN).plus(s * SECOND);
    let whole = Simulator::new(protocol);
    w.set("2026-03-09T10:30:00+08:00");
    sit_at(w, "pbx", "zhoumin", "8001", at("2026-03-09T08:00:00+08:00"));
    sit_at(w, "pbx", "lufang", "8002", at("2026-03-09T08:00:00+08:00"));
    let script = |x: &Simulator, id: &str| {
        let mut out = Vec::new();
        out.extend(x.arrives(id, NUMBER, "96777", t(0)));
        out.extend(x.rings(id, "8001", t(1)));
        out.extend(x.rings(id, "8002", t(1)));
        out.extend(x.answers(id, "8001", t(9)));
        out.extend(x.holds(id, t(20)));
        out.extend(x.resumes(id, t(30)));
        out.extend(x.recorded(id, "/var/spool/monitor/c1.wav", t(60)));
        out.extend(x.hangs_up(id, t(70)));
        out
    };
    drive(w, &whole, &[&script(&whole, "1709571185.1")], usize::MAX);
    drive(w, &whole, &[&script(&whole, "1709571185.2")], 1);
    // Between two messages something that is none, and a line that does not end for a while.
    let mut garbage = Simulator::garbage();
    garbage.extend(script(&whole, "1709571185.3"));
    drive(w, &whole, &[&garbage], 7);
    let found = calls(w);
    assert_eq!(found.len(), 3);
    for call in &found {
        assert_eq!(
            (call.number.as_str(), call.direction.as_str(), call.outcome.as_str()),
            (NUMBER, "in", "answered"),
            "{call:?}"
        );
        assert_eq!((call.ring_at, call.answered_at, call.ended_at), (Some(t(1)), Some(t(9)), Some(t(70))), "{call:?}");
        assert_eq!((call.rings, call.held, call.person), (Some(2), 10 * SECOND, Some(w.cast.person("zhoumin"))));
        assert_eq!((call.rung.as_str(), call.recording.as_str()), ("8001,8002", "/var/spool/monitor/c1.wav"));
        assert_eq!(call.line, "96777");
    }
    assert_eq!(w.app.telephony.exchanges().len(), 1);
}

both! {
    /// INF-04 ANS-01: Asterisk.
    fn a_call_at_asterisk(w at BEGIN) { a_call(w, Protocol::Ami); }
}

both! {
    /// INF-04 ANS-01: FreeSWITCH.
    fn a_call_at_freeswitch(w at BEGIN) { a_call(w, Protocol::Esl); }
}

/// The emergency key of the announcement, and a call out.
fn key_and_call_out(w: &TestWorld, protocol: Protocol) {
    let x = Simulator::new(protocol);
    let t = |s: i64| at(BEGIN).plus(s * SECOND);
    w.set("2026-03-09T10:21:00+08:00");
    let mut bytes = x.arrives("k", NUMBER, "96777", t(0));
    bytes.extend(x.key("k", "9", t(4)));
    drive(w, &x, &[&bytes], 13);
    let call = calls(w)[0].clone();
    assert_eq!((call.emergency_at, call.stage.as_str()), (Some(t(4)), "ringing"));
    assert_eq!(w.state(call.callback.unwrap()), "waiting");
    let mut bytes = x.calls_out("o", "8001", "13900003071", t(30));
    bytes.extend(x.out_answered("o", "8001", t(41)));
    bytes.extend(x.hangs_up("o", t(50)));
    sit_at(w, "pbx", "zhoumin", "8001", at("2026-03-09T08:00:00+08:00"));
    drive(w, &x, &[&bytes], usize::MAX);
    let out = calls(w).into_iter().find(|c| c.reference == "o").unwrap();
    assert_eq!((out.direction.as_str(), out.number.as_str(), out.outcome.as_str()), ("out", "13900003071", "answered"));
    assert_eq!((out.answered_at, out.person), (Some(t(41)), Some(w.cast.person("zhoumin"))));
}

both! {
    /// INF-04 EMG-01
    fn the_key_at_asterisk(w at BEGIN) { key_and_call_out(w, Protocol::Ami); }
}

both! {
    /// INF-04 EMG-01
    fn the_key_at_freeswitch(w at BEGIN) { key_and_call_out(w, Protocol::Esl); }
}

/// A real socket: sign-in, a wrong secret, a line that breaks in the middle of a call, the list of running calls after it
/// came back; a call that has ended meanwhile is not shown as running, and its record tells how it was.
fn the_line_breaks(w: &TestWorld, protocol: Protocol) {
    let x = Simulator::new(protocol);
    let t = |s: i64| at(BEGIN).plus(s * SECOND);
    w.set("2026-03-09T10:20:40+08:00");
    sit_at(w, "pbx", "zhoumin", "8001", at("2026-03-09T08:00:00+08:00"));
    let site = Site::new(w);
    let agent = site.sign_in("zhoumin");
    x.serve(w, |line| {
        assert!(!w.app.telephony.link("pbx").up);
        line.accept("wrong");
        line.until(|| w.app.telephony.link("pbx").why.contains("refuses"));
        assert!(!format!("{:?}", w.app.telephony.link("pbx")).contains(SECRET));
        let dial = Dial { extension: "8001".into(), number: "139 0000 4102\r\nAction: Logoff".into() };
        line.accept(SECRET);
        let mut bytes = x.arrives("a", NUMBER, "96777", t(0));
        bytes.extend(x.rings("a", "8001", t(1)));
        bytes.extend(x.arrives("b", "13900003071", "96777", t(2)));
        bytes.extend(x.rings("b", "8001", t(3)));
        bytes.extend(x.answers("b", "8001", t(7)));
        // In one piece with the list, which was drawn before them: they have not ended.
        line.list(&[], &bytes);
        // Whoever hears an order to dial has done with what was said before.
        line.until(|| w.app.telephony.dial("pbx", dial.clone()));
        line.heard();
        line.until(|| calls(w).iter().filter(|c| c.stage == "talking").count() == 1 && calls(w).len() == 2);
        assert_eq!(now(&site, &agent)["calls"].as_array().unwrap().len(), 2);
        // Half a message, and the line is gone. The calls go on: nothing of ours is in their way.
        line.send(&x.half());
        line.cut();
        line.until(|| !w.app.telephony.link("pbx").up);
        let down = now(&site, &agent);
        assert_eq!(
            (down["exchanges"][0]["up"].clone(), down["exchanges"][0]["connects"].clone()),
            (json!(false), json!(true))
        );
        let text = site.send(&agent, "GET", "/metrics", json!(null), &[]).body;
        assert!(text.as_str().unwrap().contains("shouwen_exchange_up{exchange=\"pbx\"} 0"), "{text}");
        w.set("2026-03-09T10:25:00+08:00");
        // Meanwhile b has ended, a was given up, and c rings.
        line.accept(SECRET);
        line.list(&[("c", "13900004102", "8001", "ringing", 12)], &[]);
        line.until(|| calls(w).iter().filter(|c| c.stage == "ended").count() == 2 && calls(w).len() == 3);
        // They can be dialled out again.
        line.until(|| w.app.telephony.dial("pbx", dial.clone()));
        let order = line.heard();
        assert!(order.contains("8001") && order.contains("13900004102") && !order.contains("Logoff"), "{order}");
    });
    let found = calls(w);
    let of = |name: &str| found.iter().find(|c| c.reference == name).unwrap();
    assert_eq!((of("a").cause.as_str(), of("a").outcome.as_str()), ("lost", "missed"));
    assert!(of("a").callback.is_some(), "whoever may not have been answered is called back");
    assert_eq!(
        of("c").ring_at,
        Some(at("2026-03-09T10:24:48+08:00")),
        "as long as the exchange says it has been ringing"
    );
    // The exchange's own records of that time: true times, and no call twice.
    let exchange = w.app.telephony.named("pbx").unwrap();
    let heard = |what, s: i64, extension: &str| shouwen::telephony::Heard {
        reference: "a".into(),
        what: Some(what),
        at: Some(t(s)),
        extension: extension.into(),
        number: NUMBER.into(),
        direction: "in",
        ..Default::default()
    };
    let record = vec![heard(What::Answer, 14, "8001"), heard(What::HangUp, 74, "")];
    shouwen::telephony::hear_now(&w.app, &exchange, record).unwrap();
    let call = calls(w).into_iter().find(|c| c.reference == "a").unwrap();
    assert_eq!((call.outcome.as_str(), call.ended_at, call.cause.as_str()), ("answered", Some(t(74)), ""));
    assert_eq!(w.state(call.callback.unwrap_or(Id(0))), "settled");
    assert_eq!(calls(w).len(), 3);
}

both! {
    /// INF-04: Asterisk, over a socket.
    fn the_line_to_asterisk_breaks(w at BEGIN) { the_line_breaks(w, Protocol::Ami); }
}

both! {
    /// INF-04: FreeSWITCH, over a socket.
    fn the_line_to_freeswitch_breaks(w at BEGIN) { the_line_breaks(w, Protocol::Esl); }
}
