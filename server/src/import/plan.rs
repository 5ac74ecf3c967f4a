//! A mapping applied to the columns of one table: rows become fields. All errors of a row are found at once, so that a
//! sheet is corrected in one go.

use super::dates::{Order, Rule, Shift, Style};
use super::keys::Keys;
use super::mapping::{Field, Kind, MAX_EXTRA, MAX_KEY, Mapping, Otherwise, Target};
use super::row::{BadRow, MappedRow, Note, Outcome, RowError, Tally};
use super::sheet::CellFlag;
use super::table::Row;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use shouwen_domain::moment::Moment;
use shouwen_domain::words::{Said, w};
use std::collections::{BTreeMap, HashMap};

/// Most distinct values counted for one target.
const MAX_VALUES: usize = 1_000;

const CLOSED_FIRST: Note =
    Note { code: "closed_before_received", said: w("关闭时间早于接收时间", "closed before it was received") };
const CLOSED_DATE_ONLY: Note = Note {
    code: "not_closed_with_closed_date",
    said: w("未关闭却有关闭时间", "not closed, yet with a closing date"),
};
const CLOSED_STATE_ONLY: Note = Note {
    code: "closed_without_closed_date",
    said: w("已关闭却无关闭时间", "closed, yet without a closing date"),
};
const OCCURRED_LATER: Note = Note {
    code: "occurred_after_received",
    said: w("发生时间晚于接收时间", "occurred after it was received"),
};
const HALF_A_PLACE: Note =
    Note { code: "half_a_place", said: w("经纬度只有一个", "only one of latitude and longitude") };
const IN_GAP: Note = Note {
    code: "time_in_gap",
    said: w("当地时间不存在（夏令时开始），已顺延", "a local time skipped by summer time was moved forward"),
};
const IN_FOLD: Note = Note {
    code: "time_in_fold",
    said: w("当地时间有两个（夏令时结束），取较早者", "a local time that stands twice was read as the earlier"),
};
const CUT: Note = Note { code: "text_cut", said: w("文字过长，已截断", "a text was too long and was cut") };

/// A field with its columns found.
struct Resolved {
    name: String,
    kind: Kind,
    field: Field,
    columns: Vec<usize>,
    trim: bool,
    /// For dates.
    rule: Option<Rule>,
}

/// The columns of a table by name. One that has no column of exactly that name may have one that differs only in
/// capitals, spaces and underscores (`created_date` is the `Created Date` of another export), if there is only one.
pub(crate) struct Headers<'a> {
    exact: HashMap<&'a str, usize>,
    loose: HashMap<String, Option<usize>>,
}

impl<'a> Headers<'a> {
    pub(crate) fn of(columns: &'a [String]) -> Self {
        let exact = columns.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let mut loose: HashMap<String, Option<usize>> = HashMap::new();
        for (at, name) in columns.iter().enumerate() {
            loose.entry(loosely(name)).and_modify(|place| *place = None).or_insert(Some(at));
        }
        Self { exact, loose }
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.exact.get(name).copied().or_else(|| self.loose.get(&loosely(name)).copied().flatten())
    }
}

fn loosely(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-')).filter(|w| !w.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// A mapping applied to the columns of one table.
pub(crate) struct Plan {
    targets: Vec<(Target, Resolved)>,
    extra: Vec<Resolved>,
    key: Vec<usize>,
    columns: Vec<String>,
}

impl Plan {
    /// Finds every column that the mapping names; all that are missing are said at once.
    pub(crate) fn new(mapping: &Mapping, columns: &[String]) -> Result<Self, Said> {
        let headers = Headers::of(columns);
        let mut absent: Vec<String> = Vec::new();
        let place = |name: &String| headers.place(name);
        let mut resolve = |name: &str, kind: Kind, field: &Field, trim: bool, zone: &TimeZone| {
            let found: Vec<usize> = field.column_names().filter_map(place).collect();
            if !field.optional {
                absent.extend(field.column_names().filter(|name| place(name).is_none()).cloned());
            }
            let rule = (kind == Kind::Date).then(|| Rule {
                order: match field.style() {
                    Style::Order(order) => Some(order),
                    _ => None,
                },
                style: field.style(),
                two_digit_years: field.two_digit_years,
                end_of_day: field.end_of_day,
                mapped: true,
                zone: zone.clone(),
            });
            let trim = field.trim.unwrap_or(trim);
            Resolved { name: name.to_owned(), kind, field: field.clone(), columns: found, trim, rule }
        };
        let zone = &mapping.zone;
        let targets: Vec<(Target, Resolved)> =
            mapping.fields.iter().map(|(t, f)| (*t, resolve(t.name(), t.kind(), f, true, zone))).collect();
        let extra: Vec<Resolved> =
            mapping.extra.iter().map(|(n, f)| resolve(n, Kind::Text(MAX_EXTRA), f, false, zone)).collect();
        let key = mapping.key.iter().filter_map(place).collect();
        absent.extend(mapping.key.iter().filter(|name| place(name).is_none()).cloned());
        if absent.is_empty() {
            return Ok(Self { targets, extra, key, columns: columns.to_vec() });
        }
        absent.sort_unstable();
        absent.dedup();
        let (absent, all) = (absent.join(", "), columns.join(", "));
        Err(Said::new(
            format!("文件里没有这些列：{absent}。文件的列是：{all}"),
            format!("the file lacks these columns: {absent}. It has: {all}"),
        ))
    }

    /// The date targets, with the columns of each and how the mapping says that they are written.
    pub(crate) fn dates(&self) -> impl Iterator<Item = (Target, &[usize], &Style)> {
        self.targets.iter().filter_map(|(target, r)| {
            let rule = r.rule.as_ref()?;
            (!r.columns.is_empty()).then_some((*target, r.columns.as_slice(), &rule.style))
        })
    }

    /// Whether a cell counts as empty for a target.
    pub(crate) fn is_empty(&self, target: Target, cell: &str) -> bool {
        self.targets.iter().any(|(t, r)| *t == target && r.is_empty(cell))
    }

    /// Sets the order found for a column whose style is `auto`.
    pub(crate) fn settle(&mut self, target: Target, order: Option<Order>) {
        for (t, resolved) in &mut self.targets {
            if let (true, Some(rule)) = (*t == target, &mut resolved.rule) {
                rule.order = order;
            }
        }
    }

    /// Maps one row. `keys` refuses a key that stood in an earlier row of the same file.
    pub(crate) fn map(&self, row: &Row, keys: &mut Keys, tally: &mut Tally) -> Result<MappedRow, BadRow> {
        let mut errors = Vec::new();
        let mut blamed = Vec::new();
        let mut notes = Vec::new();
        let mut fields = Map::new();
        let mut moments = BTreeMap::new();
        for (target, resolved) in &self.targets {
            match self.value(resolved, row, &mut notes, tally) {
                Ok(Some(Read::Moment(at))) => {
                    moments.insert(*target, at);
                    fields.insert(resolved.name.clone(), Value::String(utc(at)));
                }
                Ok(Some(Read::Number(number))) => {
                    fields.insert(resolved.name.clone(), Value::from(number));
                }
                Ok(Some(Read::Text(text))) => {
                    fields.insert(resolved.name.clone(), Value::String(text));
                }
                Ok(None) if *target == Target::ReceivedAt || resolved.field.required => {
                    errors.push(self.error(row, resolved, None, "不能为空", "must not be empty"));
                }
                Ok(None) => *tally.missing.entry(resolved.name.clone()).or_default() += 1,
                Err(wrong) => blamed.push(*wrong),
            }
        }
        let mut extra = BTreeMap::new();
        for resolved in &self.extra {
            match self.value(resolved, row, &mut notes, tally) {
                Ok(Some(Read::Text(text))) => {
                    extra.insert(resolved.name.clone(), text);
                }
                Ok(_) if resolved.field.required => {
                    errors.push(self.error(row, resolved, None, "不能为空", "must not be empty"));
                }
                Ok(_) => {
                    *tally.missing.entry(resolved.name.clone()).or_default() += 1;
                    extra.insert(resolved.name.clone(), String::new());
                }
                Err(wrong) => blamed.push(*wrong),
            }
        }
        errors.extend(blame(blamed));
        let source_ref = match self.key_of(row, keys) {
            Ok(key) => key,
            Err(said) => {
                let column = self.key.first().map(|at| self.columns[*at].clone());
                let value = self.key.first().map(|at| row.cells[*at].clone());
                errors.push(RowError { row: row.number, line: row.line, column, target: None, value, said });
                String::new()
            }
        };
        if !errors.is_empty() {
            return Err(BadRow { row: row.number, line: row.line, cells: row.cells.clone(), errors, fatal: false });
        }
        contradictions(&fields, &moments, &mut notes);
        notes.sort_unstable_by_key(|note| note.code);
        notes.dedup();
        for note in &notes {
            *tally.notes.entry(note.code).or_default() += 1;
        }
        let empty = self.targets.iter().map(|(t, _)| t.name()).filter(|name| !fields.contains_key(*name)).collect();
        let cells = row.cells.clone();
        Ok(MappedRow { row: row.number, line: row.line, source_ref, fields, extra, notes, empty, cells })
    }

    fn error(
        &self,
        row: &Row,
        of: &Resolved,
        value: Option<&str>,
        zh: impl AsRef<str>,
        en: impl AsRef<str>,
    ) -> RowError {
        self.error_at(of.columns.first().copied(), row, of, value, zh, en)
    }

    fn error_at(
        &self,
        at: Option<usize>,
        row: &Row,
        of: &Resolved,
        value: Option<&str>,
        zh: impl AsRef<str>,
        en: impl AsRef<str>,
    ) -> RowError {
        let column = at.map(|at| self.columns[at].clone());
        let shown = column.as_deref().unwrap_or(&of.name);
        let said = Said::new(format!("{shown}：{}", zh.as_ref()), format!("{shown}: {}", en.as_ref()));
        let value = value.map(|v| v.chars().take(200).collect());
        RowError { row: row.number, line: row.line, column, target: Some(of.name.clone()), value, said }
    }

    /// The value of one field: `None` when it is empty.
    fn value(
        &self,
        of: &Resolved,
        row: &Row,
        notes: &mut Vec<Note>,
        tally: &mut Tally,
    ) -> Result<Option<Read>, Box<Wrong>> {
        let wrong = |value: &str, zh: &str, en: &str| {
            Box::new(Wrong { error: self.error(row, of, Some(value), zh, en), limit: None })
        };
        let mut typed = false;
        for at in &of.columns {
            match row.flag(*at) {
                Some(CellFlag::LostDigits) => {
                    let zh = "数字超过 15 位，Excel 已丢失末位：请把该列设为文本后重新填写";
                    let en =
                        "a number of more than 15 digits: Excel has lost the last; set the column to text, type anew";
                    return Err(wrong(&row.cells[*at], zh, en));
                }
                Some(CellFlag::Error) => return Err(wrong(&row.cells[*at], "单元格是公式错误", "a formula error")),
                Some(CellFlag::Date) => typed = true,
                None => {}
            }
        }
        let field = &of.field;
        let raw = of.raw(row);
        let text = match (&raw, &field.constant) {
            (_, Some(constant)) => constant.clone(),
            (Some(raw), None) => of.mapped(raw, tally).ok_or_else(|| {
                wrong(raw, &format!("没有为“{raw}”规定对应值"), &format!("the mapping has no value for \"{raw}\""))
            })?,
            (None, None) => match &field.default {
                Some(default) => default.clone(),
                None => return Ok(None),
            },
        };
        match of.kind {
            Kind::Date => {
                let Some(rule) = &of.rule else { return Ok(None) };
                let read = rule.read(&text, typed).map_err(|said| wrong(&text, &said.zh, &said.en))?;
                notes.extend(read.shift.map(|shift| if shift == Shift::Gap { IN_GAP } else { IN_FOLD }));
                Ok(Some(Read::Moment(read.at)))
            }
            Kind::Code(codes) if codes.contains(&text.as_str()) => Ok(Some(Read::Text(text))),
            Kind::Code(codes) => {
                let all = codes.join(", ");
                Err(wrong(&text, &format!("“{text}”不是代码（{all}）"), &format!("\"{text}\" is no code ({all})")))
            }
            Kind::Number(low, high) => match text.trim().parse::<f64>() {
                Ok(number) if number >= low && number <= high => Ok(Some(Read::Number(number))),
                Ok(number) if number.is_finite() => {
                    let (zh, en) = (format!("应在 {low} 与 {high} 之间"), format!("must lie between {low} and {high}"));
                    Err(wrong(&text, &zh, &en))
                }
                _ => Err(wrong(&text, "不是数字", "not a number")),
            },
            Kind::Text(limit) => {
                let limit = field.max.unwrap_or(limit);
                match text.char_indices().nth(limit) {
                    None => Ok(Some(Read::Text(text))),
                    Some((end, _)) if field.truncate => {
                        notes.push(CUT);
                        Ok(Some(Read::Text(text[..end].to_owned())))
                    }
                    Some(_) => {
                        let n = text.chars().count();
                        let zh = format!("有 {n} 个字，最多 {limit} 个");
                        let en = format!("{n} letters, at most {limit} allowed");
                        // Of several columns in one text the longest is to be shortened.
                        let longest = of.columns.iter().copied().max_by_key(|at| row.cells[*at].chars().count());
                        let error = self.error_at(longest, row, of, Some(&text), zh, en);
                        Err(Box::new(Wrong { error, limit: Some(limit) }))
                    }
                }
            }
        }
    }

    fn key_of(&self, row: &Row, keys: &mut Keys) -> Result<String, Said> {
        if self.key.is_empty() {
            return Ok(keys.of_contents(&row.cells));
        }
        let parts: Vec<&str> = self.key.iter().map(|at| row.cells[*at].trim()).collect();
        if parts.iter().all(|part| part.is_empty()) {
            return Err(Said::new("编号列为空", "the key is empty"));
        }
        if self.key.iter().any(|at| row.flag(*at) == Some(CellFlag::LostDigits)) {
            return Err(Said::new(
                "编号超过 15 位，Excel 已丢失末位",
                "the key has over 15 digits: Excel lost the last",
            ));
        }
        let key = parts.join("|");
        if key.chars().count() > MAX_KEY {
            return Err(Said::new(format!("编号超过 {MAX_KEY} 个字"), format!("the key has over {MAX_KEY} letters")));
        }
        keys.claim(&key, row.line).map(|()| key)
    }
}

/// What is wrong with one field; `limit` where its text is too long for it.
struct Wrong {
    error: RowError,
    limit: Option<usize>,
}

/// One fault is told once: a column that several fields take is too long for the shortest of them, and a cell that cannot
/// be read is one cell.
fn blame(all: Vec<Wrong>) -> Vec<RowError> {
    let mut out: Vec<Wrong> = Vec::new();
    for wrong in all {
        let same = out.iter_mut().find(|told| {
            told.error.column == wrong.error.column
                && (told.error.said == wrong.error.said || (told.limit.is_some() && wrong.limit.is_some()))
        });
        match same {
            Some(told) if wrong.limit < told.limit => *told = wrong,
            Some(_) => {}
            None => out.push(wrong),
        }
    }
    out.into_iter().map(|wrong| wrong.error).collect()
}

enum Read {
    Moment(Moment),
    Number(f64),
    Text(String),
}

impl Resolved {
    fn is_empty(&self, cell: &str) -> bool {
        let cell = if self.trim { cell.trim() } else { cell };
        cell.is_empty() || self.field.empty.iter().any(|empty| empty == cell)
    }

    /// The text in the cells, before any map; `None` when all are empty.
    fn raw(&self, row: &Row) -> Option<String> {
        let cells = self.columns.iter().map(|at| row.cells[*at].as_str()).filter(|cell| !self.is_empty(cell));
        let mut cells = cells.map(|cell| if self.trim { cell.trim() } else { cell });
        match &self.field.join {
            None => cells.next().map(str::to_owned),
            Some(join) => {
                let all: Vec<&str> = cells.collect();
                (!all.is_empty()).then(|| all.join(join))
            }
        }
    }

    fn mapped(&self, raw: &str, tally: &mut Tally) -> Option<String> {
        if self.field.map.is_empty() && !matches!(self.kind, Kind::Code(_)) {
            return Some(raw.to_owned());
        }
        let became = match (self.field.map.get(raw), self.field.otherwise()) {
            (Some(value), _) => Some(value.clone()),
            (None, Otherwise::Value(value)) => Some(value),
            (None, Otherwise::Keep) => Some(raw.to_owned()),
            (None, Otherwise::Error) => None,
        };
        let counted = tally.values.entry(self.name.clone()).or_default();
        if let Some(outcome) = counted.get_mut(raw) {
            outcome.n += 1;
        } else if counted.len() < MAX_VALUES {
            counted.insert(raw.to_owned(), Outcome { became: became.clone(), n: 1 });
        }
        became
    }
}

/// What a source says against itself; both statements are kept and the contradiction is noted.
fn contradictions(fields: &Map<String, Value>, moments: &BTreeMap<Target, Moment>, notes: &mut Vec<Note>) {
    let received = moments.get(&Target::ReceivedAt);
    let closed = moments.get(&Target::ClosedAt);
    if closed.is_some() && closed < received {
        notes.push(CLOSED_FIRST);
    }
    if moments.get(&Target::OccurredAt).is_some_and(|at| Some(at) > received) {
        notes.push(OCCURRED_LATER);
    }
    match (fields.get("state").and_then(Value::as_str), closed) {
        (Some("closed"), None) => notes.push(CLOSED_STATE_ONLY),
        (Some(state), Some(_)) if state != "closed" => notes.push(CLOSED_DATE_ONLY),
        _ => {}
    }
    if fields.contains_key("lat") != fields.contains_key("lon") {
        notes.push(HALF_A_PLACE);
    }
}

/// `2013-12-26T04:59:08Z`, with milliseconds only when there are any.
fn utc(at: Moment) -> String {
    at.timestamp().to_string()
}
