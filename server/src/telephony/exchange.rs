//! The exchanges of an installation, as a file names them. Owns: what an exchange is; its secrets are in no log and in no
//! answer. Refuses a file that says too little, with the line to write. Tested here.

use serde::Deserialize;
use std::path::Path;

/// How an exchange speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protocol {
    /// It calls us: the three-event interface, and nothing to keep connected.
    Http,
    /// Asterisk's manager interface: we connect.
    Ami,
    /// FreeSWITCH's event socket: we connect.
    Esl,
}

impl Protocol {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Ami => "ami",
            Self::Esl => "esl",
        }
    }
}

/// One exchange.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Its name: in addresses, figures and the calls that it tells of.
    pub code: String,
    /// Code of the company whose calls they are.
    pub company: String,
    pub protocol: Protocol,
    /// With what the exchange (or a script beside it) shows who it is when it calls us; 24 characters or more.
    #[serde(default)]
    pub token: String,
    /// `host:port` of the line that we connect to.
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub login: String,
    #[serde(default)]
    pub secret: String,
    /// Names of environment variables that hold token and secret, so that they need not stand in the file.
    #[serde(default)]
    pub token_env: String,
    #[serde(default)]
    pub secret_env: String,
    /// The AMI sign-in without the digest, for exchanges that do not know it.
    #[serde(default)]
    pub plain: bool,
    /// How many digits an extension has at most: longer numbers are the world outside.
    #[serde(default = "digits")]
    pub extension_digits: usize,
    /// Keys that a caller presses for an emergency.
    #[serde(default)]
    pub emergency_keys: Vec<String>,
    /// Lines and queues whose calls are emergencies from the beginning.
    #[serde(default)]
    pub emergency_lines: Vec<String>,
    /// What is dialled before a number outside.
    #[serde(default)]
    pub dial_prefix: String,
    /// How an extension is called by the exchange, `{}` for its number: `PJSIP/{}`, `user/{}`.
    #[serde(default)]
    pub dial_device: String,
    /// The dial plan that a call out goes through (AMI context, ESL dial string with `{}`).
    #[serde(default)]
    pub dial_through: String,
}

const fn digits() -> usize {
    5
}

/// Token and secret are in no log.
impl std::fmt::Debug for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Exchange {} of {} by {}", self.code, self.company, self.protocol.code())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exchange: Vec<Exchange>,
}

/// Shorter than this a token can be guessed.
const TOKEN_MIN: usize = 24;

impl Exchange {
    /// The other side is an extension of the house.
    pub fn is_extension(&self, number: &str) -> bool {
        !number.is_empty() && number.len() <= self.extension_digits && number.bytes().all(|b| b.is_ascii_digit())
    }

    pub fn is_emergency_key(&self, key: &str) -> bool {
        self.emergency_keys.iter().any(|k| k == key)
    }

    pub fn is_emergency_line(&self, line: &str) -> bool {
        !line.is_empty() && self.emergency_lines.iter().any(|l| l == line)
    }

    fn check(&mut self, env: &dyn Fn(&str) -> Option<String>) -> Result<(), String> {
        let name = self.code.clone();
        let simple = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || name.len() > 40 || !name.chars().all(simple) {
            return Err(format!("code = \"{name}\": 1 to 40 letters, digits, - or _"));
        }
        for (slot, variable, what) in
            [(&mut self.token, &self.token_env, "token"), (&mut self.secret, &self.secret_env, "secret")]
        {
            if !variable.is_empty() {
                *slot =
                    env(variable).ok_or_else(|| format!("{name}: {what}_env names {variable}, which is not set"))?;
            }
        }
        if !self.token.is_empty() && self.token.len() < TOKEN_MIN {
            return Err(format!("{name}: token has {} characters, at least {TOKEN_MIN} are needed", self.token.len()));
        }
        match self.protocol {
            Protocol::Http if self.token.is_empty() => Err(format!("{name}: token is missing")),
            Protocol::Ami | Protocol::Esl if self.address.is_empty() || self.secret.is_empty() => {
                Err(format!("{name}: address and secret are needed to connect"))
            }
            _ => Ok(()),
        }
    }
}

/// The exchanges that a file names.
pub fn read(text: &str, env: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Exchange>, String> {
    // The parser quotes the line it stumbles over, and a secret may stand in it: only the place is told.
    let file: File = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        format!("line {line}: {}", e.message())
    })?;
    let mut out: Vec<Exchange> = Vec::new();
    for mut exchange in file.exchange {
        exchange.check(env)?;
        if out.iter().any(|other| other.code == exchange.code) {
            return Err(format!("{} stands twice", exchange.code));
        }
        if !exchange.token.is_empty() && out.iter().any(|other| other.token == exchange.token) {
            return Err(format!("{}: every exchange has a token of its own", exchange.code));
        }
        out.push(exchange);
    }
    Ok(out)
}

/// The same from a file.
pub fn load(path: &Path) -> Result<Vec<Exchange>, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|e| format!("{shown}: {e}"))?;
    read(&text, &|name| std::env::var(name).ok()).map_err(|why| format!("{shown}: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef01234567";

    fn of(text: &str) -> Result<Vec<Exchange>, String> {
        read(text, &|name| (name == "PBX_TOKEN").then(|| TOKEN.to_owned()))
    }

    /// INF-04: a file that cannot work says which line is missing, and secrets are in no sentence.
    #[test]
    fn what_a_file_must_say() {
        let one = |more: &str| of(&format!("[[exchange]]\ncode = \"pbx1\"\ncompany = \"LJ\"\n{more}"));
        let good = one("protocol = \"http\"\ntoken_env = \"PBX_TOKEN\"\n").unwrap();
        assert_eq!((good[0].token.as_str(), good[0].extension_digits), (TOKEN, 5));
        assert!(!format!("{good:?}").contains(TOKEN));
        for (more, why) in [
            ("protocol = \"http\"\n", "token is missing"),
            ("protocol = \"http\"\ntoken = \"short\"\n", "at least 24"),
            ("protocol = \"http\"\ntoken_env = \"NONE\"\n", "NONE, which is not set"),
            ("protocol = \"ami\"\nlogin = \"x\"\n", "address and secret"),
            ("protocol = \"smoke\"\n", "line 4"),
            ("protocol = \"http\"\ntokn = \"verysecret\"\n", "line 5"),
        ] {
            let error = one(more).unwrap_err();
            assert!(error.contains(why) && !error.contains("verysecret"), "{error}");
        }
        assert!(of("").unwrap().is_empty());
    }
}
