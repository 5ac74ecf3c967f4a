//! The forms of the plan library.

use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    intake::{AT, REASON},
    org,
};

pub const SCENARIOS: &[Choice] = &[
    choice("leak", "燃气泄漏", "gas leak"),
    choice("explosion", "爆炸", "explosion"),
    choice("fire", "着火", "fire"),
    choice("alarm", "报警器响", "alarm sounding"),
    choice("co", "一氧化碳中毒", "CO poisoning"),
    choice("damage", "外力破坏", "third-party damage"),
    choice("grave", "重大突发事件", "grave incident"),
    choice("supply", "大面积停气", "supply interrupted"),
    choice("complaint", "一级投诉", "level-1 complaint"),
    choice("complaint_surge", "投诉集中", "surge of complaints"),
    choice("equipment", "设备故障", "equipment failure"),
    choice("process", "流程中断", "process interrupted"),
    choice("system", "信息系统中断", "information system down"),
];

/// Those that run with an incident.
pub const OF_INCIDENT: &[Choice] = SCENARIOS.split_at(7).0;

/// Whoever may answer for a step: every role.
const ROLES: &[Choice] = &{
    let mut out = [choice("", "", ""); org::ROLES.len()];
    let mut n = 0;
    while n < out.len() {
        out[n] = Choice { code: org::ROLES[n].code, words: org::ROLES[n].words };
        n += 1;
    }
    out
};

/// The entries of the log of an incident that may do a step.
pub const DONE_BY: &[Choice] = &[
    choice("script", "安全指导完成", "script read out"),
    choice("ack", "抢修确认", "crew acknowledged"),
    choice("depart", "出警", "crew departed"),
    choice("arrive", "到场", "crew arrived"),
    choice("cut_off", "关阀停气", "gas cut off"),
    choice("controlled", "已控制", "controlled"),
    choice("repaired", "已修复", "repaired"),
    choice("restored", "恢复供气", "restored"),
    choice("stood_down", "解除", "stood down"),
    choice("leader_ack", "领导确认", "leader acknowledged"),
    choice("outside.119", "通报119", "fire brigade (119) told"),
    choice("outside.110", "通报110", "police (110) told"),
    choice("outside.120", "通报120", "ambulance (120) told"),
    choice("outside.property", "通报物业或社区", "property company told"),
    choice("outside.other", "通报其他单位", "another body told"),
    choice("authority", "上报主管部门", "authority told"),
];

/// A step may be without its role or its time while it is being written; it is not approved so.
const STEP: &[Field] = &[
    may("code", Kind::Line { max: 40 }, "步骤编号", "Code of the step"),
    must("zh", Kind::Text { max: 1_000 }, "步骤", "What is done"),
    may("en", Kind::Text { max: 1_000 }, "步骤（英文）", "In English"),
    may("role", Kind::Choice(ROLES), "责任岗位", "Who answers for it"),
    may("minutes", Kind::Int { min: 1, max: 10_080 }, "启动后多少分钟内", "Minutes after the start"),
    may("done_by", Kind::Choice(DONE_BY), "完成依据（处置记录）", "Done by (entry of the log)"),
];

const SCENARIO: Field = must("scenario", Kind::Choice(SCENARIOS), "场景", "Scenario");
const UNIT: Field = must("unit", Kind::Ref { to: "unit" }, "适用单位", "Unit that it is for");
const TITLE: Field = must("title", Kind::Line { max: LINE }, "预案名称", "Name of the plan");
const TITLE_EN: Field = may("title_en", Kind::Line { max: LINE }, "预案名称（英文）", "Name in English");
const CLAUSE: Field = may("clause", Kind::Line { max: LINE }, "依据条款", "Clause");
const PROCESS: Field =
    may("process", Kind::Text { max: TEXT }, "流程（何时启动、如何推进、何时终止）", "Process: start, course, end");
const PROCESS_EN: Field = may("process_en", Kind::Text { max: TEXT }, "流程（英文）", "Process in English");
const TYPES: Field = may(
    "types",
    Kind::Lines { max: 60, count: 40 },
    "关联的请求类型（编号）",
    "Request types that it is joined to (codes)",
);
const STEPS: Field = may("steps", Kind::List { of: STEP, max: 60 }, "步骤", "Steps");
const PERSON: Field = may("person", Kind::Ref { to: "person" }, "预案责任人", "Who keeps it");

pub(super) const DRAFT: Fields = &[SCENARIO, UNIT, TITLE, TITLE_EN, CLAUSE, PROCESS, PROCESS_EN, TYPES, STEPS, PERSON];
pub(super) const REVISE: Fields = &[TITLE, TITLE_EN, CLAUSE, PROCESS, PROCESS_EN, TYPES, STEPS, PERSON];
const IMPROVEMENT: Field = may("improvement", Kind::Text { max: TEXT }, "要改进的内容", "What has to change");
pub(super) const CARRY_ON: Fields =
    &[SCENARIO, UNIT, TITLE, TITLE_EN, CLAUSE, PROCESS, PROCESS_EN, TYPES, STEPS, PERSON, IMPROVEMENT, PACK];
const PACK: Field = may("pack", Kind::Line { max: 100 }, "规则包及其预案版本", "Pack, and version of its plan");
pub(super) const ADOPT: Fields = &[
    SCENARIO,
    UNIT,
    TITLE,
    TITLE_EN,
    CLAUSE,
    PROCESS,
    PROCESS_EN,
    TYPES,
    STEPS,
    must(PACK.name, PACK.kind, PACK.words.zh, PACK.words.en),
    may("from", Kind::Moment, "生效时间", "In force from"),
];
pub(super) const APPROVE: Fields =
    &[may("from", Kind::Moment, "生效时间（默认立即）", "In force from (now unless said)")];
pub(super) const ENTRUST: Fields = &[must(PERSON.name, PERSON.kind, PERSON.words.zh, PERSON.words.en), REASON];
pub(super) const NEXT: Fields = &[IMPROVEMENT];

const RESULT: Field = must(
    "result",
    Kind::Choice(&[
        choice("applicable", "适用，继续执行", "applicable"),
        choice("change", "需要修订", "to be changed"),
    ]),
    "评审结论",
    "Result",
);
pub(super) const REVIEW: Fields =
    &[RESULT, must("text", Kind::Text { max: TEXT }, "评审情况", "What was found"), IMPROVEMENT];
const NUMBER: Field = must("number", Kind::Line { max: 60 }, "事件编号", "Number of the matter");
const MATTER: Field = must("matter", Kind::Ref { to: "record" }, "事件", "Matter");
pub(super) const USED: Fields = &[NUMBER, MATTER];
pub(super) const LEARNED: Fields =
    &[NUMBER, MATTER, RESULT, may("text", Kind::Text { max: TEXT }, "复盘内容", "What was learned"), PERSON];
pub(super) const IMPROVE: Fields =
    &[must("improvement", Kind::Text { max: TEXT }, "要改进的内容", "What has to change")];

pub(super) const ACTIVATE: Fields = &[
    SCENARIO,
    must("text", Kind::Text { max: TEXT }, "发生了什么", "What has happened"),
    may("matter", Kind::Ref { to: "record" }, "所属事项（不填为区域性事件）", "Matter (none: of the whole region)"),
    may("unit", Kind::Ref { to: "unit" }, "负责单位（默认本单位）", "Unit that answers (your own unless named)"),
];
pub(super) const LOG: Fields = &[must("text", Kind::Text { max: TEXT }, "处置情况", "What was done or seen"), AT];
pub(super) const FINISH: Fields = &[must("result", Kind::Text { max: TEXT }, "处置结果", "How it ended")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emergency::Step;

    /// EMG-08: what does a step is an entry that the log may have.
    #[test]
    fn what_does_a_step_stands_in_the_log() {
        for one in DONE_BY {
            let step = one.code.split('.').next().unwrap();
            assert!(Step::ALL.iter().any(|s| s.code() == step), "{}", one.code);
        }
        assert!(ROLES.iter().any(|r| r.code == "dispatcher" && r.words.zh == "调度员"));
    }
}
