//! Two stairways behind their valves, and a planned stop of one of them that waits to be published: what the demonstration of
//! outages needs (ANN-01, EMG-10). The other stairway is that of the leak.

use super::Cast;
use crate::{
    act::{Command, Failure, Target},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{flow::Door, id::Id, intake::Address, moment::DAY};
use shouwen_store::{
    StoreError, Tx,
    customers::{self, CustomerRow, PointRow},
    outages,
};
use std::sync::Arc;

struct Stair {
    valve: &'static str,
    name: &'static str,
    road: &'static str,
    building: &'static str,
    unit: &'static str,
    /// First account number.
    first: usize,
}

const STAIRS: [Stair; 2] = [
    Stair {
        valve: "R-3-2",
        name: "滨江路88号3栋2单元立管阀",
        road: "滨江路88号",
        building: "3",
        unit: "2",
        first: 300_201,
    },
    Stair {
        valve: "R-2-1",
        name: "漓江路66号2栋1单元立管阀",
        road: "漓江路66号",
        building: "2",
        unit: "1",
        first: 200_101,
    },
];
const FAMILY: [&str; 12] = ["赵", "钱", "孙", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋"];

/// Makes them once; nothing happens where the valves are there already.
pub fn fill(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let company = cast.unit("LJ");
    let making = app.clone();
    let fresh = app.db.write_now(move |tx| {
        let fresh = outages::valve(tx, company, STAIRS[0].valve)?.is_none();
        if fresh {
            STAIRS.iter().try_for_each(|stair| households(tx, &making, company, stair))?;
        }
        Ok::<_, StoreError>(fresh)
    })?;
    if !fresh {
        return Ok(());
    }
    let act = |person: &str, target: Target, action: &str, body: Value| {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        app.act_now(Some(cast.person(person)), Door::Demo, command).map(|done| done.record)
    };
    // In five days from half past eight to five, as it is announced.
    let day = app.now().plus(5 * DAY).timestamp().to_zoned(app.world.zone.clone()).date();
    let at = |hour: i8| day.at(hour, 30, 0, 0).to_zoned(app.world.zone.clone()).ok();
    let (Some(from), Some(until)) = (at(8), at(16)) else { return Ok(()) };
    let plan = json!({"valves": [STAIRS[1].valve], "area": "漓江路66号2栋1单元", "why": "更换锈蚀立管",
        "from": from.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), "until": until.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        "enquiries": "96777", "ways": ["楼道张贴", "物业转告"]});
    let id = act("linyi", Target::New { kind: "outage" }, "draft", plan)?;
    act("chenli", Target::Record(id), "approve", json!({})).map(drop)
}

fn households(tx: &mut Tx<'_>, app: &App, company: Id, stair: &Stair) -> Result<(), StoreError> {
    let now = app.now();
    let valve = app.world.id();
    outages::put_valve(tx, valve, company, stair.valve, stair.name, now)?;
    for (n, family) in FAMILY.into_iter().enumerate() {
        let (customer, point) = (app.world.id(), app.world.id());
        let row = CustomerRow {
            id: customer,
            company,
            kind: "person".into(),
            name: format!("{family}{}", if n % 2 == 0 { "建国" } else { "秀英" }),
            grade: "C".into(),
            care: if n == 4 { "alone".into() } else { String::new() },
            remark: String::new(),
            id_number: String::new(),
            version: 1,
            created_at: now,
            erased_at: None,
        };
        customers::insert(tx, &row)?;
        // One of them is only reached at the door.
        let (kind, number) = match n {
            6 => ("landline", format!("0773-28{:05}", stair.first % 100_000)),
            _ => ("mobile", format!("1390{:07}", stair.first * 10 + n)),
        };
        customers::add_contact(tx, app.world.id(), customer, company, kind, &number, now)?;
        let address = Address {
            district: "七星区".into(),
            road: stair.road.into(),
            building: stair.building.into(),
            unit: stair.unit.into(),
            room: format!("{}0{}", n / 2 + 1, n % 2 + 1),
            text: String::new(),
        };
        let row = PointRow {
            id: point,
            company,
            customer: Some(customer),
            number: format!("LJ{}", stair.first + n),
            unit: None,
            address: json!(address).to_string(),
            line: address.line(),
            meter: String::new(),
        };
        customers::add_point(tx, &row, now)?;
        outages::link(tx, valve, point)?;
    }
    Ok(())
}
