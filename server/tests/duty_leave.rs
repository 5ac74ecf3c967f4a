//! Leave and swaps with approval (SHF-01), and nothing that is ownerless when somebody goes (ORG-05).

#[path = "support/plan.rs"]
mod plan;
mod support;

use plan::{OPENS, shifts, week};
use serde_json::json;
use shouwen::act::Failure;
use shouwen_domain::id::Id;
use support::{TestWorld, at};

fn on(w: &TestWorld, person: Id, from: &str) -> usize {
    shifts(w).iter().filter(|d| d.person == person && d.window.from == at(from)).count()
}

both! {
    /// SHF-01: nobody approves their own leave; leave that empties a region waits for a stand-in who is free; the plan row
    /// stays, and the one who stands in is beside it.
    fn leave_that_leaves_a_gap_needs_a_stand_in(w at OPENS) {
        week(w);
        let (wei, centre, head) = (w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));
        let body = json!({"cause": "family", "from": "2026-03-12T06:00:00+08:00", "until": "2026-03-12T22:00:00+08:00"});
        let id = wei.try_new("absence", "ask_leave", body).unwrap().record;
        assert_eq!(w.state(id), "asked");
        assert_eq!(wei.refused(id, "approve", json!({})).code, "leave_not_own");
        let before = shifts(w);
        assert_eq!(on(w, wei.person, "2026-03-12T08:00:00+08:00"), 1);
        let refusal = head.refused(id, "approve", json!({}));
        assert_eq!(refusal.code, "leave_covered");
        assert!(refusal.said.zh.contains("七星区抢修"), "{}", refusal.said.zh);
        // Huang has the night before and Luo is free on that day.
        let busy = before.iter().find(|d| d.window.from == at("2026-03-12T20:00:00+08:00")).unwrap().person;
        let free = ["huangjg", "luojian"].map(|l| w.cast.person(l)).into_iter().find(|p| *p != busy).unwrap();
        assert_eq!(head.refused(id, "approve", json!({"stand_in": wei.person})).code, "stand_in_free");
        centre.act(id, "approve", json!({"stand_in": free, "remark": "同意"}));
        let after = shifts(w);
        assert_eq!(after.len(), before.len() + 1);
        assert!(before.iter().all(|d| after.contains(d)), "the plan stands as it was");
        let stand = after.iter().find(|d| d.stand_in).unwrap();
        assert_eq!((stand.person, stand.window.from), (free, at("2026-03-12T08:00:00+08:00")));
        w.set("2026-03-12T09:00:00+08:00");
        assert_eq!(shouwen::people::sweep(&w.app).unwrap().0, 0, "somebody is there");
        // Taken back, the stand-in goes home.
        wei.act(id, "take_back", json!({"reason": "不用请了"}));
        assert_eq!(shifts(w), before);
        let late = json!({"cause": "family", "from": "2026-03-12T06:00:00+08:00", "until": "2026-03-12T22:00:00+08:00"});
        let Err(Failure::Refused(refusal)) = wei.try_new("absence", "ask_leave", late) else { panic!() };
        assert_eq!(refusal.code, "leave_ahead");
    }
}

both! {
    /// SHF-01: a swap needs the other's consent, then a leader who is neither of them; rest and cover are checked again when
    /// the plan is changed, and a swap that breaks them changes nothing.
    fn a_swap_needs_both_and_a_leader(w at OPENS) {
        week(w);
        let (wei, huang, luo, head) = (w.as_("weiqiang"), w.as_("huangjg"), w.as_("luojian"), w.as_("chenli"));
        // Thursday by day is Wei's, Thursday by night is Huang's: changed round, both have their rest.
        let (day, night) = ("2026-03-12T08:00:00+08:00", "2026-03-12T20:00:00+08:00");
        assert_eq!([on(w, wei.person, day), on(w, huang.person, night)], [1, 1]);
        let offer = |theirs: &str| json!({"mine": day, "with": huang.person, "theirs": theirs, "text": "孩子家长会"});
        let Err(Failure::Refused(refusal)) = wei.try_new("swap", "offer_swap", offer(day)) else { panic!() };
        assert_eq!(refusal.code, "swap_known");
        let id = wei.try_new("swap", "offer_swap", offer(night)).unwrap().record;
        assert!(luo.try_act(id, "agree", json!({})).is_err(), "it was not offered to him");
        assert_eq!(head.refused(id, "approve", json!({})).code, "illegal_transition", "the other has not agreed");
        huang.act(id, "agree", json!({}));
        let before = shifts(w);
        head.act(id, "approve", json!({}));
        assert_eq!([on(w, huang.person, day), on(w, wei.person, night)], [1, 1]);
        assert_eq!(shifts(w).len(), before.len());
        // Thursday's night for Luo's Friday by day: Wei has the Friday night as well, and would not rest at all.
        let body = json!({"mine": night, "with": luo.person, "theirs": "2026-03-13T08:00:00+08:00", "text": "换"});
        let id = wei.try_new("swap", "offer_swap", body).unwrap().record;
        luo.act(id, "agree", json!({}));
        let before = shifts(w);
        let outcome = head.try_act(id, "approve", json!({}));
        if let Err(Failure::Refused(refusal)) = outcome {
            assert!(["roster_rest", "roster_apart"].contains(&refusal.code), "{}", refusal.code);
            assert_eq!((shifts(w), w.state(id)), (before, "agreed".to_owned()));
        } else {
            panic!("a swap without rest went through");
        }
    }
}
