//! Story 7.1, the night of the leak at 02:13, as far as calling a crew and the log go; and what the night may do to it: a
//! crew that is silent, one without the certificate, a program that is started again, a telephone that does not answer.

#[path = "support/night.rs"]
mod night;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, call, incident, on_duty, press, rungs, sent};
use serde_json::{Value, json};
use shouwen::{
    act::Failure,
    app::App,
    channels::{self, Driver, Letter, Miss, Receipt},
};
use shouwen_domain::{
    channels::Means,
    emergency::{INTERVALS, Step},
    id::Id,
    moment::{MINUTE, Moment, SECOND},
};
use site::{Client, Site};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use support::{TestWorld, at, repair, sweep, with};

/// Every interval of the report, computed from the history alone: the first event that reached each step.
fn recomputed(w: &TestWorld, id: Id) -> BTreeMap<&'static str, i64> {
    let mut first: BTreeMap<&'static str, Moment> = BTreeMap::new();
    first.insert("received", w.matter(id).row.received_at);
    let mut said: Vec<String> = Vec::new();
    let lines: Vec<String> = incident(w, id).script.lines(Some(true)).map(|l| l.code.clone()).collect();
    for shown in w.events(id) {
        let event = shown.event;
        let (step, when) = match event.action.as_str() {
            "notify" | "call_next" => ("notified", event.recorded_at),
            "ack" | "send_crew" => ("ack", event.happened_at),
            "depart" => ("depart", event.happened_at),
            "arrive" => ("arrive", event.happened_at),
            "control" => ("controlled", event.happened_at),
            "repair" => ("repaired", event.happened_at),
            "restore" => ("restored", event.happened_at),
            "conclude" => ("closed", event.happened_at),
            "tick" => {
                let codes = event.body["codes"].as_array().unwrap();
                said.extend(codes.iter().map(|c| c.as_str().unwrap().to_owned()));
                if !lines.iter().all(|l| said.contains(l)) {
                    continue;
                }
                ("script", event.happened_at)
            }
            _ => continue,
        };
        first.entry(step).or_insert(when);
    }
    let spans = INTERVALS.iter().filter_map(|span| {
        let (from, to) = (first.get(span.from.code())?, first.get(span.to.code())?);
        Some((span.code, to.0 - from.0))
    });
    spans.collect()
}

both! {
    /// EMG-01 EMG-02 EMG-03 EMG-04 EMG-05 EMG-07 EMG-11 EMG-12 CLS-02
    fn the_leak_at_02_13(w at NIGHT) {
        on_duty(w, true, true);
        let (agent, crew, centre, head) = (w.as_("zhoumin"), w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));

        // Nothing but the place or a number to call back can be asked for.
        let nowhere = with(call(), json!({"address": null, "contact": null}));
        match agent.try_new("request", "emergency_call", nowhere) {
            Err(Failure::Refused(refusal)) => assert_eq!(refusal.code, "emergency_reachable"),
            other => panic!("{other:?}"),
        }
        let bare = json!({"contact": "13900002046", "received_at": "2026-03-05T02:20:00+08:00"});
        let bare = agent.try_new("request", "emergency_call", bare).expect("a number to call back is enough").record;
        let row = w.matter(bare).row;
        assert_eq!((row.channel.as_str(), row.type_code.as_str()), ("hotline", "alarm.leak"));
        assert_eq!(row.received_at, at(NIGHT), "a clock that runs fast is no reason to wait");

        // 1., 2. One key: answered 02:13:14, pressed 02:13:40.
        let (request, id) = press(w);
        let row = w.matter(request).row;
        assert_eq!((row.state.as_str(), row.priority.code(), row.type_code.as_str()), ("in_handling", "P0", "alarm.leak"));
        assert_eq!(w.clock(request, "first_response").kept, Some(true), "the call is the response");
        let row = w.matter(id).row;
        assert_eq!(row.received_at, at("2026-03-05T02:13:14+08:00"), "the time of the call, not of typing");
        assert_eq!((row.state.as_str(), row.priority.code()), ("notified", "P0"));
        assert!(row.number.starts_with("LJ-EMG-20260305-"), "{}", row.number);
        assert_eq!(agent.refused(request, "emergency", json!({"kind": "leak"})).code, "no_open_incident");

        // 4. The crew on duty in the region, by two ways, in the very second; what was said stands sealed in the message.
        let i = incident(w, id);
        assert_eq!((rungs(&i), i.calls[0].people.clone()), (vec!["crew"], vec![crew.person]));
        assert_eq!(i.calls[0].at, at(NIGHT));
        assert_eq!(channels::turn(&w.app).unwrap(), 8, "two ways for each of the two emergencies, crew and leader");
        assert_eq!(channels::turn(&w.app).unwrap(), 0);
        let letters = sent(w, id, "crew_call");
        assert_eq!(letters.iter().map(|m| m.means.as_str()).collect::<Vec<_>>(), ["voice", "sms"]);
        for m in &letters {
            assert_eq!((m.state.as_str(), m.person, m.urgent), ("delivered", Some(crew.person), true));
            assert!(m.text.contains("滨江路88号") && m.text.contains("13900002046"), "{}", m.text);
            assert!(m.sent_at.unwrap().since(at(NIGHT)) < 5 * SECOND);
        }
        let order = w.child(id, "order");
        assert_eq!(w.state(order), "new", "the chain finds who takes it");

        // 3. The script, line by line with its seconds.
        let lines: Vec<String> = i.script.lines(Some(true)).map(|l| l.code.clone()).collect();
        assert_eq!(lines, ["calm", "leave", "windows", "valve", "no_flame", "no_switches", "outside"]);
        for (line, second) in lines.iter().zip(["02:13:46", "02:13:50", "02:13:52", "02:14:00", "02:14:06", "02:14:10", "02:14:16"]) {
            w.set(&format!("2026-03-05T{second}+08:00"));
            agent.act(id, "tick", json!({"codes": [line]}));
        }
        assert_eq!(agent.refused(id, "tick", json!({"codes": ["nothing"]})).code, "script_lines_known");
        let i = incident(w, id);
        assert_eq!(i.ticks.iter().map(|t| t.at).collect::<Vec<_>>()[5], at("2026-03-05T02:14:10+08:00"));
        assert_eq!(i.reached(Step::Script), Some(at("2026-03-05T02:14:16+08:00")));

        // What is known of the scene changes, and what was said first is kept.
        agent.act(id, "scene", json!({"people": 2, "valve_closed": true}));
        let i = incident(w, id);
        assert_eq!((i.people, i.casualties, i.valve_closed), (Some(2), Some(0), Some(true)));
        assert!(w.events(id)[0].event.body.to_string().contains("\"people\":3"));

        // Wei Qiang presses the key at 02:14:20; pressed twice it counts once.
        w.set("2026-03-05T02:14:20+08:00");
        assert_eq!(agent.refused(id, "ack", json!({})).code, "not_allowed");
        assert_eq!(centre.refused(id, "ack", json!({})).code, "ack_whom");
        let voice = letters[0].id;
        assert!(channels::answered(&w.app, voice, "1").unwrap());
        assert!(!channels::answered(&w.app, voice, "1").unwrap());
        assert_eq!(w.matter(id).row.owner, Some(crew.person));
        assert_eq!(w.clock(id, "emg_ack").kept, Some(true));
        assert_eq!((w.state(order).as_str(), w.matter(order).row.owner), ("taken", Some(crew.person)));
        assert_eq!(w.clock(order, "dispatch").kept, Some(true));
        assert_eq!(w.clock(w.child(order, "assignment"), "accept").kept, Some(true));
        w.set("2026-03-05T02:16:00+08:00");
        sweep(&w.app);
        assert_eq!(incident(w, id).calls.len(), 1, "nobody else is called");

        // 6. Departure by radio, entered for the crew; no gear, no departure, not even now.
        w.set("2026-03-05T02:17:00+08:00");
        assert_eq!(centre.refused(id, "depart", json!({})).code, "protective_gear");
        centre.act(id, "depart", json!({"gear": true}));
        let i = incident(w, id);
        let entry = i.log.last().unwrap();
        assert_eq!((entry.by, entry.entered_for), (Some(centre.person), Some(crew.person)));
        assert_eq!(w.state(order), "on_the_way");
        w.set("2026-03-05T02:35:20+08:00");
        crew.act(id, "arrive", json!({"lat": "25.2736", "lng": "110.2900", "accuracy": 20}));
        assert_eq!(w.state(order), "on_site");
        assert_eq!(w.clock(id, "emg_arrive").kept, Some(true));
        let i = incident(w, id);
        assert!(i.log.last().unwrap().position.is_some());
        let arrival = i.intervals().into_iter().find(|x| x.code == "arrival").unwrap();
        assert_eq!(arrival.ms, (22 * 60 + 6) * SECOND, "22 min 6 s from 02:13:14");

        // 7., 8. Controlled; repaired only with a test that is passed.
        w.set("2026-03-05T02:43:00+08:00");
        crew.act(id, "control", json!({"text": "厨房 12%LEL，已关 R-3-2 立管阀"}));
        let drafts = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "finding", true)).unwrap();
        assert!(drafts.is_empty(), "everything was said: {drafts:?}");
        w.set("2026-03-05T03:20:00+08:00");
        let repaired = json!({"text": "软管老化，已更换"});
        assert_eq!(crew.refused(id, "repair", repaired.clone()).code, "incident_tests");
        let reading = |value: &str| json!({"readings": [{"test": "leak", "value": value, "instrument": "DET-3"}]});
        assert_eq!(crew.refused(id, "repair", with(repaired.clone(), reading("30"))).code, "incident_tests");
        crew.act(id, "repair", with(repaired, reading("0")));
        // 9. Not at night, not without somebody in and a leak check (EMG-10); a time that is only typed is no morning.
        w.set("2026-03-05T04:10:00+08:00");
        let back = json!({"text": "11 户恢复，1 户不在家", "present": true, "leak_free": true});
        let night = crew.refused(id, "restore", back.clone());
        assert_eq!(night.code, "restore_quiet");
        assert!(night.said.zh.contains("22:00-06:00") && night.said.zh.contains("06:00 之后"), "{}", night.said.zh);
        let typed = with(back.clone(), json!({"happened_at": "2026-03-05T03:21:00+08:00"}));
        assert_eq!(crew.refused(id, "restore", typed).code, "restore_quiet");
        assert_eq!(w.state(id), "repaired");
        w.set("2026-03-05T07:40:00+08:00");
        for missing in ["present", "leak_free"] {
            let half = with(back.clone(), json!({missing: false}));
            assert_eq!(crew.refused(id, "restore", half).code, "restore_checked", "{missing}");
        }
        crew.act(id, "restore", back);
        assert_eq!(crew.refused(id, "stand_down", json!({"informed": true})).code, "not_allowed");
        assert_eq!(head.refused(id, "stand_down", json!({})).code, "affected_told");
        w.set("2026-03-05T08:40:00+08:00");
        head.act(id, "stand_down", json!({"informed": true}));
        assert_eq!(head.refused(id, "conclude", json!({})).code, "work_ended", "the sheet of room 501 is open");
        head.act(order, "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
        // What the plan asks for beside the way of the crew is not forgotten (EMG-08).
        assert_eq!(head.refused(id, "conclude", json!({})).code, "plan_done");
        w.finish_plan(id);
        assert_eq!(head.refused(id, "conclude", json!({})).code, "reviewed");
        assert_eq!(w.clock(id, "emg_review").due_at, Some(at("2026-03-12T17:30:00+08:00")), "five working days");
        head.act(id, "review", json!({"cause": "软管老化", "plan_change": false,
            "actions": [{"text": "入户安检增加软管年限", "due": "2026-04-30T17:30:00+08:00"}]}));
        let improvement = w.child(id, "finding");
        assert!(w.matter(improvement).row.parent == Some(id) && w.clock(id, "emg_review").kept == Some(true));
        head.act(id, "conclude", json!({}));
        assert_eq!(w.state(id), "closed");
        assert!(w.matter(id).clocks.iter().all(|c| c.stopped_at.is_some()));

        // Every interval of the report is that of the history.
        let of_report: BTreeMap<&str, i64> = incident(w, id).intervals().iter().map(|x| (x.code, x.ms)).collect();
        assert_eq!(of_report, recomputed(w, id));
        assert_eq!(of_report.len(), INTERVALS.len(), "every step was reached: {of_report:?}");
        let site = Site::new(w);
        let client = site.sign_in("chenli");
        let report = site.send(&client, "GET", &format!("/api/incidents/{id}/report"), json!(null), &[]).body;
        let shown = report["intervals"].as_array().unwrap();
        let shown: BTreeMap<&str, i64> =
            shown.iter().map(|x| (x["code"].as_str().unwrap(), x["ms"].as_i64().unwrap())).collect();
        assert_eq!(shown, of_report);
        assert_eq!(report["log"].as_array().unwrap().len(), incident(w, id).log.len());
        let page = site.send(&client, "GET", &format!("/api/records/{id}"), json!(null), &[]).body;
        let field = |key: &str| {
            let fields = page["fields"].as_array().unwrap();
            fields.iter().find(|f| f["key"] == key).map(|f| f["value"].clone()).unwrap_or_default()
        };
        assert_eq!(field("interval.arrival")["zh"], "22 分 6 秒");
        let steps = page["timeline"]["items"].as_array().unwrap();
        let said = |action: &str| steps.iter().find(|e| e["action"] == action).map(|e| e["body"]["said"].clone());
        assert!(said("repair").unwrap()["readings"][0]["zh"].as_str().unwrap().ends_with("DET-3"), "{:?}", said("repair"));
        let chain = field("call.1")["zh"].as_str().unwrap().to_owned();
        assert!(chain.contains("韦强") && chain.contains("按键应答 02:14:20"), "{chain}");
        assert!(!page.to_string().contains("13900002046"), "the number stands on the request");
    }
}

both! {
    /// EMG-04 NTF-01 NTF-02
    fn the_first_crew_is_silent(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        channels::turn(&w.app).unwrap();
        let due = w.clock(id, "emg_ack").due_at.unwrap();
        assert_eq!(due, at(NIGHT).plus(MINUTE));
        w.app.world.set(due);
        sweep(&w.app);
        assert_eq!(incident(w, id).calls.len(), 1, "an answer at the last instant is one");
        w.app.world.set(due.plus(SECOND));
        sweep(&w.app);
        let i = incident(w, id);
        assert_eq!(i.calls.len(), 2);
        assert_eq!(i.calls[1].people, [w.cast.person("huangjg")], "the next crew");

        // Started again before its messages were sent: they go out once, and nobody is called twice.
        let again = w.restarted();
        assert_eq!(sweep(&again), 0);
        assert_eq!(channels::turn(&again).unwrap(), 2);
        assert_eq!(channels::turn(&w.app).unwrap(), 0);
        assert_eq!(incident(w, id).calls.len(), 2);

        // Duty leader, head of the centre, and round again; late by minutes it is still one call a turn.
        for (rung, minutes) in [("duty_leader", 1), ("centre_head", 7), ("crew", 1)] {
            let next = w.clock(id, "emg_ack").due_at.unwrap().plus(minutes * MINUTE - MINUTE + SECOND);
            again.world.set(next);
            w.app.world.set(next);
            let before = incident(w, id).calls.len();
            sweep(&again);
            assert_eq!(sweep(&w.app), 0);
            let i = incident(w, id);
            assert_eq!(i.calls.len(), before + 1);
            assert_eq!((rungs(&i).pop(), i.calls.last().unwrap().at), (Some(rung), next));
        }
        let i = incident(w, id);
        assert_eq!(i.calls[4].people, i.calls[0].people, "it does not stop ringing before somebody has it");
        channels::turn(&again).unwrap();
        again.db.close();
        let keys: Vec<_> = sent(w, id, "crew_call").into_iter().map(|m| (m.turn, m.person, m.means)).collect();
        let once: std::collections::BTreeSet<_> = keys.iter().cloned().collect();
        assert_eq!(keys.len(), once.len());
        let heard: usize = incident(w, id).calls.iter().map(|c| c.outcomes.iter().filter(|o| o.what == "sent").count()).sum();
        assert_eq!(heard, keys.len(), "each sending is a fact of the incident, once");

        // The centre enters who goes; then it is silent.
        let wei = w.cast.person("weiqiang");
        w.as_("linyi").act(id, "ack", json!({"means": "radio", "entered_for": wei.to_string()}));
        assert_eq!((w.state(id).as_str(), w.matter(id).row.owner), ("acknowledged", Some(wei)));
        w.app.world.set(w.app.now().plus(10 * MINUTE));
        sweep(&w.app);
        assert_eq!(incident(w, id).calls.len(), 5);
    }
}

both! {
    /// EMG-16
    fn only_an_uncertified_crew_is_on_shift(w at NIGHT) {
        on_duty(w, false, false);
        let (_, id) = press(w);
        let crew = w.as_("weiqiang");
        crew.act(id, "ack", json!({"means": "screen"}));
        let order = w.child(id, "order");
        assert_eq!((w.state(order).as_str(), w.matter(order).row.owner), ("taken", Some(crew.person)), "they go");
        let i = incident(w, id);
        let exception = i.exceptions.iter().find(|x| x.gate == "certificate").expect("it stands in the incident");
        assert!(exception.zh.contains("韦强"), "{}", exception.zh);
        let number = w.matter(order).row.number;
        assert_eq!(exception.number, number);
        let told: Vec<_> = w.notices(id).into_iter().filter(|n| n.kind == "exception").map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong") && told.contains(&"chenli"), "on the list of the leaders: {told:?}");
        // The gear stays.
        assert_eq!(crew.refused(id, "depart", json!({"gear": false})).code, "protective_gear");
        crew.act(id, "depart", json!({"gear": true}));
        // "No switches" was never said: told, listed, and no reason to wait.
        crew.act(id, "arrive", json!({}));
        crew.act(id, "control", json!({"text": "已关阀"}));
        assert!(incident(w, id).exceptions.iter().any(|x| x.gate == "script_no_switches"));
        let finding = w.child(id, "finding");
        assert_eq!(w.matter(finding).row.owner, Some(w.cast.person("zhoumin")));
        assert_eq!(w.state(finding), "draft");
    }
}

both! {
    /// EMG-01 EMG-13 EMG-16
    fn from_whatever_the_call_has_become(w at NIGHT) {
        on_duty(w, true, false);
        let (agent, boss) = (w.as_("zhoumin"), w.as_("mengzong"));
        let occurred = json!({"occurred_at": null, "withheld": [{"field": "occurred_at", "reason": "记不清"}]});
        let draft = || agent.request(with(repair(), occurred.clone()));
        let accepted = || {
            let id = draft();
            agent.act(id, "confirm", json!({"result": "confirmed"}));
            id
        };
        let in_handling = accepted();
        agent.act(in_handling, "create_order", json!({"content": "上门"}));
        for id in [draft(), accepted(), in_handling] {
            agent.act(id, "emergency", json!({"kind": "explosion"}));
            let row = w.matter(id).row;
            assert_eq!((row.state.as_str(), row.priority.code(), row.type_code.as_str()), ("in_handling", "P0", "alarm.explosion"));
            assert_eq!(w.state(w.child(id, "incident")), "notified");
        }
        // Only the duty leader, or who is there, says that it was none.
        let id = w.child(in_handling, "incident");
        let none = json!({"reason": "邻居放鞭炮", "means": "call"});
        assert_eq!(agent.refused(id, "false_alarm", none.clone()).code, "not_allowed");
        assert_eq!(w.as_("linyi").refused(id, "false_alarm", none.clone()).code, "not_allowed");
        boss.act(id, "false_alarm", none);
        assert_eq!((w.state(id).as_str(), w.state(w.child(id, "order")).as_str()), ("false_report", "cancelled"));
        // A P0 that is accepted the long way with something missing is told to the leaders too.
        let leak = agent.request(with(repair(), json!({"type": "alarm.leak", "address": null, "occurred_at": null})));
        assert_eq!(w.clock(leak, "first_response").kept, Some(true), "whoever answers the telephone has responded");
        agent.act(leak, "confirm", json!({"result": "confirmed"}));
        let told: Vec<_> = w.notices(leak).into_iter().filter(|n| n.kind == "p0_yielded").map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong"), "{told:?}");
    }
}

both! {
    /// EMG-01 EMG-16: nothing that is typed wrong stands between the caller and the crew; it is told and asked again.
    fn a_slip_of_the_pen_calls_the_crew_all_the_same(w at NIGHT) {
        on_duty(w, true, false);
        let agent = w.as_("zhoumin");
        let slips = json!({
            "received_at": "2026-03-05T02:13:14.5Z+08:00", "channel": "carrier_pigeon", "kind": "smell", "casualties": -1,
            "contact": "13900002046转3", "signs": "嘶".repeat(5_000), "customer": "0000000000001", "point": "nowhere",
            "joins": w.cast.unit("LJ").to_string(), "lat": "here",
        });
        let done = agent.try_new("request", "emergency_call", with(call(), slips)).unwrap_or_else(|f| panic!("{f}"));
        let row = w.matter(done.record).row;
        assert_eq!((row.channel.as_str(), row.type_code.as_str(), row.customer), ("hotline", "alarm.leak", None));
        assert_eq!((row.received_at, w.matter(done.record).room.as_request().unwrap().contact.as_str()), (at(NIGHT), "13900002046"));
        let id = w.child(done.record, "incident");
        assert_eq!((w.state(id).as_str(), incident(w, id).signs.chars().count()), ("notified", 200));
        let left: Vec<_> = done.warnings.iter().filter(|g| g.gate.starts_with("left_out.")).map(|g| g.zh.clone()).collect();
        assert_eq!(left.len(), 9, "{left:#?}");
        let told: Vec<_> = w.notices(done.record).into_iter().map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong"), "{told:?}");
        // A field that no form has is a program's mistake, and refused as everywhere.
        assert!(agent.try_new("request", "emergency_call", with(call(), json!({"conntact": "1"}))).is_err());
        let other = agent.request(with(repair(), json!({"occurred_at": null})));
        agent.act(other, "emergency", json!({"kind": "smell", "received_at": "just now"}));
        assert_eq!(w.state(w.child(other, "incident")), "notified");
    }
}

/// A telephone exchange that is down, and remembers what it was asked.
#[derive(Debug, Default)]
struct Down(Mutex<Vec<Id>>);

impl Driver for Down {
    fn code(&self) -> &'static str {
        "down"
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        self.0.lock().unwrap().push(letter.id);
        Err("no line".into())
    }
}

fn tries(app: &Arc<App>, driver: &Down) -> usize {
    for _ in 0..10 {
        channels::turn_with(app, driver).unwrap();
        app.world.set(app.now().plus(10 * SECOND));
    }
    driver.0.lock().unwrap().len()
}

both! {
    /// EMG-04
    fn the_telephone_is_down(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        let driver = Down::default();
        assert_eq!(tries(&w.app, &driver), 20, "two messages to crew and leader, five times each");
        let outcomes = incident(w, id).calls[0].outcomes.clone();
        assert_eq!(outcomes.iter().map(|o| o.what.as_str()).collect::<Vec<_>>(), ["failed", "failed"]);
        sweep(&w.app);
        assert_eq!(incident(w, id).calls.len(), 2, "whom nobody reached is passed over by the clock like who is silent");
    }
}

/// Whoever is called presses the key before the exchange has said that it rang.
struct Quick(Arc<App>);
impl std::fmt::Debug for Quick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Quick")
    }
}

impl Driver for Quick {
    fn code(&self) -> &'static str {
        "quick"
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        if letter.means == Means::Voice {
            channels::answered(&self.0, letter.id, "1").unwrap();
        }
        Ok(Receipt::delivered())
    }
}

both! {
    /// EMG-04 SEC-01: each sending, delivery and answer is kept, whichever is heard first; who drives finds place and number
    /// on the order, which hangs below the incident and not below the request.
    fn the_key_is_pressed_before_the_receipt(w at NIGHT) {
        on_duty(w, true, true);
        let id = press(w).1;
        assert_eq!(channels::turn_with(&w.app, &Quick(w.app.clone())).unwrap(), 4);
        assert_eq!(w.state(id), "acknowledged");
        let outcomes = incident(w, id).calls[0].outcomes.clone();
        let heard: Vec<&str> = outcomes.iter().filter(|o| o.means == "voice").map(|o| o.what.as_str()).collect();
        assert_eq!(heard, ["answered", "sent", "delivered"]);
        assert!(sent(w, id, "crew_call").iter().any(|m| m.state == "answered" && m.sent_at.is_some()));
        let (order, site) = (w.child(id, "order"), Site::new(w));
        let field = |client: &Client, key: &str| {
            let page = site.send(client, "GET", &format!("/api/records/{order}"), Value::Null, &[]).body;
            page["fields"].as_array().unwrap().iter().find(|f| f["key"] == key).map(|f| f["value"].clone())
        };
        let (crew, head) = (site.sign_in("weiqiang"), site.sign_in("chenli"));
        assert_eq!(field(&crew, "contact"), Some(json!("13900002046")));
        assert_eq!(field(&head, "contact"), Some(json!("139****2046")));
        let (path, body) = (format!("/api/records/{order}/reveal"), json!({"field": "contact", "reason": "核对"}));
        let shown = site.send(&head, "POST", &path, body, &[]);
        assert_eq!(shown.body["value"], "13900002046", "{}", shown.body);
    }
}
