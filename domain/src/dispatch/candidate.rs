//! Who may take a job, who is offered first, and why somebody is not (DSP-03).

use crate::{
    fieldwork::window::Window,
    id::Id,
    moment::{HOUR, Moment},
    words::Said,
};
use jiff::tz::TimeZone;
use serde::Serialize;

/// A certificate for one scenario (QUA-04), as far as dispatch asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub scenario: String,
    /// First and last instant at which it holds.
    pub from: Moment,
    pub until: Moment,
    pub suspended: bool,
}

/// A person as dispatch sees one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id,
    pub name: String,
    /// The unit and those above it.
    pub units: Vec<Id>,
    pub certificates: Vec<Certificate>,
    /// Shifts as planned, changed and approved; leave is already taken out.
    pub shifts: Vec<(Moment, Moment)>,
    /// Open orders that count.
    pub load: i64,
    /// Suspended from field work by a case.
    pub suspended: bool,
    /// Customers who complained of this person.
    pub accused_by: Vec<Id>,
    /// When the person last worked at this service point.
    pub knows_since: Option<Moment>,
    /// The unit of this person does not do such work in the region of the address (6.1): in words, with its name.
    pub foreign: Option<Said>,
    /// Windows in which the person is expected elsewhere, each with the number of its order.
    pub expected: Vec<(Window, String)>,
}

/// What has to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Unit that answers for it.
    pub unit: Id,
    /// Scenario of the certificate that the type demands; empty: none.
    pub scenario: String,
    /// When it is to be done: the agreed window, or now until the end of the day.
    pub from: Moment,
    pub to: Moment,
    pub customer: Option<Id>,
    /// Planned work such as meter checks does not count towards `load.max` (DSP-08).
    pub planned: bool,
    /// Its time is agreed: whoever takes it has to be free then. Without it nobody's day is looked at.
    pub agreed: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// `load.max`: open orders a person.
    pub load: i64,
}

/// Why somebody is not offered. The code is that of the refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Objection {
    pub code: &'static str,
    pub said: Said,
    pub clause: &'static str,
}

/// A person with what speaks against the job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    pub person: Id,
    pub name: String,
    pub load: i64,
    pub knows: bool,
    /// What the place in the list rests on.
    pub why: Said,
    pub objections: Vec<Objection>,
}

/// A visit takes an hour at least, with the way to it.
const VISIT: i64 = HOUR;

/// Everything that speaks against this person for this job, gravest first.
pub fn objections(person: &Person, job: &Job, limits: Limits, zone: &TimeZone) -> Vec<Objection> {
    let mut out = Vec::new();
    let mut object =
        |code, clause, zh: String, en: String| out.push(Objection { code, said: Said::new(zh, en), clause });
    let name = &person.name;
    if let Some(said) = &person.foreign {
        object("region", "DSP-01", said.zh.clone(), said.en.clone());
    }
    if !person.units.contains(&job.unit) {
        object(
            "not_of_unit",
            "DSP-04",
            format!("{name}不属于承办单位。"),
            format!("{name} does not belong to the unit."),
        );
    }
    if person.suspended {
        object("suspended", "DSP-03", format!("{name}已停止派单。"), format!("{name} is suspended from field work."));
    }
    if !job.scenario.is_empty() {
        certificate(person, job, zone, &mut object);
    }
    if job.customer.is_some_and(|customer| person.accused_by.contains(&customer)) {
        let (zh, en) = (format!("该客户投诉过{name}。"), format!("This customer has complained of {name}."));
        object("accused", "DSP-03", zh, en);
    }
    // Somebody has to be there when the work begins; a shift may end before it does.
    if !person.shifts.iter().any(|(from, to)| *from <= job.from && job.from < *to) {
        let at = job.from.local_minute(zone);
        object("off_shift", "DSP-03", format!("{name}在 {at} 不当班。"), format!("{name} is not on shift at {at}."));
    }
    let wanted = Window { from: job.from, to: job.to };
    let elsewhere = || person.expected.iter().filter(|(w, _)| job.agreed && w.meets(&wanted));
    // Several visits fit into a long window one after the other.
    let room = wanted.to.since(wanted.from) - elsewhere().count() as i64 * VISIT;
    if let (Some((there, number)), true) = (elsewhere().next(), room < VISIT) {
        let (from, to) = (there.from.local_minute(zone), there.to.local_minute(zone));
        object(
            "double_booked",
            "APT-01",
            format!("{name}已约 {from} 至 {to} 上门（{number}）。"),
            format!("{name} is expected elsewhere from {from} to {to} ({number})."),
        );
    }
    if !job.planned && person.load >= limits.load {
        let (n, most) = (person.load, limits.load);
        object(
            "overloaded",
            "DSP-03",
            format!("{name}手上已有 {n} 张未结工单，上限 {most}。"),
            format!("{name} has {n} open orders, the limit is {most}."),
        );
    }
    out
}

/// The certificate has to hold through the whole job, not only when it is handed out.
fn certificate(
    person: &Person,
    job: &Job,
    zone: &TimeZone,
    object: &mut impl FnMut(&'static str, &'static str, String, String),
) {
    let name = &person.name;
    let of_scenario: Vec<_> = person.certificates.iter().filter(|c| c.scenario == job.scenario).collect();
    if of_scenario.iter().any(|c| !c.suspended && c.from <= job.from && job.to <= c.until) {
        return;
    }
    let valid = |c: &&&Certificate| !c.suspended && c.from <= job.from;
    if let Some(last) = of_scenario.iter().filter(valid).map(|c| c.until).max() {
        let day = last.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
        object(
            "certificate_expires",
            "DSP-03",
            format!("{name}的证书 {day} 到期，早于服务时间。"),
            format!("The certificate of {name} expires on {day}, before the work."),
        );
    } else if of_scenario.iter().any(|c| c.suspended) {
        object(
            "certificate_suspended",
            "DSP-03",
            format!("{name}的证书已暂停。"),
            format!("The certificate of {name} is suspended."),
        );
    } else {
        object(
            "certificate_missing",
            "DSP-03",
            format!("{name}没有该类工作的证书。"),
            format!("{name} has no certificate for this work."),
        );
    }
}

/// How much is at hand of how much may be, and the last visit to the customer.
fn why(person: &Person, limits: Limits, zone: &TimeZone) -> Said {
    let (n, most) = (person.load, limits.load);
    let visit = person.knows_since.map(|at| at.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string());
    let (zh, en) = visit.map_or_else(Default::default, |day| {
        (format!("；{day} 上门服务过该客户"), format!("; was at this customer's on {day}"))
    });
    Said::new(format!("手上 {n} 张，上限 {most} 张{zh}"), format!("{n} at hand, at most {most}{en}"))
}

/// Everybody, those who may take it first: of the same region, that is of the unit, who has least to do, and among equals who
/// knows the place (DSP-03); then by name, so that two dispatchers see the same list.
pub fn offers(people: &[Person], job: &Job, limits: Limits, zone: &TimeZone) -> Vec<Offer> {
    let mut out: Vec<Offer> = people
        .iter()
        .map(|p| Offer {
            person: p.id,
            name: p.name.clone(),
            load: p.load,
            knows: p.knows_since.is_some(),
            why: why(p, limits, zone),
            objections: objections(p, job, limits, zone),
        })
        .collect();
    out.sort_by(|a, b| {
        let key = |o: &Offer| (o.objections.len(), o.load, !o.knows);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then(a.person.cmp(&b.person))
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+08:00")).unwrap()
    }

    fn person(id: i64, name: &str) -> Person {
        Person {
            id: Id(id),
            name: name.into(),
            units: vec![Id(10), Id(1)],
            certificates: vec![Certificate {
                scenario: "installation".into(),
                from: at("2024-01-31T00:00"),
                until: at("2027-01-31T23:59"),
                suspended: false,
            }],
            shifts: vec![(at("2026-03-12T08:30"), at("2026-03-12T17:30"))],
            load: 5,
            suspended: false,
            accused_by: Vec::new(),
            knows_since: None,
            foreign: None,
            expected: Vec::new(),
        }
    }

    fn job() -> Job {
        Job {
            unit: Id(10),
            scenario: "installation".into(),
            from: at("2026-03-12T09:00"),
            to: at("2026-03-12T11:00"),
            customer: Some(Id(77)),
            planned: false,
            agreed: true,
        }
    }

    fn busy(hours: &[&str]) -> Vec<(Window, String)> {
        let on = |hour: &str| at(&format!("2026-03-12T{hour}"));
        hours.chunks(2).map(|w| (Window { from: on(w[0]), to: on(w[1]) }, "LJ-ORDER-1".into())).collect()
    }

    fn codes(p: &Person, j: &Job) -> Vec<&'static str> {
        objections(p, j, Limits { load: 8 }, &TimeZone::get("Asia/Shanghai").unwrap()).iter().map(|o| o.code).collect()
    }

    type Change = fn(&mut Person, &mut Job);

    /// DSP-03
    #[test]
    fn each_reason_against_a_person_is_its_own() {
        let table: &[(Change, &[&str])] = &[
            (|_, _| {}, &[]),
            (|p, _| p.certificates[0].until = at("2026-03-10T23:59"), &["certificate_expires"]),
            (|p, _| p.certificates[0].until = at("2026-03-12T10:00"), &["certificate_expires"]),
            (|p, _| p.certificates[0].from = at("2026-03-13T00:00"), &["certificate_missing"]),
            (|p, _| p.certificates[0].suspended = true, &["certificate_suspended"]),
            (|p, _| p.certificates.clear(), &["certificate_missing"]),
            (|p, j| (p.certificates.clear(), j.scenario.clear()).1, &[]),
            (|p, _| p.suspended = true, &["suspended"]),
            (|p, _| p.units = vec![Id(11)], &["not_of_unit"]),
            (|p, _| p.accused_by = vec![Id(77)], &["accused"]),
            (|_, j| j.from = at("2026-03-12T17:30"), &["off_shift"]),
            (|_, j| j.from = at("2026-03-12T17:29"), &[]),
            (|p, _| p.load = 7, &[]),
            (|p, _| p.load = 8, &["overloaded"]),
            (|p, j| (p.load, j.planned) = (50, true), &[]),
            (|p, _| (p.suspended, p.load) = (true, 9), &["suspended", "overloaded"]),
            (|p, _| p.foreign = Some(Said::new("不负责", "elsewhere")), &["region"]),
            (|p, _| p.expected = busy(&["10:00", "12:00"]), &[]),
            (|p, _| p.expected = busy(&["10:00", "12:00", "09:00", "10:00"]), &["double_booked"]),
            (|p, j| (p.expected, j.to) = (busy(&["09:00", "11:00"]), at("2026-03-12T10:30")), &["double_booked"]),
            (|p, j| (p.expected, j.to, j.agreed) = (busy(&["09:00", "11:00"]), at("2026-03-12T10:30"), false), &[]),
            (|p, j| (p.expected, j.to) = (busy(&["10:00", "11:00"]), at("2026-03-12T10:00")), &[]),
        ];
        for (n, (change, expected)) in table.iter().enumerate() {
            let (mut p, mut j) = (person(1, "罗健"), job());
            change(&mut p, &mut j);
            assert_eq!(codes(&p, &j), *expected, "row {n}");
        }
    }

    /// DSP-03
    #[test]
    fn who_has_least_to_do_comes_first_and_who_may_not_comes_last() {
        let mut people = [person(1, "甲"), person(2, "乙"), person(3, "丙"), person(4, "丁")];
        people[0].load = 2;
        people[1].knows_since = Some(at("2025-11-01T09:00"));
        people[1].load = 7;
        people[2].certificates.clear();
        people[3].load = 2;
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let order: Vec<i64> = offers(&people, &job(), Limits { load: 8 }, &zone).iter().map(|o| o.person.0).collect();
        assert_eq!(
            order,
            [4, 1, 2, 3],
            "丁 before 甲 by the letters of their names, both with two orders; seven are seven"
        );
        people[0].knows_since = Some(at("2025-11-01T09:00"));
        let first = offers(&people, &job(), Limits { load: 8 }, &zone).swap_remove(0);
        assert_eq!(first.person.0, 1, "among equals who was there before");
        assert_eq!(first.why.zh, "手上 2 张，上限 8 张；2025-11-01 上门服务过该客户");
        let last = offers(&people, &job(), Limits { load: 8 }, &zone).pop().unwrap();
        assert_eq!(last.objections[0].said.zh, "丙没有该类工作的证书。");
    }
}
