//! Personal data at rest: encrypted values and the keyed blind index that finds them again (SEC-02).

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Holds the keys of one installation. Never printed.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    blind: [u8; 32],
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// Keys derived from the 32-byte master key of the data folder.
    pub fn new(master: &[u8; 32]) -> Self {
        let derive = |label: &[u8]| -> [u8; 32] {
            let mut hash = Sha256::new();
            hash.update(master);
            hash.update(label);
            hash.finalize().into()
        };
        Self { cipher: XChaCha20Poly1305::new(&derive(b"personal data").into()), blind: derive(b"blind index") }
    }

    /// Encrypts with a nonce derived from the value and the row it stands in: no chance is needed, equal values in
    /// different rows look different, and the same row written twice with the same value reads the same.
    pub fn seal(&self, row: i64, value: &str) -> Vec<u8> {
        if value.is_empty() {
            return Vec::new();
        }
        let mut mac = self.mac();
        mac.update(b"nonce");
        mac.update(&row.to_be_bytes());
        mac.update(value.as_bytes());
        let digest = mac.finalize().into_bytes();
        let mut nonce = [0u8; 24];
        nonce.copy_from_slice(&digest[..24]);
        let mut out = value.as_bytes().to_vec();
        if self.cipher.encrypt_in_place(&XNonce::from(nonce), b"", &mut out).is_err() {
            return Vec::new();
        }
        [nonce.to_vec(), out].concat()
    }

    /// The value, or `None` when the bytes were changed or belong to another installation.
    pub fn open(&self, sealed: &[u8]) -> Option<String> {
        if sealed.is_empty() {
            return Some(String::new());
        }
        let (nonce, body) = sealed.split_at_checked(24)?;
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        let mut out = body.to_vec();
        self.cipher.decrypt_in_place(&XNonce::from(nonce), b"", &mut out).ok()?;
        String::from_utf8(out).ok()
    }

    /// What a telephone or id number is looked up by: keyed, so that a stolen table does not tell the numbers.
    /// Separators and a leading +86 or 0086 do not matter. Empty for values without letters and digits.
    pub fn blind(&self, value: &str) -> String {
        let mut plain: String =
            value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let abroad = value.trim_start().starts_with('+') || plain.starts_with("0086");
        if abroad && let Some(rest) = plain.strip_prefix("0086").or_else(|| plain.strip_prefix("86")) {
            plain = rest.to_owned();
        }
        if plain.is_empty() {
            return String::new();
        }
        let mut mac = self.mac();
        mac.update(b"find");
        mac.update(plain.as_bytes());
        shouwen_domain::event::hex(&mac.finalize().into_bytes()[..16])
    }

    /// Keyed digest of a secret (session or API token): compared by look-up, never by a slow hash per request.
    pub fn token(&self, secret: &str) -> String {
        let mut mac = self.mac();
        mac.update(b"token");
        mac.update(secret.as_bytes());
        shouwen_domain::event::hex(&mac.finalize().into_bytes())
    }

    fn mac(&self) -> Hmac<Sha256> {
        // An HMAC takes a key of any length, so this cannot fail; an all-zero MAC would only make look-ups miss.
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.blind).unwrap_or_else(|_| unreachable!("any length fits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SEC-02
    #[test]
    fn a_sealed_value_opens_only_here_and_is_found_by_its_blind_index() {
        let vault = Vault::new(&[7; 32]);
        let sealed = vault.seal(1, "13900002046");
        assert!(!String::from_utf8_lossy(&sealed).contains("1390000"));
        assert_eq!(vault.open(&sealed).as_deref(), Some("13900002046"));
        assert_ne!(sealed, vault.seal(2, "13900002046"));
        assert_eq!(Vault::new(&[8; 32]).open(&sealed), None);
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(vault.open(&changed), None);
        assert_eq!(vault.blind("+86 139-0000-2046"), vault.blind("13900002046"));
        assert_ne!(vault.blind("13900002046"), vault.blind("13900002047"));
        assert_eq!(vault.blind(" - "), "");
    }
}
