//! The states of an order, and the groups of them that edges leave from.

use crate::flow::{Phase, State, join, state};

pub(super) const BEFORE_WORK: &[&str] = &[
    "new",
    "awaiting_approval",
    "approved",
    "ruling",
    "dispatched",
    "taken",
    "scheduled",
    "ready",
    "on_the_way",
    "on_site",
];
/// Somebody has it.
pub(super) const HELD: &[&str] =
    &["taken", "scheduled", "ready", "on_the_way", "on_site", "working", "awaiting_consent", "coordinating"];
pub(super) const AT_WORK: &[&str] = &["working", "awaiting_consent", "coordinating"];
pub(super) const ENDING: &[&str] = &["done", "signed", "not_solved", "result_entered", "follow_up"];
pub(super) const ACTIVE: &[&str] = &join::<13>(&[BEFORE_WORK, AT_WORK]);
pub(super) const OPEN: &[&str] = &join::<18>(&[ACTIVE, ENDING]);

pub(super) const ANY: &[&str] = &join::<21>(&[OPEN, &["closed", "cancelled", "merged"]]);

pub(super) const STATES: &[State] = &[
    state("new", Phase::Open, "新建", "New"),
    state("awaiting_approval", Phase::Open, "待审批", "Awaiting approval"),
    state("approved", Phase::Open, "已审批", "Approved"),
    state("ruling", Phase::Open, "待裁定", "Ruling"),
    state("dispatched", Phase::Open, "已派单", "Dispatched"),
    state("taken", Phase::Open, "已接单", "Taken"),
    state("scheduled", Phase::Open, "已预约", "Scheduled"),
    state("ready", Phase::Open, "准备就绪", "Ready"),
    state("on_the_way", Phase::Open, "途中", "On the way"),
    state("on_site", Phase::Open, "已到达", "On site"),
    state("working", Phase::Open, "服务中", "Working"),
    state("awaiting_consent", Phase::Open, "待客户确认", "Awaiting consent"),
    state("coordinating", Phase::Open, "协同中", "Coordinating"),
    state("done", Phase::Open, "完工待签", "Done, unsigned"),
    state("signed", Phase::Open, "已签收", "Signed"),
    state("not_solved", Phase::Open, "未解决", "Not solved"),
    state("result_entered", Phase::Open, "已录入", "Result entered"),
    state("follow_up", Phase::Open, "回访中", "Follow-up"),
    state("closed", Phase::Ended, "已关闭", "Closed"),
    state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    state("merged", Phase::Ended, "已合并", "Merged"),
];
