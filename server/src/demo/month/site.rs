//! A work order at the customer's: consent, work, tests, hazards, signature, result.

use super::{
    masters,
    scene::{Fate, Scene, Thread, Under},
    staff::by_day,
    visits::{is, once, tomorrow},
    words,
};
use serde_json::{Value, json};
use shouwen_domain::{
    id::Id,
    moment::{DAY, HOUR, MINUTE},
    orders::Order,
};
use shouwen_store::{StoreError, record::RecordRow};

pub(super) fn look(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread) -> Result<(), StoreError> {
    let Some(owner) = row.owner else { return Ok(()) };
    match row.state.as_str() {
        "on_site" => begin(s, row, t, owner),
        "working" => work(s, row, t, owner),
        "awaiting_consent" => {
            if t.dice.mille(900) {
                let content = s.order(row.id)?.scope(&row.number).digest();
                let file = s.signature(row.id, owner, Under::Scope)?;
                let body = json!({"name": customer(s, row), "content": content, "file": file});
                s.do_(owner, row.id, "sign_scope", body)?;
                let lines: Vec<Value> = signed(&s.order(row.id)?);
                s.do_(owner, row.id, "bill", json!({"lines": lines}))?;
            } else {
                s.do_(owner, row.id, "refuse_scope", json!({"reason": "客户暂不更换"}))?;
            }
            wait(s, row, t, 4, 20);
            Ok(())
        }
        "coordinating" => {
            let leader = s.month.base.staff.leader(row.unit).unwrap_or(owner);
            s.do_(leader, row.id, "go_on", json!({"remark": "备件已送到现场"}))?;
            wait(s, row, t, 3, 15);
            Ok(())
        }
        "done" => sign(s, row, t, owner),
        "signed" | "not_solved" => result(s, row, t, owner),
        _ => Ok(()),
    }
}

fn wait(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, from: i64, to: i64) {
    let ms = t.dice.minutes(from, to);
    s.later(row.id, ms);
}

fn customer(s: &Scene<'_, '_>, row: &RecordRow) -> String {
    row.customer.and_then(|id| s.month.base.name_of(id)).unwrap_or_else(|| "家属".to_owned())
}

fn signed(o: &Order) -> Vec<Value> {
    o.lines.iter().map(|l| json!({"code": l.code, "quantity": l.quantity})).collect()
}

fn begin(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, owner: Id) -> Result<(), StoreError> {
    if t.fate == Fate::NoAccess && !row.priority.is_p0() && t.once(once::FATE) {
        let photo = s.photo(row.id, owner)?;
        let calls = t.dice.between(2, 4);
        let body = json!({"photo": photo, "notice": true, "calls": calls});
        let how = (t.dice.below(3), false, 90 * MINUTE);
        s.visit(owner, row.id, "no_access", how, &body)?;
        wait(s, row, t, 2, 8);
        return Ok(());
    }
    let body = json!({"consent": true, "explained": true, "conduct": ["工牌", "鞋套"]});
    s.do_(owner, row.id, "begin", body)?;
    if is(row, "installation") {
        wait(s, row, t, 35, 110);
    } else {
        wait(s, row, t, 8, 45);
    }
    Ok(())
}

fn work(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, owner: Id) -> Result<(), StoreError> {
    let o = s.order(row.id)?;
    let emergency = row.priority.is_p0();
    if is(row, "correction") {
        s.do_(owner, row.id, "finish", json!({"done": "已核实号码，档案已更正", "explained": true}))?;
        wait(s, row, t, 1, 4);
        return Ok(());
    }
    if t.fate == Fate::Unsolved && !o.part && !emergency && t.once(once::FATE) {
        let by = s.in_(2 * DAY);
        let body = json!({"code": "part", "plan": "主板须向厂家订货，到货后再次上门更换", "by": by});
        s.do_(owner, row.id, "stop_unsolved", body)?;
        s.adopt(row.id, "order", t, (6 * 60, 30 * 60))?;
        wait(s, row, t, 10, 60);
        return Ok(());
    }
    if t.fate == Fate::Coordinate && t.once(once::FATE) {
        let body = json!({"reason": "现场缺少同规格阀门", "needs": "DN15 球阀 2 个，由仓库送达", "told": true});
        s.do_(owner, row.id, "coordinate", body)?;
        wait(s, row, t, 70, 240);
        return Ok(());
    }
    if !o.part && !emergency && t.once(once::EXTRA) && t.dice.mille(200) {
        let lines = words::extra(&row.type_code, &mut t.dice);
        s.do_(owner, row.id, "ask_consent", json!({"lines": lines, "reason": "原部件老化，建议一并更换"}))?;
        wait(s, row, t, 2, 9);
        return Ok(());
    }
    if !o.part && t.once(once::WORKED) {
        s.do_(owner, row.id, "tick", json!({"codes": words::ticks(&row.type_code)}))?;
    }
    if !o.part {
        let fails = t.once(once::TESTED) && t.dice.mille(120);
        measure(s, row, owner, fails)?;
        if fails {
            wait(s, row, t, 10, 35);
            return Ok(());
        }
    }
    if !o.part && !emergency && t.once(once::HAZARD) && t.dice.mille(90) {
        let (grade, text) = *t.dice.pick(words::HAZARDS);
        let due = s.in_(t.dice.between(5, 16) * DAY);
        let notice = if t.dice.mille(800) { "signed" } else { "left" };
        let body = json!({"grade": grade, "text": text, "notice": notice, "made_safe": grade == 1, "due": due});
        s.do_(owner, row.id, "find_hazard", body)?;
        s.adopt(row.id, "hazard", t, (2 * 24 * 60, 12 * 24 * 60))?;
    }
    let done = *t.dice.pick(words::done(&row.type_code));
    s.do_(owner, row.id, "finish", json!({"done": done, "explained": true}))?;
    wait(s, row, t, 2, 8);
    Ok(())
}

/// The tests of the type; the first one fails if it is to.
fn measure(s: &mut Scene<'_, '_>, row: &RecordRow, owner: Id, fails: bool) -> Result<(), StoreError> {
    let (det, man) =
        (masters::serial("DET", &s.month.base.staff, owner), masters::serial("MAN", &s.month.base.staff, owner));
    if is(row, "installation") {
        let value = if fails { "4.3" } else { "5.2" };
        let body = json!({"test": "tightness", "value": value, "held": 15, "instrument": man});
        s.do_(owner, row.id, "measure", body)?;
        s.do_(owner, row.id, "measure", json!({"test": "leak", "value": "0", "instrument": det}))?;
    } else {
        let value = if fails { "35" } else { "0" };
        s.do_(owner, row.id, "measure", json!({"test": "leak", "value": value, "instrument": det}))?;
    }
    Ok(())
}

fn sign(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, owner: Id) -> Result<(), StoreError> {
    if t.fate == Fate::Rework && !row.priority.is_p0() && t.once(once::FATE) {
        // What was found is mended at the next visit: nothing of this one counts as done.
        t.step &= !(once::WORKED | once::TESTED);
        let how = (t.dice.below(3), false, 3 * HOUR);
        s.visit(owner, row.id, "reject_work", how, &json!({"reason": "客户反映仍有异响，约定再次上门"}))?;
        wait(s, row, t, 2, 10);
        return Ok(());
    }
    if t.fate == Fate::Substitute && t.once(once::FATE) {
        let (code, reason) = if t.dice.mille(700) {
            ("absent", "客户外出，由租客在场")
        } else {
            ("refused", "客户不愿签字")
        };
        let witness = format!("录音 {}", t.dice.between(1_000, 9_999));
        s.do_(owner, row.id, "substitute", json!({"code": code, "reason": reason, "witness": witness}))?;
    } else {
        let digest = s.order(row.id)?.sheet(&row.number).digest();
        let file = s.signature(row.id, owner, Under::Sheet)?;
        let mut body = json!({"name": customer(s, row), "content": digest, "file": file});
        // Some sign and give no marks.
        if t.dice.mille(820) {
            let quality = 5 - t.dice.weighted(&[72, 19, 5, 2, 2]) as i64;
            body["quality"] = json!(quality);
            body["attitude"] = json!((quality + t.dice.between(0, 2)).min(5));
            if let (true, Some(text)) = (quality <= 3, words::OPINIONS.first()) {
                body["text"] = json!(text);
            }
        } else {
            body["unrated"] = json!(true);
        }
        s.do_(owner, row.id, "sign", body)?;
    }
    let late = t.dice.mille(60);
    let ms = if late { t.dice.minutes(25 * 60, 40 * 60) } else { t.dice.minutes(8, 220) };
    s.later(row.id, ms);
    Ok(())
}

fn result(s: &mut Scene<'_, '_>, row: &RecordRow, t: &mut Thread, owner: Id) -> Result<(), StoreError> {
    let done = s.order(row.id)?.done;
    let result = if row.state == "not_solved" { "待料，已另约时间".to_owned() } else { done };
    let opinion = *t.dice.pick(&["满意", "无意见", "希望以后提前电话联系", "师傅很耐心"]);
    s.do_(owner, row.id, "enter_result", json!({"result": result, "opinion": opinion}))?;
    s.adopt(row.id, "followup", t, (24 * 60, 50 * 60))?;
    if let Some(parent) = row.parent {
        let at = by_day(s.now.plus(t.dice.minutes(10, 150)), 8 * 60, 21 * 60, &mut t.dice);
        s.at(parent, at.min(tomorrow(at)));
    }
    Ok(())
}
