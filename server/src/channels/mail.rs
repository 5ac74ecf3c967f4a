//! E-mail through a mail server (NTF-01). Owns: the message, and what the server's codes say of it. A permanent refusal is
//! not tried again. The Message-ID is made of the message's id, so that a second one is known as the same. Tested by
//! `tests/mail.rs` against a real SMTP server.

use super::{Driver, Letter, Miss, Receipt};
use lettre::{
    Message, SmtpTransport, Transport,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use std::time::Duration;

/// How the connection is kept secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Security {
    /// TLS from the first byte, usually port 465.
    Tls,
    /// TLS after STARTTLS, or nothing is sent; usually port 587.
    Starttls,
    /// In clear: for a server on this machine.
    None,
}

pub(super) struct Mail {
    pub name: String,
    transport: SmtpTransport,
    from: Mailbox,
    host: String,
    longest: Duration,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mail {} through {}", self.name, self.host)
    }
}

impl Mail {
    pub(super) fn new(
        name: &str,
        (host, port): (&str, Option<u16>),
        security: Security,
        from: &str,
        login: Option<(String, String)>,
        timeout: Duration,
    ) -> Result<Self, String> {
        let tls = || TlsParameters::new(host.to_owned()).map_err(|e| e.to_string());
        let (tls, usual) = match security {
            Security::Tls => (Tls::Wrapper(tls()?), 465),
            Security::Starttls => (Tls::Required(tls()?), 587),
            Security::None => (Tls::None, 25),
        };
        let mut builder = SmtpTransport::builder_dangerous(host)
            .port(port.unwrap_or(usual))
            .tls(tls)
            // Bounds each step of the talk; a server that drips is left by the next.
            .timeout(Some(timeout));
        if let Some((user, password)) = login {
            builder = builder.credentials(Credentials::new(user, password));
        }
        let from = from.parse().map_err(|e| format!("{from}: {e}"))?;
        Ok(Self {
            name: name.to_owned(),
            transport: builder.build(),
            from,
            host: host.to_owned(),
            longest: timeout * 8,
        })
    }

    fn message(&self, letter: &Letter) -> Result<Message, Miss> {
        let never = |what: &str, e: &dyn std::fmt::Display| Miss::Never(format!("{what}: {e}"));
        let to: Mailbox = letter.mail.parse().map_err(|e| never("not a mail address", &e))?;
        let subject: String = letter.text.lines().next().unwrap_or_default().chars().take(70).collect();
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(format!("{}\n", letter.text))
            .map_err(|e| never("the mail cannot be made", &e))
    }
}

impl Driver for Mail {
    fn code(&self) -> &str {
        &self.name
    }

    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        if letter.mail.is_empty() {
            return Err(Miss::Never("there is no mail address".into()));
        }
        let message = self.message(letter)?;
        match self.transport.send(&message) {
            Ok(answer) => {
                let provider = answer.first_line().unwrap_or_default().chars().take(80).collect();
                Ok(Receipt { provider, ..Receipt::sent() })
            }
            Err(error) => {
                let said = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source())
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(": ");
                // A login that is refused is the house's to mend, not the address's fault.
                let login = error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
                Err(if error.is_permanent() && !login {
                    Miss::Never(said)
                } else if error.is_timeout() {
                    Miss::Unclear(said)
                } else {
                    Miss::Again(said)
                })
            }
        }
    }

    fn longest(&self) -> Duration {
        self.longest
    }
}
