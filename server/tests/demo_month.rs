//! Days of the demonstration company, loaded with a fixed seed: the stored truth agrees with itself, and the figures of
//! the reports are those that a plain reading of the history gives.

mod support;

use serde_json::{Value, json};
use shouwen::{
    demo::month::{Ask, load_into},
    reports::{self, export::Order},
    verify::{Options, Subject, verify},
};
use shouwen_domain::{
    event::Event,
    id::Id,
    moment::{DAY, Moment},
};
use shouwen_store::{event, record};
use std::collections::BTreeMap;
use support::{TestWorld, at};

/// A record as far as figures are counted of it.
struct Told {
    id: Id,
    kind: String,
    parent: Option<Id>,
    unit: String,
    received_at: Moment,
    type_code: String,
    point: Option<Id>,
    /// Of a follow-up: the end of its period.
    due: Option<Moment>,
}

type Chains = Vec<(Told, Vec<Event>)>;

/// The same out of `shouwen export history`, by whoever has nothing else.
fn exported(w: &TestWorld) -> Chains {
    let order = Order { company: w.cast.unit("LJ"), from: Moment::MIN, until: Moment::MAX, reveal: None, json: true };
    let mut out = Vec::new();
    reports::history::write(&w.app, &order, None, &mut out, &mut |_| ()).unwrap();
    let lines = String::from_utf8(out).unwrap();
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let id = |v: &Value| v.as_str().and_then(Id::parse);
    let moment = |v: &Value| v.as_str().and_then(Moment::parse);
    let mut all: Chains = lines
        .lines()
        .map(|line| {
            let r: Value = serde_json::from_str(line).unwrap();
            let due = r["limits"].as_array().unwrap().iter().rfind(|l| l["code"] == "follow_up");
            let told = Told {
                id: id(&r["id"]).unwrap(),
                kind: text(&r["kind"]),
                parent: id(&r["parent"]),
                unit: text(&r["unit_name"]),
                received_at: moment(&r["received_at"]).unwrap(),
                type_code: text(&r["type"]),
                point: id(&r["point"]),
                due: due.and_then(|l| moment(&l["due_at"])),
            };
            let events = r["events"].as_array().unwrap().iter().map(|e| Event {
                id: told.id,
                record: told.id,
                seq: e["seq"].as_i64().unwrap(),
                actor: id(&e["actor"]),
                role: text(&e["role"]),
                acting_for: id(&e["acting_for"]),
                door: text(&e["door"]),
                action: text(&e["action"]),
                from: e["from"].as_str().map(str::to_owned),
                to: text(&e["to"]),
                happened_at: moment(&e["happened_at"]).unwrap(),
                recorded_at: moment(&e["recorded_at"]).unwrap(),
                body: e["fields"].clone(),
            });
            let events = events.collect();
            (told, events)
        })
        .collect();
    all.sort_by_key(|(r, _)| r.id);
    all
}

/// Every record with its events, the oldest first.
fn history(w: &TestWorld) -> Chains {
    let read = |tx: &mut shouwen_store::Tx<'_>| {
        let mut out = Vec::new();
        for id in record::all_ids(tx, Id(0), 100_000)? {
            let events = event::chain(tx, id)?.into_iter().map(|s| s.event).collect();
            out.extend(record::lookup(tx, id)?.map(|row| (row, events)));
        }
        Ok::<_, shouwen_store::StoreError>(out)
    };
    let told = |(row, events): (record::RecordRow, Vec<Event>)| {
        let due = if row.kind == "followup" { w.clock(row.id, "follow_up").due_at } else { None };
        let unit = w.app.house().name_of(row.unit).unwrap();
        let told = Told {
            id: row.id,
            kind: row.kind,
            parent: row.parent,
            unit,
            received_at: row.received_at,
            type_code: row.type_code,
            point: row.point,
            due,
        };
        (told, events)
    };
    w.app.db.read_now(read).unwrap().into_iter().map(told).collect()
}

/// A follow-up by its events, and the end of its period by its clock.
struct Call<'a> {
    events: &'a [Event],
    due: Option<Moment>,
}

/// What is counted of orders, added up one by one.
#[derive(Default)]
struct Plain {
    counts: BTreeMap<&'static str, u64>,
    hours: Vec<f64>,
}

impl Plain {
    fn plus(&mut self, what: &'static str, n: usize) {
        *self.counts.entry(what).or_default() += n as u64;
    }

    fn get(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or(0)
    }

    fn percentile(&self, p: f64) -> f64 {
        let mut all = self.hours.clone();
        all.sort_by(f64::total_cmp);
        let place = (all.len() - 1) as f64 * p;
        let below = place as usize;
        let above = (below + 1).min(all.len() - 1);
        all[below] + (all[above] - all[below]) * (place - below as f64)
    }

    /// Appendix B word by word: an arrival inside the window is in time; a follow-up that was selected is due when its
    /// period is over at `as_of`, and is done when it has ended.
    fn order(&mut self, events: &[Event], followup: Option<&Call<'_>>, repeated: bool, as_of: Moment) {
        let time = |e: &Event, key: &str| match &e.body[key] {
            Value::Number(n) => n.as_i64().map(Moment),
            Value::String(s) => Moment::parse(s),
            _ => None,
        };
        let (mut window, mut told, mut accepted, mut finished) = (None, None, None, None);
        let (mut visits, mut again, mut unsolved, mut part) = (Vec::new(), false, false, false);
        let mut in_vain = Vec::new();
        for e in events {
            if let (
                "agree_window" | "move_by_company" | "move_by_customer" | "no_access" | "reject_work",
                Some(from),
                Some(until),
            ) = (e.action.as_str(), time(e, "from"), time(e, "until"))
            {
                window = Some((from, until));
            }
            match e.action.as_str() {
                "open" => part = e.body["part"] == true,
                // The crew of an emergency has the order with its answer to the call.
                "accept" | "crew_took" => accepted = accepted.or(Some(e.happened_at)),
                "reassign" => window = None,
                "move_by_company" => {
                    told = Some(e.happened_at);
                    self.plus("moved_by_company", 1);
                }
                "move_by_customer" => self.plus("moved_by_customer", 1),
                "arrive" => visits.extend(window.map(|(from, until)| match told {
                    _ if e.happened_at < from => "early",
                    _ if e.happened_at <= until => "in_time",
                    Some(told) if told < from => "late_told",
                    _ => "late_untold",
                })),
                "no_access" => {
                    // It mends nothing and is a visit all the same, in time or late.
                    in_vain.extend(visits.pop());
                    self.plus("no_access", 1);
                }
                "finish" => finished = Some(e.happened_at),
                "reject_work" | "reopen" => (finished, again) = (None, true),
                "stop_unsolved" => unsolved = true,
                "select" => self.plus("selected", 1),
                _ => {}
            }
        }
        self.plus("orders", 1);
        self.plus("finished", usize::from(finished.is_some()));
        self.plus("overdue", usize::from(events.iter().any(|e| e.action == "clock.breach")));
        if !part && events.last().is_some_and(|e| e.to == "closed") {
            self.plus("n", 1);
            self.plus("fixed", usize::from(!unsolved && !again && !repeated));
        }
        for visit in visits.into_iter().chain(in_vain) {
            self.plus(visit, 1);
        }
        if let (Some(accepted), Some(finished)) = (accepted, finished) {
            self.hours.push(finished.since(accepted) as f64 / 3_600_000.0);
        }
        let selected = events.iter().any(|e| e.action == "select");
        let ended = followup.and_then(|call| call.events.last()).is_some_and(|e| {
            let last = e.to.as_str();
            assert!(
                ["planned", "calling", "issue_open", "to_confirm"].contains(&last) || ENDED.contains(&last),
                "{last}"
            );
            ENDED.contains(&last)
        });
        self.plus("ended", usize::from(ended));
        if selected && followup.and_then(|call| call.due).is_some_and(|due| due <= as_of) {
            self.plus("due", 1);
            self.plus("done", usize::from(ended));
        }
        let asked = followup
            .and_then(|call| call.events.iter().rfind(|e| matches!(e.action.as_str(), "complete" | "raise_issue")));
        let answer = asked.and_then(|e| {
            let all = e.body["answers"].as_array()?;
            all.iter().find(|a| a["question"] == "satisfied")?["answer"].as_str().map(str::to_owned)
        });
        if let Some(answer) = answer {
            self.plus("answered", 1);
            self.plus(
                if answer == "yes" {
                    "satisfied"
                } else if answer == "fair" {
                    "fairly"
                } else {
                    "dissatisfied"
                },
                1,
            );
        } else if followup.and_then(|call| call.events.last()).is_some_and(|e| e.to == "not_reached" || e.to == "ended")
        {
            self.plus("without_answer", 1);
        }
    }

    fn compare(&self, of: &str, group: &Value) {
        for what in ["orders", "finished", "overdue"] {
            assert_eq!(group[what], json!(self.get(what)), "{of}: {what}");
        }
        for (part, figures) in [
            (
                "arrivals",
                &["in_time", "early", "late_told", "late_untold", "no_access", "moved_by_company", "moved_by_customer"]
                    [..],
            ),
            ("first_time", &["n", "fixed"]),
            (
                "followups",
                &[
                    "selected",
                    "due",
                    "done",
                    "ended",
                    "answered",
                    "satisfied",
                    "fairly",
                    "dissatisfied",
                    "without_answer",
                ],
            ),
        ] {
            for what in figures {
                assert_eq!(group[part][what], json!(self.get(what)), "{of}: {part}.{what}");
            }
        }
        assert_eq!(group["hours"]["n"], json!(self.hours.len()), "{of}");
        if !self.hours.is_empty() {
            for (figure, p) in [("median_lin", 0.5), ("p90_lin", 0.9)] {
                let (reported, mine) = (group["hours"][figure].as_f64().unwrap(), self.percentile(p));
                assert!((reported - mine).abs() < 0.000_1, "{of}: {figure} {reported} {mine}");
            }
        }
    }
}

/// Closed orders whose fault was back at the same point within thirty days, on another request.
fn came_back(chains: &Chains) -> Vec<Id> {
    let of_request = |row: &Told| {
        let above = chains.iter().find(|(r, _)| Some(r.id) == row.parent);
        above.is_some_and(|(r, _)| r.kind == "request")
    };
    let orders = || chains.iter().filter(|(row, _)| row.kind == "order" && row.point.is_some());
    let back = orders().filter(|(row, events)| {
        let closed = events.iter().rfind(|e| e.to == "closed" && e.from.as_deref() != Some("closed"));
        let Some(closed) = closed.filter(|_| events.last().unwrap().to == "closed") else { return false };
        orders().any(|(later, _)| {
            let after = later.received_at.since(closed.happened_at);
            (later.point, &later.type_code) == (row.point, &row.type_code)
                && later.parent != row.parent
                && of_request(later)
                && after > 0
                && after <= 30 * DAY
        })
    });
    back.map(|(row, _)| row.id).collect()
}

const ENDED: [&str; 4] = ["not_reached", "ended", "completed", "checked"];

/// Hours from receipt to the event that closed a request, of those that are closed now.
fn closing(chains: &Chains) -> Vec<f64> {
    let requests = chains.iter().filter(|(row, events)| row.kind == "request" && events.last().unwrap().to == "closed");
    let hours = requests.map(|(row, events)| {
        let closed = events.iter().rposition(|e| e.to != "closed").map(|last| &events[last + 1]).unwrap();
        closed.happened_at.since(row.received_at) as f64 / 3_600_000.0
    });
    hours.collect()
}

fn states(chains: &Chains, kind: &str) -> BTreeMap<String, u64> {
    let mut out = BTreeMap::new();
    for (_, events) in chains.iter().filter(|(row, _)| row.kind == kind) {
        *out.entry(events.last().unwrap().to.clone()).or_default() += 1;
    }
    out
}

/// Leaks are incidents: gone through to the end but for those of the last hours, their people called and their lines said.
fn incidents(w: &TestWorld) {
    let all = history(w);
    let alarms = all.iter().filter(|(r, _)| r.kind == "request" && r.type_code.starts_with("alarm"));
    let states = states(&all, "incident");
    assert!(states.values().sum::<u64>() >= 3, "{states:?}");
    assert_eq!(alarms.count() as u64, states.values().sum::<u64>(), "one each");
    assert!(!states.contains_key("reported") && !states.contains_key("notified"), "nothing rings on: {states:?}");
    for (r, _) in all.iter().filter(|(r, _)| r.kind == "incident") {
        let id = r.id;
        let rung = w.app.db.read_now(move |tx| shouwen_store::messages::of_record(tx, id)).unwrap();
        assert!(rung.is_empty(), "what is made up rings nobody");
    }
}

both! {
    fn days_of_the_company_agree_with_their_history(w at "2026-03-05T23:00:00+08:00") {
        let ask = Ask { days: 3, until: at("2026-03-08T15:30:00+08:00"), a_day: 45, seed: 11 };
        let loaded = load_into(&w.app, ask).unwrap().expect("an empty company is filled");
        assert!(loaded.requests > 70 && loaded.acts > 600, "{loaded:?}");
        let strange: Vec<_> = loaded.refused.keys().filter(|k| !["window_free", "load"].iter().any(|c| k.ends_with(c))).collect();
        assert!(strange.is_empty(), "{:?}", loaded.refused);
        assert!(load_into(&w.app, ask).unwrap().is_none(), "a company that works is left alone");
        w.app.world.set(ask.until);
        incidents(w);

        let subject = Subject { db: &w.app.db, place: &w.app.place, app: Some(&w.app) };
        let found = verify(subject, Options { quick: false, key: true }, &mut |_, _, _| {}).unwrap();
        assert!(found.ok, "{:?}", found.findings);

        // RPT-01: the stored history and the one that was exported tell the same figures, and they are the report's.
        for chains in [history(w), exported(w)] {
            let company = w.cast.unit("LJ");
            let intake = reports::intake(&w.app, company, &reports::Ask::default()).unwrap();
            let intake = serde_json::to_value(&intake).unwrap();
            assert_eq!(intake["rows"], json!(loaded.requests));
            assert_eq!(intake["state"], json!(states(&chains, "request")));

            // Closed is closed: what was answered or solved and is still being handled is not.
            let closed = Plain { hours: closing(&chains), ..Plain::default() };
            let open = chains.iter().filter(|(row, events)| row.kind == "request" && events.last().unwrap().to != "closed");
            let solved = open.clone().filter(|(_, events)| events.iter().any(|e| e.body["fact"] == "solved")).count();
            assert!(solved > 0, "some that are solved and not closed");
            let hours = &intake["close_hours_all"];
            assert_eq!(hours["n"], json!(closed.hours.len()));
            assert!((hours["median_lin"].as_f64().unwrap() - closed.percentile(0.5)).abs() < 0.000_1, "{hours}");
            assert_eq!(intake["missing"]["closed_at"], json!(open.count()));
            assert_eq!(intake["not_closed_but_with_closed_date"], 0);

            // As the evening stands, and as if it were two weeks later and nobody had called any more.
            for as_of in [ask.until, ask.until.plus(14 * DAY)] {
                let report = reports::orders(&w.app, company, &reports::Span::default(), as_of).unwrap();
                let report = serde_json::to_value(report).unwrap();
                assert_eq!(report["state"], json!(states(&chains, "order")));
                let (mut all, mut teams) = (Plain::default(), BTreeMap::<String, Plain>::new());
                let back = came_back(&chains);
                for (row, events) in chains.iter().filter(|(row, _)| row.kind == "order") {
                    let followup = chains.iter().rfind(|(r, _)| r.kind == "followup" && r.parent == Some(row.id));
                    let followup = followup.map(|(r, events)| Call { events, due: r.due });
                                    for plain in [&mut all, teams.entry(row.unit.clone()).or_default()] {
                        plain.order(events, followup.as_ref(), back.contains(&row.id), as_of);
                    }
                }
                all.compare("all", &report["all"]);
                assert_eq!(report["teams"].as_object().unwrap().len(), teams.len());
                for (team, plain) in &teams {
                    plain.compare(team, &report["teams"][team]);
                }
                assert!(all.get("in_time") > 10 && all.get("finished") > 10, "{:?}", all.counts);
                assert_eq!(all.get("early"), 0, "the crews wait for the window");
                if as_of > ask.until {
                    assert!(all.get("done") > 0 && all.get("done") < all.get("due"), "{:?}", all.counts);
                }
            }
        }
    }
}
