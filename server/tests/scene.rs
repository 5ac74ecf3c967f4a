//! What is known of the scene and asked again (EMG-03), how far out it is (EMG-07), the report of an accident on paper
//! (EMG-14), and which words were read out (EMG-02).

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{NIGHT, call, incident, on_duty, press};
use serde_json::{Value, json};
use shouwen_domain::id::Id;
use site::Site;
use support::{TestWorld, at, sweep, with};

fn report(w: &TestWorld, change: Value) -> Id {
    let done = w.as_("zhoumin").try_new("request", "emergency_call", with(call(), change));
    w.child(done.unwrap_or_else(|failure| panic!("{failure}")).record, "incident")
}

fn asked(w: &TestWorld, id: Id) -> Vec<&'static str> {
    let mut out: Vec<_> =
        w.notices(id).into_iter().filter(|n| n.kind == "ask_casualties").map(|n| w.login(n.person)).collect();
    out.sort_unstable();
    out
}

both! {
    /// EMG-03: percent of what is known; casualties that nobody has named are asked first, asked again by a notice, once, and
    /// not once somebody has said.
    fn casualties_are_asked_again(w at NIGHT) {
        on_duty(w, true, true);
        let site = Site::new(w);
        let client = site.sign_in("zhoumin");
        let shown = |id: Id| site.send(&client, "GET", &format!("/api/incidents/{id}/known"), json!(null), &[]).body;
        let (_, known) = press(w);
        assert_eq!((shown(known)["percent"].clone(), shown(known)["ask_casualties"].clone()), (json!(75), json!(false)));
        assert!(w.matter(known).clocks.iter().all(|c| c.code != "emg_casualties"), "who is hurt was said at once");

        let id = report(w, json!({"casualties": null, "people": null, "contact": "13900002047"}));
        let now = shown(id);
        assert_eq!((now["percent"].clone(), now["ask_casualties"].clone()), (json!(50), json!(true)));
        assert_eq!(now["missing"][0]["code"], "casualties");
        assert_eq!(now["missing"][0]["ask"]["zh"], "有没有人受伤或昏迷？有几人？");
        w.as_("weiqiang").act(id, "ack", json!({"means": "phone"}));
        w.set("2026-03-05T02:18:39+08:00");
        sweep(&w.app);
        assert_eq!(asked(w, id), [""; 0]);
        w.set("2026-03-05T02:18:41+08:00");
        sweep(&w.app);
        sweep(&w.app);
        assert_eq!(asked(w, id), ["linyi", "weiqiang", "zhoumin"], "whoever speaks with somebody there, once");
        assert_eq!(shown(id)["asked_again"], true);
        assert_eq!(w.differing(id), Vec::<String>::new());
        w.as_("weiqiang").act(id, "scene", json!({"casualties": 0}));
        assert_eq!((shown(id)["ask_casualties"].clone(), shown(id)["percent"].clone()), (json!(false), json!(62)));
        assert!(w.clock(id, "emg_casualties").stopped_at.is_some());

        // Said before the time is over: nobody is asked.
        w.set("2026-03-05T02:20:00+08:00");
        let quick = report(w, json!({"casualties": null, "contact": "13900002048", "received_at": null}));
        w.as_("zhoumin").act(quick, "scene", json!({"casualties": 1}));
        w.set("2026-03-05T02:40:00+08:00");
        sweep(&w.app);
        assert_eq!(asked(w, quick), [""; 0]);
    }
}

both! {
    /// EMG-07: thirty minutes in town, sixty in a district outside it; a minute more is a breach, and explained before the end.
    fn the_zone_says_how_long_a_crew_has(w at NIGHT) {
        on_duty(w, true, true);
        // What holds is what held when the telephone was answered.
        w.set("2026-03-05T02:00:00+08:00");
        w.set_policy("LJ", "emg.zone.other", "灵川镇、大圩镇");
        w.set(NIGHT);
        let (crew, head) = (w.as_("weiqiang"), w.as_("chenli"));
        let outside = report(w, json!({"address": {"district": "大圩镇", "road": "老街12号"}}));
        let inside = report(w, json!({"address": {"district": "大圩", "road": "老街12号"}, "contact": "13900002047"}));
        let due = |id: Id| w.clock(id, "emg_arrive").due_at.unwrap();
        assert_eq!((due(outside), due(inside)), (at("2026-03-05T03:13:14+08:00"), at("2026-03-05T02:43:14+08:00")));
        for id in [outside, inside] {
            crew.act(id, "ack", json!({"means": "phone"}));
            crew.act(id, "depart", json!({"gear": true}));
        }
        // 31 minutes after the call.
        w.set("2026-03-05T02:44:14+08:00");
        sweep(&w.app);
        for id in [outside, inside] {
            crew.act(id, "arrive", json!({}));
            crew.act(id, "control", json!({"text": "已关阀"}));
            crew.act(id, "repair", json!({"text": "已更换", "readings": [{"test": "leak", "value": "0", "instrument": "DET-3"}]}));
        }
        assert_eq!([outside, inside].map(|id| w.clock(id, "emg_arrive").kept), [Some(true), Some(false)]);
        assert!(w.history(inside).contains(&"clock.breach".to_owned()));
        assert_eq!(head.refused(inside, "stand_down", json!({"informed": true})).code, "late_explained");
        head.act(inside, "stand_down", json!({"informed": true, "late_reason": "桥面封闭绕行"}));
        head.act(outside, "stand_down", json!({"informed": true}));
        assert_eq!([outside, inside].map(|id| w.differing(id)), [Vec::<String>::new(), Vec::new()]);
    }
}

both! {
    /// EMG-14: the form of Decree 493 Art. 12: what the chronicle knows stands on it, what nobody has said is a line to write
    /// on; reported, it has the figures and the class.
    fn the_report_to_the_authority_on_paper(w at NIGHT) {
        on_duty(w, true, true);
        let (agent, centre, leader) = (w.as_("zhoumin"), w.as_("linyi"), w.as_("mengzong"));
        let (_, id) = press(w);
        agent.act(id, "scene", json!({"casualties": 4}));
        centre.act(id, "outside", json!({"body": "120", "text": "两名伤者送医"}));
        leader.act(id, "leader_ack", json!({"means": "phone"}));
        let site = Site::new(w);
        let client = site.sign_in("mengzong");
        let path = format!("/api/incidents/{id}/authority.pdf");
        let (status, _, bytes) = pdf::get(w, &client, &path);
        assert_eq!(status.as_u16(), 200);
        pdf::says(&bytes, &[
            "生产安全事故报告", "尚未上报", "事故发生单位概况", "临江燃气", "2026-03-05 02:13:14", "燃气泄漏", "通报外部单位",
            "120 · 两名伤者送医", "伤亡合计", "待填", "第十二条",
        ]);
        assert!(!pdf::text(&bytes).contains("一般事故"), "no class without a figure");
        assert_eq!(w.last_audit(), ("print.authority".to_owned(), "done".to_owned()));
        w.set_policy("LJ", "emg.authority.unit", "临江燃气有限公司，供气 21 万户");
        leader.act(id, "report_authority", json!({"to": "市应急管理局", "text": "泄漏致四人受伤", "dead": 0, "injured": 4,
            "loss": 12_000_000, "other": "现场已移交消防"}));
        // Reported again: what is not said anew stays (Art. 13).
        w.set("2026-03-05T02:50:00+08:00");
        leader.act(id, "report_authority", json!({"to": "市应急管理局", "text": "续报", "missing": 1}));
        let (_, _, bytes) = pdf::get(w, &client, &path);
        let said = pdf::text(&bytes);
        pdf::says(&bytes, &["市应急管理局", "较大事故", "12000000", "现场已移交消防", "供气 21 万户", "蒙总", "2026-03-05 02:13:40"]);
        assert!(!said.contains("尚未上报"), "{said}");
        let (_, _, english) = pdf::get(w, &client, &format!("{path}?lang=en"));
        pdf::says(&english, &["Report of an accident", "Measures taken", "larger"]);
        assert_eq!(pdf::get(w, &site.sign_in("gjhead"), &path).0.as_u16(), 404);
    }
}

both! {
    /// EMG-02: the words that were read out stay with the incident, whatever the pack says later.
    fn the_script_of_the_night_stays(w at NIGHT) {
        on_duty(w, true, true);
        let (_, id) = press(w);
        let before = incident(w, id).script;
        let (app, company) = (w.app.clone(), w.cast.unit("LJ"));
        let mut pack = shouwen::policy::read_pack("city-gas").unwrap();
        for kind in pack.types.iter_mut().filter(|t| t.code.starts_with("alarm")) {
            kind.script.version = 2;
            kind.script.lines.truncate(6);
        }
        w.app.db.write_now(move |tx| {
            let from = app.now();
            shouwen::policy::load_pack(tx, &app, None, &pack, company, from).map(drop).map_err(|e| shouwen_store::StoreError::Broken(format!("{e:?}")))
        }).unwrap();
        w.as_("zhoumin").act(id, "tick", json!({"codes": ["outside"]}));
        assert_eq!((incident(w, id).script.version, incident(w, id).script == before), (1, true));
        w.set("2026-03-05T02:14:00+08:00");
        let later = report(w, json!({"contact": "13900002047"}));
        assert_eq!((incident(w, later).script.version, incident(w, later).script.lines.len()), (2, 6));
    }
}
