//! The document tells the truth: real answers of every operation are held against it, member by member.

#[path = "support/customer.rs"]
mod customer;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;
#[path = "support/told.rs"]
mod told;

use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use shouwen::http::{Answer as Form, routes};
use site::{Answer, Client, Site, compare};
use std::collections::BTreeSet;
use support::{MONDAY, TestWorld, repair, with};

/// A caller on a site.
struct Caller<'s, 'w> {
    site: &'s Site<'w>,
    client: Client,
}

impl Caller<'_, '_> {
    #[track_caller]
    fn get(&self, path: &str) -> Value {
        self.ask(200, "GET", path, Value::Null, &[])
    }

    #[track_caller]
    fn post(&self, status: u16, path: &str, body: Value) -> Value {
        self.ask(status, "POST", path, body, &[])
    }

    #[track_caller]
    fn ask(&self, status: u16, method: &str, path: &str, body: Value, extra: &[(&str, &str)]) -> Value {
        let answer = self.site.send(&self.client, method, path, body, extra);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        answer.body
    }

    #[track_caller]
    fn upload(&self, record: &str) -> Value {
        let request = Request::post(format!("/api/records/{record}/files"))
            .header("cookie", format!("shouwen_session={}", self.client.cookie))
            .header("x-csrf-token", &self.client.csrf)
            .header("content-type", "image/png")
            .header("x-file-name", "%E7%85%A7%E7%89%87.png");
        let answer = self.site.raw(request.body(Body::from("png")).unwrap());
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["file"].clone()
    }
}

fn id_of(value: &Value) -> String {
    value["id"].as_str().unwrap_or_else(|| panic!("no id in {value}")).to_owned()
}

/// How people are reached, and what was sent.
fn reached(w: &support::TestWorld, site: &Site<'_>, agent: &Caller<'_, '_>, audit: &Caller<'_, '_>) {
    let secret = "a secret of the provider 0123";
    let config = format!(
        "[[gateway]]\nname = \"sms\"\nkind = \"http\"\nmeans = \"sms\"\nurl = \"http://127.0.0.1:1/\"\njson = {{}}\n\
         [gateway.report]\nsecret = \"{secret}\"\nid = \"/id\"\nstatus = \"/state\"\n\
         [[gateway]]\nname = \"push\"\nkind = \"webpush\"\nsubject = \"mailto:it@linjiang.example\"\n"
    );
    w.app.connect(shouwen::channels::setup::parse(&w.app, &config, w.folder()).unwrap());
    agent.get("/api/me/reach");
    agent.ask(200, "PUT", "/api/me/reach", json!({"phone": "13900007001", "by_mail": true}), &[]);
    let browser = json!({"endpoint": "https://fcm.googleapis.com/fcm/send/1", "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"});
    let page = agent.ask(200, "POST", "/api/me/browsers", browser, &[]);
    let id = page["browsers"][0]["id"].as_str().unwrap().to_owned();
    agent.ask(204, "DELETE", &format!("/api/me/browsers/{id}"), Value::Null, &[]);
    let admin = Caller { site, client: site.sign_in("admin") };
    let path = format!("/api/people/{}/reach", w.cast.person("weiqiang"));
    admin.get(&path);
    admin.ask(200, "PUT", &path, json!({"phone": "13900007002"}), &[]);
    admin.get("/api/notify/preview");
    audit.get("/api/deliveries");
    let (body, now) = (json!({"id": "0", "state": "?"}), w.app.now().0 / 1_000);
    let signature = shouwen::channels::report::Report::sign(secret, now, body.to_string().as_bytes());
    let now = now.to_string();
    agent.ask(200, "POST", "/api/gateways/sms/report", body, &[("x-timestamp", &now), ("x-signature", &signature)]);
}

both! {
    /// SYS-01: what the interface answers is what its document says, for every operation that answers in JSON.
    fn every_answer_is_as_described(w at MONDAY) {
        let site = Site::new(w);
        let by = |login: &'static str| Caller { site: &site, client: site.sign_in(login) };
        let (agent, head, team, audit) = (by("zhoumin"), by("chenli"), by("weiqiang"), by("audit"));
        records(w, &agent, &head, &team);
        customers(&agent);
        people(w, &agent, &head);
        policy(w, &agent, &head);
        program(&agent);
        duty(w, &agent, &head);
        emergency(w, &agent, &head);
        outage(w, &agent, &by("linyi"));
        told::told_in_public(w, &site, &agent, &by("linyi"), &head);
        portal(w, &site);
        phone(w, &site, &agent);
        assert!(!audit.get("/api/audit?limit=200")["items"].as_array().unwrap().is_empty());
        audit.get("/api/audit/actions");
        reached(w, &site, &agent, &audit);
        head.get("/api/reports/orders");
        head.get("/api/reports/intake?source=house&dimensions=type");
        assert_eq!(audit.get("/api/audit?limit=1")["items"].as_array().unwrap().len(), 1);
        agent.ask(204, "DELETE", "/api/session", Value::Null, &[]);
        agent.ask(401, "GET", "/api/session", Value::Null, &[]);
        by("zhoumin").post(200, "/api/demo/clock", json!({"to": "2026-06-01T09:00:00+08:00"}));

        let seen: BTreeSet<String> = site.seen.borrow().iter().filter(|(_, s)| *s < 300).map(|(id, _)| id.clone()).collect();
        // Acts all answer in one form, so that not every one of them has to be done here.
        let missing: Vec<String> = routes()
            .into_iter()
            .filter(|r| !r.act && matches!(r.answer, Form::Json(..)) && !seen.contains(&r.id))
            .map(|r| r.id)
            .collect();
        assert!(missing.is_empty(), "never asked: {missing:?}");
    }
}

/// A planned outage of one point: its list, what is known of it where a caller is, the valves.
fn outage(w: &TestWorld, agent: &Caller<'_, '_>, desk: &Caller<'_, '_>) {
    let point = w.point(w.customer(), "H-STOP").to_string();
    let plan = json!({"points": [{"point": point}], "area": "滨江路88号", "why": "更换立管", "enquiries": "96777",
        "from": "2026-03-12T08:30:00+08:00", "until": "2026-03-12T17:00:00+08:00"});
    let id = id_of(&desk.post(201, "/api/outages", plan)["record"]);
    assert_eq!(desk.get(&format!("/api/outages/{id}/points"))["items"].as_array().unwrap().len(), 1);
    w.as_("chenli").act(shouwen_domain::id::Id::parse(&id).unwrap(), "approve", json!({}));
    w.as_("linyi").act(shouwen_domain::id::Id::parse(&id).unwrap(), "publish", json!({}));
    let known = agent.post(200, "/api/outages/known", json!({"point": point}));
    assert_eq!(known["items"].as_array().unwrap().len(), 1, "{known}");
    let company = w.cast.unit("LJ");
    let valve = w.app.world.id();
    let at = w.app.now();
    w.app.db.write_now(move |tx| shouwen_store::outages::put_valve(tx, valve, company, "R-1", "立管", at)).unwrap();
    assert_eq!(desk.get("/api/points?q=h-sto")["items"][0]["id"], point);
    assert_eq!(desk.get("/api/valves?q=R")["items"][0]["number"], "R-1");
}

/// An emergency, and its report.
fn emergency(w: &TestWorld, agent: &Caller<'_, '_>, head: &Caller<'_, '_>) {
    let place = json!({"road": "滨江路88号"});
    let call =
        json!({"channel": "hotline", "kind": "leak", "contact": "13900002046", "indoors": true, "address": place});
    let made = agent.post(201, "/api/requests/emergency_call", call);
    let near = agent.post(200, "/api/incidents/near", place);
    assert_eq!(near["items"].as_array().unwrap().len(), 1, "{near}");
    let incident = id_of(&made["links"][0]["record"]);
    agent.post(200, &format!("/api/incidents/{incident}/tick"), json!({"codes": ["calm"]}));
    agent.get(&format!("/api/records/{incident}"));
    let report = agent.get(&format!("/api/incidents/{incident}/report"));
    assert_eq!(report["log"][0]["step"], "received");
    assert_eq!(agent.get(&format!("/api/incidents/{incident}/known"))["ask_casualties"], true);
    let request = id_of(&made["record"]);
    assert_eq!(agent.get(&format!("/api/plans/joined?record={request}"))["items"], json!([]), "no library yet");
    let step = json!({"zh": "启用纸质受理单", "role": "group_leader", "minutes": 5});
    let plan =
        json!({"scenario": "system", "unit": w.cast.unit("LJ"), "title": "信息系统中断应急预案", "steps": [step]});
    let plan = id_of(&head.post(201, "/api/plans", plan)["record"]);
    assert_eq!(agent.get("/api/plans/library")["items"][0]["id"], plan);
    assert_eq!(head.get(&format!("/api/plans/{plan}/text"))["faults"].as_array().unwrap().len(), 1, "no process yet");
    head.get(&format!("/api/records/{plan}"));
}

/// A call of an exchange, and what the screens are told of it.
fn phone(w: &TestWorld, site: &Site<'_>, agent: &Caller<'_, '_>) {
    const TOKEN: &str = "walk-0123456789abcdef01234";
    let file = format!("[[exchange]]\ncode = \"x\"\ncompany = \"LJ\"\nprotocol = \"http\"\ntoken = \"{TOKEN}\"\n");
    w.app.telephony.set(shouwen::telephony::exchange::read(&file, &|_| None).unwrap());
    agent.post(200, "/api/seat", json!({"extension": "8001"}));
    let exchange = Client { token: TOKEN.into(), ..Client::default() };
    let event = |kind: &str| {
        let body = json!({"event": kind, "callId": "o-1", "from": "13900002046", "to": "96777", "extension": "8001"});
        let answer = site.send(&Client::default(), "POST", &format!("/api/cti/{TOKEN}"), body, &[]);
        assert_eq!(answer.status, 200, "{}", answer.body);
    };
    event("newCall");
    event("answer");
    let pop = agent.get("/api/calls/now")["calls"][0].clone();
    assert!(!pop["matters"].as_array().unwrap().is_empty() && pop["mine"] == true, "{pop}");
    let call = id_of(&pop["call"]);
    let request = agent.post(201, "/api/requests", with(repair(), json!({"call": call, "occurred_at": null})));
    let request = id_of(&request["record"]);
    event("hangup");
    assert_eq!(agent.get("/api/calls?show=mine")["items"].as_array().unwrap().len(), 1);
    assert_eq!(agent.get(&format!("/api/records/{request}/calls"))["items"][0]["id"], call);
    agent.post(200, &format!("/api/calls/{call}/reveal"), json!({"reason": "回拨"}));
    assert_eq!(site.send(&exchange, "POST", "/api/exchange/calls", json!({"calls": []}), &[]).status, 200);
    agent.ask(200, "DELETE", "/api/seat", Value::Null, &[]);
}

/// What customers are answered.
fn portal(w: &support::TestWorld, site: &Site<'_>) {
    site.send(&Client::default(), "GET", "/api/portal", Value::Null, &[]);
    let me = customer::Customer::sign_in(w, site, "13900004410");
    me.get("/api/portal/session");
    me.get("/api/portal/form");
    let id = me.apply(customer::heater());
    me.upload(201, id, customer::PDF);
    let page = me.act("request", id, "say", json!({"text": "下午在家"}));
    assert_eq!(page["steps"][0]["text"], "下午在家");
    me.refused(409, "request", id, "reject_answer", json!({"reason": "x"}));
    me.refused(422, "request", id, "say", json!({"text": "", "more": 1}));
    assert_eq!(me.get("/api/portal/requests?limit=1")["next"], json!(id.to_string()));
    assert_eq!(me.get(&format!("/api/portal/requests?limit=1&after={id}"))["items"], json!([]));
    me.ask(422, "GET", "/api/portal/requests?after=x", Value::Null);
    me.ask(200, "GET", &format!("/api/portal/files/{}", id_of(&me.matter(id)["documents"][0])), Value::Null);
    me.ask(204, "DELETE", "/api/portal/session", Value::Null);
}

/// One matter from the call to the end, with everything a page can show.
fn records(w: &support::TestWorld, agent: &Caller<'_, '_>, head: &Caller<'_, '_>, team: &Caller<'_, '_>) {
    let known = agent.post(
        201,
        "/api/customers",
        json!({"kind": "person", "name": "李桂兰", "contacts": [{"kind": "mobile", "value": "13900002046"}]}),
    );
    let made = agent.post(
        201,
        "/api/requests",
        with(repair(), json!({"customer": id_of(&known), "extra": {"pressure": 2.5, "brand": "华帝", "indoor": true}})),
    );
    assert_eq!(made["record"]["customer"]["name"], "李桂兰");
    let id = id_of(&made["record"]);
    let act =
        |who: &Caller<'_, '_>, name: &str, body: Value| who.post(200, &format!("/api/requests/{id}/{name}"), body);
    agent.post(200, "/api/requests/propose", json!({"content": "闻到煤气味"}));
    agent.post(200, "/api/requests/propose", json!({}));
    assert_eq!(agent.get("/api/requests/similar?contact=13900002046")["items"].as_array().unwrap().len(), 1);
    act(
        agent,
        "confirm",
        json!({"result": "corrected", "wanted": "明天", "told": "下午联系", "told_by": "2026-03-09T16:00:00+08:00"}),
    );
    act(agent, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复上门时间"}));
    act(agent, "contact", json!({"means": "call", "result": "reached", "text": "仍在协调"}));
    act(agent, "promise", json!({"by": "2026-03-09T16:30:00+08:00", "text": "再回复"}));
    agent.upload(&id);
    let brief = agent.ask(
        200,
        "POST",
        &format!("/api/requests/{id}/note"),
        json!({"text": "客户急"}),
        &[("prefer", "return=minimal")],
    );
    assert_eq!(brief.as_object().unwrap().len(), 4, "{brief}");
    let stale = agent.ask(
        409,
        "POST",
        &format!("/api/requests/{id}/contact"),
        json!({"means": "call", "result": "reached"}),
        &[("if-match", "\"1\"")],
    );
    assert!(!stale["changed"]["events"].as_array().unwrap().is_empty());
    agent.ask(422, "POST", &format!("/api/requests/{id}/contact"), json!({"means": 1, "more": 2}), &[]);

    let unit = w.cast.unit("lj-repair-1").to_string();
    act(
        agent,
        "hand_over",
        json!({"to_unit": unit, "content": "灶具维修", "reason": "维修班组职责", "outstanding": "16:30 前再回复"}),
    );
    let handover = w.child(shouwen_domain::id::Id::parse(&id).unwrap(), "handover");
    team.post(200, &format!("/api/handovers/{handover}/reject"), json!({"code": "wrong_unit", "reason": "不属本班"}));
    let second = w.cast.unit("lj-install").to_string();
    let page = agent.get(&format!("/api/records/{handover}"));
    assert_eq!(page["record"]["parent"]["id"], json!(id), "{page}");
    agent.post(200, &format!("/api/handovers/{handover}/offer_again"), json!({"to_unit": second, "reason": "改交"}));
    let gone = Caller { site: agent.site, client: agent.site.sign_in("huangjg") };
    gone.post(200, &format!("/api/handovers/{handover}/reject"), json!({"code": "wrong_unit", "reason": "不做维修"}));
    head.post(200, &format!("/api/handovers/{handover}/bind"), json!({"to_unit": unit, "reason": "灶具在一班区域"}));
    act(team, "claim", json!({}));
    act(team, "create_order", json!({"content": "更换点火器"}));
    let order = w.child(shouwen_domain::id::Id::parse(&id).unwrap(), "order");
    team.get(&format!("/api/orders/{order}/candidates"));
    team.get("/api/board");

    // Pages, lists, history, clocks and their sums; running late and paused as well.
    let page = agent.get(&format!("/api/records/{id}"));
    assert!(page["links"].as_array().unwrap().len() > 2 && !page["files"].as_array().unwrap().is_empty());
    let masked = head.get(&format!("/api/records/{id}"));
    assert!(masked["fields"].as_array().unwrap().iter().any(|f| f["masked"] == true), "{masked}");
    agent.ask(200, "GET", &format!("/api/files/{}", id_of(&page["files"][0])), Value::Null, &[]);
    let more = agent.get(&format!("/api/records/{id}/timeline?limit=3"));
    agent.get(&format!("/api/records/{id}/timeline?limit=3&after={}", more["next"].as_str().unwrap()));
    for clock in page["clocks"].as_array().unwrap() {
        agent.get(clock["explain_href"].as_str().unwrap());
    }
    w.set("2026-03-09T17:00:00+08:00");
    assert!(w.sweep() > 0);
    for path in ["/api/records?open=true&limit=1", "/api/records?kind=handover&open=false", "/api/records?colour=red"] {
        agent.get(path);
    }
    let who = [agent, head, team];
    assert!(who.iter().any(|c| !c.get("/api/notices?limit=5")["items"].as_array().unwrap().is_empty()));
    agent.post(200, "/api/notices/read", json!({}));
    for clock in head.get(&format!("/api/records/{id}"))["clocks"].as_array().unwrap() {
        head.get(clock["explain_href"].as_str().unwrap());
    }
    head.post(200, &format!("/api/records/{id}/reveal"), json!({"field": "contact", "reason": "回访"}));
    let bulk = |version: i64| {
        json!({"action": "contact", "items": [{"id": id, "version": version}, {"id": "0000000000001"}],
            "body": {"means": "call", "result": "reached"}})
    };
    let version = head.get(&format!("/api/records/{id}"))["record"]["version"].as_i64().unwrap();
    let results = agent.post(200, "/api/bulk", bulk(1))["results"].clone();
    assert_eq!(
        (&results[0]["problem"]["code"], &results[1]["problem"]["code"]),
        (&json!("stale"), &json!("not_found"))
    );
    let results = agent.post(200, "/api/bulk", bulk(version))["results"].clone();
    assert_eq!(results[0]["ok"], true, "{results}");
    let text = json!({"text": "已更换", "outcome": "solved", "means": "visit", "agreed": true});
    act(team, "answer", text);
    moved_away(w, agent);
}

/// An act that takes the record out of the sight of who did it: a leader offers another's handover outside his unit.
fn moved_away(w: &support::TestWorld, agent: &Caller<'_, '_>) {
    let leader = Caller { site: agent.site, client: agent.site.sign_in("hejun") };
    let other = Caller { site: agent.site, client: agent.site.sign_in("huangjg") };
    let id = id_of(&agent.post(201, "/api/requests", repair())["record"]);
    agent.post(200, &format!("/api/requests/{id}/confirm"), json!({"result": "confirmed"}));
    let body = json!({"to_person": w.cast.person("huangjg").to_string(), "content": "维修", "reason": "职责"});
    agent.post(200, &format!("/api/requests/{id}/hand_over"), body);
    let handover = w.child(shouwen_domain::id::Id::parse(&id).unwrap(), "handover");
    other.post(200, &format!("/api/handovers/{handover}/reject"), json!({"code": "wrong_unit", "reason": "不做维修"}));
    let body = json!({"to_unit": w.cast.unit("lj-repair-1").to_string(), "reason": "改交"});
    let gone = leader.post(200, &format!("/api/handovers/{handover}/offer_again"), body);
    assert_eq!(gone["gone"], true, "{gone}");
}

fn customers(agent: &Caller<'_, '_>) {
    let made = agent.post(
        201,
        "/api/customers",
        json!({"kind": "organisation", "name": "滨江饭店", "id_number": "91450000", "care": "alone", "remark": "早班",
            "points": [{"number": "C-1", "road": "滨江路", "room": "1", "meter": "M-1"}]}),
    );
    let id = id_of(&made);
    let path = format!("/api/customers/{id}");
    let with_contact =
        agent.post(201, &format!("{path}/contacts"), json!({"kind": "landline", "value": "0773-2800000"}));
    let contact = format!("{path}/contacts/{}", id_of(&with_contact["contacts"][0]));
    agent.ask(200, "PATCH", &contact, json!({"value": "0773-2800001"}), &[("if-match", "\"2\"")]);
    agent.ask(200, "DELETE", &contact, Value::Null, &[]);
    let with_point = agent.post(201, &format!("{path}/points"), json!({"number": "C-2", "road": "滨江路"}));
    let point = format!("{path}/points/{}", id_of(&with_point["points"][1]));
    agent.ask(200, "PATCH", &point, json!({"meter": "M-2"}), &[]);
    agent.ask(200, "DELETE", &point, Value::Null, &[("if-match", "\"6\"")]);
    agent.ask(200, "PATCH", &path, json!({"name": "滨江大饭店"}), &[("if-match", "\"7\"")]);
    let stale = agent.ask(409, "PATCH", &path, json!({"name": "滨江酒家"}), &[("if-match", "\"1\"")]);
    assert_eq!(stale["code"], "stale");
    agent.post(200, &format!("{path}/reveal"), json!({"field": "id_number", "reason": "核对"}));
    agent.get(&path);
    let found = agent.get("/api/customers?limit=1");
    agent.get(&format!("/api/customers?limit=1&after={}", found["next"].as_str().unwrap().replace('|', "%7C")));
    let with_matters = agent.get("/api/customers?q=13900002046");
    let known = id_of(&with_matters["items"][0]);
    agent.post(201, "/api/requests", with(repair(), json!({"customer": known})));
    let path = format!("/api/customers/{known}");
    let both = agent.get(&path)["records"]["items"].clone();
    let first = agent.get(&format!("{path}?limit=1"))["records"].clone();
    let second = agent.get(&format!("{path}?limit=1&after={}", first["next"].as_str().unwrap()))["records"].clone();
    assert_eq!(json!([first["items"][0]["id"], second["items"][0]["id"]]), json!([both[0]["id"], both[1]["id"]]));
}

fn people(w: &support::TestWorld, agent: &Caller<'_, '_>, head: &Caller<'_, '_>) {
    agent.get("/api/session");
    agent.get("/api/units");
    let other = Caller { site: agent.site, client: agent.site.sign_in("hejun") };
    let delegation = other.post(
        201,
        "/api/delegations",
        json!({"to": w.cast.person("zhoumin").to_string(), "role": "group_leader", "unit": w.cast.unit("lj-service").to_string(),
            "from": "2026-03-09T17:05:00+08:00", "until": "2026-03-20T18:00:00+08:00"}),
    );
    w.set("2026-03-09T17:06:00+08:00");
    assert_eq!(other.get("/api/delegations")["items"].as_array().unwrap().len(), 1);
    agent.get("/api/session");
    agent.get("/api/people?q=周敏".replace("周敏", "%E5%91%A8%E6%95%8F").as_str());
    head.get("/api/people");
    other.ask(204, "DELETE", &format!("/api/delegations/{}", id_of(&delegation)), Value::Null, &[]);
    let token = agent.post(
        201,
        "/api/tokens",
        json!({"name": "report", "scope": "read", "expires": "2026-04-01T00:00:00+08:00"}),
    );
    let program = Caller {
        site: agent.site,
        client: Client { token: token["token"].as_str().unwrap().to_owned(), ..Client::default() },
    };
    assert_eq!(program.get("/api/session")["csrf"], Value::Null);
    agent.ask(204, "DELETE", &format!("/api/tokens/{}", id_of(&token)), Value::Null, &[]);
    assert_eq!(agent.get("/api/tokens")["items"].as_array().unwrap().len(), 1);
}

fn policy(w: &support::TestWorld, agent: &Caller<'_, '_>, head: &Caller<'_, '_>) {
    let admin = Caller { site: agent.site, client: agent.site.sign_in("admin") };
    let put = |code: &str, value: &str, priority: &str| {
        admin.post(
            201,
            "/api/policy/values",
            json!({"code": code, "value": value, "clause": "测试 §1", "type": "repair", "priority": priority}),
        )
    };
    put("sla.first_response", "1h", "P1");
    put("sla.first_response", "2h", "P2");
    w.set("2026-03-09T17:30:00+08:00");
    let all = head.get("/api/policy/parameters");
    for parameter in all["items"].as_array().unwrap() {
        let code = parameter["code"].as_str().unwrap();
        let how = head.get(&format!("/api/policy/resolve?code={code}&type=repair&priority=P1"));
        assert_eq!(how["code"], json!(code));
    }
    head.get("/api/policy/parameters?code=sla.&type=repair&priority=P0");
    head.get("/api/policy/gates");
    w.set_gate("LJ", "required_fields", "observe");
    w.set("2026-03-09T17:40:00+08:00");
    let made = agent.post(201, "/api/requests", with(repair(), json!({"background": null, "special": null})));
    agent.post(200, &format!("/api/requests/{}/confirm", id_of(&made["record"])), json!({"result": "confirmed"}));
    let hits = agent.get("/api/policy/would-have-blocked?limit=1");
    assert_eq!(hits["items"].as_array().unwrap().len(), 1, "{hits}");
}

/// A week with a draft and a published roster, somebody who came late and somebody ill: every part of the answers is there.
fn duty(w: &support::TestWorld, agent: &Caller<'_, '_>, head: &Caller<'_, '_>) {
    let unit = w.cast.unit("lj-hall");
    let line = json!({"person": w.cast.person("tangli"), "from": "2026-03-10T08:30:00+08:00", "until": "2026-03-10T17:30:00+08:00"});
    let span = json!({"unit": unit, "from": "2026-03-10T00:00:00+08:00", "until": "2026-03-17T00:00:00+08:00", "lines": [line]});
    let made = head.post(201, "/api/rosters", span.clone());
    head.post(200, &format!("/api/rosters/{}/publish", made["record"]["id"].as_str().unwrap()), json!({}));
    head.post(201, "/api/rosters", span.clone());
    agent.post(201, "/api/attendances", json!({"vehicle": "桂H·抢001"}));
    agent.post(201, "/api/absences", json!({"person": w.cast.person("weiqiang"), "cause": "ill"}));
    agent.post(201, "/api/shift_handovers", json!({}));
    let board = agent.get("/api/duty/board");
    assert!(
        !board["posts"].as_array().unwrap().is_empty() && board["handovers"].as_array().unwrap().len() == 1,
        "{board}"
    );
    let week = head.get(&format!("/api/duty/week?unit={unit}&from=2026-03-09T00:00:00%2B08:00"));
    assert_eq!((week["rosters"].as_array().unwrap().len(), week["shifts"].as_array().unwrap().len()), (2, 1));
    let found = head.post(200, "/api/duty/check", span);
    assert!(!found["items"].as_array().unwrap().is_empty());
    head.get("/api/duty/attendance?from=2026-03-09T00:00:00%2B08:00");
    head.get("/api/duty/forecast?date=2026-03-16&weeks=2");
    let going =
        json!({"person": w.cast.person("luojian"), "what": "leaving", "effective": "2026-04-20", "reason": "辞职"});
    let made = head.post(201, "/api/staff_changes", going);
    let id = made["record"]["id"].as_str().unwrap();
    head.post(200, &format!("/api/staff_changes/{id}/announce"), json!({}));
    assert_eq!(head.get("/api/duty/changes")["items"].as_array().unwrap().len(), 1);
    head.get(&format!("/api/duty/changes/{id}"));
}

fn program(agent: &Caller<'_, '_>) {
    for path in
        ["/api/meta", "/api/channels", "/api/public/channels", "/api/openapi.json", "/healthz", "/readyz", "/metrics"]
    {
        agent.get(path);
    }
}

/// The checker itself: it must notice what it is there for.
#[test]
fn a_member_too_many_or_too_few_is_noticed() {
    let world = support::TestWorld::new(support::On::Sqlite, MONDAY).unwrap();
    let site = Site::new(&world);
    let client = site.sign_in("zhoumin");
    let made = site.send(&client, "POST", "/api/requests", repair(), &[]);
    let path = format!("/api/records/{}", id_of(&made.body["record"]));
    let fresh = || site.send(&client, "GET", &path, Value::Null, &[]);
    let faults = |change: &dyn Fn(&mut Answer)| {
        let mut answer = fresh();
        change(&mut answer);
        compare("get", &path, &answer).1
    };
    assert!(faults(&|_| {}).is_empty());
    assert_eq!(faults(&|a| a.body["record"]["extra"] = json!(1)), ["/record/extra: not described"]);
    assert_eq!(faults(&|a| a.body["clocks"][0]["paused_for"] = json!("x")), ["/clocks/0/paused_for: not described"]);
    let without = |a: &mut Answer| drop(a.body["timeline"]["items"][0].as_object_mut().unwrap().remove("door"));
    assert_eq!(faults(&without), ["/timeline/items/0/door: missing"]);
    assert_eq!(faults(&|a| a.body["record"]["colour"] = json!("pink")).len(), 1);
    assert_eq!(faults(&|a| a.body["record"]["unit"] = Value::Null).len(), 1);
    assert_eq!(faults(&|a| a.body["record"]["version"] = json!("1")).len(), 1);
    assert_eq!(faults(&|a| a.status = axum::http::StatusCode::ACCEPTED).len(), 1);
}
