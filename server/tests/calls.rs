//! Telephone calls (INF-04, ANS-01): the three-event interface, the call behind a request and behind an emergency, calls of a
//! time when this program was down. The exchange is a simulator (`support/phone.rs`); nothing of ours is in its call path.

#[path = "support/night.rs"]
mod night;
#[path = "support/phone.rs"]
mod phone;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use axum::{body::Body, http::Request};
use night::{NIGHT, incident, on_duty, sent};
use phone::{TOKEN, calls, connect, event, now, replay, sit};
use serde_json::{Value, json};
use shouwen::{act::Failure, telephony};
use shouwen_domain::{id::Id, intake::Room, moment::SECOND};
use shouwen_store::{Tx, record};
use site::{Client, Site};
use support::{MONDAY, TestWorld, at, repair, with};

const NUMBER: &str = "13900002046";

fn open_of(w: &TestWorld, kind: &'static str) -> i64 {
    let company = w.cast.unit("LJ");
    w.app.db.read_now(move |tx: &mut Tx<'_>| record::count(tx, company, kind)).unwrap()
}

/// 02:13:05 the telephone rings, 02:13:14 Zhou Min answers.
fn rings_and_is_answered(w: &TestWorld, site: &Site<'_>) -> Id {
    w.set("2026-03-05T02:13:05+08:00");
    event(site, &[("event", "newCall"), ("callId", "c-1"), ("from", NUMBER), ("to", "96777"), ("direction", "in")]);
    event(site, &[("event", "ring"), ("callId", "c-1"), ("extension", "8001"), ("direction", "in")]);
    w.set("2026-03-05T02:13:14+08:00");
    event(site, &[("event", "answer"), ("callId", "c-1"), ("answeringNumber", "8001"), ("direction", "in")]);
    calls(w)[0].id
}

both! {
    /// INF-04 ANS-01 EMG-01: story 7.1 step 1. The agent's telephone rings and the screen knows who it is; the answer is on
    /// the second ring; the key pressed 26 seconds later takes the time of the answer, whatever is typed.
    fn the_call_of_the_night(w at NIGHT) {
        on_duty(w, true, true);
        connect(w);
        w.set("2026-03-05T02:00:00+08:00");
        sit(w, "zhoumin", "8001");
        sit(w, "lufang", "8002");
        let site = Site::new(w);
        let (agent, other) = (site.sign_in("zhoumin"), site.sign_in("lufang"));
        let call = rings_and_is_answered(w, &site);

        let row = &calls(w)[0];
        assert_eq!((row.ring_at, row.answered_at), (Some(at("2026-03-05T02:13:05+08:00")), Some(at("2026-03-05T02:13:14+08:00"))));
        assert_eq!((row.rings, row.person, row.number.as_str()), (Some(2), Some(w.cast.person("zhoumin")), NUMBER));
        let pop = &now(&site, &agent)["calls"][0];
        assert_eq!((pop["call"]["within"].clone(), pop["call"]["rings"].clone()), (json!(true), json!(2)));
        assert_eq!(pop["call"]["number"], "139****2046", "masked on every screen");
        assert_eq!(now(&site, &other)["calls"], json!([]), "another's call is no business of mine");

        // One key. The clock of the desk says something else, and the number was never typed.
        w.set("2026-03-05T02:13:40+08:00");
        let body = json!({"channel": "hotline", "kind": "leak", "call": call.to_string(), "indoors": true,
            "received_at": "2026-03-05T02:12:00+08:00", "address": {"district": "七星区", "road": "滨江路88号"}});
        let request = w.as_("zhoumin").try_new("request", "emergency_call", body.clone()).unwrap().record;
        let id = w.child(request, "incident");
        assert_eq!(w.matter(id).row.received_at, at("2026-03-05T02:13:14+08:00"), "the time of report is the answer");
        assert_eq!(w.matter(request).row.received_at, at("2026-03-05T02:13:14+08:00"));
        let Room::Request(own) = w.matter(request).room else { panic!() };
        assert_eq!((own.contact.as_str(), own.calls.clone()), (NUMBER, vec![call]));
        assert_eq!(w.clock(request, "first_response").kept, Some(true));
        assert_eq!(incident(w, id).calls[0].at, at("2026-03-05T02:13:40+08:00"));

        // A second agent presses for the same call: one incident, one crew, and what they typed is kept.
        let again = with(body, json!({"content": "还有一位老人"}));
        let second = w.as_("lufang").try_new("request", "emergency_call", again).unwrap().record;
        assert_eq!((second, open_of(w, "request"), open_of(w, "incident")), (request, 1, 1));
        let timeline = site.send(&agent, "GET", &format!("/api/records/{request}/timeline"), json!(null), &[]);
        assert!(timeline.body.to_string().contains("还有一位老人"), "{}", timeline.body);
        assert_eq!(sent(w, id, "crew_call").len(), 2, "by two ways, once");

        // The call ends: its record stands on the request, with the recording, once however often it is told.
        w.set("2026-03-05T02:17:14+08:00");
        let hangup = [("event", "hangup"), ("callId", "c-1"), ("cause", "normalClearing"), ("recording", "20260305/c-1.wav")];
        event(&site, &hangup);
        event(&site, &hangup);
        let events = w.events(request);
        let told: Vec<_> = events.iter().filter(|e| e.event.action == "phoned").collect();
        assert_eq!(told.len(), 1);
        let body = &told[0].event.body;
        assert_eq!((body["seconds"].clone(), body["rings"].clone()), (json!(240), json!(2)));
        assert_eq!(body["recording"], "20260305/c-1.wav");
        assert!(!body.to_string().contains(NUMBER));
        let of_record = site.send(&agent, "GET", &format!("/api/records/{request}/calls"), json!(null), &[]);
        assert_eq!(of_record.body["items"].as_array().unwrap().len(), 1);
        assert_eq!(of_record.body["items"][0]["records"][0]["id"], json!(request.to_string()));
        assert!(w.differing(request).is_empty() && w.differing(id).is_empty());
    }
}

both! {
    /// ANS-01 INF-04: accepted after the call has ended, the request was received when the telephone was answered; nobody
    /// takes a call of another company, or one that is none.
    fn a_request_is_received_when_the_telephone_was_answered(w at NIGHT) {
        connect(w);
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        let call = rings_and_is_answered(w, &site);
        w.set("2026-03-05T02:19:00+08:00");
        event(&site, &[("event", "hangup"), ("callId", "c-1"), ("cause", "normalClearing")]);
        let id = w.as_("zhoumin").request(with(repair(), json!({"call": call.to_string(), "contact": null, "occurred_at": null})));
        assert_eq!(w.matter(id).row.received_at, at("2026-03-05T02:13:14+08:00"));
        assert_eq!(w.history(id), ["save", "phoned"]);
        // However many calls came to others since.
        for n in 0..201 {
            event(&site, &[("event", "newCall"), ("callId", &format!("o-{n}")), ("from", NUMBER), ("direction", "in")]);
        }
        let last = now(&site, &site.sign_in("zhoumin"))["last"].clone();
        assert_eq!(last["call"]["records"][0]["id"], json!(id.to_string()), "what was written of it is known");

        for wrong in [json!(Id(77).to_string()), json!("x")] {
            match w.as_("zhoumin").try_new("request", "save", with(repair(), json!({"call": wrong}))) {
                Err(Failure::Refused(refusal)) => assert_eq!(refusal.fields[0].field, "call"),
                other => panic!("{other:?}"),
            }
        }
        // Nothing typed stops an emergency: a call that is none is left out.
        let bare = json!({"contact": NUMBER, "call": Id(77).to_string()});
        assert!(w.as_("zhoumin").try_new("request", "emergency_call", bare).is_ok());
    }
}

both! {
    /// INF-04 SEC-01: a draft becomes an emergency by the key, not a second matter; the number is shown with a reason only.
    fn the_key_after_the_draft(w at NIGHT) {
        on_duty(w, true, true);
        connect(w);
        sit(w, "zhoumin", "8001");
        let site = Site::new(w);
        let call = rings_and_is_answered(w, &site);
        let id = w.as_("zhoumin").request(with(repair(), json!({"call": call.to_string(), "occurred_at": null})));
        let body = json!({"channel": "hotline", "kind": "fire", "call": call.to_string(), "received_at": NIGHT});
        assert_eq!(w.as_("lufang").try_new("request", "emergency_call", body).unwrap().record, id);
        assert_eq!((open_of(w, "request"), open_of(w, "incident")), (1, 1));
        assert_eq!(w.matter(w.child(id, "incident")).row.received_at, at("2026-03-05T02:13:14+08:00"));

        let agent = site.sign_in("zhoumin");
        let path = format!("/api/calls/{call}/reveal");
        assert_eq!(site.send(&agent, "POST", &path, json!({}), &[]).status, 422);
        let shown = site.send(&agent, "POST", &path, json!({"reason": "回拨核实地址"}), &[]);
        assert_eq!(shown.body["value"], NUMBER);
        assert_eq!(w.last_audit(), ("reveal".into(), "done".into()));
        assert_eq!(site.send(&site.sign_in("audit"), "GET", "/api/calls", json!(null), &[]).status, 403);
        // The table does not hold the number in clear, nor do the events.
        let raw = w.given_up(move |_, tx| store_text(tx, call));
        assert!(!raw.contains(NUMBER), "{raw}");
    }
}

fn store_text(tx: &mut Tx<'_>, call: Id) -> String {
    let events = shouwen_store::telephony::events(tx, call).unwrap();
    format!("{events:?} {:?}", shouwen_store::telephony::lookup(tx, call).unwrap())
}

both! {
    /// INF-04: calls made while we were down appear after the restart with their true times, and none twice, however the
    /// exchange tells of them: late, twice, as events or as call records, in any order.
    fn calls_of_the_time_we_were_down(w at MONDAY) {
        connect(w);
        sit(w, "zhoumin", "8001");
        w.set("2026-03-09T12:00:00+08:00");
        let site = Site::new(w);
        let t = |text: &str| format!("2026-03-09T{text}+08:00");
        let ev = |call: &str, event: &str, time: &str, more: Value| {
            with(json!({"call": call, "event": event, "at": t(time), "direction": "in", "number": NUMBER, "line": "96777"}), more)
        };
        let events = json!({"events": [
            ev("a", "hangup", "10:41:00", json!({"detail": "16"})),
            ev("a", "answer", "10:40:08", json!({"extension": "8001"})),
            ev("a", "ring", "10:40:00", json!({"extension": "8001"})),
            ev("b", "ring", "10:50:00", json!({})),
        ]});
        let records = json!({"calls": [
            {"call": "a", "ring_at": t("10:40:00"), "answer_at": t("10:40:08"), "end_at": t("10:41:00"), "extension": "8001",
                "direction": "in", "number": NUMBER, "line": "96777", "recording": "a.wav"},
            {"call": "b", "ring_at": t("10:50:00"), "answer_at": t("10:50:20"), "end_at": t("10:55:00"), "extension": "8001",
                "direction": "in", "number": NUMBER},
            {"call": "c", "ring_at": t("11:00:00"), "end_at": t("11:00:30"), "direction": "in", "number": "13900003071"},
        ]});
        assert_eq!(replay(&site, events.clone()), json!({"told": 4, "new": 4}));
        assert_eq!(replay(&site, events), json!({"told": 4, "new": 0}), "told again it is nothing new");
        replay(&site, records.clone());
        let first = calls(w);
        replay(&site, records);
        assert_eq!(calls(w), first);
        let shown: Vec<_> = first.iter().map(|c| (c.reference.as_str(), c.outcome.as_str(), c.rings, c.person.is_some())).collect();
        assert_eq!(shown, [("a", "answered", Some(2), true), ("b", "answered", Some(5), true), ("c", "missed", Some(7), false)]);
        assert_eq!(first[0].ring_at, Some(at(&t("10:40:00"))));
        assert_eq!(first[0].ended_at.unwrap().since(first[0].answered_at.unwrap()), 52 * SECOND);
        assert_eq!(first[0].recording, "a.wav");
        // Whoever was missed then is to be called back, and late already: the time runs from the end of the call.
        assert_eq!(open_of(w, "callback"), 1);
        let back = first[2].callback.unwrap();
        assert_eq!(w.clock(back, "callback").due_at, Some(at(&t("11:30:30"))));
        let told: Vec<_> = w.notices(back).into_iter().map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"hejun"), "past its time when it is heard of: {told:?}");
        // A program that was started again knows them as well.
        let later = w.restarted();
        let company = w.cast.unit("LJ");
        let still = later.db.read_now(move |tx| shouwen_store::telephony::lookup(tx, first[0].id)).unwrap().unwrap();
        assert_eq!((still.company, still.outcome.as_str()), (company, "answered"));
        later.db.close();
        // The list of the day: missed ones, and mine.
        let agent = site.sign_in("zhoumin");
        let list = |show: &str| {
            let answer = site.send(&agent, "GET", &format!("/api/calls?day=2026-03-09&show={show}&limit=1"), json!(null), &[]);
            (answer.body["items"][0]["outcome"]["code"].clone(), answer.body["next"].clone())
        };
        assert_eq!(list("missed").0, "missed");
        let (_, next) = list("mine");
        let path = format!("/api/calls?day=2026-03-09&show=mine&after={}", next.as_str().unwrap());
        let rest = site.send(&agent, "GET", &path, json!(null), &[]);
        assert_eq!(rest.body["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    /// INF-04: an exchange that sends garbage, nothing it knows, or the token of nobody is told so, and nothing is kept.
    fn what_no_exchange_may_say(w at NIGHT) {
        let exchange = connect(w);
        let site = Site::new(w);
        let send = |token: &str, media: &str, body: &str| {
            let request = Request::builder().method("POST").uri(format!("/api/cti/{token}")).header("content-type", media);
            site.raw(request.body(Body::from(body.to_owned())).unwrap())
        };
        let json_ = "application/json";
        for (token, media, body, status) in [
            ("nobody-0123456789abcdef012", json_, "{\"event\":\"newCall\",\"callId\":\"1\"}", 401),
            (TOKEN, json_, "{\"event\":\"newCall\"", 400),
            (TOKEN, json_, "[1]", 400),
            (TOKEN, json_, "{\"event\":\"newCall\"}", 422),
            (TOKEN, json_, "{\"event\":\"dance\",\"callId\":\"1\"}", 422),
            (TOKEN, json_, "{\"event\":\"newCall\",\"callId\":\"1\",\"at\":\"yesterday\"}", 422),
            (TOKEN, "application/x-www-form-urlencoded", "%%%=&&&==", 422),
        ] {
            assert_eq!(send(token, media, body).status, status, "{body}");
        }
        assert_eq!(send(TOKEN, json_, &format!("{{\"x\":\"{}\"}}", "y".repeat(70_000))).status, 413);
        assert!(calls(w).is_empty());
        let nobody = site.send(&Client::default(), "POST", "/api/exchange/calls", json!({"events": []}), &[]);
        assert_eq!(nobody.status, 401);
        let agent = site.sign_in("zhoumin");
        assert_eq!(site.send(&agent, "POST", "/api/exchange/calls", json!({}), &[]).status, 401, "no employee speaks for an exchange");
        // More than is asked for is passed over, and a time to come is now.
        let odd = "{\"event\":\"newCall\",\"callId\":\"1\",\"user\":[\"x\"],\"at\":\"2030-01-01T00:00:00+08:00\",\"from\":\"anonymous\",\"extra\":{}}";
        assert_eq!(send(TOKEN, json_, odd).status, 200);
        assert_eq!((calls(w)[0].ring_at, calls(w)[0].number.as_str()), (Some(at(NIGHT)), ""));
        // A company that does not exist is a fault of the configuration, and loses no other call.
        let mut foreign = (*exchange).clone();
        foreign.company = "XX".into();
        let heard = telephony::Heard { reference: "1".into(), what: Some(shouwen_domain::telephony::What::Ring), ..Default::default() };
        assert!(telephony::hear_now(&w.app, &std::sync::Arc::new(foreign), vec![heard]).is_err());
    }
}

both! {
    /// INF-04: who sits where. Whoever sits down takes the place of who sat there; an outside number is no extension.
    fn who_sits_where(w at NIGHT) {
        connect(w);
        let site = Site::new(w);
        let (one, two) = (site.sign_in("zhoumin"), site.sign_in("lufang"));
        let take = |who: &Client, extension: &str| site.send(who, "POST", "/api/seat", json!({"extension": extension}), &[]);
        assert_eq!(take(&one, "8001").body["seat"]["extension"], "8001");
        assert_eq!(take(&one, NUMBER).status, 422);
        assert_eq!(take(&two, "8001").body["seat"]["extension"], "8001");
        assert_eq!(now(&site, &one)["seat"], json!(null));
        // An HTTP exchange takes no calls from here: that is said, and where to dial instead.
        let call = rings_and_is_answered(w, &site);
        let dial = |who: &Client| site.send(who, "POST", "/api/calls/dial", json!({"call": call.to_string()}), &[]);
        assert_eq!((dial(&one).body["code"].clone(), dial(&two).body["code"].clone()), (json!("no_seat"), json!("cannot_dial")));
        assert_eq!(site.send(&two, "DELETE", "/api/seat", json!(null), &[]).body["seat"], json!(null));
    }
}
