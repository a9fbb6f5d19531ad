//! What OpenTofu has and Terraform has not. No Terraform judges it: what is expected is from OpenTofu's
//! documentation.

use serde_json::json;

use super::{Estate, addresses, attribute};
use crate::diagnostic::DiagnosticKind;

/// The resources of a module that another is expected to call.
const PART: &str = "variable \"x\" {\n default = 1\n}\nresource \"a\" \"part\" {\n x = var.x\n}\noutput \"x\" {\n value = var.x\n}\n";

fn main(text: &str) -> Estate {
    Estate::new(&[("main.tofu", text)])
}

// https://opentofu.org/docs/language/files/
#[test]
fn a_tofu_file_replaces_the_tf_file_of_its_name() {
    let estate = Estate::new(&[
        ("a.tf", "resource \"a\" \"terraforms\" {}\n"),
        ("a.tofu", "resource \"a\" \"tofus\" {}\n"),
        ("b.tf", "resource \"a\" \"shared\" {}\n"),
        ("b.tofu.json", "{\"resource\": {\"a\": {\"json\": {}}}}"),
        ("c.tf.json", "{\"resource\": {\"a\": {\"old\": {}}}}"),
        ("c.tofu.json", "{\"resource\": {\"a\": {\"new\": {}}}}"),
    ]);
    let unit = estate.unit();
    assert_eq!(addresses(&unit), ["a.json", "a.new", "a.shared", "a.tofus"]);
}

// https://opentofu.org/docs/language/files/override/
#[test]
fn override_files_may_be_tofu_files_and_replace_those_of_their_name() {
    let estate = Estate::new(&[
        ("main.tf", "resource \"a\" \"b\" {\n x = 1\n y = 1\n}\n"),
        ("x_override.tf", "resource \"a\" \"b\" {\n x = 2\n}\n"),
        ("x_override.tofu", "resource \"a\" \"b\" {\n y = 3\n}\n"),
        (
            "override.tofu.json",
            "{\"resource\": {\"a\": {\"b\": {\"z\": 4}}}}",
        ),
    ]);
    let unit = estate.unit();
    let values = ["x", "y", "z"].map(|name| attribute(&unit, "a.b", name));
    assert_eq!(values, [json!(1), json!(3), json!(4)]);
}

#[test]
fn files_of_values_have_no_other_names() {
    let estate = Estate::new(&[
        (
            "main.tofu",
            "variable \"x\" {}\nresource \"a\" \"b\" {\n x = var.x\n}\n",
        ),
        ("terraform.tfvars", "x = 1\n"),
        ("tofu.auto.tfvars", "x = 2\n"),
        ("terraform.tofuvars", "x = 3\n"),
    ]);
    assert_eq!(attribute(&estate.unit(), "a.b", "x"), json!(2));
}

#[test]
fn tests_are_no_configuration() {
    let estate = Estate::new(&[
        ("main.tofu", "resource \"a\" \"b\" {}\n"),
        (
            "main.tofutest.hcl",
            "run \"x\" {}\nresource \"a\" \"c\" {}\n",
        ),
        ("main.tofutest.json", "{\"resource\": {\"a\": {\"d\": {}}}}"),
    ]);
    assert_eq!(addresses(&estate.unit()), ["a.b"]);
}

// https://opentofu.org/docs/language/modules/sources/
#[test]
fn a_source_may_hang_on_variables_and_locals() {
    let text = "variable \"where\" {\n default = \"parts\"\n}\nlocals {\n folder = \"./${var.where}\"\n}\n\
                module \"m\" {\n source = \"${local.folder}/one\"\n version = var.where\n}\n";
    let estate = Estate::new(&[("main.tofu", text), ("parts/one/main.tofu", PART)]);
    let unit = estate.unit();
    assert_eq!(addresses(&unit), ["module.m.a.part"]);
    assert_eq!(unit.diagnostics, []);
}

#[test]
fn a_source_in_json_may_hang_on_variables() {
    let text = "{\"variable\": {\"w\": {\"default\": \"one\"}}, \"module\": {\"m\": {\"source\": \"./${var.w}\"}}}";
    let estate = Estate::new(&[("main.tofu.json", text), ("one/main.tofu", PART)]);
    assert_eq!(addresses(&estate.unit()), ["module.m.a.part"]);
}

#[test]
fn a_source_follows_the_values_that_are_given() {
    let text = "variable \"kind\" {\n default = \"one\"\n}\nmodule \"m\" {\n source = \"./${var.kind}\"\n}\n";
    let estate = Estate::new(&[
        ("main.tofu", text),
        ("terraform.tfvars", "kind = \"two\"\n"),
        ("one/main.tofu", "resource \"a\" \"first\" {}\n"),
        ("two/main.tofu", "resource \"a\" \"second\" {}\n"),
    ]);
    let (_, units) = estate.units();
    let root = units.iter().find(|unit| unit.name == ".").unwrap();
    assert_eq!(addresses(root), ["module.m.a.second"]);
}

#[test]
fn a_source_of_a_module_within_follows_what_is_passed() {
    let inner = "variable \"to\" {}\nmodule \"n\" {\n source = var.to\n}\n";
    let estate = Estate::new(&[
        (
            "main.tofu",
            "module \"m\" {\n source = \"./inner\"\n to = \"../part\"\n}\n",
        ),
        ("inner/main.tofu", inner),
        ("part/main.tofu", PART),
    ]);
    let (_, units) = estate.units();
    let root = units.iter().find(|unit| unit.name == ".").unwrap();
    assert_eq!(addresses(root), ["module.m.module.n.a.part"]);
}

#[test]
fn a_source_that_is_not_known_is_told() {
    let estate = main(
        "variable \"where\" {}\nmodule \"m\" {\n source = var.where\n}\nmodule \"n\" {\n source = module.n.x\n}\n",
    );
    let unit = estate.unit();
    let untold: Vec<_> = unit.diagnostics.iter().map(|it| &*it.message).collect();
    assert_eq!(
        untold,
        [
            "the source of module.m is not known",
            "the source of module.n is not known"
        ]
    );
    assert!(
        unit.diagnostics
            .iter()
            .all(|it| it.kind == DiagnosticKind::UnresolvedModule)
    );
}

#[test]
fn sources_that_take_too_much_are_left_for_later() {
    let mut text = "locals {\n l0 = \"x\"\n".to_owned();
    for at in 1..60 {
        let before = at - 1;
        text.push_str(&format!(
            " l{at} = \"${{local.l{before}}}${{local.l{before}}}\"\n"
        ));
    }
    text.push_str(" round = local.round\n}\nmodule \"m\" {\n source = local.l59\n}\nmodule \"n\" {\n source = local.round\n}\n");
    assert_eq!(main(&text).unit().resources.len(), 0);
}

// https://opentofu.org/docs/language/providers/configuration/#for_each-multiple-instances-of-a-provider-configuration
#[test]
fn providers_may_be_repeated() {
    let text = "variable \"regions\" {\n default = [\"x\", \"y\"]\n}\n\
        provider \"aws\" {\n alias = \"by_region\"\n for_each = toset(var.regions)\n region = each.key\n}\n\
        resource \"aws_s3_bucket\" \"b\" {\n for_each = toset(var.regions)\n provider = aws.by_region[each.key]\n bucket = each.key\n}\n\
        resource \"aws_s3_bucket\" \"c\" {\n provider = aws.by_region[\"x\"]\n}\n\
        module \"m\" {\n source = \"./part\"\n for_each = toset(var.regions)\n providers = {\n aws = aws.by_region[each.key]\n }\n}\n";
    let estate = Estate::new(&[("main.tofu", text), ("part/main.tofu", PART)]);
    let unit = estate.unit();
    assert_eq!(unit.diagnostics, []);
    assert_eq!(
        addresses(&unit),
        [
            "aws_s3_bucket.b[\"x\"]",
            "aws_s3_bucket.b[\"y\"]",
            "aws_s3_bucket.c",
            "module.m[\"x\"].a.part",
            "module.m[\"y\"].a.part",
        ]
    );
    assert_eq!(
        attribute(&unit, "aws_s3_bucket.c", "provider"),
        json!("absent")
    );
}

#[test]
fn what_is_not_about_resources_is_passed_over() {
    let text = "variable \"pass\" {}\nvariable \"old\" {\n default = 1\n deprecated = \"use pass\"\n}\n\
        terraform {\n encryption {\n key_provider \"pbkdf2\" \"k\" {\n passphrase = var.pass\n }\n \
        method \"aes_gcm\" \"m\" {\n keys = key_provider.pbkdf2.k\n }\n \
        state {\n method = method.aes_gcm.m\n enforced = true\n }\n }\n \
        backend \"s3\" {\n bucket = \"state-${var.pass}\"\n }\n}\n\
        removed {\n from = a.gone\n lifecycle {\n destroy = true\n }\n \
        provisioner \"local-exec\" {\n when = destroy\n command = \"x ${self.id}\"\n }\n}\n\
        import {\n for_each = toset([\"x\"])\n to = a.b\n id = each.key\n}\n\
        resource \"a\" \"b\" {\n lifecycle {\n destroy = false\n }\n}\n";
    let unit = main(text).unit();
    assert_eq!(unit.diagnostics, []);
    assert_eq!(addresses(&unit), ["a.b"]);
}

// https://opentofu.org/docs/language/meta-arguments/enabled/
#[test]
fn what_is_not_enabled_is_not_there() {
    let text = "variable \"on\" {\n default = false\n}\n\
        resource \"a\" \"off\" {\n x = 1\n lifecycle {\n enabled = var.on\n }\n}\n\
        resource \"a\" \"on\" {\n x = 1\n lifecycle {\n enabled = !var.on\n }\n}\n\
        module \"m\" {\n source = \"./part\"\n lifecycle {\n enabled = var.on\n }\n}\n\
        resource \"a\" \"reader\" {\n off = a.off != null ? a.off.x : 0\n on = a.on.x\n tried = try(a.off.x, 2)\n \
        module = try(module.m.x, 3)\n}\n";
    let estate = Estate::new(&[("main.tofu", text), ("part/main.tofu", PART)]);
    let unit = estate.unit();
    assert_eq!(unit.diagnostics, []);
    assert_eq!(addresses(&unit), ["a.on", "a.reader"]);
    let values = ["off", "on", "tried", "module"].map(|it| attribute(&unit, "a.reader", it));
    assert_eq!(values, [json!(0), json!("1"), json!(2), json!(3)]);
}

#[test]
fn what_may_not_be_enabled_is_uncertain() {
    let text = "variable \"on\" {}\n\
        resource \"a\" \"b\" {\n x = 1\n lifecycle {\n enabled = var.on\n }\n}\n\
        module \"m\" {\n source = \"./part\"\n lifecycle {\n enabled = var.on\n }\n}\n";
    let estate = Estate::new(&[("main.tofu", text), ("part/main.tofu", PART)]);
    let unit = estate.unit();
    assert_eq!(addresses(&unit), ["a.b", "module.m.a.part"]);
    assert!(unit.resources.iter().all(|it| it.conditional.is_some()));
}

#[test]
fn protection_may_hang_on_variables() {
    let text = "variable \"stage\" {\n default = \"prod\"\n}\nresource \"a\" \"b\" {\n lifecycle {\n prevent_destroy = var.stage == \"prod\"\n }\n}\n";
    assert_eq!(
        attribute(&main(text).unit(), "a.b", "lifecycle"),
        json!([{"prevent_destroy": true}])
    );
}

#[test]
fn its_functions_can_be_called_in_tf_files_too() {
    let text = "resource \"a\" \"b\" {\n x = cidrcontains(\"10.0.0.0/8\", \"10.1.2.3\")\n y = urldecode(\"a%20b\")\n}\n";
    let unit = Estate::new(&[("main.tf", text)]).unit();
    assert_eq!(attribute(&unit, "a.b", "x"), json!(true));
    assert_eq!(attribute(&unit, "a.b", "y"), json!("a b"));
}
