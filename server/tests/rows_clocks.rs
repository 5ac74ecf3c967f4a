//! Classification, clocks, warnings, gates, organisation, audit: rows of requirements §4 and §13, on both databases.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen::act::{Ctx, Failure, explain, lanes, sees};
use shouwen_domain::{
    flow::{Door, Priority},
    id::Id,
    org::{Actor, Role},
    policy::{Scope, scope::UnitLevel},
};
use shouwen_store::queue;
use site::Site;
use support::{MONDAY, Persona, TestWorld, at, repair, sweep, with};

fn accepted(agent: Persona<'_>, change: Value) -> Id {
    let id = agent.request(with(repair(), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn due(w: &TestWorld, id: Id, clock: &str) -> String {
    w.clock(id, clock).due_at.unwrap().local_minute(&w.app.world.zone)
}

fn steps(w: &TestWorld, id: Id) -> Vec<(String, i64)> {
    w.events(id)
        .into_iter()
        .filter(|s| s.event.action == "clock.warn" || s.event.action == "clock.breach")
        .map(|s| (s.event.body["clock"].as_str().unwrap().to_owned(), s.event.body["step"].as_i64().unwrap()))
        .collect()
}

both! {
    /// CLS-01 EMG-01
    fn raising_is_free_and_lowering_needs_a_reason(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let pipe = json!({"type": "repair.pipe", "content": "阀门生锈"});
        let low = with(pipe.clone(), json!({"priority": "P2"}));
        let code = |got: Result<shouwen::act::Done, Failure>| match got {
            Err(Failure::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code(agent.try_new("request", "save", with(repair(), low.clone()))), "reason_to_lower_priority");
        agent.request(with(repair(), with(low, json!({"priority_reason": "仅表面锈迹"}))));
        // The words speak louder than the chosen type.
        let leak = json!({"type": "enquiry.bill", "content": "问账单，厨房还有煤气味"});
        let id = agent.request(with(repair(), leak.clone()));
        assert_eq!(w.matter(id).row.priority, Priority::P0);
        let hidden = with(repair(), with(leak, json!({"priority": "P2"})));
        assert_eq!(code(agent.try_new("request", "save", hidden)), "reason_to_lower_priority");
        // A P0 is lowered with a reason as well, in draft and after.
        let change = json!({"priority": "P2", "reason": "复核"});
        assert_eq!(agent.refused(id, "edit", json!({"priority": "P2"})).code, "reason_to_lower_priority");
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        assert_eq!(agent.refused(id, "reclassify", change.clone()).code, "reason_to_lower_priority");
        agent.act(id, "reclassify", with(change, json!({"priority_reason": "现场检测无泄漏"})));
        assert_eq!(w.matter(id).row.priority, Priority::P2);
        agent.act(id, "reclassify", json!({"priority": "P1", "reason": "客户停产"}));
        assert_eq!(w.matter(id).row.priority, Priority::P1);
    }
}

both! {
    /// CLS-02 CLS-06
    fn three_clocks_start_together_and_each_stops_by_its_own_evidence(w at "2026-03-13T17:00:00+08:00") {
        let agent = w.as_("zhoumin");
        let three = |id| ["first_response", "initial_handling", "solution"].map(|c| due(w, id, c));
        // Friday 17:00: the urgent by the wall clock, the others by work (with the weekend between).
        let urgent = accepted(agent, json!({"priority": "P1"}));
        assert_eq!(three(urgent), ["2026-03-13 19:00", "2026-03-15 17:00", "2026-03-16 17:00"]);
        let plain = accepted(agent, json!({"type": "complaint", "priority": "P2", "priority_reason": "一般意见"}));
        assert_eq!(three(plain), ["2026-03-16 10:00", "2026-03-17 17:30", "2026-03-18 17:30"]);
        w.set("2026-03-13T18:00:00+08:00");
        let stopped = |id| ["first_response", "initial_handling", "solution"].map(|c| w.clock(id, c).kept);
        agent.act(plain, "contact", json!({"means": "message", "result": "reached", "automatic": true}));
        assert_eq!(stopped(plain), [None; 3], "an automatic message is no response");
        agent.act(plain, "contact", json!({"means": "call", "result": "reached"}));
        assert_eq!(stopped(plain), [Some(true), None, None]);
        agent.act(plain, "diagnose", json!({"text": "已临时安抚", "interim": true}));
        assert_eq!(stopped(plain), [Some(true), Some(true), None]);
        agent.act(plain, "deliver_solution", json!({"text": "整改方案", "means": "email"}));
        assert_eq!(stopped(plain), [Some(true); 3]);
        agent.act(urgent, "answer", json!({"text": "已修好", "outcome": "solved", "means": "visit"}));
        assert_eq!(stopped(urgent), [Some(true); 3], "solving in an hour stops all three");
        // Told by whom the customer speaks to; a form says nothing.
        let site = Site::new(w);
        let desk = site.sign_in("zhoumin");
        let told = json!({"result": "confirmed", "told": "师傅明早联系", "told_by": "2026-03-14T10:00:00+08:00"});
        for (channel, kept) in [("hotline", Some(true)), ("website", None), ("email", None)] {
            let id = agent.request(with(repair(), json!({"channel": channel})));
            // And the form promises just what the clock will do.
            let page = site.send(&desk, "GET", &format!("/api/records/{id}"), Value::Null, &[]).body;
            let offer = page["actions"].as_array().unwrap().iter().find(|o| o["action"] == "confirm").unwrap();
            assert_eq!(offer["initial"]["told_counts"], json!(kept.is_some()), "{channel}");
            agent.act(id, "confirm", told.clone());
            assert_eq!(w.clock(id, "first_response").kept, kept, "{channel}");
        }
    }
}

both! {
    /// CLS-03 CLS-04
    fn the_clock_for_support_and_the_one_for_faults_want_more_than_a_call(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({"priority": "P1"}));
        w.set("2026-03-09T11:20:00+08:00");
        agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
        w.set("2026-03-10T10:21:00+08:00");
        w.sweep();
        let breaches: Vec<_> = steps(w, id).into_iter().filter(|(_, step)| *step == 100).map(|(clock, _)| clock).collect();
        assert_eq!(breaches, ["support_engaged"]);
        agent.act(id, "diagnose", json!({"text": "点火器损坏"}));
        assert_eq!(w.clock(id, "initial_handling").kept, None, "the diagnosis alone leaves it running");
        agent.act(id, "arrange", json!({"text": "明早上门"}));
        assert_eq!(w.clock(id, "initial_handling").kept, Some(true));
        let other = accepted(agent, json!({}));
        agent.act(other, "arrange", json!({"text": "明早上门"}));
        assert_eq!(w.clock(other, "initial_handling").kept, None, "nor the appointment alone");
    }
}

both! {
    /// CLS-05 ORG-03
    fn a_new_limit_holds_for_what_comes_after_it(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let (old, draft) = (accepted(agent, json!({})), agent.request(repair()));
        w.set("2026-03-09T10:30:00+08:00");
        w.set_policy("LJ", "sla.first_response", "30wmin");
        agent.act(draft, "confirm", json!({"result": "confirmed"}));
        let new = accepted(agent, json!({"channel": "visit"}));
        agent.act(old, "outside_due", json!({"source": "12345", "due": "2026-03-20T17:00:00+08:00"}));
        assert_eq!(due(w, old, "first_response"), "2026-03-09 12:20", "not even when its clocks are computed again");
        assert_eq!(due(w, draft, "first_response"), "2026-03-09 12:20", "received before the change");
        assert_eq!(due(w, new, "first_response"), "2026-03-09 11:00");
        let clock = w.clock(new, "first_response");
        assert_eq!((clock.clause.as_str(), clock.limit_text.as_deref()), ("测试条款 §1", Some("30wmin")));
        let said = w.given_up(move |app, tx| {
            let house = app.house_in(tx).unwrap();
            let actor = Actor::system(None);
            let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
            let matter = shouwen::act::Matter::load(tx, &ctx, new, false).unwrap().unwrap();
            explain(&ctx, &matter, &clock).unwrap().unwrap()
        });
        assert_eq!((said.clause.as_str(), said.due_at), ("测试条款 §1", Some(at("2026-03-09T11:00:00+08:00"))));
        assert!(said.origin.zh.contains("企业"), "names the rule that applied: {}", said.origin.zh);
    }
}

both! {
    /// CHN-02 CHN-04
    fn a_channel_s_new_limit_holds_from_the_day_it_is_published_for(w at MONDAY) {
        let agent = w.as_("lufang");
        let email = Scope { channel: Some("email".into()), ..Scope::default() };
        let tomorrow = at("2026-03-10T00:00:00+08:00");
        assert_eq!(w.try_policy("LJ", "sla.first_response", "1wh", email, tomorrow), Ok(()));
        let request = |channel: &str| agent.request(with(repair(), json!({"type": "enquiry.bill", "channel": channel})));
        let today = request("email");
        w.set("2026-03-10T10:20:00+08:00");
        agent.act(today, "confirm", json!({"result": "confirmed"}));
        let next = [request("email"), request("letter")];
        assert_eq!(due(w, today, "first_response"), "2026-03-09 12:20", "accepted tomorrow, received today");
        assert_eq!(next.map(|id| due(w, id, "first_response")), ["2026-03-10 11:20", "2026-03-10 12:20"]);
        // Saturday: the standard enquiry waits for Monday's office hours, the alarm does not.
        w.set("2026-03-14T10:00:00+08:00");
        let alarm = agent.request(with(repair(), json!({"type": "alarm.leak", "channel": "letter"})));
        assert_eq!(due(w, request("letter"), "first_response"), "2026-03-16 10:30");
        assert_eq!(due(w, alarm, "first_response"), "2026-03-14 10:00");
    }
}

both! {
    /// CLS-07
    fn only_what_lies_outside_the_house_pauses_and_the_pause_is_shown(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({}));
        let inside = agent.refused(id, "pause", json!({"cause": "waiting_spare_part", "proof": "采购单", "until": "2026-03-31T17:30:00+08:00"}));
        assert_eq!(inside.fields[0].code, "not_a_choice");
        assert_eq!(agent.refused(id, "pause", json!({"cause": "waiting_customer"})).fields[0].field, "proof");
        let pause = json!({"cause": "waiting_customer", "proof": "通话记录 0309-2", "until": "2026-03-31T17:30:00+08:00"});
        agent.act(id, "pause", pause.clone());
        assert_eq!(agent.refused(id, "pause", pause.clone()).code, "not_paused", "it cannot be paused twice");
        assert_eq!((w.clock(id, "first_response").state.as_str(), w.clock(id, "first_response").due_at), ("paused", None));
        // Ended and begun again in the same moment.
        agent.act(id, "resume", json!({"reason": "客户来电"}));
        agent.act(id, "pause", pause.clone());
        w.set("2026-03-09T11:20:00+08:00");
        assert_eq!(w.sweep(), 0, "what is paused is not warned of");
        agent.act(id, "resume", json!({"reason": "客户来电"}));
        let clock = w.clock(id, "first_response");
        assert_eq!((clock.paused_ms, due(w, id, "first_response").as_str()), (3_600_000, "2026-03-09 13:20"));
        assert_eq!(agent.refused(id, "resume", json!({"reason": "再次"})).code, "is_paused");
        // Whatever was waited for, the customer who calls again does not wait.
        agent.act(id, "pause", pause);
        agent.act(id, "answer", json!({"text": "已处理", "outcome": "solved", "means": "call"}));
        w.set("2026-03-10T09:00:00+08:00");
        agent.act(id, "reopen", json!({"cause": "repeat", "reason": "又坏了"}));
        assert_eq!((w.clock(id, "first_response").state.as_str(), due(w, id, "first_response").as_str()),
            ("running", "2026-03-10 11:00"));
    }
}

both! {
    /// CLS-08
    fn each_warning_is_sent_once_whatever_stops_and_starts(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({}));
        let told = |step: i64| {
            w.told(id).into_iter().filter(|(_, c, s)| c == "first_response" && *s == step).map(|(who, _, _)| who).collect::<Vec<_>>()
        };
        // Half of two working hours from 10:20.
        w.set("2026-03-09T11:19:59+08:00");
        assert_eq!(w.sweep(), 0);
        w.set("2026-03-09T11:20:00+08:00");
        assert_eq!((w.sweep(), w.sweep()), (1, 0));
        assert_eq!(sweep(&w.restarted()), 0, "nor after a new start");
        assert_eq!(told(50), ["zhoumin"]);
        // The service stands still over 80 % and the due time.
        w.set("2026-03-09T14:00:00+08:00");
        let again = w.restarted();
        assert_eq!((sweep(&again), sweep(&again), w.sweep()), (1, 0, 0));
        assert_eq!((told(80), told(100)), (vec![], vec!["chenli", "hejun", "zhoumin"]));
        let breach = w.events(id).into_iter().find(|s| s.event.action == "clock.breach").unwrap().event;
        assert_eq!((&breach.body["due"], breach.recorded_at), (&json!(at("2026-03-09T12:20:00+08:00")), w.app.now()));
        assert_eq!(steps(w, id), [("first_response".into(), 50), ("first_response".into(), 100)]);
        // Entered at 14:00 for 9:00: what had passed is noted, not sent.
        let late = agent.request(with(repair(), json!({"channel": "paper_form", "received_at": "2026-03-09T09:00:00+08:00"})));
        assert_eq!((w.sweep(), w.clock(late, "first_response").announced), (0, 100));
        assert!(w.told(late).is_empty());
        assert!(w.clock(late, "solution").announced == 0, "the others are still to come");
    }
}

both! {
    /// CLS-10
    fn retyping_counts_from_the_receipt_and_is_never_later_without_the_head(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        let id = accepted(agent, json!({"type": "enquiry.bill", "channel": "email"}));
        w.set("2026-03-09T15:20:00+08:00");
        agent.act(id, "reclassify", json!({"type": "repair.stove", "reason": "实为报修"}));
        assert_eq!(due(w, id, "first_response"), "2026-03-09 12:20");
        w.sweep();
        assert_eq!(steps(w, id), [("first_response".into(), 100)], "five hours after the receipt it is broken");
        assert!(agent.refused(id, "register_complaint", json!({})).code == "is_complaint");

        let id = accepted(agent, json!({"priority": "P1", "channel": "visit"}));
        let before = due(w, id, "solution");
        assert_eq!(before, "2026-03-12 15:20");
        let lower = json!({"priority": "P3", "priority_reason": "计划检修", "reason": "复核"});
        let later = with(lower.clone(), json!({"allow_later": true}));
        assert_eq!(agent.refused(id, "reclassify", later.clone()).code, "head_for_later");
        agent.act(id, "reclassify", lower);
        assert_eq!(due(w, id, "solution"), before);
        w.set("2026-03-12T15:21:00+08:00");
        w.sweep();
        assert!(steps(w, id).contains(&("solution".into(), 100)));
        head.act(id, "reclassify", later);
        assert_eq!(due(w, id, "solution"), "2026-03-12 17:30");
        // The new date is broken anew, and said so.
        w.set("2026-03-12T17:31:00+08:00");
        w.sweep();
        assert_eq!(steps(w, id).iter().filter(|s| **s == ("solution".into(), 100)).count(), 2);
    }
}

both! {
    /// CLS-11
    fn the_date_of_an_outside_body_rules_when_it_comes_first(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({"channel": "forwarded"}));
        agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
        let set = |due: &str| json!({"source": "12345", "number": "GD-20260309-18", "due": due});
        agent.act(id, "outside_due", set("2026-03-09T17:00:00+08:00"));
        let row = w.matter(id).row;
        assert_eq!((row.next_clock.as_str(), row.next_due_at), ("external_due", at("2026-03-09T17:00:00+08:00").0));
        assert_eq!(w.matter(id).room.as_request().unwrap().external_no, "GD-20260309-18");
        w.set("2026-03-09T17:01:00+08:00");
        w.sweep();
        // The platform extends it; the new date is watched like the first.
        agent.act(id, "outside_due", with(set("2026-03-10T12:00:00+08:00"), json!({"reason": "平台同意延期"})));
        assert_eq!(w.matter(id).row.next_clock, "external_due");
        w.set("2026-03-10T12:01:00+08:00");
        w.sweep();
        let broken = steps(w, id).into_iter().filter(|(clock, step)| clock == "external_due" && *step == 100).count();
        assert_eq!(broken, 2);
        agent.act(id, "pause", json!({"cause": "customer_date", "proof": "短信", "until": "2026-03-31T17:30:00+08:00"}));
        assert_eq!(due(w, id, "external_due"), "2026-03-10 12:00", "a date of others is not moved by our pause");
    }
}

/// What a person finds in their list of requests.
fn listed(w: &TestWorld, login: &str) -> Vec<Id> {
    let person = w.cast.person(login);
    w.given_up(move |app, tx| {
        let house = app.house_in(tx).unwrap();
        let lanes = lanes(&house, &house.actor(person, app.now()).unwrap(), None);
        let filter = queue::Filter { kind: "request".into(), ..queue::Filter::default() };
        let rows = queue::by_due(tx, &lanes, &filter, queue::Seen::NOTHING, 50).unwrap();
        let mut ids: Vec<Id> = rows.into_iter().map(|r| r.id).collect();
        ids.sort();
        ids
    })
}

both! {
    /// ORG-01 SEC-01
    fn each_sees_what_lies_below_and_the_list_and_the_record_agree(w at MONDAY) {
        let ours = accepted(w.as_("zhoumin"), json!({}));
        let theirs = w.as_("gjagent").request(with(repair(), json!({"type": "enquiry.bill"})));
        let hall = w.as_("tangli").request(with(repair(), json!({"channel": "counter"})));
        let all = [ours, theirs, hall];
        for (login, expected) in [
            ("quanguo", vec![ours, theirs, hall]),
            ("quyu", vec![ours, theirs, hall]),
            ("chenli", vec![ours, hall]),
            ("mengzong", vec![ours, hall]),
            ("zhoumin", vec![ours]),
            ("tangli", vec![hall]),
            ("gjagent", vec![theirs]),
            ("gjhead", vec![theirs]),
            ("weiqiang", vec![]),
            ("audit", vec![]),
            ("admin", vec![]),
        ] {
            assert_eq!(listed(w, login), expected, "{login}'s list");
            let house = w.app.house();
            let actor = house.actor(w.cast.person(login), w.app.now()).unwrap();
            for id in all {
                let m = w.matter(id);
                assert_eq!(sees(&house, &actor, &m.row, &m.parties), expected.contains(&id), "{login}");
            }
        }
        assert_eq!(w.as_("quyu").refused(ours, "confirm", json!({"result": "confirmed"})).code, "illegal_transition");
        // What is given to the company as such is no business of its auditor and administrator.
        let agent = w.as_("zhoumin");
        agent.act(ours, "hand_over", json!({"to_unit": w.cast.unit("LJ").to_string(), "content": "x", "reason": "y"}));
        let handover = w.child(ours, "handover");
        for login in ["audit", "admin"] {
            assert_eq!(w.as_(login).try_act(handover, "accept", json!({})).map_err(|f| f.to_string()).map(|_| ()),
                Err(Failure::from(shouwen_domain::refusal::Refusal::missing()).to_string()), "{login}");
        }
    }
}

both! {
    /// ORG-02
    fn a_delegate_acts_for_another_as_long_as_the_delegation_lasts(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let ruling = || {
            let id = accepted(agent, json!({}));
            let to = |unit: &str| w.cast.unit(unit).to_string();
            agent.act(id, "hand_over", json!({"to_unit": to("lj-repair-1"), "content": "灶具", "reason": "职责"}));
            let handover = w.child(id, "handover");
            w.as_("weiqiang").act(handover, "reject", json!({"code": "other", "reason": "不属本班"}));
            agent.act(handover, "offer_again", json!({"to_unit": to("lj-install"), "reason": "改交"}));
            w.as_("huangjg").act(handover, "reject", json!({"code": "other", "reason": "不做维修"}));
            handover
        };
        let bind = json!({"to_unit": w.cast.unit("lj-repair-1").to_string(), "reason": "裁定"});
        let (first, second) = (ruling(), ruling());
        let leader = w.as_("hejun");
        assert_eq!(leader.refused(first, "bind", bind.clone()).code, "not_found", "it lies at another department");
        let until = "2026-03-10T10:20:00+08:00";
        assert_eq!(w.delegate("zhoumin", "hejun", Role::ServiceHead, "LJ", until).unwrap_err().code, "delegation_not_held");
        assert_eq!(w.delegate("chenli", "gjagent", Role::ServiceHead, "LJ", until).unwrap_err().code, "delegation_receiver");
        w.delegate("chenli", "hejun", Role::ServiceHead, "LJ", until).unwrap();
        assert_eq!(w.delegate("hejun", "zhoumin", Role::ServiceHead, "LJ", until).unwrap_err().code, "delegation_not_held",
            "what is held for another is not handed on");
        leader.act(first, "bind", bind.clone());
        let event = w.events(first).into_iter().find(|s| s.event.action == "bind").unwrap().event;
        assert_eq!((event.actor, event.role.as_str(), event.acting_for),
            (Some(leader.person), "service_head", Some(w.cast.person("chenli"))));
        w.set(until);
        assert_eq!(leader.refused(second, "bind", bind).code, "not_found", "over to the minute");
    }
}

both! {
    /// ORG-03 SYS-06
    fn what_is_locked_above_is_not_loosened_below(w at MONDAY) {
        let now = w.app.now();
        let set = |unit, code, value| w.try_policy(unit, code, value, Scope::default(), now);
        let loosened = set("lj-service", "query.reply", "10wd").unwrap_err();
        assert!(loosened.contains(&"lock_loosened"), "{loosened:?}");
        assert_eq!(set("lj-service", "query.reply", "3wd"), Ok(()), "tighter is allowed");
        // Protective gear and gas detector stay where they are.
        let gear = shouwen_domain::policy::catalog().gate("gas_detector").unwrap().parameter.clone();
        for mode in ["off", "observe", "warn"] {
            assert!(set("LJ", &gear, mode).is_err(), "{mode}");
        }
        let level = UnitLevel { id: w.cast.unit("LJ"), depth: 2 };
        assert_eq!(shouwen::policy::level(&w.app.house(), w.cast.unit("LJ")), level);
    }
}

both! {
    /// SYS-06
    fn a_gate_is_off_observes_warns_or_blocks_as_the_company_says(w at MONDAY) {
        let (agent, other) = (w.as_("zhoumin"), w.as_("gjagent"));
        let incomplete = || agent.request(with(repair(), json!({"name": null})));
        let listed = |id: Id| {
            let company = w.cast.unit("LJ");
            let list = w.app.db.read_now(move |tx| {
                shouwen_store::event::would_have_blocked(tx, company, "required_fields", (Id(i64::MAX), ""), 50)
            }).unwrap();
            list.into_iter().find(|passed| passed.record == id).map(|passed| passed.hit.mode)
        };
        let confirm = json!({"result": "confirmed"});
        for (mode, passes, list) in
            [("observe", true, Some("observe")), ("warn", true, Some("warn")), ("off", true, None), ("block", false, None)]
        {
            w.app.world.set(w.app.now().plus(60_000));
            w.set_gate("LJ", "required_fields", mode);
            let id = incomplete();
            if passes {
                let done = agent.act(id, "confirm", confirm.clone());
                assert_eq!(done.warnings.len(), usize::from(list.is_some()), "{mode}");
                assert_eq!(w.state(id), "accepted");
            } else {
                assert_eq!(agent.refused(id, "confirm", confirm.clone()).code, "required_fields");
            }
            assert_eq!(listed(id).as_deref(), list, "{mode}");
        }
        // Each company has its own.
        w.app.world.set(w.app.now().plus(60_000));
        w.set_gate("LJ", "required_fields", "off");
        let id = other.request(with(repair(), json!({"name": null})));
        let refused = other.try_act(id, "confirm", confirm);
        assert!(matches!(refused, Err(Failure::Refused(r)) if r.code == "required_fields"));
    }
}

both! {
    /// EMG-16
    fn a_leak_is_not_kept_waiting_by_any_gate(w at MONDAY) {
        let agent = w.as_("zhoumin");
        // A place and nothing else; typed under a wrong type.
        let bare = json!({"channel": "hotline", "type": "enquiry.bill", "content": "厨房有煤气味",
            "address": {"text": "滨江路88号3栋"}});
        let id = agent.request(bare);
        assert_eq!(w.matter(id).row.priority, Priority::P0);
        let done = agent.act(id, "confirm", json!({"result": "confirmed"}));
        assert_eq!(done.warnings.iter().map(|hit| (hit.gate.as_str(), hit.mode.as_str())).collect::<Vec<_>>(),
            [("required_fields", "warn")], "recorded as an exception");
        agent.act(id, "create_order", json!({"content": "抢修"}));
        assert_eq!(w.state(id), "in_handling");
        // What comes after the crew has left stays: the basis of "not possible".
        let no = json!({"text": "不办", "outcome": "not_possible", "means": "call"});
        assert_eq!(agent.refused(id, "answer", no).code, "basis_for_not_possible");
        let nowhere = agent.request(json!({"channel": "hotline", "type": "alarm.leak", "content": "漏气"}));
        assert_eq!(agent.refused(nowhere, "confirm", json!({"result": "confirmed"})).code, "p0_reachable");
    }
}

both! {
    /// AUD-01
    fn every_line_of_the_log_hangs_on_the_one_before(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({}));
        agent.refused(id, "finish", json!({}));
        w.as_("chenli").act(id, "note", json!({"text": "已阅"}));
        let company = w.cast.unit("LJ");
        let (lines, heads) = w.app.db.read_now(move |tx| {
            Ok::<_, shouwen_store::StoreError>((shouwen_store::audit::chain(tx, company, 0, 10_000)?, shouwen_store::audit::heads(tx)?))
        }).unwrap();
        let whole = |lines: &[shouwen_store::audit::Line]| {
            let mut hash = shouwen_domain::event::GENESIS.to_owned();
            lines.iter().enumerate().all(|(n, line)| {
                hash = line.link_after(company, &hash);
                line.seq == n as i64 + 1 && line.hash == hash
            }) && heads.iter().any(|(who, seq, head)| *who == company && *seq == lines.len() as i64 && *head == hash)
        };
        assert!(whole(&lines));
        let last: Vec<_> = lines.iter().rev().take(4).map(|l| (l.what.as_str(), l.outcome.as_str())).collect();
        assert_eq!(last, [("request.note", "done"), ("act.finish", "refused:no_such_action"), ("request.confirm", "done"),
            ("request.save", "done")]);
        for n in 0..lines.len() {
            let mut forged = lines.clone();
            forged[n].outcome.push('x');
            assert!(!whole(&forged), "line {n} changed");
            forged.remove(n);
            assert!(!whole(&forged), "line {n} taken out");
        }
        let mut forged = lines.clone();
        forged.pop();
        assert!(!whole(&forged), "the end cut off");
    }
}
