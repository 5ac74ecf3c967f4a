//! Gateways of short messages and calls over HTTP that accept, hang, drip, talk nonsense and close; what is tried again and
//! what is not; signed reports; a hanging one that delays nobody else.

#[path = "support/gateway.rs"]
mod gateway;
#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use gateway::{Provider, Way, ok};
use night::{NIGHT, incident, on_duty, press};
use serde_json::{Value, json};
use shouwen::{
    app::App,
    channels::{self, Lane, report::Report, setup},
    org::reach::{self, Change},
};
use shouwen_domain::{
    id::Id,
    moment::{MINUTE, SECOND},
};
use shouwen_store::{
    StoreError,
    deliveries::Wanted,
    jobs::{Rank, Share},
    messages::{self, Message, New},
};
use site::{Client, Site};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use support::{MONDAY, TestWorld, sweep};

const SECRET: &str = "a secret of the provider 0123";

/// A short-message gateway and a voice gateway at their providers.
fn config(sms: &Provider, voice: &Provider, more: &str) -> String {
    let part = |name: &str, means: &str, provider: &Provider| {
        format!(
            r#"
[[gateway]]
name = "{name}"
kind = "http"
means = "{means}"
url = "{}"
timeout = 1
headers = {{ authorization = "Bearer {{secret.token}}" }}
json = {{ to = "{{number}}", text = "{{text}}", ref = "{{id}}", nested = {{ keep = 1, list = ["{{id}}"] }} }}
code = "/code"
ok = ["0"]
never = ["BAD_NUMBER"]
later = ["SLOW"]
id = "/biz"
{more}
secrets = {{ token = {{ file = "token.txt" }} }}
[gateway.report]
secret = "{SECRET}"
id = "/ref"
status = "/state"
delivered = ["ARRIVED"]
failed = ["LOST"]
answered = ["PRESSED"]
key = "/digit"
reason = "/why"
"#,
            provider.url()
        )
    };
    part("sms", "sms", sms) + &part("voice", "voice", voice)
}

fn connect(w: &TestWorld, text: &str) {
    std::fs::write(w.folder().join("token.txt"), "very-secret-token\n").unwrap();
    let post = setup::parse(&w.app, text, w.folder()).unwrap_or_else(|said| panic!("{said:?}"));
    w.app.connect(post);
}

fn lane(app: &App, name: &str) -> Arc<Lane> {
    app.post().lanes.iter().find(|l| l.driver.code() == name).cloned().unwrap()
}

/// Everybody has a telephone.
fn phones(w: &TestWorld) {
    for (n, person) in w.cast.people.values().copied().enumerate() {
        let app = w.app.clone();
        let phone = Some(format!("139000{n:05}"));
        let change = Change { phone, ..Change::default() };
        w.app.db.write_now(move |tx| reach::change(tx, &app, None, person, &change)).unwrap().unwrap();
    }
}

fn queue(w: &TestWorld, means: &'static str, urgent: bool) -> Id {
    let (app, company) = (w.app.clone(), w.cast.unit("LJ"));
    let put = move |tx: &mut shouwen_store::Tx<'_>| {
        let id = app.world.id();
        let letter = New {
            id,
            company,
            record: None,
            purpose: "accepted",
            turn: id.0,
            person: None,
            number: "13900004410",
            text: "【临江燃气】您的\"报修\"已受理 {id}",
            means,
            urgent,
            at: app.now(),
            rank: if urgent { Rank::Urgent } else { Rank::Usual },
        };
        messages::queue(tx, &letter)?;
        Ok::<_, StoreError>(id)
    };
    w.app.db.write_now(put).unwrap()
}

fn message(w: &TestWorld, id: Id) -> Message {
    w.app.db.read_now(move |tx| messages::lookup(tx, id)).unwrap().unwrap()
}

/// Tries and what was said last, from the delivery log.
fn said(w: &TestWorld, id: Id) -> (i64, String) {
    let company = w.cast.unit("LJ");
    let rows = w
        .app
        .db
        .read_now(move |tx| shouwen_store::deliveries::page(tx, company, &Wanted::default(), Id(i64::MAX), 200))
        .unwrap();
    let one = rows.into_iter().find(|d| d.id == id).unwrap();
    (one.tries, one.error)
}

both! {
    /// NTF-01: address, headers and body are the templates of the configuration, the id goes along as the key of the provider.
    fn a_message_goes_out_as_it_is_configured(w at MONDAY) {
        let provider = Provider::new(ok());
        connect(w, &config(&provider, &provider, ""));
        let id = queue(w, "sms", false);
        assert_eq!(lane(&w.app, "sms").drain(&w.app).unwrap(), 1);
        let [asked] = &provider.asked()[..] else { panic!("{:?}", provider.asked()) };
        assert_eq!(asked.line, "POST /send HTTP/1.1");
        assert_eq!(asked.header("authorization"), "Bearer very-secret-token");
        assert_eq!(asked.header("idempotency-key"), id.to_string());
        let text = "【临江燃气】您的\"报修\"已受理 {id}";
        let nested = json!({"keep": 1, "list": [id]});
        assert_eq!(asked.json(), json!({"to": "13900004410", "text": text, "ref": id, "nested": nested}));
        let m = message(w, id);
        assert_eq!((m.state.as_str(), m.driver.as_str(), m.delivered_at), ("sent", "sms", None));
        assert_eq!(lane(&w.app, "sms").drain(&w.app).unwrap(), 0);
    }
}

both! {
    /// NTF-01: what did not go is tried again further and further apart, what never will is not, what may have gone is
    /// sent again with the same id only where a second does no harm.
    fn every_failure_has_its_end(w at MONDAY) {
        let provider = Provider::new(ok());
        connect(w, &config(&provider, &provider, ""));
        let says = |status: u16, body: &str| Way::Says(status, body.to_owned());
        // How it behaves, and the state of an SMS and of a call after one try.
        let table = [
            (says(200, r#"{"code":"BAD_NUMBER"}"#), "failed", "failed"),
            (says(400, r#"{"code":"BAD_NUMBER","why":"no such number 13900004410"}"#), "failed", "failed"),
            (says(422, ""), "failed", "failed"),
            (says(200, r#"{"code":"SLOW"}"#), "queued", "queued"),
            (says(429, ""), "queued", "queued"),
            (says(503, "down"), "queued", "queued"),
            (says(401, "who are you"), "queued", "queued"),
            (says(200, r#"{"code":"17"}"#), "queued", "queued"),
            (says(200, "<html>nonsense"), "queued", "unclear"),
            (says(200, ""), "queued", "unclear"),
            (says(500, "stack trace"), "queued", "unclear"),
            (says(302, ""), "queued", "queued"),
            (Way::Closes, "queued", "unclear"),
            (Way::Hangs, "queued", "unclear"),
            (Way::Drips, "queued", "unclear"),
        ];
        for (way, of_sms, of_call) in table {
            provider.will(way.clone());
            let (sms, call) = (queue(w, "sms", false), queue(w, "voice", true));
            let begun = Instant::now();
            for name in ["sms", "voice"] {
                lane(&w.app, name).drain(&w.app).unwrap();
            }
            assert!(begun.elapsed() < Duration::from_secs(4), "{way:?}: {:?}", begun.elapsed());
            assert_eq!(message(w, sms).state, of_sms, "{way:?}: {:?}", said(w, sms));
            assert_eq!(message(w, call).state, of_call, "{way:?}: {:?}", said(w, call));
            let (tries, error) = said(w, sms);
            assert!(tries == 1 && !error.is_empty(), "{way:?}: {tries} {error}");
            for hidden in ["13900004410", "very-secret-token", "报修"] {
                assert!(!error.contains(hidden), "{error}");
            }
            // What is open ends well when the provider is well again; the ids are the same.
            provider.will(ok());
            w.app.world.set(w.app.now().plus(2 * MINUTE));
            for (name, id, was) in [("sms", sms, of_sms), ("voice", call, of_call)] {
                let before = provider.asked().iter().filter(|a| a.header("idempotency-key") == id.to_string()).count();
                lane(&w.app, name).drain(&w.app).unwrap();
                let after = provider.asked().iter().filter(|a| a.header("idempotency-key") == id.to_string()).count();
                let again = was == "queued";
                assert_eq!((message(w, id).state == "sent", after - before), (again, usize::from(again)), "{way:?}");
            }
        }
    }
}

both! {
    /// NTF-01: nobody is there to be asked.
    fn a_gateway_that_is_not_there_is_tried_again(w at MONDAY) {
        let provider = Provider::new(ok());
        let gone = { std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap() };
        connect(w, &config(&provider, &provider, "").replace(&provider.address.to_string(), &gone.to_string()));
        let call = queue(w, "voice", true);
        for tries in 1..=5 {
            assert_eq!(message(w, call).state, "queued", "before try {tries}");
            lane(&w.app, "voice").drain(&w.app).unwrap();
            assert_eq!(said(w, call).0, tries);
            w.app.world.set(w.app.now().plus(40 * SECOND));
        }
        assert_eq!(message(w, call).state, "failed", "a call was not taken, so it may be tried again, five times");
    }
}

fn report(site: &Site<'_>, gateway: &str, body: &Value, secret: &str, seconds: i64) -> (u16, Value) {
    let text = body.to_string();
    let signature = Report::sign(secret, seconds, text.as_bytes());
    let seconds = seconds.to_string();
    let headers = [("x-timestamp", seconds.as_str()), ("x-signature", signature.as_str())];
    let path = format!("/api/gateways/{gateway}/report");
    let answer = site.send(&Client::default(), "POST", &path, body.clone(), &headers);
    (answer.status.as_u16(), answer.body)
}

both! {
    /// NTF-01 EMG-04: two ways at once, one of them a call that is answered by a key; what the providers report is believed
    /// when it is signed, and once.
    fn a_crew_is_called_and_presses_the_key(w at NIGHT) {
        on_duty(w, true, true);
        phones(w);
        let (sms, voice) = (Provider::new(ok()), Provider::new(ok()));
        connect(w, &config(&sms, &voice, ""));
        let id = press(w).1;
        let before = (sms.asked().len(), voice.asked().len());
        assert_eq!(before, (0, 0));
        lane(&w.app, "voice").drain(&w.app).unwrap();
        lane(&w.app, "sms").drain(&w.app).unwrap();
        let letters: Vec<Message> = w.app.db.read_now(move |tx| {
            messages::of_record(tx, id)?.into_iter().map(|id| Ok::<_, StoreError>(messages::lookup(tx, id)?.unwrap())).collect()
        }).unwrap();
        let of_crew = |means: &str| letters.iter().find(|m| m.purpose == "crew_call" && m.means == means).unwrap();
        let (call, text) = (of_crew("voice"), of_crew("sms"));
        assert!(voice.asked().iter().any(|a| a.json()["ref"] == json!(call.id) && a.body.contains("确认出动请按1")));
        assert!(sms.asked().iter().any(|a| a.json()["ref"] == json!(text.id) && a.body.contains("滨江路88号")));
        let number = voice.asked()[0].json()["to"].as_str().unwrap().to_owned();
        assert!(number.starts_with("139000"), "{number}");

        let site = Site::new(w);
        let now = w.app.now().0 / 1_000;
        let pressed = json!({"ref": call.id, "state": "PRESSED", "digit": "1"});
        // Another secret, an old signature, another gateway's, no gateway at all: nothing is learnt, nothing happens.
        for (gateway, secret, seconds) in
            [("voice", "wrong", now), ("voice", SECRET, now - 3_600), ("nothing", SECRET, now)]
        {
            assert_eq!(report(&site, gateway, &pressed, secret, seconds).0, 403, "{gateway} {secret}");
        }
        assert_eq!(report(&site, "sms", &pressed, SECRET, now), (200, json!({"understood": 1, "news": 0})));
        assert_eq!(w.state(id), "notified");

        let both = json!([{"ref": text.id, "state": "ARRIVED"}, {"ref": call.id, "state": "RINGING"}, "?", {"state": 1}]);
        assert_eq!(report(&site, "sms", &both, SECRET, now), (200, json!({"understood": 1, "news": 1})));
        assert_eq!(report(&site, "sms", &both, SECRET, now), (200, json!({"understood": 1, "news": 0})));
        assert_eq!(message(w, text.id).state, "delivered");
        w.app.world.set(w.app.now().plus(20 * SECOND));
        assert_eq!(report(&site, "voice", &pressed, SECRET, now), (200, json!({"understood": 1, "news": 1})));
        assert_eq!(report(&site, "voice", &pressed, SECRET, now), (200, json!({"understood": 1, "news": 0})));
        assert_eq!(w.state(id), "acknowledged");
        let auditor = site.sign_in("audit");
        let log = site.send(&auditor, "GET", "/api/deliveries?means=voice&state=answered", Value::Null, &[]).body;
        let line = (&log["items"][0]["id"], &log["items"][0]["driver"], &log["items"][0]["to"]);
        assert_eq!(line, (&json!(call.id), &json!("voice"), &json!(format!("139****{}", &number[number.len() - 4..]))));
        let heard: Vec<(String, String)> =
            incident(w, id).calls[0].outcomes.iter().map(|o| (o.means.clone(), o.what.clone())).collect();
        let expected = [("voice", "sent"), ("sms", "sent"), ("sms", "delivered"), ("voice", "answered")];
        assert_eq!(heard, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}

both! {
    /// EMG-04: a call whose end nobody knows is not made twice for one step, and nobody is forgotten: the clock calls the next.
    fn a_call_that_may_have_rung_is_not_made_again(w at NIGHT) {
        on_duty(w, true, true);
        phones(w);
        let (sms, voice) = (Provider::new(ok()), Provider::new(Way::Closes));
        connect(w, &config(&sms, &voice, ""));
        let id = press(w).1;
        lane(&w.app, "voice").drain(&w.app).unwrap();
        let rung = voice.asked().len();
        for _ in 0..5 {
            w.app.world.set(w.app.now().plus(11 * SECOND));
            lane(&w.app, "voice").drain(&w.app).unwrap();
        }
        assert_eq!(voice.asked().len(), rung, "each was rung once");
        let told: Vec<String> = incident(w, id).calls[0].outcomes.iter().map(|o| o.what.clone()).collect();
        assert_eq!(told, ["unclear"]);
        w.app.world.set(w.app.now().plus(10 * SECOND));
        sweep(&w.app);
        assert_eq!(incident(w, id).calls.len(), 2, "the next of the chain is called");
    }
}

both! {
    /// NTF-01 EMG-04: whoever has no number is not called, and that is said at once.
    fn somebody_without_a_number_is_said_so(w at NIGHT) {
        on_duty(w, true, true);
        let provider = Provider::new(ok());
        connect(w, &config(&provider, &provider, ""));
        let id = press(w).1;
        lane(&w.app, "voice").drain(&w.app).unwrap();
        assert_eq!(provider.asked().len(), 0);
        let told: Vec<String> = incident(w, id).calls[0].outcomes.iter().map(|o| o.what.clone()).collect();
        assert_eq!(told, ["failed"]);
    }
}

both! {
    /// NTF-01 EMG-04: a short-message gateway that hangs with all its workers delays none of twenty urgent calls.
    fn a_hanging_gateway_delays_nobody_else(w at NIGHT) {
        let (sms, voice) = (Provider::new(Way::Hangs), Provider::new(ok()));
        // Longer than the test may take: what went out did not wait for it.
        connect(w, &config(&sms, &voice, "workers = 2").replace("timeout = 1", "timeout = 20"));
        for _ in 0..30 {
            queue(w, "sms", true);
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let app = w.app.clone();
        let post = runtime.spawn(async move { channels::run(&app).await });
        // Both workers of the hanging one are under way before the calls come.
        for _ in 0..2 {
            sms.heard.recv_timeout(Duration::from_secs(10)).unwrap();
        }
        let calls: Vec<Id> = (0..20).map(|_| queue(w, "voice", true)).collect();
        let begun = Instant::now();
        for _ in &calls {
            voice.heard.recv_timeout(Duration::from_secs(10)).unwrap();
        }
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(3), "twenty calls took {took:?}");
        assert_eq!(sms.asked().len(), 2, "no more than its workers wait for it");
        post.abort();
        runtime.shutdown_background();
    }
}

both! {
    /// NTF-01: what is wrong in the configuration is said by name, and no secret with it; a company's own gateway serves it
    /// alone, and what no gateway serves stays with the sandbox.
    fn the_configuration_says_what_is_wrong(w at MONDAY) {
        let provider = Provider::new(ok());
        let good = config(&provider, &provider, "");
        std::fs::write(w.folder().join("token.txt"), "very-secret-token").unwrap();
        let wrong = |text: &str| {
            let said = setup::parse(&w.app, text, w.folder()).err().unwrap_or_else(|| panic!("taken: {text}"));
            assert!(!said.zh.contains("very-secret") && !said.en.contains(SECRET), "{said:?}");
            said.zh
        };
        for (from, to, expected) in [
            ("token.txt", "nothing.txt", "读不到密钥文件"),
            ("secret.token", "secret.other", "没有给出的"),
            ("means = \"voice\"", "means = \"pigeon\"", "应为 sms 或 voice"),
            ("means = \"voice\"", "means = \"sms\"", "同一方式配了两次"),
            (SECRET, "short", "至少 16 位"),
            ("http://127", "ftp://127", "应以 https:// 开头"),
            ("timeout = 1", "timeuot = 1", "行有误"),
            ("timeout = 1", "company = \"XX\"", "没有企业 XX"),
            ("ok = [\"0\"]", "", "就要给 ok"),
        ] {
            let said = wrong(&good.replace(from, to));
            assert!(said.contains(expected), "{from} → {to}: {said}");
        }
        let own = good.replace("timeout = 1", "company = \"GJ\"");
        connect(w, &own);
        let ours = queue(w, "sms", false);
        assert_eq!(lane(&w.app, "sms").drain(&w.app).unwrap(), 0, "it is another company's");
        let sandbox = w.app.post().lanes.last().cloned().unwrap();
        assert!(matches!(&sandbox.share, Share::Rest { but } if !but.is_empty()));
        assert_eq!(sandbox.drain(&w.app).unwrap(), 1);
        assert_eq!((message(w, ours).driver.as_str(), provider.asked().len()), ("recorder", 0));
    }
}
