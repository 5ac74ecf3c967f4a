//! Where a matter is. Owns: how an address is said. Refuses nothing.

use serde::{Deserialize, Serialize};

/// Address as the regulations want it: structured, with free text for what does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    pub district: String,
    pub road: String,
    pub building: String,
    pub unit: String,
    pub room: String,
    pub text: String,
}

impl Address {
    /// One line as it is read back: district, road, building, unit, room, rest.
    pub fn line(&self) -> String {
        let mut out = String::new();
        for (part, tail) in
            [(&self.district, ""), (&self.road, ""), (&self.building, "栋"), (&self.unit, "单元"), (&self.room, "室")]
        {
            if !part.is_empty() {
                out.push_str(part);
                if !tail.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                    out.push_str(tail);
                }
            }
        }
        if !self.text.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.text);
        }
        out
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_said_as_people_say_it() {
        let address = Address {
            road: "滨江路88号".into(),
            building: "3".into(),
            unit: "2".into(),
            room: "501".into(),
            ..Address::default()
        };
        assert_eq!(address.line(), "滨江路88号3栋2单元501室");
        assert_eq!(Address { text: "952 EAST 58 STREET".into(), ..Address::default() }.line(), "952 EAST 58 STREET");
    }
}
