//! What is printed of an outage: the poster for the stairway (ANN-01), and the list with which the crew goes from door to door
//! (EMG-10). Owns: their words. Neither names anybody. Tested in `server/tests/outages.rs`.

use super::Outage;
use crate::{
    intake::Address,
    moment::Moment,
    paper::{Block, Column, Pair, Paper, Signing, Table},
    words::{Lang, Words, w},
};
use jiff::tz::TimeZone;

/// What stands at the head of either.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    pub number: &'a str,
    pub company: &'a str,
    pub lang: Lang,
    pub zone: &'a TimeZone,
}

/// A door to go to.
#[derive(Clone, Debug)]
pub struct Door {
    pub number: String,
    pub address: String,
    pub care: bool,
    pub restored: bool,
}

impl Head<'_> {
    fn say(&self, words: Words) -> String {
        self.lang.of(words).to_owned()
    }

    fn at(&self, at: Option<Moment>) -> String {
        at.map(|at| at.local_minute(self.zone)).unwrap_or_else(|| self.say(w("另行通知", "to be told")))
    }

    fn pair(&self, label: Words, value: String, wide: bool) -> Pair {
        Pair { label: self.say(label), value, wide }
    }

    fn paper(&self, title: Words, blocks: Vec<Block>) -> Paper {
        Paper {
            lang: self.lang,
            title: self.say(title),
            company: self.company.to_owned(),
            number: self.number.to_owned(),
            blocks,
            ..Paper::default()
        }
    }
}

/// Stairways that a poster names; a stop of more names the area alone.
const NAMED: usize = 60;

/// The notice as it hangs in the stairway.
pub fn poster(o: &Outage, head: &Head<'_>) -> Paper {
    let mut pairs = vec![
        head.pair(w("停气范围", "Area"), o.area.clone(), true),
        head.pair(w("停气开始", "Gas stops"), head.at(o.from), false),
        head.pair(w("预计恢复", "Gas is back"), head.at(o.until), false),
        head.pair(w("停气原因", "Reason"), o.why.clone(), true),
        head.pair(w("受影响户数", "Households"), o.points.to_string(), false),
        head.pair(w("咨询电话", "Ask"), o.contact.clone(), false),
    ];
    if o.places.len() <= NAMED {
        let places: Vec<String> = o.places.iter().map(Address::line).collect();
        pairs.push(head.pair(w("楼栋单元", "Buildings"), places.join("；"), true));
    }
    let mut blocks = vec![Block::Pairs(pairs)];
    let advice = [
        w(
            "停气期间请关闭灶前阀和燃气器具开关，不要自行开启表前阀门或楼道阀门。",
            "Keep the appliance valves closed; open no valve before the meter or in the stairway.",
        ),
        w(
            "恢复供气前工作人员逐户检漏，须家中有人；无人在家的保持停气，请另约时间。",
            "Before gas is given back each household is checked for leaks with somebody in; where nobody is in it stays closed until another time is agreed.",
        ),
        w(
            "恢复供气后如闻到燃气味，请开窗通风、严禁明火和开关电器，到室外拨打抢修电话。",
            "Should you smell gas afterwards: open the windows, no flame, no switches, and call from outside.",
        ),
    ];
    blocks.extend(advice.map(|words| Block::Note(head.say(words))));
    blocks.push(Block::Pairs(vec![
        head.pair(w("公布时间", "Published"), head.at(o.published_at), false),
        head.pair(w("公布单位", "By"), head.company.to_owned(), false),
    ]));
    head.paper(
        if o.is_planned() {
            w("停气通知", "Notice of a gas stop")
        } else {
            w("紧急停气通知", "Notice of an emergency gas stop")
        },
        blocks,
    )
}

/// The list for the crew: at each door presence, leak check and signature.
pub fn list(o: &Outage, doors: &[Door], head: &Head<'_>) -> Paper {
    let column = |words: Words, share: f32| Column { title: head.say(words), share, right: false };
    let mark = |door: &Door| match (door.restored, door.care) {
        (true, _) => head.say(w("已恢复", "restored")),
        (false, true) => head.say(w("需关照", "care")),
        (false, false) => String::new(),
    };
    let rows = doors.iter().map(|door| {
        let blank = String::new;
        vec![door.address.clone(), door.number.clone(), mark(door), blank(), blank(), blank()]
    });
    let table = Table {
        columns: vec![
            column(w("地址", "Address"), 0.34),
            column(w("户号", "Account"), 0.16),
            column(w("备注", "Mark"), 0.1),
            column(w("有人在场", "Somebody in"), 0.12),
            column(w("检漏合格", "No leak"), 0.12),
            column(w("时间、用户签字", "Time, signature"), 0.16),
        ],
        rows: rows.collect(),
        total: None,
    };
    let pairs = vec![
        head.pair(w("停气范围", "Area"), o.area.clone(), true),
        head.pair(w("停气开始", "Gas stopped"), head.at(o.from), false),
        head.pair(w("关闭的阀门", "Valves"), o.valves.join("、"), false),
    ];
    let blanks = vec![head.say(w("恢复人员", "Crew")), head.say(w("日期", "Date"))];
    let signing =
        Signing { label: head.say(w("恢复人员签字", "Signed by the crew")), blanks, ..Signing::default() };
    head.paper(
        w("逐户恢复供气表", "Gas given back, door by door"),
        vec![Block::Pairs(pairs), Block::Table(table), Block::Signature(signing)],
    )
}
