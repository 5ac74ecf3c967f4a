//! The call that a matter came by (EMG-01, ANS-01, INF-04): its answer is the time of receipt, whatever was typed; its number
//! is the contact unless another was given; it stands on the matter as evidence. Owns: binding a call to a request, and that
//! one call is one emergency, whoever presses the key first. Tested by `tests/calls.rs`.

use super::{Failure, Work};
use crate::telephony;
use serde_json::{Map, Value, json};
use shouwen_domain::id::Id;
use shouwen_store::{
    StoreError, record,
    telephony::{self as store, CallRow},
};

/// The call that a body names, held; none where it names none, or one of another company (which the check of references
/// refuses like everything that is not there).
fn named(work: &mut Work<'_, '_>, input: &Map<String, Value>) -> Result<Option<CallRow>, StoreError> {
    let Some(id) = input.get("call").and_then(Value::as_str).and_then(Id::parse) else { return Ok(None) };
    let company = work.ctx.actor.company;
    Ok(store::hold(work.tx, id)?.filter(|call| company.is_none_or(|c| c == call.company)))
}

impl Work<'_, '_> {
    /// What the call says goes into the body before anything looks at it: when it was answered, who called.
    pub(super) fn heed_call(&mut self, input: &mut Map<String, Value>) -> Result<Option<Id>, Failure> {
        let Some(call) = named(self, input)? else { return Ok(None) };
        // The exchange has measured what an agent can only remember. A call that nobody took has a time of ringing.
        let at = if call.is_inbound() { call.answered_at.or(call.ring_at) } else { call.answered_at };
        if let Some(at) = at.filter(|at| *at <= self.ctx.now) {
            input.insert("received_at".into(), at.0.into());
        }
        let blank = input.get("contact").and_then(Value::as_str).is_none_or(|text| text.trim().is_empty());
        if blank && !call.number.is_empty() {
            input.insert("contact".into(), json!(call.number));
        }
        Ok(Some(call.id))
    }

    /// The call stands on the request; one that has ended has said everything already.
    pub(super) fn keep_call(&mut self, call: Option<Id>, record: Id, depth: u32) -> Result<(), Failure> {
        let Some(call) = call else { return Ok(()) };
        store::link(self.tx, call, record)?;
        let row = store::lookup(self.tx, call)?.filter(CallRow::has_ended);
        let told = store::linked(self.tx, call)?.iter().any(|(id, told)| *id == record && *told);
        if let (Some(row), false) = (row, told) {
            let body = telephony::phoned(&row, &self.ctx.world.zone);
            self.perform(record, "phoned", &body, None, depth + 1)?;
            store::told(self.tx, call, record)?;
        }
        Ok(())
    }

    /// Two agents press the key for one call, or one twice: the second finds what the first has begun. What they typed is
    /// kept as a note.
    pub(super) fn pressed_again(&mut self, action: &str, body: &Value) -> Result<Option<Id>, Failure> {
        let Some(input) = body.as_object().filter(|_| action == "emergency_call") else { return Ok(None) };
        let Some(call) = named(self, input)? else { return Ok(None) };
        let Some((request, incident)) = store::led_to(self.tx, call.id)? else { return Ok(None) };
        // Whoever has no business with requests is refused where requests are made.
        let row = record::lookup(self.tx, request)?;
        if self.ctx.actor.is_office_only() || row.is_none_or(|r| self.ctx.actor.company.is_some_and(|c| c != r.company))
        {
            return Ok(None);
        }
        if incident.is_none() {
            let mut rest = input.clone();
            for key in ["channel", "unit", "source_ref"] {
                rest.remove(key);
            }
            self.perform(request, "emergency", &Value::Object(rest), None, 0)?;
            return Ok(Some(request));
        }
        let typed = |key: &str| input.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        let said: Vec<String> = ["content", "signs"].iter().map(|key| typed(key)).filter(|t| !t.is_empty()).collect();
        let text = format!("同一来电再次按下突发事件键。{}", said.join("；"));
        self.perform(request, "note", &json!({"text": text.chars().take(1_000).collect::<String>()}), None, 0)?;
        Ok(Some(request))
    }
}

/// A call that a body may refer to.
pub(super) fn is_of(work: &mut Work<'_, '_>, id: Id, company: Id) -> Result<bool, StoreError> {
    Ok(store::lookup(work.tx, id)?.is_some_and(|call| call.company == company))
}
