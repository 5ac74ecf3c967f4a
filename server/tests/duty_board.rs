//! The duty board, attendance, the planning screen's checks and the forecast (EMG-15, SHF-01, SHF-03, SHF-05).

#[path = "support/night.rs"]
mod night;
#[path = "support/plan.rs"]
mod plan;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::press;
use plan::{OPENS, lines, week};
use serde_json::{Value, json};
use site::Site;
use support::{repair, with};

fn ask(site: &Site<'_>, login: &'static str, path: &str) -> Value {
    let answer = site.send(&site.sign_in(login), "GET", path, json!(null), &[]);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.body
}

fn region(board: &Value) -> &Value {
    board["posts"].as_array().unwrap().iter().find(|p| p["key"] == "region:七星区").unwrap()
}

both! {
    /// EMG-15: the board shows crews with vehicle, state and where they were last, and the region that has nobody in red;
    /// SHF-03: who came ten minutes late is listed, who did not come as well, the plan stands.
    fn who_is_there_and_where(w at OPENS) {
        week(w);
        let site = Site::new(w);
        w.set("2026-03-09T08:10:00+08:00");
        let crew = w.as_("weiqiang");
        let board = ask(&site, "linyi", "/api/duty/board");
        let post = region(&board);
        assert_eq!((post["state"].as_str(), post["people"][0]["presence"].as_str()), (Some("covered"), Some("absent")));
        let on = crew.try_new("attendance", "check_in", json!({"vehicle": "桂H·抢001"})).unwrap().record;
        let Err(shouwen::act::Failure::Refused(twice)) = crew.try_new("attendance", "check_in", json!({})) else { panic!() };
        assert_eq!(twice.code, "checked_in_once");
        let late = ask(&site, "linyi", "/api/duty/attendance");
        let row = &late["items"][0];
        assert_eq!((row["presence"].as_str(), row["late"].as_i64(), row["record"].as_str()), (Some("late"), Some(10), Some(on.to_string().as_str())));
        assert_eq!(crew.refused(on, "excuse", json!({"reason": "堵车"})).code, "excuse_not_own");
        w.as_("chenli").act(on, "excuse", json!({"reason": "堵车，已电话说明"}));
        crew.act(on, "set_state", json!({"state": "break"}));
        let person = |board: &Value| region(board)["people"][0].clone();
        let seen = person(&ask(&site, "linyi", "/api/duty/board"));
        assert_eq!((seen["vehicle"].as_str(), seen["state"].as_str(), seen["presence"].as_str()), (Some("桂H·抢001"), Some("break"), Some("late")));

        // On the way to a leak, with the position of the act.
        let (_, id) = press(w);
        w.set("2026-03-09T08:12:00+08:00");
        crew.act(id, "ack", json!({"means": "phone"}));
        w.set("2026-03-09T08:13:00+08:00");
        crew.act(id, "depart", json!({"gear": true, "lat": "25.2736", "lng": "110.2907"}));
        let seen = person(&ask(&site, "linyi", "/api/duty/board"));
        assert_eq!((seen["state"].as_str(), seen["work"]["id"].as_str()), (Some("on_the_way"), Some(id.to_string().as_str())));
        assert_eq!(seen["place"]["lat"].as_f64(), Some(25.2736));
        assert_eq!(seen["place"]["at"].as_i64(), Some(support::at("2026-03-09T08:13:00+08:00").0));

        // Reported ill in the middle of it: red, with the alarm to be opened.
        w.set("2026-03-09T09:00:00+08:00");
        w.as_("zhoumin").try_new("absence", "report_absence", json!({"person": crew.person, "cause": "accident"})).unwrap();
        let board = ask(&site, "linyi", "/api/duty/board");
        let post = region(&board);
        assert_eq!((post["state"].as_str(), post["people"][0]["presence"].as_str()), (Some("uncovered"), Some("away")));
        assert!(post["gap"].is_string() && post["next"][0]["person"]["name"] == "黄建国", "{post}");
        let alarms = ask(&site, "linyi", "/api/records?kind=gap");
        assert_eq!(alarms["items"].as_array().unwrap().len(), 1);

        // Checked out before the end of the shift; of another company nothing is seen.
        w.set("2026-03-09T19:00:00+08:00");
        crew.act(on, "check_out", json!({}));
        let rows = ask(&site, "chenli", "/api/duty/attendance");
        assert_eq!(rows["items"][0]["states"].as_array().unwrap().len(), 3, "ready, break, off");
        let foreign = ask(&site, "gjhead", "/api/duty/board");
        assert!(foreign["posts"].as_array().unwrap().iter().all(|p| p["people"].as_array().unwrap().is_empty()));
        let other = format!("/api/duty/board?unit={}", w.cast.unit("LJ"));
        assert_eq!(site.send(&site.sign_in("gjhead"), "GET", &other, json!(null), &[]).status, 404);
        assert_eq!(site.send(&site.sign_in("audit"), "GET", "/api/duty/board", json!(null), &[]).status, 404);
        assert_eq!(ask(&site, "quyu", &other)["posts"][0]["key"], "region:七星区");
    }
}

both! {
    /// SHF-01: the planning screen hears what stands against the plan before it is published; SHF-05: the forecast of the
    /// day from history, with the half-hours that want more than are planned.
    fn the_week_is_planned_on_a_screen(w at OPENS) {
        let id = week(w);
        let site = Site::new(w);
        let unit = w.cast.unit("lj-repair");
        let client = site.sign_in("linyi");
        let span = "from=2026-03-09T00:00:00%2B08:00&until=2026-03-16T12:00:00%2B08:00";
        let drawn = ask(&site, "linyi", &format!("/api/duty/week?unit={unit}&{span}"));
        assert_eq!((drawn["shifts"].as_array().unwrap().len(), drawn["rosters"][0]["state"].as_str()), (14, Some("published")));
        assert!(drawn["people"].as_array().unwrap().len() >= 4, "{}", drawn["people"]);
        let text = |l: &shouwen_domain::people::Line| json!({
            "person": l.person, "from": l.from.rfc3339(&w.app.world.zone), "until": l.until.rfc3339(&w.app.world.zone),
        });
        let all: Vec<Value> = lines(w, id).iter().map(text).collect();
        let check = |lines: &[Value]| {
            let body = json!({
                "unit": unit, "from": "2026-03-09T08:00:00+08:00", "until": "2026-03-16T08:00:00+08:00", "roster": id, "lines": lines,
            });
            let answer = site.send(&client, "POST", "/api/duty/check", body, &[]);
            assert_eq!(answer.status, 200, "{}", answer.body);
            let items = answer.body["items"].as_array().unwrap().clone();
            items.iter().filter(|p| p["warns"] == false).map(|p| p["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(check(&all).is_empty());
        assert_eq!(check(&all[1..]), ["roster_covered"]);
        let mut twice = all.clone();
        twice.push(with(all[0].clone(), json!({"from": "2026-03-09T09:00:00+08:00"})));
        assert_eq!(check(&twice), ["roster_apart"]);

        // Eight Mondays with four requests each at ten past nine.
        for weeks in 0..8 {
            w.app.world.set(support::at("2026-03-09T09:10:00+08:00").plus(weeks * 7 * shouwen_domain::moment::DAY));
            for _ in 0..4 {
                w.as_("zhoumin").request(with(repair(), json!({"occurred_at": null, "withheld": [{"field": "occurred_at", "reason": "记不清"}]})));
            }
        }
        w.set("2026-05-04T07:00:00+08:00");
        let day = ask(&site, "chenli", &format!("/api/duty/forecast?unit={}&date=2026-05-04", w.cast.unit("lj-service")));
        let busy = &day["items"][18];
        assert_eq!((day["weeks"].as_i64(), busy["load"].as_f64(), busy["planned"].as_i64(), busy["short"].as_bool()), (Some(8), Some(8.0), Some(0), Some(true)));
        assert_eq!(busy["required"].as_i64(), Some(2), "eight calls an hour of five minutes");
        assert_eq!((&day["items"][17]["required"], &day["items"][17]["short"]), (&json!(0), &json!(false)));
    }
}
