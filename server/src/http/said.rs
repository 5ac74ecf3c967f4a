//! Codes in what an event says, in words: beside the codes, under `said`, for whoever reads the history. Owns: whose words
//! they are. Refuses nothing; a code that nobody has words for stays as it is.

use crate::act::Matter;
use serde_json::{Map, Value, json};
use shouwen_domain::{
    clock::catalog::fact_words,
    emergency::{self, Incident},
    fieldwork::measure::Test,
    intake::{Room, kinds::TypeDef},
    words::{Words, w},
};

pub(super) fn say_codes(matter: &Matter, action: &str, body: &mut Map<String, Value>) {
    let mut said = Map::new();
    let kind = matter.kind_of_matter();
    match (&matter.room, action) {
        (Room::Order(_), "tick") => said.extend(list(body, "codes", |code| tick(kind, code))),
        (Room::Order(_), "get_ready") => said.extend(list(body, "items", |item| ready(kind, item))),
        (Room::Incident(incident), "tick") => said.extend(list(body, "codes", |code| line(incident, code))),
        (Room::Incident(_), "repair" | "retest") => {
            said.extend(list(body, "readings", |reading| value(&kind.work.tests, reading)));
        }
        (Room::Incident(_), "sent") => {
            said.extend(one(body, "means", |code| Some(emergency::means_words(code))));
            said.extend(one(body, "what", |code| Some(emergency::outcome_words(code))));
        }
        (_, "hear") => said.extend(one(body, "fact", fact_words)),
        _ => {}
    }
    if !said.is_empty() {
        body.insert("said".to_owned(), Value::Object(said));
    }
}

/// Words for each of a list; what has none keeps its code.
fn list(body: &Map<String, Value>, key: &str, say: impl Fn(&Value) -> Option<Value>) -> Option<(String, Value)> {
    let items = body.get(key)?.as_array()?;
    Some((key.to_owned(), items.iter().map(|item| say(item).unwrap_or_else(|| item.clone())).collect()))
}

fn one(body: &Map<String, Value>, key: &str, say: impl Fn(&str) -> Option<Words>) -> Option<(String, Value)> {
    Some((key.to_owned(), json!(say(body.get(key)?.as_str()?)?)))
}

fn tick(kind: &TypeDef, code: &Value) -> Option<Value> {
    let all = kind.work.steps.iter().chain(&kind.work.closing);
    let tick = all.into_iter().find(|tick| code == tick.code.as_str())?;
    Some(json!({"zh": tick.zh, "en": tick.en}))
}

fn ready(kind: &TypeDef, item: &Value) -> Option<Value> {
    let name = &kind.work.readiness.iter().find(|known| item["code"] == known.code.as_str())?.name;
    let number = item["there"].as_i64().map(|n| format!(" × {n}")).unwrap_or_default();
    let serial = item["serial"].as_str().filter(|s| !s.is_empty()).map(|s| format!(" {s}")).unwrap_or_default();
    Some(json!(format!("{name}{number}{serial}")))
}

fn line(incident: &Incident, code: &Value) -> Option<Value> {
    let line = incident.script.lines.iter().find(|line| code == line.code.as_str())?;
    Some(json!({"zh": line.zh, "en": line.en}))
}

fn value(tests: &[Test], reading: &Value) -> Option<Value> {
    let test = tests.iter().find(|test| reading["test"] == test.code.as_str())?;
    let (value, with) = (reading["value"].as_str()?, reading["instrument"].as_str().unwrap_or_default());
    let of = |name: &str| format!("{name} {value} {} {with}", test.unit).trim_end().to_owned();
    Some(json!({"zh": of(&test.zh), "en": of(&test.en)}))
}

/// What the program wrote down by itself.
pub(super) fn program_words(action: &str) -> Words {
    match action {
        "clock.warn" => w("时限预警", "Deadline warning"),
        "clock.breach" => w("时限超期", "Deadline breached"),
        "clock.withdrawn" => w("超期撤回", "Breach withdrawn"),
        "clock.refold" => w("时限重算", "Deadline counted again"),
        "clock.nobody" => w("无人可呼叫", "Nobody to call"),
        "clock.silent_refused" => w("未能自动受理", "Not accepted by itself"),
        _ => w("系统记录", "Recorded by the system"),
    }
}

/// In which way somebody acted who acted by no role.
pub(super) fn way_words(role: &str) -> Words {
    match role {
        "owner" => w("责任人", "owner"),
        "first_owner" => w("首问责任人", "first owner"),
        "recorder" => w("登记人", "recorder"),
        "receiver" => w("接收方", "receiver"),
        "giver" => w("移交方", "giver"),
        "employee" => w("员工", "employee"),
        _ => w("系统", "system"),
    }
}
