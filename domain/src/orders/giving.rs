//! The guards of giving an order away: approved, to whom, merged, reopened. Each is named by its refusal code. Gates give
//! way to P0 (EMG-16).

use super::guards::{order, work};
use crate::{
    dispatch::Objection,
    flow::Facts,
    guard::{Verdict, guards},
    moment::DAY,
    words::w,
};

/// The first objection to the person at hand among these; in words and with its clause.
fn objection(f: &Facts, codes: &[&str]) -> Verdict {
    let found = f.given.objections.iter().find(|o: &&Objection| codes.contains(&o.code));
    found.map_or(Verdict::Pass, |o| Verdict::Refuse(o.said.clone()))
}

const QUALIFICATION: &[&str] =
    &["not_of_unit", "suspended", "certificate_missing", "certificate_expires", "certificate_suspended"];

guards! {
    APPROVAL_WANTED "approval_wanted" Rule "004-M 4-3" "该类型须审批" "the type wants approval" =>
        |f| Verdict::when(
            work(f).approval && !order(f).approved,
            w("该类型无须审批，或已审批。", "This type needs no approval, or has it."),
        );
    APPROVAL_NEEDLESS "approval_needless" Rule "004-M 4-3" "无须审批" "no approval is wanted" =>
        |f| Verdict::when(!work(f).approval, w("该类型须先审批。", "This type needs approval first."));
    NOT_OWN_SHEET "not_own_sheet" Rule "DSP-07" "不得审批自己的派单" "nobody approves their own sheet" =>
        |f| Verdict::when(
            f.actor.is_system() || f.actor.person != f.record.recorder,
            w("派单人不能审批自己的派单。", "Whoever prepared the sheet cannot approve it."),
        );
    SHEET_APPROVED "sheet_approved" Gate "004-M 4-3" "派人前须经理审批" "the manager approves before staff is sent" =>
        |f| Verdict::when(
            !work(f).approval || order(f).approved,
            w("该类型须先由经理审批派单。", "The manager has to approve the sheet first."),
        );
    BY_RULE "by_rule" Rule "DSP-01" "规则表自动派单" "the rule table dispatches by itself" =>
        |f| Verdict::when(
            f.given.route.as_ref().is_some_and(|r| r.automatic) && order(f).returns == 0 && !order(f).called,
            w("规则表未规定自动派单，或已退单。", "The rule table does not dispatch it, or it was returned."),
        );
    ONE_ASSIGNEE "one_assignee" Rule of_input "DSP-04" "须指明承办人或承办单位" "a person or a unit is named" =>
        |f| Verdict::when(
            f.id("person").is_some() || f.id("unit").is_some(),
            w("请指明承办人或承办单位。", "Name the person or the unit that does it."),
        );
    /// Given again to who has it, the time to accept would begin anew.
    TO_ANOTHER "to_another" Rule of_input "DSP-05" "改派给他人" "it goes to somebody else" =>
        |f| {
            let r = &f.record;
            let same = match f.id("person") {
                Some(person) => r.owner == Some(person),
                None => r.owner.is_none() && f.id("unit") == Some(r.unit),
            };
            if same {
                return Verdict::refuse(
                    format!("工单现在就由{}承办，接单时限不会重新计算：请改选他人，或催办。", f.given.named),
                    format!("The order is already with {}: choose somebody else, or chase it. The time to accept does not begin anew.", f.given.named),
                );
            }
            Verdict::Pass
        };
    QUALIFIED "certificate" Gate of_input "002 §1.1" "须有有效证书" "a valid certificate is needed" => |f| objection(f, QUALIFICATION);
    /// Also without a person: the unit that is named, or that of the person.
    REGION_COVERED "region" Gate of_input "6.1" "承办单位负责该区域" "the unit works in the region" =>
        |f| match &f.given.foreign {
            Some(said) => Verdict::Refuse(said.clone()),
            None => objection(f, &["region"]),
        };
    NOT_DOUBLE_BOOKED "double_booked" Gate of_input "APT-01" "承办人在该时段没有其他预约" "the person is expected nowhere else then" =>
        |f| objection(f, &["double_booked"]);
    NOT_OVERLOADED "load" Gate of_input "DSP-03" "未超负荷" "the person is not overloaded" => |f| objection(f, &["overloaded"]);
    NOT_EXCLUDED "exclusion" Gate of_input "DSP-03" "未被该客户投诉" "the customer has not complained of the person" =>
        |f| objection(f, &["accused"]);
    ON_SHIFT "on_shift" Gate of_input "DSP-03" "当班" "the person is on shift" => |f| objection(f, &["off_shift"]);
    NOT_RULED "ruled" Rule "001 §2.2" "裁定后不得再退" "what was ruled cannot be returned" =>
        |f| Verdict::when(
            !order(f).ruled,
            w("已裁定由您承办，不得再退单。", "It was ruled that you do it: it cannot be returned."),
        );
    RETURNED_TWICE "returned_twice" Rule "001 §2.2" "已退单两次" "it was returned twice" =>
        |f| Verdict::when(
            order(f).returns >= 2 && !order(f).ruled,
            w("退单未达两次。", "It was not returned twice."),
        );
    ELDER_OF_SAME_PLACE "elder_of_same_place" Rule of_input "6.1" "并入同一地址、同类较早的未结工单" "into the elder open order of the same place and type" =>
        |f| Verdict::when(
            f.given.elder,
            w(
                "只能并入同一地址、同一类型、较早且未结的工单；确属同一事项而类型不同的，请先重新分类。",
                "Only into an elder open order of the same place and type; reclassify first what is the same matter.",
            ),
        );
    REOPENABLE "reopen_window" Rule "6.1" "在重开期限内" "within the period for reopening" =>
        |f| {
            let days = f.policy.count("reopen.days").map_or(30, |(n, _)| n);
            Verdict::when(
                f.record.closed_at.is_some_and(|closed| f.at.since(closed) <= days * DAY),
                w("已超过重开期限，请新建工单。", "The period for reopening has passed: make a new order."),
            )
        };
}
