//! Texts of cells as values of master data: amounts, times of day, yes and no, telephone numbers, lists. Pure.
//! Refuses what could mean two things, with a sentence that says how to write it. Personal values are never quoted.

use super::{Shape, Value};
use crate::import::dates::Rule;
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use shouwen_domain::{
    form::Choice,
    moment::Moment,
    words::{Said, narrow},
};

/// Most entries of a list in one cell.
const MOST: usize = 20;
/// Highest price: ten million yuan.
const DEAREST: i64 = 1_000_000_000;

/// `rule` is there for dates; `typed` says that the cell was a date cell of a workbook.
pub(super) fn read(shape: Shape, text: &str, typed: bool, rule: Option<&Rule>) -> Result<Value, Said> {
    match shape {
        Shape::Text(max) => within(text, max, text).map(Value::Text),
        Shape::Name(max) => name(text, max).map(Value::Text),
        Shape::Personal(max) => within(text, max, "").map(Value::Text),
        Shape::Phones => {
            let all = list(&narrow(text))?;
            all.iter().try_for_each(|one| phone(one))?;
            Ok(Value::List(all))
        }
        Shape::List => list(text).map(Value::List),
        Shape::Choice(choices) => code(choices, text).map(|code| Value::Text(code.to_owned())),
        Shape::Choices(choices) => {
            let mut codes: Vec<&str> = list(text)?.iter().map(|one| code(choices, one)).collect::<Result<_, _>>()?;
            // In the order of the list, so that the same flags are the same text.
            codes.sort_by_key(|code| choices.iter().position(|c| c.code == *code));
            codes.dedup();
            Ok(Value::Text(codes.join(",")))
        }
        Shape::YesNo => yes_no(&narrow(text)).map(Value::Yes),
        Shape::Day | Shape::LastDay | Shape::Instant => {
            let Some(rule) = rule else { return Err(Said::new("不是日期", "not a date")) };
            let at = rule.read(&narrow(text), typed)?.at;
            Ok(Value::At(match shape {
                Shape::Day => first_of(day_of(at, &rule.zone), &rule.zone)?,
                Shape::LastDay => last_of(day_of(at, &rule.zone), &rule.zone)?,
                _ => at,
            }))
        }
        Shape::Clock => clock(&narrow(text), typed).map(Value::Whole),
        Shape::Fen => fen(&narrow(text)).map(Value::Whole),
        Shape::Degrees(most) => degrees(narrow(text).trim(), most).map(Value::Whole),
    }
}

fn within(text: &str, max: usize, shown: &str) -> Result<String, Said> {
    let n = text.chars().count();
    if n > max {
        return Err(Said::new(format!("有 {n} 个字，最多 {max} 个"), format!("{n} letters, at most {max} allowed")));
    }
    if is_exponent(text) {
        let (zh, en) = if shown.is_empty() { (String::new(), String::new()) } else { quoted(shown) };
        return Err(Said::new(
            format!("{zh}是科学计数法，Excel 已丢失末位：请把该列设为文本后重新填写"),
            format!("{en}a number with an exponent: Excel has lost its end; set the column to text and type it anew"),
        ));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Said::new("含有控制字符", "holds control characters"));
    }
    Ok(text.to_owned())
}

/// `=1+1`, `@SUM`, `+…`, `-…` and their full-width forms, which spreadsheets take as well.
fn name(text: &str, max: usize) -> Result<String, Said> {
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        return Err(Said::new(
            "名称不能以 = + - @ 开头（电子表格会当作公式执行），请改正",
            "a name does not begin with = + - @, which a spreadsheet would run as a formula: correct it",
        ));
    }
    within(text, max, text)
}

fn quoted(text: &str) -> (String, String) {
    (format!("“{text}”"), format!("\"{text}\" is "))
}

/// `4.50302E+17`, as Excel shows long numbers.
fn is_exponent(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(head, tail)| {
        let tail = tail.strip_prefix('+').unwrap_or_default();
        !tail.is_empty()
            && tail.bytes().all(|b| b.is_ascii_digit())
            && !head.is_empty()
            && head.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    })
}

fn list(text: &str) -> Result<Vec<String>, Said> {
    let mut out: Vec<String> = Vec::new();
    for one in text.split(['、', '，', ',', '；', ';', '\n', '|']).map(str::trim).filter(|one| !one.is_empty()) {
        if !out.iter().any(|known| known == one) {
            out.push(one.to_owned());
        }
    }
    if out.len() > MOST {
        return Err(Said::new(format!("最多 {MOST} 项"), format!("at most {MOST} entries")));
    }
    Ok(out)
}

/// The same rule as that of the forms (`domain::form`).
fn phone(text: &str) -> Result<(), Said> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fit = text.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c)) && (5..=20).contains(&digits);
    if fit && text.len() <= 40 {
        return Ok(());
    }
    Err(Said::new(
        "应为 5 到 20 位电话号码，多个号码用顿号隔开",
        "must be a phone number of 5 to 20 digits; divide several by a semicolon",
    ))
}

/// Mobile numbers of the mainland have eleven digits and begin with 1; everything else is called a landline.
pub(super) fn phone_kind(text: &str) -> &'static str {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = text.trim_start().starts_with('+') || digits.starts_with("0086");
    let plain = if abroad { digits.trim_start_matches("00").trim_start_matches("86") } else { digits.as_str() };
    if plain.len() == 11 && plain.starts_with('1') { "mobile" } else { "landline" }
}

fn code(choices: &'static [Choice], text: &str) -> Result<&'static str, Said> {
    let fits = |c: &&Choice| c.code == text || c.words.zh == text || c.words.en.eq_ignore_ascii_case(text);
    choices.iter().find(fits).map(|c| c.code).ok_or_else(|| {
        let zh: Vec<&str> = choices.iter().map(|c| c.words.zh).collect();
        let en: Vec<&str> = choices.iter().map(|c| c.code).collect();
        Said::new(
            format!("没有“{text}”，可以是：{}", zh.join("、")),
            format!("no \"{text}\"; it may be: {}", en.join(", ")),
        )
    })
}

fn yes_no(text: &str) -> Result<bool, Said> {
    match text.to_lowercase().as_str() {
        "是" | "yes" | "y" | "true" | "1" | "√" | "在职" => Ok(true),
        "否" | "no" | "n" | "false" | "0" | "×" | "离职" => Ok(false),
        _ => Err(Said::new(format!("应为 是 或 否：“{text}”"), format!("must be yes or no: \"{text}\""))),
    }
}

/// `1234.5`, `￥1,234.50`, `12元`.
fn fen(text: &str) -> Result<i64, Said> {
    let wrong = || {
        Said::new(
            format!("不是以元计的金额：“{text}”（例如 12 或 12.50）"),
            format!("not an amount in yuan: \"{text}\" (write 12 or 12.50)"),
        )
    };
    let bare = text.trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !grouped || groups.iter().any(|g| g.is_empty() || !digits(g)) || !digits(part) || bare.ends_with('.') {
        return Err(wrong());
    }
    if part.len() > 2 {
        return Err(Said::new(
            format!("最多两位小数：“{text}”"),
            format!("an amount has at most two decimals: \"{text}\""),
        ));
    }
    let amount = format!("{}{part:0<2}", groups.concat()).parse::<i64>().map_err(|_| wrong())?;
    if amount > DEAREST {
        return Err(Said::new(
            format!("金额过大：“{text}”，最多一千万元"),
            format!("the amount is too large: \"{text}\", at most ten million yuan"),
        ));
    }
    Ok(amount)
}

fn degrees(text: &str, most: f64) -> Result<i64, Said> {
    match text.parse::<f64>() {
        Ok(n) if n.is_finite() && n.abs() <= most => Ok((n * 1e6).round() as i64),
        Ok(n) if n.is_finite() => {
            Err(Said::new(format!("应在 -{most} 与 {most} 之间"), format!("must lie between -{most} and {most}")))
        }
        _ => Err(Said::new(format!("不是数字：“{text}”"), format!("not a number: \"{text}\""))),
    }
}

/// Minutes from the midnight before: `8:30`, `08：30:00`, `24:00`, `次日06:00`. A time cell of a workbook comes with a day
/// of the years 1899 or 1900; its midnight at the end of the day is the next of these days.
fn clock(text: &str, typed: bool) -> Result<i64, Said> {
    let wrong = || {
        Said::new(
            format!("不是钟点：“{text}”（例如 08:30、24:00、次日06:00）"),
            format!("not a time of day: \"{text}\" (write 08:30, 24:00 or +1 06:00)"),
        )
    };
    let plain = text.replace('：', ":");
    let (plain, more) = match (typed, plain.split_once(' ')) {
        (true, Some((day, time))) if day.starts_with("1899-") || day == "1900-01-01" || day == "1904-01-01" => {
            // 24:00 is the number 1: midnight of the first day.
            (time.to_owned(), if day == "1900-01-01" || day == "1899-12-31" && time == "00:00:00" { DAY } else { 0 })
        }
        (true, _) => return Err(wrong()),
        (false, _) => match plain.strip_prefix("次日").or_else(|| plain.strip_prefix("+1")) {
            Some(rest) => (rest.trim().to_owned(), DAY),
            None => (plain, 0),
        },
    };
    let mut parts = plain.split(':');
    let mut number = || -> Option<i64> {
        let part = parts.next()?;
        ((1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (hour, minute) = (number().ok_or_else(wrong)?, number().ok_or_else(wrong)?);
    let second = if plain.matches(':').count() == 2 { number().ok_or_else(wrong)? } else { 0 };
    let minutes = hour * 60 + minute;
    if plain.matches(':').count() > 2 || minute > 59 || second != 0 || minutes > DAY {
        return Err(wrong());
    }
    Ok(minutes + more)
}

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

fn beyond() -> Said {
    Said::new("日期太远", "the date is too far away")
}

pub(super) fn day_of(at: Moment, zone: &TimeZone) -> Date {
    at.timestamp().to_zoned(zone.clone()).date()
}

fn first_of(day: Date, zone: &TimeZone) -> Result<Moment, Said> {
    local(day, 0, zone)
}

/// A certificate that ends on a day holds until its last millisecond.
fn last_of(day: Date, zone: &TimeZone) -> Result<Moment, Said> {
    Ok(first_of(day.tomorrow().map_err(|_| beyond())?, zone)?.minus(1))
}

/// So many minutes by the clock on the wall after midnight of a day; up to two days.
pub(super) fn local(day: Date, minutes: i64, zone: &TimeZone) -> Result<Moment, Said> {
    let day = (0..minutes.div_euclid(DAY)).try_fold(day, |day, _| day.tomorrow()).map_err(|_| beyond())?;
    let rest = minutes.rem_euclid(DAY);
    let time = Time::new((rest / 60) as i8, (rest % 60) as i8, 0, 0).map_err(|_| beyond())?;
    let at = day.to_datetime(time).to_zoned(zone.clone()).map_err(|_| beyond())?;
    Ok(Moment(at.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_yuan_become_fen() {
        for (text, fen_) in
            [("12", 1_200), ("12.5", 1_250), ("￥1,234.50", 123_450), ("0", 0), ("0.05", 5), ("35 元", 3_500)]
        {
            assert_eq!(fen(text).ok(), Some(fen_), "{text}");
        }
        for text in
            ["12.505", "-1", "", "1,23", "12.", ".5", "1e3", "12.5.1", "十二", "10000000.01", "0.30000000000000004"]
        {
            assert!(fen(text).is_err(), "{text}");
        }
        assert!(fen("1.005").unwrap_err().zh.contains("两位小数"));
    }

    /// Input methods write full-width digits where a number is wanted.
    #[test]
    fn full_width_digits_are_digits() {
        let whole = |shape, text: &str| match read(shape, text, false, None) {
            Ok(Value::Whole(n)) => n,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(whole(Shape::Fen, "３５．５０"), 3_550);
        assert_eq!(whole(Shape::Clock, "０８：３０"), 510);
        assert_eq!(whole(Shape::Degrees(90.0), " ２５．２７ "), 25_270_000);
        assert!(
            matches!(read(Shape::Phones, "１３９００００２０４６", false, None), Ok(Value::List(all)) if all == ["13900002046"])
        );
    }

    #[test]
    fn times_of_day_end_at_midnight_and_go_past_it_only_when_said() {
        for (text, minutes) in [("8:30", 510), ("08：30", 510), ("08:30:00", 510), ("24:00", 1_440), ("0:00", 0)] {
            assert_eq!(clock(text, false).ok(), Some(minutes), "{text}");
        }
        assert_eq!(clock("次日06:00", false).ok(), Some(1_800));
        assert_eq!(clock("+1 06:00", false).ok(), Some(1_800));
        for text in ["24:01", "25:00", "8", "8:5x", "08:30:15", "8:60", "", "次日", "8:30:00:00", "-1:00"] {
            assert!(clock(text, false).is_err(), "{text}");
        }
        assert!(clock("2026-03-02 08:30:00", true).is_err());
    }

    #[test]
    fn lists_phones_and_words_are_read_as_people_write_them() {
        assert_eq!(list("甲、乙；甲, 丙\n").unwrap(), ["甲", "乙", "丙"]);
        assert!(list(&"a;b".repeat(30)).is_ok());
        for (text, kind) in [
            ("13900002046", "mobile"),
            ("+86 139-0000-2046", "mobile"),
            ("0773-2814001", "landline"),
            ("96777", "landline"),
        ] {
            assert_eq!((phone(text).is_ok(), phone_kind(text)), (true, kind), "{text}");
        }
        for text in ["1234", "不知", "139000020461390000204613900002046"] {
            let said = phone(text).unwrap_err();
            assert!(!said.zh.contains(text) && !said.en.contains(text), "{text} is personal");
        }
        assert_eq!(yes_no("是"), yes_no("TRUE"));
        assert!(yes_no("也许").is_err());
        assert!(is_exponent("4.50302E+17") && !is_exponent("E12") && !is_exponent("MAN-7") && !is_exponent("2E5"));
    }

    #[test]
    fn a_day_is_whole_in_its_zone() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let day = jiff::civil::date(2027, 1, 31);
        assert_eq!(last_of(day, &zone).unwrap().rfc3339(&zone), "2027-01-31T23:59:59.999+08:00");
        assert_eq!(local(day, 1_800, &zone).unwrap().rfc3339(&zone), "2027-02-01T06:00:00+08:00");
        assert_eq!(day_of(last_of(day, &zone).unwrap(), &zone), day);
    }
}
