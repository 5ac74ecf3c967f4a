//! The report of an expected delay (预计延误, 6.10): told before the time is over, answered by the centre, passed on to the
//! customer, agreed or not. The clocks of the order run on.

use crate::{
    flow::{By, Effects, Facts, Flow, Phase, To, action, edge, state},
    form::{Fields, Kind, LINE, choice, may, must},
    guard::{Verdict, guards},
    intake::{AT, MEANS, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Delay {
    pub cause: String,
    pub expected: Option<Moment>,
    pub needs: String,
    /// The time was over when it was reported.
    pub late: bool,
    pub answer: String,
    pub text: String,
    pub proposal: Option<Moment>,
    pub means: String,
    pub remark: String,
}

/// What the technician writes; the same form stands on the order.
pub(crate) const REPORT: Fields = &[
    must(
        "cause",
        Kind::Choice(&[
            choice("previous_job", "上一任务延误", "the job before took longer"),
            choice("parts", "缺少备件", "a part is missing"),
            choice("other_unit", "需其他单位配合", "another unit is needed"),
            choice("weather", "天气或交通", "weather or traffic"),
            choice("customer", "客户原因", "the customer"),
            choice("technical", "技术原因", "technical"),
        ]),
        "延误原因",
        "Cause",
    ),
    must("expected", Kind::Moment, "预计完成时间", "Expected"),
    may("needs", Kind::Text { max: 1_000 }, "需要的支援", "Support needed"),
    may("late", Kind::Bool, "超时后报告", "Reported after the time"),
];
const ANSWER: Fields = &[
    must(
        "answer",
        Kind::Choice(&[
            choice("agree", "同意", "agreed"),
            choice("counter", "另提时间", "another time"),
            choice("support", "派出支援", "support sent"),
        ]),
        "中心意见",
        "Answer",
    ),
    may("proposal", Kind::Moment, "建议时间", "Proposed time"),
    may("text", Kind::Text { max: 1_000 }, "说明", "Remark"),
];
const TOLD: Fields = &[must("means", Kind::Choice(MEANS), "告知方式", "Means"), AT];
const RESULT: Fields = &[may("remark", Kind::Line { max: LINE }, "客户意见", "What the customer said")];

const CENTRE: &[By] = &[By::Role(Role::Dispatcher), By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)];
const SPEAKERS: &[By] = &[
    By::Recorder,
    By::Role(Role::Dispatcher),
    By::Role(Role::Agent),
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
];

pub static FLOW: Flow = Flow {
    kind: "delay",
    words: w("预计延误", "Expected delay"),
    states: &[
        state("reported", Phase::Open, "已报告", "Reported"),
        state("answered", Phase::Open, "中心已答复", "Answered"),
        state("told", Phase::Open, "已告知客户", "Customer informed"),
        state("agreed", Phase::Ended, "客户同意", "Agreed"),
        state("not_agreed", Phase::Ended, "客户不同意", "Not agreed"),
        state("unreachable", Phase::Ended, "联系不上", "Unreachable"),
    ],
    actions: &[
        action("report", REPORT, w("报告延误", "Report"), w("由工单的“预计延误”产生", "Made on an order")),
        action(
            "answer",
            ANSWER,
            w("中心答复", "Answer"),
            w("同意、另提时间或派支援", "Agree, propose or send support"),
        ),
        action("tell", TOLD, w("告知客户", "Tell the customer"), w("已向客户说明", "The customer knows")),
        action("agreed", RESULT, w("客户同意", "Agreed"), w("客户接受新的时间", "The customer accepts")),
        action("not_agreed", RESULT, w("客户不同意", "Not agreed"), w("客户不接受", "The customer does not accept")),
        action("unreachable", RESULT, w("联系不上", "Unreachable"), w("未能联系到客户", "Nobody was reached")),
    ],
    edges: &[
        edge(&[], "report", To::State("reported"), &[By::System], &[]),
        edge(&["reported"], "answer", To::State("answered"), CENTRE, &[&PROPOSED]),
        edge(&["reported", "answered"], "tell", To::State("told"), SPEAKERS, &[&NOT_FUTURE]),
        edge(&["told"], "agreed", To::State("agreed"), SPEAKERS, &[]),
        edge(&["told"], "not_agreed", To::State("not_agreed"), SPEAKERS, &[]),
        edge(&["reported", "answered", "told"], "unreachable", To::State("unreachable"), SPEAKERS, &[]),
    ],
    clocks: &[],
};

guards! {
    PROPOSED "proposed" Rule of_input "6.10" "另提时间须写明" "another time is named" =>
        |f| Verdict::when(
            f.text("answer") != Some("counter") || f.moment("proposal").is_some_and(|at| at > f.now),
            w("另提时间须写明，且在现在之后。", "Name the other time; it lies ahead."),
        );
}

pub(crate) fn decide(before: &Delay, f: &Facts, action: &str) -> Effects {
    let mut d = before.clone();
    let mut e = Effects::default();
    match action {
        "report" => {
            f.text("cause").unwrap_or_default().clone_into(&mut d.cause);
            f.text("needs").unwrap_or_default().clone_into(&mut d.needs);
            d.expected = f.moment("expected");
            d.late = f.flag("late");
            e.owner = Some(None);
            e.tell.push(crate::flow::Told::Role(Role::Dispatcher));
        }
        "answer" => {
            f.text("answer").unwrap_or_default().clone_into(&mut d.answer);
            f.text("text").unwrap_or_default().clone_into(&mut d.text);
            d.proposal = f.moment("proposal");
            e.tell.extend(f.record.recorder.map(crate::flow::Told::Person));
        }
        "tell" => f.text("means").unwrap_or_default().clone_into(&mut d.means),
        _ => f.text("remark").unwrap_or_default().clone_into(&mut d.remark),
    }
    if d != *before {
        e.room = Some(Room::Delay(d));
    }
    e
}
