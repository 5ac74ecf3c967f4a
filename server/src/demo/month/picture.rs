//! Pictures of the made-up company: nobody draws the same name twice alike, and a picture signs once (SGN-02).

/// The chunk that ends a PNG: length, type, check sum.
const END: usize = 12;

/// The same drawing with a remark in it, another file for each sheet.
pub fn remarked(png: &[u8], remark: &str) -> Vec<u8> {
    let (head, end) = png.split_at(png.len().saturating_sub(END));
    let data = [b"tEXtComment\0", remark.as_bytes()].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&data);
    // The length counts what stands behind the type of the chunk.
    let length = (data.len() - 4) as u32;
    [head, &length.to_be_bytes(), &data, &sum.sum().to_be_bytes(), end].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_changes_the_file_and_not_the_drawing() {
        let plain = super::super::SIGNATURES[0];
        let (one, other) = (remarked(plain, "LJ-1"), remarked(plain, "LJ-2"));
        assert_ne!(one, other);
        let length = crate::fieldwork::length(plain);
        assert!(length.is_some() && length == crate::fieldwork::length(&one));
    }
}
