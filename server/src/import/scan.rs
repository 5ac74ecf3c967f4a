//! Takes a written date apart, without deciding the order of its day and month. Knows ISO 8601, slashes and dots, month
//! names, 12-hour clocks, compact digits, and Chinese dates with full-width digits. Refuses whatever is left over.

use jiff::tz::Offset;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Four(i16),
    Two(i8),
    /// One digit in the last place is never a year: it can only be the day of `26-3-5`.
    One(i8),
}

/// A date before its order is settled.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    YearFirst(Year, i8, i8),
    /// The month is a word.
    Named(Year, i8, i8),
    /// Two numbers and what is the year, unless the order is year first with two digits.
    Open(i8, i8, Year),
}

pub(super) struct Parts {
    pub(super) date: Written,
    /// Hour (24 only as 24:00:00), minute, second, nanosecond.
    pub(super) time: Option<(i8, i8, i8, i32)>,
    pub(super) offset: Option<Offset>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Place of a name written in full or by its first letters (three at least).
fn named(names: &[&str], word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    (word.len() >= 3).then(|| names.iter().position(|name| name.starts_with(word)).map(|at| at as i8 + 1))?
}

struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn spaces(&mut self) -> bool {
        let rest = self.0.trim_start();
        let any = rest.len() < self.0.len();
        self.0 = rest;
        any
    }

    fn eat(&mut self, text: &str) -> bool {
        self.0.strip_prefix(text).map(|rest| self.0 = rest).is_some()
    }

    fn digits(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits
    }

    fn word(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_alphabetic() && c != '.').unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        word
    }

    fn number(&mut self) -> Option<i8> {
        let digits = self.digits();
        (1..=2).contains(&digits.len()).then(|| digits.parse().ok())?
    }
}

/// Full-width forms become ASCII, letters small.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from((u32::from(c) - 0xfee0) as u8),
            '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
            '时' | '時' | '点' => '时',
            '号' => '日',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

pub(super) fn scan(text: &str) -> Option<Parts> {
    if text.len() > 60 {
        return None;
    }
    let text = plain(text);
    let mut c = Cursor(text.trim());
    if c.0.starts_with(|x: char| x.is_ascii_alphabetic()) {
        let mut ahead = Cursor(c.0);
        if named(&WEEKDAYS, ahead.word()).is_some() {
            ahead.eat(",");
            ahead.spaces();
            c = ahead;
        }
    }
    let compact = c.0.len() >= 12 && c.0.bytes().take(12).all(|b| b.is_ascii_digit());
    let date = scan_date(&mut c)?;
    let spaced = c.spaces();
    let gap = c.eat("t") || c.eat(",") || spaced || compact;
    c.spaces();
    let time = if c.0.is_empty() { None } else { Some(scan_time(&mut c)?) };
    // `2013-12-25-05:00` is not a date with a time: between both stands a space, a T or 日.
    if time.is_some() && !gap && !text.contains('日') {
        return None;
    }
    let zoned = time.is_some() && (c.spaces() || !c.0.is_empty());
    let offset = if zoned { Some(scan_offset(&mut c)?) } else { None };
    c.0.is_empty().then_some(Parts { date, time, offset })
}

fn scan_date(c: &mut Cursor<'_>) -> Option<Written> {
    if c.0.starts_with(|x: char| x.is_ascii_alphabetic()) {
        let month = named(&MONTHS, c.word())?;
        c.spaces();
        let day = c.number()?;
        c.eat(",");
        c.spaces();
        return Some(Written::Named(year(c.digits())?, month, day));
    }
    let whole = c.0;
    let first = c.digits();
    if matches!(first.len(), 8 | 12 | 14) {
        c.0 = &whole[8..];
        let number = |range: std::ops::Range<usize>| first[range].parse().ok();
        return Some(Written::YearFirst(Year::Four(first[..4].parse().ok()?), number(4..6)?, number(6..8)?));
    }
    let chinese = c.eat("年");
    let separator =
        if chinese { "月" } else { ["-", "/", "."].into_iter().find(|s| c.0.starts_with(s)).unwrap_or(" ") };
    if !chinese && !c.eat(separator) {
        return None;
    }
    c.spaces();
    if c.0.starts_with(|x: char| x.is_ascii_alphabetic()) {
        let month = named(&MONTHS, c.word())?;
        let _ = c.eat(separator) || c.eat(",");
        c.spaces();
        return Some(Written::Named(year(c.digits())?, month, first.parse().ok()?));
    }
    let second = c.number()?;
    c.spaces();
    // Numbers with only spaces between are not a date.
    if separator == " " || !c.eat(separator) {
        return None;
    }
    c.spaces();
    let third = c.digits();
    if chinese && !c.eat("日") {
        return None;
    }
    if first.len() == 4 || chinese {
        return (third.len() <= 2).then(|| Some(Written::YearFirst(year(first)?, second, third.parse().ok()?)))?;
    }
    ((1..=2).contains(&first.len())).then(|| Some(Written::Open(first.parse().ok()?, second, last_place(third)?)))?
}

fn last_place(digits: &str) -> Option<Year> {
    if digits.len() == 1 { digits.parse().ok().map(Year::One) } else { year(digits) }
}

fn year(digits: &str) -> Option<Year> {
    match digits.len() {
        4 => digits.parse().ok().map(Year::Four),
        2 => digits.parse().ok().map(Year::Two),
        _ => None,
    }
}

fn scan_time(c: &mut Cursor<'_>) -> Option<(i8, i8, i8, i32)> {
    let mut noon = if c.eat("上午") {
        Some(false)
    } else if c.eat("下午") {
        Some(true)
    } else {
        None
    };
    c.spaces();
    let hour = c.digits();
    let (mut hour, mut minute, mut second, mut nanos) = match hour.len() {
        4 => (hour[..2].parse().ok()?, hour[2..].parse().ok()?, 0, 0),
        6 => (hour[..2].parse().ok()?, hour[2..4].parse().ok()?, hour[4..].parse().ok()?, 0),
        1 | 2 => (hour.parse::<i8>().ok()?, -1, 0, 0),
        _ => return None,
    };
    if minute < 0 {
        let chinese = c.eat("时");
        if !chinese && !c.eat(":") {
            return None;
        }
        let digits = c.digits();
        minute = match digits.len() {
            0 if chinese => 0,
            1 if chinese => digits.parse().ok()?,
            2 => digits.parse().ok()?,
            _ => return None,
        };
        if (chinese && c.eat("分")) || c.eat(":") {
            let digits = c.digits();
            second = match digits.len() {
                0 if chinese => 0,
                1 if chinese => digits.parse().ok()?,
                2 => digits.parse().ok()?,
                _ => return None,
            };
            c.eat("秒");
            if c.eat(".") {
                let fraction = c.digits();
                if fraction.is_empty() || fraction.len() > 9 {
                    return None;
                }
                nanos = format!("{fraction:0<9}").parse().ok()?;
            }
        }
    }
    let before = c.0;
    c.spaces();
    if noon.is_none() {
        noon = match c.word() {
            "am" | "a.m." => Some(false),
            "pm" | "p.m." => Some(true),
            _ => {
                c.0 = before;
                None
            }
        };
    }
    if let Some(afternoon) = noon {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    Some((hour, minute, second, nanos))
}

fn scan_offset(c: &mut Cursor<'_>) -> Option<Offset> {
    let before = c.0;
    if matches!(c.word(), "z" | "utc" | "gmt") && c.0.is_empty() {
        return Some(Offset::UTC);
    }
    c.0 = before;
    let west = c.eat("-");
    if !west && !c.eat("+") {
        return None;
    }
    let rest = std::mem::take(&mut c.0);
    offset(rest, west)
}

/// `05:00`, `0500` or `05`, up to 18 hours.
pub(super) fn offset(text: &str, west: bool) -> Option<Offset> {
    let digits = match text.split_once(':') {
        Some((h, m)) if h.len() == 2 && m.len() == 2 => format!("{h}{m}"),
        Some(_) => return None,
        None => text.to_owned(),
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (h, m): (i32, i32) = match digits.len() {
        2 => (digits.parse().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    let seconds = (h * 60 + m) * 60;
    (m < 60 && h <= 18).then(|| Offset::from_seconds(if west { -seconds } else { seconds }).ok())?
}
