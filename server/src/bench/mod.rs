//! `shouwen bench`: what the product reaches on this machine, beside what the bare database reaches in the same run.
//! Owns: the phases, the targets, the figures. Refuses nothing; a figure that misses its target is said to miss it.
//! The service is the real one, a process of its own; the load comes from threads of this process.

mod alarm;
mod client;
mod load;
mod place;

use load::Line;
use place::Ground;
use serde::Serialize;
use shouwen_store::{StoreError, Tx, bench};
use std::time::{Duration, Instant};

const MINIMAL: &str = "Prefer: return=minimal\r\n";

/// What to measure and how long.
#[derive(Clone, Debug)]
pub struct Options {
    /// Server of the throw-away database; `None`: SQLite.
    pub pg: Option<String>,
    /// Names of the phases; empty: all.
    pub only: Vec<String>,
    pub span: Duration,
    /// Size of the large archive.
    pub records: i64,
    /// Clocks of the sweep.
    pub clocks: i64,
}

/// Phases in the order in which they run.
pub const PHASES: &[&str] =
    &["raw", "binary", "cold", "memory", "create", "action", "order", "page", "queue", "alarm", "sweep"];

/// What a figure has to reach.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    AtLeast(f64),
    AtMost(f64),
}

/// One measured figure.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub phase: &'static str,
    pub what: String,
    pub value: f64,
    pub unit: &'static str,
    /// To the raw database in this run, where that means something.
    pub of_raw: Option<f64>,
    pub target: Option<Target>,
}

impl Figure {
    pub fn meets(&self) -> Option<bool> {
        self.target.map(|t| match t {
            Target::AtLeast(least) => self.value >= least,
            Target::AtMost(most) => self.value <= most,
        })
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub engine: &'static str,
    pub engine_version: String,
    pub program: &'static str,
    pub processors: usize,
    pub records: i64,
    pub clocks: i64,
    pub figures: Vec<Figure>,
}

/// An error as a sentence.
fn fail(error: impl std::fmt::Display) -> String {
    error.to_string()
}

struct Run<'o> {
    options: &'o Options,
    ground: Ground,
    raw: Option<bench::Raw>,
    /// Highest resident memory of any service of the run.
    peak: f64,
    figures: Vec<Figure>,
}

/// Runs the phases. Progress goes to standard error.
pub fn run(options: &Options) -> Result<Report, String> {
    eprintln!("bench: preparing {}", if options.pg.is_some() { "PostgreSQL" } else { "SQLite" });
    let ground = Ground::new(options.pg.as_deref())?;
    let app = ground.open()?;
    let engine_version = app.db.read_now(bench::version).map_err(fail)?;
    app.db.close();
    let mut run = Run { options, ground, raw: None, peak: 0.0, figures: Vec::new() };
    run.phases()?;
    Ok(Report {
        engine: if options.pg.is_some() { "postgresql" } else { "sqlite" },
        engine_version,
        program: env!("CARGO_PKG_VERSION"),
        processors: std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        records: options.records,
        clocks: options.clocks,
        figures: run.figures,
    })
}

impl Run<'_> {
    fn wants(&self, phase: &str) -> bool {
        self.options.only.is_empty() || self.options.only.iter().any(|p| p == phase)
    }

    fn is_pg(&self) -> bool {
        self.options.pg.is_some()
    }

    fn note(&mut self, phase: &'static str, what: impl Into<String>, value: f64, unit: &'static str) -> &mut Figure {
        let what = what.into();
        eprintln!("bench: {what}: {value:.2} {unit}");
        self.figures.push(Figure { phase, what, value, unit, of_raw: None, target: None });
        let last = self.figures.len() - 1;
        &mut self.figures[last]
    }

    fn phases(&mut self) -> Result<(), String> {
        if self.wants("raw") {
            self.raw()?;
        }
        if self.wants("binary") {
            let size = std::env::current_exe().and_then(std::fs::metadata).map_err(fail)?.len();
            self.note("binary", "size of the binary", size as f64 / 1_048_576.0, "MiB").target =
                Some(Target::AtMost(60.0));
        }
        if self.wants("cold") {
            let mut times: Vec<f64> = Vec::new();
            for _ in 0..5 {
                times.push(self.ground.serve()?.ready.as_secs_f64());
            }
            times.sort_by(f64::total_cmp);
            self.note("cold", "cold start to /readyz, median of 5", times[2], "s").target = Some(Target::AtMost(0.5));
        }
        if self.wants("memory") {
            let service = self.ground.serve()?;
            service.client(&self.ground.head_token).get("/api/records").map_err(fail)?;
            pause(Duration::from_secs(3));
            let (now, _) = service.memory();
            self.note("memory", "memory, idle", now, "MiB").target = Some(Target::AtMost(80.0));
        }
        if ["create", "action", "page"].iter().any(|p| self.wants(p)) {
            self.load()?;
        }
        if self.wants("queue") {
            self.queue()?;
        }
        if self.wants("alarm") {
            self.alarm()?;
        }
        if self.wants("sweep") {
            self.sweep()?;
        }
        if self.wants("memory") && self.peak > 0.0 {
            let peak = self.peak;
            self.note("memory", "memory, highest under load", peak, "MiB").target = Some(Target::AtMost(300.0));
        }
        Ok(())
    }

    fn raw(&mut self) -> Result<(), String> {
        let span = self.options.span / 2;
        let raw = match self.ground.url() {
            None => bench::raw_sqlite(self.ground.folder(), span),
            Some(url) => bench::raw_pg(&url, span),
        }
        .map_err(fail)?;
        self.raw = Some(raw);
        let eight = if self.is_pg() { "raw database, c=8" } else { "raw database, 8 a commit" };
        self.note("raw", "raw database, c=1", raw.single, "/s");
        self.note("raw", eight, raw.eight, "/s");
        if let Some(grouped) = raw.grouped {
            self.note("raw", "raw database, 32 a commit", grouped, "/s");
        }
        Ok(())
    }

    /// Creating, acting and reading on a young database.
    fn load(&mut self) -> Result<(), String> {
        let service = self.ground.serve()?;
        load::warm(&service, &self.ground)?;
        if self.wants("create") || self.wants("action") {
            let (mut created, ids) = load::create(&service, &self.ground, self.options.span, "", Line::Fixed)?;
            if self.wants("create") {
                let least = if self.is_pg() { 800.0 } else { 1_500.0 };
                self.rate("create", "create a request, c=8", &mut created, Some(least), None);
                let (mut short, _) = load::create(&service, &self.ground, self.options.span, MINIMAL, Line::Fixed)?;
                self.rate("create", "create, Prefer: return=minimal, c=8", &mut short, None, None);
            }
            if self.wants("action") {
                let mut acted = load::act(&service, &self.ground, self.options.span, &ids)?;
                self.rate("action", "confirm / contact / note, c=8", &mut acted, Some(1_500.0), Some(25.0));
                let (_, ids) = load::create(&service, &self.ground, self.options.span / 2, MINIMAL, Line::Mobile)?;
                let mut told = load::act(&service, &self.ground, self.options.span, &ids)?;
                self.rate("action", "confirm (with a message) / contact / note, c=8", &mut told, None, Some(25.0));
            }
        }
        if self.wants("order") {
            // More than the fastest machine so far gets through.
            let each = 40 * self.options.span.as_secs().max(1);
            let ids = load::accepted(&service, &self.ground, each)?;
            let mut acted = load::orders(&service, &self.ground, self.options.span, &ids)?;
            self.rate(
                "order",
                "make / give / take / contact / diagnose / note / end an order, c=8",
                &mut acted,
                None,
                None,
            );
        }
        if self.wants("page") {
            let id = load::long_history(&service, &self.ground)?;
            let path = format!("/api/records/{id}");
            let mut times = load::read(&service, &self.ground.tokens[0], &path, self.options.span)?;
            self.note("page", "record page with 30 events, c=1, p50", times.at(0.5), "ms");
            self.note("page", "record page with 30 events, c=1, p99", times.at(0.99), "ms").target =
                Some(Target::AtMost(15.0));
        }
        self.peak = self.peak.max(service.memory().1);
        Ok(())
    }

    fn rate(&mut self, phase: &'static str, what: &str, run: &mut load::Rate, least: Option<f64>, p99: Option<f64>) {
        let raw = self.raw.map(|raw| raw.eight);
        let per_second = run.per_second();
        let figure = self.note(phase, what, per_second, "/s");
        figure.target = least.map(Target::AtLeast);
        figure.of_raw = raw.map(|raw| per_second / raw);
        self.note(phase, format!("{what}, processor time of the service"), run.cpu_us, "µs");
        self.note(phase, format!("{what}, p50"), run.times.at(0.5), "ms");
        self.note(phase, format!("{what}, p99"), run.times.at(0.99), "ms").target = p99.map(Target::AtMost);
    }

    fn queue(&mut self) -> Result<(), String> {
        let small = 10_000.min(self.options.records);
        let mut before = Vec::new();
        let mut filled = 0;
        for size in [small, self.options.records] {
            self.fill(filled, size)?;
            filled = size;
            let service = self.ground.serve()?;
            for (at, (who, token)) in
                [("head", self.ground.head_token.clone()), ("agent", self.ground.tokens[0].clone())].iter().enumerate()
            {
                let path = "/api/records?kind=request&open=true&limit=50";
                let mut times = load::read(&service, token, path, self.options.span)?;
                let label = format!("queue of 50 by due time, {who}, {size} records, c=1");
                self.note("queue", format!("{label}, p50"), times.at(0.5), "ms");
                let p99 = times.at(0.99);
                let large = size == self.options.records;
                let figure = self.note("queue", format!("{label}, p99"), p99, "ms");
                if large {
                    figure.target = Some(Target::AtMost(10.0));
                    let (small50, small99): (f64, f64) = before.get(at).copied().unwrap_or((1.0, 1.0));
                    self.note("queue", format!("queue, {who}: p50 of large to small"), times.at(0.5) / small50, "×");
                    self.note("queue", format!("queue, {who}: p99 of large to small"), p99 / small99, "×").target =
                        Some(Target::AtMost(1.5));
                } else {
                    before.push((times.at(0.5), p99));
                }
            }
            self.peak = self.peak.max(service.memory().1);
        }
        Ok(())
    }

    fn fill(&self, from: i64, to: i64) -> Result<(), String> {
        let app = self.ground.open()?;
        let archive = bench::Archive {
            company: self.ground.company,
            agent: self.ground.agent,
            other: self.ground.head,
            now: app.now(),
        };
        let done = chunks(from, to, |a, b| app.db.write_now(move |tx| bench::archive(tx, archive, a, b)));
        let done = done.and_then(|()| app.db.write_now(|tx: &mut Tx<'_>| bench::upkeep(tx)));
        app.db.close();
        done.map_err(fail)
    }

    fn alarm(&mut self) -> Result<(), String> {
        let pressed = {
            let service = self.ground.serve()?;
            let pressed = alarm::ring(&service, &self.ground)?;
            self.peak = self.peak.max(service.memory().1);
            pressed
        };
        let app = self.ground.open()?;
        let found = app.db.read_now(move |tx| alarm::found(tx, &pressed));
        app.db.close();
        let mut found = found.map_err(fail)?;
        let open = alarm::OPEN + alarm::CHAINS;
        if found.silent > 0 || found.late.len() < alarm::CHAINS {
            return Err(format!(
                "{} of {} chains rang nobody, {} called on",
                found.silent,
                alarm::CHAINS,
                found.late.len()
            ));
        }
        let what = format!("emergency key to first message, {open} open incidents");
        self.note("alarm", format!("{what}, p50"), found.key.at(0.5), "ms");
        self.note("alarm", format!("{what}, p99"), found.key.at(0.99), "ms").target = Some(Target::AtMost(1_000.0));
        let what = format!("next call after its time, {} chains at once", alarm::CHAINS);
        self.note("alarm", format!("{what}, p50"), found.late.at(0.5), "ms");
        self.note("alarm", format!("{what}, longest"), found.late.at(1.0), "ms").target = Some(Target::AtMost(1_000.0));
        self.note("alarm", "messages of these calls", found.messages as f64, "");
        Ok(())
    }

    fn sweep(&mut self) -> Result<(), String> {
        let template = {
            let service = self.ground.serve()?;
            load::template(&service, &self.ground)?
        };
        let app = self.ground.open()?;
        let (clocks, now) = (self.options.clocks, app.now());
        let done = chunks(0, clocks, |a, b| app.db.write_now(move |tx| bench::due(tx, template, now, a, b)));
        let done = done.and_then(|()| app.db.write_now(|tx: &mut Tx<'_>| bench::upkeep(tx)));
        app.db.close();
        done.map_err(fail)?;
        let service = self.ground.serve()?;
        let begun = Instant::now();
        let left = || -> Result<bool, String> {
            let text = service.client("").get("/metrics").map_err(fail)?;
            let text = String::from_utf8_lossy(&text.body).into_owned();
            let announced = text.lines().find_map(|l| l.strip_prefix("shouwen_clock_steps_total "));
            Ok(announced.and_then(|n| n.parse::<i64>().ok()).unwrap_or(0) < clocks)
        };
        let mut load = load::beside(&service, &self.ground, left, Duration::from_mins(5))?;
        let seconds = begun.elapsed().as_secs_f64() + service.ready.as_secs_f64();
        self.note("sweep", format!("sweep of {clocks} due clocks"), seconds, "s").target = Some(Target::AtMost(60.0));
        self.note("sweep", "acts during the sweep, c=2", load.per_second(), "/s");
        self.note("sweep", "acts during the sweep, p50", load.times.at(0.5), "ms");
        self.note("sweep", "acts during the sweep, p99", load.times.at(0.99), "ms").target =
            Some(Target::AtMost(100.0));
        self.note("sweep", "acts during the sweep, longest", load.times.at(1.0), "ms");
        self.peak = self.peak.max(service.memory().1);
        Ok(())
    }
}

/// Runs `work` over ranges that keep a transaction short.
fn chunks(from: i64, to: i64, mut work: impl FnMut(i64, i64) -> Result<(), StoreError>) -> Result<(), StoreError> {
    const STEP: i64 = 20_000;
    let mut next = from;
    while next < to {
        let end = (next + STEP).min(to);
        work(next + 1, end)?;
        next = end;
        eprint!("\rbench: {next} of {to} rows");
    }
    eprintln!();
    Ok(())
}

/// Waits without work; the bench is the one program that has to.
fn pause(span: Duration) {
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    let _ = never.recv_timeout(span);
}
