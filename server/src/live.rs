//! Lossy pings to open screens by topic. Work is durable elsewhere; a lost ping costs a screen two seconds.

use shouwen_store::jobs;
use std::sync::Arc;
use tokio::sync::{Notify, broadcast};

/// The hub of one node.
#[derive(Clone)]
pub struct Live {
    sender: broadcast::Sender<Arc<str>>,
    /// Whoever sends messages of this node: woken by what is urgent alone, not by everything that is said.
    urgent: Arc<Notify>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Live({} listeners)", self.sender.receiver_count())
    }
}

impl Default for Live {
    fn default() -> Self {
        Self { sender: broadcast::channel(1_024).0, urgent: Arc::default() }
    }
}

impl Live {
    /// Tells whoever listens; nobody listening is fine.
    pub fn publish(&self, topics: &[String]) {
        for topic in topics {
            if topic == jobs::WAKE {
                self.urgent.notify_one();
                continue;
            }
            drop(self.sender.send(Arc::from(topic.as_str())));
        }
    }

    /// When something urgent is to be sent; at once, if that was said since the last time.
    pub async fn urgent(&self) {
        self.urgent.notified().await;
    }

    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.sender.subscribe()
    }

    pub fn listeners(&self) -> usize {
        self.sender.receiver_count()
    }
}
