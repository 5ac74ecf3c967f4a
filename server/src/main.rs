//! The binary.

mod import;

fn main() {}
