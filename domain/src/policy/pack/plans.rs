//! Owns the plans of a pack: `plans.toml`, and what loading them would change in the library (EPL-01). Refuses a plan of which
//! one of the four parts is missing, by file, line and key. Tested in `pack_test`.

use super::read::{Reader, Source};
use super::shape::PlanFile;
use super::{Action, Change, Pack, PackPlan};
use crate::emergency::{
    Plan,
    library::{EmergencyPlan, scenario_of},
};
use crate::policy::scope::Scope;

/// Reads `plans.toml`.
pub(super) fn read(reader: &mut Reader, source: &mut Source<'_>) {
    let Some(file) = source.shape::<PlanFile>() else { return };
    for (i, raw) in file.plan.into_iter().enumerate() {
        let path = |key: &str| format!("plan[{i}].{key}");
        let at = raw.scenario.span().start;
        let scenario = raw.scenario.into_inner();
        let Some(known) = scenario_of(&scenario) else {
            source.wrong(
                at,
                path("scenario"),
                format!("没有场景 {scenario}"),
                format!("there is no scenario {scenario}"),
            );
            continue;
        };
        if crate::emergency::kind_of(&scenario).is_some() {
            let zh = format!("突发类型 {scenario} 的预案写在 types.toml 的 [type.plan]");
            source.wrong(at, path("scenario"), zh, format!("the plan of {scenario} stands in types.toml, [type.plan]"));
        }
        if reader.pack.plans.iter().any(|other| other.scenario == scenario) {
            source.wrong(
                at,
                path("scenario"),
                format!("场景重复：{scenario}"),
                format!("the scenario stands twice: {scenario}"),
            );
        }
        for code in &raw.types {
            let line = source.line(code.span().start);
            reader.named_types.push((source.file.to_owned(), line, path("types"), code.get_ref().clone()));
        }
        let plan = Plan {
            version: raw.version,
            zh: raw.zh,
            en: raw.en,
            clause: raw.clause,
            process_zh: raw.process_zh,
            process_en: raw.process_en,
            steps: raw.steps,
        };
        for said in plan.faults() {
            source.wrong(at, path("steps"), said.zh, said.en);
        }
        if !known.incident && plan.steps.iter().any(|step| !step.done_by.is_empty()) {
            let (zh, en) = ("该场景没有突发事件的处置记录", "there is no log of an incident in this scenario");
            source.wrong(at, path("steps"), zh, en);
        }
        let types = raw.types.into_iter().map(toml::Spanned::into_inner).collect();
        reader.pack.plans.push(PackPlan { scenario, types, plan });
    }
}

/// How a version of the library names the plan of a pack that it was made of.
pub fn label(pack: &str, plan: &PackPlan) -> String {
    format!("{pack} {}", plan.plan.version)
}

/// What loading a pack would do to the library of a company, of which `known` are the versions at the company itself, the
/// oldest first. A scenario without any version gets the pack's as its first, in force; where there is one already, a newer
/// plan of the pack becomes a draft. What was taken over once is never taken over again.
pub fn plan_changes(known: &[EmergencyPlan], pack: &Pack) -> Vec<Change> {
    let change = |plan: PackPlan| {
        let versions = || known.iter().filter(|one| one.scenario == plan.scenario);
        let label = label(&pack.code, &plan);
        let action = match versions().next() {
            None => Action::Added,
            Some(_) if versions().any(|one| one.pack == label) => Action::Unchanged,
            Some(_) => Action::Changed,
        };
        let was = versions().next_back().filter(|_| action != Action::Added);
        Change {
            action,
            what: "plan",
            code: plan.scenario.clone(),
            scope: Scope::default(),
            was: was.map(|one| format!("{} v{}", one.title, one.version)),
            becomes: Some(format!("{} ({label})", plan.plan.zh)),
            clause: plan.plan.clause.clone(),
            ends: None,
            setting: None,
        }
    };
    pack.library().into_iter().map(change).collect()
}
