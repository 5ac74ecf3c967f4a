//! What the customer pays, with the names of the price list: the same on the sheet, at the desk and on the customer's page.

use serde_json::{Map, Value, json};
use shouwen_domain::{
    fieldwork::scope::{Line, Price},
    orders::Order,
};

/// Whether there is something to be paid, or to be agreed to.
pub(super) fn any(order: &Order) -> bool {
    !(order.lines.is_empty() && order.solution.is_empty())
}

/// The sums of an order and its items. Money in fen, quantities in thousandths.
pub(super) fn charges(order: &Order, prices: &[Price]) -> Value {
    let mut out = json!(order.charges());
    out["cost"] = json!(order.cost);
    out["lines"] = order.lines.iter().map(|line| told(line, prices)).collect();
    out
}

fn told(line: &Line, prices: &[Price]) -> Value {
    let price = prices.iter().find(|p| p.code == line.code);
    json!({"code": line.code, "zh": price.map_or(&line.code, |p| &p.zh), "en": price.map_or(&line.code, |p| &p.en),
        "unit": price.map_or("", |p| &p.unit), "quantity": line.quantity, "price": line.price, "total": line.total(),
        "billable": line.is_billable(), "consent": line.consent.code(), "words": line.consent.words()})
}

/// The items in an event's body, in words: what a person reads there.
pub(super) fn say_lines(prices: &[Price], body: &mut Map<String, Value>) {
    let Some(Value::Array(lines)) = body.get_mut("lines") else { return };
    for line in lines {
        let code = line["code"].as_str().unwrap_or_default();
        let thousandths = line["quantity"].as_i64().unwrap_or_default();
        let price = prices.iter().find(|p| p.code == code);
        let unit = price.map_or("", |p| &p.unit);
        let quantity = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
        let quantity = quantity.trim_end_matches('0').trim_end_matches('.');
        let of = |name: &str| format!("{name} × {quantity}{unit}");
        *line = json!({"zh": of(price.map_or(code, |p| &p.zh)), "en": of(price.map_or(code, |p| &p.en))});
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OSV-05
    #[test]
    fn items_are_said_by_their_names() {
        let pipe =
            Price { code: "pipe".into(), zh: "波纹管".into(), en: "Pipe".into(), unit: "m".into(), price: 3_500 };
        let lines = json!([{"code": "pipe", "quantity": 1_200}, {"code": "old", "quantity": 10_000}]);
        let mut body = json!({"lines": lines}).as_object().cloned().unwrap_or_default();
        say_lines(&[pipe], &mut body);
        assert_eq!(
            body["lines"],
            json!([{"zh": "波纹管 × 1.2m", "en": "Pipe × 1.2m"}, {"zh": "old × 10", "en": "old × 10"}])
        );
    }
}
