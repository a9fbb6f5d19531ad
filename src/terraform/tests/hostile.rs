//! What a stranger's configuration may hold: it must end, soon, without a panic, and say where it
//! gave up. Each runs on a stack as small as the smallest that evaluation is run on.

mod room;
mod values;

use std::fmt::Write as _;

use super::super::unit::{self, Bounds};
use super::super::{Modules, Options};
use super::Estate;
use crate::diagnostic::DiagnosticKind;
use crate::resource::Unit;

/// Half of what a main thread has, a quarter of what the threads of a scan have.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Evaluates the root module with bounds that are soon reached.
fn evaluated(files: &[(&str, &str)]) -> Unit {
    let bounds = Bounds {
        steps: 500_000,
        nodes: 2_000_000,
    };
    evaluated_within(bounds, files)
}

fn evaluated_within(bounds: Bounds, files: &[(&str, &str)]) -> Unit {
    let estate = Estate::new(files);
    let (sources, files) = estate.load();
    let modules = Modules::load(&files, &sources);
    unit::evaluate(
        &modules.roots()[0],
        &modules,
        &Options::default(),
        None,
        bounds,
    )
}

/// Evaluates on a small stack, prints, drops.
fn survives(files: Vec<(String, String)>, judge: impl FnOnce(&Unit) + Send + 'static) {
    let work = move || {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let unit = evaluated(&files);
        for resource in &unit.resources {
            let text = serde_json::to_string(&resource.attributes).unwrap();
            assert!(text.len() < 40_000_000);
        }
        judge(&unit);
    };
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    thread.spawn(work).unwrap().join().unwrap();
}

fn main_tf(text: String) -> Vec<(String, String)> {
    vec![("main.tf".to_owned(), text)]
}

fn is_bounded(unit: &Unit) {
    assert!(
        unit.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.kind == DiagnosticKind::Bound),
        "{:?}",
        unit.diagnostics
    );
}

/// `l0` is `first`, each further local what `next` makes of the name before it. Resources ask for
/// the locals from the first to the last, so that no chain of demands is long.
fn chain(length: usize, first: &str, next: impl Fn(&str) -> String) -> String {
    let mut text = format!("locals {{\n  l0 = {first}\n");
    for at in 1..length {
        writeln!(text, "  l{at} = {}", next(&format!("local.l{}", at - 1))).unwrap();
    }
    text.push_str("}\n");
    for at in 0..length {
        writeln!(
            text,
            "resource \"terraform_data\" \"r{at:05}\" {{\n  input = local.l{at}\n}}"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_value_nested_by_a_chain_of_locals_is_given_up() {
    survives(
        main_tf(chain(2_000, "1", |it| format!("[{it}]"))),
        is_bounded,
    );
}

#[test]
fn a_value_that_doubles_with_each_local_is_given_up() {
    survives(
        main_tf(chain(60, "\"lol\"", |it| format!("[{it}, {it}]"))),
        is_bounded,
    );
}

#[test]
fn an_unknown_text_that_doubles_with_each_local_is_given_up() {
    let text = chain(40, "var.x", |it| format!("\"${{{it}}}-${{{it}}}\""));
    survives(main_tf(format!("variable \"x\" {{}}\n{text}")), |unit| {
        let last = &unit.resources.last().unwrap().attributes;
        let reason = &last.get("input").unwrap().as_unknown().unwrap().reason;
        assert!(
            !unit.diagnostics.is_empty() || reason.kind == crate::value::ReasonKind::Bound,
            "{reason:?}"
        );
    });
}

#[test]
fn json_within_json_of_something_unknown_is_given_up() {
    let text = chain(2_000, "var.x", |it| format!("jsonencode({{ a = {it} }})"));
    survives(main_tf(format!("variable \"x\" {{}}\n{text}")), is_bounded);
}

#[test]
fn texts_made_of_texts_forget_what_they_were_made_of() {
    let text = chain(3_000, "\"x\"", |it| {
        format!("replace(jsonencode([{it}]), \"/[^x]/\", \"\")")
    });
    survives(main_tf(text), |unit| {
        let last = &unit.resources.last().unwrap().attributes;
        assert_eq!(last.get("input").unwrap().as_str(), Some("x"));
    });
}

#[test]
fn an_origin_as_long_as_the_configuration_is_cut() {
    survives(main_tf(chain(10_000, "\"x\"", str::to_owned)), |unit| {
        let last = &unit.resources.last().unwrap().attributes;
        let value = last.get("input").unwrap();
        assert_eq!(value.as_str(), Some("x"));
        assert!(value.origin.hops().count() < 100);
    });
}

#[test]
fn a_long_chain_of_references_is_given_up() {
    let mut text = chain(10_000, "1", |it| format!("{it} + 1"));
    let resources = text.find("resource").unwrap();
    text.truncate(resources);
    text.push_str("resource \"terraform_data\" \"r\" {\n  input = local.l9999\n}\n");
    survives(main_tf(text), is_bounded);
}

#[test]
fn resources_that_hold_one_another_are_given_up() {
    let mut text = "resource \"terraform_data\" \"r0\" {\n  input = 1\n}\n".to_owned();
    for at in 1..2_000 {
        let before = at - 1;
        writeln!(
            text,
            "resource \"terraform_data\" \"r{at}\" {{\n  input = terraform_data.r{before}\n}}"
        )
        .unwrap();
    }
    survives(main_tf(text), is_bounded);
}

#[test]
fn deep_expressions_along_a_deep_chain_fit_the_stack() {
    let (open, close) = ("(".repeat(100), ")".repeat(100));
    let mut text = chain(1_000, "1", |it| format!("{open}{it}{close}"));
    let resources = text.find("resource").unwrap();
    text.truncate(resources);
    text.push_str("resource \"terraform_data\" \"r\" {\n  input = local.l999\n}\n");
    survives(main_tf(text), is_bounded);
}

#[test]
fn deep_loops_and_conditionals_along_a_chain_fit_the_stack() {
    let open = "[for x in [true ? ".repeat(25);
    let close = " : null] : try(x, 1)]".repeat(25);
    let mut text = chain(1_000, "1", |it| format!("{open}{it}{close}"));
    let resources = text.find("resource").unwrap();
    text.truncate(resources);
    text.push_str("resource \"terraform_data\" \"r\" {\n  input = local.l999\n}\n");
    survives(main_tf(text), |_| {});
}

#[test]
fn deep_templates_along_a_chain_fit_the_stack() {
    let (open, close) = ("%{ if true }".repeat(60), "%{ endif }".repeat(60));
    let mut text = chain(1_000, "\"x\"", |it| format!("\"{open}${{{it}}} {close}\""));
    let resources = text.find("resource").unwrap();
    text.truncate(resources);
    text.push_str("resource \"terraform_data\" \"r\" {\n  input = local.l999\n}\n");
    survives(main_tf(text), is_bounded);
}

#[test]
fn deep_blocks_along_a_chain_of_resources_fit_the_stack() {
    let (open, close) = ("b {\n".repeat(60), "}\n".repeat(60));
    let mut text = String::new();
    for at in 0..1_000 {
        let next = at + 1;
        writeln!(
            text,
            "resource \"a\" \"r{at}\" {{\n{open}x = a.r{next}.y\n{close}}}"
        )
        .unwrap();
    }
    text.push_str("resource \"a\" \"r1000\" {}\n");
    survives(main_tf(text), is_bounded);
}

#[test]
fn a_chain_through_modules_and_functions_fits_the_stack() {
    let mut text = String::new();
    for at in 0..500 {
        let next = at + 1;
        writeln!(
            text,
            "module \"m{at}\" {{\n  source = \"./part\"\n  x = [for it in [1] : \
             try(module.m{next}.x[*], merge({{ a = it }}, {{}}).b)][0]\n}}"
        )
        .unwrap();
    }
    text.push_str("module \"m500\" {\n  source = \"./part\"\n  x = 1\n}\n");
    let mut files = main_tf(text);
    files.push((
        "part/main.tf".to_owned(),
        "variable \"x\" {}\noutput \"x\" {\n  value = var.x\n}\n\
         resource \"terraform_data\" \"r\" {\n  input = var.x\n}\n"
            .to_owned(),
    ));
    survives(files, is_bounded);
}

#[test]
fn too_many_instances_are_one_placeholder() {
    let text = "resource \"terraform_data\" \"r\" {\n  count = 1000000000\n}\n";
    survives(main_tf(text.to_owned()), |unit| {
        is_bounded(unit);
        assert_eq!(unit.resources.len(), 1);
    });
}

#[test]
fn nested_loops_come_to_an_end() {
    let text = "locals {\n  big = setproduct(range(200), range(200))\n}\nresource \"terraform_data\" \"r\" {\n  \
                input = [for a in local.big : length([for b in local.big : b])]\n}\n";
    survives(main_tf(text.to_owned()), is_bounded);
}

#[test]
fn functions_of_large_values_in_a_loop_come_to_an_end() {
    let text = "locals {\n  big = setproduct(range(200), range(200))\n}\nresource \"terraform_data\" \"r\" {\n  \
                input = [for a in local.big : length(jsonencode(local.big))]\n}\n";
    survives(main_tf(text.to_owned()), is_bounded);
}

#[test]
fn products_and_templates_come_to_an_end() {
    let text = "locals {\n  t = range(100)\n}\nresource \"terraform_data\" \"product\" {\n  \
                input = setproduct(local.t, local.t, local.t, local.t, local.t)\n}\n\
                resource \"terraform_data\" \"text\" {\n  input = \"%{ for a in range(1000) }\
                %{ for b in range(1000) }%{ for c in range(1000) }x%{ endfor }%{ endfor }\
                %{ endfor }\"\n}\n\
                resource \"terraform_data\" \"file\" {\n  input = templatefile(\"t.tftpl\", {})\n}\n";
    let file = "%{ for a in range(1000) }%{ for b in range(1000) }%{ for c in range(1000) }${\"\"}%{ endfor }%{ endfor }%{ endfor }";
    let mut files = main_tf(text.to_owned());
    files.push(("t.tftpl".to_owned(), file.to_owned()));
    survives(files, |unit| {
        for resource in &unit.resources {
            let input = resource.attributes.get("input").unwrap();
            assert!(input.is_unknown(), "{}", resource.address);
        }
    });
}

#[test]
fn a_diamond_of_modules_is_given_up() {
    let mut files = Vec::new();
    for at in 0..20 {
        let next = at + 1;
        let text = format!(
            "module \"a\" {{\n  source = \"../m{next}\"\n}}\nmodule \"b\" {{\n  \
             source = \"../m{next}\"\n}}\nresource \"terraform_data\" \"r\" {{}}\n"
        );
        files.push((format!("m{at}/main.tf"), text));
    }
    files.push((
        "m20/main.tf".to_owned(),
        "resource \"terraform_data\" \"r\" {}\n".to_owned(),
    ));
    survives(files, is_bounded);
}

#[test]
fn a_module_that_fans_out_into_itself_is_given_up() {
    let text = "module \"m\" {\n  source = \"./\"\n  for_each = toset([\"a\", \"b\", \"c\"])\n}\n\
                resource \"terraform_data\" \"r\" {}\n";
    survives(main_tf(text.to_owned()), |unit| {
        assert_eq!(unit.resources.len(), 1);
        assert_eq!(unit.diagnostics[0].message, "module.m calls itself");
    });
}

#[test]
fn what_all_resources_hold_together_is_bounded() {
    let text = "locals {\n  big = setproduct(range(200), range(200))\n}\nresource \"terraform_data\" \"r\" {\n  \
                count = 100\n  input = local.big\n}\n";
    let work = main_tf(text.to_owned());
    survives_unprinted(work, |unit| {
        is_bounded(unit);
        let known = unit.resources.iter();
        let known = known.filter(|it| !it.attributes.get("input").unwrap().is_unknown());
        assert!(known.count() < 30);
    });
}

#[test]
fn greedy_blocks_leave_room_for_the_others() {
    let mut text = String::new();
    for number in 0..40 {
        text.push_str(&format!(
            "resource \"terraform_data\" \"r{number}\" {{\n  count = 10000\n}}\n"
        ));
    }
    text.push_str("module \"m\" {\n  source = \"./m\"\n  count  = 5000\n}\n");
    text.push_str("resource \"terraform_data\" \"zz\" {\n  count = 3\n  input = \"here\"\n}\n");
    let mut work = main_tf(text);
    let module = "resource \"terraform_data\" \"in\" {}\n";
    work.push(("m/main.tf".to_owned(), module.to_owned()));
    survives_unprinted(work, |unit| {
        is_bounded(unit);
        let last = unit
            .resources
            .iter()
            .filter(|it| it.address.starts_with("terraform_data.zz["));
        assert_eq!(last.count(), 3);
        assert!(unit.resources.len() < 100_000);
    });
}

fn survives_unprinted(files: Vec<(String, String)>, judge: impl FnOnce(&Unit)) {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    judge(&evaluated(&files));
}
