//! Web push: notices to browsers whose owners asked for them (NTF-01). Owns: the encryption of RFC 8291 (aes128gcm, RFC
//! 8188), the voucher of RFC 8292 (VAPID, ES256), and to which hosts a browser may send us. The service of the browser sees
//! neither the text nor for whom it is. Tested below with the published vectors.

use super::{Driver, Letter, Miss, Receipt, web};
use crate::world::World;
use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use hkdf::Hkdf;
use p256::{
    PublicKey, SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
    elliptic_curve::sec1::ToSec1Point,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::Sha256;
use shouwen_domain::moment::{HOUR, Moment};
use std::{sync::Arc, time::Duration};
use ureq::{
    Agent,
    http::{Request, Uri},
};

/// Services of the browsers that are in use; others are named in the configuration.
pub const HOSTS: &[&str] = &[
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "notify.windows.com",
    "web.push.apple.com",
    "push.apple.com",
];
/// Record size of RFC 8188: one record holds the message.
const RECORD: u32 = 4_096;
/// As much of a text as a lock screen shows (bytes of UTF-8).
const TEXT: usize = 1_500;
/// Longest life of a voucher; services take a day at most.
const VOUCHER: i64 = 12 * HOUR;

/// Where a browser takes notices, as it tells it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Browser {
    pub endpoint: String,
    /// Its public key, an uncompressed point of P-256 in Base64url.
    pub p256dh: String,
    /// Its secret of 16 bytes in Base64url.
    pub auth: String,
}

/// Whoever knows the address can send.
impl std::fmt::Debug for Browser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Browser(…)")
    }
}

/// The key by which the services of the browsers know this installation.
pub struct Vapid {
    key: SigningKey,
    /// Whom the service may write to, `mailto:` or `https:`.
    subject: String,
    hosts: Vec<String>,
}

impl std::fmt::Debug for Vapid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vapid of {}", self.subject)
    }
}

/// Base64 as people copy it: with or without padding, of either alphabet.
fn plain(text: &str) -> Option<Vec<u8>> {
    let text: String = text.trim().trim_end_matches('=').replace('+', "-").replace('/', "_");
    B64.decode(text).ok()
}

impl Vapid {
    /// `secret`: 32 bytes that are the same as long as the installation lives.
    pub fn new(secret: &[u8; 32], subject: &str, hosts: Vec<String>) -> Option<Self> {
        Some(Self { key: SigningKey::from_slice(secret).ok()?, subject: subject.to_owned(), hosts })
    }

    /// The key that a browser is given, in Base64url.
    pub fn public(&self) -> String {
        B64.encode(self.key.verifying_key().to_sec1_point(false).as_bytes())
    }

    /// Whether we would send there: over TLS, to a service that is known. A browser may name any address, and must not be
    /// able to send us through the house's own network.
    pub fn takes(&self, browser: &Browser) -> bool {
        let Ok(uri) = browser.endpoint.parse::<Uri>() else { return false };
        let Some(host) = uri.host() else { return false };
        let known =
            self.hosts.iter().any(|h| host == h || host.strip_suffix(h).is_some_and(|rest| rest.ends_with('.')));
        let safe = uri.scheme_str() == Some("https") || host == "127.0.0.1";
        let point = plain(&browser.p256dh).is_some_and(|bytes| PublicKey::from_sec1_bytes(&bytes).is_ok());
        known && safe && point && plain(&browser.auth).is_some_and(|bytes| bytes.len() == 16)
    }

    /// `vapid t=…, k=…` of RFC 8292 for the service at this address.
    fn voucher(&self, endpoint: &Uri, now: Moment) -> String {
        let origin = format!(
            "{}://{}",
            endpoint.scheme_str().unwrap_or("https"),
            endpoint.authority().map_or("", ureq::http::uri::Authority::as_str)
        );
        let head = B64.encode(json!({"typ": "JWT", "alg": "ES256"}).to_string());
        let claims = json!({"aud": origin, "exp": (now.0 + VOUCHER) / 1_000, "sub": self.subject});
        let claims = B64.encode(claims.to_string());
        let signed: Signature = self.key.sign(format!("{head}.{claims}").as_bytes());
        format!("vapid t={head}.{claims}.{}, k={}", B64.encode(signed.to_bytes()), self.public())
    }
}

/// RFC 8291: a message that only this browser opens. `ours` is a key for this message alone, `salt` 16 bytes of chance.
fn sealed(browser: &Browser, text: &[u8], ours: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    let theirs = PublicKey::from_sec1_bytes(&plain(&browser.p256dh)?).ok()?;
    let auth = plain(&browser.auth)?;
    let shared = p256::ecdh::diffie_hellman(ours.to_nonzero_scalar(), theirs.as_affine());
    let ours = ours.public_key().to_sec1_point(false);
    let info = [b"WebPush: info\0".as_slice(), theirs.to_sec1_point(false).as_bytes(), ours.as_bytes()].concat();
    let mut input = [0u8; 32];
    Hkdf::<Sha256>::new(Some(&auth), shared.raw_secret_bytes()).expand(&info, &mut input).ok()?;
    let stretch = Hkdf::<Sha256>::new(Some(&salt), &input);
    let (mut key, mut nonce) = ([0u8; 16], [0u8; 12]);
    stretch.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
    stretch.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
    // 2 ends the last record.
    let closed = [text, &[2]].concat();
    let cipher = Aes128Gcm::new(&key.into()).encrypt(&nonce.into(), closed.as_slice()).ok()?;
    Some([salt.as_slice(), &RECORD.to_be_bytes(), &[ours.as_bytes().len() as u8], ours.as_bytes(), &cipher].concat())
}

/// The driver.
pub(super) struct Push {
    pub name: String,
    pub vapid: Arc<Vapid>,
    pub agent: Agent,
    pub world: Arc<World>,
    pub longest: Duration,
}

impl std::fmt::Debug for Push {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Push {}", self.name)
    }
}

fn bytes<const N: usize>(world: &World) -> [u8; N] {
    let hex = world.secret(N);
    std::array::from_fn(|at| hex.get(at * 2..at * 2 + 2).and_then(|h| u8::from_str_radix(h, 16).ok()).unwrap_or(0))
}

/// What one browser's service said.
enum Said {
    Taken,
    Gone,
    Missed(Miss),
}

impl Push {
    fn one(&self, letter: &Letter, data: &str) -> Said {
        let never = |said: &str| Said::Missed(Miss::Never(said.to_owned()));
        let Ok(browser) = serde_json::from_str::<Browser>(data) else { return Said::Gone };
        if !self.vapid.takes(&browser) {
            return never("the address of the browser is not of a known service");
        }
        let mut text = letter.text.clone();
        while text.len() > TEXT {
            text.pop();
        }
        let payload = json!({"body": text, "path": letter.path, "tag": letter.id, "urgent": letter.urgent});
        // A number above the order of the curve is no key; there is one in four thousand million times.
        let ours = (0..4).find_map(|_| SecretKey::from_slice(&bytes::<32>(&self.world)).ok());
        let Some(body) =
            ours.and_then(|ours| sealed(&browser, payload.to_string().as_bytes(), &ours, bytes(&self.world)))
        else {
            return never("the message could not be sealed for the browser");
        };
        let Ok(uri) = browser.endpoint.parse::<Uri>() else { return Said::Gone };
        let request = Request::builder()
            .method("POST")
            .header("authorization", self.vapid.voucher(&uri, letter.now))
            .uri(uri)
            .header("content-encoding", "aes128gcm")
            .header("content-type", "application/octet-stream")
            .header("ttl", if letter.urgent { "300" } else { "14400" })
            .header("urgency", if letter.urgent { "high" } else { "normal" })
            .body(body);
        let Ok(request) = request else { return never("the request cannot be made") };
        match web::send(&self.agent, request) {
            Err(miss) => Said::Missed(miss),
            Ok(answer) if matches!(answer.status, 404 | 410) => Said::Gone,
            Ok(answer) => web::by_status(&answer).map_or(Said::Taken, Said::Missed),
        }
    }
}

impl Driver for Push {
    fn code(&self) -> &str {
        &self.name
    }

    /// To every browser of the person; one that takes it is enough.
    fn send(&self, letter: &Letter) -> Result<Receipt, Miss> {
        let (mut taken, mut gone, mut missed) = (false, Vec::new(), None);
        for (id, data) in &letter.targets {
            match self.one(letter, data) {
                Said::Taken => taken = true,
                Said::Gone => gone.push(*id),
                Said::Missed(miss) => missed = Some(miss),
            }
        }
        match missed {
            _ if taken => Ok(Receipt { gone, ..Receipt::sent() }),
            Some(miss) => Err(miss),
            None => Err(Miss::Gone("no browser takes notices any more".into(), gone)),
        }
    }

    fn longest(&self) -> Duration {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> SecretKey {
        SecretKey::from_slice(&plain(text).unwrap()).unwrap()
    }

    /// NTF-01: RFC 8291, appendix A, byte for byte.
    #[test]
    fn the_example_of_rfc_8291_is_sealed_as_printed() {
        let browser = Browser {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".into(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".into(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".into(),
        };
        let ours = key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let salt: [u8; 16] = plain("DGv6ra1nlYgDCS1FRnbzlw").unwrap().try_into().unwrap();
        let sealed = sealed(&browser, b"When I grow up, I want to be a watermelon", &ours, salt).unwrap();
        assert_eq!(
            B64.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBr\
             u3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    /// NTF-01: the voucher of RFC 8292 is a token that the public key opens, for the service's own address.
    #[test]
    fn a_voucher_names_the_service_and_ends() {
        use p256::ecdsa::{VerifyingKey, signature::Verifier};
        let vapid = Vapid::new(&[7; 32], "mailto:it@example.net", vec!["push.example.net".into()]).unwrap();
        let uri: Uri = "https://push.example.net/p/1".parse().unwrap();
        let voucher = vapid.voucher(&uri, Moment(1_000_000));
        let (token, public) = voucher.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&plain(public).unwrap()).unwrap();
        let signature = Signature::from_slice(&plain(signature).unwrap()).unwrap();
        verifying.verify(signed.as_bytes(), &signature).unwrap();
        let claims: serde_json::Value =
            serde_json::from_slice(&plain(signed.split_once('.').unwrap().1).unwrap()).unwrap();
        assert_eq!(claims, json!({"aud": "https://push.example.net", "exp": 44_200, "sub": "mailto:it@example.net"}));
    }

    /// SEC: a browser cannot send us anywhere.
    #[test]
    fn only_known_services_are_written_to() {
        let vapid = Vapid::new(&[7; 32], "mailto:x@example.net", vec!["push.example.net".into()]).unwrap();
        let at = |endpoint: &str| Browser {
            endpoint: endpoint.into(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".into(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".into(),
        };
        assert!(vapid.takes(&at("https://push.example.net/a")) && vapid.takes(&at("https://eu.push.example.net/a")));
        for bad in [
            "http://push.example.net/a",
            "https://10.0.0.1/a",
            "https://evilpush.example.net/",
            "https://push.example.net.evil/",
            "file:///etc/passwd",
            "",
        ] {
            assert!(!vapid.takes(&at(bad)), "{bad}");
        }
        assert!(!vapid.takes(&Browser { auth: "x".into(), ..at("https://push.example.net/a") }));
    }
}
