//! The compiled-in holidays against the yearly files they were made from, day by day.
//! Refuses: nothing. Skipped with a message where the shared data is not at hand.

use jiff::civil::Date;
use serde_json::Value;
use shouwen_domain::calendar::HolidayYears;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// CLS-06
#[test]
fn the_compiled_in_holidays_have_not_drifted() {
    // Asked for at run time, since clones share compiled tests. SHOUWEN_SHARED names the folder for a clone elsewhere.
    let beside = std::env::var_os("CARGO_MANIFEST_DIR").map(|home| PathBuf::from(home).join("../../shared"));
    let named = std::env::var_os("SHOUWEN_SHARED").map(PathBuf::from);
    let mut places = [named, beside].into_iter().flatten().map(|shared| shared.join("data/holiday-cn"));
    let Some(folder) = places.find(|path| path.exists()) else {
        eprintln!("skipped: shared/data/holiday-cn is not here");
        return;
    };
    let ours = HolidayYears::built_in();
    let mut named: BTreeMap<Date, (bool, String)> = BTreeMap::new();
    for year in 2007..=2027 {
        let text = std::fs::read_to_string(folder.join(format!("{year}.json"))).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        let days = json["days"].as_array().unwrap();
        assert_eq!(ours.announced(year), !days.is_empty(), "{year}");
        for day in days {
            let date = day["date"].as_str().unwrap().parse().unwrap();
            named.insert(date, (day["isOffDay"].as_bool().unwrap(), day["name"].as_str().unwrap().to_owned()));
        }
    }
    let mut date = jiff::civil::date(2006, 1, 1);
    while date.year() < 2028 {
        let mine = ours.lookup(date).map(|day| (day.off, day.name.clone()));
        assert_eq!(mine.as_ref(), named.get(&date), "{date}");
        date = date.tomorrow().unwrap();
    }
}
