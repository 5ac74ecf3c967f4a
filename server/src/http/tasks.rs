//! Tasks on the page of the matter that asks for them. Owns: nothing. Refuses nothing of its own. Tested in
//! `tests/plan.rs`.

use super::view;
use crate::house::House;
use serde_json::{Value, json};
use shouwen_domain::{
    id::Id,
    intake::{self, Room},
    moment::Moment,
    orders::Task,
};
use shouwen_store::{StoreError, Tx, record::RecordRow};

/// What stands in the tasks among the children of a record.
pub(super) fn among(tx: &mut Tx<'_>, children: &[RecordRow]) -> Result<Vec<(Id, Task)>, StoreError> {
    let mut out = Vec::new();
    for row in children.iter().filter(|row| row.kind == "task") {
        if let Room::Task(task) = shouwen_store::intake::load(tx, row.id, &row.kind)? {
            out.push((row.id, task));
        }
    }
    Ok(out)
}

/// A task beside its row: what is to be done, who answers for it, whether it is or was late.
pub(super) fn drawn(task: &Task, now: Moment, open: bool) -> Value {
    json!({
        "text": task.said(),
        "role": task.role().map(shouwen_domain::org::Role::words),
        "clause": task.clause,
        "plan": task.plan,
        "automatic": !task.done_by.is_empty(),
        "due": task.due,
        "done_at": task.done_at,
        "result": task.result,
        "reason": task.reason,
        "late": is_late(task, now, open),
    })
}

/// Whether it was done after its time, or is open beyond it.
pub(super) fn is_late(task: &Task, now: Moment, open: bool) -> bool {
    let until = task.done_at.or_else(|| open.then_some(now));
    task.due.zip(until).is_some_and(|(due, until)| until > due)
}

/// The tasks of an incident as its report has them, in the order in which they were due.
pub(super) fn reported(
    tx: &mut Tx<'_>,
    house: &House,
    children: &[RecordRow],
    now: Moment,
) -> Result<Vec<Value>, StoreError> {
    let mut tasks = among(tx, children)?;
    tasks.sort_by_key(|(id, task)| (task.due, *id));
    let value = |(id, task): &(Id, Task)| {
        let row = children.iter().find(|row| row.id == *id)?;
        let mut value = drawn(task, now, row.phase < 2);
        value["number"] = json!(row.number);
        value["state"] = json!(intake::flow("task").and_then(|flow| flow.state(&row.state)).map(|state| state.words));
        value["owner"] = view::named(house, row.owner);
        Some(value)
    };
    Ok(tasks.iter().filter_map(value).collect())
}
