//! The API from outside: who may call, what bad input is answered, idempotency, conflicts, scope, masks.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use site::{Answer, Client, Site};
use support::{MONDAY, repair, with};

fn code(answer: &Answer) -> (u16, String) {
    if answer.status.as_u16() >= 400 {
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{}", answer.body);
        for key in ["type", "title", "detail", "zh", "en"] {
            assert!(answer.body[key].as_str().is_some_and(|t| !t.is_empty()), "{key}: {}", answer.body);
        }
    }
    (answer.status.as_u16(), answer.body["code"].as_str().unwrap_or_default().to_owned())
}

both! {
    /// SEC-02: wrong passwords lock the account for a time; the right one opens a session; a session ends.
    fn five_wrong_passwords_lock(w at MONDAY) {
        let site = Site::new(w);
        for _ in 0..5 {
            assert_eq!(code(&site.login("zhoumin", "not-the-password")), (401, "wrong_login".into()));
        }
        let locked = site.login("zhoumin", shouwen::demo::PASSWORD);
        assert_eq!(code(&locked), (429, "locked_out".into()));
        assert_eq!(locked.headers["retry-after"], "900", "the quarter of an hour of auth.lock_for");
        assert_eq!(code(&site.login("nobody", "not-the-password")), (401, "wrong_login".into()));
        for n in 0..14 {
            assert_eq!(code(&site.login(&format!("nobody{n}"), "not-the-password")), (401, "wrong_login".into()));
        }
        assert_eq!(code(&site.login("weiqiang", shouwen::demo::PASSWORD)), (429, "login_rate".into()), "20 a minute");
        w.set("2026-03-09T10:36:00+08:00");
        let client = site.sign_in("zhoumin");
        assert_eq!(site.send(&client, "GET", "/api/session", Value::Null, &[]).body["person"]["name"], "周敏");
        // Without the CSRF value nothing is written.
        let forged = Client { csrf: "0".repeat(32), ..client.clone() };
        assert_eq!(code(&site.send(&forged, "POST", "/api/requests", repair(), &[])), (403, "csrf".into()));
        assert_eq!(site.send(&client, "DELETE", "/api/session", Value::Null, &[]).status, 204);
        assert_eq!(code(&site.send(&client, "GET", "/api/session", Value::Null, &[])), (401, "not_signed_in".into()));
        // Idle for longer than the policy allows.
        let client = site.sign_in("zhoumin");
        w.set("2026-03-10T00:00:00+08:00");
        assert_eq!(site.send(&client, "GET", "/api/session", Value::Null, &[]).status, 401);
    }
}

both! {
    /// NTF-02: a demonstration's time moves on and never back, and its answers carry it; elsewhere there is no such address.
    fn the_time_of_a_demonstration_moves_on(w at MONDAY) {
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let set = |to: &str| site.send(&client, "POST", "/api/demo/clock", json!({"to": to}), &[]);
        assert_eq!(code(&set("2026-03-09T14:00:00+08:00")), (404, "not_found".into()));
        w.app.demonstrate();
        let moved = set("2026-03-09T14:00:00+08:00");
        assert_eq!((moved.status.as_u16(), moved.headers["date"].as_bytes()), (200, &b"Mon, 09 Mar 2026 06:00:00 GMT"[..]));
        assert_eq!(w.app.now(), support::at("2026-03-09T14:00:00+08:00"));
        for no in ["2026-03-09T13:59:59+08:00", "2027-06-01T00:00:00+08:00"] {
            assert_eq!(code(&set(no)), (422, "not_ahead".into()), "{no}");
        }
        assert_eq!(code(&set("tomorrow")), (422, "invalid_fields".into()));
    }
}

both! {
    /// SYS-01 SEC-02: tokens carry scopes, are shown once, and are dead when revoked or expired.
    fn a_token_does_what_its_scope_says(w at MONDAY) {
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let made = site.send(&client, "POST", "/api/tokens", json!({"name": "report", "scope": "read"}), &[]);
        assert_eq!(made.status, 201, "{}", made.body);
        let token = Client { token: made.body["token"].as_str().unwrap().to_owned(), ..Client::default() };
        assert_eq!(site.send(&token, "GET", "/api/records", Value::Null, &[]).status, 200);
        assert_eq!(code(&site.send(&token, "POST", "/api/requests", repair(), &[])), (403, "scope_missing".into()));
        let gone = json!({"name": "gone", "scope": "read", "expires": "2020-01-01T00:00:00+08:00"});
        let gone = site.send(&client, "POST", "/api/tokens", gone, &[]);
        assert_eq!((gone.status.as_u16(), &gone.body["errors"][0]["field"]), (422, &json!("expires")), "{}", gone.body);
        let more = site.send(&token, "POST", "/api/tokens", json!({"name": "more", "scope": "write"}), &[]);
        assert_eq!(code(&more).0, 403);
        // Nor does a token that may write change how its owner signs in, whoever has guessed the password besides.
        let made_to_write = site.send(&client, "POST", "/api/tokens", json!({"name": "robot", "scope": "write"}), &[]);
        let robot = Client { token: made_to_write.body["token"].as_str().unwrap().to_owned(), ..Client::default() };
        let change = json!({"old": shouwen::demo::PASSWORD, "new": "another-password-1"});
        assert_eq!(code(&site.send(&robot, "POST", "/api/session/password", change, &[])).0, 403);
        // A missing part of the screens is not answered with the first page: the browser would take it for a program.
        assert_eq!(site.send(&client, "GET", "/assets/none.js", Value::Null, &[]).status, 404);
        let list = site.send(&client, "GET", "/api/tokens", Value::Null, &[]);
        assert!(!list.body.to_string().contains(&token.token));
        let id = made.body["id"].as_str().unwrap();
        assert_eq!(site.send(&client, "DELETE", &format!("/api/tokens/{id}"), Value::Null, &[]).status, 204);
        assert_eq!(code(&site.send(&token, "GET", "/api/records", Value::Null, &[])), (401, "bad_token".into()));
    }
}

both! {
    /// INT-01 SYS-01: bad input is refused with every field named, in both languages; nothing is written.
    fn bad_input_is_answered_clearly(w at MONDAY) {
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let post = |body: Value| site.send(&client, "POST", "/api/requests", body, &[]);
        let wrong = post(json!({"channel": "hotline", "more": 1, "content": "长".repeat(4_001), "contact": "abc"}));
        assert_eq!(code(&wrong), (422, "invalid_fields".into()));
        let fields: Vec<&str> =
            wrong.body["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["more", "type", "content", "contact"]);
        for (key, code) in [("type", "no.such"), ("channel", "pigeon")] {
            let no = post(with(repair(), json!({key: code})));
            let among = no.body["errors"][0]["choices"].as_array().expect("what would be taken");
            assert!(no.status == 422 && among.contains(&repair()[key]), "{}", no.body);
        }
        let other = w.cast.unit("gj-service").to_string();
        assert_eq!(code(&post(with(repair(), json!({"unit": other})))).0, 422, "a unit of another company");
        assert_eq!(code(&post(with(repair(), json!({"received_at": "2026-03-10T10:00:00+08:00"})))),
            (409, "happened_in_future".into()));
        let text = Request::post("/api/requests")
            .header("cookie", format!("shouwen_session={}", client.cookie))
            .header("x-csrf-token", &client.csrf);
        let broken = site.raw(text.header("content-type", "application/json").body(Body::from("{\"a\":")).unwrap());
        assert_eq!(code(&broken), (400, "bad_json".into()));
        assert_eq!(code(&site.send(&client, "GET", "/api/records?colour=pink", Value::Null, &[])).0, 422);
        assert_eq!(code(&site.send(&client, "GET", "/api/records?after=x", Value::Null, &[])),
            (422, "bad_cursor".into()));
        // A list of nothing is no answer to a word that there is not, nor to a question put twice.
        for (query, why) in [("kind=cat", "not_a_choice"), ("state=flown", "not_a_choice"), ("priority=P9", "not_a_choice"),
            ("type=nix", "not_a_choice"), ("channel=nix", "not_a_choice"),
            ("kind=request&kind=order", "given_twice")] {
            let answer = site.send(&client, "GET", &format!("/api/records?{query}"), Value::Null, &[]);
            assert_eq!(answer.status, 422, "{query}: {}", answer.body);
            assert_eq!(answer.body["errors"][0]["code"], why, "{query}: {}", answer.body);
        }
        assert_eq!(code(&site.send(&client, "PUT", "/api/records", Value::Null, &[])).0, 405);
        assert_eq!(code(&site.send(&client, "GET", "/api/nothing", Value::Null, &[])).0, 404);
        let no_text = site.send(&client, "GET", "/api/records/%ff", Value::Null, &[]);
        assert_eq!(code(&no_text), (404, "not_found".into()));
        let large = site.raw(
            Request::post("/api/requests")
                .header("cookie", format!("shouwen_session={}", client.cookie))
                .header("x-csrf-token", &client.csrf)
                .header("content-type", "application/json")
                .body(Body::from(vec![b'a'; 300_000]))
                .unwrap(),
        );
        assert_eq!(code(&large), (413, "too_large".into()));
        let list = site.send(&client, "GET", "/api/records", Value::Null, &[]);
        assert_eq!(list.body["items"], json!([]), "nothing was written");
    }
}

both! {
    /// SYS-01 WOL-01: a repeated call is answered again, a changed one refused, an old version told what changed.
    fn idempotency_and_versions(w at MONDAY) {
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let create = |key: &str, body: Value| site.send(&client, "POST", "/api/requests", body, &[("idempotency-key", key)]);
        let first = create("k1", repair());
        assert_eq!(first.status, 201, "{}", first.body);
        let again = create("k1", repair());
        assert_eq!(again.status, 201);
        assert_eq!(first.body["record"]["id"], again.body["record"]["id"]);
        let other = create("k1", with(repair(), json!({"wanted": "明天"})));
        assert_eq!(code(&other), (422, "idempotency_mismatch".into()));
        let id = first.body["record"]["id"].as_str().unwrap();
        let path = format!("/api/requests/{id}/confirm");
        let confirm = |version: &str| site.send(&client, "POST", &path, json!({"result": "confirmed"}), &[("if-match", version)]);
        let page = site.send(&client, "GET", &format!("/api/records/{id}"), Value::Null, &[]);
        assert_eq!(page.headers["etag"], "\"1\"", "what If-Match wants");
        assert_eq!(confirm(page.headers["etag"].to_str().unwrap()).status, 200);
        let stale = site.send(&client, "POST", &format!("/api/requests/{id}/contact"),
            json!({"means": "call", "result": "reached"}), &[("if-match", "\"1\"")]);
        assert_eq!(code(&stale), (409, "stale".into()));
        assert_eq!((&stale.body["changed"]["version"], &stale.body["changed"]["state"]), (&json!(2), &json!("accepted")));
        let told = |stale: &site::Answer| -> Vec<String> {
            let events = stale.body["changed"]["events"].as_array().unwrap().iter();
            events.map(|e| e["action"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(told(&stale), ["confirm"], "not what made version 1");
        let illegal = confirm("\"2\"");
        assert_eq!(code(&illegal), (409, "illegal_transition".into()));
        assert_eq!(illegal.body["clause"], "WOL-01");
        // A note does not disturb what others are typing.
        let note = site.send(&client, "POST", &format!("/api/requests/{id}/note"), json!({"text": "客户急"}), &[]);
        assert_eq!(note.body["record"]["version"], 2);
        // What came after the version that the caller names, and none of what they knew; the newest first.
        for action in ["chase", "contact"] {
            let body = if action == "chase" { json!({"by": "customer"}) } else { json!({"means": "call", "result": "reached"}) };
            assert_eq!(site.send(&client, "POST", &format!("/api/requests/{id}/{action}"), body, &[]).status, 200);
        }
        let at = |version: &str| confirm(version);
        assert_eq!(told(&at("\"2\"")), ["contact", "chase"]);
        assert_eq!(told(&at("\"3\"")), ["contact"]);
        let ahead = at("\"9\"");
        assert_eq!(code(&ahead), (409, "no_such_version".into()));
        assert_eq!(ahead.body["changed"], Value::Null, "nobody was faster");
        assert!(ahead.body["en"].as_str().unwrap().contains("version 4"), "{}", ahead.body);
        for never in ["\"0\"", "\"-1\""] {
            assert_eq!(code(&at(never)), (409, "no_such_version".into()), "{never}");
        }
        assert_eq!(code(&site.send(&client, "POST", &path, json!({}), &[("if-match", "x")])), (422, "bad_if_match".into()));
    }
}

both! {
    /// SEC-01 ORG-01: another company's ids are not found through any address; the region sees its companies.
    fn another_company_finds_nothing(w at MONDAY) {
        let site = Site::new(w);
        let ours = site.sign_in("zhoumin");
        let made = site.send(&ours, "POST", "/api/requests", repair(), &[]);
        let id = made.body["record"]["id"].as_str().unwrap().to_owned();
        let customer = site.send(&ours, "POST", "/api/customers",
            json!({"kind": "person", "name": "李桂兰", "contacts": [{"kind": "mobile", "value": "13900002046"}]}), &[]);
        assert_eq!(customer.status, 201, "{}", customer.body);
        let customer = customer.body["id"].as_str().unwrap().to_owned();
        let file = site.raw(
            Request::post(format!("/api/records/{id}/files"))
                .header("cookie", format!("shouwen_session={}", ours.cookie))
                .header("x-csrf-token", &ours.csrf)
                .header("content-type", "text/plain")
                .header("x-file-name", "%E7%85%A7%E7%89%87.txt")
                .body(Body::from("hello"))
                .unwrap(),
        );
        assert_eq!(file.status, 201, "{}", file.body);
        assert_eq!(file.body["file"]["name"], "照片.txt");
        let file = file.body["file"]["id"].as_str().unwrap().to_owned();
        let others = site.sign_in("gjhead");
        let mut asked = 0;
        for route in shouwen::http::routes() {
            if !route.path.contains("{id}") || route.path.contains("delegations") || route.path.contains("tokens") {
                continue;
            }
            // An employee has no key to the customers' door, whatever stands behind it.
            let theirs = route.path.starts_with("/api/portal/");
            let of = match route.path.as_str() {
                p if p.contains("/customers/") => &customer,
                p if p.contains("/files/{id}") => &file,
                _ => &id,
            };
            let path = route.path.replace("{id}", of).replace("{code}", "solution");
            let body = if route.method == "GET" { Value::Null } else { json!({}) };
            let answer = site.send(&others, route.method.as_str(), &path, body, &[]);
            assert!(
                matches!(answer.status.as_u16(), 404 | 422) != theirs && (answer.status == 401) == theirs,
                "{} {path} answered {} {}",
                route.method,
                answer.status,
                answer.body
            );
            if answer.status == 422 {
                // Wrong fields are told before the record is looked at; with the right ones it is not there either.
                assert!(!answer.body.to_string().contains(&id), "{}", answer.body);
            }
            asked += 1;
        }
        assert!(asked > 20, "{asked}");
        let list = site.send(&others, "GET", "/api/records", Value::Null, &[]);
        assert_eq!(list.body["items"], json!([]));
        let found = site.send(&others, "GET", "/api/customers?q=13900002046", Value::Null, &[]);
        assert_eq!(found.body["items"], json!([]));
        let region = site.sign_in("quyu");
        assert_eq!(site.send(&region, "GET", &format!("/api/records/{id}"), Value::Null, &[]).status, 200);
        let admin = site.sign_in("admin");
        assert_eq!(site.send(&admin, "GET", &format!("/api/records/{id}"), Value::Null, &[]).status, 404,
            "the administrator sees configuration, not customers");
    }
}

both! {
    /// A queue drawn from many lanes is read in pages of any size, each row once.
    fn a_queue_is_read_in_pages_of_any_size(w at MONDAY) {
        let site = Site::new(w);
        let agent = site.sign_in("zhoumin");
        let all: Vec<Value> = (0..5)
            .map(|_| site.send(&agent, "POST", "/api/requests", repair(), &[]).body["record"]["id"].clone())
            .collect();
        for limit in 1..=6 {
            let (mut seen, mut after) = (Vec::new(), String::new());
            loop {
                let path = format!("/api/records?limit={limit}&after={after}");
                let page = site.send(&agent, "GET", &path, Value::Null, &[]);
                assert_eq!(page.status, 200, "{}", page.body);
                seen.extend(page.body["items"].as_array().unwrap().iter().map(|r| r["id"].clone()));
                match page.body["next"].as_str() {
                    Some(next) => next.clone_into(&mut after),
                    None => break,
                }
            }
            assert_eq!(seen, all, "pages of {limit}");
        }
    }
}

both! {
    /// SEC-01 AUD-01: telephone numbers are masked, showing one asks for a reason and is logged; never in the database file.
    fn numbers_are_masked_and_reveals_are_logged(w at MONDAY) {
        let site = Site::new(w);
        let agent = site.sign_in("zhoumin");
        let mut body = repair();
        body["extra"] = json!({"neighbour": "邻居 13700001234"});
        let made = site.send(&agent, "POST", "/api/requests", body, &[]);
        let id = made.body["record"]["id"].as_str().unwrap().to_owned();
        let value = |page: &Value, key: &str| {
            let fields = page["fields"].as_array().unwrap().clone();
            fields.into_iter().find(|f| f["key"] == key).map(|f| f["value"].as_str().unwrap().to_owned()).unwrap()
        };
        let contact = |page: &Value| value(page, "contact");
        assert_eq!(contact(&made.body), "13900002046", "the handler of an open matter sees its contact");
        let head = site.sign_in("chenli");
        let page = site.send(&head, "GET", &format!("/api/records/{id}"), Value::Null, &[]);
        assert_eq!(contact(&page.body), "139****2046");
        assert_eq!(value(&page.body, "extra.neighbour"), "邻居 137****1234", "nor what a type's own field says");
        let all = page.body.to_string();
        assert!(!all.contains("13900002046") && !all.contains("13700001234"), "not in the timeline either");
        let path = format!("/api/records/{id}/reveal");
        let unknown = json!({"field": "extra.nobody", "reason": "回访"});
        assert_eq!(code(&site.send(&head, "POST", &path, unknown, &[])), (422, "invalid_fields".into()));
        let own = json!({"field": "extra.neighbour", "reason": "回访"});
        assert_eq!(site.send(&head, "POST", &path, own, &[]).body["value"], "邻居 13700001234");
        assert_eq!(code(&site.send(&head, "POST", &path, json!({"field": "contact"}), &[])).0, 422, "a reason is asked");
        let shown = site.send(&head, "POST", &path, json!({"field": "contact", "reason": "回访"}), &[]);
        assert_eq!(shown.body["value"], "13900002046");
        let auditor = site.sign_in("audit");
        let log = site.send(&auditor, "GET", "/api/audit?limit=5", Value::Null, &[]);
        assert!(log.body["items"].as_array().unwrap().iter().any(|l| l["what"] == "reveal"), "{}", log.body);
        assert_eq!(code(&site.send(&head, "GET", "/api/audit", Value::Null, &[])), (403, "not_allowed".into()));
        if w.app.place.database_url.is_none() {
            for file in ["shouwen.db", "shouwen.db-wal"] {
                let bytes = std::fs::read(w.folder().join(file)).unwrap_or_default();
                let there = bytes.windows(11).any(|x| x == b"13900002046");
                assert!(!there, "{file} holds the number in clear");
            }
        }
    }
}

both! {
    /// COO-03 SYS-01: a child of a request is reached under its own kind, shows what its forms wrote under their words,
    /// and whoever was named in it hears of it and sees it.
    fn a_conference_has_its_page_and_its_notice(w at MONDAY) {
        let site = Site::new(w);
        let (agent, team) = (site.sign_in("zhoumin"), site.sign_in("weiqiang"));
        let made = site.send(&agent, "POST", "/api/requests", repair(), &[]);
        let request = made.body["record"]["id"].as_str().unwrap().to_owned();
        let act = |client: &Client, kind: &str, id: &str, action: &str, body: Value| {
            let answer = site.send(client, "POST", &format!("/api/{kind}/{id}/{action}"), body, &[]);
            assert_eq!(answer.status, 200, "{action}: {}", answer.body);
            answer.body
        };
        act(&agent, "requests", &request, "confirm", json!({"result": "confirmed"}));
        let person = w.cast.person("weiqiang").to_string();
        let call = json!({"trigger": "special", "planned": "2026-03-09T15:00:00+08:00", "agenda": "反复报修",
            "participants": [{"person": person}]});
        let page = act(&agent, "requests", &request, "call_conference", call);
        let id = page["links"][0]["record"]["id"].as_str().unwrap().to_owned();
        let heard = site.send(&team, "GET", "/api/notices", Value::Null, &[]).body["items"][0].clone();
        assert_eq!((&heard["record"], &heard["kind"]), (&json!(id), &json!("convene")));
        act(&agent, "conferences", &id, "hold", json!({"minutes": "批次缺陷"}));
        let task = json!({"text": "换机", "person": person, "due": "2026-03-10T15:00:00+08:00"});
        act(&agent, "conferences", &id, "decide", json!({"decision": "换机", "tasks": [task]}));
        let page = site.send(&team, "GET", &format!("/api/records/{id}"), Value::Null, &[]).body;
        let field = |key: &str| {
            page["fields"].as_array().unwrap().iter().find(|f| f["key"] == key).unwrap_or_else(|| panic!("no {key}"))
        };
        assert_eq!((&field("minutes")["label"]["zh"], &field("minutes")["value"]), (&json!("会商纪要"), &json!("批次缺陷")));
        assert_eq!((&field("tasks")["kind"], &field("tasks")["value"][0]["text"]), (&json!("json"), &json!("换机")));
        let offered = |action: &str| page["actions"].as_array().unwrap().iter().any(|a| a["action"] == action);
        assert!(offered("tick_off") && !offered("finish"), "whose task it is ticks it off, and does not run it");
        assert_eq!(code(&site.send(&agent, "POST", &format!("/api/orders/{id}/cancel"), json!({"reason": "x"}), &[])).0, 404);
    }
}

#[test]
fn the_page_of_the_interface_keeps_its_own_style() {
    use sha2::{Digest, Sha256};
    let world = support::TestWorld::new(support::On::Sqlite, MONDAY).unwrap();
    let site = Site::new(&world);
    let answer = site.send(&Client::default(), "GET", "/api", Value::Null, &[]);
    let html = answer.body.as_str().unwrap();
    let style = html.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let mut base64 = String::new();
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in Sha256::digest(style.as_bytes()).chunks(3) {
        let n = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            base64.push(char::from(alphabet[(n >> (18 - 6 * at)) as usize & 63]));
        }
    }
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains(&base64), "{policy} does not allow {base64}");
    assert!(!policy.contains("unsafe"));
}
