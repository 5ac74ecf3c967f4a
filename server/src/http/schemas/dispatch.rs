//! Candidates and the board.

use super::{Shape, a, exact, flag, list, moment, or_null, text, whole};
use serde_json::json;
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    vec![
        (
            "Objection",
            w("不可派的原因", "What speaks against a person"),
            exact(json!({"code": text(), "zh": text(), "en": text(), "clause": text()})),
        ),
        (
            "CrewCandidate",
            w("可派人员", "A person for an order"),
            exact(json!({"person": a("Named"), "load": whole(), "knows": flag(), "fits": flag(), "why": a("Words"),
                "objections": list(a("Objection"))})),
        ),
        (
            "CrewCandidates",
            w("可派人员名单", "People for an order, those who fit first"),
            exact(json!({"unit": a("Named"), "from": moment(), "until": moment(), "items": list(a("CrewCandidate"))})),
        ),
        (
            "BoardPerson",
            w("看板上的人员", "A person on the board"),
            exact(json!({"person": a("Named"), "on_shift_until": or_null(moment()), "load": whole(),
                "orders": list(a("Row"))})),
        ),
        (
            "Board",
            w("派单看板", "The board of a unit"),
            exact(json!({"unit": a("Named"), "people": list(a("BoardPerson")), "waiting": list(a("Row")),
                "capped": flag()})),
        ),
    ]
}
