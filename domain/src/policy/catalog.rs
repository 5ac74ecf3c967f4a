//! Owns the list of parameters (Appendix A) and gates (SYS-06): kind, default, bounds, clause. Data in `domain/data`.
//! Refuses, in its tests, a file that is not consistent with itself. Tested below.

use crate::id::Id;
use crate::moment::Moment;
use crate::policy::scope::{Entry, Priority, Scope};
use crate::policy::value::{GateSetting, Kind, Mode, Tighter, Value};
use crate::words::Said;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const PARAMETER_FILES: [(&str, &str); 6] = [
    ("service.toml", include_str!("../../data/parameters/service.toml")),
    ("emergency.toml", include_str!("../../data/parameters/emergency.toml")),
    ("complaints.toml", include_str!("../../data/parameters/complaints.toml")),
    ("management.toml", include_str!("../../data/parameters/management.toml")),
    ("duty.toml", include_str!("../../data/parameters/duty.toml")),
    ("platform.toml", include_str!("../../data/parameters/platform.toml")),
];
const GATES_FILE: &str = include_str!("../../data/gates.toml");

/// What the default rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A number stated in a seed.
    Seed,
    /// Field practice.
    Fp,
    Law,
    /// A rule of this program (sessions, sizes).
    House,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    pub source: Source,
    pub clause: Said,
}

/// One line of the catalogue. A gate is a parameter `gate.<code>` of kind `Mode`.
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    pub code: String,
    pub title: Said,
    pub about: Said,
    pub kind: Kind,
    pub tighter: Tighter,
    /// The base level of the book; the one without scope stands for all others.
    pub defaults: Vec<Entry>,
    pub min: Option<Value>,
    pub max: Option<Value>,
    pub unit: Option<String>,
    /// Must not fall due before these (stages of one matter, levels of one clock).
    pub after: Vec<String>,
    pub calendar: String,
    pub basis: Basis,
    pub used_by: Vec<String>,
    /// Nothing reads it yet: its room is not built. Said wherever it is shown.
    pub later: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    pub code: String,
    /// `gate.<code>`: under this name it stands in the book.
    pub parameter: String,
    pub title: Said,
    pub about: Said,
    pub default: Mode,
    /// It cannot be set below.
    pub floor: Mode,
    /// EMG-16: for P0 it warns and never blocks.
    pub yields_to_p0: bool,
    pub override_role: Option<String>,
    pub basis: Basis,
    pub used_by: Vec<String>,
    /// As of a parameter: no guard asks it yet.
    pub later: bool,
}

#[derive(Debug)]
pub struct Catalog {
    parameters: BTreeMap<String, Parameter>,
    gates: BTreeMap<String, Gate>,
}

/// The one catalogue, read at first use.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| match Catalog::read() {
        Ok(catalog) => catalog,
        // The files are part of the program and a test reads them: this cannot happen in a build that passed.
        Err(why) => panic!("domain/data: {why}"),
    })
}

impl Catalog {
    pub fn parameter(&self, code: &str) -> Option<&Parameter> {
        self.parameters.get(code)
    }

    /// By its short code (`certificate`), without `gate.`.
    pub fn gate(&self, code: &str) -> Option<&Gate> {
        self.gates.get(code)
    }

    /// All parameters, gates included, by code.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.values()
    }

    pub fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.gates.values()
    }

    fn read() -> Result<Self, String> {
        let mut catalog = Self { parameters: BTreeMap::new(), gates: BTreeMap::new() };
        for (file, text) in PARAMETER_FILES {
            let read: ParameterFile = toml::from_str(text).map_err(|e| format!("{file}: {e}"))?;
            for raw in read.parameter {
                let code = raw.code.clone();
                let parameter = raw.build().map_err(|why| format!("{file}: {code}: {why}"))?;
                if catalog.parameters.insert(code.clone(), parameter).is_some() {
                    return Err(format!("{file}: {code} stands twice"));
                }
            }
        }
        let read: GateFile = toml::from_str(GATES_FILE).map_err(|e| format!("gates.toml: {e}"))?;
        for raw in read.gate {
            let gate = raw.build();
            if gate.default < gate.floor || catalog.gates.contains_key(&gate.code) {
                return Err(format!("gates.toml: {}", gate.code));
            }
            catalog.parameters.insert(gate.parameter.clone(), gate.as_parameter());
            catalog.gates.insert(gate.code.clone(), gate);
        }
        let unknown = catalog.parameters.values().flat_map(|p| &p.after).find(|c| !catalog.parameters.contains_key(*c));
        unknown.map_or(Ok(()), |code| Err(format!("after names the unknown {code}")))?;
        Ok(catalog)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    parameter: Vec<RawParameter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bilingual {
    zh: String,
    en: String,
}

impl Bilingual {
    fn said(self) -> Said {
        Said::new(self.zh, self.en)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBasis {
    source: Source,
    zh: String,
    en: String,
}

impl RawBasis {
    fn build(self) -> Basis {
        Basis { source: self.source, clause: Said::new(self.zh, self.en) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    code: String,
    title: Bilingual,
    about: Bilingual,
    kind: Kind,
    tighter: Tighter,
    default: Vec<RawDefault>,
    min: Option<String>,
    max: Option<String>,
    unit: Option<String>,
    #[serde(default)]
    after: Vec<String>,
    calendar: String,
    basis: RawBasis,
    used_by: Vec<String>,
    #[serde(default)]
    later: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDefault {
    value: String,
    #[serde(rename = "type")]
    request_type: Option<String>,
    priority: Option<Priority>,
    grade: Option<String>,
    channel: Option<String>,
    #[serde(default)]
    locked: bool,
}

impl RawParameter {
    fn build(self) -> Result<Parameter, String> {
        let value =
            |text: &str| Value::parse(self.kind, text).ok_or_else(|| format!("{text} is not {}", self.kind.said().en));
        // The bound of a list is the bound of its members.
        let bound = |text: &Option<String>| -> Result<Option<Value>, String> {
            let kind = if self.kind == Kind::List { Kind::Count } else { self.kind };
            text.as_deref().map(|t| Value::parse(kind, t).ok_or_else(|| format!("bound {t}"))).transpose()
        };
        let (min, max) = (bound(&self.min)?, bound(&self.max)?);
        let basis = self.basis.build();
        let mut defaults = Vec::new();
        for raw in &self.default {
            let scope = Scope {
                unit: None,
                request_type: raw.request_type.clone(),
                priority: raw.priority,
                grade: raw.grade.clone(),
                channel: raw.channel.clone(),
            };
            let entry = Entry::new(Id(0), &self.code, scope, value(&raw.value)?, Moment::MIN, &basis.clause.zh);
            defaults.push(Entry { locked: raw.locked, ..entry });
        }
        Ok(Parameter {
            code: self.code,
            title: self.title.said(),
            about: self.about.said(),
            kind: self.kind,
            tighter: self.tighter,
            defaults,
            min,
            max,
            unit: self.unit,
            after: self.after,
            calendar: self.calendar,
            basis,
            used_by: self.used_by,
            later: self.later,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GateFile {
    gate: Vec<RawGate>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AtP0 {
    Warn,
    Keep,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGate {
    code: String,
    title: Bilingual,
    about: Bilingual,
    default: Mode,
    floor: Option<Mode>,
    at_p0: AtP0,
    override_role: Option<String>,
    basis: RawBasis,
    used_by: Vec<String>,
    #[serde(default)]
    later: bool,
}

impl RawGate {
    fn build(self) -> Gate {
        Gate {
            parameter: format!("gate.{}", self.code),
            code: self.code,
            title: self.title.said(),
            about: self.about.said(),
            default: self.default,
            floor: self.floor.unwrap_or(Mode::Off),
            yields_to_p0: self.at_p0 == AtP0::Warn,
            override_role: self.override_role,
            basis: self.basis.build(),
            used_by: self.used_by,
            later: self.later,
        }
    }
}

impl Gate {
    fn as_parameter(&self) -> Parameter {
        let mode = |mode| Value::Mode(GateSetting { mode, override_role: None });
        let clause = &self.basis.clause.zh;
        Parameter {
            code: self.parameter.clone(),
            title: self.title.clone(),
            about: self.about.clone(),
            kind: Kind::Mode,
            tighter: Tighter::Higher,
            defaults: vec![Entry::new(
                Id(0),
                &self.parameter,
                Scope::default(),
                mode(self.default),
                Moment::MIN,
                clause,
            )],
            min: Some(mode(self.floor)),
            max: None,
            unit: None,
            after: Vec::new(),
            calendar: "none".to_owned(),
            basis: self.basis.clone(),
            used_by: self.used_by.clone(),
            later: self.later,
        }
    }
}

impl Parameter {
    /// Whether `value` lies within the bounds; the bound that is broken otherwise.
    pub fn out_of_bounds(&self, value: &Value) -> Option<&Value> {
        use std::cmp::Ordering::{Greater, Less};
        let broken = |bound: &Value, wrong| match (value, bound) {
            (Value::List(list), Value::Count(n)) => list.iter().any(|member| member.cmp(n) == wrong),
            (Value::Limit(a), Value::Limit(b)) => crate::policy::tightness::by_the_letter(*a, *b) == wrong,
            (value, bound) => value.tightness(bound, Tighter::Lower) == Some(wrong),
        };
        self.min.as_ref().filter(|min| broken(min, Less)).or_else(|| self.max.as_ref().filter(|m| broken(m, Greater)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix A, row by row: code in the appendix, code in the catalogue, its defaults by scope.
    const APPENDIX_A: &str = include_str!("../../data/appendix_a.txt");

    #[test]
    fn every_parameter_of_appendix_a_is_in_the_catalogue() {
        for line in APPENDIX_A.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let code = words.next().unwrap();
            let parameter = catalog().parameter(code).unwrap_or_else(|| panic!("{code} is missing"));
            let found: Vec<String> = parameter
                .defaults
                .iter()
                .map(|entry| {
                    let scope = [
                        entry.scope.request_type.as_deref(),
                        entry.scope.priority.map(Priority::code),
                        entry.scope.grade.as_deref(),
                    ];
                    let scope: Vec<_> = scope.into_iter().flatten().collect();
                    let prefix = if scope.is_empty() { String::new() } else { format!("{}=", scope.join("+")) };
                    format!("{prefix}{}", entry.value)
                })
                .collect();
            assert_eq!(found, words.map(str::to_owned).collect::<Vec<_>>(), "{code}");
        }
    }

    #[test]
    fn the_defaults_are_within_their_own_bounds_and_cite_a_clause() {
        for parameter in catalog().parameters() {
            for entry in &parameter.defaults {
                assert_eq!(entry.value.kind(), parameter.kind, "{}", parameter.code);
                assert_eq!(parameter.out_of_bounds(&entry.value), None, "{}", parameter.code);
            }
            assert!(!parameter.basis.clause.zh.is_empty() && !parameter.basis.clause.en.is_empty());
            assert!(!parameter.used_by.is_empty() && !parameter.title.zh.is_empty());
            assert!(parameter.defaults.len() <= 1 || parameter.defaults.iter().any(|d| d.scope != Scope::default()));
        }
    }

    /// SYS-06, PRE-01, EMG-16
    #[test]
    fn only_protective_gear_and_gas_detector_cannot_be_lowered_or_overridden() {
        let floored: Vec<_> = catalog().gates().filter(|gate| gate.floor == Mode::Block).collect();
        assert_eq!(floored.iter().map(|g| g.code.as_str()).collect::<Vec<_>>(), ["gas_detector", "protective_gear"]);
        assert!(floored.iter().all(|gate| gate.override_role.is_none() && !gate.yields_to_p0));
    }

    /// EMG-16: the list of the requirement itself yields to P0.
    #[test]
    fn what_could_keep_a_crew_from_a_leak_yields() {
        for code in
            ["load", "certificate", "scenarios", "drill", "exclusion", "required_fields", "readiness", "read_back"]
        {
            assert!(catalog().gate(code).unwrap().yields_to_p0, "{code}");
        }
    }
}
