//! What a reference to `tags_all` gives.

use serde_json::json;

use super::{Estate, attribute};

/// What `tags_all` of a resource is that is made in a module of these two files.
fn tags_all(root: &str, inner: &str) -> serde_json::Value {
    let call = format!("{root}\nresource \"a\" \"b\" {{\n all = module.m.all\n}}\n");
    let inner = format!("{inner}\noutput \"all\" {{\n value = aws_a.b.tags_all\n}}\n");
    let estate = Estate::new(&[("main.tf", &call), ("m/main.tf", &inner)]);
    attribute(&estate.unit(), "a.b", "all")
}

const CALL: &str = "module \"m\" {\n source = \"./m\"\n}\n";
const TAGGED: &str = "resource \"aws_a\" \"b\" {\n tags = { own = 1 }\n}\n";

#[test]
fn tags_lie_over_those_by_default() {
    let provider = "provider \"aws\" {\n default_tags {\n tags = { own = 0, more = true }\n }\n}\n";
    let all = tags_all(&format!("{CALL}{provider}"), TAGGED);
    assert_eq!(all, json!({ "more": "true", "own": "1" }));
}

#[test]
fn what_the_provider_ignores_is_not_told() {
    let provider = "provider \"aws\" {\n default_tags {\n tags = { more = 1, other = 2 }\n }\n \
        ignore_tags {\n keys = [\"own\"]\n key_prefixes = [\"ot\"]\n }\n}\n";
    let all = tags_all(&format!("{CALL}{provider}"), TAGGED);
    assert_eq!(all, json!({ "more": "1" }));
}

#[test]
fn a_provider_that_cannot_be_followed_leaves_the_own_tags() {
    for root in [
        CALL.to_owned(),
        format!("{CALL}provider \"aws\" {{\n alias = \"x\"\n}}\n"),
        "module \"m\" {\n source = \"./m\"\n providers = {\n other = aws\n }\n}\nprovider \"aws\" {}\n"
            .to_owned(),
    ] {
        assert!(tags_all(&root, TAGGED)["$unknown"].is_string(), "{root}");
        let inner = format!("{TAGGED}output \"one\" {{\n value = aws_a.b.tags_all[\"own\"]\n}}\n");
        let root = format!("{root}resource \"a\" \"c\" {{\n one = module.m.one\n}}\n");
        let estate = Estate::new(&[("main.tf", &root), ("m/main.tf", &inner)]);
        assert_eq!(attribute(&estate.unit(), "a.c", "one"), json!("1"));
    }
}

#[test]
fn tags_that_are_not_known_leave_it_unknown() {
    let provider =
        "variable \"v\" {}\nprovider \"aws\" {\n default_tags {\n tags = { a = var.v }\n }\n}\n";
    let all = tags_all(&format!("{CALL}{provider}"), TAGGED);
    assert!(all["$ref"].is_string() || all["$unknown"].is_string());
}

#[test]
fn a_provider_that_hangs_on_what_it_makes_ends() {
    let text = "resource \"aws_a\" \"b\" {\n tags = { own = 1 }\n}\n\
        provider \"aws\" {\n default_tags {\n tags = aws_a.b.tags_all\n }\n}\n\
        resource \"a\" \"b\" {\n all = aws_a.b.tags_all\n}\n";
    let unit = Estate::new(&[("main.tf", text)]).unit();
    assert!(!unit.diagnostics.is_empty());
}
