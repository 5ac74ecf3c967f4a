//! `shouwen notify`: the gateways of messages, tried before the night in which they are needed. It sends nothing but what is
//! asked for, and says of each way what is wrong.

use super::{Ended, Global};
use crate::channels::{Letter, setup};
use serde_json::{Value, json};
use shouwen_domain::channels::Means;
use std::path::PathBuf;

/// Exit codes: 0 every way took its test message, 1 one did not, 2 the configuration cannot be read.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Send a test message by every configured way
    Check {
        /// Configuration of the gateways (default: notify.toml in the data folder)
        #[arg(long, env = "NOTIFY", value_name = "FILE")]
        notify: Option<PathBuf>,
        /// Telephone number that gets the test message and the test call
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
        /// Mail address that gets the test mail
        #[arg(long, value_name = "ADDRESS")]
        mail: Option<String>,
        /// Only this gateway
        #[arg(long, value_name = "NAME")]
        gateway: Option<String>,
    },
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let app = global.existing()?;
    let done = check(global, &app, &args.what);
    app.db.close();
    done
}

const TEXT: &str = "【首问】这是一条测试消息，收到请忽略。This is a test message of Shouwen.";

fn check(global: &Global, app: &std::sync::Arc<crate::app::App>, what: &What) -> Result<(), Ended> {
    let What::Check { notify, number, mail, gateway } = what;
    let both = |said: shouwen_domain::words::Said| format!("{} / {}", said.zh, said.en);
    let post = setup::load(app, notify.as_deref()).map_err(|said| Ended::Usage(both(said)))?;
    let out = global.out();
    // The last lane is the sandbox.
    let lanes = &post.lanes[..post.lanes.len() - 1];
    if lanes.is_empty() {
        let (zh, en) =
            ("没有配置通知网关：消息只记录，不外发", "no gateway is configured: messages are recorded and not sent");
        out.document(&json!({"gateways": []}));
        out.say(format!("{zh} / {en}"));
        return Ok(());
    }
    let (mut items, mut failed) = (Vec::<Value>::new(), 0);
    for lane in lanes {
        let driver = &lane.driver;
        let shouwen_store::jobs::Share::Lane { lane: means, .. } = &lane.share else { continue };
        if gateway.as_ref().is_some_and(|only| only != driver.code()) {
            continue;
        }
        let means = Means::parse(means).unwrap_or(Means::Sms);
        let missing = match means {
            Means::Sms | Means::Voice if number.is_none() => Some("--number"),
            Means::Mail if mail.is_none() => Some("--mail"),
            // A browser is only reached by its owner's own subscription.
            Means::Push => Some("本人页面上的“发一条试试” / the owner's own page"),
            _ => None,
        };
        let (state, said) = if let Some(missing) = missing {
            ("skipped", format!("未测：需要 {missing} / not tried: it needs {missing}"))
        } else {
            let letter = Letter {
                id: app.world.id(),
                means,
                person: None,
                number: number.clone().unwrap_or_default(),
                mail: mail.clone().unwrap_or_default(),
                chat: String::new(),
                targets: Vec::new(),
                urgent: false,
                text: TEXT.to_owned(),
                path: String::new(),
                now: app.now(),
            };
            match driver.send(&letter) {
                Ok(receipt) => {
                    let id = if receipt.provider.is_empty() { String::new() } else { format!(" {}", receipt.provider) };
                    ("sent", format!("已交付{id} / handed over{id}"))
                }
                Err(miss) => {
                    failed += 1;
                    let why = crate::mask::text(miss.said());
                    ("failed", format!("未成：{why} / failed: {why}"))
                }
            }
        };
        items.push(json!({"gateway": driver.code(), "means": means.code(), "state": state, "said": said}));
        out.say(format!("{:<8} {:<6} {said}", driver.code(), means.code()));
    }
    out.document(&json!({"gateways": items}));
    if failed > 0 {
        return Err(Ended::Refused(format!("{failed} 个网关未通过 / {failed} gateways failed")));
    }
    Ok(())
}
