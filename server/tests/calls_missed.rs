//! Calls that nobody took (ANS-01, INF-04): the call-back with its clock, one for a number; the caller who pressed the
//! emergency key is never only a missed call. The exchange is a simulator (`support/phone.rs`).

#[path = "support/night.rs"]
mod night;
#[path = "support/phone.rs"]
mod phone;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, on_duty, sent};
use phone::{calls, connect, event, now, replay, sit};
use serde_json::json;
use shouwen::channels;
use shouwen_domain::{id::Id, intake::Room, telephony::CallBack};
use site::Site;
use support::{MONDAY, TestWorld, at, sweep};

const NUMBER: &str = "13900002046";

fn back(w: &TestWorld, id: Id) -> CallBack {
    match w.matter(id).room {
        Room::CallBack(back) => back,
        other => panic!("{other:?}"),
    }
}

/// The call rings at an instant of the day, and its caller hangs up.
fn missed(w: &TestWorld, site: &Site<'_>, call: &str, number: &str, rings: &str, hangs_up: &str) {
    for (time, kind) in [(rings, "newCall"), (hangs_up, "hangup")] {
        w.set(&format!("2026-03-09T{time}+08:00"));
        event(
            site,
            &[
                ("event", kind),
                ("callId", call),
                ("from", number),
                ("to", "96777"),
                ("direction", "in"),
                ("cause", "cancel"),
            ],
        );
    }
}

both! {
    /// ANS-01: nobody took it, so somebody calls back; a second try joins the first; answered meanwhile settles it.
    fn a_missed_call_is_called_back(w at MONDAY) {
        connect(w);
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        missed(w, &site, "a", NUMBER, "10:21:00", "10:21:30");
        let id = calls(w)[0].callback.expect("a call-back");
        let row = w.matter(id).row;
        assert_eq!((row.state.as_str(), row.kind.as_str(), row.priority.code()), ("open", "callback", "P2"));
        assert!(row.number.starts_with("LJ-CALLBACK-20260309-"), "{}", row.number);
        assert_eq!(row.received_at, at("2026-03-09T10:21:00+08:00"));
        assert_eq!(w.clock(id, "callback").due_at, Some(at("2026-03-09T10:51:30+08:00")), "half an hour from the end");
        assert!(!w.events(id).iter().any(|e| e.event.body.to_string().contains(NUMBER)), "the number stands in the call alone");

        // Again, within the first ring even: the same task, and the time runs from the first.
        missed(w, &site, "b", NUMBER, "10:25:00", "10:25:03");
        assert_eq!(calls(w)[1].callback, Some(id));
        assert_eq!((back(w, id).calls.len(), w.clock(id, "callback").due_at), (2, Some(at("2026-03-09T10:51:30+08:00"))));
        assert_eq!(calls(w)[1].outcome, "abandoned");
        missed(w, &site, "c", "13900003071", "10:26:00", "10:26:20");
        let other = calls(w)[2].callback.unwrap();
        assert_ne!(other, id);
        // Who shows no number cannot be called back.
        missed(w, &site, "d", "anonymous", "10:27:00", "10:27:20");
        assert_eq!((calls(w)[3].callback, calls(w)[3].outcome.as_str()), (None, "missed"));

        // They call again and are answered: nothing is left to do. The other is called, twice in vain.
        w.set("2026-03-09T10:30:00+08:00");
        event(&site, &[("event", "newCall"), ("callId", "e"), ("from", "+86 139 0000 2046"), ("to", "96777")]);
        w.set("2026-03-09T10:30:06+08:00");
        event(&site, &[("event", "answer"), ("callId", "e"), ("answeringNumber", "8001")]);
        assert_eq!((w.state(id), w.clock(id, "callback").kept), ("settled".into(), Some(true)));
        assert_eq!(w.state(other), "open");
        let agent = w.as_("zhoumin");
        agent.act(other, "ack", json!({}));
        agent.act(other, "attempt", json!({"text": "无人接听"}));
        assert_eq!(agent.refused(other, "not_reached", json!({"reason": "联系不上"})).code, "enough_tries");
        agent.act(other, "attempt", json!({}));
        agent.act(other, "attempt", json!({}));
        agent.act(other, "not_reached", json!({"reason": "三次无人接听"}));
        assert_eq!(w.state(other), "dropped");
        assert!(w.differing(id).is_empty() && w.differing(other).is_empty());

        // Called again the next day it is another matter; reached by a call out it is settled, by that call.
        missed(w, &site, "f", "13900003071", "14:00:00", "14:00:20");
        let third = calls(w).last().unwrap().callback.unwrap();
        assert_ne!(third, other);
        for (time, kind) in [("14:05:00", "newCall"), ("14:05:09", "answer")] {
            w.set(&format!("2026-03-09T{time}+08:00"));
            let out = [("event", kind), ("callId", "g"), ("from", "8001"), ("to", "13900003071"), ("direction", "out")];
            event(&site, &out);
        }
        assert_eq!((w.state(third), back(w, third).settled_by), ("settled".into(), calls(w).last().map(|c| c.id)));
    }
}

both! {
    /// ANS-01: past its time the leaders hear of it; a person says what came of it; a call told in late that was answered
    /// after all takes the call-back away.
    fn a_call_back_that_is_late_and_one_that_was_none(w at MONDAY) {
        connect(w);
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        missed(w, &site, "a", NUMBER, "10:21:00", "10:21:30");
        let id = calls(w)[0].callback.unwrap();
        w.set("2026-03-09T10:52:00+08:00");
        sweep(&w.app);
        assert!(w.told(id).iter().any(|(who, clock, step)| *who == "chenli" && clock == "callback" && *step == 100), "{:?}", w.told(id));
        w.as_("lufang").act(id, "reach", json!({"text": "问停气时间，已告知"}));
        assert_eq!((w.state(id), w.clock(id, "callback").kept), ("done".into(), Some(false)));

        missed(w, &site, "b", "13900003071", "11:00:00", "11:00:30");
        let id = calls(w)[1].callback.unwrap();
        // The line was down for a moment: the answer is told afterwards, with its own time.
        event(&site, &[("event", "answer"), ("callId", "b"), ("answeringNumber", "8001"), ("at", "2026-03-09T11:00:08+08:00")]);
        assert_eq!((calls(w)[1].outcome.as_str(), w.state(id).as_str()), ("answered", "settled"));
        // Missed during a stop and answered later in it: there is nobody to call back.
        let t = |text: &str| format!("2026-03-09T{text}+08:00");
        w.set("2026-03-09T13:00:00+08:00");
        replay(&site, json!({"calls": [
            {"call": "y", "ring_at": t("12:10:00"), "answer_at": t("12:10:05"), "end_at": t("12:12:00"), "number": "13900004444", "extension": "8001"},
            {"call": "x", "ring_at": t("12:00:00"), "end_at": t("12:00:40"), "number": "13900004444"},
        ]}));
        assert!(calls(w).iter().all(|c| c.reference != "x" || c.callback.is_none()));
    }
}

both! {
    /// EMG-01 INF-04: the key of the answering machine opens the emergency on every agent's screen before anybody has taken
    /// the call; nobody takes it, and leaders are called, one after the other, until somebody has it.
    fn an_emergency_caller_is_never_only_a_missed_call(w at NIGHT) {
        on_duty(w, true, true);
        connect(w);
        w.set("2026-03-05T02:00:00+08:00");
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        let others = site.sign_in("lufang");
        w.set("2026-03-05T02:13:05+08:00");
        event(&site, &[("event", "newCall"), ("callId", "e1"), ("from", NUMBER), ("to", "96777")]);
        assert_eq!(now(&site, &others)["calls"], json!([]));
        event(&site, &[("event", "key"), ("callId", "e1"), ("key", "1")]);
        assert_eq!(now(&site, &others)["calls"], json!([]), "another key");
        event(&site, &[("event", "key"), ("callId", "e1"), ("key", "9")]);
        let pop = &now(&site, &others)["calls"][0];
        assert_eq!((pop["mine"].clone(), pop["call"]["stage"].clone()), (json!(false), json!("ringing")));
        assert!(!pop["call"]["emergency_at"].is_null());
        let id = calls(w)[0].callback.unwrap();
        assert_eq!((w.state(id), w.matter(id).row.priority.code()), ("waiting".into(), "P0"));
        assert!(w.notices(id).iter().any(|n| w.login(n.person) == "linyi"), "the centre hears of it at once");
        assert!(back(w, id).alarms.is_empty());

        // Twenty seconds: nobody is called yet. The caller gives up: it is to be called back in two minutes.
        w.set("2026-03-05T02:13:25+08:00");
        sweep(&w.app);
        event(&site, &[("event", "hangup"), ("callId", "e1"), ("cause", "cancel")]);
        assert_eq!((w.state(id), back(w, id).alarms.len()), ("open".into(), 0));
        assert_eq!(w.clock(id, "callback").due_at, Some(at("2026-03-05T02:15:25+08:00")));
        // Half a minute from the key a leader is called, by telephone and message; then the next one.
        w.set("2026-03-05T02:13:36+08:00");
        sweep(&w.app);
        sweep(&w.app);
        assert_eq!(back(w, id).alarms.len(), 1, "once");
        w.set("2026-03-05T02:14:07+08:00");
        sweep(&w.app);
        let alarms = back(w, id).alarms;
        assert_eq!(alarms.len(), 2);
        assert_ne!(alarms[0].people, alarms[1].people);
        channels::turn(&w.app).unwrap();
        let letters = sent(w, id, "emergency_unanswered");
        assert_eq!(letters.len(), 4);
        assert!(letters.iter().all(|m| m.urgent && m.state == "delivered"));
        assert!(letters[0].text.contains("应急来电") && letters[0].text.contains(NUMBER), "{}", letters[0].text);
        assert_eq!(back(w, id).alarms[0].outcomes.len(), 4, "sent and delivered, by both ways");
        // The second leader presses 1: it is theirs, and nobody else is called. It cannot be given up.
        let second = letters.iter().find(|m| m.person == alarms[1].people.first().copied() && m.means == "voice").unwrap();
        assert!(channels::answered(&w.app, second.id, "1").unwrap());
        assert_eq!(w.matter(id).row.owner, second.person);
        w.set("2026-03-05T02:20:00+08:00");
        sweep(&w.app);
        assert_eq!(back(w, id).alarms.len(), 2);
        let agent = w.as_("zhoumin");
        assert_eq!(agent.refused(id, "not_reached", json!({"reason": "x"})).code, "enough_tries");
        agent.act(id, "reach", json!({"text": "厨房漏气，已按紧急接报"}));
        assert!(w.differing(id).is_empty());
    }
}

both! {
    /// EMG-01 INF-04: the line of the alarms needs no key; somebody takes the call, and all is settled; a caller without a
    /// number is told to a leader all the same.
    fn the_line_of_the_alarms(w at NIGHT) {
        on_duty(w, true, true);
        connect(w);
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        event(&site, &[("event", "newCall"), ("callId", "e1"), ("from", NUMBER), ("to", "96777-9")]);
        let id = calls(w)[0].callback.unwrap();
        event(&site, &[("event", "answer"), ("callId", "e1"), ("answeringNumber", "8001")]);
        assert_eq!(w.state(id), "settled");
        w.set("2026-03-05T02:20:00+08:00");
        sweep(&w.app);
        assert!(back(w, id).alarms.is_empty());

        event(&site, &[("event", "newCall"), ("callId", "e2"), ("from", "anonymous"), ("to", "96777-9")]);
        event(&site, &[("event", "hangup"), ("callId", "e2")]);
        let id = calls(w)[1].callback.expect("a leader is to know");
        w.set("2026-03-05T02:21:00+08:00");
        sweep(&w.app);
        assert_eq!(back(w, id).alarms.len(), 1);
    }
}
