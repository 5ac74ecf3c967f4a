//! What comes in: when in the day, through which channel, what about. Two peaks on working days, fewer at weekends, some
//! at night; leaks at any hour.

use super::{
    dice::Dice,
    emergency,
    scene::{Fate, Scene, Thread},
    staff::{Desk, is_weekend, midnight},
    words,
};
use crate::act::Target;
use serde_json::{Value, json};
use shouwen_domain::{
    id::Id,
    moment::{HOUR, Moment},
};
use shouwen_store::StoreError;

/// Requests of a hundred by hour of the day, from midnight on.
const PROFILE: [u64; 24] = [5, 3, 3, 2, 3, 6, 16, 34, 66, 92, 96, 78, 46, 44, 68, 80, 76, 64, 56, 60, 48, 30, 16, 8];
/// Type and how often of a thousand.
const TYPES: &[(&str, u64)] = &[
    ("enquiry.bill", 150),
    ("enquiry.procedure", 80),
    ("enquiry.price", 45),
    ("enquiry.safety", 40),
    ("enquiry.outage", 55),
    ("repair.stove", 95),
    ("repair.water_heater", 70),
    ("repair.meter", 70),
    ("repair.pipe", 40),
    ("repair.no_gas", 35),
    ("repair.regulator", 6),
    ("repair.alarm_device", 24),
    ("installation.household", 40),
    ("installation.business", 12),
    ("installation.relocation", 28),
    ("installation.gas_on", 30),
    ("installation.transfer", 12),
    ("complaint.attitude", 14),
    ("complaint.quality", 16),
    ("complaint.delay", 18),
    ("complaint.charge", 14),
    ("complaint.meter", 10),
    ("suggestion.service", 16),
    ("suggestion.facility", 10),
    ("praise.staff", 18),
    ("alarm.leak", 46),
    ("alarm.damage", 3),
    ("alarm.poisoning", 2),
];
const CHANNELS: &[(&str, u64)] = &[
    ("hotline", 560),
    ("mobile", 130),
    ("website", 70),
    ("social", 60),
    ("counter", 110),
    ("forwarded", 40),
    ("email", 10),
    ("community", 12),
    ("suggestion_box", 8),
];

/// The moments at which people turn to the company on a day: a working day has so many, a day of rest two thirds.
pub(super) fn of_day(seed: u64, day: i64, working: usize) -> Vec<Moment> {
    let mut dice = Dice::new(seed ^ 0xC0FF_EE00, day as u64);
    let usual = if is_weekend(day) { working * 2 / 3 } else { working };
    let count = usual + dice.below(working / 5 + 1) - working / 10;
    let mut out: Vec<Moment> = (0..count)
        .map(|_| {
            let hour = dice.weighted(&PROFILE) as i64;
            midnight(day).plus(hour * HOUR + dice.between(0, 3_600) * 1_000)
        })
        .collect();
    out.sort_unstable();
    out
}

/// Somebody calls, writes or comes.
pub(super) fn receive(s: &mut Scene<'_, '_>, n: u32) -> Result<(), StoreError> {
    let mut dice = Dice::new(s.month.seed, u64::from(n));
    let (type_code, _) = TYPES[dice.weighted(&TYPES.iter().map(|t| t.1).collect::<Vec<_>>())];
    let top = type_code.split('.').next().unwrap_or_default();
    let channel = match top {
        "alarm" => "hotline",
        _ => CHANNELS[dice.weighted(&CHANNELS.iter().map(|c| c.1).collect::<Vec<_>>())].0,
    };
    // Halls are closed at night.
    let clerks = !s.month.base.staff.on_duty(Desk::Hall, s.now).is_empty();
    let channel = if channel == "counter" && !clerks { "hotline" } else { channel };
    let desk = match channel {
        "hotline" | "community" => Desk::Phone,
        "counter" | "suggestion_box" => Desk::Hall,
        _ => Desk::Online,
    };
    let who = s.somebody(desk, &mut dice);
    let archive = &s.month.base.archive;
    let customer = &archive[dice.below(archive.len())];
    let occurred = s.now.minus(if top == "alarm" { dice.minutes(2, 20) } else { dice.minutes(20, 40 * 60) });
    let known = dice.mille(880);
    let mut body = json!({
        "channel": channel,
        "type": type_code,
        "content": *dice.pick(words::contents(type_code)),
        "name": customer.is.name,
        "contact": customer.is.phone,
        "address": customer.is.address,
        "occurred_at": s.text(occurred),
        "wanted": *dice.pick(&["尽快", "今天下午", "明天上午", "周末上门", "下班以后", "无特别要求"]),
        "special": if customer.is.care.is_empty() { "无" } else { "老人独居，行动不便，请敲门后稍候" },
        "background": *dice.pick(&["首次反映", "首次反映", "去年维修过一次", "新装修入住"]),
    });
    if known {
        body["customer"] = json!(customer.id.to_string());
        body["point"] = json!(customer.point.to_string());
    }
    if channel == "forwarded" {
        body["source_ref"] = json!(format!("12345-{}", dice.between(100_000, 999_999)));
    }
    if top == "alarm" {
        return emergency(s, who, body, dice);
    }
    let voice = matches!(desk, Desk::Phone | Desk::Hall) && channel != "suggestion_box";
    if let Some(id) = s.act(who, Target::New { kind: "request" }, "save", body)? {
        let wait = if voice { dice.minutes(1, 7) } else { dice.minutes(8, 85) };
        s.keep(id, Thread { dice, fate: Fate::Plain, step: 0 });
        s.later(id, wait);
    }
    Ok(())
}

/// One key: who calls of a leak is on the line while the crew is called (EMG-01).
fn emergency(s: &mut Scene<'_, '_>, who: Id, said: Value, dice: Dice) -> Result<(), StoreError> {
    let mut t = Thread { dice, fate: Fate::Plain, step: 0 };
    let mut body = json!({"kind": emergency::kind(said["type"].as_str().unwrap_or_default())});
    for key in ["channel", "content", "name", "contact", "address", "customer", "point"] {
        if let Some(value) = said.get(key) {
            body[key] = value.clone();
        }
    }
    emergency::scene(&mut body, &mut t);
    if let Some(id) = s.act(who, Target::New { kind: "request" }, "emergency_call", body)? {
        emergency::begin(s, id, &mut t)?;
        s.keep(id, t);
    }
    Ok(())
}
