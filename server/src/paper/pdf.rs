//! Draws laid-out pages as PDF/A: real text with its Unicode values, the font cut down to what is used, nothing that differs
//! from one print to the next. Owns: ink, QR code, the image of a signature. Tested by `tests/sheet.rs`.

use super::{
    Print,
    font::Face,
    ink::{HEIGHT, Ink, Op, Page, WIDTH, drawable},
};
use krilla::{
    Data, Document, SerializeSettings,
    color::rgb,
    configure::{Archival, ConfigurationBuilder},
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
};
use shouwen_domain::words::Lang;

/// More pixels than a signature needs are not decoded: a small file may hold a very large image.
const MOST_PIXELS: u64 = 4_000_000;
pub const MOST_BYTES: i64 = 4 * 1024 * 1024;

/// An image that can be put on paper; `None` for anything else.
pub fn image(bytes: Vec<u8>, media_type: &str) -> Option<Image> {
    let data = Data::from(bytes);
    let image = match media_type {
        "image/png" => Image::from_png(data, false),
        "image/jpeg" => Image::from_jpeg(data, false),
        "image/webp" => Image::from_webp(data, false),
        "image/gif" => Image::from_gif(data, false),
        _ => return None,
    };
    let image = image.ok()?;
    let (w, h) = image.size();
    (w > 0 && h > 0 && u64::from(w) * u64::from(h) <= MOST_PIXELS).then_some(image)
}

/// The file. Fails when the image cannot be decoded after all; without one it does not fail.
pub fn draw(face: &Face, papers: &[(&Print<'_>, Vec<Page>)]) -> Result<Vec<u8>, String> {
    let (first, _) = papers.first().ok_or("nothing to print")?;
    let archive = ConfigurationBuilder::new().with_archival_validator(Archival::A2_U).finish();
    let configuration = archive.map_err(|e| format!("{e:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(first));
    for (print, ops) in papers.iter().flat_map(|(print, pages)| pages.iter().map(move |ops| (*print, ops))) {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or("no page size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for op in ops {
            one(&mut surface, face, print, op);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|e| e.to_string())
}

fn metadata(print: &Print<'_>) -> Metadata {
    let paper = print.paper;
    let at = print.at.timestamp().to_zoned(print.zone.clone());
    let part = |n: i8| n.unsigned_abs();
    let minutes = at.offset().seconds() / 60;
    let date = DateTime::new(at.year().unsigned_abs())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour((minutes / 60) as i8)
        .utc_offset_minute((minutes % 60).unsigned_abs() as u8);
    let language = match paper.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    Metadata::new()
        .title(format!("{} {}", paper.title, paper.number))
        .authors(vec![drawable(&paper.company)])
        .creator("Shouwen 首问".to_owned())
        .language(language.to_owned())
        // Part of the content decides it, so that the same sheet is the same file.
        .document_id(format!("{}:{}", paper.number, paper.digest))
        .creation_date(date)
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(0x1A, 0x1A, 0x1A),
        Ink::Grey => rgb::Color::new(0x55, 0x5B, 0x63),
        Ink::Shade => rgb::Color::new(0xF1, 0xF3, 0xF5),
        Ink::Rule => rgb::Color::new(0xA8, 0xAE, 0xB5),
        Ink::Red => rgb::Color::new(0xC0, 0x1C, 0x1C),
    }
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(ink: Ink, width: f32) -> Stroke {
    Stroke { paint: colour(ink).into(), width, ..Stroke::default() }
}

fn one(surface: &mut Surface<'_>, face: &Face, print: &Print<'_>, op: &Op) {
    match op {
        Op::Text { x, y, size, bold, ink, text } => {
            surface.set_fill(Some(fill(*ink)));
            // The font has one weight; a thin outline makes the other.
            surface.set_stroke(bold.then(|| stroke(*ink, size * 0.032)));
            let start = Point::from_xy(*x, *y);
            surface.draw_glyphs(start, &face.glyphs(text), face.font.clone(), text, *size, false);
        }
        Op::Line { x, y, to_x, to_y, width, ink } => {
            let mut path = PathBuilder::new();
            path.move_to(*x, *y);
            path.line_to(*to_x, *to_y);
            if let Some(path) = path.finish() {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(*ink, *width)));
                surface.draw_path(&path);
            }
        }
        Op::Fill { x, y, w, h, ink } => rects(surface, *ink, &[(*x, *y, *w, *h)]),
        Op::Strokes { file, x, y, w, h } => {
            if let Some(image) = print.strokes.get(file) {
                let (iw, ih) = image.size();
                let scale = (w / iw as f32).min(h / ih as f32);
                if let Some(size) = Size::from_wh(iw as f32 * scale, ih as f32 * scale) {
                    surface.push_transform(&Transform::from_translate(*x, y + (h - size.height()) / 2.0));
                    surface.draw_image(image.clone(), size);
                    surface.pop();
                }
            }
        }
        Op::Code { x, y, side } => {
            let Ok(code) = qrcodegen::QrCode::encode_text(&print.paper.number, qrcodegen::QrCodeEcc::Medium) else {
                return;
            };
            let module = side / code.size() as f32;
            let mut dark = Vec::new();
            for row in 0..code.size() {
                // Neighbours in a row are one rectangle: no hairlines between them.
                let mut column = 0;
                while column < code.size() {
                    let from = column;
                    while column < code.size() && code.get_module(column, row) {
                        column += 1;
                    }
                    if column > from {
                        let wide = (column - from) as f32 * module;
                        dark.push((x + from as f32 * module, y + row as f32 * module, wide, module));
                    }
                    column += 1;
                }
            }
            rects(surface, Ink::Black, &dark);
        }
    }
}

fn rects(surface: &mut Surface<'_>, ink: Ink, all: &[(f32, f32, f32, f32)]) {
    let mut path = PathBuilder::new();
    for (x, y, w, h) in all {
        if let Some(rect) = Rect::from_xywh(*x, *y, *w, *h) {
            path.push_rect(rect);
        }
    }
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}
