//! How much of what hangs below a record is still going on. Owns: which kinds count for which guard. Tested with the guards.

/// Numbers about linked records that guards need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Work orders and complaint cases made from it that have not ended.
    pub open_work: i64,
    pub open_handovers: i64,
    pub open_promises: i64,
    pub open_followups: i64,
    pub open_appointments: i64,
    pub open_conferences: i64,
    pub open_tasks: i64,
    pub open_incidents: i64,
    /// Incidents below it, those that have ended as well.
    pub incidents: i64,
}

impl Links {
    /// Counts `n` more open children of a kind. What no guard asks about is not counted.
    pub fn count(&mut self, kind: &str, n: i64) {
        match kind {
            "order" | "case" => self.open_work += n,
            "handover" => self.open_handovers += n,
            "promise" => self.open_promises += n,
            "followup" => self.open_followups += n,
            "appointment" => self.open_appointments += n,
            "conference" => self.open_conferences += n,
            "task" => self.open_tasks += n,
            // An emergency is work that is going on, and one at a time.
            "incident" => {
                self.open_work += n;
                self.open_incidents += n;
            }
            _ => {}
        }
    }
}
