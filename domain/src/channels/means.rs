//! The ways to people, which of them serves which purpose, and how soon what did not go out is tried again (NTF-01,
//! EMG-04). Owns: the table of purposes and the back-off; both are data or sums, nothing here sends. Tested below.

use serde::Serialize;

/// How a message reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// An automatic telephone call that is answered by a key: a text message wakes nobody at 02:13.
    Voice,
    Sms,
    Mail,
    /// The robot of a group in WeCom, DingTalk or Feishu, which names the person it means.
    Robot,
    /// To the browser of somebody who asked for it.
    Push,
}

impl Means {
    pub const ALL: [Self; 5] = [Self::Voice, Self::Sms, Self::Mail, Self::Robot, Self::Push];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Sms => "sms",
            Self::Mail => "mail",
            Self::Robot => "robot",
            Self::Push => "push",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.code() == code)
    }

    /// A comma-separated list, each once, in its order; what is no means is left out.
    pub fn list(text: &str) -> Vec<Self> {
        let mut out = Vec::new();
        for means in text.split([',', '，', ' ']).filter_map(|code| Self::parse(code.trim())) {
            if !out.contains(&means) {
                out.push(means);
            }
        }
        out
    }
}

/// What a message to an employee is about.
#[derive(Debug, PartialEq, Eq)]
pub struct Purpose {
    /// Also the purpose of the stored message.
    pub code: &'static str,
    /// The parameter that lists the means.
    pub means: &'static str,
    /// The parameters with the words, Chinese and English.
    pub words: (&'static str, &'static str),
    /// Rings somebody: goes by every means of the list, and asks for an answer. Otherwise the list says what a person may
    /// choose from.
    pub calls: bool,
}

const fn purpose(code: &'static str, means: &'static str, words: (&'static str, &'static str), calls: bool) -> Purpose {
    Purpose { code, means, words, calls }
}

/// The first call of an emergency, and every next one of its chain.
pub const CREW: Purpose = purpose("crew_call", "ntf.crew_call", ("staff.crew_call", "staff.crew_call_en"), true);
pub const LEADER: Purpose =
    purpose("leader_call", "ntf.leader_call", ("staff.leader_call", "staff.leader_call_en"), true);
/// Nobody took a caller who had pressed the key for emergencies (INF-04).
pub const UNANSWERED: Purpose =
    purpose("emergency_unanswered", "ntf.leader_call", ("staff.unanswered", "staff.unanswered_en"), true);
/// A clock comes near its end.
pub const WARN: Purpose = purpose("warn", "ntf.warn", ("staff.warn", "staff.warn_en"), false);
/// A clock has run out.
pub const BREACH: Purpose = purpose("breach", "ntf.breach", ("staff.breach", "staff.breach_en"), false);
/// Something was done that concerns the person.
pub const TOLD: Purpose = purpose("told", "ntf.told", ("staff.told", "staff.told_en"), false);

pub const PURPOSES: &[&Purpose] = &[&CREW, &LEADER, &UNANSWERED, &WARN, &BREACH, &TOLD];

impl Purpose {
    pub fn of(code: &str) -> Option<&'static Self> {
        PURPOSES.iter().find(|p| p.code == code).copied()
    }

    /// The means by which a call goes out. EMG-04 asks for two, one of them the telephone: a list that has less is not
    /// believed, because nobody would wake.
    pub fn ways(&self, listed: &str) -> Vec<Means> {
        let ways = Means::list(listed);
        if self.calls && (ways.len() < 2 || !ways.contains(&Means::Voice)) {
            return vec![Means::Voice, Means::Sms];
        }
        ways
    }
}

/// The purpose of a notice: warnings and breaches of clocks, or something that was done.
pub fn of_notice(kind: &str) -> &'static Purpose {
    match kind {
        "warn" => &WARN,
        "breach" => &BREACH,
        _ => &TOLD,
    }
}

/// Milliseconds before the second try, how much longer each further one waits, how many there are, and the longest wait.
struct Pace {
    first: i64,
    times: i64,
    tries: i64,
    most: i64,
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60_000;

/// A call has a minute until the next of the chain is called (`emg.ack`), so its tries lie within it; a mail server that is
/// down is down for a while.
const fn pace(means: Means, urgent: bool) -> Pace {
    match (urgent, means) {
        (true, _) => Pace { first: 3 * SECOND, times: 2, tries: 5, most: 30 * SECOND },
        (false, Means::Voice | Means::Sms | Means::Push) => {
            Pace { first: 15 * SECOND, times: 3, tries: 6, most: 30 * MINUTE }
        }
        (false, Means::Mail | Means::Robot) => Pace { first: MINUTE, times: 4, tries: 8, most: 4 * 60 * MINUTE },
    }
}

/// Milliseconds until a message is tried again after `tries` tries; `None`: it is given up. `chance` (0..1000) spreads them
/// by a fifth to either side, so that what failed together does not come back together.
pub fn again(means: Means, urgent: bool, tries: i64, chance: u64) -> Option<i64> {
    let pace = pace(means, urgent);
    if tries >= pace.tries {
        return None;
    }
    let mut wait = pace.first;
    for _ in 1..tries.max(1) {
        wait = (wait * pace.times).min(pace.most);
    }
    let spread = wait * 2 / 5;
    Some(wait - spread / 2 + spread * (chance.min(999) as i64) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::catalog;

    /// NTF-01: tries grow further apart, an urgent one is given up within the minute of its step, none is tried for ever.
    #[test]
    fn tries_grow_apart_and_end() {
        for means in Means::ALL {
            for urgent in [true, false] {
                let mut last = 0;
                let mut whole = 0;
                let mut tries = 1;
                while let Some(wait) = again(means, urgent, tries, 500) {
                    assert!(wait >= last, "{means:?} {urgent} {tries}: {wait} after {last}");
                    let (low, high) =
                        (again(means, urgent, tries, 0).unwrap(), again(means, urgent, tries, 999).unwrap());
                    assert!(low < wait && wait < high && high - low <= wait / 2, "{low} {wait} {high}");
                    (last, whole, tries) = (wait, whole + high, tries + 1);
                    assert!(tries < 20);
                }
                assert!(!urgent || whole < MINUTE, "{means:?}: {whole} ms");
            }
        }
        assert!(again(Means::Mail, false, 1, 0) > again(Means::Sms, false, 1, 999));
        assert!(again(Means::Sms, true, 1, 999) < again(Means::Sms, false, 1, 0));
    }

    /// EMG-04: a table that would wake nobody is not believed.
    #[test]
    fn a_call_goes_two_ways_and_one_rings() {
        assert_eq!(CREW.ways("voice, sms"), [Means::Voice, Means::Sms]);
        assert_eq!(CREW.ways("voice,push"), [Means::Voice, Means::Push]);
        for poor in ["", "-", "sms", "voice", "voice,voice", "sms,mail", "pigeon"] {
            assert_eq!(CREW.ways(poor), [Means::Voice, Means::Sms], "{poor}");
        }
        assert_eq!(BREACH.ways("mail，robot"), [Means::Mail, Means::Robot]);
        assert_eq!(BREACH.ways("-"), []);
    }

    /// NTF-01: each purpose has its list of means and its words in both languages, in the catalog.
    #[test]
    fn every_purpose_has_its_parameters() {
        for p in PURPOSES {
            assert_eq!(Purpose::of(p.code), Some(*p));
            for code in [p.means, p.words.0, p.words.1] {
                assert!(catalog::catalog().parameter(code).is_some(), "{code}");
            }
        }
        assert_eq!((of_notice("breach").code, of_notice("assign").code), ("breach", "told"));
    }
}
