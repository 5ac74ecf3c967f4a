//! The task (任务): something small that a role or a person has to do by a time, below the matter that asks for it (EMG-08,
//! COO-01). Owns: its way from set to done. Refuses whoever does not answer for it; tested in `server/tests/plan.rs`.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Phase, To, Told, action, edge, state},
    form::{Fields, Kind, LINE, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{AT, ATTACH, EVIDENCE, NOTE, REASON, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::{Said, w},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    pub text: String,
    pub text_en: String,
    /// Code of the role that answers for it, until a person does.
    pub role: String,
    pub due: Option<Moment>,
    pub clause: String,
    /// The plan whose step it is; empty for one that was set alone.
    pub plan: String,
    /// What in the log of the matter above does it; empty: somebody says so.
    pub done_by: String,
    pub done_at: Option<Moment>,
    pub result: String,
    pub reason: String,
}

impl Task {
    /// What is to be done; without English words the Chinese ones stand for them.
    pub fn said(&self) -> Said {
        let en = if self.text_en.is_empty() { &self.text } else { &self.text_en };
        Said::new(self.text.clone(), en.clone())
    }

    pub fn role(&self) -> Option<Role> {
        Role::parse(&self.role)
    }
}

const SET: Fields = &[
    must("text", Kind::Text { max: 1_000 }, "任务", "Task"),
    may("text_en", Kind::Text { max: 1_000 }, "任务（英文）", "Task (English)"),
    must("role", Kind::Line { max: 60 }, "责任岗位", "Role that answers"),
    may("person", Kind::Ref { to: "person" }, "责任人", "Person"),
    must("due", Kind::Moment, "时限", "Due"),
    may("clause", Kind::Line { max: LINE }, "依据", "Basis"),
    may("plan", Kind::Line { max: 60 }, "所属预案", "Plan"),
    may("done_by", Kind::Line { max: 60 }, "完成依据", "Done by"),
];
const DONE: Fields = &[may("result", Kind::Text { max: 1_000 }, "完成情况", "What was done"), AT, EVIDENCE];
const REACHED: Fields = &[must("step", Kind::Line { max: 60 }, "处置记录", "Entry of the log"), EVIDENCE];
const TO_CREW: Fields = &[must("person", Kind::Ref { to: "person" }, "责任人", "Person")];
const CALL_OFF: Fields = &[may("plan", Kind::Line { max: 60 }, "所属预案", "Plan"), REASON];

fn own<'a>(f: &'a Facts) -> Option<&'a Task> {
    match &f.room {
        Room::Task(task) => Some(task),
        _ => None,
    }
}

guards! {
    /// Whose task it is, whoever holds the role, and those who enter it on their word.
    TASK_WHOSE "task_whose" Rule "002 §1.5" "由责任岗位或责任人办理" "by the role or the person who answers for it" =>
        |f| Verdict::when(
            f.actor.is_system()
                || (f.actor.person.is_some() && f.actor.person == f.record.owner)
                || own(f).and_then(Task::role).is_some_and(|role| f.holds(role))
                || SUPERVISORS.iter().any(|role| f.holds(*role)),
            w(
                "只有责任岗位、责任人、调度员或其主管可以办理。",
                "Only the role or the person who answers for it, a dispatcher or a leader may do this.",
            ),
        );
    TASK_REACHED "task_reached" Rule of_input "EMG-08" "处置记录已到该步" "the log has reached this step" =>
        |f| Verdict::when(
            own(f).is_some_and(|t| !t.done_by.is_empty() && f.text("step") == Some(t.done_by.as_str())),
            w("这不是该任务的完成依据。", "This does not do the task."),
        );
    TASK_OF_CREW "task_of_crew" Rule "EMG-08" "由抢修人员办理的任务" "a task of the crew" =>
        |f| Verdict::when(
            own(f).and_then(Task::role) == Some(Role::Technician),
            w("该任务不由抢修人员办理。", "This is no task of the crew."),
        );
    TASK_OF_PLAN "task_of_plan" Rule of_input "EMG-08" "属于所停止的预案" "of the plan that is stopped" =>
        |f| Verdict::when(
            f.text("plan").is_none_or(|plan| own(f).is_some_and(|t| t.plan == plan)),
            w("该任务不属于这一预案。", "The task is none of this plan."),
        );
}

/// To the time of the task.
const TASK: ClockDef = clock(
    "task",
    w("任务", "task"),
    "",
    (fact::TASK_SET, StopRule::Any(&[fact::TASK_DONE]), &[fact::ENDED]),
    AtDue::Breach,
    "EMG-08",
)
.dated("任务时限", "the time of the task");

const SUPERVISORS: &[Role] = &[Role::Dispatcher, Role::GroupLeader, Role::ServiceHead, Role::CompanyLeader];
const CALLERS_OFF: &[By] = &[
    By::Role(Role::Dispatcher),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
];
const OPEN: &[&str] = &["open"];

pub static FLOW: Flow = Flow {
    kind: "task",
    words: w("任务", "Task"),
    states: &[
        state("open", Phase::Open, "待办", "To do"),
        state("done", Phase::Ended, "已完成", "Done"),
        state("dropped", Phase::Ended, "已取消", "Called off"),
    ],
    actions: &[
        action("set", SET, w("下达", "Set"), w("由预案或所属事项产生", "Made by a plan or by the matter above")),
        action(
            "reached",
            REACHED,
            w("随处置完成", "Done by the log"),
            w("事件处置记录已到该步", "The log has reached it"),
        ),
        action(
            "to_crew",
            TO_CREW,
            w("落实到人", "Given to the crew"),
            w("由出动的抢修人员办理", "It is the crew's that goes"),
        ),
        action("take", &[], w("认领", "Take"), w("由我办理", "I do it")),
        action("finish", DONE, w("完成", "Done"), w("该任务已办完", "It is done")),
        action("drop", &[REASON], w("不再需要", "Not needed"), w("说明原因", "With the reason")).grave(),
        action(
            "call_off",
            CALL_OFF,
            w("取消", "Call off"),
            w("预案停止或事件结束", "The plan or the incident has ended"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    ],
    edges: &[
        edge(&[], "set", To::State("open"), &[By::System], &[]),
        edge(OPEN, "reached", To::State("done"), &[By::System], &[&TASK_REACHED]),
        edge(OPEN, "to_crew", To::Same, &[By::System], &[&TASK_OF_CREW]),
        edge(OPEN, "take", To::Same, &[By::Employee], &[&TASK_WHOSE]),
        edge(OPEN, "finish", To::State("done"), &[By::Employee], &[&NOT_FUTURE, &TASK_WHOSE]),
        edge(OPEN, "drop", To::State("dropped"), CALLERS_OFF, &[]),
        edge(OPEN, "call_off", To::State("dropped"), &[By::System], &[&TASK_OF_PLAN]),
        edge(OPEN, "note", To::Same, &[By::Employee], &[]),
        edge(OPEN, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&TASK],
};

pub(crate) fn decide(before: &Task, f: &Facts, action: &str) -> Effects {
    let mut t = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "set" => {
            (t.text, t.text_en, t.role) = (text("text"), text("text_en"), text("role"));
            (t.clause, t.plan, t.done_by) = (text("clause"), text("plan"), text("done_by"));
            t.due = f.moment("due");
            e.summary = Some(t.text.chars().take(120).collect());
            e.owner = Some(f.id("person"));
            e.facts.push(f.witnessed(fact::TASK_SET));
            if let Some(due) = t.due {
                e.due.push((TASK.code, due));
            }
            e.reclock = true;
        }
        "to_crew" => e.owner = Some(f.id("person")),
        "take" => e.owner = Some(f.actor.person),
        "reached" | "finish" => {
            t.result = text("result");
            t.done_at = Some(f.at);
            e.facts.push(f.fact(fact::TASK_DONE));
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "drop" | "call_off" => {
            t.reason = text("reason");
            e.facts.push(f.witnessed(fact::ENDED));
        }
        _ => {}
    }
    if t != *before {
        e.room = Some(Room::Task(t));
    }
    e
}

/// Who hears that it is late: whose task it is or, before somebody took it, who holds the role (EMG-08).
pub fn late_told(task: &Task, owner: Option<Id>) -> Vec<Told> {
    let whose = owner.map(Told::Person).or_else(|| task.role().map(Told::Role));
    whose.into_iter().chain([Told::Role(Role::CompanyLeader), Told::Role(Role::ServiceHead)]).collect()
}
