//! The roster (排班表): who is on duty when in a unit, drafted → published (SHF-01). Owns: the plan. Refuses to publish a plan
//! with a gap where somebody has to be, with one person in two places, without rest or over leave, and the same of every
//! later planned change; the shift that has begun is no plan any more. Tested in `server/tests/duty.rs`.

use super::{
    Around, Duty, PLANNERS,
    cover::{gaps, overlaps, short_rests},
    pattern::{Turn, fill},
    roster_left::{HAND, handed},
};
use crate::{
    fieldwork::window::Window,
    flow::{By, Effects, Facts, Flow, Party, Phase, Relation, To, Told, action, edge, state},
    form::{Fields, Kind, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{ATTACH, NOTE, REASON, Room},
    moment::{DAY, Moment},
    policy::release,
    words::{Said, w},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Roster {
    /// It runs from the first instant to before the last.
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    pub lines: Vec<Line>,
    pub published_at: Option<Moment>,
    pub published_by: Option<Id>,
    pub reason: String,
}

/// One shift of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub person: Id,
    pub from: Moment,
    pub until: Moment,
    #[serde(default)]
    pub post: String,
    /// Where; without it where the person is at home.
    #[serde(default)]
    pub unit: Option<Id>,
}

impl Line {
    pub fn window(&self) -> Window {
        Window { from: self.from, to: self.until }
    }
}

/// A shift to be taken out of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Out {
    person: Id,
    from: Moment,
}

/// Longest shift: dispatch looks one day back.
pub const LONGEST: i64 = DAY;
/// Longest roster: a quarter.
const SPAN: i64 = 100 * DAY;

pub(crate) const LINE_FORM: Fields = &[
    must("person", Kind::Ref { to: "person" }, "人员", "Person"),
    must("from", Kind::Moment, "上班", "From"),
    must("until", Kind::Moment, "下班", "Until"),
    may("post", Kind::Line { max: 30 }, "岗位", "Post"),
    may("unit", Kind::Ref { to: "unit" }, "班组", "Unit"),
];
const LINES: Kind = Kind::List { of: LINE_FORM, max: 1_000 };

const DRAFT: Fields = &[
    must("unit", Kind::Ref { to: "unit" }, "单位", "Unit"),
    must("from", Kind::Moment, "开始", "From"),
    must("until", Kind::Moment, "结束", "Until"),
    may("lines", LINES, "班次", "Shifts"),
];
const WRITE: Fields = &[must("lines", LINES, "班次", "Shifts")];
const FILL: Fields = &[
    must(
        "people",
        Kind::List { of: &[must("person", Kind::Ref { to: "person" }, "人员", "Person")], max: 60 },
        "人员（依次轮转）",
        "People, in turn",
    ),
    must(
        "cycle",
        Kind::List {
            of: &[
                may("begins", Kind::Line { max: 5 }, "上班时间（空为休息）", "Begins (empty: off)"),
                may("ends", Kind::Line { max: 5 }, "下班时间", "Ends"),
                may("post", Kind::Line { max: 30 }, "岗位", "Post"),
            ],
            max: 31,
        },
        "轮转（每天一项）",
        "Rotation, one a day",
    ),
];
const CHANGE: Fields = &[
    may(
        "remove",
        Kind::List {
            of: &[
                must("person", Kind::Ref { to: "person" }, "人员", "Person"),
                must("from", Kind::Moment, "上班", "From"),
            ],
            max: 200,
        },
        "取消的班次",
        "Shifts to take out",
    ),
    may("add", Kind::List { of: LINE_FORM, max: 200 }, "新增的班次", "Shifts to add"),
    REASON,
];

/// A list in a body whose items have the shape of the stored ones.
pub(crate) fn list<T: DeserializeOwned>(input: &Map<String, Value>, key: &str) -> Vec<T> {
    input.get(key).and_then(|v| serde_json::from_value(v.clone()).ok()).unwrap_or_default()
}

/// The lines that a roster would have after an action.
pub fn lines_after(roster: &Roster, action: &str, input: &Map<String, Value>, zone: &TimeZone) -> Vec<Line> {
    let mut lines = roster.lines.clone();
    match action {
        "draft" | "write" => lines = list(input, "lines"),
        "fill" => {
            let people: Vec<Person> = list(input, "people");
            let people: Vec<Id> = people.into_iter().map(|p| p.person).collect();
            let cycle: Vec<Turn> = list(input, "cycle");
            if let (Some(from), Some(until)) = (roster.from, roster.until) {
                lines.retain(|l| !people.contains(&l.person));
                lines.extend(fill(&people, &cycle, from, until, zone));
            }
        }
        "change" => {
            let out: Vec<Out> = list(input, "remove");
            lines.retain(|l| !out.iter().any(|o| o.person == l.person && o.from == l.from));
            lines.extend(list::<Line>(input, "add"));
        }
        _ => {}
    }
    lines.sort_by_key(|l| (l.from, l.person, l.until));
    lines.dedup();
    lines
}

#[derive(Deserialize)]
struct Person {
    person: Id,
}

/// What stands against a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub code: &'static str,
    pub said: Said,
    pub person: Option<Id>,
    pub from: Moment,
    pub until: Moment,
    /// Only warns: a company may set it to hold the plan back.
    pub gate: bool,
}

/// Where a line stands: named, at home, or at the unit of the roster.
pub fn unit_of(line: &Line, around: &Around, unit: Id) -> Id {
    line.unit.or_else(|| around.homes.get(&line.person).copied()).unwrap_or(unit)
}

fn duties(lines: &[Line], around: &Around, unit: Id) -> Vec<Duty> {
    let duty = |l: &Line| Duty {
        person: l.person,
        unit: unit_of(l, around, unit),
        window: l.window(),
        source: None,
        stand_in: false,
    };
    lines.iter().map(duty).collect()
}

/// Everything that stands against the lines as the plan of a unit, in the order of the guards. Past days are no plan: gaps
/// before `now` are told to nobody.
pub fn problems(
    lines: &[Line],
    around: &Around,
    unit: Id,
    period: Window,
    now: Moment,
    zone: &TimeZone,
) -> Vec<Problem> {
    let mut out = Vec::new();
    let span = |w: Window| format!("{} 至 {}", w.from.local_minute(zone), w.to.local_minute(zone));
    let span_en = |w: Window| format!("{} to {}", w.from.local_minute(zone), w.to.local_minute(zone));
    let mut found = |code, person, w: Window, gate, zh: String, en: String| {
        out.push(Problem { code, said: Said::new(zh, en), person, from: w.from, until: w.to, gate });
    };
    for line in lines {
        let w = line.window();
        if w.to <= w.from || w.to.since(w.from) > LONGEST {
            let name = around.name(line.person);
            let zh = format!("{name} {} 的班次时间不对：下班须晚于上班，一班最长 24 小时。", span(w));
            let en = format!("The shift of {name}, {}, ends before it begins or lasts more than 24 hours.", span_en(w));
            found(LINES_IN_PERIOD.code, Some(line.person), w, false, zh, en);
        } else if w.from < period.from || w.from >= period.to {
            let name = around.name(line.person);
            let zh = format!("{name} {} 的班次不在排班表的起止时间内。", span(w));
            let en = format!("The shift of {name}, {}, does not begin within the roster.", span_en(w));
            found(LINES_IN_PERIOD.code, Some(line.person), w, false, zh, en);
        }
    }
    if let Some(number) = &around.double {
        let zh = format!("该单位同一时段已有发布的排班表 {number}，请在其中调整。");
        let en = format!("The roster {number} of this unit is published for the same time: change that one.");
        found(ROSTER_ALONE.code, None, period, false, zh, en);
    }
    let here = duties(lines, around, unit);
    let mut all = here.clone();
    all.extend(around.elsewhere.iter().copied());
    let mine: BTreeSet<Id> = lines.iter().map(|l| l.person).collect();
    for (a, b) in overlaps(&all).into_iter().filter(|(a, _)| mine.contains(&a.person)) {
        let name = around.name(a.person);
        let zh = format!("{name}的两个班次重叠：{} 与 {}。", span(a.window), span(b.window));
        let en = format!("{name} is in two places at once: {} and {}.", span_en(a.window), span_en(b.window));
        found(SHIFTS_APART.code, Some(a.person), b.window, false, zh, en);
    }
    for (a, b) in short_rests(&all, around.rest).into_iter().filter(|(a, _)| mine.contains(&a.person)) {
        let name = around.name(a.person);
        let hours = around.rest as f64 / 3_600_000.0;
        let (zh_a, zh_b) = (a.window.to.local_minute(zone), b.window.from.local_minute(zone));
        let zh = format!("{name} {zh_a} 下班、{zh_b} 又上班，间隔不足 {hours} 小时。");
        let en = format!("{name} ends at {zh_a} and begins at {zh_b}: less than {hours} hours of rest.");
        found(SHIFTS_REST.code, Some(a.person), b.window, false, zh, en);
    }
    for line in lines {
        let w = line.window();
        if let Some((_, leave)) = around.away.iter().find(|(who, away)| *who == line.person && away.meets(&w)) {
            let name = around.name(line.person);
            let (away, away_en) = if leave.to < Moment::MAX {
                (span(*leave), span_en(*leave))
            } else {
                let from = leave.from.local_minute(zone);
                (format!("{from} 起"), format!("from {from} on"))
            };
            let zh = format!("{name} {away} 已准假或已报缺勤，不能排班。");
            let en = format!("{name} is on leave or reported absent {away_en}.");
            found(LEAVE_KEPT.code, Some(line.person), w, false, zh, en);
        }
    }
    for cover in &around.covers {
        for gap in cover.gaps(&here, &around.crew).into_iter().filter(|gap| gap.to > now) {
            let zh = format!("{} {} 无人当班，该岗位须全天有人值守。", cover.name.zh, span(gap));
            let en = format!(
                "{} has nobody on shift {}: it has to be covered round the clock.",
                cover.name.en,
                span_en(gap)
            );
            found(ROSTER_COVERED.code, None, gap, false, zh, en);
        }
    }
    let windows: Vec<Window> = here.iter().map(|d| d.window).collect();
    for gap in gaps(&around.open, &windows, around.least).into_iter().filter(|gap| gap.to > now) {
        let zh = format!("{} 在岗不足 {} 人。", span(gap), around.least);
        let en = format!("Fewer than {} on duty {}.", around.least, span_en(gap));
        found(ROSTER_STAFFED.code, None, gap, true, zh, en);
    }
    for person in &around.uncertified {
        let name = around.name(*person);
        let (zh, en) = (
            format!("{name}在所排班次内没有有效的抢险证书。"),
            format!("{name} holds no valid certificate for emergencies in a shift planned."),
        );
        found(ROSTER_CERTIFIED.code, Some(*person), period, true, zh, en);
    }
    out
}

fn own<'a>(f: &'a Facts) -> Option<&'a Roster> {
    match &f.room {
        Room::Roster(roster) => Some(roster),
        _ => None,
    }
}

/// Of all that stands against the plan as it would be, what this guard is about.
fn held(f: &Facts, code: &str) -> Verdict {
    let Some(roster) = own(f) else { return Verdict::Pass };
    let action = if f.input.contains_key("add") || f.input.contains_key("remove") { "change" } else { "publish" };
    let lines = lines_after(roster, action, f.input, f.given.zone());
    let (Some(from), Some(to)) = (roster.from, roster.until) else { return Verdict::Pass };
    let all = problems(&lines, &f.given.duty, f.record.unit, Window { from, to }, f.now, f.given.zone());
    let mut of = all.into_iter().filter(|p| p.code == code);
    let Some(first) = of.next() else { return Verdict::Pass };
    match of.count() {
        0 => Verdict::Refuse(first.said),
        more => {
            Verdict::refuse(format!("{}另有 {more} 处。", first.said.zh), format!("{} And {more} more.", first.said.en))
        }
    }
}

guards! {
    PERIOD_RIGHT "roster_period" Rule of_input "004-Q Art. 5" "起止时间正确" "it ends after it begins, a quarter at most" =>
        |f| {
            let span = f.moment("from").zip(f.moment("until"));
            Verdict::when(
                span.is_some_and(|(from, until)| until > from && until.since(from) <= SPAN),
                w("结束须晚于开始，一张排班表最长 100 天。", "It has to end after it begins, and within 100 days."),
            )
        };
    TURNS_RIGHT "roster_turns" Rule of_input "004-Q Art. 5" "轮转时间正确" "the times of the rotation are times" =>
        |f| {
            let cycle: Vec<Turn> = list(f.input, "cycle");
            Verdict::when(
                cycle.iter().any(|t| !t.is_off()) && cycle.iter().all(|t| t.is_off() || t.times().is_some()),
                w("轮转的上下班时间应为 08:30 这样的时刻，至少一天上班；上下班都空为休息。",
                  "The times of the rotation look like 08:30, at least one day is worked; both empty is a day off."),
            )
        };
    LINES_THERE "roster_lines" Rule of_input "004-Q Art. 5" "已排班次" "somebody is planned" =>
        |f| Verdict::when(
            own(f).is_some_and(|r| !r.lines.is_empty()),
            w("排班表还是空的，请先排班。", "The roster is empty: plan somebody first."),
        );
    LINES_IN_PERIOD "roster_in_period" Rule of_input "004-Q Art. 5" "班次在起止时间内" "every shift is a shift of this roster" =>
        |f| held(f, "roster_in_period");
    ROSTER_ALONE "roster_alone" Rule of_input "004-Q Art. 5" "同一时段只有一张排班表" "one roster a unit and time" =>
        |f| held(f, "roster_alone");
    SHIFTS_APART "roster_apart" Rule of_input "004-Q Art. 5" "一人同时只在一处当班" "nobody is in two places" =>
        |f| held(f, "roster_apart");
    SHIFTS_REST "roster_rest" Rule of_input "004-Q Art. 5" "两班之间休息足够" "rest between two shifts" =>
        |f| held(f, "roster_rest");
    LEAVE_KEPT "roster_leave" Rule of_input "004-Q Art. 5" "不排已准假的人" "nobody is planned over leave" =>
        |f| held(f, "roster_leave");
    ROSTER_COVERED "roster_covered" Rule of_input "004-Q Art. 5" "全天岗位无空档" "no gap where somebody has to be day and night" =>
        |f| held(f, "roster_covered");
    ROSTER_STAFFED "roster_staffed" Gate of_input "004-A 2-2" "在岗人数够" "enough people in opening hours" =>
        |f| held(f, "roster_staffed");
    ROSTER_CERTIFIED "roster_certified" Gate of_input "004-Q Art. 19" "抢险人员持证" "crews hold their certificates" =>
        |f| held(f, "roster_certified");
    CHANGE_AHEAD "roster_change_ahead" Rule of_input "004-Q Art. 5" "只调整尚未开始的班次" "only what has not begun is changed" =>
        |f| {
            let out: Vec<Out> = list(f.input, "remove");
            let add: Vec<Line> = list(f.input, "add");
            let known = |o: &Out| own(f).is_some_and(|r| r.lines.iter().any(|l| l.person == o.person && l.from == o.from));
            if out.is_empty() && add.is_empty() {
                return Verdict::refuse("请指明要取消或新增的班次。", "Name the shifts to take out or to add.");
            }
            if !out.iter().all(known) {
                return Verdict::refuse("要取消的班次不在这张排班表里。", "A shift to take out is not in this roster.");
            }
            Verdict::when(
                out.iter().all(|o| o.from > f.now) && add.iter().all(|l| l.from > f.now),
                w("已开始的班次不再是计划，不能改；缺勤请报缺勤，临时顶班请在缺岗里登记。",
                  "A shift that has begun is no plan any more: report an absence, or name a stand-in at the uncovered post."),
            )
        };
}

const GUARDED: &[&crate::guard::Guard] = &[
    &LINES_THERE,
    &LINES_IN_PERIOD,
    &ROSTER_ALONE,
    &SHIFTS_APART,
    &SHIFTS_REST,
    &LEAVE_KEPT,
    &ROSTER_COVERED,
    &ROSTER_STAFFED,
    &ROSTER_CERTIFIED,
];
const CHANGED: &[&crate::guard::Guard] = &[
    &CHANGE_AHEAD,
    &LINES_IN_PERIOD,
    &SHIFTS_APART,
    &SHIFTS_REST,
    &LEAVE_KEPT,
    &ROSTER_COVERED,
    &ROSTER_STAFFED,
    &ROSTER_CERTIFIED,
];
/// A swap that was approved changes the plan by itself.
const CHANGERS: &[By] = &[
    By::Role(crate::org::Role::GroupLeader),
    By::Role(crate::org::Role::TeamLeader),
    By::Role(crate::org::Role::Dispatcher),
    By::Role(crate::org::Role::ServiceHead),
    By::Role(crate::org::Role::CompanyLeader),
    By::Role(crate::org::Role::UnitSupervisor),
    By::System,
];

pub static FLOW: Flow = Flow {
    kind: "roster",
    words: w("排班表", "Roster"),
    states: &[
        state("draft", Phase::Draft, "编制中", "Draft"),
        state("published", Phase::Ended, "已发布", "Published"),
        state("discarded", Phase::Ended, "已作废", "Discarded"),
    ],
    actions: &[
        action("draft", DRAFT, w("新建排班表", "Draft"), w("为一个单位编制一段时间的班次", "For one unit and a span")),
        action("write", WRITE, w("写班次", "Write"), w("以这些班次替换现有班次", "Replaces the shifts of the draft")),
        action("fill", FILL, w("按轮转排班", "Fill"), w("按轮转为这些人排班", "A rotation for these people")),
        action(
            "publish",
            &[],
            w("发布", "Publish"),
            w("检查后发布，派单和应急据此找人", "Checked; dispatch and emergencies go by it"),
        )
        .grave(),
        action(
            "change",
            CHANGE,
            w("调整班次", "Change"),
            w("调整尚未开始的班次，同样检查", "Of what has not begun, checked alike"),
        ),
        action("hand_shifts", HAND, w("班次移交", "Shifts handed on"), w("人员变动生效", "Somebody has gone")),
        action("discard", &[REASON], w("作废", "Discard"), w("草稿不再需要", "The draft is not needed")).grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        release::ASK_RELEASE,
        release::RELEASE,
        action("attach", ATTACH, w("附件", "Attach"), w("附上文件", "Attach a file")),
    ],
    edges: &[
        edge(&[], "draft", To::State("draft"), PLANNERS, &[&PERIOD_RIGHT]),
        edge(&["draft"], "write", To::Same, PLANNERS, &[]),
        edge(&["draft"], "fill", To::Same, PLANNERS, &[&TURNS_RIGHT]),
        edge(&["draft"], "publish", To::State("published"), PLANNERS, GUARDED),
        edge(&["published"], "change", To::Same, CHANGERS, CHANGED),
        edge(&["published"], "hand_shifts", To::Same, &[By::System], &[]),
        edge(&["draft"], "discard", To::State("discarded"), PLANNERS, &[]),
        edge(&["draft", "published"], "note", To::Same, &[By::Employee], &[]),
        edge(&["draft", "published"], "ask_release", To::Same, release::ASKERS, release::ASKED),
        edge(&["draft", "published"], "release", To::Same, release::RELEASERS, release::GIVEN),
        edge(&["draft", "published"], "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};

pub(crate) fn decide(before: &Roster, f: &Facts, action: &str) -> Effects {
    let mut r = before.clone();
    let mut e = Effects::default();
    let zone = f.given.zone();
    match action {
        "draft" => {
            (r.from, r.until) = (f.moment("from"), f.moment("until"));
            e.owner = Some(f.actor.person);
            let day = |at: Option<Moment>| at.map_or_else(String::new, |at| at.local_minute(zone));
            e.summary = Some(format!("{} — {}", day(r.from), day(r.until)));
        }
        "publish" => {
            (r.published_at, r.published_by) = (Some(f.now), f.actor.person);
            told(&mut e, r.lines.iter().map(|l| l.person));
        }
        "change" => {
            let out: Vec<Out> = list(f.input, "remove");
            let add: Vec<Line> = list(f.input, "add");
            told(&mut e, out.iter().map(|o| o.person).chain(add.iter().map(|l| l.person)));
        }
        "hand_shifts" => {
            let (lines, people) = handed(&r, f);
            r.lines = lines;
            told(&mut e, people.into_iter());
        }
        "discard" => f.text("reason").unwrap_or_default().clone_into(&mut r.reason),
        _ => {}
    }
    if matches!(action, "draft" | "write" | "fill" | "change" | "publish") {
        r.lines = lines_after(&r, action, f.input, zone);
        if matches!(action, "change" | "publish") {
            for line in &mut r.lines {
                line.unit = Some(unit_of(line, &f.given.duty, f.record.unit));
            }
        }
    }
    if r != *before {
        e.room = Some(Room::Roster(r));
    }
    e
}

/// Whose days are planned sees the plan and hears of it.
fn told(e: &mut Effects, people: impl Iterator<Item = Id>) {
    let people: BTreeSet<Id> = people.collect();
    for who in people {
        e.parties.push(Party { who, relation: Relation::Watcher });
        e.tell.push(Told::Person(who));
    }
}
