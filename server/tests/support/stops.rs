//! A stairway behind its valves and a planned stop of it, for every test of stops of gas.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

use crate::support::TestWorld;
use serde_json::{Value, json};
use shouwen::{
    channels,
    import::masters::run::{self, Task},
    scheduler,
};
use shouwen_domain::id::Id;
use shouwen_store::{customers, messages, outages};

/// Twelve households of a stairway and a canteen, one household alone and deaf, one without a mobile telephone, and the valves
/// that close them, as three files of the former systems.
pub fn network(w: &TestWorld) {
    w.masters();
    let mut people = vec!["客户编号,客户类别,姓名或名称,联系电话,关怀标记\n".to_owned()];
    let mut points = vec!["户号,客户编号,区县,道路门牌或小区,楼栋,单元,房号\n".to_owned()];
    let mut valves = vec!["阀门编号,阀门名称,户号\n".to_owned()];
    for n in 1..=12 {
        let phone = if n == 7 { format!("0773-28{n:05}") } else { format!("139000{n:05}") };
        let care = if n == 3 { "独居老人、听力障碍" } else { "" };
        people.push(format!("N-{n},个人,住户{n},{phone},{care}\n"));
        points.push(format!("H-{n},N-{n},七星区,漓江路88号,3,2,{n}01\n"));
        valves.push(format!("R-3-2,88号3栋2单元立管阀,H-{n}\n"));
    }
    people.push("N-13,单位,漓江食堂,0773-2890001,\n".to_owned());
    points.push("H-13,N-13,七星区,漓江路90号,,,\n".to_owned());
    valves.push("R-3,,H-13\nR-3,,H-1\n".to_owned());
    for (kind, text) in [("customers", people), ("points", points), ("valves", valves)] {
        let file = w.folder().join(format!("{kind}.csv"));
        std::fs::write(&file, text.concat()).unwrap();
        let task = Task { kind: kind.into(), file, company: Some("LJ".into()), ..Task::default() };
        let prepared = run::prepare(&w.app, &task).unwrap();
        let done = run::run(&prepared, false, None, &mut |_| {}).unwrap();
        assert_eq!((done.refused, done.made), (0, done.rows), "{kind}: {:?}", done.refusals);
    }
}

pub fn point(w: &TestWorld, number: &str) -> Id {
    let (company, number) = (w.cast.unit("LJ"), number.to_owned());
    let found = w.app.db.read_now(move |tx| customers::point_of(tx, company, &number)).unwrap();
    found.unwrap().0.id
}

pub fn listed(w: &TestWorld, numbers: &[u32]) -> Value {
    numbers.iter().map(|n| json!({"point": point(w, &format!("H-{n}")).to_string()})).collect()
}

pub fn lines(w: &TestWorld, id: Id) -> Vec<outages::Line> {
    w.app.db.read_now(move |tx| outages::page(tx, id, ("", Id(0)), "", 500)).unwrap()
}

/// Number of the account and words of every message of a turn that went out.
pub fn said(w: &TestWorld, id: Id, purpose: &str) -> Vec<(String, String)> {
    while scheduler::turn(&w.app).unwrap().more {}
    while channels::turn(&w.app).unwrap() > 0 {}
    let purpose = purpose.to_owned();
    let read = move |tx: &mut shouwen_store::Tx<'_>| {
        let mut out = Vec::new();
        for id in messages::of_record(tx, id)? {
            out.extend(messages::lookup(tx, id)?.filter(|m| m.purpose == purpose).map(|m| (m.state, m.text)));
        }
        Ok::<_, shouwen_store::StoreError>(out)
    };
    w.app.db.read_now(read).unwrap()
}

pub fn supplies(w: &TestWorld, id: Id, supply: &str) -> usize {
    lines(w, id).iter().filter(|line| line.supply == supply).count()
}

pub fn plan(from: &str) -> Value {
    json!({"valves": ["R-3-2"], "area": "漓江路88号3栋2单元", "why": "更换立管", "from": from,
        "until": "2026-03-12T17:00:00+08:00", "enquiries": "96777", "ways": ["poster", "property"]})
}

pub const STOP: &str = "2026-03-12T08:30:00+08:00";

/// Drafted by the dispatcher, approved by the head, published.
pub fn published(w: &TestWorld) -> Id {
    let id = w.as_("linyi").try_new("outage", "draft", plan(STOP)).unwrap_or_else(|f| panic!("{f}")).record;
    w.as_("chenli").act(id, "approve", json!({}));
    w.as_("linyi").act(id, "publish", json!({}));
    id
}
