//! Organisation: units, roles, who may do what, delegation (ORG-01, ORG-02, requirements §2).
//! Owns: the role list, `Actor`, the ability check of an edge. Refuses by saying which role or relation is missing.
//! Tested here by tables and in `server` through personas.

mod role;

pub use role::{Archive, ROLES, Role, RoleDef, Sees};

use crate::{
    flow::{By, Edge, RecordFacts},
    id::Id,
    words::Said,
};

/// A role held at a unit; it reaches the whole subtree below that unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub unit: Id,
    /// Set when it is held for somebody else during an absence: the person acted for (ORG-02).
    pub acting_for: Option<Id>,
}

/// A customer who has proven a telephone number (CHN-08). No employee, and not the program either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// What the number is known by: history and log name it, they never hold the number.
    pub account: Id,
    /// The records of this transaction that were found to be the customer's own.
    pub own: Vec<Id>,
}

/// Who acts, with everything rights depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// `None` for the program itself, and for a customer.
    pub person: Option<Id>,
    pub customer: Option<Proven>,
    pub company: Option<Id>,
    /// Units whose queue the person serves (home unit and units of grants).
    pub units: Vec<Id>,
    pub grants: Vec<Grant>,
}

impl Actor {
    /// Every role of the person looks at configuration and logs only: administrator, auditor, general office.
    pub fn is_office_only(&self) -> bool {
        !self.grants.is_empty() && self.grants.iter().all(|g| g.role.sees() == Sees::Nothing)
    }

    /// The person holds the role somewhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    pub const fn system(company: Option<Id>) -> Self {
        Self { person: None, customer: None, company, units: Vec::new(), grants: Vec::new() }
    }

    /// A customer of a company, with the records found to be theirs.
    pub const fn customer(company: Id, account: Id, own: Vec<Id>) -> Self {
        let customer = Some(Proven { account, own });
        Self { person: None, customer, company: Some(company), units: Vec::new(), grants: Vec::new() }
    }

    pub const fn is_system(&self) -> bool {
        self.person.is_none() && self.customer.is_none()
    }

    /// Whom history and log name: the employee or the customer; nobody for the program.
    pub fn id(&self) -> Option<Id> {
        self.person.or(self.customer.as_ref().map(|c| c.account))
    }

    /// It is the customer's own matter.
    pub fn owns(&self, record: Id) -> bool {
        self.customer.as_ref().is_some_and(|c| c.own.contains(&record))
    }
}

/// What the record means to people, beyond its own row.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Units from the record's unit up to the root.
    pub unit_path: Vec<Id>,
    pub receivers: Vec<Id>,
    pub givers: Vec<Id>,
}

/// Which of the edge's ways in is open to the actor: the role used, and for whom. `Err` says what would be needed.
pub fn may_take(edge: &Edge, actor: &Actor, record: &RecordFacts, relations: &Relations) -> Result<Used, Said> {
    let mut used = None;
    for by in edge.by {
        let found = match by {
            By::System => actor.is_system().then_some(Used::plain("system")),
            // What does not exist yet is nobody else's.
            By::Customer => (actor.customer.is_some() && (record.state.is_none() || actor.owns(record.id)))
                .then(|| Used::plain("customer")),
            By::Employee => actor.person.map(|_| Used::plain("employee")),
            By::Owner => match record.owner {
                Some(owner) => stands_for(actor, owner, "owner"),
                None => actor.person.filter(|_| actor.units.contains(&record.unit)).map(|_| Used::plain("owner")),
            },
            By::FirstOwner => record.first_owner.and_then(|id| stands_for(actor, id, "first_owner")),
            By::Recorder => record.recorder.and_then(|id| stands_for(actor, id, "recorder")),
            By::Receiver => relations.receivers.iter().find_map(|&id| stands_for(actor, id, "receiver")),
            By::Giver => relations.givers.iter().find_map(|&id| stands_for(actor, id, "giver")),
            By::Role(role) => actor
                .grants
                .iter()
                .filter(|g| g.role == *role && relations.unit_path.contains(&g.unit))
                .min_by_key(|g| g.acting_for.is_some())
                .map(|g| Used { role: role.code().to_owned(), acting_for: g.acting_for }),
        };
        // A way of one's own is preferred to one held for somebody else.
        match (&used, found) {
            (_, Some(own)) if own.acting_for.is_none() => return Ok(own),
            (None, Some(other)) => used = Some(other),
            _ => {}
        }
    }
    used.ok_or_else(|| {
        let zh: Vec<_> = edge.by.iter().map(|b| by_words(*b).0).collect();
        let en: Vec<_> = edge.by.iter().map(|b| by_words(*b).1).collect();
        Said::new(format!("只有{}可以办理此步骤。", zh.join("、")), format!("Only {} may do this.", en.join(", ")))
    })
}

/// The role an act was done in, for the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    pub role: String,
    pub acting_for: Option<Id>,
}

impl Used {
    fn plain(role: &str) -> Self {
        Self { role: role.to_owned(), acting_for: None }
    }
}

/// The actor is this person, serves this unit, or is this person's delegate.
fn stands_for(actor: &Actor, who: Id, as_what: &str) -> Option<Used> {
    let person = actor.person?;
    if person == who || actor.units.contains(&who) {
        return Some(Used::plain(as_what));
    }
    actor
        .grants
        .iter()
        .any(|g| g.acting_for == Some(who))
        .then(|| Used { role: as_what.to_owned(), acting_for: Some(who) })
}

/// How a way in is called in sentences and in the permission matrix.
pub fn by_words(by: By) -> (&'static str, &'static str) {
    match by {
        By::Role(role) => (role.words().zh, role.words().en),
        By::Employee => ("本企业员工", "any employee"),
        By::Owner => ("当前责任人", "the owner"),
        By::FirstOwner => ("首问责任人", "the first owner"),
        By::Recorder => ("登记人", "the recorder"),
        By::Receiver => ("接收方", "the receiver"),
        By::Giver => ("移交方", "the giver"),
        By::Customer => ("客户本人", "the customer"),
        By::System => ("系统", "the system"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        flow::{Priority, To, edge},
        moment::Moment,
    };

    const UNIT: Id = Id(10);
    const ROOT: Id = Id(1);

    fn record(owner: Option<Id>) -> RecordFacts {
        RecordFacts {
            id: Id(100),
            kind: "request".into(),
            state: Some("draft".into()),
            type_code: "repair".into(),
            priority: Priority::P2,
            company: ROOT,
            unit: UNIT,
            owner,
            first_owner: Some(Id(7)),
            recorder: Some(Id(8)),
            received_at: Moment(0),
            round: 1,
            duty_open: true,
            paused: false,
            parent: None,
            closed_at: None,
        }
    }

    fn actor(person: i64, grants: Vec<Grant>) -> Actor {
        Actor { person: Some(Id(person)), customer: None, company: Some(ROOT), units: vec![], grants }
    }

    fn grant(role: Role, unit: Id, acting_for: Option<Id>) -> Grant {
        Grant { role, unit, acting_for }
    }

    /// ORG-02: a role reaches its subtree; a delegate acts "for X"; a way of one's own is preferred.
    #[test]
    fn rights_are_role_times_subtree_times_relation() {
        const EDGE: Edge = edge(&["draft"], "x", To::Same, &[By::Owner, By::Role(Role::Dispatcher)], &[]);
        let relations = Relations { unit_path: vec![UNIT, ROOT], ..Relations::default() };
        let may = |who: &Actor| may_take(&EDGE, who, &record(Some(Id(5))), &relations);
        assert_eq!(may(&actor(5, vec![])).unwrap(), Used::plain("owner"));
        assert_eq!(may(&actor(6, vec![grant(Role::Dispatcher, ROOT, None)])).unwrap().role, "dispatcher");
        assert!(may(&actor(6, vec![grant(Role::Dispatcher, Id(99), None)])).is_err());
        assert!(may(&actor(6, vec![grant(Role::Agent, ROOT, None)])).is_err());
        let delegate = actor(6, vec![grant(Role::Dispatcher, ROOT, Some(Id(9)))]);
        assert_eq!(may(&delegate).unwrap().acting_for, Some(Id(9)));
        let own = actor(5, vec![grant(Role::Dispatcher, ROOT, Some(Id(9)))]);
        assert_eq!(may(&own).unwrap().acting_for, None);
        assert!(may(&Actor::system(None)).is_err());
    }

    /// CHN-08: a customer has their own matters and what is theirs to do with them; nobody else has that, and a customer
    /// is neither an employee nor the program.
    #[test]
    fn a_customer_is_a_customer_and_nothing_else() {
        let edge =
            |by: &'static [By]| Edge { from: &["draft"], action: "x", to: To::Same, by, guards: &[], auto: false };
        let relations = Relations { unit_path: vec![UNIT, ROOT], ..Relations::default() };
        let may = |by, who: &Actor| may_take(&edge(by), who, &record(None), &relations).map(|used| used.role).ok();
        let (own, other) = (Actor::customer(ROOT, Id(50), vec![Id(100)]), Actor::customer(ROOT, Id(51), vec![Id(101)]));
        assert_eq!(may(&[By::Customer], &own).as_deref(), Some("customer"));
        assert_eq!(may(&[By::Customer], &other), None);
        assert_eq!(may(&[By::Customer], &Actor::system(None)), None);
        assert_eq!(may(&[By::Customer], &actor(5, vec![grant(Role::Customer, ROOT, None)])), None);
        for by in [By::System, By::Employee, By::Owner, By::FirstOwner, By::Recorder, By::Role(Role::Customer)] {
            let one: &'static [By] = Box::leak(Box::new([by]));
            assert_eq!(may(one, &own), None, "{by:?}");
        }
        assert!(!own.is_system() && own.id() == Some(Id(50)));
    }
}
