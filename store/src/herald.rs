//! Pings between the nodes of one PostgreSQL database: what one node commits, the screens at the others hear of.
//! One NOTIFY per 50 ms and node, outside every write transaction: a commit that notifies passes a lock of the whole
//! server. Owns: its connection. Pings are lossy; whoever comes back after a break looks at the queue again.
//! Tested in `tests/kept_back.rs`.

use crate::{
    Result, StoreError,
    db::{PingFn, spawn},
};
use std::{collections::BTreeSet, sync::Arc, thread::JoinHandle, time::Duration};
use tokio::sync::mpsc;
use tokio_postgres::{AsyncMessage, Client, NoTls, Notification};

const GATHER: Duration = Duration::from_millis(50);
const AGAIN: Duration = Duration::from_secs(1);
/// A notification carries less than 8,000 bytes.
const LONGEST: usize = 7_500;
/// Stands for whatever was missed.
const ALL: &str = "queue";

/// A ping that also reaches the other nodes, and the thread that carries it; it ends when the last copy of the ping does.
pub(crate) fn between_nodes(url: &str, ping: Arc<PingFn>) -> Result<(Arc<PingFn>, JoinHandle<()>)> {
    let (say, said) = mpsc::unbounded_channel::<Vec<String>>();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| StoreError::Broken(format!("cannot start the thread of pings: {e}")))?;
    let (url, here) = (url.to_owned(), ping.clone());
    let thread = spawn("pings", move || runtime.block_on(run(&url, said, &*here)))?;
    let both = move |topics: &[String]| {
        ping(topics);
        // Nobody carries it while the node stops.
        drop(say.send(topics.to_vec()));
    };
    Ok((Arc::new(both), thread))
}

async fn run(url: &str, mut said: mpsc::UnboundedReceiver<Vec<String>>, ping: &PingFn) {
    while visit(url, &mut said, ping).await.is_err() {
        tokio::time::sleep(AGAIN).await;
        while said.try_recv().is_ok() {}
        if said.is_closed() {
            return;
        }
    }
}

/// As long as the connection lasts; `Ok` when there is nothing to say any more.
async fn visit(
    url: &str,
    said: &mut mpsc::UnboundedReceiver<Vec<String>>,
    ping: &PingFn,
) -> std::result::Result<(), tokio_postgres::Error> {
    let (client, mut connection) = tokio_postgres::connect(url, NoTls).await?;
    let (hear, mut heard) = mpsc::unbounded_channel::<Notification>();
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|cx| connection.poll_message(cx)).await {
            if let AsyncMessage::Notification(one) = message
                && hear.send(one).is_err()
            {
                return;
            }
        }
    });
    client.batch_execute("LISTEN shouwen").await?;
    let me: i32 = client.query_one("SELECT pg_backend_pid()", &[]).await?.get(0);
    ping(&[ALL.to_owned()]);
    loop {
        tokio::select! {
            one = heard.recv() => {
                let Some(one) = one else { return client.batch_execute("SELECT 1").await };
                if one.process_id() != me {
                    let topics: Vec<String> = one.payload().split(' ').map(str::to_owned).collect();
                    ping(&topics);
                }
            }
            first = said.recv() => {
                let Some(first) = first else { return Ok(()) };
                tokio::time::sleep(GATHER).await;
                let mut topics: BTreeSet<String> = first.into_iter().collect();
                while let Ok(more) = said.try_recv() {
                    topics.extend(more);
                }
                tell(&client, &topics).await?;
            }
        }
    }
}

async fn tell(client: &Client, topics: &BTreeSet<String>) -> std::result::Result<(), tokio_postgres::Error> {
    let mut text = topics.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    if text.len() > LONGEST {
        ALL.clone_into(&mut text);
    }
    client.execute("SELECT pg_notify('shouwen', $1)", &[&text]).await.map(drop)
}
