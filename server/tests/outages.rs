//! Stops of gas on both databases: the list behind the valve, the announcement in time, who was told and how, from door to
//! door until everybody has gas; the caller whom the notice answers; the valve that a crew closes at night.

#[path = "support/night.rs"]
mod night;
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
use shouwen_domain::{intake::Room, moment::HOUR};
use site::Site;
use stops::{STOP, lines, listed, network, plan, point, published, said, supplies};
use support::{MONDAY, at, sweep, with};

both! {
    /// ANN-01 CUS-06 INF-03 NTF-01 EMG-10
    fn a_planned_stop_from_the_valve_to_the_last_door(w at MONDAY) {
        network(w);
        let (desk, head, crew) = (w.as_("linyi"), w.as_("chenli"), w.as_("weiqiang"));
        // Forty hours before is too late, unless it is an emergency with a reason.
        let late = plan("2026-03-11T02:20:00+08:00");
        let refused = desk.try_new("outage", "draft", late.clone()).unwrap_err().to_string();
        assert!(refused.contains("40 小时") || refused.contains("40 hours"), "{refused}");
        let urgent = with(late, json!({"urgent_reason": "立管渗漏，不能等待"}));
        desk.try_new("outage", "draft", urgent).unwrap_or_else(|f| panic!("{f}"));
        // A valve that nobody knows, and a stop that affects nobody.
        for (change, code) in [
            (json!({"valves": ["R-9"]}), "outage_valves"),
            (json!({"valves": []}), "outage_points"),
            (json!({"until": STOP}), "outage_span"),
        ] {
            let refused = desk.try_new("outage", "draft", with(plan(STOP), change)).unwrap_err();
            assert!(refused.to_string().contains(code) || matches!(&refused, shouwen::act::Failure::Refused(r) if r.code == code), "{code}: {refused}");
        }

        let id = desk.try_new("outage", "draft", plan(STOP)).unwrap_or_else(|f| panic!("{f}")).record;
        let numbers: Vec<String> = lines(w, id).into_iter().map(|line| line.number).collect();
        assert_eq!(numbers.len(), 12, "the list is that of the valve: {numbers:?}");
        assert_eq!(w.clock(id, "outage_publish").due_at, Some(at(STOP).minus(48 * HOUR)));
        // Another valve, another list; and back.
        desk.act(id, "amend", json!({"valves": ["R-3"]}));
        assert_eq!(lines(w, id).len(), 2);
        desk.act(id, "amend", json!({"valves": ["R-3-2"]}));
        assert_eq!(desk.refused(id, "approve", json!({})).code, "not_allowed");
        // Another than its author approves it.
        let own = head.try_new("outage", "draft", plan(STOP)).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(head.refused(own, "approve", json!({})).code, "outage_approver");
        head.act(id, "approve", json!({}));
        assert_eq!(said(w, id, "outage_planned"), [], "nobody hears of what is not published");
        desk.act(id, "publish", json!({}));
        assert_eq!(w.clock(id, "outage_publish").kept, Some(true));
        let told = said(w, id, "outage_planned");
        assert_eq!(told.len(), 11, "one has no mobile telephone");
        assert!(told.iter().all(|(state, _)| state == "delivered"));
        assert!(told[0].1.contains("漓江路88号3栋2单元") && told[0].1.contains("2026-03-12 08:30") && told[0].1.contains("96777"), "{told:?}");
        let all = lines(w, id);
        let unreached: Vec<&str> = all.iter().filter(|l| l.delivered_at.is_none()).map(|l| l.number.as_str()).collect();
        assert_eq!(unreached, ["H-7"], "delivery is proven point by point");
        assert_eq!(said(w, id, "outage_planned").len(), 11, "nobody is told twice");

        // On the day: not before the time that was announced, and not before the deaf neighbour was spoken with.
        w.set("2026-03-12T07:00:00+08:00");
        assert_eq!(crew.refused(id, "begin", json!({})).code, "not_found", "it is not theirs");
        desk.act(id, "assign", json!({"person": crew.person.to_string()}));
        assert_eq!(crew.refused(id, "begin", json!({})).code, "outage_not_early");
        assert_eq!(desk.refused(id, "begin", json!({})).code, "outage_not_early");
        w.set(STOP);
        let care = desk.refused(id, "begin", json!({}));
        assert_eq!(care.code, "outage_care");
        assert!(care.said.zh.contains("H-3"), "{}", care.said.zh);
        let tell = |n: u32, how: &str| json!({"point": point(w, &format!("H-{n}")).to_string(), "how": how});
        desk.act(id, "tell", tell(3, "not_reached"));
        assert_eq!(desk.refused(id, "begin", json!({})).code, "outage_care", "not reached is not spoken with");
        desk.act(id, "tell", tell(3, "spoken"));
        desk.act(id, "tell", tell(7, "door"));
        assert_eq!(desk.refused(id, "tell", tell(13, "door")).code, "outage_listed");
        desk.act(id, "begin", json!({}));
        assert_eq!(w.clock(id, "outage_back").due_at, Some(at("2026-03-12T17:00:00+08:00")));

        // Longer than was said: those affected hear it, and the promise is another.
        assert_eq!(desk.refused(id, "extend", json!({"until": "2026-03-12T16:00:00+08:00", "reason": "x"})).code, "outage_later");
        desk.act(id, "extend", json!({"until": "2026-03-12T21:00:00+08:00", "reason": "焊口返工"}));
        assert_eq!(said(w, id, "outage_extended").len(), 11);
        assert_eq!(w.clock(id, "outage_back").due_at, Some(at("2026-03-12T21:00:00+08:00")));
        // A door that was not on the list.
        desk.act(id, "add_points", json!({"points": listed(w, &[13]), "reason": "同一管段"}));
        assert_eq!(said(w, id, "outage_extended").len(), 11, "it has no mobile number; the others are not told again");
        assert_eq!(desk.refused(id, "restore_points", json!({"points": listed(w, &[1]), "present": true, "leak_free": true})).code, "illegal_transition");

        w.set("2026-03-12T20:40:00+08:00");
        desk.act(id, "finish", json!({"text": "立管更换，试压合格"}));
        assert_eq!(w.clock(id, "outage_back").kept, Some(true));
        let back = |numbers: &[u32]| json!({"points": listed(w, numbers), "present": true, "leak_free": true});
        for missing in ["present", "leak_free"] {
            let half = with(back(&[1]), json!({missing: false}));
            assert_eq!(desk.refused(id, "restore_points", half).code, "outage_restore_checked", "{missing}");
        }
        desk.act(id, "restore_points", back(&[1, 2, 3, 4, 5, 6]));
        assert_eq!(desk.refused(id, "restore_points", back(&[6])).code, "outage_off");
        // At night no household; a canteen may be given gas with nobody living there.
        w.set("2026-03-12T22:10:00+08:00");
        assert_eq!(desk.refused(id, "restore_points", back(&[8])).code, "outage_restore_quiet");
        let typed = with(back(&[8]), json!({"happened_at": "2026-03-12T21:30:00+08:00"}));
        assert_eq!(desk.refused(id, "restore_points", typed).code, "outage_restore_quiet", "a typed time is no evening");
        desk.act(id, "restore_points", json!({"points": listed(w, &[13]), "leak_free": true}));
        w.set("2026-03-13T07:00:00+08:00");
        let absent = json!({"point": point(w, "H-12").to_string(), "notice_left": false});
        assert_eq!(desk.refused(id, "absent", absent.clone()).code, "outage_notice_left");
        desk.act(id, "absent", with(absent.clone(), json!({"notice_left": true})));
        assert_eq!(w.state(id), "finished");
        desk.act(id, "restore_points", back(&[7, 8, 9, 10, 11]));
        assert_eq!(w.state(id), "restored", "one is tracked apart");
        // Twice at the same closed door is one matter.
        desk.act(id, "absent", with(absent, json!({"notice_left": true})));
        let children = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "request", true)).unwrap();
        assert_eq!(children.len(), 1);
        let own = children[0];
        let row = w.matter(own).row;
        assert_eq!((row.state.as_str(), row.type_code.as_str(), row.point), ("in_handling", "repair.restore", Some(point(w, "H-12"))));
        let Room::Request(r) = w.matter(own).room else { panic!() };
        assert_eq!((r.name.as_str(), r.contact.as_str(), r.address.room.as_str()), ("住户12", "13900000012", "1201"));
        let order = w.child(own, "order");
        assert!(w.matter(order).row.phase < 2, "its own order");
        // When it is done and answered, the stop is over.
        head.act(order, "cancel_by_company", json!({"reason": "当面恢复", "means": "visit"}));
        desk.act(own, "answer", json!({"means": "call", "text": "已恢复", "outcome": "solved", "basis": "检漏合格"}));
        assert_eq!((w.state(own).as_str(), w.state(id).as_str()), ("closed", "closed"));
        assert_eq!(supplies(w, id, "restored"), 13);
        assert!(w.matter(id).clocks.iter().all(|c| c.stopped_at.is_some()));
        assert_eq!(w.differing(id), Vec::<String>::new());
    }
}

both! {
    /// ANN-01: called off with a message to whoever was told; sent back; too late to publish what was approved in time.
    fn a_stop_that_does_not_come(w at MONDAY) {
        network(w);
        let (desk, head) = (w.as_("linyi"), w.as_("chenli"));
        let id = published(w);
        assert_eq!(desk.refused(id, "cancel", json!({"reason": "x"})).code, "not_allowed");
        head.act(id, "cancel", json!({"reason": "施工改期"}));
        assert_eq!(said(w, id, "outage_cancelled").len(), 11);
        assert_eq!(w.state(id), "cancelled");

        let quiet = desk.try_new("outage", "draft", plan(STOP)).unwrap_or_else(|f| panic!("{f}")).record;
        head.act(quiet, "send_back", json!({"reason": "范围不全"}));
        let told: Vec<_> = w.notices(quiet).into_iter().filter(|n| n.kind == "send_back").map(|n| w.login(n.person)).collect();
        assert_eq!(told, ["linyi"]);
        head.act(quiet, "approve", json!({}));
        w.set("2026-03-10T08:31:00+08:00");
        sweep(&w.app);
        assert!(w.told(quiet).iter().any(|(_, clock, _)| clock == "outage_publish"), "{:?}", w.told(quiet));
        assert_eq!(desk.refused(quiet, "publish", json!({})).code, "outage_notice");
        desk.act(quiet, "publish", json!({"urgent_reason": "管道渗漏加重"}));
        assert_eq!(w.state(quiet), "published");
        head.act(quiet, "cancel", json!({"reason": "改期"}));
    }
}

both! {
    /// ANN-02 INT-01: the banner by point and by typed address; one click is request, answer and link.
    fn the_notice_answers_who_calls(w at MONDAY) {
        network(w);
        let id = published(w);
        let site = Site::new(w);
        let agent = site.sign_in("zhoumin");
        let known = |body: Value| {
            let answer = site.send(&agent, "POST", "/api/outages/known", body, &[]).body;
            let items = answer["items"].as_array().unwrap().clone();
            items.into_iter().map(|item| (item["bound"].as_str().unwrap().to_owned(), item)).collect::<Vec<_>>()
        };
        let here = known(json!({"point": point(w, "H-5").to_string()}));
        assert_eq!((here.len(), here[0].0.as_str()), (1, "listed"));
        let words = here[0].1["said"]["zh"].as_str().unwrap();
        assert!(words.contains("2026-03-12 08:30") && words.contains("更换立管"), "{words}");
        assert!(known(json!({"point": point(w, "H-13").to_string()})).is_empty(), "not behind that valve");
        assert_eq!(known(json!({"road": "漓江路88号", "building": "3", "unit": "2"}))[0].0, "stairway");
        assert_eq!(known(json!({"district": "七星区", "road": "漓江路88号"}))[0].0, "road");
        assert!(known(json!({"road": "漓江路88号", "building": "4"})).is_empty());
        assert!(known(json!({})).is_empty());
        let stranger = site.sign_in("gjagent");
        assert!(site.send(&stranger, "POST", "/api/outages/known", json!({"road": "漓江路88号", "building": "3"}), &[]).body["items"].as_array().is_none_or(Vec::is_empty));

        let one = json!({"outage": id.to_string(), "contact": "13900000005", "point": point(w, "H-5").to_string()});
        let done = w.as_("zhoumin").try_new("request", "answer_outage", one.clone()).unwrap_or_else(|f| panic!("{f}")).record;
        let row = w.matter(done).row;
        assert_eq!((row.state.as_str(), row.type_code.as_str(), row.channel.as_str()), ("closed", "enquiry.outage", "hotline"));
        let Room::Request(r) = w.matter(done).room else { panic!() };
        assert!(r.first_contact && r.answer.contains("预计 2026-03-12 17:00 恢复"), "{}", r.answer);
        assert_eq!((r.outage, r.address.room.as_str()), (Some(id), "501"));
        assert_eq!(w.clock(done, "first_response").kept, Some(true));
        let head = site.sign_in("chenli");
        let list = site.send(&head, "GET", &format!("/api/outages/{id}/points?supply=listed"), json!(null), &[]).body;
        assert_eq!((list["asked"].as_i64(), list["listed"]["points"].as_i64(), list["items"].as_array().unwrap().len()), (Some(1), Some(12), 12));
        assert!(!list.to_string().contains("13900000005"), "no number stands on the list");
        // A notice that holds no more answers nobody.
        w.as_("chenli").act(id, "cancel", json!({"reason": "改期"}));
        assert!(known(json!({"point": point(w, "H-5").to_string()})).is_empty());
        let refused = w.as_("zhoumin").try_new("request", "answer_outage", one).unwrap_err();
        assert!(matches!(&refused, shouwen::act::Failure::Refused(r) if r.code == "outage_stands"), "{refused}");
    }
}

both! {
    /// EMG-10 EMG-06 ANN-01: story 7.1, steps 7 to 9: the valve at night, twelve told at once, the morning door by door.
    fn the_valve_is_closed_at_night(w at night::NIGHT) {
        night::on_duty(w, true, false);
        network(w);
        let (request, id) = night::press(w);
        let (crew, desk, head) = (w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));
        crew.act(id, "ack", json!({"means": "screen"}));
        crew.act(id, "depart", json!({"gear": true}));
        crew.act(id, "arrive", json!({}));
        w.set("2026-03-05T02:41:00+08:00");
        assert_eq!(crew.refused(id, "cut_off", json!({"valves": ["R-0"]})).code, "outage_valves");
        assert_eq!(crew.refused(id, "cut_off", json!({})).code, "outage_points");
        crew.act(id, "cut_off", json!({"valves": ["R-3-2"], "enquiries": "96777"}));
        let outage = w.child(id, "outage");
        assert_eq!((w.state(outage).as_str(), lines(w, outage).len()), ("active", 12));
        assert_eq!(night::incident(w, id).affected, Some(12));
        crew.act(id, "control", json!({"text": "厨房 12%LEL，已关 R-3-2"}));
        let told = said(w, outage, "outage_now");
        assert_eq!(told.len(), 11, "quiet hours hold nothing back");
        assert!(told.iter().all(|(state, text)| state == "delivered" && text.contains("紧急停气")), "{told:?}");
        w.set("2026-03-05T03:20:00+08:00");
        let tested = json!({"text": "软管已换", "readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]});
        crew.act(id, "repair", tested);
        assert_eq!(w.state(outage), "finished", "each may be given gas, when it is day");
        // Neither by the whole incident nor one by one before the morning, nor is it stood down meanwhile.
        w.set("2026-03-05T04:10:00+08:00");
        let back = |numbers: &[u32]| json!({"points": listed(w, numbers), "present": true, "leak_free": true});
        assert_eq!(crew.refused(id, "restore", json!({"text": "x", "present": true, "leak_free": true})).code, "incident_cut");
        assert_eq!(desk.refused(outage, "restore_points", back(&[1])).code, "outage_restore_quiet");
        assert_eq!(head.refused(id, "stand_down", json!({"informed": true})).code, "incident_cut");
        w.set("2026-03-05T07:40:00+08:00");
        crew.act(outage, "restore_points", back(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
        assert_eq!(w.state(id), "repaired");
        desk.act(outage, "absent", json!({"point": point(w, "H-12").to_string(), "notice_left": true}));
        assert_eq!((w.state(outage).as_str(), w.state(id).as_str()), ("restored", "restored"), "the twelfth is tracked apart");
        let own = w.child(outage, "request");
        assert_eq!(w.matter(own).row.priority.code(), "P2", "what is left is no emergency");
        w.set("2026-03-05T08:40:00+08:00");
        head.act(id, "stand_down", json!({"informed": true}));
        let steps: Vec<&str> = night::incident(w, id).log.iter().map(|entry| entry.step.code()).collect();
        assert!(steps.contains(&"cut_off") && steps.contains(&"restored"), "{steps:?}");
        assert_eq!(w.state(request), "in_handling");
        assert_eq!(w.differing(outage), Vec::<String>::new());
    }
}

both! {
    /// ANN-01 EMG-10: the poster names no door and nobody; the crew's list has a line for each.
    fn poster_and_list_are_printed(w at MONDAY) {
        network(w);
        let id = published(w);
        let site = Site::new(w);
        let desk = site.sign_in("linyi");
        let (_, _, poster) = pdf::get(w, &desk, &format!("/api/outages/{id}/notice.pdf"));
        pdf::says(&poster, &["停气通知", "漓江路88号3栋2单元", "更换立管", "96777", "2026-03-12 08:30"]);
        assert!(!pdf::text(&poster).contains("住户"), "{}", pdf::text(&poster));
        let (_, _, list) = pdf::get(w, &desk, &format!("/api/outages/{id}/notice.pdf?what=list&lang=zh"));
        pdf::says(&list, &["逐户恢复供气表", "H-12", "需关照", "1201"]);
    }
}
