//! What a plan asks for beside the way of the crew: the dispatcher calls the property company and the fire brigade, and tells
//! those affected. Owns: who does it and how often it is forgotten until the review.

use super::{
    scene::{Scene, Thread},
    staff::Desk,
};
use serde_json::json;
use shouwen_domain::{id::Id, intake::Room, orders::Task};
use shouwen_store::{
    StoreError, intake,
    record::{self, RecordRow},
};

fn open(s: &mut Scene<'_, '_>, incident: Id) -> Result<Vec<(Id, Task)>, StoreError> {
    let mut out = Vec::new();
    for id in record::children(s.tx, incident, "task", false)? {
        if let Room::Task(task) = intake::load(s.tx, id, "task")? {
            out.push((id, task));
        }
    }
    Ok(out)
}

/// While the crew drives somebody telephones; once the place is safe those around are told.
pub(super) fn at(s: &mut Scene<'_, '_>, row: &RecordRow, t: &Thread) -> Result<(), StoreError> {
    let calls = row.state == "acknowledged";
    // Dice of its own: what the crew does is the same with a plan and without.
    let mut dice = t.dice;
    if !calls && row.state != "controlled" || dice.mille(120) {
        return Ok(());
    }
    let dispatcher = s.somebody(Desk::Dispatch, &mut dice);
    for (id, task) in open(s, row.id)? {
        match task.done_by.strip_prefix("outside.") {
            Some(body) if calls => {
                s.do_(dispatcher, row.id, "outside", json!({"body": body, "text": "已通报地点和险情"}))?;
            }
            None if !calls && task.done_by.is_empty() => {
                s.do_(dispatcher, id, "finish", json!({"result": "已办理"}))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// What was forgotten comes to light at the review.
pub(super) fn rest(s: &mut Scene<'_, '_>, row: &RecordRow, head: Id) -> Result<(), StoreError> {
    for (id, task) in open(s, row.id)? {
        if task.done_by.starts_with("outside.") {
            s.do_(head, id, "drop", json!({"reason": "险情轻微，未需外部协助"}))?;
        } else {
            s.do_(head, id, "finish", json!({"result": "复盘时补办"}))?;
        }
    }
    Ok(())
}
