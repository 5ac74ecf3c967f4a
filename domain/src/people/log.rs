//! The duty log (值班日志) of a shift or a day as paper: who was on duty as planned and really, what came in, what was grave,
//! which posts were empty, what was handed over with both signatures (SHF-02). Owns: its order and its words. Refuses nothing.
//! Tested, printed, in `server/tests/duty_handover.rs`.

use super::{ShiftHandover, attendance::Presence, shift_handover::WHAT};
use crate::{
    fieldwork::window::Window,
    id::Id,
    moment::Moment,
    paper::{Block, Paper, Pen, Signing, Table},
    words::{Words, w},
};
use std::ops::Deref;

/// A shift with what became of it.
#[derive(Clone, Debug)]
pub struct Served {
    pub person: String,
    pub unit: String,
    pub window: Window,
    pub stand_in: bool,
    pub came: Option<Moment>,
    pub left: Option<Moment>,
    pub vehicle: String,
    pub is: Presence,
}

/// A matter that came in, or a post that was empty.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub at: Moment,
    pub number: String,
    pub kind: String,
    pub priority: String,
    pub text: String,
    pub owner: String,
    pub state: String,
    pub closed: Option<Moment>,
}

/// All that the log tells, loaded by who prints it.
pub struct Told<'a> {
    pub pen: Pen<'a>,
    pub company: String,
    pub unit: String,
    pub span: Window,
    pub served: Vec<Served>,
    /// Words of a kind, and how many of it came in and are still open.
    pub counts: Vec<(Words, usize, usize)>,
    /// P0 and P1.
    pub urgent: Vec<Entry>,
    pub gaps: Vec<Entry>,
    pub handovers: Vec<(String, ShiftHandover)>,
    pub name: &'a dyn Fn(Id) -> String,
}

impl<'a> Deref for Told<'a> {
    type Target = Pen<'a>;

    fn deref(&self) -> &Pen<'a> {
        &self.pen
    }
}

/// The whole log in words.
pub fn paper(t: &Told<'_>) -> Paper {
    let mut blocks = vec![
        Block::Pairs(vec![
            t.pair(w("单位", "Unit"), t.unit.as_str()),
            t.pair(w("从", "From"), t.at(Some(t.span.from))),
            t.pair(w("到", "Until"), t.at(Some(t.span.to))),
        ]),
        t.heading(w("值班人员", "On duty")),
        Block::Table(served(t)),
        t.heading(w("受理情况", "What came in")),
        Block::Table(
            t.table(
                &[(w("类别", "Kind"), 4.0, false), (w("件数", "Number"), 2.0, true), (w("未结", "Open"), 2.0, true)],
                t.counts
                    .iter()
                    .map(|(kind, n, open)| vec![t.say(*kind).to_owned(), n.to_string(), open.to_string()])
                    .collect(),
            ),
        ),
    ];
    blocks.push(t.heading(w("紧急和加急（P0、P1）", "P0 and P1")));
    blocks.push(entries(t, &t.urgent));
    blocks.push(t.heading(w("缺岗", "Uncovered posts")));
    blocks.push(entries(t, &t.gaps));
    blocks.push(t.heading(w("交接班", "Hand-overs")));
    if t.handovers.is_empty() {
        blocks.push(Block::Note(t.say(w("本时段没有交接记录。", "No hand-over in this time.")).to_owned()));
    }
    for (number, handover) in &t.handovers {
        hand_over(t, number, handover, &mut blocks);
    }
    let blanks = [w("值班负责人", "Duty leader"), w("日期", "Date")];
    blocks.push(Block::Signature(Signing {
        label: t.say(w("值班负责人审阅", "Seen by the duty leader")).to_owned(),
        blanks: blanks.map(|words| t.say(words).to_owned()).to_vec(),
        ..Signing::default()
    }));
    Paper {
        lang: t.lang,
        title: t.say(w("值班日志", "Duty log")).to_owned(),
        copy: t.unit.clone(),
        company: t.company.clone(),
        number: format!("{} — {}", t.at(Some(t.span.from)), t.at(Some(t.span.to))),
        stamp: None,
        digest: String::new(),
        blocks,
    }
}

fn served(t: &Told<'_>) -> Table {
    let row = |s: &Served| {
        let stands = if s.stand_in { t.say(w("（顶班）", " (stand-in)")) } else { "" };
        vec![
            format!("{}{stands}", s.person),
            s.unit.clone(),
            format!("{} — {}", t.at(Some(s.window.from)), t.at(Some(s.window.to))),
            t.at(s.came),
            t.at(s.left),
            if s.vehicle.is_empty() { "—".to_owned() } else { s.vehicle.clone() },
            t.say(s.is.words()).to_owned(),
        ]
    };
    t.table(
        &[
            (w("人员", "Person"), 2.2, false),
            (w("班组", "Unit"), 2.0, false),
            (w("班次", "Shift"), 4.4, false),
            (w("签到", "In"), 2.3, false),
            (w("签退", "Out"), 2.3, false),
            (w("车辆", "Vehicle"), 1.6, false),
            (w("考勤", "Attendance"), 1.8, false),
        ],
        t.served.iter().map(row).collect(),
    )
}

fn entries(t: &Told<'_>, all: &[Entry]) -> Block {
    if all.is_empty() {
        return Block::Note(t.say(w("无。", "None.")).to_owned());
    }
    let row = |e: &Entry| {
        vec![
            t.at(Some(e.at)),
            e.number.clone(),
            e.priority.clone(),
            e.text.clone(),
            e.owner.clone(),
            e.state.clone(),
            t.at(e.closed),
        ]
    };
    Block::Table(t.table(
        &[
            (w("时间", "When"), 2.3, false),
            (w("编号", "Number"), 3.2, false),
            (w("级别", "Priority"), 1.0, false),
            (w("内容", "Content"), 4.2, false),
            (w("责任人", "Owner"), 1.6, false),
            (w("状态", "State"), 1.6, false),
            (w("办结", "Ended"), 2.3, false),
        ],
        all.iter().map(row).collect(),
    ))
}

fn hand_over(t: &Told<'_>, number: &str, h: &ShiftHandover, blocks: &mut Vec<Block>) {
    let named = |who: Option<Id>| who.map(|id| (t.name)(id)).unwrap_or_default();
    let signature = |who: Option<Id>, at: Option<Moment>| match at {
        Some(_) => format!("{} {}", named(who), t.at(at)),
        None => t.say(w("未签字", "not signed")).to_owned(),
    };
    blocks.push(Block::Pairs(vec![
        t.pair(w("编号", "Number"), number),
        t.pair(w("交班人签字", "Giver"), signature(h.giver, h.signed_at)),
        t.pair(w("接班人签字", "Taker"), signature(h.taker, h.accepted_at)),
        t.wide(w("设备、车辆、钥匙", "Equipment, vehicles, keys"), h.equipment.as_str()),
        t.wide(w("交班说明", "Remarks of the giver"), h.remarks.as_str()),
        t.wide(w("接班说明", "Remarks of the taker"), h.taker_remarks.as_str()),
        t.wide(w("负责人代结原因", "Closed by the leader because"), h.reason.as_str()),
    ]));
    let mut rows = Vec::new();
    for (what, words) in WHAT {
        for item in h.items.iter().filter(|i| i.what == what) {
            rows.push(vec![
                t.say(words).to_owned(),
                item.number.clone(),
                item.priority.clone(),
                item.text.clone(),
                named(item.owner),
                t.at(item.due),
            ]);
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::Table(t.table(
            &[
                (w("事项", "What"), 3.0, false),
                (w("编号", "Number"), 3.2, false),
                (w("级别", "Priority"), 1.0, false),
                (w("内容", "Content"), 4.2, false),
                (w("责任人", "Owner"), 1.6, false),
                (w("期限", "Due"), 2.3, false),
            ],
            rows,
        )));
    }
}
