//! The call-back (回电): a caller whom nobody answered is called back (ANS-01). Owns: its way from the missed call to the
//! answer. An emergency caller is never only a missed call: the leaders are called one after the other until somebody has
//! it. Refuses what does not follow; tested in `server/tests/calls_missed.rs`.

use crate::{
    channels::{Message, means::UNANSWERED},
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    emergency::{self, Call as Alarm},
    flow::{By, Effects, Fact, Facts, Flow, Party, Phase, Priority, Relation, To, Told, action, edge, state},
    form::{Field, Fields, Kind, TEXT, may, must},
    guard::{Verdict, guards},
    id::Id,
    intake::{AT, EVIDENCE, NOTE, REASON, Room, guards::NOT_FUTURE},
    moment::Moment,
    org::Role,
    words::w,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallBack {
    /// The calls that nobody took, oldest first.
    pub calls: Vec<Id>,
    pub first_at: Option<Moment>,
    pub last_at: Option<Moment>,
    /// The caller pressed the key for emergencies.
    pub emergency_at: Option<Moment>,
    /// Calls to leaders, one after the other.
    pub alarms: Vec<Alarm>,
    /// Tries in which nobody was reached.
    pub tries: i64,
    /// The call in which they were spoken with after all.
    pub settled_by: Option<Id>,
    pub result: String,
    pub reason: String,
}

/// The program names it always.
const CALL: Field = super::CALL;
const MISS: Fields = &[
    CALL,
    must("received_at", Kind::Moment, "来电时间", "Rang at"),
    must("ended_at", Kind::Moment, "挂断时间", "Ended at"),
    may("emergency", Kind::Bool, "按了应急键", "Emergency key"),
    may("customer", Kind::Ref { to: "customer" }, "客户档案", "Customer archive"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
];
const PRESSED: Fields = &[
    CALL,
    must("received_at", Kind::Moment, "来电时间", "Rang at"),
    may("customer", Kind::Ref { to: "customer" }, "客户档案", "Customer archive"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
];
const SETTLE: Fields = &[CALL, AT, EVIDENCE];
const ACK: Fields = &[may("means", Kind::Line { max: 20 }, "确认方式", "Acknowledged by")];
const TRY: Fields = &[may("text", Kind::Text { max: TEXT }, "情况", "What happened"), AT, EVIDENCE];
const REACH: Fields = &[must("text", Kind::Text { max: TEXT }, "回电结果", "What the caller wanted"), AT, EVIDENCE];

fn own<'a>(f: &'a Facts) -> Option<&'a CallBack> {
    match &f.room {
        Room::CallBack(back) => Some(back),
        _ => None,
    }
}

guards! {
    ENOUGH_TRIES "enough_tries" Rule "ANS-01" "已按规定次数回拨，且不是应急来电" "tried often enough, and no emergency" =>
        |f| {
            let most = f.policy.count("callback.tries").map_or(3, |(n, _)| n);
            let Some(back) = own(f) else { return Verdict::Pass };
            if back.emergency_at.is_some() {
                return Verdict::refuse(
                    "应急来电不能以“联系不上”了结：请继续回拨，或由值班领导决定。",
                    "An emergency caller is not given up: go on calling, or let the duty leader decide.",
                );
            }
            if back.tries >= most {
                return Verdict::Pass;
            }
            Verdict::refuse(
                format!("须回拨 {most} 次仍无人接听才能了结，现已回拨 {} 次。", back.tries),
                format!("Nobody is given up before {most} tries; there were {}.", back.tries),
            )
        };
    LEADER_LEFT "alarm_somebody" Rule "EMG-01" "有领导可以呼叫" "there is a leader to call" =>
        |f| Verdict::when(
            !f.given.leaders.is_empty(),
            w("没有可以呼叫的值班领导。", "There is no leader who could be called."),
        );
}

/// From the end of the call that nobody took.
const CALL_BACK: ClockDef = clock(
    "callback",
    w("回电", "call-back"),
    "callback",
    (fact::CALL_MISSED, StopRule::Any(&[fact::CALLED_BACK]), &[fact::ENDED]),
    AtDue::Breach,
    "ANS-01",
);

/// From the key, and again from every call to a leader: an emergency that nobody answers goes on ringing.
const ALARM: ClockDef = clock(
    "call_alarm",
    w("应急来电无人接听", "emergency call not answered"),
    "call.emergency_alarm",
    (fact::EMERGENCY_RANG, StopRule::Any(&[fact::CALLED_BACK, fact::ALARM_TAKEN]), &[fact::ENDED]),
    AtDue::Happens,
    "EMG-01",
);

const LEADERS: &[By] = &[
    By::Role(Role::GroupLeader),
    By::Role(Role::ServiceHead),
    By::Role(Role::CompanyLeader),
    By::Role(Role::Dispatcher),
];
const OPEN: &[&str] = &["waiting", "open"];
const ANY: &[&str] = &["waiting", "open", "done", "settled", "dropped"];

pub static FLOW: Flow = Flow {
    kind: "callback",
    words: w("回电", "Call-back"),
    states: &[
        state("waiting", Phase::Open, "应急来电待接", "Emergency ringing"),
        state("open", Phase::Open, "待回电", "To call back"),
        state("done", Phase::Ended, "已回电", "Called back"),
        state("settled", Phase::Ended, "来电人已接通", "Spoken with"),
        state("dropped", Phase::Ended, "已了结", "Given up"),
    ],
    actions: &[
        action("miss", MISS, w("漏接", "Missed"), w("来电无人接听", "Nobody answered the call")),
        action(
            "press_key",
            PRESSED,
            w("按应急键", "Emergency key"),
            w("来电人按了应急键", "The caller pressed the key"),
        ),
        action(
            "alarm",
            &[],
            w("报警", "Alarm"),
            w("应急来电无人接听，呼叫值班领导", "Nobody answered an emergency call: a leader is called"),
        ),
        action("ack", ACK, w("我来回电", "I call back"), w("由我负责回电", "The call-back is mine")),
        action("reach", REACH, w("已回电", "Called back"), w("已与来电人通话", "The caller was spoken with")),
        action("attempt", TRY, w("未接通", "Not reached"), w("回拨一次，无人接听", "Called once, nobody answered")),
        action("settle", SETTLE, w("已接通", "Spoken with"), w("来电人再次来电或回拨已接通", "Spoken with meanwhile")),
        action(
            "not_reached",
            &[REASON],
            w("联系不上", "Cannot be reached"),
            w("按规定次数回拨仍无人接听", "After the tries asked for"),
        )
        .grave(),
        action("drop", &[REASON], w("不再回电", "Do not call back"), w("由主管说明原因", "A leader says why")).grave(),
        action(
            "sent",
            emergency::SENT,
            w("呼叫结果", "Call result"),
            w("短信或电话的发送、送达、应答", "Sent, delivered or answered"),
        ),
        action("note", NOTE, w("备注", "Note"), w("内部备注，客户不可见", "Internal note")),
        action(
            "attach",
            crate::intake::ATTACH,
            w("附件", "Attach"),
            w("附上照片、扫描件或录音", "Attach a photo, scan or recording"),
        ),
    ],
    edges: &[
        edge(&[], "miss", To::State("open"), &[By::System], &[]),
        edge(&[], "press_key", To::State("waiting"), &[By::System], &[]),
        edge(OPEN, "miss", To::State("open"), &[By::System], &[]),
        edge(OPEN, "press_key", To::Same, &[By::System], &[]),
        edge(OPEN, "alarm", To::Same, &[By::System], &[&LEADER_LEFT]),
        edge(OPEN, "ack", To::Same, &[By::Employee], &[]),
        edge(&["open"], "reach", To::State("done"), &[By::Employee], &[&NOT_FUTURE]),
        edge(&["open"], "attempt", To::Same, &[By::Employee], &[&NOT_FUTURE]),
        edge(OPEN, "settle", To::State("settled"), &[By::System], &[]),
        edge(&["open"], "not_reached", To::State("dropped"), &[By::Employee], &[&ENOUGH_TRIES]),
        edge(&["open"], "drop", To::State("dropped"), LEADERS, &[]),
        edge(ANY, "sent", To::Same, &[By::System], &[]),
        edge(ANY, "note", To::Same, &[By::Employee], &[]),
        edge(ANY, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&CALL_BACK, &ALARM],
};

pub(crate) fn decide(before: &CallBack, f: &Facts, action: &str) -> Effects {
    let mut b = before.clone();
    let mut e = Effects::default();
    match action {
        "miss" | "press_key" => missed(&mut b, f, action == "miss", &mut e),
        "alarm" => alarm(&mut b, f, &mut e),
        "ack" => {
            e.owner = Some(f.actor.person);
            e.facts.push(f.witnessed(fact::ALARM_TAKEN));
        }
        "attempt" => b.tries += 1,
        "reach" => {
            f.text("text").unwrap_or_default().clone_into(&mut b.result);
            e.owner = f.record.owner.is_none().then_some(f.actor.person);
            end(f, f.fact(fact::CALLED_BACK), &mut e);
        }
        // The exchange's own record is the evidence.
        "settle" => {
            b.settled_by = f.id("call");
            end(f, Fact { code: fact::CALLED_BACK.into(), at: f.at, evidenced: true }, &mut e);
        }
        "not_reached" | "drop" => {
            f.text("reason").unwrap_or_default().clone_into(&mut b.reason);
            e.facts.push(f.witnessed(fact::ENDED));
        }
        "sent" => heard(&mut b, f),
        _ => {}
    }
    if b != *before {
        e.room = Some(Room::CallBack(b));
    }
    e
}

fn end(f: &Facts, called: Fact, e: &mut Effects) {
    e.facts.push(Fact { code: fact::ENDED.into(), at: called.at.min(f.now), evidenced: true });
    e.facts.insert(0, called);
}

/// One more call of the same number that nobody took; or one with the emergency key that nobody has taken yet.
fn missed(b: &mut CallBack, f: &Facts, over: bool, e: &mut Effects) {
    let rang = f.moment("received_at").unwrap_or(f.now);
    if let Some(call) = f.id("call").filter(|call| !b.calls.contains(call)) {
        b.calls.push(call);
    }
    b.first_at = Some(b.first_at.map_or(rang, |first| first.min(rang)));
    b.last_at = b.last_at.max(f.moment("ended_at"));
    if f.input.contains_key("customer") {
        e.customer = Some(f.id("customer"));
    }
    let urgent = !over || f.flag("emergency");
    if urgent && b.emergency_at.is_none() {
        b.emergency_at = Some(rang);
        e.priority = Some(Priority::P0);
        e.facts.push(Fact { code: fact::EMERGENCY_RANG.into(), at: rang, evidenced: true });
        e.tell.extend([Told::Role(Role::GroupLeader), Told::Role(Role::Dispatcher)]);
    }
    if over {
        // Their time runs from the first call that they were left alone with.
        let at = f.moment("ended_at").unwrap_or(f.now);
        e.facts.push(Fact { code: fact::CALL_MISSED.into(), at, evidenced: true });
        // Told in after a stop it may be late already: no warning is sent of what lies behind (CLS-08), so it is said here.
        if f.policy.due(CALL_BACK.param, at).is_some_and(|due| due < f.now) {
            e.tell.push(Told::Role(Role::GroupLeader));
        }
    }
    e.reclock = true;
    let n = b.calls.len();
    let words = if b.emergency_at.is_some() { "应急来电未接" } else { "未接来电" };
    e.summary = Some(if n > 1 { format!("{words} {n} 次，待回电") } else { format!("{words}，待回电") });
}

/// The next leader is called by telephone and message (EMG-06), and the time runs anew.
fn alarm(b: &mut CallBack, f: &Facts, e: &mut Effects) {
    let Some(rung) = emergency::next(&f.given.leaders, &b.alarms).cloned() else { return };
    let turn = b.alarms.len() as i64 + 1;
    for person in &rung.people {
        if !b.alarms.iter().any(|call| call.people.contains(person)) {
            e.parties.push(Party { who: *person, relation: Relation::Receiver });
        }
        e.messages.push(Message { to: *person, purpose: UNANSWERED.code, turn, urgent: true });
        e.tell.push(Told::Person(*person));
    }
    b.alarms.push(Alarm { rung: rung.code, unit: None, people: rung.people, at: f.now, outcomes: Vec::new() });
    e.facts.push(Fact { code: fact::EMERGENCY_RANG.into(), at: f.now, evidenced: true });
    e.reclock = true;
}

fn heard(b: &mut CallBack, f: &Facts) {
    let turn = f.input.get("call").and_then(serde_json::Value::as_i64).unwrap_or(0);
    if let Some(alarm) = usize::try_from(turn - 1).ok().and_then(|n| b.alarms.get_mut(n)) {
        let text = |key: &str| f.text(key).unwrap_or_default().to_owned();
        let outcome = emergency::Outcome { person: f.id("person"), means: text("means"), what: text("what"), at: f.at };
        alarm.outcomes.push(outcome);
    }
}
