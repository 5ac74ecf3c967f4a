//! How grave an incident is, and which leaders have to know of it at once (EMG-06). A leader who says nothing in time
//! (`emg.leader_ack`) is followed by the next of the list; what gets graver begins the list anew.

use super::{
    Entry, Incident, Step,
    chain::{self, Call},
};
use crate::{
    channels::{Message, means::LEADER},
    clock::catalog::fact,
    flow::{Effects, Fact, Facts, Party, Relation, Told},
    org::Role,
};

/// From here on leaders are called: Ⅲ and graver.
const CALLED_FROM: &str = "3";
/// From here on region and national centre are told: Ⅱ and graver.
const UPWARDS_FROM: &str = "2";

/// Ⅰ to Ⅳ as `1` to `4`, by what is known of the scene; the smaller the graver.
/// `most`: a parameter of policy, or what it is without one.
fn severity(i: &Incident, most: impl Fn(&str, i64) -> i64) -> &'static str {
    let (hurt, affected) = (i.casualties.unwrap_or(0), i.affected.unwrap_or(0));
    if hurt >= most("emg.severity1.casualties", 3) || affected >= most("emg.severity1.affected", 1_000) {
        return "1";
    }
    if hurt > 0
        || i.kind == "explosion"
        || affected >= most("emg.severity2.affected", 200)
        || (i.public_place == Some(true) && matches!(i.kind.as_str(), "fire" | "co"))
    {
        return "2";
    }
    // An alarm that sounds while nobody smells or sees anything.
    if i.kind == "alarm" && i.signs.is_empty() && i.public_place != Some(true) { "4" } else { "3" }
}

/// Judges anew; by rule it only gets graver, so that what a leader has set stands.
pub(super) fn judge(i: &mut Incident, f: &Facts) {
    let now = severity(i, |code, usual| f.policy.count(code).map_or(usual, |(n, _)| n));
    if i.severity.is_empty() || now < i.severity.as_str() {
        now.clone_into(&mut i.severity);
    }
}

impl Incident {
    /// Leaders have to be called: nobody was for what it is now.
    pub fn leader_due(&self) -> bool {
        let hurt = self.casualties.unwrap_or(0) > 0;
        !self.severity.is_empty()
            && self.severity.as_str() <= CALLED_FROM
            && (self.told_severity != self.severity || (hurt && !self.told_casualties))
    }

    /// The calls to leaders for what it is now.
    pub(super) fn leader_calls(&self) -> &[Call] {
        self.leaders.get(self.leaders_from..).unwrap_or_default()
    }

    /// The person was called as a leader.
    pub fn is_leader(&self, person: crate::id::Id) -> bool {
        self.leaders.iter().any(|call| call.people.contains(&person))
    }
}

/// The next leader is called; `anew`: for something graver than the list was called for.
pub(super) fn call(i: &mut Incident, f: &Facts, e: &mut Effects, anew: bool) {
    if anew {
        i.leaders_from = i.leaders.len();
        i.told_severity.clone_from(&i.severity);
        i.told_casualties = i.casualties.unwrap_or(0) > 0;
        if i.severity.as_str() <= UPWARDS_FROM {
            e.tell.extend([Told::Role(Role::RegionalDirector), Told::Role(Role::NationalCentre)]);
        }
    }
    let Some(rung) = chain::next(&f.given.leaders, i.leader_calls()).cloned() else { return };
    let turn = i.leaders.len() as i64 + 1;
    for person in &rung.people {
        if !i.is_leader(*person) && !i.was_called(*person) {
            e.parties.push(Party { who: *person, relation: Relation::Receiver });
        }
        e.messages.push(Message { to: *person, purpose: LEADER_CALL, turn, urgent: true });
        e.tell.push(Told::Person(*person));
    }
    i.log.push(Entry { step: Step::LeaderCalled, at: f.now, text: i.severity.clone(), ..Entry::default() });
    i.leaders.push(Call { rung: rung.code, unit: None, people: rung.people, at: f.now, outcomes: Vec::new() });
    e.facts.push(Fact { code: fact::LEADER_CALLED.into(), at: f.now, evidenced: true });
    e.reclock = true;
}

/// Purpose of a message that calls a leader: its key is an answer for the leaders, not for the crew.
pub const LEADER_CALL: &str = LEADER.code;

/// A leader knows. With casualties the hour begins in which the authority has to know (EMG-14).
pub(super) fn acknowledged(i: &Incident, f: &Facts, e: &mut Effects) {
    e.facts.push(f.witnessed(fact::LEADER_ACKED));
    if i.casualties.unwrap_or(0) > 0 && !i.authority_told {
        e.facts.push(f.witnessed(fact::AUTHORITY_DUE));
        e.reclock = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EMG-06: casualties, explosion, number of customers, public place.
    #[test]
    fn what_is_known_of_the_scene_says_how_grave_it_is() {
        let scene = |kind: &str, casualties, affected, public, signs: &str| Incident {
            kind: kind.into(),
            casualties,
            affected,
            public_place: public,
            signs: signs.into(),
            ..Incident::default()
        };
        for (incident, expected) in [
            (scene("leak", Some(0), None, None, "嘶嘶声"), "3"),
            (scene("alarm", None, None, None, ""), "4"),
            (scene("alarm", None, None, None, "有气味"), "3"),
            (scene("alarm", None, None, Some(true), ""), "3"),
            (scene("explosion", None, None, None, ""), "2"),
            (scene("leak", Some(1), None, None, ""), "2"),
            (scene("leak", Some(0), Some(199), None, ""), "3"),
            (scene("leak", Some(0), Some(200), None, ""), "2"),
            (scene("fire", None, None, Some(true), ""), "2"),
            (scene("leak", Some(3), None, None, ""), "1"),
            (scene("damage", None, Some(1_000), None, ""), "1"),
        ] {
            assert_eq!(severity(&incident, |_, usual| usual), expected, "{incident:?}");
        }
    }
}
