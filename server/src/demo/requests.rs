//! Customers and requests of the demonstration, through `act` like every other.

use super::{Cast, masters};
use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Door,
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
};
use shouwen_store::{StoreError, Tx, customers};
use std::sync::Arc;

const NAMES: &[&str] = &[
    "李桂兰",
    "王海涛",
    "张淑珍",
    "刘建军",
    "陈玉梅",
    "杨国强",
    "黄秀英",
    "赵文斌",
    "吴小燕",
    "周志刚",
    "莫𡐓村",
    "孙丽华",
];
const ROADS: &[&str] = &["滨江路88号", "解放西路16号", "七星路102号", "中山北路5号", "龙隐路33号", "环城南二路7号"];
/// Type, channel, content.
const MATTERS: &[(&str, &str, &str)] = &[
    ("repair.stove", "hotline", "燃气灶打不着火，换过电池仍然不行"),
    ("enquiry.bill", "hotline", "上月气费比平时多一倍，想了解原因"),
    ("repair.water_heater", "website", "热水器使用几分钟后自动熄火"),
    ("installation", "counter", "新房装修，申请接通管道燃气"),
    ("enquiry.procedure", "mobile", "过户需要什么材料"),
    ("repair.meter", "hotline", "燃气表屏幕不显示，无法充值"),
    ("complaint", "hotline", "维修师傅上门迟到一个多小时，没有提前通知"),
    ("suggestion", "suggestion_box", "建议营业厅增设老年人窗口"),
    ("praise", "letter", "感谢维修一班雨夜上门抢修"),
    ("repair.no_gas", "hotline", "早上开始没有气，邻居家正常"),
];

/// Fills an empty company with customers, what work needs, and requests of the last days. Nothing happens when there
/// are some already.
pub fn fill(app: &Arc<App>, cast: &Cast, count: usize) -> Result<usize, Failure> {
    let company = cast.unit("LJ");
    let there = app.db.read_now(move |tx| shouwen_store::record::count(tx, company, "request"))?;
    if there > 0 {
        return Ok(0);
    }
    let archive = archive(app, company)?;
    let (app2, cast2) = (app.clone(), cast.clone());
    app.db.write_now(move |tx| masters::small(tx, &app2, &cast2))?;
    let now = app.now();
    for n in 0..count {
        let age = (count - n) as i64 * 5 * HOUR / 4;
        one(app, cast, &archive, n, now.minus(age))?;
    }
    leak(app, cast)?;
    super::stops::fill(app, cast)?;
    super::publicity::fill(app, cast)?;
    super::duty::fill(app, cast)?;
    Ok(count)
}

fn archive(app: &Arc<App>, company: Id) -> Result<Vec<(Id, Id, usize)>, StoreError> {
    let app2 = app.clone();
    app.db.write_now(move |tx| {
        let mut out = Vec::new();
        for (n, name) in NAMES.iter().enumerate() {
            let (id, point) = (app2.world.id(), app2.world.id());
            let row = customers::CustomerRow {
                id,
                company,
                kind: "person".into(),
                name: (*name).into(),
                grade: "C".into(),
                care: if n % 5 == 2 { "mobility".into() } else { String::new() },
                remark: String::new(),
                id_number: String::new(),
                version: 1,
                created_at: app2.now(),
                erased_at: None,
            };
            customers::insert(tx, &row)?;
            customers::add_contact(tx, app2.world.id(), id, company, "mobile", &phone(n), app2.now())?;
            let address = address(n);
            let line = serde_json::from_value::<shouwen_domain::intake::Address>(address.clone())
                .map(|a| a.line())
                .unwrap_or_default();
            let row = customers::PointRow {
                id: point,
                company,
                customer: Some(id),
                number: format!("LJ{:06}", 100_000 + n),
                unit: None,
                address: address.to_string(),
                line,
                meter: format!("G4-{:08}", 20_230_000 + n * 37),
            };
            customers::add_point(tx, &row, app2.now())?;
            out.push((id, point, n));
        }
        Ok(out)
    })
}

fn phone(n: usize) -> String {
    format!("139{:08}", 1_002_046 + n * 7_919)
}

fn address(n: usize) -> Value {
    json!({
        "district": "七星区",
        "road": ROADS[n % ROADS.len()],
        "building": (n % 9 + 1).to_string(),
        "unit": (n % 3 + 1).to_string(),
        "room": format!("{}0{}", n % 6 + 1, n % 4 + 1),
    })
}

fn one(app: &Arc<App>, cast: &Cast, archive: &[(Id, Id, usize)], n: usize, at: Moment) -> Result<(), Failure> {
    let (kind, channel, content) = MATTERS[n % MATTERS.len()];
    let (customer, point, who) = archive[n % archive.len()];
    let agent = cast.person(if n.is_multiple_of(3) { "lufang" } else { "zhoumin" });
    let zone = &app.world.zone;
    let body = json!({
        "channel": channel,
        "type": kind,
        "content": content,
        "name": NAMES[who],
        "contact": phone(who),
        "address": address(who),
        "occurred_at": at.minus(2 * HOUR).rfc3339(zone),
        "wanted": if n.is_multiple_of(2) { "尽快" } else { "周末上门" },
        "special": "无",
        "background": "首次反映",
        "customer": customer.to_string(),
        "point": point.to_string(),
        "received_at": at.rfc3339(zone),
    });
    let step = |target: Target, action: &str, body: Value| -> Result<Id, Failure> {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        app.act_now(Some(agent), Door::Demo, command).map(|done| done.record)
    };
    let scan = |what: &str| json!({"kind": "call", "reference": format!("DEMO-{what}-{n:04}")});
    let id = step(Target::New { kind: "request" }, "save", body)?;
    let age = app.now().since(at);
    // What is young and unconfirmed is still a draft; a few old ones lie around, as they do.
    if n % 11 == 7 && (age < 6 * HOUR || n.is_multiple_of(3)) {
        return Ok(());
    }
    let when = |ms: i64| at.plus(ms).rfc3339(zone);
    step(
        Target::Record(id),
        "confirm",
        json!({"result": "confirmed", "told": "已登记，工作人员将与您联系", "told_by": when(2 * HOUR),
            "happened_at": when(6 * MINUTE), "evidence": scan("confirm")}),
    )?;
    // One in eight was forgotten: overdue matters belong to a real day.
    let forgotten = n % 8 == 4;
    if kind.starts_with("enquiry") && age > HOUR && !forgotten {
        step(
            Target::Record(id),
            "answer",
            json!({"text": "已核对并向客户说明", "outcome": "solved", "means": "call", "agreed": true,
                "happened_at": when(20 * MINUTE), "evidence": scan("answer")}),
        )?;
        return Ok(());
    }
    if !forgotten && age > 50 * MINUTE {
        step(
            Target::Record(id),
            "engage",
            json!({"means": "call", "text": "已电话联系，指导客户先行检查，约定上门时间",
                "happened_at": when(45 * MINUTE), "evidence": scan("engage")}),
        )?;
    }
    if !forgotten && age > 5 * HOUR {
        step(
            Target::Record(id),
            "diagnose",
            json!({"text": "初步判断为零件老化，需上门更换", "happened_at": when(4 * HOUR), "evidence": scan("diagnose")}),
        )?;
        step(
            Target::Record(id),
            "arrange",
            json!({"text": "已约次日上门", "happened_at": when(4 * HOUR + 5 * MINUTE), "evidence": scan("arrange")}),
        )?;
    }
    if !forgotten && age > 30 * HOUR && n % 5 != 3 {
        step(
            Target::Record(id),
            "answer",
            json!({"text": "已上门处理完毕，试用正常", "outcome": "solved", "means": "visit", "agreed": true,
                "happened_at": when(26 * HOUR), "evidence": scan("answer")}),
        )?;
        return Ok(());
    }
    if n % 6 == 5 && !kind.starts_with("enquiry") && !kind.starts_with("alarm") {
        step(
            Target::Record(id),
            "hand_over",
            json!({"to_unit": cast.unit("lj-repair-1").to_string(), "content": content,
                "reason": "属维修班组职责", "customer_told": true, "told_means": "call"}),
        )?;
    }
    if n % 9 == 2 {
        let by = app.now().plus(3 * HOUR).rfc3339(zone);
        // Closed ones take no promise any more; that refusal is right.
        match step(Target::Record(id), "promise", json!({"by": by, "text": "告知处理进度"})) {
            Ok(_) | Err(Failure::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    if n % 20 == 13 {
        confer(app, cast, agent, id, n / 20)?;
    }
    Ok(())
}

/// A leak of some minutes ago: the crew has answered by radio and is on its way, the script is half said.
fn leak(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let (agent, centre) = (cast.person("zhoumin"), cast.person("linyi"));
    let act = |person: Id, target: Target, action: &str, body: Value| {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        app.act_now(Some(person), Door::Demo, command).map(|done| done.record)
    };
    let call = json!({"channel": "hotline", "kind": "leak", "name": "李桂兰", "contact": "13900002046", "indoors": true,
        "signs": "厨房有气味，嘶嘶声", "people": 3, "casualties": 0,
        "received_at": app.now().minus(3 * MINUTE).rfc3339(&app.world.zone),
        "address": {"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"}});
    let request = act(agent, Target::New { kind: "request" }, "emergency_call", call)?;
    let children = move |tx: &mut Tx<'_>| shouwen_store::record::children(tx, request, "incident", false);
    let Some(id) = app.db.read_now(children)?.pop() else { return Ok(()) };
    for line in ["calm", "leave", "windows", "valve", "no_flame"] {
        act(agent, Target::Record(id), "tick", json!({"codes": [line]}))?;
    }
    let crew = cast.person("weiqiang").to_string();
    act(centre, Target::Record(id), "ack", json!({"means": "radio", "entered_for": crew}))?;
    act(centre, Target::Record(id), "depart", json!({"gear": true})).map(drop)
}

/// A conference on a matter that does not get on, one step further than the last one.
fn confer(app: &Arc<App>, cast: &Cast, agent: Id, request: Id, steps: usize) -> Result<(), Failure> {
    let day = |n: i64| app.now().plus(n * DAY).rfc3339(&app.world.zone);
    let act = |id: Id, action: &str, body: Value| {
        let command = Command { target: Target::Record(id), action: action.to_owned(), body, if_match: None };
        app.act_now(Some(agent), Door::Demo, command)
    };
    let installer = cast.person("huangjg").to_string();
    let call = json!({"trigger": "several_units", "planned": day(i64::from(steps == 0)), "agenda": "立管走向与业主装修冲突，三次改期",
        "participants": [{"person": installer}, {"person": cast.person("linyi").to_string()}]});
    act(request, "call_conference", call)?;
    let children = move |tx: &mut Tx<'_>| shouwen_store::record::children(tx, request, "conference", false);
    let Some(id) = app.db.read_now(children)?.pop() else { return Ok(()) };
    let task = json!({"text": "出具改线方案并与业主确认", "person": installer, "due": day(3)});
    let all = [
        ("hold", json!({"minutes": "现场复核后可改走北侧管井，需物业出具同意书"})),
        ("decide", json!({"decision": "改走北侧管井，费用由公司承担", "tasks": [task]})),
        ("tick_off", json!({"task": 1, "result": "业主已签字确认"})),
        ("finish", json!({})),
    ];
    for (action, body) in all.into_iter().take(steps) {
        act(id, action, body)?;
    }
    Ok(())
}
