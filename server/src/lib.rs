//! The world around the rules: the one door, HTTP, jobs, import, command line, embedded screens.

pub mod act;
pub mod house;
#[cfg_attr(not(test), expect(dead_code, reason = "not called yet"))]
mod import;
pub mod world;
