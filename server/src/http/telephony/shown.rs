//! A call as screens see it: the number masked, times as the exchange measured them, what it led to.

use crate::{
    act::{Ctx, Failure},
    http::view::named,
    mask,
    telephony::{self, customer},
};
use serde_json::{Value, json};
use shouwen_domain::telephony::Outcome;
use shouwen_store::{
    Tx, customers, record,
    telephony::{self as store, CallRow},
};

pub(super) fn call(tx: &mut Tx<'_>, ctx: &Ctx<'_>, call: &CallRow) -> Result<Value, Failure> {
    let (_, most) = telephony::measure(ctx.house, call.company, ctx.now);
    let within = match call.outcome.as_str() {
        "answered" => call.rings.map(|rings| rings <= most),
        "missed" => Some(false),
        _ => None,
    };
    let customer = match customer(tx, call)? {
        Some(id) => customers::name(tx, id)?.map(|name| json!({"id": id, "name": name})),
        None => None,
    };
    let of = |row: record::RecordRow| json!({"id": row.id, "number": row.number, "kind": row.kind, "state": row.state});
    let callback = call.callback.map(|id| record::lookup(tx, id)).transpose()?.flatten().map(of);
    let mut records = Vec::new();
    for (id, _) in store::linked(tx, call.id)? {
        records.extend(record::lookup(tx, id)?.map(of));
    }
    let spoken = call.answered_at.zip(call.ended_at).filter(|_| call.cause != "lost");
    let outcome = Outcome::ALL.into_iter().find(|o| o.code() == call.outcome);
    Ok(json!({
        "id": call.id,
        "direction": if call.is_inbound() { "in" } else { "out" },
        "number": mask::phone(&call.number),
        "line": call.line,
        "exchange": call.source,
        "extension": call.extension,
        "person": named(ctx.house, call.person),
        "stage": call.stage,
        "outcome": outcome.map(|o| json!({"code": o.code(), "zh": o.words().zh, "en": o.words().en})),
        "begun_at": call.begun_at,
        "ring_at": call.ring_at,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
        "rings": call.rings,
        "within": within.filter(|_| call.is_inbound()),
        "seconds": spoken.map(|(from, to)| to.since(from).max(0) / 1_000),
        "held_seconds": call.held / 1_000,
        "lost": call.cause == "lost",
        "recording": call.recording,
        "emergency_at": call.emergency_at,
        "customer": customer,
        "callback": callback,
        "records": records,
    }))
}
