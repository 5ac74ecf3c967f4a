//! Gates that block, and who lets one act pass them (SYS-06).

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen::act::Failure;
use shouwen_domain::{id::Id, moment::MINUTE};
use site::Site;
use support::{MONDAY, repair, with};

fn gate(code: &str) -> Value {
    json!({"gate": code, "reason": "客户赶火车，稍后补齐"})
}

both! {
    /// SYS-06: who stands before a gate asks; whom policy names lets one act pass, within a time, and it is in the list.
    fn a_gate_is_released_for_one_act(w at MONDAY) {
        let site = Site::new(w);
        let (agent, leader, team) = (w.as_("zhoumin"), w.as_("hejun"), w.as_("weiqiang"));
        let id = agent.request(with(repair(), json!({"name": null})));
        let confirm = json!({"result": "confirmed"});

        let client = site.sign_in("zhoumin");
        let refused = site.send(&client, "POST", &format!("/api/requests/{id}/confirm"), confirm.clone(), &[]);
        assert_eq!((refused.status.as_u16(), &refused.body["code"]), (409, &json!("required_fields")));
        let release = &refused.body["release"];
        assert_eq!((&release["gate"], &release["may"]), (&json!("required_fields"), &json!(false)));
        assert!(release["who"]["zh"].as_str().unwrap().contains("组长"), "{release}");

        // Whom it is not for is refused; whom it is for hears of it at once.
        assert_eq!(agent.refused(id, "release", gate("required_fields")).code, "not_allowed");
        assert_eq!(team.refused(id, "release", gate("required_fields")).code, "not_found");
        let version = w.matter(id).row.version;
        agent.act(id, "ask_release", gate("required_fields"));
        let told = w.notices(id).into_iter().filter(|notice| notice.kind == "ask_release");
        assert!(told.map(|notice| w.login(notice.person)).any(|login| login == "hejun"));
        assert_eq!(agent.refused(id, "confirm", confirm.clone()).code, "required_fields", "asked is not released");

        leader.act(id, "release", gate("required_fields"));
        assert_eq!(leader.refused(id, "release", gate("required_fields")).code, "released_already");
        let heads = w.notices(id).into_iter().filter(|notice| notice.kind == "release");
        assert!(heads.map(|notice| w.login(notice.person)).any(|login| login == "chenli"), "the head sees every release");
        assert_eq!(w.matter(id).row.version, version, "nobody's typing was disturbed");

        // Another request is as it was.
        let other = agent.request(with(repair(), json!({"name": null})));
        assert_eq!(agent.refused(other, "confirm", confirm.clone()).code, "required_fields");
        let done = agent.act(id, "confirm", confirm);
        assert_eq!(done.warnings.iter().map(|hit| (hit.gate.as_str(), hit.mode.as_str())).collect::<Vec<_>>(),
            [("required_fields", "released")]);
        assert_eq!(w.state(id), "accepted");

        let auditor = site.sign_in("audit");
        let hits = site.send(&auditor, "GET", "/api/policy/would-have-blocked", Value::Null, &[]).body;
        let lines: Vec<_> = hits["items"].as_array().unwrap().iter()
            .map(|hit| (hit["action"].as_str().unwrap(), hit["actor"]["name"].as_str().unwrap(), hit["mode"].as_str().unwrap()))
            .collect();
        assert_eq!(lines, [("confirm", "周敏", "released"), ("release", w_name(w, "hejun").as_str(), "released")]);
        assert_eq!(hits["items"][1]["zh"], "客户赶火车，稍后补齐");
        assert!(w.differing(id).is_empty(), "a release moves no clock");
    }
}

fn w_name(w: &support::TestWorld, login: &str) -> String {
    let person = w.cast.person(login);
    w.app.house().name_of(person).unwrap().clone()
}

both! {
    /// SYS-06: once, and for an hour; a company may write another role and another time.
    fn a_release_is_used_up_and_runs_out(w at MONDAY) {
        let (agent, leader, head) = (w.as_("zhoumin"), w.as_("hejun"), w.as_("chenli"));
        let id = agent.request(repair());
        let at = |id: Id| w.matter(id).row.priority.code();
        let (high, low) = (json!({"priority": "P1"}), json!({"priority": "P3"}));
        agent.act(id, "edit", high.clone());
        assert_eq!(agent.refused(id, "edit", low.clone()).code, "reason_to_lower_priority");
        leader.act(id, "release", gate("reason_to_lower_priority"));
        agent.act(id, "edit", low.clone());
        assert_eq!(at(id), "P3");
        w.app.world.set(w.app.now().plus(MINUTE));
        agent.act(id, "edit", high);
        assert_eq!(agent.refused(id, "edit", low.clone()).code, "reason_to_lower_priority", "it was used");

        leader.act(id, "release", gate("reason_to_lower_priority"));
        w.app.world.set(w.app.now().plus(60 * MINUTE));
        assert_eq!(agent.refused(id, "edit", low.clone()).code, "reason_to_lower_priority", "it ran out");
        // What is received from now on follows what the company writes from now on.
        w.set_policy("LJ", "release.valid", "2h");
        w.set_gate("LJ", "reason_to_lower_priority", "block@head");
        w.app.world.set(w.app.now().plus(MINUTE));
        let id = agent.request(with(repair(), json!({"priority": "P1"})));
        let refusal = leader.refused(id, "release", gate("reason_to_lower_priority"));
        assert_eq!(refusal.code, "may_release");
        assert!(refusal.said.zh.contains("客服主管"), "{refusal}");
        head.act(id, "release", gate("reason_to_lower_priority"));
        w.app.world.set(w.app.now().plus(90 * MINUTE));
        agent.act(id, "edit", low);

        // Where it does not block there is nothing to release.
        w.set_gate("LJ", "reason_to_lower_priority", "warn");
        w.app.world.set(w.app.now().plus(MINUTE));
        let id = agent.request(repair());
        assert_eq!(head.refused(id, "release", gate("reason_to_lower_priority")).code, "gate_yields");
    }
}

both! {
    /// SYS-06: protective gear, gas detector and the customer's consent are nobody's to release.
    fn what_protects_people_is_not_released(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("mengzong"));
        let id = agent.request(repair());
        for code in ["gas_detector", "protective_gear", "consent", "no_such_gate"] {
            let refused = head.try_act(id, "release", gate(code));
            assert!(matches!(refused, Err(Failure::Refused(r)) if r.code == "invalid_fields"), "{code}");
        }
    }
}
