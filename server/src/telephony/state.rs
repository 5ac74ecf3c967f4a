//! The exchanges of a running program and how their lines are. Owns: who may speak for an exchange, and the state that
//! health, figures and the banner of the dispatchers show.

use super::{Exchange, Protocol};
use crate::house::House;
use serde::Serialize;
use shouwen_domain::{id::Id, moment::Moment};
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};
use tokio::sync::mpsc;

/// How the line to an exchange is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LinkState {
    pub up: bool,
    /// Since when it is so; nothing before the first try.
    pub since: Option<Moment>,
    /// When the exchange was last heard of.
    pub heard_at: Option<Moment>,
    /// Why it is down, without secrets.
    pub why: String,
    /// Events that could not be read.
    pub garbage: u64,
    pub events: u64,
}

/// A call that is to be made: from an extension to a number.
#[derive(Clone, Debug)]
pub struct Dial {
    pub extension: String,
    pub number: String,
}

#[derive(Default)]
pub struct Telephony {
    exchanges: RwLock<Vec<Arc<Exchange>>>,
    links: Mutex<BTreeMap<String, LinkState>>,
    dialling: Mutex<BTreeMap<String, mpsc::Sender<Dial>>>,
}

impl std::fmt::Debug for Telephony {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Telephony({:?})", self.exchanges())
    }
}

impl Telephony {
    /// Takes these exchanges in place of those before.
    pub fn set(&self, list: Vec<Exchange>) {
        *self.exchanges.write().unwrap_or_else(PoisonError::into_inner) = list.into_iter().map(Arc::new).collect();
    }

    pub fn exchanges(&self) -> Vec<Arc<Exchange>> {
        self.exchanges.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn of_company(&self, house: &House, company: Id) -> Vec<Arc<Exchange>> {
        let code = house.unit(company).map(|u| u.code.clone()).unwrap_or_default();
        self.exchanges().into_iter().filter(|x| x.company == code).collect()
    }

    pub fn named(&self, code: &str) -> Option<Arc<Exchange>> {
        self.exchanges().into_iter().find(|x| x.code == code)
    }

    /// The exchange behind a token. All are compared, each byte by byte to its end: how long it takes tells nothing.
    pub fn behind(&self, token: &str) -> Option<Arc<Exchange>> {
        let same = |known: &str| {
            let wrong = known.bytes().zip(token.bytes()).fold(0, |wrong, (a, b)| wrong | (a ^ b));
            wrong == 0 && known.len() == token.len() && !known.is_empty()
        };
        self.exchanges().into_iter().fold(None, |found, x| if same(&x.token) { Some(x) } else { found })
    }

    fn links(&self) -> MutexGuard<'_, BTreeMap<String, LinkState>> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn link(&self, code: &str) -> LinkState {
        self.links().get(code).cloned().unwrap_or_default()
    }

    /// The line went up, or down and why; true when that is news.
    pub fn went(&self, code: &str, up: bool, why: &str, now: Moment) -> bool {
        let mut links = self.links();
        let link = links.entry(code.to_owned()).or_default();
        let news = link.up != up || link.since.is_none();
        if news {
            (link.up, link.since) = (up, Some(now));
        }
        why.clone_into(&mut link.why);
        news
    }

    /// Something was heard of the exchange.
    pub fn heard(&self, code: &str, events: usize, garbage: usize, now: Moment) {
        let mut links = self.links();
        let link = links.entry(code.to_owned()).or_default();
        link.heard_at = Some(now);
        link.events += events as u64;
        link.garbage += garbage as u64;
    }

    /// How many exchanges that we connect to are not connected.
    pub fn down(&self) -> usize {
        let lines = self.exchanges().into_iter().filter(|x| x.protocol != Protocol::Http);
        lines.filter(|x| !self.link(&x.code).up).count()
    }

    /// The lines for `/metrics`.
    pub fn figures(&self) -> String {
        let lines: Vec<_> = self.exchanges().iter().map(|x| (x.code.clone(), x.protocol, self.link(&x.code))).collect();
        let mut out = String::new();
        let heads = [
            ("shouwen_exchange_up", "gauge", "Whether the line to an exchange is up; one that calls us is."),
            ("shouwen_exchange_events_total", "counter", "Events heard of an exchange."),
            ("shouwen_exchange_garbage_total", "counter", "What an exchange said that could not be read."),
        ];
        for (n, (name, kind, help)) in heads.into_iter().enumerate().filter(|_| !lines.is_empty()) {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
            for (code, protocol, link) in &lines {
                let up = u64::from(link.up || *protocol == Protocol::Http);
                let value = [up, link.events, link.garbage][n];
                let _ = writeln!(out, "{name}{{exchange=\"{code}\"}} {value}");
            }
        }
        out
    }

    pub fn dials_through(&self, code: &str, sender: Option<mpsc::Sender<Dial>>) {
        let mut dialling = self.dialling.lock().unwrap_or_else(PoisonError::into_inner);
        match sender {
            Some(sender) => dialling.insert(code.to_owned(), sender),
            None => dialling.remove(code),
        };
    }

    /// Hands a call to the line of an exchange; false when there is none that takes it.
    pub fn dial(&self, code: &str, dial: Dial) -> bool {
        let dialling = self.dialling.lock().unwrap_or_else(PoisonError::into_inner);
        dialling.get(code).is_some_and(|sender| sender.try_send(dial).is_ok())
    }
}
