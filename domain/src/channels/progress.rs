//! What customers are told without asking (TRK-04, RES-03): which steps send a message, and with which words. Owns: the
//! moments, what may stand in their words. Refuses nothing; whether a message goes out is asked of number, consent and hour
//! by the server (`act/inform.rs`). Tested here and in `server/tests/progress.rs`.

use crate::form::{Fields, Kind, choice, must};

/// A moment at which the customer hears from the company. Its words are the parameter `msg.<code>`.
#[derive(Debug)]
pub struct Moment {
    /// Also the purpose of the message.
    pub code: &'static str,
    pub parameter: &'static str,
    /// Waits until quiet hours are over; whoever is on the way is there by then.
    pub waits: bool,
}

const fn moment(code: &'static str, parameter: &'static str, waits: bool) -> Moment {
    Moment { code, parameter, waits }
}

pub const ACCEPTED: Moment = moment("accepted", "msg.accepted", true);
/// Who comes, and when.
pub const VISIT: Moment = moment("visit", "msg.visit", true);
pub const ON_THE_WAY: Moment = moment("on_the_way", "msg.on_the_way", false);
pub const DELAYED: Moment = moment("delayed", "msg.delayed", true);
pub const DONE: Moment = moment("done", "msg.done", true);
/// Nobody answered the follow-up's calls (FUP-06).
pub const NOT_REACHED: Moment = moment("not_reached", "msg.not_reached", true);

/// Everybody who called of an emergency hears that it is over (EMG-09).
pub const ALL_CLEAR: Moment = moment("all_clear", "msg.all_clear", false);

/// A stop of gas: announced, now, longer than was said, called off, over (ANN-01, EMG-10). These go to service points, not to
/// whoever asked; the notice is the law's, so that no consent is asked.
pub const OUTAGE_PLANNED: Moment = moment("outage_planned", "msg.outage.planned", true);
pub const OUTAGE_NOW: Moment = moment("outage_now", "msg.outage.now", false);
pub const OUTAGE_EXTENDED: Moment = moment("outage_extended", "msg.outage.extended", false);
pub const OUTAGE_CANCELLED: Moment = moment("outage_cancelled", "msg.outage.cancelled", true);
pub const OUTAGE_BACK: Moment = moment("outage_back", "msg.outage.back", true);

pub const OUTAGE_MOVED: Moment = moment("outage_moved", "msg.outage.moved", true);
/// Once more before it begins (ANN-01).
pub const OUTAGE_REMINDER: Moment = moment("outage_reminder", "msg.outage.reminder", true);
/// The property company of an estate hears of a stop, so that it tells whoever lives there.
pub const OUTAGE_ESTATE: Moment = moment("outage_estate", "msg.outage.estate", true);

pub const OUTAGES: &[&Moment] = &[
    &OUTAGE_PLANNED,
    &OUTAGE_NOW,
    &OUTAGE_EXTENDED,
    &OUTAGE_CANCELLED,
    &OUTAGE_BACK,
    &OUTAGE_MOVED,
    &OUTAGE_REMINDER,
    &OUTAGE_ESTATE,
];

/// Advice on safe use, to the points of a campaign (ANN-03). Whoever wants no messages gets none of these.
pub const CAMPAIGN: Moment = moment("campaign", "msg.campaign", true);
/// What may stand in braces of it.
pub const CAMPAIGN_PLACES: &[&str] = &["company", "title", "text", "contact"];

pub const MOMENTS: &[&Moment] = &[&ACCEPTED, &VISIT, &ON_THE_WAY, &DELAYED, &DONE, &NOT_REACHED, &ALL_CLEAR];

/// The steps, by kind of record and action.
const STEPS: &[(&str, &str, &Moment)] = &[
    // Whoever reports an emergency is on the line.
    ("request", "confirm", &ACCEPTED),
    ("request", "confirm_silent", &ACCEPTED),
    ("order", "agree_window", &VISIT),
    ("order", "move_by_company", &VISIT),
    ("order", "move_by_customer", &VISIT),
    ("order", "ask_later", &VISIT),
    ("order", "call_away", &VISIT),
    ("order", "come_again", &VISIT),
    ("order", "no_access", &VISIT),
    ("order", "reject_work", &VISIT),
    ("order", "depart", &ON_THE_WAY),
    ("order", "depart_at_once", &ON_THE_WAY),
    ("delay", "answer", &DELAYED),
    ("order", "finish", &DONE),
    ("followup", "give_up", &NOT_REACHED),
    ("request", "all_clear", &ALL_CLEAR),
];

/// What the customer is told when this was done.
pub fn of(kind: &str, action: &str) -> Option<&'static Moment> {
    STEPS.iter().find(|(k, a, _)| *k == kind && *a == action).map(|(.., moment)| *moment)
}

pub fn of_purpose(purpose: &str) -> Option<&'static Moment> {
    MOMENTS.iter().find(|m| m.code == purpose).copied()
}

/// Words that turn a moment off, for a company or a channel.
pub const OFF: &str = "-";

/// What may stand in braces.
pub const PLACES: &[&str] = &["company", "number", "matter", "who", "from", "until", "expected", "done"];

/// What may stand in braces of a notice about a stop of gas.
pub const OUTAGE_PLACES: &[&str] = &["company", "number", "area", "why", "from", "until", "contact"];
/// What may stand in braces of what a property company is told, beside these.
pub const ESTATE_PLACES: &[&str] = &["what", "road"];

/// The words with what is known put in; `None` where they ask for something that is not known: half a sentence is worse than
/// none.
pub fn fill(words: &str, known: &[(&str, String)]) -> Option<String> {
    let mut out = String::with_capacity(words.len() + 40);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (place, after) = after.split_once('}')?;
        let (_, value) = known.iter().find(|(name, value)| *name == place && !value.is_empty())?;
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// A number that takes short messages: of a mobile telephone of this country, however it is written.
pub fn is_mobile(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.trim_start().starts_with('+') && !digits.starts_with("86") {
        return false;
    }
    let ours = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(&digits);
    ours.len() == 11 && ours.starts_with('1')
}

/// What a record hears of a message to its customer.
pub const SENT: Fields = &[
    must(
        "moment",
        Kind::Choice(&[
            choice("accepted", "已受理", "accepted"),
            choice("visit", "上门人员和时间", "who comes and when"),
            choice("on_the_way", "已出发", "on the way"),
            choice("delayed", "延误", "delay"),
            choice("done", "办理结果", "result"),
            choice("not_reached", "回访未接通", "follow-up not reached"),
            choice("all_clear", "险情解除", "all clear"),
        ]),
        "内容",
        "About",
    ),
    must("means", Kind::Choice(&[choice("sms", "短信", "SMS")]), "方式", "Means"),
    must(
        "what",
        Kind::Choice(&[
            choice("sent", "已发出", "sent"),
            choice("delivered", "已送达", "delivered"),
            choice("failed", "发送失败", "failed"),
        ]),
        "结果",
        "What became of it",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{intake::flow, policy::catalog};

    /// TRK-04 RES-03 FUP-06
    #[test]
    fn every_moment_has_its_step_its_words_and_its_line() {
        for (kind, action, _) in STEPS {
            let flow = flow(kind).unwrap();
            assert!(flow.action(action).is_some(), "{kind} {action}");
        }
        let Kind::Choice(told) = SENT[0].kind else { panic!("the moments are a choice") };
        assert_eq!(told.iter().map(|c| c.code).collect::<Vec<_>>(), MOMENTS.iter().map(|m| m.code).collect::<Vec<_>>());
        for m in MOMENTS {
            assert!(STEPS.iter().any(|(.., of)| of.code == m.code), "{}", m.code);
            assert!(catalog::catalog().parameter(m.parameter).is_some(), "{}", m.parameter);
            assert_eq!(of_purpose(m.code).map(|m| m.code), Some(m.code));
        }
    }

    /// TRK-04: the pack has words for every moment, and asks in them for nothing that nobody fills in.
    #[test]
    fn the_pack_has_words_for_every_moment() {
        let pack = include_str!("../../../packs/city-gas/parameters.toml");
        for m in MOMENTS {
            let (_, after) = pack.split_once(&format!("code = \"{}\"\nvalue = \"", m.parameter)).unwrap();
            let (words, _) = after.split_once("\"\n").unwrap();
            let known: Vec<(&str, String)> = PLACES.iter().map(|place| (*place, "x".to_owned())).collect();
            assert!(fill(words, &known).is_some(), "{words}");
        }
    }

    /// ANN-01: a stop is announced in words of the pack.
    #[test]
    fn the_pack_has_words_for_every_notice_of_a_stop() {
        let pack = include_str!("../../../packs/city-gas/parameters.toml");
        for m in OUTAGES {
            assert!(catalog::catalog().parameter(m.parameter).is_some(), "{}", m.parameter);
            let (_, after) = pack.split_once(&format!("code = \"{}\"\nvalue = \"", m.parameter)).unwrap();
            let (words, _) = after.split_once("\"\n").unwrap();
            let of_estate: &[&str] = if m.code == OUTAGE_ESTATE.code { ESTATE_PLACES } else { &[] };
            let known: Vec<(&str, String)> =
                OUTAGE_PLACES.iter().chain(of_estate).map(|place| (*place, "x".to_owned())).collect();
            assert!(fill(words, &known).is_some(), "{words}");
        }
    }

    /// ANN-03
    #[test]
    fn the_pack_has_words_for_a_campaign() {
        let pack = include_str!("../../../packs/city-gas/parameters.toml");
        assert!(catalog::catalog().parameter(CAMPAIGN.parameter).is_some());
        let (_, after) = pack.split_once(&format!("code = \"{}\"\nvalue = \"", CAMPAIGN.parameter)).unwrap();
        let (words, _) = after.split_once("\"\n").unwrap();
        let known: Vec<(&str, String)> = CAMPAIGN_PLACES.iter().map(|place| (*place, "x".to_owned())).collect();
        assert!(fill(words, &known).is_some(), "{words}");
    }

    #[test]
    fn words_are_filled_whole_or_not_at_all() {
        let known = [("number", "LJ-1".to_owned()), ("who", String::new())];
        assert_eq!(fill("单号 {number}。", &known).as_deref(), Some("单号 LJ-1。"));
        assert_eq!(fill("没有括号", &[]).as_deref(), Some("没有括号"));
        assert_eq!(fill("{who}上门", &known), None, "nobody is named");
        assert_eq!(fill("{nothing}", &known), None);
        assert_eq!(fill("{number", &known), None);
    }

    #[test]
    fn a_mobile_number_is_known_however_it_is_written() {
        for number in ["13900002046", "139 0000 2046", "+86 139-0000-2046", "008613900002046"] {
            assert!(is_mobile(number), "{number}");
        }
        for number in ["0773-2812345", "96777", "", "+1 312 555 0100"] {
            assert!(!is_mobile(number), "{number}");
        }
    }
}
