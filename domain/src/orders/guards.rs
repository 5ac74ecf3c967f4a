//! The guards of a work order, each named by its refusal code. Gates give way to P0 (EMG-16); rules and the gas detector
//! do not.

use super::{Order, profile::Profile};
use crate::{
    fieldwork::{measure, readiness, scope::Consent, strokes, window::Window},
    flow::Facts,
    guard::{Verdict, guards},
    moment::DAY,
    words::{Words, w},
};

pub(super) fn order<'a>(f: &'a Facts) -> &'a Order {
    static BLANK: std::sync::OnceLock<Order> = std::sync::OnceLock::new();
    f.room.as_order().unwrap_or_else(|| BLANK.get_or_init(Order::default))
}

/// What the type demands. A part that colleagues do for another order, or what was left over, is asked for nothing of it.
pub(super) fn work<'a>(f: &'a Facts) -> &'a Profile {
    static LIGHT: std::sync::OnceLock<Profile> = std::sync::OnceLock::new();
    if order(f).part { LIGHT.get_or_init(Profile::default) } else { &f.kind.work }
}

/// The window that the body names.
pub(super) fn named(f: &Facts) -> Option<Window> {
    Some(Window { from: f.moment("from")?, to: f.moment("until")? })
}

fn list(items: &[(&str, &str)]) -> (String, String) {
    let zh: Vec<&str> = items.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = items.iter().map(|(_, en)| *en).collect();
    (zh.join("、"), en.join(", "))
}

/// What the picture has signed already. The same picture sent twice has two numbers: its bytes tell.
fn signed_with(f: &Facts, file: &str) -> Option<Words> {
    let copies = f.given.copies.iter().map(String::as_str);
    std::iter::once(file).chain(copies).find_map(|file| order(f).signed_with(file))
}

/// Readiness lines that block, those that a leader may let pass or those that nobody may.
fn blocked(f: &Facts, gear: bool) -> Verdict {
    let mut items = order(f).readiness.clone();
    super::decide::take_ready(&mut items, f);
    let found = readiness::blocked(&items, f.now, f.given.zone());
    let found: Vec<_> =
        found.iter().filter(|b| b.overridable != gear && !order(f).overridden.contains(&b.code)).collect();
    if found.is_empty() {
        return Verdict::Pass;
    }
    let zh: Vec<&str> = found.iter().map(|b| b.said.zh.as_str()).collect();
    let en: Vec<&str> = found.iter().map(|b| b.said.en.as_str()).collect();
    Verdict::refuse(zh.concat(), en.join(" "))
}

/// Nobody keeps a visit in mind longer; a plan of work does.
const FAR_AHEAD: i64 = 180 * DAY;

guards! {
    TOLD_OF_CHANGE "told_of_change" Rule of_input "6.1" "时间有变须告知客户" "a changed time is told to the customer" =>
        |f| Verdict::when(
            order(f).window.is_none() || f.flag("told"),
            w("已约定上门时间，改派须先告知客户。", "A visit is agreed: tell the customer before it is given to another."),
        );
    WINDOW_AHEAD "window_ahead" Rule of_input "APT-01" "时段须在现在之后" "the window lies ahead" =>
        |f| Verdict::when(
            named(f).is_some_and(|w| {
                w.to > w.from && w.from > f.now && w.to.since(w.from) <= DAY && w.from.since(f.now) <= FAR_AHEAD
            }),
            w(
                "上门时段须在现在之后、180 天之内，先起后止，且不超过一天。",
                "The window lies ahead within 180 days, ends after it begins and is not longer than a day.",
            ),
        );
    WINDOW_FREE "window_free" Gate of_input "APT-01" "该时段有人可上门" "somebody is free in the window" =>
        |f| {
            let Some(wanted) = named(f) else { return Verdict::Pass };
            if wanted.is_free(&f.given.booked, f.given.crew_at(wanted)) {
                return Verdict::Pass;
            }
            // Booked up, or nobody is there at that hour: the customer is told which.
            let (full_zh, full_en) = if f.given.crew_at(wanted) > 0 {
                ("该时段已约满。", "The window is full.")
            } else {
                ("该时段没有人当班。", "Nobody is on shift in this window.")
            };
            let other = wanted.next_free(&f.given.booked, |w| f.given.crew_at(w));
            let day = other.map(|w| w.from.local_minute(f.given.zone())).unwrap_or_default();
            Verdict::refuse(
                format!("{full_zh}{}", if day.is_empty() { String::new() } else { format!("最近可约：{day}。") }),
                format!("{full_en}{}", if day.is_empty() { String::new() } else { format!(" Next free: {day}.") }),
            )
        };
    AGREED_BEFORE "agreed_before" Gate of_input "002 §1.4" "上门前已沟通需求、范围和费用" "need, scope and price agreed before the visit" =>
        |f| Verdict::when(
            !work(f).agreed_before || (f.text("scope").is_some() && f.text("price").is_some()),
            w("该类型须先与客户沟通需求、范围和费用。", "Agree need, scope and price with the customer first."),
        );
    /// APT-03: told afterwards is "late without notice".
    TOLD_BEFORE_START "told_before_start" Rule of_input "001 §3.2.2" "须在时段开始前告知" "told before the window begins" =>
        |f| Verdict::when(
            order(f).window.is_none_or(|w| f.proven_at() < w.from),
            w(
                "公司改期须在约定时间开始前联系客户；时段已开始的，请用“错过重约”。",
                "The company moves a visit only before its window begins; after that the window was missed.",
            ),
        );
    WINDOW_MISSED "window_missed" Rule "001 §3.2.2" "时段已开始而未到" "the window began and nobody came" =>
        |f| Verdict::when(
            order(f).window.is_some_and(|w| f.proven_at() >= w.from),
            w("约定时段尚未开始：请用“公司改期”。", "The window has not begun: move the visit instead."),
        );
    APOLOGISED "apology" Rule of_input "001 §3.2.2" "已致歉" "with an apology" =>
        |f| Verdict::when(
            f.flag("apology"),
            w("请先向客户致歉，并勾选“已致歉”。", "Apologise to the customer first, and tick that you did."),
        );
    /// Half a position is none, and is not left out unseen (OSV-13).
    POSITION_WHOLE "position" Gate of_input "OSV-13" "位置须同时有纬度和经度" "a position has latitude and longitude" =>
        |f| {
            let known = |key: &str, most: f64| {
                f.text(key).map(|text| text.trim().parse::<f64>().is_ok_and(|v| v.abs() <= most))
            };
            Verdict::when(
                matches!((known("lat", 90.0), known("lng", 180.0)), (None, None) | (Some(true), Some(true))),
                w(
                    "位置须同时填写纬度（-90 至 90）和经度（-180 至 180），或都不填。",
                    "Give both latitude (-90 to 90) and longitude (-180 to 180), or neither.",
                ),
            )
        };
    /// INT-13: times are typed on the way home; they cannot contradict each other.
    STEP_ORDER "step_order" Rule of_input "INT-13" "不早于上一步" "not before the step that it follows" =>
        |f| match order(f).stepped_at.filter(|before| f.at < *before) {
            None => Verdict::Pass,
            Some(before) => {
                let before = before.local_minute(f.given.zone());
                Verdict::refuse(
                    format!("发生时间早于上一步（{before}），请核对时间。"),
                    format!("It cannot have happened before the step that it follows ({before}): check the time."),
                )
            }
        };
    /// APT-03: who comes before the window waits, or has asked the customer and says so.
    WINDOW_BEGUN "window_begun" Gate of_input "001 §3.2.2" "在约定时段内到达" "the arrival lies inside the window" =>
        |f| match order(f).window {
            Some(agreed) if f.at < agreed.from && !f.flag("early_agreed") => {
                let from = agreed.from.local_minute(f.given.zone());
                Verdict::refuse(
                    format!("约定时段 {from} 开始，请届时到达；客户同意提前的，请勾选“客户同意提前到达”。"),
                    format!("The window begins at {from}: arrive then, or mark that the customer agreed to an earlier arrival."),
                )
            }
            _ => Verdict::Pass,
        };
    SOLUTION_SENT "solution_sent" Rule "000 §1.2" "方案已送达" "the solution was sent" =>
        |f| Verdict::when(
            !order(f).solution.is_empty(),
            w("还没有送达方案。", "No solution has been sent."),
        );
    SOLUTION_ACCEPTED "solution_accepted" Gate "000 §1.2" "客户已接受方案" "the customer has accepted the solution" =>
        |f| Verdict::when(
            !work(f).solution || order(f).solution_accepted == Some(true),
            w("该类型须客户接受方案后才能施工。", "The customer has to accept the solution before the work."),
        );
    EQUIPPED "readiness" Gate "001 §3.1" "工具、材料、证件齐全有效" "tools, materials and papers are complete and valid" => |f| blocked(f, false);
    GEAR "gas_detector" Safety "001 §3.1" "防护用品和检测仪有效" "protective gear and gas detector are valid" => |f| blocked(f, true);
    MAY_PASS "may_pass" Rule of_input "PRE-01" "防护用品和检测仪不得放行" "protective gear and gas detector cannot be let pass" =>
        |f| {
            let found = readiness::blocked(&order(f).readiness, f.now, f.given.zone());
            let found = found.into_iter().find(|b| f.text("item") == Some(b.code.as_str()));
            Verdict::when(
                found.is_some_and(|b| b.overridable),
                w("该项无须放行，或为防护用品、检测仪，不得放行。", "It needs no passing, or is protective gear or a detector."),
            )
        };
    CONFIRMED "confirmed" Gate "001 §3.1" "出发前再次确认" "the visit is confirmed before leaving" =>
        |f| {
            let o = order(f);
            let fits = o.window.zip(o.agreed_at).is_none_or(|(w, agreed)| w.is_confirmed(agreed, o.confirmed_at, f.at));
            Verdict::when(
                fits,
                w("出发前请再次与客户确认上门时间。", "Confirm the visit with the customer before leaving."),
            )
        };
    ONLY_P0 "only_p0" Rule "6.1" "仅限紧急事项" "emergencies only" =>
        |f| Verdict::when(
            f.record.priority.is_p0(),
            w("只有紧急事项可以不经准备出发。", "Only an emergency leaves without getting ready."),
        );
    /// The safety of the crew: not even an emergency leaves without it.
    GEAR_THERE "protective_gear" Safety of_input "001 §3.1" "防护用品和检测仪已随车" "gear and detector are in the van" =>
        |f| Verdict::when(
            f.flag("gear"),
            w("请确认防护用品和检测仪已随车。", "Confirm that protective gear and gas detector are in the van."),
        );
    CONSENT_TO_ENTER "consent" Gate of_input "001 §3.2.2" "客户同意进入" "the customer lets the technician in" =>
        |f| Verdict::when(
            f.flag("consent"),
            w("请先征得客户同意再进入。", "Ask the customer before you enter."),
        );
    EXPLAINED "explained" Gate of_input "001 §3.3" "已说明内容、步骤和影响" "content, steps and effects were explained" =>
        |f| Verdict::when(
            f.flag("explained"),
            w("请先向客户说明内容、步骤和可能的影响。", "Explain content, steps and effects first."),
        );
    TICKS_KNOWN "ticks_known" Rule of_input "OSV-06" "步骤属于该类型" "the steps belong to the type" =>
        |f| {
            let known = |code: &str| work(f).steps.iter().chain(&work(f).closing).any(|t| t.code == code);
            let codes = f.input.get("codes").and_then(serde_json::Value::as_array);
            let all = codes.is_some_and(|all| all.iter().filter_map(serde_json::Value::as_str).all(known));
            Verdict::when(all, w("有步骤不属于该类型。", "A step does not belong to this type."))
        };
    TEST_KNOWN "test_known" Rule of_input "OSV-07" "检测项属于该类型，数值为数字" "the test belongs to the type and the value is a number" =>
        |f| Verdict::when(
            work(f).tests.iter().any(|t| Some(t.code.as_str()) == f.text("test"))
                && f.text("value").is_some_and(|v| v.parse::<f64>().is_ok_and(f64::is_finite)),
            w("检测项不属于该类型，或数值不是数字。", "The test does not belong to this type, or the value is no number."),
        );
    /// OSV-05: what the contract does not hold goes through the customer's signature, at the quantity that was signed.
    CONTRACTED_ONLY "contracted_only" Rule of_input "001 §3.3" "只能计入合同内或已签字的项目" "only contracted or signed items are billed" =>
        |f| {
            let billable = |code: &str, quantity: i64| order(f).lines.iter().any(|l| {
                l.code == code && match l.consent {
                    Consent::Contracted => true,
                    Consent::Signed { .. } => quantity <= l.quantity,
                    _ => false,
                }
            });
            let all = super::decide::lines(f).iter().all(|(code, quantity)| billable(code, *quantity));
            Verdict::when(
                all,
                w("未签约的项目须客户先签字同意（增项报价）。", "What was not contracted needs the customer's signature first."),
            )
        };
    PRICED "priced" Rule of_input "OSV-05" "项目在价目表中" "the items are in the price list" =>
        |f| {
            let known = |code: &str| f.given.prices.iter().any(|p| p.code == code);
            let lines = super::decide::lines(f);
            if lines.is_empty() {
                return Verdict::refuse("请至少选择一个项目。", "Choose at least one item.");
            }
            let all = lines.iter().all(|(code, _)| known(code));
            Verdict::when(all, w("有项目不在现行价目表中。", "An item is not in the price list in force."))
        };
    STEPS_DONE "checklist" Gate "001 §3.3" "关键步骤已完成" "critical steps are done" =>
        |f| {
            let open: Vec<(&str, &str)> = work(f).steps.iter()
                .filter(|t| t.critical && !order(f).ticks.contains(&t.code))
                .map(|t| (t.zh.as_str(), t.en.as_str())).collect();
            let (zh, en) = list(&open);
            if open.is_empty() { Verdict::Pass } else {
                Verdict::refuse(format!("关键步骤未完成：{zh}。"), format!("Critical steps are open: {en}."))
            }
        };
    /// A value that fails is a fail whatever is ticked; P0 as well: unsafe is not finished.
    TESTS_PASSED "tests_passed" Rule "001 §3.3" "检测合格" "the tests are passed" =>
        |f| {
            let open = measure::open(&work(f).tests, &order(f).readings);
            if open.is_empty() {
                return Verdict::Pass;
            }
            let named: Vec<(&str, &str)> = open.iter().map(|t| (t.zh.as_str(), t.en.as_str())).collect();
            let (zh, en) = list(&named);
            let why = measure::voids(&open, &order(f).readings, f.given.zone());
            let (why_zh, why_en): (String, String) = why.iter().map(|s| (s.zh.as_str(), format!(" {}", s.en))).unzip();
            Verdict::refuse(format!("检测未做或不合格：{zh}。{why_zh}"), format!("Tests are open or failed: {en}.{why_en}"))
        };
    SITE_CLEAN "site_clean" Gate "001 §3.4" "完工清单齐全" "the closing list is complete" =>
        |f| {
            let open: Vec<(&str, &str)> = work(f).closing.iter()
                .filter(|t| !order(f).ticks.contains(&t.code) && !f.flag("waived"))
                .map(|t| (t.zh.as_str(), t.en.as_str())).collect();
            let (zh, en) = list(&open);
            if open.is_empty() { Verdict::Pass } else {
                Verdict::refuse(format!("完工清单未勾选：{zh}。"), format!("The closing list is open: {en}."))
            }
        };
    RESULT_EXPLAINED "result_explained" Gate of_input "001 §3.4" "已说明结果、使用和保养" "result, use and maintenance were explained" =>
        |f| Verdict::when(
            f.flag("explained"),
            w("请向客户说明结果、使用和保养。", "Explain result, use and maintenance to the customer."),
        );
    DESK_WORK "desk_work" Rule "001 §3.4" "办公室办理，无人上门" "done at a desk, nobody visits" =>
        |f| Verdict::when(
            f.kind.work.desk,
            w("该类型须上门办理，由客户签字。", "This type is done at the customer's, who signs."),
        );
    DELAY_AHEAD "delay_ahead" Rule of_input "6.10" "预计时间在现在之后" "the expected time lies ahead" =>
        |f| Verdict::when(
            f.moment("expected").is_some_and(|at| at > f.now),
            w("预计完成时间须在现在之后。", "The expected time lies ahead."),
        );
    PLAN_AHEAD "plan_ahead" Rule of_input "001 §4.1" "后续时间在现在之后" "the plan lies ahead" =>
        |f| Verdict::when(
            f.moment("by").is_some_and(|by| by > f.now),
            w("后续安排的时间须在现在之后。", "The date of the plan lies ahead."),
        );
    SIGNS_THIS "signs_this" Rule of_input "SGN-02" "签的是现在的单据" "the signature stands under the present sheet" =>
        |f| Verdict::when(
            f.text("content") == Some(order(f).sheet(&f.given.number).digest().as_str()),
            w("单据在签字前已变更，请客户重新核对后再签。", "The sheet has changed: let the customer read it again and sign."),
        );
    /// OSV-05: consent to more work is a signature under the items and prices that were shown.
    SIGNS_SCOPE "signs_scope" Rule of_input "001 §3.3" "签的是现在的项目和价格" "the signature stands under the present items and prices" =>
        |f| Verdict::when(
            f.text("content") == Some(order(f).scope(&f.given.number).digest().as_str()),
            w(
                "增项或价格在签字前已变更，请客户重新核对后再签。",
                "Items or prices have changed: let the customer read them again and sign.",
            ),
        );
    ITEM_WAITS "item_waits" Rule "001 §3.3" "有待客户确认的增项" "an added item waits for consent" =>
        |f| Verdict::when(
            order(f).asked(),
            w("没有待客户确认的增项。", "No added item waits for the customer's consent."),
        );
    /// OSV-05: the sheet is not signed over the head of an item that the customer has not agreed to.
    NO_ITEM_WAITS "no_item_waits" Rule "001 §3.3" "增项均已由客户确认" "every added item was answered by the customer" =>
        |f| Verdict::when(
            !order(f).asked(),
            w(
                "还有待客户确认的增项：请先“增项签字”，客户不同意的登记“不同意增项”。",
                "An added item waits for consent: let the customer sign for it, or record that it is refused.",
            ),
        );
    /// SGN-02: nobody signs what is not written yet.
    SIGNED_AFTERWARDS "signed_afterwards" Rule of_input "SGN-02" "签字不早于所签内容" "signed after what is signed for" =>
        |f| {
            let written = order(f).written_at();
            match written.filter(|at| f.at < *at) {
                None => Verdict::Pass,
                Some(at) => {
                    let at = at.local_minute(f.given.zone());
                    Verdict::refuse(
                        format!("所签内容于 {at} 才登记，签字时间不能早于它：请核对发生时间。"),
                        format!("What is signed was written down at {at}, and the signature cannot be earlier: check when it happened."),
                    )
                }
            }
        };
    /// An empty sheet or a dot signs nothing, and a picture signs once.
    SIGNATURE_DRAWN "signature_drawn" Rule of_input "SGN-02" "客户已手写签名" "the customer has signed by hand" =>
        |f| match f.text("file") {
            None => Verdict::refuse(
                "没有客户签名：请客户在签名板上签名，或拍下纸质签名；客户拒签或不在场的，请用“代签收”（增项请用“不同意增项”）。",
                "There is no signature: let the customer sign on the pad, or photograph one on paper; who refuses or is absent is a matter for the substitute (for added items: refuse them).",
            ),
            Some(file) => match (signed_with(f, file), f.given.strokes) {
                _ if f.given.picture_of.is_some() => {
                    let other = f.given.picture_of.as_deref().unwrap_or_default();
                    Verdict::refuse(
                        format!("这张图片已在 {other} 中使用，不能再作签名：请客户重新手写签名。"),
                        format!("This picture stands at {other} already and signs nothing here: let the customer sign by hand."),
                    )
                }
                (Some(under), _) => Verdict::refuse(
                    format!("这张签名图片已用于本单的{}，一张签名只能用一次：请客户重新手写签名。", under.zh),
                    format!("This picture has signed {} and signs only once: let the customer sign anew by hand.", under.en),
                ),
                (None, None) => Verdict::refuse(
                    "签名图片无法识别：请在签名板上重新签名，或上传 PNG、JPEG 照片（不超过 1600 万像素）。",
                    "The picture of the signature cannot be read: sign on the pad again, or send a PNG or JPEG of at most 16 megapixels.",
                ),
                (None, Some(length)) => Verdict::when(
                    strokes::is_signature(length),
                    w(
                        "签名图片是空白的，或只有一点、一短划：请客户在签名板上写出姓名；拍纸质签名时请靠近拍清楚。",
                        "The picture is empty or holds no more than a dot or a dash: let the customer write the name; take a photograph from near enough.",
                    ),
                ),
            },
        };
    /// SGN-01: the mark is the customer's. What was given stands, also when the sheet is signed again.
    NOT_RERATED "not_rerated" Rule of_input "SGN-01" "评价不能改写" "a rating is not rewritten" =>
        |f| {
            let again = ["quality", "attitude", "text"].iter().any(|key| f.input.get(*key).is_some_and(|v| !v.is_null()));
            match order(f).rating.as_ref().filter(|_| again) {
                Some(r) => Verdict::refuse(
                    format!("客户已评价（服务质量 {}，服务态度 {}），不能改写：请去掉评分和意见后再签字。", r.quality, r.attitude),
                    format!("The customer has rated (quality {}, attitude {}) and that stands: leave the marks out and sign.", r.quality, r.attitude),
                ),
                None => Verdict::Pass,
            }
        };
    /// SGN-02: a signature falls with what it stood under, and not without a change.
    AMENDS "amends" Rule of_input "SGN-02" "更正须有改动" "an amendment changes something" =>
        |f| {
            let o = order(f);
            let done = f.text("done").is_some_and(|done| done != o.done);
            let quantity = super::decide::lines(f).iter()
                .any(|(code, quantity)| o.lines.iter().any(|l| l.code == *code && l.quantity != *quantity));
            Verdict::when(
                done || quantity,
                w(
                    "没有改动，客户的签字仍然有效：请填写更正后的完成情况或项目数量。",
                    "Nothing is changed and the signature stands: enter what was done or the quantities as they should be.",
                ),
            )
        };
    RATING_ASKED "rating_asked" Rule of_input "SGN-01" "已请客户评价" "the customer was asked to rate" =>
        |f| {
            let marks = ["quality", "attitude"].iter().filter(|key| f.input.get(**key).is_some_and(serde_json::Value::is_i64)).count();
            Verdict::when(
                order(f).rating.is_some() || marks == if f.flag("unrated") { 0 } else { 2 },
                w(
                    "请客户评价服务质量和服务态度；客户不愿评价的，不打分并勾选“客户不愿评价”。",
                    "Ask the customer for both marks; who does not want to rate gives none, and that is ticked.",
                ),
            )
        };
    SELECTED "selected" Rule "FUP-02" "已被抽中回访" "it was selected for follow-up" =>
        |f| Verdict::when(
            order(f).followed.is_some(),
            w("未被抽中回访。", "It was not selected."),
        );
    /// WOL-05; each missing part has its own sentence.
    NOTHING_LEFT "nothing_left" Rule "001 ch. 4" "没有未了事项" "nothing is left" =>
        |f| {
            let o = order(f);
            let mut open = Vec::new();
            if o.result.is_empty() {
                open.push(("结果未录入", "the result is not entered"));
            }
            let unsigned = o.signature.is_none() && o.substitute.is_none();
            if o.unsolved.is_none() && unsigned && !f.kind.work.desk {
                open.push(("客户未签收", "the customer has not signed"));
            }
            if f.links.open_work > 0 {
                open.push(("有未办结的后续工单或协同任务", "a following order or a part is open"));
            }
            if f.links.open_followups > 0 || (o.followed.is_some() && f.record.state.as_deref() == Some("result_entered")) {
                open.push(("回访未完成", "the follow-up is not done"));
            }
            if o.asked() {
                open.push(("有待客户确认的增项", "items wait for the customer's consent"));
            }
            let (zh, en) = list(&open);
            if open.is_empty() { Verdict::Pass } else { Verdict::refuse(format!("{zh}。"), format!("Still: {en}.")) }
        };
}
