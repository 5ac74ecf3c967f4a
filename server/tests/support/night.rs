//! The night of story 7.1: who is on duty, the call, the key, and what was sent.
#![allow(dead_code, reason = "each test that is out at night uses a part")]

use crate::support::{TestWorld, at};
use serde_json::{Value, json};
use shouwen_domain::{
    dispatch::{Certificate, Rule},
    emergency::Incident,
    id::Id,
    intake::Room,
};
use shouwen_store::{
    StoreError,
    messages::{self, Message},
    staff, stock,
};

pub const NIGHT: &str = "2026-03-05T02:13:40+08:00";

pub fn incident(w: &TestWorld, id: Id) -> Incident {
    match w.matter(id).room {
        Room::Incident(incident) => *incident,
        other => panic!("{other:?}"),
    }
}

/// The masters of the company, the repair team on duty tonight with the installers behind it, alarms routed to the repair
/// team; `certified`: its leader holds the certificate for emergencies.
pub fn on_duty(w: &TestWorld, certified: bool, second_crew: bool) {
    w.masters();
    let app = w.app.clone();
    let (company, team, install) = (w.cast.unit("LJ"), w.cast.unit("lj-repair-1"), w.cast.unit("lj-install"));
    let (wei, huang) = (w.cast.person("weiqiang"), w.cast.person("huangjg"));
    w.app
        .db
        .write_now(move |tx| {
            let night = (at("2026-03-04T20:00:00+08:00"), at("2026-03-05T08:00:00+08:00"));
            staff::put_shift(tx, (app.world.id(), company, team), wei, night)?;
            if second_crew {
                staff::put_shift(tx, (app.world.id(), company, install), huang, night)?;
            }
            if certified {
                let certificate = Certificate {
                    scenario: "emergency".into(),
                    from: at("2024-01-01T00:00:00+08:00"),
                    until: at("2027-06-30T23:59:59+08:00"),
                    suspended: false,
                };
                let row = staff::CertificateRow {
                    id: app.world.id(),
                    company,
                    person: wei,
                    number: "2",
                    certificate: &certificate,
                };
                staff::put_certificate(tx, &row)?;
            }
            let rule =
                Rule { type_code: "alarm".into(), priority: None, region: String::new(), unit: team, automatic: true };
            stock::put_rules(tx, company, &[rule])?;
            shouwen_store::policy::new_version(tx, None, app.now(), "rules of dispatch")?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

pub fn call() -> Value {
    json!({
        "channel": "hotline", "kind": "leak", "received_at": "2026-03-05T02:13:14+08:00",
        "name": "李桂兰", "contact": "13900002046", "indoors": true, "signs": "厨房有气味，嘶嘶声", "people": 3,
        "casualties": 0,
        "address": {"district": "七星区", "road": "滨江路88号", "building": "3", "unit": "2", "room": "501"},
    })
}

/// One key: the request and its incident.
pub fn press(w: &TestWorld) -> (Id, Id) {
    let done = w.as_("zhoumin").try_new("request", "emergency_call", call());
    let request = done.unwrap_or_else(|failure| panic!("{failure}")).record;
    (request, w.child(request, "incident"))
}

/// The messages of one purpose.
pub fn sent(w: &TestWorld, record: Id, purpose: &str) -> Vec<Message> {
    let purpose = purpose.to_owned();
    w.app
        .db
        .read_now(move |tx| {
            let mut out = Vec::new();
            for id in messages::of_record(tx, record)? {
                out.extend(messages::lookup(tx, id)?.filter(|m| m.purpose == purpose));
            }
            Ok::<_, StoreError>(out)
        })
        .unwrap()
}

pub fn rungs(i: &Incident) -> Vec<&str> {
    i.calls.iter().map(|c| c.rung.as_str()).collect()
}
