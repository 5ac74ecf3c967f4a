//! Request types (INT-02): data of the company, two levels; what a rule needs to know of one.

use crate::{flow::Priority, words::Said};
use serde::{Deserialize, Serialize};

/// One request type, e.g. `repair.meter`. Comes from a pack, may be changed per company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeDef {
    pub code: String,
    pub zh: String,
    pub en: String,
    pub default_priority: Priority,
    /// Alarm and complaint cannot be deleted (INT-02).
    #[serde(default)]
    pub system: bool,
    /// Initial handling needs a diagnosis and an arrangement (CLS-04).
    #[serde(default)]
    pub fault: bool,
    /// Work orders may be made from it (CLS-09).
    #[serde(default)]
    pub flow: bool,
    /// Fields that must be filled before acceptance (INT-01).
    #[serde(default)]
    pub required: Vec<String>,
    /// Words in the text that propose this type.
    #[serde(default)]
    pub keywords: Vec<String>,
}

/// The seven top-level types that every company has.
pub const TOP: &[&str] = &["enquiry", "repair", "installation", "complaint", "suggestion", "praise", "alarm", "other"];

impl TypeDef {
    /// The type used before a record has one, and for types since deleted: asks for everything, allows nothing more.
    pub fn unknown(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            zh: code.to_owned(),
            en: code.to_owned(),
            default_priority: Priority::P2,
            system: false,
            fault: false,
            flow: true,
            required: super::request::REQUIRED.iter().map(|s| (*s).to_owned()).collect(),
            keywords: Vec::new(),
        }
    }

    /// `repair.meter` is of the top type `repair`.
    pub fn top(&self) -> &str {
        self.code.split('.').next().unwrap_or(&self.code)
    }
}

/// A priority proposed by the system with its reason (CLS-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    pub type_code: Option<String>,
    pub priority: Priority,
    pub reason: Said,
}

/// Proposes type and priority from the words of the customer: the gravest type whose keyword occurs, then the default
/// of the chosen type (CLS-01, EMG-01). Pure look-up; the agent decides.
pub fn propose(types: &[TypeDef], chosen: Option<&str>, content: &str) -> Option<Proposal> {
    let chosen_def = chosen.and_then(|code| types.iter().find(|t| t.code == code));
    let heard = types
        .iter()
        .flat_map(|t| t.keywords.iter().map(move |k| (t, k)))
        .filter(|(_, k)| !k.is_empty() && content.contains(k.as_str()))
        .min_by_key(|(t, k)| (t.default_priority, std::cmp::Reverse(k.chars().count())));
    match (heard, chosen_def) {
        (Some((by_word, word)), def) if def.is_none_or(|d| by_word.default_priority < d.default_priority) => {
            Some(Proposal {
                type_code: Some(by_word.code.clone()),
                priority: by_word.default_priority,
                reason: Said::new(
                    format!("内容含“{word}”，建议按“{}”受理", by_word.zh),
                    format!("the text contains \"{word}\", which suggests {}", by_word.en),
                ),
            })
        }
        (_, Some(def)) => Some(Proposal {
            type_code: Some(def.code.clone()),
            priority: def.default_priority,
            reason: Said::new(format!("“{}”的默认优先级", def.zh), format!("default priority of {}", def.en)),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn def(code: &str, priority: Priority, keywords: &[&str]) -> TypeDef {
        TypeDef {
            default_priority: priority,
            keywords: keywords.iter().map(|s| (*s).to_owned()).collect(),
            ..TypeDef::unknown(code)
        }
    }

    /// CLS-01, EMG-01: the words propose the gravest type; the chosen type's default otherwise.
    #[test]
    fn the_gravest_word_proposes() {
        let types = [
            def("enquiry.bill", Priority::P3, &["账单"]),
            def("alarm.leak", Priority::P0, &["漏气", "煤气味"]),
            def("repair", Priority::P2, &["打不着火"]),
        ];
        let ask = |chosen, content| propose(&types, chosen, content).map(|p| (p.type_code.unwrap(), p.priority));
        assert_eq!(ask(Some("enquiry.bill"), "问账单，厨房还有煤气味"), Some(("alarm.leak".into(), Priority::P0)));
        assert_eq!(ask(None, "灶打不着火"), Some(("repair".into(), Priority::P2)));
        assert_eq!(ask(Some("repair"), "问账单"), Some(("repair".into(), Priority::P2)));
        assert_eq!(ask(None, "你好"), None);
    }
}
