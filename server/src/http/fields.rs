//! The fields of a record page, room by room, masked unless the caller handles the open matter.

use super::charges;
use crate::{house::House, mask};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    fieldwork::{
        measure::{self, Test},
        scope::Price,
    },
    followup::{
        FollowUp,
        questions::{Given, Question},
    },
    form::{Field, Kind},
    intake::{self, Request, Room},
    moment::Moment,
    orders::Order,
    words::{Said, Words, w},
};

fn field(key: &str, label: Words, kind: &str, value: Value, masked: bool) -> Value {
    json!({"key": key, "label": label, "kind": kind, "value": value, "masked": masked})
}

/// The fields of the room, masked unless the caller handles the open matter. `of`: the request that an order is of; `prices`:
/// the list that names its items.
pub(super) fn fields(room: &Room, of: Option<&Request>, open: bool, prices: &[Price]) -> Vec<Value> {
    match room {
        Room::Request(q) => {
            let mut out = whom(q, open);
            out.extend([
                field("content", w("内容", "Content"), "text", json!(q.content), false),
                field("occurred_at", w("发生时间", "Occurred at"), "moment", json!(q.occurred_at), false),
                field("wanted", w("时间要求", "Time wanted"), "text", json!(q.wanted), false),
                field("special", w("特殊需求", "Special demands"), "text", json!(q.special), false),
                field("background", w("背景", "Background"), "text", json!(q.background), false),
                field("read_back", w("复述确认", "Read-back"), "text", read_back(&q.read_back), false),
                field("answer", w("答复", "Answer"), "text", json!(q.answer), false),
                field("answered_at", w("答复时间", "Answered at"), "moment", json!(q.answered_at), false),
                field("external_no", w("外部编号", "Outside number"), "text", json!(q.external_no), false),
                field("source_ref", w("来源编号", "Reference at the source"), "text", json!(q.source_ref), false),
                field("source_status", w("来源状态", "Status at the source"), "text", json!(q.source_status), false),
                field("chases", w("催办次数", "Chased"), "number", json!(q.chases), false),
                field("repeats", w("重复来电", "Repeats"), "number", json!(q.repeats), false),
                field("late_entries", w("补录次数", "Entries afterwards"), "number", json!(q.late_entries), false),
            ]);
            out.extend(q.withheld.iter().map(|x| {
                field(
                    &format!("withheld.{}", x.field),
                    w("客户不愿提供", "Withheld by the customer"),
                    "text",
                    json!(withheld(&x.field, &x.reason)),
                    false,
                )
            }));
            out.extend(q.extra.iter().map(|(key, value)| {
                let shown = if open { value.clone() } else { mask::own(value) };
                let (words, masked) = (json!({"zh": key, "en": key}), shown != *value);
                json!({"key": format!("extra.{key}"), "label": words, "kind": "text", "value": shown, "masked": masked})
            }));
            out.retain(|f| !matches!(&f["value"], Value::Null) && f["value"] != json!("") && f["value"] != json!(0));
            out
        }
        Room::Handover(h) => [
            field("reported", w("客户诉求", "Reported"), "text", json!(of.map(|q| &q.content)), false),
            field("background", w("背景", "Background"), "text", json!(of.map(|q| &q.background)), false),
            field("content", w("移交内容", "Content"), "text", json!(h.content), false),
            field("reason", w("原因", "Reason"), "text", json!(h.reason), false),
            field("outstanding", w("未了事项", "Outstanding"), "text", json!(h.outstanding), false),
            field("rejections", w("已被拒收次数", "Rejections"), "number", json!(h.rejections), false),
            field("rejected_because", w("拒收原因", "Rejected because"), "text", json!(h.rejected_because), false),
        ]
        .into_iter()
        // Masked: the numbers are for whoever has accepted it.
        .chain(of.map(|q| whom(q, false)).unwrap_or_default())
        .collect(),
        Room::Promise(p) => vec![
            field("due", w("承诺时间", "Promised for"), "moment", json!(p.due), false),
            field("text", w("承诺内容", "Promise"), "text", json!(p.text), false),
            field("kept_at", w("兑现时间", "Kept at"), "moment", json!(p.kept_at), false),
        ],
        other => {
            let shown = of.map(|q| whom(q, open)).unwrap_or_default().into_iter();
            let shown = shown.filter(|f| f["value"] != json!(""));
            let mut out: Vec<Value> =
                shown.chain(other.written().into_iter().map(|(form, value)| written(form, value, open))).collect();
            out.extend(other.as_order().and_then(plan));
            let paid = other.as_order().filter(|o| charges::any(o));
            // Told with the sums.
            out.retain(|f| f["key"] != "lines" && f["key"] != "cost");
            out.extend(
                paid.map(|o| field("charges", w("费用", "Charges"), "json", charges::charges(o, prices), false)),
            );
            // Who rings to agree a window knows the wish, and what to look out for, without the request.
            if let (Some(_), Some(q)) = (other.as_order(), of) {
                let told = [
                    field("wanted", w("时间要求", "Time wanted"), "text", json!(q.wanted), false),
                    field("special", w("特殊需求", "Special demands"), "text", json!(q.special), false),
                ];
                out.extend(told.into_iter().filter(|f| f["value"] != json!("")));
            }
            out
        }
    }
}

/// The plan that the customer was told, with the answer.
fn plan(order: &Order) -> Option<Value> {
    let (zh, en) = match (order.solution_accepted, order.answered_by_staff) {
        (None, _) => ("客户尚未答复", "not answered yet"),
        (Some(true), true) => ("客户同意，工作人员登记", "accepted, written down by staff"),
        (Some(true), false) => ("客户同意", "accepted"),
        (Some(false), true) => ("客户不同意，工作人员登记", "not accepted, written down by staff"),
        (Some(false), false) => ("客户不同意", "not accepted"),
    };
    let told = json!(Said::new(format!("{}（{zh}）", order.solution), format!("{} ({en})", order.solution)));
    (!order.solution.is_empty()).then(|| field("solution", w("方案和费用", "Plan and price"), "text", told, false))
}

/// What a follow-up asks about: the request, its order, and the order made of what the customer said.
pub(super) struct Asked<'a> {
    pub request: &'a Request,
    pub work: Option<&'a Order>,
    pub mended: Option<&'a Order>,
}

/// What whoever calls the customer has to know (FUP-06): whom to ask, what they wanted, what was done about it and by
/// whom; then the answers, under the words of their questions.
pub(super) fn of_followup(
    house: &House,
    own: &FollowUp,
    about: Option<Asked<'_>>,
    room: &Room,
    open: bool,
) -> Vec<Value> {
    let mut out = Vec::new();
    if let Some(about) = about {
        out.extend(whom(about.request, open));
        out.push(field("reported", w("客户诉求", "Reported"), "text", json!(about.request.content), false));
        if let Some(work) = about.work {
            let cause = work.diagnosis.as_ref().map_or("", |d| d.cause.as_str());
            out.extend([
                field("cause", w("原因", "Cause"), "text", json!(cause), false),
                field("done", w("处理情况", "What was done"), "text", json!(work.done), false),
                field("result", w("处理结果", "Result"), "text", json!(work.result), false),
                field("finished_at", w("完成时间", "Finished at"), "moment", json!(work.finished_at), false),
            ]);
        }
        if let Some(mended) = about.mended {
            let told = if mended.result.is_empty() { &mended.done } else { &mended.result };
            out.push(field("mended", w("问题处理结果", "What was done about it"), "text", json!(told), false));
        }
        let by: Vec<String> = own.performers.iter().filter_map(|who| house.name_of(*who)).collect();
        out.push(field("performers", w("承办人", "Done by"), "text", json!(by.join("、")), false));
    }
    let moment = |key, words, at: Option<_>| field(key, words, "moment", json!(at), false);
    out.push(moment("opens", w("回访期自", "May be asked from"), own.opens));
    out.push(moment("closes", w("回访期至", "May be asked until"), own.closes));
    out.push(field("tried", w("已拨打次数", "Calls made"), "number", json!(own.tried.len()), false));
    out.extend(said(&own.questions, &own.answers).into_iter().map(|(question, answer)| {
        json!({"key": format!("answer.{}", question.code), "label": {"zh": question.zh, "en": question.en}, "kind": "text",
            "value": answer, "masked": false})
    }));
    out.extend(room.written().into_iter().filter(|(f, _)| f.name != "answers").map(|(f, v)| written(f, v, open)));
    out.retain(|f| !matches!(&f["value"], Value::Null) && f["value"] != json!("") && f["value"] != json!(0));
    out
}

/// The answers that were given, in the order of the questions and in the words of the choices.
fn said<'q>(questions: &'q [Question], given: &Given) -> Vec<(&'q Question, Value)> {
    let of = |question: &Question, code: &String| {
        let choice = question.answers.iter().find(|answer| answer.code == *code);
        choice.map_or_else(|| json!(code), |answer| json!({"zh": answer.zh, "en": answer.en}))
    };
    questions.iter().filter_map(|q| Some((q, of(q, given.get(&q.code)?)))).collect()
}

/// The same in an event's body, where answers stand as codes.
pub(super) fn say_answers(questions: &[Question], body: &mut Map<String, Value>) {
    let Some(Value::Array(answers)) = body.get_mut("answers") else { return };
    let text = |one: &Value, key: &str| one.get(key).and_then(Value::as_str).map(str::to_owned);
    let given: Given = answers.iter().filter_map(|one| Some((text(one, "question")?, text(one, "answer")?))).collect();
    let words = |q: &Question| json!({"zh": q.zh, "en": q.en});
    *answers = said(questions, &given).iter().map(|(q, a)| json!({"question": words(q), "answer": a})).collect();
}

/// A test value in an event's body: the words of the test, its unit, how it was judged and why it is void. The page says it
/// in every state of the order, also when nothing is measured any more.
pub(super) fn say_reading(order: &Order, tests: &[Test], at: (Moment, &TimeZone), body: &mut Map<String, Value>) {
    let code = body.get("test").and_then(Value::as_str).unwrap_or_default();
    let Some(test) = tests.iter().find(|test| test.code == code) else { return };
    let reading = order.readings.iter().chain(&order.earlier).find(|r| r.test == code && r.at == at.0);
    let judged = json!({"zh": test.zh, "en": test.en, "unit": test.unit,
        "outcome": reading.map(|r| measure::judge(test, r)), "why": reading.and_then(|r| measure::void(test, r, at.1))});
    body.insert("judged".to_owned(), judged);
}

/// Who asked, how to reach them, and where: masked unless the caller handles the open matter.
pub(super) fn whom(q: &Request, open: bool) -> Vec<Value> {
    let address = if open { q.address.clone() } else { mask::address(&q.address) };
    let contact = if open { q.contact.clone() } else { mask::phone(&q.contact) };
    let hidden = !open && !q.contact.is_empty();
    vec![
        field("name", w("客户姓名", "Customer name"), "text", json!(q.name), false),
        field("contact", w("联系电话", "Contact"), "phone", json!(contact), hidden),
        field("address", w("地址", "Address"), "address", json!(address.line()), !open && !q.address.is_empty()),
    ]
}

/// What a form wrote, under the words of the form.
fn written(form: &Field, value: Value, open: bool) -> Value {
    let kind = match form.kind {
        Kind::Moment => "moment",
        Kind::Int { .. } => "number",
        Kind::Object(_) | Kind::List { .. } | Kind::Lines { .. } | Kind::Extra => "json",
        _ => "text",
    };
    let masked = form.personal && !open;
    let mut shown = Map::from_iter([(form.name.to_owned(), value)]);
    if masked {
        mask::hide(&[*form], &mut shown);
    }
    field(form.name, form.words, kind, shown.remove(form.name).unwrap_or_default(), masked)
}

/// Which field was withheld, and why, each with the words and the punctuation of its language.
fn withheld(field: &str, reason: &str) -> Said {
    let forms = intake::FLOWS.iter().filter(|f| f.kind == "request").flat_map(|f| f.actions).flat_map(|a| a.form);
    let words = forms.into_iter().find(|f| f.name == field).map(|f| f.words);
    let (zh, en) = words.map_or((field, field), |w| (w.zh, w.en));
    Said::new(format!("{zh}：{reason}"), format!("{en}: {reason}"))
}

fn read_back(code: &str) -> Value {
    match code {
        "confirmed" => json!(w("客户已确认", "confirmed by the customer")),
        "corrected" => json!(w("更正后确认", "confirmed after correction")),
        "silent" => json!(w("到期未确认，按默认受理", "not confirmed in time, accepted by default")),
        other => json!(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// INT-03
    #[test]
    fn what_is_withheld_is_named_in_both_languages() {
        let said = withheld("background", "不想说");
        assert_eq!((said.zh.as_str(), said.en.as_str()), ("背景：不想说", "Background: 不想说"));
        assert_eq!(withheld("own_field", "保密").en, "own_field: 保密");
    }
}
