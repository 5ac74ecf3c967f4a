//! The rule table of dispatch (DSP-01): a file is the whole table, and takes the place of the one before.
//! Refuses it altogether when one row is wrong, when two rows say the same of the same jobs, or when there is none.
//! Tested by `tests/import_masters.rs`.

use super::{Apply, Desk, Fate, Filled, Master, Replaced, Shape, Stop, may, must};
use shouwen_domain::{
    dispatch::{Rule, doubles},
    flow::Priority,
    intake::PRIORITIES,
    words::{Said, w},
};
use shouwen_store::{Tx, stock as store};

pub(super) const RULES: Master = Master {
    kind: "rules",
    words: w("派单规则", "rules of dispatch"),
    columns: &[
        may("type", "诉求类型", "Type", Shape::Text(60), ["repair", "installation"]),
        may("priority", "优先级", "Priority", Shape::Choice(PRIORITIES), ["P1", ""]),
        may("region", "区县", "Region", Shape::Text(60), ["七星区", ""]),
        must("unit", "承办单位", "Unit", Shape::Text(200), ["示例班组", "示例班组"]),
        may("automatic", "自动派单", "Automatic", Shape::YesNo, ["否", "是"]),
    ],
    // Rows that say the same are found by the rule itself, with both of their places.
    keys: |_, _| Ok(Vec::new()),
    apply: Apply::Table(table),
    configures: true,
};

fn rule(desk: &Desk, row: &Filled) -> Result<Rule, Said> {
    let text = row.text("type");
    let types = desk.house.types(desk.company);
    let below = |code: &str| code == text || code.strip_prefix(text).is_some_and(|rest| rest.starts_with('.'));
    let type_code = if text.is_empty() || types.iter().any(|t| below(&t.code)) {
        text.to_owned()
    } else {
        let mut named = types.iter().filter(|t| t.title.zh == text || t.title.en.eq_ignore_ascii_case(text));
        match (named.next(), named.next()) {
            (Some(one), None) => one.code.clone(),
            (None, _) => {
                return Err(Said::new(format!("没有诉求类型“{text}”"), format!("there is no type \"{text}\"")));
            }
            (Some(_), Some(_)) => {
                return Err(Said::new(
                    format!("有几个诉求类型叫“{text}”，请填代码"),
                    format!("several types are called \"{text}\": write the code"),
                ));
            }
        }
    };
    Ok(Rule {
        type_code,
        priority: Priority::parse(row.text("priority")),
        region: row.text("region").to_owned(),
        unit: desk.unit(row.text("unit"))?,
        automatic: row.yes("automatic").unwrap_or(false),
    })
}

fn table(tx: &mut Tx<'_>, desk: &Desk, rows: &[Filled]) -> Result<Replaced, Stop> {
    if rows.is_empty() {
        return Err(Said::new(
            "文件里没有规则：空表会让所有工单都转人工派单",
            "there is no rule in the file: an empty table would send every order to the manual queue",
        )
        .into());
    }
    let (mut rules, mut wrong) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        match rule(desk, row) {
            Ok(rule) => rules.push(rule),
            Err(said) => wrong.push((at, said)),
        }
    }
    if wrong.is_empty() {
        for (a, b) in doubles(&rules) {
            for (one, other) in [(a, b), (b, a)] {
                let line = rows[other].line;
                let said = Said::new(
                    format!("与第 {line} 行的条件相同，只能留一行"),
                    format!("line {line} says the same of the same jobs: keep one of them"),
                );
                wrong.push((one, said));
            }
        }
    }
    if !wrong.is_empty() {
        return Err(Stop::Rows(wrong));
    }
    let before: Vec<Rule> =
        store::rules(tx)?.into_iter().filter(|(company, _)| *company == desk.company).map(|(_, rule)| rule).collect();
    let fate = |rule: &Rule| if before.contains(rule) { Fate::There } else { Fate::Made(None) };
    let fates: Vec<Fate> = rules.iter().map(fate).collect();
    let gone = before.iter().filter(|rule| !rules.contains(rule)).count() as u64;
    // No two rows of a table say the same, so that their order does not matter.
    if gone > 0 || fates.contains(&Fate::Made(None)) {
        store::put_rules(tx, desk.company, &rules)?;
    }
    Ok(Replaced { fates, gone })
}
