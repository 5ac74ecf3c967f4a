//! Room `emergency` in the world: the plans of a pack become versions of the library (EPL-01). Owns: which of them is the first
//! version and which a draft. Refuses nothing of its own: every version comes through the one door. Tested in
//! `tests/library.rs`.

use crate::{
    act::{self, Command, Ctx, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    emergency::library::{EmergencyPlan, content},
    flow::Door,
    id::Id,
    moment::Moment,
    org::Actor,
    policy::{
        Pack,
        pack::{Action, Change, PackPlan, label, plan_changes},
    },
};
use shouwen_store::{StoreError, Tx, plans};

/// What loading a pack would do to the library of a company.
pub fn changes(tx: &mut Tx<'_>, pack: &Pack, company: Id) -> Result<Vec<Change>, StoreError> {
    Ok(plan_changes(&plans::of_company(tx, company)?, pack))
}

/// Takes the plans of a pack into the library of a company, each once: the first of a scenario is in force from `from(scenario)`
/// on, a newer one of a scenario that has its plan is a draft for the company to judge.
pub fn adopt(
    tx: &mut Tx<'_>,
    app: &App,
    pack: &Pack,
    company: Id,
    from: impl Fn(&str) -> Moment,
) -> Result<Vec<Change>, StoreError> {
    let known = plans::of_company(tx, company)?;
    let changes = plan_changes(&known, pack);
    if changes.iter().all(|change| change.action == Action::Unchanged) {
        return Ok(changes);
    }
    let house = app.house_in(tx)?;
    let actor = Actor::system(Some(company));
    let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
    let plans = pack.library();
    for (change, plan) in changes.iter().zip(&plans) {
        let mut body = body(plan, company, pack);
        let (target, action) = match change.action {
            Action::Unchanged | Action::Removed => continue,
            Action::Added => {
                body["from"] = json!(from(&plan.scenario).rfc3339(&app.world.zone));
                (Target::New { kind: "plan" }, "adopt")
            }
            // Somebody is at work on the next version: what the pack says is a thing to look at.
            Action::Changed => match in_hand(tx, company, &plan.scenario)? {
                Some(id) => {
                    let said = format!("规则包 {} 有新版预案：{}", label(&pack.code, plan), plan.plan.zh);
                    body = json!({"improvement": said});
                    (Target::Record(id), "improve")
                }
                None => (Target::New { kind: "plan" }, "carry_on"),
            },
        };
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        act::act(tx, &ctx, &command)?.map_err(|failure| match failure {
            Failure::Store(error) => error,
            other => StoreError::Broken(format!("plan {}: {other}", plan.scenario)),
        })?;
    }
    Ok(changes)
}

fn in_hand(tx: &mut Tx<'_>, company: Id, scenario: &str) -> Result<Option<Id>, StoreError> {
    let line = plans::line(tx, company, company, scenario)?;
    Ok(line.into_iter().find(|one| matches!(one.state.as_str(), "draft" | "in_approval")).map(|one| one.id))
}

/// A plan of a pack as the forms take it.
fn body(plan: &PackPlan, company: Id, pack: &Pack) -> Value {
    let version = EmergencyPlan {
        scenario: plan.scenario.clone(),
        unit: Some(company),
        title: plan.plan.zh.clone(),
        title_en: plan.plan.en.clone(),
        clause: plan.plan.clause.clone(),
        process: plan.plan.process_zh.clone(),
        process_en: plan.plan.process_en.clone(),
        types: plan.types.clone(),
        steps: plan.plan.steps.clone(),
        ..EmergencyPlan::default()
    };
    let mut body = content(&version);
    body.insert("pack".into(), json!(label(&pack.code, plan)));
    Value::Object(body)
}

/// The pack's plans for a company that is being founded or whose pack is loaded anew: from now on, for what was is history.
pub fn adopt_now(tx: &mut Tx<'_>, app: &App, pack: &Pack, company: Id) -> Result<Vec<Change>, StoreError> {
    let now = app.now();
    adopt(tx, app, pack, company, |_| now)
}
