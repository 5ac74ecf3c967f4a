//! What is said to whoever calls from a place without gas (ANN-02). Owns: whose place it is, the words of the answer.

use super::Outage;
use crate::{emergency::near::plain, intake::Address, words::Said};
use jiff::tz::TimeZone;

/// How surely a caller is affected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Their service point is on the list.
    Listed,
    /// Somebody of the same stairway or building is.
    Stairway,
    /// The road or estate is named; ask for the building.
    Road,
}

impl Bound {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Stairway => "stairway",
            Self::Road => "road",
        }
    }
}

/// Whether an address lies where the gas is stopped, as surely as the words allow. A building or stairway that is typed and is
/// none of the list's is not affected, whatever the road.
pub fn binds(outage: &Outage, typed: &Address) -> Option<Bound> {
    let same = |a: &str, b: &str| plain(a) == plain(b);
    let fits = |place: &Address| {
        if typed.road.trim().is_empty() || !same(&place.road, &typed.road) {
            return None;
        }
        let either = |a: &str, b: &str| a.trim().is_empty() || b.trim().is_empty() || same(a, b);
        if !either(&place.district, &typed.district) {
            return None;
        }
        let said = |text: &str| !text.trim().is_empty();
        if said(&typed.building) && said(&place.building) {
            let stair = either(&place.unit, &typed.unit);
            return (same(&place.building, &typed.building) && stair).then_some(Bound::Stairway);
        }
        Some(Bound::Road)
    };
    outage.places.iter().filter_map(fits).min()
}

/// What the agent reads to the caller.
pub fn said(outage: &Outage, zone: &TimeZone) -> Said {
    let at = |moment: Option<crate::moment::Moment>| moment.map(|at| at.local_minute(zone)).unwrap_or_default();
    let (from, until) = (at(outage.from), at(outage.until));
    let (zh_until, en_until) = if until.is_empty() {
        ("恢复时间另行通知".to_owned(), "when gas is back will be told".to_owned())
    } else {
        (format!("预计 {until} 恢复"), format!("gas is expected back at {until}"))
    };
    let (area, why) = (&outage.area, &outage.why);
    Said::new(
        format!("{area}因{why}自 {from} 起停气，{zh_until}。恢复供气须家中有人，请关好灶前阀门等候上门检漏。"),
        format!(
            "Gas is stopped at {area} from {from} ({why}); {en_until}. Somebody has to be in when it is given back: keep the appliance valve closed and wait for the leak check."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(road: &str, building: &str, unit: &str) -> Address {
        Address { road: road.into(), building: building.into(), unit: unit.into(), ..Address::default() }
    }

    /// ANN-02: who is told "you are affected", who is asked for the building, and who is not troubled.
    #[test]
    fn a_caller_is_affected_by_stairway_asked_by_road_and_else_left_alone() {
        let outage = Outage {
            places: vec![at("滨江路88号", "3", "2"), at("滨江路88号", "3", "1")],
            ..Outage::default()
        };
        let cases = [
            (at("滨江路88号", "3", "2"), Some(Bound::Stairway)),
            (at("滨江路 88号", "3", ""), Some(Bound::Stairway)),
            (at("滨江路８８号", "", ""), Some(Bound::Road)),
            (at("滨江路88号", "4", ""), None),
            (at("滨江路88号", "3", "3"), None),
            (at("滨江路8号", "3", "2"), None),
            (at("", "3", "2"), None),
        ];
        for (typed, bound) in cases {
            assert_eq!(binds(&outage, &typed), bound, "{typed:?}");
        }
        let elsewhere = Address { district: "城东区".into(), ..at("滨江路88号", "3", "2") };
        let here = Outage {
            places: vec![Address { district: "城西区".into(), ..at("滨江路88号", "3", "2") }],
            ..outage
        };
        assert_eq!(binds(&here, &elsewhere), None);
    }
}
