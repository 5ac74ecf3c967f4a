//! Machine 6.3: the follow-up (回访). A matter of its own under the order it asks about, so that nobody who did the work
//! sees or edits it (FUP-02, FUP-06, FUP-08).

use super::{
    hours::{Hours, may_call},
    questions::{self, Given, Question},
};
use crate::{
    clock::catalog::{self, fact},
    flow::{Action, By, Child, Effects, Facts, Flow, Party, Phase, Relation, To, action, auto, edge, state},
    form::{Fields, Kind, LINE, TEXT, choice, may, must},
    guard::{Guard, Verdict, guards},
    id::Id,
    intake::{AT, EVIDENCE, REASON, Room, SENDING, guards as common},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// When the customer may be asked, from and until (FUP-04).
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    /// Who did the work: they neither take nor see it.
    pub performers: Vec<Id>,
    /// Calls that reached nobody.
    pub tried: Vec<Moment>,
    pub questions: Vec<Question>,
    pub answers: Given,
    pub means: String,
    pub remark: String,
    /// How the customer was told when nobody was reached.
    pub notified: String,
    /// Second contacts after an issue.
    pub confirmations: i64,
    /// What a reviewer found.
    pub checked: String,
}

const MEANS: Kind = Kind::Choice(&[
    choice("phone", "电话", "telephone"),
    choice("sms", "短信", "SMS"),
    choice("wechat", "微信", "WeChat"),
    choice("visit", "上门", "visit"),
]);
/// Code of a question and of its answer, or a text.
const ANSWERS: Kind = Kind::List {
    of: &[
        must("question", Kind::Line { max: 60 }, "问题", "Question"),
        must("answer", Kind::Text { max: 1_000 }, "回答", "Answer"),
    ],
    max: 60,
};
const ANSWER: Fields = &[
    must("answers", ANSWERS, "回答", "Answers"),
    must("means", MEANS, "回访方式", "Means"),
    may("remark", Kind::Text { max: TEXT }, "备注", "Remark"),
    AT,
    EVIDENCE,
];
const ISSUE: Fields = &[
    must("answers", ANSWERS, "回答", "Answers"),
    must("means", MEANS, "回访方式", "Means"),
    must("content", Kind::Text { max: TEXT }, "需处理的问题", "What has to be done"),
    may("unit", Kind::Ref { to: "unit" }, "承办单位", "Unit"),
    may("finding", Kind::Text { max: 1_000 }, "检查问题（承办人的过错）", "Finding (what the crew did wrong)"),
    AT,
    EVIDENCE,
];
/// Whoever is not content is asked within the day (SGN-05).
const PLAN: Fields = &[may("soon", Kind::Bool, "低评分", "Low rating")];
const CONFIRM: Fields = &[
    must("means", MEANS, "回访方式", "Means"),
    must("text", Kind::Text { max: TEXT }, "客户意见", "What the customer said"),
    AT,
    EVIDENCE,
];

/// Those who call, never those who did the work.
const CALLERS: &[By] = &[By::Role(Role::FollowUpAgent), By::Role(Role::Agent), By::Role(Role::GroupLeader)];

const COMPLETE: &[&Guard] = &[&common::NOT_FUTURE, &ALL_ANSWERED, &NO_ISSUE];
const RAISE: &[&Guard] = &[&common::NOT_FUTURE, &ALL_ANSWERED];

pub static FLOW: Flow = Flow {
    kind: "followup",
    words: w("回访", "Follow-up"),
    clocks: &[&catalog::FOLLOW_UP, &catalog::ISSUE, &catalog::ISSUE_CONFIRM],
    states: &[
        state("planned", Phase::Open, "待回访", "Planned"),
        state("calling", Phase::Open, "进行中", "Calling"),
        state("not_reached", Phase::Ended, "未接通结束", "Not reached"),
        state("ended", Phase::Ended, "拒访或错号", "Ended"),
        state("completed", Phase::Ended, "已完成", "Completed"),
        state("issue_open", Phase::Open, "有问题", "Issue open"),
        state("to_confirm", Phase::Open, "待复核", "To confirm"),
        state("checked", Phase::Ended, "已质检", "Quality checked"),
    ],
    actions: ACTIONS,
    edges: &[
        edge(&[], "plan", To::State("planned"), &[By::System], &[]),
        edge(&["planned"], "hurry", To::Same, &[By::System], &[]),
        edge(&["planned"], "take", To::State("calling"), CALLERS, &[&NOT_PERFORMER, &WINDOW_OPEN, &MAY_CALL]),
        edge(
            &["calling"],
            "give_back",
            To::State("planned"),
            &[By::Owner, By::Role(Role::GroupLeader), By::Role(Role::ServiceHead)],
            &[],
        ),
        edge(&["calling"], "no_answer", To::State("planned"), &[By::Owner], &[&common::NOT_FUTURE]),
        auto(&["planned"], "give_up", To::State("not_reached"), &[&ATTEMPTS_SPENT]),
        edge(&["calling"], "refused", To::State("ended"), &[By::Owner], &[]),
        edge(&["calling"], "wrong_number", To::State("ended"), &[By::Owner], &[]),
        // What nobody has taken is answered by the customer's link alone: whoever calls takes it first, at a time and
        // as one that the guards of `take` let.
        edge(&["planned"], "complete", To::State("completed"), &[By::System], COMPLETE),
        edge(&["calling"], "complete", To::State("completed"), &[By::Owner, By::System], COMPLETE),
        edge(&["planned"], "raise_issue", To::State("issue_open"), &[By::System], RAISE),
        edge(&["calling"], "raise_issue", To::State("issue_open"), &[By::Owner, By::System], RAISE),
        auto(&["issue_open"], "handled", To::State("to_confirm"), &[&ISSUE_ENDED]),
        edge(&["to_confirm"], "confirmed", To::State("completed"), CALLERS, &[&NOT_PERFORMER, &common::NOT_FUTURE]),
        edge(&["to_confirm"], "not_solved", To::State("issue_open"), CALLERS, &[&NOT_PERFORMER, &common::NOT_FUTURE]),
        edge(&["completed"], "check", To::State("checked"), &[By::Role(Role::FollowUpReviewer)], &[&NOT_OWN_CALL]),
        edge(&["not_reached"], "sent", To::Same, &[By::System], &[]),
        edge(&["checked"], "invalidate", To::State("planned"), &[By::Role(Role::FollowUpReviewer)], &[]),
    ],
};

const ACTIONS: &[Action] = &[
    SENDING,
    action("plan", PLAN, w("计划回访", "Plan"), w("按规则产生", "Made by the rule")),
    action("hurry", &[], w("低评分，提前回访", "Asked sooner"), w("评分不高于2", "Rated 2 or less")),
    action("take", &[], w("开始回访", "Take"), w("由我回访", "I call the customer")),
    action("no_answer", &[AT], w("无人接听", "No answer"), w("换一个半天再拨", "Try another half-day")),
    action("give_up", &[], w("未接通结束", "Give up"), w("三次未接通", "Three attempts reached nobody")),
    action("refused", &[REASON], w("客户拒访", "Refused"), w("客户不愿回答", "The customer does not want to answer")),
    action(
        "wrong_number",
        &[may("remark", Kind::Line { max: LINE }, "说明", "Remark")],
        w("号码有误", "Wrong number"),
        w("转档案更正", "The archive is corrected"),
    ),
    action("complete", ANSWER, w("完成回访", "Complete"), w("问卷已答全", "Every question is answered")),
    action(
        "raise_issue",
        ISSUE,
        w("登记问题", "Raise issue"),
        w("转工单处理，处理后复核", "An order is made; the customer is asked again"),
    ),
    action("handled", &[], w("问题已处理", "Handled"), w("关联工单已办结", "The linked order has ended")),
    action("confirmed", CONFIRM, w("复核通过", "Confirmed"), w("客户确认已解决", "The customer confirms")),
    action("not_solved", CONFIRM, w("仍未解决", "Not solved"), w("继续处理", "It goes on")),
    action(
        "check",
        &[must("text", Kind::Text { max: 1_000 }, "质检结论", "Finding")],
        w("质检", "Check"),
        w("复听并核对", "Listen again and compare"),
    ),
    action(
        "invalidate",
        &[REASON],
        w("判定无效", "Invalidate"),
        w("虚假回访，重新回访", "False: the customer is asked anew"),
    )
    .grave(),
    action(
        "give_back",
        &[REASON],
        w("退回待回访", "Give back"),
        w("未拨打，由他人回访", "Nobody was called: somebody else asks"),
    ),
];

fn own<'a>(f: &'a Facts) -> &'a FollowUp {
    static BLANK: std::sync::OnceLock<FollowUp> = std::sync::OnceLock::new();
    match &f.room {
        Room::FollowUp(own) => own,
        _ => BLANK.get_or_init(FollowUp::default),
    }
}

fn answers(f: &Facts) -> Given {
    let all = f.input.get("answers").and_then(Value::as_array).into_iter().flatten();
    let pair = |v: &Value| Some((v.get("question")?.as_str()?.to_owned(), v.get("answer")?.as_str()?.to_owned()));
    all.filter_map(pair).collect()
}

fn hours(f: &Facts) -> Hours {
    let most = f.policy.count("fu.attempts").map_or(3, |(n, _)| n);
    let (from, to) = f.given.calling.unwrap_or((jiff::civil::time(9, 0, 0, 0), jiff::civil::time(20, 0, 0, 0)));
    Hours { attempts: most, from, to }
}

guards! {
    NOT_PERFORMER "not_performer" Rule "FUP-06" "承办人不得回访自己的工单" "who did the work does not follow it up" =>
        |f| Verdict::when(
            f.actor.person.is_none_or(|who| !own(f).performers.contains(&who)),
            w("您参与了该工单的办理，不能回访。", "You had a part in the work: somebody else follows it up."),
        );
    WINDOW_OPEN "window_open" Rule "FUP-04" "在回访期内" "within the window" =>
        |f| Verdict::when(
            own(f).opens.is_none_or(|opens| f.now >= opens),
            w("回访期未到。", "The window for asking has not opened."),
        );
    MAY_CALL "may_call" Rule "FUP-06" "在允许的时间，且换了半天" "within the hours, another half-day" =>
        |f| match may_call(f.now, &own(f).tried, hours(f), f.given.zone()) {
            Ok(()) => Verdict::Pass,
            Err(not_now) => Verdict::Refuse(not_now.words().into()),
        };
    ATTEMPTS_SPENT "attempts_spent" Rule "FUP-06" "拨打次数已用完" "all attempts have been made" =>
        |f| Verdict::when(
            own(f).tried.len() as i64 >= hours(f).attempts,
            w("拨打次数未用完。", "Attempts are left."),
        );
    ALL_ANSWERED "questionnaire" Rule of_input "FUP-03" "问卷答全" "the questionnaire is complete" =>
        |f| {
            let faults = questions::check(&own(f).questions, &answers(f));
            Verdict::when(
                faults.is_empty(),
                w("问卷有漏答、错选或不该回答的问题。", "A question is open, answered wrongly or was not to be asked."),
            )
        };
    NO_ISSUE "no_issue" Rule of_input "FUP-08" "没有需处理的问题" "nothing has to be done" =>
        |f| Verdict::when(
            questions::issues(&own(f).questions, &answers(f)).is_empty(),
            w("回答中有需处理的问题，请登记问题。", "An answer asks for something to be done: raise the issue."),
        );
    ISSUE_ENDED "issue_ended" Rule "FUP-08" "关联工单已办结" "the linked order has ended" =>
        |f| Verdict::when(f.links.open_work == 0, w("关联工单未办结。", "The linked order has not ended."));
    NOT_OWN_CALL "not_own_call" Rule "6.3" "不得质检自己的回访" "nobody checks their own call" =>
        |f| Verdict::when(
            f.actor.is_system() || f.actor.person != f.record.owner,
            w("不能质检自己的回访。", "You cannot check your own call."),
        );
}

pub(crate) fn decide(before: &FollowUp, f: &Facts, action: &str) -> Effects {
    let mut u = before.clone();
    let mut e = Effects::default();
    match action {
        "plan" => {
            let plan = &f.given.followup;
            (u.opens, u.closes) = (plan.opens, plan.closes);
            if f.flag("soon") {
                (u.opens, u.closes) = (Some(f.at), f.policy.due("fu.low", f.at).or(plan.closes));
            }
            u.performers.clone_from(&plan.performers);
            u.questions.clone_from(&plan.questions);
            // Who did the work neither sees nor edits what the customer says of it (FUP-02).
            let denied = plan.performers.iter().map(|who| Party { who: *who, relation: Relation::Denied });
            e.parties.extend(denied);
            e.owner = Some(None);
            e.unit = plan.unit;
            if let (Some(opens), Some(closes)) = (u.opens, u.closes) {
                // The time to ask begins when the window opens.
                e.facts.push(crate::flow::Fact { code: fact::ASKABLE.into(), at: opens, evidenced: true });
                e.due.push(("follow_up", closes));
            }
            e.reclock = true;
        }
        "hurry" => {
            let closes = f.policy.due("fu.low", f.at);
            u.opens = Some(f.at);
            u.closes = closes.or(u.closes);
            e.due.extend(closes.map(|closes| ("follow_up", closes)));
            e.facts.push(f.witnessed(fact::ASKABLE));
            e.reclock = true;
        }
        "take" => e.owner = Some(f.actor.person),
        // No call was made: it is no attempt.
        "give_back" => e.owner = Some(None),
        "no_answer" => {
            u.tried.push(f.at);
            e.owner = Some(None);
        }
        "give_up" => {
            "sms".clone_into(&mut u.notified);
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "refused" => e.facts.push(f.witnessed(fact::ENDED)),
        "wrong_number" => {
            e.facts.push(f.witnessed(fact::ENDED));
            e.children.push(correction(f));
        }
        "complete" => {
            take_answers(&mut u, f);
            e.facts.push(f.fact(fact::ASKED));
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "raise_issue" => {
            take_answers(&mut u, f);
            e.facts.push(f.fact(fact::ASKED));
            e.facts.push(f.fact(fact::ISSUE_RAISED));
            e.reclock = true;
            e.children.push(order(f));
            e.children.extend(finding(&u, f));
        }
        "not_solved" => {
            u.confirmations += 1;
            e.children.push(order(f));
        }
        "handled" => {
            e.facts.push(f.fact(fact::ISSUE_HANDLED));
            e.reclock = true;
        }
        "confirmed" => {
            u.confirmations += 1;
            e.facts.push(f.fact(fact::ISSUE_CONFIRMED));
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "check" => f.text("text").unwrap_or_default().clone_into(&mut u.checked),
        "invalidate" => {
            u.tried.clear();
            u.answers.clear();
            e.owner = Some(None);
            e.new_round = true;
            e.facts.push(f.fact(fact::ASKABLE));
            e.reclock = true;
        }
        _ => {}
    }
    if u != *before {
        e.room = Some(Room::FollowUp(u));
    }
    e
}

fn take_answers(u: &mut FollowUp, f: &Facts) {
    u.answers = answers(f);
    f.text("means").unwrap_or_default().clone_into(&mut u.means);
    f.text("remark").unwrap_or_default().clone_into(&mut u.remark);
}

/// A finding about whoever did the work, if the caller names one.
fn finding(u: &FollowUp, f: &Facts) -> Option<Child> {
    let text = f.text("finding")?;
    let due = f.policy.due("fu.issue", f.at).unwrap_or_else(|| f.at.plus(crate::moment::DAY));
    let mut body = Map::new();
    body.insert("text".into(), json!(text));
    body.insert("clause".into(), json!("001 §3.4"));
    body.insert("due".into(), json!(due.0));
    if let Some(person) = u.performers.first() {
        body.insert("person".into(), json!(person.to_string()));
    }
    Some(Child { kind: "finding", action: "record", body })
}

/// The number in the archive is somebody else's: whoever keeps the archive finds the right one (FUP-06).
fn correction(f: &Facts) -> Child {
    let remark = f.text("remark").map(|remark| format!("（{remark}）")).unwrap_or_default();
    let mut body = Map::new();
    body.insert("content".into(), json!(format!("更正客户联系电话：回访时号码有误{remark}，请核实并更正客户档案。")));
    body.insert("part".into(), json!(true));
    // Office work, however urgent the matter was that the customer was asked about.
    body.insert("type".into(), json!("correction.contact"));
    body.insert("priority".into(), json!(crate::flow::Priority::P2.code()));
    body.extend(f.given.followup.unit.map(|unit| ("unit".to_owned(), json!(unit.to_string()))));
    body.extend(f.policy.due("fu.issue", f.at).map(|due| ("due".to_owned(), json!(due.0))));
    Child { kind: "order", action: "open", body }
}

/// The order that what the customer said leads to.
fn order(f: &Facts) -> Child {
    let mut body = Map::new();
    body.insert("content".into(), json!(f.text("content").or(f.text("text")).unwrap_or_default()));
    body.extend(f.policy.due("fu.issue", f.at).map(|due| ("due".to_owned(), json!(due.0))));
    // The customer is asked again by this follow-up, not by another one.
    body.insert("part".into(), json!(true));
    if let Some(unit) = f.text("unit") {
        body.insert("unit".into(), json!(unit));
    }
    Child { kind: "order", action: "open", body }
}
