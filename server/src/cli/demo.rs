//! `shouwen demo`: the demonstration company, ready to be clicked through.

use super::{Ended, Global, serve};
use crate::demo::{self, month::Ask, unfinished};
use shouwen_domain::moment::DAY;
use shouwen_store::{
    Tx,
    org::{self, TokenRow},
    record,
};

#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    serve: serve::Listen,
    /// Days of history up to now, with forty people at work; 0 for some requests only
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..=90))]
    days: Option<i64>,
    /// How many requests a company without days begins with; given alone, it means no days
    #[arg(long, value_parser = ["small", "normal"])]
    empty_size: Option<String>,
    /// Let the simulated telephone exchange ring now and then (a simulator: nobody calls)
    #[arg(long)]
    calls: bool,
    /// Load the company and end without serving
    #[arg(long)]
    load_only: bool,
}

/// Days of a company that nobody asked otherwise for.
const DAYS: i64 = 30;

/// Loads the days into a place that has no requests yet, by a clock of its own.
fn history(global: &Global, days: i64) -> Result<(), Ended> {
    let app = global.open()?;
    let now = app.now();
    let there = app.house().units.values().find(|u| u.code == "LJ").map(|u| u.id);
    let count = move |tx: &mut Tx<'_>| there.map_or(Ok(0), |company| record::count(tx, company, "request"));
    let empty = app.db.read_now(count)? == 0;
    app.db.close();
    drop(app);
    if empty {
        let done =
            demo::month::load(&global.place(), Ask::usual(days, now)).map_err(|e| Ended::Broken(e.to_string()))?;
        if let Some(done) = done {
            let (requests, acts) = (done.requests, done.acts);
            println!(
                "  {days} 天、{requests} 件诉求、{acts} 步已装入 loaded: {days} days, {requests} requests, {acts} acts"
            );
            tracing::debug!(refused = ?done.refused, "what act refused");
        }
    }
    Ok(())
}

/// What a load that was killed midway has left is cleared away, and said. No other database is touched.
fn leftover(global: &Global) -> Result<(), Ended> {
    let app = global.open()?;
    let left = unfinished::is_left(&app)?;
    app.db.close();
    drop(app);
    if !left {
        return Ok(());
    }
    unfinished::clear(&global.place()).map_err(|left| match left {
        unfinished::Left::Elsewhere(said) => Ended::Refused(format!("{} / {}", said.zh, said.en)),
        unfinished::Left::Io(error) => Ended::Broken(error.to_string()),
    })?;
    global.out().say(
        "上次装入演示数据时中断，只装了一半：已清除，重新装入 / the last load of the demonstration was broken off halfway: \
         it is cleared away and begins anew",
    );
    Ok(())
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    leftover(global)?;
    let days = args.days.unwrap_or(if args.empty_size.is_some() { 0 } else { DAYS });
    if days > 0 {
        history(global, days)?;
    }
    let app = global.open()?;
    unfinished::begin(&app)?;
    let cast = demo::organise(&app, demo::since(app.now()))?;
    demo::plans::fill(&app, &cast).map_err(|e| Ended::Broken(e.to_string()))?;
    let count = if args.empty_size.as_deref() == Some("small") { 12 } else { 60 };
    demo::fill(&app, &cast, count).map_err(|e| Ended::Broken(e.to_string()))?;
    unfinished::finish(&app)?;
    if args.load_only {
        let data = global.data.display().to_string();
        global.out().document(&serde_json::json!({"data": data, "requests": count}));
        global.out().say(format!("演示公司已载入 {data} / the demonstration company is loaded in {data}"));
        return Ok(());
    }
    // For the project's own tests: a token of a month, printed only when asked for.
    let token = if std::env::var_os("SHOUWEN_DEMO_TOKEN").is_none() {
        None
    } else {
        let secret = format!("sw_{}", app.world.secret(24));
        let digest = app.vault.token(&secret);
        let row = TokenRow {
            id: app.world.id(),
            person: cast.person("chenli"),
            name: "demo".into(),
            scopes: "write".into(),
            created_at: app.now(),
            expires_at: Some(app.now().plus(30 * DAY)),
            revoked_at: None,
        };
        app.db.write_now(move |tx| org::put_token(tx, &row, &digest))?;
        Some(secret)
    };
    app.keep_demonstration()?;
    let exchange = if args.serve.telephony.is_some() {
        serve::telephony(&app, &args.serve)?;
        None
    } else {
        Some(demo::phone::begin(&app, &cast)?).filter(|_| args.calls)
    };
    let data = global.data.display().to_string();
    let rings = app.clone();
    serve::serve(app, &args.serve, move |address| {
        if let Some(exchange) = exchange {
            tokio::spawn(demo::phone::ring(rings, exchange));
        }
        println!();
        println!("  首问 · Shouwen    http://{address}");
        println!("  数据 data         {data}");
        println!();
        println!("  客户 portal       http://{address}/portal");
        println!();
        println!("  账号 accounts     密码 password: {}", demo::PASSWORD);
        for (login, name, role) in demo::accounts() {
            println!("    {login:<10} {name}（{role}）");
        }
        println!();
        if let Some(token) = &token {
            println!("token admin {token}");
        }
        println!("  Ctrl-C 停止 stops");
    })
}
