//! Story 7.2: an installation with a reschedule and an extra charge, step by step on both databases with the test clock.

#[path = "support/customer.rs"]
mod customer;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use customer::{Customer, PDF, heater, offered};
use serde_json::{Value, json};
use shouwen::reports;
use shouwen_domain::{id::Id, intake::Room, orders::Order};
use support::{MONDAY, TestWorld, at, masters::readiness, with};

fn order(w: &TestWorld, id: Id) -> Order {
    match w.matter(id).room {
        Room::Order(order) => *order,
        other => panic!("{other:?}"),
    }
}

fn window(day: &str, from: &str, until: &str) -> Value {
    json!({"from": format!("{day}T{from}:00+08:00"), "until": format!("{day}T{until}:00+08:00"), "means": "call"})
}

both! {
    /// DSP-01 DSP-03 DSP-04 DSP-05 WOL-01 WOL-03 WOL-05 APT-01 APT-02 APT-03 PRE-01 PRE-02 PRE-04 OSV-02 OSV-04 OSV-05
    /// CHN-08 OSV-06 OSV-07 OSV-08 SGN-01 SGN-02 RES-01 FUP-02 FUP-03 FUP-04 FUP-06 FUP-08
    fn installation_with_reschedule_and_extra_charge(w at MONDAY) {
        w.masters();
        w.set_policy("LJ", "fu.ratio", "100%");
        let (online, agent, centre) = (w.as_("lufang"), w.as_("zhoumin"), w.as_("linyi"));
        let (huang, luo, head) = (w.as_("huangjg"), w.as_("luojian"), w.as_("chenli"));

        // 1. Monday 10:20: applies on the portal, with a document. Nobody has been asked yet.
        let site = site::Site::new(w);
        let wang = || Customer::sign_in(w, &site, "13900004410");
        let id = wang().apply(heater());
        wang().upload(201, id, PDF);
        assert_eq!((w.state(id).as_str(), w.matter(id).row.first_owner), ("draft", None));
        for (clock, due) in [
            ("first_response", "2026-03-09T12:20:00+08:00"),
            ("initial_handling", "2026-03-11T17:30:00+08:00"),
            ("solution", "2026-03-12T17:30:00+08:00"),
        ] {
            assert_eq!(w.clock(id, clock).due_at, Some(at(due)), "{clock}");
        }

        // 2. 11:05: read back, room corrected.
        w.set("2026-03-09T11:05:00+08:00");
        agent.act(id, "contact", json!({"means": "call", "result": "reached", "text": "核对姓名、地址、电话、类型和时间"}));
        assert_eq!(w.clock(id, "first_response").kept, Some(true));
        w.set("2026-03-09T11:06:00+08:00");
        agent.act(id, "confirm", json!({"result": "corrected", "address": {"district": "七星区", "road": "漓江路12号",
            "building": "8", "unit": "1", "room": "803"}}));
        assert_eq!(w.matter(id).row.first_owner, Some(agent.person), "whoever reads it back is asked first");
        let shown = w.app.db.read_now(move |tx| shouwen_store::event::page(tx, id, i64::MAX, 30)).unwrap();
        let kept = shown.into_iter().find(|e| e.event.action == "confirm").unwrap().event;
        assert!(kept.body.to_string().contains("802"), "the old room is kept: {}", kept.body);

        // 3. 11:06: by the rule table to the installation team; whose certificate ends before the visit is no candidate.
        assert_eq!(w.state(id), "in_handling");
        let wo = w.child(id, "order");
        assert_eq!(w.state(wo), "dispatched");
        assert_eq!(w.matter(wo).row.unit, w.cast.unit("lj-install"));
        assert_eq!(w.clock(wo, "dispatch").kept, Some(true));
        let leg = w.child(wo, "assignment");
        assert_eq!(w.clock(leg, "accept").due_at, Some(at("2026-03-09T11:36:00+08:00")));
        huang.act(wo, "accept", json!({}));
        assert_eq!((w.state(wo).as_str(), w.matter(wo).row.owner), ("taken", Some(huang.person)));
        assert_eq!(w.clock(leg, "accept").kept, Some(true));

        // 4. 14:00: a window is agreed; diagnosis; plan and price.
        w.set("2026-03-09T14:00:00+08:00");
        let thursday = window("2026-03-12", "09:00", "11:00");
        assert_eq!(huang.refused(wo, "agree_window", window("2026-03-08", "09:00", "11:00")).code, "window_ahead");
        huang.act(wo, "agree_window", thursday.clone());
        assert_eq!(w.state(wo), "scheduled");
        assert_eq!(w.clock(leg, "contact").kept, Some(true));
        assert_eq!(w.clock(wo, "arrival").due_at, Some(at("2026-03-12T11:00:00+08:00")));
        huang.act(wo, "diagnose", json!({"symptom": "新装热水器", "cause": "application", "need": "烟管、波纹管"}));
        assert_eq!(w.clock(id, "initial_handling").kept, Some(true));
        // Luo's certificate ends on the 10th: neither by reassignment nor directly.
        let to_luo = json!({"person": luo.person.to_string(), "reason": "分担", "told": true});
        let refused = centre.refused(wo, "reassign", to_luo);
        assert_eq!(refused.code, "certificate");
        assert!(refused.said.zh.contains("罗健的证书 2026-03-10 到期"), "{}", refused.said.zh);
        // Nor back to who has it: that would begin the time to accept anew.
        let again = centre.refused(wo, "reassign", json!({"person": huang.person.to_string(), "reason": "再派", "told": true}));
        assert!(again.code == "to_another" && again.said.zh.contains("现在就由黄建国承办"), "{again:?}");
        assert_eq!((w.state(wo).as_str(), w.child(wo, "assignment")), ("scheduled", leg));
        w.set("2026-03-10T09:00:00+08:00");
        huang.act(wo, "send_solution", json!({"text": "安装波纹管 2 米、阀门 1 个，约 2 小时，费用 260 元", "cost": "260",
            "means": "call"}));
        assert_eq!(order(w, wo).charges().total, None, "nobody has agreed to it");
        assert_eq!(w.clock(id, "solution").kept, Some(true));
        w.set("2026-03-10T09:30:00+08:00");
        let visit = wang().matter(id)["visits"][0].clone();
        assert_eq!((visit["plan"].as_str(), visit["staff"]["name"].as_str()),
            (Some("安装波纹管 2 米、阀门 1 个，约 2 小时，费用 260 元"), Some("黄师傅")));
        wang().act("order", wo, "answer_plan", json!({"accepted": true}));
        assert_eq!(order(w, wo).solution_accepted, Some(true));

        // 5. One working day ahead: Wednesday 17:30.
        assert_eq!(w.clock(wo, "prep").due_at, Some(at("2026-03-11T17:30:00+08:00")));
        w.set("2026-03-11T15:00:00+08:00");
        let expired = huang.refused(wo, "get_ready", readiness("DET-9"));
        assert_eq!(expired.code, "gas_detector");
        assert!(expired.said.zh.contains("DET-9") && expired.said.zh.contains("2026-03-01"), "{}", expired.said.zh);
        // Nor with one that the equipment room does not know, with a ticked line alone, or with something else.
        for (serial, why) in [("DET-NOSUCH", "没有编号 DET-NOSUCH"), ("", "请填写仪器编号"), ("MAN-7", "请换可燃气体检测仪")] {
            let refused = huang.refused(wo, "get_ready", readiness(serial));
            assert!(refused.code == "gas_detector" && refused.said.zh.contains(why), "{serial}: {}", refused.said.zh);
        }
        let mut typed = readiness("X-1");
        typed["items"][0]["valid_until"] = json!("2027-01-01T00:00:00+08:00");
        assert_eq!(huang.refused(wo, "get_ready", typed).code, "gas_detector", "a date that is typed is no proof");
        assert_eq!(head.refused(wo, "let_pass", json!({"item": "detector", "reason": "赶时间"})).code, "not_allowed");
        huang.act(wo, "get_ready", readiness("DET-3"));
        assert_eq!((w.state(wo).as_str(), w.clock(wo, "prep").kept), ("ready", Some(true)));
        assert_eq!(huang.refused(wo, "depart", json!({})).code, "confirmed");
        w.set("2026-03-11T16:10:00+08:00");
        let page = wang().act("order", wo, "confirm_visit", json!({}));
        assert_eq!(offered(&page["visits"][0]), ["ask_later"], "confirmed once, and the plan is answered");
        let first = w.child(wo, "appointment");
        assert_eq!(w.state(first), "confirmed");

        // 6. Thursday 08:20: an expected delay, told at 08:25 with an apology, moved to Friday.
        w.set("2026-03-12T08:20:00+08:00");
        huang.act(wo, "report_delay", json!({"cause": "previous_job", "expected": "2026-03-13T16:00:00+08:00"}));
        let delay = w.child(wo, "delay");
        centre.act(delay, "answer", json!({"answer": "agree"}));
        w.set("2026-03-12T08:25:00+08:00");
        huang.act(delay, "tell", json!({"means": "call"}));
        let friday = window("2026-03-13", "14:00", "16:00");
        let unsaid = with(friday.clone(), json!({"apology": false, "cause": "previous_job"}));
        assert_eq!(huang.refused(wo, "move_by_company", unsaid).code, "apology");
        huang.act(wo, "move_by_company", with(friday, json!({"apology": true, "cause": "previous_job"})));
        huang.act(delay, "agreed", json!({}));
        assert_eq!(w.state(delay), "agreed");
        assert_eq!(w.state(first), "moved_by_company");
        let second = w.child(wo, "appointment");
        assert_ne!(first, second);
        assert_eq!(order(w, wo).moved_by_company, 1);
        assert_eq!(w.clock(wo, "arrival").due_at, Some(at("2026-03-13T16:00:00+08:00")));

        // 7. Friday: arrival, consent, explanation; more is needed than was agreed.
        w.set("2026-03-13T13:20:00+08:00");
        huang.act(wo, "get_ready", readiness("DET-3"));
        assert_eq!(huang.refused(wo, "depart", json!({})).code, "confirmed", "a moved window is confirmed again");
        huang.act(wo, "confirm_window", json!({"means": "call"}));
        huang.act(wo, "depart", json!({}));
        w.set("2026-03-13T13:59:00+08:00");
        let early = huang.refused(wo, "arrive", json!({}));
        assert_eq!(early.code, "window_begun", "APT-03: who is there before the window waits");
        assert!(early.said.zh.contains("2026-03-13 14:00"), "{early:?}");
        w.set("2026-03-13T14:05:00+08:00");
        huang.act(wo, "arrive", json!({"lat": "25.2736", "lng": "110.2900", "accuracy": 20}));
        assert_eq!(w.state(second), "kept");
        assert_eq!(w.clock(wo, "arrival").kept, Some(true));
        assert_eq!(huang.refused(wo, "begin", json!({"explained": true})).code, "consent");
        assert_eq!(huang.refused(wo, "begin", json!({"consent": true})).code, "explained");
        huang.act(wo, "begin", json!({"consent": true, "explained": true, "conduct": ["badge", "shoe_covers"]}));
        let more = json!([{"code": "pipe", "quantity": 1200}, {"code": "valve", "quantity": 1000},
            {"code": "labour", "quantity": 1000}]);
        assert_eq!(huang.refused(wo, "bill", json!({"lines": more})).code, "contracted_only");
        huang.act(wo, "ask_consent", json!({"lines": more, "reason": "管长不够，须加阀"}));
        assert_eq!(huang.refused(wo, "finish", json!({"done": "x"})).code, "illegal_transition");
        w.set("2026-03-13T14:22:00+08:00");
        // A name is no consent, nor is a signature under other prices, an empty pad or a dot.
        let scope = || order(w, wo).scope(&w.matter(wo).row.number).digest();
        let agree = |file: shouwen_domain::id::Id| json!({"name": "王海涛", "content": scope(), "file": file.to_string()});
        assert_eq!(huang.refused(wo, "sign_scope", json!({"name": "王海涛"})).code, "invalid_fields");
        let bare = json!({"name": "王海涛", "content": scope()});
        assert_eq!(huang.refused(wo, "sign_scope", bare).code, "signature_drawn");
        let other = with(agree(w.file(wo)), json!({"content": "0".repeat(64)}));
        assert_eq!(huang.refused(wo, "sign_scope", other).code, "signs_scope");
        for (drawn, says) in [(None, "无法识别"), (Some(0), "空白"), (Some(20), "一点")] {
            let refused = huang.refused(wo, "sign_scope", agree(w.picture(wo, drawn)));
            assert_eq!(refused.code, "signature_drawn");
            assert!(refused.said.zh.contains(says), "{refused:?}");
        }
        let hand = w.file(wo);
        huang.act(wo, "sign_scope", agree(hand));
        let agreed = order(w, wo).agreed;
        assert_eq!((agreed.len(), agreed[0].scope.total(), agreed[0].signature.at), (1, 16_000, w.app.now()));
        assert_eq!(agreed[0].signature.content, agreed[0].scope.digest());
        w.set("2026-03-13T14:23:00+08:00");
        huang.act(wo, "bill", json!({"lines": more}));
        let lines = order(w, wo).lines;
        assert_eq!(lines.iter().map(shouwen_domain::fieldwork::scope::Line::total).collect::<Vec<_>>(), [4_200, 6_800, 5_000]);
        let charges = order(w, wo).charges();
        assert_eq!((charges.plan, charges.added, charges.total), (Some(26_000), 16_000, Some(42_000)));
        assert!(lines.iter().all(|l| l.begun > Some(at("2026-03-13T14:22:00+08:00")) && !l.is_late()));

        // 8. Tests; the flue does not lead outdoors.
        let test = |test: &str, value: &str, held: i64| {
            let meter = if test == "leak" { "DET-3" } else { "MAN-7" };
            json!({"test": test, "value": value, "held": held, "instrument": meter})
        };
        assert_eq!(huang.refused(wo, "measure", test("nothing", "5", 0)).code, "test_known");
        huang.act(wo, "measure", test("tightness", "4.2", 15));
        huang.act(wo, "measure", test("leak", "0", 0));
        w.set("2026-03-13T15:00:00+08:00");
        huang.act(wo, "tick", json!({"codes": ["valve_closed", "connected", "flue"]}));
        let done = json!({"done": "热水器已安装，烟道未通室外，暂不通气", "explained": true});
        assert_eq!(huang.refused(wo, "finish", done.clone()).code, "tests_passed", "4.2 kPa is a fail whatever is ticked");
        let wrong = json!({"test": "tightness", "value": "5.2", "held": 15, "instrument": "DET-3"});
        huang.act(wo, "measure", wrong);
        let refused = huang.refused(wo, "finish", done.clone());
        assert_eq!(refused.code, "tests_passed", "pressure is not measured with a gas detector");
        assert!(refused.said.zh.contains("DET-3 是可燃气体检测仪，该项须用压力表"), "{}", refused.said.zh);
        huang.act(wo, "measure", test("tightness", "5.0", 15));
        let hazard = json!({"grade": 2, "text": "烟道未通向室外", "notice": "signed", "due": "2026-03-27T17:30:00+08:00"});
        assert_eq!(huang.refused(wo, "find_hazard", with(hazard.clone(), json!({"grade": 1}))).code, "grave_made_safe");
        huang.act(wo, "find_hazard", hazard);
        let hazard = w.child(wo, "hazard");
        assert_eq!(w.clock(hazard, "hazard_recheck").due_at, Some(at("2026-03-27T17:30:00+08:00")));

        // 9. Completion, signature, an edit that voids it, the result.
        huang.act(wo, "tick", json!({"codes": ["clean", "tools"]}));
        let waste = huang.refused(wo, "finish", done.clone());
        assert_eq!(waste.code, "site_clean");
        assert!(waste.said.zh.contains("带走废弃物"), "{}", waste.said.zh);
        huang.act(wo, "tick", json!({"codes": ["waste"]}));
        huang.act(wo, "finish", done);
        w.set("2026-03-13T15:40:00+08:00");
        let sheet = || order(w, wo).sheet(&w.matter(wo).row.number).digest();
        let sign = |content: String| {
            json!({"name": "王海涛", "content": content, "quality": 5, "attitude": 4, "file": w.file(wo).to_string()})
        };
        // A name alone is no signature; nor is silence an answer to the question for marks (SGN-01).
        let mut bare = sign(sheet());
        bare.as_object_mut().unwrap().remove("file");
        assert_eq!(huang.refused(wo, "sign", bare).code, "signature_drawn");
        for change in [json!({"quality": null, "attitude": null}), json!({"unrated": true}), json!({"attitude": null})] {
            assert_eq!(huang.refused(wo, "sign", with(sign(sheet()), change.clone())).code, "rating_asked", "{change}");
        }
        assert_eq!(huang.refused(wo, "sign", sign("0".repeat(64))).code, "signs_this");
        let copied = with(sign(sheet()), json!({"file": hand.to_string()}));
        assert_eq!(huang.refused(wo, "sign", copied).code, "signature_drawn", "the picture under the items signs once");
        let first = sign(sheet());
        huang.act(wo, "sign", first.clone());
        // SGN-02: what is signed is signed; the same again is refused in words and changes nothing.
        let again = huang.refused(wo, "sign", sign(sheet()));
        assert_eq!((again.code, again.nature), ("illegal_transition", shouwen_domain::refusal::Nature::Conflict));
        assert!(again.said.zh.contains("已签收") && again.said.zh.contains("更正"), "{again:?}");
        assert_eq!(order(w, wo).signature.unwrap().file.as_deref(), first["file"].as_str());
        assert_eq!(huang.refused(wo, "amend", json!({"reason": "重签"})).code, "amends", "a signature falls with a change only");
        let o = order(w, wo);
        assert!(o.signature.as_ref().is_some_and(|s| s.binds(&o.sheet(&w.matter(wo).row.number))));
        assert_eq!(o.rating.as_ref().map(|r| (r.quality, r.attitude)), Some((5, 4)));
        huang.act(wo, "amend", json!({"reason": "人工费按半价", "lines": [{"code": "labour", "quantity": 500}]}));
        assert!(order(w, wo).signature_void);
        assert_eq!(w.state(wo), "done", "the signature is void: it is signed again");
        // SGN-01: the marks stand, and the picture that was voided does not sign the next sheet.
        let rerated = huang.refused(wo, "sign", sign(sheet()));
        assert_eq!(rerated.code, "not_rerated");
        assert!(rerated.said.zh.contains("服务质量 5"), "{rerated:?}");
        let unmarked = |file: &Value| json!({"name": "王海涛", "content": sheet(), "file": file});
        assert_eq!(huang.refused(wo, "sign", unmarked(&first["file"])).code, "signature_drawn");
        huang.act(wo, "sign", unmarked(&json!(w.file(wo).to_string())));
        assert_eq!(order(w, wo).rating.map(|r| (r.quality, r.attitude)), Some((5, 4)));
        w.set("2026-03-13T16:30:00+08:00");
        huang.act(wo, "enter_result", json!({"result": "已安装，烟道整改后通气", "opinion": "满意"}));
        assert_eq!(w.clock(wo, "result").kept, Some(true));
        assert_eq!(w.state(wo), "follow_up");

        // 10. The follow-up: not before 24 hours, not by who did the work, who does not even see it.
        let followup = w.child(wo, "followup");
        assert_eq!(online.refused(followup, "take", json!({})).code, "window_open");
        assert!(matches!(huang.try_act(followup, "take", json!({})),
            Err(shouwen::act::Failure::Refused(r)) if r.code == "not_found"));
        let listed = |login: &'static str| {
            let page = site.send(&site.sign_in(login), "GET", &format!("/api/records/{wo}"), json!(null), &[]).body;
            let links = page["links"].as_array().unwrap().clone();
            links.iter().any(|l| l["record"]["kind"] == "followup")
        };
        assert_eq!((listed("huangjg"), listed("chenli")), (false, true), "who did the work is not told of it");
        w.set("2026-03-16T08:30:00+08:00");
        assert_eq!(online.refused(followup, "take", json!({})).code, "may_call", "calls begin at nine");
        let none = json!({"answers": [], "means": "phone"});
        assert_eq!(online.refused(followup, "complete", none).code, "not_allowed", "nor answered for what was not asked");
        w.set("2026-03-16T09:30:00+08:00");
        online.act(followup, "take", json!({}));
        let page = || site.send(&site.sign_in("lufang"), "GET", &format!("/api/records/{followup}"), json!(null), &[]).body;
        let field = |key: &str| {
            let page = page();
            let found = page["fields"].as_array().unwrap().iter().find(|f| f["key"] == key).cloned();
            found.map_or(json!(null), |f| f["value"].clone())
        };
        assert_eq!((field("name"), field("contact")), (json!("王海涛"), json!("13900004410")), "whom to call");
        assert_eq!((field("result"), field("performers")), (json!("已安装，烟道整改后通气"), json!("黄建国")), "what was done");
        let shown = page();
        let form = |action: &str| shown["actions"].as_array().unwrap().iter().find(|a| a["action"] == action).unwrap();
        for action in ["complete", "raise_issue"] {
            let first = &form(action)["initial"]["questions"][0];
            assert_eq!((&first["code"], &first["zh"]), (&json!("solved"), &json!("安装后用气是否正常？")), "{action}");
        }
        let answers = |clean: &str| json!([
            {"question": "solved", "answer": "yes"}, {"question": "clean", "answer": clean},
            {"question": "on_time", "answer": "yes"}, {"question": "gift", "answer": "no"},
            {"question": "satisfied", "answer": "yes"}, {"question": "explained", "answer": "yes"},
            {"question": "charged", "answer": "yes"},
        ]);
        let short = json!({"answers": [{"question": "solved", "answer": "yes"}], "means": "phone"});
        assert_eq!(online.refused(followup, "complete", short).code, "questionnaire");
        let issue = json!({"answers": answers("no"), "means": "phone"});
        assert_eq!(online.refused(followup, "complete", issue.clone()).code, "no_issue");
        online.act(followup, "raise_issue", with(issue, json!({"content": "阳台有旧包装未清走",
            "finding": "完工清单“带走废弃物”不属实"})));
        assert_eq!(w.state(followup), "issue_open");
        assert_eq!(field("answer.clean"), json!({"zh": "否", "en": "No"}), "in words, not codes");
        let told = page()["timeline"]["items"][0]["body"]["answers"].clone();
        let told = told.as_array().unwrap().iter().find(|a| a["question"]["en"] == "Was the place left clean?").unwrap();
        assert_eq!((&told["question"]["zh"], &told["answer"]["zh"]), (&json!("现场是否已清理干净？"), &json!("否")));
        assert_eq!(w.clock(followup, "issue").due_at, Some(at("2026-03-17T17:30:00+08:00")));
        let finding = w.child(followup, "finding");
        assert_eq!(w.matter(finding).row.owner, Some(huang.person));
        head.act(finding, "issue", json!({}));
        assert_eq!(huang.refused(finding, "verify", json!({"verdict": "好"})).code, "illegal_transition");

        let cleaning = w.child(followup, "order");
        assert_eq!(w.state(cleaning), "dispatched");
        assert_eq!(w.clock(cleaning, "complete").due_at, Some(at("2026-03-17T17:30:00+08:00")), "as the issue's own limit");
        assert_eq!(order(w, cleaning).district, "七星区", "the crews of the same region");
        w.set("2026-03-16T10:00:00+08:00");
        huang.act(cleaning, "accept", json!({}));
        huang.act(cleaning, "agree_window", window("2026-03-16", "14:00", "15:00"));
        huang.act(cleaning, "get_ready", json!({"items": []}));
        w.set("2026-03-16T13:30:00+08:00");
        huang.act(cleaning, "depart", json!({}));
        w.set("2026-03-16T13:40:00+08:00");
        assert_eq!(huang.refused(cleaning, "arrive", json!({})).code, "window_begun");
        huang.act(cleaning, "arrive", json!({"early_agreed": true}));
        assert_eq!(w.state(w.child(cleaning, "appointment")), "early", "APT-03: the customer agreed; it is no arrival in time");
        let figures = reports::orders(&w.app, w.cast.unit("LJ"), &reports::Span::default(), w.app.now()).unwrap().report.all.arrivals;
        assert_eq!((figures.in_time, figures.early, figures.visits(), figures.moved_by_company), (1, 1, 2, 1));
        huang.act(cleaning, "begin", json!({"consent": true, "explained": true}));
        huang.act(cleaning, "finish", json!({"done": "包装已清走", "explained": true}));
        huang.act(cleaning, "substitute", json!({"code": "absent", "reason": "客户外出", "witness": "照片 1"}));
        huang.act(cleaning, "enter_result", json!({"result": "已清理"}));
        assert_eq!(w.state(cleaning), "closed", "a part is not asked about by itself");
        assert_eq!(w.state(followup), "to_confirm");
        assert_eq!(w.clock(followup, "issue").kept, Some(true));
        assert_eq!(field("mended"), json!("已清理"), "what the customer is asked about now");
        assert_eq!(w.state(wo), "follow_up");
        w.set("2026-03-18T10:00:00+08:00");
        online.act(followup, "confirmed", json!({"means": "phone", "text": "已清走"}));
        assert_eq!(field("contact"), json!("139****4410"), "ended: masked again");
        let asked = json!({"field": "contact", "reason": "客户回电"});
        let told = site.send(&site.sign_in("lufang"), "POST", &format!("/api/records/{followup}/reveal"), asked, &[]);
        assert_eq!(told.body["value"], json!("13900004410"), "{:?}", told.body);
        assert_eq!(w.state(wo), "closed");
        assert_eq!(w.state(id), "in_handling", "the answer to the customer is still to come");
        agent.act(id, "answer", json!({"text": "已安装，烟道整改后通气", "outcome": "solved", "means": "call"}));
        assert_eq!(w.state(id), "closed");
        let figures = reports::orders(&w.app, w.cast.unit("LJ"), &reports::Span::default(), w.app.now()).unwrap().report.all;
        assert_eq!((figures.first_time.n, figures.first_time.fixed), (1, 1), "the cause was not technical");

        // 11. The recheck of the flue, closed with a photo.
        huang.act(hazard, "order_recheck", json!({"content": "复查烟道"}));
        w.set("2026-03-26T10:00:00+08:00");
        let photo = w.file(hazard).to_string();
        huang.act(hazard, "pass", json!({"photo": photo, "finding": "烟道已通室外"}));
        assert_eq!((w.state(hazard).as_str(), w.clock(hazard, "hazard_recheck").kept), ("closed", Some(true)));
    }
}
