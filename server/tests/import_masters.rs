//! Master data of a company from files: templates filled and imported, the same file again, changed rows, bad rows with
//! their reasons, on both databases.

mod masters_refused;
mod support;

use shouwen::import::{
    masters::{
        kinds,
        run::{self, Summary, Task},
        template,
    },
    run::Trouble,
};
use shouwen_domain::{fieldwork::Device, flow::Priority, id::Id};
use shouwen_store::{StoreError, audit, customers, org, staff, stock};
use std::path::{Path, PathBuf};
use support::{MONDAY, On, TestWorld, at};

fn both(check: impl Fn(&TestWorld)) {
    for on in [On::Sqlite, On::Pg] {
        if let Some(world) = TestWorld::new(on, MONDAY) {
            check(&world);
        }
    }
}

fn task(kind: &str, file: &Path) -> Task {
    Task { kind: kind.into(), file: file.into(), company: Some("LJ".into()), ..Task::default() }
}

fn write(w: &TestWorld, text: &str) -> PathBuf {
    let path = w.folder().join("table.csv");
    std::fs::write(&path, text).unwrap();
    path
}

#[track_caller]
fn run_file(w: &TestWorld, kind: &str, file: &Path, dry: bool) -> Summary {
    let prepared = run::prepare(&w.app, &task(kind, file)).unwrap();
    let errors = w.folder().join("errors.csv");
    run::run(&prepared, dry, (!dry).then_some(errors.as_path()), &mut |_| {}).unwrap()
}

#[track_caller]
fn import(w: &TestWorld, kind: &str, text: &str) -> Summary {
    run_file(w, kind, &write(w, text), false)
}

fn counts(s: &Summary) -> [u64; 5] {
    [s.rows, s.made, s.changed, s.there, s.refused]
}

/// A header and good rows of every kind; later kinds name what earlier ones made.
const GOOD: &[(&str, &[&str])] = &[
    (
        "customers",
        &[
            "K-1,个人,赵一,450302199001011234,13900002001、0773-2811001,A,独居老人、行动不便,三楼",
            "K-2,单位,桂花食堂,91450300MA5KXXXX1Y,0773-2811002,,,",
            ",个人,钱二,,13900002002,,,",
        ],
    ),
    (
        "points",
        &[
            "H-9001,K-1,,,七星区,滨江路88号,3,2,501,,M-9001,25.2736,110.290215,维修一班",
            "H-9002,,钱二,13900002002,七星区,桂花小区,,,,北门东侧,,,,lj-repair-2",
        ],
    ),
    ("valves", &["R-90,88号立管阀,H-9001", "R-90,,H-9002", "R-9,,h-9001"]),
    (
        "staff",
        &[
            "G-101,孙三,SunSan,lj-phone,客服专员、follow_up_agent@lj-service,,是,139 0000 6101,sun@linjiang.example",
            "G-102,李四,,lj-repair-1,外勤人员,,,,",
            ",韦强,weiqiang,lj-repair-1,班长@lj-repair-1；technician,,,,",
        ],
    ),
    (
        "certificates",
        &[
            "孙三,repair,Z-1,2026-01-01,2027-01-31,否",
            "G-102,报装,Z-2,2026年1月1日,2027/1/31,",
            "weiqiang,repair,Z-3,2026-01-01,2027-01-31,是",
        ],
    ),
    ("instruments", &["DET-91,检测仪,lj-repair-1,2026-12-31,", "MAN-91,压力表,安装队（七星）,2026-06-30,manometer"]),
    (
        "shifts",
        &[
            "G-102,2026-03-10,08:30,17:30,,,",
            "G-102,2026-03-10,20:00,24:00,,,",
            "G-102,2026-03-11,22:00,06:00,,,lj-repair-2",
            "sunsan,,,,2026-03-10 08:30,2026-03-10 17:30,",
            "孙三,2026-03-12,08:00,次日08:00,,,",
        ],
    ),
    (
        "prices",
        &[
            "pipe,不锈钢波纹管,Corrugated pipe,米,35.00,2026-01-01",
            "pipe,不锈钢波纹管,,米,\"1,036.5\",2026-07-01",
            "labour,人工费,,次,50,2026-01-01",
        ],
    ),
    ("rules", &["repair,P1,七星区,lj-repair-1,否", "报装,,,lj-install,是", ",,,lj-repair-2,"]),
];

/// The template with its examples taken out and rows put in.
fn filled(w: &TestWorld, kind: &str, rows: &[&str]) -> PathBuf {
    let path = w.folder().join(format!("{kind}.csv"));
    let _ = std::fs::remove_file(&path);
    template::write(kind, &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let header = text.lines().next().unwrap();
    std::fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    path
}

/// SYS-04: the template of every kind, filled: a dry run shows what would be made and makes nothing; the import makes it;
/// the same file again changes nothing and says so.
#[test]
fn a_filled_template_goes_in_once() {
    both(|w| {
        assert_eq!(GOOD.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), kinds());
        for (kind, rows) in GOOD {
            let path = filled(w, kind, rows);
            let n = rows.len() as u64;
            // 韦强 is there already and only gets what he has.
            let there = u64::from(*kind == "staff");
            for (dry, new) in [(true, n - there), (false, n - there), (false, 0), (true, 0)] {
                let s = run_file(w, kind, &path, dry);
                assert_eq!(counts(&s), [n, new, 0, n - new, 0], "{kind} dry {dry}: {s:?}");
                assert_eq!((s.dry_run, s.unused_columns.len(), s.gone), (dry, 0, 0));
            }
        }
    });
}

/// SYS-04: workbooks too, with their typed cells; the examples left in a template are refused and say why.
#[test]
fn templates_are_workbooks_as_well() {
    let w = TestWorld::new(On::Sqlite, MONDAY).unwrap();
    for kind in kinds() {
        let path = w.folder().join(format!("{kind}.xlsx"));
        template::write(kind, &path).unwrap();
        let prepared = run::prepare(&w.app, &task(kind, &path)).unwrap();
        let s = run::run(&prepared, true, None, &mut |_| {}).unwrap();
        assert_eq!(counts(&s), [2, 0, 0, 0, 2], "{kind}: {s:?}");
        assert!(s.refusals.iter().all(|r| r.said.zh.contains("示例行")), "{kind}: {s:?}");
        let again = template::write(kind, &path).unwrap_err();
        assert!(matches!(again, Trouble::Usage(said) if said.en.contains("choose another name")));
    }
    assert!(matches!(template::write("staff", &w.folder().join("staff.txt")), Err(Trouble::Usage(_))));
    assert!(matches!(template::write("kings", &w.folder().join("kings.csv")), Err(Trouble::Usage(_))));

    let mut book = rust_xlsxwriter::Workbook::new();
    let (day, time) = (
        rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d"),
        rust_xlsxwriter::Format::new().set_num_format("h:mm"),
    );
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["Person", "Date", "From", "To"]) {
        sheet.write(0, column, name).unwrap();
    }
    for (line, from, to) in [(1, 0.354_166_666_7, 0.729_166_666_7), (2, 0.833_333_333_3, 1.0)] {
        sheet.write(line, 0, "luojian").unwrap();
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 10).unwrap();
        sheet.write_with_format(line, 1, &date, &day).unwrap();
        sheet.write_with_format(line, 2, from, &time).unwrap();
        sheet.write_with_format(line, 3, to, &time).unwrap();
    }
    let path = w.folder().join("typed.xlsx");
    book.save(&path).unwrap();
    let s = run_file(&w, "shifts", &path, false);
    assert_eq!(counts(&s), [2, 2, 0, 0, 0], "{s:?}");
    let who = w.cast.person("luojian");
    let shifts = w
        .app
        .db
        .read_now(move |tx| staff::shifts(tx, who, at("2026-03-10T00:00:00+08:00"), at("2026-03-11T00:00:00+08:00")))
        .unwrap();
    let span = |from: &str, to: &str| (at(&format!("{from}+08:00")), at(&format!("{to}+08:00")));
    assert_eq!(shifts.len(), 2);
    assert!(shifts.contains(&span("2026-03-10T08:30:00", "2026-03-10T17:30:00")), "{shifts:?}");
    assert!(shifts.contains(&span("2026-03-10T20:00:00", "2026-03-11T00:00:00")), "{shifts:?}");
}

fn all(w: &TestWorld) {
    for (kind, rows) in GOOD {
        run_file(w, kind, &filled(w, kind, rows), false);
    }
}

#[track_caller]
fn read<T: Send + 'static>(
    w: &TestWorld,
    work: impl FnMut(&mut shouwen_store::Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    w.app.db.read_now(work).unwrap()
}

/// SYS-04: what was imported is there as it was written: ends of days, fen, sealed numbers, roles, the rule table in force.
#[test]
fn what_was_imported_is_what_the_program_works_with() {
    both(|w| {
        all(w);
        let company = w.cast.unit("LJ");
        let (customer, contacts, point, place) = read(w, move |tx| {
            let id = customers::of_number(tx, company, "K-1")?.unwrap();
            let (point, place) = customers::point_of(tx, company, "H-9001")?.unwrap();
            Ok((customers::lookup(tx, id)?.unwrap(), customers::contacts(tx, id)?, point, place))
        });
        assert_eq!((customer.id_number.as_str(), customer.care.as_str()), ("450302199001011234", "mobility,alone"));
        let kinds: Vec<&str> = contacts.iter().map(|c| c.kind.as_str()).collect();
        assert_eq!(kinds, ["mobile", "landline"]);
        assert_eq!((point.customer, point.unit), (Some(customer.id), Some(w.cast.unit("lj-repair-1"))));
        assert_eq!((point.line.as_str(), place), ("七星区滨江路88号3栋2单元501室", Some((25_273_600, 110_290_215))));

        let person = read(w, |tx| org::by_login(tx, "sunsan")).unwrap();
        assert_eq!((person.password, person.home_unit), (None, w.cast.unit("lj-phone")));
        let house = w.app.house();
        let mut roles: Vec<&str> = house.grants_of(person.id, w.app.now()).iter().map(|g| g.role.code()).collect();
        roles.sort_unstable();
        assert_eq!(roles, ["agent", "follow_up_agent"], "and the picture of the configuration knows them");
        let certificate = read(w, move |tx| staff::certificate_of(tx, person.id, "repair", "Z-1")).unwrap();
        assert_eq!(certificate.until, at("2027-01-31T23:59:59.999+08:00"));
        assert_eq!(certificate.from, at("2026-01-01T00:00:00+08:00"));

        let known = read(w, move |tx| stock::known(tx, company, "DET-91")).unwrap();
        assert_eq!(
            (known.until, known.device),
            (at("2026-12-31T23:59:59.999+08:00"), Device::GasDetector),
            "by its name"
        );
        let night = read(w, move |tx| {
            let who = org::by_number(tx, company, "G-102")?.unwrap();
            staff::shift_of(tx, who, at("2026-03-11T22:00:00+08:00"))
        });
        assert_eq!(night, Some((w.cast.unit("lj-repair-2"), at("2026-03-12T06:00:00+08:00"))));
        let prices = read(w, move |tx| stock::prices(tx, company, at("2026-08-01T00:00:00+08:00")));
        assert_eq!(
            prices.iter().map(|p| (p.code.as_str(), p.price)).collect::<Vec<_>>(),
            [("labour", 5_000), ("pipe", 103_650)]
        );

        let rules = house.rules(company);
        assert_eq!(
            (rules.len(), rules[0].priority, rules[1].type_code.as_str()),
            (3, Some(Priority::P1), "installation")
        );
        assert!(rules[1].automatic && !rules[2].automatic && rules[2].type_code.is_empty());
    });
}

/// SYS-04: a row that differs changes what it names and nothing else; an empty cell takes nothing away.
#[test]
fn changed_rows_change_what_they_name() {
    both(|w| {
        all(w);
        let company = w.cast.unit("LJ");
        let s = import(
            w,
            "customers",
            "客户编号,姓名或名称,客户等级,联系电话,证件号\nK-1,赵一,B,13900002009,\n,钱二,,13900002002,\nK-3,钱二,,13900002002,\n",
        );
        // The third row gives the archive of the second its number.
        assert_eq!(counts(&s), [3, 0, 2, 1, 0], "{s:?}");
        assert_eq!(s.changed_rows, [(1, vec!["grade", "phones"]), (3, vec!["number"])]);
        let (row, contacts) = read(w, move |tx| {
            let id = customers::of_number(tx, company, "K-1")?.unwrap();
            Ok((customers::lookup(tx, id)?.unwrap(), customers::contacts(tx, id)?.len()))
        });
        assert_eq!((row.grade.as_str(), row.id_number.as_str(), contacts), ("B", "450302199001011234", 3));

        let s = import(w, "points", "户号,客户编号,房号,纬度,经度\nH-9001,K-2,502,25.2736,110.290216\n");
        assert_eq!(s.changed_rows, [(1, vec!["room", "customer", "lat"])]);
        // One meter, one account: the second row is told where it hangs.
        let s = import(w, "points", "户号,道路门牌或小区,表号\nH-9101,示例路1号,M-77\nH-9102,示例路2号,M-77\n");
        assert_eq!(counts(&s), [2, 1, 0, 0, 1], "{s:?}");
        assert!(s.refusals[0].said.zh.contains("已在户号 H-9101"), "{s:?}");

        let s = import(w, "shifts", "人员,日期,上班,下班\nG-102,2026-03-10,08:30,18:00\n");
        assert_eq!(s.changed_rows, [(1, vec!["to"])]);
        let s = import(
            w,
            "staff",
            "工号,姓名,登录名,单位,角色,结束其他角色,在职\nG-101,孙三,sunsan,lj-online,online_agent,是,\nG-102,李四,lisi,lj-repair-1,,,离职\n,系统管理员,admin,LJ,audit,,\n,系统管理员,admin,LJ,审计员,,\n",
        );
        assert_eq!(counts(&s), [4, 0, 2, 0, 2], "{s:?}");
        assert_eq!(s.changed_rows, [(1, vec!["unit", "roles"]), (2, vec!["login", "active"])]);
        // Another name under a staff number is said in words, also by a dry run: it may be somebody else (SYS-04).
        assert!(s.remarks.is_empty(), "{s:?}");
        let s = import(w, "staff", "工号,姓名,单位\nG-102,李思,lj-repair-1\n");
        assert_eq!(s.changed_rows, [(1, vec!["name"])]);
        let (row, said) = &s.remarks[0];
        assert!(*row == 1 && said.zh.contains("“李四”改为“李思”") && said.en.contains("李思"), "{said:?}");
        import(w, "staff", "工号,姓名,单位\nG-102,李四,lj-repair-1\n");
        let s = import(w, "staff", "姓名,登录名,单位,角色,结束其他角色\n系统管理员,admin,LJ,审计员,是\n");
        assert_eq!(counts(&s), [1, 0, 1, 0, 0]);
        let house = w.app.house();
        let codes = |id: Id| {
            let mut out: Vec<&str> = house.grants_of(id, w.app.now()).iter().map(|g| g.role.code()).collect();
            out.sort_unstable();
            out
        };
        assert_eq!(codes(w.cast.person("admin")), ["administrator", "auditor"], "a file locks no administrator out");
        let sunsan = read(w, |tx| org::by_login(tx, "sunsan")).unwrap();
        assert_eq!(codes(sunsan.id), ["online_agent"]);
        assert!(!read(w, |tx| org::by_login(tx, "lisi")).unwrap().active);

        let s = import(
            w,
            "certificates",
            "人员,作业场景,证书编号,有效期起,有效期止,暂停\nsunsan,repair,Z-1,2026-01-01,2027-06-30,是\n",
        );
        assert_eq!(s.changed_rows, [(1, vec!["until", "suspended"])]);
        let s = import(
            w,
            "instruments",
            "serial number,name,unit,calibrated until\nDET-91,检测仪,lj-repair-1,2027-12-31\n",
        );
        assert_eq!(s.changed_rows, [(1, vec!["calibrated_until"])]);
        let s = import(
            w,
            "instruments",
            "仪器编号,名称,单位,校准有效期止,仪器种类\nDET-91,检测仪,lj-repair-1,2027-12-31,压力表\n",
        );
        assert_eq!(s.changed_rows, [(1, vec!["device"])], "what the list says counts, not the name");
        // Who has gone is on no plan any more (ORG-05).
        let s = import(w, "shifts", "人员,日期,上班,下班\nG-102,2026-03-10,08:30,18:00\n");
        assert!(s.changed_rows.is_empty() && s.refusals[0].said.zh.contains("已离岗"), "{s:?}");
        let s = import(w, "prices", "code,name,measure,yuan,from\nlabour,人工费,次,60,2026-01-01\n");
        assert_eq!(s.changed_rows, [(1, vec!["yuan"])]);
    });
}

/// SYS-04: a file takes nobody's account over and ends no role that it does not say it ends.
#[test]
fn a_file_takes_no_account_over() {
    both(|w| {
        all(w);
        let roles = |login: &'static str| {
            let who = read(w, move |tx| org::by_login(tx, login)).unwrap();
            let mut out: Vec<&str> =
                w.app.house().grants_of(who.id, w.app.now()).iter().map(|g| g.role.code()).collect();
            out.sort_unstable();
            (who.name, who.home_unit, out.join(","))
        };
        let before = (roles("zhoumin"), roles("sunsan"));
        let head = "工号,姓名,登录名,单位,角色,在职\n";
        for (row, reason) in [
            ("T-002,测试乙,zhoumin,lj-repair-1,外勤人员,是", "somebody of another name"),
            ("G-101,测试乙,sunsan,lj-repair-1,外勤人员,是", "somebody of another name"),
            ("G-101,测试乙,ceshiyi,lj-repair-1,外勤人员,是", "somebody of another name"),
            ("G-109,孙三,sunsan,lj-repair-1,外勤人员,是", "another staff number"),
        ] {
            let s = import(w, "staff", &format!("{head}{row}\n"));
            assert_eq!(counts(&s), [1, 0, 0, 0, 1], "{row}: {s:?}");
            assert!(s.refusals[0].said.en.contains(reason), "{row}: {s:?}");
        }
        assert_eq!((roles("zhoumin"), roles("sunsan")), before);
        // Another team and one more role: what was there stays.
        let s = import(w, "staff", &format!("{head},孙三,sunsan,lj-online,online_agent,\n"));
        assert_eq!(s.changed_rows, [(1, vec!["unit", "roles"])]);
        assert_eq!(roles("sunsan").2, "agent,follow_up_agent,online_agent");
        let s = import(w, "staff", "姓名,登录名,单位,结束其他角色\n孙三,sunsan,lj-online,是\n");
        assert!(s.refusals[0].said.en.contains("name those that stay"), "{s:?}");
        // A person's new name comes with the staff number alone.
        let s = import(w, "staff", "工号,姓名,单位\nG-101,孙三丰,lj-online\n");
        assert_eq!(s.changed_rows, [(1, vec!["name"])]);
    });
}

/// DSP-01, SYS-04: a rule table goes in as a whole or not at all; a new one takes the place of the one before.
#[test]
fn a_rule_table_is_replaced_as_a_whole_or_refused() {
    both(|w| {
        const HEAD: &str = "诉求类型,优先级,区县,承办单位,自动派单\n";
        let company = w.cast.unit("LJ");
        let s = import(w, "rules", &format!("{HEAD}repair,,,lj-repair-1,\ninstallation,,,lj-install,是\n"));
        assert_eq!(counts(&s), [2, 2, 0, 0, 0]);
        let version = w.app.house().version;

        let s =
            import(w, "rules", &format!("{HEAD}repair,,,lj-repair-2,\nrepair,P1,,lj-repair-2,\n报修,,,lj-repair-1,\n"));
        assert_eq!((counts(&s), s.withheld), ([3, 0, 0, 0, 2], 1), "{s:?}");
        assert_eq!(s.refusals.iter().map(|r| r.row).collect::<Vec<_>>(), [1, 3]);
        assert!(s.refusals[0].said.zh.contains("第 4 行") && s.refusals[1].said.zh.contains("第 2 行"), "{s:?}");
        for (row, reason) in [
            ("repair,P9,,lj-repair-1,", "P9"),
            ("king,,,lj-repair-1,", "no type \"king\""),
            ("repair,,,nowhere,", "no unit \"nowhere\""),
            ("repair,,,gj-service,", "no unit \"gj-service\""),
            ("repair,,,,", "must not be empty"),
            ("repair,,,lj-repair-1,也许", "yes or no"),
        ] {
            let s = import(w, "rules", &format!("{HEAD}enquiry,,,lj-service,\n{row}\n"));
            assert_eq!((counts(&s), s.withheld), ([2, 0, 0, 0, 1], 1), "{row}: {s:?}");
            assert!(s.refusals[0].row == 2 && s.refusals[0].said.en.contains(reason), "{row}: {s:?}");
        }
        let path = write(w, HEAD);
        let prepared = run::prepare(&w.app, &task("rules", &path)).unwrap();
        let empty = run::run(&prepared, false, None, &mut |_| {});
        assert!(matches!(empty, Err(Trouble::Refused(said)) if said.en.contains("manual queue")));
        assert_eq!((w.app.house().rules(company).len(), w.app.house().version), (2, version), "nothing was touched");

        let one = write(w, &format!("{HEAD}repair,,,lj-repair-1,\n"));
        let s = run_file(w, "rules", &one, true);
        assert_eq!((counts(&s), s.gone), ([1, 0, 0, 1, 0], 1));
        assert_eq!(w.app.house().version, version, "a dry run makes no version");
        run_file(w, "rules", &one, false);
        assert_eq!((w.app.house().rules(company).len(), w.app.house().version), (1, version + 1));
        run_file(w, "rules", &one, false);
        assert_eq!(w.app.house().version, version + 1, "the same table again is no change");
    });
}

/// AUD-01: who imported which file, with how many rows; lines name columns and never what stands in them.
#[test]
fn the_log_says_who_imported_what() {
    both(|w| {
        let path = write(w, "客户编号,姓名或名称,联系电话\nA-1,吴六,13900004444\n,某人,\n");
        let task = Task { person: Some("chenli".into()), ..task("customers", &path) };
        let prepared = run::prepare(&w.app, &task).unwrap();
        run::run(&prepared, true, None, &mut |_| {}).unwrap();
        run::run(&prepared, false, None, &mut |_| {}).unwrap();
        let company = w.cast.unit("LJ");
        let lines = read(w, move |tx| audit::page(tx, company, i64::MAX, 3));
        let told: Vec<(&str, &str, &str)> =
            lines.iter().map(|l| (l.what.as_str(), l.outcome.as_str(), l.detail.as_str())).collect();
        assert_eq!(
            told,
            [
                (
                    "import.end",
                    "done",
                    "customers table.csv: rows 2, made 1, changed 0, there 0, refused 1, withheld 0, gone 0"
                ),
                ("import.customers", "made", "table.csv: row 1 "),
                ("import.begin", "done", "customers table.csv: rows 2"),
            ]
        );
        assert!(lines.iter().all(|l| l.actor == Some(w.cast.person("chenli")) && l.door == "import"));
        let subject = lines[1].subject.unwrap();
        assert_eq!(read(w, move |tx| customers::lookup(tx, subject)).unwrap().name, "吴六");
    });
}
