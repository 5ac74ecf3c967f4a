//! `shouwen backup` and `shouwen restore`: see `crate::backup`.

use super::{Ended, Global};
use crate::{
    backup::{self as room, Key},
    verify::Options,
    world::World,
};
use shouwen_store::StoreError;
use std::{path::PathBuf, sync::Arc};

/// Exit codes: 0 made and checked, 1 made but files are missing, 2 there is no database, 3 not made.
#[derive(clap::Args, Debug)]
pub struct BackupArgs {
    /// Folder of the backups; each gets a folder of its own in it
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// Remove older backups so that this many remain, the new one included
    #[arg(long, value_name = "N")]
    keep: Option<usize>,
    /// Put the master key inside. Without the key no name, number or address of the backup can be read: keep a copy of
    /// it, in another place
    #[arg(long)]
    with_key: bool,
    /// Write the page of open P0 and P1 matters into this folder as well, for the hours in which there is no system
    #[arg(long, value_name = "DIR")]
    standby: Option<PathBuf>,
}

/// Exit codes: 0 restored and verified, 1 refused or findings, 3 broken.
#[derive(clap::Args, Debug)]
pub struct RestoreArgs {
    /// A backup, or the folder of the backups for the newest one
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The master key, if the backup holds none
    #[arg(long, value_name = "FILE", conflicts_with = "without_key")]
    key: Option<PathBuf>,
    /// Go on without the key: personal data stay unreadable for ever
    #[arg(long)]
    without_key: bool,
}

fn ended(error: StoreError) -> Ended {
    match error {
        StoreError::Conflict(text) => Ended::Refused(text),
        other => Ended::Broken(other.to_string()),
    }
}

pub fn backup(global: &Global, args: &BackupArgs) -> Result<(), Ended> {
    global.must_exist()?;
    let out = global.out();
    let bar = out.bar(1, "backup");
    let mut progress = |part: &'static str, done: u64, all: u64| {
        bar.set_message(part);
        bar.set_length(all);
        bar.set_position(done);
    };
    let world = Arc::new(World::real());
    let made =
        room::backup(&global.place(), &world, &args.to, args.keep, args.with_key, &mut progress).map_err(ended)?;
    bar.finish_and_clear();
    out.document(&made);
    let rows: i64 = made.manifest.counts.values().sum();
    out.say(format!(
        "{}：{rows} 行，新附件 {} 个，链接 {} 个 / {rows} rows, {} files new, {} linked",
        made.folder.display(),
        made.copied,
        made.linked,
        made.copied,
        made.linked
    ));
    if !args.with_key {
        out.say("未包含密钥：没有 master.key，备份中的姓名、电话、地址无法读出，请另行妥善保管。");
        out.say("The key is not inside: without master.key no name, number or address in it can be read. Keep it elsewhere.");
    }
    if let Some(folder) = &args.standby {
        let found = crate::standby::find(&made.folder).map_err(ended)?;
        let vault = crate::standby::key(&found, None, &global.data).map_err(ended)?;
        let page = folder.join(crate::standby::PAGE);
        let open = crate::standby::write(&found, vault.as_ref(), None, &page, &world).map_err(ended)?;
        out.say(format!("{}：未结 P0、P1 事项 {open} 件 / {open} open P0 and P1 matters", page.display()));
    }
    for old in &made.removed {
        out.say(format!("已删除旧备份 / removed {}", old.display()));
    }
    if made.missing.is_empty() {
        return Ok(());
    }
    for one in &made.missing {
        out.say(format!("缺失或损坏的附件 / missing or damaged: object {one}"));
    }
    Err(Ended::Refused(format!(
        "有 {n} 个附件未能复制 / {n} files that rows name could not be copied",
        n = made.missing.len()
    )))
}

pub fn restore(global: &Global, args: &RestoreArgs) -> Result<(), Ended> {
    let out = global.out();
    // Names of the call; what lies behind them is judged by the restore itself.
    if !args.from.is_dir() {
        let from = args.from.display();
        return Err(Ended::Usage(format!("没有文件夹 {from} / there is no folder {from}")));
    }
    if let Some(key) = &args.key {
        super::files::readable(key)?;
    }
    let key = match (&args.key, args.without_key) {
        (Some(file), _) => Key::File(file.clone()),
        (None, true) => Key::None,
        (None, false) => Key::There,
    };
    let world = Arc::new(World::real());
    let manifest = room::restore(&global.place(), &world, &args.from, &key).map_err(ended)?;
    let report = super::verify::look(global, Options { quick: true, key: !args.without_key })?;
    out.document(&serde_json::json!({"restored": manifest, "verify": report}));
    out.say(format!(
        "{} 的备份已恢复到 {} / restored the backup of {} into {}",
        manifest.at,
        global.data.display(),
        manifest.at,
        global.data.display()
    ));
    super::verify::say(global, &report);
    if report.ok {
        Ok(())
    } else {
        Err(Ended::Refused("恢复的数据有问题，见上 / the restored data have findings".into()))
    }
}
