//! The complaint case, at the depth that a request needs to know of it (open, ended). Machine 6.2 replaces this table.

use super::{REASON, Room};
use crate::{
    flow::{By, Effects, Facts, Flow, Phase, To, action, edge, state},
    form::{Fields, Kind, may, must},
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    pub content: String,
    pub result: String,
}

const OPEN: Fields = &[
    must("content", Kind::Text { max: 4_000 }, "工作内容", "Work"),
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
];
const FINISH: Fields = &[must("result", Kind::Text { max: 4_000 }, "办理结果", "Result")];

const WORKERS: &[By] = &[
    By::Owner,
    By::Role(Role::Technician),
    By::Role(Role::TeamLeader),
    By::Role(Role::Dispatcher),
    By::Role(Role::ComplaintSpecialist),
    By::Role(Role::ServiceHead),
];

pub static FLOW: Flow = Flow {
    kind: "case",
    words: w("投诉案件", "Complaint case"),
    clocks: &[],
    states: &[
        state("open", Phase::Open, "处理中", "Open"),
        state("finished", Phase::Ended, "已办结", "Finished"),
        state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    ],
    actions: &[
        action("open", OPEN, w("建立", "Open"), w("由请求产生", "Made from a request")),
        action("finish", FINISH, w("办结", "Finish"), w("填写办理结果", "Enter the result")),
        action("cancel", &[REASON], w("取消", "Cancel"), w("说明原因", "With the reason")).grave(),
    ],
    edges: &[
        edge(&[], "open", To::State("open"), &[By::System], &[]),
        edge(&["open"], "finish", To::State("finished"), WORKERS, &[]),
        edge(&["open"], "cancel", To::State("cancelled"), &[By::Role(Role::ServiceHead)], &[]),
    ],
};

pub(super) fn decide(before: &Case, f: &Facts, action: &str) -> Effects {
    let mut case = before.clone();
    let mut e = Effects::default();
    match action {
        "open" => {
            f.text("content").unwrap_or_default().clone_into(&mut case.content);
            e.summary = Some(case.content.chars().take(120).collect());
            // It answers to its unit until somebody there takes it.
            e.owner = Some(None);
            e.unit = f.id("unit");
        }
        "finish" => f.text("result").unwrap_or_default().clone_into(&mut case.result),
        _ => {}
    }
    if case != *before {
        e.room = Some(Room::Case(case));
    }
    e
}
