//! Paper forms with reserved numbers (空白单): printed before the system is down, filled by hand while it is, entered afterwards
//! (INF-06, INT-13). Owns: their numbers and their lines. Refuses a number that is not out: unknown, entered, spoiled. Tested
//! here and in `server/tests/blanks.rs`.

use crate::{
    flow::Facts,
    form::{Choice, Field, Kind as FieldKind, choice, may},
    guard::{Verdict, guards},
    paper::{Block, Pair, Paper, Pen, Table, Tick},
    words::{Words, narrow, w},
};

/// What a block of forms is for.
pub const KINDS: &[Choice] = &[
    choice("emergency", "紧急接报单", "emergency form"),
    choice("request", "诉求登记单", "request form"),
    choice("order", "派工单", "work order form"),
];

/// The number of the form that a body was copied from.
pub(crate) const BLANK: Field =
    may("blank", FieldKind::Line { max: 20 }, "纸质单号（补录时填写）", "Number of the paper form");

/// What is known of the number that a body names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Printed, and not heard of since.
    Out,
    /// Entered as this record.
    Entered(String),
    Spoiled,
    /// No form has it.
    Unknown,
}

guards! {
    BLANK_OUT "blank_out" Rule of_input "INF-06" "纸质单号未使用" "the paper form is still out" =>
        |f: &Facts| match &f.given.blank {
            None | Some(Standing::Out) => Verdict::Pass,
            Some(Standing::Entered(number)) => Verdict::refuse(
                format!("该纸质单号已录入为 {number}：请核对，同一张单只录一次。"),
                format!("This form is entered already, as {number}: each is entered once."),
            ),
            Some(Standing::Spoiled) => Verdict::refuse(
                "该纸质单号已登记作废，请核对。",
                "This form was declared spoiled: check the number.",
            ),
            Some(Standing::Unknown) => Verdict::refuse(
                "没有这个纸质单号，请按单上打印的号码核对（含末位校验码）。",
                "No form has this number: check it against the print, the last digit included.",
            ),
        };
}

/// A number as it is printed: `P-000121-5`. The last digit (Luhn, ISO/IEC 7812-1) tells a slip of the pen from another form.
pub fn number(serial: i64) -> String {
    let digits = format!("{serial:06}");
    let check = check_digit(&digits);
    format!("P-{digits}-{check}")
}

/// A number as somebody typed it; `None` where the last digit says that it was misread.
pub fn parse(typed: &str) -> Option<String> {
    let plain: String = narrow(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits = plain.strip_prefix(['P', 'p']).unwrap_or(&plain);
    if digits.len() < 7 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (serial, check) = digits.split_at(digits.len() - 1);
    (check == check_digit(serial).to_string()).then(|| format!("P-{serial}-{check}"))
}

fn check_digit(digits: &str) -> u32 {
    let doubled = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(|(n, d)| {
        let d = if n % 2 == 0 { d * 2 } else { d };
        d / 10 + d % 10
    });
    (10 - doubled.sum::<u32>() % 10) % 10
}

/// One form to be filled by hand.
pub fn paper(kind: &str, number: &str, company: &str, pen: Pen<'_>) -> Paper {
    let (title, blocks) = match kind {
        "emergency" => (w("紧急接报单", "Emergency form"), emergency(pen)),
        "order" => (w("派工单", "Work order form"), order(pen)),
        _ => (w("诉求登记单", "Request form"), request(pen)),
    };
    let note = w(
        "系统不可用时手工填写；恢复后按单号补录，时间按实际发生时间填写。作废的单须登记原因。",
        "To be filled by hand while the system is down, and entered by its number afterwards, with the true times. A spoiled form is declared with its reason.",
    );
    let mut all = vec![Block::Note(pen.say(note).to_owned())];
    all.extend(blocks);
    Paper {
        lang: pen.lang,
        title: pen.say(title).to_owned(),
        company: company.to_owned(),
        number: number.to_owned(),
        blocks: all,
        ..Paper::default()
    }
}

/// A line to write on.
fn line(pen: Pen<'_>, label: Words, wide: bool) -> Pair {
    Pair { label: pen.say(label).to_owned(), value: "　".to_owned(), wide }
}

fn caller(pen: Pen<'_>) -> Block {
    Block::Pairs(vec![
        line(pen, w("接听时间", "Answered at"), false),
        line(pen, w("接听人", "Answered by"), false),
        line(pen, w("来电号码", "Caller's number"), false),
        line(pen, w("客户姓名", "Name"), false),
        line(pen, w("地址", "Address"), true),
    ])
}

fn ticks(pen: Pen<'_>, lines: &[Words]) -> Block {
    Block::Ticks(lines.iter().map(|words| Tick { done: false, text: pen.say(*words).to_owned() }).collect())
}

fn empty(pen: Pen<'_>, columns: &[(Words, f32, bool)], rows: usize) -> Block {
    let row = vec!["　".to_owned(); columns.len()];
    let table: Table = pen.table(columns, vec![row; rows]);
    Block::Table(table)
}

/// EMG-01 to EMG-07 by hand: the call, the script, whom was called, the way of the crew.
fn emergency(pen: Pen<'_>) -> Vec<Block> {
    let steps = [
        w("确认", "acknowledged"),
        w("出警", "departed"),
        w("到场", "arrived"),
        w("已控制", "controlled"),
        w("已修复", "repaired"),
        w("恢复供气", "supply is back"),
        w("解除", "stood down"),
    ];
    let row = |step: Words| {
        let blank = || "　".to_owned();
        vec![pen.say(step).to_owned(), blank(), blank(), blank()]
    };
    let columns = [
        (w("步骤", "Step"), 0.2, false),
        (w("时间（时:分:秒）", "Time (h:min:s)"), 0.24, false),
        (w("何人", "Who"), 0.2, false),
        (w("情况、检测数值", "What, readings"), 0.36, false),
    ];
    vec![
        caller(pen),
        Block::Pairs(vec![
            line(pen, w("险情", "What"), true),
            line(pen, w("屋内人数", "People inside"), false),
            line(pen, w("伤亡人数", "Casualties"), false),
        ]),
        pen.heading(w("安全指导（逐条告知后勾选）", "Safety script (tick what was said)")),
        ticks(
            pen,
            &[
                w("不要慌张，听我指导", "Stay calm, do as I say"),
                w("打开门窗通风", "Open doors and windows"),
                w("关闭表前阀（总阀）", "Close the main valve"),
                w("严禁明火", "No open flame"),
                w("严禁开关任何电器，室内不要打电话", "No switches, no telephone inside"),
                w("全部人员到室外，保持电话畅通", "Everybody outside, stay reachable"),
            ],
        ),
        pen.heading(w(
            "通知抢修和领导（一分钟无人应答即呼叫下一位）",
            "Crew and leaders (nobody answers in a minute: the next)",
        )),
        empty(
            pen,
            &[
                (w("呼叫时间", "Called at"), 0.2, false),
                (w("被呼叫人", "Who"), 0.3, false),
                (w("应答时间", "Answered at"), 0.2, false),
                (w("备注", "Remark"), 0.3, false),
            ],
            4,
        ),
        pen.heading(w("处置过程", "Course")),
        Block::Table(pen.table(&columns, steps.map(row).to_vec())),
    ]
}

fn request(pen: Pen<'_>) -> Vec<Block> {
    vec![
        caller(pen),
        Block::Pairs(vec![
            line(pen, w("诉求类型", "Type"), false),
            line(pen, w("发生时间", "Occurred at"), false),
            line(pen, w("诉求内容", "Content"), true),
            line(pen, w("时间要求", "Time wanted"), true),
            line(pen, w("特殊需求", "Special demands"), true),
            line(pen, w("已告知下一步和时间", "Told what happens next, and by when"), true),
        ]),
        ticks(pen, &[w("已向客户复述并经确认", "Read back to the customer, who confirmed it")]),
        Block::Pairs(vec![
            line(pen, w("首问责任人签名", "First owner"), false),
            line(pen, w("移交给", "Handed to"), false),
        ]),
    ]
}

fn order(pen: Pen<'_>) -> Vec<Block> {
    vec![
        caller(pen),
        Block::Pairs(vec![
            line(pen, w("原单号", "Of request"), false),
            line(pen, w("约定时间", "Window"), false),
            line(pen, w("工作内容", "Work"), true),
            line(pen, w("出发 / 到达", "Departed / arrived"), false),
            line(pen, w("完工", "Finished"), false),
            line(pen, w("检漏结果、仪器编号", "Leak check, instrument"), true),
            line(pen, w("收费项目和金额", "Charges"), true),
        ]),
        ticks(
            pen,
            &[
                w("已佩戴防护用品、携带可燃气体检测仪", "Protective gear and gas detector at hand"),
                w("已告知收费并经客户同意", "Charges were told and agreed to"),
            ],
        ),
        Block::Pairs(vec![
            line(pen, w("客户签字", "Signed by the customer"), false),
            line(pen, w("维修人员签字", "Signed by the technician"), false),
        ]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// INF-06: every slip of one digit, and every swap of neighbours but of 0 and 9, is noticed.
    #[test]
    fn a_misread_number_is_no_other_form() {
        for serial in [1, 9, 121, 4_711, 999_999] {
            let good = number(serial);
            assert_eq!(parse(&good), Some(good.clone()));
            assert_eq!(parse(&good.to_lowercase().replace('-', " ")), Some(good.clone()));
            let digits: Vec<char> = good.chars().collect();
            for (at, digit) in digits.iter().enumerate().filter(|(_, c)| c.is_ascii_digit()) {
                for other in ('0'..='9').filter(|other| other != digit) {
                    let mut wrong = digits.clone();
                    wrong[at] = other;
                    assert_eq!(parse(&wrong.iter().collect::<String>()), None, "{good}");
                }
            }
        }
        for typed in ["", "P", "P-12", "121", "P-00012x-5"] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
