//! Not written yet.
use super::{Ended, Global};
#[derive(clap::Args, Debug)]
pub struct Args {}
pub fn run(_: &Global, _: &Args) -> Result<(), Ended> {
    Err(Ended::Broken("not written yet".into()))
}
