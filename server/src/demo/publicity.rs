//! What the demonstration tells in public: a notice in force, one that expires while one looks, a campaign with its coverage, the
//! property company of a stairway (ANN-01, ANN-03, ANN-04). Nothing of it is sent to anybody.

use super::Cast;
use crate::{
    act::{Command, Ctx, Failure, Target, gather_some},
    app::App,
};
use serde_json::{Value, json};
use shouwen_domain::{
    flow::Door,
    id::Id,
    moment::{DAY, Moment},
    org::Actor,
};
use shouwen_store::{StoreError, bulletins, customers, estates};
use std::sync::Arc;

/// Where the campaign goes: the two stairways of the demonstration.
const ROADS: [&str; 2] = ["滨江路88号", "漓江路66号"];
/// Households that were visited, and those that signed in at the event, by account number.
const VISITED: std::ops::Range<usize> = 200_101..200_112;
const CAME: std::ops::Range<usize> = 300_201..300_207;
/// Time enough to be approved; the sweep then takes it off.
const SOON: i64 = 5_000;

/// Makes them once; nothing happens where a notice is there already.
pub fn fill(app: &Arc<App>, cast: &Cast) -> Result<(), Failure> {
    let company = cast.unit("LJ");
    let there = app.db.read_now(move |tx| bulletins::page(tx, company, Id(i64::MAX), 1))?;
    if !there.is_empty() {
        return Ok(());
    }
    let act = |person: &str, target: Target, action: &str, body: Value| {
        let command = Command { target, action: action.to_owned(), body, if_match: None };
        app.act_now(Some(cast.person(person)), Door::Demo, command).map(|done| done.record)
    };
    let now = app.now();
    let time = |at: Moment| at.rfc3339(&app.world.zone);
    let prices = json!({"topic": "price", "title": "居民管道燃气分档气价公告",
        "text": "第一档（年用气量 0—360 立方米）3.20 元/立方米；\n第二档（361—600 立方米）3.84 元/立方米；\n第三档（600 立方米以上）4.80 元/立方米。\n咨询请致电 96777，或到滨江营业厅查询。",
        "title_en": "Gas prices for households", "text_en": "0 to 360 m³ a year: 3.20 yuan a m³.\n361 to 600 m³: 3.84 yuan.\nAbove 600 m³: 4.80 yuan.\nQuestions: call 96777.",
        "from": time(now.minus(10 * DAY)), "until": time(now.plus(355 * DAY))});
    let hours = json!({"topic": "hours", "title": "滨江营业厅春节期间营业时间调整",
        "text": "除夕至初三休息，初四起照常营业。24 小时抢修电话 96777 不休息。", "from": time(now.minus(30 * DAY)),
        "until": time(now.plus(SOON))});
    for body in [prices, hours] {
        let id = act("hejun", Target::New { kind: "bulletin" }, "draft", body)?;
        act("chenli", Target::Record(id), "approve", json!({}))?;
    }
    let waiting = json!({"topic": "safety", "title": "关于更换超期橡胶软管的提示",
        "text": "橡胶软管使用不得超过十八个月，请更换为不锈钢波纹管。", "from": time(now.plus(3 * DAY)),
        "until": time(now.plus(60 * DAY))});
    act("hejun", Target::New { kind: "bulletin" }, "draft", waiting)?;
    let estate = estates::Estate {
        id: app.world.id(),
        road: ROADS[1].to_owned(),
        firm: "漓江花园物业服务中心".to_owned(),
        phone: "13900007166".to_owned(),
        mail: "wuye@lijiang.example".to_owned(),
    };
    let keeper = cast.person("linyi");
    app.db.write_now(move |tx| estates::put(tx, company, &estate, (now, Some(keeper))))?;
    campaign(app, company, &act)
}

fn campaign(
    app: &Arc<App>,
    company: Id,
    act: &dyn Fn(&str, Target, &str, Value) -> Result<Id, Failure>,
) -> Result<(), Failure> {
    let now = app.now();
    let time = |at: Moment| at.rfc3339(&app.world.zone);
    let plan = json!({"title": "老旧立管楼栋安全用气宣传", "text": "请每月用肥皂水检查软管接头，外出关闭表前阀，闻到燃气味先开窗再到室外拨打 96777。",
        "roads": ROADS, "households": true, "sms": true, "visit": true, "event": true, "poster": true, "goal": 80,
        "from": time(now.minus(2 * DAY)), "until": time(now.plus(20 * DAY))});
    let id = act("hejun", Target::New { kind: "campaign" }, "draft", plan)?;
    act("chenli", Target::Record(id), "approve", json!({}))?;
    act("hejun", Target::Record(id), "start", json!({}))?;
    // The list now, and not with the first sweep: what follows names points of it.
    let gathering = app.clone();
    let more = move |tx: &mut shouwen_store::Tx<'_>| {
        let house = gathering.house_in(tx)?;
        let actor = Actor::system(None);
        let app = &gathering;
        let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Scheduler, house: &house, world: &app.world };
        gather_some(tx, &ctx).map_err(|failure| StoreError::Broken(failure.to_string()))
    };
    while app.db.write_now(more.clone())? {}
    let named = |numbers: std::ops::Range<usize>| {
        let found = app.db.read_now(move |tx| {
            let mut out = Vec::new();
            for number in numbers.clone() {
                out.extend(customers::point_of(tx, company, &format!("LJ{number}"))?.map(|(row, _)| row.id));
            }
            Ok::<_, StoreError>(out)
        });
        found.map(|ids| ids.iter().map(|id| json!({"point": id.to_string()})).collect::<Vec<Value>>())
    };
    let (visited, came) = (named(VISITED)?, named(CAME)?);
    if visited.is_empty() || came.is_empty() {
        return Ok(());
    }
    act("hejun", Target::Record(id), "reach", json!({"points": visited, "how": "visit", "text": "逐户检查软管"}))?;
    let event = json!({"kind": "community", "place": "滨江社区活动室", "attendance": 46, "text": "软管更换演示、报警器试用",
        "points": came});
    act("hejun", Target::Record(id), "hold_event", event)?;
    act("hejun", Target::Record(id), "put_up", json!({"place": "滨江路88号各单元门厅", "count": 12})).map(drop)
}
