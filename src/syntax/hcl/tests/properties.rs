//! What holds for any text.

use proptest::prelude::*;

use super::places::check_places;
use crate::syntax::hcl::parse_template;

/// Texts made of what means something in HCL, so that most of them get far into the grammar.
fn any_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "b ",
        "é",
        " = ",
        "1",
        "0.5",
        "\"",
        "\\n",
        "${",
        "%{",
        "~}",
        "}",
        "{",
        "[",
        "]",
        "(",
        ")",
        "<<E\n",
        "<<-E\n",
        "E\n",
        "\n",
        "\r\n",
        "# x",
        "/*",
        "*/",
        "//",
        ",",
        ".",
        ".*",
        "[*]",
        "...",
        "=>",
        ":",
        "::",
        "?",
        "for x in y : ",
        "if ",
        "else ",
        "endif ",
        "endfor ",
        "$${",
        "==",
        "&&",
        "!",
        "-",
        "\u{feff}",
        "'",
        "a = 1\n",
        "r \"x\" {\n",
        "\t",
        "  ",
        "😀",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn places_are_right_in_text_that_is_nearly_hcl(text in any_text()) {
        check_places(&text);
    }

    #[test]
    fn places_are_right_in_any_text(text in "\\PC*") {
        check_places(&text);
    }

    #[test]
    fn an_offset_moves_places_and_nothing_else(text in any_text()) {
        let moved = |offset| match parse_template(&text, offset) {
            Ok(expr) => (expr.span.start - offset, expr.span.end - offset, None),
            Err(error) => (error.span.start - offset, error.span.end - offset, Some(error.message)),
        };
        prop_assert_eq!(moved(0), moved(1000));
    }
}

#[test]
fn what_was_skipped_behind_a_swallowed_block_is_not_of_the_block_that_swallowed_it() {
    check_places("r \"x\" {\nr \"x\" {\n}//<<-E\nE\n# x\nr \"x\" {\nb ?/*=>!==.*b 1}<<E\n,[: = x");
}
