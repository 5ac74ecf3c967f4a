//! Figures.

use super::{Shape, a, exact, list, object, or_null, text, whole};
use serde_json::{Value, json};
use shouwen_domain::words::w;

fn number() -> Value {
    json!({"type": "number"})
}

/// Labels with a shape each.
fn by_label(of: Value) -> Value {
    json!({"type": "object", "additionalProperties": of})
}

pub(super) fn shapes() -> Vec<Shape> {
    vec![
        (
            "Distribution",
            w(
                "分布：数量、均值、分位数、最大值",
                "A sample: number, mean, percentiles, maximum; of none only the number",
            ),
            object(
                json!({"n": whole()}),
                json!({"mean": number(), "median_lin": number(), "p90_lin": number(), "p90_near": number(),
                    "p95_lin": number(), "max": number()}),
            ),
        ),
        (
            "OrderFigures",
            w("一组工单的统计", "The figures of a team, or of all"),
            exact(json!({
                "orders": whole(), "finished": whole(), "overdue": whole(),
                "arrivals": exact(json!({"in_time": whole(), "early": whole(), "late_told": whole(), "late_untold": whole(),
                    "no_access": whole(), "moved_by_company": whole(), "moved_by_customer": whole()})),
                "first_time": exact(json!({"n": whole(), "fixed": whole()})),
                "followups": exact(json!({"selected": whole(), "due": whole(), "done": whole(),
                    "ended": whole(), "answered": whole(), "satisfied": whole(),
                    "fairly": whole(), "dissatisfied": whole(), "without_answer": whole()})),
                "hours": a("Distribution"),
            })),
        ),
        (
            "OrdersReport",
            w("工单统计", "The report of work orders"),
            exact(json!({
                "report_of": exact(json!({"company": text(), "zone": text(), "as_of": a("Moment"), "span": a("ReportSpan")})),
                "state": by_label(whole()), "type": by_label(whole()), "all": a("OrderFigures"),
                "teams": by_label(a("OrderFigures")),
            })),
        ),
        (
            "ReportSpan",
            w("统计范围；空为不限", "What was counted; null is without limit"),
            exact(
                json!({"from": or_null(a("Moment")), "until": or_null(a("Moment")), "units": or_null(list(a("Id")))}),
            ),
        ),
        (
            "IntakeReport",
            w("受理统计；各分组字段另有四项", "The report of intake; each field to group by adds four members"),
            {
                let mut shape = exact(json!({
                    "report_of": exact(json!({"company": text(), "source": text(), "zone": text(),
                        "requests": by_label(whole()), "span": a("ReportSpan")})),
                    "rows": whole(), "status": by_label(whole()), "state": by_label(whole()),
                    "received": or_null(list(text())), "closed_max": or_null(text()), "due_max": or_null(text()),
                    "missing": by_label(whole()), "closed_status_without_closed_date": whole(),
                    "not_closed_but_with_closed_date": whole(), "closed_before_created": whole(),
                    "close_hours_all": a("Distribution"), "with_due_date": whole(), "closed_late_against_due": whole(),
                    "closed_in_time": whole(), "due_but_not_closed": whole(), "created_per_year": by_label(whole()),
                }));
                // Counts of a field, how many labels it has, hours and due dates by label: named after the field.
                shape["additionalProperties"] = json!(true);
                shape
            },
        ),
    ]
}
