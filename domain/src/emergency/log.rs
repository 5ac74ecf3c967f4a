//! The log of an incident (EMG-05): append-only, each entry with who did it, who entered it for whom, and where. The
//! intervals of the report are computed from it and stored nowhere.

use crate::{
    fieldwork::place::Position,
    id::Id,
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};

/// What may stand in the log: first the way of a whole incident in its order, then what goes on beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    #[default]
    Received,
    Script,
    Notified,
    Ack,
    Depart,
    Arrive,
    Controlled,
    Repaired,
    Restored,
    StoodDown,
    Closed,
    LeaderCalled,
    LeaderAck,
    Severity,
    Outside,
    Authority,
    Retest,
    Reviewed,
    Joined,
    PlanStarted,
    PlanStopped,
    CutOff,
}

impl Step {
    pub const ALL: [Self; 22] = [
        Self::Received,
        Self::Script,
        Self::Notified,
        Self::Ack,
        Self::Depart,
        Self::Arrive,
        Self::Controlled,
        Self::Repaired,
        Self::Restored,
        Self::StoodDown,
        Self::Closed,
        Self::LeaderCalled,
        Self::LeaderAck,
        Self::Severity,
        Self::Outside,
        Self::Authority,
        Self::Retest,
        Self::Reviewed,
        Self::Joined,
        Self::PlanStarted,
        Self::PlanStopped,
        Self::CutOff,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Received => w("接报", "received"),
            Self::Script => w("安全指导完成", "script read out"),
            Self::Notified => w("通知抢修", "crew called"),
            Self::Ack => w("抢修确认", "acknowledged"),
            Self::Depart => w("出警", "departed"),
            Self::Arrive => w("到场", "arrived"),
            Self::Controlled => w("已控制", "controlled"),
            Self::Repaired => w("已修复", "repaired"),
            Self::Restored => w("恢复供气", "restored"),
            Self::StoodDown => w("解除", "stood down"),
            Self::Closed => w("关闭", "closed"),
            Self::LeaderCalled => w("报告领导", "leader called"),
            Self::LeaderAck => w("领导确认", "leader acknowledged"),
            Self::Severity => w("级别上调", "severity raised"),
            Self::Outside => w("通报外部单位", "outside body called"),
            Self::Authority => w("上报主管部门", "authority told"),
            Self::Retest => w("复测", "tested again"),
            Self::Reviewed => w("复盘", "reviewed"),
            Self::Joined => w("又一来电并入", "another caller joined"),
            Self::PlanStarted => w("启动预案", "plan started"),
            Self::PlanStopped => w("停止预案", "plan stopped"),
            Self::CutOff => w("关阀停气", "gas cut off"),
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Script => "script",
            Self::Notified => "notified",
            Self::Ack => "ack",
            Self::Depart => "depart",
            Self::Arrive => "arrive",
            Self::Controlled => "controlled",
            Self::Repaired => "repaired",
            Self::Restored => "restored",
            Self::StoodDown => "stood_down",
            Self::Closed => "closed",
            Self::LeaderCalled => "leader_called",
            Self::LeaderAck => "leader_ack",
            Self::Severity => "severity",
            Self::Outside => "outside",
            Self::Authority => "authority",
            Self::Retest => "retest",
            Self::Reviewed => "reviewed",
            Self::Joined => "joined",
            Self::PlanStarted => "plan_started",
            Self::PlanStopped => "plan_stopped",
            Self::CutOff => "cut_off",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    pub step: Step,
    pub at: Moment,
    /// Who entered it; `None` is the program.
    pub by: Option<Id>,
    /// On whose word by radio or telephone: an ordinary phone stays out of a gas area.
    pub entered_for: Option<Id>,
    pub position: Option<Position>,
    pub text: String,
}

/// A span of the report, between the first entries of two steps.
#[derive(Debug)]
pub struct Span {
    pub code: &'static str,
    pub words: Words,
    pub from: Step,
    pub to: Step,
}

const fn span(code: &'static str, words: Words, from: Step, to: Step) -> Span {
    Span { code, words, from, to }
}

/// Every interval of the report.
pub const INTERVALS: &[Span] = &[
    span("script", w("接报至安全指导完成", "received to script read out"), Step::Received, Step::Script),
    span("notify", w("接报至通知", "received to crew called"), Step::Received, Step::Notified),
    span("ack", w("通知至确认", "called to acknowledged"), Step::Notified, Step::Ack),
    span("depart", w("确认至出警", "acknowledged to departed"), Step::Ack, Step::Depart),
    span("travel", w("路上", "on the way"), Step::Depart, Step::Arrive),
    span("arrival", w("接报至到场", "received to arrived"), Step::Received, Step::Arrive),
    span("control", w("到场至控制", "arrived to controlled"), Step::Arrive, Step::Controlled),
    span("controlled", w("接报至控制", "received to controlled"), Step::Received, Step::Controlled),
    span("repair", w("控制至修复", "controlled to repaired"), Step::Controlled, Step::Repaired),
    span("restore", w("修复至恢复供气", "repaired to restored"), Step::Repaired, Step::Restored),
    span("whole", w("接报至关闭", "received to closed"), Step::Received, Step::Closed),
];

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    pub code: &'static str,
    pub words: Words,
    pub from: Moment,
    pub to: Moment,
    pub ms: i64,
}

/// The span between the first entries of its two steps; `None` as long as one of them is missing.
pub fn between(log: &[Entry], span: &Span) -> Option<Interval> {
    let first = |step: Step| log.iter().find(|e| e.step == step).map(|e| e.at);
    let (from, to) = (first(span.from)?, first(span.to)?);
    Some(Interval { code: span.code, words: span.words, from, to, ms: to.since(from) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EMG-05: from the first to the first; a step that was not reached has no interval; times entered out of order are
    /// shown as they are.
    #[test]
    fn intervals_are_those_of_the_log() {
        let entry = |step, at| Entry { step, at: Moment(at), ..Entry::default() };
        let log = [
            entry(Step::Received, 1_000),
            entry(Step::Notified, 28_000),
            entry(Step::Notified, 88_000),
            entry(Step::Ack, 95_000),
            entry(Step::Arrive, 94_000),
        ];
        let ms = |code: &str| between(&log, INTERVALS.iter().find(|i| i.code == code).unwrap()).map(|i| i.ms);
        assert_eq!(ms("notify"), Some(27_000));
        assert_eq!(ms("ack"), Some(67_000));
        assert_eq!(ms("arrival"), Some(93_000));
        assert_eq!((ms("depart"), ms("whole")), (None, None));
    }
}
