//! The end of the sheet: signature, rating, the clauses it stands under; on the archive copy what the company keeps of it.

use super::{Block, Copy, DASH, Limited, Passed, Signing, Standing, Step, Told, standing};
use crate::words::{Lang, w};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn blocks(t: &Told<'_>) -> Vec<Block> {
    let mut out = vec![t.heading(w("客户确认和评价", "The customer's word")), Block::Signature(signing(t))];
    out.push(Block::Pairs(rating(t)));
    limits(t, &mut out);
    if t.archive() {
        signatures(t, &mut out);
        passed(t, &mut out);
        files(t, &mut out);
    }
    out.push(t.heading(w("说明和依据", "Notes and clauses")));
    out.extend(notes(t).into_iter().map(Block::Note));
    out
}

fn text<'s>(step: &'s Step, key: &str) -> &'s str {
    step.body.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn signing(t: &Told<'_>) -> Signing {
    let o = t.order;
    let label = t.say(w("客户签字", "Customer's signature")).to_owned();
    let blanks = || [w("客户签字", "Signature"), w("日期", "Date")].map(|x| t.say(x).to_owned()).to_vec();
    match (standing(o, t.number), &o.signature, &o.substitute) {
        (Standing::Signed, Some(s), _) => Signing {
            label,
            strokes: t.strokes(s.file.as_ref()),
            lines: t.signed(&s.name, s.at, &s.content),
            ..Signing::default()
        },
        (Standing::Void, ..) => {
            // The last signature and what came after it, out of the history: the order has dropped it.
            let last = t.steps.iter().rposition(|s| s.action == "sign");
            let mut lines = Vec::new();
            if let Some(step) = last.map(|n| &t.steps[n]) {
                lines.extend(t.signed(text(step, "name"), step.at, text(step, "content")));
            }
            let after = t.steps.iter().skip(last.unwrap_or(0)).rfind(|s| s.action == "amend");
            let why = after.map_or_else(String::new, |s| match t.lang {
                Lang::Zh => format!("：{} 更正单据，原因：{}", t.at(Some(s.at)), text(s, "reason")),
                Lang::En => format!(": the sheet was amended at {}, because: {}", t.at(Some(s.at)), text(s, "reason")),
            });
            let void = w("签字作废，须重新签字", "The signature is void; the sheet has to be signed again");
            Signing {
                label,
                lines,
                void: Some(format!("{}{why}", t.say(void))),
                blanks: blanks(),
                ..Signing::default()
            }
        }
        (_, _, Some(s)) => {
            let why = t.chosen("substitute", "code", &s.reason);
            let lines = match t.lang {
                Lang::Zh => vec![format!("客户未签字：{why}"), format!("见证：{}", s.witness)],
                Lang::En => vec![format!("Not signed by the customer: {why}"), format!("Witness: {}", s.witness)],
            };
            Signing { label, lines, ..Signing::default() }
        }
        _ => Signing { label, blanks: blanks(), ..Signing::default() },
    }
}

fn rating(t: &Told<'_>) -> Vec<super::Pair> {
    let stars = |n: i64| {
        let n = n.clamp(0, 5) as usize;
        format!("{}{} {n}/5", "★".repeat(n), "☆".repeat(5 - n))
    };
    let unrated = t.say(w("客户不愿评价", "the customer did not want to rate"));
    let empty = if t.order.unrated { unrated } else { "□1 □2 □3 □4 □5" }.to_owned();
    let (quality, attitude) =
        t.order.rating.as_ref().map_or((empty.clone(), empty), |r| (stars(r.quality), stars(r.attitude)));
    let mut out = vec![t.pair(w("服务质量评价", "Quality"), quality), t.pair(w("服务态度评价", "Attitude"), attitude)];
    let opinion = t.order.rating.as_ref().map(|r| r.text.as_str()).filter(|x| !x.is_empty());
    if let Some(opinion) = opinion.or(Some(t.order.opinion.as_str()).filter(|x| !x.is_empty())) {
        out.push(t.wide(w("客户意见", "Opinion"), opinion));
    }
    out
}

/// Limits that were set for the customer stand on every copy, those between colleagues on the archive's.
fn limits(t: &Told<'_>, out: &mut Vec<Block>) {
    let theirs = |l: &&Limited| t.copy == Copy::Archive || matches!(l.code.as_str(), "arrival" | "complete");
    let row = |l: &Limited| {
        let kept = match l.kept {
            Some(true) => w("按时", "kept"),
            Some(false) => w("超时", "missed"),
            None => w("计时中", "running"),
        };
        let limit = t.lang.said(&l.limit).to_owned();
        vec![
            t.say(l.words).to_owned(),
            super::filled(limit),
            t.at(l.due),
            t.at(l.stopped),
            if l.kept.is_none() && l.stopped.is_some() { DASH.to_owned() } else { t.say(kept).to_owned() },
            l.clause.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = t.limits.iter().filter(theirs).map(row).collect();
    if rows.is_empty() {
        return;
    }
    out.push(t.heading(w("服务时限", "Limits")));
    out.push(Block::Table(t.table(
        &[
            (w("时限", "Limit"), 0.85, false),
            (w("规定", "Rule"), 1.7, false),
            (w("到期", "Due"), 1.3, false),
            (w("实际", "Met"), 1.3, false),
            (w("结果", "Result"), 0.7, false),
            (w("条款", "Clause"), 1.4, false),
        ],
        rows,
    )));
}

/// Every signature that was given: the one that holds and those that an amendment has voided.
fn signatures(t: &Told<'_>, out: &mut Vec<Block>) {
    let given: Vec<&Step> = t.steps.iter().filter(|s| matches!(s.action.as_str(), "sign" | "substitute")).collect();
    let holds = matches!(standing(t.order, t.number), Standing::Signed | Standing::Substituted);
    let row = |(n, s): (usize, &&Step)| {
        let name = if s.action == "sign" {
            text(s, "name").to_owned()
        } else {
            t.say(w("代签收", "substitute")).to_owned()
        };
        let now = if n + 1 == given.len() && holds { w("有效", "holds") } else { w("作废", "void") };
        vec![name, t.at(Some(s.at)), super::filled(text(s, "content").to_owned()), t.say(now).to_owned()]
    };
    let rows: Vec<Vec<String>> = given.iter().enumerate().map(row).collect();
    if !rows.is_empty() {
        out.push(t.heading(w("签字记录", "Signatures given")));
        out.push(Block::Table(t.table(
            &[
                (w("签字人", "By"), 0.9, false),
                (w("时间", "At"), 1.1, false),
                (w("内容摘要 SHA-256", "Content SHA-256"), 3.0, false),
                (w("效力", "Standing"), 0.6, false),
            ],
            rows,
        )));
    }
}

fn passed(t: &Told<'_>, out: &mut Vec<Block>) {
    if t.passed.is_empty() {
        return;
    }
    let row = |p: &Passed| vec![t.at(Some(p.at)), t.lang.said(&p.said).to_owned(), p.clause.clone(), p.mode.clone()];
    out.push(t.heading(w("未通过而放行的检查", "Checks not passed and let through")));
    out.push(Block::Table(t.table(
        &[
            (w("时间", "At"), 1.0, false),
            (w("检查", "Check"), 3.2, false),
            (w("条款", "Clause"), 0.9, false),
            (w("方式", "Mode"), 0.6, false),
        ],
        t.passed.iter().map(row).collect(),
    )));
}

fn files(t: &Told<'_>, out: &mut Vec<Block>) {
    if t.files.is_empty() {
        return;
    }
    out.push(t.heading(w("附件", "Files")));
    out.push(Block::Table(t.table(
        &[(w("名称", "Name"), 1.6, false), (w("时间", "At"), 1.1, false), (w("SHA-256", "SHA-256"), 3.2, false)],
        t.files.iter().map(|f| vec![f.name.clone(), t.at(Some(f.at)), f.sha256.clone()]).collect(),
    )));
}

/// Small print: what binds, what nobody has to pay or give, and the clauses behind what stands above.
fn notes(t: &Told<'_>) -> Vec<String> {
    let mut out = vec![
        t.say(w(
            "签字只对签字时的内容有效；签字后更正项目、价格、检测或完成情况，原签字作废，须重新签字。",
            "A signature holds for the content it stands under. Items, prices, tests or work changed after signing void it.",
        ))
        .to_owned(),
        t.say(w(
            "未经客户事先同意，不增加项目和费用。服务人员不收受礼品、礼金、烟酒饮料。",
            "Nothing is added to work or price without the customer's consent. Our staff accept no gifts, money, cigarettes or drinks.",
        ))
        .to_owned(),
    ];
    let mut clauses: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = |clause: &str, what: &str| {
        let list = clauses.entry(clause.to_owned()).or_default();
        if !list.iter().any(|x| x == what) {
            list.push(what.to_owned());
        }
    };
    name("001 §3.3", t.say(w("作业、检测、增项同意", "work, tests, consent")));
    name("001 §3.4", t.say(w("清理、签字、评价", "clean site, signature, rating")));
    name("004-F 1-5", t.say(w("廉洁服务", "no gifts")));
    let open = t.limits.iter().filter(|l| t.archive() || matches!(l.code.as_str(), "arrival" | "complete"));
    for l in open.filter(|l| !l.clause.is_empty()) {
        name(&l.clause, t.say(l.words));
    }
    for tick in t.work.steps.iter().chain(&t.work.closing).filter(|x| !x.basis.is_empty()) {
        name(&tick.basis, t.say(w("作业标准", "working standard")));
    }
    let (colon, comma, semi) = (t.say(w("（", " (")), t.say(w("、", ", ")), t.say(w("；", "; ")));
    let close = t.say(w("）", ")"));
    let all: Vec<String> =
        clauses.iter().map(|(clause, what)| format!("{clause}{colon}{}{close}", what.join(comma))).collect();
    out.push(format!("{}{}", t.say(w("依据条款：", "Clauses in force: ")), all.join(semi)));
    if t.archive() {
        out.push(format!("{}{}", t.say(w("经过记录末条哈希：", "Hash of the last event of the history: ")), t.head));
    }
    out
}
