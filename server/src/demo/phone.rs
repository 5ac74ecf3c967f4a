//! The simulated exchange of the demonstration company: a simulator, named so wherever its name is shown. Owns: some calls of
//! today, and with `--calls` a telephone that rings now and then. No exchange stands behind it, and nothing can be dialled.

use super::Cast;
use crate::{
    app::App,
    telephony::{Exchange, Heard, exchange, hear, hear_now},
};
use shouwen_domain::{
    moment::{HOUR, MINUTE, Moment, SECOND},
    telephony::What,
};
use shouwen_store::{StoreError, Tx, telephony as store};
use std::{sync::Arc, time::Duration};

/// Under this name its calls are known.
pub const SIMULATOR: &str = "simulator";
const LINE: &str = "96777";
/// Callers: some whom the archive knows, some whom it does not.
const NUMBERS: [&str; 7] =
    ["13900002046", "13900003071", "13900001001", "07732825011", "13900004102", "13900005003", "13900002046"];
const SEATS: [(&str, &str); 2] = [("zhoumin", "8001"), ("lufang", "8002")];

/// Makes the exchange known and, once a day, writes down what rang today. Desks are taken that nobody has.
pub fn begin(app: &Arc<App>, cast: &Cast) -> Result<Arc<Exchange>, StoreError> {
    let token = app.world.secret(16);
    let text = format!(
        "[[exchange]]\ncode = \"{SIMULATOR}\"\ncompany = \"LJ\"\nprotocol = \"http\"\ntoken = \"{token}\"\n\
         extension_digits = 4\nemergency_keys = [\"9\"]\n"
    );
    app.telephony.set(exchange::read(&text, &|_| None).map_err(StoreError::Broken)?);
    let x = app.telephony.named(SIMULATOR).ok_or(StoreError::NotFound)?;
    let now = app.now();
    let company = cast.unit("LJ");
    for (login, extension) in SEATS {
        let (seating, person) = (app.clone(), cast.person(login));
        app.db.write_now(move |tx: &mut Tx<'_>| {
            if store::seat_of(tx, person)?.is_some() {
                return Ok(());
            }
            store::sit(tx, (seating.world.id(), company, person), SIMULATOR, extension, now.minus(12 * HOUR))
        })?;
    }
    let day = now.local_day(&app.world.zone);
    let begin = now.minus(6 * HOUR);
    let mut list = Vec::new();
    for n in 0..24_i64 {
        let rings = begin.plus(n * 14 * MINUTE + (n * 37 % 11) * MINUTE + (n * 13 % 50) * SECOND);
        // Every sixth is missed, the one or other is given up at once.
        let fate = match n % 12 {
            5 => Fate::Missed,
            9 => Fate::GivenUp,
            _ => Fate::Answered { after: 3 + n * 5 % 13, spoken: 40 + n * 29 % 260 },
        };
        let call = Simulated {
            reference: format!("{day}-{n}"),
            number: NUMBERS[n as usize % 7],
            desk: n as usize % 2,
            rings,
            fate,
        };
        list.extend(call.events().into_iter().filter(|heard| heard.at.is_some_and(|at| at <= now)));
    }
    hear_now(app, &x, list)?;
    Ok(x)
}

enum Fate {
    /// Seconds until it was taken, and spoken.
    Answered {
        after: i64,
        spoken: i64,
    },
    Missed,
    GivenUp,
}

struct Simulated {
    reference: String,
    number: &'static str,
    desk: usize,
    rings: Moment,
    fate: Fate,
}

impl Simulated {
    fn events(&self) -> Vec<Heard> {
        let heard = |what: What, after: i64, extension: &str, detail: &str| Heard {
            reference: self.reference.clone(),
            what: Some(what),
            at: Some(self.rings.plus(after * SECOND)),
            extension: extension.to_owned(),
            detail: detail.to_owned(),
            direction: "in",
            number: self.number.to_owned(),
            line: LINE.to_owned(),
        };
        let extension = SEATS[self.desk].1;
        let mut out = vec![heard(What::Ring, 0, extension, "")];
        match self.fate {
            Fate::Answered { after, spoken } => {
                out.push(heard(What::Answer, after, extension, ""));
                out.push(heard(What::Recording, after + spoken, "", &format!("simulated/{}.wav", self.reference)));
                out.push(heard(What::HangUp, after + spoken, "", "normal clearing"));
            }
            Fate::Missed => out.push(heard(What::HangUp, 34, "", "no answer")),
            Fate::GivenUp => out.push(heard(What::HangUp, 3, "", "cancel")),
        }
        out
    }
}

/// Rings about every minute, at one desk or the other; every fifth call is missed, and once in a while the caller presses
/// the emergency key. Runs until the program ends.
pub async fn ring(app: Arc<App>, x: Arc<Exchange>) {
    for n in 0_usize.. {
        tokio::time::sleep(Duration::from_secs(20 + app.world.below(50))).await;
        let (chance, now) = (app.world.below(100), app.now());
        let fate = match chance {
            0..20 => Fate::Missed,
            20..25 => Fate::GivenUp,
            _ => Fate::Answered { after: 4 + (chance % 9) as i64, spoken: 30 + (chance % 60) as i64 },
        };
        let reference = format!("live-{}-{n}", now.0);
        let number = NUMBERS[app.world.below(7) as usize];
        let call = Simulated { reference, number, desk: n % 2, rings: now, fate };
        let mut events = call.events();
        if app.world.below(12) == 0 {
            let key = Heard { what: Some(What::Emergency), extension: String::new(), ..events[0].clone() };
            events.insert(1, key);
        }
        for heard in events {
            let wait = heard.at.map_or(0, |at| at.since(app.now()).max(0));
            tokio::time::sleep(Duration::from_millis(wait as u64)).await;
            if let Err(error) = hear(&app, &x, vec![heard]).await {
                tracing::warn!(%error, "the simulated exchange was not heard");
            }
        }
    }
}
