//! What customers hear without asking: each once, in the words of the pack, never who asked for none, told on the record.

mod support;

use serde_json::{Value, json};
use shouwen::channels;
use shouwen_domain::{id::Id, intake::Room, orders::Order, org::Role};
use shouwen_store::jobs::Rank;
use shouwen_store::{event, messages};
use std::sync::Mutex;
use support::{MONDAY, TestWorld, repair, with};

/// Purpose, state and words of the messages of a record, once the driver had its turn.
fn told(w: &TestWorld, id: Id) -> Vec<(String, String, String)> {
    while channels::turn(&w.app).unwrap() > 0 {}
    let read = move |tx: &mut shouwen_store::Tx<'_>| {
        let mut out = Vec::new();
        for id in messages::of_record(tx, id)? {
            out.extend(messages::lookup(tx, id)?.map(|m| (m.purpose, m.state, m.text)));
        }
        Ok::<_, shouwen_store::StoreError>(out)
    };
    w.app.db.read_now(read).unwrap()
}

fn purposes(w: &TestWorld, id: Id) -> Vec<String> {
    told(w, id).into_iter().map(|(purpose, ..)| purpose).collect()
}

/// What the record's page says of its messages.
fn heard(w: &TestWorld, id: Id) -> Vec<Value> {
    let page = w.app.db.read_now(move |tx| event::page(tx, id, i64::MAX, 200)).unwrap();
    page.into_iter().rev().filter(|s| s.event.action == "sent").map(|s| s.event.body).collect()
}

fn order(w: &TestWorld, id: Id) -> Order {
    match w.matter(id).room {
        Room::Order(order) => *order,
        other => panic!("{other:?}"),
    }
}

/// A request that is accepted, with the order that the rule makes of it.
fn accepted(w: &TestWorld, change: Value) -> Id {
    let id = w.as_("lufang").request(with(
        json!({
            "channel": "website", "type": "installation.household", "content": "申请接装燃气热水器",
            "name": "王海涛", "contact": "13900004410", "wanted": "周五下午", "special": "无", "background": "新装修入住",
            "address": {"district": "七星区", "road": "漓江路12号", "building": "8", "unit": "1", "room": "802"},
        }),
        change,
    ));
    w.as_("zhoumin").act(id, "contact", json!({"means": "call", "result": "reached", "text": "核对"}));
    w.as_("zhoumin").act(id, "confirm", json!({"result": "confirmed"}));
    id
}

/// From the preparation to the tests, the finish alone is left.
fn work(w: &TestWorld, wo: Id) {
    let (agent, huang) = (w.as_("zhoumin"), w.as_("huangjg"));
    huang.act(wo, "diagnose", json!({"symptom": "新装热水器", "cause": "application"}));
    huang.act(wo, "send_solution", json!({"text": "安装波纹管", "means": "call"}));
    agent.act(wo, "answer_solution", json!({"accepted": true, "means": "call"}));
    w.set("2026-03-13T13:20:00+08:00");
    w.ready(wo);
    huang.act(wo, "confirm_window", json!({"means": "call"}));
    huang.act(wo, "depart", json!({}));
    w.set("2026-03-13T14:05:00+08:00");
    huang.act(wo, "arrive", json!({}));
    w.installed(wo);
}

fn close(w: &TestWorld, wo: Id) {
    let huang = w.as_("huangjg");
    let digest = order(w, wo).sheet(&w.matter(wo).row.number).digest();
    let body = json!({"name": "王海涛", "content": digest, "file": w.file(wo).to_string(), "unrated": true});
    huang.act(wo, "sign", body);
    huang.act(wo, "enter_result", json!({"result": "已安装"}));
}

const WINDOW: [&str; 2] = ["2026-03-13T14:00:00+08:00", "2026-03-13T16:00:00+08:00"];

both! {
    /// TRK-04 RES-03 NTF-01: accepted, who comes and when, delay, on the way, result; each once, each on the timeline.
    fn the_customer_hears_of_every_step(w at MONDAY) {
        w.masters();
        w.set_policy("LJ", "fu.ratio", "100%");
        let huang = w.as_("huangjg");
        let request = accepted(w, json!({}));
        let number = w.matter(request).row.number.clone();
        let first = told(w, request);
        assert_eq!(first.len(), 1, "{first:?}");
        let (purpose, state, text) = &first[0];
        assert_eq!((purpose.as_str(), state.as_str()), ("accepted", "delivered"));
        assert!(text.contains(&number) && !text.contains('{'), "{text}");
        assert_eq!(heard(w, request), [json!({"moment": "accepted", "means": "sms", "what": "delivered"})]);
        let wo = w.child(request, "order");
        assert!(purposes(w, wo).is_empty(), "nothing to tell of yet");

        // Late in the evening a visit is agreed: the words wait for the morning.
        w.set("2026-03-09T21:30:00+08:00");
        huang.act(wo, "accept", json!({}));
        huang.act(wo, "agree_window", json!({"from": WINDOW[0], "until": WINDOW[1], "means": "call"}));
        assert!(told(w, wo).iter().all(|(_, state, _)| state == "queued"), "quiet hours");
        w.set("2026-03-10T08:00:00+08:00");
        let visit = told(w, wo);
        assert_eq!((visit.len(), visit[0].1.as_str()), (1, "delivered"), "{visit:?}");
        for said in ["黄建国", "2026-03-13 14:00", "16:00", number.as_str()] {
            assert!(visit[0].2.contains(said), "{said}: {}", visit[0].2);
        }

        // The technician will be late; the centre answers, and the customer hears of the new time.
        let late = json!({"cause": "parts", "expected": "2026-03-13T18:00:00+08:00"});
        huang.act(wo, "report_delay", late);
        assert_eq!(purposes(w, wo), ["visit"], "what the centre has not answered is no word to customers");
        let delay = w.child(wo, "delay");
        w.as_("chenli").act(delay, "answer", json!({"answer": "agree"}));
        let delayed = told(w, wo).pop().unwrap();
        assert!(delayed.0 == "delayed" && delayed.2.contains("2026-03-13 18:00"), "{delayed:?}");

        work(w, wo);
        let seen = w.matter(wo).row.version;
        huang.act(wo, "finish", json!({"done": "热水器已安装", "explained": true}));
        let version = w.matter(wo).row.version;
        assert_eq!(purposes(w, wo), ["visit", "delayed", "on_the_way", "done"]);
        assert_eq!(w.matter(wo).row.version, version, "a delivery disturbs nobody who is typing");
        assert!(version > seen);
        assert!(told(w, wo).pop().unwrap().2.contains("热水器已安装"));
        let moments: Vec<Value> = heard(w, wo).into_iter().map(|b| b["moment"].clone()).collect();
        assert_eq!(moments, ["visit", "delayed", "on_the_way", "done"]);
        assert_eq!(w.last_audit(), ("order.sent".to_owned(), "done".to_owned()));
        let rows = w.app.db.read_now(move |tx| event::page(tx, wo, i64::MAX, 200)).unwrap();
        assert!(!rows.iter().any(|s| s.event.body.to_string().contains("13900004410")), "the number is in no event");

        // FUP-06: three half-days without an answer, and a message says so.
        close(w, wo);
        let call = w.child(wo, "followup");
        for day in ["2026-03-16T09:30:00+08:00", "2026-03-16T14:30:00+08:00", "2026-03-17T09:30:00+08:00"] {
            w.set(day);
            assert!(purposes(w, call).is_empty());
            w.as_("lufang").act(call, "take", json!({}));
            w.as_("lufang").act(call, "no_answer", json!({}));
        }
        assert_eq!(w.state(call), "not_reached");
        let missed = told(w, call);
        assert_eq!((missed.len(), missed[0].0.as_str(), missed[0].1.as_str()), (1, "not_reached", "delivered"));
        assert!(missed[0].2.contains(&number));
        assert_eq!(heard(w, call), [json!({"moment": "not_reached", "means": "sms", "what": "delivered"})]);
    }
}

both! {
    /// TRK-04: who wants none gets none, whichever matter it is; a landline takes none; a company turns a moment off.
    fn who_wants_no_messages_gets_none(w at MONDAY) {
        w.masters();
        let agent = w.as_("zhoumin");
        let draft = agent.request(with(repair(), json!({"contact": "13900004410"})));
        agent.act(draft, "mute", json!({"means": "call"}));
        assert_eq!(agent.refused(draft, "mute", json!({"means": "call"})).code, "hears");
        let other = accepted(w, json!({}));
        assert!(told(w, other).is_empty(), "it is the number that hears nothing");
        agent.act(draft, "unmute", json!({"means": "call"}));
        let third = accepted(w, json!({"content": "再装一台"}));
        assert_eq!(purposes(w, third), ["accepted"]);
        let desk = accepted(w, json!({"contact": "07732812345"}));
        assert!(told(w, desk).is_empty(), "no short message to a landline");
        w.set_policy("LJ", "msg.accepted", "-");
        assert!(told(w, accepted(w, json!({"content": "第三台"}))).is_empty());
    }
}

both! {
    /// FUP-06: a wrong number ends the follow-up and makes a task of correction at the counter.
    fn a_wrong_number_is_put_right(w at MONDAY) {
        w.masters();
        w.set_policy("LJ", "fu.ratio", "100%");
        let huang = w.as_("huangjg");
        let wo = w.child(accepted(w, json!({"priority": "P1"})), "order");
        huang.act(wo, "accept", json!({}));
        huang.act(wo, "agree_window", json!({"from": WINDOW[0], "until": WINDOW[1], "means": "call"}));
        work(w, wo);
        huang.act(wo, "finish", json!({"done": "热水器已安装", "explained": true}));
        close(w, wo);
        let call = w.child(wo, "followup");
        w.set("2026-03-16T09:30:00+08:00");
        w.as_("lufang").act(call, "take", json!({}));
        assert_eq!(w.matter(call).row.priority.code(), "P1");
        w.as_("lufang").act(call, "wrong_number", json!({"remark": "接听者不是客户"}));
        assert_eq!(w.state(call), "ended");
        let task = w.child(call, "order");
        let row = w.matter(task).row;
        assert!(row.summary.contains("更正客户联系电话") && row.summary.contains("接听者不是客户"), "{}", row.summary);
        assert_eq!((row.type_code.as_str(), row.priority.code()), ("correction.contact", "P2"), "office work, no urgent one");
        assert!(order(w, task).part, "the customer is not asked about it");
        assert!(w.clock(task, "complete").due_at.is_some());
        let counter = w.app.house().desk(row.company, Role::CounterClerk).or(w.app.house().desk(row.company, Role::Agent));
        assert_eq!(Some(row.unit), counter, "whoever keeps the archive has it");
        assert_eq!(w.state(wo), "closed", "the work is done all the same");
        // Put right at the desk: nobody visits, so nobody signs and nothing stands for a signature.
        let clerk = w.as_(w.login(w.app.house().people_of(row.unit)[0].id));
        clerk.act(task, "accept", json!({}));
        clerk.act(task, "help_remotely", json!({"text": "按备用号码联系到客户，核实现用号码"}));
        clerk.act(task, "finish", json!({"done": "号码已更正", "explained": true}));
        assert_eq!(w.state(task), "signed");
        clerk.act(task, "enter_result", json!({"result": "号码已更正", "opinion": "无"}));
        assert_eq!((w.state(task).as_str(), order(w, task).signature.is_none()), ("closed", true));
    }
}

/// Writes down what it is given, in its order.
#[derive(Debug, Default)]
struct Heard(Mutex<Vec<Id>>);

impl channels::Driver for Heard {
    fn code(&self) -> &'static str {
        "heard"
    }

    fn send(&self, letter: &channels::Letter) -> Result<channels::Receipt, channels::Miss> {
        self.0.lock().unwrap().push(letter.id);
        Ok(channels::Receipt::delivered())
    }
}

both! {
    /// EMG-04 NTF-01: when many messages come due at once, as a morning's after quiet hours, the call of a crew goes first.
    fn an_urgent_message_waits_for_no_other(w at MONDAY) {
        let company = w.cast.unit("LJ");
        let queue = |n: i64, urgent: bool| {
            let app = w.app.clone();
            let put = move |tx: &mut shouwen_store::Tx<'_>| {
                let id = app.world.id();
                let at = app.now().minus(if urgent { 0 } else { 60_000 });
                let letter = messages::New {
                    id, company, record: None, purpose: "accepted", turn: n, person: None, number: "13900004410",
                    text: "已受理", means: "sms", urgent, at,
                    rank: if urgent { Rank::Urgent } else { Rank::Usual },
                };
                messages::queue(tx, &letter)?;
                Ok::<_, shouwen_store::StoreError>(id)
            };
            w.app.db.write_now(put).unwrap()
        };
        for n in 0..40 {
            queue(n, false);
        }
        let call = queue(40, true);
        let driver = Heard::default();
        while channels::turn_with(&w.app, &driver).unwrap() > 0 {}
        let heard = driver.0.into_inner().unwrap();
        assert_eq!((heard.len(), heard[0]), (41, call));
    }
}
