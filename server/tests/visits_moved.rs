//! A visit that is moved, missed, given to somebody else or done again: whose time it is, and what it says of punctuality.

mod support;

use serde_json::{Value, json};
use shouwen_domain::{id::Id, moment::Moment};
use support::{MONDAY, TestWorld, repair, with};

fn window(day: &str, from: &str, until: &str) -> Value {
    json!({"from": format!("2026-03-{day}T{from}:00+08:00"), "until": format!("2026-03-{day}T{until}:00+08:00"),
        "means": "call"})
}

/// A request for an installation and its order, taken.
fn taken(w: &TestWorld) -> (Id, Id) {
    let agent = w.as_("zhoumin");
    let id = agent.request(with(repair(), json!({"type": "installation.household", "content": "申请接装燃气热水器"})));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    let wo = w.child(id, "order");
    w.as_("huangjg").act(wo, "accept", json!({}));
    (id, wo)
}

fn due(w: &TestWorld, id: Id, code: &str) -> Moment {
    w.clock(id, code).due_at.unwrap()
}

/// The states of the visits of an order, oldest first.
fn visits(w: &TestWorld, wo: Id) -> Vec<String> {
    let ids = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, wo, "appointment", true)).unwrap();
    ids.into_iter().map(|id| w.state(id)).collect()
}

both! {
    /// APT-05: the time until the customer's date is the customer's, for the order and for the request that it answers; and
    /// no longer than that when an earlier day is taken after all.
    fn the_customers_time_ends_with_the_visit(w at MONDAY) {
        w.masters();
        let (request, wo) = taken(w);
        let huang = w.as_("huangjg");
        huang.act(wo, "agree_window", window("11", "09:00", "11:00"));
        let before = (due(w, request, "solution"), due(w, wo, "complete"));
        let wish = |day: &str| with(window(day, "09:00", "11:00"), json!({"proof": "通话 118"}));
        huang.act(wo, "move_by_customer", wish("18"));
        let later = (due(w, request, "solution"), due(w, wo, "complete"));
        assert!(later.0 > before.0 && later.1 > before.1, "{later:?}");
        assert_eq!(w.clock(request, "solution").state, "paused");
        w.set("2026-03-10T09:00:00+08:00");
        huang.act(wo, "move_by_customer", wish("12"));
        let sooner = (due(w, request, "solution"), due(w, wo, "complete"));
        assert!(sooner.0 > before.0 && sooner.0 < later.0, "{before:?} {sooner:?} {later:?}");
        assert!(sooner.1 > before.1 && sooner.1 < later.1, "{before:?} {sooner:?} {later:?}");
        let history = w.history(request);
        assert_eq!(history.iter().filter(|line| line.contains("visit_moved")).count(), 2, "{history:?}");
        w.set("2026-03-12T09:01:00+08:00");
        w.sweep();
        assert_eq!(w.clock(request, "solution").state, "running");
        // Nobody waits for the date of an order that is given up.
        w.set("2026-03-12T09:30:00+08:00");
        huang.act(wo, "move_by_customer", wish("20"));
        assert_eq!(w.clock(request, "solution").state, "paused");
        w.as_("hejun").act(request, "resume", json!({"reason": "客户改口，尽快"}));
        assert_eq!(w.clock(request, "solution").state, "running", "who may end a pause may end this one");
        w.set("2026-03-12T09:40:00+08:00");
        huang.act(wo, "move_by_customer", wish("23"));
        w.as_("zhoumin").act(wo, "cancel", json!({"reason": "不做了", "means": "call"}));
        assert_eq!(w.clock(request, "solution").state, "running");
        // Somebody may still pause it by hand: a span that is over is none.
        w.as_("zhoumin").act(request, "pause", json!({"cause": "waiting_customer", "proof": "通话 119",
            "until": "2026-03-13T09:00:00+08:00"}));
        assert!(w.differing(request).is_empty() && w.differing(wo).is_empty());
    }
}

both! {
    /// APT-03: who did not come and had told nobody says so: the visit counts as late without notice, whether its window is
    /// over or has only begun, and the next one has its own limit.
    fn a_window_that_was_missed_is_said(w at MONDAY) {
        w.masters();
        let (_, wo) = taken(w);
        let huang = w.as_("huangjg");
        huang.act(wo, "agree_window", window("10", "09:00", "11:00"));
        let next = |day: &str| with(window(day, "14:00", "16:00"), json!({"apology": true, "cause": "previous_job"}));
        assert_eq!(huang.refused(wo, "missed_window", next("12")).code, "window_missed");
        w.set("2026-03-10T09:30:00+08:00");
        assert_eq!(huang.refused(wo, "move_by_company", next("12")).code, "told_before_start");
        let rude = with(next("12"), json!({"apology": false}));
        assert_eq!(huang.refused(wo, "missed_window", rude).code, "apology");
        huang.act(wo, "missed_window", next("12"));
        assert_eq!(visits(w, wo), ["late_no_notice", "agreed"]);
        let first = w.clock(wo, "arrival.1");
        assert_eq!((first.due_at.unwrap().local_minute(&w.app.world.zone), first.kept), ("2026-03-10 11:00".into(), Some(false)));
        assert_eq!(due(w, wo, "arrival").local_minute(&w.app.world.zone), "2026-03-12 16:00");
        w.set("2026-03-13T08:40:00+08:00");
        w.sweep();
        huang.act(wo, "missed_window", next("16"));
        assert_eq!(visits(w, wo), ["late_no_notice", "late_no_notice", "agreed"]);
        assert_eq!(w.clock(wo, "arrival.2").kept, Some(false));
        assert_eq!(w.matter(wo).room.as_order().unwrap().missed, 2);
        assert!(w.differing(wo).is_empty(), "verify computes the same");
    }
}

both! {
    /// 6.1 reassign: nobody is waited for in the window that another had agreed.
    fn a_visit_given_away_runs_no_longer(w at MONDAY) {
        w.masters();
        let (_, wo) = taken(w);
        w.as_("huangjg").act(wo, "agree_window", window("11", "09:00", "11:00"));
        w.set_gate("LJ", "certificate", "warn");
        w.set("2026-03-09T11:00:00+08:00");
        let luo = w.cast.person("luojian").to_string();
        w.as_("linyi").act(wo, "reassign", json!({"person": luo, "reason": "换人", "told": true}));
        assert_eq!(w.clock(wo, "arrival").state, "stopped");
        assert_eq!(w.clock(wo, "prep").state, "stopped");
        assert_eq!(visits(w, wo), ["cancelled"]);
        assert_eq!(w.matter(wo).row.next_clock, "accept");
        w.as_("luojian").act(wo, "accept", json!({}));
        w.set("2026-03-09T11:30:00+08:00");
        w.as_("luojian").act(wo, "agree_window", window("12", "09:00", "11:00"));
        assert_eq!(due(w, wo, "arrival").local_minute(&w.app.world.zone), "2026-03-12 11:00");
        assert!(w.differing(wo).is_empty(), "verify computes the same");
    }
}

both! {
    /// APT-01: nobody is promised to two customers in the same hour; one hour after the other they are.
    fn nobody_is_at_two_doors(w at MONDAY) {
        w.masters();
        let huang = w.as_("huangjg");
        let ((_, first), (_, second)) = (taken(w), taken(w));
        huang.act(first, "agree_window", window("11", "09:00", "10:00"));
        w.set_gate("LJ", "window_free", "off");
        let refused = huang.refused(second, "agree_window", window("11", "09:30", "10:30"));
        assert_eq!(refused.code, "double_booked");
        // Nor is anybody promised for a day after their certificate, or off their shift.
        assert_eq!(huang.refused(second, "agree_window", window("11", "20:00", "21:00")).code, "on_shift");
        assert!(refused.said.zh.contains("黄建国已约 2026-03-11 09:00"), "{}", refused.said.zh);
        assert_eq!(w.state(second), "taken");
        huang.act(second, "agree_window", window("11", "10:00", "11:00"));
        let moved = with(window("11", "10:00", "11:00"), json!({"apology": true, "cause": "staff"}));
        assert_eq!(huang.refused(first, "move_by_company", moved).code, "double_booked");
    }
}

both! {
    /// SGN-03: what the customer rejects is no solution and no result: the request's limit goes on, and that of the result
    /// begins when it is done again. What the customer does not want more of stays as it was signed for.
    fn what_is_rejected_is_not_solved(w at MONDAY) {
        w.masters();
        w.set_gate("LJ", "solution_accepted", "off");
        let (request, wo) = taken(w);
        let huang = w.as_("huangjg");
        huang.act(wo, "agree_window", window("11", "09:00", "11:00"));
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        w.set("2026-03-11T08:40:00+08:00");
        huang.act(wo, "confirm_window", json!({"means": "call"}));
        huang.act(wo, "depart", json!({}));
        w.set("2026-03-11T09:10:00+08:00");
        let half = huang.refused(wo, "arrive", json!({"lat": "25.28"}));
        assert_eq!(half.code, "position");
        assert_eq!(huang.refused(wo, "arrive", json!({"lat": "95.1", "lng": "110.29"})).code, "position");
        huang.act(wo, "arrive", json!({"lat": "25.28", "lng": "110.29"}));
        w.installed(wo);
        assert_eq!(huang.refused(wo, "ask_consent", json!({"lines": [], "reason": "加阀"})).code, "priced");
        let sign = |w: &TestWorld| {
            let m = w.matter(wo);
            let scope = m.room.as_order().unwrap().scope(&m.row.number).digest();
            huang.act(wo, "sign_scope", json!({"name": "李桂兰", "content": scope, "file": w.file(wo).to_string()}));
        };
        huang.act(wo, "ask_consent", json!({"lines": [{"code": "pipe", "quantity": 1200}], "reason": "加长"}));
        sign(w);
        // What was signed for is not split into more of it.
        let split = json!({"lines": [{"code": "pipe", "quantity": 1000}, {"code": "pipe", "quantity": 1000}]});
        assert_eq!(huang.refused(wo, "bill", split).code, "contracted_only");
        huang.act(wo, "bill", json!({"lines": [{"code": "pipe", "quantity": 600}, {"code": "pipe", "quantity": 600}]}));
        huang.act(wo, "ask_consent", json!({"lines": [{"code": "valve", "quantity": 1000}], "reason": "加阀"}));
        huang.act(wo, "refuse_scope", json!({"reason": "不要阀"}));
        huang.act(wo, "finish", json!({"done": "已安装", "explained": true}));
        let solved = w.clock(request, "solution");
        assert!(solved.stopped_at.is_some());
        let first = w.clock(wo, "result");
        w.set("2026-03-11T10:00:00+08:00");
        let mut again = with(window("12", "09:00", "11:00"), json!({"reason": "管路不直"}));
        again.as_object_mut().unwrap().remove("means");
        huang.act(wo, "reject_work", again);
        let open = w.clock(request, "solution");
        assert_eq!((open.stopped_at, open.due_at), (None, solved.due_at), "not solved, and no new limit");
        assert!(w.events(wo).iter().any(|s| s.event.action == "reject_work"));
        assert!(w.matter(wo).clocks.iter().all(|c| c.code != "result"), "there is no result to enter");
        assert!(w.clock(wo, "complete").stopped_at.is_none());

        w.ready(wo);
        w.set("2026-03-12T08:40:00+08:00");
        huang.act(wo, "confirm_window", json!({"means": "call"}));
        huang.act(wo, "depart", json!({}));
        w.set("2026-03-12T09:10:00+08:00");
        huang.act(wo, "arrive", json!({}));
        // Nothing of the first visit proves the second: it is tested, ticked and explained anew (OSV-06, OSV-07).
        huang.act(wo, "begin", json!({"consent": true, "explained": true}));
        let again = json!({"done": "已重装", "explained": true});
        assert_eq!(huang.refused(wo, "finish", again.clone()).code, "checklist");
        huang.act(wo, "tick", json!({"codes": ["valve_closed", "connected", "flue", "clean", "tools", "waste"]}));
        assert_eq!(huang.refused(wo, "finish", again.clone()).code, "tests_passed");
        for (test, value, held, meter) in [("tightness", "5.0", 15, "MAN-7"), ("leak", "0", 0, "DET-3")] {
            huang.act(wo, "measure", json!({"test": test, "value": value, "held": held, "instrument": meter}));
        }
        assert_eq!(w.matter(wo).room.as_order().unwrap().earlier.len(), 2, "the house keeps what was measured before");
        huang.act(wo, "finish", again);
        let second = w.clock(wo, "result");
        assert_eq!(second.started_at, Moment::parse("2026-03-12T09:10:00+08:00").unwrap());
        assert!(second.due_at > first.due_at);
        assert!(w.clock(request, "solution").stopped_at.is_some());

        huang.act(wo, "substitute", json!({"code": "absent", "reason": "客户外出", "witness": "照片 1"}));
        let more = json!([{"code": "pipe", "quantity": 2000}, {"code": "valve", "quantity": 3000}]);
        huang.act(wo, "amend", json!({"lines": more, "done": "已重装，另加管", "reason": "客户要求加管"}));
        huang.act(wo, "refuse_scope", json!({"reason": "不加了"}));
        let order = w.matter(wo).room.as_order().unwrap().clone();
        let lines: Vec<(i64, bool)> = order.lines.iter().map(|l| (l.quantity, l.is_billable())).collect();
        let said = "what was signed for is still to be paid; what was refused stays what was refused";
        assert_eq!(lines, [(1_200, true), (1_000, false)], "{said}");
        assert!(w.differing(wo).is_empty() && w.differing(request).is_empty(), "verify computes the same");
    }
}

both! {
    /// FUP-06: a call that somebody took and did not make goes back, and is no attempt.
    fn a_follow_up_can_be_given_back(w at MONDAY) {
        w.masters();
        w.set_policy("LJ", "fu.ratio", "100%");
        for gate in ["checklist", "site_clean", "solution_accepted"] {
            w.set_gate("LJ", gate, "off");
        }
        w.profile("installation.household", |work| work.tests.clear());
        let (_, wo) = taken(w);
        let huang = w.as_("huangjg");
        huang.act(wo, "help_remotely", json!({"text": "电话指导"}));
        huang.act(wo, "finish", json!({"done": "已解决", "explained": true}));
        huang.act(wo, "substitute", json!({"code": "absent", "reason": "电话中解决", "witness": "录音 1"}));
        huang.act(wo, "enter_result", json!({"result": "已解决"}));
        w.set("2026-03-11T10:00:00+08:00");
        w.sweep();
        let asked = w.child(wo, "followup");
        w.as_("lufang").act(asked, "take", json!({}));
        w.as_("hejun").act(asked, "give_back", json!({"reason": "陆芳请假"}));
        let m = w.matter(asked);
        assert_eq!((m.row.state.as_str(), m.row.owner), ("planned", None));
        w.as_("lufang").act(asked, "take", json!({}));
    }
}
