//! Nothing is ownerless (ORG-05): what somebody had open is somebody else's on the day, whatever happens in between.

#[path = "support/night.rs"]
mod night;
#[path = "support/plan.rs"]
mod plan;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, incident, on_duty, press};
use serde_json::{Value, json};
use shouwen::{
    act::Failure,
    verify::{self, Options, Subject},
};
use shouwen_domain::{
    id::Id,
    intake::Room,
    moment::{DAY, HOUR, Moment},
    people::{OpenItem, StaffChange},
};
use shouwen_store::{duty, leaving, org, staff};
use site::Site;
use std::collections::BTreeSet;
use support::{MONDAY, TestWorld, at, repair, with};

const THURSDAY: &str = "2026-03-12T00:00:00+08:00";
const ITS_FIRST_SECOND: &str = "2026-03-12T00:00:01+08:00";

fn change(w: &TestWorld, id: Id) -> StaffChange {
    match w.matter(id).room {
        Room::StaffChange(change) => *change,
        other => panic!("{other:?}"),
    }
}

fn item(w: &TestWorld, id: Id, record: Id) -> OpenItem {
    let all = change(w, id).items;
    all.into_iter().find(|i| i.record == Some(record)).unwrap_or_else(|| panic!("{record} is not on the list"))
}

fn accepted(w: &TestWorld, login: &'static str) -> Id {
    let agent = w.as_(login);
    let id = agent.request(repair());
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id
}

fn shift(w: &TestWorld, login: &str, unit: &str, from: &str, hours: i64) {
    let row = (w.app.world.id(), w.cast.unit("LJ"), w.cast.unit(unit));
    let (person, from) = (w.cast.person(login), at(from));
    w.app.db.write_now(move |tx| staff::put_shift(tx, row, person, (from, from.plus(hours * HOUR)))).unwrap();
}

fn shifts(w: &TestWorld, login: &str) -> Vec<(Moment, Moment)> {
    let (person, now) = (w.cast.person(login), w.app.now());
    let span = shouwen_domain::fieldwork::window::Window { from: now.minus(DAY), to: now.plus(30 * DAY) };
    let all = w.app.db.read_now(move |tx| duty::duties_of(tx, person, span)).unwrap();
    all.into_iter().map(|d| (d.window.from, d.window.to)).collect()
}

fn held(w: &TestWorld, login: &str) -> usize {
    let person = w.cast.person(login);
    w.app.db.read_now(move |tx| leaving::of_person(tx, person)).unwrap().len()
}

fn owner(w: &TestWorld, id: Id) -> Option<Id> {
    w.matter(id).row.owner
}

/// What `shouwen verify` finds, by kind; clocks, chains and all the rest are looked at as well.
fn findings(w: &TestWorld) -> Vec<(&'static str, String)> {
    let options = Options { quick: false, key: true };
    let subject = Subject { db: &w.app.db, place: &w.app.place, app: Some(&w.app) };
    let report = verify::verify(subject, options, &mut |_, _, _| {}).unwrap();
    report.findings.into_iter().map(|f| (f.what, f.subject)).collect()
}

fn transfer(w: &TestWorld) -> Value {
    json!({"person": w.cast.person("zhoumin"), "what": "transfer", "effective": "2026-03-12",
        "to_unit": w.cast.unit("lj-hall"), "roles": ["counter_clerk"], "reason": "轮岗"})
}

/// Twelve open items of zhoumin in six kinds: requests, promises, a hand-over, a conference, a task in another's, shifts.
fn twelve(w: &TestWorld) -> (Vec<Id>, Id, Id) {
    let agent = w.as_("zhoumin");
    let requests: Vec<Id> = (0..4).map(|_| accepted(w, "zhoumin")).collect();
    for id in &requests[..2] {
        agent.act(*id, "promise", json!({"by": "2026-03-20T10:00:00+08:00", "text": "告知结果"}));
    }
    let other = accepted(w, "lufang");
    let to = json!({"to_person": agent.person, "content": "灶具", "reason": "熟悉情况"});
    w.as_("lufang").act(other, "hand_over", to);
    let handover = w.child(other, "handover");
    let call = json!({"trigger": "difficult", "planned": "2026-03-11T10:00:00+08:00", "agenda": "反复打不着火",
        "participants": [{"person": w.cast.person("chenli")}]});
    agent.act(requests[3], "call_conference", call.clone());
    // A task in the minutes of a conference that somebody else runs.
    let third = accepted(w, "lufang");
    w.as_("lufang").act(third, "call_conference", call);
    let conference = w.child(third, "conference");
    w.as_("lufang").act(conference, "hold", json!({"minutes": "已商定"}));
    let task = json!({"text": "回访用户", "person": agent.person, "due": "2026-03-20T10:00:00+08:00"});
    w.as_("lufang").act(conference, "decide", json!({"decision": "更换", "tasks": [task]}));
    for day in [11, 12, 13, 14] {
        shift(w, "zhoumin", "lj-phone", &format!("2026-03-{day}T08:00:00+08:00"), 8);
    }
    (requests, handover, conference)
}

both! {
    /// ORG-05: a transfer with 12 open items leaves none without an owner on the day; what came after the list was drawn, what
    /// was declined and what nobody answered falls to the leader, who is told; the clocks go on; unit and roles change.
    fn a_transfer_leaves_nothing_without_an_owner_on_the_day(w at MONDAY) {
        let (requests, handover, conference) = twelve(w);
        let (agent, head, leader) = (w.as_("zhoumin"), w.as_("chenli"), w.as_("hejun"));
        let (online, clerk) = (w.as_("lufang"), w.as_("tangli"));
        let id = head.try_new("staff_change", "enter", transfer(w)).unwrap_or_else(|f| panic!("{f}")).record;
        head.act(id, "announce", json!({}));
        let drawn = change(w, id);
        let kinds: BTreeSet<&str> = drawn.items.iter().map(|i| i.kind.as_str()).collect();
        assert_eq!(kinds, BTreeSet::from(["conference", "handover", "promise", "request", "shift"]));
        assert_eq!(drawn.items.len(), 12, "{:?}", drawn.items.iter().map(|i| &i.key).collect::<Vec<_>>());
        assert_eq!(drawn.effective_at, Some(at(THURSDAY)), "the day of the company, not of the host");
        assert_eq!(agent.refused(id, "withdraw", json!({"reason": "不想去"})).code, "not_allowed");

        // The leader names one for some items and another for the rest; promises go with their requests.
        let key = |record: Id| format!("record:{record}");
        leader.act(id, "name_successor", json!({"to": online.person,
            "items": [key(requests[0]), key(requests[3]), key(handover), key(conference)]}));
        assert_eq!(leader.refused(id, "name_successor", json!({"to": agent.person})).code, "staff_successor");
        let stray = json!({"to": online.person, "items": [key(w.child(requests[0], "promise"))]});
        assert_eq!(leader.refused(id, "name_successor", stray).code, "staff_items", "it goes with its request");
        let shifts_of = |n: usize| change(w, id).items.iter().filter(|i| i.kind == "shift").nth(n).unwrap().key.clone();
        leader.act(id, "name_successor", json!({"to": clerk.person, "items": [key(requests[1]), shifts_of(0)]}));
        assert_eq!(w.as_("weiqiang").try_act(id, "take_on", json!({})).err().map(|_| ()), Some(()), "not to him");
        online.act(id, "take_on", json!({}));
        assert_eq!(online.refused(id, "take_on", json!({})).code, "staff_mine");
        clerk.act(id, "decline", json!({"reason": "柜台人手不足", "items": [key(requests[1])]}));
        clerk.act(id, "take_on", json!({}));
        assert_eq!(item(w, id, w.child(requests[0], "promise")).state, "accepted");
        assert_eq!(item(w, id, requests[1]).reason, "柜台人手不足");
        // Work comes in until the last evening, and one matter ends by itself.
        let late = accepted(w, "zhoumin");
        agent.act(requests[3], "answer", json!({"text": "已处理", "outcome": "solved", "means": "call"}));
        let due = w.clock(requests[0], "initial_handling").due_at;
        let before = held(w, "zhoumin");
        assert!(before > 8);

        w.set("2026-03-11T23:59:59+08:00");
        w.sweep();
        assert_eq!((w.state(id).as_str(), held(w, "zhoumin")), ("announced", before), "not a second before the day");
        w.set(ITS_FIRST_SECOND);
        w.sweep();
        assert_eq!(w.state(id), "done");
        assert_eq!(held(w, "zhoumin"), 0, "nothing is left with whoever went");
        assert_eq!(owner(w, requests[0]), Some(online.person));
        assert_eq!(w.matter(w.child(requests[0], "promise")).row.owner, Some(online.person));
        assert_eq!(w.matter(handover).row.owner, Some(online.person));
        let Room::Conference(held_one) = w.matter(conference).room else { panic!() };
        assert_eq!(held_one.tasks[0].person, online.person);
        for fallen in [requests[1], requests[2], late] {
            assert_eq!(owner(w, fallen), Some(leader.person), "to the leader of the unit");
        }
        // History names who was asked first; the customer is still to be told who answers now (FAR-01).
        let row = w.matter(requests[0]).row;
        assert_eq!((row.first_owner, row.duty_open), (Some(agent.person), true));
        let told = json!({"means": "call", "result": "reached", "text": "今后由我负责", "told_new_owner": true});
        online.act(requests[0], "contact", told);
        assert!(!w.matter(requests[0]).row.duty_open, "told, the duty has passed");
        assert_eq!(w.clock(requests[0], "initial_handling").due_at, due, "the time goes on as if nothing had happened");
        assert!(w.history(requests[0]).contains(&"succeed".to_owned()));
        // Shifts: one was taken, the others have nobody, and the one before the day is history.
        assert_eq!(shifts(w, "tangli"), [(at("2026-03-12T08:00:00+08:00"), at("2026-03-12T16:00:00+08:00"))]);
        assert_eq!(shifts(w, "zhoumin"), [(at("2026-03-11T08:00:00+08:00"), at("2026-03-11T16:00:00+08:00"))]);
        // The leader is told once, of the count; the list is behind it.
        let told = w.notices(id).into_iter().filter(|n| n.person == leader.person && n.kind == "take_effect").count();
        let after = change(w, id);
        let fallen = after.items.iter().filter(|i| i.state == "fallen").count();
        assert_eq!((told, fallen), (1, 7), "{:?}", after.items);
        assert!(w.matter(id).row.summary.contains("7 项转负责人"), "{}", w.matter(id).row.summary);
        // Another unit, other roles, still there.
        let house = w.app.house();
        let me = house.person(agent.person).unwrap();
        assert_eq!((me.home_unit, me.active), (w.cast.unit("lj-hall"), true));
        let roles: Vec<&str> = house.grants_of(agent.person, w.app.now()).iter().map(|g| g.role.code()).collect();
        assert_eq!(roles, ["counter_clerk"]);
        // Once: the job that runs again finds nothing to do.
        let events = w.history(requests[1]).len();
        w.sweep();
        assert_eq!((w.history(requests[1]).len(), w.history(id).iter().filter(|a| *a == "take_effect").count()), (events, 1));
        assert_eq!(findings(w), []);
    }
}

both! {
    /// ORG-05: the server was down on the day. It is made up for at the first look, of the time at which it holds; and whoever
    /// had accepted and has left meanwhile is nobody's successor.
    fn a_day_that_was_slept_through_is_made_up_for(w at MONDAY) {
        let (requests, ..) = twelve(w);
        let (head, online) = (w.as_("chenli"), w.as_("lufang"));
        let id = head.try_new("staff_change", "enter", transfer(w)).unwrap().record;
        head.act(id, "announce", json!({}));
        head.act(id, "name_successor", json!({"to": online.person}));
        online.act(id, "take_on", json!({}));
        assert_eq!(change(w, id).counts(), (12, 12));
        // What lufang has falls to the leader as the account is closed, in the same transaction.
        let (app, gone) = (w.app.clone(), online.person);
        w.app.db.write_now(move |tx| {
            let row = org::lookup_person(tx, gone)?.unwrap();
            shouwen::org::accounts::set_active(tx, &app, None, &row, false)
        }).unwrap();
        assert_eq!(held(w, "lufang"), 0);
        assert_eq!(findings(w), []);
        w.set("2026-03-16T09:30:00+08:00");
        let app = w.restarted();
        assert!(support::sweep(&app) > 0);
        assert_eq!(support::sweep(&app), 0);
        app.db.close();
        w.sweep();
        assert_eq!((w.state(id).as_str(), held(w, "zhoumin")), ("done", 0));
        let after = change(w, id).items;
        assert!(after.iter().all(|i| i.to == Some(w.cast.person("hejun"))), "{after:#?}");
        let moved = w.events(requests[0]).into_iter().find(|s| s.event.action == "succeed").unwrap().event;
        assert_eq!((moved.happened_at, moved.recorded_at), (at(THURSDAY), w.app.now()));
        assert_eq!(findings(w), []);
        // Whoever is gone is given nothing any more.
        let to = json!({"person": gone, "reason": "熟悉"});
        assert_eq!(w.as_("hejun").refused(requests[0], "assign", to).code, "invalid_fields");
    }
}

both! {
    /// ORG-05, SHF-01: whoever is gone is on no plan: the roster itself changes, so that its next change brings nobody back, and
    /// the nights that nobody took raise the alarm (EMG-15). Who took some has them in the roster.
    fn a_roster_plans_nobody_who_is_gone(w at plan::OPENS) {
        let roster = plan::week(w);
        let (boss, luo, head) = (w.as_("mengzong"), w.as_("luojian"), w.as_("chenli"));
        let of = |person: Id| plan::lines(w, roster).into_iter().filter(|l| l.person == person).count();
        let day = at("2026-03-11T00:00:00+08:00");
        let before: Vec<_> = plan::lines(w, roster).into_iter().filter(|l| l.person == luo.person).collect();
        let lost = before.iter().filter(|l| l.until > day).map(|l| l.from.max(day)).min().unwrap();
        let body = json!({"person": luo.person, "what": "leaving", "effective": "2026-03-11", "reason": "辞职"});
        let id = boss.try_new("staff_change", "enter", body).unwrap_or_else(|f| panic!("{f}")).record;
        boss.act(id, "announce", json!({}));
        let mut keys: Vec<String> = change(w, id).items.into_iter().map(|i| i.key).collect();
        keys.sort();
        let last = keys.pop().unwrap();
        boss.act(id, "name_successor", json!({"to": head.person, "items": [last]}));
        head.act(id, "take_on", json!({}));
        w.set("2026-03-11T00:00:01+08:00");
        w.sweep();
        assert_eq!((w.state(id).as_str(), of(head.person)), ("done", 1));
        let gone = plan::lines(w, roster).into_iter().filter(|l| l.person == luo.person);
        assert!(gone.clone().all(|l| l.until <= day), "{:?}", gone.collect::<Vec<_>>());
        let rows: BTreeSet<(Id, Moment, Moment)> =
            plan::shifts(w).into_iter().map(|d| (d.person, d.window.from, d.window.to)).collect();
        let lines = plan::lines(w, roster).into_iter().map(|l| (l.person, l.from, l.until)).collect();
        assert_eq!(rows, lines, "the rows are those of the record");
        w.app.world.set(lost.plus(2_000));
        assert!(shouwen::people::sweep(&w.app).unwrap().0 > 0, "the gap raises its alarm");
        assert_eq!(findings(w), []);
    }
}

both! {
    /// ORG-05, EMG-16: a suspension holds at once. The leak that waits for the suspended man rings on in the same second, and
    /// whoever answers has the order; his sign-in is over.
    fn a_suspension_keeps_nobody_from_a_leak(w at NIGHT) {
        on_duty(w, true, true);
        let (wei, huang) = (w.as_("weiqiang"), w.as_("huangjg"));
        let (_, leak) = press(w);
        wei.act(leak, "ack", json!({}));
        wei.act(leak, "depart", json!({"gear": true}));
        assert_eq!((w.state(leak).as_str(), w.matter(leak).row.owner), ("en_route", Some(wei.person)));
        let order = w.child(leak, "order");
        let app = w.app.clone();
        let (token, person) = ("digest-of-a-cookie", wei.person);
        w.app.db.write_now(move |tx| {
            org::put_session(tx, token, person, "csrf", app.now(), app.now().plus(DAY))
        }).unwrap();
        let calls = incident(w, leak).calls.len();
        w.app.world.set(w.app.now().plus(5 * 60_000));

        let boss = w.as_("mengzong");
        let body = json!({"person": wei.person, "what": "suspension", "reason": "涉嫌酒后上岗"});
        let id = boss.try_new("staff_change", "enter", body.clone()).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(boss.refused(id, "announce", json!({})).code, "staff_leader", "the crew would be without a leader");
        boss.act(id, "change", with(body, json!({"leader": huang.person})));
        boss.act(id, "announce", json!({}));

        assert_eq!(w.state(id), "done", "in the same transaction");
        let now = incident(w, leak);
        assert_eq!((w.state(leak).as_str(), w.matter(leak).row.owner), ("notified", None));
        assert_eq!(now.calls.len(), calls + 1, "it rings on");
        assert!(now.calls.last().unwrap().people.iter().all(|p| *p != wei.person), "{:?}", now.calls);
        assert_eq!((held(w, "weiqiang"), w.matter(order).row.owner), (0, Some(huang.person)));
        // The rest of his shift is nobody's, and he does not lead the crew any more; another does.
        assert_eq!(shifts(w, "weiqiang").last(), Some(&(at("2026-03-04T20:00:00+08:00"), w.app.now())));
        let house = w.app.house();
        assert!(house.actor(wei.person, w.app.now()).is_none());
        assert!(house.serves(huang.person, w.cast.unit("lj-repair-1"), w.app.now()));
        let session = w.app.db.read_now(move |tx| org::session(tx, token)).unwrap();
        assert_eq!(session, None, "every session ends");
        // Nobody answers, the clock calls the next; then somebody does.
        w.app.world.set(w.app.now().plus(10 * 60_000));
        w.sweep();
        assert!(incident(w, leak).calls.len() > calls + 1, "the chain goes on by its own clock: {:?} {:?}", w.history(leak), w.clock(leak, "emg_ack"));
        huang.act(leak, "ack", json!({}));
        huang.act(leak, "depart", json!({"gear": true}));
        assert_eq!((w.state(leak).as_str(), w.matter(order).row.owner), ("en_route", Some(huang.person)));
        assert_eq!(findings(w), []);
    }
}

both! {
    /// ORG-05: nobody moves whoever stands above or themselves, nobody is lifted above whoever moves them, and two changes of
    /// one person do not run beside each other.
    fn who_may_move_whom(w at MONDAY) {
        let (leader, head, boss) = (w.as_("hejun"), w.as_("chenli"), w.as_("mengzong"));
        let refused = |login: &'static str, change: Value| {
            match w.as_(login).try_new("staff_change", "enter", with(transfer(w), change)) {
                Err(Failure::Refused(refusal)) => refusal.code,
                other => panic!("{other:?}"),
            }
        };
        let leaving = |person: Id| json!({"person": person, "what": "leaving", "to_unit": null, "roles": []});
        assert_eq!(refused("hejun", leaving(head.person)), "staff_reach");
        assert_eq!(refused("chenli", leaving(head.person)), "staff_not_self");
        assert_eq!(refused("zhoumin", leaving(w.cast.person("lufang"))), "not_allowed");
        assert_eq!(refused("hejun", json!({})), "staff_reach", "another unit is nobody's but his above both");
        assert_eq!(refused("chenli", json!({"roles": ["company_leader"]})), "staff_roles");
        assert_eq!(refused("chenli", json!({"roles": ["administrator"]})), "staff_roles");
        assert_eq!(refused("mengzong", json!({"roles": ["administrator"]})), "staff_roles");
        assert_eq!(refused("chenli", json!({"effective": "2026-03-08"})), "staff_day");
        assert_eq!(refused("chenli", json!({"person": leader.person, "what": "leaving", "to_unit": null, "effective": null})), "staff_day");
        let id = head.try_new("staff_change", "enter", transfer(w)).unwrap().record;
        let twin = head.try_new("staff_change", "enter", transfer(w)).unwrap().record;
        head.act(id, "announce", json!({}));
        assert_eq!(head.refused(twin, "announce", json!({})).code, "staff_once");
        head.act(id, "withdraw", json!({"reason": "改期"}));
        head.act(twin, "announce", json!({}));
        // The only leader of a unit goes: another is named and has the role on the day.
        let body = with(transfer(w), leaving(leader.person));
        let last = boss.try_new("staff_change", "enter", body.clone()).unwrap().record;
        assert_eq!(boss.refused(last, "announce", json!({})).code, "staff_leader");
        boss.act(last, "change", with(body, json!({"leader": w.cast.person("lufang")})));
        boss.act(last, "announce", json!({}));
        w.set(ITS_FIRST_SECOND);
        w.sweep();
        assert_eq!([w.state(last), w.state(twin)], ["done", "done"]);
        let app = w.app.clone();
        let house = w.app.db.read_now(move |tx| app.house_in(tx)).unwrap();
        let holds = house.holders(shouwen_domain::org::Role::GroupLeader, w.cast.unit("lj-service"), w.app.now());
        assert_eq!(holds, [w.cast.person("lufang")]);
        assert_eq!(findings(w), []);
    }
}

both! {
    /// ORG-05: delegation covers a short absence; leave that is longer asks for successors by its first day, and whoever is
    /// away keeps the place. Back sooner, nothing is moved.
    fn long_leave_asks_for_successors_and_short_leave_does_not(w at MONDAY) {
        let (agent, head) = (w.as_("zhoumin"), w.as_("chenli"));
        let mine = accepted(w, "zhoumin");
        let leave = |from: &str, until: &str| {
            let body = json!({"cause": "family", "from": from, "until": until});
            let id = agent.try_new("absence", "ask_leave", body).unwrap().record;
            head.act(id, "approve", json!({}));
            id
        };
        let children = |id: Id| {
            let of = move |tx: &mut shouwen_store::Tx<'_>| shouwen_store::record::children(tx, id, "staff_change", true);
            w.app.db.read_now(of).unwrap()
        };
        assert_eq!(children(leave("2026-03-10T08:30:00+08:00", "2026-03-11T17:30:00+08:00")), [], "two days");
        let off = leave("2026-03-16T08:30:00+08:00", "2026-03-27T17:30:00+08:00");
        let first = children(off)[0];
        assert_eq!((w.state(first).as_str(), change(w, first).items.len()), ("announced", 1));
        agent.act(off, "take_back", json!({"reason": "不休了"}));
        assert_eq!(w.state(first), "withdrawn");
        let long = children(leave("2026-03-16T08:30:00+08:00", "2026-03-27T17:30:00+08:00"))[0];
        w.as_("hejun").act(long, "name_successor", json!({"to": w.cast.person("lufang")}));
        w.as_("lufang").act(long, "take_on", json!({}));
        w.set("2026-03-16T08:30:01+08:00");
        w.sweep();
        assert_eq!(w.state(long), "done");
        assert_eq!(owner(w, mine), Some(w.cast.person("lufang")));
        let house = w.app.house();
        assert!(house.person(agent.person).unwrap().active && !house.grants_of(agent.person, w.app.now()).is_empty());
    }
}

both! {
    /// ORG-05: whatever is opened again after its first owner has left is the leader's, by whatever door; and verify says so
    /// where somebody was switched off beside the program.
    fn what_comes_back_to_somebody_who_left_is_the_leaders(w at MONDAY) {
        let (agent, leader) = (w.as_("zhoumin"), w.as_("hejun"));
        let id = accepted(w, "zhoumin");
        agent.act(id, "answer", json!({"text": "已处理", "outcome": "solved", "means": "call"}));
        assert_eq!(w.state(id), "closed");
        let open = accepted(w, "zhoumin");
        let body = json!({"person": agent.person, "what": "leaving", "effective": "2026-03-09", "reason": "辞职"});
        let change = w.as_("chenli").try_new("staff_change", "enter", body).unwrap().record;
        w.as_("chenli").act(change, "announce", json!({}));
        assert_eq!((w.state(change).as_str(), owner(w, open)), ("done", Some(leader.person)));
        w.as_("lufang").act(id, "reopen", json!({"cause": "repeat", "reason": "又坏了"}));
        assert_eq!(owner(w, id), Some(leader.person));
        assert!(w.notices(id).iter().any(|n| n.person == leader.person && n.kind == "succeed"));
        assert_eq!(findings(w), []);
        let (app, person) = (w.app.clone(), leader.person);
        w.app.db.write_now(move |tx| {
            org::set_active(tx, person, false)?;
            shouwen::policy::changed(tx, &app, None, Id(0), "test", "").map(drop)
        }).unwrap();
        let found = findings(w);
        let number = w.matter(id).row.number;
        assert!(found.iter().filter(|(what, n)| *what == "ownerless" && *n == number).count() == 1, "{found:?}");
    }
}

both! {
    /// ORG-05: the pages. A leader sees who goes, how much has nobody and how many days are left; whoever is asked sees the
    /// list as far as it is theirs; who has no business with it finds nothing. A suspended session ends at once.
    fn the_pages_of_a_change(w at MONDAY) {
        let (requests, ..) = twelve(w);
        let site = Site::new(w);
        let (head, online) = (site.sign_in("chenli"), site.sign_in("lufang"));
        let ask = |who: &_, path: &str| site.send(who, "GET", path, json!(null), &[]);
        assert_eq!(ask(&head, "/api/duty/changes").body["items"], json!([]));
        let entered = site.send(&head, "POST", "/api/staff_changes", transfer(w), &[]);
        assert_eq!(entered.status, 201, "{}", entered.body);
        let id = entered.body["record"]["id"].as_str().unwrap().to_owned();
        let change = Id::parse(&id).unwrap();
        w.as_("chenli").act(change, "announce", json!({}));
        let key = format!("record:{}", requests[0]);
        w.as_("hejun").act(change, "name_successor", json!({"to": w.cast.person("lufang"), "items": [key]}));
        let all = ask(&head, "/api/duty/changes").body;
        let row = &all["items"][0];
        let figures = ["waiting", "accepted", "days", "to_me"].map(|key| row[key].as_i64().unwrap());
        assert_eq!((figures, all["enter"].as_bool()), ([12, 0, 3, 0], Some(true)), "{row}");
        let theirs = ask(&online, "/api/duty/changes").body;
        assert_eq!(theirs["items"][0]["to_me"], json!(2), "the request and the promise on it");
        let list = ask(&online, &format!("/api/duty/changes/{id}"));
        assert_eq!(list.status, 200, "{}", list.body);
        let items = list.body["items"].as_array().unwrap();
        assert_eq!((items.len(), &list.body["answers"], &list.body["names"]), (12, &json!(true), &json!(false)));
        let mine = items.iter().find(|i| i["key"] == json!(key)).unwrap();
        assert_eq!((&mine["mine"], &mine["first"], mine["state"].as_str()), (&json!(true), &json!(true), Some("proposed")));
        // Whose place it is to know: colleagues who see every request of the unit do not see who is to go.
        let (clerk, path) = (site.sign_in("tangli"), format!("/api/duty/changes/{id}"));
        assert_eq!(ask(&site.sign_in("linyi"), &path).status, 404, "a dispatcher sees all orders, and not this");
        assert_eq!(ask(&clerk, "/api/records?kind=staff_change").body["items"], json!([]));
        assert_eq!(ask(&head, "/api/records?kind=staff_change").body["items"].as_array().unwrap().len(), 1);
        let crew = site.sign_in("luojian");
        assert_eq!(ask(&crew, &format!("/api/duty/changes/{id}")).status, 404);
        assert_eq!(ask(&crew, "/api/duty/changes").body["items"], json!([]));

        let body = json!({"person": w.cast.person("lufang"), "what": "suspension", "reason": "核查中"});
        let at_once = w.as_("mengzong").try_new("staff_change", "enter", body).unwrap().record;
        w.as_("mengzong").act(at_once, "announce", json!({}));
        assert_ne!(ask(&online, "/api/duty/changes").status, 200, "the cookie of a suspended person opens nothing");
    }
}
