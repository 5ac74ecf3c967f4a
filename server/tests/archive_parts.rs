//! Contacts and service points of an archive: corrected, taken away, and never twice.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::{Answer, Client, Site};
use support::{MONDAY, TestWorld, repair, with};

/// Somebody of the desk at one archive.
struct Desk<'s, 'w> {
    site: &'s Site<'w>,
    client: Client,
    path: String,
    id: String,
}

impl<'s, 'w> Desk<'s, 'w> {
    fn new(site: &'s Site<'w>, made: Value) -> Self {
        let client = site.sign_in("zhoumin");
        let answer = site.send(&client, "POST", "/api/customers", made, &[]);
        assert_eq!(answer.status, 201, "{}", answer.body);
        let id = answer.body["id"].as_str().unwrap().to_owned();
        Self { site, client, path: format!("/api/customers/{id}"), id }
    }

    fn page(&self) -> Value {
        self.ask(200, "GET", "", Value::Null)
    }

    fn try_(&self, method: &str, below: &str, body: Value) -> Answer {
        self.site.send(&self.client, method, &format!("{}{below}", self.path), body, &[])
    }

    #[track_caller]
    fn ask(&self, status: u16, method: &str, below: &str, body: Value) -> Value {
        let answer = self.try_(method, below, body);
        assert_eq!(answer.status, status, "{method} {below}: {}", answer.body);
        answer.body
    }

    /// What is refused: its code, and both sentences that say what to do.
    #[track_caller]
    fn refused(&self, status: u16, method: &str, below: &str, body: Value) -> (String, String) {
        let told = self.ask(status, method, below, body);
        assert!(!told["en"].as_str().unwrap().is_empty());
        (told["code"].as_str().unwrap().into(), told["zh"].as_str().unwrap().into())
    }

    fn reveal(&self, field: &str) -> Value {
        self.ask(200, "POST", "/reveal", json!({"field": field, "reason": "核对"}))["value"].clone()
    }

    /// The address of the nth contact or point.
    fn part(&self, list: &str, n: usize) -> String {
        format!("/{list}/{}", self.page()[list][n]["id"].as_str().unwrap())
    }
}

/// The newest lines of the log: what, outcome, detail.
fn log(w: &TestWorld, n: i64) -> Vec<(String, String, String)> {
    let company = w.cast.unit("LJ");
    let lines = w.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, n)).unwrap();
    lines.into_iter().map(|l| (l.what, l.outcome, l.detail)).collect()
}

fn someone() -> Value {
    json!({"kind": "person", "name": "丁秀英", "id_number": "450302199001011234",
        "contacts": [{"kind": "mobile", "value": "13900002046"}],
        "points": [{"number": "A-1", "district": "秀峰区", "road": "滨江路", "building": "3", "room": "501", "meter": "M-1"}]})
}

both! {
    /// CUS-01: completeness falls when the phone is emptied.
    fn completeness_falls_when_the_number_is_taken_away(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        assert_eq!(desk.page()["completeness"]["percent"], 80);
        let contact = desk.part("contacts", 0);
        let after = desk.ask(200, "DELETE", &contact, Value::Null);
        assert_eq!((&after["contacts"], &after["completeness"]["percent"]), (&json!([]), &json!(60)));
        let missing = after["completeness"]["missing"].as_array().unwrap();
        assert!(missing.iter().any(|m| m["zh"] == "联系电话"), "{missing:?}");
        assert_eq!(log(w, 1)[0].0, "customer.contact_end");
        let found = site.send(&desk.client, "GET", "/api/customers?q=13900002046", Value::Null, &[]);
        assert_eq!(found.body["items"], json!([]), "the number leads nowhere any more");
        assert_eq!(desk.refused(404, "DELETE", &contact, Value::Null).0, "not_found");
        assert_eq!(log(w, 1)[0].1, "refused:not_found");
    }
}

both! {
    /// CUS-01 SEC-01 AUD-01: a number is corrected, shown masked, and its line of the log holds no number.
    fn a_number_is_corrected(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let contact = desk.part("contacts", 0);
        let after = desk.ask(200, "PATCH", &contact, json!({"value": "0773-2800123", "kind": "landline"}));
        let now = &after["contacts"][0];
        assert_eq!((&now["kind"], &now["value"], &now["masked"]), (&json!("landline"), &json!("077****0123"), &json!(true)));
        assert_eq!(after["version"], 2);
        let (what, outcome, detail) = log(w, 1).remove(0);
        assert_eq!((what.as_str(), outcome.as_str()), ("customer.contact_change", "done"));
        assert!(detail.contains(r#""changed":["kind","value"]"#) && !detail.contains("2800123"), "{detail}");
        let field = contact.replacen("/contacts/", "contact:", 1);
        assert_eq!(desk.reveal(&field), "0773-2800123");
        // Nothing new is no change.
        let same = desk.ask(200, "PATCH", &contact, json!({"kind": "landline"}));
        assert_eq!(same["version"], 2);
        assert_eq!(log(w, 1)[0].0, "reveal");
        assert_eq!(desk.refused(422, "PATCH", &contact, json!({"value": "喂"})).0, "invalid_fields");
        assert_eq!(desk.refused(404, "PATCH", "/contacts/0000000000001", json!({"kind": "mobile"})).0, "not_found");
        // Of two who saw one version, the second is told.
        let stale = site.send(&desk.client, "DELETE", &format!("{}{contact}", desk.path), Value::Null, &[("if-match", "\"1\"")]);
        assert_eq!((stale.status.as_u16(), &stale.body["code"]), (409, &json!("stale")));
        let never = site.send(&desk.client, "PATCH", &format!("{}{contact}", desk.path), json!({"kind": "mobile"}), &[("if-match", "\"9\"")]);
        assert_eq!(never.body["code"], "no_such_version");
        let ok = site.send(&desk.client, "PATCH", &format!("{}{contact}", desk.path), json!({"kind": "mobile", "value": "13900002045"}), &[("if-match", "\"2\"")]);
        assert_eq!((ok.status.as_u16(), &ok.body["version"]), (200, &json!(3)));
    }
}

both! {
    /// CUS-01: a number stands once in an archive, however it is written; another customer may have it too.
    fn a_number_that_is_there_is_refused(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let (code, zh) = desk.refused(409, "POST", "/contacts", json!({"kind": "landline", "value": "+86 139-0000-2046"}));
        assert!(code == "contact_exists" && zh.contains("已在该客户的联系方式中"), "{zh}");
        assert_eq!(log(w, 1)[0].1, "refused:contact_exists");
        desk.ask(201, "POST", "/contacts", json!({"kind": "mobile", "value": "13900002047"}));
        let second = desk.part("contacts", 1);
        assert_eq!(desk.refused(409, "PATCH", &second, json!({"value": "139 0000 2046"})).0, "contact_exists");
        // Its own number, written otherwise, is a correction.
        let after = desk.ask(200, "PATCH", &second, json!({"value": "+8613900002047"}));
        assert_eq!(after["contacts"].as_array().unwrap().len(), 2);
        let twice = json!({"kind": "person", "name": "丁一", "contacts": [
            {"kind": "mobile", "value": "13900002050"}, {"kind": "mobile", "value": "139 0000 2050"}]});
        assert_eq!(site.send(&desk.client, "POST", "/api/customers", twice, &[]).body["code"], "contact_exists");
        Desk::new(&site, json!({"kind": "person", "name": "丁家人", "contacts": [{"kind": "mobile", "value": "13900002046"}]}));
    }
}

both! {
    /// CUS-01: an account is one however it is written; a place has an address, a mobile number takes messages.
    fn what_is_no_account_no_place_and_no_mobile_is_refused(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        for typed in ["a-1", "Ａ－１", " A - 1 "] {
            let point = json!({"number": typed, "road": "滨江路"});
            assert_eq!(desk.refused(409, "POST", "/points", point).0, "point_exists", "{typed}");
        }
        let made = desk.ask(201, "POST", "/points", json!({"number": "ｂ－7", "road": "滨江路9号"}));
        assert_eq!(made["points"][1]["number"], "B-7");
        let bare = desk.ask(422, "POST", "/points", json!({"number": "C-1"}));
        assert_eq!((&bare["errors"][0]["field"], &bare["errors"][0]["code"]), (&json!("road"), &json!("required")));
        let short = desk.ask(422, "POST", "/contacts", json!({"kind": "mobile", "value": "12345678"}));
        assert_eq!(short["errors"][0]["code"], "not_a_mobile");
        desk.ask(201, "POST", "/contacts", json!({"kind": "landline", "value": "12345678"}));
        desk.ask(201, "POST", "/contacts", json!({"kind": "mobile", "value": "+852 5123 4567"}));
        // Who names the point has said where it is.
        let point = desk.page()["points"][1]["id"].clone();
        let at_point = with(repair(), json!({"customer": desk.id, "point": point, "address": null}));
        let request = w.as_("zhoumin").request(at_point);
        assert_eq!(w.matter(request).room.as_request().unwrap().address.line(), "滨江路9号");
        w.as_("zhoumin").act(request, "confirm", json!({"result": "confirmed"}));
    }
}

both! {
    /// INT-05 CUS-01: who is second is told who changed what since, by field names and nothing else.
    fn of_two_the_second_is_told_what_changed(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let seen = desk.page()["version"].as_i64().unwrap();
        desk.ask(200, "PATCH", "", json!({"remark": "先打电话", "care": "alone"}));
        desk.ask(201, "POST", "/contacts", json!({"kind": "mobile", "value": "13900002049"}));
        let other = site.sign_in("lufang");
        let late = |body: Value, version: i64| {
            site.send(&other, "PATCH", &desk.path, body, &[("If-Match", &format!("\"{version}\""))])
        };
        let told = late(json!({"remark": "勿打电话"}), seen);
        assert_eq!((told.status.as_u16(), told.body["code"].as_str()), (409, Some("stale")), "{}", told.body);
        let changed = &told.body["changed"];
        assert_eq!((&changed["version"], &changed["by"]["name"]), (&json!(seen + 2), &json!("周敏")));
        let lines = changed["lines"].as_array().unwrap();
        assert_eq!(lines.iter().map(|l| l["words"]["zh"].as_str().unwrap()).collect::<Vec<_>>(), ["添加联系方式", "修改客户档案"]);
        assert_eq!(lines[1]["fields"], json!(["care", "remark"]));
        assert!(!told.body.to_string().contains("13900002049"));
        assert_eq!(late(json!({"remark": "勿打电话"}), seen + 2).status, 200);
        // What changes nothing is no version.
        assert_eq!(late(json!({"remark": "勿打电话"}), seen + 3).body["version"], seen + 3);
    }
}

both! {
    /// CUS-01: of a service point the number, the meter and the address are corrected; an address as a whole.
    fn a_service_point_is_corrected(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let point = desk.part("points", 0);
        let after = desk.ask(200, "PATCH", &point, json!({"number": "A-2", "meter": "M-2"}));
        let now = &after["points"][0];
        assert_eq!((&now["number"], &now["meter"]), (&json!("A-2"), &json!("M-2")));
        let field = point.replacen("/points/", "point:", 1);
        let old = desk.reveal(&field);
        assert!(old.as_str().unwrap().contains("501"), "the address stays: {old}");
        // Where it lies was known; with another address it is not.
        let place_of = shouwen_domain::id::Id::parse(point.rsplit('/').next().unwrap()).unwrap();
        let place = move |tx: &mut shouwen_store::Tx<'_>| shouwen_store::customers::place(tx, place_of);
        w.app.db.write_now(move |tx| shouwen_store::customers::put_place(tx, place_of, (25_280_000, 110_290_000))).unwrap();
        desk.ask(200, "PATCH", &point, json!({"meter": "M-3"}));
        assert!(w.app.db.read_now(place).unwrap().is_some());
        let after = desk.ask(200, "PATCH", &point, json!({"road": "中山路8号", "room": "202"}));
        assert_eq!(w.app.db.read_now(place).unwrap(), None);
        assert!(!after["points"][0]["address"].as_str().unwrap().contains("202"), "masked");
        let new = desk.reveal(&field);
        assert!(new.as_str().unwrap().contains("202") && !new.as_str().unwrap().contains("秀峰区"), "{new}");
        let (what, _, detail) = log(w, 2).remove(1);
        assert_eq!(what, "customer.point_change");
        assert!(detail.contains(r#""changed":["address"]"#) && !detail.contains("中山路"), "{detail}");
        // A number of somebody else's.
        let other = Desk::new(&site, json!({"kind": "person", "name": "王建国", "points": [{"number": "B-1", "road": "滨江路"}]}));
        assert_eq!(desk.refused(409, "PATCH", &point, json!({"number": "B-1"})).0, "point_exists");
        assert_eq!(desk.refused(409, "POST", "/points", json!({"number": "A-2"})).0, "point_exists");
        assert_eq!(other.refused(404, "PATCH", &point, json!({"meter": "M-9"})).0, "not_found");
        // A meter hangs at one account.
        let twice = other.refused(422, "POST", "/points", json!({"number": "B-2", "road": "滨江路", "meter": "M-3"}));
        assert_eq!((twice.0.as_str(), twice.1.contains("已在户号 A-2")), ("invalid_fields", true), "{twice:?}");
        assert_eq!(other.refused(404, "DELETE", &point, Value::Null).0, "not_found");
    }
}

both! {
    /// CUS-01: under open matters a point stays; detached, its records still know it, and the next customer takes it over.
    fn a_service_point_is_detached_where_nothing_is_open(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let point = desk.part("points", 0);
        let point_id = point.rsplit('/').next().unwrap().to_owned();
        let request = w.as_("zhoumin").request(with(repair(), json!({"customer": desk.id, "point": point_id})));
        let (code, zh) = desk.refused(409, "DELETE", &point, Value::Null);
        let number = record(w, request).number;
        assert!(code == "point_in_use" && zh.contains("1 件未办结") && zh.contains(&number), "{code} {zh}");
        assert_eq!(log(w, 1)[0].1, "refused:point_in_use");
        w.as_("zhoumin").act(request, "discard", json!({"reason": "误登"}));
        let after = desk.ask(200, "DELETE", &point, Value::Null);
        assert_eq!((&after["points"], &after["version"]), (&json!([]), &json!(2)));
        assert_eq!(log(w, 1)[0].0, "customer.point_end");
        assert_eq!(after["records"]["items"].as_array().unwrap().len(), 1, "the matter is still the customer's");
        let held = Id::parse(&point_id);
        assert_eq!(record(w, request).point, held);
        // Whoever moves in has the same point: what is not said of it stays.
        let next = Desk::new(&site, json!({"kind": "person", "name": "新住户", "points": [{"number": "A-1"}]}));
        let theirs = &next.page()["points"][0];
        assert_eq!((theirs["id"].as_str().and_then(Id::parse), &theirs["meter"]), (held, &json!("M-1")));
        assert!(next.reveal(&format!("point:{point_id}")).as_str().unwrap().contains("501"));
    }
}

fn record(w: &TestWorld, id: Id) -> shouwen_store::record::RecordRow {
    w.app.db.read_now(move |tx| shouwen_store::record::lookup(tx, id)).unwrap().unwrap()
}

both! {
    /// SEC-01 AUD-01: who only reads the archive of a matter corrects nothing in it; another company finds nothing.
    fn only_who_changes_archives_changes_their_parts(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let request = w.as_("zhoumin").request(with(repair(), json!({"customer": desk.id})));
        w.as_("zhoumin").act(request, "confirm", json!({"result": "confirmed"}));
        let order = json!({"content": "上门检修", "unit": w.cast.unit("lj-repair-1").to_string()});
        w.as_("zhoumin").act(request, "create_order", order);
        let (contact, point) = (desk.part("contacts", 0), desk.part("points", 0));
        for (login, status, code) in [("weiqiang", 403, "not_allowed"), ("gjagent", 404, "not_found")] {
            let client = site.sign_in(login);
            for (method, below, body, what) in [
                ("PATCH", &contact, json!({"kind": "landline"}), "customer.contact_change"),
                ("DELETE", &contact, Value::Null, "customer.contact_end"),
                ("PATCH", &point, json!({"meter": "M-9"}), "customer.point_change"),
                ("DELETE", &point, Value::Null, "customer.point_end"),
            ] {
                let answer = site.send(&client, method, &format!("{}{below}", desk.path), body, &[]);
                assert_eq!((answer.status.as_u16(), answer.body["code"].as_str()), (status, Some(code)), "{login} {method}");
                if login == "weiqiang" {
                    assert_eq!(w.last_audit(), (what.to_owned(), format!("refused:{code}")));
                }
            }
        }
    }
}

both! {
    /// AUD-01 SEC-01: the log names the customer with a mask, and is found by customer, customer's number or account.
    fn the_log_is_found_by_customer(w at MONDAY) {
        let site = Site::new(w);
        let desk = Desk::new(&site, someone());
        let other = Desk::new(&site, json!({"kind": "person", "name": "王建国"}));
        desk.ask(201, "POST", "/contacts", json!({"kind": "mobile", "value": "13900002047"}));
        desk.reveal("id_number");
        other.page();
        desk.ask(422, "POST", "/reveal", json!({"field": "shoe_size", "reason": "核对"}));
        let audit = site.sign_in("audit");
        let lines = |query: &str| {
            let answer = site.send(&audit, "GET", &format!("/api/audit?{query}"), Value::Null, &[]);
            assert_eq!(answer.status, 200, "{}", answer.body);
            answer.body["items"].as_array().unwrap().clone()
        };
        let of = lines(&format!("subject={}", desk.id));
        let whats: Vec<&str> = of.iter().map(|l| l["what"].as_str().unwrap()).collect();
        assert_eq!(whats, ["reveal", "reveal", "customer.contact", "customer.make"]);
        for line in &of {
            assert_eq!(line["customer"], json!({"name": "丁**", "open": false}), "an auditor has no archive to open");
            assert!(line["words"]["zh"].is_string() && line["record"].is_null());
        }
        assert_eq!(of[0]["outcome"], "refused:unknown_field");
        assert_eq!(of[0]["gate"]["zh"], "不认识的字段");
        assert_eq!(lines("number=A-1"), of, "by the account number");
        let number = shouwen_domain::id::Id::parse(&desk.id).unwrap();
        w.app.db.write_now(move |tx| shouwen_store::customers::put_number(tx, number, "kh-77")).unwrap();
        assert_eq!(lines("number=kh-77"), of, "by the customer's number");
        assert_eq!(lines("number=A-7"), Vec::<Value>::new());
        assert!(!lines("what=customer.make").is_empty());
    }
}
