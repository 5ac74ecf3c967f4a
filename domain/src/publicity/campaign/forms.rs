//! The forms of a campaign.

use crate::{
    form::{Choice, Field, Fields, Kind, LINE, TEXT, choice, may, must},
    intake::{AT, EVIDENCE},
};

/// How a person reached a point.
pub const HOW: &[Choice] = &[
    choice("visit", "入户宣传", "visited at home"),
    choice("counter", "营业厅当面宣传", "told at the counter"),
    choice("call", "电话宣传", "told on the telephone"),
];

/// Kinds of events.
pub const GATHERINGS: &[Choice] = &[
    choice("school", "进校园", "at a school"),
    choice("community", "进社区", "in a community"),
    choice("firm", "进企业", "at a company"),
    choice("other", "其他", "other"),
];

const POINTS: Kind =
    Kind::List { of: &[must("point", Kind::Ref { to: "point" }, "用气点", "Service point")], max: 200 };

/// The longest message: three parts of a long short message, with signature and opt-out.
const WORDS: u32 = 180;
const AREAS: Kind = Kind::Lines { max: 60, count: 40 };

macro_rules! plan {
    ($title:ident) => {
        &[
            $title("title", Kind::Line { max: 80 }, "活动名称", "Title"),
            $title("text", Kind::Text { max: WORDS }, "宣传内容（短信文字）", "What is said (words of the message)"),
            may("districts", AREAS, "区县（不填为全部）", "Districts (all unless named)"),
            may("roads", AREAS, "道路或小区（按开头，不填为全部）", "Roads or estates, by how they begin (all unless named)"),
            may("households", Kind::Bool, "对象：居民用户", "For households"),
            may("cared_for", Kind::Bool, "对象：需关照的居民用户", "For households with a care flag"),
            may("firms", Kind::Bool, "对象：单位用户（都不选为全部）", "For organisations (all classes unless ticked)"),
            may("sms", Kind::Bool, "方式：短信", "By message"),
            may("visit", Kind::Bool, "方式：入户", "By visits"),
            may("event", Kind::Bool, "方式：校园、社区活动", "By events at schools, in communities"),
            may("poster", Kind::Bool, "方式：张贴海报", "By posters"),
            $title("from", Kind::Moment, "开始", "From"),
            $title("until", Kind::Moment, "结束", "Until"),
            may("goal", Kind::Int { min: 1, max: 100 }, "目标覆盖率（%）", "Coverage that is aimed at (%)"),
        ]
    };
}

pub(super) const AMEND: Fields = plan!(may);
const PLAN: &[Field; 14] = plan!(must);
/// The same with the unit that answers for it.
pub(super) const DRAFT: Fields = &{
    let mut all = [may("unit", Kind::Ref { to: "unit" }, "责任单位", "Unit"); 15];
    let mut n = 0;
    while n < PLAN.len() {
        all[n] = PLAN[n];
        n += 1;
    }
    all
};

pub(super) const REACH: Fields = &[
    must("points", POINTS, "用气点", "Service points"),
    must("how", Kind::Choice(HOW), "方式", "How"),
    may("text", Kind::Line { max: LINE }, "说明", "Remark"),
    AT,
    EVIDENCE,
];

pub(super) const EVENT: Fields = &[
    must("kind", Kind::Choice(GATHERINGS), "活动类型", "Kind of event"),
    must("place", Kind::Line { max: LINE }, "地点（学校、社区）", "Where"),
    must("attendance", Kind::Int { min: 1, max: 100_000 }, "参加人数", "How many came"),
    may("text", Kind::Text { max: 1_000 }, "活动内容", "What was done"),
    may(
        "photos",
        Kind::List { of: &[must("file", Kind::Ref { to: "file" }, "照片", "Photograph")], max: 20 },
        "照片（先添加为附件）",
        "Photographs (attached before)",
    ),
    may("points", POINTS, "签到的用气点", "Points that signed in"),
    AT,
    EVIDENCE,
];

pub(super) const POSTER: Fields = &[
    must("place", Kind::Line { max: LINE }, "张贴地点", "Where"),
    must("count", Kind::Int { min: 1, max: 10_000 }, "张数", "How many"),
    AT,
    EVIDENCE,
];

/// How many stand on the list that was made (system).
pub(super) const GATHERED: Fields =
    &[must("points", Kind::Int { min: 0, max: 10_000_000 }, "用气点", "Service points")];

pub(super) const REPORT: Fields = &[must("summary", Kind::Text { max: TEXT }, "总结", "Summary")];
