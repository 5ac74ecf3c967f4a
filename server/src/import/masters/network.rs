//! Network data: which service points a valve closes (CUS-06, INF-03), one row for each pair, as a map service writes them.
//! Refuses an account number that is not in the archive. Tested by `tests/outages.rs`.

use super::{Apply, Desk, Fate, Filled, Master, Shape, Stop, may, must};
use shouwen_domain::{
    customers::account_number,
    words::{Said, w},
};
use shouwen_store::{Tx, customers, outages as store};

pub(super) const VALVES: Master = Master {
    kind: "valves",
    words: w("阀门与用气点", "valves and the points behind them"),
    columns: &[
        must("valve", "阀门编号", "Valve", Shape::Text(60), ["R-1-1", "R-1-1"]),
        may("name", "阀门名称", "Name", Shape::Name(100), ["示例路1号立管阀", ""]),
        must("point", "户号", "Account number", Shape::Text(40), ["H-000001", "H-000002"]),
    ],
    keys: |row, _| Ok(vec![format!("{} {}", row.text("valve"), account_number(row.text("point")))]),
    apply: Apply::Row(valve),
    configures: false,
};

fn valve(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let (number, name) = (row.text("valve"), row.text("name"));
    let Some((point, _)) = customers::point_of(tx, desk.company, row.text("point"))? else {
        let account = row.text("point");
        return Err(Said::new(
            format!("没有户号“{account}”，请先导入用气地址"),
            format!("there is no account number \"{account}\": import the service points first"),
        )
        .into());
    };
    let known = store::valve(tx, desk.company, number)?;
    let valve = known.as_ref().map_or_else(|| desk.id(), |(id, _)| *id);
    // A row without a name leaves the one that is there.
    let renamed = !name.is_empty() && known.as_ref().is_some_and(|(_, old)| old != name);
    if known.is_none() || renamed {
        store::put_valve(tx, valve, desk.company, number, name, desk.now())?;
    }
    let linked = store::link(tx, valve, point.id)?;
    Ok(match (linked, renamed) {
        (true, _) => Fate::Made(None),
        (false, true) => Fate::Changed(None, vec!["name"], Vec::new()),
        (false, false) => Fate::There,
    })
}
