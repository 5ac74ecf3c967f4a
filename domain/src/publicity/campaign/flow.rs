//! The table of a campaign, with its guards.

use super::{
    Campaign,
    forms::{AMEND, DRAFT, EVENT, GATHERED, POSTER, REACH, REPORT},
};
use crate::{
    flow::{By, Facts, Flow, Phase, To, action, edge, state},
    guard::{Verdict, guards},
    intake::{ATTACH, NOTE, REASON, Room, guards::NOT_FUTURE},
    org::Role,
    words::w,
};

fn own<'a>(f: &'a Facts) -> Option<&'a Campaign> {
    match &f.room {
        Room::Campaign(campaign) => Some(campaign),
        _ => None,
    }
}

/// A tick as it will be when this act is done.
fn ticked(f: &Facts, key: &str, of: impl Fn(&Campaign) -> bool) -> bool {
    f.input.get(key).and_then(serde_json::Value::as_bool).unwrap_or_else(|| own(f).is_some_and(of))
}

guards! {
    CAMPAIGN_SPAN "campaign_span" Rule of_input "ANN-03" "结束晚于开始" "it ends after it began" =>
        |f| {
            let of = own(f);
            let from = f.moment("from").or_else(|| of.and_then(|c| c.from));
            let until = f.moment("until").or_else(|| of.and_then(|c| c.until));
            Verdict::when(
                from.zip(until).is_none_or(|(from, until)| from < until),
                w("结束时间须晚于开始时间。", "It has to end after it began: check both times."),
            )
        };
    CAMPAIGN_WAY "campaign_way" Rule of_input "ANN-03" "至少一种宣传方式" "it is delivered somehow" =>
        |f| Verdict::when(
            ticked(f, "sms", |c| c.sms) || ticked(f, "visit", |c| c.visit) || ticked(f, "event", |c| c.event)
                || ticked(f, "poster", |c| c.poster),
            w("请至少选择一种宣传方式：短信、入户、活动或海报。", "Choose at least one way: messages, visits, events or posters."),
        );
    /// Who wrote it does not approve it.
    CAMPAIGN_OTHER "campaign_approver" Rule "ANN-03" "编制人不审批" "who wrote it does not approve it" =>
        |f| Verdict::when(
            f.record.recorder.is_none() || f.record.recorder != f.actor.person,
            w("宣传活动须由编制人以外的人审批。", "Somebody else than its author has to approve it."),
        );
    CAMPAIGN_BEGUN "campaign_begun" Rule "ANN-03" "已到开始时间，未过结束时间" "its time has come and is not over" =>
        |f| {
            let Some(c) = own(f) else { return Verdict::Pass };
            let at = |moment: Option<crate::moment::Moment>| moment.map(|m| m.local_minute(f.given.zone())).unwrap_or_default();
            if c.from.is_some_and(|from| from > f.now) {
                let from = at(c.from);
                return Verdict::refuse(
                    format!("活动定于 {from} 开始，还不能启动。"),
                    format!("It is to begin at {from}: not before."),
                );
            }
            if c.until.is_some_and(|until| until <= f.now) {
                return Verdict::refuse(
                    "活动的结束时间已过：请退回修改时间。",
                    "Its end is past: send it back for other dates.",
                );
            }
            Verdict::Pass
        };
    CAMPAIGN_LISTED "campaign_listed" Rule of_input "ANN-03" "用气点在宣传范围内" "the points are on its list" =>
        |f| {
            // An event may be entered without anybody's name.
            if !f.input.contains_key("points") || f.given.strangers == 0 {
                return Verdict::Pass;
            }
            let n = f.given.strangers;
            Verdict::refuse(
                format!("有 {n} 个用气点不在本次宣传范围内，或名单还在生成：请核对。"),
                format!("{n} of the points are not of this campaign, or its list is still being made: check them."),
            )
        };
}

const AUTHORS: &[By] = &[By::Role(Role::GroupLeader), By::Role(Role::TeamLeader), By::Role(Role::ServiceHead)];
const APPROVERS: &[By] = &[By::Role(Role::ServiceHead), By::Role(Role::CompanyLeader)];
const ALIVE: &[&str] = &["draft", "approved", "running", "finished"];

pub static FLOW: Flow = Flow {
    kind: "campaign",
    words: w("安全宣传活动", "Safety campaign"),
    states: &[
        state("draft", Phase::Open, "待审批", "To be approved"),
        state("approved", Phase::Open, "待启动", "Approved"),
        state("running", Phase::Open, "进行中", "Running"),
        state("finished", Phase::Open, "待总结", "To be reported"),
        state("reported", Phase::Ended, "已总结", "Reported"),
        state("cancelled", Phase::Ended, "已取消", "Cancelled"),
    ],
    actions: &[
        action(
            "draft",
            DRAFT,
            w("编制宣传活动", "Plan a campaign"),
            w("范围、对象、内容和方式", "Area, classes, words and ways"),
        ),
        action("amend", AMEND, w("修改", "Amend"), w("审批前修改", "Before it is approved")),
        action(
            "approve",
            &[],
            w("审批通过", "Approve"),
            w("由编制人以外的负责人审批", "By somebody else than its author"),
        ),
        action("send_back", &[REASON], w("退回修改", "Send back"), w("说明原因", "With the reason")),
        action(
            "start",
            &[],
            w("启动", "Start"),
            w(
                "生成用户名单并发送短信；静默时段不发，不愿收短信的用户不发",
                "Makes the list and sends the messages; not in quiet hours, not to whoever wants none",
            ),
        )
        .grave(),
        action(
            "gathered",
            GATHERED,
            w("名单已生成", "The list is made"),
            w("由系统逐批生成", "Bit by bit, by the program"),
        ),
        action(
            "reach",
            REACH,
            w("登记入户宣传", "Enter visits"),
            w("当面或电话宣传的用气点", "Points that somebody spoke with"),
        ),
        action(
            "hold_event",
            EVENT,
            w("登记活动", "Enter an event"),
            w("学校、社区活动：时间、人数、照片", "At a school, in a community: time, attendance, photographs"),
        ),
        action("put_up", POSTER, w("登记海报", "Enter posters"), w("张贴地点和张数", "Where, and how many")),
        action(
            "finish",
            &[],
            w("结束", "Finish"),
            w("未发出的短信不再发送", "What was not sent yet is not sent any more"),
        )
        .grave(),
        action(
            "report",
            REPORT,
            w("提交总结", "Report"),
            w("覆盖率报告随之定稿", "With it the coverage report is final"),
        ),
        action("cancel", &[REASON], w("取消", "Cancel"), w("说明原因", "With the reason")).grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action(
            "attach",
            ATTACH,
            w("附件", "Attach"),
            w("宣传材料、照片、签到表", "Material, photographs, lists of who came"),
        ),
    ],
    edges: &[
        edge(&[], "draft", To::State("draft"), AUTHORS, &[&CAMPAIGN_SPAN, &CAMPAIGN_WAY]),
        edge(&["draft"], "amend", To::Same, AUTHORS, &[&CAMPAIGN_SPAN, &CAMPAIGN_WAY]),
        edge(&["draft"], "approve", To::State("approved"), APPROVERS, &[&CAMPAIGN_OTHER]),
        edge(&["draft", "approved"], "send_back", To::State("draft"), APPROVERS, &[]),
        edge(&["approved"], "start", To::State("running"), AUTHORS, &[&CAMPAIGN_BEGUN]),
        edge(&["running"], "gathered", To::Same, &[By::System], &[]),
        edge(&["running"], "reach", To::Same, &[By::Employee], &[&NOT_FUTURE, &CAMPAIGN_LISTED]),
        edge(&["running"], "hold_event", To::Same, &[By::Employee], &[&NOT_FUTURE, &CAMPAIGN_LISTED]),
        edge(&["running"], "put_up", To::Same, &[By::Employee], &[&NOT_FUTURE]),
        edge(&["running"], "finish", To::State("finished"), AUTHORS, &[]),
        edge(&["finished"], "report", To::State("reported"), AUTHORS, &[]),
        edge(&["draft", "approved", "running"], "cancel", To::State("cancelled"), APPROVERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[],
};
