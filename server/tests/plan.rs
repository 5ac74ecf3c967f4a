//! The plan of an emergency: its steps as tasks, who does them, and what is late (EMG-08, EPL-01).

#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, incident, on_duty, press};
use serde_json::json;
use shouwen_domain::{emergency::Step, id::Id, intake::Room, orders::Task};
use site::Site;
use support::{TestWorld, at, sweep};

/// The tasks below an incident, in the order in which they were set.
fn tasks(w: &TestWorld, incident: Id) -> Vec<(Id, Task)> {
    let ids = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, incident, "task", true)).unwrap();
    let of = |id: Id| match w.matter(id).room {
        Room::Task(task) => (id, task),
        other => panic!("{other:?}"),
    };
    ids.into_iter().map(of).collect()
}

fn states(w: &TestWorld, incident: Id) -> Vec<String> {
    tasks(w, incident).into_iter().map(|(id, _)| w.state(id)).collect()
}

both! {
    /// EMG-08: six steps are six tasks at the start; what the log says is done; who is late escalates by itself.
    fn six_steps_are_six_tasks_and_the_late_one_escalates(w at NIGHT) {
        on_duty(w, true, true);
        let (agent, crew, centre) = (w.as_("zhoumin"), w.as_("weiqiang"), w.as_("linyi"));
        let (_, id) = press(w);
        let all = tasks(w, id);
        let shown: Vec<(&str, &str)> = all.iter().map(|(_, t)| (t.role.as_str(), t.done_by.as_str())).collect();
        assert_eq!(shown, [
            ("agent", "script"), ("dispatcher", "ack"), ("dispatcher", "outside.property"), ("technician", "controlled"),
            ("dispatcher", ""), ("technician", "repaired"),
        ]);
        assert_eq!(states(w, id), ["open"; 6]);
        let due: Vec<i64> = all.iter().map(|(_, t)| t.due.unwrap().since(at(NIGHT)) / 60_000).collect();
        assert_eq!(due, [3, 3, 15, 60, 90, 480], "minutes from the start");
        let [script, called, property, safe, affected, repaired] = [0, 1, 2, 3, 4, 5].map(|n: usize| all[n].0);
        assert_eq!(w.matter(script).row.owner, Some(agent.person), "who speaks with the caller");
        assert_eq!(incident(w, id).plans.iter().map(|p| (p.kind.as_str(), p.version)).collect::<Vec<_>>(), [("leak", 1)]);

        // What the log says is done, by whoever did it, when it happened.
        w.set("2026-03-05T02:14:20+08:00");
        crew.act(id, "ack", json!({"means": "phone"}));
        assert_eq!(w.state(called), "done");
        assert_eq!(w.clock(called, "task").kept, Some(true));
        assert_eq!([safe, repaired].map(|id| w.matter(id).row.owner), [Some(crew.person); 2], "the crew's that goes");

        // 02:16:40: the script is not read out. 02:28:40: nobody has called the property company.
        w.set("2026-03-05T02:17:00+08:00");
        sweep(&w.app);
        let late = |task: Id| w.told(task).into_iter().filter(|(_, _, step)| *step == 100).map(|(who, ..)| who).collect::<Vec<_>>();
        assert_eq!(late(script), ["chenli", "mengzong", "zhoumin"]);
        assert_eq!(late(property), [""; 0]);
        w.set("2026-03-05T02:29:00+08:00");
        sweep(&w.app);
        sweep(&w.app);
        assert_eq!(late(property), ["chenli", "linyi", "mengzong"], "the role that answers, and the leaders, once");
        assert_eq!(w.clock(property, "task").announced, 100);

        // Done late it is done, and late.
        centre.act(id, "outside", json!({"body": "119", "text": "请协助警戒"}));
        assert_eq!(w.state(property), "open", "another body is no property company");
        centre.act(id, "outside", json!({"body": "property", "text": "物业值班室 王工"}));
        assert_eq!(w.state(property), "done");
        assert_eq!(w.clock(property, "task").kept, Some(false));

        // By the role that answers for it, or entered by a dispatcher or a leader; not by anybody.
        assert_eq!(agent.refused(affected, "finish", json!({})).code, "task_whose");
        assert_eq!(agent.refused(affected, "take", json!({})).code, "task_whose");
        centre.act(affected, "take", json!({}));
        assert_eq!(w.matter(affected).row.owner, Some(centre.person));
        centre.act(affected, "finish", json!({"result": "12 户已电话告知"}));

        // The page of the incident shows them, late ones marked; its report as well.
        let site = Site::new(w);
        let client = site.sign_in("linyi");
        let page = site.send(&client, "GET", &format!("/api/records/{id}"), json!(null), &[]).body;
        let links = page["links"].as_array().unwrap();
        let shown = |task: Id| links.iter().find(|l| l["record"]["id"] == task.to_string()).unwrap()["task"].clone();
        assert_eq!(shown(property)["late"], true);
        assert_eq!(shown(script)["late"], true, "still open, and past its time");
        assert_eq!(shown(called)["late"], false);
        assert_eq!(shown(safe)["role"]["en"], "field technician");
        assert!(shown(safe)["text"]["en"].as_str().unwrap().starts_with("Valve closed"));
        let report = site.send(&client, "GET", &format!("/api/incidents/{id}/report"), json!(null), &[]).body;
        assert_eq!(report["tasks"].as_array().unwrap().len(), 6);
        assert_eq!(report["tasks"][4]["result"], "12 户已电话告知");

        w.set("2026-03-05T02:35:20+08:00");
        // No interval of the report runs backwards (EMG-05); without a time it is now.
        let before = json!({"gear": true, "happened_at": "2026-03-05T02:14:00+08:00"});
        assert_eq!(crew.refused(id, "depart", before).code, "log_order");
        crew.act(id, "depart", json!({"gear": true}));
        crew.act(id, "arrive", json!({}));
        agent.act(id, "tick", json!({"codes": ["no_switches"]}));
        crew.act(id, "control", json!({"text": "已关阀"}));
        assert_eq!(w.state(safe), "done");
    }

}

both! {
    /// EMG-08: by hand, beside what the rule has started; stopped with a reason; what is over asks for nothing more.
    fn a_plan_is_started_and_stopped_by_hand(w at NIGHT) {
        on_duty(w, true, true);
        let (agent, crew, centre, head) = (w.as_("zhoumin"), w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));
        let (_, id) = press(w);
        assert_eq!(agent.refused(id, "start_plan", json!({"plan": "fire"})).code, "not_allowed");
        assert_eq!(centre.refused(id, "start_plan", json!({"plan": "leak"})).code, "plan_ready");
        assert_eq!(centre.refused(id, "stop_plan", json!({"plan": "fire", "reason": "误启动"})).code, "plan_runs");
        crew.act(id, "ack", json!({"means": "phone"}));
        centre.act(id, "start_plan", json!({"plan": "fire"}));
        let fire: Vec<(Id, Task)> = tasks(w, id).into_iter().filter(|(_, t)| t.plan == "fire").collect();
        let by: Vec<&str> = fire.iter().map(|(_, t)| t.done_by.as_str()).collect();
        assert!(by.contains(&"outside.119") && !by.contains(&"ack"), "what the log has is not asked for again: {by:?}");
        centre.act(id, "outside", json!({"body": "119"}));
        assert_eq!(w.state(fire[0].0), "done");
        centre.act(id, "stop_plan", json!({"plan": "fire", "reason": "未着火"}));
        for (task, _) in &fire[1..] {
            assert_eq!(w.state(*task), "dropped");
            assert!(w.matter(*task).clocks.iter().all(|c| c.stopped_at.is_some()));
        }
        assert_eq!(w.state(fire[0].0), "done", "what was done stays done");
        let i = incident(w, id);
        assert_eq!(i.plans.iter().map(|p| p.stopped_at.is_some()).collect::<Vec<_>>(), [false, true]);
        let steps: Vec<Step> = i.log.iter().map(|e| e.step).filter(|s| matches!(s, Step::PlanStarted | Step::PlanStopped)).collect();
        assert_eq!(steps, [Step::PlanStarted, Step::PlanStarted, Step::PlanStopped]);

        // One of them is not needed, with the reason; the alarm was false, and nothing is to do any more.
        let property = tasks(w, id).into_iter().find(|(_, t)| t.done_by == "outside.property" && t.plan == "leak").unwrap().0;
        assert_eq!(agent.refused(property, "drop", json!({"reason": "独栋"})).code, "not_allowed");
        centre.act(property, "drop", json!({"reason": "独栋住宅，无物业"}));
        head.act(id, "false_alarm", json!({"reason": "气味来自下水道", "means": "call"}));
        assert!(states(w, id).iter().all(|state| state != "open"), "{:?}", states(w, id));
        sweep(&w.app);
    }
}
