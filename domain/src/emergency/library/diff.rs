//! Two versions of a plan beside each other. Owns: which steps are the same one. Refuses nothing.

use super::{EmergencyPlan, PlanStep};
use serde::Serialize;

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `added`, `removed`, `changed`, `same`.
    pub what: &'static str,
    pub was: Option<PlanStep>,
    pub is: Option<PlanStep>,
    /// Names of the members that differ.
    pub members: Vec<&'static str>,
}

/// The steps of `new` in their order, those that are gone where they stood; and which members beside the steps differ.
pub fn compare(old: &EmergencyPlan, new: &EmergencyPlan) -> (Vec<Difference>, Vec<&'static str>) {
    let mut out: Vec<Difference> = new
        .steps
        .iter()
        .map(|is| {
            let was = old.steps.iter().find(|step| step.code == is.code);
            let members = was.map(|was| differing(was, is)).unwrap_or_default();
            let what = match was {
                None => "added",
                Some(_) if members.is_empty() => "same",
                Some(_) => "changed",
            };
            Difference { what, was: was.cloned(), is: Some(is.clone()), members }
        })
        .collect();
    for (n, was) in old.steps.iter().enumerate().filter(|(_, was)| new.steps.iter().all(|step| step.code != was.code)) {
        let at = n.min(out.len());
        out.insert(at, Difference { what: "removed", was: Some(was.clone()), is: None, members: Vec::new() });
    }
    let pairs = [
        ("title", old.title != new.title),
        ("title_en", old.title_en != new.title_en),
        ("clause", old.clause != new.clause),
        ("process", old.process != new.process),
        ("process_en", old.process_en != new.process_en),
        ("types", old.types != new.types),
    ];
    (out, pairs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect())
}

fn differing(was: &PlanStep, is: &PlanStep) -> Vec<&'static str> {
    let pairs = [
        ("zh", was.zh != is.zh),
        ("en", was.en != is.en),
        ("role", was.role != is.role),
        ("minutes", was.minutes != is.minutes),
        ("done_by", was.done_by != is.done_by),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EPL-01: a reader sees what changed from the version in force, step by step.
    #[test]
    fn versions_are_laid_beside_each_other() {
        let step = |code: &str, minutes| PlanStep {
            code: code.into(),
            zh: code.into(),
            en: String::new(),
            role: "agent".into(),
            minutes,
            done_by: String::new(),
        };
        let of = |steps: Vec<PlanStep>, title: &str| EmergencyPlan {
            steps,
            title: title.into(),
            ..EmergencyPlan::default()
        };
        let old = of(vec![step("a", 3), step("b", 5), step("c", 9)], "预案");
        let new = of(vec![step("a", 3), step("c", 8), step("d", 9)], "新预案");
        let (steps, members) = compare(&old, &new);
        let shown: Vec<_> =
            steps.iter().map(|d| (d.what, d.is.as_ref().or(d.was.as_ref()).unwrap().code.as_str())).collect();
        assert_eq!(shown, [("same", "a"), ("removed", "b"), ("changed", "c"), ("added", "d")]);
        assert_eq!(steps[2].members, ["minutes"]);
        assert_eq!(members, ["title"]);
    }
}
