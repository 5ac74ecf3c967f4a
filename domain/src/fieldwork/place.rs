//! Where the technician was when the button was pressed (OSV-13).

use serde::{Deserialize, Serialize};

/// A position as a phone gives it; `accuracy` in metres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    pub lat: f64,
    pub lng: f64,
    pub accuracy: f64,
}

/// Mean radius of the earth in metres.
const EARTH: f64 = 6_371_008.8;

/// Great-circle distance in metres (haversine).
pub fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (lat, lng) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let h = (lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (lng / 2.0).sin().powi(2);
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}

/// Whether an arrival is flagged: further than `most` metres from the address. A phone that itself says it does not know
/// better than that proves nothing.
pub fn is_far(here: Position, address: (f64, f64), most: f64) -> bool {
    here.accuracy <= most && distance((here.lat, here.lng), address) > most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OSV-13
    #[test]
    fn two_kilometres_away_is_flagged_unless_the_phone_does_not_know() {
        let home = (25.2736, 110.2907);
        assert!((distance(home, (25.2736, 110.3107)) - 2_011.0).abs() < 2.0);
        assert!((distance((31.2304, 121.4737), (39.9042, 116.4074)) - 1_067_300.0).abs() < 1_000.0);
        let here = |lng: f64, accuracy: f64| Position { lat: 25.2736, lng, accuracy };
        for (lng, accuracy, flagged) in [
            (110.3107, 20.0, true),
            (110.3107, 1_500.0, false),
            (110.2930, 20.0, false),
            (110.2938, 20.0, true),
            (110.3107, 300.0, true),
        ] {
            assert_eq!(is_far(here(lng, accuracy), home, 300.0), flagged, "{lng} {accuracy}");
        }
    }
}
