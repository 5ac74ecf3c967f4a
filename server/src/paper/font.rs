//! The one font of printed sheets: Noto Sans CJK, simplified Chinese. Inside a release; else, or when `SHOUWEN_FONT` names
//! another, a file that is read once.

use krilla::{
    Data,
    text::{Font, GlyphId, KrillaGlyph},
};
use shouwen_domain::words::{Words, w};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    raw::FileRef,
    string::StringId,
};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// What is said when there is none.
pub const MISSING: Words = w(
    "服务器上没有中文字体，无法打印。请管理员安装 fonts-noto-cjk，或用环境变量 SHOUWEN_FONT 指明字体文件，然后重启。",
    "There is no Chinese font on the server, so nothing can be printed. The administrator installs fonts-noto-cjk, or names a \
     font file in SHOUWEN_FONT, and starts the program again.",
);

/// Where Debian, other systems and people put it.
const PLACES: &[&str] = &[
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/local/share/fonts/NotoSansCJK-Regular.ttc",
    "/usr/local/share/fonts/NotoSansSC-Regular.otf",
];

#[cfg(font_inside)]
static INSIDE: Option<&[u8]> = Some(include_bytes!(env!("SHOUWEN_FONT_INSIDE")));
#[cfg(not(font_inside))]
static INSIDE: Option<&[u8]> = None;

/// A font with what laying out asks of it, looked up beforehand.
pub struct Face {
    pub font: Font,
    /// Glyph and advance in parts of the font size.
    known: HashMap<char, (u32, f32)>,
    unknown: (u32, f32),
}

impl Face {
    /// The face that everything is printed with; `None`: see [`MISSING`].
    pub fn load() -> Option<&'static Self> {
        static FACE: OnceLock<Option<Face>> = OnceLock::new();
        FACE.get_or_init(find).as_ref()
    }

    pub fn advance(&self, c: char) -> f32 {
        self.known.get(&c).map_or(self.unknown.1, |g| g.1)
    }

    /// One glyph for each character. What the font does not have is drawn as a box; its text stays what it is.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, c): (usize, char)| {
            let (id, advance) = self.known.get(&c).copied().unwrap_or(self.unknown);
            KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    fn read(data: Data) -> Option<Self> {
        let index = simplified(data.as_ref());
        let bytes = data.clone();
        let face = FontRef::from_index(bytes.as_ref(), index).ok()?;
        let metrics = face.glyph_metrics(Size::new(1.0), LocationRef::default());
        let known: HashMap<char, (u32, f32)> = face
            .charmap()
            .mappings()
            .filter_map(|(code, glyph)| Some((char::from_u32(code)?, (glyph.to_u32(), metrics.advance_width(glyph)?))))
            .collect();
        let unknown = *known.get(&'□').or_else(|| known.get(&'?'))?;
        known.get(&'问')?;
        Some(Self { font: Font::new(data, index)?, known, unknown })
    }
}

/// The face of a collection that draws characters as they are written in mainland China.
fn simplified(data: &[u8]) -> u32 {
    let Ok(FileRef::Collection(all)) = FileRef::new(data) else { return 0 };
    let is = |face: &FontRef<'_>| {
        face.localized_strings(StringId::FAMILY_NAME).any(|name| name.to_string().ends_with("CJK SC"))
    };
    all.iter().enumerate().find_map(|(n, face)| face.ok().filter(is).map(|_| n as u32)).unwrap_or(0)
}

fn find() -> Option<Face> {
    let named = std::env::var_os("SHOUWEN_FONT").filter(|x| !x.is_empty()).map(PathBuf::from);
    let inside = || INSIDE.and_then(|bytes| Face::read(Data::from(bytes)));
    let file = |path: PathBuf| std::fs::read(path).ok().and_then(|bytes| Face::read(Data::from(Arc::new(bytes))));
    match named {
        Some(path) => file(path),
        None => inside().or_else(|| PLACES.iter().find_map(|place| file(PathBuf::from(place)))),
    }
}
