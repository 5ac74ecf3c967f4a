//! Safety campaigns on both databases: approved by another, told bit by bit to whoever may be told, and what was reached, by
//! class and way, with the formula.

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
use shouwen::scheduler;
use shouwen_domain::{
    id::Id,
    intake::{Address, Room},
    publicity::Campaign,
};
use shouwen_store::{campaigns, customers, messages};
use site::Site;
use stops::{listed, network, said};
use support::{MONDAY, TestWorld, with};

fn plan() -> Value {
    json!({"title": "春季安全用气宣传", "text": "请每月用肥皂水检查软管接头，超过十八个月的软管请更换。", "districts": ["七星区"],
        "roads": ["漓江路"], "households": true, "sms": true, "visit": true, "event": true, "goal": 90,
        "from": "2026-03-09T08:00:00+08:00", "until": "2026-04-09T18:00:00+08:00"})
}

fn own(w: &TestWorld, id: Id) -> Campaign {
    match w.matter(id).room {
        Room::Campaign(campaign) => *campaign,
        other => panic!("{other:?}"),
    }
}

fn started(w: &TestWorld, body: Value) -> Id {
    let id = w.as_("hejun").try_new("campaign", "draft", body).unwrap_or_else(|f| panic!("{f}")).record;
    w.as_("chenli").act(id, "approve", json!({}));
    w.as_("hejun").act(id, "start", json!({}));
    id
}

fn muted(w: &TestWorld, number: &'static str) {
    let (company, now) = (w.cast.unit("LJ"), w.app.now());
    w.app.db.write_now(move |tx| messages::mute(tx, company, number, Some(now))).unwrap();
}

both! {
    /// ANN-03: from the draft to the report; who wants no messages gets none; a point reached twice counts once.
    fn a_campaign_from_the_draft_to_its_coverage(w at MONDAY) {
        network(w);
        muted(w, "13900000002");
        let (leader, head) = (w.as_("hejun"), w.as_("chenli"));
        let refused = leader.try_new("campaign", "draft", with(plan(), json!({"sms": false, "visit": false, "event": false}))).unwrap_err();
        assert!(matches!(&refused, shouwen::act::Failure::Refused(r) if r.code == "campaign_way"), "{refused}");
        let id = leader.try_new("campaign", "draft", plan()).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(leader.refused(id, "start", json!({})).code, "illegal_transition");
        let theirs = head.try_new("campaign", "draft", with(plan(), json!({"from": "2026-03-20T08:00:00+08:00"}))).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(head.refused(theirs, "approve", json!({})).code, "campaign_approver");
        w.as_("mengzong").act(theirs, "approve", json!({}));
        assert_eq!(head.refused(theirs, "start", json!({})).code, "campaign_begun", "its day has not come");
        head.act(id, "approve", json!({}));
        assert_eq!(said(w, id, "campaign"), [], "nobody hears of what is not started");
        leader.act(id, "start", json!({}));
        let told = said(w, id, "campaign");
        assert_eq!(told.len(), 10, "twelve households, one muted and one without a mobile telephone");
        assert!(told.iter().all(|(state, text)| state == "delivered" && text.contains("肥皂水")), "{told:?}");
        assert_eq!(own(w, id).points, 12, "the canteen is no household");
        assert_eq!(said(w, id, "campaign").len(), 10, "once");

        let site = Site::new(w);
        let client = site.sign_in("hejun");
        let coverage = || site.send(&client, "GET", &format!("/api/campaigns/{id}/coverage"), Value::Null, &[]).body;
        let page = coverage();
        let all = &page["all"];
        assert_eq!((all["points"].as_i64(), all["delivered"].as_i64(), all["muted"].as_i64(), all["no_number"].as_i64()), (Some(12), Some(10), Some(1), Some(1)));
        assert_eq!(all["coverage"], 8_333, "10 of 12, rounded down");
        let cared: Vec<_> = page["rows"].as_array().unwrap().iter().filter(|r| r["class"] == "cared_for").collect();
        assert_eq!((cared.len(), cared[0]["figures"]["points"].as_i64()), (1, Some(1)));
        // Visits: the one without a telephone, and one who was reached already.
        assert_eq!(leader.refused(id, "reach", json!({"points": listed(w, &[13]), "how": "visit"})).code, "campaign_listed");
        leader.act(id, "reach", json!({"points": listed(w, &[7, 1]), "how": "visit"}));
        assert_eq!((coverage()["all"]["reached"].as_i64(), coverage()["all"]["visit"].as_i64()), (Some(11), Some(2)));
        // An event: attendance alone proves nothing of a point, whoever signs in does.
        let event = json!({"kind": "community", "place": "漓江社区", "attendance": 60, "text": "软管更换演示"});
        leader.act(id, "hold_event", event.clone());
        assert_eq!(coverage()["all"]["reached"], 11);
        let photo = w.file(id).to_string();
        leader.act(id, "hold_event", with(event, json!({"points": listed(w, &[2]), "photos": [{"file": photo}]})));
        leader.act(id, "put_up", json!({"place": "漓江社区公告栏", "count": 6}));
        let page = coverage();
        assert_eq!((page["all"]["reached"].as_i64(), page["all"]["coverage"].as_i64()), (Some(12), Some(10_000)));
        assert_eq!((page["events"][1]["photos"].as_array().unwrap().len(), page["events"][1]["attendance"].as_i64()), (1, Some(60)));
        let lines = site.send(&client, "GET", &format!("/api/campaigns/{id}/points"), Value::Null, &[]).body;
        let texts = lines.to_string();
        assert!(texts.contains("\"why\":\"muted\"") && !texts.contains("住户") && !texts.contains("13900000002"), "{texts}");
        // On paper and as a file, with the formula.
        let (_, _, paper) = pdf::get(w, &client, &format!("/api/campaigns/{id}/coverage.pdf"));
        pdf::says(&paper, &["安全宣传覆盖率报告", "覆盖率=已触达用气点数", "100.00%", "漓江社区", "春季安全用气宣传"]);
        let (_, _, csv) = pdf::get(w, &client, &format!("/api/campaigns/{id}/coverage.csv"));
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.contains("\"合计 all\",\"12\"") && csv.contains("覆盖率 = "), "{csv}");
        let stranger = site.sign_in("gjhead");
        assert_eq!(site.send(&stranger, "GET", &format!("/api/campaigns/{id}/coverage"), Value::Null, &[]).status, 404);

        leader.act(id, "finish", json!({}));
        assert_eq!(leader.refused(id, "reach", json!({"points": listed(w, &[3]), "how": "visit"})).code, "illegal_transition");
        leader.act(id, "report", json!({"summary": "覆盖全部居民用户"}));
        assert_eq!(w.state(id), "reported");
        assert_eq!(w.differing(id), Vec::<String>::new());
    }
}

both! {
    /// ANN-03 NTF-01: in the night nobody is told; what waits for the morning of a campaign that was ended is not sent.
    fn a_campaign_keeps_quiet_hours_and_stops_when_it_is_finished(w at "2026-03-09T22:30:00+08:00") {
        network(w);
        let states = |id: Id| {
            let mut states: Vec<String> = said(w, id, "campaign").into_iter().map(|(state, _)| state).collect();
            states.sort();
            states.dedup();
            states
        };
        let (kept, ended) = (started(w, plan()), started(w, plan()));
        assert_eq!((states(kept), states(ended)), (vec!["queued".to_owned()], vec!["queued".to_owned()]));
        w.as_("hejun").act(ended, "finish", json!({}));
        // One that is stopped before anybody was told.
        let early = started(w, plan());
        w.as_("chenli").act(early, "cancel", json!({"reason": "撤回"}));
        assert_eq!(said(w, early, "campaign"), []);
        w.set("2026-03-10T08:00:01+08:00");
        assert_eq!(states(kept), ["delivered"]);
        assert_eq!(states(ended), ["failed"]);
    }
}

/// Six hundred households in one estate.
fn crowd(w: &TestWorld) {
    let (company, now, app) = (w.cast.unit("LJ"), w.app.now(), w.app.clone());
    w.app
        .db
        .write_now(move |tx| {
            for n in 0..600 {
                let address = Address {
                    district: "象山区".into(),
                    road: "榕湖路1号".into(),
                    building: n.to_string(),
                    ..Address::default()
                };
                let row = customers::PointRow {
                    id: app.world.id(),
                    company,
                    customer: None,
                    number: format!("C-{n}"),
                    unit: None,
                    address: json!(address).to_string(),
                    line: address.line(),
                    meter: String::new(),
                };
                customers::add_point(tx, &row, now)?;
            }
            Ok::<_, shouwen_store::StoreError>(())
        })
        .unwrap();
}

both! {
    /// ANN-03: the list of a large campaign is made and told in many small turns, and a restart goes on where it stopped.
    fn a_large_campaign_is_no_one_transaction(w at MONDAY) {
        crowd(w);
        let body = with(plan(), json!({"districts": ["象山区"], "roads": [], "households": false}));
        let id = started(w, body);
        let count = |w: &TestWorld| w.app.db.read_now(move |tx| campaigns::count(tx, id)).unwrap();
        assert_eq!(count(w), 0, "the act itself lists nobody");
        assert!(scheduler::turn(&w.app).unwrap().more);
        let first = count(w);
        assert!((1..=256).contains(&first), "{first}");
        let again = w.restarted();
        let mut turns = 1;
        while scheduler::turn(&again).unwrap().more {
            turns += 1;
            assert!(turns < 100, "it does not end");
        }
        assert_eq!((count(w), own(w, id).points), (600, 600));
        assert!(turns >= 600 / 32, "32 are told in a turn: {turns}");
        let (rows, waits) = w.app.db.read_now(move |tx| campaigns::sums(tx, id)).unwrap();
        assert_eq!((waits, rows.iter().map(|(_, f)| f.no_number).sum::<i64>()), (0, 600));
    }
}
