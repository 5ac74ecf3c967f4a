//! What a grave incident sets going beside the crew: leaders, the authority, and what is left when the place is safe.

#[path = "support/night.rs"]
mod night;
mod support;

use night::{NIGHT, call, incident, on_duty, press, sent};
use serde_json::json;
use shouwen::channels;
use shouwen_domain::{
    emergency::Step,
    id::Id,
    moment::{MINUTE, SECOND},
};
use support::{TestWorld, at, sweep, with};

/// The people of the leaders' calls, as they sign in.
fn led(w: &TestWorld, id: Id) -> Vec<&'static str> {
    incident(w, id).leaders.iter().flat_map(|call| call.people.clone()).map(|who| w.login(who)).collect()
}

/// As far as the scene: the crew has answered, gone and come.
fn there(w: &TestWorld, id: Id, arrives: &str) {
    let centre = w.as_("linyi");
    let wei = w.cast.person("weiqiang").to_string();
    centre.act(id, "ack", json!({"means": "radio", "entered_for": wei}));
    assert_eq!(
        centre.refused(id, "arrive", json!({})).code,
        "illegal_transition",
        "past the gate of gear and detector"
    );
    centre.act(id, "depart", json!({"gear": true}));
    w.set(arrives);
    centre.act(id, "arrive", json!({}));
}

both! {
    /// EMG-06 NTF-01: a leader is called with the crew; one who says nothing for five minutes is followed by the next, by
    /// itself; the key on the telephone is the answer.
    fn a_leader_who_is_silent_is_followed_by_the_next(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        let i = incident(w, id);
        assert_eq!((i.severity.as_str(), led(w, id)), ("3", vec!["mengzong"]));
        assert_eq!(w.clock(id, "emg_leader_ack").due_at, Some(at(NIGHT).plus(5 * MINUTE)));
        channels::turn(&w.app).unwrap();
        let letters = sent(w, id, "leader_call");
        assert_eq!(letters.iter().map(|m| m.means.as_str()).collect::<Vec<_>>(), ["voice", "sms"]);
        assert!(letters[0].text.contains("报告领导") && letters[0].urgent, "{}", letters[0].text);
        assert!(incident(w, id).leaders[0].outcomes.iter().any(|o| o.what == "delivered"));
        assert!(incident(w, id).calls[0].outcomes.iter().all(|o| o.person != Some(w.cast.person("mengzong"))));

        // The crew's answer is none of a leader.
        w.set("2026-03-05T02:14:20+08:00");
        w.as_("weiqiang").act(id, "ack", json!({"means": "key"}));
        assert_eq!(w.as_("weiqiang").refused(id, "leader_ack", json!({})).code, "leader_whom");
        assert_eq!(w.as_("chenli").refused(id, "leader_ack", json!({})).code, "leader_whom");
        w.app.world.set(at(NIGHT).plus(5 * MINUTE));
        sweep(&w.app);
        assert_eq!(led(w, id).len(), 1, "an answer at the last instant is one");
        w.app.world.set(at(NIGHT).plus(5 * MINUTE + SECOND));
        sweep(&w.app);
        assert_eq!(sweep(&w.app), 0);
        assert_eq!(led(w, id), ["mengzong", "chenli"]);

        w.set("2026-03-05T02:19:50+08:00");
        channels::turn(&w.app).unwrap();
        let voice = sent(w, id, "leader_call").into_iter().find(|m| m.turn == 2 && m.means == "voice").unwrap();
        assert!(channels::answered(&w.app, voice.id, "1").unwrap());
        assert_eq!(w.state(id), "acknowledged", "a leader's key sends no crew");
        assert_eq!(incident(w, id).reached(Step::LeaderAck), Some(at("2026-03-05T02:19:50+08:00")));
        assert_eq!(w.clock(id, "emg_leader_ack").kept, Some(true));
        w.set("2026-03-05T03:00:00+08:00");
        sweep(&w.app);
        assert_eq!(led(w, id).len(), 2);
    }
}

both! {
    /// EMG-06 EMG-14: casualties raise it by rule, the list begins anew and goes upwards; a leader's answer begins the hour
    /// of the authority.
    fn casualties_raise_it_and_the_authority_has_to_know(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        let (agent, boss, head) = (w.as_("zhoumin"), w.as_("mengzong"), w.as_("chenli"));
        w.set("2026-03-05T02:15:00+08:00");
        boss.act(id, "leader_ack", json!({}));
        assert!(w.matter(id).clocks.iter().all(|c| c.code != "emg_authority"));

        w.set("2026-03-05T02:20:00+08:00");
        agent.act(id, "scene", json!({"casualties": 1}));
        let i = incident(w, id);
        assert_eq!((i.severity.as_str(), led(w, id)), ("2", vec!["mengzong", "mengzong"]), "the list begins anew");
        assert_eq!(w.clock(id, "emg_leader_ack").due_at, Some(at("2026-03-05T02:25:00+08:00")));
        let told: Vec<_> = w.notices(id).into_iter().map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"quyu") && told.contains(&"quanguo"), "region and national centre: {told:?}");
        // Known to be fewer, it is not less grave by itself.
        agent.act(id, "scene", json!({"casualties": 0, "signs": "误传"}));
        assert_eq!(incident(w, id).severity, "2");
        agent.act(id, "scene", json!({"casualties": 1}));
        assert_eq!(led(w, id).len(), 2, "nobody is called twice for the same");

        w.set("2026-03-05T02:22:00+08:00");
        boss.act(id, "leader_ack", json!({"means": "phone"}));
        assert_eq!(w.clock(id, "emg_authority").due_at, Some(at("2026-03-05T03:22:00+08:00")), "Decree 493");
        agent.act(id, "outside", json!({"body": "120", "text": "一人头晕"}));
        assert_eq!(incident(w, id).log.last().unwrap().text, "120 · 一人头晕");
        assert_eq!(agent.refused(id, "upgrade", json!({"severity": "1", "reason": "围观"})).code, "not_allowed");
        assert_eq!(boss.refused(id, "upgrade", json!({"severity": "3", "reason": "轻"})).code, "graver");
        boss.act(id, "upgrade", json!({"severity": "1", "reason": "楼内疏散"}));
        assert_eq!(led(w, id).len(), 3);

        there(w, id, "2026-03-05T02:40:00+08:00");
        let crew = w.as_("weiqiang");
        crew.act(id, "control", json!({"text": "关阀"}));
        crew.act(id, "repair", json!({"text": "换管", "readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]}));
        head.act(id, "stand_down", json!({"informed": true}));
        head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
        w.set("2026-03-05T03:22:01+08:00");
        sweep(&w.app);
        assert_eq!(head.refused(id, "conclude", json!({})).code, "authority_knows");
        head.act(id, "report_authority", json!({"to": "市燃气主管部门", "text": "02:13 滨江路，一人伤"}));
        assert_eq!(w.clock(id, "emg_authority").kept, Some(false));
        w.finish_plan(id);
        assert_eq!(head.refused(id, "conclude", json!({})).code, "reviewed");
    }
}

both! {
    /// EMG-07 EMG-11: 31 minutes are a breach that is explained; the only instrument at hand is out of calibration: the value
    /// counts for now, and is taken again.
    fn late_and_with_an_instrument_out_of_calibration(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        there(w, id, "2026-03-05T02:44:15+08:00");
        assert_eq!(w.clock(id, "emg_arrive").kept, Some(false));
        let (crew, head) = (w.as_("weiqiang"), w.as_("chenli"));
        crew.act(id, "control", json!({"text": "关阀"}));
        let reading = |value: &str, instrument: &str| {
            json!({"text": "换管", "readings": [{"test": "leak", "value": value, "instrument": instrument}]})
        };
        assert_eq!(crew.refused(id, "repair", reading("3", "DET-9")).code, "incident_tests", "a value that fails is a fail");
        assert_eq!(crew.refused(id, "repair", reading("0", "X-1")).code, "incident_tests", "nobody knows the instrument");
        crew.act(id, "repair", reading("0", "DET-9"));
        let i = incident(w, id);
        assert_eq!(i.provisional, ["leak"]);
        assert!(i.exceptions.iter().any(|x| x.gate == "calibrated"));
        let again = w.clock(id, "emg_retest").due_at;
        assert_eq!(again, Some(at("2026-03-06T02:44:15+08:00")));
        let orders = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "order", true)).unwrap();
        assert_eq!(orders.len(), 2, "somebody is sent with a valid one");

        assert_eq!(head.refused(id, "stand_down", json!({"informed": true})).code, "late_explained");
        head.act(id, "stand_down", json!({"informed": true, "late_reason": "桥面封闭绕行"}));
        for order in orders {
            head.act(order, "cancel_by_company", json!({"reason": "随事件办结", "means": "call"}));
        }
        assert_eq!(head.refused(id, "conclude", json!({})).code, "retested");
        let retest = |instrument: &str| json!({"readings": [{"test": "leak", "value": "0", "instrument": instrument}]});
        assert_eq!(crew.refused(id, "retest", retest("DET-9")).code, "retest_passes");
        crew.act(id, "retest", retest("DET-3"));
        assert_eq!(w.clock(id, "emg_retest").kept, Some(true));
        assert_eq!(crew.refused(id, "retest", retest("DET-3")).code, "retest_wanted");
        head.act(id, "review", json!({"cause": "软管老化", "gaps": "绕行 1 分钟", "plan_change": true}));
        w.finish_plan(id);
        head.act(id, "conclude", json!({}));
        assert_eq!(w.state(id), "closed");
    }
}

both! {
    /// EMG-13 EMG-06: what sounds and smells of nothing calls no leader; made less by the duty leader it goes on as an order.
    fn less_than_was_feared(w at NIGHT) {
        on_duty(w, true, false);
        let sounding = with(call(), json!({"kind": "alarm", "signs": null}));
        let request = w.as_("zhoumin").try_new("request", "emergency_call", sounding).unwrap().record;
        let id = w.child(request, "incident");
        assert_eq!((incident(w, id).severity.as_str(), led(w, id).len()), ("4", 0));
        w.as_("zhoumin").act(id, "scene", json!({"signs": "有气味"}));
        assert_eq!((incident(w, id).severity.as_str(), led(w, id)), ("3", vec!["mengzong"]));
        let less = json!({"reason": "报警器电量低", "means": "call"});
        assert_eq!(w.as_("zhoumin").refused(id, "downgrade", less.clone()).code, "not_allowed");
        w.as_("mengzong").act(id, "downgrade", less);
        let order = w.child(id, "order");
        assert_eq!((w.state(id).as_str(), w.state(order).as_str()), ("downgraded", "dispatched"), "the rule table sends it");
        assert!(w.matter(id).clocks.iter().all(|c| c.stopped_at.is_some()));
        assert_eq!(w.matter(request).row.priority.code(), "P0", "it stays in the figures of emergencies");
    }
}
