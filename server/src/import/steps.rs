//! A mapped row as the acts that write it: record, read back, outside date, answer. Pure; the door decides.
//! Owns: what becomes of a state, of a long text, of a field the former system did not have. Invents nothing: what is
//! not known is said to be unknown. Tried below and by `tests/import_real.rs`.

use super::mapping::Target;
use super::parts;
use super::row::{BadRow, MappedRow, RowError};
use crate::house::House;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    form::TEXT,
    id::Id,
    intake::{kinds::propose, request::REQUIRED},
    moment::Moment,
    words::Said,
};

/// Reason of every field that the former system did not keep.
const UNRECORDED: &str = "原系统未记录";
/// Keys of a request's extra fields that belong to the import. In capitals: mappings use lower-case names only.
pub(crate) use shouwen_domain::intake::request::IMPORT_SOURCE as SOURCE;
/// Targets that were empty in the row, comma-separated: the report counts what the source did not say.
pub(crate) const EMPTY: &str = "IMPORT_EMPTY";
/// Set when the source calls the row closed and does not say when: the instant of the import, which is no closing date.
pub(crate) const CLOSED_UNKNOWN: &str = "IMPORT_CLOSED_UNKNOWN";
/// The status letter by letter, where the form would trim it.
pub(crate) const STATUS: &str = "IMPORT_STATUS";
const LAT: &str = "IMPORT_LAT";
const LON: &str = "IMPORT_LON";
/// Most extra fields a mapping may have beside these six: the form takes forty.
pub(crate) const MAX_EXTRAS: usize = 34;

/// Where rows go and by which rules.
pub(crate) struct Place<'h> {
    pub(crate) house: &'h House,
    pub(crate) company: Id,
    pub(crate) source: &'h str,
    pub(crate) now: Moment,
}

/// A row with its acts.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub(crate) row: MappedRow,
    pub(crate) digest: String,
    pub(crate) steps: Vec<(&'static str, Value)>,
    /// What of the answer did not fit into it: notes, among the steps too.
    pub(crate) rest: Vec<(&'static str, Value)>,
    /// The whole answer as notes, for a matter that has ended here.
    pub(crate) answer: Vec<(&'static str, Value)>,
    /// Codes of what had to be adapted; counted in the summary.
    pub(crate) notes: Vec<&'static str>,
}

/// The acts of a row, or what is missing for them.
pub(crate) fn ready(row: MappedRow, place: &Place<'_>) -> Result<Ready, BadRow> {
    let mut maker =
        Maker { row: &row, place, notes: Vec::new(), errors: Vec::new(), rest: Vec::new(), answer: Vec::new() };
    let steps = maker.steps();
    let Maker { mut notes, errors, rest, answer, .. } = maker;
    if !errors.is_empty() {
        return Err(BadRow { row: row.row, line: row.line, cells: row.cells, errors, fatal: false });
    }
    notes.extend(row.notes.iter().map(|n| n.code));
    notes.sort_unstable();
    notes.dedup();
    let digest = parts::digest(&row);
    Ok(Ready { row, digest, steps, rest, answer, notes })
}

struct Maker<'a> {
    row: &'a MappedRow,
    place: &'a Place<'a>,
    notes: Vec<&'static str>,
    errors: Vec<RowError>,
    rest: Vec<(&'static str, Value)>,
    answer: Vec<(&'static str, Value)>,
}

impl Maker<'_> {
    fn steps(&mut self) -> Vec<(&'static str, Value)> {
        let row = self.row;
        let Some(received) = row.text(Target::ReceivedAt) else {
            self.wrong(Target::ReceivedAt, "不能为空", "must not be empty");
            return Vec::new();
        };
        let reference: String = format!("{}:{}", self.place.source, row.source_ref).chars().take(200).collect();
        let evidence = json!({"kind": "import", "reference": reference});
        let state = row.text(Target::State).unwrap_or("open");
        let closed_at = row.text(Target::ClosedAt);
        let (content, more_content) = self.pieces(Target::Content);
        let (answer, more_answer) = self.pieces(Target::Answer);
        let mut steps = vec![("save", self.save(received, content.as_deref()))];
        let accepted = state != "void";
        if accepted {
            steps.push(("confirm", json!({"result": "confirmed", "happened_at": received, "evidence": evidence})));
        }
        if let Some(due) = row.text(Target::DueAt) {
            let number: String = row.source_ref.chars().take(120).collect();
            steps.push(("outside_due", json!({"source": self.place.source, "number": number, "due": due})));
        }
        let means = means(row.text(Target::Channel).unwrap_or_default());
        // An answered request of ours closes by itself when nothing is left open, so both are one here.
        let ended = matches!(state, "closed" | "answered");
        let given = answer.is_some();
        let answer_given = answer.clone();
        let text = answer.clone().unwrap_or_else(|| format!("{UNRECORDED}答复内容"));
        if ended {
            let at = closed_at.map_or_else(|| utc(self.place.now), str::to_owned);
            steps.push((
                "answer",
                json!({"text": text, "outcome": "solved", "means": means, "happened_at": at, "evidence": evidence}),
            ));
        } else if let Some(at) = closed_at {
            let body = json!({"text": text, "means": means, "happened_at": at, "evidence": evidence});
            steps.push(("deliver_solution", body));
        } else if let Some(text) = answer {
            steps.push(("note", json!({"text": text})));
        }
        if !accepted {
            let status = row.text(Target::SourceStatus).unwrap_or("void");
            steps.push(("discard", json!({"reason": format!("原系统状态：{status}")})));
        }
        let more = if given { more_answer } else { Vec::new() };
        let noted = |text: String| ("note", json!({"text": text}));
        self.answer = answer_given.into_iter().chain(more.iter().cloned()).map(noted).collect();
        self.rest = more.into_iter().map(noted).collect();
        if !more_content.is_empty() || !self.rest.is_empty() {
            self.notes.push("text_continued_in_notes");
        }
        steps.extend(more_content.into_iter().map(noted));
        steps.extend(self.rest.iter().cloned());
        steps
    }

    fn save(&mut self, received: &str, content: Option<&str>) -> Value {
        let row = self.row;
        let mut body = Map::new();
        for (target, key) in [(Target::Channel, "channel"), (Target::Type, "type")] {
            match row.text(target) {
                Some(code) => {
                    body.insert(key.into(), json!(code));
                }
                None => self.wrong(
                    target,
                    "为空；请在映射中写明 default 或 constant",
                    "is empty; give the mapping a default or a constant",
                ),
            }
        }
        if let Some(priority) = row.text(Target::Priority) {
            body.insert("priority".into(), json!(priority));
            body.insert("priority_reason".into(), json!("原系统的优先级"));
        }
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                body.insert(key.into(), json!(value));
            }
        };
        put("received_at", Some(received.to_owned()));
        put("occurred_at", row.text(Target::OccurredAt).map(str::to_owned));
        put("content", content.map(str::to_owned));
        put("name", self.line(Target::CustomerName));
        put("contact", self.line(Target::Contact));
        put("source_ref", Some(row.source_ref.chars().take(120).collect()));
        put("source_status", self.line(Target::SourceStatus));
        let mut address = Map::new();
        if let Some(district) = self.line(Target::District) {
            address.insert("district".into(), json!(district));
        }
        match (self.line(Target::Address), row.fields.get("lat"), row.fields.get("lon")) {
            (Some(text), _, _) => {
                address.insert("text".into(), json!(text));
            }
            // A place on the map is a place; an emergency needs one.
            (None, Some(lat), Some(lon)) => {
                address.insert("text".into(), json!(format!("{lat}, {lon}")));
            }
            (None, _, _) => {}
        }
        if !address.is_empty() {
            body.insert("address".into(), Value::Object(address));
        }
        if let Some(unit) = row.text(Target::Unit) {
            match self.unit(unit) {
                Some(id) => {
                    body.insert("unit".into(), json!(id.to_string()));
                }
                None => self.wrong(
                    Target::Unit,
                    &format!("公司没有单位“{unit}”（代码或名称）"),
                    &format!("the company has no unit \"{unit}\" (code or name)"),
                ),
            }
        }
        if row.text(Target::Priority).is_none() && self.is_past_emergency_without_place(&body, content) {
            body.insert("priority".into(), json!("P1"));
            body.insert("priority_reason".into(), json!("原系统已办结，未记录地点和电话"));
        }
        let withheld = self.withheld(&body);
        if !withheld.is_empty() {
            body.insert("withheld".into(), Value::Array(withheld));
        }
        body.insert("extra".into(), Value::Object(self.extra()));
        Value::Object(body)
    }

    /// An emergency must be reachable. One that ended long ago and names neither place nor number cannot be, and need
    /// not: it is recorded below P0 with the reason. An open one is refused, so that somebody looks.
    fn is_past_emergency_without_place(&self, body: &Map<String, Value>, content: Option<&str>) -> bool {
        let ended = matches!(self.row.text(Target::State), Some("closed" | "answered"));
        if !ended || body.contains_key("address") || body.contains_key("contact") {
            return false;
        }
        let types = self.place.house.types(self.place.company);
        propose(types, self.row.text(Target::Type), content.unwrap_or_default()).is_some_and(|p| p.priority.is_p0())
    }

    /// Fields that the type demands and the former system did not keep.
    fn withheld(&self, body: &Map<String, Value>) -> Vec<Value> {
        let Some(type_def) =
            self.row.text(Target::Type).and_then(|code| self.place.house.type_def(self.place.company, code))
        else {
            return Vec::new();
        };
        REQUIRED
            .iter()
            .filter(|field| type_def.fields.iter().any(|f| f == *field) && !body.contains_key(**field))
            .map(|field| json!({"field": field, "reason": UNRECORDED}))
            .collect()
    }

    /// Extra fields as the source wrote them, and what the report needs to know of the source.
    fn extra(&self) -> Map<String, Value> {
        let row = self.row;
        let given = row.extra.iter().filter(|(_, text)| !text.is_empty());
        let mut out: Map<String, Value> = given.map(|(name, text)| (name.clone(), json!(text))).collect();
        out.insert(SOURCE.into(), json!(self.place.source));
        for (key, name) in [(LAT, "lat"), (LON, "lon")] {
            if let Some(number) = row.fields.get(name) {
                out.insert(key.into(), number.clone());
            }
        }
        if let Some(status) = row.text(Target::SourceStatus).filter(|s| s.trim() != *s) {
            out.insert(STATUS.into(), json!(status));
        }
        let ended = matches!(row.text(Target::State), Some("closed" | "answered"));
        if ended && row.text(Target::ClosedAt).is_none() {
            out.insert(CLOSED_UNKNOWN.into(), json!(utc(self.place.now)));
        }
        if !row.empty.is_empty() {
            out.insert(EMPTY.into(), json!(list(row.empty.clone())));
        }
        out
    }

    fn unit(&self, text: &str) -> Option<Id> {
        let house = self.place.house;
        let mine = |id: Id| house.company_of(id) == Some(self.place.company);
        let open = house.units.values().filter(|u| u.closed_at.is_none() && mine(u.id));
        let mut found: Vec<Id> = open.clone().filter(|u| u.code == text).map(|u| u.id).collect();
        if found.is_empty() {
            found = open.filter(|u| u.name == text).map(|u| u.id).collect();
        }
        (found.len() == 1).then(|| found[0])
    }

    /// A text in one line: line breaks become spaces, control characters go.
    fn line(&mut self, target: Target) -> Option<String> {
        let text = self.row.text(target)?;
        let text = text.replace(['\r', '\n', '\t'], " ");
        Some(self.printable(&text, false)).filter(|text| !text.trim().is_empty())
    }

    /// A text cut into pieces that the form takes; nothing is lost, the rest goes into notes.
    fn pieces(&mut self, target: Target) -> (Option<String>, Vec<String>) {
        let Some(text) = self.row.text(target) else { return (None, Vec::new()) };
        let text = self.printable(text, true);
        let letters: Vec<char> = text.trim().chars().collect();
        let mut pieces = letters.chunks(TEXT as usize).map(|piece| piece.iter().collect::<String>());
        let first = pieces.next().filter(|text| !text.trim().is_empty());
        (first, pieces.filter(|text| !text.trim().is_empty()).collect())
    }

    fn printable(&mut self, text: &str, lines: bool) -> String {
        let fine = |c: char| !c.is_control() || (lines && matches!(c, '\n' | '\r' | '\t'));
        if text.chars().all(fine) {
            return text.to_owned();
        }
        self.notes.push("control_characters_removed");
        text.chars().map(|c| if fine(c) { c } else { ' ' }).collect()
    }

    fn wrong(&mut self, target: Target, zh: &str, en: &str) {
        let name = target.name();
        self.errors.push(RowError {
            row: self.row.row,
            line: self.row.line,
            column: None,
            target: Some(name.to_owned()),
            value: None,
            said: Said::new(format!("{name}：{zh}"), format!("{name}: {en}")),
        });
    }
}

/// Names in one text, in an order of their own.
pub(super) fn list(mut names: Vec<&str>) -> String {
    names.sort_unstable();
    names.join(",")
}

fn utc(at: Moment) -> String {
    at.rfc3339(&jiff::tz::TimeZone::UTC)
}

/// The way back to the customer that goes with a channel; former systems do not say it.
fn means(channel: &str) -> &'static str {
    match channel {
        "hotline" => "call",
        "counter" | "community" | "visit" => "counter",
        "email" => "email",
        "letter" | "paper_form" | "suggestion_box" => "letter",
        "social" => "message",
        _ => "portal",
    }
}
