//! What a row is made of, as far as a later file may change it: each part has a digest of its own, so that what was taken
//! over is known from what was not. Pure.

use super::{Target, row::MappedRow};
use serde_json::Value;
use sha2::{Digest, Sha256};
use shouwen_domain::event::hex;
use std::collections::BTreeMap;

/// A part of a row that a newer file changes as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Who, what and where: stays as it is here, where somebody may have corrected it.
    Contents,
    /// What the source says of itself: its status and its own fields.
    Own,
    Due,
    Outcome,
    Answer,
}

use Part::{Answer, Contents, Due, Outcome, Own};
const ALL: [Part; 5] = [Contents, Own, Due, Outcome, Answer];
/// Stands for the digest of a part that is not known: rows imported before parts were told apart.
const UNKNOWN: &str = "-";

pub(super) fn part_of(target: Target) -> Part {
    match target {
        Target::SourceStatus | Target::Lat | Target::Lon => Own,
        Target::DueAt => Due,
        Target::State | Target::ClosedAt => Outcome,
        Target::Answer => Answer,
        _ => Contents,
    }
}

fn short(of: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(of).unwrap_or_default();
    hex(&Sha256::digest(text.as_bytes())[..16])
}

/// Everything that the mapping takes of a row: one digest of the whole, and one of each part.
pub(super) fn digest(row: &MappedRow) -> String {
    let mut out = short(&(&row.fields, &row.extra));
    for part in ALL {
        let fields: BTreeMap<&str, &Value> = Target::ALL
            .iter()
            .filter(|target| part_of(**target) == part)
            .filter_map(|target| Some((target.name(), row.fields.get(target.name())?)))
            .collect();
        out.push(' ');
        out.push_str(&short(&(fields, (part == Own).then_some(&row.extra))));
    }
    out
}

fn split(digest: &str) -> (&str, Vec<&str>) {
    let mut words = digest.split(' ');
    let whole = words.next().unwrap_or_default();
    let parts: Vec<&str> = words.collect();
    (whole, if parts.len() == ALL.len() { parts } else { vec![UNKNOWN; ALL.len()] })
}

/// Whether the row is as it was taken over.
pub(super) fn same(was: &str, is: &str) -> bool {
    let ((whole, parts), (now, parts_now)) = (split(was), split(is));
    whole == now || parts == parts_now
}

/// The parts that are another than they were.
pub(super) fn differing(was: &str, is: &str) -> Vec<Part> {
    let (was, is) = (split(was).1, split(is).1);
    ALL.into_iter().zip(was.iter().zip(&is)).filter(|(_, (was, is))| was != is).map(|(part, _)| part).collect()
}

/// What is remembered after some parts were taken over: the others are still as they were.
pub(super) fn merged(was: &str, is: &str, taken: &[Part]) -> String {
    if differing(was, is).iter().all(|part| taken.contains(part)) {
        return is.to_owned();
    }
    // As a whole it is neither the row of before nor that of now.
    let ((_, was), (_, is)) = (split(was), split(is));
    let mut out = UNKNOWN.to_owned();
    for ((part, was), is) in ALL.iter().zip(was).zip(is) {
        out.push(' ');
        out.push_str(if taken.contains(part) { is } else { was });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_taken_differs_again() {
        let (was, is) = ("w1 a b c d e", "w2 a B C d E");
        assert_eq!((same(was, is), same(was, was)), (false, true));
        assert_eq!(differing(was, is), [Own, Due, Answer]);
        let half = merged(was, is, &[Own]);
        assert_eq!((same(&half, is), differing(&half, is)), (false, vec![Due, Answer]));
        assert_eq!(merged(&half, is, &[Due, Answer]), is);
        // What was taken is taken back when the source goes back.
        assert_eq!((same(&half, was), differing(&half, was)), (false, vec![Own]));
        assert_eq!(split(&merged(&half, was, &[Own])), split(was));
        // The digest of a former version knows the whole row only.
        assert_eq!((same("w2", is), differing("w1", is).len()), (true, 5));
        assert_eq!(differing(&merged("w1", is, &[Own, Due]), is), [Contents, Outcome, Answer]);
    }
}
