use super::*;
use crate::fieldwork::{
    measure::{Reading, Test},
    scope::{Consent, Line},
    sheet::Signature,
};
use jiff::tz::TimeZone;
use serde_json::json;

const NUMBER: &str = "LJ-ORDER-20260313-0001";

fn at(text: &str) -> Moment {
    Moment::parse(&format!("2026-03-13T{text}:00+08:00")).unwrap()
}

fn order() -> Order {
    let line =
        |code: &str, quantity: i64, consent| Line { code: code.into(), quantity, price: 3_500, consent, begun: None };
    Order {
        content: "安装热水器".into(),
        done: "已安装".into(),
        lines: vec![
            line("pipe", 1_200, Consent::Signed { at: at("14:22") }),
            line("hose", 1_000, Consent::Refused { at: at("14:22") }),
        ],
        readings: vec![Reading {
            test: "tightness".into(),
            value: 4.2,
            held: 15,
            instrument: "MAN-7".into(),
            calibrated_until: Some(at("23:59")),
            device: None,
            at: at("14:40"),
        }],
        ..Order::default()
    }
}

fn told<'a>(order: &'a Order, work: &'a Profile, zone: &'a TimeZone, steps: &'a [Step]) -> Told<'a> {
    Told {
        copy: Copy::Customer,
        pen: Pen { lang: Lang::Zh, zone },
        company: "临江燃气".into(),
        number: NUMBER,
        state: "done",
        type_words: Said::new("报装", "Installation"),
        priority: Priority::P2,
        received: at("10:20"),
        unit: "安装班".into(),
        owner: "黄建国".into(),
        asked: Asked { name: "王海涛".into(), contact: "139****4410".into(), ..Asked::default() },
        order,
        work,
        prices: &[],
        steps,
        limits: &[],
        made: &[],
        passed: &[],
        files: &[],
        head: "abcd",
        drawn: &[],
    }
}

fn all(paper: &Paper) -> String {
    format!("{paper:?}")
}

/// OSV-05 OSV-07 SGN-02
#[test]
fn the_sheet_tells_what_is_charged_what_was_measured_and_whether_the_signature_holds() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let test = |code: &str, zh: &str| Test {
        code: code.into(),
        zh: zh.into(),
        en: code.into(),
        unit: "kPa".into(),
        least: Some(5.0),
        most: None,
        hold: 15,
        instrument: true,
        device: None,
    };
    let work = Profile { tests: vec![test("tightness", "严密性"), test("leak", "检漏")], ..Profile::default() };
    let step =
        |action: &str, time: &str, body| Step { action: action.into(), at: at(time), who: "黄建国".into(), body };
    let mut order = order();
    let unsigned = all(&paper(&told(&order, &work, &zone, &[])));
    for text in ["42.00", "客户不同意，不计费", "≥ 5 kPa，保持 15 分钟", "不合格", "未检测", "2026-03-13", "□1 □2"]
    {
        assert!(unsigned.contains(text), "{text}: {unsigned}");
    }
    let total = |p: &Paper| {
        p.blocks.iter().find_map(|b| match b {
            Block::Table(t) => t.total.clone().map(|(_, sum)| sum),
            _ => None,
        })
    };
    assert_eq!(
        total(&paper(&told(&order, &work, &zone, &[]))).as_deref(),
        Some("42.00"),
        "what was refused is not charged"
    );

    // SGN-02: beside the additions stands what the plan costs, and the sum of both where it is a number.
    let planned = |cost: &str, accepted| {
        let order =
            Order { solution: "换管".into(), cost: cost.into(), solution_accepted: accepted, ..order.clone() };
        let zh = all(&paper(&told(&order, &work, &zone, &[])));
        (zh, all(&paper(&Told { pen: Pen { lang: Lang::En, zone: &zone }, ..told(&order, &work, &zone, &[]) })))
    };
    let pair =
        |label: &str, value: &str, wide: bool| format!("{:?}", Pair { label: label.into(), value: value.into(), wide });
    let (zh, en) = planned("260", Some(true));
    assert!(
        zh.contains(&pair("方案费用（元）", "260.00", false)) && zh.contains(&pair("应收总计（元）", "302.00", true)),
        "{zh}"
    );
    assert!(zh.contains("增加项目合计（元）") && en.contains(&pair("To be paid (CNY)", "302.00", true)), "{en}");
    let (zh, en) = planned("按实际用量", Some(true));
    assert!(
        zh.contains("按实际用量") && zh.contains(&pair("应收总计（元）", "方案费用 + 增加项目 42.00", true)),
        "{zh}"
    );
    assert!(en.contains("cost of the plan + added items 42.00"), "{en}");
    assert!(planned("260", None).0.contains("客户接受后计"), "not accepted yet");
    assert!(!planned("260", Some(false)).0.contains("方案费用"), "refused: it costs nothing");

    let content = order.sheet(NUMBER).digest();
    // SGN-03: done again, the sheet says which order and why.
    let again = Order { rework: 1, ..order.clone() };
    let rejected = [step("reject_work", "16:30", json!({"reason": "仍有异响"}))];
    let told_again = all(&paper(&told(&again, &work, &zone, &rejected)));
    assert!(
        told_again.contains(&format!("本单 {NUMBER} 第 1 次返工：客户 2026-03-13 16:30 拒收，仍有异响")),
        "{told_again}"
    );

    order.signature =
        Some(Signature { content: content.clone(), name: "王海涛".into(), at: at("15:40"), file: None });
    let steps = [
        step("sign", "15:40", json!({"name": "王海涛", "content": content})),
        step("amend", "16:00", json!({"reason": "人工费按半价"})),
    ];
    let signed = paper(&told(&order, &work, &zone, &steps[..1]));
    assert!(signed.stamp.is_none() && all(&signed).contains("签字人：王海涛"));
    assert_eq!(standing(&order, NUMBER), Standing::Signed);

    // Changed behind the signature, or amended by the rules: void both times.
    order.done.push('。');
    assert_eq!(standing(&order, NUMBER), Standing::Void);
    (order.signature, order.signature_void) = (None, true);
    let void = paper(&told(&order, &work, &zone, &steps));
    assert_eq!(void.stamp.as_deref(), Some("签字作废"));
    assert!(all(&void).contains("2026-03-13 16:00 更正单据，原因：人工费按半价"), "{}", all(&void));
}

#[test]
fn what_colleagues_settle_among_themselves_stands_on_the_archive_copy_only() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let (order, work) = (order(), Profile::default());
    let passed = [Passed {
        at: at("09:00"),
        mode: "warn".into(),
        said: Said::new("超出负荷", "overloaded"),
        clause: "DSP-03".into(),
    }];
    let limits = [Limited {
        code: "dispatch".into(),
        words: w("派单", "dispatch"),
        limit: Said::new("30 分钟", "30 minutes"),
        clause: "DSP-01".into(),
        due: None,
        stopped: None,
        kept: Some(true),
    }];
    for copy in [Copy::Customer, Copy::Archive] {
        let told = Told { copy, passed: &passed, limits: &limits, ..told(&order, &work, &zone, &[]) };
        let text = all(&paper(&told));
        for inside in ["超出负荷", "DSP-01", "末条哈希"] {
            assert_eq!(text.contains(inside), copy == Copy::Archive, "{inside} {copy:?}");
        }
    }
    let english = Told { pen: Pen { lang: Lang::En, zone: &zone }, ..told(&order, &work, &zone, &[]) };
    let text = all(&paper(&english));
    let own = ["安装", "王海涛", "临江", "已", "黄建国"];
    let left: Vec<char> = text.chars().filter(|c| ('\u{4E00}'..'\u{A000}').contains(c)).collect();
    let known: String = own.concat();
    assert!(left.iter().all(|c| known.contains(*c) || "热水器燃气班".contains(*c)), "{left:?}");
}

#[test]
fn money_and_amounts_are_written_as_people_write_them() {
    assert_eq!([yuan(16_000), yuan(5), yuan(-120)], ["160.00", "0.05", "-1.20"].map(String::from));
    assert_eq!(
        [amount(1_200), amount(1_000), amount(333), amount(20_000)],
        ["1.2", "1", "0.333", "20"].map(String::from)
    );
}
