//! The rule table type × priority × region → unit (DSP-01).

use crate::{flow::Priority, id::Id};
use serde::{Deserialize, Serialize};

/// One row of the table. An empty `type_code` or `region` and no priority mean: any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `repair.stove`, or `repair` for everything below it.
    #[serde(default)]
    pub type_code: String,
    #[serde(default)]
    pub priority: Option<Priority>,
    /// District of the address.
    #[serde(default)]
    pub region: String,
    pub unit: Id,
    /// Goes out on acceptance without a dispatcher.
    #[serde(default)]
    pub automatic: bool,
}

impl Rule {
    fn fits(&self, type_code: &str, priority: Priority, region: &str) -> bool {
        let below = |part: &str| type_code == part || type_code.strip_prefix(part).is_some_and(|r| r.starts_with('.'));
        (self.type_code.is_empty() || below(&self.type_code))
            && self.priority.is_none_or(|p| p == priority)
            && (self.region.is_empty() || self.region == region)
    }

    /// A named region says more than a type, the longer type more than the shorter, a type more than a priority: crews
    /// are where they are, whatever they are called for.
    fn rank(&self) -> (bool, usize, bool) {
        let depth = if self.type_code.is_empty() { 0 } else { self.type_code.split('.').count() };
        (!self.region.is_empty(), depth, self.priority.is_some())
    }
}

/// The row that says most about this job; `None` sends it to the manual queue with an alarm.
pub fn route<'r>(rules: &'r [Rule], type_code: &str, priority: Priority, region: &str) -> Option<&'r Rule> {
    rules.iter().filter(|rule| rule.fits(type_code, priority, region)).max_by_key(|rule| rule.rank())
}

/// Rows send such a job out of themselves in other regions, and none says who works in this one: nobody has it.
pub fn is_unmapped(rules: &[Rule], type_code: &str, priority: Priority, region: &str) -> bool {
    let elsewhere = |rule: &Rule| rule.automatic && rule.fits(type_code, priority, &rule.region);
    route(rules, type_code, priority, region).is_none() && rules.iter().any(elsewhere)
}

/// Whether a unit does such work in a region: a row for it names the unit, one above it or one below it. Where no row for
/// such work names the region it is anybody's whom the dispatcher sends. `is_kin`: whether a unit is that unit, or stands above or below it.
pub fn covers(rules: &[Rule], type_code: &str, priority: Priority, region: &str, is_kin: impl Fn(Id) -> bool) -> bool {
    let mut fitting = rules.iter().filter(|rule| rule.fits(type_code, priority, region));
    let named = rules.iter().any(|rule| rule.region == region && rule.fits(type_code, priority, region));
    region.is_empty() || !named || fitting.any(|rule| is_kin(rule.unit))
}

/// Pairs of rows that say the same of the same jobs and send them to different units: a table that cannot be saved.
pub fn doubles(rules: &[Rule]) -> Vec<(usize, usize)> {
    let same = |a: &Rule, b: &Rule| (&a.type_code, a.priority, &a.region) == (&b.type_code, b.priority, &b.region);
    (0..rules.len())
        .flat_map(|a| (a + 1..rules.len()).map(move |b| (a, b)))
        .filter(|&(a, b)| same(&rules[a], &rules[b]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(type_code: &str, priority: Option<Priority>, region: &str, unit: i64) -> Rule {
        Rule { type_code: type_code.into(), priority, region: region.into(), unit: Id(unit), automatic: true }
    }

    /// DSP-01
    #[test]
    fn the_row_that_says_most_wins() {
        let rules = [
            rule("", None, "", 1),
            rule("repair", None, "", 2),
            rule("repair.stove", None, "", 3),
            rule("repair", Some(Priority::P1), "", 4),
            rule("repair", None, "七星区", 5),
            rule("installation", None, "", 6),
        ];
        for (type_code, priority, region, unit) in [
            ("enquiry.bill", Priority::P2, "象山区", 1),
            ("repair.meter", Priority::P2, "象山区", 2),
            ("repair.stove", Priority::P2, "象山区", 3),
            ("repair.meter", Priority::P1, "象山区", 4),
            ("repair.stove", Priority::P1, "象山区", 3),
            ("repair.stove", Priority::P1, "七星区", 5),
            ("repairs", Priority::P2, "七星区", 1),
            ("installation.household", Priority::P2, "七星区", 6),
        ] {
            let chosen = route(&rules, type_code, priority, region).map(|r| r.unit.0);
            assert_eq!(chosen, Some(unit), "{type_code} {priority:?} {region}");
        }
        assert!(route(&rules[1..], "enquiry.bill", Priority::P2, "象山区").is_none(), "the manual queue");
    }

    /// DSP-01
    #[test]
    fn a_region_that_nobody_was_given_is_known_as_such() {
        let rules =
            [rule("repair", None, "七星区", 5), Rule { automatic: false, ..rule("installation", None, "七星区", 6) }];
        for (type_code, region, expected) in [
            ("repair.stove", "七星区", false),
            ("repair.stove", "临桂区", true),
            ("repair.stove", "", true),
            ("installation.household", "临桂区", false),
            ("enquiry.bill", "临桂区", false),
        ] {
            assert_eq!(is_unmapped(&rules, type_code, Priority::P2, region), expected, "{type_code} {region}");
        }
    }

    /// DSP-01
    #[test]
    fn a_unit_works_where_its_rows_send_it() {
        let rules = [
            rule("repair", None, "七星区", 5),
            rule("repair", None, "象山区", 6),
            rule("alarm", None, "", 5),
            rule("installation", None, "", 7),
        ];
        for (family, type_code, region, expected) in [
            (&[5, 1][..], "repair.stove", "七星区", true),
            (&[5, 1], "repair.stove", "象山区", false),
            (&[5, 1], "repair.stove", "", true),
            (&[5, 1], "alarm.leak", "象山区", true),
            (&[1, 5, 6, 7, 8], "repair.stove", "象山区", true),
            (&[50, 5, 1], "repair.stove", "七星区", true),
            (&[50, 5, 1], "repair.stove", "象山区", false),
            (&[7, 1], "repair.stove", "七星区", false),
            (&[8, 1], "repair.stove", "七星区", false),
            (&[8, 1], "repair.stove", "临桂区", true),
            (&[8, 1], "installation.household", "七星区", true),
        ] {
            let found = covers(&rules, type_code, Priority::P2, region, |unit| family.contains(&unit.0));
            assert_eq!(found, expected, "{family:?} {type_code} {region}");
        }
    }

    #[test]
    fn rows_that_contradict_each_other_are_named() {
        let rules = [rule("repair", None, "", 1), rule("repair", None, "七星区", 2), rule("repair", None, "", 3)];
        assert_eq!(doubles(&rules), [(0, 2)]);
    }
}
