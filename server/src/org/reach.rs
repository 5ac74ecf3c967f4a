//! How employees are reached: telephone, mail, name in the group chat, and what they want beside the screen (NTF-01,
//! EMG-04). Owns: that each change is audited without the number, and what is none is refused. Tested by `tests/reach.rs`.

use crate::{app::App, mask, policy::changed};
use serde_json::{Value, json};
use shouwen_domain::{
    channels::{Means, progress},
    form::FieldError,
    id::Id,
    refusal::Refusal,
    words::Said,
};
use shouwen_store::{
    StoreError, Tx, audit,
    reach::{self, Reach, Target},
};

/// What is changed; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub phone: Option<String>,
    pub mail: Option<String>,
    pub chat: Option<String>,
    /// Means of notices beside the screen.
    pub wants: Option<Vec<Means>>,
    pub lang: Option<String>,
}

/// What a person may choose beside the screen: a telephone rings for emergencies, not for a notice.
pub const CHOICES: [Means; 4] = [Means::Sms, Means::Mail, Means::Robot, Means::Push];

fn wrong(field: &str, code: &'static str, zh: &str, en: &str) -> FieldError {
    FieldError::new(field, code, Said::new(zh, en))
}

/// One address as a mail server takes it: a part, an at, a host with a dot.
pub fn is_mail(text: &str) -> bool {
    text.len() <= 254 && text.contains('.') && text.parse::<lettre::Address>().is_ok()
}

fn check(change: &Change) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    if let Some(phone) = change.phone.as_deref().filter(|p| !p.is_empty()) {
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let known = phone.chars().all(|c| c.is_ascii_digit() || "+- ()".contains(c));
        if !known || !(progress::is_mobile(phone) || (7..=15).contains(&digits)) {
            errors.push(wrong(
                "phone",
                "not_a_number",
                "不是电话号码，如 13900001234 或 0773-2800001",
                "not a telephone number such as 13900001234",
            ));
        }
    }
    if change.mail.as_deref().is_some_and(|m| !m.is_empty() && !is_mail(m)) {
        errors.push(wrong(
            "mail",
            "not_a_mail",
            "不是邮箱地址，如 li@example.com",
            "not a mail address such as li@example.com",
        ));
    }
    if change.chat.as_deref().is_some_and(|c| c.chars().count() > 80 || c.chars().any(char::is_control)) {
        errors.push(wrong("chat", "too_long", "群内账号最多 80 字", "at most 80 characters"));
    }
    if change.lang.as_deref().is_some_and(|l| !matches!(l, "zh" | "en")) {
        errors.push(wrong("lang", "unknown_choice", "应为 zh 或 en", "zh or en"));
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

/// Changes how somebody is reached; `by` is who changes it, `None` the command line.
pub fn change(
    tx: &mut Tx<'_>,
    app: &App,
    by: Option<Id>,
    person: Id,
    change: &Change,
) -> Result<Result<(), Refusal>, StoreError> {
    if let Err(refusal) = check(change) {
        return Ok(Err(refusal));
    }
    let before = reach::lookup(tx, person)?;
    let mut after = before.clone().unwrap_or_default();
    let mut said = Vec::new();
    let mut take = |slot: &mut String, value: Option<String>, what: &'static str| {
        if let Some(value) = value.map(|v| v.trim().to_owned()).filter(|v| v != slot) {
            *slot = value;
            said.push(what);
        }
    };
    take(&mut after.phone, change.phone.clone(), "phone");
    take(&mut after.mail, change.mail.clone(), "mail");
    take(&mut after.chat, change.chat.clone(), "chat");
    take(&mut after.lang, change.lang.clone(), "lang");
    let wants = change
        .wants
        .as_ref()
        .map(|wants| CHOICES.iter().filter(|m| wants.contains(m)).map(|m| m.code()).collect::<Vec<_>>().join(","));
    take(&mut after.wants, wants, "wants");
    if said.is_empty() {
        return Ok(Ok(()));
    }
    let wants_changed = said.contains(&"wants");
    reach::put(tx, person, &after, app.now())?;
    let company = app.house_in(tx)?.person(person).and_then(|p| p.company).unwrap_or(Id(0));
    let detail = said.join(", ");
    if wants_changed {
        // Who wants what is part of the configuration that every act reads.
        changed(tx, app, by, company, "org.reach", &detail)?;
    } else {
        let door = if by.is_some() { "screen" } else { "cli" };
        let (at, actor) = (app.now(), by);
        let entry = audit::Entry {
            at,
            actor,
            door,
            what: "org.reach",
            subject: Some(person),
            outcome: "done",
            detail: &detail,
        };
        audit::append(tx, company, &entry)?;
    }
    Ok(Ok(()))
}

/// A mail address with its ends: `l***@example.com`.
pub fn masked_mail(mail: &str) -> String {
    match mail.split_once('@') {
        Some((name, host)) => format!("{}***@{host}", name.chars().next().unwrap_or('*')),
        None => String::new(),
    }
}

/// What of it may be shown: to its owner in full, to others masked.
pub fn shown(reach: &Reach, whole: bool, targets: &[Target]) -> Value {
    let (phone, mail) = if whole {
        (reach.phone.clone(), reach.mail.clone())
    } else {
        (mask::phone(&reach.phone), masked_mail(&reach.mail))
    };
    let browsers: Vec<Value> = targets.iter().map(|t| json!({"id": t.id, "name": t.agent, "at": t.at})).collect();
    let wants: Vec<&str> = Means::list(&reach.wants).into_iter().map(Means::code).collect();
    json!({"phone": phone, "mail": mail, "chat": reach.chat, "wants": wants,
        "lang": if reach.lang == "en" { "en" } else { "zh" }, "browsers": browsers})
}
