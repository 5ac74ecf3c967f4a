//! Lists walk their index: no lane sorts, and the emergencies have a narrow index of their own.

use shouwen_store::{
    Db, Settings, Sql, StoreError, Vault, bench, customers, history, leaving, migrate, portal, queue, record,
};
use std::sync::Arc;

/// The plans of statements, each with so many values; a text stands for a number as well where only the plan is asked for.
fn plans(statements: &'static [&'static Sql], values: usize) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::Sqlite { file: folder.path().join("p.db"), readers: 1 };
    let db = Db::open(&settings, Arc::new(Vault::new(&[1; 32])), Arc::new(|_| ())).unwrap();
    let plans = db
        .write_now(move |tx| {
            migrate::migrate(tx, 0)?;
            let of = |sql: &&'static Sql| Ok((sql.name, bench::plan(tx, sql, &vec!["7"; values])?.join(" | ")));
            statements.iter().map(of).collect::<Result<Vec<_>, StoreError>>()
        })
        .unwrap();
    db.close();
    plans
}

#[test]
fn every_lane_walks_its_own_index() {
    let plans = plans(queue::LANES, 15);
    for (name, plan) in plans {
        assert!(!plan.contains("TEMP B-TREE"), "{name} sorts: {plan}");
        assert!(!plan.contains("SCAN record"), "{name} reads everything: {plan}");
        let lane = name.rsplit("::").next().unwrap();
        if let Some(whose) = lane.strip_suffix("_URGENT") {
            assert!(plan.contains(&format!("record_{}_urgent", whose.to_lowercase())), "{name}: {plan}");
        }
        if let Some(whose) = lane.strip_suffix("_DUE") {
            assert!(plan.contains(&format!("record_{}_due", whose.to_lowercase())), "{name}: {plan}");
        }
    }
}

/// A page of customers asks as often as it has kinds of questions, each by an index, however many rows it has.
#[test]
fn what_stands_about_many_customers_is_found_by_their_ids() {
    for (name, plan) in [plans(customers::OF_MANY, 1), plans(record::OF_MANY, 1)].concat() {
        for table in ["record", "contact", "party"] {
            assert!(!plan.contains(&format!("SCAN {table}")), "{name} reads everything: {plan}");
        }
    }
}

/// CHN-08: what belongs to a number is found by the number, however large the archive is.
#[test]
fn the_portal_reads_what_belongs_to_a_number() {
    for ((_, plan), index) in plans(portal::LISTS, 4).iter().zip(["request_contact", "record_customer"]) {
        assert!(plan.contains(index) && !plan.contains("SCAN record"), "{plan}");
    }
}

/// The export of an archive of millions reads its pages, not the archive.
#[test]
fn an_exported_page_reads_the_records_of_the_page() {
    for (name, plan) in plans(history::PAGES, 6) {
        assert!(plan.contains("record_company_new") && !plan.contains("SCAN"), "{name}: {plan}");
    }
}

/// ORG-05: what somebody has open is found by the person, whatever there is in the archive; who is gone are few.
#[test]
fn what_somebody_has_open_is_found_by_the_person() {
    for (name, plan) in plans(leaving::OF_PERSON, 3) {
        for table in ["SCAN record", "SCAN r ", "SCAN f", "SCAN party"] {
            assert!(!format!("{plan} ").contains(table), "{name} reads everything: {plan}");
        }
    }
}
