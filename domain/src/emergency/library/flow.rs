//! The table of a version of a plan, with its guards and clocks.

use super::{
    EmergencyPlan,
    forms::{ADOPT, APPROVE, CARRY_ON, DRAFT, ENTRUST, IMPROVE, LEARNED, NEXT, REVIEW, REVISE, USED},
};
use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Facts, Flow, Phase, To, action, auto, edge, join, state},
    guard::{Verdict, guards},
    intake::{ATTACH, NOTE, REASON, Room},
    moment::MINUTE,
    org::Role,
    words::w,
};

pub(super) fn own<'a>(f: &'a Facts) -> Option<&'a EmergencyPlan> {
    match &f.room {
        Room::Plan(plan) => Some(plan),
        _ => None,
    }
}

guards! {
    /// EPL-01: steps, responsibilities, process, timing; what is missing is named.
    PLAN_COMPLETE "plan_complete" Rule "002 §1.5" "步骤、职责、流程、时限齐全" "steps, responsibilities, process and timing are there" =>
        |f| {
            let faults = own(f).map(EmergencyPlan::faults).unwrap_or_default();
            if faults.is_empty() {
                return Verdict::Pass;
            }
            let (zh, en): (Vec<&str>, Vec<&str>) = faults.iter().map(|s| (s.zh.as_str(), s.en.as_str())).unzip();
            Verdict::refuse(
                format!("预案不完整：{}。", zh.join("；")),
                format!("The plan is not complete: {}.", en.join("; ")),
            )
        };
    PLAN_BY_ANOTHER "plan_by_another" Rule "002 §1.5" "由编制人以外的人批准" "approved by somebody who has not written it" =>
        |f| Verdict::when(
            f.actor.person.is_some_and(|who| own(f).is_some_and(|plan| !plan.authors.contains(&who))),
            w("编制或修改过预案的人不能批准：请由其他领导批准。", "Whoever has written in it does not approve it: another leader does."),
        );
    PLAN_FROM "plan_from" Rule of_input "002 §1.5" "生效时间不早于现在" "it does not come into force in the past" =>
        |f| Verdict::when(
            f.moment("from").is_none_or(|from| from >= f.now.minus(MINUTE)),
            w("生效时间不能早于现在。", "It cannot come into force in the past."),
        );
    PLAN_DATE_COME "plan_date_come" Rule "002 §1.5" "生效时间已到" "its date has come" =>
        |f| Verdict::when(
            own(f).and_then(|plan| plan.from).is_some_and(|from| from <= f.now),
            w("生效时间未到。", "Its date has not come yet."),
        );
    PLAN_ONE_IN_HAND "plan_one_in_hand" Rule "002 §1.5" "没有正在编制的版本" "no other version is being prepared" =>
        |f| Verdict::when(
            f.given.plans.in_hand(f.record.id).is_none(),
            w("该单位该场景已有正在编制或待生效的版本，请在其上修改。", "A version for this unit and scenario is being prepared already: go on with it."),
        );
    PLAN_IMPROVEMENT "plan_improvement" Rule of_input "002 §1.5" "需要修订的须写明改什么" "what has to change is said" =>
        |f| Verdict::when(
            f.text("result") != Some("change") || f.text("improvement").is_some_and(|text| !text.trim().is_empty()),
            w("结论为“需要修订”时，请写明要改进的内容。", "Say what has to change."),
        );
    PLAN_TYPES "plan_types" Rule of_input "002 §1.5" "关联的请求类型存在" "the request types exist" =>
        |f| {
            let codes = f.input.get("types").and_then(serde_json::Value::as_array).into_iter().flatten();
            let unknown: Vec<&str> =
                codes.filter_map(serde_json::Value::as_str).filter(|code| f.policy.type_def(code).is_none()).collect();
            if unknown.is_empty() {
                return Verdict::Pass;
            }
            Verdict::refuse(
                format!("没有这些请求类型：{}。", unknown.join("、")),
                format!("There are no such request types: {}.", unknown.join(", ")),
            )
        };
}

/// EPL-02: to the next review, which a use brings nearer.
pub(super) const REVIEW_CLOCK: ClockDef = clock(
    "plan_review",
    w("预案评审", "review of the plan"),
    "",
    (fact::PLAN_IN_FORCE, StopRule::Any(&[fact::ENDED]), &[]),
    AtDue::Breach,
    "EPL-02",
)
.dated("预案评审到期", "the next review of the plan");

/// EPL-01: in force from a date.
pub(super) const STARTS_CLOCK: ClockDef = clock(
    "plan_starts",
    w("预案生效", "plan comes into force"),
    "",
    (fact::PLAN_APPROVED, StopRule::Any(&[fact::PLAN_IN_FORCE]), &[fact::ENDED]),
    AtDue::Happens,
    "EPL-01",
)
.dated("批准的生效时间", "the date that was approved");

const WRITERS: &[By] = &[
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceOffice),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
];
const KEEPERS: &[By] = &[
    By::Owner,
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceOffice),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
];
const APPROVERS: &[By] =
    &[By::Role(Role::ServiceHead), By::Role(Role::CompanyLeader), By::Role(Role::RegionalDirector)];

const IN_HAND: &[&str] = &["draft", "in_approval"];
const ALIVE: &[&str] = &join::<4>(&[IN_HAND, &["approved", "in_force"]]);

pub static FLOW: Flow = Flow {
    kind: "plan",
    words: w("应急预案", "Emergency plan"),
    states: &[
        state("draft", Phase::Draft, "编制中", "Draft"),
        state("in_approval", Phase::Open, "待审批", "In approval"),
        state("approved", Phase::Open, "已批准，待生效", "Approved"),
        state("in_force", Phase::Open, "现行", "In force"),
        state("superseded", Phase::Ended, "已被取代", "Superseded"),
        state("withdrawn", Phase::Ended, "已废止", "Withdrawn"),
    ],
    actions: &[
        action("draft", DRAFT, w("编制预案", "Draft a plan"), w("按场景和单位编制", "For a scenario and a unit")),
        action(
            "carry_on",
            CARRY_ON,
            w("编制新版本", "Next version"),
            w("由评审、复盘或规则包产生", "Made by a review or by a pack"),
        ),
        action(
            "adopt",
            ADOPT,
            w("采用规则包预案", "Adopt"),
            w("规则包中的预案作为第一版", "The pack's plan is the first version"),
        ),
        action("revise", REVISE, w("修改", "Revise"), w("步骤、岗位、流程、时限", "Steps, roles, process, timing")),
        action("improve", IMPROVE, w("补充改进意见", "Improve"), w("由评审或复盘产生", "Asked for by a review")),
        action(
            "submit",
            &[],
            w("提交审批", "Submit"),
            w("四要素齐全后由他人批准", "Complete; somebody else approves it"),
        ),
        action(
            "approve",
            APPROVE,
            w("批准", "Approve"),
            w("到生效时间即取代现行版本", "From its date it takes the place of the one in force"),
        )
        .grave(),
        action("send_back", &[REASON], w("退回修改", "Send back"), w("说明原因", "With the reason")),
        action("come_into_force", &[], w("生效", "Comes into force"), w("生效时间已到", "Its date has come")),
        action("supersede", &[], w("被取代", "Superseded"), w("新版本已生效", "A newer version is in force")),
        action(
            "review",
            REVIEW,
            w("评审", "Review"),
            w(
                "适用，或需要修订（自动生成下一版草稿）",
                "Applicable, or to be changed: the draft of the next version is opened",
            ),
        ),
        action(
            "next_version",
            NEXT,
            w("修订", "Next version"),
            w("在现行版本基础上编制下一版", "A draft made of this one"),
        ),
        action("used", USED, w("已启用", "Followed"), w("启用后须评审", "To be reviewed after each use")),
        action("learned", LEARNED, w("复盘结论", "Learned"), w("由突发事件的复盘产生", "Of the review of an incident")),
        action(
            "entrust",
            ENTRUST,
            w("更换责任人", "Entrust"),
            w("到期和启用后通知其评审", "Who hears when it has to be reviewed"),
        ),
        action(
            "withdraw",
            &[REASON],
            w("废止", "Withdraw"),
            w("说明原因；现行版本废止后该场景没有预案", "With the reason"),
        )
        .grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上文件", "Attach a file")),
    ],
    edges: &[
        edge(&[], "draft", To::State("draft"), WRITERS, &[&PLAN_ONE_IN_HAND, &PLAN_TYPES]),
        edge(&[], "carry_on", To::State("draft"), &[By::System], &[]),
        edge(&[], "adopt", To::State("approved"), &[By::System], &[]),
        edge(&["draft"], "revise", To::Same, KEEPERS, &[&PLAN_TYPES]),
        edge(IN_HAND, "improve", To::Same, &[By::System], &[]),
        edge(&["draft"], "submit", To::State("in_approval"), KEEPERS, &[&PLAN_COMPLETE]),
        edge(
            &["in_approval"],
            "approve",
            To::State("approved"),
            APPROVERS,
            &[&PLAN_COMPLETE, &PLAN_BY_ANOTHER, &PLAN_FROM],
        ),
        edge(&["in_approval", "approved"], "send_back", To::State("draft"), APPROVERS, &[]),
        auto(&["approved"], "come_into_force", To::State("in_force"), &[&PLAN_DATE_COME]),
        edge(&["in_force"], "supersede", To::State("superseded"), &[By::System], &[]),
        edge(&["in_force"], "review", To::Same, KEEPERS, &[&PLAN_IMPROVEMENT]),
        edge(&["in_force"], "next_version", To::Same, WRITERS, &[&PLAN_ONE_IN_HAND]),
        edge(&["in_force"], "used", To::Same, &[By::System], &[]),
        edge(&["in_force"], "learned", To::Same, &[By::System], &[]),
        edge(ALIVE, "entrust", To::Same, APPROVERS, &[]),
        edge(ALIVE, "withdraw", To::State("withdrawn"), APPROVERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&REVIEW_CLOCK, &STARTS_CLOCK],
};
