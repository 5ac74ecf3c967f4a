//! The public notice board on both databases: approved by another, shown from its day until it expires, then in the archive.

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::{Client, Site};
use support::{MONDAY, TestWorld, sweep, with};

fn notice() -> Value {
    json!({"topic": "price", "title": "关于调整居民用气价格的公告", "text": "自四月一日起执行第一档 3.20 元/立方米。\n咨询请致电 96777。",
        "title_en": "Gas prices from April", "text_en": "3.20 yuan a cubic metre.",
        "from": "2026-03-10T08:00:00+08:00", "until": "2026-03-31T18:00:00+08:00"})
}

fn drafted(w: &TestWorld) -> Id {
    w.as_("hejun").try_new("bulletin", "draft", notice()).unwrap_or_else(|f| panic!("{f}")).record
}

both! {
    /// ANN-04: "Expired not shown".
    fn a_notice_is_shown_from_its_day_until_it_expires(w at MONDAY) {
        let site = Site::new(w);
        let board = || {
            let page = site.send(&Client::default(), "GET", "/api/portal/bulletins?company=LJ", Value::Null, &[]).body;
            page["items"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let part = |part: &str| {
            // Weeks lie between the looks: a session does not last as long.
            let staff = site.sign_in("zhoumin");
            let page = site.send(&staff, "GET", &format!("/api/bulletins?part={part}"), Value::Null, &[]).body;
            page["items"].as_array().unwrap().len()
        };
        let id = drafted(w);
        let number = w.matter(id).row.number;
        assert_eq!((board().len(), part("coming")), (0, 1), "a draft is nobody's to read");
        // Who wrote it does not approve it, whatever their role.
        assert_eq!(w.as_("hejun").refused(id, "approve", json!({})).code, "not_allowed");
        let own = w.as_("chenli").try_new("bulletin", "draft", notice()).unwrap_or_else(|f| panic!("{f}")).record;
        assert_eq!(w.as_("chenli").refused(own, "approve", json!({})).code, "bulletin_approver");
        w.as_("chenli").act(id, "send_back", json!({"reason": "补充依据"}));
        w.as_("hejun").act(id, "amend", json!({"title": "关于调整居民用气价格的公告（桂价〔2026〕3号）"}));
        w.as_("chenli").act(id, "approve", json!({}));
        assert_eq!(w.state(id), "approved");
        w.set("2026-03-10T07:59:59+08:00");
        sweep(&w.app);
        assert_eq!((board().len(), part("coming")), (0, 2), "its day has not come");
        // Shown at its time, whether or not the sweep was there.
        w.set("2026-03-10T08:00:00+08:00");
        assert_eq!(board(), std::slice::from_ref(&number));
        w.set("2026-03-10T08:00:01+08:00");
        sweep(&w.app);
        assert_eq!((w.state(id).as_str(), part("shown")), ("shown", 1));
        w.set("2026-03-31T17:59:59+08:00");
        assert_eq!(board(), [number]);
        // Expired is not shown, whether or not the sweep was there; staff find it in the archive.
        w.set("2026-03-31T18:00:00+08:00");
        assert_eq!((board().len(), part("shown"), part("past")), (0, 0, 1));
        w.set("2026-03-31T18:00:01+08:00");
        sweep(&w.app);
        assert_eq!((w.state(id).as_str(), board().len(), part("past")), ("expired", 0, 1));
        assert_eq!(w.as_("chenli").refused(id, "withdraw", json!({"reason": "x"})).code, "illegal_transition");
        // One whose expiry has passed meanwhile is not approved any more.
        assert_eq!(w.as_("mengzong").refused(own, "approve", json!({})).code, "bulletin_alive");
        assert_eq!(w.differing(id), Vec::<String>::new());
    }
}

both! {
    /// ANN-04: taken off before its time, sent back after its approval, of another company; and on paper in both languages.
    fn a_notice_is_withdrawn_sent_back_and_printed(w at MONDAY) {
        let site = Site::new(w);
        let board = |company: &str| {
            let page = site.send(&Client::default(), "GET", &format!("/api/portal/bulletins?company={company}"), Value::Null, &[]).body;
            page["items"].as_array().unwrap().clone()
        };
        for (change, code) in [
            (json!({"until": "2026-03-10T08:00:00+08:00"}), "bulletin_span"),
            (json!({"from": "2026-03-01T08:00:00+08:00", "until": "2026-03-08T08:00:00+08:00"}), "bulletin_span"),
        ] {
            let refused = w.as_("hejun").try_new("bulletin", "draft", with(notice(), change)).unwrap_err();
            assert!(matches!(&refused, shouwen::act::Failure::Refused(r) if r.code == code), "{refused}");
        }
        let at_once = with(notice(), json!({"from": "2026-03-01T08:00:00+08:00"}));
        let id = w.as_("hejun").try_new("bulletin", "draft", at_once).unwrap_or_else(|f| panic!("{f}")).record;
        w.as_("mengzong").act(id, "approve", json!({}));
        assert_eq!(board("LJ").len(), 1, "its day was before its approval: shown at once");
        assert_eq!(board("GJ").len(), 0);
        assert_eq!(board("LJ")[0]["title_en"], "Gas prices from April");
        assert!(!board("LJ")[0].to_string().contains("何军"), "who wrote it is the house's affair");
        let head = site.sign_in("chenli");
        let (_, _, zh) = pdf::get(w, &head, &format!("/api/bulletins/{id}/notice.pdf"));
        pdf::says(&zh, &["关于调整居民用气价格的公告", "3.20", "96777", "2026-03-31"]);
        let (_, _, en) = pdf::get(w, &head, &format!("/api/bulletins/{id}/notice.pdf?lang=en"));
        pdf::says(&en, &["Gas prices from April", "cubic metre"]);
        // Sent back it is shown no more, and comes again when it is approved again.
        let second = drafted(w);
        w.as_("mengzong").act(second, "approve", json!({}));
        w.as_("mengzong").act(second, "send_back", json!({"reason": "日期"}));
        w.set("2026-03-10T09:00:00+08:00");
        sweep(&w.app);
        assert_eq!((w.state(second).as_str(), board("LJ").len()), ("draft", 1));
        w.as_("mengzong").act(second, "approve", json!({}));
        w.set("2026-03-10T09:00:01+08:00");
        sweep(&w.app);
        assert_eq!((w.state(second).as_str(), board("LJ").len()), ("shown", 2));
        w.as_("chenli").act(id, "withdraw", json!({"reason": "价格文件撤回"}));
        assert_eq!(board("LJ").len(), 1);
        let told: Vec<_> = w.notices(id).into_iter().filter(|n| n.kind == "withdraw").map(|n| w.login(n.person)).collect();
        assert_eq!(told, ["hejun"]);
    }
}
