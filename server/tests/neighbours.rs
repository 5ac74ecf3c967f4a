//! Neighbours who call of the same smell: one incident, one crew, and everybody hears how it ended (EMG-09).

#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, call, incident, on_duty, press, sent};
use serde_json::{Value, json};
use shouwen::channels;
use shouwen_domain::{
    emergency::Step,
    id::Id,
    moment::{HOUR, MINUTE},
};
use shouwen_store::{Tx, record};
use site::Site;
use support::{TestWorld, at, repair, with};

/// The neighbour from the floor above, as a second agent types what is said.
fn neighbour() -> Value {
    json!({"channel": "hotline", "contact": "13900003071", "name": "周先生", "content": "楼道里有煤气味",
        "received_at": "2026-03-05T02:19:30+08:00",
        "address": {"district": "七星区", "road": "滨江路 ８８号", "building": "3", "unit": "2", "room": "601"}})
}

fn near(site: &Site<'_>, login: &str, place: Value) -> Vec<Value> {
    let answer = site.send(&site.sign_in(login), "POST", "/api/incidents/near", place, &[]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().unwrap().clone()
}

fn open_of(w: &TestWorld, kind: &'static str) -> i64 {
    let company = w.cast.unit("LJ");
    w.app.db.read_now(move |tx: &mut Tx<'_>| record::count(tx, company, kind)).unwrap()
}

fn join(w: &TestWorld, agent: &'static str, id: Id, more: Value) -> Id {
    let body = with(with(neighbour(), json!({"joins": id.to_string()})), more);
    w.as_(agent).try_new("request", "emergency_call", body).unwrap_or_else(|failure| panic!("{failure}")).record
}

both! {
    /// EMG-09: offered by place and time, joined by one click; no second crew; both are told when it is over, and neither
    /// request ends before the incident has.
    fn a_neighbour_calls_of_the_same_smell(w at NIGHT) {
        on_duty(w, true, true);
        let (request, id) = press(w);
        let (crew, head) = (w.as_("weiqiang"), w.as_("chenli"));
        crew.act(id, "ack", json!({"means": "screen"}));
        w.set("2026-03-05T02:19:40+08:00");

        let site = Site::new(w);
        let place = |of: Value| with(json!({"district": "七星区", "road": "滨江路 ８８号", "building": "5"}), of);
        let found = near(&site, "lufang", place(json!({})));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0]["id"].clone(), found[0]["same"].clone()), (json!(id.to_string()), json!("road")));
        assert_eq!((found[0]["callers"].clone(), found[0]["crew"]["name"].clone()), (json!(1), json!("韦强")));
        assert_eq!(found[0]["place"], "七星区滨江路88号3栋", "not the door of the household");
        assert!(near(&site, "lufang", place(json!({"road": "滨江路8号"}))).is_empty());
        assert!(near(&site, "lufang", json!({})).is_empty());
        let auditor = site.send(&site.sign_in("audit"), "POST", "/api/incidents/near", place(json!({})), &[]);
        assert_eq!(auditor.status, 403);

        // One click. Nobody else is called; somebody hurt makes it graver, whoever says it.
        let calls = incident(w, id).calls.len();
        let second = join(w, "lufang", id, json!({"casualties": 1, "signs": "一人头晕"}));
        let row = w.matter(second).row;
        assert_eq!((row.parent, row.state.as_str(), row.priority.code()), (Some(id), "in_handling", "P0"));
        assert_eq!((open_of(w, "incident"), open_of(w, "order")), (1, 1));
        let i = incident(w, id);
        assert_eq!((i.calls.len(), i.casualties, i.severity.as_str()), (calls, Some(1), "2"));
        assert_eq!(i.signs, "厨房有气味，嘶嘶声", "what was said first stands");
        let entry = i.log.iter().find(|entry| entry.step == Step::Joined).unwrap();
        assert_eq!((entry.text.as_str(), entry.by), ("楼道里有煤气味", Some(w.cast.person("lufang"))));
        let told: Vec<_> = w.notices(id).into_iter().filter(|n| n.kind == "join").map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"weiqiang") && told.contains(&"linyi"), "crew and centre hear of it: {told:?}");
        assert_eq!(w.as_("lufang").refused(second, "emergency", json!({"kind": "leak"})).code, "no_open_incident");
        assert_eq!(near(&site, "zhoumin", place(json!({})))[0]["callers"], 2);

        // Its clocks stop by what the one crew does; what was done before the call counts from the call.
        let arranged = w.matter(second).facts.iter().find(|(_, f)| f.code == "arranged").map(|(_, f)| f.at);
        assert_eq!(arranged, Some(at("2026-03-05T02:19:30+08:00")));
        crew.act(id, "depart", json!({"gear": true}));
        w.set("2026-03-05T02:31:00+08:00");
        crew.act(id, "arrive", json!({}));
        for one in [request, second] {
            let facts = w.matter(one).facts;
            assert!(facts.iter().any(|(_, f)| f.code == "arrived" && f.at == at("2026-03-05T02:31:00+08:00")), "{facts:?}");
        }
        crew.act(id, "control", json!({"text": "已关立管阀"}));
        let readings = json!({"readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]});
        crew.act(id, "repair", with(json!({"text": "换软管"}), readings));

        // Answered, and still open: the incident is not over.
        let answer = json!({"text": "漏气点已修复", "outcome": "solved", "means": "call"});
        for (agent, one) in [("zhoumin", request), ("lufang", second)] {
            w.as_(agent).act(one, "answer", answer.clone());
            assert_eq!(w.state(one), "in_handling");
        }
        w.set("2026-03-05T03:20:00+08:00");
        head.act(id, "stand_down", json!({"informed": true}));
        while channels::turn(&w.app).unwrap() > 0 {}
        for (one, number) in [(request, "13900002046"), (second, "13900003071")] {
            let letters = sent(w, one, "all_clear");
            assert_eq!(letters.iter().map(|m| m.number.as_str()).collect::<Vec<_>>(), [number]);
            assert!(letters[0].text.contains(&w.matter(one).row.number), "{}", letters[0].text);
            assert_eq!(letters[0].state, "delivered", "it does not wait for the morning");
        }
        head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
        head.act(id, "report_authority", json!({"to": "市燃气主管部门", "text": "一人头晕"}));
        head.act(id, "review", json!({"cause": "软管老化", "plan_change": false}));
        w.finish_plan(id);
        head.act(id, "conclude", json!({}));
        assert_eq!((w.state(id).as_str(), w.state(request).as_str()), ("closed", "closed"));
        assert_eq!(w.state(second), "closed", "the neighbour's ends with it");
        assert!([request, second, id].into_iter().all(|one| w.differing(one).is_empty()));

        // A smell after that is another one.
        assert!(near(&site, "lufang", place(json!({}))).is_empty());
        let third = join(w, "lufang", id, json!({"contact": "13900003099"}));
        assert_eq!(w.matter(third).row.parent, None);
        assert_eq!(w.state(w.child(third, "incident")), "notified");
    }
}

both! {
    /// EMG-13 EMG-09: less than was feared, it goes on as an ordinary order; everybody who called waits for that one.
    fn what_was_less_than_feared_goes_on_for_everybody(w at NIGHT) {
        on_duty(w, true, true);
        let (request, id) = press(w);
        let (crew, head) = (w.as_("weiqiang"), w.as_("chenli"));
        crew.act(id, "ack", json!({"means": "screen"}));
        w.set("2026-03-05T02:19:40+08:00");
        let second = join(w, "lufang", id, json!({}));
        let running = w.as_("lufang").refused(second, "reclassify", json!({"type": "enquiry.price", "reason": "误"}));
        assert_eq!(running.code, "no_open_incident");
        crew.act(id, "depart", json!({"gear": true}));
        crew.act(id, "arrive", json!({}));
        head.act(id, "downgrade", json!({"reason": "灶具打不着火", "means": "call"}));
        assert_eq!(w.history(second).last().map(String::as_str), Some("all_clear"));
        let answer = json!({"text": "师傅正在处理", "outcome": "solved", "means": "call"});
        for (agent, one) in [("zhoumin", request), ("lufang", second)] {
            w.as_(agent).act(one, "answer", answer.clone());
            assert_eq!(w.state(one), "in_handling", "the crew is still at work");
        }
        head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "客户自行更换电池", "means": "call"}));
        assert_eq!((w.state(request).as_str(), w.state(second).as_str()), ("closed", "closed"));
        assert!([request, second, id].into_iter().all(|one| w.differing(one).is_empty()));
    }
}

both! {
    /// EMG-09: points of the map decide where both are known, within radius and time; from a request that was something else
    /// first; nothing of another company, and nothing that is no incident.
    fn near_by_the_map_and_from_a_request_that_is_there(w at NIGHT) {
        on_duty(w, true, true);
        let first = with(call(), json!({"lat": "25.2736", "lng": "110.2907"}));
        let request = w.as_("zhoumin").try_new("request", "emergency_call", first).unwrap_or_else(|f| panic!("{f}")).record;
        let id = w.child(request, "incident");
        let site = Site::new(w);
        let by_map = |lat: &str| near(&site, "lufang", json!({"lat": lat, "lng": "110.2907", "road": "滨江路88号"}));
        assert_eq!(by_map("25.2750")[0]["metres"], 156);
        assert!(by_map("25.2756").is_empty(), "222 m, whatever the words say");
        w.set_policy("LJ", "emg.cluster.radius", "300");
        assert_eq!(by_map("25.2756").len(), 1);
        let known = |after: i64| {
            w.app.world.set(at("2026-03-05T02:13:14+08:00").plus(after));
            by_map("25.2736").len()
        };
        assert_eq!((known(59 * MINUTE), known(HOUR), known(HOUR + 1)), (1, 1, 0));

        // Written down as something else, it turns out to be the same.
        let agent = w.as_("zhoumin");
        w.set("2026-03-05T02:30:00+08:00");
        let other = agent.request(with(repair(), json!({"occurred_at": null})));
        agent.act(other, "emergency", json!({"joins": id.to_string()}));
        assert_eq!((w.matter(other).row.parent, open_of(w, "incident")), (Some(id), 1));
        // None at all after all: who was joined hears it too.
        w.as_("mengzong").act(id, "false_alarm", json!({"reason": "邻居放鞭炮", "means": "call"}));
        assert_eq!(w.history(other).last().map(String::as_str), Some("all_clear"));
        assert!(w.history(request).iter().all(|action| action != "all_clear"), "told by whoever decided it");

        let wrong = |joins: Id| {
            let body = with(neighbour(), json!({"joins": joins.to_string()}));
            w.as_("lufang").try_new("request", "emergency_call", body)
        };
        // A request is no incident, and neither is nothing: the call opens its own.
        for joins in [request, Id(7)] {
            let own = wrong(joins).unwrap_or_else(|f| panic!("{f}")).record;
            assert_eq!((w.matter(own).row.parent, w.state(w.child(own, "incident")).as_str()), (None, "notified"));
        }
    }
}

both! {
    /// EMG-09: two agents press for one smell at once. One of the two is merged: its callers hear what the other's hear, one
    /// crew goes, nobody rings on, and it cannot be merged into what has ended.
    fn two_incidents_become_one(w at NIGHT) {
        on_duty(w, true, true);
        let (first, id) = press(w);
        let (second, other) = press(w);
        let (desk, crew) = (w.as_("linyi"), w.as_("weiqiang"));
        assert_eq!((open_of(w, "incident"), open_of(w, "order")), (2, 2));
        let third = join(w, "lufang", other, json!({"contact": "13900003099", "casualties": 1}));
        let into = |id: Id| json!({"joins": id.to_string(), "reason": "同一户"});
        assert_eq!(w.as_("zhoumin").refused(other, "merge", into(id)).code, "not_allowed");
        assert_eq!(desk.refused(other, "merge", into(other)).code, "incident_other");
        desk.act(other, "merge", into(id));
        assert_eq!((w.state(other).as_str(), w.state(w.child(other, "order")).as_str()), ("merged", "cancelled"));
        for request in [second, third] {
            assert_eq!(w.matter(request).row.parent, Some(id));
        }
        assert_eq!(incident(w, id).casualties, Some(1), "who was hurt is known where it goes on");
        assert!(w.matter(other).clocks.iter().all(|c| c.stopped_at.is_some()), "it rings nobody any more");
        assert_eq!(desk.refused(id, "merge", into(other)).code, "incident_other", "that one has ended");
        crew.act(id, "ack", json!({"means": "screen"}));
        crew.act(id, "depart", json!({"gear": true}));
        w.set("2026-03-05T02:35:00+08:00");
        crew.act(id, "arrive", json!({}));
        for request in [first, second, third] {
            let facts = w.matter(request).facts;
            assert!(facts.iter().any(|(_, f)| f.code == "arrived" && f.at == at("2026-03-05T02:35:00+08:00")), "{facts:?}");
            w.as_("zhoumin").act(request, "answer", json!({"text": "已处置", "outcome": "solved", "means": "call"}));
            assert_eq!(w.state(request), "in_handling", "the incident is not over");
        }
        w.as_("mengzong").act(id, "false_alarm", json!({"reason": "燃具异味", "means": "call"}));
        for request in [first, second, third] {
            assert_eq!(w.state(request), "closed");
        }
        assert!([first, second, third, id, other].into_iter().all(|one| w.differing(one).is_empty()));
    }
}
