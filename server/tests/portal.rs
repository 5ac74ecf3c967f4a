//! The portal of customers through HTTP, on both databases: signing in, own matters only, applying, moving a visit, rating,
//! not being content. What is not theirs is not found; what the house keeps to itself is not shown.

#[path = "support/customer.rs"]
mod customer;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use customer::{Customer, PDF, code, enter, heater, offered};
use serde_json::{Value, json};
use shouwen::channels::{Driver, Letter, Miss, Receipt, turn_with};
use shouwen_domain::{flow::Door, id::Id, intake::Room, orders::Order};
use shouwen_store::{audit, messages};
use site::{Client, Site};
use std::sync::Mutex;
use support::{MONDAY, TestWorld, at, repair, with};

/// A way out of the house that keeps what it was handed.
#[derive(Debug, Default)]
struct Catcher(Mutex<Vec<Letter>>);

impl Driver for Catcher {
    fn code(&self) -> &'static str {
        "catcher"
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(Receipt::delivered())
    }
}

/// The code in the message that goes out.
fn sent(w: &TestWorld) -> (Letter, String) {
    let catcher = Catcher::default();
    turn_with(&w.app, &catcher).unwrap();
    let letter = catcher.0.lock().unwrap().pop().unwrap();
    let code = letter.text.chars().filter(char::is_ascii_digit).take(6).collect();
    (letter, code)
}

fn order(w: &TestWorld, id: Id) -> Order {
    match w.matter(id).room {
        Room::Order(order) => *order,
        other => panic!("{other:?}"),
    }
}

/// An order of the customer's own request, taken, with a plan and a visit on Thursday morning.
fn scheduled(w: &TestWorld, number: &str) -> (Id, Id) {
    let (agent, huang) = (w.as_("zhoumin"), w.as_("huangjg"));
    let id = agent
        .request(with(repair(), with(heater(), json!({"contact": number, "channel": "hotline", "occurred_at": null}))));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    let wo = w.child(id, "order");
    huang.act(wo, "accept", json!({}));
    let thursday = json!({"from": "2026-03-12T09:00:00+08:00", "until": "2026-03-12T11:00:00+08:00", "means": "call"});
    huang.act(wo, "agree_window", thursday);
    (id, wo)
}

/// From the visit to the end of the work.
fn finished(w: &TestWorld, wo: Id) {
    let huang = w.as_("huangjg");
    w.ready(wo);
    huang.act(wo, "confirm_window", json!({"means": "call"}));
    huang.act(wo, "depart", json!({}));
    huang.act(wo, "arrive", json!({}));
    w.installed(wo);
    huang.act(wo, "finish", json!({"done": "热水器已安装", "explained": true}));
}

/// As far as the signature, without a rating.
fn signed(w: &TestWorld, wo: Id) {
    finished(w, wo);
    let digest = order(w, wo).sheet(&w.matter(wo).row.number).digest();
    w.as_("huangjg").act(
        wo,
        "sign",
        json!({"name": "王海涛", "content": digest, "file": w.file(wo).to_string(), "unrated": true}),
    );
}

both! {
    /// CHN-08 SEC-01: the code goes to the number and nowhere else, for five minutes, five tries, five times an hour.
    fn signing_in_with_a_code(w at MONDAY) {
        let site = Site::new(w);
        let number = "13900004410";
        assert_eq!(code(&site, "nobody", number).body["code"], "no_portal");
        let asked = code(&site, "LJ", number);
        assert_eq!((asked.status.as_u16(), &asked.body["code"]), (201, &Value::Null), "{}", asked.body);
        let (letter, right) = sent(w);
        assert_eq!((letter.number.as_str(), letter.person, letter.urgent), (number, None, true));
        let stored = w.app.db.read_now(move |tx| messages::lookup(tx, letter.id)).unwrap().unwrap();
        assert!(!stored.text.contains(&right), "a code that was sent stands nowhere: {}", stored.text);

        // Five tries, then not even the right one.
        let other = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            let no = enter(&site, "LJ", number, other);
            assert_eq!((no.status.as_u16(), &no.body["code"]), (401, &json!("wrong_code")));
        }
        assert_eq!(enter(&site, "LJ", number, &right).status, 401, "the tries are used up");
        // Too late, and a number that nobody asked for, get the same answer.
        assert_eq!(code(&site, "LJ", number).status, 201);
        let (_, late) = sent(w);
        w.set("2026-03-09T10:25:01+08:00");
        assert_eq!(enter(&site, "LJ", number, &late).body["code"], "wrong_code");
        assert_eq!(enter(&site, "LJ", "13900009999", "123456").body["code"], "wrong_code");
        // The newest counts; it is used once, whatever stands between the digits of the number.
        assert_eq!(code(&site, "LJ", number).status, 201);
        let (_, old) = sent(w);
        assert_eq!(code(&site, "LJ", number).status, 201);
        let (_, new) = sent(w);
        assert!(old == new || enter(&site, "LJ", number, &old).status == 401);
        let me = Customer::of(&site, &enter(&site, "LJ", "+86 139-0000-4410", &new));
        assert_eq!(enter(&site, "LJ", number, &new).status, 401, "used once");
        assert_eq!(code(&site, "LJ", number).status, 201);
        let full = code(&site, "LJ", number);
        assert_eq!((full.status.as_u16(), &full.body["code"]), (429, &json!("too_many_codes")));
        assert_eq!(code(&site, "LJ", "13900004411").status, 201, "the limit is each number's own");

        // A hundred calls at once get no more than one after the other.
        let sent_at_once = std::thread::scope(|threads| {
            let calls: Vec<_> = (0..9).map(|_| threads.spawn(|| code(&Site::new(w), "LJ", "13900004412").status)).collect();
            calls.into_iter().map(|call| call.join().unwrap()).filter(|status| *status == 201).count()
        });
        assert_eq!(sent_at_once, 5);

        let session = me.get("/api/portal/session");
        assert_eq!((&session["phone"], &session["company"]["code"]), (&json!("139****4410"), &json!("LJ")));
        // Two doors, two keys.
        let staff = site.sign_in("zhoumin");
        assert_eq!(site.send(&staff, "GET", "/api/portal/requests", Value::Null, &[]).status, 401);
        assert_eq!(me.send("GET", "/api/records", Value::Null, &[]).status, 401);
        let mut blind = Customer::of(&site, &enter_again(w, &site));
        blind.csrf = String::new();
        blind.ask(403, "POST", "/api/portal/requests", heater());
        // It ends by itself, and when one leaves.
        w.set("2026-03-09T10:50:00+08:00");
        me.get("/api/portal/session");
        w.set("2026-03-09T11:19:00+08:00");
        me.get("/api/portal/session");
        me.ask(204, "DELETE", "/api/portal/session", Value::Null);
        me.ask(401, "GET", "/api/portal/session", Value::Null);
        let idle = Customer::of(&site, &enter_again(w, &site));
        w.set("2026-03-09T11:50:01+08:00");
        idle.ask(401, "GET", "/api/portal/session", Value::Null);

        let company = w.cast.unit("LJ");
        let lines = w.app.db.read_now(move |tx| audit::page(tx, company, i64::MAX, 200)).unwrap();
        for (what, outcome) in [
            ("portal.code", "done"), ("portal.code", "refused:too_many_codes"), ("portal.sign_in", "refused:wrong_code"),
            ("portal.sign_in", "done"), ("portal.sign_out", "done"),
        ] {
            assert!(lines.iter().any(|l| l.what == what && l.outcome == outcome && l.door == "portal"), "{what} {outcome}");
        }
        assert!(lines.iter().all(|l| !l.detail.contains("4410")), "the number is in no log");
    }
}

fn enter_again(w: &TestWorld, site: &Site<'_>) -> site::Answer {
    let number = format!("1380000{:04}", w.app.world.below(10_000));
    assert_eq!(code(site, "LJ", &number).status, 201);
    let (_, right) = sent(w);
    enter(site, "LJ", &number, &right)
}

both! {
    /// CHN-08 SEC-01: one's own matters and no others, whatever is asked for and however.
    fn what_is_not_ones_own_is_not_found(w at MONDAY) {
        w.masters();
        let site = Site::new(w);
        let me = Customer::sign_in(w, &site, "13900004410");
        let other = Customer::sign_in(w, &site, "13900004411");
        let (id, wo) = scheduled(w, "13900004410");
        me.upload(201, id, PDF);
        let document = me.matter(id)["documents"][0]["id"].as_str().unwrap().to_owned();
        let internal = w.file(id);
        me.ask(404, "GET", &format!("/api/portal/files/{internal}"), Value::Null);
        assert_eq!(me.send("GET", &format!("/api/portal/files/{document}"), Value::Null, &[]).status, 200);

        for stranger in [&other, &Customer::at(w, &site, "GJ", "13900004410")] {
            assert_eq!(stranger.get("/api/portal/requests")["items"], json!([]));
            for path in [
                format!("/api/portal/requests/{id}"), format!("/api/portal/files/{document}"),
                format!("/api/portal/orders/{wo}/sheet.pdf"),
            ] {
                stranger.ask(404, "GET", &path, Value::Null);
            }
            let later = json!({"from": "2026-03-13T09:00:00+08:00", "until": "2026-03-13T11:00:00+08:00"});
            for (kind, id, action, body) in [
                ("request", id, "say", json!({"text": "x"})), ("request", wo, "say", json!({"text": "x"})),
                ("order", wo, "ask_later", later), ("order", id, "rate", json!({"quality": 5, "attitude": 5})),
            ] {
                assert_eq!(stranger.refused(404, kind, id, action, body)["code"], "not_found", "{action}");
            }
            stranger.upload(404, id, PDF);
        }
        // Under the address of another kind, or of what is none of theirs, there is nothing for the owner either.
        me.ask(404, "GET", &format!("/api/portal/requests/{wo}"), Value::Null);
        me.ask(404, "GET", &format!("/api/portal/requests/{}", w.child(wo, "assignment")), Value::Null);
        assert_eq!(me.refused(404, "request", wo, "say", json!({"text": "x"}))["code"], "not_found");
        me.ask(404, "GET", &format!("/api/portal/orders/{wo}/sheet.pdf"), Value::Null);
        let (what, outcome) = w.last_audit();
        assert_eq!((what.as_str(), outcome.as_str()), ("print.sheet", "refused:not_found"));

        // Whose number stands in the archive of the customer sees the matter, with name and door masked.
        let staff = site.sign_in("zhoumin");
        let body = json!({"kind": "person", "name": "李桂兰", "contacts": [{"kind": "mobile", "value": "13900004411"}]});
        let known = site.send(&staff, "POST", "/api/customers", body, &[]).body["id"].as_str().unwrap().to_owned();
        let theirs = w.as_("zhoumin").request(with(repair(), json!({"customer": known})));
        assert_eq!(other.get("/api/portal/requests")["items"][0]["id"], json!(theirs.to_string()));
        let page = other.matter(theirs).to_string();
        assert!(page.contains("李**") && !page.contains("李桂兰") && !page.contains("501") && !page.contains("13900002046"), "{page}");

        // No employee comes through the customers' door, whatever they may do elsewhere.
        let through = w.as_("zhoumin").through(Door::Portal);
        assert_eq!(through.refused(id, "note", json!({"text": "x"})).code, "not_allowed");
    }
}

both! {
    /// CHN-08 INT-01 FAR-01 CLS-01 DSP-01: applied for, read back by an agent, clocks from the receipt.
    fn applied_for_and_read_back(w at MONDAY) {
        w.masters();
        let site = Site::new(w);
        let me = Customer::sign_in(w, &site, "13900004410");
        let form = me.get("/api/portal/form");
        let codes: Vec<_> = form["types"].as_array().unwrap().iter().map(|t| t["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"installation.household") && !codes.iter().any(|c| c.starts_with("alarm")), "{codes:?}");
        assert!(form["danger"].as_array().unwrap().contains(&json!("漏气")) && form["line"] == "燃气服务热线 96777");

        // What is the staff's to say, no customer says.
        for (change, code) in [
            (json!({"unit": w.cast.unit("lj-install").to_string()}), "invalid_fields"),
            (json!({"received_at": "2026-03-01T10:00:00+08:00"}), "invalid_fields"),
            (json!({"priority": "P0"}), "invalid_fields"),
            (json!({"contact": "13900009999"}), "invalid_fields"),
            (json!({"content": null}), "invalid_fields"),
            (json!({"type": "alarm.leak"}), "open_to_customers"),
            (json!({"type": "nonsense"}), "invalid_fields"),
        ] {
            let answer = me.send("POST", "/api/portal/requests", with(heater(), change), &[]);
            assert_eq!(answer.body["code"], json!(code), "{}", answer.body);
        }
        let key = [("idempotency-key", "one")];
        let first = me.send("POST", "/api/portal/requests", heater(), &key);
        let again = me.send("POST", "/api/portal/requests", heater(), &key);
        assert_eq!((first.status.as_u16(), &first.body["id"]), (201, &again.body["id"]));
        let id = Id::parse(first.body["id"].as_str().unwrap()).unwrap();
        assert_eq!(me.get("/api/portal/requests")["items"].as_array().unwrap().len(), 1);

        let row = w.matter(id).row;
        assert_eq!((row.state.as_str(), row.channel.as_str(), row.unit), ("draft", "website", w.cast.unit("lj-service")));
        assert_eq!((row.recorder, row.first_owner, row.owner), (None, None, None));
        assert_eq!(w.clock(id, "first_response").due_at, Some(at("2026-03-09T12:20:00+08:00")));
        let event = w.events(id).remove(0).event;
        assert_eq!((event.role.as_str(), event.door.as_str(), event.actor), ("customer", "portal", Some(w.account("13900004410"))));

        me.upload(201, id, PDF);
        assert_eq!(me.upload(422, id, b"<html>")["code"], "file_kind");
        assert_eq!(me.upload(422, id, b"")["code"], "empty_file");
        me.act("request", id, "say", json!({"text": "下午四点后家里有人"}));
        // The staff's page shows the customer as who did it.
        let staff = site.sign_in("zhoumin");
        let page = site.send(&staff, "GET", &format!("/api/records/{id}"), Value::Null, &[]).body;
        let newest = &page["timeline"]["items"][0];
        assert_eq!((&newest["action"], &newest["actor"]["name"]), (&json!("say"), &json!("客户")), "{newest}");
        assert_eq!(page["files"][0]["by"]["name"], json!("客户"));
        let staffs: Vec<_> = page["actions"].as_array().unwrap().iter().map(|a| a["action"].as_str().unwrap()).collect();
        assert!(!staffs.contains(&"say") && staffs.contains(&"confirm"), "{staffs:?}");

        let agent = w.as_("zhoumin");
        w.set("2026-03-09T11:05:00+08:00");
        agent.act(id, "note", json!({"text": "客户情绪激动，内部注意"}));
        agent.act(id, "contact", json!({"means": "call", "result": "reached"}));
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        assert_eq!((w.clock(id, "first_response").kept, w.matter(id).row.first_owner), (Some(true), Some(agent.person)));
        let me = Customer::sign_in(w, &site, "13900004410");
        let page = me.matter(id);
        assert_eq!(page["words"]["zh"], "已派单", "{page}");
        assert!(page["clocks"].as_array().unwrap().iter().any(|c| c["code"] == "solution" && c["due_at"].is_i64()));
        assert!(!page.to_string().contains("内部注意") && !page.to_string().contains("周敏"), "{page}");
        assert!(page.to_string().contains("王海涛") && page.to_string().contains("802"), "their own words in full");
        // Whoever answers for it hears of what the customer says now.
        me.act("request", id, "say", json!({"text": "请提前半小时来电"}));
        assert!(w.notices(id).iter().any(|n| n.person == agent.person && n.kind == "say"));
        assert_eq!(offered(&me.matter(id)), ["say"]);

        // A leak in the words of another matter is one, though the page said whom to call.
        let id = me.apply(with(heater(), json!({"content": "想装热水器，另外厨房有煤气味"})));
        assert_eq!(w.matter(id).row.priority.code(), "P0");
        assert_eq!(me.matter(id)["urgent"], true);
        assert!(w.notices(id).iter().any(|n| n.person == agent.person));
    }
}

both! {
    /// CHN-08 APT-02 APT-03 APT-05: the visit is confirmed and moved by the customer, whose time it is until then; the plan is
    /// answered once, as it was seen.
    fn the_visit_and_the_plan(w at MONDAY) {
        w.masters();
        w.set_gate("LJ", "window_free", "off");
        let site = Site::new(w);
        let again = || Customer::sign_in(w, &site, "13900004410");
        let me = again();
        let (id, wo) = scheduled(w, "13900004410");
        let huang = w.as_("huangjg");
        assert_eq!(offered(&me.matter(id)["visits"][0]), ["ask_later"], "three days before there is nothing to confirm");
        assert_eq!(me.refused(409, "order", wo, "confirm_visit", json!({}))["code"], "visit_near");

        let window = |day: &str| json!({"from": format!("{day}T09:00:00+08:00"), "until": format!("{day}T11:00:00+08:00")});
        for (day, code) in [("2026-03-11", "later_date"), ("2026-03-08", "window_ahead"), ("2026-06-01", "later_date")] {
            assert_eq!(me.refused(409, "order", wo, "ask_later", window(day))["code"], json!(code), "{day}");
        }
        let first = w.child(wo, "appointment");
        let before = w.clock(wo, "complete").due_at;
        let page = me.act("order", wo, "ask_later", window("2026-03-17"));
        assert_eq!(page["visits"][0]["window"]["from"], json!(at("2026-03-17T09:00:00+08:00").0));
        assert_eq!((w.state(first).as_str(), order(w, wo).moved_by_customer), ("moved_by_customer", 1));
        let complete = w.clock(wo, "complete");
        assert_eq!(complete.state, "paused", "{complete:?}");
        assert!(complete.due_at > before, "the company's time stands still until the customer's date");
        w.set("2026-03-13T10:00:00+08:00");
        let me = again();
        // What stands against it inside the house is not told outside.
        let night = json!({"from": "2026-03-18T20:00:00+08:00", "until": "2026-03-18T21:00:00+08:00"});
        let off = me.refused(409, "order", wo, "ask_later", night);
        assert_eq!(off["code"], "on_shift");
        assert!(!off.to_string().contains("黄") && off["clause"].is_null(), "{off}");

        // The plan as it was seen.
        huang.act(wo, "send_solution", json!({"text": "波纹管 2 米，260 元；有事致电13900001234", "means": "call"}));
        let seen = me.matter(id)["visits"][0].clone();
        assert_eq!(seen["plan"], "波纹管 2 米，260 元；有事致电139****1234", "numbers of employees are theirs");
        let version = format!("\"{}\"", seen["version"]);
        huang.act(wo, "send_solution", json!({"text": "波纹管 3 米，390 元", "means": "call"}));
        let path = format!("/api/portal/orders/{wo}/answer_plan");
        let stale = me.send("POST", &path, json!({"accepted": true}), &[("if-match", &version)]);
        assert_eq!((stale.status.as_u16(), &stale.body["code"], &stale.body["changed"]), (409, &json!("stale"), &Value::Null));
        assert_eq!(order(w, wo).solution_accepted, None);
        me.act("order", wo, "answer_plan", json!({"accepted": true}));
        assert_eq!(w.clock(id, "solution").state, "stopped", "solution clock");
        assert_eq!(me.refused(409, "order", wo, "answer_plan", json!({"accepted": false}))["code"], "plan_open");

        // The day before.
        w.set("2026-03-16T10:00:00+08:00");
        let me = again();
        let page = me.act("order", wo, "confirm_visit", json!({}));
        assert_eq!(page["visits"][0]["confirmed"], true);
        assert_eq!(w.state(w.child(wo, "appointment")), "confirmed");
        w.ready(wo);
        w.set("2026-03-17T08:30:00+08:00");
        let me = again();
        huang.act(wo, "depart", json!({}));
        assert_eq!(me.refused(409, "order", wo, "ask_later", window("2026-03-18"))["code"], "stale", "they are on their way");
        let steps = me.matter(id)["steps"].to_string();
        assert!(steps.contains("服务人员已出发") && !steps.contains("建国"), "{steps}");
    }
}

both! {
    /// CHN-08 SGN-01 SGN-05 INT-05: rated once, within the days; who is not content is called, and may have it taken up again.
    fn rating_and_not_being_content(w at MONDAY) {
        w.masters();
        // Nobody is called about this type, so that only the rating can lead to it.
        w.profile("installation.household", |work| work.unasked = true);
        let site = Site::new(w);
        let again = || Customer::sign_in(w, &site, "13900004410");
        let me = again();
        let (id, wo) = scheduled(w, "13900004410");
        let huang = w.as_("huangjg");
        huang.act(wo, "send_solution", json!({"text": "安装", "means": "call"}));
        me.act("order", wo, "answer_plan", json!({"accepted": true}));
        assert_eq!(me.refused(409, "order", wo, "rate", json!({"quality": 5, "attitude": 5}))["code"], "stale");
        w.set("2026-03-12T09:10:00+08:00");
        let me = again();
        signed(w, wo);
        let offered_now = offered(&me.matter(id)["visits"][0]);
        assert_eq!(offered_now, ["rate"], "{offered_now:?}");
        me.ask(422, "POST", &format!("/api/portal/orders/{wo}/rate"), json!({"quality": 6, "attitude": 5}));
        huang.act(wo, "enter_result", json!({"result": "已安装"}));
        assert_eq!(w.state(wo), "closed", "nobody was chosen to call");
        let page = me.act("order", wo, "rate", json!({"quality": 2, "attitude": 4, "text": "墙没补好"}));
        assert_eq!(page["visits"][0]["rating"]["quality"], 2);
        let followup = w.child(wo, "followup");
        assert_eq!(w.state(followup), "planned", "a low rating is followed up");
        let rated = order(w, wo).signature.unwrap().at;
        assert_eq!(w.clock(followup, "follow_up").due_at, Some(rated.plus(shouwen_domain::moment::DAY)), "SGN-05: within the day");
        assert_eq!(me.refused(409, "order", wo, "rate", json!({"quality": 5, "attitude": 5}))["code"], "not_rated");
        assert_eq!(order(w, wo).rating.map(|r| (r.quality, r.attitude)), Some((2, 4)));
        // The sheet, for whoever it is of.
        let sheet = page["visits"][0]["sheet"].as_str().unwrap().to_owned();
        let paper = me.send("GET", &sheet, Value::Null, &[]);
        assert!(matches!(paper.status.as_u16(), 200 | 503), "{}", paper.status);

        // Answered, and still not right.
        w.as_("chenli").act(id, "answer", json!({"text": "已安装完毕，联系电话13900001234", "outcome": "solved", "means": "call"}));
        let page = me.matter(id);
        assert!(page["steps"].to_string().contains("139****1234"), "{page}");
        let no = me.act("request", id, "reject_answer", json!({"reason": "墙面没有修补"}));
        assert_eq!(no["words"]["zh"], "办理中");
        let row = w.matter(id).row;
        assert_eq!((row.state.as_str(), row.round, row.duty_open), ("in_handling", 2, true));
        assert!(w.notices(id).iter().any(|n| n.kind == "reject_answer"));
        assert_eq!(me.refused(409, "request", id, "reject_answer", json!({"reason": "x"}))["code"], "stale");

        // A month later it is a new matter.
        w.as_("chenli").act(id, "answer", json!({"text": "已修补", "outcome": "solved", "means": "call"}));
        assert!(offered(&me.matter(id)).contains(&"reject_answer".to_owned()));
        w.set("2026-04-20T10:00:00+08:00");
        let me = again();
        assert!(!offered(&me.matter(id)).contains(&"reject_answer".to_owned()));
        assert_eq!(me.refused(409, "request", id, "reject_answer", json!({"reason": "x"}))["code"], "repeat_window");

        let (_, second) = scheduled_later(w);
        let me = again();
        assert!(offered(&me.matter(id)["visits"][0]).is_empty());
        w.set("2026-05-20T10:00:00+08:00");
        let me = again();
        assert_eq!(me.refused(409, "order", second, "rate", json!({"quality": 5, "attitude": 5}))["code"], "rating_open");
    }
}

/// Another order of the same customer, signed in April and never rated.
fn scheduled_later(w: &TestWorld) -> (Id, Id) {
    let (agent, huang) = (w.as_("zhoumin"), w.as_("huangjg"));
    let id = agent.request(with(heater(), json!({"contact": "13900004410", "channel": "hotline"})));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    let wo = w.child(id, "order");
    huang.act(wo, "accept", json!({}));
    let window = json!({"from": "2026-04-21T09:00:00+08:00", "until": "2026-04-21T11:00:00+08:00", "means": "call"});
    huang.act(wo, "agree_window", window);
    huang.act(wo, "send_solution", json!({"text": "安装", "means": "call"}));
    agent.act(wo, "answer_solution", json!({"accepted": true, "means": "call"}));
    w.set("2026-04-21T09:10:00+08:00");
    signed(w, wo);
    (id, wo)
}

both! {
    /// CHN-08: without a session there is nothing.
    fn nobody_sees_anything_without_a_session(w at MONDAY) {
        let site = Site::new(w);
        let nobody = Client::default();
        let open = site.send(&nobody, "GET", "/api/portal", Value::Null, &[]).body;
        assert_eq!(open["demo"], false);
        assert!(open["items"].as_array().unwrap().iter().any(|c| c["name"] == "临江燃气"), "{open}");
        for path in ["/api/portal/session", "/api/portal/form", "/api/portal/requests", "/api/portal/requests/0000000000001"] {
            let answer = site.send(&nobody, "GET", path, Value::Null, &[]);
            assert_eq!((answer.status.as_u16(), &answer.body["code"]), (401, &json!("not_signed_in_portal")), "{path}");
        }
    }
}

both! {
    /// SGN-05: who is asked anyway, because nobody signed, and is not content, is asked within the day.
    fn a_low_rating_brings_the_call_forward(w at MONDAY) {
        w.masters();
        let site = Site::new(w);
        let (_, wo) = scheduled(w, "13900004410");
        w.as_("huangjg").act(wo, "send_solution", json!({"text": "安装", "means": "call"}));
        Customer::sign_in(w, &site, "13900004410").act("order", wo, "answer_plan", json!({"accepted": true}));
        w.set("2026-03-12T09:00:00+08:00");
        finished(w, wo);
        let absent = json!({"code": "absent", "reason": "客户外出", "witness": "照片 1"});
        w.as_("huangjg").act(wo, "substitute", absent);
        w.as_("huangjg").act(wo, "enter_result", json!({"result": "已安装"}));
        let followup = w.child(wo, "followup");
        let later = w.clock(followup, "follow_up").due_at.unwrap();
        let rated = at("2026-03-12T11:00:00+08:00");
        w.set("2026-03-12T11:00:00+08:00");
        Customer::sign_in(w, &site, "13900004410").act("order", wo, "rate", json!({"quality": 2, "attitude": 4}));
        let due = w.clock(followup, "follow_up").due_at.unwrap();
        assert!(due == rated.plus(shouwen_domain::moment::DAY) && due < later, "{due:?} {later:?}");
        w.as_("lufang").act(followup, "take", json!({}));
    }
}
