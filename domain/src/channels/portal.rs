//! The portal (CHN-08): what customers see of their matters, in their words, and the bounds of signing in with a code.
//! Owns: which states, steps and clocks are shown and how they are called. What stands in no table here stays in the house:
//! internal notes, handovers, rulings, who was called. Tested here against the flows.

use crate::{
    moment::{HOUR, MINUTE},
    words::{Words, w},
};

/// The channel by which an application on the portal comes (CHN-01); a company that closes it closes its portal.
pub const CHANNEL: &str = "website";

/// Appendix A sets nothing for signing in by a code. These are the usual bounds of such codes: short enough that a stolen one
/// is of no use, long enough to read a message and type six digits.
pub const CODE_LASTS: i64 = 5 * MINUTE;
pub const CODE_DIGITS: u32 = 6;
/// 5 tries of 5 codes an hour are 25 guesses among a million.
pub const CODE_TRIES: i64 = 5;
pub const CODES_AN_HOUR: i64 = 5;
/// Codes an hour from one address. Thousands of telephones share the address of their network, so it only stops a flood; the
/// number's own limit is what protects whoever it belongs to.
pub const CODES_OF_SOURCE: i64 = 60;
/// A telephone that lies about is signed out; nobody stays signed in longer than a working day.
pub const SESSION_IDLE: i64 = 30 * MINUTE;
pub const SESSION_MOST: i64 = 12 * HOUR;

/// A photograph of a telephone is 4 to 8 MB.
pub const FILE_MAX: usize = 10 * 1024 * 1024;
pub const FILES_MOST: usize = 20;

/// The kinds of file that customers may add, each known by how it begins, whatever it is called.
pub fn media_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// How a state is called to customers; the kind's own page of the staff says more.
pub fn state_words(kind: &str, state: &str) -> Option<Words> {
    STATES.iter().find(|(k, s, _)| *k == kind && *s == state).map(|(.., words)| *words)
}

const STATES: &[(&str, &str, Words)] = &[
    ("request", "draft", w("已收到，待核对", "Received, to be checked")),
    ("request", "accepted", w("已受理", "Accepted")),
    ("request", "in_handling", w("办理中", "In progress")),
    ("request", "answered", w("已答复", "Answered")),
    ("request", "closed", w("已办结", "Done")),
    ("request", "void", w("已撤销", "Withdrawn")),
    ("order", "new", w("正在安排人员", "Somebody is being assigned")),
    ("order", "awaiting_approval", w("正在安排人员", "Somebody is being assigned")),
    ("order", "approved", w("正在安排人员", "Somebody is being assigned")),
    ("order", "ruling", w("正在安排人员", "Somebody is being assigned")),
    ("order", "dispatched", w("已派单", "Assigned")),
    ("order", "taken", w("服务人员已接单", "Taken by our staff")),
    ("order", "scheduled", w("已约定上门时间", "A visit is agreed")),
    ("order", "ready", w("已准备就绪，等待上门", "Ready for the visit")),
    ("order", "on_the_way", w("服务人员已出发", "On the way to you")),
    ("order", "on_site", w("服务人员已到达", "Arrived")),
    ("order", "working", w("服务中", "At work")),
    ("order", "awaiting_consent", w("增加的项目待您确认", "Waiting for your consent to more work")),
    ("order", "coordinating", w("正在协调，稍后继续", "Something has to be arranged first")),
    ("order", "done", w("已完工，待您签收", "Done, waiting for your signature")),
    ("order", "signed", w("已签收", "Signed")),
    ("order", "not_solved", w("暂未解决，另行安排", "Not solved yet, more will be done")),
    ("order", "result_entered", w("已完工", "Done")),
    ("order", "follow_up", w("已完工", "Done")),
    ("order", "closed", w("已办结", "Done")),
    ("order", "cancelled", w("已取消", "Cancelled")),
    ("order", "merged", w("已并入另一件工单", "Joined with another visit")),
];

/// A step that customers are shown: its words, and the fields of the step that they may read.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub kind: &'static str,
    pub action: &'static str,
    pub words: Words,
    pub fields: &'static [&'static str],
}

const fn step(kind: &'static str, action: &'static str, words: Words, fields: &'static [&'static str]) -> Step {
    Step { kind, action, words, fields }
}

pub fn step_of(kind: &str, action: &str) -> Option<&'static Step> {
    STEPS.iter().find(|s| s.kind == kind && s.action == action)
}

pub const STEPS: &[Step] = &[
    step("request", "save", w("已登记", "Recorded"), &[]),
    step("request", "apply", w("您提交了申请", "You applied"), &[]),
    step("request", "confirm", w("已与您核对并受理", "Checked with you and accepted"), &[]),
    step("request", "confirm_silent", w("已受理", "Accepted"), &[]),
    step("request", "emergency_call", w("已按紧急事项处置", "Handled as an emergency"), &[]),
    step("request", "emergency", w("已按紧急事项处置", "Handled as an emergency"), &[]),
    step("request", "all_clear", w("现场险情已解除", "The emergency on the spot is over"), &[]),
    step("request", "register_complaint", w("已转入投诉处理", "Taken up as a complaint"), &[]),
    step("request", "deliver_solution", w("解决方案", "Our solution"), &["text"]),
    step("request", "answer", w("答复", "Our answer"), &["text", "basis", "alternative"]),
    step("request", "reopen", w("重新办理", "Taken up again"), &[]),
    step(
        "request",
        "reject_answer",
        w("您反映没有解决，已重新办理", "You said it is not solved: taken up again"),
        &["reason"],
    ),
    step("request", "say", w("您的留言", "Your message"), &["text"]),
    step("request", "add_document", w("您补充了材料", "You added a document"), &[]),
    step("request", "correct", w("登记内容已更正", "The record was corrected"), &[]),
    step("request", "close", w("已办结", "Done"), &[]),
    step("request", "discard", w("已撤销", "Withdrawn"), &[]),
    step("promise", "make", w("承诺给您答复", "We promised you an answer"), &["text"]),
    step("promise", "keep", w("已按承诺与您联系", "We kept the promise"), &[]),
    step("order", "dispatch", w("已派单", "Assigned"), &[]),
    step("order", "route", w("已派单", "Assigned"), &[]),
    step("order", "rule", w("已派单", "Assigned"), &[]),
    step("order", "reassign", w("改由其他人员承办", "Given to somebody else"), &[]),
    step("order", "accept", w("服务人员已接单", "Taken by our staff"), &[]),
    step("order", "crew_took", w("抢修人员已接令", "The crew took the call"), &[]),
    step("order", "agree_window", w("已约定上门时间", "A visit is agreed"), &["from", "until"]),
    step("order", "come_again", w("已约定再次上门", "Another visit is agreed"), &["from", "until"]),
    step(
        "order",
        "move_by_company",
        w("我们改了上门时间，抱歉", "We moved the visit and apologise"),
        &["from", "until"],
    ),
    step("order", "move_by_customer", w("按您的要求改期", "Moved as you asked"), &["from", "until"]),
    step("order", "ask_later", w("您改了上门时间", "You moved the visit"), &["from", "until"]),
    step("order", "call_away", w("人员被抽调抢险，改期", "The crew was called to an emergency"), &["from", "until"]),
    step("order", "confirm_window", w("上门时间已再次确认", "The visit was confirmed"), &[]),
    step("order", "confirm_visit", w("您确认了上门时间", "You confirmed the visit"), &[]),
    step("order", "send_solution", w("方案和费用", "Plan and price"), &["text"]),
    step(
        "order",
        "answer_solution",
        w("您对方案的答复（工作人员代为登记）", "Your answer to the plan, written down by our staff"),
        &["accepted"],
    ),
    step("order", "answer_plan", w("您答复了方案", "You answered the plan"), &["accepted", "remark"]),
    step("order", "help_remotely", w("已远程处理", "Helped from afar"), &[]),
    step("order", "depart", w("服务人员已出发", "On the way to you"), &[]),
    step("order", "depart_at_once", w("抢修人员已出发", "The crew is on the way"), &[]),
    step("order", "arrive", w("服务人员已到达", "Arrived"), &[]),
    step("order", "no_access", w("上门未遇，已另约时间", "Nobody was in: another time is set"), &["from", "until"]),
    step("order", "begin", w("开始服务", "Work began"), &[]),
    step("order", "ask_consent", w("增加的项目待您确认", "More work waits for your consent"), &[]),
    step("order", "sign_scope", w("您同意了增加的项目", "You agreed to more work"), &[]),
    step("order", "refuse_scope", w("您没有同意增加的项目", "You did not agree to more work"), &[]),
    step("order", "coordinate", w("正在协调备件或其他单位", "A part or another unit is being arranged"), &[]),
    step("order", "finish", w("已完工", "Done"), &["done"]),
    step("order", "stop_unsolved", w("暂未解决，后续安排", "Not solved yet; what comes next"), &["plan", "by"]),
    step("order", "sign", w("您已签收", "You signed"), &[]),
    step("order", "rate", w("您评价了服务", "You rated the service"), &["quality", "attitude", "text"]),
    step("order", "reject_work", w("约定返工", "Rework is agreed"), &["from", "until"]),
    step("order", "close", w("已办结", "Done"), &[]),
    step("order", "cancel", w("已取消", "Cancelled"), &[]),
    step("order", "cancel_by_company", w("已取消", "Cancelled"), &["reason"]),
];

/// The clocks that customers may hold the company to, in their words.
pub fn clock_words(code: &str) -> Option<Words> {
    CLOCKS.iter().find(|(c, _)| *c == code).map(|(_, words)| *words)
}

const CLOCKS: &[(&str, Words)] = &[
    ("first_response", w("首次联系您", "First contact with you")),
    ("initial_handling", w("初步处理", "First handling")),
    ("solution", w("给出解决方案", "A solution for you")),
    ("promise", w("承诺的答复", "The answer we promised")),
    ("contact", w("与您预约上门", "Arranging the visit")),
    ("arrival", w("上门", "The visit")),
    ("complete", w("完成", "Completion")),
];

/// What a refusal says to a customer. Guards speak to employees: of certificates, of names, of what the house has to do. Those
/// of the customer's own actions speak to the customer; all others become one sentence.
pub fn said_to_customer(code: &str) -> bool {
    matches!(
        code,
        "visit_near"
            | "later_date"
            | "plan_open"
            | "not_rated"
            | "rating_open"
            | "open_to_customers"
            | "repeat_window"
            | "solution_sent"
            | "window_ahead"
            | "window_free"
            | "happened_in_future"
    )
}

pub const NOT_NOW: Words = w(
    "现在不能这样办理：请改选其他时间，或致电服务热线。",
    "This is not possible now: choose another time, or call the service line.",
);

/// How a technician is named to customers: family name and title. The number of the badge stands beside it.
pub fn staff_name(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let double = name.chars().take(2).collect::<String>();
    let family = if chars.len() > 2 && DOUBLE.contains(&double.as_str()) {
        double
    } else {
        chars.first().map(char::to_string).unwrap_or_default()
    };
    format!("{family}师傅")
}

/// The family names of two characters that are not rare.
const DOUBLE: &[&str] =
    &["欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "独孤"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{every_clock, flow};

    /// CHN-08: every state of what customers see has words for them, and every line of the tables leads somewhere.
    #[test]
    fn every_state_has_words_and_every_line_a_place() {
        for kind in ["request", "order"] {
            for state in flow(kind).unwrap().states {
                assert!(state_words(kind, state.code).is_some(), "{kind} {}", state.code);
            }
            for edge in flow(kind).unwrap().edges.iter().filter(|e| e.is_of_customer()) {
                assert!(step_of(kind, edge.action).is_some(), "{kind} {} is not shown to who did it", edge.action);
            }
        }
        for step in STEPS {
            let action = flow(step.kind).unwrap().action(step.action);
            let action = action.unwrap_or_else(|| panic!("{} {}", step.kind, step.action));
            for field in step.fields {
                assert!(action.form.iter().any(|f| f.name == *field), "{} {field}", step.action);
            }
        }
        for (code, _) in CLOCKS {
            assert!(every_clock().any(|def| def.code == *code), "{code}");
        }
    }

    /// CHN-08: what the house keeps to itself is not shown.
    #[test]
    fn internal_steps_are_not_shown() {
        for (kind, action) in [
            ("request", "note"),
            ("request", "hand_over"),
            ("request", "contact"),
            ("request", "chase"),
            ("request", "attach"),
            ("order", "note"),
            ("order", "return"),
            ("order", "let_pass"),
            ("handover", "reject"),
            ("finding", "record"),
        ] {
            assert!(step_of(kind, action).is_none(), "{kind} {action}");
        }
    }

    #[test]
    fn a_technician_is_named_by_family_name_and_title() {
        assert_eq!(staff_name("黄建国"), "黄师傅");
        assert_eq!(staff_name("欧阳建国"), "欧阳师傅");
        assert_eq!(staff_name("欧阳"), "欧师傅");
    }

    #[test]
    fn a_file_is_what_it_begins_with() {
        assert_eq!(media_of(b"\x89PNG\r\n"), Some("image/png"));
        assert_eq!(media_of(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(media_of(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        assert_eq!(media_of(b"<html><script>"), None);
        assert_eq!(media_of(b""), None);
    }
}
