//! Duty for screens: the board of who is there (EMG-15), the week that is planned and what stands against it (SHF-01), who
//! came late (SHF-03), how many will be wanted (SHF-05), the printed log (SHF-02). Owns: nothing. Refuses whoever neither
//! works at the company nor looks over it. Tested in `tests/duty_board.rs`.

mod board;
mod changes;
mod log;
mod plan;

use super::Routes;
use super::{Req, Route};
use crate::act::{Ctx, Failure};
use shouwen_domain::{
    fieldwork::window::Window,
    form::{Field, Kind, may},
    id::Id,
    moment::{DAY, Moment},
    org::Sees,
    refusal::{Nature, Refusal},
    words::w,
};

pub(super) const UNIT: Field = may("unit", Kind::Ref { to: "unit" }, "单位", "Unit");
pub(super) const FROM: Field = may("from", Kind::Moment, "从", "From");
pub(super) const UNTIL: Field = may("until", Kind::Moment, "到", "Until");
/// Longest span that is shown at once.
const LONGEST: i64 = 100 * DAY;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("duty");
    board::routes(&mut r);
    changes::routes(&mut r);
    plan::routes(&mut r);
    log::routes(&mut r);
    r.list
}

/// The unit that is asked for, or the company of the caller: of people who work there or look over it.
fn scope(ctx: &Ctx<'_>, wanted: Option<Id>) -> Result<(Id, Id), Failure> {
    let unit = wanted.or(ctx.actor.company).ok_or_else(|| {
        let words = w("请指明单位。", "Name the unit.");
        Refusal::new("unit_wanted", Nature::Invalid, words.zh, words.en)
    })?;
    let company = ctx.house.company_of(unit).ok_or_else(Refusal::missing)?;
    let path = ctx.house.path(unit);
    let above = ctx.actor.grants.iter().any(|g| g.role.sees() == Sees::Subtree && path.contains(&g.unit));
    let works = ctx.actor.company == Some(company) && !ctx.actor.is_office_only();
    if above || works { Ok((unit, company)) } else { Err(Refusal::missing().into()) }
}

/// The span of a query; without one from the beginning of today for so many days.
fn span(req: &Req, days: i64) -> Window {
    let moment = |key: &str| req.query.get(key).and_then(serde_json::Value::as_i64).map(Moment);
    let zone = &req.app.world.zone;
    let today = req.app.now().timestamp().to_zoned(zone.clone()).date();
    let midnight = today.to_zoned(zone.clone()).map_or(req.app.now(), |z| Moment(z.timestamp().as_millisecond()));
    let from = moment("from").unwrap_or(midnight);
    let to = moment("until").unwrap_or_else(|| from.plus(days * DAY));
    Window { from, to: to.max(from).min(from.plus(LONGEST)) }
}
