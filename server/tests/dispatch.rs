//! Dispatch: who may take an order and why not, and two orders given to one person at the same time.

#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::json;
use shouwen::act::Failure;
use shouwen_domain::id::Id;
use site::Site;
use std::sync::Barrier;
use support::{MONDAY, TestWorld, repair, with};

const ROUNDS: usize = 12;

fn order(w: &TestWorld, type_code: &str, unit: &str) -> Id {
    let agent = w.as_("zhoumin");
    let id = agent.request(with(repair(), json!({"type": type_code})));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    w.as_("linyi").act(id, "create_order", json!({"content": "上门", "unit": w.cast.unit(unit).to_string()}));
    w.child(id, "order")
}

both! {
    /// DSP-03: at seven of eight, of two orders that are given at once exactly one goes through.
    fn two_orders_at_seven_of_eight(w at MONDAY) {
        w.masters();
        let centre = w.as_("linyi");
        let to = json!({"person": w.cast.person("weiqiang").to_string()});
        for _ in 0..7 {
            centre.act(order(w, "repair.stove", "lj-repair-1"), "dispatch", to.clone());
        }
        let start = Barrier::new(2);
        for round in 0..ROUNDS {
            let pair = [order(w, "repair.stove", "lj-repair-1"), order(w, "repair.stove", "lj-repair-1")];
            let give = |id: Id| {
                start.wait();
                centre.try_act(id, "dispatch", to.clone())
            };
            let outcomes = std::thread::scope(|scope| {
                let (a, b) = (scope.spawn(|| give(pair[0])), scope.spawn(|| give(pair[1])));
                [a.join().unwrap(), b.join().unwrap()]
            });
            let won = outcomes.iter().position(Result::is_ok).unwrap_or_else(|| panic!("round {round}: nobody won"));
            match &outcomes[1 - won] {
                Err(Failure::Refused(refusal)) => {
                    assert_eq!(refusal.code, "load");
                    assert!(refusal.said.zh.contains("已有 8 张"), "{}", refusal.said.zh);
                }
                other => panic!("round {round}: {other:?}"),
            }
            assert_eq!(w.state(pair[1 - won]), "new");
            for id in pair {
                w.as_("chenli").act(id, "cancel_by_company", json!({"reason": "撤销", "means": "call"}));
            }
        }
    }
}

both! {
    /// DSP-03 DSP-08: everybody of the team, those who fit first, each objection in words; the board by person.
    fn candidates_and_board(w at MONDAY) {
        w.masters();
        let site = Site::new(w);
        let centre = site.sign_in("linyi");
        let id = order(w, "installation.household", "lj-install");
        let path = format!("/api/orders/{id}/candidates?from=2026-03-12T09:00:00%2B08:00&until=2026-03-12T11:00:00%2B08:00");
        let found = site.send(&centre, "GET", &path, json!(null), &[]).body;
        let names: Vec<&str> = found["items"].as_array().unwrap().iter().map(|i| i["person"]["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["黄建国", "罗健"], "{found}");
        assert_eq!((&found["items"][0]["fits"], &found["items"][1]["fits"]), (&json!(true), &json!(false)));
        let why = &found["items"][1]["objections"][0];
        assert_eq!((why["code"].as_str(), why["clause"].as_str()), (Some("certificate_expires"), Some("DSP-03")));
        assert!(why["zh"].as_str().unwrap().contains("2026-03-10 到期"), "{why}");
        let foreign = site.sign_in("gjagent");
        assert_eq!(site.send(&foreign, "GET", &path, json!(null), &[]).status, 404);

        let board = format!("/api/board?unit={}", w.cast.unit("lj-install"));
        assert_eq!(site.send(&foreign, "GET", &board, json!(null), &[]).status, 404);
        let nowhere = site.send(&centre, "GET", "/api/board?unit=0SA7VWB040000", json!(null), &[]);
        assert_eq!(nowhere.status, 404);

        w.as_("linyi").act(id, "reassign", json!({"person": w.cast.person("huangjg").to_string(), "reason": "指定"}));
        let waiting = order(w, "repair.stove", "lj-repair-1");
        let board = site.send(&centre, "GET", "/api/board", json!(null), &[]).body;
        let huang = board["people"].as_array().unwrap().iter().find(|p| p["person"]["name"] == "黄建国").unwrap();
        assert_eq!((huang["load"].as_i64(), &huang["orders"][0]["id"]), (Some(1), &json!(id.to_string())), "{board}");
        assert!(huang["on_shift_until"].is_i64());
        assert!(board["waiting"].as_array().unwrap().iter().any(|r| r["id"] == json!(waiting.to_string())));
    }
}

both! {
    /// DSP-08 EMG-04: an emergency that nobody has taken stands with the crew it is for, under the limit that runs out first.
    fn an_emergency_shows_the_clock_that_runs_out_first(w at night::NIGHT) {
        night::on_duty(w, true, true);
        let (_, incident) = night::press(w);
        let wo = w.child(incident, "order");
        let team = w.cast.unit("lj-repair-1");
        assert_eq!(w.matter(wo).row.unit, team, "not the desk that heard of it");
        let above = w.matter(incident).row;
        let site = Site::new(w);
        let board = site.send(&site.sign_in("linyi"), "GET", &format!("/api/board?unit={team}"), json!(null), &[]).body;
        let row = board["waiting"].as_array().unwrap().iter().find(|r| r["id"] == json!(wo.to_string()));
        let row = row.unwrap_or_else(|| panic!("{board}"));
        assert_eq!((&row["next_clock"], &row["next_due_at"]), (&json!(above.next_clock), &json!(above.next_due_at)), "{row}");
        assert!(above.next_due_at < w.matter(wo).row.next_due_at);
        assert!(above.next_due_at - w.app.now().0 <= 60 * 60 * 1_000, "within the hour: {}", above.next_clock);
    }
}
