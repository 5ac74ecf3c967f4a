//! Instruments with their calibration, and the price list. Refuses units that are not of the company and amounts that
//! are no yuan and fen. Tested by `tests/import_masters.rs`.

use super::{Apply, Changes, Desk, Fate, Filled, Master, Shape, Stop, may, must};
use shouwen_domain::{
    fieldwork::{Device, scope::Price},
    form::{Choice, choice},
    words::{Said, w},
};
use shouwen_store::{
    Tx,
    stock::{self as store, Instrument},
};

/// The codes of [`Device`].
const DEVICES: &[Choice] = &[
    choice("gas_detector", "可燃气体检测仪", "Gas detector"),
    choice("manometer", "压力表", "Manometer"),
    choice("thermometer", "测温仪", "Thermometer"),
    choice("flow_meter", "流量计", "Flow meter"),
    choice("multimeter", "万用表", "Multimeter"),
    choice("other", "其他仪器", "Another instrument"),
];

pub(super) const INSTRUMENTS: Master = Master {
    kind: "instruments",
    words: w("仪器", "instruments"),
    columns: &[
        must("serial", "仪器编号", "Serial number", Shape::Text(60), ["DET-0001", "MAN-0001"]),
        must("name", "名称", "Name", Shape::Name(100), ["可燃气体检测仪", "压力表"]),
        must("unit", "单位", "Unit", Shape::Text(200), ["示例班组", "示例班组"]),
        must("calibrated_until", "校准有效期止", "Calibrated until", Shape::LastDay, ["2026-12-31", "2026-12-31"]),
        may("device", "仪器种类", "Kind of instrument", Shape::Choice(DEVICES), ["可燃气体检测仪", "压力表"]),
    ],
    keys: |row, _| Ok(vec![row.text("serial").to_owned()]),
    apply: Apply::Row(instrument),
    configures: false,
};

pub(super) const PRICES: Master = Master {
    kind: "prices",
    words: w("价目", "prices"),
    columns: &[
        must("code", "项目代码", "Code", Shape::Text(40), ["pipe", "labour"]),
        must("zh", "名称", "Name", Shape::Text(100), ["示例：不锈钢波纹管", "示例：人工费"]),
        may("en", "英文名称", "English name", Shape::Text(100), ["Corrugated pipe", "Labour"]),
        must("measure", "计量单位", "Measure", Shape::Text(20), ["米", "次"]),
        must("yuan", "单价（元）", "Price (yuan)", Shape::Fen, ["35.00", "50"]),
        must("from", "生效日期", "From", Shape::Day, ["2026-01-01", "2026-01-01"]),
    ],
    keys: |row, _| Ok(vec![format!("{} {}", row.text("code"), row.at("from").map_or(0, |at| at.0))]),
    apply: Apply::Row(price),
    configures: false,
};

fn instrument(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let unit = desk.unit(row.text("unit"))?;
    let Some(until) = row.at("calibrated_until") else {
        return Err(Said::new("缺少校准有效期", "the calibration is missing").into());
    };
    // A list that does not say it, as they were before, says it by the name.
    let named = Device::of_name(row.text("name"));
    let device = if row.has("device") { Device::parse(row.text("device")) } else { named };
    let found = store::instrument_of(tx, desk.company, row.text("serial"))?;
    let fresh = found.is_none();
    let mut instrument = found.unwrap_or_else(|| Instrument {
        id: desk.id(),
        unit,
        serial: row.text("serial").to_owned(),
        name: row.text("name").to_owned(),
        calibrated_until: until,
        device,
    });
    let mut changes = Changes::default();
    changes.text("name", &mut instrument.name, row);
    changes.take("unit", &mut instrument.unit, Some(unit));
    changes.take("calibrated_until", &mut instrument.calibrated_until, Some(until));
    changes.take("device", &mut instrument.device, row.has("device").then_some(device));
    if fresh || changes.any() {
        store::put_instrument(tx, desk.company, &instrument)?;
    }
    let id = Some(instrument.id);
    Ok(if fresh { Fate::Made(id) } else { changes.fate(id) })
}

fn price(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let (Some(fen), Some(from)) = (row.whole("yuan"), row.at("from")) else {
        return Err(Said::new("缺少单价或生效日期", "price or date is missing").into());
    };
    let code = row.text("code");
    let found = store::price_of(tx, desk.company, code, from)?;
    let fresh = found.is_none();
    let mut price = found.unwrap_or_else(|| Price {
        code: code.to_owned(),
        zh: row.text("zh").to_owned(),
        // Who has no English name of an item reads the Chinese one.
        en: if row.has("en") { row.text("en") } else { row.text("zh") }.to_owned(),
        unit: row.text("measure").to_owned(),
        price: fen,
    });
    let mut changes = Changes::default();
    changes.text("zh", &mut price.zh, row);
    changes.text("en", &mut price.en, row);
    changes.text("measure", &mut price.unit, row);
    changes.take("yuan", &mut price.price, Some(fen));
    if fresh || changes.any() {
        store::put_price(tx, desk.id(), desk.company, &price, from)?;
    }
    Ok(if fresh { Fate::Made(None) } else { changes.fate(None) })
}
