//! Rosters, absences, uncovered posts, swaps, hand-overs and attendance in every state.

use super::Things;
use crate::support::{Persona, TestWorld, with};
use serde_json::{Value, json};
use shouwen::act::{Command, Target};
use shouwen_domain::{flow::Door, id::Id};

fn made(who: Persona<'_>, kind: &'static str, action: &str, body: Value) -> Id {
    who.try_new(kind, action, body).unwrap_or_else(|failure| panic!("{action}: {failure}")).record
}

/// A shift of somebody in the week that is planned.
fn shift(person: Id, day: u32) -> Value {
    let at = |hour: &str| format!("2026-03-{day:02}T{hour}:00+08:00");
    json!({"person": person, "from": at("08:30"), "until": at("17:30")})
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (head, clerk, online) = (w.as_("chenli"), w.as_("zhoumin"), w.as_("hejun"));
    let leader = w.as_("tangli");
    let span = json!({
        "unit": w.cast.unit("lj-hall"), "from": "2026-03-11T00:00:00+08:00", "until": "2026-03-31T00:00:00+08:00",
    });
    let roster = |lines: Value| made(head, "roster", "draft", with(span.clone(), json!({"lines": lines})));
    out.push(("roster empty", made(head, "roster", "draft", span.clone())));
    let lines: Vec<Value> =
        (11..20).flat_map(|day| [shift(clerk.person, day), shift(online.person, day + 9)]).collect();
    let published = roster(json!(lines));
    head.act(published, "publish", json!({}));
    out.push(("roster published", published));
    out.push(("roster drafted beside another", roster(json!([shift(head.person, 12)]))));
    let april = json!({
        "from": "2026-04-01T00:00:00+08:00", "until": "2026-04-03T00:00:00+08:00",
        "lines": [{"person": online.person, "from": "2026-04-02T08:30:00+08:00", "until": "2026-04-02T17:30:00+08:00"}],
    });
    out.push(("roster to be published", made(head, "roster", "draft", with(span.clone(), april))));
    let id = roster(json!([]));
    head.act(id, "discard", json!({"reason": "重编"}));
    out.push(("roster discarded", id));

    let leave = |from: &str, until: &str| json!({"cause": "annual", "from": from, "until": until});
    let asked = || {
        let body = leave("2026-04-06T08:00:00+08:00", "2026-04-08T08:00:00+08:00");
        made(clerk, "absence", "ask_leave", body)
    };
    out.push(("leave asked for", asked()));
    for (label, action, body) in [
        ("leave approved", "approve", json!({})),
        ("leave refused", "refuse", json!({"reason": "人手不足"})),
        ("leave withdrawn", "take_back", json!({"reason": "不请了"})),
    ] {
        let id = asked();
        head.act(id, action, body);
        out.push((label, id));
    }
    let report = json!({"person": w.cast.person("quyu"), "cause": "ill"});
    let Err(_) =
        w.as_("zhoumin").try_new("absence", "report_absence", with(report, json!({"until": "2020-01-01T00:00:00Z"})))
    else {
        panic!("an absence that ends before it begins was taken")
    };
    let report =
        || made(w.as_("zhoumin"), "absence", "report_absence", json!({"person": leader.person, "cause": "ill"}));
    let id = report();
    leader.act(id, "back", json!({}));
    out.push(("back on duty", id));
    let id = report();
    out.push(("reported absent", id));

    for (n, (label, action)) in
        [("post uncovered", ""), ("post seen to", "see_to"), ("post covered", "covered")].into_iter().enumerate()
    {
        let body = json!({
            "cover": format!("unit:{n}"), "name": "维修一班", "unit": w.cast.unit("lj-repair-1"), "cause": "plan",
            "from": "2026-03-09T10:00:00+08:00",
        });
        let command = Command { target: Target::New { kind: "gap" }, action: "raise".to_owned(), body, if_match: None };
        let id = w.app.act_now(None, Door::Scheduler, command).unwrap_or_else(|failure| panic!("{failure}")).record;
        match action {
            "see_to" => drop(w.as_("linyi").act(id, action, json!({}))),
            "covered" => {
                let (target, action, body) = (Target::Record(id), action.to_owned(), json!({}));
                w.app.act_now(None, Door::Scheduler, Command { target, action, body, if_match: None }).unwrap();
            }
            _ => {}
        }
        out.push((label, id));
    }

    let offer = |day: u32| {
        let body = json!({
            "mine": format!("2026-03-{day:02}T08:30:00+08:00"), "with": online.person,
            "theirs": format!("2026-03-{:02}T08:30:00+08:00", day + 9), "text": "家里有事",
        });
        made(clerk, "swap", "offer_swap", body)
    };
    out.push(("swap offered", offer(11)));
    for (day, label, last) in [
        (12, "swap declined", "decline"),
        (13, "swap agreed", ""),
        (14, "swap approved", "approve"),
        (15, "swap refused", "refuse"),
        (16, "swap withdrawn", "take_back"),
    ] {
        let id = offer(day);
        let reason = json!({"reason": "不便"});
        match last {
            "decline" => drop(online.act(id, last, reason)),
            "take_back" => drop(clerk.act(id, last, reason)),
            _ => {
                online.act(id, "agree", json!({}));
                match last {
                    "approve" => drop(head.act(id, last, json!({}))),
                    "refuse" => drop(head.act(id, last, reason)),
                    _ => {}
                }
            }
        }
        out.push((label, id));
    }

    let prepared = || made(clerk, "shift_handover", "prepare", json!({"taker": head.person, "post": "柜台"}));
    out.push(("hand-over prepared", prepared()));
    for (label, last) in [("hand-over signed", ""), ("hand-over accepted", "accept"), ("hand-over closed", "close_for")]
    {
        let id = prepared();
        clerk.act(id, "sign", json!({"taker": online.person, "equipment": "钥匙 2 把", "remarks": "无"}));
        match last {
            "accept" => drop(online.act(id, last, json!({}))),
            "close_for" => drop(head.act(id, last, json!({"reason": "接班人未到"}))),
            _ => {}
        }
        out.push((label, id));
    }
    out.push(("on duty", made(clerk, "attendance", "check_in", json!({}))));
    let id = made(w.as_("mengzong"), "attendance", "check_in", json!({"vehicle": "桂A·抢001"}));
    w.as_("mengzong").act(id, "check_out", json!({}));
    out.push(("checked out", id));
}

/// A change of staff in every state, of people whom no other situation needs.
pub(super) fn changes(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (head, boss) = (w.as_("chenli"), w.as_("mengzong"));
    let body = |login: &str| {
        json!({"person": w.cast.person(login), "what": "transfer", "effective": "2026-04-20",
            "to_unit": w.cast.unit("lj-hall"), "roles": ["counter_clerk"], "reason": "轮岗"})
    };
    let enter = |login: &str| made(head, "staff_change", "enter", body(login));
    out.push(("change drafted", enter("luojian")));
    let id = enter("luojian");
    boss.act(id, "withdraw", json!({"reason": "改期"}));
    out.push(("change withdrawn", id));
    let today = w.app.now().rfc3339(&w.app.world.zone)[..10].to_owned();
    let leave = json!({"person": w.cast.person("tangli"), "what": "leave", "effective": today, "until": "2026-04-30",
        "reason": "产假"});
    let id = made(head, "staff_change", "enter", leave);
    head.act(id, "announce", json!({}));
    out.push(("change in effect", id));
    let id = enter("lufang");
    head.act(id, "announce", json!({}));
    head.act(id, "name_successor", json!({"to": w.cast.person("hejun")}));
    out.push(("change announced", id));
}

/// What the guards of the room are content with.
pub(super) fn body_for(action: &str, least: &Value, t: &Things) -> Option<Value> {
    let at = |hours: i64| super::moment(t.now.plus(hours * shouwen_domain::moment::HOUR));
    Some(match action {
        "fill" => json!({"people": [{"person": t.person}], "cycle": [{"begins": "08:30", "ends": "17:30"}, {}]}),
        "change" if least.get("what").is_some() => {
            let there = json!({"to_unit": t.other_unit, "roles": ["counter_clerk"], "effective": "2026-04-21"});
            with(least.clone(), with(json!({"what": "transfer"}), there))
        }
        "change" => {
            let line = json!({"person": t.other_person, "from": "2026-03-30T08:30:00+08:00", "until": "2026-03-30T12:00:00+08:00"});
            json!({"add": [line], "reason": "加班"})
        }
        "ask_leave" => with(least.clone(), json!({"from": at(30), "until": at(40)})),
        "sign" => json!({"taker": t.other_person, "equipment": "齐全", "remarks": "无"}),
        "stand_in" => json!({"stand_in": t.person, "from": at(9), "until": at(11)}),
        _ => return None,
    })
}
