//! The chronicle of an incident as PDF: every interval and every step of the log stand on it, who called whom, what the plan
//! asked for; it is the same file twice and after the program was started again. Read with poppler's tools.

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, incident, on_duty, press};
use pdf::{get, info, says, text};
use serde_json::json;
use shouwen::channels;
use site::Site;
use support::sweep;

both! {
    /// EMG-05 EMG-08 EMG-09: the report that is printed is the log, by the second.
    fn the_night_on_paper(w at NIGHT) {
        on_duty(w, true, true);
        let (agent, crew, centre, head) = (w.as_("zhoumin"), w.as_("weiqiang"), w.as_("linyi"), w.as_("chenli"));
        let (_, id) = press(w);
        channels::turn(&w.app).unwrap();
        w.set("2026-03-05T02:13:46+08:00");
        agent.act(id, "tick", json!({"codes": ["no_switches"]}));
        w.set("2026-03-05T02:14:20+08:00");
        crew.act(id, "ack", json!({"means": "key"}));
        w.set("2026-03-05T02:17:00+08:00");
        centre.act(id, "depart", json!({"gear": true}));
        sweep(&w.app);
        // Between one step and the next the program is started anew.
        let again = w.restarted();
        assert_eq!(incident(w, id).calls.len(), 1, "nobody is called twice for one step");
        sweep(&again);
        w.set("2026-03-05T02:35:20+08:00");
        crew.act(id, "arrive", json!({"lat": "25.2736", "lng": "110.2900", "accuracy": 20}));
        w.set("2026-03-05T02:43:00+08:00");
        crew.act(id, "control", json!({"text": "厨房 12%LEL，已关 R-3-2 立管阀"}));
        crew.act(id, "repair", json!({"text": "软管老化，已更换", "readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]}));

        let site = Site::new(w);
        let client = site.sign_in("chenli");
        let path = format!("/api/incidents/{id}/report.pdf");
        let (status, headers, bytes) = get(w, &client, &path);
        assert_eq!((status.as_u16(), headers["content-type"].to_str().unwrap()), (200, "application/pdf"));
        if let Some(folder) = std::env::var_os("SHOUWEN_SHEETS") {
            std::fs::write(std::path::Path::new(&folder).join("chronicle.pdf"), &bytes).unwrap();
        }
        says(&bytes, &[
            "突发事件处置报告", &w.matter(id).row.number, "燃气泄漏", "燃气泄漏处置预案（v1）", "周敏", "韦强",
            "2026-03-05 02:13:14", "接报至到场", "22 分 6 秒", "林毅 代录 韦强", "25.273600, 110.290000",
            "厨房 12%LEL，已关 R-3-2 立管阀", "电话送达", "严禁开关任何电器", "未告知", "通知物业或社区协助警戒、关阀",
            "DET-3", "合格", &w.matter(id).row.head_hash,
        ]);
        // Every interval that the log has, and no other time of arriving.
        let said = text(&bytes);
        for interval in incident(w, id).intervals() {
            assert!(said.contains(&interval.words.zh.replace(' ', "")), "{}", interval.words.zh);
        }
        assert!(!said.contains("13900002046") && !said.contains("501"), "who does not handle it gets it masked");
        assert!(info(&bytes).contains("PDF"), "{}", info(&bytes));
        let (_, _, second) = get(w, &client, &path);
        assert_eq!(second, bytes, "the same history is the same file");

        // In English, and whole for whoever handles it.
        let (_, _, english) = get(w, &site.sign_in("weiqiang"), &format!("{path}?lang=en"));
        says(&english, &["Incident report", "received to arrived", "22 min 6 s", "13900002046", "gas leak", "Plan for a gas leak"]);

        // The page offers it; an order is none, and what another company may not see it cannot print.
        let page = site.send(&client, "GET", &format!("/api/records/{id}"), json!(null), &[]).body;
        assert_eq!(page["papers"][0]["code"], "report");
        let order = w.child(id, "order");
        assert_eq!(get(w, &client, &format!("/api/incidents/{order}/report.pdf")).0.as_u16(), 404);
        assert_eq!(get(w, &site.sign_in("gjagent"), &path).0.as_u16(), 404);
        let _ = get(w, &client, &path);
        assert_eq!(w.last_audit(), ("print.report".to_owned(), "done".to_owned()));
        head.act(id, "scene", json!({"affected": 12}));
        assert_ne!(get(w, &client, &path).2, bytes);
    }
}
