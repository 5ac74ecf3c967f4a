//! Two orders of one place that are one matter: the younger waits for the elder (6.1).

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::Site;
use support::{MONDAY, TestWorld, repair, with};

/// A request for one and the same customer, and its order.
fn asked(w: &TestWorld) -> (Id, Id) {
    let agent = w.as_("zhoumin");
    let request = agent.request(with(repair(), json!({"customer": w.customer().to_string()})));
    agent.act(request, "confirm", json!({"result": "confirmed"}));
    let unit = w.cast.unit("lj-repair-1").to_string();
    w.as_("linyi").act(request, "create_order", json!({"content": "上门", "unit": unit}));
    (request, w.child(request, "order"))
}

both! {
    /// 6.1 merge: whoever asked second hears what the first hears, is answered when both are done and not before; each page
    /// knows of the other.
    fn the_younger_waits_for_the_elder(w at MONDAY) {
        w.masters();
        let (first, elder) = asked(w);
        w.set("2026-03-09T11:10:00+08:00");
        let (second, middle) = asked(w);
        w.set("2026-03-09T11:20:00+08:00");
        let (third, younger) = asked(w);
        let centre = w.as_("linyi");
        let into = |id: Id| json!({"into": id.to_string(), "reason": "同一处同一事"});
        let other = {
            let agent = w.as_("zhoumin");
            let body = json!({"type": "repair.meter", "customer": w.customer().to_string()});
            let request = agent.request(with(repair(), body));
            agent.act(request, "confirm", json!({"result": "confirmed"}));
            let unit = w.cast.unit("lj-repair-1").to_string();
            w.as_("linyi").act(request, "create_order", json!({"content": "上门", "unit": unit}));
            w.child(request, "order")
        };
        w.set("2026-03-09T11:30:00+08:00");
        assert_eq!(centre.refused(other, "merge", into(elder)).code, "elder_of_same_place", "another matter");
        // In two steps: what had followed the one in the middle follows the eldest.
        centre.act(younger, "merge", into(middle));
        centre.act(middle, "merge", into(elder));
        assert_eq!((w.state(middle).as_str(), w.state(younger).as_str()), ("merged", "merged"));
        let order = w.matter(elder).room.as_order().unwrap().clone();
        assert_eq!(order.followers, { let mut both = vec![second, third]; both.sort(); both });

        // Each page knows of the other.
        let site = Site::new(w);
        let desk = site.sign_in("linyi");
        let links = |id: Id| {
            let page = site.send(&desk, "GET", &format!("/api/records/{id}"), json!(null), &[]).body;
            let all = page["links"].as_array().unwrap().clone();
            let said = |l: &Value| (l["relation"].as_str().unwrap().to_owned(), l["record"]["id"].as_str().and_then(Id::parse).unwrap());
            all.iter().map(said).filter(|(relation, _)| relation != "child").collect::<Vec<_>>()
        };
        let said = |relation: &str, id: Id| (relation.to_owned(), id);
        assert_eq!(links(middle), [said("merged_into", elder), said("waiting", third)]);
        assert_eq!(links(third), [said("merged_into", middle), said("merged_into", elder)]);
        assert!(links(elder).contains(&said("waiting", second)) && links(elder).contains(&said("waiting", third)));

        let agent = w.as_("zhoumin");
        agent.act(second, "answer", json!({"text": "已安排上门", "outcome": "solved", "means": "call"}));
        assert_eq!(w.state(second), "in_handling", "the elder order is not done");

        let crew = w.as_("weiqiang");
        centre.act(elder, "dispatch", json!({"person": w.cast.person("weiqiang").to_string()}));
        crew.act(elder, "accept", json!({}));
        assert_eq!(w.clock(third, "first_response").stopped_at, None);
        crew.act(elder, "contact", json!({"means": "call", "result": "reached"}));
        for request in [first, third] {
            assert!(w.clock(request, "first_response").stopped_at.is_some(), "one call for all who asked");
        }
        agent.act(third, "answer", json!({"text": "已安排上门", "outcome": "solved", "means": "call"}));
        w.as_("chenli").act(elder, "cancel_by_company", json!({"reason": "电话中已解决", "means": "call"}));
        assert_eq!((w.state(second).as_str(), w.state(third).as_str()), ("closed", "closed"), "all have been answered");
        assert_eq!(w.state(first), "in_handling", "who asked first has no answer yet");
        for id in [first, second, third, elder, middle, younger] {
            assert!(w.differing(id).is_empty());
        }
    }
}

both! {
    /// 6.1 merge: two who are in no archive are at one place when their addresses are the same.
    fn the_same_address_is_the_same_place(w at MONDAY) {
        w.masters();
        let ordered = |room: &str| {
            let agent = w.as_("zhoumin");
            let address = json!({"district": "七星区", "road": "合并路8号", "building": "1", "unit": "1", "room": room});
            let request = agent.request(with(repair(), json!({"address": address})));
            agent.act(request, "confirm", json!({"result": "confirmed"}));
            let unit = w.cast.unit("lj-repair-1").to_string();
            w.as_("linyi").act(request, "create_order", json!({"content": "上门", "unit": unit}));
            w.child(request, "order")
        };
        let elder = ordered("301");
        w.set("2026-03-09T11:10:00+08:00");
        let (there, here) = (ordered("302"), ordered("301"));
        let into = json!({"into": elder.to_string(), "reason": "同一处同一事"});
        assert_eq!(w.as_("linyi").refused(there, "merge", into.clone()).code, "elder_of_same_place");
        w.as_("linyi").act(here, "merge", into);
        assert_eq!(w.state(here), "merged");
    }
}
