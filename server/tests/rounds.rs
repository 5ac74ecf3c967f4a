//! A matter that is reopened, and a handover seen by whoever is to take it: what the rounds and the hands have to do with
//! each other.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::json;
use site::Site;
use support::{MONDAY, at, repair, with};

both! {
    /// INT-13 FAR-04: an answer typed afterwards without evidence proves nothing; with the reopening its round ends all the
    /// same, and nothing of it warns of an ended matter.
    fn a_new_round_ends_the_clocks_of_the_one_before(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let enquiry = json!({"type": "enquiry", "content": "账单不明白", "special": "无"});
        let id = agent.request(with(repair(), enquiry));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        agent.act(id, "promise", json!({"by": "2026-03-10T16:00:00+08:00", "text": "回复"}));
        w.set("2026-03-09T11:30:00+08:00");
        let answer = json!({"text": "账单无误", "outcome": "solved", "means": "call", "agreed": true});
        agent.act(id, "answer", with(answer.clone(), json!({"happened_at": "2026-03-09T11:00:00+08:00"})));
        assert_eq!(w.state(id), "answered");
        let running = || w.matter(id).clocks.iter().filter(|c| c.round == 1 && c.stopped_at.is_none()).count();
        assert!(running() > 0, "not proven");
        w.set("2026-03-09T14:00:00+08:00");
        agent.act(id, "reopen", json!({"cause": "repeat", "reason": "客户再次来电"}));
        assert_eq!(running(), 0);
        let first = w.matter(id).clocks.iter().find(|c| c.round == 1 && c.code == "solution").cloned().unwrap();
        assert_eq!(first.stopped_at, Some(at("2026-03-09T14:00:00+08:00")));
        agent.act(id, "answer", answer);
        assert!(w.matter(id).clocks.iter().all(|c| c.stopped_at.is_some()));
        w.sweep();
        let told = w.events(id).len();
        w.set("2026-03-30T14:00:00+08:00");
        w.sweep();
        assert_eq!(w.events(id).len(), told, "nothing more is said of it");
    }
}

both! {
    /// FAR-02: the receiver knows what it is before they answer; the numbers are for whoever has accepted it.
    fn the_receiver_of_a_handover_sees_what_it_is(w at MONDAY) {
        let site = Site::new(w);
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        let counter = w.cast.person("tangli").to_string();
        agent.act(id, "hand_over", json!({"to_person": counter, "content": "请当面核对", "reason": "客户在营业厅"}));
        let handover = w.child(id, "handover");
        let page = site.send(&site.sign_in("tangli"), "GET", &format!("/api/records/{handover}"), json!(null), &[]).body;
        let field = |key: &str| {
            let found = page["fields"].as_array().unwrap().iter().find(|f| f["key"] == key);
            found.map(|f| (f["value"].clone(), f["masked"] == json!(true)))
        };
        let own = w.matter(id);
        let request = own.room.as_request().unwrap();
        assert_eq!(field("reported"), Some((json!(request.content), false)));
        assert!(field("contact").is_some_and(|(value, masked)| masked && value != json!(request.contact)));
        assert_eq!(site.send(&site.sign_in("gjagent"), "GET", &format!("/api/records/{handover}"), json!(null), &[]).status, 404);
    }
}

both! {
    /// CLS-05 CLS-06: a due time that the customer was told does not move because the matter went to a unit with other
    /// hours; what begins there afterwards is counted by the hours of that unit.
    fn a_clock_keeps_the_calendar_of_the_unit_where_it_began(w at "2026-03-13T17:00:00+08:00") {
        let phone = w.cast.unit("lj-phone");
        let put = move |app: &shouwen::app::App, tx: &mut shouwen_store::Tx<'_>| {
            let hours = json!({"days": "all", "sessions": [["07:00", "22:00"]]}).to_string();
            shouwen_store::calendar::put(tx, phone, "office", 1, &hours, app.now())?;
            shouwen::policy::changed(tx, app, None, phone, "test", "phone hours")
        };
        let app = w.app.clone();
        w.app.db.write_now(move |tx| put(&app, tx)).unwrap();
        let agent = w.as_("zhoumin");
        let complaint = json!({"type": "complaint", "priority": "P2", "priority_reason": "一般意见"});
        let ask = || {
            let id = agent.request(with(repair(), complaint.clone()));
            agent.act(id, "confirm", json!({"result": "confirmed"}));
            id
        };
        let (moved, stays) = (ask(), ask());
        let dues = |id, round| -> Vec<_> {
            let clocks = w.matter(id).clocks;
            clocks.into_iter().filter(|c| c.round == round).map(|c| (c.code, c.due_at, c.calendar_of)).collect()
        };
        let before = dues(moved, 1);
        assert_eq!(before, dues(stays, 1));
        assert!(before.iter().all(|(.., of)| *of == phone), "{before:?}");
        let clerk = w.cast.person("tangli").to_string();
        agent.act(moved, "hand_over", json!({"to_person": clerk, "content": "请当面核对", "reason": "客户在营业厅"}));
        w.as_("tangli").act(w.child(moved, "handover"), "accept", json!({}));
        assert_ne!(w.matter(moved).row.unit, phone);
        w.as_("tangli").act(moved, "reclassify", with(complaint.clone(), json!({"reason": "复核"})));
        assert_eq!(dues(moved, 1), before);
        let app = w.app.clone();
        w.app.db.write_now(move |tx| {
            let house = app.house_in(tx)?;
            let actor = shouwen_domain::org::Actor::system(None);
            let (now, door) = (app.now(), shouwen_domain::flow::Door::Cli);
            let ctx = shouwen::act::Ctx { now, actor: &actor, door, house: &house, world: &app.world };
            shouwen::act::refold(tx, &ctx, moved, "test").map_err(|e| shouwen_store::StoreError::Broken(e.to_string()))
        }).unwrap();
        assert_eq!(dues(moved, 1), before, "counted again, with the same answer");
        assert_eq!(w.differing(moved), Vec::<String>::new());
        // A new round begins at the counter and is counted by its hours.
        let answer = json!({"text": "已核对", "outcome": "solved", "means": "call", "agreed": true});
        for (who, id) in [("tangli", moved), ("zhoumin", stays)] {
            w.as_(who).act(id, "answer", answer.clone());
        }
        w.set("2026-03-14T08:00:00+08:00");
        for (who, id) in [("tangli", moved), ("zhoumin", stays)] {
            w.as_(who).act(id, "reopen", json!({"cause": "repeat", "reason": "客户再次来电"}));
        }
        assert_ne!(dues(moved, 2), dues(stays, 2));
        assert!(dues(moved, 2).iter().all(|(.., of)| *of != phone));
    }
}
