//! Questionnaires: which questions are asked, whether all are answered, and whether the answers are an issue (FUP-03).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// Codes of the answers to choose from; empty: a text.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Asked only after these answers to an earlier question.
    #[serde(default)]
    pub after: Option<After>,
    /// May be left open.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// Something has to be done about it.
    #[serde(default)]
    pub issue: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    pub question: String,
    pub answers: Vec<String>,
}

pub type Given = BTreeMap<String, String>;

/// Asked when a type has no questions of its own (FUP-03).
pub fn standard() -> Vec<Question> {
    let answer =
        |code: &str, zh: &str, en: &str, issue| Answer { code: code.into(), zh: zh.into(), en: en.into(), issue };
    let ask = |code: &str, zh: &str, en: &str, answers| Question {
        code: code.into(),
        zh: zh.into(),
        en: en.into(),
        answers,
        after: None,
        optional: false,
    };
    let yes_no = |bad: &str| vec![answer("yes", "是", "Yes", bad == "yes"), answer("no", "否", "No", bad == "no")];
    vec![
        ask("solved", "问题是否已解决？", "Is the problem solved?", yes_no("no")),
        ask("clean", "现场是否已清理干净？", "Was the place left clean?", yes_no("no")),
        ask("on_time", "是否按约定时间到达？", "Did they come at the agreed time?", yes_no("")),
        ask("gift", "是否收受礼品或索要费用？", "Did they accept a gift or ask for money?", yes_no("yes")),
        ask(
            "satisfied",
            "您对这次服务满意吗？",
            "Are you satisfied with the service?",
            vec![
                answer("yes", "满意", "Satisfied", false),
                answer("fair", "基本满意", "Fairly satisfied", false),
                answer("no", "不满意", "Not satisfied", true),
            ],
        ),
        Question { optional: true, ..ask("other", "其他意见", "Anything else?", Vec::new()) },
    ]
}

/// What is wrong with a set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Open(String),
    Unknown(String),
    NotAChoice(String),
    /// Answered although the branch does not lead there.
    NotAsked(String),
}

fn is_asked(question: &Question, all: &[Question], given: &Given) -> bool {
    let Some(after) = &question.after else { return true };
    // A branch below a question that is not asked itself is not reached; earlier questions only, so this ends.
    let Some(at) = all.iter().position(|q| q.code == after.question) else { return false };
    let own = all.iter().position(|q| q.code == question.code).unwrap_or(0);
    at < own
        && is_asked(&all[at], all, given)
        && given.get(&after.question).is_some_and(|code| after.answers.contains(code))
}

/// Faults in the order of the questionnaire; none: it is complete.
pub fn check(all: &[Question], given: &Given) -> Vec<Fault> {
    let mut out = Vec::new();
    for question in all {
        let answer = given.get(&question.code).filter(|text| !text.trim().is_empty());
        let code = || question.code.clone();
        match (is_asked(question, all, given), answer) {
            (true, None) if !question.optional => out.push(Fault::Open(code())),
            (true, Some(text)) if !question.answers.is_empty() && !question.answers.iter().any(|a| a.code == *text) => {
                out.push(Fault::NotAChoice(code()));
            }
            (false, Some(_)) => out.push(Fault::NotAsked(code())),
            _ => {}
        }
    }
    out.extend(given.keys().filter(|code| !all.iter().any(|q| q.code == **code)).cloned().map(Fault::Unknown));
    out
}

/// Questions whose answers something has to be done about.
pub fn issues<'q>(all: &'q [Question], given: &Given) -> Vec<&'q Question> {
    let issue =
        |q: &&Question| given.get(&q.code).is_some_and(|code| q.answers.iter().any(|a| a.code == *code && a.issue));
    all.iter().filter(issue).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(code: &str, answers: &[(&str, bool)], after: Option<(&str, &str)>) -> Question {
        let word = |s: &str| s.to_owned();
        Question {
            code: word(code),
            zh: word(code),
            en: word(code),
            answers: answers
                .iter()
                .map(|(code, issue)| Answer { code: word(code), zh: word(code), en: word(code), issue: *issue })
                .collect(),
            after: after.map(|(question, answer)| After { question: word(question), answers: vec![word(answer)] }),
            optional: false,
        }
    }

    fn given(pairs: &[(&str, &str)]) -> Given {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    /// FUP-03
    #[test]
    fn branches_are_followed_and_answers_are_coded() {
        let all = [
            question("satisfied", &[("yes", false), ("no", true)], None),
            question("why", &[], Some(("satisfied", "no"))),
            question("clean", &[("yes", false), ("no", true)], None),
        ];
        let open = |code: &str| Fault::Open(code.to_owned());
        for (answers, faults) in [
            (vec![], vec![open("satisfied"), open("clean")]),
            (vec![("satisfied", "yes"), ("clean", "yes")], vec![]),
            (vec![("satisfied", "no"), ("clean", "yes")], vec![open("why")]),
            (vec![("satisfied", "no"), ("why", " "), ("clean", "yes")], vec![open("why")]),
            (vec![("satisfied", "no"), ("why", "慢"), ("clean", "no")], vec![]),
            (vec![("satisfied", "yes"), ("why", "慢"), ("clean", "yes")], vec![Fault::NotAsked("why".into())]),
            (vec![("satisfied", "perhaps"), ("clean", "yes")], vec![Fault::NotAChoice("satisfied".into())]),
            (vec![("satisfied", "yes"), ("clean", "yes"), ("x", "y")], vec![Fault::Unknown("x".into())]),
        ] {
            assert_eq!(check(&all, &given(&answers)), faults, "{answers:?}");
        }
        let found = |pairs| issues(&all, &given(pairs)).iter().map(|q| q.code.clone()).collect::<Vec<_>>();
        assert_eq!(found(&[("satisfied", "no"), ("why", "慢"), ("clean", "no")]), ["satisfied", "clean"]);
        assert!(found(&[("satisfied", "yes"), ("clean", "yes")]).is_empty());
    }

    #[test]
    fn a_questionnaire_that_leads_in_a_circle_asks_nothing() {
        let all = [question("a", &[], Some(("b", "x"))), question("b", &[], Some(("a", "x")))];
        assert!(check(&all, &Given::new()).is_empty());
        assert_eq!(check(&all, &given(&[("a", "x")])), [Fault::NotAsked("a".into())]);
    }
}
