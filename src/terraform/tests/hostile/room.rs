//! However much some blocks take, what each block says is judged once: nobody can hide one behind what
//! is too much.

use super::{Bounds, evaluated, evaluated_within, is_bounded, main_tf, survives};
use crate::resource::{Resource, Unit};

fn resource<'u>(unit: &'u Unit, address: &str) -> &'u Resource {
    let found = unit.resources.iter().find(|it| it.address == address);
    found.unwrap_or_else(|| panic!("{address} of {} resources", unit.resources.len()))
}

#[test]
fn what_is_behind_greedy_expressions_is_evaluated_all_the_same() {
    let mut text = String::new();
    for number in 0..300 {
        text.push_str(&format!(
            "resource \"terraform_data\" \"r{number}\" {{\n  \
             input = [for a in range(1000) : [for b in range(1000) : a * b]]\n}}\n"
        ));
    }
    text.push_str("resource \"terraform_data\" \"zz\" {\n  input = [\"he${\"re\"}\"]\n}\n");
    text.push_str("module \"zz\" {\n  source = \"./m\"\n  count  = 2\n  input  = \"there\"\n}\n");
    let mut files = main_tf(text);
    let module =
        "variable \"input\" {}\nresource \"terraform_data\" \"in\" {\n  input = var.input\n}\n";
    files.push(("m/main.tf".to_owned(), module.to_owned()));
    survives(files, |unit| {
        is_bounded(unit);
        for (address, text) in [
            ("terraform_data.zz", "[\"here\"]"),
            ("module.zz[0].terraform_data.in", "\"there\""),
        ] {
            let input = resource(unit, address).attributes.get("input").unwrap();
            assert_eq!(serde_json::to_string(input).unwrap(), text, "{address}");
        }
    });
}

#[test]
fn the_end_of_a_tree_of_too_many_modules_is_reached() {
    let mut files = Vec::new();
    for at in 0..20 {
        let text = format!(
            "module \"m\" {{\n  for_each = toset([\"a\", \"b\", \"c\"])\n  source   = \"../m{}\"\n}}\n\
             output \"o\" {{\n  value = module.m\n}}\n",
            at + 1
        );
        files.push((format!("m{at}/main.tf"), text));
    }
    let last = "resource \"terraform_data\" \"leaf\" {\n  input = \"here\"\n}\noutput \"o\" {\n  value = 1\n}\n";
    files.push(("m20/main.tf".to_owned(), last.to_owned()));
    survives(files, |unit| {
        is_bounded(unit);
        let mut leaves = unit.resources.iter();
        assert!(leaves.any(|it| it.attributes.get("input").unwrap().as_str() == Some("here")));
    });
}

#[test]
fn a_block_of_too_many_instances_is_there_for_certain() {
    let text = "resource \"terraform_data\" \"r\" {\n  count = 20000\n}\n\
                module \"m\" {\n  source = \"./m\"\n  count  = 20000\n}\n";
    let module = "resource \"terraform_data\" \"r\" {}\n";
    let unit = evaluated(&[("main.tf", text), ("m/main.tf", module)]);
    is_bounded(&unit);
    for address in ["terraform_data.r[*]", "module.m[*].terraform_data.r"] {
        assert_eq!(resource(&unit, address).conditional, None, "{address}");
    }
}

/// How many blocks of a resource are known, and whether there may be more of them.
fn blocks(unit: &Unit, address: &str) -> (usize, bool) {
    let blocks = resource(unit, address).attributes.get("ingress").unwrap();
    let items = blocks.as_items().unwrap_or_default();
    let known = items.iter().filter(|it| !it.is_unknown()).count();
    (known, blocks.find_unknown().is_some())
}

#[test]
fn blocks_made_many_times_are_bounded_together_and_each_is_there_once() {
    let group = |name: &str, count: usize| {
        format!(
            "resource \"aws_security_group\" \"{name}\" {{\n  count = {count}\n  \
             dynamic \"ingress\" {{\n    for_each = range(100)\n    \
             content {{\n      from_port = ingress.value\n      to_port = ingress.value\n    }}\n  }}\n}}\n"
        )
    };
    let text = group("many", 40) + &group("one", 1);
    let bounds = Bounds {
        steps: 500_000,
        nodes: 1_000,
    };
    let unit = evaluated_within(bounds, &[("main.tf", &text)]);
    is_bounded(&unit);
    for address in ["aws_security_group.many[0]", "aws_security_group.one[0]"] {
        assert_eq!(blocks(&unit, address), (100, false), "{address}");
    }
    assert!(blocks(&unit, "aws_security_group.many[39]").1);
}

#[test]
fn what_is_written_is_no_less_known_for_being_much() {
    let rules = "  ingress {\n    from_port = 22\n    to_port = 22\n  }\n".repeat(500);
    let text = format!("resource \"aws_security_group\" \"g\" {{\n{rules}}}\n").repeat(3);
    let text = text.replace("\"g\"", "\"NAME\"");
    let named = |text: String, at: usize| text.replacen("NAME", &format!("g{at}"), 1);
    let text = (0..3).fold(text, named);
    let bounds = Bounds {
        steps: 500_000,
        nodes: 0,
    };
    let unit = evaluated_within(bounds, &[("main.tf", &text)]);
    assert_eq!(unit.diagnostics.len(), 0, "{:?}", unit.diagnostics);
    assert_eq!(blocks(&unit, "aws_security_group.g2"), (500, false));
}
