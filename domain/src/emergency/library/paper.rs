//! A version of a plan as paper (EPL-01): what it is for, its process, its steps with role and time, who approved it. Owns:
//! its order and words. Refuses nothing. Tested, printed, in `server/tests/library.rs`.

use super::{EmergencyPlan, FLOW, PlanReview, scenario_of};
use crate::{
    id::Id,
    org::Role,
    paper::{Block, Paper, Pen, Signing},
    words::{Lang, w},
};

/// All that the paper tells, loaded by who prints it.
pub struct Told<'a> {
    pub pen: Pen<'a>,
    pub company: String,
    pub unit: String,
    pub number: &'a str,
    pub state: &'a str,
    pub plan: &'a EmergencyPlan,
    pub keeper: String,
    /// Request types by name.
    pub types: Vec<String>,
    pub head: &'a str,
    pub name: &'a dyn Fn(Id) -> String,
}

/// The plan in words.
pub fn paper(t: &Told<'_>) -> Paper {
    let (p, plan) = (&t.pen, t.plan);
    let name = |id: Option<Id>| id.map(|id| (t.name)(id)).unwrap_or_default();
    let said = plan.plan();
    let pick = |zh: &str, en: &str| if p.lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let state = FLOW.state(t.state).map_or("", |state| p.say(state.words));
    let authors: Vec<String> = plan.authors.iter().map(|who| (t.name)(*who)).collect();
    let mut blocks = vec![
        p.heading(w("基本情况", "The plan")),
        Block::Pairs(vec![
            p.wide(w("名称", "Name"), pick(&said.zh, &said.en)),
            p.pair(w("场景", "Scenario"), scenario_of(&plan.scenario).map_or("", |one| p.say(one.words))),
            p.pair(w("适用单位", "Unit"), t.unit.as_str()),
            p.pair(w("版本", "Version"), plan.version.to_string()),
            p.pair(w("状态", "State"), state),
            p.pair(w("生效", "In force from"), p.at(plan.from)),
            p.pair(w("评审到期", "Review due"), p.at(plan.review_due())),
            p.pair(w("责任人", "Kept by"), t.keeper.as_str()),
            p.pair(w("依据", "Clause"), plan.clause.as_str()),
            p.pair(w("编制", "Written by"), authors.join(p.say(w("、", ", ")))),
            p.pair(w("批准", "Approved by"), name(plan.approved_by)),
            p.wide(w("关联的请求类型", "Request types"), t.types.join(p.say(w("、", ", ")))),
        ]),
        p.heading(w("流程", "Process")),
        Block::Pairs(vec![
            p.wide(w("启动、推进、终止", "Start, course, end"), pick(&said.process_zh, &said.process_en)),
        ]),
        p.heading(w("步骤、职责、时限", "Steps, responsibilities, timing")),
    ];
    let rows = plan.steps.iter().enumerate().map(|(n, step)| {
        vec![
            (n + 1).to_string(),
            p.lang.said(&step.said()).to_owned(),
            Role::parse(&step.role).map_or("", |role| p.say(role.words())).to_owned(),
            p.say(w("{n} 分钟内", "within {n} min")).replace("{n}", &step.minutes.to_string()),
        ]
    });
    blocks.push(Block::Table(p.table(
        &[
            (w("序", "No."), 0.3, true),
            (w("步骤", "Step"), 3.6, false),
            (w("责任岗位", "Who answers"), 1.2, false),
            (w("时限", "Timing"), 1.0, false),
        ],
        rows.collect(),
    )));
    if !plan.reviews.is_empty() {
        blocks.push(p.heading(w("评审记录", "Reviews")));
        let row = |one: &PlanReview| {
            let result =
                if one.result == "change" { w("需要修订", "to be changed") } else { w("适用", "applicable") };
            vec![p.at(Some(one.at)), p.say(result).to_owned(), one.number.clone(), one.text.clone(), name(one.by)]
        };
        blocks.push(Block::Table(p.table(
            &[
                (w("时间", "When"), 1.1, false),
                (w("结论", "Result"), 0.8, false),
                (w("事件", "After"), 1.4, false),
                (w("情况", "What was found"), 2.4, false),
                (w("评审人", "By"), 0.8, false),
            ],
            plan.reviews.iter().map(row).collect(),
        )));
    }
    let blanks = [w("编制人", "Written by"), w("批准人", "Approved by"), w("日期", "Date")];
    blocks.push(Block::Signature(Signing {
        label: p.say(w("签署", "Signed")).to_owned(),
        blanks: blanks.map(|words| p.say(words).to_owned()).to_vec(),
        ..Signing::default()
    }));
    Paper {
        lang: p.lang,
        title: p.say(w("应急预案", "Emergency plan")).to_owned(),
        copy: format!("v{}", plan.version),
        company: t.company.clone(),
        number: t.number.to_owned(),
        // A copy that is not the one in force says so.
        stamp: (t.state != "in_force").then(|| state.to_owned()),
        digest: t.head.to_owned(),
        blocks,
    }
}
