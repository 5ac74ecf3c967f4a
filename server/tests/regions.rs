//! Who works where: the rule table by region, what it does not name, and what nobody takes.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::Site;
use support::{MONDAY, TestWorld, repair, with};

/// A repair in a district, accepted.
fn accepted(w: &TestWorld, district: &str) -> Id {
    let agent = w.as_("zhoumin");
    let address = json!({"district": district, "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"});
    let id = agent.request(with(repair(), json!({"address": address})));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn to_unit(w: &TestWorld, unit: &str) -> Value {
    json!({"unit": w.cast.unit(unit).to_string()})
}

fn regions(w: &TestWorld) {
    w.masters();
    w.rules(&[("repair", "七星区", "lj-repair-1"), ("repair", "象山区", "lj-install")]);
}

both! {
    /// DSP-01: the region decides in the second of the acceptance; one that no row names waits at the dispatcher's desk, and
    /// the dispatcher is told. Nothing is left without an order.
    fn a_region_without_a_crew_is_the_dispatchers(w at MONDAY) {
        regions(w);
        let there = w.child(accepted(w, "七星区"), "order");
        assert_eq!((w.state(there).as_str(), w.matter(there).row.unit), ("dispatched", w.cast.unit("lj-repair-1")));
        assert!(w.matter(there).row.next_due_at < i64::MAX, "under a limit");
        let request = accepted(w, "临桂区");
        assert_eq!(w.state(request), "in_handling");
        let nowhere = w.child(request, "order");
        assert_eq!((w.state(nowhere).as_str(), w.matter(nowhere).row.owner), ("new", None));
        assert!(w.told(nowhere).iter().any(|(who, ..)| *who == "linyi"), "{:?}", w.told(nowhere));
        assert_eq!(w.clock(nowhere, "dispatch").state, "running");
        // Whom the dispatcher sends there goes.
        w.as_("linyi").act(nowhere, "dispatch", to_unit(w, "lj-repair-1"));
        // A type that the table does not name is no matter of a region.
        let agent = w.as_("zhoumin");
        let other = agent.request(with(repair(), json!({"type": "installation.household"})));
        agent.act(other, "confirm", json!({"result": "confirmed"}));
        assert_eq!(w.state(other), "accepted");
    }
}

both! {
    /// DSP-01 (6.1 "unit covers region"): a unit that does not work there is not given the order, by name or by its people;
    /// the list of candidates says the same; an emergency goes to whoever is named.
    fn a_unit_is_not_sent_out_of_its_region(w at MONDAY) {
        regions(w);
        let centre = w.as_("linyi");
        let wo = w.child(accepted(w, "七星区"), "order");
        let before = w.matter(wo).row;
        let away = with(to_unit(w, "lj-install"), json!({"reason": "支援"}));
        let refused = centre.refused(wo, "reassign", away.clone());
        assert_eq!(refused.code, "region");
        assert!(refused.said.zh.contains("不负责七星区的此类工作"), "{}", refused.said.zh);
        // A unit that no row names for such work is not one that does it everywhere.
        let hall = with(to_unit(w, "lj-hall"), json!({"reason": "支援"}));
        assert_eq!(centre.refused(wo, "reassign", hall.clone()).code, "region");
        let request = w.matter(wo).row.parent.unwrap();
        let second = with(to_unit(w, "lj-hall"), json!({"content": "上门"}));
        assert_eq!(w.as_("zhoumin").refused(request, "create_order", second).code, "region");
        assert_eq!(w.last_audit().1, "refused:region");
        let person = json!({"person": w.cast.person("huangjg").to_string(), "reason": "支援"});
        assert_eq!(centre.refused(wo, "reassign", person).code, "region");
        assert_eq!(w.matter(wo).row, before);
        // The list of candidates says the same of everybody, also when it is asked for a unit above them.
        let site = Site::new(w);
        let desk = site.sign_in("linyi");
        for unit in ["lj-install", "LJ"] {
            let path = format!("/api/orders/{wo}/candidates?unit={}", w.cast.unit(unit));
            let found = site.send(&desk, "GET", &path, json!(null), &[]).body;
            let of = |login: &str| {
                let id = json!(w.cast.person(login).to_string());
                let one = found["items"].as_array().unwrap().iter().find(|i| i["person"]["id"] == id).cloned();
                one.map(|i| i["objections"].as_array().unwrap().iter().any(|o| o["code"] == "region"))
            };
            assert_eq!(of("huangjg"), Some(true), "{unit}");
            assert!(of("weiqiang") != Some(true), "{unit}");
        }
        w.set_gate("LJ", "region", "warn");
        centre.act(wo, "reassign", away);
        assert_eq!(w.matter(wo).row.unit, w.cast.unit("lj-install"));
    }
}

both! {
    /// DSP-05: what nobody takes stands in the list of orders under its own limit; the leader hears of it, then the dispatcher.
    fn what_nobody_takes_shows(w at MONDAY) {
        regions(w);
        let wo = w.child(accepted(w, "七星区"), "order");
        let leg = w.child(wo, "assignment");
        let due = w.clock(leg, "accept").due_at.unwrap();
        let row = w.matter(wo).row;
        assert_eq!((row.next_clock.as_str(), row.next_due_at), ("accept", due.0));
        w.app.world.set(due.plus(60_000));
        w.sweep();
        let told = w.told(leg);
        assert!(told.iter().any(|(who, clock, step)| *who == "linyi" && clock == "accept" && *step == 100), "{told:?}");
        assert_eq!(w.matter(wo).row.warn_step, 100, "the list shows that it is late");
        w.as_("weiqiang").act(wo, "accept", json!({}));
        let row = w.matter(wo).row;
        assert_eq!((row.next_clock.as_str(), row.warn_step), ("contact", 0), "now the customer is to be called");
        w.as_("weiqiang").act(wo, "contact", json!({"means": "call", "result": "reached"}));
        assert_eq!(w.matter(wo).row.next_clock, "complete");
        assert!(w.differing(wo).is_empty() && w.differing(leg).is_empty());
    }
}
