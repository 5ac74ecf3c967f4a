//! The service sheet as PDF: what it says, who gets it, that it is the same file twice. Read with poppler's tools.

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use axum::{body::Body, http::Request};
use pdf::{get, info, listed, poppler, says, text};
use serde_json::{Value, json};
use shouwen_domain::{id::Id, intake::Room, orders::Order};
use site::{Client, Site};
use std::{io::Write, path::Path, process::Command};
use support::{MONDAY, TestWorld, with};

fn order(w: &TestWorld, id: Id) -> Order {
    match w.matter(id).room {
        Room::Order(order) => *order,
        other => panic!("{other:?}"),
    }
}

fn number(w: &TestWorld, id: Id) -> String {
    w.matter(id).row.number
}

#[track_caller]
fn sheet(w: &TestWorld, client: &Client, id: Id, query: &str) -> Vec<u8> {
    let (status, headers, bytes) = get(w, client, &format!("/api/orders/{id}/sheet.pdf{query}"));
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    assert_eq!(headers["content-type"], "application/pdf");
    // The pictures of a run, to be looked at.
    if let Some(folder) = std::env::var_os("SHOUWEN_SHEETS") {
        let state = w.state(id);
        let name = format!("{state}-{}.pdf", query.replace(['?', '&', '='], "-"));
        std::fs::write(Path::new(&folder).join(name), &bytes).unwrap();
    }
    bytes
}

/// Grey strokes on white, as a tablet sends them; each hand draws its own.
fn strokes(hand: u8) -> Vec<u8> {
    let (w, h) = (480_usize, 200_usize);
    let mut rows = Vec::with_capacity((w + 1) * h);
    for y in 0..h {
        rows.push(0);
        for x in 0..w {
            let (fx, fy) = (x as f64 / w as f64, y as f64 / h as f64);
            let curve = 0.5 + 0.3 * (fx * (19.0 + f64::from(hand))).sin() * (1.0 - fx) + 0.1 * (fx * 53.0).sin();
            rows.push(if (fy - curve).abs() < 0.03 { 20 } else { 255 });
        }
    }
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    deflate.write_all(&rows).unwrap();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [(w as u32).to_be_bytes(), (h as u32).to_be_bytes()].concat();
    head.extend([8, 0, 0, 0, 0]);
    for (name, data) in [(b"IHDR", head), (b"IDAT", deflate.finish().unwrap()), (b"IEND", Vec::new())] {
        out.extend((data.len() as u32).to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(&data);
        out.extend(name);
        out.extend(&data);
        out.extend(crc.sum().to_be_bytes());
    }
    out
}

fn attach(site: &Site<'_>, client: &Client, record: Id, bytes: Vec<u8>) -> String {
    let request = Request::post(format!("/api/records/{record}/files"))
        .header("cookie", format!("shouwen_session={}", client.cookie))
        .header("x-csrf-token", &client.csrf)
        .header("content-type", "image/png")
        .header("x-file-name", "%E7%AD%BE%E5%90%8D.png");
    let answer = site.raw(request.body(Body::from(bytes)).unwrap());
    assert_eq!(answer.status, 201, "{}", answer.body);
    answer.body["file"]["id"].as_str().unwrap().to_owned()
}

fn window() -> Value {
    json!({"from": "2026-03-13T14:00:00+08:00", "until": "2026-03-13T16:00:00+08:00", "means": "call"})
}

/// An installation as far as the technician's arrival; the request above it.
fn arrived(w: &TestWorld) -> Id {
    w.masters();
    w.set_policy("LJ", "fu.ratio", "100%");
    let (online, agent, huang) = (w.as_("lufang"), w.as_("zhoumin"), w.as_("huangjg"));
    let id = online.request(json!({
        "channel": "website", "type": "installation.household", "content": "申请接装燃气热水器，资料已上传",
        "name": "王海涛", "contact": "13900004410", "wanted": "周五下午", "special": "家中有老人", "background": "新装修入住",
        "address": {"district": "七星区", "road": "漓江路12号", "building": "8", "unit": "1", "room": "802"},
    }));
    w.set("2026-03-09T11:05:00+08:00");
    agent.act(id, "contact", json!({"means": "call", "result": "reached", "text": "核对"}));
    agent.act(id, "confirm", json!({"result": "confirmed"}));
    let wo = w.child(id, "order");
    huang.act(wo, "accept", json!({}));
    huang.act(wo, "agree_window", window());
    huang.act(wo, "diagnose", json!({"symptom": "新装热水器", "cause": "application", "need": "烟管、波纹管"}));
    w.set("2026-03-10T09:00:00+08:00");
    huang.act(
        wo,
        "send_solution",
        json!({"text": "安装波纹管 2 米、阀门 1 个，约 2 小时，费用 260 元", "means": "call"}),
    );
    agent.act(wo, "answer_solution", json!({"accepted": true, "means": "call"}));
    w.set("2026-03-13T13:20:00+08:00");
    w.ready(wo);
    huang.act(wo, "confirm_window", json!({"means": "call"}));
    huang.act(wo, "depart", json!({}));
    w.set("2026-03-13T14:05:00+08:00");
    huang.act(wo, "arrive", json!({"lat": "25.2736", "lng": "110.2900", "accuracy": 20}));
    wo
}

/// What the form of an action starts with on the order's page.
fn start(site: &Site<'_>, client: &Client, id: Id, action: &str) -> Value {
    let page = site.send(client, "GET", &format!("/api/records/{id}"), Value::Null, &[]).body;
    let actions = page["actions"].as_array().unwrap();
    let offer = actions.iter().find(|a| a["action"] == action).unwrap_or_else(|| panic!("no {action}: {page}"));
    offer["initial"].clone()
}

both! {
    /// OSV-05 OSV-07 SEC-01: the page of the order names what is to be ticked, tested and priced, says where to go and
    /// whom to call, and how a reading was judged.
    fn an_order_says_what_its_work_asks_for(w at MONDAY) {
        let wo = arrived(w);
        let (site, huang) = (Site::new(w), w.as_("huangjg"));
        let client = site.sign_in("huangjg");
        huang.act(wo, "begin", json!({"consent": true, "explained": true, "conduct": ["工牌", "鞋套"]}));
        let ticks = start(&site, &client, wo, "tick");
        let named = |list: &Value, code: &str| list.as_array().unwrap().iter().find(|l| l["code"] == code).cloned();
        assert!(named(&ticks["steps"], "flue").is_some_and(|l| l["zh"].as_str().unwrap().contains("排烟管")), "{ticks}");
        assert!(named(&ticks["closing"], "waste").is_some_and(|l| l["en"] != ""), "{ticks}");
        let prices = start(&site, &client, wo, "ask_consent")["prices"].clone();
        assert_eq!(named(&prices, "pipe").unwrap()["price"], 3500, "{prices}");
        huang.act(wo, "measure", json!({"test": "tightness", "value": "4.2", "held": 15, "instrument": "MAN-7"}));
        let tests = start(&site, &client, wo, "measure");
        assert_eq!(named(&tests["tests"], "tightness").unwrap()["unit"], "kPa", "{tests}");
        assert_eq!(tests["readings"][0]["outcome"], "fail", "{tests}");
        huang.act(wo, "measure", json!({"test": "tightness", "value": "5.2", "held": 15, "instrument": "DET-3"}));
        let tests = start(&site, &client, wo, "measure");
        let last = &tests["readings"][1];
        assert_eq!((&last["outcome"], &last["why"]["zh"]),
            (&json!("void"), &json!("DET-3 是可燃气体检测仪，该项须用压力表检测")), "{tests}");

        let fields = |client: &Client| {
            let page = site.send(client, "GET", &format!("/api/records/{wo}"), Value::Null, &[]).body;
            let of = |key: &str| page["fields"].as_array().unwrap().iter().find(|f| f["key"] == key).cloned().unwrap();
            (of("contact")["value"].clone(), of("address")["value"].as_str().unwrap().to_owned())
        };
        let (contact, address) = fields(&client);
        assert!(contact == "13900004410" && address.contains("802"), "who goes there sees it: {contact} {address}");
        let head = site.sign_in("chenli");
        let (contact, address) = fields(&head);
        assert!(contact == "139****4410" && !address.contains("802"), "{contact} {address}");
        let body = json!({"field": "contact", "reason": "回访"});
        let shown = site.send(&head, "POST", &format!("/api/records/{wo}/reveal"), body, &[]).body;
        assert_eq!(shown["value"], "13900004410", "{shown}");
    }
}

/// From the door to the finished work: items signed for, a failed and a passed test, a hazard.
fn finished(w: &TestWorld, wo: Id, done: &str, hand: Option<&Site<'_>>) {
    let huang = w.as_("huangjg");
    huang.act(wo, "begin", json!({"consent": true, "explained": true, "conduct": ["工牌", "鞋套"]}));
    let lines = json!([{"code": "pipe", "quantity": 1200}, {"code": "valve", "quantity": 1000},
        {"code": "labour", "quantity": 1000}]);
    huang.act(wo, "ask_consent", json!({"lines": lines, "reason": "管长不够，须加阀"}));
    w.set("2026-03-13T14:22:00+08:00");
    let scope = order(w, wo).scope(&number(w, wo)).digest();
    let file = match hand {
        Some(site) => attach(site, &site.sign_in("huangjg"), wo, strokes(0)),
        None => w.file(wo).to_string(),
    };
    huang.act(wo, "sign_scope", json!({"name": "王海涛", "content": scope, "file": file}));
    w.set("2026-03-13T14:23:00+08:00");
    huang.act(wo, "bill", json!({"lines": lines}));
    let test = |code: &str, value: &str, held: i64| {
        let meter = if code == "leak" { "DET-3" } else { "MAN-7" };
        json!({"test": code, "value": value, "held": held, "instrument": meter})
    };
    huang.act(wo, "measure", test("tightness", "4.2", 15));
    huang.act(wo, "measure", test("leak", "0", 0));
    w.set("2026-03-13T15:00:00+08:00");
    huang.act(wo, "measure", test("tightness", "5.0", 15));
    huang.act(wo, "tick", json!({"codes": ["valve_closed", "connected", "flue", "clean", "tools", "waste"]}));
    huang.act(
        wo,
        "find_hazard",
        json!({"grade": 2, "text": "烟道未通向室外", "notice": "signed",
        "due": "2026-03-27T17:30:00+08:00"}),
    );
    huang.act(wo, "hand_item", json!({"things": ["燃气卡", "阀门钥匙"]}));
    huang.act(wo, "finish", json!({"done": done, "explained": true}));
    w.set("2026-03-13T15:40:00+08:00");
}

fn sign(w: &TestWorld, wo: Id, file: Option<String>) {
    let digest = order(w, wo).sheet(&number(w, wo)).digest();
    let mut body = json!({"name": "王海涛", "content": digest});
    if order(w, wo).rating.is_none() {
        body = with(body, json!({"quality": 5, "attitude": 4, "text": "师傅耐心"}));
    }
    body["file"] = json!(file.unwrap_or_else(|| w.file(wo).to_string()));
    w.as_("huangjg").act(wo, "sign", body);
}

both! {
    /// OSV-05 SGN-02: more than was signed for is asked about before the sheet is signed anew, and nobody signs what is not
    /// written yet, nor on the word of the dispatcher.
    fn an_amendment_that_asks_for_more_is_signed_for_first(w at MONDAY) {
        let wo = arrived(w);
        let (huang, number) = (w.as_("huangjg"), number(w, wo));
        let entry = w.as_("linyi").refused(wo, "begin", json!({"consent": true, "explained": true}));
        assert_eq!(entry.code, "not_allowed", "consent is given at the door");
        finished(w, wo, "热水器已安装", None);
        sign(w, wo, None);
        let pipe = |quantity: i64| json!({"reason": "量错", "lines": [{"code": "pipe", "quantity": quantity}]});
        huang.act(wo, "amend", pipe(2000));
        let with_file = |content: String| json!({"name": "王海涛", "content": content, "file": w.file(wo).to_string()});
        let refused = huang.refused(wo, "sign", with_file(order(w, wo).sheet(&number).digest()));
        assert_eq!(refused.code, "no_item_waits", "{refused:?}");
        let absent = json!({"code": "absent", "reason": "外出", "witness": "照片"});
        assert_eq!(huang.refused(wo, "substitute", absent).code, "no_item_waits");
        let consent = || with_file(order(w, wo).scope(&number).digest());
        let early = with(consent(), json!({"happened_at": "2026-03-13T14:30:00+08:00"}));
        let refused = huang.refused(wo, "sign_scope", early);
        assert!(refused.code == "signed_afterwards" && refused.said.zh.contains("2026-03-13 15:40"), "{refused:?}");
        huang.act(wo, "sign_scope", consent());
        assert_eq!(w.state(wo), "done");
        assert_eq!(huang.refused(wo, "sign_scope", consent()).code, "item_waits");
        sign(w, wo, None);
        let total = || shouwen_domain::fieldwork::scope::total(&order(w, wo).lines);
        assert_eq!(total(), 18_800);
        // Less than what was signed for needs nobody's consent.
        huang.act(wo, "amend", pipe(1000));
        assert_eq!((total(), order(w, wo).asked()), (15_300, false));
        sign(w, wo, None);
        huang.act(wo, "enter_result", json!({"result": "已安装"}));
    }
}

both! {
    /// SGN-02 DSP-02 OSV-05 OSV-07 OSV-11: what stands on the sheet, from the blank form to the voided signature.
    fn the_sheet_says_what_the_order_holds(w at MONDAY) {
        let wo = arrived(w);
        let site = Site::new(w);
        let (huang, head) = (site.sign_in("huangjg"), site.sign_in("chenli"));
        let number = number(w, wo);

        // Before the work: a form to be signed by hand, with what, until when, who and how to reach them.
        let blank = sheet(w, &huang, wo, "");
        says(&blank, &[&number, "服务单", "客户联", "王海涛", "13900004410", "漓江路12号", "802", "2026-03-13 14:00–16:00",
            "完工时限", "□1□2□3□4□5", "客户签字：", "未检测", "不收受礼品", "第1页"]);
        assert!(!text(&blank).contains("签字人"), "nobody has signed");

        finished(w, wo, "热水器已安装，烟道未通室外，暂不通气", Some(&site));
        // The picture under the items, sent a second time, is another file with the same bytes: it does not sign the sheet.
        let same = attach(&site, &huang, wo, strokes(0));
        assert_ne!(Some(&same), order(w, wo).agreed[0].signature.file.as_ref());
        let digest = order(w, wo).sheet(&number).digest();
        let twice = json!({"name": "王海涛", "content": digest, "quality": 5, "attitude": 4, "file": same});
        let refused = w.as_("huangjg").refused(wo, "sign", twice);
        assert!(refused.code == "signature_drawn" && refused.said.zh.contains("已用于本单的增项签字"), "{refused:?}");
        assert!(refused.said.en.contains("signs only once"), "{refused:?}");
        assert_eq!(w.state(wo), "done");
        // What is to be paid is told with its names; the history says items as people do (OSV-05).
        let page = site.send(&huang, "GET", &format!("/api/records/{wo}"), Value::Null, &[]).body;
        let charges = page["fields"].as_array().unwrap().iter().find(|f| f["key"] == "charges").unwrap()["value"].clone();
        let line = &charges["lines"][0];
        assert_eq!((&line["zh"], &line["total"], &line["consent"]), (&json!("不锈钢波纹管"), &json!(4_200), &json!("signed")));
        assert_eq!(charges["added"], json!(16_000));
        let asked = page["timeline"]["items"].as_array().unwrap().iter().find(|e| e["action"] == "ask_consent").unwrap();
        assert_eq!(asked["body"]["lines"][0]["zh"], json!("不锈钢波纹管 × 1.2m"));
        // Nor does a picture that stands at another matter.
        let request = w.matter(wo).row.parent.unwrap();
        attach(&site, &site.sign_in("zhoumin"), request, strokes(2));
        let borrowed = attach(&site, &huang, wo, strokes(2));
        let body = json!({"name": "王海涛", "content": digest, "quality": 5, "attitude": 4, "file": borrowed});
        let refused = w.as_("huangjg").refused(wo, "sign", body);
        assert!(refused.code == "signature_drawn" && refused.said.zh.contains(&w.matter(request).row.number), "{refused:?}");
        let file = attach(&site, &huang, wo, strokes(1));
        let before = sheet(w, &huang, wo, "?copy=customer");
        sign(w, wo, Some(file));
        let digest = order(w, wo).signature.unwrap().content;
        let signed = sheet(w, &huang, wo, "?copy=archive");
        says(&signed, &["存档联", "42.00", "68.00", "50.00", "160.00", "已签字 王海涛 2026-03-13 14:22", "管长不够，须加阀", "增项签字", "合计（元）：160.00",
            "4.2 kPa（15 分钟）", "不合格", "合格", "MAN-7", "≥ 5 kPa，保持 15 分钟", "带走废弃物", "烟道未通向室外", "较大",
            "客户已签收通知", "2026-03-27 17:30", "燃气卡、阀门钥匙", "签字人：王海涛", "2026-03-13 15:40", &digest, "★★★★☆ 4/5",
            "师傅耐心", "001 §3.3", "2026-03-13 14:05", "签名.png", "有效", "末条哈希"]);
        assert!(!text(&signed).contains("作废："), "the signature holds");
        let images = |bytes: &[u8]| listed("pdfimages", &["-list"], bytes).lines().count().saturating_sub(2);
        assert_eq!((images(&before), images(&signed)), (1, 2), "under the items and, once it is signed, under the sheet");

        // The same content is the same file, whoever prints it and whenever.
        w.set("2026-03-13T15:50:00+08:00");
        assert_eq!(sheet(w, &huang, wo, "?copy=archive"), signed);

        // Real paper: A4, text with its characters, the font cut down and inside.
        let about = info(&signed);
        assert!(about.contains("595.28 x 841.89") || about.contains("(A4)"), "{about}");
        let fonts = listed("pdffonts", &[], &signed);
        let line = fonts.lines().nth(2).unwrap_or_default();
        let columns: Vec<&str> = line.split_whitespace().rev().take(5).collect();
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "embedded, subset, unicode: {fonts}");
        assert!(signed.len() < 400_000, "{}", signed.len());

        // In English, and without what colleagues settle among themselves.
        let english = sheet(w, &huang, wo, "?lang=en");
        says(&english, &["Service sheet", "Customer's copy", "To be paid (CNY)", "160.00", "Signed by", "fail", "Page 1 of"]);
        assert!(!text(&english).contains("Hashofthelast"));

        // Who does not handle it gets what the record's page shows: the door and the number masked.
        let masked = sheet(w, &head, wo, "");
        says(&masked, &["王海涛", "139****4410", "漓江路12号"]);
        assert!(!text(&masked).contains("13900004410") && !text(&masked).contains("802"));
        assert_eq!(w.last_audit(), ("print.sheet".to_owned(), "done".to_owned()));

        // A price changed after signing.
        w.as_("huangjg").act(wo, "amend", json!({"reason": "人工费按半价", "lines": [{"code": "labour", "quantity": 500}]}));
        let void = sheet(w, &huang, wo, "");
        says(&void, &["签字作废", "签字作废，须重新签字", "更正单据，原因：人工费按半价", "签字人：王海涛", "135.00", "客户签字："]);
        assert_eq!(images(&void), 1, "a signature that does not hold is not shown, the one under the items is");
        let void = attach(&site, &huang, wo, strokes(1));
        let digest = order(w, wo).sheet(&number).digest();
        let refused = w.as_("huangjg").refused(wo, "sign", json!({"name": "王海涛", "content": digest, "file": void}));
        assert!(refused.said.zh.contains("已作废的签字"), "{refused:?}");
        sign(w, wo, None);
        let again = sheet(w, &huang, wo, "?copy=archive");
        assert_eq!(text(&again).matches("作废").count(), 2, "one signature is void, and the small print says when");
        // Closed: who did the work no longer has the number (DSP-02).
        w.as_("huangjg").act(wo, "enter_result", json!({"result": "已安装，烟道整改后通气", "opinion": "满意"}));
        let followup = w.child(wo, "followup");
        w.set("2026-03-16T09:30:00+08:00");
        w.as_("lufang").act(followup, "take", json!({}));
        let answers: Vec<Value> = [("solved", "yes"), ("explained", "yes"), ("charged", "yes"), ("clean", "yes"), ("on_time", "yes"), ("gift", "no"), ("satisfied", "yes")]
            .map(|(question, answer)| json!({"question": question, "answer": answer}))
            .to_vec();
        w.as_("lufang").act(followup, "complete", json!({"answers": answers, "means": "phone"}));
        assert_eq!(w.state(wo), "closed");
        // A session does not last over the weekend.
        let closed = sheet(w, &site.sign_in("huangjg"), wo, "");
        says(&closed, &["139****4410", "已关闭"]);
        assert!(!text(&closed).contains("13900004410"));
    }
}

both! {
    /// SGN-02: an order as long as forms allow goes on on further pages, each with number and page.
    fn a_long_order_breaks_pages(w at MONDAY) {
        let wo = arrived(w);
        let long: String = "按规程完成安装并逐项检查，结果见检测记录。".chars().cycle().take(3_900).collect();
        finished(w, wo, &long, None);
        let site = Site::new(w);
        let huang = site.sign_in("huangjg");
        let bytes = sheet(w, &huang, wo, "?copy=archive");
        let pages: usize = info(&bytes).lines().find_map(|l| l.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
        assert!(pages >= 4, "{pages}");
        let number = number(w, wo);
        for n in 1..=pages {
            let page = n.to_string();
            let said = poppler("pdftotext", &["-f", &page, "-l", &page], &bytes);
            let said: String = said.split_whitespace().collect();
            assert!(said.contains(&number) && said.contains(&format!("第{n}页共{pages}页")), "page {n}: {said}");
        }
        assert!(text(&bytes).contains("客户签字："));
    }
}

both! {
    /// SEC-01: refused like the record; broken strokes and wrong questions do not break the print.
    fn who_may_not_see_the_order_gets_no_sheet(w at MONDAY) {
        let wo = arrived(w);
        let site = Site::new(w);
        let path = format!("/api/orders/{wo}/sheet.pdf");
        assert_eq!(site.send(&Client::default(), "GET", &path, Value::Null, &[]).status, 401);
        let luo = site.sign_in("weiqiang");
        let seen = site.send(&luo, "GET", &format!("/api/records/{wo}"), Value::Null, &[]).status;
        assert_eq!(site.send(&luo, "GET", &path, Value::Null, &[]).status, seen);
        let head = site.sign_in("chenli");
        let page = site.send(&head, "GET", &format!("/api/records/{wo}"), Value::Null, &[]).body;
        assert_eq!(page["papers"][0]["href"], json!(format!("{path}?copy=customer")));
        let request = w.matter(wo).row.parent.unwrap();
        assert_eq!(site.send(&head, "GET", &format!("/api/orders/{request}/sheet.pdf"), Value::Null, &[]).status, 404);
        assert_eq!(site.send(&head, "GET", "/api/orders/0000000000000/sheet.pdf", Value::Null, &[]).status, 404);
        assert_eq!(site.send(&head, "GET", &format!("{path}?copy=both"), Value::Null, &[]).status, 422);
        let other = site.send(&head, "GET", &format!("/api/records/{request}"), Value::Null, &[]).body;
        assert_eq!(other["papers"], json!([]));

        // Strokes that are no picture, and characters that no font has.
        finished(w, wo, "完成，备注：🔥 \u{E000} ᠮᠣᠩᠭᠣᠯ e\u{301}", None);
        let huang = site.sign_in("huangjg");
        let file = attach(&site, &huang, wo, b"\x89PNG\r\n\x1a\nnothing".to_vec());
        let body = json!({"name": "王海涛", "content": order(w, wo).sheet(&number(w, wo)).digest(), "file": file, "unrated": true});
        assert_eq!(w.as_("huangjg").refused(wo, "sign", body).code, "signature_drawn");
        sign(w, wo, None);
        says(&sheet(w, &huang, wo, ""), &["签字人：王海涛", "完成", "备注"]);
    }
}

/// The command line prints masked unless a reason is given, and says what it refuses.
#[test]
fn the_command_line_prints_the_same_sheet() {
    let Some(w) = TestWorld::new(support::On::Sqlite, MONDAY) else { return };
    let wo = arrived(&w);
    let number = number(&w, wo);
    let out = w.folder().join("sheet.pdf");
    let report = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouwen"));
        command.args(["report", "sheet"]).args(args).arg("--data").arg(w.folder());
        let done = command.env_remove("DATABASE_URL").env_remove("SHOUWEN_KEY").output().unwrap();
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let file = out.to_str().unwrap();
    assert_eq!(report(&[&number, "--out", file]), (Some(0), String::new()));
    let masked = std::fs::read(&out).unwrap();
    says(&masked, &[&number, "139****4410"]);
    assert_eq!(masked, sheet(&w, &Site::new(&w).sign_in("chenli"), wo, ""), "the same as over HTTP");
    assert_eq!(report(&[&number, "--out", file, "--reveal", "--reason", "法院调取"]).0, Some(0));
    says(&std::fs::read(&out).unwrap(), &["13900004410", "802"]);
    assert_eq!(report(&["LJ-ORDER-20200101-0001", "--out", file]).0, Some(1));
    assert_eq!(report(&[&number, "--out", w.folder().to_str().unwrap()]).0, Some(2));
}
