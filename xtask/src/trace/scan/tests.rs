use super::*;

fn shown(found: &[Test]) -> Vec<(&str, Vec<&str>)> {
    found.iter().map(|test| (test.name.as_str(), test.ids.iter().map(String::as_str).collect())).collect()
}

#[test]
fn a_rust_test_names_rows_above_itself_or_in_its_name() {
    let text = "
        /// FUP-02, and INT-13 beside it.
        #[test]
        fn sampling() {}

        // not a test: FUP-03
        fn builder() {}

        #[tokio::test(flavor = \"current_thread\")]
        async fn fup_04_window() {}
    ";
    assert_eq!(shown(&rust(text)), [("sampling", vec!["FUP-02", "INT-13"]), ("fup_04_window", vec!["FUP-04"])]);
}

#[test]
fn comment_and_attribute_stand_in_any_order() {
    let text = "
        #[both]
        // CLS-06
        #[expect(
            clippy::float_cmp,
            reason = \"exact on purpose\"
        )]
        pub(crate) fn due(world: &World) {}
    ";
    assert_eq!(shown(&rust(text)), [("due", vec!["CLS-06"])]);
}

#[test]
fn a_comment_apart_from_the_test_names_nothing() {
    let text = "// FUP-02\n\n#[test]\nfn apart() {}\n//! FUP-03\n#[test]\nfn header() {}";
    assert_eq!(shown(&rust(text)), [("apart", vec![]), ("header", vec![])]);
}

#[test]
fn an_ignored_test_shows_nothing() {
    assert_eq!(rust("/// FUP-02\n#[test]\n#[ignore = \"later\"]\nfn later() {}"), []);
}

#[test]
fn macros_that_run_on_both_databases_are_tests() {
    let text = "
/// INT-04
both!(numbers, |world| {
    world.run();
});
both! {
    /// INT-05
    fn first_contact(world) {}
}
// FUP-09
fn ordinary() {}
";
    assert_eq!(shown(&rust(text)), [("numbers", vec!["INT-04"]), ("first_contact", vec!["INT-05"])]);
}

#[test]
fn a_test_in_a_property_block_counts() {
    let text = "proptest! {\n    /// CLS-07\n    #[test]\n    fn pauses(x in 0..9) {}\n}";
    assert_eq!(shown(&rust(text)), [("pauses", vec!["CLS-07"])]);
}

#[test]
fn a_script_test_names_rows_above_itself_or_in_its_title() {
    let text = "
        describe('intake', () => {
            // INT-01
            it('asks what is required', () => {})
            test(\"reads back INT-03\", async () => {})
            await step(
                `takes the call`,
            )
            it.each([
                [1, 2],
            ])('FUP-02 %s', () => {})
            // INT-09
            test.skip('later', () => {})
            iterate('no test')
        })
    ";
    assert_eq!(
        shown(&script(text)),
        [
            ("asks what is required", vec!["INT-01"]),
            ("reads back INT-03", vec!["INT-03"]),
            ("takes the call", vec![]),
            ("FUP-02 %s", vec!["FUP-02"]),
        ]
    );
}

#[test]
fn only_the_exact_shape_is_an_id() {
    assert_eq!(ids_in("FUP-02, XFUP-02 FUP-021 fup-02 (CLS-06) FUP-02"), ["FUP-02", "CLS-06"]);
    assert_eq!(ids_in_snake("the_fup_02_window"), ["FUP-02"]);
    assert_eq!(ids_in_snake("top_50_rows_of_64"), ["TOP-50"]);
}
