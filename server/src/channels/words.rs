//! What a message says. Made when it is sent, so that the place and the number stand in the sealed message and nowhere else.

use crate::house::House;
use shouwen_domain::{emergency::LEADER_CALL, id::Id, intake::Room};
use shouwen_store::{Result, Tx, intake as rooms, messages::Message, record};

pub(super) fn of(tx: &mut Tx<'_>, house: &House, m: &Message) -> Result<String> {
    let Some(row) = m.record.map(|id| record::lookup(tx, id)).transpose()?.flatten() else {
        return Ok(String::new());
    };
    if m.purpose == shouwen_domain::telephony::callback::UNANSWERED {
        return crate::telephony::alarm_words(tx, house, m, &row);
    }
    let kind = house.type_def(row.company, &row.type_code).map_or("", |t| t.title.zh.as_str()).to_owned();
    let (place, number) = place(tx, row.parent)?;
    Ok(format!(
        "【紧急】{kind} {}。地点：{}。回拨：{}。{}",
        row.number,
        if place.is_empty() { "见来电人" } else { &place },
        if number.is_empty() { "无" } else { &number },
        match (m.purpose == LEADER_CALL, m.means == "voice") {
            (true, true) => "报告领导：确认知悉请按1。",
            (true, false) => "报告领导：请立即在系统或电话中确认知悉。",
            (false, true) => "确认出动请按1。",
            (false, false) => "请立即在系统或电话中确认出动。",
        },
    ))
}

/// Address and telephone number of the request above.
fn place(tx: &mut Tx<'_>, above: Option<Id>) -> Result<(String, String)> {
    let mut next = above;
    while let Some(id) = next {
        let Some(row) = record::lookup(tx, id)? else { break };
        if let Room::Request(request) = rooms::load(tx, id, &row.kind)? {
            return Ok((request.address.line(), request.contact));
        }
        next = row.parent;
    }
    Ok(Default::default())
}
