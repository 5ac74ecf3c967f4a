//! Machine 6.4: the inspection finding (检查问题). Here it comes from follow-ups; plans and inspectors belong to the room's own
//! issue.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Phase, To, Told, action, edge, state},
    form::{Fields, Kind, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{AT, ATTACH, REASON, Room, guards::NOT_FUTURE},
    moment::{DAY, Moment},
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Finding {
    pub text: String,
    pub clause: String,
    pub person: Option<Id>,
    pub due: Option<Moment>,
    pub disputed: bool,
    pub issued_at: Option<Moment>,
    pub cause: String,
    pub measure: String,
    pub evidence_text: String,
    pub failures: i64,
    pub verdict: String,
}

const RECORD: Fields = &[
    must("text", Kind::Text { max: 1_000 }, "问题", "Finding"),
    must("clause", Kind::Line { max: 120 }, "依据条款", "Clause"),
    may("person", Kind::Ref { to: "person" }, "责任人", "Person"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
    must("due", Kind::Moment, "整改期限", "Due"),
];
const ACCEPT: Fields = &[
    must("cause", Kind::Text { max: 1_000 }, "原因", "Cause"),
    must("measure", Kind::Text { max: 1_000 }, "措施", "Measure"),
];
const DONE: Fields = &[must("evidence_text", Kind::Text { max: 1_000 }, "整改证据", "Evidence"), AT];
const VERDICT: Fields = &[must("verdict", Kind::Text { max: 1_000 }, "验证意见", "Verdict")];

/// To the date of the finding.
const FIX: ClockDef = clock(
    "fix",
    w("整改", "rectification"),
    "",
    (fact::FINDING_ISSUED, StopRule::Any(&[fact::RECTIFIED]), &[fact::ENDED]),
    AtDue::Breach,
    "INS-04",
)
.dated("检查问题的整改期限", "the date of the finding");

const LEADS: &[By] = &[By::Role(Role::ServiceOffice), By::Role(Role::ServiceHead)];
const UNIT: &[By] = &[By::Owner, By::Role(Role::TeamLeader)];
const VERIFIERS: &[By] = &[By::Role(Role::Inspector), By::Role(Role::ServiceOffice), By::Role(Role::ServiceHead)];

pub static FLOW: Flow = Flow {
    kind: "finding",
    words: w("检查问题", "Finding"),
    states: &[
        state("draft", Phase::Draft, "草稿", "Draft"),
        state("issued", Phase::Open, "已下发", "Issued"),
        state("disputed", Phase::Open, "有异议", "Disputed"),
        state("rectifying", Phase::Open, "整改中", "Rectifying"),
        state("to_verify", Phase::Open, "待验证", "To verify"),
        state("closed", Phase::Ended, "已销项", "Closed"),
        state("withdrawn", Phase::Ended, "已撤回", "Withdrawn"),
    ],
    actions: &[
        action("record", RECORD, w("登记", "Record"), w("事实、条款和责任人", "Fact, clause and who answers")),
        action("issue", &[], w("下发", "Issue"), w("下发整改", "The unit has to mend it")),
        action("dispute", &[REASON], w("异议", "Dispute"), w("两个工作日内一次", "Once, within two working days")),
        action("uphold", &[REASON], w("维持", "Uphold"), w("维持该问题", "It stands")),
        action("withdraw", &[REASON], w("撤回", "Withdraw"), w("问题不成立", "It does not stand")),
        action("accept", ACCEPT, w("认领整改", "Accept"), w("写明原因和措施", "Cause and measure")),
        action("done", DONE, w("报告完成", "Report done"), w("附整改证据", "With evidence")),
        action("verify", VERDICT, w("验证通过", "Verify"), w("由非责任单位验证", "By somebody else")),
        action("not_effective", VERDICT, w("验证未通过", "Not effective"), w("继续整改", "It goes on")),
        action("attach", ATTACH, w("附件", "Attach"), w("附上照片或文件", "Attach a photo or file")),
    ],
    edges: &[
        edge(&[], "record", To::State("draft"), &[By::System], &[]),
        edge(&["draft"], "issue", To::State("issued"), LEADS, &[]),
        edge(&["issued"], "dispute", To::State("disputed"), UNIT, &[&ONCE_IN_TIME]),
        edge(&["disputed"], "uphold", To::State("issued"), LEADS, &[]),
        edge(&["draft", "issued", "disputed"], "withdraw", To::State("withdrawn"), LEADS, &[]),
        edge(&["issued"], "accept", To::State("rectifying"), UNIT, &[]),
        edge(&["rectifying"], "done", To::State("to_verify"), UNIT, &[&NOT_FUTURE]),
        edge(&["to_verify"], "verify", To::State("closed"), VERIFIERS, &[&NOT_OWN]),
        edge(&["to_verify"], "not_effective", To::State("rectifying"), VERIFIERS, &[&NOT_OWN]),
        edge(&["draft", "issued", "disputed", "rectifying", "to_verify"], "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&FIX],
};

fn own<'a>(f: &'a Facts) -> Option<&'a Finding> {
    match &f.room {
        Room::Finding(own) => Some(own),
        _ => None,
    }
}

guards! {
    ONCE_IN_TIME "dispute_once" Rule "INS-05" "两个工作日内异议一次" "once, within two working days" =>
        |f| {
            let o = own(f);
            let due = o.and_then(|o| f.policy.due("ins.dispute", o.issued_at?));
            let latest = due.or_else(|| Some(o?.issued_at?.plus(2 * DAY)));
            Verdict::when(
                o.is_some_and(|o| !o.disputed) && latest.is_some_and(|latest| f.now <= latest),
                w("已提出过异议，或已超过异议期限。", "It was disputed before, or the time for it is over."),
            )
        };
    NOT_OWN "not_own_finding" Rule "6.4" "责任人不得验证" "nobody verifies their own" =>
        |f| Verdict::when(
            f.actor.is_system() || f.actor.person != own(f).and_then(|o| o.person),
            w("责任人不能验证自己的整改。", "You cannot verify what you answer for."),
        );
}

pub(crate) fn decide(before: &Finding, f: &Facts, action: &str) -> Effects {
    let mut o = before.clone();
    let mut e = Effects::default();
    let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
    match action {
        "record" => {
            (o.text, o.clause) = (text("text"), text("clause"));
            (o.person, o.due) = (f.id("person"), f.moment("due"));
            e.summary = Some(o.text.chars().take(120).collect());
            e.owner = Some(o.person);
            e.unit = f.id("unit");
        }
        "issue" => {
            o.issued_at = Some(f.at);
            if let Some(due) = o.due {
                e.due.push(("fix", due));
            }
            e.facts.push(f.fact(fact::FINDING_ISSUED));
            e.reclock = true;
            e.tell.extend(o.person.map(Told::Person));
            e.tell.push(Told::Role(Role::TeamLeader));
        }
        "dispute" => o.disputed = true,
        "accept" => (o.cause, o.measure) = (text("cause"), text("measure")),
        "done" => {
            o.evidence_text = text("evidence_text");
            e.facts.push(f.fact(fact::RECTIFIED));
        }
        "verify" => {
            o.verdict = text("verdict");
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "not_effective" => {
            o.verdict = text("verdict");
            o.failures += 1;
            if o.failures >= 2 {
                e.tell.push(Told::Role(Role::CompanyLeader));
            }
        }
        "withdraw" => e.facts.push(f.witnessed(fact::ENDED)),
        _ => {}
    }
    if o != *before {
        e.room = Some(Room::Finding(o));
    }
    e
}
