//! Customers and service points. A customer is known again by number, by id number, or by name and telephone number.
//! Refuses a customer that nothing tells apart, and one whom several archives fit. An empty cell changes nothing and a
//! telephone number is only ever added. Tested by `tests/import_masters.rs`.

use super::{Apply, Changes, Desk, Fate, Filled, Master, Shape, Stop, may, must, values::phone_kind};
use shouwen_domain::{
    customers::{CARE, GRADES, KINDS, account_number, is_place, meter_is_at},
    id::Id,
    intake::Address,
    words::{Said, w},
};
use shouwen_store::{
    StoreError, Tx,
    customers::{self as store, CustomerRow, PointRow},
};

pub(super) const CUSTOMERS: Master = Master {
    kind: "customers",
    words: w("客户", "customers"),
    columns: &[
        may("number", "客户编号", "Customer number", Shape::Text(40), ["C-000001", "C-000002"]),
        may("kind", "客户类别", "Kind", Shape::Choice(KINDS), ["个人", "单位"]),
        must("name", "姓名或名称", "Name", Shape::Name(100), ["示例客户甲", "示例单位乙"]),
        may("id_number", "证件号", "Id number", Shape::Personal(40), ["", "91450300MA00000000"]),
        may("phones", "联系电话", "Phones", Shape::Phones, ["13900000001、0773-2800001", "0773-2800002"]),
        may("grade", "客户等级", "Grade", Shape::Choice(GRADES), ["", "A"]),
        may("care", "关怀标记", "Care", Shape::Choices(CARE), ["独居老人、行动不便", ""]),
        may("remark", "备注", "Remark", Shape::Text(1_000), ["", "食堂用气"]),
    ],
    keys: |row, _| Ok(vec![key(row)?]),
    apply: Apply::Row(customer),
    configures: false,
};

pub(super) const POINTS: Master = Master {
    kind: "points",
    words: w("用气地址", "service points"),
    columns: &[
        must("number", "户号", "Account number", Shape::Text(40), ["H-000001", "H-000002"]),
        may("customer", "客户编号", "Customer number", Shape::Text(40), ["C-000001", ""]),
        may("customer_name", "客户姓名", "Customer name", Shape::Text(100), ["", "示例单位乙"]),
        may("customer_phone", "客户电话", "Customer phone", Shape::Phones, ["", "0773-2800002"]),
        may("district", "区县", "District", Shape::Text(60), ["七星区", "七星区"]),
        may("road", "道路门牌或小区", "Road or estate", Shape::Text(100), ["示例路1号", "示例小区"]),
        may("building", "楼栋", "Building", Shape::Text(30), ["", "3"]),
        may("unit_no", "单元", "Entrance", Shape::Text(30), ["", "2"]),
        may("room", "房号", "Room", Shape::Text(30), ["", "501"]),
        may("text", "地址补充", "More of the address", Shape::Text(300), ["", ""]),
        may("meter", "表号", "Meter", Shape::Text(60), ["M-000001", ""]),
        may("lat", "纬度", "Latitude", Shape::Degrees(90.0), ["25.273600", ""]),
        may("lng", "经度", "Longitude", Shape::Degrees(180.0), ["110.290200", ""]),
        may("unit", "负责单位", "Unit", Shape::Text(200), ["示例班组", "示例班组"]),
    ],
    keys: |row, _| Ok(vec![row.text("number").to_owned()]),
    apply: Apply::Row(point),
    configures: false,
};

fn key(row: &Filled) -> Result<String, Said> {
    match (row.text("number"), row.text("id_number"), row.list("phones")) {
        ("", "", []) => Err(Said::new(
            "请填客户编号、证件号或联系电话之一，否则再次导入时认不出该客户",
            "give a customer number, an id number or a telephone number: else the customer is not known again",
        )),
        ("", "", [phone, ..]) => Ok(format!("name {}|{phone}", row.text("name"))),
        ("", id, _) => Ok(format!("id {}", id.to_uppercase())),
        (number, _, _) => Ok(format!("number {number}")),
    }
}

/// The archive that a row means. One that bears another customer number is somebody else's.
fn find(
    tx: &mut Tx<'_>,
    company: Id,
    number: &str,
    id_number: &str,
    (name, phones): (&str, &[String]),
) -> Result<Option<Id>, Stop> {
    if !number.is_empty()
        && let Some(id) = store::of_number(tx, company, number)?
    {
        return Ok(Some(id));
    }
    let mut fit: Vec<(Id, String)> =
        if id_number.is_empty() { Vec::new() } else { store::of_id_number(tx, company, id_number)? };
    if fit.is_empty() {
        for phone in phones {
            for (id, theirs) in store::of_contact(tx, company, name, phone)? {
                // With an id number of its own it is another person of the same name and number.
                let other = !id_number.is_empty() && store::lookup(tx, id)?.is_some_and(|c| !c.id_number.is_empty());
                if !other && !fit.iter().any(|(known, _)| *known == id) {
                    fit.push((id, theirs));
                }
            }
        }
    }
    fit.retain(|(_, theirs)| number.is_empty() || theirs.is_empty());
    match fit[..] {
        [] => Ok(None),
        [(id, _)] => Ok(Some(id)),
        _ => Err(Said::new(
            format!("有 {} 个客户档案与之相符，请填客户编号", fit.len()),
            format!("{} archives fit: give the customer number", fit.len()),
        )
        .into()),
    }
}

fn customer(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let (number, phones) = (row.text("number"), row.list("phones"));
    let found = find(tx, desk.company, number, row.text("id_number"), (row.text("name"), phones))?;
    let (mut changes, id) = (Changes::default(), found.unwrap_or_else(|| desk.id()));
    let mut archive = match found {
        Some(id) => store::lookup(tx, id)?.ok_or(StoreError::NotFound)?,
        None => CustomerRow {
            id,
            company: desk.company,
            kind: "person".into(),
            name: String::new(),
            grade: String::new(),
            care: String::new(),
            remark: String::new(),
            id_number: String::new(),
            version: 1,
            created_at: desk.now(),
            erased_at: None,
        },
    };
    changes.text("kind", &mut archive.kind, row);
    changes.text("name", &mut archive.name, row);
    changes.text("id_number", &mut archive.id_number, row);
    changes.text("grade", &mut archive.grade, row);
    changes.text("care", &mut archive.care, row);
    changes.text("remark", &mut archive.remark, row);
    if found.is_none() {
        store::insert(tx, &archive)?;
    } else if changes.any() {
        store::update(tx, &archive)?;
    }
    if !number.is_empty() && store::number(tx, id)? != number {
        store::put_number(tx, id, number)?;
        changes.note("number");
    }
    let known: Vec<String> = store::contacts(tx, id)?.iter().map(|c| tx.vault().blind(&c.value)).collect();
    let mut more = false;
    for phone in phones.iter().filter(|phone| !known.contains(&tx.vault().blind(phone))).collect::<Vec<_>>() {
        store::add_contact(tx, desk.id(), id, desk.company, phone_kind(phone), phone, desk.now())?;
        more = true;
    }
    if more {
        changes.note("phones");
    }
    Ok(if found.is_none() { Fate::Made(Some(id)) } else { changes.fate(Some(id)) })
}

fn point(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let number = row.text("number");
    let customer = owner(tx, desk, row)?;
    let unit = desk.unit_if(row.text("unit"))?;
    let place = match (row.whole("lat"), row.whole("lng")) {
        (None, None) => None,
        (Some(lat), Some(lng)) => Some((lat, lng)),
        _ => {
            return Err(Said::new(
                "经纬度只有一个，请都填或都不填",
                "only one of latitude and longitude: give both or none",
            )
            .into());
        }
    };
    let found = store::point_of(tx, desk.company, number)?;
    let fresh = found.is_none();
    let (mut point, mut placed) = found.unwrap_or_else(|| {
        let (address, line, meter) = (String::new(), String::new(), String::new());
        let number = account_number(number);
        (
            PointRow { id: desk.id(), company: desk.company, customer: None, number, unit: None, address, line, meter },
            None,
        )
    });
    let mut changes = Changes::default();
    let mut address: Address = serde_json::from_str(&point.address).unwrap_or_default();
    changes.text("district", &mut address.district, row);
    changes.text("road", &mut address.road, row);
    changes.text("building", &mut address.building, row);
    changes.text("unit_no", &mut address.unit, row);
    changes.text("room", &mut address.room, row);
    changes.text("text", &mut address.text, row);
    if !is_place(&address) {
        return Err(Said::new(
            "没有地址：请填道路门牌或小区，或地址补充",
            "there is no address: give the road or estate, or the rest of it",
        )
        .into());
    }
    if changes.any() {
        (point.address, point.line) = (serde_json::json!(address).to_string(), address.line());
    }
    let meter = account_number(row.text("meter"));
    changes.take("meter", &mut point.meter, (!meter.is_empty()).then_some(meter));
    changes.take("customer", &mut point.customer, customer.map(Some));
    changes.take("unit", &mut point.unit, unit.map(Some));
    if let Some(there) = store::meter_elsewhere(tx, &point)? {
        return Err(meter_is_at(&point.meter, &there).into());
    }
    if fresh {
        store::add_point(tx, &point, desk.now())?;
    } else if changes.any() {
        store::change_point(tx, &point)?;
    }
    let before = placed;
    changes.take("lat", &mut placed, place.map(Some));
    if let Some(place) = placed.filter(|_| placed != before) {
        store::put_place(tx, point.id, place)?;
    }
    Ok(if fresh { Fate::Made(Some(point.id)) } else { changes.fate(Some(point.id)) })
}

/// The customer of a point: by number, else by name and telephone number; `None` leaves it open.
fn owner(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Option<Id>, Stop> {
    let (number, name, phones) = (row.text("customer"), row.text("customer_name"), row.list("customer_phone"));
    if !number.is_empty() {
        return match store::of_number(tx, desk.company, number)? {
            Some(id) => Ok(Some(id)),
            None => Err(Said::new(
                format!("没有客户编号“{number}”，请先导入客户"),
                format!("there is no customer number \"{number}\": import the customers first"),
            )
            .into()),
        };
    }
    match (name, phones) {
        ("", []) => Ok(None),
        ("", _) | (_, []) => Err(Said::new(
            "没有客户编号时，客户姓名和客户电话要一起填",
            "without a customer number give both the name and the telephone number",
        )
        .into()),
        _ => match find(tx, desk.company, "", "", (name, phones))? {
            Some(id) => Ok(Some(id)),
            None => Err(Said::new(
                "没有这个姓名和电话的客户，请先导入客户",
                "there is no customer of this name and number: import the customers first",
            )
            .into()),
        },
    }
}
