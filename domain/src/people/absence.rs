//! Leave and absence (请假与缺勤): leave is applied for and approved by somebody else; who is reported ill is away at once,
//! whatever the plan says (SHF-01, EMG-15). Owns: from when to when somebody is not there. Refuses approval of one's own leave
//! and leave that empties a post; a report is always taken. Tested in `server/tests/duty.rs`.

use super::{Line, PLANNERS, Uncovered, gap};
use crate::{
    clock::catalog::fact,
    flow::{By, Child, Effects, Facts, Flow, Follow, Party, Phase, Relation, To, Told, Whom, action, edge, state},
    form::{Fields, Kind, choice, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{ATTACH, NOTE, REASON, Room},
    moment::Moment,
    org::Role,
    words::{Said, w},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Absence {
    pub person: Option<Id>,
    pub cause: String,
    pub from: Option<Moment>,
    /// None: until somebody says that the person is back.
    pub until: Option<Moment>,
    pub text: String,
    /// It holds: reported, or approved.
    pub counts: bool,
    /// Shifts of the person that somebody else does.
    pub stand_ins: Vec<Line>,
    pub remark: String,
    pub reason: String,
}

const CAUSES: Kind = Kind::Choice(&[
    choice("ill", "生病", "ill"),
    choice("accident", "受伤、事故", "accident"),
    choice("family", "家事", "family"),
    choice("annual", "年休假", "annual leave"),
    choice("training", "培训、公出", "training, away on duty"),
    choice("no_show", "未到岗", "did not come"),
    choice("other", "其他", "other"),
]);

const REPORT: Fields = &[
    must("person", Kind::Ref { to: "person" }, "谁缺勤", "Who is absent"),
    must("cause", CAUSES, "原因", "Cause"),
    may("from", Kind::Moment, "从（默认现在）", "From (now unless said)"),
    may("until", Kind::Moment, "到（不知道可空）", "Until, if known"),
    may("text", Kind::Text { max: 1_000 }, "说明", "Remark"),
];
const APPLY: Fields = &[
    must("cause", CAUSES, "事由", "Cause"),
    must("from", Kind::Moment, "从", "From"),
    must("until", Kind::Moment, "到", "Until"),
    may("text", Kind::Text { max: 1_000 }, "说明", "Remark"),
];
const APPROVE: Fields = &[
    may("stand_in", Kind::Ref { to: "person" }, "顶班人", "Stand-in"),
    may("remark", Kind::Text { max: 1_000 }, "审批意见", "Remark"),
];

fn own<'a>(f: &'a Facts) -> Option<&'a Absence> {
    match &f.room {
        Room::Absence(absence) => Some(absence),
        _ => None,
    }
}

/// Whose absence it is acts.
fn is_self(f: &Facts) -> bool {
    own(f).is_some_and(|a| a.person.is_some() && a.person == f.actor.person)
}

guards! {
    AWAY_SPAN "absence_span" Rule of_input "004-Q Art. 5" "结束晚于开始" "it ends after it begins" =>
        |f| Verdict::when(
            f.moment("until").is_none_or(|until| until > f.moment("from").unwrap_or(f.now)),
            w("结束时间须晚于开始时间。", "It has to end after it begins."),
        );
    LEAVE_AHEAD "leave_ahead" Rule of_input "004-Q Art. 5" "请假须在开始之前" "leave is asked for before it begins" =>
        |f| Verdict::when(
            f.moment("from").is_some_and(|from| from > f.now),
            w("请假须在开始之前申请；已经不在岗的请“报缺勤”。", "Leave is asked for before it begins; who is away already is reported absent."),
        );
    NOT_OWN_LEAVE "leave_not_own" Rule "004-Q Art. 5" "不审批自己的请假" "nobody approves their own leave" =>
        |f| Verdict::when(
            !is_self(f),
            w("不能审批自己的请假，请由其他负责人审批。", "You cannot decide on your own leave: somebody else does."),
        );
    OWN_LEAVE "leave_own" Rule "004-Q Art. 5" "由本人或登记人撤回" "the person or who wrote it down takes it back" =>
        |f| Verdict::when(
            is_self(f) || (f.actor.person.is_some() && f.actor.person == f.record.recorder)
                || super::LEADERS.iter().any(|role| f.holds(*role)),
            w("只有本人、登记人或负责人可以办理。", "Only the person, who wrote it down or a leader may do this."),
        );
    /// SHF-01: a planned gap is refused; a replacement has to be named first.
    LEAVE_COVERED "leave_covered" Rule of_input "004-Q Art. 5" "准假不留空岗" "approved leave leaves no gap" =>
        |f| match f.given.duty.uncovered.first() {
            None => Verdict::Pass,
            Some(first) => {
                let said = first.said(f.given.zone());
                Verdict::refuse(
                    format!("准假后{}请先指定顶班人（须不在班、休息足够）。", said.zh),
                    format!("With this leave {} Name a stand-in who is free and rested.", said.en),
                )
            }
        };
    STAND_IN_FREE "stand_in_free" Rule of_input "004-Q Art. 5" "顶班人有空" "the stand-in is free" =>
        |f| stand_in_free(f, own(f).and_then(|a| a.person));
}

/// The person named as a stand-in is somebody else, not away, and not on duty elsewhere at the same time.
pub(crate) fn stand_in_free(f: &Facts, replaced: Option<Id>) -> Verdict {
    let Some(person) = f.id("stand_in") else { return Verdict::Pass };
    let duty = &f.given.duty;
    let name = duty.name(person);
    if replaced == Some(person) {
        return Verdict::refuse("顶班人不能是本人。", "Nobody stands in for themselves.");
    }
    if duty.away.iter().any(|(who, away)| *who == person && duty.own.iter().any(|d| d.window.meets(away))) {
        return Verdict::refuse(
            format!("{name}这段时间请假或缺勤，不能顶班。"),
            format!("{name} is on leave or absent at that time."),
        );
    }
    let busy = |d: &super::Duty| d.person == person && duty.own.iter().any(|o| o.window.meets(&d.window));
    if duty.elsewhere.iter().any(busy) {
        return Verdict::refuse(
            format!("{name}这段时间自己当班，不能顶班。"),
            format!("{name} is on duty at that time."),
        );
    }
    Verdict::Pass
}

pub static FLOW: Flow = Flow {
    kind: "absence",
    words: w("请假与缺勤", "Leave and absence"),
    states: &[
        state("asked", Phase::Open, "待审批", "Asked for"),
        state("approved", Phase::Open, "已准假", "Approved"),
        state("reported", Phase::Open, "已报缺勤", "Reported absent"),
        state("back", Phase::Ended, "已返岗", "Back"),
        state("refused", Phase::Ended, "未批准", "Refused"),
        state("withdrawn", Phase::Ended, "已撤回", "Withdrawn"),
    ],
    actions: &[
        action(
            "report_absence",
            REPORT,
            w("报缺勤", "Report absent"),
            w("不在岗即报，随报随记", "Always taken, at once"),
        ),
        action("ask_leave", APPLY, w("请假", "Ask for leave"), w("本人申请，由他人审批", "Approved by somebody else")),
        action("approve", APPROVE, w("准假", "Approve"), w("空岗须先指定顶班人", "A gap needs a stand-in first")),
        action("refuse", &[REASON], w("不批准", "Refuse"), w("说明原因", "With the reason")).grave(),
        action("back", &[], w("已返岗", "Back on duty"), w("从现在起可以派工", "May be sent again from now on")),
        action(
            "take_back",
            &[REASON],
            w("撤回", "Take back"),
            w("误报或不再请假", "It was a mistake, or is not needed"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上证明", "Attach a certificate")),
    ],
    edges: &[
        edge(&[], "report_absence", To::State("reported"), &[By::Employee], &[&AWAY_SPAN]),
        edge(&[], "ask_leave", To::State("asked"), &[By::Employee], &[&AWAY_SPAN, &LEAVE_AHEAD]),
        edge(&["asked"], "approve", To::State("approved"), PLANNERS, &[&NOT_OWN_LEAVE, &STAND_IN_FREE, &LEAVE_COVERED]),
        edge(&["asked"], "refuse", To::State("refused"), PLANNERS, &[&NOT_OWN_LEAVE]),
        edge(&["approved", "reported"], "back", To::State("back"), &[By::Employee], &[&OWN_LEAVE]),
        edge(&["asked", "approved", "reported"], "take_back", To::State("withdrawn"), &[By::Employee], &[&OWN_LEAVE]),
        edge(&["asked", "approved", "reported"], "note", To::Same, &[By::Employee], &[]),
        edge(&["asked", "approved", "reported"], "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};

/// Everybody who has to know that a post is empty.
pub(crate) const ALARMED: [Told; 5] = [
    Told::Role(Role::Dispatcher),
    Told::Role(Role::TeamLeader),
    Told::Role(Role::GroupLeader),
    Told::Role(Role::ServiceHead),
    Told::Role(Role::CompanyLeader),
];

pub(crate) fn decide(before: &Absence, f: &Facts, action: &str) -> Effects {
    let mut a = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "report_absence" | "ask_leave" => {
            let person = if action == "ask_leave" { f.actor.person } else { f.id("person") };
            a.person = person;
            (a.cause, a.text) = (text("cause"), text("text"));
            (a.from, a.until) = (Some(f.moment("from").unwrap_or(f.now)), f.moment("until"));
            a.counts = action == "report_absence";
            e.unit = person.and_then(|who| f.given.duty.homes.get(&who).copied());
            e.summary = person.map(|who| f.given.duty.name(who));
            e.parties.extend(person.map(|who| Party { who, relation: Relation::Watcher }));
            e.tell = vec![Told::Role(Role::TeamLeader), Told::Role(Role::GroupLeader)];
            if a.counts {
                e.tell.extend(person.map(Told::Person));
                alarm(&mut e, f, &f.given.duty.uncovered);
            }
        }
        "approve" => {
            a.counts = true;
            a.remark = text("remark");
            if let Some(person) = f.id("stand_in") {
                let line = |d: &super::Duty| Line {
                    person,
                    from: d.window.from,
                    until: d.window.to,
                    post: String::new(),
                    unit: Some(d.unit),
                };
                a.stand_ins = f.given.duty.own.iter().map(line).collect();
                e.tell.push(Told::Person(person));
                e.parties.push(Party { who: person, relation: Relation::Watcher });
            }
            e.tell.extend(a.person.map(Told::Person));
            e.children.extend(successors(&a, f));
        }
        "refuse" => {
            a.reason = text("reason");
            e.tell.extend(a.person.map(Told::Person));
        }
        "back" => {
            a.until = Some(a.until.map_or(f.now, |until| until.min(f.now)));
            a.counts = a.from.zip(a.until).is_some_and(|(from, until)| from < until);
            a.stand_ins.retain(|l| l.from <= f.now);
        }
        "take_back" => {
            a.reason = text("reason");
            a.counts = false;
            a.stand_ins.clear();
        }
        _ => {}
    }
    if matches!(action, "back" | "take_back") {
        let body = Map::from_iter([("reason".to_owned(), json!("休假取消或提前返岗"))]);
        e.follows.push(Follow { whom: Whom::Children("staff_change"), action: "call_off", body });
    }
    if matches!(action, "refuse" | "back" | "take_back") {
        e.facts.push(f.witnessed(fact::ENDED));
    }
    if a != *before {
        e.room = Some(Room::Absence(a));
    }
    e
}

/// ORG-05: delegation covers a short leave; with a longer one everything that is open gets a successor by its first day.
fn successors(a: &Absence, f: &Facts) -> Option<Child> {
    let (person, from, until) = (a.person?, a.from?, a.until?);
    let short = f.policy.due("leave.short", from)?;
    if until <= short {
        return None;
    }
    let mut body = Map::new();
    body.insert("person".into(), json!(person));
    body.insert("from".into(), json!(from));
    body.insert("until".into(), json!(until));
    let reason = if a.text.is_empty() { "休假超过短期委托时限" } else { &a.text };
    body.insert("reason".into(), json!(reason));
    Some(Child { kind: "staff_change", action: "open_for_leave", body })
}

/// The alarm of each place that is left without anybody, with the task to find somebody.
fn alarm(e: &mut Effects, f: &Facts, uncovered: &[Uncovered]) {
    for one in uncovered {
        e.children.push(gap::raised(one, "absence"));
    }
    if uncovered.iter().any(|one| one.from <= f.now) {
        e.tell.extend(ALARMED);
    }
}

impl Uncovered {
    /// `七星区 03-05 03:00 起无人当班，`
    pub fn said(&self, zone: &jiff::tz::TimeZone) -> Said {
        let from = self.from.local_minute(zone);
        let (zh, en) = self.until.map_or_else(
            || (format!("{from} 起"), format!("from {from} on")),
            |until| {
                let until = until.local_minute(zone);
                (format!("{from} 至 {until} "), format!("from {from} to {until}"))
            },
        );
        Said::new(format!("{}{zh}无人当班。", self.name.zh), format!("{} has nobody {en}.", self.name.en))
    }
}
