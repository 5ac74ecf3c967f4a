//! `shouwen demo`: the demonstration company, ready to be clicked through.

use super::{Ended, Global, serve};
use crate::demo;
use shouwen_domain::moment::DAY;
use shouwen_store::org::{self, TokenRow};

#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    serve: serve::Listen,
    /// How many requests the company begins with
    #[arg(long, default_value = "normal", value_parser = ["small", "normal"])]
    empty_size: String,
    /// Load the company and end without serving
    #[arg(long)]
    load_only: bool,
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let app = global.open()?;
    let cast = demo::organise(&app, demo::since(app.now()))?;
    let count = if args.empty_size == "small" { 12 } else { 60 };
    demo::fill(&app, &cast, count).map_err(|e| Ended::Broken(e.to_string()))?;
    if args.load_only {
        let data = global.data.display().to_string();
        global.out().document(&serde_json::json!({"data": data, "requests": count}));
        global.out().say(format!("演示公司已载入 {data} / the demonstration company is loaded in {data}"));
        return Ok(());
    }
    // For the project's own tests: a token that works until tomorrow, printed only when asked for.
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
            expires_at: Some(app.now().plus(DAY)),
            revoked_at: None,
        };
        app.db.write_now(move |tx| org::put_token(tx, &row, &digest))?;
        Some(secret)
    };
    let data = global.data.display().to_string();
    serve::serve(app, &args.serve, move |address| {
        println!();
        println!("  首问 · Shouwen    http://{address}");
        println!("  数据 data         {data}");
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
