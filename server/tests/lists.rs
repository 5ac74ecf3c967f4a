//! Lists of the screens: the queue with its order and count, one's own notices, the audit log, what gates let pass.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use site::{Client, Site};
use std::collections::BTreeSet;
use support::{MONDAY, TestWorld, repair, with};

#[track_caller]
fn get(site: &Site<'_>, who: &Client, path: &str) -> Value {
    let answer = site.send(who, "GET", path, Value::Null, &[]);
    assert_eq!(answer.status, 200, "GET {path}: {}", answer.body);
    answer.body
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

/// Every item of a list, page by page.
fn walked(site: &Site<'_>, who: &Client, path: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut after = String::new();
    loop {
        let page = get(site, who, &format!("{path}&after={after}"));
        out.extend(texts(&page, "id"));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut after),
            None => return out,
        }
    }
}

fn accepted(w: &TestWorld, change: Value) -> String {
    let agent = w.as_("zhoumin");
    let id = agent.request(with(repair(), change));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    id.to_string()
}

both! {
    /// EMG-16 SYS-01: most urgent first means the emergencies, then what is due; page by page nothing is lost or twice.
    fn emergencies_stand_before_what_is_due_earlier(w at MONDAY) {
        let site = Site::new(w);
        let mut made: Vec<String> = (0..4).map(|_| accepted(w, json!({}))).collect();
        w.set("2026-03-11T10:00:00+08:00");
        let alarms: Vec<String> = (0..2).map(|_| accepted(w, json!({"type": "alarm.leak"}))).collect();
        made.extend(alarms.clone());
        let head = site.sign_in("chenli");
        let all = get(&site, &head, "/api/records?limit=50&count=true");
        assert_eq!(texts(&all, "id")[..2], alarms, "{all}");
        assert_eq!((&all["count"]["n"], &all["count"]["capped"]), (&json!(6), &json!(false)));
        for limit in 1..=4 {
            assert_eq!(walked(&site, &head, &format!("/api/records?limit={limit}")), texts(&all, "id"), "by {limit}");
        }
        let only = |priority: &str| texts(&get(&site, &head, &format!("/api/records?priority={priority}")), "id");
        assert_eq!(only("P0"), alarms);
        assert_eq!(only("P0").len() + only("P1").len() + only("P2").len() + only("P3").len(), made.len());
        let counted = get(&site, &head, "/api/records?limit=1&count=true&priority=P0");
        assert_eq!((&counted["count"]["n"], &counted["items"].as_array().unwrap().len()), (&json!(2), &1));
        let agent = site.sign_in("zhoumin");
        for lane in ["owner=me", "first=me", "order=newest", "order=newest&open=false"] {
            let page = get(&site, &agent, &format!("/api/records?{lane}&limit=2&count=true"));
            assert_eq!(page["count"]["n"], 6, "{lane}");
            assert_eq!(walked(&site, &agent, &format!("/api/records?{lane}&limit=2")).len(), 6, "{lane}");
        }
        let answer = site.send(&head, "GET", "/api/records?after=P0.x.1", Value::Null, &[]);
        assert_eq!(answer.status, 422, "{}", answer.body);
        // What has ended is found by its state alone, and is not said to be none by a list that cannot hold it.
        let draft = w.as_("zhoumin").request(repair());
        w.as_("zhoumin").act(draft, "discard", json!({"reason": "误登记"}));
        let ended = get(&site, &head, "/api/records?state=void&count=true");
        assert_eq!((texts(&ended, "id"), &ended["count"]["n"]), (vec![draft.to_string()], &json!(1)));
        assert_eq!(get(&site, &head, "/api/records?open=false&count=true")["count"]["n"], 7);
        let answer = site.send(&head, "GET", "/api/records?open=false&order=due", Value::Null, &[]);
        assert_eq!((answer.status.as_u16(), &answer.body["errors"][0]["field"]), (422, &json!("order")), "{}", answer.body);
    }
}

both! {
    /// CLS-09: every open matter has one colour, and is found under it in both orders.
    fn colours_part_the_queue(w at MONDAY) {
        let site = Site::new(w);
        let made: BTreeSet<String> = (0..3).map(|_| accepted(w, json!({}))).collect();
        for now in ["2026-03-09T10:30:00+08:00", "2026-03-10T15:00:00+08:00", "2026-03-16T10:00:00+08:00"] {
            w.set(now);
            w.sweep();
            let head = site.sign_in("chenli");
            for order in ["due", "newest"] {
                let mut seen = Vec::new();
                for colour in ["green", "yellow", "orange", "red", "paused"] {
                    let path = format!("/api/records?colour={colour}&open=true&order={order}&count=true");
                    let page = get(&site, &head, &path);
                    assert!(texts(&page, "colour").iter().all(|c| c == colour), "{page}");
                    assert_eq!(page["count"]["n"], json!(page["items"].as_array().unwrap().len()));
                    seen.extend(texts(&page, "id"));
                }
                assert_eq!(seen.len(), made.len(), "{now} {order}");
                assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), made, "{now} {order}");
            }
        }
    }
}

both! {
    /// CLS-08: a notice says until when, and is read by its own reader alone: one, up to one, all.
    fn notices_are_marked_by_their_reader(w at MONDAY) {
        let site = Site::new(w);
        for _ in 0..3 {
            accepted(w, json!({}));
        }
        w.set("2026-03-16T10:00:00+08:00");
        assert!(w.sweep() > 0);
        let (agent, other) = (site.sign_in("zhoumin"), site.sign_in("chenli"));
        let list = get(&site, &agent, "/api/notices");
        let ids = texts(&list, "id");
        assert!(ids.len() > 3, "{list}");
        assert_eq!(list["unread"], json!(ids.len()));
        let first = &list["items"][0];
        assert!(first["due"].is_i64() && first["number"].as_str().unwrap().starts_with("LJ-"), "{first}");
        let mark = |who: &Client, body: Value| {
            let answer = site.send(who, "POST", "/api/notices/read", body, &[]);
            assert_eq!(answer.status, 200, "{}", answer.body);
            answer.body["unread"].as_u64().unwrap() as usize
        };
        mark(&other, json!({"notice": ids[0]}));
        assert_eq!(get(&site, &agent, "/api/notices")["unread"], json!(ids.len()), "somebody else's is not marked");
        assert_eq!(mark(&agent, json!({"notice": ids[1]})), ids.len() - 1);
        assert_eq!(mark(&agent, json!({"notice": ids[1]})), ids.len() - 1, "once is enough");
        let unread = texts(&get(&site, &agent, "/api/notices?unread=true"), "id");
        assert!(!unread.contains(&ids[1]) && unread.len() == ids.len() - 1);
        assert_eq!(walked(&site, &agent, "/api/notices?unread=true&limit=2"), unread);
        assert_eq!(mark(&agent, json!({"through": ids[2]})), 1, "newer ones stay unread");
        assert_eq!(mark(&agent, json!({})), 0);
        assert!(texts(&get(&site, &agent, "/api/notices?unread=true"), "id").is_empty());
        assert_eq!(texts(&get(&site, &agent, "/api/notices"), "id"), ids, "read ones stay in the list");
        assert!(get(&site, &other, "/api/notices")["unread"].as_u64().unwrap() > 0);
    }
}

both! {
    /// AUD-01 SEC-01: the auditor finds who saw what and why, what was refused, and by whom; nobody else does.
    fn the_audit_log_is_searched(w at MONDAY) {
        let site = Site::new(w);
        let (agent, head, auditor) = (site.sign_in("zhoumin"), site.sign_in("chenli"), site.sign_in("audit"));
        let id = accepted(w, json!({}));
        accepted(w, json!({}));
        let number = get(&site, &agent, &format!("/api/records/{id}"))["record"]["number"].as_str().unwrap().to_owned();
        let reveal = json!({"field": "contact", "reason": "回拨客户"});
        let shown = site.send(&head, "POST", &format!("/api/records/{id}/reveal"), reveal, &[]);
        assert_eq!(shown.status, 200);
        let refused = site.send(&agent, "POST", &format!("/api/requests/{id}/confirm"), json!({"result": "confirmed"}), &[]);
        assert!(refused.status.as_u16() >= 400);

        let session = get(&site, &auditor, "/api/session");
        assert_eq!(session["home"], "audit");
        assert_eq!(get(&site, &agent, "/api/session")["home"], "queue");
        let found = |query: &str| get(&site, &auditor, &format!("/api/audit?{query}"));
        let reveals = found("what=reveal");
        assert_eq!(reveals["items"].as_array().unwrap().len(), 1, "{reveals}");
        let line = &reveals["items"][0];
        assert!(line["detail"].as_str().unwrap().contains("回拨客户"), "{line}");
        assert_eq!((&line["words"]["zh"], &line["record"]["number"]), (&json!("查看遮盖内容"), &json!(number)));
        assert_eq!(line["record"]["open"], false, "an auditor opens no records");
        assert!(!reveals.to_string().contains("13900002046"));

        let all = |query: &str, key: &str| texts(&found(query), key);
        assert!(all("what=session", "what").iter().all(|what| what.starts_with("session.")));
        assert_eq!(all("what=confirm", "what"), ["act.confirm", "request.confirm", "request.confirm"]);
        assert_eq!(all("refused=true", "what"), ["act.confirm"]);
        let person = w.cast.person("chenli");
        assert!(all(&format!("person={person}&what=reveal"), "what") == ["reveal"]);
        let of_record = all(&format!("number={}&limit=200", number.to_lowercase()), "what");
        assert!(of_record.contains(&"reveal".to_owned()) && of_record.contains(&"request.save".to_owned()));
        assert_eq!(all(&format!("subject={id}&limit=200"), "what"), of_record);
        assert!(all("number=LJ-NONE-1", "what").is_empty());

        let whole = all("limit=200", "hash");
        let (mut walk, mut after) = (Vec::new(), String::new());
        loop {
            let page = found(&format!("limit=3&after={after}"));
            walk.extend(texts(&page, "hash"));
            let Some(next) = page["next"].as_str() else { break };
            next.clone_into(&mut after);
        }
        assert_eq!(walk, whole);
        let answer = site.send(&head, "GET", "/api/audit?what=reveal", Value::Null, &[]);
        assert_eq!(answer.status, 403);
    }
}

both! {
    /// SYS-06: the auditor reads what gates let pass, with the record and who did it, several of one act on several pages.
    fn what_gates_let_pass_is_read_by_the_auditor(w at MONDAY) {
        let site = Site::new(w);
        let auditor = site.sign_in("audit");
        w.set_gate("LJ", "required_fields", "observe");
        w.set("2026-03-09T11:00:00+08:00");
        let made: BTreeSet<String> = (0..3).map(|_| accepted(w, json!({"special": null, "background": null}))).collect();
        let hits = get(&site, &auditor, "/api/policy/would-have-blocked");
        assert_eq!(texts(&hits, "record").into_iter().collect::<BTreeSet<_>>(), made);
        let one = &hits["items"][0];
        assert_eq!((&one["actor"]["name"], &one["action"], &one["open"]), (&json!("周敏"), &json!("confirm"), &json!(false)));
        let (mut walk, mut after) = (Vec::new(), String::new());
        loop {
            let page = get(&site, &auditor, &format!("/api/policy/would-have-blocked?limit=1&after={after}"));
            walk.extend(texts(&page, "record"));
            let Some(next) = page["next"].as_str() else { break };
            next.clone_into(&mut after);
        }
        assert_eq!(walk, texts(&hits, "record"));
        let only = get(&site, &auditor, "/api/policy/would-have-blocked?gate=no_such");
        assert!(texts(&only, "record").is_empty());
        let agent = site.sign_in("gjagent");
        assert!(texts(&get(&site, &agent, "/api/policy/would-have-blocked"), "record").is_empty());
    }
}

both! {
    /// CLS-05: a parameter that differs by priority says what holds for each; whoever stands above reads names, not codes.
    fn parameters_say_what_holds_for_each_priority(w at MONDAY) {
        let site = Site::new(w);
        let head = site.sign_in("chenli");
        let shown = |query: &str| get(&site, &head, &format!("/api/policy/parameters?{query}"))["items"][0].clone();
        let first = shown("code=sla.first_response");
        let by: Vec<&str> =
            first["by_priority"].as_array().unwrap().iter().map(|one| one["priority"].as_str().unwrap()).collect();
        assert_eq!(by, ["P0", "P1", "P2", "P3"]);
        let values: BTreeSet<&str> =
            first["by_priority"].as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect();
        assert!(values.len() > 1, "{first}");
        for one in first["by_priority"].as_array().unwrap() {
            let asked = shown(&format!("code=sla.first_response&priority={}", one["priority"].as_str().unwrap()));
            assert_eq!((&asked["value"], &asked["by_priority"]), (&one["value"], &json!([])));
        }
        assert_eq!(shown("code=reveal.daily")["by_priority"], json!([]));
        let national = site.sign_in("quanguo");
        let types = get(&site, &national, "/api/meta")["types"].clone();
        assert!(types.as_array().unwrap().iter().any(|t| t["code"] == "repair.stove" || t["code"] == "repair"), "{types}");
    }
}
