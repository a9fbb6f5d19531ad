//! What is declared more than once, which Terraform refuses.

use serde_json::json;

use super::{Estate, addresses, attribute};

const FIRST: &str = "resource \"a_b\" \"c\" {\n  x = 1\n}\nmodule \"m\" {\n  source = \"./m\"\n  x = 1\n}\nvariable \"v\" {\n  default = 1\n}\n";
const SECOND: &str = "resource \"a_b\" \"c\" {\n  x = 2\n}\nmodule \"m\" {\n  source = \"./m\"\n  x = 2\n}\nvariable \"v\" {\n  default = 2\n}\nresource \"a_b\" \"d\" {\n  x = var.v\n  y = a_b.c.x\n  z = module.m.x\n}\n";
const MODULE: &str = "variable \"x\" {}\nresource \"a_b\" \"e\" {\n  x = var.x\n}\noutput \"x\" {\n  value = var.x\n}\n";

#[test]
fn resources_and_calls_are_all_there_and_names_mean_the_first() {
    let files = [("a.tf", FIRST), ("b.tf", SECOND), ("m/m.tf", MODULE)];
    let unit = Estate::new(&files).unit();
    let expected = [
        "a_b.c",
        "a_b.c",
        "a_b.d",
        "module.m#2.a_b.e",
        "module.m.a_b.e",
    ];
    assert_eq!(addresses(&unit), expected);
    let second = unit.resources[1].attributes.get("x").unwrap();
    assert_eq!(serde_json::to_value(second).unwrap(), json!(2));
    for (name, value) in [("x", json!(1)), ("y", json!("1")), ("z", json!(1))] {
        assert_eq!(attribute(&unit, "a_b.d", name), value, "{name}");
    }
    assert_eq!(attribute(&unit, "module.m#2.a_b.e", "x"), json!(2));
}

#[test]
fn both_places_are_told() {
    let files = [("a.tf", FIRST), ("b.tf", SECOND), ("m/m.tf", MODULE)];
    let (sources, units) = Estate::new(&files).units();
    let told = units[0].diagnostics.iter().map(|diagnostic| {
        let place = diagnostic.place.unwrap();
        let file = sources.file(place.file);
        let line = file.lines().line(place.span.start);
        format!("{}:{line} {}", file.name, diagnostic.message)
    });
    let expected = [
        "b.tf:1 `a_b.c` is declared in a.tf:1 already, which Terraform refuses; both are judged, and references mean the first",
        "b.tf:4 `module.m` is declared in a.tf:4 already, which Terraform refuses; both are judged, and references mean the first",
        "b.tf:8 variable `v` is declared in a.tf:8 already, which Terraform refuses; the first one counts",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn a_file_that_opentofu_takes_another_for_is_told() {
    let files = [
        ("a.tf", "resource \"a_b\" \"c\" {}\n"),
        ("a.tofu", "resource \"a_b\" \"d\" {}\n"),
    ];
    let unit = Estate::new(&files).unit();
    assert_eq!(addresses(&unit), ["a_b.d"]);
    assert!(unit.diagnostics[0].kind.is_gap());
    assert!(unit.diagnostics[0].message.contains("a.tofu"));
}
