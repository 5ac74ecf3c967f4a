//! `shouwen serve`: the screens, the API and the scheduler in one process.

use super::{Ended, Global};
use crate::{app::App, channels::setup, http, scheduler, telephony};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

#[derive(clap::Args, Debug, Clone)]
pub struct Listen {
    /// Port; 0 takes a free one
    #[arg(long, env = "PORT", default_value_t = 8700)]
    pub port: u16,
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// File that names the telephone exchanges; telephony.toml in the data folder if there is one
    #[arg(long, env = "SHOUWEN_TELEPHONY", value_name = "FILE")]
    pub telephony: Option<PathBuf>,
    /// Configuration of the gateways of messages (default: notify.toml in the data folder)
    #[arg(long, env = "NOTIFY", value_name = "FILE")]
    pub notify: Option<PathBuf>,
    /// Folder in which the page of open P0 and P1 matters is kept, made anew after each backup
    #[arg(long, env = "SHOUWEN_STANDBY", value_name = "DIR", requires = "backups")]
    pub standby: Option<PathBuf>,
    /// Folder of the backups that the page is made of
    #[arg(long, env = "SHOUWEN_BACKUPS", value_name = "DIR")]
    pub backups: Option<PathBuf>,
}

pub fn run(global: &Global, args: &Listen) -> Result<(), Ended> {
    let app = global.open()?;
    telephony(&app, args)?;
    serve(app, args, |_| ())
}

/// Reads which exchanges there are. A file that cannot be read keeps the program from starting: a hotline whose calls nobody
/// hears of is noticed too late.
pub fn telephony(app: &App, args: &Listen) -> Result<(), Ended> {
    let usual = app.place.data.join("telephony.toml");
    let Some(file) = args.telephony.clone().or_else(|| usual.exists().then_some(usual)) else { return Ok(()) };
    let exchanges = telephony::exchange::load(&file).map_err(Ended::Usage)?;
    let house = app.house();
    for x in &exchanges {
        if !house.units.values().any(|u| u.level == "company" && u.code == x.company) {
            return Err(Ended::Usage(format!(
                "{}: exchange {}: there is no company {}",
                file.display(),
                x.code,
                x.company
            )));
        }
    }
    app.telephony.set(exchanges);
    Ok(())
}

/// Serves until the process is told to stop; `ready` hears the address once it listens.
pub fn serve(app: Arc<App>, args: &Listen, ready: impl FnOnce(SocketAddr)) -> Result<(), Ended> {
    drop(
        tracing_subscriber::fmt()
            .with_env_filter(
                tracing_subscriber::EnvFilter::try_from_default_env()
                    .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
            )
            .with_writer(std::io::stderr)
            .try_init(),
    );
    // A configuration that is wrong is said now, and not by the silence of a night.
    let post =
        setup::load(&app, args.notify.as_deref()).map_err(|said| Ended::Usage(format!("{} / {}", said.zh, said.en)))?;
    app.connect(post);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|e| Ended::Broken(e.to_string()))?;
    runtime.block_on(async move {
        let address = SocketAddr::new(args.host, args.port);
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|e| {
            Ended::Broken(format!("cannot listen on {address}: {e}; another program may be using it, choose PORT"))
        })?;
        let local = listener.local_addr()?;
        println!("listening on http://{local}");
        ready(local);
        let sweep = tokio::spawn(scheduler::run(app.clone()));
        let lines = tokio::spawn(telephony::link::keep_all(app.clone()));
        let page = tokio::spawn(keep_page(app.clone(), args.standby.clone().zip(args.backups.clone())));
        let done =
            axum::serve(listener, http::service(app.clone()).into_make_service_with_connect_info::<SocketAddr>())
                .with_graceful_shutdown(stop())
                .await;
        sweep.abort();
        lines.abort();
        page.abort();
        done.map_err(Ended::from)
    })
}

/// INF-06: looks once a minute whether there is a newer backup, and writes its page. Runs until the program ends.
async fn keep_page(app: Arc<App>, folders: Option<(PathBuf, PathBuf)>) {
    let Some((page, backups)) = folders else { return };
    let mut minute = tokio::time::interval(std::time::Duration::from_mins(1));
    loop {
        minute.tick().await;
        let (app, page, backups) = (app.clone(), page.clone(), backups.clone());
        let kept =
            tokio::task::spawn_blocking(move || crate::standby::keep(&backups, &page, &app.vault, &app.world)).await;
        match kept {
            Ok(Ok(true)) => tracing::info!("the page of open matters was written"),
            Ok(Ok(false)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the page of open matters was not written"),
            Err(error) => tracing::error!(%error, "the page of open matters was not written"),
        }
    }
}

/// Ctrl-C or SIGTERM.
async fn stop() {
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
