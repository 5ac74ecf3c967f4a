//! The case conference (专题会商) on a special or difficult matter: convened → held → decided → done (COO-03). Owns: its
//! minutes, its decision and the tasks of it. Refuses to be done before every task is; tested in `server/tests/conference.rs`.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Party, Phase, Relation, To, Told, action, edge, state},
    form::{Fields, Kind, LINE, TEXT, choice, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{AT, ATTACH, NOTE, REASON, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conference {
    pub trigger: String,
    pub planned: Option<Moment>,
    pub participants: Vec<Participant>,
    pub agenda: String,
    pub minutes: String,
    pub decision: String,
    pub tasks: Vec<Task>,
    /// Why it was cancelled.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    pub person: Id,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub text: String,
    pub person: Id,
    pub due: Moment,
    #[serde(default)]
    pub done_at: Option<Moment>,
    #[serde(default)]
    pub result: String,
}

impl Conference {
    fn open_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|t| t.done_at.is_none())
    }

    /// The task that the form names by its number, counted from one.
    fn task(&self, f: &Facts) -> Option<usize> {
        let number = f.input.get("task").and_then(serde_json::Value::as_i64)?;
        usize::try_from(number - 1).ok().filter(|at| *at < self.tasks.len())
    }
}

/// What whoever calls it writes; the same form stands on the request.
pub(crate) const CALL: Fields = &[
    must(
        "trigger",
        Kind::Choice(&[
            choice("difficult", "疑难问题", "difficult problem"),
            choice("special", "特殊问题", "special problem"),
            choice("several_units", "涉及多个部门", "several departments concerned"),
            choice("repeated", "反复发生", "it keeps coming back"),
        ]),
        "会商缘由",
        "Trigger",
    ),
    must("planned", Kind::Moment, "会商时间", "Time of the conference"),
    must(
        "participants",
        Kind::List { of: &[must("person", Kind::Ref { to: "person" }, "人员", "Person")], max: 30 },
        "参加人员",
        "Participants",
    ),
    must("agenda", Kind::Text { max: 1_000 }, "议题", "Agenda"),
];

const HOLD: Fields = &[must("minutes", Kind::Text { max: TEXT }, "会商纪要", "Minutes"), AT];

const DECIDE: Fields = &[
    must("decision", Kind::Text { max: TEXT }, "会商决定", "Decision"),
    may(
        "tasks",
        Kind::List {
            of: &[
                must("text", Kind::Line { max: LINE }, "任务", "Task"),
                must("person", Kind::Ref { to: "person" }, "负责人", "Person"),
                must("due", Kind::Moment, "完成期限", "Due"),
            ],
            max: 20,
        },
        "任务清单",
        "Tasks",
    ),
];

const TICK_OFF: Fields = &[
    must("task", Kind::Int { min: 1, max: 20 }, "第几项任务", "Number of the task"),
    must("result", Kind::Line { max: LINE }, "完成情况", "What was done"),
];

fn own<'a>(f: &'a Facts) -> Option<&'a Conference> {
    match &f.room {
        Room::Conference(conference) => Some(conference),
        _ => None,
    }
}

/// The list that a form carries; its items have the shape of the stored ones.
fn list<T: DeserializeOwned>(f: &Facts, key: &str) -> Vec<T> {
    f.input.get(key).and_then(|v| serde_json::from_value(v.clone()).ok()).unwrap_or_default()
}

guards! {
    NO_OPEN_CONFERENCE "no_open_conference" Rule "001 §2.2" "没有进行中的会商" "no conference is under way" =>
        |f| Verdict::when(
            f.links.open_conferences == 0,
            w("已有进行中的会商，请先办结或取消。", "A conference is under way: finish or cancel it first."),
        );
    PARTICIPANTS_NAMED "participants_named" Rule of_input "001 §2.2" "会商须有召集人以外的人参加" "somebody else takes part" =>
        |f| Verdict::when(
            list::<Participant>(f, "participants").iter().any(|p| Some(p.person) != f.actor.person),
            w("请至少指明一名召集人以外的参加人员。", "Name at least one participant besides yourself."),
        );
    TASKS_AHEAD "task_dates_ahead" Rule of_input "001 §2.2" "任务期限须在现在之后" "the tasks are due after now" =>
        |f| Verdict::when(
            list::<Task>(f, "tasks").iter().all(|t| t.due > f.now),
            w("任务的完成期限必须晚于现在。", "The tasks must be due after now."),
        );
    TASK_OPEN "task_open" Rule of_input "001 §2.2" "该项任务未销号" "the task is open" =>
        |f| Verdict::when(
            own(f).is_some_and(|c| c.task(f).is_some_and(|at| c.tasks[at].done_at.is_none())),
            w("没有这一项任务，或已销号。", "There is no such task, or it is ticked off already."),
        );
    /// Whose task it is, and whoever runs the conference.
    TASK_OWNER "task_owner" Rule of_input "001 §2.2" "由任务负责人或召集人销号" "by whose task it is, or who convened" =>
        |f| {
            let stands_for = |who: Id| {
                f.actor.person == Some(who) || f.actor.grants.iter().any(|g| g.acting_for == Some(who))
            };
            let whose = own(f).and_then(|c| Some(c.tasks[c.task(f)?].person));
            Verdict::when(
                whose.into_iter().chain(f.record.owner).any(stands_for)
                    || f.holds(Role::GroupLeader) || f.holds(Role::ServiceHead),
                w("只能由任务负责人、召集人或其主管销号。", "Only whose task it is, who convened or a leader ticks it off."),
            )
        };
    TASKS_DONE "tasks_done" Rule "001 §2.2" "全部任务已销号" "every task is ticked off" =>
        |f| match own(f).map_or(0, |c| c.open_tasks().count()) {
            0 => Verdict::Pass,
            n => Verdict::refuse(format!("还有 {n} 项任务未销号。"), format!("{n} tasks are not ticked off yet.")),
        };
}

/// COO-03: to the next of the dates that the conference has set.
const TASKS: ClockDef = clock(
    "conference_task",
    w("会商任务", "task of a conference"),
    "",
    (fact::CONFERENCE_DECIDED, StopRule::Any(&[fact::TASKS_DONE]), &[fact::ENDED]),
    AtDue::Breach,
    "COO-03",
)
.dated("会商决定的任务期限", "the date the conference has set for the task");

const RUNNERS: &[By] = &[By::Owner, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
const ALIVE: &[&str] = &["convened", "held", "decided"];

pub static FLOW: Flow = Flow {
    kind: "conference",
    words: w("专题会商", "Case conference"),
    states: &[
        state("convened", Phase::Open, "已召集", "Convened"),
        state("held", Phase::Open, "已召开", "Held"),
        state("decided", Phase::Open, "已决定", "Decided"),
        state("done", Phase::Ended, "已落实", "Done"),
        state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    ],
    actions: &[
        action("convene", CALL, w("召集", "Convene"), w("由请求的“召集会商”产生", "Made on a request")),
        action("hold", HOLD, w("记录会商", "Hold"), w("会商已召开，填写纪要", "It took place: enter the minutes")),
        action("decide", DECIDE, w("形成决定", "Decide"), w("写明决定和各项任务", "Enter the decision and its tasks")),
        action("tick_off", TICK_OFF, w("任务销号", "Tick off"), w("一项任务已完成", "One of the tasks is done")),
        action("finish", &[], w("落实完毕", "Finish"), w("全部任务已销号", "Every task is ticked off")),
        action("cancel", &[REASON], w("取消会商", "Cancel"), w("说明原因", "With the reason")).grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上会商材料", "Attach evidence or papers")),
    ],
    edges: &[
        edge(&[], "convene", To::State("convened"), &[By::System], &[&PARTICIPANTS_NAMED]),
        edge(&["convened"], "hold", To::State("held"), RUNNERS, &[&NOT_FUTURE]),
        edge(&["held"], "decide", To::State("decided"), RUNNERS, &[&TASKS_AHEAD]),
        edge(&["decided"], "tick_off", To::Same, &[By::Employee], &[&TASK_OPEN, &TASK_OWNER]),
        edge(&["decided"], "finish", To::State("done"), RUNNERS, &[&TASKS_DONE]),
        edge(&["convened", "held"], "cancel", To::State("cancelled"), RUNNERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&TASKS],
};

pub(crate) fn decide(before: &Conference, f: &Facts, action: &str) -> Effects {
    let mut c = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "convene" => {
            c.trigger = text("trigger");
            c.planned = f.moment("planned");
            c.participants = list(f, "participants");
            c.agenda = text("agenda");
            e.owner = Some(f.actor.person);
            e.summary = Some(c.agenda.chars().take(120).collect());
            // A problem that needs a conference is reported upwards as it is called.
            e.tell = vec![Told::Role(Role::ServiceHead), Told::Role(Role::CompanyLeader)];
            invite(&mut e, c.participants.iter().map(|p| p.person));
        }
        "hold" => c.minutes = text("minutes"),
        "decide" => {
            c.decision = text("decision");
            c.tasks = list(f, "tasks");
            invite(&mut e, c.tasks.iter().map(|t| t.person));
            e.facts.push(f.fact(fact::CONFERENCE_DECIDED));
            next_date(&c, &mut e);
        }
        "tick_off" => {
            if let Some(at) = c.task(f) {
                c.tasks[at].done_at = Some(f.at);
                c.tasks[at].result = text("result");
            }
            if c.open_tasks().next().is_none() {
                e.facts.push(f.fact(fact::TASKS_DONE));
            }
            next_date(&c, &mut e);
        }
        "finish" => e.facts.push(f.fact(fact::ENDED)),
        "cancel" => {
            c.reason = text("reason");
            e.facts.push(f.fact(fact::ENDED));
        }
        _ => {}
    }
    if c != *before {
        e.room = Some(Room::Conference(c));
    }
    e
}

/// Who takes part or has a task sees the conference and hears of it.
fn invite(e: &mut Effects, people: impl Iterator<Item = Id>) {
    for who in people {
        let party = Party { who, relation: Relation::Watcher };
        if !e.parties.contains(&party) {
            e.parties.push(party);
            e.tell.push(Told::Person(who));
        }
    }
}

/// The clock runs to the earliest date that is still to be kept.
fn next_date(c: &Conference, e: &mut Effects) {
    if let Some(due) = c.open_tasks().map(|t| t.due).min() {
        e.due.push((TASKS.code, due));
        e.reclock = true;
    }
}
