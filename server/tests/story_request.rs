//! One request through its whole life, on both databases with the test clock.

mod support;

use serde_json::json;
use support::{MONDAY, at, repair, with};

both! {
    /// CLS-02 INT-03 FAR-01 FAR-02 FAR-03 FAR-04 TRK-03 COO-02
    fn accept_promise_hand_over_ruling_answer_reopen_close(w at MONDAY) {
        let (agent, head, team) = (w.as_("zhoumin"), w.as_("chenli"), w.as_("weiqiang"));
        let id = agent.request(repair());
        let m = w.matter(id);
        assert_eq!(m.row.number, "LJ-REPAIR-20260309-0001");
        assert_eq!(m.row.first_owner, Some(agent.person));
        assert!(m.row.duty_open);
        // Working days, P2, from Monday 10:20 (story 7.2, step 1).
        assert_eq!(w.clock(id, "first_response").due_at, Some(at("2026-03-09T12:20:00+08:00")));
        assert_eq!(w.clock(id, "initial_handling").due_at, Some(at("2026-03-11T17:30:00+08:00")));
        assert_eq!(w.clock(id, "solution").due_at, Some(at("2026-03-12T17:30:00+08:00")));
        assert!(w.clock(id, "solution").provisional);

        // Without the read-back there is no acceptance, and no other act is offered in its place.
        assert_eq!(agent.refused(id, "create_order", json!({"content": "x"})).code, "illegal_transition");
        let wrong = agent.refused(id, "confirm", json!({"result": "confirmed", "name": "李桂芝"}));
        assert_eq!((wrong.code, wrong.clause.as_deref()), ("read_back", Some("001 §1.3")));
        agent.act(id, "confirm", json!({"result": "corrected", "name": "李桂芝", "told": "师傅今天下午联系您",
            "told_by": "2026-03-09T16:00:00+08:00"}));
        assert_eq!(w.state(id), "accepted");
        assert_eq!(w.clock(id, "first_response").kept, Some(true), "told at intake what happens next and by when");
        assert!(!w.clock(id, "solution").provisional);

        // A promise, kept by a contact before its minute.
        agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复上门时间"}));
        let promise = w.child(id, "promise");
        assert_eq!(w.clock(promise, "promise").due_at, Some(at("2026-03-09T15:00:00+08:00")));
        w.set("2026-03-09T14:50:00+08:00");
        agent.act(id, "contact", json!({"means": "call", "result": "reached", "text": "仍在协调"}));
        assert_eq!(w.state(promise), "kept");
        // A second one is broken at 15:31 and stays so.
        agent.act(id, "promise", json!({"by": "2026-03-09T15:30:00+08:00", "text": "再回复"}));
        let promise = w.child(id, "promise");
        w.set("2026-03-09T15:31:00+08:00");
        assert!(w.sweep() > 0);
        assert_eq!(w.state(promise), "broken");

        // Handed over, rejected twice, then ruled.
        let unit = w.cast.unit("lj-repair-1").to_string();
        agent.act(id, "hand_over", json!({"to_unit": unit, "content": "灶具维修", "reason": "维修班组职责"}));
        let handover = w.child(id, "handover");
        assert_eq!(w.matter(id).row.owner, Some(agent.person), "until acceptance the giver answers");
        assert_eq!(agent.refused(id, "hand_over", json!({"to_unit": unit, "content": "x", "reason": "y"})).code,
            "no_open_handover");
        team.act(handover, "reject", json!({"code": "wrong_unit", "reason": "不属本班区域"}));
        assert_eq!(w.state(handover), "rejected");
        let second = w.cast.unit("lj-install").to_string();
        agent.act(handover, "offer_again", json!({"to_unit": second, "reason": "改交安装队"}));
        w.as_("huangjg").act(handover, "reject", json!({"code": "wrong_unit", "reason": "安装队不做维修"}));
        assert_eq!(w.state(handover), "ruling", "the third rejection is impossible");
        let third = w.as_("huangjg").refused(handover, "reject", json!({"code": "other", "reason": "再拒"}));
        assert_eq!(third.code, "illegal_transition");
        assert_eq!(agent.refused(handover, "bind", json!({"to_unit": unit, "reason": "裁定"})).code, "not_allowed");
        head.act(handover, "bind", json!({"to_unit": unit, "reason": "灶具在一班区域"}));
        assert_eq!(w.state(handover), "bound");
        let m = w.matter(id);
        assert_eq!((m.row.owner, m.row.unit), (None, w.cast.unit("lj-repair-1")));
        assert!(m.row.duty_open, "accepted, but the customer has not been told who answers");
        team.act(id, "claim", json!({}));
        assert_eq!(team.refused(id, "hand_over", json!({"to_unit": second, "content": "x", "reason": "y"})).code,
            "bound_by_ruling");
        agent.act(id, "contact", json!({"means": "call", "result": "reached", "told_new_owner": true,
            "text": "由维修一班负责"}));
        assert!(!w.matter(id).row.duty_open);

        // Work, an answer, and the end by itself.
        team.act(id, "create_order", json!({"content": "更换点火器"}));
        assert_eq!(w.state(id), "in_handling");
        team.act(id, "diagnose", json!({"text": "点火器损坏"}));
        assert_eq!(w.clock(id, "initial_handling").kept, None, "for a fault the diagnosis alone is not enough");
        team.act(id, "arrange", json!({"text": "今日上门更换"}));
        assert_eq!(w.clock(id, "initial_handling").kept, Some(true));
        team.act(id, "answer", json!({"text": "已更换点火器", "outcome": "solved", "means": "visit", "agreed": true}));
        assert_eq!(w.state(id), "in_handling", "an order is still open");
        let order = w.child(id, "order");
        head.act(order, "cancel_by_company", json!({"reason": "当场已修好，无须派单", "means": "call"}));
        assert_eq!(w.state(id), "closed");
        assert_eq!(w.matter(id).row.next_due_at, i64::MAX);

        // The customer calls again within seven days: clocks from the new contact.
        w.set("2026-03-11T09:00:00+08:00");
        agent.act(id, "reopen", json!({"cause": "repeat", "reason": "又打不着火"}));
        assert_eq!(w.state(id), "in_handling");
        assert_eq!(w.clock(id, "first_response").due_at, Some(at("2026-03-11T11:00:00+08:00")));
        assert_eq!(w.clock(id, "first_response").round, 2);
        team.act(id, "answer", json!({"text": "已重新调整", "outcome": "solved", "means": "visit"}));
        assert_eq!(w.state(id), "closed");
        w.set("2026-03-25T09:00:00+08:00");
        let late = agent.refused(id, "reopen", json!({"cause": "repeat", "reason": "第三次"}));
        assert_eq!(late.code, "repeat_window");
        let history = w.history(id);
        assert_eq!(history.first().map(String::as_str), Some("save"));
        assert!(history.iter().any(|a| a == "settle") && history.last().is_some_and(|a| a == "close"));
    }
}

both! {
    /// CHN-04 INT-04
    fn an_email_on_saturday_is_due_on_monday_at_half_past_ten(w at "2026-03-14T10:00:00+08:00") {
        let agent = w.as_("lufang");
        let id = agent.request(with(repair(), json!({"channel": "email", "type": "enquiry.bill"})));
        assert_eq!(w.clock(id, "first_response").due_at, Some(at("2026-03-16T10:30:00+08:00")));
        let second = agent.request(with(repair(), json!({"channel": "email", "type": "enquiry.bill"})));
        assert_eq!(w.matter(id).row.number, "LJ-ENQUIRY-20260314-0001");
        assert_eq!(w.matter(second).row.number, "LJ-ENQUIRY-20260314-0002");
    }
}
