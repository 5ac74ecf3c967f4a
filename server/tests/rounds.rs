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
