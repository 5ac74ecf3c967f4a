//! Requests about a stop of gas: the caller whom the notice answers (ANN-02), and the household that was out when the others
//! were given gas again (EMG-10). Refuses an answer by a notice that holds no more. Tested in `server/tests/outages.rs`.

use super::{
    Request,
    request_decide::{apply_fields, describe},
    request_forms::{ADDRESS, CONTACT_NO, CONTENT, CUSTOMER, NAME, POINT},
};
use crate::{
    clock::catalog::fact,
    emergency::outage,
    flow::{Action, Child, Effects, Fact, Facts, Follow, Priority, Whom, action},
    form::{Fields, Kind, TEXT, may, must},
    guard::{Verdict, guards},
    id::Id,
    words::w,
};
use serde_json::{Map, json};

/// The notice that a body names, as it stands.
#[derive(Clone, Debug)]
pub struct Noticed {
    pub id: Id,
    pub number: String,
    pub outage: Box<outage::Outage>,
}

const ANSWER: Fields = &[
    must("outage", Kind::Ref { to: "outage" }, "停气通知", "Outage notice"),
    may("channel", Kind::Line { max: 60 }, "渠道", "Channel"),
    NAME,
    CONTACT_NO,
    ADDRESS,
    CUSTOMER,
    POINT,
    CONTENT,
    may("text", Kind::Text { max: TEXT }, "答复内容", "Answer"),
    may("received_at", Kind::Moment, "接听时间", "Call answered at"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
];

const STAY: Fields =
    &[must("content", Kind::Text { max: TEXT }, "内容", "Content"), NAME, CONTACT_NO, ADDRESS, CUSTOMER, POINT];

pub(super) const ANSWERING: Action = action(
    "answer_outage",
    ANSWER,
    w("按停气通知答复", "Answer by the outage notice"),
    w("来电询问停气，按公布的通知一次答复", "The caller asks about a stop; the notice answers it"),
);

pub(super) const STAYING: Action = action(
    "stay_closed",
    STAY,
    w("保持停气", "Stays closed"),
    w("恢复供气时无人在家，另行约定", "Nobody was in when gas came back"),
);

guards! {
    NOTICE_STANDS "outage_stands" Rule of_input "ANN-02" "停气通知有效" "the notice holds" =>
        |f| Verdict::when(
            f.given.notice.is_some(),
            w("该停气通知未公布、已取消或已全部恢复，请按普通咨询登记。", "The notice is not published, cancelled or over: record an ordinary enquiry."),
        );
}

/// ANN-02: one click is the request, the answer and the link.
pub(super) fn answered_by(r: &mut Request, f: &Facts, e: &mut Effects) {
    let Some(noticed) = &f.given.notice else { return };
    apply_fields(r, f);
    if r.content.is_empty() {
        r.content = format!("询问停气情况（{}）", noticed.number);
    }
    describe(r, f, e);
    e.type_code = Some(known(f, &["enquiry.outage", "enquiry"]));
    e.priority = Some(Priority::P2);
    let said = outage::said(&noticed.outage, f.given.zone()).zh;
    f.text("text").filter(|text| !text.trim().is_empty()).unwrap_or(&said).clone_into(&mut r.answer);
    "solved".clone_into(&mut r.outcome);
    r.outage = Some(noticed.id);
    e.fields.insert("outage".into(), noticed.number.clone());
    (r.answered_at, r.resolved_at, r.first_contact) = (Some(f.at), Some(f.at), true);
    e.first_owner = f.actor.person;
    e.owner = Some(f.actor.person);
    e.duty_open = Some(false);
    e.reclock = true;
    e.facts.push(Fact { code: fact::RECEIVED.into(), at: f.record.received_at, evidenced: true });
    for code in ["accepted", fact::CONTACT, fact::ANSWERED] {
        e.facts.push(f.fact(code));
    }
}

/// EMG-10: the household is answered for like any other request, from the appointment to the signature.
pub(super) fn stay_closed(r: &mut Request, f: &Facts, e: &mut Effects) {
    apply_fields(r, f);
    describe(r, f, e);
    e.type_code = Some(known(f, &["repair.restore", "repair"]));
    e.priority = Some(Priority::P2);
    r.restores = f.id("point");
    e.first_owner = f.actor.person;
    e.owner = Some(f.actor.person);
    e.duty_open = Some(true);
    e.reclock = true;
    e.facts.push(Fact { code: fact::RECEIVED.into(), at: f.record.received_at, evidenced: true });
    e.facts.push(f.fact("accepted"));
    let mut body = Map::new();
    body.insert("content".into(), json!(r.content));
    if !r.address.district.is_empty() {
        body.insert("district".into(), json!(r.address.district));
    }
    e.children.push(Child { kind: "order", action: "open", body });
}

/// The outage hears that the point has gas.
pub(super) fn restored(r: &Request) -> Option<Follow> {
    let point = r.restores.filter(|_| r.outcome == "solved")?;
    let body = [("point".to_owned(), json!(point.to_string()))].into_iter().collect();
    Some(Follow { whom: Whom::Above("outage"), action: "came_back", body })
}

/// The first of the types that the company has.
fn known(f: &Facts, codes: &[&str]) -> String {
    let there = codes.iter().find(|code| f.policy.type_def(code).is_some());
    (*there.unwrap_or(&codes[codes.len() - 1])).to_owned()
}
