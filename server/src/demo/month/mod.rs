//! Thirty days of the demonstration company: a simulation that moves a standing clock from event to event and acts in the
//! name of forty people. Owns: when what happens. Refuses nothing: whatever happens comes through `act`, and what `act`
//! refuses is counted and left. The scheduler's sweep runs along, so warnings and breaches come when they would.
//! Tested by `tests/demo_month.rs`.

mod after;
mod calls;
mod desk;
mod dice;
mod emergency;
mod masters;
mod picture;
mod places;
mod plan;
mod scene;
mod site;
mod staff;
mod visits;
mod words;

use super::{Cast, organise};
use crate::{
    act::{Ctx, Failure, Memo, tick},
    app::{App, Place},
    seal,
    world::World,
};
use masters::Customer;
use scene::{Fate, Scene, Thread};
use sha2::{Digest, Sha256};
use shouwen_domain::{
    event::hex,
    fieldwork::window::Window,
    flow::Door,
    id::Id,
    moment::{DAY, HOUR, Moment},
    org::Actor,
};
use shouwen_store::{StoreError, Tx, clock, jobs, record};
use staff::Staff;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap},
    sync::Arc,
};

/// As much as goes into one transaction.
const STEP: i64 = HOUR;

/// What stands for every photograph.
const PHOTO: &[u8] = include_bytes!("photo.png");
/// A name drawn with a finger, under the added items and under the sheet.
const SIGNATURES: [&[u8]; 2] = [include_bytes!("signature-scope.png"), include_bytes!("signature.png")];

/// What is to be loaded.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// The days up to `until`.
    pub days: i64,
    pub until: Moment,
    /// Requests of a working day; a day of rest has two thirds.
    pub a_day: usize,
    /// The same seed, the same company.
    pub seed: u64,
}

impl Ask {
    /// About 1,500 requests in thirty days.
    pub const fn usual(days: i64, until: Moment) -> Self {
        Self { days, until, a_day: 55, seed: 20_260_309 }
    }

    /// When the clock begins: an hour before the first day.
    pub fn begin(&self) -> Moment {
        staff::midnight(staff::day_of(self.until) - self.days + 1).minus(HOUR)
    }
}

/// What has been loaded.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub requests: usize,
    pub acts: u64,
    /// Action and code of what was refused, with how often.
    pub refused: BTreeMap<String, u64>,
}

/// What does not change in the thirty days.
struct Base {
    company: Id,
    staff: Staff,
    archive: Vec<Customer>,
    by_id: HashMap<Id, usize>,
    photo: String,
    /// Length of what is drawn, as in `SIGNATURES`.
    strokes: [Option<i64>; 2],
    reviewer: Id,
    /// Crews that matters are handed over to.
    receivers: [Id; 2],
}

/// Puts the bytes among the files and says under which name.
fn keep(app: &App, bytes: &[u8]) -> Result<String, StoreError> {
    let digest = hex(&Sha256::digest(bytes));
    let object = app.place.object(&digest);
    let made = object.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&object, bytes));
    made.map(|()| digest).map_err(|e| StoreError::Broken(format!("{}: {e}", object.display())))
}

impl Base {
    fn name_of(&self, customer: Id) -> Option<String> {
        self.by_id.get(&customer).map(|n| self.archive[*n].is.name.clone())
    }

    fn place_of(&self, point: Id) -> Option<(f64, f64)> {
        Some(self.archive[*self.by_id.get(&point)?].is.place)
    }
}

/// What happens at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wake {
    /// A new request.
    Call(u32),
    /// Somebody looks at a record.
    Look(Id),
    /// The call that was promised.
    Ring(Id),
}

/// The state of the simulation. Every transaction works on a copy, because it may be run again.
#[derive(Clone)]
struct Month {
    base: Arc<Base>,
    seed: u64,
    end: Moment,
    queue: BinaryHeap<Reverse<(Moment, u64, Wake)>>,
    sequence: u64,
    threads: HashMap<Id, Thread>,
    /// What was refused of a record.
    misses: HashMap<Id, u32>,
    booked: HashMap<Id, Vec<Window>>,
    /// States in which something stays lying at the end, so that every queue has something.
    lying: BTreeSet<(String, String)>,
    dealt: usize,
    acts: u64,
    refused: BTreeMap<String, u64>,
}

/// Fates of forty orders.
const FATES: [Fate; 40] = {
    let mut out = [Fate::Plain; 40];
    out[1] = Fate::Late;
    out[3] = Fate::CustomerMoves;
    out[5] = Fate::Delay;
    out[7] = Fate::NoAccess;
    out[9] = Fate::Returned;
    out[11] = Fate::Proposed;
    out[13] = Fate::Unsolved;
    out[15] = Fate::Late;
    out[17] = Fate::Coordinate;
    out[19] = Fate::Substitute;
    out[21] = Fate::ReturnedTwice;
    out[23] = Fate::Delay;
    out[25] = Fate::Rework;
    out[27] = Fate::Slow;
    out[29] = Fate::Reassigned;
    out[31] = Fate::CustomerMoves;
    out[33] = Fate::Cancelled;
    out[35] = Fate::Late;
    out[37] = Fate::Substitute;
    out[39] = Fate::Slow;
    out
};

/// Loads the days before `until` into an empty place and closes it again. Where there are requests already, nothing
/// happens.
pub fn load(place: &Place, ask: Ask) -> Result<Option<Loaded>, Failure> {
    let world = Arc::new(World::standing(ask.begin(), ask.seed));
    let app = App::open(place.clone(), world)?;
    let done = load_into(&app, ask);
    app.db.close();
    done
}

/// [`load`] into a program whose world stands; it is left standing at `until`.
pub fn load_into(app: &Arc<App>, ask: Ask) -> Result<Option<Loaded>, Failure> {
    let begin = ask.begin();
    app.world.set(begin);
    super::unfinished::begin(app)?;
    let cast = organise(app, super::since(begin))?;
    let company = cast.unit("LJ");
    if app.db.read_now(move |tx| record::count(tx, company, "request"))? > 0 {
        return Ok(None);
    }
    let base = Arc::new(masters_of(app, &cast, ask, begin)?);
    let queue = BinaryHeap::new();
    let mut month = Month {
        base,
        seed: ask.seed,
        end: ask.until,
        queue,
        sequence: 0,
        threads: HashMap::new(),
        misses: HashMap::new(),
        booked: HashMap::new(),
        lying: BTreeSet::new(),
        dealt: 0,
        acts: 0,
        refused: BTreeMap::new(),
    };
    let mut requests = 0;
    let first = staff::day_of(begin) + 1;
    for day in first..=staff::day_of(ask.until) {
        for at in calls::of_day(ask.seed, day, ask.a_day).into_iter().filter(|at| *at < ask.until) {
            month.wake(at, Wake::Call(requests));
            requests += 1;
        }
    }
    for day in first..=staff::day_of(ask.until) {
        let until = staff::midnight(day + 1).min(ask.until);
        // Not a day in one transaction: the end of every act's savepoint walks the pages that those around it have kept.
        let mut reached = staff::midnight(day);
        while reached < until {
            reached = reached.plus(STEP).min(until);
            let (inner, start) = (app.clone(), month);
            month = app.db.write_now(move |tx| {
                let mut month = start.clone();
                month.run(tx, &inner, reached)?;
                Ok::<_, StoreError>(month)
            })?;
        }
        // What the scheduler does at night; and by then everybody has read what the day has told them.
        if until < ask.until {
            let inner = app.clone();
            app.db.write_now(move |tx| {
                for person in inner.house().people.keys() {
                    jobs::mark_read(tx, *person, Id(i64::MAX), until)?;
                }
                Ok::<_, StoreError>(())
            })?;
            app.world.set(until.plus(2 * seal::MARGIN));
            let night = midnight_name(app, until);
            for company in app.db.read_now(seal::companies)? {
                seal::seal(app, company, &night)?;
            }
        }
    }
    super::stops::fill(app, &cast)?;
    super::publicity::fill(app, &cast)?;
    super::unfinished::finish(app)?;
    Ok(Some(Loaded { requests: requests as usize, acts: month.acts, refused: month.refused }))
}

/// The day that ends at a midnight, as seals name it.
fn midnight_name(app: &App, at: Moment) -> String {
    at.minus(1).timestamp().to_zoned(app.world.zone.clone()).strftime("%Y-%m-%d").to_string()
}

fn masters_of(app: &Arc<App>, cast: &Cast, ask: Ask, begin: Moment) -> Result<Base, StoreError> {
    let (inner, known) = (app.clone(), cast.clone());
    let company = cast.unit("LJ");
    let customers = (ask.days as usize * ask.a_day * 6 / 10).clamp(60, 2_000);
    let (staff, archive) = app.db.write_now(move |tx| {
        let staff = staff::hire(tx, &inner, &known, ask.seed)?;
        staff::certify(tx, &inner, company, &staff, ask.until)?;
        staff::plan(tx, &inner, company, &staff, (begin, ask.until))?;
        masters::equip(tx, &inner, company, &staff, ask.until)?;
        let archive = masters::archive(tx, &inner, company, ask.seed, customers)?;
        masters::set_up(tx, &inner, &known, begin)?;
        Ok::<_, StoreError>((staff, archive))
    })?;
    // What was made is known to everybody from now on.
    let inner = app.clone();
    app.db.read_now(move |tx| inner.house_in(tx).map(drop))?;
    let photo = keep(app, PHOTO)?;
    let strokes = SIGNATURES.map(crate::fieldwork::length);
    let ids = archive.iter().enumerate().flat_map(|(n, c)| [(c.id, n), (c.point, n)]);
    Ok(Base {
        company,
        by_id: ids.collect(),
        staff,
        archive,
        photo,
        strokes,
        reviewer: cast.person("hejun"),
        receivers: [cast.unit("lj-repair-1"), cast.unit("lj-install")],
    })
}

impl Month {
    fn wake(&mut self, at: Moment, what: Wake) {
        self.sequence += 1;
        self.queue.push(Reverse((at, self.sequence, what)));
    }

    /// The next card.
    fn deal(&mut self) -> Fate {
        self.dealt += 1;
        FATES[self.dealt % FATES.len()]
    }

    /// Everything until a moment, in the order of time.
    fn run(&mut self, tx: &mut Tx<'_>, app: &App, until: Moment) -> Result<(), StoreError> {
        loop {
            let next = self.queue.peek().map_or(until, |Reverse((at, ..))| *at).min(until);
            sweep(tx, app, next)?;
            app.world.set(next);
            if next >= until {
                return Ok(());
            }
            let Some(Reverse((now, _, what))) = self.queue.pop() else { return Ok(()) };
            let mut scene = Scene { month: self, tx, app, now };
            match what {
                Wake::Call(n) => calls::receive(&mut scene, n)?,
                Wake::Look(id) => look(&mut scene, id, false)?,
                Wake::Ring(id) => look(&mut scene, id, true)?,
            }
        }
    }

    /// Whether this one stays as it is until the end: the first of every state in the last hours, of rare ones days.
    fn stays(&mut self, kind: &str, state: &str, now: Moment) -> bool {
        let left = self.end.since(now);
        let common = matches!(
            (kind, state),
            ("request", _)
                | ("order", "taken" | "scheduled" | "ready" | "dispatched" | "done" | "signed")
                | ("followup", "planned")
        );
        // A telephone that rings unanswered would ring for hours.
        if kind == "incident" && matches!(state, "reported" | "notified" | "acknowledged") {
            return false;
        }
        let moving = kind == "incident" && state != "stood_down"
            || matches!((kind, state), ("order", "on_the_way" | "on_site" | "working"));
        let span = if common {
            8 * HOUR
        } else if moving && kind == "incident" {
            HOUR
        } else if moving {
            14 * HOUR
        } else {
            60 * HOUR
        };
        left < span && self.lying.insert((kind.to_owned(), state.to_owned()))
    }
}

fn look(scene: &mut Scene<'_, '_>, id: Id, ring: bool) -> Result<(), StoreError> {
    let Some(row) = record::lookup(scene.tx, id)? else { return Ok(()) };
    if row.phase < 2 && scene.month.stays(&row.kind, &row.state, scene.now) {
        return Ok(());
    }
    match row.kind.as_str() {
        "request" if ring => desk::ring(scene, &row),
        "request" => desk::request(scene, &row),
        "order" => visits::look(scene, &row),
        "followup" => after::follow_up(scene, &row),
        "hazard" => after::hazard(scene, &row),
        "finding" => after::finding(scene, &row),
        "delay" => after::delay(scene, &row),
        "conference" => after::conference(scene, &row),
        "handover" => desk::handover(scene, &row),
        "case" => desk::case(scene, &row),
        "incident" => emergency::look(scene, &row),
        _ => Ok(()),
    }
}

/// Announces what comes due until a moment, each when it does, as the scheduler would.
fn sweep(tx: &mut Tx<'_>, app: &App, until: Moment) -> Result<(), StoreError> {
    while let Some(next) = clock::next(tx)?.filter(|at| *at <= until) {
        app.world.set(next.max(app.now()));
        let house = app.house_in(tx)?;
        let actor = Actor::system(None);
        let now = app.now();
        let ctx = Ctx { now, actor: &actor, door: Door::Scheduler, house: &house, world: &app.world };
        let mut due = clock::due(tx, now, 256)?;
        due.dedup();
        let mut memo = Memo::default();
        for id in due {
            match tick(tx, &ctx, &[id], &mut memo) {
                Ok(_) => {}
                Err(Failure::Store(error)) => return Err(error),
                Err(_) => drop(clock::put_aside(tx, id, now, now.plus(DAY))?),
            }
        }
    }
    Ok(())
}
