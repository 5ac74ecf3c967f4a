//! The coverage report of a campaign (ANN-03) in words: figures by class and way, the events, the posters, and the formula. Owns:
//! what is counted as reached. Names nobody. Tested in `server/tests/campaigns.rs`.

use super::{Campaign, Class, FORMULA, GATHERINGS, percent, share};
use crate::{
    paper::{Block, Paper, Pen},
    words::{Words, w},
};

/// Figures of one class: points, and of them those that were reached, by each way and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub points: i64,
    /// Messages that were written, and those with proof of delivery.
    pub sent: i64,
    pub delivered: i64,
    pub failed: i64,
    /// Whoever wants no messages, or has no mobile number.
    pub muted: i64,
    pub no_number: i64,
    pub visit: i64,
    pub counter: i64,
    pub call: i64,
    pub event: i64,
    /// Each point once.
    pub reached: i64,
}

impl Figures {
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.points, other.points),
            (&mut self.sent, other.sent),
            (&mut self.delivered, other.delivered),
            (&mut self.failed, other.failed),
            (&mut self.muted, other.muted),
            (&mut self.no_number, other.no_number),
            (&mut self.visit, other.visit),
            (&mut self.counter, other.counter),
            (&mut self.call, other.call),
            (&mut self.event, other.event),
            (&mut self.reached, other.reached),
        ] {
            *mine += theirs;
        }
    }

    /// Hundredths of a percent.
    pub fn coverage(&self) -> i64 {
        share(self.reached, self.points)
    }

    /// In the order of [`COLUMNS`].
    pub fn cells(&self) -> [i64; 11] {
        [
            self.points,
            self.sent,
            self.delivered,
            self.failed,
            self.muted,
            self.no_number,
            self.visit,
            self.counter,
            self.call,
            self.event,
            self.reached,
        ]
    }
}

/// What the columns of the report are called.
pub const COLUMNS: [Words; 11] = [
    w("用气点", "Points"),
    w("已发短信", "Messages"),
    w("短信送达", "Delivered"),
    w("发送失败", "Failed"),
    w("不愿收短信", "No messages"),
    w("无手机号", "No mobile"),
    w("入户", "Visits"),
    w("营业厅", "Counter"),
    w("电话", "Calls"),
    w("活动签到", "Events"),
    w("已触达", "Reached"),
];

/// The report as it is printed.
pub fn paper(
    c: &Campaign,
    rows: &[(Class, Figures)],
    (number, company, state): (&str, &str, Words),
    pen: Pen<'_>,
) -> Paper {
    let mut all = Figures::default();
    for (_, figures) in rows {
        all.add(figures);
    }
    let everywhere = || pen.say(w("全部", "all")).to_owned();
    let area = |list: &[String]| if list.is_empty() { everywhere() } else { list.join("、") };
    let classes: Vec<&str> = [
        (c.households, w("居民用户", "households")),
        (c.cared_for, w("需关照的居民用户", "households with a care flag")),
        (c.firms, w("单位用户", "organisations")),
    ]
    .into_iter()
    .filter(|(ticked, _)| *ticked)
    .map(|(_, words)| pen.say(words))
    .collect();
    let mut head = vec![
        pen.wide(w("活动名称", "Title"), c.title.as_str()),
        pen.pair(w("状态", "State"), pen.say(state)),
        pen.pair(w("负责单位", "Company"), company),
        pen.pair(w("区县", "Districts"), area(&c.districts)),
        pen.pair(w("道路或小区", "Roads or estates"), area(&c.roads)),
        pen.pair(w("对象", "For"), if classes.is_empty() { everywhere() } else { classes.join("、") }),
        pen.pair(w("时间", "Time"), format!("{} — {}", pen.at(c.from), pen.at(c.until))),
        pen.wide(w("宣传内容", "What was said"), c.text.as_str()),
        pen.pair(w("覆盖率", "Coverage"), percent(all.coverage())),
        pen.pair(w("目标", "Aim"), c.goal.map(|goal| format!("{goal}%")).unwrap_or_default()),
    ];
    if !c.summary.is_empty() {
        head.push(pen.wide(w("总结", "Summary"), c.summary.as_str()));
    }
    let mut columns = vec![(w("对象", "Class"), 0.2, false)];
    columns.extend(COLUMNS.iter().map(|words| (*words, 0.06, true)));
    columns.push((w("覆盖率", "Coverage"), 0.14, true));
    let row = |name: String, figures: &Figures| {
        let cells = figures.cells().into_iter().map(|n| n.to_string());
        std::iter::once(name).chain(cells).chain([percent(figures.coverage())]).collect::<Vec<_>>()
    };
    let mut lines: Vec<Vec<String>> =
        rows.iter().map(|(class, figures)| row(pen.say(class.words()).to_owned(), figures)).collect();
    lines.push(row(pen.say(w("合计", "all")).to_owned(), &all));
    let mut blocks = vec![
        Block::Pairs(head),
        pen.heading(w("覆盖情况", "Coverage")),
        Block::Table(pen.table(&columns, lines)),
        Block::Note(pen.say(FORMULA).to_owned()),
    ];
    if !c.events.is_empty() {
        let columns = [
            (w("时间", "Time"), 0.2, false),
            (w("类型", "Kind"), 0.14, false),
            (w("地点", "Where"), 0.3, false),
            (w("人数", "Came"), 0.1, true),
            (w("签到", "Signed in"), 0.1, true),
            (w("照片", "Photos"), 0.16, true),
        ];
        let kind = |code: &str| GATHERINGS.iter().find(|g| g.code == code).map_or("", |g| pen.say(g.words)).to_owned();
        let lines = c.events.iter().map(|event| {
            let counts = [event.attendance, event.points, event.photos.len() as i64].map(|n| n.to_string());
            [pen.at(event.at), kind(&event.kind), event.place.clone()].into_iter().chain(counts).collect()
        });
        blocks.push(pen.heading(w("活动", "Events")));
        blocks.push(Block::Table(pen.table(&columns, lines.collect())));
    }
    if !c.posters.is_empty() {
        let columns =
            [(w("时间", "Time"), 0.25, false), (w("地点", "Where"), 0.6, false), (w("张数", "Posters"), 0.15, true)];
        let lines = c.posters.iter().map(|p| vec![pen.at(p.at), p.place.clone(), p.count.to_string()]);
        blocks.push(pen.heading(w("海报", "Posters")));
        blocks.push(Block::Table(pen.table(&columns, lines.collect())));
    }
    Paper {
        lang: pen.lang,
        title: pen.say(w("安全宣传覆盖率报告", "Coverage report of a safety campaign")).to_owned(),
        company: company.to_owned(),
        number: number.to_owned(),
        blocks,
        ..Paper::default()
    }
}
