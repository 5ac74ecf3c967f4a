//! The figures over HTTP: the same as those of the command line, of what the caller looks over and of no more.

#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen::demo::month::{Ask, load_into};
use shouwen_domain::moment::{DAY, Moment};
use site::Site;
use std::process::Command;
use support::TestWorld;

/// RPT-01
#[test]
fn the_figures_over_http_are_those_of_the_command_line() {
    let Some(w) = TestWorld::new(support::On::Sqlite, "2026-03-05T23:00:00+08:00") else { return };
    let ask = Ask { days: 3, until: support::at("2026-03-08T15:30:00+08:00"), a_day: 40, seed: 11 };
    load_into(&w.app, ask).unwrap().expect("an empty company is filled");
    w.app.world.set(ask.until);
    let site = Site::new(&w);
    let head = site.sign_in("chenli");
    let get = |path: &str| site.send(&head, "GET", path, Value::Null, &[]);
    let cli = |args: &[&str]| -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
        // The program has the clock of the host; what is due is asked as of the same moment.
        let as_of = [format!("--as-of={}", w.app.now().rfc3339(&w.app.world.zone))];
        command
            .arg("report")
            .args(args)
            .args(as_of.iter().filter(|_| args[0] == "orders"))
            .args(["--json", "--data"])
            .arg(w.folder());
        let out = command.env_remove("DATABASE_URL").env_remove("SHOUWEN_KEY").output().unwrap();
        assert_eq!(out.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap()
    };
    let same = |path: &str, args: &[&str]| {
        let (http, cli) = (get(path).body, cli(args));
        for (key, figure) in cli.as_object().unwrap().iter().filter(|(key, _)| *key != "report_of") {
            assert_eq!(&http[key], figure, "{path}: {key}");
        }
        http
    };
    let all = same("/api/reports/orders", &["orders"]);
    let orders = all["all"]["orders"].as_u64().unwrap();
    assert!(orders > 10, "{all}");
    same("/api/reports/intake?source=all", &["intake", "--source", "all"]);
    same("/api/reports/intake?dimensions=type,district", &["intake", "--dimensions", "type,district"]);

    // What is due depends on the moment: weeks later all periods to ask are over.
    let due = |when: Moment| {
        let when = when.rfc3339(&w.app.world.zone).replace('+', "%2B");
        let all = get(&format!("/api/reports/orders?as_of={when}")).body["all"]["followups"].clone();
        (all["due"].as_u64().unwrap(), all["selected"].as_u64().unwrap())
    };
    let (now, later) = (due(w.app.now()), due(w.app.now().plus(30 * DAY)));
    assert!(now.0 < later.0 && now.1 == later.1 && later.0 <= later.1, "{now:?} {later:?}");

    // A span, and its complement: together they are all.
    let middle = w.app.now().minus(DAY).rfc3339(&w.app.world.zone);
    let asked = middle.replace('+', "%2B");
    let before = same(&format!("/api/reports/orders?until={asked}"), &["orders", "--until", &middle]);
    let after = same(&format!("/api/reports/orders?from={asked}"), &["orders", "--from", &middle]);
    let count = |r: &Value| r["all"]["orders"].as_u64().unwrap();
    assert!(count(&before) > 0 && count(&after) > 0);
    assert_eq!(count(&before) + count(&after), orders);

    // A unit: its own teams and no other.
    let unit = w.cast.unit("lj-repair-1");
    let own = same(&format!("/api/reports/orders?unit={unit}"), &["orders", "--unit", "lj-repair-1"]);
    assert!(count(&own) > 0 && count(&own) < orders);
    assert_eq!(own["teams"].as_object().unwrap().len(), 1);

    // Who looks over one team counts that team; who looks over none is refused; what is elsewhere is not there.
    let refused =
        |login: &str, path: &str| site.send(&site.sign_in(login), "GET", path, Value::Null, &[]).status.as_u16();
    let team = site.send(&site.sign_in("weiqiang"), "GET", "/api/reports/orders", Value::Null, &[]).body;
    assert_eq!((&team["all"], &team["teams"]), (&own["all"], &own["teams"]));
    let elsewhere = w.cast.unit("lj-install");
    assert_eq!(refused("weiqiang", &format!("/api/reports/orders?unit={elsewhere}")), 404);
    assert_eq!(refused("luojian", "/api/reports/orders"), 403);
    assert_eq!(refused("audit", "/api/reports/intake"), 403);
    assert_eq!(
        refused("chenli", &format!("/api/reports/orders?unit={}", shouwen_domain::id::Id::compose(Moment(9), 1, 1))),
        404
    );
    assert_eq!(refused("chenli", "/api/reports/intake?source=nowhere"), 422);
    assert_eq!(refused("chenli", "/api/reports/intake?dimensions=rows"), 422);
    assert_eq!(refused("chenli", "/api/reports/orders?from=yesterday"), 422);
    assert_eq!(all["report_of"]["span"], json!({"from": null, "until": null, "units": null}));
}
