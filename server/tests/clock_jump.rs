//! The clock of the host jumps in the night of a leak: nobody is called too late, nobody is called for nothing, and no
//! number is given twice (NTF-02).

#[path = "support/night.rs"]
mod night;
mod support;

use night::{NIGHT, incident, on_duty};
use serde_json::json;
use shouwen::{
    app::App,
    world::{World, host::Host, jumps},
};
use shouwen_domain::{
    flow::Door,
    id::Id,
    moment::{HOUR, MINUTE, Moment, SECOND},
};
use shouwen_store::{audit, jobs};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use support::{TestWorld, at, sweep};

/// A host whose two clocks a test moves.
#[derive(Clone)]
struct Fake {
    begun: Moment,
    ticks: Arc<AtomicI64>,
    off: Arc<AtomicI64>,
}

impl Host for Fake {
    fn wall(&self) -> Moment {
        self.begun.plus(self.ticks() + self.off.load(Ordering::SeqCst))
    }

    fn ticks(&self) -> i64 {
        self.ticks.load(Ordering::SeqCst)
    }
}

impl Fake {
    fn at(begun: Moment) -> Self {
        Self { begun, ticks: Arc::default(), off: Arc::default() }
    }

    fn pass(&self, ms: i64) {
        self.ticks.fetch_add(ms, Ordering::SeqCst);
    }

    /// The wall clock stands this far from where it should.
    fn jump(&self, off: i64) {
        self.off.store(off, Ordering::SeqCst);
    }

    /// The program started on this host.
    fn start(&self, w: &TestWorld) -> Arc<App> {
        App::open(w.app.place.clone(), Arc::new(World::on(Box::new(self.clone())))).unwrap()
    }
}

/// What the scheduler does in one round.
fn look(app: &Arc<App>) -> usize {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(jumps::heed(app)).unwrap();
    sweep(app)
}

fn report(w: &TestWorld, app: &Arc<App>) -> Id {
    let body = json!({"channel": "hotline", "kind": "leak", "contact": "13800000000",
        "address": {"text": "滨江路88号3栋"}, "content": "有煤气味"});
    let command = shouwen::act::Command {
        target: shouwen::act::Target::New { kind: "request" },
        action: "emergency_call".into(),
        body,
        if_match: None,
    };
    let done = app.act_now(Some(w.cast.person("zhoumin")), Door::Screen, command).unwrap();
    w.child(done.record, "incident")
}

fn log(app: &Arc<App>, company: Id) -> Vec<String> {
    let lines = app.db.read_now(move |tx| audit::chain(tx, company, 0, 10_000)).unwrap();
    lines.into_iter().filter(|line| line.what == "host.clock").map(|line| line.outcome).collect()
}

fn calls(w: &TestWorld, id: Id) -> usize {
    incident(w, id).calls.len()
}

both! {
    /// NTF-02, EMG-04: put back by two hours, the clock keeps nobody from calling the second crew after a minute.
    fn a_clock_put_back_delays_no_call(w at NIGHT) {
        on_duty(w, true, true);
        let host = Fake::at(at(NIGHT));
        let app = host.start(w);
        let id = report(w, &app);
        assert_eq!(calls(w, id), 1);
        host.pass(10 * SECOND);
        host.jump(-2 * HOUR);
        look(&app);
        assert_eq!(app.world.clock_off(), -2 * HOUR);
        host.pass(49 * SECOND);
        look(&app);
        assert_eq!(calls(w, id), 1, "a minute has not passed");
        host.pass(2 * SECOND);
        look(&app);
        assert_eq!(calls(w, id), 2, "the second crew: {:?}", incident(w, id).calls);
        // What is written meanwhile stands in its order.
        app.act_now(Some(w.cast.person("zhoumin")), Door::Screen, shouwen::act::Command {
            target: shouwen::act::Target::Record(id), action: "note".into(), body: json!({"text": "仍有气味"}), if_match: None,
        }).unwrap();
        let times: Vec<Moment> = w.events(id).iter().map(|shown| shown.event.recorded_at).collect();
        assert!(times.is_sorted_by(|a, b| a >= b) || times.is_sorted(), "{times:?}");
        host.jump(0);
        look(&app);
        assert_eq!((app.world.clock_off(), log(&app, w.cast.unit("LJ"))), (0, vec!["doubted".to_owned(), "over".to_owned()]));
    }
}

both! {
    /// NTF-02: a day ahead for half a minute breaches nothing and calls nobody.
    fn a_clock_put_ahead_for_a_moment_calls_nobody(w at NIGHT) {
        on_duty(w, true, true);
        let host = Fake::at(at(NIGHT));
        let app = host.start(w);
        let id = report(w, &app);
        host.pass(5 * SECOND);
        host.jump(24 * HOUR);
        assert_eq!(look(&app), 0);
        host.pass(30 * SECOND);
        assert_eq!(look(&app), 0);
        host.jump(0);
        assert_eq!((look(&app), calls(w, id)), (0, 1));
        assert!(app.now() < at(NIGHT).plus(MINUTE));
        // One that lasts is followed: the machine slept, and what ran out meanwhile is told at once.
        host.jump(3 * HOUR);
        look(&app);
        host.pass(MINUTE);
        look(&app);
        assert!(app.now() > at(NIGHT).plus(3 * HOUR) && calls(w, id) > 1);
        assert_eq!(log(&app, w.cast.unit("LJ")), ["doubted", "over", "doubted", "adopted"]);
    }
}

both! {
    /// NTF-02: put back while the program was down. No id comes twice, what waited to be sent goes out, and the leaders are
    /// told to look at what is open.
    fn a_clock_put_back_over_a_restart_is_survived(w at NIGHT) {
        on_duty(w, true, true);
        let late = Fake::at(at(NIGHT).plus(8 * HOUR));
        let app = late.start(w);
        let id = report(w, &app);
        let newest = w.events(id).iter().map(|shown| shown.event.id).max().unwrap();
        let waiting = app.db.read_now(jobs::next).unwrap().unwrap();
        assert!(waiting > at(NIGHT).plus(7 * HOUR), "messages of then");
        drop(app);

        let right = Fake::at(at(NIGHT));
        let app = right.start(w);
        assert!(app.world.id() > newest, "ids go on");
        assert!(app.db.read_now(jobs::next).unwrap().unwrap() <= app.now(), "nothing waits for eight hours");
        assert_eq!(log(&app, w.cast.unit("LJ")), ["adopted"]);
        let told: Vec<_> = w.notices(id).into_iter().filter(|n| n.kind == "clock_back").map(|n| w.login(n.person)).collect();
        assert!(told.contains(&"mengzong"), "{told:?}");
        let other = report(w, &app);
        right.pass(MINUTE + 2 * SECOND);
        look(&app);
        assert_eq!(calls(w, other), 2, "what begins now runs by the right time");
    }
}
