//! Request types (INT-02) as intake needs them: the type behind a code, and what the customer's words propose.

pub use crate::policy::pack::RequestType as TypeDef;

use crate::{
    emergency::kind_of_type,
    flow::Priority,
    policy::pack::{Title, hints},
    words::Said,
};
use serde::Serialize;

impl TypeDef {
    /// The type used before a record has one, and for types since deleted: asks for everything, allows nothing more.
    pub fn unknown(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            title: Title { zh: code.to_owned(), en: code.to_owned() },
            priority: Priority::P2,
            system: false,
            fault: false,
            flow: true,
            portal: false,
            fields: super::request::REQUIRED.iter().map(|s| (*s).to_owned()).collect(),
            keywords: Vec::new(),
            work: crate::orders::profile::Profile::default(),
            script: crate::emergency::Script::default(),
            plan: crate::emergency::Plan::default(),
        }
    }

    /// `repair.meter` is of the top type `repair`.
    pub fn top(&self) -> &str {
        self.parent().unwrap_or(&self.code)
    }
}

/// A priority proposed by the system with its reason (CLS-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    #[serde(rename = "type")]
    pub type_code: String,
    pub priority: Priority,
    /// The kind of emergency that the emergency key starts with; none for everything else.
    pub emergency: Option<&'static str>,
    pub reason: Said,
}

/// Proposes type and priority: the default of the chosen type, unless the words of the customer point at an emergency;
/// without a choice what the words point at (CLS-01, EMG-01). The agent decides.
pub fn propose(types: &[TypeDef], chosen: Option<&str>, content: &str) -> Option<Proposal> {
    let chosen = chosen.and_then(|code| types.iter().find(|t| t.code == code));
    let heard = hints(types, content).into_iter().next();
    match (heard, chosen) {
        (Some(hint), def) if def.is_none_or(|d| hint.priority.is_p0() && hint.priority < d.priority) => {
            let by_word = types.iter().find(|t| t.code == hint.request_type)?;
            Some(Proposal {
                emergency: kind_of_type(&hint.request_type).map(|k| k.code),
                type_code: hint.request_type,
                priority: hint.priority,
                reason: Said::new(
                    format!("内容含“{}”，建议按“{}”受理", hint.keyword, by_word.title.zh),
                    format!("the text contains \"{}\", which suggests {}", hint.keyword, by_word.title.en),
                ),
            })
        }
        (_, Some(def)) => Some(Proposal {
            emergency: kind_of_type(&def.code).map(|k| k.code),
            type_code: def.code.clone(),
            priority: def.priority,
            reason: Said::new(
                format!("“{}”的默认优先级", def.title.zh),
                format!("default priority of {}", def.title.en),
            ),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn def(code: &str, priority: Priority, keywords: &[&str]) -> TypeDef {
        TypeDef { priority, keywords: keywords.iter().map(|s| (*s).to_owned()).collect(), ..TypeDef::unknown(code) }
    }

    /// CLS-01, EMG-01: the words propose the gravest type; the chosen type's default otherwise.
    #[test]
    fn the_gravest_word_proposes() {
        let types = [
            def("enquiry.bill", Priority::P3, &["账单"]),
            def("alarm.leak", Priority::P0, &["漏气", "煤气味", "着火"]),
            def("repair", Priority::P2, &["打不着火"]),
        ];
        let ask = |chosen, content| propose(&types, chosen, content).map(|p| (p.type_code, p.priority));
        assert_eq!(ask(Some("enquiry.bill"), "问账单，厨房还有煤气味"), Some(("alarm.leak".into(), Priority::P0)));
        assert_eq!(ask(None, "灶打不着火"), Some(("repair".into(), Priority::P2)));
        assert_eq!(ask(Some("repair"), "问账单"), Some(("repair".into(), Priority::P2)));
        assert_eq!(ask(Some("enquiry.bill"), "上次灶打不着火"), Some(("enquiry.bill".into(), Priority::P3)));
        assert_eq!(ask(None, "你好"), None);
    }
}
