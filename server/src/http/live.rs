//! Server-sent pings. A screen names the topics it shows; what it may not see it cannot name.

use super::{Answer, Need, Problem, Req, Route, Routes, records};
use axum::{
    body::Body,
    http::{HeaderValue, Method, header},
    response::Response,
};
use futures_util::stream;
use shouwen_domain::{
    form::{Fields, Kind, may},
    id::Id,
    words::w,
};
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::error::RecvError;

const TOPICS: Fields = &[may("topics", Kind::Line { max: 400 }, "主题", "Topics")];
/// A comment line this often keeps proxies from closing the connection.
const KEEP: Duration = Duration::from_secs(20);

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("live");
    r.add(
        Method::GET,
        "/api/live",
        "live",
        w("实时提示", "Live pings"),
        Need::Read,
        TOPICS,
        None,
        Answer::Other("text/event-stream"),
        listen,
    );
    r.list
}

async fn listen(req: Req) -> Result<Response, Problem> {
    let me = format!("person:{}", req.person());
    // What rings is said to whoever is signed in, and never has to be asked for.
    let mut topics = vec![me, crate::telephony::topic(req.person())];
    for topic in req.text("topics").split(',').map(str::trim).filter(|t| !t.is_empty()).take(20) {
        if topic == "queue" {
            topics.push(topic.to_owned());
        } else if let Some(company) = topic.strip_prefix("calls:").and_then(Id::parse) {
            // Emergencies that ring are heard of by whoever answers calls.
            if req.actor()?.company == Some(company) {
                topics.push(topic.to_owned());
            }
        } else if let Some(id) = topic.strip_prefix("record:").and_then(Id::parse) {
            let seen = records::reading(&req, move |tx, ctx| Ok(records::visible(tx, ctx, id).is_ok())).await?;
            if seen {
                topics.push(topic.to_owned());
            }
        }
    }
    let receiver = req.app.live.listen();
    let stream = stream::unfold((receiver, topics, true), |(mut receiver, topics, first)| async move {
        if first {
            return Some((Ok::<_, Infallible>("retry: 3000\n: connected\n\n".to_owned()), (receiver, topics, false)));
        }
        loop {
            match tokio::time::timeout(KEEP, receiver.recv()).await {
                Err(_) => return Some((Ok(": still here\n\n".to_owned()), (receiver, topics, false))),
                Ok(Ok(topic)) if topics.iter().any(|t| **t == *topic) => {
                    let text = format!("event: ping\ndata: {{\"topic\":\"{topic}\"}}\n\n");
                    return Some((Ok(text), (receiver, topics, false)));
                }
                Ok(Ok(_)) => {}
                // Too many pings at once: one for the queue stands for all that were lost.
                Ok(Err(RecvError::Lagged(_))) => {
                    let text = "event: ping\ndata: {\"topic\":\"queue\"}\n\n".to_owned();
                    return Some((Ok(text), (receiver, topics, false)));
                }
                Ok(Err(RecvError::Closed)) => return None,
            }
        }
    });
    let mut out = Response::new(Body::from_stream(stream));
    out.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(out)
}
