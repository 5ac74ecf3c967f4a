//! What may not be got round: earlier limits, rulings, acceptance by the other side, the receipt. On both databases.

mod support;

use serde_json::{Value, json};
use shouwen::verify::{Options, Subject, verify};
use shouwen_domain::id::Id;
use support::{MONDAY, Persona, TestWorld, at, repair, with};

fn accepted(agent: Persona<'_>, change: Value) -> Id {
    let id = agent.request(with(repair(), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn findings(w: &TestWorld) -> Vec<String> {
    let subject = Subject { db: &w.app.db, place: &w.app.place, app: Some(&w.app) };
    let report = verify(subject, Options { quick: false, key: true }, &mut |_, _, _| ()).unwrap();
    report.findings.iter().map(|f| format!("{f:?}")).collect()
}

both! {
    /// CLS-10 CLS-07: the earlier limit holds, and pauses as it did.
    fn a_reclassified_clock_keeps_its_limit_and_still_pauses(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = accepted(agent, json!({"priority": "P1", "channel": "visit"}));
        let clock = || w.clock(id, "solution");
        let urgent = clock();
        assert_eq!((urgent.limit_text.as_deref(), urgent.due_at), (Some("72h"), Some(at("2026-03-12T10:20:00+08:00"))));
        let lower = json!({"priority": "P3", "priority_reason": "计划检修", "reason": "复核"});
        agent.act(id, "reclassify", lower.clone());
        assert_eq!((clock().caps.as_str(), clock().due_at), ("72h", urgent.due_at));
        let pause = json!({"cause": "waiting_customer", "proof": "通话记录 0309-2", "until": "2026-03-31T17:30:00+08:00"});
        w.set("2026-03-09T12:20:00+08:00");
        agent.act(id, "pause", pause);
        assert_eq!((clock().state.as_str(), clock().due_at), ("paused", None));
        // Reclassified while it is paused: nothing is gained by it.
        agent.act(id, "reclassify", with(lower, json!({"priority": "P2"})));
        assert_eq!((clock().state.as_str(), clock().caps.as_str()), ("paused", "72h"));
        w.set("2026-03-09T16:20:00+08:00");
        agent.act(id, "resume", json!({"reason": "客户已回电"}));
        assert_eq!(clock().due_at, Some(at("2026-03-12T14:20:00+08:00")), "four hours later, as the earlier limit would be");
        assert_eq!(clock().paused_ms, 4 * 3_600_000);
        assert_eq!(findings(w), Vec::<String>::new());
        // The head may let it go.
        w.as_("chenli").act(id, "reclassify", json!({"priority": "P3", "priority_reason": "客户同意", "reason": "改期",
            "allow_later": true}));
        assert_eq!((clock().caps.as_str(), clock().due_at), ("", Some(at("2026-03-12T17:30:00+08:00"))));
    }
}

both! {
    /// FAR-02: who is told of a handover that nobody answers sees it, on whichever side they lead.
    fn the_leaders_see_the_handover_that_they_are_told_of(w at MONDAY) {
        let id = accepted(w.as_("zhoumin"), json!({}));
        let handover = handed(w, id, json!({"to_unit": w.cast.unit("lj-install").to_string()}), "");
        let sees = |login| w.as_(login).try_act(handover, "frobnicate", json!({})).unwrap_err().to_string();
        let leader = sees("hejun");
        w.set("2026-03-09T10:51:00+08:00");
        w.sweep();
        assert!(w.told(handover).iter().any(|(who, _, step)| *who == "hejun" && *step == 100));
        assert_ne!(sees("hejun"), leader, "not found before, no such step now");
        assert_eq!(sees("hejun"), sees("huangjg"));
        assert_eq!(sees("weiqiang"), leader, "nobody else");
    }
}

/// The request goes to somebody by handover, and that side accepts.
fn handed(w: &TestWorld, id: Id, to: Value, by: &'static str) -> Id {
    w.as_("zhoumin").act(id, "hand_over", with(to, json!({"content": "灶具", "reason": "职责"})));
    let handover = w.child(id, "handover");
    if !by.is_empty() {
        w.as_(by).act(handover, "accept", json!({}));
    }
    handover
}

both! {
    /// FAR-02: neither head nor leader puts a matter on another unit's desk; that unit accepts a handover.
    fn nobody_is_assigned_across_units(w at MONDAY) {
        let (agent, leader, head) = (w.as_("zhoumin"), w.as_("hejun"), w.as_("chenli"));
        let to = |login: &str| json!({"person": w.cast.person(login).to_string(), "reason": "安排"});
        let id = accepted(agent, json!({}));
        for (who, whom) in [(leader, "weiqiang"), (head, "weiqiang"), (head, "huangjg"), (head, "tangli"), (leader, "luojian")] {
            let refusal = who.refused(id, "assign", to(whom));
            assert_eq!((refusal.code, refusal.clause.as_deref()), ("assignee_within_unit", Some("004-F 1-6")), "{whom}");
        }
        leader.act(id, "assign", to("hejun"));
        head.act(id, "assign", to("zhoumin"));
        // Offered, rejected or waiting for the ruling: nobody takes it out of the way.
        let offered = handed(w, id, json!({"to_unit": w.cast.unit("lj-repair-1").to_string()}), "");
        assert_eq!(head.refused(id, "assign", to("hejun")).code, "no_open_handover");
        w.as_("weiqiang").act(offered, "reject", json!({"code": "other", "reason": "不属本班"}));
        assert_eq!(head.refused(id, "assign", to("hejun")).code, "no_open_handover");
        // A person of another unit accepts: it lies there now, and the old leader has no say any more.
        let taken = accepted(agent, json!({}));
        handed(w, taken, json!({"to_person": w.cast.person("luojian").to_string()}), "luojian");
        assert_eq!(w.matter(taken).row.unit, w.cast.unit("lj-install"));
        assert!(leader.try_act(taken, "assign", to("hejun")).is_err());
        assert_eq!(head.refused(taken, "assign", to("hejun")).code, "assignee_within_unit");
        w.as_("huangjg").act(taken, "assign", to("huangjg"));
    }
}

both! {
    /// FAR-04: whom the ruling names answers; a unit that it names divides its own work.
    fn a_ruling_is_not_undone_by_an_assignment(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        let to = |login: &str| json!({"person": w.cast.person(login).to_string(), "reason": "安排"});
        let unit = |code: &str| w.cast.unit(code).to_string();
        let ruled = |bind: Value| {
            let id = accepted(agent, json!({}));
            let handover = handed(w, id, json!({"to_unit": unit("lj-repair-1")}), "");
            w.as_("weiqiang").act(handover, "reject", json!({"code": "other", "reason": "不属本班"}));
            agent.act(handover, "offer_again", json!({"to_unit": unit("lj-install"), "reason": "改交"}));
            w.as_("huangjg").act(handover, "reject", json!({"code": "other", "reason": "不做维修"}));
            assert_eq!(w.state(handover), "ruling");
            assert_eq!(head.refused(id, "assign", to("hejun")).code, "no_open_handover", "the ruling comes first");
            head.act(handover, "bind", with(bind, json!({"reason": "裁定"})));
            id
        };
        let person = ruled(json!({"to_person": w.cast.person("luojian").to_string()}));
        assert_eq!(w.matter(person).row.unit, w.cast.unit("lj-install"));
        for who in [head, w.as_("huangjg")] {
            assert_eq!(who.refused(person, "assign", to("huangjg")).code, "ruling_stands");
        }
        let team = ruled(json!({"to_unit": unit("lj-install")}));
        assert_eq!(head.refused(team, "assign", to("zhoumin")).code, "assignee_within_unit");
        w.as_("huangjg").act(team, "assign", to("luojian"));
        // Who has left is not waited for (ORG-05).
        let (gone, app) = (w.cast.person("luojian"), w.app.clone());
        w.app.db.write_now(move |tx| {
            shouwen_store::org::set_active(tx, gone, false)?;
            shouwen::policy::changed(tx, &app, None, Id(0), "org.left", "").map(drop)
        }).unwrap();
        w.as_("huangjg").act(person, "assign", to("huangjg"));
    }
}

both! {
    /// CLS-02 INT-13: nobody was answered before asking; that the matter is over stops its clocks all the same.
    fn a_contact_before_the_receipt_satisfies_no_clock(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let evidence = json!({"kind": "call", "reference": "REC-0955"});
        let early = json!({"happened_at": "2026-03-09T09:55:00+08:00", "evidence": evidence});
        let id = accepted(agent, json!({}));
        let done = agent.act(id, "contact", with(early.clone(), json!({"means": "call", "result": "reached"})));
        assert_eq!(done.warnings[0].gate, "time_order", "kept, and marked");
        agent.act(id, "diagnose", with(early.clone(), json!({"text": "点火针"})));
        agent.act(id, "deliver_solution", with(early.clone(), json!({"text": "更换", "means": "call"})));
        for code in ["first_response", "initial_handling", "solution"] {
            assert_eq!(w.clock(id, code).stopped_at, None, "{code}");
        }
        agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
        assert_eq!(w.clock(id, "first_response").stopped_at, Some(at(MONDAY)));
        let over = accepted(agent, json!({}));
        agent.act(over, "answer", with(early, json!({"text": "已解决", "outcome": "solved", "means": "call"})));
        assert!(w.matter(over).clocks.iter().all(|c| c.stopped_at == Some(at(MONDAY))), "nothing runs for ever");
        assert_eq!(findings(w), Vec::<String>::new());
    }
}

both! {
    /// CUS-01 CUS-02: a place goes with its customer, and work with the customer of its request.
    fn a_place_of_another_customer_is_refused_and_work_is_the_customer_s(w at MONDAY) {
        use shouwen_store::customers::{self, CustomerRow, PointRow};
        let agent = w.as_("zhoumin");
        let (company, app) = (w.cast.unit("LJ"), w.app.clone());
        let ids: Vec<(Id, Id)> = w.app.db.write_now(move |tx| {
            (0..2).map(|n| {
                let (customer, point) = (app.world.id(), app.world.id());
                let one = CustomerRow { id: customer, company, kind: "person".into(), name: format!("客户{n}"),
                    grade: String::new(), care: String::new(), remark: String::new(), id_number: String::new(),
                    version: 1, created_at: app.now(), erased_at: None };
                customers::insert(tx, &one)?;
                let place = PointRow { id: point, company, customer: Some(customer), number: format!("LJ-{n}"), unit: None,
                    address: "{}".into(), line: String::new(), meter: String::new() };
                customers::add_point(tx, &place, app.now())?;
                Ok::<_, shouwen_store::StoreError>((customer, point))
            }).collect()
        }).unwrap();
        let ((li, hers), (wang, his)) = (ids[0], ids[1]);
        let place = |customer: Option<Id>, point: Option<Id>| {
            let mut out = json!({});
            if let Some(id) = customer { out["customer"] = json!(id.to_string()); }
            if let Some(id) = point { out["point"] = json!(id.to_string()); }
            out
        };
        let code = |refusal: &shouwen_domain::refusal::Refusal| refusal.fields[0].code;
        let Err(shouwen::act::Failure::Refused(refusal)) =
            agent.try_new("request", "save", with(repair(), place(Some(li), Some(his)))) else { panic!("saved") };
        assert_eq!(code(&refusal), "point_of_other_customer");
        let id = agent.request(with(repair(), place(Some(li), Some(hers))));
        assert_eq!(code(&agent.refused(id, "edit", place(None, Some(his)))), "point_of_other_customer");
        assert_eq!(code(&agent.refused(id, "edit", place(Some(wang), None))), "point_of_other_customer");
        agent.act(id, "edit", place(Some(wang), Some(his)));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        agent.act(id, "create_order", json!({"content": "上门"}));
        agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "下午回复"}));
        let order = w.matter(w.child(id, "order")).row;
        assert_eq!((order.customer, order.point), (Some(wang), Some(his)));
        assert_eq!(w.matter(w.child(id, "promise")).row.customer, None, "a promise is no matter of its own");
    }
}
