//! Masks: what of personal data everybody may see (SEC-01).

use serde_json::{Map, Value, json};
use shouwen_domain::{
    form::{Field, Kind},
    intake::Address,
};

/// `139****2046`: enough to recognise, not enough to call.
pub(crate) fn phone(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() {
        return String::new();
    }
    if chars.len() < 7 {
        return "****".to_owned();
    }
    let head: String = chars[..3].iter().collect();
    let tail: String = chars[chars.len() - 4..].iter().collect();
    format!("{head}****{tail}")
}

/// Numbers that people write into sentences: what is as long as a mobile or an id number shows its ends only.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let close = |run: &mut String, out: &mut String| {
        out.push_str(&if run.len() >= 11 { phone(run) } else { run.clone() });
        run.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() || (run.len() >= 17 && matches!(c, 'x' | 'X')) {
            run.push(c);
        } else {
            close(&mut run, &mut out);
            out.push(c);
        }
    }
    close(&mut run, &mut out);
    out
}

/// The family name, or the first letter: `李**`. For what leaves the house; staff call the customer by name (ANS-05).
pub(crate) fn name(text: &str) -> String {
    text.chars().next().map_or_else(String::new, |first| format!("{first}**"))
}

/// First and last character of an id number.
pub(crate) fn id(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    match (chars.first(), chars.last()) {
        (Some(first), Some(last)) if chars.len() > 4 => format!("{first}****{last}"),
        (Some(_), _) => "****".to_owned(),
        _ => String::new(),
    }
}

/// Road and estate stay, the door does not.
pub(crate) fn address(address: &Address) -> Address {
    let hide = |s: &String| if s.is_empty() { String::new() } else { "**".to_owned() };
    Address {
        district: address.district.clone(),
        road: address.road.clone(),
        building: hide(&address.building),
        unit: hide(&address.unit),
        room: hide(&address.room),
        text: hide(&address.text),
    }
}

/// A type's own field: nobody says which of them are personal, so numbers as long as a telephone's hide.
pub(crate) fn own(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |said| json!(text(said)))
}

/// Masks the personal fields of an event body.
pub(crate) fn hide(form: &[Field], body: &mut Map<String, Value>) {
    for f in form.iter().filter(|f| matches!(f.kind, Kind::Extra)) {
        if let Some(Value::Object(values)) = body.get_mut(f.name) {
            values.values_mut().for_each(|value| *value = own(value));
        }
    }
    for f in form.iter().filter(|f| f.personal) {
        if let Some(value) = body.get_mut(f.name) {
            *value = match (f.kind, value.as_str()) {
                (Kind::Phone, Some(text)) => json!(phone(text)),
                (Kind::Object(_), _) => {
                    serde_json::from_value::<Address>(value.clone()).map_or(json!("****"), |a| json!(address(&a)))
                }
                // The name is what staff call the customer by (ANS-05).
                (Kind::Line { .. }, Some(text)) => json!(text),
                _ => json!("****"),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SEC-01
    #[test]
    fn masks_leave_enough_to_recognise_and_too_little_to_use() {
        assert_eq!(phone("13900002046"), "139****2046");
        assert_eq!(phone("96777"), "****");
        assert_eq!(name("李桂兰"), "李**");
        assert_eq!(text("表号 1234567，电话13900002046。"), "表号 1234567，电话139****2046。");
        assert_eq!(text("45030219900101123X"), "450****123X");
        assert_eq!(id("450302199001011234"), "4****4");
        let home =
            Address { road: "滨江路88号".into(), building: "3".into(), room: "501".into(), ..Address::default() };
        let line = address(&home).line();
        assert!(line.starts_with("滨江路88号") && !line.contains("501"), "{line}");
    }
}
