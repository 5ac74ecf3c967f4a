//! `shouwen explain clock RECORD CLOCK`: how a due time was counted, sentence by sentence (CLS-06).

use super::{Ended, Global, Lang};
use crate::{
    act::{self, Ctx, Matter},
    app::App,
};
use shouwen_domain::{clock::Explanation, flow::Door, id::Id, org::Actor};
use shouwen_store::{StoreError, clock::ClockRow, record};
use std::sync::Arc;

/// Exit codes: 0 explained, 1 there is no such record or clock.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// The derivation of a due time
    Clock {
        /// Number (LJ-REPAIR-20260309-0001) or id
        record: String,
        /// first_response, solution …
        clock: String,
        /// An earlier round of a reopened record
        #[arg(long)]
        round: Option<i64>,
        /// Language of the sentences
        #[arg(long, value_enum, default_value_t = Lang::Zh)]
        lang: Lang,
    },
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let What::Clock { record, clock, round, lang } = &args.what;
    let app = global.existing()?;
    let found = explain(&app, record, clock, *round);
    app.db.close();
    let (row, told) = found?.ok_or_else(|| {
        Ended::Refused(format!(
            "没有记录 {record} 或它没有时钟 {clock} / there is no record {record} with a clock {clock}"
        ))
    })?;
    let out = global.out();
    out.document(
        &serde_json::json!({"record": row.record, "round": row.round, "state": row.state, "explanation": told}),
    );
    let zone = &app.world.zone;
    out.say(match lang {
        Lang::Zh => format!(
            "{}（{}）第 {} 轮\n依据：{}；规则：{}（版本 {}）\n时限：{}；日历：{}（修订 {}，{}）",
            told.words.zh,
            told.clock,
            row.round,
            told.clause,
            told.origin.zh,
            told.policy_version,
            told.limit_said.zh,
            told.calendar.name,
            told.calendar.revision,
            told.calendar.zone
        ),
        Lang::En => format!(
            "{} ({}), round {}\nclause: {}; rule: {} (version {})\nlimit: {}; calendar: {} (revision {}, {})",
            told.words.en,
            told.clock,
            row.round,
            told.clause,
            told.origin.en,
            told.policy_version,
            told.limit_said.en,
            told.calendar.code,
            told.calendar.revision,
            told.calendar.zone
        ),
    });
    for (n, step) in told.steps.iter().enumerate() {
        out.say(format!("{:>3}. {}", n + 1, lang.of(&step.said)));
    }
    if let (Some(due), None) = (told.due_at, told.stopped_at) {
        out.say(format!("→ {}", due.rfc3339(zone)));
    }
    Ok(())
}

/// The clock of a record by number or id, newest round unless one is named.
fn explain(
    app: &Arc<App>,
    name: &str,
    code: &str,
    round: Option<i64>,
) -> Result<Option<(ClockRow, Explanation)>, StoreError> {
    let (inner, name, code) = (app.clone(), name.trim().to_owned(), code.to_owned());
    app.db.read_now(move |tx| {
        let id = match record::by_number(tx, &name)? {
            Some(id) => id,
            None => match Id::parse(&name) {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let house = inner.house_in(tx)?;
        let actor = Actor::system(None);
        let ctx = Ctx { now: inner.now(), actor: &actor, door: Door::Cli, house: &house, world: &inner.world };
        let Some(matter) = Matter::load(tx, &ctx, id, false)? else { return Ok(None) };
        let row = matter
            .clocks
            .iter()
            .filter(|c| c.code == code && round.is_none_or(|r| r == c.round))
            .max_by_key(|c| c.round)
            .cloned();
        let Some(row) = row else { return Ok(None) };
        Ok(act::explain(&ctx, &matter, &row)?.map(|told| (row, told)))
    })
}
