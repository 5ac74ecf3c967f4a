//! The plan library: versions from the draft to the day on which another takes their place, which of them an incident
//! follows, what is reviewed by when, what a pack brings (EPL-01, EPL-02, EMG-08, EMG-12).

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, call, incident, on_duty, press};
use serde_json::{Value, json};
use shouwen::{act::Failure, emergency, policy::read_pack};
use shouwen_domain::{
    emergency::library::EmergencyPlan,
    id::Id,
    intake::Room,
    moment::{DAY, Moment},
    policy::{Pack, pack::Action},
};
use shouwen_store::StoreError;
use site::Site;
use support::{TestWorld, at, sweep, with};

fn plan(w: &TestWorld, id: Id) -> EmergencyPlan {
    match w.matter(id).room {
        Room::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

/// Loads the plans of a pack at the company; what it did to each scenario.
fn adopt(w: &TestWorld, pack: Pack) -> Vec<(String, Action)> {
    let (app, company) = (w.app.clone(), w.cast.unit("LJ"));
    let done = w.app.db.write_now(move |tx| emergency::adopt_now(tx, &app, &pack, company)).unwrap();
    done.into_iter().map(|change| (change.code, change.action)).collect()
}

/// The versions of a scenario at a unit: state and version.
fn line(w: &TestWorld, unit: &str, scenario: &'static str) -> Vec<(Id, String, i64)> {
    let (company, unit) = (w.cast.unit("LJ"), w.cast.unit(unit));
    let all = w.app.db.read_now(move |tx| shouwen_store::plans::line(tx, company, unit, scenario)).unwrap();
    all.into_iter().map(|one| (one.id, one.state, one.version)).collect()
}

fn in_force(w: &TestWorld, scenario: &'static str) -> Id {
    line(w, "LJ", scenario).into_iter().find(|(_, state, _)| state == "in_force").unwrap().0
}

fn step(zh: &str, role: &str, minutes: i64) -> Value {
    json!({"zh": zh, "role": role, "minutes": minutes})
}

fn text(w: &TestWorld, scenario: &str, unit: &str) -> Value {
    json!({"scenario": scenario, "unit": w.cast.unit(unit), "title": "七星区燃气泄漏处置预案", "process": "接报即启动，安全后终止",
        "clause": "002 §1.5", "types": ["alarm.leak"], "steps": [step("安全指导", "agent", 3), step("现场安全", "technician", 45)]})
}

fn tasks(w: &TestWorld, id: Id) -> Vec<String> {
    let ids = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "task", true)).unwrap();
    let of = |id: Id| match w.matter(id).room {
        Room::Task(task) => format!("{} {}", task.plan, task.done_by),
        other => panic!("{other:?}"),
    };
    ids.into_iter().map(of).collect()
}

both! {
    /// EPL-01: a plan without timing is refused, by name; nobody approves what they wrote; from its date on the new version
    /// holds, whether the sweep has run or not, and the one before it no more.
    fn a_version_is_complete_and_approved_by_another(w at NIGHT) {
        let (writer, head, leader) = (w.as_("linyi"), w.as_("chenli"), w.as_("mengzong"));
        assert_eq!(line(w, "LJ", "leak"), []);
        let timeless = with(text(w, "leak", "LJ"), json!({"steps": [step("安全指导", "agent", 3), {"zh": "现场安全", "role": "technician"}]}));
        let Err(Failure::Refused(no)) = w.as_("zhoumin").try_new("plan", "draft", timeless.clone()) else { panic!("an agent") };
        assert_eq!(no.code, "not_allowed");
        let id = writer.try_new("plan", "draft", timeless).unwrap().record;
        assert_eq!(w.state(id), "draft");
        let refusal = writer.refused(id, "submit", json!({}));
        assert_eq!(refusal.code, "plan_complete");
        assert!(refusal.said.zh.contains("第 2 步（现场安全）没有可用的时限"), "{}", refusal.said.zh);
        assert!(!refusal.said.zh.contains("安全指导"), "what is fine is not named");

        // Each of the four parts; steps keep their codes.
        let revised = |change: Value| {
            let mut body = with(text(w, "leak", "LJ"), change);
            body.as_object_mut().unwrap().retain(|key, _| key != "scenario" && key != "unit");
            body
        };
        for (change, says) in [
            (json!({"process": null}), "流程"),
            (json!({"steps": []}), "步骤"),
            (json!({"steps": [{"zh": "安全指导", "minutes": 3}]}), "责任岗位"),
            (json!({"steps": [step("甲", "agent", 30), step("乙", "agent", 3)]}), "早于前一步"),
        ] {
            writer.act(id, "revise", revised(change));
            let refusal = writer.refused(id, "submit", json!({}));
            assert!(refusal.code == "plan_complete" && refusal.said.zh.contains(says), "{}", refusal.said.zh);
        }
        assert_eq!(writer.refused(id, "revise", revised(json!({"types": ["alarm.leek"]}))).code, "plan_types");
        writer.act(id, "revise", revised(json!({})));
        assert_eq!(plan(w, id).steps.iter().map(|s| s.code.as_str()).collect::<Vec<_>>(), ["s1", "s2"]);
        let Err(Failure::Refused(no)) = head.try_new("plan", "draft", text(w, "leak", "LJ")) else { panic!("a second") };
        assert_eq!(no.code, "plan_one_in_hand");

        // By another than the author; from a date; sent back once.
        head.act(id, "revise", revised(json!({})));
        writer.act(id, "submit", json!({}));
        assert!(w.notices(id).iter().any(|n| w.login(n.person) == "mengzong" && n.kind == "submit"));
        assert_eq!(writer.refused(id, "approve", json!({})).code, "not_allowed");
        assert_eq!(head.refused(id, "approve", json!({})).code, "plan_by_another", "whoever has written in it is an author");
        assert_eq!(leader.refused(id, "approve", json!({"from": "2026-03-01T00:00:00+08:00"})).code, "plan_from");
        leader.act(id, "send_back", json!({"reason": "补充现场联系人"}));
        writer.act(id, "submit", json!({}));
        leader.act(id, "approve", json!({"from": "2026-03-06T00:00:00+08:00"}));
        assert_eq!(w.state(id), "approved");
        w.set("2026-03-06T00:00:01+08:00");
        sweep(&w.app);
        assert_eq!((w.state(id).as_str(), plan(w, id).version), ("in_force", 1));
        assert!(w.clock(id, "plan_starts").stopped_at.is_some());
        assert_eq!(w.clock(id, "plan_review").due_at, Some(at("2027-03-06T00:00:00+08:00")), "twelve months from its date");

        // The next version is made of this one, and laid beside it.
        assert_eq!(w.as_("zhoumin").refused(id, "next_version", json!({})).code, "not_found");
        head.act(id, "next_version", json!({"improvement": "到场时限从严"}));
        let next = w.child(id, "plan");
        assert_eq!((w.state(next).as_str(), plan(w, next).version, plan(w, next).improvements.clone()), ("draft", 2, vec!["到场时限从严".to_owned()]));
        assert_eq!(head.refused(id, "next_version", json!({})).code, "plan_one_in_hand");
        let shorter = json!({"title": "燃气泄漏处置预案（修订）", "process": "接报即启动，安全后终止",
            "steps": [{"code": "s1", "zh": "安全指导", "role": "agent", "minutes": 3},
                {"code": "s2", "zh": "现场安全", "role": "technician", "minutes": 30}, step("复盘", "service_head", 600)]});
        writer.act(next, "revise", shorter);
        writer.act(next, "submit", json!({}));
        let site = Site::new(w);
        let client = site.sign_in("linyi");
        let shown = site.send(&client, "GET", &format!("/api/plans/{next}/text"), json!(null), &[]).body;
        let what: Vec<_> = shown["difference"]["steps"].as_array().unwrap().iter().map(|d| d["what"].as_str().unwrap()).collect();
        assert_eq!(what, ["same", "changed", "added"]);
        assert_eq!(shown["difference"]["steps"][1]["members"], json!(["minutes"]));
        leader.act(next, "approve", json!({}));
        assert_eq!(line(w, "LJ", "leak").into_iter().map(|(_, state, v)| (state, v)).collect::<Vec<_>>(), [("superseded".to_owned(), 1), ("in_force".to_owned(), 2)]);
        assert!(w.matter(id).clocks.iter().all(|c| c.stopped_at.is_some()), "nobody reviews what holds no more");

        // On paper; another company finds nothing, a colleague who answers for steps reads it.
        let path = format!("/api/plans/{next}/plan.pdf");
        let (status, _, bytes) = pdf::get(w, &site.sign_in("zhoumin"), &path);
        assert_eq!(status.as_u16(), 200);
        pdf::says(&bytes, &["应急预案", "燃气泄漏处置预案（修订）", "外勤人员", "30分钟内", "蒙总", "林毅"]);
        assert_eq!(w.last_audit(), ("print.plan".to_owned(), "done".to_owned()));
        assert_eq!(pdf::get(w, &site.sign_in("gjhead"), &path).0.as_u16(), 404);
        assert_eq!(site.send(&site.sign_in("gjhead"), "GET", &format!("/api/plans/{next}/text"), json!(null), &[]).status.as_u16(), 404);
    }
}

both! {
    /// EPL-01 EMG-08: an incident follows the nearest unit's plan in force at that moment and keeps its version; without any
    /// it opens all the same, and the leaders hear it.
    fn an_incident_follows_the_plan_in_force(w at NIGHT) {
        on_duty(w, true, true);
        let (writer, head) = (w.as_("linyi"), w.as_("chenli"));
        let (_, before) = press(w);
        assert_eq!((incident(w, before).plans[0].plan, incident(w, before).plans[0].version), (None, 1), "as long as there is no library");
        adopt(w, read_pack("city-gas").unwrap());
        let company = in_force(w, "leak");
        let (_, id) = press(w);
        let i = incident(w, id);
        assert_eq!((i.plans[0].plan, i.plans[0].number.clone()), (Some(company), w.matter(company).row.number));
        assert_eq!(tasks(w, id).len(), 6);

        // Of the team that alarms are routed to: nearer than the company's.
        let near = writer.try_new("plan", "draft", text(w, "leak", "lj-repair-1")).unwrap().record;
        writer.act(near, "submit", json!({}));
        head.act(near, "approve", json!({}));
        let (_, id) = press(w);
        assert_eq!((incident(w, id).plans[0].plan, tasks(w, id).len()), (Some(near), 2));
        head.act(near, "withdraw", json!({"reason": "并入公司预案"}));
        assert_eq!(incident(w, id).plans[0].plan, Some(near), "what was begun goes on by its version");
        let (_, id) = press(w);
        assert_eq!(incident(w, id).plans[0].plan, Some(company));

        // The company's withdrawn: the general one of every pack; that one too: nothing, and the crew is called as ever.
        head.act(company, "withdraw", json!({"reason": "修订"}));
        let (_, id) = press(w);
        assert_eq!(incident(w, id).plans[0].zh, "报警器报警处置预案");
        head.act(in_force(w, "alarm"), "withdraw", json!({"reason": "修订"}));
        let (_, id) = press(w);
        let i = incident(w, id);
        assert_eq!((w.state(id).as_str(), i.plans.len(), i.calls.len()), ("notified", 0, 1));
        assert!(i.exceptions.iter().any(|x| x.gate == "plan_in_force" && x.zh.contains("燃气泄漏")), "{:?}", i.exceptions);
        let told: Vec<_> = w.notices(id).into_iter().filter(|n| n.kind == "exception").map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong") && told.contains(&"chenli"), "{told:?}");
        assert_eq!(writer.refused(id, "start_plan", json!({"plan": "leak"})).code, "plan_ready");
    }
}

both! {
    /// EMG-08: how grave it is starts a plan too: once, in the act that made it so, and no step that the log has.
    fn severity_starts_a_plan_once(w at NIGHT) {
        on_duty(w, true, true);
        adopt(w, read_pack("city-gas").unwrap());
        let (agent, centre, head) = (w.as_("zhoumin"), w.as_("linyi"), w.as_("chenli"));
        let (_, id) = press(w);
        let kinds = |id: Id| incident(w, id).plans.iter().map(|p| p.kind.clone()).collect::<Vec<_>>();
        assert_eq!(kinds(id), ["leak"]);
        centre.act(id, "outside", json!({"body": "110", "text": "请协助管制"}));
        let events = w.events(id).len();
        agent.act(id, "scene", json!({"casualties": 1}));
        assert_eq!((incident(w, id).severity.as_str(), kinds(id)), ("2", vec!["leak".to_owned(), "grave".to_owned()]));
        let begun: Vec<_> = w.events(id).into_iter().skip(events).map(|s| s.event.recorded_at).collect();
        assert!(begun.windows(2).all(|pair| pair[0] == pair[1]), "one transaction");
        let of_grave: Vec<_> = tasks(w, id).into_iter().filter(|t| t.starts_with("grave")).collect();
        assert_eq!(of_grave, ["grave leader_ack", "grave ", "grave ", "grave ", "grave authority"], "110 was called before");
        // Graver still, said again, stopped: never a second time.
        agent.act(id, "scene", json!({"casualties": 4}));
        head.act(id, "stop_plan", json!({"plan": "grave", "reason": "核实为轻伤"}));
        agent.act(id, "scene", json!({"affected": 2000}));
        assert_eq!(kinds(id), ["leak", "grave"]);

        // An explosion is grave as it is reported; another company's policy may start nothing.
        let explosion = with(call(), json!({"kind": "explosion"}));
        let request = agent.try_new("request", "emergency_call", explosion.clone()).unwrap().record;
        assert_eq!(kinds(w.child(request, "incident")), ["explosion", "grave"]);
        w.set_policy("LJ", "emg.plan.severity", "0");
        w.set("2026-03-05T02:14:41+08:00");
        let explosion = with(explosion, json!({"received_at": null}));
        let request = agent.try_new("request", "emergency_call", with(explosion, json!({"contact": "13900002047"}))).unwrap().record;
        assert_eq!(kinds(w.child(request, "incident")), ["explosion"]);
    }
}

both! {
    /// EPL-02 EMG-12: after each use a review is demanded; the review of the incident is one, and its "yes" opens the draft of
    /// the next version with what has to change. What nobody reviews is shown as overdue and told to keeper and leaders.
    fn what_was_followed_is_reviewed(w at NIGHT) {
        on_duty(w, true, true);
        adopt(w, read_pack("city-gas").unwrap());
        let (crew, head, leader) = (w.as_("weiqiang"), w.as_("chenli"), w.as_("mengzong"));
        let leak = in_force(w, "leak");
        let year = w.clock(leak, "plan_review").due_at.unwrap();
        assert_eq!(year, at("2027-03-05T02:13:40+08:00"));
        let over = |w: &TestWorld, contact: &str, restored: &str| {
            let body = with(call(), json!({"received_at": null, "contact": contact}));
            let id = w.child(w.as_("zhoumin").try_new("request", "emergency_call", body).unwrap().record, "incident");
            head.act(id, "send_crew", json!({"person": crew.person}));
            crew.act(id, "depart", json!({"gear": true}));
            crew.act(id, "arrive", json!({}));
            crew.act(id, "control", json!({"text": "已关阀"}));
            crew.act(id, "repair", json!({"text": "软管老化，已更换", "readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]}));
            w.set(restored);
            crew.act(id, "restore", json!({"text": "已恢复", "present": true, "leak_free": true}));
            head.act(id, "stand_down", json!({"informed": true, "late_reason": "绕行"}));
            id
        };
        let first = over(w, "13900002046", "2026-03-05T08:30:00+08:00");
        let due = w.clock(leak, "plan_review").due_at.unwrap();
        assert_eq!(due, at("2026-03-12T17:30:00+08:00"), "five working days after its use, not next year");
        assert_eq!(plan(w, leak).uses.iter().map(|u| u.number.clone()).collect::<Vec<_>>(), [w.matter(first).row.number]);

        // Applicable: the year counts again.
        head.act(first, "review", json!({"cause": "软管老化", "plan_change": false}));
        assert_eq!((w.clock(leak, "plan_review").due_at, plan(w, leak).reviews[0].result.as_str()), (Some(year), "applicable"));
        let second = over(w, "13900002047", "2026-03-05T09:00:00+08:00");
        let third = over(w, "13900002048", "2026-03-05T09:30:00+08:00");
        let gaps = json!({"cause": "占道", "gaps": "到场绕行 12 分钟", "plan_change": true, "plan_text": "增加与交警的联动步骤"});
        head.act(second, "review", gaps);
        let draft = w.child(leak, "plan");
        assert_eq!((w.state(draft).as_str(), plan(w, draft).version), ("draft", 2));
        assert_eq!(plan(w, draft).improvements, [format!("{}：增加与交警的联动步骤", w.matter(second).row.number)]);
        assert_eq!(plan(w, draft).steps.len(), 6, "made of the version in force");
        assert_eq!(plan(w, leak).uses.len(), 1, "the third use still waits");
        // A further "yes" goes into the draft that is there.
        head.act(third, "review", json!({"cause": "同上", "plan_change": true}));
        assert_eq!((plan(w, draft).improvements.len(), line(w, "LJ", "leak").len()), (2, 2));

        // Nobody looks at the plan for fires for a year: overdue, in red, told to whoever keeps it and to the leaders.
        let fire = in_force(w, "fire");
        leader.act(fire, "entrust", json!({"person": w.cast.person("linyi"), "reason": "调度归口"}));
        w.set("2027-03-05T02:14:00+08:00");
        sweep(&w.app);
        let late: Vec<_> = w.told(fire).into_iter().filter(|(_, clock, step)| clock == "plan_review" && *step == 100).map(|(who, ..)| who).collect();
        assert_eq!(late, ["chenli", "linyi", "mengzong"]);
        let site = Site::new(w);
        let client = site.sign_in("linyi");
        let row = |id: Id| {
            let list = site.send(&client, "GET", "/api/plans/library", json!(null), &[]).body;
            list["items"].as_array().unwrap().iter().find(|one| one["id"] == id.to_string()).cloned().unwrap()
        };
        assert_eq!((row(fire)["late"].clone(), row(fire)["owner"]["name"].clone()), (json!(true), json!("林毅")));
        assert_eq!(w.as_("linyi").refused(fire, "review", json!({"result": "change", "text": "缺少119联动"})).code, "plan_improvement");
        w.as_("linyi").act(fire, "review", json!({"result": "applicable", "text": "逐条核对，仍然适用"}));
        assert_eq!(row(fire)["late"], false);
        assert_eq!(w.clock(fire, "plan_review").due_at, Some(at("2028-03-05T02:14:00+08:00")));
        assert_eq!(w.differing(fire), Vec::<String>::new(), "the stored clock is what the facts say");
    }
}

both! {
    /// EPL-01: the pack's plans are the first versions, once; a newer one is a draft for the company to judge, and never
    /// overwrites what the company has made of it.
    fn what_a_pack_brings_is_taken_over_once(w at NIGHT) {
        let pack = read_pack("city-gas").unwrap();
        let first = adopt(w, pack.clone());
        assert_eq!(first.len(), pack.library().len());
        assert!(first.iter().all(|(_, action)| *action == Action::Added), "{first:?}");
        assert!(adopt(w, pack.clone()).iter().all(|(_, action)| *action == Action::Unchanged), "twice is once");
        assert_eq!(line(w, "LJ", "system").len(), 1);
        let site = Site::new(w);
        let library = site.send(&site.sign_in("zhoumin"), "GET", "/api/plans/library", json!(null), &[]).body;
        assert_eq!((library["missing"].clone(), library["may_draft"].clone()), (json!([]), json!(false)));
        assert_eq!(library["items"].as_array().unwrap().len(), first.len());
        let foreign = site.send(&site.sign_in("gjagent"), "GET", "/api/plans/library", json!(null), &[]).body;
        assert_eq!(foreign["items"], json!([]));
        assert_eq!(foreign["missing"].as_array().unwrap().len(), 10, "what every company has to own");

        let mut newer = pack;
        let system = newer.plans.iter_mut().find(|p| p.scenario == "system").unwrap();
        system.plan.version = 2;
        system.plan.steps[0].minutes = 3;
        let changed: Vec<_> = adopt(w, newer.clone()).into_iter().filter(|(_, action)| *action != Action::Unchanged).collect();
        assert_eq!(changed, [("system".to_owned(), Action::Changed)]);
        let states: Vec<_> = line(w, "LJ", "system").into_iter().map(|(_, state, version)| (state, version)).collect();
        assert_eq!(states, [("in_force".to_owned(), 1), ("draft".to_owned(), 2)]);
        assert!(adopt(w, newer).iter().all(|(_, action)| *action == Action::Unchanged));

        // From which day on is the caller's to say: a demonstration has a plan that is overdue.
        let (app, company, old) = (w.app.clone(), w.cast.unit("GJ"), w.app.now().minus(400 * DAY));
        let pack = read_pack("city-gas").unwrap();
        w.app.db.write_now(move |tx| emergency::adopt(tx, &app, &pack, company, |_| old)).unwrap();
        let leak = w.app.db.read_now(move |tx| shouwen_store::plans::line(tx, company, company, "leak")).unwrap()[0].id;
        assert!(w.clock(leak, "plan_review").due_at.unwrap() < w.app.now());
        assert_eq!(w.state(leak), "in_force");
        assert!(w.matter(leak).clocks.iter().all(|c| c.code == "plan_review"), "what holds waits for no date");
    }
}

both! {
    /// EMG-16: a version that cannot be read stands in nobody's way: the incident opens, and the leaders hear that it has no plan.
    fn a_spoiled_version_stops_no_emergency(w at NIGHT) {
        on_duty(w, true, true);
        adopt(w, read_pack("city-gas").unwrap());
        for scenario in ["leak", "alarm"] {
            let id = in_force(w, scenario);
            let spoil = format!("UPDATE plan SET data = '{{\"steps\": 7' WHERE id = {}", id.0);
            w.app.db.write_now(move |tx| shouwen_store::verify::tamper(tx, &spoil)).map_err(|e: StoreError| e).unwrap();
        }
        let (_, id) = press(w);
        assert_eq!((w.state(id).as_str(), incident(w, id).plans.len()), ("notified", 0));
        assert!(incident(w, id).exceptions.iter().any(|x| x.gate == "plan_in_force"));
        assert!(incident(w, id).calls[0].at == Moment(at(NIGHT).0));
    }
}
