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

/// A fixed code: what it means, whatever the sentence of the single case says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    pub code: &'static str,
    /// HTTP status of the answer.
    pub status: u16,
    pub words: Words,
    /// The requirement it comes from; empty where it is good manners.
    pub clause: &'static str,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $list:ident { $($code:literal $status:literal $clause:literal $zh:literal $en:literal;)* })*) => {
        $($(#[$doc])* pub const $list: &[Code] = &[
            $(Code { code: $code, status: $status, words: w($zh, $en), clause: $clause }),*
        ];)*
    };
}

codes! {
    /// Every refusal that is not a guard of a flow. A test in `server` looks for codes that are used and not listed.
    CODES {
        "illegal_transition" 409 "WOL-01" "当前状态下没有这一步" "this step does not leave the present state";
        "no_such_action" 404 "WOL-01" "没有这一操作" "there is no such action";
        "invalid_fields" 422 "INT-02" "有字段未通过检查，逐项列出" "fields did not pass, each is named";
        "not_found" 404 "SEC-01" "没有找到，或不在数据权限内" "not found, or outside the data scope";
        "not_allowed" 403 "ORG-02" "角色或关系不足以办理" "the role or the relation does not carry it";
        "stale" 409 "ARC-03" "记录已被他人更新，请看变化后再办" "somebody was faster; see what changed";
        "no_such_version" 409 "ARC-03" "没有这个版本，请重新打开记录" "there is no such version; reload the record";
        "wrong_login" 401 "SEC-02" "登录名或密码不正确" "the login or the password is wrong";
        "login_rate" 429 "SEC-02" "登录失败次数过多，请稍后再试" "too many failed sign-ins from one source, try again in a minute";
        "no_portal" 404 "CHN-08" "该企业没有开通网上办事" "this company offers no portal";
        "too_many_codes" 429 "CHN-08" "获取验证码过于频繁" "too many codes were asked for";
        "wrong_code" 401 "CHN-08" "验证码不正确或已失效" "the code is wrong or no longer valid";
        "not_signed_in_portal" 401 "CHN-08" "请先用手机号登录" "sign in with your telephone number first";
        "file_kind" 422 "CHN-08" "只接受照片和 PDF" "photographs and PDF only";
        "files_full" 409 "CHN-08" "这件事项的材料已达上限" "no more documents are taken for this matter";
        "locked_out" 429 "SEC-02" "密码多次错误，账号暂时锁定" "too many wrong passwords, locked for a while";
        "weak_password" 422 "SEC-02" "密码不够强" "the password is too weak";
        "busy" 503 "" "系统繁忙，请稍后再试" "the system is busy, try again";
        "connection_lost" 503 "" "保存时与数据库的连接中断，请刷新核对" "the connection to the database broke while saving; reload and look";
        "not_signed_in" 401 "SEC-02" "请先登录" "sign in first";
        "bad_token" 401 "SEC-02" "访问令牌无效、已过期或已撤销" "the token is not valid, has expired or was revoked";
        "scope_missing" 403 "SEC-02" "令牌没有这项权限" "the token lacks the scope";
        "csrf" 403 "SEC-02" "页面已过期，请刷新" "the page is out of date, reload it";
        "wrong_password" 422 "SEC-02" "原密码不正确" "the old password is wrong";
        "reveal_limit" 429 "SEC-01" "今天查看遮盖内容已达上限" "the daily limit of reveals is reached";
        "conflict" 409 "" "与另一项改动冲突，请刷新后再试" "it conflicts with another change, reload and try again";
        "broken" 500 "" "系统内部出错，没有写入任何内容" "an internal error; nothing was written";
        "no_font" 503 "SGN-02" "服务器没有中文字体，无法打印" "the server has no Chinese font to print with";
        "not_ready" 503 "" "数据库没有应答" "the database does not answer";
        "bad_json" 400 "" "不是合法的 JSON" "not JSON";
        "not_json" 415 "" "请以 application/json 提交" "send application/json";
        "too_large" 413 "" "内容过大" "the body is too large";
        "not_ahead" 422 "NTF-02" "演示时间只能往后拨" "the time of a demonstration only moves on";
        "method_not_allowed" 405 "" "该地址不支持此方法" "this address does not take this method";
        "no_screens" 404 "" "此程序未包含界面" "this binary has no screens inside";
        "bad_cursor" 422 "" "续页标记无效" "the cursor is not valid";
        "bad_if_match" 422 "" "If-Match 应为版本号" "If-Match must be a version number";
        "bad_idempotency_key" 422 "" "Idempotency-Key 应为 1 至 100 个字符" "Idempotency-Key has 1 to 100 characters";
        "idempotency_mismatch" 422 "" "同一个 Idempotency-Key 已用于另一项请求" "the key was used for another request";
        "empty_file" 422 "" "文件是空的" "the file is empty";
        "point_exists" 409 "" "这个户号已经登记" "this account number is already registered";
        "point_in_use" 409 "CUS-01" "用气地址还有未办结事项" "open matters hang on the service point";
        "contact_exists" 409 "CUS-01" "号码已在客户的联系方式中" "the number is among the customer's contacts already";
        "delegation_not_held" 409 "ORG-02" "只能委托自己持有的角色" "only a role held oneself can be handed on";
        "delegation_receiver" 409 "ORG-02" "只能委托给本企业另一位在岗员工" "only to another active colleague of the company";
        "delegation_span" 422 "ORG-02" "委托的结束时间须晚于开始和现在" "a delegation ends after it begins, and after now";
        "login_taken" 409 "" "登录名已被使用" "the login is taken";
        "unknown_role" 422 "ORG-02" "没有这个角色" "there is no such role";
        "unknown_scope" 422 "SEC-02" "令牌只有 read、write 两种权限" "a token has the scopes read and write";
        "already_founded" 409 "" "库中已有单位，不能再初始化" "there are units already, it cannot be founded again";
        "unit_wanted" 422 "SHF-01" "请指明单位" "name the unit";
        "roster_span" 422 "SHF-01" "排班表的结束须晚于开始，最长 100 天" "a roster ends after it begins, and within 100 days";
        "no_seat" 409 "INF-04" "请先登录分机" "sit down at an extension first";
        "cannot_dial" 409 "INF-04" "交换机此刻不接受拨号" "the exchange takes no calls from here now";
        "no_push" 409 "NTF-01" "本系统没有开通浏览器提醒" "notices to browsers are not switched on here";
        "unknown_push_service" 422 "NTF-01" "不认识这个浏览器的推送服务" "the push service of this browser is not known";
        "blank_misread" 422 "INF-06" "没有这个单号" "no form has this number";
        "blank_settled" 409 "INF-06" "该纸质单已录入、已说明或从未印制" "this form is entered, accounted for, or was never printed";
        "blank_taken" 409 "INF-06" "该纸质单刚由他人录入" "somebody has just entered this paper form";
    }

    /// What a change of parameters or gates is refused for (`check_save`).
    POLICY_CODES {
        "effective_in_past" 409 "CLS-05" "生效时间已过" "it begins in the past";
        "clause_missing" 409 "CLS-05" "须注明所依据的制度条款" "the clause it belongs to is missing";
        "empty_range" 409 "CLS-05" "失效时间不晚于生效时间" "it ends before it begins";
        "unknown_parameter" 409 "CLS-05" "没有这个参数" "there is no such parameter";
        "wrong_kind" 409 "CLS-05" "值的种类不对" "the value is of another kind";
        "gate_below_floor" 409 "SYS-06" "低于该关口的下限" "below the floor of the gate";
        "out_of_bounds" 409 "CLS-05" "超出界限" "beyond the bounds";
        "gate_has_no_override" 409 "SYS-06" "安全关口任何人不得放行" "nobody may override this safety gate";
        "unknown_releaser" 409 "SYS-06" "没有可放行关口的这个角色" "no such role may release a gate";
        "range_overlaps" 409 "CLS-05" "同一范围在同一时间已有值" "the same scope has a value at the same time";
        "id_unusable" 409 "CLS-05" "编号缺失或已被使用" "its id is missing or taken";
        "no_effect" 409 "CLS-05" "保存后不起作用（提示）" "it would have no effect (a remark)";
        "priority_inverted" 409 "CLS-02" "较急的优先级反而更迟" "a more urgent priority would be due later";
        "stage_inverted" 409 "CLS-02" "后一阶段会先于前一阶段到期" "a later stage could fall due before an earlier one";
        "lock_loosened" 409 "ORG-03" "上级已锁定，不得放宽" "locked above; it may not be loosened";
    }

    /// Codes of single fields, inside `invalid_fields`.
    FIELD_CODES {
        "unknown_field" 422 "" "不认识的字段" "unknown field";
        "required" 422 "" "必填" "required";
        "not_an_object" 422 "" "应为对象" "must be an object";
        "not_text" 422 "" "应为文字" "must be text";
        "too_long" 422 "" "过长" "too long";
        "control_character" 422 "" "含有控制字符" "contains control characters";
        "not_a_phone" 422 "" "应为电话号码" "must be a phone number";
        "not_in_range" 422 "" "应为范围内的整数" "must be a whole number in range";
        "not_bool" 422 "" "应为是或否" "must be true or false";
        "not_a_moment" 422 "" "应为带时区的时间" "must be a time with offset";
        "in_the_past" 422 "" "须在现在之后" "must lie ahead of now";
        "not_a_date" 422 "" "应为日期" "must be a date";
        "not_a_choice" 422 "" "不在选项之中" "not among the choices";
        "given_twice" 422 "" "参数只能给一次" "a parameter is given once";
        "not_an_id" 422 "" "应为 13 位编号" "must be a 13-character id";
        "not_a_limit" 422 "" "应为时限" "must be a time limit";
        "not_a_list" 422 "" "应为列表，且不超过项数" "must be a list within its length";
        "not_lines" 422 "" "应为若干行文字" "must be lines of text";
        "not_extra" 422 "INT-02" "应为简单键值" "must be simple keys and values";
        "unknown_reference" 422 "" "所指的内容不存在" "what it refers to does not exist";
        "point_of_other_customer" 422 "CUS-01" "这个用气地址属于另一客户" "the service point belongs to another customer";
        "unknown_type" 422 "CLS-01" "没有这个请求类型" "there is no such request type";
        "unknown_channel" 422 "CHN-02" "没有这个受理渠道，或已停用" "there is no such channel, or it is closed";
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
    /// Seconds after which the same may be tried again, where that is known.
    #[serde(skip)]
    pub retry_after: Option<i64>,
    /// Whoever may let this act pass all the same (SYS-06).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
}

/// A gate that somebody may release for one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    pub gate: String,
    /// The roles that may.
    pub who: Said,
    /// Who was refused is one of them.
    pub may: bool,
}

impl Refusal {
    pub fn new(code: &'static str, nature: Nature, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            code,
            nature,
            said: Said::new(zh, en),
            clause: None,
            fields: Vec::new(),
            retry_after: None,
            release: None,
        }
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
    pub fn release(mut self, release: Option<Release>) -> Self {
        self.release = release;
        self
    }

    #[must_use]
    pub const fn retry_after(mut self, seconds: i64) -> Self {
        self.retry_after = Some(seconds);
        self
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
