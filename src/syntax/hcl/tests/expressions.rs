//! Operators, terms, steps, collections, calls.

use super::{form, parse_expression};

#[test]
fn operators_bind_as_hcl_says() {
    assert_eq!(form("1 + 2 * 3 - 4"), "((1 + (2 * 3)) - 4)");
    assert_eq!(form("a || b && c == d < e"), "(a || (b && (c == (d < e))))");
    assert_eq!(form("10 - 2 - 3"), "((10 - 2) - 3)");
    assert_eq!(form("!a == b"), "((!a) == b)");
    assert_eq!(form("-2 * 3"), "((-2) * 3)");
    assert_eq!(form("!!a.b"), "(!(!a.b))");
    assert_eq!(form("(1 + 2) * 3"), "(((1 + 2)) * 3)");
}

#[test]
fn conditionals_nest_to_the_right() {
    assert_eq!(form("a ? b : c ? d : e"), "(if a b (if c d e))");
    assert_eq!(form("a ? b ? c : d : e"), "(if a (if b c d) e)");
}

#[test]
fn a_hyphen_belongs_to_the_name_it_is_in() {
    assert_eq!(form("a-b"), "a-b");
    assert_eq!(form("a - b"), "(a - b)");
    assert_eq!(form("a -b"), "(a - b)");
}

#[test]
fn names_may_be_unicode_and_keywords_may_be_names() {
    assert_eq!(form("größe.für"), "größe.für");
    assert_eq!(form("e\u{301}te"), "e\u{301}te");
    assert_eq!(form("संख्या"), "संख्या");
    assert_eq!(form("if.for.null"), "if.for.null");
}

#[test]
fn numbers_stay_as_written() {
    assert_eq!(form("1.5e3"), "1.5e3");
    assert_eq!(form("1E+5"), "1E+5");
    assert_eq!(form("1.e5"), "1.e5");
    assert_eq!(form("007"), "007");
    assert_eq!(form("1.2.3"), "error: `1.2.3` is not a number");
    assert_eq!(form("1..2"), "error: `1..2` is not a number");
    assert_eq!(form("1e5.2"), "error: `1e5.2` is not a number");
}

#[test]
fn steps_are_gathered_behind_names_and_other_terms() {
    assert_eq!(form("a.b[\"c\"].d[0][e]"), "a.b[\"c\"].d[0][e]");
    assert_eq!(form("f(x).a[0]"), "<f(x)>.a[0]");
    assert_eq!(form("(a).b"), "<(a)>.b");
    assert_eq!(form("{a = 1}.a"), "<{\"a\"=1}>.a");
    assert_eq!(form("a[\n0\n]"), "a[0]");
}

#[test]
fn digits_behind_a_dot_are_indexes() {
    assert_eq!(form("a.0"), "a[0]");
    assert_eq!(form("a.0.b"), "a[0].b");
    assert_eq!(form("a.0.12.b"), "a[0][12].b");
    assert_eq!(
        form("a.0e1"),
        "error: expected an index of digits alone, found `0e1`"
    );
}

#[test]
fn a_full_splat_takes_all_steps_behind_it() {
    assert_eq!(form("a[*]"), "<a>[*]()");
    assert_eq!(form("a.b[*].c[0].d"), "<a.b>[*](.c[0].d)");
}

// terraform: [{b=[{c=1},{c=2}]}][*].b[*].c is [[1, 2]]; [{b=[{c=[5]}]}][*].b.*.c[0] is [[5]]
#[test]
fn a_splat_behind_a_full_splat_is_a_step_of_it() {
    assert_eq!(form("a[*].b[*].c"), "<a>[*](.b[*](.c))");
    assert_eq!(form("a[*].b.*.c[0]"), "<a>[*](.b.*(.c)[0])");
}

// terraform: [{a=[1,2]}].*.a[0] is [1, 2]
#[test]
fn an_attribute_only_splat_takes_attributes_only() {
    assert_eq!(form("a.*.b.0.c[1].d"), "<<a>.*(.b[0].c)>[1].d");
    assert_eq!(form("a.*.b[*].c"), "<<a>.*(.b)>[*](.c)");
    assert_eq!(form("a.*"), "<a>.*()");
    assert_eq!(
        form("a.*.b.*.c"),
        "error: expected an attribute's name behind `.`, found `*`"
    );
}

#[test]
fn calls_take_namespaces_expansion_and_a_trailing_comma() {
    assert_eq!(form("f()"), "f()");
    assert_eq!(form("f(\n1,\n2,\n)"), "f(1, 2)");
    assert_eq!(form("f(a, b...)"), "f(a, b...)");
    assert_eq!(form("provider::aws::x(1)"), "provider::aws::x(1)");
    assert_eq!(
        form("f(a..., b)"),
        "error: expected `)` behind `...`, found `,`"
    );
    assert_eq!(form("f(a b)"), "error: expected `,` or `)`, found `b`");
    assert_eq!(form("f(,)"), "error: expected an expression, found `,`");
}

#[test]
fn tuples_take_line_ends_anywhere() {
    assert_eq!(form("[\n1 # one\n,\n2 +\n3,\n]"), "[1, (2 + 3)]");
    assert_eq!(form("[1 2]"), "error: expected `,` or `]`, found `2`");
}

#[test]
fn object_keys_are_names_or_expressions() {
    assert_eq!(
        form("{ a = 1, \"b\" : 2, (c) = 3, d.e = 4, 5 = 6, null = 7, \"${f}\" = 8, a = 9 }"),
        "{\"a\"=1, \"b\"=2, (c)=3, d.e=4, 5=6, \"null\"=7, `${f}`=8, \"a\"=9}"
    );
}

#[test]
fn object_entries_end_at_commas_or_line_ends() {
    assert_eq!(
        form("{\n\na = 1 # x\nb = 2,\n\nc = 3\n}"),
        "{\"a\"=1, \"b\"=2, \"c\"=3}"
    );
    assert_eq!(
        form("{ a = 1 b = 2 }"),
        "error: expected `,`, `}` or the end of the line, found `b`"
    );
    assert_eq!(
        form("{ a }"),
        "error: expected `=` or `:` behind the key, found `}`"
    );
}

#[test]
fn a_line_end_ends_an_entry_even_inside_parentheses_around_the_object() {
    assert_eq!(form("({\na = 1\n})"), "({\"a\"=1})");
    assert_eq!(
        form("({\na = 1 +\n2\n})"),
        "error: expected an expression, found the end of the line"
    );
}

#[test]
fn for_makes_lists_and_objects_over_any_number_of_lines() {
    assert_eq!(
        form("[for v in c : v if v]"),
        "(for ,v in c: =>v group=false if=v)"
    );
    assert_eq!(
        form("{\nfor\nk,\nv in\nc\n: k\n=> v... if\nk }"),
        "(for k,v in c: k=>v group=true if=k)"
    );
}

#[test]
fn for_is_refused_where_key_and_bracket_disagree() {
    assert_eq!(
        form("[for k, v in c : k => v]"),
        "error: a `for` that makes a list takes no key"
    );
    assert_eq!(
        form("{for v in c : v}"),
        "error: a `for` that makes an object needs `key => value`"
    );
    assert_eq!(
        form("[for v in c : v...]"),
        "error: `...` groups keys, and a list has none"
    );
    assert_eq!(
        form("{ for = 1 }"),
        "error: expected a name behind `for`, found `=`"
    );
}

#[test]
fn spans_begin_at_the_given_offset_and_include_brackets() {
    let expr = parse_expression(" (a)[1] ", 100).unwrap();
    assert_eq!((expr.span.start, expr.span.end), (101, 107));
    let error = parse_expression("a b", 100).unwrap_err();
    assert_eq!((error.span.start, error.span.end), (102, 103));
}

#[test]
fn what_is_unclosed_is_told_at_its_opening() {
    for (text, at) in [
        ("f(1, [2", 5),
        ("f(1", 1),
        ("{ a = 1", 0),
        ("a[0", 1),
        ("(1", 0),
    ] {
        let error = parse_expression(text, 0).unwrap_err();
        assert_eq!((error.span.start, error.span.end), (at, at + 1), "{text}");
        assert!(
            error.message.contains("has no closing"),
            "{}",
            error.message
        );
    }
}

#[test]
fn single_quotes_get_a_hint() {
    assert_eq!(
        form("'a'"),
        "error: expected an expression, found `'` (strings are written with double quotes)"
    );
}
