//! Letting one act pass a gate that blocks (SYS-06): asked for by who stands before it, given by whom policy names, good
//! for one act and a short time (`release.valid`), written into the history and into the list of what would have been blocked.
//! Owns: the two actions, who may give it, and whether one is open. Refuses what no one may release: gates with a floor,
//! gates without a role, gates that do not block. Tested here by tables and by `server/tests/release.rs`.

use crate::{
    flow::{Action, By, Effects, Fact, Facts, Told, action},
    form::{Choice, Field, Fields, Kind, choice, must},
    guard::{GateMode, Guard, Verdict, guards},
    moment::Moment,
    org::Role,
    refusal::Release,
    words::{Said, w},
};
use std::collections::BTreeMap;

/// Every gate that a guard stands behind and somebody may release.
const GATES: &[Choice] = &[
    choice("required_fields", "必填信息", "Required fields"),
    choice("read_back", "复述确认", "Read-back"),
    choice("basis_for_not_possible", "不能办理须有依据", "Basis for \"not possible\""),
    choice("handover_documented", "移交有记录", "Handover documented"),
    choice("reason_to_lower_priority", "降低优先级须有理由", "Reason to lower a priority"),
    choice("time_order", "时间先后", "Order of times"),
    choice("certificate", "资格证书", "Certificate"),
    choice("load", "在手工单上限", "Open orders per person"),
    choice("exclusion", "客户回避", "Exclusion"),
    choice("readiness", "出发准备", "Readiness list"),
    choice("explained", "事前说明", "Explained before work"),
    choice("checklist", "作业清单", "Checklist"),
    choice("sheet_approved", "派工单审批", "Sheet approved"),
    choice("on_shift", "当班", "On shift"),
    choice("window_free", "时段可约", "Window free"),
    choice("region", "负责区域", "Region covered"),
    choice("double_booked", "一人一约", "Not double-booked"),
    choice("position", "位置完整", "Whole position"),
    choice("agreed_before", "上门前沟通", "Agreed before the visit"),
    choice("solution_accepted", "方案确认", "Solution accepted"),
    choice("confirmed", "出发前确认", "Confirmed again"),
    choice("site_clean", "完工清单", "Closing list"),
    choice("result_explained", "结果说明", "Result explained"),
    choice("roster_staffed", "在岗人数", "Staffing"),
    choice("roster_certified", "抢险人员持证", "Crews are certified"),
    choice("stand_in_rested", "顶班人休息", "The stand-in has rested"),
];

const GATE: Field = must("gate", Kind::Choice(GATES), "关口", "Gate");
const ASK: Fields = &[GATE, must("reason", Kind::Text { max: 1_000 }, "为什么需要放行", "Why it has to pass")];
const GIVE: Fields = &[GATE, must("reason", Kind::Text { max: 1_000 }, "放行理由", "Why it may pass")];

pub(crate) const ASK_RELEASE: Action = action(
    "ask_release",
    ASK,
    w("申请放行", "Ask for a release"),
    w("请有权的人放行一道关口", "Whoever may let it pass is told at once"),
);
pub(crate) const RELEASE: Action = action(
    "release",
    GIVE,
    w("放行", "Release"),
    w(
        "放行一次，限时有效，记入历史并告知客服主管",
        "One act may pass within a short time; it is recorded and the head is told",
    ),
)
.grave();

/// Whoever may release one gate or another; which, says the gate.
pub(crate) const RELEASERS: &[By] = &[
    By::Role(Role::TeamLeader),
    By::Role(Role::GroupLeader),
    By::Role(Role::Dispatcher),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
];
pub(crate) const ASKERS: &[By] = &[By::Employee];

/// Who holds the role that policy writes at a gate (`override_role`), the nearest first. The duty leader is the company
/// leader on duty (§2.2); the head and the company leader may what those below them may. Empty: no such role.
pub fn releasers(code: &str) -> &'static [Role] {
    match code {
        "dispatcher" => &[Role::Dispatcher, Role::ServiceHead, Role::CompanyLeader],
        "team_leader" => &[Role::TeamLeader, Role::ServiceHead, Role::CompanyLeader],
        "leader" | "group_leader" => &[Role::GroupLeader, Role::ServiceHead, Role::CompanyLeader],
        "head" | "service_head" => &[Role::ServiceHead, Role::CompanyLeader],
        "duty_leader" | "company_leader" => &[Role::CompanyLeader, Role::ServiceHead],
        _ => &[],
    }
}

/// What may be written at a gate.
pub const RELEASER_CODES: &str = "dispatcher, team_leader, leader, head, duty_leader";

/// The fact of a gate released, and of a release used.
pub fn given(gate: &str) -> String {
    format!("release.{gate}")
}

pub fn used(gate: &str) -> String {
    format!("released.{gate}")
}

/// Gates of these facts that are open now: released after the last time that a release was used, and not too long ago.
/// `ends`: when a release given then runs out.
pub fn open<'f>(
    facts: impl Iterator<Item = &'f Fact>,
    now: Moment,
    ends: impl Fn(Moment) -> Option<Moment>,
) -> Vec<String> {
    let mut newest: BTreeMap<&str, (Option<Moment>, Option<Moment>)> = BTreeMap::new();
    for fact in facts {
        if let Some(gate) = fact.code.strip_prefix("release.") {
            let slot = &mut newest.entry(gate).or_default().0;
            *slot = (*slot).max(Some(fact.at));
        } else if let Some(gate) = fact.code.strip_prefix("released.") {
            let slot = &mut newest.entry(gate).or_default().1;
            *slot = (*slot).max(Some(fact.at));
        }
    }
    let is_open = |(given, used): &(Option<Moment>, Option<Moment>)| {
        given.is_some_and(|at| used.is_none_or(|used| used < at) && ends(at).is_some_and(|end| now < end))
    };
    newest.iter().filter(|(_, times)| is_open(times)).map(|(gate, _)| (*gate).to_owned()).collect()
}

/// Who may release the gate that is named; `None`: nobody may, or it does not block.
fn who(f: &Facts) -> Option<(GateMode, Option<String>)> {
    f.policy.gate(f.text("gate").unwrap_or_default())
}

guards! {
    GATE_YIELDS "gate_yields" Rule of_input "SYS-06" "关口可以放行" "the gate may be released" =>
        |f| match who(f) {
            Some((GateMode::Block, Some(_))) => Verdict::Pass,
            Some((GateMode::Block, None)) | None => Verdict::refuse(
                "这道关口任何人不得放行：请满足它的要求。",
                "Nobody may release this gate: do what it asks.",
            ),
            Some(_) => Verdict::refuse(
                "这道关口目前只提醒、不阻止，无需放行。",
                "This gate only warns at present and keeps nobody: no release is needed.",
            ),
        };
    NOT_RELEASED "released_already" Rule of_input "SYS-06" "尚未放行" "it is not released yet" =>
        |f| Verdict::when(
            !f.text("gate").is_some_and(|gate| f.released.iter().any(|open| open == gate)),
            w("这道关口已经放行，尚未使用：可直接办理。", "This gate is released already and waits to be used: go on."),
        );
    MAY_RELEASE "may_release" Rule of_input "SYS-06" "有放行权限" "whom policy lets release it" =>
        |f| {
            let Some(release) = offered(f, f.text("gate").unwrap_or_default()).filter(|release| !release.may) else {
                return Verdict::Pass;
            };
            Verdict::refuse(
                format!("这道关口只能由{}放行：请申请放行。", release.who.zh),
                format!("Only {} may release this gate: ask for a release.", release.who.en),
            )
        };
}

/// How a gate that blocks this record may be passed; `None`: only by doing what it asks.
pub fn offered(f: &Facts, gate: &str) -> Option<Release> {
    let (GateMode::Block, Some(role)) = f.policy.gate(gate)? else { return None };
    GATES.iter().find(|one| one.code == gate)?;
    let roles = releasers(&role);
    let zh: Vec<_> = roles.iter().map(|r| r.definition().words.zh).collect();
    let en: Vec<_> = roles.iter().map(|r| r.definition().words.en).collect();
    Some(Release {
        gate: gate.to_owned(),
        who: Said::new(zh.join("、"), en.join(", ")),
        may: roles.iter().any(|role| f.holds(*role)),
    })
}

pub(crate) const ASKED: &[&Guard] = &[&GATE_YIELDS, &NOT_RELEASED];
pub(crate) const GIVEN: &[&Guard] = &[&GATE_YIELDS, &MAY_RELEASE, &NOT_RELEASED];

/// What either action does; `None` for every other.
pub(crate) fn decide(f: &Facts, action: &str) -> Option<Effects> {
    let mut e = Effects::default();
    match action {
        "ask_release" => {
            let role = who(f).and_then(|(_, role)| role).unwrap_or_default();
            e.tell.extend(releasers(&role).iter().map(|role| Told::Role(*role)));
        }
        "release" => {
            let code = given(f.text("gate").unwrap_or_default());
            e.facts.push(Fact { code, at: f.now, evidenced: true });
            // Who stands before the gate may go on; the head sees every release.
            e.tell.extend(f.record.owner.map(Told::Person));
            e.tell.push(Told::Role(Role::ServiceHead));
        }
        _ => return None,
    }
    Some(e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guard::{Guard, GuardNature},
        intake::FLOWS,
        moment::MINUTE,
        policy::{catalog::catalog, value::Mode},
    };

    fn every_gate_guard() -> Vec<&'static Guard> {
        let all = FLOWS.iter().flat_map(|flow| flow.edges).flat_map(|edge| edge.guards.iter().copied());
        all.filter(|guard| guard.nature == GuardNature::Gate).collect()
    }

    /// SYS-06: what may be released is what the catalogue says, under its names, and of nothing with a floor.
    #[test]
    fn the_gates_that_may_be_released_are_those_of_the_catalogue() {
        for one in GATES {
            let gate = catalog().gate(one.code).unwrap_or_else(|| panic!("no gate {}", one.code));
            let parameter = catalog().parameter(&gate.parameter).unwrap_or_else(|| panic!("{}", gate.parameter));
            assert_eq!((parameter.title.zh.as_str(), parameter.title.en.as_str()), (one.words.zh, one.words.en));
            assert!(gate.floor < Mode::Block, "{} has a floor", one.code);
        }
        for guard in every_gate_guard() {
            let Some(gate) = catalog().gate(guard.code) else { continue };
            let listed = GATES.iter().any(|one| one.code == guard.code);
            // A P0 passes every gate that yields, so that an incident has nothing to release.
            let only_at_p0 = guard.code == "script_no_switches";
            assert_eq!(listed, gate.override_role.is_some() && !only_at_p0, "{}", guard.code);
        }
    }

    /// SYS-06: every role that the catalogue names is held by somebody.
    #[test]
    fn every_role_that_may_release_is_a_role() {
        for gate in catalog().gates() {
            if let Some(role) = &gate.override_role {
                assert!(!releasers(role).is_empty(), "{} may be released by {role}", gate.code);
            }
        }
        assert!(releasers("passer_by").is_empty());
    }

    #[test]
    fn a_release_is_open_until_it_is_used_or_runs_out() {
        let fact = |code: String, at: i64| Fact { code, at: Moment(at), evidenced: true };
        let table: &[(&[(bool, i64)], i64, bool)] = &[
            (&[], 1, false),
            (&[(true, 0)], 1, true),
            (&[(true, 0)], 10 * MINUTE, false),
            (&[(true, 0), (false, 5)], 6, false),
            (&[(true, 0), (true, 9 * MINUTE)], 11 * MINUTE, true),
            (&[(true, 0), (true, 9 * MINUTE), (false, 11 * MINUTE)], 12 * MINUTE, false),
            (&[(true, 0), (false, 5), (true, 6)], 7, true),
        ];
        for (times, now, wanted) in table {
            let facts: Vec<Fact> = times
                .iter()
                .map(|(is_given, at)| fact(if *is_given { given("load") } else { used("load") }, *at))
                .collect();
            let open = open(facts.iter(), Moment(*now), |at| Some(at.plus(10 * MINUTE)));
            assert_eq!(open == ["load"], *wanted, "{times:?} at {now}");
        }
    }
}
