//! Certificates and shifts of people. Refuses people who cannot be told, a scenario that no type of work asks for, an end
//! before its beginning, a shift of more than a day (dispatch looks one day back) or over another of the same
//! person. Tested by `tests/import_masters.rs`.

use super::{
    Apply, Changes, Desk, Fate, Filled, Master, Shape, Stop, may, must,
    values::{DAY, day_of, local},
};
use shouwen_domain::{
    dispatch::Certificate,
    id::Id,
    moment::{self, Moment},
    words::{Said, w},
};
use shouwen_store::{Tx, org::StaffRow, staff as store};

const WHO: Shape = Shape::Text(100);

pub(super) const CERTIFICATES: Master = Master {
    kind: "certificates",
    words: w("证书", "certificates"),
    columns: &[
        must("person", "人员", "Person", WHO, ["shiliyi", "G-002"]),
        must("scenario", "作业场景", "Scenario", Shape::Text(60), ["repair", "installation"]),
        must("number", "证书编号", "Certificate number", Shape::Text(60), ["Z-0001", "Z-0002"]),
        must("from", "有效期起", "Valid from", Shape::Day, ["2026-01-01", "2026-01-01"]),
        must("until", "有效期止", "Valid until", Shape::LastDay, ["2027-12-31", "2027-12-31"]),
        may("suspended", "暂停", "Suspended", Shape::YesNo, ["否", "否"]),
    ],
    keys: |row, desk| {
        let who = desk.person(row.text("person"))?.id;
        Ok(vec![format!("{who} {} {}", scenario(desk, row)?, row.text("number"))])
    },
    apply: Apply::Row(certificate),
    configures: false,
};

pub(super) const SHIFTS: Master = Master {
    kind: "shifts",
    words: w("班次", "shifts"),
    columns: &[
        must("person", "人员", "Person", WHO, ["shiliyi", "G-002"]),
        may("date", "日期", "Date", Shape::Day, ["2026-01-05", ""]),
        may("from", "上班", "From", Shape::Clock, ["08:30", ""]),
        may("to", "下班", "To", Shape::Clock, ["17:30", ""]),
        may("start", "开始时间", "Start", Shape::Instant, ["", "2026-01-05 20:00"]),
        may("end", "结束时间", "End", Shape::Instant, ["", "2026-01-06 08:00"]),
        may("unit", "班组", "Unit", Shape::Text(200), ["", "示例班组"]),
    ],
    keys: |row, desk| {
        let (from, _) = span(row, desk)?;
        Ok(vec![format!("{} {}", desk.person(row.text("person"))?.id, from.0)])
    },
    apply: Apply::Row(shift),
    configures: false,
};

/// The scenario by its code or by the name of a type of work that asks for it.
fn scenario<'d>(desk: &'d Desk, row: &Filled) -> Result<&'d str, Said> {
    let text = row.text("scenario");
    let asked = || desk.house.types(desk.company).iter().filter(|t| !t.work.scenario.is_empty());
    let found = asked().find(|t| t.work.scenario == text || t.title.zh == text || t.title.en == text);
    found.map(|t| t.work.scenario.as_str()).ok_or_else(|| {
        let mut all: Vec<&str> = asked().map(|t| t.work.scenario.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        let all = all.join(", ");
        Said::new(
            format!("没有诉求类型要求作业场景“{text}”（有：{all}）"),
            format!("no type of work asks for the scenario \"{text}\" (there are: {all})"),
        )
    })
}

fn certificate(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let who = desk.person(row.text("person"))?.id;
    let (scenario, number) = (scenario(desk, row)?, row.text("number"));
    let (Some(from), Some(until)) = (row.at("from"), row.at("until")) else {
        return Err(Said::new("有效期不完整", "the dates are incomplete").into());
    };
    if until < from {
        return Err(Said::new("有效期止早于有效期起", "it ends before it begins").into());
    }
    let found = store::certificate_of(tx, who, scenario, number)?;
    let fresh = found.is_none();
    let scenario = scenario.to_owned();
    let mut certificate = found.unwrap_or(Certificate { scenario, from, until, suspended: false });
    let mut changes = Changes::default();
    changes.take("from", &mut certificate.from, Some(from));
    changes.take("until", &mut certificate.until, Some(until));
    changes.take("suspended", &mut certificate.suspended, row.yes("suspended"));
    if fresh || changes.any() {
        let (id, company, person) = (desk.id(), desk.company, who);
        let row = store::CertificateRow { id, company, person, number, certificate: &certificate };
        store::put_certificate(tx, &row)?;
    }
    // The log names the person: certificates have no page of their own.
    Ok(if fresh { Fate::Made(Some(who)) } else { changes.fate(Some(who)) })
}

/// Either a date with two times of day, or two instants.
fn span(row: &Filled, desk: &Desk) -> Result<(Moment, Moment), Said> {
    let by_day = (row.at("date"), row.whole("from"), row.whole("to"));
    let by_instant = (row.at("start"), row.at("end"));
    let (from, to) = match (by_day, by_instant) {
        ((Some(date), Some(from), Some(to)), (None, None)) => {
            let day = day_of(date, &desk.zone);
            if from >= DAY {
                return Err(Said::new("上班时间要在当天", "the shift begins on its own day"));
            }
            if to == from {
                return Err(Said::new(
                    "上下班时间相同：整天的班请写 次日 加下班时间",
                    "it ends when it begins: a shift of a whole day ends at +1 and the time",
                ));
            }
            // Who comes at 22:00 and leaves at 06:00 leaves on the next day.
            let to = if to < from { to + DAY } else { to };
            (local(day, from, &desk.zone)?, local(day, to, &desk.zone)?)
        }
        ((None, None, None), (Some(start), Some(end))) => (start, end),
        _ => {
            return Err(Said::new(
                "请填日期、上班和下班，或者填开始时间和结束时间",
                "give date, from and to, or else start and end",
            ));
        }
    };
    if to <= from {
        return Err(Said::new("结束早于开始", "it ends before it begins"));
    }
    if to.since(from) > moment::DAY {
        return Err(Said::new("一个班次最长 24 小时，请分成几个", "a shift lasts 24 hours at most: divide it"));
    }
    Ok((from, to))
}

fn shift(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let StaffRow { id: who, home_unit, .. } = desk.person(row.text("person"))?;
    let (from, to) = span(row, desk)?;
    // Whoever has gone is on no plan: its post would look covered (ORG-05).
    if to > desk.now() && desk.house.person(*who).is_some_and(|p| !p.active) {
        return Err(Said::new(
            "此人已离岗，不能再排班：请改排他人",
            "this person has gone and cannot be put on a plan: name somebody else",
        )
        .into());
    }
    let named: Option<Id> = desk.unit_if(row.text("unit"))?;
    let found = store::shift_of(tx, *who, from)?;
    let fresh = found.is_none();
    // A shift lasts a day at most: what runs into this one began within the day before.
    let near = store::shifts(tx, *who, from.minus(moment::DAY), to)?;
    if let Some((other, until)) = near.into_iter().find(|(f, t)| *f != from && *f < to && *t > from) {
        let (other, until) = (other.local_minute(&desk.zone), until.local_minute(&desk.zone));
        return Err(Said::new(
            format!("与此人的另一个班次重叠：{other} 至 {until}"),
            format!("overlaps another shift of this person: {other} to {until}"),
        )
        .into());
    }
    let (mut unit, mut end) = found.unwrap_or((named.unwrap_or(*home_unit), to));
    let mut changes = Changes::default();
    changes.take("unit", &mut unit, named);
    changes.take("to", &mut end, Some(to));
    if fresh || changes.any() {
        store::put_shift(tx, (desk.id(), desk.company, unit), *who, (from, end))?;
    }
    Ok(if fresh { Fate::Made(None) } else { changes.fate(None) })
}
