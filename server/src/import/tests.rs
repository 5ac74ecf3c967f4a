//! Files as offices send them: encodings, delimiters, workbooks, and everything that can be wrong with them.

use super::mapping::{Mapping, Target};
use super::table::{Options, Row, Table};
use super::{ErrorSheet, Fault, Import};
use encoding_rs::{Encoding, GB18030, UTF_16BE};
use flate2::{Compression, write::GzEncoder};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(&self, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join("input");
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn open(path: &Path) -> Result<(Table, Vec<Result<Row, Fault>>), Fault> {
    let mut table = Table::open(path, &Options::default())?;
    let rows = table.by_ref().collect();
    Ok((table, rows))
}

fn cells(rows: &[Result<Row, Fault>]) -> Vec<Vec<&str>> {
    rows.iter().map(|r| r.as_ref().unwrap().cells.iter().map(String::as_str).collect()).collect()
}

const TEXT: &str = "编号,地址\n1,青岛路8号3栋\n2,\"第一行\n第二行\"\n";

/// SYS-04: the encodings of Chinese offices, found without being told.
#[test]
fn every_encoding_gives_the_same_table() {
    let desk = Desk::new();
    let gbk = GB18030.encode(TEXT).0.into_owned();
    let utf16 = |mark: bool, little: bool| {
        let units = mark.then_some(0xfeff).into_iter().chain(TEXT.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect::<Vec<u8>>()
    };
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&gbk).unwrap();
    for (bytes, encoding, guessed) in [
        (TEXT.as_bytes().to_vec(), "UTF-8", false),
        (format!("\u{feff}{TEXT}").into_bytes(), "UTF-8", false),
        (TEXT.replace('\n', "\r\n").into_bytes(), "UTF-8", false),
        (gbk, "gb18030", true),
        (packed.finish().unwrap(), "gb18030", true),
        (utf16(true, true), "UTF-16LE", false),
        (utf16(true, false), "UTF-16BE", false),
    ] {
        let (table, rows) = open(&desk.file(bytes)).unwrap();
        assert_eq!((table.info.encoding, table.info.encoding_guessed), (encoding, guessed));
        assert_eq!(table.columns, ["编号", "地址"]);
        let seen: Vec<(u64, u64, String)> =
            rows.iter().flatten().map(|r| (r.number, r.line, r.cells[1].replace("\r\n", "\n"))).collect();
        assert_eq!(seen, [(1, 2, "青岛路8号3栋".to_owned()), (2, 3, "第一行\n第二行".to_owned())], "{encoding}");
    }
    // ASCII in UTF-16 without a mark.
    let (table, rows) = open(&desk.file(UTF_16BE_ASCII)).unwrap();
    assert_eq!((table.info.encoding, cells(&rows)), (UTF_16BE.name(), vec![vec!["1", "2"]]));
    // Declared: Big5 is never guessed.
    let big5 = Encoding::for_label(b"big5").unwrap().encode("編號,地址\n1,臺北\n").0.into_owned();
    let options = Options { encoding: Some("big5".into()), ..Options::default() };
    let table = Table::open(&desk.file(big5), &options).unwrap();
    assert_eq!(table.columns, ["編號", "地址"]);
}

const UTF_16BE_ASCII: &[u8] = b"\0a\0,\0b\0\n\0\x31\0,\0\x32\0\n";

#[test]
fn tables_with_tabs_or_semicolons_blank_rows_and_trailing_delimiters_are_read() {
    let desk = Desk::new();
    let (table, rows) = open(&desk.file("a\tb\n1\t2,5\n\n\t\n3\t4\t\n")).unwrap();
    assert_eq!(table.info.delimiter, "\t");
    assert_eq!(cells(&rows), [["1", "2,5"], ["3", "4"]]);
    let lines: Vec<(u64, u64)> = rows.iter().flatten().map(|r| (r.number, r.line)).collect();
    assert_eq!(lines, [(1, 2), (2, 5)]);
    let (table, rows) = open(&desk.file("a;b;\n1;2;\n")).unwrap();
    assert_eq!((table.columns.len(), cells(&rows)), (2, vec![vec!["1", "2"]]));
}

/// SYS-04: a bad row is listed with its line; the rows after it are read.
#[test]
fn a_bad_row_does_not_hide_the_next() {
    let desk = Desk::new();
    let (_, rows) = open(&desk.file("a,b\n1\n2,3\n4,5,6\n7,\0\n8,9\n")).unwrap();
    let seen: Vec<(u64, bool)> = rows
        .iter()
        .map(|row| match row {
            Ok(row) => (row.line, true),
            Err(fault) => (fault.line, fault.fatal),
        })
        .collect();
    assert_eq!(seen, [(2, false), (3, true), (4, false), (5, false), (6, true)]);
    let fault = rows[0].as_ref().unwrap_err();
    assert_eq!((fault.said.en.as_str(), fault.row), ("1 cells where the header has 2", Some(1)));
}

#[test]
fn files_that_are_no_tables_are_refused_in_both_languages() {
    let desk = Desk::new();
    let mut cut = GzEncoder::new(Vec::new(), Compression::fast());
    cut.write_all("x".repeat(100_000).as_bytes()).unwrap();
    let mut cut = cut.finish().unwrap();
    cut.truncate(cut.len() - 20);
    for (bytes, reason) in [
        (Vec::new(), "empty"),
        (b"\n\n".to_vec(), "no header"),
        (b",,\n1,2,3\n".to_vec(), "header is empty"),
        (b"a,b,a\n".to_vec(), "stands twice (columns 1 and 3)"),
        (b"a\0,b\n1,2\n".to_vec(), "zero byte"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "old XLS"),
        (b"PK\x03\x04nonsense".to_vec(), "not a readable XLSX"),
        (b"a,b\n\xff\xff\xff\n".to_vec(), "neither UTF-8 nor GB18030"),
        (cut, "cut off"),
    ] {
        let Err(fault) = open(&desk.file(bytes)) else { panic!("{reason}") };
        assert!(fault.fatal && fault.said.en.contains(reason) && !fault.said.zh.is_ascii(), "{reason}: {fault:?}");
    }
    let missing = Table::open(Path::new("/nowhere/at/all.csv"), &Options::default()).err().unwrap();
    assert_eq!(missing.said.zh, "文件不存在");
    // A wrong byte in a declared encoding is found in its line, and ends the table.
    let options = Options { encoding: Some("utf-8".into()), ..Options::default() };
    let rows: Vec<_> = Table::open(&desk.file(b"a,b\n1,2\n3,\xe9\n4,5\n"), &options).unwrap().collect();
    let last = rows.last().unwrap().as_ref().unwrap_err();
    assert_eq!((rows.len(), last.line, last.fatal), (2, 3, true));
}

fn workbook(desk: &Desk) -> PathBuf {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy/m/d h:mm");
    let sheet = book.add_worksheet();
    sheet.set_name("工单").unwrap();
    let at = ExcelDateTime::from_ymd(2026, 3, 5).unwrap().and_hms(14, 5, 9).unwrap();
    for (column, name) in ["编号", "时间", "电话", "纬度", "内容"].iter().enumerate() {
        sheet.write(1, column as u16, *name).unwrap();
    }
    sheet.write(2, 0, 12_000_000_000_f64).unwrap();
    sheet.write_with_format(2, 1, &at, &date).unwrap();
    sheet.write(2, 2, "013800138000").unwrap();
    sheet.write(2, 3, 40.631_865_479_634_68).unwrap();
    sheet.write(2, 4, "两行\n内容").unwrap();
    sheet.write(4, 0, 110_101_199_003_071_234_f64).unwrap();
    sheet.write(4, 1, "03/05/2026").unwrap();
    sheet.write(4, 4, true).unwrap();
    book.add_worksheet().set_name("空").unwrap();
    let path = desk.0.path().join("book.xlsx");
    book.save(&path).unwrap();
    path
}

/// SYS-04: typed cells of a workbook become texts that lose nothing.
#[test]
fn a_workbook_gives_texts_with_all_their_digits() {
    let desk = Desk::new();
    let path = workbook(&desk);
    let (table, rows) = open(&path).unwrap();
    assert_eq!((table.info.kind, table.info.sheet.as_deref()), ("xlsx", Some("工单")));
    assert_eq!(
        cells(&rows),
        [
            ["12000000000", "2026-03-05 14:05:09", "013800138000", "40.63186547963468", "两行\n内容"],
            ["110101199003071230", "03/05/2026", "", "", "TRUE"],
        ]
    );
    let lines: Vec<u64> = rows.iter().flatten().map(|r| r.line).collect();
    assert_eq!(lines, [3, 5]);

    let sheet = |name: &str| Table::open(&path, &Options { sheet: Some(name.into()), ..Options::default() });
    assert!(sheet("空").err().unwrap().said.en.contains("no header"));
    assert!(sheet("无").err().unwrap().said.zh.contains("工单, 空"));

    // Through a mapping: a date cell needs no order, an id that Excel has shortened is refused, a typed text is not
    // proof of an order.
    let mapping = Mapping::parse(
        "[source]\nname = \"x\"\nkey = \"编号\"\n[fields.received_at]\ncolumn = \"时间\"\n[fields.contact]\ncolumn = \"电话\"",
    )
    .unwrap();
    let import = Import::open(&path, mapping).unwrap();
    assert!(!import.orders["received_at"].certain);
    let rows: Vec<_> = import.rows().unwrap().collect();
    assert_eq!(rows[0].as_ref().unwrap().fields["received_at"], "2026-03-05T06:05:09Z");
    let bad = rows[1].as_ref().unwrap_err();
    let said: Vec<&str> = bad.errors.iter().map(|e| e.said.en.as_str()).collect();
    assert!(said[0].contains("day or month first") && said[1].contains("over 15 digits"), "{said:?}");
}

const MAPPING: &str = r#"
[source]
name = "office"
key = ["no", "part"]

[fields.received_at]
column = "when"

[fields.channel]
column = "how"
map = { "电话" = "hotline" }

[fields.type]
constant = "repair"

[fields.address]
columns = ["street", "corner"]
join = " / "
empty = ["N/A"]

[fields.content]
column = "what"
max = 4

[fields.customer_name]
column = "who"
max = 2
truncate = true
default = "匿名"

[fields.lat]
column = "lat"

[fields.answer]
column = "reply"
optional = true

[extra.area]
column = "area"
title = { zh = "片区", en = "Area" }

[report]
dimensions = ["area"]
"#;

const HEADER: &str = "no,part,when,how,street,corner,what,who,lat,area\n";

fn import(desk: &Desk, rows: &str) -> Import {
    Import::open(&desk.file(format!("{HEADER}{rows}")), Mapping::parse(MAPPING).unwrap()).unwrap()
}

#[test]
fn a_row_becomes_the_fields_of_a_request() {
    let desk = Desk::new();
    let rows = "1,a,2026-03-05 14:05,电话,东路,N/A,漏水,欧阳明,40.5, A \n1,b,2026-03-05,电话,东路,西路,,,,\n";
    let import = import(&desk, rows);
    let rows: Vec<_> = import.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(
        serde_json::to_value(&rows[0]).unwrap(),
        json!({
            "row": 1, "line": 2, "source_ref": "1|a",
            "fields": {"received_at": "2026-03-05T06:05:00Z", "channel": "hotline", "type": "repair",
                       "address": "东路", "content": "漏水", "customer_name": "欧阳", "lat": 40.5},
            "extra": {"area": " A "},
            "notes": [{"code": "half_a_place", "zh": "经纬度只有一个", "en": "only one of latitude and longitude"},
                      {"code": "text_cut", "zh": "文字过长，已截断", "en": "a text was too long and was cut"}],
        })
    );
    assert_eq!(rows[1].text(Target::Address), Some("东路 / 西路"));
    assert_eq!(rows[1].text(Target::CustomerName), Some("匿名"));
    assert_eq!((rows[1].extra["area"].as_str(), rows[1].text(Target::Content)), ("", None));
}

/// SYS-04: the error sheet lists every bad row with its line and all reasons, and opens in Excel.
#[test]
fn bad_rows_go_to_the_error_sheet_with_all_their_reasons() {
    let desk = Desk::new();
    let rows = "1,a,,微信,,,太长的内容,,91,\n,,2026-03-05,电话,\"=HYPERLINK(\"\"x\"\")\",,,,x,\n2,,2026-03-05,电话,,,,,,\n\
                2,,2026-03-05,电话,,,,,,\nonly,three,cells\n";
    let import = import(&desk, rows);
    let preview = import.preview(5, 4).unwrap();
    assert_eq!((preview.rows, preview.good, preview.bad, preview.errors.len()), (5, 1, 4, 4));
    assert_eq!(preview.tally.values["channel"]["微信"].became, None);
    let mut sheet = ErrorSheet::new(Vec::new(), &import.columns).unwrap();
    for row in import.rows().unwrap().filter_map(Result::err) {
        sheet.add(&row).unwrap();
    }
    let bytes = sheet.finish().unwrap();
    assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    let (table, rows) = open(&desk.file(&bytes)).unwrap();
    assert_eq!(table.columns[10..], ["行号", "原因", "reason"]);
    let rows = cells(&rows);
    assert_eq!(
        rows[0][10..],
        [
            "2",
            "when：不能为空；how：没有为“微信”规定对应值；what：有 5 个字，最多 4 个；lat：应在 -90 与 90 之间",
            "when: must not be empty; how: the mapping has no value for \"微信\"; what: 5 letters, at most 4 allowed; \
             lat: must lie between -90 and 90",
        ]
    );
    assert_eq!(rows[1][4], "'=HYPERLINK(\"x\")");
    assert_eq!(rows[1][12], "lat: not a number; the key is empty");
    assert_eq!(rows[2][11], "编号与第 4 行重复：同一编号只取第一行；若是另一件事，请另给编号");
    assert_eq!(rows[3][..4], ["only", "three", "cells", ""]);
    assert_eq!(rows[3][12], "3 cells where the header has 10");
}

#[test]
fn without_a_key_the_contents_are_the_key() {
    let desk = Desk::new();
    let mapping = || Mapping::parse("[source]\nname = \"x\"\n[fields.received_at]\ncolumn = \"t\"\n").unwrap();
    let path = desk.file("t,u\n2026-01-01,a\n2026-01-01,a\n2026-01-01,b\n");
    let keys = || -> Vec<String> {
        Import::open(&path, mapping()).unwrap().rows().unwrap().map(|r| r.unwrap().source_ref).collect()
    };
    let first = keys();
    assert_eq!(first[1], format!("{}#2", first[0]));
    assert_ne!(first[0], first[2]);
    assert_eq!(first, keys());
    assert_eq!(first[0], "row:b896249679e9b11ec41c07baeffd7dca", "the key of a row must never change");
}

/// SYS-04: an order of day and month that nothing proves is said in the dry run and refuses the real one.
#[test]
fn an_unproved_date_order_refuses_the_file_but_not_the_preview() {
    let desk = Desk::new();
    let rows = "1,a,03/05/2026,电话,,,,,,\n2,a,2026-03-05,电话,,,,,,\n";
    let unsure = import(&desk, rows);
    let preview = unsure.preview(5, 5).unwrap();
    assert_eq!((preview.good, preview.bad, preview.refusals.len()), (1, 1, 1));
    assert!(preview.refusals[0].zh.starts_with("received_at：日月顺序不明"));
    let sure = import(&desk, &format!("{rows}3,a,03/25/2026,电话,,,,,,\n"));
    assert_eq!(sure.refusals(), []);
    let first = sure.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(first.fields["received_at"], "2026-03-04T16:00:00Z");
}

/// SYS-04: a file whose dates show the declared order to be wrong is not half imported with day and month exchanged; a slip in
/// a single row is that row's.
#[test]
fn a_declared_date_order_that_the_dates_disprove_refuses_the_file() {
    let desk = Desk::new();
    let map = "[source]\nname = \"x\"\n[fields.received_at]\ncolumn = \"t\"\ndate = \"MDY\"\n";
    let open = |rows: &str| Import::open(&desk.file(format!("t,u\n{rows}")), Mapping::parse(map).unwrap()).unwrap();
    let wrong = open("13/07/2026,a\n03/05/2026,b\n28/02/2026,c\n02/25/2026,d\n");
    let [said] = wrong.refusals().try_into().unwrap();
    assert!(
        said.zh.starts_with("received_at：声明为月在前（MDY），但有 2 个日期不能这样读，只有 1 个支持它"),
        "{}",
        said.zh
    );
    assert!(said.zh.contains("13/07/2026 (1)") && said.en.ends_with("declare DMY"), "{}", said.en);
    let slip = open("13/07/2026,a\n03/05/2026,b\n02/25/2026,c\n02/26/2026,d\n");
    assert_eq!(slip.refusals(), []);
    assert_eq!(slip.preview(5, 5).unwrap().bad, 1);
}

#[test]
fn columns_that_the_file_lacks_are_named_all_at_once() {
    let desk = Desk::new();
    let path = desk.file("no,part,when,how,street,corner,what\n");
    let fault = Import::open(&path, Mapping::parse(MAPPING).unwrap()).err().unwrap();
    assert!(fault.said.en.starts_with("the file lacks these columns: area, lat, who. It has: no, "), "{fault:?}");
}

#[test]
fn a_wrong_mapping_is_refused_with_its_line() {
    let base = "[source]\nname = \"x\"\n[fields.received_at]\ncolumn = \"t\"\n";
    for (text, line, reason) in [
        (format!("{base}colour = 1\n"), 5, "unknown field `colour`"),
        (format!("{base}[fields.colour]\ncolumn = \"c\"\n"), 5, "unknown variant `colour`"),
        (format!("{base}[feilds.unit]\ncolumn = \"c\"\n"), 5, "unknown field `feilds`"),
        (format!("{base}[fields.unit]\n"), 5, "unit: exactly one of"),
        (format!("{base}[fields.type]\ncolumn = \"c\"\nmap = {{ A = \"fault\" }}\n"), 5, "no code \"fault\""),
        (format!("{base}[fields.state]\nconstant = \"done\"\n"), 5, "no code \"done\""),
        (format!("{base}[fields.unit]\ncolumn = \"c\"\ndate = \"MDY\"\n"), 5, "not a date field"),
        (format!("{base}[fields.due_at]\ncolumn = \"c\"\ndate = \"MYD\"\n"), 5, "unknown date style"),
        (format!("{base}[fields.lat]\ncolumn = \"c\"\nmax = 3\n"), 5, "are for texts"),
        (format!("{base}[fields.unit]\ncolumn = \"c\"\notherwise = \"drop\"\n"), 7, "otherwise is"),
        (format!("{base}[extra.rows]\ncolumn = \"c\"\n"), 5, "no name of a figure"),
        (format!("{base}[extra.size]\ncolumn = \"c\"\n"), 5, "title in both languages"),
        (format!("{base}[report]\ndimensions = [\"size\"]\n"), 5, "no extra field"),
        ("[source]\nname = \"x\"\nzone = \"Peking\"\n[fields.received_at]\ncolumn = \"t\"\n".into(), 1, "unknown zone"),
        ("[source]\nname = \"x\"\n[fields.unit]\ncolumn = \"t\"\n".into(), 1, "received_at"),
        ("[source\n".into(), 1, ""),
    ] {
        let fault = Mapping::parse(&text).unwrap_err();
        assert!(fault.said.en.contains(reason), "{reason}: {}", fault.said.en);
        assert_eq!(fault.line, line, "{}", fault.said.en);
    }
}

/// SYS-04: the example of the book is a mapping, and reads the file that stands beside it.
#[test]
fn the_example_of_the_book_reads_its_file() {
    let page = include_str!("../../../docs/book/mapping.md");
    let block = |from: &str| -> &'static str { page.split_once(from).unwrap().1.split_once("```").unwrap().0 };
    let desk = Desk::new();
    let mapping = Mapping::parse(block("```toml\n")).unwrap();
    let import = Import::open(&desk.file(block("```csv\n")), mapping).unwrap();
    assert_eq!(import.refusals(), []);
    let rows: Vec<_> = import.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(rows[0].fields["due_at"], "2026-03-09T15:59:59Z");
    assert_eq!(rows[1].fields["received_at"], "2026-03-06T01:00:00Z");
    assert_eq!(rows[1].fields["channel"], "forwarded");
}
