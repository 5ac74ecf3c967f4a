//! The pages that are one table each.

use super::{head, table};
use crate::{
    clock::{ClockDef, StopRule, catalog::fact_words},
    form::{self, Fields, Kind},
    intake::{FLOWS, every_clock},
    org::{ROLES, Sees},
    policy::{Value, catalog},
    refusal::{self, guards},
};
use std::{collections::BTreeMap, fmt::Write};

pub(super) fn parameters() -> String {
    let mut out = head(
        "Parameters",
        "Every parameter of the regulations with its default, its bounds and the clause behind it (Appendix A). \
         `shouwen policy show` says what holds for a company.",
    );
    let value = |v: Option<&Value>| v.map_or_else(String::new, ToString::to_string);
    let rows: Vec<Vec<String>> = catalog()
        .parameters()
        .filter(|p| p.kind != crate::policy::Kind::Mode)
        .map(|p| {
            let defaults: Vec<String> = p
                .defaults
                .iter()
                .map(|d| {
                    let scope = d.scope.said();
                    if scope.zh == "全部" {
                        format!("`{}`", d.value)
                    } else {
                        format!("{}：`{}`", scope.zh, d.value)
                    }
                })
                .collect();
            vec![
                format!("`{}`", p.code),
                format!("{} · {}{}", p.title.zh, p.title.en, if p.later { "（尚未启用 not in use yet）" } else { "" }),
                defaults.join("；"),
                value(p.min.as_ref()),
                value(p.max.as_ref()),
                p.basis.clause.zh.clone(),
                p.used_by.join(" "),
            ]
        })
        .collect();
    out.push_str(&table(&["code", "名称 title", "默认 default", "min", "max", "条款 clause", "用于 used by"], &rows));
    out
}

pub(super) fn gates() -> String {
    let mut out = head(
        "Gates",
        "Guards that a company brings into force step by step: off, observe, warn, block (SYS-06). None can be set below \
         its floor; for P0 a gate warns instead of blocking where the last column says so (EMG-16).",
    );
    let rows: Vec<Vec<String>> = catalog()
        .gates()
        .map(|g| {
            vec![
                format!("`{}`", g.code),
                format!("{} · {}", g.title.zh, g.title.en),
                g.default.code().to_owned(),
                g.floor.code().to_owned(),
                g.override_role.clone().unwrap_or_else(|| "—".to_owned()),
                g.basis.clause.zh.clone(),
                if g.yields_to_p0 { "是 yes" } else { "否 no" }.to_owned(),
            ]
        })
        .collect();
    let columns =
        ["code", "名称 title", "默认 default", "下限 floor", "放行 override", "条款 clause", "P0 让行 yields"];
    out.push_str(&table(&columns, &rows));
    out
}

pub(super) fn refusals() -> String {
    let mut out = head(
        "Refusals",
        "Every code with which something is refused. A code is stable: programs may rely on it. The problem document \
         (RFC 9457) carries it as `code`, with both sentences and the clause.",
    );
    out.push_str("\n## 规则与关口 Rules and gates\n\nRefused by a guard of a flow: 409.\n");
    let mut used: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for flow in FLOWS {
        for edge in flow.edges {
            for guard in edge.guards {
                let place = format!("{}.{}", flow.kind, edge.action);
                let places = used.entry(guard.code).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
    }
    let rows: Vec<Vec<String>> = guards()
        .into_iter()
        .map(|g| {
            vec![
                format!("<a id=\"{0}\"></a>`{0}`", g.code),
                g.words.zh.to_owned(),
                g.words.en.to_owned(),
                g.clause.to_owned(),
                format!("{:?}", g.nature).to_lowercase(),
                used.get(g.code).map(|p| p.join(", ")).unwrap_or_default(),
            ]
        })
        .collect();
    out.push_str(&table(&["code", "中文", "English", "条款 clause", "nature", "用于 used by"], &rows));
    for (title, codes) in [
        ("程序 Of the program", refusal::CODES),
        ("配置 Of a change of rules", refusal::POLICY_CODES),
        ("字段 Of a field (inside `invalid_fields`)", refusal::FIELD_CODES),
    ] {
        out.push_str("\n## ");
        out.push_str(title);
        out.push('\n');
        let rows: Vec<Vec<String>> = codes
            .iter()
            .map(|c| {
                vec![
                    format!("<a id=\"{0}\"></a>`{0}`", c.code),
                    c.words.zh.to_owned(),
                    c.words.en.to_owned(),
                    c.status.to_string(),
                    c.clause.to_owned(),
                ]
            })
            .collect();
        out.push_str(&table(&["code", "中文", "English", "HTTP", "条款 clause"], &rows));
    }
    out
}

/// Longest texts, ranges and lists of every form.
pub(super) fn limits() -> String {
    let mut out = head(
        "Limits of input",
        "What a body may hold, action by action. Anything longer, anything unknown is refused with 422 and the field. \
         A body as a whole is limited by the server (see operations).",
    );
    for flow in FLOWS {
        let _ = writeln!(out, "\n## {} · {} (`{}`)", flow.words.zh, flow.words.en, flow.kind);
        let mut rows = Vec::new();
        for action in flow.actions {
            fields(action.code, "", action.form, &mut rows);
        }
        out.push_str(&table(
            &["操作 action", "字段 field", "名称 title", "必填 required", "界限 limit", "个人信息 personal"],
            &rows,
        ));
    }
    out
}

fn fields(action: &str, at: &str, form: Fields, rows: &mut Vec<Vec<String>>) {
    for field in form {
        let name = if at.is_empty() { field.name.to_owned() } else { format!("{at}.{}", field.name) };
        let limit = match field.kind {
            Kind::Line { max } => format!("≤ {max} 字 characters, one line"),
            Kind::Text { max } => format!("≤ {max} 字 characters"),
            Kind::Phone => "5–20 位数字 digits".to_owned(),
            Kind::Int { min, max } => format!("{min} … {max}"),
            Kind::Bool => "true / false".to_owned(),
            Kind::Moment => "RFC 3339, 1900–2199".to_owned(),
            Kind::Date => "YYYY-MM-DD".to_owned(),
            Kind::Choice(choices) => choices.iter().map(|c| c.code).collect::<Vec<_>>().join(" / "),
            Kind::Ref { to } => format!("编号 id ({to})"),
            Kind::Limit => "2h, 4wh, 3wd …".to_owned(),
            Kind::Object(_) => "对象 object".to_owned(),
            Kind::List { max, .. } => format!("≤ {max} 项 items"),
            Kind::Lines { max, count } => format!("≤ {count} 行 lines, ≤ {max} 字 characters"),
            Kind::Act => String::new(),
            Kind::Extra => format!("≤ 40 项 items, ≤ {} 字 characters", form::TEXT),
        };
        let personal = field.personal || matches!(field.kind, Kind::Text { .. });
        rows.push(vec![
            format!("`{action}`"),
            format!("`{name}`"),
            format!("{} · {}", field.words.zh, field.words.en),
            if field.required { "是 yes" } else { "" }.to_owned(),
            limit,
            if personal { "是 yes" } else { "" }.to_owned(),
        ]);
        match field.kind {
            Kind::Object(inner) => fields(action, &name, inner, rows),
            Kind::List { of, .. } => fields(action, &format!("{name}[]"), of, rows),
            _ => {}
        }
    }
}

pub(super) fn roles() -> String {
    let mut out = head(
        "Roles",
        "A role is held at a unit and reaches its subtree; a person may hold several (ORG-02). What a role may do stands \
         in the tables of the flows and is gathered here.",
    );
    let rows: Vec<Vec<String>> = ROLES
        .iter()
        .map(|r| {
            let sees = match r.sees {
                Sees::Subtree => "本单位及下级全部 everything of the subtree",
                Sees::Own => "仅经办的 only own matters",
                Sees::Nothing => "无客户内容 no customer content",
            };
            let may: Vec<String> = FLOWS
                .iter()
                .filter_map(|flow| {
                    let mut actions: Vec<&str> = Vec::new();
                    for edge in flow.edges.iter().filter(|e| e.by.contains(&crate::flow::By::Role(r.role))) {
                        if !actions.contains(&edge.action) {
                            actions.push(edge.action);
                        }
                    }
                    (!actions.is_empty()).then(|| format!("{}: {}", flow.kind, actions.join(", ")))
                })
                .collect();
            vec![format!("`{}`", r.code), r.words.zh.to_owned(), r.words.en.to_owned(), sees.to_owned(), may.join("; ")]
        })
        .collect();
    out.push_str(&table(&["code", "中文", "English", "可见 sees", "可办 may do by role"], &rows));
    out
}

pub(super) fn clocks() -> String {
    let mut out = head(
        "Clocks",
        "What is timed, from which fact to which. A fact stops its clock whatever the state of the record; the only \
         causes that pause one are in the second table (CLS-07). `shouwen explain clock` derives each due time.",
    );
    let said = |code: &str| fact_words(code).map_or_else(|| code.to_owned(), |w| format!("{} `{code}`", w.zh));
    let list = |codes: &[&str], with: &str| codes.iter().map(|c| said(c)).collect::<Vec<_>>().join(with);
    let row = |c: &ClockDef| {
        let stop = match c.stop {
            StopRule::Any(codes) => list(codes, " 或 or "),
            StopRule::All(codes) => list(codes, " 且 and "),
        };
        let param =
            if c.param.is_empty() { "（约定日期 a date named）".to_owned() } else { format!("`{}`", c.param) };
        vec![
            format!("`{}`", c.code),
            format!("{} · {}", c.words.zh, c.words.en),
            param,
            said(c.start),
            stop,
            list(c.also, "、"),
            match c.at_due {
                crate::clock::AtDue::Breach => "超时 breach",
                crate::clock::AtDue::Happens => "自动生效 happens by itself",
            }
            .to_owned(),
            c.clause.to_owned(),
        ]
    };
    let columns =
        ["code", "名称 title", "参数 parameter", "起 start", "止 stop", "也止于 also", "到时 at due", "条款 clause"];
    out.push_str(&table(&columns, &every_clock().map(row).collect::<Vec<_>>()));
    let rows: Vec<Vec<String>> = crate::clock::PauseCause::ALL
        .iter()
        .map(|p| vec![format!("`{}`", p.code()), p.words().zh.to_owned(), p.words().en.to_owned()])
        .collect();
    out.push_str("\n## 暂停原因 Causes of a pause\n");
    out.push_str(&table(&["code", "中文", "English"], &rows));
    out
}
