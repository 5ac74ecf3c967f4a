//! A record in work: everything about it that one transaction loads, changes and writes.

use super::{Ctx, Failure, Work};
use crate::house::{House, Judge};
use serde_json::{Map, Value};
use shouwen_domain::{
    channels::portal,
    event::{Event, SideValue, join_personal},
    flow::{Fact, Facts, Flow, Links, Party, Pause, Phase, PolicyView, Priority, RecordFacts},
    given::Given,
    id::Id,
    intake::{
        self, Room,
        kinds::{TypeDef, propose},
    },
    moment::Moment,
    org::Relations,
    policy::release,
    refusal::Refusal,
    words::w,
};
use shouwen_store::{
    StoreError,
    clock::{self, ClockRow},
    event::{GateHit, Shown},
    intake as rooms,
    record::{self, Ahead, Leg, NO_DUE, RecordRow},
};
use std::collections::BTreeMap;

/// An event that waits to be written.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub event: Event,
    pub body: String,
    pub hash: String,
    pub side: Vec<SideValue>,
    pub gates: Vec<GateHit>,
    pub facts: Vec<Fact>,
    pub round: i64,
}

#[derive(Clone, Debug)]
pub struct Matter {
    pub row: RecordRow,
    pub room: Room,
    pub parties: Vec<(Id, String)>,
    pub facts: Vec<(i64, Fact)>,
    pub pauses: Vec<Pause>,
    pub clocks: Vec<ClockRow>,
    pub(super) fresh: bool,
    /// Phase as the database has it; `None` for a record it does not have yet.
    pub(super) db_phase: Option<i64>,
    pub(super) db_links: Option<Links>,
    pub(super) room_changed: bool,
    /// `If-Match` has to notice the change.
    pub(super) bump: bool,
    pub(super) pending: Vec<Pending>,
    pub(super) new_pauses: Vec<Pause>,
    pub(super) resumed: Option<Moment>,
    pub(super) new_parties: Vec<Party>,
    pub(super) ended_parties: Vec<&'static str>,
    pub(super) new_fields: BTreeMap<String, String>,
    pub(super) clocks_stored: Vec<ClockRow>,
    pub(super) last_at: Option<Moment>,
    /// What runs out on the open assignment of an order: it stands in the header of the order (DSP-05).
    pub(super) leg: Option<Leg>,
    pub(super) header_stored: Leg,
    pub(super) type_def: TypeDef,
    pub(crate) voice: bool,
}

/// The header of a record: what runs out on it next.
pub(super) fn leg(row: &RecordRow) -> Leg {
    Leg { due: row.next_due_at, clock: row.next_clock.clone(), warned: row.warn_step }
}

pub(super) fn phase_number(flow: &Flow, state: &str) -> i64 {
    match flow.state(state).map(|s| s.phase) {
        Some(Phase::Draft) => 0,
        Some(Phase::Open) | None => 1,
        Some(Phase::Ended) => 2,
    }
}

/// A record about to be made, with what can be known before its first edge.
pub(super) fn fresh(
    work: &mut Work<'_, '_>,
    flow: &'static Flow,
    input: &Map<String, Value>,
    parent: Option<Id>,
    at: Option<Moment>,
) -> Result<Matter, Failure> {
    let ctx = work.ctx;
    let text = |key: &str| input.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut room = Room::blank(flow.kind).ok_or(StoreError::NotFound)?;
    let (mut customer, mut point) = (None, None);
    let (company, unit, type_code, channel, priority, received) = if let Some(parent) = parent {
        work.load(parent)?;
        let p = &work.matter(parent).row;
        // Work is done for the customer and at the place of the request (CUS-02).
        if intake::is_work(flow.kind) {
            (customer, point) = (p.customer, p.point);
        }
        // An emergency was reported when the telephone was answered (EMG-01).
        let received = input.get("received_at").and_then(Value::as_i64).map(Moment).or(at).unwrap_or(ctx.now);
        let mut channel = p.channel.clone();
        let (company, unit, type_code, priority) = (p.company, p.unit, p.type_code.clone(), p.priority);
        if let Room::Request(request) = &mut room {
            channel = if channel.is_empty() { spoken(ctx, company, received) } else { channel };
            request.channel.clone_from(&channel);
        }
        (company, unit, type_code, channel, priority, received)
    } else {
        let home = ctx.actor.person.and_then(|id| ctx.house.person(id)).map(|p| p.home_unit);
        let desk = || ctx.actor.customer.as_ref().and(ctx.actor.company).map(|c| super::portal_unit(ctx.house, c));
        let unit = Id::parse(&text("unit")).or(home).or_else(desk);
        let company = unit.and_then(|u| ctx.house.company_of(u));
        let (Some(unit), Some(company)) = (unit, company) else {
            if unit.is_some() {
                return Err(super::check::unknown("unit", w("单位", "unit")).into());
            }
            return Err(Refusal::invalid(vec![super::check::field(
                "unit",
                "required",
                "请指明责任单位",
                "name the unit that answers",
            )])
            .into());
        };
        let seen = ctx.actor.is_system()
            || ctx.actor.company == Some(company)
            || ctx.actor.grants.iter().any(|g| ctx.house.path(unit).contains(&g.unit));
        if !seen {
            return Err(super::check::unknown("unit", w("单位", "unit")).into());
        }
        let received = input.get("received_at").and_then(Value::as_i64).map_or(ctx.now, Moment);
        let type_code = text("type");
        let proposal = propose(ctx.house.types(company), Some(&type_code), &text("content"));
        let mut priority = ctx.house.type_def(company, &type_code).map_or(Priority::P2, |t| t.priority);
        if let (Some(proposal), Room::Request(request)) = (proposal, &mut room) {
            request.proposed_priority = Some(proposal.priority.code().to_owned());
            priority = proposal.priority;
        }
        let priority = Priority::parse(&text("priority")).unwrap_or(priority);
        // Only an emergency may leave out how it came: then somebody speaks (EMG-01).
        let mut channel = text("channel");
        if ctx.actor.customer.is_some() {
            portal::CHANNEL.clone_into(&mut channel);
        }
        if let (true, Room::Request(request)) = (channel.is_empty(), &mut room) {
            channel = spoken(ctx, company, received);
            request.channel.clone_from(&channel);
        }
        (company, unit, type_code, channel, priority, received)
    };
    let id = ctx.world.id();
    let row = RecordRow {
        id,
        kind: flow.kind.to_owned(),
        type_code,
        number: String::new(),
        company,
        unit,
        state: String::new(),
        phase: 0,
        version: 0,
        priority,
        first_owner: None,
        owner: None,
        recorder: ctx.actor.person,
        duty_open: false,
        customer,
        point,
        parent,
        channel,
        summary: String::new(),
        received_at: received,
        opened_at: ctx.now,
        closed_at: None,
        round: 1,
        policy_version: ctx.house.version,
        next_due_at: NO_DUE,
        next_clock: String::new(),
        warn_step: 0,
        paused: false,
        head_seq: 0,
        head_hash: shouwen_domain::event::GENESIS.to_owned(),
    };
    Ok(Matter::build(ctx, row, room, None))
}

/// The channel on which somebody speaks with the customer.
fn spoken(ctx: &Ctx<'_>, company: Id, at: Moment) -> String {
    let spoken = ctx.house.channels(company, at).into_iter().find(|c| c.voice && c.enabled);
    spoken.map(|c| c.code.clone()).unwrap_or_default()
}

impl Matter {
    fn build(ctx: &Ctx<'_>, row: RecordRow, room: Room, db_phase: Option<i64>) -> Self {
        let type_def = ctx
            .house
            .type_def(row.company, &row.type_code)
            .cloned()
            .unwrap_or_else(|| TypeDef::unknown(&row.type_code));
        let voice = ctx.house.channel(row.company, &row.channel, row.received_at).is_some_and(|c| c.voice);
        let header_stored = leg(&row);
        Self {
            fresh: db_phase.is_none(),
            db_phase,
            row,
            room,
            parties: Vec::new(),
            facts: Vec::new(),
            pauses: Vec::new(),
            clocks: Vec::new(),
            db_links: db_phase.is_none().then(Links::default),
            room_changed: false,
            bump: false,
            pending: Vec::new(),
            new_pauses: Vec::new(),
            resumed: None,
            new_parties: Vec::new(),
            ended_parties: Vec::new(),
            new_fields: BTreeMap::new(),
            clocks_stored: Vec::new(),
            last_at: None,
            leg: None,
            header_stored,
            type_def,
            voice,
        }
    }

    /// A record as stored, for reading; with `lock` for changing.
    pub fn load(tx: &mut shouwen_store::Tx<'_>, ctx: &Ctx<'_>, id: Id, lock: bool) -> Result<Option<Self>, StoreError> {
        record::ask_ahead(tx, &[id], if lock { Ahead::Act } else { Ahead::Look })?;
        let row = if lock { record::lock(tx, id)? } else { record::lookup(tx, id)? };
        let Some(row) = row else { return Ok(None) };
        let room = rooms::load(tx, id, &row.kind)?;
        let phase = row.phase;
        let mut matter = Self::build(ctx, row, room, Some(phase));
        matter.parties = record::parties(tx, id)?;
        matter.facts = clock::facts(tx, id)?;
        matter.clocks = clock::of_record(tx, id)?;
        matter.clocks_stored = matter.clocks.clone();
        // Pauses exist only where a clock was paused once; most records spare the question.
        if matter.row.paused || matter.clocks.iter().any(|c| c.paused_ms > 0) {
            matter.pauses = clock::pauses(tx, id)?;
        }
        Ok(Some(matter))
    }

    /// What rules see of the row. `fresh`: it has no state yet.
    pub fn facts_row(&self, fresh: bool) -> RecordFacts {
        let r = &self.row;
        RecordFacts {
            id: r.id,
            kind: r.kind.clone(),
            state: (!fresh).then(|| r.state.clone()),
            type_code: r.type_code.clone(),
            priority: r.priority,
            company: r.company,
            unit: r.unit,
            owner: r.owner,
            first_owner: r.first_owner,
            recorder: r.recorder,
            received_at: r.received_at,
            round: r.round,
            duty_open: r.duty_open,
            paused: self.is_paused(),
            parent: r.parent,
            closed_at: r.closed_at,
        }
    }

    /// Time does not count now.
    pub fn is_paused_at(&self, now: Moment) -> bool {
        self.pauses.iter().any(|p| p.to.is_none_or(|to| to > now))
    }

    /// There is something to write.
    pub(super) fn is_touched(&self) -> bool {
        !self.pending.is_empty() || self.clocks != self.clocks_stored || leg(&self.row) != self.header_stored
    }

    /// Somebody or something has to end it; a span with an end needs nobody.
    pub fn is_paused(&self) -> bool {
        self.pauses.iter().any(|p| p.to.is_none())
    }

    pub fn relations(&self, house: &House) -> Relations {
        let of = |relation: &str| {
            self.parties.iter().filter(|(_, r)| r == relation).map(|(who, _)| *who).collect::<Vec<_>>()
        };
        Relations { unit_path: house.path(self.row.unit), receivers: of("receiver"), givers: of("giver") }
    }

    pub fn judge<'h>(&self, house: &'h House) -> Judge<'h> {
        let mut path = house.path(self.row.unit);
        path.reverse();
        Judge {
            house,
            path,
            type_code: self.row.type_code.clone(),
            priority: self.row.priority,
            grade: String::new(),
            channel: self.row.channel.clone(),
            at: self.row.received_at,
            given: Given::default(),
        }
    }

    /// The facts that guards and decisions look at.
    pub fn facts<'x>(
        &self,
        ctx: &'x Ctx<'_>,
        judge: &'x Judge<'_>,
        input: &'x Map<String, Value>,
        at: Moment,
        links: Links,
        fresh: bool,
    ) -> Facts<'x>
    where
        Self: 'x,
    {
        let mut facts: BTreeMap<String, Moment> = BTreeMap::new();
        for (_, fact) in self.facts.iter().filter(|(round, _)| *round == self.row.round) {
            facts.entry(fact.code.clone()).and_modify(|old| *old = (*old).min(fact.at)).or_insert(fact.at);
        }
        let kind = ctx.house.type_def(self.row.company, &self.row.type_code).unwrap_or_else(|| unknown_type());
        let of_round = self.facts.iter().filter(|(round, _)| *round == self.row.round).map(|(_, fact)| fact);
        Facts {
            released: release::open(of_round, ctx.now, |at| judge.due("release.valid", at)),
            now: ctx.now,
            at,
            actor: ctx.actor,
            door: ctx.door,
            record: RecordFacts { paused: self.is_paused_at(ctx.now), ..self.facts_row(fresh) },
            unit_path: &judge.path,
            room: self.room.clone(),
            kind,
            facts,
            links,
            policy: judge,
            given: &judge.given,
            input,
            voice: self.voice,
        }
    }

    /// The kind of matter it is, as the company has it.
    pub fn kind_of_matter(&self) -> &TypeDef {
        &self.type_def
    }

    /// The record was made by this act.
    pub fn is_new(&self) -> bool {
        self.fresh
    }

    /// What this act has added to the history, newest first.
    pub fn written(&self) -> Vec<Shown> {
        let shown = |p: &Pending| {
            let mut event = p.event.clone();
            let mut body = event.body.as_object().cloned().unwrap_or_default();
            join_personal(&mut body, &p.side);
            event.body = Value::Object(body);
            Shown { event, hash: p.hash.clone(), gates: p.gates.clone() }
        };
        self.pending.iter().rev().map(shown).collect()
    }

    pub(super) fn warnings(&self) -> Vec<GateHit> {
        self.pending.iter().flat_map(|p| p.gates.clone()).collect()
    }
}

fn unknown_type() -> &'static TypeDef {
    static UNKNOWN: std::sync::OnceLock<TypeDef> = std::sync::OnceLock::new();
    UNKNOWN.get_or_init(|| TypeDef::unknown("other"))
}

impl Work<'_, '_> {
    /// Loads and locks a record once per unit of work.
    pub(super) fn load(&mut self, id: Id) -> Result<(), Failure> {
        if !self.matters.contains_key(&id) {
            let matter = Matter::load(self.tx, self.ctx, id, true)?.ok_or_else(Refusal::missing)?;
            self.matters.insert(id, matter);
        }
        Ok(())
    }

    /// A record that was loaded before.
    pub(super) fn matter(&self, id: Id) -> &Matter {
        &self.matters[&id]
    }

    pub(super) fn matter_mut(&mut self, id: Id) -> &mut Matter {
        self.matters.get_mut(&id).unwrap_or_else(|| unreachable!("loaded before it is changed"))
    }

    /// What a request waits for beside its own children: the incident that it was joined to (EMG-09), and the orders that go
    /// on below an incident that has ended, because it was less than was feared (EMG-13).
    fn count_incidents(&mut self, id: Id, out: &mut Links) -> Result<(), Failure> {
        let mut incidents =
            if out.incidents > 0 { record::children(self.tx, id, "incident", true)? } else { Vec::new() };
        let here = |m: &&Matter| m.row.kind == "incident" && m.row.parent == Some(id);
        incidents.extend(self.matters.values().filter(here).map(|m| m.row.id));
        if let Some(above) = self.matter(id).row.parent {
            self.load(above)?;
            let above = &self.matter(above).row;
            out.count(&above.kind, i64::from(above.phase < 2));
            incidents.extend((above.kind == "incident").then_some(above.id));
        }
        incidents.sort_unstable();
        incidents.dedup();
        for incident in incidents {
            self.load(incident)?;
            if self.matter(incident).row.phase < 2 {
                continue;
            }
            let mut orders = record::children(self.tx, incident, "order", false)?;
            orders.retain(|order| self.matters.get(order).is_none_or(|m| m.row.phase < 2));
            out.open_work += orders.len() as i64;
        }
        Ok(())
    }

    /// Orders of others that do what its own were to do (6.1).
    fn count_elders(&mut self, id: Id, out: &mut Links) -> Result<(), Failure> {
        let elders = self.matter(id).room.as_request().map(|r| r.waits_for.clone()).unwrap_or_default();
        for elder in elders {
            self.load(elder)?;
            out.open_work += i64::from(self.matter(elder).row.phase < 2);
        }
        Ok(())
    }

    /// Open links as they are now: what the database counts, corrected by what this work has changed.
    pub(super) fn links(&mut self, id: Id) -> Result<Links, Failure> {
        let stored = if let Some(links) = self.matter(id).db_links {
            links
        } else {
            // Only these have guards that ask about their children.
            let asked = matches!(
                self.matter(id).row.kind.as_str(),
                "request" | "order" | "followup" | "incident" | "activation"
            );
            let (links, leg) = if asked { record::links(self.tx, id)? } else { Default::default() };
            let matter = self.matter_mut(id);
            matter.db_links = Some(links);
            matter.leg = leg.filter(|_| matter.row.kind == "order");
            links
        };
        let mut out = stored;
        if self.matter(id).row.kind == "request" {
            self.count_incidents(id, &mut out)?;
            self.count_elders(id, &mut out)?;
        }
        for child in self.matters.values().filter(|m| m.row.parent == Some(id)) {
            let was = i64::from(child.db_phase.is_some_and(|p| p < 2));
            let is = i64::from(child.row.phase < 2);
            out.count(&child.row.kind, is - was);
        }
        Ok(out)
    }
}
