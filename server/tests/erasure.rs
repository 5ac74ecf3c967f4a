//! What is kept of messages: a driver's reasons without what was to be sent, and nothing at all once a record is erased.

mod support;

use shouwen::channels::{Driver, Letter, Miss, Receipt, turn_with};
use shouwen_domain::moment::MINUTE;
use shouwen_store::{StoreError, Tx, event, jobs, messages};
use support::{MONDAY, repair};

/// A provider that sends back what it was given, and at length.
#[derive(Debug)]
struct Loud;

impl Driver for Loud {
    fn code(&self) -> &'static str {
        "loud"
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        let noise = "\u{1b}[31m坏\u{0}\r\n".repeat(2_000);
        Err(format!("no route to {} for “{}”: {noise}", letter.number, letter.text).into())
    }
}

const SAID: &str = "李桂兰女士：抢修已到滨江路88号";
const NUMBER: &str = "13900002046";

both! {
    /// NTF-01
    fn the_reason_of_a_driver_is_short_and_names_nobody(w at MONDAY) {
        let id = w.as_("zhoumin").request(repair());
        queue(w, id, "first");
        for _ in 0..8 {
            w.app.world.set(w.app.now().plus(60 * MINUTE));
            turn_with(&w.app, &Loud).unwrap();
        }
        let dead = w.app.db.read_now(|tx| jobs::dead(tx, 10)).unwrap();
        let [(.., error)] = &dead[..] else { panic!("{dead:?}") };
        assert!(error.starts_with("no route to … for “…”: "), "{error}");
        assert!(error.chars().count() <= 300 && !error.chars().any(char::is_control), "{error:?}");
    }
}

both! {
    /// SEC-03
    fn an_erased_record_leaves_nothing_of_what_was_said(w at MONDAY) {
        let (id, other) = (w.as_("zhoumin").request(repair()), w.as_("zhoumin").request(repair()));
        for record in [id, other] {
            queue(w, record, "first");
        }
        w.app.world.set(w.app.now().plus(MINUTE));
        turn_with(&w.app, &shouwen::channels::Recorder).unwrap();
        queue(w, id, "second");
        let told = |record| w.app.db.read_now(move |tx| {
            let ids = messages::of_record(tx, record)?;
            let all = ids.into_iter().filter_map(|id| messages::lookup(tx, id).transpose());
            all.collect::<Result<Vec<_>, StoreError>>()
        }).unwrap();
        assert!(told(id).iter().all(|m| m.text == SAID && m.number == NUMBER));
        w.app.db.write_now(move |tx| event::erase(tx, id)).unwrap();
        let left: Vec<_> = told(id).into_iter().map(|m| (m.text, m.number, m.state)).collect();
        let nothing = |state: &str| (String::new(), String::new(), state.to_owned());
        assert_eq!(left, [nothing("delivered"), nothing("failed")], "that one went is known, what waited does not go");
        let history = w.events(id).into_iter().map(|s| s.event.body.to_string()).collect::<String>();
        assert!(!history.contains("李桂兰") && !history.contains(NUMBER) && !history.contains("滨江路"), "{history}");
        assert!(told(other).iter().all(|m| m.text == SAID && m.number == NUMBER), "another's stays");
        // The job of what waited finds nothing to send.
        w.app.world.set(w.app.now().plus(MINUTE));
        turn_with(&w.app, &Loud).unwrap();
        assert_eq!(w.app.db.read_now(|tx| jobs::dead(tx, 10)).unwrap(), []);
    }
}

fn queue(w: &support::TestWorld, record: shouwen_domain::id::Id, purpose: &'static str) {
    let (app, company) = (w.app.clone(), w.cast.unit("LJ"));
    let put = move |tx: &mut Tx<'_>| {
        let message = messages::New {
            id: app.world.id(),
            company,
            record: Some(record),
            purpose,
            turn: 1,
            person: None,
            number: NUMBER,
            text: SAID,
            means: "sms",
            urgent: false,
            rank: shouwen_store::jobs::Rank::Usual,
            at: app.now(),
        };
        messages::queue(tx, &message)
    };
    assert!(w.app.db.write_now(put).unwrap());
}
