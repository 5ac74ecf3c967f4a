//! How much is known of the scene (EMG-03): what the agent asks while the crew is on its way, as a part of a hundred, and what
//! is still to be asked. Owns: which facts count for whom. It demands nothing. Tested here and in `server/tests/scene.rs`.

use super::Incident;
use crate::words::{Words, w};
use serde::Serialize;

/// What stands on the request above the incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub address: bool,
    pub contact: bool,
}

/// Something that nobody has said yet, with the question to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The field of the form that takes the answer.
    pub code: &'static str,
    pub words: Words,
    pub ask: Words,
}

/// What is known of the scene.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Whole percent of what is asked of this caller.
    pub percent: i64,
    /// The gravest first.
    pub missing: Vec<Missing>,
}

const fn missing(code: &'static str, words: Words, ask: Words) -> Missing {
    Missing { code, words, ask }
}

const CASUALTIES: Missing = missing(
    "casualties",
    w("伤亡人数", "casualties"),
    w("有没有人受伤或昏迷？有几人？", "Is anybody hurt or unconscious? How many?"),
);

impl Incident {
    /// What is known, and what is asked next. People in the building are asked of a building only.
    pub fn known(&self, reach: Reach) -> Known {
        let outdoors = self.indoors == Some(false);
        let asked = [
            (CASUALTIES, self.casualties.is_some(), true),
            (
                missing(
                    "place",
                    w("准确地址或坐标", "address or point"),
                    w("您的详细地址是哪里？附近有什么标志？", "What is the exact address? What stands nearby?"),
                ),
                reach.address || self.place.is_some(),
                true,
            ),
            (
                missing(
                    "contact",
                    w("回拨电话", "number to call back"),
                    w("怎样能再打给您？", "On which number can we call you back?"),
                ),
                reach.contact,
                true,
            ),
            (
                missing(
                    "indoors",
                    w("室内或室外", "indoors or outdoors"),
                    w("气味或险情在室内还是室外？", "Is it indoors or outdoors?"),
                ),
                self.indoors.is_some(),
                true,
            ),
            (
                missing(
                    "signs",
                    w("气味、声响、火焰", "smell, noise, flame"),
                    w("闻到、听到、看到了什么？", "What do you smell, hear or see?"),
                ),
                !self.signs.is_empty(),
                true,
            ),
            (
                missing(
                    "people",
                    w("屋内人数", "people in the building"),
                    w("屋里还有几个人？", "How many people are still inside?"),
                ),
                self.people.is_some(),
                !outdoors,
            ),
            (
                missing(
                    "valve_closed",
                    w("阀门是否已关", "valve closed"),
                    w("燃气总阀关了吗？", "Is the main valve closed?"),
                ),
                self.valve_closed.is_some(),
                true,
            ),
            (
                missing(
                    "caller_safe",
                    w("来电人是否安全", "caller is safe"),
                    w("您现在在安全的地方吗？", "Are you in a safe place now?"),
                ),
                self.caller_safe.is_some(),
                true,
            ),
        ];
        let wanted = asked.iter().filter(|(.., wanted)| *wanted).count() as i64;
        let missing: Vec<Missing> =
            asked.into_iter().filter(|(_, known, wanted)| *wanted && !known).map(|(missing, ..)| missing).collect();
        Known { percent: (wanted - missing.len() as i64) * 100 / wanted, missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EMG-03: percent of what is asked of this caller; casualties come first as long as nobody has said.
    #[test]
    fn what_is_not_said_is_asked_the_gravest_first() {
        let reach = Reach { address: true, contact: true };
        let mut i = Incident::default();
        let bare = i.known(Reach::default());
        assert_eq!((bare.percent, bare.missing.len()), (0, 8));
        assert_eq!(bare.missing[0].code, "casualties");
        i.casualties = Some(0);
        i.indoors = Some(true);
        let known = i.known(reach);
        assert_eq!(known.percent, 50, "four of eight: nobody hurt is an answer");
        assert_eq!(
            known.missing.iter().map(|m| m.code).collect::<Vec<_>>(),
            ["signs", "people", "valve_closed", "caller_safe"]
        );
        // In the street nobody counts the people in the house.
        i.indoors = Some(false);
        assert_eq!(i.known(reach).percent, 57);
        (i.signs, i.valve_closed, i.caller_safe) = ("嘶嘶声".into(), Some(false), Some(true));
        let all = i.known(reach);
        assert_eq!((all.percent, all.missing.len()), (100, 0));
        i.place = Some((25.1, 110.2));
        assert_eq!(i.known(Reach { address: false, contact: true }).percent, 100, "a point of the map is a place");
    }
}
