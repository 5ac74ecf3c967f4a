//! What follows from an act by itself: acts on records above and below it, and automatic edges until nothing moves.

use super::{Failure, Matter, Work, given};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    flow::{Door, Edge},
    guard::Verdict,
    id::Id,
    intake,
    moment::Moment,
    org::Role,
};
use shouwen_store::{StoreError, event::GateHit};

/// Requests whose orders were merged into an order.
fn followers(matter: &Matter) -> Vec<Id> {
    matter.room.as_order().map(|order| order.followers.clone()).unwrap_or_default()
}

/// How many automatic edges one act may settle. More is a loop in a table.
const SETTLE: u32 = 16;

impl Work<'_, '_> {
    /// EMG-16: what yielded to a P0 stands in its incident and on the list of the leaders; without an incident it is told
    /// of the record itself. What is imported was let pass long ago, elsewhere.
    pub(super) fn let_pass(&mut self, id: Id, hits: &[GateHit], at: Moment, depth: u32) -> Result<(), Failure> {
        let row = &self.matter(id).row;
        if hits.is_empty() || !row.priority.is_p0() || self.ctx.door == Door::Import {
            return Ok(());
        }
        let gates: Vec<Value> = hits.iter().map(|h| json!({"gate": h.gate, "zh": h.zh, "en": h.en})).collect();
        let body = json!({"gates": gates, "number": row.number});
        let mut next = Some(id);
        while let Some(at_hand) = next {
            if self.offers(at_hand, "exception")? {
                return self.perform(at_hand, "exception", &body, Some(at), depth + 1);
            }
            next = self.matter(at_hand).row.parent;
        }
        let row = &self.matter(id).row;
        let mut leaders = self.ctx.house.holders(Role::CompanyLeader, row.unit, self.ctx.now);
        leaders.extend(self.ctx.house.holders(Role::ServiceHead, row.unit, self.ctx.now));
        leaders.sort_unstable();
        leaders.dedup();
        self.notices(id, leaders, "p0_yielded")
    }

    /// This very record, if its present state offers the action.
    pub(super) fn follow_one(
        &mut self,
        id: Id,
        action: &str,
        body: &Value,
        at: Moment,
        depth: u32,
    ) -> Result<(), Failure> {
        if self.offers(id, action)? { self.perform(id, action, body, Some(at), depth + 1) } else { Ok(()) }
    }

    /// The state of the record offers the action, to whomever.
    pub(super) fn offers(&mut self, id: Id, action: &str) -> Result<bool, Failure> {
        self.load(id)?;
        let row = &self.matter(id).row;
        Ok(intake::flow(&row.kind).is_some_and(|flow| flow.edge(Some(&row.state), action).is_some()))
    }

    /// The nearest record of a kind above this one, if its state offers the action.
    pub(super) fn follow_above(
        &mut self,
        id: Id,
        kind: &str,
        action: &str,
        body: &Value,
        at: Moment,
        depth: u32,
    ) -> Result<(), Failure> {
        self.follow_followers(id, kind, action, body, at, depth)?;
        let mut next = self.matter(id).row.parent;
        while let Some(above) = next {
            self.load(above)?;
            self.follow_followers(above, kind, action, body, at, depth)?;
            let row = &self.matter(above).row;
            if row.kind == kind {
                return self.follow_one(above, action, body, at, depth);
            }
            next = row.parent;
            // On the way up from the work: who called of the same incident hears what its first caller hears (EMG-09).
            if row.kind == "incident" && kind == "request" {
                self.follow_children(above, kind, action, body, at, depth)?;
            }
        }
        Ok(())
    }

    /// Whose own orders were merged into this one hears what its own request hears (6.1).
    fn follow_followers(
        &mut self,
        id: Id,
        kind: &str,
        action: &str,
        body: &Value,
        at: Moment,
        depth: u32,
    ) -> Result<(), Failure> {
        for follower in followers(self.matter(id)) {
            self.load(follower)?;
            if self.matter(follower).row.kind == kind {
                self.follow_one(follower, action, body, at, depth)?;
            }
        }
        Ok(())
    }

    /// Children that offer the action and let it pass; the others stay as they are, that is no refusal of this act.
    pub(super) fn follow_children(
        &mut self,
        id: Id,
        kind: &str,
        action: &str,
        body: &Value,
        at: Moment,
        depth: u32,
    ) -> Result<(), Failure> {
        let flow = intake::flow(kind).ok_or(StoreError::NotFound)?;
        // Ended ones too: a broken promise may still be kept by evidence that comes to light.
        for child in shouwen_store::record::children(self.tx, id, kind, true)? {
            self.load(child)?;
            if flow.edge(Some(&self.matter(child).row.state), action).is_none() {
                continue;
            }
            match self.perform(child, action, body, Some(at), depth + 1) {
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Automatic edges of every touched record and of their parents, in id order, until nothing moves.
    pub(crate) fn settle_all(&mut self) -> Result<(), Failure> {
        // Calls wait for the end of an incident that they were joined to (EMG-09), and all of its calls for the orders that
        // go on below it when it was less than was feared (EMG-13).
        let ended = |m: &Matter| m.row.phase == 2 && m.db_phase != Some(2);
        let over = |m: &Matter| match m.row.kind.as_str() {
            "incident" if ended(m) => Some(m.row.id),
            "order" if ended(m) => m.row.parent,
            _ => None,
        };
        // Whoever waited for an order that had taken over its own.
        let waiting: Vec<Id> = self.matters.values().filter(|m| ended(m)).flat_map(followers).collect();
        for request in waiting {
            self.load(request)?;
        }
        let over: Vec<Id> = self.matters.values().filter_map(over).collect();
        for id in over {
            self.load(id)?;
            let row = &self.matter(id).row;
            if row.kind != "incident" {
                continue;
            }
            let first = row.parent;
            let joined = shouwen_store::record::children(self.tx, id, "request", false)?;
            for request in joined.into_iter().chain(first) {
                self.load(request)?;
            }
        }
        for _ in 0..SETTLE {
            let mut moved = false;
            let parents: Vec<Id> = self.matters.values().filter_map(|m| m.row.parent).collect();
            for parent in parents {
                self.load(parent)?;
            }
            let ids: Vec<Id> = self.matters.keys().copied().collect();
            for id in ids {
                moved |= self.settle(id)?;
            }
            if !moved {
                return Ok(());
            }
        }
        Err(StoreError::Broken(format!("automatic edges did not come to rest after {SETTLE} rounds")).into())
    }

    /// Takes the first automatic edge whose guards pass; whether there was one.
    pub(super) fn settle(&mut self, id: Id) -> Result<bool, Failure> {
        let row = &self.matter(id).row;
        let Some(flow) = intake::flow(&row.kind) else { return Ok(false) };
        let edges: Vec<&'static Edge> = flow.edges_from(&row.state).filter(|e| e.auto).collect();
        for edge in edges {
            let links = self.links(id)?;
            let matter = &self.matters[&id];
            let at = matter.last_at.unwrap_or(self.ctx.now);
            let empty = Map::new();
            let mut judge = matter.judge(self.ctx.house);
            judge.given = given::load(self.tx, self.ctx, matter, &judge, edge.action, &empty)?;
            let facts = matter.facts(self.ctx, &judge, &empty, at, links, false);
            let passes = edge.guards.iter().all(|g| (g.check)(&facts) == Verdict::Pass);
            drop(facts);
            if passes {
                self.take(id, edge, Map::new(), Some(at), 1, false)?;
                return Ok(true);
            }
        }
        Ok(false)
    }
}
