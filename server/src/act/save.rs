//! Applying a decision to a record in work, and writing all records of a unit of work.

use super::{
    Failure, Work,
    matter::{Pending, leg, phase_number},
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    event::{Event, link, split_personal},
    flow::{Effects, Fact, LIVE, Pause, Phase, Told},
    id::Id,
    intake::{self, Room},
    moment::Moment,
    org::Used,
};
use shouwen_store::{
    blanks, clock, event,
    event::GateHit,
    intake as rooms,
    jobs::{self, Notice},
    record, system,
};

impl Work<'_, '_> {
    /// Changes the record in memory and adds the event to its chain.
    #[expect(clippy::too_many_arguments, reason = "an act is all of these")]
    pub(super) fn apply(
        &mut self,
        id: Id,
        action: &str,
        to: &str,
        used: &Used,
        input: Map<String, Value>,
        at: Moment,
        effects: &Effects,
        hits: Vec<GateHit>,
        fresh: bool,
    ) -> Result<(), Failure> {
        let ctx = self.ctx;
        let now = ctx.now;
        let matter = self.matter_mut(id);
        let flow = intake::flow(&matter.row.kind).ok_or(shouwen_store::StoreError::NotFound)?;
        let from = (!fresh).then(|| matter.row.state.clone());
        let mut body = input;
        body.remove("happened_at");
        let changes = changes(matter, effects);
        if !changes.is_empty() {
            body.insert("changes".into(), Value::Object(changes));
        }
        let mut before = before(&matter.room, effects.room.as_ref(), &body);

        let row = &mut matter.row;
        let held = super::staffing::Held { owner: row.owner, phase: row.phase };
        to.clone_into(&mut row.state);
        row.phase = phase_number(flow, to);
        if flow.state(to).is_some_and(|s| s.phase == Phase::Ended) {
            row.closed_at = row.closed_at.or(Some(at));
        } else {
            row.closed_at = None;
        }
        if let Some(code) = &effects.type_code {
            row.type_code.clone_from(code);
        }
        if let Some(priority) = effects.priority {
            row.priority = priority;
        }
        if let Some(unit) = effects.unit {
            row.unit = unit;
        }
        if let Some(owner) = effects.owner {
            row.owner = owner;
        }
        if let Some(first) = effects.first_owner {
            row.first_owner = Some(first);
        }
        if let Some(open) = effects.duty_open {
            row.duty_open = open;
        }
        if let Some(customer) = effects.customer {
            row.customer = customer;
        }
        if let Some(point) = effects.point {
            row.point = point;
        }
        if let Some(parent) = effects.parent {
            row.parent = Some(parent);
        }
        if let Some(summary) = &effects.summary {
            row.summary.clone_from(summary);
        }
        if effects.new_round {
            row.round += 1;
        }
        if let Some(room) = &effects.room {
            matter.room = room.clone();
            matter.room_changed = true;
        }
        matter.new_fields.extend(effects.fields.clone());
        for relation in &effects.unparties {
            matter.ended_parties.push(relation.code());
            matter.parties.retain(|(_, r)| r != relation.code());
        }
        for party in &effects.parties {
            matter.new_parties.push(party.clone());
            matter.parties.push((party.who, party.relation.code().to_owned()));
        }
        // One whose end is known is another span (a second move by the customer); an open one is there once.
        if let Some(at) = effects.shorten {
            let longer = |p: &&mut Pause| p.from <= at && p.to.is_some_and(|to| to > at);
            for pause in matter.pauses.iter_mut().filter(longer) {
                pause.to = Some(at);
                matter.new_pauses.push(pause.clone());
            }
        }
        if let Some(pause) = &effects.pause
            && (pause.to.is_some() || !matter.is_paused())
        {
            let mut pause = pause.clone();
            // Each span is known by its beginning.
            while matter.pauses.iter().any(|p| p.from == pause.from) {
                pause.from = pause.from.plus(1);
            }
            matter.pauses.push(pause.clone());
            matter.new_pauses.push(pause);
            matter.row.paused = true;
        }
        if let Some(end) = effects.resume {
            for pause in matter.pauses.iter_mut().filter(|p| p.to.is_none()) {
                pause.to = Some(end);
            }
            // One that would have ended by itself as well.
            for pause in matter.pauses.iter_mut().filter(|p| p.from <= end && p.to.is_some_and(|to| to > end)) {
                pause.to = Some(end);
                matter.new_pauses.push(pause.clone());
            }
            matter.resumed = Some(end);
            matter.row.paused = false;
        }
        let round = matter.row.round;
        matter.facts.extend(effects.facts.iter().map(|f| (round, f.clone())));
        // What follows by itself happened with the act, unless that was entered afterwards without evidence: then it
        // happens now, and stops clocks now (INT-13).
        let proven = now.since(at) <= LIVE || body.contains_key("evidence");
        matter.last_at = Some(if proven { at } else { now });
        // Notes and attachments do not disturb what others are typing.
        matter.bump |= !intake::is_quiet(action);
        let type_changed = effects.type_code.is_some();
        if type_changed && let Some(def) = ctx.house.type_def(matter.row.company, &matter.row.type_code) {
            matter.type_def = def.clone();
        }

        self.nobody_gone(id, action, held)?;
        let mut side = Vec::new();
        let form = flow.action(action).map_or(&[] as &[_], |a| a.form);
        side.extend(split_personal(form, &mut body, || ctx.world.secret(8)));
        if !before.is_empty() {
            for mut one in split_personal(form, &mut before, || ctx.world.secret(8)) {
                one.path = format!("before.{}", one.path);
                side.push(one);
            }
            body.insert("before".into(), Value::Object(before));
        }
        self.append(id, action, from, to, used, at, now, Value::Object(body), side, hits, effects.facts.clone());
        if effects.reclock {
            let allow_later = effects.new_round || self.later_allowed(id);
            self.start_clocks(id, &effects.due, allow_later)?;
        }
        if effects.reclock || !effects.facts.is_empty() || moves_time(effects) {
            self.fold_clocks(id)?;
        }
        if let Some(taken) = effects.drawn {
            let row = &self.matter(id).row;
            let month = shouwen_domain::followup::select::month(ctx.house.calendar(row.unit), now);
            for stratum in [Some(row.unit), row.owner].into_iter().flatten() {
                shouwen_store::staff::count_draw(self.tx, stratum, &month, taken)?;
            }
        }
        self.affect(id, effects, at)?;
        self.reach(id, effects, at)?;
        self.place(id, effects)?;
        self.copied(id, effects)?;
        self.send(id, effects)?;
        self.inform(id, action, at)?;
        self.tell(id, action, effects)
    }

    /// The paper form that this was copied from is settled with it; two who copy it at once make one record of it (INF-06).
    fn copied(&mut self, id: Id, effects: &Effects) -> Result<(), Failure> {
        let Some(number) = &effects.blank else { return Ok(()) };
        let company = self.matter(id).row.company;
        if blanks::enter(self.tx, company, number, id, (self.ctx.now, self.ctx.actor.person))? {
            return Ok(());
        }
        let (zh, en) =
            ("该纸质单刚由他人录入，请核对后再办。", "Somebody has just entered this form: check before you go on.");
        Err(shouwen_domain::refusal::Refusal::conflict("blank_taken", zh, en).clause("INF-06").into())
    }

    /// Notices of an act to the people that its decision names, each once; whoever acts knows already.
    fn tell(&mut self, id: Id, action: &str, effects: &Effects) -> Result<(), Failure> {
        let ctx = self.ctx;
        let row = &self.matter(id).row;
        let mut people: Vec<Id> = Vec::with_capacity(effects.tell.len());
        for told in &effects.tell {
            match told {
                Told::Person(person) => people.push(*person),
                Told::Role(role) => people.extend(ctx.house.holders(*role, row.unit, ctx.now)),
            }
        }
        people.sort_unstable();
        people.dedup();
        people.retain(|person| ctx.actor.person != Some(*person));
        self.notices(id, people, action)
    }

    /// One notice each; `kind` is what they are told of.
    pub(super) fn notices(&mut self, id: Id, people: Vec<Id>, kind: &str) -> Result<(), Failure> {
        let ctx = self.ctx;
        let row = &self.matter(id).row;
        let notices: Vec<Notice> = people
            .into_iter()
            .map(|person| Notice {
                id: ctx.world.id(),
                company: row.company,
                person,
                record: id,
                clock: String::new(),
                round: row.round,
                step: 0,
                kind: kind.to_owned(),
                due: ctx.now,
                at: ctx.now,
            })
            .collect();
        for notice in &notices {
            self.tx.ping(format!("person:{}", notice.person));
        }
        jobs::tell(self.tx, &notices)?;
        self.beyond(id, &notices)
    }

    /// The last event's body allows later due times (the guard has checked who says so).
    fn later_allowed(&self, id: Id) -> bool {
        self.matter(id)
            .pending
            .last()
            .is_some_and(|p| p.event.body.get("allow_later").and_then(Value::as_bool).unwrap_or(false))
    }

    /// Adds an event to the chain of a record in work.
    #[expect(clippy::too_many_arguments, reason = "an event is all of these")]
    pub(super) fn append(
        &mut self,
        id: Id,
        action: &str,
        from: Option<String>,
        to: &str,
        used: &Used,
        at: Moment,
        now: Moment,
        body: Value,
        side: Vec<shouwen_domain::event::SideValue>,
        gates: Vec<GateHit>,
        facts: Vec<Fact>,
    ) {
        let (actor, door, event_id) = (self.ctx.actor.id(), self.ctx.door.code(), self.ctx.world.id());
        let matter = self.matter_mut(id);
        let row = &mut matter.row;
        row.head_seq += 1;
        let event = Event {
            id: event_id,
            record: id,
            seq: row.head_seq,
            actor,
            role: used.role.clone(),
            acting_for: used.acting_for,
            door: door.to_owned(),
            action: action.to_owned(),
            from,
            to: to.to_owned(),
            happened_at: at,
            recorded_at: now,
            body,
        };
        row.head_hash = link(&row.head_hash, &event.canonical());
        let hash = row.head_hash.clone();
        let body = event.body.to_string();
        matter.pending.push(Pending { event, body, hash, side, gates, facts, round: matter.row.round });
    }

    /// Writes everything: first what hangs on records, then numbers and records, so that series locks are short.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.heed_assignments()?;
        let ids: Vec<Id> = self.matters.keys().copied().collect();
        for id in &ids {
            let matter = self.matters.remove(id).unwrap_or_else(|| unreachable!("the key was just listed"));
            let written = self.write(&matter);
            self.matters.insert(*id, matter);
            written?;
        }
        for id in ids {
            let mut matter = self.matters.remove(&id).unwrap_or_else(|| unreachable!("the key was just listed"));
            let written = self.write_row(&mut matter);
            self.matters.insert(id, matter);
            written?;
        }
        Ok(())
    }

    /// What runs out on an assignment stands in the header of its order, so that lists show it.
    fn heed_assignments(&mut self) -> Result<(), Failure> {
        let is_changed = |m: &super::Matter| m.row.kind == "assignment" && (m.fresh || m.is_touched());
        let mut legs: Vec<(Id, Option<record::Leg>)> = Vec::new();
        for m in self.matters.values().filter(|m| is_changed(m)) {
            // The open one comes last: what was withdrawn by the same act says nothing.
            let open = (m.row.phase < 2).then(|| leg(&m.row));
            legs.extend(m.row.parent.map(|order| (order, open)));
        }
        legs.sort_by_key(|(_, leg)| leg.is_some());
        for (order, leg) in legs {
            self.load(order)?;
            self.links(order)?;
            let order = self.matter_mut(order);
            order.leg = leg;
            order.refresh_header();
        }
        Ok(())
    }

    fn write(&mut self, matter: &super::Matter) -> Result<(), Failure> {
        let id = matter.row.id;
        if !matter.is_touched() {
            return Ok(());
        }
        let version = if matter.fresh { 1 } else { matter.row.version + i64::from(matter.bump) };
        for p in &matter.pending {
            event::append(self.tx, matter.row.company, version, &p.event, &p.body, &p.hash, &p.side, &p.gates)?;
            clock::add_facts(self.tx, id, p.round, p.event.id, &p.facts)?;
        }
        if matter.room_changed || matter.fresh {
            rooms::save(self.tx, id, matter.row.company, &matter.room, matter.fresh)?;
        }
        for pause in &matter.new_pauses {
            clock::pause(self.tx, id, pause)?;
        }
        if let Some(at) = matter.resumed {
            clock::resume(self.tx, id, at)?;
        }
        for relation in &matter.ended_parties {
            if !matter.fresh {
                record::end_party(self.tx, id, relation)?;
            }
        }
        for (who, relation) in &matter.parties {
            let is_new = matter.new_parties.iter().any(|p| p.who == *who && p.relation.code() == relation);
            if is_new {
                record::add_party(self.tx, id, *who, relation)?;
            }
        }
        if !matter.new_fields.is_empty() {
            record::put_fields(self.tx, id, &matter.new_fields, matter.fresh)?;
        }
        self.write_clocks(matter)?;
        self.tx.ping(format!("record:{id}"));
        // Its page lists this one with its state.
        if let Some(parent) = matter.row.parent {
            self.tx.ping(format!("record:{parent}"));
        }
        Ok(())
    }

    fn write_row(&mut self, matter: &mut super::Matter) -> Result<(), Failure> {
        if matter.fresh {
            matter.row.version = 1;
            matter.row.number = self.number(matter)?;
            record::insert(self.tx, &matter.row)?;
        } else if !matter.is_touched() {
            return Ok(());
        } else {
            let bump = i64::from(matter.bump);
            record::update(self.tx, &matter.row, bump)?;
            matter.row.version += bump;
        }
        self.tx.ping("queue".to_owned());
        Ok(())
    }

    /// `<company>-<type>-<yyyymmdd>-<serial>` (INT-04); a series per kind, company and day.
    fn number(&mut self, matter: &super::Matter) -> Result<String, Failure> {
        let row = &matter.row;
        let company = self.ctx.house.unit(row.company).map_or("X", |u| u.code.as_str());
        let day = row.received_at.local_day(&self.ctx.world.zone);
        let label = match row.kind.as_str() {
            "request" => matter.type_def.top().to_uppercase(),
            "incident" => "EMG".to_owned(),
            "outage" => "STOP".to_owned(),
            "bulletin" => "PUB".to_owned(),
            "campaign" => "SAFE".to_owned(),
            "staff_change" => "STAFF".to_owned(),
            other => other.to_uppercase(),
        };
        let serial = system::next_number(self.tx, row.company, &row.kind, &day)?;
        Ok(format!("{company}-{label}-{day}-{serial:04}"))
    }
}

/// A span that does not count begins, ends, or ends sooner.
fn moves_time(e: &Effects) -> bool {
    e.pause.is_some() || e.resume.is_some() || e.shorten.is_some()
}

/// What a decision changes on the row, as before and after.
fn changes(matter: &super::Matter, e: &Effects) -> Map<String, Value> {
    let row = &matter.row;
    let mut out = Map::new();
    let mut note = |key: &str, old: Value, new: Value| {
        if old != new {
            out.insert(key.to_owned(), json!([old, new]));
        }
    };
    if let Some(code) = &e.type_code {
        note("type", json!(row.type_code), json!(code));
    }
    if let Some(priority) = e.priority {
        note("priority", json!(row.priority.code()), json!(priority.code()));
    }
    if let Some(owner) = e.owner {
        note("owner", json!(row.owner), json!(owner));
    }
    if let Some(unit) = e.unit {
        note("unit", json!(row.unit), json!(unit));
    }
    if let Some(open) = e.duty_open {
        note("duty_open", json!(row.duty_open), json!(open));
    }
    out
}

/// The old values of the fields that a body overwrites (INT-03, ANS-08).
fn before(old: &Room, new: Option<&Room>, body: &Map<String, Value>) -> Map<String, Value> {
    let (Some(old), Some(new)) = (old.as_request(), new.and_then(Room::as_request)) else { return Map::new() };
    let (Ok(Value::Object(old)), Ok(Value::Object(new))) = (serde_json::to_value(old), serde_json::to_value(new))
    else {
        return Map::new();
    };
    let blank = |v: &Value| {
        v.is_null() || *v == json!("") || v.as_object().is_some_and(|o| o.values().all(|v| *v == json!("")))
    };
    body.keys()
        .filter_map(|key| {
            let (was, is) = (old.get(key)?, new.get(key)?);
            (was != is && !blank(was)).then(|| (key.clone(), was.clone()))
        })
        .collect()
}
