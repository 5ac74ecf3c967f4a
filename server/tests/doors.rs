//! Every (state, action) pair of every flow, through every door, by every kind of person, with fitting and wrong bodies.
//! What must come of it is worked out here anew from the tables: edge, role, form, guards. Each attempt is rolled back.

#[path = "situations/expected.rs"]
mod expected;
mod situations;
mod support;

use expected::{PROGRAM_ONLY, expected, rests};
use serde_json::{Value, json};
use shouwen::{
    act::{Command, Ctx, Failure, Matter, Target, act, differing},
    app::App,
};
use shouwen_domain::{
    event::{GENESIS, link},
    flow::{By, Door, Edge, Links, To},
    form::{self, Fields},
    id::Id,
    intake::{self, FLOWS},
    moment::{MINUTE, Moment},
    org::{Actor, Role},
    refusal::Refusal,
};
use shouwen_store::{StoreError, Tx, audit, event, record};
use situations::{Things, body, fitting, stages, wrong};
use std::collections::{BTreeMap, BTreeSet};
use support::{MONDAY, On, TestWorld, raw_word, with};

/// `None` is the program itself.
const PERSONAS: &[Option<&str>] = &[
    Some("zhoumin"),
    Some("hejun"),
    Some("chenli"),
    Some("luojian"),
    Some("linyi"),
    Some("weiqiang"),
    Some("gjagent"),
    Some("audit"),
    Some("admin"),
    None,
];

/// On the portal: whose matter it is, and somebody else (CHN-08).
const CUSTOMERS: [&str; 2] = ["customer", "stranger"];

/// What one attempt looked like and how often it went through.
#[derive(Default)]
struct Found {
    attempts: usize,
    wrong: Vec<String>,
    done: BTreeMap<(String, String, String), usize>,
}

struct Attempt<'a> {
    label: &'a str,
    action: &'a str,
    body: &'a Value,
    fits: bool,
    door: Door,
    persona: Option<&'a str>,
    person: Option<Id>,
}

/// What stood before any attempt: each is taken back, so it is asked once a record and not once an attempt.
#[derive(Default)]
struct Stood {
    events: i64,
    lines: BTreeMap<Id, i64>,
}

fn newest_line(tx: &mut Tx<'_>, company: Id) -> Option<audit::Line> {
    audit::page(tx, company, i64::MAX, 1).unwrap().pop()
}

fn try_one(
    app: &App,
    tx: &mut Tx<'_>,
    (before, links): (&Matter, Links),
    stood: &mut Stood,
    one: &Attempt<'_>,
    found: &mut Found,
) {
    let house = app.house_in(tx).unwrap();
    let now = app.now();
    let of_customer = |account: Id| {
        let own = if one.persona == Some("customer") { vec![before.row.id] } else { Vec::new() };
        Actor::customer(before.row.company, account, own)
    };
    let actor = match one.person {
        Some(account) if one.persona.is_some_and(|who| CUSTOMERS.contains(&who)) => of_customer(account),
        Some(id) => house.actor(id, now).unwrap(),
        None => Actor::system(None),
    };
    let ctx = Ctx { now, actor: &actor, door: one.door, house: &house, world: &app.world };
    let expected = expected(tx, &ctx, before, links, one.action, one.body, one.fits);
    let company = actor.company.unwrap_or(before.row.company);
    let line = *stood.lines.entry(company).or_insert_with(|| newest_line(tx, company).map_or(0, |l| l.seq));
    let id = before.row.id;
    let command =
        Command { target: Target::Record(id), action: one.action.to_owned(), body: one.body.clone(), if_match: None };
    let outcome = act(tx, &ctx, &command).unwrap();
    let after = Matter::load(tx, &ctx, id, false).unwrap().unwrap();
    let mut complain = |what: String| {
        let who = one.persona.unwrap_or("(program)");
        found.wrong.push(format!("{}: {} by {who} through {:?} {}: {what}", one.label, one.action, one.door, one.body));
    };
    match (outcome, expected) {
        (Ok(done), Ok(to)) => {
            let flow = intake::flow(&before.row.kind).unwrap();
            let target = match to {
                To::Same => before.row.state.as_str(),
                To::State(state) => state,
            };
            if !rests(flow, target).contains(after.row.state.as_str()) {
                complain(format!("went to {} instead of {target}", after.row.state));
            }
            // What is quiet moves nothing, unless an automatic edge was only waiting to be looked at.
            let moved = after.row.state != before.row.state;
            let bump = i64::from(moved || !intake::is_quiet(one.action));
            if done.version != before.row.version + bump || after.row.version != done.version {
                complain(format!("version {} -> {}", before.row.version, after.row.version));
            }
            let (mut hash, mut last) = (GENESIS.to_owned(), None);
            for shown in event::chain(tx, id).unwrap() {
                hash = link(&hash, &shown.event.canonical());
                if hash != shown.hash {
                    complain(format!("link {} of the chain is broken", shown.event.seq));
                }
                if shown.event.action == one.action {
                    last = Some((shown.event.actor, shown.event.door.clone()));
                }
            }
            if hash != after.row.head_hash || last != Some((one.person, one.door.code().to_owned())) {
                complain(format!("the event does not say who did it: {last:?}"));
            }
            let line = newest_line(tx, after.row.company).unwrap();
            if (line.outcome.as_str(), line.actor, line.subject) != ("done", one.person, Some(id)) {
                complain(format!("audit says {line:?}"));
            }
            let differ = differing(&ctx, &after).unwrap();
            if !differ.is_empty() {
                complain(format!("clocks differ from their facts: {differ:?}"));
            }
            if after.row.phase == 2 {
                let run: Vec<_> = after.clocks.iter().filter(|c| c.stopped_at.is_none()).map(|c| &c.code).collect();
                if !run.is_empty() {
                    complain(format!("ended in {} with running clocks {run:?}", after.row.state));
                }
            }
            if one.person.is_some() && PROGRAM_ONLY.contains(&one.action) {
                complain("a person did what is the program's".into());
            }
            let future = ["happened_at", "received_at"]
                .into_iter()
                .filter_map(|key| one.body.get(key)?.as_str().and_then(Moment::parse))
                .any(|at| at > now.plus(2 * MINUTE));
            // The program's own acts carry the time of the act they follow from.
            if future && one.person.is_some() {
                complain("it happened in the future".into());
            }
            let key = (before.row.kind.clone(), before.row.state.clone(), one.action.to_owned());
            *found.done.entry(key).or_default() += 1;
        }
        (Ok(_), Err(code)) => complain(format!("passed, though {code}")),
        (Err(Failure::Refused(refusal)), expected) => {
            if expected != Err(refusal.code) {
                complain(format!("{refusal} instead of {expected:?}"));
            }
            if refusal.said.zh.is_empty() || refusal.said.en.is_empty() {
                complain("a refusal without words".into());
            }
            complain_of_raw_words(&refusal, one.body, &mut complain);
            let silent = ["not_found", "no_such_action", "invalid_fields", "not_allowed"].contains(&refusal.code);
            if !silent && refusal.clause.as_ref().is_none_or(String::is_empty) {
                complain(format!("{} names no clause", refusal.code));
            }
            let same = (&before.row, &before.room, &before.parties, &before.facts, &before.clocks)
                == (&after.row, &after.room, &after.parties, &after.facts, &after.clocks);
            if !same || event::count(tx).unwrap() != stood.events {
                complain("a refusal changed something".into());
            }
            let written = newest_line(tx, company).unwrap();
            let fits = written.seq == line + 1
                && written.outcome == format!("refused:{}", refusal.code)
                && (written.actor, written.subject, written.door.as_str()) == (one.person, Some(id), one.door.code());
            if !fits {
                complain(format!("the attempt is not in the audit log: {written:?}"));
            }
            if matches!(one.persona, Some("gjagent" | "stranger")) && refusal.code != "not_found" {
                complain(format!("another company's agent hears {}", refusal.code));
            }
        }
        (Err(other), _) => complain(format!("failed: {other}")),
    }
    found.attempts += 1;
}

/// Sentences are for people: in their words, not in the names of fields, states and codes. What the caller wrote may come
/// back as it was written.
fn complain_of_raw_words(refusal: &Refusal, body: &Value, complain: &mut impl FnMut(String)) {
    let echoed = ["no_such_action"].contains(&refusal.code);
    let of_fields = refusal.fields.iter().filter(|f| f.code != "unknown_field").map(|f| &f.said);
    for said in of_fields.chain((!echoed).then_some(&refusal.said)) {
        if let Some(word) = raw_word(said).filter(|word| !body.to_string().contains(word)) {
            complain(format!("the raw word {word} in: {} / {}", said.zh, said.en));
        }
    }
}

fn things(w: &TestWorld) -> Things {
    Things {
        now: w.app.now(),
        person: w.cast.person("weiqiang").to_string(),
        other_person: w.cast.person("huangjg").to_string(),
        unit: w.cast.unit("lj-repair-1").to_string(),
        other_unit: w.cast.unit("lj-install").to_string(),
        foreign_unit: w.cast.unit("gj-service").to_string(),
        foreign_person: w.cast.person("gjagent").to_string(),
        record: String::new(),
        digest: String::new(),
        scope: String::new(),
        elder: String::new(),
        incident: String::new(),
        point: situations::stopped_point(w),
    }
}

/// Doors for a body: all of them, or one that moves on with the person, so that every pair still meets every door.
fn doors(all: bool, turn: usize) -> Vec<Door> {
    if all {
        return Door::ALL.to_vec();
    }
    let house: Vec<Door> = Door::ALL.into_iter().filter(|door| *door != Door::Portal).collect();
    vec![house[turn % house.len()]]
}

fn walk(w: &TestWorld, every_door: bool, kinds: impl Fn(&str) -> bool) {
    let stages = stages(w);
    let elders: Vec<_> = stages.iter().filter(|s| s.label.starts_with("order elder")).map(|s| s.id).collect();
    let elders: Vec<_> = elders.into_iter().map(|id| (w.matter(id).row.type_code, id.to_string())).collect();
    let running = stages.iter().find(|s| s.label == "incident controlled").map(|s| s.id.to_string());
    let t = Things { elder: elders[0].1.clone(), incident: running.unwrap(), ..things(w) };
    let people: Vec<(Option<&'static str>, Option<Id>)> =
        PERSONAS.iter().map(|login| (*login, login.map(|l| w.cast.person(l)))).collect();
    let account = w.account("13900002046");
    let people: Vec<_> = people.into_iter().chain(CUSTOMERS.map(|who| (Some(who), Some(account)))).collect();
    let mut total = Found::default();
    let mut states = BTreeSet::new();
    for stage in stages {
        let state = w.matter(stage.id).row;
        if !kinds(&state.kind) {
            continue;
        }
        let (mut t, people) = (situations::of_record(w, &t, stage.id), people.clone());
        // Of the same type where there is one.
        if let Some((_, elder)) = elders.iter().find(|(code, _)| *code == state.type_code) {
            t.elder.clone_from(elder);
        }
        // What the state alone decides is asked of one record of each state, the rest of every one.
        let first = states.insert((state.kind, state.state));
        let found = w.given_up(move |app, tx| {
            let mut found = Found::default();
            let house = app.house_in(tx).unwrap();
            let system = Actor::system(None);
            let ctx = Ctx { now: app.now(), actor: &system, door: Door::Cli, house: &house, world: &app.world };
            let before = Matter::load(tx, &ctx, stage.id, false).unwrap().unwrap();
            let links = record::links(tx, stage.id).unwrap();
            let mut stood = Stood { events: event::count(tx).unwrap(), ..Stood::default() };
            let flow = intake::flow(&before.row.kind).unwrap();
            let foreign = FLOWS.iter().flat_map(|f| f.actions).filter(|a| flow.action(a.code).is_none());
            let actions: Vec<(&str, Fields)> = flow
                .actions
                .iter()
                .chain(foreign)
                .map(|a| (a.code, a.form))
                .chain([("delete", &[] as Fields), ("", &[])])
                .collect();
            for (turn, (action, form)) in actions.iter().enumerate() {
                let edge = flow.edge(Some(&before.row.state), action).is_some();
                if !edge && !first {
                    continue;
                }
                let mut bodies: Vec<(Value, bool)> =
                    fitting(form, action, &t, stage.file).into_iter().map(|b| (b, true)).collect();
                let good = bodies.len();
                if edge && first {
                    bodies.extend(wrong(form, &t, stage.file).into_iter().map(|b| (b, false)));
                }
                if !edge {
                    // Nobody looks at the body: one is enough.
                    bodies.truncate(1);
                }
                for (n, (body, fits)) in bodies.iter().enumerate() {
                    for (p, (persona, person)) in people.iter().enumerate() {
                        if n >= good && p != n % people.len() {
                            continue;
                        }
                        // What is no step of this state is none for anybody: two of them ask.
                        if !edge && p != turn % people.len() && p != (turn + 5) % people.len() {
                            continue;
                        }
                        // Over the wire: half of the people for what the state alone does not decide, among them the owner.
                        let theirs = *persona == Some("customer") || (person.is_some() && *person == before.row.owner);
                        if !every_door && !first && !theirs && (p + n + turn) % 2 != 0 {
                            continue;
                        }
                        let all = every_door && first && edge && n == 0;
                        let customers = persona.is_some_and(|who| CUSTOMERS.contains(&who));
                        let doors = if customers && !all { vec![Door::Portal] } else { doors(all, turn + n + p) };
                        for door in doors {
                            let (label, fits, persona, person) = (stage.label, *fits, *persona, *person);
                            let one = Attempt { label, action, body, fits, door, persona, person };
                            drop(tx.savepoint(|tx| {
                                try_one(app, tx, (&before, links.0), &mut stood, &one, &mut found);
                                Err::<(), _>(StoreError::NotFound)
                            }));
                        }
                    }
                }
            }
            found
        });
        total.attempts += found.attempts;
        total.wrong.extend(found.wrong);
        for (key, n) in found.done {
            *total.done.entry(key).or_default() += n;
        }
    }
    eprintln!("{} attempts", total.attempts);
    let shown: Vec<_> = total.wrong.iter().take(40).collect();
    assert!(total.wrong.is_empty(), "{} of {} attempts: {shown:#?}", total.wrong.len(), total.attempts);
    let mut never = Vec::new();
    for flow in FLOWS.iter().filter(|f| kinds(f.kind)) {
        for state in flow.states {
            assert!(states.contains(&(flow.kind.to_owned(), state.code.to_owned())), "{} {}", flow.kind, state.code);
        }
        // The walk is worth something only if everything that may be done was done.
        for edge in flow.edges.iter().filter(|e| e.by.iter().any(|b| *b != By::System)) {
            for from in edge.from {
                let key = (flow.kind.to_owned(), (*from).to_owned(), edge.action.to_owned());
                if !total.done.contains_key(&key) {
                    never.push(key);
                }
            }
        }
    }
    assert!(never.is_empty(), "never went through: {never:#?}");
}

/// Who plans a stop of gas.
const PLANNERS: &[Role] = &[Role::Dispatcher, Role::GroupLeader, Role::TeamLeader, Role::ServiceHead];

fn new_records(w: &TestWorld) {
    let t = things(w);
    let (mut made, mut kept_out, mut drafted) = (0, 0, 0);
    for flow in FLOWS {
        for (turn, action) in flow.actions.iter().enumerate() {
            // Rosters, absences and the like are made by people too: their own tests say by whom and on what conditions. Here
            // only who may never make one.
            let of_duty = flow.edge(None, action.code).is_some_and(Edge::is_of_staff)
                && !matches!(flow.kind, "request" | "outage");
            // Through every door where something can be made, through one elsewhere.
            for door in doors(flow.edge(None, action.code).is_some(), turn) {
                for login in PERSONAS.iter().flatten() {
                    let body = body(action.form, &t, Id(1), false);
                    let outage = flow.kind == "outage" && action.code == "draft";
                    let body = if outage { with(body, situations::stop_of(&t)) } else { body };
                    // The unit is their own; whatever else is named is another company's.
                    let mut named = form::references(action.form, body.as_object().unwrap());
                    named.retain(|(path, ..)| path != "unit");
                    let foreign = *login == "gjagent" && !named.is_empty();
                    let unit = w.cast.unit(if *login == "gjagent" { "gj-service" } else { "lj-phone" }).to_string();
                    let home = action.form.iter().any(|f| f.name == "unit");
                    let body = if home { with(body, json!({"unit": unit})) } else { body };
                    // An emergency wants a number to call back, and nothing else.
                    let emergency = action.code == "emergency_call";
                    let body = if emergency { with(body, json!({"contact": "13900002046"})) } else { body };
                    let made_by_people = emergency || action.code == "save";
                    let got = w.as_(login).through(door).try_new(flow.kind, action.code, body);
                    let code = match got {
                        Ok(_) => "",
                        Err(Failure::Refused(refusal)) => refusal.code,
                        Err(other) => panic!("{other}"),
                    };
                    let edge = flow.edge(None, action.code);
                    // Who only keeps or audits the system handles no business, except where the operator works.
                    let person = w.cast.person(login);
                    let actor = w.app.house().actor(person, w.app.now());
                    let offices = actor.as_ref().is_some_and(Actor::is_office_only);
                    let path = w.app.house().path(w.cast.unit("lj-phone"));
                    let plans = actor
                        .as_ref()
                        .is_some_and(|a| a.grants.iter().any(|g| PLANNERS.contains(&g.role) && path.contains(&g.unit)));
                    let keeps = actor.is_some_and(|a| a.has(Role::Administrator));
                    let operator = keeps && matches!(door, Door::Import | Door::Cli | Door::Demo);
                    let expected = match edge {
                        None => "illegal_transition",
                        // What another company's id names is left out of an emergency; of anything else it is refused.
                        Some(_) if foreign && !emergency => "invalid_fields",
                        // It names no outage.
                        Some(_) if action.code == "answer_outage" => "invalid_fields",
                        Some(_) if outage && door != Door::Portal && plans => "",
                        Some(_) if door == Door::Portal => "not_allowed",
                        Some(_) if made_by_people && offices && !operator => "not_allowed",
                        Some(_) if made_by_people => "",
                        Some(_) => "not_allowed",
                    };
                    if of_duty {
                        let never = door == Door::Portal || offices && !operator;
                        assert!(
                            !never || !code.is_empty(),
                            "{} {} by {login} through {door:?}",
                            flow.kind,
                            action.code
                        );
                        continue;
                    }
                    assert_eq!(code, expected, "{} {} by {login} through {door:?}", flow.kind, action.code);
                    made += usize::from(code.is_empty() && !outage);
                    drafted += usize::from(code.is_empty() && outage);
                    kept_out +=
                        usize::from(edge.is_some() && made_by_people && offices && !operator && door != Door::Portal);
                }
            }
        }
    }
    assert!(kept_out > 0, "an auditor is among them");
    assert!(drafted > 0, "planned outages are drafted by who plans them");
    assert_eq!(
        made + kept_out,
        2 * (Door::ALL.len() - 1) * (PERSONAS.len() - 1),
        "only requests are made by people, in two ways, and none of them through the customers' door"
    );
}

/// WOL-01 SEC-01 AUD-01 INT-13 FAR-04
#[test]
fn every_state_and_action_through_every_door_on_sqlite() {
    if let Some(w) = TestWorld::new(On::Sqlite, "2026-02-10T10:00:00+08:00") {
        walk(&w, true, |_| true);
    }
}

/// WOL-01 SEC-01 AUD-01 INT-13 FAR-04
#[test]
fn every_state_and_action_of_orders_on_postgresql() {
    if let Some(w) = TestWorld::new(On::Pg, "2026-02-10T10:00:00+08:00") {
        walk(&w, false, |kind| kind == "order");
    }
}

/// WOL-01 SEC-01 AUD-01 INT-13 FAR-04
#[test]
fn every_state_and_action_of_requests_on_postgresql() {
    if let Some(w) = TestWorld::new(On::Pg, "2026-02-10T10:00:00+08:00") {
        walk(&w, false, |kind| kind == "request");
    }
}

/// WOL-01 SEC-01 AUD-01 INT-13 FAR-04
#[test]
fn every_state_and_action_beside_these_on_postgresql() {
    if let Some(w) = TestWorld::new(On::Pg, "2026-02-10T10:00:00+08:00") {
        walk(&w, false, |kind| !["order", "request"].contains(&kind));
    }
}

both! {
    /// WOL-01 AUD-01
    fn nothing_but_a_request_is_made_by_a_person(w at MONDAY) {
        new_records(w);
    }
}
