//! Not written yet.
use super::{Ended, Global};
#[derive(clap::Args, Debug)]
pub struct BackupArgs {}
#[derive(clap::Args, Debug)]
pub struct RestoreArgs {}
pub fn backup(_: &Global, _: &BackupArgs) -> Result<(), Ended> {
    Err(Ended::Broken("not written yet".into()))
}
pub fn restore(_: &Global, _: &RestoreArgs) -> Result<(), Ended> {
    Err(Ended::Broken("not written yet".into()))
}
