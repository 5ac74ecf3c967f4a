//! The world around the rules: the one door, HTTP, jobs, import, command line, embedded screens.

pub mod act;
pub mod app;
pub mod backup;
pub mod cli;
pub mod demo;
pub mod house;
pub mod http;
#[cfg_attr(not(test), expect(dead_code, reason = "the command that uses it comes with the next commit"))]
mod import;
pub mod live;
pub mod metrics;
pub mod org;
pub mod policy;
pub mod scheduler;
pub mod seal;
pub mod verify;
pub mod world;
