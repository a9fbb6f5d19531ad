//! Strings, heredocs, sequences, strip markers, dedenting.

use crate::syntax::hcl::parse_template;

use super::{form, show};

/// The value of a template without sequences, or its form.
fn template(text: &str) -> String {
    match parse_template(text, 0) {
        Ok(expr) => show(&expr),
        Err(error) => format!("error: {}", error.message),
    }
}

#[test]
fn strings_are_unescaped() {
    assert_eq!(
        form(r#""a\n\r\t\"\\\u00e9\U0001F600""#),
        r#""a\n\r\t\"\\é😀""#
    );
    assert_eq!(form(r#""$${x} %%{y} $ % $x""#), r#""${x} %{y} $ % $x""#);
    assert_eq!(form(r#""$$${1}""#), r#""$${1}""#);
}

#[test]
fn wrong_escapes_are_told() {
    let message = |escape: &str| {
        format!("error: `{escape}` is not an escape sequence (a backslash is `\\\\`)")
    };
    assert_eq!(form(r#""\q""#), message(r"\q"));
    assert_eq!(form(r#""\u00g0""#), message(r"\u00g"));
    assert_eq!(form(r#""\ud800""#), message(r"\ud800"));
}

#[test]
fn a_single_interpolation_is_the_only_part() {
    assert_eq!(form(r#""${x}""#), "`${x}`");
    assert_eq!(form("\"${\nx\n}\""), "`${x}`");
    assert_eq!(form(r#""${ {a = "}"}.a }""#), "`${<{\"a\"=\"}\"}>.a}`");
    assert_eq!(
        form(r#""${x ? "b" : "c${d}"}""#),
        "`${(if x \"b\" `c${d}`)}`"
    );
}

#[test]
fn stripped_text_beside_an_interpolation_still_makes_it_a_string() {
    let expr = parse_template("${x ~} ", 0).unwrap();
    let crate::syntax::hcl::ExprKind::Template(parts) = expr.kind else {
        panic!("not a template");
    };
    assert_eq!(parts.len(), 2);
}

#[test]
fn strip_markers_take_the_blanks_of_the_neighbouring_text() {
    assert_eq!(form(r#""a ${~ x ~} b""#), "`a${x}b`");
    assert_eq!(form(r#""a\n ${~ x ~} \n b""#), "`a${x}b`");
}

#[test]
fn in_a_heredoc_strip_markers_reach_to_the_end_of_one_line() {
    assert_eq!(form("<<EOT\na ${~ x ~}\n  b\nEOT\n"), "`a${x}  b\n`");
    assert_eq!(form("<<EOT\na\n${~ x }\nEOT\n"), "`a${x}\n`");
    assert_eq!(
        form("<<EOT\n%{ for x in c ~}\n  - ${x}\n%{ endfor ~}\nend\nEOT\n"),
        "`%for ,x in c%  - ${x}\n%endfor%end\n`"
    );
}

#[test]
fn directives_nest() {
    assert_eq!(
        form(r#""%{ if a }b%{ else }c%{ endif }""#),
        "`%if a%b%else%c%endif%`"
    );
    assert_eq!(
        form(r#""%{ for k, v in c }%{ if k }${v}%{ endif }%{ endfor }""#),
        "`%for k,v in c%%if k%${v}%else%%endif%%endfor%`"
    );
}

#[test]
fn directives_that_do_not_match_are_told() {
    assert_eq!(
        form(r#""%{ if a }""#),
        "error: there is no `endif` for this directive"
    );
    assert_eq!(
        form(r#""%{ endif }""#),
        "error: there is nothing that this `endif` ends"
    );
    assert_eq!(
        form(r#""%{ if a }%{ endfor }""#),
        "error: expected `endif`, found `endfor`"
    );
    assert_eq!(
        form(r#""%{ else }""#),
        "error: this `else` belongs to no `if`"
    );
    assert_eq!(
        form(r#""%{ if a }%{ else }%{ else }%{ endif }""#),
        "error: this `else` belongs to no `if`"
    );
    assert_eq!(
        form(r#""%{ foo }""#),
        "error: expected `if`, `else`, `endif`, `for` or `endfor` behind `%{`, found `foo`"
    );
}

#[test]
fn a_heredoc_keeps_its_text() {
    assert_eq!(form("<<EOT\n  kept\n  EOT\n"), "\"  kept\\n\"");
    assert_eq!(form("<<EOT\nEOT\n"), "\"\"");
    assert_eq!(form("<<EOT\nEOT x\nEOT\n"), "\"EOT x\\n\"");
    assert_eq!(form("<<A-B\n\\n \"q\"\nA-B\n"), "\"\\\\n \\\"q\\\"\\n\"");
    assert_eq!(form("<<EOT\r\na\r\nEOT\r\n"), "\"a\\r\\n\"");
}

#[test]
fn dedenting_takes_the_least_indentation() {
    assert_eq!(
        form("<<-EOT\n    a\n      b\n\n    c\nEOT\n"),
        "\"a\\n  b\\n\\nc\\n\""
    );
    assert_eq!(form("<<-EOT\n\ttab\n  two\n  EOT\n"), "\"tab\\n two\\n\"");
}

#[test]
fn dedenting_leaves_lines_of_blanks_as_they_are() {
    assert_eq!(
        form("<<-EOT\n    a\n   \n      b\n  EOT\n"),
        "\"a\\n   \\n  b\\n\""
    );
    assert_eq!(form("<<-EOT\n\n    a\nEOT\n"), "\"\\na\\n\"");
}

#[test]
fn dedenting_sees_lines_that_begin_with_a_sequence() {
    assert_eq!(form("<<-EOT\n    ${1}\n      b\n  EOT\n"), "`${1}\n  b\n`");
    assert_eq!(
        form("<<-EOT\n  ${1}\n${2}\n  b\n  EOT\n"),
        "`  ${1}\n${2}\n  b\n`"
    );
}

#[test]
fn dedenting_comes_behind_stripping() {
    assert_eq!(
        form("<<-EOT\n  %{~ if true ~}\n  yes\n  %{~ endif ~}\n  EOT\n"),
        "`%if true%  yes\n%else%%endif%`"
    );
    assert_eq!(
        form("<<-EOT\n    a\n  ${1 ~}\n      b\nEOT\n"),
        "`  a\n${1}      b\n`"
    );
}

#[test]
fn heredocs_stand_inside_brackets_and_in_each_other() {
    assert_eq!(form("f(<<EOT\nx\nEOT\n, 1)"), "f(\"x\\n\", 1)");
    assert_eq!(
        form("[<<-A\n x\n A\n, <<B\ny\nB\n]"),
        "[\"x\\n\", \"y\\n\"]"
    );
    assert_eq!(
        form("<<EOT\n${f(<<EOX\ninner\nEOX\n)}\nEOT\n"),
        "`${f(\"inner\\n\")}\n`"
    );
}

// Terraform wants a line end behind the marker. Nothing is in doubt without one.
#[test]
fn a_heredoc_may_end_the_text() {
    assert_eq!(form("<<EOT\nx\nEOT"), "\"x\\n\"");
}

// terraform: the blanks around the marker are those of Unicode
#[test]
fn blanks_may_stand_behind_the_marker() {
    for blanks in [" ", "\t", "\u{a0}", " \r"] {
        let text = format!("a = <<EOT\nx\nEOT{blanks}\nb = 1\n");
        assert_eq!(super::kept(&text), "a b", "{blanks:?}");
    }
}

#[test]
fn what_is_unclosed_is_told() {
    assert_eq!(
        form("<<EOT\nx\n"),
        "error: this heredoc has no line that holds `EOT` alone"
    );
    assert_eq!(
        form("<<EOT x\n"),
        "error: expected a heredoc's marker, and the end of the line behind it"
    );
    assert_eq!(
        form("\"a"),
        "error: this string has no closing quote on its line"
    );
    assert_eq!(
        form("\"a\nb\""),
        "error: this string has no closing quote on its line"
    );
    assert_eq!(
        form("\"${a"),
        "error: this template sequence has no closing `}`"
    );
    assert_eq!(
        form("\"${a b}\""),
        "error: expected an operator or `}`, found `b`"
    );
}

#[test]
fn a_bare_template_has_no_escapes_and_no_end_but_the_text() {
    assert_eq!(
        template("a \"b\" \\n\n$${x}"),
        "\"a \\\"b\\\" \\\\n\\n${x}\""
    );
    assert_eq!(template("a${x}\nEOT\n"), "`a${x}\nEOT\n`");
    assert_eq!(template(""), "\"\"");
    assert_eq!(template("$"), "\"$\"");
    assert_eq!(
        template("${x"),
        "error: this template sequence has no closing `}`"
    );
}

#[test]
fn a_heredoc_is_placed_from_its_introducer_to_its_marker() {
    let expr = crate::syntax::hcl::parse_expression("  <<EOT\nx\n  EOT\n", 0).unwrap();
    assert_eq!((expr.span.start, expr.span.end), (2, 15));
}
