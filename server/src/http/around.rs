//! What stands around a record on its page: what it hangs below, what hangs below it, who takes part, what was merged with it.
//! Owns: reading it once, and knowing it after an act that touched nothing else. Masks nothing; `view` does.

use super::{tasks, view::names_customer};
use crate::act::{self, Matter};
use shouwen_domain::{
    fieldwork::scope::Price,
    flow::Links,
    id::Id,
    intake::{Request, Room},
    moment::Moment,
    orders::{Order, Task},
};
use shouwen_store::{
    StoreError, Tx,
    event::{self, Shown},
    files,
    record::RecordRow,
    stock,
};

/// What a page shows beside the record itself.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub customer: Option<String>,
    /// With its parties: whether the caller may see it is asked when the page is drawn.
    pub parent: Option<(RecordRow, Vec<(Id, String)>)>,
    pub children: Vec<RecordRow>,
    /// What stands in those of them that are tasks.
    pub tasks: Vec<(Id, Task)>,
    /// Who takes part in the children: record, person or unit, relation.
    pub parties: Vec<(Id, Id, String)>,
    pub files: Vec<files::FileRow>,
    /// Newest first.
    pub events: Vec<Shown>,
    /// The request that an order or a follow-up is of, with its parties: where to go, and whom to call.
    pub request: Option<(RecordRow, Vec<(Id, String)>, Box<Request>)>,
    /// The order that a follow-up asks about, and the one that was made of what the customer said.
    pub work: Option<Box<Order>>,
    pub mended: Option<Box<Order>>,
    /// Orders and requests that were merged with it, and how (6.1).
    pub merged: Vec<(&'static str, RecordRow, Vec<(Id, String)>)>,
    /// The price list in force, once an order may have been priced.
    pub prices: Vec<Price>,
}

/// Reads what stands around a record, up to the event that its row knows.
pub(super) fn around(tx: &mut Tx<'_>, r: &RecordRow, room: Option<&Room>, now: Moment) -> Result<Around, StoreError> {
    let children = shouwen_store::record::newest_children(tx, r.id)?;
    let parent = r.parent.map(|id| shouwen_store::record::lookup(tx, id)).transpose()?.flatten();
    let parent = match parent {
        Some(parent) => {
            let parties = shouwen_store::record::parties(tx, parent.id)?;
            Some((parent, parties))
        }
        None => None,
    };
    let request = match &parent {
        Some((above, parties)) if names_customer(&r.kind) => match act::request_from(tx, above.clone())? {
            Some((row, request)) if row.id == above.id => Some((row, parties.clone(), request)),
            Some((row, request)) => Some((row.clone(), shouwen_store::record::parties(tx, row.id)?, request)),
            None => None,
        },
        _ => None,
    };
    let (mut work, mut mended) = (None, None);
    if r.kind == "followup" {
        let mut order = |row: Option<&RecordRow>| match row.filter(|row| row.kind == "order") {
            Some(row) => shouwen_store::intake::load(tx, row.id, &row.kind).map(Room::into_order),
            None => Ok(None),
        };
        work = order(parent.as_ref().map(|(above, _)| above))?;
        mended = order(children.iter().find(|c| c.phase == 2))?;
    }
    Ok(Around {
        tasks: tasks::among(tx, &children)?,
        request,
        work,
        mended,
        customer: r.customer.map(|id| shouwen_store::customers::name(tx, id)).transpose()?.flatten(),
        parent,
        parties: if children.is_empty() { Vec::new() } else { shouwen_store::record::parties_below(tx, r.id)? },
        children,
        files: files::of_record(tx, r.id)?,
        events: event::newest(tx, r.id, r.head_seq)?,
        prices: prices(tx, r, now)?,
        merged: merged(tx, room)?,
    })
}

/// What a record was merged with. Names of the relation as the page shows them.
fn merged(
    tx: &mut Tx<'_>,
    room: Option<&Room>,
) -> Result<Vec<(&'static str, RecordRow, Vec<(Id, String)>)>, StoreError> {
    let ids: Vec<(&'static str, Id)> = match room {
        Some(Room::Order(order)) => {
            let elder = order.merged_into.map(|id| ("merged_into", id));
            elder.into_iter().chain(order.followers.iter().map(|id| ("waiting", *id))).collect()
        }
        Some(Room::Request(request)) => request.waits_for.iter().map(|id| ("merged_into", *id)).collect(),
        _ => Vec::new(),
    };
    let mut out = Vec::with_capacity(ids.len());
    for (relation, id) in ids {
        if let Some(row) = shouwen_store::record::lookup(tx, id)? {
            let parties = shouwen_store::record::parties(tx, id)?;
            out.push((relation, row, parties));
        }
    }
    Ok(out)
}

/// Whether it was merged with others, which stand on its page.
fn is_merged(room: &Room) -> bool {
    match room {
        Room::Order(order) => order.merged_into.is_some() || !order.followers.is_empty(),
        Room::Request(request) => !request.waits_for.is_empty(),
        _ => false,
    }
}

/// The names of what is paid. From the arrival on: the page that answers an act is drawn with what was read before it.
pub(super) fn prices(tx: &mut Tx<'_>, r: &RecordRow, now: Moment) -> Result<Vec<Price>, StoreError> {
    let before =
        ["new", "awaiting_approval", "approved", "ruling", "dispatched", "taken", "scheduled", "ready", "on_the_way"];
    let priced = r.kind == "order" && !before.contains(&r.state.as_str());
    if priced { stock::prices(tx, r.company, now) } else { Ok(Vec::new()) }
}

impl Around {
    /// What stands around the record after an act that wrote `written` and touched no other record, seen from before it;
    /// `None` when that cannot be known without looking.
    pub fn after(mut self, before: &RecordRow, made: &Matter) -> Option<Self> {
        let written = made.written();
        let looks = written.iter().any(|s| s.event.action == "attach")
            || is_merged(&made.room)
            || (before.customer, before.parent) != (made.row.customer, made.row.parent);
        self.events.splice(..0, written);
        self.events.truncate(event::FIRST as usize);
        (!looks).then_some(self)
    }

    /// How much of what stands around it is open, for the guards.
    pub fn counted(&self, row: &RecordRow) -> Links {
        // The incident that a neighbour's call was joined to stands above it, and counts as one below would (EMG-09).
        let joined = self.parent.iter().map(|(above, _)| above).filter(|_| row.kind == "request");
        let mut out = Links::default();
        for open in self.children.iter().chain(joined).filter(|c| c.phase < 2) {
            out.count(&open.kind, 1);
        }
        out
    }
}
