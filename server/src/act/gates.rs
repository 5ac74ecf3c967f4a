//! The gates before an edge: which refuse, which only say, which were released for this act (SYS-06). Owns: the one place
//! that asks the book how a gate stands. Tested by `tests/doors.rs` and `tests/release.rs`.

use super::Ctx;
use shouwen_domain::{
    guard::{GateMode, GuardNature, Verdict},
    policy::release,
    refusal::Refusal,
    words::Said,
};
use shouwen_store::event::GateHit;

/// Runs the guards of an edge in the modes of the company. The hits of gates that let it pass, or the first refusal.
pub fn run_guards(
    ctx: &Ctx<'_>,
    judge: &crate::house::Judge<'_>,
    guards: &[&'static shouwen_domain::guard::Guard],
    facts: &shouwen_domain::flow::Facts<'_>,
) -> Result<Vec<GateHit>, Refusal> {
    let mut hits = Vec::new();
    for guard in guards {
        let Verdict::Refuse(said) = (guard.check)(facts) else { continue };
        let (mode, clause) = match guard.nature {
            GuardNature::Rule | GuardNature::Safety => (GateMode::Block, guard.clause.to_owned()),
            // The book has said already whether this gate yields to a P0 (EMG-16); those that come after the crew has left,
            // such as the reason for lowering, do not.
            GuardNature::Gate => match ctx.house.book.gate(guard.code, &judge.query()) {
                Some(ruling) => {
                    let mode = GateMode::parse(ruling.mode.code()).unwrap_or(GateMode::Block);
                    (mode, ruling.origin.clause.zh.clone())
                }
                None => (GateMode::Block, guard.clause.to_owned()),
            },
        };
        let clause = if clause.is_empty() { guard.clause.to_owned() } else { clause };
        match mode {
            GateMode::Off => {}
            // Whoever may release it has let one act pass (SYS-06). Rules and protective gear are never released.
            GateMode::Block
                if guard.nature == GuardNature::Gate && facts.released.iter().any(|open| open == guard.code) =>
            {
                hits.push(hit(guard.code, RELEASED, said, clause));
            }
            GateMode::Block => {
                // What does not exist yet has no history that a release could stand in.
                let is_there = guard.nature == GuardNature::Gate && facts.record.state.is_some();
                let release = is_there.then(|| release::offered(facts, guard.code)).flatten();
                return Err(refusal(guard.code, said, clause).release(release));
            }
            mode => hits.push(hit(guard.code, mode.code(), said, clause)),
        }
    }
    Ok(hits)
}

/// How a gate stands in the list of what would have been blocked when it was released.
pub const RELEASED: &str = "released";

pub(super) fn hit(gate: &str, mode: &str, said: Said, clause: String) -> GateHit {
    GateHit { gate: gate.to_owned(), mode: mode.to_owned(), zh: said.zh, en: said.en, clause }
}

fn refusal(code: &'static str, said: Said, clause: String) -> Refusal {
    Refusal::conflict(code, said.zh, said.en).clause(clause)
}
