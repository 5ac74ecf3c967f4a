//! The customer service desk: read-back, answers, handovers, promises, complaints, reopened matters.

use super::{
    emergency,
    scene::{Scene, Thread},
    staff::{Desk, by_day},
    visits::is,
    words,
};
use serde_json::json;
use shouwen_domain::{
    flow::Priority,
    id::Id,
    intake::{Request, Room},
    moment::{DAY, HOUR, MINUTE},
};
use shouwen_store::{
    StoreError, intake,
    record::{self, RecordRow},
};

/// What has been done once for a request.
mod once {
    pub const LEFT: u16 = 1;
    pub const HANDED: u16 = 2;
    pub const PROMISED: u16 = 4;
    pub const ENGAGED: u16 = 8;
    pub const REGISTERED: u16 = 16;
    pub const CHASED: u16 = 32;
    pub const FORGOTTEN: u16 = 64;
    pub const REOPENED: u16 = 128;
    pub const CONFERRED: u16 = 256;
    pub const PAUSED: u16 = 512;
    pub const DELIVERED: u16 = 1_024;
    pub const DOUBTED: u16 = 2_048;
}

pub(super) fn request(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let Room::Request(own) = intake::load(s.tx, row.id, "request")? else { return Ok(()) };
    match row.state.as_str() {
        "draft" => draft(s, row, &mut t)?,
        "accepted" | "in_handling" => handle(s, row, &own, &mut t)?,
        "closed" | "answered" => again(s, row, &mut t)?,
        _ => {}
    }
    s.keep(row.id, t);
    Ok(())
}

fn draft(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let voice = matches!(row.channel.as_str(), "hotline" | "counter" | "visit" | "community");
    // Nobody reaches the sender: after a day the silence counts as consent.
    if !voice && t.once(once::LEFT) && t.dice.mille(220) {
        s.later(row.id, DAY + 5 * MINUTE);
        return Ok(());
    }
    let who = s.deals(row, &mut t.dice);
    if voice && !row.priority.is_p0() && t.dice.mille(18) {
        s.do_(who, row.id, "discard", json!({"reason": "客户误拨，无诉求"}))?;
        return Ok(());
    }
    let mut body = json!({"result": "confirmed", "told": *t.dice.pick(words::TOLD), "told_by": s.in_(t.dice.between(30, 150) * MINUTE)});
    if t.dice.mille(35) {
        body["result"] = json!("corrected");
        body["wanted"] = json!("改为明天上午");
    }
    if !voice {
        s.do_(who, row.id, "contact", json!({"means": "call", "result": "reached", "text": "回电核对登记内容"}))?;
    }
    s.do_(who, row.id, "confirm", body)?;
    let within = match row.priority {
        Priority::P0 => (0, 1),
        Priority::P1 => (1, 17),
        _ => (2, 26),
    };
    s.adopt(row.id, "order", t, within)?;
    let next = if is(row, "enquiry") && voice && t.dice.mille(640) {
        t.dice.minutes(1, 9)
    } else if row.priority <= Priority::P1 {
        t.dice.minutes(5, 40)
    } else {
        t.dice.minutes(15, 210)
    };
    s.later(row.id, next);
    Ok(())
}

fn handle(s: &mut Scene<'_, '_>, row: &RecordRow, own: &Request, t: &mut Thread) -> Result<(), StoreError> {
    if !record::children(s.tx, row.id, "incident", true)?.is_empty() {
        return of_incident(s, row, own, t);
    }
    let orders = record::children(s.tx, row.id, "order", true)?;
    let cases = record::children(s.tx, row.id, "case", false)?;
    if !orders.is_empty() {
        return of_orders(s, row, own, t, &orders);
    }
    if is(row, "repair") || is(row, "installation") || is(row, "alarm") {
        // No rule sends it out: the dispatcher makes the order.
        let dispatcher = s.somebody(Desk::Dispatch, &mut t.dice);
        s.do_(dispatcher, row.id, "create_order", json!({"content": own.content}))?;
        return s.adopt(row.id, "order", t, (3, 28));
    }
    let who = s.deals(row, &mut t.dice);
    if is(row, "complaint") && !complaint(s, row, t, who, &cases)? {
        return Ok(());
    }
    if record::children(s.tx, row.id, "handover", false)?.is_empty() {
        if detour(s, row, t)? {
            return Ok(());
        }
    } else {
        s.later(row.id, 2 * HOUR);
        return Ok(());
    }
    let text = *t.dice.pick(words::answers(&row.type_code));
    let mut body = json!({"text": text, "outcome": "solved", "means": "call", "agreed": true});
    if t.dice.mille(45) {
        body["outcome"] = json!("not_possible");
        body["basis"] = json!("《城镇燃气管理条例》第二十八条");
    }
    s.do_(who, row.id, "answer", body)?;
    reopened_some_day(s, row, t);
    Ok(())
}

/// Who called of an emergency is called back when it is over.
fn of_incident(s: &mut Scene<'_, '_>, row: &RecordRow, own: &Request, t: &mut Thread) -> Result<(), StoreError> {
    if own.answered_at.is_none() && emergency::is_over(s, row.id)? {
        let who = s.deals(row, &mut t.dice);
        let text = *t.dice.pick(words::answers(&row.type_code));
        s.do_(who, row.id, "answer", json!({"text": text, "outcome": "solved", "means": "call", "agreed": true}))?;
    }
    Ok(())
}

fn reopened_some_day(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) {
    if t.step & once::REOPENED == 0 && t.dice.mille(45) && t.once(once::DOUBTED) {
        let at = s.now.plus(t.dice.minutes(300, 6 * 24 * 60));
        let at = by_day(at, 8 * 60, 21 * 60, &mut t.dice);
        s.at(row.id, at);
    }
}

/// Answered when every order has come to something.
fn of_orders(
    s: &mut Scene<'_, '_>,
    row: &RecordRow,
    own: &Request,
    t: &mut Thread,
    orders: &[Id],
) -> Result<(), StoreError> {
    // What the silence of the sender has set going is found here.
    s.adopt(row.id, "order", t, (2, 26))?;
    let mut cancelled = true;
    for order in orders {
        let Some(order) = record::lookup(s.tx, *order)? else { continue };
        if !matches!(order.state.as_str(), "follow_up" | "closed" | "cancelled" | "merged" | "result_entered") {
            // The customer asks where it stands; somebody promises a call and keeps it, or not.
            if s.now.since(row.received_at) > 20 * HOUR && t.once(once::CHASED) && t.dice.mille(250) {
                let who = s.deals(row, &mut t.dice);
                s.do_(who, row.id, "chase", json!({"by": "customer", "text": "询问上门进度"}))?;
                promise(s, row, t, who)?;
            } else if s.now.since(row.received_at) < 3 * DAY {
                let at = by_day(s.now.plus(22 * HOUR), 9 * 60, 19 * 60, &mut t.dice);
                s.at(row.id, at);
            }
            return Ok(());
        }
        cancelled &= order.state == "cancelled";
    }
    if own.answered_at.is_some() {
        return Ok(());
    }
    let who = s.deals(row, &mut t.dice);
    let text =
        if cancelled { "客户已自行解决，撤回上门" } else { *t.dice.pick(words::answers(&row.type_code)) };
    s.do_(who, row.id, "answer", json!({"text": text, "outcome": "solved", "means": "call", "agreed": true}))?;
    reopened_some_day(s, row, t);
    Ok(())
}

/// True when the complaint may be answered now.
fn complaint(
    s: &mut Scene<'_, '_>,
    row: &RecordRow,
    t: &mut Thread,
    who: Id,
    cases: &[Id],
) -> Result<bool, StoreError> {
    if t.once(once::ENGAGED) {
        s.do_(who, row.id, "engage", json!({"means": "call", "text": "已致电客户了解经过并致歉"}))?;
        let wait = t.dice.minutes(60, 600);
        s.later(row.id, wait);
        return Ok(false);
    }
    if t.once(once::REGISTERED) && t.dice.mille(600) && row.state == "accepted" {
        s.do_(who, row.id, "register_complaint", json!({}))?;
        s.adopt(row.id, "case", t, (10 * 60, 60 * 60))?;
        return Ok(false);
    }
    if t.once(once::CONFERRED) && is_metering(row) && t.dice.mille(200) {
        let head = s.month.base.staff.head();
        let (a, b) =
            (s.month.base.reviewer.to_string(), s.month.base.staff.leader(row.unit).unwrap_or(head).to_string());
        let planned = s.in_(20 * HOUR);
        let body = json!({"trigger": "difficult", "planned": planned, "agenda": "计量争议：客户要求退费并换表",
            "participants": [{"person": a}, {"person": b}]});
        s.do_(head, row.id, "call_conference", body)?;
        s.adopt(row.id, "conference", t, (18 * 60, 30 * 60))?;
    }
    if !cases.is_empty() {
        s.later(row.id, 8 * HOUR);
        return Ok(false);
    }
    if t.once(once::DELIVERED) {
        s.do_(who, row.id, "diagnose", json!({"text": "经核实，情况基本属实", "interim": true}))?;
        s.do_(
            who,
            row.id,
            "deliver_solution",
            json!({"text": "对当事人批评教育，并向客户说明改进措施", "means": "call"}),
        )?;
        let at = by_day(s.now.plus(t.dice.minutes(60, 30 * 60)), 8 * 60, 20 * 60, &mut t.dice);
        s.at(row.id, at);
        return Ok(false);
    }
    Ok(true)
}

fn is_metering(row: &RecordRow) -> bool {
    matches!(row.type_code.as_str(), "complaint.meter" | "complaint.charge")
}

/// What keeps a simple matter from being answered at once. True when something does.
fn detour(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<bool, StoreError> {
    if t.once(once::FORGOTTEN) && t.dice.mille(45) {
        let wait = t.dice.minutes(26 * 60, 6 * 24 * 60);
        s.later(row.id, wait);
        return Ok(true);
    }
    if t.once(once::PAUSED) && t.dice.mille(25) {
        let who = s.deals(row, &mut t.dice);
        s.do_(
            who,
            row.id,
            "pause",
            json!({"cause": "waiting_customer", "proof": "客户补充资料后再办", "until": s.in_(DAY)}),
        )?;
        let wait = t.dice.minutes(10 * 60, 44 * 60);
        s.later(row.id, wait);
        return Ok(true);
    }
    if row.paused {
        let head = s.month.base.staff.head();
        s.do_(head, row.id, "resume", json!({"reason": "客户已补齐资料"}))?;
    }
    if t.step & once::PROMISED == 0 && t.dice.mille(90) {
        let who = s.deals(row, &mut t.dice);
        promise(s, row, t, who)?;
        return Ok(true);
    }
    if t.once(once::HANDED)
        && t.dice.mille(80)
        && let Some(owner) = row.owner
    {
        let units = s.month.base.receivers;
        let unit = *t.dice.pick(&units);
        let body = json!({"to_unit": unit.to_string(), "content": row.summary, "reason": "属对方单位职责",
            "outstanding": "已告知客户当日回复", "customer_told": true, "told_means": "call"});
        if s.do_(owner, row.id, "hand_over", body)? {
            s.adopt(row.id, "handover", t, (4, 45))?;
            let wait = t.dice.minutes(90, 500);
            s.later(row.id, wait);
            return Ok(true);
        }
    }
    Ok(false)
}

/// A call is promised; most are made in time.
fn promise(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, who: Id) -> Result<(), StoreError> {
    t.once(once::PROMISED);
    let span = t.dice.between(2, 7) * HOUR;
    let by = s.in_(span);
    if s.do_(who, row.id, "promise", json!({"by": by, "text": "届时回电告知处理结果"}))? {
        let broken = t.dice.mille(170);
        let wait = if broken { span + t.dice.minutes(5, 300) } else { span - t.dice.minutes(8, 100) };
        let kept = s.now.plus(wait);
        s.month.wake(kept, super::Wake::Ring(row.id));
        let more = t.dice.minutes(20, 200);
        s.later(row.id, wait + more);
    }
    Ok(())
}

/// The call that was promised.
pub(super) fn ring(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    if !matches!(row.state.as_str(), "accepted" | "in_handling") {
        return Ok(());
    }
    let mut t = s.thread(row.id);
    let who = s.deals(row, &mut t.dice);
    s.do_(who, row.id, "contact", json!({"means": "call", "result": "reached", "text": "按承诺回电，告知进展"}))?;
    s.keep(row.id, t);
    Ok(())
}

/// The customer calls again.
fn again(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let settled = row.closed_at.is_some_and(|at| s.now.since(at) > 4 * HOUR);
    if t.step & once::DOUBTED == 0 || !settled || !t.once(once::REOPENED) {
        return Ok(());
    }
    let who = s.deals(row, &mut t.dice);
    let cause = if t.dice.mille(700) { "repeat" } else { "rejected" };
    let reason = if is(row, "repair") { "修好两天后故障再次出现" } else { "客户对答复仍有疑问" };
    if !s.do_(who, row.id, "reopen", json!({"cause": cause, "reason": reason}))? {
        return Ok(());
    }
    if is(row, "repair") {
        let dispatcher = s.somebody(Desk::Dispatch, &mut t.dice);
        s.do_(dispatcher, row.id, "create_order", json!({"content": format!("复修：{}", row.summary)}))?;
        s.adopt(row.id, "order", t, (3, 28))?;
    } else {
        let wait = t.dice.minutes(40, 900);
        s.later(row.id, wait);
    }
    Ok(())
}

pub(super) fn case(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    if row.state != "open" {
        return Ok(());
    }
    let head = s.month.base.staff.head();
    s.do_(head, row.id, "finish", json!({"result": "调查属实，已责成班组整改并向客户致歉"}))?;
    if let Some(parent) = row.parent {
        s.later(parent, 40 * MINUTE);
    }
    Ok(())
}

pub(super) fn handover(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let Room::Handover(own) = intake::load(s.tx, row.id, "handover")? else { return Ok(()) };
    let leader = own.to_unit.and_then(|u| s.month.base.staff.leader(u));
    let giver = own.giver.unwrap_or(s.month.base.staff.head());
    let done = match (row.state.as_str(), leader) {
        // Some are passed on once more; of those, a few come back again and go to the head.
        ("offered", Some(leader))
            if own.rejections < 2 && t.dice.mille(if own.rejections == 0 { 180 } else { 450 }) =>
        {
            s.do_(leader, row.id, "reject", json!({"code": "wrong_unit", "reason": "不属本班组职责"}))?
        }
        ("offered", Some(leader)) => {
            s.do_(leader, row.id, "accept", json!({}))?;
            false
        }
        ("rejected", _) => {
            let units = s.month.base.receivers;
            let unit = *t.dice.pick(&units);
            s.do_(giver, row.id, "offer_again", json!({"to_unit": unit.to_string(), "reason": "请协助办理"}))?
        }
        ("ruling", _) => {
            let head = s.month.base.staff.head();
            let unit = s.month.base.receivers[0];
            s.do_(head, row.id, "bind", json!({"to_unit": unit.to_string(), "reason": "按首问责任制裁定"}))?;
            false
        }
        _ => false,
    };
    if done {
        let wait = t.dice.minutes(5, 70);
        s.later(row.id, wait);
    }
    s.keep(row.id, t);
    Ok(())
}
