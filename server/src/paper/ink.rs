//! What is drawn on a page, and how a text is broken into lines. Pure. Tested here.

/// A4 in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Black,
    Grey,
    Shade,
    Rule,
    Red,
}

/// Something drawn; `y` of a text is its base line.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    Text {
        x: f32,
        y: f32,
        size: f32,
        bold: bool,
        ink: Ink,
        text: String,
    },
    Line {
        x: f32,
        y: f32,
        to_x: f32,
        to_y: f32,
        width: f32,
        ink: Ink,
    },
    Fill {
        x: f32,
        y: f32,
        w: f32,
        h: f32,
        ink: Ink,
    },
    /// The image of a signature, as large as fits.
    Strokes {
        file: String,
        x: f32,
        y: f32,
        w: f32,
        h: f32,
    },
    /// The number as a QR code.
    Code {
        x: f32,
        y: f32,
        side: f32,
    },
}

pub type Page = Vec<Op>;

/// How wide a character is, in parts of the font size.
pub type Measure<'m> = &'m dyn Fn(char) -> f32;

/// Breaks a text into lines of at most `width`, by the rules of UAX 14; what has no place to break is cut.
pub fn wrap(text: &str, width: f32, size: f32, measure: Measure<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    let mut from = 0;
    for (end, chance) in unicode_linebreak::linebreaks(text) {
        let piece = &text[from..end];
        from = end;
        let word = piece.trim_end_matches(['\n', '\r']);
        let full: f32 = word.chars().map(measure).sum::<f32>() * size;
        let bare: f32 = word.trim_end().chars().map(measure).sum::<f32>() * size;
        if used + bare > width && !line.is_empty() {
            out.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        if bare > width {
            for c in word.chars() {
                let wide = measure(c) * size;
                if used + wide > width && !line.is_empty() {
                    out.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(c);
                used += wide;
            }
        } else {
            line.push_str(word);
            used += full;
        }
        if chance == unicode_linebreak::BreakOpportunity::Mandatory && (end < text.len() || !line.is_empty()) {
            out.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
    }
    if out.is_empty() {
        out.push(String::new());
    }
    out
}

/// Without what cannot stand on paper: control characters become spaces, marks without a width of their own go.
pub fn drawable(text: &str) -> String {
    let mark = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
    let not_a_character = |c: char| (c as u32) & 0xFFFE == 0xFFFE;
    text.chars().filter(|c| !mark(*c)).map(|c| if c.is_control() || not_a_character(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(c: char) -> f32 {
        if c.is_ascii() { 0.5 } else { 1.0 }
    }

    #[test]
    fn lines_break_where_the_language_allows() {
        let lines = |text: &str, width: f32| wrap(text, width, 10.0, &plain);
        assert_eq!(
            lines("燃气热水器已安装。", 80.0),
            ["燃气热水器已安", "装。"].map(String::from),
            "no stop at the beginning"
        );
        assert_eq!(lines("call the customer", 50.0), ["call the", "customer"].map(String::from));
        assert_eq!(
            lines("0123456789abcdef", 40.0),
            ["01234567", "89abcdef"].map(String::from),
            "cut where it cannot break"
        );
        assert_eq!(lines("一\n\n二", 50.0), ["一", "", "二"].map(String::from));
        assert_eq!(lines("", 50.0), [""].map(String::from));
    }
}
