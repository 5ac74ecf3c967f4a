//! Mail through a real SMTP server, which the test starts: what arrives, what is refused for good or for now, and one that
//! does not answer.

mod support;

use serde_json::Value;
use shouwen::{
    channels::setup,
    org::reach::{self, Change},
};
use shouwen_domain::{id::Id, moment::MINUTE};
use shouwen_store::{
    StoreError,
    jobs::Rank,
    messages::{self, Message, New},
};
use std::{
    io::{BufRead, BufReader, Lines},
    process::{Child, ChildStdout, Command, Stdio},
};
use support::{MONDAY, TestWorld};

/// The server, for as long as the test lasts.
struct Smtp {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Smtp {
    /// `None` where the package is not installed; CI must have it.
    fn start() -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/smtp.py");
        for python in ["/usr/bin/python3", "python3"] {
            let there = Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
            if !there.is_ok_and(|status| status.success()) {
                continue;
            }
            let mut child = Command::new(python)
                .arg(script)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let port = lines.next().unwrap().unwrap().parse().unwrap();
            return Some(Self { child, lines, port });
        }
        assert!(std::env::var_os("CI").is_none(), "CI must run this with a mail server");
        eprintln!("skipped: python3-aiosmtpd is not installed (scripts/packages test installs it)");
        None
    }

    /// The next message that it took.
    fn took(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn config(port: u16) -> String {
    format!(
        r#"
[[gateway]]
name = "mail"
kind = "smtp"
host = "127.0.0.1"
port = {port}
security = "none"
from = "临江燃气 <service@linjiang.example>"
timeout = 2
"#
    )
}

fn queue(w: &TestWorld, mail: &str) -> Id {
    let (app, company, person) = (w.app.clone(), w.cast.unit("LJ"), w.cast.person("chenli"));
    let change = Change { mail: Some(mail.to_owned()), ..Change::default() };
    w.app
        .db
        .write_now(move |tx| {
            reach::change(tx, &app, None, person, &change)?.map_err(|r| StoreError::Broken(r.said.en))?;
            let id = app.world.id();
            let letter = New {
                id,
                company,
                record: None,
                purpose: "breach",
                turn: id.0,
                person: Some(person),
                number: "",
                text: "【临江燃气】维修 LJ-REQ-1 的“首次响应”已超时。",
                means: "mail",
                urgent: false,
                at: app.now(),
                rank: Rank::Usual,
            };
            messages::queue(tx, &letter)?;
            Ok::<_, StoreError>(id)
        })
        .unwrap()
}

fn message(w: &TestWorld, id: Id) -> Message {
    w.app.db.read_now(move |tx| messages::lookup(tx, id)).unwrap().unwrap()
}

both! {
    /// NTF-01
    fn mail_arrives_or_ends_as_the_server_says(w at MONDAY) {
        let Some(mut smtp) = Smtp::start() else { return };
        w.app.connect(setup::parse(&w.app, &config(smtp.port), w.folder()).unwrap());
        let lane = w.app.post().lanes[0].clone();

        let id = queue(w, "chenli@linjiang.example");
        assert_eq!(lane.drain(&w.app).unwrap(), 1);
        let took = smtp.took();
        assert_eq!(took["to"], serde_json::json!(["chenli@linjiang.example"]));
        assert_eq!(took["from"], "service@linjiang.example");
        assert_eq!(took["subject"], "【临江燃气】维修 LJ-REQ-1 的“首次响应”已超时。");
        assert_eq!(took["body"], "【临江燃气】维修 LJ-REQ-1 的“首次响应”已超时。\r\n");
        assert_eq!(took["id"], format!("<{id}@linjiang.example>"), "what is sent twice is known as one");
        let m = message(w, id);
        assert_eq!((m.state.as_str(), m.delivered_at, m.number.as_str()), ("sent", None, "chenli@linjiang.example"));

        let gone = queue(w, "nobody@linjiang.example");
        lane.drain(&w.app).unwrap();
        assert_eq!(message(w, gone).state, "failed", "refused for good: not tried again");

        let later = queue(w, "later@linjiang.example");
        let slow = queue(w, "slow@linjiang.example");
        lane.drain(&w.app).unwrap();
        assert_eq!((message(w, later).state, message(w, slow).state), ("queued".into(), "queued".into()));
        // The address was changed meanwhile, and the next try goes to the new one.
        let (app, person) = (w.app.clone(), w.cast.person("chenli"));
        let change = Change { mail: Some("chen@linjiang.example".into()), ..Change::default() };
        w.app.db.write_now(move |tx| reach::change(tx, &app, None, person, &change)).unwrap().unwrap();
        w.app.world.set(w.app.now().plus(2 * MINUTE));
        assert_eq!(lane.drain(&w.app).unwrap(), 2);
        assert_eq!((message(w, later).state, message(w, slow).state), ("sent".into(), "sent".into()));

        // A server that is not there, and no address at all.
        let port = smtp.port;
        drop(smtp);
        let nobody = queue(w, "chen@linjiang.example");
        lane.drain(&w.app).unwrap();
        assert_eq!(message(w, nobody).state, "queued", "port {port} is closed");
    }
}
