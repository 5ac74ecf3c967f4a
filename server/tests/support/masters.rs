//! Master data of the installation team, as story 7.2 needs them.

use super::{TestWorld, at};
use serde_json::{Value, json};
use shouwen_domain::{
    dispatch::{Certificate, Rule},
    fieldwork::{Device, scope::Price},
    id::Id,
    moment::DAY,
    orders::profile::Profile,
};
use shouwen_store::{StoreError, customers::PointRow, files, staff, stock};

impl TestWorld {
    /// Certificates, shifts from Monday 2026-03-02 for four weeks, instruments, prices and the rule table.
    pub fn masters(&self) {
        let app = self.app.clone();
        let company = self.cast.unit("LJ");
        let (install, repair) = (self.cast.unit("lj-install"), self.cast.unit("lj-repair-1"));
        let person = |login: &'static str| self.cast.person(login);
        let people = [(person("huangjg"), install), (person("luojian"), install), (person("weiqiang"), repair)];
        let certificates = [
            (person("huangjg"), "installation", "2027-01-31T23:59:59+08:00"),
            (person("huangjg"), "repair", "2027-01-31T23:59:59+08:00"),
            (person("luojian"), "installation", "2026-03-10T23:59:59+08:00"),
            (person("weiqiang"), "repair", "2027-06-30T23:59:59+08:00"),
        ];
        self.app
            .db
            .write_now(move |tx| {
                for (who, scenario, until) in certificates {
                    let certificate = Certificate {
                        scenario: scenario.into(),
                        from: at("2024-01-01T00:00:00+08:00"),
                        until: at(until),
                        suspended: false,
                    };
                    let row = staff::CertificateRow {
                        id: app.world.id(),
                        company,
                        person: who,
                        number: "1",
                        certificate: &certificate,
                    };
                    staff::put_certificate(tx, &row)?;
                }
                for (who, unit) in people {
                    for day in 0..28 {
                        let from = at("2026-03-02T08:30:00+08:00").plus(day * DAY);
                        let to = at("2026-03-02T17:30:00+08:00").plus(day * DAY);
                        staff::put_shift(tx, (app.world.id(), company, unit), who, (from, to))?;
                    }
                }
                for (serial, device, until) in [
                    ("MAN-7", Device::Manometer, "2026-09-30T23:59:59+08:00"),
                    ("DET-3", Device::GasDetector, "2026-09-30T23:59:59+08:00"),
                    ("DET-9", Device::GasDetector, "2026-03-01T23:59:59+08:00"),
                ] {
                    let i = stock::Instrument {
                        id: app.world.id(),
                        unit: install,
                        serial: serial.into(),
                        name: device.words().zh.into(),
                        calibrated_until: at(until),
                        device,
                    };
                    stock::put_instrument(tx, company, &i)?;
                }
                for (code, zh, en, unit, price) in [
                    ("pipe", "不锈钢波纹管", "Corrugated pipe", "m", 3_500),
                    ("valve", "自闭阀", "Self-closing valve", "个", 6_800),
                    ("labour", "人工费", "Labour", "次", 5_000),
                ] {
                    let p = Price { code: code.into(), zh: zh.into(), en: en.into(), unit: unit.into(), price };
                    stock::put_price(tx, app.world.id(), company, &p, at("2026-01-01T00:00:00+08:00"))?;
                }
                let rule = Rule {
                    type_code: "installation".into(),
                    priority: None,
                    region: String::new(),
                    unit: install,
                    automatic: true,
                };
                stock::put_rules(tx, company, &[rule])?;
                shouwen_store::policy::new_version(tx, None, app.now(), "rules of dispatch")?;
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }

    /// The rule table of dispatch as rows of type, region and unit, each of which sends out by itself.
    pub fn rules(&self, rows: &[(&str, &str, &str)]) {
        let (app, company) = (self.app.clone(), self.cast.unit("LJ"));
        let rule = |(code, region, unit): &(&str, &str, &str)| Rule {
            type_code: (*code).into(),
            priority: None,
            region: (*region).into(),
            unit: self.cast.unit(unit),
            automatic: true,
        };
        let rows: Vec<Rule> = rows.iter().map(rule).collect();
        self.app
            .db
            .write_now(move |tx| {
                stock::put_rules(tx, company, &rows)?;
                shouwen_store::policy::new_version(tx, None, app.now(), "rules of dispatch").map(drop)
            })
            .unwrap();
    }

    /// Changes what a type demands of the work.
    pub fn profile(&self, code: &str, change: impl FnOnce(&mut Profile) + Send + 'static) {
        let app = self.app.clone();
        let (company, code) = (self.cast.unit("LJ"), code.to_owned());
        let mut change = Some(change);
        self.app
            .db
            .write_now(move |tx| {
                let types = shouwen_store::policy::types(tx, company)?;
                let at = types.iter().position(|t| t.code == code).unwrap();
                let mut def = types[at].clone();
                change.take().unwrap()(&mut def.work);
                shouwen_store::policy::put_type(tx, company, at as i64, &def)?;
                shouwen_store::policy::new_version(tx, None, app.now(), "profile")?;
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }

    /// A customer of the archive, always the same.
    pub fn customer(&self) -> Id {
        let (app, company) = (self.app.clone(), self.cast.unit("LJ"));
        self.app
            .db
            .write_now(move |tx| {
                let id = Id(77_000_001);
                if shouwen_store::customers::lookup(tx, id)?.is_none() {
                    let row = shouwen_store::customers::CustomerRow {
                        id,
                        company,
                        kind: "person".into(),
                        name: "李桂兰".into(),
                        grade: String::new(),
                        care: String::new(),
                        remark: String::new(),
                        id_number: String::new(),
                        version: 1,
                        created_at: app.now(),
                        erased_at: None,
                    };
                    shouwen_store::customers::insert(tx, &row)?;
                }
                Ok::<_, StoreError>(id)
            })
            .unwrap()
    }

    /// A service point of a customer.
    pub fn point(&self, customer: Id, number: &str) -> Id {
        let (app, company, number) = (self.app.clone(), self.cast.unit("LJ"), number.to_owned());
        self.app
            .db
            .write_now(move |tx| {
                let id = app.world.id();
                let (unit, line, meter) = (None, String::new(), String::new());
                let (number, address) = (number.clone(), "{}".to_owned());
                let row = PointRow { id, company, customer: Some(customer), number, unit, address, line, meter };
                shouwen_store::customers::add_point(tx, &row, app.now())?;
                Ok::<_, StoreError>(id)
            })
            .unwrap()
    }

    /// A file of a record.
    pub fn file(&self, record: Id) -> Id {
        self.picture(record, Some(400))
    }

    /// A picture with so much drawn on it, in thousandths of its width; none: no picture at all.
    pub fn picture(&self, record: Id, strokes: Option<i64>) -> Id {
        let app = self.app.clone();
        let company = self.cast.unit("LJ");
        self.app
            .db
            .write_now(move |tx| {
                let id = app.world.id();
                let row = files::FileRow {
                    id,
                    company,
                    record,
                    name: "照片.jpg".into(),
                    media_type: "image/jpeg".into(),
                    size: 3,
                    sha256: format!("{:064x}", id.0),
                    at: app.now(),
                    by: None,
                    strokes,
                };
                files::insert(tx, &row)?;
                Ok::<_, StoreError>(id)
            })
            .unwrap()
    }
}

/// The van of an installation crew, with a gas detector of this number.
pub fn readiness(detector: &str) -> Value {
    let serial = |code: &str| match code {
        "detector" => detector.to_owned(),
        "manometer" => "MAN-7".to_owned(),
        _ => String::new(),
    };
    let codes = ["detector", "gloves", "manometer", "pipe_tools", "fittings", "sheet", "badge"];
    let items = codes.map(|code| json!({"code": code, "there": 1, "serial": serial(code)}));
    json!({"items": items})
}

impl TestWorld {
    /// Everything is in the van of who has the order of an installation.
    pub fn ready(&self, order: Id) {
        self.as_("huangjg").act(order, "get_ready", readiness("DET-3"));
    }

    /// An installation that is let in, passes its tests and has every step ticked: the finish alone is left.
    pub fn installed(&self, order: Id) {
        let huang = self.as_("huangjg");
        huang.act(order, "begin", json!({"consent": true, "explained": true}));
        for (test, value, held, meter) in [("tightness", "5.0", 15, "MAN-7"), ("leak", "0", 0, "DET-3")] {
            huang.act(order, "measure", json!({"test": test, "value": value, "held": held, "instrument": meter}));
        }
        huang.act(order, "tick", json!({"codes": ["valve_closed", "connected", "flue", "clean", "tools", "waste"]}));
    }
}
