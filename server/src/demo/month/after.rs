//! What follows the work: follow-ups with their issues, rechecks of hazards, findings, reports of delay.

use super::{
    scene::{Scene, Thread},
    staff::{Desk, by_day},
    visits::once,
    words,
};
use serde_json::{Value, json};
use shouwen_domain::{
    intake::Room,
    moment::{DAY, HOUR, MINUTE},
};
use shouwen_store::{StoreError, intake, record::RecordRow};

pub(super) fn follow_up(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    match row.state.as_str() {
        "planned" => {
            let Room::FollowUp(own) = intake::load(s.tx, row.id, "followup")? else { return Ok(()) };
            let from = own.opens.unwrap_or(s.now).max(s.now);
            let at = by_day(from, 9 * 60 + 5, 19 * 60 + 30, &mut t.dice);
            if at > s.now {
                s.at(row.id, at);
            } else {
                let caller = s.somebody(Desk::FollowUp, &mut t.dice);
                let taken = s.do_(caller, row.id, "take", json!({}))?;
                let wait = if taken { t.dice.minutes(1, 5) } else { t.dice.minutes(240, 330) };
                s.later(row.id, wait);
            }
        }
        "calling" => ask(s, row, &mut t)?,
        "to_confirm" => {
            let caller = row.owner.unwrap_or(s.month.base.reviewer);
            if t.dice.mille(900) {
                s.do_(caller, row.id, "confirmed", json!({"means": "phone", "text": "客户确认已处理好"}))?;
            } else {
                s.do_(caller, row.id, "not_solved", json!({"means": "phone", "text": "客户反映仍未清理干净"}))?;
                s.adopt(row.id, "order", &mut t, (5, 60))?;
            }
        }
        "completed" if t.once(once::TESTED) && t.dice.mille(80) => {
            let reviewer = s.month.base.reviewer;
            s.do_(reviewer, row.id, "check", json!({"text": "复听录音，记录属实"}))?;
        }
        _ => {}
    }
    s.keep(row.id, t);
    Ok(())
}

/// What the customer says on the telephone.
fn ask(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let Some(caller) = row.owner else { return Ok(()) };
    let answers = |solved: &str, clean: &str, on_time: &str, satisfied: &str| -> Value {
        let mut given = vec![("solved", solved), ("clean", clean), ("gift", "no"), ("satisfied", satisfied)];
        let top = row.type_code.split('.').next().unwrap_or_default();
        match top {
            "alarm" => given.extend([("guided", "yes"), ("quick", on_time)]),
            "installation" => given.extend([("explained", "yes"), ("charged", "yes"), ("on_time", on_time)]),
            _ => given.push(("on_time", on_time)),
        }
        if top == "installation" && solved == "no" {
            given.push(("left", "灶具仍点不着"));
        }
        given.into_iter().map(|(question, answer)| json!({"question": question, "answer": answer})).collect()
    };
    let on_time = if t.dice.mille(930) { "yes" } else { "no" };
    match t.dice.weighted(&[200, 30, 8, 700, 62]) {
        0 => {
            s.do_(caller, row.id, "no_answer", json!({}))?;
            let wait = t.dice.minutes(300, 900);
            s.later(row.id, wait);
        }
        1 => drop(s.do_(caller, row.id, "refused", json!({"reason": "客户表示正忙，不愿接受回访"}))?),
        2 => {
            s.do_(caller, row.id, "wrong_number", json!({"remark": "接听者并非登记客户"}))?;
            s.adopt(row.id, "order", t, (3, 40))?;
        }
        3 => {
            let satisfied = if t.dice.mille(880) { "yes" } else { "fair" };
            let body = json!({"answers": answers("yes", "yes", on_time, satisfied), "means": "phone"});
            s.do_(caller, row.id, "complete", body)?;
            let wait = t.dice.minutes(60, 2_000);
            s.later(row.id, wait);
        }
        _ => {
            let (content, clean, solved, finding) = *t.dice.pick(words::ISSUES);
            let mut body =
                json!({"answers": answers(solved, clean, on_time, "no"), "means": "phone", "content": content});
            if !finding.is_empty() {
                body["finding"] = json!(finding);
            }
            s.do_(caller, row.id, "raise_issue", body)?;
            s.adopt(row.id, "order", t, (3, 40))?;
            s.adopt(row.id, "finding", t, (60, 24 * 60))?;
        }
    }
    Ok(())
}

pub(super) fn hazard(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let Some(leader) = s.month.base.staff.leader(row.unit) else { return Ok(()) };
    let Room::Hazard(own) = intake::load(s.tx, row.id, "hazard")? else { return Ok(()) };
    let due = own.recheck.unwrap_or(s.now);
    match row.state.as_str() {
        "notified" | "second_notice" if t.dice.mille(400) => {
            s.do_(leader, row.id, "rectify", json!({"measure": "客户联系物业整改，已提供图示"}))?;
            let early = due.minus(t.dice.minutes(4 * 60, 60 * 60));
            let at = by_day(early, 9 * 60, 17 * 60, &mut t.dice);
            s.at(row.id, at);
        }
        _ if t.dice.mille(820) => {
            let photo = s.photo(row.id, leader)?;
            s.do_(leader, row.id, "pass", json!({"photo": photo, "finding": "复查已整改，隐患消除"}))?;
        }
        "second_notice" => {
            s.do_(leader, row.id, "report", json!({"to": "市住建局燃气管理科"}))?;
            let wait = t.dice.minutes(3 * 24 * 60, 8 * 24 * 60);
            s.later(row.id, wait);
        }
        _ => {
            let next = s.in_(t.dice.between(5, 12) * DAY);
            s.do_(leader, row.id, "fail", json!({"finding": "仍未整改，再次书面通知", "due": next}))?;
            let wait = t.dice.minutes(4 * 24 * 60, 9 * 24 * 60);
            s.later(row.id, wait);
        }
    }
    s.keep(row.id, t);
    Ok(())
}

pub(super) fn finding(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let head = s.month.base.staff.head();
    let Some(owner) = row.owner else { return Ok(()) };
    let done = match row.state.as_str() {
        "draft" => s.do_(head, row.id, "issue", json!({}))?,
        "issued" if t.once(once::FATE) && t.dice.mille(150) => {
            s.do_(owner, row.id, "dispute", json!({"reason": "完工照片显示现场已清理"}))?
        }
        "disputed" => s.do_(head, row.id, "uphold", json!({"reason": "照片拍摄角度不完整，问题成立"}))?,
        "issued" => {
            let body = json!({"cause": "收尾匆忙，未按完工清单核对", "measure": "班组晨会通报，离场前拍照留存"});
            s.do_(owner, row.id, "accept", body)?
        }
        "rectifying" => s.do_(owner, row.id, "done", json!({"evidence_text": "晨会记录和补拍照片已上传"}))?,
        "to_verify" => s.do_(head, row.id, "verify", json!({"verdict": "整改有效"}))?,
        _ => false,
    };
    if done {
        let at = by_day(s.now.plus(t.dice.minutes(60, 20 * 60)), 8 * 60 + 40, 17 * 60, &mut t.dice);
        s.at(row.id, at);
    }
    s.keep(row.id, t);
    Ok(())
}

pub(super) fn delay(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let centre = s.somebody(Desk::Dispatch, &mut t.dice);
    let done = match row.state.as_str() {
        "reported" => s.do_(centre, row.id, "answer", json!({"answer": "agree", "text": "请先电话致歉并另约时间"}))?,
        "answered" => s.do_(centre, row.id, "tell", json!({"means": "call"}))?,
        "told" if t.dice.mille(920) => s.do_(centre, row.id, "agreed", json!({"remark": "客户表示理解"}))?,
        "told" => s.do_(centre, row.id, "not_agreed", json!({"remark": "客户不满，要求尽快"}))?,
        _ => false,
    };
    if done {
        let wait = t.dice.minutes(1, 6);
        s.later(row.id, wait);
    }
    s.keep(row.id, t);
    Ok(())
}

/// A conference called on a matter that does not get on.
pub(super) fn conference(s: &mut Scene<'_, '_>, row: &RecordRow) -> Result<(), StoreError> {
    let mut t = s.thread(row.id);
    let head = s.month.base.staff.head();
    let done = match row.state.as_str() {
        "convened" => s.do_(head, row.id, "hold", json!({"minutes": "三方现场核对，确认计量表需送检"}))?,
        "held" => {
            let person = s.month.base.reviewer.to_string();
            let due = s.in_(3 * DAY);
            let task = json!({"text": "送检并回复客户", "person": person, "due": due});
            s.do_(head, row.id, "decide", json!({"decision": "免费送检，误差超限即退费", "tasks": [task]}))?
        }
        "decided" if t.once(once::FATE) => {
            s.do_(head, row.id, "tick_off", json!({"task": 1, "result": "检定合格，已向客户出示报告"}))?
        }
        "decided" => s.do_(head, row.id, "finish", json!({}))?,
        _ => false,
    };
    if done {
        let at = by_day(s.now.plus(t.dice.between(2, 26) * HOUR), 9 * 60, 17 * 60, &mut t.dice);
        s.at(row.id, at.max(s.now.plus(MINUTE)));
    }
    s.keep(row.id, t);
    Ok(())
}
