//! Two people at once: one wins, the other hears that the record moved on; notes disturb nobody.

mod support;

use serde_json::json;
use shouwen::act::{Done, Failure};
use std::sync::Barrier;
use support::{MONDAY, repair};

const ROUNDS: usize = 50;

both! {
    fn of_two_who_saw_the_same_version_one_wins_in_all_rounds(w at MONDAY) {
        let (one, two) = (w.as_("zhoumin"), w.as_("hejun"));
        let id = one.request(repair());
        one.act(id, "confirm", json!({"result": "confirmed"}));
        let start = Barrier::new(2);
        for round in 0..ROUNDS {
            let before = w.matter(id).row;
            let attempt = |who: support::Persona<'_>| {
                start.wait();
                who.try_at(id, "chase", json!({"by": "staff"}), before.version)
            };
            let (a, b) = std::thread::scope(|scope| {
                let first = scope.spawn(|| attempt(one));
                let second = scope.spawn(|| attempt(two));
                (first.join().unwrap(), second.join().unwrap())
            });
            let (won, lost): (Vec<_>, Vec<_>) = [a, b].into_iter().partition(Result::is_ok);
            let won: Vec<Done> = won.into_iter().map(Result::unwrap).collect();
            assert_eq!((won.len(), won[0].version), (1, before.version + 1), "round {round}");
            match &lost[0] {
                Err(Failure::Stale { version, seen, state, record }) => assert_eq!(
                    (*version, *seen, state.as_str(), *record),
                    (before.version + 1, before.version, "accepted", id),
                ),
                other => panic!("round {round}: {other:?}"),
            }
            let after = w.matter(id).row;
            assert_eq!((after.version, after.head_seq), (before.version + 1, before.head_seq + 1));
        }
        assert_eq!(w.matter(id).room.as_request().unwrap().chases, ROUNDS as i64, "nothing was done twice");
        let chain = w.events(id);
        let mut hash = shouwen_domain::event::GENESIS.to_owned();
        for shown in &chain {
            hash = shouwen_domain::event::link(&hash, &shown.event.canonical());
            assert_eq!(hash, shown.hash);
        }
    }
}

both! {
    fn without_a_version_both_are_done_one_after_the_other(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..5 {
                        agent.act(id, "chase", json!({"by": "customer"}));
                    }
                });
            }
        });
        let m = w.matter(id);
        assert_eq!((m.room.as_request().unwrap().chases, m.row.version, m.row.head_seq), (40, 41, 41));
    }
}

both! {
    /// FAR-02
    fn request_and_handover_taken_hold_of_from_both_ends_do_not_lock_each_other_out(w at MONDAY) {
        let (agent, team) = (w.as_("zhoumin"), w.as_("weiqiang"));
        for _ in 0..20 {
            let id = agent.request(repair());
            agent.act(id, "confirm", json!({"result": "confirmed"}));
            agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复"}));
            let unit = w.cast.unit("lj-repair-1").to_string();
            agent.act(id, "hand_over", json!({"to_unit": unit, "content": "灶具", "reason": "职责",
                "outstanding": "15:00 前回复"}));
            let handover = w.child(id, "handover");
            let start = Barrier::new(2);
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    start.wait();
                    team.act(handover, "accept", json!({}));
                });
                scope.spawn(|| {
                    start.wait();
                    agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
                });
            });
            assert_eq!((w.matter(id).row.owner, w.state(w.child(id, "promise"))), (Some(team.person), "kept".into()));
        }
    }
}

both! {
    fn notes_and_warnings_make_no_false_conflicts(w at MONDAY) {
        let (agent, leader) = (w.as_("zhoumin"), w.as_("hejun"));
        let id = agent.request(repair());
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        let seen = w.matter(id).row;
        leader.act(id, "note", json!({"text": "请尽快"}));
        w.set("2026-03-09T11:30:00+08:00");
        assert!(w.sweep() > 0);
        let now = w.matter(id).row;
        assert_eq!((now.version, now.head_seq), (seen.version, seen.head_seq + 2), "both stand in the history");
        agent.try_at(id, "contact", json!({"means": "call", "result": "reached"}), seen.version).unwrap();
        let late = leader.try_at(id, "note", json!({"text": "再看"}), seen.version);
        assert!(matches!(late, Err(Failure::Stale { .. })), "but a note is refused on what has moved on");
    }
}
