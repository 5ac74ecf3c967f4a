//! Mapping files: which column of a foreign table becomes which field of a request, and how its values are read.
//! Unknown keys, targets and codes are refused with the line they stand in. Examples: `packs/import/*.toml`.

use super::dates::{Style, parse_zone};
use super::table::Options;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use shouwen_domain::{reports::RESERVED, words::Said};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// A field of a request that an import can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Target {
    ReceivedAt,
    OccurredAt,
    Type,
    Channel,
    Priority,
    Content,
    CustomerName,
    Contact,
    Address,
    District,
    Lat,
    Lon,
    /// The status as the source calls it.
    SourceStatus,
    /// Our state: see [`STATES`].
    State,
    ClosedAt,
    /// The closing note or the answer to the customer.
    Answer,
    /// The external due date (CLS-11).
    DueAt,
    Unit,
}

/// What a target holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Date,
    /// One of these codes.
    Code(&'static [&'static str]),
    /// A number between.
    Number(f64, f64),
    /// A text of at most so many letters.
    Text(usize),
}

const TYPES: &[&str] = &["enquiry", "repair", "installation", "complaint", "suggestion", "praise", "alarm", "other"];
const CHANNELS: &[&str] = &[
    "hotline",
    "counter",
    "website",
    "mobile",
    "social",
    "community",
    "email",
    "letter",
    "paper_form",
    "suggestion_box",
    "forwarded",
];
const PRIORITIES: &[&str] = &["P0", "P1", "P2", "P3"];
/// States of a request (requirements 6.0). `open` leaves it to the importer where an open matter starts.
pub(crate) const STATES: &[&str] = &["open", "accepted", "in_handling", "answered", "closed", "void"];

impl Target {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::ReceivedAt | Self::OccurredAt | Self::ClosedAt | Self::DueAt => Kind::Date,
            Self::Type => Kind::Code(TYPES),
            Self::Channel => Kind::Code(CHANNELS),
            Self::Priority => Kind::Code(PRIORITIES),
            Self::State => Kind::Code(STATES),
            Self::Lat => Kind::Number(-90.0, 90.0),
            Self::Lon => Kind::Number(-180.0, 180.0),
            Self::Content | Self::Answer => Kind::Text(10_000),
            // As long as the form of a request takes them (`intake/request_forms.rs`).
            Self::Address => Kind::Text(300),
            Self::CustomerName => Kind::Text(100),
            Self::District | Self::SourceStatus => Kind::Text(60),
            Self::Contact => Kind::Text(40),
            Self::Unit => Kind::Text(200),
        }
    }

    pub(crate) const ALL: [Self; 18] = [
        Self::ReceivedAt,
        Self::OccurredAt,
        Self::Type,
        Self::Channel,
        Self::Priority,
        Self::Content,
        Self::CustomerName,
        Self::Contact,
        Self::Address,
        Self::District,
        Self::Lat,
        Self::Lon,
        Self::SourceStatus,
        Self::State,
        Self::ClosedAt,
        Self::Answer,
        Self::DueAt,
        Self::Unit,
    ];

    pub(crate) fn is_name(name: &str) -> bool {
        Self::ALL.iter().any(|target| target.name() == name)
    }

    /// The name in mapping files and in [`MappedRow::fields`](super::row::MappedRow::fields).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ReceivedAt => "received_at",
            Self::OccurredAt => "occurred_at",
            Self::Type => "type",
            Self::Channel => "channel",
            Self::Priority => "priority",
            Self::Content => "content",
            Self::CustomerName => "customer_name",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::District => "district",
            Self::Lat => "lat",
            Self::Lon => "lon",
            Self::SourceStatus => "source_status",
            Self::State => "state",
            Self::ClosedAt => "closed_at",
            Self::Answer => "answer",
            Self::DueAt => "due_at",
            Self::Unit => "unit",
        }
    }
}

/// Longest value of an extra field, and of the key.
pub(crate) const MAX_EXTRA: usize = 500;
pub(crate) const MAX_KEY: usize = 200;

/// A name in both languages, as mapping files give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Title {
    pub(crate) zh: String,
    pub(crate) en: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Spanned<Source>,
    fields: BTreeMap<Target, Spanned<Field>>,
    #[serde(default)]
    extra: BTreeMap<String, Spanned<Field>>,
    report: Option<Spanned<ReportPart>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    name: String,
    #[serde(default)]
    key: Columns,
    zone: Option<String>,
    encoding: Option<String>,
    delimiter: Option<String>,
    sheet: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportPart {
    #[serde(default)]
    dimensions: Vec<String>,
}

/// `"A"` or `["A", "B"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Columns {
    One(String),
    Many(Vec<String>),
    #[default]
    #[serde(skip)]
    None,
}

impl Columns {
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
            Self::None => &[],
        }
    }
}

/// What becomes of a value that `map` does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Otherwise {
    Error,
    Keep,
    Value(String),
}

impl<'de> Deserialize<'de> for Otherwise {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Word(String),
            Value { value: String },
        }
        match Form::deserialize(deserializer)? {
            Form::Word(word) if word == "error" => Ok(Self::Error),
            Form::Word(word) if word == "keep" => Ok(Self::Keep),
            Form::Value { value } => Ok(Self::Value(value)),
            Form::Word(_) => Err(serde::de::Error::custom("otherwise is \"error\", \"keep\" or { value = \"...\" }")),
        }
    }
}

/// How one target or extra field is filled. In this order: take the cells, trim, look for emptiness (an empty value
/// becomes the default, which is not mapped), map, read as what the target holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) column: Option<String>,
    /// Several columns: the first that is not empty, or all that are not empty with `join` between.
    #[serde(default)]
    pub(crate) columns: Vec<String>,
    pub(crate) join: Option<String>,
    /// The file need not have the column: then the field is empty.
    #[serde(default)]
    pub(crate) optional: bool,
    /// An empty value is an error.
    #[serde(default)]
    pub(crate) required: bool,
    /// Values that mean nothing was given, such as "N/A".
    #[serde(default)]
    pub(crate) empty: Vec<String>,
    /// Targets are trimmed unless this says no; extra fields keep the raw value unless it says yes.
    pub(crate) trim: Option<bool>,
    pub(crate) default: Option<String>,
    pub(crate) constant: Option<String>,
    #[serde(default)]
    pub(crate) map: BTreeMap<String, String>,
    pub(crate) otherwise: Option<Otherwise>,
    pub(crate) date: Option<String>,
    /// First of the hundred years meant by years of two digits.
    pub(crate) two_digit_years: Option<i16>,
    #[serde(default)]
    pub(crate) end_of_day: bool,
    /// Longest text in letters; not above the limit of the target.
    pub(crate) max: Option<usize>,
    /// Cut longer texts instead of refusing them.
    #[serde(default)]
    pub(crate) truncate: bool,
    pub(crate) title: Option<Title>,
}

impl Field {
    pub(crate) fn column_names(&self) -> impl Iterator<Item = &String> {
        self.column.iter().chain(&self.columns)
    }

    pub(crate) fn style(&self) -> Style {
        self.date.as_deref().and_then(Style::parse).unwrap_or(Style::Auto)
    }

    pub(crate) fn otherwise(&self) -> Otherwise {
        let fallback = if self.map.is_empty() { Otherwise::Keep } else { Otherwise::Error };
        self.otherwise.clone().unwrap_or(fallback)
    }
}

/// A checked mapping.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    /// Short name of the source; with the key of a row it tells whether a row came in before.
    pub(crate) name: String,
    /// Columns of the key; none means that the row's own contents are its key.
    pub(crate) key: Vec<String>,
    /// Zone of times that carry none.
    pub(crate) zone: TimeZone,
    /// As written: `-05:00`, `Asia/Shanghai`; reports of this source show their times in it.
    pub(crate) zone_name: String,
    pub(crate) options: Options,
    pub(crate) fields: BTreeMap<Target, Field>,
    pub(crate) extra: BTreeMap<String, Field>,
    /// Extra fields by which the intake report groups.
    pub(crate) dimensions: Vec<String>,
}

/// What is wrong with a mapping file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct MappingFault {
    pub(crate) line: usize,
    pub(crate) said: Said,
}

struct Checks<'a> {
    text: &'a str,
}

impl Checks<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1
    }

    fn fault(&self, span: &Range<usize>, zh: impl std::fmt::Display, en: impl std::fmt::Display) -> MappingFault {
        let line = self.line(span);
        let said = Said::new(format!("映射文件第 {line} 行：{zh}"), format!("line {line} of the mapping: {en}"));
        MappingFault { line, said }
    }
}

impl Mapping {
    /// SYS-04: reads and checks a mapping file.
    pub(crate) fn parse(text: &str) -> Result<Self, MappingFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let checks = Checks { text };
        let file: File = toml::from_str(text)
            .map_err(|e| checks.fault(&e.span().unwrap_or(0..0), e.message().trim(), e.message().trim()))?;

        let at = file.source.span();
        let source = file.source.into_inner();
        if source.name.trim().is_empty() || source.name.len() > 40 {
            return Err(checks.fault(&at, "name 应为 1 至 40 个字符", "name must have 1 to 40 characters"));
        }
        let delimiter = match source.delimiter.as_deref() {
            None => None,
            Some("tab") => Some(b'\t'),
            Some(text) if text.len() == 1 && !matches!(text, "\"" | "\n" | "\r") => text.bytes().next(),
            Some(_) => {
                return Err(checks.fault(&at, "delimiter 应为一个字符", "delimiter must be one ASCII character"));
            }
        };
        let zone_name = source.zone.unwrap_or_else(|| "Asia/Shanghai".to_owned());
        let zone = parse_zone(&zone_name).ok_or_else(|| {
            let en = format!("unknown zone \"{zone_name}\" (e.g. Asia/Shanghai or +08:00)");
            checks.fault(&at, format!("不认识的时区“{zone_name}”（如 Asia/Shanghai 或 +08:00）"), en)
        })?;
        if let Some(name) = &source.encoding
            && encoding_rs::Encoding::for_label(name.as_bytes()).is_none()
        {
            return Err(checks.fault(&at, format!("不认识的编码“{name}”"), format!("unknown encoding \"{name}\"")));
        }
        if !file.fields.contains_key(&Target::ReceivedAt) {
            return Err(checks.fault(&(0..0), "缺少 [fields.received_at]", "[fields.received_at] is missing"));
        }

        for (target, field) in &file.fields {
            checks.field(&field.span(), target.name(), target.kind(), field.get_ref())?;
        }
        for (name, field) in &file.extra {
            let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if name.is_empty() || name.len() > 40 || !name.chars().all(good) || RESERVED.contains(&name.as_str()) {
                let en = format!("extra field \"{name}\": lower-case letters, digits and _ only, no name of a figure");
                let zh = format!("附加字段“{name}”：只能用小写字母、数字和下划线，且不能与报表项同名");
                return Err(checks.fault(&field.span(), zh, en));
            }
            checks.field(&field.span(), name, Kind::Text(MAX_EXTRA), field.get_ref())?;
            if field.get_ref().title.is_none() {
                let en = format!("extra field \"{name}\" needs a title in both languages");
                return Err(checks.fault(&field.span(), format!("附加字段“{name}”缺少中英文 title"), en));
            }
        }
        let dimensions = match file.report {
            None => Vec::new(),
            Some(part) => {
                let span = part.span();
                let dimensions = part.into_inner().dimensions;
                if let Some(name) = dimensions.iter().find(|name| !file.extra.contains_key(*name)) {
                    let en = format!("dimension \"{name}\" is no extra field");
                    return Err(checks.fault(&span, format!("维度“{name}”不是附加字段"), en));
                }
                dimensions
            }
        };
        Ok(Self {
            name: source.name,
            key: source.key.names().to_vec(),
            zone,
            zone_name,
            options: Options { encoding: source.encoding, delimiter, sheet: source.sheet, ..Options::default() },
            fields: file.fields.into_iter().map(|(target, field)| (target, field.into_inner())).collect(),
            extra: file.extra.into_iter().map(|(name, field)| (name, field.into_inner())).collect(),
            dimensions,
        })
    }
}

impl Checks<'_> {
    fn field(&self, span: &Range<usize>, name: &str, kind: Kind, field: &Field) -> Result<(), MappingFault> {
        let wrong = |zh: String, en: String| Err(self.fault(span, format!("{name}：{zh}"), format!("{name}: {en}")));
        let sources = usize::from(field.column.is_some())
            + usize::from(!field.columns.is_empty())
            + usize::from(field.constant.is_some());
        if sources != 1 {
            return wrong(
                "column、columns、constant 必须且只能写一个".into(),
                "exactly one of column, columns and constant must stand here".into(),
            );
        }
        if field.join.is_some() && field.columns.is_empty() {
            return wrong("join 要与 columns 同用".into(), "join needs columns".into());
        }
        let date = matches!(kind, Kind::Date);
        if !date && (field.date.is_some() || field.two_digit_years.is_some() || field.end_of_day) {
            return wrong("这不是日期字段".into(), "this is not a date field".into());
        }
        if field.two_digit_years.is_some_and(|first| !(1900..=2099).contains(&first)) {
            return wrong("two_digit_years 应为 1900 至 2099".into(), "two_digit_years must be 1900 to 2099".into());
        }
        if let Some(style) = &field.date
            && Style::parse(style).is_none()
        {
            return wrong(
                format!("不认识的日期写法“{style}”"),
                format!("unknown date style \"{style}\" (auto, YMD, MDY, DMY, excel, epoch, or a pattern with %)"),
            );
        }
        if date && !field.map.is_empty() {
            return wrong("日期不能用 map".into(), "a date cannot have a map".into());
        }
        if field.max.is_some() || field.truncate {
            let Kind::Text(limit) = kind else {
                return wrong("max 和 truncate 只用于文字".into(), "max and truncate are for texts".into());
            };
            if field.max.is_some_and(|max| max == 0 || max > limit) {
                return wrong(format!("max 应为 1 至 {limit}"), format!("max must be 1 to {limit}"));
            }
        }
        if let Kind::Code(codes) = kind {
            let otherwise = match &field.otherwise {
                Some(Otherwise::Value(value)) => Some(value),
                _ => None,
            };
            for value in field.map.values().chain(otherwise).chain(&field.constant).chain(&field.default) {
                if !codes.contains(&value.as_str()) {
                    let all = codes.join(", ");
                    return wrong(
                        format!("没有代码“{value}”，只有 {all}"),
                        format!("there is no code \"{value}\", only {all}"),
                    );
                }
            }
        }
        Ok(())
    }
}
