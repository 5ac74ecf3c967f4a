//! What is printed of an outage: the poster for the stairway (ANN-01), and the list with which the crew goes from door to door
//! (EMG-10). Owns: their words. Neither names anybody. Tested in `server/tests/outages.rs`.

use super::Outage;
use crate::{
    intake::Address,
    paper::{Block, Paper, Pen, Signing},
    words::{Words, w},
};

/// What stands at the head of either.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    pub pen: Pen<'a>,
    pub number: &'a str,
    pub company: &'a str,
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
    fn paper(&self, title: Words, blocks: Vec<Block>) -> Paper {
        Paper {
            lang: self.pen.lang,
            title: self.pen.say(title).to_owned(),
            company: self.company.to_owned(),
            number: self.number.to_owned(),
            blocks,
            ..Paper::default()
        }
    }
}

/// Stairways that a poster names; a stop of more names the area alone.
const NAMED: usize = 60;

/// What whoever reads it has to do, below the times.
const ADVICE: [Words; 3] = [
    w(
        "停气期间请关闭灶前阀和燃气器具开关，不要自行开启表前阀门或楼道阀门。",
        "Keep the appliance valves closed; open no valve before the meter or in the stairway.",
    ),
    w(
        "恢复供气前工作人员逐户检漏，须家中有人；无人在家的保持停气，请另约时间。",
        "Before gas is given back each household is checked for leaks with somebody in; where nobody is in it stays closed \
         until another time is agreed.",
    ),
    w(
        "恢复供气后如闻到燃气味，请开窗通风、严禁明火和开关电器，到室外拨打抢修电话。",
        "Should you smell gas afterwards: open the windows, no flame, no switches, and call from outside.",
    ),
];

/// The notice as it hangs in the stairway.
pub fn poster(o: &Outage, head: &Head<'_>) -> Paper {
    let pen = head.pen;
    let until = if o.until.is_none() { pen.say(w("另行通知", "to be told")).to_owned() } else { pen.at(o.until) };
    let mut pairs = vec![
        pen.wide(w("停气范围", "Area"), o.area.as_str()),
        pen.pair(w("停气开始", "Gas stops"), pen.at(o.from)),
        pen.pair(w("预计恢复", "Gas is back"), until),
        pen.wide(w("停气原因", "Reason"), o.why.as_str()),
        pen.pair(w("受影响户数", "Households"), o.points.to_string()),
        pen.pair(w("咨询电话", "Ask"), o.enquiries.as_str()),
    ];
    if o.places.len() <= NAMED {
        let places: Vec<String> = o.places.iter().map(Address::line).collect();
        pairs.push(pen.wide(w("楼栋单元", "Buildings"), places.join("；")));
    }
    let mut blocks = vec![Block::Pairs(pairs)];
    blocks.extend(ADVICE.map(|words| Block::Note(pen.say(words).to_owned())));
    blocks.push(Block::Pairs(vec![
        pen.pair(w("公布时间", "Published"), pen.at(o.published_at)),
        pen.pair(w("公布单位", "By"), head.company),
    ]));
    let title = if o.is_planned() {
        w("停气通知", "Notice of a gas stop")
    } else {
        w("紧急停气通知", "Notice of an emergency gas stop")
    };
    head.paper(title, blocks)
}

/// The list for the crew: at each door presence, leak check and signature.
pub fn list(o: &Outage, doors: &[Door], head: &Head<'_>) -> Paper {
    let pen = head.pen;
    let mark = |door: &Door| match (door.restored, door.care) {
        (true, _) => pen.say(w("已恢复", "restored")),
        (false, true) => pen.say(w("需关照", "care")),
        (false, false) => "",
    };
    let row = |door: &Door| {
        let written = [door.address.clone(), door.number.clone(), mark(door).to_owned()];
        written.into_iter().chain(std::iter::repeat_n(String::new(), 3)).collect()
    };
    let columns = [
        (w("地址", "Address"), 0.34, false),
        (w("户号", "Account"), 0.16, false),
        (w("备注", "Mark"), 0.1, false),
        (w("有人在场", "Somebody in"), 0.12, false),
        (w("检漏合格", "No leak"), 0.12, false),
        (w("时间、用户签字", "Time, signature"), 0.16, false),
    ];
    let table = pen.table(&columns, doors.iter().map(row).collect());
    let pairs = vec![
        pen.wide(w("停气范围", "Area"), o.area.as_str()),
        pen.pair(w("停气开始", "Gas stopped"), pen.at(o.from)),
        pen.pair(w("关闭的阀门", "Valves"), o.valves.join("、")),
    ];
    let blanks = [w("恢复人员", "Crew"), w("日期", "Date")].map(|words| pen.say(words).to_owned()).to_vec();
    let label = pen.say(w("恢复人员签字", "Signed by the crew")).to_owned();
    let signing = Signing { label, blanks, ..Signing::default() };
    let blocks = vec![Block::Pairs(pairs), Block::Table(table), Block::Signature(signing)];
    head.paper(w("逐户恢复供气表", "Gas given back, door by door"), blocks)
}
