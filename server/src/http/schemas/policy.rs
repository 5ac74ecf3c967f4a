//! Parameters and gates: what is in force, by which clause, and what it beat.

use super::{Shape, a, exact, flag, id, items, list, moment, object, one_of, or_null, pages, text, whole, words};
use serde_json::{Value, json};
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = shown();
    out.extend(resolved());
    out
}

fn shown() -> Vec<Shape> {
    let kinds = ["limit", "count", "percent", "money", "bool", "text", "time", "range", "list", "mode"];
    vec![
        (
            "Override",
            w("所设的取值", "A value that was set"),
            exact(json!({"value": text(), "scope": words(), "from": moment(), "to": or_null(moment()),
                "clause": text(), "locked": flag(), "replaces": flag()})),
        ),
        (
            "Parameter",
            w("参数", "A parameter"),
            exact(json!({
                "code": text(), "title": words(), "words": words(), "about": words(), "kind": one_of(kinds),
                "value": text(), "said": words(), "origin": words(), "clause": words(), "locked": flag(),
                "default": flag(), "later": flag(), "used_by": list(text()), "overrides": list(a("Override")),
                "by_priority": list(a("PriorityValue")),
            })),
        ),
        (
            "PriorityValue",
            w("某优先级的取值", "What holds for a priority"),
            exact(json!({"priority": a("Priority"), "value": text(), "said": words(), "origin": words(),
                "clause": words(), "default": flag()})),
        ),
        (
            "Parameters",
            w("参数", "Parameters"),
            exact(json!({"version": whole(), "unit": a("Named"), "items": list(a("Parameter"))})),
        ),
        (
            "Gate",
            w("门禁", "A gate"),
            exact(json!({
                "code": text(), "words": words(), "about": words(), "default": a("Mode"), "floor": a("Mode"),
                "mode": or_null(a("Mode")), "clause": or_null(words()), "origin": or_null(words()),
                "parameter": text(), "used_by": list(text()),
            })),
        ),
        ("Gates", w("门禁", "Gates"), items(a("Gate"))),
        (
            "GateHit",
            w("本应拦截的一件", "What a gate would have blocked"),
            exact(json!({"event": id(), "record": id(), "number": text(), "kind": a("Kind"), "action": text(),
                "at": moment(), "actor": or_null(a("Named")), "open": flag(), "gate": text(), "title": or_null(words()),
                "mode": a("HitMode"), "zh": text(), "en": text(), "clause": text()})),
        ),
        ("GateHits", w("本应拦截的事项", "What gates would have blocked"), pages(a("GateHit"))),
        (
            "Saved",
            w("已保存的取值及提示", "The value that was saved, and remarks"),
            exact(json!({"id": id(), "findings": list(a("Finding"))})),
        ),
    ]
}

/// A value with its kind, as `shouwen_domain::policy::Value` writes it.
fn setting() -> Value {
    let of = |kinds: &[&str], value: Value| exact(json!({"kind": one_of(kinds.iter().copied()), "value": value}));
    json!({"oneOf": [
        of(&["limit", "text", "time", "range"], text()),
        of(&["count", "percent", "money"], whole()),
        of(&["bool"], flag()),
        of(&["list"], list(whole())),
        of(&["mode"], object(json!({"mode": a("Mode")}), json!({"override_role": text()}))),
    ]})
}

fn resolved() -> Vec<Shape> {
    let why = ["default_replaced", "replaced", "looser", "locked_above", "less_specific", "same"];
    let unit = exact(json!({"id": id(), "depth": whole()}));
    vec![
        ("Setting", w("取值", "A value"), setting()),
        (
            "Scope",
            w("适用范围", "Where a value holds"),
            exact(json!({"unit": or_null(unit), "type": or_null(text()), "priority": or_null(a("Priority")),
                "grade": or_null(text()), "channel": or_null(text())})),
        ),
        (
            "Origin",
            w("取值的出处", "Where a value comes from"),
            exact(json!({
                "entry": or_null(id()), "scope": a("Scope"), "said": words(), "clause": words(), "locked": flag(),
                "replaces": flag(), "from": moment(), "to": or_null(moment()),
            })),
        ),
        (
            "Candidate",
            w("取值及其出处", "A value and where it comes from"),
            exact(json!({"value": a("Setting"), "origin": a("Origin")})),
        ),
        (
            "Resolved",
            w("参数如何得出", "How a value comes about"),
            exact(json!({
                "code": text(), "tighter": one_of(["lower", "higher", "none"]), "winners": list(a("Candidate")),
                "beaten": list(exact(json!({"candidate": a("Candidate"), "why": one_of(why), "by": a("Origin")}))),
                "locked_by": or_null(a("Origin")), "said": words(),
            })),
        ),
        (
            "Finding",
            w("对所设取值的提示", "A remark on a value"),
            exact(
                json!({"code": text(), "refused": flag(), "parameter": text(), "scope": a("Scope"), "clause": text(),
                "said": words(), "against": or_null(a("Origin"))}),
            ),
        ),
    ]
}
