//! A plan that a leader starts where there is no incident: its tasks, its log, its end, and the review that follows
//! (EPL-01, EPL-02, EMG-08).

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen::{act::Failure, emergency, policy::read_pack};
use shouwen_domain::{id::Id, intake::Room, moment::MINUTE};
use site::Site;
use support::{MONDAY, TestWorld, at, repair, sweep, with};

fn adopt(w: &TestWorld) {
    let (app, company, pack) = (w.app.clone(), w.cast.unit("LJ"), read_pack("city-gas").unwrap());
    w.app.db.write_now(move |tx| emergency::adopt_now(tx, &app, &pack, company)).unwrap();
}

fn tasks(w: &TestWorld, id: Id) -> Vec<(Id, String, i64)> {
    let ids = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "task", true)).unwrap();
    let of = |id: Id| match w.matter(id).room {
        Room::Task(task) => (id, task.role.clone(), task.due.unwrap().since(at(MONDAY)) / MINUTE),
        other => panic!("{other:?}"),
    };
    ids.into_iter().map(of).collect()
}

fn start(w: &TestWorld, who: &'static str, body: Value) -> Result<Id, String> {
    match w.as_(who).try_new("activation", "activate", body) {
        Ok(done) => Ok(done.record),
        Err(Failure::Refused(refusal)) => Err(refusal.code.to_owned()),
        Err(other) => panic!("{other}"),
    }
}

both! {
    /// EPL-01 EPL-02 EMG-08: the system is down: five steps, five tasks, the late one escalates; logged, ended, to be reviewed.
    fn the_system_is_down(w at MONDAY) {
        let down = json!({"scenario": "system", "text": "客服系统无法登录"});
        assert_eq!(start(w, "hejun", down.clone()), Err("plan_in_force".into()), "no library, no plan");
        adopt(w);
        assert_eq!(start(w, "zhoumin", down.clone()), Err("not_allowed".into()), "a leader starts it");
        let leak = json!({"scenario": "leak", "text": "有人闻到气味"});
        assert_eq!(start(w, "hejun", leak), Err("plan_no_incident".into()), "an emergency has its key");
        let id = start(w, "hejun", down).unwrap();
        let all = tasks(w, id);
        let shown: Vec<_> = all.iter().map(|(_, role, minutes)| (role.as_str(), *minutes)).collect();
        assert_eq!(shown, [("group_leader", 5), ("dispatcher", 10), ("administrator", 15), ("service_head", 60), ("agent", 480)]);
        let told: Vec<_> = w.notices(id).into_iter().map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong") && told.contains(&"chenli"), "{told:?}");

        w.as_("hejun").act(all[0].0, "finish", json!({"result": "四个席位已启用"}));
        w.set("2026-03-09T10:31:00+08:00");
        sweep(&w.app);
        let late: Vec<_> = w.told(all[1].0).into_iter().filter(|(_, _, step)| *step == 100).map(|(who, ..)| who).collect();
        assert_eq!(late, ["chenli", "linyi", "mengzong"], "the role that answers, and the leaders");
        w.as_("hejun").act(id, "log", json!({"text": "运维称 11 点恢复"}));
        assert_eq!(w.as_("hejun").refused(id, "finish", json!({"result": "已恢复"})).code, "activation_tasks");
        for (task, ..) in &all[1..] {
            w.as_("chenli").act(*task, "finish", json!({"result": "已办"}));
        }
        w.as_("hejun").act(id, "finish", json!({"result": "11:05 恢复，补录 12 张"}));
        assert_eq!(w.state(id), "over");
        let Room::Activation(a) = w.matter(id).room else { panic!("an activation") };
        assert_eq!((a.version, a.log.len()), (1, 1));
        let plan = a.plan.unwrap();
        assert_eq!(w.clock(plan, "plan_review").due_at, Some(at("2026-03-16T17:30:00+08:00")), "five working days");
        w.as_("linyi").act(plan, "review", json!({"result": "change", "text": "备用电话不足", "improvement": "增加两部备用电话"}));
        assert_eq!(w.state(w.child(plan, "plan")), "draft");
        assert_eq!(w.clock(plan, "plan_review").due_at, Some(at("2027-03-09T10:31:00+08:00")));
    }
}

both! {
    /// EPL-02: joined to the service process: the plan of a type is offered on its matter, started below it, and holds nothing
    /// back there; stopped, what is open of it is called off.
    fn a_complaint_is_handled_by_its_plan(w at MONDAY) {
        adopt(w);
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        let request = agent.request(with(repair(), json!({"type": "complaint"})));
        agent.act(request, "confirm", json!({"result": "confirmed"}));
        let site = Site::new(w);
        let joined = |login: &str| {
            let path = format!("/api/plans/joined?record={request}");
            site.send(&site.sign_in(login), "GET", &path, json!(null), &[]).body["items"].clone()
        };
        let codes: Vec<_> = joined("chenli").as_array().unwrap().iter().map(|p| (p["scenario"]["code"].clone(), p["may_activate"].clone())).collect();
        assert_eq!(codes, [(json!("complaint"), json!(true)), (json!("complaint_surge"), json!(true))]);
        assert_eq!(joined("zhoumin")[0]["may_activate"], false);
        let repairs = agent.request(repair());
        let path = format!("/api/plans/joined?record={repairs}");
        let shown = site.send(&site.sign_in("chenli"), "GET", &path, json!(null), &[]).body;
        assert_eq!(shown["items"][0]["scenario"]["code"], "equipment", "repair.stove is a repair");

        let id = start(w, "chenli", json!({"scenario": "complaint", "text": "媒体曝光", "matter": request.to_string()})).unwrap();
        assert_eq!((w.matter(id).row.parent, tasks(w, id).len()), (Some(request), 5));
        let page = site.send(&site.sign_in("chenli"), "GET", &format!("/api/records/{request}"), json!(null), &[]).body;
        assert!(page["links"].as_array().unwrap().iter().any(|l| l["record"]["id"] == id.to_string()));
        let foreign = json!({"scenario": "complaint", "text": "越权", "matter": request.to_string(), "unit": w.cast.unit("GJ").to_string()});
        assert!(start(w, "gjhead", foreign).is_err());

        head.act(id, "stop", json!({"reason": "核实为二级投诉"}));
        assert!(tasks(w, id).iter().all(|(task, ..)| w.state(*task) == "dropped"));
        agent.act(request, "answer", json!({"text": "已答复", "outcome": "solved", "means": "call"}));
        assert!(matches!(w.state(request).as_str(), "answered" | "closed"));
    }
}
