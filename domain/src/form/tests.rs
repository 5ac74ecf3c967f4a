use super::*;

const FORM: Fields = &[
    must("title", Kind::Line { max: 5 }, "标题", "Title"),
    may("when", Kind::Moment, "时间", "When"),
    may("who", Kind::Object(&[must("phone", Kind::Phone, "电话", "Phone")]), "联系人", "Contact"),
    may("level", Kind::Choice(&[choice("a", "甲", "A"), choice("b", "乙", "B")]), "级别", "Level"),
];

fn codes(body: Value) -> Vec<(String, &'static str)> {
    check(FORM, &body).unwrap_err().into_iter().map(|e| (e.field, e.code)).collect()
}

#[test]
fn every_error_is_told_at_once_with_its_path() {
    assert_eq!(
        codes(json!({"title": "  ", "when": "soon", "who": {"phone": "x"}, "level": "c", "more": 1})),
        [
            ("more".into(), "unknown_field"),
            ("title".into(), "required"),
            ("when".into(), "not_a_moment"),
            ("who.phone".into(), "not_a_phone"),
            ("level".into(), "not_a_choice"),
        ]
    );
    assert_eq!(codes(json!({"title": "标题标题标题"})), [("title".to_owned(), "too_long")]);
    assert_eq!(codes(json!({"title": "a\u{0}"})), [("title".to_owned(), "control_character")]);
    assert_eq!(codes(json!([])), [(String::new(), "not_an_object")]);
}

#[test]
fn what_stands_inside_lists_is_checked_said_and_referred_to() {
    const TASKS: Fields = &[may(
        "tasks",
        Kind::List {
            of: &[must("who", Kind::Ref { to: "person" }, "谁", "Who"), must("due", Kind::Moment, "期限", "Due")],
            max: 3,
        },
        "任务",
        "Tasks",
    )];
    let who = Id(77).to_string();
    let own = json!({"tasks": [{"who": who, "due": 1000}, {"who": who, "due": 2000}]});
    let clean = check(TASKS, &spoken(TASKS, &own)).unwrap();
    assert_eq!(Value::Object(clean.clone()), own);
    let found = references(TASKS, &clean);
    assert_eq!(found, [("tasks[0].who".into(), "person", Id(77)), ("tasks[1].who".into(), "person", Id(77))]);
}

#[test]
fn a_good_body_is_trimmed_and_its_times_become_moments() {
    let clean = check(FORM, &json!({"title": " 漏气 ", "when": "1970-01-01T08:00:01+08:00"})).unwrap();
    assert_eq!(Value::Object(clean), json!({"title": "漏气", "when": 1000}));
}

#[test]
fn a_refusal_names_the_place_the_years_and_the_codes() {
    const LIST: Fields = &[may("tasks", Kind::List { of: FORM, max: 3 }, "任务", "Tasks")];
    const OWN: Fields = &[may("extra", Kind::Extra, "附加", "Extra")];
    let told = |form: Fields, body: Value| check(form, &body).unwrap_err().remove(0).said.zh;
    assert!(told(OWN, json!({"extra": {"fine": 1, "much": "长".repeat(5000)}})).starts_with("“附加”“much”不合要求"));
    assert_eq!(told(LIST, json!({"tasks": [1]})), "“任务”第 1 项应为对象");
    assert_eq!(told(FORM, json!({"title": "a", "when": "2299-01-01T00:00:00Z"})), "“时间”年份应在 1900 到 2199 之间");
    let wrong = check(FORM, &json!({"title": "a", "level": "zz"})).unwrap_err().remove(0);
    assert_eq!((wrong.said.zh.as_str(), wrong.choices), ("“级别”应为下列之一：甲、乙", vec!["a".into(), "b".into()]));
}
