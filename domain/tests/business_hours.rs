//! The 800 sums of the shared set, answered through the same door as `shouwen calendar add|between`.
//! Refuses: nothing. Skipped with a message where the shared data is not at hand.
//! Convention of the set: the first instant at which the sum is reached, also on the end of a session.

use shouwen_domain::calendar::{HolidayYears, bulk};
use std::io::Read;
use std::path::PathBuf;

fn shared(name: &str) -> Option<PathBuf> {
    // Asked for at run time, since clones share compiled tests. SHOUWEN_SHARED names the folder for a clone elsewhere.
    let beside = std::env::var_os("CARGO_MANIFEST_DIR").map(|home| PathBuf::from(home).join("../../shared"));
    let named = std::env::var_os("SHOUWEN_SHARED").map(PathBuf::from);
    let places = [named, beside].into_iter().flatten().map(|shared| shared.join("data/business_hours"));
    places.map(|folder| folder.join(name)).find(|path| path.exists())
}

fn rows(name: &str) -> Option<Vec<Vec<String>>> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(shared(name)?).unwrap()).read_to_string(&mut text).unwrap();
    Some(text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect())
}

fn calendars() -> Option<bulk::Book> {
    let text = std::fs::read_to_string(shared("reference.json")?).unwrap();
    Some(bulk::Book::parse(&text, &HolidayYears::built_in()).unwrap())
}

/// CLS-06
#[test]
fn four_hundred_deadlines_agree() {
    let (Some(calendars), Some(rows)) = (calendars(), rows("add.csv.gz")) else {
        eprintln!("skipped: shared/data/business_hours is not here");
        return;
    };
    assert_eq!(rows.len(), 400);
    for row in rows {
        let answer = bulk::answer_add(&calendars, &row[0], &row[1], &row[2]).map(|counted| counted.value);
        assert_eq!(answer.as_deref(), Ok(row[3].as_str()), "{row:?}");
    }
}

/// CLS-06
#[test]
fn four_hundred_spans_agree() {
    let (Some(calendars), Some(rows)) = (calendars(), rows("between.csv.gz")) else {
        eprintln!("skipped: shared/data/business_hours is not here");
        return;
    };
    assert_eq!(rows.len(), 400);
    for row in rows {
        let answer = bulk::answer_between(&calendars, &row[0], &row[1], &row[2]).map(|counted| counted.value);
        assert_eq!(answer.as_deref(), Ok(row[3].as_str()), "{row:?}");
    }
}
