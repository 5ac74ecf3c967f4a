//! The chronicle of an incident as paper (EMG-05): what is known of the scene, the intervals, the log, every call and what
//! became of it, the script, the plan, the tests, what was let pass, the review. Owns: its order and its words. It tells what
//! is stored and computes nothing but the intervals. Refuses nothing. Tested here and, printed, in `server/tests/chronicle.rs`.

use super::{Call, Incident, SEVERITIES, kind_of, means_words, outcome_words, rung_words};
use crate::{
    fieldwork::measure::{Outcome, Test, judge},
    id::Id,
    intake::flow,
    moment::{HOUR, MINUTE, Moment, SECOND},
    paper::{Block, Pair, Paper, Pen, Signing, Table},
    words::{Lang, Said, Words, w},
};
use std::ops::Deref;

/// A caller of the incident: the first, and whoever was joined to it (EMG-09).
#[derive(Clone, Debug, Default)]
pub struct Caller {
    pub number: String,
    pub received: Moment,
    pub name: String,
    /// As far as the reader may see them.
    pub contact: String,
    pub address: String,
}

/// A step of a plan.
#[derive(Clone, Debug)]
pub struct Step {
    pub text: Said,
    pub who: String,
    pub due: Option<Moment>,
    pub done: Option<Moment>,
    pub state: Words,
    pub late: bool,
    pub result: String,
}

/// A limit with what became of it.
#[derive(Clone, Debug)]
pub struct Limit {
    pub words: Words,
    pub due: Option<Moment>,
    pub stopped: Option<Moment>,
    pub kept: Option<bool>,
    pub clause: String,
}

/// All that the chronicle tells, loaded by who prints it.
pub struct Told<'a> {
    pub pen: Pen<'a>,
    pub company: String,
    pub number: &'a str,
    pub state: &'a str,
    pub received: Moment,
    /// Who took the call, and who went.
    pub agent: String,
    pub crew: String,
    pub incident: &'a Incident,
    pub tests: &'a [Test],
    pub callers: &'a [Caller],
    pub steps: &'a [Step],
    pub limits: &'a [Limit],
    /// Hash of the last event: whoever holds the paper can have the history checked against it.
    pub head: &'a str,
    pub name: &'a dyn Fn(Id) -> String,
}

impl<'a> Deref for Told<'a> {
    type Target = Pen<'a>;

    fn deref(&self) -> &Pen<'a> {
        &self.pen
    }
}

/// The whole chronicle in words.
pub fn paper(t: &Told<'_>) -> Paper {
    let mut blocks = vec![t.heading(w("基本情况", "The incident")), Block::Pairs(about(t))];
    blocks.push(t.heading(w("现场情况", "The scene")));
    blocks.push(Block::Pairs(scene(t)));
    let mut part = |words: Words, table: Table| {
        if !table.rows.is_empty() {
            blocks.push(t.heading(words));
            blocks.push(Block::Table(table));
        }
    };
    part(w("来电", "Callers"), callers(t));
    part(w("时间间隔", "Intervals"), intervals(t));
    part(w("时限", "Limits"), limits(t));
    part(w("处置记录", "Log"), log(t));
    part(w("呼叫抢修", "Calls to crews"), calls(t, &t.incident.calls));
    part(w("报告领导", "Calls to leaders"), calls(t, &t.incident.leaders));
    part(w("安全指导", "Safety script"), script(t));
    part(w("预案任务", "Steps of the plan"), steps(t));
    part(w("检测记录", "Tests"), tests(t));
    part(w("紧急放行的关口", "Gates that yielded"), exceptions(t));
    if let Some(review) = &t.incident.review {
        blocks.push(t.heading(w("复盘", "Review")));
        blocks.push(Block::Pairs(vec![
            t.pair(w("时间", "When"), t.second(Some(review.at))),
            t.pair(w("复盘人", "By"), name(t, review.by)),
            t.wide(w("原因", "Cause"), review.cause.as_str()),
            t.wide(w("迟延和疏漏", "Gaps"), review.gaps.as_str()),
            t.pair(w("修订预案", "Plan changes"), t.yes(review.plan_change)),
            t.pair(w("改进措施", "Improvements"), review.actions.to_string()),
        ]));
    }
    blocks.push(t.heading(w("确认", "Confirmed")));
    let blanks = [w("值班领导", "Duty leader"), w("中心负责人", "Head of the centre"), w("日期", "Date")];
    blocks.push(Block::Signature(Signing {
        label: t.say(w("以上记录与系统历史一致", "The above is what the history of the system says")).to_owned(),
        blanks: blanks.map(|words| t.say(words).to_owned()).to_vec(),
        ..Signing::default()
    }));
    blocks.push(Block::Note(t.say(w(
        "时间为服务器时间；“代录”指由他人按现场人员口述录入。页脚摘要为最后一条历史的哈希值，可用 shouwen verify 核对。",
        "Times are those of the server. Entered for: somebody wrote down what the crew said. The digest at the foot is the \
         hash of the last event; shouwen verify checks the history against it.",
    )).to_owned()));
    Paper {
        lang: t.lang,
        title: t.say(w("突发事件处置报告", "Incident report")).to_owned(),
        copy: t.say(w("值班记录", "Duty record")).to_owned(),
        company: t.company.clone(),
        number: t.number.to_owned(),
        stamp: None,
        digest: t.head.to_owned(),
        blocks,
    }
}

fn name(t: &Told<'_>, id: Option<Id>) -> String {
    id.map(|id| (t.name)(id)).unwrap_or_default()
}

/// Who did it, or on whose word it was written.
fn by(t: &Told<'_>, by: Option<Id>, entered_for: Option<Id>) -> String {
    let (by, who) = (name(t, by), name(t, entered_for));
    match (by.is_empty(), who.is_empty()) {
        (true, _) => t.say(w("系统", "system")).to_owned(),
        (false, true) => by,
        (false, false) => match t.lang {
            Lang::Zh => format!("{by} 代录 {who}"),
            Lang::En => format!("{by}, for {who}"),
        },
    }
}

fn about(t: &Told<'_>) -> Vec<Pair> {
    let i = t.incident;
    let state = flow("incident").and_then(|flow| flow.state(t.state)).map_or(t.state, |state| t.say(state.words));
    let severity = SEVERITIES.iter().find(|choice| choice.code == i.severity).map_or("", |c| t.say(c.words));
    let plans: Vec<String> = i
        .plans
        .iter()
        .map(|plan| format!("{}（v{}）", if t.lang == Lang::Zh { &plan.zh } else { &plan.en }, plan.version))
        .collect();
    let mut out = vec![
        t.pair(w("编号", "Number"), t.number),
        t.pair(w("状态", "State"), state),
        t.pair(w("类型", "Kind"), kind_of(&i.kind).map_or("", |kind| t.say(kind.words))),
        t.pair(w("级别", "Severity"), severity),
        t.pair(w("接听时间", "Call answered"), t.second(Some(t.received))),
        t.pair(w("接报人", "Call taken by"), t.agent.as_str()),
        t.pair(w("抢修负责人", "Crew"), t.crew.as_str()),
        t.pair(w("区域", "District"), i.district.as_str()),
        t.wide(w("预案", "Plans"), plans.join(t.say(w("；", "; ")))),
    ];
    if !i.late_reason.is_empty() {
        out.push(t.wide(w("到场超时原因", "Why the arrival was late"), i.late_reason.as_str()));
    }
    if !i.reason.is_empty() {
        out.push(t.wide(w("误报或降级原因", "Why it was none, or less"), i.reason.as_str()));
    }
    out
}

fn scene(t: &Told<'_>) -> Vec<Pair> {
    let i = t.incident;
    let flag = |value: Option<bool>| value.map(|yes| t.yes(yes)).unwrap_or_default();
    let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
    let point = i.place.map(|(lat, lng)| format!("{lat:.6}, {lng:.6}")).unwrap_or_default();
    vec![
        t.pair(w("室内", "Indoors"), flag(i.indoors)),
        t.pair(w("气味、声响、火焰", "Signs"), i.signs.as_str()),
        t.pair(w("屋内人数", "People inside"), number(i.people)),
        t.pair(w("伤亡人数", "Casualties"), number(i.casualties)),
        t.pair(w("阀门已关", "Valve closed"), flag(i.valve_closed)),
        t.pair(w("来电人安全", "Caller is safe"), flag(i.caller_safe)),
        t.pair(w("受影响户数", "Households"), number(i.affected)),
        t.pair(w("公共场所", "Public place"), flag(i.public_place)),
        t.wide(w("坐标", "Point"), point),
    ]
}

fn callers(t: &Told<'_>) -> Table {
    let row = |c: &Caller| {
        vec![t.second(Some(c.received)), c.number.clone(), c.name.clone(), c.contact.clone(), c.address.clone()]
    };
    t.table(
        &[
            (w("时间", "Time"), 1.5, false),
            (w("请求", "Request"), 1.7, false),
            (w("来电人", "Caller"), 0.8, false),
            (w("电话", "Telephone"), 1.0, false),
            (w("地址", "Address"), 1.8, false),
        ],
        t.callers.iter().map(row).collect(),
    )
}

fn intervals(t: &Told<'_>) -> Table {
    let row = |i: &super::Interval| {
        vec![t.say(i.words).to_owned(), t.second(Some(i.from)), t.second(Some(i.to)), lasted(i.ms, t.lang)]
    };
    t.table(
        &[
            (w("间隔", "Interval"), 2.4, false),
            (w("从", "From"), 1.0, false),
            (w("到", "To"), 1.0, false),
            (w("历时", "Lasted"), 1.2, true),
        ],
        t.incident.intervals().iter().map(row).collect(),
    )
}

/// `22 分 6 秒`; what is nothing before it is left out.
fn lasted(ms: i64, lang: Lang) -> String {
    let (hours, minutes, seconds) = (ms / HOUR, ms % HOUR / MINUTE, ms % MINUTE / SECOND);
    match (lang, hours) {
        (Lang::Zh, 0) if minutes == 0 => format!("{seconds} 秒"),
        (Lang::En, 0) if minutes == 0 => format!("{seconds} s"),
        (Lang::Zh, 0) => format!("{minutes} 分 {seconds} 秒"),
        (Lang::Zh, _) => format!("{hours} 小时 {minutes} 分 {seconds} 秒"),
        (Lang::En, 0) => format!("{minutes} min {seconds} s"),
        (Lang::En, _) => format!("{hours} h {minutes} min {seconds} s"),
    }
}

fn limits(t: &Told<'_>) -> Table {
    let row = |l: &Limit| {
        let kept = match (l.kept, l.stopped) {
            (Some(true), _) => w("按时", "kept"),
            (Some(false), _) => w("超时", "missed"),
            (None, None) => w("进行中", "running"),
            (None, Some(_)) => w("—", "—"),
        };
        vec![t.say(l.words).to_owned(), t.second(l.due), t.second(l.stopped), t.say(kept).to_owned(), l.clause.clone()]
    };
    t.table(
        &[
            (w("时限", "Limit"), 1.4, false),
            (w("至", "Due"), 1.5, false),
            (w("完成", "Reached"), 1.5, false),
            (w("结果", "Result"), 0.7, false),
            (w("依据", "Clause"), 1.1, false),
        ],
        t.limits.iter().map(row).collect(),
    )
}

fn log(t: &Told<'_>) -> Table {
    let row = |e: &super::Entry| {
        let place = e.position.as_ref().map(|p| format!("{:.6}, {:.6}", p.lat, p.lng)).unwrap_or_default();
        let text = if e.step == super::Step::Notified || e.step == super::Step::LeaderCalled {
            String::new()
        } else {
            e.text.clone()
        };
        let said: Vec<String> = [text, place].into_iter().filter(|part| !part.is_empty()).collect();
        vec![
            t.second(Some(e.at)),
            t.say(e.step.words()).to_owned(),
            by(t, e.by, e.entered_for),
            said.join(t.say(w("；", "; "))),
        ]
    };
    t.table(
        &[
            (w("时间", "Time"), 1.5, false),
            (w("步骤", "Step"), 1.2, false),
            (w("录入", "By"), 1.2, false),
            (w("内容、位置", "What, where"), 2.6, false),
        ],
        t.incident.log.iter().map(row).collect(),
    )
}

fn calls(t: &Told<'_>, calls: &[Call]) -> Table {
    let row = |(n, call): (usize, &Call)| {
        let people: Vec<String> = call.people.iter().map(|id| (t.name)(*id)).collect();
        let unit = name(t, call.unit);
        let outcomes: Vec<String> = call
            .outcomes
            .iter()
            .map(|o| {
                let (means, what) = (means_words(&o.means), outcome_words(&o.what));
                let (means, what) = (t.say(means), t.say(what));
                let gap = if t.lang == Lang::Zh { "" } else { " " };
                format!("{} {means}{gap}{what} {}", name(t, o.person), o.at.local_second(t.zone)).trim().to_owned()
            })
            .collect();
        vec![
            (n + 1).to_string(),
            t.second(Some(call.at)),
            [t.say(rung_words(&call.rung)), unit.as_str()].join(" ").trim().to_owned(),
            people.join(t.say(w("、", ", "))),
            outcomes.join(t.say(w("；", "; "))),
        ]
    };
    t.table(
        &[
            (w("次", "No."), 0.3, true),
            (w("时间", "Time"), 1.3, false),
            (w("对象", "Whom"), 1.1, false),
            (w("人员", "People"), 1.0, false),
            (w("结果", "What became of it"), 2.8, false),
        ],
        calls.iter().enumerate().map(row).collect(),
    )
}

fn script(t: &Told<'_>) -> Table {
    let i = t.incident;
    let rows = i.script.lines(i.indoors).map(|line| {
        let tick = i.ticks.iter().find(|tick| tick.code == line.code);
        vec![
            if t.lang == Lang::Zh { line.zh.clone() } else { line.en.clone() },
            tick.map_or_else(|| t.say(w("未告知", "not said")).to_owned(), |tick| tick.at.local_second(t.zone)),
            name(t, tick.and_then(|tick| tick.by)),
        ]
    });
    let title = match t.lang {
        Lang::Zh => format!("内容（第 {} 版）", i.script.version),
        Lang::En => format!("Line (version {})", i.script.version),
    };
    let mut table = t.table(
        &[(w("", ""), 4.0, false), (w("告知", "Said"), 1.0, false), (w("告知人", "By"), 0.9, false)],
        rows.collect(),
    );
    if let Some(column) = table.columns.first_mut() {
        column.title = title;
    }
    table
}

fn steps(t: &Told<'_>) -> Table {
    let row = |s: &Step| {
        let state = if s.late {
            format!("{}{}", t.say(s.state), t.say(w("（超时）", " (late)")))
        } else {
            t.say(s.state).to_owned()
        };
        let text = t.lang.said(&s.text).to_owned();
        let said = if s.result.is_empty() { text } else { format!("{text}{}{}", t.say(w("：", ": ")), s.result) };
        vec![said, s.who.clone(), t.second(s.due), t.second(s.done), state]
    };
    t.table(
        &[
            (w("任务", "Step"), 2.4, false),
            (w("负责", "Whose"), 0.9, false),
            (w("时限", "Due"), 1.3, false),
            (w("完成", "Done"), 1.3, false),
            (w("状态", "State"), 1.0, false),
        ],
        t.steps.iter().map(row).collect(),
    )
}

fn tests(t: &Told<'_>) -> Table {
    let rows = t.incident.readings.iter().map(|reading| {
        let test = t.tests.iter().find(|test| test.code == reading.test);
        let (name, unit) = test.map_or((reading.test.clone(), ""), |test| {
            (if t.lang == Lang::Zh { test.zh.clone() } else { test.en.clone() }, test.unit.as_str())
        });
        let outcome = test.map(|test| match judge(test, reading) {
            Outcome::Pass => w("合格", "pass"),
            Outcome::Fail => w("不合格", "fail"),
            Outcome::Void => w("暂认或无效", "provisional or void"),
        });
        vec![
            t.second(Some(reading.at)),
            name,
            format!("{} {unit}", reading.value).trim().to_owned(),
            reading.instrument.clone(),
            outcome.map(|words| t.say(words).to_owned()).unwrap_or_default(),
        ]
    });
    t.table(
        &[
            (w("时间", "Time"), 1.4, false),
            (w("检测项", "Test"), 1.4, false),
            (w("数值", "Value"), 1.0, true),
            (w("仪器", "Instrument"), 1.1, false),
            (w("判定", "Verdict"), 1.1, false),
        ],
        rows.collect(),
    )
}

fn exceptions(t: &Told<'_>) -> Table {
    let row = |x: &super::Exception| {
        let said = if t.lang == Lang::Zh { x.zh.clone() } else { x.en.clone() };
        vec![t.second(Some(x.at)), x.number.clone(), said]
    };
    t.table(
        &[(w("时间", "Time"), 1.3, false), (w("记录", "Record"), 1.5, false), (w("关口", "Gate"), 3.4, false)],
        t.incident.exceptions.iter().map(row).collect(),
    )
}
