//! CSV and TSV records with their true line numbers. Written here and not taken from the `csv` crate, because a clear
//! error needs what that crate leaves out: the line where an unclosed quote opened, stray quotes, zero bytes, and a
//! bound on a cell while it is read. A test compares both readers on random tables.

use super::{Fault, MAX_CELL, MAX_COLUMNS, MAX_RECORD};
use shouwen_domain::words::Said;
use std::io::{self, Read};

/// One record. `problem` is set when the record can be shown but not used.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// Line of its first letter, counted from 1.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
    pub(super) problem: Option<Said>,
}

pub(super) struct Delimited<R> {
    input: R,
    buffer: Vec<u8>,
    at: usize,
    until: usize,
    line: u64,
    delimiter: u8,
    done: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// After a quote inside a quoted field: its end, or half of a doubled one.
    QuoteSeen,
}

#[derive(Default)]
struct Builder {
    cells: Vec<String>,
    cell: Vec<u8>,
    bytes: usize,
    problem: Option<Said>,
}

impl Builder {
    fn push(&mut self, byte: u8) {
        let column = self.cells.len() + 1;
        self.bytes += 1;
        if byte == 0 {
            self.blame(
                format!("第 {column} 列有零字节（文件损坏或不是文本）"),
                format!("column {column} holds a zero byte (damaged, or not text)"),
            );
        } else if self.cell.len() >= MAX_CELL {
            self.blame(
                format!("第 {column} 列超过 {MAX_CELL} 字节"),
                format!("column {column} is longer than {MAX_CELL} bytes"),
            );
        } else if self.bytes > MAX_RECORD {
            self.blame(format!("整行超过 {MAX_RECORD} 字节"), format!("the record is longer than {MAX_RECORD} bytes"));
        } else {
            self.cell.push(byte);
        }
    }

    fn end_cell(&mut self) {
        if self.cells.len() >= MAX_COLUMNS {
            self.blame(format!("超过 {MAX_COLUMNS} 列"), format!("more than {MAX_COLUMNS} columns"));
            self.cell.clear();
            return;
        }
        let cell = std::mem::take(&mut self.cell);
        // Only a cell cut at its limit can end inside a letter.
        self.cells.push(String::from_utf8(cell).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()));
    }

    fn blame(&mut self, zh: String, en: String) {
        self.problem.get_or_insert_with(|| Said::new(zh, en));
    }
}

impl<R: Read> Delimited<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        Self { input, buffer: vec![0; 1 << 16], at: 0, until: 0, line: 1, delimiter, done: false }
    }

    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        if self.at == self.until {
            self.at = 0;
            self.until = loop {
                match self.input.read(&mut self.buffer) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    Err(e) if e.kind() == io::ErrorKind::InvalidData => {
                        return Err(Fault::fatal(
                            self.line,
                            "这一行有不属于该编码的字节",
                            "this line holds bytes that are not of the file's encoding",
                        ));
                    }
                    Err(e) => return Err(Fault { line: self.line, ..Fault::io(&e) }),
                    Ok(n) => break n,
                }
            };
        }
        Ok((self.at < self.until).then(|| self.buffer[self.at]))
    }

    /// Takes the byte that was peeked, counting `\n`, `\r\n` and a lone `\r` as one line end each.
    fn take(&mut self, byte: u8) -> Result<(), Fault> {
        self.at += 1;
        if byte == b'\n' || (byte == b'\r' && self.peek()? != Some(b'\n')) {
            self.line += 1;
        }
        Ok(())
    }

    /// The next record that is not a blank line; `None` at the end. An error is final.
    pub(super) fn next(&mut self) -> Result<Option<Record>, Fault> {
        while !self.done {
            let (record, blank) = self.read_record().inspect_err(|_| self.done = true)?;
            if !blank {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    fn read_record(&mut self) -> Result<(Record, bool), Fault> {
        let line = self.line;
        let mut b = Builder::default();
        let (mut state, mut quoted, mut opened) = (State::FieldStart, false, line);
        loop {
            let Some(byte) = self.peek()? else {
                self.done = true;
                if state == State::Quoted {
                    let said = format!("第 {opened} 行开始的引号到文件结尾也没有闭合");
                    return Err(Fault::fatal(opened, said, format!("the quote opened in line {opened} never closes")));
                }
                break;
            };
            let at = self.line;
            self.take(byte)?;
            let is_end = byte == b'\n' || byte == b'\r';
            match (state, byte) {
                (State::FieldStart, b'"') => (state, quoted, opened) = (State::Quoted, true, at),
                (State::Quoted, b'"') => state = State::QuoteSeen,
                (State::Quoted, _) => b.push(byte),
                (State::QuoteSeen, b'"') => {
                    b.push(b'"');
                    state = State::Quoted;
                }
                (_, _) if byte == self.delimiter => {
                    b.end_cell();
                    state = State::FieldStart;
                }
                (_, _) if is_end => {
                    if byte == b'\r' && self.peek()? == Some(b'\n') {
                        self.take(b'\n')?;
                    }
                    break;
                }
                (State::QuoteSeen, _) => {
                    let column = b.cells.len() + 1;
                    b.blame(
                        format!("第 {column} 列：闭合的引号后面还有文字（引号应写成两个）"),
                        format!("column {column}: text follows a closing quote (a quote inside is written twice)"),
                    );
                    b.push(byte);
                    state = State::Plain;
                }
                (_, _) => {
                    b.push(byte);
                    state = State::Plain;
                }
            }
        }
        b.end_cell();
        let blank = b.cells.len() == 1 && b.cells[0].is_empty() && !quoted && b.problem.is_none();
        Ok((Record { line, cells: b.cells, problem: b.problem }, blank))
    }
}

/// The delimiter under which the first records have the same number of cells, most cells first.
pub(super) fn sniff(sample: &[u8], whole: bool) -> u8 {
    let mut best = (0, 1, b',');
    for delimiter in [b',', b'\t', b';', b'|'] {
        let mut reader = Delimited::new(sample, delimiter);
        let mut widths = Vec::new();
        while let (true, Ok(Some(record))) = (widths.len() < 50, reader.next()) {
            widths.push(record.cells.len());
        }
        if !whole && widths.len() > 1 && widths.len() < 50 {
            widths.pop(); // cut off at the end of the sample
        }
        let Some(&width) = widths.first() else { continue };
        let same = widths.iter().filter(|w| **w == width).count() * 100 / widths.len();
        if width > 1 && (same, width) > (best.0, best.1) {
            best = (same, width, delimiter);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str, delimiter: u8) -> Result<Vec<Record>, Fault> {
        let mut reader = Delimited::new(text.as_bytes(), delimiter);
        let mut records = Vec::new();
        while let Some(record) = reader.next()? {
            records.push(record);
        }
        Ok(records)
    }

    #[test]
    fn lines_are_counted_through_quoted_newlines_blank_lines_and_all_line_ends() {
        let records = all("a,b\r\n\r\n\"x\r\ny\",2\n\n\n3,\"q\"\"q\"\r4,5", b',').unwrap();
        let seen: Vec<(u64, String)> = records.iter().map(|r| (r.line, r.cells.join("|"))).collect();
        let expected =
            [(1, "a|b"), (3, "x\r\ny|2"), (7, "3|q\"q"), (8, "4|5")].map(|(line, text)| (line, text.to_owned()));
        assert_eq!(seen, expected);
    }

    #[test]
    fn an_unclosed_quote_is_reported_where_it_opened() {
        let fault = all("a,b\n1,\"2\n3,4\n5,6", b',').unwrap_err();
        assert_eq!((fault.line, fault.fatal), (2, true));
        assert!(fault.said.en.contains("line 2"), "{}", fault.said.en);
    }

    #[test]
    fn stray_quotes_zero_bytes_and_long_cells_spoil_only_their_record() {
        let long = "x".repeat(MAX_CELL + 1);
        let records = all(&format!("a,b\n\"1\"2,3\n4,\0\n{long},6\n7,8\n9\",\"\"\n"), b',').unwrap();
        let spoiled: Vec<bool> = records.iter().map(|r| r.problem.is_some()).collect();
        assert_eq!(spoiled, [false, true, true, true, false, false]);
        assert_eq!(records[5].cells, ["9\"", ""]);
        assert_eq!(records[3].cells[0].len(), MAX_CELL);
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(sniff(b"a;b\n1,5;2,5\n", true), b';');
        assert_eq!(sniff(b"a\tb\n1,2,3\t4\n", true), b'\t');
        assert_eq!(sniff(b"a,b\n\"x;y\",2\n", true), b',');
        assert_eq!(sniff(b"only\none\n", true), b',');
        assert_eq!(sniff(b"a|b|c\n1|2|3\n1|2", false), b'|');
    }

    proptest! {
        /// The reader agrees with the `csv` crate on every table that crate writes.
        #[test]
        fn what_the_csv_crate_writes_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-z,\"\n\r; é首]{0,6}", 3), 1..8)
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = all(&text, b',').unwrap().into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(read, rows);
        }
    }
}
