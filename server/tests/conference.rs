//! The case conference: called from a request, its leaders told, its tasks tracked to done; on both databases.

mod support;

use serde_json::{Value, json};
use shouwen::act::Failure;
use shouwen_domain::{id::Id, intake::Room, orders::Conference};
use support::{MONDAY, TestWorld, at, repair, with};

fn accepted(w: &TestWorld) -> Id {
    let agent = w.as_("zhoumin");
    let id = agent.request(repair());
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn call(w: &TestWorld) -> Value {
    json!({"trigger": "difficult", "planned": "2026-03-09T15:00:00+08:00", "agenda": "同一灶具半年内第四次报修",
        "participants": [{"person": w.cast.person("weiqiang").to_string()}]})
}

fn task(w: &TestWorld, login: &str, due: &str) -> Value {
    json!({"text": "更换整机", "person": w.cast.person(login).to_string(), "due": due})
}

fn own(w: &TestWorld, id: Id) -> Conference {
    match w.matter(id).room {
        Room::Conference(own) => own,
        other => panic!("{other:?}"),
    }
}

both! {
    /// COO-03: from the call to the last task ticked off; the request waits for it.
    fn a_conference_is_tracked_until_its_tasks_are_done(w at MONDAY) {
        let (agent, head, team) = (w.as_("zhoumin"), w.as_("chenli"), w.as_("weiqiang"));
        let request = accepted(w);
        agent.act(request, "call_conference", call(w));
        assert_eq!(w.state(request), "accepted");
        let id = w.child(request, "conference");
        let m = w.matter(id);
        assert_eq!((m.row.state.as_str(), m.row.parent, m.row.owner), ("convened", Some(request), Some(agent.person)));
        assert!(m.row.number.starts_with("LJ-CONFERENCE-20260309-"), "{}", m.row.number);
        assert_eq!(own(w, id).planned, Some(at("2026-03-09T15:00:00+08:00")));
        let told = |step: &str| {
            let mut out: Vec<_> =
                w.notices(id).into_iter().filter(|n| n.kind == step).map(|n| w.login(n.person)).collect();
            out.sort_unstable();
            out
        };
        assert_eq!(told("convene"), ["chenli", "mengzong", "weiqiang"], "the leaders and who is to come");

        w.set("2026-03-09T16:00:00+08:00");
        agent.act(id, "hold", json!({"minutes": "阀体批次缺陷", "happened_at": "2026-03-09T15:40:00+08:00"}));
        let past = json!({"decision": "换机", "tasks": [task(w, "weiqiang", "2026-03-09T15:59:00+08:00")]});
        assert_eq!(agent.refused(id, "decide", past).code, "task_dates_ahead");
        let tasks = [task(w, "weiqiang", "2026-03-11T12:00:00+08:00"), task(w, "linyi", "2026-03-12T12:00:00+08:00")];
        agent.act(id, "decide", json!({"decision": "整机更换并上报批次", "tasks": tasks}));
        assert_eq!(told("decide"), ["linyi", "weiqiang"], "who has a task");
        assert_eq!(w.clock(id, "conference_task").due_at, Some(at("2026-03-11T12:00:00+08:00")));

        // The customer is answered meanwhile; the matter is not closed before the conference is done.
        agent.act(request, "answer", json!({"text": "将更换整机", "outcome": "solved", "means": "call"}));
        assert_eq!(w.state(request), "answered");
        assert_eq!(agent.refused(id, "finish", json!({})).code, "tasks_done");
        let done = |n: i64| json!({"task": n, "result": "已更换"});
        assert_eq!(team.refused(id, "tick_off", done(2)).code, "task_owner");
        assert_eq!(team.refused(id, "tick_off", done(3)).code, "task_open");
        team.act(id, "tick_off", done(1));
        assert_eq!(team.refused(id, "tick_off", done(1)).code, "task_open");
        assert_eq!(w.clock(id, "conference_task").due_at, Some(at("2026-03-12T12:00:00+08:00")));
        let left = agent.refused(id, "finish", json!({}));
        assert!(left.said.zh.contains("1 项") && left.clause.is_some(), "{}", left.said.zh);

        // A task that is late is told of like every other date.
        w.set("2026-03-12T12:00:01+08:00");
        w.sweep();
        assert!(w.notices(id).iter().any(|n| n.kind == "breach" && n.person == head.person));
        head.act(id, "tick_off", done(2));
        assert_eq!(w.clock(id, "conference_task").kept, Some(false));
        agent.act(id, "finish", json!({}));
        assert_eq!((w.state(id), w.state(request)), ("done".into(), "closed".into()));
        assert!(own(w, id).tasks.iter().all(|t| t.done_at.is_some() && t.result == "已更换"));
    }
}

both! {
    /// COO-03 SEC-01: who may call it, whom it may name, one at a time, and the reason of a cancellation.
    fn a_conference_is_called_by_who_answers_and_names_its_own_people(w at MONDAY) {
        let (agent, leader) = (w.as_("zhoumin"), w.as_("hejun"));
        let request = accepted(w);
        let with_people = |people: Value| with(call(w), json!({"participants": people}));
        assert_eq!(w.as_("linyi").refused(request, "call_conference", call(w)).code, "not_allowed");
        assert_eq!(agent.refused(request, "call_conference", with_people(json!([]))).code, "participants_named");
        let me = json!([{"person": agent.person.to_string()}]);
        assert_eq!(agent.refused(request, "call_conference", with_people(me)).code, "participants_named");
        let foreign = json!([{"person": w.cast.person("gjhead").to_string()}]);
        let refusal = agent.refused(request, "call_conference", with_people(foreign));
        assert_eq!(refusal.fields[0].field, "participants[0].person");
        leader.act(request, "call_conference", call(w));
        assert_eq!(agent.refused(request, "call_conference", call(w)).code, "no_open_conference");
        let id = w.child(request, "conference");
        let foreign = w.as_("gjhead").try_act(id, "hold", json!({"minutes": "x"}));
        assert!(matches!(foreign, Err(Failure::Refused(refusal)) if refusal.code == "not_found"));
        assert_eq!(leader.refused(id, "cancel", json!({})).code, "invalid_fields");
        leader.act(id, "cancel", json!({"reason": "客户已撤诉"}));
        assert_eq!((w.state(id), own(w, id).reason.as_str()), ("cancelled".into(), "客户已撤诉"));
        // The next may be called, also where work is under way already.
        agent.act(request, "create_order", json!({"content": "上门"}));
        agent.act(request, "call_conference", call(w));
        assert_ne!(w.child(request, "conference"), id);
    }
}
