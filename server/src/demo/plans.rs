//! The plan library of the demonstration: the pack's plans in force, one of them overdue for its review, the next version of
//! another in approval. What is there already stays. Tested by the pages of the browser tests.

use super::Cast;
use crate::{
    act::{Command, Failure, Target},
    app::App,
    emergency, policy,
};
use serde_json::{Value, json};
use shouwen_domain::{flow::Door, id::Id, moment::DAY};
use shouwen_store::{StoreError, plans, record};
use std::sync::Arc;

/// The plan that nobody has looked at for more than a year.
const OVERDUE: &str = "damage";

/// Takes the pack's plans into the libraries of the companies, and sends the next version of the plan for leaks to approval.
pub fn fill(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let pack = policy::read_pack("city-gas").map_err(|errors| {
        StoreError::Broken(errors.first().map_or_else(|| "pack city-gas".to_owned(), ToString::to_string))
    })?;
    let now = app.now();
    for company in ["LJ", "GJ"] {
        let (app2, pack, company) = (app.clone(), pack.clone(), cast.unit(company));
        let from = move |scenario: &str| now.minus(if scenario == OVERDUE { 400 * DAY } else { 200 * DAY });
        app.db.write_now(move |tx| emergency::adopt(tx, &app2, &pack, company, from).map(drop))?;
    }
    let company = cast.unit("LJ");
    let line = app.db.read_now(move |tx| plans::line(tx, company, company, "leak"))?;
    let [only] = line.as_slice() else { return Ok(()) };
    let act = |who: &str, id: Id, action: &str, body: Value| {
        let command = Command { target: Target::Record(id), action: action.to_owned(), body, if_match: None };
        app.act_now(Some(cast.person(who)), Door::Demo, command)
    };
    let leak = only.id;
    act("chenli", leak, "entrust", json!({"person": cast.person("linyi"), "reason": "调度归口管理"}))?;
    act(
        "chenli",
        leak,
        "next_version",
        json!({"improvement": "9 月演练发现：到场后通知物业过晚，关阀确认没有时限。"}),
    )?;
    let drafts = app.db.read_now(move |tx| record::children(tx, leak, "plan", true))?;
    let Some(draft) = drafts.first().copied() else { return Ok(()) };
    let steps = json!([
        {"code": "script", "zh": "逐条完成安全指导", "en": "The safety script is read out line by line", "role": "agent", "minutes": 3, "done_by": "script"},
        {"code": "crew", "zh": "抢修队确认出动", "en": "A crew has acknowledged", "role": "dispatcher", "minutes": 3, "done_by": "ack"},
        {"code": "property", "zh": "通知物业或社区协助警戒、关阀", "en": "The property company helps to close off and to shut valves", "role": "dispatcher", "minutes": 8, "done_by": "outside.property"},
        {"zh": "与现场核实楼栋总阀已关闭", "en": "The main valve of the building is closed, as the crew says", "role": "dispatcher", "minutes": 40},
        {"code": "safe", "zh": "关阀、通风、警戒，直至现场安全", "en": "Valve closed, aired, closed off, until the place is safe", "role": "technician", "minutes": 45, "done_by": "controlled"},
        {"code": "affected", "zh": "告知受影响用户，说明预计恢复时间", "en": "Those affected know, and by when gas is back", "role": "dispatcher", "minutes": 90},
        {"code": "repaired", "zh": "修复完成，检测合格", "en": "Repaired and tested", "role": "technician", "minutes": 480, "done_by": "repaired"},
    ]);
    let body = json!({
        "title": "燃气泄漏处置预案", "title_en": "Plan for a gas leak", "clause": "002 §1.5", "types": ["alarm.leak"],
        "process": "接报即启动；安全指导与呼叫抢修同时进行，到场先关阀、警戒、疏散，再修复检测，逐户恢复供气后由值班领导解除。",
        "process_en": "Starts with the report; guidance and call-out run side by side, the crew first makes safe, then repairs and tests; the duty leader ends it when every household has gas again.",
        "steps": steps,
    });
    act("linyi", draft, "revise", body)?;
    act("linyi", draft, "submit", json!({}))?;
    Ok(())
}
