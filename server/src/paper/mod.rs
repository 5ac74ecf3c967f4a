//! Paper: the words of the domain laid out on A4 pages and drawn as PDF. Owns: the font, the page, the file. Refuses nothing;
//! without a font nothing is drawn. Tested by `tests/sheet.rs`.

mod font;
mod ink;
mod layout;
mod pdf;

pub use font::MISSING;
pub use krilla::image::Image;
pub use pdf::{MOST_BYTES, image};

use font::Face;
use jiff::tz::TimeZone;
use shouwen_domain::{moment::Moment, paper::Paper};
use std::collections::BTreeMap;

/// What is drawn: the words, and what stands beside them.
#[derive(Debug)]
pub struct Print<'p> {
    pub paper: &'p Paper,
    /// Pictures of signatures by their file.
    pub strokes: &'p BTreeMap<String, Image>,
    /// When the content was last changed: the date of the document.
    pub at: Moment,
    pub zone: &'p TimeZone,
}

#[derive(Debug)]
pub enum PrintError {
    /// There is no font on this machine.
    NoFont,
    Failed(String),
}

/// The file; the same words give the same bytes.
pub fn print(what: &Print<'_>) -> Result<Vec<u8>, PrintError> {
    print_all(std::slice::from_ref(what))
}

/// Several papers in one file, each with its own head and number; the file is dated and named by the first.
pub fn print_all(papers: &[Print<'_>]) -> Result<Vec<u8>, PrintError> {
    let face = Face::load().ok_or(PrintError::NoFont)?;
    let laid: Vec<_> = papers.iter().map(|one| (one, layout::pages(one.paper, &|c| face.advance(c)))).collect();
    pdf::draw(face, &laid).map_err(PrintError::Failed)
}
