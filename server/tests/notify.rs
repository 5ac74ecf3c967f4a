//! How employees are reached, what goes beyond the screen and when, and the log of it that an auditor reads.

#[path = "support/gateway.rs"]
mod gateway;
#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use gateway::{Provider, Way};
use night::{NIGHT, on_duty, press};
use serde_json::{Value, json};
use shouwen::{
    channels::{self, setup},
    org::reach::{self, Change},
};
use shouwen_domain::{
    channels::Means,
    id::Id,
    moment::{HOUR, MINUTE},
};
use shouwen_store::{
    StoreError, audit,
    messages::{self, Message},
};
use site::{Client, Site};
use support::{MONDAY, TestWorld, at, repair, with};

fn reached(w: &TestWorld, login: &str, change: Change) {
    let (app, person) = (w.app.clone(), w.cast.person(login));
    w.app.db.write_now(move |tx| reach::change(tx, &app, None, person, &change)).unwrap().unwrap();
}

fn wants(w: &TestWorld, login: &str, means: &[Means]) {
    let wants = Some(means.to_vec());
    reached(
        w,
        login,
        Change {
            wants,
            phone: Some("139 0000 7001".into()),
            mail: Some("li@linjiang.example".into()),
            ..Change::default()
        },
    );
}

fn of(w: &TestWorld, id: Id, purpose: &str) -> Vec<Message> {
    let read = move |tx: &mut shouwen_store::Tx<'_>| {
        let ids = messages::of_record(tx, id)?;
        ids.into_iter().filter_map(|id| messages::lookup(tx, id).transpose()).collect::<Result<Vec<_>, StoreError>>()
    };
    w.app.db.read_now(read).unwrap().into_iter().filter(|m| m.purpose == purpose).collect()
}

both! {
    /// NTF-01: a breach reaches whoever chose so beside the screen, by what policy offers and no more; once.
    fn a_breach_goes_beyond_the_screen(w at MONDAY) {
        wants(w, "chenli", &[Means::Mail, Means::Sms]);
        let id = w.as_("zhoumin").request(repair());
        w.as_("zhoumin").act(id, "confirm", json!({"result": "confirmed"}));
        w.app.world.set(w.app.now().plus(6 * HOUR));
        w.sweep();
        w.sweep();
        let told = of(w, id, "breach");
        assert!(!told.is_empty(), "{:?}", w.told(id));
        let chenli = w.cast.person("chenli");
        assert!(told.iter().all(|m| m.person == Some(chenli) && m.means == "mail" && m.at == w.app.now()), "{told:?}");
        let notices = w.notices(id).into_iter().filter(|n| n.person == chenli && n.kind == "breach").count();
        assert_eq!(told.len(), notices, "one for each notice");
        channels::turn(&w.app).unwrap();
        let sent = of(w, id, "breach").remove(0);
        let number = w.matter(id).row.number;
        assert!(sent.text.contains(&number) && sent.text.contains("已超时"), "{}", sent.text);
        for personal in ["13900", "李桂兰", "滨江路"] {
            assert!(!sent.text.contains(personal), "it passes through the hands of others: {}", sent.text);
        }
        // Read on the screen, it is read.
        let site = Site::new(w);
        let me = site.sign_in("chenli");
        site.send(&me, "POST", "/api/notices/read", json!({}), &[]);
        let page = site.send(&site.sign_in("audit"), "GET", "/api/deliveries?purpose=breach", Value::Null, &[]).body;
        assert!(page["items"][0]["read_at"].is_i64(), "{page}");
    }
}

both! {
    /// NTF-01: what is not P0 waits for the end of the quiet hours.
    fn a_notice_waits_for_the_morning(w at "2026-03-09T16:00:00+08:00") {
        wants(w, "chenli", &[Means::Mail]);
        let id = w.as_("zhoumin").request(repair());
        w.as_("zhoumin").act(id, "confirm", json!({"result": "confirmed"}));
        w.set("2026-03-09T22:30:00+08:00");
        w.sweep();
        let mut told = of(w, id, "breach");
        told.extend(of(w, id, "warn"));
        if told.is_empty() {
            // Working hours stand still in the evening: the day after, before eight.
            w.set("2026-03-11T02:13:00+08:00");
            w.sweep();
            told = of(w, id, "breach");
        }
        assert!(!told.is_empty());
        let morning = |m: &Message| m.at.rfc3339(&w.app.world.zone).contains("T08:00:00");
        assert!(told.iter().all(morning), "{:?}", told.iter().map(|m| m.at.rfc3339(&w.app.world.zone)).collect::<Vec<_>>());
        while channels::turn(&w.app).unwrap() > 0 {}
        let waits = |purpose: &str| of(w, id, purpose).iter().all(|m| m.state == "queued");
        assert!(waits("warn") && waits("breach"), "nobody is woken");
    }
}

both! {
    /// NTF-01 EMG-04: P0 at 02:13 is sent despite quiet hours, the calls and the notices alike.
    fn p0_at_02_13_is_sent_despite_quiet_hours(w at NIGHT) {
        on_duty(w, true, true);
        wants(w, "weiqiang", &[Means::Mail, Means::Push]);
        let id = press(w).1;
        let calls = of(w, id, "crew_call");
        assert_eq!(calls.iter().map(|m| m.means.as_str()).collect::<Vec<_>>(), ["voice", "sms"]);
        let told = of(w, id, "told");
        assert!(!told.is_empty(), "the crew has a notice, and wants it by mail");
        assert!(calls.iter().chain(&told).all(|m| m.at == at(NIGHT) && m.urgent), "{calls:?} {told:?}");
        while channels::turn(&w.app).unwrap() > 0 {}
        assert!(of(w, id, "crew_call").iter().all(|m| m.sent_at == Some(at(NIGHT))));
    }
}

both! {
    /// EMG-04: which means a call takes is data of policy; one that would wake nobody is not believed.
    fn the_means_of_a_call_are_data(w at NIGHT) {
        on_duty(w, true, true);
        w.set_policy("LJ", "ntf.crew_call", "voice,push,sms");
        w.set_policy("LJ", "staff.crew_call", "出险 {matter} {number}，{answer}");
        w.app.world.set(w.app.now().plus(1));
        let id = press(w).1;
        assert_eq!(of(w, id, "crew_call").iter().map(|m| m.means.clone()).collect::<Vec<_>>(), ["voice", "push", "sms"]);
        while channels::turn(&w.app).unwrap() > 0 {}
        let text = of(w, id, "crew_call").remove(0).text;
        assert!(text.starts_with("出险 ") && text.ends_with("确认出动请按1。"), "{text}");
        // Words that ask for what nobody knows do not make a call silent.
        w.set_policy("LJ", "ntf.crew_call", "mail");
        w.set_policy("LJ", "staff.crew_call", "出险 {adress}");
        w.app.world.set(w.app.now().plus(MINUTE));
        let other = w.as_("zhoumin").try_new("request", "emergency_call", with(night::call(), json!({"contact": "13900007777"})));
        let other = w.child(other.unwrap().record, "incident");
        assert_eq!(of(w, other, "crew_call").iter().map(|m| m.means.clone()).collect::<Vec<_>>(), ["voice", "sms"]);
        while channels::turn(&w.app).unwrap() > 0 {}
        assert!(of(w, other, "crew_call")[0].text.starts_with("【紧急】"), "the words of the catalog stand in");
        let preview = Site::new(w);
        let admin = preview.sign_in("admin");
        let page = preview.send(&admin, "GET", "/api/notify/preview", Value::Null, &[]).body;
        let call = page["items"].as_array().unwrap().iter().find(|i| i["purpose"] == "crew_call").unwrap();
        assert_eq!((&call["broken"], call["zh"].as_str().unwrap().starts_with("【紧急】")), (&json!(true), true));
    }
}

both! {
    /// NTF-01: an auditor reads all of the company, a leader what is of their units, an agent nothing; numbers are masked.
    fn the_log_is_read_by_whoever_may(w at NIGHT) {
        on_duty(w, true, true);
        wants(w, "weiqiang", &[]);
        let id = press(w).1;
        while channels::turn(&w.app).unwrap() > 0 {}
        let voice = of(w, id, "crew_call").remove(0);
        channels::answered(&w.app, voice.id, "1").unwrap();
        let site = Site::new(w);
        let get = |client: &Client, path: &str| site.send(client, "GET", path, Value::Null, &[]);
        let auditor = site.sign_in("audit");
        let all = get(&auditor, "/api/deliveries").body;
        let items = all["items"].as_array().unwrap();
        let line = items.iter().find(|i| i["id"] == json!(voice.id)).unwrap();
        assert_eq!(line["person"]["name"], "韦强");
        assert_eq!((&line["to"], &line["means"], &line["driver"]), (&json!("139****7001"), &json!("voice"), &json!("recorder")));
        assert_eq!((&line["state"], &line["answer"], &line["tries"]), (&json!("answered"), &json!("1"), &json!(1)));
        assert_eq!(line["record"]["number"], w.matter(id).row.number);
        assert_eq!((line["record"]["open"].clone(), line["answered_at"].is_i64()), (json!(false), true));
        assert!(!all.to_string().contains("1390000") && !all.to_string().contains("滨江路"), "{all}");
        // Page by page, each once.
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let page = get(&auditor, &format!("/api/deliveries?limit=3{after}")).body;
            seen.extend(page["items"].as_array().unwrap().iter().map(|i| i["id"].to_string()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(seen, items.iter().map(|i| i["id"].to_string()).collect::<Vec<_>>());
        let count = |client: &Client, filter: &str| {
            get(client, &format!("/api/deliveries?{filter}")).body["items"].as_array().map(Vec::len)
        };
        let person = w.cast.person("weiqiang");
        assert_eq!(count(&auditor, &format!("person={person}&means=voice&state=answered")), Some(1));
        assert_eq!(count(&auditor, &format!("number={}&purpose=crew_call", w.matter(id).row.number)), Some(2));
        assert_eq!(count(&auditor, "number=LJ-NO-SUCH"), Some(0));
        assert_eq!(count(&auditor, "until=2026-03-05T02:13:40%2B08:00"), Some(0));
        // The leader of the units sees it with a link; another company's auditor nothing; who leads nobody is refused.
        let head = get(&site.sign_in("chenli"), &format!("/api/deliveries?person={person}")).body;
        assert_eq!(head["items"][0]["record"]["open"], true, "{head}");
        assert_eq!(get(&site.sign_in("zhoumin"), "/api/deliveries").status.as_u16(), 403);

        // As a file, with the mark of UTF-8; a cell is no formula.
        let file = get(&auditor, "/api/deliveries.csv?means=voice");
        assert_eq!((file.status.as_u16(), file.headers["content-type"].to_str().unwrap()), (200, "text/csv; charset=utf-8"));
    }
}

both! {
    /// NTF-01 SEC-01 SEC-02: one's own numbers on one's own page, masks for the administrator, nothing for anybody else; the
    /// log says that they were changed and not to what.
    fn people_say_how_they_are_reached(w at MONDAY) {
        let site = Site::new(w);
        let (me, admin, other) = (site.sign_in("weiqiang"), site.sign_in("admin"), site.sign_in("zhoumin"));
        let put = |client: &Client, path: &str, body: Value| site.send(client, "PUT", path, body, &[]);
        let body = json!({"phone": "139 0000 7001", "mail": "wei@linjiang.example", "by_mail": true, "sms": true, "lang": "en"});
        let mine = put(&me, "/api/me/reach", body).body;
        assert_eq!((&mine["phone"], &mine["wants"]), (&json!("139 0000 7001"), &json!(["sms", "mail"])));
        let mine = put(&me, "/api/me/reach", json!({"sms": false})).body;
        assert_eq!((&mine["wants"], &mine["mail"], &mine["lang"]), (&json!(["mail"]), &json!("wei@linjiang.example"), &json!("en")));
        for (field, bad) in [("phone", "abc"), ("phone", "12"), ("mail", "wei"), ("mail", "a@b"), ("mail", "a b@c.example")] {
            let refused = put(&me, "/api/me/reach", json!({field: bad}));
            assert_eq!((refused.status.as_u16(), refused.body["errors"][0]["field"].as_str()), (422, Some(field)), "{bad}");
        }
        let id = w.cast.person("weiqiang");
        let path = format!("/api/people/{id}/reach");
        let theirs = site.send(&admin, "GET", &path, Value::Null, &[]).body;
        assert_eq!((&theirs["phone"], &theirs["mail"]), (&json!("139****7001"), &json!("w***@linjiang.example")));
        assert_eq!(site.send(&other, "GET", &path, Value::Null, &[]).status.as_u16(), 403);
        let elsewhere = format!("/api/people/{}/reach", w.cast.person("quanguo"));
        assert_eq!(site.send(&admin, "GET", &elsewhere, Value::Null, &[]).status.as_u16(), 404);
        assert_eq!(put(&other, &path, json!({"phone": "13900007002"})).status.as_u16(), 403);
        assert_eq!(put(&admin, &path, json!({"phone": "13900007002"})).body["phone"], "139****7002");
        // Sealed at rest, and named in no log.
        let company = w.cast.unit("LJ");
        let lines = w.app.db.read_now(move |tx| audit::page(tx, company, i64::MAX, 20)).unwrap();
        let lines: Vec<_> = lines.iter().filter(|l| l.what == "org.reach").collect();
        assert!(lines.len() >= 3, "{lines:?}");
        assert!(lines.iter().all(|l| !l.detail.contains("1390") && !l.detail.contains('@')), "{lines:?}");
        // Nobody pushes to where no service is known; without a gateway nothing is promised.
        let browser = json!({"endpoint": "https://10.0.0.1/x", "p256dh": "x", "auth": "x"});
        assert_eq!(site.send(&me, "POST", "/api/me/browsers", browser, &[]).body["code"], "no_push");
    }
}

/// The browser of RFC 8291, appendix A.
fn browser(provider: &Provider) -> Value {
    json!({"endpoint": format!("http://{}/push/1", provider.address), "name": "Chrome",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg"})
}

both! {
    /// NTF-01: a browser that asked for it gets notices sealed, under the voucher of the installation; one that is no more is
    /// forgotten, and the robot of the group is asked in its own words.
    fn browsers_and_robots_are_told(w at NIGHT) {
        let (service, group) = (Provider::new(Way::Says(201, String::new())), Provider::new(Way::Says(200, r#"{"errcode":0}"#.into())));
        let config = format!(
            r#"
[[gateway]]
name = "push"
kind = "webpush"
subject = "mailto:it@linjiang.example"
hosts = ["127.0.0.1"]
[[gateway]]
name = "group"
kind = "wecom"
url = "{}"
"#,
            group.url()
        );
        w.app.connect(setup::parse(&w.app, &config, w.folder()).unwrap());
        let again = setup::parse(&w.app, &config, w.folder()).unwrap();
        on_duty(w, true, true);
        let site = Site::new(w);
        let me = site.sign_in("weiqiang");
        let page = site.send(&me, "POST", "/api/me/browsers", browser(&service), &[]).body;
        assert_eq!((&page["wants"], page["browsers"].as_array().map(Vec::len)), (&json!(["push"]), Some(1)));
        assert_eq!(page["key"], json!(again.vapid.unwrap().public()), "the key outlives a restart");
        let elsewhere = with(browser(&service), json!({"endpoint": "https://10.0.0.1/x"}));
        let refused = site.send(&me, "POST", "/api/me/browsers", elsewhere, &[]);
        assert_eq!((refused.status.as_u16(), refused.body["code"].as_str()), (422, Some("unknown_push_service")));
        site.send(&me, "PUT", "/api/me/reach", json!({"robot": true, "phone": "13900007001"}), &[]);

        let id = press(w).1;
        let post = w.app.post();
        let drain = |name: &str| post.lanes.iter().find(|l| l.driver.code() == name).unwrap().drain(&w.app).unwrap();
        assert!(drain("push") >= 1 && drain("group") >= 1);
        let asked = &service.asked()[0];
        assert_eq!((asked.header("content-encoding"), asked.header("urgency")), ("aes128gcm", "high"));
        assert!(asked.header("authorization").starts_with("vapid t="), "{asked:?}");
        assert!(!asked.body.contains("LJ-") && !asked.body.contains("紧急"), "the service reads nothing");
        let said = group.asked()[0].json();
        assert_eq!(said["text"]["mentioned_mobile_list"], json!(["13900007001"]));
        assert!(said["text"]["content"].as_str().unwrap().contains("LJ-"), "{said}");
        assert!(of(w, id, "told").iter().filter(|m| m.means == "push").all(|m| m.state == "sent" && m.driver == "push"));

        // The browser is no more: it is forgotten, and what was meant for it has failed and is not tried again.
        service.will(Way::Says(410, String::new()));
        let other = with(night::call(), json!({"contact": "13900007777"}));
        let other = w.as_("zhoumin").try_new("request", "emergency_call", other).unwrap().record;
        let other = w.child(other, "incident");
        drain("push");
        let told: Vec<_> = of(w, other, "told").into_iter().filter(|m| m.means == "push").map(|m| m.state).collect();
        assert!(!told.is_empty() && told.iter().all(|state| state == "failed"), "{told:?}");
        let page = site.send(&me, "GET", "/api/me/reach", Value::Null, &[]).body;
        assert_eq!(page["browsers"], json!([]));
    }
}
