//! Telephony (INF-04, ANS-01): what an exchange tells of a call, and what follows when nobody answers. Owns: the call as a
//! fold over its events, the call-back (回电). Refuses nothing of a call: what an exchange says is taken as it comes. Nothing
//! here is in the way of a call; it is heard of. Tested here and in `server/tests/calls*.rs`.

pub mod call;
pub mod callback;

pub use call::{Call, Happening, Outcome, Stage, What};
pub use callback::CallBack;

use crate::{
    form::{Field, Fields, Kind, LINE, may},
    words::w,
};

/// The call that a matter came by: its answer is the time of receipt, and its record the evidence.
pub const CALL: Field = may("call", Kind::Ref { to: "call" }, "来电", "Call");

/// What a request hears of its call when that has ended (system).
pub(crate) const CALLED: Fields = &[
    CALL,
    may("direction", Kind::Line { max: 10 }, "方向", "Direction"),
    may("ring_at", Kind::Moment, "振铃时间", "Rang at"),
    may("answered_at", Kind::Moment, "接听时间", "Answered at"),
    may("ended_at", Kind::Moment, "结束时间", "Ended at"),
    may("rings", Kind::Int { min: 0, max: 1_000 }, "铃响次数", "Rings"),
    may("seconds", Kind::Int { min: 0, max: 1_000_000 }, "通话秒数", "Seconds spoken"),
    may("recording", Kind::Line { max: LINE }, "录音编号", "Recording"),
];

pub(crate) const CALLING: crate::flow::Action = crate::flow::action(
    "phoned",
    CALLED,
    w("通话记录", "Call record"),
    w("本事项的电话：时间、铃响、时长、录音", "A call of this matter: times, rings, length, recording"),
);

/// A number as it is kept and looked up: digits, with a leading `+` of another country. What an exchange writes before or
/// between them goes: the trunk's `0` before a mobile number of elsewhere (`013900002046`), `sip:`, spaces. Empty for a
/// caller who shows none.
pub fn plain_number(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("sip:").or_else(|| text.strip_prefix("tel:")).unwrap_or(text);
    let text = text.split(['@', ';', '<', '>']).find(|part| part.chars().any(|c| c.is_ascii_digit())).unwrap_or("");
    let foreign = text.trim_start().starts_with('+');
    let digits: String = text.chars().filter(char::is_ascii_digit).take(20).collect();
    let home = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|_| foreign));
    if let Some(home) = home {
        return home.to_owned();
    }
    let mobile = |d: &str| d.len() == 11 && d.starts_with('1') && !d.starts_with("10");
    if let Some(rest) = digits.strip_prefix('0').filter(|rest| mobile(rest)) {
        return rest.to_owned();
    }
    if foreign && !digits.is_empty() { format!("+{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use super::plain_number;

    /// INF-04: however an exchange writes it, a number is one number.
    #[test]
    fn a_number_is_known_however_it_is_written() {
        for (written, plain) in [
            ("13900002046", "13900002046"),
            ("013900002046", "13900002046"),
            ("+86 139-0000-2046", "13900002046"),
            ("0086 13900002046", "13900002046"),
            ("sip:13900002046@10.0.0.1", "13900002046"),
            ("<13900002046>", "13900002046"),
            ("0773-2825000", "07732825000"),
            ("01082250000", "01082250000"),
            ("+49 30 609854180", "+4930609854180"),
            ("96777", "96777"),
            ("anonymous", ""),
            ("", ""),
        ] {
            assert_eq!(plain_number(written), plain, "{written}");
        }
    }
}
