//! What the customer signs: a signature belongs to the content it stood under, and to no other (SGN-02).

use super::{measure::Reading, scope::Line};
use crate::{event::hex, moment::Moment};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The content of the service sheet as far as it binds both sides. Names and addresses are not in it: a spelling that is
/// put right later does not undo the customer's word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub number: String,
    /// What was asked for and what was done.
    pub asked: String,
    pub done: String,
    pub lines: Vec<Line>,
    /// Of the solution that was accepted; left out where there is none, so that elder sheets keep their digest.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cost: String,
    pub readings: Vec<Reading>,
    /// Numbers of hazards found.
    pub hazards: Vec<String>,
    /// Things handed to the customer.
    pub handed: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// SHA-256 of the content, hex.
    pub content: String,
    pub name: String,
    pub at: Moment,
    /// File of the strokes.
    pub file: Option<String>,
}

impl Sheet {
    /// Hex SHA-256 over the content as JSON, whose fields have a fixed order.
    pub fn digest(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        hex(&Sha256::digest(text.as_bytes()))
    }
}

impl Signature {
    /// Whether it still stands under this content.
    pub fn binds(&self, sheet: &Sheet) -> bool {
        self.content == sheet.digest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fieldwork::scope::Consent;

    /// SGN-02
    #[test]
    fn whatever_is_changed_after_signing_voids_the_signature() {
        let signed = Consent::Signed { at: Moment(22) };
        let sheet = Sheet {
            number: "LJ-ORDER-20260313-0001".into(),
            done: "接管".into(),
            lines: vec![Line { code: "pipe".into(), quantity: 1_200, price: 3_500, consent: signed, begun: None }],
            ..Sheet::default()
        };
        let signature = Signature { content: sheet.digest(), name: "王海涛".into(), at: Moment(40), file: None };
        assert!(signature.binds(&sheet));
        let changes: [fn(&mut Sheet); 6] = [
            |s| s.cost.push_str("260"),
            |s| s.lines[0].price = 3_600,
            |s| s.lines[0].quantity = 1_300,
            |s| s.done.push('。'),
            |s| s.handed.push("钥匙".into()),
            |s| s.lines.clear(),
        ];
        for (n, change) in changes.iter().enumerate() {
            let mut other = sheet.clone();
            change(&mut other);
            assert!(!signature.binds(&other), "change {n}");
        }
    }
}
