//! The page itself: one file without scripts, fonts or pictures, both languages side by side, made to be printed.

use super::{Found, Matter, Open, Pair, Part, Secret, Unmasked, number, secret};
use jiff::tz::TimeZone;
use shouwen_domain::moment::{DAY, HOUR, MINUTE, Moment};
use shouwen_store::Vault;
use std::fmt::Write;

const STYLE: &str = "
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1100px;padding:20px;font:16px/1.5 'Noto Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif}
header{border-bottom:3px solid;margin-bottom:16px;padding-bottom:12px}
h1{font-size:22px;margin:0}
.at{font-size:40px;line-height:1.2;font-weight:700;margin:8px 0 0;font-variant-numeric:tabular-nums}
.age{font-size:20px;margin:0}
.en{font-size:.82em;opacity:.75;font-weight:400}
.clear,.bad{border:2px solid #b3261e;padding:8px 12px;margin:12px 0}
article{border:1px solid;border-left-width:8px;margin:14px 0;padding:12px 14px;break-inside:avoid}
article.P0{border-left-color:#b3261e}article.P1{border-left-color:#a15c00}
h2{font-size:19px;margin:0 0 4px}
.tag{display:inline-block;border:1px solid;padding:0 6px;margin-right:6px;font-size:14px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:8px 0}
dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:6px 0}
th,td{border:1px solid;padding:3px 8px;text-align:left;vertical-align:top;font-weight:400}
th{font-size:.86em}
.late{font-weight:700}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}
@media(max-width:600px){body{padding:12px}.at{font-size:30px}dl{grid-template-columns:1fr}dt{margin-top:6px}.wide{overflow-x:auto}}
@media print{body{max-width:none;padding:0;font-size:12px}.at{font-size:30px}:root{color-scheme:light}article{border-color:#000}}
";

/// Text as HTML takes it.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

fn both(zh: &str, en: &str) -> String {
    format!("{} <span class=\"en\" lang=\"en\">{}</span>", safe(zh), safe(en))
}

fn pair(words: &Pair) -> String {
    both(&words.zh, &words.en)
}

/// How long ago, in the two largest units.
fn age(ms: i64) -> (String, String) {
    let ms = ms.max(0);
    let (days, hours, minutes) = (ms / DAY, ms % DAY / HOUR, ms % HOUR / MINUTE);
    match (days, hours) {
        (0, 0) => (format!("{minutes} 分钟"), format!("{minutes} min")),
        (0, _) => (format!("{hours} 小时 {minutes} 分钟"), format!("{hours} h {minutes} min")),
        _ => (format!("{days} 天 {hours} 小时"), format!("{days} d {hours} h")),
    }
}

/// By which a page says of which backup it is.
pub(super) fn mark(found: &Found) -> String {
    format!("<meta name=\"backup\" content=\"{}\">", safe(&found.manifest.at))
}

/// The whole page. Without the key place, caller and number are not on it, and it says so.
pub fn html(found: &Found, vault: Option<&Vault>, unmasked: Option<&Unmasked>, now: Moment, zone: &TimeZone) -> String {
    let Open { at, matters } = &found.open;
    let (zh, en) = age(now.since(*at));
    let taken = at.local_minute(zone);
    let made = now.local_minute(zone);
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">{}<title>未结紧急事项 {taken}</title>\
         <style>{STYLE}</style></head><body>\n<header><h1>{}</h1><p class=\"at\">{taken}</p><p class=\"age\">{}</p><p>{}</p>",
        mark(found),
        both("系统不可用时查看：未结 P0、P1 事项", "For when the system is down: open P0 and P1 matters"),
        both(
            &format!("备份时间；制作本页时已过 {zh}"),
            &format!("time of the backup; {en} old when this page was made")
        ),
        both(
            &format!("共 {} 件，本页制作于 {made}。此后的变化不在本页，请电话核实。", matters.len()),
            &format!("{} matters, page made {made}. What happened since is not here: ask by telephone.", matters.len()),
        ),
    );
    if let Some(who) = unmasked {
        let _ = write!(
            out,
            "<p class=\"clear\"><strong>{}</strong></p>",
            both(
                &format!("含完整回拨号码。打印人：{}；事由：{}。用后销毁。", who.by, who.reason),
                &format!("Numbers in full. Printed by {}; reason: {}. Destroy after use.", who.by, who.reason),
            )
        );
    }
    if vault.is_none() {
        let _ = write!(
            out,
            "<p class=\"bad\">{}</p>",
            both(
                "没有本系统的密钥：地址、客户和回拨号码不能显示。请用 --key 给出密钥重新制作。",
                "Without the key of this installation neither place, caller nor number can be shown: make the page again with --key.",
            )
        );
    }
    for one in &found.damaged {
        let _ = write!(
            out,
            "<p class=\"bad\">{}</p>",
            both(&format!("较新的备份已损坏，未采用：{one}"), "a newer backup is damaged and was passed over")
        );
    }
    out.push_str("</header>\n");
    if matters.is_empty() {
        let _ = write!(out, "<p>{}</p>", both("备份时没有未结的 P0、P1 事项。", "No P0 or P1 matter was open then."));
    }
    for matter in matters {
        let known = secret(matter, vault);
        article(&mut out, matter, known.as_ref(), unmasked.is_some(), zone);
    }
    out.push_str("</body></html>\n");
    out
}

fn article(out: &mut String, m: &Matter, known: Option<&Secret>, clear: bool, zone: &TimeZone) {
    let _ = write!(
        out,
        "<article class=\"{p}\"><h2><span class=\"tag\">{p}</span>{} <span class=\"num\">{}</span></h2><dl>",
        pair(&m.kind),
        safe(&m.number),
        p = safe(&m.priority),
    );
    let mut line = |label: String, value: String| {
        let _ = write!(out, "<dt>{label}</dt><dd>{value}</dd>");
    };
    line(
        both("受理", "received"),
        format!("<span class=\"num\">{}</span> {}", m.received.local_minute(zone), safe(&m.company)),
    );
    if let Some(s) = known {
        line(both("地点", "place"), safe(&s.place));
        // A note may hold a number as well.
        let told = if clear { s.content.clone() } else { crate::mask::text(&s.content) };
        line(
            both("回拨", "call back"),
            format!("<span class=\"num\">{}</span> {}", safe(&number(&s.contact, clear)), safe(&s.name)),
        );
        line(both("内容", "content"), safe(&told));
    }
    out.push_str("</dl>");
    for part in &m.parts {
        one(out, part, known, clear, zone);
    }
    out.push_str("</article>\n");
}

fn one(out: &mut String, part: &Part, known: Option<&Secret>, clear: bool, zone: &TimeZone) {
    let _ = write!(
        out,
        "<p><strong>{}</strong> <span class=\"num\">{}</span> · {} · {} {}</p>",
        pair(&part.kind),
        safe(&part.number),
        pair(&part.state),
        safe(&part.unit),
        safe(&part.crew),
    );
    if !part.clocks.is_empty() {
        out.push_str("<div class=\"wide\"><table><tr>");
        let _ = write!(out, "<th>{}</th><th>{}</th></tr>", both("时限", "limit"), both("到期", "due"));
        for limit in &part.clocks {
            let late =
                if limit.late { both("（备份时已超时）", "(late at the backup)") } else { String::new() };
            let class = if limit.late { " class=\"late\"" } else { "" };
            let _ = write!(
                out,
                "<tr{class}><td>{}</td><td class=\"num\">{} {late}</td></tr>",
                pair(&limit.words),
                limit.due.local_minute(zone)
            );
        }
        out.push_str("</table></div>");
    }
    if !part.log.is_empty() {
        out.push_str("<div class=\"wide\"><table><tr>");
        let _ = write!(out, "<th>{}</th><th>{}</th></tr>", both("时间", "time"), both("最近经过", "last steps"));
        for line in &part.log {
            let said = known
                .into_iter()
                .flat_map(|s| &s.said)
                .find(|(number, at, _)| *number == part.number && *at == line.at)
                .map(|(.., text)| if clear { text.clone() } else { crate::mask::text(text) })
                .unwrap_or_default();
            let _ = write!(
                out,
                "<tr><td class=\"num\">{}</td><td>{} {} {}</td></tr>",
                line.at.local_minute(zone),
                pair(&line.words),
                safe(&line.by),
                safe(&said)
            );
        }
        out.push_str("</table></div>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// INF-06: the age in words that nobody misreads at night.
    #[test]
    fn an_age_is_said_in_its_two_largest_units() {
        for (ms, zh) in [
            (0, "0 分钟"),
            (59 * MINUTE, "59 分钟"),
            (HOUR, "1 小时 0 分钟"),
            (26 * HOUR, "1 天 2 小时"),
            (-5, "0 分钟"),
        ] {
            assert_eq!(age(ms).0, zh);
        }
    }

    #[test]
    fn what_people_wrote_is_text_and_nothing_else() {
        assert_eq!(safe("<b onclick='x'>\"&"), "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;");
    }
}
