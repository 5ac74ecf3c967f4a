//! A small HTTP/1.1 client on blocking sockets: keep-alive, one request at a time, a bearer token. What a load generator
//! needs and nothing else, so that it takes little of the two processors that it shares with the server.

use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

pub struct Client {
    address: SocketAddr,
    token: String,
    stream: Option<BufReader<TcpStream>>,
}

/// A status and the bytes of the body.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    pub took: Duration,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The text between `"key":"` and the next quote at its first place: cheaper than reading a whole page as JSON.
    pub fn text_of(&self, key: &str) -> Option<String> {
        let body = std::str::from_utf8(&self.body).ok()?;
        let from = body.find(&format!("\"{key}\":\""))? + key.len() + 4;
        let rest = &body[from..];
        rest.find('"').map(|end| rest[..end].to_owned())
    }
}

impl Client {
    pub fn new(address: SocketAddr, token: &str) -> Self {
        Self { address, token: token.to_owned(), stream: None }
    }

    pub fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.call("GET", path, "", "")
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Result<Answer, String> {
        self.call("POST", path, &body.to_string(), "")
    }

    /// With further header lines, each ended by CRLF.
    pub fn call(&mut self, method: &str, path: &str, body: &str, headers: &str) -> Result<Answer, String> {
        let begun = Instant::now();
        let bearer =
            if self.token.is_empty() { String::new() } else { format!("Authorization: Bearer {}\r\n", self.token) };
        let length = if body.is_empty() {
            String::new()
        } else {
            format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
        };
        let text = format!("{method} {path} HTTP/1.1\r\nHost: bench\r\n{bearer}{length}{headers}\r\n{body}");
        let mut stream = if let Some(stream) = self.stream.take() {
            stream
        } else {
            let stream = TcpStream::connect(self.address).map_err(|e| format!("cannot connect: {e}"))?;
            stream.set_nodelay(true).map_err(|e| e.to_string())?;
            stream.set_read_timeout(Some(Duration::from_mins(1))).map_err(|e| e.to_string())?;
            BufReader::with_capacity(64 * 1024, stream)
        };
        stream.get_mut().write_all(text.as_bytes()).map_err(|e| format!("cannot send: {e}"))?;
        let (status, body, keep) = answer(&mut stream).map_err(|e| format!("{method} {path}: {e}"))?;
        if keep {
            self.stream = Some(stream);
        }
        Ok(Answer { status, body, took: begun.elapsed() })
    }
}

fn answer(stream: &mut BufReader<TcpStream>) -> std::io::Result<(u16, Vec<u8>, bool)> {
    let broken = |what: &str| std::io::Error::other(format!("the answer {what}"));
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(|| broken("has no status"))?;
    let (mut length, mut keep) = (None, true);
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<usize>().ok();
        } else if name.eq_ignore_ascii_case("connection") {
            keep = !value.trim().eq_ignore_ascii_case("close");
        }
    }
    let mut body = vec![0; length.ok_or_else(|| broken("has no length"))?];
    stream.read_exact(&mut body)?;
    Ok((status, body, keep))
}

/// Durations of a run, to be asked for percentiles.
#[derive(Clone, Debug, Default)]
pub struct Times {
    us: Vec<u64>,
    sorted: bool,
}

impl Times {
    pub fn add(&mut self, took: Duration) {
        self.us.push(took.as_micros() as u64);
        self.sorted = false;
    }

    pub fn join(&mut self, other: Self) {
        self.us.extend(other.us);
        self.sorted = false;
    }

    pub fn len(&self) -> usize {
        self.us.len()
    }

    /// Milliseconds at `part` of the sorted run; 0 for an empty one.
    pub fn at(&mut self, part: f64) -> f64 {
        if !self.sorted {
            self.us.sort_unstable();
            self.sorted = true;
        }
        let last = self.us.len().saturating_sub(1);
        self.us.get((last as f64 * part).round() as usize).map_or(0.0, |us| *us as f64 / 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_a_run() {
        let mut times = Times::default();
        for ms in 1..=100 {
            times.add(Duration::from_millis(ms));
        }
        assert_eq!((times.at(0.5), times.at(0.99), times.at(1.0)), (51.0, 99.0, 100.0));
        assert!(Times::default().at(0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn a_text_is_found_without_reading_the_whole_page() {
        let answer = Answer { status: 200, body: br#"{"a":{"id":"0AB"},"id":"9"}"#.to_vec(), took: Duration::ZERO };
        assert_eq!(answer.text_of("id").as_deref(), Some("0AB"));
        assert_eq!(answer.text_of("none"), None);
    }
}
