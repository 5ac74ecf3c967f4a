//! Bytes of a text file as UTF-8: gzip, byte order marks, and the encodings that Chinese offices use.
//! Refuses bytes that are not of the encoding; nothing is replaced silently. Tried in `table.rs`.

use super::Fault;
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How the file is encoded, and whether that was declared (or marked in the file) or guessed from its bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    pub(super) guessed: bool,
}

/// Opens a file, unpacking it when it starts as gzip does (the name does not matter).
pub(super) fn open_bytes(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let gzip = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(if gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) })
}

/// Finds the encoding. Without a mark or a declaration the whole file is read once: a Chinese file may hold its first
/// Chinese letter in its last line.
pub(super) fn detect(path: &Path, declared: Option<&str>) -> Result<Found, Fault> {
    let mut head = Vec::new();
    open_bytes(path).and_then(|bytes| bytes.take(4096).read_to_end(&mut head)).map_err(|e| Fault::io(&e))?;
    if head.is_empty() {
        return Err(Fault::fatal(1, "文件是空的", "the file is empty"));
    }
    if let Some((encoding, _)) = Encoding::for_bom(&head) {
        return Ok(Found { encoding, guessed: false });
    }
    if let Some(name) = declared {
        let encoding = Encoding::for_label(name.as_bytes())
            .ok_or_else(|| Fault::fatal(1, format!("不认识的编码“{name}”"), format!("unknown encoding \"{name}\"")))?;
        return Ok(Found { encoding, guessed: false });
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // ASCII in UTF-16 has a zero in every second byte; stray zeros in a damaged file are far rarer.
    if odd * 4 > head.len() || even * 4 > head.len() {
        let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
        return Ok(Found { encoding, guessed: true });
    }
    for encoding in [UTF_8, GB18030] {
        let mut reader = Decoded::new(open_bytes(path).map_err(|e| Fault::io(&e))?, encoding);
        match io::copy(&mut reader, &mut io::sink()) {
            Ok(_) => return Ok(Found { encoding, guessed: encoding != UTF_8 }),
            Err(e) if e.kind() == io::ErrorKind::InvalidData => {}
            Err(e) => return Err(Fault::io(&e)),
        }
    }
    Err(Fault::fatal(
        1,
        "看不出文件的编码（既不是 UTF-8 也不是 GB18030），请用 --encoding 指明（如 windows-1252、big5），或写在映射的 [source] encoding 中",
        "the encoding is neither UTF-8 nor GB18030: name it with --encoding (windows-1252, big5 …) or as [source] encoding in the mapping",
    ))
}

/// Reads any encoding as UTF-8. Bytes before a malformed sequence are handed out first, so that the reader of lines
/// knows the line when the error comes.
pub(super) struct Decoded {
    bytes: Box<dyn Read + Send>,
    decoder: Decoder,
    raw: Vec<u8>,
    from: usize,
    until: usize,
    ended: bool,
    broken: bool,
}

impl Decoded {
    pub(super) fn new(bytes: Box<dyn Read + Send>, encoding: &'static Encoding) -> Self {
        let raw = vec![0; 1 << 15];
        Self { bytes, decoder: encoding.new_decoder(), raw, from: 0, until: 0, ended: false, broken: false }
    }
}

impl Read for Decoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if self.broken {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "malformed bytes"));
            }
            if self.from == self.until && !self.ended {
                self.from = 0;
                self.until = self.bytes.read(&mut self.raw)?;
                self.ended = self.until == 0;
            }
            // The decoder may be asked again after its end only when it reported a full output.
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(&self.raw[self.from..self.until], out, self.ended);
            self.from += read;
            match result {
                DecoderResult::Malformed(..) => self.broken = true,
                DecoderResult::InputEmpty if self.ended => {
                    // Swap in a finished decoder: reading on after the end gives the end again.
                    self.decoder = UTF_8.new_decoder_without_bom_handling();
                    return Ok(written);
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            }
            if written > 0 {
                return Ok(written);
            }
            if matches!(result, DecoderResult::OutputFull) {
                return Err(io::Error::other("the output buffer is too small to decode into"));
            }
        }
    }
}
