//! Whether a picture shows a signature: something dark, connected and longer than a dot (SGN-02). Who wrote it, no program
//! can say; that somebody wrote something, it can.

/// Longest side that is looked at; a larger picture is made smaller first.
const SIDE: usize = 1_000;
/// Darker than the paper by this much is ink.
const CONTRAST: u8 = 48;
/// Ink of a signature, in thousandths of the picture's width. The pad asks for more; a photograph of paper may show a small
/// one.
pub const LEAST: i64 = 50;

/// Length of what is drawn, in thousandths of the picture's width: the sides of all connected dark lines together. A dot, a
/// smear, a shadow and an even surface have none.
pub fn length(luma: &[u8], width: usize, height: usize) -> i64 {
    if width == 0 || height == 0 || luma.len() < width.saturating_mul(height) {
        return 0;
    }
    let (small, w, h) = smaller(luma, width, height);
    let paper = paper(&small);
    let mut dark: Vec<bool> = small.iter().map(|l| l.saturating_add(CONTRAST) < paper).collect();
    let least = (w / 100).max(3);
    let sum: usize = (0..w * h).map(|at| line(&mut dark, at, w, h)).filter(|side| *side >= least).sum();
    (sum * 1_000 / w) as i64
}

/// Whether the length is that of a signature.
pub const fn is_signature(length: i64) -> bool {
    length >= LEAST
}

/// Means of squares of pixels.
fn smaller(luma: &[u8], width: usize, height: usize) -> (Vec<u8>, usize, usize) {
    let step = width.max(height).div_ceil(SIDE).max(1);
    let (w, h) = ((width / step).max(1), (height / step).max(1));
    let mut out = Vec::with_capacity(w * h);
    for y in 0..h {
        for x in 0..w {
            let (mut sum, mut n) = (0_u32, 0_u32);
            for row in y * step..((y + 1) * step).min(height) {
                for column in x * step..((x + 1) * step).min(width) {
                    sum += u32::from(luma[row * width + column]);
                    n += 1;
                }
            }
            out.push((sum / n.max(1)) as u8);
        }
    }
    (out, w, h)
}

/// The shade that most of the picture has.
fn paper(luma: &[u8]) -> u8 {
    let mut shades = [0_usize; 32];
    for l in luma {
        shades[usize::from(l / 8)] += 1;
    }
    let most = (0..shades.len()).max_by_key(|n| shades[*n]).unwrap_or(0);
    (most * 8 + 4) as u8
}

/// The longer side of the connected dark area around a place, which is taken off the picture; nought for what is no line.
fn line(dark: &mut [bool], from: usize, w: usize, h: usize) -> usize {
    if !dark[from] {
        return 0;
    }
    dark[from] = false;
    let mut open = vec![from];
    let (mut left, mut right, mut top, mut bottom, mut area) = (w, 0, h, 0, 0_usize);
    while let Some(at) = open.pop() {
        let (x, y) = (at % w, at / w);
        (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
        area += 1;
        for ny in y.saturating_sub(1)..=(y + 1).min(h - 1) {
            for nx in x.saturating_sub(1)..=(x + 1).min(w - 1) {
                let next = ny * w + nx;
                if dark[next] {
                    dark[next] = false;
                    open.push(next);
                }
            }
        }
    }
    let side = (right - left).max(bottom - top) + 1;
    // A dot fills its square, a line does not.
    if area * 2 < side * side { side } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: usize = 600;
    const H: usize = 300;

    fn picture(ink: impl Fn(f64, f64) -> bool) -> Vec<u8> {
        (0..W * H).map(|n| if ink((n % W) as f64 / W as f64, (n / W) as f64 / W as f64) { 16 } else { 255 }).collect()
    }

    /// SGN-02
    #[test]
    fn a_line_is_a_signature_and_a_dot_is_none() {
        let of = |ink: &dyn Fn(f64, f64) -> bool| length(&picture(ink), W, H);
        let near = |x: f64, y: f64, r: f64| move |px: f64, py: f64| (px - x).hypot(py - y) < r;
        let wave = |from: f64, to: f64| {
            move |x: f64, y: f64| x > from && x < to && (y - 0.25 - 0.05 * (x * 40.0).sin()).abs() < 0.006
        };
        assert_eq!(of(&|_, _| false), 0, "an empty sheet");
        assert_eq!(of(&|_, _| true), 0, "a black one");
        assert_eq!(of(&|x, _| x > 0.6), 0, "an edge of a shadow");
        for r in [0.003, 0.02, 0.1] {
            assert!(!is_signature(of(&near(0.5, 0.25, r))), "a dot of {r}");
        }
        assert!(!is_signature(of(&wave(0.5, 0.52))), "a dash of a slipped finger");
        assert!(is_signature(of(&wave(0.3, 0.7))), "a stroke across the pad");
        let short = of(&wave(0.4, 0.47));
        assert!(is_signature(short), "a small name on a photographed sheet: {short}");
        // Dark paper, darker ink; and dust.
        let grey: Vec<u8> = picture(wave(0.2, 0.8)).into_iter().map(|l| if l > 100 { 140 } else { 30 }).collect();
        assert!(is_signature(length(&grey, W, H)));
        let dust = of(&|x, y| ((x * 600.0) as u32).is_multiple_of(37) && ((y * 600.0) as u32).is_multiple_of(41));
        assert_eq!(dust, 0, "specks are no line");
        assert_eq!(length(&[], 0, 0), 0);
        assert_eq!(length(&[0], 9, 9), 0);
    }

    #[test]
    fn a_large_picture_is_judged_like_a_small_one() {
        let (w, h) = (4_000_usize, 3_000_usize);
        let luma: Vec<u8> = (0..w * h)
            .map(|n| {
                let (x, y) = (n % w, n / w);
                if (1_000..3_000).contains(&x) && (x / 2).abs_diff(y) < 8 { 20 } else { 230 }
            })
            .collect();
        let found = length(&luma, w, h);
        assert!((450..=550).contains(&found), "{found}");
    }
}
