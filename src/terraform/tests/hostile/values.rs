//! Values that grow: by functions, by loops, by what all resources hold together.

use super::{chain, evaluated, is_bounded, main_tf, survives, survives_unprinted};
use crate::resource::Unit;
use crate::value::{Data, ReasonKind, Value};

/// 90,000 numbers, which is most that one expression makes.
const BIG: &str =
    "locals {\n  big = flatten([for a in range(300) : [for b in range(300) : a * 300 + b]])\n}\n";

/// One resource with this input, beside [`BIG`].
fn input(expression: &str) -> Vec<(String, String)> {
    main_tf(format!(
        "{BIG}resource \"terraform_data\" \"r\" {{\n  input = {expression}\n}}\n"
    ))
}

fn is_given_up(unit: &Unit) {
    is_bounded(unit);
    let input = unit.resources[0].attributes.get("input").unwrap();
    let unknown = input.find_unknown().unwrap();
    assert_eq!(unknown.reason.kind, ReasonKind::Bound, "{unknown:?}");
}

/// Bytes of the texts in a value, as often as they appear.
fn text_bytes(value: &Value) -> usize {
    match &value.data {
        Data::String(text) => text.len(),
        Data::Sequence(_, items) => items.iter().map(text_bytes).sum(),
        Data::Object(_, entries) => entries.values().map(text_bytes).sum(),
        _ => 0,
    }
}

#[test]
fn a_text_that_doubles_with_each_local_is_given_up() {
    survives(
        main_tf(chain(60, "\"lol\"", |it| format!("\"${{{it}}}${{{it}}}\""))),
        is_bounded,
    );
}

#[test]
fn a_list_that_doubles_with_each_local_is_given_up() {
    survives(
        main_tf(chain(60, "[1, 2]", |it| format!("concat({it}, {it})"))),
        is_bounded,
    );
}

#[test]
fn a_number_that_squares_with_each_local_is_given_up() {
    survives(
        main_tf(chain(64, "99999999999", |it| format!("{it} * {it}"))),
        |unit| {
            assert!(!unit.diagnostics.is_empty());
        },
    );
}

/// How published modules merge maps in each other: all keys of all levels, each with all maps.
#[test]
fn a_deep_merge_of_maps_comes_to_an_end() {
    let map = |at: usize| {
        let inner = (0..12).map(|key| format!("k{key} = {{ a = {at}, b = [1, 2] }}"));
        format!("{{ {} }}", inner.collect::<Vec<_>>().join(", "))
    };
    let maps: Vec<String> = (0..20)
        .map(|at| format!("{{ k0 = {0}, k1 = {0}, k{at} = {0} }}", map(at)))
        .collect();
    let mut text = format!(
        "variable \"maps\" {{\n  default = [{}]\n}}\nlocals {{\n  keys = distinct(flatten([for m in var.maps : keys(m)]))\n  l0 = [for m in var.maps : m]\n",
        maps.join(", ")
    );
    for level in 1..20 {
        text.push_str(&format!(
            "  l{level} = flatten([for m in local.l{} : [for k in local.keys : [for p in local.keys : \
             merge(m, {{ (\"${{k}}-${{p}}-{level}\") = try(m[k], null) }})]]])\n",
            level - 1
        ));
    }
    text.push_str("}\nresource \"terraform_data\" \"r\" {\n  input = merge(local.l19...)\n}\n");
    survives(main_tf(text), is_bounded);
}

#[test]
fn merging_large_maps_in_a_loop_comes_to_an_end() {
    let text =
        "[for at in local.big : merge({ for it in range(1000) : \"k${it}\" => it }, { at = at })]";
    survives(input(text), is_given_up);
    let text = "[for at in local.big : merge(local.big[*]..., { at = at })]";
    survives(input(text), |unit| assert!(!unit.diagnostics.is_empty()));
}

#[test]
fn large_values_read_in_a_loop_come_to_an_end() {
    for expression in [
        "[for at in local.big : local.big[*]]",
        "[for at in local.big : reverse(local.big)]",
        "[for at in local.big : zipmap([for it in local.big : tostring(it)], local.big)]",
        "[for at in local.big : local.big == local.big]",
        "[for at in local.big : contains(local.big, -1)]",
        "[for at in local.big : true ? local.big : []]",
        "[for at in local.big : { for it in local.big : tostring(it % 10) => it... }]",
    ] {
        survives(input(expression), is_given_up);
    }
}

#[test]
fn functions_that_compare_all_with_all_come_to_an_end() {
    for expression in [
        "distinct([for it in local.big : { a = it }])",
        "toset([for it in local.big : { a = it }])",
        "setsubtract([for it in local.big : [it]], [for it in local.big : [it]])",
        "matchkeys(local.big, local.big, local.big)",
        "setproduct(local.big, local.big)",
        "cidrsubnets(\"10.0.0.0/8\", [for it in local.big : 16]...)",
    ] {
        survives(input(expression), |_| {});
    }
}

#[test]
fn texts_made_in_a_loop_come_to_an_end() {
    for expression in [
        "[for at in local.big : format(\"%1000000s\", at)]",
        "[for at in local.big : join(\",\", local.big)]",
        "[for at in local.big : replace(join(\",\", local.big), \"/((a|b)*c|[0-9])+/\", \"$1$1\")]",
        "[for at in local.big : regexall(\"(.)(.)(.)\", join(\",\", local.big))]",
        "[for at in local.big : jsondecode(\"[${join(\",\", local.big)}]\")]",
        "[for at in local.big : yamldecode(yamlencode(local.big))]",
        "[for at in local.big : csvdecode(join(\"\\n\", local.big))]",
        "[for at in local.big : base64encode(jsonencode(local.big))]",
        "[for at in local.big : sha512(jsonencode(local.big))]",
        "[for at in local.big : indent(1000, jsonencode(local.big))]",
    ] {
        survives(input(expression), is_given_up);
    }
}

#[test]
fn yaml_that_multiplies_by_aliases_is_given_up() {
    let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
    for at in 1..12 {
        let before = at - 1;
        let aliases = vec![format!("*a{before}"); 8].join(", ");
        yaml.push_str(&format!("a{at}: &a{at} [{aliases}]\n"));
    }
    survives(
        input(&format!("yamldecode(<<EOT\n{yaml}EOT\n)")),
        is_given_up,
    );
}

#[test]
fn dynamic_blocks_in_dynamic_blocks_come_to_an_end() {
    let text = format!(
        "{BIG}resource \"a\" \"b\" {{\n  dynamic \"x\" {{\n    for_each = slice(local.big, 0, 5000)\n    content {{\n      \
         dynamic \"y\" {{\n        for_each = slice(local.big, 0, 5000)\n        content {{\n          \
         z = y.value\n        }}\n      }}\n    }}\n  }}\n}}\n"
    );
    survives(main_tf(text), is_bounded);
}

#[test]
fn what_texts_of_all_resources_take_together_is_bounded() {
    let long = "x".repeat(100_000);
    let text = format!(
        "locals {{\n  long = \"{long}\"\n}}\nresource \"terraform_data\" \"r\" {{\n  count = 10000\n  \
         input = \"${{local.long}}${{count.index}}\"\n}}\n"
    );
    survives_unprinted(main_tf(text), |unit| {
        is_bounded(unit);
        let held: usize = unit
            .resources
            .iter()
            .map(|it| text_bytes(&it.attributes))
            .sum();
        assert!(held < 200_000_000, "{held} bytes");
    });
}

#[test]
fn a_diamond_of_values_through_modules_is_evaluated_once() {
    let mut files = Vec::new();
    for at in 0..20 {
        let next = at + 1;
        let text = format!(
            "variable \"x\" {{}}\nmodule \"m\" {{\n  source = \"../m{next}\"\n  x = [var.x, var.x]\n}}\n\
             output \"x\" {{\n  value = [module.m.x, module.m.x]\n}}\n"
        );
        files.push((format!("m{at}/main.tf"), text));
    }
    let last = "variable \"x\" {}\noutput \"x\" {\n  value = var.x\n}\nresource \"terraform_data\" \"r\" {\n  input = var.x\n}\n";
    files.push(("m20/main.tf".to_owned(), last.to_owned()));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let unit = evaluated(&files);
    assert_eq!(unit.resources.len(), 1);
}

#[test]
fn patterns_compiled_in_a_loop_come_to_an_end() {
    for expression in [
        "[for at in local.big : replace(\"a\", \"/((a{100}){20}){${at % 3 + 1}}/\", \"\")]",
        "[for at in local.big : try(regex(\"(a{500}){${at}}\", \"a\"), 1)]",
        "replace(join(\"\", local.big), \"/((0|1|2){0,200}){9}x/\", \"\")",
    ] {
        survives(input(expression), is_bounded);
    }
}

#[test]
fn a_replacement_that_repeats_what_it_found_is_bounded() {
    let text = format!(
        "replace(join(\",\", local.big), \"/(?s)^(.*)$/\", \"{}\")",
        "$1".repeat(200)
    );
    survives(input(&text), is_given_up);
}

#[test]
fn files_read_in_a_loop_come_to_an_end() {
    for expression in [
        "[for at in local.big : filesha512(\"large\")]",
        "[for at in local.big : length(file(\"large\"))]",
        "[for at in local.big : templatefile(\"large\", {})]",
        "[for at in local.big : length(fileset(\".\", \"**/*.none\"))]",
    ] {
        let mut files = input(expression);
        let hidden = "x".repeat(1_000_000);
        files.push((
            "large".to_owned(),
            format!("%{{ if false }}{hidden}%{{ endif }}"),
        ));
        survives(files, is_given_up);
    }
}
