//! Refusals: why something is not done, in the words of the user and with the clause behind it.
//! Owns: the one vocabulary of refusal codes. Refuses nothing itself. Tested by the walk over all flows in `server`.

use crate::{
    form::FieldError,
    guard::Guard,
    words::{Said, Words, w},
};
use serde::Serialize;

/// How a refusal reaches the outside (RFC 9457 status).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// The body is wrong: 422.
    Invalid,
    /// A rule or the state forbids it: 409.
    Conflict,
    /// The role does not carry it: 403.
    Forbidden,
    /// Not there, or not within the caller's scope: 404.
    Missing,
    /// Too often or too much: 429.
    TooMuch,
}

impl Nature {
    /// The HTTP status it is answered with.
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::Conflict => 409,
            Self::Forbidden => 403,
            Self::Missing => 404,
            Self::TooMuch => 429,
        }
    }
}

/// A fixed code: what it means, whatever the sentence of the single case says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    pub code: &'static str,
    pub nature: Nature,
    pub words: Words,
    /// The requirement it comes from; empty where it is good manners.
    pub clause: &'static str,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $list:ident { $($code:literal $nature:ident $clause:literal $zh:literal $en:literal;)* })*) => {
        $($(#[$doc])* pub const $list: &[Code] = &[
            $(Code { code: $code, nature: Nature::$nature, words: w($zh, $en), clause: $clause }),*
        ];)*
    };
}

codes! {
    /// Every refusal that is not a guard of a flow. A test in `server` looks for codes that are used and not listed.
    CODES {
        "illegal_transition" Conflict "WOL-01" "当前状态下没有这一步" "this step does not leave the present state";
        "no_such_action" Missing "WOL-01" "没有这一操作" "there is no such action";
        "invalid_fields" Invalid "INT-02" "有字段未通过检查，逐项列出" "fields did not pass, each is named";
        "not_found" Missing "SEC-01" "没有找到，或不在数据权限内" "not found, or outside the data scope";
        "not_allowed" Forbidden "ORG-02" "角色或关系不足以办理" "the role or the relation does not carry it";
        "stale" Conflict "ARC-03" "记录已被他人更新，请看变化后再办" "somebody was faster; see what changed";
        "wrong_login" Forbidden "SEC-02" "登录名或密码不正确" "the login or the password is wrong";
        "locked_out" TooMuch "SEC-02" "密码多次错误，账号暂时锁定" "too many wrong passwords, locked for a while";
        "weak_password" Invalid "SEC-02" "密码不够强" "the password is too weak";
        "busy" TooMuch "" "系统繁忙，请稍后再试" "the system is busy, try again";
        "delegation_not_held" Conflict "ORG-02" "只能委托自己持有的角色" "only a role held oneself can be handed on";
        "delegation_receiver" Conflict "ORG-02" "只能委托给本企业另一位在岗员工" "only to another active colleague of the company";
        "delegation_span" Invalid "ORG-02" "委托的结束时间须晚于开始和现在" "a delegation ends after it begins, and after now";
        "login_taken" Conflict "" "登录名已被使用" "the login is taken";
        "unknown_role" Invalid "ORG-02" "没有这个角色" "there is no such role";
        "unknown_scope" Invalid "SEC-02" "令牌只有 read、write 两种权限" "a token has the scopes read and write";
        "already_founded" Conflict "" "库中已有单位，不能再初始化" "there are units already, it cannot be founded again";
    }

    /// What a change of parameters or gates is refused for (`check_save`).
    POLICY_CODES {
        "effective_in_past" Conflict "CLS-05" "生效时间已过" "it begins in the past";
        "clause_missing" Conflict "CLS-05" "须注明所依据的制度条款" "the clause it belongs to is missing";
        "empty_range" Conflict "CLS-05" "失效时间不晚于生效时间" "it ends before it begins";
        "unknown_parameter" Conflict "CLS-05" "没有这个参数" "there is no such parameter";
        "wrong_kind" Conflict "CLS-05" "值的种类不对" "the value is of another kind";
        "gate_below_floor" Conflict "SYS-06" "低于该关口的下限" "below the floor of the gate";
        "out_of_bounds" Conflict "CLS-05" "超出界限" "beyond the bounds";
        "gate_has_no_override" Conflict "SYS-06" "安全关口任何人不得放行" "nobody may override this safety gate";
        "range_overlaps" Conflict "CLS-05" "同一范围在同一时间已有值" "the same scope has a value at the same time";
        "id_unusable" Conflict "CLS-05" "编号缺失或已被使用" "its id is missing or taken";
        "no_effect" Conflict "CLS-05" "保存后不起作用（提示）" "it would have no effect (a remark)";
        "priority_inverted" Conflict "CLS-02" "较急的优先级反而更迟" "a more urgent priority would be due later";
        "stage_inverted" Conflict "CLS-02" "后一阶段会先于前一阶段到期" "a later stage could fall due before an earlier one";
        "lock_loosened" Conflict "ORG-03" "上级已锁定，不得放宽" "locked above; it may not be loosened";
    }

    /// Codes of single fields, inside `invalid_fields`.
    FIELD_CODES {
        "unknown_field" Invalid "" "不认识的字段" "unknown field";
        "required" Invalid "" "必填" "required";
        "not_an_object" Invalid "" "应为对象" "must be an object";
        "not_text" Invalid "" "应为文字" "must be text";
        "too_long" Invalid "" "过长" "too long";
        "control_character" Invalid "" "含有控制字符" "contains control characters";
        "not_a_phone" Invalid "" "应为电话号码" "must be a phone number";
        "not_in_range" Invalid "" "应为范围内的整数" "must be a whole number in range";
        "not_bool" Invalid "" "应为是或否" "must be true or false";
        "not_a_moment" Invalid "" "应为带时区的时间" "must be a time with offset";
        "not_a_date" Invalid "" "应为日期" "must be a date";
        "not_a_choice" Invalid "" "不在选项之中" "not among the choices";
        "not_an_id" Invalid "" "应为 13 位编号" "must be a 13-character id";
        "not_a_limit" Invalid "" "应为时限" "must be a time limit";
        "not_a_list" Invalid "" "应为列表，且不超过项数" "must be a list within its length";
        "not_lines" Invalid "" "应为若干行文字" "must be lines of text";
        "not_extra" Invalid "INT-02" "应为简单键值" "must be simple keys and values";
        "unknown_reference" Invalid "" "所指的内容不存在" "what it refers to does not exist";
        "unknown_type" Invalid "CLS-01" "没有这个请求类型" "there is no such request type";
        "unknown_channel" Invalid "CHN-02" "没有这个受理渠道，或已停用" "there is no such channel, or it is closed";
    }
}

/// Every guard of every flow, once, by code.
pub fn guards() -> Vec<&'static Guard> {
    let mut out: std::collections::BTreeMap<&str, &'static Guard> = std::collections::BTreeMap::new();
    for flow in crate::intake::FLOWS {
        for edge in flow.edges {
            out.extend(edge.guards.iter().map(|g| (g.code, *g)));
        }
    }
    out.into_values().collect()
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable code: refusal code, translation key and documentation anchor in one.
    pub code: &'static str,
    pub nature: Nature,
    #[serde(flatten)]
    pub said: Said,
    /// The clause of the regulation in force behind it, when there is one.
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

impl Refusal {
    pub fn new(code: &'static str, nature: Nature, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, nature, said: Said::new(zh, en), clause: None, fields: Vec::new() }
    }

    pub fn conflict(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Nature::Conflict, zh, en)
    }

    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let zh: Vec<_> = fields.iter().map(|f| f.said.zh.as_str()).collect();
        let en: Vec<_> = fields.iter().map(|f| f.said.en.as_str()).collect();
        Self {
            fields: fields.clone(),
            ..Self::new(
                "invalid_fields",
                Nature::Invalid,
                format!("{}。", zh.join("；")),
                format!("{}.", en.join("; ")),
            )
        }
    }

    pub fn missing() -> Self {
        Self::new(
            "not_found",
            Nature::Missing,
            "没有找到，或不在您的数据权限内。",
            "Not found, or outside your data scope.",
        )
    }

    pub fn forbidden(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new("not_allowed", Nature::Forbidden, zh, en)
    }

    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} / {}", self.code, self.said.zh, self.said.en)
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_means_one_thing() {
        let mut seen = std::collections::BTreeSet::new();
        let fixed = CODES.iter().chain(POLICY_CODES).chain(FIELD_CODES).map(|c| c.code);
        for code in fixed.chain(guards().into_iter().map(|g| g.code)) {
            assert!(seen.insert(code), "{code} stands twice");
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{code}");
        }
        assert!(guards().iter().all(|g| !g.words.zh.is_empty() && !g.words.en.is_empty() && !g.clause.is_empty()));
    }
}
