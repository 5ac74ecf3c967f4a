//! The public notice board (ANN-04): drafted, approved by another, shown from its day of publication to its expiry. Owns: the
//! flow, and whether it is shown at an instant: that is counted from its times, so that nothing expired is shown however late a
//! sweep comes. Refuses an expiry before the publication. Tested here and in `server/tests/bulletins.rs`.

use crate::{
    clock::{
        AtDue, ClockDef, StopRule,
        catalog::{clock, fact},
    },
    flow::{By, Effects, Facts, Flow, Phase, To, Told, action, edge, state},
    form::{Choice, Fields, Kind, LINE, TEXT, choice, may, must},
    guard::{Verdict, guards},
    intake::{ATTACH, NOTE, REASON, Room},
    moment::Moment,
    org::Role,
    paper::{Block, Paper, Pen},
    words::w,
};
use serde::{Deserialize, Serialize};

/// What a notice is about (004-L 7).
pub const TOPICS: &[Choice] = &[
    choice("idea", "服务理念", "service idea"),
    choice("policy", "服务政策", "policy"),
    choice("price", "价格与收费", "prices"),
    choice("hours", "服务时间", "service hours"),
    choice("safety", "安全用气", "safe use"),
    choice("other", "其他", "other"),
];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bulletin {
    pub topic: String,
    pub title: String,
    pub text: String,
    /// English, where there is one; the Chinese stands for it otherwise.
    pub title_en: String,
    pub text_en: String,
    /// Shown from here on.
    pub from: Option<Moment>,
    /// And not from here on.
    pub until: Option<Moment>,
    pub approved_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    pub reason: String,
}

/// States in which it may be shown, if its time has come.
pub const APPROVED: &[&str] = &["approved", "shown"];

impl Bulletin {
    /// Whether the public sees it at an instant. The state alone does not say so: a sweep may come late.
    pub fn is_shown(&self, state: &str, now: Moment) -> bool {
        APPROVED.contains(&state)
            && self.from.is_none_or(|from| from <= now)
            && self.until.is_some_and(|until| now < until)
    }
}

const DRAFT: Fields = &[
    must("topic", Kind::Choice(TOPICS), "类别", "Topic"),
    must("title", Kind::Line { max: 80 }, "标题", "Title"),
    must("text", Kind::Text { max: TEXT }, "正文", "Text"),
    may("title_en", Kind::Line { max: LINE }, "英文标题（可不填）", "Title in English (optional)"),
    may("text_en", Kind::Text { max: TEXT }, "英文正文（可不填）", "Text in English (optional)"),
    must("from", Kind::Moment, "公布时间", "Shown from"),
    must("until", Kind::Moment, "到期时间", "Expires"),
    may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"),
];

const AMEND: Fields = &[
    may("topic", Kind::Choice(TOPICS), "类别", "Topic"),
    may("title", Kind::Line { max: 80 }, "标题", "Title"),
    may("text", Kind::Text { max: TEXT }, "正文", "Text"),
    may("title_en", Kind::Line { max: LINE }, "英文标题（可不填）", "Title in English (optional)"),
    may("text_en", Kind::Text { max: TEXT }, "英文正文（可不填）", "Text in English (optional)"),
    may("from", Kind::Moment, "公布时间", "Shown from"),
    may("until", Kind::Moment, "到期时间", "Expires"),
];

fn own<'a>(f: &'a Facts) -> Option<&'a Bulletin> {
    match &f.room {
        Room::Bulletin(bulletin) => Some(bulletin),
        _ => None,
    }
}

guards! {
    BULLETIN_SPAN "bulletin_span" Rule of_input "ANN-04" "到期晚于公布和现在" "it expires after it is shown, and after now" =>
        |f| {
            let of = own(f);
            let from = f.moment("from").or_else(|| of.and_then(|b| b.from));
            let until = f.moment("until").or_else(|| of.and_then(|b| b.until));
            Verdict::when(
                until.is_none_or(|until| until > f.now && from.is_none_or(|from| from < until)),
                w("到期时间须晚于公布时间，也须晚于现在。", "It has to expire after its publication, and after now: check both times."),
            )
        };
    /// Who wrote it does not approve it.
    BULLETIN_OTHER "bulletin_approver" Rule "ANN-04" "编写人不审批" "who wrote it does not approve it" =>
        |f| Verdict::when(
            f.record.recorder.is_none() || f.record.recorder != f.actor.person,
            w("公告须由编写人以外的人审批。", "Somebody else than its author has to approve it."),
        );
    BULLETIN_ALIVE "bulletin_alive" Rule "ANN-04" "尚未到期" "it has not expired yet" =>
        |f| Verdict::when(
            own(f).is_none_or(|b| b.until.is_none_or(|until| until > f.now)),
            w("公告的到期时间已过：请退回修改到期时间。", "Its expiry is past: send it back for another date."),
        );
}

const FROM_CLOCK: ClockDef = clock(
    "bulletin_from",
    w("公布公告", "bulletin is shown"),
    "",
    (fact::BULLETIN_APPROVED, StopRule::Any(&[fact::BULLETIN_SHOWN]), &[fact::ENDED]),
    AtDue::Happens,
    "ANN-04",
)
.dated("公布时间", "when it is shown");

const UNTIL_CLOCK: ClockDef = clock(
    "bulletin_until",
    w("公告到期", "bulletin expires"),
    "",
    (fact::BULLETIN_APPROVED, StopRule::Any(&[fact::ENDED]), &[]),
    AtDue::Happens,
    "ANN-04",
)
.dated("到期时间", "when it expires");

const AUTHORS: &[By] = &[By::Role(Role::GroupLeader), By::Role(Role::ServiceHead), By::Role(Role::ServiceOffice)];
const APPROVERS: &[By] = &[By::Role(Role::ServiceHead), By::Role(Role::CompanyLeader)];
const ALIVE: &[&str] = &["draft", "approved", "shown"];

pub static FLOW: Flow = Flow {
    kind: "bulletin",
    words: w("服务公告", "Public notice"),
    states: &[
        state("draft", Phase::Open, "待审批", "To be approved"),
        state("approved", Phase::Open, "待公布", "Approved"),
        state("shown", Phase::Open, "公布中", "Shown"),
        state("expired", Phase::Ended, "已到期", "Expired"),
        state("withdrawn", Phase::Ended, "已撤下", "Withdrawn"),
    ],
    actions: &[
        action(
            "draft",
            DRAFT,
            w("编写公告", "Write a notice"),
            w("经他人审批后按时公布，到期自动撤下", "Shown when another has approved it, until it expires"),
        ),
        action("amend", AMEND, w("修改", "Amend"), w("审批前修改", "Before it is approved")),
        action(
            "approve",
            &[],
            w("审批通过", "Approve"),
            w("由编写人以外的负责人审批", "By somebody else than its author"),
        ),
        action("send_back", &[REASON], w("退回修改", "Send back"), w("说明原因", "With the reason")),
        action("appear", &[], w("公布", "Shown"), w("到公布时间由系统公布", "By the program, when its time has come")),
        action("expire", &[], w("到期", "Expired"), w("到期由系统撤下", "By the program, when it expires")),
        action(
            "withdraw",
            &[REASON],
            w("撤下", "Withdraw"),
            w("到期前撤下，说明原因", "Before it expires, with the reason"),
        )
        .grave(),
        action("note", NOTE, w("备注", "Note"), w("内部备注，公众不可见", "Internal note")),
        action(
            "attach",
            ATTACH,
            w("附件", "Attach"),
            w("批准文件等，公众不可见", "The approval on paper and the like"),
        ),
    ],
    edges: &[
        edge(&[], "draft", To::State("draft"), AUTHORS, &[&BULLETIN_SPAN]),
        edge(&["draft"], "amend", To::Same, AUTHORS, &[&BULLETIN_SPAN]),
        edge(&["draft"], "approve", To::State("approved"), APPROVERS, &[&BULLETIN_OTHER, &BULLETIN_ALIVE]),
        edge(&["draft", "approved"], "send_back", To::State("draft"), APPROVERS, &[]),
        edge(&["approved"], "appear", To::State("shown"), &[By::System], &[]),
        edge(&["approved", "shown"], "expire", To::State("expired"), &[By::System], &[]),
        edge(ALIVE, "withdraw", To::State("withdrawn"), APPROVERS, &[]),
        edge(ALIVE, "note", To::Same, &[By::Employee], &[]),
        edge(ALIVE, "attach", To::Same, &[By::Employee], &[]),
    ],
    clocks: &[&FROM_CLOCK, &UNTIL_CLOCK],
};

pub(crate) fn decide(before: &Bulletin, f: &Facts, action: &str) -> Effects {
    let mut b = before.clone();
    let mut e = Effects::default();
    match action {
        "draft" | "amend" => {
            write(&mut b, f);
            e.summary = Some(b.title.chars().take(120).collect());
            if action == "draft" {
                e.owner = Some(f.actor.person);
                e.tell = vec![Told::Role(Role::ServiceHead)];
            }
        }
        "approve" => {
            b.approved_at = Some(f.now);
            e.facts.push(f.witnessed(fact::BULLETIN_APPROVED));
            // One whose day has come is shown with the next sweep.
            e.due.extend(b.from.map(|from| (FROM_CLOCK.code, from.max(f.now))));
            e.due.extend(b.until.map(|until| (UNTIL_CLOCK.code, until)));
            e.reclock = true;
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "send_back" => {
            b.approved_at = None;
            f.text("reason").unwrap_or_default().clone_into(&mut b.reason);
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "appear" => e.facts.push(f.witnessed(fact::BULLETIN_SHOWN)),
        "expire" => {
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        "withdraw" => {
            b.withdrawn_at = Some(f.now);
            f.text("reason").unwrap_or_default().clone_into(&mut b.reason);
            e.facts.push(f.witnessed(fact::ENDED));
            e.tell.extend(f.record.recorder.map(Told::Person));
        }
        _ => {}
    }
    if b != *before {
        e.room = Some(Room::Bulletin(b));
    }
    e
}

fn write(b: &mut Bulletin, f: &Facts) {
    let take = |key: &str, slot: &mut String| {
        if let Some(text) = f.text(key) {
            text.trim().clone_into(slot);
        }
    };
    take("topic", &mut b.topic);
    take("title", &mut b.title);
    take("text", &mut b.text);
    take("title_en", &mut b.title_en);
    take("text_en", &mut b.text_en);
    b.from = f.moment("from").or(b.from);
    b.until = f.moment("until").or(b.until);
}

/// The notice as it hangs in the service hall.
pub fn paper(b: &Bulletin, number: &str, company: &str, pen: Pen<'_>) -> Paper {
    let english = pen.lang == crate::words::Lang::En;
    let either = |en: &str, zh: &str| if english && !en.is_empty() { en } else { zh }.to_owned();
    let topic = TOPICS.iter().find(|t| t.code == b.topic).map(|t| pen.say(t.words)).unwrap_or_default();
    let lines = either(&b.text_en, &b.text);
    let mut blocks = vec![Block::Pairs(vec![pen.wide(w("类别", "Topic"), topic)])];
    blocks.extend(lines.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        Block::Pairs(vec![crate::paper::Pair { label: String::new(), value: line.trim().to_owned(), wide: true }])
    }));
    blocks.push(Block::Pairs(vec![
        pen.pair(w("公布时间", "Published"), pen.at(b.from)),
        pen.pair(w("有效期至", "Valid until"), pen.at(b.until)),
        pen.wide(w("公布单位", "By"), company),
    ]));
    Paper {
        lang: pen.lang,
        title: either(&b.title_en, &b.title),
        company: company.to_owned(),
        number: number.to_owned(),
        blocks,
        ..Paper::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ANN-04: what has expired is not shown, whatever its state says.
    #[test]
    fn shown_from_its_day_until_it_expires_and_only_when_approved() {
        let b = Bulletin { from: Some(Moment(100)), until: Some(Moment(200)), ..Bulletin::default() };
        for (state, now, shown) in [
            ("approved", 99, false),
            ("approved", 100, true),
            ("shown", 199, true),
            ("shown", 200, false),
            ("draft", 150, false),
            ("withdrawn", 150, false),
            ("expired", 150, false),
        ] {
            assert_eq!(b.is_shown(state, Moment(now)), shown, "{state} at {now}");
        }
        assert!(!Bulletin::default().is_shown("shown", Moment(1)), "without an expiry nothing is shown");
    }
}
