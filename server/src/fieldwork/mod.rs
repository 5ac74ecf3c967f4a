//! The service sheet of an order as a file: what it tells is loaded here, worded in the domain, laid out and drawn beside.
//! Owns: what a reader's copy may show. Refuses nothing: who may see the order was asked before. Tested by `tests/sheet.rs`.

mod picture;

pub use picture::length;

use crate::{
    act::{self, Ctx, Matter},
    app::Place,
    house::House,
    mask,
    paper::{self as printing, Print, PrintError},
};
use jiff::tz::TimeZone;
use shouwen_domain::{
    fieldwork::paper::{self, Asked, Copy, Kept, Limited, Made, Passed, Standing, Step, Told},
    id::Id,
    intake::{self, Request, Room, kinds::TypeDef},
    moment::Moment,
    orders::Order,
    paper::{Paper, Pen},
    words::{Lang, Said, w},
};
use shouwen_store::{
    StoreError, Tx, event,
    files::{self, FileRow},
    intake as rooms, queue,
    record::{self, RecordRow},
    stock,
};
use std::collections::BTreeMap;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask {
    pub copy: Copy,
    pub lang: Lang,
    /// Telephone number and door stand in full.
    pub clear: bool,
}

impl Ask {
    /// What the audit log keeps of it: who took which copy, and whether it shows what is masked elsewhere (SEC-01).
    pub fn detail(self, reason: Option<&str>) -> String {
        let copy = if self.copy == Copy::Archive { "archive" } else { "customer" };
        let mut out = serde_json::json!({"copy": copy, "clear": self.clear});
        if let Some(reason) = reason {
            out["reason"] = serde_json::json!(reason.chars().take(200).collect::<String>());
        }
        out.to_string()
    }
}

/// A sheet in words with what is drawn beside them: all that the database was needed for.
#[derive(Debug)]
pub struct Sheet {
    pub number: String,
    pub company: Id,
    paper: Paper,
    /// The same without an image, for strokes that cannot be drawn.
    bare: Paper,
    strokes: Vec<FileRow>,
    at: Moment,
    zone: TimeZone,
}

/// More steps than this are not told; no order has as many.
const STEPS: i64 = 2_000;
const CHILDREN: i64 = 100;

/// Loads what the sheet of this order tells. `None`: the record is no order.
pub fn load(tx: &mut Tx<'_>, ctx: &Ctx<'_>, matter: &Matter, ask: Ask) -> Result<Option<Sheet>, StoreError> {
    let Room::Order(order) = &matter.room else { return Ok(None) };
    let (house, r) = (ctx.house, &matter.row);
    let zone = house.calendar(r.unit).zone().clone();
    let unknown = TypeDef::unknown(&r.type_code);
    let kind = house.type_def(r.company, &r.type_code).unwrap_or(&unknown);
    let mut events = event::page(tx, r.id, i64::MAX, STEPS)?;
    events.reverse();
    let last = events.last().map_or(r.opened_at, |s| s.event.recorded_at);
    let steps: Vec<Step> = events
        .iter()
        .map(|s| Step {
            action: s.event.action.clone(),
            at: s.event.happened_at,
            who: name(house, s.event.actor),
            body: s.event.body.clone(),
        })
        .collect();
    let passed: Vec<Passed> = events
        .iter()
        .flat_map(|s| s.gates.iter().map(|g| (s.event.recorded_at, g)))
        .map(|(at, g)| Passed {
            at,
            mode: g.mode.clone(),
            said: Said::new(g.zh.clone(), g.en.clone()),
            clause: g.clause.clone(),
        })
        .collect();
    let kept = files::of_record(tx, r.id)?;
    let strokes = strokes(&kept, r, order);
    // The price list of the last change, not of today: the same sheet has the same words tomorrow.
    let prices = stock::prices(tx, r.company, last)?;
    let mut told = Told {
        copy: ask.copy,
        pen: Pen { lang: ask.lang, zone: &zone },
        company: name(house, Some(r.company)),
        number: &r.number,
        state: &r.state,
        type_words: Said::new(kind.title.zh.clone(), kind.title.en.clone()),
        priority: r.priority,
        received: r.received_at,
        unit: name(house, Some(r.unit)),
        owner: name(house, r.owner),
        asked: asked(tx, r, ask.clear)?,
        order,
        work: &kind.work,
        prices: &prices,
        steps: &steps,
        limits: &limits(ctx, matter)?,
        made: &made(tx, ctx, r)?,
        passed: &passed,
        files: &kept
            .iter()
            .map(|f| Kept { name: f.name.clone(), sha256: f.sha256.clone(), at: f.at })
            .collect::<Vec<_>>(),
        head: &r.head_hash,
        drawn: &[],
    };
    let bare = paper::paper(&told);
    let drawn: Vec<String> = strokes.iter().map(|f| f.id.to_string()).collect();
    told.drawn = &drawn;
    let paper = paper::paper(&told);
    Ok(Some(Sheet { number: r.number.clone(), company: r.company, paper, bare, strokes, at: last, zone: zone.clone() }))
}

fn name(house: &House, id: Option<Id>) -> String {
    id.and_then(|id| house.name_of(id)).unwrap_or_default()
}

/// The pictures of the signatures that hold. A file of another record is none: whoever sees this one may not see that.
fn strokes(kept: &[FileRow], r: &RecordRow, order: &Order) -> Vec<FileRow> {
    let last = order.signature.as_ref().filter(|_| paper::standing(order, &r.number) == Standing::Signed);
    let all = order.agreed.iter().map(|agreed| &agreed.signature).chain(last);
    let ids: Vec<Id> = all.filter_map(|s| s.file.as_deref()).filter_map(Id::parse).collect();
    kept.iter().filter(|f| ids.contains(&f.id) && f.size <= printing::MOST_BYTES).cloned().collect()
}

/// Whose matter it is: the request above the order, masked unless the reader handles the order.
fn asked(tx: &mut Tx<'_>, r: &RecordRow, clear: bool) -> Result<Asked, StoreError> {
    if let Some((row, request)) = act::request_above(tx, r)? {
        return Ok(of_request(&row.number, &request, clear));
    }
    // An order without a request, of planned work: the archive knows the customer.
    let name = r.customer.map(|id| shouwen_store::customers::name(tx, id)).transpose()?.flatten();
    Ok(Asked { name: name.unwrap_or_default(), ..Asked::default() })
}

fn of_request(number: &str, request: &Request, clear: bool) -> Asked {
    let (contact, address) = if clear {
        (request.contact.clone(), request.address.line())
    } else {
        (mask::phone(&request.contact), mask::address(&request.address).line())
    };
    Asked {
        number: number.to_owned(),
        name: request.name.clone(),
        contact,
        address,
        wanted: request.wanted.clone(),
        special: request.special.clone(),
    }
}

fn limits(ctx: &Ctx<'_>, matter: &Matter) -> Result<Vec<Limited>, StoreError> {
    let mut out = Vec::new();
    for row in matter.clocks.iter().filter(|c| c.round == matter.row.round || c.code == "arrival") {
        let Some(told) = act::explain(ctx, matter, row)? else { continue };
        out.push(Limited {
            code: row.code.clone(),
            words: told.words,
            limit: told.limit_said,
            clause: row.clause.clone(),
            due: row.due_at,
            stopped: row.stopped_at,
            kept: row.kept,
        });
    }
    out.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
    Ok(out)
}

/// Hazards and orders that this one has made, as far as the reader may see them; follow-ups and what colleagues settle among
/// themselves are not for the sheet.
fn made(tx: &mut Tx<'_>, ctx: &Ctx<'_>, r: &RecordRow) -> Result<Vec<Made>, StoreError> {
    let mut rows = queue::newest(tx, &[queue::Lane::Parent(r.id)], &queue::Filter::default(), Id(i64::MAX), CHILDREN)?;
    rows.retain(|c| matches!(c.kind.as_str(), "hazard" | "order"));
    rows.sort_by_key(|c| c.id);
    let parties = if rows.is_empty() { Vec::new() } else { record::parties_below(tx, r.id)? };
    let mut out = Vec::new();
    for row in rows {
        let of = parties.iter().filter(|(child, ..)| *child == row.id);
        let of: Vec<(Id, String)> = of.map(|(_, who, relation)| (*who, relation.clone())).collect();
        if !act::sees(ctx.house, ctx.actor, &row, &of) {
            continue;
        }
        // Hazards of one order are few: two or three questions, not a list's worth.
        let hazard = match row.kind.as_str() {
            "hazard" => match rooms::load(tx, row.id, &row.kind)? {
                Room::Hazard(hazard) => Some(hazard),
                _ => None,
            },
            _ => None,
        };
        let state = intake::flow(&row.kind).and_then(|f| f.state(&row.state)).map_or(w("—", "—"), |s| s.words);
        let who = name(ctx.house, row.owner.or(Some(row.unit)));
        out.push(Made { number: row.number.clone(), state, who, summary: row.summary.clone(), hazard });
    }
    Ok(out)
}

/// The file. Reads the image of the signature, nothing else.
pub fn print(place: &Place, sheet: &Sheet) -> Result<Vec<u8>, PrintError> {
    let drawn = sheet.strokes.iter().filter_map(|f| {
        let bytes = std::fs::read(place.object(&f.sha256)).ok()?;
        Some((f.id.to_string(), printing::image(bytes, &f.media_type)?))
    });
    let strokes: BTreeMap<String, printing::Image> = drawn.collect();
    if strokes.len() == sheet.strokes.len() {
        let whole = Print { paper: &sheet.paper, strokes: &strokes, at: sheet.at, zone: &sheet.zone };
        match printing::print(&whole) {
            Err(PrintError::Failed(_)) => {}
            done => return done,
        }
    }
    // A picture that cannot be drawn does not keep the sheet from being printed: who signed, and what, stands in words.
    printing::print(&Print { paper: &sheet.bare, strokes: &BTreeMap::new(), at: sheet.at, zone: &sheet.zone })
}
