//! What the company tells in public, asked once for the description of the interface.

use super::{
    Caller, id_of,
    site::{Client, Site},
    support::TestWorld,
};
use serde_json::{Value, json};
use shouwen_domain::id::Id;

/// What the company tells in public, and the paper forms of the hours without it.
pub(super) fn told_in_public(
    w: &TestWorld,
    site: &Site<'_>,
    agent: &Caller<'_, '_>,
    desk: &Caller<'_, '_>,
    head: &Caller<'_, '_>,
) {
    let nobody = Caller { site, client: Client::default() };
    let estate = desk.post(
        201,
        "/api/estates",
        json!({"road": "滨江路88号", "firm": "滨江物业", "mail": "wy@binjiang.example"}),
    );
    assert_eq!(desk.get("/api/estates")["items"].as_array().unwrap().len(), 1);
    assert_eq!(nobody.get("/api/portal/stops?company=LJ")["items"].as_array().unwrap().len(), 1);
    let stop = desk.get("/api/records?kind=outage")["items"][0].clone();
    desk.get(&format!("/api/outages/{}/told", id_of(&stop)));
    desk.ask(204, "DELETE", &format!("/api/estates/{}", id_of(&estate)), Value::Null, &[]);
    let text = json!({"topic": "hours", "title": "春节服务时间", "text": "照常", "from": "2026-03-09T08:00:00+08:00",
        "until": "2026-03-20T08:00:00+08:00"});
    let id = id_of(&head.post(201, "/api/bulletins", text)["record"]);
    w.as_("mengzong").act(Id::parse(&id).unwrap(), "approve", json!({}));
    assert_eq!(nobody.get("/api/portal/bulletins?company=LJ")["items"].as_array().unwrap().len(), 1);
    nobody.ask(404, "GET", "/api/portal/bulletins?company=XX", Value::Null, &[]);
    assert_eq!(agent.get("/api/bulletins?part=shown")["items"].as_array().unwrap().len(), 1);
    let plan = json!({"title": "安全用气月", "text": "请检查软管", "sms": true, "from": "2026-03-09T08:00:00+08:00",
        "until": "2026-03-30T08:00:00+08:00"});
    let id = id_of(&head.post(201, "/api/campaigns", plan)["record"]);
    head.get(&format!("/api/campaigns/{id}/coverage"));
    head.get(&format!("/api/campaigns/{id}/points"));
    let block = head.post(201, "/api/blanks", json!({"kind": "request", "count": 3}));
    assert_eq!(head.get("/api/blanks")["items"][0]["unused"], 3);
    let (first, last) = (block["first"].as_str().unwrap(), block["last"].as_str().unwrap());
    assert_eq!(head.get(&format!("/api/blanks/forms?first={first}&last={last}"))["items"].as_array().unwrap().len(), 3);
    head.post(200, "/api/blanks/account", json!({"number": last, "reason": "写坏"}));
}
