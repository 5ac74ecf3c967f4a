//! A plan that is followed where there is no incident (预案启动): complaints, equipment, an interrupted process, a system that
//! is down (EPL-01, EMG-08). Owns: start, log and end; its steps are tasks (decision 14). Refuses a scenario that no plan is in
//! force for. Tested in `server/tests/activation.rs`.

use super::{
    choose,
    forms::{ACTIVATE, FINISH, LOG},
    scenario_of,
};
use crate::{
    clock::catalog::fact,
    emergency::plan::{call_off, tasks},
    flow::{By, Effects, Facts, Flow, Follow, Phase, To, Told, Whom, action, edge, state},
    guard::{Verdict, guards},
    id::Id,
    intake::{ATTACH, NOTE, REASON, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

/// What was done or seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Noted {
    pub at: Moment,
    pub by: Option<Id>,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Activation {
    pub scenario: String,
    /// The version that is followed, and its number.
    pub plan: Option<Id>,
    pub plan_number: String,
    pub version: i64,
    pub title: String,
    pub title_en: String,
    pub clause: String,
    pub matter: Option<Id>,
    pub text: String,
    pub log: Vec<Noted>,
    pub result: String,
    pub reason: String,
    pub ended_at: Option<Moment>,
}

guards! {
    PLAN_IN_FORCE "plan_in_force" Rule of_input "002 §1.5" "该场景有现行预案" "a plan is in force for the scenario" =>
        |f| Verdict::when(
            choose(f, f.text("scenario").unwrap_or_default()).is_some(),
            w("该单位该场景没有现行预案：请先在预案库编制并批准。", "No plan is in force for this scenario and unit: draft one in the library and have it approved."),
        );
    /// A leak, a fire or an explosion has its crew and its script: the key, not this.
    PLAN_NO_INCIDENT "plan_no_incident" Rule of_input "001 §1.4" "突发事件用“突发事件”一键启动" "an emergency begins with its key" =>
        |f| Verdict::when(
            f.text("scenario").and_then(scenario_of).is_some_and(|one| !one.incident),
            w("燃气突发事件请用“突发事件”一键启动，预案随事件启动。", "A gas emergency begins with the emergency key; its plan starts with it."),
        );
    ACTIVATION_TASKS "activation_tasks" Rule "002 §1.5" "预案任务已办结" "every step of the plan is done" =>
        |f| match f.links.open_tasks {
            0 => Verdict::Pass,
            n => Verdict::refuse(
                format!("预案还有 {n} 项任务未办：请完成、说明不再需要，或用“停止”。"),
                format!("{n} steps of the plan are open: finish them, say that they are not needed, or stop the plan."),
            ),
        };
}

const LEADERS: &[By] = &[
    By::Role(Role::GroupLeader),
    By::Role(Role::TeamLeader),
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
];
const RUNS: &[&str] = &["running"];

pub static FLOW: Flow = Flow {
    kind: "activation",
    words: w("预案启动", "Plan started"),
    states: &[
        state("running", Phase::Open, "执行中", "Running"),
        state("over", Phase::Ended, "已终止", "Over"),
        state("stopped", Phase::Ended, "已停止", "Stopped"),
    ],
    actions: &[
        action(
            "activate",
            ACTIVATE,
            w("启动预案", "Start a plan"),
            w("现行预案的步骤随即成为任务", "Its steps become tasks at once"),
        ),
        action("log", LOG, w("记录", "Log"), w("处置情况，随时记录", "What is done or seen, as it happens")),
        action("finish", FINISH, w("终止", "End"), w("任务办结，事件已结束", "The tasks are done and it is over")),
        action("stop", &[REASON], w("停止", "Stop"), w("未完成的任务随之取消", "What is open of it is called off"))
            .grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    ],
    edges: &[
        edge(&[], "activate", To::State("running"), LEADERS, &[&PLAN_NO_INCIDENT, &PLAN_IN_FORCE]),
        edge(RUNS, "log", To::Same, &[By::Employee], &[&NOT_FUTURE]),
        edge(RUNS, "finish", To::State("over"), LEADERS, &[&ACTIVATION_TASKS]),
        edge(RUNS, "stop", To::State("stopped"), LEADERS, &[]),
        edge(RUNS, "note", To::Same, &[By::Employee], &[]),
        edge(RUNS, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};

pub(crate) fn decide(before: &Activation, f: &Facts, action: &str) -> Effects {
    let mut a = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "activate" => activate(&mut a, f, &mut e),
        "log" => a.log.push(Noted { at: f.at, by: f.actor.person, text: text("text") }),
        "finish" | "stop" => {
            a.result = text("result");
            a.reason = text("reason");
            a.ended_at = Some(f.at);
            e.facts.push(f.witnessed(fact::ENDED));
            if action == "stop" {
                e.follows.push(call_off(None, &a.reason));
            }
            if let Some(plan) = a.plan {
                let mut body = Map::new();
                body.insert("number".into(), json!(f.given.number));
                body.insert("matter".into(), json!(f.record.id.to_string()));
                let now = f.given.plans.successor.get(&plan).copied().unwrap_or(plan);
                e.follows.push(Follow { whom: Whom::Record(now), action: "used", body });
            }
        }
        _ => {}
    }
    if a != *before {
        e.room = Some(Room::Activation(Box::new(a)));
    }
    e
}

fn activate(a: &mut Activation, f: &Facts, e: &mut Effects) {
    f.text("scenario").unwrap_or_default().clone_into(&mut a.scenario);
    let Some(chosen) = choose(f, &a.scenario) else { return };
    (a.plan, a.plan_number) = (chosen.id, chosen.number.clone());
    a.version = chosen.plan.version;
    (a.title, a.title_en) = (chosen.plan.zh.clone(), chosen.plan.en.clone());
    a.clause.clone_from(&chosen.plan.clause);
    f.text("text").unwrap_or_default().clone_into(&mut a.text);
    a.matter = f.id("matter");
    e.parent = a.matter;
    e.owner = Some(f.actor.person);
    e.summary = Some(format!("{}：{}", a.title, a.text).chars().take(120).collect());
    e.fields.insert(super::decide::SCENARIO.to_owned(), a.scenario.clone());
    e.tell = vec![Told::Role(Role::CompanyLeader), Told::Role(Role::ServiceHead), Told::Role(Role::Dispatcher)];
    e.children = tasks(&chosen.plan, &a.scenario, f, |_| false);
}
