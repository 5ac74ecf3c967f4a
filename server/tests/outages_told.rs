//! Who is told of a stop of gas beside the first message, on both databases: the reminder, a stop that is moved, the property
//! company, the public page; and which doors are still to be spoken with.

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
#[path = "support/stops.rs"]
mod stops;
mod support;

use serde_json::{Value, json};
use shouwen::{
    channels::{Driver, Letter, Miss, Receipt, turn_with},
    scheduler,
};
use shouwen_domain::{channels::Means, id::Id};
use shouwen_store::outages;
use site::{Client, Site};
use std::sync::Mutex;
use stops::{STOP, network, plan, point, published, said};
use support::{MONDAY, TestWorld, sweep, with};

/// A way out of the house that keeps what it was handed.
#[derive(Debug, Default)]
struct Catcher(Mutex<Vec<Letter>>);

impl Driver for Catcher {
    fn code(&self) -> &'static str {
        "catcher"
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(Receipt::delivered())
    }
}

fn reminded(w: &TestWorld, id: Id) -> Vec<(String, String)> {
    sweep(&w.app);
    said(w, id, "outage_reminder")
}

both! {
    /// ANN-01 NTF-01: once, a day before, with the proof of every point beside that of the announcement.
    fn those_affected_are_reminded_once(w at MONDAY) {
        network(w);
        let id = published(w);
        assert_eq!(said(w, id, "outage_planned").len(), 11);
        assert_eq!(w.clock(id, "outage_remind").due_at, Some(support::at("2026-03-11T08:30:00+08:00")));
        w.set("2026-03-11T08:29:00+08:00");
        assert_eq!(reminded(w, id), []);
        w.set("2026-03-11T08:30:01+08:00");
        let told = reminded(w, id);
        assert_eq!(told.len(), 11, "one has no mobile telephone");
        assert!(told.iter().all(|(state, text)| state == "delivered" && text.contains("停气提醒") && text.contains("2026-03-12 08:30")), "{told:?}");
        w.set("2026-03-11T20:00:00+08:00");
        assert_eq!(reminded(w, id).len(), 11, "once");
        // Both turns are proven, point by point.
        let turns = w.app.db.read_now(move |tx| outages::turns(tx, id)).unwrap();
        let turns: Vec<_> = turns.iter().map(|(_, words, points, sent, delivered, failed)| (words.as_str(), *points, *sent, *delivered, *failed)).collect();
        assert_eq!(turns, [("msg.outage.planned", 12, 11, 11, 0), ("msg.outage.reminder", 12, 11, 11, 0)]);
        let (with_one, without) = (point(w, "H-1"), point(w, "H-7"));
        let proofs = w.app.db.read_now(move |tx| outages::proofs(tx, id, &[with_one, without])).unwrap();
        let delivered = |of: Id| proofs.iter().filter(|p| p.point == of && p.delivered_at.is_some()).count();
        assert_eq!((delivered(with_one), delivered(without)), (2, 0));
        let site = Site::new(w);
        let page = site.send(&site.sign_in("linyi"), "GET", &format!("/api/outages/{id}/told"), Value::Null, &[]).body;
        assert_eq!((page["turns"][1]["about"].as_str(), page["turns"][1]["delivered"].as_i64()), (Some("reminder"), Some(11)));
        assert!(page["reminded_at"].is_number());
        assert_eq!(w.differing(id), Vec::<String>::new());
    }
}

both! {
    /// ANN-01: a moved stop is told, is spoken of again, and reminds by its new time; one that is called off reminds nobody, nor
    /// does one that was published later than the reminder would come.
    fn a_moved_stop_reminds_by_its_new_time(w at MONDAY) {
        network(w);
        let (desk, head) = (w.as_("linyi"), w.as_("chenli"));
        let (id, gone) = (published(w), published(w));
        desk.act(id, "tell", json!({"point": point(w, "H-3").to_string(), "how": "spoken"}));
        w.set("2026-03-10T09:00:00+08:00");
        head.act(gone, "cancel", json!({"reason": "施工改期"}));
        let new = json!({"from": "2026-03-13T09:00:00+08:00", "until": "2026-03-13T18:00:00+08:00", "reason": "配件未到"});
        assert_eq!(desk.refused(id, "reschedule", new.clone()).code, "not_allowed", "who wrote it does not move it alone");
        let soon = with(new.clone(), json!({"from": "2026-03-11T09:00:00+08:00"}));
        assert_eq!(head.refused(id, "reschedule", soon).code, "outage_notice");
        head.act(id, "reschedule", new);
        let moved = said(w, id, "outage_moved");
        assert_eq!(moved.len(), 11);
        assert!(moved[0].1.contains("2026-03-13 09:00"), "{moved:?}");
        // By the old time nobody is reminded, of either.
        w.set("2026-03-11T12:00:00+08:00");
        assert_eq!((reminded(w, id), reminded(w, gone)), (vec![], vec![]));
        w.set("2026-03-12T09:00:01+08:00");
        assert_eq!(reminded(w, id).len(), 11);
        // What the deaf neighbour was told holds no more.
        w.set("2026-03-13T09:00:00+08:00");
        assert_eq!(desk.refused(id, "begin", json!({})).code, "outage_care");
        // An emergency that is published in the evening for the morning.
        let urgent = with(plan("2026-03-13T20:00:00+08:00"), json!({"until": "2026-03-13T23:00:00+08:00", "urgent_reason": "渗漏"}));
        let late = desk.try_new("outage", "draft", urgent).unwrap_or_else(|f| panic!("{f}")).record;
        head.act(late, "approve", json!({}));
        desk.act(late, "publish", json!({}));
        w.set("2026-03-13T19:00:00+08:00");
        assert_eq!(reminded(w, late), []);
        assert_eq!(w.differing(id), Vec::<String>::new());
    }
}

both! {
    /// ANN-01 NTF-01: a reminder that falls into the night waits for the morning, and still comes before the stop.
    fn a_reminder_waits_for_the_morning(w at MONDAY) {
        network(w);
        let (desk, head) = (w.as_("linyi"), w.as_("chenli"));
        let night = with(plan("2026-03-13T03:00:00+08:00"), json!({"until": "2026-03-13T07:00:00+08:00"}));
        let id = desk.try_new("outage", "draft", night).unwrap_or_else(|f| panic!("{f}")).record;
        head.act(id, "approve", json!({}));
        desk.act(id, "publish", json!({}));
        w.set("2026-03-12T03:00:01+08:00");
        let waiting = reminded(w, id);
        assert!(waiting.len() == 11 && waiting.iter().all(|(state, _)| state == "queued"), "{waiting:?}");
        w.set("2026-03-12T08:00:01+08:00");
        assert!(reminded(w, id).iter().all(|(state, _)| state == "delivered"));
    }
}

both! {
    /// ANN-01 SEC-03: the property company is told by message and mail, with the link to the poster, and the proof stands there.
    fn the_property_company_is_told(w at MONDAY) {
        network(w);
        w.set_policy("LJ", "site.address", "https://service.linjiang.example/");
        let site = Site::new(w);
        let (desk, agent) = (site.sign_in("linyi"), site.sign_in("zhoumin"));
        let firm = json!({"road": "漓江路 88号", "firm": "漓江物业", "phone": "13900077001", "mail": "wuye@lijiang.example"});
        assert_eq!(site.send(&agent, "POST", "/api/estates", firm.clone(), &[]).status, 403);
        for wrong in [json!({"phone": null, "mail": null}), json!({"phone": "0773-2810000"}), json!({"mail": "nobody"})] {
            assert_eq!(site.send(&desk, "POST", "/api/estates", with(firm.clone(), wrong), &[]).status, 422);
        }
        let made = site.send(&desk, "POST", "/api/estates", firm, &[]);
        assert_eq!((made.status.as_u16(), made.body["phone"].as_str()), (201, Some("139****7001")));
        assert!(!made.body.to_string().contains("wuye@"), "masked: {}", made.body);
        let other = json!({"road": "滨江路", "firm": "滨江物业", "phone": "13900077002"});
        site.send(&desk, "POST", "/api/estates", other, &[]);
        let gj = site.sign_in("gjhead");
        assert_eq!(site.send(&gj, "GET", "/api/estates", Value::Null, &[]).body["items"], json!([]));

        let id = published(w);
        let number = w.matter(id).row.number;
        let catcher = Catcher::default();
        while scheduler::turn(&w.app).unwrap().more {}
        while turn_with(&w.app, &catcher).unwrap() > 0 {}
        let letters = catcher.0.into_inner().unwrap();
        let to_firm: Vec<_> = letters.iter().filter(|l| l.text.contains("物业")).collect();
        assert_eq!(to_firm.len(), 2, "one firm, two ways; the other looks after another estate");
        let sms = to_firm.iter().find(|l| l.means == Means::Sms).unwrap();
        let mail = to_firm.iter().find(|l| l.means == Means::Mail).unwrap();
        assert_eq!((sms.number.as_str(), mail.mail.as_str()), ("13900077001", "wuye@lijiang.example"));
        let link = format!("https://service.linjiang.example/api/portal/stops/{number}/notice.pdf");
        assert!(mail.text.contains(&link) && mail.text.contains("2026-03-12 08:30") && mail.text.contains("更换立管"), "{}", mail.text);
        let page = site.send(&desk, "GET", &format!("/api/outages/{id}/told"), Value::Null, &[]).body;
        let firms = page["firms"].as_array().unwrap();
        assert_eq!(firms.len(), 1);
        assert_eq!((firms[0]["sms"]["state"].as_str(), firms[0]["mail"]["state"].as_str()), (Some("delivered"), Some("delivered")));
        // Not with the reminder, but when it is called off.
        w.set("2026-03-11T09:00:00+08:00");
        sweep(&w.app);
        w.as_("chenli").act(id, "cancel", json!({"reason": "改期"}));
        let catcher = Catcher::default();
        while scheduler::turn(&w.app).unwrap().more {}
        while turn_with(&w.app, &catcher).unwrap() > 0 {}
        let letters = catcher.0.into_inner().unwrap();
        let to_firm: Vec<_> = letters.iter().filter(|l| l.text.contains("物业")).collect();
        assert!(to_firm.len() == 2 && to_firm.iter().all(|l| l.text.contains("停气取消")), "{to_firm:?}");
    }
}

both! {
    /// ANN-01: who is still to be spoken with stands on the page before anybody tries to begin.
    fn the_page_says_whom_to_speak_with(w at MONDAY) {
        network(w);
        let id = published(w);
        let site = Site::new(w);
        let desk = site.sign_in("linyi");
        let unspoken = || {
            let page = site.send(&desk, "GET", &format!("/api/outages/{id}/points?supply=unspoken"), Value::Null, &[]).body;
            page["items"].as_array().unwrap().iter().map(|p| p["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(unspoken(), ["H-3"]);
        let tell = |how: &str| json!({"point": point(w, "H-3").to_string(), "how": how});
        site.send(&desk, "POST", &format!("/api/outages/{id}/tell"), tell("not_reached"), &[]);
        assert_eq!(unspoken(), ["H-3"], "not reached is not spoken with");
        site.send(&desk, "POST", &format!("/api/outages/{id}/tell"), tell("spoken"), &[]);
        assert_eq!(unspoken(), Vec::<String>::new());
        w.set(STOP);
        w.as_("linyi").act(id, "begin", json!({}));
    }
}

both! {
    /// ANN-01 SEC-01: the public page has stops by area and address, and neither doors nor names; what is not published, or over,
    /// is not there.
    fn the_public_reads_of_stops_without_signing_in(w at MONDAY) {
        network(w);
        let id = published(w);
        w.as_("linyi").try_new("outage", "draft", plan(STOP)).unwrap_or_else(|f| panic!("{f}"));
        let site = Site::new(w);
        let nobody = Client::default();
        let ask = |q: &str| {
            let q = percent_encoding::utf8_percent_encode(q, percent_encoding::NON_ALPHANUMERIC);
            site.send(&nobody, "GET", &format!("/api/portal/stops?company=LJ&q={q}"), Value::Null, &[]).body
        };
        let all = ask("");
        let items = all["items"].as_array().unwrap();
        assert_eq!(items.len(), 1, "the draft is nobody's affair: {all}");
        assert_eq!((items[0]["why"].as_str(), items[0]["contact"].as_str()), (Some("更换立管"), Some("96777")));
        let text = all.to_string();
        assert!(!text.contains("住户") && !text.contains("H-1") && !text.contains("139000") && !text.contains("1201"), "{text}");
        assert_eq!(ask("漓江路88号3栋2单元1201")["items"][0]["found"], json!(["七星区漓江路88号3栋2单元"]));
        assert_eq!(ask("漓江路88号4栋")["items"], json!([]));
        assert_eq!(site.send(&nobody, "GET", "/api/portal/stops?company=GJ", Value::Null, &[]).body["items"], json!([]));
        assert_eq!(site.send(&nobody, "GET", "/api/portal/stops?company=XX", Value::Null, &[]).status, 404);
        let number = w.matter(id).row.number;
        let (status, _, poster) = pdf::get(w, &nobody, &format!("/api/portal/stops/{number}/notice.pdf"));
        assert_eq!(status, 200);
        pdf::says(&poster, &["停气通知", "更换立管", "2026-03-12 08:30"]);
        w.as_("chenli").act(id, "cancel", json!({"reason": "改期"}));
        assert_eq!(ask("")["items"], json!([]));
        assert_eq!(pdf::get(w, &nobody, &format!("/api/portal/stops/{number}/notice.pdf")).0, 404);
    }
}
