//! What the world around a record says, loaded for the action at hand: people, shifts, bookings, instruments, prices.
//! Owns: which action asks for what. Refuses nothing; the guards of the order and the follow-up do. Tested by the stories.

use super::{
    Ctx, Matter,
    crew::{book, foreign, foreign_to, object, route, unmapped},
};
use crate::house::Judge;
use jiff::civil::Time;
use serde_json::{Map, Value};
use shouwen_domain::{
    customers::is_place,
    dispatch,
    emergency::{self, There},
    fieldwork::{readiness, window::Window},
    flow::{PolicyView, Priority},
    followup::{
        self, Plan,
        select::{Forced, Place, Rule, select},
    },
    given::Given,
    id::Id,
    intake::{
        Request, Room,
        blank::{self, Standing},
    },
    moment::{DAY, Moment},
    orders::{Order, Rating},
    org::Role,
    policy::value::TimeOfDay,
};
use shouwen_store::{
    Result, Tx, blanks, customers, files, portal,
    record::{self, RecordRow},
    staff, stock,
};

/// What a page asks: nothing that depends on what will be typed, and nothing that has to be looked up.
pub fn of_page(ctx: &Ctx<'_>, matter: &Matter, judge: &Judge<'_>) -> Given {
    let mut given = Given { number: matter.row.number.clone(), ..Given::default() };
    if !matches!(matter.room, Room::Request(_)) {
        given.zone = Some(ctx.house.calendar(matter.row.unit).zone().clone());
    }
    if let Room::Incident(_) | Room::Outage(_) = &matter.room {
        given.restore_quiet = judge.house.book.range("restore.quiet", &judge.query());
    }
    if let Room::FollowUp(_) = &matter.room {
        given.calling = judge.house.book.range("fu.hours", &judge.query()).map(|r| (time(r.from), time(r.to)));
    }
    given
}

/// What the action that is about to be taken asks.
pub fn load(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    judge: &Judge<'_>,
    action: &str,
    input: &Map<String, Value>,
) -> Result<Given> {
    let mut given = of_page(ctx, matter, judge);
    if let (Room::Request(_), Some(point)) = (&matter.room, id(input, "point")) {
        let known = customers::point(tx, point)?.filter(|p| p.company == matter.row.company);
        given.point_address = known.and_then(|p| serde_json::from_str(&p.address).ok());
    }
    if let (Room::Request(_), Some(typed)) = (&matter.room, input.get("blank").and_then(Value::as_str)) {
        given.blank = Some(standing(tx, matter.row.company, typed)?);
    }
    match &matter.room {
        Room::Order(order) => of_order(tx, ctx, matter, judge, order, action, input, &mut given)?,
        Room::Request(request) if action == "create_order" => {
            given.foreign = id(input, "unit").and_then(|unit| foreign_to(ctx, matter, &request.address.district, unit));
        }
        Room::Request(_) if action == "apply" => {
            let account = ctx.actor.customer.as_ref().map(|c| portal::account(tx, c.account)).transpose()?.flatten();
            given.proven = account.map(|a| a.number).unwrap_or_default();
        }
        Room::Request(_) if matches!(action, "emergency" | "emergency_call" | "incident_merged") => {
            given.joins = joins(tx, matter, id(input, "joins"))?;
        }
        Room::Request(_) if action == "answer_outage" => {
            given.zone = Some(ctx.house.calendar(matter.row.unit).zone().clone());
            given.notice = super::outage::noticed(tx, matter.row.company, id(input, "outage"))?;
        }
        Room::Outage(_) => super::outage::given(tx, matter, action, input, &mut given)?,
        Room::Campaign(_) if input.contains_key("points") && action != "gathered" => {
            let named = super::outage::points(input);
            (given.reached, given.strangers) = super::told::of_campaign(tx, matter.row.id, &named)?;
        }
        // What another system recorded sends nobody out by itself: a person decides whether there is still work.
        Room::Request(request) if action == "order_by_rule" && !request.is_imported() => {
            given.route = route(ctx, matter, &request.address.district);
            given.unmapped = unmapped(ctx, matter, &request.address.district);
        }
        // Whoever keeps the archive at the counter, or answers the telephone.
        Room::FollowUp(_) if action == "wrong_number" => {
            let desk = |role| ctx.house.desk(matter.row.company, role);
            given.followup.unit = desk(Role::CounterClerk).or_else(|| desk(Role::Agent));
        }
        Room::FollowUp(_) if action == "plan" => of_followup(tx, ctx, matter, judge, &mut given)?,
        Room::CallBack(_) if action == "alarm" => given.leaders = super::chain::leaders(tx, ctx, &matter.row)?,
        Room::StaffChange(change) => {
            given.departure = crate::people::departure(tx, ctx, matter, change, action, input)?;
        }
        Room::Incident(incident) => match action {
            "notify" | "call_next" | "crew_lost" => {
                given.chain = super::chain::load(tx, ctx, &matter.row, &incident.district)?;
            }
            // Asked with every act upon an incident: the plan is read only when somebody has to be called.
            "tell_leader" if !incident.leader_due() => {}
            "tell_leader" | "call_leader" => given.leaders = super::chain::leaders(tx, ctx, &matter.row)?,
            "repair" | "retest" => {
                let readings = input.get("readings").and_then(Value::as_array).into_iter().flatten();
                for serial in readings.filter_map(|one| one.get("instrument").and_then(Value::as_str)) {
                    calibrate(tx, matter.row.company, Some(serial), &mut given)?;
                }
            }
            "merge" => given.joins = joins(tx, matter, id(input, "joins"))?,
            "cut_off" => super::outage::given(tx, matter, action, input, &mut given)?,
            _ => {}
        },
        _ => {}
    }
    super::plans::given(tx, ctx, matter, judge, action, input, &mut given)?;
    given.duty = crate::people::load(tx, ctx, matter, action, input)?;
    Ok(given)
}

/// What is known of a paper form by the number that somebody typed (INF-06).
pub(super) fn standing(tx: &mut Tx<'_>, company: Id, typed: &str) -> Result<Standing> {
    blank::parse(typed).map_or(Ok(Standing::Unknown), |number| blanks::stands(tx, company, &number))
}

fn id(input: &Map<String, Value>, key: &str) -> Option<Id> {
    input.get(key).and_then(Value::as_str).and_then(Id::parse)
}

fn moment(input: &Map<String, Value>, key: &str) -> Option<Moment> {
    input.get(key).and_then(Value::as_i64).map(Moment)
}

/// The window that a body names.
fn named(input: &Map<String, Value>) -> Option<Window> {
    let window = Window { from: moment(input, "from")?, to: moment(input, "until")? };
    (window.to > window.from).then_some(window)
}

#[expect(clippy::too_many_arguments, reason = "what an action is")]
fn of_order(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    judge: &Judge<'_>,
    order: &Order,
    action: &str,
    input: &Map<String, Value>,
    given: &mut Given,
) -> Result<()> {
    let row = &matter.row;
    match action {
        "dispatch" | "rule" | "reassign" | "reopen" | "crew_took" => {
            let unit = || id(input, "unit").and_then(|unit| ctx.house.unit(unit)).map(|u| u.name.clone());
            let person = id(input, "person").and_then(|person| ctx.house.person(person)).map(|p| p.name.clone());
            given.named = person.or_else(unit).unwrap_or_default();
            given.foreign = id(input, "unit").and_then(|unit| foreign(ctx, matter, unit));
            if let Some(person) = id(input, "person") {
                let unit = id(input, "unit").or_else(|| ctx.house.person(person).map(|p| p.home_unit));
                given.home = unit;
                object(tx, ctx, matter, judge, (person, unit.unwrap_or(row.unit)), order.window, given)?;
            }
        }
        "coordinate" => {
            given.due =
                matter.clocks.iter().find(|c| c.code == "complete" && c.round == row.round).and_then(|c| c.due_at);
        }
        "accept" => {
            if let Some(person) = ctx.actor.person {
                object(tx, ctx, matter, judge, (person, row.unit), order.window, given)?;
            }
        }
        "open" => {
            given.district = district(tx, row.parent)?;
            let named = input.get("district").and_then(Value::as_str).unwrap_or(&given.district);
            given.route = route(ctx, matter, named);
            given.unmapped = unmapped(ctx, matter, named);
        }
        "route" => {
            given.route = route(ctx, matter, &order.district);
            // What a follow-up asks a desk to do needs no rule: the desk is named.
            if given.route.is_none() && order.direct && order.part && is_of_followup(tx, row)? {
                let type_code = row.type_code.clone();
                let region = String::new();
                given.route =
                    Some(dispatch::Rule { type_code, priority: None, region, unit: row.unit, automatic: true });
            }
            if let (Some(rule), true) = (&mut given.route, order.direct) {
                rule.unit = row.unit;
            }
        }
        "agree_window" | "missed_window" | "move_by_company" | "move_by_customer" | "ask_later" | "call_away"
        | "no_access" | "reject_work" | "come_again" => {
            if let Some(window) = named(input) {
                book(tx, ctx, matter, window, given)?;
                let large = matter.type_def.work.large;
                let lead = judge.count(if large { "prep.lead_days.large" } else { "prep.lead_days" });
                if row.priority > Priority::P1
                    && let Some((lead, _)) = lead
                {
                    let calendar = ctx.house.calendar(row.unit);
                    let lead = u32::try_from(lead).unwrap_or(1);
                    given.prepare_by = Some(readiness::due(calendar, window.from, lead, ctx.now));
                }
                let asked =
                    action.starts_with("move") || matches!(action, "ask_later" | "agree_window" | "missed_window");
                if let (Some(person), true) = (row.owner, asked) {
                    object(tx, ctx, matter, judge, (person, row.unit), Some(window), given)?;
                }
            }
        }
        "ask_consent" | "bill" => given.prices = stock::prices(tx, row.company, ctx.now)?,
        "sign" | "sign_scope" => {
            if let Some(file) = id(input, "file").map(|id| files::lookup(tx, id)).transpose()?.flatten() {
                given.strokes = file.strokes;
                given.picture_of = files::elsewhere(tx, &file)?;
                let alike = files::of_record(tx, row.id)?.into_iter().filter(|f| f.sha256 == file.sha256);
                given.copies = alike.map(|f| f.id.to_string()).collect();
            }
        }
        "arrive" => given.address = place(tx, row.point)?,
        "merge" => {
            given.elder = elder(tx, matter, id(input, "into"))?;
            given.request = request_above(tx, row)?.map(|(above, _)| above.id);
        }
        "enter_result" => given.selected = selected(tx, ctx, matter, judge, order)?,
        "measure" => calibrate(tx, row.company, input.get("instrument").and_then(Value::as_str), given)?,
        _ => {}
    }
    if matches!(action, "get_ready" | "depart") {
        let typed = input.get("items").and_then(Value::as_array).into_iter().flatten();
        let typed = typed.filter_map(|item| item.get("serial").and_then(Value::as_str)).map(str::trim);
        let serials: Vec<&str> = typed.chain(order.readiness.iter().map(|i| i.serial.as_str())).collect();
        for serial in serials {
            calibrate(tx, row.company, Some(serial), given)?;
        }
    }
    Ok(())
}

fn calibrate(tx: &mut Tx<'_>, company: Id, serial: Option<&str>, given: &mut Given) -> Result<()> {
    if let Some(serial) = serial.filter(|s| !s.is_empty() && !given.instruments.contains_key(*s))
        && let Some(known) = stock::known(tx, company, serial)?
    {
        given.instruments.insert(serial.to_owned(), known);
    }
    Ok(())
}

/// Made of what a follow-up found.
fn is_of_followup(tx: &mut Tx<'_>, row: &RecordRow) -> Result<bool> {
    let above = row.parent.map(|id| record::lookup(tx, id)).transpose()?.flatten();
    Ok(above.is_some_and(|above| above.kind == "followup"))
}

/// A time of day; 24:00 is the last instant of it.
fn time(of: TimeOfDay) -> Time {
    Time::new((of.0 / 60) as i8, (of.0 % 60) as i8, 0, 0).unwrap_or(Time::MAX)
}

/// How far up a request is looked for: order, incident, request; parts and follow-ups of those.
const GENERATIONS: usize = 8;

/// The nearest request above a record: whose matter it is.
pub(crate) fn request_above(tx: &mut Tx<'_>, row: &RecordRow) -> Result<Option<(RecordRow, Box<Request>)>> {
    match row.parent.map(|id| record::lookup(tx, id)).transpose()?.flatten() {
        Some(parent) => request_from(tx, parent),
        None => Ok(None),
    }
}

/// The record itself, if it is a request, or the nearest above it.
pub(crate) fn request_from(tx: &mut Tx<'_>, mut row: RecordRow) -> Result<Option<(RecordRow, Box<Request>)>> {
    for _ in 0..GENERATIONS {
        if let Room::Request(request) = shouwen_store::intake::load(tx, row.id, &row.kind)? {
            return Ok(Some((row, request)));
        }
        let Some(above) = row.parent.map(|id| record::lookup(tx, id)).transpose()?.flatten() else { break };
        row = above;
    }
    Ok(None)
}

/// The district of the nearest request or order above: what goes on there is done by the crews of the same region.
fn district(tx: &mut Tx<'_>, parent: Option<Id>) -> Result<String> {
    let mut next = parent;
    while let Some(above) = next {
        // A parent that is made by the same act is not in the database yet; it says the district itself.
        let Some(row) = record::lookup(tx, above)? else { break };
        match shouwen_store::intake::load(tx, above, &row.kind)? {
            Room::Request(request) => return Ok(request.address.district.clone()),
            Room::Order(order) if !order.district.is_empty() => return Ok(order.district.clone()),
            _ => next = row.parent,
        }
    }
    Ok(String::new())
}

/// Where the service point lies, if the archive knows it.
fn place(tx: &mut Tx<'_>, point: Option<Id>) -> Result<Option<(f64, f64)>> {
    let Some(point) = point else { return Ok(None) };
    Ok(customers::place(tx, point)?.map(customers::degrees))
}

/// The incident that a call is to be joined to, held until this is written, so that it cannot end in between. One that has
/// ended is none: the call then opens its own, whatever was clicked.
fn joins(tx: &mut Tx<'_>, matter: &Matter, named: Option<Id>) -> Result<Option<There>> {
    let Some(row) = named.map(|id| record::lock(tx, id)).transpose()?.flatten() else { return Ok(None) };
    if row.company != matter.row.company || row.kind != "incident" || !emergency::is_running(&row.state) {
        return Ok(None);
    }
    Ok(match shouwen_store::intake::load(tx, row.id, &row.kind)? {
        Room::Incident(incident) => Some(There { id: row.id, incident }),
        _ => None,
    })
}

/// Whether the order named is one that this may be merged into: elder, open, of the same company, place and type.
fn elder(tx: &mut Tx<'_>, matter: &Matter, into: Option<Id>) -> Result<bool> {
    let Some(into) = into.filter(|id| *id != matter.row.id) else { return Ok(false) };
    let Some(other) = record::lookup(tx, into)? else { return Ok(false) };
    let row = &matter.row;
    let alike = other.kind == "order"
        && other.company == row.company
        && other.type_code == row.type_code
        && other.phase < 2
        && (other.received_at, other.id) < (row.received_at, row.id);
    Ok(alike && same_place(tx, row, &other)?)
}

/// The same service point; without points the same customer, or the same address as it was typed.
fn same_place(tx: &mut Tx<'_>, one: &RecordRow, other: &RecordRow) -> Result<bool> {
    if let (Some(a), Some(b)) = (one.point, other.point) {
        return Ok(a == b);
    }
    if one.customer.is_some() && one.customer == other.customer {
        return Ok(true);
    }
    let mut address = |row| Ok::<_, shouwen_store::StoreError>(request_above(tx, row)?.map(|(_, r)| r.address.clone()));
    let (here, there) = (address(one)?, address(other)?);
    Ok(here.as_ref().is_some_and(is_place) && here == there)
}

/// The rule of follow-up for this order and the draw (FUP-01, FUP-02).
fn selected(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    matter: &Matter,
    judge: &Judge<'_>,
    order: &Order,
) -> Result<Option<followup::select::Selected>> {
    let percent = judge.house.book.percent("fu.ratio", &judge.query()).unwrap_or(0) / 100;
    // Parts that colleagues do for one another are not asked about: the customer's own order is.
    let rule = Rule { included: !order.part && !matter.type_def.work.unasked, percent };
    let low = order.rating.as_ref().is_some_and(Rating::is_low);
    let forced = if matter.row.priority == Priority::P0 {
        Some(Forced::Emergency)
    } else if matter.type_def.top() == "complaint" {
        Some(Forced::Complaint)
    } else if low {
        Some(Forced::LowRating)
    } else if order.unsolved.is_some() {
        Some(Forced::Unsolved)
    } else if order.signature.is_none() {
        Some(Forced::NoSignature)
    } else {
        None
    };
    let month = followup::select::month(ctx.house.calendar(matter.row.unit), ctx.now);
    let unit = matter.row.unit;
    let (before, _) = staff::drawn(tx, unit, &month)?;
    let of_technician = match matter.row.owner {
        Some(owner) => staff::drawn(tx, owner, &month)?,
        None => (0, 0),
    };
    // Known to nobody who does not hold the key of the database, and the same whenever it is computed again.
    let seed = tx.vault().blind(&format!("draw {} {month}", matter.row.company));
    Ok(select(rule, forced, Place { seed: &seed, stratum: &unit.to_string(), before, of_technician }))
}

fn of_followup(tx: &mut Tx<'_>, ctx: &Ctx<'_>, matter: &Matter, judge: &Judge<'_>, given: &mut Given) -> Result<()> {
    let Some(parent) = matter.row.parent else { return Ok(()) };
    let Room::Order(order) = shouwen_store::intake::load(tx, parent, "order")? else { return Ok(()) };
    let due = |code: &str, start: Moment| judge.due(code, start);
    let done = order.finished_at.unwrap_or(ctx.now);
    let opens = due("fu.earliest", done).unwrap_or(done);
    let opens = order.unsolved.as_ref().map_or(opens, |u| opens.max(u.by));
    let closes = due("fu.latest", done).unwrap_or_else(|| done.plus(7 * DAY)).max(opens.plus(DAY));
    // Whoever was not content is asked within the day (SGN-05).
    let low = order.rating.as_ref().is_some_and(Rating::is_low);
    let soon = if low { due("fu.low", order.signature.as_ref().map_or(ctx.now, |s| s.at)) } else { None };
    let (opens, closes) = soon.map_or((opens, closes), |soon| (ctx.now, soon.max(ctx.now)));
    let mut performers = Vec::new();
    for leg in record::children(tx, parent, "assignment", true)? {
        if let Room::Assignment(a) = shouwen_store::intake::load(tx, leg, "assignment")? {
            performers.extend(a.person);
        }
    }
    let done_by = record::lookup(tx, parent)?;
    performers.extend(done_by.as_ref().and_then(|r| r.owner));
    // Who took the call of an emergency guided the caller: that is part of what is asked about (story 7.1).
    let incident = done_by.and_then(|r| r.parent).map(|id| record::lookup(tx, id)).transpose()?.flatten();
    performers.extend(incident.filter(|r| r.kind == "incident").and_then(|r| r.recorder));
    performers.sort_unstable();
    performers.dedup();
    let questions = matter.type_def.work.questions.clone();
    let questions = if questions.is_empty() { followup::questions::standard() } else { questions };
    given.followup = Plan {
        opens: Some(opens),
        closes: Some(closes),
        performers,
        questions,
        unit: ctx.house.desk(matter.row.company, Role::FollowUpAgent),
    };
    Ok(())
}
