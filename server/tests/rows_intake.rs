//! Intake and first-asked duty: what the rows of requirements §1 say, shown on both databases.

mod support;

use serde_json::{Value, json};
use shouwen::act::{Command, Failure, Target};
use shouwen_domain::{flow::Door, id::Id};
use shouwen_store::StoreError;
use std::sync::Barrier;
use support::{MONDAY, Persona, TestWorld, at, repair, with};

fn accepted(agent: Persona<'_>, change: Value) -> Id {
    let id = agent.request(with(repair(), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

/// The body of the newest event of an action, personal values put back.
fn said(w: &TestWorld, id: Id, action: &'static str) -> Value {
    let page = w.app.db.read_now(move |tx| shouwen_store::event::page(tx, id, i64::MAX, 100)).unwrap();
    page.into_iter().find(|s| s.event.action == action).map(|s| s.event.body).unwrap()
}

both! {
    /// INT-01
    fn what_the_type_asks_for_must_be_there_or_be_withheld(w at MONDAY) {
        let agent = w.as_("zhoumin").through(Door::Api);
        let id = agent.request(with(repair(), json!({"name": null, "occurred_at": null, "special": null})));
        let missing = agent.refused(id, "confirm", json!({"result": "confirmed"}));
        assert_eq!((missing.code, missing.clause.as_deref()), ("required_fields", Some("001 §1.3、000 §2.1")));
        for name in ["客户姓名", "发生时间", "特殊需求"] {
            assert!(missing.said.zh.contains(name), "{}", missing.said.zh);
        }
        assert!(!missing.said.zh.contains("联系电话"), "what is there is not asked for");
        let no_reason = json!({"withheld": [{"field": "name"}]});
        assert_eq!(agent.refused(id, "edit", no_reason).fields[0].field, "withheld[0].reason");
        agent.act(id, "edit", json!({"occurred_at": "2026-03-09T08:00:00+08:00", "special": "无",
            "withheld": [{"field": "name", "reason": "客户不愿提供"}]}));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        assert_eq!(w.state(id), "accepted");
        // An application (报装) is not asked when it occurred.
        accepted(agent, json!({"type": "installation", "occurred_at": null}));
    }
}

both! {
    /// INT-03
    fn a_correction_keeps_both_values(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        agent.act(id, "confirm", json!({"result": "corrected", "contact": "13900009999",
            "address": {"district": "七星区", "road": "滨江路68号", "building": "3", "unit": "2", "room": "501"}}));
        let body = said(w, id, "confirm");
        assert_eq!((&body["address"]["road"], &body["before"]["address"]["road"]),
            (&json!("滨江路68号"), &json!("滨江路88号")));
        assert_eq!((&body["contact"], &body["before"]["contact"]), (&json!("13900009999"), &json!("13900002046")));
        let request = w.matter(id).room.as_request().cloned().unwrap();
        assert_eq!((request.address.road.as_str(), request.contact.as_str()), ("滨江路68号", "13900009999"));
        assert_eq!(request.read_back, "corrected");
        // Neither value stands in the open in the stored event.
        let stored = w.events(id).into_iter().map(|s| s.event.body.to_string()).collect::<String>();
        assert!(!stored.contains("滨江路") && !stored.contains("1390000"), "{stored}");
    }
}

both! {
    /// INT-03
    fn silence_is_consent_only_in_writing_and_only_when_complete(w at MONDAY) {
        let clerk = w.as_("lufang");
        let web = clerk.request(with(repair(), json!({"channel": "website"})));
        let phone = clerk.request(repair());
        let incomplete = clerk.request(with(repair(), json!({"channel": "website", "name": null})));
        w.set("2026-03-10T10:19:00+08:00");
        w.sweep();
        assert_eq!(w.state(web), "draft");
        w.set("2026-03-10T10:21:00+08:00");
        w.sweep();
        assert_eq!(w.state(web), "accepted");
        assert_eq!(w.matter(web).room.as_request().unwrap().read_back, "silent", "marked as not confirmed");
        let event = w.events(web).into_iter().find(|s| s.event.action == "confirm_silent").unwrap().event;
        assert_eq!((event.actor, event.role.as_str(), event.door.as_str()), (None, "system", "scheduler"));
        assert_eq!((w.state(phone), w.state(incomplete)), ("draft".into(), "draft".into()));
        // The clocks ran from the receipt all the time; no longer provisional, still the same due times.
        assert_eq!(w.clock(web, "first_response").due_at, Some(at("2026-03-09T12:20:00+08:00")));
        assert!(!w.clock(web, "solution").provisional);
    }
}

both! {
    /// INT-03 CHN-01: the letter lay for days; the customer has the whole period from the day on which it was sent back.
    fn silence_counts_from_the_sending_and_not_from_the_receipt(w at MONDAY) {
        let clerk = w.as_("lufang");
        let letter = json!({"channel": "letter", "received_at": "2026-03-05T09:00:00+08:00",
            "occurred_at": "2026-03-05T08:00:00+08:00"});
        let id = clerk.request(with(repair(), letter));
        assert_eq!((w.sweep(), w.state(id).as_str()), (0, "draft"), "nobody was silent yet");
        let silent = w.clock(id, "readback_silent");
        assert_eq!((silent.started_at, silent.due_at), (at(MONDAY), Some(at("2026-03-10T10:20:00+08:00"))));
        assert_eq!(w.clock(id, "first_response").started_at, at("2026-03-05T09:00:00+08:00"));
        // Half and four fifths of the period are nobody's business.
        w.set("2026-03-10T10:20:00+08:00");
        w.sweep();
        assert!(!w.history(id).contains(&"clock.silent_refused".to_owned()) && w.state(id) == "draft");
        w.set("2026-03-10T10:20:01+08:00");
        w.sweep();
        assert_eq!(w.state(id), "accepted");
    }
}

both! {
    /// INT-03
    fn what_silence_cannot_accept_is_raised_once_and_tried_again(w at MONDAY) {
        let clerk = w.as_("lufang");
        let bare = |gone: &str| clerk.request(with(repair(), json!({"channel": "letter", gone: null})));
        let (nameless, vague, left) = (bare("name"), bare("special"), bare("wanted"));
        w.set("2026-03-10T10:21:00+08:00");
        w.sweep();
        assert_eq!(w.sweep(), 0, "not again the next moment");
        let raised = |id: Id| {
            let notices = w.notices(id).into_iter().filter(|n| n.kind == "silent_refused");
            let mut who: Vec<_> = notices.map(|n| w.login(n.person)).collect();
            who.sort_unstable();
            who
        };
        assert!(raised(left).contains(&"lufang") && raised(left).len() > 1, "{:?}", raised(left));
        let once = raised(left).len();
        // What the customer was never sent is completed: accepted at once.
        clerk.act(vague, "edit", json!({"special": "无"}));
        w.sweep();
        assert_eq!(w.state(vague), "accepted");
        // What is read back is changed: it goes out again, and silence counts from there.
        clerk.act(nameless, "edit", json!({"name": "李桂兰"}));
        w.sweep();
        assert_eq!(w.clock(nameless, "readback_silent").due_at, Some(at("2026-03-11T10:21:00+08:00")));
        w.set("2026-03-11T10:21:01+08:00");
        w.sweep();
        assert_eq!((w.state(nameless), w.state(left)), ("accepted".into(), "draft".into()));
        let events = w.history(left).into_iter().filter(|action| action == "clock.silent_refused").count();
        assert_eq!((raised(left).len(), events), (once, 1), "told once, however often it is tried");
        // A day later it is asked again.
        assert_eq!(w.clock(left, "readback_silent").next_at, Some(at("2026-03-12T10:21:01+08:00")));
    }
}

both! {
    /// INT-04
    fn numbers_have_no_gaps_however_many_write_and_whatever_is_refused(w at MONDAY) {
        const WRITERS: usize = 32;
        let start = Barrier::new(WRITERS);
        let person = w.cast.person("zhoumin");
        let numbers: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..WRITERS)
                .map(|n| {
                    let start = &start;
                    scope.spawn(move || {
                        start.wait();
                        let new = |body: Value| Command {
                            target: Target::New { kind: "request" },
                            action: "save".into(),
                            body,
                            if_match: None,
                        };
                        let refused = w.app.act_now(Some(person), Door::Api, new(with(repair(), json!({"channel": "pigeon"}))));
                        assert!(matches!(refused, Err(Failure::Refused(_))));
                        let one = w.app.act_now(Some(person), Door::Api, new(repair())).unwrap().record;
                        // A transaction that has taken a number and is given up afterwards.
                        if n % 3 == 0 {
                            let (app, command) = (w.app.clone(), new(repair()));
                            let lost: Result<(), StoreError> = w.app.db.write_now(move |tx| {
                                app.act_in(tx, Some(person), Door::Bulk, &command)?.unwrap();
                                Err(StoreError::NotFound)
                            });
                            assert!(matches!(lost, Err(StoreError::NotFound)), "{lost:?}");
                        }
                        let two = w.app.act_now(Some(person), Door::Api, new(repair())).unwrap().record;
                        [one, two].map(|id| w.matter(id).row.number)
                    })
                })
                .collect();
            threads.into_iter().flat_map(|t| t.join().unwrap()).collect()
        });
        let mut numbers = numbers;
        numbers.sort();
        let wanted: Vec<String> = (1..=2 * WRITERS).map(|n| format!("LJ-REPAIR-20260309-{n:04}")).collect();
        assert_eq!(numbers, wanted);
        // The number of a discarded draft is kept, not given again.
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        agent.act(id, "discard", json!({"reason": "误登记"}));
        let next = agent.request(repair());
        assert_eq!(w.matter(next).row.number, "LJ-REPAIR-20260309-0066");
    }
}

both! {
    /// INT-13
    fn a_time_typed_in_later_stops_a_clock_only_with_evidence(w at MONDAY) {
        let agent = w.as_("zhoumin");
        // A paper form of 9:00: its clocks run from then.
        let id = agent.request(with(repair(), json!({"channel": "paper_form",
            "received_at": "2026-03-09T09:00:00+08:00", "occurred_at": "2026-03-09T08:30:00+08:00"})));
        assert_eq!(w.clock(id, "first_response").due_at, Some(at("2026-03-09T11:00:00+08:00")));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        let call = json!({"means": "call", "result": "reached", "happened_at": "2026-03-09T09:30:00+08:00"});
        agent.act(id, "contact", call.clone());
        assert_eq!(w.clock(id, "first_response").stopped_at, None, "typed in, nothing behind it");
        agent.act(id, "contact", with(call, json!({"evidence": {"kind": "scan", "reference": "SM-2026-0001"}})));
        let clock = w.clock(id, "first_response");
        assert_eq!((clock.stopped_at, clock.kept), (Some(at("2026-03-09T09:30:00+08:00")), Some(true)));
        let event = w.events(id).pop().unwrap().event;
        assert_eq!(event.happened_at, at("2026-03-09T09:30:00+08:00"));
        assert_eq!(event.recorded_at, at(MONDAY), "both times stand in the history");
        assert_eq!(w.matter(id).room.as_request().unwrap().late_entries, 3, "flagged and counted");
        let ahead = json!({"means": "call", "result": "reached", "happened_at": "2026-03-09T11:00:00+08:00"});
        assert_eq!(agent.refused(id, "contact", ahead).code, "happened_in_future");
    }
}

both! {
    /// INT-13 CLS-11
    fn an_answer_typed_in_later_ends_the_request_but_does_not_make_it_punctual(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({}));
        agent.act(id, "outside_due", json!({"source": "12345", "due": "2026-03-09T17:00:00+08:00"}));
        w.set("2026-03-09T14:00:00+08:00");
        let answer = json!({"text": "已修好", "outcome": "solved", "means": "call",
            "happened_at": "2026-03-09T11:00:00+08:00"});
        agent.act(id, "answer", answer);
        assert_eq!(w.state(id), "closed");
        let clock = w.clock(id, "first_response");
        assert_eq!((clock.stopped_at, clock.kept), (Some(w.app.now()), Some(false)), "12:20 had passed");
        assert_eq!(w.clock(id, "external_due").kept, Some(true));
        w.sweep();
        let told = w.told(id).len();
        w.set("2026-03-20T14:00:00+08:00");
        w.sweep();
        assert_eq!(w.told(id).len(), told, "nobody is warned of what has ended");
    }
}

both! {
    /// FAR-01 INT-06
    fn who_was_asked_first_answers_until_another_has_it_and_the_customer_knows(w at MONDAY) {
        // Typed by the clerk from a form that the leader received.
        let clerk = w.as_("tangli");
        let paper = clerk.request(with(repair(), json!({"channel": "paper_form",
            "receiver": w.cast.person("hejun").to_string()})));
        let row = w.matter(paper).row;
        assert_eq!((row.first_owner, row.recorder), (Some(w.cast.person("hejun")), Some(clerk.person)));

        // A technician hears a complaint on site.
        let (man, agent) = (w.as_("luojian"), w.as_("zhoumin"));
        let id = man.request(with(repair(), json!({"channel": "visit", "type": "complaint"})));
        assert_eq!(w.matter(id).row.first_owner, Some(man.person));
        let phone = w.cast.unit("lj-phone").to_string();
        man.act(id, "hand_over", json!({"to_unit": phone, "content": "投诉上门迟到", "reason": "非本人职责"}));
        let duty = || (w.matter(id).row.duty_open, w.matter(id).row.owner);
        assert_eq!(duty(), (true, Some(man.person)), "offered is not accepted");
        agent.act(w.child(id, "handover"), "accept", json!({}));
        assert_eq!(duty(), (true, Some(agent.person)), "accepted, but the customer does not know");
        agent.act(id, "contact", json!({"means": "message", "result": "reached", "automatic": true, "told_new_owner": true}));
        agent.act(id, "contact", json!({"means": "call", "result": "not_reached", "told_new_owner": true}));
        assert!(duty().0, "a message nobody read and a call nobody took tell nothing");
        agent.act(id, "contact", json!({"means": "call", "result": "reached", "told_new_owner": true}));
        assert!(!duty().0);
        assert_eq!(w.matter(id).row.first_owner, Some(man.person), "who was asked first stays so for ever");

        // Told beforehand: the acceptance is enough, but only that of the receiver who was named.
        let id = accepted(agent, json!({}));
        let give = |to: &str| json!({"to_unit": w.cast.unit(to).to_string(), "content": "灶具", "reason": "职责",
            "customer_told": true, "told_means": "call"});
        agent.act(id, "hand_over", give("lj-repair-1"));
        let handover = w.child(id, "handover");
        w.as_("weiqiang").act(handover, "reject", json!({"code": "wrong_unit", "reason": "不属本班"}));
        agent.act(handover, "offer_again", json!({"to_unit": w.cast.unit("lj-install").to_string(), "reason": "改交"}));
        w.as_("huangjg").act(handover, "accept", json!({}));
        assert!(w.matter(id).row.duty_open, "the customer was told of another unit");
        let id = accepted(agent, json!({}));
        agent.act(id, "hand_over", give("lj-repair-1"));
        w.as_("weiqiang").act(w.child(id, "handover"), "accept", json!({}));
        assert!(!w.matter(id).row.duty_open);
    }
}

both! {
    /// FAR-02
    fn a_handover_nobody_takes_is_told_to_both_leaders_once(w at MONDAY) {
        let agent = w.as_("zhoumin");
        for (to, receiver) in [("to_unit", w.cast.unit("lj-install")), ("to_person", w.cast.person("luojian"))] {
            w.set(MONDAY);
            let id = accepted(agent, json!({}));
            agent.act(id, "hand_over", json!({to: receiver.to_string(), "content": "灶具", "reason": "职责"}));
            let handover = w.child(id, "handover");
            let due = w.clock(handover, "handover_accept").due_at.unwrap();
            assert_eq!(due, at("2026-03-09T10:50:00+08:00"));
            w.app.world.set(due);
            w.sweep();
            let breach = |w: &TestWorld| {
                w.told(handover).into_iter().filter(|(_, _, step)| *step == 100).map(|(who, _, _)| who).collect::<Vec<_>>()
            };
            assert!(breach(w).is_empty(), "at the limit it is still in time");
            w.set("2026-03-09T10:51:00+08:00");
            w.sweep();
            w.sweep();
            let told = breach(w);
            for leader in ["hejun", "huangjg"] {
                assert_eq!(told.iter().filter(|who| **who == leader).count(), 1, "{to}: {leader} in {told:?}");
            }
            let row = w.matter(id).row;
            assert_eq!((row.owner, row.unit), (Some(agent.person), w.cast.unit("lj-phone")));
            assert!(w.clock(id, "first_response").stopped_at.is_none(), "the giver's clocks run on");
        }
    }
}

both! {
    /// FAR-02 FAR-04
    fn a_handover_on_its_way_when_the_request_is_answered_can_still_be_answered(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        for (action, body, rejections) in [
            ("accept", json!({}), 0),
            ("reject", json!({"code": "duplicate", "reason": "已办结"}), 1),
        ] {
            let id = accepted(agent, json!({}));
            agent.act(id, "create_order", json!({"content": "上门"}));
            let unit = w.cast.unit("lj-repair-1").to_string();
            agent.act(id, "hand_over", json!({"to_unit": unit, "content": "灶具", "reason": "职责"}));
            agent.act(id, "answer", json!({"text": "已修好", "outcome": "solved", "means": "call"}));
            head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "已修好", "means": "call"}));
            assert_eq!(w.state(id), "answered");
            w.as_("weiqiang").act(w.child(id, "handover"), action, body);
            assert_eq!(w.state(id), if rejections == 0 { "closed" } else { "answered" });
            assert_eq!(w.matter(id).room.as_request().unwrap().rejections, rejections);
        }
    }
}

both! {
    /// FAR-02 ORG-05
    fn what_a_colleague_who_left_had_can_be_handed_over(w at MONDAY) {
        let (agent, leader) = (w.as_("zhoumin"), w.as_("hejun"));
        let id = accepted(agent, json!({}));
        let person = agent.person;
        let app = w.app.clone();
        w.app.db.write_now(move |tx| {
            shouwen_store::org::set_active(tx, person, false)?;
            shouwen::policy::changed(tx, &app, None, Id(0), "org.left", "").map(drop)
        }).unwrap();
        let to = |unit: &str| json!({"to_unit": w.cast.unit(unit).to_string(), "content": "接手", "reason": "离职"});
        leader.act(id, "hand_over", to("lj-repair-1"));
        let handover = w.child(id, "handover");
        w.as_("weiqiang").act(handover, "reject", json!({"code": "wrong_unit", "reason": "不属本班"}));
        leader.act(handover, "offer_again", json!({"to_unit": w.cast.unit("lj-install").to_string(), "reason": "改交"}));
        leader.act(handover, "withdraw", json!({"reason": "自己安排"}));
        leader.act(id, "assign", json!({"person": leader.person.to_string(), "reason": "离职接手"}));
        assert_eq!(w.matter(id).row.owner, Some(leader.person));
    }
}

both! {
    /// FAR-03
    fn nothing_closes_before_the_customer_has_the_answer(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        let id = accepted(agent, json!({}));
        agent.act(id, "create_order", json!({"content": "上门"}));
        head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "已修好", "means": "call"}));
        assert_eq!(w.state(id), "in_handling", "the work is done, nobody has told the customer");
        agent.act(id, "contact", json!({"means": "call", "result": "reached", "text": "正在处理"}));
        assert_eq!(w.state(id), "in_handling", "a contact is not the answer");
        let program = |action: &str| {
            let command = Command { target: Target::Record(id), action: action.into(), body: json!({}), if_match: None };
            match w.app.act_now(None, Door::Scheduler, command) {
                Err(Failure::Refused(refusal)) => (refusal.code, refusal.clause),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(program("settle"), ("answer_contact", Some("004-F 1-6".into())), "not even the program");
        assert_eq!(program("close").0, "illegal_transition");
        agent.act(id, "answer", json!({"text": "已修好", "outcome": "solved", "means": "call"}));
        assert_eq!(w.state(id), "closed");
    }
}

both! {
    /// INT-05
    fn a_repeat_call_withdraws_the_credit_of_the_first_contact(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = agent.request(with(repair(), json!({"type": "enquiry.bill"})));
        agent.act(id, "answer", json!({"text": "已说明阶梯气价", "outcome": "solved", "means": "call", "agreed": true,
            "article": "KB-0012"}));
        let credit = || w.matter(id).room.as_request().map(|r| (r.first_contact, r.repeats)).unwrap();
        assert_eq!((w.state(id).as_str(), credit()), ("closed", (true, 0)), "answered at once, without an order");
        w.set("2026-03-14T10:20:00+08:00");
        agent.act(id, "reopen", json!({"cause": "repeat", "reason": "仍不明白"}));
        assert_eq!(credit(), (false, 1));
        agent.act(id, "answer", json!({"text": "再次说明", "outcome": "solved", "means": "call"}));
        assert_eq!((w.state(id).as_str(), credit()), ("closed", (false, 1)), "a second answer does not bring it back");
        w.set("2026-03-21T10:21:00+08:00");
        assert_eq!(agent.refused(id, "reopen", json!({"cause": "repeat", "reason": "第三次"})).code, "repeat_window");
        // Who rejects the answer has another period, and a company may make it shorter.
        w.set_policy("LJ", "reopen.days", "10");
        let younger = agent.request(with(repair(), json!({"type": "enquiry.bill"})));
        agent.act(younger, "answer", json!({"text": "已说明", "outcome": "solved", "means": "call"}));
        w.set("2026-04-01T10:21:00+08:00");
        assert_eq!(agent.refused(younger, "reopen", json!({"cause": "rejected", "reason": "不认可"})).code, "repeat_window");
    }
}

both! {
    /// FAR-01
    fn on_the_telephone_nobody_else_is_named_as_asked_first(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let other = w.cast.person("hejun").to_string();
        let live = with(repair(), json!({"receiver": other}));
        let Err(Failure::Refused(refusal)) = agent.try_new("request", "save", live.clone()) else { panic!("not refused") };
        assert_eq!(refusal.code, "receiver_of_paper");
        let after = agent.request(with(live, json!({"received_at": "2026-03-09T09:00:00+08:00"})));
        assert_eq!(w.matter(after).row.first_owner, Some(w.cast.person("hejun")), "the line was down: entered afterwards");
    }
}

both! {
    /// FAR-02
    fn a_handover_states_what_was_promised(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({}));
        let to = json!({"to_unit": w.cast.unit("lj-repair-1").to_string(), "content": "灶具", "reason": "职责"});
        agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复"}));
        assert_eq!(agent.refused(id, "hand_over", to.clone()).code, "handover_documented");
        agent.act(id, "hand_over", with(to, json!({"outstanding": "15:00 前回复"})));
    }
}

both! {
    /// CLS-10
    fn retyped_to_an_alarm_it_is_one_at_once(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let draft = agent.request(repair());
        agent.act(draft, "edit", json!({"type": "repair.no_gas"}));
        assert_eq!(w.matter(draft).row.priority.code(), "P1");
        let id = accepted(agent, json!({}));
        agent.act(id, "reclassify", json!({"type": "alarm.leak", "reason": "闻到臭味"}));
        assert_eq!(w.matter(id).row.priority.code(), "P0");
        agent.act(id, "reclassify", json!({"type": "enquiry.bill", "reason": "误报"}));
        assert_eq!(w.matter(id).row.priority.code(), "P0", "nothing lowers it unasked");
    }
}

both! {
    /// TRK-03
    fn a_promise_is_kept_to_the_minute(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let by = "2026-03-09T15:00:00+08:00";
        let promise = || {
            let id = accepted(agent, json!({}));
            agent.act(id, "promise", json!({"by": by, "text": "回复"}));
            (id, w.child(id, "promise"))
        };
        let reached = json!({"means": "call", "result": "reached", "text": "仍在处理"});
        let [early, sharp, late, silent] = [(); 4].map(|()| promise());
        w.set("2026-03-09T14:50:00+08:00");
        agent.act(early.0, "contact", reached.clone());
        agent.act(late.0, "contact", with(reached.clone(), json!({"result": "not_reached"})));
        assert_eq!(w.state(late.1), "made", "nobody was reached");
        w.set(by);
        w.sweep();
        agent.act(sharp.0, "contact", reached.clone());
        w.set("2026-03-09T15:01:00+08:00");
        agent.act(late.0, "contact", reached.clone());
        w.sweep();
        for ((_, promise), state) in [(early, "kept"), (sharp, "kept"), (late, "broken"), (silent, "broken")] {
            assert_eq!(w.state(promise), state);
            assert_eq!(w.clock(promise, "promise").kept, Some(state == "kept"), "its clock ends with it");
            assert_eq!(w.matter(promise).row.next_clock, "", "{state}");
        }
        assert_eq!(w.clock(silent.1, "promise").stopped_at, Some(at(by).plus(1)), "not at the sweep");
        assert_eq!(w.differing(silent.1), Vec::<String>::new());
        w.set("2026-03-09T16:00:00+08:00");
        // It was called at 14:40 after all; first without, then with the record of the call.
        let call = with(reached, json!({"happened_at": "2026-03-09T14:40:00+08:00"}));
        agent.act(silent.0, "contact", call.clone());
        assert_eq!(w.state(silent.1), "broken");
        agent.act(silent.0, "contact", with(call, json!({"evidence": {"kind": "call", "reference": "REC-1440"}})));
        let now = (w.state(silent.1), w.clock(silent.1, "promise").kept);
        assert_eq!(now, ("kept".to_owned(), Some(true)), "evidence that comes to light withdraws the breach");
        assert_eq!(agent.refused(early.0, "promise", json!({"by": by, "text": "回复"})).code, "promise_ahead");
    }
}

both! {
    /// TRK-03
    fn a_draft_with_a_promise_is_not_discarded(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复"}));
        assert_eq!(agent.refused(id, "discard", json!({"reason": "误登记"})).code, "no_open_issue");
        agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
        agent.act(id, "discard", json!({"reason": "误登记"}));
    }
}
