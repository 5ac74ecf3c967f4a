//! What has to hold before a step of an incident is taken. Almost nothing does before a crew is there (EMG-16).

use super::{Incident, aftermath, chain, library::choose, outage::quiet_hours};
use crate::{
    fieldwork::measure,
    flow::Facts,
    guard::{Verdict, guards},
    intake::Room,
    words::w,
};

pub(super) fn own<'a>(f: &'a Facts) -> Option<&'a Incident> {
    match &f.room {
        Room::Incident(incident) => Some(incident),
        _ => None,
    }
}

guards! {
    SOMEBODY_THERE "somebody_to_call" Rule "001 §1.4" "有人可以呼叫" "there is somebody to call" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| chain::next(&f.given.chain, &i.calls).is_some()),
            w(
                "排班和岗位中没有可呼叫的人员，请立即电话联系并代为录入。",
                "The shift plan and the roles name nobody to call: telephone yourself and enter who goes.",
            ),
        );
    /// EMG-05: no interval of the report runs backwards. Without a time it is now, which always fits.
    IN_ORDER "log_order" Rule of_input "EMG-05" "不早于上一步" "not before the step that it follows" =>
        |f| match own(f).and_then(Incident::stepped_at).filter(|before| f.at < *before) {
            None => Verdict::Pass,
            Some(before) => {
                let before = before.local_second(f.given.zone());
                Verdict::refuse(
                    format!("发生时间早于上一步（{before}）：请核对时间，或不填时间按现在记录。"),
                    format!("It cannot have happened before the step that it follows ({before}): check the time, or leave it out."),
                )
            }
        };
    LINES_KNOWN "script_lines_known" Rule of_input "EMG-02" "步骤属于安全指导" "the lines belong to the script" =>
        |f| {
            let codes = f.input.get("codes").and_then(serde_json::Value::as_array);
            let known = |code: &str| own(f).is_some_and(|i| i.script.lines.iter().any(|l| l.code == code));
            let all = codes.is_some_and(|all| {
                !all.is_empty() && all.iter().filter_map(serde_json::Value::as_str).all(known)
            });
            Verdict::when(all, w("有步骤不属于本次安全指导。", "A line does not belong to this script."))
        };
    ACK_WHOM "ack_whom" Rule of_input "001 §1.4" "由被呼叫者确认，或代其录入" "by who was called, or entered for whoever goes" =>
        |f| Verdict::when(
            f.id("entered_for").is_some()
                || f.actor.person.is_some_and(|who| own(f).is_some_and(|i| i.was_called(who))),
            w("您不在被呼叫之列：请填写代何人录入。", "You were not called: say for whom you enter it."),
        );
    /// EMG-02: told to the leaders and listed; it keeps nobody from making the place safe.
    NO_SWITCHES_SAID "script_no_switches" Gate "001 §1.4" "已告知“严禁开关电器”" "\"no switches\" was said" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.unsaid().iter().all(|line| line.code != "no_switches")),
            w("安全指导中“严禁开关电器”未勾选。", "\"No switches\" is not ticked in the safety script."),
        );
    /// A value that fails is a fail; unsafe is not repaired, at night either.
    INCIDENT_TESTS "incident_tests" Rule of_input "001 §3.3" "检测合格" "the tests are passed" =>
        |f| {
            let mut readings = own(f).map(|i| i.readings.clone()).unwrap_or_default();
            readings.extend(super::decide::readings(f));
            // An instrument whose calibration has run out counts for now, and is taken again (EMG-11).
            let doubtful = measure::provisional(&f.kind.work.tests, &readings);
            let mut open: Vec<_> = measure::open(&f.kind.work.tests, &readings);
            open.retain(|test| !doubtful.contains(test));
            if open.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<&str> = open.iter().map(|t| t.zh.as_str()).collect();
            let en: Vec<&str> = open.iter().map(|t| t.en.as_str()).collect();
            let why = measure::voids(&open, &readings, f.given.zone());
            let (why_zh, why_en): (String, String) = why.iter().map(|s| (s.zh.as_str(), format!(" {}", s.en))).unzip();
            Verdict::refuse(
                format!("检测未做或不合格：{}。{why_zh}", zh.join("、")),
                format!("Tests are open or failed: {}.{why_en}", en.join(", ")),
            )
        };
    LEADER_DUE "leader_due" Rule "EMG-06" "须报告领导" "leaders have to know" =>
        |f| Verdict::when(
            own(f).is_some_and(Incident::leader_due),
            w("该级别无需报告领导，或已报告。", "No leader has to be called for this, or one was."),
        );
    LEADER_THERE "leader_there" Rule "004-J 5-1" "有领导可以呼叫" "there is a leader to call" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| chain::next(&f.given.leaders, i.leader_calls()).is_some()),
            w(
                "排班和岗位中没有可呼叫的领导，请立即电话报告并代为录入。",
                "The shift plan and the roles name no leader: telephone yourself and enter who knows.",
            ),
        );
    LEADER_WHOM "leader_whom" Rule of_input "004-J 5-1" "由被呼叫的领导确认，或代其录入" "by the leader who was called, or entered for one" =>
        |f| Verdict::when(
            f.id("entered_for").is_some() || f.actor.person.is_some_and(|who| own(f).is_some_and(|i| i.is_leader(who))),
            w("您不在被呼叫的领导之列：请填写代何人录入。", "You were not called as a leader: say for whom you enter it."),
        );
    GRAVER "graver" Rule of_input "EMG-06" "级别只能上调" "the severity is raised only" =>
        |f| Verdict::when(
            f.text("severity").is_some_and(|to| own(f).is_some_and(|i| to < i.severity.as_str())),
            w("级别只能上调；降低请用“降级”并说明原因。", "It can be raised only; to lower it, downgrade it with a reason."),
        );
    LATE_EXPLAINED "late_explained" Rule of_input "EMG-07" "到场超时须说明原因" "a late arrival is explained" =>
        |f| Verdict::when(
            f.text("late_reason").is_some_and(|text| !text.trim().is_empty())
                || own(f).is_none_or(|i| !aftermath::late(i, f)),
            w("到场超过时限，请填写原因。", "The crew arrived after the limit: say why."),
        );
    RETEST_PASSES "retest_passes" Rule of_input "001 §3.3" "用检定有效的仪器复测合格" "passed with a calibrated instrument" =>
        |f| {
            let open = own(f).map(|i| aftermath::unproven(i, f)).unwrap_or_default();
            if open.is_empty() {
                return Verdict::Pass;
            }
            let zh: Vec<&str> = open.iter().map(|t| t.zh.as_str()).collect();
            let en: Vec<&str> = open.iter().map(|t| t.en.as_str()).collect();
            Verdict::refuse(
                format!("复测未做、不合格或仪器检定无效：{}。", zh.join("、")),
                format!("Open, failed, or taken with an instrument that is not calibrated: {}.", en.join(", ")),
            )
        };
    RETEST_WANTED "retest_wanted" Rule "EMG-11" "有暂认的检测" "a test counts provisionally" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| !i.provisional.is_empty()),
            w("没有需要复测的检测。", "No test has to be taken again."),
        );
    RETESTED "retested" Rule "001 §3.3" "暂认的检测已复测" "provisional tests were taken again" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.provisional.is_empty()),
            w("有检测用的是检定过期的仪器，请先复测。", "A test was taken with an instrument out of calibration: test again first."),
        );
    AUTHORITY_KNOWS "authority_knows" Rule "State Council Decree 493" "有伤亡时已上报主管部门" "with casualties the authority has the report" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.casualties.unwrap_or(0) == 0 || i.authority_told),
            w("有人员伤亡，尚未上报主管部门。", "There are casualties, and the authority has no report yet."),
        );
    REVIEWED "reviewed" Rule "002 §1.5" "已复盘" "the review is done" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| i.review.is_some()),
            w("尚未复盘：请先填写原因、疏漏和改进措施。", "Not reviewed yet: write the cause, the gaps and what is improved."),
        );
    PLAN_READY "plan_ready" Rule of_input "002 §1.5" "该预案有现行版本且未在执行" "a version is in force and does not run yet" =>
        |f| {
            let kind = f.text("plan").unwrap_or_default();
            let runs = own(f).is_some_and(|i| i.runs(kind));
            Verdict::when(
                !runs && choose(f, kind).is_some(),
                w("该预案已在执行中，或没有现行版本。", "This plan runs already, or no version of it is in force."),
            )
        };
    PLAN_RUNS "plan_runs" Rule of_input "002 §1.5" "该预案正在执行" "the plan runs" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| i.runs(f.text("plan").unwrap_or_default())),
            w("该预案没有在执行。", "This plan does not run."),
        );
    PLAN_DONE "plan_done" Rule "002 §1.5" "预案任务已办结" "every step of the plan is done" =>
        |f| match f.links.open_tasks {
            0 => Verdict::Pass,
            n => Verdict::refuse(
                format!("预案还有 {n} 项任务未办：请完成，或说明不再需要。"),
                format!("{n} steps of the plan are open: finish them, or say that they are not needed."),
            ),
        };
    /// Nobody is woken to light a stove, and nobody half asleep checks it.
    RESTORE_HOURS "restore_quiet" Rule "EMG-10" "不在禁止恢复供气时段" "not in the hours in which households are not restored" =>
        |f| quiet_hours(f, own(f).is_none_or(|i| i.indoors != Some(false)));
    RESTORE_CHECKED "restore_checked" Rule of_input "EMG-10" "用户在场，检漏合格" "somebody is in, and the leak check is passed" =>
        |f| Verdict::when(
            f.flag("present") && f.flag("leak_free"),
            w(
                "恢复供气须用户在场并检漏合格，请逐项确认；不在家的用户不恢复，另行约定。",
                "Gas is given back with somebody in and after a passed leak check: confirm both; where nobody is in it stays closed.",
            ),
        );
    /// A household is given gas where it is, not by a word about the whole incident.
    NOBODY_CUT "incident_cut" Rule "EMG-10" "停气用户已逐户恢复或另行跟踪" "each point without gas is dealt with" =>
        |f| Verdict::when(
            own(f).is_none_or(|i| !i.is_cut()),
            w(
                "因本事件停气的用户尚未逐户恢复：请在下方的停气记录中逐户办理。",
                "Points are without gas because of this: deal with each of them in the outage below.",
            ),
        );
    OTHER_RUNS "incident_other" Rule of_input "EMG-09" "另一事件正在处置" "the other incident runs" =>
        |f| Verdict::when(
            f.given.joins.as_ref().is_some_and(|there| there.id != f.record.id),
            w("请选择另一起正在处置的突发事件。", "Choose another incident that is still running."),
        );
    ALL_BACK "incident_all_back" Rule "EMG-10" "停气用户已全部处理" "every point without gas is dealt with" =>
        |f| Verdict::when(
            own(f).is_some_and(|i| i.cut > 0 && !i.is_cut()),
            w("还有停气用户没有处理。", "Some points without gas are not dealt with."),
        );
    AFFECTED_TOLD "affected_told" Rule of_input "6.8" "已告知受影响用户，已回电来电人" "those affected were told, callers called back" =>
        |f| Verdict::when(
            f.flag("informed"),
            w("请先告知受影响用户并回电来电人。", "Tell those affected and call the callers back first."),
        );
}
