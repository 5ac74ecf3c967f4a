//! The guards of intake, each named by its refusal code.

use super::Request;
use crate::{
    flow::{Facts, Links, Priority},
    guard::{Verdict, guards},
    moment::{DAY, MINUTE},
    org::Role,
    words::w,
};

fn request<'a>(f: &'a Facts) -> &'a Request {
    static BLANK: std::sync::OnceLock<Request> = std::sync::OnceLock::new();
    f.room.as_request().unwrap_or_else(|| BLANK.get_or_init(Request::default))
}

/// Clocks of hosts and phones differ a little; more than this is a time in the future.
const AHEAD: i64 = 2 * MINUTE;
/// Whoever waits longer has another matter.
const LONGEST_PAUSE: i64 = 366 * DAY;

guards! {
    NOT_FUTURE "happened_in_future" Rule of_input "INT-13" "发生时间不得晚于现在" "the time it happened must not lie in the future" =>
        |f| Verdict::when(
            f.at.since(f.now) <= AHEAD
                && ["received_at", "occurred_at"].iter().all(|key| f.moment(key).is_none_or(|at| at.since(f.now) <= AHEAD)),
            w("发生时间晚于现在，请检查。", "The time it happened lies in the future; please check it."),
        );
    TIME_ORDER "time_order" Gate of_input "INT-13" "发生时间不早于受理时间" "it must not happen before the receipt" =>
        |f| Verdict::when(
            f.at >= f.record.received_at,
            w("发生时间早于受理时间，请核对。", "It is said to have happened before the request was received; please check."),
        );
    HEARS "hears" Rule "TRK-04" "客户接收短信" "the customer takes messages" =>
        |f| Verdict::when(!request(f).muted, w("已登记客户不要短信。", "It is noted already that the customer wants none."));
    HEARS_NOT "hears_not" Rule "TRK-04" "客户不要短信" "the customer wants no messages" =>
        |f| Verdict::when(request(f).muted, w("客户没有拒收短信。", "The customer has not refused messages."));
    /// P0 needs a place or a number to call back, nothing else (EMG-01).
    REACHABLE "p0_reachable" Rule "001 §1.4" "紧急事项须有地点或回拨号码" "an emergency needs a place or a call-back number" =>
        |f| {
            // What the body changes counts as changed: an empty address is none.
            let mut r = request(f).clone();
            super::request_decide::apply_fields(&mut r, f);
            Verdict::when(
                !f.record.priority.is_p0() || !r.address.is_empty() || !r.contact.is_empty(),
                w("请至少填写地点或回拨号码。", "Please give at least the place or a call-back number."),
            )
        };
    /// EMG-01: the one thing that may be asked for before a crew is called.
    EMERGENCY_REACHABLE "emergency_reachable" Rule of_input "001 §1.4" "须有地点或回拨号码" "a place or a call-back number" =>
        |f| {
            let mut r = request(f).clone();
            super::request_decide::apply_fields(&mut r, f);
            Verdict::when(
                !r.address.is_empty()
                    || !r.contact.is_empty()
                    || f.id("point").is_some()
                    || crate::emergency::point(f.input).is_some(),
                w(
                    "请至少填写地点，或能拨通的回拨号码（5 到 20 位数字）。",
                    "Please give at least the place, or a number that can be called back (5 to 20 digits).",
                ),
            )
        };
    NO_OPEN_INCIDENT "no_open_incident" Rule "EMG-01" "没有进行中的突发事件" "no emergency is under way" =>
        |f| Verdict::when(
            f.links.open_incidents == 0,
            w("该请求的突发事件正在处置中。", "The emergency of this request is being handled already."),
        );
    REQUIRED_FIELDS "required_fields" Gate "001 §1.3" "该类型的必填项须齐全" "the fields demanded by the type must be filled" =>
        |f| {
            // A read-back may fill what the draft left open.
            let mut r = request(f).clone();
            super::request_decide::apply_fields(&mut r, f);
            let missing = r.missing(&f.kind.fields);
            if missing.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<_> = missing.iter().map(|m| field_words(m).0).collect();
            let en: Vec<_> = missing.iter().map(|m| field_words(m).1).collect();
            Verdict::refuse(
                format!("还缺：{}。客户不愿提供的，请注明原因。", zh.join("、")),
                format!("Still missing: {}. What the customer withholds is marked with the reason.", en.join(", ")),
            )
        };
    READ_BACK "read_back" Gate of_input "001 §1.3" "须向客户复述并确认" "key data must be read back and confirmed" =>
        |f| {
            let empty = serde_json::Map::new();
            let corrected = ["name", "contact", "address", "content", "wanted"]
                .iter()
                .any(|k| f.input.get(*k).is_some_and(|v| v.as_object() != Some(&empty)));
            match f.text("result") {
                Some("confirmed") if !corrected => Verdict::Pass,
                Some("corrected") if corrected => Verdict::Pass,
                Some("confirmed") => Verdict::refuse(
                    "复述中有更正，结果应选“更正后确认”。",
                    "Something was corrected while reading back: the result is \"confirmed after correction\".",
                ),
                Some("corrected") => Verdict::refuse("请填写更正的内容。", "Please enter what was corrected."),
                _ => Verdict::refuse("受理前须复述并得到客户确认。", "Read the data back and have it confirmed first."),
            }
        };
    SILENT_CHANNEL "silent_channel" Rule "INT-03" "仅限非语音渠道且已超过确认期" "only after the silent period of a non-voice channel" =>
        |f| {
            let sent = request(f).read_back_sent.unwrap_or(f.record.received_at);
            let over = f.policy.due("readback.silent", sent).unwrap_or(sent.plus(DAY));
            Verdict::when(
                !f.voice && f.now >= over,
                w("确认期未满，或为语音渠道。", "The silent period has not passed, or the customer was on the telephone."),
            )
        };
    BASIS "basis_for_not_possible" Gate of_input "004-C Art. 6-5" "无法办理须写明依据" "\"not possible\" needs its basis" =>
        |f| Verdict::when(
            f.text("outcome") != Some("not_possible") || f.text("basis").is_some(),
            w("无法办理的，请写明法规或制度依据。", "State the law or regulation on which \"not possible\" rests."),
        );
    TYPE_HAS_FLOW "type_has_flow" Rule "000 §2.2" "该类型可生成工单" "the type leads to work orders" =>
        |f| Verdict::when(
            // A leak typed under the wrong type still gets its crew (EMG-16).
            f.kind.flow || f.record.priority.is_p0(),
            w("该类型不生成工单，请直接答复或重新分类。", "This type makes no work order: answer it or reclassify it."),
        );
    ORDER_BY_RULE "order_by_rule" Rule "DSP-01" "规则表规定受理即派" "the rule table makes the order on acceptance" =>
        |f| Verdict::when(
            f.given.route.as_ref().is_some_and(|r| r.automatic) || f.given.unmapped.is_some(),
            w("规则表未规定受理即派。", "The rule table does not make an order on acceptance."),
        );
    IS_COMPLAINT "is_complaint" Rule "6.0" "类型为投诉" "the type is complaint" =>
        |f| Verdict::when(
            f.kind.top() == "complaint",
            w("只有投诉类可以登记为投诉，请先重新分类。", "Only a complaint can be registered as one; reclassify first."),
        );
    WORK_ENDED "work_ended" Rule "6.0" "全部工单和投诉案件已办结" "all orders and cases have ended" =>
        |f| Verdict::when(
            f.links.open_work == 0,
            w("还有未办结的工单或投诉案件。", "There are orders or cases that have not ended."),
        );
    /// FAR-03: nothing closes without the answer to the customer on record.
    ANSWERED "answer_contact" Rule "004-F 1-6" "已记录对客户的答复" "the answer to the customer is recorded" =>
        |f| Verdict::when(
            f.facts.contains_key("answered"),
            w("还没有记录对客户的答复。", "The answer to the customer has not been recorded."),
        );
    NO_OPEN_ISSUE "no_open_issue" Rule "001 ch. 4" "没有未了的移交、承诺、工单和会商" "no handover, promise, order or conference is open" =>
        |f| Verdict::when(
            Links { incidents: 0, ..f.links } == Links::default(),
            w("还有未了的移交、承诺、工单或会商。", "A handover, promise, order or conference is still open."),
        );
    NO_OPEN_HANDOVER "no_open_handover" Rule "004-F 1-6" "没有进行中的移交" "no handover is under way" =>
        |f| Verdict::when(
            f.links.open_handovers == 0,
            w(
                "已有进行中的移交：请等待对方接受或裁定；被拒收的，请在该移交中再次移交或撤回。",
                "A handover is under way: wait for its acceptance or ruling; one that was rejected is offered again or \
                 withdrawn on its own page.",
            ),
        );
    NOT_BOUND "bound_by_ruling" Rule "001 §2.2" "裁定后不得再移交" "what a ruling bound is not handed on" =>
        |f| Verdict::when(
            !request(f).bound,
            w("协调员已裁定由本单位负责，不得再移交。", "The coordinator has ruled who answers: it cannot be handed on."),
        );
    HANDOVER_RECEIVER "handover_receiver" Rule of_input "004-F 1-6" "移交须指明一个接收方" "a handover names one receiver" =>
        |f| {
            let (person, unit) = (f.id("to_person"), f.id("to_unit"));
            let own = person.is_some() && person == f.record.owner
                || person.is_none() && unit == Some(f.record.unit) && f.record.owner.is_none();
            match (person, unit) {
                (None, None) | (Some(_), Some(_)) => Verdict::refuse(
                    "请指明接收人或接收单位，只选其一。",
                    "Name either the person or the unit that receives it.",
                ),
                _ if own => Verdict::refuse("不能移交给现在的责任方。", "It cannot be handed to whoever has it already."),
                _ => Verdict::Pass,
            }
        };
    /// What others hold is theirs to give; who was asked first asks them, or the leader.
    OWN_TO_GIVE "own_to_give" Rule "004-F 1-6" "由现责任人移交" "whoever holds it hands it over" =>
        |f| {
            let holder = f.record.owner.is_none_or(|owner| {
                f.actor.person == Some(owner) || f.actor.grants.iter().any(|g| g.acting_for == Some(owner))
            });
            Verdict::when(
                holder || f.holds(Role::GroupLeader) || f.holds(Role::ServiceHead),
                w("该事项已由他人负责，请由现责任人或组长移交。", "Somebody else holds it: they or the leader hand it over."),
            )
        };
    /// FAR-02: to another unit it goes by handover, which the other side accepts. A P0 is not kept waiting (EMG-16).
    ASSIGNEE_WITHIN "assignee_within_unit" Rule of_input "004-F 1-6" "责任人须在现责任单位内" "the owner belongs to the unit that answers" =>
        |f| Verdict::when(
            f.record.priority.is_p0() || f.id("person").is_none_or(|who| f.policy.serves(who, f.record.unit, f.now)),
            w(
                "只能指定现责任单位内的人员；交给其他单位请用“移交”，由对方接收。",
                "Only somebody of the unit that answers now can be named; to another unit it goes by handover, which the \
                 other side accepts.",
            ),
        );
    /// FAR-04: as long as the person whom the ruling named works there.
    RULING_STANDS "ruling_stands" Rule of_input "001 §2.2" "裁定的责任人不得更换" "whom a ruling named answers" =>
        |f| Verdict::when(
            request(f).bound_to.is_none_or(|bound| {
                f.id("person") == Some(bound) || !f.policy.serves(bound, f.record.unit, f.now)
            }),
            w(
                "协调员已裁定由指定的人负责，不能改派他人；其短期缺勤请用授权代理。",
                "The coordinator has ruled who answers: nobody else can be named; for a short absence there is delegation.",
            ),
        );
    /// CLS-07: a pause entered afterwards changes what was late; that is the leader's word.
    PAUSE_OF_NOW "pause_of_now" Rule of_input "001 §2.3" "补录的暂停和恢复须组长或主管办理" "a pause entered afterwards is the leader's" =>
        |f| {
            let leader = f.holds(Role::GroupLeader) || f.holds(Role::ServiceHead) || f.actor.is_system();
            let fits = f.at >= f.record.received_at && (!f.is_late_entry() || leader);
            Verdict::when(
                fits,
                w(
                    "补录的暂停或恢复须由组长或主管办理，且不得早于受理时间。",
                    "A pause or its end entered afterwards is the leader's, and never before the receipt.",
                ),
            )
        };
    PAUSE_ENDS "pause_ends" Rule of_input "CLS-07" "暂停须有截止时间" "a pause has an end" =>
        |f| Verdict::when(
            f.moment("until").is_some_and(|until| until > f.at && until.since(f.at) <= LONGEST_PAUSE),
            w(
                "暂停的截止时间须在开始之后，最长一年；到时自动恢复计时。",
                "A pause ends after it begins and within a year; the clocks go on by themselves then.",
            ),
        );
    /// CLS-02: what the customer was told to expect lies ahead of the moment it was told.
    TOLD_AHEAD "told_ahead" Rule of_input "CLS-02" "告知的时间须在之后" "the time told to the customer lies ahead" =>
        |f| Verdict::when(
            f.moment("told_by").is_none_or(|by| by > f.at),
            w("告知客户的时间须在现在之后。", "The time told to the customer lies ahead."),
        );
    /// CLS-03: somebody at work with the customer, not a letter on its way.
    AT_WORK_TOGETHER "at_work_together" Rule of_input "CLS-03" "须与客户一起处理" "at work together with the customer" =>
        |f| Verdict::when(
            matches!(f.text("means"), Some("call" | "visit" | "counter" | "portal")),
            w("介入须通过电话、视频、当面或上门进行。", "Support is engaged by telephone, video, in person or on site."),
        );
    HANDOVER_DOCUMENTED "handover_documented" Gate of_input "001 §4.3、004-F 1-6" "移交须写明未了的承诺" "a handover states the promises that are open" =>
        |f| Verdict::when(
            f.links.open_promises == 0 || f.text("outstanding").is_some(),
            w("对客户还有未兑现的承诺，请在移交中写明。", "Promises to the customer are open: state them in the handover."),
        );
    /// On the telephone and at the counter whoever speaks with the customer was asked first; a name put in afterwards
    /// comes with the time of receipt (FAR-01).
    RECEIVER_OF_PAPER "receiver_of_paper" Rule of_input "001 §4.3" "通话和接待由本人登记" "who speaks with the customer records it" =>
        |f| {
            let other = f.id("receiver").is_some_and(|who| f.actor.person != Some(who));
            Verdict::when(
                !other || !f.voice || f.now.since(f.record.received_at) > crate::flow::LIVE,
                w(
                    "电话、柜台的首问人是接待者本人，不能填写他人；补录他人接待的事项请填写受理时间。",
                    "On the telephone or at the counter you are the one asked first; what a colleague received is entered \
                     afterwards, with its time of receipt.",
                ),
            )
        };
    UNCLAIMED "unclaimed" Rule "004-F 1-6" "尚无人负责" "nobody has it yet" =>
        |f| Verdict::when(
            f.record.owner.is_none(),
            w("已有责任人，请用移交或由班组长指定。", "Somebody has it already: use handover, or a leader assigns it."),
        );
    PROMISE_AHEAD "promise_ahead" Rule of_input "004-G 1" "承诺时间须在现在之后" "a promise lies ahead" =>
        |f| Verdict::when(
            f.moment("by").is_some_and(|by| by > f.now),
            w("承诺的时间必须晚于现在。", "The promised time must lie ahead."),
        );
    /// CLS-01: raising is free, lowering needs a reason. While saving, "before" is what the system proposes.
    REASON_TO_LOWER "reason_to_lower_priority" Gate of_input "001 §1.2.1" "降低优先级须说明原因" "lowering the priority needs a reason" =>
        |f| {
            let new = f.text("priority").and_then(Priority::parse);
            let before = match (&f.record.state, request(f).proposed_priority.as_deref().and_then(Priority::parse)) {
                (None, Some(proposed)) => proposed,
                (None, None) => f.kind.priority,
                _ => f.record.priority,
            };
            Verdict::when(
                new.is_none_or(|new| new <= before) || f.text("priority_reason").is_some(),
                w("降低优先级请填写原因。", "Give the reason for lowering the priority."),
            )
        };
    HEAD_FOR_LATER "head_for_later" Rule of_input "CLS-10" "延后时限须客服主管批准" "later due times need the head" =>
        |f| Verdict::when(
            !f.flag("allow_later") || f.holds(Role::ServiceHead),
            w("只有客服主管可以批准时限延后。", "Only the customer service head may allow later due times."),
        );
    NOT_PAUSED "not_paused" Rule "001 §2.3" "计时未暂停" "the clocks are not paused" =>
        |f| Verdict::when(
            !f.record.paused,
            w("计时已暂停；请先恢复。", "The clocks are paused already: resume them first."),
        );
    IS_PAUSED "is_paused" Rule "001 §2.3" "计时已暂停" "the clocks are paused" =>
        |f| Verdict::when(f.record.paused, w("计时没有暂停。", "The clocks are not paused."));
    REPEAT_WINDOW "repeat_window" Rule of_input "INT-05" "在重开期限内" "within the period for reopening" =>
        |f| {
            let last = f.record.closed_at.or(request(f).answered_at).unwrap_or(f.record.received_at);
            let (until, limit, what) = if f.text("cause") == Some("repeat") {
                let limit = f.policy.limit("fcr.window").map_or("7d".to_owned(), |(l, _)| l.to_string());
                (f.policy.due("fcr.window", last).unwrap_or(last.plus(7 * DAY)), limit, "再次来电")
            } else {
                let days = f.policy.count("reopen.days").map_or(30, |(n, _)| n);
                (last.plus(days * DAY), format!("{days}d"), "不认可")
            };
            if f.at < last {
                Verdict::refuse(
                    "重新打开的时间不得早于答复或关闭。",
                    "It cannot be reopened before it was answered or closed.",
                )
            } else if f.at <= until {
                Verdict::Pass
            } else {
                Verdict::refuse(
                    format!("已超过{what}重开的期限（{limit}），请新登记一条请求。"),
                    format!("The period for reopening ({limit}) has passed: record a new request instead."),
                )
            }
        };
    CONTACT_IN_TIME "contact_in_time" Rule "004-G 1" "在承诺时间之前联系" "the contact was in time" =>
        |f| Verdict::when(
            matches!(&f.room, super::Room::Promise(p) if p.due.is_some_and(|due| f.at <= due))
                && f.at >= f.record.received_at
                && f.is_evidenced(),
            w("联系晚于承诺时间，或补录缺少凭证。", "The contact came after the promised time, or lacks evidence."),
        );
    PROMISE_PASSED "promise_passed" Rule "004-G 1" "承诺时间已过" "the promised time has passed" =>
        |f| Verdict::when(
            matches!(&f.room, super::Room::Promise(p) if p.due.is_some_and(|due| f.now > due)),
            w("承诺时间未到。", "The promised time has not come."),
        );
    REJECTIONS_SPENT "rejections_spent" Rule "004-C Art. 4-4" "拒收次数已达上限" "the rejections are used up" =>
        |f| {
            let max = f.policy.count("handover.max_reject").map_or(2, |(n, _)| n);
            Verdict::when(
                matches!(&f.room, super::Room::Handover(h) if h.rejections >= max),
                w("拒收次数未达裁定的次数。", "Not yet rejected often enough for a ruling."),
            )
        };
    REJECTIONS_LEFT "rejections_left" Rule "004-C Art. 4-4" "拒收次数未达上限" "rejections are left" =>
        |f| {
            let max = f.policy.count("handover.max_reject").map_or(2, |(n, _)| n);
            Verdict::when(
                matches!(&f.room, super::Room::Handover(h) if h.rejections < max),
                w("已被拒收到上限，须由协调员裁定。", "Rejected too often: the coordinator has to rule."),
            )
        };
    ONE_RECEIVER "one_receiver" Rule of_input "004-F 1-6" "须指明一个接收方" "one receiver is named" =>
        |f| Verdict::when(
            f.id("to_person").is_some() != f.id("to_unit").is_some(),
            w("请指明接收人或接收单位，只选其一。", "Name either the person or the unit that receives it."),
        );
}

/// Names of the fields of INT-01 in sentences.
pub(super) fn field_words(field: &str) -> (&'static str, &'static str) {
    match field {
        "name" => ("客户姓名", "customer name"),
        "address" => ("地址", "address"),
        "contact" => ("联系电话", "contact"),
        "content" => ("内容", "content"),
        "occurred_at" => ("发生时间", "time of occurrence"),
        "wanted" => ("时间要求", "time wanted"),
        "special" => ("特殊需求", "special demands"),
        _ => ("背景", "background"),
    }
}
