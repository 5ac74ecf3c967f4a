//! Succession (接手): whoever goes, what they had open goes on with somebody else (ORG-05). Owns: the one step that every
//! flow has without listing it, in each state that is not ended, so that a room that is added later cannot forget it. Refuses
//! nothing and is taken by the program alone: people propose, accept and decline on the change itself
//! (`people/staff_change.rs`). Tested below and in `server/tests/staff_change.rs`.

use super::{Action, By, Edge, Effects, Facts, Flow, Party, Phase, Priority, Relation, To, Told};
use crate::{
    form::{Kind, may, must},
    id::Id,
    intake::Room,
    org::Role,
    words::w,
};

/// Code of the step.
pub const SUCCEED: &str = "succeed";

static ACTION: Action = super::action(
    SUCCEED,
    &[
        must("from", Kind::Ref { to: "person" }, "原责任人", "From"),
        may("to", Kind::Ref { to: "person" }, "接手人（空为本单位）", "To (empty: the unit)"),
        may("change", Kind::Ref { to: "record" }, "人员变动", "Change of staff"),
    ],
    w("接手", "Taken over"),
    w("原责任人调动、停职或离职，由他人接手；时限照旧", "Whoever had it is gone; the clocks go on"),
);

static EDGE: Edge = Edge { from: &[], action: SUCCEED, to: To::Same, by: &[By::System], guards: &[], auto: false };

/// The step by its code.
pub(super) fn action(code: &str) -> Option<&'static Action> {
    (code == SUCCEED).then_some(&ACTION)
}

/// Its edge: out of every state that is not an end, and back into it.
pub(super) fn edge(flow: &Flow, from: Option<&str>, action: &str) -> Option<&'static Edge> {
    let open = flow.state(from?).is_some_and(|state| state.phase != Phase::Ended);
    (open && action == SUCCEED).then_some(&EDGE)
}

/// Who had it stands for nothing here any more: not as its owner, and not where the room itself names who has to act. The first
/// owner is history and stays (FAR-01); the first duty goes on with whoever answers now, until the customer has been told who
/// that is.
pub(crate) fn decide(f: &Facts) -> Effects {
    let mut e = Effects::default();
    let (Some(from), to) = (f.id("from"), f.id("to")) else { return e };
    if f.record.owner == Some(from) {
        e.owner = Some(to);
    }
    if let Some(to) = to {
        e.room = named(&f.room, from, to, &mut e.parties);
        e.parties.push(Party { who: to, relation: Relation::Watcher });
        // Of a promise and of an assignment one hears with the matter above.
        if f.record.priority <= Priority::P1
            && matches!(f.record.kind.as_str(), "request" | "order" | "incident" | "case")
        {
            e.tell.push(Told::Person(to));
        }
    }
    if let Room::Incident(_) = &f.room {
        e.tell.extend([Told::Role(Role::Dispatcher), Told::Role(Role::ServiceHead), Told::Role(Role::CompanyLeader)]);
    }
    e
}

/// The room's own data with the successor in the place of who is gone, where it says who has to act; what it says of the past
/// stays.
fn named(room: &Room, from: Id, to: Id, parties: &mut Vec<Party>) -> Option<Room> {
    let mut room = room.clone();
    let swap = |slot: &mut Option<Id>| {
        let is = *slot == Some(from);
        if is {
            *slot = Some(to);
        }
        is
    };
    let changed = match &mut room {
        Room::Handover(h) => {
            let is = swap(&mut h.to_person);
            parties.extend(is.then_some(Party { who: to, relation: Relation::Receiver }));
            is
        }
        Room::Request(r) => !std::mem::replace(&mut r.untold, true),
        Room::Assignment(a) => swap(&mut a.person),
        Room::ShiftHandover(h) => {
            let (gives, takes) = (swap(&mut h.giver), swap(&mut h.taker));
            parties.extend(gives.then_some(Party { who: to, relation: Relation::Giver }));
            parties.extend(takes.then_some(Party { who: to, relation: Relation::Receiver }));
            gives || takes
        }
        Room::Conference(c) => {
            let mut any = false;
            for task in c.tasks.iter_mut().filter(|t| t.done_at.is_none() && t.person == from) {
                task.person = to;
                any = true;
            }
            any
        }
        _ => false,
    };
    changed.then_some(room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::FLOWS;

    /// ORG-05: whatever kind there is and will be, in every state in which something is still to be done it can be taken
    /// over; by the program alone, and not once it has ended or before it exists.
    #[test]
    fn everything_that_is_open_can_be_taken_over() {
        for flow in FLOWS {
            assert!(flow.actions.iter().all(|a| a.code != SUCCEED), "{}: listed and given", flow.kind);
            assert!(flow.action(SUCCEED).is_some(), "{}", flow.kind);
            assert!(flow.edge(None, SUCCEED).is_none(), "{}", flow.kind);
            for state in flow.states {
                let edge = flow.edge(Some(state.code), SUCCEED);
                assert_eq!(edge.is_some(), state.phase != Phase::Ended, "{} {}", flow.kind, state.code);
                assert!(edge.is_none_or(|e| e.by == [By::System] && e.to == To::Same && !e.is_of_staff()));
            }
            assert!(flow.edge(Some("no such state"), SUCCEED).is_none());
        }
    }
}
