//! Call-backs in every state, for the walk through the doors. The calls are made up: no exchange stands behind them.

use crate::support::TestWorld;
use serde_json::json;
use shouwen::telephony::{Heard, exchange, hear_now};
use shouwen_domain::{id::Id, moment::MINUTE, telephony::What};
use shouwen_store::telephony as store;

const EXCHANGE: &str =
    "[[exchange]]\ncode = \"walk\"\ncompany = \"LJ\"\nprotocol = \"http\"\ntoken = \"walk-0123456789abcdef01234\"\n";

/// A call from a number of its own that rang five minutes ago; the call-back that it led to.
fn rang(w: &TestWorld, n: i64, further: &[What]) -> Id {
    w.app.telephony.set(exchange::read(EXCHANGE, &|_| None).unwrap());
    let begun = w.app.now().minus(5 * MINUTE);
    let heard = |after: usize, what: What| Heard {
        reference: format!("walk-{n}"),
        what: Some(what),
        at: Some(begun.plus(after as i64 * 10_000)),
        number: format!("1390000{n:04}"),
        direction: "in",
        ..Heard::default()
    };
    let list = std::iter::once(What::Ring).chain(further.iter().copied()).enumerate().map(|(n, what)| heard(n, what));
    // One after the other, as an exchange tells them.
    for heard in list {
        hear_now(&w.app, &w.app.telephony.named("walk").unwrap(), vec![heard]).unwrap();
    }
    let company = w.cast.unit("LJ");
    let span = (begun.minus(1), begun.plus(1));
    let reference = format!("walk-{n}");
    let rows = w.app.db.read_now(move |tx| store::page(tx, company, span, (span.1, Id(i64::MAX)), 200)).unwrap();
    rows.into_iter().find(|c| c.reference == reference).and_then(|c| c.callback).unwrap()
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let agent = w.as_("zhoumin");
    let missed = |n| rang(w, n, &[What::HangUp]);
    out.push(("call-back open", missed(7001)));
    let tried = missed(7002);
    for _ in 0..3 {
        agent.act(tried, "attempt", json!({}));
    }
    out.push(("call-back tried three times", tried));
    out.push(("emergency key, ringing", rang(w, 7003, &[What::Emergency])));
    out.push(("emergency key, missed", rang(w, 7004, &[What::Emergency, What::HangUp])));
    let done = missed(7005);
    agent.act(done, "reach", json!({"text": "已告知"}));
    out.push(("call-back done", done));
    out.push(("call-back settled", rang(w, 7006, &[What::Emergency, What::Answer])));
    let dropped = missed(7007);
    w.as_("chenli").act(dropped, "drop", json!({"reason": "骚扰电话"}));
    out.push(("call-back dropped", dropped));
}
