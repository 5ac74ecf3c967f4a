//! What a message to an employee says: the words of policy, with what is known put in. Made when it is sent, so that the
//! place and the number stand in the sealed message and nowhere else (NTF-01, EMG-04). Words that ask for something nobody
//! knows are answered with the words of the catalog: a call is never silent because of a misspelt brace.

use crate::house::House;
use shouwen_domain::{
    channels::{
        means::{LEADER, PURPOSES, Purpose, UNANSWERED},
        progress::fill,
    },
    id::Id,
    intake::{self, Room},
    moment::Moment,
    policy::{Query, catalog, value::Value},
};
use shouwen_store::{
    Result, Tx, intake as rooms, jobs,
    messages::Message,
    record::{self, RecordRow},
};

/// The words of a purpose in a language, as they hold at a unit.
fn template(house: &House, purpose: &Purpose, lang: &str, unit: Id, at: Moment) -> String {
    let code = if lang == "en" { purpose.words.1 } else { purpose.words.0 };
    let path = house.path(unit);
    match house.book.value(code, &Query { unit_path: &path, at, ..Query::default() }) {
        Some(Value::Text(words)) => words,
        _ => usual(code),
    }
}

/// The words of the catalog.
fn usual(code: &str) -> String {
    let parameter = catalog().parameter(code);
    match parameter.and_then(|p| p.defaults.first()).map(|d| &d.value) {
        Some(Value::Text(words)) => words.clone(),
        _ => String::new(),
    }
}

fn said(words: &str, code: &str, known: &[(&str, String)]) -> String {
    fill(words, known).or_else(|| fill(&usual(code), known)).unwrap_or_default()
}

pub(super) fn of(tx: &mut Tx<'_>, house: &House, m: &Message, lang: &str) -> Result<String> {
    let Some(row) = m.record.map(|id| record::lookup(tx, id)).transpose()?.flatten() else {
        return Ok(String::new());
    };
    let Some(purpose) = Purpose::of(&m.purpose) else { return Ok(String::new()) };
    let words = template(house, purpose, lang, row.unit, m.at);
    let code = if lang == "en" { purpose.words.1 } else { purpose.words.0 };
    let known = if purpose.calls { called(tx, house, &row, m, lang)? } else { noticed(tx, house, &row, m, lang)? };
    Ok(said(&words, code, &known))
}

fn matter(house: &House, row: &RecordRow, lang: &str) -> String {
    let of_type = house
        .type_def(row.company, &row.type_code)
        .map(|t| if lang == "en" && !t.title.en.is_empty() { t.title.en.clone() } else { t.title.zh.clone() });
    let of_kind = || intake::flow(&row.kind).map(|f| if lang == "en" { f.words.en } else { f.words.zh }.to_owned());
    of_type.or_else(of_kind).unwrap_or_default()
}

/// What whoever is called is asked to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Go,
    Know,
    CallBack,
}

impl Asks {
    fn of(purpose: &str) -> Self {
        match purpose {
            of if of == LEADER.code => Self::Know,
            of if of == UNANSWERED.code => Self::CallBack,
            _ => Self::Go,
        }
    }
}

fn answer(asks: Asks, voice: bool, lang: &str) -> &'static str {
    match (lang == "en", asks, voice) {
        (false, Asks::CallBack, true) => "我来处理请按1。",
        (false, Asks::CallBack, false) => "请立即在系统中认领，或安排回电。",
        (true, Asks::CallBack, true) => "Press 1 to take it.",
        (true, Asks::CallBack, false) => "Take it in the system at once, or have them called back.",
        (false, Asks::Know, true) => "确认知悉请按1。",
        (false, Asks::Know, false) => "请立即在系统或电话中确认知悉。",
        (false, Asks::Go, true) => "确认出动请按1。",
        (false, Asks::Go, false) => "请立即在系统或电话中确认出动。",
        (true, Asks::Know, true) => "Press 1 to confirm that you know.",
        (true, Asks::Know, false) => "Confirm at once in the system or by telephone that you know.",
        (true, Asks::Go, true) => "Press 1 to confirm that you go.",
        (true, Asks::Go, false) => "Confirm at once in the system or by telephone that you go.",
    }
}

/// What a call names.
fn called(
    tx: &mut Tx<'_>,
    house: &House,
    row: &RecordRow,
    m: &Message,
    lang: &str,
) -> Result<Vec<(&'static str, String)>> {
    let (place, number) = if m.purpose == UNANSWERED.code {
        (String::new(), crate::telephony::caller(tx, row)?)
    } else {
        place(tx, row.parent)?
    };
    let english = lang == "en";
    let or = |text: String, zh: &str, en: &str| {
        if text.is_empty() { if english { en } else { zh }.to_owned() } else { text }
    };
    Ok(vec![
        ("company", house.name_of(row.company).unwrap_or_default()),
        ("matter", matter(house, row, lang)),
        ("number", row.number.clone()),
        ("place", or(place, "见来电人", "ask the caller")),
        ("contact", or(number, "无", "none")),
        ("answer", answer(Asks::of(&m.purpose), m.means == "voice", lang).to_owned()),
    ])
}

/// What a notice names: nothing personal, since it passes through the hands of others.
fn noticed(
    tx: &mut Tx<'_>,
    house: &House,
    row: &RecordRow,
    m: &Message,
    lang: &str,
) -> Result<Vec<(&'static str, String)>> {
    let notice = jobs::notice_of(tx, Id(m.turn))?;
    let english = lang == "en";
    let zone = house.calendar(row.unit).zone().clone();
    let pick = |w: shouwen_domain::words::Words| if english { w.en } else { w.zh }.to_owned();
    let clock = notice.as_ref().and_then(|n| intake::every_clock().find(|c| c.code == n.clock)).map(|c| pick(c.words));
    let what = notice.as_ref().and_then(|n| intake::flow(&row.kind)?.action(&n.kind)).map(|a| pick(a.words));
    let usual = || if english { "something was done" } else { "有新的进展" }.to_owned();
    Ok(vec![
        ("company", house.name_of(row.company).unwrap_or_default()),
        ("matter", matter(house, row, lang)),
        ("number", row.number.clone()),
        ("clock", clock.unwrap_or_else(|| if english { "time limit" } else { "时限" }.to_owned())),
        ("due", notice.map(|n| n.due.local_minute(&zone)).unwrap_or_default()),
        ("what", what.unwrap_or_else(usual)),
    ])
}

/// One purpose as it would read at a unit today, with made-up names: what an administrator sees before the night.
#[derive(Debug)]
pub struct Sample {
    pub purpose: &'static str,
    pub zh: String,
    pub en: String,
    /// The words ask for something that is not known there; the words of the catalog stand in for them.
    pub broken: bool,
}

pub fn preview(house: &House, unit: Id, at: Moment) -> Vec<Sample> {
    let sample = |lang: &str| {
        let english = lang == "en";
        let of = |zh: &str, en: &str| if english { en } else { zh }.to_owned();
        vec![
            ("company", house.name_of(unit).unwrap_or_default()),
            ("matter", of("室内燃气泄漏", "gas leak indoors")),
            ("number", "LJ-EMG-20260305-0001".to_owned()),
            ("place", of("七星区滨江路88号3栋2单元501", "room 501, 88 Binjiang Road")),
            ("contact", "139****2046".to_owned()),
            ("answer", answer(Asks::Go, false, lang).to_owned()),
            ("clock", of("首次响应", "first response")),
            ("due", "2026-03-05 02:43".to_owned()),
            ("what", of("派单", "given to you")),
        ]
    };
    PURPOSES
        .iter()
        .map(|purpose| {
            let (zh, en) = (template(house, purpose, "zh", unit, at), template(house, purpose, "en", unit, at));
            let broken = fill(&zh, &sample("zh")).is_none() || fill(&en, &sample("en")).is_none();
            Sample {
                purpose: purpose.code,
                zh: said(&zh, purpose.words.0, &sample("zh")),
                en: said(&en, purpose.words.1, &sample("en")),
                broken,
            }
        })
        .collect()
}

/// Address and telephone number of the request above.
fn place(tx: &mut Tx<'_>, above: Option<Id>) -> Result<(String, String)> {
    let mut next = above;
    while let Some(id) = next {
        let Some(row) = record::lookup(tx, id)? else { break };
        if let Room::Request(request) = rooms::load(tx, id, &row.kind)? {
            return Ok((request.address.line(), request.contact));
        }
        next = row.parent;
    }
    Ok(Default::default())
}
