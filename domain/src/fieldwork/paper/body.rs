//! The middle of the sheet: items and price, tests, steps and closing list, hazards, parts, what was handed over and done.

use super::{Block, DASH, Made, Signing, Tick, Told, amount, filled, value, yuan};
use crate::{
    fieldwork::{
        hazard,
        measure::{self, Outcome, Reading, Test},
        scope::{Agreed, Charges, Consent, Line},
    },
    orders::profile,
    words::{Lang, w},
};
use serde_json::Value;

pub(super) fn blocks(t: &Told<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    items(t, &mut out);
    tests(t, &mut out);
    ticked(t, &mut out);
    hazards(t, &mut out);
    parts(t, &mut out);
    out.push(t.heading(w("完成情况", "What was done")));
    out.push(Block::Pairs(done(t)));
    out
}

fn items(t: &Told<'_>, out: &mut Vec<Block>) {
    out.push(t.heading(w("项目与费用", "Items and charges")));
    let charges = t.order.charges();
    if t.order.lines.is_empty() && !charges.planned {
        out.push(Block::Note(t.say(w("无收费项目。", "No items are charged.")).to_owned()));
        return;
    }
    let row = |line: &Line| {
        let price = t.prices.iter().find(|p| p.code == line.code);
        let name = name_of(t, &line.code);
        let unit = price.map_or(DASH.to_owned(), |p| p.unit.clone());
        vec![name, amount(line.quantity), unit, yuan(line.price), yuan(line.total()), consent(t, line)]
    };
    if t.order.lines.is_empty() {
        out.push(Block::Pairs(sums(t, charges)));
        return;
    }
    let mut table = t.table(
        &[
            (w("项目", "Item"), 2.2, false),
            (w("数量", "Quantity"), 0.8, true),
            (w("单位", "Unit"), 0.7, false),
            (w("单价（元）", "Price (CNY)"), 1.0, true),
            (w("金额（元）", "Amount (CNY)"), 1.0, true),
            (w("客户同意", "Customer's consent"), 2.2, false),
        ],
        t.order.lines.iter().map(row).collect(),
    );
    let label = if charges.planned {
        w("增加项目合计（元）", "Added items (CNY)")
    } else {
        w("应收合计（元）", "To be paid (CNY)")
    };
    table.total = Some((t.say(label).to_owned(), yuan(charges.added)));
    out.push(Block::Table(table));
    if charges.planned {
        out.push(Block::Pairs(sums(t, charges)));
    }
    let reasons: Vec<&str> = t
        .steps
        .iter()
        .filter(|s| s.action == "ask_consent")
        .filter_map(|s| s.body.get("reason").and_then(Value::as_str))
        .collect();
    if !reasons.is_empty() {
        let label = t.say(w("增项原因：", "Why items were added: "));
        out.push(Block::Note(format!("{label}{}", reasons.join(t.say(w("；", "; "))))));
    }
    out.extend(t.order.agreed.iter().map(|agreed| Block::Signature(consented(t, agreed))));
}

/// What the plan costs beside what was added to it, and both together where that is a number.
fn sums(t: &Told<'_>, c: Charges) -> Vec<super::Pair> {
    let written =
        if t.order.cost.is_empty() { t.say(w("见“方案”", "see \"Solution\"")) } else { t.order.cost.as_str() };
    let plan = c.plan.map_or_else(|| written.to_owned(), yuan);
    let sum = c.total.map_or_else(
        || {
            let added = yuan(c.added);
            match (t.order.solution_accepted, t.lang) {
                (Some(true), Lang::Zh) => format!("方案费用 + 增加项目 {added}"),
                (Some(true), Lang::En) => format!("cost of the plan + added items {added}"),
                (_, Lang::Zh) => format!("方案费用（客户接受后计）+ 增加项目 {added}"),
                (_, Lang::En) => format!("cost of the plan, once accepted, + added items {added}"),
            }
        },
        yuan,
    );
    vec![
        t.pair(w("方案费用（元）", "Plan (CNY)"), plan),
        t.pair(w("增加项目（元）", "Added (CNY)"), yuan(c.added)),
        t.wide(w("应收总计（元）", "To be paid (CNY)"), sum),
    ]
}

/// The customer's hand under what was added, with what it was shown (OSV-05).
fn consented(t: &Told<'_>, agreed: &Agreed) -> Signing {
    let items = agreed.scope.items.iter().map(|item| {
        format!("{} {}×{}={}", name_of(t, &item.code), amount(item.quantity), yuan(item.price), yuan(item.total()))
    });
    let sum = format!("{}{}", t.say(w("合计（元）：", "Total (CNY): ")), yuan(agreed.scope.total()));
    let s = &agreed.signature;
    let mut lines = vec![format!("{}　{sum}", items.collect::<Vec<_>>().join(t.say(w("；", "; "))))];
    lines.extend(t.signed(&s.name, s.at, &s.content));
    let label = t.say(w("增项签字", "Consent to added items")).to_owned();
    Signing { label, strokes: t.strokes(s.file.as_ref()), lines, ..Signing::default() }
}

/// The name of an item in the price list.
fn name_of(t: &Told<'_>, code: &str) -> String {
    t.prices.iter().find(|p| p.code == code).map_or_else(
        || code.to_owned(),
        |p| match t.lang {
            Lang::Zh => p.zh.clone(),
            Lang::En => p.en.clone(),
        },
    )
}

fn consent(t: &Told<'_>, line: &Line) -> String {
    let words = t.say(line.consent.words());
    match line.consent {
        Consent::Contracted | Consent::Asked => words.to_owned(),
        Consent::Refused { at } => format!("{words} {}", t.at(Some(at))),
        Consent::Signed { at } => {
            // Who signed stands in the history, beside the same instant.
            let by = t.steps.iter().find(|s| s.action == "sign_scope" && s.at == at);
            let name = by.and_then(|s| s.body.get("name")).and_then(Value::as_str).unwrap_or_default();
            let late = if line.is_late() && t.archive() {
                t.say(w("（开工后补签）", " (after the work on it began)"))
            } else {
                ""
            };
            format!("{words} {name} {}{late}", t.at(Some(at))).replace("  ", " ")
        }
    }
}

fn tests(t: &Told<'_>, out: &mut Vec<Block>) {
    if t.work.tests.is_empty() && t.order.readings.is_empty() {
        return;
    }
    out.push(t.heading(w("检测记录", "Tests")));
    let known = |code: &str| t.work.tests.iter().find(|x| x.code == code);
    // What was measured before the customer rejected the work proves nothing of it; the house keeps it.
    let earlier = t.order.earlier.iter().filter(|_| t.archive()).map(|r| {
        let mut row = reading(t, known(&r.test), r);
        if let Some(said) = row.last_mut() {
            said.push_str(t.say(w("（返工前）", " (before it was done again)")));
        }
        row
    });
    let now = t.order.readings.iter().map(|r| reading(t, known(&r.test), r));
    let mut rows: Vec<Vec<String>> = earlier.chain(now).collect();
    // What the type demands and nobody has measured stands there as an empty line.
    let missing = t.work.tests.iter().filter(|x| !t.order.readings.iter().any(|r| r.test == x.code));
    rows.extend(missing.map(|x| {
        let mut row = vec![name(t, x), String::new(), range(t, x)];
        row.resize(6, String::new());
        row.push(t.say(w("未检测", "not tested")).to_owned());
        row
    }));
    out.push(Block::Table(t.table(
        &[
            (w("项目", "Test"), 1.05, false),
            (w("数值", "Value"), 1.45, false),
            (w("合格范围", "Passes when"), 1.65, false),
            (w("仪器", "Instrument"), 0.95, false),
            (w("校准有效至", "Calibrated until"), 1.0, false),
            (w("检测时间", "Taken at"), 1.3, false),
            (w("判定", "Judged"), 0.75, false),
        ],
        rows,
    )));
}

fn name(t: &Told<'_>, test: &Test) -> String {
    match t.lang {
        Lang::Zh => test.zh.clone(),
        Lang::En => test.en.clone(),
    }
}

fn range(t: &Told<'_>, test: &Test) -> String {
    let limits = match (test.least, test.most) {
        (Some(a), Some(b)) => format!("{}–{} {}", value(a), value(b), test.unit),
        (Some(a), None) => format!("≥ {} {}", value(a), test.unit),
        (None, Some(b)) => format!("≤ {} {}", value(b), test.unit),
        (None, None) => DASH.to_owned(),
    };
    match test.hold {
        0 => limits,
        minutes => match t.lang {
            Lang::Zh => format!("{limits}，保持 {minutes} 分钟"),
            Lang::En => format!("{limits} for {minutes} min"),
        },
    }
}

fn reading(t: &Told<'_>, test: Option<&Test>, r: &Reading) -> Vec<String> {
    let outcome = test.map(|test| measure::judge(test, r));
    let judged = match outcome {
        Some(Outcome::Pass) => w("合格", "pass"),
        Some(Outcome::Fail) => w("不合格", "fail"),
        Some(Outcome::Void) => w("无效", "void"),
        None => w("未判定", "not judged"),
    };
    let unit = test.map_or("", |x| x.unit.as_str());
    let held = match (r.held, t.lang) {
        (0, _) => String::new(),
        (minutes, Lang::Zh) => format!("（{minutes} 分钟）"),
        (minutes, Lang::En) => format!(" ({minutes} min)"),
    };
    // An instrument whose calibration is not known is said so: that is why the value may be void.
    let until = match r.calibrated_until {
        Some(at) => at.local_minute(t.zone).chars().take(10).collect(),
        None if r.instrument.is_empty() => DASH.to_owned(),
        None => t.say(w("未校准", "not calibrated")).to_owned(),
    };
    vec![
        test.map_or_else(|| r.test.clone(), |x| name(t, x)),
        format!("{} {unit}{held}", value(r.value)).trim_end().to_owned(),
        test.map_or_else(|| DASH.to_owned(), |x| range(t, x)),
        filled(r.instrument.clone()),
        until,
        t.at(Some(r.at)),
        t.say(judged).to_owned(),
    ]
}

fn ticked(t: &Told<'_>, out: &mut Vec<Block>) {
    let tick = |x: &profile::Tick| {
        let name = match t.lang {
            Lang::Zh => &x.zh,
            Lang::En => &x.en,
        };
        let basis = if x.basis.is_empty() { String::new() } else { format!(" [{}]", x.basis) };
        Tick { done: t.order.ticks.contains(&x.code), text: format!("{name}{basis}") }
    };
    for (words, list) in [(w("作业步骤", "Steps"), &t.work.steps), (w("完工清单", "Closing list"), &t.work.closing)]
    {
        if !list.is_empty() {
            out.push(t.heading(words));
            out.push(Block::Ticks(list.iter().map(tick).collect()));
        }
    }
}

fn hazards(t: &Told<'_>, out: &mut Vec<Block>) {
    let all: Vec<(&Made, &hazard::Hazard)> = t.made.iter().filter_map(|m| Some((m, m.hazard.as_ref()?))).collect();
    if all.is_empty() && t.order.hazards.is_empty() {
        return;
    }
    out.push(t.heading(w("安全隐患", "Hazards")));
    let row = |(m, h): &(&Made, &hazard::Hazard)| {
        vec![
            m.number.clone(),
            grade(t, h.grade),
            h.text.clone(),
            t.chosen_in(&hazard::FLOW, "find", "notice", &h.notice),
            t.yes(h.made_safe),
            t.at(h.recheck),
            t.say(m.state).to_owned(),
        ]
    };
    let mut rows: Vec<Vec<String>> = all.iter().map(row).collect();
    if rows.is_empty() {
        // The records are closed to the reader; what the customer signed stands on the sheet all the same.
        let bare = |text: &String| {
            let (grade_code, what) = text.split_once(' ').unwrap_or(("", text));
            let mut row = vec![DASH.to_owned(), grade(t, grade_code.parse().unwrap_or(0)), what.to_owned()];
            row.resize(7, DASH.to_owned());
            row
        };
        rows = t.order.hazards.iter().map(bare).collect();
    }
    out.push(Block::Table(t.table(
        &[
            (w("编号", "Number"), 2.3, false),
            (w("等级", "Grade"), 0.75, false),
            (w("内容", "Hazard"), 1.7, false),
            (w("通知", "Notice"), 1.2, false),
            (w("已隔离", "Made safe"), 0.7, false),
            (w("复查期限", "Recheck due"), 1.65, false),
            (w("状态", "State"), 0.8, false),
        ],
        rows,
    )));
    let note = w(
        "隐患消除前请勿使用有关设备，并按通知整改；我公司按期复查。",
        "Do not use the appliance before the hazard is gone; mend it as the notice says. We come for the recheck.",
    );
    if all.iter().any(|(m, _)| m.state.en != "Closed") {
        out.push(Block::Note(t.say(note).to_owned()));
    }
}

fn grade(t: &Told<'_>, grade: i64) -> String {
    let words = match grade {
        1 => w("重大", "grave"),
        2 => w("较大", "serious"),
        3 => w("一般", "slight"),
        _ => return DASH.to_owned(),
    };
    t.say(words).to_owned()
}

fn parts(t: &Told<'_>, out: &mut Vec<Block>) {
    let row = |m: &Made| vec![m.number.clone(), m.summary.clone(), m.who.clone(), t.say(m.state).to_owned()];
    let rows: Vec<Vec<String>> = t.made.iter().filter(|m| m.hazard.is_none()).map(row).collect();
    if rows.is_empty() {
        return;
    }
    out.push(t.heading(w("协同和后续工单", "Orders made by this one")));
    out.push(Block::Table(t.table(
        &[
            (w("单号", "Number"), 1.75, false),
            (w("内容", "Work"), 2.6, false),
            (w("承办", "By"), 1.2, false),
            (w("状态", "State"), 0.9, false),
        ],
        rows,
    )));
}

fn done(t: &Told<'_>) -> Vec<super::Pair> {
    let o = t.order;
    let mut out = vec![t.wide(w("完成情况", "Done"), o.done.as_str())];
    if o.finished_at.is_some() {
        out.push(t.pair(w("完工时间", "Finished"), t.at(o.finished_at)));
        out.push(t.pair(w("已说明使用保养", "Use explained"), t.yes(o.result_explained)));
    }
    if !o.handed.is_empty() {
        out.push(t.wide(w("移交物品", "Handed over"), o.handed.join(t.say(w("、", ", ")))));
    }
    if let Some(u) = &o.unsolved {
        out.push(t.wide(w("未解决原因", "Not solved"), t.chosen("stop_unsolved", "code", &u.reason)));
        let by = t.at(Some(u.by));
        out.push(t.wide(
            w("后续安排", "What comes next"),
            match t.lang {
                Lang::Zh => format!("{}（{by} 前）", u.plan),
                Lang::En => format!("{} (by {by})", u.plan),
            },
        ));
    }
    if !o.result.is_empty() && t.archive() {
        out.push(t.wide(w("处理结果", "Result"), o.result.as_str()));
    }
    out
}
