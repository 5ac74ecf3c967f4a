//! The packs that are shipped, and what is refused in a pack: file, line and key are named.

use super::check::{Proposal, check_save, may_save};
use super::pack::{Action, Current, Days, Pack, PackError, Placement, apply, diff, hints, parse, proposal};
use super::truth_table::{NOW, PATH};
use super::*;
use crate::id::Id;
use crate::words::Said;

const CITY_GAS: [(&str, &str); 7] = [
    ("city-gas/pack.toml", include_str!("../../../packs/city-gas/pack.toml")),
    ("city-gas/parameters.toml", include_str!("../../../packs/city-gas/parameters.toml")),
    ("city-gas/gates.toml", include_str!("../../../packs/city-gas/gates.toml")),
    ("city-gas/types.toml", include_str!("../../../packs/city-gas/types.toml")),
    ("city-gas/channels.toml", include_str!("../../../packs/city-gas/channels.toml")),
    ("city-gas/calendars.toml", include_str!("../../../packs/city-gas/calendars.toml")),
    ("city-gas/plans.toml", include_str!("../../../packs/city-gas/plans.toml")),
];
const PETROCHEMICAL: [(&str, &str); 2] = [
    ("petrochemical/pack.toml", include_str!("../../../packs/petrochemical/pack.toml")),
    ("petrochemical/parameters.toml", include_str!("../../../packs/petrochemical/parameters.toml")),
];

fn read(files: &[(&str, &str)]) -> Pack {
    parse(files).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn here() -> Placement {
    Placement::at(UnitLevel { id: PATH[2], depth: 2 }, NOW)
}

fn ids(from: i64) -> impl FnMut() -> Id {
    let mut last = from;
    move || {
        last += 1;
        Id(last)
    }
}

fn load(pack: &Pack) -> Book {
    Book::compile(1, pack.entries(&here(), ids(0)), vec![PATH.to_vec()])
}

/// SYS-05, INT-02, CHN-01, CHN-04, EMG-01
#[test]
fn the_city_gas_pack_is_complete() {
    let pack = read(&CITY_GAS);
    assert_eq!(pack.code, "city-gas");
    let kind = |code: &str| pack.types.iter().find(|t| t.code == code).unwrap_or_else(|| panic!("{code}"));
    for code in ["enquiry", "repair", "installation", "complaint", "suggestion", "praise", "alarm"] {
        assert_eq!(kind(code).system, ["alarm", "complaint"].contains(&code), "{code}");
        assert!(pack.types.iter().any(|t| t.parent() == Some(code)), "{code} has no second level");
    }
    for code in ["repair.stove", "repair.water_heater", "repair.meter", "repair.pipe", "repair.no_gas"] {
        assert!(kind(code).fault && kind(code).flow, "{code}");
    }
    assert!(!kind("enquiry.bill").flow);
    assert!(!kind("installation.household").fields.contains(&"occurred_at".to_owned()));
    assert!(kind("repair.meter").fields.contains(&"occurred_at".to_owned()));
    let channels: Vec<_> = pack.channels.iter().map(|c| c.code.as_str()).collect();
    for code in "hotline counter website mobile social community email letter paper_form suggestion_box forwarded visit"
        .split(' ')
    {
        assert!(channels.contains(&code), "{code}");
    }
    let hotline = pack.calendars.iter().find(|c| c.code == "hotline").unwrap();
    assert_eq!(hotline.days, Days::All);
    assert_eq!(
        pack.calendars[0].spec(),
        serde_json::json!({ "days": "cn", "name": "办公时间", "sessions": [["08:30", "17:30"]] })
    );
}

/// EMG-01, CLS-01
#[test]
fn words_propose_a_type_and_its_priority() {
    let pack = read(&CITY_GAS);
    #[rustfmt::skip]
    let rows = [
        ("厨房里有煤气味，嘶嘶响", Some(("alarm.leak", Priority::P0))),
        ("隔壁漏气了，灶具也打不着火", Some(("alarm.leak", Priority::P0))),
        ("楼下爆炸了",             Some(("alarm.explosion", Priority::P0))),
        ("家里着火",               Some(("alarm.fire", Priority::P0))),
        ("报警器响个不停",         Some(("alarm.leak", Priority::P0))),
        ("报警器坏了要换",         Some(("repair.alarm_device", Priority::P2))),
        ("灶具打不着火",           Some(("repair.stove", Priority::P2))),
        ("燃气表显示屏不亮",       Some(("repair.meter", Priority::P2))),
        ("上个月账单不对",         Some(("enquiry.bill", Priority::P2))),
        ("报警器一般用几年",       None),
        ("报警器通电后没有反应",   None),
        ("家里报警器一直报警",     Some(("alarm", Priority::P0))),
        ("今天天气不错",           None),
    ];
    for (said, expected) in rows {
        let found = hints(&pack.types, said).into_iter().next();
        assert_eq!(found.as_ref().map(|h| (h.request_type.as_str(), h.priority)), expected, "{said}");
    }
}

/// CLS-02: the shipped packs pass the checks that everybody's values must pass.
#[test]
fn the_shipped_packs_may_be_saved() {
    for files in [&CITY_GAS[..], &PETROCHEMICAL[..]] {
        let pack = read(files);
        let empty = Book::compile(0, [], vec![PATH.to_vec()]);
        let proposal = Proposal { entries: pack.entries(&here(), ids(0)), ..Proposal::default() };
        let findings = check_save(&empty, &proposal, NOW);
        assert!(may_save(&findings), "{findings:#?}");
    }
}

/// CLS-02, CHN-02, CHN-04: a channel's limit never loosens; petrochemical counts by the wall for all.
#[test]
fn the_packs_give_the_limits_of_the_specification() {
    let limit = |book: &Book, code: &str, priority, channel| {
        let query = Query {
            unit_path: &PATH,
            request_type: Some("enquiry.bill"),
            priority: Some(priority),
            grade: None,
            channel,
            at: NOW,
        };
        let limits: Vec<_> = book.limits(code, &query).iter().map(|(limit, _)| limit.to_string()).collect();
        limits.join(" ")
    };
    let gas = load(&read(&CITY_GAS));
    assert_eq!(limit(&gas, "sla.first_response", Priority::P2, Some("email")), "2wh");
    assert_eq!(limit(&gas, "sla.first_response", Priority::P1, Some("email")), "2h");
    assert_eq!(limit(&gas, "sla.first_response", Priority::P0, Some("hotline")), "0h");
    let petro = load(&read(&PETROCHEMICAL));
    for priority in [Priority::P1, Priority::P2, Priority::P3] {
        let said =
            ["sla.first_response", "sla.initial_handling", "sla.solution"].map(|c| limit(&petro, c, priority, None));
        assert_eq!(said, ["2h", "48h", "72h"], "{priority:?}");
    }
    assert_eq!(limit(&petro, "sla.first_response", Priority::P0, None), "0h");
}

/// CHN-02: change the email limit effective tomorrow.
#[test]
fn a_channel_limit_is_a_value_of_the_book() {
    let book = load(&read(&CITY_GAS));
    let email =
        book.entries("sla.first_response").iter().find(|e| e.scope.channel.as_deref() == Some("email")).unwrap();
    assert_eq!((email.clause.as_str(), email.value.to_string()), ("001 §1.1", "2wh".to_owned()));
    let tomorrow = NOW.plus(86_400_000);
    let change =
        Entry { id: Id(900), from: tomorrow, value: Value::parse(Kind::Limit, "1wh").unwrap(), ..email.clone() };
    let proposal = Proposal::succeeding(&book, change);
    assert_eq!(proposal.ends, [(email.id, tomorrow)]);
    assert_eq!(check_save(&book, &proposal, NOW), []);
}

#[test]
fn loading_a_pack_twice_changes_nothing() {
    let pack = read(&CITY_GAS);
    let first = diff(&Current::default(), &pack, &here());
    assert!(first.iter().all(|change| change.action == Action::Added));
    let loaded = apply(&Current::default(), &pack, &here(), ids(0));
    let later = Placement { from: NOW.plus(5_000), ..here() };
    let second = diff(&loaded, &pack, &later);
    assert_eq!(second.len(), first.len());
    assert!(second.iter().all(|change| change.action == Action::Unchanged), "{second:#?}");
    assert_eq!(apply(&loaded, &pack, &later, ids(500)).entries, loaded.entries);
    assert!(rows::changes(&second, false).is_empty());
}

#[test]
fn a_changed_pack_changes_its_own_and_leaves_what_people_set() {
    let pack = read(&CITY_GAS);
    let mut current = apply(&Current::default(), &pack, &here(), ids(0));
    let own = Entry { pack: None, ..current.entries[0].clone() };
    let scope = Scope { request_type: Some("repair".to_owned()), ..own.scope.clone() };
    current.entries.push(Entry { id: Id(800), scope, ..own });
    let mut next = pack.clone();
    next.settings.retain(|setting| setting.code != "restore.quiet");
    let ratio = next.settings.iter_mut().find(|setting| setting.code == "fu.ratio").unwrap();
    ratio.value = Value::parse(Kind::Percent, "60%").unwrap();
    next.types[0].title.zh.push('!');
    let later = Placement { from: NOW.plus(5_000), ..here() };
    let changes = diff(&current, &next, &later);
    let lines: Vec<_> = rows::changes(&changes, false)
        .into_iter()
        .map(|row| format!("{} {} {} [{}]", row.mark, row.what, row.code, row.scope.en))
        .collect();
    assert_eq!(
        lines,
        ["~ parameter fu.ratio [company · type repair]", "- parameter restore.quiet [company]", "~ type enquiry [all]"]
    );
    let act = proposal(&changes, &next.code, &later, ids(900));
    assert_eq!((act.entries.len(), act.ends.len()), (1, 2));
    let book = Book::compile(1, current.entries.clone(), vec![PATH.to_vec()]);
    assert!(may_save(&check_save(&book, &act, NOW)));
    let done = apply(&current, &next, &later, ids(900));
    assert!(diff(&done, &next, &later).iter().all(|change| change.action == Action::Unchanged));
}

fn errors(file: &str, text: &str) -> Vec<PackError> {
    parse(&[(file, text)]).unwrap_err()
}

/// Every fault by file, line and key.
#[test]
#[rustfmt::skip]
fn what_is_wrong_in_a_pack_is_named() {
    let set = "[[set]]\ncode = \"load.max\"\nvalue = 7\nclause = \"x\"\n";
    let types = "[[type]]\ncode = \"alarm\"\nzh = \"a\"\nen = \"a\"\npriority = \"P0\"\nsystem = true\n\
                 [[type]]\ncode = \"complaint\"\nzh = \"a\"\nen = \"a\"\npriority = \"P1\"\nsystem = true\n";
    let extra = |line: &str| format!("{types}[[type]]\nzh = \"a\"\nen = \"a\"\n{line}\n");
    let rows = [
        // file              text                                                    line, path
        ("parameters.toml", format!("{set}valeu = 8\n"),                                5, "valeu"),
        ("parameters.toml", "[[set]]\ncode = \"load.max\"\nclause = \"x\"\n".to_owned(), 1, "[[set]]"),
        ("parameters.toml", set.replace("load.max", "load.maximum"),                    2, "set[0].code"),
        ("parameters.toml", set.replace("load.max", "gate.load"),                       2, "set[0].code"),
        ("parameters.toml", set.replace('7', "\"7h\""),                                 3, "set[0].value"),
        ("parameters.toml", set.replace('7', "101"),                                    3, "set[0].value"),
        ("parameters.toml", set.replace("\"x\"", "\" \""),                              4, "set[0].clause"),
        ("parameters.toml", format!("{set}{set}"),                                      6, "set[1].code"),
        ("parameters.toml", "[[set]\n".to_owned(),                                      1, "[[set]"),
        ("gates.toml", "[[gate]]\ncode = \"gas_detector\"\nmode = \"warn\"\n".to_owned(), 3, "gate[0].mode"),
        ("gates.toml", "[[gate]]\ncode = \"nothing\"\nmode = \"warn\"\n".to_owned(),    2, "gate[0].code"),
        ("gates.toml", "[[gate]]\ncode = \"load\"\nmode = \"loud\"\n".to_owned(),       3, "mode"),
        ("types.toml", extra("code = \"repair.meter\"\npriority = \"P2\""),             16, "type[2].code"),
        ("types.toml", extra("code = \"a.b.c\"\npriority = \"P2\""),                    16, "type[2].code"),
        ("types.toml", extra("code = \"alarm.leak\"\npriority = \"P2\""),               17, "type[2].priority"),
        ("types.toml", extra("code = \"repair\"\npriority = \"P2\"\nfields = [\"nmae\"]"), 18, "type[2].fields"),
        ("types.toml", types.replacen("system = true", "", 1),                          0, ""),
        ("channels.toml", "[[channel]]\ncode = \"a\"\nzh = \"a\"\nen = \"a\"\nhours = \"h\"\nresponse = \"soon\"\nvoice = true\n".to_owned(), 6, "channel[0].response"),
        ("calendars.toml", "[[calendar]]\ncode = \"a\"\nzh = \"a\"\nen = \"a\"\ndays = \"cn\"\nsessions = [\"13:00-12:00\"]\n".to_owned(), 6, "calendar[0].sessions"),
        ("roles.toml", String::new(),                                                   0, ""),
    ];
    for (file, text, line, path) in rows {
        let found = errors(file, &text);
        let first = &found[0];
        assert_eq!((first.file.as_str(), first.line, first.path.as_str()), (file, line, path), "{text}\n{first}");
    }
}

/// Names that lead to another file of the pack are followed when that file is there.
#[test]
fn names_across_files_are_followed() {
    let mut files = CITY_GAS.to_vec();
    let text = CITY_GAS[4].1.replace("hours = \"office\"", "hours = \"ofice\"");
    files[4].1 = &text;
    let found = parse(&files).unwrap_err();
    assert!(
        found.iter().all(|error| error.path.contains("].hours") && error.said.zh == "没有日历 ofice"),
        "{found:#?}"
    );
    assert!(found[0].line > 1);
    let text = CITY_GAS[1].1.replace("type = \"repair\"", "type = \"repare\"");
    let mut files = CITY_GAS.to_vec();
    files[1].1 = &text;
    assert!(parse(&files).unwrap_err().iter().all(|error| error.path.contains("].type")));
}

/// EPL-01: a pack's plan without timing, for no scenario or with a type that is not there is refused, by file and line.
#[test]
fn a_plan_of_a_pack_has_its_four_parts() {
    let plans = CITY_GAS[6].1;
    for (was, becomes, says) in [
        ("role = \"company_leader\", minutes = 10,", "role = \"company_leader\", minutes = 0,", "没有可用的时限"),
        ("scenario = \"system\"", "scenario = \"sistem\"", "没有场景 sistem"),
        ("scenario = \"system\"", "scenario = \"process\"", "场景重复"),
        ("types = [\"repair\"]", "types = [\"repare\"]", "没有类型 repare"),
        ("process_zh = \"客服系统", "process_en = \"\"\n# process_zh = \"客服系统", ""),
    ] {
        let text = plans.replacen(was, becomes, 1);
        assert_ne!(text, plans, "{was}");
        let mut files = CITY_GAS.to_vec();
        files[6].1 = &text;
        let found = parse(&files).unwrap_err();
        assert!(found.iter().all(|e| e.file.ends_with("plans.toml") && e.line > 1), "{found:#?}");
        assert!(found.iter().any(|e| e.said.zh.contains(says)), "{says}: {found:#?}");
    }
    let whole = read(&CITY_GAS).library();
    assert_eq!(whole.len(), 13);
    assert!(whole.iter().all(|p| !p.plan.en.is_empty() && !p.plan.process_en.is_empty()), "both languages");
}

/// CLS-05, ORG-03: the rows a screen or a terminal shows.
#[test]
fn the_rows_name_value_origin_clause_and_lock() {
    let book = load(&read(&CITY_GAS));
    let query = Query { unit_path: &PATH, priority: Some(Priority::P2), at: NOW, ..Query::default() };
    let name = |named: Named<'_>| match named {
        Named::Unit(id) => (id == PATH[2]).then(|| Said::new("滨江燃气", "Binjiang Gas")),
        Named::Type(code) => (code == "repair").then(|| Said::new("报修", "Repair")),
        Named::Channel(_) => None,
    };
    let rows = rows::show(&book, &query, "", name);
    let all: Vec<_> = catalog().parameters().map(|p| p.code.as_str()).collect();
    assert_eq!(rows.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), all);
    let row = |code: &str| rows.iter().find(|row| row.code == code).unwrap();
    let notice = row("outage.notice");
    assert_eq!((notice.value.as_str(), notice.origin.zh.as_str(), notice.locked), ("48h", "企业（滨江燃气）", true));
    assert_eq!(notice.clause.zh, "城镇燃气管理条例（国务院令第583号）");
    let cap = row("gift.cap");
    assert_eq!((cap.value.as_str(), cap.said.zh.as_str(), cap.default), ("", "未设定", true));
    assert!(serde_json::to_string(&rows).unwrap().contains("\"kind\":\"limit\""));
    assert_eq!(rows::show(&book, &query, "gate.", name).len(), catalog().gates().count());
}
