//! What customers do with the orders of their own requests on the portal (CHN-08): confirm the visit or ask for a later one,
//! answer the plan, rate the work. Owns: how far a date may be moved, how long a rating is taken.

use super::{
    Order, Rating,
    guards::{named, order},
};
use crate::{
    clock::catalog::fact,
    flow::{Action, By, Effects, Facts, Follow, Told, Whom, action},
    followup::select::{Forced, Selected},
    form::{Fields, Kind, may, must},
    guard::{Verdict, guards},
    moment::DAY,
    org::Role,
    words::w,
};

pub(super) const CUSTOMER: &[By] = &[By::Customer];
/// The work is done, whatever the office still writes.
pub(super) const RATED_IN: &[&str] = &["signed", "result_entered", "follow_up", "closed"];

/// How far ahead customers move a visit by themselves: the company's clocks stand still until then, so a longer absence is
/// talked over.
const AHEAD_MOST: i64 = 60 * DAY;

const LATER: Fields = &[
    must("from", Kind::Moment, "希望上门时间起", "From"),
    must("until", Kind::Moment, "希望上门时间止", "Until"),
    may("remark", Kind::Text { max: 1_000 }, "说明", "Remark"),
];
const PLAN: Fields = &[
    must("accepted", Kind::Bool, "同意方案和费用", "I accept plan and price"),
    may("remark", Kind::Text { max: 1_000 }, "意见", "Remark"),
];
const MARK: Kind = Kind::Int { min: 1, max: 5 };
const RATE: Fields = &[
    must("quality", MARK, "服务质量", "Quality"),
    must("attitude", MARK, "服务态度", "Attitude"),
    may("text", Kind::Text { max: 1_000 }, "意见", "Opinion"),
];

pub(super) const CONFIRMING: Action =
    action("confirm_visit", &[], w("确认上门时间", "Confirm the visit"), w("届时家中有人", "Somebody will be in"));
pub(super) const MOVING: Action =
    action("ask_later", LATER, w("改到以后", "Ask for a later date"), w("另选方便的时间", "Choose a time that suits"));
pub(super) const ANSWERING: Action =
    action("answer_plan", PLAN, w("答复方案", "Answer the plan"), w("同意或不同意方案和费用", "Accept it or not"));
pub(super) const RATING: Action =
    action("rate", RATE, w("评价", "Rate"), w("为这次服务打分", "Say how the service was"));

guards! {
    /// APT-02: earlier than a day before, a confirmation says nothing.
    VISIT_NEAR "visit_near" Rule "001 §3.1" "上门前一天内确认，只须一次" "within the day before the visit, once" =>
        |f| {
            let o = order(f);
            let near = o.window.is_some_and(|w| f.now >= w.from.minus(DAY) && f.now < w.from);
            Verdict::when(
                near && o.confirmed_at.is_none_or(|at| o.window.is_some_and(|w| at < w.from.minus(DAY))),
                w("上门前 24 小时内才需要确认，或您已确认过。", "It is confirmed within 24 hours before the visit, once."),
            )
        };
    LATER_DATE "later_date" Rule of_input "APT-05" "改到约定时间之后、60 天之内" "later than agreed, within 60 days" =>
        |f| {
            let old = order(f).window;
            let fits = named(f).zip(old).is_some_and(|(new, old)| {
                f.now < old.from && new.from > old.from && new.from.since(f.now) <= AHEAD_MOST
            });
            Verdict::when(
                fits,
                w(
                    "请在约定时间开始前提出，新的时间要晚于原来的时间，且在 60 天之内；其他情况请致电服务热线。",
                    "Ask before the visit begins, for a time later than agreed and within 60 days; otherwise please call.",
                ),
            )
        };
    /// An answer is given once; who thinks again speaks with somebody.
    PLAN_OPEN "plan_open" Rule "000 §1.2" "方案还没有答复" "the plan waits for an answer" =>
        |f| Verdict::when(
            order(f).solution_accepted.is_none(),
            w("方案已有答复；如需更改请致电服务热线。", "The plan has been answered: to change that, please call."),
        );
    NOT_RATED "not_rated" Rule "SGN-01" "还没有评价" "it has not been rated" =>
        |f| Verdict::when(order(f).rating.is_none(), w("这次服务已经评价过。", "This service has been rated."));
    RATING_OPEN "rating_open" Rule "SGN-01" "在评价期限内" "within the days for rating" =>
        |f| {
            let days = f.policy.count("rate.days").map_or(14, |(n, _)| n);
            let done = f.facts.get(fact::FINISHED);
            Verdict::when(
                !order(f).part && done.is_some_and(|at| f.now.since(*at) <= days * DAY),
                w("评价期限已过。", "The time for rating has passed."),
            )
        };
}

pub(super) fn is_theirs(action: &str) -> bool {
    [CONFIRMING, MOVING, ANSWERING, RATING].iter().any(|a| a.code == action)
}

/// Whoever is not content is asked why (SGN-05): what was not chosen for follow-up before is now.
pub(super) fn rate(o: &mut Order, f: &Facts, e: &mut Effects) {
    let mark = |key: &str| f.input.get(key).and_then(serde_json::Value::as_i64).unwrap_or(1);
    let (quality, attitude) = (mark("quality"), mark("attitude"));
    o.unrated = false;
    o.rating = Some(Rating { quality, attitude, text: f.text("text").unwrap_or_default().to_owned() });
    if o.rating.as_ref().is_none_or(|rating| !rating.is_low()) {
        return;
    }
    e.tell.extend([Told::Role(Role::GroupLeader), Told::Role(Role::ServiceHead)]);
    match f.record.state.as_deref() {
        // Chosen when the result is entered.
        Some("signed") => {}
        // Asked anyway: within the day now.
        _ if o.followed.is_some() => {
            e.follows.push(Follow { whom: Whom::Children("followup"), action: "hurry", body: serde_json::Map::new() });
        }
        state => {
            o.followed = Some(Selected::Forced(Forced::LowRating));
            if state == Some("closed") {
                let body = serde_json::Map::from_iter([("soon".to_owned(), true.into())]);
                e.children.push(crate::flow::Child { kind: "followup", action: "plan", body });
            }
        }
    }
}
