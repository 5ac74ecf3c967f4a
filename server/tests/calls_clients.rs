//! Third-party clients at the simulated exchanges (`scripts/phone-clients`): what our own lines are tested with is what
//! others understand as Asterisk and FreeSWITCH. The simulators connect no calls.

#[path = "support/exchange.rs"]
mod exchange;
mod support;

use exchange::{SECRET, Simulator, read_until};
use shouwen::telephony::Protocol;
use shouwen_domain::moment::SECOND;
use std::{
    io::Write,
    net::TcpListener,
    process::{Command, Stdio},
};
use support::at;

/// What the client says that it heard of a call: one line an event.
fn understood(protocol: Protocol) -> Option<Vec<String>> {
    let Ok(client) = std::env::var("SHOUWEN_PHONE_CLIENTS") else {
        eprintln!("skipped: SHOUWEN_PHONE_CLIENTS is not set (scripts/phone-clients sets it)");
        return None;
    };
    let x = Simulator::new(protocol);
    let t = |s: i64| at("2026-03-05T02:13:05+08:00").plus(s * SECOND);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut words = client.split(' ');
    let child = Command::new(words.next().unwrap())
        .args(words)
        .args([protocol.code(), &listener.local_addr().unwrap().port().to_string(), SECRET])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    let said = x.greet(&mut stream, SECRET);
    assert!(said.contains(SECRET) || said.contains("Key"), "{said}");
    if protocol == Protocol::Esl {
        assert!(read_until(&mut stream).starts_with("events plain"));
        stream.write_all(b"Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n").unwrap();
    }
    for bytes in [
        x.arrives("1709571185.1", "13900002046", "96777", t(0)),
        x.rings("1709571185.1", "8001", t(1)),
        x.answers("1709571185.1", "8001", t(9)),
        x.hangs_up("1709571185.1", t(70)),
    ] {
        stream.write_all(&bytes).unwrap();
    }
    let out = child.wait_with_output().unwrap();
    Some(String::from_utf8(out.stdout).unwrap().lines().map(|l| l.trim().to_owned()).collect())
}

/// INF-04: panoramisk signs in and hears the call.
#[test]
#[ignore = "needs the clients of scripts/phone-clients"]
fn panoramisk_understands_the_simulated_asterisk() {
    let Some(heard) = understood(Protocol::Ami) else { return };
    let names: Vec<&str> = heard.iter().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(names, ["Newchannel", "Newchannel", "DialBegin", "DialEnd", "BridgeEnter", "Hangup"], "{heard:?}");
    assert!(heard.iter().all(|l| l.contains("1709571185.1")), "{heard:?}");
    assert!(heard[3].contains("PJSIP/8001-00000002"), "{heard:?}");
}

/// INF-04: greenswitch signs in and hears the call.
#[test]
#[ignore = "needs the clients of scripts/phone-clients"]
fn greenswitch_understands_the_simulated_freeswitch() {
    let Some(heard) = understood(Protocol::Esl) else { return };
    let names: Vec<&str> = heard.iter().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(
        names,
        ["CHANNEL_CREATE", "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_BRIDGE", "CHANNEL_HANGUP_COMPLETE"],
        "{heard:?}"
    );
    assert!(heard[0].contains("1709571185.1") && heard[0].contains("13900002046"), "{heard:?}");
}
