//! What others have changed in an archive since somebody looked at it: the answer to whoever was second. Owns: which lines of
//! the log tell it. Refuses nothing. Tested by `tests/archive_parts.rs`.

use super::load_to_change;
use crate::http::{Problem, Req, audit::words, records, view};
use serde_json::{Value, json};
use shouwen_domain::id::Id;
use shouwen_store::audit;

/// Every change is a version and a line of the log; more than these are told by nobody who has a form open.
const TOLD: i64 = 20;
/// What was read and refused stands in the log between the changes.
const LOOKED_AT: i64 = 200;

/// The conflict, with who changed what since the version that the caller has seen.
pub(super) async fn told(req: &Req, id: Id, seen: i64) -> Result<Problem, Problem> {
    let value = records::reading(req, move |tx, ctx| {
        let row = load_to_change(tx, ctx, id)?;
        let lines = audit::of_subject(tx, id, row.company, i64::MAX, LOOKED_AT)?;
        let changes = lines.into_iter().filter(|l| l.outcome == "done" && l.what.starts_with("customer."));
        let since = usize::try_from((row.version - seen).clamp(0, TOLD)).unwrap_or(0);
        let lines: Vec<Value> = changes
            .filter(|l| l.what != "customer.read")
            .take(since)
            .map(|l| {
                let detail: Value = serde_json::from_str(&l.detail).unwrap_or_default();
                json!({"by": view::named(ctx.house, l.actor), "at": l.at, "words": words(&l.what, None),
                    "fields": detail.get("changed").cloned().unwrap_or_else(|| json!([]))})
            })
            .collect();
        let last = lines.first().cloned().unwrap_or_default();
        Ok(json!({"version": row.version, "state": "", "by": last["by"], "at": last["at"], "lines": lines}))
    })
    .await?;
    Ok(Problem::stale(value))
}
