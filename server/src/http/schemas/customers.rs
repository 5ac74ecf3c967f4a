//! The customer archive as it is shown: masked.

use super::{Shape, a, exact, id, list, one_of, or_null, pages, text, whole, words};
use serde_json::json;
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    let contact =
        exact(json!({"id": id(), "kind": text(), "value": text(), "masked": {"type": "boolean", "enum": [true]}}));
    let point = exact(json!({"id": id(), "number": text(), "address": text(), "meter": text()}));
    let completeness = exact(json!({"percent": whole(), "missing": list(words())}));
    vec![
        (
            "CustomerRow",
            w("客户列表中的一行", "One line of the archive"),
            exact(json!({"id": id(), "name": text(), "kind": a("CustomerKind"), "contact": or_null(text()),
                "points": whole(), "open": whole()})),
        ),
        ("CustomerKind", w("客户种类", "Kind of a customer"), one_of(["person", "organisation"])),
        ("CustomerRows", w("一页客户", "A page of the archive"), pages(a("CustomerRow"))),
        ("Care", w("关怀标记", "A care flag"), exact(json!({"code": text(), "words": or_null(words())}))),
        (
            "CustomerPage",
            w("客户档案", "A customer's archive"),
            exact(json!({
                "id": id(), "name": text(), "kind": a("CustomerKind"), "grade": text(), "care": list(a("Care")),
                "remark": text(), "id_number": text(), "contacts": list(contact), "points": list(point),
                "completeness": completeness, "version": whole(), "records": pages(a("Row")),
            })),
        ),
    ]
}
