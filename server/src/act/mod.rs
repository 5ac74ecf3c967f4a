//! The one door. Screen, API, bulk, import, scheduler, CLI and consequences all change state through `act`.
//! Owns: load within scope, check, guards, decide, save, settle, audit — in one transaction. Refuses what the table, the
//! role, the form or a guard refuses, with the state unchanged and the attempt audited. Tested by `tests/doors.rs`.

mod beyond;
mod chain;
mod check;
mod clocks;
mod crew;
mod follow;
mod gates;
mod given;
mod inform;
mod matter;
mod outage;
mod phone;
mod plans;
mod rights;
mod save;
mod staffing;
mod tick;
mod told;

pub(crate) use chain::crews;
pub(crate) use check::never_was;
pub use clocks::explain;
pub(crate) use crew::{around, job, limits, person};
pub use gates::{RELEASED, run_guards};
pub use given::{load as given, of_page};
pub(crate) use given::{request_above, request_from};
pub use matter::Matter;
pub(crate) use outage::HOLDS;
pub(crate) use plans::near;
pub use rights::portal_unit;
pub use rights::{holds, lanes, lanes_of, reach, sees};
pub use tick::{Compared, Memo, compare, differing, header, refold, resume, tick};
pub(crate) use told::{RUNNING, gather_some, tell_some};

use crate::{house::House, world::World};
use serde_json::{Map, Value};
use shouwen_domain::{
    flow::{Door, Edge, Fact, To, Whom},
    id::Id,
    intake,
    moment::Moment,
    org::{Actor, Role, may_take},
    policy::release,
    refusal::Refusal,
    words::Said,
};
use shouwen_store::{StoreError, Tx, audit, event::GateHit};
use std::collections::BTreeMap;

/// Everything an act depends on besides the database.
pub struct Ctx<'a> {
    /// One now for the whole transaction.
    pub now: Moment,
    pub actor: &'a Actor,
    pub door: Door,
    pub house: &'a House,
    pub world: &'a World,
}

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Command {
    pub target: Target,
    pub action: String,
    pub body: Value,
    /// The version the caller has seen; a newer one is a conflict.
    pub if_match: Option<i64>,
}

#[derive(Clone, Debug)]
pub enum Target {
    New {
        kind: &'static str,
    },
    Record(Id),
    /// A record that must be of this kind: under the address of another kind it is not found.
    OfKind(Id, &'static str),
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Done {
    pub record: Id,
    pub version: i64,
    pub warnings: Vec<GateHit>,
    /// The record as it was written.
    pub matter: std::sync::Arc<Matter>,
    /// No other record was touched or made.
    pub alone: bool,
}

/// Why it was not done.
#[derive(Debug)]
pub enum Failure {
    Refused(Refusal),
    /// Somebody was faster: the version now, its state, and what happened since.
    Stale {
        version: i64,
        state: String,
        seen: i64,
        record: Id,
    },
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Refused(Refusal::missing()),
            other => Self::Store(other),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Stale { version, .. } => write!(f, "stale: the record is at version {version}"),
            Self::Store(error) => write!(f, "{error}"),
        }
    }
}

/// Does it, or refuses it and writes the attempt into the audit log. The savepoint keeps the two apart: a refusal undoes
/// everything but its own line.
pub fn act(tx: &mut Tx<'_>, ctx: &Ctx<'_>, command: &Command) -> Result<Result<Done, Failure>, StoreError> {
    series(tx, ctx, command, &[])
}

/// An act and further ones on the same record, as a history that is imported: all of them or none, each checked, guarded
/// and audited as if it came alone, but loaded and written once.
pub fn series(
    tx: &mut Tx<'_>,
    ctx: &Ctx<'_>,
    first: &Command,
    further: &[(&str, Value)],
) -> Result<Result<Done, Failure>, StoreError> {
    let mut at = first.clone();
    let done = tx.savepoint(|tx| {
        let mut work = Work::new(tx, ctx);
        let id = work.command(&at)?;
        for (action, body) in further {
            at = Command {
                target: Target::Record(id),
                action: (*action).to_owned(),
                body: body.clone(),
                if_match: None,
            };
            work.command(&at)?;
        }
        work.flush()?;
        work.audit(&first.action, id)?;
        for (action, _) in further {
            work.audit(action, id)?;
        }
        let alone = work.matters.len() == 1;
        let mut matter = work.matters.remove(&id).ok_or(StoreError::NotFound)?;
        matter.parties.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let (version, warnings) = (matter.row.version, matter.warnings());
        Ok(Done { record: id, version, warnings, matter: std::sync::Arc::new(matter), alone })
    });
    match done {
        Ok(done) => Ok(Ok(done)),
        // A busy database wants the whole transaction again, not an answer.
        Err(Failure::Store(error @ StoreError::Busy(_))) => Err(error),
        Err(failure) => {
            // A record that the series was to make does not exist: its attempt is one on nothing yet.
            if let (Target::New { .. }, Target::Record(_)) = (&first.target, &at.target) {
                at.target = first.target.clone();
            }
            attempt(tx, ctx, &at, &failure)?;
            Ok(Err(failure))
        }
    }
}

/// The audit line of an attempt that came to nothing.
fn attempt(tx: &mut Tx<'_>, ctx: &Ctx<'_>, command: &Command, failure: &Failure) -> Result<(), StoreError> {
    let (subject, what) = match &command.target {
        Target::New { kind } => (None, format!("{kind}.{}", short(&command.action))),
        Target::Record(id) | Target::OfKind(id, _) => (Some(*id), format!("act.{}", short(&command.action))),
    };
    let outcome = match failure {
        Failure::Refused(refusal) => format!("refused:{}", refusal.code),
        Failure::Stale { .. } => "refused:stale".to_owned(),
        Failure::Store(_) => "failed".to_owned(),
    };
    let entry = audit::Entry {
        at: ctx.now,
        actor: ctx.actor.id(),
        door: ctx.door.code(),
        what: &what,
        subject,
        outcome: &outcome,
        detail: "",
    };
    // Who stands above the companies tried it at the company of the record: its auditors are to find it.
    let company = match (ctx.actor.company, subject) {
        (None, Some(id)) => shouwen_store::record::lookup(tx, id)?.map(|r| r.company),
        (company, _) => company,
    };
    audit::append(tx, company.unwrap_or(Id(0)), &entry)
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// How deep consequences may go. More is a loop in a table.
const DEPTH: u32 = 6;

/// A unit of work: every record touched is loaded and locked once, changed in memory, and written once at the end.
pub(crate) struct Work<'a, 'c> {
    pub(crate) tx: &'a mut Tx<'c>,
    pub(crate) ctx: &'a Ctx<'a>,
    pub(crate) matters: BTreeMap<Id, Matter>,
    /// An edge of some record was taken: others may follow.
    acted: bool,
    /// What of the body of an emergency could not stand (EMG-01): it goes with the event.
    left_out: Vec<GateHit>,
}

impl<'a, 'c> Work<'a, 'c> {
    pub(crate) fn new(tx: &'a mut Tx<'c>, ctx: &'a Ctx<'a>) -> Self {
        Self { tx, ctx, matters: BTreeMap::new(), acted: false, left_out: Vec::new() }
    }

    fn command(&mut self, command: &Command) -> Result<Id, Failure> {
        match &command.target {
            Target::New { kind } => {
                let known = if *kind == "request" { self.pressed_again(&command.action, &command.body)? } else { None };
                let id = match known {
                    Some(id) => id,
                    None => self.create(kind, &command.action, &command.body, None, None, 0)?,
                };
                self.settle_all()?;
                Ok(id)
            }
            Target::Record(id) | Target::OfKind(id, _) => {
                self.load(*id)?;
                let matter = self.matter(*id);
                if matches!(&command.target, Target::OfKind(_, kind) if *kind != matter.row.kind) {
                    return Err(Refusal::missing().into());
                }
                if !sees(self.ctx.house, self.ctx.actor, &matter.row, &matter.parties) {
                    return Err(Refusal::missing().into());
                }
                if command.if_match.is_some_and(|seen| seen < 1 || seen > matter.row.version) {
                    return Err(check::never_was(matter.row.version).into());
                }
                if command.if_match.is_some_and(|seen| seen != matter.row.version) {
                    return Err(Failure::Stale {
                        version: matter.row.version,
                        state: matter.row.state.clone(),
                        seen: command.if_match.unwrap_or(0),
                        record: *id,
                    });
                }
                self.perform(*id, &command.action, &command.body, None, 0)?;
                self.settle_all()?;
                Ok(*id)
            }
        }
    }

    /// Takes an action on a record that is loaded. `at` is inherited by consequences.
    pub(crate) fn perform(
        &mut self,
        id: Id,
        action: &str,
        body: &Value,
        at: Option<Moment>,
        depth: u32,
    ) -> Result<(), Failure> {
        self.load(id)?;
        let row = &self.matter(id).row;
        let flow = intake::flow(&row.kind).ok_or(StoreError::NotFound)?;
        let Some(definition) = flow.action(action) else {
            return Err(check::no_such_action(action).into());
        };
        let Some(edge) = flow.edge(Some(&row.state), action) else {
            return Err(check::illegal(flow, &row.state, definition).into());
        };
        let mut input = self.checked(definition, body, depth)?;
        // What the program writes itself may name who has left meanwhile (the giver of a handover); people may not.
        if depth == 0 {
            let row = self.matter(id).row.clone();
            check::referred(self, definition, &mut input, &row, Some(id))?;
        }
        let call = if flow.kind == "request" && action != "phoned" { self.heed_call(&mut input)? } else { None };
        self.take(id, edge, input, at, depth, false)?;
        self.keep_call(call, id, depth)
    }

    /// Makes a record through its first edge.
    pub(crate) fn create(
        &mut self,
        kind: &str,
        action: &str,
        body: &Value,
        parent: Option<Id>,
        at: Option<Moment>,
        depth: u32,
    ) -> Result<Id, Failure> {
        let flow = intake::flow(kind).ok_or_else(Refusal::missing)?;
        let Some(definition) = flow.action(action) else {
            return Err(check::no_such_action(action).into());
        };
        let edge = flow.edge(None, action).ok_or_else(|| check::illegal(flow, "", definition))?;
        let mut input = self.checked(definition, body, depth)?;
        if definition.lenient {
            check::answered_now(self, &mut input);
        }
        let call = if flow.kind == "request" { self.heed_call(&mut input)? } else { None };
        let mut matter = matter::fresh(self, flow, &input, parent, at)?;
        if definition.lenient && check::channel_left_out(self, &matter.row, &mut input) {
            matter = matter::fresh(self, flow, &input, parent, at)?;
        }
        if definition.lenient {
            check::blank_left_out(self, &matter.row, &mut input)?;
        }
        let id = matter.row.id;
        if depth == 0 {
            check::referred(self, definition, &mut input, &matter.row, None)?;
        }
        check::codes(self.ctx, &matter.row, &input)?;
        self.matters.insert(id, matter);
        self.take(id, edge, input, at, depth, true)?;
        self.keep_call(call, id, depth)?;
        Ok(id)
    }

    /// The edge itself: who, guards, decision, event, clocks, consequences.
    fn take(
        &mut self,
        id: Id,
        edge: &'static Edge,
        input: Map<String, Value>,
        at: Option<Moment>,
        depth: u32,
        fresh: bool,
    ) -> Result<(), Failure> {
        if depth > DEPTH {
            return Err(StoreError::Broken(format!("consequences of {} go deeper than {DEPTH}", edge.action)).into());
        }
        self.acted = true;
        let system = Actor::system(self.ctx.actor.company);
        // Consequences and automatic edges (taken at depth 1) are the program's own acts; the event still names the person
        // they follow from. A person who asks for an automatic edge is refused like for every other edge of the program.
        let actor = if depth > 0 { &system } else { self.ctx.actor };
        let matter = self.matter(id);
        if !fresh && edge.action != "confirm_silent" {
            check::codes(self.ctx, &matter.row, &input)?;
        }
        // Whoever keeps the system and whoever audits it write no business records (§2.2). Import and CLI are the operator's,
        // who keeps it; an auditor has no door.
        let operator = matches!(self.ctx.door, Door::Import | Door::Cli | Door::Demo) && actor.has(Role::Administrator);
        if depth == 0 && actor.is_office_only() && !operator {
            return Err(Refusal::forbidden(
                "您的角色只管理或审计系统，不能办理业务。",
                "Your role keeps or audits the system: it handles no business records.",
            )
            .into());
        }
        // Customers come through their own pages alone, and nobody else through these (CHN-08).
        if depth == 0 && (self.ctx.door == Door::Portal) != actor.customer.is_some() {
            return Err(Refusal::forbidden("此入口仅供客户本人使用。", "This way in is the customer's alone.").into());
        }
        let used = may_take(edge, actor, &matter.facts_row(fresh), &matter.relations(self.ctx.house))
            .map_err(|said| Refusal::forbidden(said.zh, said.en))?;
        let at = at.or_else(|| input.get("happened_at").and_then(Value::as_i64).map(Moment)).unwrap_or(if fresh {
            matter.row.received_at
        } else {
            self.ctx.now
        });
        let links = self.links(id)?;
        let matter = &self.matters[&id];
        let mut judge = matter.judge(self.ctx.house);
        judge.given = given::load(self.tx, self.ctx, matter, &judge, edge.action, &input)?;
        let facts = matter.facts(self.ctx, &judge, &input, at, links, fresh);
        let mut hits = run_guards(self.ctx, &judge, edge.guards, &facts)?;
        hits.append(&mut self.left_out);
        let mut effects = intake::decide(&facts, edge.action);
        // A release is good for one act.
        effects.facts.extend(hits.iter().filter(|hit| hit.mode == RELEASED).map(|hit| Fact {
            code: release::used(&hit.gate),
            at: self.ctx.now,
            evidenced: true,
        }));
        if edge.action == "release" {
            let (gate, why) = (facts.text("gate").unwrap_or_default(), facts.text("reason").unwrap_or_default());
            let clause = self.ctx.house.book.gate(gate, &judge.query()).map(|ruling| ruling.origin.clause.zh);
            hits.push(gates::hit(gate, RELEASED, Said::new(why, why), clause.unwrap_or_default()));
        }
        drop(facts);
        let to = match edge.to {
            To::Same => self.matter(id).row.state.clone(),
            To::State(state) => state.to_owned(),
        };
        let children = effects.children.clone();
        let follows = effects.follows.clone();
        let yielded = hits.clone();
        self.apply(id, edge.action, &to, &used, input, at, &effects, hits, fresh)?;
        self.let_pass(id, &yielded, at, depth)?;
        for child in children {
            self.create(child.kind, child.action, &Value::Object(child.body), Some(id), Some(at), depth + 1)?;
        }
        for follow in follows {
            let body = Value::Object(follow.body);
            match follow.whom {
                Whom::Parent => {
                    if let Some(parent) = self.matter(id).row.parent {
                        self.perform(parent, follow.action, &body, Some(at), depth + 1)?;
                    }
                }
                Whom::Record(other) => self.follow_one(other, follow.action, &body, at, depth)?,
                Whom::Above(kind) => self.follow_above(id, kind, follow.action, &body, at, depth)?,
                Whom::Children(kind) => self.follow_children(id, kind, follow.action, &body, at, depth)?,
            }
        }
        Ok(())
    }

    fn audit(&mut self, action: &str, id: Id) -> Result<(), Failure> {
        let matter = self.matter(id);
        let (kind, company) = (matter.row.kind.clone(), matter.row.company);
        let what = format!("{kind}.{action}");
        let entry = audit::Entry {
            at: self.ctx.now,
            actor: self.ctx.actor.id(),
            door: self.ctx.door.code(),
            what: &what,
            subject: Some(id),
            outcome: "done",
            detail: "",
        };
        Ok(audit::append(self.tx, company, &entry)?)
    }
}
