//! The uncovered post (缺岗): a region without a crew or a queue without anybody, now or soon (EMG-15, SHF-01). It is the alarm
//! and the task to find a replacement in one. Owns: who stands in. Refuses a stand-in who is away or on duty elsewhere; it is
//! made and ended by the program alone. Tested in `server/tests/duty.rs`.

use super::{Line, PLANNERS, Uncovered, absence::stand_in_free};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Child, Effects, Facts, Flow, Party, Phase, Priority, Relation, To, Told, action, edge, state},
    form::{Fields, Kind, LINE, choice, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{ATTACH, NOTE, Room},
    moment::{HOUR, Moment},
    policy::release,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gap {
    /// `region:七星区`, `queue:hotline`, `unit:17`.
    pub cover: String,
    pub name: String,
    pub name_en: String,
    pub cause: String,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    pub stand_ins: Vec<Line>,
    pub covered_at: Option<Moment>,
}

/// The key under which lists find which place it is.
pub const COVER: &str = "cover";

const RAISE: Fields = &[
    must("cover", Kind::Line { max: LINE }, "岗位", "Post"),
    must("name", Kind::Line { max: LINE }, "岗位名称", "Name of the post"),
    may("name_en", Kind::Line { max: LINE }, "岗位名称（英文）", "Name of the post (English)"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
    must("from", Kind::Moment, "空缺从", "Uncovered from"),
    may("until", Kind::Moment, "空缺到", "Uncovered until"),
    must(
        "cause",
        Kind::Choice(&[
            choice("absence", "有人缺勤", "somebody is absent"),
            choice("plan", "没有排班", "nobody is planned"),
        ]),
        "原因",
        "Cause",
    ),
];
const STAND_IN: Fields = &[
    must("stand_in", Kind::Ref { to: "person" }, "顶班人", "Stand-in"),
    may("from", Kind::Moment, "从（默认现在）", "From (now unless said)"),
    must("until", Kind::Moment, "到", "Until"),
];

fn own<'a>(f: &'a Facts) -> Option<&'a Gap> {
    match &f.room {
        Room::Gap(gap) => Some(gap),
        _ => None,
    }
}

/// From when a stand-in is there: now, or from the beginning of a gap that lies ahead.
fn begins(f: &Facts) -> Moment {
    let ahead = own(f).and_then(|g| g.from).unwrap_or(f.now).max(f.now);
    f.moment("from").unwrap_or(ahead)
}

guards! {
    STAND_IN_SPAN "stand_in_span" Rule of_input "004-Q Art. 5" "顶班时间正确" "it ends after it begins, a day at most" =>
        |f| {
            let from = begins(f);
            Verdict::when(
                f.moment("until").is_some_and(|until| until > from && until.since(from) <= 24 * HOUR),
                w("顶班结束须晚于开始，一次最长 24 小时。", "It has to end after it begins, within 24 hours."),
            )
        };
    STAND_IN_THERE "stand_in_there" Rule of_input "004-Q Art. 5" "顶班人有空" "the stand-in is free" =>
        |f| stand_in_free(f, None);
    /// In an emergency somebody tired is better than nobody: it is recorded and told.
    STAND_IN_RESTED "stand_in_rested" Gate of_input "004-Q Art. 5" "顶班人休息足够" "the stand-in has rested" =>
        |f| {
            let (duty, Some(person)) = (&f.given.duty, f.id("stand_in")) else { return Verdict::Pass };
            let near = duty.elsewhere.iter().filter(|d| d.person == person).any(|d| {
                duty.own.iter().any(|o| {
                    let (gap_a, gap_b) = (o.window.from.since(d.window.to), d.window.from.since(o.window.to));
                    (0..duty.rest).contains(&gap_a) || (0..duty.rest).contains(&gap_b)
                })
            });
            let name = duty.name(person);
            if near {
                Verdict::refuse(
                    format!("{name}与前后班次之间休息不足。"),
                    format!("{name} has not rested enough between shifts."),
                )
            } else {
                Verdict::Pass
            }
        };
}

/// Somebody has to be found by then.
const REPLACE: ClockDef = clock(
    "replacement",
    w("补岗", "replacement"),
    "",
    (fact::UNCOVERED, StopRule::Any(&[fact::COVERED]), &[fact::ENDED]),
    AtDue::Breach,
    "EMG-15",
)
.dated("补岗时限", "when the post has to be covered");

const ALIVE: &[&str] = &["raised", "seen"];

pub static FLOW: Flow = Flow {
    kind: "gap",
    words: w("缺岗", "Uncovered post"),
    states: &[
        state("raised", Phase::Open, "无人当班", "Nobody there"),
        state("seen", Phase::Open, "正在补岗", "Somebody sees to it"),
        state("covered", Phase::Ended, "已补齐", "Covered"),
    ],
    actions: &[
        action("raise", RAISE, w("报警", "Raise"), w("某区域或队列无人当班", "A region or a queue has nobody")),
        action("see_to", &[], w("我来补岗", "See to it"), w("由我找人顶班", "I find somebody")),
        action(
            "stand_in",
            STAND_IN,
            w("安排顶班", "Name a stand-in"),
            w("立即生效，派单和应急找得到", "At once, also for emergencies"),
        ),
        action("covered", &[], w("已补齐", "Covered"), w("又有人当班", "Somebody is there again")),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        release::ASK_RELEASE,
        release::RELEASE,
        action("attach", ATTACH, w("附件", "Attach"), w("附上文件", "Attach a file")),
    ],
    edges: &[
        edge(&[], "raise", To::State("raised"), &[By::System], &[]),
        edge(&["raised"], "see_to", To::State("seen"), PLANNERS, &[]),
        edge(ALIVE, "stand_in", To::State("seen"), PLANNERS, &[&STAND_IN_SPAN, &STAND_IN_THERE, &STAND_IN_RESTED]),
        edge(ALIVE, "covered", To::State("covered"), &[By::System], &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "ask_release", To::Same, release::ASKERS, release::ASKED),
        edge(ALIVE, "release", To::Same, release::RELEASERS, release::GIVEN),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&REPLACE],
};

/// The alarm of a place that is without anybody.
pub fn raised(one: &Uncovered, cause: &str) -> Child {
    Child { kind: "gap", action: "raise", body: body(one, cause) }
}

/// What the program writes when it raises the alarm.
pub fn body(one: &Uncovered, cause: &str) -> Map<String, serde_json::Value> {
    let mut body = Map::new();
    body.insert("cover".into(), json!(one.key));
    body.insert("name".into(), json!(one.name.zh));
    body.insert("name_en".into(), json!(one.name.en));
    body.insert("from".into(), json!(one.from));
    body.insert("cause".into(), json!(cause));
    if let Some(until) = one.until {
        body.insert("until".into(), json!(until));
    }
    if let Some(unit) = one.unit {
        body.insert("unit".into(), json!(unit));
    }
    body
}

pub(crate) fn decide(before: &Gap, f: &Facts, action: &str) -> Effects {
    let mut g = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "raise" => {
            (g.cover, g.name, g.name_en, g.cause) = (text("cover"), text("name"), text("name_en"), text("cause"));
            (g.from, g.until) = (f.moment("from"), f.moment("until"));
            e.unit = f.id("unit");
            e.owner = Some(None);
            let now = g.from.is_none_or(|from| from <= f.now);
            e.priority = Some(if now { Priority::P1 } else { Priority::P2 });
            e.summary = Some(format!("{}无人当班", g.name));
            e.fields.insert(COVER.to_owned(), g.cover.clone());
            e.facts.push(f.witnessed(fact::UNCOVERED));
            let by = f.given.duty.replace_by.unwrap_or(f.now);
            e.due.push((REPLACE.code, g.from.map_or(by, |from| if from > f.now { from } else { by })));
            e.reclock = true;
            e.tell = super::absence::ALARMED.to_vec();
        }
        "see_to" => e.owner = Some(f.actor.person),
        "stand_in" => {
            if let (Some(person), Some(until)) = (f.id("stand_in"), f.moment("until")) {
                let unit: Option<Id> = f.given.duty.own.first().map(|d| d.unit);
                g.stand_ins.push(Line { person, from: begins(f), until, post: String::new(), unit });
                e.tell.push(Told::Person(person));
                e.parties.push(Party { who: person, relation: Relation::Watcher });
            }
            e.owner = Some(f.actor.person);
        }
        "covered" => {
            g.covered_at = Some(f.at);
            e.facts.push(f.witnessed(fact::COVERED));
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(f.record.owner.map(Told::Person));
        }
        _ => {}
    }
    if g != *before {
        e.room = Some(Room::Gap(g));
    }
    e
}
