use super::*;
use crate::source::Sources;

/// The covered text and the reason of each directive.
fn covered(name: &str, text: &str) -> Vec<(String, String)> {
    let sources = Sources::new(Path::new(".")).unwrap();
    let file = sources.insert(sources.boundary().join(name), text.into());
    let Directives { found, faults } = directives(&file);
    assert_eq!(faults, []);
    found
        .into_iter()
        .map(|directive| {
            let text = &file.text[directive.regions[0].range()];
            (text.trim_end().to_owned(), directive.reason)
        })
        .collect()
}

fn fault(text: &str) -> String {
    let sources = Sources::new(Path::new(".")).unwrap();
    let file = sources.insert(sources.boundary().join("a.tf"), text.into());
    directives(&file).faults[0].message.clone()
}

#[test]
fn a_comment_behind_code_covers_its_line() {
    let text = "a = 1 # cumulint: ignore[NET001] it is public\nb = 2\n";
    let expected = "a = 1 # cumulint: ignore[NET001] it is public";
    assert_eq!(
        covered("a.tf", text),
        [(expected.to_owned(), "it is public".to_owned())]
    );
}

#[test]
fn a_comment_above_covers_the_whole_block() {
    let text = "// cumulint: ignore[NET001]\n# why\nresource \"a\" \"b\" {\n  c = 1\n}\nd = 1\n";
    assert_eq!(
        covered("a.tf", text)[0].0,
        "resource \"a\" \"b\" {\n  c = 1\n}"
    );
}

#[test]
fn a_comment_behind_a_header_covers_the_nested_block() {
    let text =
        "resource \"a\" \"b\" {\n  ingress { # cumulint: ignore[NET001]\n    c = 1\n  }\n}\n";
    assert!(covered("a.tf", text)[0].0.ends_with("c = 1\n  }"));
}

#[test]
fn a_blank_line_parts_comment_and_code() {
    let text = "# cumulint: ignore[NET001]\n\na = 1\n";
    assert_eq!(covered("a.tf", text)[0].0, "");
}

#[test]
fn a_block_comment_before_code_covers_its_line() {
    let text = "/* cumulint: ignore[NET001, vm-*] two\n lines */ a = [\n 1,\n]\n";
    assert_eq!(
        covered("a.tf", text),
        [(" lines */ a = [\n 1,\n]".to_owned(), "two".to_owned())]
    );
}

#[test]
fn a_yaml_comment_covers_the_entry_below_it_and_not_its_neighbours() {
    let text = "apiVersion: v1\nspec:\n  # cumulint: ignore[NET001] x\n  a:\n    b: 1\n  c: 2\n";
    assert_eq!(covered("a.yaml", text)[0].0, "  a:\n    b: 1");
}

#[test]
fn a_comment_at_the_top_of_a_document_covers_the_document() {
    let text = "a: 1\n---\n# cumulint: ignore[NET001]\nkind: Pod\nspec:\n  b: 1\n";
    assert_eq!(covered("a.yaml", text)[0].0, "kind: Pod\nspec:\n  b: 1");
}

#[test]
fn a_comment_behind_the_first_key_of_a_list_element_covers_the_element() {
    let text = "c:\n  - name: a # cumulint: ignore[NET001]\n    image: b\n  - name: c\n";
    assert!(covered("a.yaml", text)[0].0.ends_with("image: b"));
}

#[test]
fn words_in_strings_are_not_comments() {
    assert!(covered("a.tf", "a = \"# cumulint: ignore[NET001]\"\n").is_empty());
    assert!(covered("a.json", "{\"a\": \"# cumulint: ignore[NET001]\"}").is_empty());
}

#[test]
fn a_comment_of_the_wrong_form_is_told() {
    assert_eq!(fault("# cumulint: ignore NET001\n"), FORM);
    assert_eq!(fault("# cumulint: disable[NET001]\n"), FORM);
    assert!(fault("# cumulint: ignore[]\n").contains("names no check"));
}

#[test]
fn a_comment_at_the_end_of_the_file_covers_nothing() {
    assert_eq!(
        covered("a.tf", "a = 1\n# cumulint: ignore[NET001]")[0].0,
        ""
    );
}

#[test]
fn comments_in_templates_cover_what_is_further_in() {
    let text = "\
{{- if .Values.on }}
# cumulint: ignore[NET001] one
kind: Pod
spec:
  a: {{ .Values.a }} # cumulint: ignore[NET002] two
  # cumulint: ignore[NET003] three
  b:
    {{- toYaml . }}
    - c
  d: 1
{{- end }}
---
kind: Other
";
    let found: Vec<String> = covered("t.yaml", text).into_iter().map(|it| it.0).collect();
    assert!(found[0].starts_with("kind: Pod\nspec:"), "{}", found[0]);
    assert!(found[0].ends_with("{{- end }}"), "{}", found[0]);
    assert!(found[1].trim_start().starts_with("a: {{") && found[1].ends_with("two"));
    assert_eq!(found[2], "  b:\n    {{- toYaml . }}\n    - c");
}

proptest::proptest! {
    #[test]
    fn constructs_of_any_template_lie_in_it(
        text in "([-:#{}\"'%a1~ ä\u{feff}\n\r\t]|- |: | #|---|\\{\\{|# cumulint: ignore\\[NET001\\]\n|  ){0,60}"
    ) {
        let spans = template::constructs(&text).into_iter().chain(template::comments(&text));
        for span in spans {
            proptest::prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
        }
    }
}
