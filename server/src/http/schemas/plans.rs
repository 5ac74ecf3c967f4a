//! Shapes of the plan library.

use super::{Shape, a, exact, flag, list, moment, one_of, or_null, text, whole};
use serde_json::json;
use shouwen_domain::{
    emergency::library::{ALL, FLOW},
    words::w,
};

pub(super) fn shapes() -> Vec<Shape> {
    let state = || one_of(FLOW.states.iter().map(|s| s.code));
    vec![
        (
            "PlanScenario",
            w("预案场景", "What a plan is for"),
            exact(
                json!({"code": one_of(ALL.iter().map(|s| s.code)), "words": or_null(a("Words")), "incident": flag()}),
            ),
        ),
        (
            "PlanRow",
            w("预案库的一行", "A version on the list of the library"),
            exact(json!({"id": a("Id"), "number": text(), "state": state(), "words": or_null(a("Words")),
                "scenario": a("PlanScenario"), "unit": or_null(a("Named")), "version": whole(), "title": a("Words"),
                "owner": or_null(a("Named")), "from": or_null(moment()), "review_due": or_null(moment()),
                "late": flag(), "steps": whole(), "used": whole(), "waiting": list(text()), "improvements": whole()})),
        ),
        (
            "PlanRunning",
            w("执行中的预案", "A plan that is being followed"),
            exact(
                json!({"id": a("Id"), "number": text(), "summary": text(), "at": moment(), "unit": or_null(a("Named")),
                "owner": or_null(a("Named")), "open": flag()}),
            ),
        ),
        (
            "PlanLibrary",
            w("预案库", "The plan library"),
            exact(json!({"company": or_null(a("Named")), "items": list(a("PlanRow")),
                "missing": list(a("PlanScenario")), "running": list(a("PlanRunning")), "may_draft": flag(),
                "may_activate": flag()})),
        ),
        (
            "PlanJoined",
            w("关联的现行预案", "A plan in force that is joined to a type"),
            exact(json!({"id": a("Id"), "number": text(), "scenario": a("PlanScenario"), "title": a("Words"),
                "version": whole(), "steps": whole(), "may_activate": flag()})),
        ),
        (
            "PlansJoined",
            w("关联的现行预案", "Plans in force that are joined to the type of a matter"),
            exact(json!({"items": list(a("PlanJoined"))})),
        ),
        (
            "PlanStep",
            w("预案的一步", "A step of a plan"),
            exact(
                json!({"code": text(), "zh": text(), "en": text(), "role": text(), "role_words": or_null(a("Words")),
                "minutes": whole(), "done_by": text()}),
            ),
        ),
        (
            "PlanStepDifference",
            w("一步的差异", "What became of a step"),
            exact(json!({"what": one_of(["added", "removed", "changed", "same"]), "was": or_null(a("PlanStep")),
                "is": or_null(a("PlanStep")), "members": list(text())})),
        ),
        (
            "PlanDifference",
            w("与现行版本的差异", "How a version differs from the one in force"),
            exact(json!({"id": a("Id"), "number": text(), "version": whole(), "steps": list(a("PlanStepDifference")),
                "members": list(text()), "title": a("Words"), "process": text(), "process_en": text()})),
        ),
        (
            "PlanType",
            w("关联的请求类型", "A request type that a plan is joined to"),
            exact(json!({"code": text(), "words": a("Words")})),
        ),
        (
            "PlanUse",
            w("待评审的启用", "A use that is to be reviewed"),
            exact(json!({"number": text(), "matter": or_null(a("Id")), "at": moment(), "due": or_null(moment())})),
        ),
        (
            "PlanReview",
            w("一次评审", "A review of a plan"),
            exact(
                json!({"at": moment(), "by": or_null(a("Named")), "result": text(), "text": text(), "number": text()}),
            ),
        ),
        (
            "PlanText",
            w("预案全文", "A version of a plan"),
            exact(
                json!({"id": a("Id"), "number": text(), "state": state(), "words": or_null(a("Words")), "open": flag(),
                "scenario": a("PlanScenario"), "unit": or_null(a("Named")), "version": whole(), "title": a("Words"),
                "clause": text(), "process": a("Words"), "types": list(a("PlanType")), "steps": list(a("PlanStep")),
                "faults": list(a("Words")), "improvements": list(text()), "pack": text(), "authors": list(a("Named")),
                "approved_by": or_null(a("Named")), "approved_at": or_null(moment()), "from": or_null(moment()),
                "until": or_null(moment()), "owner": or_null(a("Named")), "review_due": or_null(moment()),
                "late": flag(), "periodic": or_null(moment()), "uses": list(a("PlanUse")), "used": whole(),
                "reviews": list(a("PlanReview")), "reason": text(), "difference": or_null(a("PlanDifference"))}),
            ),
        ),
        (
            "SceneMissing",
            w("还要问的", "Something to ask"),
            exact(json!({"code": text(), "words": a("Words"), "ask": a("Words")})),
        ),
        (
            "IncidentScene",
            w("现场情况的完整度", "How much is known of the scene"),
            exact(json!({"percent": whole(), "missing": list(a("SceneMissing")), "ask_casualties": flag(),
                "asked_again_at": or_null(moment()), "asked_again": flag(), "outside_town": flag(),
                "arrive_by": or_null(moment()), "arrived_at": or_null(moment())})),
        ),
    ]
}
