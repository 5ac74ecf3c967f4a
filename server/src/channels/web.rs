//! HTTP to providers: one request, bounded in time and size, and what its end says about the message. Owns: which failures
//! mean that nothing was handed over. Tested by `tests/gateways.rs` against servers that hang, drip and talk nonsense.

use super::Miss;
use std::{io::Read, time::Duration};
use ureq::{
    Agent, Error, Timeout,
    http::{Request, Response},
};

/// As much of an answer as is read; a provider's fits in a hundredth.
const MOST: u64 = 64 * 1024;

/// A client that keeps no connection: one that the other side closed meanwhile would leave open whether it took the message.
/// It follows no redirect and asks no proxy but the one it is given.
pub(super) fn agent(timeout: Duration, proxy: Option<ureq::Proxy>) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(timeout))
        .timeout_connect(Some(timeout.min(Duration::from_secs(5))))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        .proxy(proxy)
        .user_agent("shouwen")
        .build()
        .into()
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub retry_after: Option<Duration>,
    pub body: String,
}

/// Sends a request, whatever its status is when it comes back.
pub(super) fn send(agent: &Agent, request: Request<Vec<u8>>) -> Result<Answer, Miss> {
    let response: Response<ureq::Body> = agent.run(request).map_err(miss)?;
    let status = response.status().as_u16();
    let wait = response.headers().get("retry-after").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    let mut bytes = Vec::new();
    // The connection may end, or drip on for ever, in the middle of the answer: the message was handed over by then.
    let read = response.into_body().into_with_config().limit(MOST).reader().read_to_end(&mut bytes);
    if let Err(error) = read {
        return Err(Miss::Unclear(format!("HTTP {status}, and the answer broke off: {error}")));
    }
    Ok(Answer {
        status,
        retry_after: wait.map(Duration::from_secs),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// An end without an answer. Only what happened before the body was sent is certain not to have been taken.
fn miss(error: Error) -> Miss {
    let said = error.to_string();
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::InvalidProxyUrl
        | Error::ConnectProxyFailed(_)
        | Error::RequireHttpsOnly(_)
        | Error::TlsRequired
        | Error::Tls(_)
        | Error::Rustls(_)
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => Miss::Again(said),
        Error::Io(e) if e.kind() == std::io::ErrorKind::ConnectionRefused => Miss::Again(said),
        _ => Miss::Unclear(said),
    }
}

/// Statuses that say by themselves what became of the message; `None`: the body decides. An error of the server behind the
/// gateway comes after the gateway took it.
pub(super) fn by_status(answer: &Answer) -> Option<Miss> {
    let said = || format!("HTTP {}: {}", answer.status, first_line(&answer.body));
    match answer.status {
        200..=299 => None,
        400 | 422 => Some(Miss::Never(said())),
        429 => Some(Miss::Later(said(), answer.retry_after.unwrap_or(Duration::from_secs(30)))),
        503 => Some(Miss::Later(said(), answer.retry_after.unwrap_or(Duration::ZERO))),
        500 | 502 | 504 => Some(Miss::Unclear(said())),
        _ => Some(Miss::Again(said())),
    }
}

/// The beginning of what was answered, for the log.
pub(super) fn first_line(body: &str) -> String {
    body.lines().next().unwrap_or_default().chars().take(200).collect()
}
