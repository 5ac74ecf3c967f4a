//! The head of the sheet: whose matter, what is asked for, by when, and how the visits went.

use super::{Block, Limited, Step, Told, filled};
use crate::{
    moment::Moment,
    orders::FLOW,
    words::{Lang, w},
};
use serde_json::Value;

pub(super) fn blocks(t: &Told<'_>) -> Vec<Block> {
    let mut out = vec![t.heading(w("基本信息", "Order")), Block::Pairs(about(t))];
    out.push(t.heading(w("服务内容", "Work asked for")));
    out.push(Block::Pairs(asked(t)));
    out.push(t.heading(w("上门经过", "Visits")));
    let rows = visits(t.steps);
    let row = |v: &Visit| {
        vec![
            t.at(v.departed),
            t.at(v.arrived),
            t.at(v.began),
            t.at(v.ended),
            filled(result(t, v)),
            filled(v.who.clone()),
        ]
    };
    let mut shown: Vec<Vec<String>> = rows.iter().map(row).collect();
    if shown.is_empty() {
        // An empty line to be written on.
        shown.push(vec![String::new(); 6]);
    }
    out.push(Block::Table(t.table(
        &[
            (w("出发", "Left for it"), 1.25, false),
            (w("到达", "Arrived"), 1.25, false),
            (w("开始服务", "Began"), 1.25, false),
            (w("结束", "Ended"), 1.25, false),
            (w("结果", "Result"), 0.9, false),
            (w("人员", "By"), 0.8, false),
        ],
        shown,
    )));
    out.push(Block::Pairs(manners(t)));
    out
}

fn about(t: &Told<'_>) -> Vec<super::Pair> {
    let state = FLOW.state(t.state).map_or(t.state, |s| t.say(s.words));
    let window = t.order.window.map_or_else(String::new, |w| span(t, w.from, w.to));
    let due = |code: &str| t.limits.iter().find(|l| l.code == code);
    let until = |l: Option<&Limited>| l.map_or_else(String::new, |l| t.at(l.due));
    let mut out = vec![
        t.pair(w("单号", "Number"), t.number),
        t.pair(w("状态", "State"), state),
        t.pair(w("客户", "Customer"), t.asked.name.as_str()),
        t.pair(w("联系电话", "Telephone"), t.asked.contact.as_str()),
        t.wide(w("地址", "Address"), t.asked.address.as_str()),
        t.pair(w("类型", "Type"), t.lang.said(&t.type_words)),
        t.pair(w("优先级", "Priority"), t.priority.code()),
        t.pair(w("受理时间", "Received"), t.at(Some(t.received))),
        t.pair(w("服务请求", "Request"), t.asked.number.as_str()),
        t.pair(w("约定上门", "Agreed window"), window),
        t.pair(w("完工时限", "To be done by"), until(due("complete"))),
        t.pair(w("承办单位", "Unit"), t.unit.as_str()),
        t.pair(w("承办人", "Technician"), t.owner.as_str()),
    ];
    if !t.order.follows.is_empty() {
        out.push(t.wide(w("接续工单", "Goes on with"), t.order.follows.as_str()));
    }
    out
}

/// `2026-03-13 14:00–16:00`; over midnight both days are named.
fn span(t: &Told<'_>, from: Moment, to: Moment) -> String {
    let (a, b) = (from.local_minute(t.zone), to.local_minute(t.zone));
    match (a.split_once(' '), b.split_once(' ')) {
        (Some((day, _)), Some((same, hour))) if day == same => format!("{a}–{hour}"),
        _ => format!("{a} – {b}"),
    }
}

fn asked(t: &Told<'_>) -> Vec<super::Pair> {
    let o = t.order;
    let mut out = vec![t.wide(w("内容", "Content"), o.content.as_str())];
    out.extend(rework(t));
    for (label, text) in
        [(w("时间要求", "Time wanted"), &t.asked.wanted), (w("特殊需求", "Special demands"), &t.asked.special)]
    {
        if !text.is_empty() {
            out.push(t.wide(label, text.as_str()));
        }
    }
    if let Some(d) = &o.diagnosis {
        let parts = [d.symptom.as_str(), d.cause.as_str(), d.need.as_str()];
        let told: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        out.push(t.wide(w("诊断", "Diagnosis"), told.join(t.say(w("；", "; ")))));
    }
    if !o.solution.is_empty() {
        let answer = match o.solution_accepted {
            Some(true) => w("（客户已接受）", " (accepted by the customer)"),
            Some(false) => w("（客户未接受）", " (not accepted by the customer)"),
            None => w("（待客户答复）", " (not answered yet)"),
        };
        out.push(t.wide(w("方案", "Solution"), format!("{}{}", o.solution, t.say(answer))));
    }
    out
}

/// The customer has rejected the work of this order and it is done again (SGN-03). What it costs is what the customer agreed
/// to: no rule says more.
fn rework(t: &Told<'_>) -> Option<super::Pair> {
    let times = t.order.rework;
    let last = t.steps.iter().rev().find(|s| s.action == "reject_work").filter(|_| times > 0)?;
    let (at, why) = (t.at(Some(last.at)), last.body.get("reason").and_then(Value::as_str).unwrap_or_default());
    let told = match t.lang {
        Lang::Zh => format!("本单 {} 第 {times} 次返工：客户 {at} 拒收，{why}", t.number),
        Lang::En => format!("{}, done again ({times}): rejected by the customer {at}, {why}", t.number),
    };
    Some(t.wide(w("返工", "Rework"), told))
}

/// One way to the customer and what came of it.
#[derive(Default)]
struct Visit {
    departed: Option<Moment>,
    arrived: Option<Moment>,
    began: Option<Moment>,
    ended: Option<Moment>,
    by: String,
    who: String,
}

fn visits(steps: &[Step]) -> Vec<Visit> {
    let mut out: Vec<Visit> = Vec::new();
    for step in steps {
        let at = Some(step.at);
        match step.action.as_str() {
            "depart" | "depart_at_once" => {
                out.push(Visit { departed: at, who: step.who.clone(), ..Visit::default() });
            }
            "arrive" => open(&mut out).arrived = at,
            "begin" => open(&mut out).began = at,
            "finish" | "stop_unsolved" | "no_access" | "come_again" | "call_away" => {
                // What ends without anybody having left is no visit: helped remotely, called away before the start.
                if let Some(visit) = out.last_mut().filter(|v| v.ended.is_none()) {
                    (visit.ended, visit.by) = (at, step.action.clone());
                }
            }
            _ => continue,
        }
        if let Some(visit) = out.last_mut()
            && visit.who.is_empty()
        {
            visit.who.clone_from(&step.who);
        }
    }
    out
}

fn open(visits: &mut Vec<Visit>) -> &mut Visit {
    if visits.last().is_none_or(|v| v.ended.is_some()) {
        visits.push(Visit::default());
    }
    visits.last_mut().expect("one was just pushed if there was none")
}

fn result(t: &Told<'_>, visit: &Visit) -> String {
    FLOW.action(&visit.by).map_or_else(String::new, |a| t.say(a.words).to_owned())
}

/// Consent to enter, explanation, conduct.
fn manners(t: &Told<'_>) -> Vec<super::Pair> {
    let o = t.order;
    let begun = t.steps.iter().rev().find(|s| s.action == "begin");
    let or_blank = |is: bool| if begun.is_some() { t.yes(is) } else { blank(t) };
    let mut out = vec![
        t.pair(w("客户同意进入", "Consent to enter"), or_blank(o.consent_to_enter)),
        t.pair(w("服务前已说明", "Work explained"), or_blank(o.explained)),
    ];
    let conduct = begun.and_then(|s| s.body.get("conduct")).and_then(Value::as_array);
    let conduct: Vec<&str> = conduct.into_iter().flatten().filter_map(Value::as_str).collect();
    if !conduct.is_empty() {
        out.push(t.wide(w("着装规范", "Conduct"), conduct.join(t.say(w("、", ", ")))));
    }
    out
}

/// Boxes to be ticked by hand on a sheet that is printed before the visit.
fn blank(t: &Told<'_>) -> String {
    match t.lang {
        Lang::Zh => "□ 是  □ 否".to_owned(),
        Lang::En => "□ yes  □ no".to_owned(),
    }
}

#[cfg(test)]
#[test]
fn a_visit_begins_with_the_way_to_it_and_ends_with_what_came_of_it() {
    let step = |action: &str, at: i64| Step {
        action: action.to_owned(),
        at: Moment(at),
        who: "黄建国".to_owned(),
        body: Value::Null,
    };
    let steps = [
        step("call_away", 1),
        step("depart", 2),
        step("arrive", 3),
        step("no_access", 4),
        step("depart", 5),
        step("arrive", 6),
        step("begin", 7),
        step("finish", 8),
    ];
    let seen = visits(&steps);
    let times = |v: &Visit| [v.departed, v.arrived, v.began, v.ended].map(|m| m.map_or(0, |m| m.0));
    assert_eq!(seen.iter().map(times).collect::<Vec<_>>(), [[2, 3, 0, 4], [5, 6, 7, 8]]);
    assert_eq!(seen.iter().map(|v| v.by.as_str()).collect::<Vec<_>>(), ["no_access", "finish"]);
    assert_eq!(visits(&steps[5..6]).len(), 1, "arrived without having left");
    assert_eq!(seen[0].who, "黄建国");
}
