//! A visit that was missed or found nobody, and the next one: each has its own limits, and what was missed stays missed.

mod support;

use serde_json::{Value, json};
use shouwen::reports::{self, Span};
use shouwen_domain::id::Id;
use support::{MONDAY, TestWorld, repair, with};

fn window(day: &str, from: &str, until: &str) -> Value {
    json!({"from": format!("2026-03-{day}T{from}:00+08:00"), "until": format!("2026-03-{day}T{until}:00+08:00"),
        "means": "call"})
}

/// An order that a new request brings.
fn ordered(w: &TestWorld, change: Value) -> Id {
    let agent = w.as_("zhoumin");
    let asked = json!({"type": "installation.household", "content": "申请接装燃气热水器"});
    let id = agent.request(with(with(repair(), asked), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    w.child(id, "order")
}

/// An order in hand with a visit on Wednesday morning.
fn agreed(w: &TestWorld) -> Id {
    w.masters();
    agreed_of(w, ordered(w, json!({})))
}

fn agreed_of(w: &TestWorld, wo: Id) -> Id {
    let huang = w.as_("huangjg");
    huang.act(wo, "accept", json!({}));
    huang.act(wo, "agree_window", window("11", "09:00", "11:00"));
    wo
}

/// On the way and there at a time of the day.
fn come(w: &TestWorld, wo: Id, there: &str) {
    let huang = w.as_("huangjg");
    huang.act(wo, "confirm_window", json!({"means": "call"}));
    huang.act(wo, "depart", json!({}));
    w.set(there);
    w.sweep();
    huang.act(wo, "arrive", json!({}));
}

fn plan_accepted(w: &TestWorld, wo: Id) {
    w.as_("huangjg").act(wo, "send_solution", json!({"text": "明管接入", "means": "call"}));
    w.as_("zhoumin").act(wo, "answer_solution", json!({"accepted": true, "means": "call"}));
}

/// Due time, stop and whether it was kept, of a visit's limit.
fn limit(w: &TestWorld, wo: Id, code: &str) -> (String, Option<String>, Option<bool>) {
    let row = w.clock(wo, code);
    let time = |at: shouwen_domain::moment::Moment| at.local_minute(&w.app.world.zone);
    (row.due_at.map(time).unwrap_or_default(), row.stopped_at.map(time), row.kept)
}

fn of(due: &str, stopped: Option<&str>, kept: Option<bool>) -> (String, Option<String>, Option<bool>) {
    (format!("2026-03-{due}"), stopped.map(|at| format!("2026-03-{at}")), kept)
}

both! {
    /// APT-03 OSV-01: nobody was there at the first visit, the crew was late at it and is late at the second: both limits
    /// stand, each with its own arrival, and the second warned before.
    fn the_next_visit_has_its_own_limit(w at MONDAY) {
        let wo = agreed(w);
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        w.set("2026-03-11T10:30:00+08:00");
        come(w, wo, "2026-03-11T11:20:00+08:00");
        assert_eq!(limit(w, wo, "arrival"), of("11 11:00", Some("11 11:20"), Some(false)));
        let photo = w.file(wo).to_string();
        w.set("2026-03-11T11:40:00+08:00");
        let mut again = with(window("12", "14:00", "16:00"), json!({"photo": photo, "notice": true, "calls": 2}));
        again.as_object_mut().unwrap().remove("means");
        w.as_("huangjg").act(wo, "no_access", again);
        assert_eq!(limit(w, wo, "arrival"), of("12 16:00", None, None), "the second visit is waited for");
        assert_eq!(limit(w, wo, "arrival.1"), of("11 11:00", Some("11 11:20"), Some(false)), "the first stays as it was");
        assert_eq!(limit(w, wo, "prep.1").2, Some(true));
        assert_eq!(limit(w, wo, "prep").1, None, "everything has to be ready anew");
        w.set("2026-03-12T13:30:00+08:00");
        w.ready(wo);
        come(w, wo, "2026-03-12T16:30:00+08:00");
        assert_eq!(limit(w, wo, "arrival"), of("12 16:00", Some("12 16:30"), Some(false)));
        assert_eq!(limit(w, wo, "arrival.1"), of("11 11:00", Some("11 11:20"), Some(false)));
        let breaches = w.events(wo).iter().filter(|s| s.event.action == "clock.breach").count();
        assert!(breaches >= 2, "{breaches}: {:?}", w.history(wo));
        assert!(w.differing(wo).is_empty(), "verify computes the same");
    }
}

both! {
    /// PRE-02 APT-03: a limit that was missed stays missed when the visit is moved; one that still runs moves with it, and
    /// what was ready in time stays so.
    fn moving_a_visit_forgives_nothing(w at MONDAY) {
        let wo = agreed(w);
        let friday = || with(window("13", "14:00", "16:00"), json!({"apology": true, "cause": "previous_job"}));
        let thursday = || with(window("12", "14:00", "16:00"), json!({"apology": true, "cause": "previous_job"}));
        assert_eq!(limit(w, wo, "prep").0, "2026-03-10 17:30");
        // Moved in time: the same visit on another day.
        w.as_("huangjg").act(wo, "move_by_company", thursday());
        assert_eq!(limit(w, wo, "arrival"), of("12 16:00", None, None));
        assert_eq!(limit(w, wo, "prep"), of("11 17:30", None, None));
        // Not ready in time, then moved: it was not ready in time.
        w.set("2026-03-12T08:30:00+08:00");
        w.sweep();
        w.as_("huangjg").act(wo, "move_by_company", friday());
        assert_eq!(limit(w, wo, "prep.1"), of("11 17:30", Some("12 08:30"), Some(false)));
        assert_eq!(limit(w, wo, "arrival"), of("13 16:00", None, None));
        assert!(w.matter(wo).clocks.iter().all(|c| c.code != "arrival.1"), "nobody was late at a visit that was moved");
        w.set("2026-03-12T15:00:00+08:00");
        w.ready(wo);
        let kept = limit(w, wo, "prep");
        assert_eq!(kept.2, Some(true));
        // Ready, and moved once more: ready it was.
        w.as_("huangjg").act(wo, "move_by_customer", with(window("16", "09:00", "11:00"), json!({"proof": "通话 118"})));
        assert_eq!(limit(w, wo, "prep"), kept);
    }
}

both! {
    /// RPT-01 WOL-04: right at once is what was closed without more work; a visit more takes nothing away, the same fault back
    /// at the same point within thirty days does, at another point it does not (decision 12).
    fn a_fault_that_comes_back_was_not_mended_at_once(w at MONDAY) {
        w.masters();
        let customer = w.customer();
        let (here, there) = (w.point(customer, "LJ-1"), w.point(customer, "LJ-2"));
        let at_point = |point: Id| json!({"customer": customer.to_string(), "point": point.to_string()});
        let wo = agreed_of(w, ordered(w, at_point(here)));
        let huang = w.as_("huangjg");
        huang.act(wo, "diagnose", json!({"symptom": "新装热水器", "cause": "application"}));
        huang.act(wo, "send_solution", json!({"text": "安装波纹管", "means": "call"}));
        w.as_("zhoumin").act(wo, "answer_solution", json!({"accepted": true, "means": "call"}));
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        come(w, wo, "2026-03-11T09:20:00+08:00");
        w.installed(wo);
        huang.act(wo, "finish", json!({"done": "已安装", "explained": true}));
        huang.act(wo, "substitute", json!({"code": "absent", "reason": "客户外出", "witness": "照片 1"}));
        huang.act(wo, "enter_result", json!({"result": "已安装"}));
        let fixed = || {
            let all = reports::orders(&w.app, w.cast.unit("LJ"), &Span::default(), w.app.now()).unwrap().report.all;
            (all.first_time.n, all.first_time.fixed)
        };
        assert_eq!(fixed(), (0, 0), "it is not closed yet");
        w.set("2026-03-13T10:00:00+08:00");
        w.sweep();
        let followup = w.child(wo, "followup");
        w.as_("lufang").act(followup, "take", json!({}));
        w.as_("lufang").act(followup, "refused", json!({"reason": "不愿受访"}));
        assert_eq!((w.state(wo).as_str(), fixed()), ("closed", (1, 1)));
        w.set("2026-03-16T10:00:00+08:00");
        ordered(w, at_point(there));
        assert_eq!(fixed(), (1, 1));
        w.set("2026-04-11T10:00:00+08:00");
        ordered(w, at_point(here));
        assert_eq!(fixed(), (1, 0));
    }
}

both! {
    /// INT-13 APT-03: times are typed on the way home. One that lies before the step it follows is refused; one that nothing
    /// proves makes no late visit punctual, neither for the clock nor for the appointment.
    fn a_typed_time_makes_nobody_punctual(w at MONDAY) {
        let wo = agreed(w);
        let huang = w.as_("huangjg");
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        huang.act(wo, "confirm_window", json!({"means": "call"}));
        w.set("2026-03-11T10:30:00+08:00");
        huang.act(wo, "depart", json!({}));
        w.set("2026-03-11T12:00:00+08:00");
        let typed = |at: &str| json!({"happened_at": format!("2026-03-11T{at}:00+08:00")});
        assert_eq!(huang.refused(wo, "arrive", typed("10:20")).code, "step_order");
        huang.act(wo, "arrive", typed("10:50"));
        let visit = w.child(wo, "appointment");
        assert_eq!(w.state(visit), "late_no_notice", "it was entered after the window, and nothing proves it");
        assert!(w.clock(wo, "arrival").kept != Some(true), "the clock says the same");
        let photo = w.file(wo).to_string();
        let again = |day: &str| {
            let mut body = with(window(day, "14:00", "16:00"), json!({"photo": photo, "notice": true, "calls": 2}));
            body.as_object_mut().unwrap().remove("means");
            body
        };
        assert_eq!(huang.refused(wo, "no_access", with(again("12"), typed("10:40"))).code, "step_order");
        huang.act(wo, "no_access", again("12"));

        // Nobody came on Thursday either; two days later it is said that the customer had been told before.
        w.set("2026-03-13T09:00:00+08:00");
        let friday = with(window("13", "14:00", "16:00"), json!({"apology": true, "cause": "previous_job"}));
        let told = json!({"happened_at": "2026-03-12T08:00:00+08:00"});
        assert_eq!(huang.refused(wo, "move_by_company", with(friday.clone(), told.clone())).code, "told_before_start");
        let proof = json!({"evidence": {"kind": "call", "reference": "REC-1"}});
        huang.act(wo, "move_by_company", with(friday, with(told, proof)));
    }
}

both! {
    /// APT-04 APT-05: whoever was not there, or wants another day, has the time until then; a second move as well.
    fn the_customers_time_is_not_the_crews(w at MONDAY) {
        let wo = agreed(w);
        let huang = w.as_("huangjg");
        let due = |w: &TestWorld| w.clock(wo, "complete").due_at.unwrap();
        let before = due(w);
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        w.set("2026-03-11T08:30:00+08:00");
        come(w, wo, "2026-03-11T09:30:00+08:00");
        let photo = w.file(wo).to_string();
        let mut again = with(window("12", "09:30", "11:00"), json!({"photo": photo, "notice": true, "calls": 2}));
        again.as_object_mut().unwrap().remove("means");
        huang.act(wo, "no_access", again);
        assert_eq!(w.clock(wo, "complete").state, "paused", "from the first documented visit in vain");
        let once = due(w);
        assert!(once > before, "{once:?} {before:?}");
        huang.act(wo, "move_by_customer", with(window("16", "09:30", "11:00"), json!({"proof": "通话记录 7"})));
        let twice = due(w);
        assert!(twice > once, "{twice:?} {once:?}");
        w.set("2026-03-16T09:31:00+08:00");
        w.sweep();
        assert_eq!(w.clock(wo, "complete").state, "running");
        assert!(w.differing(wo).is_empty(), "verify computes the same");
    }
}

both! {
    /// WOL-04 SGN-03: what is rejected, left unsolved or given back is not done: the clock goes on to the time that it had.
    fn what_comes_back_has_its_old_time(w at MONDAY) {
        w.masters();
        let (centre, huang) = (w.as_("linyi"), w.as_("huangjg"));
        let wo = ordered(w, json!({}));
        let dispatched = w.clock(wo, "dispatch");
        assert_eq!(dispatched.kept, Some(true));
        w.set("2026-03-09T11:00:00+08:00");
        huang.act(wo, "return", json!({"code": "wrong_region", "reason": "不属本班"}));
        let again = w.clock(wo, "dispatch");
        assert_eq!((again.stopped_at, again.due_at), (None, dispatched.due_at), "no new limit");
        assert!(w.told(wo).iter().any(|(who, ..)| *who == "linyi"), "who gives it anew knows: {:?}", w.told(wo));
        w.set("2026-03-09T11:05:00+08:00");
        centre.act(wo, "dispatch", json!({"unit": w.cast.unit("lj-install").to_string()}));
        assert!(w.clock(wo, "dispatch").stopped_at.is_some());
        agreed_of(w, wo);

        let due = w.clock(wo, "complete").due_at;
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        w.set("2026-03-11T08:30:00+08:00");
        come(w, wo, "2026-03-11T09:30:00+08:00");
        plan_accepted(w, wo);
        huang.act(wo, "begin", json!({"consent": true, "explained": true}));
        w.set("2026-03-11T10:00:00+08:00");
        let late = json!({"code": "part", "plan": "配件到货后再装", "by": "2026-03-16T17:00:00+08:00",
            "happened_at": "2026-03-11T09:00:00+08:00"});
        assert_eq!(huang.refused(wo, "stop_unsolved", late.clone()).code, "step_order");
        let mut now = late;
        now.as_object_mut().unwrap().remove("happened_at");
        huang.act(wo, "stop_unsolved", now);
        let row = w.clock(wo, "complete");
        assert_eq!((row.stopped_at, row.due_at), (None, due), "unsolved is not complete");
        assert!(w.differing(wo).is_empty(), "verify computes the same");
    }
}

both! {
    /// COO-01: others are called in when the customer knows of it; their part has its own date, not later than the whole's.
    fn a_part_is_due_before_the_whole(w at MONDAY) {
        let wo = agreed(w);
        let huang = w.as_("huangjg");
        w.set("2026-03-10T15:00:00+08:00");
        w.ready(wo);
        w.set("2026-03-11T08:30:00+08:00");
        come(w, wo, "2026-03-11T09:30:00+08:00");
        plan_accepted(w, wo);
        huang.act(wo, "begin", json!({"consent": true, "explained": true}));
        let ask = |told: bool, by: &str| json!({"reason": "需开墙", "needs": "土建配合", "told": told, "by": by,
            "unit": w.cast.unit("lj-repair-1").to_string()});
        let (past, ahead, never) =
            ("2026-03-01T10:00:00+08:00", "2026-03-11T16:00:00+08:00", "2027-03-11T16:00:00+08:00");
        assert_eq!(huang.refused(wo, "coordinate", ask(false, ahead)).code, "coordination_told");
        assert_eq!(huang.refused(wo, "coordinate", ask(true, past)).code, "part_in_time");
        let whole = w.clock(wo, "complete").due_at;
        huang.act(wo, "coordinate", ask(true, never));
        let part = w.child(wo, "order");
        assert_eq!(w.clock(part, "complete").due_at, whole, "not later than the whole");
    }
}
