//! Work orders and what hangs on them, in every state and situation.

use crate::support::{MONDAY, TestWorld, repair, with};
use serde_json::{Value, json};
use shouwen_domain::{id::Id, intake::Room, moment::HOUR};

/// The way of an order to the end, step by step: who, action, body.
const WAY: &[&str] = &[
    "dispatch",
    "accept",
    "agree_window",
    "get_ready",
    "depart",
    "arrive",
    "begin",
    "tick",
    "measure",
    "finish",
    "sign",
    "enter_result",
];

pub(super) fn time(w: &TestWorld, hours: i64) -> Value {
    json!(w.app.now().plus(hours * HOUR).rfc3339(&w.app.world.zone))
}

pub(super) fn digest(w: &TestWorld, id: Id) -> String {
    match w.matter(id) {
        shouwen::act::Matter { room: Room::Order(order), row, .. } => order.sheet(&row.number).digest(),
        _ => String::new(),
    }
}

/// What the customer signs for before it is done, and where.
pub(super) fn agreed(w: &TestWorld, id: Id) -> String {
    match w.matter(id) {
        shouwen::act::Matter { room: Room::Order(order), row, .. } => order.scope(&row.number).digest(),
        _ => String::new(),
    }
}

fn scope(w: &TestWorld, id: Id) -> Value {
    json!({"name": "李桂兰", "content": agreed(w, id), "file": w.file(id).to_string()})
}

fn body(w: &TestWorld, id: Id, action: &str) -> Value {
    let window = json!({"from": time(w, 2), "until": time(w, 3), "means": "call"});
    match action {
        "dispatch" => json!({"person": w.cast.person("weiqiang").to_string()}),
        "agree_window" | "propose_window" => window,
        "get_ready" => {
            json!({"items": [{"code": "detector", "there": 1, "serial": "DET-3"}, {"code": "tools", "there": 1},
            {"code": "badge", "there": 1}]})
        }
        // The crew is at the door two hours before the window, and the customer lets it in.
        "arrive" => json!({"early_agreed": true}),
        "begin" => json!({"consent": true, "explained": true}),
        "tick" => json!({"codes": ["checked", "waste", "clean"]}),
        "measure" => json!({"test": "leak", "value": "0", "instrument": "DET-3"}),
        "finish" => json!({"done": "已修好", "explained": true}),
        "sign" => json!({"name": "李桂兰", "content": digest(w, id), "file": w.file(id).to_string(), "unrated": true}),
        "enter_result" => json!({"result": "已修好"}),
        _ => json!({}),
    }
}

/// A new order of an accepted request.
fn fresh(w: &TestWorld, change: Value) -> Id {
    let agent = w.as_("zhoumin");
    let request = agent.request(with(
        with(
            repair(),
            json!({"occurred_at": time(w, -1),
        "customer": w.customer().to_string()}),
        ),
        change,
    ));
    agent.act(request, "confirm", json!({"result": "confirmed"}));
    let unit = w.cast.unit("lj-repair-1").to_string();
    w.as_("linyi").act(request, "create_order", json!({"content": "上门", "unit": unit}));
    w.child(request, "order")
}

/// An order that has come as far as this step.
pub(super) fn through(w: &TestWorld, last: &str) -> Id {
    let id = fresh(w, json!({}));
    go(w, id, last);
    id
}

fn go(w: &TestWorld, id: Id, last: &str) {
    for action in WAY {
        let who = if *action == "dispatch" { "linyi" } else { "weiqiang" };
        w.as_(who).act(id, action, body(w, id, action));
        if *action == last {
            return;
        }
        if *action == "accept" {
            w.as_("weiqiang").act(id, "send_solution", json!({"text": "更换点火器", "means": "call"}));
        }
    }
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (crew, centre, head) = (w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));
    let boss = w.as_("mengzong");
    w.set("2026-03-05T10:20:00+08:00");
    for (gate, mode) in [("load", "off"), ("window_free", "off"), ("double_booked", "off"), ("on_shift", "off")] {
        w.set_gate("LJ", gate, mode);
    }
    w.set_policy("LJ", "fu.ratio", "100%");
    // All are of one customer, and this one is the eldest.
    let elder = fresh(w, json!({}));
    out.push(("order elder", elder));
    // What wants approval is merged with its like.
    out.push(("order elder that wants approval", fresh(w, json!({"type": "repair.regulator"}))));
    // Nobody came in these windows.
    out.push(("order scheduled, window missed", through(w, "agree_window")));
    out.push(("order ready, window missed", through(w, "get_ready")));
    followups(w, out);
    w.set(MONDAY);
    for (label, last) in [
        ("order dispatched", "dispatch"),
        ("order taken", "accept"),
        ("order scheduled", "agree_window"),
        ("order ready", "get_ready"),
        ("order on the way", "depart"),
        ("order on site", "arrive"),
        ("order working", "begin"),
        ("order working, all done", "measure"),
        ("order done", "finish"),
        ("order signed", "sign"),
        ("order in follow-up", "enter_result"),
    ] {
        out.push((label, through(w, last)));
    }
    out.push(("assignment offered", w.child(through(w, "dispatch"), "assignment")));
    out.push(("assignment accepted", w.child(through(w, "accept"), "assignment")));
    let id = through(w, "dispatch");
    crew.act(id, "return", json!({"code": "wrong_skill", "reason": "不会"}));
    out.push(("assignment returned", w.child(id, "assignment")));
    out.push(("order returned once", id));
    go(w, id, "dispatch");
    crew.act(id, "return", json!({"code": "illness", "reason": "突发疾病"}));
    out.push(("order in ruling", id));
    let id = through(w, "accept");
    centre.act(id, "reassign", json!({"person": w.as_("huangjg").person.to_string(), "reason": "换人"}));
    let legs = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "assignment", true)).unwrap();
    out.push(("assignment withdrawn", legs[0]));
    head.act(id, "cancel_by_company", json!({"reason": "不做", "means": "call"}));
    out.push(("assignment ended", w.child(id, "assignment")));

    // A type that wants approval.
    w.profile("repair.regulator", |work| work.approval = true);
    let approval = || fresh(w, json!({"type": "repair.regulator"}));
    out.push(("order that wants approval", approval()));
    for (label, ended) in [("order awaiting approval", false), ("order approved", true)] {
        let id = approval();
        centre.act(id, "send_for_approval", json!({}));
        if ended {
            boss.act(id, "approve", json!({}));
        }
        out.push((label, id));
    }
    // An emergency: at once.
    let leak = |last: &str| {
        let agent = w.as_("zhoumin");
        let request = agent.request(with(repair(), json!({"type": "alarm.leak"})));
        agent.act(request, "confirm", json!({"result": "confirmed"}));
        centre.act(request, "create_order", json!({"content": "抢修", "unit": w.cast.unit("lj-repair-1").to_string()}));
        let id = w.child(request, "order");
        go(w, id, last);
        id
    };
    out.push(("emergency order taken", leak("accept")));
    out.push(("emergency order scheduled", leak("agree_window")));

    let id = through(w, "accept");
    crew.act(id, "send_solution", json!({"text": "更换", "means": "call"}));
    out.push(("order with a solution sent", id));
    let id = through(w, "accept");
    crew.act(id, "propose_window", body(w, id, "propose_window"));
    out.push(("appointment proposed", w.child(id, "appointment")));
    let priced = json!({"lines": [{"code": "pipe", "quantity": 1000}], "reason": "管老化"});
    let id = through(w, "begin");
    crew.act(id, "ask_consent", priced.clone());
    out.push(("order awaiting consent", id));
    let id = through(w, "begin");
    crew.act(id, "ask_consent", priced.clone());
    crew.act(id, "sign_scope", scope(w, id));
    out.push(("order with signed items", id));
    let id = through(w, "begin");
    crew.act(id, "ask_consent", priced);
    crew.act(id, "sign_scope", scope(w, id));
    crew.act(id, "ask_consent", json!({"lines": [{"code": "valve", "quantity": 1000}], "reason": "加阀"}));
    out.push(("order with signed items, more asked", id));
    let needs = json!({"reason": "缺件", "needs": "调压器", "told": true});
    let coordinating = || {
        let id = through(w, "begin");
        crew.act(id, "coordinate", needs.clone());
        id
    };
    out.push(("order coordinating", coordinating()));
    let id = through(w, "begin");
    crew.act(id, "ask_consent", json!({"lines": [{"code": "pipe", "quantity": 1000}], "reason": "管老化"}));
    crew.act(id, "sign_scope", scope(w, id));
    crew.act(id, "coordinate", needs.clone());
    out.push(("order coordinating, items signed", id));
    let id = through(w, "begin");
    let unit = w.cast.unit("lj-repair-1").to_string();
    crew.act(id, "coordinate", with(needs.clone(), json!({"unit": unit})));
    out.push(("order coordinating, a part open", id));
    // A part, stopped: what follows keeps it from closing.
    let part = w.child(id, "order");
    for action in ["dispatch", "accept", "agree_window", "get_ready", "depart", "arrive", "begin"] {
        let who = if action == "dispatch" { "linyi" } else { "weiqiang" };
        let body = if action == "get_ready" { json!({"items": []}) } else { body(w, part, action) };
        w.as_(who).act(part, action, body);
    }
    crew.act(part, "stop_unsolved", json!({"code": "part", "plan": "到货后再装", "by": time(w, 24)}));
    out.push(("order not solved", part));
    let id = through(w, "begin");
    crew.act(id, "coordinate", with(needs, json!({"unit": unit})));
    let part = w.child(id, "order");
    for action in ["dispatch", "accept", "agree_window", "get_ready", "depart", "arrive", "begin", "finish"] {
        let who = if action == "dispatch" { "linyi" } else { "weiqiang" };
        let body = if action == "get_ready" { json!({"items": []}) } else { body(w, part, action) };
        w.as_(who).act(part, action, body);
    }
    crew.act(part, "substitute", json!({"code": "absent", "reason": "外出", "witness": "照片"}));
    crew.act(part, "enter_result", json!({"result": "已配合"}));
    out.push(("order closed", part));
    let id = through(w, "begin");
    crew.act(id, "stop_unsolved", json!({"code": "part", "plan": "到货后再装", "by": time(w, 24)}));
    // Not asked about, with the following order open: it rests where its result was entered.
    w.profile("repair.stove", |work| work.unasked = true);
    crew.act(id, "enter_result", json!({"result": "待料"}));
    w.profile("repair.stove", |work| work.unasked = false);
    out.push(("order with its result entered", id));
    let id = through(w, "finish");
    out.push(("order done, another", id));
    let id = through(w, "measure");
    crew.act(id, "ask_consent", json!({"lines": [{"code": "pipe", "quantity": 1000}], "reason": "管长不够"}));
    crew.act(id, "sign_scope", scope(w, id));
    crew.act(id, "finish", body(w, id, "finish"));
    crew.act(id, "sign", body(w, id, "sign"));
    crew.act(id, "amend", json!({"reason": "量错", "lines": [{"code": "pipe", "quantity": 2000}]}));
    out.push(("order done, more asked afterwards", id));

    out.push(("order younger", fresh(w, json!({}))));
    let id = fresh(w, json!({}));
    centre.act(id, "merge", json!({"into": elder.to_string(), "reason": "同一事项"}));
    out.push(("order merged", id));
    appointments(w, out);
    others(w, out);
}

fn appointments(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let crew = w.as_("weiqiang");
    let of = |id: Id| w.child(id, "appointment");
    out.push(("appointment agreed", of(through(w, "agree_window"))));
    let id = through(w, "agree_window");
    crew.act(id, "confirm_window", json!({"means": "call"}));
    out.push(("appointment confirmed", of(id)));
    out.push(("appointment early", of(through(w, "arrive"))));
    let id = through(w, "depart");
    let now = w.app.now();
    w.app.world.set(now.plus(2 * HOUR));
    crew.act(id, "arrive", json!({}));
    w.app.world.set(now);
    out.push(("appointment kept", of(id)));
    let first = |id: Id| {
        let all = w.app.db.read_now(move |tx| shouwen_store::record::children(tx, id, "appointment", true)).unwrap();
        all[0]
    };
    let later = || {
        json!({"from": time(w, 4), "until": time(w, 5), "means": "call", "proof": "通话",
        "apology": true, "cause": "weather"})
    };
    let without = |mut body: Value, keys: &[&str]| {
        for key in keys {
            body.as_object_mut().unwrap().remove(*key);
        }
        body
    };
    let id = through(w, "agree_window");
    crew.act(id, "move_by_customer", without(later(), &["apology", "cause"]));
    out.push(("appointment moved by the customer", first(id)));
    let id = through(w, "agree_window");
    crew.act(id, "move_by_company", without(later(), &["proof"]));
    out.push(("appointment moved by the company", first(id)));
    let id = through(w, "arrive");
    let photo = w.file(id).to_string();
    // Arrived, then nobody opened: the kept appointment stands, the next one is agreed.
    crew.act(
        id,
        "no_access",
        json!({"photo": photo, "notice": true, "calls": 2, "from": time(w, 4), "until": time(w, 5)}),
    );
    out.push(("appointment no access", first(id)));
    w.as_("chenli").act(id, "cancel_by_company", json!({"reason": "撤销", "means": "call"}));
    out.push(("appointment cancelled", of(id)));
    let late = through(w, "depart");
    let told = through(w, "agree_window");
    crew.act(told, "move_by_company", without(later(), &["proof"]));
    crew.act(told, "get_ready", body(w, told, "get_ready"));
    w.set("2026-03-09T16:00:00+08:00");
    crew.act(told, "confirm_window", json!({"means": "call"}));
    crew.act(told, "depart", json!({}));
    crew.act(late, "arrive", json!({}));
    crew.act(told, "arrive", json!({}));
    w.set(MONDAY);
    out.push(("appointment late without notice", of(late)));
    out.push(("appointment late, notified", of(told)));
}

fn others(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (crew, centre) = (w.as_("weiqiang"), w.as_("linyi"));
    let delay = |steps: &[(&str, Value)]| {
        let id = through(w, "accept");
        crew.act(id, "report_delay", json!({"cause": "parts", "expected": time(w, 24)}));
        let delay = w.child(id, "delay");
        for (action, body) in steps {
            centre.act(delay, action, body.clone());
        }
        delay
    };
    let (answer, tell) = (("answer", json!({"answer": "agree"})), ("tell", json!({"means": "call"})));
    out.push(("delay reported", delay(&[])));
    out.push(("delay answered", delay(std::slice::from_ref(&answer))));
    out.push(("delay told", delay(&[answer, tell.clone()])));
    out.push(("delay agreed", delay(&[tell.clone(), ("agreed", json!({}))])));
    out.push(("delay not agreed", delay(&[tell, ("not_agreed", json!({}))])));
    out.push(("delay unreachable", delay(&[("unreachable", json!({}))])));
    let hazard = |steps: &[(&str, Value)]| {
        let id = through(w, "begin");
        crew.act(id, "find_hazard", json!({"grade": 2, "text": "烟道", "notice": "signed", "due": time(w, 240)}));
        let hazard = w.child(id, "hazard");
        for (action, body) in steps {
            crew.act(hazard, action, body.clone());
        }
        hazard
    };
    let fail = ("fail", json!({"finding": "未改", "due": time(w, 480)}));
    out.push(("hazard notified", hazard(&[])));
    out.push(("hazard rectifying", hazard(&[("rectify", json!({"measure": "换管"}))])));
    out.push(("hazard told twice", hazard(std::slice::from_ref(&fail))));
    out.push(("hazard reported", hazard(&[fail, ("report", json!({"to": "住建局"}))])));
    let id = hazard(&[]);
    crew.act(id, "pass", json!({"photo": w.file(id).to_string(), "finding": "已改"}));
    out.push(("hazard closed", id));
}

fn followups(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (caller, head, crew) = (w.as_("zhoumin"), w.as_("chenli"), w.as_("weiqiang"));
    let reviewer = w.as_("hejun");
    let orders: Vec<Id> = (0..16).map(|_| through(w, "enter_result")).collect();
    let mut orders = orders.into_iter();
    let mut next = || w.child(orders.next().unwrap(), "followup");
    let tried = next();
    for moment in ["2026-03-06T10:40:00+08:00", "2026-03-06T14:00:00+08:00", "2026-03-07T10:00:00+08:00"] {
        w.set(moment);
        caller.act(tried, "take", json!({}));
        caller.act(tried, "no_answer", json!({}));
    }
    w.set(MONDAY);
    out.push(("follow-up not reached", tried));
    out.push(("follow-up planned", next()));
    let mut taken = |steps: &[(&str, Value)]| {
        let id = next();
        caller.act(id, "take", json!({}));
        for (action, body) in steps {
            caller.act(id, action, body.clone());
        }
        id
    };
    let complete = ("complete", with(answers("yes"), json!({"means": "phone"})));
    let raise = ("raise_issue", with(answers("no"), json!({"means": "phone", "content": "清理", "finding": "未清理"})));
    out.push(("follow-up calling", taken(&[])));
    out.push(("follow-up refused", taken(&[("refused", json!({"reason": "不愿"}))])));
    let done = taken(std::slice::from_ref(&complete));
    out.push(("order closed, not rated", w.matter(done).row.parent.unwrap()));
    out.push(("follow-up completed", done));
    let checked = taken(&[complete]);
    reviewer.act(checked, "check", json!({"text": "属实"}));
    out.push(("follow-up checked", checked));
    let issue = taken(std::slice::from_ref(&raise));
    out.push(("follow-up with an issue", issue));
    let handled = |id: Id| {
        head.act(w.child(id, "order"), "cancel_by_company", json!({"reason": "已当场处理", "means": "call"}));
        id
    };
    out.push(("follow-up to confirm", handled(taken(std::slice::from_ref(&raise)))));
    let finding = |id: Id, steps: &[(&str, &str, Value)]| {
        let id = w.child(id, "finding");
        for (who, action, body) in steps {
            let who = match *who {
                "head" => head,
                _ => crew,
            };
            who.act(id, action, body.clone());
        }
        id
    };
    let why = json!({"reason": "属实"});
    let accept = ("crew", "accept", json!({"cause": "忘记", "measure": "清单"}));
    let issue_it = ("head", "issue", json!({}));
    let done = ("crew", "done", json!({"evidence_text": "照片"}));
    out.push(("finding draft", finding(taken(std::slice::from_ref(&raise)), &[])));
    out.push(("finding issued", finding(taken(std::slice::from_ref(&raise)), std::slice::from_ref(&issue_it))));
    let dispute = ("crew", "dispute", why.clone());
    out.push(("finding disputed", finding(taken(std::slice::from_ref(&raise)), &[issue_it.clone(), dispute])));
    out.push(("finding rectifying", finding(taken(std::slice::from_ref(&raise)), &[issue_it.clone(), accept.clone()])));
    let steps = [issue_it.clone(), accept.clone(), done.clone()];
    out.push(("finding to verify", finding(taken(std::slice::from_ref(&raise)), &steps)));
    let verify = ("head", "verify", json!({"verdict": "有效"}));
    out.push(("finding closed", finding(taken(std::slice::from_ref(&raise)), &[issue_it, accept, done, verify])));
    out.push(("finding withdrawn", finding(taken(&[raise]), &[("head", "withdraw", why)])));
}

/// The standard questions, answered.
pub(super) fn answers(clean: &str) -> Value {
    json!({"answers": [
        {"question": "solved", "answer": "yes"}, {"question": "clean", "answer": clean},
        {"question": "on_time", "answer": "yes"}, {"question": "gift", "answer": "no"},
        {"question": "satisfied", "answer": "yes"},
    ]})
}

/// The body that an action of these flows is content with, where the general one is not.
pub(super) fn body_for(action: &str, least: &Value, t: &super::Things) -> Option<Value> {
    let window = |from: i64| {
        let at = |hours: i64| super::moment(t.now.plus(hours * HOUR));
        json!({"from": at(from), "until": at(from + 1)})
    };
    Some(match action {
        "dispatch" | "rule" | "reopen" => with(least.clone(), json!({"person": t.person})),
        "reassign" => with(least.clone(), json!({"person": t.other_person, "told": true})),
        "move_by_company" | "missed_window" | "move_by_customer" | "ask_later" | "call_away" | "agree_window"
        | "propose_window" | "come_again" | "reject_work" | "no_access" => with(least.clone(), window(6)),
        "get_ready" => json!({"items": [{"code": "detector", "there": 1, "serial": "DET-3"},
            {"code": "tools", "there": 1}, {"code": "badge", "there": 1}, {"code": "suit", "there": 1}]}),
        "let_pass" => json!({"item": "tools", "reason": "班长同意"}),
        "ask_consent" | "bill" => with(least.clone(), json!({"lines": [{"code": "pipe", "quantity": 1000}]})),
        "tick" => json!({"codes": ["checked"]}),
        "measure" => json!({"test": "leak", "value": "0", "instrument": "DET-3"}),
        "begin" => json!({"consent": true, "explained": true}),
        "arrive" => with(least.clone(), json!({"early_agreed": true})),
        "finish" => json!({"done": "已修好", "explained": true, "waived": true}),
        "sign" => with(least.clone(), json!({"content": t.digest, "unrated": true})),
        "sign_scope" => with(least.clone(), json!({"content": t.scope})),
        "amend" => with(least.clone(), json!({"done": "已修好，另换密封圈"})),
        "merge" => with(least.clone(), json!({"into": t.elder})),
        "find_hazard" => with(least.clone(), json!({"grade": 2})),
        "complete" => with(answers("yes"), json!({"means": "phone"})),
        "raise_issue" => with(answers("no"), json!({"means": "phone", "content": "清理"})),
        "answer" if least.get("answer").is_some() => json!({"answer": "agree"}),
        _ => return None,
    })
}
