//! What a request leads to: the work order and the complaint case, at the depth that a request needs to know of them
//! (open, ended). Their own machines 6.1 and 6.2 replace these tables.

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
pub struct Order {
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

macro_rules! thin {
    ($name:ident $kind:literal $zh:literal $en:literal) => {
        pub(super) static $name: Flow = Flow {
            kind: $kind,
            words: w($zh, $en),
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
            clocks: &[],
        };
    };
}

thin!(ORDER "order" "工单" "Work order");
thin!(CASE "case" "投诉案件" "Complaint case");

pub(super) fn decide(before: &Order, f: &Facts, action: &str) -> Effects {
    let mut order = before.clone();
    let mut e = Effects::default();
    match action {
        "open" => {
            f.text("content").unwrap_or_default().clone_into(&mut order.content);
            e.summary = Some(order.content.chars().take(120).collect());
            // It answers to its unit until somebody there takes it.
            e.owner = Some(None);
            e.unit = f.id("unit");
        }
        "finish" => f.text("result").unwrap_or_default().clone_into(&mut order.result),
        _ => {}
    }
    if order != *before {
        e.room = Some(if f.record.kind == "case" { Room::Case(order) } else { Room::Order(order) });
    }
    e
}
