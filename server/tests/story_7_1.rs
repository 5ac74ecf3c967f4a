//! Story 7.1 line by line: the leak at 02:13 on Thursday 5 March 2026, from the ring of the telephone to the review and the
//! report, on both databases. The exchange is a simulator (`support/phone.rs`); whom nobody answers is called on by the clock.

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/phone.rs"]
mod phone;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, incident, on_duty, sent};
use phone::{calls, connect, event, sit};
use serde_json::{Value, json};
use shouwen::{channels, import::masters::run, scheduler};
use shouwen_domain::{
    emergency::{INTERVALS, Step, outage::Supply},
    id::Id,
    intake::Room,
    moment::{MINUTE, SECOND},
    orders::Order,
};
use shouwen_store::{customers, outages, record};
use site::Site;
use std::collections::BTreeMap;
use support::{TestWorld, at, with};

const CALLER: &str = "13900002046";

/// 滨江路88号3栋2单元 with its twelve households behind the riser valve R-3-2, as the map service and the archive have it.
fn stairway(w: &TestWorld) {
    let mut people = vec!["客户编号,客户类别,姓名或名称,联系电话\n".to_owned()];
    let mut points = vec!["户号,客户编号,区县,道路门牌或小区,楼栋,单元,房号\n".to_owned()];
    let mut valves = vec!["阀门编号,阀门名称,户号\n".to_owned()];
    for n in 1..=12 {
        let room = format!("{}0{}", (n - 1) / 2 + 1, (n - 1) % 2 + 1);
        let (name, phone) = if room == "501" {
            ("李桂兰".into(), CALLER.into())
        } else {
            (format!("住户{n}"), format!("13900005{n:03}"))
        };
        people.push(format!("S-{n},个人,{name},{phone}\n"));
        points.push(format!("B-{room},S-{n},七星区,滨江路88号,3,2,{room}\n"));
        valves.push(format!("R-3-2,3栋2单元立管阀,B-{room}\n"));
    }
    for (kind, text) in [("customers", people), ("points", points), ("valves", valves)] {
        let file = w.folder().join(format!("{kind}.csv"));
        std::fs::write(&file, text.concat()).unwrap();
        let task = run::Task { kind: kind.into(), file, company: Some("LJ".into()), ..run::Task::default() };
        let prepared = run::prepare(&w.app, &task).unwrap();
        let done = run::run(&prepared, false, None, &mut |_| {}).unwrap();
        assert_eq!((done.refused, done.made), (0, 12), "{kind}: {:?}", done.refusals);
    }
}

fn point(w: &TestWorld, room: &str) -> Value {
    let (company, number) = (w.cast.unit("LJ"), format!("B-{room}"));
    let found = w.app.db.read_now(move |tx| customers::point_of(tx, company, &number)).unwrap();
    json!(found.unwrap().0.id.to_string())
}

/// Messages and clocks that are due, until there are none.
fn work_off(w: &TestWorld) {
    while scheduler::turn(&w.app).unwrap().more {}
    while channels::turn(&w.app).unwrap() > 0 {}
}

fn order(w: &TestWorld, id: Id) -> Order {
    match w.matter(id).room {
        Room::Order(order) => *order,
        other => panic!("{other:?}"),
    }
}

both! {
    /// EMG-01 EMG-02 EMG-03 EMG-04 EMG-05 EMG-06 EMG-07 EMG-08 EMG-09 EMG-10 EMG-11 EMG-12 ANN-01 INF-04 NTF-01 ANS-01 FUP-01
    fn a_leak_call_at_02_13(w at NIGHT) {
        on_duty(w, true, false);
        stairway(w);
        connect(w);
        w.set("2026-03-05T02:00:00+08:00");
        sit(w, "zhoumin", "8001");
        sit(w, "lufang", "8002");
        let site = Site::new(w);
        let (agent, lu, crew) = (w.as_("zhoumin"), w.as_("lufang"), w.as_("weiqiang"));
        let (desk, head) = (w.as_("linyi"), w.as_("chenli"));

        // 1. It rings at 02:13:05 and is answered at 02:13:14, on the second ring.
        let ring = |call: &str, from: &str, to: &str| {
            event(&site, &[("event", "newCall"), ("callId", call), ("from", from), ("to", "96777"), ("direction", "in")]);
            event(&site, &[("event", "ring"), ("callId", call), ("extension", to), ("direction", "in")]);
        };
        let answer = |call: &str, at: &str| event(&site, &[("event", "answer"), ("callId", call), ("answeringNumber", at), ("direction", "in")]);
        w.set("2026-03-05T02:13:05+08:00");
        ring("c-1", CALLER, "8001");
        w.set("2026-03-05T02:13:14+08:00");
        answer("c-1", "8001");
        let first = calls(w)[0].clone();
        assert_eq!((first.rings, first.person), (Some(2), Some(agent.person)));

        // 2. The key at 02:13:40: P0, kind, number, severity, plan with its tasks.
        w.set("2026-03-05T02:13:40+08:00");
        let scene = json!({"channel": "hotline", "kind": "leak", "call": first.id.to_string(), "indoors": true, "name": "李桂兰",
            "signs": "厨房有气味，嘶嘶声", "people": 3, "casualties": 0,
            "address": {"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"},
            "point": point(w, "501")});
        let request = agent.try_new("request", "emergency_call", scene).unwrap_or_else(|f| panic!("{f}")).record;
        let id = w.child(request, "incident");
        let row = w.matter(id).row;
        assert_eq!((row.received_at, row.priority.code(), row.state.as_str()), (at("2026-03-05T02:13:14+08:00"), "P0", "notified"));
        assert_eq!(row.number, "LJ-EMG-20260305-0001");
        let i = incident(w, id);
        assert_eq!((i.kind.as_str(), i.plans.len()), ("leak", 1));
        let tasks = w.app.db.read_now(move |tx| record::children(tx, id, "task", true)).unwrap();
        assert_eq!(tasks.len(), 6, "a plan with six steps makes six tasks (EMG-08)");

        // 4. Crew and leader in the same second, by telephone and message; the leader who is silent has a deputy.
        work_off(w);
        assert_eq!(i.calls[0].at, at("2026-03-05T02:13:40+08:00"));
        let letters = sent(w, id, "crew_call");
        assert_eq!(letters.iter().map(|m| (m.means.as_str(), m.state.as_str())).collect::<Vec<_>>(), [("voice", "delivered"), ("sms", "delivered")]);
        assert_eq!((i.severity.as_str(), i.leaders.len()), ("3", 1), "a leader is called for severity III");

        // 3. The script with its seconds.
        let lines: Vec<String> = i.script.lines(Some(true)).map(|l| l.code.clone()).collect();
        for (line, second) in lines.iter().zip(["02:13:46", "02:13:49", "02:13:52", "02:14:00", "02:14:06", "02:14:10", "02:14:16"]) {
            w.set(&format!("2026-03-05T{second}+08:00"));
            agent.act(id, "tick", json!({"codes": [line]}));
        }
        assert_eq!(incident(w, id).ticks.len(), lines.len());
        w.set("2026-03-05T02:14:20+08:00");
        assert!(channels::answered(&w.app, letters[0].id, "1").unwrap(), "Wei Qiang presses the key, 39 s after the report");
        assert_eq!(w.clock(id, "emg_ack").kept, Some(true));
        assert_eq!(w.matter(id).row.owner, Some(crew.person));
        w.set("2026-03-05T02:17:00+08:00");
        desk.act(id, "depart", json!({"gear": true}));
        w.set("2026-03-05T02:18:40+08:00");
        work_off(w);
        let before = incident(w, id).leaders.len();
        w.app.world.set(w.app.now().plus(SECOND));
        work_off(w);
        let i = incident(w, id);
        assert_eq!(i.leaders.len(), before + 1, "nobody acknowledged in five minutes: the next is called by the clock");
        w.set("2026-03-05T02:19:50+08:00");
        let deputy = i.leaders.last().unwrap().people[0];
        w.as_(w.login(deputy)).act(id, "leader_ack", json!({"means": "phone"}));
        assert_eq!(w.clock(id, "emg_leader_ack").kept, Some(true));

        // 5. The neighbour of room 502: offered as the same, joined with one press, no second crew.
        w.set("2026-03-05T02:20:22+08:00");
        ring("c-2", "13900003071", "8002");
        w.set("2026-03-05T02:20:30+08:00");
        answer("c-2", "8002");
        let place = json!({"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2"});
        let near = site.send(&site.sign_in("lufang"), "POST", "/api/incidents/near", json!({"road": "滨江路88号", "building": "3"}), &[]).body;
        assert_eq!(near["items"][0]["number"], "LJ-EMG-20260305-0001", "{near}");
        let second = calls(w)[1].id.to_string();
        let joins = json!({"call": second, "joins": id.to_string(), "content": "楼道里有煤气味", "address": with(place, json!({"room": "502"}))});
        let neighbour = lu.try_new("request", "emergency_call", joins).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(w.matter(neighbour).row.parent, Some(id));
        let company = w.cast.unit("LJ");
        let count = |kind: &'static str| w.app.db.read_now(move |tx| record::count(tx, company, kind)).unwrap();
        assert_eq!((count("incident"), count("order")), (1, 1));

        // 6. Arrival with its position: 22 min 6 s after the answer of the call.
        w.set("2026-03-05T02:35:20+08:00");
        crew.act(id, "arrive", json!({"lat": "25.2736", "lng": "110.2900", "accuracy": 20}));
        let arrival = incident(w, id).intervals().into_iter().find(|x| x.code == "arrival").unwrap();
        assert_eq!(arrival.ms, (22 * 60 + 6) * SECOND);
        assert_eq!(w.clock(id, "emg_arrive").kept, Some(true));

        // 7. The valve with its twelve households; controlled; told at 02:52 whatever the hour.
        w.set("2026-03-05T02:41:00+08:00");
        crew.act(id, "cut_off", json!({"valves": ["R-3-2"], "enquiries": "96777"}));
        let outage = w.child(id, "outage");
        w.set("2026-03-05T02:43:00+08:00");
        crew.act(id, "control", json!({"text": "厨房 12%LEL，已关 R-3-2 立管阀"}));
        assert_eq!(incident(w, id).affected, Some(12));
        w.set("2026-03-05T02:52:00+08:00");
        work_off(w);
        let listed = move |w: &TestWorld| w.app.db.read_now(move |tx| outages::page(tx, outage, ("", Id(0)), "", 50)).unwrap();
        let told = listed(w);
        assert_eq!((told.len(), told.iter().filter(|l| l.delivered_at.is_some()).count()), (12, 12), "each with its proof");

        // 8. Repaired only with a passed test of a calibrated instrument; the sheet of room 501.
        w.set("2026-03-05T03:20:00+08:00");
        let cause = json!({"text": "灶具软管老化，已更换"});
        assert_eq!(crew.refused(id, "repair", cause.clone()).code, "incident_tests");
        crew.act(id, "repair", with(cause, json!({"readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]})));
        assert_eq!((w.state(id).as_str(), w.state(outage).as_str()), ("repaired", "finished"));
        let wo = w.child(id, "order");
        crew.act(wo, "begin", json!({"consent": true, "explained": true, "conduct": ["工牌"]}));
        crew.act(wo, "tick", json!({"codes": ["safe"]}));
        crew.act(wo, "measure", json!({"test": "leak", "value": "0", "instrument": "DET-3"}));
        crew.act(wo, "finish", json!({"done": "更换灶具软管，检漏合格", "explained": true}));
        w.set("2026-03-05T03:25:00+08:00");
        let digest = order(w, wo).sheet(&w.matter(wo).row.number).digest();
        let sign = json!({"name": "李桂兰", "content": digest, "file": w.file(wo).to_string(), "quality": 5, "attitude": 5});
        crew.act(wo, "sign", sign);

        // 9. Not at 04:10, neither the twelve nor room 501; from 06:30 door by door; one stays closed with its own matter.
        w.set("2026-03-05T04:10:00+08:00");
        let back = |rooms: &[&str]| {
            let points: Vec<Value> = rooms.iter().map(|room| json!({"point": point(w, room)})).collect();
            json!({"points": points, "present": true, "leak_free": true})
        };
        assert_eq!(desk.refused(id, "restore", json!({"text": "x", "present": true, "leak_free": true})).code, "incident_cut");
        for rooms in [&["101", "102"][..], &["501"]] {
            assert_eq!(desk.refused(outage, "restore_points", back(rooms)).code, "outage_restore_quiet");
        }
        w.set("2026-03-05T05:10:00+08:00");
        crew.act(wo, "enter_result", json!({"result": "软管更换，检漏合格", "opinion": "满意"}));
        assert_eq!(w.clock(wo, "result").kept, Some(true), "10. within four hours of the end of the work");
        w.set("2026-03-05T06:30:00+08:00");
        let nobody = with(back(&["101"]), json!({"present": false}));
        assert_eq!(crew.refused(outage, "restore_points", nobody).code, "outage_restore_checked");
        crew.act(outage, "restore_points", back(&["101", "102", "201", "202", "301", "302"]));
        w.set("2026-03-05T07:40:00+08:00");
        crew.act(outage, "restore_points", back(&["401", "402", "501", "502", "601"]));
        crew.act(outage, "absent", json!({"point": point(w, "602"), "notice_left": true}));
        let supply = |of: Supply| listed(w).iter().filter(|l| l.supply == of.code()).count();
        assert_eq!((supply(Supply::Restored), supply(Supply::Absent)), (11, 1));
        assert_eq!((w.state(outage).as_str(), w.state(id).as_str()), ("restored", "restored"));
        let twelfth = w.child(outage, "request");
        assert!(w.matter(w.child(twelfth, "order")).row.phase < 2, "the twelfth is tracked by an order of its own");

        // 10. Every caller is called back; the follow-up is planned and asked by nobody who answered or went.
        w.set("2026-03-05T08:40:00+08:00");
        let solved = json!({"means": "call", "text": "险情已排除，供气已恢复", "outcome": "solved"});
        agent.act(request, "answer", solved.clone());
        lu.act(neighbour, "answer", solved);
        head.act(id, "stand_down", json!({"informed": true}));
        work_off(w);
        for (one, number) in [(request, CALLER), (neighbour, "13900003071")] {
            let letters = sent(w, one, "all_clear");
            assert_eq!(letters.iter().map(|m| m.number.as_str()).collect::<Vec<_>>(), [number]);
        }
        let followup = w.child(wo, "followup");
        w.set("2026-03-06T10:00:00+08:00");
        for (who, why) in [("zhoumin", "who took the call"), ("weiqiang", "who did the work")] {
            assert!(w.as_(who).try_act(followup, "take", json!({})).is_err(), "{why}");
        }
        lu.act(followup, "take", json!({}));
        let Room::FollowUp(asked) = w.matter(followup).room else { panic!() };
        let answers: Vec<Value> = asked.questions.iter().filter(|q| !q.optional)
            .map(|q| json!({"question": q.code, "answer": q.answers.iter().find(|a| !a.issue).unwrap().code})).collect();
        lu.act(followup, "complete", json!({"answers": answers, "means": "phone"}));

        // 11. Closed only after the review, which is due in five working days; the report says what the log says.
        assert_eq!(head.refused(id, "conclude", json!({})).code, "plan_done");
        w.finish_plan(id);
        assert_eq!(head.refused(id, "conclude", json!({})).code, "reviewed");
        assert_eq!(w.clock(id, "emg_review").due_at, Some(at("2026-03-12T17:30:00+08:00")));
        head.act(id, "review", json!({"cause": "软管老化", "plan_change": false,
            "actions": [{"text": "入户安检增加软管年限", "due": "2026-04-30T17:30:00+08:00"}]}));
        assert_eq!(w.matter(w.child(id, "finding")).row.parent, Some(id));
        head.act(id, "conclude", json!({}));
        assert_eq!(w.state(id), "closed");
        let i = incident(w, id);
        let steps: Vec<Step> = i.log.iter().map(|entry| entry.step).collect();
        assert!([Step::CutOff, Step::Restored, Step::Reviewed, Step::Joined].iter().all(|step| steps.contains(step)), "{steps:?}");
        let intervals: BTreeMap<&str, i64> = i.intervals().iter().map(|x| (x.code, x.ms)).collect();
        assert_eq!(intervals.len(), INTERVALS.len(), "{intervals:?}");
        let (_, _, report) = pdf::get(w, &site.sign_in("chenli"), &format!("/api/incidents/{id}/report.pdf"));
        pdf::says(&report, &["22 分 6 秒", "R-3-2", "02:43:00", "07:40:00", "软管老化"]);
        assert_eq!((w.state(request).as_str(), w.state(neighbour).as_str()), ("closed", "closed"));
        for one in [request, neighbour, id, outage, wo, followup, twelfth] {
            assert_eq!(w.differing(one), Vec::<String>::new());
        }
        let _ = MINUTE;
    }
}
