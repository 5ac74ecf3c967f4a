//! The hand-over of a shift: drawn by the program, signed by two, holding up nothing; the duty log on paper (SHF-02).

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/plan.rs"]
mod plan;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use night::{incident, press};
use plan::{OPENS, draft, publish, week};
use serde_json::{Value, json};
use shouwen_domain::{
    id::Id,
    intake::Room,
    moment::MINUTE,
    people::{Item, ShiftHandover},
};
use site::Site;
use support::{TestWorld, repair, sweep, with};

/// The telephones of the week: Zhou by day, He by night.
fn telephones(w: &TestWorld) {
    let id = draft(w, "lj-phone");
    let (zhou, he) = (w.cast.person("zhoumin"), w.cast.person("hejun"));
    let line = |person: Id, from: String, until: String| json!({"person": person, "from": from, "until": until});
    let lines: Vec<Value> = (9..16)
        .flat_map(|d| {
            let (eight, twenty) = (format!("2026-03-{d:02}T08:00:00+08:00"), format!("2026-03-{d:02}T20:00:00+08:00"));
            let next = format!("2026-03-{:02}T08:00:00+08:00", d + 1);
            [line(zhou, eight, twenty.clone()), line(he, twenty, next)]
        })
        .collect();
    w.as_("chenli").act(id, "write", json!({"lines": lines}));
    publish(w, id);
}

fn handover(w: &TestWorld, id: Id) -> ShiftHandover {
    match w.matter(id).room {
        Room::ShiftHandover(handover) => handover,
        other => panic!("{other:?}"),
    }
}

fn numbers(items: &[Item], what: &str) -> Vec<String> {
    items.iter().filter(|i| i.what == what).map(|i| i.number.clone()).collect()
}

both! {
    /// SHF-02: the program lists what is open; the giver signs with the state of the equipment; the taker's signature moves
    /// what the giver answered for; sent back it is signed anew.
    fn drawn_signed_and_taken_over(w at OPENS) {
        telephones(w);
        w.set("2026-03-09T09:00:00+08:00");
        let (zhou, he) = (w.as_("zhoumin"), w.as_("hejun"));
        let accepted = |change: Value| {
            let id = zhou.request(with(repair(), change));
            zhou.act(id, "confirm", json!({"result": "confirmed"}));
            id
        };
        let urgent = accepted(json!({"priority": "P1", "occurred_at": "2026-03-09T08:00:00+08:00"}));
        let usual = accepted(json!({"occurred_at": "2026-03-09T08:00:00+08:00"}));
        zhou.act(usual, "promise", json!({"by": "2026-03-09T21:00:00+08:00", "text": "回电"}));
        let later = accepted(json!({"occurred_at": "2026-03-09T08:00:00+08:00"}));
        zhou.act(later, "promise", json!({"by": "2026-03-11T21:00:00+08:00", "text": "回电"}));
        w.set("2026-03-09T19:55:00+08:00");
        let id = zhou.try_new("shift_handover", "prepare", json!({"post": "热线"})).unwrap().record;
        let h = handover(w, id);
        assert_eq!(numbers(&h.items, "urgent"), [w.matter(urgent).row.number]);
        assert_eq!(numbers(&h.items, "promise").len(), 1, "what is promised for the day after next is not due");
        assert!(h.items.iter().any(|i| i.record == Some(usual) && i.what == "promise"));
        // The limit runs from the end of the shift.
        let due = w.clock(id, "shift_signed").due_at.unwrap();
        assert_eq!(due.since(w.app.now()), 20 * MINUTE);
        let signed = json!({"equipment": "坐席耳机 2 副", "remarks": "八里街停气，客户已告知"});
        assert_eq!(zhou.refused(id, "sign", signed.clone()).code, "taker_named");
        assert_eq!(zhou.refused(id, "sign", with(signed.clone(), json!({"taker": zhou.person}))).code, "taker_named");
        assert_eq!(he.refused(id, "sign", with(signed.clone(), json!({"taker": he.person}))).code, "not_allowed");
        zhou.act(id, "sign", with(signed.clone(), json!({"taker": he.person})));
        assert_eq!(zhou.refused(id, "accept", json!({})).code, "not_allowed", "nobody signs for both");
        he.act(id, "send_back", json!({"reason": "没有写钥匙"}));
        zhou.act(id, "sign", with(signed, json!({"taker": he.person, "equipment": "耳机 2 副，钥匙 1 把"})));
        assert_eq!([urgent, usual].map(|id| w.matter(id).row.owner), [Some(zhou.person); 2], "not before the taker signs");
        he.act(id, "accept", json!({"remarks": "已核对"}));
        assert_eq!([urgent, usual].map(|id| w.matter(id).row.owner), [Some(he.person); 2]);
        assert_eq!(w.matter(later).row.owner, Some(zhou.person), "what was not on the list stays");
        assert_eq!(w.clock(id, "shift_signed").kept, Some(true));
        assert_eq!((shouwen::people::sweep(&w.app).unwrap(), w.state(id)), ((0, 0), "accepted".to_owned()));
    }
}

both! {
    /// SHF-02: nobody prepares it and nobody signs: after the limit it is on the leader's list with a notice, and the alarm
    /// queue rings all the while.
    fn unsigned_it_goes_to_the_leader_and_holds_up_nothing(w at OPENS) {
        telephones(w);
        week(w);
        w.set("2026-03-09T20:01:00+08:00");
        shouwen::people::sweep(&w.app).unwrap();
        shouwen::people::sweep(&w.app).unwrap();
        let company = w.cast.unit("LJ");
        let open = w.app.db.read_now(move |tx| shouwen_store::duty::open_handovers(tx, company)).unwrap();
        let units: Vec<Id> = open.iter().map(|id| w.matter(*id).row.unit).collect();
        assert_eq!(open.len(), 2, "the telephones and the crews change: {units:?}");
        let phone = *open.iter().find(|id| w.matter(**id).row.unit == w.cast.unit("lj-phone")).unwrap();
        let h = handover(w, phone);
        assert_eq!((h.giver, h.taker), (Some(w.cast.person("zhoumin")), Some(w.cast.person("hejun"))));

        // The key works, the crew is called and answers.
        let (_, emergency) = press(w);
        assert_eq!(incident(w, emergency).calls[0].people, [w.cast.person("huangjg")], "who has the night");
        w.as_("huangjg").act(emergency, "ack", json!({"means": "phone"}));
        w.set("2026-03-09T20:17:00+08:00");
        sweep(&w.app);
        let told: Vec<_> = w.told(phone).into_iter().filter(|(_, clock, step)| clock == "shift_signed" && *step == 100).map(|(who, ..)| who).collect();
        assert!(told.contains(&"chenli") && told.contains(&"hejun"), "{told:?}");
        let site = Site::new(w);
        let board = site.send(&site.sign_in("chenli"), "GET", "/api/duty/board", json!(null), &[]).body;
        let listed: Vec<_> = board["handovers"].as_array().unwrap().iter().map(|h| (h["id"].clone(), h["late"].clone())).collect();
        assert!(listed.contains(&(json!(phone), json!(true))), "{listed:?}");
        let (_, second) = press(w);
        assert!(!incident(w, second).calls.is_empty());

        // The leader sees to it when one of them cannot sign.
        w.as_("chenli").act(phone, "close_for", json!({"reason": "接班人迟到，已电话交接"}));
        assert_eq!(w.state(phone), "closed");
    }
}

/// SHF-02: the duty log of a day as it is printed and read.
#[test]
fn the_duty_log_on_paper() {
    let w = TestWorld::new(support::On::Sqlite, OPENS).unwrap();
    let w = &w;
    telephones(w);
    w.set("2026-03-09T08:12:00+08:00");
    w.as_("zhoumin").try_new("attendance", "check_in", json!({})).unwrap();
    let urgent =
        w.as_("zhoumin").request(with(repair(), json!({"priority": "P1", "occurred_at": "2026-03-09T08:00:00+08:00"})));
    w.as_("zhoumin").act(urgent, "confirm", json!({"result": "confirmed"}));
    w.set("2026-03-09T19:55:00+08:00");
    let id =
        w.as_("zhoumin").try_new("shift_handover", "prepare", json!({"taker": w.cast.person("hejun")})).unwrap().record;
    w.as_("zhoumin").act(id, "sign", json!({"equipment": "钥匙一把", "remarks": "无"}));
    let site = Site::new(w);
    let client = site.sign_in("chenli");
    let path = format!(
        "/api/duty/log.pdf?unit={}&from=2026-03-09T00:00:00%2B08:00&until=2026-03-10T00:00:00%2B08:00",
        w.cast.unit("lj-service"),
    );
    let (status, headers, bytes) = pdf::get(w, &client, &path);
    assert_eq!((status.as_u16(), headers["content-type"].to_str().unwrap()), (200, "application/pdf"));
    let number = w.matter(urgent).row.number;
    pdf::says(&bytes, &["值班日志", "周敏", "何军", "迟到", "未签字", "钥匙一把", &number]);
    assert_eq!(w.last_audit(), ("print.duty_log".to_owned(), "done".to_owned()));
    // Of another company there is nothing to print.
    let foreign = site.sign_in("gjhead");
    assert_eq!(pdf::get(w, &foreign, &path).0.as_u16(), 404);
}
