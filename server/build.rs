//! Finds the font of the printed sheets, so that a release carries it (docs/decisions/0009-printed-sheets.md). A build
//! without it is a build all the same: then the font is looked for when the first sheet is printed.

use std::{env, path::Path};

/// Debian's `fonts-noto-cjk`, SIL Open Font License 1.1.
const PLACE: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(font_inside)");
    println!("cargo::rerun-if-env-changed=SHOUWEN_FONT");
    println!("cargo::rerun-if-changed=build.rs");
    let font = env::var("SHOUWEN_FONT").unwrap_or_else(|_| PLACE.to_owned());
    println!("cargo::rerun-if-changed={font}");
    // Twenty megabytes in each of some thirty test programs help nobody: only a release carries the font.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        if Path::new(&font).is_file() {
            println!("cargo::rustc-cfg=font_inside");
            println!("cargo::rustc-env=SHOUWEN_FONT_INSIDE={font}");
        } else {
            println!("cargo::warning=no font at {font}: sheets can be printed only where one is installed");
        }
    }
}
