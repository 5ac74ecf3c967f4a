//! `shouwen standby`: open P0 and P1 matters out of the newest backup, as one page (INF-06).

use super::{Ended, Global};
use crate::{
    standby::{self, Unmasked},
    world::World,
};
use shouwen_store::StoreError;
use std::path::PathBuf;

/// Needs neither the server nor its database, only a backup. Exit codes: 0 written, 1 refused, 2 the call was wrong.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A backup, or the folder of the backups for the newest intact one
    #[arg(long, value_name = "PATH")]
    from: PathBuf,
    /// The page to write; what was written for whom is noted in a file beside it
    #[arg(long, value_name = "FILE", default_value = "standby.html")]
    print: PathBuf,
    /// The master key; without one neither place nor caller is on the page
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Show the numbers to call back in full
    #[arg(long, requires = "by", requires = "reason")]
    unmask: bool,
    /// Who asks for them; stands in the heading
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why; stands in the heading
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

fn ended(error: StoreError) -> Ended {
    match error {
        StoreError::Conflict(text) => Ended::Refused(text),
        other => Ended::Broken(other.to_string()),
    }
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    if !args.from.exists() {
        let from = args.from.display();
        return Err(Ended::Usage(format!("没有 {from} / there is no {from}")));
    }
    let said = |text: &Option<String>| text.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let unmasked = args.unmask.then(|| Unmasked { by: said(&args.by), reason: said(&args.reason) });
    if unmasked.as_ref().is_some_and(|u| u.by.is_empty() || u.reason.is_empty()) {
        return Err(Ended::Usage(
            "显示完整号码须写明 --by 和 --reason / say --by and --reason for numbers in full".into(),
        ));
    }
    let found = standby::find(&args.from).map_err(ended)?;
    let vault = standby::key(&found, args.key.as_deref(), &global.data).map_err(ended)?;
    let world = World::real();
    let matters = standby::write(&found, vault.as_ref(), unmasked.as_ref(), &args.print, &world).map_err(ended)?;
    let out = global.out();
    let page = args.print.display();
    out.document(&serde_json::json!({"page": args.print, "backup": found.folder, "backup_at": found.manifest.at,
        "matters": matters, "key": vault.is_some(), "unmasked": unmasked.is_some(), "damaged": found.damaged}));
    out.say(format!(
        "{page}：{} 的备份，未结 P0、P1 事项 {matters} 件 / backup of {}, {matters} open P0 and P1 matters",
        found.manifest.at, found.manifest.at
    ));
    if vault.is_none() {
        out.say("没有密钥：页上没有地址和号码 / no key: neither place nor number is on the page");
    }
    for one in &found.damaged {
        out.say(format!("已跳过损坏的备份 / passed over a damaged backup: {one}"));
    }
    Ok(())
}
