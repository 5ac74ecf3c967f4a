//! Pauses: how they end, and what a due time that moved is still good for.

mod support;

use serde_json::{Value, json};
use shouwen::{
    act::{self, Ctx, Matter},
    scheduler,
};
use shouwen_domain::{flow::Door, id::Id, org::Actor};
use support::{MONDAY, TestWorld, at, repair, with};

fn accepted(w: &TestWorld, change: Value) -> Id {
    let agent = w.as_("zhoumin");
    let id = agent.request(with(repair(), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn pause(until: &str) -> Value {
    json!({"cause": "customer_date", "proof": "通话记录 0309-2", "until": until})
}

/// Every turn of the scheduler until there is nothing left to do.
fn turn(w: &TestWorld) {
    while scheduler::turn(&w.app).unwrap().more {}
}

/// The due times that breaches of a clock were recorded with.
fn breaches(w: &TestWorld, id: Id, clock: &str) -> Vec<i64> {
    let all = w.events(id).into_iter().filter(|s| s.event.action == "clock.breach" && s.event.body["clock"] == clock);
    all.map(|s| s.event.body["due"].as_i64().unwrap()).collect()
}

fn explained(w: &TestWorld, id: Id, code: &'static str) -> Value {
    w.given_up(move |app, tx| {
        let house = app.house_in(tx).unwrap();
        let actor = Actor::system(None);
        let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
        let matter = Matter::load(tx, &ctx, id, false).unwrap().unwrap();
        let row = matter.clocks.iter().find(|c| c.code == code).unwrap();
        serde_json::to_value(act::explain(&ctx, &matter, row).unwrap().unwrap()).unwrap()
    })
}

both! {
    /// CLS-07 APT-05: a pause has an end, and ends there whether or not somebody looks.
    fn a_pause_ends_by_itself(w at MONDAY) {
        let (agent, id) = (w.as_("zhoumin"), accepted(w, json!({})));
        let endless = agent.refused(id, "pause", json!({"cause": "customer_date", "proof": "短信"}));
        assert_eq!(endless.fields[0].field, "until");
        for no in [MONDAY, "2026-03-09T09:00:00+08:00", "2027-03-12T09:00:00+08:00"] {
            assert_eq!(agent.refused(id, "pause", pause(no)).code, "pause_ends", "{no}");
        }
        agent.act(id, "pause", pause("2026-03-09T12:00:00+08:00"));
        // Another that somebody ends before, and one that is over before its pause is.
        let (early, ended) = (accepted(w, json!({})), accepted(w, json!({})));
        agent.act(early, "pause", pause("2026-03-09T12:00:00+08:00"));
        agent.act(ended, "pause", pause("2026-03-09T12:00:00+08:00"));
        w.set("2026-03-09T11:20:00+08:00");
        turn(w);
        assert!(w.matter(id).row.paused, "not yet");
        agent.act(early, "resume", json!({"reason": "客户来电"}));
        agent.act(ended, "answer", json!({"text": "已处理", "outcome": "solved", "means": "call"}));
        // Nobody looked for two hours: it ended at its time all the same.
        w.set("2026-03-09T14:00:00+08:00");
        turn(w);
        let row = w.matter(id).row;
        assert!(!row.paused);
        let resumed: Vec<_> = w.events(id).into_iter().filter(|s| s.event.action == "resume").map(|s| s.event).collect();
        assert_eq!((resumed.len(), resumed[0].door.as_str()), (1, "scheduler"));
        assert_eq!(resumed[0].happened_at, at("2026-03-09T12:00:00+08:00"));
        let clock = w.clock(id, "first_response");
        assert_eq!((clock.state.as_str(), clock.paused_ms), ("running", 100 * 60_000));
        assert_eq!(clock.due_at, Some(at("2026-03-09T14:00:00+08:00")));
        let told = w.app.db.read_now(move |tx| shouwen_store::jobs::notices_of(tx, id)).unwrap();
        assert!(told.iter().any(|n| n.kind == "resume" && n.person == agent.person), "who answers for it is told: {told:?}");
        let resumes = |id| w.events(id).into_iter().filter(|s| s.event.action == "resume").count();
        assert_eq!((resumes(early), resumes(ended)), (1, 0));
        turn(w);
        assert_eq!(resumes(id), 1);
        assert!(w.differing(id).is_empty(), "verify computes the same");
    }
}

both! {
    /// CLS-08: a pause that is entered afterwards moves a due time that was told as broken; what is told of the new one is
    /// its own breach, with its own time.
    fn a_due_time_that_moved_is_watched_anew(w at MONDAY) {
        let id = accepted(w, json!({"type": "enquiry.bill"}));
        assert_eq!(w.clock(id, "initial_handling").due_at, Some(at("2026-03-11T17:30:00+08:00")));
        w.set("2026-03-12T09:00:00+08:00");
        turn(w);
        let first = at("2026-03-11T17:30:00+08:00").0;
        assert_eq!(breaches(w, id, "initial_handling"), [first]);
        let head = w.as_("chenli");
        head.act(id, "pause", with(pause("2026-03-20T17:30:00+08:00"), json!({"happened_at": "2026-03-10T10:00:00+08:00"})));
        turn(w);
        assert_eq!(breaches(w, id, "initial_handling"), [first]);
        head.act(id, "resume", json!({"reason": "客户已回", "happened_at": "2026-03-11T18:00:00+08:00"}));
        let moved = at("2026-03-13T17:30:00+08:00");
        let clock = w.clock(id, "initial_handling");
        assert_eq!((clock.due_at, clock.state.as_str()), (Some(moved), "running"));
        assert!(clock.next_at.is_some(), "somebody looks again");
        w.set("2026-03-16T09:00:00+08:00");
        turn(w);
        assert_eq!(breaches(w, id, "initial_handling"), [first, moved.0]);
        turn(w);
        assert_eq!(breaches(w, id, "initial_handling").len(), 2, "each once");
        // A pause after the breach moves nothing, so it is not told again.
        w.as_("zhoumin").act(id, "pause", pause("2026-03-17T09:00:00+08:00"));
        w.set("2026-03-17T10:00:00+08:00");
        turn(w);
        assert_eq!((w.matter(id).row.paused, breaches(w, id, "initial_handling").len()), (false, 2));
        assert!(w.differing(id).is_empty(), "verify computes the same");
    }
}

both! {
    /// CLS-08: the same when pause and new due time are both over before anybody looks, and when a pause is entered that
    /// was over before; each due time is told once.
    fn a_due_time_that_moved_and_passed_is_told_once(w at MONDAY) {
        let (late, whole) = (accepted(w, json!({})), accepted(w, json!({})));
        let first = w.clock(late, "first_response").due_at.unwrap();
        assert_eq!(first, at("2026-03-09T12:20:00+08:00"));
        w.set("2026-03-09T13:00:00+08:00");
        turn(w);
        let head = w.as_("chenli");
        let since = json!({"happened_at": "2026-03-09T11:20:00+08:00"});
        head.act(late, "pause", with(pause("2026-03-09T14:00:00+08:00"), since.clone()));
        head.act(whole, "pause", with(pause("2026-03-09T14:00:00+08:00"), since));
        let told = explained(w, late, "first_response");
        assert_eq!(told["paused_until"], at("2026-03-09T14:00:00+08:00").0);
        assert_eq!(told["expected_due_at"], at("2026-03-09T15:00:00+08:00").0);
        let last = told["steps"].as_array().unwrap().last().unwrap();
        assert!(last["said"]["zh"].as_str().unwrap().contains("15:00"), "{last}");
        head.act(whole, "resume", json!({"reason": "已回", "happened_at": "2026-03-09T11:40:00+08:00"}));
        w.set("2026-03-09T16:00:00+08:00");
        turn(w);
        assert_eq!(breaches(w, late, "first_response"), [first.0, at("2026-03-09T15:00:00+08:00").0]);
        assert_eq!(breaches(w, whole, "first_response"), [first.0, at("2026-03-09T12:40:00+08:00").0]);
        let notices = |id| w.told(id).into_iter().filter(|(_, clock, step)| clock == "first_response" && *step >= 100).count();
        let once = notices(late);
        w.set("2026-03-10T16:00:00+08:00");
        turn(w);
        assert_eq!((breaches(w, late, "first_response").len(), notices(late)), (2, once), "each once");
        assert!([late, whole].into_iter().all(|id| w.differing(id).is_empty()), "verify computes the same");
    }
}

both! {
    /// FAR-01: nobody answers for what was discarded; it is in no list of open duties.
    fn a_discarded_request_leaves_no_duty(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let id = agent.request(repair());
        assert!(w.matter(id).row.duty_open);
        agent.act(id, "discard", json!({"reason": "误建"}));
        let row = w.matter(id).row;
        assert_eq!((row.state.as_str(), row.duty_open), ("void", false));
    }
}
