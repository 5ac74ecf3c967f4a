//! What is checked of a body beyond its form: references, codes of the company, actions that do not exist.

use super::{Ctx, Failure, Work};
use serde_json::{Map, Value};
use shouwen_domain::{
    flow::{Action, Flow, To},
    form::{self, FieldError, Fields},
    id::Id,
    intake::blank::Standing,
    moment::{DAY, MINUTE, Moment},
    refusal::{Nature, Refusal},
    words::{Said, Words, w},
};
use shouwen_store::{
    customers,
    event::GateHit,
    files,
    record::{self, RecordRow},
};

pub(super) fn field(name: &str, code: &'static str, zh: &str, en: &str) -> FieldError {
    FieldError::new(name, code, Said::new(zh, en))
}

/// A reference to something that is not there, or is another company's: the answer is the same.
pub(super) fn unknown(name: &str, words: Words) -> Refusal {
    Refusal::invalid(vec![field(
        name,
        "unknown_reference",
        &format!("“{}”所指的内容不存在或不属于本企业，请重新选择", words.zh),
        &format!("what \"{}\" refers to does not exist: choose again", words.en),
    )])
}

pub(super) fn no_such_action(action: &str) -> Refusal {
    let shown: String = action.chars().take(40).collect();
    Refusal::new(
        "no_such_action",
        Nature::Missing,
        format!("没有“{shown}”这一操作。"),
        format!("There is no action \"{shown}\"."),
    )
}

/// A version that the record has not reached or that comes before the first: nobody was faster, the caller has looked at
/// something else.
pub(crate) fn never_was(version: i64) -> Refusal {
    Refusal::conflict(
        "no_such_version",
        format!("没有这个版本：这条记录现在是第 {version} 版，请重新打开后再办。"),
        format!("There is no such version: the record is at version {version}. Reload it and try again."),
    )
}

/// A refusal names so many of the steps that are possible instead.
const STEPS_NAMED: usize = 6;

/// The pair is not in the table. The answer names the state and what can be done instead.
pub(super) fn illegal(flow: &'static Flow, state: &str, action: &Action) -> Refusal {
    let now = flow.state(state).map_or(Said::new("（新）", "(new)"), |s| s.words.into());
    let theirs = flow.edges.iter().any(|e| e.action == action.code && e.is_of_customer());
    let edges = flow.edges_from(state).filter(|e| if theirs { e.is_of_customer() } else { e.is_of_staff() });
    // What leads on comes first: a call or a note is possible almost everywhere and helps nobody who is stuck.
    let (on, stay): (Vec<_>, Vec<_>) = edges.partition(|e| e.to != To::Same);
    let can: Vec<&Action> = on.iter().chain(&stay).filter_map(|e| flow.action(e.action)).collect();
    let named = &can[..can.len().min(STEPS_NAMED)];
    let zh: Vec<_> = named.iter().map(|a| a.words.zh).collect();
    let en: Vec<_> = named.iter().map(|a| a.words.en).collect();
    let tail = match can.len() - named.len() {
        _ if can.is_empty() => ("没有可办理的步骤".to_owned(), "nothing can be done in it".to_owned()),
        0 => (format!("可以：{}", zh.join("、")), format!("possible: {}", en.join(", "))),
        more => (
            format!("可以：{}等 {} 项", zh.join("、"), can.len()),
            format!("possible: {} and {more} more", en.join(", ")),
        ),
    };
    Refusal::conflict(
        "illegal_transition",
        format!("“{}”状态下不能“{}”；{}。", now.zh, action.words.zh, tail.0),
        format!("\"{}\" is not possible in state \"{}\"; {}.", action.words.en, now.en, tail.1),
    )
    .clause("WOL-01")
}

impl Work<'_, '_> {
    /// The body of an act against its form. What the program made itself carries its moments as numbers.
    pub(super) fn checked(&mut self, action: &Action, body: &Value, depth: u32) -> Result<Map<String, Value>, Refusal> {
        if depth > 0 {
            return form::check(action.form, &form::spoken(action.form, body)).map_err(Refusal::invalid);
        }
        if !action.lenient {
            return form::check(action.form, body).map_err(Refusal::invalid);
        }
        let (input, against) = form::check_leniently(action.form, body).map_err(Refusal::invalid)?;
        for error in &against {
            self.leave_out(error);
        }
        Ok(input)
    }

    fn leave_out(&mut self, error: &FieldError) {
        let gate = format!("left_out.{}", error.field);
        if self.left_out.iter().any(|hit| hit.gate == gate) {
            return;
        }
        self.left_out.push(GateHit {
            gate,
            mode: "warn".to_owned(),
            zh: format!("填写有误，未采用或已截短：{}。请补问后更正。", error.said.zh),
            en: format!("Not taken as it was typed: {}. Ask again and correct it.", error.said.en),
            clause: "EMG-01".to_owned(),
        });
    }
}

/// [`references`] and, of what may not stop a crew, what is left of them.
pub(super) fn referred(
    work: &mut Work<'_, '_>,
    action: &Action,
    input: &mut Map<String, Value>,
    row: &RecordRow,
    own: Option<Id>,
) -> Result<(), Failure> {
    for _ in 0..action.form.len() {
        let refusal = match references(work, action.form, input, row, own) {
            Err(Failure::Refused(refusal)) if action.lenient && !refusal.fields.is_empty() => refusal,
            other => return other,
        };
        for error in &refusal.fields {
            input.remove(error.field.as_str());
            work.leave_out(error);
        }
    }
    references(work, action.form, input, row, own)
}

/// Everything a body refers to exists and belongs to the company of the record.
fn references(
    work: &mut Work<'_, '_>,
    form: Fields,
    input: &Map<String, Value>,
    row: &RecordRow,
    own: Option<Id>,
) -> Result<(), Failure> {
    let company = row.company;
    let house = work.ctx.house;
    for (path, to, id) in form::references(form, input) {
        let person = || house.person(id).is_some_and(|p| p.active && p.company.is_none_or(|c| c == company));
        let unit = || house.unit(id).is_some_and(|u| u.closed_at.is_none() && house.company_of(id) == Some(company));
        let fine = match to {
            "person" => person(),
            "unit" => unit(),
            "party" => person() || unit(),
            "customer" => customers::lookup(work.tx, id)?.is_some_and(|c| c.company == company),
            "point" => customers::point(work.tx, id)?.is_some_and(|p| p.company == company),
            "record" => {
                let row = record::lookup(work.tx, id)?.filter(|r| r.company == company);
                match row {
                    Some(row) => {
                        let parties = record::parties(work.tx, id)?;
                        super::sees(house, work.ctx.actor, &row, &parties)
                    }
                    None => false,
                }
            }
            // Of any unit of the company: who has the neighbour on the line need not see the rest of it (EMG-09).
            "outage" => record::lookup(work.tx, id)?.is_some_and(|r| r.company == company && r.kind == "outage"),
            "incident" => record::lookup(work.tx, id)?.is_some_and(|r| r.company == company && r.kind == "incident"),
            "call" => super::phone::is_of(work, id, company)?,
            "file" => files::lookup(work.tx, id)?.is_some_and(|f| Some(f.record) == own),
            _ => false,
        };
        if !fine {
            return Err(unknown(&path, form::words_at(form, &path).unwrap_or(w("引用", "reference"))).into());
        }
    }
    // The place and the customer of a record belong together (CUS-01): what one body leaves out stands on the record.
    if input.contains_key("customer") || input.contains_key("point") {
        let one = |key: &str, old| input.get(key).map_or(old, |v| v.as_str().and_then(Id::parse));
        if let (Some(customer), Some(point)) = (one("customer", row.customer), one("point", row.point))
            && customers::point(work.tx, point)?.and_then(|p| p.customer).is_some_and(|holder| holder != customer)
        {
            return Err(Refusal::invalid(vec![field(
                "point",
                "point_of_other_customer",
                "这个用气地址登记在另一客户名下，请改选该客户的地址，或先核对客户",
                "this service point stands under another customer: choose one of this customer's, or check the customer",
            )])
            .into());
        }
    }
    Ok(())
}

/// EMG-01: a channel that the company does not have is left out, and the call then came by telephone. Whether it was.
pub(super) fn channel_left_out(work: &mut Work<'_, '_>, row: &RecordRow, input: &mut Map<String, Value>) -> bool {
    let Err(refusal) = codes(work.ctx, row, input) else { return false };
    for error in &refusal.fields {
        input.remove(error.field.as_str());
        work.leave_out(error);
    }
    !refusal.fields.is_empty()
}

/// EMG-01: a paper form that is not out is left out: nothing typed keeps a crew from a leak.
pub(super) fn blank_left_out(
    work: &mut Work<'_, '_>,
    row: &RecordRow,
    input: &mut Map<String, Value>,
) -> Result<(), Failure> {
    let Some(typed) = input.get("blank").and_then(Value::as_str).map(str::to_owned) else { return Ok(()) };
    if super::given::standing(work.tx, row.company, &typed)? != Standing::Out {
        input.remove("blank");
        let (zh, en) =
            ("“纸质单号”不存在、已录入或已作废", "the number of the paper form is unknown, entered or spoiled");
        work.leave_out(&field("blank", "blank_out", zh, en));
    }
    Ok(())
}

/// EMG-16: a desk whose clock runs fast keeps nobody from a leak; the call was answered now at the latest. One of yesterday is
/// a slip of the pen as well: who calls a crew has the caller on the line.
pub(super) fn answered_now(work: &mut Work<'_, '_>, input: &mut Map<String, Value>) {
    let now = work.ctx.now;
    let Some(at) = input.get("received_at").and_then(Value::as_i64).map(Moment) else { return };
    if at > now || now.since(at) > DAY {
        input.insert("received_at".into(), now.0.into());
    }
    // Seconds apart are two clocks, not a slip of the pen.
    if at.since(now) > MINUTE || now.since(at) > DAY {
        let (zh, en) =
            ("“接听时间”不是现在或今天的，按现在计", "\"Call answered at\" is not of now or of this day: now is taken");
        work.leave_out(&field("received_at", "not_now", zh, en));
    }
}

/// Type and channel are codes of the company.
pub(super) fn codes(ctx: &Ctx<'_>, row: &RecordRow, input: &Map<String, Value>) -> Result<(), Refusal> {
    let mut wrong = Vec::new();
    if row.kind != "request" {
        return Ok(());
    }
    if let Some(code) = input.get("type").and_then(Value::as_str)
        && ctx.house.type_def(row.company, code).is_none()
    {
        let there = ctx.house.types(row.company).iter().map(|t| t.code.as_str());
        wrong.push(field("type", "unknown_type", "没有这个请求类型", "there is no such request type").among(there));
    }
    if let Some(code) = input.get("channel").and_then(Value::as_str)
        && ctx.house.channel(row.company, code, row.received_at).is_none_or(|c| !c.enabled)
    {
        // A channel that was opened later than the receipt of a paper form is fine too.
        let now = ctx.house.channel(row.company, code, ctx.now);
        if now.is_none_or(|c| !c.enabled) {
            let open = ctx.house.channels(row.company, ctx.now).into_iter().filter(|c| c.enabled);
            let (zh, en) = ("没有这个受理渠道，或已停用", "there is no such channel, or it is closed");
            wrong.push(field("channel", "unknown_channel", zh, en).among(open.map(|c| c.code.as_str())));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Refusal::invalid(wrong)) }
}
