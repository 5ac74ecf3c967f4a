//! Requests as a table: masked, safe for spreadsheets, and logged.

mod support;

use serde_json::{Value, json};
use shouwen::reports::{
    export::{Order, export},
    history,
};
use shouwen_domain::moment::Moment;
use support::{MONDAY, at, repair, with};

both! {
    /// SYS-04 SEC-01
    fn an_export_masks_numbers_and_says_who_saw_them(w at MONDAY) {
        let agent = w.as_("zhoumin");
        agent.request(with(repair(), json!({"content": "=HYPERLINK(\"http://x\")", "name": "+86 李"})));
        // What a type asks beside the usual may hold anything, and people write numbers into sentences.
        let told = json!({"extra": {"landlord": "房东 13812345678"}, "content": "请回电 13712345678，证件 45030219900101123X"});
        agent.request(with(repair(), told));
        w.set("2026-03-10T10:00:00+08:00");
        let second = agent.request(repair());
        w.as_("gjagent").request(with(repair(), json!({"content": "别家公司"})));

        let mut order =
            Order { company: w.cast.unit("LJ"), from: Moment::MIN, until: Moment::MAX, reveal: None, json: false };
        let written = |order: &Order| {
            let mut out = Vec::new();
            let rows = export(&w.app, order, &mut out, &mut |_| ()).unwrap();
            (rows, String::from_utf8(out).unwrap())
        };
        let (rows, text) = written(&order);
        assert_eq!(rows, 3);
        assert!(text.starts_with('\u{feff}') && text.matches("\r\n").count() == 4, "{text}");
        assert!(text.contains("LJ-REPAIR-20260309-0001") && text.contains("草稿") && text.contains("周敏"), "{text}");
        assert!(text.contains("139****2046") && !text.contains("13900002046"), "{text}");
        assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\"") , "{text}");
        assert!(text.contains("李**") && !text.contains("李桂兰") && !text.contains("501"), "{text}");
        assert!(!text.contains("别家公司"), "another company's request");
        assert_eq!(w.last_audit(), ("export.requests".to_owned(), "done".to_owned()));

        order.json = true;
        for text in [text, written(&order).1] {
            assert!(text.contains("请回电 137****5678"), "{text}");
            for hidden in ["13812345678", "landlord", "房东", "13712345678", "45030219900101123X"] {
                assert!(!text.contains(hidden), "{hidden} in {text}");
            }
        }
        order.reveal = Some("核对".to_owned());
        let clear = written(&order).1;
        assert!(clear.contains("13812345678") && clear.contains("13712345678"), "{clear}");

        order.from = at("2026-03-10T00:00:00+08:00");
        order.reveal = Some("核对重复来电".to_owned());
        order.json = true;
        let (rows, text) = written(&order);
        assert_eq!(rows, 1);
        let line: Value = serde_json::from_str(text.trim()).unwrap();
        assert_eq!((&line["id"], &line["contact"], &line["state"]),
            (&json!(second.to_string()), &json!("13900002046"), &json!("draft")));
        let company = order.company;
        let log = w.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, 1)).unwrap();
        assert!(log[0].what == "export.reveal" && log[0].detail.contains("核对重复来电"), "{log:?}");
    }
}

both! {
    /// SYS-04 AUD-01 SEC-01: the history of every record, a line each, with who did what, when and through which door.
    fn a_history_is_exported_event_by_event_and_masked(w at MONDAY) {
        let agent = w.as_("zhoumin");
        let told = json!({"extra": {"landlord": "房东 13812345678"}, "content": "请回电 13712345678"});
        let id = agent.request(with(repair(), told));
        agent.act(id, "note", json!({"text": "客户另有号码 13612345678"}));
        let left = w.as_("gjagent").request(with(repair(), json!({"content": "别家公司"})));
        let mut order =
            Order { company: w.cast.unit("LJ"), from: Moment::MIN, until: Moment::MAX, reveal: None, json: true };
        let written = |order: &Order, kind: Option<&str>| {
            let mut out = Vec::new();
            let rows = history::write(&w.app, order, kind, &mut out, &mut |_| ()).unwrap();
            let text = String::from_utf8(out).unwrap();
            let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(rows, lines.len() as u64);
            (text, lines)
        };
        let (text, lines) = written(&order, None);
        assert_eq!(w.last_audit(), ("export.history".to_owned(), "done".to_owned()));
        let own = lines.iter().find(|r| r["id"] == json!(id.to_string())).unwrap();
        assert_eq!((&own["kind"], &own["number"], &own["received_at"]),
            (&json!("request"), &json!("LJ-REPAIR-20260309-0001"), &json!("2026-03-09T10:20:00+08:00")));
        let events = own["events"].as_array().unwrap();
        let note = events.iter().find(|e| e["action"] == "note").unwrap();
        assert_eq!((&note["actor_name"], &note["role"], &note["door"]), (&json!("周敏"), &json!("employee"), &json!("screen")));
        assert_eq!(note["fields"]["text"], "客户另有号码 136****5678");
        assert_eq!(note["recorded_at"], "2026-03-09T10:20:00+08:00");
        assert!(events.windows(2).all(|e| e[0]["seq"].as_i64() < e[1]["seq"].as_i64()), "{own}");
        assert_eq!(events.last().unwrap()["hash"], json!(w.matter(id).row.head_hash), "the chain can be held against the archive");
        assert!(own["limits"].as_array().unwrap().iter().any(|l| l["due_at"].is_string() && l["clause"].is_string()), "{own}");
        assert!(!text.contains(&left.to_string()) && !text.contains("别家公司"), "another company's");
        for hidden in ["13812345678", "房东", "13712345678", "13612345678", "13900002046", "李桂兰", "501"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
        assert!(text.contains("139****2046") && text.contains("请回电 137****5678"), "{text}");

        assert_eq!(written(&order, Some("order")).1.len(), 0, "no order was made");
        order.from = at("2026-03-10T00:00:00+08:00");
        assert_eq!(written(&order, Some("request")).1.len(), 0);
        order.from = Moment::MIN;
        order.reveal = Some("法院调取".to_owned());
        let clear = written(&order, Some("request")).0;
        for shown in ["13812345678", "13712345678", "13612345678", "13900002046", "李桂兰"] {
            assert!(clear.contains(shown), "{shown} in {clear}");
        }
        let company = order.company;
        let log = w.app.db.read_now(move |tx| shouwen_store::audit::page(tx, company, i64::MAX, 1)).unwrap();
        assert!(log[0].what == "export.reveal" && log[0].detail.contains("法院调取"), "{log:?}");
    }
}
