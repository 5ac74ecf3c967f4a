//! What the public may ask of the stops of gas (ANN-01, site): by area, by estate, by the beginning of an address. Owns: what is
//! found by which words. Tells stairways, as the poster does; never a door, never a name.

use super::Outage;
use crate::{emergency::plain, intake::Address};

/// States in which the public is told of it.
pub const TOLD: &[&str] = &["published", "active", "finished"];

/// Stairways that are shown for one search.
const SHOWN: usize = 6;
/// Fewer characters find everything.
const LEAST: usize = 2;

/// Which stairways of a stop the words mean; empty where they mean its area as a whole, `None` where they mean another place.
/// Words that are longer than a stairway are those of a door in it.
pub fn found(outage: &Outage, typed: &str) -> Option<Vec<String>> {
    let wanted = plain(typed);
    if wanted.chars().count() < LEAST {
        return Some(Vec::new());
    }
    let is_meant = |place: &&Address| {
        let bare = Address { district: String::new(), ..(*place).clone() };
        [place.line(), bare.line()].iter().map(|line| plain(line)).any(|line| {
            !line.is_empty() && (line.contains(&wanted) || wanted.strip_prefix(line.as_str()).is_some_and(ends_there))
        })
    };
    let stairs: Vec<String> = outage.places.iter().filter(is_meant).map(Address::line).take(SHOWN).collect();
    let area = plain(&outage.area).contains(&wanted);
    (area || !stairs.is_empty()).then_some(stairs)
}

/// What follows a stairway begins another part of the address: 88号 is not 88号院, and building 1 is not building 12.
fn ends_there(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_ascii_digit() || "栋幢座单元楼层室-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ANN-01: whoever looks finds their own stairway and not the neighbours'.
    #[test]
    fn a_stop_is_found_by_estate_and_by_a_door_in_it() {
        let at = |road: &str, building: &str, unit: &str| Address {
            district: "七星区".into(),
            road: road.into(),
            building: building.into(),
            unit: unit.into(),
            ..Address::default()
        };
        let outage = Outage {
            area: "漓江花园东区".into(),
            places: vec![at("漓江路88号", "3", "2"), at("漓江路88号", "3", "1")],
            ..Outage::default()
        };
        for (typed, stairs) in [
            ("", Some(0)),
            ("漓", Some(0)),
            ("漓江花园", Some(0)),
            ("漓江路", Some(2)),
            ("七星区漓江路88号", Some(2)),
            ("漓江路 ８８号3栋2单元", Some(1)),
            ("漓江路88号3栋2单元501", Some(1)),
            ("漓江路88号4栋", None),
            ("滨江路", None),
        ] {
            assert_eq!(found(&outage, typed).map(|list| list.len()), stairs, "{typed}");
        }
    }
}
