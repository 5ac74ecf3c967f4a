//! What a pack has loaded, the pack finds there: the difference is empty, for every pack that comes with the program.

mod support;

use shouwen::{
    org::{NewUnit, add_unit},
    policy::{current, level, load_pack, read_pack, shipped},
};
use shouwen_domain::policy::pack::{Action, Placement, diff};
use shouwen_store::StoreError;
use support::MONDAY;

both! {
    /// CLS-05
    fn a_pack_that_was_just_loaded_has_nothing_to_change(w at MONDAY) {
        let differences = |code: &str, unit| {
            let (house, from) = (w.given_up(|app, tx| app.house_in(tx).unwrap()), w.app.now());
            let place = Placement { unit: Some(level(&house, unit)), from };
            let pack = read_pack(code).unwrap();
            assert!(pack.calendars.iter().all(|c| !c.title.en.is_empty()), "both languages");
            let found = diff(&current(&house, unit, from), &pack, &place);
            assert!(!found.is_empty());
            found.into_iter().filter(|c| c.action != Action::Unchanged).collect::<Vec<_>>()
        };
        for company in ["LJ", "GJ"] {
            assert_eq!(differences("city-gas", w.cast.unit(company)), [], "the demonstration's {company}");
        }
        for code in &shipped() {
            let (app, south, code) = (w.app.clone(), w.cast.unit("south"), code.as_str());
            let name = code.to_owned();
            let unit = w.app.db.write_now(move |tx| {
                let code = name.as_str();
                let calendar = "office";
                let new = NewUnit { parent: Some(south), level: "company", code, name: code, profile: "gas", calendar };
                let unit = add_unit(tx, &app, None, &new)?;
                let pack = read_pack(code).unwrap();
                load_pack(tx, &app, None, &pack, unit, app.now()).map_err(|e| StoreError::Broken(format!("{e:?}")))?;
                Ok::<_, StoreError>(unit)
            }).unwrap();
            assert_eq!(differences(code, unit), [], "{code}");
        }
    }
}
