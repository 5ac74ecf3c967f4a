//! Derivations as people read them.

use super::catalog;
use super::tests::{input, pause};
use super::*;
use crate::calendar::tests::{at, calendar, office};
use crate::words::Said;
use serde_json::json;

fn zh(input: &ClockInput<'_>) -> Vec<String> {
    let origin = Said::new("安装类 P2", "installation, P2");
    let basis = Basis { clause: "000 §1.2", policy_version: "7", origin: &origin };
    explain(input, &basis).unwrap().steps.into_iter().map(|step| step.said.zh).collect()
}

/// CLS-06
#[test]
fn working_days_are_told_one_by_one_with_the_holiday_between() {
    let office = office();
    let clock = input(&catalog::SOLUTION, "3wd", &office, "2026-04-03T17:00");
    assert_eq!(
        zh(&clock),
        [
            "2026-04-03 周五 17:00 起（受理登记）",
            "2026-04-03 周五：起算当日不计",
            "2026-04-04 周六 至 2026-04-06 周一：清明节放假，共 3 天",
            "2026-04-07 周二：第 1 个工作日",
            "2026-04-08 周三：第 2 个工作日",
            "2026-04-09 周四：第 3 个工作日",
            "2026-04-09 周四 17:30 到期",
        ]
    );
}

/// CLS-07
#[test]
fn working_hours_are_told_with_make_up_days_and_pauses() {
    let office = office();
    let pauses = [pause("2026-02-14T10:00", Some("2026-02-14T11:00"))];
    let clock = ClockInput { pauses: &pauses, ..input(&catalog::SOLUTION, "10wh", &office, "2026-02-13T17:00") };
    assert_eq!(
        zh(&clock),
        [
            "2026-02-13 周五 17:00 起（受理登记）",
            "2026-02-13 周五：计 30 分钟",
            "2026-02-14 周六 10:00 至 2026-02-14 周六 11:00 暂停：等待客户",
            "2026-02-14 周六（春节调休上班）：计 8 小时",
            "2026-02-15 周日 至 2026-02-23 周一：春节放假，共 9 天",
            "2026-02-24 周二：计 1 小时 30 分钟，至 10:00",
            "2026-02-24 周二 10:00 到期",
        ]
    );
    let open = [pause("2026-02-14T10:00", None)];
    let told = zh(&ClockInput { pauses: &open, ..clock });
    assert_eq!(told.last().unwrap(), "暂停尚未结束，恢复后确定到期时间");
    assert!(told.iter().any(|line| line.contains("尚未结束")));
}

#[test]
fn a_long_run_is_summed_up_and_an_unannounced_year_is_said() {
    let office = office();
    let clock = input(&catalog::SOLUTION, "60wd", &office, "2026-11-02T09:00");
    let told = zh(&clock);
    assert!(told.len() <= MOST + 4, "{}", told.len());
    assert!(told.iter().any(|line| line.starts_with("……另 ") && line.contains("个工作日")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("2027 年放假安排尚未公布")), "{told:#?}");
}

const MOST: usize = MOST_STEPS;

#[test]
fn an_explanation_names_clause_version_and_calendar() {
    let hall = calendar(json!({"days": "monfri", "sessions": [["09:00", "12:00"]], "revision": 4,
        "exceptions": {"2026-03-10": {"sessions": [], "name": "盘点"}, "2026-03-14": [["09:00", "12:00"]]}}));
    let clock = input(&catalog::SOLUTION, "5wd", &hall, "2026-03-09T10:20");
    let origin = Said::new("全国", "national");
    let explained = explain(&clock, &Basis { clause: "000 §1.2", policy_version: "7", origin: &origin }).unwrap();
    let json = serde_json::to_value(&explained).unwrap();
    assert_eq!((json["calendar"]["revision"].as_i64(), json["limit"].as_str()), (Some(4), Some("5wd")));
    assert_eq!(json["limit_said"]["en"], "5 working days");
    let said: Vec<_> = explained.steps.iter().map(|step| step.said.zh.as_str()).collect();
    assert!(said.contains(&"2026-03-10 周二：本单位停班：盘点"), "{said:?}");
    assert!(said.contains(&"2026-03-14 周六（本单位加班）：第 4 个工作日"), "{said:?}");
    assert_eq!(explained.due_at, Some(at("2026-03-16T12:00")));
}

#[test]
fn fixed_dates_wall_limits_and_limits_of_nothing_are_told_too() {
    let office = office();
    let base = input(&catalog::PROMISE, "0wh", &office, "2026-03-09T10:20");
    assert_eq!(zh(&base), ["2026-03-09 周一 10:20 起（向客户承诺时间）", "2026-03-09 周一 10:20 到期"]);
    let told = zh(&ClockInput { limit: LimitBy::At(at("2026-03-09T15:00")), ..base });
    assert_eq!(told[1], "期限为对外确定的时间，暂停不顺延");
    let pauses = [pause("2026-03-09T11:20", Some("2026-03-09T12:20"))];
    let wall = ClockInput { pauses: &pauses, ..input(&catalog::SOLUTION, "2h", &office, "2026-03-09T10:20") };
    assert_eq!(
        zh(&wall)[1..],
        [
            "2026-03-09 周一 10:20 至 2026-03-09 周一 11:20，计 1 小时",
            "2026-03-09 周一 11:20 至 2026-03-09 周一 12:20 暂停：等待客户",
            "2026-03-09 周一 12:20 至 2026-03-09 周一 13:20，计 1 小时",
            "2026-03-09 周一 13:20 到期",
        ]
    );
}
