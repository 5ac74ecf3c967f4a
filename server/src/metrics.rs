//! Counters in the Prometheus text format; a handful, by hand, because a crate for them would be larger than they are.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Upper bounds of the request duration histogram, in milliseconds.
const BUCKETS: [u64; 10] = [1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000];

#[derive(Debug, Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), u64>>,
    buckets: [AtomicU64; 11],
    sum_us: AtomicU64,
    pub acts: AtomicU64,
    pub refusals: AtomicU64,
    pub announced: AtomicU64,
    pub phone_events: AtomicU64,
}

impl Metrics {
    /// Counts an answered request. `route` is the template, never the path: ids must not become labels.
    pub fn request(&self, route: &str, status: u16, us: u64) {
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner).entry((route.to_owned(), status)).or_default() +=
            1;
        let at = BUCKETS.iter().position(|b| us <= b * 1_000).unwrap_or(BUCKETS.len());
        self.buckets[at].fetch_add(1, Ordering::Relaxed);
        self.sum_us.fetch_add(us, Ordering::Relaxed);
    }

    /// The exposition text. `gauges`: name, help, value.
    pub fn text(&self, gauges: &[(&str, &str, f64)]) -> String {
        let mut out = String::new();
        let head = |out: &mut String, name: &str, kind: &str, help: &str| {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
        };
        head(&mut out, "shouwen_http_requests_total", "counter", "Answered HTTP requests by route and status.");
        for ((route, status), n) in self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(out, "shouwen_http_requests_total{{route=\"{route}\",status=\"{status}\"}} {n}");
        }
        head(&mut out, "shouwen_http_request_duration_seconds", "histogram", "Time to answer a request.");
        let mut total = 0;
        for (at, bucket) in self.buckets.iter().enumerate() {
            total += bucket.load(Ordering::Relaxed);
            let le = BUCKETS.get(at).map_or_else(|| "+Inf".to_owned(), |ms| (*ms as f64 / 1_000.0).to_string());
            let _ = writeln!(out, "shouwen_http_request_duration_seconds_bucket{{le=\"{le}\"}} {total}");
        }
        let sum = self.sum_us.load(Ordering::Relaxed) as f64 / 1e6;
        let _ = writeln!(out, "shouwen_http_request_duration_seconds_sum {sum}");
        let _ = writeln!(out, "shouwen_http_request_duration_seconds_count {total}");
        for (name, help, value) in [
            ("shouwen_acts_total", "Acts that were done.", &self.acts),
            ("shouwen_refusals_total", "Acts that were refused.", &self.refusals),
            ("shouwen_phone_events_total", "Events of telephone exchanges that were new.", &self.phone_events),
            ("shouwen_clock_steps_total", "Warnings and breaches announced.", &self.announced),
        ] {
            head(&mut out, name, "counter", help);
            let _ = writeln!(out, "{name} {}", value.load(Ordering::Relaxed));
        }
        for (name, help, value) in gauges {
            head(&mut out, name, "gauge", help);
            let _ = writeln!(out, "{name} {value}");
        }
        out
    }
}
