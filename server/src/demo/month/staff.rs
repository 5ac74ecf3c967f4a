//! The forty people of the company in the thirty days: who they are, when they work, what they are certified for. Those
//! whom every demonstration has stay themselves; the others have no login.

use super::{dice::Dice, places};
use crate::{
    app::App,
    demo::Cast,
    org::{NewPerson, add_person},
};
use shouwen_domain::{
    dispatch::Certificate,
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
    org::Role,
};
use shouwen_store::{StoreError, Tx, staff};

/// Where somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Desk {
    Phone,
    Online,
    Hall,
    FollowUp,
    Dispatch,
    Lead,
    Repair1,
    Repair2,
    Install,
}

/// Desk, unit, the known people at it, how many there are, role of the others and the unit it is held at.
const DESKS: &[(Desk, &str, &[&str], usize, Role, &str)] = &[
    (Desk::Phone, "lj-phone", &["zhoumin"], 9, Role::Agent, "lj-service"),
    (Desk::Online, "lj-online", &["lufang"], 3, Role::OnlineAgent, "lj-service"),
    (Desk::Hall, "lj-hall", &["tangli"], 3, Role::CounterClerk, "lj-hall"),
    (Desk::FollowUp, "lj-service", &[], 2, Role::FollowUpAgent, "lj-service"),
    (Desk::Dispatch, "lj-repair", &["linyi"], 3, Role::Dispatcher, "LJ"),
    (Desk::Lead, "lj-service", &["hejun", "chenli"], 2, Role::GroupLeader, "lj-service"),
    (Desk::Repair1, "lj-repair-1", &["weiqiang"], 6, Role::Technician, "lj-repair-1"),
    (Desk::Repair2, "lj-repair-2", &[], 6, Role::Technician, "lj-repair-2"),
    (Desk::Install, "lj-install", &["huangjg", "luojian"], 6, Role::Technician, "lj-install"),
];

#[derive(Clone, Debug)]
pub(super) struct Worker {
    pub id: Id,
    pub unit: Id,
    pub desk: Desk,
    /// Place in the rotation of the desk.
    place: i64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Staff {
    pub all: Vec<Worker>,
}

/// China has had no summer time since 1991; days of the demonstration begin at midnight in Shanghai.
const OFFSET: i64 = 8 * HOUR;

pub(super) fn day_of(at: Moment) -> i64 {
    at.plus(OFFSET).0.div_euclid(DAY)
}

pub(super) const fn midnight(day: i64) -> Moment {
    Moment(day * DAY - OFFSET)
}

/// Minutes since midnight.
pub(super) fn minute_of(at: Moment) -> i64 {
    at.since(midnight(day_of(at))) / MINUTE
}

/// Saturday or Sunday; 1970-01-01 was a Thursday.
pub(super) fn is_weekend(day: i64) -> bool {
    matches!((day + 4).rem_euclid(7), 0 | 6)
}

/// Beginning and end of a shift in minutes since midnight, by the place in the rotation of that day.
fn hours(desk: Desk, turn: i64, weekend: bool) -> Option<(i64, i64)> {
    Some(match (desk, turn) {
        (Desk::Phone, 0..=3) => (8 * 60, 16 * 60 + 30),
        (Desk::Phone, 4..=5) => (12 * 60 + 30, 21 * 60),
        (Desk::Phone, 6) => (20 * 60 + 45, 32 * 60 + 15),
        (Desk::Online, 0) => (8 * 60, 17 * 60),
        (Desk::Online, 1) => (11 * 60, 20 * 60),
        (Desk::Hall, 0..=1) | (Desk::FollowUp, 0) | (Desk::Install, 0..=4) => (8 * 60 + 30, 17 * 60 + 30),
        (Desk::FollowUp, 1) if !weekend => (11 * 60, 20 * 60),
        (Desk::Lead, _) if !weekend => (8 * 60 + 30, 17 * 60 + 30),
        (Desk::Dispatch, 0) => (8 * 60, 20 * 60),
        (Desk::Dispatch, 1) => (20 * 60, 32 * 60),
        (Desk::Repair1 | Desk::Repair2, 0..=3) => (8 * 60, 18 * 60),
        (Desk::Repair1 | Desk::Repair2, 4) => (18 * 60, 32 * 60),
        _ => return None,
    })
}

impl Staff {
    fn turns(desk: Desk) -> i64 {
        DESKS.iter().find(|d| d.0 == desk).map_or(1, |d| d.3 as i64)
    }

    /// The shift that begins on a day.
    pub fn shift(worker: &Worker, day: i64) -> Option<(Moment, Moment)> {
        let turn = (worker.place + day).rem_euclid(Self::turns(worker.desk));
        let (from, to) = hours(worker.desk, turn, is_weekend(day))?;
        Some((midnight(day).plus(from * MINUTE), midnight(day).plus(to * MINUTE)))
    }

    fn works(worker: &Worker, at: Moment) -> bool {
        let day = day_of(at);
        [day - 1, day].into_iter().filter_map(|day| Self::shift(worker, day)).any(|(from, to)| from <= at && at < to)
    }

    pub fn on_duty(&self, desk: Desk, at: Moment) -> Vec<&Worker> {
        self.all.iter().filter(|w| w.desk == desk && Self::works(w, at)).collect()
    }

    pub fn of(&self, person: Id) -> Option<&Worker> {
        self.all.iter().find(|w| w.id == person)
    }

    pub fn is_there(&self, person: Id, at: Moment) -> bool {
        self.of(person).is_some_and(|w| Self::works(w, at))
    }

    /// The head; at her desk even on Sundays when nobody else may decide.
    pub fn head(&self) -> Id {
        self.all.iter().rfind(|w| w.desk == Desk::Lead).map_or(Id(0), |w| w.id)
    }

    /// The first of a crew leads it.
    pub fn leader(&self, unit: Id) -> Option<Id> {
        self.all.iter().find(|w| w.unit == unit).map(|w| w.id)
    }
}

/// Makes who is missing.
pub(super) fn hire(tx: &mut Tx<'_>, app: &App, cast: &Cast, seed: u64) -> Result<Staff, StoreError> {
    let mut dice = Dice::new(seed, u64::MAX);
    let mut out = Staff::default();
    for (desk, unit, known, count, role, at) in DESKS {
        for place in 0..*count {
            let home = cast.unit(unit);
            let id = if let Some(login) = known.get(place) {
                cast.person(login)
            } else {
                let mut roles = vec![(*role, cast.unit(at))];
                if *unit == "lj-repair-2" && place == 0 {
                    roles.push((Role::TeamLeader, home));
                }
                let name = places::person(&mut dice);
                add_person(
                    tx,
                    app,
                    None,
                    &NewPerson { unit: home, name: &name, login: None, password: None, roles: &roles },
                )?
            };
            out.all.push(Worker { id, unit: home, desk: *desk, place: place as i64 });
        }
    }
    Ok(out)
}

/// Certificates of the crews: all hold until well after the thirty days but one, which ends soon.
pub(super) fn certify(tx: &mut Tx<'_>, app: &App, company: Id, staff: &Staff, until: Moment) -> Result<(), StoreError> {
    for worker in &staff.all {
        let scenarios: &[&str] = match worker.desk {
            Desk::Repair1 | Desk::Repair2 => &["repair", "emergency"],
            Desk::Install => &["installation", "repair"],
            _ => continue,
        };
        for (n, scenario) in scenarios.iter().enumerate() {
            let soon = worker.desk == Desk::Install && worker.place == 1;
            let certificate = Certificate {
                scenario: (*scenario).to_owned(),
                from: until.minus(500 * DAY),
                until: until.plus(if soon { 25 * DAY } else { (200 + 30 * worker.place) * DAY }),
                suspended: false,
            };
            let number = format!("LJ-{:02}-{:02}", worker.place + 1, n + 1);
            let id = app.world.id();
            let row =
                staff::CertificateRow { id, company, person: worker.id, number: &number, certificate: &certificate };
            staff::put_certificate(tx, &row)?;
        }
    }
    Ok(())
}

/// The shifts of everybody, from the day before the first to two weeks after the last.
pub(super) fn plan(
    tx: &mut Tx<'_>,
    app: &App,
    company: Id,
    staff: &Staff,
    (from, until): (Moment, Moment),
) -> Result<(), StoreError> {
    for day in day_of(from) - 1..=day_of(until) + 14 {
        for worker in &staff.all {
            if let Some(shift) = Staff::shift(worker, day) {
                staff::put_shift(tx, (app.world.id(), company, worker.unit), worker.id, shift)?;
            }
        }
    }
    Ok(())
}

/// The next moment at this time of the day or later, not at night: what people do by telephone waits for the morning.
pub(super) fn by_day(at: Moment, from: i64, to: i64, dice: &mut Dice) -> Moment {
    let day = day_of(at);
    match minute_of(at) {
        early if early < from => midnight(day).plus(from * MINUTE + dice.minutes(1, 60)),
        late if late >= to => midnight(day + 1).plus(from * MINUTE + dice.minutes(1, 60)),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_people_and_the_telephone_never_unattended() {
        assert_eq!(DESKS.iter().map(|d| d.3).sum::<usize>(), 40);
        let mut staff = Staff::default();
        for (desk, _, _, count, ..) in DESKS {
            let worker = |place| Worker { id: Id(place), unit: Id(1), desk: *desk, place };
            staff.all.extend((0..*count as i64).map(worker));
        }
        let monday = midnight(20_521);
        assert!(!is_weekend(20_521) && is_weekend(20_519) && is_weekend(20_520));
        for hour in 0..24 * 28 {
            let at = monday.plus(hour * HOUR);
            for desk in [Desk::Phone, Desk::Dispatch, Desk::Repair1, Desk::Repair2] {
                assert!(!staff.on_duty(desk, at).is_empty(), "{desk:?} in hour {hour}");
            }
        }
    }
}
