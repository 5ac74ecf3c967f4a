//! Lossy pings to open screens by topic. Work is durable elsewhere; a lost ping costs a screen two seconds.

use std::sync::Arc;
use tokio::sync::broadcast;

/// The hub of one node.
#[derive(Clone)]
pub struct Live {
    sender: broadcast::Sender<Arc<str>>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Live({} listeners)", self.sender.receiver_count())
    }
}

impl Default for Live {
    fn default() -> Self {
        Self { sender: broadcast::channel(1_024).0 }
    }
}

impl Live {
    /// Tells whoever listens; nobody listening is fine.
    pub fn publish(&self, topics: &[String]) {
        for topic in topics {
            drop(self.sender.send(Arc::from(topic.as_str())));
        }
    }

    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.sender.subscribe()
    }

    pub fn listeners(&self) -> usize {
        self.sender.receiver_count()
    }
}
