//! Rosters that may have no gap, people who fall ill all the same, and the alarm (SHF-01, EMG-15).

#[path = "support/night.rs"]
mod night;
#[path = "support/plan.rs"]
mod plan;
mod support;

use night::{incident, press, rungs};
use plan::{OPENS, draft, drafted, lines, publish, shifts, turns};
use serde_json::{Value, json};
use shouwen::act::Failure;
use shouwen_domain::{id::Id, intake::Room, moment::MINUTE, people::Gap};
use shouwen_store::duty;
use support::{TestWorld, at, sweep};

fn open_gaps(w: &TestWorld) -> Vec<(Id, String)> {
    let company = w.cast.unit("LJ");
    w.app.db.read_now(move |tx| duty::open_gaps(tx, company)).unwrap()
}

fn gap(w: &TestWorld, id: Id) -> Gap {
    match w.matter(id).room {
        Room::Gap(gap) => gap,
        other => panic!("{other:?}"),
    }
}

fn watch(w: &TestWorld) -> (usize, usize) {
    shouwen::people::sweep(&w.app).unwrap()
}

both! {
    /// SHF-01: a roster with a gap at 03:00 is refused for a post that is covered day and night; EMG-15: so is a later change
    /// that takes the last crew of a region away. Overlaps, short rest and leave are refused as well, and said.
    fn a_plan_with_a_gap_is_refused(w at OPENS) {
        w.rules(&[("alarm", "七星区", "lj-repair")]);
        let centre = w.as_("linyi");
        let people = ["weiqiang", "huangjg", "luojian"].map(|login| w.cast.person(login));
        let id = draft(w, "lj-repair");
        assert_eq!(centre.refused(id, "publish", json!({})).code, "roster_lines");
        assert_eq!(centre.refused(id, "fill", json!({"people": [{"person": people[0].to_string()}], "cycle": [{"begins": "27:00", "ends": "8"}]})).code, "roster_turns");
        centre.act(id, "fill", turns(&people));
        let full = lines(w, id);
        assert_eq!(full.len(), 14, "a week of days and nights");

        // Without the night of the third day nobody is there at 03:00.
        let without = |n: usize| -> Vec<Value> {
            let line = |l: &shouwen_domain::people::Line| json!({
                "person": l.person, "from": l.from.rfc3339(&w.app.world.zone), "until": l.until.rfc3339(&w.app.world.zone),
            });
            full.iter().enumerate().filter(|(at, _)| *at != n).map(|(_, l)| line(l)).collect()
        };
        centre.act(id, "write", json!({"lines": without(5)}));
        let refusal = centre.refused(id, "publish", json!({}));
        assert_eq!(refusal.code, "roster_covered");
        assert!(refusal.said.zh.contains("七星区抢修 2026-03-11 20:00 至 2026-03-12 08:00"), "{}", refusal.said.zh);
        assert!(shifts(w).is_empty(), "a draft is no plan");

        // One person in two places; less than eleven hours of rest.
        let with = |person: Id, from: &str, until: &str| {
            let mut all = without(99);
            all.push(json!({"person": person, "from": from, "until": until}));
            json!({"lines": all})
        };
        centre.act(id, "write", with(people[0], "2026-03-09T10:00:00+08:00", "2026-03-09T12:00:00+08:00"));
        assert_eq!(centre.refused(id, "publish", json!({})).code, "roster_apart");
        // Whose night ends at eight comes back at six in the evening.
        let night = full.iter().find(|l| l.until == at("2026-03-10T08:00:00+08:00")).unwrap().person;
        centre.act(id, "write", with(night, "2026-03-10T18:00:00+08:00", "2026-03-10T19:00:00+08:00"));
        let refusal = centre.refused(id, "publish", json!({}));
        assert_eq!(refusal.code, "roster_rest");
        assert!(refusal.said.zh.contains("不足 11 小时"), "{}", refusal.said.zh);
        centre.act(id, "write", with(night, "2026-03-10T18:00:00+08:00", "2026-03-12T19:00:00+08:00"));
        assert_eq!(centre.refused(id, "publish", json!({})).code, "roster_in_period", "a shift of two days is none");

        centre.act(id, "fill", turns(&people));
        publish(w, id);
        assert_eq!(shifts(w).len(), 14);
        // The crew of tonight is taken out: nobody would be left.
        let tonight = full.iter().find(|l| l.from == at("2026-03-09T20:00:00+08:00")).unwrap();
        let out = json!({"person": tonight.person, "from": "2026-03-09T20:00:00+08:00"});
        let change = json!({"remove": [out], "reason": "外出培训"});
        assert_eq!(centre.refused(id, "change", change.clone()).code, "roster_covered");
        assert_eq!(shifts(w).len(), 14, "the plan stands");
        // Who is off tonight takes it, and gives away the day after: a plan again. What has begun is none any more.
        let (night, day) = (("2026-03-09T20:00:00+08:00", "2026-03-10T08:00:00+08:00"), ("2026-03-10T08:00:00+08:00", "2026-03-10T20:00:00+08:00"));
        let line = |person: Id, (from, until): (&str, &str)| json!({"person": person, "from": from, "until": until});
        let add = json!([line(people[2], night)]);
        let tired = centre.refused(id, "change", support::with(change.clone(), json!({"add": add})));
        assert_eq!(tired.code, "roster_rest", "the day after that night is his as well");
        let out = json!([out, {"person": people[2], "from": day.0}]);
        let add = json!([line(people[2], night), line(people[1], day)]);
        centre.act(id, "change", support::with(change, json!({"remove": out, "add": add})));
        w.set("2026-03-09T09:00:00+08:00");
        assert_eq!(shifts(w).iter().filter(|d| d.person == tonight.person && d.window.from == tonight.from).count(), 0);
        let begun = json!({"remove": [{"person": full[0].person, "from": "2026-03-09T08:00:00+08:00"}], "reason": "生病"});
        assert_eq!(centre.refused(id, "change", begun).code, "roster_change_ahead");
        // A second roster of the unit for the same days would be two plans.
        let second = draft(w, "lj-repair");
        centre.act(second, "fill", turns(&people));
        assert_eq!(centre.refused(second, "publish", json!({})).code, "roster_alone");
        // A technician plans nobody's days.
        let Err(Failure::Refused(refusal)) = w.as_("luojian").try_new("roster", "draft", drafted(w, "lj-repair")) else { panic!() };
        assert_eq!(refusal.code, "not_allowed");
    }
}

both! {
    /// SHF-01, CHN-04: the hotline is answered day and night, so the roster of those who answer it has no gap at 03:00 either;
    /// the business hall has hours, and may be thin only with a warning.
    fn a_queue_that_nobody_would_answer(w at OPENS) {
        let head = w.as_("chenli");
        let id = draft(w, "lj-phone");
        let (zhou, he) = (w.cast.person("zhoumin"), w.cast.person("hejun"));
        let shift = |person: Id, day: u32, from: &str, next: u32, until: &str| json!({
            "person": person, "from": format!("2026-03-{day:02}T{from}:00+08:00"), "until": format!("2026-03-{next:02}T{until}:00+08:00"),
        });
        let days = |until: &str| -> Value {
            (9..16).flat_map(|d| [shift(zhou, d, "08:00", d, "20:00"), shift(he, d, "20:00", d + 1, until)]).collect()
        };
        head.act(id, "write", json!({"lines": days("03:00")}));
        let refusal = head.refused(id, "publish", json!({}));
        assert_eq!(refusal.code, "roster_covered");
        assert!(refusal.said.zh.contains("2026-03-10 03:00 至 2026-03-10 08:00") && refusal.said.zh.contains("另有 6 处"), "{}", refusal.said.zh);
        head.act(id, "write", json!({"lines": days("08:00")}));
        publish(w, id);

        let hall = draft(w, "lj-hall");
        let tang = w.cast.person("tangli");
        head.act(hall, "write", json!({"lines": [shift(tang, 9, "08:30", 9, "12:00")]}));
        let done = head.act(hall, "publish", json!({}));
        assert!(done.warnings.iter().any(|hit| hit.gate == "roster_staffed"), "{:?}", done.warnings);
        w.set_gate("LJ", "roster_staffed", "block");
        let other = draft(w, "lj-online");
        head.act(other, "write", json!({"lines": [shift(w.cast.person("lufang"), 9, "08:30", 9, "12:00")]}));
        w.set("2026-03-09T09:00:00+08:00");
        assert_eq!(watch(w).0, 0, "the hotline is answered");
    }
}

both! {
    /// EMG-15: the only crew is reported ill: it is recorded, the plan stands as it was, the alarm goes to dispatcher and
    /// leaders at once, a replacement has a clock; the emergency does not call who is ill, and calls the stand-in.
    fn the_only_crew_is_reported_ill(w at OPENS) {
        w.rules(&[("alarm", "七星区", "lj-repair")]);
        let (agent, centre) = (w.as_("zhoumin"), w.as_("linyi"));
        let people = ["weiqiang", "huangjg", "luojian"].map(|login| w.cast.person(login));
        let id = draft(w, "lj-repair");
        centre.act(id, "fill", turns(&people));
        publish(w, id);
        w.set("2026-03-09T09:00:00+08:00");
        assert_eq!((watch(w), open_gaps(w)), ((0, 0), vec![]), "everybody is there");
        let before = shifts(w);
        let here = before.iter().find(|d| d.window.from == at("2026-03-09T08:00:00+08:00")).unwrap().person;
        assert_eq!(here, people[0]);

        let report = json!({"person": here, "cause": "ill", "until": "2026-03-09T20:00:00+08:00", "text": "发烧"});
        let ill = agent.try_new("absence", "report_absence", report.clone()).unwrap().record;
        assert_eq!(w.state(ill), "reported");
        assert_eq!(shifts(w), before, "plan and actual stand apart");
        let alarm = w.child(ill, "gap");
        assert_eq!(open_gaps(w), [(alarm, "region:七星区".to_owned())]);
        let told: Vec<_> = w.told(alarm).into_iter().map(|(who, ..)| who).collect();
        for who in ["linyi", "chenli", "mengzong"] {
            assert!(told.contains(&who), "{who} is told: {told:?}");
        }
        let clock = w.clock(alarm, "replacement");
        assert_eq!(clock.due_at.unwrap().since(w.app.now()), 15 * MINUTE);
        assert_eq!(gap(w, alarm).until, Some(at("2026-03-09T20:00:00+08:00")));
        // Reported twice it is one alarm; the watch finds nothing new.
        let again = agent.try_new("absence", "report_absence", report).unwrap().record;
        assert_eq!((watch(w).0, open_gaps(w).len()), (0, 1));
        agent.act(again, "take_back", json!({"reason": "重复"}));

        // An emergency calls the crew that has no plan and is at home elsewhere, never the one that is ill.
        let (_, emergency) = press(w);
        let called = incident(w, emergency).calls.remove(0);
        assert!(!called.people.contains(&here), "{called:?}");
        assert_ne!(called.unit, Some(w.cast.unit("lj-repair-1")));

        // Nobody sees to it: at 09:15 the leaders hear of it again.
        w.set("2026-03-09T09:16:00+08:00");
        sweep(&w.app);
        let late: Vec<_> = w.told(alarm).into_iter().filter(|(_, clock, step)| clock == "replacement" && *step == 100).map(|(who, ..)| who).collect();
        assert_eq!(late, ["chenli", "linyi", "mengzong"]);

        // A stand-in: not who is ill, not who is on duty then, but who is free. Tired is better than nobody, and said.
        let until = "2026-03-09T20:00:00+08:00";
        assert_eq!(centre.refused(alarm, "stand_in", json!({"stand_in": here, "until": until})).code, "stand_in_there");
        let busy = json!({"stand_in": people[1], "until": "2026-03-09T21:00:00+08:00"});
        assert_eq!(centre.refused(alarm, "stand_in", busy).code, "stand_in_there");
        assert_eq!(centre.refused(alarm, "stand_in", json!({"stand_in": people[2], "until": "2026-03-09T09:00:00+08:00"})).code, "stand_in_span");
        let tired = centre.act(alarm, "stand_in", json!({"stand_in": people[1], "until": "2026-03-09T15:00:00+08:00"}));
        assert!(tired.warnings.iter().any(|hit| hit.gate == "stand_in_rested"), "his night begins at eight");
        watch(w);
        assert_eq!(w.state(alarm), "seen", "five hours are still empty");
        let rested = centre.act(alarm, "stand_in", json!({"stand_in": people[2], "from": "2026-03-09T15:00:00+08:00", "until": until}));
        assert!(rested.warnings.is_empty(), "{:?}", rested.warnings);
        assert_eq!(watch(w), (0, 1), "the watch finds that somebody is there for as long as it looks");
        assert_eq!(w.state(alarm), "covered");
        assert_eq!(w.clock(alarm, "replacement").kept, Some(false));
        let (_, next) = press(w);
        let calls = incident(w, next).calls;
        assert_eq!((calls[0].unit, calls[0].people.as_slice()), (Some(w.cast.unit("lj-repair")), [people[1]].as_slice()));
        assert_eq!(rungs(&incident(w, next))[0], "crew");

        // Well again, he is there again: the plan needs nobody else.
        w.set("2026-03-09T15:30:00+08:00");
        assert_eq!(w.as_("lufang").refused(ill, "note", json!({"text": "x"})).code, "not_found");
        w.as_("weiqiang").act(ill, "back", json!({}));
        let (_, third) = press(w);
        w.set("2026-03-09T15:32:00+08:00");
        sweep(&w.app);
        let calls = incident(w, third).calls;
        assert!(calls.iter().any(|c| c.people.contains(&here)), "{calls:?}");
        assert_eq!(open_gaps(w), []);
    }
}

both! {
    /// EMG-15: the plan simply ends: the watch tells it twelve hours before by the clock, once, and ends the alarm when the
    /// next roster is published. Two watches at one time raise one alarm.
    fn a_plan_that_ends_is_told_before(w at OPENS) {
        w.rules(&[("alarm", "七星区", "lj-repair")]);
        let centre = w.as_("linyi");
        let people = ["weiqiang", "huangjg", "luojian"].map(|login| w.cast.person(login));
        let id = draft(w, "lj-repair");
        centre.act(id, "fill", turns(&people));
        publish(w, id);
        w.set("2026-03-15T19:00:00+08:00");
        assert_eq!(watch(w), (0, 0), "thirteen hours ahead");
        w.set("2026-03-15T21:00:00+08:00");
        let other = w.app.clone();
        let beside = std::thread::spawn(move || shouwen::people::sweep(&other).unwrap());
        let here = watch(w);
        assert_eq!(here.0 + beside.join().unwrap().0, 1);
        let (alarm, _) = open_gaps(w).remove(0);
        let g = gap(w, alarm);
        assert_eq!((g.from, g.cause.as_str()), (Some(at("2026-03-16T08:00:00+08:00")), "plan"));
        assert_eq!(w.clock(alarm, "replacement").due_at, g.from);
        assert_eq!(watch(w), (0, 0), "it is told once");
        let body = json!({
            "unit": w.cast.unit("lj-repair"), "from": "2026-03-16T08:00:00+08:00", "until": "2026-03-23T08:00:00+08:00",
        });
        let next = centre.try_new("roster", "draft", body).unwrap().record;
        centre.act(next, "fill", turns(&[people[2], people[0], people[1]]));
        publish(w, next);
        assert_eq!(watch(w), (0, 1));
        assert_eq!(w.state(alarm), "covered");
    }
}
