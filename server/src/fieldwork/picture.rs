//! Reads a picture as shades of grey, for the question whether it shows a signature. Refuses by `None` what is no picture or
//! is larger than one has to be. Tested here; what is looked for in it is the domain's.

use shouwen_domain::fieldwork::strokes;
use std::io::Cursor;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// A small file may hold a very large picture: more than a telephone's camera makes is not decoded.
const MOST_PIXELS: usize = 16_000_000;
const MOST_SIDE: usize = 16_000;

struct Grey {
    luma: Vec<u8>,
    width: usize,
    height: usize,
}

/// Length of what is drawn on the picture, in thousandths of its width. `None`: it is no PNG or JPEG that can be read.
pub fn length(bytes: &[u8]) -> Option<i64> {
    let grey = if bytes.starts_with(b"\x89PNG") { png(bytes) } else { jpeg(bytes) }?;
    Some(strokes::length(&grey.luma, grey.width, grey.height))
}

fn fits(width: usize, height: usize) -> bool {
    width > 0 && height > 0 && width.max(height) <= MOST_SIDE && width * height <= MOST_PIXELS
}

fn png(bytes: &[u8]) -> Option<Grey> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    if !fits(width, height) {
        return None;
    }
    let mut out = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut out).ok()?;
    let samples = frame.color_type.samples();
    let luma = out.get(..frame.buffer_size())?.chunks_exact(samples).map(|pixel| match *pixel {
        [l, a] => on_paper(l, a),
        [r, g, b] => grey(r, g, b),
        [r, g, b, a] => on_paper(grey(r, g, b), a),
        ref other => other[0],
    });
    Some(Grey { luma: luma.collect(), width, height })
}

fn jpeg(bytes: &[u8]) -> Option<Grey> {
    let options = DecoderOptions::default()
        .set_max_width(MOST_SIDE)
        .set_max_height(MOST_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    if !fits(width, height) {
        return None;
    }
    Some(Grey { luma: decoder.decode().ok()?, width, height })
}

/// What is transparent shows the paper.
fn on_paper(l: u8, a: u8) -> u8 {
    let (l, a) = (u32::from(l), u32::from(a));
    ((l * a + 255 * (255 - a)) / 255) as u8
}

fn grey(r: u8, g: u8, b: u8) -> u8 {
    ((u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1_000) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(width: u32, height: u32, colour: png::ColorType, pixel: impl Fn(u32, u32) -> Vec<u8>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(colour);
        encoder.set_depth(png::BitDepth::Eight);
        let data: Vec<u8> =
            (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
        encoder.write_header().unwrap().write_image_data(&data).unwrap();
        out
    }

    /// SGN-02
    #[test]
    fn ink_is_found_in_every_way_to_write_a_picture() {
        let inked = |x: u32, y: u32| (20..180).contains(&x) && (x / 3).abs_diff(y) < 2;
        let found = [
            encoded(200, 100, png::ColorType::Grayscale, |x, y| vec![if inked(x, y) { 0 } else { 255 }]),
            encoded(200, 100, png::ColorType::Rgb, |x, y| if inked(x, y) { vec![16, 32, 44] } else { vec![255; 3] }),
            encoded(200, 100, png::ColorType::Rgba, |x, y| vec![0, 0, 0, if inked(x, y) { 255 } else { 0 }]),
            encoded(200, 100, png::ColorType::GrayscaleAlpha, |x, y| vec![0, if inked(x, y) { 255 } else { 0 }]),
        ]
        .map(|bytes| length(&bytes).unwrap());
        assert!(found.iter().all(|l| (750..=850).contains(l)), "{found:?}");
        assert_eq!(length(&encoded(200, 100, png::ColorType::Rgba, |_, _| vec![0; 4])), Some(0), "nothing but paper");
    }

    #[test]
    fn what_is_no_picture_is_none() {
        let large = encoded(5_000, 3_300, png::ColorType::Grayscale, |_, _| vec![255]);
        for bytes in [b"".as_slice(), b"%PDF-1.7", b"\x89PNG\r\n\x1a\nnothing", b"\xFF\xD8\xFF\xE0", &large] {
            assert_eq!(length(bytes), None);
        }
    }
}
