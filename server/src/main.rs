//! The binary.

#[cfg_attr(not(test), expect(dead_code, reason = "the commands that use it stand on another branch"))]
mod import;

fn main() {}
