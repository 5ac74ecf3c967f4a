//! Tasks of the workshop.

mod holidays;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["holidays", from] => holidays::convert(Path::new(from), Path::new("domain/data/holidays-cn.txt"))
            .map(|days| format!("domain/data/holidays-cn.txt: {days} days")),
        _ => Err("usage: cargo run -p xtask -- holidays <folder of holiday-cn YYYY.json files>".to_owned()),
    };
    match done {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
