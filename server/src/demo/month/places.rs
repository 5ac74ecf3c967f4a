//! Names and addresses of the demonstration. The districts are those of a real city (cn-divisions 4503xx); persons,
//! numbers, estates and doors are invented. Telephone numbers begin with 154, a range that no network has been given.

use super::dice::Dice;
use serde_json::{Value, json};

/// District, latitude, longitude, weight, roads.
pub(super) const DISTRICTS: &[(&str, f64, f64, u64, &[&str])] = &[
    ("七星区", 25.254, 110.318, 34, &["漓江路", "穿山东路", "七星路", "育才路", "环城南二路"]),
    ("象山区", 25.262, 110.281, 26, &["中山南路", "上海路", "翠竹路", "环城西一路"]),
    ("秀峰区", 25.281, 110.288, 18, &["中山中路", "解放西路", "丽君路", "甲山路"]),
    ("叠彩区", 25.295, 110.300, 12, &["中山北路", "北辰路", "中隐路"]),
    ("临桂区", 25.238, 110.212, 7, &["西城大道", "人民路", "世纪东路"]),
    ("雁山区", 25.077, 110.308, 3, &["雁中路", "良丰路"]),
];
const ESTATES: &[&str] = &[
    "桂语花园",
    "江岸名邸",
    "青禾里",
    "榕荫小区",
    "燃机厂宿舍",
    "云顶苑",
    "和安里",
    "春晓小区",
    "漓水佳园",
    "学府里",
    "东桥新村",
    "银杏苑",
];
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向";
const GIVEN_F: &[&str] = &[
    "秀英", "桂兰", "玉梅", "淑珍", "丽华", "小燕", "海霞", "春花", "雪梅", "婷", "静", "敏", "丽娟", "红", "艳",
    "美玲", "雨欣", "思琪", "佳怡", "凤英", "晓红", "慧", "莉", "玉兰", "秋菊",
];
const GIVEN_M: &[&str] = &[
    "建国", "志强", "海涛", "文斌", "国强", "建军", "伟", "勇", "军", "磊", "俊杰", "浩", "明辉", "立新", "家豪",
    "永福", "德胜", "晓东", "志刚", "宏伟", "子轩", "宇航", "春林", "少华", "光荣",
];
const FIRMS: &[&str] = &["桂香园米粉店", "江畔酒楼", "翠竹幼儿园食堂", "龙隐宾馆", "小城故事餐厅", "北辰洗衣房"];

pub(super) fn person(dice: &mut Dice) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    // The names in front are those that most people have.
    let half = if dice.mille(600) { 24 } else { surnames.len() };
    let given = if dice.mille(500) { dice.pick(GIVEN_F) } else { dice.pick(GIVEN_M) };
    format!("{}{given}", surnames[dice.below(half)])
}

/// Somebody of the archive.
#[derive(Clone, Debug)]
pub(super) struct Household {
    pub kind: &'static str,
    pub name: String,
    pub phone: String,
    pub care: &'static str,
    pub address: Value,
    /// Latitude and longitude in degrees.
    pub place: (f64, f64),
}

pub(super) fn household(dice: &mut Dice, n: usize) -> Household {
    let district = DISTRICTS[dice.weighted(&DISTRICTS.iter().map(|d| d.3).collect::<Vec<_>>())];
    let (name, lat, lng, _, roads) = district;
    let firm = dice.mille(40);
    let road = *dice.pick(roads);
    let place = if firm || dice.mille(350) {
        format!("{road}{}号", dice.between(1, 260))
    } else {
        format!("{road}{}号{}", dice.between(1, 260), dice.pick(ESTATES))
    };
    let off = |dice: &mut Dice| dice.between(-1_500, 1_500) as f64 / 100_000.0;
    let lies = (lat + off(dice), lng + off(dice));
    let mut address = json!({"district": name, "road": place});
    if !firm {
        address["building"] = json!(dice.between(1, 25).to_string());
        address["unit"] = json!(dice.between(1, 4).to_string());
        address["room"] = json!(format!("{}0{}", dice.between(1, 19), dice.between(1, 5)));
    }
    Household {
        kind: if firm { "organisation" } else { "person" },
        name: if firm { (*dice.pick(FIRMS)).to_owned() } else { person(dice) },
        phone: format!("154{:08}", (31_415_927 + n * 7_919) % 100_000_000),
        care: if !firm && dice.mille(90) { "mobility" } else { "" },
        address,
        place: lies,
    }
}
