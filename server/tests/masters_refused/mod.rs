//! What an import of master data refuses: rows with each bad value, files that cannot be understood.

use super::{Task, both, counts, import, read, run, run_file, task, write};
use crate::support::{MONDAY, On, TestWorld, at};
use shouwen::import::run::Trouble;
use shouwen_store::staff;

/// A header, a bad row, and what is said of it.
const BAD: &[(&str, &str, &[(&str, &str)])] = &[
    (
        "customers",
        "客户编号,客户类别,姓名或名称,证件号,联系电话,关怀标记,客户等级\nB-1,个人,好人,,,,D",
        &[
            ("B-2,个人,,,,,", "Name: must not be empty|姓名或名称"),
            ("B-3,国王,某人,,,,", "no \"国王\"; it may be: person, organisation"),
            (",个人,某人,,,,", "give a customer number"),
            ("B-4,个人,某人,,号码不明,,", "a phone number of 5 to 20 digits"),
            ("B-5,个人,某人,4.50302E+17,,,", "with an exponent"),
            ("B-6,个人,某人,,,独居老人;独眼,", "no \"独眼\""),
            ("B-7,个人,某人,,,,E", "no \"E\"; it may be: A, B, C, D"),
            ("B-8,个人,=1+1,,,,", "would run as a formula"),
            ("B-1,个人,某人,,,,", "stood in line 2"),
        ],
    ),
    (
        "points",
        "户号,客户编号,客户姓名,客户电话,道路门牌或小区,纬度,经度,负责单位\nB-1,,,,某路1号,,,",
        &[
            (",,,,某路1号,,,", "must not be empty"),
            ("B-2,K-404,,,某路1号,,,", "no customer number \"K-404\""),
            ("B-3,,某人,,某路1号,,,", "both the name and the telephone number"),
            ("B-4,,某人,13900009999,某路1号,,,", "no customer of this name"),
            ("B-5,,,,,,,", "there is no address"),
            ("B-6,,,,某路1号,25.1,,", "only one of latitude"),
            ("B-7,,,,某路1号,95,110,", "between -90 and 90"),
            ("B-8,,,,某路1号,x,110,", "not a number"),
            ("B-9,,,,某路1号,,,gj-service", "no unit \"gj-service\""),
        ],
    ),
    (
        "staff",
        "工号,姓名,登录名,单位,角色,在职\nB-1,好人,haoren,lj-phone,,",
        &[
            (",某人,,lj-phone,,", "give a login or a staff number"),
            ("B-2,,x,lj-phone,,", "must not be empty"),
            ("B-3,某人,,月球,,", "no unit \"月球\""),
            ("B-4,某人,,lj-phone,国王,", "no role \"国王\""),
            ("B-5,某人,,lj-phone,agent@gj-service,", "no unit \"gj-service\""),
            ("B-6,某人,gjhead,lj-phone,,", "another company uses this login"),
            ("B-7,某人,a b,lj-phone,,", "neither spaces nor @"),
            ("B-8,某人,,lj-phone,,maybe", "yes or no"),
            ("B-10,@SUM(A1),,lj-phone,,", "would run as a formula"),
            ("B-11,＝某人,,lj-phone,,", "would run as a formula"),
            ("B-9,某人,HAOREN,lj-phone,,", "stood in line 2"),
        ],
    ),
    (
        "certificates",
        "人员,作业场景,证书编号,有效期起,有效期止\nluojian,repair,B-1,2026-01-01,2026-12-31",
        &[
            ("nobody,repair,B-2,2026-01-01,2026-12-31", "nobody called \"nobody\""),
            ("luojian,飞行,B-3,2026-01-01,2026-12-31", "emergency, installation, repair"),
            ("luojian,repair,B-4,2026-01-01,2025-12-31", "ends before it begins"),
            ("luojian,repair,B-5,2026-02-30,2026-12-31", "no such day"),
            ("luojian,repair,B-6,2026-01-01,", "must not be empty"),
            ("罗健,repair,B-1,2026-01-01,2026-12-31", "stood in line 2"),
        ],
    ),
    (
        "instruments",
        "仪器编号,名称,单位,校准有效期止\nB-1,检测仪,lj-install,2026-12-31",
        &[("B-2,检测仪,lj-install,明年", "not a date"), ("B-3,检测仪,lj-moon,2026-12-31", "no unit \"lj-moon\"")],
    ),
    (
        "shifts",
        "人员,日期,上班,下班,开始时间,结束时间\nluojian,2026-03-10,08:30,17:30,,",
        &[
            ("luojian,2026-03-11,08:30,,,", "give date, from and to"),
            ("luojian,2026-03-11,08:30,17:30,2026-03-11 08:30,", "give date, from and to"),
            ("luojian,2026-03-11,08:30,25:00,,", "not a time of day: \"25:00\""),
            ("luojian,2026-03-11,08:00,08:00,,", "a shift of a whole day ends at +1"),
            ("luojian,,,,2026-03-11 08:30,2026-03-12 08:31", "24 hours at most"),
            ("luojian,,,,2026-03-11 08:30,2026-03-10 08:31", "ends before it begins"),
            ("luojian,2026-03-10,12:00,20:00,,", "overlaps another shift of this person: 2026-03-10 08:30"),
            ("luojian,,,,2026-03-09 20:00,2026-03-10 09:00", "overlaps another shift"),
            ("罗健,,,,2026-03-10 08:30,2026-03-10 12:00", "stood in line 2"),
        ],
    ),
    (
        "prices",
        "项目代码,名称,计量单位,单价（元）,生效日期\nb-1,管,米,35,2026-01-01",
        &[
            ("b-2,管,米,35.005,2026-01-01", "at most two decimals"),
            ("b-3,管,米,-1,2026-01-01", "not an amount in yuan"),
            ("b-4,管,米,很贵,2026-01-01", "not an amount in yuan"),
            ("b-1,管,米,36,2026-01-01", "stood in line 2"),
        ],
    ),
];

/// SYS-04: each bad value is refused alone with its row and its reason, in the summary and in the error sheet, and what it
/// says of persons is quoted nowhere.
#[test]
fn each_bad_row_is_refused_alone_with_its_reason() {
    both(|w| {
        for (kind, head, rows) in BAD {
            let text: Vec<&str> = rows.iter().map(|(row, _)| *row).collect();
            let s = import(w, kind, &format!("{head}\n{}\n", text.join("\n")));
            let n = rows.len() as u64;
            assert_eq!(counts(&s), [n + 1, 1, 0, 0, n], "{kind}: {s:?}");
            for (at, (row, reason)) in rows.iter().enumerate() {
                let told = &s.refusals[at];
                let reason = reason.split('|').next().unwrap();
                let reason = reason.strip_prefix("Name: ").unwrap_or(reason);
                assert_eq!((told.row, told.line), (at as u64 + 2, at as u64 + 3), "{kind} {row}");
                assert!(told.said.en.contains(reason), "{kind} {row}: {}", told.said.en);
                assert!(!told.said.zh.contains("号码不明") && !told.said.zh.contains("4.50302"), "{row}");
            }
            let sheet = std::fs::read_to_string(s.errors_file.as_ref().unwrap()).unwrap();
            assert_eq!(sheet.lines().count() as u64, n + 1);
            assert!(sheet.lines().next().unwrap().ends_with("行号,原因,reason"));
            // The sheet as it is goes in again with the same reasons, its own columns unused.
            let again = w.folder().join("again.csv");
            std::fs::rename(s.errors_file.as_ref().unwrap(), &again).unwrap();
            let s = run_file(w, kind, &again, true);
            assert_eq!(s.unused_columns, ["行号", "原因", "reason"]);
        }
    });
}

/// Headers that lack, repeat or are not understood; dates that tell no order; people who cannot be told apart.
#[test]
fn a_file_that_cannot_be_understood_is_refused_as_a_whole() {
    let w = TestWorld::new(On::Sqlite, MONDAY).unwrap();
    let refused = |kind: &str, text: &str| match run::prepare(&w.app, &task(kind, &write(&w, text))) {
        Err(Trouble::Refused(said)) => said.en,
        Err(other) => panic!("{other:?}"),
        Ok(prepared) => match run::run(&prepared, false, None, &mut |_| {}) {
            Err(Trouble::Refused(said)) => said.en,
            other => panic!("{other:?}"),
        },
    };
    let said = refused("staff", "name,phone\nx,1\n");
    assert!(said.contains("lacks these columns: Unit") && said.contains("--template"), "{said}");
    assert!(refused("staff", "姓名,Name,单位\nx,y,z\n").contains("are the same column"));
    let open = "人员,作业场景,证书编号,有效期起,有效期止\nluojian,repair,1,01/02/2026,2027-01-31\n";
    let said = refused("certificates", open);
    assert!(said.starts_with("有效期起: day or month first?") && said.contains("--dates"), "{said}");
    let declared = Task { dates: Some("DMY".into()), ..task("certificates", &write(&w, open)) };
    let prepared = run::prepare(&w.app, &declared).unwrap();
    assert_eq!(counts(&run::run(&prepared, false, None, &mut |_| {}).unwrap()), [1, 1, 0, 0, 0]);
    let who = w.cast.person("luojian");
    let from = read(&w, move |tx| staff::certificate_of(tx, who, "repair", "1")).unwrap().from;
    assert_eq!(from, at("2026-02-01T00:00:00+08:00"));
    for wrong in
        [Task { dates: Some("YDM".into()), ..declared.clone() }, Task { kind: "kings".into(), ..declared.clone() }]
    {
        assert!(matches!(run::prepare(&w.app, &wrong), Err(Trouble::Usage(_))), "{wrong:?}");
    }
    for absent in
        [Task { company: Some("XX".into()), ..declared.clone() }, Task { person: Some("gjhead".into()), ..declared }]
    {
        assert!(matches!(run::prepare(&w.app, &absent), Err(Trouble::Refused(_))), "{absent:?}");
    }

    import(&w, "staff", "工号,姓名,单位\nT-1,罗健,lj-repair-1\n");
    let s =
        import(&w, "certificates", "人员,作业场景,证书编号,有效期起,有效期止\n罗健,repair,2,2026-01-01,2026-12-31\n");
    assert!(s.refusals[0].said.en.contains("2 people are called"), "{s:?}");
    for number in ["", "S-1", "S-2"] {
        import(&w, "customers", &format!("客户编号,姓名或名称,联系电话\n{number},周五,13900003333\n"));
    }
    // S-1 was given to the archive without a number, S-2 is another customer of the same name and telephone.
    let s = import(&w, "customers", "姓名或名称,联系电话\n周五,13900003333\n");
    assert!(s.refusals[0].said.en.contains("2 archives fit"), "{s:?}");
}
