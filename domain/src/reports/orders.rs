//! The report of work orders: states, punctuality, first-time fix, overdue, hours, follow-ups; of all and by team.

use super::dist::{Counts, Dist, dist, sorted};
use crate::moment::Moment;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// What the report needs of one work order.
#[derive(Clone, Debug, Default)]
pub struct OrderRow {
    pub team: String,
    pub type_code: String,
    pub state: String,
    /// A part that colleagues do for another order: counted, but no fix of its own and no follow-up.
    pub part: bool,
    /// First accepted by somebody.
    pub accepted: Option<Moment>,
    /// The work was finished, the last time.
    pub finished: Option<Moment>,
    pub unsolved: bool,
    /// Rework on the customer's demand, and reopened after the end.
    pub again: bool,
    pub closed: bool,
    /// The same kind of fault came back to the same point within thirty days.
    pub repeated: bool,
    /// States of its appointments.
    pub appointments: Vec<String>,
    /// How those arrived who found nobody in: states as above.
    pub in_vain: Vec<String>,
    /// Some due time of it passed before it was met.
    pub overdue: bool,
    pub selected: bool,
    pub followup: Option<Asked>,
}

/// The follow-up of an order as the report sees it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub ended: bool,
    /// The end of its period had passed at the moment of the report.
    pub due: bool,
    /// Called and not reached, or not willing.
    pub without_answer: bool,
    /// The customer's answer to "satisfied".
    pub answer: Option<String>,
}

/// How agreed windows ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Arrivals {
    pub in_time: u64,
    /// Before the window, with the customer's agreement or against the gate.
    pub early: u64,
    pub late_told: u64,
    pub late_untold: u64,
    pub no_access: u64,
    pub moved_by_company: u64,
    pub moved_by_customer: u64,
}

impl Arrivals {
    fn count(&mut self, state: &str) {
        match state {
            "kept" => self.in_time += 1,
            "early" => self.early += 1,
            "late_notified" => self.late_told += 1,
            "late_no_notice" => self.late_untold += 1,
            "no_access" => self.no_access += 1,
            "moved_by_company" => self.moved_by_company += 1,
            "moved_by_customer" => self.moved_by_customer += 1,
            _ => {}
        }
    }

    /// Visits made: what punctuality is a share of (Appendix B).
    pub const fn visits(&self) -> u64 {
        self.in_time + self.early + self.late_told + self.late_untold
    }
}

/// Closed orders, and those among them that were right at once (Appendix B, decision 12): nothing left unsolved, nothing done
/// again, no repeat fault. What a follow-up sends somebody for beside the fault (a forgotten carton) does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FirstTime {
    pub n: u64,
    pub fixed: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FollowUps {
    pub selected: u64,
    /// Selected, and the end of the period to ask has passed.
    pub due: u64,
    /// Ended, of those that are due: Appendix B, "follow-ups ended / selected and due".
    pub done: u64,
    /// Ended, due or not.
    pub ended: u64,
    /// The customer has answered the questions.
    pub answered: u64,
    pub satisfied: u64,
    pub fairly: u64,
    pub dissatisfied: u64,
    /// Called and not reached, or not willing.
    pub without_answer: u64,
}

/// The figures of a team, or of all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    pub orders: u64,
    pub finished: u64,
    pub overdue: u64,
    pub arrivals: Arrivals,
    pub first_time: FirstTime,
    pub followups: FollowUps,
    /// Hours from acceptance by the team to the end of the work.
    pub hours: Dist,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrdersReport {
    pub state: Counts,
    #[serde(rename = "type")]
    pub types: Counts,
    pub all: Group,
    pub teams: BTreeMap<String, Group>,
}

#[derive(Clone, Debug, Default)]
struct Sums {
    orders: u64,
    finished: u64,
    overdue: u64,
    arrivals: Arrivals,
    first_time: FirstTime,
    followups: FollowUps,
    hours: Vec<f64>,
}

impl Sums {
    fn add(&mut self, row: &OrderRow) {
        self.orders += 1;
        self.overdue += u64::from(row.overdue);
        self.finished += u64::from(row.finished.is_some());
        // A visit that found nobody in was one.
        row.appointments.iter().chain(&row.in_vain).for_each(|state| self.arrivals.count(state));
        if row.closed && !row.part {
            self.first_time.n += 1;
            self.first_time.fixed += u64::from(!row.unsolved && !row.again && !row.repeated);
        }
        if let (Some(accepted), Some(finished)) = (row.accepted, row.finished) {
            self.hours.extend(Some(finished.since(accepted)).filter(|ms| *ms >= 0).map(|ms| ms as f64 / 3_600_000.0));
        }
        let f = &mut self.followups;
        f.selected += u64::from(row.selected);
        let Some(asked) = &row.followup else { return };
        f.ended += u64::from(asked.ended);
        if row.selected && asked.due {
            f.due += 1;
            f.done += u64::from(asked.ended);
        }
        match asked.answer.as_deref() {
            Some("yes") => f.satisfied += 1,
            Some("fair") => f.fairly += 1,
            Some(_) => f.dissatisfied += 1,
            None => f.without_answer += u64::from(asked.without_answer),
        }
        f.answered += u64::from(asked.answer.is_some());
    }

    fn finish(mut self) -> Group {
        Group {
            orders: self.orders,
            finished: self.finished,
            overdue: self.overdue,
            arrivals: self.arrivals,
            first_time: self.first_time,
            followups: self.followups,
            hours: dist(&mut self.hours),
        }
    }
}

/// Running sums: feed rows one by one, then [`finish`](Self::finish).
#[derive(Debug, Default)]
pub struct OrderSums {
    state: HashMap<String, u64>,
    types: HashMap<String, u64>,
    all: Sums,
    teams: BTreeMap<String, Sums>,
}

impl OrderSums {
    pub fn add(&mut self, row: &OrderRow) {
        *self.state.entry(row.state.clone()).or_default() += 1;
        *self.types.entry(row.type_code.clone()).or_default() += 1;
        self.all.add(row);
        self.teams.entry(row.team.clone()).or_default().add(row);
    }

    pub fn finish(self) -> OrdersReport {
        OrdersReport {
            state: sorted(self.state),
            types: sorted(self.types),
            all: self.all.finish(),
            teams: self.teams.into_iter().map(|(team, sums)| (team, sums.finish())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::HOUR;
    use serde_json::json;

    #[test]
    fn every_figure_is_counted_once() {
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let plain = OrderRow {
            team: "A".into(),
            type_code: "repair".into(),
            state: "closed".into(),
            accepted: Some(Moment(0)),
            finished: Some(Moment(3 * HOUR)),
            appointments: texts(&["kept"]),
            closed: true,
            ..OrderRow::default()
        };
        let asked = |answer: &str, due, ended| {
            Some(Asked { ended, due, without_answer: false, answer: Some(answer.to_owned()) })
        };
        let rows = [
            // Ended before it was due.
            OrderRow { selected: true, followup: asked("yes", false, true), ..plain.clone() },
            // Two visits, the second late: mended, but not at once.
            OrderRow {
                appointments: texts(&["kept", "late_no_notice"]),
                again: true,
                overdue: true,
                selected: true,
                // Answered, but an issue is open: it has not ended.
                followup: asked("no", true, false),
                finished: Some(Moment(7 * HOUR)),
                ..plain.clone()
            },
            // Nobody opened; then one visit was enough.
            OrderRow { appointments: texts(&["no_access", "late_notified"]), team: "B".into(), ..plain.clone() },
            // Two visits, because the company moved the second part of the work; and one that came back.
            OrderRow { appointments: texts(&["kept", "kept"]), repeated: true, team: "B".into(), ..plain.clone() },
            OrderRow {
                unsolved: true,
                finished: None,
                selected: true,
                followup: Some(Asked { due: true, ..Asked::default() }),
                ..plain.clone()
            },
            // An emergency without a window, asked in vain; a part; one that has just been taken.
            OrderRow {
                appointments: Vec::new(),
                selected: true,
                followup: Some(Asked { ended: true, due: true, without_answer: true, answer: None }),
                ..plain.clone()
            },
            OrderRow { part: true, appointments: texts(&["moved_by_company", "kept", "early"]), ..plain.clone() },
            OrderRow {
                finished: None,
                closed: false,
                state: "taken".into(),
                appointments: texts(&["moved_by_customer"]),
                ..plain
            },
        ];
        let mut sums = OrderSums::default();
        for row in &rows {
            sums.add(row);
        }
        let report = serde_json::to_value(sums.finish()).unwrap();
        assert_eq!(report["state"], json!({"closed": 7, "taken": 1}));
        assert_eq!(report["type"], json!({"repair": 8}));
        let all = &report["all"];
        assert_eq!((&all["orders"], &all["finished"], &all["overdue"]), (&json!(8), &json!(6), &json!(1)));
        assert_eq!(
            all["arrivals"],
            json!({"in_time": 6, "early": 1, "late_told": 1, "late_untold": 1, "no_access": 1, "moved_by_company": 1,
                "moved_by_customer": 1})
        );
        assert_eq!(all["first_time"], json!({"n": 6, "fixed": 3}));
        assert_eq!(
            all["followups"],
            json!({"selected": 4, "due": 3, "done": 1, "ended": 2, "answered": 2, "satisfied": 1, "fairly": 0,
                "dissatisfied": 1, "without_answer": 1})
        );
        assert_eq!((&all["hours"]["n"], &all["hours"]["median_lin"]), (&json!(6), &json!(3.0)));
        assert_eq!(report["teams"]["B"]["first_time"], json!({"n": 2, "fixed": 1}));
    }
}
