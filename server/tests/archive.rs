//! Who reaches the archive and the log: personas over HTTP, on both databases.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::{Answer, Client, Site};
use std::sync::{Arc, Mutex};
use support::{MONDAY, TestWorld, repair, with};

fn code(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.body["code"].as_str().unwrap_or_default())
}

#[track_caller]
fn id_of(answer: &Answer) -> String {
    answer.body["id"]
        .as_str()
        .or(answer.body["record"]["id"].as_str())
        .unwrap_or_else(|| panic!("{}", answer.body))
        .into()
}

/// A customer with a number and a place, and a confirmed request of theirs.
fn customer(site: &Site<'_>, agent: &Client, name: &str) -> (String, Id) {
    let made = json!({"kind": "person", "name": name, "id_number": "450302199001011234",
        "contacts": [{"kind": "mobile", "value": "13900002046"}], "points": [{"number": name, "road": "滨江路", "room": "501"}]});
    let id = id_of(&site.send(agent, "POST", "/api/customers", made, &[]));
    let request = id_of(&site.send(agent, "POST", "/api/requests", with(repair(), json!({"customer": id})), &[]));
    let path = format!("/api/requests/{request}/confirm");
    assert_eq!(site.send(agent, "POST", &path, json!({"result": "confirmed"}), &[]).status, 200);
    (id, Id::parse(&request).unwrap())
}

fn logged(w: &TestWorld, what: &str, refused: &str) {
    assert_eq!(w.last_audit(), (what.to_owned(), format!("refused:{refused}")));
}

both! {
    /// SEC-01: a team leader has the customers of the team's orders, to read; what is refused is in the log (AUD-01).
    fn a_team_leader_reads_the_customers_of_the_team_and_no_others(w at MONDAY) {
        let site = Site::new(w);
        let (agent, leader) = (site.sign_in("zhoumin"), site.sign_in("weiqiang"));
        let ((hers, request), (his, _)) = (customer(&site, &agent, "李桂兰"), customer(&site, &agent, "王建国"));
        let get = |path: &str| site.send(&leader, "GET", path, Value::Null, &[]);
        let names = |q: &str| -> Vec<String> {
            let items = get(&format!("/api/customers{q}")).body["items"].clone();
            items.as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names(""), Vec::<String>::new());
        assert_eq!(code(&get(&format!("/api/customers/{hers}"))), (404, "not_found"));
        logged(w, "customer.read", "not_found");
        // An order for the team: its customer, and nobody else.
        let order = json!({"content": "上门检修", "unit": w.cast.unit("lj-repair-1").to_string()});
        w.as_("zhoumin").act(request, "create_order", order);
        assert_eq!(names(""), ["李桂兰"]);
        assert_eq!(names("?q=13900002046"), ["李桂兰"]);
        let page = get(&format!("/api/customers/{hers}"));
        assert_eq!(page.body["contacts"][0]["value"], "139****2046");
        assert_eq!(page.body["records"]["items"].as_array().unwrap().len(), 1, "the order, not the request");
        assert_eq!(code(&get(&format!("/api/customers/{his}"))), (404, "not_found"));
        // Neither changed nor shown in full.
        let path = format!("/api/customers/{hers}");
        let reveal = json!({"field": "id_number", "reason": "核对"});
        for (method, path, body, what) in [
            ("PATCH", path.clone(), json!({"name": "李桂花"}), "customer.change"),
            ("POST", format!("{path}/contacts"), json!({"kind": "mobile", "value": "13900002047"}), "customer.contact"),
            ("POST", format!("{path}/points"), json!({"number": "9", "road": "滨江路"}), "customer.point"),
            ("POST", format!("{path}/reveal"), reveal.clone(), "reveal"),
            ("POST", "/api/customers".into(), json!({"kind": "person", "name": "新客户"}), "customer.make"),
        ] {
            assert_eq!(code(&site.send(&leader, method, &path, body, &[])), (403, "not_allowed"), "{method} {path}");
            logged(w, what, "not_allowed");
        }
        let other = format!("/api/customers/{his}/reveal");
        assert_eq!(code(&site.send(&leader, "POST", &other, reveal.clone(), &[])), (404, "not_found"));
        // The screens offer what the rules allow; the desk and its head work with the whole archive.
        let abilities = |client: &Client| site.send(client, "GET", "/api/session", Value::Null, &[]).body["abilities"].clone();
        let may = |client: &Client, what: &str| abilities(client).as_array().unwrap().contains(&json!(what));
        assert!(may(&leader, "customers.read") && !may(&leader, "customers.write"));
        for login in ["zhoumin", "tangli", "hejun", "chenli"] {
            let client = site.sign_in(login);
            assert!(may(&client, "customers.write"), "{login}");
            assert_eq!(site.send(&client, "POST", &other, reveal.clone(), &[]).status, 200, "{login}");
        }
        let technician = site.sign_in("luojian");
        assert!(!may(&technician, "customers.read"));
        let auditor = site.sign_in("audit");
        assert!(may(&technician, "request.save") && !may(&auditor, "request.save"), "nobody is offered what is refused");
        assert_eq!(code(&site.send(&technician, "GET", "/api/customers", Value::Null, &[])), (403, "not_allowed"));
        logged(w, "customer.search", "not_allowed");
    }
}

both! {
    /// AUD-01: what is refused beside `act` is in the log as well.
    fn refusals_of_files_and_parameters_are_in_the_log(w at MONDAY) {
        let site = Site::new(w);
        let agent = site.sign_in("zhoumin");
        let request = w.as_("zhoumin").request(repair());
        w.as_("zhoumin").act(request, "discard", json!({"reason": "误登"}));
        let upload = |record: Id| {
            let request = Request::builder().method("POST").uri(format!("/api/records/{record}/files"));
            let request = request.header("cookie", format!("shouwen_session={}", agent.cookie));
            let request = request.header("x-csrf-token", &agent.csrf).header("content-type", "text/plain");
            site.raw(request.body(Body::from("附件")).unwrap())
        };
        assert_eq!(code(&upload(request)), (409, "illegal_transition"));
        logged(w, "act.attach", "illegal_transition");
        let files = w.app.db.read_now(move |tx| shouwen_store::files::of_record(tx, request)).unwrap();
        assert!(files.is_empty(), "no row of a file that was refused");
        let theirs = w.as_("gjagent").request(with(repair(), json!({"type": "enquiry.bill"})));
        assert_eq!(code(&upload(theirs)), (404, "not_found"));
        logged(w, "act.attach", "not_found");
        let save = |login: &str, value: &str| {
            let body = json!({"code": "query.reply", "value": value, "clause": "§1"});
            site.send(&site.sign_in(login), "POST", "/api/policy/values", body, &[])
        };
        assert_eq!(code(&save("chenli", "3wd")), (403, "not_allowed"));
        logged(w, "policy.save", "not_allowed");
        assert_eq!(code(&save("admin", "soon")), (422, "wrong_kind"));
        logged(w, "policy.save", "wrong_kind");
    }
}

both! {
    /// SEC-01: who was given a handover sees the handover, and the request only with a right of their own.
    fn a_page_shows_the_parent_only_to_who_may_see_it(w at MONDAY) {
        let site = Site::new(w);
        let agent = w.as_("zhoumin");
        let request = agent.request(repair());
        agent.act(request, "confirm", json!({"result": "confirmed"}));
        let to = json!({"to_unit": w.cast.unit("lj-repair-1").to_string(), "content": "灶具", "reason": "职责"});
        agent.act(request, "hand_over", to);
        let path = format!("/api/records/{}", w.child(request, "handover"));
        let parent = |login: &str| {
            let page = site.send(&site.sign_in(login), "GET", &path, Value::Null, &[]);
            assert_eq!(page.status, 200, "{login}: {}", page.body);
            page.body["record"]["parent"]["id"].clone()
        };
        assert_eq!(parent("weiqiang"), Value::Null);
        assert_eq!(parent("chenli"), json!(request.to_string()));
    }
}

both! {
    /// SEC-02: a lock says nothing of who has an account here.
    fn a_login_that_nobody_has_locks_like_any_other(w at MONDAY) {
        let site = Site::new(w);
        let told = |login: &str| -> Vec<(u16, Value)> {
            let tries = (0..6).map(|_| site.login(login, "not-the-password"));
            tries.map(|a| (a.status.as_u16(), json!([a.body["code"], a.body["zh"], a.body["en"]]))).collect()
        };
        let known = told("zhoumin");
        assert_eq!((known[4].0, known[5].0), (401, 429));
        assert_eq!(told("nobody"), known);
        assert_eq!(told(" NoBody ")[0].0, 429, "the same login, however it is typed");
        // And for as long; it is stored, so that a program started anew knows it too.
        w.set("2026-03-09T10:36:00+08:00");
        assert_eq!((code(&site.login("zhoumin", "no")).0, code(&site.login("nobody", "no")).0), (401, 401));
        let stored = w.app.db.read_now(shouwen_store::verify::counts).unwrap();
        assert!(stored.contains(&("login_guess".to_owned(), 1)), "{stored:?}");
    }
}

both! {
    /// SEC-02: letting somebody in again lifts the lock; a reset leaves no way in that was open before.
    fn a_reset_ends_tokens_and_lifts_the_lock(w at MONDAY) {
        use shouwen::org::{accounts, session};
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let made = site.send(&client, "POST", "/api/tokens", json!({"name": "x", "scope": "write"}), &[]);
        let token = Client { token: made.body["token"].as_str().unwrap().to_owned(), ..Client::default() };
        let lock = || {
            for _ in 0..5 {
                site.login("zhoumin", "not-the-password");
            }
            assert_eq!(code(&site.login("zhoumin", shouwen::demo::PASSWORD)), (429, "locked_out"));
        };
        let change = |reset: bool| {
            let (app, hash) = (w.app.clone(), session::hash("another-password-1").unwrap());
            w.app.db.write_now(move |tx| {
                let person = shouwen_store::org::by_login(tx, "zhoumin")?.unwrap();
                if reset {
                    accounts::set_password(tx, &app, None, &person, &hash)
                } else {
                    accounts::set_active(tx, &app, None, &person, true)
                }
            }).unwrap();
            w.app.known.forget();
        };
        lock();
        change(false);
        site.sign_in("zhoumin");
        assert_eq!(site.send(&token, "GET", "/api/records", Value::Null, &[]).status, 200, "nothing was reset yet");
        lock();
        change(true);
        assert_eq!(site.login("zhoumin", "another-password-1").status, 200);
        assert_eq!(code(&site.send(&token, "GET", "/api/records", Value::Null, &[])), (401, "bad_token"));
        assert_eq!(code(&site.send(&client, "GET", "/api/session", Value::Null, &[])), (401, "not_signed_in"));
    }
}

both! {
    /// SYS-01: the forms of acts are the same in bulk, lists included.
    fn a_form_with_a_list_works_in_bulk(w at MONDAY) {
        let site = Site::new(w);
        let (agent, client) = (w.as_("zhoumin"), site.sign_in("zhoumin"));
        let ids: Vec<Id> = (0..2).map(|_| agent.request(repair())).collect();
        for id in &ids {
            agent.act(*id, "confirm", json!({"result": "confirmed"}));
        }
        let call = |participants: Value| {
            let items: Vec<Value> = ids.iter().map(|id| json!({"id": id.to_string()})).collect();
            let body = json!({"trigger": "repeated", "planned": "2026-03-09T15:00:00+08:00", "agenda": "反复报修",
                "participants": participants});
            site.send(&client, "POST", "/api/bulk", json!({"action": "call_conference", "items": items, "body": body}), &[])
        };
        let wrong = call(json!([{"person": "nobody"}])).body["results"].clone();
        assert_eq!(wrong[1]["problem"]["errors"][0]["field"], "participants[0].person", "{wrong}");
        let done = call(json!([{"person": w.cast.person("weiqiang").to_string()}])).body["results"].clone();
        assert!(done[0]["ok"] == true && done[1]["ok"] == true, "{done}");
        for id in ids {
            assert_eq!(w.state(w.child(id, "conference")), "convened");
        }
    }
}

both! {
    /// Operations: one name for a request in the answer, in a problem, and in the log.
    fn a_request_has_a_name_in_the_answer_and_in_the_log(w at MONDAY) {
        let site = Site::new(w);
        let ask = |name: &str| site.send(&Client::default(), "GET", "/api/session", Value::Null, &[("x-request-id", name)]);
        let answer = ask("shift-7.42");
        assert_eq!((answer.status.as_u16(), &answer.headers["x-request-id"]), (401, &"shift-7.42".parse().unwrap()));
        assert_eq!(answer.body["request_id"], "shift-7.42");
        // What could break a line of the log is no name; then, and without one, the program gives its own.
        let long = "x".repeat(101);
        let mut seen = std::collections::BTreeSet::new();
        for bad in ["", "a b", "a\"b", &long] {
            let answer = ask(bad);
            let own = answer.headers["x-request-id"].to_str().unwrap().to_owned();
            assert!(own != bad && answer.body["request_id"] == own.as_str(), "{own}");
            assert!(seen.insert(own), "each its own");
        }
        assert!(site.send(&Client::default(), "GET", "/healthz", Value::Null, &[]).headers.contains_key("x-request-id"));
        assert!(site.send(&Client::default(), "GET", "/api/nowhere", Value::Null, &[]).body["request_id"].is_string());
        let lines = Arc::new(Mutex::new(Vec::new()));
        let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_ansi(false).with_writer({
            let lines = lines.clone();
            move || Lines(lines.clone())
        });
        tracing::subscriber::with_default(log.finish(), || ask("in-the-log"));
        let text = String::from_utf8(lines.lock().unwrap().clone()).unwrap();
        assert!(text.contains("in-the-log") && text.contains("401"), "{text}");
    }
}

struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
