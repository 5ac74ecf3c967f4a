//! The world around the rules: the one door, HTTP, jobs, import, command line, embedded screens.

pub mod act;
pub mod app;
pub mod backup;
pub mod bench;
pub mod calendar;
pub mod channels;
pub mod cli;
pub mod demo;
pub mod emergency;
mod fieldwork;
pub mod house;
pub mod http;
pub mod import;
pub mod live;
mod mask;
pub mod metrics;
pub mod org;
mod paper;
pub mod people;
pub mod policy;
pub mod reports;
pub mod scheduler;
pub mod seal;
pub mod standby;
pub mod telephony;
pub mod verify;
pub mod world;
