//! What people say and write in the demonstration.

use super::dice::Dice;
use serde_json::{Value, json};

const fn top(code: &str) -> &str {
    let bytes = code.as_bytes();
    let mut n = 0;
    while n < bytes.len() && bytes[n] != b'.' {
        n += 1;
    }
    code.split_at(n).0
}

/// What the customer says, by type.
pub(super) fn contents(code: &str) -> &'static [&'static str] {
    match code {
        "enquiry.bill" => &[
            "上月气费比平时多一倍，想了解原因",
            "缴费后余额没有增加",
            "想查询本年度用气量和账单",
            "绑定户号后看不到账单",
            "欠费停气后已补缴，什么时候恢复",
        ],
        "enquiry.procedure" => {
            &["过户需要什么材料", "营业厅周末是否上班", "租客能不能自己办理缴费", "暂停用气怎么办理"]
        }
        "enquiry.price" => &["阶梯气价怎么计算", "一家五口能不能增加阶梯基数", "商铺用气价格是多少"],
        "enquiry.safety" => &["长期外出需要关哪个阀门", "不锈钢波纹管多久更换一次", "报警器一般用几年", "预约入户安检"],
        "enquiry.outage" => &["小区贴了停气通知，几点恢复", "今天晚上会不会停气", "停气后怎样重新点火"],
        "repair.stove" => {
            &["燃气灶打不着火，换过电池仍然不行", "灶具右边火眼火苗发黄", "灶具松手就熄火", "灶具旋钮转不动"]
        }
        "repair.water_heater" => {
            &["热水器使用几分钟后自动熄火", "壁挂炉显示故障代码", "热水器出水忽冷忽热", "热水器点火有异响"]
        }
        "repair.meter" => &["燃气表屏幕不显示，无法充值", "燃气表换电池后阀门不开", "插卡没有反应", "燃气表数字不走"],
        "repair.pipe" => &["灶前软管老化，要求更换", "入户阀门生锈关不动", "外墙立管锈蚀"],
        "repair.no_gas" => &["早上开始没有气，邻居家正常", "高峰时火很小，做不了饭", "整栋楼气压低"],
        "repair.regulator" => &["楼下调压箱门损坏", "调压箱有持续响声"],
        "repair.alarm_device" => &["家用报警器指示灯常黄", "报警器通电后没有反应"],
        "installation.household" => &["新房装修完成，申请接通管道燃气", "二手房未开户，申请居民开户"],
        "installation.business" => &["餐馆申请商业用气，四眼灶两台", "幼儿园食堂申请用气"],
        "installation.relocation" => &["厨房改造，申请燃气表移位", "橱柜挡住管道，申请改管"],
        "installation.gas_on" => &["已安装完毕，申请通气点火", "出租房重新启用，申请开通"],
        "installation.transfer" => &["房屋买卖，申请过户", "房屋拆迁，申请销户"],
        "complaint.attitude" => &["柜台工作人员态度冷淡，问两遍才回答", "上门人员不穿鞋套，说话不耐烦"],
        "complaint.quality" => &["上周修的灶具又打不着火", "更换的阀门第二天就松了"],
        "complaint.delay" => &["约好上午上门，等到下午也没人来", "报装三周没有进展"],
        "complaint.charge" => &["维修收费比价目表高", "未说明就更换配件并收费"],
        "complaint.meter" => &["换表后用量增加三成，怀疑计量有问题", "家里没人住仍有用量"],
        "suggestion.service" => &["建议营业厅增设老年人窗口", "建议上门前发短信提醒"],
        "suggestion.facility" => &["建议小区调压箱周围加装护栏", "建议营业厅增加自助机"],
        "praise.staff" => &["感谢维修师傅雨夜上门抢修", "客服耐心教会老人手机缴费", "师傅主动带走旧件并打扫干净"],
        "alarm.leak" => &["厨房有煤气味，已开窗关阀", "楼道闻到燃气味", "灶下有嘶嘶声，报警器响", "地下车库有燃气味"],
        "alarm.damage" => &["施工挖破小区门口燃气管道"],
        _ => &["洗澡后头晕，怀疑一氧化碳中毒，人已到室外"],
    }
}

pub(super) const TOLD: &[&str] =
    &["已登记，工作人员将与您联系", "已登记并转派班组，师傅会先电话联系您", "请保持电话畅通，今天内回复您"];

/// What the customer is answered, by the top of the type.
pub(super) fn answers(code: &str) -> &'static [&'static str] {
    match top(code) {
        "enquiry" => &[
            "已核对并向客户说明",
            "已说明办理方式和所需材料，并发送短信",
            "已查询并逐项解释，客户表示清楚",
            "已告知恢复时间和注意事项",
        ],
        "repair" => &["已上门处理完毕，试用正常", "已更换部件并试火正常，告知日常保养", "故障排除，检漏合格"],
        "installation" => &["已安装并试压合格，讲解用气安全", "已完成改管，检漏合格，恢复用气"],
        "complaint" => &["已调查核实，向客户致歉并说明整改措施，客户认可", "已退还多收费用，客户认可"],
        "alarm" => &["已处置完毕，检测合格，恢复供气", "现场未检出泄漏，已全面检测并讲解安全用气"],
        "suggestion" => &["感谢建议，已转相关部门研究并答复客户", "建议已采纳，列入下月改进"],
        _ => &["感谢肯定，已转达班组和本人"],
    }
}

pub(super) const RETURNS: &[(&str, &str)] = &[
    ("wrong_region", "地址不在本班组片区"),
    ("wrong_skill", "壁挂炉主板须专项人员"),
    ("vehicle", "抢修车故障送修"),
    ("emergency", "被抽调抢险"),
    ("duplicate", "与上午同地址工单重复"),
];

/// Symptom, cause, need.
pub(super) fn diagnoses(code: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match top(code) {
        "installation" => &[("新装", "新装申请", "波纹管、球阀"), ("移位", "新装申请", "管件、支架")],
        _ => match code {
            "repair.meter" => &[("屏幕无显示", "电池耗尽", "电池一组"), ("阀门不开", "表内阀卡滞", "换表备用")],
            "repair.water_heater" => &[("自动熄火", "风压开关失灵", "风压开关"), ("忽冷忽热", "滤网脏堵", "清洗滤网")],
            "repair.pipe" | "repair.no_gas" => {
                &[("气压低", "滤芯堵塞", "滤芯"), ("软管老化", "软管老化", "波纹管 2 米")]
            }
            _ => &[
                ("点火失败", "点火器损坏", "点火器"),
                ("松手熄火", "热电偶失效", "热电偶"),
                ("火苗发黄", "风门不畅", "清洗火盖"),
            ],
        },
    }
}

/// What is planned, and what it costs.
pub(super) const SOLUTIONS: &[(&str, &str)] = &[
    ("安装波纹管 2 米、阀门 1 个，约 2 小时；施工期间须停气", "260"),
    ("表位左移 60 厘米，更换支管 1.5 米，约 3 小时", "380"),
    ("现场勘察后按图施工，强度和严密性试验合格后通气，约半天", "按实际用量"),
];

/// Steps and closing list of the type, all ticked.
pub(super) fn ticks(code: &str) -> &'static [&'static str] {
    match top(code) {
        "installation" => &["valve_closed", "connected", "flue", "waste", "clean", "tools"],
        "alarm" => &["safe"],
        _ => &["checked", "waste", "clean"],
    }
}

/// What is offered beyond what was agreed: items of the price list with their quantities in thousandths.
pub(super) fn extra(code: &str, dice: &mut Dice) -> Value {
    let item = match code {
        "repair.meter" => "battery",
        "repair.stove" => *dice.pick(&["igniter", "thermocouple"]),
        "repair.alarm_device" => "alarm_device",
        _ => *dice.pick(&["valve", "hose_clamp"]),
    };
    let metres = dice.between(8, 25) * 100;
    match dice.below(3) {
        0 => json!([{"code": "pipe", "quantity": metres}, {"code": "labour", "quantity": 1_000}]),
        1 => json!([{"code": item, "quantity": 1_000}]),
        _ => json!([{"code": item, "quantity": 1_000}, {"code": "labour", "quantity": 1_000}]),
    }
}

pub(super) fn done(code: &str) -> &'static [&'static str] {
    match top(code) {
        "installation" => &["按方案安装完毕，试压合格，已讲解用气安全", "移位完毕，检漏合格，点火正常"],
        "alarm" => &["查明灶前阀渗漏，已更换，检测合格", "全面检测未发现泄漏，已恢复供气", "更换老化软管，检漏合格"],
        _ => &["更换部件后点火正常，检漏合格", "清洗后使用正常，检漏合格", "更换电池，充值正常", "紧固接头，检漏合格"],
    }
}

pub(super) const HAZARDS: &[(i64, &str)] = &[
    (2, "热水器烟道未通向室外"),
    (2, "软管穿墙敷设"),
    (3, "灶具无熄火保护"),
    (3, "软管超过使用年限"),
    (1, "厨房改为卧室使用明火"),
    (2, "燃气表被橱柜封闭"),
];

pub(super) const OPINIONS: &[&str] = &["处理时间偏长，希望改进"];

/// What has to be done, answers "clean" and "solved", finding about the crew.
pub(super) const ISSUES: &[(&str, &str, &str, &str)] = &[
    ("旧件和包装未带走", "no", "yes", "完工清单“带走废弃物”不属实"),
    ("修后第二天又打不着火", "yes", "no", ""),
    ("阀门手柄松动，要求复检", "yes", "no", ""),
    ("台面胶渍未清理", "no", "yes", "离场前未清理现场"),
];
