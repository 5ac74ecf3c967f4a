//! The report of an accident to the authority (EMG-14): the form of State Council Decree 493 Art. 12, filled from the chronicle.
//! Owns: what nobody can read from the chronicle and is asked, the class of the accident (Art. 3), the words of the paper.
//! Refuses nothing. Tested here and, printed, in `server/tests/scene.rs`.

use super::{Entry, Incident, SEVERITIES, Step, kind_of};
use crate::{
    flow::Facts,
    form::{Field, Kind, TEXT, may},
    id::Id,
    moment::Moment,
    paper::{Block, Pair, Paper, Pen, Signing, Table},
    words::{Lang, Words, w},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the form wants beside what the chronicle says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// Art. 12 (1): the unit; without it what the company has written once for all.
    pub overview: String,
    /// Art. 12 (4): dead, gravely hurt, missing or trapped; direct loss in yuan.
    pub dead: Option<i64>,
    pub injured: Option<i64>,
    pub missing: Option<i64>,
    pub loss: Option<i64>,
    /// Art. 12 (6).
    pub other: String,
    pub to: String,
    pub text: String,
    pub at: Option<Moment>,
    pub by: Option<Id>,
}

/// The fields of the act that reports.
pub(super) const ASKED: [Field; 6] = [
    may("overview", Kind::Text { max: TEXT }, "事故发生单位概况", "Overview of the unit"),
    may("dead", Kind::Int { min: 0, max: 100_000 }, "死亡人数", "Dead"),
    may("injured", Kind::Int { min: 0, max: 100_000 }, "受伤人数（重伤）", "Gravely injured"),
    may("missing", Kind::Int { min: 0, max: 100_000 }, "下落不明、涉险人数", "Missing or in danger"),
    may(
        "loss",
        Kind::Int { min: 0, max: 1_000_000_000_000 },
        "初步估计直接经济损失（元）",
        "Direct loss, estimated, in yuan",
    ),
    may("other", Kind::Text { max: TEXT }, "其他应当报告的情况", "What else has to be reported"),
];

/// Takes what was reported. A further report completes the one before it (Art. 13): what it does not say stays.
pub(super) fn told(i: &mut Incident, f: &Facts) {
    let number = |key: &str| f.input.get(key).and_then(Value::as_i64);
    let a = &mut i.authority;
    for (key, slot) in
        [("overview", &mut a.overview), ("other", &mut a.other), ("to", &mut a.to), ("text", &mut a.text)]
    {
        if let Some(text) = f.text(key) {
            text.clone_into(slot);
        }
    }
    a.dead = number("dead").or(a.dead);
    a.injured = number("injured").or(a.injured);
    a.missing = number("missing").or(a.missing);
    a.loss = number("loss").or(a.loss);
    a.at = a.at.or(Some(f.at));
    a.by = a.by.or(f.actor.person);
}

/// The class of an accident by Art. 3: the gravest that one of the three figures reaches.
pub fn class(dead: i64, injured: i64, loss: i64) -> Words {
    const MILLION: i64 = 1_000_000;
    let reaches = |d: i64, i: i64, l: i64| dead >= d || injured >= i || loss >= l * MILLION;
    if reaches(30, 100, 100) {
        w("特别重大事故", "extraordinarily grave")
    } else if reaches(10, 50, 50) {
        w("重大事故", "major")
    } else if reaches(3, 10, 10) {
        w("较大事故", "larger")
    } else {
        w("一般事故", "general")
    }
}

/// All that the form tells, loaded by who prints it.
pub struct Told<'a> {
    pub pen: Pen<'a>,
    pub company: String,
    pub number: &'a str,
    pub received: Moment,
    pub address: String,
    pub incident: &'a Incident,
    /// What the company has written of itself; empty where it has not.
    pub overview: &'a str,
    pub head: &'a str,
    pub name: &'a dyn Fn(Id) -> String,
}

/// The form in words: six parts, as Art. 12 counts them.
pub fn paper(t: &Told<'_>) -> Paper {
    let (p, i, a) = (&t.pen, t.incident, &t.incident.authority);
    let figure = |value: Option<i64>| value.map_or_else(|| blank(p), |n| n.to_string());
    let overview = if a.overview.is_empty() { t.overview } else { &a.overview };
    let mut blocks = vec![
        p.heading(w("一、事故发生单位概况", "1. The unit")),
        Block::Pairs(vec![
            p.pair(w("单位", "Unit"), t.company.as_str()),
            p.pair(w("上报部门", "Reported to"), or_blank(p, &a.to)),
            p.wide(w("概况", "Overview"), or_blank(p, overview)),
        ]),
        p.heading(w("二、事故发生的时间、地点以及事故现场情况", "2. Time, place and scene")),
        Block::Pairs(scene(t)),
        p.heading(w("三、事故的简要经过", "3. Course")),
        Block::Table(course(t, &|_| true)),
        p.heading(w(
            "四、伤亡人数（包括下落不明、涉险人数）和初步估计的直接经济损失",
            "4. Casualties and estimated direct loss",
        )),
    ];
    let known = a.dead.is_some() || a.injured.is_some() || a.loss.is_some();
    let class =
        known.then(|| p.say(class(a.dead.unwrap_or(0), a.injured.unwrap_or(0), a.loss.unwrap_or(0))).to_owned());
    blocks.push(Block::Pairs(vec![
        p.pair(w("伤亡合计", "Casualties"), figure(i.casualties)),
        p.pair(w("死亡", "Dead"), figure(a.dead)),
        p.pair(w("重伤", "Gravely injured"), figure(a.injured)),
        p.pair(w("下落不明、涉险", "Missing or in danger"), figure(a.missing)),
        p.pair(w("直接经济损失（元）", "Direct loss (yuan)"), figure(a.loss)),
        p.pair(w("事故等级（第三条）", "Class (Art. 3)"), class.unwrap_or_else(|| blank(p))),
    ]));
    blocks.push(p.heading(w("五、已经采取的措施", "5. Measures taken")));
    blocks.push(Block::Table(course(t, &is_measure)));
    blocks.push(p.heading(w("六、其他应当报告的情况", "6. Other")));
    blocks.push(Block::Pairs(vec![
        p.wide(w("上报内容", "As reported"), or_blank(p, &a.text)),
        p.wide(w("其他", "Other"), or_blank(p, &a.other)),
    ]));
    let blanks = [w("报告单位（盖章）", "Unit (seal)"), w("签发人", "Signed by"), w("报告时间", "Reported at")];
    let lines =
        [a.by.map(|by| (t.name)(by)).unwrap_or_default(), a.at.map(|at| p.second(Some(at))).unwrap_or_default()];
    blocks.push(Block::Signature(Signing {
        label: p
            .say(w("生产安全事故报告和调查处理条例（国务院令第493号）第十二条", "State Council Decree 493, Art. 12"))
            .to_owned(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        blanks: blanks.map(|words| p.say(words).to_owned()).to_vec(),
        ..Signing::default()
    }));
    blocks.push(Block::Note(p.say(w(
        "时间、经过和措施取自系统处置记录；留空各项请补充。事故报告后出现新情况的，应当及时补报（第十三条）。",
        "Times, course and measures are those of the log; fill in what is blank. What becomes known later is reported \
         afterwards (Art. 13).",
    )).to_owned()));
    Paper {
        lang: p.lang,
        title: p.say(w("生产安全事故报告", "Report of an accident")).to_owned(),
        copy: p.say(w("报主管部门", "For the authority")).to_owned(),
        company: t.company.clone(),
        number: t.number.to_owned(),
        stamp: (!i.authority_told).then(|| p.say(w("尚未上报", "not reported yet")).to_owned()),
        digest: t.head.to_owned(),
        blocks,
    }
}

/// A line to write on.
fn blank(p: &Pen<'_>) -> String {
    p.say(w("＿＿＿＿（待填）", "________ (to be filled in)")).to_owned()
}

fn or_blank(p: &Pen<'_>, text: &str) -> String {
    if text.trim().is_empty() { blank(p) } else { text.to_owned() }
}

fn scene(t: &Told<'_>) -> Vec<Pair> {
    let (p, i) = (&t.pen, t.incident);
    let flag = |value: Option<bool>| value.map(|yes| p.yes(yes)).unwrap_or_default();
    let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
    let severity = SEVERITIES.iter().find(|choice| choice.code == i.severity).map_or("", |c| p.say(c.words));
    vec![
        p.pair(w("接报时间", "Reported at"), p.second(Some(t.received))),
        p.pair(w("到场时间", "Crew there at"), p.second(i.reached(Step::Arrive))),
        p.wide(w("地点", "Place"), or_blank(p, &t.address)),
        p.pair(w("类型", "Kind"), kind_of(&i.kind).map_or("", |kind| p.say(kind.words))),
        p.pair(w("内部级别", "Severity"), severity),
        p.pair(w("室内", "Indoors"), flag(i.indoors)),
        p.pair(w("公共场所", "Public place"), flag(i.public_place)),
        p.pair(w("受影响户数", "Households"), number(i.affected)),
        p.pair(w("屋内人数", "People inside"), number(i.people)),
        p.wide(w("气味、声响、火焰", "Signs"), i.signs.as_str()),
    ]
}

/// What was done about it, as the log calls it.
fn is_measure(entry: &Entry) -> bool {
    matches!(
        entry.step,
        Step::Notified
            | Step::Arrive
            | Step::Controlled
            | Step::Repaired
            | Step::Restored
            | Step::CutOff
            | Step::Outside
            | Step::PlanStarted
            | Step::LeaderAck
    )
}

fn course(t: &Told<'_>, wanted: &dyn Fn(&Entry) -> bool) -> Table {
    let p = &t.pen;
    let row = |e: &Entry| {
        // Whom a call went to stands in the chronicle; the authority hears that it did.
        let text = if matches!(e.step, Step::Notified | Step::LeaderCalled) { String::new() } else { e.text.clone() };
        let who = e.entered_for.or(e.by).map(|who| (t.name)(who)).unwrap_or_default();
        vec![p.second(Some(e.at)), p.say(e.step.words()).to_owned(), text, who]
    };
    let english = p.lang == Lang::En;
    p.table(
        &[
            (w("时间", "Time"), 1.4, false),
            (w("步骤", "Step"), if english { 1.4 } else { 1.0 }, false),
            (w("内容", "What"), 2.8, false),
            (w("人员", "By"), 0.9, false),
        ],
        t.incident.log.iter().filter(|entry| wanted(entry)).map(row).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EMG-14: the classes of Art. 3; "from" counts, "below" does not.
    #[test]
    fn the_class_is_the_gravest_that_a_figure_reaches() {
        for (dead, injured, loss, expected) in [
            (0, 0, 0, "一般事故"),
            (2, 9, 9_999_999, "一般事故"),
            (3, 0, 0, "较大事故"),
            (0, 10, 0, "较大事故"),
            (0, 0, 10_000_000, "较大事故"),
            (9, 49, 49_999_999, "较大事故"),
            (10, 0, 0, "重大事故"),
            (0, 50, 0, "重大事故"),
            (29, 99, 99_999_999, "重大事故"),
            (30, 0, 0, "特别重大事故"),
            (0, 0, 100_000_000, "特别重大事故"),
        ] {
            assert_eq!(class(dead, injured, loss).zh, expected, "{dead} {injured} {loss}");
        }
    }
}
