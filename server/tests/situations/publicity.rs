//! Public notices and campaigns in every state.

use crate::support::{TestWorld, sweep, with};
use serde_json::{Value, json};
use shouwen::scheduler;
use shouwen_domain::id::Id;

fn notice() -> Value {
    json!({"topic": "hours", "title": "营业时间", "text": "照常服务", "from": "2026-02-01T08:00:00+08:00",
        "until": "2026-12-31T18:00:00+08:00"})
}

fn plan() -> Value {
    json!({"title": "安全用气", "text": "请检查软管", "visit": true, "households": true, "from": "2026-02-01T08:00:00+08:00",
        "until": "2026-12-31T18:00:00+08:00"})
}

pub(super) fn stages(w: &TestWorld, out: &mut Vec<(&'static str, Id)>) {
    let (leader, head, chief) = (w.as_("hejun"), w.as_("chenli"), w.as_("mengzong"));
    let drafted = |body: Value| leader.try_new("bulletin", "draft", body).unwrap_or_else(|f| panic!("{f}")).record;
    out.push(("bulletin drafted", drafted(notice())));
    // One that its own approver wrote, and one whose day has not come.
    let own = head.try_new("bulletin", "draft", notice()).unwrap_or_else(|f| panic!("{f}")).record;
    out.push(("bulletin of its approver", own));
    let later = drafted(with(notice(), json!({"from": "2026-11-01T08:00:00+08:00"})));
    head.act(later, "approve", json!({}));
    out.push(("bulletin approved", later));
    let shown = drafted(notice());
    head.act(shown, "approve", json!({}));
    let gone = drafted(notice());
    head.act(gone, "withdraw", json!({"reason": "内容有误"}));
    out.push(("bulletin withdrawn", gone));
    let expired = drafted(with(notice(), json!({"until": w.app.now().plus(1_000).rfc3339(&jiff::tz::TimeZone::UTC)})));
    head.act(expired, "approve", json!({}));
    w.app.world.set(w.app.now().plus(2_000));
    sweep(&w.app);
    assert_eq!((w.state(shown).as_str(), w.state(expired).as_str()), ("shown", "expired"));
    out.push(("bulletin shown", shown));
    out.push(("bulletin expired", expired));

    let point = super::outages::point(w).to_string();
    for (label, taken) in [
        ("campaign drafted", 0),
        ("campaign approved", 1),
        ("campaign running", 2),
        ("campaign finished", 3),
        ("campaign reported", 4),
    ] {
        let id = leader.try_new("campaign", "draft", plan()).unwrap_or_else(|f| panic!("{f}")).record;
        let steps = [
            ("approve", json!({})),
            ("start", json!({})),
            ("finish", json!({})),
            ("report", json!({"summary": "完成"})),
        ];
        for (at, (action, body)) in steps[..taken].iter().enumerate() {
            let who = if at == 0 { &chief } else { &leader };
            who.act(id, action, body.clone());
            if *action == "start" {
                while scheduler::turn(&w.app).unwrap().more {}
                leader.act(id, "reach", json!({"points": [{"point": point}], "how": "visit"}));
            }
        }
        out.push((label, id));
    }
    let id = leader.try_new("campaign", "draft", plan()).unwrap_or_else(|f| panic!("{f}")).record;
    chief.act(id, "cancel", json!({"reason": "并入下月"}));
    out.push(("campaign cancelled", id));
}

/// The body that an action is content with, where the general one is not.
pub(super) fn body_for(action: &str, least: &Value) -> Option<Value> {
    Some(match action {
        "amend" => json!({"title": "改后的标题"}),
        "reschedule" => with(
            least.clone(),
            json!({"from": "2026-03-20T08:30:00+08:00", "until": "2026-03-20T17:00:00+08:00", "urgent_reason": "渗漏"}),
        ),
        "hold_event" => with(least.clone(), json!({"attendance": 40})),
        _ => return None,
    })
}
