//! `shouwen report sheet`: the service sheet of an order as a file.

use super::{Ended, Global, files};
use crate::{
    act::{Ctx, Matter},
    app::App,
    fieldwork::{self, Ask, Sheet},
    paper::{MISSING, PrintError},
};
use serde_json::json;
use shouwen_domain::{fieldwork::paper, flow::Door, id::Id, org::Actor};
use shouwen_store::{StoreError, audit, record};
use std::{io::Write, path::PathBuf, sync::Arc};

#[derive(clap::ValueEnum, Clone, Copy, Debug)]
enum Copy {
    Customer,
    Archive,
}

#[derive(clap::Args, Debug)]
pub struct Args {
    /// Number (LJ-ORDER-20260313-0001) or id
    order: String,
    /// File to write
    #[arg(long)]
    out: PathBuf,
    /// For the customer, or with the company's own side of it
    #[arg(long, value_enum, default_value_t = Copy::Customer)]
    copy: Copy,
    /// Language of the sheet
    #[arg(long, value_enum, default_value_t = super::Lang::Zh)]
    lang: super::Lang,
    /// Telephone number and address in clear; written into the audit log
    #[arg(long, requires = "reason")]
    reveal: bool,
    /// Why they are needed
    #[arg(long)]
    reason: Option<String>,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if args.reveal && reason.is_none() {
        return Err(Ended::Usage("请写明理由 / give the reason: --reason".into()));
    }
    let ask = Ask {
        copy: match args.copy {
            Copy::Customer => paper::Copy::Customer,
            Copy::Archive => paper::Copy::Archive,
        },
        lang: args.lang.into(),
        clear: args.reveal,
    };
    let app = global.existing()?;
    let found = load(&app, &args.order, ask, reason.filter(|_| args.reveal));
    let place = app.place.clone();
    app.db.close();
    let sheet = found?.ok_or_else(|| Ended::Refused(format!("没有工单 {0} / there is no order {0}", args.order)))?;
    let bytes = fieldwork::print(&place, &sheet).map_err(|error| match error {
        PrintError::NoFont => Ended::Refused(format!("{} / {}", MISSING.zh, MISSING.en)),
        PrintError::Failed(why) => StoreError::Broken(format!("sheet: {why}")).into(),
    })?;
    files::create(&args.out, &[])?.write_all(&bytes)?;
    let (out, file) = (global.out(), args.out.display());
    out.document(&json!({"number": sheet.number, "file": args.out, "bytes": bytes.len(), "revealed": args.reveal}));
    out.say(format!("{} → {file} ({} KB)", sheet.number, bytes.len().div_ceil(1_024)));
    Ok(())
}

/// The order by number or id, with the line of the log in the same transaction.
fn load(app: &Arc<App>, name: &str, ask: Ask, reason: Option<&str>) -> Result<Option<Sheet>, StoreError> {
    let (inner, name, reason) = (app.clone(), name.trim().to_owned(), reason.map(str::to_owned));
    app.db.write_now(move |tx| {
        let Some(id) = record::by_number(tx, &name)?.or_else(|| Id::parse(&name)) else { return Ok(None) };
        let house = inner.house_in(tx)?;
        let actor = Actor::system(None);
        let ctx = Ctx { now: inner.now(), actor: &actor, door: Door::Cli, house: &house, world: &inner.world };
        let Some(matter) = Matter::load(tx, &ctx, id, false)? else { return Ok(None) };
        let Some(sheet) = fieldwork::load(tx, &ctx, &matter, ask)? else { return Ok(None) };
        let detail = ask.detail(reason.as_deref());
        let entry = audit::Entry {
            at: inner.now(),
            actor: None,
            door: "cli",
            what: "print.sheet",
            subject: Some(id),
            outcome: "done",
            detail: &detail,
        };
        audit::append(tx, sheet.company, &entry)?;
        Ok(Some(sheet))
    })
}
