use crate::check::Answer;
use crate::check::samples;

const FAIL: Answer = Answer::Fail;
const PASS: Answer = Answer::Pass;
const OPEN: Answer = Answer::Undetermined;

const LIFETIMES: &str = r#"lifetimes "engine" {
  summary = "An engine."
  source  = "https://example.com/engine"
  as_of   = "2026-11-01"
  ends = {
    "12"      = "2026-11-21"
    "13"      = "2026-11-22"
    "js-18.x" = "2025-09-01"
  }
}"#;

/// What a check that requires `require` of every `thing` says, in order.
fn answers(require: &str, resources: &str) -> Vec<Answer> {
    let guard = r#"concept "guard" {
  summary = "A guard."
  from "terraform" "guard" {
    when  = self.active
    level = self.level
  }
}"#;
    let beside = [
        ("concepts/guard.hcl", guard),
        ("lifetimes/engine.hcl", LIFETIMES),
    ];
    samples::answers(require, &beside, resources)
}

/// Whether an expression on one `thing` with this body holds.
fn holds(expr: &str, body: &str) -> Answer {
    let answers = answers(expr, &format!("thing \"t\" {{\n{body}\n}}\n"));
    assert_eq!(answers.len(), 1);
    answers[0]
}

#[test]
fn coalesce_looks_no_further_than_its_answer() {
    let body = "name = \"n\"\nopen = input\n";
    assert_eq!(
        holds("coalesce(self.name, tonumber(\"abc\")) == \"n\"", body),
        PASS
    );
    assert_eq!(
        holds(
            "core::coalesce(self.name, tonumber(\"abc\")) == \"n\"",
            body
        ),
        PASS
    );
    assert_eq!(holds("coalesce(null, \"\", 1, \"a\") + 1 == 2", body), PASS);
    // It may turn out to be null, so that what is behind it matters.
    assert_eq!(holds("coalesce(self.open, \"n\") == \"n\"", body), OPEN);
}

#[test]
fn a_text_is_looked_for_among_those_that_are_listed() {
    let body = "name = \"n\"\nport = 22\nnames = [\"n\"]\nopen = input\n";
    assert_eq!(holds("contains([\"m\", \"n\"], self.name)", body), PASS);
    assert_eq!(
        holds("core::contains([\"m\", \"n\"], self.name)", body),
        PASS
    );
    assert_eq!(holds("contains([\"m\"], self.name)", body), FAIL);
    assert_eq!(holds("contains([\"m\"], self.absent)", body), FAIL);
    assert_eq!(holds("contains([\"22\"], self.port)", body), FAIL);
    assert_eq!(holds("contains([\"n\"], self.names)", body), FAIL);
    assert_eq!(holds("contains([], self.name)", body), FAIL);
    assert_eq!(holds("contains([\"n\"], self.open)", body), OPEN);
    assert_eq!(holds("contains([\"n\", self.open], self.name)", body), PASS);
    assert_eq!(holds("contains([\"m\", self.open], self.name)", body), OPEN);
}

#[test]
fn what_is_handed_to_nobody_outside_is_not_used_there() {
    assert_eq!(holds("used_outside()", ""), FAIL);
    assert_eq!(holds("!used_outside()", ""), PASS);
}

#[test]
fn without_regions_and_projects_all_of_the_unit_is_beside() {
    let all = "length([for one in beside(\"thing\") : one if one.certain]) == 2";
    assert_eq!(
        answers(all, "thing \"a\" {}\nthing \"b\" {}\n"),
        [PASS, PASS]
    );
    assert_eq!(holds("length(beside(\"nothing\")) == 0", ""), PASS);
}

#[test]
fn json_with_unknown_parts_is_decoded_as_far_as_it_is_known() {
    let body = "text = \"[{\\\"image\\\": \\\"${input}:1\\\", \\\"cpu\\\": ${input}, \\\"privileged\\\": true}]\"";
    let decoded = "jsondecode(json_form(self.text))[0]";
    assert_eq!(holds(&format!("{decoded}.privileged"), body), PASS);
    assert_eq!(holds(&format!("{decoded}.cpu == 1"), body), OPEN);
    assert_eq!(holds(&format!("{decoded}.user == null"), body), PASS);
    assert_eq!(holds(&format!("{decoded}.image == \"a\""), body), FAIL);
    assert_eq!(
        holds("jsondecode(json_form(self.text)).a", "text = input"),
        OPEN
    );
    assert_eq!(
        holds(
            "jsondecode(json_form(self.text)).a",
            "text = \"${input}: true}\""
        ),
        OPEN
    );
    assert_eq!(
        holds(
            "jsondecode(json_form(self.text)).a",
            "text = \"{\\\"a\\\": true}\""
        ),
        PASS
    );
}

#[test]
fn networks_are_what_is_left_of_them() {
    let left = |networks: &str, others: &str, expected: &str| {
        let expr = format!("join(\" \", networks_without({networks}, {others})) == \"{expected}\"");
        assert_eq!(holds(&expr, "some = input"), PASS, "{networks} {others}");
    };
    left("\"10.0.0.0/8\"", "null", "10.0.0.0/8");
    left("\"10.0.0.0/8\"", "[\"0.0.0.0/0\", self.some]", "");
    left("\"10.0.0.0/30\"", "\"10.0.0.1\"", "10.0.0.0/32 10.0.0.2/31");
    left(
        "[\"10.0.0.0/30\", \"10.0.0.8/30\", \"::/127\"]",
        "[\"10.0.0.2/31\", \"10.0.0.4/30\", \"10.0.0.8/31\", \"::1\"]",
        "10.0.0.0/31 10.0.0.10/31 ::/128",
    );
    left(
        "\"0.0.0.0/0\"",
        "[\"0.0.0.0/1\", \"192.0.0.0/2\"]",
        "128.0.0.0/2",
    );
    for unknown in [
        "networks_without(self.some, \"10.0.0.0/8\")",
        "networks_without(\"10.0.0.0/8\", self.some)",
    ] {
        assert_eq!(
            holds(&format!("length({unknown}) == 0"), "some = input"),
            OPEN
        );
    }
}

#[test]
fn the_world_is_known_in_every_spelling() {
    for world in ["0.0.0.0/0", "::/0", "0::/0", "*", "Internet", "any"] {
        assert_eq!(
            holds("is_world(self.a)", &format!("a = \"{world}\"")),
            PASS,
            "{world}"
        );
    }
    for part in ["10.0.0.0/8", "0.0.0.0/1", "0.0.0.0", "VirtualNetwork", ""] {
        assert_eq!(
            holds("is_world(self.a)", &format!("a = \"{part}\"")),
            FAIL,
            "{part}"
        );
    }
    assert_eq!(holds("is_world(self.absent)", ""), FAIL);
}

#[test]
fn the_world_begins_in_one_of_its_parts() {
    for begin in [
        r#"["0.0.0.0/1"]"#,
        r#"["10.0.0.0/8", "1.0.0.0/8"]"#,
        r#"["0.0.0.0/2", input]"#,
        r#""2000::/4""#,
    ] {
        let attribute = format!("a = {begin}");
        assert_eq!(holds("begins_world(self.a)", &attribute), PASS, "{begin}");
    }
    for other in [
        r#"["128.0.0.0/1", "::/4"]"#,
        r#""0.0.0.0/0""#,
        r#"["0.0.0.0/1", "128.0.0.0/1"]"#,
        "input",
    ] {
        let attribute = format!("a = {other}");
        assert_eq!(holds("begins_world(self.a)", &attribute), FAIL, "{other}");
    }
}

#[test]
fn networks_are_the_world_together() {
    for world in [
        r#"["0.0.0.0/1", "128.0.0.0/1"]"#,
        r#"["10.0.0.0/8", ["::/1", "8000::/1"]]"#,
        r#"["2000::/3"]"#,
        r#"["0.0.0.0/1", "128.0.0.0/2"]"#,
        r#"["128.0.0.0/1", "64.0.0.0/2", "32.0.0.0/3", "16.0.0.0/4"]"#,
        r#"["2000::/4", "3000::/5"]"#,
        r#"["1.0.0.0/8", "2.0.0.0/7", "4.0.0.0/6", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6",
            "16.0.0.0/4", "32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/3"]"#,
        r#"[input, "0.0.0.0/0"]"#,
    ] {
        assert_eq!(
            holds("is_world(self.a)", &format!("a = {world}")),
            PASS,
            "{world}"
        );
    }
    for part in [
        r#"["0.0.0.0/1", "10.0.0.0/8"]"#,
        "[]",
        r#"["128.0.0.0/1", "sg-1"]"#,
    ] {
        assert_eq!(
            holds("is_world(self.a)", &format!("a = {part}")),
            FAIL,
            "{part}"
        );
    }
    assert_eq!(
        holds("is_world(self.a)", r#"a = ["0.0.0.0/1", input]"#),
        OPEN
    );
}

#[test]
fn a_network_lies_in_others() {
    let body = |outer, inner| format!("outer = {outer}\ninner = {inner}");
    let covers = |outer, inner| {
        holds(
            "covers_network(self.outer, self.inner)",
            &body(outer, inner),
        )
    };
    for (outer, inner) in [
        (r#""*""#, r#"["10.0.0.0/8", "::/0"]"#),
        (r#""Internet""#, r#"["*", "VirtualNetwork"]"#),
        (r#"["10.0.0.0/9", "10.128.0.0/9"]"#, r#""10.0.0.0/8""#),
        (r#""0.0.0.0/0""#, r#""203.0.113.7""#),
        (r#""*""#, "input"),
    ] {
        assert_eq!(covers(outer, inner), PASS, "{outer} {inner}");
    }
    for (outer, inner) in [
        (r#""0.0.0.0/0""#, r#""*""#),
        (r#""0.0.0.0/0""#, r#""::/0""#),
        (r#""10.0.0.0/9""#, r#""10.0.0.0/8""#),
        ("null", r#""10.0.0.0/8""#),
    ] {
        assert_eq!(covers(outer, inner), FAIL, "{outer} {inner}");
    }
    assert_eq!(covers("input", r#""10.0.0.0/8""#), OPEN);
    assert_eq!(covers(r#""10.0.0.0/8""#, "input"), OPEN);
}

#[test]
fn an_unknown_network_is_ruled_out_by_what_is_known_of_its_text() {
    assert_eq!(holds("is_world(self.a)", "a = input"), OPEN);
    assert_eq!(holds("is_world(self.a)", "a = \"${input}/32\""), FAIL);
    assert_eq!(holds("is_world(self.a)", "a = \"${input}/0\""), OPEN);
}

#[test]
fn several_ports_are_covered_together() {
    for (ranges, asked, expected) in [
        (r#"["0-100", "101-65535"]"#, r#""*""#, PASS),
        (r#"["101-65535", 0, "1-100"]"#, r#""0-65535""#, PASS),
        (r#"["0-100", "102-65535"]"#, r#""*""#, FAIL),
        (r#"["20-25"]"#, r#"["22", "24-25"]"#, PASS),
        (r#"["20-25"]"#, "[22, 80]", FAIL),
        (r#"["20-25"]"#, "[]", FAIL),
        (r#"["20-25", input]"#, "[22, 80]", OPEN),
        (r#"["20-25"]"#, "[22, input]", OPEN),
        (r#"["*"]"#, "[22, input]", PASS),
    ] {
        let attributes = format!("a = {ranges}\nb = {asked}");
        let covers = holds("covers_port(self.a, self.b)", &attributes);
        assert_eq!(covers, expected, "{ranges} {asked}");
    }
}

#[test]
fn ports_are_covered_in_every_spelling() {
    for ports in [
        "22",
        "\"22\"",
        "\"20-25\"",
        "\"*\"",
        "[80, \"22\"]",
        "\"80, 22\"",
        "-1",
    ] {
        assert_eq!(
            holds("covers_port(self.a, 22)", &format!("a = {ports}")),
            PASS,
            "{ports}"
        );
    }
    for ports in ["80", "\"8022\"", "\"23-25\"", "[]", "[80, 443]"] {
        assert_eq!(
            holds("covers_port(self.a, 22)", &format!("a = {ports}")),
            FAIL,
            "{ports}"
        );
    }
    assert_eq!(holds("covers_port(self.absent, 22)", ""), PASS);
    assert_eq!(holds("covers_port(self.a, 22)", "a = [80, input]"), OPEN);
    assert_eq!(holds("covers_port(self.a, 22)", "a = [22, input]"), PASS);
    assert_eq!(holds("covers_port(self.a, 22)", "a = \"ssh\""), OPEN);
}

#[test]
fn a_port_range_without_ends_is_every_port() {
    let covers = "covers_port(port_range(self.from, self.to), 22)";
    assert_eq!(holds(covers, "from = 20\nto = 25"), PASS);
    assert_eq!(holds(covers, "from = 22"), PASS);
    assert_eq!(holds(covers, "to = 23"), FAIL);
    assert_eq!(holds(covers, ""), PASS);
    assert_eq!(holds(covers, "from = -1\nto = -1"), PASS);
    assert_eq!(holds(covers, "from = input\nto = 25"), OPEN);
}

#[test]
fn a_list_is_flat_and_what_is_certain_of_an_open_one_is_known() {
    assert_eq!(
        holds(
            "list(self.a, self.b, self.absent) == [1, 2, 3]",
            "a = [1, 2]\nb = 3"
        ),
        PASS
    );
    assert_eq!(holds("list(self.absent) == []", ""), PASS);
    assert_eq!(holds("list(self.a) == []", "a = input"), OPEN);
    // How many elements an unknown one stands for is open, and with it where the others are; that
    // they are there is not.
    let given = "a = [1, input]";
    assert_eq!(holds("contains(list(self.a), 1)", given), PASS);
    assert_eq!(
        holds("anytrue([for x in list(self.a) : x == 1])", given),
        PASS
    );
    assert_eq!(
        holds("alltrue([for x in list(self.a) : x == 2])", given),
        FAIL
    );
    assert_eq!(
        holds("alltrue([for x in list(self.a) : x == 1])", given),
        OPEN
    );
    assert_eq!(holds("length(list(self.a)) == 2", given), OPEN);
    assert_eq!(
        holds(
            "anytrue([for x in [1, self.b] : true if x == 1])",
            "b = input"
        ),
        PASS
    );
}

#[test]
fn linked_finds_those_that_refer_to_the_subject() {
    let resources = r#"
thing "t.a" {}
thing "t.b" {}
link "l" { target = ref["t.a"].id }
"#;
    // References are made by hand: an address with a dot is written as one step.
    let resources = resources
        .replace("ref[\"t.a\"].id", "ref.ta.id")
        .replace("t.a", "ta");
    assert_eq!(
        answers("linked(\"link\", \"target\") != []", &resources),
        [PASS, FAIL]
    );
}

#[test]
fn linked_takes_a_name_for_a_reference() {
    let resources = r#"
thing "a" { name = "one" }
thing "b" { name = "two" }
thing "c" { name = input }
link "l" { target = "one" }
"#;
    let expr = "linked(\"link\", \"target\", self.name) != []";
    assert_eq!(answers(expr, resources), [PASS, FAIL, OPEN]);
}

#[test]
fn linked_is_open_where_only_an_open_candidate_is() {
    let resources = r#"
thing "a" {}
thing "b" {}
link "l" { target = ref.a.id }
link "m" { target = input }
"#;
    assert_eq!(
        answers("linked(\"link\", \"target\") != []", resources),
        [PASS, OPEN]
    );
}

#[test]
fn linked_reads_below_blocks() {
    let resources = r#"
thing "a" {}
link "l" {
  outer {
    target = [ref.a.id]
  }
}
"#;
    assert_eq!(
        answers("linked(\"link\", \"outer.target\") != []", resources),
        [PASS]
    );
}

#[test]
fn instances_are_told_apart_where_references_tell_them_apart() {
    let resources = r#"
thing "a[0]" {}
thing "a[1]" {}
thing "b[\"x]\"]" {}
link "l" { target = ref.a.id }
"#;
    let expr = "linked(\"link\", \"target\") != []";
    assert_eq!(answers(expr, resources), [PASS, PASS, FAIL]);
}

#[test]
fn what_exists_under_the_same_condition_is_there() {
    let resources = r#"
thing "a" { conditional = "var.on" }
thing "b" {}
link "l" {
  target      = [ref.a.id, ref.b.id]
  conditional = "var.on"
}
"#;
    assert_eq!(
        answers("linked(\"link\", \"target\") != []", resources),
        [PASS, OPEN]
    );
}

#[test]
fn follow_goes_where_a_value_refers_to() {
    let resources = r#"
thing "a" { key = ref.k.arn }
thing "b" { key = "literal" }
thing "c" { key = input }
key "k" { rotated = true }
"#;
    let expr = "anytrue([for k in follow(self.key) : k.rotated])";
    assert_eq!(answers(expr, resources), [PASS, FAIL, OPEN]);
    let expr = "follow(self.key)[0].address == \"k\"";
    assert_eq!(answers(expr, resources), [PASS, FAIL, OPEN]);
}

#[test]
fn sharing_finds_those_that_mean_the_same() {
    let resources = r#"
        thing "a" {
          group = ref.a.name
        }
        rule "same" {
          group = ref.a.name
          name  = "same"
        }
        rule "other" {
          group = ref.b.name
          name  = "other"
        }
        rule "text" {
          group = "hub"
          name  = "text"
        }
    "#;
    let expr = "[for rule in sharing(\"rule\", \"group\", self.group) : rule.name if rule.certain] == [\"same\"]";
    assert_eq!(answers(expr, resources), [PASS]);
}

#[test]
fn sharing_tells_what_it_knows_of_those_that_are_in_doubt() {
    let resources = r#"
        thing "a" {
          group = "hub"
        }
        rule "open" {
          group = input
          name  = "open"
        }
    "#;
    let of = |condition: &str| {
        let all = "sharing(\"rule\", \"group\", self.group)";
        answers(
            &format!("anytrue([for rule in {all} : {condition}])"),
            resources,
        )
    };
    assert_eq!(of("rule.name == \"open\" && rule.certain"), [OPEN]);
    assert_eq!(of("rule.name == \"another\" && rule.certain"), [FAIL]);
}

#[test]
fn traces_are_what_is_certain_of_where_a_value_is_from() {
    for (value, known) in [
        ("\"text\"", "[\"text\"]"),
        ("ref.a.name", "[\"a\"]"),
        ("\"x-${ref.a.name}\"", "[\"a\"]"),
        ("[input, \"b\"]", "[\"b\"]"),
        ("input", "[]"),
        ("null", "[]"),
    ] {
        let same = format!("traces(self.value) == {known}");
        assert_eq!(holds(&same, &format!("value = {value}")), PASS, "{value}");
    }
}

#[test]
fn resources_are_all_of_a_type() {
    let resources = "thing \"a\" {}\nlink \"l\" {}\n";
    assert_eq!(
        answers("resources(\"link\")[0].address == \"l\"", resources),
        [PASS]
    );
    assert_eq!(answers("resources(\"other\") == []", resources), [PASS]);
}

#[test]
fn concepts_leave_open_what_may_not_be() {
    let expr = "[for g in concepts(\"guard\") : g.level] == [3]";
    let certain = "thing \"a\" {}\nguard \"g\" {\n active = true\n level = 3\n}\n";
    assert_eq!(answers(expr, certain), [PASS]);
    let unknown = "thing \"a\" {}\nguard \"g\" {\n active = input\n level = 3\n}\n";
    assert_eq!(answers(expr, unknown), [OPEN]);
    let none = "thing \"a\" {}\nguard \"g\" {\n active = false\n}\n";
    assert_eq!(answers(expr, none), [FAIL]);
}

#[test]
fn statements_have_one_form() {
    let text = r#"a = "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:*\"}}""#;
    for (expr, expected) in [
        ("policy_statements(self.a)[0].Action == [\"s3:*\"]", PASS),
        ("policy_statements(self.a)[0].NotAction == []", PASS),
        ("policy_statements(self.a)[0].Principal == \"*\"", PASS),
        ("policy_statements(self.absent) == []", PASS),
    ] {
        assert_eq!(holds(expr, text), expected, "{expr}");
    }
}

#[test]
fn a_policy_with_unknown_parts_is_read_around_them() {
    let text = r#"a = <<-EOT
    {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::${input}:root"},
      "Action": ${input}, "Resource": "*"}]}
    EOT
"#;
    assert_eq!(
        holds("policy_statements(self.a)[0].Resource == [\"*\"]", text),
        PASS
    );
    assert_eq!(
        holds("policy_statements(self.a)[0].Principal.AWS == \"*\"", text),
        FAIL
    );
    assert_eq!(
        holds("policy_statements(self.a)[0].Action == [\"*\"]", text),
        OPEN
    );
    assert_eq!(holds("policy_statements(self.a) == []", "a = input"), OPEN);
}

#[test]
fn patterns_are_found_in_texts() {
    let resources = r#"
        thing "a" { image = "nginx:latest" }
        thing "b" { image = "nginx" }
        thing "c" { image = null }
        thing "d" { image = 1 }
        thing "e" { image = input }
    "#;
    let expr = "matches(\":[^/:]+$\", self.image)";
    let expected = [PASS, FAIL, FAIL, FAIL, OPEN];
    assert_eq!(answers(expr, resources), expected);
    let expr = "matches(\"^[0-9]$\", self.image)";
    assert_eq!(answers(expr, "thing \"a\" { image = 1 }"), [PASS]);
}

#[test]
fn selectors_select_labels() {
    let labels = "labels = { app = \"web\", tier = \"front\" }";
    for (selector, expected) in [
        ("{}", PASS),
        ("{ app = \"web\" }", PASS),
        ("{ app = \"db\" }", FAIL),
        ("{ app = \"web\", zone = \"a\" }", FAIL),
        ("{ matchLabels = { app = \"web\" } }", PASS),
        ("{ matchLabels = { app = input } }", OPEN),
        ("{ matchLabels = { app = input, tier = \"back\" } }", FAIL),
        (
            "{ matchExpressions = [{ key = \"app\", operator = \"In\", values = [\"web\"] }] }",
            PASS,
        ),
        (
            "{ matchExpressions = [{ key = \"app\", operator = \"NotIn\", values = [\"web\"] }] }",
            FAIL,
        ),
        (
            "{ matchExpressions = [{ key = \"zone\", operator = \"DoesNotExist\" }] }",
            PASS,
        ),
        ("null", FAIL),
    ] {
        let body = format!("{labels}\nselector = {selector}");
        assert_eq!(
            holds("selects(self.selector, self.labels)", &body),
            expected,
            "{selector}"
        );
    }
}

#[test]
fn blocks_of_the_kubernetes_provider_become_a_manifest() {
    let body = r#"
metadata {
  labels = { some_key = "x" }
}
spec {
  host_pid = true
  container {
    name = "a"
    port {
      container_port = 80
    }
    security_context {
      run_as_non_root = true
    }
    liveness_probe {
      http_get {
        port = 8080
      }
    }
  }
}
"#;
    for expr in [
        "manifest(self).spec.hostPID",
        "manifest(self).metadata.labels.some_key == \"x\"",
        "manifest(self.spec).containers[0].securityContext.runAsNonRoot",
        "manifest(self.spec).containers[0].ports[0].containerPort == 80",
        "manifest(self).spec.containers[0].livenessProbe.httpGet.port == 8080",
    ] {
        assert_eq!(holds(expr, body), PASS, "{expr}");
    }
}

#[test]
fn support_is_over_from_the_day_behind_its_last() {
    let over = "!is_past(supported_until(\"engine\", self.version))";
    let answer = |version: &str| answers(over, &format!("thing \"a\" {{\n{version}\n}}"));
    assert_eq!(answer("version = \"12\""), [FAIL]);
    assert_eq!(answer("version = 12"), [FAIL]);
    assert_eq!(answer("version = \"12.3.1\""), [FAIL]);
    assert_eq!(answer("version = \"JS-18.x\""), [FAIL]);
    assert_eq!(answer("version = \"13\""), [PASS]);
    assert_eq!(answer("version = \"14\""), [PASS]);
    assert_eq!(answer("version = \"121\""), [PASS]);
    assert_eq!(answer(""), [PASS]);
    assert_eq!(answer("version = input"), [OPEN]);
}

#[test]
fn programs_are_found_with_their_flags_in_every_spelling() {
    for words in [
        r#"command = ["kubelet", "--port=10", "--read_only", "-v", "2"]"#,
        r#"command = ["/usr/bin/kubelet"]
           args = ["--port", "10", "--read-only"]"#,
        r#"args = ["kubelet", "--port", "9", "--port=10", "--read-only=true"]"#,
        r#"command = ["/bin/sh", "-c", "mkfifo /p; exec /usr/bin/kubelet --port=10 --read-only 2>&1 | tee /l"]"#,
        r#"command = ["bash", "-ec", "A=1 kubelet --read-only --port='10'"]"#,
        r#"command = ["/go-runner", "--log-file=/l", "/usr/bin/kubelet", "--port=10", "--read-only"]"#,
        r#"command = ["hyperkube", "kubelet", "--port=10", "--read-only"]"#,
    ] {
        let body = format!("containers = [{{\nname = \"c\"\n{words}\n}}]");
        for require in [
            "programs(self.containers, [\"kubelet\"])[0].flags.port == 10",
            "programs(self.containers, [\"kubelet\"])[0].flags[\"read-only\"] == true",
            "programs(self.containers, [\"kubelet\"])[0].flags.absent == null",
            "programs(self.containers, [\"kubelet\"])[0].container == \"c\"",
        ] {
            assert_eq!(holds(require, &body), PASS, "{require} {words}");
        }
    }
}

#[test]
fn programs_that_are_only_named_are_not_started() {
    for words in [
        r#"command = ["cp", "/usr/bin/kubelet", "/host"]"#,
        r#"command = ["sh", "-c", "echo kubelet; cp kubelet /x # ; kubelet"]"#,
        r#"command = ["sh", "/scripts/kubelet"]"#,
        r#"image = "kubelet""#,
        r#"args = ["--service=kube-system/kubelet"]"#,
        "command = input",
        "command = [input, \"kubelet\"]",
    ] {
        let body = format!("containers = [{{\n{words}\n}}]");
        let require = "programs(self.containers, [\"kubelet\"]) == []";
        assert_eq!(holds(require, &body), PASS, "{words}");
    }
    assert_eq!(
        holds("programs(self.absent, [\"kubelet\"]) == []", ""),
        PASS
    );
    assert_eq!(
        holds("programs(self.a, [\"kubelet\"]) == []", "a = input"),
        PASS
    );
}

#[test]
fn flags_that_are_filled_in_are_open() {
    let flags = "programs(self.containers, [\"kubelet\"])[0].flags";
    for (words, port, other) in [
        (r#"["kubelet", "--port=$(PORT)", "--other=1"]"#, OPEN, PASS),
        (r#"["kubelet", "--port", "10", "--other=1"]"#, PASS, PASS),
        (
            r#"["kubelet", "--port=10", "--other=1", input]"#,
            OPEN,
            OPEN,
        ),
        (r#"["kubelet", "--port=10", "--other", input]"#, PASS, OPEN),
        (r#"["sh", "-c", "kubelet --other=1 $ARGS"]"#, OPEN, OPEN),
    ] {
        let body = format!("containers = [{{\ncommand = {words}\n}}]");
        assert_eq!(
            holds(&format!("{flags}.port == 10"), &body),
            port,
            "{words}"
        );
        assert_eq!(
            holds(&format!("{flags}.other == 1"), &body),
            other,
            "{words}"
        );
    }
}

#[test]
fn the_case_of_what_is_not_there_is_not_there() {
    let resources = "thing \"a\" { protocol = \"TCP\" }\nthing \"b\" {}\n";
    let expr = "contains([\"tcp\"], lower(self.protocol))";
    assert_eq!(answers(expr, resources), [PASS, FAIL]);
}

#[test]
fn protocols_have_one_name() {
    for (protocol, name) in [
        ("-1", "\"all\""),
        ("\"-1\"", "\"all\""),
        ("\"*\"", "\"all\""),
        ("\"All\"", "\"all\""),
        ("6", "\"tcp\""),
        ("\"Tcp\"", "\"tcp\""),
        ("\"17\"", "\"udp\""),
        ("\"ICMP\"", "\"icmp\""),
        ("null", "null"),
    ] {
        let same = format!("protocol_name(self.a) == {name}");
        assert_eq!(holds(&same, &format!("a = {protocol}")), PASS, "{protocol}");
    }
    assert_eq!(holds("protocol_name(self.a) == \"tcp\"", "a = input"), OPEN);
}
