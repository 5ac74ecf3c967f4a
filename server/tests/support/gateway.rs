//! A provider on the loopback: it answers as it is told, and keeps what it was asked.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the support")]

use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
};

/// How a provider behaves.
#[derive(Clone, Debug)]
pub enum Way {
    /// Answers with this status and body.
    Says(u16, String),
    /// Takes the request and never answers.
    Hangs,
    /// Begins to answer, a byte at a time, and never ends.
    Drips,
    /// Takes the request and closes the connection.
    Closes,
}

pub fn ok() -> Way {
    Way::Says(200, r#"{"code":"0","biz":"P-1"}"#.to_owned())
}

/// What a provider was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map_or("", |(_, v)| v)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

pub struct Provider {
    pub address: SocketAddr,
    way: Arc<Mutex<Way>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    /// Each request as it comes in.
    pub heard: Receiver<Asked>,
}

impl Provider {
    pub fn new(way: Way) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (way, asked) = (Arc::new(Mutex::new(way)), Arc::new(Mutex::new(Vec::new())));
        let (say, heard) = channel();
        let (of, list) = (way.clone(), asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (way, asked, say) = (of.clone(), list.clone(), say.clone());
                std::thread::spawn(move || drop(serve(stream, &way, &asked, &say)));
            }
        });
        Self { address, way, asked, heard }
    }

    pub fn will(&self, way: Way) {
        *self.way.lock().unwrap() = way;
    }

    pub fn url(&self) -> String {
        format!("http://{}/send", self.address)
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(
    mut stream: TcpStream,
    way: &Mutex<Way>,
    asked: &Mutex<Vec<Asked>>,
    say: &Sender<Asked>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        headers.push((name.to_owned(), value.to_owned()));
    }
    let length = headers.iter().find(|(n, _)| n.eq_ignore_ascii_case("content-length"));
    let mut body = vec![0; length.map_or(0, |(_, v)| v.parse().unwrap())];
    reader.read_exact(&mut body)?;
    let one = Asked { line: line.trim_end().to_owned(), headers, body: String::from_utf8_lossy(&body).into_owned() };
    let way = way.lock().unwrap().clone();
    asked.lock().unwrap().push(one.clone());
    drop(say.send(one));
    match way {
        Way::Says(status, body) => {
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
        }
        // Until the other side has had enough.
        Way::Hangs => stream.read(&mut [0]).map(drop),
        Way::Drips => {
            write!(stream, "HTTP/1.1 200 X\r\ncontent-length: 1000\r\n\r\n")?;
            stream.set_read_timeout(Some(std::time::Duration::from_millis(100)))?;
            loop {
                stream.write_all(b"{")?;
                stream.flush()?;
                // Waiting for what never comes is the pause between two bytes.
                if matches!(stream.read(&mut [0]), Ok(0)) {
                    return Ok(());
                }
            }
        }
        Way::Closes => Ok(()),
    }
}
